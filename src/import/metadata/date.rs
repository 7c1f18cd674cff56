//! Dates as judgments and pages write them.

use std::sync::LazyLock;

use regex::Regex;

use crate::model::PartialDate;

const MONTHS: &[&str] = &[
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
];

static ISO: LazyLock<Regex> = LazyLock::new(|| regex(r"\b(\d{4})-(\d{2})-(\d{2})"));
static DAY_FIRST: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"(?i)\b(\d{1,2})\s*(?:st|nd|rd|th)?\s*(?:day\s+)?(?:of\s+)?(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?,?\s+(\d{4})\b",
    )
});
static MONTH_FIRST: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"(?i)\b(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})\b",
    )
});
static FIGURES: LazyLock<Regex> = LazyLock::new(|| regex(r"\b(\d{1,2})[/.](\d{1,2})[/.](\d{4})\b"));

fn regex(pattern: &str) -> Regex {
    Regex::new(pattern).expect("the patterns of this file are valid")
}

/// The first day that a text names: `8 August 2025`, `August 8, 2025`, `8th day of
/// August, 2025`, `2025-08-08`, `8/8/2025` (day first, as Kenya writes).
pub(super) fn first(text: &str) -> Option<PartialDate> {
    all(text).into_iter().next()
}

/// The last day that a text names.
pub(super) fn last(text: &str) -> Option<PartialDate> {
    all(text).into_iter().next_back()
}

/// Whether a line is a date and nothing else.
pub(super) fn is_date_line(line: &str) -> bool {
    line.trim().chars().count() <= 32
        && first(line).is_some()
        && line
            .split(|c: char| !c.is_alphabetic())
            .filter(|word| !word.is_empty())
            .all(|word| {
                let lower = word.to_lowercase();
                MONTHS.iter().any(|month| lower.starts_with(month))
                    || matches!(
                        lower.as_str(),
                        "st" | "nd" | "rd" | "th" | "day" | "of" | "date" | "dated"
                    )
            })
}

fn all(text: &str) -> Vec<PartialDate> {
    // Blanks to be filled in by hand are printed as dots: `THIS….6TH …..DAY OF …DECEMBER…2024`.
    let text = text.replace(['…', '_'], " ").replace("..", "  ");
    let mut found: Vec<(usize, PartialDate)> = Vec::new();
    for captures in ISO.captures_iter(&text) {
        push(&mut found, &captures, 1, 2, 3);
    }
    for captures in DAY_FIRST.captures_iter(&text) {
        push(&mut found, &captures, 3, 2, 1);
    }
    for captures in MONTH_FIRST.captures_iter(&text) {
        push(&mut found, &captures, 3, 1, 2);
    }
    for captures in FIGURES.captures_iter(&text) {
        push(&mut found, &captures, 3, 2, 1);
    }
    found.sort_by_key(|(at, _)| *at);
    found.into_iter().map(|(_, date)| date).collect()
}

fn push(
    found: &mut Vec<(usize, PartialDate)>,
    captures: &regex::Captures<'_>,
    year: usize,
    month: usize,
    day: usize,
) {
    let month_text = captures[month].to_lowercase();
    let month = MONTHS
        .iter()
        .position(|name| month_text.starts_with(name))
        .map_or_else(|| month_text.parse().unwrap_or(0), |at| at + 1);
    let date = format!("{}-{month:02}-{:0>2}", &captures[year], &captures[day]);
    if let (Ok(date), Some(all)) = (date.parse(), captures.get(0)) {
        found.push((all.start(), date));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_a_day() {
        for (text, date) in [
            ("8 August 2025", "2025-08-08"),
            ("AUGUST 8, 2025", "2025-08-08"),
            ("DELIVERED THIS 8TH DAY OF AUGUST, 2025.", "2025-08-08"),
            (
                "DELIVERED AT LAMU THIS….6TH …..DAY OF …DECEMBER…2024.",
                "2024-12-06",
            ),
            ("2025-08-08T07:30:00+03:00", "2025-08-08"),
            ("13 Mar 2019", "2019-03-13"),
            ("07/10/2020", "2020-10-07"),
            ("THIS .4TH DAY OF MARCH 2024", "2024-03-04"),
        ] {
            assert_eq!(
                first(text).map(|date| date.to_string()).as_deref(),
                Some(date),
                "{text}"
            );
        }
        for text in [
            "August 2025",
            "31 February 2020",
            "section 12 of 2019",
            "13/13/2020",
        ] {
            assert_eq!(first(text), None, "{text}");
        }
        assert!(is_date_line("AUGUST 8, 2025") && !is_date_line("Filed on 8 August 2025"));
    }
}
