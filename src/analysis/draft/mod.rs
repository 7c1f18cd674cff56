//! A draft held against the corpus: are its authorities here and do they stand, are its
//! quotations letter for letter, do its places exist, who speaks there.
//!
//! ```text
//! bytes -> text (flow of plain words, places in the file)
//!       -> mention (authorities, resolved; places that are named)
//!       -> quotes -> attach (whose words they are said to be) -> verify (are they)
//!       -> findings, in the order of the draft
//! ```

mod attach;
mod authority;
mod check;
mod dated;
mod fate;
mod finding;
mod head;
mod judging;
mod lexicon;
mod lines;
mod mention;
mod near;
mod notes;
mod places;
mod quotes;
mod quoting;
mod sources;
mod speech;
mod text;
mod verify;
mod voices;

pub use check::{Options, check};
pub use finding::{
    Checked, CheckedAuthority, CheckedQuote, DraftFinding, DraftReport, QuoteState, Summary,
};
pub use notes::check_notes;
pub use text::{BlockKind, Draft, DraftBlock};
