//! What `cites:` asks for: the keys of an authority, for every form in which it may be cited.

use std::collections::BTreeSet;

use crate::cite;
use crate::engine::{Engine, EngineError};
use crate::model::{DocId, Document, Reference};
use crate::query::{Field, Query};

/// The query with each `cites:` reference made the keys by which the index finds it.
pub(super) fn with_keys(engine: &dyn Engine, query: &Query) -> Result<Query, EngineError> {
    let all = |parts: &[Query]| -> Result<Vec<Query>, EngineError> {
        parts.iter().map(|part| with_keys(engine, part)).collect()
    };
    Ok(match query {
        Query::Value {
            field: Field::Cites,
            value,
        } => Query::Or(
            keys_of(engine, value)?
                .into_iter()
                .map(|value| Query::Value {
                    field: Field::Cites,
                    value,
                })
                .collect(),
        ),
        Query::And(parts) => Query::And(all(parts)?),
        Query::Or(parts) => Query::Or(all(parts)?),
        Query::Not(inner) => Query::Not(Box::new(with_keys(engine, inner)?)),
        other => other.clone(),
    })
}

/// The keys of a reference: those of the documents that it names, and its own.
pub(super) fn keys_of(engine: &dyn Engine, reference: &str) -> Result<Vec<String>, EngineError> {
    let mut keys: BTreeSet<String> = BTreeSet::new();
    let (name, place) = match reference.parse::<Reference>() {
        Ok(read) => (read.document().to_owned(), read.pinpoint().cloned()),
        Err(_) => (reference.to_owned(), None),
    };
    let place = place.map(|place| cite::place_key(&place));
    for document in documents(engine, &name)? {
        for key in telling_keys(engine, &document)? {
            match &place {
                None => {
                    keys.insert(key);
                }
                // Of a law, a place of its own is asked for; a decision is cited as a whole.
                Some(place) if key.starts_with("law/") && !key.contains('@') => {
                    keys.insert(format!("{key}#{place}"));
                }
                Some(_) if !document.kind.is_law() => {
                    keys.insert(key);
                }
                Some(_) => {}
            }
        }
    }
    if keys.is_empty() {
        keys.extend(typed_keys(reference));
    }
    Ok(keys.into_iter().collect())
}

fn documents(engine: &dyn Engine, name: &str) -> Result<Vec<Document>, EngineError> {
    if let Ok(id) = name.parse::<DocId>()
        && let Some(document) = engine.document(&id)?
    {
        return Ok(vec![document]);
    }
    // A provision names its law; what is looked for is the provision.
    if cite::parse(name).is_some_and(|citation| citation.parts.contains_key("targets")) {
        return Ok(Vec::new());
    }
    engine.named(name)
}

/// The keys of a citation that names no document of the corpus. Of a provision, only its own
/// places: not what holds them.
fn typed_keys(reference: &str) -> Vec<String> {
    if let Some(citation) = cite::read_uri(reference).and_then(|uri| uri.citation) {
        return cite::keys(&citation, None);
    }
    let Some(citation) = cite::parse(reference) else {
        return Vec::new();
    };
    let keys = cite::keys(&citation, None);
    if !citation.parts.contains_key("targets") {
        return keys;
    }
    let holds = |key: &String| {
        keys.iter().any(|other| {
            other
                .strip_prefix(key.as_str())
                .is_some_and(|rest| rest.starts_with(['#', '(', ' ']))
        })
    };
    keys.iter().filter(|key| !holds(key)).cloned().collect()
}

/// The keys of a document that lead to no other document of the corpus.
fn telling_keys(engine: &dyn Engine, document: &Document) -> Result<Vec<String>, EngineError> {
    let mut keys = Vec::new();
    for key in cite::document_keys(document) {
        if engine.with_key(&key)?.len() <= 1 {
            keys.push(key);
        }
    }
    Ok(keys)
}
