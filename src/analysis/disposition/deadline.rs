//! The time that an order gives, and its last day where that follows from the decision alone.

use std::sync::LazyLock;

use regex::Regex;

use crate::model::PartialDate;

use super::regex;

/// The time that an order gives.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Deadline {
    /// As the text says it: `within 60 days`.
    pub words: String,
    /// The last day, computed from the day of the decision; `None` where the time runs from something
    /// else (service, a payment) or the decision has no day.
    pub computed: Option<PartialDate>,
}

/// A time that is given.
static WITHIN: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"(?i)\b(?P<lead>within|has|have|granted|given)\s+(?:the next\s+|a period of\s+|a further\s+)?(?P<n>\d{1,4}|[a-z]+(?:[- ][a-z]+)?)\s*(?:\((?P<d>\d{1,4})\)\s*)?(?:(?P<only>working|business|court|clear|sitting|juridical|week)[ -]?|calendar\s+)?\s*(?P<unit>days?|weeks?|months?|years?)[’']?",
    )
});
/// Behind `has sixty days`: that a time is given, and not told of.
static GIVES: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"(?i)^\s*(?:(?:to|from|of|after|in which|within which|leave|stay|for|time|only)\b|[.;,:]|$)",
    )
});
/// What stands directly behind a time that runs from the decision: nothing that names another day.
static FROM_DECISION: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"(?ix)^\s*(?:of|from|after)\s+(?:
            (?:the\s+)?(?:date|day)\s+(?:hereof|of\s+(?:the\s+)?(?:delivery\s+of\s+)?this\s+(?:judge?ment|ruling|orders?|decision|decree|award)|of\s+(?:its\s+|the\s+)?(?:judge?ment|ruling|delivery))
            |today|hereof|this\s+(?:date|day)
            |(?:the\s+)?(?:delivery\s+of\s+)?this\s+(?:judge?ment|ruling|orders?|decision|decree|award)
            |(?:the\s+)?delivery\s+hereof)
        (?P<rest>.*)$",
    )
});
/// What makes of `this order` something that happens to it.
static HAPPENS: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"(?i)^(?:[’']|\s*(?:of|upon|on|being|is|are|has|having|becoming|when|once|if|after|until|to|by)\b)",
    )
});
/// A time that begins or ends with something else, in the words behind it.
static ELSEWHERE: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"(?i)^\s*(?:of|from|after|before|prior|preceding)\b|\b(?:thereafter|thereof|upon|once|following|when|whenever|after|prior to|before|from the|from (?:receipt|service|delivery)|(?:with effect|starting|beginning|commencing|counted|computed|reckoned|running) (?:from|on))\b|^\s*(?:if|until|to the (?:hearing|mention|trial))\b",
    )
});
/// The same in the words before it.
static AFTERWARDS: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"(?i)\b(?:thereafter|upon|once|failing which|after|following|when|if|unless|in default|in the event)\b",
    )
});
/// Where a clause ends behind which nothing is said of that time any more.
static CLAUSE_ENDS: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"(?i)[.;\n]|,?\s*\b(?:failing which|in default|otherwise|provided|and (?:the|that|each|in|if|shall|thereafter))\b",
    )
});

const NUMBERS: &[(&str, i64)] = &[
    ("a", 1),
    ("one", 1),
    ("two", 2),
    ("three", 3),
    ("four", 4),
    ("five", 5),
    ("six", 6),
    ("seven", 7),
    ("eight", 8),
    ("nine", 9),
    ("ten", 10),
    ("twelve", 12),
    ("fourteen", 14),
    ("fifteen", 15),
    ("eighteen", 18),
    ("twenty", 20),
    ("twenty-one", 21),
    ("twenty one", 21),
    ("thirty", 30),
    ("forty-five", 45),
    ("forty five", 45),
    ("sixty", 60),
    ("ninety", 90),
];

/// The time that an order's words give, with its last day where that follows from the day of the decision.
#[must_use]
pub fn deadline(words: &str, decided: Option<PartialDate>) -> Option<Deadline> {
    let found = WITHIN.captures(words)?;
    let digits = found
        .name("d")
        .and_then(|number| number_of(number.as_str()));
    let word = found
        .name("n")
        .and_then(|number| number_of(number.as_str()));
    let count = digits.or(word)?;
    // “thirty (14) days” is two times.
    let agrees = digits.is_none() || word.is_none() || digits == word;
    let unit = found["unit"].to_lowercase();
    let whole = found.get(0)?;
    let behind = &words[whole.end()..];
    let gives = found["lead"].eq_ignore_ascii_case("within") || GIVES.is_match(behind);
    let clause = CLAUSE_ENDS
        .find(behind)
        .map_or(behind, |end| &behind[..end.start()]);
    // From the decision, or from nothing that is named: anything else has a day of its own, and days on
    // which courts or offices are open need a calendar of theirs.
    let from_decision = match FROM_DECISION.captures(clause) {
        Some(from) => !HAPPENS.is_match(&from["rest"]) && !ELSEWHERE.is_match(&from["rest"]),
        None => !ELSEWHERE.is_match(clause),
    };
    let start = whole.start();
    let sentence = words[..start]
        .rfind(['.', ';', '\n'])
        .map_or(0, |at| at + 1);
    let afterwards = AFTERWARDS.is_match(&words[sentence..start]);
    let computed = decided
        .filter(|_| gives && from_decision && agrees && !afterwards && found.name("only").is_none())
        .and_then(|day| later(day, count, &unit));
    Some(Deadline {
        words: format!("{}{}", whole.as_str(), named_start(clause))
            .trim()
            .to_owned(),
        computed,
    })
}

/// What a time runs from, as far as the words directly behind it name it.
fn named_start(clause: &str) -> &str {
    const WORDS: usize = 60;
    let begins = [
        "of",
        "from",
        "after",
        "upon",
        "following",
        "thereafter",
        "before",
    ];
    let first = clause.split_whitespace().next().unwrap_or_default();
    if !begins.contains(&first.to_lowercase().trim_end_matches(',')) {
        return "";
    }
    let end = clause.find(',').unwrap_or(clause.len()).min(WORDS);
    let end = clause.floor_char_boundary(end);
    // Not in the middle of a word.
    match clause[end..].chars().next() {
        Some(next) if next.is_alphanumeric() => {
            clause[..end].rsplit_once(' ').map_or("", |(kept, _)| kept)
        }
        _ => &clause[..end],
    }
}

fn number_of(word: &str) -> Option<i64> {
    let lower = word.to_lowercase();
    lower.parse().ok().or_else(|| {
        NUMBERS
            .iter()
            .find(|(name, _)| *name == lower)
            .map(|(_, number)| *number)
    })
}

/// A day so much later; of a vague day none.
fn later(day: PartialDate, count: i64, unit: &str) -> Option<PartialDate> {
    let (month, of_month) = (day.month()?, day.day()?);
    let date = jiff::civil::Date::new(
        day.year(),
        i8::try_from(month).ok()?,
        i8::try_from(of_month).ok()?,
    )
    .ok()?;
    let span = match unit.trim_end_matches('s') {
        "day" => jiff::Span::new().try_days(count),
        "week" => jiff::Span::new().try_weeks(count),
        "month" => jiff::Span::new().try_months(count),
        _ => jiff::Span::new().try_years(count),
    };
    let last = date.checked_add(span.ok()?).ok()?;
    last.to_string().parse().ok()
}
