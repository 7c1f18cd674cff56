//! Whether something had happened by a day: yes, no, or not to be told from a vague date.

use crate::model::PartialDate;

/// Whether something had happened by a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum When {
    /// It had, on the day itself at the latest.
    ByThen,
    /// It may have: its date is too vague to tell, or is not known.
    Perhaps,
    /// It had not.
    Later,
}

impl When {
    /// The written form in JSON.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::ByThen => "by-then",
            Self::Perhaps => "perhaps",
            Self::Later => "later",
        }
    }

    /// What holds of two things that must both have happened.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        self.max(other)
    }
}

/// Whether what is dated `date` had happened by `at`, which, where it is vague itself, stands for its last day.
///
/// ```
/// use hoja::analysis::{When, by};
/// let date = |text: &str| text.parse().ok();
/// let at = "2020-02-10".parse().unwrap();
/// assert_eq!(by(date("2020-01"), at), When::ByThen);
/// assert_eq!(by(date("2020-02"), at), When::Perhaps);
/// assert_eq!(by(date("2020-03"), at), When::Later);
/// assert_eq!(by(None, at), When::Perhaps);
/// ```
#[must_use]
pub fn by(date: Option<PartialDate>, at: PartialDate) -> When {
    let day = at.last_day();
    match date {
        None => When::Perhaps,
        Some(date) if date.last_day() <= day => When::ByThen,
        Some(date) if date.first_day() > day => When::Later,
        Some(_) => When::Perhaps,
    }
}
