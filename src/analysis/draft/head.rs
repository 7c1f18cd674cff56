//! What a draft says of itself: its heading, its date.

use std::sync::LazyLock;

use regex::Regex;

use crate::model::PartialDate;
use crate::text::dates;

use super::text::{BlockKind, Draft};

/// The most blocks that a heading has.
const LONGEST_HEAD: usize = 60;
/// Running text has so many words at least.
const RUNNING: usize = 14;
/// How far from either end of a draft its date is looked for, in blocks.
const DATED_WITHIN: usize = 12;

/// Roles and words that stand in the heading of a pleading.
const HEAD_WORDS: &[&str] = &[
    "republic of kenya",
    "in the high court",
    "in the supreme court",
    "in the court of appeal",
    "in the matter of",
    "in the environment and land court",
    "in the employment and labour relations court",
    "petitioner",
    "respondent",
    "applicant",
    "appellant",
    "plaintiff",
    "defendant",
    "claimant",
    "interested part",
    "amicus",
    "between",
    "versus",
    "submissions",
    "skeleton argument",
    "written",
    "petition no",
    "appeal no",
    "application no",
    "cause no",
    "suit no",
    "constitutional petition",
    "katika mahakama",
    "jamhuri ya kenya",
];

/// How many blocks the draft's own heading has: court, parties, number, title.
pub(super) fn blocks(draft: &Draft) -> usize {
    let mut head = 0;
    let mut pleading = false;
    for (index, block) in draft.blocks.iter().enumerate().take(LONGEST_HEAD) {
        let text = draft.words_of(index);
        let words = text.split_whitespace().count();
        let letters = text.chars().filter(|c| c.is_alphabetic()).count();
        let capitals = text.chars().filter(|c| c.is_uppercase()).count();
        let lower = text.to_lowercase();
        let heads = HEAD_WORDS.iter().any(|word| lower.contains(word));
        let shouted = letters > 0 && capitals * 10 >= letters * 6;
        let formal = lower.starts_with("in the matter of") || shouted;
        if matches!(block.kind, BlockKind::Note(_) | BlockKind::Quotation)
            || (words >= RUNNING && !formal)
            || lists_authorities(text)
        {
            break;
        }
        let speaks = text.contains(['“', '”', '"']) || text.trim_end().ends_with(['.', ':']);
        if speaks && !formal && !heads && block.kind != BlockKind::Heading {
            break;
        }
        pleading |= heads || shouted;
        head = index + 1;
    }
    if pleading { head } else { 0 }
}

/// Whether a block begins a list of authorities, or is a line of one: the draft's own case bears
/// no year in brackets.
fn lists_authorities(text: &str) -> bool {
    static YEAR: LazyLock<Option<Regex>> =
        LazyLock::new(|| Regex::new(r"[\[({](?:1[89]|20)\d\d[\])}]|\be\s?-?KLR\b").ok());
    let lower = text.to_lowercase();
    lower.contains("list of authorities")
        || lower.contains("table of authorities")
        || lower.contains("list and digest")
        || YEAR.as_ref().is_some_and(|year| year.is_match(text))
}

/// The `date` of a front matter.
pub(super) fn front_matter_date(text: &str) -> Option<PartialDate> {
    let rest = text.strip_prefix("---")?.trim_start_matches(['\r', '\n']);
    rest.lines()
        .take_while(|line| line.trim_end() != "---")
        .find_map(|line| line.strip_prefix("date:"))
        .map(|value| value.trim().trim_matches(['"', '\'']))
        .and_then(|value| value.parse().ok().or_else(|| in_words(value)))
}

/// The date on which a draft says that it was made: `Dated at Nairobi this 3rd day of March 2034`.
pub(super) fn own_date(draft: &Draft) -> Option<PartialDate> {
    static DATED: LazyLock<Option<Regex>> = LazyLock::new(|| {
        Regex::new(r"(?i)\b(?:dated|date:|tarehe|published|updated)\b(?P<rest>.{0,80})").ok()
    });
    let dated = DATED.as_ref()?;
    let all = draft.blocks.len();
    let near = |index: &usize| *index < DATED_WITHIN || *index + DATED_WITHIN >= all;
    (0..all).filter(near).rev().find_map(|index| {
        let text = draft.words_of(index);
        // In running text `dated` tells of a letter or a ruling.
        let found = dated.captures(text)?;
        let opens = found.get(0).is_some_and(|found| found.start() < 12);
        opens.then(|| in_words(&found["rest"])).flatten()
    })
}

/// The first day that a text names, or else the first month: `3rd day of March, 2034`, `Machi 2034`.
fn in_words(text: &str) -> Option<PartialDate> {
    let day = dates::days(text).into_iter().next().map(|(_, day)| day);
    day.or_else(|| dates::month_of_year(text))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_as_pleadings_write_them() {
        for (text, expected) in [
            (" at Nairobi this 3rd day of March, 2034", "2034-03-03"),
            (" 12 Machi 2034", "2034-03-12"),
            ("March 4, 2034", "2034-03-04"),
            ("2034-05-06", "2034-05-06"),
            (" Machi 2034", "2034-03"),
        ] {
            assert_eq!(
                in_words(text).map(|date| date.to_string()).as_deref(),
                Some(expected),
                "{text}"
            );
        }
    }
}
