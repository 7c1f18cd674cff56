//! The report of a check as a paper.

use minijinja::context;
use minijinja::value::{Serde, Value};
use serde::Serialize;

use crate::analysis::draft::{Checked, DraftReport};
use crate::model::Paper;

use super::template::{RenderError, Templates};

/// The longest words of a draft that a finding shows, in scalars.
const SHOWN: usize = 300;

/// A finding as the template reads it.
#[derive(Debug, Serialize)]
struct Row {
    severity: &'static str,
    code: &'static str,
    line: usize,
    place: Option<String>,
    message: String,
    text: String,
    help: Option<String>,
    expected: Option<String>,
    source: Option<String>,
}

/// The report as a paper, by `templates/check.md.j2`.
///
/// # Errors
/// If the template has a mistake.
pub fn check_paper(
    report: &DraftReport,
    checked: &Checked,
    templates: &Templates,
) -> Result<Paper, RenderError> {
    templates.paper(
        "check.md.j2",
        "check",
        "en",
        context! {
            checked => Value::from(Serde(checked)),
            summary => Value::from(Serde(&report.summary)),
            as_at => report.as_at.map(|date| date.to_string()),
            own_date => report.own_date,
            findings => Value::from(Serde(rows(report))),
            authorities => Value::from(Serde(&report.authorities)),
            quotations => Value::from(Serde(&report.quotations)),
        },
    )
}

fn rows(report: &DraftReport) -> Vec<Row> {
    report
        .findings
        .iter()
        .map(|finding| {
            let diagnostic = &finding.diagnostic;
            let label = diagnostic.primary.as_ref();
            let text = label.map_or("", |label| label.span.text());
            let mut shown: String = text.split_whitespace().collect::<Vec<_>>().join(" ");
            // The template sets the quotation marks; marks of emphasis are none of the words.
            shown.retain(|c| c != '*');
            let bare = shown.trim_matches(['“', '”', '"']);
            shown = bare.to_owned();
            if shown.chars().count() > SHOWN {
                shown = shown.chars().take(SHOWN).collect::<String>() + " …";
            }
            Row {
                severity: diagnostic.severity.as_str(),
                code: diagnostic.code.0,
                line: finding.line,
                place: finding.place.clone(),
                message: quoted(&diagnostic.message),
                text: shown,
                help: diagnostic.help.as_deref().map(quoted),
                // What the help says already is not said twice.
                expected: finding.expected.clone().filter(|expected| {
                    let help = diagnostic.help.as_deref().unwrap_or_default();
                    !help.contains(expected.as_str())
                }),
                source: finding.source.as_ref().map(|(document, pinpoint)| {
                    pinpoint.as_ref().map_or_else(
                        || document.to_string(),
                        |pinpoint| format!("{document}, {pinpoint}"),
                    )
                }),
            }
        })
        .collect()
}

/// A message for paper: what a terminal shows between grave accents stands in quotation marks.
fn quoted(message: &str) -> String {
    let mut opened = false;
    message
        .chars()
        .filter(|c| *c != '*')
        .map(|c| {
            if c != '`' {
                return c;
            }
            opened = !opened;
            if opened { '“' } else { '”' }
        })
        .collect()
}
