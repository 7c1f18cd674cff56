//! Datelines: the place and the day with which a text, its title or a line of its own begins.

use std::sync::LazyLock;

use regex::Regex;

use super::day;
use crate::import::metadata::date;
use crate::model::PartialDate;

fn regex(pattern: &str) -> Regex {
    Regex::new(pattern).expect("the pattern is a constant of this file")
}

macro_rules! pattern {
    ($($name:ident = $pattern:expr;)+) => { $( static $name: LazyLock<Regex> = LazyLock::new(|| regex($pattern)); )+ };
}

pattern! {
    // `MOMBASA, Kenya, Mar 13 – `, `Nairobi (KNA) -- `
    DASHED = r"^[\W]*\(?([A-Z][A-Za-z' -]{2,24}?)\)?(?:,\s*Kenya)?,?\s*(?:\(?[A-Z][\w .]{2,20}\)\s*)?(?:(?:[A-Z][a-z]{2,8}\.? \d{1,2}(?:st|nd|rd|th)?|\d{1,2}(?:st|nd|rd|th)? [A-Z][a-z]{2,8})(?:,? \d{4})?)?\s*(?:[–—]|-{1,2}\s)\s*";
    // `Nairobi, Kenya: `
    WITH_COLON = r"^\W*([A-Z][A-Za-z' ]{2,24}),\s*(?:Kenya|Uganda|Tanzania|[^:]{0,20}\d{4})\s*:\s+";
    // `(Kampala, June 27th 2031)`
    IN_BRACKETS = r"^\(([A-Z][A-Za-z' ]{2,24}),\s*[^()]{4,30}\d{4}\)\s*";
    // `Nairobi, Tuesday 25th July 2031`
    OF_A_LINE = r"^\W*([A-Z][A-Za-z' ]{2,24}),\s*(?:Kenya,?\s*)?(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\s*)?(?:\d{1,2}(?:st|nd|rd|th)?\s+[A-Z][a-z]+|[A-Z][a-z]+\s+\d{1,2})";
}

/// What stands before a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Dateline<'text> {
    /// As printed, but for capitals; none if what stands there can be no place.
    pub(super) place: Option<String>,
    /// The day, if it has its year.
    pub(super) day: Option<PartialDate>,
    /// The text behind it.
    pub(super) rest: &'text str,
}

/// The dateline with which a paragraph begins.
pub(super) fn of_text(text: &str) -> Option<Dateline<'_>> {
    let found = [&*IN_BRACKETS, &*DASHED, &*WITH_COLON]
        .iter()
        .find_map(|pattern| pattern.captures(text))?;
    let whole = found.get(0)?;
    let rest = &text[whole.end()..];
    (!rest.is_empty()).then(|| Dateline {
        place: is_place(&found[1]).then(|| capitalised(found[1].trim())),
        day: date::first(whole.as_str()),
        rest,
    })
}

/// The dateline with which a title begins: titles have dashes of their own, so that only a day makes one.
pub(super) fn of_title(text: &str) -> Option<Dateline<'_>> {
    of_text(text).filter(|head| head.day.is_some())
}

/// The place of a line that is a dateline alone, or has one behind a colon: `Press Statement:
/// Nairobi, Tuesday 25th July 2031`.
pub(super) fn place_of_line(line: &str) -> Option<String> {
    let behind = line.split_once(": ").map_or(line, |(_, behind)| behind);
    [line, behind].iter().find_map(|part| {
        let place = OF_A_LINE.captures(part)?[1].trim().to_owned();
        is_place(&place).then_some(place)
    })
}

/// Whether a text can be a place: at most three words, and of three the second is a small one (`Dar es
/// Salaam`); no day, no month, and no word with which a byline begins.
fn is_place(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    let small = |word: &str| word.len() <= 3 && word.starts_with(char::is_lowercase);
    let fits = match words[..] {
        [_] | [_, _] => true,
        [_, between, _] => small(between),
        _ => false,
    };
    let begins = |word: &str| {
        words
            .first()
            .is_some_and(|first| first.eq_ignore_ascii_case(word))
    };
    fits && !["by", "on", "written", "published", "posted", "updated"]
        .iter()
        .any(|word| begins(word))
        && !day::is_day_or_month(text.trim())
}

/// `NAIROBI` as `Nairobi`.
fn capitalised(place: &str) -> String {
    if place.chars().any(char::is_lowercase) {
        return place.to_owned();
    }
    place
        .split(' ')
        .map(|word| {
            let mut chars = word.chars();
            chars.next().map_or_else(String::new, |first| {
                first.to_string() + &chars.as_str().to_lowercase()
            })
        })
        .collect::<Vec<_>>()
        .join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_and_days_before_a_text() {
        for (text, place, day, rest) in [
            (
                "MOMBASA, Kenya, Mar 13 – Registration opened.",
                Some("Mombasa"),
                None,
                "Registration opened.",
            ),
            (
                "(Kampala, June 27th 2031) The Coalition spoke.",
                Some("Kampala"),
                Some("2031-06-27"),
                "The Coalition spoke.",
            ),
            (
                "Nairobi, Kenya: Today we speak.",
                Some("Nairobi"),
                None,
                "Today we speak.",
            ),
            (
                "MOMBASA, Kenya, September 19th, 2031 – The space is closed.",
                Some("Mombasa"),
                Some("2031-09-19"),
                "The space is closed.",
            ),
            ("Three people died – police.", None, None, "police."),
        ] {
            let head = of_text(text).unwrap();
            let found = head.day.map(|day| day.to_string());
            assert_eq!(
                (head.place.as_deref(), found.as_deref(), head.rest),
                (place, day, rest),
                "{text}"
            );
        }
        assert_eq!(of_text("The court sat."), None);
    }

    #[test]
    fn a_dash_in_a_title_is_no_dateline() {
        assert_eq!(of_title("Huduma Mfano – what the court said"), None);
        let head = of_title("MOMBASA, Kenya, September 19th, 2031 – The space is closed").unwrap();
        assert_eq!(head.rest, "The space is closed");
    }

    #[test]
    fn lines_with_a_place() {
        for (line, place) in [
            ("Nairobi, 12 March 2031", Some("Nairobi")),
            (
                "Press Statement: Nairobi, Tuesday 25th July 2031",
                Some("Nairobi"),
            ),
            ("Written by MHRC Thursday, 24 July 2031", None),
            ("On Tue, 24 Oct, 2031", None),
            ("By Juma Mfano, 3 March 2031", None),
        ] {
            assert_eq!(place_of_line(line).as_deref(), place, "{line}");
        }
    }
}
