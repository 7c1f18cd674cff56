//! How a provision stands on a day: pure, from what happened to it.
//!
//! Every event says when it counts from, whether it is about the whole provision or a part,
//! and, where an order of court did it, how long that order lasts. The state is what the events
//! that had certainly happened make of it; where a date is too vague to tell, the other
//! states that it allows are given beside it, and the answer is `uncertain`.

use std::collections::BTreeMap;

use crate::model::{PartialDate, ProvisionState, written_enum};

use super::super::when::When;

written_enum! {
    /// How a provision stands on a day.
    ProvisionStatus {
        /// The record does not say.
        Unknown = "unknown",
        /// It is not, or not yet, in the law.
        NotYet = "not-yet",
        /// A Bill or draft would make it law.
        Proposed = "proposed",
        /// The Bill was not passed in time.
        Lapsed = "lapsed",
        /// It was passed and has not begun to apply.
        NotCommenced = "not-commenced",
        /// The whole of it applies.
        InForce = "in-force",
        /// It applies, save for a part that is suspended or invalid.
        InForceInPart = "in-force-in-part",
        /// A court put it out of effect for a time.
        Suspended = "suspended",
        /// A court declared it invalid.
        Invalid = "invalid",
        /// A court undid the law that holds it, or that put it in.
        Nullified = "nullified",
        /// Another law took it out.
        Repealed = "repealed",
        /// The dates are too vague to tell.
        Uncertain = "uncertain",
    }
}

impl ProvisionStatus {
    /// The words for a reader.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Unknown => "not known from this record",
            Self::NotYet => "not yet law",
            Self::Proposed => "proposed; not recorded as law",
            Self::Lapsed => "lapsed: the Bill was not passed in time",
            Self::NotCommenced => "passed, not yet in operation",
            Self::InForce => "in force",
            Self::InForceInPart => "in force in part",
            Self::Suspended => "suspended",
            Self::Invalid => "declared invalid",
            Self::Nullified => "nullified with the law that holds it",
            Self::Repealed => "repealed",
            Self::Uncertain => "not certain",
        }
    }

    /// Whether it binds anybody, in whole or in part. `None` where that is not known.
    #[must_use]
    pub const fn binds(self) -> Option<bool> {
        match self {
            Self::InForce | Self::InForceInPart => Some(true),
            Self::Unknown | Self::Uncertain => None,
            _ => Some(false),
        }
    }
}

/// What an event does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Effect {
    /// The law was passed.
    Enacted,
    /// What a history records.
    State(ProvisionState),
}

/// One thing that happened, as far as it bears on the state.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Event {
    pub effect: Effect,
    /// The day from which it counts.
    pub date: Option<PartialDate>,
    /// Whether it had happened, and still lasted, on the day asked about.
    pub when: When,
    /// The part that it is about; `None` for the whole.
    pub part: Option<String>,
    /// Settles the order of what happened on one day.
    pub tie: String,
}

/// A part that stands otherwise than the whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PartStanding {
    /// Which part.
    pub part: String,
    /// How it stands: suspended, declared invalid, read down, repealed.
    pub state: ProvisionState,
    /// Since when.
    pub since: Option<PartialDate>,
    /// Index of the record that says so.
    pub record: usize,
}

/// How a provision stands on a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standing {
    /// The answer; `uncertain` where the dates leave more than one.
    pub status: ProvisionStatus,
    /// What the dates allow, the certain one first. Empty where there is no doubt.
    pub perhaps: Vec<ProvisionStatus>,
    /// What it is if all that may have happened has, and the records that decide that, the last first.
    pub at_last: (ProvisionStatus, Vec<usize>),
    /// Since when it has stood so, if that is known.
    pub since: Option<PartialDate>,
    /// Parts that stand otherwise.
    pub parts: Vec<PartStanding>,
    /// Indexes of the records that decide, the last one first.
    pub decided_by: Vec<usize>,
    /// Indexes of the records whose dates are too vague.
    pub doubtful: Vec<usize>,
}

/// How a provision stands, from its events, which may come in any order. `base` is what
/// it is before the first of them.
pub(super) fn standing(events: &[Event], base: ProvisionStatus) -> Standing {
    let mut order: Vec<usize> = (0..events.len()).collect();
    order.sort_by(|a, b| key(&events[*a]).cmp(&key(&events[*b])));
    let certain = |index: usize| events[index].when == When::ByThen;
    let mut answer = walk(events, &order, base, &certain);
    let doubtful: Vec<usize> = order
        .iter()
        .copied()
        .filter(|index| events[*index].when == When::Perhaps)
        .collect();
    let mut perhaps = vec![answer.status];
    answer.at_last = (answer.status, answer.decided_by.clone());
    for count in 1..=doubtful.len() {
        let so_far = |index: usize| certain(index) || doubtful[..count].contains(&index);
        let other = walk(events, &order, base, &so_far);
        answer.at_last = (other.status, other.decided_by);
        if !perhaps.contains(&other.status) {
            perhaps.push(other.status);
            answer.doubtful.extend(doubtful.get(count - 1).copied());
        }
    }
    if perhaps.len() > 1 {
        answer.status = ProvisionStatus::Uncertain;
        answer.perhaps = perhaps;
        answer.since = None;
    }
    answer
}

type Key<'a> = (i64, i64, bool, Effect, &'a Option<String>, &'a str);

/// By the last possible day. What has none began before all else, or ended after it; what came back
/// did so after that.
fn key(event: &Event) -> Key<'_> {
    let ends = matches!(
        event.effect,
        Effect::State(
            ProvisionState::Repealed
                | ProvisionState::Nullified
                | ProvisionState::Suspended
                | ProvisionState::DeclaredInvalid
                | ProvisionState::Lapsed
                | ProvisionState::Restored
        )
    );
    let back = event.effect == Effect::State(ProvisionState::Restored);
    let undated = if ends { i64::MAX } else { i64::MIN };
    (
        event.date.map_or(undated, PartialDate::last_day),
        event.date.map_or(undated, PartialDate::first_day),
        back && event.date.is_none(),
        event.effect,
        &event.part,
        &event.tie,
    )
}

/// The whole provision while its events are gone through: what the legislature made of it, and
/// what courts did to that. A court's order lasts whatever the legislature does meanwhile (a
/// commencement does not revive what was declared invalid), and when it goes, what it lay upon is
/// as it was: a law whose suspension is lifted before it begins to apply does not apply yet.
struct Whole {
    made: ProvisionStatus,
    court: Option<ProvisionStatus>,
    /// What the two come to.
    status: ProvisionStatus,
    since: Option<PartialDate>,
    record: Option<usize>,
}

impl Whole {
    const fn new(base: ProvisionStatus) -> Self {
        Self {
            made: base,
            court: None,
            status: base,
            since: None,
            record: None,
        }
    }

    fn enacted(&mut self, date: Option<PartialDate>, record: usize) {
        if matches!(
            self.made,
            ProvisionStatus::NotYet
                | ProvisionStatus::Unknown
                | ProvisionStatus::Proposed
                | ProvisionStatus::Lapsed
        ) {
            self.made = ProvisionStatus::NotCommenced;
        }
        self.settle(date, record);
    }

    fn step(&mut self, state: ProvisionState, date: Option<PartialDate>, record: usize) {
        use ProvisionState as S;
        use ProvisionStatus as P;
        let in_law = !matches!(self.made, P::Unknown | P::NotYet | P::Proposed | P::Lapsed);
        match state {
            S::Inserted => (self.made, self.court) = (P::InForce, None),
            S::Commenced if self.made != P::Repealed => self.made = P::InForce,
            S::Amended if !in_law => self.made = P::InForce,
            S::Repealed => self.made = P::Repealed,
            S::Proposed if !in_law => self.made = P::Proposed,
            S::Lapsed if !in_law => self.made = P::Lapsed,
            // What is void is not held back besides.
            S::Suspended if self.court.is_none() => self.court = Some(P::Suspended),
            S::DeclaredInvalid => self.court = Some(P::Invalid),
            S::Nullified => self.court = Some(P::Nullified),
            S::Restored => {
                self.court = None;
                // What is restored was law before, and is again, whoever took it out.
                if !in_law || self.made == P::Repealed {
                    self.made = P::InForce;
                }
            }
            S::Commenced
            | S::Amended
            | S::Proposed
            | S::Lapsed
            | S::Suspended
            | S::ReadDown
            | S::Upheld => {}
        }
        self.settle(date, record);
    }

    fn settle(&mut self, date: Option<PartialDate>, record: usize) {
        let status = match self.court {
            Some(court) if self.made != ProvisionStatus::Repealed => court,
            _ => self.made,
        };
        if status != self.status {
            (self.status, self.since, self.record) = (status, date, Some(record));
        }
    }
}

fn walk(
    events: &[Event],
    order: &[usize],
    base: ProvisionStatus,
    happened: &dyn Fn(usize) -> bool,
) -> Standing {
    use ProvisionState as S;
    let mut whole = Whole::new(base);
    let mut parts: BTreeMap<&str, (S, Option<PartialDate>, usize)> = BTreeMap::new();
    for index in order.iter().copied().filter(|index| happened(*index)) {
        let event = &events[index];
        let state = match event.effect {
            Effect::Enacted => {
                whole.enacted(event.date, index);
                continue;
            }
            Effect::State(state) => state,
        };
        if let Some(part) = &event.part {
            match state {
                S::Suspended | S::DeclaredInvalid | S::ReadDown | S::Nullified | S::Repealed => {
                    parts.insert(part, (state, event.date, index));
                }
                S::Restored | S::Commenced | S::Inserted => drop(parts.remove(part.as_str())),
                S::Amended | S::Upheld | S::Proposed | S::Lapsed => {}
            }
        } else if state == S::ReadDown {
            parts.insert("", (state, event.date, index));
        } else {
            whole.step(state, event.date, index);
            if whole.status == ProvisionStatus::Repealed {
                parts.clear();
            }
        }
    }
    let cut = |state: S| matches!(state, S::Suspended | S::DeclaredInvalid | S::Nullified);
    let mut since = whole.since;
    let mut decided_by: Vec<usize> = whole.record.into_iter().collect();
    let mut status = whole.status;
    let mut cuts: Vec<_> = parts.values().filter(|(state, ..)| cut(*state)).collect();
    cuts.sort_by_key(|(_, date, index)| (*date, *index));
    if status == ProvisionStatus::InForce && !cuts.is_empty() {
        status = ProvisionStatus::InForceInPart;
        since = cuts.last().and_then(|(_, date, _)| *date);
        decided_by.splice(0..0, cuts.iter().rev().map(|(.., index)| *index));
    }
    Standing {
        status,
        perhaps: Vec::new(),
        at_last: (status, Vec::new()),
        since,
        parts: parts
            .into_iter()
            .map(|(part, (state, since, record))| PartStanding {
                part: part.to_owned(),
                state,
                since,
                record,
            })
            .collect(),
        decided_by,
        doubtful: Vec::new(),
    }
}
