//! `hoja index`: the index brought up to date.

use hoja::render::with_schema;
use serde_json::json;

use super::error::{CliError, Outcome};
use super::ui::Ui;
use super::world::World;

/// Bring the index up to date
///
/// Other commands do so by themselves when files have changed. The index can be
/// thrown away at any time: it is made again from the files.
#[derive(Debug, clap::Args)]
pub(crate) struct IndexArgs {
    /// Make the index anew
    #[arg(long)]
    rebuild: bool,
    /// Say whether the index could be read and is up to date; change nothing else
    #[arg(long, conflicts_with = "rebuild")]
    check: bool,
}

pub(crate) fn run(ui: &mut Ui, world: &World, args: &IndexArgs) -> Result<Outcome, CliError> {
    let matter = world.matter()?;
    let opened = world.open(ui, &matter, args.rebuild)?;
    let documents = opened.engine.documents()?.len();
    let every = hoja::query::Query::All;
    let request = hoja::engine::Request {
        query: &every,
        sort: hoja::engine::Sort::Score,
        limit: 0,
        offset: 0,
        facets: false,
        explain: false,
    };
    let passages = opened.engine.search(&request)?.total;
    let update = &opened.update;
    if ui.json() {
        let value = with_schema(
            "index",
            &json!({
                "corpus_hash": opened.engine.corpus_hash(),
                "documents": documents,
                "passages": passages,
                "indexed": update.indexed,
                "removed": update.removed,
                "rebuilt": update.rebuilt,
                "with_findings": update.with_findings,
            }),
        )?;
        ui.object(&value)?;
    } else {
        let state = if args.check && !update.changed() {
            "up to date"
        } else {
            "ready"
        };
        ui.line(format!(
            "{documents} documents, {passages} passages; {} files read, {} removed; {state}",
            update.indexed, update.removed
        ));
        ui.line(format!("corpus {}", opened.engine.corpus_hash()));
    }
    Ok(if args.check && update.changed() {
        Outcome::No
    } else {
        Outcome::Done
    })
}
