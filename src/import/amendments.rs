//! The notes on amendments of an edition as histories of its provisions.
//!
//! A note under a section is about the whole section, wherever in it it stands. Of the day on which a
//! change took effect it says nothing: the year of the amending Act's number is all that is kept.

use std::collections::BTreeMap;

use crate::cite::{AmendmentNote, Change, amendment_notes};
use crate::model::{
    Evidence, PartialDate, Pinpoint, Provision, ProvisionEntry, ProvisionState, Unit, Verification,
};

/// The source under which an import keeps its original.
const ORIGINAL: &str = "original";

/// The histories that notes tell, by provision. A note that stands under none is left out.
#[must_use]
pub fn histories(notes: &[(Option<Pinpoint>, String)]) -> Vec<Provision> {
    let mut found: BTreeMap<Pinpoint, Vec<ProvisionEntry>> = BTreeMap::new();
    for (place, text) in notes {
        let Some(section) = place.as_ref().and_then(section_of) else {
            continue;
        };
        let entries = amendment_notes(text).into_iter().map(|note| entry(&note));
        found.entry(section).or_default().extend(entries);
    }
    found
        .into_iter()
        .filter(|(_, history)| !history.is_empty())
        .map(|(at, history)| Provision { at, history })
        .collect()
}

/// The section that holds a subsection, the schedule that holds a paragraph.
fn section_of(place: &Pinpoint) -> Option<Pinpoint> {
    let (unit, label) = place.outermost();
    // Before the first section stands the list of all Acts that made and changed the law.
    if matches!(unit, Unit::LongTitle | Unit::Preamble) {
        return None;
    }
    let number = label.split('(').next().unwrap_or(label);
    Pinpoint::new(unit, number).ok()
}

/// An entry that rests on the edition's own note.
fn entry(note: &AmendmentNote) -> ProvisionEntry {
    let place = note
        .place
        .as_ref()
        .map_or_else(String::new, |place| format!(", {place}"));
    ProvisionEntry {
        date: note.year.and_then(year),
        state: state_of(note.change),
        effect: None,
        disputed: None,
        part: (!note.label.is_empty()).then(|| note.label.clone()),
        order: None,
        by: None,
        who: note.instrument.as_ref().map(|act| format!("{act}{place}")),
        note: None,
        evidence: Some(Evidence {
            verification: Verification::OfficialText,
            sources: vec![ORIGINAL.to_owned()],
        }),
        inferred: true,
    }
}

/// What a note's word means for the provision.
#[must_use]
pub const fn state_of(change: Change) -> ProvisionState {
    match change {
        Change::Amended | Change::Substituted => ProvisionState::Amended,
        Change::Inserted => ProvisionState::Inserted,
        Change::Repealed => ProvisionState::Repealed,
    }
}

/// A year as a date.
#[must_use]
pub fn year(year: i16) -> Option<PartialDate> {
    format!("{year:04}").parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_note_is_about_its_section() {
        let notes = [
            (None, "[Act No. 13 of 2031, Act No. 2 of 2032.]".to_owned()),
            (
                Some("s 4(5)".parse().unwrap()),
                "[Act No. 2 of 2032, s. 5.]".to_owned(),
            ),
            (
                Some("sch 1 para 3".parse().unwrap()),
                "[Section 3, Act No. 2 of 2032, s. 14.]".to_owned(),
            ),
        ];
        let histories = histories(&notes);
        let told: Vec<_> = histories
            .iter()
            .map(|provision| {
                let entry = &provision.history[0];
                (
                    provision.at.to_string(),
                    entry.who.clone().unwrap(),
                    entry.date.unwrap().to_string(),
                )
            })
            .collect();
        let expected = [
            ("s 4", "Act No. 2 of 2032, s 5"),
            ("sch 1", "Act No. 2 of 2032, s 14"),
        ];
        assert_eq!(
            told,
            expected.map(|(at, who)| (at.to_owned(), who.to_owned(), "2032".to_owned()))
        );
    }
}
