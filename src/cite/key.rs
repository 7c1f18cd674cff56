//! A key under which the same authority meets, however it is cited.

use super::pack::{self, title_key};
use super::{Citation, Kind};

/// The key of a citation, or none where it names no one authority (an eKLR year alone).
///
/// `[2021] KEHC 122 (KLR)` gives `neutral/2021/kehc/122`; an Act gives the same key by its
/// title, its abbreviation, its chapter or its number, if the pack knows it.
///
/// ```
/// use hoja::cite::{key, parse};
/// let by_title = parse("the Registration of Persons Act").unwrap();
/// let by_cap = parse("Cap 107").unwrap();
/// assert_eq!(key(&by_title), key(&by_cap));
/// ```
#[must_use]
pub fn key(citation: &Citation) -> Option<String> {
    let part = |name: &str| citation.parts.get(name).map_or("", String::as_str);
    match citation.kind {
        Kind::Neutral => Some(format!(
            "neutral/{}/{}/{}",
            part("year"),
            squeezed(part("court")),
            part("number").trim_start_matches('0')
        )),
        Kind::Report => Some(format!("report/{}", squeezed(citation.normal.as_deref()?))),
        Kind::CaseNumber => Some(format!(
            "docket/{}/{}/{}",
            docket(part("docket")),
            squeezed(part("number")),
            part("year")
        )),
        Kind::CaseName => Some(format!("case/{}", case(citation)?)),
        Kind::Act | Kind::Treaty => Some(law(
            citation.normal.as_deref()?,
            part("number"),
            part("year"),
        )),
        Kind::Cap => Some(law(&format!("Cap. {}", part("cap")), "", "")),
        Kind::LegalNotice => Some(format!("ln/{}/{}", part("year"), squeezed(part("number")))),
        Kind::GazetteNotice => Some(format!("gn/{}/{}", part("year"), squeezed(part("number")))),
        Kind::Bill => Some(format!("bill/{}", title_key(citation.normal.as_deref()?))),
        Kind::Constitution | Kind::Provision => {
            let instrument = part("instrument");
            if instrument.is_empty() {
                return (citation.kind == Kind::Constitution)
                    .then(|| law(citation.normal.as_deref().unwrap_or_default(), "", ""));
            }
            Some(format!(
                "{}#{}",
                law(instrument, "", ""),
                part("targets").to_lowercase()
            ))
        }
        Kind::Eklr | Kind::Short | Kind::Supra | Kind::Ibid => None,
    }
}

/// The key of a law by its title, chapter or number.
pub(super) fn law(title: &str, number: &str, year: &str) -> String {
    let by_cap = title.strip_prefix("Cap. ").and_then(|cap| {
        pack::laws()
            .iter()
            .find(|law| law.cap.as_deref() == Some(cap))
    });
    let written = title
        .strip_prefix("Act ")
        .and_then(|rest| rest.split_once(" of "));
    let (number, year) = written.unwrap_or((number, year));
    let by_number = title.starts_with("Act ").then(|| {
        pack::laws().iter().find(|law| {
            law.number.as_deref() == Some(number)
                && law.year.as_deref() == Some(year)
                && !law.treaty
        })
    });
    let known = by_cap
        .or(by_number.flatten())
        .or_else(|| pack::law_abbreviated(title))
        .map(|law| law.title.as_str());
    format!("law/{}", title_key(known.unwrap_or(title)))
}

/// Parties without the numbers of others and without what stands in brackets.
pub(super) fn case(citation: &Citation) -> Option<String> {
    let side = |name: &str| {
        let party = citation.parts.get(name)?;
        let bare = party.split(['(', '[', ';']).next().unwrap_or(party);
        let key = title_key(bare);
        let words = key
            .split(' ')
            .take_while(|word| !matches!(*word, "and" | "another" | "others" | "other"));
        let name = words
            .filter(|word| !word.bytes().all(|b| b.is_ascii_digit()))
            .collect::<Vec<_>>()
            .join(" ");
        (!name.is_empty()).then_some(name)
    };
    let left = side("left")?;
    Some(match side("right") {
        Some(right) => format!("{left} v {right}"),
        None => left,
    })
}

/// Words of dockets as registries shorten them.
const SHORTENED: &[(&str, &str)] = &[
    ("misc", "miscellaneous"),
    ("crim", "criminal"),
    ("cr", "criminal"),
    ("civ", "civil"),
    ("const", "constitutional"),
    ("app", "application"),
    ("appl", "application"),
    ("appln", "application"),
    ("pet", "petition"),
    ("succ", "succession"),
];

/// A docket's name without the place, in one number and written out: `petitions` meets
/// `petition`, `Misc. Application` meets `Miscellaneous Application`.
pub(super) fn docket(name: &str) -> String {
    let lower = name.to_lowercase();
    let words = lower.split_whitespace().map(|word| {
        let word = word.trim_matches('.');
        let whole = SHORTENED.iter().find(|(short, _)| *short == word);
        whole.map_or_else(|| singular(word), |(_, whole)| whole)
    });
    words.collect::<Vec<_>>().join("-")
}

/// A word without the `s` of its plural; `miscellaneous` has none.
fn singular(word: &str) -> &str {
    match word.strip_suffix('s') {
        Some(stem) if !stem.ends_with(['u', 's']) => stem,
        _ => word,
    }
}

pub(super) fn squeezed(text: &str) -> String {
    text.chars()
        .filter(|c| c.is_alphanumeric() || *c == '/')
        .flat_map(char::to_lowercase)
        .collect()
}
