//! The engine in the process: tantivy, of which this folder is the only user.

mod analyser;
mod citations;
mod collect;
mod entries;
mod lower;
mod reader;
mod schema;
mod writer;

pub(super) use writer::{Payload, TantivyIndex};
