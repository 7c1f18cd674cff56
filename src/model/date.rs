//! Dates as precise as they are known.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use thiserror::Error;

/// A date of which the day, or the day and the month, may be unknown.
///
/// ```
/// use hoja::model::PartialDate;
/// let month: PartialDate = "2020-01".parse()?;
/// assert_eq!(month.to_string(), "2020-01");
/// assert_eq!(month.first_day(), 20200101);
/// assert_eq!(month.last_day(), 20200131);
/// assert!("2019-02-29".parse::<PartialDate>().is_err());
/// # Ok::<(), hoja::model::DateError>(())
/// ```
///
/// Dates sort by their first possible day; of two that share it, the vaguer comes first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct PartialDate {
    year: i16,
    /// 1 to 12, or 0 where it is unknown.
    month: u8,
    /// 1 to 31, or 0 where it is unknown; 0 whenever the month is.
    day: u8,
}

/// Why a text is no [`PartialDate`].
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum DateError {
    /// Not of the form `2020`, `2020-01` or `2020-01-30`.
    #[error("`{0}` is no date: write `2020-01-30`, `2020-01` or `2020`, as precise as it is known")]
    Shape(String),
    /// The form is right, the calendar has no such day.
    #[error("the calendar has no day `{0}`")]
    NoSuchDay(String),
}

impl PartialDate {
    /// A day after all that can be dated.
    pub const LAST: Self = Self {
        year: 9999,
        month: 12,
        day: 31,
    };

    /// The year, 1 to 9999.
    #[must_use]
    pub const fn year(self) -> i16 {
        self.year
    }

    /// The month, 1 to 12, if it is known.
    #[must_use]
    pub const fn month(self) -> Option<u8> {
        if self.month == 0 {
            None
        } else {
            Some(self.month)
        }
    }

    /// The day of the month, 1 to 31, if it is known.
    #[must_use]
    pub const fn day(self) -> Option<u8> {
        if self.day == 0 { None } else { Some(self.day) }
    }

    /// How precisely the date is known: `year`, `month` or `day`.
    #[must_use]
    pub const fn precision(self) -> &'static str {
        match (self.month, self.day) {
            (0, _) => "year",
            (_, 0) => "month",
            _ => "day",
        }
    }

    /// The first day that the date can mean, as the number `yyyymmdd`.
    #[must_use]
    pub fn first_day(self) -> i64 {
        number(self.year, self.month.max(1), self.day.max(1))
    }

    /// The last day that the date can mean, as the number `yyyymmdd`.
    #[must_use]
    pub fn last_day(self) -> i64 {
        let month = if self.month == 0 { 12 } else { self.month };
        let day = if self.day == 0 {
            days_in(self.year, month)
        } else {
            self.day
        };
        number(self.year, month, day)
    }

    /// As it is written in prose: `30 January 2020`, `January 2020`, `2020`.
    #[must_use]
    pub fn in_words(self) -> String {
        const MONTHS: [&str; 12] = [
            "January",
            "February",
            "March",
            "April",
            "May",
            "June",
            "July",
            "August",
            "September",
            "October",
            "November",
            "December",
        ];
        let month = self
            .month()
            .and_then(|month| MONTHS.get(usize::from(month) - 1));
        match (month, self.day()) {
            (Some(month), Some(day)) => format!("{day} {month} {}", self.year),
            (Some(month), None) => format!("{month} {}", self.year),
            (None, _) => self.year.to_string(),
        }
    }

    /// The day after a day, both as `yyyymmdd`.
    #[must_use]
    pub fn day_after(number: i64) -> i64 {
        match Self::from_day_number(number + 1) {
            Some(next) => next.first_day(),
            None if number / 100 % 100 < 12 => (number / 100 + 1) * 100 + 1,
            None => (number / 10_000 + 1) * 10_000 + 101,
        }
    }

    /// The day before a day, both as `yyyymmdd`.
    #[must_use]
    pub fn day_before(number: i64) -> i64 {
        let (year, month, day) = (number / 10_000, number / 100 % 100, number % 100);
        if day > 1 {
            return number - 1;
        }
        let (year, month) = if month > 1 {
            (year, month - 1)
        } else {
            (year - 1, 12)
        };
        let last = |year: i64, month: i64| -> Option<i64> {
            Some(i64::from(days_in(
                i16::try_from(year).ok()?,
                u8::try_from(month).ok()?,
            )))
        };
        year * 10_000 + month * 100 + last(year, month).unwrap_or(31)
    }

    /// Reads `yyyymmdd` back as a full date.
    #[must_use]
    pub fn from_day_number(number: i64) -> Option<Self> {
        let year = i16::try_from(number / 10_000).ok()?;
        let month = u8::try_from(number / 100 % 100).ok()?;
        let day = u8::try_from(number % 100).ok()?;
        let valid = (1..=9999).contains(&year)
            && (1..=12).contains(&month)
            && day >= 1
            && day <= days_in(year, month);
        valid.then_some(Self { year, month, day })
    }
}

fn number(year: i16, month: u8, day: u8) -> i64 {
    i64::from(year) * 10_000 + i64::from(month) * 100 + i64::from(day)
}

fn days_in(year: i16, month: u8) -> u8 {
    match month {
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

impl FromStr for PartialDate {
    type Err = DateError;

    fn from_str(text: &str) -> Result<Self, DateError> {
        let shape = || DateError::Shape(text.to_owned());
        let mut parts = text.split('-');
        let mut part = |width: usize| -> Result<Option<i16>, DateError> {
            let Some(part) = parts.next() else {
                return Ok(None);
            };
            if part.len() != width || !part.bytes().all(|b| b.is_ascii_digit()) {
                return Err(shape());
            }
            part.parse().map(Some).map_err(|_| shape())
        };
        let year = part(4)?.ok_or_else(shape)?;
        let month = part(2)?;
        let day = part(2)?;
        if parts.next().is_some() {
            return Err(shape());
        }
        let none = || DateError::NoSuchDay(text.to_owned());
        if year == 0 || month.is_some_and(|m| !(1..=12).contains(&m)) {
            return Err(none());
        }
        let month = month.map_or(0, |m| m as u8);
        let day = match day {
            None => 0,
            Some(d) if d >= 1 && d <= i16::from(days_in(year, month)) => d as u8,
            Some(_) => return Err(none()),
        };
        Ok(Self { year, month, day })
    }
}

impl fmt::Display for PartialDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}", self.year)?;
        if self.month != 0 {
            write!(f, "-{:02}", self.month)?;
        }
        if self.day != 0 {
            write!(f, "-{:02}", self.day)?;
        }
        Ok(())
    }
}

impl TryFrom<String> for PartialDate {
    type Error = DateError;

    fn try_from(text: String) -> Result<Self, DateError> {
        text.parse()
    }
}

impl From<PartialDate> for String {
    fn from(date: PartialDate) -> Self {
        date.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_and_refuses() {
        for good in ["0001", "1267", "1297-10", "2020-02-29", "9999-12-31"] {
            assert_eq!(good.parse::<PartialDate>().unwrap().to_string(), good);
        }
        for bad in [
            "",
            "20",
            "2020-1",
            "2020-13",
            "2020-00",
            "2019-02-29",
            "2020-04-31",
            "2020-01-30-1",
            "30/01/2020",
            "0000",
            "2020-01-00",
        ] {
            assert!(bad.parse::<PartialDate>().is_err(), "{bad}");
        }
    }

    #[test]
    fn a_vague_date_covers_its_whole_span() {
        let year: PartialDate = "2020".parse().unwrap();
        assert_eq!(
            (year.first_day(), year.last_day()),
            (20_200_101, 20_201_231)
        );
        let february: PartialDate = "2020-02".parse().unwrap();
        assert_eq!(february.last_day(), 20_200_229);
    }
}
