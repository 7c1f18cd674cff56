//! The orders by which a court disposes of the case.

use crate::model::{Role, Unit, Voice};

use super::super::budget::Candidate;
use super::super::excerpt::excerpts;
use super::super::{Source, cues};
use super::sentence::{Sentence, sentences, with};

/// Behind this share of a decision its disposition is looked for, where no passage is marked
/// as an order.
const DISPOSITION: f64 = 0.8;

/// The orders, in their order. Where no passage is marked as one, the sentences at the end by
/// which the court disposes of the case.
pub(super) fn orders(source: &Source<'_>, gaps: &mut Vec<String>) -> Vec<Candidate> {
    let marked: Vec<usize> = with(source, Role::Order, Some(Voice::Court)).collect();
    let digest = marked
        .iter()
        .any(|index| !source.is_full(&source.passages[*index]));
    if digest {
        return marked
            .into_iter()
            .flat_map(|index| sentences(source, &source.passages[index], excerpts))
            .map(|sentence| sentence.candidate())
            .collect();
    }
    // An order told in the body is another court's, or an earlier one: the last run of
    // passages marked as orders is the disposition.
    let tail = last_run(source, &marked);
    let from_tail = disposing(source, tail.iter().copied());
    if !from_tail.is_empty() {
        return from_tail;
    }
    let numbered: Vec<usize> = (0..source.passages.len())
        .filter(|index| source.passages[*index].pinpoint.unit() == Unit::Para)
        .collect();
    let from = (numbered.len() as f64 * DISPOSITION) as usize;
    let from = numbered.get(from).copied().unwrap_or(0);
    let by_cue = disposing(
        source,
        (from..source.passages.len()).filter(|index| {
            let passage = &source.passages[*index];
            passage.voice.is_none_or(|voice| voice == Voice::Court) && source.is_full(passage)
        }),
    );
    if by_cue.is_empty() {
        gaps.push("The corpus has no order of the court in this document.".to_owned());
    } else {
        gaps.push(
            "No passage is marked as an order: the orders are the sentences at the end by which the court disposes of the case, found by their words."
                .to_owned(),
        );
    }
    by_cue
}

/// The passages marked as orders that stand together at the end, with at most two others
/// between them.
fn last_run(source: &Source<'_>, marked: &[usize]) -> Vec<usize> {
    let mut run: Vec<usize> = Vec::new();
    for index in marked.iter().rev().copied() {
        if run.last().is_some_and(|later| later - index > 3) {
            break;
        }
        run.push(index);
    }
    run.reverse();
    let by_person: Vec<usize> = marked
        .iter()
        .copied()
        .filter(|index| !source.passages[*index].inferred && !run.contains(index))
        .collect();
    let mut all = by_person;
    all.extend(run);
    all
}

/// The sentences that dispose of the case, and the items of a list of orders, in their order.
fn disposing(source: &Source<'_>, passages: impl Iterator<Item = usize>) -> Vec<Candidate> {
    let mut found = Vec::new();
    for index in passages {
        let passage = &source.passages[index];
        // A list is one of orders where the words that lead to it, or one of its items,
        // command: a list of grounds is none.
        let commands = passage.text.split(['\n', ';', '.']).any(cues::commanding);
        let mut before: Option<Sentence<'_>> = None;
        for sentence in sentences(source, passage, excerpts) {
            let item = sentence
                .excerpt
                .as_ref()
                .is_some_and(|excerpt| excerpt.item);
            let plain = sentence.text.to_lowercase();
            let empty = plain.contains("so ordered") || plain.starts_with("orders accordingly");
            let told = cues::tells_a_side(&sentence.text);
            let marked = passage.role == Some(Role::Order) || plain.contains(" shall ");
            let listed = item && (commands || marked);
            if !empty && !told && (listed || cues::disposing(&sentence.text)) {
                found.push(sentence.with_subject(before.as_ref()).candidate());
            }
            before = Some(sentence);
        }
    }
    found
}
