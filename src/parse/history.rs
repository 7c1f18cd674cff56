//! What became of orders and provisions: the histories in a front matter.

use crate::diagnostic::Diagnostic;
use crate::model::{
    Evidence, OrderEntry, OrderId, OrderState, PartialDate, Provision, ProvisionEntry,
    ProvisionState, Reference,
};
use crate::yaml::Node;

use super::link::Target;
use super::records::{Notes, evidence, evidence_keys, settle};

/// An entry as both histories have it. The second group is a provision's alone.
struct Entry<S> {
    state: S,
    date: Option<PartialDate>,
    by: Option<Reference>,
    who: Option<String>,
    note: Option<String>,
    evidence: Option<Evidence>,

    effect: Option<PartialDate>,
    disputed: Option<PartialDate>,
    part: Option<String>,
    order: Option<OrderId>,
    inferred: bool,
}

const ORDER_KEYS: &[&str] = &evidence_keys!["date", "state", "by", "who", "note"];
const PROVISION_KEYS: &[&str] = &evidence_keys![
    "date", "effect", "disputed", "state", "part", "order", "by", "who", "note", "inferred"
];

fn entry<S: std::str::FromStr>(
    node: &Node,
    keys: &[&str],
    names: &[&str],
    notes: &mut Notes,
) -> Option<Entry<S>> {
    let mut fields = notes.open(node, "an entry of a history", keys)?;
    if fields.node("state").is_none() {
        fields.missing("state");
    }
    let state = fields.one_of::<S>("state", names);
    let date = fields.parsed("date", "bad-date").map(|found| found.value);
    let effect = fields.parsed::<PartialDate>("effect", "bad-date");
    let disputed = fields
        .parsed("disputed", "bad-date")
        .map(|found| found.value);
    let part = fields.text("part").map(|found| found.value);
    let order = fields.parsed::<OrderId>("order", "bad-id");
    let by = fields.parsed("by", "bad-reference");
    let who = fields.text("who").map(|found| found.value);
    let note = fields.text("note").map(|found| found.value);
    let inferred = fields.one_of::<bool>("inferred", &["true", "false"]);
    let evidence = evidence(&mut fields);
    if let (Some(effect), Some(date)) = (&effect, date)
        && effect.value.last_day() < PartialDate::first_day(date)
    {
        let finding = Diagnostic::error(
            "backward-dates",
            format!(
                "it has effect on {}, before it was done on {date}",
                effect.value
            ),
            effect.span.clone(),
        )
        .help("`effect` is for what takes effect later than it is made; leave it out otherwise");
        fields.findings().push(finding);
    }
    if by.is_none() && order.is_none() && evidence.is_none() {
        let span = fields.span();
        let finding = Diagnostic::error("unsourced-entry", "nothing shows that this happened", span)
            .help("name the document that shows it in `by`, or give `sources`, or say `verification: unverified`");
        fields.findings().push(finding);
    }
    let by = notes.reference(by);
    if let Some(order) = &order {
        notes.link(Target::Order(order.value.clone()), &order.span);
    }
    let evidence = settle(evidence, notes);
    Some(Entry {
        state: state?.value,
        date,
        by,
        who,
        note,
        evidence,
        effect: effect.map(|found| found.value),
        disputed,
        part,
        order: order.map(|found| found.value),
        inferred: inferred.is_some_and(|found| found.value),
    })
}

pub(super) fn order_entry(node: &Node, notes: &mut Notes) -> Option<OrderEntry> {
    let names: Vec<_> = OrderState::names().collect();
    let entry = entry::<OrderState>(node, ORDER_KEYS, &names, notes)?;
    Some(OrderEntry {
        date: entry.date,
        state: entry.state,
        by: entry.by,
        who: entry.who,
        note: entry.note,
        evidence: entry.evidence,
    })
}

pub(super) fn provision(node: &Node, notes: &mut Notes) -> Option<Provision> {
    let mut fields = notes.open(node, "a provision", &["at", "history"])?;
    if fields.node("at").is_none() {
        fields.missing("at");
    }
    let at = fields.parsed::<crate::model::Pinpoint>("at", "bad-pinpoint");
    let history = fields.items("history");
    if let Some(at) = &at {
        notes.link(Target::Passage(at.value.clone()), &at.span);
    }
    let names: Vec<_> = ProvisionState::names().collect();
    let history = history
        .into_iter()
        .filter_map(|node| provision_entry(node, &names, notes))
        .collect();
    Some(Provision {
        at: at?.value,
        history,
    })
}

fn provision_entry(node: &Node, names: &[&str], notes: &mut Notes) -> Option<ProvisionEntry> {
    let entry = entry::<ProvisionState>(node, PROVISION_KEYS, names, notes)?;
    Some(ProvisionEntry {
        date: entry.date,
        state: entry.state,
        effect: entry.effect,
        disputed: entry.disputed,
        part: entry.part,
        order: entry.order,
        by: entry.by,
        who: entry.who,
        note: entry.note,
        evidence: entry.evidence,
        inferred: entry.inferred,
    })
}
