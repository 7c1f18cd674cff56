//! The lines of a head, one after the other: names wait until a capacity comes that is theirs.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::ControlFlow::{self, Break, Continue};

use super::lines::{
    begins_with_role, ends_parties, ex_parte, has_role, is_aside, is_between, is_of_court,
    is_of_matter, is_plural, is_rule, is_separator, part_at_role, tells_origin,
};
use super::name::{
    Listed, clean, count_of, goes_on, is_counted, is_crown, is_name, is_plainly_a_name,
    marks_first, move_word, numbered, recounted, two_people, whole, with_asides, without_note,
};
use super::party;
use super::sides::both_sides;
use crate::import::imported::DraftParty;
use crate::import::metadata::role::{Role, role_at_start};
use crate::model::PartyRole;

/// The parties that the lines name, each with its block.
pub(super) fn read(lines: &[(usize, String)]) -> Vec<(usize, DraftParty)> {
    let start = lines
        .iter()
        .position(|(_, line)| is_between(line))
        .filter(|at| !is_of_below(&lines[..*at]))
        .map(|at| at + 1);
    let first_role = lines.iter().position(|(_, line)| has_role(line));
    let mut reader = Reader {
        lines,
        after_between: start.is_some(),
        tells_matter: lines[..first_role.map_or(lines.len(), |at| at + 1)]
            .iter()
            .any(|(_, line)| is_of_matter(line)),
        names: Vec::new(),
        found: Vec::new(),
        label: None,
        by_lines: false,
    };
    for at in start.unwrap_or(0)..lines.len() {
        if reader.line(at).is_break() {
            break;
        }
    }
    reader.close_label();
    settle_tenancy(&mut reader.found);
    let joined = |(_, line): &(usize, String)| line.to_uppercase().contains("CONSOLIDATED WITH");
    if lines.iter().any(joined) {
        return once(reader.found);
    }
    reader.found
}

/// Whether both sides and what the appeal is from stand before a `BETWEEN`: it is the case below that
/// follows.
fn is_of_below(lines: &[(usize, String)]) -> bool {
    let origin = lines.iter().position(|(_, line)| tells_origin(line));
    origin.is_some_and(|at| {
        lines[..at].iter().any(|(_, line)| is_separator(line))
            && lines[..at]
                .iter()
                .filter(|(_, line)| has_role(line))
                .count()
                > 1
    })
}

struct Reader<'lines> {
    lines: &'lines [(usize, String)],
    /// The head says `BETWEEN`, and what is read stands behind it.
    after_between: bool,
    /// A line says what the case is about, or under which law it is brought.
    tells_matter: bool,
    /// Names that have no capacity yet.
    names: Vec<(usize, String)>,
    found: Vec<(usize, DraftParty)>,
    /// The capacity that a line of its own gives to the names under it.
    label: Option<Role>,
    /// Both sides stand in one line, as in appeals that are heard together.
    by_lines: bool,
}

impl Reader<'_> {
    fn line(&mut self, at: usize) -> ControlFlow<()> {
        let (block, line) = &self.lines[at];
        if let Some(sides) = both_sides(line) {
            self.sides(*block, sides);
        } else if self.by_lines {
            return Break(());
        } else if is_separator(line) || is_rule(line) {
            self.part();
        } else if self.stands_above_role(at) {
            self.pieces(*block, line);
        } else if is_of_court(line) && !has_role(line) {
            self.names.clear();
        } else if self.is_about_the_matter(line) {
            // `(DECEASED)`, behind the matter, names nobody.
        } else if !self.found.is_empty() && ends_parties(line) {
            return Break(());
        } else if !self.ex_parte(*block, line) && !self.under_label(*block, line) {
            if is_aside(line) {
                self.aside(*block, line);
            } else {
                self.drop_what_stands_above(line);
                self.pieces(*block, line);
            }
        }
        Continue(())
    }

    /// `A (Respondent) v B (Appellant)`: each such line has two, and who was there before stays one.
    fn sides(&mut self, block: usize, sides: [DraftParty; 2]) {
        if !std::mem::replace(&mut self.by_lines, true) {
            self.found.clear();
        }
        for party in sides {
            if !self.found.iter().any(|(_, other)| *other == party) {
                self.found.push((block, party));
            }
        }
    }

    /// `VERSUS`. Of `A`, `B …… PETITIONERS`, `C`, `VERSUS`, C is one of the petitioners.
    fn part(&mut self) {
        match self.label.take().or_else(|| self.shared_role()) {
            Some(role) if !self.names.is_empty() => self.take_names(&role),
            _ => self.names.clear(),
        }
    }

    /// The capacity that the last party shares with others, and that has no number.
    fn shared_role(&self) -> Option<Role> {
        let (_, last) = self.found.last()?;
        role_at_start(&last.printed).filter(|role| role.plural && role.number.is_none())
    }

    /// Whether a line is a name because the next is a capacity and nothing else, whatever the name
    /// is: a tribunal is a party where its decision is under review.
    fn stands_above_role(&self, at: usize) -> bool {
        let (_, line) = &self.lines[at];
        let names_where = !self.after_between
            && self.found.is_empty()
            && line.to_uppercase().starts_with("IN THE ");
        !names_where
            && !has_role(line)
            && !is_aside(line)
            && self
                .lines
                .get(at + 1)
                .is_some_and(|(_, next)| begins_with_role(next))
    }

    fn is_about_the_matter(&self, line: &str) -> bool {
        self.names.is_empty()
            && self.found.is_empty()
            && line
                .strip_prefix('(')
                .is_some_and(|rest| !rest.starts_with(|c: char| c.is_ascii_digit()))
            && !has_role(line)
    }

    /// Takes a line that says `EX PARTE` before its names, if it is one.
    fn ex_parte(&mut self, block: usize, line: &str) -> bool {
        // Behind a name, and with nothing after it, it is that name's capacity.
        let Some((role, name)) =
            ex_parte(line).filter(|(_, name)| self.names.is_empty() || !name.is_empty())
        else {
            return false;
        };
        self.close_label();
        self.names.clear();
        self.label = Some(role);
        if !name.is_empty() {
            self.names.push((block, name.to_owned()));
        }
        true
    }

    /// Takes a name under a capacity that has a line of its own, if it is one.
    fn under_label(&mut self, block: usize, line: &str) -> bool {
        if self.label.is_none() {
            return false;
        }
        if has_role(line) {
            self.close_label();
            return false;
        }
        self.names.push((block, line.to_owned()));
        true
    }

    fn close_label(&mut self) {
        if let Some(role) = self.label.take() {
            self.take_names(&role);
        }
    }

    /// `(ANONYMITY ORDER MADE IN RESPECT OF THE SECOND APPELLANT)` names nobody.
    fn aside(&mut self, block: usize, line: &str) {
        if !self.names.is_empty() {
            self.names.push((block, line.to_owned()));
        } else if let Some((_, last)) = self.found.last_mut() {
            last.party.note.get_or_insert_with(|| line.to_owned());
        }
    }

    /// Without `BETWEEN`, what stands before the first capacity is the court's or the matter, but for
    /// the names that share it, and for a name over two lines where no matter stands above it.
    fn drop_what_stands_above(&mut self, line: &str) {
        if self.after_between || !self.found.is_empty() || !has_role(line) {
            return;
        }
        self.names = recounted(std::mem::take(&mut self.names));
        // Where the capacity is the line, its own name is the last of those above.
        let own = if begins_with_role(line) {
            let last = self.names.iter().rposition(|(_, name)| !goes_on(name));
            last.unwrap_or_default()
        } else {
            self.names.len()
        };
        let more = is_plural(line) || !self.tells_matter;
        let mut at = 0;
        self.names.retain(|(_, name)| {
            at += 1;
            at > own || more && (is_plainly_a_name(name) || is_counted(name))
        });
    }

    /// Reads a line in which names and capacities are parted by leaders: `A ...... 1ST RESPONDENT`.
    fn pieces(&mut self, block: usize, line: &str) {
        let line = if begins_with_role(line) {
            line.trim_start_matches(['.', '…', '_', ' ']).to_owned()
        } else {
            part_at_role(line)
        };
        let pieces: Vec<&str> = line.split('\t').map(str::trim).collect();
        // `DIRECTOR OF PUBLIC`, `PROSECUTIONS ...... RESPONDENT`: the word is the name's last.
        let of_name = pieces.len() > 1
            && matches!(
                pieces[0].to_uppercase().as_str(),
                "PROSECUTION" | "PROSECUTIONS" | "STATE" | "REPUBLIC"
            )
            && pieces[1..].iter().any(|piece| begins_with_role(piece));
        for (at, piece) in pieces.into_iter().enumerate() {
            if let Some(role) = role_at_start(piece)
                .filter(|_| at > 0 || !of_name && !self.names.is_empty() && begins_with_role(piece))
            {
                let rest = piece[role.length..]
                    .trim_matches([' ', '.', '-', '–', ':', ','])
                    .to_owned();
                self.take_names(&role);
                if !rest.is_empty() && !is_separator(&rest) {
                    self.names.push((block, rest));
                }
            } else if !piece.is_empty() {
                self.names.push((block, piece.to_owned()));
            }
        }
    }

    /// Gives the capacity to the names that were read since the last one.
    fn take_names(&mut self, role: &Role) {
        let names = recounted(std::mem::take(&mut self.names));
        let (mut taken, marked) = numbered(marks_first(whole(names)));
        let role = &move_word(&mut taken, role);
        let mut listed = with_asides(taken);
        if listed.len() > 1 && is_crown(&listed[0].name) {
            listed.remove(0);
        }
        if role.plural && role.number.is_none() && listed.len() == 1 {
            listed = two_people(listed.remove(0));
        }
        // `(1) A (2) B` are two, whatever number the capacity has.
        let several = marked
            || role.plural && role.number.is_none()
            || listed.iter().all(|listed| is_counted(&listed.name));
        let before = self
            .found
            .iter()
            .filter(|(_, party)| several && party.printed == role.printed)
            .count();
        if several && listed.len() + before > 1 {
            let first = role.number.unwrap_or(1) + u32::try_from(before).unwrap_or_default();
            // The list's own numbers, where they begin with the one that is due.
            let counted = listed.first().and_then(|first| count_of(&first.name)) == Some(first);
            for (number, listed) in (first..).zip(listed) {
                let own = count_of(&listed.name).filter(|_| counted);
                self.found
                    .extend(named(&listed, role, own.or(Some(number))));
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
        self.found.extend(named(&whole, role, role.number));
    }
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

/// Each once: cases that were consolidated name the same people again, on the same side, under other
/// numbers and without what stood in brackets.
fn once(found: Vec<(usize, DraftParty)>) -> Vec<(usize, DraftParty)> {
    let mut kept: Vec<(usize, DraftParty)> = Vec::with_capacity(found.len());
    let mut seen: BTreeMap<(String, &str), BTreeSet<String>> = BTreeMap::new();
    for (block, party) in found {
        let whole = party.party.name.to_uppercase();
        let bare = whole
            .split(" (")
            .next()
            .unwrap_or_default()
            .trim()
            .to_owned();
        let named = seen
            .entry((bare.clone(), party.party.role.as_str()))
            .or_default();
        // `THE REGISTRAR (THIKA)` and `THE REGISTRAR (RUIRU)` are two.
        let known =
            named.contains(&whole) || whole == bare && !named.is_empty() || named.contains(&bare);
        if !known {
            named.insert(whole);
            kept.push((block, party));
        }
    }
    kept
}

/// Landlord and tenant say who they are, not who came to the tribunal. `LANDLORD/APPLICANT` says both;
/// else it is whoever of them is named first of all, and neither where another is.
fn settle_tenancy(found: &mut [(usize, DraftParty)]) {
    let of = |party: &DraftParty| {
        let printed = party.printed.to_lowercase();
        ["tenant", "landlord", "landlady"]
            .into_iter()
            .find(|word| printed.starts_with(word))
    };
    let first = found.first().and_then(|(_, party)| of(party));
    for (_, party) in found.iter_mut() {
        let Some(word) = of(party) else { continue };
        let said = party
            .printed
            .split_once('/')
            .and_then(|(_, second)| role_at_start(second));
        party.party.role = match said {
            Some(said) => said.role,
            None if Some(word) == first => PartyRole::Applicant,
            None => PartyRole::Respondent,
        };
    }
}
