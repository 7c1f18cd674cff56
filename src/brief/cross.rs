//! What briefs that are made together say of each other: the same passage, the same authority.

use std::collections::BTreeMap;

use super::data::{Brief, IssueElsewhere, NoteElsewhere, Statement};

/// A passage: document and pinpoint.
type Place = (String, String);

/// Notes in each statement the notes of the other briefs that lead to the same passage, and
/// beside each authority the briefs that rely on it too.
pub fn cross_refer(briefs: &mut [Brief]) {
    let mut notes: BTreeMap<Place, Vec<NoteElsewhere>> = BTreeMap::new();
    let mut authorities: BTreeMap<String, Vec<IssueElsewhere>> = BTreeMap::new();
    for brief in briefs.iter_mut() {
        let (number, issue) = (brief.number, brief.issue.clone());
        for statement in brief.statements_mut() {
            let entry = NoteElsewhere {
                number,
                issue: issue.clone(),
                note: statement.note,
            };
            let known = notes.entry(place(statement)).or_default();
            if !known.contains(&entry) {
                known.push(entry);
            }
        }
        for row in &brief.authorities {
            authorities
                .entry(row.document.clone())
                .or_default()
                .push(IssueElsewhere {
                    number,
                    issue: issue.clone(),
                });
        }
    }
    for brief in briefs {
        let own = brief.issue.clone();
        for statement in brief.statements_mut() {
            let known = notes.get(&place(statement)).into_iter().flatten();
            statement.elsewhere = known.filter(|entry| entry.issue != own).cloned().collect();
        }
        for row in &mut brief.authorities {
            let known = authorities.get(&row.document).into_iter().flatten();
            row.elsewhere = known.filter(|entry| entry.issue != own).cloned().collect();
        }
    }
}

fn place(statement: &Statement) -> Place {
    statement
        .sources
        .first()
        .map_or_else(Place::default, |pin| {
            (pin.document.clone(), pin.pinpoint.clone())
        })
}
