//! `hoja export`: the documents of a matter for other programs.

use std::path::PathBuf;

use clap::ValueEnum;
use hoja::engine::{Engine, EngineError};
use hoja::model::{DocId, Document};
use hoja::render::export::{akn, bibtex, csl_json, csv, jsonl};

use super::error::{CliError, Outcome};
use super::format::{Endings, chosen};
use super::ui::Ui;
use super::world::{World, write_file};

/// Write the documents for other programs
///
/// JSON Lines hold everything: a file of them in a matter's `bulk/` is the same
/// documents again. Akoma Ntoso carries texts with their structure, a file a
/// document. CSL-JSON and BibTeX are for reference managers, CSV for spreadsheets.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  hoja export --format jsonl -o matter.jsonl\n  hoja export --format akn -o akn/\n  hoja export --format bibtex nrf-2020-judgment"
)]
pub(crate) struct ExportArgs {
    /// Documents, by id; all where none is named
    #[arg(value_name = "DOC")]
    documents: Vec<DocId>,
    /// Format; the ending of --output decides where this is silent
    #[arg(long, value_enum, value_name = "FORMAT")]
    format: Option<Format>,
    /// File (for akn with several documents: folder) to write
    #[arg(long, short, value_name = "PATH")]
    output: Option<PathBuf>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// JSON Lines: everything, a document a line
    Jsonl,
    /// CSL-JSON, for Zotero and Pandoc
    CslJson,
    /// BibTeX, with the entry types of biblatex
    Bibtex,
    /// Akoma Ntoso 3.0, a file a document
    Akn,
    /// A table of the documents
    Csv,
}

impl Endings for Format {
    fn endings(self) -> &'static [&'static str] {
        match self {
            Self::Jsonl => &["jsonl"],
            Self::CslJson => &["json"],
            Self::Bibtex => &["bib"],
            Self::Akn => &["xml", "akn"],
            Self::Csv => &["csv"],
        }
    }

    fn json() -> Option<Self> {
        Some(Self::CslJson)
    }
}

pub(crate) fn run(ui: &mut Ui, world: &World, args: &ExportArgs) -> Result<Outcome, CliError> {
    let matter = world.matter()?;
    let opened = world.open(ui, &matter, false)?;
    let engine = &*opened.engine;
    let format = chosen(ui, args.format, args.output.as_deref())?;
    let format = format.ok_or_else(|| {
        CliError::usage(
            "which format is not said",
            Some("give --format, or a file with an ending: -o matter.jsonl".to_owned()),
        )
    })?;
    let documents = wanted(engine, &args.documents)?;
    if documents.is_empty() {
        ui.note("this matter has no documents");
        return Ok(Outcome::No);
    }
    if format == Format::Akn {
        return write_akn(ui, engine, &documents, args);
    }
    let mut text = String::new();
    match format {
        Format::Jsonl => {
            for document in &documents {
                text.push_str(&jsonl(&whole(engine, document)?)?);
            }
        }
        Format::CslJson => {
            let items: Vec<_> = documents.iter().map(csl_json).collect();
            text = serde_json::to_string_pretty(&items)?;
            text.push('\n');
        }
        Format::Bibtex => {
            let entries: Vec<_> = documents.iter().map(bibtex).collect();
            text = entries.join("\n");
        }
        Format::Csv => text = csv(&documents),
        Format::Akn => {}
    }
    match &args.output {
        None => ui.text(&text),
        Some(path) => {
            write_file(path, text.as_bytes())?;
            ui.note(format!(
                "wrote {} documents to {}",
                documents.len(),
                path.display()
            ));
        }
    }
    Ok(Outcome::Done)
}

/// The documents that are asked for, without their passages.
fn wanted(engine: &dyn Engine, ids: &[DocId]) -> Result<Vec<Document>, CliError> {
    if ids.is_empty() {
        return Ok(engine.documents()?);
    }
    ids.iter()
        .map(|id| {
            engine.document(id)?.ok_or_else(|| {
                CliError::usage(
                    format!("this matter has no document `{id}`"),
                    Some("`hoja search '*' --by document` lists them".to_owned()),
                )
            })
        })
        .collect()
}

/// A document with its passages.
fn whole(engine: &dyn Engine, document: &Document) -> Result<Document, EngineError> {
    Ok(Document {
        passages: engine.passages(&document.id)?,
        ..document.clone()
    })
}

fn write_akn(
    ui: &mut Ui,
    engine: &dyn Engine,
    documents: &[Document],
    args: &ExportArgs,
) -> Result<Outcome, CliError> {
    match (&args.output, documents) {
        (None, [document]) => ui.text(&akn(&whole(engine, document)?)),
        (Some(path), [document]) if path.extension().is_some() => {
            write_file(path, akn(&whole(engine, document)?).as_bytes())?;
            ui.note(format!("wrote {}", path.display()));
        }
        (Some(folder), _) => {
            for document in documents {
                let path = folder.join(format!("{}.xml", document.id));
                write_file(&path, akn(&whole(engine, document)?).as_bytes())?;
            }
            ui.note(format!(
                "wrote {} files to {}",
                documents.len(),
                folder.display()
            ));
        }
        (None, _) => {
            return Err(CliError::usage(
                "Akoma Ntoso is a file a document",
                Some("add -o DIR, or name one document".to_owned()),
            ));
        }
    }
    Ok(Outcome::Done)
}
