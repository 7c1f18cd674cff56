//! The register of orders: every order of the matter, how it stands, what became of it, and what
//! statements say of it.
//!
//! Orders that a person has recorded come from the front matter of decisions. In decisions without
//! records they are read out of the passages that order ([`super::disposition`]), and say so.

use std::collections::BTreeMap;

use crate::engine::{Engine, EngineError, Holding, Request};
use crate::model::{
    DocId, Document, IssueId, Order, OrderEntry, OrderId, PartialDate, Passage, Pinpoint, Role,
    Touch,
};
use crate::query::{Field, Query};
use crate::text::{Weight, stem, tokens, weight};

use super::disposition::{Deadline, Item, deadline, read, read_reasoned};
use super::order_status::{OrderStanding, order_standing};
use super::proof::{Proof, proof};
use super::when::{When, by};

/// The most passages that are read for orders nobody recorded, and for statements on an issue.
const PASSAGES: usize = 5_000;
/// The words that a statement and an order must share before the program proposes to look at both.
const SHARED: usize = 3;
/// The most proposals for one order.
const PROPOSALS: usize = 3;

/// What of the register is asked for.
#[derive(Debug, Clone, Default)]
pub struct RegisterFilter {
    /// How orders stand on this day; after all that is recorded where none is given.
    pub as_at: Option<PartialDate>,
    /// Orders on this issue alone.
    pub issue: Option<IssueId>,
    /// Orders of this decision alone.
    pub document: Option<Document>,
}

/// One entry of an order's history, with its proof.
#[derive(Debug, Clone, PartialEq)]
pub struct OrderEvent {
    /// What happened.
    pub entry: OrderEntry,
    /// What shows it.
    pub proof: Proof,
    /// Whether it had happened by the day asked about.
    pub when: When,
}

/// A statement beside an order.
#[derive(Debug, Clone, PartialEq)]
pub struct Beside {
    /// The statement.
    pub document: Document,
    /// The passage of it.
    pub passage: Passage,
    /// The link that a person set; `None` where the program proposes to look.
    pub touch: Option<Touch>,
    /// The words, as both have them, that made the program propose it.
    pub shared: Vec<String>,
}

/// An order of the register.
#[derive(Debug, Clone, PartialEq)]
pub struct Registered {
    /// The decision that makes it.
    pub decision: Document,
    /// The passage that holds it.
    pub passage: Passage,
    /// The order. Of a proposed one the id is not kept anywhere: decision and place name it.
    pub order: Order,
    /// Its terms: the passage, or the item of it.
    pub terms: String,
    /// Whether the program read it from the text and nobody recorded it.
    pub proposed: bool,
    /// Whom it binds in the words of the text, of a proposed one.
    pub bound: Vec<String>,
    /// How it stands; `None` for a proposed one, of which nothing is recorded.
    pub standing: Option<OrderStanding>,
    /// The time that it gives, if it gives one.
    pub deadline: Option<Deadline>,
    /// What became of it, oldest first, later things too.
    pub history: Vec<OrderEvent>,
    /// Statements that speak of it, as people linked them, and then those that the program proposes.
    pub beside: Vec<Beside>,
}

/// The register.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Register {
    /// Its orders, by date and id.
    pub rows: Vec<Registered>,
    /// How many passages that order something were not read, as there are too many at once.
    pub unread: usize,
}

/// The register. What it costs grows with the documents on the issue, or with those that the
/// filter names; without any with all decisions that hold orders.
///
/// # Errors
/// If the index cannot be read.
pub fn register(engine: &dyn Engine, filter: &RegisterFilter) -> Result<Register, EngineError> {
    let decisions = match (&filter.document, &filter.issue) {
        (Some(document), _) => vec![document.clone()],
        (None, Some(issue)) => engine.documents_on(issue.as_str())?,
        (None, None) => engine.documents_holding(Holding::Orders)?,
    };
    let mut desk = Desk::new(engine, filter.as_at);
    let mut rows = Vec::new();
    for decision in &decisions {
        for order in &decision.orders {
            let Some(passage) = engine.passage(&decision.id, &order.at)? else {
                continue;
            };
            if filter
                .issue
                .as_ref()
                .is_none_or(|issue| passage.issues.contains(issue))
            {
                rows.push(desk.registered(decision, order, passage)?);
            }
        }
    }
    let unread = proposed(engine, filter, &mut rows)?;
    rows.sort_by(|a, b| place(a).cmp(&place(b)));
    Ok(Register { rows, unread })
}

/// Orders by date, decision and place.
pub(super) fn place(row: &Registered) -> impl Ord + '_ {
    (
        row.order.from.or(row.decision.date),
        &row.decision.id,
        row.passage.ordinal,
        &row.order.id,
    )
}

/// Where recorded orders are looked up, with the statements that were read for them already.
pub(super) struct Desk<'a> {
    engine: &'a dyn Engine,
    as_at: Option<PartialDate>,
    statements: BTreeMap<IssueId, Vec<(Document, Passage)>>,
}

impl<'a> Desk<'a> {
    pub(super) fn new(engine: &'a dyn Engine, as_at: Option<PartialDate>) -> Self {
        Self {
            engine,
            as_at,
            statements: BTreeMap::new(),
        }
    }

    /// A recorded order with what became of it and what statements say of it.
    pub(super) fn registered(
        &mut self,
        decision: &Document,
        order: &Order,
        passage: Passage,
    ) -> Result<Registered, EngineError> {
        let mut history = Vec::new();
        for entry in &order.status {
            history.push(OrderEvent {
                proof: proof(
                    self.engine,
                    decision,
                    entry.by.as_ref(),
                    entry.evidence.as_ref(),
                )?,
                when: self.as_at.map_or(When::ByThen, |at| by(entry.date, at)),
                entry: entry.clone(),
            });
        }
        history.sort_by_key(|event| (event.entry.date, event.entry.state));
        let mut beside = linked(self.engine, order)?;
        for issue in &passage.issues {
            if !self.statements.contains_key(issue) {
                let found = statements_on(self.engine, issue)?;
                self.statements.insert(issue.clone(), found);
            }
        }
        let candidates = passage
            .issues
            .iter()
            .filter_map(|issue| self.statements.get(issue));
        let runs = (order.from.or(decision.date), order.until);
        let proposals = proposals(&passage, runs, candidates.flatten(), &beside);
        beside.extend(proposals);
        Ok(Registered {
            standing: Some(order_standing(order, self.as_at)),
            deadline: deadline(&passage.text, order.from.or(decision.date)),
            terms: passage.text.clone(),
            order: order.clone(),
            proposed: false,
            bound: Vec::new(),
            history,
            beside,
            passage,
            decision: decision.clone(),
        })
    }
}

/// The statements that people have linked to an order.
fn linked(engine: &dyn Engine, order: &Order) -> Result<Vec<Beside>, EngineError> {
    let mut found = Vec::new();
    for document in engine.documents_with_order(&order.id)? {
        for touch in document
            .touches
            .iter()
            .filter(|touch| touch.order == order.id)
        {
            let passage = match &touch.at {
                Some(at) => engine.passage(&document.id, at)?,
                None => engine.passages(&document.id)?.into_iter().next(),
            };
            found.extend(passage.map(|passage| Beside {
                document: document.clone(),
                passage,
                touch: Some(touch.clone()),
                shared: Vec::new(),
            }));
        }
    }
    found.sort_by(|a, b| by_date(a).cmp(&by_date(b)));
    Ok(found)
}

/// Statements by date, document and place.
fn by_date(one: &Beside) -> impl Ord + '_ {
    (one.document.date, &one.document.id, one.passage.ordinal)
}

/// The passages of statements on an issue, with their documents.
fn statements_on(
    engine: &dyn Engine,
    issue: &IssueId,
) -> Result<Vec<(Document, Passage)>, EngineError> {
    let query = Query::all_of(vec![
        Query::value(Field::Issue, issue.as_str()),
        Query::value(Field::Role, Role::Statement.as_str()),
    ]);
    let mut found = Vec::new();
    let mut documents: BTreeMap<DocId, Option<Document>> = BTreeMap::new();
    for hit in engine.search(&Request::by_date(&query, PASSAGES))?.hits {
        let id = hit.located.document;
        if !documents.contains_key(&id) {
            documents.insert(id.clone(), engine.document(&id)?);
        }
        if let Some(Some(document)) = documents.get(&id) {
            found.push((document.clone(), hit.located.passage));
        }
    }
    Ok(found)
}

/// Statements made while the order ran that share telling words with its terms; of an order
/// without any day nothing is said to have been made after it.
fn proposals<'a>(
    order_passage: &Passage,
    (from, until): (Option<PartialDate>, Option<PartialDate>),
    statements: impl Iterator<Item = &'a (Document, Passage)>,
    linked: &[Beside],
) -> Vec<Beside> {
    let own = telling(&order_passage.text);
    let mut found: Vec<Beside> = Vec::new();
    for (document, passage) in statements {
        let known = |one: &Beside| {
            one.document.id == document.id && one.passage.pinpoint == passage.pinpoint
        };
        let runs = document.date_of(passage).is_some_and(|date| {
            from.is_some_and(|from| date.last_day() >= from.first_day())
                && until.is_none_or(|until| date.first_day() <= until.last_day())
        });
        if !runs || linked.iter().any(known) || found.iter().any(known) {
            continue;
        }
        let theirs = telling(&passage.text);
        let shared: Vec<String> = own
            .iter()
            .filter(|(stem, _)| theirs.contains_key(*stem))
            .map(|(_, word)| word.clone())
            .collect();
        if shared.len() >= SHARED {
            found.push(Beside {
                document: document.clone(),
                passage: passage.clone(),
                touch: None,
                shared,
            });
        }
    }
    found.sort_by(|a, b| {
        let shared = b.shared.len().cmp(&a.shared.len());
        shared.then_with(|| by_date(a).cmp(&by_date(b)))
    });
    found.truncate(PROPOSALS);
    found
}

/// Words on which documents of any matter agree; they propose nothing.
const COMMON: &[&str] = &[
    "court", "high", "judgment", "order", "state", "case", "report", "say", "said", "govern",
    "kenya", "kenyan", "public", "may", "shall", "must", "until", "one", "first", "day", "new",
];

/// The telling words of a text, by stem.
fn telling(text: &str) -> BTreeMap<String, String> {
    tokens(text)
        .into_iter()
        .filter(|token| token.word.chars().count() > 2 && weight(&token.word) == Weight::Full)
        .map(|token| (stem(&token.word), token.word))
        .filter(|(stem, _)| !COMMON.contains(&stem.as_str()))
        .collect()
}

/// Adds orders in decisions for which nobody recorded any; gives how many passages were not read.
fn proposed(
    engine: &dyn Engine,
    filter: &RegisterFilter,
    rows: &mut Vec<Registered>,
) -> Result<usize, EngineError> {
    let issue = filter.issue.iter();
    let document = filter.document.iter();
    let mut parts = vec![Query::value(Field::Role, Role::Order.as_str())];
    parts.extend(issue.map(|issue| Query::value(Field::Issue, issue.as_str())));
    parts.extend(document.map(|document| Query::value(Field::Doc, document.id.as_str())));
    let query = Query::all_of(parts);
    let found = engine.search(&Request::by_date(&query, PASSAGES))?;
    let unread = found.total.saturating_sub(found.hits.len());
    let mut ordering: BTreeMap<DocId, Vec<Passage>> = BTreeMap::new();
    for hit in found.hits {
        let own = ordering.entry(hit.located.document).or_default();
        own.push(hit.located.passage);
    }
    for (id, mut passages) in ordering {
        let decision = engine.document(&id)?;
        let Some(decision) =
            decision.filter(|decision| decision.kind.is_decision() && decision.orders.is_empty())
        else {
            continue;
        };
        passages.sort_by_key(|passage| passage.ordinal);
        let before = rows.len();
        for passage in &passages {
            let items = read(&passage.text, decision.date);
            rows.extend(propose(&decision, passage, items));
        }
        // Where “so ordered” stands alone, what it orders stands before it.
        let first = passages.first().map_or(0, |passage| passage.ordinal);
        if rows.len() == before && first > 1 && filter.issue.is_none() {
            let all = engine.passages(&id)?;
            for passage in all.iter().filter(|passage| passage.ordinal + 1 == first) {
                let items = read_reasoned(&passage.text, decision.date);
                rows.extend(propose(&decision, passage, items));
            }
        }
    }
    Ok(unread)
}

/// The orders that were read out of a passage, as rows of the register.
fn propose(decision: &Document, passage: &Passage, items: Vec<Item>) -> Vec<Registered> {
    let row = |(index, item): (usize, Item)| {
        let id = proposed_id(decision, &passage.pinpoint, index)?;
        Some(Registered {
            order: Order {
                id,
                at: passage.pinpoint.clone(),
                number: item.number,
                kind: item.kind,
                binds: item.binds,
                from: decision.date,
                until: None,
                provisions: Vec::new(),
                status: Vec::new(),
            },
            terms: item.terms,
            proposed: true,
            bound: item.bound,
            standing: None,
            deadline: item.deadline,
            history: Vec::new(),
            beside: Vec::new(),
            passage: passage.clone(),
            decision: decision.clone(),
        })
    };
    items.into_iter().enumerate().filter_map(row).collect()
}

fn proposed_id(decision: &Document, place: &Pinpoint, index: usize) -> Option<OrderId> {
    format!(
        "{}-{}-{}",
        decision.id,
        place.anchor().to_lowercase(),
        index + 1
    )
    .parse()
    .ok()
}
