//! What is wrong, and where. Data only: nothing here prints.

mod finding;
mod source;

pub use finding::{Code, Diagnostic, Label, Severity, sort};
pub use source::{SourceFile, Span};

/// The name of `names` nearest to `word`, if one is near enough to be a slip of the pen.
///
/// It is offered to the reader, never used in place of what was written.
pub fn nearest<'a>(word: &str, names: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    /// Similarity (Jaro-Winkler, 0 to 1) below which a suggestion would only puzzle.
    const NEAR: f64 = 0.8;
    names
        .into_iter()
        .map(|name| (strsim::jaro_winkler(word, name), name))
        .filter(|(similarity, _)| *similarity >= NEAR)
        .max_by(|a, b| a.0.total_cmp(&b.0))
        .map(|(_, name)| name)
}
