//! Laws over time: how a provision, and how a decision, stands on a day, and why.
//!
//! [`provision_at`] and [`decision_at`] are the two questions that other parts of the program ask.
//! Both answer from what the matter records, say how far that is established, and leave open what a
//! vague date leaves open. Neither reads a clock: the day is given.

mod amending;
mod chain;
mod commencing;
mod decision;
mod history;
mod standing;
mod versions;

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use crate::engine::{Engine, EngineError};
use crate::model::{
    DocId, Document, OrderKind, PartialDate, Pinpoint, ProvisionEntry, ProvisionState, Verification,
};

pub use chain::{Change, changes_by};
pub use decision::{DecisionAt, DecisionStep, decision_at};
pub use history::{Bearing, OrderAt, Record};
pub use standing::{PartStanding, ProvisionStatus, Standing};
pub use versions::{Fate, TextAt, differences, is_same_law, text_at, versions};

use super::order_status::{OrderStatus, order_standing};
use super::when::When;
use history::Gatherer;

/// How a provision, or a law as a whole, stands on a day, with all that this follows from.
#[derive(Debug, Clone, PartialEq)]
pub struct ProvisionAt {
    /// The law.
    pub law: Document,
    /// The provision; `None` for the law as a whole.
    pub place: Option<Pinpoint>,
    /// The day.
    pub at: PartialDate,
    /// The answer.
    pub standing: Standing,
    /// How far the answer is established: no better than the weakest record that decides it.
    pub verification: Verification,
    /// What happened, oldest first; what came after the day too.
    pub records: Vec<Record>,
    /// Orders in force on that day by which it runs on a condition only.
    pub conditions: Vec<OrderAt>,
    /// All orders on it, oldest first.
    pub orders: Vec<OrderAt>,
}

impl ProvisionAt {
    /// Whether the matter tells anything of this very provision: a record of its own, or of one around or inside it.
    #[must_use]
    pub fn is_recorded(&self) -> bool {
        self.place.is_none()
            || self.records.iter().any(|record| {
                matches!(
                    record.bearing,
                    Bearing::Own | Bearing::Around | Bearing::Inside
                )
            })
    }

    /// The decisions that bear on it, each once: those of its records and of its orders.
    #[must_use]
    pub fn decisions(&self) -> Vec<&Document> {
        let acted = self.records.iter().filter_map(|record| {
            record
                .proof
                .actor
                .as_ref()
                .or_else(|| record.order.as_ref().map(|order| &order.decision))
        });
        let ordered = self.orders.iter().map(|order| &order.decision);
        let mut all: Vec<&Document> = Vec::new();
        for document in acted.chain(ordered).filter(|one| one.kind.is_decision()) {
            if !all.iter().any(|known| known.id == document.id) {
                all.push(document);
            }
        }
        all.sort_by_key(|document| (document.date, &document.id));
        all
    }
}

/// Asks about laws, and keeps what is the same for every provision of one: when its text says that it
/// begins, and what laws repeal it.
pub struct Laws<'a> {
    engine: &'a dyn Engine,
    known: RefCell<BTreeMap<DocId, Rc<OfWhole>>>,
}

/// What other texts, and its own, tell of a law as a whole.
struct OfWhole {
    beginning: Option<ProvisionEntry>,
    repeals: Vec<ProvisionEntry>,
}

impl<'a> Laws<'a> {
    /// Nothing is read before it is asked for.
    pub fn new(engine: &'a dyn Engine) -> Self {
        Self {
            engine,
            known: RefCell::default(),
        }
    }

    fn of_whole(&self, law: &Document) -> Result<Rc<OfWhole>, EngineError> {
        if let Some(known) = self.known.borrow().get(&law.id) {
            return Ok(Rc::clone(known));
        }
        let read = Rc::new(OfWhole {
            beginning: commencing::beginning(self.engine, law)?,
            repeals: amending::repeals(self.engine, law)?,
        });
        let mut known = self.known.borrow_mut();
        known.insert(law.id.clone(), Rc::clone(&read));
        Ok(read)
    }

    /// How `place` in `law`, or the law as a whole, stands on the day `at`.
    ///
    /// # Errors
    /// If the index cannot be read.
    pub fn provision_at(
        &self,
        law: &Document,
        place: Option<&Pinpoint>,
        at: PartialDate,
    ) -> Result<ProvisionAt, EngineError> {
        provision_of(self, law, place, at)
    }
}

/// How `place` in `law`, or the law as a whole, stands on the day `at`.
///
/// # Errors
/// If the index cannot be read.
pub fn provision_at(
    engine: &dyn Engine,
    law: &Document,
    place: Option<&Pinpoint>,
    at: PartialDate,
) -> Result<ProvisionAt, EngineError> {
    Laws::new(engine).provision_at(law, place, at)
}

fn provision_of(
    laws: &Laws<'_>,
    law: &Document,
    place: Option<&Pinpoint>,
    at: PartialDate,
) -> Result<ProvisionAt, EngineError> {
    let engine = laws.engine;
    let mut gatherer = Gatherer {
        engine,
        at,
        records: Vec::new(),
    };
    gatherer.gather(law, place, &*laws.of_whole(law)?)?;
    let records = gatherer.records;
    // A provision that another law put in was not there before; of the others that is not said.
    let begins = records.iter().any(|record| {
        record.enacted
            || matches!(
                record.entry.state,
                ProvisionState::Inserted | ProvisionState::Commenced | ProvisionState::Proposed
            ) && record.bearing != Bearing::Inside
    });
    let base = if begins {
        ProvisionStatus::NotYet
    } else {
        ProvisionStatus::Unknown
    };
    let mut standing = standing::standing(&history::events(&records), base);
    if standing.status == ProvisionStatus::NotYet && standing.doubtful.is_empty() {
        // What brings it in later shows that it was not there before.
        let brings = records.iter().position(|record| {
            record.enacted
                || matches!(
                    record.entry.state,
                    ProvisionState::Inserted | ProvisionState::Commenced
                )
        });
        standing.decided_by.extend(brings);
    }
    let orders = orders_on(engine, law, place, at)?;
    let conditions = orders
        .iter()
        .filter(|found| {
            let in_force = matches!(found.standing.status, OrderStatus::State(state)
                if state.changes_force() && !matches!(state,
                    crate::model::OrderState::Stayed
                    | crate::model::OrderState::Superseded
                    | crate::model::OrderState::SetAside
                    | crate::model::OrderState::Spent));
            found.order.kind == OrderKind::ConditionalPermission && in_force
        })
        .cloned()
        .collect();
    // What keeps it standing counts as well: that a higher court left it, or brought it back.
    let kept = records.iter().enumerate().filter(|(_, record)| {
        let state = record.entry.state;
        let by_court = matches!(state, ProvisionState::Upheld | ProvisionState::Restored);
        by_court && record.when == When::ByThen && record.entry.part.is_none()
    });
    let kept: Vec<usize> = kept.map(|(index, _)| index).collect();
    let binds = standing.status.binds() == Some(true);
    standing
        .decided_by
        .extend(kept.into_iter().filter(|_| binds));
    let deciding = standing.decided_by.iter().chain(&standing.doubtful);
    let verification = deciding
        .filter_map(|index| records.get(*index))
        .map(|record| record.proof.verification)
        .max_by_key(|verification| doubt(*verification))
        .unwrap_or(Verification::Unverified);
    Ok(ProvisionAt {
        law: law.clone(),
        place: place.cloned(),
        at,
        standing,
        verification,
        records,
        conditions,
        orders,
    })
}

/// The weaker, the larger.
const fn doubt(verification: Verification) -> u32 {
    match verification {
        Verification::OfficialText => 0,
        Verification::Secondary {
            independent_sources,
        } => u32::MAX - 1 - independent_sources,
        Verification::Unverified => u32::MAX,
    }
}

/// The orders of court that name a provision, or one around or inside it, by their date.
///
/// # Errors
/// If the index cannot be read.
pub fn orders_on(
    engine: &dyn Engine,
    law: &Document,
    place: Option<&Pinpoint>,
    at: PartialDate,
) -> Result<Vec<OrderAt>, EngineError> {
    let names = names_of(law);
    let mut found = Vec::new();
    for decision in engine.documents_referring(&names)? {
        for order in &decision.orders {
            let on_it = order.provisions.iter().any(|reference| {
                names.iter().any(|name| name == reference.document())
                    && match (reference.pinpoint(), place) {
                        (Some(at), Some(place)) => at.contains(place) || place.contains(at),
                        _ => true,
                    }
            });
            if on_it {
                found.push(OrderAt {
                    standing: order_standing(order, Some(at)),
                    order: order.clone(),
                    decision: decision.clone(),
                });
            }
        }
    }
    found.sort_by(|a, b| (a.order.from, &a.order.id).cmp(&(b.order.from, &b.order.id)));
    Ok(found)
}

/// What the front matter of other documents may call this one.
fn names_of(document: &Document) -> Vec<String> {
    let mut names = vec![document.id.to_string()];
    names.extend(document.aliases.iter().cloned());
    names
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_told_of_a_law_is_read_once() {
        let law: Document = serde_json::from_value(serde_json::json!({
            "id": "fig-act", "kind": "act", "title": "Fig Act", "lang": "en", "text": "full",
            "verification": "official-text", "assent": "2030-03-01",
        }))
        .unwrap();
        let engine = crate::engine::in_memory(std::slice::from_ref(&law)).unwrap();
        let laws = Laws::new(&*engine);
        let first = laws.of_whole(&law).unwrap();
        for place in ["s 1", "s 2"] {
            let place = place.parse().unwrap();
            laws.provision_at(&law, Some(&place), PartialDate::LAST)
                .unwrap();
        }
        assert!(Rc::ptr_eq(&first, &laws.of_whole(&law).unwrap()));
        assert!(first.beginning.is_some() && first.repeals.is_empty());
    }
}
