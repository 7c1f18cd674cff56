//! Everything that the matter tells of what happened to a provision.
//!
//! It stands in four places: the history of the provision itself, of the one around it and of those
//! inside it, in the law's front matter; the law's own dates; the notes that an edition's text
//! carries; and what became of the law that put the provision in.

use crate::cite::{self, amendment_notes};
use crate::engine::{Engine, EngineError};
use crate::model::{
    Document, Evidence, Order, PartialDate, Pinpoint, Provision, ProvisionEntry, ProvisionState,
    Reference, StandingState, TextKind, Verification, written_enum,
};

use super::super::order_status::{OrderStanding, OrderStatus, order_standing};
use super::super::proof::{Proof, named, proof};
use super::super::when::{When, by};
use super::OfWhole;
use super::amending;
use super::commencing::is_subsidiary;
use super::decision::{DecisionAt, decision_at};
use super::standing::{Effect, Event};

written_enum! {
    /// Where a record stands with regard to the provision that was asked about.
    Bearing {
        /// It is about that provision.
        Own = "own",
        /// It is about a provision that holds it.
        Around = "around",
        /// It is about a part of it.
        Inside = "inside",
        /// It is about the law as a whole.
        Law = "law",
        /// It is about the law that put the provision in.
        Inserting = "inserting-law",
    }
}

/// An order of court that a record rests on.
#[derive(Debug, Clone, PartialEq)]
pub struct OrderAt {
    /// The decision that makes it.
    pub decision: Document,
    /// The order.
    pub order: Order,
    /// How it stands on the day asked about.
    pub standing: OrderStanding,
}

/// One thing that happened, with its proof.
#[derive(Debug, Clone, PartialEq)]
pub struct Record {
    /// The law whose record it is.
    pub law: Document,
    /// The provision that it is about; `None` for the law as a whole.
    pub place: Option<Pinpoint>,
    /// How that lies to the provision asked about.
    pub bearing: Bearing,
    /// What happened.
    pub entry: ProvisionEntry,
    /// Whether it is no more than the passing of the law.
    pub enacted: bool,
    /// What shows it.
    pub proof: Proof,
    /// The order that did it.
    pub order: Option<OrderAt>,
    /// How the decision that did it stands on the day asked about.
    pub decision: Option<DecisionAt>,
    /// Whether it had happened by the day asked about.
    pub when: When,
}

/// Gathers the records of one provision, or of a law as a whole.
pub(super) struct Gatherer<'a> {
    pub engine: &'a dyn Engine,
    pub at: PartialDate,
    pub records: Vec<Record>,
}

impl Gatherer<'_> {
    /// The records of `place` in `law`.
    pub(super) fn gather(
        &mut self,
        law: &Document,
        place: Option<&Pinpoint>,
        whole: &OfWhole,
    ) -> Result<(), EngineError> {
        let told = told(law, place);
        let has = |state: ProvisionState| {
            told.clone().any(|(provision, entry)| {
                entry.state == state && place.is_some_and(|place| provision.at.contains(place))
            })
        };
        // What a later law put in did not begin with this one; what is known as a draft only,
        // nobody knows to have begun.
        if !has(ProvisionState::Inserted) && !has(ProvisionState::Proposed) {
            self.own_dates(law, !has(ProvisionState::Commenced))?;
        }
        if !has(ProvisionState::Inserted)
            && !has(ProvisionState::Commenced)
            && let Some(entry) = &whole.beginning
        {
            // To rules nobody assents: they are made, and published.
            if is_subsidiary(law) && law.published.is_some() {
                let state = ProvisionState::Inserted;
                self.add_own(law, "published", law.published, state, true)?;
            }
            self.add(law, None, Bearing::Law, entry.clone())?;
        }
        for entry in &whole.repeals {
            self.add(law, None, Bearing::Law, entry.clone())?;
        }
        self.recorded_end(law)?;
        for (provision, entry) in told {
            let bearing = bearing(&provision.at, place);
            self.add(law, Some(&provision.at), bearing, entry.clone())?;
        }
        if law.text == TextKind::Full {
            self.notes(law, place)?;
        }
        if let Some(place) = place {
            for found in amending::passages(self.engine, law, place)? {
                self.add(
                    law,
                    Some(&found.place),
                    bearing(&found.place, Some(place)),
                    found.entry,
                )?;
            }
        }
        self.inserting_laws()?;
        self.records.sort_by(|a, b| {
            let key = |record: &Record| {
                (
                    record.entry.date.map_or(i64::MIN, PartialDate::first_day),
                    record.entry.counts_from(),
                    record.place.clone(),
                    record.entry.state,
                    record.law.id.clone(),
                    record.entry.by.as_ref().map(ToString::to_string),
                    record.entry.who.clone(),
                )
            };
            key(a).cmp(&key(b))
        });
        Ok(())
    }

    fn add(
        &mut self,
        law: &Document,
        place: Option<&Pinpoint>,
        bearing: Bearing,
        entry: ProvisionEntry,
    ) -> Result<(), EngineError> {
        let doubled = self.records.iter().any(|known| {
            known.law.id == law.id
                && known.place.as_ref() == place
                && known.entry.state == entry.state
                && instrument(&known.entry).is_some_and(|who| instrument(&entry) == Some(who))
        });
        if doubled {
            return Ok(());
        }
        let order = match &entry.order {
            Some(id) => self.order(id)?,
            None => None,
        };
        // An order proves what it did, and where.
        let by_order = order
            .as_ref()
            .filter(|_| entry.by.is_none())
            .map(|found| Reference::new(found.decision.id.as_str(), Some(found.order.at.clone())));
        let reference = entry.by.as_ref().or(by_order.as_ref());
        let proof = proof(self.engine, law, reference, entry.evidence.as_ref())?;
        let when = self.happened(law, &entry);
        let decision = match proof.actor.as_ref().filter(|_| done_by_court(entry.state)) {
            Some(actor) if actor.kind.is_decision() => {
                Some(decision_at(self.engine, actor, self.at)?)
            }
            _ => None,
        };
        self.records.push(Record {
            law: law.clone(),
            place: place.cloned(),
            bearing,
            entry,
            enacted: false,
            proof,
            order,
            decision,
            when,
        });
        Ok(())
    }

    /// What has no date had happened by the day as at which the law is described.
    fn happened(&self, law: &Document, entry: &ProvisionEntry) -> When {
        let date = entry.counts_from();
        match (date, law.version) {
            // An edition has what was passed; it does not show that it applies.
            (None, Some(version))
                if entry.state != ProvisionState::Commenced
                    && by(Some(version), self.at) == When::ByThen =>
            {
                When::ByThen
            }
            _ => match entry.disputed.map(|other| by(Some(other), self.at)) {
                Some(other) if other != by(date, self.at) => When::Perhaps,
                _ => by(date, self.at),
            },
        }
    }

    fn order(&self, id: &crate::model::OrderId) -> Result<Option<OrderAt>, EngineError> {
        for decision in self.engine.documents_with_order(id)? {
            if let Some(order) = decision.orders.iter().find(|order| order.id == *id) {
                let order = order.clone();
                return Ok(Some(OrderAt {
                    standing: order_standing(&order, Some(self.at)),
                    order,
                    decision,
                }));
            }
        }
        Ok(None)
    }

    /// Assent and commencement of the law, as its front matter has them.
    fn own_dates(&mut self, law: &Document, commencement: bool) -> Result<(), EngineError> {
        if law.kind == crate::model::Kind::Bill {
            return self.add_own(law, "date", law.date, ProvisionState::Proposed, false);
        }
        if law.assent.is_some() {
            self.add_own(law, "assent", law.assent, ProvisionState::Inserted, true)?;
        }
        if commencement && law.commencement.is_some() {
            let state = ProvisionState::Commenced;
            self.add_own(law, "commencement", law.commencement, state, false)?;
        }
        Ok(())
    }

    /// That the law is gone, where its front matter says so without a day.
    fn recorded_end(&mut self, law: &Document) -> Result<(), EngineError> {
        let Some(standing) = &law.standing else {
            return Ok(());
        };
        let state = match standing.state {
            StandingState::Repealed => ProvisionState::Repealed,
            StandingState::Nullified => ProvisionState::Nullified,
            StandingState::Lapsed => ProvisionState::Lapsed,
            _ => return Ok(()),
        };
        let ends =
            |provision: &Provision| provision.history.iter().any(|entry| entry.state == state);
        if law.provisions.iter().any(ends) {
            return Ok(());
        }
        self.add_own(law, "standing", None, state, false)
    }

    fn add_own(
        &mut self,
        law: &Document,
        key: &str,
        date: Option<PartialDate>,
        state: ProvisionState,
        enacted: bool,
    ) -> Result<(), EngineError> {
        let unverified = law.unverified.iter().any(|name| name == key);
        let verification = if unverified {
            Verification::Unverified
        } else {
            law.verification
        };
        let entry = ProvisionEntry {
            date,
            state,
            effect: None,
            disputed: None,
            part: None,
            order: None,
            by: None,
            who: None,
            note: None,
            evidence: Some(Evidence {
                verification,
                sources: Vec::new(),
            }),
            inferred: false,
        };
        self.add(law, None, Bearing::Law, entry)?;
        if let Some(record) = self.records.last_mut() {
            record.enacted = enacted;
        }
        Ok(())
    }

    /// What the edition's own text says of amendments.
    fn notes(&mut self, law: &Document, place: Option<&Pinpoint>) -> Result<(), EngineError> {
        let Some(place) = place else { return Ok(()) };
        for passage in self.engine.passages(&law.id)? {
            let near = place.contains(&passage.pinpoint) || passage.pinpoint.contains(place);
            if !near || passage.digest {
                continue;
            }
            for note in amendment_notes(&passage.text) {
                let at = labelled(&passage.pinpoint, &note.label);
                let whole = at.is_some() || note.label.is_empty();
                let at = at.unwrap_or_else(|| passage.pinpoint.clone());
                if !(place.contains(&at) || at.contains(place)) {
                    continue;
                }
                let inside = note
                    .place
                    .as_ref()
                    .map_or_else(String::new, |place| format!(", {place}"));
                let entry = ProvisionEntry {
                    date: note.year.and_then(crate::import::amendments::year),
                    state: crate::import::amendments::state_of(note.change),
                    effect: None,
                    disputed: None,
                    part: (!whole).then(|| note.label.clone()),
                    order: None,
                    by: None,
                    who: note.instrument.as_ref().map(|act| format!("{act}{inside}")),
                    note: None,
                    evidence: Some(Evidence {
                        verification: passage.evidence.verification,
                        sources: passage.evidence.sources.clone(),
                    }),
                    inferred: true,
                };
                self.add(law, Some(&at), bearing(&at, Some(place)), entry)?;
            }
        }
        Ok(())
    }

    /// What became of the laws that put the provision in.
    fn inserting_laws(&mut self) -> Result<(), EngineError> {
        let inserted: Vec<Reference> = self
            .records
            .iter()
            .filter(|record| {
                record.entry.state == ProvisionState::Inserted
                    && matches!(record.bearing, Bearing::Own | Bearing::Around)
            })
            .filter_map(|record| record.entry.by.clone())
            .collect();
        for reference in inserted {
            let Some(law) = named(self.engine, reference.document())? else {
                continue;
            };
            let seen = self
                .records
                .iter()
                .any(|record| record.bearing == Bearing::Inserting && record.law.id == law.id);
            if seen {
                continue;
            }
            for (provision, entry) in told(&law, reference.pinpoint()) {
                let whole = reference
                    .pinpoint()
                    .is_none_or(|place| provision.at.contains(place));
                // Its commencement and amendments are told by the provision's own history.
                let fate = matches!(
                    entry.state,
                    ProvisionState::Nullified
                        | ProvisionState::DeclaredInvalid
                        | ProvisionState::Suspended
                        | ProvisionState::Restored
                        | ProvisionState::Upheld
                );
                if whole && fate && entry.part.is_none() {
                    let at = Some(&provision.at);
                    self.add(&law, at, Bearing::Inserting, entry.clone())?;
                }
            }
        }
        Ok(())
    }
}

/// The entries of a law's front matter that bear on a place in it.
fn told<'d>(
    law: &'d Document,
    place: Option<&'d Pinpoint>,
) -> impl Iterator<Item = (&'d Provision, &'d ProvisionEntry)> + Clone {
    law.provisions
        .iter()
        .filter(move |provision| {
            place.is_none_or(|place| provision.at.contains(place) || place.contains(&provision.at))
        })
        .flat_map(|provision| {
            provision
                .history
                .iter()
                .map(move |entry| (provision, entry))
        })
}

fn bearing(at: &Pinpoint, place: Option<&Pinpoint>) -> Bearing {
    match place {
        None => Bearing::Inside,
        Some(place) if at == place => Bearing::Own,
        Some(place) if at.contains(place) => Bearing::Around,
        Some(_) => Bearing::Inside,
    }
}

/// `s 4` and `(b)` as `s 4(b)`.
fn labelled(place: &Pinpoint, label: &str) -> Option<Pinpoint> {
    // The line's label may repeat the passage's own: `s 15(3)` and `(3)`.
    let written = place.to_string();
    if label.is_empty() || written.ends_with(label) {
        return Some(place.clone());
    }
    format!("{written}{label}").parse().ok()
}

/// The law that did it, without the place in it, as far as it can be compared.
fn instrument(entry: &ProvisionEntry) -> Option<String> {
    if let Some(by) = &entry.by {
        return Some(by.document().to_owned());
    }
    let who = entry.who.as_deref()?;
    let act = who.split(',').next().unwrap_or(who);
    Some(
        cite::parse(act)
            .and_then(|act| act.normal)
            .unwrap_or_else(|| act.to_owned()),
    )
}

/// The records as events of the provision that was asked about.
pub(super) fn events(records: &[Record]) -> Vec<Event> {
    records
        .iter()
        .map(|record| {
            let entry = &record.entry;
            let effect = if record.enacted {
                Effect::Enacted
            } else {
                Effect::State(entry.state)
            };
            let part = match (record.bearing, &record.place, &entry.part) {
                (Bearing::Inside, Some(place), Some(part)) => Some(format!("{place}: {part}")),
                (Bearing::Inside, Some(place), None) => Some(place.to_string()),
                (_, _, part) => part.clone(),
            };
            Event {
                effect,
                date: entry.counts_from(),
                when: record.when.and(lasting(record)),
                part,
                tie: format!("{}{:?}", record.law.id, entry.by),
            }
        })
        .collect()
}

/// Whether a court did it, and may have been reversed.
const fn done_by_court(state: ProvisionState) -> bool {
    matches!(
        state,
        ProvisionState::Suspended
            | ProvisionState::DeclaredInvalid
            | ProvisionState::ReadDown
            | ProvisionState::Nullified
    )
}

/// Whether what a court did still lasts: no longer than its order, or than its decision.
fn lasting(record: &Record) -> When {
    let without_force = record.decision.as_ref().map(DecisionAt::is_without_force);
    let standing = match without_force {
        Some(None) => When::Perhaps,
        Some(Some(true)) => return When::Later,
        _ => When::ByThen,
    };
    standing.and(order_lasting(record))
}

fn order_lasting(record: &Record) -> When {
    let Some(found) = &record.order else {
        return When::ByThen;
    };
    let ended = |status: &OrderStatus| match status {
        OrderStatus::NotYet => true,
        OrderStatus::State(state) => {
            use crate::model::OrderState::{SetAside, Spent, Stayed, Superseded};
            // A declaration is not spent; a suspension is.
            matches!(state, Stayed | SetAside | Superseded)
                || (*state == Spent && record.entry.state == ProvisionState::Suspended)
        }
    };
    let standing = &found.standing;
    let certain = ended(&standing.status);
    if standing.perhaps.iter().any(|other| ended(other) != certain) {
        When::Perhaps
    } else if certain {
        When::Later
    } else {
        When::ByThen
    }
}
