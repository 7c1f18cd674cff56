//! What a draft has to say beside an authority: that a decision no longer stands, that a
//! provision is not in force.
//!
//! The answers are those of [`law`](crate::analysis::law), the same as `hoja law` gives; here they
//! become words for a finding. Each is asked for once in a draft, however often it is cited.

use std::cell::RefCell;
use std::collections::BTreeMap;

use crate::analysis::law::{DecisionAt, Laws, ProvisionAt, ProvisionStatus, Record, decision_at};
use crate::analysis::order_status::{OrderStatus, order_standing};
use crate::analysis::when::When;
use crate::engine::{Engine, EngineError};
use crate::model::{DocId, Document, Kind, OrderState, PartialDate, Pinpoint, StandingState};

/// What became of a decision, an order or a provision.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fate {
    /// In words: `set aside by … of 3 May 2034`, `repealed on 1 July 2033`.
    pub words: String,
    /// Whether it certainly does not stand, or bind, at all; otherwise somebody should look.
    pub gone: bool,
    /// The document that shows it.
    pub by: Option<DocId>,
    /// The provision of which it is recorded: the one named, or one around it.
    pub at: Option<Pinpoint>,
}

type Asked<K> = RefCell<BTreeMap<K, Option<Fate>>>;

/// Answers what became of authorities on a day, each once.
pub struct Fates<'a> {
    engine: &'a dyn Engine,
    laws: Laws<'a>,
    decisions: Asked<(DocId, Option<PartialDate>)>,
    provisions: Asked<(DocId, Option<Pinpoint>, Option<PartialDate>)>,
}

impl<'a> Fates<'a> {
    /// Nothing is read before it is asked for.
    pub fn new(engine: &'a dyn Engine) -> Self {
        Self {
            engine,
            laws: Laws::new(engine),
            decisions: RefCell::default(),
            provisions: RefCell::default(),
        }
    }

    /// What became of a decision by the end of a day, or, without one, at all.
    ///
    /// # Errors
    /// If the index cannot be read.
    pub fn of_decision(
        &self,
        document: &Document,
        at: Option<PartialDate>,
    ) -> Result<Option<Fate>, EngineError> {
        if !document.kind.is_decision() {
            return Ok(None);
        }
        let key = (document.id.clone(), at);
        if let Some(known) = self.decisions.borrow().get(&key) {
            return Ok(known.clone());
        }
        let answer = decision_at(self.engine, document, at.unwrap_or(PartialDate::LAST))?;
        let fate = decision_fate(&answer, at.is_none());
        self.decisions.borrow_mut().insert(key, fate.clone());
        Ok(fate)
    }

    /// Why a provision, or the whole law where none is named, does not bind at the end of a day,
    /// or after all that is recorded. `None` where nothing recorded takes it out of force.
    ///
    /// # Errors
    /// If the index cannot be read.
    pub fn of_law(
        &self,
        law: &Document,
        provision: Option<&Pinpoint>,
        at: Option<PartialDate>,
    ) -> Result<Option<Fate>, EngineError> {
        // Who cites a Bill knows that it is none yet.
        if !law.kind.is_law() || law.kind == Kind::Bill {
            return Ok(None);
        }
        let key = (law.id.clone(), provision.cloned(), at);
        if let Some(known) = self.provisions.borrow().get(&key) {
            return Ok(known.clone());
        }
        let day = at.unwrap_or(PartialDate::LAST);
        let answer = self.laws.provision_at(law, provision, day)?;
        let fate = provision_fate(&answer, at.is_none());
        self.provisions.borrow_mut().insert(key, fate.clone());
        Ok(fate)
    }

    /// What became of the order at a place of a decision.
    #[must_use]
    pub fn of_order(
        document: &Document,
        pinpoint: &Pinpoint,
        at: Option<PartialDate>,
    ) -> Option<Fate> {
        let order = document.orders.iter().find(|order| order.at == *pinpoint)?;
        let standing = order_standing(order, at);
        let OrderStatus::State(state) = standing.status else {
            return None;
        };
        let gone = match state {
            OrderState::SetAside | OrderState::Superseded => true,
            OrderState::Stayed | OrderState::Varied | OrderState::Spent => false,
            _ => return None,
        };
        let by = order
            .status
            .iter()
            .rev()
            .find(|entry| entry.state == state)
            .and_then(|entry| entry.by.as_ref())
            .and_then(|by| by.document().parse().ok());
        Some(Fate {
            words: state.label().to_owned(),
            gone,
            by,
            at: None,
        })
    }
}

/// `at all`: no day was asked for, so that what may have happened has.
fn decision_fate(answer: &DecisionAt, at_all: bool) -> Option<Fate> {
    use StandingState::{Reversed, SetAside, Stayed, UnderAppeal, Varied};
    let touched =
        |state: StandingState| matches!(state, SetAside | Reversed | Stayed | UnderAppeal | Varied);
    // The worst of what it may be, where that is not certain.
    let worst = [SetAside, Reversed, Stayed, Varied, UnderAppeal]
        .into_iter()
        .find(|state| answer.perhaps.contains(state));
    let (state, certain) = match worst {
        Some(worst) if at_all || !touched(answer.state) => (worst, at_all),
        _ if touched(answer.state) => (answer.state, true),
        _ => return None,
    };
    let step = answer
        .steps
        .iter()
        .rev()
        .find(|step| step.state == state && (step.when == When::ByThen || !certain || at_all));
    let by = step.and_then(|step| step.by.as_ref());
    let verb = match state {
        SetAside => "set aside",
        Reversed => "reversed",
        Stayed => "stayed",
        Varied => "varied",
        _ => "under appeal",
    };
    let joint = if state == UnderAppeal { "in" } else { "by" };
    let mut words = match by {
        Some(by) => format!("{verb} {joint} {}", named(by)),
        None => verb.to_owned(),
    };
    // What a step has no words for, the front matter's own note may tell.
    let note = answer.document.standing.as_ref();
    let note = note.filter(|standing| step.is_none() && standing.state == state);
    if let Some(note) = note.and_then(|standing| standing.note.as_ref()) {
        words = format!("{words}: {note}");
    }
    if !certain {
        words = format!("perhaps {words} (the record does not give the day)");
    }
    Some(Fate {
        words,
        gone: certain && matches!(state, SetAside | Reversed),
        by: by.map(|by| by.id.clone()),
        at: None,
    })
}

fn provision_fate(answer: &ProvisionAt, at_all: bool) -> Option<Fate> {
    let standing = &answer.standing;
    let uncertain = standing.status == ProvisionStatus::Uncertain;
    let (status, certain) = if uncertain && at_all {
        // Without a day what may have happened has: what was taken out and brought back binds.
        (standing.at_last.0, true)
    } else {
        (standing.status, !uncertain)
    };
    let out = |status: &ProvisionStatus| status.binds() == Some(false);
    let records = |indexes: &[usize]| -> Vec<&Record> {
        let found = indexes
            .iter()
            .filter_map(|index| answer.records.get(*index));
        found.collect()
    };
    if !certain {
        if !standing.perhaps.iter().any(out) {
            return None;
        }
        let labels: Vec<&str> = standing.perhaps.iter().map(|one| one.label()).collect();
        let doubtful = records(&standing.doubtful);
        let told: Vec<String> = doubtful.iter().map(|record| told(record)).collect();
        let words = format!(
            "not certain, {}: the dates of what is recorded leave it open ({})",
            labels.join(" or "),
            told.join("; ")
        );
        return Some(fate(words, false, doubtful.first().copied()));
    }
    if !out(&status) {
        return None;
    }
    let deciding = if uncertain {
        &standing.at_last.1
    } else {
        &standing.decided_by
    };
    let deciding = records(deciding);
    let record = deciding.first().copied();
    let words = match (status, record) {
        (ProvisionStatus::NotYet | ProvisionStatus::NotCommenced, Some(record)) => {
            format!("not yet in force: {}", told(record))
        }
        (ProvisionStatus::NotYet | ProvisionStatus::NotCommenced, None) => {
            "not yet in force".to_owned()
        }
        (_, Some(record)) => told(record),
        (status, None) => status.label().to_owned(),
    };
    Some(fate(words, true, record))
}

fn fate(words: String, gone: bool, record: Option<&Record>) -> Fate {
    let by = record.and_then(|record| record.entry.by.as_ref());
    Fate {
        words,
        gone,
        by: by.and_then(|by| by.document().parse().ok()),
        at: record.and_then(|record| record.place.clone()),
    }
}

/// `repealed on 1 July 2033 by act-x, s 4`.
fn told(record: &Record) -> String {
    let entry = &record.entry;
    let date = entry
        .date
        .map_or_else(String::new, |date| match date.precision() {
            "day" => format!(" on {}", date.in_words()),
            _ => format!(" in {}", date.in_words()),
        });
    let by = entry
        .by
        .as_ref()
        .map(|by| match by.pinpoint() {
            Some(place) => format!(" by {}, {place}", by.document()),
            None => format!(" by {}", by.document()),
        })
        .or_else(|| entry.who.as_ref().map(|who| format!(" by {who}")))
        .unwrap_or_default();
    format!("{}{date}{by}", entry.state.label())
}

fn named(by: &Document) -> String {
    let cite = by
        .citation()
        .map_or_else(String::new, |citation| format!(" {}", citation.cite));
    let date = by
        .date
        .map_or_else(String::new, |date| format!(" of {}", date.in_words()));
    format!("{}{cite}{date}", by.short_title())
}
