//! Bulk files: large sets with a document a line, read as they stream.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use sha2::{Digest, Sha256};

use crate::diagnostic::{Diagnostic, SourceFile, Span};
use crate::import::jsonl::{self, LineError, Set};

use super::files::{Matter, MatterError, hex};

/// A bulk file that is being read.
pub struct BulkReader {
    lines: Set,
    file: Arc<Mutex<Hashing>>,
    read: Arc<AtomicU64>,
}

struct Hashing {
    file: File,
    hasher: Sha256,
}

/// The file's bytes as the decoder takes them.
struct Tap {
    file: Arc<Mutex<Hashing>>,
    read: Arc<AtomicU64>,
}

impl Read for Tap {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let mut hashing = self.file.lock().unwrap_or_else(PoisonError::into_inner);
        let len = hashing.file.read(buffer)?;
        hashing.hasher.update(&buffer[..len]);
        self.read.fetch_add(len as u64, Ordering::Relaxed);
        Ok(len)
    }
}

impl Matter {
    /// Opens a bulk file of the matter.
    ///
    /// # Errors
    /// If it cannot be read.
    pub fn read_bulk(&self, path: &str) -> Result<BulkReader, MatterError> {
        let full = self.folder().unwrap_or(Path::new("")).join(path);
        let wrong = |source| MatterError::Io {
            path: full.clone(),
            source,
        };
        let file = Arc::new(Mutex::new(Hashing {
            file: File::open(&full).map_err(wrong)?,
            hasher: Sha256::new(),
        }));
        let read = Arc::new(AtomicU64::new(0));
        let tap = Tap {
            file: Arc::clone(&file),
            read: Arc::clone(&read),
        };
        let lines = jsonl::open(tap, path.ends_with(".zst")).map_err(wrong)?;
        Ok(BulkReader { lines, file, read })
    }
}

impl BulkReader {
    /// The lines, one after the other.
    pub fn lines(&mut self) -> &mut Set {
        &mut self.lines
    }

    /// Bytes of the file that were read, packed as they are.
    #[must_use]
    pub fn bytes_read(&self) -> u64 {
        self.read.load(Ordering::Relaxed)
    }

    /// SHA-256 of the file's bytes, in hexadecimal; what the lines left unread is read for it.
    ///
    /// # Errors
    /// If the file cannot be read to its end.
    pub fn hash(self) -> io::Result<String> {
        let mut hashing = self.file.lock().unwrap_or_else(PoisonError::into_inner);
        let hashing = &mut *hashing;
        io::copy(&mut hashing.file, &mut hashing.hasher)?;
        Ok(hex(&hashing.hasher.clone().finalize()))
    }
}

/// Characters of a line that a finding shows: the line may be megabytes long.
const SHOWN: usize = 100;

/// The place of a line of a bulk file.
pub(super) fn line_place(path: &str, number: u64, bytes: &[u8]) -> Span {
    let start = String::from_utf8_lossy(&bytes[..bytes.len().min(4 * SHOWN)]);
    let shown: String = start.chars().take(SHOWN).collect();
    let number = usize::try_from(number).unwrap_or(usize::MAX);
    let file = SourceFile::excerpt(path, shown, number);
    let whole = 0..file.text.len();
    Span::new(&file, whole)
}

/// What is wrong with a line, as a finding at its place.
pub(super) fn line_finding(path: &str, number: u64, bytes: &[u8], error: &LineError) -> Diagnostic {
    let place = line_place(path, number, bytes);
    Diagnostic::error(error.code(), error.to_string(), place)
}
