//! A whole document file.

use std::ops::Range;
use std::sync::Arc;

use crate::diagnostic::{Diagnostic, SourceFile, Span};
use crate::model::Document;

use super::body::{self, Defaults};
use super::front_matter;
use super::link::{Declaration, Link};
use super::records::Notes;

/// What a document file gave.
#[derive(Debug)]
pub struct ParsedDocument {
    /// The document, unless its front matter lacks what every document needs.
    pub document: Option<Document>,
    /// The first line of each passage, in the order of the passages.
    pub passage_spans: Vec<Span>,
    /// The place of its id, or the beginning of the file.
    pub span: Span,
    /// What it refers to.
    pub links: Vec<Link>,
    /// The names that it takes.
    pub declarations: Vec<Declaration>,
    /// What is wrong with it.
    pub findings: Vec<Diagnostic>,
}

/// Reads a document file.
#[must_use]
pub fn parse_document(file: &Arc<SourceFile>) -> ParsedDocument {
    let mut notes = Notes::default();
    let mut parsed = ParsedDocument {
        document: None,
        passage_spans: Vec::new(),
        span: Span::new(file, 0..0),
        links: Vec::new(),
        declarations: Vec::new(),
        findings: Vec::new(),
    };
    if let Some((head, body)) = split(file, &mut notes.findings) {
        let front = match crate::yaml::parse(file, head) {
            Ok(node) => front_matter::read(&node, &mut notes),
            Err(finding) => {
                notes.findings.push(finding);
                None
            }
        };
        if let Some(mut front) = front {
            let defaults = Defaults {
                verification: front.document.verification,
                text: front.document.text,
                counted: front.counted,
            };
            let body = body::parse(file, body, &defaults, &mut notes.findings, &mut notes.links);
            front.document.passages = body.passages;
            parsed.passage_spans = body.spans;
            parsed.span = front.id_span;
            parsed.document = Some(front.document);
        }
    }
    parsed.links = notes.links;
    parsed.declarations = notes.declarations;
    parsed.findings = notes.findings;
    parsed
}

/// The places of the front matter and of what follows it.
pub(super) fn split(
    file: &Arc<SourceFile>,
    findings: &mut Vec<Diagnostic>,
) -> Option<(Range<usize>, Range<usize>)> {
    let text = &file.text;
    let bom = if text.starts_with('\u{feff}') {
        '\u{feff}'.len_utf8()
    } else {
        0
    };
    let mut lines = text[bom..].split_inclusive('\n');
    let first = lines.next().unwrap_or_default();
    if first.trim_end() != "---" {
        findings.push(
            Diagnostic::error(
                "no-front-matter",
                "the file has no front matter",
                Span::new(file, bom..bom + first.trim_end().len()),
            )
            .help("begin with a line `---`, the keys, and a line `---`; `hoja add` makes a document of a plain text"),
        );
        return None;
    }
    let start = bom + first.len();
    let mut at = start;
    for line in lines {
        if line.trim_end() == "---" {
            return Some((start..at, at + line.len()..text.len()));
        }
        at += line.len();
    }
    findings.push(
        Diagnostic::error(
            "unclosed-front-matter",
            "the front matter is never closed",
            Span::new(file, bom..bom + 3),
        )
        .help("end it with a line `---`"),
    );
    None
}
