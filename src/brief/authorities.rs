//! The documents of a brief, in the order of a Kenyan table of authorities: constitution,
//! statutes, subsidiary legislation, Bills, Kenyan cases by rank of court, foreign cases,
//! treaty bodies, statements and reports.

use std::cmp::Reverse;

use crate::cite;
use crate::engine::EngineError;
use crate::model::{Document, Kind, Source, Verification};

use super::build::Builder;
use super::data::{Authority, SourceLine};

/// The groups in their order.
const GROUPS: &[&str] = &[
    "Constitution",
    "Statutes",
    "Subsidiary legislation",
    "Bills",
    "Kenyan cases",
    "Foreign cases",
    "Treaty bodies",
    "Statements and reports",
];

fn group(document: &Document) -> usize {
    let country = document
        .court
        .as_deref()
        .and_then(cite::court)
        .map(|court| court.country.as_str());
    match (document.kind, country) {
        (Kind::Constitution, _) => 0,
        (Kind::Act, _) => 1,
        (Kind::Rules | Kind::Regulations, _) => 2,
        (Kind::Bill, _) => 3,
        (kind, Some("int")) if kind.is_decision() => 6,
        (kind, Some("ke") | None) if kind.is_decision() => 4,
        (kind, Some(_)) if kind.is_decision() => 5,
        _ => 7,
    }
}

fn rank(document: &Document) -> u8 {
    document
        .court
        .as_deref()
        .and_then(cite::court)
        .map_or(u8::MAX, |court| court.rank)
}

/// The documents that the brief's notes cite, and those that the author of the issue names.
pub(super) fn table(builder: &mut Builder<'_>) -> Result<Vec<Authority>, EngineError> {
    let mut rows = Vec::new();
    let cited = builder.cited.clone();
    for (id, notes) in cited {
        if let Some(document) = builder.document(&id)? {
            let row = row(&document, notes, document.verification, None);
            rows.push((key(&document), row));
        }
    }
    for named in &builder.issue.authorities {
        let Some(document) = builder.referred(&named.reference)? else {
            continue;
        };
        if builder.cited.contains_key(&document.id) {
            continue;
        }
        let row = row(
            &document,
            Vec::new(),
            named.verification,
            named.note.clone(),
        );
        rows.push((key(&document), row));
    }
    rows.sort_by(|a, b| a.0.cmp(&b.0));
    Ok(rows.into_iter().map(|(_, row)| row).collect())
}

type Key = (usize, u8, Reverse<i64>, String);

fn key(document: &Document) -> Key {
    let date = document.date.map_or(0, |date| date.first_day());
    (
        group(document),
        rank(document),
        Reverse(date),
        document.title.clone(),
    )
}

fn row(
    document: &Document,
    notes: Vec<usize>,
    verification: Verification,
    note: Option<String>,
) -> Authority {
    let citation = document
        .citation()
        .map(|citation| match citation.verification {
            Verification::Unverified => format!("{} (unverified)", citation.cite),
            _ => citation.cite.clone(),
        })
        .or_else(|| document.cap.as_ref().map(|cap| format!("Cap. {cap}")))
        .or_else(|| document.number.first().cloned());
    Authority {
        document: document.id.to_string(),
        group: GROUPS[group(document)].to_owned(),
        title: document.title.clone(),
        citation,
        date: document.date,
        standing: document
            .standing
            .as_ref()
            .map(|standing| standing.state.label()),
        notes,
        verification,
        verification_label: verification.label(),
        note,
        text_kind: document.text.as_str().to_owned(),
    }
}

/// A source by the name under which a reader knows it.
pub(super) fn source_line(source: &Source) -> SourceLine {
    let name = source
        .publisher
        .clone()
        .or_else(|| source.title.clone())
        .or_else(|| source.document.as_ref().map(ToString::to_string))
        .unwrap_or_else(|| source.id.clone());
    SourceLine {
        name,
        title: source.title.clone(),
        url: source.url.clone(),
        document: source.document.as_ref().map(ToString::to_string),
    }
}
