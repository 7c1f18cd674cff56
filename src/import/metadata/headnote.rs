//! The headnote of a law report: what its editor wrote between the head and the text. Kenya Law's begins
//! with the point of the case and catchwords, tells the facts, the issues and what was held, and ends with
//! lists of what was cited and of counsel. None of it is the court's, though its paragraphs are numbered.

use std::ops::Range;

use super::head_end::is_action;
use crate::import::block::Block;
use crate::import::structure::number::Number;

/// How many blocks after the head the headnote shows itself.
const NEAR: usize = 80;
/// How many blocks it may have.
const LONGEST: usize = 400;

/// Titles of its parts, without the signs behind them.
const FACTS: &[&str] = &["brief facts", "case summary"];
const HELD: &[&str] = &["held"];
const LISTS: &[&str] = &["citations", "advocates"];

/// The blocks of the headnote, if one stands after the head that ends before `body`.
///
/// It needs two signs at least: a line `Reported by …` or the facts, and `Held` behind them. It ends at the
/// line by which the judgment calls itself so; without one, at number 1 after its lists. If neither is
/// there, nothing is known of where the court begins, and there is no headnote.
#[must_use]
pub(in crate::import) fn find(blocks: &[Block], body: usize) -> Option<Range<usize>> {
    let near = blocks.len().min(body + NEAR);
    let far = blocks.len().min(body + LONGEST);
    let opens = (body..near)
        .find(|at| is_reporter(&blocks[*at].text) || is_part(&blocks[*at].text, FACTS))?;
    let one = |at: &usize| starts_with_one(&blocks[*at]);
    if (body..opens).any(|at| one(&at)) {
        return None;
    }
    let held = (opens..far).find(|at| is_part(&blocks[*at].text, HELD))?;
    let lists = (held..far).find(|at| is_part(&blocks[*at].text, LISTS));
    let from = lists.unwrap_or(held);
    // The editor may have listed the orders, too.
    let names_text =
        |text: &str| is_action(text) && !text.trim().to_lowercase().starts_with("order");
    if let Some(action) = (from..far).find(|at| names_text(&blocks[*at].text)) {
        return Some(body..action + 1);
    }
    // The first list that begins at 1 may be one of statutes: counsel stand between it and the text.
    let counsel = (from..far).find(|at| is_part(&blocks[*at].text, &["advocates"]))?;
    (counsel..far).find(one).map(|first| body..first)
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

fn starts_with_one(block: &Block) -> bool {
    let number = match &block.number {
        Some(number) => Number::alone(number),
        None => Number::at_start(&block.text),
    };
    number.is_some_and(|number| number.value == 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(lines: &[&str]) -> Option<Range<usize>> {
        let blocks: Vec<Block> = lines
            .iter()
            .map(|line| Block {
                text: (*line).to_owned(),
                ..Block::default()
            })
            .collect();
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
                "1. He kept giraffes.",
                "Analysis",
                "2. He may.",
            ],
        ] {
            assert_eq!(found(lines), None, "{lines:?}");
        }
    }
}
