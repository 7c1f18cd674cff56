//! The sections of a pack, each with one kind of speech.

use std::collections::BTreeSet;

use crate::engine::EngineError;
use crate::model::{DocId, Document, Kind, Voice};

use super::super::build::Builder;
use super::super::data::{Brief, Section, Statement};
use super::super::standing::Stand;
use super::super::summary::closed;

/// Where a section of the pack comes from, by its kind.
pub(super) const HAPPENED: &str = "happened";
pub(super) const DECIDED: &str = "decided";
pub(super) const ORDERED: &str = "ordered";
pub(super) const UNDECIDED: &str = "undecided";
pub(super) const SAYS: &str = "says";
pub(super) const NEXT: &str = "next";
pub(super) const SINCE: &str = "since";

/// The sections in the order of a story. Sections without a sentence are left out.
pub(super) fn sections(
    builder: &mut Builder<'_>,
    brief: &Brief,
) -> Result<Vec<Section>, EngineError> {
    let first_decision = brief
        .answers
        .iter()
        .filter(|answer| answer.decided)
        .filter_map(|answer| answer.date)
        .min();
    let of_kind = |kind: &'static str| {
        brief
            .sections
            .iter()
            .filter(move |section| section.kind == kind)
    };
    let decided: Vec<Statement> = brief
        .answers
        .iter()
        .filter(|answer| answer.decided)
        .map(|answer| answer.statement.clone())
        .chain(of_kind("findings").flat_map(|section| section.statements.clone()))
        .collect();
    let undecided: Vec<Statement> = brief
        .answers
        .iter()
        .filter(|answer| !answer.decided)
        .map(|answer| answer.statement.clone())
        .collect();
    let ordered: Vec<Statement> = brief
        .orders
        .iter()
        .map(|order| {
            let mut statement = order.statement.clone();
            let until = order
                .until
                .map_or_else(String::new, |until| format!(", until {}", until.in_words()));
            statement.why = Some(format!("status: {}{until}", order.status_label));
            statement
        })
        .collect();
    let (before, mut since): (Vec<Statement>, Vec<Statement>) = of_kind("statements")
        .flat_map(|section| section.statements.clone())
        .partition(|said| match (said.date, first_decision) {
            (Some(date), Some(decision)) => date.last_day() < decision.first_day(),
            (_, None) => true,
            (None, Some(_)) => false,
        });
    since.sort_by_key(|said| (said.date, said.note));
    let happened: Vec<Statement> = of_kind("background")
        .flat_map(|section| section.statements.clone())
        .chain(before)
        .collect();
    let mut sections = vec![
        section(HAPPENED, "What happened", happened),
        section(DECIDED, "What the court decided", decided),
        section(ORDERED, "What it ordered", ordered),
        section(UNDECIDED, "What it did not decide", undecided),
    ];
    for argued in of_kind("arguments") {
        let side = argued
            .statements
            .first()
            .and_then(|statement| statement.voice)
            .map_or("a side", Voice::label);
        sections.push(section(
            SAYS,
            &format!("What {side} argued"),
            argued.statements.clone(),
        ));
    }
    sections.push(section(NEXT, "What happens next", next(builder, brief)?));
    sections.push(section(SINCE, "Who said what since", since));
    for found in of_kind("candidates") {
        sections.push(found.clone());
    }
    for section in sections
        .iter_mut()
        .filter(|section| section.kind == DECIDED)
    {
        for statement in &mut section.statements {
            let id = statement
                .sources
                .first()
                .map(|source| source.document.as_str());
            let Some(id) = id.and_then(|id| id.parse::<DocId>().ok()) else {
                continue;
            };
            let Some(document) = builder.ledger.document(&id)? else {
                continue;
            };
            statement.why = builder.stand(&document)?.warning();
        }
    }
    for section in &mut sections {
        let mut seen = BTreeSet::new();
        section
            .statements
            .retain(|statement| seen.insert((statement.note, statement.text.clone())));
    }
    sections.retain(|section| !section.statements.is_empty());
    Ok(sections)
}

fn section(kind: &str, heading: &str, statements: Vec<Statement>) -> Section {
    Section {
        heading: heading.to_owned(),
        kind: kind.to_owned(),
        statements,
    }
}

/// How each decision of the brief stands, and the cases that are still open.
fn next(builder: &mut Builder<'_>, brief: &Brief) -> Result<Vec<Statement>, EngineError> {
    let mut ids: Vec<DocId> = Vec::new();
    let decisions = brief
        .answers
        .iter()
        .map(|answer| &answer.document)
        .chain(brief.orders.iter().map(|order| &order.document));
    for id in decisions.filter_map(|id| id.parse::<DocId>().ok()) {
        if !ids.contains(&id) {
            ids.push(id);
        }
    }
    let open: Vec<DocId> = builder
        .ledger
        .documents()
        .filter(|document| document.kind == Kind::Proceeding && !ids.contains(&document.id))
        .map(|document| document.id.clone())
        .collect();
    ids.extend(open);
    let mut statements = Vec::new();
    for id in ids {
        let Some(document) = builder.ledger.document(&id)? else {
            continue;
        };
        let stand = builder.stand(&document)?;
        if let Some(text) = standing(&document, &stand) {
            let evidence = stand.evidence.as_ref();
            statements.push(builder.ledger.front_matter(&document, text, evidence));
        }
    }
    Ok(statements)
}

/// How a decision stands, for whoever asks whether it is final.
fn standing(document: &Document, stand: &Stand) -> Option<String> {
    let label = stand.label().filter(|_| !stand.is_silent())?;
    let note = stand
        .note
        .as_ref()
        .map_or_else(String::new, |note| format!(". {note}"));
    Some(closed(
        format!("{}: {label}{note}", document.short_title(),),
    ))
}
