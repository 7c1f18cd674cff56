//! `hoja check`: what is wrong with a matter, or with a draft.

mod draft;
mod matter;

use std::path::PathBuf;

use hoja::model::PartialDate;

use super::error::{CliError, Outcome};
use super::ui::Ui;
use super::world::World;

/// Check a draft against the corpus, or the matter itself
///
/// With FILE (Markdown, DOCX, PDF or text; `-` for standard input): is each
/// authority here, as it is cited, and does it stand; is each quotation letter
/// for letter in the passage cited; do the places exist, and does the one who is
/// said to speak speak there. What is not found is "not in this corpus": that it
/// does not exist is never said. Ends with status 1 if there is an error.
///
/// Without FILE: every mistake of the matter, with file, line and column. Ends
/// with status 3 if there is one.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  hoja check submissions.docx\n  hoja check story.md --as-at 2024-01-15\n  pdftotext draft.pdf - | hoja check -\n  hoja check submissions.md --report report.html\n  hoja check"
)]
pub(crate) struct CheckArgs {
    /// Draft to check, or `-` for standard input
    #[arg(value_name = "FILE")]
    file: Option<String>,
    /// Look at laws, orders and decisions as they stood on this day
    ///
    /// Without it, on the day that the draft bears; without that, after all
    /// that is recorded.
    #[arg(long, value_name = "DATE", requires = "file")]
    as_at: Option<PartialDate>,
    /// Write a report to be printed; its ending says how: .html, .md, .docx, .pdf
    #[arg(long, value_name = "FILE", requires = "file")]
    report: Option<PathBuf>,
    /// Date of the report, instead of today
    #[arg(long, value_name = "DATE", requires = "report")]
    date: Option<PartialDate>,
}

pub(crate) fn run(ui: &mut Ui, world: &World, args: &CheckArgs) -> Result<Outcome, CliError> {
    match &args.file {
        Some(name) => draft::run(ui, world, name, args),
        None => matter::run(ui, world),
    }
}
