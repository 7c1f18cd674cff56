//! A table of the documents, as RFC 4180 has it.

use crate::model::Document;

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
    let mut out = row(COLUMNS.iter().map(|name| (*name).to_owned()));
    for document in documents {
        let parties = document
            .parties
            .iter()
            .map(|party| format!("{} ({})", party.name, party.role));
        let list = |items: &[String]| items.join("; ");
        let some = |value: &Option<String>| value.clone().unwrap_or_default();
        out.push_str(&row([
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

/// A row. A value that a spreadsheet would take for a formula begins with an apostrophe.
fn row(values: impl IntoIterator<Item = String>) -> String {
    let cells: Vec<String> = values
        .into_iter()
        .map(|value| {
            let value = if value.starts_with(['=', '+', '-', '@', '\t', '\r']) {
                format!("'{value}")
            } else {
                value
            };
            if value.contains(['"', ',', '\n', '\r']) {
                format!("\"{}\"", value.replace('"', "\"\""))
            } else {
                value
            }
        })
        .collect();
    format!("{}\r\n", cells.join(","))
}

#[cfg(test)]
mod tests {
    use super::row;

    #[test]
    fn cells_are_quoted_and_no_formulas() {
        let cells = ["a,b", "\"c\"", "=1+1", "d"].map(str::to_owned);
        assert_eq!(row(cells), "\"a,b\",\"\"\"c\"\"\",'=1+1,d\r\n");
    }
}
