//! What the front matter says, in sentences.

use std::collections::BTreeMap;

use crate::cite;
use crate::model::{Document, PartyRole, Voice};

use super::budget::{Basis, Candidate};

/// More parties of one role than this are counted, not named, unless there is one more only.
const NAMED: usize = 3;

/// A sentence of ours on the front matter.
pub(super) fn fact(text: String, place: u32) -> Candidate {
    Candidate {
        basis: Basis::FrontMatter(None),
        text,
        place: (place, 0),
    }
}

/// Whether the front matter says of a key that no source shows it.
fn unverified(document: &Document, key: &str) -> &'static str {
    if document.unverified.iter().any(|name| name == key) {
        " (unverified)"
    } else {
        ""
    }
}

/// `Judgment of the High Court at Nyeri (Civil Division), 8 August 2025, before A and B.`
pub(in crate::brief) fn decision(document: &Document) -> String {
    let mut text = sentence_case(&document.kind.label());
    if let Some(code) = &document.court {
        let name = cite::court(code).map_or(code.as_str(), |court| court.name.as_str());
        text.push_str(&format!(" of the {}", name.trim_start_matches("the ")));
        text.push_str(unverified(document, "court"));
    }
    if let Some(station) = &document.station {
        text.push_str(&format!(" at {station}{}", unverified(document, "station")));
    }
    if let Some(division) = &document.division {
        text.push_str(&format!(" ({division})"));
    }
    if let Some(date) = document.date {
        text.push_str(&format!(
            ", {}{}",
            date.in_words(),
            unverified(document, "date")
        ));
    }
    if !document.bench.is_empty() {
        text.push_str(&format!(
            ", before {}{}",
            listed(&document.bench),
            unverified(document, "bench")
        ));
    }
    let mut names: Vec<String> = document.number.clone();
    names.extend(document.citation().map(|citation| citation.cite.clone()));
    if !names.is_empty() {
        text.push_str(&format!("; {}", names.join("; ")));
    }
    text.push('.');
    text
}

/// `Appellant: A. Respondents: B, C and D.`
pub(in crate::brief) fn parties(document: &Document) -> Option<String> {
    let mut parts = Vec::new();
    for role in PartyRole::ALL {
        let names: Vec<String> = document
            .parties
            .iter()
            .filter(|party| party.role == *role)
            .map(|party| match &party.note {
                Some(note) => format!("{} ({note})", party.name),
                None => party.name.clone(),
            })
            .collect();
        if names.is_empty() {
            continue;
        }
        let word = sentence_case(&role_word(*role, names.len()));
        let listed = if names.len() > NAMED + 1 {
            format!(
                "{} and {} others",
                names[..NAMED].join(", "),
                names.len() - NAMED
            )
        } else {
            listed(&names)
        };
        parts.push(format!("{word}: {listed}."));
    }
    (!parts.is_empty()).then(|| format!("{}{}", parts.join(" "), unverified(document, "parties")))
}

/// A side by the name that the case gives it: `the appellants`, `the respondent`.
pub(super) fn side(document: &Document, voice: Voice) -> String {
    let roles: &[PartyRole] = match voice {
        Voice::Petitioner => &[
            PartyRole::Petitioner,
            PartyRole::Applicant,
            PartyRole::Appellant,
            PartyRole::Plaintiff,
        ],
        Voice::Respondent => &[PartyRole::Respondent, PartyRole::Defendant],
        Voice::InterestedParty => &[PartyRole::InterestedParty],
        _ => &[],
    };
    let present: Vec<(PartyRole, usize)> = roles
        .iter()
        .map(|role| {
            let number = document.parties.iter().filter(|party| party.role == *role);
            (*role, number.count())
        })
        .filter(|(_, number)| *number > 0)
        .collect();
    match present.as_slice() {
        [(role, number)] => format!("the {}", role_word(*role, *number)),
        _ => voice.label().to_owned(),
    }
}

/// The side that a word such as `respondent` names in this case, if it has such parties.
pub(super) fn party_side(document: &Document, word: &str) -> Option<String> {
    let role = PartyRole::ALL.iter().find(|role| role.as_str() == word)?;
    let number = document.parties.iter().filter(|party| party.role == *role);
    match number.count() {
        0 => None,
        number => Some(format!("the {}", role_word(*role, number))),
    }
}

/// The side of which words name a party, and no party of another role: `the respondent`.
pub(super) fn named_side(document: &Document, words: &[String]) -> Option<String> {
    const COMMON: &[&str] = &[
        "limited",
        "company",
        "others",
        "another",
        "republic",
        "state",
        "kenya",
        "county",
        "court",
        "bank",
        "insurance",
        "international",
        "claimant",
        "plaintiff",
        "defendant",
        "respondent",
        "appellant",
        "applicant",
        "petitioner",
        "behalf",
        "general",
        "authority",
        "board",
    ];
    // A family name that both sides have names neither.
    let mut roles: BTreeMap<String, Vec<PartyRole>> = BTreeMap::new();
    for party in &document.parties {
        let tokens = party.name.split(|c: char| !c.is_alphanumeric());
        for token in tokens.filter(|token| token.chars().count() >= 4) {
            roles
                .entry(token.to_lowercase())
                .or_default()
                .push(party.role);
        }
    }
    let mut named: Vec<PartyRole> = Vec::new();
    for word in words.iter().filter(|word| !COMMON.contains(&word.as_str())) {
        let of = roles.get(word).map(Vec::as_slice).unwrap_or_default();
        let one = of
            .first()
            .filter(|first| of.iter().all(|role| role == *first));
        named.extend(one.filter(|role| !named.contains(role)));
    }
    match named.as_slice() {
        [role] => {
            let number = document.parties.iter().filter(|party| party.role == *role);
            Some(format!("the {}", role_word(*role, number.count())))
        }
        _ => None,
    }
}

/// `appellant`, `interested parties`.
fn role_word(role: PartyRole, number: usize) -> String {
    let word = role.as_str().replace('-', " ");
    match number {
        0 | 1 => word,
        _ if word.ends_with('y') => format!("{}ies", &word[..word.len() - 1]),
        _ if word.ends_with("icus") => "amici".to_owned(),
        _ => format!("{word}s"),
    }
}

/// How it ended, as the front matter has it.
pub(super) fn outcome(document: &Document) -> Option<String> {
    let outcome = document.outcome.as_ref()?.trim();
    let mark = unverified(document, "outcome");
    let text = if outcome.split_whitespace().count() <= 4 {
        format!("Outcome: {}{mark}", lower_unless_name(outcome))
    } else {
        format!("{outcome}{mark}")
    };
    Some(closed(text))
}

/// How it stands, and what is known of what follows.
pub(super) fn standing(document: &Document) -> Option<String> {
    let standing = document.standing.as_ref()?;
    let label = sentence_case(&standing.state.label());
    Some(match &standing.note {
        Some(note) => closed(format!("{label}: {note}")),
        None => closed(label),
    })
}

/// `A, B and C`.
pub(super) fn listed(names: &[String]) -> String {
    match names {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

/// The text with a capital at its beginning.
pub(super) fn sentence_case(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or(String::new(), |first| {
        first.to_uppercase().chain(chars).collect()
    })
}

/// The text with a full stop at its end.
pub(in crate::brief) fn closed(text: String) -> String {
    if text.ends_with(['.', '?', '!', '”']) {
        text
    } else {
        format!("{text}.")
    }
}

fn lower_unless_name(outcome: &str) -> String {
    let mut words = outcome.split(' ');
    let first = words.next().unwrap_or_default();
    let all_capitals = first.chars().all(|c| !c.is_lowercase());
    if all_capitals {
        outcome.to_owned()
    } else {
        let rest: Vec<&str> = words.collect();
        let mut out = first.to_lowercase();
        for word in rest {
            out.push(' ');
            out.push_str(word);
        }
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_around_names() {
        assert_eq!(listed(&["A".into(), "B".into(), "C".into()]), "A, B and C");
        assert_eq!(
            lower_unless_name("Dismissed with costs"),
            "dismissed with costs"
        );
        assert_eq!(closed("So it was".into()), "So it was.");
    }
}
