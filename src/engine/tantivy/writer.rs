//! Making and changing an index.

use std::path::Path;

use serde::{Deserialize, Serialize};
use tantivy::directory::MmapDirectory;
use tantivy::{Index, IndexWriter, TantivyDocument, Term};

use crate::engine::EngineError;
use crate::model::Document;
use crate::parse::{MatterFile, ParsedDocument, ParsedIssue};

use super::entries;
use super::reader::TantivyEngine;
use super::schema::{Fields, register, schema};

/// Memory that the writer may fill before it writes a segment, in bytes.
const WRITER_MEMORY: usize = 64 << 20;

/// Indexes of up to this many entries are kept in one segment, so that scores never
/// depend on the history of the index.
const ONE_SEGMENT: u64 = 50_000;

/// What an index says about itself, in its last commit.
#[derive(Debug, Clone, Serialize, Deserialize, PartialEq, Eq)]
pub(in crate::engine) struct Payload {
    /// Format of the index.
    pub format: u32,
    /// Hash of the corpus it was made from.
    pub corpus_hash: String,
}

/// An index that can be written.
pub(in crate::engine) struct TantivyIndex {
    index: Index,
    fields: Fields,
}

impl TantivyIndex {
    /// Opens the index in `folder`, or makes one.
    pub(crate) fn open_or_create(folder: &Path) -> Result<Self, EngineError> {
        let directory = MmapDirectory::open(folder).map_err(tantivy::TantivyError::from)?;
        Self::with(Index::open_or_create(directory, schema())?)
    }

    /// An index that is never written to disk.
    pub(crate) fn in_memory() -> Result<Self, EngineError> {
        Self::with(Index::create_in_ram(schema()))
    }

    fn with(index: Index) -> Result<Self, EngineError> {
        register(&index);
        let fields = Fields::of(&index)?;
        Ok(Self { index, fields })
    }

    /// What the last commit says, if there is one that can be read.
    pub(crate) fn payload(&self) -> Option<Payload> {
        let text = self.index.load_metas().ok()?.payload?;
        serde_json::from_str(&text).ok()
    }

    /// Begins a change.
    pub(crate) fn change(&self) -> Result<Change<'_>, EngineError> {
        let writer = self.index.writer_with_num_threads(1, WRITER_MEMORY)?;
        Ok(Change {
            index: self,
            writer,
        })
    }

    /// Opens the index for reading as it stands.
    pub(crate) fn reader(&self, corpus_hash: String) -> Result<TantivyEngine, EngineError> {
        Ok(TantivyEngine::new(&self.index, self.fields, corpus_hash)?)
    }
}

/// A change of an index: nothing of it can be seen before it is committed.
pub(in crate::engine) struct Change<'a> {
    index: &'a TantivyIndex,
    writer: IndexWriter,
}

impl Change<'_> {
    /// Takes out all that came from a file.
    pub(crate) fn remove_file(&mut self, file: &str) {
        self.writer
            .delete_term(Term::from_field_text(self.index.fields.file, file));
    }

    /// Takes out everything.
    pub(crate) fn clear(&mut self) -> Result<(), EngineError> {
        self.writer.delete_all_documents()?;
        Ok(())
    }

    fn add(
        &mut self,
        entries: serde_json::Result<Vec<TantivyDocument>>,
    ) -> Result<(), EngineError> {
        for entry in entries.map_err(|error| EngineError::Damaged(error.to_string()))? {
            self.writer.add_document(entry)?;
        }
        Ok(())
    }

    /// Adds a document with its passages.
    pub(crate) fn add_document(
        &mut self,
        file: &str,
        parsed: &ParsedDocument,
    ) -> Result<(), EngineError> {
        let Some(document) = &parsed.document else {
            return Ok(());
        };
        self.add(entries::document(&self.index.fields, file, document))
    }

    /// Adds a document that stands in no file.
    pub fn add_loose(&mut self, document: &Document) -> Result<(), EngineError> {
        self.add(entries::document(
            &self.index.fields,
            document.id.as_str(),
            document,
        ))
    }

    /// Adds an issue.
    pub(crate) fn add_issue(
        &mut self,
        file: &str,
        parsed: &ParsedIssue,
    ) -> Result<(), EngineError> {
        let Some(issue) = &parsed.issue else {
            return Ok(());
        };
        self.add(entries::issue(&self.index.fields, file, issue).map(|entry| vec![entry]))
    }

    /// Adds what `hoja.yaml` says.
    pub(crate) fn add_matter_file(
        &mut self,
        file: &str,
        matter: &MatterFile,
    ) -> Result<(), EngineError> {
        self.add(entries::matter_file(&self.index.fields, file, matter).map(|entry| vec![entry]))
    }

    /// Makes the change seen, all of it at once.
    pub(crate) fn commit(mut self, payload: &Payload) -> Result<(), EngineError> {
        let text = serde_json::to_string(payload)
            .map_err(|error| EngineError::Damaged(error.to_string()))?;
        let mut commit = self.writer.prepare_commit()?;
        commit.set_payload(&text);
        commit.commit()?;
        let segments = self.index.index.searchable_segment_metas()?;
        let entries: u64 = segments
            .iter()
            .map(|segment| u64::from(segment.max_doc()))
            .sum();
        let untidy = segments.len() > 1 || segments.iter().any(tantivy::SegmentMeta::has_deletes);
        if untidy && entries <= ONE_SEGMENT {
            let ids: Vec<_> = segments.iter().map(tantivy::SegmentMeta::id).collect();
            self.writer.merge(&ids).wait()?;
            self.writer.garbage_collect_files().wait()?;
        }
        self.writer.wait_merging_threads()?;
        Ok(())
    }
}
