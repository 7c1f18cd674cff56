//! Who may write an index.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{Read, Seek, Write};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use super::io_error;
use crate::engine::EngineError;

/// How long a writer waits for another one.
const PATIENCE: Duration = Duration::from_secs(30);

/// How often a writer that waits looks again.
const LOOK: Duration = Duration::from_millis(40);

/// The lock of whoever writes the index: the system lets go of it when the process ends,
/// however it ends.
pub(super) struct Lock {
    _file: File,
    waiting: PathBuf,
    waited: bool,
}

impl Lock {
    /// Takes the lock of an index; waits if somebody else has it.
    pub fn take(folder: &Path) -> Result<Self, EngineError> {
        let path = folder.join("lock");
        let waiting = folder.join("lock-wanted");
        let mut file = OpenOptions::new()
            .read(true)
            .write(true)
            .create(true)
            .truncate(false)
            .open(&path)
            .map_err(|source| io_error(&path, source))?;
        let began = Instant::now();
        let mut waited = false;
        loop {
            match file.try_lock() {
                Ok(()) => break,
                Err(TryLockError::WouldBlock) if began.elapsed() < PATIENCE => {
                    // Whoever has it lets go after each commit, and steps back if it is wanted.
                    waited = true;
                    let _ = fs::write(&waiting, "");
                    std::thread::sleep(LOOK);
                }
                Err(TryLockError::WouldBlock) => {
                    let _ = fs::remove_file(&waiting);
                    return Err(held(folder, &mut file));
                }
                Err(TryLockError::Error(source)) => return Err(io_error(&path, source)),
            }
        }
        let _ = fs::remove_file(&waiting);
        // Only for people: the lock itself is the system's.
        let _ = file
            .set_len(0)
            .and_then(|()| file.rewind())
            .and_then(|()| write!(file, "{}", std::process::id()));
        Ok(Self {
            _file: file,
            waiting,
            waited,
        })
    }

    /// Whether somebody else had it when it was asked for.
    pub const fn waited(&self) -> bool {
        self.waited
    }

    /// Lets go of the lock, long enough for one who waits to take it.
    pub fn step_back(self) {
        let wanted = self.waiting.exists();
        drop(self);
        if wanted {
            std::thread::sleep(3 * LOOK);
        }
    }
}

fn held(folder: &Path, file: &mut File) -> EngineError {
    let mut holder = String::new();
    let _ = file.read_to_string(&mut holder);
    let holder = match holder.trim() {
        "" => "another process".to_owned(),
        pid => format!("process {pid}"),
    };
    EngineError::Locked {
        path: folder.to_owned(),
        holder,
    }
}
