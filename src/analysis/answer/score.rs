//! How well the passages of a provision answer a question.
//!
//! Each thing that is asked about is worth what its rarest word is worth (BM25's inverse
//! document frequency), more the more often it stands in the passage, against the passage's
//! length, and in the heading above it (BM25F: the counts of text and heading are added before they
//! are dampened). To that come how near to each other the things stand, how much of the
//! question is answered at all, and the passage's standing.

use crate::engine::{ScorePart, standing};
use crate::model::Document;
use crate::query::Question;
use crate::text::Language;

use super::Reply;
use super::sheet::Sheet;

/// The few numbers by which scores are made; the figures that settled them are in
/// `book/src/measured.md`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Weights {
    /// How soon more of the same word counts for no more (BM25's k1).
    pub dampening: f32,
    /// How far a passage's length counts against it (BM25's b), from 0 to 1.
    pub length: f32,
    /// How many times in the text one time in the nearest heading is worth.
    pub heading: f32,
    /// The same of headings farther out and the title.
    pub above: f32,
    /// How far the other passages of a provision count beside its best one, from 0 to 1.
    pub together: f32,
    /// What two things next to each other add, as a part of their worth.
    pub nearness: f32,
    /// By which power of the answered part of a question the score falls.
    pub coverage: f32,
    /// What a provision that is named by its number gets.
    pub named: f32,
    /// What the score of a passage is multiplied by whose document is named.
    pub document: f32,
    /// What a heading adds, as a part of the worth of what it shares with the question, if
    /// the question speaks of all of it.
    pub explained: f32,
    /// How far the other words that stand for a thing count beside the best one.
    pub spread: f32,
    /// How far words count that the vocabulary added, beside their own share, where no
    /// passage has the word as typed.
    pub added: f32,
    /// The same where some passage has it: then it may be the law's own word.
    pub beside: f32,
}

impl Default for Weights {
    fn default() -> Self {
        Self {
            dampening: 0.8,
            length: 0.5,
            heading: 2.0,
            above: 0.3,
            together: 0.3,
            nearness: 0.3,
            coverage: 0.2,
            named: 50.0,
            document: 2.0,
            explained: 0.5,
            spread: 0.2,
            added: 1.0,
            beside: 0.8,
        }
    }
}

/// What the terms of a question are worth in this matter.
#[derive(Debug)]
pub(super) struct Scale {
    /// Inverse document frequency of each term; 0 where no passage has it.
    worth: Vec<f32>,
    /// For each language the roots of each term's words.
    roots: Vec<(Language, Vec<Vec<String>>)>,
    /// For each concept the indexes of its terms, with their shares.
    concepts: Vec<Vec<(usize, f32, bool)>>,
    /// What each concept is worth where it is found as well as can be.
    concept_worth: Vec<f32>,
}

impl Scale {
    pub fn new(
        question: &Question,
        terms: &[Vec<String>],
        frequencies: &[usize],
        passages: usize,
    ) -> Self {
        let worth: Vec<f32> = frequencies
            .iter()
            .map(|frequency| {
                if *frequency == 0 {
                    return 0.0;
                }
                let (n, all) = (*frequency as f32, passages as f32);
                (1.0 + (all - n + 0.5) / (n + 0.5)).ln()
            })
            .collect();
        let roots = Language::ALL
            .into_iter()
            .map(|language| {
                let of = |term: &Vec<String>| term.iter().map(|word| language.root(word)).collect();
                (language, terms.iter().map(of).collect())
            })
            .collect();
        let concepts: Vec<Vec<(usize, f32, bool)>> = question
            .concepts
            .iter()
            .map(|concept| {
                let index = |term: &crate::query::Term| {
                    let at = terms.iter().position(|known| *known == term.words)?;
                    Some((at, term.share * concept.share, term.typed))
                };
                concept.terms.iter().filter_map(index).collect()
            })
            .collect();
        let best = |terms: &Vec<(usize, f32, bool)>| {
            let worths = terms.iter().map(|(at, share, _)| share * worth[*at]);
            worths.fold(0.0, f32::max)
        };
        let concept_worth = concepts.iter().map(best).collect();
        Self {
            worth,
            roots,
            concepts,
            concept_worth,
        }
    }

    /// The roots of each term's words in a language.
    pub fn terms(&self, language: Language) -> &[Vec<String>] {
        self.roots
            .iter()
            .find(|(known, _)| *known == language)
            .map_or(&[], |(_, roots)| roots)
    }

    /// The concepts that no passage has, as typed.
    pub fn unknown(&self, question: &Question) -> Vec<String> {
        let concepts = question.concepts.iter().zip(&self.concept_worth);
        concepts
            .filter(|(_, worth)| **worth == 0.0)
            .map(|(concept, _)| concept.typed.clone())
            .collect()
    }

    /// What was added for each concept and is in the matter.
    pub fn added(&self, question: &Question) -> Vec<(String, Vec<String>)> {
        let mut all = Vec::new();
        for (concept, terms) in question.concepts.iter().zip(&self.concepts) {
            let found =
                |words: &Vec<String>, at: usize| (self.worth[at] > 0.0).then(|| words.join(" "));
            let added: Vec<String> = concept
                .terms
                .iter()
                .zip(terms)
                .filter(|(term, _)| !term.typed)
                .filter_map(|(term, (at, ..))| found(&term.words, *at))
                .collect();
            if !added.is_empty() {
                all.push((concept.typed.clone(), added));
            }
        }
        all
    }

    /// How well a passage speaks of each concept.
    fn concepts(&self, sheet: &Sheet, weights: &Weights) -> Vec<f32> {
        self.concepts
            .iter()
            .map(|terms| {
                let known = terms
                    .iter()
                    .any(|(at, _, typed)| *typed && self.worth[*at] > 0.0);
                let added = if known { weights.beside } else { weights.added };
                let of = |(at, share, typed): &(usize, f32, bool)| {
                    let share = if *typed { *share } else { share * added };
                    share * self.worth[*at] * frequency(sheet, *at, weights)
                };
                let (best, all) = terms.iter().map(of).fold((0.0, 0.0), |(best, all), value| {
                    (f32::max(best, value), all + value)
                });
                best + (weights.spread * (all - best)).min(best)
            })
            .collect()
    }
}

/// The average length of a passage and of a heading, in words: what lengths are measured by.
const USUAL_LENGTH: f32 = 60.0;
const USUAL_HEADING: f32 = 5.0;

/// How often a term stands in a passage, dampened: from 0 to `1 + k1`.
fn frequency(sheet: &Sheet, term: usize, weights: &Weights) -> f32 {
    let long =
        |length: usize, usual: f32| 1.0 - weights.length + weights.length * length as f32 / usual;
    let mut count = sheet.places[term].len() as f32 / long(sheet.length, USUAL_LENGTH);
    if sheet.heading[term] {
        count += weights.heading / long(sheet.heading_length, USUAL_HEADING);
    }
    if sheet.above[term] {
        count += weights.above;
    }
    count * (1.0 + weights.dampening) / (count + weights.dampening)
}

/// Scores nearer than 1 / `GRAIN` are the same.
pub(super) const GRAIN: f32 = 10_000.0;

/// The passages of one provision that hold anything of a question, in their order.
#[derive(Debug, Default)]
pub(super) struct Group {
    sheets: Vec<Sheet>,
}

/// The score of a group.
#[derive(Debug)]
pub(super) struct Scored {
    /// Which of its passages answers best.
    best: usize,
    parts: Vec<ScorePart>,
}

impl Scored {
    /// The sum of the parts, times the factors.
    pub fn total(&self) -> f32 {
        let added = self.parts.iter().filter(|part| !part.factor);
        let sum: f32 = added.map(|part| part.value).sum();
        let factors = self.parts.iter().filter(|part| part.factor);
        factors.fold(sum, |score, part| score * part.value)
    }

    fn add(&mut self, label: &str, value: f32) {
        if value != 0.0 {
            self.push(label, value, false);
        }
    }

    fn push(&mut self, label: &str, value: f32, factor: bool) {
        self.parts.push(ScorePart {
            label: label.to_owned(),
            value,
            factor,
        });
    }
}

impl Group {
    pub fn add(&mut self, sheet: Sheet) {
        let ordinal = |sheet: &Sheet| sheet.located.passage.ordinal;
        let at = self
            .sheets
            .partition_point(|known| ordinal(known) < ordinal(&sheet));
        self.sheets.insert(at, sheet);
    }

    /// Scores the group by its best passage, and by what the others add to it.
    pub fn score(
        &self,
        document: &Document,
        named: bool,
        question: &Question,
        scale: &Scale,
        weights: &Weights,
    ) -> Scored {
        let each: Vec<Vec<f32>> = self
            .sheets
            .iter()
            .map(|sheet| scale.concepts(sheet, weights))
            .collect();
        let near: Vec<f32> = self
            .sheets
            .iter()
            .map(|sheet| weights.nearness * nearness(sheet, scale))
            .collect();
        let alone = |at: usize| each[at].iter().sum::<f32>() + near[at];
        let best = (1..self.sheets.len()).fold(
            0,
            |best, at| if alone(at) > alone(best) { at } else { best },
        );
        let words: f32 = each[best].iter().sum();
        let concepts = 0..scale.concepts.len();
        let shared: f32 = concepts
            .clone()
            .map(|concept| each.iter().map(|sheet| sheet[concept]).fold(0.0, f32::max))
            .sum();
        let worth = |has: &dyn Fn(usize) -> bool| -> f32 {
            let those = concepts.clone().filter(|concept| has(*concept));
            those.map(|concept| scale.concept_worth[concept]).sum()
        };
        let sheet = &self.sheets[best];
        let in_heading = worth(&|concept| {
            let mut terms = scale.concepts[concept].iter();
            terms.any(|(at, ..)| sheet.heading[*at])
        });
        let mut scored = Scored {
            best,
            parts: Vec::new(),
        };
        scored.add("words of the passage and its heading", words);
        scored.add(
            "other passages of the provision",
            weights.together * (shared - words),
        );
        scored.add("words near each other", near[best]);
        scored.add(
            "the heading speaks of the question",
            weights.explained * sheet.heading_explained * in_heading,
        );
        let passage = &sheet.located.passage;
        if question.provisions.contains(&passage.pinpoint.provision()) {
            scored.add("named by its number", weights.named);
        }
        let asked = worth(&|_| true);
        if asked > 0.0 {
            let part = worth(&|concept| self.has(concept, scale)) / asked;
            scored.push(
                "part of the question that is answered",
                part.max(LEAST_PART).powf(weights.coverage),
                true,
            );
        }
        if named {
            scored.push("in a document that is named", weights.document, true);
        }
        for part in standing::parts(document, passage) {
            scored.push(part.label, part.factor, true);
        }
        scored
    }

    /// Whether a passage of the group has one of the concept's terms.
    fn has(&self, concept: usize, scale: &Scale) -> bool {
        let terms = &scale.concepts[concept];
        let has = |sheet: &Sheet| terms.iter().any(|(at, ..)| sheet.has(*at));
        self.sheets.iter().any(has)
    }

    /// The place of the best passage in its document.
    pub fn ordinal(&self, scored: &Scored) -> u32 {
        self.sheets[scored.best].located.passage.ordinal
    }

    pub fn reply(
        &self,
        document: Document,
        question: &Question,
        scale: &Scale,
        scored: Scored,
    ) -> Reply {
        let missing = (0..scale.concepts.len())
            .filter(|concept| scale.concept_worth[*concept] > 0.0 && !self.has(*concept, scale))
            .filter(|concept| {
                question.concepts[*concept]
                    .terms
                    .iter()
                    .any(|term| term.typed)
            })
            .map(|concept| question.concepts[concept].typed.clone())
            .collect();
        let others = self.sheets.iter().enumerate().filter(|(at, sheet)| {
            *at != scored.best && sheet.places.iter().any(|places| !places.is_empty())
        });
        Reply {
            also: others
                .map(|(_, sheet)| sheet.located.passage.pinpoint.clone())
                .collect(),
            located: self.sheets[scored.best].located.clone(),
            document,
            score: (scored.total() * GRAIN).round() / GRAIN,
            missing,
            parts: scored.parts,
        }
    }
}

/// What is answered counts for at least so much: a provision that is named by its number may
/// have none of the words.
const LEAST_PART: f32 = 0.05;

/// How near to each other the things stand that follow each other in the question: for
/// each pair the lesser worth, over the words between.
fn nearness(sheet: &Sheet, scale: &Scale) -> f32 {
    let places: Vec<(f32, Vec<usize>)> = scale
        .concepts
        .iter()
        .zip(&scale.concept_worth)
        .map(|(terms, worth)| {
            let mut all: Vec<usize> = terms
                .iter()
                .flat_map(|(at, ..)| sheet.places[*at].iter().copied())
                .collect();
            all.sort_unstable();
            (*worth, all)
        })
        .filter(|(_, places)| !places.is_empty())
        .collect();
    places
        .windows(2)
        .map(|pair| {
            let distance = nearest(&pair[0].1, &pair[1].1);
            pair[0].0.min(pair[1].0) / (1.0 + distance as f32 / 4.0)
        })
        .sum()
}

/// The least distance between places of two sorted lists, 1 or more.
fn nearest(a: &[usize], b: &[usize]) -> usize {
    let (mut i, mut j, mut least) = (0, 0, usize::MAX);
    while i < a.len() && j < b.len() {
        let distance = a[i].abs_diff(b[j]);
        if distance > 0 {
            least = least.min(distance);
        }
        if a[i] <= b[j] { i += 1 } else { j += 1 }
    }
    least.min(10_000)
}
