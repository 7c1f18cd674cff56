//! The tree, and how it is read.

use std::fmt;
use std::ops::Range;
use std::sync::Arc;

use serde::de::{self, Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_yaml::{DuplicateKeyPolicy, Spanned};

use crate::diagnostic::{Diagnostic, SourceFile, Span};

/// A value and its place.
#[derive(Debug, Clone)]
pub struct Node {
    /// What it is.
    pub value: Value,
    /// Where it stands; for a list or a mapping, where it begins.
    pub span: Span,
}

/// What a [`Node`] holds.
#[derive(Debug, Clone)]
pub enum Value {
    /// Nothing, or the word `null`.
    Null,
    /// A text, as it is written, quotes undone.
    Scalar(String),
    /// A list.
    List(Vec<Node>),
    /// A mapping: its keys and values in the order of the file. Doubled keys are kept.
    Map(Vec<(Node, Node)>),
}

impl Node {
    /// What the value is called in a message: `a list`.
    #[must_use]
    pub const fn shape(&self) -> &'static str {
        match self.value {
            Value::Null => "nothing",
            Value::Scalar(_) => "a text",
            Value::List(_) => "a list",
            Value::Map(_) => "a mapping",
        }
    }
}

/// The tree as the crate hands it out, with spans relative to the part that was parsed.
enum Raw {
    Null,
    /// A text whose written form is the value.
    Text(String),
    /// A number or a truth: its written form stands in the source.
    Plain,
    List(Vec<Spanned<Raw>>),
    Map(Vec<(Spanned<Raw>, Spanned<Raw>)>),
}

struct RawVisitor;

impl<'de> Visitor<'de> for RawVisitor {
    type Value = Raw;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a YAML value")
    }

    fn visit_unit<E: de::Error>(self) -> Result<Raw, E> {
        Ok(Raw::Null)
    }

    fn visit_none<E: de::Error>(self) -> Result<Raw, E> {
        Ok(Raw::Null)
    }

    fn visit_bool<E: de::Error>(self, _: bool) -> Result<Raw, E> {
        Ok(Raw::Plain)
    }

    fn visit_i64<E: de::Error>(self, _: i64) -> Result<Raw, E> {
        Ok(Raw::Plain)
    }

    fn visit_u64<E: de::Error>(self, _: u64) -> Result<Raw, E> {
        Ok(Raw::Plain)
    }

    fn visit_i128<E: de::Error>(self, _: i128) -> Result<Raw, E> {
        Ok(Raw::Plain)
    }

    fn visit_u128<E: de::Error>(self, _: u128) -> Result<Raw, E> {
        Ok(Raw::Plain)
    }

    fn visit_f64<E: de::Error>(self, _: f64) -> Result<Raw, E> {
        Ok(Raw::Plain)
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<Raw, E> {
        Ok(Raw::Text(text.to_owned()))
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Raw, D::Error> {
        deserializer.deserialize_any(self)
    }

    fn visit_newtype_struct<D: Deserializer<'de>>(self, deserializer: D) -> Result<Raw, D::Error> {
        deserializer.deserialize_any(self)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Raw, A::Error> {
        let mut items = Vec::new();
        while let Some(item) = seq.next_element()? {
            items.push(item);
        }
        Ok(Raw::List(items))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Raw, A::Error> {
        let mut entries = Vec::new();
        while let Some(key) = map.next_key()? {
            entries.push((key, map.next_value()?));
        }
        Ok(Raw::Map(entries))
    }
}

impl<'de> Deserialize<'de> for Raw {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(RawVisitor)
    }
}

/// Reads the YAML that stands in `range` of `file`.
///
/// # Errors
/// One finding where the text is no YAML at all: the crate stops at the first such place.
pub fn parse(file: &Arc<SourceFile>, range: Range<usize>) -> Result<Node, Diagnostic> {
    let text = &file.text[range.clone()];
    let options = serde_yaml::options! {
        duplicate_keys: DuplicateKeyPolicy::PassThrough,
    };
    match serde_yaml::from_str_with_options::<Spanned<Raw>>(text, options) {
        Ok(root) => Ok(place(root, file, range.start, text)),
        Err(error) => {
            let at = error
                .location()
                .map_or(0, |location| offset_of(text, location));
            Err(syntax_error(file, &error, text, range.start, at))
        }
    }
}

fn syntax_error(
    file: &Arc<SourceFile>,
    error: &serde_yaml::Error,
    text: &str,
    base: usize,
    at: usize,
) -> Diagnostic {
    let message = error.without_snippet().to_string();
    let message = message.lines().next().unwrap_or("this is not YAML");
    let message = message.split(" at line ").next().unwrap_or(message);
    let mut line = line_at(text, at);
    let mut help = quoting_help(&text[line.clone()]);
    if help.is_none() && line.start > 0 {
        // The crate often notices only on the next line that a value was not closed.
        let before = line_at(text, line.start - 1);
        help = quoting_help(&text[before.clone()]);
        if help.is_some() {
            line = before;
        }
    }
    let (message, start, label) = match (&help, text[line.clone()].find(": ")) {
        (Some(_), Some(colon)) => (
            "this value is no YAML as it stands",
            line.start + colon + 2,
            "",
        ),
        _ => (
            message,
            at.min(line.end),
            "the YAML cannot be read past this place",
        ),
    };
    Diagnostic::error(
        "yaml-syntax",
        message,
        Span::new(file, base + start..base + line.end),
    )
    .label(label)
    .maybe_help(help)
}

/// The byte offset of a line and column, both from 1: errors carry no byte offset.
fn offset_of(text: &str, location: serde_yaml::Location) -> usize {
    let line = usize::try_from(location.line())
        .unwrap_or(usize::MAX)
        .max(1);
    let column = usize::try_from(location.column()).unwrap_or(1).max(1);
    let start: usize = text
        .split_inclusive('\n')
        .take(line - 1)
        .map(str::len)
        .sum();
    let line = text[start..].lines().next().unwrap_or_default();
    start
        + line
            .char_indices()
            .nth(column - 1)
            .map_or(line.len(), |(at, _)| at)
}

fn line_at(text: &str, at: usize) -> Range<usize> {
    let start = text[..at].rfind('\n').map_or(0, |n| n + 1);
    let end = text[at..].find('\n').map_or(text.len(), |n| at + n);
    start..end.max(start)
}

/// The usual slips of legal data: `citation: [1943] 2 All ER` and `title: R v Smith: appeal`.
fn quoting_help(line: &str) -> Option<String> {
    let (_, value) = line.split_once(": ")?;
    let value = value.trim();
    let bracket = value.starts_with('[') && !value.ends_with(']');
    (bracket || value.contains(": "))
        .then(|| format!("quote the value: '{}'", value.replace('\'', "''")))
}

fn place(raw: Spanned<Raw>, file: &Arc<SourceFile>, base: usize, text: &str) -> Node {
    let location = raw.referenced.span();
    let start = location
        .byte_offset()
        .map_or(0, |offset| offset as usize)
        .min(text.len());
    let len = location.byte_len().map_or(0, |len| len as usize);
    let end = (start + len).min(text.len());
    let written = text.get(start..end).unwrap_or_default();
    let value = match raw.value {
        Raw::Null => Value::Null,
        Raw::Text(text) => Value::Scalar(text),
        Raw::Plain => Value::Scalar(written.trim().to_owned()),
        Raw::List(items) => Value::List(
            items
                .into_iter()
                .map(|item| place(item, file, base, text))
                .collect(),
        ),
        Raw::Map(entries) => Value::Map(
            entries
                .into_iter()
                .map(|(key, value)| (place(key, file, base, text), place(value, file, base, text)))
                .collect(),
        ),
    };
    let trimmed = start + written.trim_end().len();
    let end = match value {
        Value::Scalar(_) => trimmed,
        // The crate gives the whole extent of a block; a finding about it points at its beginning.
        _ => text[start..trimmed]
            .find('\n')
            .map_or(trimmed, |n| start + n),
    };
    Node {
        value,
        span: Span::new(file, base + start..base + end.max(start)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Node {
        parse(&SourceFile::new("t.yaml", text), 0..text.len()).unwrap()
    }

    #[test]
    fn values_keep_their_written_form_and_place() {
        let text = "é: ü\ncitation: 1.10\nanswer: no\ndate: 2020-01-30\nq: \"a b\"\nlist: [x, 'y z']\nnone:\n";
        let Value::Map(entries) = read(text).value else {
            panic!("a mapping")
        };
        let scalars: Vec<_> = entries
            .iter()
            .filter_map(|(key, value)| match (&key.value, &value.value) {
                (Value::Scalar(k), Value::Scalar(v)) => {
                    Some((k.as_str(), v.as_str(), value.span.text()))
                }
                _ => None,
            })
            .collect();
        assert_eq!(
            scalars,
            [
                ("é", "ü", "ü"),
                ("citation", "1.10", "1.10"),
                ("answer", "no", "no"),
                ("date", "2020-01-30", "2020-01-30"),
                ("q", "a b", "\"a b\""),
            ]
        );
        let Value::List(items) = &entries[5].1.value else {
            panic!("a list")
        };
        assert_eq!(items[1].span.text(), "'y z'");
        assert!(matches!(entries[6].1.value, Value::Null));
    }

    #[test]
    fn doubled_keys_are_kept() {
        let Value::Map(entries) = read("a: 1\na: 2\n").value else {
            panic!("a mapping")
        };
        assert_eq!(entries.len(), 2);
        assert_eq!(entries[1].0.span.range, 5..6);
    }

    #[test]
    fn the_usual_slips_get_a_hint() {
        let text = "id: x\ncitation: [1943] 2 All ER\n";
        let finding = parse(&SourceFile::new("t.yaml", text), 0..text.len()).unwrap_err();
        assert_eq!(finding.code.0, "yaml-syntax");
        assert_eq!(finding.help.unwrap(), "quote the value: '[1943] 2 All ER'");
    }
}
