//! A judgment from what a reader found in its file.

use super::imported::{Imported, Reading};
use super::metadata::judgment as metadata;
use super::structure::judgment as structure;

/// Makes a judgment of a reading, in whatever format it came.
#[must_use]
pub fn import(reading: &Reading) -> Imported {
    let head = metadata::read(reading);
    let structured = structure::passages(&reading.blocks, head.body);
    let mut warnings = reading.warnings.clone();
    warnings.extend(head.warnings);
    warnings.extend(structured.warnings);
    Imported {
        kind: head.kind,
        draft: head.draft,
        passages: structured.passages,
        warnings,
    }
}
