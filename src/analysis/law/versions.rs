//! The words of a provision as they stood on a day, and how two versions differ.

use similar::{ChangeTag, TextDiff};

use crate::cite;
use crate::engine::{Engine, EngineError};
use crate::model::{Document, PartialDate, Passage, Pinpoint, TextKind, written_enum};

/// The words of a provision in the version that the matter holds for a day.
#[derive(Debug, Clone, PartialEq)]
pub struct TextAt {
    /// The document that holds them.
    pub document: Document,
    /// The day as at which it gives them, if it says.
    pub version: Option<PartialDate>,
    /// Whether that is later than the day asked about: the words may have been others then.
    pub later: bool,
    /// The passages of the provision; of the one around it, where it has none of its own.
    pub passages: Vec<Passage>,
}

impl TextAt {
    /// Whose words they are.
    #[must_use]
    pub fn kind(&self) -> TextKind {
        self.passages
            .first()
            .map_or(self.document.text, |passage| self.document.text_of(passage))
    }

    /// The words, passages parted by line feeds.
    #[must_use]
    pub fn words(&self) -> String {
        let texts: Vec<&str> = self
            .passages
            .iter()
            .map(|passage| passage.text.as_str())
            .collect();
        texts.join("\n")
    }
}

written_enum! {
    /// What became of a run of words between two versions.
    Fate {
        /// It is in both.
        Kept = "kept",
        /// It is in the earlier one alone.
        Removed = "removed",
        /// It is in the later one alone.
        Added = "added",
    }
}

/// The documents of the matter that give the same law, the one asked about among them, by the day
/// as at which they give it.
///
/// # Errors
/// If the index cannot be read.
pub fn versions(engine: &dyn Engine, law: &Document) -> Result<Vec<Document>, EngineError> {
    let mut all: Vec<Document> = Vec::new();
    for key in cite::document_keys(law) {
        for other in engine.with_key(&key)? {
            if is_same_law(law, &other) && !all.iter().any(|known| known.id == other.id) {
                all.push(other);
            }
        }
    }
    if !all.iter().any(|known| known.id == law.id) {
        all.push(law.clone());
    }
    all.sort_by(|a, b| (as_at(a), &a.id).cmp(&(as_at(b), &b.id)));
    Ok(all)
}

/// Whether two documents give one law: the same work, chapter or number.
#[must_use]
pub fn is_same_law(a: &Document, b: &Document) -> bool {
    let number = |document: &Document| -> Vec<String> {
        document
            .number
            .iter()
            .map(|number| {
                number
                    .to_lowercase()
                    .replace("act", "")
                    .replace("no.", "")
                    .split_whitespace()
                    .collect::<Vec<_>>()
                    .join(" ")
            })
            .collect()
    };
    let both = |a: &Option<String>, b: &Option<String>| a.is_some() && a == b;
    a.kind == b.kind
        && (both(&a.work, &b.work)
            || both(&a.cap, &b.cap)
            || number(a).iter().any(|own| number(b).contains(own)))
}

/// The day as at which a document gives its law.
fn as_at(law: &Document) -> Option<PartialDate> {
    law.version.or(law.commencement).or(law.date)
}

/// The words of `place` in the latest version that is not later than `at`; in the earliest one where
/// all are.
///
/// # Errors
/// If the index cannot be read.
pub fn text_at(
    engine: &dyn Engine,
    versions: &[Document],
    place: &Pinpoint,
    at: PartialDate,
) -> Result<Option<TextAt>, EngineError> {
    let mut held = Vec::new();
    for version in versions {
        let passages = passages_of(engine, version, place)?;
        if !passages.is_empty() {
            held.push((version, passages));
        }
    }
    let is_later = |law: &Document| as_at(law).is_some_and(|day| day.first_day() > at.last_day());
    let chosen = held
        .iter()
        .rposition(|(version, _)| !is_later(version))
        .unwrap_or(0);
    if held.is_empty() {
        return Ok(None);
    }
    let (document, passages) = held.swap_remove(chosen);
    Ok(Some(TextAt {
        version: as_at(document),
        later: is_later(document),
        document: document.clone(),
        passages,
    }))
}

fn passages_of(
    engine: &dyn Engine,
    law: &Document,
    place: &Pinpoint,
) -> Result<Vec<Passage>, EngineError> {
    let all = engine.passages(&law.id)?;
    let inside: Vec<Passage> = all
        .iter()
        .filter(|passage| place.contains(&passage.pinpoint))
        .cloned()
        .collect();
    if !inside.is_empty() {
        return Ok(inside);
    }
    let around = all
        .into_iter()
        .filter(|passage| passage.pinpoint.contains(place))
        .max_by_key(|passage| passage.pinpoint.to_string().len());
    Ok(around.into_iter().collect())
}

/// How the words of two versions differ, word by word, in runs.
#[must_use]
pub fn differences(before: &str, after: &str) -> Vec<(Fate, String)> {
    let diff = TextDiff::configure().diff_words(before, after);
    let mut runs: Vec<(Fate, String)> = Vec::new();
    for change in diff.iter_all_changes() {
        let fate = match change.tag() {
            ChangeTag::Equal => Fate::Kept,
            ChangeTag::Delete => Fate::Removed,
            ChangeTag::Insert => Fate::Added,
        };
        match runs.last_mut() {
            Some((last, words)) if *last == fate => words.push_str(change.value()),
            _ => runs.push((fate, change.value().to_owned())),
        }
    }
    runs
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_changed_is_told_in_runs() {
        let runs = differences(
            "a declared race or tribe of a person",
            "the county of birth of a person",
        );
        let told: Vec<String> = runs
            .iter()
            .map(|(fate, words)| format!("{fate}:{}", words.trim()))
            .collect();
        assert!(told.contains(&"kept:of a person".to_owned()), "{told:?}");
        let side = |fate: Fate| -> String {
            let keep = [Fate::Kept, fate];
            let runs = runs.iter().filter(|(own, _)| keep.contains(own));
            runs.map(|(_, words)| words.as_str()).collect()
        };
        assert_eq!(side(Fate::Removed), "a declared race or tribe of a person");
        assert_eq!(side(Fate::Added), "the county of birth of a person");
    }
}
