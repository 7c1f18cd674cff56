//! The words of the index that a form stands for.

use std::collections::BTreeSet;

use tantivy::query::FuzzyTermQuery;
use tantivy::schema::Field;
use tantivy::termdict::TermDictionary;
use tantivy::{Searcher, TantivyError, Term};

use crate::engine::EngineError;
use crate::query::Form;

/// The most words that one wildcard or fuzzy word may stand for. Past it, the search
/// would read a good part of the index for a question that nobody meant.
pub(super) const MOST_FORMS: usize = 10_000;

/// The words of `field` that fit `form`, in order.
pub(super) fn expand(
    searcher: &Searcher,
    field: Field,
    form: &Form,
) -> Result<Vec<Term>, EngineError> {
    let mut words = BTreeSet::new();
    if let Form::Exact(word) = form {
        words.insert(word.clone());
    } else {
        for segment in searcher.segment_readers() {
            let index = segment.inverted_index(field)?;
            gather(index.terms(), field, form, &mut words)?;
        }
    }
    Ok(words
        .into_iter()
        .map(|word| Term::from_field_text(field, &word))
        .collect())
}

fn gather(
    dictionary: &TermDictionary,
    field: Field,
    form: &Form,
    words: &mut BTreeSet<String>,
) -> Result<(), EngineError> {
    match form {
        Form::Exact(_) => Ok(()),
        Form::Wild(wildcard) => {
            let prefix = wildcard.prefix();
            let range = dictionary.range().ge(prefix.as_bytes());
            let mut stream = range.into_stream().map_err(TantivyError::from)?;
            while stream.advance() && stream.key().starts_with(prefix.as_bytes()) {
                keep(stream.key(), form, words)?;
            }
            Ok(())
        }
        Form::Fuzzy { word, edits } => {
            let automaton = FuzzyTermQuery::new(Term::from_field_text(field, word), *edits, true)
                .automaton()?;
            let mut stream = dictionary
                .search(automaton)
                .into_stream()
                .map_err(TantivyError::from)?;
            while stream.advance() {
                keep(stream.key(), form, words)?;
            }
            Ok(())
        }
    }
}

fn keep(key: &[u8], form: &Form, words: &mut BTreeSet<String>) -> Result<(), EngineError> {
    if let Ok(word) = std::str::from_utf8(key)
        && form.matches(word)
        && words.insert(word.to_owned())
        && words.len() > MOST_FORMS
    {
        return Err(EngineError::TooManyForms {
            form: form.clone(),
            most: MOST_FORMS,
        });
    }
    Ok(())
}
