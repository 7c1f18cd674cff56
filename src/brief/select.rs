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
    /// How many passages under the issue were not wanted.
    pub left_out: usize,
    /// The query that found them.
    pub query: Option<Query>,
}

/// Selects the passages of an issue that are wanted: annotated ones all, candidates up to `most`.
pub(super) fn select(
    engine: &dyn Engine,
    issue: &Issue,
    most: Most,
    wanted: &mut dyn FnMut(&Located) -> Result<bool, EngineError>,
) -> Result<Selection, EngineError> {
    let under_issue = Query::Value {
        field: Field::Issue,
        value: issue.id.to_string(),
    };
    let (annotated, _, left_out) = hits(engine, &under_issue, Sort::Date, usize::MAX, wanted)?;
    let query = candidate_query(engine, issue)?;
    let (found, candidates_total, _) = match &query {
        None => (Vec::new(), 0, 0),
        Some(query) => hits(
            engine,
            query,
            Sort::Score,
            most.all().saturating_mul(LOOKED_AT),
            wanted,
        )?,
    };
    Ok(Selection {
        annotated: annotated.into_iter().map(|hit| hit.located).collect(),
        candidates: choose(engine, found, most)?,
        candidates_total,
        left_out,
        query,
    })
}

/// The hits that are wanted, how many there are in all, and how many were not wanted.
fn hits(
    engine: &dyn Engine,
    query: &Query,
    sort: Sort,
    limit: usize,
    wanted: &mut dyn FnMut(&Located) -> Result<bool, EngineError>,
) -> Result<(Vec<Hit>, usize, usize), EngineError> {
    let found = engine.search(&Request {
        query,
        sort,
        limit,
        offset: 0,
        facets: false,
        explain: false,
    })?;
    let mut hits = Vec::with_capacity(found.hits.len());
    let mut unwanted = 0;
    for hit in found.hits {
        if wanted(&hit.located)? {
            hits.push(hit);
        } else {
            unwanted += 1;
        }
    }
    Ok((hits, found.total - unwanted, unwanted))
}
