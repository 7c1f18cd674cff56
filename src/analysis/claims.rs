//! What statements claim, beside the order or finding that each is about.

use std::collections::BTreeMap;

use crate::engine::{Engine, EngineError, Located, Request, Sort};
use crate::model::{Document, IssueId, Role};
use crate::query::{Field, Query};

use super::register::{Beside, RegisterFilter, Registered, register};

/// The most passages that are read: claims, and courts' answers on an issue.
const PASSAGES: usize = 5_000;

/// A claim made outside court, with what courts ordered and found on it.
#[derive(Debug, Clone)]
pub struct Claim {
    /// The statement.
    pub document: Document,
    /// The passage that claims.
    pub located: Located,
    /// Orders that a person has linked to it, or that the program proposes to look at.
    pub orders: Vec<(Registered, Beside)>,
    /// Courts' short answers to the issues that the claim is put under.
    pub answers: Vec<(Document, Located)>,
}

/// The claims on an issue, or all of the matter, by date.
///
/// An order stands beside a claim only by a link that a person has set, or as a proposal with
/// the words that made it; a court's answer, because both were put under one issue.
///
/// # Errors
/// If the index cannot be read.
pub fn claims(engine: &dyn Engine, issue: Option<&IssueId>) -> Result<Vec<Claim>, EngineError> {
    let mut beside: BTreeMap<(String, String), Vec<(Registered, Beside)>> = BTreeMap::new();
    for row in register(engine, &RegisterFilter::default())? {
        for said in &row.beside {
            let place = (
                said.document.id.to_string(),
                said.passage.pinpoint.to_string(),
            );
            let bare = Registered {
                beside: Vec::new(),
                ..row.clone()
            };
            beside.entry(place).or_default().push((bare, said.clone()));
        }
    }
    let mut documents: BTreeMap<String, Option<Document>> = BTreeMap::new();
    let mut answers: BTreeMap<IssueId, Vec<(Document, Located)>> = BTreeMap::new();
    let mut found = Vec::new();
    for located in passages(engine, Role::Statement, issue)? {
        let Some(document) = known(engine, &mut documents, &located)? else {
            continue;
        };
        if !document.kind.is_statement() {
            continue;
        }
        let mut own = Vec::new();
        for id in &located.passage.issues {
            if issue.is_some_and(|issue| issue != id) {
                continue;
            }
            if !answers.contains_key(id) {
                let mut list = Vec::new();
                for role in [Role::Finding, Role::Order] {
                    for other in passages(engine, role, Some(id))? {
                        if other.passage.answers.contains(id)
                            && let Some(decision) = known(engine, &mut documents, &other)?
                        {
                            list.push((decision, other));
                        }
                    }
                }
                answers.insert(id.clone(), list);
            }
            for (decision, answer) in answers.get(id).into_iter().flatten() {
                let again = own.iter().any(|(_, other): &(Document, Located)| {
                    other.document == answer.document
                        && other.passage.ordinal == answer.passage.ordinal
                });
                if !again {
                    own.push((decision.clone(), answer.clone()));
                }
            }
        }
        let place = (
            document.id.to_string(),
            located.passage.pinpoint.to_string(),
        );
        found.push(Claim {
            orders: beside.get(&place).cloned().unwrap_or_default(),
            answers: own,
            document,
            located,
        });
    }
    found.sort_by(|a, b| {
        let key = |claim: &Claim| {
            (
                claim.document.date_of(&claim.located.passage),
                claim.document.id.clone(),
                claim.located.passage.ordinal,
            )
        };
        key(a).cmp(&key(b))
    });
    Ok(found)
}

/// The passages with that role on an issue, or on any.
fn passages(
    engine: &dyn Engine,
    role: Role,
    issue: Option<&IssueId>,
) -> Result<Vec<Located>, EngineError> {
    let value = |field, value: &str| Query::Value {
        field,
        value: value.to_owned(),
    };
    let mut parts = vec![value(Field::Role, role.as_str())];
    parts.extend(issue.map(|issue| value(Field::Issue, issue.as_str())));
    let query = Query::all_of(parts);
    let found = engine.search(&Request {
        sort: Sort::Date,
        ..Request::new(&query, PASSAGES)
    })?;
    Ok(found.hits.into_iter().map(|hit| hit.located).collect())
}

/// The document of a passage, each looked up once.
fn known(
    engine: &dyn Engine,
    documents: &mut BTreeMap<String, Option<Document>>,
    located: &Located,
) -> Result<Option<Document>, EngineError> {
    if let Some(known) = documents.get(located.document.as_str()) {
        return Ok(known.clone());
    }
    let document = engine.document(&located.document)?;
    documents.insert(located.document.to_string(), document.clone());
    Ok(document)
}
