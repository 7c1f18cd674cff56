//! A set of a few documents, each on a line.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use hoja::analysis::{Addition, Sameness, addition, addition_of_new, addition_to, sameness};
use hoja::import::corpus;
use hoja::import::jsonl::LineError;
use hoja::import::recognise::Format;
use hoja::model::{DocId, Document, Source};
use serde_json::json;

use super::super::error::CliError;
use super::super::incorporate::{Original, Refused, Row, Target, count_citations, incorporate};
use super::super::ui::Ui;
use super::super::world::World;
use super::{AddArgs, how};

/// The file that holds a set.
pub(super) struct Set<'a> {
    pub(super) path: &'a Path,
    pub(super) format: Format,
    pub(super) named: &'a corpus::Original,
    pub(super) original: &'a Original<'a>,
}

/// A set, as far as it was added.
struct Adding<'a> {
    ui: &'a Ui,
    world: &'a World,
    set: Set<'a>,
    args: &'a AddArgs,
    /// The line of each id.
    line_of: BTreeMap<DocId, u64>,
    /// The documents of the matter that lines became.
    taken: BTreeSet<DocId>,
}

/// Adds the documents of a set. Each names itself, so that two lines of one id are a mistake, and
/// two of different ids are never one document.
pub(super) fn add(
    ui: &Ui,
    world: &World,
    target: &mut Target,
    set: Set<'_>,
    lines: Vec<(u64, Result<Document, LineError>)>,
    args: &AddArgs,
    rows: &mut Vec<Row>,
) -> Result<(), CliError> {
    if let Some(refused) = options(args) {
        let mut row = Row::new(set.path);
        row.format = json!(set.format.label());
        rows.push(row.refuse(refused));
        return Ok(());
    }
    let mut adding = Adding {
        ui,
        world,
        set,
        args,
        line_of: BTreeMap::new(),
        taken: BTreeSet::new(),
    };
    for (number, document) in lines {
        rows.push(adding.line(target, number, document)?);
    }
    Ok(())
}

/// Options that say of a file what each line says of itself.
fn options(args: &AddArgs) -> Option<Refused> {
    let given = [
        ("`--id`", args.id.is_some()),
        ("`--kind`", args.kind.is_some()),
        ("`--published`", args.published.is_some()),
    ];
    let given: Vec<&str> = given
        .into_iter()
        .filter_map(|(name, given)| given.then_some(name))
        .collect();
    (!given.is_empty()).then(|| Refused {
        code: "option-for-lines",
        message: format!(
            "JSON Lines do not go with {}: each line says that itself",
            given.join(", ")
        ),
        help: Some("leave the option out; what a line says wrongly is mended there".to_owned()),
    })
}

impl Adding<'_> {
    fn line(
        &mut self,
        target: &mut Target,
        number: u64,
        document: Result<Document, LineError>,
    ) -> Result<Row, CliError> {
        let mut row = Row::new(self.set.path);
        row.path = format!("{}:{number}", row.path);
        row.format = json!(self.set.format.label());
        let refused = |error: &LineError, help| Refused {
            code: error.code(),
            message: error.to_string(),
            help,
        };
        let document = match document {
            Ok(document) => document,
            Err(error) => return Ok(row.refuse(refused(&error, None))),
        };
        if let Some(first) = self.line_of.get(&document.id) {
            let error = LineError::Doubled(document.id.to_string());
            let help = format!(
                "it stands in line {first}: give this one an id of its own, or make one line of both"
            );
            return Ok(row.refuse(refused(&error, Some(help))));
        }
        self.line_of.insert(document.id.clone(), number);
        let new = corpus::of_line(document, self.set.named, self.set.format);
        self.add(target, row, new)
    }

    fn add(&mut self, target: &mut Target, mut row: Row, new: Document) -> Result<Row, CliError> {
        target.see(self.ui, self.world, &new)?;
        let engine = target.engine();
        let plan = match engine.document(&new.id)? {
            Some(known) => {
                let had =
                    |source: &Source| source.sha256.as_deref() == Some(self.set.original.sha256);
                if known.sources.iter().any(had) {
                    Addition::Unchanged(known.id)
                } else if let Sameness::Another(difference) = sameness(&known, &new, "") {
                    return Ok(row.refuse(Refused {
                        code: "id-taken",
                        message: format!(
                            "the matter has another document `{}`: {difference}",
                            known.id
                        ),
                        help: Some("give the line another id".to_owned()),
                    }));
                } else {
                    addition_to(engine, known, new)?
                }
            }
            None => match addition(engine, new.clone())? {
                plan if self.taken.contains(plan.id()) => addition_of_new(engine, new)?,
                plan => plan,
            },
        };
        self.taken.insert(plan.id().clone());
        if let Addition::Unchanged(id) = &plan {
            let passages = engine.passages(id)?;
            row.passages = passages.len();
            row.citations = count_citations(&passages);
        }
        incorporate(target, row, plan, self.set.original, how(self.args))
    }
}
