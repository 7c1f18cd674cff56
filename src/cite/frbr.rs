//! Work URIs as Akoma Ntoso writes them, both ways: `/akn/ke/judgment/kehc/2021/122`.

use super::{Citation, Kind, court, parse};
use crate::model::{Pinpoint, Unit};

/// A work URI, read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WorkUri {
    /// The work without version and place: `/akn/ke/judgment/kehc/2021/122`.
    pub work: String,
    /// The citation that it stands for, if it stands for one.
    pub citation: Option<Citation>,
    /// The place in it: `#para_12`, `~sec_9A`.
    pub pinpoint: Option<Pinpoint>,
}

/// Reads a work URI, with or without the host of a publisher, a version (`/eng@2021-10-14`)
/// and a place (`#para_12`).
///
/// ```
/// use hoja::cite::read_uri;
/// let uri = read_uri("https://new.kenyalaw.org/akn/ke/judgment/kehc/2021/122/eng@2021-10-14#para_12").unwrap();
/// assert_eq!(uri.work, "/akn/ke/judgment/kehc/2021/122");
/// assert_eq!(uri.citation.unwrap().normal.as_deref(), Some("[2021] KEHC 122 (KLR)"));
/// assert_eq!(uri.pinpoint.unwrap().to_string(), "para 12");
/// ```
#[must_use]
pub fn read_uri(text: &str) -> Option<WorkUri> {
    let text = text.trim();
    let start = text.find("/akn/")?;
    let host = &text[..start];
    if !(host.is_empty() || host.starts_with("http")) || text.contains(char::is_whitespace) {
        return None;
    }
    let path = &text[start..];
    let (path, place) = match path.split_once(['#', '~']) {
        Some((path, place)) => (path, Some(place)),
        None => (path, None),
    };
    let mut parts: Vec<&str> = path.trim_matches('/').split('/').collect();
    while parts.last().is_some_and(|part| is_version(part)) {
        parts.pop();
    }
    if parts.len() < 4 || parts.iter().any(|part| part.is_empty()) {
        return None;
    }
    Some(WorkUri {
        work: format!("/{}", parts.join("/")),
        citation: citation(&parts),
        pinpoint: place.and_then(place_of),
    })
}

/// `eng@2021-10-14`, `eng`: a version or a language, no part of the work.
fn is_version(part: &str) -> bool {
    let language = part.split('@').next().unwrap_or(part);
    (part.contains('@') && (language.is_empty() || language.len() == 3))
        || matches!(part, "eng" | "swa" | "fra")
}

/// `para_12`, `sec_9A__subsec_1`.
fn place_of(place: &str) -> Option<Pinpoint> {
    const UNITS: [(&str, &str); 9] = [
        ("para", "para"),
        ("sec", "s"),
        ("section", "s"),
        ("article", "art"),
        ("art", "art"),
        ("rule", "r"),
        ("reg", "reg"),
        ("chp", "chapter"),
        ("part", "part"),
    ];
    let mut written = String::new();
    for piece in place.split("__") {
        let (unit, number) = piece.rsplit_once('_')?;
        if matches!(unit, "subsec" | "subpara" | "subart") && !written.is_empty() {
            written.push_str(&format!("({number})"));
        } else if let Some((_, name)) = UNITS.iter().find(|(known, _)| *known == unit) {
            // The innermost unit that a reader would cite: a section, not the part around it.
            written = format!("{name} {number}");
        }
    }
    written.parse().ok()
}

/// A place as Akoma Ntoso names it: `sec_9A__subsec_1`, `para_12`.
pub(super) fn place_id(place: &Pinpoint) -> String {
    let mut pieces = Vec::new();
    for (unit, number) in place.levels() {
        let name = match unit {
            Unit::Section => "sec",
            Unit::Article => "art",
            Unit::Rule => "rule",
            Unit::Regulation => "reg",
            Unit::Chapter => "chp",
            Unit::Part => "part",
            other => other.as_str(),
        };
        let mut numbers = number.split(['(', ')']).filter(|piece| !piece.is_empty());
        let first = numbers.next().unwrap_or_default();
        pieces.push(
            format!("{name}_{first}")
                .trim_end_matches('_')
                .replace(' ', "_"),
        );
        let inner = if *unit == Unit::Section {
            "subsec"
        } else {
            "subpara"
        };
        pieces.extend(numbers.map(|number| format!("{inner}_{number}")));
    }
    pieces.join("__")
}

/// The citation of a work by the parts of its URI.
fn citation(parts: &[&str]) -> Option<Citation> {
    let text = match parts {
        ["akn", _, "judgment", code, year, number] => {
            let court = court(&code.to_uppercase())?;
            let klr = if court.country == "ke" { " (KLR)" } else { "" };
            format!("[{year}] {} {number}{klr}", court.code)
        }
        ["akn", "ke", "act", "ln", year, number] => format!("Legal Notice {number} of {year}"),
        ["akn", "ke", "act", "gn", year, number] => format!("Gazette Notice {number} of {year}"),
        ["akn", "ke", "act", "2010", "constitution"] => "Constitution of Kenya, 2010".to_owned(),
        ["akn", "ke", "act", year, number] => format!("Act No. {number} of {year}"),
        _ => return None,
    };
    parse(&text)
}

/// The key of a work URI.
pub(super) fn key_of(uri: &str) -> Option<String> {
    super::key(&read_uri(uri)?.citation?)
}

/// The work URI of a Kenyan citation, if its form alone gives one: a neutral citation, an
/// Act's number, a Legal Notice.
///
/// ```
/// use hoja::cite::{parse, work_uri};
/// let notice = parse("L.N. 195 of 2020").unwrap();
/// assert_eq!(work_uri(&notice).as_deref(), Some("/akn/ke/act/ln/2020/195"));
/// ```
#[must_use]
pub fn work_uri(citation: &Citation) -> Option<String> {
    let part = |name: &str| citation.parts.get(name).filter(|part| !part.is_empty());
    match citation.kind {
        Kind::Neutral => {
            let court = court(part("court")?)?;
            (court.country == "ke").then_some(())?;
            Some(format!(
                "/akn/ke/judgment/{}/{}/{}",
                court.code.to_lowercase(),
                part("year")?,
                part("number")?.trim_start_matches('0')
            ))
        }
        Kind::LegalNotice => Some(format!(
            "/akn/ke/act/ln/{}/{}",
            part("year")?,
            part("number")?
        )),
        Kind::GazetteNotice => Some(format!(
            "/akn/ke/act/gn/{}/{}",
            part("year")?,
            part("number")?
        )),
        Kind::Act => Some(format!("/akn/ke/act/{}/{}", part("year")?, part("number")?)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_uri() {
        for text in [
            "",
            "akn",
            "/akn/",
            "/akn/ke",
            "see /akn/ke/act/2019/24",
            "/akn///////x",
        ] {
            assert!(read_uri(text).is_none(), "{text}");
        }
    }

    #[test]
    fn both_ways() {
        for uri in [
            "/akn/ke/judgment/kehc/2021/122",
            "/akn/ke/act/ln/2020/195",
            "/akn/ke/act/2019/24",
        ] {
            let read = read_uri(uri).unwrap();
            assert_eq!(work_uri(&read.citation.unwrap()).as_deref(), Some(uri));
        }
        let section = read_uri("/akn/ke/act/2019/24/eng@2019-11-25#part_IV__sec_25__subsec_1");
        assert_eq!(section.unwrap().pinpoint.unwrap().to_string(), "s 25(1)");
    }
}
