//! What a server answered.

use serde::{Deserialize, Serialize};

use super::Address;

/// How a server names the version that it gave, to be asked for a newer one only.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Seen {
    /// The address that gave it, after redirects.
    pub address: String,
    /// Its `ETag`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub etag: Option<String>,
    /// Its `Last-Modified`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub last_modified: Option<String>,
}

/// A text that was fetched.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    /// Its bytes, unpacked.
    pub bytes: Vec<u8>,
    /// Which version it is.
    pub seen: Seen,
}

/// What came of asking an address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fetched {
    /// A text.
    Page(Page),
    /// The version that was seen before is still the newest.
    NotModified,
}

/// What one request gave.
pub(super) enum Answer {
    Done(Fetched),
    Redirect(Address),
}
