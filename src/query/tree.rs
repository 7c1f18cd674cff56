//! What a query means.

use std::fmt;

use crate::model::PartialDate;

use super::{Field, Form};

/// A query, as a tree. It matches passages.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Query {
    /// Every passage.
    All,
    /// A word in any of its English or Kiswahili forms; the word as it was typed.
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
    /// Words in this order, of which one at least is a pattern or meant nearly.
    Forms {
        /// Where to look.
        field: Field,
        /// The words; one at least.
        forms: Vec<Form>,
    },
    /// Two sides near each other, by the words of the passage.
    Near {
        /// The two sides: occurrences that share no word.
        sides: Box<[Self; 2]>,
        /// How near.
        reach: Reach,
        /// Whether the first must end before the second begins.
        ordered: bool,
    },
    /// The first side where no occurrence of the second is so near.
    NotNear {
        /// What is wanted, and what is kept away from it.
        sides: Box<[Self; 2]>,
        /// How near is too near.
        reach: Reach,
    },
    /// Words each of which is within so many words of each other, in any order.
    Within {
        /// The words, by form; two at least.
        forms: Vec<Form>,
        /// The distance in words, 1 or more.
        distance: u32,
    },
    /// At least so many occurrences in one passage, none of which overlap.
    AtLeast {
        /// How many, 1 or more.
        count: u32,
        /// Of what.
        what: Box<Self>,
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

/// How near is near.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reach {
    /// At most so many words on, 1 being the next word.
    Words(u32),
    /// In one sentence.
    Sentence,
    /// In one paragraph, which is the passage.
    Paragraph,
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
    /// A field that holds exactly this value.
    pub fn value(field: Field, value: impl Into<String>) -> Self {
        Self::Value {
            field,
            value: value.into(),
        }
    }

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

    /// Whether the query has places in the passage's text that can be near others: a
    /// word, phrase, pattern, connector, or a choice of such.
    #[must_use]
    pub fn has_places(&self) -> bool {
        match self {
            Self::Word { field, .. } | Self::Phrase { field, .. } | Self::Forms { field, .. } => {
                *field == Field::Text
            }
            Self::Near { .. } | Self::NotNear { .. } | Self::Within { .. } => true,
            Self::Or(parts) => parts.iter().all(Self::has_places),
            _ => false,
        }
    }
}

impl fmt::Display for Reach {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Words(distance) => write!(f, "{distance}"),
            Self::Sentence => f.write_str("s"),
            Self::Paragraph => f.write_str("p"),
        }
    }
}

impl fmt::Display for Query {
    /// The query as it was understood, with every operator written out and every group
    /// in parentheses.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::All => f.write_str("*"),
            Self::Word { field, word } => {
                prefix(f, *field)?;
                f.write_str(word)
            }
            Self::Phrase { field, words } => {
                prefix(f, *field)?;
                write!(f, "\"{}\"", words.join(" "))
            }
            Self::Forms { field, forms } => {
                prefix(f, *field)?;
                match forms.as_slice() {
                    [form] => write!(f, "{form}"),
                    forms => quoted(f, forms),
                }
            }
            Self::Near {
                sides,
                reach,
                ordered,
            } => {
                let sign = if *ordered { '+' } else { '/' };
                write!(f, "({} {sign}{reach} {})", sides[0], sides[1])
            }
            Self::NotNear { sides, reach } => write!(f, "({} not /{reach} {})", sides[0], sides[1]),
            Self::Within { forms, distance } => {
                quoted(f, forms)?;
                write!(f, "~{distance}")
            }
            Self::AtLeast { count, what } => write!(f, "atleast{count}({what})"),
            Self::Value { field, value } if value.contains(' ') => write!(f, "{field}:\"{value}\""),
            Self::Value { field, value } => write!(f, "{field}:{value}"),
            Self::Dates(DateRange { from, to }) => {
                let day = |number: i64| {
                    PartialDate::from_day_number(number)
                        .map_or_else(|| "*".to_owned(), |date| date.to_string())
                };
                write!(f, "date:[{} TO {}]", day(*from), day(*to))
            }
            Self::And(parts) => join(f, parts, "AND"),
            Self::Or(parts) => join(f, parts, "OR"),
            Self::Not(inner) => write!(f, "NOT {inner}"),
        }
    }
}

fn prefix(f: &mut fmt::Formatter<'_>, field: Field) -> fmt::Result {
    if field == Field::Text {
        Ok(())
    } else {
        write!(f, "{field}:")
    }
}

fn quoted(f: &mut fmt::Formatter<'_>, forms: &[Form]) -> fmt::Result {
    let forms: Vec<String> = forms.iter().map(Form::to_string).collect();
    write!(f, "\"{}\"", forms.join(" "))
}

fn join(f: &mut fmt::Formatter<'_>, parts: &[Query], operator: &str) -> fmt::Result {
    f.write_str("(")?;
    for (index, part) in parts.iter().enumerate() {
        if index > 0 {
            write!(f, " {operator} ")?;
        }
        write!(f, "{part}")?;
    }
    f.write_str(")")
}
