//! BibTeX, with the entry types that biblatex has for law.

use std::fmt::Write as _;

use crate::model::Document;

use super::{citations, court};

/// One document as an entry. Its key is the document's id.
#[must_use]
pub fn bibtex(document: &Document) -> String {
    let kind = if document.kind.is_decision() {
        "jurisdiction"
    } else if document.kind.is_law() {
        "legislation"
    } else {
        "misc"
    };
    let mut out = format!("@{kind}{{{},\n", document.id);
    let mut put = |key: &str, value: Option<String>| {
        if let Some(value) = value.filter(|value| !value.is_empty()) {
            let _ = writeln!(out, "  {key} = {{{value}}},");
        }
    };
    let text = |value: &str| Some(escape(value));
    // The second braces keep capital letters as they are.
    put("title", Some(format!("{{{}}}", escape(&document.title))));
    put("shorttitle", document.short.as_deref().and_then(text));
    put(
        "author",
        document
            .speaker
            .as_ref()
            .map(|name| format!("{{{}}}", escape(name))),
    );
    put("institution", court(document).as_deref().and_then(text));
    put(
        "location",
        document
            .station
            .as_deref()
            .or(document.place.as_deref())
            .and_then(text),
    );
    put("organization", text(&document.publisher.join("; ")));
    put("number", text(&document.number.join("; ")));
    put("date", document.date.map(|date| date.to_string()));
    put("note", text(&citations(document).join("; ")));
    put("url", document.url().map(address));
    put(
        "langid",
        Some(if document.lang == "en" {
            "british".to_owned()
        } else {
            document.lang.clone()
        }),
    );
    out.push_str("}\n");
    out
}

/// Text without signs that TeX takes for its own.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' | '%' | '$' | '#' | '_' | '{' | '}' => {
                out.push('\\');
                out.push(c);
            }
            '\\' => out.push_str("\\textbackslash{}"),
            '~' => out.push_str("\\textasciitilde{}"),
            '^' => out.push_str("\\textasciicircum{}"),
            '\n' => out.push(' '),
            c => out.push(c),
        }
    }
    out
}

/// An address: verbatim, but for braces, which would end it.
fn address(url: &str) -> String {
    url.replace('{', "%7B")
        .replace('}', "%7D")
        .replace('\\', "%5C")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_of_tex_are_escaped() {
        assert_eq!(
            escape("A & B {50%} #1_x $2 ~^\\"),
            "A \\& B \\{50\\%\\} \\#1\\_x \\$2 \\textasciitilde{}\\textasciicircum{}\\textbackslash{}"
        );
        assert_eq!(
            address("https://example.org/a_b%20{c}"),
            "https://example.org/a_b%20%7Bc%7D"
        );
    }
}
