//! Questions of law that a matter is read for.

use serde::{Deserialize, Serialize};

use super::{IssueId, Reference, Verification};

/// A question of law that the matter is read for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Issue {
    /// Also the name of its file and of its brief.
    pub id: IssueId,
    /// A few words.
    pub title: String,
    /// The question in one sentence, as a court would frame it.
    pub question: String,
    /// A query that finds candidate passages in documents that nobody annotated.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub query: Option<String>,
    /// Other names of the issue, in any language.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub also: Vec<String>,
    /// The provisions it turns on.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub provisions: Vec<Reference>,
    /// Issues that the author holds to be near.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub related: Vec<IssueId>,
    /// Decisions that bear on it, beside those with passages on it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub authorities: Vec<Authority>,
    /// The author's notes in Markdown, with `[@document, pinpoint]` for citations.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub notes: String,
}

/// A document that bears on an issue.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Authority {
    /// The document.
    #[serde(rename = "ref")]
    pub reference: Reference,
    /// How it was established that the document bears on the issue.
    #[serde(flatten)]
    pub verification: Verification,
    /// Why it bears on it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}
