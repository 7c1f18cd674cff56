//! What a document is: front matter from labelled values and from the first blocks.

mod court;
mod date;
mod docket;
mod first_blocks;
mod judges;
pub mod act;
pub mod judgment;
mod labels;
mod parties;
pub mod statement;
mod title;

