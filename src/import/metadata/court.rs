//! Names and codes of courts, as the heads of judgments print them.

use std::sync::LazyLock;

use regex::Regex;

use super::date;
use crate::cite;
use crate::import::places;
use crate::model::PartialDate;
use crate::text::{dates, regex};

/// Codes of Kenya Law's courts and words that their names hold, in upper case. Earlier
/// entries win: `ENVIRONMENT AND LAND COURT` before `HIGH COURT`.
/// Source: the court codes in the neutral citations of Kenya Law.
const COURTS: &[(&str, &[&str])] = &[
    ("KESC", &["SUPREME COURT"]),
    ("KECA", &["COURT OF APPEAL"]),
    (
        "KEELRC",
        &[
            "EMPLOYMENT AND LABOUR RELATIONS COURT",
            "EMPLOYMENT AND LABOUR RELATION COURT",
            "EMPLOYMENT & LABOUR RELATIONS COURT",
        ],
    ),
    ("KEIC", &["INDUSTRIAL COURT"]),
    (
        "KEELC",
        &[
            "ENVIRONMENT AND LAND COURT",
            "ENVIRONMENT & LAND COURT",
            "ENVIRONMENTAL AND LAND COURT",
            "ENVIRONMENTAL & LAND COURT",
            "ENVIRONMENT AND LAND OF KENYA",
        ],
    ),
    ("KEHC", &["HIGH COURT"]),
    ("SCC", &["SMALL CLAIMS COURT"]),
    ("KEKC", &["KADHI"]),
    ("KEMC", &["MAGISTRATE"]),
    ("KEBPRT", &["BUSINESS PREMISES RENT TRIBUNAL"]),
    ("KERRT", &["RENT RESTRICTION TRIBUNAL"]),
    ("KETAT", &["TAX APPEALS TRIBUNAL", "TAX APPEAL TRIBUNAL"]),
    ("KESDT", &["SPORTS DISPUTES TRIBUNAL"]),
    ("KEPPDT", &["POLITICAL PARTIES DISPUTES TRIBUNAL"]),
    (
        "KECPT",
        &[
            "CO-OPERATIVE TRIBUNAL",
            "COOPERATIVE TRIBUNAL",
            "CO-OPERATIVES TRIBUNAL",
        ],
    ),
    ("KECOPT", &["COPYRIGHT TRIBUNAL"]),
    ("KECT", &["COMPETITION TRIBUNAL"]),
    ("KECMT", &["CAPITAL MARKETS TRIBUNAL"]),
    ("KENET", &["NATIONAL ENVIRONMENT TRIBUNAL"]),
    (
        "KEET",
        &[
            "ENERGY AND PETROLEUM TRIBUNAL",
            "ENERGY & PETROLEUM TRIBUNAL",
        ],
    ),
    (
        "KECMAT",
        &[
            "COMMUNICATIONS AND MULTIMEDIA APPEALS TRIBUNAL",
            "COMMUNICATIONS & MULTIMEDIA APPEALS TRIBUNAL",
        ],
    ),
    ("KEIPT", &["INDUSTRIAL PROPERTY TRIBUNAL"]),
    ("KEST", &["STANDARDS TRIBUNAL"]),
    ("KETLABT", &["TRANSPORT LICENSING APPEALS BOARD"]),
    ("KELEAT", &["LEGAL EDUCATION APPEALS TRIBUNAL"]),
    ("KEEAT", &["EDUCATION APPEALS TRIBUNAL"]),
    (
        "KEHAT",
        &[
            "HIV AND AIDS TRIBUNAL",
            "HIV & AIDS TRIBUNAL",
            "HIV/AIDS TRIBUNAL",
        ],
    ),
    (
        "KENCCART",
        &["NATIONAL CIVIL AVIATION ADMINISTRATIVE REVIEW TRIBUNAL"],
    ),
    ("CPT", &["COPYRIGHT TRIBUNAL"]),
    (
        "KEMSET",
        &[
            "MICRO AND SMALL ENTERPRISES TRIBUNAL",
            "MICRO & SMALL ENTERPRISES TRIBUNAL",
        ],
    ),
    ("KELAT", &["LAND ACQUISITION TRIBUNAL"]),
    ("KEODPC", &["DATA PROTECTION COMMISSIONER"]),
    ("EACJ", &["EAST AFRICAN COURT OF JUSTICE"]),
];

/// A court as a head prints it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct PrintedCourt {
    /// Its name without `In the` and `of Kenya`: `High Court`.
    pub name: String,
    /// Where it sits: `Nairobi (Milimani Law Courts)`.
    pub station: Option<String>,
    /// Its division, where that stands behind the seat: `AT NAIROBI FAMILY DIVISION`.
    pub division: Option<String>,
}

/// The code of another country's court, where the text names the country: `HIGH COURT OF UGANDA`.
pub(super) fn foreign_code(name: &str) -> Option<&'static str> {
    let upper = name.to_uppercase().replace(" THE REPUBLIC OF ", " ");
    cite::courts()
        .iter()
        .filter(|court| court.country != "ke" && court.name.contains(" of "))
        .find(|court| upper.contains(&court.name.to_uppercase()))
        .map(|court| court.code.as_str())
}

/// The code of the Kenyan court whose name a text holds.
pub(in crate::import) fn code(name: &str) -> Option<&'static str> {
    let upper = name.to_uppercase().replace("COURTOF ", "COURT OF ");
    COURTS
        .iter()
        .find(|(_, names)| names.iter().any(|name| upper.contains(name)))
        .map(|(code, _)| *code)
        .filter(|_| !is_foreign(&upper))
}

/// The code of the court whose name a line misspells: `IN THE HIGH OCURT OF KENYA`.
pub(super) fn code_nearly(line: &str) -> Option<&'static str> {
    /// Letters that may be wrong, in names of at least this many.
    const WRONG: usize = 2;
    const SHORTEST: usize = 10;
    let upper = line.trim().to_uppercase();
    let bare = upper.strip_prefix("IN THE ")?;
    if is_foreign(bare) {
        return None;
    }
    COURTS.iter().find_map(|(code, names)| {
        names
            .iter()
            .filter(|name| name.len() >= SHORTEST)
            .any(|name| {
                let words = name.split(' ').count();
                let start = bare.split(' ').take(words).collect::<Vec<_>>().join(" ");
                strsim::damerau_levenshtein(&start, name) <= WRONG
            })
            .then_some(*code)
    })
}

/// `HIGH COURT OF SOUTH AFRICA`, `HIGH COURT OF JUSTICE`: another country's.
fn is_foreign(upper: &str) -> bool {
    let name = upper.split(" AT ").next().unwrap_or_default();
    let Some(court) = name.find("COURT") else {
        return false;
    };
    !name.contains("EAST AFRICAN")
        && (name[court..].match_indices(" OF ").any(|(at, of)| {
            let rest = &name[court + at + of.len()..];
            !["KENYA", "APPEAL", "THE "]
                .iter()
                .any(|own| rest.starts_with(own))
        }) || name[court..].match_indices(" FOR ").any(|(at, word)| {
            let country = name[court + at + word.len()..].split([' ', ',']).next();
            country.is_some_and(|country| country != "KENYA" && places::is_country(country))
        }))
}

/// Reads `In the High Court at Nyeri`, `IN THE HIGH COURT OF KENYA AT NAIROBI`.
pub(super) fn parse(text: &str) -> PrintedCourt {
    let text = text.trim().trim_end_matches(['.', ',']);
    let text = strip_prefix(text, "IN THE ")
        .or_else(|| strip_prefix(text, "IN "))
        .unwrap_or(text);
    let upper = text.to_uppercase();
    let (name, station) = match find_word(&upper, " AT ") {
        // Upper case may take more bytes than lower case; then nothing is cut.
        Some(at) if upper.len() == text.len() => (&text[..at], Some(text[at + 4..].trim())),
        _ => (text, None),
    };
    // `National Environment Tribunal - Nairobi`
    let (name, station) = match name.rsplit_once([',', '-', '–']) {
        Some((bare, seat)) if station.is_none() && places::is_known(seat.trim()) => {
            (bare, Some(seat.trim()))
        }
        _ => (name, station),
    };
    let name = strip_suffix(name.trim(), " HELD").unwrap_or(name.trim());
    let name = strip_suffix(name, " SITTING").unwrap_or(name);
    let name = strip_suffix(name, " OF KENYA")
        .or_else(|| strip_suffix(name, "OF KENYA"))
        .unwrap_or(name)
        .trim();
    let station = station.map(|station| station.trim_end_matches(['.', ',']));
    let station = station.map(|station| {
        [" DISTRICT REGISTRY", " REGISTRY"]
            .iter()
            .find_map(|registry| strip_suffix(station, registry))
            .unwrap_or(station)
    });
    let (station, division) = match station {
        Some(station) => seat_in_brackets(station)
            .or_else(|| {
                seat_and_division(station)
                    .map(|(seat, division)| (seat.to_owned(), Some(division.to_owned())))
            })
            .unwrap_or_else(|| (station.to_owned(), None)),
        None => (String::new(), None),
    };
    PrintedCourt {
        name: name.to_owned(),
        station: Some(station).filter(|station| !station.is_empty()),
        division,
    }
}

/// `NAIROBI (MILIMANI COMMERCIAL COURTS COMMERCIAL AND TAX DIVISION)`: the seat with its courts, and the
/// division.
fn seat_in_brackets(text: &str) -> Option<(String, Option<String>)> {
    let inner = text.strip_suffix(')')?;
    let end = inner.find(" COURTS ").map(|at| at + " COURTS".len())?;
    let open = inner.find('(').filter(|open| *open < end)?;
    let division = inner[end..].trim();
    (strip_suffix(division, "DIVISION").is_some() && !inner[open + 1..].contains('('))
        .then(|| (format!("{})", &inner[..end]), Some(division.to_owned())))
}

/// `NAIROBI FAMILY DIVISION` in two, where it begins with a place that is known.
fn seat_and_division(text: &str) -> Option<(&str, &str)> {
    strip_suffix(text, " DIVISION")?;
    text.match_indices(' ')
        .map(|(at, _)| text.split_at(at))
        .map(|(seat, division)| (seat.trim_end_matches([',', ' ']), division))
        .find(|(seat, _)| places::is_known(seat) || seat.eq_ignore_ascii_case("Milimani"))
        .map(|(seat, division)| (seat, division.trim_matches([' ', ',', '-', '–'])))
}

/// Whether a line of a head names a court: `IN THE HIGH COURT OF KENYA`.
pub(super) fn is_court_line(line: &str) -> bool {
    let upper = line.trim().to_uppercase();
    if upper.len() > 160 || upper.starts_with("IN THE MATTER") {
        return false;
    }
    let named = code(&upper).is_some()
        || code_nearly(&upper).is_some()
        || upper.contains("TRIBUNAL")
        || upper.contains(" COURT");
    named
        && (upper.starts_with("IN THE ")
            || line.trim().starts_with("IN ") && code(&upper).is_some()
            || upper.starts_with("BEFORE THE ")
            || upper.starts_with("THE ")
            || is_bare_name(&upper))
}

/// Whether a line is a court's name alone, without `IN THE`: `HIGH COURT OF KENYA`.
fn is_bare_name(upper: &str) -> bool {
    COURTS.iter().flat_map(|(_, names)| *names).any(|name| {
        upper.strip_prefix(name).is_some_and(|rest| {
            let rest = rest.trim_end_matches(['.', ',']);
            matches!(rest, "" | " OF KENYA")
                || rest.starts_with(" OF KENYA AT ")
                || rest.starts_with(" AT ")
        })
    })
}

/// `Court of Appeal, at Kisumu June 19, 2031`, as law reports head a case: the court with its seat, and
/// the day.
pub(in crate::import) fn of_report(line: &str) -> Option<(String, PartialDate)> {
    static REPORT: LazyLock<Regex> = LazyLock::new(|| {
        regex(
            r"^([A-Z][A-Za-z& ]{6,60}?),? at ([A-Z][a-z’']+(?: [A-Z][a-z]+)?),? ((?:[A-Z][a-z]+ )?\d.{5,24})$",
        )
    });
    let line = line.trim();
    let found = REPORT.captures(line)?;
    let day = date::first(&line[found.get(2)?.start()..])?;
    // The month may be taken for the second word of the seat.
    let seat = found[2]
        .split(' ')
        .take_while(|word| !dates::is_month(word))
        .collect::<Vec<_>>()
        .join(" ");
    code(&found[1]).map(|_| (format!("{} at {seat}", &found[1]), day))
}

fn find_word(upper: &str, word: &str) -> Option<usize> {
    upper.find(word)
}

fn strip_prefix<'text>(text: &'text str, prefix: &str) -> Option<&'text str> {
    let head = text.get(..prefix.len())?;
    head.eq_ignore_ascii_case(prefix)
        .then(|| &text[prefix.len()..])
}

fn strip_suffix<'text>(text: &'text str, suffix: &str) -> Option<&'text str> {
    let at = text.len().checked_sub(suffix.len())?;
    text.get(at..)?
        .eq_ignore_ascii_case(suffix)
        .then(|| &text[..at])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn heads_of_law_reports() {
        for (line, court, day) in [
            (
                "Court of Appeal, at Kisumu June 19, 2031",
                "Court of Appeal at Kisumu",
                "2031-06-19",
            ),
            (
                "High Court, at Homa Bay 3rd May 2031",
                "High Court at Homa Bay",
                "2031-05-03",
            ),
        ] {
            let (found, on) = of_report(line).unwrap();
            assert_eq!((found.as_str(), on.to_string().as_str()), (court, day));
        }
        assert_eq!(
            of_report("He was at the High Court at Nairobi on 3 May 2031"),
            None
        );
    }

    #[test]
    fn court_and_station() {
        for (line, name, station, court) in [
            (
                "In the High Court at Nyeri",
                "High Court",
                Some("Nyeri"),
                Some("KEHC"),
            ),
            (
                "IN THE HIGH COURT OF KENYA AT NAIROBI",
                "HIGH COURT",
                Some("NAIROBI"),
                Some("KEHC"),
            ),
            (
                "In the National Environment Tribunal - Nairobi",
                "National Environment Tribunal",
                Some("Nairobi"),
                Some("KENET"),
            ),
            (
                "IN THE TAX APPEALS TRIBUNAL AT NAIROBI REGISTRY",
                "TAX APPEALS TRIBUNAL",
                Some("NAIROBI"),
                Some("KETAT"),
            ),
            (
                "IN THE HIGH COURT AT NAIROBI (MILIMANI COMMERCIAL COURTS COMMERCIAL AND TAX DIVISION)",
                "HIGH COURT",
                Some("NAIROBI (MILIMANI COMMERCIAL COURTS)"),
                Some("KEHC"),
            ),
            (
                "In the Business Premises Rent Tribunal",
                "Business Premises Rent Tribunal",
                None,
                Some("KEBPRT"),
            ),
            (
                "In the High Court at Nairobi (Milimani Law Courts)",
                "High Court",
                Some("Nairobi (Milimani Law Courts)"),
                Some("KEHC"),
            ),
            (
                "IN THE ENVIRONMENT & LAND COURT OF KENYA",
                "ENVIRONMENT & LAND COURT",
                None,
                Some("KEELC"),
            ),
            (
                "IN THE COURT OF APPEAL AT KISUMU",
                "COURT OF APPEAL",
                Some("KISUMU"),
                Some("KECA"),
            ),
        ] {
            let court_found = parse(line);
            assert_eq!(
                (court_found.name.as_str(), court_found.station.as_deref()),
                (name, station)
            );
            assert_eq!(code(line), court);
            assert!(is_court_line(line));
        }
        assert!(is_court_line(
            "Employment and Labour Relations Court of Kenya"
        ));
        assert!(is_court_line("HIGH COURT OF KENYA AT KERICHO"));
        assert!(is_court_line("HIGH COURT AT NAIROBI"));
        assert!(is_court_line("BUSINESS PREMISES RENT TRIBUNAL"));
        assert!(!is_court_line(
            "Supreme Court of Kenya judges sit on Monday"
        ));
        assert_eq!(code("IN THE HIGH COURT OF SOUTH AFRICA"), None);
        assert_eq!(code("IN THE HIGH COURT OF JUSTICE"), None);
        assert_eq!(code("IN THE SUPREME COURT FOR ZAMBIA"), None);
        assert_eq!(
            code("IN THE HIGH COURT OF KENYA FOR NAIROBI COUNTY"),
            Some("KEHC")
        );
        assert_eq!(
            foreign_code("IN THE HIGH COURT OF UGANDA AT GULU"),
            Some("UGHC")
        );
        assert_eq!(foreign_code("IN THE HIGH COURT OF KENYA"), None);
        assert_eq!(
            code_nearly("IN THE HIGH OCURT OF KENYA AT NYERI"),
            Some("KEHC")
        );
        assert_eq!(code_nearly("IN THE HIGHWAY CODE"), None);
        assert!(!is_court_line("IN THE MATTER OF THE HIGH COURT RULES"));
    }
}
