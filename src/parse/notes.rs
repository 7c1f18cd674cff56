//! Citations in a person's own notes: `[@nrf-2020-judgment, point 3]`.

use std::ops::Range;

use crate::model::{Reference, ReferenceError};

/// A citation in notes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NoteCitation {
    /// Where it stands with its brackets, in bytes.
    pub range: Range<usize>,
    /// What it names.
    pub reference: Result<Reference, ReferenceError>,
}

/// The citations of `notes`, in order.
///
/// ```
/// let found = hoja::parse::note_citations("See [@nrf-2020-judgment, point 3].");
/// assert_eq!(found[0].reference.as_ref().unwrap().to_string(), "nrf-2020-judgment#point 3");
/// ```
#[must_use]
pub fn note_citations(notes: &str) -> Vec<NoteCitation> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(open) = notes[at..].find("[@").map(|n| at + n) {
        let Some(close) = notes[open..].find(']').map(|n| open + n) else {
            break;
        };
        let inside = &notes[open + 2..close];
        let reference = match inside.split_once(',') {
            Some((document, pinpoint)) => {
                format!("{}#{}", document.trim(), pinpoint.trim()).parse()
            }
            None => inside.trim().parse(),
        };
        found.push(NoteCitation {
            range: open..close + 1,
            reference,
        });
        at = close + 1;
    }
    found
}
