//! `hoja search`: passages found by a query.

use hoja::analysis::settle_cites;
use hoja::diagnostic::SourceFile;
use hoja::engine::{Engine, Found, Hit, Request, Sort};
use hoja::model::{DocId, Document, Kind, PartialDate, Role, Voice};
use hoja::query::{self, DateRange, Expansion, Field, Options, Query, Thesaurus};
use hoja::render::{fill, with_schema};
use hoja::text::Language;
use serde_json::{Value, json};

use super::cite::ambiguous;
use super::error::{CliError, Outcome};
use super::ui::{FAINT, STRONG, Ui};
use super::world::World;

/// Characters of a snippet.
const SNIPPET: usize = 240;
/// Values of a facet that are shown to people.
const FACET_VALUES: usize = 8;

/// Find passages
///
/// Words are joined by AND; OR, NOT, "quoted phrases", parentheses, connectors
/// (/5 +5 /s +s /p), atleast3( ), root! and wom?n, and fields (`voice:court`,
/// `date:[2019-04 TO 2020]`) do what lawyers expect of them. Each hit is a
/// passage with its pinpoint.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  hoja search 'dna AND gps' --voice court\n  hoja search 'regist! /s (compel! OR mandatory)'\n  hoja search '\"public participation\" NOT voice:court'\n  hoja search '*' --kind ruling --sort date\n\nA query that begins with `-` goes after `--`."
)]
pub(crate) struct SearchArgs {
    /// What to look for; `*` finds every passage
    #[arg(value_name = "QUERY", required = true, num_args = 1..)]
    query: Vec<String>,
    /// Kind of document (can be repeated)
    #[arg(long, value_name = "KIND")]
    kind: Vec<String>,
    /// Code of the court, such as KEHC (can be repeated)
    #[arg(long, value_name = "CODE")]
    court: Vec<String>,
    /// Words of a judge's name
    #[arg(long, value_name = "NAME")]
    judge: Vec<String>,
    /// Issue (can be repeated)
    #[arg(long, value_name = "ID")]
    issue: Vec<String>,
    /// Who speaks: court, petitioner, respondent, government … (can be repeated)
    #[arg(long, value_name = "VOICE")]
    voice: Vec<String>,
    /// What the passage does: finding, argument, order, statement … (can be repeated)
    #[arg(long, value_name = "ROLE")]
    role: Vec<String>,
    /// First day, month or year
    #[arg(long, value_name = "DATE")]
    from: Option<PartialDate>,
    /// Last day, month or year
    #[arg(long, value_name = "DATE")]
    to: Option<PartialDate>,
    /// Only in this document
    #[arg(long = "in", value_name = "DOC")]
    within: Option<DocId>,
    /// Order of the hits
    #[arg(long, value_name = "ORDER", default_value = "score", allow_hyphen_values = true, value_parser = parse_sort)]
    sort: Sort,
    /// How many hits to show
    #[arg(long, value_name = "N", default_value_t = 10)]
    limit: usize,
    /// How many hits to pass over first
    #[arg(long, value_name = "N", default_value_t = 0)]
    offset: usize,
    /// Count the matches by kind, court, year, issue and voice
    #[arg(long)]
    facets: bool,
    /// Print only the number of matches
    #[arg(long)]
    count: bool,
    /// Draw how the query was understood, and why each hit is one
    #[arg(long)]
    explain: bool,
    /// Look for the words as typed, without those that mean the same
    #[arg(long)]
    literal: bool,
    /// Read a space as OR, as Westlaw does
    #[arg(long)]
    westlaw: bool,
}

fn parse_sort(text: &str) -> Result<Sort, String> {
    match text {
        "score" => Ok(Sort::Score),
        "date" => Ok(Sort::Date),
        "-date" => Ok(Sort::DateDescending),
        _ => Err("one of: score, date, -date".to_owned()),
    }
}

pub(crate) fn run(ui: &mut Ui, world: &World, args: &SearchArgs) -> Result<Outcome, CliError> {
    let began = std::time::Instant::now();
    let source = SourceFile::new("<query>", args.query.join(" "));
    let options = Options {
        space_is_or: args.westlaw,
    };
    let typed =
        query::parse(&source, options).map_err(|finding| CliError::Query(Box::new(finding)))?;
    let matter = world.matter()?;
    let opened = world.open(ui, &matter, false)?;
    let engine = &*opened.engine;
    let typed = match settle_cites(engine, typed)? {
        Ok(typed) => typed,
        Err(unsettled) => return Err(ambiguous(ui, &unsettled.reference, &unsettled.candidates)),
    };
    let filters = filters(args, engine)?;
    let (query, expanded) = if args.literal {
        (typed, Vec::new())
    } else {
        query::expand(typed, &thesaurus(engine)?)
    };
    let mut all = vec![query.clone()];
    all.extend(filters);
    let full = Query::all_of(all);
    let limit = if args.count { 0 } else { args.limit };
    let facets = args.facets || ui.json();
    let found = engine
        .search(&Request {
            query: &full,
            sort: args.sort,
            limit,
            offset: args.offset,
            facets,
            explain: args.explain,
        })
        .map_err(|error| match error.in_query(&source) {
            Some(finding) => CliError::Query(Box::new(finding)),
            None => error.into(),
        })?;
    if ui.json() {
        let value = to_json(engine, &found, &query, &expanded, &full, began)?;
        ui.object(&value)?;
    } else if args.count {
        ui.line(found.total.to_string());
    } else {
        show(ui, engine, args, &found, &query, &expanded, &full)?;
    }
    Ok(if found.total == 0 {
        Outcome::No
    } else {
        Outcome::Done
    })
}

/// The matter's words that mean the same.
fn thesaurus(engine: &dyn Engine) -> Result<Thesaurus, CliError> {
    let matter = engine.matter_file()?;
    let groups = matter.thesaurus.into_iter().filter(|entry| entry.expand);
    Ok(Thesaurus::new(groups.map(|entry| {
        entry.terms.into_iter().chain(entry.sw).collect::<Vec<_>>()
    })))
}

/// The flags as parts of the query: any of one flag's values, and every flag.
fn filters(args: &SearchArgs, engine: &dyn Engine) -> Result<Vec<Query>, CliError> {
    let issues: Vec<String> = engine
        .issues()?
        .into_iter()
        .map(|issue| issue.id.to_string())
        .collect();
    let courts: Vec<&str> = hoja::cite::courts()
        .iter()
        .map(|court| court.code.as_str())
        .collect();
    let upper: Vec<String> = args.court.iter().map(|code| code.to_uppercase()).collect();
    let mut parts = Vec::new();
    for (flag, field, values, known) in [
        (
            "kind",
            Field::Kind,
            &args.kind,
            Kind::names().collect::<Vec<_>>(),
        ),
        ("court", Field::Court, &upper, courts),
        (
            "issue",
            Field::Issue,
            &args.issue,
            issues.iter().map(String::as_str).collect(),
        ),
        ("voice", Field::Voice, &args.voice, Voice::names().collect()),
        ("role", Field::Role, &args.role, Role::names().collect()),
    ] {
        for value in values {
            check_name(flag, value, &known)?;
        }
        let any: Vec<Query> = values
            .iter()
            .map(|value| Query::Value {
                field,
                value: value.clone(),
            })
            .collect();
        parts.extend(any_of(any));
    }
    for judge in &args.judge {
        let words: Vec<Query> = hoja::text::tokens(judge)
            .into_iter()
            .map(|token| Query::Word {
                field: Field::Judge,
                word: token.word,
            })
            .collect();
        parts.push(Query::all_of(words));
    }
    if args.from.is_some() || args.to.is_some() {
        parts.push(Query::Dates(DateRange::new(args.from, args.to)));
    }
    if let Some(document) = &args.within {
        if engine.document(document)?.is_none() {
            let ids: Vec<String> = engine
                .documents()?
                .into_iter()
                .map(|document| document.id.to_string())
                .collect();
            let near = hoja::diagnostic::nearest(document.as_str(), ids.iter().map(String::as_str));
            return Err(CliError::usage(
                format!("the corpus has no document `{document}`"),
                near.map(|near| format!("did you mean `{near}`?")),
            ));
        }
        parts.push(Query::Value {
            field: Field::Doc,
            value: document.to_string(),
        });
    }
    Ok(parts)
}

fn any_of(mut any: Vec<Query>) -> Option<Query> {
    match any.len() {
        0 => None,
        1 => any.pop(),
        _ => Some(Query::Or(any)),
    }
}

fn check_name(flag: &str, value: &str, known: &[&str]) -> Result<(), CliError> {
    if known.contains(&value) {
        return Ok(());
    }
    let near = hoja::diagnostic::nearest(value, known.iter().copied());
    let help = near.map_or_else(
        || format!("one of: {}", known.join(", ")),
        |near| format!("did you mean `{near}`?"),
    );
    Err(CliError::usage(
        format!("there is no {flag} `{value}`"),
        Some(help),
    ))
}

fn document_of(engine: &dyn Engine, hit: &Hit) -> Result<Document, CliError> {
    engine
        .document(&hit.located.document)?
        .ok_or_else(|| CliError::Machine {
            message: format!(
                "the index has a passage of `{}` and not the document",
                hit.located.document
            ),
            cause: None,
        })
}

fn to_json(
    engine: &dyn Engine,
    found: &Found,
    query: &Query,
    expanded: &[Expansion],
    full: &Query,
    began: std::time::Instant,
) -> Result<Value, CliError> {
    let mut hits = Vec::new();
    for hit in &found.hits {
        let document = document_of(engine, hit)?;
        let passage = &hit.located.passage;
        let places = query::highlights_in(query, &passage.text, Language::of(&hit.located.lang));
        let mut value = json!({
            "document": document.id,
            "title": document.title,
            "short": document.short_title(),
            "kind": document.kind,
            "date": document.date_of(passage),
            "court": document.court,
            "citation": document.citation().map(|citation| &citation.cite),
            "pinpoint": passage.pinpoint,
            "counted": passage.counted,
            "voice": passage.voice,
            "role": passage.role,
            "issues": passage.issues,
            "text_kind": document.text_of(passage),
            "score": hit.score,
            "snippet": query::snippet(&passage.text, &places, SNIPPET, "\u{e000}", "\u{e001}"),
            "url": document.url(),
        });
        if let (Value::Object(into), Value::Object(from)) = (
            &mut value,
            serde_json::to_value(passage.evidence.verification)?,
        ) {
            into.extend(from);
        }
        hits.push(value);
    }
    let expanded: Vec<Value> = expanded
        .iter()
        .map(|expansion| json!({"term": expansion.term, "added": expansion.added}))
        .collect();
    Ok(with_schema(
        "search",
        &json!({
            "query": full.to_string(),
            "expanded": expanded,
            "total": found.total,
            "took_ms": u64::try_from(began.elapsed().as_millis()).unwrap_or(u64::MAX),
            "corpus_hash": engine.corpus_hash(),
            "version": env!("CARGO_PKG_VERSION"),
            "hits": hits,
            "facets": found.facets,
        }),
    )?)
}

fn show(
    ui: &mut Ui,
    engine: &dyn Engine,
    args: &SearchArgs,
    found: &Found,
    query: &Query,
    expanded: &[Expansion],
    full: &Query,
) -> Result<(), CliError> {
    for expansion in expanded {
        ui.note(format!(
            "also looked for, as `{}`: {} (--literal turns this off)",
            expansion.term,
            expansion.added.join(", ")
        ));
    }
    if args.explain {
        ui.text(&query::draw(full));
        ui.line("");
    }
    let (open, close) = ui.marks();
    for hit in &found.hits {
        let document = document_of(engine, hit)?;
        show_hit(ui, &document, hit, query, (&open, &close));
        if args.explain {
            let passage = &hit.located.passage;
            let why = query::reasons(query, &passage.text, Language::of(&hit.located.lang));
            for line in why.lines() {
                ui.line(format!("  {line}"));
            }
            ui.line("");
        }
    }
    if args.facets {
        show_facets(ui, found);
    }
    let shown = found.hits.len();
    match (found.total, shown) {
        (0, _) => ui.note("nothing found in this corpus"),
        (total, shown) if shown < total => {
            let first = args.offset + 1;
            let last = args.offset + shown;
            let range = if shown == 0 {
                "none shown".to_owned()
            } else {
                format!("{first}–{last} shown; --offset {last} for more")
            };
            ui.line(format!("{total} passages; {range}"));
        }
        (1, _) => ui.line("1 passage"),
        (total, _) => ui.line(format!("{total} passages")),
    }
    Ok(())
}

fn show_hit(
    ui: &mut Ui,
    document: &Document,
    hit: &Hit,
    query: &Query,
    (open, close): (&str, &str),
) {
    let passage = &hit.located.passage;
    let place = ui.styled(
        STRONG,
        format!("{}, {}", document.short_title(), passage.pinpoint),
    );
    ui.line(place);
    let mut facts: Vec<String> = vec![document.id.to_string()];
    if let Some(court) = document.court.as_deref() {
        facts.push(
            hoja::cite::court(court).map_or_else(|| court.to_owned(), |court| court.short.clone()),
        );
    }
    facts.extend(document.date_of(passage).map(|date| date.to_string()));
    if let Some(role) = passage.role {
        let of = passage
            .voice
            .map_or_else(String::new, |voice| format!(" of {}", voice.label()));
        facts.push(format!("{role}{of}"));
    }
    facts.push(passage.evidence.verification.label());
    facts.push(match document.text_of(passage) {
        hoja::model::TextKind::Digest => "digest".to_owned(),
        hoja::model::TextKind::Full => "own text".to_owned(),
    });
    let facts = fill(&facts.join(" · "), "  ", "  ", ui.columns());
    let facts = ui.styled(FAINT, facts);
    ui.line(facts);
    let places = query::highlights_in(query, &passage.text, Language::of(&hit.located.lang));
    let snippet = query::snippet(&passage.text, &places, SNIPPET, open, close);
    ui.line(fill(&snippet, "  ", "  ", ui.columns()));
    ui.line("");
}

fn show_facets(ui: &mut Ui, found: &Found) {
    for name in hoja::engine::FACETS {
        let Some(facet) = found.facets.get(*name).filter(|facet| !facet.is_empty()) else {
            continue;
        };
        let mut values: Vec<_> = facet.iter().collect();
        values.sort_by(|a, b| b.1.cmp(a.1).then(a.0.cmp(b.0)));
        let more = values.len().saturating_sub(FACET_VALUES);
        let mut line: Vec<String> = values
            .into_iter()
            .take(FACET_VALUES)
            .map(|(value, count)| format!("{value} {count}"))
            .collect();
        if more > 0 {
            line.push(format!("and {more} more"));
        }
        ui.line(fill(
            &line.join(", "),
            &format!("{name:<6} "),
            "       ",
            ui.columns(),
        ));
    }
    ui.line("");
}
