//! `hoja orders`: the register of orders.

use hoja::analysis::{
    Beside, OrderEvent, Register, RegisterFilter, Registered, Resolution, When, register, resolve,
};
use hoja::cite;
use hoja::model::{Document, IssueId, OrderKind, OrderState, PartialDate, Passage, Verification};
use hoja::render::{fill, with_schema};
use serde_json::{Value, json};

use super::cite::{ambiguous, not_in_corpus};
use super::error::{CliError, Outcome};
use super::law::json::{order_status, source, verification};
use super::ui::{FAINT, STRONG, Ui, WARN};
use super::world::World;

/// The status of an order that nobody recorded.
const NOT_RECORDED: &str = "not-recorded";

/// Show the register of orders
///
/// Each order with its terms, kind, whom it binds, how it stands, what became of it and what
/// statements say about it, each with its proof. Orders in decisions for which nobody recorded
/// any are read from the text and marked as proposed; so are statements that share words with
/// an order and that nobody has linked to it.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  hoja orders --issue maisha --as-at 2024-02-01\n  hoja orders --document nrf-2020-judgment\n  hoja orders --status set-aside"
)]
pub(crate) struct OrdersArgs {
    /// How the orders stand on this day [default: after all that is recorded]
    #[arg(long, value_name = "DATE")]
    as_at: Option<PartialDate>,
    /// Orders on this issue
    #[arg(long, value_name = "ISSUE")]
    issue: Option<String>,
    /// Orders of this decision: an id or a citation
    #[arg(long, value_name = "REF")]
    document: Option<String>,
    /// Orders that stand so: in-force, stayed, superseded, set-aside, spent, not-yet, uncertain, not-recorded …
    #[arg(long, value_name = "STATUS")]
    status: Option<String>,
}

pub(crate) fn run(ui: &mut Ui, world: &World, args: &OrdersArgs) -> Result<Outcome, CliError> {
    let matter = world.matter()?;
    let opened = world.open(ui, &matter, false)?;
    let engine = &*opened.engine;
    let issue = known_issue(engine, args.issue.as_deref())?;
    let document = match &args.document {
        None => None,
        Some(reference) => match resolve(engine, reference)? {
            Resolution::Found(document, _) => Some(*document),
            Resolution::Ambiguous(candidates) => return Err(ambiguous(ui, reference, &candidates)),
            Resolution::NotInCorpus => return not_in_corpus(ui, engine, reference),
        },
    };
    if let Some(status) = &args.status {
        known_status(status)?;
    }
    let filter = RegisterFilter {
        as_at: args.as_at,
        issue,
        document,
    };
    let Register { mut rows, unread } = register(engine, &filter)?;
    if let Some(status) = &args.status {
        rows.retain(|row| status_of(row).0 == status);
    }
    if ui.json() {
        let orders = rows.iter().map(to_json).collect::<Result<Vec<_>, _>>()?;
        let value = json!({
            "as_at": args.as_at,
            "orders": orders,
            "unread": unread,
            "corpus_hash": engine.corpus_hash(),
            "version": env!("CARGO_PKG_VERSION"),
        });
        ui.object(&with_schema("orders", &value)?)?;
    } else {
        for row in &rows {
            show(ui, row, args.as_at);
        }
        let proposed = rows.iter().filter(|row| row.proposed).count();
        ui.note(format!(
            "{} recorded, {proposed} proposed by hoja from the text",
            rows.len() - proposed
        ));
        if unread > 0 {
            ui.note(format!(
                "{unread} more passages that order something were not read: ask by --issue or --document"
            ));
        }
    }
    Ok(if rows.is_empty() {
        Outcome::No
    } else {
        Outcome::Done
    })
}

/// The issue of that id.
pub(super) fn known_issue(
    engine: &dyn hoja::engine::Engine,
    name: Option<&str>,
) -> Result<Option<IssueId>, CliError> {
    let Some(name) = name else { return Ok(None) };
    let issues = engine.issues()?;
    match issues.iter().find(|issue| issue.id.as_str() == name) {
        Some(issue) => Ok(Some(issue.id.clone())),
        None => {
            let known: Vec<&str> = issues.iter().map(|issue| issue.id.as_str()).collect();
            let help = hoja::diagnostic::nearest(name, known.iter().copied()).map_or_else(
                || format!("issues: {}", known.join(", ")),
                |near| format!("did you mean `{near}`?"),
            );
            Err(CliError::usage(
                format!("this matter has no issue `{name}`"),
                Some(help),
            ))
        }
    }
}

fn known_status(status: &str) -> Result<(), CliError> {
    let force = OrderState::ALL
        .iter()
        .filter(|state| state.changes_force())
        .map(|state| state.as_str());
    let known: Vec<&str> = force
        .chain(["not-yet", "uncertain", NOT_RECORDED])
        .collect();
    if known.contains(&status) {
        return Ok(());
    }
    Err(CliError::usage(
        format!("no order stands `{status}`"),
        Some(format!("one of: {}", known.join(", "))),
    ))
}

fn status_of(row: &Registered) -> (&'static str, Vec<&'static str>) {
    row.standing
        .as_ref()
        .map_or((NOT_RECORDED, Vec::new()), order_status)
}

fn merge(into: &mut Value, from: Value) {
    if let (Value::Object(into), Value::Object(from)) = (into, from) {
        into.extend(from);
    }
}

fn to_json(row: &Registered) -> Result<Value, CliError> {
    let (status, perhaps) = status_of(row);
    let mut history = Vec::new();
    for event in &row.history {
        history.push(event_json(event)?);
    }
    let mut statements = Vec::new();
    for beside in &row.beside {
        statements.push(beside_json(beside)?);
    }
    let mut value = json!({
        "id": if row.proposed { Value::Null } else { json!(row.order.id) },
        "document": row.decision.id,
        "decision": row.decision.short_title(),
        "court": row.decision.court,
        "pinpoint": row.order.at,
        "number": row.order.number,
        "date": row.order.from.or(row.decision.date),
        "until": row.order.until,
        "text": row.terms,
        "text_kind": row.decision.text_of(&row.passage),
        "kind": row.order.kind,
        "binds": row.order.binds,
        "bound": row.bound,
        "provisions": row.order.provisions,
        "issues": row.passage.issues,
        "status": status,
        "perhaps": perhaps,
        "since": row.standing.as_ref().and_then(|standing| standing.since),
        "deadline": row.deadline.as_ref().map(|deadline| json!({
            "words": deadline.words,
            "last_day": deadline.computed,
            "computed": deadline.computed.is_some(),
        })),
        "proposed": row.proposed,
        "history": history,
        "statements": statements,
    });
    merge(&mut value, verification(row.passage.evidence.verification)?);
    Ok(value)
}

fn event_json(event: &OrderEvent) -> Result<Value, CliError> {
    let entry = &event.entry;
    let by = event
        .proof
        .actor
        .as_ref()
        .map(|actor| actor.id.to_string())
        .or_else(|| entry.by.as_ref().map(|by| by.document().to_owned()));
    let mut value = json!({
        "date": entry.date,
        "precision": entry.date.map(PartialDate::precision),
        "state": entry.state,
        "changes_force": entry.state.changes_force(),
        "by": by,
        "pinpoint": entry.by.as_ref().and_then(|by| by.pinpoint()),
        "who": entry.who,
        "note": entry.note,
        "when": event.when.as_str(),
        "sources": event.proof.sources.iter().map(source).collect::<Vec<_>>(),
    });
    merge(&mut value, verification(event.proof.verification)?);
    Ok(value)
}

fn beside_json(beside: &Beside) -> Result<Value, CliError> {
    let touch = beside.touch.as_ref();
    let (speaker, office) = beside.document.speaker_of(&beside.passage);
    let mut value = json!({
        "document": beside.document.id,
        "pinpoint": beside.passage.pinpoint,
        "date": beside.document.date_of(&beside.passage),
        "speaker": speaker,
        "office": office,
        "reported_by": beside.passage.reported_by,
        "reported_in": reported_in(&beside.document, &beside.passage),
        "voice": beside.passage.voice,
        "text": beside.passage.text,
        "text_kind": beside.document.text_of(&beside.passage),
        "label": touch.and_then(|touch| touch.label),
        "set_by": touch.and_then(|touch| touch.set_by),
        "note": touch.and_then(|touch| touch.note.clone()),
        "proposed": touch.is_none(),
        "shared_words": beside.shared,
    });
    merge(
        &mut value,
        verification(beside.passage.evidence.verification)?,
    );
    Ok(value)
}

fn show(ui: &mut Ui, row: &Registered, as_at: Option<PartialDate>) {
    let columns = ui.columns();
    let name = if row.proposed {
        format!("{}#{} (proposed by hoja)", row.decision.id, row.order.at)
    } else {
        row.order.id.to_string()
    };
    let number = row
        .order
        .number
        .as_ref()
        .map_or_else(String::new, |number| format!(", order {number}"));
    let head = format!(
        "{name}  {}{number}: {}",
        kind(row.order.kind),
        status_words(row)
    );
    let style = if row.proposed { WARN } else { STRONG };
    let head = ui.styled(style, fill(&head, "", "  ", columns));
    ui.line(head);
    let court = row.decision.court.as_deref().and_then(cite::court);
    let mut facts = vec![format!("{}, {}", row.decision.short_title(), row.order.at)];
    facts.extend(court.map(|court| court.short.clone()));
    facts.extend(
        row.order
            .from
            .or(row.decision.date)
            .map(|date| format!("from {}", date.in_words())),
    );
    facts.extend(
        row.order
            .until
            .map(|until| format!("until {}", until.in_words())),
    );
    if !row.bound.is_empty() {
        facts.push(format!("binds {}", row.bound.join("; ")));
    } else if !row.order.binds.is_empty() {
        let binds: Vec<&str> = row.order.binds.iter().map(|role| role.as_str()).collect();
        facts.push(format!("binds {}", binds.join(", ")));
    }
    facts.push(row.passage.evidence.verification.label());
    let facts = ui.styled(FAINT, fill(&facts.join(" · "), "  ", "  ", columns));
    ui.line(facts);
    ui.line(fill(&row.terms, "  ", "  ", columns));
    if let Some(deadline) = &row.deadline {
        let last = deadline.computed.map_or_else(
            || "its last day does not follow from the decision's".to_owned(),
            |day| format!("last day {}, computed by hoja", day.in_words()),
        );
        ui.line(fill(
            &format!("{} ({last})", deadline.words),
            "  time: ",
            "    ",
            columns,
        ));
    }
    for event in &row.history {
        event_shown(ui, event, as_at);
    }
    for beside in &row.beside {
        beside_shown(ui, beside);
    }
    ui.line("");
}

fn kind(kind: OrderKind) -> String {
    kind.as_str().replace('-', " ")
}

fn status_words(row: &Registered) -> String {
    let Some(standing) = &row.standing else {
        return "what became of it is not recorded".to_owned();
    };
    if !standing.perhaps.is_empty() {
        let mut all = vec![standing.status.label()];
        all.extend(standing.perhaps.iter().map(|other| other.label()));
        return format!("not certain — {}", all.join(", or "));
    }
    let since = standing
        .since
        .map_or_else(String::new, |date| format!(" since {}", date.in_words()));
    format!("{}{since}", standing.status.label())
}

fn event_shown(ui: &mut Ui, event: &OrderEvent, as_at: Option<PartialDate>) {
    let columns = ui.columns();
    let entry = &event.entry;
    let date = entry
        .date
        .map_or_else(|| "no date".to_owned(), |date| date.to_string());
    let mut words = entry.state.label().to_owned();
    let by = event.proof.actor.as_ref().map(|actor| {
        let place = entry
            .by
            .as_ref()
            .and_then(|by| by.pinpoint())
            .map_or_else(String::new, |place| format!(", {place}"));
        format!("{}{place}", actor.short_title())
    });
    if let Some(by) = by.or_else(|| entry.who.clone()) {
        words.push_str(&format!(" — {by}"));
    }
    if let Some(note) = &entry.note {
        words.push_str(&format!(". {note}"));
    }
    let mut known = event.proof.verification.label();
    match event.when {
        When::Later if as_at.is_some() => known.push_str("; after that day"),
        When::Perhaps => known.push_str("; whether by that day is not certain"),
        _ => {}
    }
    ui.line(fill(
        &format!("{words} [{known}]"),
        &format!("  {date:<10}  "),
        "              ",
        columns,
    ));
}

/// A statement beside the order: labelled only as somebody labelled it.
fn beside_shown(ui: &mut Ui, beside: &Beside) {
    let columns = ui.columns();
    let date = beside
        .document
        .date_of(&beside.passage)
        .map_or_else(|| "no date".to_owned(), |date| date.to_string());
    let label = label(beside);
    let mut place = format!("{}, {}", beside.document.id, beside.passage.pinpoint);
    if let Some(reported) = reported(&beside.document, &beside.passage) {
        place.push_str(&format!("; {reported}"));
    }
    let head = format!(
        "said {date} by {} ({place}): {label}",
        who(&beside.document, &beside.passage)
    );
    let style = if beside.touch.is_none() { WARN } else { FAINT };
    let head = ui.styled(style, fill(&head, "  ", "    ", columns));
    ui.line(head);
    if beside.touch.is_some() {
        let mut words = beside.passage.text.clone();
        if beside.passage.evidence.verification == Verification::Unverified {
            words.push_str(" [unverified]");
        }
        ui.line(fill(&words, "    ", "    ", columns));
    }
}

/// Who speaks in a passage of a statement, in what office.
pub(super) fn who(document: &Document, passage: &Passage) -> String {
    match document.speaker_of(passage) {
        (Some(speaker), Some(office)) => format!("{speaker}, {office}"),
        (Some(speaker), None) => speaker.to_owned(),
        (None, _) => document.short_title().to_owned(),
    }
}

/// Where a passage of a statement is reported: the names of its sources.
pub(super) fn reported_in(document: &Document, passage: &Passage) -> Vec<String> {
    document.source_names(&passage.evidence.sources).0
}

/// Who reports it, in words: where it was read itself, nobody does.
pub(super) fn reported(document: &Document, passage: &Passage) -> Option<String> {
    let mut by = reported_in(document, passage);
    if let Some(side) = &passage.reported_by {
        return Some(format!("reported by {side}, a party or its ally"));
    }
    if passage.evidence.verification == Verification::OfficialText {
        return None;
    }
    if by.is_empty() {
        by.clone_from(&document.reported_by);
    }
    (!by.is_empty()).then(|| format!("reported by {}", by.join(", ")))
}

/// What somebody said of how the two sit with each other, with who said so.
pub(super) fn label(beside: &Beside) -> String {
    let Some(touch) = &beside.touch else {
        return format!(
            "proposed by hoja, as both say {}; nobody has linked them",
            beside.shared.join(", ")
        );
    };
    touch.words()
}
