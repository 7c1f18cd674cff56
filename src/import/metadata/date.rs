//! Dates as judgments and pages write them.

use std::borrow::Cow;
use std::sync::LazyLock;

use regex::Regex;

use crate::model::PartialDate;
use crate::text::{dates, regex};

/// The first day that a text names: `8 August 2025`, `August 8, 2025`, `8th day of
/// August, 2025`, `2025-08-08`, `8/8/2025` (day first, as Kenya writes).
pub(in crate::import) fn first(text: &str) -> Option<PartialDate> {
    all(text).into_iter().next()
}

/// The last day that a text names.
pub(super) fn last(text: &str) -> Option<PartialDate> {
    all(text).into_iter().next_back()
}

/// The day of delivery that a line of a head gives: it is a date and nothing else, but for words
/// that say so, or it has one behind `Delivered:`.
pub(super) fn of_line(line: &str) -> Option<PartialDate> {
    /// The longest line that says when a judgment was delivered, in characters.
    const LONGEST: usize = 400;
    // `27th March & 7th August, 2031`: heard and delivered.
    if is_date_line(line) {
        return all(line).into_iter().max_by_key(|day| day.first_day());
    }
    let lower = line.to_lowercase();
    // `(Being an appeal from the judgment delivered …)` speaks of another court.
    let of_another = lower.starts_with('(') || lower.contains("appeal from");
    if of_another || lower.len() != line.len() || lower.chars().count() > LONGEST {
        return None;
    }
    let at = [
        "delivered:",
        "delivered on",
        "handed down",
        "date of decision",
        "date of delivery",
        "date of judgment",
        "decision date",
        "judgment date",
        "promulgated on",
        "release date:",
        "released on",
    ]
    .iter()
    .find_map(|words| lower.find(words))?;
    first(&line[at..])
}

/// Whether a line says that its date is that of the decision: `Delivered`, `Date: …`.
pub(super) fn says_delivered(line: &str) -> bool {
    let lower = line.to_lowercase();
    [
        "date",
        "deliver",
        "given",
        "handed down",
        "promulgated",
        "release",
    ]
    .iter()
    .any(|word| lower.contains(word))
}

/// Whether a line is a date and nothing else.
fn is_date_line(line: &str) -> bool {
    const DAYS: &[&str] = &["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
    let line = &*closed_ordinals(line);
    line.trim().chars().count() <= 48
        && first(line).is_some()
        && line
            .split(|c: char| !c.is_alphabetic())
            .filter(|word| !word.is_empty())
            .all(|word| {
                let lower = word.to_lowercase();
                dates::is_month(word)
                    || lower.ends_with("day") && DAYS.iter().any(|day| lower.starts_with(day))
                    || matches!(
                        lower.as_str(),
                        "st" | "nd"
                            | "rd"
                            | "th"
                            | "day"
                            | "of"
                            | "date"
                            | "dated"
                            | "given"
                            | "on"
                            | "and"
                            | "judgment"
                            | "ruling"
                            | "delivered"
                            | "promulgated"
                    )
            })
}

/// `5t h July`, as scans have a raised ending, as `5th July`.
fn closed_ordinals(text: &str) -> Cow<'_, str> {
    static OPEN: LazyLock<Regex> =
        LazyLock::new(|| regex(r"\b(\d{1,2}) ?(?:(s) ?(t)|(n) ?(d)|(r) ?(d)|(t) ?(h))\b"));
    OPEN.replace_all(text, "$1$2$3$4$5$6$7$8$9")
}

/// `the fourth day of March, 2031` as `the 4 March, 2031`.
fn spelled(text: &str) -> Cow<'_, str> {
    static DAY: LazyLock<Regex> = LazyLock::new(|| {
        regex(
            r"(?i)\b(?P<lead>(?:this|the|on|dated)\s+)?(?:\b(?P<tens>twenty|thirty)[- ])?(?P<ones>first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|thirteenth|fourteenth|fifteenth|sixteenth|seventeenth|eighteenth|nineteenth|twentieth|thirtieth)(?P<day> day)? of (?P<month>january|february|march|april|may|june|july|august|september|october|november|december)\b",
        )
    });
    const ONES: [&str; 19] = [
        "first",
        "second",
        "third",
        "fourth",
        "fifth",
        "sixth",
        "seventh",
        "eighth",
        "ninth",
        "tenth",
        "eleventh",
        "twelfth",
        "thirteenth",
        "fourteenth",
        "fifteenth",
        "sixteenth",
        "seventeenth",
        "eighteenth",
        "nineteenth",
    ];
    DAY.replace_all(text, |found: &regex::Captures<'_>| {
        // `A third of May's cases` is a part.
        let lead = found.name("lead").map(|lead| lead.as_str());
        if lead.is_none() && found.name("day").is_none() {
            return found[0].to_owned();
        }
        let ones = found["ones"].to_lowercase();
        let ones = match ones.as_str() {
            "twentieth" => 20,
            "thirtieth" => 30,
            ones => {
                1 + ONES
                    .iter()
                    .position(|word| *word == ones)
                    .unwrap_or_default()
            }
        };
        let tens = found.name("tens").map_or(0, |tens| {
            if tens.as_str().eq_ignore_ascii_case("twenty") {
                20
            } else {
                30
            }
        });
        let lead = lead.unwrap_or_default();
        format!("{lead}{} {}", tens + ones, &found["month"])
    })
}

fn all(text: &str) -> Vec<PartialDate> {
    // Blanks to be filled in by hand are printed as dots: `THIS….6TH …..DAY OF …DECEMBER…2024`.
    static BLANK: LazyLock<Regex> = LazyLock::new(|| regex(r"[…_. ]*(?:[…_]|\.\.)[…_. ]*"));
    // `this19th day of March`
    static GLUED: LazyLock<Regex> =
        LazyLock::new(|| regex(r"(?i)\b(this|on|dated)(\d{1,2}(?:st|nd|rd|th))"));
    let text = text.replace("| DAY", "  DAY");
    let text = GLUED.replace_all(&text, "$1 $2");
    let text = BLANK.replace_all(&text, " ");
    // `14/Sep/2031`, as catalogues of pages have it.
    static SLASHED: LazyLock<Regex> =
        LazyLock::new(|| regex(r"\b(\d{1,2})[/-]([A-Z][a-z]{2,8})[/-](\d{4})\b"));
    let text = SLASHED.replace_all(&text, "$1 $2 $3");
    let text = closed_ordinals(&text);
    let text = spelled(&text);
    let days = dates::days(&text).into_iter();
    days.map(|(_, date)| date).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_in_words() {
        let day = |text: &str| first(text).map(|day| day.to_string());
        for (text, expected) in [
            ("Dated this fourth day of March, 2031.", Some("2031-03-04")),
            ("The third of June, 2029", Some("2029-06-03")),
            ("this Twenty-third day of May 2031", Some("2031-05-23")),
        ] {
            assert_eq!(day(text).as_deref(), expected, "{text}");
        }
        let part = day("A third of May 2031 was lost.");
        assert_ne!(part.as_deref(), Some("2031-05-03"));
    }

    #[test]
    fn forms_of_a_day() {
        for (text, date) in [
            ("8 August 2025", "2025-08-08"),
            ("AUGUST 8, 2025", "2025-08-08"),
            ("Published: 8/Aug/2025", "2025-08-08"),
            ("DELIVERED THIS 8TH DAY OF AUGUST, 2025.", "2025-08-08"),
            (
                "DELIVERED AT LAMU THIS….6TH …..DAY OF …DECEMBER…2024.",
                "2024-12-06",
            ),
            ("THIS .4TH DAY OF MARCH 2024", "2024-03-04"),
            ("this ………7th...…. Day of …… March…… 2026", "2026-03-07"),
            ("8t h August 2025", "2025-08-08"),
            (
                "DELIVERED at NAIROBI this8th day of August, 2025.",
                "2025-08-08",
            ),
        ] {
            assert_eq!(
                first(text).map(|date| date.to_string()).as_deref(),
                Some(date),
                "{text}"
            );
        }
        assert!(is_date_line("AUGUST 8, 2025") && !is_date_line("Filed on 8 August 2025"));
        for line in [
            "Date: Friday 8 August 2025",
            "DATE: 2025/08/08",
            "Heard: 7 March 2025 Delivered: 8 August 2025",
            "JUDGMENT GIVEN ON 8 August 2025",
            "RELEASE DATE: 8 August 2025",
            "Date of Decision: 8 August 2025",
            "Promulgated on 8th August 2025",
            "28th June, & 8t h August,2025",
        ] {
            let day = of_line(line).map(|day| day.to_string());
            assert_eq!(day.as_deref(), Some("2025-08-08"), "{line}");
        }
        assert_eq!(of_line("Hearing dates: 7 and 8 March 2025"), None);
    }
}
