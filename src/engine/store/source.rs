//! What an update reads: changed files, and the lines of bulk files that are not in the index.

use std::collections::VecDeque;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use rustc_hash::{FxHashMap, FxHashSet};

use super::manifest::{Half, KnownBulk, half_hash};
use crate::import::jsonl::LineError;
use crate::matter::{BulkReader, FileEntry, Matter, MatterError};

/// Bytes of lines, or files, that are handed out together.
const BATCH: usize = 256 << 10;

/// A piece of work, small enough to be kept in memory.
pub(super) enum Job {
    /// A file with a new stamp, and the hash of what the index has of it.
    File(FileEntry, Option<String>),
    /// Lines that are not in the index.
    Lines(Batch),
    /// A bulk file that cannot be opened.
    Unreadable(FileEntry, MatterError),
    /// All lines of a bulk file have been handed out.
    End(BulkEnd),
}

/// Lines of one bulk file.
pub(super) struct Batch {
    pub path: Arc<str>,
    pub lines: Vec<NewLine>,
}

/// A line that is not in the index.
pub(super) struct NewLine {
    pub number: u64,
    /// The name in the index of the document that it seems to hold, and the line's hash.
    pub unit: Half,
    pub hash: Half,
    pub bytes: Result<Vec<u8>, LineError>,
}

/// What is known of a bulk file once it was read to its end.
pub(super) struct BulkEnd {
    pub path: Arc<str>,
    /// How many batches it gave.
    pub batches: usize,
    /// The names of all documents that it holds.
    pub seen: FxHashSet<Half>,
    /// The hash of its bytes, or why it could not be read to the end.
    pub hash: Result<String, String>,
}

/// Hands out an update's work, in the order of the files.
pub(super) struct Source<'a> {
    matter: &'a Matter,
    files: VecDeque<(FileEntry, Option<String>)>,
    bulk: VecDeque<(FileEntry, KnownBulk)>,
    open: Option<Open>,
    /// Bytes of files that were handed out.
    pub read: Arc<AtomicU64>,
}

/// A bulk file that is being handed out.
struct Open {
    path: Arc<str>,
    reader: BulkReader,
    /// What of its lines was looked at.
    looked: Looked,
    batches: usize,
    broken: Option<String>,
    /// A line that would have made the last batch too large.
    kept: Option<NewLine>,
    read_before: u64,
}

/// The lines of a bulk file that were looked at, beside those that are in the index.
struct Looked {
    path: Arc<str>,
    /// The hashes of the lines in the index, each with the document's name there.
    known: FxHashMap<Half, Half>,
    seen: FxHashSet<Half>,
}

impl<'a> Source<'a> {
    pub fn new(
        matter: &'a Matter,
        files: Vec<(FileEntry, Option<String>)>,
        bulk: Vec<(FileEntry, KnownBulk)>,
    ) -> Self {
        Self {
            matter,
            files: files.into(),
            bulk: bulk.into(),
            open: None,
            read: Arc::default(),
        }
    }

    /// The next piece of work, or none if there is none left.
    pub fn next(&mut self) -> Option<Job> {
        if let Some((entry, hash)) = self.files.pop_front() {
            self.read.fetch_add(entry.stamp.size, Ordering::Relaxed);
            return Some(Job::File(entry, hash));
        }
        loop {
            if let Some(open) = &mut self.open {
                let batch = open.batch();
                let read = open.reader.bytes_read();
                self.read
                    .fetch_add(read - open.read_before, Ordering::Relaxed);
                open.read_before = read;
                if let Some(batch) = batch {
                    return Some(Job::Lines(batch));
                }
                let open = self.open.take()?;
                return Some(Job::End(open.end()));
            }
            let (entry, known) = self.bulk.pop_front()?;
            match self.matter.read_bulk(&entry.path) {
                Ok(reader) => self.open = Some(Open::new(&entry.path, reader, &known)),
                Err(error) => return Some(Job::Unreadable(entry, error)),
            }
        }
    }
}

impl Open {
    fn new(path: &str, reader: BulkReader, known: &KnownBulk) -> Self {
        let path: Arc<str> = path.into();
        let known = known.lines.iter().map(|(unit, hash)| (*hash, *unit));
        Self {
            looked: Looked {
                path: Arc::clone(&path),
                known: known.collect(),
                seen: FxHashSet::default(),
            },
            path,
            reader,
            batches: 0,
            broken: None,
            kept: None,
            read_before: 0,
        }
    }

    /// The next lines that are not in the index.
    fn batch(&mut self) -> Option<Batch> {
        let mut lines = Vec::new();
        let mut bytes = 0;
        if let Some(line) = self.kept.take() {
            bytes += line.len();
            lines.push(line);
        }
        while bytes < BATCH {
            let Some((number, line)) = self.reader.lines().lend() else {
                break;
            };
            if let Err(LineError::Broken(why)) = &line {
                self.broken = Some(why.clone());
            }
            let Some(line) = self.looked.look(number, line) else {
                continue;
            };
            // A long line goes alone.
            if !lines.is_empty() && line.len() > BATCH {
                self.kept = Some(line);
                break;
            }
            bytes += line.len();
            lines.push(line);
        }
        if lines.is_empty() {
            return None;
        }
        self.batches += 1;
        Some(Batch {
            path: Arc::clone(&self.path),
            lines,
        })
    }

    fn end(self) -> BulkEnd {
        let hash = match self.broken {
            Some(why) => Err(why),
            None => self.reader.hash().map_err(|error| error.to_string()),
        };
        BulkEnd {
            path: self.path,
            batches: self.batches,
            seen: self.looked.seen,
            hash,
        }
    }
}

impl Looked {
    /// A line, unless its document is in the index as it stands.
    fn look(&mut self, number: u64, line: Result<&[u8], LineError>) -> Option<NewLine> {
        let bad = |error| {
            Some(NewLine {
                number,
                unit: 0,
                hash: 0,
                bytes: Err(error),
            })
        };
        let bytes = match line {
            Ok(bytes) => bytes,
            Err(error) => return bad(error),
        };
        let hash = half_hash(&[bytes]);
        if let Some(unit) = self.known.get(&hash)
            && self.seen.insert(*unit)
        {
            return None;
        }
        let id = id_of(bytes);
        let unit = id.as_ref().map_or(0, |id| unit_of(&self.path, id));
        if let Some(id) = id
            && !self.seen.insert(unit)
        {
            return bad(LineError::Doubled(id));
        }
        Some(NewLine {
            number,
            unit,
            hash,
            bytes: Ok(bytes.to_vec()),
        })
    }
}

impl NewLine {
    pub fn len(&self) -> usize {
        self.bytes.as_ref().map_or(0, Vec::len)
    }
}

/// The name in the index of a document of a bulk file.
pub(super) fn unit_of(path: &str, id: &str) -> Half {
    half_hash(&[path.as_bytes(), &[0], id.as_bytes()])
}

/// The id of the document in a line, without reading the rest of it if it comes first.
fn id_of(line: &[u8]) -> Option<String> {
    let plain = || {
        let rest = line.trim_ascii_start().strip_prefix(b"{")?;
        let rest = rest.trim_ascii_start().strip_prefix(b"\"id\"")?;
        let rest = rest.trim_ascii_start().strip_prefix(b":")?;
        let rest = rest.trim_ascii_start().strip_prefix(b"\"")?;
        let end = rest.iter().position(|byte| *byte == b'"')?;
        let id = std::str::from_utf8(&rest[..end]).ok()?;
        (!id.contains('\\')).then(|| id.to_owned())
    };
    plain().or_else(|| {
        #[derive(serde::Deserialize)]
        struct Named {
            id: String,
        }
        serde_json::from_slice::<Named>(line)
            .ok()
            .map(|named| named.id)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_id_is_found_wherever_it_stands() {
        for (line, id) in [
            (r#"{"id":"a-1","title":"x"}"#, Some("a-1")),
            (r#" { "id" : "a-1" }"#, Some("a-1")),
            (r#"{"title":"x","id":"a-1"}"#, Some("a-1")),
            (r#"{"id":"a\u002d1"}"#, Some("a-1")),
            (r#"{"title":"\"id\":\"b\""}"#, None),
            ("{oops", None),
        ] {
            assert_eq!(id_of(line.as_bytes()).as_deref(), id, "{line}");
        }
    }
}
