//! Other issues, and what they share with this one.

use crate::engine::{Engine, EngineError, Located, Request, Sort};
use crate::model::{DocId, Issue, Role};
use crate::query::{Field, Query};

use super::data::Related;

/// Other issues with provisions, orders or passages in common, and those the author names.
pub(super) fn related(engine: &dyn Engine, issue: &Issue) -> Result<Vec<Related>, EngineError> {
    let own = Shares::of(engine, issue)?;
    let mut related = Vec::new();
    for (index, other) in engine.issues()?.into_iter().enumerate() {
        if other.id == issue.id {
            continue;
        }
        let shared = own.with(&Shares::of(engine, &other)?);
        if !shared.is_empty()
            || issue.related.contains(&other.id)
            || other.related.contains(&issue.id)
        {
            related.push(Related {
                number: index + 1,
                id: other.id,
                title: other.title,
                shared,
            });
        }
    }
    Ok(related)
}

/// What an issue has that others may have too.
struct Shares {
    provisions: Vec<String>,
    orders: Vec<String>,
    passages: Vec<(DocId, u32)>,
}

impl Shares {
    fn of(engine: &dyn Engine, issue: &Issue) -> Result<Self, EngineError> {
        let query = Query::Value {
            field: Field::Issue,
            value: issue.id.to_string(),
        };
        let request = Request {
            query: &query,
            sort: Sort::Score,
            limit: usize::MAX,
            offset: 0,
            facets: false,
            explain: false,
        };
        let mut shares = Self {
            provisions: issue.provisions.iter().map(ToString::to_string).collect(),
            orders: Vec::new(),
            passages: Vec::new(),
        };
        for hit in engine.search(&request)?.hits {
            let Located {
                document, passage, ..
            } = hit.located;
            if passage.role == Some(Role::Order) {
                shares
                    .orders
                    .push(format!("{document}#{}", passage.pinpoint));
            }
            shares.passages.push((document, passage.ordinal));
        }
        Ok(shares)
    }

    /// What both have, in words.
    fn with(&self, other: &Self) -> Vec<String> {
        let mut shared = Vec::new();
        let provisions: Vec<_> = self
            .provisions
            .iter()
            .filter(|provision| other.provisions.contains(provision))
            .cloned()
            .collect();
        if !provisions.is_empty() {
            shared.push(format!("provisions: {}", provisions.join(", ")));
        }
        let orders = self
            .orders
            .iter()
            .filter(|order| other.orders.contains(order))
            .count();
        let passages = self
            .passages
            .iter()
            .filter(|passage| other.passages.contains(passage))
            .count();
        for (number, one, many) in [
            (orders, "order", "orders"),
            (passages, "passage", "passages"),
        ] {
            match number {
                0 => {}
                1 => shared.push(format!("1 {one}")),
                _ => shared.push(format!("{number} {many}")),
            }
        }
        shared
    }
}
