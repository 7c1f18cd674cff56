//! Finding a matter and the files in it.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::UNIX_EPOCH;

use rayon::prelude::*;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use thiserror::Error;

use crate::diagnostic::SourceFile;

use super::bundled;

/// The file that marks the root of a matter.
pub const MATTER_FILE: &str = "hoja.yaml";

/// How deep folders may lie in a matter. A deeper one is a loop or a mistake.
const DEEPEST: usize = 16;

/// The largest file that is read as a document, in bytes. Larger sets are bulk files.
const LARGEST: u64 = 64 << 20;

/// A matter: a folder, or the one that is compiled into the program.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Matter {
    /// A folder with a `hoja.yaml`.
    Folder(PathBuf),
    /// The NIIMS matter.
    Bundled,
}

/// Why a matter cannot be read.
#[derive(Debug, Error)]
pub enum MatterError {
    /// The folder has no `hoja.yaml`.
    #[error("`{}` is no matter: it has no hoja.yaml", .0.display())]
    NotAMatter(PathBuf),
    /// The file system refused.
    #[error("could not read {}", path.display())]
    Io {
        /// What was to be read.
        path: PathBuf,
        /// Why it was not.
        source: io::Error,
    },
    /// The file is no UTF-8 text.
    #[error("{} is not UTF-8 text (first wrong byte at offset {offset})", path.display())]
    NotText {
        /// The file.
        path: PathBuf,
        /// The first wrong byte, from 0.
        offset: usize,
    },
    /// The file is larger than a document may be.
    #[error("{} is larger than {} MiB", path.display(), LARGEST >> 20)]
    TooLarge {
        /// The file.
        path: PathBuf,
    },
}

/// What tells that a file may have changed, without reading it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stamp {
    /// Size in bytes.
    pub size: u64,
    /// Time of the last change, in nanoseconds since 1970; 0 in the bundled matter.
    pub modified: u64,
}

impl Stamp {
    fn of(metadata: &fs::Metadata) -> Self {
        let modified = metadata
            .modified()
            .ok()
            .and_then(|time| time.duration_since(UNIX_EPOCH).ok())
            .map_or(0, |since| {
                u64::try_from(since.as_nanos()).unwrap_or(u64::MAX)
            });
        Self {
            size: metadata.len(),
            modified,
        }
    }
}

/// The files of a matter, each list by path.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Listing {
    /// Documents, issues and `hoja.yaml`.
    pub files: Vec<FileEntry>,
    /// Files with a document a line.
    pub bulk: Vec<FileEntry>,
}

impl Listing {
    /// One word for the paths and stamps of all files: while it is the same, nothing has
    /// changed as far as can be seen without reading.
    #[must_use]
    pub fn stamps(&self) -> String {
        let all = self.files.iter().chain(&self.bulk);
        stamps(all.map(|entry| (entry.path.as_str(), entry.stamp)))
    }
}

/// The word for paths and stamps: of files by path, then of bulk files by path.
pub(crate) fn stamps<'a>(all: impl Iterator<Item = (&'a str, Stamp)>) -> String {
    let mut hasher = Sha256::new();
    for (path, stamp) in all {
        hasher.update(path.as_bytes());
        hasher.update([0]);
        hasher.update(stamp.size.to_le_bytes());
        hasher.update(stamp.modified.to_le_bytes());
    }
    hex(&hasher.finalize())
}

/// A file of a matter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileEntry {
    /// Path inside the matter, with slashes.
    pub path: String,
    /// Its stamp.
    pub stamp: Stamp,
}

impl Matter {
    /// The matter in `folder`.
    ///
    /// # Errors
    /// If it has no `hoja.yaml`.
    pub fn open(folder: &Path) -> Result<Self, MatterError> {
        if folder.join(MATTER_FILE).is_file() {
            Ok(Self::Folder(folder.to_owned()))
        } else {
            Err(MatterError::NotAMatter(folder.to_owned()))
        }
    }

    /// The matter that `folder` stands in: its own or that of the nearest folder above.
    #[must_use]
    pub fn around(folder: &Path) -> Option<Self> {
        folder
            .ancestors()
            .find_map(|folder| Self::open(folder).ok())
    }

    /// The folder, unless it is the bundled matter.
    #[must_use]
    pub fn folder(&self) -> Option<&Path> {
        match self {
            Self::Folder(folder) => Some(folder),
            Self::Bundled => None,
        }
    }

    /// The files of the matter that hold documents and issues, and its `hoja.yaml`, by path.
    ///
    /// Documents are the `.md` files of its sub-folders; hidden folders and `sources/`
    /// are passed over, as are `.md` files beside `hoja.yaml`, such as a README.
    ///
    /// # Errors
    /// If a folder cannot be listed.
    pub fn files(&self) -> Result<Vec<FileEntry>, MatterError> {
        Ok(self.listing()?.files)
    }

    /// The same, and the bulk files: `bulk/*.jsonl` and `bulk/*.jsonl.zst`.
    ///
    /// # Errors
    /// If a folder cannot be listed.
    pub fn listing(&self) -> Result<Listing, MatterError> {
        let mut listing = Listing::default();
        match self {
            Self::Bundled => {
                listing
                    .files
                    .extend(bundled::files().into_iter().map(|(path, text)| FileEntry {
                        path,
                        stamp: Stamp {
                            size: text.len() as u64,
                            modified: 0,
                        },
                    }));
            }
            Self::Folder(root) => {
                let path = root.join(MATTER_FILE);
                let metadata = fs::metadata(&path).map_err(|source| io_error(&path, source))?;
                listing.files.push(FileEntry {
                    path: MATTER_FILE.to_owned(),
                    stamp: Stamp::of(&metadata),
                });
                let mut found = Vec::new();
                walk(root, "", 0, &mut found)?;
                for entry in stamped(found) {
                    if is_bulk(&entry.path) {
                        listing.bulk.push(entry);
                    } else {
                        listing.files.push(entry);
                    }
                }
            }
        }
        listing.files.sort_by(|a, b| a.path.cmp(&b.path));
        listing.bulk.sort_by(|a, b| a.path.cmp(&b.path));
        Ok(listing)
    }

    /// The matter's own templates: names and texts of the files in its `templates/`.
    ///
    /// # Errors
    /// If the folder is there and cannot be read.
    pub fn templates(&self) -> Result<Vec<(String, String)>, MatterError> {
        let Some(root) = self.folder() else {
            return Ok(Vec::new());
        };
        let folder = root.join("templates");
        let entries = match fs::read_dir(&folder) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
            other => other.map_err(|source| io_error(&folder, source))?,
        };
        let mut templates = Vec::new();
        for entry in entries {
            let entry = entry.map_err(|source| io_error(&folder, source))?;
            let name = entry.file_name().to_string_lossy().into_owned();
            if !name.starts_with('.') && entry.path().is_file() {
                let text = self.read(&format!("templates/{name}"))?.text.clone();
                templates.push((name, text));
            }
        }
        templates.sort();
        Ok(templates)
    }

    /// Reads a file of the matter.
    ///
    /// # Errors
    /// If it cannot be read or is no UTF-8 text.
    pub fn read(&self, path: &str) -> Result<Arc<SourceFile>, MatterError> {
        match self {
            Self::Bundled => bundled::file(path)
                .map(|text| SourceFile::new(path, text))
                .ok_or_else(|| io_error(Path::new(path), io::ErrorKind::NotFound.into())),
            Self::Folder(root) => {
                let full = root.join(path);
                let size = fs::metadata(&full)
                    .map_err(|source| io_error(&full, source))?
                    .len();
                if size > LARGEST {
                    return Err(MatterError::TooLarge { path: full });
                }
                let bytes = fs::read(&full).map_err(|source| io_error(&full, source))?;
                let text = String::from_utf8(bytes).map_err(|error| MatterError::NotText {
                    path: full,
                    offset: error.utf8_error().valid_up_to(),
                })?;
                Ok(SourceFile::new(path, text))
            }
        }
    }
}

fn io_error(path: &Path, source: io::Error) -> MatterError {
    MatterError::Io {
        path: path.to_owned(),
        source,
    }
}

/// From so many files on, they are looked at on all cores.
const MANY: usize = 1_000;

/// A file that may be one of the matter: its path inside, and whether it is a link.
type Found = (String, fs::DirEntry, bool);

/// Finds the files below a folder; their stamps are read later, of all of them together.
fn walk(
    root: &Path,
    inside: &str,
    depth: usize,
    found: &mut Vec<Found>,
) -> Result<(), MatterError> {
    let folder = root.join(inside);
    let entries = fs::read_dir(&folder).map_err(|source| io_error(&folder, source))?;
    let mut folders = Vec::new();
    for entry in entries {
        let entry = entry.map_err(|source| io_error(&folder, source))?;
        let name = entry.file_name();
        let Some(name) = name.to_str().filter(|name| !name.starts_with('.')) else {
            continue;
        };
        let path = if inside.is_empty() {
            name.to_owned()
        } else {
            format!("{inside}/{name}")
        };
        let kind = entry
            .file_type()
            .map_err(|source| io_error(&entry.path(), source))?;
        if kind.is_dir() {
            if path != "sources" && depth < DEEPEST {
                folders.push(path);
            }
        } else if depth > 0 && (name.ends_with(".md") || is_bulk(&path)) {
            found.push((path, entry, kind.is_symlink()));
        }
    }
    for path in folders {
        walk(root, &path, depth + 1, found)?;
    }
    Ok(())
}

/// The files with their stamps, save those that are gone meanwhile.
fn stamped(found: Vec<Found>) -> Vec<FileEntry> {
    let look = |(path, entry, link): Found| {
        let metadata = if link {
            fs::metadata(entry.path())
        } else {
            entry.metadata()
        };
        let stamp = match metadata {
            Ok(metadata) => Stamp::of(&metadata),
            // Gone since the folder was read, or a link to nothing.
            Err(error) if error.kind() == io::ErrorKind::NotFound => return None,
            // Whoever reads it will say why it cannot be read.
            Err(_) => Stamp {
                size: 0,
                modified: 0,
            },
        };
        Some(FileEntry { path, stamp })
    };
    if found.len() < MANY {
        found.into_iter().filter_map(look).collect()
    } else {
        found.into_par_iter().filter_map(look).collect()
    }
}

/// Whether a path of a matter is that of a bulk file.
fn is_bulk(path: &str) -> bool {
    path.starts_with("bulk/") && (path.ends_with(".jsonl") || path.ends_with(".jsonl.zst"))
}

/// SHA-256 of a file's text, in hexadecimal.
#[must_use]
pub fn content_hash(text: &str) -> String {
    hex(&Sha256::digest(text.as_bytes()))
}

/// The hash of a whole matter from the paths and content hashes of its files, which must
/// be sorted by path. Two matters with the same files have the same hash.
pub fn corpus_hash<'a>(files: impl IntoIterator<Item = (&'a str, &'a str)>) -> String {
    let mut hasher = Sha256::new();
    for (path, hash) in files {
        hasher.update(path.as_bytes());
        hasher.update([0]);
        hasher.update(hash.as_bytes());
        hasher.update([0]);
    }
    hex(&hasher.finalize())
}

/// Bytes in hexadecimal.
pub(crate) fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    bytes
        .iter()
        .fold(String::with_capacity(bytes.len() * 2), |mut hex, byte| {
            let _ = write!(hex, "{byte:02x}");
            hex
        })
}
