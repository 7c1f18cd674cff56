//! Reading all files of a matter.

use std::sync::Arc;

use rayon::prelude::*;

use crate::diagnostic::{self, Diagnostic, SourceFile};
use crate::model::{Document, Issue};
use crate::parse::{
    MatterFile, ParsedDocument, ParsedIssue, parse_document, parse_issue, parse_matter_file,
};

use super::check;
use super::check_bulk::{self, BulkCount};
use super::files::{FileEntry, MATTER_FILE, Matter, MatterError};

/// A file of a matter as it was understood.
#[derive(Debug)]
pub enum ParsedFile {
    /// `hoja.yaml`.
    Matter(MatterFile, Vec<Diagnostic>),
    /// A document.
    Document(Box<ParsedDocument>),
    /// An issue.
    Issue(Box<ParsedIssue>),
}

/// A file with what it holds.
#[derive(Debug)]
pub struct LoadedFile {
    /// Path inside the matter.
    pub path: String,
    /// Its text.
    pub source: Arc<SourceFile>,
    /// What it holds.
    pub parsed: ParsedFile,
}

/// A whole matter, read and checked.
#[derive(Debug)]
pub struct LoadedMatter {
    /// The files, by path.
    pub files: Vec<LoadedFile>,
    /// What the bulk files hold, which were read and not kept.
    pub bulk: BulkCount,
    /// Everything that is wrong, by file and place.
    pub findings: Vec<Diagnostic>,
}

impl LoadedMatter {
    /// The documents that could be read.
    pub fn documents(&self) -> impl Iterator<Item = &Document> {
        self.files.iter().filter_map(|file| match &file.parsed {
            ParsedFile::Document(parsed) => parsed.document.as_ref(),
            _ => None,
        })
    }

    /// The issues that could be read, with their files.
    pub fn issues(&self) -> impl Iterator<Item = (&Issue, &ParsedIssue)> {
        self.files.iter().filter_map(|file| match &file.parsed {
            ParsedFile::Issue(parsed) => {
                parsed.issue.as_ref().map(|issue| (issue, parsed.as_ref()))
            }
            _ => None,
        })
    }
}

/// Reads one file of a matter: what it is follows from its path.
#[must_use]
pub fn parse_file(path: &str, source: &Arc<SourceFile>) -> ParsedFile {
    if path == MATTER_FILE {
        let (matter, findings) = parse_matter_file(source);
        ParsedFile::Matter(matter, findings)
    } else if path.starts_with("issues/") {
        ParsedFile::Issue(Box::new(parse_issue(source)))
    } else {
        ParsedFile::Document(Box::new(parse_document(source)))
    }
}

/// Reads and checks a whole matter. A file that cannot be read is a finding; the others
/// are read all the same. Bulk files are read line by line, and not kept.
///
/// # Errors
/// If the folder itself cannot be listed.
pub fn load(matter: &Matter) -> Result<LoadedMatter, MatterError> {
    let listing = matter.listing()?;
    let read: Vec<Result<LoadedFile, Diagnostic>> = listing
        .files
        .par_iter()
        .map(|entry| load_file(matter, entry))
        .collect();
    let mut loaded = LoadedMatter {
        files: Vec::new(),
        bulk: BulkCount::default(),
        findings: Vec::new(),
    };
    for result in read {
        match result {
            Ok(file) => loaded.files.push(file),
            Err(finding) => loaded.findings.push(finding),
        }
    }
    for file in &mut loaded.files {
        loaded.findings.append(match &mut file.parsed {
            ParsedFile::Matter(_, findings) => findings,
            ParsedFile::Document(parsed) => &mut parsed.findings,
            ParsedFile::Issue(parsed) => &mut parsed.findings,
        });
    }
    let named = check_bulk::check(matter, &listing.bulk, &loaded.files, &mut loaded.findings);
    loaded.bulk = named.count;
    check::check(&loaded.files, &named.documents, &mut loaded.findings);
    diagnostic::sort(&mut loaded.findings);
    Ok(loaded)
}

fn load_file(matter: &Matter, entry: &FileEntry) -> Result<LoadedFile, Diagnostic> {
    match matter.read(&entry.path) {
        Ok(source) => {
            let parsed = parse_file(&entry.path, &source);
            Ok(LoadedFile {
                path: entry.path.clone(),
                source,
                parsed,
            })
        }
        Err(error) => {
            let cause = std::error::Error::source(&error)
                .map_or(String::new(), |cause| format!(": {cause}"));
            Err(Diagnostic::placeless(
                "unreadable-file",
                format!("{error}{cause}"),
            ))
        }
    }
}
