//! Texts with names, and places in them.

use std::cmp::Ordering;
use std::hash::{Hash, Hasher};
use std::ops::Range;
use std::sync::{Arc, OnceLock};

/// A text that findings point into: a file of the matter, a draft, a query.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SourceFile {
    /// How it is named to the reader: a path relative to the matter, `<query>`.
    pub name: String,
    /// Its whole text, or the part of it that is shown.
    pub text: String,
    /// The number of the line with which the text begins, from 1.
    pub first_line: usize,
    starts: LineStarts,
}

/// Where each line of a text begins, in bytes: found once, when a place is first asked for. It
/// follows from the text and makes no two texts differ.
#[derive(Debug, Default)]
struct LineStarts(OnceLock<Vec<usize>>);

impl LineStarts {
    fn of(&self, text: &str) -> &[usize] {
        self.0.get_or_init(|| {
            let after = text.match_indices('\n').map(|(at, _)| at + 1);
            std::iter::once(0).chain(after).collect()
        })
    }
}

impl PartialEq for LineStarts {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl Eq for LineStarts {}

impl PartialOrd for LineStarts {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for LineStarts {
    fn cmp(&self, _: &Self) -> Ordering {
        Ordering::Equal
    }
}

impl Hash for LineStarts {
    fn hash<H: Hasher>(&self, _: &mut H) {}
}

impl SourceFile {
    /// A text under a name.
    #[must_use]
    pub fn new(name: impl Into<String>, text: impl Into<String>) -> Arc<Self> {
        Arc::new(Self {
            name: name.into(),
            text: text.into(),
            first_line: 1,
            starts: LineStarts::default(),
        })
    }

    /// One line out of a text too long to be kept, or the beginning of it.
    #[must_use]
    pub fn excerpt(name: impl Into<String>, text: impl Into<String>, line: usize) -> Arc<Self> {
        Arc::new(Self {
            name: name.into(),
            text: text.into(),
            first_line: line,
            starts: LineStarts::default(),
        })
    }

    /// Line and column, both from 1, of a byte offset; the column counts Unicode scalars.
    #[must_use]
    pub fn line_column(&self, offset: usize) -> (usize, usize) {
        let mut offset = offset.min(self.text.len());
        while !self.text.is_char_boundary(offset) {
            offset -= 1;
        }
        let starts = self.starts.of(&self.text);
        let index = starts.partition_point(|start| *start <= offset).max(1) - 1;
        let start = starts.get(index).copied().unwrap_or(0);
        let column = self.text[start..offset].chars().count() + 1;
        (index + self.first_line, column)
    }
}

/// A place in a [`SourceFile`], in bytes, half open.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Span {
    /// The text.
    pub file: Arc<SourceFile>,
    /// The bytes.
    pub range: Range<usize>,
}

impl Span {
    /// A place in a text.
    #[must_use]
    pub fn new(file: &Arc<SourceFile>, range: Range<usize>) -> Self {
        Self {
            file: Arc::clone(file),
            range,
        }
    }

    /// The words at the place.
    #[must_use]
    pub fn text(&self) -> &str {
        self.file.text.get(self.range.clone()).unwrap_or_default()
    }

    /// Line and column of its beginning, from 1.
    #[must_use]
    pub fn line_column(&self) -> (usize, usize) {
        self.file.line_column(self.range.start)
    }
}
