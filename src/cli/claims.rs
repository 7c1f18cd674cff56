//! `hoja claims`: what statements claim, beside what courts ordered and found.

use hoja::analysis::{Claim, claims};
use hoja::render::{fill, with_schema};
use serde_json::{Value, json};

use super::error::{CliError, Outcome};
use super::law::json::{order_status, verification};
use super::orders::{known_issue, label};
use super::ui::{FAINT, STRONG, Ui, WARN};
use super::world::World;

/// Show what statements claim, beside the order or finding that each touches
///
/// A claim is a passage of a statement made outside court. Beside it stand the
/// orders that a person has linked to it, with whose label that is; orders that
/// share words with it and that nobody has linked, as proposals; and the courts'
/// short answers to its issues. Both sides carry their place.
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
        let list = found.iter().map(to_json).collect::<Result<Vec<_>, _>>()?;
        let value = json!({
            "issue": issue,
            "claims": list,
            "corpus_hash": engine.corpus_hash(),
            "version": env!("CARGO_PKG_VERSION"),
        });
        ui.object(&with_schema("claims", &value)?)?;
    } else {
        for claim in &found {
            show(ui, claim);
        }
        ui.note(format!("{} claims", found.len()));
    }
    Ok(if found.is_empty() {
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
        .map(|(decision, answer)| {
            json!({
                "document": decision.id,
                "pinpoint": answer.passage.pinpoint,
                "date": decision.date,
                "court": decision.court,
                "text": answer.passage.text,
                "text_kind": decision.text_of(&answer.passage),
                "issues": answer.passage.answers,
                "verification": answer.passage.evidence.verification.as_str(),
            })
        })
        .collect();
    let mut value = json!({
        "document": claim.document.id,
        "pinpoint": passage.pinpoint,
        "counted": passage.counted,
        "date": claim.document.date_of(passage),
        "speaker": claim.document.speaker,
        "office": claim.document.office,
        "publisher": claim.document.publisher,
        "reported_by": passage.reported_by,
        "voice": passage.voice,
        "issues": passage.issues,
        "text": passage.text,
        "text_kind": claim.document.text_of(passage),
        "orders": orders,
        "findings": findings,
    });
    if let (Value::Object(into), Value::Object(from)) =
        (&mut value, verification(passage.evidence.verification)?)
    {
        into.extend(from);
    }
    Ok(value)
}

fn show(ui: &mut Ui, claim: &Claim) {
    let columns = ui.columns();
    let passage = &claim.located.passage;
    let date = claim
        .document
        .date_of(passage)
        .map_or_else(|| "no date".to_owned(), |date| date.in_words());
    let who = match (&claim.document.speaker, &claim.document.office) {
        (Some(speaker), Some(office)) => format!("{speaker}, {office}"),
        (Some(speaker), None) => speaker.clone(),
        (None, _) => claim.document.short_title().to_owned(),
    };
    let head = ui.styled(STRONG, fill(&format!("{date}  {who}"), "", "  ", columns));
    ui.line(head);
    let place = format!(
        "{}, {} · {}",
        claim.document.id,
        passage.pinpoint,
        passage.evidence.verification.label()
    );
    let place = ui.styled(FAINT, fill(&place, "  ", "  ", columns));
    ui.line(place);
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
    for (decision, answer) in &claim.answers {
        let head = format!(
            "court on the same issue ({}, {}):",
            decision.short_title(),
            answer.passage.pinpoint
        );
        let head = ui.styled(FAINT, fill(&head, "  ", "    ", columns));
        ui.line(head);
        ui.line(fill(&answer.passage.text, "    ", "    ", columns));
    }
    if claim.orders.is_empty() && claim.answers.is_empty() {
        ui.line("  nobody has linked it to an order, and no court's answer is on its issues");
    }
    ui.line("");
}
