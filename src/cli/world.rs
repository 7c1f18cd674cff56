//! What surrounds a command: the matter it reads, where its index lies, what it writes.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use hoja::engine::{self, Opened, Opening, Place, Update};
use hoja::matter::Matter;
use hoja::model::PartialDate;

use super::Global;
use super::error::CliError;
use super::progress::IndexProgress;
use super::ui::Ui;

/// The machine as far as commands may see it.
pub(crate) struct World {
    asked: Option<PathBuf>,
}

impl World {
    pub(crate) fn new(global: &Global) -> Self {
        Self {
            asked: global.matter.clone(),
        }
    }

    /// The matter that was asked for, the one around the current folder, or the bundled one.
    pub(crate) fn matter(&self) -> Result<Matter, CliError> {
        if let Some(folder) = &self.asked {
            return Ok(Matter::open(folder)?);
        }
        let here = std::env::current_dir()
            .map_err(|error| CliError::io("find", Path::new("."), &error))?;
        Ok(Matter::around(&here).unwrap_or(Matter::Bundled))
    }

    /// The folder in which the program keeps what is about a matter and no part of it: its
    /// index, its saved searches. `None` where there is none.
    pub(crate) fn state_folder(&self) -> Result<Option<PathBuf>, CliError> {
        Ok(match index_place(&self.matter()?) {
            Place::Folder(folder) => Some(folder),
            Place::Memory => None,
        })
    }

    /// The matter, which must be a folder that can be written.
    pub(crate) fn own_matter(&self) -> Result<PathBuf, CliError> {
        match self.matter()? {
            Matter::Folder(folder) => Ok(folder),
            Matter::Bundled => Err(CliError::usage(
                "the bundled matter cannot be changed",
                Some(
                    "make one of your own first: `hoja init DIR --from niims`, then work in DIR"
                        .to_owned(),
                ),
            )),
        }
    }

    /// The index of a matter, brought up to date.
    ///
    /// Where it cannot be kept, a small matter's is made for this command alone.
    pub(crate) fn open(&self, ui: &Ui, matter: &Matter, rebuild: bool) -> Result<Opened, CliError> {
        let opened = match self.open_kept(ui, matter, rebuild) {
            Err(engine::EngineError::Io { path, source }) if fits_in_memory(matter) => {
                ui.note(format!(
                    "note: the index cannot be kept in {} ({source}); it is made in memory",
                    path.display()
                ));
                engine::open(matter, &Place::Memory, Opening::default())?
            }
            other => other?,
        };
        let update = &opened.update;
        if let Some(reason) = &update.rebuilt {
            ui.note(format!("note: the index was made anew: {reason}"));
        }
        note_mistakes(ui, update);
        ui.detail(format!(
            "indexed {} files and {} documents of bulk files, removed {} and {}",
            update.indexed, update.documents, update.removed, update.documents_removed
        ));
        Ok(opened)
    }

    /// The same, which must be kept.
    pub(crate) fn open_kept(
        &self,
        ui: &Ui,
        matter: &Matter,
        rebuild: bool,
    ) -> Result<Opened, engine::EngineError> {
        let shown = IndexProgress::new(ui);
        let tell = |progress| shown.tell(progress);
        let opened = engine::open(
            matter,
            &index_place(matter),
            Opening {
                rebuild,
                progress: Some(&tell),
            },
        );
        shown.done();
        opened
    }
}

/// Says which files have mistakes or could not be read.
pub(crate) fn note_mistakes(ui: &Ui, update: &Update) {
    let wrong = update.with_findings.len();
    if wrong > 0 {
        let files = if wrong == 1 {
            "1 file has".to_owned()
        } else {
            format!("{wrong} files have")
        };
        ui.note(format!("note: {files} mistakes; `hoja check` shows them"));
    }
    for unreadable in &update.unreadable {
        ui.note(format!("note: {unreadable}; it is left out"));
    }
}

/// The most bytes of files of which an index is made in memory.
const IN_MEMORY: u64 = 64 << 20;

fn fits_in_memory(matter: &Matter) -> bool {
    matter.listing().is_ok_and(|listing| {
        let sizes = listing.files.iter().map(|entry| entry.stamp.size);
        listing.bulk.is_empty() && sizes.sum::<u64>() <= IN_MEMORY
    })
}

/// Where the index of a matter is kept: in the matter, or, for the bundled one, in the
/// user's cache folder.
fn index_place(matter: &Matter) -> Place {
    match matter.folder() {
        Some(folder) => Place::Folder(folder.join(".hoja")),
        None => cache_folder().map_or(Place::Memory, |cache| Place::Folder(cache.join("niims"))),
    }
}

/// The user's cache folder for hoja.
fn cache_folder() -> Option<PathBuf> {
    let absolute = |name: &str| {
        std::env::var_os(name)
            .map(PathBuf::from)
            .filter(|path| path.is_absolute())
    };
    if let Some(folder) = absolute("HOJA_CACHE") {
        return Some(folder);
    }
    let base = if cfg!(windows) {
        absolute("LOCALAPPDATA")
    } else if cfg!(target_os = "macos") {
        absolute("HOME").map(|home| home.join("Library/Caches"))
    } else {
        absolute("XDG_CACHE_HOME").or_else(|| absolute("HOME").map(|home| home.join(".cache")))
    };
    base.map(|base| base.join("hoja"))
}

/// Today, by the machine's clock in UTC.
pub(crate) fn today() -> Option<PartialDate> {
    jiff::Timestamp::now().to_string().get(..10)?.parse().ok()
}

/// Hands over what a command has made: to the file that was named, and says so; else to standard
/// output.
pub(crate) fn hand_over(ui: &mut Ui, output: Option<&Path>, bytes: &[u8]) -> Result<(), CliError> {
    match output {
        Some(path) => {
            write_file(path, bytes)?;
            ui.note(format!("wrote {}", path.display()));
        }
        None => ui.bytes(bytes),
    }
    Ok(())
}

/// Writes a file so that it is there whole or not at all.
pub(crate) fn write_file(path: &Path, bytes: &[u8]) -> Result<(), CliError> {
    write_file_by_way_of(folder_of(path), path, bytes)
}

/// The same; what is not whole yet lies in `staging`, a folder of the same file system.
pub(crate) fn write_file_by_way_of(
    staging: &Path,
    path: &Path,
    bytes: &[u8],
) -> Result<(), CliError> {
    let write = |staging: &Path| -> std::io::Result<()> {
        fs::create_dir_all(staging)?;
        fs::create_dir_all(folder_of(path))?;
        let mut file = tempfile::NamedTempFile::new_in(staging)?;
        file.write_all(bytes)?;
        file.as_file().sync_all()?;
        set_usual_permissions(file.as_file())?;
        file.persist(path).map(drop).map_err(|error| error.error)
    };
    write(staging)
        .or_else(|error| {
            // `.hoja` may be a link to another disk.
            if error.kind() == std::io::ErrorKind::CrossesDevices {
                write(folder_of(path))
            } else {
                Err(error)
            }
        })
        .map_err(|error| CliError::io("write", path, &error))
}

fn folder_of(path: &Path) -> &Path {
    path.parent()
        .filter(|folder| !folder.as_os_str().is_empty())
        .unwrap_or(Path::new("."))
}

/// Temporary files are for their owner alone; what we write is for whom the user lets read.
#[cfg(unix)]
fn set_usual_permissions(file: &fs::File) -> std::io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    file.set_permissions(fs::Permissions::from_mode(0o644))
}

#[cfg(not(unix))]
fn set_usual_permissions(_: &fs::File) -> std::io::Result<()> {
    Ok(())
}
