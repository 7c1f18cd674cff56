//! `hoja pull`: the official texts of documents, from the addresses in their `sources`.

mod choose;
mod merge;
mod report;
mod state;

use std::collections::BTreeSet;
use std::fs;
use std::io::IsTerminal;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use hoja::analysis::claimed_addresses;
use hoja::fetch::{Address, FetchError, Fetched, Fetcher, Manners, Page};
use hoja::import::file::{Hints, import};
use hoja::import::html::text_file;
use hoja::model::{DocId, Document, Source, TextKind};
use indicatif::{ProgressBar, ProgressStyle};
use serde_json::json;

use super::error::{CliError, Outcome};
use super::incorporate::{Refused, Row, Target};
use super::ui::Ui;
use super::world::World;
use choose::{chosen, documents, no_source};
use report::{PullRow, report};
use state::{Memory, spool};

/// Fetch the official texts of documents
///
/// Asks the addresses in the `sources` of documents, and only those at the
/// `hosts` that hoja.yaml lists, in that order. The text is merged as `hoja add`
/// merges a file: the digest's annotations are kept at the paragraphs they name,
/// and what somebody edited is not overwritten. Without ID, all documents with
/// such a source are pulled.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  hoja pull --dry-run\n  hoja pull katiba-mucheru-2021-judgment\n  hoja pull nrf-2020-judgment --source kenyalaw\n\nA run that was interrupted goes on where it stopped. A text that is refused\ndoes not stop the others, and the status is 3; it is 4 if a host could not be\nreached."
)]
pub(crate) struct PullArgs {
    /// Documents
    #[arg(value_name = "ID")]
    ids: Vec<DocId>,
    /// Source of the document that is its official text
    #[arg(long, value_name = "ID")]
    source: Option<String>,
    /// Show which addresses would be asked; ask none, change nothing
    #[arg(long)]
    dry_run: bool,
    /// Overwrite documents that somebody edited, after saying what is lost
    #[arg(long)]
    force: bool,
    /// Pause between two requests to a host
    #[arg(long, value_name = "SECONDS", default_value = "1", value_parser = seconds)]
    pause: Duration,
    /// How long a host may be silent
    #[arg(long, value_name = "SECONDS", default_value = "30", value_parser = seconds)]
    timeout: Duration,
    /// How often a host that stumbles is asked again
    #[arg(long, value_name = "N", default_value_t = 3, value_parser = clap::value_parser!(u32).range(0..=10))]
    retries: u32,
}

/// The longest pause or time-out, in seconds.
const SECONDS_MOST: f64 = 3600.0;

fn seconds(text: &str) -> Result<Duration, String> {
    let seconds: f64 = text
        .parse()
        .map_err(|_| "no number of seconds".to_owned())?;
    if !(0.0..=SECONDS_MOST).contains(&seconds) {
        return Err(format!("from 0 to {SECONDS_MOST} seconds"));
    }
    Ok(Duration::from_secs_f64(seconds))
}

/// A run.
struct Pull<'a> {
    args: &'a PullArgs,
    target: Target,
    hosts: Vec<String>,
    hints: Hints,
    fetcher: Fetcher,
    memory: Memory,
}

pub(crate) fn run(ui: &mut Ui, world: &World, args: &PullArgs) -> Result<Outcome, CliError> {
    let folder = world.own_matter()?;
    let target = Target::open(ui, world, folder.clone(), spool(&folder))?;
    let matter_file = target.engine().matter_file()?;
    if matter_file.hosts.is_empty() {
        return Err(CliError::Input(
            "hoja.yaml lists no hosts to fetch from: add the official publishers, as in `hosts: [new.kenyalaw.org]`"
                .to_owned(),
        ));
    }
    let documents = documents(&target, args)?;
    let claimed = claimed_addresses(&target.engine().documents()?);
    let (chosen, without) = chosen(documents, &claimed, &matter_file.hosts, args);
    let manners = Manners {
        pause: args.pause,
        timeout: args.timeout,
        retries: args.retries,
    };
    let tld = matter_file.jurisdiction;
    let mut pull = Pull {
        args,
        memory: Memory::open(&folder, asked(args), args.dry_run)?,
        target,
        fetcher: Fetcher::new(matter_file.hosts.clone(), manners),
        hosts: matter_file.hosts,
        hints: Hints {
            tld: if tld.is_empty() { "ke".to_owned() } else { tld },
            ..Hints::default()
        },
    };
    let rows = pull.all(ui, chosen)?;
    let unreached = rows.iter().any(|row| row.passing);
    if !args.dry_run {
        pull.memory.finish(!unreached)?;
    }
    report(ui, args.dry_run, &rows, without)?;
    Ok(if unreached {
        Outcome::Unreached
    } else if rows.iter().any(|row| !row.row.error.is_null()) {
        Outcome::BadInput
    } else {
        Outcome::Done
    })
}

/// What tells a run from one that asked for something else.
fn asked(args: &PullArgs) -> String {
    let ids: BTreeSet<&str> = args.ids.iter().map(DocId::as_str).collect();
    let ids = ids.into_iter().collect::<Vec<_>>().join(" ");
    let ids = if ids.is_empty() { "*" } else { &ids };
    match &args.source {
        Some(source) => format!("{ids} --source {source}"),
        None => ids.to_owned(),
    }
}

impl Pull<'_> {
    fn all(
        &mut self,
        ui: &Ui,
        chosen: Vec<(Document, Vec<Source>)>,
    ) -> Result<Vec<PullRow>, CliError> {
        let bar = if ui.shows_progress() && std::io::stderr().is_terminal() && chosen.len() > 1 {
            let style = ProgressStyle::with_template("{bar:30} {pos}/{len} {wide_msg}");
            ProgressBar::new(chosen.len() as u64)
                .with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()))
        } else {
            ProgressBar::hidden()
        };
        // What somebody edits while the run is under way is not in the index.
        let stamps: Vec<Option<SystemTime>> = chosen
            .iter()
            .map(|(document, _)| Ok(modified(&self.file_of(document)?)))
            .collect::<Result<_, CliError>>()?;
        let mut rows = Vec::new();
        for ((document, sources), stamp) in chosen.into_iter().zip(stamps) {
            bar.set_message(document.id.to_string());
            let row = self.one(&document, &sources, stamp)?;
            ui.detail(format!("{}: {}", row.id, row.row.words));
            rows.push(row);
            bar.inc(1);
        }
        bar.finish_and_clear();
        Ok(rows)
    }

    fn file_of(&self, document: &Document) -> Result<PathBuf, CliError> {
        let path = self.target.engine().file_of(&document.id)?;
        Ok(self.target.folder.join(path.unwrap_or_default()))
    }

    fn row(&self, document: &Document) -> Result<PullRow, CliError> {
        let path = self.target.engine().file_of(&document.id)?;
        let mut row = Row::new(Path::new(&path.unwrap_or_default()));
        row.kind = json!(document.kind);
        row.document = json!(document.id);
        Ok(PullRow {
            row,
            id: document.id.to_string(),
            source: None,
            url: None,
            status: None,
            passing: false,
        })
    }

    /// Pulls a document from the first of its official sources that is its text.
    fn one(
        &mut self,
        document: &Document,
        sources: &[Source],
        stamp: Option<SystemTime>,
    ) -> Result<PullRow, CliError> {
        if sources.is_empty() {
            let mut row = self.row(document)?;
            row.row = row.row.refuse(no_source(document, &self.hosts, self.args));
            return Ok(row);
        }
        if self.memory.is_done(&document.id) {
            let mut row = self.row(document)?;
            row.row.words = "done already, before the run was interrupted".to_owned();
            return Ok(row);
        }
        let mut passed_over = Vec::new();
        for (index, source) in sources.iter().enumerate() {
            let mut row = self.from(document, source, stamp)?;
            let word = |key: &str| row.row.error[key].as_str().unwrap_or_default();
            let other = matches!(word("code"), "another-work" | "no-such-page");
            if other && index + 1 < sources.len() {
                let url = row.url.as_deref().unwrap_or_default();
                passed_over.push(format!("passed over {url}: {}", word("message")));
                continue;
            }
            row.row.details.extend(passed_over);
            return Ok(row);
        }
        self.row(document)
    }

    /// Pulls a document from one of its sources.
    fn from(
        &mut self,
        document: &Document,
        source: &Source,
        stamp: Option<SystemTime>,
    ) -> Result<PullRow, CliError> {
        let mut row = self.row(document)?;
        let url = source.url.clone().unwrap_or_default();
        row.source = Some(source.id.clone());
        row.url = Some(url.clone());
        if let Ok(address) = Address::parse(&url)
            && address.is_over_https_instead(&url)
        {
            row.row.details.push(format!("asked as {address}"));
        }
        if self.args.dry_run {
            row.row.words = "would be asked for".to_owned();
            row.row.changed = true;
            return Ok(row);
        }
        let mut seen = Vec::new();
        let mut next = Some(url);
        let mut last = None;
        // The page, and the file of the text that a page without it names.
        while let Some(url) = next.take() {
            let page = match self.page(document, source, &url) {
                Err(Stopped::Machine(error)) => return Err(error),
                Err(Stopped::NotFetched(error)) => return Ok(not_fetched(row, &error)),
                Ok(None) => {
                    row.status = Some(304);
                    row.row.words = "not changed since it was fetched".to_owned();
                    row.row.passages = self.target.engine().passages(&document.id)?.len();
                    self.memory
                        .done(&document.id, seen, source.sha256.as_deref())?;
                    return Ok(row);
                }
                Ok(Some(page)) => page,
            };
            row.status = Some(200);
            seen.push((url, page.seen.clone()));
            let read = match import(&page.bytes, &self.hints) {
                Ok(read) => read,
                Err(error) => {
                    row.row = row.row.refuse(error.into());
                    return Ok(row);
                }
            };
            let is_empty = read.imported.passages.is_empty();
            if last.is_none()
                && is_empty
                && let Some(file) = named_file(&page)
            {
                row.row.details.push(format!("its text is at {file}"));
                next = Some(file.to_string());
            }
            last = Some((page, read));
        }
        let Some((page, read)) = last else {
            return Ok(row);
        };
        self.merge(document, source, (&page, &read), seen, row, stamp)
    }

    /// The text at an address; none, if the document holds its newest version.
    fn page(
        &mut self,
        document: &Document,
        source: &Source,
        url: &str,
    ) -> Result<Option<Page>, Stopped> {
        if let Some(page) = self.memory.fetched(url) {
            return Ok(Some(page));
        }
        let held = source
            .sha256
            .as_deref()
            .filter(|_| document.text == TextKind::Full);
        let seen = self.memory.seen(url, held);
        match self.fetcher.get(url, seen).map_err(Stopped::NotFetched)? {
            Fetched::NotModified => Ok(None),
            Fetched::Page(page) => {
                self.memory.keep(url, &page).map_err(Stopped::Machine)?;
                Ok(Some(page))
            }
        }
    }
}

/// The address of the text that a page without it names.
fn named_file(page: &Page) -> Option<Address> {
    let file = text_file(&page.bytes)?;
    Address::parse(&page.seen.address).ok()?.join(&file).ok()
}

fn not_fetched(mut row: PullRow, error: &FetchError) -> PullRow {
    row.status = error.status();
    row.passing = error.is_passing();
    row.row = row.row.refuse(Refused {
        code: error.code(),
        message: error.to_string(),
        help: Some(error.help()),
    });
    row
}

/// Why an address gave no text.
enum Stopped {
    NotFetched(FetchError),
    Machine(CliError),
}

fn modified(path: &Path) -> Option<SystemTime> {
    fs::metadata(path)
        .and_then(|metadata| metadata.modified())
        .ok()
}
