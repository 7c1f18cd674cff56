//! A person's own paragraphs on an issue, which open the brief: checked like any draft.

use crate::analysis::draft::{Draft, Options, check};
use crate::diagnostic::{Diagnostic, Severity};
use crate::engine::{Engine, EngineError};
use crate::model::Issue;

/// What stops no brief: a name by which everybody knows a case needs no citation in notes that
/// stand before the table of authorities.
const PASSED_OVER: &[&str] = &["antecedent-not-found"];

/// What is wrong with the notes of an issue: authorities, places, quotations, voices. A brief
/// that opens with such a mistake is not made. Places are lines and columns of the notes.
///
/// # Errors
/// If the index cannot be read.
pub(super) fn findings(engine: &dyn Engine, issue: &Issue) -> Result<Vec<Diagnostic>, EngineError> {
    if issue.notes.trim().is_empty() {
        return Ok(Vec::new());
    }
    let draft = Draft::markdown(
        &format!("notes of issues/{}.md", issue.id),
        issue.notes.clone(),
    );
    let report = check(&draft, engine, Options::default())?;
    Ok(report
        .findings
        .into_iter()
        .map(|finding| finding.diagnostic)
        .filter_map(|finding| {
            let stops = finding.severity == Severity::Error || stops_notes(&finding);
            (stops && !PASSED_OVER.contains(&finding.code.0)).then(|| Diagnostic {
                severity: Severity::Error,
                ..finding
            })
        })
        .collect())
}

/// What a draft is warned of, and a brief cannot open with: words quoted from a document that the
/// corpus has as a digest only, and a link `[@id]` to a document that is not in the matter.
fn stops_notes(finding: &Diagnostic) -> bool {
    match finding.code.0 {
        "quote-unverifiable" => true,
        "authority-not-in-corpus" => finding.message.starts_with("`[@"),
        _ => false,
    }
}
