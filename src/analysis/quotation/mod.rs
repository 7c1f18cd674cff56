//! Quotations held against the text that they are said to come from, letter for letter.
//!
//! Forgiven is what changes no letter: the shape of quotation marks, dashes and spaces, a
//! ligature, a word broken at a line's end. Shown is what an author may do and must mark: an
//! ellipsis, a bracket, the case of a first letter. All else is a difference.

mod align;
mod negation;
mod quoted;
mod tokens;

pub use align::{Change, Comparison, Omission, compare};
pub use negation::{limits, limits_at_end, limits_at_start};
pub use quoted::{Item, Quoted};
pub use tokens::{Token, source_tokens};
