//! Dates as Westlaw and Lexis write them: `date aft 2019`, `da(aft 2019 & bef 2021-06)`.

use std::ops::Range;

use crate::model::{DateError, PartialDate};

use super::tree::DateRange;

/// A condition on the date: how many bytes of the query it takes, and the days.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Condition {
    pub len: usize,
    pub days: DateRange,
}

/// What is wrong, where.
#[derive(Debug, PartialEq)]
pub(super) enum Wrong {
    /// No date that is known.
    Date(Range<usize>, DateError),
    /// The parenthesis that opens here holds more than dates, or is never closed.
    Open(usize),
    /// Two conditions with `or` between them, which would read as words.
    Either(Range<usize>),
    /// No day is after the one and before the other.
    Empty(Range<usize>),
    /// Behind the sign that joins two, no other stands.
    Alone(Range<usize>),
}

/// Reads the condition with which `text` begins, if it begins with one. The words `date` and `da`
/// are words like others unless `aft` or `bef` and a number follow.
pub(super) fn condition(text: &str) -> Option<Result<Condition, Wrong>> {
    let name = ["date", "da"]
        .into_iter()
        .find(|name| word_at(text, 0).eq_ignore_ascii_case(name))?;
    let begin = after_spaces(text, name.len());
    let bracket = text[begin..].starts_with('(');
    let first = if bracket {
        after_spaces(text, begin + 1)
    } else {
        begin
    };
    side(text, first)?;
    Some(read(text, first, bracket.then_some(begin)))
}

/// From the `first` side on; `bracket` is where a parenthesis opens before it.
fn read(text: &str, first: usize, bracket: Option<usize>) -> Result<Condition, Wrong> {
    let mut days = DateRange::new(None, None);
    let mut at = first;
    let mut joined: Option<Range<usize>> = None;
    while let Some((is_after, from)) = side(text, at) {
        let end = from + text[from..].find(ends).unwrap_or(text.len() - from);
        let date: PartialDate = text[from..end]
            .parse()
            .map_err(|error| Wrong::Date(from..end, error))?;
        // After 2019 is 2020 and later.
        if is_after {
            days.from = days.from.max(PartialDate::day_after(date.last_day()));
        } else {
            days.to = days.to.min(PartialDate::day_before(date.first_day()));
        }
        if days.from > days.to {
            return Err(Wrong::Empty(first..end));
        }
        at = end;
        joined = None;
        let next = after_spaces(text, end);
        let sign = word_at(text, next);
        let either = match sign {
            _ if text[next..].starts_with('|') => 1,
            _ if sign.eq_ignore_ascii_case("or") => sign.len(),
            _ => 0,
        };
        if either > 0 && side(text, after_spaces(text, next + either)).is_some() {
            return Err(Wrong::Either(next..next + either));
        }
        let len = match sign {
            _ if text[next..].starts_with('&') => 1,
            _ if sign.eq_ignore_ascii_case("and") => sign.len(),
            _ => 0,
        };
        let following = after_spaces(text, next + len);
        if following > end && side(text, following).is_some() {
            at = following;
        } else if bracket.is_some() && len > 0 {
            joined = Some(next..next + len);
            break;
        } else {
            break;
        }
    }
    if let Some(sign) = joined {
        return Err(Wrong::Alone(sign));
    }
    if let Some(open) = bracket {
        let close = after_spaces(text, at);
        if !text[close..].starts_with(')') {
            return Err(Wrong::Open(open));
        }
        at = close + 1;
    }
    Ok(Condition { len: at, days })
}

/// `aft` or `bef` with a number behind it: whether it is `aft`, and where the number begins.
fn side(text: &str, at: usize) -> Option<(bool, usize)> {
    let word = word_at(text, at);
    let is_after = match word.to_ascii_lowercase().as_str() {
        "aft" => true,
        "bef" => false,
        _ => return None,
    };
    let from = after_spaces(text, at + word.len());
    let number = text[from..].starts_with(|c: char| c.is_ascii_digit());
    (number && from > at + word.len()).then_some((is_after, from))
}

fn ends(c: char) -> bool {
    c.is_whitespace() || matches!(c, '(' | ')' | '&' | '|' | '"')
}

fn word_at(text: &str, at: usize) -> &str {
    let rest = &text[at..];
    &rest[..rest.find(ends).unwrap_or(rest.len())]
}

fn after_spaces(text: &str, at: usize) -> usize {
    text.len() - text[at..].trim_start().len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn conditions_as_lawyers_write_them() {
        for (text, len, from, to) in [
            ("date aft 2019", 13, Some(20200101), None),
            ("DATE AFT 2019-12-31 dna", 19, Some(20200101), None),
            ("date bef 2020-03 and dna", 16, None, Some(20200229)),
            (
                "date aft 2018 and bef 2021",
                26,
                Some(20190101),
                Some(20201231),
            ),
            ("date(bef 2021)", 14, None, Some(20201231)),
            (
                "da(aft 2018 & bef 2021) dna",
                23,
                Some(20190101),
                Some(20201231),
            ),
            ("da( aft 2018 )", 14, Some(20190101), None),
        ] {
            let days = DateRange {
                from: from.unwrap_or(i64::MIN),
                to: to.unwrap_or(i64::MAX),
            };
            assert_eq!(condition(text), Some(Ok(Condition { len, days })), "{text}");
        }
        for text in [
            "date",
            "date of 2019",
            "dated aft 2019",
            "date after 2019",
            "da",
            "date (dna)",
        ] {
            assert_eq!(condition(text), None, "{text}");
        }
    }

    #[test]
    fn what_is_wrong_is_shown_where_it_stands() {
        let wrong = |text| condition(text).and_then(Result::err);
        for text in ["date aft 2019-13", "date aft 2020 & bef 2019"] {
            assert!(wrong(text).is_some(), "{text}");
        }
        for (text, open) in [("da(aft 2019", 2), ("date ( aft 2019 dna)", 5)] {
            assert_eq!(wrong(text), Some(Wrong::Open(open)), "{text}");
        }
        assert_eq!(wrong("da(aft 2019 & dna)"), Some(Wrong::Alone(12..13)));
        for (text, sign) in [
            ("date aft 2019 or bef 2010", 14..16),
            ("da(aft 2019 | bef 2010)", 12..13),
            ("date bef 2010 OR  aft 2019", 14..16),
        ] {
            assert_eq!(wrong(text), Some(Wrong::Either(sign)), "{text}");
        }
        // What is wanted stands between two whole conditions.
        for text in ["date aft 2019 or dna", "date aft 2019 or date bef 2010"] {
            assert_eq!(wrong(text), None, "{text}");
        }
    }
}
