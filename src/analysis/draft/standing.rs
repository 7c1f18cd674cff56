//! Whether a decision still stands on a day, as far as the corpus shows.

use std::collections::BTreeMap;

use crate::analysis::order_status::{OrderStatus, order_status};
use crate::engine::{Engine, EngineError};
use crate::model::{
    DocId, Document, Kind, OrderState, PartialDate, Pinpoint, RelationType, StandingState,
};

/// What became of a decision or of an order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fate {
    /// In words: `set aside by … of 3 May 2034`.
    pub words: String,
    /// Whether it no longer stands at all; otherwise somebody should look.
    pub gone: bool,
    /// The document that shows it.
    pub by: Option<DocId>,
}

/// What other documents say they did to decisions: read once for a whole draft.
pub struct Fates {
    /// By the decision that was touched.
    touched: BTreeMap<String, Vec<(RelationType, Document)>>,
    documents: BTreeMap<DocId, Document>,
}

impl Fates {
    /// Reads the relations of all documents.
    ///
    /// # Errors
    /// If the index cannot be read.
    pub fn of(engine: &dyn Engine) -> Result<Self, EngineError> {
        let mut fates = Self {
            touched: BTreeMap::new(),
            documents: BTreeMap::new(),
        };
        for document in engine.documents()? {
            for relation in &document.relations {
                if matches!(
                    relation.relation,
                    RelationType::SetsAside | RelationType::Reverses | RelationType::AppealFrom
                ) {
                    fates
                        .touched
                        .entry(relation.to.document().to_owned())
                        .or_default()
                        .push((relation.relation, document.clone()));
                }
            }
            if document.kind.is_decision() {
                fates.documents.insert(document.id.clone(), document);
            }
        }
        Ok(fates)
    }

    /// What became of a decision by the end of a day, or at all.
    #[must_use]
    pub fn of_decision(&self, document: &Document, at: Option<PartialDate>) -> Option<Fate> {
        if !document.kind.is_decision() {
            return None;
        }
        let happened = |date: Option<PartialDate>| match (date, at) {
            (Some(date), Some(at)) => date.first_day() <= at.last_day(),
            _ => true,
        };
        let mut fates: Vec<Fate> = Vec::new();
        for relation in &document.relations {
            let by = relation
                .to
                .document()
                .parse::<DocId>()
                .ok()
                .and_then(|id| self.documents.get(&id));
            let date = relation.date.or_else(|| by.and_then(|by| by.date));
            if !happened(date) {
                continue;
            }
            let (verb, gone) = match relation.relation {
                RelationType::SetAsideBy => ("set aside", true),
                RelationType::ReversedBy => ("reversed", true),
                RelationType::StayedBy => ("stayed", false),
                RelationType::AppealedBy if by.is_none_or(is_pending) => ("under appeal", false),
                _ => continue,
            };
            fates.push(fate(verb, gone, by, relation.to.document()));
        }
        for (relation, by) in self.touched.get(document.id.as_str()).into_iter().flatten() {
            if !happened(by.date) {
                continue;
            }
            let (verb, gone) = match relation {
                RelationType::SetsAside => ("set aside", true),
                RelationType::Reverses => ("reversed", true),
                RelationType::AppealFrom if is_pending(by) => ("under appeal", false),
                _ => continue,
            };
            fates.push(fate(verb, gone, Some(by), by.id.as_str()));
        }
        let upheld = document
            .standing
            .as_ref()
            .is_some_and(|standing| standing.state == StandingState::Upheld);
        if upheld {
            fates.retain(|fate| fate.gone);
        }
        if fates.is_empty() {
            fates.extend(self.by_standing(document, at));
        }
        fates.sort_by_key(|fate| !fate.gone);
        fates.into_iter().next()
    }

    /// What the front matter says of its standing, where no relation tells when.
    fn by_standing(&self, document: &Document, at: Option<PartialDate>) -> Option<Fate> {
        let standing = document.standing.as_ref()?;
        let (words, gone) = match standing.state {
            StandingState::SetAside => ("set aside", true),
            StandingState::Reversed => ("reversed", true),
            StandingState::Stayed => ("stayed", false),
            StandingState::UnderAppeal => ("under appeal", false),
            StandingState::Varied => ("varied", false),
            _ => return None,
        };
        // A relation that tells when, and says that it came later, has been heard already.
        let later = document.relations.iter().any(|relation| {
            matches!(
                relation.relation,
                RelationType::SetAsideBy
                    | RelationType::ReversedBy
                    | RelationType::StayedBy
                    | RelationType::AppealedBy
            ) && at.is_some_and(|at| {
                let by = relation.to.document().parse::<DocId>().ok();
                let date = relation.date.or_else(|| {
                    by.and_then(|by| self.documents.get(&by))
                        .and_then(|by| by.date)
                });
                date.is_some_and(|date| date.first_day() > at.last_day())
            })
        });
        if later {
            return None;
        }
        let note = standing
            .note
            .as_ref()
            .map_or_else(String::new, |note| format!(": {note}"));
        Some(Fate {
            words: format!("{words}{note}"),
            gone,
            by: None,
        })
    }

    /// What became of the order at a place of a decision.
    #[must_use]
    pub fn of_order(
        document: &Document,
        pinpoint: &Pinpoint,
        at: Option<PartialDate>,
    ) -> Option<Fate> {
        let order = document.orders.iter().find(|order| order.at == *pinpoint)?;
        let OrderStatus::State(state) = order_status(order, at) else {
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
        })
    }
}

fn is_pending(document: &Document) -> bool {
    document.kind == Kind::Proceeding
        && document.standing.as_ref().is_none_or(|standing| {
            matches!(
                standing.state,
                StandingState::Pending | StandingState::Unknown
            )
        })
}

fn fate(verb: &str, gone: bool, by: Option<&Document>, name: &str) -> Fate {
    let who = by.map_or_else(
        || name.to_owned(),
        |by| {
            let cite = by
                .citation()
                .map_or_else(String::new, |citation| format!(" {}", citation.cite));
            let date = by
                .date
                .map_or_else(String::new, |date| format!(" of {}", date.in_words()));
            format!("{}{cite}{date}", by.short_title())
        },
    );
    let words = if verb == "under appeal" {
        format!("under appeal in {who}")
    } else {
        format!("{verb} by {who}")
    };
    Fate {
        words,
        gone,
        by: by.map(|by| by.id.clone()),
    }
}
