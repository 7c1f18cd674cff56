//! How far a statement is established.

use serde::{Deserialize, Serialize};

/// How a statement of the corpus was established.
///
/// Serialised beside its owner's fields as `verification`, and, for secondary
/// sources, `independent_sources`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(tag = "verification", rename_all = "kebab-case")]
pub enum Verification {
    /// Read in the document itself.
    OfficialText,
    /// Reported by others.
    Secondary {
        /// How many origins report it; copies of one text count once. At least 1.
        independent_sources: u32,
    },
    /// From no source that was seen, or from one too weak to rely on.
    Unverified,
}

impl Verification {
    /// The written form, without the number of sources.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::OfficialText => "official-text",
            Self::Secondary { .. } => "secondary",
            Self::Unverified => "unverified",
        }
    }

    /// A few words for a reader: `official text`, `3 independent sources`, `unverified`.
    #[must_use]
    pub fn label(self) -> String {
        match self {
            Self::OfficialText => "official text".to_owned(),
            Self::Secondary {
                independent_sources: 1,
            } => "one source".to_owned(),
            Self::Secondary {
                independent_sources,
            } => {
                format!("{independent_sources} independent sources")
            }
            Self::Unverified => "unverified".to_owned(),
        }
    }
}

/// What a statement rests on: how it was established, and by which sources.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Evidence {
    /// How the statement was established.
    #[serde(flatten)]
    pub verification: Verification,
    /// Ids of the document's sources, in the order in which they were given.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sources: Vec<String>,
}
