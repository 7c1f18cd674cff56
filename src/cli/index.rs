//! `hoja index`: the index brought up to date.

use hoja::render::with_schema;
use serde_json::json;

use super::error::{CliError, Outcome};
use super::ui::Ui;
use super::world::{World, note_mistakes};

/// Bring the index up to date
///
/// Other commands do so by themselves when files have changed. Only what changed is
/// read: of a bulk file, the lines that are new. What was interrupted goes on where
/// it was. The index can be thrown away at any time: it is made again from the files.
#[derive(Debug, clap::Args)]
pub(crate) struct IndexArgs {
    /// Make the index anew
    #[arg(long)]
    rebuild: bool,
    /// End with status 1 if the index was not up to date (it is afterwards)
    #[arg(long, conflicts_with = "rebuild")]
    check: bool,
}

pub(crate) fn run(ui: &mut Ui, world: &World, args: &IndexArgs) -> Result<Outcome, CliError> {
    let matter = world.matter()?;
    let opened = world.open_kept(ui, &matter, args.rebuild)?;
    let (documents, passages) = opened.engine.counts()?;
    let update = &opened.update;
    if let Some(reason) = update.rebuilt.as_ref().filter(|_| !args.rebuild) {
        ui.note(format!("note: the index was made anew: {reason}"));
    }
    note_mistakes(ui, update);
    if ui.json() {
        let value = with_schema(
            "index",
            &json!({
                "corpus_hash": opened.engine.corpus_hash(),
                "documents": documents,
                "passages": passages,
                "indexed": update.indexed,
                "removed": update.removed,
                "documents_indexed": update.documents,
                "documents_removed": update.documents_removed,
                "bad_lines": update.bad_lines,
                "rebuilt": update.rebuilt,
                "with_findings": update.with_findings,
                "unreadable": update.unreadable,
            }),
        )?;
        ui.object(&value)?;
    } else {
        let state = if args.check && !update.changed() {
            "up to date"
        } else {
            "ready"
        };
        let bulk = if update.documents + update.documents_removed > 0 {
            format!(
                "; {} documents of bulk files read, {} removed",
                update.documents, update.documents_removed
            )
        } else {
            String::new()
        };
        ui.line(format!(
            "{documents} documents, {passages} passages; {} files read, {} removed{bulk}; {state}",
            update.indexed, update.removed
        ));
        ui.line(format!("corpus {}", opened.engine.corpus_hash()));
    }
    Ok(if !update.unreadable.is_empty() {
        Outcome::Unreached
    } else if args.check && update.changed() {
        Outcome::No
    } else {
        Outcome::Done
    })
}
