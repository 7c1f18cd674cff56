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

/// The parties that a row of them or a short title names: `A & 2 others v B; C (Interested Party)`.
/// Their capacities are those of a case of that kind, so they are guesses. `cited` is the title as it is
/// cited, which says how many they are: `A v B & 2 others` tells that `A v B, C & D` has four.
pub(in crate::import::metadata) fn in_title(
    names: &str,
    number: &str,
    cited: Option<&str>,
) -> Vec<DraftParty> {
    let mut found = Vec::new();
    let (main, others) = names.split_once("; ").unwrap_or((names, ""));
    let sides = two(main);
    let counts = cited
        .and_then(|cited| two(cited.split("; ").next()?))
        .map_or([1, 1], |sides| sides.map(count));
    let (first, second) = usual_roles(number);
    for ((side, role), count) in sides.iter().flatten().zip([first, second]).zip(counts) {
        let role = Role {
            role,
            number: None,
            plural: false,
            printed: String::new(),
            length: 0,
        };
        let (side, applicant) = without_ex_parte(side);
        let names = one_by_one(side, count);
        found.extend(names.into_iter().map(|name| named_in_title(name, &role)));
        if let Some((name, role)) = applicant {
            found.push(named_in_title(name, &role));
        }
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

/// The sides of a title.
fn two(title: &str) -> Option<[&str; 2]> {
    [" v ", " vs ", " -vs- ", " versus ", " V "]
        .iter()
        .find_map(|v| title.split_once(v))
        .map(|(first, second)| [first, second])
}

/// How many a side has by a title: 3 of `A & 2 others`.
fn count(side: &str) -> usize {
    let side = side.to_lowercase();
    let Some((_, rest)) = side.rsplit_once(" & ") else {
        return 1;
    };
    let rest = rest.trim();
    if rest.starts_with("another") {
        return 2;
    }
    rest.split_once(" other")
        .and_then(|(number, _)| number.trim().parse::<usize>().ok())
        .map_or(1, |others| others.saturating_add(1))
}

/// The names of a side, where commas and the last `&` part as many as there are.
fn one_by_one(side: &str, count: usize) -> Vec<&str> {
    let parts = || {
        side.split(", ")
            .flat_map(|part| part.split(" & "))
            .map(str::trim)
    };
    if count > 1 && parts().count() == count && parts().all(stands_alone) {
        parts().collect()
    } else {
        vec![side]
    }
}

/// Whether what commas and `&` part off is a name: neither `Sons Ltd` nor `Ministry of Lands` nor `2 others`.
fn stands_alone(part: &str) -> bool {
    const NONE: &[&str] = &[
        "another",
        "associates",
        "bros",
        "brothers",
        "co",
        "company",
        "daughters",
        "department",
        "limited",
        "ltd",
        "ministry",
        "office",
        "other",
        "others",
        "partners",
        "sons",
        "state",
    ];
    let mut words = part.split_whitespace().map(|word| {
        word.trim_matches(|c: char| !c.is_alphanumeric())
            .to_lowercase()
    });
    let first = words.next().unwrap_or_default();
    let rest: Vec<String> = words.collect();
    !first.is_empty()
        && !NONE.contains(&first.as_str())
        && !rest.iter().any(|word| word.starts_with("other"))
}

/// `A Ex parte B`: the side, and who stands behind the Republic.
fn without_ex_parte(side: &str) -> (&str, Option<(&str, Role)>) {
    let lower = side.to_ascii_lowercase();
    let found = [" ex parte ", " ex-parte ", " exparte "]
        .iter()
        .find_map(|sign| Some((lower.find(sign)?, sign.len())));
    let Some((at, length)) = found else {
        return (side, None);
    };
    let name = side[at + length..].trim();
    match role(side[at..at + length].trim()) {
        Some(role) if !name.is_empty() => (side[..at].trim_end(), Some((name, role))),
        _ => (side, None),
    }
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
