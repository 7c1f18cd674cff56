//! `hoja issues`: the questions, and what the corpus holds on each.

use std::path::PathBuf;

use clap::ValueEnum;
use hoja::analysis::{
    Cell, IssueCounts, MATRIX_RULE, Matrix, Strongest, issue_counts, issue_matrix,
};
use hoja::model::{Document, IssueId, TextKind};
use hoja::render::{
    Format as Drawn, RenderError, Sheet, Templates, draw, fill, issue_letter, link, matrix_csv,
    matrix_json, matrix_paper, matrix_sign, with_schema,
};
use serde_json::{Value, json};

use super::error::{CliError, Outcome};
use super::format::{Endings, chosen};
use super::orders::known_issue;
use super::ui::{FAINT, STRONG, Ui, WARN};
use super::world::{World, hand_over};

/// The most words of a passage on a terminal; the other formats have all of them.
const WORDS: usize = 60;
/// The most issues beside each other in the grid, so that it fits 80 columns.
const BESIDE: usize = 13;
/// Width of the grid's first column.
const NAME: usize = 28;

/// List the issues of the matter
///
/// Each with its question and the number of findings, arguments, orders and
/// statements on it. With --matrix: issues and documents, in each cell the
/// strongest passage for and against, what the court held, and what is missing.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  hoja issues\n  hoja issues dna-gps --matrix\n  hoja issues --matrix --format html -o matrix.html"
)]
pub(crate) struct IssuesArgs {
    /// This issue alone
    #[arg(value_name = "ISSUE")]
    issue: Option<String>,
    /// Show what each document has on each issue: for, against, held, missing
    #[arg(long)]
    matrix: bool,
    /// Format of the matrix; the ending of --output decides where this is silent
    #[arg(long, value_name = "FORMAT", requires = "matrix")]
    format: Option<Format>,
    /// File to write, instead of standard output
    #[arg(long, short, value_name = "FILE", requires = "matrix")]
    output: Option<PathBuf>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For a terminal
    Text,
    /// Markdown
    Md,
    /// Comma-separated values, a line each passage and each gap
    Csv,
    /// One JSON object
    Json,
    /// One HTML file that prints well
    Html,
}

impl Endings for Format {
    fn endings(self) -> &'static [&'static str] {
        match self {
            Self::Text => &["txt"],
            Self::Md => &["md"],
            Self::Csv => &["csv"],
            Self::Json => &["json"],
            Self::Html => &["html", "htm"],
        }
    }

    fn json() -> Option<Self> {
        Some(Self::Json)
    }
}

pub(crate) fn run(ui: &mut Ui, world: &World, args: &IssuesArgs) -> Result<Outcome, CliError> {
    let matter = world.matter()?;
    let opened = world.open(ui, &matter, false)?;
    let engine = &*opened.engine;
    let only = known_issue(engine, args.issue.as_deref())?;
    let mut counts = issue_counts(engine)?;
    counts.retain(|count| only.as_ref().is_none_or(|only| *only == count.issue.id));
    if counts.is_empty() {
        ui.note("this matter has no issues: put one into issues/*.md");
    }
    let outcome = if counts.is_empty() {
        Outcome::No
    } else {
        Outcome::Done
    };
    let stamp = |mut value: Value| -> Result<Value, CliError> {
        value["corpus_hash"] = json!(engine.corpus_hash());
        value["version"] = json!(env!("CARGO_PKG_VERSION"));
        Ok(with_schema("issues", &value)?)
    };
    if !args.matrix {
        if ui.json() {
            ui.object(&stamp(json!({ "issues": counts_json(&counts) }))?)?;
        } else {
            list(ui, &counts);
        }
        return Ok(outcome);
    }
    let matrix = issue_matrix(engine, only.as_ref())?;
    let hash: String = engine.corpus_hash().chars().take(12).collect();
    let foot = format!(
        "Made by hoja {} from the corpus {hash}. {} documents have nothing on {}.",
        env!("CARGO_PKG_VERSION"),
        matrix.silent,
        only.as_ref().map_or("any issue", IssueId::as_str),
    );
    let format = chosen(ui, args.format, args.output.as_deref())?;
    let bytes = match format.unwrap_or(Format::Text) {
        Format::Text => text(ui, &matrix, &foot).into_bytes(),
        Format::Csv => matrix_csv(&matrix).into_bytes(),
        Format::Json => {
            let value = matrix_json(&matrix);
            let mut issues = counts_json(&counts);
            for (issue, column) in issues
                .iter_mut()
                .zip(value["columns"].as_array().into_iter().flatten())
            {
                issue["gaps"] = column["gaps"].clone();
            }
            let value = stamp(json!({
                "issues": issues,
                "matrix": value["rows"],
                "silent_documents": value["silent_documents"],
                "rule": value["rule"],
            }))?;
            let mut text = serde_json::to_vec_pretty(&value)?;
            text.push(b'\n');
            text
        }
        format @ (Format::Md | Format::Html) => {
            let drawn = if format == Format::Md {
                Drawn::Markdown
            } else {
                Drawn::Html
            };
            let templates = Templates::new(matter.templates()?);
            let name = engine.matter_file()?.name;
            let title = if name.is_empty() { "Matrix" } else { &name };
            let mut papers = [matrix_paper(&matrix, title, &foot, &templates)?];
            link(&mut papers).map_err(RenderError::Links)?;
            draw(&papers[0], drawn, &Sheet::default(), &templates)?
        }
    };
    hand_over(ui, args.output.as_deref(), &bytes)?;
    Ok(outcome)
}

fn counts_json(counts: &[IssueCounts]) -> Vec<Value> {
    counts
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
        .collect()
}

fn list(ui: &mut Ui, counts: &[IssueCounts]) {
    for count in counts {
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
}

/// Passages that nobody has read for the issue, if there are any.
fn candidates(number: usize) -> String {
    match number {
        0 => String::new(),
        1 => "; 1 candidate passage nobody has read for it".to_owned(),
        _ => format!("; {number} candidate passages nobody has read for it"),
    }
}

/// The grid first, then each issue with what it lacks, and its cells.
fn text(ui: &Ui, matrix: &Matrix, foot: &str) -> String {
    let columns = ui.columns();
    let mut out = String::new();
    let mut line = |text: String| {
        out.push_str(&text);
        out.push('\n');
    };
    line(fill(MATRIX_RULE, "", "", columns));
    line(String::new());
    line(fill(
        "In the grid: + argued for, - argued against, h held or ordered by a court; o other passages alone; ? passages that nobody has read for the issue; · nothing.",
        "",
        "",
        columns,
    ));
    line(String::new());
    for part in grid(matrix) {
        line(part);
    }
    for (index, column) in matrix.columns.iter().enumerate() {
        let issue = &column.issue;
        let head = format!("{}  {}: {}", issue_letter(index), issue.id, issue.title);
        line(ui.styled(STRONG, fill(&head, "", "   ", columns)));
        line(fill(&issue.question, "   ", "   ", columns));
        let mut gaps: Vec<String> = column
            .lacks
            .iter()
            .map(|lack| lack.label().to_owned())
            .collect();
        if column.candidates > 0 {
            gaps.push(match column.candidates {
                1 => "1 passage that its query finds and nobody has read for it".to_owned(),
                many => format!("{many} passages that its query finds and nobody has read for it"),
            });
        }
        if !gaps.is_empty() {
            let gaps = format!("missing: {}", gaps.join("; "));
            line(ui.styled(WARN, fill(&gaps, "   ", "   ", columns)));
        }
        for row in &matrix.rows {
            if let Some(cell) = row.cells.get(&issue.id) {
                shown(ui, &mut line, &row.document, cell);
            }
        }
        line(String::new());
    }
    line(fill(foot, "", "", columns));
    out
}

/// Documents and issues in signs, some issues at a time.
fn grid(matrix: &Matrix) -> Vec<String> {
    let mut lines = Vec::new();
    for (block, chunk) in matrix.columns.chunks(BESIDE).enumerate() {
        let letter = |index: usize| issue_letter(block * BESIDE + index);
        for (index, column) in chunk.iter().enumerate() {
            lines.push(format!("{}  {}", letter(index), column.issue.id));
        }
        lines.push(String::new());
        let head: String = (0..chunk.len())
            .map(|index| format!(" {:^3}", letter(index)))
            .collect();
        lines.push(format!("{:NAME$}{}", "document", head.trim_end()));
        for row in &matrix.rows {
            let cells = chunk.iter().map(|column| row.cells.get(&column.issue.id));
            if cells.clone().all(|cell| cell.is_none()) {
                continue;
            }
            let signs: String = cells
                .map(|cell| format!(" {}", matrix_sign(cell)))
                .collect();
            let id = row.document.id.as_str();
            let name = if id.chars().count() < NAME {
                id.to_owned()
            } else {
                id.chars().take(NAME - 2).chain(['…']).collect()
            };
            lines.push(format!("{name:NAME$}{}", signs.trim_end()));
        }
        lines.push(String::new());
    }
    lines
}

fn shown(ui: &Ui, line: &mut dyn FnMut(String), document: &Document, cell: &Cell) {
    let columns = ui.columns();
    let mut head = format!("{} · {}", document.id, document.kind.label());
    if let Some(date) = document.date {
        head.push_str(&format!(" · {}", date.in_words()));
    }
    line(ui.styled(STRONG, fill(&head, "   ", "     ", columns)));
    for (name, chosen) in cell.chosen() {
        line(ui.styled(
            FAINT,
            fill(&facts(document, name, chosen), "     ", "       ", columns),
        ));
        line(fill(
            &words(document, chosen),
            "       ",
            "       ",
            columns,
        ));
    }
    if !cell.lacks.is_empty() {
        let lacks: Vec<&str> = cell.lacks.iter().map(|lack| lack.label()).collect();
        let lacks = format!("missing: {}", lacks.join("; "));
        line(ui.styled(WARN, fill(&lacks, "     ", "       ", columns)));
    }
}

/// Where it stands, who speaks, what it is, and how it was established.
fn facts(document: &Document, name: &str, chosen: &Strongest) -> String {
    let passage = &chosen.passage;
    let side = match chosen.side {
        Some(side) if passage.side.is_some() => format!(" ({side}, as a person marked it)"),
        _ => String::new(),
    };
    let mut facts = vec![passage.pinpoint.to_string()];
    if document.kind.is_statement() {
        let (speaker, office) = document.speaker_of(passage);
        facts.extend([speaker, office].into_iter().flatten().map(str::to_owned));
    }
    facts.push(
        passage
            .voice
            .map_or("voice not recorded", |voice| voice.label())
            .to_owned(),
    );
    facts.push(
        passage
            .role
            .map_or("role not recorded", |role| role.as_str())
            .to_owned(),
    );
    facts.push(document.text_of(passage).to_string());
    facts.push(passage.evidence.verification.label());
    facts.extend(
        passage
            .reported_by
            .iter()
            .map(|who| format!("reported by {who}, a party or its ally")),
    );
    if passage.inferred {
        facts.push("speaker inferred by hoja".to_owned());
    }
    if chosen.candidate {
        facts.push("nobody has read it for the issue".to_owned());
    }
    if chosen.among > 1 {
        facts.push(format!("of {}", chosen.among));
    }
    format!("{name}{side}: {}", facts.join(" · "))
}

/// The passage, cut where it is long; the document's own words stand in quotation marks.
fn words(document: &Document, chosen: &Strongest) -> String {
    let all: Vec<&str> = chosen.passage.text.split_whitespace().collect();
    let mut text = all[..all.len().min(WORDS)].join(" ");
    if all.len() > WORDS {
        text.push_str(" …");
    }
    if document.text_of(&chosen.passage) == TextKind::Full {
        format!("“{text}”")
    } else {
        text
    }
}
