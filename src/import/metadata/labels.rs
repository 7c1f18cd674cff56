//! Labelled values by what they mean, whatever the source calls them.

use crate::import::block::{Block, BlockKind};
use crate::import::imported::Labelled;

/// What a label means. The order of a meaning's labels is their authority: what the
/// judgment's own head says comes before what a catalogue says of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Meaning {
    Title,
    Names,
    Neutral,
    Citation,
    Court,
    Station,
    Division,
    Number,
    Judges,
    Judge,
    Date,
    Action,
    Outcome,
    Work,
    Expression,
    Language,
    Publisher,
    Address,
}

/// Labels in lower case, the surest of each meaning first.
const LABELS: &[(&str, Meaning)] = &[
    ("title", Meaning::Title),
    ("name", Meaning::Title),
    ("heading", Meaning::Title),
    ("page title", Meaning::Title),
    ("parties", Meaning::Names),
    ("neutral citation", Meaning::Neutral),
    ("media neutral citation", Meaning::Neutral),
    ("citation", Meaning::Citation),
    ("citations", Meaning::Citation),
    ("court as printed", Meaning::Court),
    ("court station", Meaning::Station),
    ("court", Meaning::Court),
    ("tribunal/court", Meaning::Court),
    ("division as printed", Meaning::Division),
    ("court division", Meaning::Division),
    ("docket", Meaning::Number),
    ("case number", Meaning::Number),
    ("case no", Meaning::Number),
    ("judge", Meaning::Judge),
    ("judges as printed", Meaning::Judges),
    ("judges", Meaning::Judges),
    ("judge(s)", Meaning::Judges),
    ("coram", Meaning::Judges),
    ("date", Meaning::Date),
    ("judgment date", Meaning::Date),
    ("decision date", Meaning::Date),
    ("date delivered", Meaning::Date),
    ("delivery date", Meaning::Date),
    ("action", Meaning::Action),
    ("case action", Meaning::Action),
    ("outcome", Meaning::Outcome),
    ("case outcome", Meaning::Outcome),
    ("frbr work uri", Meaning::Work),
    ("frbr expression uri", Meaning::Expression),
    ("language", Meaning::Language),
    ("page language", Meaning::Language),
    ("publisher", Meaning::Publisher),
    ("address", Meaning::Address),
];

/// Labels that say nothing about a judgment that another does not say, or that speak
/// about the page.
const IDLE: &[&str] = &[
    "type",
    "published",
    "modified",
    "author",
    "original source file",
    "disclaimer",
];

/// Catalogues put no more than this many blocks before a judgment.
const FIRST: usize = 40;

/// Whether the first blocks are the rows of a catalogue of decisions: who sat, among others, and a number
/// or the line that announces the text.
pub(in crate::import) fn is_catalogue(blocks: &[Block]) -> bool {
    let (rows, _) = in_blocks(blocks);
    let has = |meanings: &[Meaning]| {
        meanings
            .iter()
            .any(|meaning| !values(&rows, *meaning).is_empty())
    };
    let announced = || {
        blocks
            .iter()
            .take(FIRST)
            .any(|block| announces_text(&block.text))
    };
    (has(&[Meaning::Number]) || announced())
        && has(&[Meaning::Judge, Meaning::Judges])
        && has(&[Meaning::Court, Meaning::Date])
}

/// Labelled values that stand in the first blocks themselves, as `Case Number: …` or as a
/// table: re-prints and downloads of catalogues begin so. Also the index of the first
/// block after them; nothing and 0 where fewer than three known labels are there.
pub(super) fn in_blocks(blocks: &[Block]) -> (Vec<Labelled>, usize) {
    const LEAST: usize = 3;
    // What a catalogue digests stands between its rows and the line that announces the text, in which
    // `CORAM: …` is the court's own.
    let mut found = Vec::new();
    let mut after = 0;
    for (at, block) in blocks.iter().take(FIRST).enumerate() {
        if found.len() >= LEAST && announces_text(&block.text) {
            return (found, at + 1);
        }
        let before = found.len();
        match &block.kind {
            BlockKind::Table(rows) => {
                found.extend(rows.iter().filter_map(|row| match &row[..] {
                    [label, value] => known(label, value),
                    _ => None,
                }));
            }
            _ => {
                found.extend(block.text.split('\n').filter_map(|line| {
                    let (label, value) = line.split_once(':')?;
                    known(label, value)
                }));
            }
        }
        if found.len() > before {
            after = at + 1;
        }
    }
    if found.len() < LEAST {
        return (Vec::new(), 0);
    }
    (found, after)
}

/// Whether a line between two rules says that the text follows: `---- JUDGMENT TEXT ----`.
fn announces_text(line: &str) -> bool {
    const RULE: usize = 3;
    const LONGEST: usize = 60;
    let line = line.trim();
    let Some(mark) = line.chars().next().filter(|c| "-=*_#~".contains(*c)) else {
        return false;
    };
    let words = line.trim_matches(mark);
    let rules = [
        line.len() - line.trim_start_matches(mark).len(),
        line.len() - line.trim_end_matches(mark).len(),
    ];
    rules.iter().all(|rule| *rule >= RULE)
        && words.chars().count() <= LONGEST
        && words
            .to_lowercase()
            .split_whitespace()
            .any(|word| word == "text")
}

/// A label that means something here, with its value; the words of a button are cut off.
fn known(label: &str, value: &str) -> Option<Labelled> {
    let label = label.trim().trim_end_matches(':');
    // `Neutral citation: …` alone stands in every head.
    meaning(label).filter(|meaning| *meaning != Meaning::Neutral)?;
    let value = value.trim();
    Labelled::new(label, value.strip_suffix(" Copy").unwrap_or(value))
}

/// What a label means.
pub(super) fn meaning(label: &str) -> Option<Meaning> {
    let lower = label.to_lowercase();
    LABELS
        .iter()
        .find(|(name, _)| *name == lower)
        .map(|(_, meaning)| *meaning)
}

/// The values of that meaning, the surest first.
pub(super) fn values(labels: &[Labelled], meaning: Meaning) -> Vec<&Labelled> {
    LABELS
        .iter()
        .filter(|(_, own)| *own == meaning)
        .flat_map(|(name, _)| {
            labels
                .iter()
                .filter(|label| label.label.eq_ignore_ascii_case(name))
        })
        .filter(|label| !is_blank(&label.value))
        .collect()
}

/// Old catalogues print a dash where they know nothing.
fn is_blank(value: &str) -> bool {
    !value.chars().any(char::is_alphanumeric)
}

/// The capacity in `Party (1st Respondent)`; empty in `Party`.
pub(super) fn party_role(label: &str) -> Option<&str> {
    let rest = label.strip_prefix("Party")?;
    match rest.trim() {
        "" => Some(""),
        role => role.strip_prefix('(')?.strip_suffix(')'),
    }
}

/// Labels without a field of their own, to be kept as they are.
pub(super) fn others(labels: &[Labelled]) -> Vec<Labelled> {
    labels
        .iter()
        .filter(|label| {
            meaning(&label.label).is_none()
                && party_role(&label.label).is_none()
                && !IDLE.contains(&label.label.to_lowercase().as_str())
                && !is_blank(&label.value)
        })
        .cloned()
        .collect()
}
