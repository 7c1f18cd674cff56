//! The model back to a corpus file.

use std::fmt::Write as _;

use serde_json::{Map, Value};

use crate::model::{Document, Passage, Unit, Verification};

/// A document as a corpus file: front matter and passages, each passage with its own
/// attributes. Reading it back gives an equal document.
#[must_use]
pub fn write_document(document: &Document) -> String {
    let mut out = String::from("---\n");
    front_matter(document, &mut out);
    out.push_str("---\n");
    let mut headings: &[String] = &[];
    for passage in &document.passages {
        write_headings(headings, &passage.headings, &mut out);
        headings = &passage.headings;
        write_passage(document, passage, &mut out);
    }
    out
}

fn front_matter(document: &Document, out: &mut String) {
    let value = serde_json::to_value(document).unwrap_or_default();
    let Value::Object(mut map) = value else {
        return;
    };
    map.remove("passages");
    if document.lang == "en" {
        map.remove("lang");
    }
    let ours = document.passages.iter().any(|passage| {
        passage.counted && !matches!(passage.pinpoint.unit(), Unit::Point | Unit::Unnumbered)
    });
    if ours {
        map.insert("numbering".to_owned(), Value::from("counted"));
    }
    for (key, value) in plain_keys(map) {
        match value {
            Value::Array(items) if items.iter().any(Value::is_object) => {
                let _ = writeln!(out, "{key}:");
                for item in items {
                    let _ = writeln!(out, "  - {}", inline(&item));
                }
            }
            other => {
                let _ = writeln!(out, "{key}: {}", inline(&other));
            }
        }
    }
}

/// The keys as the corpus format calls them: evidence stands beside its owner's keys, and
/// the number of sources is `independent`.
fn plain_keys(map: Map<String, Value>) -> Map<String, Value> {
    let mut plain = Map::new();
    for (key, value) in map {
        match (key.as_str(), value) {
            ("evidence", Value::Object(inner)) => plain.extend(plain_keys(inner)),
            ("independent_sources", value) => {
                plain.insert("independent".to_owned(), value);
            }
            (_, Value::Object(inner)) => {
                plain.insert(key, Value::Object(plain_keys(inner)));
            }
            (_, Value::Array(items)) => {
                let items = items.into_iter().map(|item| match item {
                    Value::Object(inner) => Value::Object(plain_keys(inner)),
                    other => other,
                });
                plain.insert(key, items.collect());
            }
            (_, value) => {
                plain.insert(key, value);
            }
        }
    }
    plain
}

/// A value on one line.
fn inline(value: &Value) -> String {
    match value {
        Value::Null => "null".to_owned(),
        Value::String(text) => scalar(text),
        Value::Array(items) => {
            let items: Vec<_> = items.iter().map(inline).collect();
            format!("[{}]", items.join(", "))
        }
        Value::Object(map) => {
            let pairs: Vec<_> = map
                .iter()
                .map(|(key, value)| format!("{key}: {}", inline(value)))
                .collect();
            format!("{{{}}}", pairs.join(", "))
        }
        other => other.to_string(),
    }
}

/// A text, quoted wherever YAML could take it for something else. A string in JSON's
/// quotes is one in YAML's, save for what YAML does not print (YAML 1.2.2, production 1).
fn scalar(text: &str) -> String {
    let plain = text.starts_with(|c: char| c.is_alphanumeric() || c == '/')
        && text
            .chars()
            .all(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '.' | '/' | '(' | ')' | '_'))
        && !text.ends_with(' ')
        && !matches!(
            text,
            "null" | "true" | "false" | "yes" | "no" | "on" | "off"
        );
    if plain {
        text.to_owned()
    } else {
        let mut quoted = String::with_capacity(text.len() + 2);
        for c in Value::from(text).to_string().chars() {
            match c {
                '\u{7f}'..='\u{9f}'
                | '\u{2028}'
                | '\u{2029}'
                | '\u{feff}'
                | '\u{fffe}'
                | '\u{ffff}' => {
                    let _ = write!(quoted, "\\u{:04x}", u32::from(c));
                }
                c => quoted.push(c),
            }
        }
        quoted
    }
}

fn write_headings(before: &[String], now: &[String], out: &mut String) {
    let shared = before.iter().zip(now).take_while(|(a, b)| a == b).count();
    if before.len() > now.len() && shared == now.len() {
        // Markdown cannot close a heading: the innermost one of the new path is said again.
        if let Some(last) = now.last() {
            write_heading(now.len(), last, out);
        }
        return;
    }
    for (depth, heading) in now.iter().enumerate().skip(shared) {
        write_heading(depth + 1, heading, out);
    }
}

/// One line, as a heading of Markdown is.
fn write_heading(depth: usize, heading: &str, out: &mut String) {
    let words: Vec<&str> = heading.split_whitespace().collect();
    let _ = writeln!(
        out,
        "\n{} {}",
        "#".repeat(depth.min(6)),
        escape(&words.join(" "), true)
    );
}

fn write_passage(document: &Document, passage: &Passage, out: &mut String) {
    let label = match passage.pinpoint.levels() {
        [(Unit::Para, label)] => label.clone(),
        _ => passage.pinpoint.to_string(),
    };
    let _ = write!(out, "\n[{label}] ");
    for (index, line) in passage.text.split('\n').enumerate() {
        if index > 0 {
            out.push_str("\n\n");
        }
        out.push_str(&escape(line, index > 0));
    }
    out.push('\n');
    let attributes = attributes(document, passage);
    if !attributes.is_empty() {
        let _ = writeln!(out, "{{{}}}", attributes.join(" "));
    }
}

fn attributes(document: &Document, passage: &Passage) -> Vec<String> {
    let mut pairs = Vec::new();
    let mut add = |key: &str, value: Option<String>| {
        if let Some(value) = value {
            let quoted = value.contains(char::is_whitespace);
            pairs.push(if quoted {
                format!("{key}=\"{}\"", value.replace('"', "”"))
            } else {
                format!("{key}={value}")
            });
        }
    };
    let list = |items: Vec<String>| (!items.is_empty()).then(|| items.join(","));
    add("voice", passage.voice.map(|voice| voice.to_string()));
    add("role", passage.role.map(|role| role.to_string()));
    add(
        "issue",
        list(passage.issues.iter().map(ToString::to_string).collect()),
    );
    add(
        "answer",
        list(passage.answers.iter().map(ToString::to_string).collect()),
    );
    add("side", passage.side.map(|side| side.to_string()));
    add("sources", list(passage.evidence.sources.clone()));
    if passage.evidence.verification != document.verification {
        match passage.evidence.verification {
            Verification::Secondary {
                independent_sources,
            } => {
                add("verification", Some("secondary".to_owned()));
                add("independent", Some(independent_sources.to_string()));
            }
            other => add("verification", Some(other.as_str().to_owned())),
        }
    }
    add("reported-by", passage.reported_by.clone());
    add("date", passage.date.map(|date| date.to_string()));
    add("event", passage.event.map(|event| event.to_string()));
    add("text", passage.digest.then(|| "digest".to_owned()));
    add("by", passage.inferred.then(|| "hoja".to_owned()));
    pairs
}

/// A line of words as Markdown that reads back as the same words.
fn escape(line: &str, starts_line: bool) -> String {
    let mut out = String::with_capacity(line.len() + 8);
    for (index, c) in line.char_indices() {
        let begins = index == 0 && starts_line;
        let special = matches!(
            c,
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '{' | '}' | '~'
        ) || (c == '&' && entity(&line[index..]))
            || (begins && matches!(c, '#' | '-' | '+' | '='));
        if special {
            out.push('\\');
        }
        out.push(c);
        if starts_line && matches!(c, '.' | ')') {
            // A line that begins `12.` or `12)` would read as a list.
            let number = &line[..index];
            if !number.is_empty() && number.len() < 10 && number.bytes().all(|b| b.is_ascii_digit())
            {
                out.pop();
                out.push('\\');
                out.push(c);
            }
        }
    }
    out
}

/// Whether `&` begins what Markdown would take for a character entity.
fn entity(text: &str) -> bool {
    text[1..].find(';').is_some_and(|end| {
        end > 0
            && end < 12
            && text[1..=end]
                .chars()
                .all(|c| c.is_alphanumeric() || c == '#')
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::diagnostic::SourceFile;
    use crate::parse::parse_document;

    const HEAD: &str = "---\nid: a-b\nkind: judgment\ntitle: 'A: v B & others'\nverification: official-text\ntext: full\n---\n";

    fn document() -> Document {
        let parsed = parse_document(&SourceFile::new("t.md", HEAD));
        assert!(parsed.findings.is_empty(), "{:?}", parsed.findings);
        parsed.document.unwrap()
    }

    #[test]
    fn a_heading_of_two_lines_is_one() {
        let mut document = document();
        document.passages = vec![Passage {
            headings: vec!["The law\n{in} short".to_owned()],
            ..Passage::bare(
                crate::model::Pinpoint::number(crate::model::Unit::Para, 1),
                1,
                "It is short.".to_owned(),
            )
        }];
        let read = round(&document);
        assert_eq!(read.passages.len(), 1);
        assert_eq!(read.passages[0].headings, ["The law {in} short"]);
    }

    fn round(document: &Document) -> Document {
        let text = write_document(document);
        let parsed = parse_document(&SourceFile::new("t.md", text.clone()));
        assert!(parsed.findings.is_empty(), "{text}\n{:?}", parsed.findings);
        parsed.document.unwrap()
    }

    #[test]
    fn a_title_may_hold_what_yaml_does_not_print() {
        let mut document = document();
        for odd in [
            '\u{7f}', '\u{80}', '\u{85}', '\u{2028}', '\u{feff}', '\u{fffe}', '\u{ffff}',
        ] {
            document.title = format!("A{odd}B: \u{1}\t\"C\"");
            assert_eq!(round(&document).title, document.title);
        }
    }

    proptest! {
        #[test]
        fn any_words_come_back(lines in proptest::collection::vec("[ -~é“”‘’–]{1,60}", 1..4)) {
            let text = lines
                .iter()
                .map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "))
                .filter(|line| !line.is_empty())
                .collect::<Vec<_>>()
                .join("\n");
            prop_assume!(!text.is_empty());
            let mut document = document();
            let mut passage: Passage = serde_json::from_value(serde_json::json!({
                "pinpoint": "para 1", "ordinal": 1, "text": "", "verification": "official-text"
            })).unwrap();
            passage.text = text;
            document.passages = vec![passage];
            prop_assert_eq!(round(&document), document);
        }
    }
}
