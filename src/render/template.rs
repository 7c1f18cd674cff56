//! The template engine and the filters that our templates use.

use minijinja::value::Value;
use minijinja::{Environment, Error, UndefinedBehavior};
use thiserror::Error as ThisError;

use crate::model::PartialDate;

/// Columns of a line of running text.
const COLUMNS: usize = 80;

/// Why a template could not be filled in. The message names template and line.
#[derive(Debug, ThisError)]
#[error("{message}")]
pub struct RenderError {
    /// What, and where in the template.
    pub message: String,
}

impl From<Error> for RenderError {
    fn from(error: Error) -> Self {
        Self {
            message: error.to_string(),
        }
    }
}

/// An environment with our filters, in which an undefined name is an error.
pub(super) fn environment<'a>() -> Environment<'a> {
    let mut environment = Environment::new();
    environment.set_undefined_behavior(UndefinedBehavior::Chainable);
    environment.add_filter(
        "fill",
        |text: String, first: Option<String>, rest: Option<String>| {
            fill(
                &text,
                first.as_deref().unwrap_or(""),
                rest.as_deref().unwrap_or(""),
                COLUMNS,
            )
        },
    );
    environment.add_filter("day", |date: String| {
        date.parse()
            .map_or(date, |date: PartialDate| date.in_words())
    });
    environment.add_filter("sentence", |text: String| {
        let mut chars = text.chars();
        chars.next().map_or(String::new(), |first| {
            first.to_uppercase().chain(chars).collect()
        })
    });
    environment.add_filter("groupby_in_order", group_in_order);
    environment
}

/// Breaks `text` into lines of at most `columns`, with prefixes for the first line and the
/// others. Line feeds in the text begin new lines.
#[must_use]
pub fn fill(text: &str, first: &str, rest: &str, columns: usize) -> String {
    let mut out = String::new();
    for (index, line) in text.split('\n').enumerate() {
        if index > 0 {
            out.push('\n');
        }
        let options = textwrap::Options::new(columns)
            .initial_indent(if index == 0 { first } else { rest })
            .subsequent_indent(rest)
            .word_separator(textwrap::WordSeparator::AsciiSpace)
            .break_words(false)
            .word_splitter(textwrap::WordSplitter::NoHyphenation);
        out.push_str(&textwrap::fill(line.trim(), options));
    }
    out
}

/// Runs of items that share an attribute, in the order in which they come.
fn group_in_order(items: Value, attribute: String) -> Result<Vec<(Value, Vec<Value>)>, Error> {
    let mut groups: Vec<(Value, Vec<Value>)> = Vec::new();
    for item in items.try_iter()? {
        let key = item.get_attr(&attribute)?;
        match groups.last_mut() {
            Some((last, list)) if *last == key => list.push(item),
            _ => groups.push((key, vec![item])),
        }
    }
    Ok(groups)
}
