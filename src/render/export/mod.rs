//! The documents of a matter in the formats of other programs.

mod akn;
mod bibtex;
mod csl;
mod csv;
mod jsonl;

use crate::model::{Document, PartialDate};

pub use akn::akn;
pub use bibtex::bibtex;
pub use csl::csl_json;
pub use csv::csv;
pub use jsonl::jsonl;

/// The citations that a source shows, best first; those that none shows say so.
fn citations(document: &Document) -> Vec<String> {
    let (shown, others): (Vec<_>, Vec<_>) = document
        .citations
        .iter()
        .partition(|citation| citation.verification != crate::model::Verification::Unverified);
    let shown = shown.into_iter().map(|citation| citation.cite.clone());
    let others = others
        .into_iter()
        .map(|citation| format!("{} (unverified)", citation.cite));
    shown.chain(others).collect()
}

/// The court by its name.
fn court(document: &Document) -> Option<String> {
    let code = document.court.as_deref()?;
    Some(crate::cite::court(code).map_or_else(|| code.to_owned(), |court| court.name.clone()))
}

/// The parts of a date that are known: year, month, day.
fn date_parts(date: PartialDate) -> Vec<u32> {
    date.to_string()
        .split('-')
        .filter_map(|part| part.parse().ok())
        .collect()
}
