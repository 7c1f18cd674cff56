//! A judgment from what a reader found in its file.

use super::imported::{Imported, Reading, Warning, WarningCode};
use super::metadata::{headnote, judgment as metadata};
use super::structure::judgment as structure;

/// Makes a judgment of a reading, in whatever format it came.
#[must_use]
pub fn import(reading: &Reading) -> Imported {
    let head = metadata::read(reading);
    let mut warnings = reading.warnings.clone();
    let note = headnote::find(&reading.blocks, head.body);
    let body = note.as_ref().map_or(head.body, |note| note.end);
    if let Some(first) = note.map(|note| &reading.blocks[note.start]) {
        let message = "the publisher's headnote is none of the court's text and was left out";
        warnings.push(Warning::new(WarningCode::Headnote, message).on_page(first.page));
    }
    let structured = structure::passages(&reading.blocks, body);
    warnings.extend(head.warnings);
    warnings.extend(structured.warnings);
    Imported {
        kind: head.kind,
        draft: head.draft,
        passages: structured.passages,
        warnings,
    }
}
