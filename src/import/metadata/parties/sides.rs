//! Parties named in one line: `A (Appellant) v B (Respondent)`, `A & 2 others v B`.

use super::name::{clean, is_name, without_note};
use super::party;
use crate::import::imported::DraftParty;
use crate::import::metadata::role::{Role, role};
use crate::model::{Party, PartyRole};

/// `A (Respondent) v B (Appellant)`.
pub(super) fn both_sides(line: &str) -> Option<[DraftParty; 2]> {
    let (first, second) = [" v ", " -v- ", " vs "]
        .iter()
        .find_map(|sign| line.split_once(sign))?;
    let side = |side: &str| {
        let side = side.trim().trim_end_matches('.');
        // `(Appellant) (Scotland)`.
        let (name, role) = side.match_indices('(').rev().find_map(|(at, _)| {
            let printed = side[at + 1..].split(')').next()?;
            Some((side[..at].trim_end(), role(printed)?))
        })?;
        let (name, note) = without_note(&clean(name));
        is_name(&name).then(|| {
            let mut party = party(&name, &role, role.number);
            party.party.note = note.or(party.party.note);
            party
        })
    };
    Some([side(first)?, side(second)?])
}

/// Whether a line names two sides with their capacities.
pub(in crate::import::metadata) fn has_sides(line: &str) -> bool {
    both_sides(line).is_some()
}

/// The parties that a short title names: `A & 2 others v B; C (Interested Party)`.
/// Their capacities are those of a case of that kind, so they are guesses.
pub(in crate::import::metadata) fn in_title(names: &str, number: &str) -> Vec<DraftParty> {
    let mut found = Vec::new();
    let (main, others) = names.split_once("; ").unwrap_or((names, ""));
    let sides: Vec<&str> = [" v ", " vs ", " -vs- ", " versus ", " V "]
        .iter()
        .find_map(|v| main.split_once(v))
        .map_or_else(Vec::new, |(first, second)| vec![first, second]);
    let (first, second) = usual_roles(number);
    for (side, role) in sides.iter().zip([first, second]) {
        found.push(named_in_title(
            side,
            &Role {
                role,
                number: None,
                plural: false,
                printed: String::new(),
                length: 0,
            },
        ));
    }
    for other in others.split("; ").filter(|other| !other.is_empty()) {
        if let Some((name, printed)) = other.rsplit_once(" (")
            && let Some(role) = role(printed)
        {
            found.push(named_in_title(name, &role));
        }
    }
    found
}

fn named_in_title(side: &str, role: &Role) -> DraftParty {
    let side = side.trim();
    let more = side
        .find(" & ")
        .filter(|at| side[*at..].contains("other"))
        .map_or(side.len(), |at| at);
    let (name, rest) = side.split_at(more);
    let mut party = DraftParty {
        party: Party {
            name: name.trim().to_owned(),
            role: role.role,
            number: None,
            note: None,
        },
        printed: role.printed.clone(),
    };
    if !rest.is_empty() {
        party.party.note = Some(format!(
            "and {}",
            rest.trim_start_matches([' ', '&']).trim()
        ));
    }
    party
}

fn usual_roles(number: &str) -> (PartyRole, PartyRole) {
    let lower = number.to_lowercase();
    if lower.contains("appeal") {
        (PartyRole::Appellant, PartyRole::Respondent)
    } else if lower.contains("petition") {
        (PartyRole::Petitioner, PartyRole::Respondent)
    } else if lower.contains("application")
        || lower.contains("review")
        || lower.contains("reference")
    {
        (PartyRole::Applicant, PartyRole::Respondent)
    } else {
        (PartyRole::Plaintiff, PartyRole::Defendant)
    }
}
