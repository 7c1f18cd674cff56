//! Days as judgments, pages and pleadings write them, in English and Kiswahili.

use std::sync::LazyLock;

use regex::{Captures, Regex};

use super::regex;

use crate::model::PartialDate;

/// How the names of months begin, with the number of the month. Kiswahili has its own where the first
/// three letters are not the same.
const MONTHS: [(&str, u8); 17] = [
    ("jan", 1),
    ("feb", 2),
    ("mar", 3),
    ("apr", 4),
    ("may", 5),
    ("jun", 6),
    ("jul", 7),
    ("aug", 8),
    ("sep", 9),
    ("oct", 10),
    ("nov", 11),
    ("dec", 12),
    ("machi", 3),
    ("mei", 5),
    ("agosti", 8),
    ("oktoba", 10),
    ("desemba", 12),
];

/// A month's name, whole or cut short.
const MONTH: &str =
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|machi|mei|agosti|oktoba|desemba)[a-z]*";

/// Every way of writing a day, with the groups `year`, `month` and `day`.
static FORMS: LazyLock<Vec<Regex>> = LazyLock::new(|| {
    [
        r"\b(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})".to_owned(),
        r"\b(?P<year>\d{4})/(?P<month>\d{1,2})/(?P<day>\d{1,2})\b".to_owned(),
        format!(
            r"(?i)\b(?P<day>\d{{1,2}})\s*(?:st|nd|rd|th)?\s*(?:day\s+)?(?:of\s+)?(?P<month>{MONTH})(?:\.?,\s*|\.?\s+)(?P<year>\d{{4}})\b"
        ),
        format!(
            r"(?i)\b(?P<month>{MONTH})\.?\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?:,\s*|\s+)(?P<year>\d{{4}})\b"
        ),
        r"\b(?P<day>\d{1,2})[/.](?P<month>\d{1,2})[/.](?P<year>\d{4})\b".to_owned(),
    ]
    .iter()
    .map(|form| regex(form))
    .collect()
});
static MONTH_OF_YEAR: LazyLock<Regex> = LazyLock::new(|| {
    regex(&format!(
        r"(?i)\b(?P<month>{MONTH})\.?,?\s+(?P<year>\d{{4}})\b"
    ))
});

/// The days that a text names, each with the byte where it begins: `8 August 2025`,
/// `August 8, 2025`, `8th day of August, 2025`, `8 Agosti 2025`, `2025-08-08`, `8/8/2025`
/// (day first, as Kenya writes). What is no day of the calendar is none.
pub fn days(text: &str) -> Vec<(usize, PartialDate)> {
    let mut found: Vec<(usize, PartialDate)> = FORMS
        .iter()
        .flat_map(|form| form.captures_iter(text))
        .filter_map(|captures| Some((captures.get(0)?.start(), date(&captures)?)))
        .collect();
    found.sort_by_key(|(at, _)| *at);
    found
}

/// The first month of a year that a text names: `August 2025`.
pub fn month_of_year(text: &str) -> Option<PartialDate> {
    date(&MONTH_OF_YEAR.captures(text)?)
}

/// Whether a word is the name of a month, whole or cut short.
pub fn is_month(word: &str) -> bool {
    month(&word.to_lowercase()).is_some()
}

fn month(name: &str) -> Option<u8> {
    let known = MONTHS.iter().find(|(month, _)| name.starts_with(month));
    known.map(|(_, number)| *number)
}

fn date(captures: &Captures<'_>) -> Option<PartialDate> {
    let name = captures["month"].to_lowercase();
    let month = month(&name).or_else(|| name.parse().ok())?;
    let year = &captures["year"];
    match captures.name("day") {
        Some(day) => format!("{year}-{month:02}-{:0>2}", day.as_str()),
        None => format!("{year}-{month:02}"),
    }
    .parse()
    .ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_a_day() {
        for (text, at, date) in [
            ("on 8 August 2025", 3, "2025-08-08"),
            ("AUGUST 8, 2025", 0, "2025-08-08"),
            ("THIS 8TH DAY OF AUGUST, 2025.", 5, "2025-08-08"),
            ("12 Machi 2034", 0, "2034-03-12"),
            ("1 Mei 2034", 0, "2034-05-01"),
            ("2025-08-08T07:30:00+03:00", 0, "2025-08-08"),
            ("13 Mar 2019", 0, "2019-03-13"),
            ("December 17,2022", 0, "2022-12-17"),
            ("15TH DEC,2020", 0, "2020-12-15"),
            ("07/10/2020", 0, "2020-10-07"),
        ] {
            let found: Vec<_> = days(text)
                .into_iter()
                .map(|(at, day)| (at, day.to_string()))
                .collect();
            assert_eq!(found, [(at, date.to_owned())], "{text}");
        }
        for text in [
            "August 2025",
            "31 February 2020",
            "section 12 of 2019",
            "13/13/2020",
        ] {
            assert_eq!(days(text), [], "{text}");
        }
        let month = month_of_year("in August, 2025").map(|date| date.to_string());
        assert_eq!(month.as_deref(), Some("2025-08"));
    }
}
