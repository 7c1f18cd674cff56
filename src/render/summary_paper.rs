//! A summary as a paper.

use minijinja::context;
use minijinja::value::{Serde, Value};

use crate::brief::{Provenance, Statement, Summary};
use crate::model::Paper;

use super::template::{RenderError, Templates};

/// The summary as a paper, by `templates/summary.md.j2`. Its links are still to be led to
/// their places: [`super::link`].
///
/// # Errors
/// If the template has a mistake.
pub fn summary_paper(summary: &Summary, templates: &Templates) -> Result<Paper, RenderError> {
    let mut statements: Vec<&Statement> = summary
        .sections
        .iter()
        .flat_map(|section| &section.statements)
        .collect();
    statements.sort_by_key(|statement| statement.note);
    statements.dedup_by_key(|statement| statement.note);
    let provenance = Provenance::of_summary(summary);
    let mut paper = templates.paper(
        "summary.md.j2",
        &format!("summary-{}", summary.document),
        "en",
        context! {
            summary => Value::from(Serde(summary)),
            statements => Value::from(Serde(statements)),
            provenance => Value::from(Serde(&provenance)),
        },
    )?;
    paper.provenance = Some(provenance.line());
    Ok(paper)
}
