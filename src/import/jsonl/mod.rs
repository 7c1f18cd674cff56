//! JSON Lines: a document a line, read as a stream.
//!
//! A line is a document as the model has it, `{"id", "kind", "title", "date", "lang", "text",
//! "passages": [{"pinpoint", "text"}]}` at the least; whatever else a document or a
//! passage of the model has may stand beside. One line is in memory at a time. A line that is wrong is a
//! finding with its number, and the rest goes on.

mod document;
mod few;
mod lines;

use std::io::{self, BufReader, Read};

use thiserror::Error;

use super::recognise::ZSTD_WINDOW_LOG;

pub use document::read_line;
pub use few::{FEW_BYTES, FEW_DOCUMENTS, few};
pub use lines::{Line, Lines};

/// Longest line that is read, in bytes; the longest Act of Canada has 1.9 MB.
pub const MAX_LINE_BYTES: usize = 32 << 20;
/// Most passages of one document, as many as of a file of its own.
pub const MAX_PASSAGES: usize = super::file::MAX_BLOCKS;
/// Longest passage, in bytes. The citations of a passage are looked for in all of it at once.
pub const MAX_PASSAGE_BYTES: usize = 4 << 20;
/// Buffer between a file and its lines, in bytes.
const BUFFER: usize = 256 << 10;

/// Why a line is no document.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum LineError {
    /// Not JSON, or of another shape.
    #[error("no document: {0}")]
    Shape(String),
    /// A value that the model does not allow.
    #[error("{key}: {reason}")]
    Value {
        /// The key.
        key: &'static str,
        /// Why.
        reason: String,
    },
    /// Longer than is read.
    #[error("the line is longer than {} MB", MAX_LINE_BYTES >> 20)]
    TooLong,
    /// More passages than are read.
    #[error("the document has more than {MAX_PASSAGES} passages")]
    TooManyPassages,
    /// A passage longer than is read.
    #[error("a passage is longer than {} MB", MAX_PASSAGE_BYTES >> 20)]
    PassageTooLong,
    /// Bytes that are no UTF-8.
    #[error("the line is not UTF-8")]
    NotUtf8,
    /// A document of that name stands in an earlier line.
    #[error("an earlier line holds a document called `{0}`")]
    Doubled(String),
    /// The file ends or breaks in the middle. Nothing follows.
    #[error("the file cannot be read further: {0}")]
    Broken(String),
}

impl LineError {
    /// The stable name of the finding.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Shape(_) | Self::NotUtf8 => "bad-line",
            Self::Value { .. } => "bad-value",
            Self::TooLong | Self::TooManyPassages | Self::PassageTooLong => "oversized-line",
            Self::Doubled(_) => "doubled-id",
            Self::Broken(_) => "broken-file",
        }
    }
}

/// A set of documents as a stream of bytes, packed or plain, and no more of it in memory than
/// a buffer.
pub type Set = Lines<BufReader<Box<dyn Read + Send>>>;

/// Opens a set: plain JSON Lines, or packed with zstd.
///
/// # Errors
/// If no decoder can be made.
pub fn open(from: impl Read + Send + 'static, packed: bool) -> io::Result<Set> {
    let bytes: Box<dyn Read + Send> = if packed {
        let mut decoder = zstd::stream::read::Decoder::new(from)?;
        decoder.window_log_max(ZSTD_WINDOW_LOG)?;
        Box::new(decoder)
    } else {
        Box::new(from)
    };
    Ok(Lines::new(BufReader::with_capacity(BUFFER, bytes)))
}

#[cfg(test)]
mod tests;
