//! The matter itself.

use hoja::analysis::draft::check_notes;
use hoja::analysis::lint;
use hoja::diagnostic::{self, Severity};
use hoja::matter;
use hoja::render::with_schema;
use serde_json::json;

use crate::cli::error::{CliError, Outcome};
use crate::cli::report;
use crate::cli::ui::Ui;
use crate::cli::world::World;

pub(super) fn run(ui: &mut Ui, world: &World) -> Result<Outcome, CliError> {
    let matter = world.matter()?;
    let loaded = matter::load(&matter)?;
    let mut findings = loaded.findings.clone();
    findings.extend(lint(&loaded));
    // What its own words cite can only be looked up in a matter that can be read; a warning hinders nobody.
    let broken = findings
        .iter()
        .any(|finding| finding.severity == Severity::Error);
    if !broken {
        let opened = world.open(ui, &matter, false)?;
        findings.extend(check_notes(&loaded, &*opened.engine)?);
    }
    diagnostic::sort(&mut findings);
    let errors = findings
        .iter()
        .any(|finding| finding.severity == Severity::Error);
    let documents = loaded.documents().count() + loaded.bulk.documents;
    if ui.json() {
        let list: Vec<_> = findings.iter().map(report::json).collect();
        let value = with_schema(
            "check",
            &json!({"ok": !errors, "documents": documents, "findings": list}),
        )?;
        ui.object(&value)?;
    } else {
        ui.findings(&findings);
        let passages: usize = loaded
            .documents()
            .map(|document| document.passages.len())
            .sum::<usize>()
            + loaded.bulk.passages;
        let summary = format!(
            "{documents} documents, {passages} passages: {}",
            report::count(&findings)
        );
        ui.line(summary);
    }
    Ok(if errors {
        Outcome::BadInput
    } else {
        Outcome::Done
    })
}
