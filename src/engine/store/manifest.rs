//! What an index was made from: each file with its stamp and hash, each line of a bulk file
//! with its hash.

use std::collections::BTreeMap;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::io_error;
use crate::engine::EngineError;
use crate::matter::{FileEntry, Listing, Stamp, corpus_hash, hex};

/// The first half of a SHA-256: of a line, or of the name of a document in its file.
pub(super) type Half = u128;

/// The first half of the hash of some bytes.
pub(super) fn half_hash(pieces: &[&[u8]]) -> Half {
    let mut hasher = Sha256::new();
    for piece in pieces {
        hasher.update(piece);
    }
    let mut half = [0; 16];
    half.copy_from_slice(&hasher.finalize()[..16]);
    u128::from_le_bytes(half)
}

/// The files that an index was made from.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(super) struct Manifest {
    pub files: BTreeMap<String, Known>,
    pub bulk: BTreeMap<String, KnownBulk>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Known {
    pub stamp: Stamp,
    pub hash: String,
}

/// A bulk file of which some or all lines are in the index.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct KnownBulk {
    pub stamp: Stamp,
    /// The hash of the file's bytes, once all of it is in the index.
    pub hash: Option<String>,
    /// How many documents of it are in the index.
    documents: usize,
    /// The documents: the name of each in the index, and the hash of its line.
    #[serde(skip)]
    pub lines: FxHashMap<Half, Half>,
}

impl KnownBulk {
    /// A file of which nothing is in the index.
    pub fn new(stamp: Stamp) -> Self {
        Self {
            stamp,
            hash: None,
            documents: 0,
            lines: FxHashMap::default(),
        }
    }

    /// The names of its documents in the index, in order.
    pub fn units(&self) -> Vec<Half> {
        let mut units: Vec<Half> = self.lines.keys().copied().collect();
        units.sort_unstable();
        units
    }
}

impl Manifest {
    /// The hash of the corpus, if all of it is in the index.
    pub fn corpus_hash(&self) -> Option<String> {
        let mut all: BTreeMap<&str, &str> = BTreeMap::new();
        for (path, known) in &self.files {
            all.insert(path, &known.hash);
        }
        for (path, known) in &self.bulk {
            all.insert(path, known.hash.as_deref()?);
        }
        Some(corpus_hash(all))
    }

    /// The word for all paths and stamps, as [`Listing::stamps`] gives it.
    pub fn stamps(&self) -> String {
        let entry = |(path, stamp): (&String, Stamp)| FileEntry {
            path: path.clone(),
            stamp,
        };
        let files = self.files.iter().map(|(path, known)| (path, known.stamp));
        let bulk = self.bulk.iter().map(|(path, known)| (path, known.stamp));
        Listing {
            files: files.map(entry).collect(),
            bulk: bulk.map(entry).collect(),
        }
        .stamps()
    }

    /// Writes it into a folder, whole or not at all, under a name that it has of its content.
    pub fn write(&mut self, folder: &Path) -> Result<String, EngineError> {
        for known in self.bulk.values_mut() {
            known.documents = known.lines.len();
        }
        let mut bytes =
            serde_json::to_vec(self).map_err(|error| EngineError::Damaged(error.to_string()))?;
        bytes.push(b'\n');
        for known in self.bulk.values() {
            let mut lines: Vec<_> = known
                .lines
                .iter()
                .map(|(name, hash)| (*name, *hash))
                .collect();
            lines.sort_unstable();
            for (name, hash) in lines {
                bytes.extend_from_slice(&name.to_le_bytes());
                bytes.extend_from_slice(&hash.to_le_bytes());
            }
        }
        let name = name_of(&bytes);
        let path = path_of(folder, &name);
        let write = || -> std::io::Result<()> {
            let mut file = tempfile::NamedTempFile::new_in(folder)?;
            file.write_all(&bytes)?;
            file.as_file().sync_all()?;
            file.persist(&path).map(drop).map_err(|error| error.error)
        };
        write().map_err(|source| io_error(&path, source))?;
        Ok(name)
    }

    /// The manifest of that name, if it is there and whole.
    pub fn read(folder: &Path, name: &str) -> Option<Self> {
        let bytes = fs::read(path_of(folder, name)).ok()?;
        if name_of(&bytes) != name {
            return None;
        }
        let end = bytes.iter().position(|byte| *byte == b'\n')?;
        let mut manifest: Self = serde_json::from_slice(&bytes[..end]).ok()?;
        let mut pairs = bytes[end + 1..].chunks_exact(32);
        for known in manifest.bulk.values_mut() {
            known.lines.reserve(known.documents);
            for pair in pairs.by_ref().take(known.documents) {
                let half = |at: usize| -> Option<Half> {
                    Some(u128::from_le_bytes(pair.get(at..at + 16)?.try_into().ok()?))
                };
                known.lines.insert(half(0)?, half(16)?);
            }
        }
        Some(manifest)
    }
}

fn name_of(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes)[..16])
}

fn path_of(folder: &Path, name: &str) -> PathBuf {
    folder.join(format!("manifest-{name}"))
}

/// Takes away manifests of other commits. Nothing is lost where that fails.
pub(super) fn remove_others(folder: &Path, name: &str) {
    let keep = path_of(folder, name);
    let Ok(entries) = fs::read_dir(folder) else {
        return;
    };
    for path in entries.flatten().map(|entry| entry.path()) {
        let name = path
            .file_name()
            .and_then(|name| name.to_str())
            .unwrap_or_default();
        if name.starts_with("manifest-") && path != keep {
            let _ = fs::remove_file(path);
        }
    }
}
