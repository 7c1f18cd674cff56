//! A statement or news item from what a reader found in its file.

use super::debate::is_debate;
use super::imported::{Field, Imported, Reading};
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
    attribute(&mut passages, head.kind.as_ref().map(|kind| kind.value));
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

/// Gives reported speech its speaker's voice, and the rest the publisher's. Where the kind of
/// document is not known, neither is the publisher's voice.
fn attribute(passages: &mut [Passage], kind: Option<Kind>) {
    let own = match kind {
        Some(Kind::NewsReport) => Some(Voice::Press),
        Some(Kind::PressStatement) => Some(Voice::CivilSociety),
        Some(Kind::OfficialStatement) => Some(Voice::Government),
        _ => None,
    };
    let texts: Vec<&str> = passages
        .iter()
        .map(|passage| passage.text.as_str())
        .collect();
    let reported = speech::reported(&texts);
    for (passage, speaker) in passages.iter_mut().zip(reported) {
        passage.voice = speaker.map(|speaker| speaker.voice).or(own);
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
