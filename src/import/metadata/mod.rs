//! What a document is: front matter from labelled values and from the first blocks.

pub mod judgment;
