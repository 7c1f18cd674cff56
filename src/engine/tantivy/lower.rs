//! Our query tree as tantivy's.

use std::ops::Bound;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use tantivy::query::{
    AllQuery, BooleanQuery, Occur, PhraseQuery, Query as TantivyQuery, RangeQuery, TermQuery,
};
use tantivy::schema::{Field as SchemaField, IndexRecordOption};
use tantivy::{Searcher, Term};

use crate::engine::EngineError;
use crate::query::{Field, Form, Leaf, Pattern, Query, Slot};
use crate::text::Language;

use super::any_of::AnyOf;
use super::dictionary::expand;
use super::exact::{ExactQuery, Plan};
use super::excluded::Excluded;
use super::schema::{Fields, PASSAGE};

/// Up to so many words, a wildcard's are scored one by one.
const FEW: usize = 16;

/// A query as tantivy runs it.
pub(super) struct Lowered {
    pub query: Box<dyn TantivyQuery>,
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
    let query = all_of(vec![
        lowering.query(query)?,
        unscored(exact(fields.entry, PASSAGE)),
    ]);
    Ok(Lowered {
        query,
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
            Query::All => unscored(Box::new(AllQuery)),
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
            Query::Dates(range) => {
                let from = RangeQuery::new(
                    Bound::Included(Term::from_field_i64(fields.to, range.from)),
                    Bound::Unbounded,
                );
                let to = RangeQuery::new(
                    Bound::Unbounded,
                    Bound::Included(Term::from_field_i64(fields.from, range.to)),
                );
                unscored(all_of(vec![Box::new(from), Box::new(to)]))
            }
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
            clauses.push((Occur::Must, unscored(Box::new(AllQuery))));
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

    /// What a word is compared by in the passages of each language; of languages in which
    /// the matter has no such word, none.
    fn stems(&self, word: &str) -> Result<Vec<Term>, EngineError> {
        let mut terms = Vec::new();
        for language in Language::ALL {
            let term = Term::from_field_text(self.fields.stems(language), &language.root(word));
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
