//! What the court held.

use std::collections::BTreeMap;

use crate::model::{Passage, Role, Voice};

use super::super::budget::Candidate;
use super::super::excerpt::excerpts;
use super::super::{Source, cues};
use super::sentence::{Sentence, ranked, with};

/// Where fewer sentences decide in so many words, the last ones of the court's are taken too.
const FEW_HELD: usize = 3;
/// What a sentence must weigh to decide in so many words.
const DECIDES: i32 = 3;

/// What the court held. A digest's points come in their order, short answers first; of the
/// court's own words come the sentences that decide, the later ones before the earlier.
pub(super) fn held(source: &Source<'_>) -> Vec<Candidate> {
    let last = source.passages.len().max(1);
    let findings = || with(source, Role::Finding, Some(Voice::Court));
    let late = |passage: &Passage| 3 * passage.ordinal as usize / last;
    let mut found = ranked(source, findings(), excerpts, |sentence| {
        let Some(excerpt) = &sentence.excerpt else {
            return Some(i32::from(!sentence.passage.answers.is_empty()));
        };
        let deciding = cues::deciding(&sentence.text);
        let cut = if excerpt.is_cut() { 4 } else { 0 };
        (deciding >= DECIDES && sentence.alone().is_some() && !borrowed(sentence))
            .then(|| 2 * deciding + i32::try_from(late(sentence.passage)).unwrap_or(0) - cut)
    });
    if found.len() < FEW_HELD {
        // A court that decides in plain words: what it says last, told by nobody else.
        let mut last_said = ranked(source, findings(), excerpts, |sentence| {
            let deciding = cues::deciding(&sentence.text);
            let item = sentence.excerpt.as_ref().is_some_and(|one| one.item);
            let plain = !item
                && (0..DECIDES).contains(&deciding)
                && sentence.alone().is_some()
                && !cues::tells_a_side(&sentence.text)
                && !cues::tells_another_court(&sentence.text)
                && !borrowed(sentence)
                && !cues::questioning(&sentence.text);
            (plain && late(sentence.passage) >= 1).then(|| {
                let place = sentence.passage.ordinal as usize;
                i32::try_from(place).unwrap_or(i32::MAX) / 4 + 4 * deciding
            })
        });
        last_said.truncate(FEW_HELD.saturating_sub(found.len()));
        found.extend(last_said);
    }
    spread(source, &mut found);
    found
}

/// Whether a sentence is another's, by the words that lead to it.
fn borrowed(sentence: &Sentence<'_>) -> bool {
    sentence
        .excerpt
        .as_ref()
        .is_some_and(|one| cues::borrowed_at(&sentence.passage.text, one.range.start))
}

/// Brings the best sentence under each heading before the second best under any: a decision
/// on three points is not summed up by three sentences on one.
fn spread(source: &Source<'_>, found: &mut Vec<Candidate>) {
    let heading_of: BTreeMap<u32, &str> = source
        .passages
        .iter()
        .map(|passage| (passage.ordinal, passage.heading().unwrap_or_default()))
        .collect();
    let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
    let mut ranked: Vec<(usize, usize, Candidate)> = Vec::new();
    for (index, candidate) in found.drain(..).enumerate() {
        let heading = heading_of
            .get(&candidate.place.0)
            .copied()
            .unwrap_or_default();
        let turn = seen.entry(heading).or_default();
        ranked.push((*turn, index, candidate));
        *turn += 1;
    }
    ranked.sort_by_key(|(turn, index, _)| (*turn, *index));
    found.extend(ranked.into_iter().map(|(_, _, candidate)| candidate));
}
