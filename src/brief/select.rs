//! Which passages make a brief.

use crate::analysis::candidate_query;
use crate::engine::{Engine, EngineError, Hit, Located, Request, Sort};
use crate::model::Issue;
use crate::query::{Field, Query};

use super::candidates::{Chosen, LOOKED_AT, Most, choose};

/// The passages that people put under the issue, and those that only its query finds.
pub(super) struct Selection {
    /// Under the issue, oldest document first, in the order of the document.
    pub annotated: Vec<Located>,
    /// Found by the issue's query in documents that nobody read for issues; group by group,
    /// best first.
    pub candidates: Vec<Chosen>,
    /// How many candidates there are in all.
    pub candidates_total: usize,
    /// The query that found them.
    pub query: Option<Query>,
}

/// Selects the passages of an issue: annotated ones all, candidates up to `most`.
pub(super) fn select(
    engine: &dyn Engine,
    issue: &Issue,
    most: Most,
) -> Result<Selection, EngineError> {
    let under_issue = Query::Value {
        field: Field::Issue,
        value: issue.id.to_string(),
    };
    let (annotated, _) = hits(engine, &under_issue, Sort::Date, usize::MAX)?;
    let query = candidate_query(engine, issue)?;
    let (found, candidates_total) = match &query {
        None => (Vec::new(), 0),
        Some(query) => hits(
            engine,
            query,
            Sort::Score,
            most.all().saturating_mul(LOOKED_AT),
        )?,
    };
    Ok(Selection {
        annotated: annotated.into_iter().map(|hit| hit.located).collect(),
        candidates: choose(engine, found, most)?,
        candidates_total,
        query,
    })
}

fn hits(
    engine: &dyn Engine,
    query: &Query,
    sort: Sort,
    limit: usize,
) -> Result<(Vec<Hit>, usize), EngineError> {
    let found = engine.search(&Request {
        query,
        sort,
        limit,
        offset: 0,
        facets: false,
        explain: false,
    })?;
    Ok((found.hits, found.total))
}
