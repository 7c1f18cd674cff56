//! Provisions that were copied from a page without the ends of their lines: `… as advocates.10. Mode of
//! referring to a declaration`, `Part II – COMMISSIONERS` behind a full stop, `PREAMBLE1. The register`.

use std::borrow::Cow;
use std::sync::LazyLock;

use regex::Regex;

use crate::import::block::{Block, BlockKind};
use crate::text::regex;

/// A number may run ahead of the one before by so many: some provisions have no number in the copy.
const MAX_GAP: u32 = 3;

/// Most provisions that one block may have been.
const MOST_PIECES: usize = 1_000;
/// Words with a stop that ends no sentence.
const ABBREVIATIONS: &[&str] = &[
    "reg", "regs", "art", "para", "sec", "cap", "shs", "nos", "fig",
];

/// The blocks, those apart that nothing but a lost end of a line made one.
#[must_use]
pub fn parted(blocks: &[Block]) -> Cow<'_, [Block]> {
    static START: LazyLock<Regex> = LazyLock::new(|| regex(r"^(\d{1,3})[A-Z]{0,2}[.—–-]"));
    static GLUED: LazyLock<Regex> = LazyLock::new(|| {
        regex(
            r"(?:(?P<word>\p{L}*\p{Ll})[.;)”]+|(?P<heading>\p{Lu}{4})|[—–]|Section|Regulation|Rule|Clause)(?:(?P<number>\d{1,3})(?P<letters>[A-Z]{0,2})\. ?\p{Lu}|(?P<part>PART|Part) [IVXLC]{1,5} ?[–—-])",
        )
    });
    if !blocks.iter().any(|block| GLUED.is_match(&block.text)) {
        return Cow::Borrowed(blocks);
    }
    let mut out = Vec::with_capacity(blocks.len());
    let mut last: Option<u32> = None;
    for block in blocks {
        let starts = START
            .captures(&block.text)
            .and_then(|found| found[1].parse().ok());
        last = starts.or(last);
        if matches!(block.kind, BlockKind::Table(_)) {
            out.push(block.clone());
            continue;
        }
        let bare = Block {
            text: String::new(),
            ..block.clone()
        };
        let mut from = 0;
        let mut at = 0;
        let mut pieces = 0;
        while let Some(found) = GLUED.captures_at(&block.text, at) {
            let (number, part) = (found.name("number"), found.name("part"));
            let Some(begins) = number.or(part) else { break };
            at = begins.end();
            if let Some(number) = number {
                let value: u32 = number.as_str().parse().unwrap_or_default();
                let lettered = found
                    .name("letters")
                    .is_some_and(|letters| !letters.is_empty());
                // Behind the heading of a schedule or of its part, numbers start anew.
                let before = &block.text[from..begins.start()];
                let restarts = || found.name("heading").is_some() && ends_in_heading(before);
                let first = value == 1 && (last.is_none() || restarts());
                let next = last.is_some_and(|last| {
                    (last + 1..=last + MAX_GAP).contains(&value) || lettered && value == last
                });
                // `reg.4`, `Sh.3` are no ends of sentences.
                let word = found.name("word").map(|word| word.as_str().to_lowercase());
                let ends = word.is_none_or(|word| {
                    word.chars().count() > 2 && !ABBREVIATIONS.contains(&word.as_str())
                });
                if !ends || !first && !next {
                    continue;
                }
                last = Some(value);
            }
            if pieces == MOST_PIECES {
                break;
            }
            pieces += 1;
            out.push(piece(&bare, block, from..begins.start()));
            from = begins.start();
        }
        out.push(piece(&bare, block, from..block.text.len()));
    }
    Cow::Owned(out)
}

/// Whether words end in a heading, in capitals from its beginning; `REG FORM` within a sentence is the name of
/// what the number behind it counts, as a form is in any place.
fn ends_in_heading(words: &str) -> bool {
    let heading = match words.char_indices().rfind(|(_, c)| c.is_lowercase()) {
        Some((at, last)) => {
            let behind = &words[at + last.len_utf8()..];
            if !behind.starts_with(['.', ';', ')', '”', '—', '–']) {
                return false;
            }
            behind
        }
        None => words,
    };
    let counted = heading.split(|c: char| !c.is_alphanumeric()).next_back();
    !counted.is_some_and(|word| {
        matches!(
            word,
            "FORM" | "PART" | "TABLE" | "ANNEX" | "ANNEXURE" | "APPENDIX" | "CHAPTER" | "ITEM"
        )
    })
}

/// A part of a block; what is set off is so as a whole.
fn piece(bare: &Block, block: &Block, range: std::ops::Range<usize>) -> Block {
    Block {
        text: block.text[range.clone()].trim().to_owned(),
        number: block.number.clone().filter(|_| range.start == 0),
        ..bare.clone()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(text: &[&str]) -> Vec<String> {
        let blocks: Vec<Block> = text
            .iter()
            .map(|text| Block {
                text: (*text).to_owned(),
                ..Block::default()
            })
            .collect();
        let parted = parted(&blocks);
        parted.iter().map(|block| block.text.clone()).collect()
    }

    #[test]
    fn lost_ends_of_lines() {
        assert_eq!(
            lines(&[
                "1. Short title",
                "This Act may be cited as the Register Act.Part II – REGISTRARS",
                "2. Registrars",
                "There are registrars.3. Fees",
                "A fee is paid—4. Offences",
            ]),
            [
                "1. Short title",
                "This Act may be cited as the Register Act.",
                "Part II – REGISTRARS",
                "2. Registrars",
                "There are registrars.",
                "3. Fees",
                "A fee is paid—",
                "4. Offences",
            ]
        );
        assert_eq!(
            lines(&[
                "Section1. Short title.",
                "1A. Objects.1B. Duty of the court.",
                "2. Fees.3. Forms."
            ]),
            [
                "Section",
                "1. Short title.",
                "1A. Objects.",
                "1B. Duty of the court.",
                "2. Fees.",
                "3. Forms."
            ]
        );
    }

    #[test]
    fn headings_of_schedules_before_a_number() {
        assert_eq!(
            lines(&[
                "3. Fees.",
                "A. PREAMBLE1. The register is old.2. It is kept.",
                "It is read.B. APPEALS3. Appeals are heard.",
                "See FORM7. It is blue.",
            ]),
            [
                "3. Fees.",
                "A. PREAMBLE",
                "1. The register is old.",
                "2. It is kept.",
                "It is read.B. APPEALS",
                "3. Appeals are heard.",
                "See FORM7. It is blue.",
            ]
        );
    }

    #[test]
    fn capitals_in_a_sentence_are_no_heading() {
        let text = [
            "2. Forms",
            "Whoever asks fills in the form REG FORM1. The registrar reads it.",
            "FORM1. The registrar reads it, too.",
        ];
        assert_eq!(lines(&text), text);
        assert_eq!(
            lines(&["2. Forms", "It is read.B. APPEALS1. Appeals are heard."]),
            ["2. Forms", "It is read.B. APPEALS", "1. Appeals are heard."]
        );
    }

    #[test]
    fn figures_in_sentences_stay() {
        let text = [
            "1. Short title",
            "It is 4.5.Metres and more, see reg.2. That is all.",
            "A fee of Sh.2. A receipt is given. The rate is 2.5. The Board may vary it by 1.2. Nobody else may.",
            "See Part II of the Act.",
        ];
        assert_eq!(lines(&text), text);
    }
}
