//! Making and changing an index.

use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use tantivy::indexer::{IndexWriterOptions, NoMergePolicy};
use tantivy::{Index, IndexWriter, TantivyError, Term};

use crate::engine::EngineError;

use super::batch::{Entries, Entry};
use super::directory::Folder;
use super::entries::Preparer;
use super::merging;
use super::reader::TantivyEngine;
use super::schema::{Fields, register, schema, settings};

/// Memory that the writer may fill before it writes a segment, in bytes. The text between
/// two commits fits in.
const WRITER_MEMORY: usize = 180 << 20;

/// What an index says about itself, in its last commit.
#[derive(Debug, Clone, Serialize, Deserialize, PartialEq, Eq)]
pub(in crate::engine) struct Payload {
    /// Format of the index.
    pub format: u32,
    /// Hash of the corpus it was made from; empty while a part of it is missing.
    pub corpus_hash: String,
    /// The word for the stamps of all files.
    #[serde(default)]
    pub stamps: String,
    /// Name of the manifest.
    #[serde(default)]
    pub manifest: String,
    /// Whether all of the corpus is in it.
    #[serde(default)]
    pub complete: bool,
}

/// An index that can be written.
pub(in crate::engine) struct TantivyIndex {
    index: Index,
    fields: Fields,
    /// Its folder; empty if it has none.
    folder: PathBuf,
}

impl TantivyIndex {
    /// Opens the index in `folder`.
    pub(in crate::engine) fn open(folder: &Path) -> Result<Self, EngineError> {
        let directory = Folder::open(folder).map_err(TantivyError::from)?;
        Self::with(Index::open(directory)?, folder)
    }

    /// Opens the index in `folder`, or makes one.
    pub(in crate::engine) fn open_or_create(folder: &Path) -> Result<Self, EngineError> {
        let wrong = |error| writing(folder, error);
        let directory = Folder::open(folder).map_err(TantivyError::from)?;
        let index = Index::builder()
            .schema(schema())
            .settings(settings())
            .open_or_create(directory)
            .map_err(wrong)?;
        Self::with(index, folder)
    }

    /// An index that is never written to disk.
    pub(in crate::engine) fn in_memory() -> Result<Self, EngineError> {
        let index = Index::builder()
            .schema(schema())
            .settings(settings())
            .create_in_ram()?;
        Self::with(index, Path::new(""))
    }

    fn with(index: Index, folder: &Path) -> Result<Self, EngineError> {
        register(&index);
        let fields = Fields::of(&index)?;
        Ok(Self {
            index,
            fields,
            folder: folder.to_owned(),
        })
    }

    /// What the last commit says, if there is one that can be read.
    pub(in crate::engine) fn payload(&self) -> Option<Payload> {
        let text = self.index.load_metas().ok()?.payload?;
        serde_json::from_str(&text).ok()
    }

    /// Who makes entries for it.
    pub(in crate::engine) fn preparer(&self) -> Preparer {
        Preparer::new(self.fields)
    }

    fn writer(&self) -> Result<IndexWriter<Entry>, EngineError> {
        let options = IndexWriterOptions::builder()
            .num_worker_threads(1)
            .memory_budget_per_thread(WRITER_MEMORY)
            .num_merge_threads(1)
            .build();
        let writer: IndexWriter<Entry> = self
            .index
            .writer_with_options(options)
            .map_err(|error| writing(&self.folder, error))?;
        // What is merged, and when, is decided after the commit.
        writer.set_merge_policy(Box::new(NoMergePolicy));
        Ok(writer)
    }

    /// Begins a change.
    pub(in crate::engine) fn change(&self) -> Result<Change, EngineError> {
        Ok(Change {
            unit: self.fields.unit,
            writer: self.writer()?,
            folder: self.folder.clone(),
        })
    }

    /// Puts segments together where that is due.
    pub(in crate::engine) fn tidy(&self) -> Result<(), EngineError> {
        let wrong = |error| writing(&self.folder, error);
        loop {
            // Whoever holds what describes a segment keeps its files: nothing of it outlives this.
            let due = {
                let segments = self.index.searchable_segment_metas().map_err(wrong)?;
                merging::due(&segments)
            };
            let Some(due) = due else {
                return Ok(());
            };
            let mut writer = self.writer()?;
            writer.merge(&due).wait().map_err(wrong)?;
            writer.garbage_collect_files().wait().map_err(wrong)?;
            writer.wait_merging_threads().map_err(wrong)?;
        }
    }

    /// Opens the index for reading as it stands.
    pub(in crate::engine) fn reader(
        &self,
        corpus_hash: String,
    ) -> Result<TantivyEngine, EngineError> {
        Ok(TantivyEngine::new(&self.index, self.fields, corpus_hash)?)
    }
}

/// A change of an index: nothing of it can be seen before it is committed.
pub(in crate::engine) struct Change {
    unit: tantivy::schema::Field,
    writer: IndexWriter<Entry>,
    folder: PathBuf,
}

impl Change {
    /// Takes out all entries of a unit that were added before.
    pub(in crate::engine) fn remove(&mut self, unit: &str) {
        self.writer
            .delete_term(Term::from_field_text(self.unit, unit));
    }

    /// Adds entries.
    pub(in crate::engine) fn add(&mut self, entries: Entries) -> Result<(), EngineError> {
        for entry in entries.into_entries() {
            self.writer
                .add_document(entry)
                .map_err(|error| writing(&self.folder, error))?;
        }
        Ok(())
    }

    /// Makes the change seen, all of it at once.
    pub(in crate::engine) fn commit(mut self, payload: &Payload) -> Result<(), EngineError> {
        let text = serde_json::to_string(payload)
            .map_err(|error| EngineError::Damaged(error.to_string()))?;
        let wrong = |error| writing(&self.folder, error);
        let mut commit = self.writer.prepare_commit().map_err(wrong)?;
        commit.set_payload(&text);
        commit.commit().map_err(wrong)?;
        self.writer.wait_merging_threads().map_err(wrong)
    }
}

/// What a failure means while the index is written: the disk, unless tantivy knows better.
fn writing(folder: &Path, error: TantivyError) -> EngineError {
    let source = match error {
        // What is there is not what was written: no fault of the disk.
        TantivyError::IoError(ref source)
            if matches!(
                source.kind(),
                std::io::ErrorKind::UnexpectedEof | std::io::ErrorKind::InvalidData
            ) =>
        {
            return error.into();
        }
        TantivyError::IoError(source) => std::io::Error::new(source.kind(), source.to_string()),
        TantivyError::OpenWriteError(_)
        | TantivyError::ErrorInThread(_)
        | TantivyError::LockFailure(..)
        | TantivyError::SystemError(_) => std::io::Error::other(error.to_string()),
        other => return other.into(),
    };
    EngineError::Io {
        path: folder.to_owned(),
        source,
    }
}
