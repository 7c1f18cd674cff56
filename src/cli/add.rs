//! `hoja add`: files become corpus documents.

mod lines;

use std::fs;
use std::io::IsTerminal;
use std::path::{Path, PathBuf};

use hoja::analysis::{Addition, addition};
use hoja::import::corpus;
use hoja::import::file::{FileError, FileImport, Hints, import};
use hoja::import::jsonl::{LineError, few};
use hoja::import::recognise::Format;
use hoja::model::{DocId, Document, Kind, PartialDate};
use hoja::render::with_schema;
use indicatif::{ProgressBar, ProgressStyle};
use rayon::prelude::*;
use serde_json::{Value, json};

use super::error::{CliError, Outcome};
use super::incorporate::{
    How, Original, Refused, Row, Target, count_citations, incorporate, sha256,
};
use super::ui::{STRONG, Ui, WARN};
use super::world::World;
use lines::Set;

/// Make corpus documents of files
///
/// HTML pages, PDFs with a text layer, DOCX, Akoma Ntoso, plain text and
/// Markdown, recognised by their content; folders are read through. JSON Lines
/// of up to 200 documents and 8 MB become a document a line; a larger set
/// belongs into the matter's `bulk/`. The
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

/// So many files are in memory at once.
const AT_ONCE: usize = 16;

/// A file, as far as it was read.
struct Read {
    path: PathBuf,
    bytes: Vec<u8>,
    sha256: String,
    import: Result<Found, Refused>,
}

/// What a file holds.
enum Found {
    /// One document.
    One(Box<FileImport>),
    /// A few documents, each on a line.
    Few(Format, Vec<(u64, Result<Document, LineError>)>),
}

pub(crate) fn run(ui: &mut Ui, world: &World, args: &AddArgs) -> Result<Outcome, CliError> {
    let folder = world.own_matter()?;
    let (files, too_deep) = files(&args.paths)?;
    if args.id.is_some() && files.len() != 1 {
        return Err(CliError::usage(
            "--id goes with one file",
            Some(format!("there are {}", files.len())),
        ));
    }
    let staging = folder.join(".hoja");
    let mut target = Target::open(ui, world, folder, staging)?;
    let tld = target.engine().matter_file()?.jurisdiction;
    let hints = Hints {
        tld: if tld.is_empty() { "ke".to_owned() } else { tld },
        kind: args.kind,
        published: args.published,
    };
    let bar = bar(ui, files.len());
    let mut rows = Vec::new();
    rows.extend(too_deep.iter().map(|folder| {
        Row::new(folder).refuse(Refused {
            code: "too-deep",
            message: format!("folders are read {DEEPEST} deep; what is in this one is left out"),
            help: Some("name it itself: `hoja add` begins to count there".to_owned()),
        })
    }));
    for some in files.chunks(AT_ONCE) {
        for file in read_all(&bar, some, &hints) {
            add_file(ui, world, &mut target, file, args, &mut rows)?;
        }
    }
    bar.finish_and_clear();
    let refused = rows.iter().filter(|row| !row.error.is_null()).count();
    report(ui, args, &rows)?;
    Ok(if refused > 0 {
        Outcome::BadInput
    } else {
        Outcome::Done
    })
}

/// The files named, and those in the folders named, by path; and folders that lie too deep.
fn files(paths: &[PathBuf]) -> Result<(Vec<PathBuf>, Vec<PathBuf>), CliError> {
    let mut files = Vec::new();
    let mut too_deep = Vec::new();
    for path in paths {
        let metadata = fs::metadata(path).map_err(|error| CliError::io("read", path, &error))?;
        if metadata.is_dir() {
            walk(path, 0, &mut files, &mut too_deep)?;
        } else {
            files.push(path.clone());
        }
    }
    files.sort();
    files.dedup();
    too_deep.sort();
    too_deep.dedup();
    Ok((files, too_deep))
}

fn walk(
    folder: &Path,
    depth: usize,
    files: &mut Vec<PathBuf>,
    too_deep: &mut Vec<PathBuf>,
) -> Result<(), CliError> {
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
            walk(&entry.path(), depth + 1, files, too_deep)?;
        } else if kind.is_dir() {
            too_deep.push(entry.path());
        } else if kind.is_file() {
            files.push(entry.path());
        }
    }
    Ok(())
}

/// How far the files were read, for a terminal.
fn bar(ui: &Ui, files: usize) -> ProgressBar {
    if ui.shows_progress() && std::io::stderr().is_terminal() && files > 1 {
        let style = ProgressStyle::with_template("{bar:30} {pos}/{len} {wide_msg}");
        ProgressBar::new(files as u64)
            .with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()))
    } else {
        ProgressBar::hidden()
    }
}

/// Reads and understands files on all cores, in the order in which they were named.
fn read_all(bar: &ProgressBar, files: &[PathBuf], hints: &Hints) -> Vec<Read> {
    files
        .par_iter()
        .map(|path| {
            bar.set_message(path.display().to_string());
            let read = read_one(path, hints);
            bar.inc(1);
            read
        })
        .collect()
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
            let import = match import(&bytes, hints) {
                Ok(one) => Ok(Found::One(Box::new(one))),
                Err(FileError::Bulk { packed }) => match few(&bytes, packed) {
                    Some(lines) => Ok(Found::Few(Format::JsonLines { zstd: packed }, lines)),
                    None => Err(FileError::Bulk { packed }.into()),
                },
                Err(error) => Err(error.into()),
            };
            Read {
                path: path.to_owned(),
                sha256: sha256(&bytes),
                bytes,
                import,
            }
        }
    }
}

fn add_file(
    ui: &Ui,
    world: &World,
    target: &mut Target,
    file: Read,
    args: &AddArgs,
    rows: &mut Vec<Row>,
) -> Result<(), CliError> {
    let name = file
        .path
        .file_name()
        .map_or_else(String::new, |name| name.to_string_lossy().into_owned());
    let named = corpus::Original {
        name,
        sha256: file.sha256.clone(),
    };
    let original = Original {
        ending: file.path.extension().and_then(|ending| ending.to_str()),
        sha256: &file.sha256,
        bytes: &file.bytes,
    };
    match file.import {
        Err(refused) => rows.push(Row::new(&file.path).refuse(refused)),
        Ok(Found::One(import)) => {
            let mut row = Row::new(&file.path);
            row.reads(&import);
            let new = corpus::document(&import, &named);
            rows.push(add_one(ui, world, target, row, new, &original, args)?);
        }
        Ok(Found::Few(format, lines)) => {
            let set = Set {
                path: &file.path,
                format,
                named: &named,
                original: &original,
            };
            lines::add(ui, world, target, set, lines, args, rows)?;
        }
    }
    Ok(())
}

const fn how(args: &AddArgs) -> How {
    How {
        dry_run: args.dry_run,
        force: args.force,
    }
}

fn add_one(
    ui: &Ui,
    world: &World,
    target: &mut Target,
    mut row: Row,
    mut new: Document,
    original: &Original<'_>,
    args: &AddArgs,
) -> Result<Row, CliError> {
    target.see(ui, world, &new)?;
    let engine = target.engine();
    if let Some(known) = engine.with_original(original.sha256)? {
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
            return Ok(row.refuse(Refused {
                code: "id-taken",
                message: format!("the matter has a document `{id}` already"),
                help: Some("choose another id".to_owned()),
            }));
        }
        Some(id) => {
            new.id = id.clone();
            Addition::New(Box::new(new))
        }
        None => addition(engine, new)?,
    };
    incorporate(target, row, plan, original, how(args))
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
        added += usize::from(row.changed);
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
