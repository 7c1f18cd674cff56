//! One line as a document.

use std::borrow::Cow;
use std::collections::HashSet;

use serde::Deserialize;
use serde_json::{Map, Value, json};

use super::{LineError, MAX_PASSAGE_BYTES, MAX_PASSAGES};
use crate::import::imported::{is_unprinted, single_spaces};
use crate::model::{
    DocId, Document, Kind, PartialDate, Passage, Pinpoint, TextKind, Unit, Verification,
};

/// Most words of a finding that quotes what it found.
const MAX_QUOTED: usize = 60;

/// Reads a document from a line.
///
/// Where the line does not say otherwise, the text is the document's own, read in the document
/// itself, in English. A passage whose pinpoint is none that the model knows, or one that an
/// earlier passage has, counts as unnumbered, and its printed pinpoint is its last heading.
///
/// # Errors
/// If it is no JSON object of that shape, or holds a value that the model does not allow.
pub fn read_line(line: &[u8]) -> Result<Document, LineError> {
    let text = std::str::from_utf8(line).map_err(|_| LineError::NotUtf8)?;
    // Some programs put a mark of the encoding before the first line.
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    match serde_json::from_str::<Plain<'_>>(text) {
        Ok(plain) => plain.document(),
        // More keys than the plain ones, or no document at all: the slow way tells.
        Err(_) => full(text),
    }
}

/// The shape of large sets, read without a copy of what is not kept.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Plain<'a> {
    #[serde(borrow)]
    id: Cow<'a, str>,
    #[serde(borrow)]
    kind: Cow<'a, str>,
    #[serde(borrow)]
    title: Cow<'a, str>,
    #[serde(default, borrow)]
    date: Option<Cow<'a, str>>,
    #[serde(default, borrow)]
    lang: Option<Cow<'a, str>>,
    #[serde(default, borrow)]
    text: Option<Cow<'a, str>>,
    #[serde(borrow)]
    passages: Vec<PlainPassage<'a>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PlainPassage<'a> {
    #[serde(default, borrow)]
    pinpoint: Cow<'a, str>,
    #[serde(borrow)]
    text: Cow<'a, str>,
}

impl Plain<'_> {
    fn document(self) -> Result<Document, LineError> {
        let mut head = Map::new();
        head.insert("id".to_owned(), json!(self.id));
        head.insert("kind".to_owned(), json!(self.kind));
        head.insert("title".to_owned(), json!(self.title));
        for (key, value) in [
            ("date", self.date),
            ("lang", self.lang),
            ("text", self.text),
        ] {
            head.extend(value.map(|value| (key.to_owned(), json!(value))));
        }
        let mut document = head_of(head)?;
        if self.passages.len() > MAX_PASSAGES {
            return Err(LineError::TooManyPassages);
        }
        let verification = document.verification;
        let mut pinpoints = Pinpoints::default();
        for raw in self.passages {
            if raw.text.len() > MAX_PASSAGE_BYTES {
                return Err(LineError::PassageTooLong);
            }
            let text = clean(raw.text);
            if text.is_empty() {
                continue;
            }
            let mut passage = Passage::bare(Pinpoint::number(Unit::Unnumbered, 1), 0, text);
            passage.evidence.verification = verification;
            pinpoints.place(&mut passage, &raw.pinpoint);
            document.passages.push(passage);
        }
        Ok(document)
    }
}

/// A line with whatever a document may have.
fn full(text: &str) -> Result<Document, LineError> {
    let mut head: Map<String, Value> =
        serde_json::from_str(text).map_err(|error| misshapen(&error))?;
    let passages = match head.remove("passages") {
        Some(Value::Array(passages)) => passages,
        Some(_) => return Err(LineError::Shape("`passages` is no list".to_owned())),
        None => return Err(LineError::Shape("missing field `passages`".to_owned())),
    };
    if passages.len() > MAX_PASSAGES {
        return Err(LineError::TooManyPassages);
    }
    let mut document = head_of(head)?;
    let verification = serde_json::to_value(document.verification).unwrap_or_default();
    let mut pinpoints = Pinpoints::default();
    for passage in passages {
        let Value::Object(mut fields) = passage else {
            return Err(LineError::Shape("a passage is no object".to_owned()));
        };
        let printed = match fields.remove("pinpoint") {
            Some(Value::String(printed)) => printed,
            _ => String::new(),
        };
        if !fields.contains_key("verification")
            && let Value::Object(inherited) = &verification
        {
            fields.extend(inherited.clone());
        }
        known("passage", fields.keys(), PASSAGE_KEYS)?;
        fields.insert("pinpoint".to_owned(), json!("unnumbered 1"));
        fields.insert("ordinal".to_owned(), json!(0));
        let mut passage: Passage =
            serde_json::from_value(Value::Object(fields)).map_err(|error| misshapen(&error))?;
        if passage.text.len() > MAX_PASSAGE_BYTES {
            return Err(LineError::PassageTooLong);
        }
        passage.text = clean(Cow::Owned(passage.text));
        if passage.text.is_empty() {
            continue;
        }
        pinpoints.place(&mut passage, &printed);
        document.passages.push(passage);
    }
    Ok(document)
}

/// Keys of a passage, beside its pinpoint.
const PASSAGE_KEYS: &[&str] = &[
    "counted",
    "ordinal",
    "headings",
    "text",
    "voice",
    "role",
    "issues",
    "answers",
    "side",
    "verification",
    "independent_sources",
    "sources",
    "reported_by",
    "date",
    "event",
    "digest",
    "inferred",
];

/// Keys of a document, beside its passages.
const DOCUMENT_KEYS: &[&str] = &[
    "id",
    "kind",
    "title",
    "short",
    "date",
    "lang",
    "text",
    "work",
    "aliases",
    "citations",
    "issues",
    "verification",
    "independent_sources",
    "unverified",
    "sources",
    "relations",
    "conflicts",
    "touches",
    "note",
    "court",
    "station",
    "division",
    "bench",
    "number",
    "parties",
    "outcome",
    "standing",
    "orders",
    "cap",
    "assent",
    "commencement",
    "published",
    "version",
    "provisions",
    "speaker",
    "office",
    "place",
    "publisher",
    "reported_by",
    "imported",
];

/// Nobody's key is dropped in silence.
fn known<'a>(
    what: &'static str,
    mut keys: impl Iterator<Item = &'a String>,
    list: &[&str],
) -> Result<(), LineError> {
    let Some(key) = keys.find(|key| !list.contains(&key.as_str())) else {
        return Ok(());
    };
    let near = crate::diagnostic::nearest(key, list.iter().copied());
    let help = near.map_or(String::new(), |near| format!("; did you mean `{near}`?"));
    Err(LineError::Value {
        key: what,
        reason: short(&format!("there is no key `{key}`{help}")),
    })
}

/// The document without its passages.
fn head_of(mut head: Map<String, Value>) -> Result<Document, LineError> {
    known("document", head.keys(), DOCUMENT_KEYS)?;
    let written = |head: &Map<String, Value>, key: &str| -> String {
        head.get(key)
            .and_then(Value::as_str)
            .unwrap_or_default()
            .to_owned()
    };
    let wrong = |key, reason: &dyn std::fmt::Display| LineError::Value {
        key,
        reason: short(&reason.to_string()),
    };
    for key in ["id", "kind", "title"] {
        if !head.get(key).is_some_and(Value::is_string) {
            return Err(LineError::Shape(format!("missing field `{key}`")));
        }
    }
    written(&head, "id")
        .parse::<DocId>()
        .map_err(|error| wrong("id", &error))?;
    let kind = written(&head, "kind");
    kind.parse::<Kind>()
        .map_err(|_| wrong("kind", &format!("`{kind}` is no kind of document")))?;
    let title = single_spaces(&written(&head, "title"));
    if title.is_empty() {
        return Err(wrong("title", &"it is empty"));
    }
    head.insert("title".to_owned(), Value::String(title));
    for key in ["date", "lang", "text"] {
        if written(&head, key).is_empty() {
            head.shift_remove(key);
        }
    }
    if head.contains_key("date") {
        let date = written(&head, "date").parse::<PartialDate>();
        date.map_err(|error| wrong("date", &error))?;
    }
    let text = match written(&head, "text").as_str() {
        "" => TextKind::Full,
        text => text.parse().map_err(|_| {
            wrong(
                "text",
                &format!("`{text}` is none of `full`, `digest` and `none`"),
            )
        })?,
    };
    head.insert("text".to_owned(), json!(text));
    if !head.contains_key("lang") {
        head.insert("lang".to_owned(), json!("en"));
    }
    if !head.contains_key("verification") {
        // A digest is somebody's report: without its sources nobody can tell how good.
        let verification = match text {
            TextKind::Full => Verification::OfficialText,
            TextKind::Digest | TextKind::Absent => Verification::Unverified,
        };
        head.insert("verification".to_owned(), json!(verification.as_str()));
    }
    serde_json::from_value(Value::Object(head)).map_err(|error| misshapen(&error))
}

/// What JSON cannot be read, and where in the line: the line's own number is known outside.
fn misshapen(error: &serde_json::Error) -> LineError {
    let words = error.to_string();
    let place = format!(" at line {} column {}", error.line(), error.column());
    LineError::Shape(match words.strip_suffix(&place) {
        Some(words) => format!("column {}: {}", error.column(), short(words)),
        None => short(&words),
    })
}

/// Gives each passage a pinpoint of its own, and its place.
#[derive(Default)]
struct Pinpoints {
    seen: HashSet<Pinpoint>,
    unnumbered: u32,
    ordinal: u32,
}

impl Pinpoints {
    fn place(&mut self, passage: &mut Passage, printed: &str) {
        self.ordinal += 1;
        passage.ordinal = self.ordinal;
        let known = printed
            .parse::<Pinpoint>()
            .ok()
            .filter(|pinpoint| !self.seen.contains(pinpoint));
        passage.pinpoint = known.unwrap_or_else(|| {
            let printed = single_spaces(printed);
            if !printed.is_empty() {
                passage.headings.push(printed);
            }
            passage.counted = true;
            self.unnumbered += 1;
            Pinpoint::number(Unit::Unnumbered, self.unnumbered)
        });
        self.seen.insert(passage.pinpoint.clone());
    }
}

/// Single spaces; paragraphs stay parted. Most texts are so already.
fn clean(text: Cow<'_, str>) -> String {
    if is_clean(&text) {
        return text.into_owned();
    }
    let lines: Vec<String> = text
        .lines()
        .map(single_spaces)
        .filter(|line| !line.is_empty())
        .collect();
    lines.join("\n")
}

/// Whether a text has nothing that [`clean`] would change.
fn is_clean(text: &str) -> bool {
    let mut before = ' ';
    for c in text.chars() {
        let changed = match c {
            ' ' => before == ' ',
            c if c.is_ascii() => !c.is_ascii_graphic(),
            c => c.is_whitespace() || is_unprinted(c),
        };
        if changed {
            return false;
        }
        before = c;
    }
    before != ' '
}

fn short(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().take(MAX_QUOTED).collect();
    let text = words.join(" ");
    if text.chars().count() > 300 {
        text.chars().take(300).chain(['…']).collect()
    } else {
        text
    }
}
