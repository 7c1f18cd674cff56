//! The template engine, the templates, and the filters that they use.

use std::collections::BTreeMap;
use std::sync::Arc;

use include_dir::{Dir, include_dir};
use minijinja::syntax::SyntaxConfig;
use minijinja::value::Value;
use minijinja::{AutoEscape, Environment, Error, ErrorKind, Output, State, UndefinedBehavior};
use thiserror::Error as ThisError;

use crate::diagnostic::{Diagnostic, SourceFile, Span};
use crate::model::{Paper, PartialDate};
use crate::parse::{guard, parse_paper};

/// The templates that come with the program.
static TEMPLATES: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/templates");

/// Why a paper could not be written.
#[derive(Debug, ThisError)]
pub enum RenderError {
    /// A template has a mistake, at a line of it.
    #[error("{}", .0.message)]
    Template(Box<Diagnostic>),
    /// What a template gives is no paper.
    #[error("`templates/{template}`, {message}")]
    Paper {
        /// The template.
        template: String,
        /// What is wrong, and where in the text that the template gives.
        message: String,
    },
    /// Links lead nowhere.
    #[error("links lead nowhere: {}", .0.join("; "))]
    Links(Vec<String>),
    /// The format was left out of this program.
    #[error("this hoja was built without the format `{0}`")]
    LeftOut(&'static str),
    /// A writer failed.
    #[error("could not write {format}: {message}")]
    Writer {
        /// The format.
        format: &'static str,
        /// What was wrong.
        message: String,
    },
}

/// Templates by name: those of the program, and a matter's own in their place.
pub struct Templates {
    environment: Environment<'static>,
    texts: Arc<BTreeMap<String, String>>,
}

impl Templates {
    /// The templates; `own` are a matter's, by the name of the file in its `templates/`.
    #[must_use]
    pub fn new(own: impl IntoIterator<Item = (String, String)>) -> Self {
        let mut texts: BTreeMap<String, String> = TEMPLATES
            .files()
            .filter_map(|file| {
                let name = file.path().to_str()?.to_owned();
                Some((name, file.contents_utf8()?.to_owned()))
            })
            .collect();
        texts.extend(own);
        let texts = Arc::new(texts);
        let mut environment = Environment::new();
        let loaded = Arc::clone(&texts);
        environment.set_loader(move |name| Ok(loaded.get(name).cloned()));
        // A line that holds nothing but a block tag gives no line.
        let syntax = SyntaxConfig::builder()
            .trim_blocks(true)
            .lstrip_blocks(true)
            .build()
            .expect("the usual signs part tags from text");
        environment.set_syntax(syntax);
        environment.set_undefined_behavior(UndefinedBehavior::SemiStrict);
        environment.set_auto_escape_callback(|name| {
            if name.ends_with(".md.j2") {
                AutoEscape::Custom("paper".into())
            } else {
                AutoEscape::Html
            }
        });
        environment.set_formatter(format);
        add_filters(&mut environment);
        Self { environment, texts }
    }

    /// A file beside the templates, by name.
    pub(super) fn text(&self, name: &str) -> Option<&str> {
        self.texts.get(name).map(String::as_str)
    }

    /// The names of all templates and the files beside them.
    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        self.texts.keys().map(String::as_str)
    }

    /// A file of the templates that is no template: a style sheet.
    pub(super) fn file(&self, name: &'static str) -> &str {
        self.texts.get(name).map_or("", String::as_str)
    }

    /// Fills in a template.
    pub(super) fn render(&self, template: &str, context: Value) -> Result<String, RenderError> {
        self.environment
            .get_template(template)
            .and_then(|found| found.render(context))
            .map_err(|error| self.mistake(template, &error))
    }

    /// The paper that a template gives. `name` is the stem of its file. Its links are still
    /// to be led to their places: [`super::link`].
    ///
    /// # Errors
    /// If the template has a mistake, or what it gives is no paper.
    pub fn paper(
        &self,
        template: &str,
        name: &str,
        lang: &str,
        context: Value,
    ) -> Result<Paper, RenderError> {
        let text = self.render(template, context)?;
        parse_paper(name, lang, &text).map_err(|error| RenderError::Paper {
            template: template.to_owned(),
            message: error.to_string(),
        })
    }

    /// A mistake of the template engine as a finding, at its line.
    fn mistake(&self, asked: &str, error: &Error) -> RenderError {
        // The innermost error that knows its place: a macro's, not that of its caller.
        let mut place = (asked, None);
        let mut message = error.detail().map_or_else(
            || error.kind().to_string(),
            |detail| format!("{}: {detail}", error.kind()),
        );
        let mut next: Option<&(dyn std::error::Error + 'static)> = Some(error);
        while let Some(current) = next {
            if let Some(error) = current.downcast_ref::<Error>() {
                if let (Some(name), Some(line)) = (error.name(), error.line()) {
                    place = (name, Some(line));
                }
                if let Some(detail) = error.detail() {
                    message = format!("{}: {detail}", error.kind());
                }
            }
            next = current.source();
        }
        let (name, line) = place;
        let text = self.texts.get(name).cloned().unwrap_or_default();
        let begin: usize = text
            .split_inclusive('\n')
            .take(line.unwrap_or(1).saturating_sub(1))
            .map(str::len)
            .sum();
        let length = text[begin..].lines().next().map_or(0, str::len);
        let file = SourceFile::new(format!("templates/{name}"), text);
        RenderError::Template(Box::new(
            Diagnostic::error(
                "template-mistake",
                message,
                Span::new(&file, begin..begin + length),
            )
            .help("a template of the program is replaced by one of the same name in the matter's `templates/`"),
        ))
    }
}

/// Writes a value into a template: guarded against Markdown in papers, escaped in HTML. What
/// is not there is a mistake, never the word "none".
fn format(out: &mut Output, state: &mut State, value: &Value) -> Result<(), Error> {
    if value.is_none() {
        return Err(Error::new(
            ErrorKind::InvalidOperation,
            "a value that is not there is written: ask for it with `if` first",
        ));
    }
    if !matches!(state.auto_escape(), AutoEscape::Custom(_)) || value.is_undefined() {
        return minijinja::escape_formatter(out, state, value);
    }
    let written = if value.is_safe() {
        out.write_str(&value.to_string())
    } else {
        out.write_str(&guard(&value.to_string()))
    };
    written.map_err(|error| Error::new(ErrorKind::WriteFailure, error.to_string()))
}

fn add_filters(environment: &mut Environment<'_>) {
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
    // What a person wrote as Markdown stays Markdown.
    environment.add_filter("markdown", Value::from_safe_string);
    environment.add_filter("groupby_in_order", group_in_order);
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
