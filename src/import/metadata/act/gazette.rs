//! What the head of a supplement of the Gazette says of the law that it publishes: on what day it came out, and
//! so of which year the number of a legal notice is.

use std::sync::LazyLock;

use regex::Regex;

use super::date;
use crate::import::block::Block;
use crate::import::imported::Field;
use crate::model::PartialDate;
use crate::text::regex;

/// So many blocks may be the head of the supplement.
const HEAD: usize = 25;
/// The day may stand so many blocks below the supplement's name: page and column stand between.
const BELOW: usize = 4;

/// The day on which the supplement came out: behind its number, on a line of its own below it, or behind the
/// place of printing.
pub(super) fn published(head: &[(usize, &Block)]) -> Option<Field<PartialDate>> {
    static SUPPLEMENT: LazyLock<Regex> =
        LazyLock::new(|| regex(r"(?i)^(?:the )?kenya gazette supplement ?(?:no\. ?\d{1,4}\b)?"));
    static PLACE: LazyLock<Regex> = LazyLock::new(|| regex(r"^NAIROBI, "));
    let head = &head[..head.len().min(HEAD)];
    let read = |index: usize, day: PartialDate| Field::read(day, index, Field::<PartialDate>::FIRM);
    let at = head
        .iter()
        .position(|(_, block)| SUPPLEMENT.is_match(block.text.trim()))?;
    head[at..]
        .iter()
        .enumerate()
        .find_map(|(below, (index, block))| {
            let text = block.text.trim();
            let behind = SUPPLEMENT
                .find(text)
                .or_else(|| PLACE.find(text))
                .and_then(|found| date::first(&text[found.end()..]));
            let alone = || date::of_line(text).filter(|_| below <= BELOW);
            behind.or_else(alone).map(|day| read(*index, day))
        })
}

/// The number of a legal notice that stands without its year, and the day that is perhaps printed behind it:
/// `LEGAL NOTICE NO. 50`, `LEGAL NOTICE NO. …50…… 1 May, 2031`.
pub(super) fn notice(text: &str) -> Option<(&str, Option<PartialDate>)> {
    static NOTICE: LazyLock<Regex> = LazyLock::new(|| {
        regex(
            r"(?i)^\W*legal\s+notice(?:\s+no)?[\W_]*?(\d{1,4})(?:[\W_]*$|[\W_]+(\d{1,2}(?:st|nd|rd|th)?\s+\p{L}.*)$)",
        )
    });
    let found = NOTICE.captures(text.trim())?;
    let day = found.get(2).map(|day| date::first(day.as_str()));
    // What stands behind the number and is no day makes it doubtful.
    (day != Some(None)).then(|| {
        (
            found.get(1).map_or("", |number| number.as_str()),
            day.flatten(),
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day_of(lines: &[&str]) -> Option<String> {
        let blocks: Vec<Block> = Block::of_lines(lines);
        let head: Vec<(usize, &Block)> = blocks.iter().enumerate().collect();
        published(&head).map(|day| day.value.to_string())
    }

    #[test]
    fn days_of_supplements() {
        for lines in [
            &[
                "SPECIAL ISSUE 7",
                "Kenya Gazette Supplement No. 9 1st May, 2031 (Legislative Supplement No. 3)",
            ][..],
            &["Kenya Gazette Supplement No. 9", "7", "1st May, 2031"],
            &[
                "Kenya Gazette SupplementNo. 9 (Acts No. 2) REPUBLIC OF KENYA",
                "NAIROBI, 1st May, 2031",
            ],
        ] {
            assert_eq!(day_of(lines).as_deref(), Some("2031-05-01"), "{lines:?}");
        }
        assert_eq!(day_of(&["THE REGISTER ACT", "1st May, 2031"]), None);
        assert_eq!(
            day_of(&[
                "Kenya Gazette Supplement No. 9",
                "[Date of assent: 1st May, 2031.]"
            ]),
            None
        );
    }

    #[test]
    fn numbers_of_notices() {
        assert_eq!(notice("LEGAL NOTICE NO. 50"), Some(("50", None)));
        assert_eq!(notice("LEGAL  NOTICE  NO.  50  "), Some(("50", None)));
        let (number, day) = notice("LEGAL NOTICE NO. …50…… 1 May, 2031").expect("a number");
        assert_eq!(number, "50");
        assert_eq!(
            day.map(|day| day.to_string()).as_deref(),
            Some("2031-05-01")
        );
        assert_eq!(notice("LEGAL NOTICE NO. …………"), None);
        assert_eq!(notice("Legal Notice No. 50 was revoked"), None);
    }
}
