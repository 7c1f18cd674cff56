//! Passages of a law in the making.

use std::collections::BTreeSet;

use crate::model::{Passage, Pinpoint, Role, Unit, Voice};

/// A passage in the making.
#[derive(Debug, Clone, Default)]
pub(super) struct Draft {
    /// Schedule, part of a schedule, Order: what stands before the number.
    pub(super) container: Vec<(Unit, String)>,
    pub(super) unit: Option<Unit>,
    pub(super) label: String,
    pub(super) headings: Vec<String>,
    pub(super) lines: Vec<String>,
    pub(super) blocks: Vec<usize>,
}

/// Leaves the part out of a schedule's pinpoints where its numbers run on through all parts.
pub(super) fn simplify_parts(drafts: &mut [Draft]) {
    let schedules: BTreeSet<String> = drafts
        .iter()
        .filter(|d| d.container.len() > 1)
        .map(|d| d.container[0].1.clone())
        .collect();
    for schedule in schedules {
        let of_schedule = |draft: &&Draft| {
            draft
                .container
                .first()
                .is_some_and(|(unit, n)| *unit == Unit::Schedule && *n == schedule)
        };
        let labels: Vec<String> = drafts
            .iter()
            .filter(of_schedule)
            .map(|draft| draft.label.clone())
            .collect();
        let unique = labels.iter().collect::<BTreeSet<_>>().len() == labels.len();
        if unique {
            for draft in drafts.iter_mut().filter(|d| of_schedule(&&**d)) {
                draft.container.truncate(1);
            }
        }
    }
}

impl Draft {
    pub(super) fn pinpoint(&self, unit: Unit) -> Result<Pinpoint, crate::model::PinpointError> {
        let mut written = String::new();
        let own = self
            .unit
            .filter(|_| !self.label.is_empty())
            .map(|unit| (unit, self.label.clone()));
        if let Some(lone @ (Unit::LongTitle | Unit::Preamble)) = self.unit {
            return Pinpoint::new(lone, "");
        }
        for (unit, label) in self.container.iter().cloned().chain(own) {
            written.push_str(&format!("{} {label} ", unit.as_str()));
        }
        if written.is_empty() {
            return Pinpoint::new(unit, &self.label);
        }
        written.trim().parse()
    }
}

/// A provision.
pub(super) fn passage(
    pinpoint: Pinpoint,
    counted: bool,
    ordinal: u32,
    headings: Vec<String>,
    text: String,
) -> Passage {
    Passage {
        counted,
        headings,
        voice: Some(Voice::Legislature),
        role: Some(Role::Provision),
        inferred: true,
        ..Passage::bare(pinpoint, ordinal, text)
    }
}
