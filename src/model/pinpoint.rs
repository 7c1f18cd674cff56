//! Places inside a document, as a lawyer would write them.

use std::cmp::Ordering;
use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::written_enum;

written_enum! {
    /// What a pinpoint's number counts.
    Unit {
        /// A numbered paragraph; in a text without numbers, one counted by us.
        Para = "para",
        /// A point of a digest, counted by us: never the court's own number.
        Point = "point",
        /// A paragraph that stands outside the document's own numbering, counted by us.
        Unnumbered = "unnumbered",
        /// A section of an Act.
        Section = "s",
        /// An article of a constitution or treaty.
        Article = "art",
        /// A rule.
        Rule = "r",
        /// A regulation.
        Regulation = "reg",
        /// An Order of rules of court.
        RuleOrder = "order",
        /// A clause of a Bill.
        Clause = "cl",
        /// A schedule.
        Schedule = "sch",
        /// A part of an Act.
        Part = "part",
        /// A chapter of a constitution.
        Chapter = "chapter",
        /// A page.
        Page = "p",
        /// A footnote.
        Note = "n",
        /// The preamble.
        Preamble = "preamble",
        /// The long title of an Act.
        LongTitle = "long title",
    }
}

/// A place inside a document: `para 12`, `s 9A(1)(b)`, `art 31(c)`, `sch 1 para 3`.
///
/// Paragraph numbers are those that the court printed. Our own counts have units of
/// their own ([`Unit::Point`], [`Unit::Unnumbered`]), or, in statements, whose texts
/// have no numbers, stand in a document that says so.
///
/// ```
/// use hoja::model::Pinpoint;
/// let place: Pinpoint = "section 9A (1)(b)".parse()?;
/// assert_eq!(place.to_string(), "s 9A(1)(b)");
/// assert_eq!("[12]".parse::<Pinpoint>()?.to_string(), "para 12");
/// assert!("s 2".parse::<Pinpoint>()? < "s 10".parse()?);
/// assert!("twelve".parse::<Pinpoint>().is_err());
/// # Ok::<(), hoja::model::PinpointError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Pinpoint {
    /// The levels from the outermost in: `sch 1`, then `para 3`. Never empty.
    levels: Vec<(Unit, String)>,
}

/// Why a text is no [`Pinpoint`].
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum PinpointError {
    /// The first word names no unit.
    #[error("expected a pinpoint such as `para 12`, `s 9A(1)(b)` or `art 31(c)`, found `{0}`")]
    Shape(String),
    /// The unit stands without the number it needs.
    #[error("`{0}` wants a number after it, as in `{0} 12`")]
    NoNumber(&'static str),
}

/// The words by which people write each unit; the first column is lower case and
/// without its full stop.
const WORDS: &[(&str, Unit)] = &[
    ("para", Unit::Para),
    ("paras", Unit::Para),
    ("paragraph", Unit::Para),
    ("paragraphs", Unit::Para),
    ("point", Unit::Point),
    ("unnumbered", Unit::Unnumbered),
    ("s", Unit::Section),
    ("ss", Unit::Section),
    ("sec", Unit::Section),
    ("section", Unit::Section),
    ("sections", Unit::Section),
    ("art", Unit::Article),
    ("arts", Unit::Article),
    ("article", Unit::Article),
    ("articles", Unit::Article),
    ("r", Unit::Rule),
    ("rule", Unit::Rule),
    ("rules", Unit::Rule),
    ("reg", Unit::Regulation),
    ("regs", Unit::Regulation),
    ("regulation", Unit::Regulation),
    ("regulations", Unit::Regulation),
    ("order", Unit::RuleOrder),
    ("cl", Unit::Clause),
    ("clause", Unit::Clause),
    ("sch", Unit::Schedule),
    ("schedule", Unit::Schedule),
    ("part", Unit::Part),
    ("chapter", Unit::Chapter),
    ("ch", Unit::Chapter),
    ("p", Unit::Page),
    ("page", Unit::Page),
    ("n", Unit::Note),
    ("note", Unit::Note),
    ("preamble", Unit::Preamble),
    ("long title", Unit::LongTitle),
];

impl Unit {
    /// Whether the unit may stand without a number: `sch`, `preamble`.
    const fn stands_alone(self) -> bool {
        matches!(self, Self::Schedule | Self::Preamble | Self::LongTitle)
    }
}

impl Pinpoint {
    /// A pinpoint of one level: `Pinpoint::new(Unit::Para, "12")`.
    ///
    /// # Errors
    /// If `label` is empty or holds anything but letters, digits, brackets, full stops and hyphens.
    pub fn new(unit: Unit, label: &str) -> Result<Self, PinpointError> {
        if label.is_empty() && unit.stands_alone() {
            return Ok(Self {
                levels: vec![(unit, String::new())],
            });
        }
        if !is_label(label) {
            return Err(PinpointError::NoNumber(unit.as_str()));
        }
        Ok(Self {
            levels: vec![(unit, label.to_owned())],
        })
    }

    /// A pinpoint of one level with a plain number.
    #[must_use]
    pub fn number(unit: Unit, number: u32) -> Self {
        Self {
            levels: vec![(unit, number.to_string())],
        }
    }

    /// The unit of the innermost level: a `sch 1 para 3` is a paragraph.
    #[must_use]
    pub fn unit(&self) -> Unit {
        self.levels[self.levels.len() - 1].0
    }

    /// The unit and number of the outermost level.
    #[must_use]
    pub fn outermost(&self) -> (Unit, &str) {
        (self.levels[0].0, &self.levels[0].1)
    }

    /// The levels from the outermost in.
    #[must_use]
    pub fn levels(&self) -> &[(Unit, String)] {
        &self.levels
    }

    /// Whether `other` is this place or lies inside it: `s 9A` holds `s 9A(1)(b)`.
    #[must_use]
    pub fn contains(&self, other: &Self) -> bool {
        if self.levels.len() > other.levels.len() {
            return false;
        }
        let last = self.levels.len() - 1;
        self.levels[..last] == other.levels[..last]
            && self.levels[last].0 == other.levels[last].0
            && (self.levels[last].1 == other.levels[last].1
                || other.levels[last]
                    .1
                    .strip_prefix(&self.levels[last].1)
                    .is_some_and(|rest| rest.starts_with('(')))
    }

    /// The provision that this place is a part of: `s 9A` of `s 9A(1)(b)`, `sch 1 para 3` of
    /// `sch 1 para 3(a)`. A place that has no brackets is its own.
    #[must_use]
    pub fn provision(&self) -> Self {
        let mut levels = self.levels.clone();
        if let Some((_, label)) = levels.last_mut()
            && let Some(end) = label.find('(').filter(|end| *end > 0)
        {
            label.truncate(end);
        }
        Self { levels }
    }

    /// A form fit for links and file names: `para-12`, `s-9A-1-b`.
    #[must_use]
    pub fn anchor(&self) -> String {
        let mut anchor = String::new();
        for c in self.to_string().chars() {
            if c.is_alphanumeric() {
                anchor.push(c);
            } else if !anchor.ends_with('-') && !anchor.is_empty() {
                anchor.push('-');
            }
        }
        anchor.trim_end_matches('-').to_owned()
    }
}

fn is_label(text: &str) -> bool {
    !text.is_empty()
        && text.starts_with(|c: char| c.is_alphanumeric() || c == '(')
        && text
            .chars()
            .all(|c| c.is_alphanumeric() || matches!(c, '(' | ')' | '.' | '-'))
}

/// Splits `9A(1)(b)` into `9`, `A`, `1`, `b` so that 2 sorts before 10.
fn pieces(label: &str) -> Vec<(u64, String)> {
    let mut pieces = Vec::new();
    let mut chars = label.chars().peekable();
    while let Some(&c) = chars.peek() {
        if c.is_ascii_digit() {
            let mut number = 0_u64;
            while let Some(d) = chars.peek().and_then(|c| c.to_digit(10)) {
                number = number.saturating_mul(10).saturating_add(u64::from(d));
                chars.next();
            }
            pieces.push((number, String::new()));
        } else if c.is_alphabetic() {
            let mut word = String::new();
            while let Some(&c) = chars.peek().filter(|c| c.is_alphabetic()) {
                word.push(c);
                chars.next();
            }
            pieces.push((u64::MAX, word));
        } else {
            chars.next();
        }
    }
    pieces
}

impl Ord for Pinpoint {
    fn cmp(&self, other: &Self) -> Ordering {
        for (mine, theirs) in self.levels.iter().zip(&other.levels) {
            let by_level = mine
                .0
                .cmp(&theirs.0)
                .then_with(|| pieces(&mine.1).cmp(&pieces(&theirs.1)))
                .then_with(|| mine.1.cmp(&theirs.1));
            if by_level != Ordering::Equal {
                return by_level;
            }
        }
        self.levels.len().cmp(&other.levels.len())
    }
}

impl PartialOrd for Pinpoint {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl FromStr for Pinpoint {
    type Err = PinpointError;

    fn from_str(text: &str) -> Result<Self, PinpointError> {
        let shape = || PinpointError::Shape(text.to_owned());
        let bare = text
            .trim()
            .trim_start_matches('[')
            .trim_end_matches(']')
            .trim();
        if bare.starts_with(|c: char| c.is_ascii_digit()) {
            return Self::new(Unit::Para, &bare.replace(' ', "")).map_err(|_| shape());
        }
        let mut levels = Vec::new();
        let mut rest = bare;
        while !rest.is_empty() {
            let (unit, after) = unit_at(rest).ok_or_else(shape)?;
            let (label, after) = label_at(unit, after.trim_start());
            if label.is_empty() && !unit.stands_alone() {
                return Err(PinpointError::NoNumber(unit.as_str()));
            }
            levels.push((unit, label));
            rest = after.trim_start_matches([' ', ',', '\u{a0}']);
        }
        if levels.is_empty() {
            Err(shape())
        } else {
            Ok(Self { levels })
        }
    }
}

/// The unit that `text` begins with, and what follows its word.
fn unit_at(text: &str) -> Option<(Unit, &str)> {
    let lower = text.to_ascii_lowercase();
    WORDS
        .iter()
        .filter(|(word, _)| {
            lower
                .strip_prefix(word)
                .is_some_and(|rest| !rest.starts_with(char::is_alphabetic))
        })
        .max_by_key(|(word, _)| word.len())
        .map(|(word, unit)| {
            let rest = &text[word.len()..];
            (*unit, rest.strip_prefix('.').unwrap_or(rest))
        })
}

/// The number that `text` begins with, spaces before brackets left out, and what follows it.
fn label_at(unit: Unit, text: &str) -> (String, &str) {
    let mut label = String::new();
    let mut rest = text;
    loop {
        let end = rest
            .find(|c: char| c.is_whitespace() || c == ',')
            .unwrap_or(rest.len());
        let (word, after) = rest.split_at(end);
        let fits = if label.is_empty() {
            word.starts_with(|c: char| c.is_ascii_digit() || c == '(')
                || is_roman(word)
                || unit == Unit::Part && is_letter(word)
        } else {
            word.starts_with('(')
        };
        if !fits || !is_label(word) {
            return (label, rest);
        }
        label.push_str(word);
        rest = after.trim_start_matches([' ', '\u{a0}']);
    }
}

/// `Part A` of a schedule.
fn is_letter(word: &str) -> bool {
    word.len() == 1 && word.starts_with(|c: char| c.is_ascii_uppercase())
}

fn is_roman(word: &str) -> bool {
    let number = word.split('(').next().unwrap_or(word);
    !number.is_empty()
        && number
            .chars()
            .all(|c| matches!(c, 'I' | 'V' | 'X' | 'L' | 'C'))
}

impl fmt::Display for Pinpoint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut text = String::new();
        for (unit, label) in &self.levels {
            if !text.is_empty() {
                text.push(' ');
            }
            text.push_str(unit.as_str());
            if !label.is_empty() {
                text.push(' ');
                text.push_str(label);
            }
        }
        f.pad(&text)
    }
}

impl TryFrom<String> for Pinpoint {
    type Error = PinpointError;

    fn try_from(text: String) -> Result<Self, PinpointError> {
        text.parse()
    }
}

impl From<Pinpoint> for String {
    fn from(pinpoint: Pinpoint) -> Self {
        pinpoint.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_people_write() {
        for (written, normal) in [
            ("[12]", "para 12"),
            ("12A", "para 12A"),
            ("para. 12", "para 12"),
            ("paragraph 20(iii)", "para 20(iii)"),
            ("s. 9A", "s 9A"),
            ("s.9A(1)(b)", "s 9A(1)(b)"),
            ("Section 9A (1) (b)", "s 9A(1)(b)"),
            ("Article 31(c)", "art 31(c)"),
            ("Order 42 rule 6(2)", "order 42 r 6(2)"),
            ("First Schedule", ""),
            ("sch 1 para 3", "sch 1 para 3"),
            ("sch", "sch"),
            ("Part IV", "part IV"),
            ("sch 2 Part B para 1", "sch 2 part B para 1"),
            ("long title", "long title"),
            ("reg 4", "reg 4"),
            ("r 7(2)", "r 7(2)"),
            ("point 3", "point 3"),
        ] {
            match written.parse::<Pinpoint>() {
                Ok(pinpoint) => {
                    assert_eq!(pinpoint.to_string(), normal);
                    assert_eq!(normal.parse::<Pinpoint>().unwrap(), pinpoint);
                }
                Err(_) => assert_eq!(normal, "", "{written} should parse"),
            }
        }
        for bad in ["", "s", "para", "banana 4", "s banana", "para 4; drop"] {
            assert!(bad.parse::<Pinpoint>().is_err(), "{bad}");
        }
    }

    #[test]
    fn a_section_holds_its_subsections_only() {
        let section: Pinpoint = "s 9".parse().unwrap();
        assert!(section.contains(&"s 9(1)".parse().unwrap()));
        assert!(!section.contains(&"s 9A".parse().unwrap()));
        assert!(!section.contains(&"r 9(1)".parse().unwrap()));
    }
}
