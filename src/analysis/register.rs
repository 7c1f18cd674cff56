//! The register of orders: every order of the matter, how it stands, what became of it, and what
//! statements say of it.
//!
//! Orders that a person has recorded come from the front matter of decisions. In decisions without
//! records they are read out of the passages that order ([`super::disposition`]), and say so.

use std::collections::{BTreeMap, BTreeSet};

use crate::engine::{Engine, EngineError, Holding, Request, Sort};
use crate::model::{
    Document, IssueId, Order, OrderEntry, OrderId, PartialDate, Passage, Pinpoint, Role, Touch,
};
use crate::query::{Field, Query};
use crate::text::{Weight, stem, tokens, weight};

use super::disposition::{Deadline, deadline, read};
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

/// The register, by date and id.
///
/// # Errors
/// If the index cannot be read.
pub fn register(
    engine: &dyn Engine,
    filter: &RegisterFilter,
) -> Result<Vec<Registered>, EngineError> {
    let mut rows = recorded(engine, filter)?;
    let known: BTreeSet<String> = rows.iter().map(|row| row.decision.id.to_string()).collect();
    rows.extend(proposed(engine, filter, &known)?);
    rows.sort_by(|a, b| {
        let key = |row: &Registered| {
            (
                row.order.from.or(row.decision.date),
                row.decision.id.clone(),
                row.passage.ordinal,
                row.order.id.clone(),
            )
        };
        key(a).cmp(&key(b))
    });
    Ok(rows)
}

fn recorded(engine: &dyn Engine, filter: &RegisterFilter) -> Result<Vec<Registered>, EngineError> {
    let decisions = match &filter.document {
        Some(document) => vec![document.clone()],
        None => engine.documents_holding(Holding::Orders)?,
    };
    let touching = touching(engine)?;
    let mut statements: BTreeMap<IssueId, Vec<(Document, Passage)>> = BTreeMap::new();
    let mut rows = Vec::new();
    for decision in decisions {
        for order in &decision.orders {
            let Some(passage) = engine.passage(&decision.id, &order.at)? else {
                continue;
            };
            if !on_issue(&passage, filter) {
                continue;
            }
            let mut history = Vec::new();
            for entry in &order.status {
                history.push(OrderEvent {
                    proof: proof(
                        engine,
                        &decision,
                        entry.by.as_ref(),
                        entry.evidence.as_ref(),
                    )?,
                    when: filter.as_at.map_or(When::ByThen, |at| by(entry.date, at)),
                    entry: entry.clone(),
                });
            }
            history.sort_by_key(|event| (event.entry.date, event.entry.state));
            let mut beside = linked(engine, order, &touching)?;
            for issue in &passage.issues {
                if !statements.contains_key(issue) {
                    statements.insert(issue.clone(), statements_on(engine, issue)?);
                }
            }
            let candidates = passage
                .issues
                .iter()
                .filter_map(|issue| statements.get(issue));
            let proposals = proposals(&passage, order, candidates.flatten(), &beside);
            beside.extend(proposals);
            rows.push(Registered {
                standing: Some(order_standing(order, filter.as_at)),
                deadline: deadline(&passage.text, order.from.or(decision.date)),
                terms: passage.text.clone(),
                order: order.clone(),
                proposed: false,
                bound: Vec::new(),
                history,
                beside,
                passage,
                decision: decision.clone(),
            });
        }
    }
    Ok(rows)
}

fn on_issue(passage: &Passage, filter: &RegisterFilter) -> bool {
    filter
        .issue
        .as_ref()
        .is_none_or(|issue| passage.issues.contains(issue))
}

/// The links from statements to orders, by order.
fn touching(engine: &dyn Engine) -> Result<BTreeMap<OrderId, Vec<(Document, Touch)>>, EngineError> {
    let mut all: BTreeMap<OrderId, Vec<(Document, Touch)>> = BTreeMap::new();
    for document in engine.documents_holding(Holding::Touches)? {
        for touch in &document.touches {
            all.entry(touch.order.clone())
                .or_default()
                .push((document.clone(), touch.clone()));
        }
    }
    Ok(all)
}

fn linked(
    engine: &dyn Engine,
    order: &Order,
    touching: &BTreeMap<OrderId, Vec<(Document, Touch)>>,
) -> Result<Vec<Beside>, EngineError> {
    let mut found = Vec::new();
    for (document, touch) in touching.get(&order.id).into_iter().flatten() {
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
    found.sort_by(|a, b| {
        let key = |one: &Beside| {
            (
                one.document.date,
                one.document.id.clone(),
                one.passage.ordinal,
            )
        };
        key(a).cmp(&key(b))
    });
    Ok(found)
}

/// The passages of statements on an issue, with their documents.
pub(super) fn statements_on(
    engine: &dyn Engine,
    issue: &IssueId,
) -> Result<Vec<(Document, Passage)>, EngineError> {
    let query = Query::all_of(vec![
        value(Field::Issue, issue.as_str()),
        value(Field::Role, Role::Statement.as_str()),
    ]);
    let mut found = Vec::new();
    let mut documents: BTreeMap<crate::model::DocId, Option<Document>> = BTreeMap::new();
    for hit in engine.search(&request(&query))?.hits {
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

fn request(query: &Query) -> Request<'_> {
    Request {
        query,
        sort: Sort::Date,
        limit: PASSAGES,
        offset: 0,
        facets: false,
        explain: false,
    }
}

fn value(field: Field, value: &str) -> Query {
    Query::Value {
        field,
        value: value.to_owned(),
    }
}

/// Statements made while the order ran that share telling words with its terms.
fn proposals<'a>(
    order_passage: &Passage,
    order: &Order,
    statements: impl Iterator<Item = &'a (Document, Passage)>,
    linked: &[Beside],
) -> Vec<Beside> {
    let own = telling(&order_passage.text);
    let mut found: Vec<Beside> = Vec::new();
    for (document, passage) in statements {
        let known = |one: &Beside| {
            one.document.id == document.id && one.passage.pinpoint == passage.pinpoint
        };
        let runs = document.date.is_some_and(|date| {
            order
                .from
                .is_none_or(|from| date.last_day() >= from.first_day())
                && order
                    .until
                    .is_none_or(|until| date.first_day() <= until.last_day())
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
        let place = |one: &Beside| {
            (
                one.document.date,
                one.document.id.clone(),
                one.passage.ordinal,
            )
        };
        (b.shared.len().cmp(&a.shared.len())).then_with(|| place(a).cmp(&place(b)))
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
pub(super) fn telling(text: &str) -> BTreeMap<String, String> {
    tokens(text)
        .into_iter()
        .filter(|token| token.word.chars().count() > 2 && weight(&token.word) == Weight::Full)
        .map(|token| (stem(&token.word), token.word))
        .filter(|(stem, _)| !COMMON.contains(&stem.as_str()))
        .collect()
}

/// Orders in decisions for which nobody recorded any.
fn proposed(
    engine: &dyn Engine,
    filter: &RegisterFilter,
    known: &BTreeSet<String>,
) -> Result<Vec<Registered>, EngineError> {
    let mut parts = vec![value(Field::Role, Role::Order.as_str())];
    parts.extend(
        filter
            .issue
            .as_ref()
            .map(|issue| value(Field::Issue, issue.as_str())),
    );
    parts.extend(
        filter
            .document
            .as_ref()
            .map(|document| value(Field::Doc, document.id.as_str())),
    );
    let query = Query::all_of(parts);
    let mut rows = Vec::new();
    let mut decision: Option<Document> = None;
    let mut hits = engine.search(&request(&query))?.hits;
    hits.sort_by(|a, b| {
        let key =
            |hit: &crate::engine::Hit| (hit.located.document.clone(), hit.located.passage.ordinal);
        key(a).cmp(&key(b))
    });
    for hit in hits {
        let located = hit.located;
        if known.contains(located.document.as_str()) {
            continue;
        }
        if decision
            .as_ref()
            .is_none_or(|decision| decision.id != located.document)
        {
            decision = engine.document(&located.document)?;
        }
        let Some(decision) = decision
            .as_ref()
            .filter(|decision| decision.kind.is_decision() && decision.orders.is_empty())
        else {
            continue;
        };
        for (index, item) in read(&located.passage.text, decision.date)
            .into_iter()
            .enumerate()
        {
            let Some(id) = proposed_id(decision, &located.passage.pinpoint, index) else {
                continue;
            };
            rows.push(Registered {
                order: Order {
                    id,
                    at: located.passage.pinpoint.clone(),
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
                passage: located.passage.clone(),
                decision: decision.clone(),
            });
        }
    }
    Ok(rows)
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
