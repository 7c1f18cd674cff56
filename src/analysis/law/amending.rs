//! What the text of an amending law says that it does to another.
//!
//! `Section 5 of the Registration of Persons Act is amended by inserting …`: the citation says to what, the verb
//! says what. This is read by rule from full texts; the record says so, and a person may
//! put it into the front matter.

use std::sync::LazyLock;

use regex::Regex;

use crate::cite::Kind as CiteKind;
use crate::engine::{Citing, Engine, EngineError};
use crate::model::{
    Document, Evidence, Kind, Passage, Pinpoint, ProvisionEntry, ProvisionState, Reference,
    TextKind,
};

use crate::query::{Field, Query};

use super::super::sentence::sentence_around;
use crate::text::regex;

/// An amendment that a law's text makes.
pub(super) struct Amending {
    /// The provision that it changes.
    pub place: Pinpoint,
    /// What it does to it.
    pub entry: ProvisionEntry,
}

static AMENDS: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"(?i)\b(?:is|are)\s+(?:hereby\s+)?(?P<verb>amended|repealed|deleted|revoked|substituted)\b|\bby\s+(?P<by>inserting|adding|deleting|substituting|repealing)\b",
    )
});
static INSERTS: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"(?i)\b(?:inserting|adding)\b[^.;]{0,160}?\bnew\s+(?:section|article|rule|regulation|subsection|paragraph)s?\b",
    )
});

/// Names of laws one after another, as far as they go: words with a capital, numbers, and what joins them.
const NAMES: &str =
    r"(?:[\s,()]|\p{Lu}[\p{L}’'-]*\.?|\d+\.?|\b(?:and|the|of|for|on|to|in|with)\b)*";
/// Before a law's name: that nothing but laws is spoken of, from the beginning of a clause. An
/// amendment to the Act, section 4 of it or what was done under it is not the Act.
static ONLY_LAWS: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"(?:^|[,;:—–]\s*|\d\)\s*|\b[a-z]\)\s*)\s*(?:(?:[Tt]he|and|An?|\p{Lu}[\p{L}’'-]*|[\s,()]|\d+\.?|No\.|Cap\.|of \d+)\s*)*$",
    )
});
/// Between it and the verb: that a part of something is meant.
static PART: LazyLock<Regex> = LazyLock::new(|| {
    regex(r"(?i)\b(?:sections?|parts?|paragraphs?|provisions?|schedules?|rules?|regulations?)\b")
});
/// Before it: that the repeal is only supposed.
static SUPPOSED: LazyLock<Regex> = LazyLock::new(|| {
    regex(r"(?i)\b(?:where|when|whenever|if|unless|until|after|before|once|although|though)\b")
});
/// Behind it: that it is repealed, other laws perhaps beside it, and nothing else between.
static REPEALED: LazyLock<Regex> = LazyLock::new(|| {
    regex(&format!(
        r"^{NAMES}\b(?:is|are) (?:hereby )?(?:repealed|revoked)\b"
    ))
});

/// The amendments of `place` in `law` that full texts of other laws make.
///
/// # Errors
/// If the index cannot be read.
pub(super) fn passages(
    engine: &dyn Engine,
    law: &Document,
    place: &Pinpoint,
) -> Result<Vec<Amending>, EngineError> {
    let mut found = Vec::new();
    let keys = engine.keys_of(&format!("{}#{place}", law.id))?;
    let (mut document, mut full): (Option<Document>, bool) = (None, false);
    for citing in engine.citing(&keys)? {
        let id = &citing.located.document;
        if *id == law.id || citing.located.passage.digest {
            continue;
        }
        if document.as_ref().is_none_or(|known| known.id != *id) {
            document = engine.document(id)?;
            full = document
                .as_ref()
                .is_some_and(|other| other.kind.is_law() && other.text == TextKind::Full);
        }
        if let (true, Some(other)) = (full, &document) {
            found.extend(read(&citing, other, &keys).map(|entry| Amending {
                place: place.clone(),
                entry,
            }));
        }
    }
    Ok(found)
}

/// The repeals of `law` as a whole that full texts of other laws make.
///
/// # Errors
/// If the index cannot be read.
pub(super) fn repeals(
    engine: &dyn Engine,
    law: &Document,
) -> Result<Vec<ProvisionEntry>, EngineError> {
    let mut found = Vec::new();
    let keys = engine.keys_of(law.id.as_str())?;
    for citing in engine.citing_where(&keys, &ending())? {
        let passage = &citing.located.passage;
        if passage.digest || citing.located.document == law.id {
            continue;
        }
        let whole = citing.cited.iter().any(|cited| {
            let this = cited.keys.iter().any(|key| keys.contains(key));
            let (start, end) = (cited.citation.start, cited.citation.end);
            this && matches!(cited.citation.kind, CiteKind::Act | CiteKind::Cap)
                && repeals_whole(&passage.text, start, end)
        });
        if !whole {
            continue;
        }
        let other = engine.document(&citing.located.document)?;
        let Some(other) = other.filter(|other| {
            other.kind.is_law() && other.kind != Kind::Bill && other.text == TextKind::Full
        }) else {
            continue;
        };
        found.push(made(ProvisionState::Repealed, passage, &other));
    }
    Ok(found)
}

/// What a passage holds that repeals a law: the words, in a law. Most passages that cite one do nothing to it.
fn ending() -> Query {
    let laws = [
        Kind::Act,
        Kind::Rules,
        Kind::Regulations,
        Kind::Constitution,
    ];
    let laws = laws
        .iter()
        .map(|kind| Query::value(Field::Kind, kind.as_str()));
    let words = ["repealed", "revoked"].map(|word| Query::Phrase {
        field: Field::Text,
        words: vec![word.to_owned()],
    });
    Query::all_of(vec![Query::Or(laws.collect()), Query::Or(words.into())])
}

/// Whether the sentence around the citation of a law says that the law itself is repealed.
fn repeals_whole(text: &str, start: usize, end: usize) -> bool {
    let byte = |scalar: usize| {
        text.char_indices()
            .nth(scalar)
            .map_or(text.len(), |(at, _)| at)
    };
    let place = byte(start)..byte(end);
    let sentence = sentence_around(text, &place);
    let before = &text[sentence.start.min(place.start)..place.start];
    let after = &text[place.end..sentence.end.max(place.end)];
    ONLY_LAWS.is_match(before)
        && !SUPPOSED.is_match(before)
        && REPEALED
            .find(after)
            .is_some_and(|repeal| !PART.is_match(repeal.as_str()))
}

/// What one passage does to the provision that it cites under `keys`, if it amends it.
fn read(citing: &Citing, law: &Document, keys: &[String]) -> Option<ProvisionEntry> {
    let passage = &citing.located.passage;
    let cited = citing
        .cited
        .iter()
        .find(|cited| cited.keys.iter().any(|key| keys.contains(key)))?;
    let state = change(&passage.text, cited.citation.start, cited.citation.end)?;
    Some(made(state, passage, law))
}

/// What a passage of `law` does, as an entry of a history.
fn made(state: ProvisionState, passage: &Passage, law: &Document) -> ProvisionEntry {
    let reference = Reference::new(law.id.as_str(), Some(passage.pinpoint.clone()));
    ProvisionEntry {
        date: law.commencement.or(law.date),
        state,
        effect: None,
        disputed: None,
        part: None,
        order: None,
        by: Some(reference),
        who: None,
        note: None,
        evidence: Some(Evidence {
            verification: passage.evidence.verification,
            sources: Vec::new(),
        }),
        inferred: true,
    }
}

/// What the sentence around a citation says is done to it. Places are scalars.
pub(super) fn change(text: &str, start: usize, end: usize) -> Option<ProvisionState> {
    let byte = |scalar: usize| {
        text.char_indices()
            .nth(scalar)
            .map_or(text.len(), |(at, _)| at)
    };
    let place = byte(start)..byte(end);
    let sentence = &text[sentence_around(text, &place)];
    let found = AMENDS.captures(sentence)?;
    let verb = found
        .name("verb")
        .or(found.name("by"))
        .map_or("", |verb| verb.as_str())
        .to_lowercase();
    Some(match verb.as_str() {
        "repealed" | "revoked" => ProvisionState::Repealed,
        "deleted" if found.name("verb").is_some() => ProvisionState::Repealed,
        _ if inserts(text, &text[place]) => ProvisionState::Inserted,
        _ => ProvisionState::Amended,
    })
}

/// Whether the provision named is one that the text puts in as new.
fn inserts(text: &str, cited: &str) -> bool {
    let label = cited
        .split_whitespace()
        .find(|word| word.starts_with(|c: char| c.is_ascii_digit()))
        .unwrap_or_default()
        .trim_end_matches([',', '.', ';', '—', '-']);
    INSERTS.is_match(text)
        && text
            .rsplit_once("new ")
            .is_some_and(|(_, rest)| !label.is_empty() && rest.contains(label))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_law_is_repealed_as_a_whole_or_not_at_all() {
        for (text, expected) in [
            ("The Fig Act is repealed.", true),
            (
                "The Fig Act and the Date Act, No. 5 of 2030, are hereby repealed.",
                true,
            ),
            ("Section 4 of the Fig Act is repealed.", false),
            (
                "The provisions of the Fig Act on night are repealed.",
                false,
            ),
            (
                "Subject to section 5, the Fig Act is hereby repealed.",
                true,
            ),
            ("(1) The Fig Act (Cap. 7) is repealed.", true),
            (
                "The Fig Act applies to farms, and section 4 of the Date Act is repealed.",
                false,
            ),
            ("Every amendment to the Fig Act is repealed.", false),
            ("Where the Fig Act is repealed, its orders go on.", false),
            (
                "The Fig Act and section 3 of the Date Act are repealed.",
                false,
            ),
            (
                "The Fig Act and Section 3 of the Date Act are repealed.",
                false,
            ),
            ("The Fig Act is not repealed.", false),
            ("Anything done under the Fig Act is saved.", false),
            ("An order under the Fig Act is revoked.", false),
        ] {
            let at = text.find("Fig Act").unwrap();
            assert_eq!(repeals_whole(text, at, at + 7), expected, "{text}");
        }
    }

    #[test]
    fn the_verb_says_what_is_done() {
        for (text, cited, expected) in [
            (
                "Section 5 of the Fruit Act is amended in subsection (1) by deleting the word “pear”.",
                "Section 5 of the Fruit Act",
                Some(ProvisionState::Amended),
            ),
            (
                "Section 7 of the Fruit Act is hereby repealed.",
                "Section 7 of the Fruit Act",
                Some(ProvisionState::Repealed),
            ),
            (
                "An inspector shall act under section 7 of the Fruit Act.",
                "section 7 of the Fruit Act",
                None,
            ),
        ] {
            let start = text.find(cited).unwrap();
            let scalars = |bytes: usize| text[..bytes].chars().count();
            let found = change(text, scalars(start), scalars(start + cited.len()));
            assert_eq!(found, expected, "{text}");
        }
    }
}
