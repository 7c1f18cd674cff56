//! What a document is: front matter from labelled values and from the first blocks.

pub mod act;
pub(super) mod court;
pub(super) mod date;
mod docket;
mod first_blocks;
mod head_end;
pub(super) mod headnote;
mod judges;
pub mod judgment;
pub(super) mod labels;
mod matter;
mod parties;
mod role;
pub mod statement;
mod title;
