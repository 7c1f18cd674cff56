//! Facts at a glance: what a sub-editor checks first.

use serde::Serialize;

use crate::cite;
use crate::engine::EngineError;
use crate::model::{DocId, Document};

use super::super::build::Builder;
use super::super::data::{Brief, Statement};
use super::super::summary::{decision_line, parties_line};

/// The most decisions that the box speaks of: it fits a page.
const DECISIONS: usize = 3;

/// A line of the box.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Fact {
    /// What the line is about.
    pub label: String,
    /// What is so.
    pub statement: Statement,
    /// How the decision stands, where the line tells of one that binds no more: the box is read
    /// alone, so it cannot leave that to the sections.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub standing: Option<String>,
}

/// The lines: the latest decisions on the issue with their parties and answers.
pub(super) fn facts(builder: &mut Builder<'_>, brief: &Brief) -> Result<Vec<Fact>, EngineError> {
    let answers: Vec<_> = brief
        .answers
        .iter()
        .filter(|answer| answer.decided)
        .collect();
    // Decisions of the matter's own country first, then the latest.
    let home = builder.ledger.engine.matter_file()?.jurisdiction;
    let mut abroad = Vec::new();
    for answer in &answers {
        let id = answer.document.parse::<DocId>().ok();
        let document = match id {
            Some(id) => builder.ledger.document(&id)?,
            None => None,
        };
        abroad.push(document.is_some_and(|document| is_abroad(&document, &home)));
    }
    let mut answers: Vec<_> = answers.into_iter().zip(abroad).collect();
    answers.sort_by_key(|(answer, abroad)| (*abroad, std::cmp::Reverse(answer.date)));
    let mut facts: Vec<Fact> = Vec::new();
    let mut ids: Vec<DocId> = Vec::new();
    for (answer, _) in answers {
        let Ok(id) = answer.document.parse::<DocId>() else {
            continue;
        };
        if ids.contains(&id) || ids.len() == DECISIONS {
            continue;
        }
        ids.push(id.clone());
        let Some(document) = builder.ledger.document(&id)? else {
            continue;
        };
        let standing = builder.stand(&document)?.warning();
        let mut fact = |label: &str, text: String, standing: Option<String>| {
            let statement = builder.ledger.front_matter(&document, text, None);
            facts.push(Fact {
                label: label.to_owned(),
                statement,
                standing,
            });
        };
        fact("Decision", decision_line(&document), standing.clone());
        if let Some(parties) = parties_line(&document) {
            fact("Parties", parties, None);
        }
        facts.push(Fact {
            label: "Held".to_owned(),
            statement: answer.statement.clone(),
            standing,
        });
    }
    Ok(facts)
}

/// Whether a decision is of a court of another country than the matter's.
pub(super) fn is_abroad(document: &Document, home: &str) -> bool {
    document
        .court
        .as_deref()
        .and_then(cite::court)
        .is_some_and(|court| court.country != home)
}
