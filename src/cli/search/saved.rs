//! Saved searches, and what is new since one was run last.
//!
//! A saved search lies in the matter's `.hoja/searches/NAME.json`: what was typed, its flags, and of
//! every passage that it found the place and a hash of the words. `--new` compares and asks
//! nobody: it works offline, and after any edit.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Instant;

use hoja::analysis::{SearchHit, Told, Understood};
use hoja::diagnostic::{SourceFile, nearest};
use hoja::query::{Prose, Query, prose};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::filters::{Flags, filters};
use super::{
    ReadingFlags, SearchArgs, asked, check_syntax, each, explain, for_people, human, json,
};
use crate::cli::error::{CliError, Outcome};
use crate::cli::ui::Ui;
use crate::cli::world::{World, write_file};

const SCHEMA: &str = "hoja/saved-search/1";

/// A saved search on disk.
#[derive(Debug, Serialize, Deserialize)]
struct Saved {
    schema: String,
    query: String,
    #[serde(default)]
    flags: Flags,
    reading: ReadingFlags,
    /// The corpus as it was when the search was run last.
    corpus_hash: String,
    /// Hash of the words of each passage that was found, by its document and place.
    seen: BTreeMap<String, String>,
}

/// How many hits there are of each state.
#[derive(Default)]
struct Change {
    new: usize,
    changed: usize,
    gone: usize,
}

pub(super) fn save(
    ui: &mut Ui,
    world: &World,
    args: &SearchArgs,
    name: &str,
    source: &Arc<SourceFile>,
) -> Result<Outcome, CliError> {
    let folder = folder(world)?;
    let path = path(&folder, name)?;
    if args.reading.any || (!args.reading.strict && prose(&source.text) == Prose::Question) {
        return Err(CliError::usage(
            "a question has no list of matches that could grow: a saved search is a query",
            Some(
                "write its telling words with OR and AND, or add --strict to want every word"
                    .to_owned(),
            ),
        ));
    }
    let mut saved = Saved {
        schema: SCHEMA.to_owned(),
        query: source.text.clone(),
        flags: args.flags.clone(),
        reading: args.reading.clone(),
        corpus_hash: String::new(),
        seen: BTreeMap::new(),
    };
    let began = Instant::now();
    let mut shown = 0;
    let total = run(ui, world, &mut saved, args, began, &mut |_, _| {
        let room = shown < args.limit;
        shown += usize::from(room);
        room
    })?;
    write(&path, &saved)?;
    if !ui.json() {
        let found = if total == 1 {
            "1 match".to_owned()
        } else {
            format!("{total} matches")
        };
        ui.line(format!("{found}; {shown} shown"));
    }
    ui.note(format!(
        "saved as `{name}`; `hoja search --new {name}` shows what has come since"
    ));
    Ok(if total == 0 {
        Outcome::No
    } else {
        Outcome::Done
    })
}

pub(super) fn run_new(
    ui: &mut Ui,
    world: &World,
    args: &SearchArgs,
    name: &str,
) -> Result<Outcome, CliError> {
    let folder = folder(world)?;
    let path = path(&folder, name)?;
    let mut saved = read(&folder, &path, name)?;
    let before = std::mem::take(&mut saved.seen);
    let began = Instant::now();
    let mut change = Change::default();
    let mut shown = 0;
    run(ui, world, &mut saved, args, began, &mut |hit, words| {
        match before.get(&place(hit)) {
            Some(known) if known == words => return false,
            Some(_) => change.changed += 1,
            None => change.new += 1,
        }
        let room = shown < args.limit;
        shown += usize::from(room);
        room
    })?;
    change.gone = before
        .keys()
        .filter(|place| !saved.seen.contains_key(*place))
        .count();
    write(&path, &saved)?;
    let said = format!(
        "{} new, {} changed, {} no longer found since `{name}` was run last; {} in all",
        change.new,
        change.changed,
        change.gone,
        saved.seen.len()
    );
    if ui.json() {
        ui.note(said);
    } else {
        ui.line(said);
    }
    if shown < change.new + change.changed {
        ui.note(format!(
            "{shown} shown; --limit N shows more, before they are no longer new"
        ));
    }
    Ok(if change.new + change.changed == 0 {
        Outcome::No
    } else {
        Outcome::Done
    })
}

/// Told of a hit and the hash of its words, it says whether the hit is to be shown.
type Take<'a> = &'a mut dyn FnMut(&SearchHit, &str) -> bool;

/// Runs a saved search over all its matches, and notes what it finds.
fn run(
    ui: &mut Ui,
    world: &World,
    saved: &mut Saved,
    args: &SearchArgs,
    began: Instant,
    take: Take<'_>,
) -> Result<usize, CliError> {
    let source = SourceFile::new("<query>", saved.query.as_str());
    check_syntax(&source, &saved.reading)?;
    let matter = world.matter()?;
    let opened = world.open(ui, &matter, false)?;
    let engine = &*opened.engine;
    saved.corpus_hash = engine.corpus_hash().to_owned();
    let filter = Query::all_of(filters(&saved.flags, engine)?);
    let search = hoja::analysis::Search {
        limit: usize::MAX,
        sort: args.sort,
        facets: args.facets || ui.json(),
        explain: args.explain,
        ..asked(&source, filter, &saved.reading, true)
    };
    let mut writer = json::Writer::new(engine, began);
    let mut understood = Understood::default();
    let mut seen = BTreeMap::new();
    let reading = saved.reading.clone();
    let result = each(engine, &search, &mut |told| {
        match told {
            Told::Understood(told) => {
                understood = *told;
                if ui.json() {
                    writer.begin(ui, &understood, &reading)?;
                } else {
                    human::begin(ui, &understood, args.explain);
                }
            }
            Told::Hit(hit) => {
                let words = words_hash(&hit);
                if take(&hit, &words) {
                    if ui.json() {
                        writer.hit(ui, &understood, &hit, &reading)?;
                    } else {
                        human::hit(ui, &understood, &hit);
                        if args.explain {
                            explain(ui, engine, &understood, &hit, &reading)?;
                        }
                    }
                }
                seen.insert(place(&hit), words);
            }
        }
        ui.release()
    });
    result.map_err(|error| for_people(ui, error))?;
    saved.seen = seen;
    if ui.json() {
        writer.end(ui, &understood)?;
    } else if args.facets {
        human::facets(ui, &understood.facets);
    }
    Ok(understood.total)
}

fn place(hit: &SearchHit) -> String {
    format!("{}#{}", hit.located.document, hit.located.passage.pinpoint)
}

/// A hash of a passage's words, short: it tells an edit from none.
fn words_hash(hit: &SearchHit) -> String {
    let hash = Sha256::digest(hit.located.passage.text.as_bytes());
    hash[..8].iter().map(|byte| format!("{byte:02x}")).collect()
}

fn folder(world: &World) -> Result<PathBuf, CliError> {
    let state = world.state_folder()?;
    state.map(|folder| folder.join("searches")).ok_or_else(|| {
        CliError::usage(
            "there is no folder in which a search could be kept",
            Some("work in a matter of your own: `hoja init DIR`".to_owned()),
        )
    })
}

fn path(folder: &Path, name: &str) -> Result<PathBuf, CliError> {
    let fits = !name.is_empty()
        && name.len() <= 64
        && !name.starts_with('.')
        && name
            .chars()
            .all(|c| c.is_alphanumeric() || matches!(c, '-' | '_' | '.'));
    if !fits {
        return Err(CliError::usage(
            format!("`{name}` is no name for a search"),
            Some("use letters, digits, `-`, `_` and `.`, 64 at the most".to_owned()),
        ));
    }
    Ok(folder.join(format!("{name}.json")))
}

fn read(folder: &Path, path: &Path, name: &str) -> Result<Saved, CliError> {
    let text = match std::fs::read_to_string(path) {
        Ok(text) => text,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
            let names = names(folder);
            let help = match nearest(name, names.iter().map(String::as_str)) {
                Some(near) => format!("did you mean `{near}`?"),
                None if names.is_empty() => {
                    format!("`hoja search QUERY --save {name}` makes it")
                }
                None => format!("there are: {}", names.join(", ")),
            };
            return Err(CliError::usage(
                format!("there is no saved search `{name}`"),
                Some(help),
            ));
        }
        Err(error) => return Err(CliError::io("read", path, &error)),
    };
    serde_json::from_str(&text)
        .ok()
        .filter(|saved: &Saved| saved.schema == SCHEMA)
        .ok_or_else(|| {
            CliError::Input(format!(
                "{} is no saved search, or a damaged one: save it anew",
                path.display()
            ))
        })
}

fn names(folder: &Path) -> Vec<String> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let mut names: Vec<String> = entries
        .filter_map(|entry| {
            let name = entry.file_name().into_string().ok()?;
            name.strip_suffix(".json").map(str::to_owned)
        })
        .collect();
    names.sort();
    names
}

fn write(path: &Path, saved: &Saved) -> Result<(), CliError> {
    let mut text = serde_json::to_vec_pretty(saved)?;
    text.push(b'\n');
    write_file(path, &text)
}
