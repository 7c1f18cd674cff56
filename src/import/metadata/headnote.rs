//! The headnote of a law report: what its editor wrote between the head and the text. Kenya Law's begins
//! with the point of the case and catchwords, tells the facts, the issues and what was held, and ends with
//! lists of what was cited and of counsel. None of it is the court's, though its paragraphs are numbered.

use std::ops::Range;

use super::head_end::{is_action, starts_with_one};
use crate::import::block::Block;

/// How many blocks after the head the headnote shows itself.
const NEAR: usize = 80;
/// How many blocks it may have.
const LONGEST: usize = 400;

/// Titles of its parts, without the signs behind them.
const FACTS: &[&str] = &["brief facts", "case summary"];
const HELD: &[&str] = &["held"];
const LISTS: &[&str] = &["citations", "advocates"];
const COUNSEL: &[&str] = &["advocates"];
/// How many blocks the lists have at most.
const LISTED: usize = 60;
/// The longest entry of the list of counsel, in words.
const NAMED: usize = 16;

/// The blocks of the headnote, if one stands after the head that ends before `body`.
///
/// It needs three signs: a line `Reported by …` or the facts, `Held` behind them, and a list of what was cited
/// or of counsel behind that. It ends at the line by which the judgment calls itself so, or at number 1 where
/// nothing but counsel stand before it. If neither is near, nothing is known of where the court begins, and
/// there is no headnote.
#[must_use]
pub(in crate::import) fn find(blocks: &[Block], body: usize) -> Option<Range<usize>> {
    let near = blocks.len().min(body + NEAR);
    let far = blocks.len().min(body + LONGEST);
    let opens = (body..near)
        .find(|at| is_reporter(&blocks[*at].text) || is_part(&blocks[*at].text, FACTS))?;
    if (body..opens).any(|at| starts_with_one(&blocks[at])) {
        return None;
    }
    let held = (opens..far).find(|at| is_part(&blocks[*at].text, HELD))?;
    let lists = (held..far).find(|at| is_part(&blocks[*at].text, LISTS))?;
    let end = blocks.len().min(lists + LISTED);
    if let Some(action) = (lists..end).find(|at| names_text(&blocks[*at].text)) {
        return Some(body..action + 1);
    }
    let counsel = (lists..end).rfind(|at| is_part(&blocks[*at].text, COUNSEL))?;
    let first = (counsel + 1..end).find(|at| starts_with_one(&blocks[*at]))?;
    let names = |block: &Block| block.text.split_whitespace().count() <= NAMED;
    blocks[counsel + 1..first]
        .iter()
        .all(names)
        .then_some(body..first)
}

/// Whether a judgment calls itself so in a line. What courts use as titles of parts is none.
fn names_text(text: &str) -> bool {
    let first = text
        .split_whitespace()
        .find(|word| !word.eq_ignore_ascii_case("the"));
    let own = ["judgment", "judgement", "ruling", "directions"];
    let bare = first.map(|word| {
        word.trim_matches(|c: char| !c.is_alphabetic())
            .to_lowercase()
    });
    is_action(text) && bare.is_some_and(|bare| own.contains(&bare.as_str()))
}

fn is_part(text: &str, titles: &[&str]) -> bool {
    let bare = text
        .trim()
        .trim_end_matches([':', '.', '-', '–'])
        .trim_end();
    titles.iter().any(|title| bare.eq_ignore_ascii_case(title))
}

/// `Reported by Jane Mfano`
fn is_reporter(text: &str) -> bool {
    const WORDS: usize = 8;
    let words = text.split_whitespace().count();
    (3..=WORDS).contains(&words)
        && text
            .get(.."reported by ".len())
            .is_some_and(|start| start.eq_ignore_ascii_case("reported by "))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(lines: &[&str]) -> Option<Range<usize>> {
        let blocks: Vec<Block> = Block::of_lines(lines);
        find(&blocks, 0)
    }

    const NOTE: [&str; 14] = [
        "The register of giraffes needs a law.",
        "Reported by Jane Mfano",
        "Data protection - registers - whether a register of giraffes needed a law.",
        "Brief facts",
        "The petitioner kept giraffes.",
        "Issues",
        "i. Whether the register needed a law.",
        "Held",
        "1. It did.",
        "2. There was none.",
        "Citations",
        "1. Registers Act (Cap. 1) - (Interpreted)",
        "Advocates",
        "Mr Juma Mfani for the petitioner",
    ];

    #[test]
    fn what_an_editor_wrote_before_the_text() {
        let text = ["JUDGMENT", "1. The petitioner keeps giraffes."];
        assert_eq!(found(&[&NOTE as &[_], &text].concat()), Some(0..15));
        assert_eq!(found(&[&NOTE as &[_], &text[1..]].concat()), Some(0..14));
    }

    // Where the court begins, nothing tells.
    #[test]
    fn a_judgment_without_numbers_is_not_swallowed() {
        let text = [
            "The petitioner came to the court with the complaint that his giraffes were counted without any law at all.",
            "It is ordered that:",
            "1. The petition is allowed.",
        ];
        assert_eq!(found(&[&NOTE as &[_], &text].concat()), None);
    }

    #[test]
    fn parts_of_a_judgment_are_none() {
        for lines in [
            &[
                "JUDGMENT",
                "Facts",
                "1. He kept giraffes.",
                "Held",
                "2. He may.",
            ] as &[_],
            &["Reported by nobody, the case was lost.", "1. It was found."],
            &[
                "Brief facts",
                "He kept giraffes.",
                "Held",
                "He may.",
                "Determination",
                "The appeal is dismissed.",
            ],
            &[
                "Brief facts",
                "1. He kept giraffes.",
                "Analysis",
                "2. He may.",
            ],
        ] {
            assert_eq!(found(lines), None, "{lines:?}");
        }
    }
}
