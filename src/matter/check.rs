//! What can only be checked when all files of a matter are read.

use std::collections::BTreeMap;

use crate::cite;
use crate::diagnostic::{Diagnostic, Span, nearest};
use crate::model::{Document, Passage, Pinpoint, Reference, Role, TextKind, Verification, Voice};
use crate::parse::{Declared, Link, ParsedDocument, Target};

use super::load::{LoadedFile, ParsedFile};

/// The longest quotation in a digest, in words: a digest speaks in its own.
const LONGEST_QUOTATION: usize = 12;

/// The names of a matter.
struct Names<'a> {
    documents: BTreeMap<String, &'a Document>,
    issues: BTreeMap<String, Span>,
    orders: BTreeMap<String, Span>,
}

/// Adds to `findings` what is wrong between the files, and in the documents as a whole.
///
/// `others` are documents of bulk files that the files refer to, by their names.
pub(super) fn check(
    files: &[LoadedFile],
    others: &BTreeMap<String, Document>,
    findings: &mut Vec<Diagnostic>,
) {
    let mut names = gather(files, findings);
    for (name, document) in others {
        names.documents.entry(name.clone()).or_insert(document);
    }
    for file in files {
        match &file.parsed {
            ParsedFile::Matter(..) => {}
            ParsedFile::Document(parsed) => {
                let document = parsed.document.as_ref();
                parsed
                    .links
                    .iter()
                    .for_each(|link| check_link(link, document, &names, findings));
                check_document(&file.path, parsed, findings);
            }
            ParsedFile::Issue(parsed) => {
                parsed
                    .links
                    .iter()
                    .for_each(|link| check_link(link, None, &names, findings));
                let id = parsed.issue.as_ref().map(|issue| issue.id.to_string());
                check_file_name(&file.path, id.as_deref(), &parsed.span, findings);
            }
        }
    }
}

fn gather<'a>(files: &'a [LoadedFile], findings: &mut Vec<Diagnostic>) -> Names<'a> {
    let mut first: BTreeMap<Declared, Span> = BTreeMap::new();
    let mut names = Names {
        documents: BTreeMap::new(),
        issues: BTreeMap::new(),
        orders: BTreeMap::new(),
    };
    for file in files {
        let (declarations, document) = match &file.parsed {
            ParsedFile::Matter(..) => continue,
            ParsedFile::Document(parsed) => (&parsed.declarations, parsed.document.as_ref()),
            ParsedFile::Issue(parsed) => (&parsed.declarations, None),
        };
        for declaration in declarations {
            let span = &declaration.span;
            if let Some(earlier) = first.get(&declaration.name) {
                let (what, name) = match &declaration.name {
                    Declared::Document(name) => ("documents are", name.clone()),
                    Declared::Issue(id) => ("issues are", id.to_string()),
                    Declared::Order(id) => ("orders are", id.to_string()),
                };
                findings.push(
                    Diagnostic::error(
                        "doubled-id",
                        format!("two {what} called `{name}`"),
                        span.clone(),
                    )
                    .label("second here")
                    .related(earlier.clone(), "first here")
                    .help("give one of them another name"),
                );
                continue;
            }
            first.insert(declaration.name.clone(), span.clone());
            match &declaration.name {
                Declared::Document(name) => {
                    names
                        .documents
                        .extend(document.map(|document| (name.clone(), document)));
                }
                Declared::Issue(id) => drop(names.issues.insert(id.to_string(), span.clone())),
                Declared::Order(id) => drop(names.orders.insert(id.to_string(), span.clone())),
            }
        }
    }
    names
}

fn check_link(
    link: &Link,
    own: Option<&Document>,
    names: &Names<'_>,
    findings: &mut Vec<Diagnostic>,
) {
    let span = link.span.clone();
    let finding = match &link.target {
        Target::Issue(id) => missing(
            "dangling-issue",
            "issue",
            id.as_str(),
            names.issues.keys(),
            span,
        ),
        Target::Order(id) => missing(
            "dangling-order",
            "order",
            id.as_str(),
            names.orders.keys(),
            span,
        ),
        Target::Document(id) => missing(
            "dangling-document",
            "document",
            id.as_str(),
            names.documents.keys(),
            span,
        ),
        Target::Reference(reference) => check_reference(reference, names, span),
        Target::Passage(pinpoint) => own.and_then(|own| check_passage(own, pinpoint, span)),
        Target::OrderPassage(pinpoint) => own.and_then(|own| {
            let not_order = own
                .passage(pinpoint)
                .is_some_and(|passage| passage.role != Some(Role::Order));
            if not_order {
                Some(
                    Diagnostic::error(
                        "not-an-order",
                        format!("`{pinpoint}` is no order of the court"),
                        span,
                    )
                    .help(
                        "give that passage `role=order`, or name the passage that holds the order",
                    ),
                )
            } else {
                check_passage(own, pinpoint, span)
            }
        }),
        Target::Source(id) => own.filter(|own| own.source(id).is_none()).map(|own| {
            let known = own.sources.iter().map(|source| source.id.as_str());
            let help = nearest(id, known.clone()).map_or_else(
                || {
                    format!(
                        "sources of this document: {}",
                        known.collect::<Vec<_>>().join(", ")
                    )
                },
                |near| format!("did you mean `{near}`?"),
            );
            Diagnostic::error(
                "dangling-source",
                format!("this document has no source `{id}`"),
                span,
            )
            .help(help)
        }),
        Target::Court(code) => unknown_court(code, span),
    };
    findings.extend(finding);
}

fn missing<'a>(
    code: &'static str,
    what: &str,
    name: &str,
    known: impl Iterator<Item = &'a String> + Clone,
    span: Span,
) -> Option<Diagnostic> {
    if known.clone().any(|other| other == name) {
        return None;
    }
    let near = nearest(name, known.map(String::as_str));
    Some(
        Diagnostic::error(code, format!("the corpus has no {what} `{name}`"), span)
            .maybe_help(near.map(|near| format!("did you mean `{near}`?"))),
    )
}

fn check_reference(reference: &Reference, names: &Names<'_>, span: Span) -> Option<Diagnostic> {
    let Some(document) = names.documents.get(reference.document()) else {
        return missing(
            "dangling-document",
            "document",
            reference.document(),
            names.documents.keys(),
            span,
        );
    };
    check_passage(document, reference.pinpoint()?, span)
}

fn check_passage(document: &Document, pinpoint: &Pinpoint, span: Span) -> Option<Diagnostic> {
    if document
        .passages
        .iter()
        .any(|passage| pinpoint.contains(&passage.pinpoint))
    {
        return None;
    }
    let known: Vec<String> = document
        .passages
        .iter()
        .map(|passage| passage.pinpoint.to_string())
        .collect();
    let help = match (known.first(), known.last()) {
        (Some(first), Some(last)) if first != last => format!("it has {first} to {last}"),
        (Some(only), _) => format!("it has {only} only"),
        _ => "it has no passages".to_owned(),
    };
    Some(
        Diagnostic::error(
            "dangling-pinpoint",
            format!("`{}` has no `{pinpoint}`", document.id),
            span,
        )
        .help(help),
    )
}

fn check_file_name(path: &str, id: Option<&str>, span: &Span, findings: &mut Vec<Diagnostic>) {
    let Some(id) = id else { return };
    let stem = path
        .rsplit('/')
        .next()
        .unwrap_or(path)
        .trim_end_matches(".md");
    if stem != id {
        findings.push(
            Diagnostic::error(
                "file-name",
                format!("the file is called `{stem}.md`, its id is `{id}`"),
                span.clone(),
            )
            .warning()
            .help(format!("rename it to `{id}.md`, so that people find it")),
        );
    }
}

fn check_document(path: &str, parsed: &ParsedDocument, findings: &mut Vec<Diagnostic>) {
    let Some(document) = &parsed.document else {
        return;
    };
    check_file_name(path, Some(document.id.as_str()), &parsed.span, findings);
    if document.text == TextKind::Absent
        && let Some(span) = parsed.passage_spans.first()
    {
        findings.push(
            Diagnostic::error(
                "record-with-text",
                "`text: none`, and here is a passage",
                span.clone(),
            )
            .help("say whose words they are: `text: full` or `text: digest`"),
        );
    }
    for (passage, span) in document.passages.iter().zip(&parsed.passage_spans) {
        check_passage_itself(document, passage, span, findings);
    }
}

pub(super) fn unknown_court(code: &str, span: Span) -> Option<Diagnostic> {
    cite::court(code).is_none().then(|| {
        let codes = cite::courts().iter().map(|court| court.code.as_str());
        Diagnostic::error(
            "unknown-court",
            format!("no court has the code `{code}`"),
            span,
        )
        .maybe_help(nearest(code, codes).map(|near| format!("did you mean `{near}`?")))
    })
}

pub(super) fn check_passage_itself(
    document: &Document,
    passage: &Passage,
    span: &Span,
    findings: &mut Vec<Diagnostic>,
) {
    let pinpoint = &passage.pinpoint;
    let digest = document.text_of(passage) == TextKind::Digest;
    let unverified = passage.evidence.verification == Verification::Unverified;
    if digest && passage.evidence.sources.is_empty() && !unverified {
        findings.push(
            Diagnostic::error(
                "unsourced-passage",
                format!("`{pinpoint}` has no source"),
                span.clone(),
            )
            .help("add `{sources=…}` below it, or `{verification=unverified}`"),
        );
    }
    if passage.role == Some(Role::Event) && document.date_of(passage).is_none() {
        findings.push(
            Diagnostic::error(
                "undated-event",
                format!("`{pinpoint}` tells of an event without a date"),
                span.clone(),
            )
            .help("add `date=2020-01-30` below it, as precise as it is known"),
        );
    }
    let court_only = matches!(passage.role, Some(Role::Finding | Role::Order));
    if court_only && passage.voice.is_some_and(|voice| voice != Voice::Court) {
        findings.push(
            Diagnostic::error(
                "voice-misattributed",
                format!(
                    "`{pinpoint}` is a {} in the voice of {}",
                    passage.role.map_or("finding", Role::as_str),
                    passage.voice.map_or("nobody", Voice::label)
                ),
                span.clone(),
            )
            .help("findings and orders are the court's; what a side says is `role=argument`"),
        );
    }
    if passage.role == Some(Role::Argument) && passage.voice == Some(Voice::Court) {
        findings.push(
            Diagnostic::error(
                "voice-misattributed",
                format!("`{pinpoint}` is an argument in the voice of the court"),
                span.clone(),
            )
            .help("say whose argument it is: `voice=petitioner`, `voice=respondent` …"),
        );
    }
    if digest && let Some(words) = longest_quotation(&passage.text) {
        findings.push(
            Diagnostic::error(
                "long-quotation",
                format!("`{pinpoint}` quotes {words} words at a stretch"),
                span.clone(),
            )
            .help(format!(
                "a digest speaks in its own words; it quotes {LONGEST_QUOTATION} at the most"
            )),
        );
    }
}

/// The number of words of the first quotation that is too long.
fn longest_quotation(text: &str) -> Option<usize> {
    text.split('“').skip(1).find_map(|part| {
        let words = part
            .split('”')
            .next()
            .unwrap_or(part)
            .split_whitespace()
            .count();
        (words > LONGEST_QUOTATION).then_some(words)
    })
}
