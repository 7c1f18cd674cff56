//! Paragraphs of a judgment.

use crate::import::block::Block;
use crate::import::imported::Warning;
use crate::model::Passage;

/// What [`passages`] makes of a judgment's blocks.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Structured {
    /// The passages, in order; pinpoints are unique.
    pub passages: Vec<Passage>,
    /// For each passage, the indexes of the blocks that it was made of.
    pub blocks: Vec<Vec<usize>>,
    /// For each passage, the part of the judgment that it belongs to.
    pub parts: Vec<Part>,
    /// Gaps, repeats and numbers that were not believed.
    pub warnings: Vec<Warning>,
}

/// What part of a judgment a passage belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Part {
    /// Before the first numbered paragraph: a summary, counsel, what the case is about.
    Opening,
    /// The reasons.
    Reasons,
    /// What the court orders at the end: the paragraph that introduces the orders and what follows.
    Orders,
    /// Date, place, judges' names, who was present.
    Signature,
    /// A footnote.
    Note,
}

/// The passages of a judgment, from blocks whose numbers the format marks or that
/// merely begin with one. Blocks of the head (court, parties, title) may be left in:
/// `body` is the index of the first block after it.
#[must_use]
pub fn passages(_blocks: &[Block], _body: usize) -> Structured {
    Structured::default()
}
