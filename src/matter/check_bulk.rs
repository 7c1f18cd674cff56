//! Checking bulk files line by line: what is wrong is found, what is right is not kept.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::mem;

use rayon::prelude::*;

use crate::diagnostic::{Diagnostic, Span};
use crate::import::jsonl::{Line, LineError, read_line};
use crate::model::Document;
use crate::parse::{Declared, Target};

use super::bulk::{line_finding, line_place};
use super::check::{check_passage_itself, unknown_court};
use super::files::{FileEntry, Matter};
use super::load::{LoadedFile, ParsedFile};

/// Bytes of lines that are read at once.
const BATCH: usize = 4 << 20;

/// Findings of one file after which only their number is kept.
const MOST: usize = 1_000;

/// What bulk files hold.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct BulkCount {
    /// Documents.
    pub documents: usize,
    /// Their passages.
    pub passages: usize,
}

/// What the check of the other files must know.
#[derive(Default)]
pub(super) struct Named {
    pub count: BulkCount,
    /// Documents that other files refer to, by the names that they use.
    pub documents: BTreeMap<String, Document>,
}

/// Reads the bulk files, and adds to `findings` what is wrong with a line.
pub(super) fn check(
    matter: &Matter,
    bulk: &[FileEntry],
    files: &[LoadedFile],
    findings: &mut Vec<Diagnostic>,
) -> Named {
    let mut checking = Checking {
        wanted: wanted(files),
        first: declared(files),
        named: Named::default(),
    };
    for entry in bulk {
        let mut found = Vec::new();
        match matter.read_bulk(&entry.path) {
            Ok(mut reader) => {
                let (mut batch, mut bytes) = (Vec::new(), 0);
                for line in reader.lines() {
                    bytes += line.bytes.as_ref().map_or(0, Vec::len);
                    batch.push(line);
                    if bytes >= BATCH {
                        bytes = 0;
                        checking.lines(&entry.path, mem::take(&mut batch), &mut found);
                    }
                }
                checking.lines(&entry.path, batch, &mut found);
            }
            Err(error) => {
                let cause = std::error::Error::source(&error)
                    .map_or(String::new(), |cause| format!(": {cause}"));
                let message = format!("{error}{cause}");
                found.push(Diagnostic::placeless("unreadable-file", message));
            }
        }
        let more = found.len().saturating_sub(MOST);
        found.truncate(MOST);
        findings.append(&mut found);
        if more > 0 {
            findings.push(Diagnostic::placeless(
                "more-findings",
                format!("{}: {more} more findings are not shown", entry.path),
            ));
        }
    }
    checking.named
}

struct Checking {
    /// Names that other files use of a document.
    wanted: BTreeSet<String>,
    /// Where a name was first seen: the file, and the line of a bulk file.
    first: HashMap<String, String>,
    named: Named,
}

impl Checking {
    fn lines(&mut self, path: &str, lines: Vec<Line>, findings: &mut Vec<Diagnostic>) {
        let read: Vec<(Line, Result<Document, LineError>, Vec<Diagnostic>)> = lines
            .into_par_iter()
            .map(|line| {
                let document = match &line.bytes {
                    Ok(bytes) => read_line(bytes),
                    Err(error) => Err(error.clone()),
                };
                let mut found = Vec::new();
                if let Ok(document) = &document {
                    itself(document, &place(path, &line), &mut found);
                }
                (line, document, found)
            })
            .collect();
        for (line, document, mut found) in read {
            findings.append(&mut found);
            match document {
                Ok(document) => self.document(path, &line, document, findings),
                Err(error) => {
                    let bytes = line.bytes.as_deref().unwrap_or_default();
                    findings.push(line_finding(path, line.number, bytes, &error));
                }
            }
        }
    }

    fn document(
        &mut self,
        path: &str,
        line: &Line,
        document: Document,
        findings: &mut Vec<Diagnostic>,
    ) {
        self.named.count.documents += 1;
        self.named.count.passages += document.passages.len();
        let here = format!("{path}:{}", line.number);
        let id = document.id.to_string();
        if let Some(earlier) = self.first.get(&id) {
            findings.push(
                Diagnostic::error(
                    "doubled-id",
                    format!("two documents are called `{id}`: the first is in {earlier}"),
                    place(path, line),
                )
                .help("give one of them another name"),
            );
        } else {
            self.first.insert(id.clone(), here);
        }
        let names = [id].into_iter().chain(document.aliases.clone());
        for name in names
            .filter(|name| self.wanted.contains(name))
            .collect::<Vec<_>>()
        {
            self.named
                .documents
                .entry(name)
                .or_insert_with(|| document.clone());
        }
    }
}

/// What is wrong inside a document.
fn itself(document: &Document, span: &Span, findings: &mut Vec<Diagnostic>) {
    findings.extend(
        document
            .court
            .as_deref()
            .and_then(|court| unknown_court(court, span.clone())),
    );
    for passage in &document.passages {
        check_passage_itself(document, passage, span, findings);
    }
}

fn place(path: &str, line: &Line) -> Span {
    line_place(path, line.number, line.bytes.as_deref().unwrap_or_default())
}

fn wanted(files: &[LoadedFile]) -> BTreeSet<String> {
    let links = files.iter().flat_map(|file| match &file.parsed {
        ParsedFile::Matter(..) => [].iter(),
        ParsedFile::Document(parsed) => parsed.links.iter(),
        ParsedFile::Issue(parsed) => parsed.links.iter(),
    });
    links
        .filter_map(|link| match &link.target {
            Target::Document(id) => Some(id.to_string()),
            Target::Reference(reference) => Some(reference.document().to_owned()),
            _ => None,
        })
        .collect()
}

fn declared(files: &[LoadedFile]) -> HashMap<String, String> {
    let documents = files.iter().filter_map(|file| match &file.parsed {
        ParsedFile::Document(parsed) => Some((file, parsed)),
        _ => None,
    });
    documents
        .flat_map(|(file, parsed)| {
            let names = parsed.declarations.iter();
            names.filter_map(|declaration| match &declaration.name {
                Declared::Document(name) => Some((name.clone(), file.path.clone())),
                _ => None,
            })
        })
        .collect()
}
