//! Marginal notes in a column to the left of a law's text, as `pdftotext -layout` leaves them:
//!
//! ```text
//! Short title and     1. This Act may be cited as the Register Act, and shall
//! commencement.       come into operation on a day that is named.
//! ```
//!
//! Each note becomes a line of its own over the section that it stands beside.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::ops::RangeInclusive;
use std::sync::LazyLock;

use regex::Regex;

use super::own_name;
use crate::text::regex;

/// So many sections must have their notes at the same edge.
const FEWEST: usize = 3;
/// Where the text may begin, in columns.
const EDGES: RangeInclusive<usize> = 10..=36;
/// The longest note, in lines.
const LONGEST: usize = 12;

/// The text with the notes of its left column over the sections.
pub(super) fn lifted(text: &str) -> Cow<'_, str> {
    let Some(edge) = edge(text).filter(|_| own_name::is_law(text)) else {
        return Cow::Borrowed(text);
    };
    let lines: Vec<&str> = text.split('\n').collect();
    let mut out = String::with_capacity(text.len() + text.len() / 16);
    let mut at = 0;
    while at < lines.len() {
        let Some((note, right)) =
            beside(lines[at], edge).filter(|(_, right)| starts_section(right))
        else {
            out.push_str(lines[at]);
            out.push('\n');
            at += 1;
            continue;
        };
        let mut notes = vec![note];
        let mut rights = vec![right];
        let mut amendments = Vec::new();
        at += 1;
        while at < lines.len() && notes.len() < LONGEST {
            if is_more_of(notes.last(), lines[at], edge) {
                notes.push(lines[at].trim());
                at += 1;
                continue;
            }
            let Some((note, right)) =
                beside(lines[at], edge).filter(|(_, right)| !starts_section(right))
            else {
                break;
            };
            if is_amendment(note) {
                amendments.push(note);
            } else {
                notes.push(note);
            }
            rights.push(right);
            at += 1;
        }
        let indent = " ".repeat(edge);
        out.push_str(&format!("\n{indent}{}\n\n", notes.join(" ")));
        for right in rights {
            out.push_str(&format!("{indent}{right}\n"));
        }
        for amendment in amendments {
            out.push_str(&format!("\n{indent}[{amendment}]\n\n"));
        }
    }
    out.pop();
    Cow::Owned(out)
}

/// The column at which the text begins behind the notes.
fn edge(text: &str) -> Option<usize> {
    static BESIDE: LazyLock<Regex> =
        LazyLock::new(|| regex(r"^ {0,4}\p{Lu}[^\t]{2,28}?  +(\d{1,3}[A-Z]?\. ?[(“\x22\p{Lu}])"));
    commonest(text, &BESIDE, EDGES)
}

/// The column within bounds at which the first group of a pattern begins in most lines, if it does so in enough.
pub(super) fn commonest(
    text: &str,
    pattern: &Regex,
    bounds: RangeInclusive<usize>,
) -> Option<usize> {
    let mut edges: BTreeMap<usize, usize> = BTreeMap::new();
    for line in text.split('\n') {
        if let Some(group) = pattern.captures(line).and_then(|found| found.get(1)) {
            let column = line[..group.start()].chars().count();
            if bounds.contains(&column) {
                *edges.entry(column).or_default() += 1;
            }
        }
    }
    let (edge, count) = edges.into_iter().max_by_key(|(_, count)| *count)?;
    (count >= FEWEST).then_some(edge)
}

/// What stands on either side of the edge, if something does on both and a gap is between.
fn beside(line: &str, edge: usize) -> Option<(&str, &str)> {
    let (cut, _) = line.char_indices().nth(edge)?;
    let (left, right) = line.split_at(cut);
    let parted = left.ends_with("  ") && right.starts_with(|c: char| !c.is_whitespace());
    let note = left.trim();
    (parted && !note.is_empty() && !note.contains("   ")).then_some((note, right))
}

/// Whether a line goes on a note beside which the text has ended already.
fn is_more_of(note: Option<&&str>, line: &str, edge: usize) -> bool {
    let open = note.is_some_and(|note| !note.ends_with('.'));
    let indent = line.len() - line.trim_start().len();
    let heads = ["PART", "CHAPTER", "SCHEDULE", "Part ", "Chapter "]
        .iter()
        .any(|word| line.trim_start().starts_with(word))
        || !line.contains(char::is_lowercase);
    open && indent <= 4 && !heads && !line.trim().is_empty() && line.chars().count() < edge
}

/// `14 of 1977, Sch.`
fn is_amendment(note: &str) -> bool {
    static AMENDMENT: LazyLock<Regex> = LazyLock::new(|| regex(r"^\d{1,3} of \d{4}\b"));
    AMENDMENT.is_match(note)
}

pub(super) fn starts_section(text: &str) -> bool {
    let number = text.trim_start_matches(|c: char| c.is_ascii_digit());
    let digits = text.len() - number.len();
    (1..=3).contains(&digits)
        && number
            .trim_start_matches(|c: char| c.is_ascii_uppercase())
            .starts_with('.')
}

#[cfg(test)]
mod tests {
    use super::*;

    const LAW: &str = "\
Short title and     1. This Act may be cited as the Register Act, and shall
commencement.       come into operation on a day that is named.

Interpretation.     2. In this Act, “register” means the one of
14 of 2031, Sch.    section 3.

Duty to keep a      3. (1) A register shall be kept.
register of all
                    (2) It is open to all.";

    #[test]
    fn notes_stand_over_their_sections() {
        let lifted = lifted(LAW);
        let lines: Vec<&str> = lifted
            .split('\n')
            .map(str::trim)
            .filter(|line| !line.is_empty())
            .collect();
        assert_eq!(lines[0], "Short title and commencement.");
        assert_eq!(
            lines[1],
            "1. This Act may be cited as the Register Act, and shall"
        );
        assert_eq!(lines[2], "come into operation on a day that is named.");
        assert_eq!(lines[3], "Interpretation.");
        assert_eq!(lines[5], "section 3.");
        assert_eq!(lines[6], "[14 of 2031, Sch.]");
        assert_eq!(lines[7], "Duty to keep a register of all");
        assert!(lines.contains(&"(2) It is open to all."));
    }

    #[test]
    fn other_texts_stay() {
        let table = "Title deed          1. A plot\n12 May 2017         of land\nA letter            2. Of demand\nA photograph        3. Of it";
        assert!(matches!(lifted(table), Cow::Borrowed(_)));
        assert!(matches!(
            lifted("1. A paragraph.\n2. Another."),
            Cow::Borrowed(_)
        ));
    }
}
