//! What the `cites:` fields of a query mean in this matter.

use crate::engine::{Engine, EngineError};
use crate::model::{Document, Reference};
use crate::query::{Field, Query};

use super::resolve::{Resolution, resolve};

/// A `cites:` reference that fits several documents.
#[derive(Debug, Clone, PartialEq)]
pub struct Unsettled {
    /// As it was typed.
    pub reference: String,
    /// The documents that it fits.
    pub candidates: Vec<Document>,
}

/// The query with the reference of each `cites:` field written as the document that it
/// names, as far as the matter has it.
///
/// # Errors
/// `Ok(Err(_))` for the first reference that fits several documents; `Err` if the index cannot
/// be read.
pub fn settle_cites(
    engine: &dyn Engine,
    query: Query,
) -> Result<Result<Query, Unsettled>, EngineError> {
    let all = |parts: Vec<Query>| -> Result<Result<Vec<Query>, Unsettled>, EngineError> {
        parts
            .into_iter()
            .map(|part| settle_cites(engine, part))
            .collect()
    };
    Ok(Ok(match query {
        Query::Value {
            field: Field::Cites,
            value,
        } => match resolve(engine, &value)? {
            Resolution::Found(document, pinpoint) => Query::Value {
                field: Field::Cites,
                value: Reference::new(document.id.as_str(), pinpoint).to_string(),
            },
            Resolution::Ambiguous(candidates) => {
                return Ok(Err(Unsettled {
                    reference: value,
                    candidates,
                }));
            }
            Resolution::NotInCorpus => Query::Value {
                field: Field::Cites,
                value,
            },
        },
        Query::And(parts) => match all(parts)? {
            Ok(parts) => Query::And(parts),
            Err(unsettled) => return Ok(Err(unsettled)),
        },
        Query::Or(parts) => match all(parts)? {
            Ok(parts) => Query::Or(parts),
            Err(unsettled) => return Ok(Err(unsettled)),
        },
        Query::Not(inner) => match settle_cites(engine, *inner)? {
            Ok(inner) => Query::Not(Box::new(inner)),
            Err(unsettled) => return Ok(Err(unsettled)),
        },
        other => other,
    }))
}
