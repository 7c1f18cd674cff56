//! Where a judgment turns from telling to deciding.

use super::Alone;
use crate::import::voices::headings::Section;

/// What a list of issues counts for, in passages that tell what others say, twice.
const LISTED: i64 = 6;

/// Where the court turns from what it was told to its own analysis.
pub(super) struct Turn {
    at: usize,
    /// No passage says so.
    guessed: bool,
}

impl Turn {
    /// Of the passages that say so, the one that parts best what others say from what the court
    /// says; of all, where none does.
    pub(super) fn of(alone: &[Alone]) -> Self {
        let weight = |alone: &Alone| {
            let cues = &alone.cues;
            let own = usize::from(cues.court_decides) + usize::from(cues.authority);
            let told = 2 * usize::from(cues.argument.is_some() || cues.pronoun)
                + usize::from(cues.step || cues.procedure);
            let section = match alone.section {
                Section::Analysis | Section::Orders => -2,
                Section::CaseOf(_) | Section::Submissions | Section::Background => 2,
                Section::None => 0,
            };
            told as i64 - own as i64 + section
        };
        let weights: Vec<i64> = alone.iter().map(weight).collect();
        let mut score = 0;
        let scores: Vec<i64> = weights
            .iter()
            .map(|weight| {
                let here = score;
                score += weight;
                here
            })
            .collect();
        // What a court weighs behind its list of issues, it tells once more.
        let listed = |at: usize| {
            let cues = &alone[at].cues;
            LISTED * i64::from(cues.lists_issues && cues.argument.is_none())
        };
        let best = |chosen: &dyn Fn(usize) -> bool| {
            (0..alone.len())
                .filter(|at| chosen(*at))
                .max_by_key(|at| (scores[*at] + listed(*at), std::cmp::Reverse(*at)))
        };
        match best(&|at| turns(&alone[at])) {
            Some(at) => Self { at, guessed: false },
            None => Self {
                at: best(&|_| true).unwrap_or(0),
                guessed: true,
            },
        }
    }

    pub(super) fn phase(&self, at: usize) -> &'static str {
        match (at.cmp(&self.at), self.guessed) {
            (std::cmp::Ordering::Less, false) => "before the turn",
            (std::cmp::Ordering::Equal, false) => "the turn",
            (std::cmp::Ordering::Greater, false) => "after the turn",
            (std::cmp::Ordering::Less, true) => "before a likely turn",
            (_, true) => "after a likely turn",
        }
    }
}

/// Whether the court turns to its own analysis in a passage, or a heading does.
fn turns(alone: &Alone) -> bool {
    let reported = alone.cues.argument.is_some() || matches!(alone.section, Section::CaseOf(_));
    alone.section == Section::Analysis
        || ((alone.cues.issues || alone.cues.turns_to_analysis) && !reported)
}
