//! `hoja authorities`: the table of authorities.

use hoja::analysis::{Place, Resolution, Row, Status, Texts, authorities, resolve};
use hoja::cite::{self, Options};
use hoja::engine::Engine;
use hoja::model::DocId;
use hoja::render::{fill, with_schema};
use serde_json::{Value, json};

use super::error::{CliError, Outcome};
use super::text::{self, Lines};
use super::ui::{FAINT, STRONG, Ui};
use super::world::World;

/// Print a table of authorities
///
/// What an issue's passages, a document, or a file cites, in Kenyan order, with
/// the places where each is cited. What this corpus cannot confirm comes first;
/// steps of a decision's own case come last, as no authorities. Without an argument: everything that the matter cites.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  hoja authorities dna-gps\n  hoja authorities nrf-2020-judgment\n  hoja authorities submissions.md"
)]
pub(crate) struct AuthoritiesArgs {
    /// Issue, document or file; `-` reads standard input
    #[arg(value_name = "ISSUE|DOC|FILE", num_args = 0..)]
    subject: Vec<String>,
}

/// What the table is of.
enum Subject {
    Matter,
    Issue(String),
    Document(DocId),
    Text(String),
}

pub(crate) fn run(ui: &mut Ui, world: &World, args: &AuthoritiesArgs) -> Result<Outcome, CliError> {
    let matter = world.matter()?;
    let opened = world.open(ui, &matter, false)?;
    let engine = &*opened.engine;
    let rows = match subject(engine, &args.subject.join(" "))? {
        Subject::Matter => authorities(engine, &Texts::Matter)?,
        Subject::Issue(issue) => authorities(engine, &Texts::Issue(&issue))?,
        Subject::Document(id) => authorities(engine, &Texts::Document(&id))?,
        Subject::Text(text) => {
            let lines = Lines::of(&text);
            let cited: Vec<_> = cite::find(&text, &Options::default())
                .into_iter()
                .map(|citation| {
                    let line = lines.place(citation.bytes.start).0;
                    (citation, line)
                })
                .collect();
            authorities(engine, &Texts::Draft(&cited))?
        }
    };
    if ui.json() {
        let of = |history: bool| -> Vec<Value> {
            rows.iter()
                .filter(|row| row.history.is_some() == history)
                .map(to_json)
                .collect()
        };
        let value = json!({
            "subject": args.subject.join(" "),
            "authorities": of(false),
            "procedural_history": of(true),
            "corpus_hash": engine.corpus_hash(),
            "version": env!("CARGO_PKG_VERSION"),
        });
        ui.object(&with_schema("authorities", &value)?)?;
    } else {
        show(ui, &rows);
    }
    Ok(if rows.is_empty() {
        ui.note("nothing is cited");
        Outcome::No
    } else {
        Outcome::Done
    })
}

/// An issue by its id; else a document; else a file.
fn subject(engine: &dyn Engine, name: &str) -> Result<Subject, CliError> {
    if name.is_empty() {
        return Ok(Subject::Matter);
    }
    if engine
        .issues()?
        .iter()
        .any(|issue| issue.id.as_str() == name)
    {
        return Ok(Subject::Issue(name.to_owned()));
    }
    let is_file = name == "-" || std::path::Path::new(name).is_file();
    if is_file {
        return Ok(Subject::Text(text::read(name)?));
    }
    match resolve(engine, name)? {
        Resolution::Found(document, _) => Ok(Subject::Document(document.id)),
        Resolution::Ambiguous(candidates) => {
            let ids: Vec<&str> = candidates.iter().map(|one| one.id.as_str()).collect();
            Err(CliError::usage(
                format!("`{name}` fits several documents"),
                Some(format!("one of: {}", ids.join(", "))),
            ))
        }
        Resolution::NotInCorpus => Err(CliError::usage(
            format!("`{name}` is no issue, no document and no file"),
            Some("`hoja issues` lists the issues".to_owned()),
        )),
    }
}

fn to_json(row: &Row) -> Value {
    let document = match (row.status, row.documents.as_slice()) {
        (Status::Found | Status::Differs, [document]) => Some(document),
        _ => None,
    };
    let candidates: Vec<_> = row
        .documents
        .iter()
        .filter(|_| document.is_none())
        .map(|document| &document.id)
        .collect();
    let places: Vec<Value> = row
        .places
        .iter()
        .map(|place| match place {
            Place::Passage(document, pinpoint) => {
                json!({"document": document, "pinpoint": pinpoint})
            }
            Place::Line(line) => json!({"line": line}),
        })
        .collect();
    json!({
        "group": row.group.cited_label(),
        "status": row.status,
        "title": row.title,
        "document": document.map(|document| &document.id),
        "citation": document
            .and_then(|document| document.citation())
            .map(|citation| &citation.cite),
        "candidates": candidates,
        "difference": row.difference,
        "forms": row.forms,
        "provisions": row.provisions,
        "cited_at": places,
        "own_passages": row.own,
        "why": row.history,
    })
}

/// Places of a row that are shown to people; all are in the JSON.
const SHOWN: usize = 12;

fn show(ui: &mut Ui, rows: &[Row]) {
    let columns = ui.columns();
    let mut heading = "";
    for row in rows {
        let group = if row.history.is_some() {
            "Steps of this case, no authorities"
        } else if row.status == Status::Found {
            row.group.cited_label()
        } else {
            "Not confirmed by this corpus"
        };
        if group != heading {
            if !heading.is_empty() {
                ui.line("");
            }
            heading = group;
            let line = ui.styled(STRONG, group);
            ui.line(line);
        }
        ui.line(fill(&row.title, "  ", "    ", columns));
        let mut facts = Vec::new();
        if row.status != Status::Found {
            facts.push(row.status.as_str().replace('-', " "));
            facts.push(row.group.cited_label().to_owned());
        }
        facts.extend(row.documents.iter().map(|document| document.id.to_string()));
        let facts = ui.styled(FAINT, fill(&facts.join(" · "), "    ", "    ", columns));
        ui.line(facts);
        if let Some(why) = &row.history {
            ui.line(fill(why, "    ", "    ", columns));
        }
        if let Some(difference) = &row.difference {
            ui.line(fill(difference, "    ", "    ", columns));
        }
        if !row.provisions.is_empty() {
            let all: Vec<&str> = row.provisions.iter().map(String::as_str).collect();
            ui.line(fill(&all.join(", "), "    ", "    ", columns));
        }
        let mut places = places(&row.places);
        if !row.own.is_empty() {
            let own: Vec<String> = row.own.iter().map(ToString::to_string).collect();
            places.push(format!("on the issue itself: {}", own.join(", ")));
        }
        let more = places.len().saturating_sub(SHOWN);
        places.truncate(SHOWN);
        if more > 0 {
            places.push(format!("and {more} more"));
        }
        ui.line(fill(&places.join("; "), "    cited: ", "    ", columns));
    }
}

/// The places of one document together: `nrf-2020-judgment, point 3, point 7`.
fn places(places: &[Place]) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut last: Option<&DocId> = None;
    for place in places {
        match place {
            Place::Line(line) => lines.push(format!("line {line}")),
            Place::Passage(document, pinpoint) if last == Some(document) => {
                if let Some(line) = lines.last_mut() {
                    line.push_str(&format!(", {pinpoint}"));
                }
            }
            Place::Passage(document, pinpoint) => {
                last = Some(document);
                lines.push(format!("{document}, {pinpoint}"));
            }
        }
    }
    lines
}
