//! What sources disagree on, by the places that its sides are pinned to.

use std::collections::BTreeMap;

use crate::engine::{Engine, EngineError};
use crate::model::{Conflict, DocId, Document};

/// A conflict between sources. It is always a person's record, in the front matter of a document:
/// the program never infers that two texts differ.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dispute {
    /// The document whose front matter records it.
    pub recorded_in: DocId,
    /// What it is about, and what each side says.
    pub conflict: Conflict,
    /// By whom each side is said, in the order of the sides: publishers, or titles.
    pub told_by: Vec<Vec<String>>,
}

impl Dispute {
    /// What each side says.
    pub fn sides(&self) -> impl Iterator<Item = &str> {
        self.conflict.sides.iter().map(|side| side.says.as_str())
    }

    /// In one line: what it is about, and the sides with strokes between them.
    #[must_use]
    pub fn words(&self) -> String {
        let sides: Vec<&str> = self.sides().collect();
        format!("{}: {}", self.conflict.about, sides.join(" / "))
    }
}

/// What is in dispute, by place: a document's id, with `#` and the pinpoint where a side has one.
pub(super) type Disputes = BTreeMap<String, Vec<Dispute>>;

/// The disputes that `recording` documents hold.
pub(super) fn disputes_in(recording: &[Document]) -> Disputes {
    let mut all = Disputes::new();
    for document in recording {
        for conflict in &document.conflicts {
            let dispute = Dispute {
                recorded_in: document.id.clone(),
                conflict: conflict.clone(),
                told_by: conflict
                    .sides
                    .iter()
                    .map(|side| document.source_names(&side.sources).0)
                    .collect(),
            };
            for at in conflict.sides.iter().filter_map(|side| side.at.as_ref()) {
                let known = all.entry(at.to_string()).or_default();
                if !known.contains(&dispute) {
                    known.push(dispute.clone());
                }
            }
        }
    }
    all
}

/// The disputes of which a side is pinned to one of these documents.
pub(super) fn disputes_about<'a>(
    engine: &dyn Engine,
    documents: impl Iterator<Item = &'a DocId>,
) -> Result<Disputes, EngineError> {
    let names: Vec<String> = documents.map(ToString::to_string).collect();
    if names.is_empty() {
        return Ok(Disputes::new());
    }
    Ok(disputes_in(&engine.documents_referring(&names)?))
}
