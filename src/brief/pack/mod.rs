//! The journalist's pack: an issue's brief for the newsroom.
//!
//! The same sentences as the lawyer's brief, with the same notes, in the order of a story.
//! Each section holds one kind of speech alone: what courts decided never stands beside what a
//! side or an official says of it.

mod fact_box;
mod glossary;
mod questions;
mod sections;
mod story;

use serde::Serialize;

use crate::diagnostic::Diagnostic;
use crate::engine::{Engine, EngineError};
use crate::model::{Issue, IssueId, PartialDate};

use super::build::{BriefOptions, start};
use super::data::{Authority, DocumentSources, EventEntry, Related, Section, Statement};

pub use fact_box::Fact;
pub use glossary::Term;
pub use questions::Answered;

/// The words of the two stories.
const SHORT_STORY: usize = 150;
const LONG_STORY: usize = 400;

/// An issue for the newsroom.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Pack {
    /// The issue.
    pub issue: IssueId,
    /// Its number among the issues of the matter.
    pub number: usize,
    /// Its title.
    pub title: String,
    /// The question.
    pub question: String,
    /// The day as of which the record is told, if one was asked for.
    pub as_at: Option<PartialDate>,
    /// Hash of the corpus.
    pub corpus_hash: String,
    /// Version of the program.
    pub version: &'static str,
    /// Facts at a glance.
    pub facts: Vec<Fact>,
    /// The story in about 150 words.
    pub short: Vec<Section>,
    /// The story in about 400 words.
    pub long: Vec<Section>,
    /// Questions and answers.
    pub questions: Vec<Answered>,
    /// What happened, what was decided, what was not, what each side says, what happens next,
    /// who said what since.
    pub sections: Vec<Section>,
    /// What happened when.
    pub timeline: Vec<EventEntry>,
    /// Other issues.
    pub related: Vec<Related>,
    /// Words to be explained.
    pub glossary: Vec<Term>,
    /// The documents.
    pub authorities: Vec<Authority>,
    /// The sources that it rests on, with their addresses.
    pub sources: Vec<DocumentSources>,
    /// What the corpus lacks.
    pub gaps: Vec<String>,
}

/// Builds the journalist's pack of an issue.
///
/// # Errors
/// `Ok(Err(findings))` where a statement has no source that can be looked up. `Err` if the
/// index cannot be read.
pub fn pack(
    engine: &dyn Engine,
    issue: &Issue,
    options: &BriefOptions,
) -> Result<Result<Pack, Vec<Diagnostic>>, EngineError> {
    let (mut builder, selection) = start(engine, issue, options)?;
    let brief = builder.brief(&selection)?;
    let sections = sections::sections(&mut builder, &brief)?;
    let facts = fact_box::facts(&mut builder, &brief)?;
    let weights = story::Weights::new(&mut builder, &brief, &sections)?;
    let short = story::story(&sections, &weights, SHORT_STORY, false);
    let long = story::story(&sections, &weights, LONG_STORY, true);
    let questions = questions::questions(&brief, &weights.told_all(&sections));
    let texts: Vec<&str> = sections
        .iter()
        .flat_map(|section| &section.statements)
        .map(|statement| statement.text.as_str())
        .collect();
    let glossary = glossary::glossary(&texts, &engine.matter_file()?.thesaurus);
    let authorities = super::authorities::table(&mut builder)?;
    let sources = builder.ledger.sources()?;
    if !builder.ledger.findings.is_empty() {
        return Ok(Err(builder.ledger.findings));
    }
    Ok(Ok(Pack {
        issue: issue.id.clone(),
        number: brief.number,
        title: issue.title.clone(),
        question: issue.question.clone(),
        as_at: options.as_at,
        corpus_hash: brief.corpus_hash,
        version: brief.version,
        facts,
        short,
        long,
        questions,
        glossary,
        sections,
        timeline: brief.timeline,
        related: brief.related,
        authorities,
        sources,
        gaps: brief.gaps,
    }))
}

impl Pack {
    /// The stem of its file.
    #[must_use]
    pub fn name(&self) -> String {
        format!("{}-journalist", self.issue)
    }

    /// Every statement of the sections and the box, in their order; one that is made twice comes
    /// twice. The stories and the answers are made of those of the sections.
    pub fn statements(&self) -> impl Iterator<Item = &Statement> {
        self.sections
            .iter()
            .flat_map(|section| &section.statements)
            .chain(self.facts.iter().map(|fact| &fact.statement))
    }

    /// Every statement, by the number of its note, each once.
    #[must_use]
    pub fn by_note(&self) -> Vec<&Statement> {
        let mut statements: Vec<&Statement> = self.statements().collect();
        statements.sort_by_key(|statement| statement.note);
        statements.dedup_by_key(|statement| statement.note);
        statements
    }
}
