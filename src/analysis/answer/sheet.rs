//! A passage as far as a question asks about it.

use std::collections::HashMap;

use crate::engine::Located;
use crate::model::Document;
use crate::text::{Language, Weight, tokens, weight};

use super::score::Scale;

/// How often, and where, each term of a question stands in a passage and about it.
#[derive(Debug, Clone)]
pub(super) struct Sheet {
    pub located: Located,
    /// Words of the text.
    pub length: usize,
    /// Words of the nearest heading.
    pub heading_length: usize,
    /// For each term the places of its first word in the text, in order.
    pub places: Vec<Vec<usize>>,
    /// How much of the heading's words that say something the question speaks of, from 0 to 1.
    pub heading_explained: f32,
    /// For each term whether the nearest heading has it.
    pub heading: Vec<bool>,
    /// For each term whether a heading farther out, or the document's title, has it.
    pub above: Vec<bool>,
}

impl Sheet {
    pub fn new(located: Located, document: &Document, scale: &Scale) -> Self {
        let language = Language::of(&located.lang);
        let passage = &located.passage;
        let roots = |text: &str| -> Vec<String> {
            tokens(text)
                .iter()
                .map(|token| language.root(&token.word))
                .collect()
        };
        let text = roots(&passage.text);
        let heading_words = tokens(passage.heading().unwrap_or_default());
        let heading: Vec<String> = heading_words
            .iter()
            .map(|token| language.root(&token.word))
            .collect();
        let mut above = roots(document.title.as_str());
        for outer in passage.headings.iter().rev().skip(1) {
            above.extend(roots(outer));
        }
        let text_places = index(&text);
        let terms = scale.terms(language);
        let places: Vec<Vec<usize>> = terms
            .iter()
            .map(|term| occurrences(term, &text, &text_places))
            .collect();
        let within = |words: &[String]| -> Vec<bool> {
            let places = index(words);
            terms
                .iter()
                .map(|term| !occurrences(term, words, &places).is_empty())
                .collect()
        };
        let heading_places = index(&heading);
        let mut explained = vec![false; heading.len()];
        for term in terms {
            for start in occurrences(term, &heading, &heading_places) {
                explained[start..start + term.len()].fill(true);
            }
        }
        let says = |at: &usize| weight(&heading_words[*at].word) != Weight::None;
        let (said, known) = (0..heading.len())
            .filter(says)
            .fold((0, 0), |(said, known), at| {
                (said + 1, known + usize::from(explained[at]))
            });
        Self {
            heading_explained: known as f32 / f32::max(said as f32, 1.0),
            length: text.len(),
            heading_length: heading.len(),
            heading: within(&heading),
            above: within(&above),
            places,
            located,
        }
    }

    /// Whether the term stands in the text or the nearest heading.
    pub fn has(&self, term: usize) -> bool {
        self.heading[term] || !self.places[term].is_empty()
    }
}

fn index(words: &[String]) -> HashMap<&str, Vec<usize>> {
    let mut places: HashMap<&str, Vec<usize>> = HashMap::new();
    for (at, word) in words.iter().enumerate() {
        places.entry(word).or_default().push(at);
    }
    places
}

/// Where the words of a term follow each other.
fn occurrences(
    term: &[String],
    words: &[String],
    places: &HashMap<&str, Vec<usize>>,
) -> Vec<usize> {
    let Some((first, rest)) = term.split_first() else {
        return Vec::new();
    };
    let starts = places.get(first.as_str()).map_or(&[][..], Vec::as_slice);
    let follows = |start: &usize| {
        rest.iter()
            .enumerate()
            .all(|(offset, word)| words.get(start + 1 + offset) == Some(word))
    };
    starts.iter().copied().filter(follows).collect()
}
