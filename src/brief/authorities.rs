//! The documents of a brief, in the order of a Kenyan table of authorities.

use crate::analysis::{group_of, order_of};
use crate::engine::EngineError;
use crate::model::{Document, Source, Verification};

use super::build::{Builder, dangling};
use super::data::{Authority, SourceLine};
use super::standing::is_of_later;

/// The documents that the brief's notes cite, and those that the author of the issue names.
pub(super) fn table(builder: &mut Builder<'_>) -> Result<Vec<Authority>, EngineError> {
    let mut rows = Vec::new();
    let cited = builder.ledger.cited.clone();
    for (id, notes) in cited {
        if let Some(document) = builder.ledger.document(&id)? {
            let places = builder.ledger.places_of(&document.id);
            let standing = builder.stand(&document)?.label();
            let cited = (notes, places);
            let row = row(&document, cited, document.verification, (standing, None));
            rows.push((order_of(&document), row));
        }
    }
    for named in &builder.issue.authorities {
        let Some(document) = builder.ledger.referred(&named.reference)? else {
            let finding = dangling(builder.issue, &named.reference);
            builder.ledger.findings.push(finding);
            continue;
        };
        if builder.ledger.cited.contains_key(&document.id)
            || is_of_later(&document, builder.options.as_at)
        {
            continue;
        }
        let standing = builder.stand(&document)?.label();
        let row = row(
            &document,
            (Vec::new(), Vec::new()),
            named.verification,
            (standing, named.note.clone()),
        );
        rows.push((order_of(&document), row));
    }
    rows.sort_by(|a, b| a.0.cmp(&b.0));
    Ok(rows.into_iter().map(|(_, row)| row).collect())
}

fn row(
    document: &Document,
    (notes, places): (Vec<usize>, Vec<String>),
    verification: Verification,
    (standing, note): (Option<String>, Option<String>),
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
        group: group_of(document).label().to_owned(),
        title: document.title.clone(),
        citation,
        date: document.date,
        standing,
        notes,
        places,
        verification,
        verification_label: verification.label(),
        note,
        text_kind: document.text.as_str().to_owned(),
        elsewhere: Vec::new(),
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
