//! `hoja summary`: one document in short, each sentence with its source.

use std::path::PathBuf;

use clap::ValueEnum;
use hoja::analysis::{Resolution, resolve};
use hoja::brief::{Audience, Provenance, SummaryOptions, summary};
use hoja::render::{RenderError, Sheet, Templates, draw, link, summary_paper, with_schema};

use super::cite::{ambiguous, not_in_corpus};
use super::error::{CliError, Outcome};
use super::format::Format;
use super::ui::Ui;
use super::world::{World, hand_over};

/// Show one document in short
///
/// Who, what was asked, what each side said, what was held and ordered. The
/// sentences are taken from the document's passages, each with its place; nothing
/// is rewritten. A statement's summary says who speaks, what is claimed, and
/// which orders it touches.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  hoja summary nrf-2020-judgment\n  hoja summary '[2021] KEHC 122 (KLR)' --for journalist --words 150"
)]
pub(crate) struct SummaryArgs {
    /// Document: its id, or a citation
    #[arg(value_name = "REF", required = true, num_args = 1..)]
    reference: Vec<String>,
    /// For whom: a headnote for a lawyer, a story's facts for a journalist
    #[arg(long = "for", value_enum, value_name = "READER", default_value_t)]
    audience: Reader,
    /// The most words: by default 400 for a journalist, no bound for a lawyer
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(20..))]
    words: Option<u32>,
    /// Format; the ending of --output decides where this is silent
    #[arg(long, value_enum, value_name = "FORMAT")]
    format: Option<Format>,
    /// File to write
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,
}

/// For whom something is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub(crate) enum Reader {
    /// A lawyer
    #[default]
    Lawyer,
    /// A journalist
    Journalist,
}

impl From<Reader> for Audience {
    fn from(reader: Reader) -> Self {
        match reader {
            Reader::Lawyer => Self::Lawyer,
            Reader::Journalist => Self::Journalist,
        }
    }
}

/// Words of a journalist's summary where none are asked for.
const STORY: usize = 400;

pub(crate) fn run(ui: &mut Ui, world: &World, args: &SummaryArgs) -> Result<Outcome, CliError> {
    let reference = args.reference.join(" ");
    let matter = world.matter()?;
    let opened = world.open(ui, &matter, false)?;
    let engine = &*opened.engine;
    let document = match resolve(engine, &reference)? {
        Resolution::Found(document, _) => document,
        Resolution::Ambiguous(candidates) => return Err(ambiguous(ui, &reference, &candidates)),
        Resolution::NotInCorpus => return not_in_corpus(ui, engine, &reference),
    };
    let audience = Audience::from(args.audience);
    let words = args.words.map(|words| words as usize);
    let options = SummaryOptions {
        audience,
        words: words.or((audience == Audience::Journalist).then_some(STORY)),
    };
    let summary = summary(engine, &document, options)?.map_err(CliError::Findings)?;
    let format = Format::of(ui, args.format, args.output.as_deref())?;
    let bytes = match format.drawn() {
        None => {
            let mut value = with_schema("summary", &summary)?;
            value["provenance"] = serde_json::to_value(Provenance::of_summary(&summary))?;
            let mut text = serde_json::to_vec_pretty(&value)?;
            text.push(b'\n');
            text
        }
        Some(drawn) => {
            let templates = Templates::new(matter.templates()?);
            let mut papers = [summary_paper(&summary, &templates)?];
            link(&mut papers).map_err(RenderError::Links)?;
            draw(&papers[0], drawn, &Sheet::default(), &templates)?
        }
    };
    hand_over(ui, args.output.as_deref(), &bytes)?;
    Ok(Outcome::Done)
}
