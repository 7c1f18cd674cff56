//! What statements claim, beside the order or finding that each is about.

use std::collections::{BTreeMap, BTreeSet};

use crate::engine::{Engine, EngineError, Located, Request};
use crate::model::{
    DocId, Document, IssueId, OrderId, PartialDate, Passage, Role, StandingState, Voice,
};
use crate::query::{Field, Query};

use super::dispute::{Dispute, disputes_about};
use super::law::{DecisionAt, decision_at};
use super::register::{Beside, Desk, Registered, place};

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
    /// Where a person has recorded that it says something else than another source does.
    pub disputes: Vec<Dispute>,
    /// Courts' short answers to the issues that the claim is put under.
    pub answers: Vec<ShortAnswer>,
}

/// A court's short answer to an issue.
#[derive(Debug, Clone)]
pub struct ShortAnswer {
    /// The decision.
    pub decision: Document,
    /// The passage of it.
    pub located: Located,
    /// How the decision stands after all that is recorded.
    pub standing: DecisionAt,
}

impl ShortAnswer {
    /// What a reader must know of the decision, in words: `set aside`. `None` where nothing recorded touches it.
    #[must_use]
    pub fn touched(&self) -> Option<String> {
        let touches = |state: &StandingState| {
            !matches!(state, StandingState::Stands | StandingState::Unknown)
        };
        let mut states = vec![self.standing.state];
        states.extend(self.standing.perhaps.iter().copied());
        let sure = touches(&states[0]);
        states.retain(touches);
        let words: Vec<&str> = states.iter().map(|state| state.as_str()).collect();
        let words = words.join(" or ").replace('-', " ");
        match (sure, words.is_empty()) {
            (_, true) => None,
            (true, false) => Some(words),
            (false, false) => Some(format!("perhaps {words}")),
        }
    }
}

/// Claims.
#[derive(Debug, Clone)]
pub struct Claims {
    /// The claims, by date.
    pub list: Vec<Claim>,
    /// How many passages that say something were not read, as there are too many at once.
    pub unread: usize,
}

/// The claims on an issue, or all of the matter, by date.
///
/// An order stands beside a claim only by a link that a person has set, or as a proposal with
/// the words that made it; a court's answer, because both were put under one issue; another
/// source that differs, only where a person has recorded the conflict. What it costs grows with
/// the claims, and with what is on their issues.
///
/// # Errors
/// If the index cannot be read.
pub fn claims(engine: &dyn Engine, issue: Option<&IssueId>) -> Result<Claims, EngineError> {
    let mut reader = Reader {
        engine,
        documents: BTreeMap::new(),
        answers: BTreeMap::new(),
    };
    let (found, unread) = reader.passages(Role::Statement, issue)?;
    let mut made = Vec::new();
    for located in found {
        let document = reader.document(&located.document)?;
        made.extend(
            document
                .filter(|document| document.kind.is_statement())
                .map(|document| (document, located)),
        );
    }
    let mut orders = orders_beside(engine, &made)?;
    let ids: BTreeSet<&DocId> = made.iter().map(|(document, _)| &document.id).collect();
    let disputes = disputes_about(engine, ids.into_iter())?;
    let mut list = Vec::new();
    for (document, located) in made {
        let at = place_of(&document.id, &located.passage);
        let on = located.passage.issues.iter();
        let on: Vec<&IssueId> = on
            .filter(|id| issue.is_none_or(|issue| issue == *id))
            .collect();
        list.push(Claim {
            orders: orders.remove(&at).unwrap_or_default(),
            disputes: disputes.get(&at).cloned().unwrap_or_default(),
            answers: reader.answers_to(&on)?,
            document,
            located,
        });
    }
    list.sort_by(|a, b| {
        let key = |claim: &Claim| {
            (
                claim.document.date_of(&claim.located.passage),
                claim.document.id.clone(),
                claim.located.passage.ordinal,
            )
        };
        key(a).cmp(&key(b))
    });
    Ok(Claims { list, unread })
}

fn place_of(document: &DocId, passage: &Passage) -> String {
    format!("{document}#{}", passage.pinpoint)
}

/// The orders beside each place of these statements: those that their front matter links, and
/// those on their issues, of which one may be proposed.
fn orders_beside(
    engine: &dyn Engine,
    made: &[(Document, Located)],
) -> Result<BTreeMap<String, Vec<(Registered, Beside)>>, EngineError> {
    let touched: BTreeSet<&OrderId> = made
        .iter()
        .flat_map(|(document, _)| &document.touches)
        .map(|touch| &touch.order)
        .collect();
    let issues: BTreeSet<&IssueId> = made
        .iter()
        .flat_map(|(_, located)| &located.passage.issues)
        .collect();
    let mut decisions: BTreeMap<DocId, Document> = BTreeMap::new();
    for order in &touched {
        for document in engine.documents_with_order(order)? {
            decisions.insert(document.id.clone(), document);
        }
    }
    for issue in &issues {
        for document in engine.documents_on(issue.as_str())? {
            decisions.insert(document.id.clone(), document);
        }
    }
    let mut desk = Desk::new(engine, None);
    let mut rows = Vec::new();
    for decision in decisions.values() {
        for order in &decision.orders {
            let Some(passage) = engine.passage(&decision.id, &order.at)? else {
                continue;
            };
            let shared = passage.issues.iter().any(|issue| issues.contains(issue));
            if shared || touched.contains(&order.id) {
                rows.push(desk.registered(decision, order, passage)?);
            }
        }
    }
    rows.sort_by(|a, b| place(a).cmp(&place(b)));
    let mut beside: BTreeMap<String, Vec<(Registered, Beside)>> = BTreeMap::new();
    for mut row in rows {
        for said in std::mem::take(&mut row.beside) {
            let at = place_of(&said.document.id, &said.passage);
            beside.entry(at).or_default().push((row.clone(), said));
        }
    }
    Ok(beside)
}

struct Reader<'a> {
    engine: &'a dyn Engine,
    documents: BTreeMap<DocId, Option<Document>>,
    answers: BTreeMap<IssueId, Vec<ShortAnswer>>,
}

impl Reader<'_> {
    /// The passages with that role on an issue, or on any, and how many were not read.
    fn passages(
        &self,
        role: Role,
        issue: Option<&IssueId>,
    ) -> Result<(Vec<Located>, usize), EngineError> {
        let mut parts = vec![Query::value(Field::Role, role.as_str())];
        parts.extend(issue.map(|issue| Query::value(Field::Issue, issue.as_str())));
        let query = Query::all_of(parts);
        let found = self.engine.search(&Request::by_date(&query, PASSAGES))?;
        let unread = found.total.saturating_sub(found.hits.len());
        let located = found.hits.into_iter().map(|hit| hit.located).collect();
        Ok((located, unread))
    }

    /// A document, looked up once.
    fn document(&mut self, id: &DocId) -> Result<Option<Document>, EngineError> {
        if let Some(known) = self.documents.get(id) {
            return Ok(known.clone());
        }
        let document = self.engine.document(id)?;
        self.documents.insert(id.clone(), document.clone());
        Ok(document)
    }

    /// Courts' short answers to some issues, each once.
    fn answers_to(&mut self, issues: &[&IssueId]) -> Result<Vec<ShortAnswer>, EngineError> {
        let mut all: Vec<ShortAnswer> = Vec::new();
        for issue in issues {
            if !self.answers.contains_key(issue) {
                let list = self.answers_on(issue)?;
                self.answers.insert((*issue).clone(), list);
            }
            for answer in self.answers.get(issue).into_iter().flatten() {
                let again = all.iter().any(|known| {
                    known.located.document == answer.located.document
                        && known.located.passage.ordinal == answer.located.passage.ordinal
                });
                if !again {
                    all.push(answer.clone());
                }
            }
        }
        Ok(all)
    }

    /// A court's words in its own decision: what a report puts into its mouth is the report's.
    fn answers_on(&mut self, issue: &IssueId) -> Result<Vec<ShortAnswer>, EngineError> {
        let mut list = Vec::new();
        for role in [Role::Finding, Role::Order] {
            for located in self.passages(role, Some(issue))?.0 {
                let own = matches!(located.passage.voice, None | Some(Voice::Court));
                if !own || !located.passage.answers.contains(issue) {
                    continue;
                }
                let decision = self.document(&located.document)?;
                let Some(decision) = decision.filter(|document| document.kind.is_decision()) else {
                    continue;
                };
                list.push(ShortAnswer {
                    standing: decision_at(self.engine, &decision, PartialDate::LAST)?,
                    decision,
                    located,
                });
            }
        }
        Ok(list)
    }
}
