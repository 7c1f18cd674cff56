//! Datelines: the place and the day with which a text, its title or a line of its own begins.
//!
//! Agencies and organisations write them in every order (`NAIROBI, Kenya, Mar 13 –`, `16 August 2031,
//! Addis Ababa:`, `Accra, Sept. 27, MNA -`), so that no form is looked for: what stands before the sign that
//! ends a dateline is taken apart, and every part has to be a place, a country, a day, an agency or a
//! formula such as `For immediate release`.

use std::sync::LazyLock;

use regex::Regex;

use super::metadata::date;
use super::{organisation, places};
use crate::model::PartialDate;
use crate::text::{dates, regex};

/// What stands before a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Dateline<'text> {
    /// As printed, but for capitals.
    pub(super) place: Option<String>,
    /// The day, if it has its year.
    pub(super) day: Option<PartialDate>,
    /// The organisation or agency that it names: `East African Mfano Headquarters, Arusha`.
    pub(super) body: Option<String>,
    /// Whether it names who wrote the text.
    pub(super) by: bool,
    /// The text behind it.
    pub(super) rest: &'text str,
}

/// The longest dateline, in bytes.
const LONGEST: usize = 120;

/// The dateline with which a paragraph begins.
pub(super) fn of_text(text: &str) -> Option<Dateline<'_>> {
    ends(text).find_map(|(head, rest, sign)| {
        let rest = rest.trim_start_matches([' ', '-', '–', '—', ':', '|', '\u{a0}']);
        if rest.is_empty() {
            return None;
        }
        let parts = Parts::of(&text[..head])?;
        parts.closed_by(sign).then(|| parts.dateline(rest))
    })
}

/// The dateline with which a title begins: titles have dashes and colons of their own, so that only a day
/// makes one.
pub(super) fn of_title(text: &str) -> Option<Dateline<'_>> {
    of_text(text).filter(|head| head.day.is_some())
}

/// A line that is a dateline and nothing else: `Nairobi, 12 March 2031`, `Press Statement: Nairobi, Tuesday
/// 25th July 2031`, `NAIROBI (MNA):`.
pub(super) fn of_line(line: &str) -> Option<Dateline<'_>> {
    if line.len() > LONGEST {
        return None;
    }
    let mut parts = Parts::of(line)?;
    // `Juma Mfano, 12 March 2031` names who wrote it.
    parts.place = parts
        .place
        .filter(|place| parts.sure_place || parts.country || !place.contains(' '));
    let closed = line.trim_end().ends_with([':', '–', '—', '-']);
    let agency = closed && parts.place.is_some() && (parts.country || parts.body.is_some());
    // `Nairobi,` with the day on the next line.
    let opened =
        line.trim_end().ends_with(',') && parts.place.as_deref().is_some_and(places::is_known);
    if parts.by {
        return None;
    }
    (parts.day.is_some() || agency || opened).then(|| parts.dateline(""))
}

/// The sign that ends a dateline.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sign {
    Dash,
    Bar,
    Bracket,
    Colon,
    Stop,
}

/// Where a dateline may end: the end of its head, what stands behind the sign, and the sign; the longest
/// first, since `Nairobi – 2 March 2031:` has two.
fn ends(text: &str) -> impl Iterator<Item = (usize, &str, Sign)> {
    let mut found = Vec::new();
    for (at, c) in text.char_indices().take_while(|(at, _)| *at <= LONGEST) {
        let rest = &text[at + c.len_utf8()..];
        let spaced = rest.starts_with([' ', '\u{a0}']);
        let sign = match c {
            '–' | '—' => Sign::Dash,
            '-' if text[..at].ends_with([' ', '\u{a0}']) && (spaced || rest.starts_with('-')) => {
                Sign::Dash
            }
            '|' => Sign::Bar,
            ')' if text.starts_with('(') => Sign::Bracket,
            // `15 Dec, 2031-A team …`
            '-' if text[..at].ends_with(|c: char| c.is_ascii_digit())
                && rest.starts_with(char::is_uppercase) =>
            {
                Sign::Dash
            }
            // `Nairobi, 28 August, The Trust …`
            ',' if rest.starts_with(" The ")
                || rest.starts_with(" We ")
                || rest.starts_with(" It ") =>
            {
                Sign::Stop
            }
            ':' if spaced => Sign::Colon,
            '.' if spaced => Sign::Stop,
            _ => continue,
        };
        let head = if sign == Sign::Bracket { at + 1 } else { at };
        found.push((head, rest, sign));
    }
    found.into_iter().rev()
}

/// The parts of a dateline.
#[derive(Debug, Default)]
struct Parts {
    place: Option<String>,
    /// Whether the place is one of those known.
    sure_place: bool,
    country: bool,
    /// A reporter's name.
    by: bool,
    body: Option<String>,
    /// A day or a weekday, with or without its year.
    dated: bool,
    day: Option<PartialDate>,
}

impl Parts {
    /// The parts of a head; none if any of it can be no part of a dateline.
    fn of(head: &str) -> Option<Parts> {
        let mut parts = Parts {
            day: date::first(head),
            ..Parts::default()
        };
        for piece in pieces(&FORMULA.replace_all(head, ",")) {
            parts.take(piece)?;
        }
        (parts.place.is_some() || parts.day.is_some()).then_some(parts)
    }

    /// Takes one piece; none if it can be no part of a dateline.
    fn take(&mut self, piece: &str) -> Option<()> {
        let words: Vec<&str> = piece.split_whitespace().collect();
        // Whoever wrote it, before the place.
        if words[0].eq_ignore_ascii_case("by")
            && (3..=5).contains(&words.len())
            && self.place.is_none()
        {
            self.by = true;
            return Some(());
        }
        // `Nairobi 12 March 2031`: the place goes as far as the day.
        let named = words
            .iter()
            .position(|word| is_of_day(word))
            .unwrap_or(words.len());
        let (mut named, day) = words.split_at(named);
        if !day.is_empty() {
            if !day.iter().all(|word| is_of_day(word) || is_hour(word)) {
                return None;
            }
            self.dated = true;
        }
        if named.is_empty() {
            return Some(());
        }
        // `Nairobi Kenya`
        if let [place @ .., last] = named
            && !place.is_empty()
            && places::is_country(last)
        {
            self.country = true;
            named = place;
        }
        let name = named.join(" ");
        let lower = name.to_lowercase();
        if self.place.is_some() && places::is_country(&lower) {
            self.country = true;
            return Some(());
        }
        if self.place.is_some() && self.body.is_none() && is_agency(&name) {
            self.body = Some(name);
            return Some(());
        }
        let office = ["headquarters", "offices"].iter().find_map(|word| {
            let (before, last) = name.rsplit_once(' ')?;
            last.eq_ignore_ascii_case(word).then_some(before)
        });
        if self.body.is_none()
            && !name.starts_with("of ")
            && (office.is_some() || organisation::is_letterhead(&name))
        {
            self.body = Some(office.unwrap_or(&name).to_owned());
            return Some(());
        }
        // `Paris, Nairobi`; `Sunyani (B/A)`
        let letter = name.chars().count() == 1 && name.contains(char::is_uppercase);
        if self.place.is_some() && (places::is_known(&name) || letter) {
            return Some(());
        }
        if self.place.is_some() || !can_be_place(&name) {
            return None;
        }
        self.sure_place = places::is_known(&name);
        self.place = Some(capitalised(&name));
        Some(())
    }

    /// Whether the parts are a dateline before that sign.
    fn closed_by(&self, sign: Sign) -> bool {
        // `(MFA Press) —`: of two words it has to be a known one, or in a country.
        let placed = self
            .place
            .as_ref()
            .is_some_and(|place| self.sure_place || self.country || !place.contains(' '));
        match sign {
            _ if self.by && !self.dated => false,
            Sign::Stop => placed && (self.day.is_some() || self.dated && self.sure_place),
            // `1 July 2031: …`
            Sign::Colon => {
                placed && (self.dated || self.country) || self.place.is_none() && self.day.is_some()
            }
            Sign::Bracket => placed || self.day.is_some(),
            Sign::Dash | Sign::Bar => placed && (self.dated || self.country || self.sure_place),
        }
    }

    fn dateline<'text>(self, rest: &'text str) -> Dateline<'text> {
        Dateline {
            place: self.place,
            day: self.day,
            body: self.body,
            by: self.by,
            rest,
        }
    }
}

/// The pieces between the signs of a dateline, without empty ones.
fn pieces(head: &str) -> impl Iterator<Item = &str> {
    head.split([',', ';', '|', '/', '(', ')', ':', '–', '—', '[', ']', '*'])
        .flat_map(|piece| piece.split(" - "))
        .map(|piece| piece.trim().trim_matches(['.', '-', '\u{a0}']).trim())
        .filter(|piece| !piece.is_empty())
}

/// Words that say what the line stands over.
static FORMULA: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"(?i)\b(?:(?:for )?immediate release|for (?:press )?release|(?:press|media|news|joint|public|official) (?:statement|release|advisory|briefing)|dated?|issued (?:in|at)|updated)\b",
    )
});

/// Whether a word is part of a day: a month, a weekday, a number with or without its ending, `of`.
fn is_of_day(word: &str) -> bool {
    const WEEKDAYS: &[&str] = &[
        "mon", "tue", "tues", "wed", "thu", "thur", "thurs", "fri", "sat", "sun",
    ];
    let lower = word.trim_matches(['.', ',']).to_lowercase();
    let number = lower.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let ending = &lower[number.len()..];
    let dotted = lower.len() <= 10 && lower.bytes().all(|b| b.is_ascii_digit() || b == b'.');
    let is_number = !number.is_empty()
        && number.len() <= 4
        && number.bytes().all(|b| b.is_ascii_digit())
        && matches!(ending, "" | "st" | "nd" | "rd" | "th");
    is_number
        || dotted && lower.contains('.')
        || is_month(&lower)
        || WEEKDAYS.contains(&lower.as_str())
        || lower.strip_suffix("day").is_some_and(|stem| {
            matches!(
                stem,
                "mon" | "tues" | "wednes" | "thurs" | "fri" | "satur" | "sun"
            )
        })
}

/// Whether a word is a month, whole or cut to at most four letters: `Marsabit` is none.
fn is_month(lower: &str) -> bool {
    const WHOLE: &[&str] = &[
        "january",
        "february",
        "march",
        "april",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
        "januari",
        "februari",
        "machi",
        "aprili",
        "julai",
        "agosti",
        "septemba",
        "oktoba",
        "novemba",
        "desemba",
    ];
    dates::is_month(lower) && (lower.len() <= 4 || WHOLE.contains(&lower))
}

/// `10:15`, `am`, `EAT` behind a day.
fn is_hour(word: &str) -> bool {
    let lower = word.to_lowercase();
    matches!(
        lower.trim_matches('.'),
        "am" | "pm" | "a.m" | "p.m" | "eat" | "gmt" | "hrs" | "day" | "of" | "the" | "at"
    ) || lower
        .bytes()
        .all(|b| b.is_ascii_digit() || matches!(b, b':' | b'.'))
}

/// An agency or a paper behind a place: `KNA`, `THE INDEPENDENT`, `Xinhua`.
fn is_agency(name: &str) -> bool {
    let letters = name.chars().filter(|c| c.is_alphabetic()).count();
    let capitals =
        letters >= 2 && !name.contains(char::is_lowercase) && name.split(' ').count() <= 4;
    capitals || matches!(name, "Xinhua" | "Reuters")
}

/// Whether a name can be a place: at most three words with capitals, and of three the second is a small one
/// (`Dar es Salaam`) or all are in capitals; no word with which a byline begins.
fn can_be_place(name: &str) -> bool {
    const NONE: &[&str] = &[
        "by",
        "on",
        "written",
        "published",
        "posted",
        "updated",
        "the",
        "a",
        "why",
        "how",
        "what",
        "who",
        "when",
        "breaking",
        "live",
        "update",
        "note",
        "opinion",
        "editorial",
        "analysis",
        "watch",
        "exclusive",
        "factbox",
        "explainer",
        "video",
        "photos",
        "source",
        "contact",
        "tel",
        "email",
        "archive",
        "news",
        "politics",
        "business",
        "sports",
        "opinion",
        "world",
        "africa",
        "reuters",
        "xinhua",
        "create",
        "story",
        "page",
        "created",
        "file",
        "last",
        "today",
        "yesterday",
        "dear",
        "re",
        "subject",
        "ref",
        "statement",
        "press",
    ];
    let words: Vec<&str> = name.split_whitespace().collect();
    let small = |word: &str| word.len() <= 3 && word.starts_with(char::is_lowercase);
    let capital = |word: &str| word.starts_with(char::is_uppercase);
    let lettered = |word: &str| {
        word.chars()
            .all(|c| c.is_alphabetic() || matches!(c, '\'' | '’' | '-' | '.'))
    };
    let fits = match words[..] {
        [one] => capital(one) && one.chars().count() > 2,
        [one, two] => capital(one) && capital(two),
        [one, between, two] => capital(one) && capital(two) && small(between),
        _ => false,
    };
    // `KNA, 12 March 2031`
    let acronym = name.len() <= 5 && !name.contains(char::is_lowercase) && !places::is_known(name);
    !acronym
        && fits
        && words.iter().all(|word| lettered(word))
        && !NONE.contains(&words[0].to_lowercase().as_str())
        && !places::is_country(name)
}

/// `NAIROBI` as `Nairobi`.
fn capitalised(place: &str) -> String {
    if place.contains(char::is_lowercase) {
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
mod tests;
