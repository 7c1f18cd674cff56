//! A question in plain words, and what is looked for to answer it.
//!
//! A space means AND, so a question of ten words finds nothing: no passage has all ten. What
//! reads as a question is therefore not read as a query: the words of which every question is
//! built are left out, and passages with *most* of the others are wanted. That this was done is
//! for the caller to say; nothing here is silent.

mod prose;
mod vocabulary;

use crate::model::Pinpoint;
use crate::text::{Language, Token, Weight, fold, tokens, weight};

pub use prose::{Prose, prose};
pub use vocabulary::Vocabulary;

use super::expand::Thesaurus;
use super::field::Field;
use super::tree::{Query, Reach};

/// The most words that a question may have; the others are left out.
const MOST_WORDS: usize = 64;

/// What a question asks for.
#[derive(Debug, Clone, PartialEq)]
pub struct Question {
    /// The things that an answer speaks of, in the order of the question.
    pub concepts: Vec<Concept>,
    /// Words that are not looked for, as typed.
    pub left_out: Vec<String>,
    /// Provisions that are named by their numbers.
    pub provisions: Vec<Pinpoint>,
}

/// One thing that an answer speaks of.
#[derive(Debug, Clone, PartialEq)]
pub struct Concept {
    /// As it was typed.
    pub typed: String,
    /// What stands for it, the typed words first.
    pub terms: Vec<Term>,
    /// How much it matters, from 0 to 1.
    pub share: f32,
}

/// A word or phrase that stands for a concept.
#[derive(Debug, Clone, PartialEq)]
pub struct Term {
    /// Its folded words.
    pub words: Vec<String>,
    /// How well it stands for the concept, from 0 to 1.
    pub share: f32,
    /// Whether it was typed, or else added by a thesaurus or vocabulary.
    pub typed: bool,
}

/// How much a word counts that stands in questions on any subject.
const FAINT: f32 = 0.3;
/// How much each word of a phrase counts, where the phrase as a whole stands for one thing.
const PART: f32 = 0.7;

impl Question {
    /// Reads a question. Its words are made wider by the matter's thesaurus, whose terms mean
    /// the same, and by the jurisdiction's vocabulary, which leads from everyday words to those of the
    /// law. `None` if nothing would be left to look for.
    #[must_use]
    pub fn read(text: &str, thesaurus: &Thesaurus, vocabulary: &Vocabulary) -> Option<Self> {
        let words = tokens(text);
        let words = &words[..words.len().min(MOST_WORDS)];
        let folded: Vec<&str> = words.iter().map(|token| token.word.as_str()).collect();
        let (provisions, numbers) = provisions(text, words);
        let mut question = Self {
            concepts: Vec::new(),
            left_out: Vec::new(),
            provisions,
        };
        let mut at = 0;
        while at < words.len() {
            if numbers.contains(&at) {
                at += 1;
                continue;
            }
            let (len, added) = widen(&folded[at..], thesaurus, vocabulary);
            question.take(text, &words[at..at + len], added);
            at += len;
        }
        question.join_equals();
        (!question.concepts.is_empty() || !question.provisions.is_empty()).then_some(question)
    }

    /// Takes words that stand for one thing, with what was added for them.
    fn take(&mut self, text: &str, words: &[Token], added: Vec<Term>) {
        let typed = text[words[0].range.start..words[words.len() - 1].range.end].to_owned();
        let mut share: f32 = 0.0;
        let mut terms = Vec::new();
        for token in words {
            let part = match weight(&token.word) {
                Weight::None => continue,
                Weight::Faint => FAINT,
                Weight::Full => 1.0,
            };
            share = share.max(part);
            terms.push(Term {
                words: vec![token.word.clone()],
                share: if words.len() == 1 { 1.0 } else { PART },
                typed: true,
            });
        }
        if terms.is_empty() && added.is_empty() {
            let known = |word: &String| fold(word) == fold(&typed);
            if !self.left_out.iter().any(known) {
                self.left_out.push(typed);
            }
            return;
        }
        if !added.is_empty() {
            share = 1.0;
        }
        if words.len() > 1 && !terms.is_empty() {
            terms.insert(
                0,
                Term {
                    words: words.iter().map(|token| token.word.clone()).collect(),
                    share: 1.0,
                    typed: true,
                },
            );
        }
        let roots = |term: &Term| -> Vec<String> {
            let words = term.words.iter();
            words.map(|word| Language::English.root(word)).collect()
        };
        for term in added {
            if !terms.iter().any(|known| roots(known) == roots(&term)) {
                terms.push(term);
            }
        }
        self.concepts.push(Concept {
            typed,
            terms,
            share,
        });
    }

    /// A word that is typed twice asks for one thing.
    fn join_equals(&mut self) {
        let mut joined: Vec<Concept> = Vec::new();
        for concept in std::mem::take(&mut self.concepts) {
            let root = |concept: &Concept| Language::English.root(&fold(&concept.typed));
            if !joined.iter().any(|known| root(known) == root(&concept)) {
                joined.push(concept);
            }
        }
        self.concepts = joined;
    }

    /// The question as a query: any of its words as typed, and, with `added`, of those that
    /// were added.
    #[must_use]
    pub fn to_query(&self, added: bool) -> Query {
        let mut any: Vec<Query> = Vec::new();
        for term in self.concepts.iter().flat_map(|concept| &concept.terms) {
            if (term.typed && term.words.len() == 1) || added {
                let query = run(&term.words);
                if !any.contains(&query) {
                    any.push(query);
                }
            }
        }
        for provision in &self.provisions {
            any.push(Query::Value {
                field: Field::Para,
                value: provision.to_string(),
            });
        }
        match any.len() {
            0 => Query::All,
            1 => any.remove(0),
            _ => Query::Or(any),
        }
    }

    /// The terms of all concepts, each once.
    #[must_use]
    pub fn terms(&self) -> Vec<Vec<String>> {
        let mut terms: Vec<Vec<String>> = Vec::new();
        for term in self.concepts.iter().flat_map(|concept| &concept.terms) {
            if !terms.contains(&term.words) {
                terms.push(term.words.clone());
            }
        }
        terms
    }
}

/// How many of the words stand for one thing, and what else stands for it: the longest run of
/// them that the thesaurus or the vocabulary knows.
fn widen(words: &[&str], thesaurus: &Thesaurus, vocabulary: &Vocabulary) -> (usize, Vec<Term>) {
    let same = thesaurus.run(words);
    let near = vocabulary.run(words);
    let len = |len: Option<usize>| len.unwrap_or(1);
    let len = len(same.as_ref().map(|(len, _)| *len)).max(len(near.as_ref().map(|(len, _)| *len)));
    let mut added: Vec<Term> = same
        .filter(|(known, _)| *known == len)
        .map(|(_, others)| others)
        .into_iter()
        .flatten()
        .map(|words| added_term(words, 1.0))
        .collect();
    let near = near
        .filter(|(known, _)| *known == len)
        .map(|(_, others)| others);
    for (words, share) in near.into_iter().flatten() {
        if !added.iter().any(|term| term.words == words) {
            added.push(added_term(words, share));
        }
    }
    // A phrase leads where it leads as a whole; what translates one of its words still does.
    let translated = words[..len].iter().filter(|_| len > 1).flat_map(|word| {
        let leads = vocabulary.run(&[word]).map(|(_, leads)| leads);
        leads.into_iter().flatten()
    });
    for (words, share) in translated.filter(|(_, share)| *share > PART) {
        if !added.iter().any(|term| term.words == words) {
            added.push(added_term(words, share * PART));
        }
    }
    (len, added)
}

/// Words next to each other, in any of their forms.
fn run(words: &[String]) -> Query {
    let word = |word: &String| Query::Word {
        field: Field::Text,
        word: word.clone(),
    };
    let mut words = words.iter().map(word);
    let Some(first) = words.next() else {
        return Query::All;
    };
    words.fold(first, |before, next| Query::Near {
        sides: Box::new([before, next]),
        reach: Reach::Words(1),
        ordered: true,
    })
}

fn added_term(words: Vec<String>, share: f32) -> Term {
    Term {
        words,
        share,
        typed: false,
    }
}

/// The provisions that a text names by number, and which of its words do so.
fn provisions(text: &str, words: &[Token]) -> (Vec<Pinpoint>, Vec<usize>) {
    let mut found = Vec::new();
    let mut taken = Vec::new();
    for (at, pair) in words.windows(2).enumerate() {
        let unit = &pair[0].word;
        let numbered = pair[1].word.starts_with(|c: char| c.is_ascii_digit())
            && pair[1].word.len() <= 4
            && unit.len() > 1;
        if !numbered {
            continue;
        }
        let typed = format!("{unit} {}", &text[pair[1].range.clone()]);
        if let Ok(pinpoint) = typed.parse::<Pinpoint>() {
            found.push(pinpoint.provision());
            taken.extend([at, at + 1]);
        }
    }
    (found, taken)
}
