//! Our query tree as tantivy's.

use std::ops::Bound;

use tantivy::Term;
use tantivy::query::{
    AllQuery, BooleanQuery, Occur, PhraseQuery, Query as TantivyQuery, RangeQuery, TermQuery,
};
use tantivy::schema::{Field as SchemaField, IndexRecordOption};

use crate::query::{Field, Query};
use crate::text::stem;

use super::schema::{Fields, PASSAGE};

/// The passages that `query` matches.
pub(super) fn passages(fields: &Fields, query: &Query) -> Box<dyn TantivyQuery> {
    all_of(vec![
        lower(fields, query),
        unscored(exact(fields.entry, PASSAGE)),
    ])
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

fn lower(fields: &Fields, query: &Query) -> Box<dyn TantivyQuery> {
    match query {
        Query::All => unscored(Box::new(AllQuery)),
        Query::Word {
            field: Field::Text,
            word,
        } => scored(fields.stem, &stem(word)),
        Query::Word { field, word } => scored(words_field(fields, *field), word),
        Query::Phrase { field, words } => phrase(words_field(fields, *field), words),
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
        Query::And(parts) => and(fields, parts),
        Query::Or(parts) => Box::new(BooleanQuery::new(
            parts
                .iter()
                .map(|part| (Occur::Should, lower(fields, part)))
                .collect(),
        )),
        Query::Not(_) => and(fields, std::slice::from_ref(query)),
    }
}

fn and(fields: &Fields, parts: &[Query]) -> Box<dyn TantivyQuery> {
    let mut clauses: Vec<(Occur, Box<dyn TantivyQuery>)> = Vec::new();
    for part in parts {
        match part {
            Query::Not(inner) => clauses.push((Occur::MustNot, lower(fields, inner))),
            other => clauses.push((Occur::Must, lower(fields, other))),
        }
    }
    if clauses.iter().all(|(occur, _)| *occur == Occur::MustNot) {
        // tantivy finds nothing where nothing is asked for: ask for everything.
        clauses.push((Occur::Must, unscored(Box::new(AllQuery))));
    }
    Box::new(BooleanQuery::new(clauses))
}

fn scored(field: SchemaField, word: &str) -> Box<dyn TantivyQuery> {
    Box::new(TermQuery::new(
        Term::from_field_text(field, word),
        IndexRecordOption::WithFreqs,
    ))
}

fn phrase(field: SchemaField, words: &[String]) -> Box<dyn TantivyQuery> {
    match words {
        [word] => scored(field, word),
        words => {
            let terms = words
                .iter()
                .map(|word| Term::from_field_text(field, word))
                .collect();
            Box::new(PhraseQuery::new(terms))
        }
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
