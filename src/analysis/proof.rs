//! What an entry of a history rests on.

use crate::engine::{Engine, EngineError};
use crate::model::{DocId, Document, Evidence, Reference, Source, Verification};

use super::resolve::{Resolution, resolve};

/// What shows that something happened.
#[derive(Debug, Clone, PartialEq)]
pub struct Proof {
    /// The document that did it or tells of it, if it is one of the matter.
    pub actor: Option<Document>,
    /// How far it is established.
    pub verification: Verification,
    /// The document whose front matter names the sources.
    pub told_by: DocId,
    /// Those sources.
    pub sources: Vec<Source>,
}

/// What an entry of `document`'s front matter rests on: its own evidence, else the passage, else
/// the document that it names.
///
/// # Errors
/// If the index cannot be read.
pub fn proof(
    engine: &dyn Engine,
    document: &Document,
    by: Option<&Reference>,
    evidence: Option<&Evidence>,
) -> Result<Proof, EngineError> {
    let actor = match by {
        Some(reference) => named(engine, reference.document())?,
        None => None,
    };
    if let Some(evidence) = evidence {
        return Ok(Proof {
            actor,
            verification: evidence.verification,
            told_by: document.id.clone(),
            sources: sources(document, evidence),
        });
    }
    let Some(actor) = actor else {
        return Ok(Proof {
            actor: None,
            verification: Verification::Unverified,
            told_by: document.id.clone(),
            sources: Vec::new(),
        });
    };
    let passage = match by.and_then(Reference::pinpoint) {
        Some(place) => engine.passage(&actor.id, place)?,
        None => None,
    };
    let (verification, sources) = passage.map_or_else(
        || (actor.verification, Vec::new()),
        |passage| {
            (
                passage.evidence.verification,
                sources(&actor, &passage.evidence),
            )
        },
    );
    Ok(Proof {
        told_by: actor.id.clone(),
        actor: Some(actor),
        verification,
        sources,
    })
}

/// The document that a reference of a front matter names.
pub(super) fn named(engine: &dyn Engine, name: &str) -> Result<Option<Document>, EngineError> {
    if let Ok(id) = name.parse::<DocId>()
        && let Some(document) = engine.document(&id)?
    {
        return Ok(Some(document));
    }
    Ok(match resolve(engine, name)? {
        Resolution::Found(document, _) => Some(*document),
        _ => None,
    })
}

fn sources(document: &Document, evidence: &Evidence) -> Vec<Source> {
    evidence
        .sources
        .iter()
        .filter_map(|id| document.source(id))
        .cloned()
        .collect()
}
