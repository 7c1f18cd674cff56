//! What an amending Act inserted and changed, and what the courts made of it.

use hoja::analysis::{Change, OrderAt};
use hoja::render::fill;

use super::super::ui::{FAINT, STRONG, Ui};

pub(super) fn show(ui: &mut Ui, changes: &[Change]) {
    let columns = ui.columns();
    for change in changes {
        let place = change
            .provision
            .place
            .as_ref()
            .map_or_else(String::new, |place| format!(", {place}"));
        let date = change
            .entry
            .date
            .map_or_else(String::new, |date| format!(" ({})", date.in_words()));
        let part = change
            .entry
            .part
            .as_ref()
            .map_or_else(String::new, |part| format!(" in part ({part})"));
        let head = format!(
            "{}{place}: {}{part}{date}; {}",
            change.provision.law.short_title(),
            change.entry.state.label(),
            change.provision.standing.status.label()
        );
        let head = ui.styled(STRONG, fill(&head, "  ", "    ", columns));
        ui.line(head);
        let mut known = vec![change.proof.verification.label()];
        if change.entry.inferred {
            known.push("read by hoja from the text".to_owned());
        }
        let known = ui.styled(FAINT, format!("    {}", known.join(" · ")));
        ui.line(known);
        for found in &change.orders {
            ui.line(fill(&order(found), "    ", "      ", columns));
        }
    }
    ui.line("");
}

/// The petition, the order and its paragraph, and how it stands.
fn order(found: &OrderAt) -> String {
    let number = found.decision.number.join("; ");
    format!(
        "{} {} in {}{}, {}: {}",
        found.order.id,
        found.order.kind,
        found.decision.short_title(),
        if number.is_empty() {
            String::new()
        } else {
            format!(" ({number})")
        },
        found.order.at,
        found.standing.status.label()
    )
}
