//! Parties and their capacities.

use std::sync::LazyLock;

use regex::Regex;

use super::role::{Role, role, role_at_start};
use crate::import::imported::DraftParty;
use crate::model::{Party, PartyRole};

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
        if let Some(sides) = both_sides(line) {
            return sides.map(|party| (*block, party)).to_vec();
        }
        if is_separator(line) || is_rule(line) || is_of_court(line) {
            names.clear();
            continue;
        }
        // `(DECEASED)`, behind the matter.
        if names.is_empty() && line.starts_with('(') && found.is_empty() && !has_role(line) {
            let numbered = line[1..].starts_with(|c: char| c.is_ascii_digit());
            if !numbered {
                continue;
            }
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

/// The two names on either side of a line that parts them, where a head gives no capacities:
/// `THE STATE`, `and`, `A MFANO`. Whether they are sure to be the parties: they stand after
/// `Between`, or `v` parts them.
pub(super) fn without_roles(lines: &[(usize, String)]) -> Option<[(usize, String); 2]> {
    let start = lines.iter().position(|(_, line)| is_between(line));
    let from = start.map_or(0, |at| at + 1);
    let lines: Vec<&(usize, String)> = lines[from..]
        .iter()
        .filter(|(_, line)| !is_rule(line))
        .collect();
    let at = lines.iter().position(|(_, line)| {
        is_separator(line) && (start.is_some() || bare_word(line) != "and")
    })?;
    let named = |line: &&(usize, String)| -> Option<(usize, String)> {
        let name = clean(&close_letters(&line.1));
        (is_name(&name) && !is_of_court(&name) && name.split_whitespace().count() <= NAME_WORDS)
            .then_some((line.0, name))
    };
    Some([
        named(lines.get(at.checked_sub(1)?)?)?,
        named(lines.get(at + 1)?)?,
    ])
}

/// Most words of a name that stands without a capacity.
const NAME_WORDS: usize = 14;

/// `R E G I N A` as `REGINA`.
fn close_letters(line: &str) -> String {
    let words: Vec<&str> = line.split_whitespace().collect();
    if words.len() > 2 && words.iter().all(|word| word.chars().count() == 1) {
        words.concat()
    } else {
        line.to_owned()
    }
}

/// `A (Respondent) v B (Appellant)`.
fn both_sides(line: &str) -> Option<[DraftParty; 2]> {
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
        let name = clean(name);
        is_name(&name).then(|| party(&name, &role, role.number))
    };
    Some([side(first)?, side(second)?])
}

/// Whether a line names two sides with their capacities.
pub(super) fn has_sides(line: &str) -> bool {
    both_sides(line).is_some()
}

/// A line of dashes or the like.
fn is_rule(line: &str) -> bool {
    line.chars().filter(|c| !c.is_whitespace()).count() > 2
        && line
            .chars()
            .all(|c| c.is_whitespace() || matches!(c, '-' | '–' | '—' | '_' | '=' | '*' | '.'))
}

/// Whether a line speaks of the court, its judges, the case or a law, where parties are looked for
/// without `BETWEEN`.
fn is_of_court(line: &str) -> bool {
    let lower = line.to_lowercase();
    [
        "neutral citation",
        "royal courts of justice",
        "hearing date",
        "ref:",
        "date:",
    ]
    .iter()
    .any(|words| lower.starts_with(words))
        || super::judges::is_before(line)
        || super::court::is_court_line(line)
        || super::docket::labelled_number(line).is_some()
        || super::docket::is_court_number(line)
        || super::docket::names_law(line)
        || is_chamber(&lower)
        || lower.starts_with("in the matter of")
        || lower.contains("mr justice ")
        || lower.contains("lord justice ")
        || lower.contains("lady justice ")
        || lower.contains("mrs justice ")
}

/// `UPPER TRIBUNAL`, `TAX AND CHANCERY CHAMBER`: a tribunal's name has lines of its own.
fn is_chamber(lower: &str) -> bool {
    /// The most words of such a line.
    const WORDS: usize = 7;
    let bare = lower.trim_matches(['(', ')', ' ']);
    bare.split_whitespace().count() <= WORDS
        && (bare.starts_with("upper tribunal")
            || bare.starts_with("first-tier tribunal")
            || bare.ends_with(" chamber"))
}

/// Joins a line that ends in `…1ST` to the capacity on the next.
fn join_ordinals(lines: &[(usize, String)]) -> Vec<(usize, String)> {
    static ORDINAL: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(?i)[.…_\t\s]\d{1,3}\s?(?:st|nd|rd|th)?$").expect("the pattern is valid")
    });
    let mut joined: Vec<(usize, String)> = Vec::new();
    for (block, line) in lines {
        match joined.last_mut() {
            Some((_, last)) if is_broken(last, line, &ORDINAL) => {
                last.push(' ');
                last.push_str(line);
            }
            _ => joined.push((*block, line.clone())),
        }
    }
    joined
}

/// Whether a capacity is broken over two lines: `…1ST` and `RESPONDENT`, `INTERESTED` and
/// `PARTY`, `Claimants/` and `Appellants`.
fn is_broken(last: &str, line: &str, ordinal: &Regex) -> bool {
    let word = |words: &[&str]| {
        let end = last.trim_end().to_lowercase();
        words.iter().any(|word| {
            end.strip_suffix(word)
                .is_some_and(|rest| !rest.ends_with(char::is_alphanumeric))
        })
    };
    let is_party = matches!(bare_word(line).as_str(), "party" | "parties");
    (ordinal.is_match(last) || last.ends_with('/')) && begins_with_role(line)
        || word(&["ex parte", "exparte", "ex-parte"]) && begins_with_role(line)
        || word(&["interested", "third", "affected", "enjoined"]) && is_party
}

/// Reads a line in which names and capacities are parted by leaders: `A ...... 1ST RESPONDENT`.
fn pieces(
    block: usize,
    line: &str,
    names: &mut Vec<(usize, String)>,
    found: &mut Vec<(usize, DraftParty)>,
) {
    let line = if begins_with_role(line) {
        line.to_owned()
    } else {
        part_at_role(line)
    };
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
    let mut taken = numbered(std::mem::take(names));
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

/// Names that the head numbers, `(1) A LIMITED (2) B` or `(1) A` over two lines, one each.
fn numbered(lines: Vec<(usize, String)>) -> Vec<(usize, String)> {
    static MARK: LazyLock<Regex> =
        LazyLock::new(|| Regex::new(r"\(\d{1,3}\)\s").expect("the pattern is valid"));
    let starts = |line: &str| MARK.find(line).is_some_and(|mark| mark.start() == 0);
    if !lines.iter().any(|(_, line)| starts(line)) {
        return lines;
    }
    let mut found: Vec<(usize, String)> = Vec::new();
    for (block, line) in lines {
        let mut cuts: Vec<usize> = MARK.find_iter(&line).map(|mark| mark.start()).collect();
        cuts.insert(0, 0);
        cuts.push(line.len());
        for pair in cuts.windows(2) {
            let part = line[pair[0]..pair[1]].trim();
            if part.is_empty() {
                continue;
            }
            let name = MARK.replace(part, "").into_owned();
            match found.last_mut().filter(|_| !starts(part)) {
                Some((_, last)) => *last = format!("{last} {name}"),
                None => found.push((block, name)),
            }
        }
    }
    found
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
    /// The most words of a name in small capitals, which the file has in small letters.
    const SMALL: usize = 8;
    let small = name.starts_with("the ") && name.split_whitespace().count() <= SMALL;
    (1..=LONGEST).contains(&name.chars().count())
        && (small || !name.starts_with(char::is_lowercase))
        && !name.starts_with(')')
}

fn clean(name: &str) -> String {
    // `THE KING on the application of A MFANO`: the Crown lends its name; the party is the other.
    static APPLICATION: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(
            r"(?i)^(?:the )?(?:king|queen|crown|rex|regina|r)\b[\s,(]*on the application of\s+",
        )
        .expect("the pattern is valid")
    });
    let own = APPLICATION.find(name).map_or(name, |crown| {
        name[crown.end()..].trim_end_matches([')', ' '])
    });
    let name = if own.is_empty() { name } else { own };
    let name = name
        .trim()
        .trim_matches(['.', '…', '-', '–', '_', ',', ';', ':', ' ']);
    // `1. A`, `2) B`: numbers that the head gives to its parties.
    let digits = name.chars().take_while(char::is_ascii_digit).count();
    let bare = match name[digits..].strip_prefix(['.', ')']) {
        Some(rest) if digits > 0 && digits < 4 => rest.trim_start(),
        _ => name,
    };
    // `A MFANO (1)`.
    let bare = match bare.rsplit_once(" (") {
        Some((name, mark)) if mark.trim_end_matches(')').parse::<u32>().is_ok() => name,
        _ => bare,
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
        // `THE STATE` is a name; so is `REPUBLIC`.
        let is_name = ["state", "republic", "prosecution"]
            .iter()
            .any(|word| bare_word(&line[at..]) == *word);
        // `Counsel for the Claimant`.
        let of_counsel = ["for the", "for", "of the", "behalf of"]
            .iter()
            .any(|words| line[..at].trim_end().to_lowercase().ends_with(words));
        if !is_name && !of_counsel && role(&line[at..]).is_some() {
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
        "re:",
    ];
    let lower = line.to_lowercase();
    STARTS.iter().any(|start| lower.starts_with(start))
        || lower.contains("instructed by")
        || lower.contains(" appeared ")
        || lower.contains(" represented ")
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

pub(super) fn is_between(line: &str) -> bool {
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
