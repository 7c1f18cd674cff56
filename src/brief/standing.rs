//! How the documents of a brief or pack stand: today, or on the day that was asked for.

use crate::analysis::{When, by, decision_at};
use crate::engine::{Engine, EngineError};
use crate::model::{Document, Evidence, PartialDate, Passage, StandingState};

/// How a decision stands.
#[derive(Debug, Clone, Default)]
pub(in crate::brief) struct Stand {
    /// What is certain; `None` where nothing is recorded.
    state: Option<StandingState>,
    /// What it may be instead on the day, as the record has no day for it.
    perhaps: Vec<StandingState>,
    /// Since when, if a day was asked for and that is known.
    since: Option<PartialDate>,
    /// More exactly.
    pub note: Option<String>,
    /// What this rests on, if it is more than the front matter as a whole.
    pub evidence: Option<Evidence>,
}

impl Stand {
    /// Of a document. For a day in the past nothing that the front matter says of today counts by
    /// itself: its note may tell what happened later.
    ///
    /// # Errors
    /// If the index cannot be read.
    pub(in crate::brief) fn of(
        engine: &dyn Engine,
        document: &Document,
        as_at: Option<PartialDate>,
    ) -> Result<Self, EngineError> {
        let today = document.standing.as_ref();
        let Some(at) = as_at else {
            return Ok(today.map_or_else(Self::default, |standing| Self {
                state: Some(standing.state),
                note: standing.note.clone(),
                evidence: standing.evidence.clone(),
                ..Self::default()
            }));
        };
        // How a law stands on a day is told by the history of its provisions.
        if !document.kind.is_decision() {
            return Ok(Self::default());
        }
        let answer = decision_at(engine, document, at)?;
        let mut perhaps = answer.perhaps.clone();
        let today = today.map(|standing| standing.state);
        // What no step has made has no day: it may have come before the day or after it.
        if let Some(undated) = today.filter(|state| !is_beginning(*state)) {
            let dated = answer.steps.iter().any(|step| step.state == undated);
            if !dated && undated != answer.state && !perhaps.contains(&undated) {
                perhaps.push(undated);
            }
        }
        // Silence is no record that a decision stands.
        let recorded = today.is_some_and(|state| state != StandingState::Unknown);
        let known = recorded || !answer.steps.is_empty();
        Ok(Self {
            state: known.then_some(answer.state),
            perhaps,
            since: answer.since,
            note: answer.deciding().and_then(|step| step.note.clone()),
            evidence: None,
        })
    }

    /// Whether the decision binds nobody any more, or may not.
    pub(in crate::brief) fn is_ended(&self) -> bool {
        self.any(is_ended)
    }

    /// Whether a court will still speak, or may.
    pub(in crate::brief) fn is_open(&self) -> bool {
        self.any(is_open)
    }

    fn any(&self, test: fn(StandingState) -> bool) -> bool {
        self.state.iter().chain(&self.perhaps).any(|one| test(*one))
    }

    /// Whether it tells whoever asks if a decision is final nothing: what has done its work says
    /// nothing of what comes next.
    pub(in crate::brief) fn is_silent(&self) -> bool {
        let silent = |state| matches!(state, StandingState::Spent | StandingState::Unknown);
        self.state.is_none_or(silent) || self.perhaps.iter().copied().any(silent)
    }

    /// How it stands, in words.
    pub(in crate::brief) fn label(&self) -> Option<String> {
        let since = self
            .since
            .map_or_else(String::new, |since| format!(" since {}", since.in_words()));
        let certain = format!("{}{since}", self.state?.label());
        if self.perhaps.is_empty() {
            return Some(certain);
        }
        let others: Vec<String> = self.perhaps.iter().map(|state| state.label()).collect();
        Some(format!(
            "{certain}, or perhaps {}, as the record does not say from which day",
            others.join(" or ")
        ))
    }

    /// What must stand beside every sentence that tells what a decision held, if it binds no more.
    pub(in crate::brief) fn warning(&self) -> Option<String> {
        let label = self.label().filter(|_| self.is_ended())?;
        Some(format!("this decision: {label}"))
    }
}

/// Whether something dated so is left out of a brief as at a day. A date too vague to tell leaves
/// it in, as with orders.
pub(in crate::brief) fn is_later(date: Option<PartialDate>, as_at: Option<PartialDate>) -> bool {
    as_at.is_some_and(|at| by(date, at) == When::Later)
}

/// Whether a document was not there yet on the day: a decision that was given later, whatever it
/// tells of before, and anything else that was said or made later. Of a proceeding the date may be
/// that of its last step; whether it had begun is not to be told, so that it is left out too.
pub(in crate::brief) fn is_of_later(document: &Document, as_at: Option<PartialDate>) -> bool {
    is_later(document.date, as_at)
}

/// The same of a passage. A digest may tell what came after the decision, and a law may have got
/// the provision later.
pub(in crate::brief) fn tells_of_later(
    document: &Document,
    passage: &Passage,
    as_at: Option<PartialDate>,
) -> bool {
    let decision = document.kind.is_decision() && is_of_later(document, as_at);
    decision || is_later(document.date_of(passage), as_at)
}

/// Whether a decision in that state binds nobody any more.
const fn is_ended(state: StandingState) -> bool {
    matches!(
        state,
        StandingState::Reversed
            | StandingState::SetAside
            | StandingState::Spent
            | StandingState::Withdrawn
            | StandingState::Lapsed
    )
}

/// Whether a court will still speak.
const fn is_open(state: StandingState) -> bool {
    matches!(
        state,
        StandingState::UnderAppeal | StandingState::Pending | StandingState::Stayed
    )
}

/// Whether a decision or a case is in that state before anything else happens to it.
const fn is_beginning(state: StandingState) -> bool {
    matches!(
        state,
        StandingState::Stands | StandingState::Pending | StandingState::Unknown
    )
}
