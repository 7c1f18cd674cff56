//! An index of documents that stand in no folder.

use crate::model::Document;

use super::tantivy::{Entries, Payload, TantivyIndex};
use super::{Engine, EngineError};

/// Indexes documents in memory, for as long as the engine lives.
///
/// # Errors
/// If a document cannot be indexed.
pub fn in_memory<'a>(
    documents: impl IntoIterator<Item = &'a Document>,
) -> Result<Box<dyn Engine>, EngineError> {
    let index = TantivyIndex::in_memory()?;
    let mut preparer = index.preparer();
    let mut change = index.change()?;
    for document in documents {
        let id = document.id.as_str();
        let mut entries = Entries::default();
        preparer.document(id, id, document.clone(), &mut entries);
        change.add(entries)?;
    }
    change.commit(&Payload {
        format: 0,
        corpus_hash: String::new(),
        stamps: String::new(),
        manifest: String::new(),
        complete: true,
    })?;
    index.tidy()?;
    Ok(Box::new(index.reader(String::new())?))
}
