//! The orders that bear on an issue, what became of them, and what was said about them.

use crate::analysis::{OrderStatus, order_status};
use crate::engine::{EngineError, Located};
use crate::model::{
    Document, Evidence, Order, OrderEntry, OrderKind, OrderState, PartialDate, Provision,
    ProvisionEntry, Reference, Role, Verification,
};

use super::build::Builder;
use super::data::{HistoryEntry, OrderRecord, StatementOnOrder};
use super::ledger::{court_name, source_names};

/// The orders whose passages are under the issue, oldest first.
pub(super) fn records(
    builder: &mut Builder<'_>,
    passages: &[Located],
) -> Result<Vec<OrderRecord>, EngineError> {
    let mut records = Vec::new();
    for located in passages
        .iter()
        .filter(|located| located.passage.role == Some(Role::Order))
    {
        let Some(document) = builder.ledger.document(&located.document)? else {
            continue;
        };
        for order in document
            .orders
            .iter()
            .filter(|order| order.at == located.passage.pinpoint)
        {
            let status = order_status(order, builder.options.as_at);
            if status == OrderStatus::NotYet {
                continue;
            }
            let statement = builder.ledger.statement(&document, &located.passage);
            let mut history = Vec::new();
            for entry in order
                .status
                .iter()
                .filter(|entry| by_then(entry.date, builder.options.as_at))
            {
                history.push(order_entry(builder, &document, entry)?);
            }
            history.sort_by_key(|a| a.date);
            records.push(OrderRecord {
                id: order.id.clone(),
                document: document.id.to_string(),
                decision: document.short_title().to_owned(),
                court: court_name(&document),
                pinpoint: order.at.to_string(),
                number: order.number.clone(),
                date: order.from.or(document.date),
                until: order
                    .until
                    .filter(|until| by_then(Some(*until), builder.options.as_at)),
                text: located.passage.text.clone(),
                kind: order.kind.to_string(),
                binds: order.binds.iter().map(ToString::to_string).collect(),
                issues: located.passage.issues.clone(),
                status: status.as_str().to_owned(),
                status_label: status_label(order, status).to_owned(),
                statement,
                history,
                statements: touching(builder, order)?,
            });
        }
    }
    records.sort_by(|a, b| (a.date, &a.id).cmp(&(b.date, &b.id)));
    Ok(records)
}

/// A command is in force; a declaration or a dismissal stands.
fn status_label(order: &Order, status: OrderStatus) -> &'static str {
    let command = !matches!(
        order.kind,
        OrderKind::Declaration
            | OrderKind::StrikingOut
            | OrderKind::Dismissal
            | OrderKind::SettingAside
            | OrderKind::Costs
            | OrderKind::Grant
    );
    match status {
        OrderStatus::State(OrderState::InForce) if !command => "stands",
        other => other.label(),
    }
}

fn by_then(date: Option<PartialDate>, as_at: Option<PartialDate>) -> bool {
    match (date, as_at) {
        (Some(date), Some(as_at)) => date.first_day() <= as_at.last_day(),
        _ => true,
    }
}

fn order_entry(
    builder: &mut Builder<'_>,
    document: &Document,
    entry: &OrderEntry,
) -> Result<HistoryEntry, EngineError> {
    let words = (
        entry.state.as_str().to_owned(),
        entry.state.label().to_owned(),
    );
    history(
        builder,
        document,
        words,
        entry.date,
        (entry.by.as_ref(), entry.who.as_ref()),
        entry.note.clone(),
        entry.evidence.as_ref(),
    )
}

/// An entry of a provision's history as it stands in a brief.
pub(super) fn provision_entry(
    builder: &mut Builder<'_>,
    law: &Document,
    provision: &Provision,
    entry: &ProvisionEntry,
) -> Result<HistoryEntry, EngineError> {
    let words = (
        entry.state.as_str().to_owned(),
        format!("{}: {}", provision.at, entry.state.label()),
    );
    history(
        builder,
        law,
        words,
        entry.date,
        (entry.by.as_ref(), entry.who.as_ref()),
        entry.note.clone(),
        entry.evidence.as_ref(),
    )
}

/// An entry of a history. Where it rests on no evidence of its own, it rests on the passage
/// or document that did it.
fn history(
    builder: &mut Builder<'_>,
    document: &Document,
    (state, label): (String, String),
    date: Option<PartialDate>,
    (by, who): (Option<&Reference>, Option<&String>),
    note: Option<String>,
    evidence: Option<&Evidence>,
) -> Result<HistoryEntry, EngineError> {
    let actor = match by {
        Some(reference) => builder.ledger.referred(reference)?,
        None => None,
    };
    if let Some(evidence) = evidence {
        builder.ledger.rely_on(document, evidence);
    }
    let (verification, reported_in) = match (evidence, &actor, by.and_then(Reference::pinpoint)) {
        (Some(evidence), _, _) => (evidence.verification, source_names(document, evidence).0),
        (None, Some(actor), Some(pinpoint)) => {
            match builder.ledger.engine.passage(&actor.id, pinpoint)? {
                Some(passage) => (
                    passage.evidence.verification,
                    source_names(actor, &passage.evidence).0,
                ),
                None => (actor.verification, Vec::new()),
            }
        }
        (None, Some(actor), None) => (actor.verification, Vec::new()),
        (None, None, _) => (Verification::Unverified, Vec::new()),
    };
    Ok(HistoryEntry {
        date,
        state,
        label,
        by: actor
            .as_ref()
            .map(|actor| actor.short_title().to_owned())
            .or_else(|| who.cloned()),
        document: actor.as_ref().map(|actor| actor.id.to_string()),
        pinpoint: by.and_then(Reference::pinpoint).map(ToString::to_string),
        note,
        verification,
        verification_label: verification.label(),
        reported_in,
    })
}

/// What documents say about an order, oldest first.
fn touching(
    builder: &mut Builder<'_>,
    order: &Order,
) -> Result<Vec<StatementOnOrder>, EngineError> {
    let mut found = Vec::new();
    for document in builder.ledger.engine.documents_with_order(&order.id)? {
        for touch in document
            .touches
            .iter()
            .filter(|touch| touch.order == order.id)
        {
            if !by_then(document.date, builder.options.as_at) {
                continue;
            }
            let passages = builder.ledger.engine.passages(&document.id)?;
            let passage = match &touch.at {
                Some(at) => passages.iter().find(|passage| passage.pinpoint == *at),
                None => passages.first(),
            };
            let Some(passage) = passage else { continue };
            let verified_only = builder.options.verified_only
                && passage.evidence.verification == Verification::Unverified;
            if verified_only {
                continue;
            }
            found.push(StatementOnOrder {
                statement: builder.ledger.statement(&document, passage),
                document: document.id.to_string(),
                label: touch.label.map(|label| label.to_string()),
                set_by: touch.set_by.map(|set_by| set_by.to_string()),
                words: touch.words(),
                note: touch.note.clone(),
            });
        }
    }
    found.sort_by(|a, b| {
        (a.statement.date, &a.document, a.statement.note).cmp(&(
            b.statement.date,
            &b.document,
            b.statement.note,
        ))
    });
    Ok(found)
}
