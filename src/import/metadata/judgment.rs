//! Front matter of a judgment.

use crate::import::imported::{Draft, Field, Reading, Warning};
use crate::model::Kind;

/// What [`read`] finds out about a judgment.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Head {
    /// Judgment, ruling, order or decision.
    pub kind: Option<Field<Kind>>,
    /// The front matter.
    pub draft: Draft,
    /// Index of the first block that belongs to the text, not to the head.
    pub body: usize,
    /// Where sources disagree.
    pub warnings: Vec<Warning>,
}

/// Reads a judgment's front matter, from labelled values first and from the first
/// blocks otherwise.
#[must_use]
pub fn read(_reading: &Reading) -> Head {
    Head::default()
}
