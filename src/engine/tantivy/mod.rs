//! The engine in the process: tantivy, of which this folder is the only user.

mod analyser;
mod any_of;
mod by_document;
mod citations;
mod collect;
mod dictionary;
mod entries;
mod exact;
mod excluded;
mod lower;
mod positions;
mod reader;
mod refers;
mod schema;
mod writer;

pub(super) use writer::{Payload, TantivyIndex};
