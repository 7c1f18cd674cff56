//! What stands over a law and over nothing else, by its words: a text may have no other look than its lines.

use std::borrow::Cow;
use std::sync::LazyLock;

use regex::{Regex, RegexSet};

use crate::import::block::Block;
use crate::model::Kind;
use crate::text::regex;

/// Lines of a law's head, each a sign by itself, from their beginning, and whether it stands over subsidiary
/// legislation alone.
const SIGNS: &[(&str, bool)] = &[
    (
        r"laws of kenya\b|acts? of parliament\b|kenya subsidiary legislation\b",
        false,
    ),
    (r"(?:special issue\b|kenya gazette supplement\b)", false),
    (
        r"arrangement of (?:sections|clauses|regulations|rules|articles|paragraphs)\b",
        false,
    ),
    (r"\[this is the version of this document\b", false),
    (r"be it (?:therefore )?(?:enacted|ordained)\b", false),
    (
        r"enacted by (?:the )?(?:parliament|government of|(?:[a-z']+ ){0,3}(?:county )?assembly)",
        false,
    ),
    (
        r"in exercise of (?:the )?(?:power|its power|their power)",
        true,
    ),
    (r"\[subsidiary\]", true),
    (
        r"an act (?:of (?:parliament|the [a-z' ]{3,40}county(?: assembly)?) )?to\b|a bill (?:for|to)\b|an act of parliament\b",
        false,
    ),
    (r"\W*(?:revised edition|\[rev\W)", false),
];
/// Lines with the number of a law or its days, which a paper about it has over its text, too.
const FACTS: &[(&str, bool)] = &[
    (
        r"\(?(?:act no\W+)?cap(?:\.|ter)? ?\d{1,3}[a-z]?\b|chapter \d{1,3}[a-z]?$",
        false,
    ),
    (
        r"\W*(?:date of (?:assent|commencement)|assented to\b|(?:not )?commenced(?: (?:on|by)\b|$)|published in (?:the )?(?:[a-z]+ ){0,3}(?:gazette|supplement)\b)",
        false,
    ),
    (r"legal notice(?: no)?\W+\d+", true),
    (
        r"(?:statutory instrument|(?:government|general) notice)(?: no)?\W+\d+(?:[ /]|$)",
        true,
    ),
    (
        r"(?:act|ordinance|proclamation|decree|law) (?:no\.? ?)?[a-z]{0,2} ?\d{1,4} of \d{4}$",
        false,
    ),
    (r"(?:act )?no\.? ?\d{1,3} of \d{4}$", false),
];
/// How many different signs make a law of a text.
const ENOUGH: usize = 2;

/// The signs that a head has.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Masthead {
    signs: usize,
    /// Whether what it stands over is made under an Act.
    pub(super) subsidiary: bool,
    /// Whether they tell but its number and its days, among words of a paper about it.
    reported: bool,
}

impl Masthead {
    pub(super) fn of(blocks: &[Block]) -> Self {
        Self::of_lines(blocks.iter().map(|block| block.text.as_str()))
    }

    /// The signs that lines have.
    pub(super) fn of_lines<'a>(lines: impl Iterator<Item = &'a str>) -> Self {
        static SET: LazyLock<RegexSet> = LazyLock::new(|| {
            let signs = SIGNS.iter().chain(FACTS);
            RegexSet::new(signs.map(|(sign, _)| format!("(?i)^(?:{sign})")))
                .expect("the patterns are constants of this file")
        });
        let mut found = [false; SIGNS.len() + FACTS.len()];
        let mut about = About::default();
        for line in lines {
            let line = line.trim();
            let before = about.found;
            about.read(line);
            for sign in SET.matches(line) {
                found[sign] = true;
                // `Assented to on …` is no prose.
                about.found = before;
            }
        }
        let facts_alone = !found[..SIGNS.len()].contains(&true);
        Self {
            signs: found.iter().filter(|found| **found).count(),
            subsidiary: SIGNS
                .iter()
                .chain(FACTS)
                .zip(found)
                .any(|((_, subsidiary), found)| *subsidiary && found),
            reported: facts_alone && about.found,
        }
    }

    /// Whether they are those of a law.
    pub(super) fn is_law(self) -> bool {
        self.signs >= ENOUGH && !self.reported
    }
}

/// What stands before the first provision, and over no law: the name of another paper, or its prose.
#[derive(Debug, Default)]
struct About {
    found: bool,
    /// Whether the law's own words have begun.
    over: bool,
}

impl About {
    fn read(&mut self, line: &str) {
        /// Long titles and preambles have prose below them.
        static OPENS: LazyLock<Regex> = LazyLock::new(|| {
            regex(
                r"(?i)^(?:(?:article|section|regulation|rule|clause|paragraph)? ?\d{1,3}[a-z]{0,2}[.:—–]|(?:an? (?:act|bill|ordinance|proclamation|decree) (?:of parliament|to|for|relating)|whereas|and whereas|now,? therefore|preamble|pursuant to|in exercise of|be it|we, the people|enacted by)\b|(?:act|ordinance|proclamation|decree)$)",
            )
        });
        static PAPER: LazyLock<Regex> = LazyLock::new(|| {
            regex(
                r"(?i)^(?:(?:joint |public |official )*(?:press|news|media) (?:statement|release|advisory|briefing)\b|\W*(?:joint|public|official) statement\b|statement (?:by|from|of|on)\b|for immediate release\b|communiqu(?:é|e\b)|(?:speech|remarks|address) (?:by|of)\b)|^(?:\w+ ){1,4}news$",
            )
        });
        self.over |= OPENS.is_match(line);
        if !self.over {
            self.found |= PAPER.is_match(line) || is_prose(line);
        }
    }
}

/// Whether a line is a sentence: neither set as a title, nor a note in brackets.
fn is_prose(line: &str) -> bool {
    /// The fewest words.
    const WORDS: usize = 8;
    line.starts_with(|c: char| c.is_alphabetic() || matches!(c, '“' | '"'))
        && line.ends_with(['.', ':', '—', '!', '?', '”', '"'])
        && line.split_whitespace().count() >= WORDS
        && !is_titled(line)
}

/// The line that names a law right above its number: `Register Act, 2031` over `Act 4 of 2031`. Over subsidiary
/// legislation its own number counts, not that of the Act under which it is made.
pub(super) fn over_number(blocks: &[Block], subsidiary: bool) -> Option<usize> {
    static PRIMARY: LazyLock<Regex> = LazyLock::new(|| {
        regex(
            r"(?i)^(?:act|ordinance|proclamation|decree|law) (?:no\.? ?)?[a-z]{0,2} ?\d{1,4} of \d{4}$|^(?:cap\.?|chapter) ?\d{1,3}[a-z]{0,2}$",
        )
    });
    static SUBSIDIARY: LazyLock<Regex> = LazyLock::new(|| {
        regex(
            r"(?i)^(?:legal notice|statutory instrument|(?:government|general) notice) (?:no\.? ?)?\d{1,4} of \d{4}$",
        )
    });
    let number = if subsidiary { &SUBSIDIARY } else { &PRIMARY };
    let at = blocks
        .iter()
        .position(|block| number.is_match(block.text.trim()))?;
    at.checked_sub(1)
        .filter(|above| is_titled(&blocks[*above].text))
}

/// Whether a line is set as a title is: capitals alone, or before each word of more than three letters.
pub(super) fn is_titled(line: &str) -> bool {
    /// The most words of a line.
    const WORDS: usize = 25;
    let line = line.trim();
    let words = || line.split_whitespace();
    !line.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '[' | '-' | '•'))
        && (2..=WORDS).contains(&words().count())
        && words()
            .filter(|word| word.chars().filter(|c| c.is_alphabetic()).count() > 3)
            .all(|word| {
                word.chars()
                    .find(|c| c.is_alphabetic())
                    .is_some_and(char::is_uppercase)
            })
}

/// A title with the line above it, where it goes on from there.
pub(super) fn whole<'a>(above: Option<&str>, title: &'a str) -> Cow<'a, str> {
    let title = title.trim();
    match above.map(str::trim).filter(|above| goes_on(above, title)) {
        Some(above) => Cow::Owned(format!("{above} {title}")),
        None => Cow::Borrowed(title),
    }
}

/// What whoever makes subsidiary legislation says that it is: `IN EXERCISE of the powers …, the Board makes the
/// following Regulations—`
pub(super) fn made(text: &str) -> Option<Kind> {
    static MADE: LazyLock<Regex> = LazyLock::new(|| {
        regex(r"(?is)^in exercise of .*\bmakes? (?:the following|these) (regulations|rules)\b")
    });
    let found = MADE.captures(text.trim())?;
    Some(if found[1].eq_ignore_ascii_case("rules") {
        Kind::Rules
    } else {
        Kind::Regulations
    })
}

/// Whether a title goes on from the line above it: that is a titled line, and brackets or a small word join
/// them.
fn goes_on(above: &str, title: &str) -> bool {
    let closed = title.matches(')').count() > title.matches('(').count();
    let first = title.split(' ').next().unwrap_or_default();
    let first = first.trim_end_matches(',').to_uppercase();
    let joined = matches!(
        first.as_str(),
        "AND" | "OF" | "IN" | "FOR" | "TO" | "ACT" | "BILL" | "RULES" | "REGULATIONS"
    );
    // `(GENERAL) REGULATIONS, 2031` is no title by itself, unless the line above is another law's.
    let bracket = title.starts_with('(')
        && title.contains(") ")
        && is_capitals(title) == is_capitals(above)
        && super::kind_of_title(above).is_none();
    (closed || joined || bracket) && is_titled(above) && !above.ends_with(['.', ':'])
}

fn is_capitals(text: &str) -> bool {
    !text.contains(char::is_lowercase)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn masthead(lines: &[&str]) -> Masthead {
        let blocks: Vec<Block> = Block::of_lines(lines);
        Masthead::of(&blocks)
    }

    #[test]
    fn heads_of_laws_and_of_other_papers() {
        for lines in [
            &["LAWS OF KENYA", "REGISTER ACT", "CAP. 901A"][..],
            &[
                "REGISTER BILL, 2031",
                "ARRANGEMENT OF CLAUSES",
                "A Bill for",
            ],
            &[
                "- Published in Kenya Gazette Vol. 1",
                "Register Act",
                "No. 3 of 2031",
            ],
        ] {
            assert!(masthead(lines).is_law(), "{lines:?}");
        }
        assert!(masthead(&["LEGAL NOTICE NO. 50", "THE REGISTER ACT", "(Cap. 242)"]).subsidiary);
        for lines in [
            &[
                "PRESS STATEMENT",
                "The Register Act",
                "No. 3 of 2031 has been signed.",
            ][..],
            &["Chapter 5 of the report", "The Register Act"],
            &[
                "Speech on the Register Act",
                "Laws of Kenya that nobody reads",
            ],
        ] {
            assert!(!masthead(lines).is_law(), "{lines:?}");
        }
    }

    #[test]
    fn papers_about_a_law_have_its_number_and_day() {
        let facts = [
            "Register Act, 2031",
            "Act 4 of 2031",
            "Assented to on 3 May 2031",
        ];
        let prose = "Nobody in the county has asked the owners of cattle, and we regret that.";
        assert!(masthead(&[&facts[..], &["1. Fees", prose]].concat()).is_law());
        assert!(masthead(&[&facts[..], &["PREAMBLE", prose]].concat()).is_law());
        let version = "[This is the version of this document at 1 May 2031.]";
        assert!(masthead(&[&facts[..], &[version, prose]].concat()).is_law());
        for over in ["MEDIA STATEMENT", "MFANO NEWS", prose] {
            assert!(
                !masthead(&[&[over], &facts[..]].concat()).is_law(),
                "{over}"
            );
            let between = [&facts[..], &[over, "1. Fees"]].concat();
            assert!(!masthead(&between).is_law(), "{over}");
        }
    }

    #[test]
    fn titles_over_two_lines() {
        for (above, title) in [
            ("THE REGISTER (LICENCES)", "(GENERAL) REGULATIONS, 2031"),
            ("THE REGISTER (BOOKS)", "REGULATIONS, 2031"),
            ("THE REGISTER (BOOKS AND", "LICENCES) REGULATIONS, 2031"),
        ] {
            assert_eq!(whole(Some(above), title), format!("{above} {title}"));
        }
        for (above, title) in [
            ("THE REGISTER ACT", "(GENERAL) REGULATIONS, 2031"),
            ("The register is kept", "(GENERAL) REGULATIONS, 2031"),
            (
                "LEGAL NOTICE NO. 5",
                "THE REGISTER (GENERAL) REGULATIONS, 2031",
            ),
        ] {
            assert_eq!(whole(Some(above), title), title);
        }
        assert_eq!(
            made("IN EXERCISE of the powers of section 7, the Board makes the following Rules—"),
            Some(Kind::Rules)
        );
        assert_eq!(made("The Board makes the following Rules"), None);
    }

    #[test]
    fn lines_set_as_titles() {
        assert!(is_titled("THE REGISTER (FEES) REGULATIONS, 2031"));
        assert!(is_titled("Register of Persons Act"));
        assert!(!is_titled("The petitioners challenged the Register Act"));
        assert!(!is_titled("15. Regulations"));
    }
}
