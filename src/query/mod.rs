//! The query language: text to tree, and the tree made wider by a thesaurus.
//!
//! No other parser sees what a user typed. A mistake is a finding with a place, never a
//! query that silently means something else.

mod dates;
mod expand;
mod explain;
mod field;
mod form;
mod highlight;
mod lexer;
mod parser;
mod places;
mod question;
mod reading;
mod signs;
mod tree;
mod values;
mod words;

pub use expand::{Expansion, Thesaurus, expand};
pub use explain::{draw, draw_question, explain, reasons, reasons_in_document};
pub use field::Field;
pub use form::{Form, Sign, Wildcard};
pub use highlight::{highlights, highlights_in, highlights_of_parts, snippet};
pub use parser::{Options, parse};
pub use places::{Leaf, Pattern, Places, Slot, Stretch, TooHeavy};
pub use question::{Concept, Prose, Question, Term, Vocabulary, prose};
pub use tree::{DateRange, Query, Reach};
pub use words::place_of;
