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
#[derive(Debug, Clone, Default, PartialEq)]
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
/// How much each word of a phrase counts, where the phrase as a whole stands for something.
const PART: f32 = 0.6;

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
            at += question.take(text, &words[at..], &folded[at..], thesaurus, vocabulary);
        }
        question.join_equals();
        (!question.concepts.is_empty() || !question.provisions.is_empty()).then_some(question)
    }

    /// The question, with provisions that are wanted besides those that it names by number.
    #[must_use]
    pub fn with(mut self, provisions: Vec<Pinpoint>) -> Self {
        for provision in provisions {
            if !self.provisions.contains(&provision) {
                self.provisions.push(provision);
            }
        }
        self
    }

    /// Takes the next word or words, and says how many. A term of the thesaurus is one thing.
    /// A phrase that the vocabulary knows leads on as a whole, and its words are looked for besides.
    fn take(
        &mut self,
        text: &str,
        words: &[Token],
        folded: &[&str],
        thesaurus: &Thesaurus,
        vocabulary: &Vocabulary,
    ) -> usize {
        let typed = |len: usize| &text[words[0].range.start..words[len - 1].range.end];
        let phrase = |len: usize| Term {
            words: words[..len]
                .iter()
                .map(|token| token.word.clone())
                .collect(),
            share: 1.0,
            typed: true,
        };
        if let Some((len, same)) = thesaurus.run(folded) {
            let mut terms = vec![phrase(len)];
            if len > 1 {
                terms.extend(content(&words[..len]).map(|word| typed_term(word, PART)));
            } else if let Some((1, leads)) = vocabulary.run(&folded[..1]) {
                add(&mut terms, leads);
            }
            add(&mut terms, same.into_iter().map(|words| (words, 1.0)));
            self.push(typed(len), terms, 1.0);
            return len;
        }
        let Some((len, leads)) = vocabulary.run(folded).filter(|(len, _)| *len > 1) else {
            let leads = vocabulary.run(&folded[..1]).map(|(_, leads)| leads);
            self.word(typed(1), &words[0].word, leads.unwrap_or_default(), 1.0);
            return 1;
        };
        let mut terms = vec![phrase(len)];
        add(&mut terms, leads);
        self.push(typed(len), terms, 1.0);
        for at in 0..len {
            // What translates a word of the phrase still does; where else it leads, the phrase
            // says better.
            let leads = vocabulary.run(&folded[at..=at]).map(|(_, leads)| leads);
            let mut leads = leads.unwrap_or_default();
            leads.retain(|(_, share)| *share >= vocabulary::TRANSLATES);
            let word = &text[words[at].range.clone()];
            self.word(word, &words[at].word, leads, PART);
        }
        len
    }

    /// Takes a word, or leaves it out.
    fn word(&mut self, typed: &str, word: &str, leads: Vec<vocabulary::Lead>, share: f32) {
        let own = match weight(word) {
            Weight::None if leads.is_empty() => {
                let known = |left: &String| fold(left) == fold(typed);
                if !self.left_out.iter().any(known) {
                    self.left_out.push(typed.to_owned());
                }
                return;
            }
            Weight::Faint if leads.is_empty() => FAINT,
            _ => 1.0,
        };
        let mut terms = Vec::new();
        if weight(word) != Weight::None {
            terms.push(typed_term(word, 1.0));
        }
        add(&mut terms, leads);
        self.push(typed, terms, own * share);
    }

    fn push(&mut self, typed: &str, terms: Vec<Term>, share: f32) {
        self.concepts.push(Concept {
            typed: typed.to_owned(),
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

/// The words that say something.
fn content(words: &[Token]) -> impl Iterator<Item = &str> {
    let words = words.iter().map(|token| token.word.as_str());
    words.filter(|word| weight(word) != Weight::None)
}

fn typed_term(word: &str, share: f32) -> Term {
    Term {
        words: vec![word.to_owned()],
        share,
        typed: true,
    }
}

/// Adds what is not there in another form.
fn add(terms: &mut Vec<Term>, leads: impl IntoIterator<Item = vocabulary::Lead>) {
    let roots = |words: &[String]| -> Vec<String> {
        let words = words.iter();
        words.map(|word| Language::English.root(word)).collect()
    };
    for (words, share) in leads {
        if !terms
            .iter()
            .any(|known| roots(&known.words) == roots(&words))
        {
            terms.push(Term {
                words,
                share,
                typed: false,
            });
        }
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
