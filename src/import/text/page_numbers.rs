//! Where pages end in a text that has lost its form feeds: by the lines that count them, `Page 3 of 12`,
//! `https://example.org/a 3`, or a line with a number that goes up and stands within sentences.

use std::collections::BTreeMap;
use std::ops::Range;

use super::pages::shape;
use super::{Line, ends_sentence};

mod chain;

/// Fewest lines that count.
const FEWEST: usize = 3;
/// A page has so many lines at least.
const SHORTEST_PAGE: usize = 10;
/// Fewest words of a running title whose number nothing else says to be that of a page: chapters and
/// grounds count themselves too, in fewer.
const TITLE_WORDS: usize = 5;
/// Of ten steps so many go up by one: a page may have no number.
const MOST: usize = 8;
/// The longest step between two pages.
const STEP: u32 = 3;
/// No text has more pages.
const LAST: u32 = 9_999;
/// Of so many lines that say nothing of pages, one at least stands within a sentence: text runs over the ends
/// of pages, and seldom over titles.
const CUT: usize = 3;
/// Words whose numbers count something else.
const COUNTED: &[&str] = &[
    "act",
    "annex",
    "annexure",
    "appeal",
    "appendix",
    "article",
    "chapter",
    "clause",
    "count",
    "dw",
    "exhibit",
    "form",
    "ground",
    "issue",
    "item",
    "no",
    "number",
    "order",
    "para",
    "paragraph",
    "part",
    "prayer",
    "pw",
    "question",
    "regulation",
    "rule",
    "schedule",
    "section",
    "stage",
    "step",
    "table",
    "volume",
    "witness",
];

/// Gives each line its page, if there are lines that count the pages and no form feeds. In a law other numbers may
/// stand on lines of their own, too: those of its tables.
pub(super) fn assign(lines: &mut [Line<'_>], is_law: bool) {
    if lines.last().is_none_or(|last| last.page > 1) {
        return;
    }
    let chained = || chain::marks(lines).filter(|_| is_law);
    let Some(marks) = marks(lines).or_else(chained) else {
        return;
    };
    let heads = stand_at_head(lines, &marks);
    let mut from = 0;
    let mut after = 1;
    for (at, page) in marks {
        let end = if heads { at } else { at + 1 };
        let before = if heads {
            page.saturating_sub(1).max(1)
        } else {
            page
        };
        fill(lines, from..end, before);
        from = end;
        after = if heads { page } else { page.saturating_add(1) };
    }
    fill(lines, from..lines.len(), after);
}

fn fill(lines: &mut [Line<'_>], range: Range<usize>, page: u32) {
    for line in &mut lines[range] {
        line.page = page;
    }
}

/// The lines that count, each with the number that it gives.
fn marks(lines: &[Line<'_>]) -> Option<Vec<(usize, u32)>> {
    let mut families: BTreeMap<String, Vec<(usize, Vec<u32>)>> = BTreeMap::new();
    for (at, line) in lines.iter().enumerate() {
        if line.text.ends_with(|c: char| c.is_ascii_digit()) || says_page(line.text) {
            let numbers = numbers(line.text);
            if !numbers.is_empty() {
                let family = families.entry(shape(line.text)).or_default();
                family.push((at, numbers));
            }
        }
    }
    families
        .into_iter()
        .filter(|(_, members)| members.len() >= FEWEST)
        .filter(|(shape, members)| {
            names_page(shape) || can_count_pages(shape) && cut_sentences(lines, members)
        })
        .filter_map(|(_, members)| counting(&members))
        .max_by_key(Vec::len)
}

fn says_page(text: &str) -> bool {
    text.split_whitespace().any(is_page)
}

fn is_page(word: &str) -> bool {
    word.eq_ignore_ascii_case("page") || word.eq_ignore_ascii_case("pg")
}

/// Whether lines of a shape say themselves that they count pages: they end in `Page 3`, `Page 3 of 12`, or
/// where such words break off, or are an address with a number.
fn names_page(shape: &str) -> bool {
    let words: Vec<&str> = shape.split_whitespace().collect();
    let page = words.iter().rposition(|word| is_page(word));
    let counted = page.is_some_and(|at| {
        matches!(
            words[at + 1..],
            ["0"] | ["0", "of" | "OF" | "Of"] | ["0", "of" | "OF" | "Of", "0"]
        )
    });
    counted || matches!(words[..], [address, "0"] if address.contains("://"))
}

/// Whether they can be, where nothing says so: figures alone, or a running title of some length with a number
/// behind it that is no ground's, witness's or section's.
fn can_count_pages(shape: &str) -> bool {
    let words: Vec<&str> = shape.split_whitespace().collect();
    let counted = |word: &str| {
        let word = word
            .trim_matches(|c: char| !c.is_alphabetic())
            .to_lowercase();
        COUNTED.contains(&word.as_str())
    };
    matches!(shape, "0" | "0 of 0" | "0/0" | "- 0 -" | "– 0 –")
        || words.len() >= TITLE_WORDS
            && words.last() == Some(&"0")
            && !counted(words[words.len() - 2])
}

/// Whether enough of the lines stand within sentences: what was read before them has not ended.
fn cut_sentences(lines: &[Line<'_>], members: &[(usize, Vec<u32>)]) -> bool {
    let cut = members.iter().filter(|(at, _)| {
        let before = lines[..*at].iter().rev().find(|line| !line.text.is_empty());
        before.is_some_and(|before| !ends_sentence(before.text))
    });
    cut.count() * CUT >= members.len()
}

/// The numbers of lines of one shape, if one of them goes up by one from line to line, the others stay, and
/// there is a page's text between two lines.
fn counting(members: &[(usize, Vec<u32>)]) -> Option<Vec<(usize, u32)>> {
    let steps = members.len() - 1;
    let (first, _) = members.first()?;
    let (last, _) = members.last()?;
    if last - first < steps * SHORTEST_PAGE {
        return None;
    }
    let slots = members[0].1.len();
    if members.iter().any(|(_, numbers)| numbers.len() != slots) {
        return None;
    }
    let values = |slot: usize| members.iter().map(move |(_, numbers)| numbers[slot]);
    let stays = |slot: usize| values(slot).all(|value| value == members[0].1[slot]);
    let counts = |slot: usize| {
        let pairs = values(slot).zip(values(slot).skip(1));
        pairs
            .clone()
            .all(|(before, here)| here > before && here - before <= STEP)
            && values(slot).all(|value| value <= LAST)
            && pairs.filter(|(before, here)| *here == before + 1).count() * 10 >= steps * MOST
    };
    let slot = (0..slots).rfind(|slot| counts(*slot))?;
    // Some begin with 0.
    let from_zero = u32::from(members[0].1[slot] == 0);
    (0..slots)
        .all(|other| other == slot || stays(other))
        .then(|| {
            members
                .iter()
                .map(|(at, numbers)| (*at, numbers[slot] + from_zero))
                .collect()
        })
}

/// The numbers of a line, in order; one that is longer than any page's is as good as none.
fn numbers(text: &str) -> Vec<u32> {
    text.split(|c: char| !c.is_ascii_digit())
        .filter(|digits| !digits.is_empty())
        .map(|digits| {
            digits
                .parse()
                .map_or(LAST + 1, |number: u32| number.min(LAST + 1))
        })
        .collect()
}

/// Whether the lines that count stand at the heads of the pages: the empty lines between two pages tell it,
/// or else that no text stands before the first.
fn stand_at_head(lines: &[Line<'_>], marks: &[(usize, u32)]) -> bool {
    let empty = |at: Option<usize>| {
        at.and_then(|at| lines.get(at))
            .is_some_and(|line| line.text.is_empty())
    };
    let before = marks.iter().filter(|(at, _)| empty(at.checked_sub(1)));
    let after = marks.iter().filter(|(at, _)| empty(at.checked_add(1)));
    match before.count().cmp(&after.count()) {
        std::cmp::Ordering::Less => false,
        std::cmp::Ordering::Greater => true,
        std::cmp::Ordering::Equal => marks.first().is_some_and(|(at, _)| *at < SHORTEST_PAGE / 2),
    }
}

#[cfg(test)]
mod tests {
    use super::super::blocks;

    fn page(first: u32, footer: &str) -> String {
        let mut text = String::new();
        for number in first..first + 5 {
            let word = [
                "giraffe", "zebra", "lion", "heron", "kudu", "eland", "hyrax",
            ][number as usize % 7];
            text += &format!(
                "{number}. The {word} came before the court on the question whether the register\ncould hold a {word} before there was a law in place that kept the data\nof one safe, and put the {word} off.\n"
            );
        }
        let word = ["otter", "bat", "crane", "ibis", "oryx"][first as usize % 5];
        text + &format!(
            "{}. The next of the questions was for the {word}, whose learned and able\n{footer}\n\nAdvocate was not with the {word}.\n",
            first + 5
        )
    }

    fn text(footer: impl Fn(u32) -> String) -> String {
        (0..4).map(|at| page(1 + at * 6, &footer(at + 1))).collect()
    }

    #[test]
    fn pages_that_count_themselves() {
        let footers: [fn(u32) -> String; 4] = [
            |page| format!("Page {page} of 4"),
            |page| {
                format!("ALPHA V BETA (JUDGMENT) IN TAX APPEAL\nNO. E1 OF\n2031\nPage {page} of\n4")
            },
            |page| format!("https://example.org/akn/ke/judgment/kehc/2031/1/eng@2031-01-30 {page}"),
            |page| format!("Ruling in Mfano Appeal No. E1 of 2031 {page}"),
        ];
        for footer in footers {
            let found = blocks(&text(footer));
            let texts: Vec<&str> = found.iter().map(|block| block.text.as_str()).collect();
            assert_eq!(found.len(), 24, "{texts:#?}");
            assert!(
                texts[5].ends_with("learned and able Advocate was not with the bat."),
                "{texts:#?}"
            );
            let mut pages = found.iter().map(|block| block.page);
            assert_eq!(pages.next().flatten(), Some(1));
            assert_eq!(pages.next_back().flatten(), Some(4));
        }
    }

    #[test]
    fn parts_that_count_themselves_are_no_pages() {
        for title in [
            "CHAPTER",
            "Ground",
            "Issue number",
            "Determination of Ground of Appeal No.",
            "He was followed by prosecution witness PW",
        ] {
            let found = blocks(&text(|part| format!("{title} {part}")));
            let all: String = found
                .iter()
                .map(|block| block.text.clone() + "\n")
                .collect();
            for part in 1..=4 {
                assert!(all.contains(&format!("{title} {part}")), "{all}");
            }
        }
        // A page of the record that a sentence names.
        let found = blocks(&text(|page| {
            format!("See page {page} of the record of appeal")
        }));
        let all: String = found
            .iter()
            .map(|block| block.text.clone() + "\n")
            .collect();
        assert!(all.contains("See page 3 of the record"), "{all}");
    }

    #[test]
    fn numbers_of_paragraphs_are_no_pages() {
        let text: String = (1..8)
            .map(|number| {
                format!(
                    "{number}\n\n{}",
                    page(1, "nobody came to the court that day.")
                        .replace("1. ", "")
                        .replace("whose learned and able", "and")
                )
            })
            .collect();
        let found = blocks(&text);
        assert!(found.iter().all(|block| block.page.is_none()), "{found:#?}");
    }

    #[test]
    fn a_number_that_no_page_has() {
        let text = text(|page| {
            if page < 4 {
                format!("Page {page}")
            } else {
                "Page 4294967295".to_owned()
            }
        });
        assert!(
            blocks(&text)
                .iter()
                .all(|block| block.page.is_none_or(|page| page < 10))
        );
    }
}
