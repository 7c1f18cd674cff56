//! `--house-rules`: the rules of a court for the papers that are filed with it.

use hoja::import::pdf::printed;
use hoja::render::{HouseRules, INDEX, Templates};

use super::error::CliError;
use super::format::Format;
use super::ui::Ui;

/// The rules of that name.
pub(super) fn house_rules(
    id: Option<&str>,
    templates: &Templates,
) -> Result<Option<HouseRules>, CliError> {
    let Some(id) = id else { return Ok(None) };
    let found = HouseRules::named(id, templates).map_err(CliError::Findings)?;
    if found.is_none() {
        return Err(CliError::usage(
            format!("no house rules `{id}` are known"),
            Some(format!(
                "there are {}; a matter adds its own as templates/house-ID.yaml",
                HouseRules::names(templates).join(", ")
            )),
        ));
    }
    Ok(found)
}

/// Checks the finished PDFs against the rules of the court. `true` if one breaks them.
pub(super) fn check(
    ui: &Ui,
    rules: &HouseRules,
    files: &[(String, Vec<u8>)],
    formats: &[Format],
) -> Result<bool, CliError> {
    if !formats.contains(&Format::Pdf) {
        ui.note("note: pages can be counted in a PDF alone: add --format pdf to check the rules");
        return Ok(false);
    }
    let mut broken = false;
    let pdfs = files
        .iter()
        .filter(|(name, _)| name.ends_with(".pdf") && *name != format!("{INDEX}.pdf"));
    for (name, bytes) in pdfs {
        let printed = printed(bytes).map_err(|error| CliError::Input(error.to_string()))?;
        for what in rules.broken_by(&printed) {
            broken = true;
            ui.note(format!(
                "{name}: breaks the rules of `{}`: {what}",
                rules.id
            ));
        }
    }
    Ok(broken)
}
