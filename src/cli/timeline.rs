//! `hoja timeline`: dated events of all documents.

use std::path::PathBuf;

use clap::ValueEnum;
use hoja::analysis::{Chronicle, Dated, TimelineFilter, chronicle};
use hoja::engine::Engine;
use hoja::model::{IssueId, PartialDate, Verification};
use hoja::render::{
    Templates, TimelineHead, fill, timeline_csv, timeline_html, timeline_js, timeline_markdown,
    timeline_sheets, timeline_svg, with_schema,
};
use serde_json::{Value, json};

use super::error::{CliError, Outcome};
use super::format::{Endings, chosen};
use super::orders::known_issue;
use super::ui::{FAINT, STRONG, Ui, WARN};
use super::world::{World, write_file};

/// Show what happened when
///
/// Filed, heard, decided, enacted, commenced, published, said: the dates of all
/// documents and the events that their passages tell, each as precise as it is
/// known, with what sources dispute about it. As a picture (`svg`), a page
/// (`html`), a table (`md`, `csv`) or data for TimelineJS (`timelinejs`).
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  hoja timeline --issue maisha\n  hoja timeline --from 2019-01 --to 2020-02 --format svg -o niims.svg\n  hoja timeline --format timelinejs -o events.json"
)]
pub(crate) struct TimelineArgs {
    /// Events on this issue
    #[arg(long, value_name = "ISSUE")]
    issue: Option<String>,
    /// Events that may lie on this date or later
    #[arg(long, value_name = "DATE")]
    from: Option<PartialDate>,
    /// Events that may lie on this date or earlier
    #[arg(long, value_name = "DATE")]
    to: Option<PartialDate>,
    /// Format; the ending of --output decides where this is silent
    #[arg(long, value_name = "FORMAT")]
    format: Option<Format>,
    /// File to write, instead of standard output
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Cut the picture (`svg`) into sheets of A4: FILE-01.svg, FILE-02.svg …
    #[arg(long, requires = "output")]
    sheets: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For a terminal
    Text,
    /// A Markdown table
    Md,
    /// One JSON object
    Json,
    /// Comma-separated values
    Csv,
    /// A picture
    Svg,
    /// A page that needs nothing beside it
    Html,
    /// Data for TimelineJS
    Timelinejs,
}

impl Endings for Format {
    fn endings(self) -> &'static [&'static str] {
        match self {
            Self::Text => &["txt"],
            Self::Md => &["md"],
            Self::Json => &["json"],
            Self::Csv => &["csv"],
            Self::Svg => &["svg"],
            Self::Html => &["html", "htm"],
            Self::Timelinejs => &[],
        }
    }

    fn json() -> Option<Self> {
        Some(Self::Json)
    }
}

pub(crate) fn run(ui: &mut Ui, world: &World, args: &TimelineArgs) -> Result<Outcome, CliError> {
    let matter = world.matter()?;
    let opened = world.open(ui, &matter, false)?;
    let engine = &*opened.engine;
    if let (Some(from), Some(to)) = (args.from, args.to)
        && from.first_day() > to.last_day()
    {
        return Err(CliError::usage(
            format!("--from {from} is later than --to {to}"),
            None,
        ));
    }
    let filter = TimelineFilter {
        issue: known_issue(engine, args.issue.as_deref())?,
        from: args.from,
        to: args.to,
    };
    let Chronicle { events, unread } = chronicle(engine, &filter)?;
    let head = head(engine, args, filter.issue.as_ref())?;
    let format = chosen(ui, args.format, args.output.as_deref())?.unwrap_or(Format::Text);
    if events.is_empty() {
        ui.note(format!("no event {}", asked_in_words(&filter)));
    }
    if unread > 0 {
        ui.note(format!(
            "{unread} more passages that tell of events were not read: ask by --issue, --from or --to"
        ));
    }
    let templates = Templates::new(matter.templates()?);
    if args.sheets {
        if format != Format::Svg {
            return Err(CliError::usage(
                "--sheets cuts a picture",
                Some("add --format svg".to_owned()),
            ));
        }
        let sheets = timeline_sheets(&templates, &head, &events)?;
        let path = args.output.clone().unwrap_or_default();
        let stem = path.file_stem().unwrap_or_default().to_string_lossy();
        for (index, sheet) in sheets.iter().enumerate() {
            let name = format!("{stem}-{:02}.svg", index + 1);
            write_file(&path.with_file_name(name), sheet.as_bytes())?;
        }
        ui.note(format!(
            "{} events on {} sheets",
            events.len(),
            sheets.len()
        ));
        return Ok(Outcome::Done);
    }
    let text = match format {
        Format::Text => None,
        Format::Md => Some(timeline_markdown(&head, &events)),
        Format::Csv => Some(timeline_csv(&events)),
        Format::Svg => Some(timeline_svg(&templates, &head, &events)?),
        Format::Html => Some(timeline_html(&templates, &head, &events)?),
        Format::Timelinejs => Some(pretty(&timeline_js(&head, &events))?),
        Format::Json => Some(pretty(&with_schema(
            "timeline",
            &to_json(engine, args, &events, unread)?,
        )?)?),
    };
    let text = match text {
        Some(text) => text,
        None => plain(ui, &events),
    };
    match &args.output {
        Some(path) => {
            write_file(path, text.as_bytes())?;
            ui.note(format!("{} events in {}", events.len(), path.display()));
        }
        None => ui.text(&text),
    }
    Ok(if events.is_empty() {
        Outcome::No
    } else {
        Outcome::Done
    })
}

/// What was looked for, for a reader who finds nothing.
fn asked_in_words(filter: &TimelineFilter) -> String {
    let mut words: Vec<String> = Vec::new();
    words.extend(
        filter
            .issue
            .as_ref()
            .map(|issue| format!("on the issue {issue}")),
    );
    words.extend(
        filter
            .from
            .map(|date| format!("that may lie on {date} or later")),
    );
    words.extend(
        filter
            .to
            .map(|date| format!("that may lie on {date} or earlier")),
    );
    if words.is_empty() {
        words.push(
            "is dated in this matter: documents carry dates, and passages `role=event`".to_owned(),
        );
    } else {
        words.push("is dated in this matter".to_owned());
    }
    words.join(" ")
}

fn pretty(value: &Value) -> Result<String, CliError> {
    Ok(serde_json::to_string_pretty(value)? + "\n")
}

fn head(
    engine: &dyn Engine,
    args: &TimelineArgs,
    issue: Option<&IssueId>,
) -> Result<TimelineHead, CliError> {
    let issues: Vec<(IssueId, String)> = engine
        .issues()?
        .into_iter()
        .map(|issue| (issue.id, issue.title))
        .collect();
    let name = engine.matter_file()?.name;
    let mut title = if name.is_empty() {
        "Timeline".to_owned()
    } else {
        format!("{name}: timeline")
    };
    if let Some((_, words)) = issues.iter().find(|(id, _)| Some(id) == issue) {
        title.push_str(&format!(" on {}", words.to_lowercase()));
    }
    let mut asked = String::new();
    for (flag, value) in [
        ("--issue", args.issue.clone()),
        ("--from", args.from.map(|date| date.to_string())),
        ("--to", args.to.map(|date| date.to_string())),
    ] {
        if let Some(value) = value {
            asked.push_str(&format!(" {flag} {value}"));
        }
    }
    let hash: String = engine.corpus_hash().chars().take(12).collect();
    Ok(TimelineHead {
        title,
        issues,
        foot: format!(
            "hoja timeline{asked}; hoja {}, corpus {hash}. A broken frame: unverified. A thick frame: sources differ. Dates as precise as they are known.",
            env!("CARGO_PKG_VERSION")
        ),
    })
}

fn to_json(
    engine: &dyn Engine,
    args: &TimelineArgs,
    events: &[Dated],
    unread: usize,
) -> Result<Value, CliError> {
    let mut list = Vec::new();
    for dated in events {
        let event = &dated.event;
        let conflicts: Vec<Value> = dated
            .disputes
            .iter()
            .map(|dispute| {
                json!({
                    "about": dispute.conflict.about,
                    "sides": dispute.sides().collect::<Vec<_>>(),
                    "resolution": dispute.conflict.resolution,
                    "recorded_in": dispute.recorded_in,
                })
            })
            .collect();
        let mut value = json!({
            "date": event.date,
            "precision": event.date.precision(),
            "kind": event.kind,
            "lane": dated.lane,
            "title": event.title,
            "document": event.document,
            "short": dated.document.short_title(),
            "pinpoint": event.pinpoint,
            "issues": event.issues,
            "voice": event.voice,
            "conflicts": conflicts,
        });
        let verification = serde_json::to_value(event.verification)?;
        if let (Value::Object(into), Value::Object(from)) = (&mut value, verification) {
            into.extend(from);
        }
        list.push(value);
    }
    Ok(json!({
        "issue": args.issue,
        "from": args.from,
        "to": args.to,
        "events": list,
        "unread": unread,
        "corpus_hash": engine.corpus_hash(),
        "version": env!("CARGO_PKG_VERSION"),
    }))
}

fn plain(ui: &Ui, events: &[Dated]) -> String {
    let columns = ui.columns();
    let indent = " ".repeat(12);
    let mut out = String::new();
    for dated in events {
        let event = &dated.event;
        let date = format!("{:<10}  ", event.date.to_string());
        let words = fill(&event.title, &date, &indent, columns);
        let words = words.replacen(
            &event.date.to_string(),
            &ui.styled(STRONG, event.date.to_string()),
            1,
        );
        out.push_str(&words);
        out.push('\n');
        let place = event
            .pinpoint
            .as_ref()
            .map_or_else(String::new, |place| format!(", {place}"));
        let mut facts = vec![
            event.kind.to_string(),
            dated.lane.label().to_lowercase(),
            format!("{}{place}", event.document),
            event.verification.label(),
        ];
        if !event.issues.is_empty() {
            let issues: Vec<&str> = event.issues.iter().map(IssueId::as_str).collect();
            facts.push(issues.join(", "));
        }
        let style = if event.verification == Verification::Unverified {
            WARN
        } else {
            FAINT
        };
        let facts = fill(&facts.join(" · "), &indent, &indent, columns);
        out.push_str(&ui.styled(style, facts));
        out.push('\n');
        for dispute in &dated.disputes {
            let words = format!("sources differ: {}", dispute.words());
            out.push_str(&ui.styled(WARN, fill(&words, &indent, &indent, columns)));
            out.push('\n');
        }
    }
    out
}
