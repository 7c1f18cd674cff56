//! `hoja search`: passages found by a query, a question or a name.

mod batch;
mod filters;
mod human;
mod json;
mod saved;

use std::ops::ControlFlow;
use std::path::PathBuf;
use std::sync::Arc;

use hoja::analysis::{Mode, Search, SearchError, SearchHit, Told, Understood, search};
use hoja::diagnostic::SourceFile;
use hoja::engine::{Engine, Sort};
use hoja::query::Query;

use super::cite::ambiguous;
use super::error::{CliError, Outcome};
use super::ui::Ui;
use super::world::World;
use filters::Flags;

/// Find passages
///
/// Words are joined by AND; OR, NOT, "quoted phrases", parentheses, connectors
/// (/5 +5 /s +s /p), atleast3( ), root! and wom?n, and fields (`voice:court`,
/// `date:[2019-04 TO 2020]`) do what lawyers expect of them. A citation or a
/// title alone goes to that document first. A question in plain words is read as
/// one: passages with most of its words come first, and the answer says so. Each
/// hit is a passage with its pinpoint.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  hoja search 'dna AND gps' --voice court\n  hoja search 'regist! /s (compel! OR mandatory)'\n  hoja search '\"public participation\" NOT voice:court'\n  hoja search '*' --kind ruling --sort date\n  hoja search 'Can the police arrest me without telling me why?'\n  hoja search 'dna gps' --save dna; hoja search --new dna\n  hoja search --batch queries.csv > counts.csv\n\nA query that begins with `-` goes after `--`."
)]
pub(crate) struct SearchArgs {
    /// What to look for; `*` finds every passage
    #[arg(
        value_name = "QUERY",
        required_unless_present_any = ["batch", "new"],
        conflicts_with_all = ["batch", "new"],
        num_args = 1..
    )]
    query: Vec<String>,
    #[command(flatten)]
    flags: Flags,
    #[command(flatten)]
    reading: ReadingFlags,
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
    /// Draw how the query was understood, why each hit is one, and its score
    #[arg(long)]
    explain: bool,
    /// Run each row of a CSV file as a query, and report every row
    #[arg(long, value_name = "FILE.csv", conflicts_with_all = ["save", "new", "explain", "count"])]
    batch: Option<PathBuf>,
    /// Keep the search under a name, for --new
    #[arg(long, value_name = "NAME", conflicts_with = "new")]
    save: Option<String>,
    /// Run a saved search again; show what is new or changed since its last run
    #[arg(long, value_name = "NAME")]
    new: Option<String>,
}

/// How the text of a search is read.
#[derive(Debug, Clone, Default, clap::Args, serde::Serialize, serde::Deserialize)]
pub(crate) struct ReadingFlags {
    /// Let AND and NOT range over whole documents; each hit is a document
    #[arg(long = "by", value_name = "UNIT", value_parser = ["passage", "document"], default_value = "passage")]
    by: String,
    /// Look for the words as typed, without those that mean the same
    #[arg(long)]
    literal: bool,
    /// Read a space as OR, as Westlaw does
    #[arg(long)]
    westlaw: bool,
    /// Want every word, in questions too
    #[arg(long, conflicts_with = "any")]
    strict: bool,
    /// Read the text as a question: passages with most of its words
    #[arg(long, conflicts_with_all = ["westlaw", "by"])]
    any: bool,
}

impl ReadingFlags {
    fn by_document(&self) -> bool {
        self.by == "document"
    }
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
    if let Some(file) = &args.batch {
        return batch::run(ui, world, args, file);
    }
    if let Some(name) = &args.new {
        return saved::run_new(ui, world, args, name);
    }
    let source = SourceFile::new("<query>", args.query.join(" "));
    if let Some(name) = &args.save {
        return saved::save(ui, world, args, name, &source);
    }
    let matter = world.matter()?;
    // A mistake is told before an index is made.
    check_syntax(&source, &args.reading)?;
    let opened = world.open(ui, &matter, false)?;
    let engine = &*opened.engine;
    let filter = Query::all_of(filters::filters(&args.flags, engine)?);
    let asked = Search {
        limit: if args.count { 0 } else { args.limit },
        offset: args.offset,
        sort: args.sort,
        facets: args.facets || ui.json(),
        explain: args.explain,
        ..asked(&source, filter, &args.reading, args.count)
    };
    let mut total = 0;
    let mut shown = 0;
    let mut writer = json::Writer::new(engine, began);
    let mut understood = None;
    let result = each(engine, &asked, &mut |told| {
        match told {
            Told::Understood(told) => {
                total = told.total;
                if ui.json() {
                    writer.begin(ui, &told, &args.reading)?;
                } else if !args.count {
                    human::begin(ui, &told, args.explain);
                } else if told.relaxed.is_some() {
                    human::say_relaxed(ui, &told);
                }
                understood = Some(told);
            }
            Told::Hit(hit) => {
                shown += 1;
                let understood = understood.as_deref().unwrap_or(&EMPTY);
                if ui.json() {
                    writer.hit(ui, understood, &hit, &args.reading)?;
                } else {
                    human::hit(ui, understood, &hit);
                    if args.explain {
                        explain(ui, engine, understood, &hit, &args.reading)?;
                    }
                }
            }
        }
        ui.release()
    });
    result.map_err(|error| for_people(ui, error))?;
    let understood = understood.unwrap_or_default();
    if ui.json() {
        writer.end(ui, &understood)?;
    } else if args.count {
        ui.line(total.to_string());
    } else {
        if args.facets {
            human::facets(ui, &understood.facets);
        }
        human::end(ui, &understood, &args.reading, args.offset, shown);
    }
    Ok(if total == 0 {
        Outcome::No
    } else {
        Outcome::Done
    })
}

/// Says why a hit is one.
fn explain(
    ui: &mut Ui,
    engine: &dyn Engine,
    understood: &Understood,
    hit: &SearchHit,
    reading: &ReadingFlags,
) -> Result<(), CliError> {
    let whole = reading.by_document();
    let document = whole.then(|| engine.passages(&hit.document.id));
    human::why(ui, understood, hit, document.transpose()?.as_deref());
    Ok(())
}

static EMPTY: std::sync::LazyLock<Understood> = std::sync::LazyLock::new(Understood::default);

/// A search for a text, as the flags say.
fn asked<'a>(
    source: &'a Arc<SourceFile>,
    filter: Query,
    reading: &ReadingFlags,
    counted: bool,
) -> Search<'a> {
    let mode = if reading.strict {
        Mode::Strict
    } else if reading.any {
        Mode::Any
    } else if counted {
        Mode::Counted
    } else {
        Mode::AsItReads
    };
    Search {
        text: source,
        filter,
        mode,
        space_is_or: reading.westlaw,
        literal: reading.literal,
        by_document: reading.by_document(),
        sort: Sort::Score,
        limit: 0,
        offset: 0,
        facets: false,
        explain: false,
    }
}

/// Why a search ended early.
enum Ended {
    Search(SearchError),
    Cli(CliError),
}

impl From<SearchError> for Ended {
    fn from(error: SearchError) -> Self {
        Self::Search(error)
    }
}

/// Searches and hands over what is told, until something goes wrong.
fn each(
    engine: &dyn Engine,
    asked: &Search<'_>,
    take: &mut dyn FnMut(Told) -> Result<(), CliError>,
) -> Result<(), Ended> {
    let mut failed = None;
    search(engine, asked, &mut |told| match take(told) {
        Ok(()) => ControlFlow::Continue(()),
        Err(error) => {
            failed = Some(error);
            ControlFlow::Break(())
        }
    })?;
    failed.map_or(Ok(()), |error| Err(Ended::Cli(error)))
}

/// What was understood and the hits, for answers of few hits.
fn all(
    engine: &dyn Engine,
    asked: &Search<'_>,
) -> Result<(Understood, Vec<SearchHit>), SearchError> {
    let mut understood = Understood::default();
    let mut hits = Vec::new();
    search(engine, asked, &mut |told| {
        match told {
            Told::Understood(told) => understood = *told,
            Told::Hit(hit) => hits.push(*hit),
        }
        ControlFlow::Continue(())
    })?;
    Ok((understood, hits))
}

fn check_syntax(source: &Arc<SourceFile>, reading: &ReadingFlags) -> Result<(), CliError> {
    let is_query = reading.strict
        || reading.westlaw
        || reading.by_document()
        || !reading.any && hoja::query::prose(&source.text) != hoja::query::Prose::Question;
    if is_query {
        let options = hoja::query::Options {
            space_is_or: reading.westlaw,
        };
        hoja::query::parse(source, options)
            .map_err(|finding| CliError::Query(Box::new(finding)))?;
    }
    Ok(())
}

fn for_people(ui: &Ui, ended: Ended) -> CliError {
    match ended {
        Ended::Cli(error) => error,
        Ended::Search(SearchError::Query(finding)) => CliError::Query(finding),
        Ended::Search(SearchError::Ambiguous(unsettled)) => {
            ambiguous(ui, &unsettled.reference, &unsettled.candidates)
        }
        Ended::Search(SearchError::Engine(error)) => error.into(),
    }
}
