//! `hoja law`: how a provision or a law stands on a day, and what an Act changed.

mod chain;
mod diff;
pub(in crate::cli) mod json;
mod show;

use hoja::analysis::{
    ProvisionAt, Resolution, Status, changes_by, is_same_law, provision_at, resolve, text_at,
    versions,
};
use hoja::cite;
use hoja::engine::Engine;
use hoja::model::{Document, PartialDate, Pinpoint};

use super::cite::{ambiguous, not_in_corpus};
use super::error::{CliError, Outcome};
use super::ui::Ui;
use super::world::{World, today};

/// Show how a provision, or a law, stands on a day, and why
///
/// What inserted, amended or repealed it, what courts did to it and which orders
/// bear on it, each with its proof; its words in the version of that day; what
/// cites it. Of a whole law also every provision that it inserted or changed
/// elsewhere, with the orders on each. Where a date is too vague to tell, the
/// answer is `not certain` and names what is possible.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  hoja law 'section 9A of the Registration of Persons Act'\n  hoja law 's 5(1)(g) Cap 107' --at 2019-04-01\n  hoja law 'Act No. 18 of 2018'\n  hoja law 'rpa-cap-107#s 3' --diff 2018-12-31 2020-02-01"
)]
pub(crate) struct LawArgs {
    /// Provision or law: an id with a place, or a citation
    #[arg(value_name = "REF", required = true, num_args = 1..)]
    reference: Vec<String>,
    /// Day to answer for: 2020-02-01, 2020-02 (its last day) [default: today, UTC]
    #[arg(long, value_name = "DATE")]
    at: Option<PartialDate>,
    /// Show how its words differ between two days
    #[arg(long, value_names = ["FROM", "TO"], num_args = 2, conflicts_with = "at")]
    diff: Vec<PartialDate>,
}

pub(crate) fn run(ui: &mut Ui, world: &World, args: &LawArgs) -> Result<Outcome, CliError> {
    let reference = args.reference.join(" ");
    let matter = world.matter()?;
    let opened = world.open(ui, &matter, false)?;
    let engine = &*opened.engine;
    let at = args.at.or_else(today).unwrap_or(PartialDate::LAST);
    let (law, place) = match find(engine, &reference)? {
        Resolution::Found(law, place) => (*law, place),
        Resolution::Ambiguous(candidates) => return Err(ambiguous(ui, &reference, &candidates)),
        Resolution::NotInCorpus => return unknown(ui, engine, &reference, at),
    };
    if !law.kind.is_law() {
        return Err(CliError::usage(
            format!("`{}` is a {}, not a law", law.id, law.kind.label()),
            Some(format!("`hoja show {}` shows it", law.id)),
        ));
    }
    if let [from, to] = args.diff.as_slice() {
        return diff::run(ui, engine, &law, place.as_ref(), (*from, *to));
    }
    let answer = provision_at(engine, &law, place.as_ref(), at)?;
    let all = versions(engine, &law)?;
    let text = match &place {
        Some(place) => text_at(engine, &all, place, at)?,
        None => None,
    };
    if let (Some(place), None, false) = (&place, &text, answer.is_recorded()) {
        ui.note(no_such_place(engine, &law, place)?);
        return Ok(Outcome::No);
    }
    let changes = match place {
        None => changes_by(engine, Some(&law), &reference, at)?,
        Some(_) => Vec::new(),
    };
    let answer = show::Answer {
        engine,
        cited_by: show::cited_by(engine, &answer)?,
        decisions: show::decisions(engine, &answer)?,
        answer,
        text,
        versions: all,
        changes,
    };
    if ui.json() {
        ui.object(&json::answer(&answer)?)?;
    } else {
        show::answer(ui, &answer)?;
    }
    Ok(Outcome::Done)
}

/// What a reference names. Several versions of one law are one law: the latest speaks for it.
fn find(engine: &dyn Engine, reference: &str) -> Result<Resolution, CliError> {
    let found = resolve(engine, reference)?;
    let Resolution::Ambiguous(candidates) = &found else {
        return Ok(found);
    };
    let Some(first) = candidates.first().filter(|first| first.kind.is_law()) else {
        return Ok(found);
    };
    if !candidates.iter().all(|other| is_same_law(first, other)) {
        return Ok(found);
    }
    let latest = candidates
        .iter()
        .max_by_key(|law| (law.version.or(law.date), &law.id));
    let place = cite::parse(reference).and_then(|citation| {
        let targets = citation.parts.get("targets")?.clone();
        cite::place_of(targets.split("; ").next()?)
    });
    Ok(match latest {
        Some(law) => Resolution::Found(Box::new(law.clone()), place),
        None => found,
    })
}

/// An Act that the matter does not hold may still have changed laws that it holds.
fn unknown(
    ui: &mut Ui,
    engine: &dyn Engine,
    reference: &str,
    at: PartialDate,
) -> Result<Outcome, CliError> {
    let differs = hoja::analysis::Resolver::new(engine)
        .typed(reference)?
        .status
        == Status::Differs;
    let changes = if differs {
        Vec::new()
    } else {
        changes_by(engine, None, reference, at)?
    };
    if changes.is_empty() {
        return not_in_corpus(ui, engine, reference);
    }
    if ui.json() {
        ui.object(&json::unknown(engine, reference, at, &changes)?)?;
    } else {
        not_in_corpus(ui, engine, reference)?;
        ui.note("these notes and records of other laws name it:");
        chain::show(ui, &changes);
    }
    Ok(Outcome::Done)
}

fn no_such_place(
    engine: &dyn Engine,
    law: &Document,
    place: &Pinpoint,
) -> Result<String, CliError> {
    let passages = engine.passages(&law.id)?;
    let held = match (passages.first(), passages.last()) {
        (Some(first), Some(last)) => format!("it has {} to {}", first.pinpoint, last.pinpoint),
        _ => "it has no passages".to_owned(),
    };
    Ok(format!(
        "`{}` has no `{place}` in this corpus, and no record of it; {held}. How it stands cannot be told from here",
        law.id
    ))
}

/// The law and the place as a reader writes them.
fn heading(answer: &ProvisionAt) -> String {
    let title = &answer.law.title;
    answer
        .place
        .as_ref()
        .map_or_else(|| title.clone(), |place| format!("{title}, {place}"))
}
