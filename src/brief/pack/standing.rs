//! How the decisions of a pack stand, in the words that go beside their sentences.

use crate::model::{Document, StandingState};

/// Whether a decision in that state binds nobody any more.
pub(super) const fn is_ended(state: StandingState) -> bool {
    matches!(
        state,
        StandingState::Reversed
            | StandingState::SetAside
            | StandingState::Spent
            | StandingState::Withdrawn
            | StandingState::Lapsed
    )
}

/// What must stand beside every sentence that tells what a decision held, if it binds no more.
pub(super) fn warning(document: &Document) -> Option<String> {
    let state = document.standing.as_ref()?.state;
    is_ended(state).then(|| format!("this decision: {}", state.label()))
}
