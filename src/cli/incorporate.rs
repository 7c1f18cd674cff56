//! What becomes of an import in a matter, whatever brought it: a new document, the text of a
//! digest, a newer version; and that what somebody wrote is kept.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use hoja::analysis::{Addition, is_edited, sealed};
use hoja::engine::{Engine, Opened};
use hoja::import::corpus;
use hoja::import::file::{FileError, FileImport};
use hoja::matter::Matter;
use hoja::model::{Document, Passage, Pinpoint, TextKind};
use hoja::parse::write_document;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use super::error::CliError;
use super::ui::Ui;
use super::world::{World, write_file_by_way_of};

/// Why a file is not taken.
pub(crate) struct Refused {
    pub(crate) code: &'static str,
    pub(crate) message: String,
    pub(crate) help: Option<String>,
}

impl From<FileError> for Refused {
    fn from(error: FileError) -> Self {
        Self {
            code: error.code(),
            message: error.to_string(),
            help: Some(error.help().to_owned()),
        }
    }
}

/// The bytes that a document is made of.
pub(crate) struct Original<'a> {
    /// What its name ends in, without the dot.
    pub(crate) ending: Option<&'a str>,
    /// SHA-256 in hexadecimal.
    pub(crate) sha256: &'a str,
    pub(crate) bytes: &'a [u8],
}

/// How a document may be written.
#[derive(Debug, Clone, Copy)]
pub(crate) struct How {
    /// Show what would be done; change nothing.
    pub(crate) dry_run: bool,
    /// Overwrite what somebody edited.
    pub(crate) force: bool,
}

/// SHA-256 of some bytes, in hexadecimal.
pub(crate) fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes)
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect()
}

/// What became of a file, for people and programs.
pub(crate) struct Row {
    pub(crate) path: String,
    pub(crate) words: String,
    pub(crate) details: Vec<String>,
    pub(crate) document: Value,
    pub(crate) kind: Value,
    pub(crate) format: Value,
    pub(crate) passages: usize,
    pub(crate) citations: usize,
    pub(crate) confidence: Value,
    pub(crate) warnings: Vec<String>,
    pub(crate) missing: Vec<&'static str>,
    pub(crate) error: Value,
    /// Whether the matter has more now than it had, or would have.
    pub(crate) changed: bool,
}

impl Row {
    pub(crate) fn new(path: &Path) -> Self {
        Self {
            path: path.display().to_string(),
            words: String::new(),
            details: Vec::new(),
            document: Value::Null,
            kind: Value::Null,
            format: Value::Null,
            passages: 0,
            citations: 0,
            confidence: json!({}),
            warnings: Vec::new(),
            missing: Vec::new(),
            error: Value::Null,
            changed: false,
        }
    }

    /// Notes how the file was read.
    pub(crate) fn reads(&mut self, import: &FileImport) {
        self.format = json!(import.format.label());
        self.confidence = json!(corpus::confidences(import));
        self.warnings = import
            .imported
            .warnings
            .iter()
            .map(|warning| warning.message.clone())
            .collect();
    }

    pub(crate) fn refuse(mut self, refused: Refused) -> Self {
        let Refused {
            code,
            message,
            help,
        } = refused;
        self.words = format!("refused: {message}");
        self.details.extend(help.clone());
        self.error = json!({"code": code, "message": message, "help": help});
        self
    }
}

/// The matter that files are added to.
pub(crate) struct Target {
    pub(crate) matter: Matter,
    pub(crate) folder: PathBuf,
    pub(crate) opened: Opened,
    /// Where files are written before they take their place: in the matter's `.hoja`.
    pub(crate) staging: PathBuf,
    /// Names and hashes of documents written since the index was opened. The index is only
    /// brought up to date when a file could be one of these works.
    unseen: BTreeSet<String>,
}

impl Target {
    /// A matter with its index, brought up to date.
    pub(crate) fn open(
        ui: &Ui,
        world: &World,
        folder: PathBuf,
        staging: PathBuf,
    ) -> Result<Self, CliError> {
        let matter = Matter::Folder(folder.clone());
        Ok(Self {
            opened: world.open(ui, &matter, false)?,
            matter,
            folder,
            staging,
            unseen: BTreeSet::new(),
        })
    }

    /// The index.
    pub(crate) fn engine(&self) -> &dyn Engine {
        &*self.opened.engine
    }

    /// Names by which another file could be the same work.
    fn names(document: &Document) -> Vec<String> {
        let mut names = vec![document.id.to_string(), hoja::text::fold(&document.title)];
        names.extend(
            document
                .citations
                .iter()
                .map(|citation| hoja::text::fold(&citation.cite)),
        );
        names.extend(document.work.clone());
        names.extend(
            document
                .number
                .iter()
                .map(|number| hoja::text::fold(number)),
        );
        names.extend(
            document
                .sources
                .iter()
                .filter_map(|source| source.sha256.clone()),
        );
        names
    }

    /// Brings the index up to date if `document` could be one that it has not seen.
    pub(crate) fn see(
        &mut self,
        ui: &Ui,
        world: &World,
        document: &Document,
    ) -> Result<(), CliError> {
        if Self::names(document)
            .iter()
            .any(|name| self.unseen.contains(name))
        {
            self.opened = world.open(ui, &self.matter, false)?;
            self.unseen.clear();
        }
        Ok(())
    }
}

/// Does to the matter what `plan` says, unless that would lose what somebody wrote.
pub(crate) fn incorporate(
    target: &mut Target,
    mut row: Row,
    plan: Addition,
    original: &Original<'_>,
    how: How,
) -> Result<Row, CliError> {
    let (document, words, details) = match plan {
        Addition::Unchanged(id) => {
            row.words = format!("already added as {id}");
            row.document = json!(id);
            return Ok(row);
        }
        Addition::New(document) => (document, "new", Vec::new()),
        Addition::TextOf {
            document,
            replaced,
            kept,
        } => {
            let mut details = vec![format!(
                "its text takes the place of the digest at {}",
                list(&replaced)
            )];
            if !kept.is_empty() {
                details.push(format!("the digest stays, as digest, at {}", list(&kept)));
            }
            (document, TEXT_OF_DIGEST, details)
        }
        Addition::TextOfRecord(document) => (document, TEXT_OF_RECORD, Vec::new()),
        Addition::DigestOfRecord(document) => (document, DIGEST_OF_RECORD, Vec::new()),
        Addition::Digest(document) => {
            let details = vec![
                "the matter has the text, which stays; the digest is kept as a source".to_owned(),
            ];
            (document, "digest", details)
        }
        Addition::Record(document) => {
            let details =
                vec!["what it says of the document is kept with it as a source".to_owned()];
            (document, "record", details)
        }
        Addition::Copy {
            document,
            differing,
        } => {
            let same = if differing.is_empty() {
                "its words are the same".to_owned()
            } else {
                format!("kept as a source; its words differ at {}", list(&differing))
            };
            (document, "copy", vec![same])
        }
        Addition::Newer { document, changed } => (
            document,
            "newer version",
            vec![format!("changed at {}", list(&changed))],
        ),
    };
    let text = match document.text {
        TextKind::Absent => "no text: a record".to_owned(),
        _ => format!("{} passages", document.passages.len()),
    };
    row.words = format!(
        "{words}: {} ({}), {text}",
        document.id,
        document.kind.label(),
    );
    if document.text == TextKind::Absent {
        row.missing.push("text");
    }
    row.details.extend(details);
    row.document = json!(document.id);
    row.kind = json!(document.kind);
    row.passages = document.passages.len();
    row.citations = count_citations(&document.passages);
    row.missing.extend(corpus::missing(&document));
    let path = path_of(target.engine(), &target.folder, &document)?;
    if let Some(lost) = edited(&path, words, how)? {
        row.document = Value::Null;
        return Ok(row.refuse(Refused {
            code: "edited-document",
            message: format!("{} was edited by hand and is kept", path.display()),
            help: Some(format!("--force replaces {lost}")),
        }));
    }
    if !how.dry_run {
        keep_original(target, original)?;
        let text = sealed(&write_document(&document));
        write_file_by_way_of(&target.staging, &path, text.as_bytes())?;
    }
    row.changed = true;
    target.unseen.extend(Target::names(&document));
    Ok(row)
}

/// What is said of a file that is the text of a digest.
const TEXT_OF_DIGEST: &str = "text of a digest";
/// What is said of a file that is the text of a record.
const TEXT_OF_RECORD: &str = "text of a record";
/// What is said of a line that is the digest of a record.
const DIGEST_OF_RECORD: &str = "digest of a record";

/// How many citations the passages hold.
pub(crate) fn count_citations(passages: &[Passage]) -> usize {
    let texts: Vec<&str> = passages
        .iter()
        .map(|passage| passage.text.as_str())
        .collect();
    hoja::cite::find_in(&texts).iter().map(Vec::len).sum()
}

/// A few places in words.
fn list(places: &[Pinpoint]) -> String {
    const SHOWN: usize = 6;
    let names: Vec<String> = places.iter().take(SHOWN).map(ToString::to_string).collect();
    match places.len() {
        0 => "no place".to_owned(),
        number if number > SHOWN => format!("{} and {} more", names.join(", "), number - SHOWN),
        _ => names.join(", "),
    }
}

/// Where the file of a document lies, or will.
fn path_of(engine: &dyn Engine, folder: &Path, document: &Document) -> Result<PathBuf, CliError> {
    if let Some(path) = engine.file_of(&document.id)? {
        return Ok(folder.join(path));
    }
    let sub = if document.kind.is_decision() {
        "judgments"
    } else if document.kind.is_law() {
        "legislation"
    } else {
        "statements"
    };
    Ok(folder.join(sub).join(format!("{}.md", document.id)))
}

/// What would be lost if a file that somebody edited were overwritten now.
///
/// A digest is somebody's by its nature: its annotations are kept, and its words make way
/// for the text. That is what adding the text is for.
fn edited(path: &Path, words: &str, how: How) -> Result<Option<String>, CliError> {
    if how.force || [TEXT_OF_DIGEST, TEXT_OF_RECORD, DIGEST_OF_RECORD].contains(&words) {
        return Ok(None);
    }
    match fs::read_to_string(path) {
        Ok(text) if is_edited(&text) => Ok(Some(format!(
            "its {} lines by what the file gives, annotations kept",
            text.lines().count()
        ))),
        Ok(_) => Ok(None),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(CliError::io("read", path, &error)),
    }
}

/// Keeps the original under the name of its hash.
fn keep_original(target: &Target, original: &Original<'_>) -> Result<(), CliError> {
    const ENDING_LONGEST: usize = 8;
    let ending = original
        .ending
        .filter(|ending| ending.len() <= ENDING_LONGEST);
    let name = ending.map_or_else(
        || original.sha256.to_owned(),
        |ending| format!("{}.{}", original.sha256, ending.to_lowercase()),
    );
    let path = target.folder.join("sources").join(name);
    if path.exists() {
        Ok(())
    } else {
        write_file_by_way_of(&target.staging, &path, original.bytes)
    }
}
