//! All keys that a citation is looked up by: the provision and what holds it, each number of
//! a consolidated docket, a name with the year of its report.
//!
//! Where [`super::key`] gives the one key of a citation as it is written, these are the keys
//! under which a reader expects to find it again.

use std::collections::BTreeSet;

use super::court::courts;
use super::key::{case, docket, law, squeezed};
use super::pack::title_key;
use super::words::{Class, class_of};
use super::{Citation, Kind, key};
use crate::model::Pinpoint;

/// The most provisions that a range is written out to: `ss 1-200` holds them all, a longer
/// one only its ends.
const MAX_RANGE: u32 = 200;

/// The keys of one citation, sorted. `year` is that of the report or neutral citation that
/// stands in the same group: a name with a year leads to no decision of another year.
///
/// ```
/// use hoja::cite::{keys, parse};
/// let section = parse("section 5(1) of the Registration of Persons Act").unwrap();
/// assert_eq!(keys(&section, None), [
///     "law/registration of persons act",
///     "law/registration of persons act#s 5",
///     "law/registration of persons act#s 5(1)",
/// ]);
/// ```
#[must_use]
pub fn keys(citation: &Citation, year: Option<&str>) -> Vec<String> {
    let part = |name: &str| citation.parts.get(name).map_or("", String::as_str);
    let mut keys: BTreeSet<String> = BTreeSet::new();
    match citation.kind {
        Kind::CaseName => {
            keys.extend(case(citation).map(|name| dated(&format!("case/{name}"), year)));
        }
        Kind::CaseNumber => {
            keys.extend(dockets(part("docket"), part("number"), part("year")));
        }
        Kind::Act => {
            let title = citation.normal.as_deref().unwrap_or_default();
            if title.is_empty() {
                return Vec::new();
            }
            let named = law(title, part("number"), part("year"));
            let year = Some(part("year")).filter(|year| !year.is_empty());
            keys.insert(dated(&named, year));
            if !part("number").is_empty() && !part("year").is_empty() {
                keys.insert(numbered(part("number"), part("year")));
            }
        }
        Kind::Provision | Kind::Constitution if !part("targets").is_empty() => {
            if part("instrument").is_empty() {
                return Vec::new();
            }
            let instrument = law(part("instrument"), "", "");
            for target in part("targets").split("; ") {
                for place in places(target) {
                    keys.insert(format!("{instrument}#{place}"));
                }
            }
            keys.insert(instrument);
        }
        _ => keys.extend(key(citation)),
    }
    keys.into_iter().collect()
}

/// The key of an Act by its number.
pub(super) fn numbered(number: &str, year: &str) -> String {
    law(&format!("Act {number} of {year}"), number, year)
}

/// A key with the year that narrows it.
pub(super) fn dated(key: &str, year: Option<&str>) -> String {
    year.map_or_else(|| key.to_owned(), |year| format!("{key}@{year}"))
}

/// A docket without places, courts and words that do not tell one kind of case from another;
/// and what place or court it names.
fn docket_kind(name: &str) -> (String, Option<String>) {
    const IDLE: [&str; 8] = [
        "consolidated",
        "constitutional",
        "human",
        "rights",
        "number",
        "no",
        "and",
        "division",
    ];
    let written = docket(name);
    let words: Vec<&str> = written
        .split('-')
        .map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()))
        .filter(|word| !word.is_empty())
        .collect();
    let is_place = |word: &str| class_of(word).has(Class::PLACE);
    let is_docket = |word: &str| class_of(word).has(Class::DOCKET);
    let place = words
        .iter()
        .find(|word| is_place(word) && !is_docket(word))
        .map(|word| (*word).to_owned());
    let court = court_named(&written);
    let kind: Vec<&str> = words
        .iter()
        .copied()
        .filter(|word| !IDLE.contains(word) && !is_place(word))
        .filter(|word| !class_of(word).has(Class::COURT) || is_docket(word))
        .filter(|word| !matches!(*word, "hc" | "coa" | "high" | "supreme" | "court"))
        .collect();
    (kind.join("-"), place.or(court))
}

/// The Kenyan court that a docket names in words.
fn court_named(docket: &str) -> Option<String> {
    let spaced = format!(" {} ", docket.replace('-', " "));
    if spaced.contains(" hc ") {
        return Some("kehc".to_owned());
    }
    let mut named = courts().iter().filter(|court| {
        let short = court.short.to_lowercase();
        court.country == "ke" && spaced.contains(&format!(" {short} "))
    });
    named.next().map(|court| court.code.to_lowercase())
}

/// The numbers of a docket, each by itself: `56, 58 & 59`; `19 (E027)` has two.
fn docket_numbers(listed: &str) -> Vec<String> {
    listed
        .split([',', '&', '(', ')', ' '])
        .filter(|piece| piece.chars().any(|c| c.is_ascii_digit()))
        .map(squeezed)
        .collect()
}

/// The keys of a case number as it is cited.
pub(super) fn dockets(name: &str, listed: &str, year: &str) -> Vec<String> {
    let (kind, place) = docket_kind(name);
    docket_numbers(listed)
        .into_iter()
        .map(|number| dated(&format!("docket/{kind}/{number}/{year}"), place.as_deref()))
        .collect()
}

/// The keys of a case number that is a decision's own: alone, with its court, with its place.
pub(super) fn own_dockets(
    citation: &Citation,
    court: Option<&str>,
    station: Option<&str>,
) -> Vec<String> {
    let part = |name: &str| citation.parts.get(name).map_or("", String::as_str);
    let (kind, named) = docket_kind(part("docket"));
    let mut keys = Vec::new();
    for number in docket_numbers(part("number")) {
        let bare = format!("docket/{kind}/{number}/{}", part("year"));
        for narrow in [court, station].into_iter().flatten() {
            keys.push(format!("{bare}@{}", narrow.to_lowercase()));
        }
        keys.extend(named.as_ref().map(|named| format!("{bare}@{named}")));
        keys.push(bare);
    }
    keys
}

/// The key of a place in a law, as pinpoints are written: `s 9a(1)`, `order 42 r 6(2)`.
#[must_use]
pub fn place_key(place: &Pinpoint) -> String {
    place.to_string().to_lowercase()
}

/// The place that a target of a provision names, if it can be a pinpoint.
///
/// ```
/// use hoja::cite::place_of;
/// assert_eq!(place_of("Order 42 rule 6(2)").unwrap().to_string(), "order 42 r 6(2)");
/// assert_eq!(place_of("Sixth Schedule para 3").unwrap().to_string(), "sch 6 para 3");
/// ```
#[must_use]
pub fn place_of(target: &str) -> Option<Pinpoint> {
    const ORDINALS: [&str; 12] = [
        "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth",
        "tenth", "eleventh", "twelfth",
    ];
    let lower = target.to_lowercase();
    let ordinal = lower.split_once(" schedule").and_then(|(word, rest)| {
        let number = ORDINALS.iter().position(|ordinal| *ordinal == word)? + 1;
        Some(format!("sch {number}{rest}"))
    });
    ordinal.as_deref().unwrap_or(target).parse().ok()
}

/// A target's places, those of a range written out, each with what holds it.
fn places(target: &str) -> BTreeSet<String> {
    let mut places = BTreeSet::new();
    for one in written_out(target) {
        let mut place =
            place_of(&one).map_or_else(|| one.to_lowercase(), |place| place_key(&place));
        while !place.is_empty() {
            places.insert(place.clone());
            place = holder(&place).to_owned();
        }
    }
    places
}

/// The place around a place: `s 5(1)(g)` stands in `s 5(1)`, `order 42 r 6` in `order 42`.
fn holder(place: &str) -> &str {
    if place.ends_with(')')
        && let Some(open) = place.rfind('(')
    {
        return place[..open].trim_end();
    }
    // A unit and its number are two words: what stands before them holds them.
    let mut words = place.rmatch_indices(' ').map(|(at, _)| at);
    words.next();
    words.next().map_or("", |at| &place[..at])
}

/// `s 26-29` as the sections that it means; what is no range of numbers or letters as it is.
fn written_out(target: &str) -> Vec<String> {
    let whole = || vec![target.to_owned()];
    let Some((before, last)) = target.rsplit_once('-') else {
        return whole();
    };
    let letter = |text: &str| {
        let inner = text.strip_prefix('(')?.strip_suffix(')')?;
        let mut chars = inner.chars();
        chars
            .next()
            .filter(|c| c.is_ascii_lowercase() && chars.next().is_none())
    };
    if let (Some(open), Some(to)) = (before.rfind('('), letter(last)) {
        if let Some(from) = letter(&before[open..]) {
            return (from..=to)
                .map(|c| format!("{}({c})", &before[..open]))
                .collect();
        }
        return whole();
    }
    let digits = before.len().saturating_sub(
        before
            .chars()
            .rev()
            .take_while(char::is_ascii_digit)
            .count(),
    );
    match (before[digits..].parse::<u32>(), last.parse::<u32>()) {
        (Ok(from), Ok(to)) if from < to && to - from <= MAX_RANGE => (from..=to)
            .map(|number| format!("{}{number}", &before[..digits]))
            .collect(),
        _ => vec![before.to_owned(), {
            let stem = before.split(' ').next().unwrap_or_default();
            format!("{stem} {last}")
        }],
    }
}

/// The key of a law by a title as it stands in a document's front matter: without the year.
pub(super) fn title_without_year(title: &str) -> (String, Option<String>) {
    let words = title_key(title);
    match words.rsplit_once(' ') {
        Some((name, year))
            if year.len() == 4 && year.parse::<u16>().is_ok_and(|y| (1750..2100).contains(&y)) =>
        {
            (name.to_owned(), Some(year.to_owned()))
        }
        _ => (words, None),
    }
}

#[cfg(test)]
mod tests {
    use super::super::parse;
    use super::*;

    fn of(text: &str) -> Vec<String> {
        parse(text).map_or_else(Vec::new, |citation| keys(&citation, None))
    }

    #[test]
    fn a_subsection_is_found_by_its_section() {
        let keys = of("sections 26 to 28 of the Data Protection Act");
        for place in ["s 26", "s 27", "s 28"] {
            assert!(
                keys.contains(&format!("law/data protection act#{place}")),
                "{keys:?}"
            );
        }
        let keys = of("section 4(1)(a) to (c) of the Data Protection Act");
        assert!(
            keys.contains(&"law/data protection act#s 4(1)(b)".to_owned()),
            "{keys:?}"
        );
        assert!(!keys.contains(&"law/data protection act#s 4(2)".to_owned()));
        let keys = of("Order 42 rule 6(2) of the Civil Procedure Rules");
        assert!(
            keys.iter().any(|key| key.ends_with("#order 42 r 6"))
                && keys.iter().any(|key| key.ends_with("#order 42")),
            "{keys:?}"
        );
        let long = of("sections 1 to 9000 of the Data Protection Act");
        assert!(long.len() < 10, "{long:?}");
    }

    #[test]
    fn a_docket_meets_its_short_form() {
        let plain = of("Petition 56 of 2019");
        assert_eq!(plain, ["docket/petition/56/2019"]);
        assert!(of("Consolidated Petitions 56, 58 & 59 of 2019").contains(&plain[0]));
        assert_eq!(
            of("Nairobi HC Petition No. 56 of 2019"),
            ["docket/petition/56/2019@nairobi"]
        );
        assert_eq!(of("Civil Appeal 5 of 2017"), ["docket/civil-appeal/5/2017"]);
    }
}
