//! One pass over what has changed, commit by commit.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, Instant};

use super::lock::Lock;
use super::manifest::{Known, KnownBulk, Manifest, remove_others};
use super::source::{BulkEnd, Source};
use super::waiting::{Taking, Waiting};
use super::worker::{Done, ReadLines, Shared, unit_name, work};
use super::{FORMAT, Progress, Update, readable};
use crate::engine::EngineError;
use crate::engine::tantivy::{Change, Entries, Payload, TantivyIndex};
use crate::matter::{Listing, Matter, MatterError};

/// Bytes of text after which a long update commits. What an interruption costs is no more
/// than this, and one segment of the index holds so much.
const COMMIT_BYTES: usize = 64 << 20;

/// Time after which it commits all the same, so that others need not wait long for the lock.
const COMMIT_TIME: Duration = Duration::from_secs(8);

/// What has changed, and how to take it in.
pub(super) struct Pass<'a> {
    source: Source<'a>,
    matter: &'a Matter,
    manifest: Manifest,
    removed: Vec<String>,
    removed_bulk: Vec<String>,
    bytes: u64,
    progress: Option<&'a dyn Fn(Progress)>,
}

impl<'a> Pass<'a> {
    /// Compares what there is with what the index was made from.
    pub fn new(
        matter: &'a Matter,
        listing: &Listing,
        manifest: Option<Manifest>,
        progress: Option<&'a dyn Fn(Progress)>,
    ) -> Self {
        let mut manifest = manifest.unwrap_or_default();
        let bulk_paths: BTreeSet<&str> = listing
            .bulk
            .iter()
            .map(|entry| entry.path.as_str())
            .collect();
        let removed_bulk = manifest
            .bulk
            .keys()
            .filter(|path| !bulk_paths.contains(path.as_str()))
            .cloned()
            .collect();
        let mut bytes = 0;
        let (mut files, mut removed) = (Vec::new(), Vec::new());
        // Both are by path: they are gone through side by side.
        let mut rest = manifest.files.iter().peekable();
        for entry in &listing.files {
            while let Some((path, _)) = rest.next_if(|(path, _)| **path < entry.path) {
                removed.push(path.clone());
            }
            let known = rest.next_if(|(path, _)| **path == entry.path);
            let known = known.map(|(_, known)| known);
            if known.is_some_and(|known| known.stamp == entry.stamp) {
                continue;
            }
            bytes += entry.stamp.size;
            files.push((entry.clone(), known.map(|known| known.hash.clone())));
        }
        removed.extend(rest.map(|(path, _)| path.clone()));
        let mut bulk = Vec::new();
        for entry in &listing.bulk {
            let known = manifest
                .bulk
                .entry(entry.path.clone())
                .or_insert_with(|| KnownBulk::new(entry.stamp));
            if known.stamp == entry.stamp && known.hash.is_some() {
                continue;
            }
            (known.stamp, known.hash) = (entry.stamp, None);
            bytes += entry.stamp.size;
            bulk.push((entry.clone(), known.clone()));
        }
        Self {
            source: Source::new(matter, files, bulk),
            matter,
            manifest,
            removed,
            removed_bulk,
            bytes,
            progress,
        }
    }

    /// Makes an index that lives as long as the process.
    pub fn in_memory(self, index: &TantivyIndex) -> Result<(String, Update), EngineError> {
        let (done, update) = self.run(index, None)?;
        Ok((done.unwrap_or_default(), update))
    }

    /// Brings an index in a folder up to date. Without a corpus hash, somebody else has
    /// changed the index between two commits, and what is left must be looked at again.
    pub fn in_folder(
        self,
        index: &TantivyIndex,
        folder: &'a Path,
        lock: Lock,
    ) -> Result<(Option<String>, Update), EngineError> {
        self.run(index, Some((folder, lock)))
    }

    fn run(
        self,
        index: &TantivyIndex,
        place: Option<(&Path, Lock)>,
    ) -> Result<(Option<String>, Update), EngineError> {
        let read = Arc::clone(&self.source.read);
        let shared = Shared {
            matter: self.matter,
            source: Mutex::new(self.source),
            long: Mutex::new(()),
        };
        let workers = thread::available_parallelism().map_or(2, usize::from);
        let mut writer = Writer {
            folder: place.as_ref().map(|(folder, _)| *folder),
            lock: place.map(|(_, lock)| lock),
            index,
            manifest: self.manifest,
            update: Update::default(),
            last: None,
            change: None,
            began: Instant::now(),
            bytes: 0,
            parts: 0,
            batches: BTreeMap::new(),
            ends: Vec::new(),
            progress: Progress {
                bytes: self.bytes,
                ..Progress::default()
            },
            tell: self.progress,
        };
        let waiting = Waiting::new();
        thread::scope(|scope| {
            let taking = waiting.taking();
            // One file is read at once; a library is worth a thread for each core.
            let small = self.bytes < 1 << 20;
            for done in waiting.putting(if small { 1 } else { workers }) {
                let (preparer, shared) = (index.preparer(), &shared);
                scope.spawn(move || work(shared, preparer, &done));
            }
            let outcome = writer.take(&taking, &read, &self.removed, &self.removed_bulk);
            // Workers that are not needed any more end.
            drop(taking);
            outcome.map(|hash| (hash, std::mem::take(&mut writer.update)))
        })
    }
}

/// Puts into the index what the workers have done.
struct Writer<'w> {
    index: &'w TantivyIndex,
    folder: Option<&'w Path>,
    lock: Option<Lock>,
    manifest: Manifest,
    update: Update,
    /// The manifest of our last commit.
    last: Option<String>,
    change: Option<Change>,
    began: Instant,
    bytes: usize,
    /// Parts of a document of which the last is still to come.
    parts: usize,
    /// Batches that came in, by bulk file.
    batches: BTreeMap<Arc<str>, usize>,
    /// Bulk files of which batches are still to come.
    ends: Vec<BulkEnd>,
    progress: Progress,
    tell: Option<&'w dyn Fn(Progress)>,
}

impl Writer<'_> {
    fn take(
        &mut self,
        taking: &Taking<'_, Done>,
        read: &AtomicU64,
        removed: &[String],
        removed_bulk: &[String],
    ) -> Result<Option<String>, EngineError> {
        for path in removed {
            self.change()?.remove(path);
            self.manifest.files.remove(path);
            self.update.removed += 1;
        }
        for path in removed_bulk {
            self.forget_bulk(path)?;
            self.update.removed += 1;
        }
        while let Some(done) = taking.take() {
            if self.lock.is_none() && self.folder.is_some() && !self.lock_again()? {
                return Ok(None);
            }
            self.one(done)?;
            if let Some(tell) = self.tell {
                self.progress.read = read.load(Ordering::Relaxed);
                tell(self.progress);
            }
            let due = self.bytes >= COMMIT_BYTES
                || (self.bytes > 0 && self.began.elapsed() >= COMMIT_TIME);
            if due && self.parts == 0 && self.folder.is_some() {
                self.commit(false)?;
                if let Some(lock) = self.lock.take() {
                    lock.step_back();
                }
            }
        }
        if self.lock.is_none() && self.folder.is_some() && !self.lock_again()? {
            return Ok(None);
        }
        self.finish().map(Some)
    }

    /// Takes the lock for the next commit. `false` if somebody else has committed meanwhile.
    fn lock_again(&mut self) -> Result<bool, EngineError> {
        let Some(folder) = self.folder else {
            return Ok(true);
        };
        self.lock = Some(Lock::take(folder)?);
        self.began = Instant::now();
        Ok(readable(folder).is_some_and(|(_, payload)| Some(payload.manifest) == self.last))
    }

    fn change(&mut self) -> Result<&mut Change, EngineError> {
        if self.change.is_none() {
            self.change = Some(self.index.change()?);
        }
        self.change
            .as_mut()
            .ok_or_else(|| EngineError::Damaged("no change".to_owned()))
    }

    fn add(&mut self, entries: Entries) -> Result<(), EngineError> {
        self.bytes += entries.bytes();
        self.progress.passages += entries.passages();
        self.change()?.add(entries)
    }

    fn one(&mut self, done: Done) -> Result<(), EngineError> {
        match done {
            Done::Failed(error) => Err(error.into()),
            Done::Unreadable(entry, error) => {
                match &error {
                    MatterError::Io { source, .. } => {
                        self.update.unreadable.push(format!("{error}: {source}"));
                    }
                    // The file is there, and no document: its author can mend it.
                    _ => self.update.with_findings.push(entry.path.clone()),
                }
                if self.manifest.files.remove(&entry.path).is_some() {
                    self.change()?.remove(&entry.path);
                }
                self.forget_bulk(&entry.path)
            }
            Done::Same(path, known) => {
                self.manifest.files.insert(path, known);
                Ok(())
            }
            Done::File(file) => {
                self.file_known(&file.path, file.known)?;
                if file.wrong {
                    self.update.with_findings.push(file.path);
                }
                self.update.indexed += 1;
                self.add(file.entries)
            }
            Done::Part(path, unit, entries) => {
                let known = self.manifest.bulk.get(&*path);
                let replaces = known.is_some_and(|known| known.lines.contains_key(&unit));
                if self.parts == 0 && replaces {
                    self.change()?.remove(&unit_name(unit));
                }
                self.parts += 1;
                self.add(entries)
            }
            Done::Lines(lines) => self.lines(lines),
            Done::End(end) => {
                self.ends.push(end);
                self.settle()
            }
        }
    }

    /// Takes out all that came from a bulk file.
    fn forget_bulk(&mut self, path: &str) -> Result<(), EngineError> {
        let Some(known) = self.manifest.bulk.remove(path) else {
            return Ok(());
        };
        for unit in known.units() {
            self.change()?.remove(&unit_name(unit));
        }
        self.update.documents_removed += known.lines.len();
        Ok(())
    }

    fn file_known(&mut self, path: &str, known: Known) -> Result<(), EngineError> {
        if self.manifest.files.insert(path.to_owned(), known).is_some() {
            self.change()?.remove(path);
        }
        Ok(())
    }

    fn lines(&mut self, lines: ReadLines) -> Result<(), EngineError> {
        let known = self.manifest.bulk.get_mut(&*lines.path);
        let known = known.ok_or_else(|| EngineError::Damaged("an unknown file".to_owned()))?;
        let mut replaced = Vec::new();
        for (unit, hash) in &lines.documents {
            // Of a document that came in parts, the old one went before the first.
            if known.lines.insert(*unit, *hash).is_some() && !lines.ends_parts {
                replaced.push(*unit);
            }
        }
        for unit in replaced {
            self.change()?.remove(&unit_name(unit));
        }
        self.update.documents += lines.documents.len();
        self.update.bad_lines += lines.findings.len();
        if !lines.findings.is_empty()
            && !self
                .update
                .with_findings
                .iter()
                .any(|path| **path == *lines.path)
        {
            self.update.with_findings.push(lines.path.to_string());
        }
        if lines.ends_parts {
            self.parts = 0;
        }
        *self.batches.entry(Arc::clone(&lines.path)).or_default() += 1;
        self.add(lines.entries)?;
        self.settle()
    }

    /// Takes note of bulk files of which every batch has come in: what they no longer hold
    /// goes.
    fn settle(&mut self) -> Result<(), EngineError> {
        let batches = &self.batches;
        let whole = |end: &BulkEnd| batches.get(&end.path).copied().unwrap_or(0) >= end.batches;
        let (done, open): (Vec<_>, Vec<_>) =
            std::mem::take(&mut self.ends).into_iter().partition(whole);
        self.ends = open;
        for end in done {
            let Some(known) = self.manifest.bulk.get_mut(&*end.path) else {
                continue;
            };
            match end.hash {
                Ok(hash) => {
                    let gone: Vec<_> = known
                        .lines
                        .keys()
                        .filter(|unit| !end.seen.contains(unit))
                        .copied()
                        .collect();
                    for unit in &gone {
                        known.lines.remove(unit);
                    }
                    known.hash = Some(hash);
                    self.update.documents_removed += gone.len();
                    for unit in gone {
                        self.change()?.remove(&unit_name(unit));
                    }
                }
                // What stands behind the break is not known: nothing is taken away, and the
                // file is read again when it changes.
                Err(why) => known.hash = Some(format!("broken: {why}")),
            }
        }
        Ok(())
    }

    /// Makes what was taken in so far seen by whoever goes on from here.
    fn commit(&mut self, complete: bool) -> Result<String, EngineError> {
        self.change()?;
        let Some(change) = self.change.take() else {
            return Ok(String::new());
        };
        let hash = self.manifest.corpus_hash().filter(|_| complete);
        let name = match self.folder {
            Some(folder) => self.manifest.write(folder)?,
            None => String::new(),
        };
        change.commit(&Payload {
            format: FORMAT,
            corpus_hash: hash.clone().unwrap_or_default(),
            stamps: self.manifest.stamps(),
            manifest: name.clone(),
            complete: hash.is_some(),
        })?;
        if let Some(folder) = self.folder {
            remove_others(folder, &name);
        }
        self.last = Some(name);
        self.bytes = 0;
        Ok(hash.unwrap_or_default())
    }

    fn finish(&mut self) -> Result<String, EngineError> {
        let hash = self.commit(true)?;
        self.index.tidy()?;
        self.lock = None;
        Ok(hash)
    }
}
