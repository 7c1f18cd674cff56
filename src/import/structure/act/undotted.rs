//! A number that lost its stop in the copy: `1 Short title`, with `2. Interpretation` a few lines below.

use std::borrow::Cow;

use super::mark::{self, Mark, Number};
use crate::import::block::{Block, BlockKind};

/// So many sections are looked at; the longest law has fewer.
const MOST: usize = 20_000;
/// The longest title, in words.
const WORDS: usize = 20;

/// The block with a number, that, and whether it has its stop.
type Found = (usize, Number, bool);

/// The blocks, each title of a section with the stop behind its number that its neighbours have.
pub(super) fn dotted(blocks: &[Block]) -> Cow<'_, [Block]> {
    let mut numbers: Vec<Found> = Vec::new();
    for (index, block) in blocks.iter().enumerate() {
        if numbers.len() == MOST {
            break;
        }
        if let Mark::Section { number, .. } = mark::of(block) {
            numbers.push((index, number, true));
        } else if let Some(number) = bare_title(blocks, index) {
            numbers.push((index, number, false));
        }
    }
    let lost: Vec<usize> = (0..numbers.len())
        .filter(|&at| fits(&numbers, at))
        .map(|at| numbers[at].0)
        .collect();
    if lost.is_empty() {
        return Cow::Borrowed(blocks);
    }
    let mut blocks = blocks.to_vec();
    for index in lost {
        let text = &mut blocks[index].text;
        if let Some(at) = text.find(' ') {
            text.insert(at, '.');
        }
    }
    Cow::Owned(blocks)
}

/// The number of a line that would be a section's title, had it a stop.
fn bare_title(blocks: &[Block], index: usize) -> Option<Number> {
    let block = &blocks[index];
    let plain = block.kind == BlockKind::Paragraph && block.number.is_none();
    let title = plain
        && block.text.starts_with(|c: char| c.is_ascii_digit())
        && block.text.split_whitespace().count() <= WORDS
        && !block.text.ends_with(['.', ';', ',', ':', '—', '-']);
    let (number, rest) = mark::entry(block).filter(|_| title)?;
    let short = rest.starts_with(char::is_uppercase) && rest.contains(char::is_lowercase);
    // The text of the section stands below it.
    let below = blocks.get(index + 1).is_some_and(|below| {
        below
            .text
            .starts_with(|c: char| c.is_uppercase() || c == '(')
            && below.text.split_whitespace().count() > 4
    });
    (short && below).then_some(number)
}

/// Whether a number without its stop stands between those before and after it that have theirs: where one of
/// these is the same, it is that of the section, and this one stands in a list.
fn fits(numbers: &[Found], at: usize) -> bool {
    let (_, number, stop) = &numbers[at];
    let follows = match at.checked_sub(1).map(|before| &numbers[before]) {
        None => number.0 == 1,
        Some((_, last, stop)) => *stop && is_next(last, number),
    };
    let next = numbers
        .get(at + 1)
        .is_some_and(|(_, next, stop)| *stop && is_next(number, next));
    !stop && follows && next
}

/// Whether a number is the next one: 10 or 9A behind 9.
fn is_next(last: &Number, number: &Number) -> bool {
    number.0 == last.0 + 1 || number.0 == last.0 && number.1 > last.1
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(lines: &[&str]) -> Vec<String> {
        let blocks: Vec<Block> = Block::of_lines(lines);
        dotted(&blocks)
            .iter()
            .map(|block| block.text.clone())
            .collect()
    }

    #[test]
    fn the_stop_that_the_neighbours_have() {
        let body = "This Act may be cited as the Register Act.";
        let found = texts(&[
            "1 Short title",
            body,
            "2. Fees",
            body,
            "3 Forms",
            body,
            "4. Oaths",
            body,
        ]);
        assert_eq!(found[0], "1. Short title");
        assert_eq!(found[4], "3. Forms");
    }

    #[test]
    fn figures_and_arrangements_stay() {
        let body = "This Act may be cited as the Register Act.";
        for lines in [
            &["1. Fees", body, "2 Nairobi", "40", "3. Forms", body][..],
            &[
                "1. Board",
                "It has these members—",
                "1 Chairperson",
                "2 Clerks of the register",
                body,
                "2. Fees",
                body,
                "2 Copies",
                body,
                "3. Forms",
                body,
            ],
            &[
                "1 Citation",
                "2 Fees",
                "1. This is cited as the Register Act.",
                body,
            ],
            &[
                "1. Fees",
                body,
                "12 Months after that day",
                body,
                "2. Forms",
                body,
            ],
        ] {
            assert_eq!(texts(lines), lines);
        }
    }
}
