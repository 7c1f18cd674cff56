//! Numbers that a paragraph may begin with: `12.`, `12A.`, `[12]`, `(12)`, `12)`.

/// The highest paragraph number believed without another near it. The longest judgments seen have
/// some 1,300 paragraphs; a number above this that no count has come to is a year or an amount.
pub(super) const HIGHEST: u32 = 1_899;

/// A number as it is printed before a paragraph.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Number {
    /// The number itself, from 1 to four digits.
    pub value: u32,
    /// The letter after it: the `A` of `12A`.
    pub suffix: Option<char>,
    /// How it is set off from the words.
    pub style: Style,
    /// How many bytes of the text it and the space after it take; all of a number of its own.
    pub length: usize,
}

/// How a number is set off from the words after it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Style {
    /// `12.`
    Stop,
    /// `12)`, `12.)`
    Bracket,
    /// `(12)`
    Round,
    /// `[12]`
    Square,
    /// `12` and a space.
    Bare,
}

impl Number {
    /// The number that stands alone: what a format marks as a paragraph's number.
    pub fn alone(text: &str) -> Option<Self> {
        Self::alone_to(text, HIGHEST)
    }

    /// The number that stands alone, if it is no higher than `highest`.
    pub fn alone_to(text: &str, highest: u32) -> Option<Self> {
        let number = Self::parse(text.trim(), highest)?;
        text.trim()[number.length..].is_empty().then_some(number)
    }

    /// The number that a text begins with.
    pub fn at_start(text: &str) -> Option<Self> {
        Self::at_start_to(text, HIGHEST)
    }

    /// The number that a text begins with, if it is no higher than `highest`.
    pub fn at_start_to(text: &str, highest: u32) -> Option<Self> {
        let number = Self::parse(text, highest)?;
        let rest = &text[number.length..];
        if number.style == Style::Bare && !begins_sentence(rest) {
            return None;
        }
        Some(number)
    }

    /// As it is cited: `12`, `12A`.
    pub fn label(self) -> String {
        match self.suffix {
            Some(suffix) => format!("{}{suffix}", self.value),
            None => self.value.to_string(),
        }
    }

    fn parse(text: &str, highest: u32) -> Option<Self> {
        let (open, rest) = match text.chars().next()? {
            c @ ('[' | '(') => (Some(c), text[1..].trim_start()),
            _ => (None, text),
        };
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        if !(1..=4).contains(&digits) {
            return None;
        }
        let value: u32 = rest[..digits]
            .parse()
            .ok()
            .filter(|value| (1..=highest).contains(value))?;
        let mut rest = &rest[digits..];
        let suffix = rest.chars().next().filter(char::is_ascii_uppercase);
        if suffix.is_some() {
            rest = &rest[1..];
        }
        let (style, after) = close(open, rest)?;
        if suffix.is_some() && style == Style::Bare {
            return None;
        }
        let rest = after.trim_start();
        Some(Self {
            value,
            suffix,
            style,
            length: text.len() - rest.len(),
        })
    }
}

/// What ends the number, and what follows it.
fn close(open: Option<char>, rest: &str) -> Option<(Style, &str)> {
    let tight = rest.trim_start_matches([' ', '\u{a0}']);
    let (style, after) = match open {
        Some('[') => (Style::Square, tight.strip_prefix(']')?),
        Some(_) => (Style::Round, tight.strip_prefix(')')?),
        None if tight.starts_with(".)") => (Style::Bracket, &tight[2..]),
        None if tight.starts_with('.') => (Style::Stop, &tight[1..]),
        None if tight.starts_with(')') => (Style::Bracket, &tight[1..]),
        None => (Style::Bare, rest),
    };
    let after = if style == Style::Square || style == Style::Round {
        after.strip_prefix('.').unwrap_or(after)
    } else {
        after
    };
    match after.chars().next() {
        None => Some((style, after)),
        Some(c) if style == Style::Bare => c.is_whitespace().then_some((style, after)),
        // `1.1`, `1.000`, `12.5%`, `1./`: no paragraph number.
        Some(c) if c.is_ascii_digit() || matches!(c, '/' | '%' | ',' | '=' | ')' | '.' | '-') => {
            None
        }
        Some(_) => Some((style, after)),
    }
}

/// A bare number is a paragraph's only before a new sentence: `12 The appellant`, not
/// `12 March 2020`, `12 of the Act`.
fn begins_sentence(rest: &str) -> bool {
    const NOT: &[&str] = &[
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
        "CFR",
        "EA",
        "Eq",
        "KLR",
        "KB",
        "QB",
        "WLR",
        "All",
        "Months",
        "Days",
        "Years",
    ];
    let word = rest
        .split(|c: char| !c.is_alphanumeric())
        .next()
        .unwrap_or_default();
    word.starts_with(char::is_uppercase) && !NOT.contains(&word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_courts_print() {
        for (text, label, style, rest) in [
            ("12. The court", "12", Style::Stop, "The court"),
            ("12.The court", "12", Style::Stop, "The court"),
            ("12A. The court", "12A", Style::Stop, "The court"),
            ("[12] The court", "12", Style::Square, "The court"),
            ("(12) The court", "12", Style::Round, "The court"),
            ("12) the court", "12", Style::Bracket, "the court"),
            ("12.) The", "12", Style::Bracket, "The"),
            ("12 . The", "12", Style::Stop, "The"),
            ("12 The court", "12", Style::Bare, "The court"),
            ("24.", "24", Style::Stop, ""),
        ] {
            let number = Number::at_start(text).unwrap_or_else(|| panic!("{text}"));
            assert_eq!(
                (
                    number.label().as_str(),
                    number.style,
                    &text[number.length..]
                ),
                (label, style, rest)
            );
        }
        for text in [
            "12 March 2020",
            "12th May",
            "1.1 The",
            "2019. The",
            "0. x",
            "12,000 shillings",
            "12/2020",
            "12.5%",
            "12 of the Act",
            "a. the",
            "",
            "[2019] eKLR",
            "33,800/=",
            "12345. x",
        ] {
            assert_eq!(Number::at_start(text), None, "{text}");
        }
        assert_eq!(
            Number::alone("12.").map(Number::label).as_deref(),
            Some("12")
        );
        assert_eq!(
            Number::alone("[12]").map(Number::label).as_deref(),
            Some("12")
        );
        assert_eq!(
            Number::alone("12").map(Number::label).as_deref(),
            Some("12")
        );
        assert_eq!(Number::alone("(a)"), None);
    }
}
