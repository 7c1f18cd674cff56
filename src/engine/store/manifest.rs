//! What an index was made from: each file with its stamp and hash, each line of a bulk file
//! with its hash.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::io_error;
use crate::engine::EngineError;
use crate::matter::{Stamp, corpus_hash, hex, stamps};

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
///
/// A file of it begins with a line of JSON, a [`Head`]. Then come the files, one record each, and
/// the lines of the bulk files, two halves each: an edit of one file of many reads and writes all
/// of them.
#[derive(Debug, Clone, Default)]
pub(super) struct Manifest {
    pub files: BTreeMap<String, Known>,
    pub bulk: BTreeMap<String, KnownBulk>,
}

/// What a manifest's file says first.
#[derive(Serialize, Deserialize)]
struct Head<'a> {
    /// How many records of files follow.
    files: usize,
    bulk: Cow<'a, BTreeMap<String, KnownBulk>>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
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
        let files = self.files.iter();
        let mut all: Vec<(&str, &str)> = files
            .map(|(path, known)| (path.as_str(), known.hash.as_str()))
            .collect();
        for (path, known) in &self.bulk {
            all.push((path, known.hash.as_deref()?));
        }
        all.sort_unstable();
        Some(corpus_hash(all))
    }

    /// The word for all paths and stamps, as a listing gives it.
    pub fn stamps(&self) -> String {
        let files = self.files.iter();
        let files = files.map(|(path, known)| (path.as_str(), known.stamp));
        let bulk = self.bulk.iter();
        let bulk = bulk.map(|(path, known)| (path.as_str(), known.stamp));
        stamps(files.chain(bulk))
    }

    /// Writes it into a folder, whole or not at all, under a name that it has of its content.
    pub fn write(&mut self, folder: &Path) -> Result<String, EngineError> {
        for known in self.bulk.values_mut() {
            known.documents = known.lines.len();
        }
        let head = Head {
            files: self.files.len(),
            bulk: Cow::Borrowed(&self.bulk),
        };
        let files = self.files.iter();
        let len: usize = files
            .map(|(path, known)| path.len() + known.hash.len() + 32)
            .sum();
        // Grown as it goes, it would be copied again and again.
        let mut bytes = Vec::with_capacity(len + (1 << 10));
        serde_json::to_writer(&mut bytes, &head)
            .map_err(|error| EngineError::Damaged(error.to_string()))?;
        bytes.push(b'\n');
        for (path, known) in &self.files {
            for text in [path, &known.hash] {
                bytes.extend_from_slice(&(text.len() as u64).to_le_bytes());
                bytes.extend_from_slice(text.as_bytes());
            }
            bytes.extend_from_slice(&known.stamp.size.to_le_bytes());
            bytes.extend_from_slice(&known.stamp.modified.to_le_bytes());
        }
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
        let head: Head<'_> = serde_json::from_slice(&bytes[..end]).ok()?;
        let mut rest = Rest(&bytes[end + 1..]);
        let files: Option<BTreeMap<String, Known>> = (0..head.files).map(|_| rest.file()).collect();
        let mut manifest = Self {
            files: files?,
            bulk: head.bulk.into_owned(),
        };
        let mut pairs = rest.0.chunks_exact(32);
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

/// What is left to be read of a manifest's file.
struct Rest<'a>(&'a [u8]);

impl Rest<'_> {
    fn file(&mut self) -> Option<(String, Known)> {
        let (path, hash) = (self.text()?, self.text()?);
        let stamp = Stamp {
            size: self.number()?,
            modified: self.number()?,
        };
        Some((path, Known { stamp, hash }))
    }

    fn number(&mut self) -> Option<u64> {
        let (number, rest) = self.0.split_first_chunk()?;
        self.0 = rest;
        Some(u64::from_le_bytes(*number))
    }

    fn text(&mut self) -> Option<String> {
        let len = usize::try_from(self.number()?).ok()?;
        let (text, rest) = self.0.split_at_checked(len)?;
        self.0 = rest;
        String::from_utf8(text.to_vec()).ok()
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_and_nothing_else() {
        let stamp = |size| Stamp {
            size,
            modified: u64::MAX,
        };
        let mut manifest = Manifest::default();
        for path in ["hoja.yaml", "judgments/a\nb.md", "judgments/ä.md"] {
            let known = Known {
                stamp: stamp(path.len() as u64),
                hash: format!("hash of {path}"),
            };
            manifest.files.insert(path.to_owned(), known);
        }
        let mut known = KnownBulk::new(stamp(7));
        known.hash = Some("all".to_owned());
        known.lines.insert(1, 2);
        known.lines.insert(3, u128::MAX);
        manifest.bulk.insert("bulk/set.jsonl".to_owned(), known);
        let folder = tempfile::tempdir().expect("a folder");
        let name = manifest.write(folder.path()).expect("it is written");
        let read = Manifest::read(folder.path(), &name).expect("it is read");
        assert_eq!((&read.files, &read.bulk), (&manifest.files, &manifest.bulk));
        assert_eq!(read.stamps(), manifest.stamps());
        let path = path_of(folder.path(), &name);
        let bytes = fs::read(&path).expect("its bytes");
        for cut in [bytes.len() - 1, bytes.len() / 2, 1] {
            fs::write(&path, &bytes[..cut]).expect("it is cut");
            assert!(Manifest::read(folder.path(), &name).is_none(), "{cut}");
        }
    }

    #[test]
    fn a_record_that_says_too_much_is_none() {
        for bytes in [&b""[..], &[255; 8], &[255; 40]] {
            assert!(Rest(bytes).file().is_none());
        }
    }
}
