//! Corpus files to the model, and back.
//!
//! The only user of the Markdown parser. Reading never stops at the first mistake:
//! each reader hands out what it understood, the findings, and the [`Link`]s by which
//! the file refers to others, for [`crate::matter`] to check when all are read.

mod attributes;
mod body;
mod document;
mod front_matter;
mod history;
mod issue;
mod link;
mod markdown;
mod matter_file;
mod notes;
mod paper;
mod plain;
mod records;
mod reference;
mod write;

pub use document::{ParsedDocument, parse_document};
pub use issue::{ParsedIssue, parse_issue};
pub use link::{Declaration, Declared, Link, Target};
pub use matter_file::{MatterFile, ThesaurusEntry, parse_matter_file};
pub use notes::{NoteCitation, note_citations};
pub use paper::{PaperError, guard, parse_paper, unguard};
pub use plain::{PlainBlock, PlainKind, plain_blocks};
pub use reference::reference;
pub use write::write_document;
