//! What an Act's own text says of when it begins to apply.
//!
//! Read by rule from the first sections of a full text, where the front matter has no
//! commencement: `shall come into operation on the 1st June, 2030`, `on such day as the Cabinet
//! Secretary may, by notice in the Gazette, appoint`. The record says that it was read so.

use std::sync::LazyLock;

use regex::Regex;

use crate::engine::{Engine, EngineError};
use crate::model::{
    Document, Evidence, Kind, PartialDate, ProvisionEntry, ProvisionState, Reference, TextKind,
    Verification,
};
use crate::text::{dates, regex};

/// In how many passages from the beginning the clause is looked for.
const FIRST: usize = 8;

static CLAUSE: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"(?is)\b(?P<subject>(?:this act|these (?:rules|regulations)|shall)\b[^.]{0,120}?)\b(?:comes?|be brought) into (?:operation|force|effect)\b(?P<rest>[^.;]{0,200})",
    )
});
/// Before the clause in its sentence: that it is about a part of the law, or only speaks of the day.
static PART: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"(?i)\b(?:parts?|sections?|schedules?|provisions?|paragraphs?|chapters?|divisions?|rules?|regulations?|amendments?|remainder|rest)\b|\b(?:before|after|when|once|until|unless|if|where|on which|from which|date)\b[^,]*$",
    )
});
/// What may stand before it and says nothing of what begins.
static LEAD: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"(?i)^\W*(?:(?:section|rule|regulation|\d+[a-z]?|short title|citation|and|commencement)\b[\s.,:;()—–-]*)*(?:subject to [^,]{1,80},)?",
    )
});
/// In the clause: that parts of the law begin otherwise.
static SAVE: LazyLock<Regex> =
    LazyLock::new(|| regex(r"(?i)\b(?:except|save|other than|excluding|apart from)\b"));
/// What may stand between the clause and its day.
static TO_DAY: LazyLock<Regex> =
    LazyLock::new(|| regex(r"(?i)^\W*(?:on|upon|with effect from|from)?\s*(?:the )?$"));
static PUBLICATION: LazyLock<Regex> = LazyLock::new(|| {
    regex(r"(?i)^\W*(?:on|upon) (?:the date of |the day of )?(?:its |their )?publication\b")
});
static ASSENT: LazyLock<Regex> =
    LazyLock::new(|| regex(r"(?i)^\W*(?:on|upon) (?:the date of |the day of )?(?:its )?assent\b"));
static NOTICE: LazyLock<Regex> = LazyLock::new(|| {
    regex(r"(?i)\b(?:by notice|gazette|appoint|such (?:date|day|dates|days) as)\b")
});

/// The beginning of a law whose front matter does not have it: by its own clause; else that it
/// is not recorded, so that nobody takes the silence for an answer. `None` for what is no law
/// that was passed.
///
/// # Errors
/// If the index cannot be read.
pub(super) fn beginning(
    engine: &dyn Engine,
    law: &Document,
) -> Result<Option<ProvisionEntry>, EngineError> {
    let passed = law.kind == Kind::Act && law.assent.is_some();
    if !(passed || is_subsidiary(law)) || law.commencement.is_some() {
        return Ok(None);
    }
    if law.text == TextKind::Full {
        for passage in engine.passages(&law.id)?.iter().take(FIRST) {
            let Some(clause) = clause(&passage.text, law) else {
                continue;
            };
            let by = Reference::new(law.id.as_str(), Some(passage.pinpoint.clone()));
            return Ok(Some(entry(clause, Some(by), passage.evidence.verification)));
        }
    }
    // Of rules it is not known that they were made, unless they say when they begin.
    if !passed {
        return Ok(None);
    }
    let unsaid = (
        None,
        "when it began to apply is not recorded here".to_owned(),
    );
    Ok(Some(entry(unsaid, None, Verification::Unverified)))
}

/// Whether it is made under an Act, by whom that empowers: nobody assents to it.
pub(super) const fn is_subsidiary(law: &Document) -> bool {
    matches!(law.kind, Kind::Rules | Kind::Regulations)
}

fn entry(
    (date, note): (Option<PartialDate>, String),
    by: Option<Reference>,
    verification: Verification,
) -> ProvisionEntry {
    ProvisionEntry {
        date,
        state: ProvisionState::Commenced,
        effect: None,
        disputed: None,
        part: None,
        order: None,
        inferred: by.is_some(),
        by,
        who: None,
        note: Some(note),
        evidence: Some(Evidence {
            verification,
            sources: Vec::new(),
        }),
    }
}

/// The day that a passage's clause names, if it names one, and what it says in few words.
fn clause(text: &str, law: &Document) -> Option<(Option<PartialDate>, String)> {
    let found = CLAUSE.captures_iter(text).find(|found| {
        let start = found.get(0).map_or(0, |clause| clause.start());
        let sentence = text[..start].rfind(['.', ';', ':', '\n']);
        let before = &text[sentence.map_or(0, |at| at + 1)..start];
        let lead = LEAD.find(before).map_or(0, |lead| lead.end());
        !PART.is_match(&before[lead..])
    })?;
    let rest = found.name("rest")?.as_str();
    if SAVE.is_match(&found["subject"]) || SAVE.is_match(rest) {
        let note = "its parts on different days, by its own clause";
        return Some((None, note.to_owned()));
    }
    let first = dates::days(rest).into_iter().next();
    if let Some((_, day)) = first.filter(|(at, _)| TO_DAY.is_match(&rest[..*at])) {
        return Some((Some(day), "by its own clause".to_owned()));
    }
    if PUBLICATION.is_match(rest) {
        return Some((
            law.published,
            "on its publication, by its own clause".to_owned(),
        ));
    }
    if ASSENT.is_match(rest) {
        return Some((law.assent, "on assent, by its own clause".to_owned()));
    }
    let note = if NOTICE.is_match(rest) {
        "on a day to be named by notice, by its own clause; the notice is not recorded here"
    } else {
        "by its own clause, from which no day was read"
    };
    Some((None, note.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_clause_names_a_day_or_a_notice() {
        let law: Document = serde_json::from_value(serde_json::json!({
            "id": "fig-act", "kind": "act", "title": "Fig Act", "lang": "en", "text": "full",
            "verification": "official-text", "assent": "2030-03-01", "published": "2030-03-14",
        }))
        .unwrap();
        for (text, date, says) in [
            (
                "This Act may be cited as the Fig Act and shall come into operation on the 1st June, 2030.",
                Some("2030-06-01"),
                "its own clause",
            ),
            (
                "This Act comes into force on 16th day of October 2030.",
                Some("2030-10-16"),
                "its own clause",
            ),
            (
                "This Act may be cited as the Date Act, and shall come into operation on such date as the Cabinet Secretary may, by notice in the Gazette, appoint.",
                None,
                "notice",
            ),
            (
                "This Act shall come into operation upon its publication in the Gazette.",
                Some("2030-03-14"),
                "publication",
            ),
            (
                "This Act shall come into force on the date of assent.",
                Some("2030-03-01"),
                "assent",
            ),
            (
                "This Act shall come into operation on the expiry of ninety days.",
                None,
                "no day",
            ),
        ] {
            let (found, note) = clause(text, &law).expect(text);
            assert_eq!(found.map(|day| day.to_string()).as_deref(), date, "{text}");
            assert!(note.contains(says), "{text}: {note}");
        }
        for text in [
            "Part III of this Act shall come into operation on the 1st June, 2030.",
            "The provisions of section 5 shall come into operation on the 1st June, 2030.",
            "Sections 4 and 7 of this Act come into force on the 1st June, 2030.",
            "A licence that was given before this Act comes into operation is saved.",
        ] {
            assert_eq!(clause(text, &law), None, "{text}");
        }
        for text in [
            "1. Short title and commencement. (1) Part III of this Act shall come into operation on the 2nd May, 2030. (2) This Act shall come into operation on the 1st June, 2030.",
            "(2) Subject to section 9, this Act shall come into operation on the 1st June, 2030.",
        ] {
            let (found, _) = clause(text, &law).expect(text);
            assert_eq!(found, "2030-06-01".parse().ok(), "{text}");
        }
        let (date, note) = clause(
            "This Act, except Part III, shall come into operation on the 1st June, 2030.",
            &law,
        )
        .unwrap();
        assert_eq!(date, None);
        assert!(note.contains("parts"), "{note}");
        assert!(clause("This Act may be cited as the Fig Act.", &law).is_none());
        assert!(clause("The register comes before the Minister in June.", &law).is_none());
    }
}
