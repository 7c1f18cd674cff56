//! From an amending law to all that it changed, each with what the courts made of it.

use std::collections::{BTreeMap, BTreeSet};

use crate::cite;
use crate::engine::{Engine, EngineError};
use crate::model::{
    Document, PartialDate, Pinpoint, ProvisionEntry, ProvisionState, Reference, TextKind,
};

use super::super::proof::{Proof, proof};
use super::super::resolve::{Resolver, Status};
use super::amending::change;
use super::history::OrderAt;
use super::{Laws, ProvisionAt, names_of, orders_on};

/// One provision that a law put in or changed.
#[derive(Debug, Clone, PartialEq)]
pub struct Change {
    /// The provision as it stands on the day asked about.
    pub provision: ProvisionAt,
    /// What the law did to it.
    pub entry: ProvisionEntry,
    /// What shows it.
    pub proof: Proof,
    /// The orders of court on it.
    pub orders: Vec<OrderAt>,
}

/// Everything that `law`, or the Act that `reference` names where the matter does not hold it, put in or
/// changed elsewhere.
///
/// # Errors
/// If the index cannot be read.
pub fn changes_by(
    engine: &dyn Engine,
    law: Option<&Document>,
    reference: &str,
    at: PartialDate,
) -> Result<Vec<Change>, EngineError> {
    let keys =
        engine.keys_of(&law.map_or_else(|| reference.to_owned(), |law| law.id.to_string()))?;
    let mut names = law.map(names_of).unwrap_or_default();
    names.extend(keys.iter().cloned());
    let mut found: BTreeMap<(String, Pinpoint, ProvisionState), (Document, ProvisionEntry)> =
        BTreeMap::new();
    for other in engine.documents_referring(&names)? {
        for provision in &other.provisions {
            for entry in &provision.history {
                if is_amendment(entry.state) && done_by(entry, &names, &keys) {
                    let key = (other.id.to_string(), provision.at.clone(), entry.state);
                    found
                        .entry(key)
                        .or_insert_with(|| (other.clone(), entry.clone()));
                }
            }
        }
    }
    by_notes(engine, &keys, &mut found)?;
    if let Some(law) = law.filter(|law| law.text == TextKind::Full) {
        by_own_text(engine, law, &mut found)?;
    }
    let mut changes = Vec::new();
    let laws = Laws::new(engine);
    for ((_, place, _), (other, entry)) in found {
        changes.push(Change {
            proof: proof(engine, &other, entry.by.as_ref(), entry.evidence.as_ref())?,
            orders: orders_on(engine, &other, Some(&place), at)?,
            provision: laws.provision_at(&other, Some(&place), at)?,
            entry,
        });
    }
    Ok(changes)
}

type Found = BTreeMap<(String, Pinpoint, ProvisionState), (Document, ProvisionEntry)>;

const fn is_amendment(state: ProvisionState) -> bool {
    matches!(
        state,
        ProvisionState::Inserted | ProvisionState::Amended | ProvisionState::Repealed
    )
}

fn done_by(entry: &ProvisionEntry, names: &[String], keys: &[String]) -> bool {
    if let Some(by) = &entry.by {
        return names.iter().any(|name| name == by.document());
    }
    let cited = entry.who.as_deref().map(|who| cite::find_in(&[who]));
    let mut cited = cited.into_iter().flatten().flatten();
    cited.any(|cited| cited.keys.iter().any(|key| keys.contains(key)))
}

/// Notes in the texts of other laws: `Repealed by Act No. 2 of 1970, s. 9.`
fn by_notes(engine: &dyn Engine, keys: &[String], found: &mut Found) -> Result<(), EngineError> {
    let laws = Laws::new(engine);
    for citing in engine.citing(keys)? {
        let passage = &citing.located.passage;
        let notes = cite::amendment_notes(&passage.text);
        if notes.is_empty() || passage.digest {
            continue;
        }
        let Some(other) = engine.document(&citing.located.document)? else {
            continue;
        };
        if !other.kind.is_law() {
            continue;
        }
        let at = laws.provision_at(&other, Some(&passage.pinpoint), PartialDate::LAST)?;
        for record in at
            .records
            .into_iter()
            .filter(|record| record.entry.inferred)
        {
            if let Some(place) = record.place.filter(|_| done_by(&record.entry, &[], keys)) {
                let key = (other.id.to_string(), place, record.entry.state);
                found
                    .entry(key)
                    .or_insert_with(|| (other.clone(), record.entry));
            }
        }
    }
    Ok(())
}

/// What the law's own text says that it amends.
fn by_own_text(engine: &dyn Engine, law: &Document, found: &mut Found) -> Result<(), EngineError> {
    let mut resolver = Resolver::new(engine);
    for citing in engine.citations(&law.id)? {
        let passage = &citing.located.passage;
        let verdicts = resolver.cited(&citing.cited)?;
        let mut seen: BTreeSet<Reference> = BTreeSet::new();
        for (cited, verdict) in citing.cited.iter().zip(verdicts) {
            let citation = &cited.citation;
            let (Status::Found, Some(other)) = (verdict.status, verdict.document()) else {
                continue;
            };
            let state = change(&passage.text, citation.start, citation.end);
            let (Some(state), Some(place)) = (state, &verdict.pinpoint) else {
                continue;
            };
            let reference = Reference::new(other.id.as_str(), Some(place.clone()));
            if other.id == law.id || !other.kind.is_law() || !seen.insert(reference) {
                continue;
            }
            let entry = ProvisionEntry {
                date: law.commencement.or(law.date),
                state,
                effect: None,
                disputed: None,
                part: None,
                order: None,
                by: Some(Reference::new(
                    law.id.as_str(),
                    Some(passage.pinpoint.clone()),
                )),
                who: None,
                note: None,
                evidence: None,
                inferred: true,
            };
            let key = (other.id.to_string(), place.clone(), state);
            found.entry(key).or_insert_with(|| (other.clone(), entry));
        }
    }
    Ok(())
}
