//! Reading a mapping key by key, with all its mistakes.

use std::fmt::Display;
use std::str::FromStr;

use crate::diagnostic::{Diagnostic, Span, nearest};

use super::{Node, Value};

/// A value that was found, with its place.
#[derive(Debug, Clone)]
pub struct Found<T> {
    /// The value.
    pub value: T,
    /// Where it stands.
    pub span: Span,
}

/// A mapping that is being read. Every mistake becomes a finding; reading goes on.
pub struct Fields<'n, 'f> {
    span: Span,
    entries: Vec<(&'n str, &'n Node, &'n Node)>,
    findings: &'f mut Vec<Diagnostic>,
}

impl<'n, 'f> Fields<'n, 'f> {
    /// Opens `node` as a mapping of which only `allowed` keys may be used.
    ///
    /// `what` names it in messages: `a judgment`, `an order`.
    pub fn open(
        node: &'n Node,
        what: &str,
        allowed: &[&str],
        findings: &'f mut Vec<Diagnostic>,
    ) -> Option<Self> {
        let Value::Map(map) = &node.value else {
            findings.push(wrong_shape(node, &format!("{what} as a mapping")));
            return None;
        };
        let mut entries: Vec<(&str, &Node, &Node)> = Vec::new();
        for (key, value) in map {
            let Value::Scalar(name) = &key.value else {
                findings.push(wrong_shape(key, "a key"));
                continue;
            };
            if let Some((_, first, _)) = entries.iter().find(|(known, ..)| known == name) {
                findings.push(
                    Diagnostic::error(
                        "doubled-key",
                        format!("key `{name}` stands twice"),
                        key.span.clone(),
                    )
                    .label("second time here")
                    .related(first.span.clone(), "first time here")
                    .help("keep one of them"),
                );
                continue;
            }
            if !allowed.contains(&name.as_str()) {
                let help = nearest(name, allowed.iter().copied()).map_or_else(
                    || format!("known keys: {}", allowed.join(", ")),
                    |near| format!("did you mean `{near}`?"),
                );
                findings.push(
                    Diagnostic::error(
                        "unknown-key",
                        format!("{what} has no key `{name}`"),
                        key.span.clone(),
                    )
                    .help(help),
                );
            }
            entries.push((name, key, value));
        }
        Some(Self {
            span: node.span.clone(),
            entries,
            findings,
        })
    }

    /// Where the mapping begins.
    #[must_use]
    pub fn span(&self) -> Span {
        self.span.clone()
    }

    /// The findings, to add to them.
    pub fn findings(&mut self) -> &mut Vec<Diagnostic> {
        self.findings
    }

    /// The value of a key, unless it is absent or null.
    #[must_use]
    pub fn node(&self, key: &str) -> Option<&'n Node> {
        self.entries
            .iter()
            .find(|(name, ..)| *name == key)
            .map(|(_, _, value)| *value)
            .filter(|value| !matches!(value.value, Value::Null))
    }

    /// The place of a key's name.
    #[must_use]
    pub fn key_span(&self, key: &str) -> Option<Span> {
        self.entries
            .iter()
            .find(|(name, ..)| *name == key)
            .map(|(_, key, _)| key.span.clone())
    }

    /// A text.
    pub fn text(&mut self, key: &str) -> Option<Found<String>> {
        let node = self.node(key)?;
        match &node.value {
            Value::Scalar(text) if !text.trim().is_empty() => Some(Found {
                value: text.clone(),
                span: node.span.clone(),
            }),
            Value::Scalar(_) => {
                self.findings.push(Diagnostic::error(
                    "empty-value",
                    format!("`{key}` is empty"),
                    node.span.clone(),
                ));
                None
            }
            _ => {
                self.findings
                    .push(wrong_shape(node, &format!("`{key}` as a text")));
                None
            }
        }
    }

    /// A text that must be there.
    pub fn required(&mut self, key: &str) -> Option<Found<String>> {
        if self.node(key).is_none() {
            self.missing(key);
            return None;
        }
        self.text(key)
    }

    /// Reports a key that must be there and is not.
    pub fn missing(&mut self, key: &str) {
        let finding = match self.key_span(key) {
            Some(span) => Diagnostic::error("empty-value", format!("`{key}` is empty"), span),
            None => Diagnostic::error(
                "missing-key",
                format!("key `{key}` is missing"),
                self.span.clone(),
            )
            .help(format!("add a line `{key}: …`")),
        };
        self.findings.push(finding);
    }

    /// A text of a type of its own; a text that is none of it becomes a finding under `code`.
    pub fn parsed<T>(&mut self, key: &str, code: &'static str) -> Option<Found<T>>
    where
        T: FromStr,
        T::Err: Display,
    {
        let text = self.text(key)?;
        parse_found(text, code, self.findings)
    }

    /// One of a fixed set of names.
    pub fn one_of<T: FromStr>(&mut self, key: &str, names: &[&str]) -> Option<Found<T>> {
        let text = self.text(key)?;
        match text.value.parse() {
            Ok(value) => Some(Found {
                value,
                span: text.span,
            }),
            Err(_) => {
                self.findings
                    .push(unknown_name(key, &text.value, text.span, names));
                None
            }
        }
    }

    /// The items of a list; a single value counts as a list of one.
    #[must_use]
    pub fn items(&self, key: &str) -> Vec<&'n Node> {
        match self.node(key) {
            None => Vec::new(),
            Some(Node {
                value: Value::List(items),
                ..
            }) => items.iter().collect(),
            Some(node) => vec![node],
        }
    }

    /// A list of texts; a single text counts as a list of one.
    pub fn texts(&mut self, key: &str) -> Vec<Found<String>> {
        let mut texts = Vec::new();
        for item in self.items(key) {
            match &item.value {
                Value::Scalar(text) if !text.trim().is_empty() => {
                    texts.push(Found {
                        value: text.clone(),
                        span: item.span.clone(),
                    });
                }
                _ => self
                    .findings
                    .push(wrong_shape(item, &format!("`{key}` as a list of texts"))),
            }
        }
        texts
    }

    /// A list of texts of a type of their own.
    pub fn list<T>(&mut self, key: &str, code: &'static str) -> Vec<Found<T>>
    where
        T: FromStr,
        T::Err: Display,
    {
        self.texts(key)
            .into_iter()
            .filter_map(|text| parse_found(text, code, self.findings))
            .collect()
    }
}

fn parse_found<T>(
    text: Found<String>,
    code: &'static str,
    findings: &mut Vec<Diagnostic>,
) -> Option<Found<T>>
where
    T: FromStr,
    T::Err: Display,
{
    match text.value.trim().parse() {
        Ok(value) => Some(Found {
            value,
            span: text.span,
        }),
        Err(error) => {
            findings.push(Diagnostic::error(
                code,
                T::Err::to_string(&error),
                text.span,
            ));
            None
        }
    }
}

/// A finding for a word that is none of the names allowed for `key`.
pub(crate) fn unknown_name(key: &str, word: &str, span: Span, names: &[&str]) -> Diagnostic {
    let help = nearest(word, names.iter().copied()).map_or_else(
        || format!("one of: {}", names.join(", ")),
        |near| format!("did you mean `{near}`? One of: {}", names.join(", ")),
    );
    Diagnostic::error("unknown-value", format!("`{key}` cannot be `{word}`"), span).help(help)
}

fn wrong_shape(node: &Node, expected: &str) -> Diagnostic {
    Diagnostic::error(
        "wrong-shape",
        format!("expected {expected}, found {}", node.shape()),
        node.span.clone(),
    )
}
