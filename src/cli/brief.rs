//! `hoja brief`: everything the corpus holds on an issue, each sentence with its source.

use std::path::PathBuf;

use hoja::brief::{Brief, BriefOptions, Index, Most, Provenance, build, cross_refer};
use hoja::engine::Engine;
use hoja::model::{Issue, PartialDate};
use hoja::render::{
    INDEX, RenderError, Sheet, Templates, brief_paper, draw, index_paper, link, with_schema,
};
use serde_json::json;

use super::error::{CliError, Outcome};
use super::format::{Format, shown};
use super::house::{check, house_rules};
use super::summary::Reader;
use super::ui::Ui;
use super::world::{World, write_file};

/// Write the cross-referenced brief of an issue
///
/// Question, short answers, findings, arguments by side, provisions, orders and
/// what followed, statements, conflicts between sources, authorities, timeline
/// and gaps. A statement without a source stops the brief. For a journalist: facts
/// at a glance, the story in 150 and in 400 words, questions and answers, who said
/// what since, and the words that need explaining.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  hoja brief public-participation\n  hoja brief dna-gps --format json\n  hoja brief --all --format html,pdf -o out/\n  hoja brief dna-gps --for journalist -o dna.html\n  hoja brief maisha --house-rules ke-supreme-court -o maisha.pdf\n  hoja brief --verify out/dna-gps.pdf"
)]
pub(crate) struct BriefArgs {
    /// Issue: its id or title (`hoja issues` lists them)
    #[arg(
        value_name = "ISSUE",
        required_unless_present_any = ["all", "verify"],
        conflicts_with_all = ["all", "verify"]
    )]
    issue: Option<String>,
    /// Write the briefs of all issues into the folder given by --output
    #[arg(long, requires = "output")]
    all: bool,
    /// Format, with --all several; the ending of --output decides where this is silent
    #[arg(long, value_enum, value_name = "FORMAT", value_delimiter = ',')]
    format: Vec<Format>,
    /// File (with --all: folder) to write
    #[arg(long, short, value_name = "PATH")]
    output: Option<PathBuf>,
    /// Tell the record of this day: orders and decisions as they stood, nothing of later
    #[arg(long, value_name = "DATE")]
    as_at: Option<PartialDate>,
    /// Leave out what is unverified
    #[arg(long)]
    verified_only: bool,
    /// For whom: the lawyer's brief, or the journalist's pack
    #[arg(long = "for", value_enum, value_name = "READER", default_value_t)]
    audience: Reader,
    /// The most findings and orders that are taken from the issue's query
    #[arg(long, value_name = "N", default_value_t = Most::default().findings)]
    max_findings: usize,
    /// The most arguments that are taken from the issue's query
    #[arg(long, value_name = "N", default_value_t = Most::default().arguments)]
    max_arguments: usize,
    /// The most other passages that are taken from the issue's query
    #[arg(long, value_name = "N", default_value_t = Most::default().others)]
    max_others: usize,
    /// Say of each passage that the issue's query found why it was chosen
    #[arg(long)]
    explain: bool,
    /// Set the pages as a court wants them, and check the finished PDF
    #[arg(long, value_name = "ID")]
    house_rules: Option<String>,
    /// Say whether the corpus has changed under a brief or summary that was written before
    #[arg(
        long,
        value_name = "FILE",
        conflicts_with_all = ["all", "output", "format", "as_at", "verified_only", "house_rules"]
    )]
    verify: Option<PathBuf>,
}

pub(crate) fn run(ui: &mut Ui, world: &World, args: &BriefArgs) -> Result<Outcome, CliError> {
    if let Some(path) = &args.verify {
        return super::verify::run(ui, world, path);
    }
    let formats = formats(ui, args)?;
    let matter = world.matter()?;
    let opened = world.open(ui, &matter, false)?;
    let engine = &*opened.engine;
    let issues = engine.issues()?;
    let chosen: Vec<&Issue> = match &args.issue {
        Some(name) => vec![find(&issues, name)?],
        None => issues.iter().collect(),
    };
    if chosen.is_empty() {
        ui.note("this matter has no issues: put one into issues/*.md");
        return Ok(Outcome::No);
    }
    let options = BriefOptions {
        as_at: args.as_at,
        verified_only: args.verified_only,
        most: Most {
            findings: args.max_findings,
            arguments: args.max_arguments,
            others: args.max_others,
        },
        explain: args.explain,
    };
    let templates = Templates::new(matter.templates()?);
    let rules = house_rules(args.house_rules.as_deref(), &templates)?;
    let sheet = rules
        .as_ref()
        .map_or_else(Sheet::default, |rules| rules.sheet.clone());
    let press = (&sheet, &templates);
    let files = match args.audience {
        Reader::Journalist => super::pack::files(engine, &chosen, &options, &formats, press)?,
        Reader::Lawyer => {
            let mut briefs = build_all(engine, &chosen, &options)?;
            cross_refer(&mut briefs);
            let index = args
                .all
                .then(|| hoja::brief::index(engine, &briefs))
                .transpose()?;
            render(&briefs, index.as_ref(), &options, &formats, press)?
        }
    };
    let broken = match &rules {
        Some(rules) => check(ui, rules, &files, &formats)?,
        None => false,
    };
    let mut written = Vec::new();
    for (name, bytes) in files {
        match &args.output {
            None => ui.bytes(shown(&bytes)),
            Some(path) => {
                let path = if args.all {
                    path.join(name)
                } else {
                    path.clone()
                };
                write_file(&path, &bytes)?;
                ui.note(format!("wrote {}", path.display()));
                written.push(path.display().to_string());
            }
        }
    }
    if ui.json() && args.output.is_some() {
        let value = with_schema(
            "briefs",
            &json!({"files": written, "corpus_hash": engine.corpus_hash(), "version": env!("CARGO_PKG_VERSION")}),
        )?;
        ui.object(&value)?;
    }
    Ok(if broken { Outcome::No } else { Outcome::Done })
}

/// The formats that are asked for.
fn formats(ui: &Ui, args: &BriefArgs) -> Result<Vec<Format>, CliError> {
    let mut formats = args.format.clone();
    formats.sort_unstable();
    formats.dedup();
    if args.all && formats.is_empty() {
        formats.push(Format::Md);
    }
    if args.all {
        return Ok(formats);
    }
    if formats.len() > 1 {
        return Err(CliError::usage(
            "several formats are for the briefs of all issues",
            Some("add --all -o DIR, or name one format".to_owned()),
        ));
    }
    Format::of(ui, formats.first().copied(), args.output.as_deref()).map(|format| vec![format])
}

/// The issue that a name means: its id, or its title in any case.
pub(super) fn find<'a>(issues: &'a [Issue], name: &str) -> Result<&'a Issue, CliError> {
    let folded = hoja::text::fold(name);
    issues
        .iter()
        .find(|issue| issue.id.as_str() == name || hoja::text::fold(&issue.title) == folded)
        .ok_or_else(|| {
            let ids: Vec<&str> = issues.iter().map(|issue| issue.id.as_str()).collect();
            let help = hoja::diagnostic::nearest(name, ids.iter().copied()).map_or_else(
                || format!("the issues are: {}", ids.join(", ")),
                |near| format!("did you mean `{near}`? `hoja issues` lists them"),
            );
            CliError::usage(format!("this matter has no issue `{name}`"), Some(help))
        })
}

/// All briefs, or everything that stands in their way: half a set of cross-referenced
/// briefs would lead to pages that do not exist.
fn build_all(
    engine: &dyn Engine,
    issues: &[&Issue],
    options: &BriefOptions,
) -> Result<Vec<Brief>, CliError> {
    let mut briefs = Vec::new();
    let mut findings = Vec::new();
    for issue in issues {
        match build(engine, issue, options)? {
            Ok(brief) => briefs.push(brief),
            Err(found) => findings.extend(found),
        }
    }
    findings.dedup();
    if findings.is_empty() {
        Ok(briefs)
    } else {
        Err(CliError::Findings(findings))
    }
}

/// The files of the briefs: name and content. With `index`, a page that leads to them too.
fn render(
    briefs: &[Brief],
    index: Option<&Index>,
    options: &BriefOptions,
    formats: &[Format],
    (sheet, templates): (&Sheet, &Templates),
) -> Result<Vec<(String, Vec<u8>)>, CliError> {
    let provenances: Vec<Provenance> = briefs
        .iter()
        .map(|brief| Provenance::of_brief(brief, options))
        .collect();
    let mut files = Vec::new();
    if formats.contains(&Format::Json) {
        for (brief, provenance) in briefs.iter().zip(&provenances) {
            let mut value = with_schema("brief", brief)?;
            value["provenance"] = serde_json::to_value(provenance)?;
            files.push(json_file(brief.issue.as_str(), &value)?);
        }
        if let Some(index) = index {
            files.push(json_file(INDEX, &with_schema("briefs", index)?)?);
        }
    }
    let drawn: Vec<_> = formats.iter().filter_map(|format| format.drawn()).collect();
    if drawn.is_empty() {
        return Ok(files);
    }
    let mut papers = Vec::new();
    for (brief, provenance) in briefs.iter().zip(&provenances) {
        papers.push(brief_paper(brief, provenance, templates)?);
    }
    if let Some(index) = index {
        papers.push(index_paper(index, templates)?);
    }
    link(&mut papers).map_err(RenderError::Links)?;
    for paper in &papers {
        for format in &drawn {
            let bytes = draw(paper, *format, sheet, templates)?;
            files.push((format!("{}.{}", paper.name, format.ending()), bytes));
        }
    }
    Ok(files)
}

pub(super) fn json_file(
    name: &str,
    value: &serde_json::Value,
) -> Result<(String, Vec<u8>), CliError> {
    let mut text = serde_json::to_vec_pretty(value)?;
    text.push(b'\n');
    Ok((format!("{name}.json"), text))
}
