//! A summary as Markdown.

use minijinja::context;
use minijinja::value::{Serde, Value};

use crate::brief::{Statement, Summary};

use super::brief_markdown::tidy;
use super::template::{RenderError, environment};

const TEMPLATE: &str = include_str!("../../templates/summary.md.j2");

/// The summary as Markdown, by `templates/summary.md.j2`.
///
/// # Errors
/// If the template has a mistake.
pub fn summary_markdown(summary: &Summary) -> Result<String, RenderError> {
    let mut environment = environment();
    environment.add_template("summary.md.j2", TEMPLATE)?;
    let mut statements: Vec<&Statement> = summary
        .sections
        .iter()
        .flat_map(|section| &section.statements)
        .collect();
    statements.sort_by_key(|statement| statement.note);
    statements.dedup_by_key(|statement| statement.note);
    let text = environment
        .get_template("summary.md.j2")?
        .render(context! {
            summary => Value::from(Serde(summary)),
            statements => Value::from(Serde(statements)),
        })?;
    Ok(tidy(&text))
}
