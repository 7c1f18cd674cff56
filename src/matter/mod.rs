//! The folder of a matter: find it, read it, check it, hash it.

mod bundled;
mod check;
mod files;
mod load;

pub use files::{FileEntry, MATTER_FILE, Matter, MatterError, Stamp, content_hash, corpus_hash};
pub use load::{LoadedFile, LoadedMatter, ParsedFile, load, parse_file};
