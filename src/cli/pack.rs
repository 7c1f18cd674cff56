//! `hoja brief --for journalist`: an issue for the newsroom.

use hoja::brief::{BriefOptions, Pack, Provenance, pack};
use hoja::engine::Engine;
use hoja::model::Issue;
use hoja::render::{RenderError, Sheet, Templates, draw, link, pack_paper, with_schema};

use super::error::CliError;
use super::format::Format;

/// The files of the packs: name and content. All of them, or everything that stands in their
/// way.
pub(super) fn files(
    engine: &dyn Engine,
    issues: &[&Issue],
    options: &BriefOptions,
    formats: &[Format],
    (sheet, templates): (&Sheet, &Templates),
) -> Result<Vec<(String, Vec<u8>)>, CliError> {
    let mut packs: Vec<Pack> = Vec::new();
    let mut findings = Vec::new();
    for issue in issues {
        match pack(engine, issue, options)? {
            Ok(pack) => packs.push(pack),
            Err(found) => findings.extend(found),
        }
    }
    findings.dedup();
    if !findings.is_empty() {
        return Err(CliError::Findings(findings));
    }
    let mut papers = Vec::new();
    if formats.iter().any(|format| format.drawn().is_some()) {
        for pack in &packs {
            papers.push(pack_paper(
                pack,
                &Provenance::of_pack(pack, options),
                templates,
            )?);
        }
        link(&mut papers).map_err(RenderError::Links)?;
    }
    let mut files = Vec::new();
    for (index, pack) in packs.iter().enumerate() {
        for format in formats {
            let bytes = match (format.drawn(), papers.get(index)) {
                (Some(format), Some(paper)) => draw(paper, format, sheet, templates)?,
                _ => {
                    let mut value = with_schema("brief", pack)?;
                    value["provenance"] = serde_json::to_value(Provenance::of_pack(pack, options))?;
                    let mut text = serde_json::to_vec_pretty(&value)?;
                    text.push(b'\n');
                    text
                }
            };
            files.push((format!("{}.{}", pack.name(), format.ending()), bytes));
        }
    }
    Ok(files)
}
