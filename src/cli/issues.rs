//! `hoja issues`: the questions, and what the corpus holds on each.

use hoja::analysis::{issue_counts, issue_matrix};
use hoja::render::{fill, with_schema};
use serde_json::json;

use super::error::{CliError, Outcome};
use super::ui::{STRONG, Ui};
use super::world::World;

/// List the issues of the matter
///
/// Each with its question and the number of findings, arguments, orders and
/// statements on it.
#[derive(Debug, clap::Args)]
pub(crate) struct IssuesArgs {
    /// Show how many passages each document has on each issue
    #[arg(long)]
    matrix: bool,
}

pub(crate) fn run(ui: &mut Ui, world: &World, args: &IssuesArgs) -> Result<Outcome, CliError> {
    let matter = world.matter()?;
    let opened = world.open(ui, &matter, false)?;
    let counts = issue_counts(&*opened.engine)?;
    let matrix = if args.matrix {
        Some(issue_matrix(&*opened.engine)?)
    } else {
        None
    };
    if ui.json() {
        let issues: Vec<_> = counts
            .iter()
            .map(|count| {
                json!({
                    "id": count.issue.id,
                    "title": count.issue.title,
                    "question": count.issue.question,
                    "findings": count.findings,
                    "arguments": count.arguments,
                    "orders": count.orders,
                    "statements": count.statements,
                    "documents": count.documents,
                    "candidates": count.candidates,
                })
            })
            .collect();
        let mut value = json!({ "issues": issues, "corpus_hash": opened.engine.corpus_hash(), "version": env!("CARGO_PKG_VERSION") });
        if let Some(rows) = &matrix {
            let rows: Vec<_> = rows
                .iter()
                .map(|row| json!({"document": row.document, "passages": row.passages}))
                .collect();
            value["matrix"] = json!(rows);
        }
        ui.object(&with_schema("issues", &value)?)?;
    } else if let Some(rows) = matrix {
        show_matrix(ui, &counts, &rows);
    } else {
        for count in &counts {
            let id = ui.styled(STRONG, count.issue.id.as_str());
            ui.line(format!("{id}  {}", count.issue.title));
            ui.line(fill(&count.issue.question, "  ", "  ", ui.columns()));
            let numbers = format!(
                "{} findings, {} arguments, {} orders, {} statements; {} documents{}",
                count.findings,
                count.arguments,
                count.orders,
                count.statements,
                count.documents,
                candidates(count.candidates)
            );
            ui.line(fill(&numbers, "  ", "  ", ui.columns()));
        }
        if counts.is_empty() {
            ui.note("this matter has no issues: put one into issues/*.md");
        }
    }
    Ok(if counts.is_empty() {
        Outcome::No
    } else {
        Outcome::Done
    })
}

/// Passages that nobody has read for the issue, if there are any.
fn candidates(number: usize) -> String {
    match number {
        0 => String::new(),
        1 => "; 1 candidate passage nobody has read for it".to_owned(),
        _ => format!("; {number} candidate passages nobody has read for it"),
    }
}

/// The matrix with a letter for each issue, so that it fits 80 columns.
fn show_matrix(
    ui: &mut Ui,
    counts: &[hoja::analysis::IssueCounts],
    rows: &[hoja::analysis::MatrixRow],
) {
    let letters: Vec<char> = ('A'..='Z').chain('a'..='z').collect();
    let letter = |index: usize| letters.get(index).copied().unwrap_or('?');
    for (index, count) in counts.iter().enumerate() {
        ui.line(format!("{}  {}", letter(index), count.issue.id));
    }
    ui.line("");
    let width = rows
        .iter()
        .map(|row| row.document.as_str().len())
        .max()
        .unwrap_or(8)
        .min(40);
    let head: String = (0..counts.len())
        .map(|index| format!("{:>3}", letter(index)))
        .collect();
    ui.line(format!("{:width$}{head}", "document"));
    for row in rows {
        let cells: String = counts
            .iter()
            .map(|count| match row.passages.get(count.issue.id.as_str()) {
                Some(number) => format!("{number:>3}"),
                None => format!("{:>3}", "·"),
            })
            .collect();
        ui.line(format!("{:width$}{cells}", row.document.as_str()));
    }
}
