//! How a decision stands on a day: appealed, stayed, upheld, reversed, set aside.

use crate::engine::{Engine, EngineError};
use crate::model::{
    Document, Kind, PartialDate, Pinpoint, Reference, Relation, RelationType, StandingState,
    Verification,
};

use super::super::proof::named;
use super::super::when::{When, by};

/// One step that bears on how a decision stands.
#[derive(Debug, Clone, PartialEq)]
pub struct DecisionStep {
    /// What it made of the decision.
    pub state: StandingState,
    /// When, if that is known.
    pub date: Option<PartialDate>,
    /// Until when, if it is over.
    pub until: Option<PartialDate>,
    /// The decision or proceeding that did it, if it is one of the matter.
    pub by: Option<Document>,
    /// The place in it.
    pub pinpoint: Option<Pinpoint>,
    /// More exactly, in the words of whoever set it.
    pub note: Option<String>,
    /// How far it is established.
    pub verification: Verification,
    /// Whether it had happened by the day asked about.
    pub when: When,
}

/// How a decision stands on a day.
#[derive(Debug, Clone, PartialEq)]
pub struct DecisionAt {
    /// The decision.
    pub document: Document,
    /// The day.
    pub at: PartialDate,
    /// What is certain: `pending` before it was given, `stands` where no step against it is known.
    pub state: StandingState,
    /// Since when, if that is known.
    pub since: Option<PartialDate>,
    /// What it may be instead, as dates are vague or missing. Empty where there is no doubt.
    pub perhaps: Vec<StandingState>,
    /// The steps, oldest first; those after the day too.
    pub steps: Vec<DecisionStep>,
}

impl DecisionAt {
    /// The step that made the state, if one did.
    #[must_use]
    pub fn deciding(&self) -> Option<&DecisionStep> {
        let mut steps = self.steps.iter().rev();
        steps.find(|step| step.state == self.state && step.when == When::ByThen)
    }

    /// Whether a higher court has taken its force away, for good or for a time. `None` where that is
    /// not certain.
    #[must_use]
    pub fn is_without_force(&self) -> Option<bool> {
        let gone = |state: StandingState| {
            matches!(
                state,
                StandingState::Stayed | StandingState::Reversed | StandingState::SetAside
            )
        };
        let certain = gone(self.state);
        let doubt = self.perhaps.iter().any(|other| gone(*other) != certain);
        (!doubt).then_some(certain)
    }
}

/// How `decision` stands on the day `at`, by its relations to other documents and theirs to it.
///
/// # Errors
/// If the index cannot be read.
pub fn decision_at(
    engine: &dyn Engine,
    decision: &Document,
    at: PartialDate,
) -> Result<DecisionAt, EngineError> {
    let mut steps = steps(engine, decision, at)?;
    steps.sort_by(|a, b| {
        let key = |step: &DecisionStep| {
            (
                step.date.map(PartialDate::last_day),
                step.date,
                step.state,
                step.by.as_ref().map(|by| by.id.clone()),
            )
        };
        key(a).cmp(&key(b))
    });
    let given = by(decision.date, at);
    let before = StandingState::Pending;
    let first = if decision.kind == Kind::Proceeding || given == When::Later {
        before
    } else {
        StandingState::Stands
    };
    let walk = |happened: &dyn Fn(Option<PartialDate>) -> bool| {
        let mut now = (first, None);
        for step in steps.iter().filter(|step| happened(step.date)) {
            let over = step.until.is_some_and(|until| happened(Some(until)));
            if !over {
                now = (step.state, step.date);
            }
        }
        now
    };
    let (state, since) = walk(&|date| by(date, at) == When::ByThen);
    let (loosely, _) = walk(&|date| by(date, at) != When::Later);
    let mut perhaps = Vec::new();
    let mut add = |other: StandingState| {
        if other != state && !perhaps.contains(&other) {
            perhaps.push(other);
        }
    };
    if first != before {
        add(loosely);
        add(if given == When::Perhaps {
            before
        } else {
            state
        });
        // What the front matter says of today has no day.
        let undated = decision.standing.as_ref().map(|standing| standing.state);
        if let Some(undated) = undated.filter(|undated| {
            let known = steps.iter().any(|step| step.state == *undated);
            !known && changes(*undated)
        }) {
            add(undated);
        }
    }
    Ok(DecisionAt {
        document: decision.clone(),
        at,
        state,
        since,
        perhaps,
        steps,
    })
}

/// Whether a standing that the front matter records takes force away.
const fn changes(state: StandingState) -> bool {
    matches!(
        state,
        StandingState::Stayed
            | StandingState::Reversed
            | StandingState::SetAside
            | StandingState::Varied
            | StandingState::UnderAppeal
    )
}

fn steps(
    engine: &dyn Engine,
    decision: &Document,
    at: PartialDate,
) -> Result<Vec<DecisionStep>, EngineError> {
    let mut steps: Vec<DecisionStep> = Vec::new();
    for relation in &decision.relations {
        let Some(state) = done_by_other(relation.relation) else {
            continue;
        };
        let other = named(engine, relation.to.document())?;
        // Of a proceeding the date may be that of its last step: an appeal began on none that is known.
        let date = relation.date.or_else(|| {
            other
                .as_ref()
                .filter(|other| other.kind != Kind::Proceeding)
                .and_then(|other| other.date)
        });
        steps.push(step(state, date, decision, relation, other, at));
    }
    let names = super::names_of(decision);
    for other in engine.documents_referring(&names)? {
        for relation in &other.relations {
            let to_this = names.iter().any(|name| name == relation.to.document());
            let Some(state) = done_to_other(relation.relation).filter(|_| to_this) else {
                continue;
            };
            let known = steps.iter().any(|step| {
                step.by.as_ref().is_some_and(|by| by.id == other.id)
                    && (step.state == state || state == StandingState::UnderAppeal)
            });
            if known {
                continue;
            }
            let date = match state {
                StandingState::UnderAppeal => relation.date,
                _ => relation.date.or(other.date),
            };
            let mut relation = relation.clone();
            relation.to = Reference::new(other.id.as_str(), None);
            let step = step(state, date, &other, &relation, Some(other.clone()), at);
            steps.push(step);
        }
    }
    Ok(steps)
}

fn step(
    state: StandingState,
    date: Option<PartialDate>,
    told_by: &Document,
    relation: &Relation,
    by_document: Option<Document>,
    at: PartialDate,
) -> DecisionStep {
    DecisionStep {
        state,
        date,
        until: relation.until,
        pinpoint: relation.to.pinpoint().cloned(),
        note: relation.note.clone(),
        verification: relation.verification.unwrap_or(told_by.verification),
        by: by_document,
        when: by(date, at),
    }
}

const fn done_by_other(relation: RelationType) -> Option<StandingState> {
    Some(match relation {
        RelationType::AppealedBy => StandingState::UnderAppeal,
        RelationType::StayedBy => StandingState::Stayed,
        RelationType::SetAsideBy => StandingState::SetAside,
        RelationType::UpheldBy => StandingState::Upheld,
        RelationType::ReversedBy => StandingState::Reversed,
        _ => return None,
    })
}

const fn done_to_other(relation: RelationType) -> Option<StandingState> {
    Some(match relation {
        RelationType::AppealFrom => StandingState::UnderAppeal,
        RelationType::SetsAside => StandingState::SetAside,
        RelationType::Reverses => StandingState::Reversed,
        _ => return None,
    })
}
