//! What the case is about, what was asked, and what each side argued.

use crate::model::{Role, Voice};

use super::super::budget::{Candidate, Slot};
use super::super::excerpt::{excerpts, with_lists};
use super::super::{Source, cues, facts};
use super::sentence::{in_the_body, ranked, with};
use super::{ARGUED, ASKED};

/// What a side argued, its clearest sentences.
pub(super) fn argued(source: &Source<'_>, voice: Voice) -> Option<Slot> {
    let candidates = ranked(
        source,
        with(source, Role::Argument, Some(voice)),
        excerpts,
        |sentence| {
            let Some(excerpt) = &sentence.excerpt else {
                return Some(0);
            };
            let first = i32::from(excerpt.index == 0);
            let told = 3 * i32::from(cues::tells_a_side(&sentence.text));
            let cut = if excerpt.is_cut() { 2 } else { 0 };
            let usable = sentence.alone().is_some()
                && !cues::procedural(&sentence.text)
                && !cues::tells_the_other_side(&sentence.text, voice);
            usable.then_some(told + first - cut)
        },
    );
    let heading = format!("Argued by {}", facts::side(source.document, voice));
    (!candidates.is_empty())
        .then(|| Slot::new("arguments", &heading, candidates, (ARGUED, 5), "arguments"))
}

/// What was asked of the court.
pub(super) fn asked(source: &Source<'_>) -> Vec<Candidate> {
    let mut found = ranked(
        source,
        (0..source.passages.len()).filter(|index| {
            matches!(
                source.passages[*index].role,
                Some(Role::Background | Role::Argument)
            ) && source.is_full(&source.passages[*index])
        }),
        with_lists,
        |sentence| {
            let asking = cues::asking(&sentence.text);
            let early = if sentence.passage.ordinal <= 3 { 3 } else { 0 };
            let own = sentence.passage.role == Some(Role::Background);
            let lists = i32::from(sentence.text.contains(":-") || sentence.text.contains(": "));
            let usable = asking >= 3
                && sentence.alone().is_some()
                && in_the_body(source, sentence.passage)
                && (own || sentence.passage.ordinal <= 6);
            usable.then_some(asking + early + lists)
        },
    );
    found.truncate(2 * ASKED);
    found
}

/// What the case is about.
pub(super) fn background(source: &Source<'_>) -> Vec<Candidate> {
    ranked(
        source,
        with(source, Role::Background, None),
        excerpts,
        |sentence| {
            let Some(excerpt) = &sentence.excerpt else {
                return Some(0);
            };
            let text = &sentence.text;
            let skip = cues::procedural(text)
                || cues::asking(text) >= 3
                || cues::questioning(text)
                || excerpt.item
                || !in_the_body(source, sentence.passage);
            let place = sentence.passage.ordinal as usize + excerpt.index;
            (!skip && excerpt.stands_alone()).then(|| -i32::try_from(place).unwrap_or(i32::MAX))
        },
    )
}

/// The questions that the court set itself.
pub(super) fn questions(source: &Source<'_>) -> Vec<Candidate> {
    ranked(
        source,
        (0..source.passages.len()).filter(|index| {
            let passage = &source.passages[*index];
            source.is_full(passage)
                && passage.voice.is_none_or(|voice| voice == Voice::Court)
                && passage.role != Some(Role::Order)
        }),
        excerpts,
        |sentence| {
            let excerpt = sentence.excerpt.as_ref()?;
            let plain = sentence
                .text
                .trim_start_matches(|c: char| !c.is_alphabetic())
                .to_lowercase();
            let words = plain
                .split_once(char::is_whitespace)
                .map_or("", |(_, rest)| rest);
            let item = excerpt.item && words.trim_start().starts_with("whether");
            let asks = plain.starts_with("whether") || item;
            let set = plain.contains("whether")
                && (plain.contains("issue") || plain.contains("question"))
                && !cues::tells_a_side(&sentence.text);
            (asks || set).then_some(i32::from(asks))
        },
    )
}
