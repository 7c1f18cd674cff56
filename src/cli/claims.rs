//! `hoja claims`: what statements claim, beside what courts ordered and found.

use std::collections::BTreeSet;

use hoja::analysis::{Claim, Dispute, claims};
use hoja::model::{Reference, Side, TouchSetBy};
use hoja::render::{fill, with_schema};
use serde_json::{Value, json};

use super::error::{CliError, Outcome};
use super::law::json::{order_status, verification};
use super::orders::{known_issue, label, reported, reported_in, who};
use super::ui::{FAINT, STRONG, Ui, WARN};
use super::world::World;

/// Show what statements claim, beside the order or finding that each touches
///
/// A claim is a passage of a statement made outside court. Beside it stand the
/// orders that a person has linked to it, with whose label that is; orders that
/// share words with it and that nobody has linked, as proposals; where another
/// source says otherwise, as a person has recorded it; and the courts' short
/// answers to its issues. All sides carry their place.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  hoja claims mandatory-registration\n  hoja claims --json")]
pub(crate) struct ClaimsArgs {
    /// Issue (`hoja issues` lists them); all where it is silent
    #[arg(value_name = "ISSUE")]
    issue: Option<String>,
}

pub(crate) fn run(ui: &mut Ui, world: &World, args: &ClaimsArgs) -> Result<Outcome, CliError> {
    let matter = world.matter()?;
    let opened = world.open(ui, &matter, false)?;
    let engine = &*opened.engine;
    let issue = known_issue(engine, args.issue.as_deref())?;
    let found = claims(engine, issue.as_ref())?;
    if ui.json() {
        let list = found
            .list
            .iter()
            .map(to_json)
            .collect::<Result<Vec<_>, _>>()?;
        let value = json!({
            "issue": issue,
            "claims": list,
            "unread": found.unread,
            "corpus_hash": engine.corpus_hash(),
            "version": env!("CARGO_PKG_VERSION"),
        });
        ui.object(&with_schema("claims", &value)?)?;
    } else {
        let mut given = BTreeSet::new();
        for claim in &found.list {
            show(ui, claim, &mut given);
        }
        ui.note(match found.list.len() {
            1 => "1 claim".to_owned(),
            many => format!("{many} claims"),
        });
        if found.unread > 0 {
            ui.note(format!(
                "{} more passages were not read: ask for an issue",
                found.unread
            ));
        }
    }
    Ok(if found.list.is_empty() {
        Outcome::No
    } else {
        Outcome::Done
    })
}

fn to_json(claim: &Claim) -> Result<Value, CliError> {
    let passage = &claim.located.passage;
    let mut orders = Vec::new();
    for (order, beside) in &claim.orders {
        let (status, _) = order
            .standing
            .as_ref()
            .map_or(("not-recorded", Vec::new()), order_status);
        let touch = beside.touch.as_ref();
        orders.push(json!({
            "id": if order.proposed { Value::Null } else { json!(order.order.id) },
            "document": order.decision.id,
            "pinpoint": order.order.at,
            "text": order.terms,
            "text_kind": order.decision.text_of(&order.passage),
            "status": status,
            "label": touch.and_then(|touch| touch.label),
            "set_by": touch.and_then(|touch| touch.set_by),
            "note": touch.and_then(|touch| touch.note.clone()),
            "proposed": touch.is_none(),
            "shared_words": beside.shared,
            "verification": order.passage.evidence.verification.as_str(),
        }));
    }
    let findings: Vec<Value> = claim
        .answers
        .iter()
        .map(|answer| {
            let (decision, passage) = (&answer.decision, &answer.located.passage);
            json!({
                "document": decision.id,
                "pinpoint": passage.pinpoint,
                "date": decision.date,
                "court": decision.court,
                "text": passage.text,
                "text_kind": decision.text_of(passage),
                "issues": passage.answers,
                "decision": answer.standing.state,
                "decision_perhaps": answer.standing.perhaps,
                "verification": passage.evidence.verification.as_str(),
            })
        })
        .collect();
    let at = place(claim);
    let differences: Vec<Value> = claim
        .disputes
        .iter()
        .map(|dispute| difference(dispute, &at))
        .collect();
    let (speaker, office) = claim.document.speaker_of(passage);
    let mut value = json!({
        "document": claim.document.id,
        "pinpoint": passage.pinpoint,
        "counted": passage.counted,
        "date": claim.document.date_of(passage),
        "speaker": speaker,
        "office": office,
        "place": claim.document.place,
        "publisher": claim.document.publisher,
        "reported_by": passage.reported_by,
        "reported_in": reported_in(&claim.document, passage),
        "voice": passage.voice,
        "issues": passage.issues,
        "text": passage.text,
        "text_kind": claim.document.text_of(passage),
        "orders": orders,
        "differences": differences,
        "findings": findings,
    });
    if let (Value::Object(into), Value::Object(from)) =
        (&mut value, verification(passage.evidence.verification)?)
    {
        into.extend(from);
    }
    Ok(value)
}

/// The claim's place, as a side of a conflict is pinned to it.
fn place(claim: &Claim) -> String {
    format!("{}#{}", claim.document.id, claim.located.passage.pinpoint)
}

/// What other sources say otherwise, as a person recorded it.
fn difference(dispute: &Dispute, at: &str) -> Value {
    let sides = dispute.conflict.sides.iter().zip(&dispute.told_by);
    let own = |side: &Side| {
        side.at
            .as_ref()
            .is_some_and(|place| place.to_string() == at)
    };
    let says: Vec<&str> = sides
        .clone()
        .filter(|(side, _)| own(side))
        .map(|(side, _)| side.says.as_str())
        .collect();
    let others: Vec<Value> = sides
        .filter(|(side, _)| !own(side))
        .map(|(side, told_by)| {
            json!({
                "says": side.says,
                "document": side.at.as_ref().map(Reference::document),
                "pinpoint": side.at.as_ref().and_then(Reference::pinpoint),
                "sources": told_by,
            })
        })
        .collect();
    json!({
        "about": dispute.conflict.about,
        "says": says.join("; "),
        "others": others,
        "resolution": dispute.conflict.resolution,
        "recorded_in": dispute.recorded_in,
        "set_by": TouchSetBy::Editor,
    })
}

fn show(ui: &mut Ui, claim: &Claim, given: &mut BTreeSet<String>) {
    let columns = ui.columns();
    let passage = &claim.located.passage;
    let date = claim
        .document
        .date_of(passage)
        .map_or_else(|| "no date".to_owned(), |date| date.in_words());
    let who = who(&claim.document, passage);
    let head = ui.styled(STRONG, fill(&format!("{date}  {who}"), "", "  ", columns));
    ui.line(head);
    let mut facts = vec![format!("{}, {}", claim.document.id, passage.pinpoint)];
    facts.extend(passage.voice.map(|voice| voice.label().to_owned()));
    facts.push(passage.evidence.verification.label());
    facts.extend(reported(&claim.document, passage));
    let facts = ui.styled(FAINT, fill(&facts.join(" · "), "  ", "  ", columns));
    ui.line(facts);
    ui.line(fill(&passage.text, "  ", "  ", columns));
    for (order, beside) in &claim.orders {
        let name = if order.proposed {
            format!("{}#{}", order.decision.id, order.order.at)
        } else {
            order.order.id.to_string()
        };
        let style = if beside.touch.is_none() { WARN } else { FAINT };
        let head = format!(
            "order {name} ({}, {}): {}",
            order.decision.short_title(),
            order.order.at,
            label(beside)
        );
        let head = ui.styled(style, fill(&head, "  ", "    ", columns));
        ui.line(head);
        if beside.touch.is_some() {
            ui.line(fill(&order.terms, "    ", "    ", columns));
        }
    }
    for dispute in &claim.disputes {
        differs(ui, dispute, &place(claim));
    }
    for answer in &claim.answers {
        let passage = &answer.located.passage;
        let place = format!("{}, {}", answer.decision.short_title(), passage.pinpoint);
        let first = given.insert(place.clone());
        let above = if first { "" } else { " given above" };
        let touched = answer.touched();
        let style = if touched.is_some() { WARN } else { FAINT };
        let fate = touched.map_or_else(String::new, |words| format!("; decision {words}"));
        let head = format!("court on the same issue ({place}{fate}):{above}");
        let head = ui.styled(style, fill(&head, "  ", "    ", columns));
        ui.line(head);
        if first {
            ui.line(fill(&passage.text, "    ", "    ", columns));
        }
    }
    if claim.orders.is_empty() && claim.answers.is_empty() {
        ui.line("  nobody has linked it to an order, and no court's answer is on its issues");
    }
    ui.line("");
}

/// What others say otherwise: only where a person has recorded it, and said to be so.
fn differs(ui: &mut Ui, dispute: &Dispute, at: &str) {
    let columns = ui.columns();
    let conflict = &dispute.conflict;
    let head = format!(
        "sources differ, as this corpus records it in {}: {}",
        dispute.recorded_in, conflict.about
    );
    let head = ui.styled(WARN, fill(&head, "  ", "    ", columns));
    ui.line(head);
    for (side, told_by) in conflict.sides.iter().zip(&dispute.told_by) {
        let mut by: Vec<String> = match &side.at {
            Some(place) if place.to_string() == at => vec!["this passage".to_owned()],
            Some(place) => vec![place.to_string().replace('#', ", ")],
            None => Vec::new(),
        };
        let own = side.at.as_ref().map(Reference::document);
        let others = told_by.iter().filter(|name| Some(name.as_str()) != own);
        by.extend(others.cloned());
        let words = format!("{} ({})", side.says, by.join("; "));
        ui.line(fill(&words, "    - ", "      ", columns));
    }
    if let Some(resolution) = &conflict.resolution {
        let words = format!("followed here: {resolution}");
        ui.line(fill(&words, "    ", "    ", columns));
    }
}
