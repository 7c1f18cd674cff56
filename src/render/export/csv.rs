//! A table of the documents, as RFC 4180 has it.

use crate::model::Document;

use super::super::rows::csv_row;
use super::{citations, court};

/// The columns.
const COLUMNS: &[&str] = &[
    "id",
    "kind",
    "title",
    "short",
    "date",
    "court",
    "station",
    "number",
    "citations",
    "parties",
    "bench",
    "outcome",
    "standing",
    "speaker",
    "office",
    "publisher",
    "issues",
    "text",
    "verification",
    "url",
    "work",
];

/// The documents as rows below a head.
#[must_use]
pub fn csv(documents: &[Document]) -> String {
    let mut out = csv_row(COLUMNS);
    for document in documents {
        let parties = document
            .parties
            .iter()
            .map(|party| format!("{} ({})", party.name, party.role));
        let list = |items: &[String]| items.join("; ");
        let some = |value: &Option<String>| value.clone().unwrap_or_default();
        out.push_str(&csv_row([
            document.id.to_string(),
            document.kind.to_string(),
            document.title.clone(),
            some(&document.short),
            document
                .date
                .map_or_else(String::new, |date| date.to_string()),
            court(document).unwrap_or_default(),
            some(&document.station),
            list(&document.number),
            citations(document).join("; "),
            parties.collect::<Vec<_>>().join("; "),
            list(&document.bench),
            some(&document.outcome),
            document
                .standing
                .as_ref()
                .map_or_else(String::new, |standing| standing.state.label()),
            some(&document.speaker),
            some(&document.office),
            list(&document.publisher),
            document
                .issues
                .iter()
                .map(ToString::to_string)
                .collect::<Vec<_>>()
                .join("; "),
            document.text.to_string(),
            document.verification.label(),
            document.url().unwrap_or_default().to_owned(),
            some(&document.work),
        ]));
    }
    out
}
