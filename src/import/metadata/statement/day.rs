//! Days that a text names by its own day: `yesterday`, `on Tuesday`.

use std::sync::LazyLock;

use jiff::civil::{Date, Weekday};
use regex::Regex;

use crate::import::metadata::date;
use crate::model::PartialDate;
use crate::text::regex;

static YESTERDAY_ON: LazyLock<Regex> =
    LazyLock::new(|| regex(r"(?i)\byesterday,?\s*(?:\(|on )?(?:\w+day,? )?(?:the )?(.{4,40})"));
static TODAY_ON: LazyLock<Regex> =
    LazyLock::new(|| regex(r"(?i)\btoday,?\s*(?:\(|on )?(?:\w+day,? )?(?:the )?(.{4,40})"));
static RELATIVE: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"(?i)\b(?:on (?:last )?(mon|tues|wednes|thurs|fri|satur|sun)day\b|(yesterday)\b|(today|earlier today|this (?:morning|afternoon|evening))\b)",
    )
});

/// The day on which a text was written that says "yesterday, on 30 January 2020".
pub(super) fn day_after_yesterday(text: &str) -> Option<PartialDate> {
    let named = |pattern: &Regex| {
        let found = pattern.captures(text)?;
        date::first(found.get(1)?.as_str())
            .filter(|_| starts_with_date(found.get(1).map_or("", |part| part.as_str())))
    };
    if let Some(day) = named(&TODAY_ON) {
        return Some(day);
    }
    partial(civil(named(&YESTERDAY_ON)?)?.tomorrow().ok()?)
}

/// The day that a title gives as its own: at its end, not behind `of`, `since` or another word that makes it
/// the day of something else; of a speech, that on which it was held.
pub(super) fn of_title(title: &str) -> Option<PartialDate> {
    static HELD: LazyLock<Regex> = LazyLock::new(|| {
        regex(
            r"(?i)^.{0,60}\b(?:speech|remarks|address|message)\b.*\b(?:on|delivered|dated)\s+(?:\w+day,?\s+)?(?:the )?(\d|[a-z]{3,9}\.? \d)",
        )
    });
    static LAST: LazyLock<Regex> = LazyLock::new(|| {
        regex(
            r"(?i)(?:\b(\w+)\W+)?((?:\d{1,2}(?:st|nd|rd|th)?\s+[a-z]{3,9}\.?,?|[a-z]{3,9}\.?\s+\d{1,2}(?:st|nd|rd|th)?,?)\s*\d{4}|\d{1,2}[/.]\d{1,2}[/.]\d{4})\W*$",
        )
    });
    if let Some(found) = HELD.captures(title) {
        return date::first(&title[found.get(1)?.start()..]);
    }
    let found = LAST.captures(title)?;
    let before = found.get(1).map_or("", |word| word.as_str()).to_lowercase();
    let of_another = [
        "of", "from", "since", "until", "by", "to", "on", "in", "after", "before", "and", "for",
        "till",
    ];
    (!of_another.contains(&before.as_str()))
        .then(|| date::first(&found[2]))
        .flatten()
}

/// The day that a passage tells of: the one it names after "yesterday" or "on", or the one that
/// follows from `from`, the day on which the text came out. `None` where it names a weekday and
/// nobody knows of which week, and where the weekday is followed by its own date.
#[must_use]
pub fn told_day(text: &str, from: Option<PartialDate>) -> Option<PartialDate> {
    let first = text.split_inclusive(['.', '?', '!']).next().unwrap_or(text);
    if let Some(found) = YESTERDAY_ON.captures(first)
        && starts_with_date(&found[1])
    {
        return date::first(&found[1]);
    }
    let found = RELATIVE.captures(first)?;
    let after = &first[found.get(0)?.end()..];
    // "On Tuesday, 9 April 2019": the date is there; "on Tuesday next week" is no past day.
    if starts_with_date(after) {
        return date::first(after);
    }
    if after.trim_start().starts_with("next") || after.trim_start().starts_with("last week") {
        return None;
    }
    let from = civil(from?)?;
    if found.get(2).is_some() {
        return partial(from.yesterday().ok()?);
    }
    if found.get(3).is_some() {
        return partial(from);
    }
    partial(last_of(weekday(&found[1])?, from)?)
}

/// The last such weekday up to that day, that day included.
fn last_of(weekday: Weekday, from: Date) -> Option<Date> {
    let mut day = from;
    for _ in 0..7 {
        if day.weekday() == weekday {
            return Some(day);
        }
        day = day.yesterday().ok()?;
    }
    None
}

fn weekday(stem: &str) -> Option<Weekday> {
    Some(match stem.to_lowercase().as_str() {
        "mon" => Weekday::Monday,
        "tues" => Weekday::Tuesday,
        "wednes" => Weekday::Wednesday,
        "thurs" => Weekday::Thursday,
        "fri" => Weekday::Friday,
        "satur" => Weekday::Saturday,
        "sun" => Weekday::Sunday,
        _ => return None,
    })
}

/// Whether a date stands at the very start.
fn starts_with_date(text: &str) -> bool {
    static AT_ONCE: LazyLock<Regex> = LazyLock::new(|| {
        regex(
            r"(?i)^[\s,(]*(?:the )?(?:\d{1,2}(?:st|nd|rd|th)? (?:day )?(?:of )?[a-z]{3,9}|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]* \d{1,2})",
        )
    });
    AT_ONCE.is_match(text)
}

fn civil(day: PartialDate) -> Option<Date> {
    let (month, number) = (day.month()?, day.day()?);
    Date::new(
        day.year(),
        i8::try_from(month).ok()?,
        i8::try_from(number).ok()?,
    )
    .ok()
}

fn partial(day: Date) -> Option<PartialDate> {
    let number =
        i64::from(day.year()) * 10_000 + i64::from(day.month()) * 100 + i64::from(day.day());
    PartialDate::from_day_number(number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_of_titles() {
        for (title, day) in [
            (
                "Press Release on Cholera 18th April 2031",
                Some("2031-04-18"),
            ),
            (
                "SPEECH BY THE HON. MFANO, ON AUGUST 5, 2031 IN NAIROBI",
                Some("2031-08-05"),
            ),
            (
                "Inaugural Address By Juma Mfano, Delivered On Thursday August 25th, 2031 At The Grounds",
                Some("2031-08-25"),
            ),
            ("Statement on the judgment of 30 January 2031", None),
            ("What the court said on 3 May 2031", None),
            ("Court rules", None),
        ] {
            assert_eq!(
                of_title(title).map(|day| day.to_string()).as_deref(),
                day,
                "{title}"
            );
        }
    }

    fn day(text: &str) -> PartialDate {
        text.parse().unwrap()
    }

    #[test]
    fn days_by_the_day_of_the_text() {
        // 31 January 2020 was a Friday.
        let from = Some(day("2020-01-31"));
        for (text, expected) in [
            (
                "Yesterday, on 30th January 2020, the High Court gave a judgment.",
                Some("2020-01-30"),
            ),
            ("Yesterday the court ruled.", Some("2020-01-30")),
            (
                "The Secretary on Tuesday declared that all must register.",
                Some("2020-01-28"),
            ),
            ("On Friday the minister spoke.", Some("2020-01-31")),
            ("On Tuesday, 7 January 2020, he spoke.", Some("2020-01-07")),
            ("On Tuesday next week he will speak.", None),
            ("The system was introduced in January 2019.", None),
            ("He spoke this morning.", Some("2020-01-31")),
        ] {
            assert_eq!(told_day(text, from), expected.map(day), "{text}");
        }
        assert_eq!(told_day("The Secretary on Tuesday declared.", None), None);
        assert_eq!(
            told_day("Yesterday, on 30th January 2020, it ruled.", None),
            Some(day("2020-01-30"))
        );
        assert_eq!(told_day("On Tuesday he spoke.", Some(day("2020-01"))), None);
    }

    #[test]
    fn yesterday_with_a_date_dates_the_text() {
        assert_eq!(
            day_after_yesterday("Yesterday, on 30th January 2020, it ruled."),
            Some(day("2020-01-31"))
        );
        assert_eq!(
            day_after_yesterday("Yesterday, 31 December 2019, it ruled."),
            Some(day("2020-01-01"))
        );
        assert_eq!(
            day_after_yesterday("Yesterday it ruled. On 3 May 2020 it will sit."),
            None
        );
    }
}
