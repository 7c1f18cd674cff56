//! Where an index lies, who may write it, and how it is brought up to date.

use std::collections::BTreeMap;
use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{Read, Seek, Write};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use serde::{Deserialize, Serialize};

use crate::matter::{FileEntry, Matter, ParsedFile, Stamp, content_hash, corpus_hash, parse_file};

use super::tantivy::{Payload, TantivyIndex};
use super::{Engine, EngineError};

/// Format of the index and of the manifest. An index of another format is made anew.
const FORMAT: u32 = 9;

/// How long a writer waits for another one.
const PATIENCE: Duration = Duration::from_secs(30);

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
    /// Files with mistakes; what could be understood of them is in the index.
    pub with_findings: Vec<String>,
}

impl Update {
    /// Whether the index had to be changed.
    #[must_use]
    pub const fn changed(&self) -> bool {
        self.indexed > 0 || self.removed > 0 || self.rebuilt.is_some()
    }
}

/// An index that is up to date and open.
pub struct Opened {
    /// The index.
    pub engine: Box<dyn Engine>,
    /// What it took.
    pub update: Update,
}

/// The files that an index was made from.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
struct Manifest {
    format: u32,
    files: BTreeMap<String, Known>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Known {
    stamp: Stamp,
    hash: String,
}

impl Manifest {
    fn corpus_hash(&self) -> String {
        corpus_hash(
            self.files
                .iter()
                .map(|(path, known)| (path.as_str(), known.hash.as_str())),
        )
    }
}

/// Brings the index of `matter` up to date and opens it. With `rebuild`, it is made anew.
///
/// Only files whose size or time of change differ are read, and only those whose content
/// differs are indexed. A damaged index, or one of another format, is made anew; the
/// update says so.
///
/// # Errors
/// If the matter cannot be read, the index cannot be written, or another process writes
/// it for longer than half a minute.
pub fn open(matter: &Matter, place: &Place, rebuild: bool) -> Result<Opened, EngineError> {
    match place {
        Place::Memory => {
            let index = TantivyIndex::in_memory()?;
            let (manifest, update) = bring_up_to_date(matter, &index, Manifest::default(), None)?;
            finish(&index, manifest.corpus_hash(), update)
        }
        Place::Folder(folder) => open_folder(matter, folder, rebuild),
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

fn open_folder(matter: &Matter, folder: &Path, rebuild: bool) -> Result<Opened, EngineError> {
    if !rebuild
        && let Some(manifest) = current(folder)
        && is_current(matter, &manifest)?
        && let Ok(index) = TantivyIndex::open_or_create(&folder.join("index"))
        && let Ok(opened) = finish(&index, manifest.corpus_hash(), Update::default())
    {
        return Ok(opened);
    }
    create_folder(folder)?;
    let _lock = lock(folder)?;
    let mut rebuilt = rebuild.then(|| "as asked".to_owned());
    let index_folder = folder.join("index");
    let had_index = index_folder.join("meta.json").exists();
    let manifest = current(folder).filter(|_| rebuilt.is_none());
    let (index, manifest) = match (manifest, had_index && rebuilt.is_none()) {
        (Some(manifest), _) => (TantivyIndex::open_or_create(&index_folder), manifest),
        (None, true) => {
            rebuilt = Some("the old one was damaged or of another version".to_owned());
            (fresh(&index_folder), Manifest::default())
        }
        (None, false) => (fresh(&index_folder), Manifest::default()),
    };
    let outcome = index.and_then(|index| {
        let (manifest, update) = bring_up_to_date(matter, &index, manifest, Some(folder))?;
        finish(&index, manifest.corpus_hash(), update)
    });
    let mut opened = match outcome {
        Err(EngineError::Damaged(_)) => {
            rebuilt = Some("the old one was damaged".to_owned());
            let index = fresh(&index_folder)?;
            let (manifest, update) =
                bring_up_to_date(matter, &index, Manifest::default(), Some(folder))?;
            finish(&index, manifest.corpus_hash(), update)?
        }
        other => other?,
    };
    opened.update.rebuilt = rebuilt;
    Ok(opened)
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

/// The manifest of the index's last commit, if both can be read and are of this format.
fn current(folder: &Path) -> Option<Manifest> {
    let index = folder.join("index");
    if !index.join("meta.json").exists() {
        return None;
    }
    let payload = TantivyIndex::open_or_create(&index).ok()?.payload()?;
    if payload.format != FORMAT {
        return None;
    }
    let text = fs::read(manifest_path(folder, &payload.corpus_hash)).ok()?;
    let manifest: Manifest = serde_json::from_slice(&text).ok()?;
    (manifest.format == FORMAT && manifest.corpus_hash() == payload.corpus_hash).then_some(manifest)
}

fn manifest_path(folder: &Path, hash: &str) -> PathBuf {
    folder.join(format!("manifest-{}.json", &hash[..hash.len().min(16)]))
}

/// Whether no file of the matter has another stamp than the manifest knows.
fn is_current(matter: &Matter, manifest: &Manifest) -> Result<bool, EngineError> {
    let files = matter.files()?;
    Ok(files.len() == manifest.files.len()
        && files.iter().all(|file| {
            manifest
                .files
                .get(&file.path)
                .is_some_and(|known| known.stamp == file.stamp)
        }))
}

/// A file that the index must take in.
struct Changed {
    path: String,
    known: Known,
    parsed: ParsedFile,
}

fn bring_up_to_date(
    matter: &Matter,
    index: &TantivyIndex,
    mut manifest: Manifest,
    folder: Option<&Path>,
) -> Result<(Manifest, Update), EngineError> {
    let entries = matter.files()?;
    let removed: Vec<String> = manifest
        .files
        .keys()
        .filter(|path| !entries.iter().any(|entry| entry.path == **path))
        .cloned()
        .collect();
    let changed = read_changed(matter, &entries, &mut manifest)?;
    let mut update = Update {
        indexed: changed.len(),
        removed: removed.len(),
        ..Update::default()
    };
    let first = index.payload().is_none();
    let mut change = index.change()?;
    if manifest.files.is_empty() {
        change.clear()?;
    }
    for path in &removed {
        change.remove_file(path);
        manifest.files.remove(path);
    }
    for file in changed {
        change.remove_file(&file.path);
        let wrong = match &file.parsed {
            ParsedFile::Matter(matter_file, findings) => {
                change.add_matter_file(&file.path, matter_file)?;
                !findings.is_empty()
            }
            ParsedFile::Document(parsed) => {
                change.add_document(&file.path, parsed)?;
                !parsed.findings.is_empty()
            }
            ParsedFile::Issue(parsed) => {
                change.add_issue(&file.path, parsed)?;
                !parsed.findings.is_empty()
            }
        };
        if wrong {
            update.with_findings.push(file.path.clone());
        }
        manifest.files.insert(file.path, file.known);
    }
    manifest.format = FORMAT;
    let hash = manifest.corpus_hash();
    if let Some(folder) = folder {
        write_manifest(folder, &manifest, &hash)?;
    }
    if first || update.changed() {
        change.commit(&Payload {
            format: FORMAT,
            corpus_hash: hash.clone(),
        })?;
    }
    if let Some(folder) = folder {
        remove_old_manifests(folder, &hash);
    }
    Ok((manifest, update))
}

/// Reads the files whose stamp is new. Where the content is the old one, only the stamp
/// is noted.
fn read_changed(
    matter: &Matter,
    entries: &[FileEntry],
    manifest: &mut Manifest,
) -> Result<Vec<Changed>, EngineError> {
    let mut changed = Vec::new();
    for entry in entries {
        let before = manifest.files.get(&entry.path);
        if before.is_some_and(|known| known.stamp == entry.stamp) {
            continue;
        }
        let source = match matter.read(&entry.path) {
            Ok(source) => source,
            // One unreadable file does not take the others away; `check` names it.
            Err(_) if entry.path != crate::matter::MATTER_FILE => continue,
            Err(error) => return Err(error.into()),
        };
        let known = Known {
            stamp: entry.stamp,
            hash: content_hash(&source.text),
        };
        if let Some(before) = manifest
            .files
            .get_mut(&entry.path)
            .filter(|before| before.hash == known.hash)
        {
            before.stamp = known.stamp;
            continue;
        }
        let parsed = parse_file(&entry.path, &source);
        changed.push(Changed {
            path: entry.path.clone(),
            known,
            parsed,
        });
    }
    Ok(changed)
}

fn write_manifest(folder: &Path, manifest: &Manifest, hash: &str) -> Result<(), EngineError> {
    let path = manifest_path(folder, hash);
    let write = || -> std::io::Result<()> {
        let mut file = tempfile::NamedTempFile::new_in(folder)?;
        serde_json::to_writer(&mut file, manifest)?;
        file.as_file().sync_all()?;
        file.persist(&path).map(drop).map_err(|error| error.error)
    };
    write().map_err(|source| io_error(&path, source))
}

/// Takes away manifests of earlier commits. Nothing is lost where that fails.
fn remove_old_manifests(folder: &Path, hash: &str) {
    let keep = manifest_path(folder, hash);
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

/// The lock of whoever writes the index: the system lets go of it when the process ends,
/// however it ends.
fn lock(folder: &Path) -> Result<File, EngineError> {
    let path = folder.join("lock");
    let mut file = OpenOptions::new()
        .read(true)
        .write(true)
        .create(true)
        .truncate(false)
        .open(&path)
        .map_err(|source| io_error(&path, source))?;
    let began = Instant::now();
    loop {
        match file.try_lock() {
            Ok(()) => break,
            Err(TryLockError::WouldBlock) if began.elapsed() < PATIENCE => {
                std::thread::sleep(Duration::from_millis(50));
            }
            Err(TryLockError::WouldBlock) => {
                let mut holder = String::new();
                let _ = file.read_to_string(&mut holder);
                let holder = match holder.trim() {
                    "" => "another process".to_owned(),
                    pid => format!("process {pid}"),
                };
                return Err(EngineError::Locked {
                    path: folder.to_owned(),
                    holder,
                });
            }
            Err(TryLockError::Error(source)) => return Err(io_error(&path, source)),
        }
    }
    // Only for people: the lock itself is the system's.
    let _ = file
        .set_len(0)
        .and_then(|()| file.rewind())
        .and_then(|()| write!(file, "{}", std::process::id()));
    Ok(file)
}
