//! Parties and their capacities.

mod columns;
mod lines;
mod name;
mod sides;

use self::lines::{
    bare_word, begins_with_role, ends_parties, has_role, is_aside, is_of_court, is_rule,
    is_separator, join_brackets, join_ordinals, part_at_role,
};
use self::name::{
    Listed, clean, close_letters, is_crown, is_name, move_word, numbered, with_asides, without_note,
};
use self::sides::both_sides;
use super::judges;
use super::role::{Role, role_at_start};
use crate::import::imported::DraftParty;
use crate::model::{Party, PartyRole};

pub(super) use self::columns::row;
pub(super) use self::lines::{ends_in_role, is_between, is_party, tells_origin};
pub(super) use self::sides::{has_sides, in_title};

/// A party of that name and capacity.
pub(super) fn party(name: &str, role: &Role, number: Option<u32>) -> DraftParty {
    let exact = role.printed.to_lowercase();
    let bare = exact.trim_start_matches(|c: char| c.is_ascii_digit());
    // `1STDEFENDANT`, too.
    let bare = ["st", "nd", "rd", "th"]
        .iter()
        .find_map(|ending| bare.strip_prefix(ending))
        .filter(|_| bare.len() < exact.len())
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
    let lines = &join_ordinals(&join_brackets(lines))[..];
    let mut found = Vec::new();
    let start = lines
        .iter()
        .position(|(_, line)| is_between(line))
        .map(|at| at + 1);
    let mut names: Vec<(usize, String)> = Vec::new();
    let mut by_lines = false;
    let from = start.unwrap_or(0);
    // The capacity that a line of its own gives to the names under it.
    let mut label: Option<Role> = None;
    let matter = lines[..].iter().any(|(_, line)| is_of_matter(line));
    for (at, (block, line)) in lines.iter().enumerate().skip(from) {
        // Appeals that are heard together have a line each.
        if let Some(sides) = both_sides(line) {
            if !std::mem::replace(&mut by_lines, true) {
                found.clear();
            }
            for party in sides {
                if !found.iter().any(|(_, other)| *other == party) {
                    found.push((*block, party));
                }
            }
            continue;
        }
        if by_lines {
            break;
        }
        if is_separator(line) || is_rule(line) {
            // `A`, `B …… PETITIONERS`, `C`, `VERSUS`: C is one of them.
            match label.take().or_else(|| shared_role(&found)) {
                Some(role) if !names.is_empty() => take_names(&mut names, &role, &mut found),
                _ => names.clear(),
            }
            continue;
        }
        // Between `BETWEEN` and a capacity stands the name of who has it: a tribunal is a party where
        // its decision is under review.
        let sits = || line.to_uppercase().starts_with("IN THE ");
        let among = start.is_some() || !found.is_empty() || !sits();
        if among && !has_role(line) && stands_above_role(lines, at) {
            pieces(*block, line, &mut names, &mut found);
            continue;
        }
        if is_of_court(line) && !has_role(line) {
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
        if let Some((role, name)) =
            ex_parte(line).filter(|(_, name)| names.is_empty() || !name.is_empty())
        {
            match label.replace(role) {
                Some(before) => take_names(&mut names, &before, &mut found),
                None => names.clear(),
            }
            if !name.is_empty() {
                names.push((*block, name.to_owned()));
            }
            continue;
        }
        if label.is_some() {
            if !has_role(line) {
                names.push((*block, line.clone()));
                continue;
            }
            if let Some(role) = label.take() {
                take_names(&mut names, &role, &mut found);
            }
        }
        // `(ANONYMITY ORDER MADE IN RESPECT OF THE SECOND APPELLANT)` names nobody.
        if is_aside(line) {
            if !names.is_empty() {
                names.push((*block, line.clone()));
            } else if let Some((_, last)) = found.last_mut() {
                last.party.note.get_or_insert_with(|| line.clone());
            }
            continue;
        }
        // Without `BETWEEN`, what stands before the first party is the matter, not a name.
        if start.is_none() && found.is_empty() && has_role(line) && !begins_with_role(line) {
            // Several may share the capacity, and a name may take two lines where nothing else stands
            // between the number and it.
            if is_plural(line) || !matter {
                names.retain(|(_, name)| is_plainly_a_name(name));
            } else {
                names.clear();
            }
        }
        // A capacity under its name: what stands above that is the court's, but for more names.
        if start.is_none() && found.is_empty() && begins_with_role(line) {
            let own = names
                .iter()
                .rposition(|(_, name)| !describes_party(name))
                .unwrap_or_default();
            let more = is_plural(line) || !matter;
            let mut at = 0;
            names.retain(|(_, name)| {
                at += 1;
                at > own || more && is_plainly_a_name(name)
            });
        }
        pieces(*block, line, &mut names, &mut found);
    }
    if let Some(role) = label {
        take_names(&mut names, &role, &mut found);
    }
    settle_tenancy(&mut found);
    found
}

/// Of a landlord and a tenant, whoever is named first has come to the tribunal.
fn settle_tenancy(found: &mut [(usize, DraftParty)]) {
    let of = |party: &DraftParty| {
        let printed = party.printed.to_lowercase();
        ["tenant", "landlord", "landlady"]
            .into_iter()
            .find(|word| printed.starts_with(word))
    };
    let Some(first) = found.first().and_then(|(_, party)| of(party)) else {
        return;
    };
    for (_, party) in found.iter_mut() {
        if let Some(word) = of(party) {
            party.party.role = if word == first {
                PartyRole::Applicant
            } else {
                PartyRole::Respondent
            };
        }
    }
}

/// Names that two lines hold as one: behind a hyphen at a line's end, and in a list whose names all
/// have numbers behind a line that has none.
fn whole(lines: Vec<(usize, String)>) -> Vec<(usize, String)> {
    let counted = lines.iter().filter(|(_, line)| is_counted(line)).count() > 1;
    let mut names: Vec<(usize, String)> = Vec::new();
    for (block, line) in lines {
        match names.last_mut() {
            Some((_, last)) if ends_in_hyphen(last) => last.push_str(&line),
            Some((_, last))
                if counted && is_counted(last) && !is_counted(&line) && !line.starts_with('(') =>
            {
                last.push(' ');
                last.push_str(&line);
            }
            _ => names.push((block, line)),
        }
    }
    names
}

/// `ISIOLO SUB-`.
fn ends_in_hyphen(line: &str) -> bool {
    line.strip_suffix('-')
        .is_some_and(|word| word.ends_with(char::is_alphabetic))
}

/// `1. A MFANO`.
fn is_counted(name: &str) -> bool {
    let rest = name.trim_start_matches(|c: char| c.is_ascii_digit());
    rest.len() < name.len() && rest.starts_with(['.', ')'])
}

/// Whether a line goes on about the party above it: `(suing as …`, `and his sons`.
fn describes_party(line: &str) -> bool {
    line.starts_with('(') || line.starts_with(char::is_lowercase)
}

/// The capacity that the last party shares with others, and that has no number.
fn shared_role(found: &[(usize, DraftParty)]) -> Option<Role> {
    let (_, last) = found.last()?;
    role_at_start(&last.printed).filter(|role| role.plural && role.number.is_none())
}

/// Whether the capacity at a line's end is one of several: `B ...... PETITIONERS`.
fn is_plural(line: &str) -> bool {
    part_at_role(line)
        .split('\t')
        .next_back()
        .map(str::trim)
        .and_then(role_at_start)
        .is_some_and(|role| role.plural && role.number.is_none())
}

/// Whether a line says what a case is about, or under which law it is brought.
fn is_of_matter(line: &str) -> bool {
    let upper = line.to_uppercase();
    [
        "IN THE MATTER",
        "IN RE",
        "UNDER ",
        "ARTICLE",
        "SECTION",
        "RE:",
    ]
    .iter()
    .any(|start| upper.starts_with(start))
}

/// Whether a line before the first capacity is a name and not the matter: few words, no digits,
/// none of a law or an estate.
fn is_plainly_a_name(line: &str) -> bool {
    /// Most words.
    const WORDS: usize = 9;
    let upper = line.to_uppercase();
    let line = clean(line);
    line.split_whitespace().count() <= WORDS
        && !line.contains(|c: char| c.is_ascii_digit())
        && !upper.starts_with("AT ")
        && !upper.starts_with("OF ")
        && !upper.starts_with('(')
        && upper != "REPUBLIC OF KENYA"
        && !judges::is_judges_line(&line)
        && !upper.split(|c: char| !c.is_alphabetic()).any(|word| {
            matches!(
                word,
                "ACT"
                    | "ACTS"
                    | "RULES"
                    | "REGULATIONS"
                    | "ARTICLES"
                    | "SECTIONS"
                    | "CONSTITUTION"
                    | "ESTATE"
                    | "DECEASED"
                    | "MATTER"
                    | "COURT"
                    | "COURTS"
                    | "DIVISION"
                    | "REGISTRY"
                    | "ADMINISTRATION"
                    | "CORAM"
                    | "BEFORE"
                    | "TRACK"
            )
        })
}

/// `EX PARTE: A MFANO`, or `EX-PARTE APPLICANTS:` above its names: the capacity, and what stands
/// behind it.
fn ex_parte(line: &str) -> Option<(Role, &str)> {
    let lower = line.to_ascii_lowercase();
    let length = ["ex parte", "ex-parte", "exparte", "ex - parte"]
        .iter()
        .find(|word| lower.starts_with(**word))?
        .len();
    let role = role_at_start(line)?;
    let length = length.max(role.length);
    let rest = &line[length..];
    let marks: &[char] = &[' ', ':', '-', '–', '.', ',', '…', '\t'];
    (rest.is_empty() || rest.starts_with(marks)).then(|| (role, rest.trim_matches(marks)))
}

/// Whether the next line is a capacity and nothing else.
fn stands_above_role(lines: &[(usize, String)], at: usize) -> bool {
    lines
        .get(at + 1)
        .is_some_and(|(_, next)| begins_with_role(next))
        && !is_aside(&lines[at].1)
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
    let (mut taken, marked) = numbered(whole(std::mem::take(names)));
    let role = &move_word(&mut taken, role);
    let mut listed = with_asides(taken);
    if listed.len() > 1 && is_crown(&listed[0].name) {
        listed.remove(0);
    }
    // `(1) A (2) B` are two, whatever number the capacity has.
    let several = marked
        || role.plural && role.number.is_none()
        || listed.iter().all(|listed| is_counted(&listed.name));
    let before = found
        .iter()
        .filter(|(_, party)| several && party.printed == role.printed)
        .count();
    if several && listed.len() + before > 1 {
        let first = role.number.unwrap_or(1) + u32::try_from(before).unwrap_or_default();
        for (number, listed) in (first..).zip(listed) {
            found.extend(named(&listed, role, Some(number)));
        }
        return;
    }
    let mut parts = listed.into_iter();
    let Some(mut whole) = parts.next() else {
        return;
    };
    for part in parts {
        whole.name = format!("{} {}", whole.name, part.name);
        whole.aside = part.aside.or(whole.aside);
    }
    found.extend(named(&whole, role, role.number));
}

/// The party of a name, if it can be one.
fn named(listed: &Listed, role: &Role, number: Option<u32>) -> Option<(usize, DraftParty)> {
    let (name, note) = without_note(&clean(&listed.name));
    let note = listed.aside.clone().or(note);
    is_name(&name).then(|| {
        let mut party = party(&name, role, number);
        party.party.note = note.or(party.party.note);
        (listed.block, party)
    })
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

#[cfg(test)]
mod tests;
