//! Which of the sentences that could stand in a summary do, where there is room for some only.

use std::collections::BTreeSet;

use crate::model::{Document, Evidence, Passage};
use crate::text::tokens;

use super::super::data::{Section, Statement};
use super::super::ledger::Ledger;
use super::excerpt::count_words;

/// Two sentences with more than this share of their words in common say the same.
const SAME: f64 = 0.6;

/// One sentence that could stand in a section.
#[derive(Debug, Clone)]
pub(super) struct Candidate {
    /// What it rests on.
    pub basis: Basis,
    /// Its words.
    pub text: String,
    /// Where it stands among the others of its section, when it is printed.
    pub place: (u32, usize),
}

/// What a sentence rests on.
#[derive(Debug, Clone)]
pub(super) enum Basis {
    /// The document's front matter; the words are ours. With evidence of its own, if it has any.
    FrontMatter(Option<Evidence>),
    /// A passage of the document: all of it, or a sentence.
    Passage(Box<Passage>),
    /// A passage of another document.
    Other(Box<(Document, Passage)>),
}

/// A section to be filled.
pub(super) struct Slot {
    pub kind: &'static str,
    pub heading: String,
    /// The best first.
    pub candidates: Vec<Candidate>,
    /// How many may stand there at the most, whatever the room.
    pub most: usize,
    /// Sections of a lower rank are filled first.
    pub rank: u8,
    /// Whether all that fit come before the next section gets its first: no order is left out
    /// for want of room while an argument stands.
    pub whole: bool,
    /// What one of its sentences is called in the account of what was left out.
    pub unit: &'static str,
}

impl Slot {
    /// A section with the room for one sentence at a time. `unit` is what one is called.
    pub(super) fn new(
        kind: &'static str,
        heading: &str,
        candidates: Vec<Candidate>,
        (most, rank): (usize, u8),
        unit: &'static str,
    ) -> Self {
        Self {
            kind,
            heading: heading.to_owned(),
            candidates,
            most,
            rank,
            whole: false,
            unit,
        }
    }

    /// The same section, whose sentences come together.
    pub(super) fn whole(self) -> Self {
        Self {
            whole: true,
            ..self
        }
    }
}

/// Fills the sections within the most words, and says what was left out.
///
/// Sections get one sentence each in the order of their rank, then a second one, and so on;
/// a sentence that says the same as one that stands already is passed over.
pub(super) fn fill(
    ledger: &mut Ledger<'_>,
    document: &Document,
    slots: Vec<Slot>,
    limit: Option<usize>,
) -> (Vec<Section>, Vec<String>) {
    let wants: Vec<Want<'_>> = slots
        .iter()
        .map(|slot| Want {
            texts: slot
                .candidates
                .iter()
                .map(|one| one.text.as_str())
                .collect(),
            most: slot.most,
            rank: slot.rank,
            whole: slot.whole,
        })
        .collect();
    let (chosen, left_out) = share(&wants, limit.unwrap_or(usize::MAX));
    let mut sections = Vec::new();
    let mut gaps = Vec::new();
    for (index, slot) in slots.into_iter().enumerate() {
        if slot.whole && left_out[index] > 0 {
            gaps.push(format!(
                "{} of the {} left out for want of room.",
                left_out[index], slot.unit
            ));
        }
        let mut chosen: Vec<&Candidate> = chosen[index]
            .iter()
            .map(|at| &slot.candidates[*at])
            .collect();
        chosen.sort_by_key(|candidate| candidate.place);
        let statements: Vec<Statement> = chosen
            .into_iter()
            .map(|candidate| entered(ledger, document, candidate))
            .collect();
        if !statements.is_empty() {
            sections.push(Section {
                heading: slot.heading,
                kind: slot.kind.to_owned(),
                statements,
            });
        }
    }
    (sections, gaps)
}

/// A section whose sentences stand already, to be cut to a story.
pub(in crate::brief) struct Filling<'a> {
    pub section: &'a Section,
    /// Sections of a lower rank give first.
    pub rank: u8,
    /// How many of its sentences may be taken.
    pub most: usize,
}

/// Takes from each section what fits into `words` together; its first sentences come first.
pub(in crate::brief) fn fill_ready(fillings: Vec<Filling<'_>>, words: usize) -> Vec<Section> {
    let wants: Vec<Want<'_>> = fillings
        .iter()
        .map(|filling| Want {
            texts: filling
                .section
                .statements
                .iter()
                .map(|statement| statement.text.as_str())
                .collect(),
            most: filling.most,
            rank: filling.rank,
            whole: false,
        })
        .collect();
    let (chosen, _) = share(&wants, words);
    fillings
        .iter()
        .zip(chosen)
        .filter(|(_, chosen)| !chosen.is_empty())
        .map(|(filling, mut chosen)| {
            chosen.sort_unstable();
            Section {
                heading: filling.section.heading.clone(),
                kind: filling.section.kind.clone(),
                statements: chosen
                    .into_iter()
                    .map(|at| filling.section.statements[at].clone())
                    .collect(),
            }
        })
        .collect()
}

/// What a section asks of the room there is.
struct Want<'a> {
    texts: Vec<&'a str>,
    most: usize,
    rank: u8,
    whole: bool,
}

/// Shares the room among sections: which sentences of each stand, and how many of each found no
/// room.
fn share(slots: &[Want<'_>], words_in_all: usize) -> (Vec<Vec<usize>>, Vec<usize>) {
    let mut order: Vec<usize> = (0..slots.len()).collect();
    order.sort_by_key(|index| slots[*index].rank);
    let mut room = words_in_all;
    let mut chosen: Vec<Vec<usize>> = slots.iter().map(|_| Vec::new()).collect();
    let mut left_out = vec![0_usize; slots.len()];
    let mut next = vec![0_usize; slots.len()];
    let mut said: Vec<BTreeSet<String>> = Vec::new();
    loop {
        let mut moved = false;
        for slot in order.iter().copied() {
            loop {
                let at = next[slot];
                let full = chosen[slot].len() >= slots[slot].most;
                let Some(candidate) = slots[slot].texts.get(at).filter(|_| !full) else {
                    break;
                };
                next[slot] += 1;
                moved = true;
                let words = words(candidate);
                // Of what comes whole, nothing that differs is left out: an order that binds
                // another person differs in one name.
                let again = |other: &BTreeSet<String>| match slots[slot].whole {
                    true => words == *other,
                    false => alike(&words, other),
                };
                if said.iter().any(again) {
                    continue;
                }
                let length = count_words(candidate);
                if length > room {
                    left_out[slot] += 1;
                    continue;
                }
                room -= length;
                said.push(words);
                chosen[slot].push(at);
                if !slots[slot].whole {
                    break;
                }
            }
        }
        if !moved {
            break;
        }
    }
    (chosen, left_out)
}

/// Enters a sentence in the ledger.
fn entered(ledger: &mut Ledger<'_>, document: &Document, candidate: &Candidate) -> Statement {
    match &candidate.basis {
        Basis::FrontMatter(evidence) => {
            ledger.front_matter(document, candidate.text.clone(), evidence.as_ref())
        }
        Basis::Passage(passage) => ledger.excerpt(document, passage, candidate.text.clone()),
        Basis::Other(other) => ledger.excerpt(&other.0, &other.1, candidate.text.clone()),
    }
}

/// The words of a sentence, folded.
fn words(text: &str) -> BTreeSet<String> {
    tokens(text).into_iter().map(|token| token.word).collect()
}

/// Whether two sentences say the same, by their words.
fn alike(one: &BTreeSet<String>, other: &BTreeSet<String>) -> bool {
    let shared = one.intersection(other).count();
    let all = one.len() + other.len() - shared;
    all > 0 && shared as f64 / all as f64 > SAME
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_similar_order_is_another_order() {
        let texts = vec![
            "(1) So far as it concerns the claim against the bank, the appeal is dismissed.",
            "(2) So far as it concerns the claim against the agent, the appeal is dismissed.",
        ];
        let want = |whole| Want {
            texts: texts.clone(),
            most: 9,
            rank: 0,
            whole,
        };
        assert_eq!(share(&[want(true)], 99).0, [vec![0, 1]]);
        assert_eq!(share(&[want(false)], 99).0, [vec![0]]);
    }

    #[test]
    fn what_says_the_same_is_known() {
        let said = |text: &str| words(text);
        assert!(alike(
            &said("The appeal is dismissed with costs."),
            &said("This appeal is dismissed with costs.")
        ));
        assert!(!alike(
            &said("The appeal is dismissed with costs."),
            &said("The appeal is allowed.")
        ));
    }
}
