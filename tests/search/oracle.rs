//! What a query finds, by reading. Written from the table of the query language alone:
//! every way to place its words is tried. It shares with the program the words of a text
//! and their stems, which the table takes as given, and nothing else.

use std::collections::BTreeSet;

use hoja::model::{Document, Passage};
use hoja::text::{Language, fold, tokens};

/// A query as its author means it.
#[derive(Debug, Clone)]
pub enum Asked {
    Everything,
    Word(String),
    Exact(String),
    /// `root!`
    Root(String),
    /// `wom?n`
    Holes(String),
    Fuzzy(String, usize),
    /// A phrase of words, roots and words with holes.
    Phrase(Vec<Asked>),
    /// `"a b"~n`
    Window(Vec<String>, usize),
    Near(Box<Asked>, Scope, bool, Box<Asked>),
    NotNear(Box<Asked>, Scope, Box<Asked>),
    AtLeast(usize, Box<Asked>),
    Title(Box<Asked>),
    Kind(String),
    Voice(String),
    Doc(String),
    Para(usize),
    Year(i64),
    /// First and last day, as `yyyymmdd`.
    Dates(i64, i64),
    And(Vec<Asked>),
    Or(Vec<Asked>),
    Not(Box<Asked>),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    Words(usize),
    Sentence,
    Paragraph,
}

/// The words of an occurrence, by their places.
type Occurrence = BTreeSet<usize>;

/// A text as it is read.
struct Read {
    words: Vec<String>,
    /// The number of the sentence that each word stands in.
    sentences: Vec<usize>,
    language: Language,
}

/// Whether the passage is an answer.
pub fn answers(asked: &Asked, document: &Document, passage: &Passage) -> bool {
    let read = Read::new(&passage.text, Language::of(&document.lang));
    holds(asked, &read, document, passage)
}

/// Whether the document is an answer where AND and NOT range over whole documents, and
/// everything else stands in one passage.
pub fn answers_as_a_whole(asked: &Asked, document: &Document) -> bool {
    let on = |asked: &Asked| answers_as_a_whole(asked, document);
    match asked {
        Asked::And(parts) => parts.iter().all(on),
        Asked::Or(parts) if !parts.iter().any(is_of_documents) => document
            .passages
            .iter()
            .any(|passage| answers(asked, document, passage)),
        Asked::Or(parts) => parts.iter().any(on),
        Asked::Not(inner) => !on(inner),
        part => document
            .passages
            .iter()
            .any(|passage| answers(part, document, passage)),
    }
}

fn is_of_documents(asked: &Asked) -> bool {
    match asked {
        Asked::And(_) | Asked::Not(_) => true,
        Asked::Or(parts) => parts.iter().any(is_of_documents),
        _ => false,
    }
}

fn holds(asked: &Asked, read: &Read, document: &Document, passage: &Passage) -> bool {
    let on = |asked: &Asked| holds(asked, read, document, passage);
    let days = |from: i64, to: i64| {
        document.date.is_some_and(|date| {
            let (first, last) = days_of(&date.to_string());
            first <= to && last >= from
        })
    };
    match asked {
        Asked::Everything => true,
        Asked::And(parts) => parts.iter().all(on),
        Asked::Or(parts) => parts.iter().any(on),
        Asked::Not(inner) => !on(inner),
        Asked::AtLeast(count, what) => most_apart(&read.occurrences(what)) >= *count,
        Asked::Title(words) => {
            // The words of a title are found as they are written.
            let title = Read::new(&document.title, Language::English);
            let words = match &**words {
                Asked::Word(word) => Asked::Exact(word.clone()),
                other => other.clone(),
            };
            !title.occurrences(&words).is_empty()
        }
        Asked::Kind(kind) => document.kind.as_str() == kind,
        Asked::Voice(voice) => passage.voice.is_some_and(|said| said.as_str() == voice),
        Asked::Doc(id) => document.id.as_str() == id,
        Asked::Para(number) => passage.pinpoint.to_string() == format!("para {number}"),
        Asked::Year(year) => days(year * 10_000 + 101, year * 10_000 + 1231),
        Asked::Dates(from, to) => days(*from, *to),
        text => !read.occurrences(text).is_empty(),
    }
}

/// The first and last day that `2019`, `2020-06` or `2020-01-30` can mean.
fn days_of(date: &str) -> (i64, i64) {
    let parts: Vec<i64> = date
        .split('-')
        .filter_map(|part| part.parse().ok())
        .collect();
    match parts[..] {
        [year] => (year * 10_000 + 101, year * 10_000 + 1231),
        [year, 6] => (year * 10_000 + 601, year * 10_000 + 630),
        [year, month, day] => (
            year * 10_000 + month * 100 + day,
            year * 10_000 + month * 100 + day,
        ),
        _ => panic!("no date of these tests: {date}"),
    }
}

impl Read {
    fn new(text: &str, language: Language) -> Self {
        let tokens = tokens(text);
        let mut sentences = Vec::new();
        let mut sentence = 0;
        for (index, token) in tokens.iter().enumerate() {
            if index > 0 {
                let before = &tokens[index - 1];
                if ends(
                    &before.word,
                    &text[before.range.end..token.range.start],
                    &text[token.range.clone()],
                ) {
                    sentence += 1;
                }
            }
            sentences.push(sentence);
        }
        Self {
            words: tokens.into_iter().map(|token| token.word).collect(),
            sentences,
            language,
        }
    }

    /// Every place at which something of the text stands.
    fn occurrences(&self, asked: &Asked) -> Vec<Occurrence> {
        let all: BTreeSet<Occurrence> = match asked {
            Asked::Phrase(words) => (0..self.words.len())
                .filter(|start| start + words.len() <= self.words.len())
                .filter(|start| {
                    words
                        .iter()
                        .enumerate()
                        .all(|(at, word)| self.is(start + at, word))
                })
                .map(|start| (start..start + words.len()).collect())
                .collect(),
            Asked::Window(words, distance) => {
                let mut ways = vec![Vec::new()];
                for word in words {
                    let places: Vec<usize> = (0..self.words.len())
                        .filter(|at| self.words[*at] == fold(word))
                        .collect();
                    ways = ways
                        .iter()
                        .flat_map(|way: &Vec<usize>| {
                            places
                                .iter()
                                .map(move |place| [way.as_slice(), &[*place]].concat())
                        })
                        .collect();
                }
                let near = |way: &Vec<usize>| {
                    way.iter().enumerate().all(|(i, a)| {
                        way[..i]
                            .iter()
                            .all(|b| a != b && a.abs_diff(*b) <= *distance)
                    })
                };
                ways.into_iter()
                    .filter(near)
                    .map(|way| way.into_iter().collect())
                    .collect()
            }
            Asked::Or(parts) => parts
                .iter()
                .flat_map(|part| self.occurrences(part))
                .collect(),
            Asked::Near(left, scope, ordered, right) => {
                let (left, right) = (self.occurrences(left), self.occurrences(right));
                left.iter()
                    .flat_map(|a| {
                        right
                            .iter()
                            .filter(|b| self.are_near(a, b, *scope, *ordered))
                            .map(|b| a | b)
                            .collect::<Vec<_>>()
                    })
                    .collect()
            }
            Asked::NotNear(wanted, scope, other) => {
                let other = self.occurrences(other);
                let alone =
                    |a: &Occurrence| !other.iter().any(|b| self.are_near(a, b, *scope, false));
                self.occurrences(wanted).into_iter().filter(alone).collect()
            }
            word => (0..self.words.len())
                .filter(|at| self.is(*at, word))
                .map(|at| BTreeSet::from([at]))
                .collect(),
        };
        all.into_iter().collect()
    }

    fn is(&self, at: usize, asked: &Asked) -> bool {
        let word = &self.words[at];
        match asked {
            Asked::Word(wanted) => self.language.root(word) == self.language.root(&fold(wanted)),
            Asked::Exact(wanted) => *word == fold(wanted),
            Asked::Root(root) => word.starts_with(&fold(root)),
            Asked::Holes(pattern) => {
                let pattern = fold(pattern);
                word.chars().count() == pattern.chars().count()
                    && word
                        .chars()
                        .zip(pattern.chars())
                        .all(|(letter, sign)| sign == '?' || sign == '*' || sign == letter)
            }
            Asked::Fuzzy(wanted, edits) => {
                changes(
                    &fold(wanted).chars().collect::<Vec<_>>(),
                    &word.chars().collect::<Vec<_>>(),
                ) <= *edits
            }
            other => panic!("{other:?} is no word"),
        }
    }

    fn are_near(&self, a: &Occurrence, b: &Occurrence, scope: Scope, ordered: bool) -> bool {
        if !a.is_disjoint(b) || (ordered && a.last() >= b.first()) {
            return false;
        }
        match scope {
            Scope::Words(distance) => a
                .iter()
                .any(|i| b.iter().any(|j| i.abs_diff(*j) <= distance)),
            Scope::Sentence => {
                a.union(b)
                    .map(|at| self.sentences[*at])
                    .collect::<BTreeSet<_>>()
                    .len()
                    == 1
            }
            Scope::Paragraph => true,
        }
    }
}

/// Whether a sentence ends between two words: at a full stop, question or exclamation
/// mark before a capital, unless the word before is cut short.
fn ends(before: &str, between: &str, after: &str) -> bool {
    let cut_short = ["s", "cap", "v", "no", "mr", "g"].contains(&before) && between == ". ";
    between.contains(['.', '?', '!']) && after.starts_with(char::is_uppercase) && !cut_short
}

/// How many letters must be put in, left out, changed, or swapped with their neighbour.
fn changes(a: &[char], b: &[char]) -> usize {
    match (a, b) {
        ([], rest) | (rest, []) => rest.len(),
        ([x, a_rest @ ..], [y, b_rest @ ..]) => {
            if x == y {
                return changes(a_rest, b_rest);
            }
            if a.len().abs_diff(b.len()) > 2 {
                return 3;
            }
            let mut least = changes_bounded(a_rest, b_rest)
                .min(changes_bounded(a, b_rest))
                .min(changes_bounded(a_rest, b))
                + 1;
            if let ([_, x2, ..], [_, y2, ..]) = (a, b)
                && x == y2
                && y == x2
            {
                least = least.min(1 + changes_bounded(&a[2..], &b[2..]));
            }
            least
        }
    }
}

/// The same, where the answer matters only up to 3.
fn changes_bounded(a: &[char], b: &[char]) -> usize {
    if a.len().abs_diff(b.len()) > 2 {
        3
    } else {
        changes(a, b)
    }
}

/// The most occurrences of which none overlaps another, each taken from its first word to
/// its last.
fn most_apart(occurrences: &[Occurrence]) -> usize {
    let stretches: BTreeSet<(usize, usize)> = occurrences
        .iter()
        .filter_map(|words| Some((*words.first()?, *words.last()?)))
        .collect();
    fn most(stretches: &[(usize, usize)], from: usize) -> usize {
        let Some(((first, last), rest)) = stretches.split_first() else {
            return 0;
        };
        let without = most(rest, from);
        if *first < from {
            without
        } else {
            without.max(1 + most(rest, last + 1))
        }
    }
    let stretches: Vec<_> = stretches.into_iter().collect();
    // To try every choice takes too long among many; there, a table from the end does the same.
    if stretches.len() <= 16 {
        return most(&stretches, 0);
    }
    let mut best = vec![0; stretches.len() + 1];
    for at in (0..stretches.len()).rev() {
        let next = stretches
            .iter()
            .position(|(first, _)| *first > stretches[at].1)
            .unwrap_or(stretches.len());
        best[at] = best[at + 1].max(1 + best[next]);
    }
    best[0]
}
