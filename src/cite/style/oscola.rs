//! OSCOLA: the first party of each side, no full stops in abbreviations, paragraphs in square
//! brackets.

use super::Subject;
use crate::model::{Document, Kind, Pinpoint, Unit};

/// The citation without the full stop that ends a note.
pub(super) fn write(subject: &Subject<'_>, pinpoint: Option<&Pinpoint>) -> String {
    let document = subject.document;
    if document.kind.is_decision() {
        return case(subject, pinpoint);
    }
    if document.kind.is_law() {
        return law(subject, pinpoint);
    }
    statement(document, subject)
}

fn case(subject: &Subject<'_>, pinpoint: Option<&Pinpoint>) -> String {
    let name = short_name(subject.name());
    let cite = subject.best.clone().unwrap_or_else(|| {
        // Unreported: court and date.
        let court = subject.court().map(str::to_owned);
        let facts: Vec<String> = court.into_iter().chain(subject.date()).collect();
        if facts.is_empty() {
            String::new()
        } else {
            format!("({})", facts.join(", "))
        }
    });
    let place = pinpoint.map_or_else(String::new, |place| format!(" {}", case_place(place)));
    format!("{name} {cite}").trim().to_owned() + &place
}

/// `[12]` for a paragraph, `12` for a page.
fn case_place(place: &Pinpoint) -> String {
    match (place.levels(), place.outermost()) {
        ([_], (Unit::Para, number)) => format!("[{number}]"),
        ([_], (Unit::Page, number)) => number.to_owned(),
        _ => place.to_string(),
    }
}

/// The first party of each side: `Otieno & 2 others v Registrar & another; Chama (Interested
/// Party)` is `Otieno v Registrar`.
fn short_name(title: &str) -> String {
    let parties = title.split(';').next().unwrap_or(title);
    let Some((left, right)) = parties.split_once(" v ") else {
        return parties.trim().to_owned();
    };
    format!("{} v {}", first_party(left), first_party(right))
}

fn first_party(side: &str) -> String {
    // `& 2 others`, `and another`; not `Ministry of Health & Sanitation`.
    let is_rest = |rest: &str| {
        let mut words = rest.split_whitespace();
        let first = words.next().unwrap_or_default();
        let second = words.next().unwrap_or_default();
        let counts = first.bytes().all(|b| b.is_ascii_digit()) && second.starts_with("other");
        first.starts_with("another") || first.starts_with("others") || counts
    };
    let cut = [" & ", " and "]
        .iter()
        .flat_map(|join| side.match_indices(*join))
        .filter(|(at, join)| is_rest(&side[at + join.len()..]))
        .map(|(at, _)| at)
        .min();
    side[..cut.unwrap_or(side.len())].trim().to_owned()
}

fn law(subject: &Subject<'_>, pinpoint: Option<&Pinpoint>) -> String {
    let (title, year) = subject.title();
    let year = year
        .or_else(|| {
            Some(
                subject
                    .document
                    .assent
                    .or(subject.document.date)?
                    .year()
                    .to_string(),
            )
        })
        .map_or_else(String::new, |year| format!(" {year}"));
    let number = match (subject.document.kind, subject.notice(), subject.chapter()) {
        (Kind::Act, _, Some(cap)) => format!(" (Cap {cap})"),
        (Kind::Rules | Kind::Regulations, Some((number, year)), _) => {
            format!(", LN {number}/{year}")
        }
        _ => String::new(),
    };
    let place = pinpoint.map_or_else(String::new, |place| format!(", {}", law_place(place)));
    format!("{title}{year}{number}{place}")
}

/// `s 9A(1)`, `art 31(c)`, `sch 1, para 3`.
fn law_place(place: &Pinpoint) -> String {
    let levels: Vec<String> = place
        .levels()
        .iter()
        .map(|(unit, number)| {
            let unit = match unit {
                Unit::RuleOrder => "Ord",
                Unit::Part => "pt",
                Unit::Chapter => "ch",
                other => other.as_str(),
            };
            format!("{unit} {number}").trim().to_owned()
        })
        .collect();
    levels.join(", ")
}

fn statement(document: &Document, subject: &Subject<'_>) -> String {
    let speaker = document.speaker.as_ref().or(document.publisher.first());
    let lead = speaker.map_or_else(String::new, |speaker| format!("{speaker}, "));
    let publisher = document
        .publisher
        .first()
        .filter(|own| Some(*own) != speaker);
    let facts: Vec<String> = publisher
        .cloned()
        .into_iter()
        .chain(subject.date())
        .collect();
    let facts = if facts.is_empty() {
        String::new()
    } else {
        format!(" ({})", facts.join(", "))
    };
    let source = document.sources.iter().find(|source| source.url.is_some());
    let address = source.map_or_else(String::new, |source| {
        let seen = source
            .seen
            .map_or_else(String::new, |seen| format!(" accessed {}", seen.in_words()));
        format!(" <{}>{seen}", source.url.as_deref().unwrap_or_default())
    });
    format!("{lead}‘{}’{facts}{address}", document.title)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_first_parties_are_named() {
        for (title, short) in [
            (
                "Otieno & 2 others v Registrar of Examples & another",
                "Otieno v Registrar of Examples",
            ),
            (
                "A and another v Ministry of Health & Sanitation; C (Interested Party)",
                "A v Ministry of Health & Sanitation",
            ),
            ("In re Chama", "In re Chama"),
        ] {
            assert_eq!(short_name(title), short);
        }
    }
}
