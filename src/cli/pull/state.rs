//! What `hoja pull` remembers from one run to the next, in `.hoja/pull.json`: which versions
//! it has seen, and how far a run came. It can be deleted at any time.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, File, TryLockError};
use std::io::Read;
use std::path::{Path, PathBuf};
use std::time::{SystemTime, UNIX_EPOCH};

use hoja::fetch::{Page, Seen};
use hoja::model::DocId;
use serde::{Deserialize, Serialize};

use super::super::error::CliError;
use super::super::incorporate::sha256;
use super::super::world::write_file_by_way_of;

/// Format of the file. One of another format is not read.
const FORMAT: u32 = 1;
/// The largest file that is read, in bytes.
const LARGEST: u64 = 16 << 20;
/// How long a run that was not finished can be gone on with, in seconds.
const RUN_LASTS: u64 = 24 * 60 * 60;

#[derive(Debug, Default, Serialize, Deserialize)]
struct State {
    format: u32,
    /// By address as the document names it.
    versions: BTreeMap<String, Version>,
    /// The run that is not finished.
    run: Option<Unfinished>,
}

/// The version of a text that a document holds.
#[derive(Debug, Clone, Serialize, Deserialize)]
struct Version {
    #[serde(flatten)]
    seen: Seen,
    /// SHA-256 that the document gave for its source then: if it gives another one now, the
    /// document holds another text.
    held: String,
}

#[derive(Debug, Default, Serialize, Deserialize)]
struct Unfinished {
    /// What was asked for.
    asked: String,
    /// When it was at work last, in seconds since 1970.
    at: u64,
    /// Documents that are done with.
    done: BTreeSet<DocId>,
    /// Texts that were fetched, by address.
    fetched: BTreeMap<String, Fetched>,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
struct Fetched {
    #[serde(flatten)]
    seen: Seen,
    sha256: String,
}

/// The memory of a run. While it lives, no other run works in the matter.
pub(super) struct Memory {
    path: PathBuf,
    spool: PathBuf,
    state: State,
    run: Unfinished,
    _lock: File,
}

impl Memory {
    /// Begins a run, or goes on with one that asked for the same and was not finished.
    /// With `look_only`, nothing of what an unfinished run left is given up.
    pub(super) fn open(folder: &Path, asked: String, look_only: bool) -> Result<Self, CliError> {
        let hidden = folder.join(".hoja");
        fs::create_dir_all(&hidden).map_err(|error| CliError::io("make", &hidden, &error))?;
        let lock = lock(&hidden.join("pull.lock"))?;
        let path = hidden.join("pull.json");
        let spool = spool(folder);
        let mut state = read(&path);
        let run = state
            .run
            .take()
            .filter(|run| run.asked == asked && now().saturating_sub(run.at) < RUN_LASTS);
        if run.is_none() && !look_only {
            let _ = fs::remove_dir_all(&spool);
        }
        let run = run.unwrap_or_else(|| Unfinished {
            asked,
            ..Unfinished::default()
        });
        Ok(Self {
            path,
            spool,
            state,
            run,
            _lock: lock,
        })
    }

    /// Whether the run was done with the document before it was interrupted.
    pub(super) fn is_done(&self, id: &DocId) -> bool {
        self.run.done.contains(id)
    }

    /// The version of the text at `url` that a document holds, if its source is still `held`.
    pub(super) fn seen(&self, url: &str, held: Option<&str>) -> Option<&Seen> {
        let version = self.state.versions.get(url)?;
        (held == Some(version.held.as_str())).then_some(&version.seen)
    }

    /// A text that this run has fetched before.
    pub(super) fn fetched(&self, url: &str) -> Option<Page> {
        let fetched = self.run.fetched.get(url)?;
        let bytes = fs::read(self.spool.join(&fetched.sha256)).ok()?;
        (sha256(&bytes) == fetched.sha256).then(|| Page {
            bytes,
            seen: fetched.seen.clone(),
        })
    }

    /// Keeps a text, so that it is not fetched again if the run is interrupted now.
    pub(super) fn keep(&mut self, url: &str, page: &Page) -> Result<(), CliError> {
        let sha256 = sha256(&page.bytes);
        write_file_by_way_of(&self.spool, &self.spool.join(&sha256), &page.bytes)?;
        let fetched = Fetched {
            seen: page.seen.clone(),
            sha256,
        };
        self.run.fetched.insert(url.to_owned(), fetched);
        self.write(true)
    }

    /// Notes that a document is done with. What it holds came from those versions, and it
    /// gives `held` for its source.
    pub(super) fn done(
        &mut self,
        id: &DocId,
        seen: Vec<(String, Seen)>,
        held: Option<&str>,
    ) -> Result<(), CliError> {
        for (url, seen) in seen {
            if let Some(held) = held.map(str::to_owned) {
                self.state.versions.insert(url, Version { seen, held });
            }
        }
        self.run.done.insert(id.clone());
        self.write(true)
    }

    /// Ends the run. One that left something undone for now can be gone on with.
    pub(super) fn finish(mut self, whole: bool) -> Result<(), CliError> {
        self.write(!whole)?;
        if whole {
            let _ = fs::remove_dir_all(&self.spool);
        }
        Ok(())
    }

    fn write(&mut self, open: bool) -> Result<(), CliError> {
        self.state.format = FORMAT;
        self.run.at = now();
        let mut value = serde_json::to_value(&self.state)?;
        if open {
            value["run"] = serde_json::to_value(&self.run)?;
        }
        let bytes = serde_json::to_vec_pretty(&value)?;
        write_file_by_way_of(&self.spool, &self.path, &bytes)
    }
}

/// Where a run keeps what it has fetched, and what is not whole yet.
pub(super) fn spool(folder: &Path) -> PathBuf {
    folder.join(".hoja").join("pull")
}

/// What was remembered; nothing, if it cannot be read: it can be done without.
fn read(path: &Path) -> State {
    let mut bytes = Vec::new();
    let read = File::open(path).and_then(|file| file.take(LARGEST).read_to_end(&mut bytes));
    read.ok()
        .and_then(|_| serde_json::from_slice::<State>(&bytes).ok())
        .filter(|state| state.format == FORMAT)
        .unwrap_or_default()
}

fn lock(path: &Path) -> Result<File, CliError> {
    let file = File::create(path).map_err(|error| CliError::io("make", path, &error))?;
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(TryLockError::WouldBlock) => Err(CliError::Machine {
            message: "another `hoja pull` is at work in this matter".to_owned(),
            cause: None,
        }),
        Err(TryLockError::Error(error)) => Err(CliError::io("lock", path, &error)),
    }
}

fn now() -> u64 {
    SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .map_or(0, |since| since.as_secs())
}
