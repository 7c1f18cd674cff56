//! Reading and preparing what the index takes in, on every core.

use std::sync::{Arc, Mutex, PoisonError};

use super::manifest::{Half, Known};
use super::source::{Batch, BulkEnd, Job, Source};
use super::waiting::Putting;
use crate::engine::tantivy::{Entries, Preparer};
use crate::import::jsonl::{LineError, read_line};
use crate::matter::{
    FileEntry, MATTER_FILE, Matter, MatterError, ParsedFile, content_hash, parse_file,
};

/// A line longer than this is worked at by one worker at a time, so that memory stays bounded, and only
/// its document is handed over in parts: the writer takes the parts of one document at a time.
const LONG: usize = 512 << 10;

/// Work that is done, for the writer.
pub(super) enum Done {
    /// A file was read.
    File(Box<ReadFile>),
    /// A file has a new stamp and the old content.
    Same(String, Known),
    /// A file could not be read; the others go on.
    Unreadable(FileEntry, MatterError),
    /// A part of a document too long to be handed over at once.
    Part(Arc<str>, Half, Entries),
    /// A batch of lines.
    Lines(ReadLines),
    /// A bulk file has no more lines.
    End(BulkEnd),
    /// The matter cannot be read at all.
    Failed(MatterError),
}

pub(super) struct ReadFile {
    pub path: String,
    pub known: Known,
    /// What the index is to hold of it.
    pub entries: Entries,
    /// Whether it has mistakes.
    pub wrong: bool,
}

pub(super) struct ReadLines {
    pub path: Arc<str>,
    /// The documents: name in the index, and hash of the line.
    pub documents: Vec<(Half, Half)>,
    pub entries: Entries,
    /// What is wrong with some of the lines.
    pub findings: Vec<(u64, LineError)>,
    /// Whether the document of which parts went before ends here.
    pub ends_parts: bool,
}

/// What the workers share.
pub(super) struct Shared<'a> {
    pub matter: &'a Matter,
    pub source: Mutex<Source<'a>>,
    /// Held by whoever works at a long line.
    pub long: Mutex<()>,
}

/// Works until there is nothing left, or nobody takes what is done.
pub(super) fn work(shared: &Shared<'_>, mut preparer: Preparer, done: &Putting<'_, Done>) {
    loop {
        let job = shared
            .source
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .next();
        let wanted = match job {
            None => return,
            Some(Job::End(end)) => done.put(0, Done::End(end)),
            Some(Job::Unreadable(entry, error)) => done.put(0, Done::Unreadable(entry, error)),
            Some(Job::File(entry, hash)) => {
                let file = file(shared.matter, entry, hash.as_deref(), &mut preparer);
                let memory = match &file {
                    Done::File(file) => file.entries.memory(),
                    _ => 0,
                };
                done.put(memory, file)
            }
            Some(Job::Lines(batch)) => {
                let long = batch.lines.iter().any(|line| line.len() > LONG);
                let _alone =
                    long.then(|| shared.long.lock().unwrap_or_else(PoisonError::into_inner));
                let mut parts = false;
                let path = Arc::clone(&batch.path);
                let mut lines = lines(batch, &mut preparer, long, |unit, entries| {
                    parts = true;
                    done.put(
                        entries.memory(),
                        Done::Part(Arc::clone(&path), unit, entries),
                    )
                });
                lines.ends_parts = parts;
                done.put(lines.entries.memory(), Done::Lines(lines))
            }
        };
        if !wanted {
            return;
        }
    }
}

fn file(matter: &Matter, entry: FileEntry, hash: Option<&str>, preparer: &mut Preparer) -> Done {
    let source = match matter.read(&entry.path) {
        Ok(source) => source,
        Err(error) if entry.path == MATTER_FILE => return Done::Failed(error),
        Err(error) => return Done::Unreadable(entry, error),
    };
    let known = Known {
        stamp: entry.stamp,
        hash: content_hash(&source.text),
    };
    if hash == Some(known.hash.as_str()) {
        return Done::Same(entry.path, known);
    }
    let mut entries = Entries::default();
    let wrong = match parse_file(&entry.path, &source) {
        ParsedFile::Matter(matter_file, findings) => {
            preparer.matter_file(&entry.path, &matter_file, &mut entries);
            !findings.is_empty()
        }
        ParsedFile::Document(parsed) => {
            if let Some(document) = parsed.document {
                preparer.document(&entry.path, &entry.path, document, &mut entries);
            }
            !parsed.findings.is_empty()
        }
        ParsedFile::Issue(parsed) => {
            if let Some(issue) = &parsed.issue {
                preparer.issue(&entry.path, issue, &mut entries);
            }
            !parsed.findings.is_empty()
        }
    };
    Done::File(Box::new(ReadFile {
        path: entry.path,
        known,
        entries,
        wrong,
    }))
}

/// Prepares a batch; of the document of a long line, `part` takes what would be too much to keep.
fn lines(
    batch: Batch,
    preparer: &mut Preparer,
    long: bool,
    mut part: impl FnMut(Half, Entries) -> bool,
) -> ReadLines {
    let mut read = ReadLines {
        path: Arc::clone(&batch.path),
        documents: Vec::new(),
        entries: Entries::default(),
        findings: Vec::new(),
        ends_parts: false,
    };
    for line in batch.lines {
        let document = match line.bytes.and_then(|bytes| read_line(&bytes)) {
            Ok(document) => document,
            Err(error) => {
                read.findings.push((line.number, error));
                continue;
            }
        };
        let unit = unit_name(line.unit);
        let into = &mut read.entries;
        if long {
            let mut part = |entries| part(line.unit, entries);
            preparer.long_document(&unit, &batch.path, document, into, &mut part);
        } else {
            preparer.document(&unit, &batch.path, document, into);
        }
        read.documents.push((line.unit, line.hash));
    }
    read
}

/// The name in the index of a document of a bulk file, as the index has it. No path is like it.
pub(super) fn unit_name(unit: Half) -> String {
    format!("\u{1}{unit:032x}")
}
