//! Parties and their capacities.

use std::sync::LazyLock;

use regex::Regex;

use crate::import::imported::DraftParty;
use crate::model::{Party, PartyRole};

/// Capacities as they are printed, in lower case and singular, and the nearest that the
/// model knows. Longer ones first where one holds another.
const ROLES: &[(&str, PartyRole)] = &[
    ("ex parte applicant", PartyRole::Applicant),
    ("exparte applicant", PartyRole::Applicant),
    ("ex-parte applicant", PartyRole::Applicant),
    ("cross petitioner", PartyRole::Petitioner),
    ("cross-petitioner", PartyRole::Petitioner),
    ("petitioner", PartyRole::Petitioner),
    ("applicant", PartyRole::Applicant),
    ("cross appellant", PartyRole::Appellant),
    ("cross-appellant", PartyRole::Appellant),
    ("appellant", PartyRole::Appellant),
    ("plaintiff", PartyRole::Plaintiff),
    ("claimant", PartyRole::Plaintiff),
    ("complainant", PartyRole::Plaintiff),
    ("decree holder", PartyRole::Plaintiff),
    ("prosecutor", PartyRole::Plaintiff),
    ("prosecution", PartyRole::Plaintiff),
    ("state", PartyRole::Plaintiff),
    ("republic", PartyRole::Plaintiff),
    ("cross respondent", PartyRole::Respondent),
    ("respondent", PartyRole::Respondent),
    ("judgment debtor", PartyRole::Respondent),
    ("judgement debtor", PartyRole::Respondent),
    ("contemnor", PartyRole::Respondent),
    ("garnishee", PartyRole::Respondent),
    ("defendant", PartyRole::Defendant),
    ("accused person", PartyRole::Defendant),
    ("accused", PartyRole::Defendant),
    ("third party", PartyRole::Defendant),
    ("interested parties", PartyRole::InterestedParty),
    ("interested party", PartyRole::InterestedParty),
    ("affected party", PartyRole::InterestedParty),
    ("enjoined party", PartyRole::InterestedParty),
    ("objector", PartyRole::InterestedParty),
    ("protestor", PartyRole::InterestedParty),
    ("protester", PartyRole::InterestedParty),
    ("beneficiary", PartyRole::InterestedParty),
    ("beneficiaries", PartyRole::InterestedParty),
    ("administrator", PartyRole::InterestedParty),
    ("administratrix", PartyRole::InterestedParty),
    ("caveator", PartyRole::InterestedParty),
    ("subject", PartyRole::InterestedParty),
    ("victim", PartyRole::InterestedParty),
    ("amicus curiae", PartyRole::Amicus),
    ("amici curiae", PartyRole::Amicus),
    ("amicus", PartyRole::Amicus),
    ("friend of the court", PartyRole::Amicus),
    ("intervener", PartyRole::Intervener),
    ("intervenor", PartyRole::Intervener),
];

/// A capacity as it was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Role {
    /// The nearest one of the model.
    pub role: PartyRole,
    /// Its number: the 2 of `2nd Respondent`.
    pub number: Option<u32>,
    /// Several share it: `Respondents`.
    pub plural: bool,
    /// As printed.
    pub printed: String,
    /// How many bytes of the text it takes.
    pub length: usize,
}

static LEAD: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)^[\s(]*(?:(\d{1,3})\s?(?:st|nd|rd|th)?\s*(?:(?:to|-|–|&|and)\s*\d{1,3}\s?(?:st|nd|rd|th)?\s+)?)?((?:proposed|intended|original|lead)\s+)*")
        .expect("the pattern is valid")
});

/// The capacity that a text begins with: `1ST RESPONDENT`, `Objectors/Applicants`.
pub(super) fn role_at_start(text: &str) -> Option<Role> {
    let lead = LEAD.captures(text)?;
    let lead_end = lead.get(0).map_or(0, |all| all.end());
    let rest = &text[lead_end..];
    let lower = rest.to_ascii_lowercase();
    let (name, role) = ROLES
        .iter()
        .find(|(name, _)| starts_with_word(&lower, name))?;
    let mut length = name.len();
    let mut plural = lower[length..].starts_with('s') || name.ends_with("ies");
    length += usize::from(lower[length..].starts_with('s'));
    // `Petitioner/Respondent`, `RESPONDENT/ 1ST DEFENDANT`: the first says it.
    loop {
        let after = lower[length..].trim_start();
        let Some(next) = after
            .strip_prefix('/')
            .or_else(|| after.strip_prefix("(s)"))
        else {
            break;
        };
        let skipped = lower.len() - next.len();
        if after.starts_with("(s)") {
            plural = true;
            length = skipped;
            continue;
        }
        let spaces = next.len() - next.trim_start().len();
        match role_at_start(&rest[skipped + spaces..]) {
            Some(second) => length = skipped + spaces + second.length,
            None => break,
        }
    }
    let end = lead_end + length;
    let end = end + usize::from(text[end..].starts_with(')') && text[..lead_end].contains('('));
    let printed = text[..end]
        .trim()
        .trim_matches(['(', ')'])
        .trim()
        .to_owned();
    Some(Role {
        role: *role,
        number: lead.get(1).and_then(|number| number.as_str().parse().ok()),
        plural,
        printed,
        length: end,
    })
}

fn starts_with_word(lower: &str, word: &str) -> bool {
    lower.strip_prefix(word).is_some_and(|rest| {
        let rest = rest.strip_prefix('s').unwrap_or(rest);
        !rest.starts_with(char::is_alphanumeric)
    })
}

/// The capacity that a whole text is.
pub(super) fn role(text: &str) -> Option<Role> {
    role_at_start(text).filter(|role| {
        text[role.length..]
            .trim_matches([' ', '.', ')', '-', '–', ':', ','])
            .is_empty()
    })
}

/// A party of that name and capacity.
pub(super) fn party(name: &str, role: &Role, number: Option<u32>) -> DraftParty {
    let exact = role.printed.to_lowercase();
    let bare = exact.trim_start_matches(|c: char| c.is_ascii_digit());
    let bare = ["st ", "nd ", "rd ", "th "]
        .iter()
        .find_map(|ending| bare.strip_prefix(ending))
        .unwrap_or(bare);
    let known = bare.trim().trim_end_matches('s') == role.role.as_str().replace('-', " ");
    DraftParty {
        party: Party {
            name: name.to_owned(),
            role: role.role,
            number,
            // What the model's word does not say.
            note: (!known && bare.trim() != "interested parties").then(|| role.printed.clone()),
        },
        printed: role.printed.clone(),
    }
}

/// Lines of a head between the case number and the text, as parties.
pub(super) fn in_lines(lines: &[(usize, String)]) -> Vec<(usize, DraftParty)> {
    let lines = &join_ordinals(lines)[..];
    let mut found = Vec::new();
    let start = lines
        .iter()
        .position(|(_, line)| is_between(line))
        .map(|at| at + 1);
    let mut names: Vec<(usize, String)> = Vec::new();
    for (block, line) in &lines[start.unwrap_or(0)..] {
        if is_separator(line) {
            names.clear();
            continue;
        }
        if !found.is_empty() && ends_parties(line) {
            break;
        }
        // Without `BETWEEN`, what stands before the first party is the matter, not a name.
        if start.is_none() && found.is_empty() && has_role(line) && !begins_with_role(line) {
            names.clear();
        }
        pieces(*block, line, &mut names, &mut found);
    }
    found
}

/// Joins a line that ends in `…1ST` to the capacity on the next.
fn join_ordinals(lines: &[(usize, String)]) -> Vec<(usize, String)> {
    static ORDINAL: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(?i)[.…_\t\s]\d{1,3}\s?(?:st|nd|rd|th)?$").expect("the pattern is valid")
    });
    let mut joined: Vec<(usize, String)> = Vec::new();
    for (block, line) in lines {
        match joined.last_mut() {
            Some((_, last)) if ORDINAL.is_match(last) && begins_with_role(line) => {
                last.push(' ');
                last.push_str(line);
            }
            _ => joined.push((*block, line.clone())),
        }
    }
    joined
}

/// Reads a line in which names and capacities are parted by leaders: `A ...... 1ST RESPONDENT`.
fn pieces(
    block: usize,
    line: &str,
    names: &mut Vec<(usize, String)>,
    found: &mut Vec<(usize, DraftParty)>,
) {
    let line = part_at_role(line);
    for (at, piece) in line.split('\t').enumerate() {
        let piece = piece.trim();
        if let Some(role) =
            role_at_start(piece).filter(|_| at > 0 || !names.is_empty() && begins_with_role(piece))
        {
            let rest = piece[role.length..]
                .trim_matches([' ', '.', '-', '–', ':', ','])
                .to_owned();
            take_names(names, &role, found);
            if !rest.is_empty() && !is_separator(&rest) {
                names.push((block, rest));
            }
        } else if !piece.is_empty() {
            names.push((block, piece.to_owned()));
        }
    }
}

/// Gives the capacity to the names that were read since the last one.
fn take_names(names: &mut Vec<(usize, String)>, role: &Role, found: &mut Vec<(usize, DraftParty)>) {
    let mut taken = std::mem::take(names);
    let role = &move_word(&mut taken, role);
    let Some((block, _)) = taken.first().cloned() else {
        return;
    };
    let (listed, aside): (Vec<_>, Vec<_>) = split_aside(&taken);
    if role.plural && role.number.is_none() && listed.len() > 1 {
        for (count, (block, name)) in (1..).zip(&listed) {
            found.push((*block, party(&clean(name), role, Some(count))));
        }
    } else {
        let name = clean(
            &listed
                .iter()
                .map(|(_, name)| name.as_str())
                .collect::<Vec<_>>()
                .join(" "),
        );
        if is_name(&name) {
            found.push((block, party(&name, role, role.number)));
        }
    }
    if let (Some((_, last)), false) = (found.last_mut(), aside.is_empty()) {
        last.party.note = Some(aside.join(" ").trim_matches(['(', ')']).to_owned());
    }
}

/// Moves `EX PARTE` or `PROPOSED` from the end of a name to the capacity it belongs to.
fn move_word(names: &mut [(usize, String)], role: &Role) -> Role {
    const WORDS: &[&str] = &["EX PARTE", "EXPARTE", "EX-PARTE", "PROPOSED", "INTENDED"];
    let Some((_, last)) = names.last_mut() else {
        return role.clone();
    };
    for word in WORDS {
        let at = last.len().saturating_sub(word.len());
        if at > 0
            && last
                .get(at..)
                .is_some_and(|end| end.eq_ignore_ascii_case(word))
        {
            let printed = format!("{} {}", &last[at..], role.printed);
            *last = last[..at]
                .trim_end_matches([' ', '\t', '.', '…', '|'])
                .to_owned();
            return Role {
                printed,
                ..role.clone()
            };
        }
    }
    role.clone()
}

/// Names, and what stands in brackets across lines: `(Suing as …)`.
fn split_aside(taken: &[(usize, String)]) -> (Vec<(usize, String)>, Vec<String>) {
    let (mut listed, mut aside) = (Vec::new(), Vec::new());
    for (block, line) in taken {
        if !aside.is_empty() || line.starts_with('(') {
            aside.push(line.clone());
        } else {
            listed.push((*block, line.clone()));
        }
    }
    if listed.is_empty() {
        return (taken.to_vec(), Vec::new());
    }
    (listed, aside)
}

/// Whether a text can be a party's name: neither a clause of a sentence nor half a page.
fn is_name(name: &str) -> bool {
    /// The longest name, in characters. Estates with their administrators make long ones.
    const LONGEST: usize = 240;
    (1..=LONGEST).contains(&name.chars().count())
        && !name.starts_with(char::is_lowercase)
        && !name.starts_with(')')
}

fn clean(name: &str) -> String {
    let name = name
        .trim()
        .trim_matches(['.', '…', '-', '–', '_', ',', ';', ':', ' ']);
    // `1. A`, `2) B`: numbers that the head gives to its parties.
    let digits = name.chars().take_while(char::is_ascii_digit).count();
    let bare = match name[digits..].strip_prefix(['.', ')']) {
        Some(rest) if digits > 0 && digits < 4 => rest.trim_start(),
        _ => name,
    };
    bare.split_whitespace().collect::<Vec<_>>().join(" ")
}

static LEADERS: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"\s*\|\s*|(?:[.…_]\s?){3,}|[.…_]{2,}|…|\t|\s[-–=]{3,}\s")
        .expect("the pattern is valid")
});

/// The line with leaders as tabs, and a tab before a capacity that ends it.
fn part_at_role(line: &str) -> String {
    let parted = LEADERS.replace_all(line, "\t").into_owned();
    if parted.contains('\t') {
        return parted;
    }
    // `A B LIMITED 1ST RESPONDENT`, `A B (Petitioner)`.
    let starts: Vec<usize> = line
        .char_indices()
        .filter(|(_, c)| *c == ' ')
        .map(|(at, _)| at + 1)
        .collect();
    for at in starts {
        if role(&line[at..]).is_some() {
            return format!("{}\t{}", &line[..at], &line[at..]);
        }
    }
    parted
}

/// What stands after the parties and before the text: the bench, an appeal's origin,
/// counsel.
fn ends_parties(line: &str) -> bool {
    const STARTS: &[&str] = &[
        "coram",
        "(coram",
        "before",
        "(being",
        "being an ap",
        "(an ap",
        "representation",
        "hearing date",
        "appearances",
        "(from the",
        "(arising",
        "counsel",
        "advocates",
        "heard on",
        "date of",
    ];
    let lower = line.to_lowercase();
    STARTS.iter().any(|start| lower.starts_with(start))
        || lower.contains("instructed by")
        || lower.contains(" appeared ")
}

fn has_role(line: &str) -> bool {
    let parted = part_at_role(line);
    parted
        .split('\t')
        .skip(1)
        .any(|piece| role_at_start(piece).is_some())
        || begins_with_role(&parted)
}

fn begins_with_role(line: &str) -> bool {
    role(line.trim_matches(['\t', ' ', '.', '…'])).is_some()
}

fn bare_word(line: &str) -> String {
    line.to_lowercase()
        .chars()
        .filter(|c| c.is_alphabetic())
        .collect()
}

fn is_between(line: &str) -> bool {
    matches!(
        bare_word(line).as_str(),
        "between" | "betwen" | "inthematterbetween"
    )
}

/// `VERSUS`, `-AND-`, `-VS-`.
fn is_separator(line: &str) -> bool {
    matches!(
        bare_word(line).as_str(),
        "versus" | "vs" | "v" | "and" | "between" | "against" | "verses"
    )
}

/// The parties that a short title names: `A & 2 others v B; C (Interested Party)`.
/// Their capacities are those of a case of that kind, so they are guesses.
pub(super) fn in_title(names: &str, number: &str) -> Vec<DraftParty> {
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

#[cfg(test)]
#[path = "parties_tests.rs"]
mod tests;
