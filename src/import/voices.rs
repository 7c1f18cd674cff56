//! Who speaks in a passage of a judgment, and what the passage does.
//!
//! A judgment reports before it decides. What a side says is told in the court's own
//! sentences, so that only cues part the two: headings ("The petitioners' case"), verbs of
//! saying with a party for their subject ("the 1st respondent contends"), and the court's
//! first person ("I have considered"). [`features`] gathers what is seen of each passage,
//! [`model`] weighs it along the whole judgment with weights that [`learn`] made of labelled
//! ones. What stays too unsure is left open: a party's argument shown as the court's finding is
//! the worst mistake there is.

use std::sync::LazyLock;

use crate::model::{Passage, Role, Unit, Voice};

use super::imported::DraftParty;

mod cues;
pub mod features;
mod headings;
pub mod labels;
pub mod learn;
pub mod model;
mod own_words;
mod sides;
pub mod states;

use features::Seen;
use model::Model;
use own_words::own_words;
use sides::Sides;
use states::{ARGUMENT, STATES, meaning};

/// Below this worth a passage keeps no voice and no role: how likely they are, less what speaks
/// for the mistake that would be the worst.
pub const LEAST_WORTH: f64 = 0.2;

/// What would be the court's finding or order is left open where a side argues as likely as not.
pub const MOST_DOUBT: f64 = 0.5;

/// How much of the likelihood of the court's own word counts against an argument.
const AGAINST_ARGUMENT: f64 = 0.5;

/// Of a longer passage, this many bytes at either end are read.
const MAX_SIDE: usize = 6_000;

/// In more passages than these nobody's voice is told: no court wrote so many, and what is seen
/// of each would fill the memory.
pub const MOST_PASSAGES: usize = 20_000;

/// The weights that the program comes with: `cargo run --example train_voices` makes them.
pub static WEIGHTS: LazyLock<Model> = LazyLock::new(|| {
    Model::parse(include_str!("voices/weights.tsv"))
        .expect("the weights were written by the program")
});

/// What was made out about one passage.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Attribution {
    /// Who speaks.
    pub voice: Option<Voice>,
    /// What the passage does.
    pub role: Option<Role>,
    /// How likely both together are, from 0 to 1.
    pub confidence: f32,
}

impl Attribution {
    const fn open() -> Self {
        Self {
            voice: None,
            role: None,
            confidence: 0.0,
        }
    }
}

/// Says for each passage who speaks and what it does, and writes both into the passages
/// that nobody attributed before, where it is sure enough. Returns one attribution a passage.
///
/// `parties` are those of the judgment; without any, the words for the sides that
/// judgments use are all there is to go by. All are left open if there are more than
/// [`MOST_PASSAGES`].
pub fn attribute(passages: &mut [Passage], parties: &[DraftParty]) -> Vec<Attribution> {
    let mut out = vec![Attribution::open(); passages.len()];
    if passages.len() > MOST_PASSAGES {
        return out;
    }
    let (places, seen) = observe(passages, parties);
    for (at, found) in places.into_iter().zip(attributions(&WEIGHTS, &seen)) {
        let passage = &mut passages[at];
        let by_person = (passage.voice.is_some() || passage.role.is_some()) && !passage.inferred;
        if !by_person && found.role.is_some() {
            passage.voice = found.voice;
            passage.role = found.role;
            passage.inferred = true;
        }
        out[at] = found;
    }
    out
}

/// What a model weighs of a judgment's passages: the places of those that can be attributed,
/// and what is seen of each. Signatures and notes are none of them.
#[must_use]
pub fn observe(passages: &[Passage], parties: &[DraftParty]) -> (Vec<usize>, Vec<Seen>) {
    let texts: Vec<String> = passages
        .iter()
        .map(|passage| bounded(own_words(&passage.text)))
        .collect();
    let sides = Sides::read(parties, &texts);
    let places: Vec<usize> = (0..passages.len())
        .filter(|at| {
            let passage = &passages[*at];
            !cues::is_signature(passage.text.trim_start()) && !is_note(passage)
        })
        .collect();
    let chosen: Vec<&Passage> = places.iter().map(|at| &passages[*at]).collect();
    let texts: Vec<&str> = places.iter().map(|at| texts[*at].as_str()).collect();
    let seen = features::read(&chosen, &texts, &sides);
    (places, seen)
}

/// What a model makes of what is seen, passage by passage.
#[must_use]
pub fn attributions(model: &Model, seen: &[Seen]) -> Vec<Attribution> {
    model.probabilities(seen).iter().map(decide).collect()
}

/// The likeliest state; none if that is too unlikely. An argument must be likelier than half of the
/// court's own word beyond it: courts tell arguments in order to answer them. Both bounds are set by the
/// folds of `tests/voices_gold.rs`, so that neither mistake passes what is bearable.
fn decide(likely: &[f64; STATES]) -> Attribution {
    let decides: f64 = likely[1..ARGUMENT].iter().sum();
    let worth = |state: usize| {
        likely[state]
            - if state < ARGUMENT {
                0.0
            } else {
                AGAINST_ARGUMENT * decides
            }
    };
    let best = (0..STATES)
        .max_by(|left, right| worth(*left).total_cmp(&worth(*right)))
        .unwrap_or_default();
    let confidence = likely[best] as f32;
    let argues: f64 = likely[ARGUMENT..].iter().sum();
    let decided = (1..ARGUMENT).contains(&best);
    if worth(best) < LEAST_WORTH || decided && argues >= MOST_DOUBT {
        return Attribution {
            confidence,
            ..Attribution::open()
        };
    }
    let (voice, role) = meaning(best);
    Attribution {
        voice: Some(voice),
        role: Some(role),
        confidence,
    }
}

/// A passage's own words without the middle of a very long one: who speaks shows at its
/// beginning, what is ordered at its end.
fn bounded(text: String) -> String {
    if text.len() <= 2 * MAX_SIDE {
        return text;
    }
    let (mut head, mut tail) = (MAX_SIDE, text.len() - MAX_SIDE);
    while !text.is_char_boundary(head) {
        head -= 1;
    }
    while !text.is_char_boundary(tail) {
        tail += 1;
    }
    format!("{} … {}", &text[..head], &text[tail..])
}

fn is_note(passage: &Passage) -> bool {
    passage
        .pinpoint
        .to_string()
        .strip_prefix(Unit::Note.as_str())
        .is_some_and(|rest| rest.starts_with(' '))
}

#[cfg(test)]
mod tests;
