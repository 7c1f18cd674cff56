//! Bulk files: large sets with a document a line, read as they stream.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::{self, JoinHandle};

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

/// Pieces of a file that may wait to be hashed.
const WAITING: usize = 8;

/// Bytes of a piece that is read for the hash alone.
const PIECE: usize = 256 << 10;

/// A file that is hashed as it is read, on a thread of its own: hashing takes longer than reading.
struct Hashing {
    file: File,
    send: SyncSender<Vec<u8>>,
    /// Pieces that were hashed, whose memory is used again.
    back: Receiver<Vec<u8>>,
    hasher: JoinHandle<Sha256>,
}

impl Hashing {
    fn new(file: File) -> io::Result<Self> {
        let (send, pieces) = sync_channel::<Vec<u8>>(WAITING);
        let (give_back, back) = sync_channel(WAITING);
        let hasher = thread::Builder::new()
            .name("hash-bulk".to_owned())
            .spawn(move || {
                let mut hasher = Sha256::new();
                for piece in pieces {
                    hasher.update(&piece);
                    // Nobody need want it.
                    let _ = give_back.try_send(piece);
                }
                hasher
            })?;
        Ok(Self {
            file,
            send,
            back,
            hasher,
        })
    }

    /// Reads on, and has hashed what was read.
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let len = self.file.read(buffer)?;
        if len > 0 {
            let mut piece = self.back.try_recv().unwrap_or_default();
            piece.clear();
            piece.extend_from_slice(&buffer[..len]);
            self.send.send(piece).map_err(|_| ended())?;
        }
        Ok(len)
    }

    /// Reads what is left, and gives the hash of it all.
    fn finish(mut self) -> io::Result<String> {
        let mut rest = vec![0; PIECE];
        while self.read(&mut rest)? > 0 {}
        drop(self.send);
        let hasher = self.hasher.join().map_err(|_| ended())?;
        Ok(hex(&hasher.finalize()))
    }
}

fn ended() -> io::Error {
    io::Error::other("the hash of the file could not be made")
}

/// The file's bytes as the decoder takes them.
struct Tap {
    file: Arc<Mutex<Hashing>>,
    read: Arc<AtomicU64>,
}

impl Read for Tap {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let mut hashing = self.file.lock().unwrap_or_else(PoisonError::into_inner);
        let len = hashing.read(buffer)?;
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
        let file = File::open(&full).and_then(Hashing::new).map_err(wrong)?;
        let file = Arc::new(Mutex::new(file));
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
        let Self { lines, file, .. } = self;
        // The decoder has the other share of the file.
        drop(lines);
        let file = Arc::into_inner(file).ok_or_else(ended)?;
        file.into_inner()
            .unwrap_or_else(PoisonError::into_inner)
            .finish()
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
