//! A draft.

use std::path::Path;

use hoja::analysis::draft::{Checked, Draft, DraftFinding, DraftReport, Options, check};
use hoja::render::{Format, RenderError, Sheet, Templates, check_paper, draw, link, with_schema};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use crate::cli::error::{CliError, Outcome};
use crate::cli::text;
use crate::cli::ui::{FAINT, STRONG, Ui};
use crate::cli::world::{World, today, write_file};
use crate::cli::{report, text::input};

use super::CheckArgs;

/// What a draft from standard input is called.
const STANDARD_INPUT: &str = "<stdin>";

pub(super) fn run(
    ui: &mut Ui,
    world: &World,
    name: &str,
    args: &CheckArgs,
) -> Result<Outcome, CliError> {
    let kind = args.report.as_deref().map(kind).transpose()?;
    let bytes = text::read_bytes(name)?;
    let called = if name == "-" { STANDARD_INPUT } else { name };
    let draft = Draft::read(called, &bytes, "ke").map_err(|error| input(called, &error))?;
    let matter = world.matter()?;
    let opened = world.open(ui, &matter, false)?;
    let engine = &*opened.engine;
    let options = Options { as_at: args.as_at };
    let found = check(&draft, engine, options)?;
    if let (Some(path), Some(format)) = (&args.report, kind) {
        let checked = Checked {
            draft: Path::new(called).file_name().map_or_else(
                || called.to_owned(),
                |name| name.to_string_lossy().into_owned(),
            ),
            format: draft.format.label(),
            sha256: hash(&bytes),
            date: args.date.or_else(today),
            matter: engine.matter_file()?.name,
            corpus_hash: engine.corpus_hash().to_owned(),
            version: env!("CARGO_PKG_VERSION"),
        };
        let templates = Templates::new(matter.templates()?);
        let mut papers = [check_paper(&found, &checked, &templates)?];
        link(&mut papers).map_err(RenderError::Links)?;
        let written = draw(&papers[0], format, &Sheet::default(), &templates)?;
        write_file(path, &written)?;
        ui.note(format!("wrote {}", path.display()));
    }
    if ui.json() {
        let value = to_json(&draft, &found, engine.corpus_hash());
        ui.object(&with_schema("check", &value)?)?;
    } else {
        let findings: Vec<_> = found
            .findings
            .iter()
            .map(|finding| finding.diagnostic.clone())
            .collect();
        ui.findings(&findings);
        summary(ui, &found, &findings);
    }
    Ok(if found.has_errors() {
        Outcome::No
    } else {
        Outcome::Done
    })
}

/// The format of a report by the ending of its name.
fn kind(path: &Path) -> Result<Format, CliError> {
    let ending = path.extension().and_then(|ending| ending.to_str());
    match ending.map(str::to_ascii_lowercase).as_deref() {
        Some("html" | "htm") => Ok(Format::Html),
        Some("md" | "markdown") => Ok(Format::Markdown),
        Some("docx") => Ok(Format::Docx),
        Some("pdf") => Ok(Format::Pdf),
        _ => Err(CliError::usage(
            format!(
                "no kind of report is known by the ending of `{}`",
                path.display()
            ),
            Some("end its name in .html, .md, .docx or .pdf".to_owned()),
        )),
    }
}

fn hash(bytes: &[u8]) -> String {
    Sha256::digest(bytes)
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect()
}

fn to_json(draft: &Draft, found: &DraftReport, corpus_hash: &str) -> Value {
    let findings: Vec<Value> = found.findings.iter().map(finding).collect();
    json!({
        "ok": !found.has_errors(),
        "file": draft.file.name,
        "format": draft.format.label(),
        "as_at": found.as_at,
        "findings": findings,
        "summary": found.summary,
        "authorities": found.authorities,
        "quotations": found.quotations,
        "corpus_hash": corpus_hash,
        "version": env!("CARGO_PKG_VERSION"),
    })
}

fn finding(finding: &DraftFinding) -> Value {
    let mut value = report::json(&finding.diagnostic);
    if let Value::Object(fields) = &mut value {
        fields.insert("line".to_owned(), json!(finding.line));
        fields.insert("column".to_owned(), json!(finding.column));
        fields.insert("place".to_owned(), json!(finding.place));
        fields.insert("expected".to_owned(), json!(finding.expected));
        fields.insert("help".to_owned(), json!(finding.diagnostic.help));
        let source = finding
            .source
            .as_ref()
            .map(|(document, pinpoint)| match pinpoint {
                Some(pinpoint) => format!("{document}#{pinpoint}"),
                None => document.to_string(),
            });
        fields.insert("source".to_owned(), json!(source));
    }
    value
}

/// What was verified, in a few lines.
fn summary(ui: &mut Ui, found: &DraftReport, findings: &[hoja::diagnostic::Diagnostic]) {
    let numbers = &found.summary;
    let day = match (found.as_at, found.own_date) {
        (Some(day), true) => format!(", as at {} (the draft's date)", day.in_words()),
        (Some(day), false) => format!(", as at {}", day.in_words()),
        (None, _) => String::new(),
    };
    let count = ui.styled(STRONG, report::count(findings));
    ui.line(format!("{count}{day}"));
    let mut lines = vec![format!(
        "authorities: {} of {} found as cited",
        numbers.authorities_found, numbers.authorities
    )];
    let mut quoted = format!(
        "quotations: {} of {} verified letter for letter",
        numbers.quotations_verified, numbers.quotations
    );
    if numbers.quotations_unverifiable > 0 {
        quoted.push_str(&format!(
            ", {} cannot be verified here",
            numbers.quotations_unverifiable
        ));
    }
    if numbers.quotations_unchecked > 0 {
        quoted.push_str(&format!(", {} not checked", numbers.quotations_unchecked));
    }
    lines.push(quoted);
    let mut places = format!(
        "places: {} of {} seen to exist",
        numbers.pinpoints_found, numbers.pinpoints
    );
    if numbers.pinpoints_unverifiable > 0 {
        places.push_str(&format!(
            ", {} in documents whose numbers this corpus does not have",
            numbers.pinpoints_unverifiable
        ));
    }
    lines.push(places);
    for line in lines {
        let line = ui.styled(FAINT, line);
        ui.line(format!("  {line}"));
    }
}
