//! `hoja brief --verify`: what has changed under a paper that was written before.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use hoja::brief::{
    BriefOptions, Change, Changes, Most, Of, Provenance, Statement, SummaryOptions, build, key_of,
    pack, summary,
};
use hoja::engine::Engine;
use hoja::import::provenance::provenance;
use hoja::model::DocId;
use hoja::render::{fill, with_schema};
use serde_json::json;

use super::brief::find;
use super::error::{CliError, Outcome};
use super::ui::{STRONG, Ui, WARN};
use super::world::World;

/// The largest file that is read, in bytes.
const LARGEST: u64 = 64 << 20;

pub(super) fn run(ui: &mut Ui, world: &World, path: &Path) -> Result<Outcome, CliError> {
    let printed = read(path)?;
    let matter = world.matter()?;
    let opened = world.open(ui, &matter, false)?;
    let (now, words) = again(&*opened.engine, &printed)?;
    let changes = printed.changes(&now, &|key| words.get(key).cloned());
    report(ui, path, &printed, &now, &changes)?;
    Ok(if changes.is_empty() {
        Outcome::Done
    } else {
        Outcome::No
    })
}

fn read(path: &Path) -> Result<Provenance, CliError> {
    let size = fs::metadata(path)
        .map_err(|error| CliError::io("read", path, &error))?
        .len();
    if size > LARGEST {
        return Err(CliError::Input(format!(
            "{} is larger than {} MiB: it is no brief of this program",
            path.display(),
            LARGEST >> 20
        )));
    }
    let bytes = fs::read(path).map_err(|error| CliError::io("read", path, &error))?;
    let line = provenance(&bytes)
        .map_err(|error| CliError::Input(format!("{}: {error}", path.display())))?;
    Provenance::read(&line).map_err(|error| {
        CliError::Input(format!(
            "{}: what it says of its making is wrong: {error}",
            path.display()
        ))
    })
}

/// The provenance that the paper would have now, and its words by their keys.
fn again(
    engine: &dyn Engine,
    printed: &Provenance,
) -> Result<(Provenance, BTreeMap<String, String>), CliError> {
    let words = |statements: &mut dyn Iterator<Item = &Statement>| {
        statements
            .map(|statement| (key_of(statement), statement.text.clone()))
            .collect()
    };
    match &printed.of {
        Of::Pack {
            issue,
            verified_only,
            most,
            explain,
        } => {
            let issues = engine.issues()?;
            let options = options(printed, *verified_only, *most, *explain);
            let pack =
                pack(engine, find(&issues, issue)?, &options)?.map_err(CliError::Findings)?;
            Ok((
                Provenance::of_pack(&pack, &options),
                words(&mut pack.statements()),
            ))
        }
        Of::Brief {
            issue,
            verified_only,
            most,
            explain,
        } => {
            let issues = engine.issues()?;
            let issue = find(&issues, issue)?;
            let options = options(printed, *verified_only, *most, *explain);
            let brief = build(engine, issue, &options)?.map_err(CliError::Findings)?;
            Ok((
                Provenance::of_brief(&brief, &options),
                words(&mut brief.statements()),
            ))
        }
        Of::Summary {
            document,
            audience,
            words: most,
        } => {
            let id: DocId = document
                .parse()
                .map_err(|_| CliError::Input(format!("`{document}` is no document's id")))?;
            let Some(found) = engine.document(&id)? else {
                return Err(CliError::Input(format!(
                    "the matter has no document `{document}` any more"
                )));
            };
            let options = SummaryOptions {
                audience: *audience,
                words: *most,
            };
            let summary = summary(engine, &found, options)?.map_err(CliError::Findings)?;
            let mut statements = summary
                .sections
                .iter()
                .flat_map(|section| &section.statements);
            let words = words(&mut statements);
            Ok((Provenance::of_summary(&summary), words))
        }
    }
}

const fn options(
    printed: &Provenance,
    verified_only: bool,
    most: Most,
    explain: bool,
) -> BriefOptions {
    BriefOptions {
        as_at: printed.as_at,
        verified_only,
        most,
        explain,
    }
}

fn report(
    ui: &mut Ui,
    path: &Path,
    printed: &Provenance,
    now: &Provenance,
    changes: &Changes,
) -> Result<(), CliError> {
    if ui.json() {
        let new: Vec<_> = changes
            .new
            .iter()
            .map(|(place, text)| json!({"place": place, "text": text}))
            .collect();
        let value = with_schema(
            "verify",
            &json!({
                "file": path.display().to_string(),
                "of": printed.of,
                "unchanged": changes.is_empty(),
                "printed": {"corpus_hash": printed.corpus_hash, "version": printed.version},
                "now": {"corpus_hash": now.corpus_hash, "version": now.version},
                "sentences": changes.sentences,
                "new": new,
                "parts": changes.parts,
            }),
        )?;
        return ui.object(&value);
    }
    let columns = ui.columns();
    let hash = |hash: &str| hash.chars().take(12).collect::<String>();
    let corpus = if printed.corpus_hash == now.corpus_hash {
        format!("the corpus is the same: {}", hash(&now.corpus_hash))
    } else {
        format!(
            "the corpus has changed: {} then, {} now",
            hash(&printed.corpus_hash),
            hash(&now.corpus_hash)
        )
    };
    ui.line(corpus);
    if printed.version != now.version {
        ui.line(format!(
            "the paper was made by hoja {}; this is {}",
            printed.version, now.version
        ));
    }
    if changes.is_empty() {
        ui.line(ui.styled(STRONG, "the paper would read the same"));
        return Ok(());
    }
    for touched in &changes.sentences {
        let what = match (touched.change, &touched.to, &touched.now) {
            (Change::Words, ..) => "its words have changed".to_owned(),
            (Change::Attributes, ..) => {
                "who speaks, when, how it stands or how it was established has changed".to_owned()
            }
            (Change::Moved, to, _) => {
                format!(
                    "it stands at {} now",
                    to.as_deref().unwrap_or("another place")
                )
            }
            (Change::Gone, _, Some(_)) => "it would not be there as often".to_owned(),
            (Change::Gone, ..) => "it would not be there".to_owned(),
        };
        let line = format!("note {}: {}: {what}", touched.note, touched.place);
        ui.line(ui.styled(WARN, fill(&line, "", "  ", columns)));
        if let Some(text) = &touched.now {
            ui.line(fill(text, "  now: ", "       ", columns));
        }
    }
    for (place, text) in &changes.new {
        ui.line(ui.styled(WARN, format!("new: {place}")));
        ui.line(fill(text, "  ", "  ", columns));
    }
    for part in &changes.parts {
        ui.line(ui.styled(WARN, fill(&format!("changed: {part}"), "", "  ", columns)));
    }
    Ok(())
}
