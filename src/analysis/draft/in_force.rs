//! Whether a provision is in force on a day, by what the corpus records of it.
//!
//! The one place in which a draft's check asks this; a fuller history of the law can answer
//! in its stead.

use crate::model::{
    DocId, Document, Kind, PartialDate, Pinpoint, ProvisionEntry, ProvisionState, StandingState,
};

/// Why a provision is not in force.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OutOfForce {
    /// In words: `repealed on 1 July 2033`.
    pub words: String,
    /// The document that did it.
    pub by: Option<DocId>,
    /// The provision of which the corpus records it: the one named, or one around it.
    pub at: Option<Pinpoint>,
}

/// Why a provision, or the whole law where none is named, is out of force at the end of a day,
/// or after all that is recorded. `None` if nothing recorded says that it is.
#[must_use]
pub fn out_of_force(
    law: &Document,
    provision: Option<&Pinpoint>,
    at: Option<PartialDate>,
) -> Option<OutOfForce> {
    if !law.kind.is_law() {
        return None;
    }
    if let Some(provision) = provision {
        // The history nearest to the provision speaks for it, those around it too.
        let mut around: Vec<_> = law
            .provisions
            .iter()
            .filter(|known| known.at.contains(provision))
            .collect();
        around.sort_by_key(|known| std::cmp::Reverse(known.at.to_string().len()));
        for known in around {
            if let Some(out) = by_history(&known.history, at) {
                return Some(OutOfForce {
                    at: Some(known.at.clone()),
                    ..out
                });
            }
        }
    }
    whole(law, at)
}

fn by_history(history: &[ProvisionEntry], at: Option<PartialDate>) -> Option<OutOfForce> {
    let day = at.map_or(i64::MAX, PartialDate::last_day);
    // What touched a part leaves the provision itself in force.
    let whole = history.iter().filter(|entry| entry.part.is_none());
    let mut entries: Vec<&ProvisionEntry> = whole.collect();
    entries.sort_by_key(|entry| entry.date.map_or(i64::MIN, PartialDate::first_day));
    let mut state: Option<&ProvisionEntry> = None;
    let mut later: Option<&ProvisionEntry> = None;
    for entry in entries {
        let began = entry.date.map_or(i64::MIN, PartialDate::first_day);
        if began > day {
            if matches!(
                entry.state,
                ProvisionState::Inserted | ProvisionState::Commenced
            ) {
                later = later.or(Some(entry));
            }
            continue;
        }
        match entry.state {
            ProvisionState::ReadDown | ProvisionState::Amended | ProvisionState::Upheld => {
                // They say that it is there, not that it came back.
                state = state.or(Some(entry));
            }
            ProvisionState::Proposed if state.is_some() => {}
            _ => state = Some(entry),
        }
    }
    let Some(entry) = state else {
        let later = later?;
        return Some(OutOfForce {
            words: format!("not yet in force: {}", told(later)),
            by: by(later),
            at: None,
        });
    };
    let out = matches!(
        entry.state,
        ProvisionState::Repealed
            | ProvisionState::Suspended
            | ProvisionState::DeclaredInvalid
            | ProvisionState::Nullified
            | ProvisionState::Proposed
    );
    out.then(|| OutOfForce {
        words: told(entry),
        by: by(entry),
        at: None,
    })
}

fn by(entry: &ProvisionEntry) -> Option<DocId> {
    entry.by.as_ref().and_then(|by| by.document().parse().ok())
}

fn told(entry: &ProvisionEntry) -> String {
    let date = entry
        .date
        .map_or_else(String::new, |date| match date.to_string().len() {
            10 => format!(" on {}", date.in_words()),
            _ => format!(" in {}", date.in_words()),
        });
    let by = entry
        .by
        .as_ref()
        .map(|by| match by.pinpoint() {
            Some(place) => format!(" by {}, {place}", by.document()),
            None => format!(" by {}", by.document()),
        })
        .or_else(|| entry.who.as_ref().map(|who| format!(" by {who}")))
        .unwrap_or_default();
    format!("{}{date}{by}", entry.state.label())
}

/// Why a whole law is out of force.
fn whole(law: &Document, at: Option<PartialDate>) -> Option<OutOfForce> {
    if law.kind == Kind::Bill {
        return None;
    }
    if let (Some(commencement), Some(at)) = (law.commencement, at)
        && commencement.first_day() > at.last_day()
    {
        return Some(OutOfForce {
            words: format!("not yet in force: it commences {}", commencement.in_words()),
            by: None,
            at: None,
        });
    }
    let standing = law.standing.as_ref()?;
    let out = matches!(
        standing.state,
        StandingState::Repealed
            | StandingState::Nullified
            | StandingState::NotInForce
            | StandingState::Lapsed
    );
    let note = standing
        .note
        .as_ref()
        .map_or_else(String::new, |note| format!(": {note}"));
    out.then(|| OutOfForce {
        words: format!("{}{note}", standing.state.label()),
        by: None,
        at: None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(date: &str, state: ProvisionState) -> ProvisionEntry {
        ProvisionEntry {
            date: Some(date.parse().unwrap()),
            state,
            effect: None,
            disputed: None,
            part: None,
            order: None,
            by: None,
            who: None,
            note: None,
            evidence: None,
            inferred: false,
        }
    }

    #[test]
    fn the_state_on_a_day() {
        use ProvisionState::{
            Amended, Commenced, DeclaredInvalid, Inserted, Repealed, Restored, Suspended,
        };
        let history = [
            entry("2030-01-01", Inserted),
            entry("2031-01-01", Suspended),
            entry("2031-06-01", Restored),
            entry("2032-01-01", Amended),
            entry("2033-01-01", Repealed),
        ];
        for (day, out) in [
            ("2029-05-05", true),
            ("2030-05-05", false),
            ("2031-02-02", true),
            ("2031-07-07", false),
            ("2032-02-02", false),
            ("2033-01-01", true),
        ] {
            let found = by_history(&history, Some(day.parse().unwrap()));
            assert_eq!(found.is_some(), out, "{day}: {found:?}");
        }
        assert!(by_history(&history, None).is_some());
        let struck = [
            entry("2020-01-30", DeclaredInvalid),
            entry("2021-01-01", Amended),
        ];
        assert!(by_history(&struck, None).is_some());
        assert!(by_history(&[entry("2020", Commenced)], None).is_none());
    }
}
