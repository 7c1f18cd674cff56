//! Findings as a reader sees them. The only file that knows the drawing crate.

use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};
use hoja::diagnostic::{Diagnostic, Label, Severity};
use serde_json::{Value, json};

/// A finding with the lines it is about, a caret under each place.
pub(crate) fn draw(finding: &Diagnostic, colored: bool) -> String {
    let level = match finding.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let title = level
        .primary_title(finding.message.as_str())
        .id(finding.code.0);
    let mut group = Group::with_title(title);
    let labels: Vec<(&Label, AnnotationKind)> = finding
        .primary
        .iter()
        .map(|label| (label, AnnotationKind::Primary))
        .chain(
            finding
                .related
                .iter()
                .map(|label| (label, AnnotationKind::Context)),
        )
        .collect();
    let mut files: Vec<_> = Vec::new();
    for (label, _) in &labels {
        if !files.contains(&&label.span.file) {
            files.push(&label.span.file);
        }
    }
    for file in files {
        let mut snippet = Snippet::source(file.text.as_str())
            .path(file.name.as_str())
            .line_start(file.first_line);
        for (label, kind) in labels.iter().filter(|(label, _)| label.span.file == *file) {
            snippet = snippet.annotation(kind.span(whole_chars(label)).label(label.text.as_str()));
        }
        group = group.element(snippet);
    }
    if let Some(help) = &finding.help {
        group = group.element(Level::HELP.message(help.as_str()));
    }
    let renderer = if colored {
        Renderer::styled()
    } else {
        Renderer::plain()
    };
    renderer.render(&[group]).to_string()
}

/// The place in bytes, moved to whole characters and into the text.
fn whole_chars(label: &Label) -> std::ops::Range<usize> {
    let text = &label.span.file.text;
    let mut start = label.span.range.start.min(text.len());
    let mut end = label.span.range.end.clamp(start, text.len());
    while !text.is_char_boundary(start) {
        start -= 1;
    }
    while !text.is_char_boundary(end) {
        end += 1;
    }
    start..end
}

/// How many errors and warnings there are, in one line.
pub(crate) fn count(findings: &[Diagnostic]) -> String {
    let errors = findings
        .iter()
        .filter(|finding| finding.severity == Severity::Error)
        .count();
    let warnings = findings.len() - errors;
    let plural = |number: usize, word: &str| {
        if number == 1 {
            format!("1 {word}")
        } else {
            format!("{number} {word}s")
        }
    };
    match (errors, warnings) {
        (0, 0) => "no mistakes".to_owned(),
        (_, 0) => plural(errors, "error"),
        (0, _) => plural(warnings, "warning"),
        _ => format!(
            "{}, {}",
            plural(errors, "error"),
            plural(warnings, "warning")
        ),
    }
}

/// A finding for programs.
pub(crate) fn json(finding: &Diagnostic) -> Value {
    let place = finding
        .primary
        .as_ref()
        .map(|label| (label, label.span.line_column()));
    json!({
        "severity": finding.severity.as_str(),
        "code": finding.code.0,
        "message": finding.message,
        "file": place.as_ref().map(|(label, _)| &label.span.file.name),
        "line": place.as_ref().map(|(_, (line, _))| line),
        "column": place.as_ref().map(|(_, (_, column))| column),
        "text": place.as_ref().map(|(label, _)| label.span.text()),
        "expected": finding.help,
        "source": Value::Null,
    })
}
