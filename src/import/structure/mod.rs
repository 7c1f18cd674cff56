//! From blocks to passages: what a document's own numbers say about its parts.

pub mod act;
mod annex;
pub mod judgment;
pub(crate) mod number;
mod orders;
mod page;
mod sequence;
mod signature;
pub mod statement;
mod surroundings;

pub(crate) use signature::{deliveries, signed_by};
