//! What is made of a text that was fetched.

use std::time::SystemTime;

use hoja::analysis::{Addition, Sameness, addition_to, sameness};
use hoja::fetch::{Page, Seen};
use hoja::import::corpus;
use hoja::import::file::FileImport;
use hoja::import::recognise::Format;
use hoja::model::{Document, Source};

use super::super::error::CliError;
use super::super::incorporate::{How, Original, Refused, Row, incorporate, sha256};
use super::report::PullRow;
use super::{Pull, modified};

impl Pull<'_> {
    /// Merges a text into the document; `seen` are the versions that led to it, by address.
    pub(super) fn merge(
        &mut self,
        document: &Document,
        source: &Source,
        (page, read): (&Page, &FileImport),
        seen: Vec<(String, Seen)>,
        mut row: PullRow,
        stamp: Option<SystemTime>,
    ) -> Result<PullRow, CliError> {
        let sha256 = sha256(&page.bytes);
        row.row.reads(read);
        let named = corpus::Original {
            name: name_of(&page.seen.address),
            sha256: sha256.clone(),
        };
        let mut new = corpus::document(read, &named);
        let is_named = source.official || self.args.source.is_some();
        let address = &page.seen.address;
        if let Some(refused) = unfit(document, &new, address, is_named, &mut row.row) {
            row.row = row.row.refuse(refused);
            return Ok(row);
        }
        comes_from(&mut new, source, &sha256, read.format);
        let plan = addition_to(self.target.engine(), document.clone(), new)?;
        let held = match &plan {
            Addition::Newer { changed, .. } if changed.is_empty() => {
                row.row.words = "the page changed, its text did not".to_owned();
                row.row.passages = self.target.engine().passages(&document.id)?.len();
                source.sha256.clone()
            }
            Addition::Unchanged(_) => {
                row.row.words = "not changed since it was fetched".to_owned();
                row.row.passages = self.target.engine().passages(&document.id)?.len();
                source.sha256.clone()
            }
            _ if modified(&self.file_of(document)?) != stamp => {
                row.row = row.row.refuse(Refused {
                    code: "edited-document",
                    message: "somebody edited it while the run was under way".to_owned(),
                    help: Some("run the same command again".to_owned()),
                });
                return Ok(row);
            }
            _ => {
                let original = Original {
                    ending: Some(ending(read.format)),
                    sha256: &sha256,
                    bytes: &page.bytes,
                };
                let how = How {
                    dry_run: false,
                    force: self.args.force,
                };
                row.row = incorporate(&mut self.target, row.row, plan, &original, how)?;
                Some(sha256.clone())
            }
        };
        if row.row.error.is_null() {
            self.memory.done(&document.id, seen, held.as_deref())?;
        }
        Ok(row)
    }
}

/// Why a text cannot be that of the document. Where a person has named its source as the
/// document's, the text need not name itself.
fn unfit(
    document: &Document,
    new: &Document,
    address: &str,
    is_named: bool,
    row: &mut Row,
) -> Option<Refused> {
    match sameness(document, new, address) {
        Sameness::Another(difference) => Some(Refused {
            code: "another-work",
            message: format!("the text is that of another document: {difference}"),
            help: Some(
                "if the document is wrong about itself, correct it and pull again".to_owned(),
            ),
        }),
        Sameness::Untold if !is_named => Some(Refused {
            code: "untold-work",
            message: format!(
                "the text, `{}`, does not say that it is that of the document",
                new.title
            ),
            help: Some(
                "read it; if it is, pull the document with `--source` and the source's id"
                    .to_owned(),
            ),
        }),
        _ if new.passages.is_empty() => Some(Refused {
            code: "no-passages",
            message: "the page is about the document and has not its text".to_owned(),
            help: Some("look on the page for a file of the text, and `hoja add` it".to_owned()),
        }),
        Sameness::Untold => {
            row.warnings.push(format!(
                "the text, `{}`, does not say that it is that of the document",
                new.title
            ));
            None
        }
        Sameness::Same => None,
    }
}

/// The document's own source is where the new text comes from.
fn comes_from(new: &mut Document, source: &Source, sha256: &str, format: Format) {
    new.sources = vec![Source {
        sha256: Some(sha256.to_owned()),
        seen: crate::cli::world::today(),
        note: source.note.clone().or(Some(format.label().to_owned())),
        ..source.clone()
    }];
    for passage in &mut new.passages {
        passage.evidence.sources = vec![source.id.clone()];
    }
}

/// What a file that came from an address would be called.
fn name_of(address: &str) -> String {
    let path = address.split(['?', '#']).next().unwrap_or(address);
    let mut parts = path.rsplit('/').filter(|part| !part.is_empty());
    parts.next().unwrap_or(address).to_owned()
}

const fn ending(format: Format) -> &'static str {
    match format {
        Format::Html => "html",
        Format::AkomaNtoso => "xml",
        Format::Pdf => "pdf",
        Format::Docx => "docx",
        Format::Text => "txt",
        Format::Markdown => "md",
        Format::JsonLines { .. } => "jsonl",
    }
}
