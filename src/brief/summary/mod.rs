//! One document in short: who, what was asked, what each side said, what was held and ordered.
//!
//! A summary is taken from the document's passages: of a digest whole points, of the document's
//! own text whole sentences, at most cut at a clause. Nothing is rewritten. Who speaks decides
//! where a sentence may stand: a holding comes from a passage of the court, an argument from
//! one of its side, and a passage whose voice is open comes under neither.

mod budget;
mod cues;
mod decision;
mod excerpt;
mod facts;
mod law;
mod said;

use serde::{Deserialize, Serialize};

use crate::diagnostic::Diagnostic;
use crate::engine::{Engine, EngineError};
use crate::model::{Document, PartialDate, Passage, TextKind};

use super::data::Section;
use super::ledger::Ledger;

pub(super) use budget::{Filling, fill_ready};
pub(super) use cues::{borrowed_at, court_speaks, deciding, only_asks, tells_a_side};
pub(super) use excerpt::{count_words, excerpts};
pub(super) use facts::{closed, decision as decision_line, parties as parties_line};

/// For whom a summary or a brief is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Audience {
    /// Headnotes, authorities, pinpoints.
    #[default]
    Lawyer,
    /// Plain order: what was decided, what it means, who says what.
    Journalist,
}

/// How a summary is made.
#[derive(Debug, Clone, Copy, Default)]
pub struct SummaryOptions {
    /// For whom.
    pub audience: Audience,
    /// The most words of the sentences together; no such bound where it is absent.
    pub words: Option<usize>,
}

/// A document in short.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Summary {
    /// The document's id.
    pub document: String,
    /// Its full title.
    pub title: String,
    /// What it is.
    pub kind: String,
    /// Its date.
    pub date: Option<PartialDate>,
    /// Its best citation.
    pub citation: Option<String>,
    /// `digest` or `full`.
    pub text_kind: String,
    /// For whom.
    #[serde(rename = "for")]
    pub audience: Audience,
    /// How many words the sentences have together.
    pub words: usize,
    /// The most that they were to have.
    pub limit: Option<usize>,
    /// Hash of the corpus.
    pub corpus_hash: String,
    /// Version of the program.
    pub version: &'static str,
    /// The sentences.
    pub sections: Vec<Section>,
    /// What the corpus does not show, and what was left out for want of room.
    pub gaps: Vec<String>,
}

/// Makes the summary of a document.
///
/// # Errors
/// `Ok(Err(findings))` where a sentence has no source that can be looked up. `Err` if the index
/// cannot be read.
pub fn summary(
    engine: &dyn Engine,
    document: &Document,
    options: SummaryOptions,
) -> Result<Result<Summary, Vec<Diagnostic>>, EngineError> {
    let passages = engine.passages(&document.id)?;
    let mut ledger = Ledger::new(engine);
    ledger.hold(document.clone());
    let source = Source {
        engine,
        document,
        passages: &passages,
    };
    let (slots, mut gaps) = match document.kind {
        kind if kind.is_decision() => decision::slots(&source, options.audience)?,
        kind if kind.is_law() => law::slots(&source)?,
        _ => said::slots(&source)?,
    };
    let (sections, left_out) = budget::fill(&mut ledger, document, slots, options.words);
    if passages.is_empty() {
        gaps.push("The corpus has no passage of this document: only its front matter.".to_owned());
    }
    gaps.extend(left_out);
    if !ledger.findings.is_empty() {
        return Ok(Err(ledger.findings));
    }
    let words = sections
        .iter()
        .flat_map(|section| &section.statements)
        .map(|statement| count_words(&statement.text))
        .sum();
    Ok(Ok(Summary {
        document: document.id.to_string(),
        title: document.title.clone(),
        kind: document.kind.as_str().to_owned(),
        date: document.date,
        citation: document.citation().map(|citation| citation.cite.clone()),
        text_kind: document.text.as_str().to_owned(),
        audience: options.audience,
        words,
        limit: options.words,
        corpus_hash: engine.corpus_hash().to_owned(),
        version: env!("CARGO_PKG_VERSION"),
        sections,
        gaps,
    }))
}

/// What a summary is taken from.
struct Source<'a> {
    engine: &'a dyn Engine,
    document: &'a Document,
    passages: &'a [Passage],
}

impl Source<'_> {
    /// Whether a passage holds the document's own words, which may be quoted in part.
    fn is_full(&self, passage: &Passage) -> bool {
        self.document.text_of(passage) == TextKind::Full
    }
}
