//! The folder of a matter: find it, read it, check it, hash it.

mod bulk;
mod bundled;
mod check;
mod check_bulk;
mod files;
mod load;

pub use bulk::BulkReader;
pub use check_bulk::BulkCount;
pub use files::{
    FileEntry, Listing, MATTER_FILE, Matter, MatterError, Stamp, content_hash, corpus_hash,
};
pub(crate) use files::{hex, stamps};
pub use load::{LoadedFile, LoadedMatter, ParsedFile, load, parse_file};
