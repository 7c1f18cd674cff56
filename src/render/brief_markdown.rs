//! A brief as Markdown.

use minijinja::context;
use minijinja::value::{Serde, Value};

use crate::brief::{Brief, Statement};

use super::template::{RenderError, environment};

const TEMPLATE: &str = include_str!("../../templates/brief.md.j2");

/// The brief as Markdown, by `templates/brief.md.j2`.
///
/// # Errors
/// If the template has a mistake.
pub fn brief_markdown(brief: &Brief) -> Result<String, RenderError> {
    let mut environment = environment();
    environment.add_template("brief.md.j2", TEMPLATE)?;
    let text = environment.get_template("brief.md.j2")?.render(context! {
        brief => Value::from(Serde(brief)),
        statements => Value::from(Serde(statements(brief))),
    })?;
    Ok(tidy(&text))
}

/// Every statement of the brief, by the number of its note.
fn statements(brief: &Brief) -> Vec<&Statement> {
    let mut statements: Vec<&Statement> = brief
        .answers
        .iter()
        .map(|answer| &answer.statement)
        .chain(
            brief
                .sections
                .iter()
                .flat_map(|section| &section.statements),
        )
        .chain(
            brief
                .provisions
                .iter()
                .flat_map(|provision| &provision.statements),
        )
        .chain(brief.orders.iter().map(|order| &order.statement))
        .chain(
            brief
                .orders
                .iter()
                .flat_map(|order| &order.statements)
                .map(|said| &said.statement),
        )
        .collect();
    statements.sort_by_key(|statement| statement.note);
    statements.dedup_by_key(|statement| statement.note);
    statements
}

/// Lines without trailing spaces, never more than one empty line together.
pub(super) fn tidy(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut empty = true;
    for line in text.lines().map(str::trim_end) {
        if line.is_empty() && empty {
            continue;
        }
        empty = line.is_empty();
        out.push_str(line);
        out.push('\n');
    }
    let kept = out.trim_end().len();
    out.truncate(kept);
    out.push('\n');
    out
}
