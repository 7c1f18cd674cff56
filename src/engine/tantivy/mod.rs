//! The engine in the process: tantivy, of which this folder is the only user.

mod analyser;
mod any_of;
mod batch;
mod by_document;
mod citations;
mod collect;
mod dictionary;
mod directory;
mod entries;
mod exact;
mod excluded;
mod facets;
mod lower;
mod merging;
mod positions;
mod reader;
mod refers;
mod schema;
mod side_by_side;
mod stems;
mod stored;
mod writer;

pub(super) use batch::Entries;
pub(super) use entries::Preparer;
pub(super) use writer::{Change, Payload, TantivyIndex};
