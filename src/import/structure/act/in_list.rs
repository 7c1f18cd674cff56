//! Lines that name a Part or a schedule and open none: within a sentence, or in a list.

use super::mark::{self, Container, Mark};
use crate::import::block::Block;

/// So many lines of a list are looked back at, and so many blocks on for the next number.
const NEAR: usize = 60;

/// Whether a line that would open a Part or a schedule by its words alone stands within a sentence or a list of
/// the section with this number.
pub(super) fn names_only(
    blocks: &[Block],
    index: usize,
    container: &Container,
    section: Option<u32>,
) -> bool {
    let Some(section) = section else {
        return false;
    };
    let block = &blocks[index];
    if mark::is_set_as_heading(block) {
        return false;
    }
    if is_in_sentence(blocks, index) {
        return true;
    }
    if !is_below_lead(blocks, index) {
        return false;
    }
    // Behind the heading of a schedule numbers start anew.
    let next = blocks[index + 1..]
        .iter()
        .take(NEAR)
        .filter(|block| mark::container(block).is_none())
        .find_map(|block| match mark::of(block) {
            Mark::Section { number, .. } => Some(number.0),
            _ => None,
        });
    match container {
        Container::Schedule(_) => next == Some(section + 1),
        _ => true,
    }
}

/// Whether a line is a part of a schedule that has a letter for its name: the next one, and no row of a list.
pub(super) fn is_part(blocks: &[Block], index: usize, last: Option<&str>) -> bool {
    let letter = |at: usize| match mark::lettered_part(blocks.get(at)?)? {
        (Container::Part(letter), _) => letter.bytes().next(),
        _ => None,
    };
    let Some(own) = letter(index) else {
        return false;
    };
    let next = match last.and_then(|last| last.bytes().next()) {
        Some(last) => last + 1 == own,
        None => own == b'A',
    };
    let listed =
        letter(index + 1).is_some() || index.checked_sub(1).is_some_and(|at| letter(at).is_some());
    next && !listed && !is_in_sentence(blocks, index)
}

/// Whether the line before breaks off, or the line behind goes on in small letters.
fn is_in_sentence(blocks: &[Block], index: usize) -> bool {
    let before = index.checked_sub(1).map(|at| blocks[at].text.trim_end());
    let cut = before.is_some_and(|text| {
        text.ends_with(',')
            || matches!(
                text.rsplit(' ').next().unwrap_or_default(),
                "a" | "the"
                    | "of"
                    | "to"
                    | "in"
                    | "by"
                    | "for"
                    | "from"
                    | "with"
                    | "and"
                    | "or"
                    | "under"
            )
    });
    let goes_on = || {
        blocks
            .get(index + 1)
            .is_some_and(|next| next.number.is_none() && next.text.starts_with(char::is_lowercase))
    };
    cut && before.is_some_and(|text| text.contains(char::is_lowercase)) || goes_on()
}

/// Whether a line, or the list of such lines that it stands in, is led to by a colon or a dash.
fn is_below_lead(blocks: &[Block], index: usize) -> bool {
    blocks[..index]
        .iter()
        .rev()
        .take(NEAR)
        .find(|block| mark::is_set_as_heading(block) || mark::container(block).is_none())
        .is_some_and(|block| {
            block.text.contains(char::is_lowercase)
                && block.text.trim_end().ends_with([':', '—'])
                && !mark::is_note(block)
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn blocks(lines: &[&str]) -> Vec<Block> {
        Block::of_lines(lines)
    }

    #[test]
    fn parts_and_schedules_in_lists_and_sentences() {
        let part = Container::Part("II".to_owned());
        let schedule = Container::Schedule("2".to_owned());
        let list = blocks(&[
            "These do not apply to cattle:",
            "Part II – Fees",
            "Schedule 2",
            "The registrar tells the owner so.",
            "3. Oaths",
        ]);
        assert!(names_only(&list, 1, &part, Some(2)));
        assert!(names_only(&list, 2, &schedule, Some(2)));
        assert!(!names_only(&list, 1, &part, None), "no section has begun");
        let sentence = blocks(&["A fee is due under", "Part II – Fees", "of the other Act."]);
        assert!(names_only(&sentence, 1, &part, Some(2)));
        let headings = blocks(&["A fee is due.", "Part II – Fees", "Schedule 2", "1. Books"]);
        assert!(!names_only(&headings, 1, &part, Some(2)));
        let form = blocks(&["The form is this:", "Schedule 2", "1. Books", "3. Seals"]);
        assert!(!names_only(&form, 1, &schedule, Some(2)));
    }

    #[test]
    fn letters_of_parts_and_of_grades() {
        let grades = blocks(&["These are the grades", "A – Good", "B – Poor", "2. Fees"]);
        assert!(!is_part(&grades, 1, None) && !is_part(&grades, 2, Some("A")));
        let parts = blocks(&[
            "A – Books",
            "1. They are kept.",
            "B – Seals",
            "1. They are not.",
        ]);
        assert!(is_part(&parts, 0, None) && is_part(&parts, 2, Some("A")));
        assert!(!is_part(&parts, 2, None));
    }
}
