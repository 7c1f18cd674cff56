//! What happened to a provision of a law.

use serde::{Deserialize, Serialize};

use super::{Evidence, OrderId, PartialDate, Pinpoint, Reference, written_enum};

written_enum! {
    /// What happened to a provision, as one entry of its history.
    ProvisionState {
        /// Another law put it in.
        Inserted = "inserted",
        /// Another law changed it.
        Amended = "amended",
        /// It came into operation.
        Commenced = "commenced",
        /// A court put it out of effect for a time.
        Suspended = "suspended",
        /// A court declared it, or part of it, invalid.
        DeclaredInvalid = "declared-invalid",
        /// A court gave it a narrower meaning.
        ReadDown = "read-down",
        /// A court left it standing against an attack.
        Upheld = "upheld",
        /// A court undid the law that holds it.
        Nullified = "nullified",
        /// It came back into effect.
        Restored = "restored",
        /// Another law took it out.
        Repealed = "repealed",
        /// A Bill would make it law.
        Proposed = "proposed",
        /// The Bill was not passed in time.
        Lapsed = "lapsed",
    }
}

impl ProvisionState {
    /// The words for a reader.
    #[must_use]
    pub fn label(self) -> String {
        self.as_str().replace('-', " ")
    }
}

/// A provision of a law with its history.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Provision {
    /// Where it stands in the law.
    pub at: Pinpoint,
    /// What happened to it, oldest first.
    pub history: Vec<ProvisionEntry>,
}

/// One thing that happened to a provision.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProvisionEntry {
    /// When.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<PartialDate>,
    /// What.
    pub state: ProvisionState,
    /// Since when it has effect, where that is another day than `date`: a declaration held
    /// back for nine months.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub effect: Option<PartialDate>,
    /// Another day that a source gives for it: between the two nobody can tell.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub disputed: Option<PartialDate>,
    /// What part of the provision it touched, where that was not the whole.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub part: Option<String>,
    /// The order of court that did it: it lasts as long as that order does.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub order: Option<OrderId>,
    /// The law or decision that did it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<Reference>,
    /// Who did it, where no document of the matter shows it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub who: Option<String>,
    /// What happened, in our own words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// What the entry itself rests on, unless `by` leads to that.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub evidence: Option<Evidence>,
    /// Whether the program read it out of a note in the text: no person has looked at it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub inferred: bool,
}

impl ProvisionEntry {
    /// The day that counts for what is in force: that of its effect, or its own.
    #[must_use]
    pub fn counts_from(&self) -> Option<PartialDate> {
        self.effect.or(self.date)
    }
}
