//! What a query means.

use std::fmt;

use crate::model::PartialDate;

use super::Field;

/// A query, as a tree. It matches passages.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Query {
    /// Every passage.
    All,
    /// A word in any of its English forms; the word as it was typed.
    Word {
        /// Where to look: [`Field::Text`], or another field of words.
        field: Field,
        /// The word, folded, not stemmed.
        word: String,
    },
    /// Words in this order and these forms.
    Phrase {
        /// Where to look.
        field: Field,
        /// The words, folded; one at least.
        words: Vec<String>,
    },
    /// A field that holds exactly this value.
    Value {
        /// The field.
        field: Field,
        /// The value in its written form.
        value: String,
    },
    /// A date within a range.
    Dates(DateRange),
    /// All of these; two at least.
    And(Vec<Query>),
    /// Any of these; two at least.
    Or(Vec<Query>),
    /// Not this.
    Not(Box<Query>),
}

/// Days from the first to the last, both included, as `yyyymmdd`; open ends are the
/// smallest and largest number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DateRange {
    /// The first day.
    pub from: i64,
    /// The last day.
    pub to: i64,
}

impl DateRange {
    /// The days that lie between two dates, as widely as these can be meant.
    #[must_use]
    pub fn new(from: Option<PartialDate>, to: Option<PartialDate>) -> Self {
        Self {
            from: from.map_or(i64::MIN, PartialDate::first_day),
            to: to.map_or(i64::MAX, PartialDate::last_day),
        }
    }
}

impl Query {
    /// All of `parts`, without needless levels.
    #[must_use]
    pub fn all_of(parts: Vec<Self>) -> Self {
        let mut flat = Vec::new();
        for part in parts {
            match part {
                Self::And(inner) => flat.extend(inner),
                Self::All => {}
                other => flat.push(other),
            }
        }
        match flat.len() {
            0 => Self::All,
            1 => flat.remove(0),
            _ => Self::And(flat),
        }
    }

    /// The words and phrases that a match must show, to be marked in a snippet: those of
    /// the passage itself, outside every NOT.
    #[must_use]
    pub fn highlights(&self) -> Vec<&Self> {
        let mut found = Vec::new();
        self.gather(&mut found);
        found
    }

    fn gather<'a>(&'a self, found: &mut Vec<&'a Self>) {
        match self {
            Self::Word { field: Field::Text, .. } | Self::Phrase { field: Field::Text, .. } => found.push(self),
            Self::And(parts) | Self::Or(parts) => parts.iter().for_each(|part| part.gather(found)),
            _ => {}
        }
    }
}

impl fmt::Display for Query {
    /// The query as it was understood, with every operator written out and every group
    /// in parentheses.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let join = |f: &mut fmt::Formatter<'_>, parts: &[Self], operator: &str| {
            f.write_str("(")?;
            for (index, part) in parts.iter().enumerate() {
                if index > 0 {
                    write!(f, " {operator} ")?;
                }
                write!(f, "{part}")?;
            }
            f.write_str(")")
        };
        match self {
            Self::All => f.write_str("*"),
            Self::Word { field: Field::Text, word } => f.write_str(word),
            Self::Word { field, word } => write!(f, "{field}:{word}"),
            Self::Phrase { field: Field::Text, words } => write!(f, "\"{}\"", words.join(" ")),
            Self::Phrase { field, words } => write!(f, "{field}:\"{}\"", words.join(" ")),
            Self::Value { field, value } if value.contains(' ') => write!(f, "{field}:\"{value}\""),
            Self::Value { field, value } => write!(f, "{field}:{value}"),
            Self::Dates(DateRange { from, to }) => {
                let day = |number: i64| {
                    PartialDate::from_day_number(number).map_or_else(|| "*".to_owned(), |date| date.to_string())
                };
                write!(f, "date:[{} TO {}]", day(*from), day(*to))
            }
            Self::And(parts) => join(f, parts, "AND"),
            Self::Or(parts) => join(f, parts, "OR"),
            Self::Not(inner) => write!(f, "NOT {inner}"),
        }
    }
}
