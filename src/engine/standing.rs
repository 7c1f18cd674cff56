//! How much a passage's standing weighs when hits are put in order.
//!
//! Standing never decides whether a passage is found. It parts passages that answer a query
//! about equally well: what a higher court said before what a lower one did, a finding before
//! an argument, what a person annotated before what the program inferred, the official text
//! before a digest. Each part is a factor near 1, so that no amount of standing outweighs a
//! clearly better match.

use crate::cite;
use crate::model::{Document, Passage, Role, TextKind, Unit};

/// One reason for which a passage weighs more or less.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Part {
    /// In a few words.
    pub label: &'static str,
    /// What the score is multiplied by.
    pub factor: f32,
}

/// The reasons that hold for a passage; those that change nothing are left out.
#[must_use]
pub fn parts(document: &Document, passage: &Passage) -> Vec<Part> {
    let mut parts = Vec::new();
    let mut add = |label, factor| parts.push(Part { label, factor });
    let rank = document.court.as_deref().and_then(cite::court);
    match rank.map(|court| court.rank) {
        Some(1) => add("highest court", 1.12),
        Some(2) => add("court of appeal", 1.08),
        Some(3) => add("superior court", 1.04),
        _ => {}
    }
    match passage.role {
        Some(Role::Finding) => add("what the court found", 1.12),
        Some(Role::Order) => add("order", 1.08),
        Some(Role::Argument) => add("argument of a party", 0.94),
        Some(Role::Background) => add("background", 0.97),
        _ => {}
    }
    if passage.inferred && !document.kind.is_law() {
        add("inferred, not annotated", 0.97);
    }
    if document.kind.is_law() && passage.pinpoint.outermost().0 == Unit::Schedule {
        add("schedule", 0.85);
    }
    if document.text_of(passage) == TextKind::Digest {
        add("digest", 0.95);
    }
    parts
}

/// The product of the parts, in thousandths: at least 1.
pub(super) fn thousandths(document: &Document, passage: &Passage) -> u64 {
    let factor: f32 = parts(document, passage)
        .iter()
        .map(|part| part.factor)
        .product();
    (f64::from(factor) * 1_000.0).round().max(1.0) as u64
}
