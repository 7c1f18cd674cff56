//! The file of an issue.

use std::sync::Arc;

use crate::diagnostic::{Diagnostic, SourceFile, Span};
use crate::model::{Authority, Issue, IssueId, Reference, Verification};
use crate::yaml::{Fields, Found};

use super::document::split;
use super::link::{Declaration, Declared, Link, Target};
use super::notes::note_citations;
use super::records::{self, Notes};

/// What the file of an issue gave.
#[derive(Debug)]
pub struct ParsedIssue {
    /// The issue, unless its front matter lacks what every issue needs.
    pub issue: Option<Issue>,
    /// The query with its place, to be read by the query parser.
    pub query: Option<Found<String>>,
    /// The place of its id, or the beginning of the file.
    pub span: Span,
    /// What it refers to.
    pub links: Vec<Link>,
    /// The names that it takes.
    pub declarations: Vec<Declaration>,
    /// What is wrong with it.
    pub findings: Vec<Diagnostic>,
}

/// Reads the file of an issue.
#[must_use]
pub fn parse_issue(file: &Arc<SourceFile>) -> ParsedIssue {
    let mut notes = Notes::default();
    let mut parsed = ParsedIssue {
        issue: None,
        query: None,
        span: Span::new(file, 0..0),
        links: Vec::new(),
        declarations: Vec::new(),
        findings: Vec::new(),
    };
    if let Some((head, body)) = split(file, &mut notes.findings) {
        match crate::yaml::parse(file, head) {
            Ok(node) => read(&node, &mut notes, &mut parsed),
            Err(finding) => notes.findings.push(finding),
        }
        read_notes(file, body, &mut notes, &mut parsed);
    }
    parsed.links = notes.links;
    parsed.declarations = notes.declarations;
    parsed.findings = notes.findings;
    parsed
}

fn read(node: &crate::yaml::Node, notes: &mut Notes, parsed: &mut ParsedIssue) {
    let keys = [
        "id",
        "title",
        "question",
        "query",
        "also",
        "provisions",
        "related",
        "authorities",
    ];
    let Some(mut fields) = Fields::open(node, "an issue", &keys, &mut notes.findings) else {
        return;
    };
    for key in ["id", "title", "question"] {
        if fields.node(key).is_none() {
            fields.missing(key);
        }
    }
    let id = fields.parsed::<IssueId>("id", "bad-id");
    let title = fields.text("title");
    let question = fields.text("question");
    let query = fields.text("query");
    let also = fields
        .texts("also")
        .into_iter()
        .map(|found| found.value)
        .collect();
    let provisions = fields.list::<Reference>("provisions", "bad-reference");
    let related = fields.list::<IssueId>("related", "bad-id");
    let authorities = fields.items("authorities");
    let provisions = provisions
        .into_iter()
        .filter_map(|found| notes.reference(Some(found)))
        .collect();
    let related = related
        .into_iter()
        .map(|found| {
            notes.link(Target::Issue(found.value.clone()), &found.span);
            found.value
        })
        .collect();
    let authorities = authorities
        .into_iter()
        .filter_map(|item| authority(item, notes))
        .collect();
    let (Some(id), Some(title), Some(question)) = (id, title, question) else {
        return;
    };
    notes.declarations.push(Declaration {
        name: Declared::Issue(id.value.clone()),
        span: id.span.clone(),
    });
    parsed.span = id.span;
    parsed.query.clone_from(&query);
    parsed.issue = Some(Issue {
        id: id.value,
        title: title.value,
        question: question.value,
        query: query.map(|found| found.value),
        also,
        provisions,
        related,
        authorities,
        notes: String::new(),
    });
}

fn authority(node: &crate::yaml::Node, notes: &mut Notes) -> Option<Authority> {
    let keys = ["ref", "verification", "independent", "note"];
    let mut fields = Fields::open(node, "an authority", &keys, &mut notes.findings)?;
    if fields.node("ref").is_none() {
        fields.missing("ref");
    }
    let reference = fields.parsed("ref", "bad-reference");
    let verification = records::verification(&mut fields).unwrap_or(Verification::Unverified);
    let note = fields.text("note").map(|found| found.value);
    Some(Authority {
        reference: notes.reference(reference)?,
        verification,
        note,
    })
}

fn read_notes(
    file: &Arc<SourceFile>,
    body: std::ops::Range<usize>,
    notes: &mut Notes,
    parsed: &mut ParsedIssue,
) {
    let text = &file.text[body.clone()];
    for citation in note_citations(text) {
        let span = Span::new(
            file,
            body.start + citation.range.start..body.start + citation.range.end,
        );
        match citation.reference {
            Ok(reference) => notes.link(Target::Reference(reference), &span),
            Err(error) => notes.findings.push(
                Diagnostic::error("bad-reference", format!("{error}"), span)
                    .help("write `[@document, pinpoint]`, as in `[@nrf-2020-judgment, point 3]`"),
            ),
        }
    }
    if let Some(issue) = &mut parsed.issue {
        issue.notes = text.trim().to_owned();
    }
}
