//! What stands in a field: words, phrases, wildcards, values and dates.

use std::ops::Range;

use crate::diagnostic::{Diagnostic, nearest};
use crate::model::{Kind, PartialDate, Role, Voice};

use super::Field;
use super::form::Form;
use super::parser::{MOST_CONNECTORS, Parser, Quoting};
use super::tree::{DateRange, Query};
use super::words::{forms, is_wild};

/// The shortest word, in letters, that may be meant fuzzily.
const SHORTEST_FUZZY: usize = 3;

impl Parser<'_> {
    /// A word or a phrase in a field of words. A word that the text's own rules cut in
    /// two (`9A(1)`, `roll-out`) is searched as the phrase that it is there.
    fn words(
        &self,
        field: Field,
        text: &str,
        range: Range<usize>,
        quoting: Quoting,
    ) -> Result<Query, Diagnostic> {
        let forms = self.forms(text, &range, quoting)?;
        let exact: Option<Vec<String>> = forms
            .iter()
            .map(|form| {
                if let Form::Exact(word) = form {
                    Some(word.clone())
                } else {
                    None
                }
            })
            .collect();
        Ok(match exact {
            None => Query::Forms { field, forms },
            Some(mut words) if words.len() == 1 && quoting == Quoting::None => Query::Word {
                field,
                word: words.remove(0),
            },
            Some(words) => Query::Phrase { field, words },
        })
    }

    fn forms(
        &self,
        text: &str,
        range: &Range<usize>,
        quoting: Quoting,
    ) -> Result<Vec<Form>, Diagnostic> {
        let found = forms(text, quoting == Quoting::Quoted).map_err(|error| {
            let start = self
                .typed(range)
                .find(text)
                .map_or(range.start, |at| range.start + at);
            let place = start + error.range.start..start + error.range.end;
            self.error(place, error.message).help(error.help)
        })?;
        if found.is_empty() {
            return Err(self
                .error(
                    range.clone(),
                    format!("`{text}` holds no word to search for"),
                )
                .help(
                    "letters and digits are searched for; signs and punctuation are not indexed",
                ));
        }
        Ok(found)
    }

    pub(super) fn fuzzy(
        &self,
        field: Field,
        word: &str,
        edits: u8,
        range: Range<usize>,
    ) -> Result<Query, Diagnostic> {
        if !field.is_words() {
            return Err(self.error(
                range,
                format!("`{field}:` takes whole values, nothing fuzzy"),
            ));
        }
        let mut found = self.forms(word, &range, Quoting::None)?;
        match (found.len(), found.pop()) {
            (1, Some(Form::Exact(word))) if word.chars().count() >= SHORTEST_FUZZY => {
                Ok(Query::Forms {
                    field,
                    forms: vec![Form::Fuzzy { word, edits }],
                })
            }
            (1, _) => Err(self
                .error(
                    range,
                    format!("a fuzzy word has {SHORTEST_FUZZY} letters or more"),
                )
                .help("write a longer word, or leave `~` away")),
            _ => Err(self
                .error(range, format!("`{word}` is more than one word in a text"))
                .help(format!("for words near each other write \"{word}\"~5"))),
        }
    }

    pub(super) fn window(
        &self,
        text: &str,
        distance: u32,
        range: Range<usize>,
    ) -> Result<Query, Diagnostic> {
        if self.field != Field::Text {
            return Err(self.error(
                range,
                format!(
                    "`~{distance}` asks of the passage's words, not of `{}:`",
                    self.field
                ),
            ));
        }
        let forms = self.forms(text, &range, Quoting::Quoted)?;
        if forms.len() < 2 {
            return Err(self
                .error(
                    range,
                    "a distance wants two words or more between the quotation marks",
                )
                .help(format!(
                    "for a word nearly so written, leave the quotation marks away: `{}~`",
                    text.trim()
                )));
        }
        if forms.len() > MOST_CONNECTORS {
            return Err(self.error(
                range,
                format!("more than {MOST_CONNECTORS} words are asked to be near each other"),
            ));
        }
        Ok(Query::Within { forms, distance })
    }

    pub(super) fn value(
        &self,
        field: Field,
        value: &str,
        range: Range<usize>,
        quoting: Quoting,
    ) -> Result<Query, Diagnostic> {
        let closed: Option<Vec<&str>> = match field {
            Field::Kind => Some(Kind::names().collect()),
            Field::Voice => Some(Voice::names().collect()),
            Field::Role => Some(Role::names().collect()),
            _ => None,
        };
        if let Some(names) = closed
            && !names.contains(&value)
        {
            return Err(self.unknown(field, value, range, &names));
        }
        if !field.is_words() && (quoting == Quoting::Form || value.contains(is_wild)) {
            return Err(self.error(
                range,
                format!("`{field}:` takes whole values, without wildcards"),
            ));
        }
        match field {
            field if field.is_words() => self.words(field, value, range, quoting),
            Field::Date | Field::Year => {
                let date = self.date(value, range)?;
                Ok(Query::Dates(DateRange::new(Some(date), Some(date))))
            }
            Field::Para => {
                let pinpoint = value
                    .parse::<crate::model::Pinpoint>()
                    .map_err(|error| self.error(range, error.to_string()))?;
                Ok(Query::Value {
                    field,
                    value: pinpoint.to_string(),
                })
            }
            Field::Court => Ok(Query::Value {
                field,
                value: value.to_uppercase(),
            }),
            _ => Ok(Query::Value {
                field,
                value: value.to_owned(),
            }),
        }
    }

    fn unknown(
        &self,
        field: Field,
        value: &str,
        range: Range<usize>,
        names: &[&str],
    ) -> Diagnostic {
        let help = nearest(value, names.iter().copied()).map_or_else(
            || format!("one of: {}", names.join(", ")),
            |near| format!("did you mean `{field}:{near}`?"),
        );
        self.error(range, format!("there is no {field} `{value}`"))
            .help(help)
    }

    pub(super) fn range(
        &self,
        field: Field,
        inside: &str,
        range: Range<usize>,
    ) -> Result<Query, Diagnostic> {
        if !matches!(field, Field::Date | Field::Year) {
            return Err(self.error(range, format!("`{field}:` takes no range")));
        }
        let Some((from, to)) = inside.split_once(" TO ") else {
            return Err(self
                .error(range, "a range is written `[a TO b]`")
                .help("as in `date:[2019-04 TO 2020-01-30]`; `*` leaves an end open"));
        };
        let end = |text: &str| match text.trim() {
            "*" => Ok(None),
            text => self.date(text, range.clone()).map(Some),
        };
        let dates = DateRange::new(end(from)?, end(to)?);
        if dates.from > dates.to {
            return Err(self.error(range, "the range ends before it begins"));
        }
        Ok(Query::Dates(dates))
    }

    fn date(&self, text: &str, range: Range<usize>) -> Result<PartialDate, Diagnostic> {
        text.parse()
            .map_err(|error: crate::model::DateError| self.error(range, error.to_string()))
    }
}
