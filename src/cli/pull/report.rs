//! What `hoja pull` says it did.

use hoja::render::with_schema;
use serde_json::{Value, json};

use super::super::error::CliError;
use super::super::incorporate::Row;
use super::super::ui::{STRONG, Ui, WARN};

/// What became of a document.
pub(super) struct PullRow {
    pub(super) row: Row,
    /// Id of the document.
    pub(super) id: String,
    /// Name of the source that was asked.
    pub(super) source: Option<String>,
    /// Its address.
    pub(super) url: Option<String>,
    /// Status of the last answer.
    pub(super) status: Option<u16>,
    /// Whether trying again later may help.
    pub(super) passing: bool,
}

pub(super) fn report(
    ui: &mut Ui,
    dry_run: bool,
    rows: &[PullRow],
    without: usize,
) -> Result<(), CliError> {
    if ui.json() {
        let files: Vec<Value> = rows.iter().map(object).collect();
        return ui.object(&with_schema(
            "pull",
            &json!({"dry_run": dry_run, "files": files, "without_official_source": without}),
        )?);
    }
    for pulled in rows {
        let row = &pulled.row;
        let style = if row.error.is_null() { STRONG } else { WARN };
        let id = ui.styled(style, &pulled.id);
        ui.line(format!("{id}: {}", row.words));
        if let Some(url) = &pulled.url {
            ui.line(format!("  {url}"));
        }
        for detail in row.details.iter().chain(&row.warnings) {
            ui.line(format!("  {detail}"));
        }
        if !row.missing.is_empty() {
            ui.line(format!(
                "  not found, to be filled in: {}",
                row.missing.join(", ")
            ));
        }
    }
    let count = |test: &dyn Fn(&PullRow) -> bool| rows.iter().filter(|row| test(row)).count();
    let changed = count(&|pulled| pulled.row.changed);
    let unreached = count(&|pulled| pulled.passing);
    let refused = count(&|pulled| !pulled.row.error.is_null()) - unreached;
    let same = rows.len() - changed - unreached - refused;
    let renewed = if dry_run {
        "would be asked for"
    } else {
        "renewed"
    };
    ui.line(format!(
        "{changed} {renewed}, {same} not changed, {refused} refused, {unreached} not reached"
    ));
    if without > 0 {
        let have = if without == 1 {
            "1 document has".to_owned()
        } else {
            format!("{without} documents have")
        };
        ui.line(format!("{have} no official text at a host of hoja.yaml"));
    }
    Ok(())
}

fn object(pulled: &PullRow) -> Value {
    let row = &pulled.row;
    json!({
        "path": row.path,
        "url": pulled.url,
        "source": pulled.source,
        "document": pulled.id,
        "kind": row.kind,
        "status": pulled.status,
        "outcome": row.words,
        "details": row.details,
        "changed": row.changed,
        "format": row.format,
        "passages": row.passages,
        "confidence": row.confidence,
        "warnings": row.warnings,
        "missing": row.missing,
        "error": row.error,
    })
}
