//! Checks of a matter that need the query language.

use crate::diagnostic::{Diagnostic, SourceFile, Span};
use crate::matter::{LoadedMatter, ParsedFile};
use crate::query::{Options, parse};

/// What is wrong with the queries of a matter's issues.
#[must_use]
pub fn lint(matter: &LoadedMatter) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    for file in &matter.files {
        let ParsedFile::Issue(parsed) = &file.parsed else {
            continue;
        };
        let Some(query) = &parsed.query else { continue };
        let source = SourceFile::new("<query>", query.value.clone());
        let Err(mut finding) = parse(&source, Options::default()) else {
            continue;
        };
        finding.code = crate::diagnostic::Code("issue-query");
        finding.primary = finding.primary.map(|mut label| {
            label.span = place(&query.span, &query.value, &label.span);
            label
        });
        findings.push(finding);
    }
    findings
}

/// The place in the file of a place in the query. Where YAML's quotes changed the text,
/// the whole value is pointed at.
fn place(whole: &Span, query: &str, inside: &Span) -> Span {
    match whole.text().find(query) {
        Some(start) => {
            let base = whole.range.start + start;
            Span {
                file: std::sync::Arc::clone(&whole.file),
                range: base + inside.range.start..base + inside.range.end,
            }
        }
        None => whole.clone(),
    }
}
