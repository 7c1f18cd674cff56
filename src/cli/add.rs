//! `hoja add`: files become corpus documents.

use std::collections::BTreeSet;
use std::fs;
use std::io::IsTerminal;
use std::path::{Path, PathBuf};

use hoja::analysis::{Addition, addition, is_edited, sealed};
use hoja::engine::{Engine, Opened};
use hoja::import::corpus::{self, Original};
use hoja::import::file::{FileError, FileImport, Hints, import};
use hoja::matter::Matter;
use hoja::model::{DocId, Document, Kind, PartialDate, Passage, Pinpoint};
use hoja::parse::write_document;
use hoja::render::with_schema;
use indicatif::{ProgressBar, ProgressStyle};
use rayon::prelude::*;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use super::error::{CliError, Outcome};
use super::ui::{STRONG, Ui, WARN};
use super::world::{World, write_file};

/// Make corpus documents of files
///
/// HTML pages, PDFs with a text layer, DOCX, Akoma Ntoso, plain text and
/// Markdown, recognised by their content; folders are read through. The
/// original of each file is kept in `sources/`. What the file is a text of, and
/// the matter knew by a digest, becomes that document's text, with the digest's
/// annotations. A document that somebody edited is never overwritten.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  hoja add ~/Downloads/judgment.html\n  hoja add --dry-run press/*.txt\n  hoja add --kind press-statement release.txt\n\nA file that cannot be read is refused with a word on what to do; the others\nare added, and the status is 3."
)]
pub(crate) struct AddArgs {
    /// Files or folders
    #[arg(value_name = "PATH", required = true)]
    paths: Vec<PathBuf>,
    /// Show what would be done; change nothing
    #[arg(long)]
    dry_run: bool,
    /// Kind of document, where the program is wrong about it
    #[arg(long, value_name = "KIND")]
    kind: Option<Kind>,
    /// Id of the new document (with one file only)
    #[arg(long, value_name = "ID")]
    id: Option<DocId>,
    /// Day on which the files were published, where they do not say
    #[arg(long, value_name = "DATE")]
    published: Option<PartialDate>,
    /// Overwrite documents that somebody edited, after saying what is lost
    #[arg(long)]
    force: bool,
}

/// The largest file that is read, in bytes.
const LARGEST: u64 = 256 << 20;
/// How deep folders are read through.
const DEEPEST: usize = 16;

/// A file, as far as it was read.
struct Read {
    path: PathBuf,
    bytes: Vec<u8>,
    sha256: String,
    import: Result<FileImport, Refused>,
}

/// Why a file is not added.
struct Refused {
    code: &'static str,
    message: String,
    help: Option<String>,
}

pub(crate) fn run(ui: &mut Ui, world: &World, args: &AddArgs) -> Result<Outcome, CliError> {
    let folder = world.own_matter()?;
    let matter = Matter::Folder(folder.clone());
    let files = files(&args.paths)?;
    if args.id.is_some() && files.len() != 1 {
        return Err(CliError::usage(
            "--id goes with one file",
            Some(format!("there are {}", files.len())),
        ));
    }
    let opened = world.open(ui, &matter, false)?;
    let tld = opened.engine.matter_file()?.jurisdiction;
    let hints = Hints {
        tld: if tld.is_empty() { "ke".to_owned() } else { tld },
        kind: args.kind,
        published: args.published,
    };
    let read = read_all(ui, &files, &hints);
    let mut target = Target {
        matter,
        folder,
        opened,
        unseen: BTreeSet::new(),
    };
    let mut rows = Vec::new();
    let mut refused = 0;
    for file in read {
        let row = add_one(ui, world, &mut target, file, args)?;
        refused += usize::from(!row.error.is_null());
        rows.push(row);
    }
    report(ui, args, &rows)?;
    Ok(if refused > 0 {
        Outcome::BadInput
    } else {
        Outcome::Done
    })
}

/// The files named, and those in the folders named, by path.
fn files(paths: &[PathBuf]) -> Result<Vec<PathBuf>, CliError> {
    let mut files = Vec::new();
    for path in paths {
        let metadata = fs::metadata(path).map_err(|error| CliError::io("read", path, &error))?;
        if metadata.is_dir() {
            walk(path, 0, &mut files)?;
        } else {
            files.push(path.clone());
        }
    }
    files.sort();
    files.dedup();
    Ok(files)
}

fn walk(folder: &Path, depth: usize, files: &mut Vec<PathBuf>) -> Result<(), CliError> {
    let entries = fs::read_dir(folder).map_err(|error| CliError::io("read", folder, &error))?;
    for entry in entries {
        let entry = entry.map_err(|error| CliError::io("read", folder, &error))?;
        let hidden = entry.file_name().to_string_lossy().starts_with('.');
        let kind = entry
            .file_type()
            .map_err(|error| CliError::io("read", &entry.path(), &error))?;
        if hidden || kind.is_symlink() {
            continue;
        }
        if kind.is_dir() && depth < DEEPEST {
            walk(&entry.path(), depth + 1, files)?;
        } else if kind.is_file() {
            files.push(entry.path());
        }
    }
    Ok(())
}

/// Reads and understands the files on all cores, in the order in which they were named.
fn read_all(ui: &Ui, files: &[PathBuf], hints: &Hints) -> Vec<Read> {
    let bar = if ui.shows_progress() && std::io::stderr().is_terminal() && files.len() > 1 {
        let style = ProgressStyle::with_template("{bar:30} {pos}/{len} {wide_msg}");
        ProgressBar::new(files.len() as u64)
            .with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()))
    } else {
        ProgressBar::hidden()
    };
    let read = files
        .par_iter()
        .map(|path| {
            bar.set_message(path.display().to_string());
            let read = read_one(path, hints);
            bar.inc(1);
            read
        })
        .collect();
    bar.finish_and_clear();
    read
}

fn read_one(path: &Path, hints: &Hints) -> Read {
    let refuse = |code, message: String| Refused {
        code,
        message,
        help: None,
    };
    let bytes = match fs::metadata(path).map(|metadata| metadata.len()) {
        Ok(size) if size > LARGEST => Err(refuse(
            "too-large",
            format!("the file has more than {} MiB", LARGEST >> 20),
        )),
        _ => fs::read(path)
            .map_err(|error| refuse("unreadable-file", format!("it cannot be read: {error}"))),
    };
    match bytes {
        Err(refused) => Read {
            path: path.to_owned(),
            bytes: Vec::new(),
            sha256: String::new(),
            import: Err(refused),
        },
        Ok(bytes) => {
            let sha256 = Sha256::digest(&bytes)
                .iter()
                .map(|byte| format!("{byte:02x}"))
                .collect();
            let import = import(&bytes, hints).map_err(|error: FileError| Refused {
                code: error.code(),
                message: error.to_string(),
                help: Some(error.help().to_owned()),
            });
            Read {
                path: path.to_owned(),
                bytes,
                sha256,
                import,
            }
        }
    }
}

/// What became of a file, for people and programs.
struct Row {
    path: String,
    words: String,
    details: Vec<String>,
    document: Value,
    kind: Value,
    format: Value,
    passages: usize,
    citations: usize,
    confidence: Value,
    warnings: Vec<String>,
    missing: Vec<&'static str>,
    error: Value,
}

impl Row {
    fn new(path: &Path) -> Self {
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
        }
    }

    fn refuse(mut self, code: &str, message: String, help: Option<String>) -> Self {
        self.words = format!("refused: {message}");
        self.details.extend(help.clone());
        self.error = json!({"code": code, "message": message, "help": help});
        self
    }
}

/// The matter that files are added to.
struct Target {
    matter: Matter,
    folder: PathBuf,
    opened: Opened,
    /// Names and hashes of documents written since the index was opened. The index is only
    /// brought up to date when a file could be one of these works.
    unseen: BTreeSet<String>,
}

impl Target {
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
                .sources
                .iter()
                .filter_map(|source| source.sha256.clone()),
        );
        names
    }

    /// Brings the index up to date if `document` could be one that it has not seen.
    fn see(&mut self, ui: &Ui, world: &World, document: &Document) -> Result<(), CliError> {
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

fn add_one(
    ui: &Ui,
    world: &World,
    target: &mut Target,
    file: Read,
    args: &AddArgs,
) -> Result<Row, CliError> {
    let mut row = Row::new(&file.path);
    let import = match file.import {
        Ok(import) => import,
        Err(refused) => return Ok(row.refuse(refused.code, refused.message, refused.help)),
    };
    row.format = json!(import.format.label());
    row.confidence = json!(corpus::confidences(&import));
    row.warnings = import
        .imported
        .warnings
        .iter()
        .map(|warning| warning.message.clone())
        .collect();
    let name = file
        .path
        .file_name()
        .map_or_else(String::new, |name| name.to_string_lossy().into_owned());
    let original = Original {
        name,
        sha256: file.sha256.clone(),
    };
    let mut new = corpus::document(&import, &original);
    target.see(ui, world, &new)?;
    let engine = &*target.opened.engine;
    if let Some(known) = engine.with_original(&file.sha256)? {
        row.words = format!("already added as {}", known.id);
        row.kind = json!(known.kind);
        let passages = engine.passages(&known.id)?;
        row.passages = passages.len();
        row.citations = count_citations(&passages);
        row.document = json!(known.id);
        return Ok(row);
    }
    let plan = match &args.id {
        Some(id) if engine.document(id)?.is_some() => {
            return Ok(row.refuse(
                "id-taken",
                format!("the matter has a document `{id}` already"),
                Some("choose another id".to_owned()),
            ));
        }
        Some(id) => {
            new.id = id.clone();
            Addition::New(Box::new(new))
        }
        None => addition(engine, new)?,
    };
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
            (document, "text of a digest", details)
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
    row.words = format!(
        "{words}: {} ({}), {} passages",
        document.id,
        document.kind.label(),
        document.passages.len()
    );
    row.details = details;
    row.document = json!(document.id);
    row.kind = json!(document.kind);
    row.passages = document.passages.len();
    row.citations = count_citations(&document.passages);
    row.missing = corpus::missing(&document);
    let path = path_of(engine, &target.folder, &document)?;
    if let Some(lost) = edited(&path, words, args)? {
        let words = format!("{} was edited by hand and is kept", path.display());
        row.document = Value::Null;
        return Ok(row.refuse(
            "edited-document",
            words,
            Some(format!("--force replaces {lost}")),
        ));
    }
    if !args.dry_run {
        keep_original(&target.folder, &file.path, &file.sha256, &file.bytes)?;
        write_file(&path, sealed(&write_document(&document)).as_bytes())?;
    }
    target.unseen.extend(Target::names(&document));
    Ok(row)
}

/// How many citations the passages hold.
fn count_citations(passages: &[Passage]) -> usize {
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
fn edited(path: &Path, words: &str, args: &AddArgs) -> Result<Option<String>, CliError> {
    if args.force || words == "text of a digest" {
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
fn keep_original(folder: &Path, path: &Path, sha256: &str, bytes: &[u8]) -> Result<(), CliError> {
    let ending = path
        .extension()
        .and_then(|ending| ending.to_str())
        .filter(|ending| ending.len() <= 8);
    let name = ending.map_or_else(
        || sha256.to_owned(),
        |ending| format!("{sha256}.{}", ending.to_lowercase()),
    );
    let target = folder.join("sources").join(name);
    if target.exists() {
        Ok(())
    } else {
        write_file(&target, bytes)
    }
}

fn report(ui: &mut Ui, args: &AddArgs, rows: &[Row]) -> Result<(), CliError> {
    if ui.json() {
        let files: Vec<Value> = rows
            .iter()
            .map(|row| {
                json!({
                    "path": row.path,
                    "document": row.document,
                    "kind": row.kind,
                    "format": row.format,
                    "passages": row.passages,
                    "citations": row.citations,
                    "confidence": row.confidence,
                    "warnings": row.warnings,
                    "missing": row.missing,
                    "outcome": row.words,
                    "error": row.error,
                })
            })
            .collect();
        return ui.object(&with_schema(
            "add",
            &json!({"dry_run": args.dry_run, "files": files}),
        )?);
    }
    let mut added = 0;
    let mut refused = 0;
    for row in rows {
        let style = if row.error.is_null() { STRONG } else { WARN };
        let path = ui.styled(style, &row.path);
        ui.line(format!("{path}: {}", row.words));
        for detail in row.details.iter().chain(&row.warnings) {
            ui.line(format!("  {detail}"));
        }
        if !row.missing.is_empty() {
            ui.line(format!(
                "  not found, to be filled in: {}",
                row.missing.join(", ")
            ));
        }
        added += usize::from(row.error.is_null() && !row.words.starts_with("already"));
        refused += usize::from(!row.error.is_null());
    }
    let would = if args.dry_run {
        "would be added"
    } else {
        "added"
    };
    ui.line(format!(
        "{added} {would}, {refused} refused, {} known already",
        rows.len() - added - refused
    ));
    Ok(())
}
