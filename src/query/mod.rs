//! The query language: text to tree, and the tree made wider by a thesaurus.
//!
//! No other parser sees what a user typed. A mistake is a finding with a place, never a
//! query that silently means something else.

mod expand;
mod field;
mod highlight;
mod lexer;
mod parser;
mod tree;

pub use expand::{Expansion, Thesaurus, expand};
pub use field::Field;
pub use highlight::{highlights, snippet};
pub use parser::{Options, parse};
pub use tree::{DateRange, Query};
