//! An answer of `hoja law` as JSON.

use hoja::analysis::{
    Change, DecisionAt, Mention, OrderAt, OrderStanding, OrderStatus, ProvisionAt, Record, TextAt,
};
use hoja::engine::Engine;
use hoja::model::{Document, Issue, PartialDate, Source, Verification};
use hoja::render::with_schema;
use serde_json::{Value, json};

use super::super::error::CliError;
use super::show::Answer;

pub(super) fn answer(shown: &Answer<'_>) -> Result<Value, CliError> {
    let answer = &shown.answer;
    let mut value = standing(answer)?;
    let own = json!({
        "text": shown.text.as_ref().map(TextAt::words),
        "text_kind": shown.text.as_ref().map(TextAt::kind),
        "version_of_text": shown.text.as_ref().map(text),
        "versions": shown.versions.iter().map(version).collect::<Vec<_>>(),
        "history": answer.records.iter().map(record).collect::<Result<Vec<_>, _>>()?,
        "orders": answer.orders.iter().map(order).collect::<Vec<_>>(),
        "decisions": shown.decisions.iter().map(decision).collect::<Result<Vec<_>, _>>()?,
        "changes": changes(shown.engine, &shown.changes)?,
        "cited_by": shown.cited_by.iter().map(mention).collect::<Result<Vec<_>, _>>()?,
        "corpus_hash": shown.engine.corpus_hash(),
        "version": env!("CARGO_PKG_VERSION"),
    });
    extend(&mut value, own);
    Ok(with_schema("law", &value)?)
}

/// An Act that is named, and not held.
pub(super) fn unknown(
    engine: &dyn Engine,
    reference: &str,
    at: PartialDate,
    found: &[Change],
) -> Result<Value, CliError> {
    let value = json!({
        "provision": reference,
        "at": at,
        "title": Value::Null,
        "status": "not-in-corpus",
        "changes": changes(engine, found)?,
        "corpus_hash": engine.corpus_hash(),
        "version": env!("CARGO_PKG_VERSION"),
    });
    Ok(with_schema("law", &value)?)
}

/// What stands at the head: which provision, and how it stands.
fn standing(answer: &ProvisionAt) -> Result<Value, CliError> {
    let standing = &answer.standing;
    let name = answer.place.as_ref().map_or_else(
        || answer.law.id.to_string(),
        |place| format!("{}#{place}", answer.law.id),
    );
    let parts: Vec<Value> = standing
        .parts
        .iter()
        .map(|part| {
            json!({
                "part": part.part,
                "state": part.state,
                "since": part.since,
                "history": part.record,
            })
        })
        .collect();
    let mut value = json!({
        "provision": name,
        "document": answer.law.id,
        "pinpoint": answer.place,
        "at": answer.at,
        "title": answer.law.title,
        "short": answer.law.short_title(),
        "kind": answer.law.kind,
        "status": standing.status,
        "perhaps": standing.perhaps,
        "since": standing.since,
        "parts": parts,
        "conditions": answer.conditions.iter().map(order).collect::<Vec<_>>(),
        "decided_by": standing.decided_by,
        "in_doubt": standing.doubtful,
        "recorded_standing": answer.law.standing,
    });
    extend(&mut value, verification(answer.verification)?);
    Ok(value)
}

fn extend(into: &mut Value, from: Value) {
    if let (Value::Object(into), Value::Object(from)) = (into, from) {
        into.extend(from);
    }
}

pub(in crate::cli) fn verification(verification: Verification) -> Result<Value, CliError> {
    Ok(serde_json::to_value(verification)?)
}

pub(super) fn text(text: &TextAt) -> Value {
    json!({
        "document": text.document.id,
        "version": text.version,
        "later_than_asked": text.later,
        "text_kind": text.kind(),
        "passages": text.passages.iter().map(|passage| json!({
            "pinpoint": passage.pinpoint,
            "text": passage.text,
            "verification": passage.evidence.verification.as_str(),
        })).collect::<Vec<_>>(),
        "url": text.document.url(),
    })
}

fn version(law: &Document) -> Value {
    json!({"document": law.id, "version": law.version, "text_kind": law.text})
}

pub(in crate::cli) fn source(source: &Source) -> Value {
    json!({
        "id": source.id,
        "publisher": source.publisher,
        "title": source.title,
        "url": source.url,
        "document": source.document,
    })
}

pub(super) fn record(record: &Record) -> Result<Value, CliError> {
    let entry = &record.entry;
    let at = entry.by.as_ref().and_then(|by| by.pinpoint().cloned());
    let at = at.or_else(|| record.order.as_ref().map(|found| found.order.at.clone()));
    let mut value = json!({
        "date": entry.date,
        "precision": entry.date.map(PartialDate::precision),
        "effect": entry.effect,
        "disputed": entry.disputed,
        "state": if record.enacted { "assented" } else { entry.state.as_str() },
        "law": record.law.id,
        "place": record.place,
        "bearing": record.bearing,
        "part": entry.part,
        "by": record.proof.actor.as_ref().map(|actor| actor.id.to_string())
            .or_else(|| entry.by.as_ref().map(|by| by.document().to_owned())),
        "by_title": record.proof.actor.as_ref().map(Document::short_title),
        "pinpoint": at,
        "who": entry.who,
        "order": record.order.as_ref().map(order),
        "note": entry.note,
        "when": record.when.as_str(),
        "inferred": entry.inferred,
        "told_by": record.proof.told_by,
        "sources": record.proof.sources.iter().map(source).collect::<Vec<_>>(),
    });
    extend(&mut value, verification(record.proof.verification)?);
    Ok(value)
}

/// A status that a program cannot misread: `uncertain` where the dates leave more than one.
pub(in crate::cli) fn order_status(standing: &OrderStanding) -> (&'static str, Vec<&'static str>) {
    if standing.perhaps.is_empty() {
        return (standing.status.as_str(), Vec::new());
    }
    let mut possible = vec![standing.status.as_str()];
    possible.extend(
        standing
            .perhaps
            .iter()
            .map(|other| OrderStatus::as_str(*other)),
    );
    ("uncertain", possible)
}

fn order(found: &OrderAt) -> Value {
    let (status, perhaps) = order_status(&found.standing);
    json!({
        "id": found.order.id,
        "document": found.decision.id,
        "decision": found.decision.short_title(),
        "number": found.decision.number,
        "court": found.decision.court,
        "pinpoint": found.order.at,
        "kind": found.order.kind,
        "status": status,
        "perhaps": perhaps,
        "since": found.standing.since,
    })
}

fn decision(found: &DecisionAt) -> Result<Value, CliError> {
    let mut steps = Vec::new();
    for step in &found.steps {
        let mut value = json!({
            "date": step.date,
            "until": step.until,
            "state": step.state,
            "by": step.by.as_ref().map(|by| by.id.to_string()),
            "pinpoint": step.pinpoint,
            "note": step.note,
            "when": step.when.as_str(),
        });
        extend(&mut value, verification(step.verification)?);
        steps.push(value);
    }
    Ok(json!({
        "document": found.document.id,
        "state": found.state,
        "perhaps": found.perhaps,
        "since": found.since,
        "steps": steps,
    }))
}

/// The chain forwards: each provision with the petition, ground, paragraph, order and status.
fn changes(engine: &dyn Engine, changes: &[Change]) -> Result<Vec<Value>, CliError> {
    let issues = if changes.is_empty() {
        Vec::new()
    } else {
        engine.issues()?
    };
    let mut list = Vec::new();
    for change in changes {
        let mut orders = Vec::new();
        for found in &change.orders {
            let mut value = order(found);
            extend(
                &mut value,
                json!({"grounds": grounds(engine, found, &issues)?}),
            );
            orders.push(value);
        }
        let at = change.entry.by.as_ref().and_then(|by| by.pinpoint());
        let mut value = json!({
            "document": change.provision.law.id,
            "title": change.provision.law.title,
            "pinpoint": change.provision.place,
            "state": change.entry.state,
            "date": change.entry.date,
            "part": change.entry.part,
            "by_pinpoint": at,
            "who": change.entry.who,
            "note": change.entry.note,
            "inferred": change.entry.inferred,
            "status": change.provision.standing.status,
            "perhaps": change.provision.standing.perhaps,
            "orders": orders,
        });
        extend(&mut value, verification(change.proof.verification)?);
        list.push(value);
    }
    Ok(list)
}

/// The issues under which the order was made, each with the findings of that decision on it.
fn grounds(engine: &dyn Engine, found: &OrderAt, issues: &[Issue]) -> Result<Vec<Value>, CliError> {
    let Some(passage) = engine.passage(&found.decision.id, &found.order.at)? else {
        return Ok(Vec::new());
    };
    let findings = engine.passages(&found.decision.id)?;
    let grounds = passage.issues.iter().map(|id| {
        let title = issues.iter().find(|issue| issue.id == *id);
        let answers: Vec<_> = findings
            .iter()
            .filter(|finding| finding.answers.contains(id))
            .map(|finding| &finding.pinpoint)
            .collect();
        json!({
            "issue": id,
            "title": title.map(|issue| &issue.title),
            "findings": answers,
        })
    });
    Ok(grounds.collect())
}

fn mention(mention: &Mention) -> Result<Value, CliError> {
    let passage = &mention.citing.located.passage;
    let mut value = json!({
        "document": mention.document.id,
        "short": mention.document.short_title(),
        "pinpoint": passage.pinpoint,
        "voice": passage.voice,
        "role": passage.role,
        "text_kind": mention.document.text_of(passage),
        "sentence": mention.sentence,
    });
    extend(&mut value, verification(passage.evidence.verification)?);
    Ok(value)
}
