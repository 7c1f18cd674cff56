//! What a block of a law says that it is, by its number and words alone.

use std::sync::LazyLock;

use regex::Regex;

use crate::import::block::{Block, BlockKind};
use crate::text::regex;

/// The longest title of a section, in words.
const TITLE_WORDS: usize = 40;
/// The longest marginal note that is not a heading by its look, in words.
const NOTE_WORDS: usize = 16;
/// The longest heading of a Part or schedule, in words.
const CONTAINER_WORDS: usize = 30;

/// A number with its letters: 9A.
pub(super) type Number = (u32, String);

/// How a block begins.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Mark {
    /// `25.` or `25. (1)`: a section, perhaps with its first subsection.
    Section {
        number: Number,
        rest: String,
        inner: Option<Number>,
    },
    /// `(1)`
    Subsection { number: Number, rest: String },
    /// Anything else.
    None,
}

/// What a heading opens.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Container {
    /// A chapter.
    Chapter,
    /// A Part with its number.
    Part(String),
    /// A schedule with its number; empty for the only one.
    Schedule(String),
    /// An Order of rules of court with its number.
    Order(String),
}

static SECTION: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"^(?:(?:Article|Section|Rule|Regulation|Clause)\s+)?(\d{1,4})([A-Z]{0,3})(\.[—–―]?|:|\s*[—–─―-]|$|\s)\s*(.*)$",
    )
});
static SUBSECTION: LazyLock<Regex> = LazyLock::new(|| regex(r"^\((\d{1,3})([A-Z]{0,3})\)\s*(.*)$"));
static CONTAINER: LazyLock<Regex> = LazyLock::new(|| {
    regex(concat!(
        r"(?i)^(?:THE\s+)?(?:",
        r"(?P<chapter>CHAPTER)\s+(?P<cn>[A-Z]+(?:[- ](?:ONE|TWO|THREE|FOUR|FIVE|SIX|SEVEN|EIGHT|NINE))?|\d+[A-Z]?)",
        r"|(?P<part>PART)\s+(?P<pn>[IVXLC]+[A-Z]?|\d+[A-Z]?|[A-Z])",
        r"|(?P<order>ORDER)\s+(?P<on>[IVXLC]+|\d+[A-Z]?)",
        r"|(?P<nth>[A-Z]+(?:[- ][A-Z]+)?)\s+SCHEDULE",
        r"|(?P<schedule>SCHEDULE)(?:\s+(?P<sn>[IVXLC]+|\d+[A-Z]?))?",
        r")(?:\s*[-–—:.(\[]|\s*$|\s)"
    ))
});
/// `Part II – Registrars`, `Schedule 2 (Section 4)`: whole lines that need no look to be headings.
static HEADING: LazyLock<Regex> = LazyLock::new(|| {
    regex(concat!(
        r"^(?:Part|Chapter) (?:[IVXLC]+|\d{1,3})[A-Z]?(?: ?[–—-] ?\p{Lu}[^.;]*(?:, etc\.)?|)$",
        r"|^(?:[A-Z][a-z]+(?:-[a-z]+)? )?Schedule(?: (?:\d{1,2}|[IVX]+)[A-Z]?)?(?: ?[–—-] ?\p{Lu}[^.;]*)?(?: ?[(\[][^()\[\]]*(?:\([^()]*\)[^()\[\]]*)*[)\]])?$"
    ))
});
static NOTE: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"(?i)^\[(?:act\b|acts\b|cap\b|decrees?\b|l\.\s?n|legal notice|g\.\s?n|date of|rev|section|sections|article|articles|ss?\.|rule|rules|r\.|regulation|reg\.|corr|\d+ of \d{4}|no\. \d|published|amended|as amended|subs|para)[^\]]*(?:\][^\[\]]{0,3}\[[^\]]*)*\]\.?$",
    )
});

/// How a block begins.
pub(super) fn of(block: &Block) -> Mark {
    if matches!(block.kind, BlockKind::Table(_)) {
        return Mark::None;
    }
    let text = printed(block);
    if let Some(found) = SUBSECTION.captures(&text) {
        return match number(&found[1], &found[2]) {
            Some(number) => Mark::Subsection {
                number,
                rest: found[3].to_owned(),
            },
            None => Mark::None,
        };
    }
    let Some(found) = SECTION.captures(&text) else {
        return Mark::None;
    };
    let dotted = found[3].starts_with(['.', ':'])
        || block.number.is_some()
        || text.starts_with(char::is_alphabetic);
    let named = text.starts_with(char::is_alphabetic) && !looks_like_title(block);
    let (Some(number_), true, false) = (number(&found[1], &found[2]), dotted, named) else {
        return Mark::None;
    };
    let rest = found[4].to_owned();
    // `1.5 per cent` and `12.30 p.m.` are no sections.
    if found[3] == *"." && rest.starts_with(|c: char| c.is_ascii_digit()) {
        return Mark::None;
    }
    match SUBSECTION.captures(&rest) {
        Some(inner) => {
            let rest = inner[3].to_owned();
            Mark::Section {
                number: number_,
                rest,
                inner: number(&inner[1], &inner[2]),
            }
        }
        None => Mark::Section {
            number: number_,
            rest,
            inner: None,
        },
    }
}

/// The number and the words of an entry of an arrangement: `1. Short title`, `1—Short title.`
pub(super) fn entry(block: &Block) -> Option<(Number, String)> {
    let text = printed(block);
    let found = SECTION.captures(&text)?;
    // `1 Citation.`, too.
    let parted = !found[3].trim().is_empty()
        || block.number.is_some()
        || found[4].starts_with(char::is_uppercase);
    let number = number(&found[1], &found[2]).filter(|_| parted)?;
    Some((number, found[4].trim().to_owned()))
}

fn number(digits: &str, letters: &str) -> Option<Number> {
    Some((digits.parse().ok()?, letters.to_owned()))
}

/// A block's words with its number before them.
pub(super) fn printed(block: &Block) -> String {
    match &block.number {
        // `- (a) a chairperson`: the bullet is the format's, the letter the law's.
        Some(number) if number == "•" && block.text.starts_with('(') => block.text.clone(),
        Some(number) => format!("{number} {}", block.text).trim().to_owned(),
        None => block.text.clone(),
    }
}

/// Whether a numbered block is set as a section's title is.
pub(super) fn looks_like_title(block: &Block) -> bool {
    let short = block.text.split_whitespace().count() <= TITLE_WORDS;
    short && (block.bold || matches!(block.kind, BlockKind::Heading(_)))
}

/// Whether an unnumbered block is set as a marginal note is.
pub(super) fn is_marginal_note(block: &Block) -> bool {
    let short = block.text.split_whitespace().count() <= NOTE_WORDS;
    let set_off = block.bold || block.italic || matches!(block.kind, BlockKind::Heading(_));
    short && set_off && block.number.is_none() && !block.text.ends_with([';', ',', ':', '—'])
}

/// Whether a block is a note of the editors: `[Act No. 12 of 1971, s. 2.]`.
pub(super) fn is_note(block: &Block) -> bool {
    NOTE.is_match(block.text.trim())
}

/// The Chapter, Part, schedule or Order that a block opens, and its heading.
pub(super) fn container(block: &Block) -> Option<(Container, String)> {
    let text = block.text.trim();
    if !(is_set_as_heading(block) || HEADING.is_match(text))
        || block.number.is_some()
        || text.split_whitespace().count() > CONTAINER_WORDS
    {
        return None;
    }
    let found = CONTAINER.captures(text)?;
    let group = |name: &str| found.name(name).map(|m| m.as_str().to_uppercase());
    let container = if found.name("chapter").is_some() {
        numeral(&group("cn")?)?;
        Container::Chapter
    } else if found.name("part").is_some() {
        Container::Part(group("pn")?)
    } else if found.name("order").is_some() {
        Container::Order(numeral(&group("on")?)?)
    } else if let Some(nth) = group("nth") {
        Container::Schedule(ordinal(&nth)?)
    } else {
        Container::Schedule(group("sn").map_or(Some(String::new()), |n| numeral(&n))?)
    };
    Some((container, text.to_owned()))
}

/// Whether a line is set off from the text, or in capitals, as headings are.
pub(super) fn is_set_as_heading(block: &Block) -> bool {
    let text = block.text.trim();
    // `FIRST SCHEDULE [r. 4]`: the reference is no part of the heading's look.
    let words = text.find(['[', '(']).map_or(text, |at| &text[..at]);
    let letters = || words.chars().filter(|c| c.is_alphabetic());
    let set_off = block.centred || block.bold || matches!(block.kind, BlockKind::Heading(_));
    set_off || letters().next().is_some() && letters().all(char::is_uppercase)
}

/// `B – Registrars` in a schedule: a part of it that has no other name than its letter.
pub(super) fn lettered_part(block: &Block) -> Option<(Container, String)> {
    static LETTERED: LazyLock<Regex> = LazyLock::new(|| regex(r"^([A-Z]) ?[–—] ?\p{Lu}[^.;:]*$"));
    let text = block.text.trim();
    if text.split_whitespace().count() > CONTAINER_WORDS {
        return None;
    }
    let letter = LETTERED.captures(text)?[1].to_owned();
    Some((Container::Part(letter), text.to_owned()))
}

/// What stands for the words of a section that was repealed.
pub(super) fn is_blank(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|c| c == '*')
}

const ONES: [&str; 20] = [
    "",
    "FIRST",
    "SECOND",
    "THIRD",
    "FOURTH",
    "FIFTH",
    "SIXTH",
    "SEVENTH",
    "EIGHTH",
    "NINTH",
    "TENTH",
    "ELEVENTH",
    "TWELFTH",
    "THIRTEENTH",
    "FOURTEENTH",
    "FIFTEENTH",
    "SIXTEENTH",
    "SEVENTEENTH",
    "EIGHTEENTH",
    "NINETEENTH",
];
const CARDINALS: [&str; 20] = [
    "",
    "ONE",
    "TWO",
    "THREE",
    "FOUR",
    "FIVE",
    "SIX",
    "SEVEN",
    "EIGHT",
    "NINE",
    "TEN",
    "ELEVEN",
    "TWELVE",
    "THIRTEEN",
    "FOURTEEN",
    "FIFTEEN",
    "SIXTEEN",
    "SEVENTEEN",
    "EIGHTEEN",
    "NINETEEN",
];

/// `FIRST` as `1`.
fn ordinal(word: &str) -> Option<String> {
    if let Some(at) = ONES.iter().position(|one| *one == word) {
        return Some(at.to_string());
    }
    if word == "TWENTIETH" {
        return Some("20".to_owned());
    }
    let one = word
        .strip_prefix("TWENTY")
        .map(|rest| rest.trim_start_matches(['-', ' ']))?;
    ONES.iter()
        .position(|name| *name == one)
        .map(|at| (20 + at).to_string())
}

/// `12A`, `XII` or `TWELVE` as `12A` or `12`.
fn numeral(word: &str) -> Option<String> {
    if word.starts_with(|c: char| c.is_ascii_digit()) {
        return Some(word.to_owned());
    }
    if let Some(at) = CARDINALS.iter().position(|one| *one == word) {
        return Some(at.to_string());
    }
    if let Some(rest) = word.strip_prefix("TWENTY") {
        let at = CARDINALS
            .iter()
            .position(|one| *one == rest.trim_start_matches(['-', ' ']))?;
        return Some((20 + at).to_string());
    }
    roman(word).map(|n| n.to_string())
}

fn roman(word: &str) -> Option<u32> {
    let value = |c| match c {
        'I' => Some(1),
        'V' => Some(5),
        'X' => Some(10),
        'L' => Some(50),
        'C' => Some(100),
        _ => None,
    };
    let values: Vec<u32> = word.chars().map(value).collect::<Option<_>>()?;
    let mut sum = 0;
    for (at, &value) in values.iter().enumerate() {
        if values.get(at + 1).is_some_and(|next| *next > value) {
            sum -= i64::from(value);
        } else {
            sum += i64::from(value);
        }
    }
    u32::try_from(sum).ok()
}

/// Whether a heading goes on the name of the Part above it: that has no name yet, or both are in capitals.
pub(super) fn goes_on(name: &str, block: &Block) -> bool {
    let bare = CONTAINER
        .find(name)
        .is_some_and(|found| name[found.end()..].trim().is_empty());
    let capitals = |text: &str| {
        text.chars()
            .filter(|c| c.is_alphabetic())
            .all(char::is_uppercase)
    };
    bare || (capitals(name) && capitals(&block.text))
}

/// Whether a block begins an instrument printed after the law: its subsidiary legislation.
pub(super) fn is_other_instrument(block: &Block) -> bool {
    let text = block.text.trim().trim_end_matches('.').to_uppercase();
    let head = text == "SUBSIDIARY LEGISLATION" || text.starts_with("SUBSIDIARY LEGISLATION ");
    head && (block.centred || block.bold || matches!(block.kind, BlockKind::Heading(_)))
}

/// Whether words are the long title.
pub(super) fn is_long_title(text: &str) -> bool {
    let text = text.to_lowercase();
    let bill = text.starts_with("a bill for") || text.starts_with("a bill to");
    bill || text.starts_with("an act of parliament ")
        || text.starts_with("an act to ")
        || text.starts_with("an act relating to ")
        || text.starts_with("an act for ")
        || text.starts_with("an ordinance ")
}

/// Whether the long title is the sentence below this line: `ORDINANCE` over `To provide for …`
pub(super) fn is_over_long_title(text: &str) -> bool {
    matches!(text.trim(), "ACT" | "ORDINANCE" | "PROCLAMATION" | "DECREE")
}

/// Whether words begin a preamble, or the words by which regulations are made.
pub(super) fn is_preamble(text: &str) -> bool {
    let lower = text.to_lowercase();
    [
        "preamble",
        "we, the people",
        "whereas",
        "in exercise of the power",
        "pursuant to the",
        "in exercise of",
        "be it enacted",
        "be it ordained",
        "be it therefore enacted",
    ]
    .iter()
    .any(|start| lower.starts_with(start))
}
