//! Parties and their capacities.

mod columns;
mod lines;
mod name;
mod reader;
mod sides;

use self::lines::{
    bare_word, cut_at_versus, is_of_court, is_rule, is_separator, join_brackets, join_hanging,
    join_ordinals,
};
use self::name::{clean, close_letters, is_name};
use super::role::Role;
use crate::import::imported::DraftParty;
use crate::model::Party;

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
    reader::read(&join_ordinals(&join_brackets(&join_hanging(
        &cut_at_versus(lines),
    ))))
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
