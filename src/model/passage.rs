//! The unit that is indexed, found, cited and quoted.

use serde::{Deserialize, Serialize};

use super::{
    EventKind, Evidence, IssueId, PartialDate, Pinpoint, Role, Stance, Verification, Voice,
};

/// One numbered paragraph, section, clause or point of a document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Passage {
    /// Where it stands, as a lawyer would write it.
    pub pinpoint: Pinpoint,
    /// Whether the number is our own count, not the document's.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub counted: bool,
    /// Its place in the document, from 1.
    pub ordinal: u32,
    /// The headings it stands under, outermost first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub headings: Vec<String>,
    /// The words, without Markdown; paragraphs are parted by line feeds.
    pub text: String,
    /// Who speaks, if it is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub voice: Option<Voice>,
    /// What it does, if it is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub role: Option<Role>,
    /// The issues it bears on.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub issues: Vec<IssueId>,
    /// The issues on which it is the court's short answer.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub answers: Vec<IssueId>,
    /// The side that it stands on, where a person has marked one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub side: Option<Stance>,
    /// How it was established, and by which sources.
    #[serde(flatten)]
    pub evidence: Evidence,
    /// Who reports it, where that is a party or its ally and nobody else.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reported_by: Option<String>,
    /// When it happened, where that differs from the document's date.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<PartialDate>,
    /// What kind of event it tells of.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub event: Option<EventKind>,
    /// Whether these are our own words, in a document that holds its own text otherwise.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub digest: bool,
    /// Whether the program, not a person, set the attributes.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub inferred: bool,
}

impl Passage {
    /// A passage of an official text of which nothing is known but where it stands and what it
    /// says.
    #[must_use]
    pub const fn bare(pinpoint: Pinpoint, ordinal: u32, text: String) -> Self {
        Self {
            pinpoint,
            counted: false,
            ordinal,
            headings: Vec::new(),
            text,
            voice: None,
            side: None,
            role: None,
            issues: Vec::new(),
            answers: Vec::new(),
            evidence: Evidence {
                verification: Verification::OfficialText,
                sources: Vec::new(),
            },
            reported_by: None,
            date: None,
            event: None,
            digest: false,
            inferred: false,
        }
    }

    /// The nearest heading.
    #[must_use]
    pub fn heading(&self) -> Option<&str> {
        self.headings.last().map(String::as_str)
    }
}
