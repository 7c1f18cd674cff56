//! What the words of a judgment's blocks say of how they belong together.

use std::sync::LazyLock;

use regex::Regex;

use crate::import::block::Block;
use crate::text::regex;

/// Whether the last quotation mark of a text opens a quotation.
pub(super) fn quotes_open(text: &str) -> bool {
    text.rfind('“') > text.rfind('”')
}

/// Whether a quotation stands open at the end of these lines.
pub(super) fn stand_open(lines: &[String]) -> bool {
    let last = lines.iter().rev().find(|line| line.contains(['“', '”']));
    last.is_some_and(|line| quotes_open(line))
}

/// Whether a line ends as an item of a list does that is not the last.
pub(super) fn goes_on(line: &str) -> bool {
    let line = line.trim_end();
    line.ends_with([';', ','])
        || ["; and", "; or", "; and/or"]
            .iter()
            .any(|end| line.ends_with(end))
}

/// Whether a line ends a sentence.
pub(super) fn is_ended(line: &str) -> bool {
    line.trim_end_matches(['”', '"', '’', ')', ']', ' '])
        .ends_with(['.', '?', '!'])
}

/// Whether a block's mark is a figure: letters mark the items of a list more often than labels, so
/// that these must be set apart by their face too.
pub(super) fn counted(block: &Block) -> bool {
    mark_of(&heading_text(block))
        .is_some_and(|(mark, _)| mark.starts_with(|c: char| c.is_ascii_digit()))
}

/// The mark in brackets that a text begins with, in small letters, and the words after it:
/// `(2) The costs appeal`, `ii) Condition Y`.
pub(super) fn mark_of(text: &str) -> Option<(String, &str)> {
    /// The longest mark: `xviii`.
    const LONGEST: usize = 5;
    let bare = text.strip_prefix('(').unwrap_or(text);
    let length = bare.find(')')?;
    let mark = &bare[..length];
    let plain = mark.chars().all(|c| c.is_ascii_digit())
        || mark.len() == 1 && mark.chars().all(|c| c.is_ascii_alphabetic())
        || mark.chars().all(|c| "ivxIVX".contains(c));
    (!mark.is_empty() && mark.len() <= LONGEST && plain)
        .then(|| (mark.to_lowercase(), bare[length + 1..].trim_start()))
}

/// The marks that stand before one: `1` before `2`, `h` before `i`; nothing before `1`.
pub(super) fn before_mark(mark: &str) -> Vec<String> {
    const ROMAN: [&str; 20] = [
        "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv",
        "xv", "xvi", "xvii", "xviii", "xix", "xx",
    ];
    let mut before = Vec::new();
    if let Ok(number) = mark.parse::<u32>() {
        before.extend(number.checked_sub(1).map(|number| number.to_string()));
    }
    if let Some(at) = ROMAN.iter().position(|roman| *roman == mark) {
        before.extend(at.checked_sub(1).map(|at| ROMAN[at].to_owned()));
    }
    if let [letter @ b'b'..=b'z'] = mark.as_bytes() {
        before.push(char::from(letter - 1).to_string());
    }
    before
}

pub(super) fn heading_text(block: &Block) -> String {
    match &block.number {
        Some(number) => format!("{number} {}", block.text).trim().to_owned(),
        None => block.text.replace('\n', " "),
    }
}

/// Whether a line that is set as a heading is a clause that leads into a quotation: `At paragraph
/// 4 it is stated:`. A heading may end in a colon too: `Held:`, `What the court stated:`.
pub(super) fn says(text: &str) -> bool {
    /// Fewest words of a clause.
    const WORDS: usize = 3;
    static SAID: LazyLock<Regex> = LazyLock::new(|| {
        regex(
            r"(?:(?P<noun>\S+) states|\b(?:provid(?:es|ed)|stated?|held|holds|observed|said|noted|reads?|as follows|in (?:these|the following) (?:terms|words)))(?: that| as follows| thus)?\s*:[-–—]?$",
        )
    });
    let text = text.trim_end();
    if text.starts_with('“') && !text.contains('”') {
        return text.ends_with([':', '-', '–', '—']);
    }
    let mut words = text.split_whitespace().map(str::to_lowercase);
    let asks = words.next().is_some_and(|word| {
        matches!(
            word.as_str(),
            "what" | "how" | "why" | "when" | "where" | "whether" | "who" | "which"
        )
    });
    // Countries are states too.
    let country = |noun: &str| {
        let noun = noun.to_lowercase();
        ["member", "partner", "united", "contracting", "other", "all"].contains(&noun.as_str())
    };
    !asks
        && words.count() + 1 >= WORDS
        && SAID
            .captures(text)
            .is_some_and(|said| !said.name("noun").is_some_and(|noun| country(noun.as_str())))
}

/// Whether a text begins like an item of a list: `a)`, `(iv)`, `b.`, `•`.
pub(super) fn is_item(text: &str) -> bool {
    if text.starts_with(['•', '◦', '-', '–', '●', '▪', '\u{f0b7}', '“']) {
        return true;
    }
    let bare = text.trim_start_matches('(');
    let mark: String = bare
        .chars()
        .take_while(|c| c.is_ascii_alphanumeric())
        .collect();
    let closed = bare[mark.len()..].starts_with([')', '.']);
    let roman = !mark.is_empty() && mark.to_lowercase().chars().all(|c| "ivxl".contains(c));
    let numeral = !mark.is_empty() && mark.len() <= 3 && mark.chars().all(|c| c.is_ascii_digit());
    closed && (mark.len() == 1 || roman && mark.len() <= 5 || numeral)
}
