//! A passage's text read for the places that a query asks for.

use std::collections::HashMap;
use std::ops::Range;

use crate::text::{Language, Token, sentence_words, tokens};

use super::places::{Pattern, Places, Slot, Stretch, TooHeavy};

/// A text cut into words and sentences.
pub(super) struct Reading {
    language: Language,
    words: Vec<Token>,
    /// The root of each word in the text's language.
    roots: Vec<String>,
    sentences: Vec<u32>,
}

impl Reading {
    pub fn new(text: &str, language: Language) -> Self {
        let words = tokens(text);
        let mut known: HashMap<&str, String> = HashMap::new();
        let roots = words
            .iter()
            .map(|token| {
                known
                    .entry(&token.word)
                    .or_insert_with(|| language.root(&token.word))
                    .clone()
            })
            .collect();
        let sentences = sentence_words(text, &words);
        Self {
            language,
            roots,
            sentences,
            words,
        }
    }

    /// Where each leaf of the pattern occurs. Leaves of other fields occur nowhere.
    pub fn places(&self, pattern: &Pattern) -> Vec<Vec<Stretch>> {
        let leaves = pattern.leaves().iter();
        leaves
            .map(|leaf| {
                if leaf.field == super::Field::Text {
                    self.stretches(&leaf.slots)
                } else {
                    Vec::new()
                }
            })
            .collect()
    }

    fn stretches(&self, slots: &[Slot]) -> Vec<Stretch> {
        let wanted: Vec<Option<String>> = slots
            .iter()
            .map(|slot| {
                if let Slot::Stem(word) = slot {
                    Some(self.language.root(word))
                } else {
                    None
                }
            })
            .collect();
        let fits = |index: usize, at: usize| match &slots[at] {
            Slot::Stem(_) => wanted[at].as_deref() == Some(self.roots[index].as_str()),
            Slot::Form(form) => form.matches(&self.words[index].word),
        };
        let starts = 0..(self.words.len() + 1).saturating_sub(slots.len());
        starts
            .filter(|start| (0..slots.len()).all(|at| fits(start + at, at)))
            .filter_map(|start| {
                let first = u32::try_from(start).ok()?;
                Some(Stretch {
                    first,
                    last: first + u32::try_from(slots.len()).ok()? - 1,
                })
            })
            .collect()
    }

    pub fn holds(&self, pattern: &Pattern) -> Result<bool, TooHeavy> {
        let leaves = self.places(pattern);
        pattern.holds(Places {
            leaves: &leaves,
            sentences: &self.sentences,
        })
    }

    /// The stretches that take part in a match. Where trying them all would take too
    /// long, all places of its words.
    pub fn marks(&self, pattern: &Pattern) -> Vec<Stretch> {
        let leaves = self.places(pattern);
        let marks = pattern.marks(Places {
            leaves: &leaves,
            sentences: &self.sentences,
        });
        marks.unwrap_or_else(|TooHeavy| leaves.into_iter().flatten().collect())
    }

    /// The bytes of a stretch.
    pub fn range(&self, stretch: Stretch) -> Range<usize> {
        let at = |position: u32| &self.words[position as usize].range;
        at(stretch.first).start..at(stretch.last).end
    }
}
