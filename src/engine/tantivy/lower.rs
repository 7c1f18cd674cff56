//! Our query tree as tantivy's.

use std::ops::Bound;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use tantivy::query::{
    BooleanQuery, BoostQuery, Occur, PhraseQuery, Query as TantivyQuery, RangeQuery, TermQuery,
};
use tantivy::schema::{Field as SchemaField, IndexRecordOption};
use tantivy::{Searcher, Term};

use crate::engine::{EngineError, Gather};
use crate::query::{DateRange, Field, Form, Leaf, Pattern, Query, Slot};
use crate::text::{Language, Weight, weight};

use super::any_of::AnyOf;
use super::dictionary::expand;
use super::exact::{ExactQuery, Plan};
use super::excluded::Excluded;
use super::schema::{Fields, PASSAGE};

/// Up to so many words, a wildcard's are scored one by one.
const FEW: usize = 16;

/// What a provision that a question names is worth beside a word: it is gathered first.
const ASKED_FOR: f32 = 50.0;

/// What a word of the query is worth in the heading above a passage, and in the document's title, beside
/// one in its text.
const HEADING: f32 = 0.6;
const TITLE: f32 = 0.3;

/// A query as tantivy runs it.
pub(super) struct Lowered {
    pub query: Box<dyn TantivyQuery>,
    /// The part of the score that the passage's words make.
    pub words: Box<dyn TantivyQuery>,
    /// Raised while it runs if the answer is not to be trusted: it took too long.
    pub gave_up: Arc<AtomicBool>,
}

/// The passages that `query` matches.
pub(super) fn passages(
    searcher: &Searcher,
    fields: &Fields,
    query: &Query,
) -> Result<Lowered, EngineError> {
    let lowering = Lowering {
        searcher,
        fields,
        gave_up: Arc::default(),
    };
    let words = lowering.query(query)?;
    let around = lowering.around(query);
    let all = if around.is_empty() {
        words.box_clone()
    } else {
        let mut clauses = vec![(Occur::Must, words.box_clone())];
        clauses.extend(around.into_iter().map(|part| (Occur::Should, part)));
        Box::new(BooleanQuery::new(clauses))
    };
    Ok(Lowered {
        query: all,
        words,
        gave_up: lowering.gave_up,
    })
}

/// Entries with a key in the range.
pub(super) fn keys(fields: &Fields, range: std::ops::RangeInclusive<u64>) -> Box<dyn TantivyQuery> {
    unscored(Box::new(RangeQuery::new(
        Bound::Included(Term::from_field_u64(fields.key, *range.start())),
        Bound::Included(Term::from_field_u64(fields.key, *range.end())),
    )))
}

/// The words that a query wants in the text, as typed.
fn wanted<'q>(query: &'q Query, words: &mut Vec<&'q str>) {
    match query {
        Query::Word {
            field: Field::Text,
            word,
        } => words.push(word),
        Query::Phrase {
            field: Field::Text,
            words: phrase,
        } => words.extend(phrase.iter().map(String::as_str)),
        Query::And(parts) | Query::Or(parts) => {
            parts.iter().for_each(|part| wanted(part, words));
        }
        Query::Near { sides, .. } => sides.iter().for_each(|side| wanted(side, words)),
        Query::NotNear { sides, .. } => wanted(&sides[0], words),
        Query::AtLeast { what, .. } => wanted(what, words),
        _ => {}
    }
}

/// What a question is answered from, as tantivy runs it.
pub(super) struct Likely {
    /// Passages that hold any of the terms.
    pub query: Box<dyn TantivyQuery>,
    /// For each term the passages that hold it.
    pub each: Vec<Box<dyn TantivyQuery>>,
    /// See [`Lowered`].
    pub gave_up: Arc<AtomicBool>,
}

/// The passages that hold any of the terms in text or heading, or are a part of a provision
/// that is asked for, and match `filter`.
pub(super) fn likely(
    searcher: &Searcher,
    fields: &Fields,
    gather: &Gather<'_>,
    filter: &Query,
) -> Result<Likely, EngineError> {
    let lowering = Lowering {
        searcher,
        fields,
        gave_up: Arc::default(),
    };
    let mut each = Vec::new();
    for words in gather.terms {
        each.push(lowering.anywhere(words)?);
    }
    let mut any: Vec<Box<dyn TantivyQuery>> = each.iter().map(|term| term.box_clone()).collect();
    for provision in gather.provisions {
        any.push(Box::new(BoostQuery::new(
            exact(fields.provision, &provision.to_string()),
            ASKED_FOR,
        )));
    }
    let query = all_of(vec![any_of(any), unscored(lowering.query(filter)?)]);
    Ok(Likely {
        query,
        each,
        gave_up: lowering.gave_up,
    })
}

/// Entries of which a field holds exactly this value.
pub(super) fn exact(field: SchemaField, value: &str) -> Box<dyn TantivyQuery> {
    Box::new(TermQuery::new(
        Term::from_field_text(field, value),
        IndexRecordOption::Basic,
    ))
}

/// Entries one of whose dates may lie in the range.
pub(super) fn dated(fields: &Fields, range: DateRange) -> Box<dyn TantivyQuery> {
    let from = RangeQuery::new(
        Bound::Included(Term::from_field_i64(fields.to, range.from)),
        Bound::Unbounded,
    );
    let to = RangeQuery::new(
        Bound::Unbounded,
        Bound::Included(Term::from_field_i64(fields.from, range.to)),
    );
    all_of(vec![Box::new(from), Box::new(to)])
}

/// All of these.
pub(super) fn all_of(parts: Vec<Box<dyn TantivyQuery>>) -> Box<dyn TantivyQuery> {
    Box::new(BooleanQuery::new(
        parts.into_iter().map(|part| (Occur::Must, part)).collect(),
    ))
}

/// Any of these.
pub(super) fn any_of(parts: Vec<Box<dyn TantivyQuery>>) -> Box<dyn TantivyQuery> {
    Box::new(BooleanQuery::new(
        parts
            .into_iter()
            .map(|part| (Occur::Should, part))
            .collect(),
    ))
}

/// A filter says whether, not how well.
fn unscored(query: Box<dyn TantivyQuery>) -> Box<dyn TantivyQuery> {
    Box::new(tantivy::query::ConstScoreQuery::new(query, 0.0))
}

fn scored(term: Term) -> Box<dyn TantivyQuery> {
    Box::new(TermQuery::new(term, IndexRecordOption::WithFreqs))
}

struct Lowering<'a> {
    searcher: &'a Searcher,
    fields: &'a Fields,
    gave_up: Arc<AtomicBool>,
}

impl Lowering<'_> {
    fn query(&self, query: &Query) -> Result<Box<dyn TantivyQuery>, EngineError> {
        let fields = self.fields;
        Ok(match query {
            Query::All => self.everything(),
            Query::Word {
                field: Field::Text,
                word,
            } => any_term(self.stems(word)?),
            Query::Word { field, word } => {
                scored(Term::from_field_text(words_field(fields, *field), word))
            }
            Query::Phrase { field, words } => phrase(words_field(fields, *field), words),
            Query::Forms { field, forms } if forms.len() == 1 => any_term(expand(
                self.searcher,
                words_field(fields, *field),
                &forms[0],
            )?),
            Query::Value { field, value } => unscored(exact(value_field(fields, *field), value)),
            // A document's front matter has dates too.
            Query::Dates(range) => all_of(vec![unscored(dated(fields, *range)), self.everything()]),
            Query::And(parts) => self.and(parts)?,
            Query::Or(parts) => {
                let parts = parts
                    .iter()
                    .map(|part| Ok((Occur::Should, self.query(part)?)));
                Box::new(BooleanQuery::new(
                    parts.collect::<Result<_, EngineError>>()?,
                ))
            }
            Query::Not(_) => self.and(std::slice::from_ref(query))?,
            Query::AtLeast { count: 1, what } => self.query(what)?,
            Query::Forms { .. }
            | Query::Near { .. }
            | Query::NotNear { .. }
            | Query::Within { .. }
            | Query::AtLeast { .. } => self.exact(query)?,
        })
    }

    /// Every passage. All else that a query can ask for, only passages have.
    fn everything(&self) -> Box<dyn TantivyQuery> {
        unscored(exact(self.fields.entry, PASSAGE))
    }

    fn and(&self, parts: &[Query]) -> Result<Box<dyn TantivyQuery>, EngineError> {
        let mut clauses: Vec<(Occur, Box<dyn TantivyQuery>)> = Vec::new();
        for part in parts {
            match part {
                Query::Not(inner) => {
                    clauses.push((Occur::MustNot, Box::new(Excluded(self.query(inner)?))));
                }
                other => clauses.push((Occur::Must, self.query(other)?)),
            }
        }
        if clauses.iter().all(|(occur, _)| *occur == Occur::MustNot) {
            // tantivy finds nothing where nothing is asked for: ask for everything.
            clauses.push((Occur::Must, self.everything()));
        }
        Ok(Box::new(BooleanQuery::new(clauses)))
    }

    /// A part that only the places of words decide.
    fn exact(&self, query: &Query) -> Result<Box<dyn TantivyQuery>, EngineError> {
        // The parser builds no connector of anything that has no places.
        let pattern = Pattern::of(query)
            .ok_or_else(|| EngineError::Damaged(format!("no places in {query}")))?;
        let terms = pattern
            .leaves()
            .iter()
            .map(|leaf| self.leaf(leaf))
            .collect::<Result<_, _>>()?;
        let plan = Plan {
            pattern,
            terms,
            gave_up: Arc::clone(&self.gave_up),
        };
        Ok(Box::new(ExactQuery {
            candidates: self.candidates(query)?,
            plan: Arc::new(plan),
        }))
    }

    /// Passages of which some may not match, and beside which none does.
    fn candidates(&self, query: &Query) -> Result<Box<dyn TantivyQuery>, EngineError> {
        let all = |parts: Vec<Box<dyn TantivyQuery>>| all_of(parts);
        let words = |field: Field, forms: &[Form]| -> Result<Vec<_>, EngineError> {
            let field = words_field(self.fields, field);
            forms
                .iter()
                .map(|form| Ok(any_term(expand(self.searcher, field, form)?)))
                .collect()
        };
        Ok(match query {
            Query::Near { sides, .. } => all(vec![
                self.candidates(&sides[0])?,
                self.candidates(&sides[1])?,
            ]),
            Query::NotNear { sides, .. } => self.candidates(&sides[0])?,
            Query::AtLeast { what, .. } => self.candidates(what)?,
            Query::Within { forms, .. } => all(words(Field::Text, forms)?),
            Query::Forms { field, forms } => all(words(*field, forms)?),
            // Whether the words follow each other, their places tell.
            Query::Phrase {
                field,
                words: phrase,
            } => {
                let forms: Vec<Form> = phrase.iter().cloned().map(Form::Exact).collect();
                all(words(*field, &forms)?)
            }
            Query::Or(parts) => {
                let parts = parts
                    .iter()
                    .map(|part| Ok((Occur::Should, self.candidates(part)?)));
                Box::new(BooleanQuery::new(
                    parts.collect::<Result<_, EngineError>>()?,
                ))
            }
            other => self.query(other)?,
        })
    }

    /// The terms of each word of a leaf.
    fn leaf(&self, leaf: &Leaf) -> Result<Vec<Vec<Term>>, EngineError> {
        let field = words_field(self.fields, leaf.field);
        leaf.slots
            .iter()
            .map(|slot| match slot {
                Slot::Stem(word) => self.stems(word),
                Slot::Form(form) => expand(self.searcher, field, form),
            })
            .collect()
    }

    /// What adds to the score of a passage without deciding whether it matches: words of the
    /// query in its heading and in its document's title.
    fn around(&self, query: &Query) -> Vec<Box<dyn TantivyQuery>> {
        let mut words = Vec::new();
        wanted(query, &mut words);
        words.sort_unstable();
        words.dedup();
        let mut around: Vec<Box<dyn TantivyQuery>> = Vec::new();
        for word in words
            .into_iter()
            .filter(|word| weight(word) != Weight::None)
        {
            for term in self.headings(word) {
                around.push(Box::new(BoostQuery::new(scored(term), HEADING)));
            }
            let title = scored(Term::from_field_text(self.fields.title, word));
            around.push(Box::new(BoostQuery::new(title, TITLE)));
        }
        around
    }

    /// Passages with these words next to each other in the text, or with one word in the
    /// heading, each in any form.
    fn anywhere(&self, words: &[String]) -> Result<Box<dyn TantivyQuery>, EngineError> {
        if let [word] = words {
            let mut any = vec![any_term(self.stems(word)?)];
            any.extend(self.headings(word).into_iter().map(scored));
            return Ok(any_of(any));
        }
        let mut any = Vec::new();
        for language in Language::ALL {
            let field = self.fields.stems(language);
            let open = words.iter().enumerate();
            let open = open.filter(|(_, word)| !language.is_closed(word));
            let mut terms: Vec<_> = open
                .map(|(at, word)| (at, Term::from_field_text(field, &language.root(word))))
                .collect();
            any.push(match terms.len() {
                0 => phrase(self.fields.text, words),
                1 => scored(terms.remove(0).1),
                // Between them, any word may stand for one that is compared by itself alone.
                _ => Box::new(PhraseQuery::new_with_offset(terms)),
            });
        }
        Ok(any_of(any))
    }

    /// What a word is compared by in headings.
    fn headings(&self, word: &str) -> Vec<Term> {
        let mut roots: Vec<String> = Language::ALL.map(|language| language.root(word)).into();
        roots.dedup();
        roots
            .iter()
            .map(|root| Term::from_field_text(self.fields.heading, root))
            .collect()
    }

    /// What a word is compared by in the passages of each language; of languages in which
    /// the matter has no such word, none.
    fn stems(&self, word: &str) -> Result<Vec<Term>, EngineError> {
        let mut terms = Vec::new();
        for language in Language::ALL {
            let term = if language.is_closed(word) {
                // A passage of whatever language that has it, matches.
                Term::from_field_text(self.fields.text, word)
            } else {
                Term::from_field_text(self.fields.stems(language), &language.root(word))
            };
            if terms.is_empty() || self.searcher.doc_freq(&term)? > 0 {
                terms.push(term);
            }
        }
        Ok(terms)
    }
}

/// Any of these terms.
fn any_term(mut terms: Vec<Term>) -> Box<dyn TantivyQuery> {
    match terms.len() {
        1 => scored(terms.remove(0)),
        len if len > FEW => Box::new(AnyOf { terms }),
        _ => Box::new(BooleanQuery::new(
            terms
                .into_iter()
                .map(|term| (Occur::Should, scored(term)))
                .collect(),
        )),
    }
}

fn phrase(field: SchemaField, words: &[String]) -> Box<dyn TantivyQuery> {
    let mut terms: Vec<Term> = words
        .iter()
        .map(|word| Term::from_field_text(field, word))
        .collect();
    if terms.len() == 1 {
        scored(terms.remove(0))
    } else {
        Box::new(PhraseQuery::new(terms))
    }
}

fn words_field(fields: &Fields, field: Field) -> SchemaField {
    match field {
        Field::Title => fields.title,
        Field::Judge => fields.judge,
        Field::Party => fields.party,
        Field::Number => fields.number,
        Field::Citation => fields.citation,
        _ => fields.text,
    }
}

fn value_field(fields: &Fields, field: Field) -> SchemaField {
    match field {
        Field::Cites => fields.cites,
        Field::Kind => fields.kind,
        Field::Court => fields.court,
        Field::Issue => fields.issue,
        Field::Voice => fields.voice,
        Field::Role => fields.role,
        Field::Lang => fields.lang,
        Field::Para => fields.para,
        _ => fields.doc,
    }
}
