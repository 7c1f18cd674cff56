//! Where the head of a judgment ends: at the line by which it calls itself a judgment, or
//! where its text begins.

use super::first_blocks::LONGEST_HEAD;
use super::{court, docket, judges, parties};
use crate::import::block::{Block, BlockKind};
use crate::import::structure::number::{Number, Style};

/// Where a head ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct End {
    /// The line by which the judgment calls itself so.
    pub action: Option<usize>,
    /// The block after the last of the head.
    pub head: usize,
    /// The first block of the text.
    pub body: usize,
}

/// Finds the end of the head that begins at `from`.
pub(super) fn find(blocks: &[Block], from: usize) -> End {
    let last = blocks.len().min(from + LONGEST_HEAD);
    let text = (from..last)
        .find(|at| {
            (begins_text(&blocks[*at]) || counts_sentences(blocks, *at)) && !is_notice(blocks, *at)
        })
        .unwrap_or(blocks.len());
    let next_action = |from: usize, to: usize| (from..to).find(|at| is_action(&blocks[*at].text));
    // A first paragraph that comes before it makes it a heading of the text.
    if let Some(action) = next_action(from, last.min(text.saturating_add(1))) {
        let goes_on = (action + 1..text.min(blocks.len()))
            .take(LINES_AFTER)
            .find(|at| is_of_head(&blocks[*at]));
        return match goes_on.map(|at| next_action(at, text.min(last))) {
            None => End {
                action: Some(action),
                head: action,
                body: action + 1,
            },
            // `JUDGMENT` stands at the top of the page, and again, or `ORDER`, before the text.
            Some(Some(second)) => End {
                action: Some(action),
                head: second,
                body: second + usize::from(!is_order(&blocks[second].text)),
            },
            Some(None) => End {
                action: Some(action),
                head: text,
                body: text,
            },
        };
    }
    // A notice may stand first that reads like text; then the text has its number 1 after the line.
    let one = |at: usize| starts_with_one(&blocks[at]);
    if let Some(action) = next_action(from, last)
        && !(from..action).any(one)
        && (action + 1..blocks.len().min(action + 1 + LINES_AFTER)).any(one)
    {
        return End {
            action: Some(action),
            head: action,
            body: action + 1,
        };
    }
    End {
        action: None,
        head: text,
        body: from,
    }
}

/// Whether a block and the one behind it are the first two of the court's paragraphs, however short.
fn counts_sentences(blocks: &[Block], at: usize) -> bool {
    let counted = |at: usize, value: u32| {
        blocks.get(at).is_some_and(|block| {
            block.kind == BlockKind::Paragraph
                && block.number.is_none()
                && Number::at_start(&block.text)
                    .is_some_and(|number| number.value == value && !is_party(block, number))
                && is_sentence(&block.text)
        })
    };
    // A judge's name may stand between them.
    counted(at, 1) && (at + 1..=at + 3).any(|next| counted(next, 2))
}

/// How many blocks after the line are looked at.
const LINES_AFTER: usize = 24;

/// Whether a block that reads like text stands before the head: `This judgment was given in
/// private …`. The court, the number, the judge or the parties follow it.
fn is_notice(blocks: &[Block], at: usize) -> bool {
    /// How many blocks after it are looked at.
    const NEAR: usize = 12;
    let heads = |block: &Block| {
        block.text.lines().any(|line| {
            parties::is_between(line)
                || judges::is_before(line)
                || docket::labelled_number(line).is_some()
                || line.to_lowercase().starts_with("neutral citation")
        })
    };
    blocks[at].number.is_none()
        && Number::at_start(&blocks[at].text).is_none()
        && blocks[at + 1..]
            .iter()
            .take(NEAR)
            .take_while(|block| !starts_with_one(block))
            .any(heads)
}

/// Whether a block belongs to no text: parties, court, number, judges.
fn is_of_head(block: &Block) -> bool {
    block.text.lines().any(|line| {
        !is_sentence(line)
            && (parties::is_between(line)
                || parties::has_sides(line)
                || court::is_court_line(line)
                || docket::labelled_number(line).is_some()
                || docket::is_own_citation(line)
                || judges::is_before(line)
                || judges::is_judges_line(line))
    })
}

/// Whether a line is a sentence of the text, however short: many of its words begin in small letters,
/// and it ends. What tells where an appeal comes from or what a case is about may do so, too.
fn is_sentence(line: &str) -> bool {
    /// The fewest words of one, and of one that may name somebody.
    const FEWEST: usize = 4;
    const LONGER: usize = 8;
    let line = line.trim();
    let words: Vec<&str> = line.split_whitespace().collect();
    let small = words
        .iter()
        .filter(|word| word.starts_with(char::is_lowercase))
        .count();
    words.len() >= FEWEST
        && line.ends_with(['.', '?', ';', ':'])
        && (small * 2 > words.len() || words.len() >= LONGER && small * 3 >= words.len())
        && !parties::tells_origin(line)
        && !line.to_lowercase().starts_with("in the matter")
}

fn is_order(text: &str) -> bool {
    text.trim().to_uppercase().starts_with("ORDER")
}

pub(super) fn starts_with_one(block: &Block) -> bool {
    let number = match &block.number {
        Some(number) => Number::alone(number),
        None => Number::at_start(&block.text),
    };
    // Markdown and pages count paragraphs as a list does; a short line in a list may be a party.
    let counted = match block.kind {
        BlockKind::Paragraph => true,
        BlockKind::Item(depth) => depth == 1 && block.text.lines().any(is_sentence),
        _ => false,
    };
    counted && number.is_some_and(|number| number.value == 1 && !is_party(block, number))
}

/// Whether what has a number is a party: heads number those too.
fn is_party(block: &Block, number: Number) -> bool {
    parties::is_party(
        &block.text,
        block.number.is_some() && number.style == Style::Round,
    )
}

/// Words by which decisions call themselves.
const ACTIONS: &[&str] = &[
    "AWARD",
    "DECISION",
    "DETERMINATION",
    "DIRECTIONS",
    "EXTEMPORE RULING",
    "JUDGEMENT",
    "JUDGMENT",
    "OPINION",
    "ORDER",
    "ORDERS",
    "REASONS",
    "RULING",
    "RULINGS",
    "SENTENCE",
    "ADVISORY OPINION",
];

/// Whether a block is the line by which a judgment calls itself so, and nothing else.
pub(super) fn is_action(text: &str) -> bool {
    /// The longest such line, in characters: `RULING NO. 2 (ON THE APPLICATION DATED …)`.
    const LONGEST: usize = 110;
    let upper = squeeze(text).to_uppercase();
    if upper.chars().count() > LONGEST || upper.ends_with(';') {
        return false;
    }
    let bare = upper.trim_matches(['*', '-', '–', '_', ':', '.', ' ', '\'', '"']);
    if is_named_action(text, bare) {
        return true;
    }
    // `ORDERS OF CERTIORARI AND MANDAMUS`, under `AN APPLICATION FOR`.
    if bare.starts_with("ORDER")
        && ["CERTIORAR", "MANDAMUS", "PROHIBITION", "HABEAS"]
            .iter()
            .any(|relief| bare.contains(relief))
    {
        return false;
    }
    let first = [
        "APPROVED ",
        "CONSOLIDATED ",
        "DRAFT ",
        "FINAL ",
        "INTERIM ",
        "EX TEMPORE ",
        "EX-TEMPORE ",
        "RESERVED ",
        "THE ",
        "SUMMARY ",
        "COURT ",
        "COURT'S ",
    ]
    .iter()
    .find_map(|word| bare.strip_prefix(word))
    .unwrap_or(bare);
    ACTIONS.iter().any(|action| {
        first.strip_prefix(action).is_some_and(|rest| {
            let rest = rest.trim_start();
            rest.is_empty()
                || [
                    "ON ",
                    "OF THE COURT",
                    "OF ",
                    "NO",
                    "AND ",
                    "& ",
                    "(",
                    "I",
                    "1",
                    "2",
                    "3",
                ]
                .iter()
                .any(|word| rest.starts_with(word))
                    && text.chars().filter(|c| c.is_lowercase()).count() * 3 < text.chars().count()
        })
    })
}

/// `APPROVED SANCTION JUDGMENT`, `JUDGMENT APPROVED BY THE COURT`: capitals, and few words.
fn is_named_action(text: &str, upper: &str) -> bool {
    const WORDS: usize = 5;
    let words = upper.split_whitespace().count();
    (2..=WORDS).contains(&words)
        && !text.contains(char::is_lowercase)
        && upper
            .chars()
            .all(|c| c.is_alphabetic() || matches!(c, ' ' | '-'))
        && (["JUDGMENT", "JUDGEMENT", "RULING"]
            .iter()
            .any(|action| upper.ends_with(action))
            || upper.starts_with("JUDGMENT APPROVED"))
}

/// `J U D G M E N T` as `JUDGMENT`.
pub(super) fn squeeze(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    let spaced = words.len() > 4
        && words
            .iter()
            .filter(|word| word.chars().count() == 1)
            .count()
            * 10
            >= words.len() * 8;
    if spaced {
        words.concat()
    } else {
        words.join(" ")
    }
}

/// Whether a block is the publisher's catchwords: `HOUSING – civil penalty – joint landlords –
/// whether each is a person in control`.
fn is_catchwords(text: &str) -> bool {
    /// Fewest dashes between them.
    const DASHES: usize = 3;
    let dashes = [" – ", " — ", " - "].map(|dash| text.matches(dash).count());
    dashes.iter().any(|count| *count >= DASHES)
        && text.starts_with(char::is_uppercase)
        && !text.contains(". ")
}

/// Whether the text of the judgment begins with this block.
pub(super) fn begins_text(block: &Block) -> bool {
    /// No line of a head is longer, in characters, but for long matters and appeals.
    const LONG: usize = 360;
    let sentence = || {
        let words: Vec<&str> = block.text.split_whitespace().collect();
        let lower = words
            .iter()
            .filter(|word| word.starts_with(char::is_lowercase))
            .count();
        words.len() > 14 && lower * 2 > words.len() && !block.text.starts_with('(')
    };
    match &block.number {
        Some(_) => starts_with_one(block),
        None if is_catchwords(&block.text) => false,
        None => {
            block.text.chars().count() > LONG
                || sentence()
                || Number::at_start(&block.text).is_some_and(|n| n.value == 1)
                    && block.text.split_whitespace().count() > 12
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn catchwords_are_no_text() {
        let block = |text: &str| Block {
            text: text.to_owned(),
            ..Block::default()
        };
        let words = "HOUSING – civil penalty – joint landlords – whether each of the joint landlords of a house is a person in control of it – whether one penalty may be imposed on both of them – appeal dismissed";
        assert!(!begins_text(&block(words)));
        let text = words.replace(" – ", " and ");
        assert!(begins_text(&block(&text)));
    }

    #[test]
    fn short_paragraphs_end_the_head() {
        let blocks = |lines: &[&str]| -> Vec<Block> {
            lines
                .iter()
                .map(|text| Block {
                    text: (*text).to_owned(),
                    ..Block::default()
                })
                .collect()
        };
        let short = blocks(&[
            "IN THE HIGH COURT AT MFANO",
            "JUDGMENT",
            "1. The land was sold.",
            "Mfano J",
            "2. The buyer paid nothing.",
        ]);
        assert_eq!(find(&short, 0).body, 2);
        let parties = blocks(&[
            "JUDGMENT",
            "1. ALPHA MFANO.",
            "2. BETA MFANO.",
            "VERSUS",
            "C",
        ]);
        assert!(!counts_sentences(&parties, 1) && counts_sentences(&short, 2));
    }

    #[test]
    fn a_notice_before_the_head_is_no_text() {
        let blocks: Vec<Block> = [
            "This judgment was given in private and the judge gives permission for this version of it to be published on condition that the anonymity of the children is strictly preserved.",
            "Case No: AB31C50191",
            "Before:",
            "HIS HONOUR JUDGE MFANO",
            "1. The mother and father started their relationship in 2020 and have two children, A and B.",
        ]
        .iter()
        .map(|text| Block {
            text: (*text).to_owned(),
            ..Block::default()
        })
        .collect();
        assert_eq!(find(&blocks, 0).head, 4);
        assert!(begins_text(&blocks[0]) && !is_notice(&blocks, 4));
    }

    #[test]
    fn lines_that_call_it_a_judgment() {
        for line in [
            "RULING",
            "Judgment",
            "RULING ON SENTENCE",
            "J U D G E M E N T",
            "JUDGMENT OF THE COURT",
            "RULING NO. 2",
            "RULING ON AN APPLICATION FOR PROHIBITION",
            "APPROVED SANCTION JUDGMENT",
            "Approved Judgment",
        ] {
            assert!(is_action(line), "{line}");
        }
        for line in [
            "Judgment was entered for the plaintiff",
            "ORDERED TO PAY",
            "ORDERS OF CERTIORARI AND MANDAMUS",
            "Ruling on which the parties rely is old",
        ] {
            assert!(!is_action(line), "{line}");
        }
    }
}
