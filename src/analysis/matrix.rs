//! The matrix of issues and documents: in each cell the strongest passage on either side of the
//! question, what the court held, and what is missing.
//!
//! A side is never read out of words. In a decision it is the speaker's: whoever brings the case
//! or application argues for, whoever answers it against. Elsewhere, and of everybody else, only
//! a person's mark (`side=for`) says so; a mark comes before the rule in decisions too.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use crate::engine::{Engine, EngineError, Located, Request, Sort};
use crate::model::{
    DocId, Document, Issue, IssueId, Passage, Role, Stance, Verification, Voice, written_enum,
};
use crate::query::{Field, Query};

use super::issues::candidate_query;

/// The most passages that are read for an issue.
const PASSAGES: usize = 20_000;
/// The most candidates of an issue's query that are read, best first.
const CANDIDATES: usize = 500;

/// How the strongest passage is chosen, and what its side goes by, for a reader.
pub const RULE: &str = "For: what those say who bring the case or application that the document decides; against: what those say who answer it. This goes by who speaks, and in the words of nobody else by what a person has marked, never by what the words say. Strongest: a passage that a person put under the issue before one that only its query finds; one whose speaker a person set before one whose speaker hoja inferred; then the official text, then the most independent sources, then what more than its own side reports; then the passage on the fewest issues; then the earliest. Of a court, its short answer comes first.";

written_enum! {
    /// What is missing in a cell, or on an issue.
    Lack {
        /// Nobody argues for.
        For = "for",
        /// Nobody argues against.
        Against = "against",
        /// No court has found or ordered anything.
        Court = "court",
        /// No person has put a passage under the issue: its query alone finds some.
        Unannotated = "unannotated",
    }
}

impl Lack {
    /// The words for a reader.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::For => "nothing argued for",
            Self::Against => "nothing argued against",
            Self::Court => "no finding or order of a court",
            Self::Unannotated => "found by the issue's query alone, read by nobody",
        }
    }
}

/// A passage that was chosen for a cell.
#[derive(Debug, Clone, PartialEq)]
pub struct Strongest {
    /// The passage.
    pub passage: Passage,
    /// Its side: by its speaker, or as a person marked it.
    pub side: Option<Stance>,
    /// Whether nobody has put it under the issue: its query alone finds it.
    pub candidate: bool,
    /// Among how many it was chosen.
    pub among: usize,
}

/// A document on an issue.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Cell {
    /// Passages that a person put under the issue.
    pub passages: usize,
    /// Passages that only the issue's query finds, as far as they were read.
    pub candidates: usize,
    /// The strongest that argues for.
    pub pro: Option<Strongest>,
    /// The strongest that argues against.
    pub contra: Option<Strongest>,
    /// What the court held or ordered.
    pub court: Option<Strongest>,
    /// The strongest of those that take neither side: a law, a statement, background.
    pub other: Option<Strongest>,
    /// What is missing. Of both sides and a court only in a decision: nobody owes it elsewhere.
    pub lacks: Vec<Lack>,
}

impl Cell {
    /// The chosen passages with the name of their place in the cell.
    pub fn chosen(&self) -> impl Iterator<Item = (&'static str, &Strongest)> {
        [
            ("for", &self.pro),
            ("against", &self.contra),
            ("court", &self.court),
            ("other", &self.other),
        ]
        .into_iter()
        .filter_map(|(name, chosen)| Some((name, chosen.as_ref()?)))
    }
}

/// A document's row in the matrix.
#[derive(Debug, Clone, PartialEq)]
pub struct MatrixRow {
    /// The document, without passages.
    pub document: Document,
    /// Its cells; issues on which it has nothing are left out.
    pub cells: BTreeMap<IssueId, Cell>,
}

/// An issue's column.
#[derive(Debug, Clone, PartialEq)]
pub struct MatrixColumn {
    /// The issue.
    pub issue: Issue,
    /// What no document of the matter has on it.
    pub lacks: Vec<Lack>,
    /// Passages that its query finds and nobody has read for it.
    pub candidates: usize,
}

/// Issues and documents.
#[derive(Debug, Clone, PartialEq)]
pub struct Matrix {
    /// The issues, by id.
    pub columns: Vec<MatrixColumn>,
    /// The documents that have something on one of them, by id.
    pub rows: Vec<MatrixRow>,
    /// How many documents have nothing on any of these issues.
    pub silent: usize,
}

/// The matrix of all issues, or of one.
///
/// # Errors
/// If the index cannot be read.
pub fn issue_matrix(engine: &dyn Engine, only: Option<&IssueId>) -> Result<Matrix, EngineError> {
    let mut columns = Vec::new();
    let mut cells: BTreeMap<DocId, BTreeMap<IssueId, Vec<Competitor>>> = BTreeMap::new();
    for issue in engine.issues()? {
        if only.is_some_and(|only| *only != issue.id) {
            continue;
        }
        let annotated = Query::value(Field::Issue, issue.id.to_string());
        let (found, _) = read(engine, &annotated, Sort::Date, PASSAGES)?;
        let (unread, candidates) = match candidate_query(engine, &issue)? {
            Some(query) => read(engine, &query, Sort::Score, CANDIDATES)?,
            None => (Vec::new(), 0),
        };
        let all = found
            .into_iter()
            .map(|located| (located, false))
            .chain(unread.into_iter().map(|located| (located, true)));
        for (located, candidate) in all {
            cells
                .entry(located.document)
                .or_default()
                .entry(issue.id.clone())
                .or_default()
                .push(Competitor {
                    passage: located.passage,
                    candidate,
                });
        }
        columns.push(MatrixColumn {
            issue,
            lacks: Vec::new(),
            candidates,
        });
    }
    let mut rows = Vec::new();
    for (id, own) in cells {
        let Some(document) = engine.document(&id)? else {
            continue;
        };
        let cells = own
            .into_iter()
            .map(|(issue, competitors)| {
                let cell = cell(&document, &issue, &competitors);
                (issue, cell)
            })
            .collect();
        rows.push(MatrixRow { document, cells });
    }
    for column in &mut columns {
        let own = || {
            rows.iter()
                .filter_map(|row| row.cells.get(&column.issue.id))
        };
        let read = |cell: &Cell| cell.passages > 0;
        for (lack, there) in [
            (Lack::For, own().any(|cell| cell.pro.is_some())),
            (Lack::Against, own().any(|cell| cell.contra.is_some())),
            (Lack::Court, own().any(|cell| cell.court.is_some())),
            (Lack::Unannotated, own().any(read)),
        ] {
            if !there {
                column.lacks.push(lack);
            }
        }
    }
    let silent = engine.counts()?.0.saturating_sub(rows.len());
    Ok(Matrix {
        columns,
        rows,
        silent,
    })
}

struct Competitor {
    passage: Passage,
    candidate: bool,
}

fn read(
    engine: &dyn Engine,
    query: &Query,
    sort: Sort,
    limit: usize,
) -> Result<(Vec<Located>, usize), EngineError> {
    let found = engine.search(&Request {
        sort,
        ..Request::new(query, limit)
    })?;
    let located = found.hits.into_iter().map(|hit| hit.located).collect();
    Ok((located, found.total))
}

fn cell(document: &Document, issue: &IssueId, competitors: &[Competitor]) -> Cell {
    let mut places: BTreeMap<Slot, Vec<&Competitor>> = BTreeMap::new();
    for competitor in competitors {
        let slot = slot(document, &competitor.passage);
        places.entry(slot).or_default().push(competitor);
    }
    let best = |slot| {
        let all = places.get(&slot)?;
        let first = all
            .iter()
            .min_by_key(|one| strength(document, issue, one))?;
        Some(Strongest {
            side: side(document, &first.passage),
            passage: first.passage.clone(),
            candidate: first.candidate,
            among: all.len(),
        })
    };
    let candidates = competitors.iter().filter(|one| one.candidate).count();
    let mut cell = Cell {
        passages: competitors.len() - candidates,
        candidates,
        pro: best(Slot::For),
        contra: best(Slot::Against),
        court: best(Slot::Court),
        other: best(Slot::Other),
        lacks: Vec::new(),
    };
    if document.kind.is_decision() {
        for (lack, there) in [
            (Lack::For, cell.pro.is_some()),
            (Lack::Against, cell.contra.is_some()),
            (Lack::Court, cell.court.is_some()),
        ] {
            if !there {
                cell.lacks.push(lack);
            }
        }
    }
    if cell.passages == 0 {
        cell.lacks.push(Lack::Unannotated);
    }
    cell
}

/// Where in a cell a passage competes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Slot {
    For,
    Against,
    Court,
    Other,
}

fn slot(document: &Document, passage: &Passage) -> Slot {
    // What a court holds is shown as such, whichever side it helps. What a report finds is no court's.
    if document.kind.is_decision()
        && matches!(passage.role, Some(Role::Finding | Role::Order))
        && matches!(passage.voice, None | Some(Voice::Court))
    {
        return Slot::Court;
    }
    match side(document, passage) {
        Some(Stance::For) => Slot::For,
        Some(Stance::Against) => Slot::Against,
        None => Slot::Other,
    }
}

/// The side of a passage: as a person marked it; of an argument in a decision, the speaker's.
fn side(document: &Document, passage: &Passage) -> Option<Stance> {
    if passage.side.is_some() || !document.kind.is_decision() {
        return passage.side;
    }
    match (passage.role, passage.voice) {
        (Some(Role::Argument), Some(Voice::Petitioner)) => Some(Stance::For),
        (Some(Role::Argument), Some(Voice::Respondent)) => Some(Stance::Against),
        _ => None,
    }
}

/// The key of [`RULE`]: the least is the strongest.
fn strength(
    document: &Document,
    issue: &IssueId,
    competitor: &Competitor,
) -> (bool, bool, bool, (u8, Reverse<u32>), bool, usize, u32) {
    let passage = &competitor.passage;
    let court = slot(document, passage) == Slot::Court;
    (
        competitor.candidate,
        court && !passage.answers.contains(issue),
        passage.inferred,
        match passage.evidence.verification {
            Verification::OfficialText => (0, Reverse(0)),
            Verification::Secondary {
                independent_sources,
            } => (1, Reverse(independent_sources)),
            Verification::Unverified => (2, Reverse(0)),
        },
        passage.reported_by.is_some(),
        passage.issues.len(),
        passage.ordinal,
    )
}
