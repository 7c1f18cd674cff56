//! What a passage of a judgment can be.

use crate::model::{Role, Voice};

/// The voices that argue, in the order that the model counts them in.
pub const PARTIES: [Voice; 4] = [
    Voice::Petitioner,
    Voice::Respondent,
    Voice::InterestedParty,
    Voice::Amicus,
];

/// All states: the court's three roles, then an argument of each of [`PARTIES`].
pub const STATES: usize = CLASSES - 1 + PARTIES.len();

/// Kinds of states: background, finding, order, argument of whoever it is.
pub const CLASSES: usize = 4;

/// The class of arguments.
pub const ARGUMENT: usize = CLASSES - 1;

/// The class of a state.
#[must_use]
pub const fn class(state: usize) -> usize {
    if state < ARGUMENT { state } else { ARGUMENT }
}

/// The party of a state, by its place in [`PARTIES`].
#[must_use]
pub const fn party(state: usize) -> Option<usize> {
    state.checked_sub(ARGUMENT)
}

/// Voice and role of a state.
#[must_use]
pub const fn meaning(state: usize) -> (Voice, Role) {
    match state {
        0 => (Voice::Court, Role::Background),
        1 => (Voice::Court, Role::Finding),
        2 => (Voice::Court, Role::Order),
        _ => (PARTIES[state - ARGUMENT], Role::Argument),
    }
}

/// The state of a voice and role, if there is one.
#[must_use]
pub fn state(voice: Voice, role: Role) -> Option<usize> {
    (0..STATES).find(|state| meaning(*state) == (voice, role))
}
