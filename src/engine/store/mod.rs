//! Where an index lies, and how it is brought up to date.

mod lock;
mod manifest;
mod source;
mod update;
mod waiting;
mod worker;

use std::fs;
use std::path::{Path, PathBuf};

use crate::matter::{Listing, Matter};

use super::tantivy::{Payload, TantivyIndex};
use super::{Engine, EngineError};
use lock::Lock;
use manifest::Manifest;
use update::Pass;

/// Format of the index and of the manifest. An index of another format is made anew.
const FORMAT: u32 = 13;

/// Where an index is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    /// In a folder, from one command to the next.
    Folder(PathBuf),
    /// In memory, for one command: where nothing can be written.
    Memory,
}

/// What it took to bring an index up to date.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Update {
    /// Why the index was made from nothing, if it was.
    pub rebuilt: Option<String>,
    /// Files whose content was read into the index.
    pub indexed: usize,
    /// Files that are gone.
    pub removed: usize,
    /// Documents of bulk files that were read into the index.
    pub documents: usize,
    /// Documents of bulk files that are gone.
    pub documents_removed: usize,
    /// Lines of bulk files that are no documents.
    pub bad_lines: usize,
    /// Files with mistakes; what could be understood of them is in the index.
    pub with_findings: Vec<String>,
    /// Files that could not be read, each with the reason; what they hold is not in the index.
    pub unreadable: Vec<String>,
}

impl Update {
    /// Whether the index had to be changed.
    #[must_use]
    pub const fn changed(&self) -> bool {
        self.indexed > 0
            || self.removed > 0
            || self.documents > 0
            || self.documents_removed > 0
            || self.rebuilt.is_some()
    }
}

/// How far an update is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Progress {
    /// Bytes of the files that are to be read, packed as they are.
    pub bytes: u64,
    /// How many of them were read.
    pub read: u64,
    /// Passages that were read into the index.
    pub passages: u64,
}

/// How an index is to be opened.
#[derive(Default, Clone, Copy)]
pub struct Opening<'a> {
    /// Make it anew, whatever is there.
    pub rebuild: bool,
    /// Told now and then how far a long update is.
    pub progress: Option<&'a dyn Fn(Progress)>,
}

impl From<bool> for Opening<'_> {
    /// Only whether it is to be made anew.
    fn from(rebuild: bool) -> Self {
        Self {
            rebuild,
            progress: None,
        }
    }
}

/// An index that is up to date and open.
pub struct Opened {
    /// The index.
    pub engine: Box<dyn Engine>,
    /// What it took.
    pub update: Update,
}

/// Brings the index of `matter` up to date and opens it.
///
/// Only files whose size or time of change differ are read, and only those whose content
/// differs are indexed; of a bulk file, only the lines that differ. An update that was
/// interrupted goes on where its last commit was. A damaged index, or one of another format,
/// is made anew; the update says so.
///
/// # Errors
/// If the matter cannot be read, the index cannot be written, or another process writes
/// it and does not let go for half a minute.
pub fn open<'a>(
    matter: &Matter,
    place: &Place,
    opening: impl Into<Opening<'a>>,
) -> Result<Opened, EngineError> {
    let opening = opening.into();
    match place {
        Place::Memory => {
            let index = TantivyIndex::in_memory()?;
            let listing = matter.listing()?;
            let pass = Pass::new(matter, &listing, None, opening.progress);
            let (hash, update) = pass.in_memory(&index)?;
            finish(&index, hash, update)
        }
        Place::Folder(folder) => open_folder(matter, folder, opening),
    }
}

fn finish(
    index: &TantivyIndex,
    corpus_hash: String,
    update: Update,
) -> Result<Opened, EngineError> {
    Ok(Opened {
        engine: Box::new(index.reader(corpus_hash)?),
        update,
    })
}

fn open_folder(
    matter: &Matter,
    folder: &Path,
    opening: Opening<'_>,
) -> Result<Opened, EngineError> {
    let before = readable(folder);
    let manifest_before = before.as_ref().map(|(_, payload)| payload.manifest.clone());
    let mut listing = matter.listing()?;
    if !opening.rebuild
        && let Some((index, payload)) = before
        && payload.complete
        && payload.stamps == listing.stamps()
        && let Ok(opened) = finish(&index, payload.corpus_hash, Update::default())
    {
        return Ok(opened);
    }
    create_folder(folder)?;
    let mut rebuilt = opening.rebuild.then(|| "as asked".to_owned());
    let mut forget = opening.rebuild;
    let mut update = Update::default();
    let mut first = true;
    // Another process may bring the index up to date at the same time: whoever finds that
    // somebody else has committed looks again at what is left to do. Nobody has, if the lock was
    // free and the index is as it was before the files were listed.
    loop {
        let lock = Lock::take(folder)?;
        let as_listed = first && !lock.waited() && {
            let now = readable(folder).map(|(_, payload)| payload.manifest);
            now == manifest_before
        };
        if !as_listed {
            listing = matter.listing()?;
        }
        first = false;
        let step = one_pass(matter, folder, &listing, opening, lock, forget).and_then(|passed| {
            if passed.anew && rebuilt.is_none() {
                rebuilt = Some("the old one was damaged or of another version".to_owned());
            }
            update.add(passed.step);
            let done = passed.done;
            done.map(|hash| finish(&passed.index, hash, Update::default()))
                .transpose()
        });
        match step {
            Ok(None) => forget = false,
            Ok(Some(mut opened)) => {
                update.rebuilt = rebuilt;
                opened.update = update;
                return Ok(opened);
            }
            Err(EngineError::Damaged(_)) if !forget => {
                rebuilt = Some("the old one was damaged".to_owned());
                forget = true;
            }
            Err(error) => return Err(error),
        }
    }
}

/// How one look at what is left to do ended.
struct Passed {
    index: TantivyIndex,
    /// Whether there was an index that could not be used.
    anew: bool,
    /// The corpus hash, if nothing is left.
    done: Option<String>,
    step: Update,
}

fn one_pass(
    matter: &Matter,
    folder: &Path,
    listing: &Listing,
    opening: Opening<'_>,
    lock: Lock,
    forget: bool,
) -> Result<Passed, EngineError> {
    let index_folder = folder.join("index");
    let known = if forget { None } else { known(folder) };
    let had_index = index_folder.join("meta.json").exists();
    let (index, manifest) = match known {
        Some((index, manifest)) => (index, Some(manifest)),
        None => (fresh(&index_folder)?, None),
    };
    let anew = had_index && manifest.is_none() && !forget;
    let pass = Pass::new(matter, listing, manifest, opening.progress);
    let (done, step) = pass.in_folder(&index, folder, lock)?;
    Ok(Passed {
        index,
        anew,
        done,
        step,
    })
}

impl Update {
    fn add(&mut self, step: Self) {
        self.indexed += step.indexed;
        self.removed += step.removed;
        self.documents += step.documents;
        self.documents_removed += step.documents_removed;
        self.bad_lines = step.bad_lines;
        self.with_findings.extend(step.with_findings);
        self.with_findings.sort();
        self.with_findings.dedup();
        self.unreadable = step.unreadable;
    }
}

/// An empty index, whatever was in its folder. What was there is moved away first, so
/// that whoever reads it can go on.
fn fresh(folder: &Path) -> Result<TantivyIndex, EngineError> {
    if folder.exists() {
        let aside = folder.with_extension(format!("old-{}", std::process::id()));
        let _ = fs::remove_dir_all(&aside);
        if fs::rename(folder, &aside).is_ok() {
            let _ = fs::remove_dir_all(&aside);
        } else {
            fs::remove_dir_all(folder).map_err(|source| io_error(folder, source))?;
        }
    }
    fs::create_dir_all(folder).map_err(|source| io_error(folder, source))?;
    TantivyIndex::open_or_create(folder)
}

fn io_error(path: &Path, source: std::io::Error) -> EngineError {
    EngineError::Io {
        path: path.to_owned(),
        source,
    }
}

fn create_folder(folder: &Path) -> Result<(), EngineError> {
    fs::create_dir_all(folder).map_err(|source| io_error(folder, source))?;
    let ignore = folder.join(".gitignore");
    if !ignore.exists() {
        fs::write(&ignore, "*\n").map_err(|source| io_error(&ignore, source))?;
    }
    Ok(())
}

/// The index of a folder with what it says about itself, if it is of this format.
fn readable(folder: &Path) -> Option<(TantivyIndex, Payload)> {
    let index = TantivyIndex::open(&folder.join("index")).ok()?;
    let payload = index.payload()?;
    (payload.format == FORMAT).then_some((index, payload))
}

/// The index with the manifest of its last commit, if both can be read.
fn known(folder: &Path) -> Option<(TantivyIndex, Manifest)> {
    let (index, payload) = readable(folder)?;
    let manifest = Manifest::read(folder, &payload.manifest)?;
    Some((index, manifest))
}
