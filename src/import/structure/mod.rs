//! From blocks to passages: what a document's own numbers say about its parts.

pub mod judgment;
