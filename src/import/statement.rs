//! A statement or news item from what a reader found in its file.

use super::debate::is_debate;
use super::imported::{Draft, Field, Imported, Reading};
use super::metadata::statement as metadata;
use super::speech;
use super::structure::statement as structure;
use crate::model::{Kind, PartialDate, Passage, Role, Voice};

/// Makes a statement of a reading, in whatever format it came. `published` is the day on which
/// it came out, if that is known from elsewhere; words such as `on Tuesday` count from it.
#[must_use]
pub fn import(reading: &Reading, published: Option<PartialDate>) -> Imported {
    let lines = structure::lines(&reading.blocks);
    let head = metadata::read(reading, &lines, published);
    let mut passages = structure::passages(&reading.blocks, &lines);
    let texts: Vec<&str> = passages
        .iter()
        .map(|passage| passage.text.as_str())
        .collect();
    if is_debate(&texts) {
        return debate(reading, head, passages);
    }
    attribute(&mut passages, own_voice(head.kind.as_ref(), &head.draft));
    let said_from = published.or_else(|| head.draft.date.as_ref().map(|date| date.value));
    date_passages(
        &mut passages,
        said_from,
        head.draft.date.as_ref().map(|date| date.value),
    );
    let mut warnings = reading.warnings.clone();
    warnings.extend(head.warnings);
    Imported {
        kind: head.kind,
        draft: head.draft,
        passages,
        warnings,
    }
}

/// The record of a debate: Parliament's own, with many speakers, so that none of them is the
/// document's.
fn debate(reading: &Reading, mut head: metadata::Head, mut passages: Vec<Passage>) -> Imported {
    head.draft.speaker = None;
    head.draft.office = None;
    for passage in &mut passages {
        passage.voice = Some(Voice::Legislature);
        passage.role = Some(Role::Statement);
        passage.inferred = true;
    }
    let mut warnings = reading.warnings.clone();
    warnings.extend(head.warnings);
    Imported {
        // The model has no kind for a record of debates: this is the nearest.
        kind: Some(Field::read(Kind::OfficialStatement, 0, Field::<()>::GUESS)),
        draft: head.draft,
        passages,
        warnings,
    }
}

/// Whose voice the text's own words are. Where the kind of document is not known, or a release was
/// only guessed to be one, nobody's; nor where judges speak out of court, who are neither the
/// government nor a court that rules.
fn own_voice(kind: Option<&Field<Kind>>, draft: &Draft) -> Option<Voice> {
    let kind = kind?;
    let issued_by = |words: &[&str]| {
        [&draft.speaker, &draft.office, &draft.publisher]
            .into_iter()
            .flatten()
            .map(|field| field.value.to_lowercase())
            .any(|issuer| words.iter().any(|word| issuer.contains(word)))
    };
    match kind.value {
        Kind::NewsReport => Some(Voice::Press),
        Kind::PressStatement if kind.confidence > Field::<Kind>::GUESS => Some(Voice::CivilSociety),
        Kind::OfficialStatement if issued_by(&["judiciary", "chief justice"]) => None,
        Kind::OfficialStatement if issued_by(&["parliament", "national assembly", "senate"]) => {
            Some(Voice::Legislature)
        }
        Kind::OfficialStatement => Some(Voice::Government),
        _ => None,
    }
}

/// Gives reported speech its speaker's voice, and the rest the text's own.
fn attribute(passages: &mut [Passage], own: Option<Voice>) {
    let texts: Vec<&str> = passages
        .iter()
        .map(|passage| passage.text.as_str())
        .collect();
    let reported = speech::reported(&texts);
    for (passage, speaker) in passages.iter_mut().zip(reported) {
        // Whose office is on no side speaks for none, and not for the paper.
        passage.voice = speaker.map_or(own, |speaker| speaker.voice);
        passage.role = passage.voice.map(|_| Role::Statement);
        passage.inferred = passage.voice.is_some();
    }
}

/// Dates passages that tell of another day than the document's.
fn date_passages(
    passages: &mut [Passage],
    from: Option<PartialDate>,
    document: Option<PartialDate>,
) {
    for passage in passages {
        let told = metadata::told_day(&passage.text, from);
        passage.date = told.filter(|day| Some(*day) != document);
    }
}

#[cfg(test)]
mod tests;
