//! `hoja cite`: the citations of a text, or the citation of a document.

use hoja::analysis::{Resolution, Resolver, Status, Verdict, resolve};
use hoja::cite::{self, Citation, Options, Style, WorkUri};
use hoja::engine::Engine;
use hoja::model::{Document, Passage, TextKind};
use hoja::render::with_schema;
use serde_json::{Value, json};

use super::error::{CliError, Outcome};
use super::text::{self, Lines};
use super::ui::{FAINT, STRONG, Ui};
use super::world::World;

/// Find and resolve the citations of a text; write one in a style
///
/// Each citation comes in its normal form, with the document of the matter that
/// it leads to: found; differs (the authority is here under another year,
/// number, court or name); ambiguous; not in this corpus, which does not mean
/// that it does not exist. With --style, prints the citation of a document or
/// passage, ready to be copied.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  hoja cite submissions.md\n  hoja cite /akn/ke/act/2019/24\n  pdftotext draft.pdf - | hoja cite -\n  hoja cite --style oscola5 '[2021] KEHC 122 (KLR)'\n  hoja cite --style kenya-law 'rpa-cap-107#s 9A'\n  hoja cite --style oscola4 --quote 'rpa-cap-107#s 9A'\n  hoja cite --style akn '[2014] KESC 11 (KLR)'"
)]
pub(crate) struct CiteArgs {
    /// File to read, or `-` for standard input; a work URI; with --style, a document or passage
    #[arg(value_name = "FILE|REF", num_args = 0..)]
    input: Vec<String>,
    /// Also report what only refers to a law: `the Act`, `the Constitution`, `the said section`
    #[arg(long)]
    all: bool,
    /// Write the citation of a document: oscola4, oscola5, kenya-law, neutral-first, akn
    #[arg(long, value_name = "STYLE", value_parser = parse_style)]
    style: Option<Style>,
    /// With --style: the passage's words before the citation, in quotation marks
    #[arg(long, requires = "style")]
    quote: bool,
}

fn parse_style(text: &str) -> Result<Style, String> {
    // The hyphened names are those of the manuals.
    let name = match text {
        "kenya-law" => "kenyalaw",
        "neutral-first" => "neutral",
        other => other,
    };
    name.parse()
        .map_err(|_| format!("one of: {}", Style::names().collect::<Vec<_>>().join(", ")))
}

pub(crate) fn run(ui: &mut Ui, world: &World, args: &CiteArgs) -> Result<Outcome, CliError> {
    if let Some(style) = args.style {
        return write(ui, world, &args.input.join(" "), style, args.quote);
    }
    let name = match args.input.as_slice() {
        [] => "-",
        [name] => name,
        _ => {
            return Err(CliError::usage(
                "one file at a time",
                Some("to look up a reference, use `hoja show`; to format one, --style".to_owned()),
            ));
        }
    };
    // A work URI is no file, unless one is called so.
    let uri = cite::read_uri(name).filter(|_| !std::path::Path::new(name).is_file());
    let text = match &uri {
        Some(_) => name.to_owned(),
        None => text::read(name)?,
    };
    let matter = world.matter()?;
    let opened = world.open(ui, &matter, false)?;
    let engine = &*opened.engine;
    let (citations, verdicts) = if let Some(uri) = uri {
        let (citation, verdict) = by_uri(engine, name, uri)?;
        (vec![citation], vec![verdict])
    } else {
        let citations = cite::find(&text, &Options { all: args.all });
        let verdicts = Resolver::new(engine).verdicts(&citations)?;
        (citations, verdicts)
    };
    if ui.json() {
        let list: Vec<Value> = citations
            .iter()
            .zip(&verdicts)
            .map(|(citation, verdict)| to_json(citation, verdict))
            .collect();
        let value = json!({
            "citations": list,
            "corpus_hash": engine.corpus_hash(),
            "version": env!("CARGO_PKG_VERSION"),
        });
        ui.object(&with_schema("cite", &value)?)?;
    } else {
        let lines = Lines::of(&text);
        for (citation, verdict) in citations.iter().zip(&verdicts) {
            show(ui, &lines, citation, verdict);
        }
    }
    Ok(if citations.is_empty() {
        ui.note("no citation was found");
        Outcome::No
    } else {
        Outcome::Done
    })
}

/// The citation that a work URI stands for, in the URI's own words, and where it leads to.
fn by_uri(engine: &dyn Engine, name: &str, uri: WorkUri) -> Result<(Citation, Verdict), CliError> {
    let Some(citation) = uri.citation else {
        return Err(CliError::usage(
            format!("`{name}` is a work URI of no form that a citation could be written from"),
            Some("as in `hoja cite /akn/ke/act/2019/24` or `hoja show` with a document".to_owned()),
        ));
    };
    let (status, documents, pinpoint) = match resolve(engine, name)? {
        Resolution::Found(document, place) => (Status::Found, vec![*document], place),
        Resolution::Ambiguous(candidates) => (Status::Ambiguous, candidates, None),
        Resolution::NotInCorpus => (Status::NotInCorpus, Vec::new(), None),
    };
    let citation = Citation {
        text: name.to_owned(),
        start: 0,
        end: name.chars().count(),
        bytes: 0..name.len(),
        pinpoint: uri.pinpoint.as_ref().map(ToString::to_string),
        ..citation
    };
    let verdict = Verdict {
        status,
        documents,
        difference: None,
        pinpoint: pinpoint.or(uri.pinpoint),
    };
    Ok((citation, verdict))
}

fn to_json(citation: &Citation, verdict: &Verdict) -> Value {
    let document = verdict.document();
    let work = document
        .and_then(|document| document.work.clone())
        .or_else(|| cite::work_uri(citation));
    let candidates: Vec<_> = verdict
        .documents
        .iter()
        .filter(|_| document.is_none())
        .map(|document| &document.id)
        .collect();
    json!({
        "text": citation.text,
        "start": citation.start,
        "end": citation.end,
        "type": citation.kind,
        "normal": citation.normal,
        "parts": citation.parts,
        "group": citation.group,
        "inferred": citation.inferred,
        "work": work,
        "document": document.map(|document| &document.id),
        "pinpoint": pinpoint(citation, verdict),
        "status": verdict.status,
        "antecedent": citation.antecedent,
        "difference": verdict.difference,
        "candidates": candidates,
    })
}

/// The place in the corpus's form, else as it stands in the text.
fn pinpoint(citation: &Citation, verdict: &Verdict) -> Option<String> {
    verdict
        .pinpoint
        .as_ref()
        .map(ToString::to_string)
        .or_else(|| citation.pinpoint.clone())
}

fn show(ui: &mut Ui, lines: &Lines<'_>, citation: &Citation, verdict: &Verdict) {
    let (line, column) = lines.place(citation.bytes.start);
    let normal = citation.normal.clone().unwrap_or_else(|| {
        citation
            .text
            .split_whitespace()
            .collect::<Vec<_>>()
            .join(" ")
    });
    let place = pinpoint(citation, verdict)
        .filter(|_| !citation.parts.contains_key("targets"))
        .map_or_else(String::new, |place| format!(", {place}"));
    let ids: Vec<&str> = verdict
        .documents
        .iter()
        .map(|document| document.id.as_str())
        .collect();
    let documents = if ids.is_empty() {
        String::new()
    } else {
        format!(": {}", ids.join(", "))
    };
    let inferred = if citation.inferred { ", inferred" } else { "" };
    let facts = format!(
        "{}{inferred} · {}{documents}",
        citation.kind,
        verdict.status.as_str().replace('-', " ")
    );
    let normal = ui.styled(STRONG, format!("{normal}{place}"));
    let facts = ui.styled(FAINT, facts);
    ui.line(format!("{line}:{column}  {normal}  {facts}"));
    if let Some(difference) = &verdict.difference {
        ui.line(format!("    {difference}"));
    }
}

/// Prints the citation of one document or passage.
fn write(
    ui: &mut Ui,
    world: &World,
    reference: &str,
    style: Style,
    quote: bool,
) -> Result<Outcome, CliError> {
    if reference.is_empty() {
        return Err(CliError::usage(
            "--style wants a document or passage",
            Some("as in `hoja cite --style oscola5 '[2021] KEHC 122 (KLR)'`".to_owned()),
        ));
    }
    let matter = world.matter()?;
    let opened = world.open(ui, &matter, false)?;
    let engine = &*opened.engine;
    let (document, place) = match resolve(engine, reference)? {
        Resolution::Found(document, place) => (document, place),
        Resolution::Ambiguous(candidates) => return Err(ambiguous(ui, reference, &candidates)),
        Resolution::NotInCorpus => return by_form(ui, engine, reference, style),
    };
    let passage = match &place {
        Some(place) => engine.passage(&document.id, place)?,
        None => None,
    };
    let pinned = place.as_ref().map(|place| (place, passage.as_ref()));
    let styled = cite::styled(&document, pinned, style);
    for note in &styled.notes {
        ui.note(format!("note: {note}"));
    }
    let quoted = if quote {
        Some(quotable(&document, passage.as_ref())?)
    } else {
        None
    };
    let copied = match &quoted {
        Some(words) => format!("“{words}” {}", styled.text),
        None => styled.text.clone(),
    };
    if ui.json() {
        let value = json!({
            "style": style,
            "document": document.id,
            "pinpoint": place,
            "text": styled.text,
            "quote": quoted,
            "notes": styled.notes,
            "corpus_hash": engine.corpus_hash(),
            "version": env!("CARGO_PKG_VERSION"),
        });
        ui.object(&with_schema("cite", &value)?)?;
    } else {
        ui.line(&copied);
    }
    Ok(Outcome::Done)
}

/// The words of a passage that may be quoted: the document's own, never those of a digest.
fn quotable(document: &Document, passage: Option<&Passage>) -> Result<String, CliError> {
    let Some(passage) = passage else {
        return Err(CliError::usage(
            "--quote wants a passage",
            Some(format!(
                "as in `hoja cite --style oscola5 --quote '{}#para 1'`",
                document.id
            )),
        ));
    };
    if document.text_of(passage) != TextKind::Full {
        return Err(CliError::usage(
            format!(
                "{}, {} is a digest in this corpus's own words: it cannot be quoted",
                document.id, passage.pinpoint
            ),
            Some("`hoja pull` fetches the official text".to_owned()),
        ));
    }
    Ok(passage
        .text
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" "))
}

/// What the form of a citation alone gives, where the corpus has no such document: a work URI
/// from a citation, a citation from a work URI.
fn by_form(
    ui: &mut Ui,
    engine: &dyn Engine,
    reference: &str,
    style: Style,
) -> Result<Outcome, CliError> {
    let other = match (cite::read_uri(reference), style) {
        (Some(uri), Style::Akn) => Some(uri.work),
        (Some(uri), _) => uri.citation.and_then(|citation| {
            let place = uri
                .pinpoint
                .map_or_else(String::new, |place| format!(", {place}"));
            citation.normal.map(|normal| format!("{normal}{place}"))
        }),
        (None, Style::Akn) => cite::parse(reference).and_then(|found| cite::work_uri(&found)),
        (None, _) => None,
    };
    let Some(text) = other else {
        return not_in_corpus(ui, engine, reference);
    };
    let note = "not in this corpus: written from the form of the reference alone";
    ui.note(format!("note: {note}"));
    if ui.json() {
        let value = json!({
            "style": style,
            "document": null,
            "pinpoint": null,
            "text": text,
            "quote": null,
            "notes": [note],
            "corpus_hash": engine.corpus_hash(),
            "version": env!("CARGO_PKG_VERSION"),
        });
        ui.object(&with_schema("cite", &value)?)?;
    } else {
        ui.line(&text);
    }
    Ok(Outcome::Done)
}

/// Says which documents a reference fits.
pub(crate) fn ambiguous(ui: &Ui, reference: &str, candidates: &[Document]) -> CliError {
    ui.note(format!(
        "`{reference}` fits {} documents of this corpus:",
        candidates.len()
    ));
    for document in candidates {
        ui.note(format!("  {}  {}", document.id, document.title));
    }
    CliError::usage(
        "the reference is ambiguous",
        Some("name one of them by its id".to_owned()),
    )
}

/// Says that a reference is not in the corpus, and what near it is.
pub(crate) fn not_in_corpus(
    ui: &Ui,
    engine: &dyn Engine,
    reference: &str,
) -> Result<Outcome, CliError> {
    let verdict = Resolver::new(engine).typed(reference)?;
    if verdict.status == Status::Differs {
        let difference = verdict.difference.unwrap_or_default();
        ui.note(format!("`{reference}` is not in this corpus: {difference}"));
        for document in &verdict.documents {
            ui.note(format!("  {}  {}", document.id, document.title));
        }
        return Ok(Outcome::No);
    }
    let ids: Vec<String> = engine
        .documents()?
        .into_iter()
        .map(|document| document.id.to_string())
        .collect();
    let near = hoja::diagnostic::nearest(reference, ids.iter().map(String::as_str));
    ui.note(format!("`{reference}` is not in this corpus"));
    if let Some(near) = near {
        ui.note(format!("  did you mean `{near}`?"));
    }
    Ok(Outcome::No)
}
