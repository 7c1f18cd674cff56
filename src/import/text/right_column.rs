//! Marginal notes in a column to the right of a law's text, as copies of printed Acts have them:
//!
//! ```text
//!   1. This Act may be cited as the Register       Short title.
//! Act, 2031.
//! ```
//!
//! Each note becomes a line of its own over the section that it stands beside.

use std::borrow::Cow;
use std::ops::RangeInclusive;
use std::sync::LazyLock;

use regex::Regex;

use super::own_name;
use super::side_column::{commonest, starts_section};
use crate::text::regex;

/// Where the notes may begin, in columns.
const EDGES: RangeInclusive<usize> = 36..=100;
/// The longest note, in lines.
const LONGEST: usize = 12;

/// The text with the notes of its right column over the sections.
pub(super) fn lifted(text: &str) -> Cow<'_, str> {
    let Some(edge) = edge(text).filter(|_| own_name::is_law(text)) else {
        return Cow::Borrowed(text);
    };
    let lines: Vec<&str> = text.split('\n').collect();
    let mut out = String::with_capacity(text.len() + text.len() / 16);
    let mut at = 0;
    while at < lines.len() {
        let Some((left, note)) =
            beside(lines[at], edge).filter(|(left, _)| starts_section(left.trim_start()))
        else {
            out.push_str(lines[at]);
            out.push('\n');
            at += 1;
            continue;
        };
        let (mut lefts, mut notes) = (vec![left], vec![note]);
        at += 1;
        // A note that has ended has no more: what stands there then is the cell of a table.
        while at < lines.len()
            && notes.len() < LONGEST
            && notes.last().is_none_or(|note| !note.ends_with('.'))
        {
            let Some((left, note)) =
                beside(lines[at], edge).filter(|(left, _)| !starts_section(left.trim_start()))
            else {
                break;
            };
            lefts.push(left);
            notes.push(note);
            at += 1;
        }
        out.push_str(&format!("\n{}\n\n", notes.join(" ")));
        for left in lefts {
            out.push_str(left);
            out.push('\n');
        }
    }
    out.pop();
    Cow::Owned(out)
}

/// The column at which the notes begin beside the first lines of sections.
fn edge(text: &str) -> Option<usize> {
    static BESIDE: LazyLock<Regex> = LazyLock::new(|| {
        regex(r"^ {0,8}\d{1,3}[A-Z]?\.(?: |—)\S.{8,90}? {2,}(\p{Lu}[^ ]*(?: [^ ]+){0,8})\s*$")
    });
    commonest(text, &BESIDE, EDGES)
}

/// What stands on either side of the edge, if a note begins there behind a gap; text may have ended before.
fn beside(line: &str, edge: usize) -> Option<(&str, &str)> {
    let (cut, _) = line.char_indices().nth(edge)?;
    let (left, right) = line.split_at(cut);
    let parted = left.ends_with("  ") && right.starts_with(|c: char| !c.is_whitespace());
    (parted && !right.trim_end().contains("   ")).then(|| (left.trim_end(), right.trim_end()))
}

#[cfg(test)]
mod tests {
    use super::*;

    const LAW: &str = "\
THE REGISTER ACT, 2031

ENACTED by the Parliament, as follows—

  1. This Act may be cited as the Register       Short title.
Act, 2031.

  2. In this Act, “register” means the one of    Meaning of
section 3.                                       register.

  3. There is a register.                        Register.
";

    #[test]
    fn notes_stand_over_their_sections() {
        let lifted = lifted(LAW);
        assert!(lifted.contains(
            "\nShort title.\n\n  1. This Act may be cited as the Register\nAct, 2031.\n"
        ));
        assert!(lifted.contains("\nMeaning of register.\n\n  2. In this Act"));
        assert!(lifted.contains("section 3.\n"));
        let plain = LAW
            .replace("       Short title.", "")
            .replace("    Meaning of", "");
        assert!(matches!(super::lifted(&plain), Cow::Borrowed(_)));
    }
}
