//! `hoja show`: a document, or a place in it.

use hoja::analysis::{Resolution, Resolver, resolve};
use hoja::cite::Cited;
use hoja::engine::Engine;
use hoja::model::{Document, Passage, TextKind};
use hoja::render::{fill, with_schema};
use serde_json::{Value, json};

use super::cite::{ambiguous, not_in_corpus};
use super::error::{CliError, Outcome};
use super::ui::{FAINT, STRONG, Ui, WARN};
use super::world::World;

/// Show a document, or a passage of it
///
/// REF is an id (`nrf-2020-judgment`), an id with a pinpoint
/// (`nrf-2020-judgment#point 3`), or a citation as people write it
/// (`[2021] KEHC 122 (KLR)`).
#[derive(Debug, clap::Args)]
pub(crate) struct ShowArgs {
    /// Document or passage
    #[arg(value_name = "REF", required = true, num_args = 1..)]
    reference: Vec<String>,
    /// Passages to show before and after the one that is named
    #[arg(long, value_name = "N", default_value_t = 0)]
    context: usize,
}

pub(crate) fn run(ui: &mut Ui, world: &World, args: &ShowArgs) -> Result<Outcome, CliError> {
    let reference = args.reference.join(" ");
    let matter = world.matter()?;
    let opened = world.open(ui, &matter, false)?;
    let engine = &*opened.engine;
    let (document, pinpoint) = match resolve(engine, &reference)? {
        Resolution::Found(document, pinpoint) => (document, pinpoint),
        Resolution::Ambiguous(candidates) => return Err(ambiguous(ui, &reference, &candidates)),
        Resolution::NotInCorpus => return not_in_corpus(ui, engine, &reference),
    };
    let all = engine.passages(&document.id)?;
    let passages = match &pinpoint {
        None => all,
        Some(pinpoint) => {
            let inside: Vec<usize> = (0..all.len())
                .filter(|index| pinpoint.contains(&all[*index].pinpoint))
                .collect();
            let (Some(first), Some(last)) = (inside.first(), inside.last()) else {
                let places = match (all.first(), all.last()) {
                    (Some(first), Some(last)) => {
                        format!("it has {} to {}", first.pinpoint, last.pinpoint)
                    }
                    _ => "it has no passages".to_owned(),
                };
                ui.note(format!(
                    "`{}` has no `{pinpoint}` in this corpus; {places}",
                    document.id
                ));
                return Ok(Outcome::No);
            };
            let from = first.saturating_sub(args.context);
            let to = (last + args.context + 1).min(all.len());
            all[from..to].to_vec()
        }
    };
    if ui.json() {
        let value = to_json(engine, &document, &passages)?;
        ui.object(&value)?;
    } else {
        head(ui, &document, pinpoint.is_some());
        for passage in &passages {
            body(ui, &document, passage);
        }
    }
    Ok(Outcome::Done)
}

fn to_json(
    engine: &dyn Engine,
    document: &Document,
    passages: &[Passage],
) -> Result<Value, CliError> {
    let citing = engine.citations(&document.id)?;
    let mut resolver = Resolver::new(engine);
    let mut values = Vec::new();
    for passage in passages {
        let cited = citing
            .iter()
            .find(|citing| citing.located.passage.ordinal == passage.ordinal)
            .map_or(&[][..], |citing| &citing.cited);
        let mut value = serde_json::to_value(passage)?;
        if let Value::Object(fields) = &mut value {
            fields.insert("heading".to_owned(), json!(passage.heading()));
            fields.entry("voice").or_insert(Value::Null);
            fields.entry("role").or_insert(Value::Null);
            fields.entry("issues").or_insert_with(|| json!([]));
            fields.insert("cites".to_owned(), cites(&mut resolver, cited)?);
        }
        values.push(value);
    }
    Ok(with_schema(
        "show",
        &json!({
            "document": document,
            "passages": values,
            "corpus_hash": engine.corpus_hash(),
            "version": env!("CARGO_PKG_VERSION"),
        }),
    )?)
}

/// What a passage cites, each with the document that it leads to.
fn cites(resolver: &mut Resolver<'_>, cited: &[Cited]) -> Result<Value, CliError> {
    let verdicts = resolver.cited(cited)?;
    let list: Vec<Value> = cited
        .iter()
        .zip(&verdicts)
        .map(|(cited, verdict)| {
            json!({
                "text": cited.citation.text,
                "start": cited.citation.start,
                "end": cited.citation.end,
                "type": cited.citation.kind,
                "normal": cited.citation.normal,
                "document": verdict.document().map(|document| &document.id),
                "pinpoint": verdict.pinpoint,
                "status": verdict.status,
            })
        })
        .collect();
    Ok(Value::Array(list))
}

fn head(ui: &mut Ui, document: &Document, short: bool) {
    let columns = ui.columns();
    let title = ui.styled(STRONG, fill(&document.title, "", "", columns));
    ui.line(title);
    let mut rows: Vec<(&str, String)> = vec![
        ("id", document.id.to_string()),
        ("kind", document.kind.label()),
    ];
    let mut row = |name: &'static str, value: Option<String>| {
        rows.extend(
            value
                .filter(|value| !value.is_empty())
                .map(|value| (name, value)),
        );
    };
    let mark = |key: &str| {
        if document.unverified.iter().any(|name| name == key) {
            " (unverified)"
        } else {
            ""
        }
    };
    row(
        "date",
        document
            .date
            .map(|date| format!("{}{}", date.in_words(), mark("date"))),
    );
    row(
        "court",
        document.court.as_deref().map(|code| {
            hoja::cite::court(code).map_or_else(|| code.to_owned(), |court| court.name.clone())
        }),
    );
    if !short {
        row("station", document.station.clone());
        row("division", document.division.clone());
        row("bench", Some(document.bench.join(", ")));
        row("number", Some(document.number.join("; ")));
        row("citation", Some(citations(document)));
        row(
            "work",
            document
                .work
                .as_ref()
                .map(|work| format!("{work}{}", mark("work"))),
        );
        row(
            "outcome",
            document
                .outcome
                .as_ref()
                .map(|outcome| format!("{outcome}{}", mark("outcome"))),
        );
        row(
            "standing",
            document.standing.as_ref().map(|standing| {
                let note = standing
                    .note
                    .as_ref()
                    .map_or_else(String::new, |note| format!(": {note}"));
                format!("{}{note}", standing.state.label())
            }),
        );
        row("cap", document.cap.clone());
        row("assent", document.assent.map(|date| date.in_words()));
        row(
            "in force",
            document.commencement.map(|date| date.in_words()),
        );
        row(
            "speaker",
            document.speaker.as_ref().map(|speaker| {
                document
                    .office
                    .as_ref()
                    .map_or_else(|| speaker.clone(), |office| format!("{speaker}, {office}"))
            }),
        );
        row("publisher", Some(document.publisher.join("; ")));
        row("note", document.note.clone());
    }
    row("head", Some(document.verification.label()));
    for (name, value) in rows {
        ui.line(fill(
            &value,
            &format!("  {name:<10}"),
            "            ",
            columns,
        ));
    }
    let words = match document.text {
        TextKind::Full => None,
        TextKind::Digest => Some("A digest in the corpus's own words, not the document's text"),
        TextKind::Absent => Some("A record without text: what a catalogue says of the document"),
    };
    if let Some(words) = words {
        let official = match document.url() {
            Some(url) => format!("; see {url}"),
            None => "; the corpus has no address of the document itself".to_owned(),
        };
        let words = format!("{words}{official}");
        let line = ui.styled(WARN, fill(&words, "  ", "  ", columns));
        ui.line(line);
    }
    ui.line("");
}

fn citations(document: &Document) -> String {
    let citations: Vec<String> = document
        .citations
        .iter()
        .map(|citation| match citation.verification {
            hoja::model::Verification::Unverified => format!("{} (unverified)", citation.cite),
            _ => citation.cite.clone(),
        })
        .collect();
    citations.join("; ")
}

fn body(ui: &mut Ui, document: &Document, passage: &Passage) {
    let mut facts = Vec::new();
    if let Some(role) = passage.role {
        facts.push(passage.voice.map_or_else(
            || role.to_string(),
            |voice| format!("{role} of {}", voice.label()),
        ));
    }
    facts.extend(passage.date.map(|date| date.to_string()));
    if !passage.issues.is_empty() {
        let issues: Vec<_> = passage.issues.iter().map(ToString::to_string).collect();
        facts.push(issues.join(", "));
    }
    facts.push(passage.evidence.verification.label());
    if let Some(reporter) = &passage.reported_by {
        facts.push(format!("as reported by {reporter}"));
    }
    if passage.digest {
        facts.push("digest".to_owned());
    }
    if passage.counted {
        facts.push("our count".to_owned());
    }
    let place = ui.styled(STRONG, format!("[{}]", passage.pinpoint));
    ui.line(place);
    let facts = ui.styled(FAINT, fill(&facts.join(" · "), "  ", "  ", ui.columns()));
    ui.line(facts);
    ui.line(fill(&passage.text, "  ", "  ", ui.columns()));
    let sources: Vec<String> = passage
        .evidence
        .sources
        .iter()
        .filter_map(|id| document.source(id))
        .map(|source| {
            source
                .publisher
                .clone()
                .or_else(|| source.title.clone())
                .unwrap_or_else(|| source.id.clone())
        })
        .collect();
    if !sources.is_empty() {
        let line = ui.styled(
            FAINT,
            fill(&sources.join("; "), "  sources: ", "  ", ui.columns()),
        );
        ui.line(line);
    }
    ui.line("");
}
