//! Which passages make a brief.

use crate::analysis::candidate_query;
use crate::engine::{Engine, EngineError, Located, Request, Sort};
use crate::model::Issue;
use crate::query::{Field, Query};

/// The passages that people put under the issue, and those that only its query finds.
pub(super) struct Selection {
    /// Under the issue, oldest document first, in the order of the document.
    pub annotated: Vec<Located>,
    /// Found by the issue's query in documents that nobody read for issues; best first.
    pub candidates: Vec<Located>,
    /// How many candidates there are in all.
    pub candidates_total: usize,
}

/// Selects the passages of an issue: annotated ones all, candidates up to `most`.
pub(super) fn select(
    engine: &dyn Engine,
    issue: &Issue,
    most: usize,
) -> Result<Selection, EngineError> {
    let under_issue = Query::Value {
        field: Field::Issue,
        value: issue.id.to_string(),
    };
    let annotated = hits(engine, &under_issue, Sort::Date, usize::MAX)?.0;
    let (candidates, candidates_total) = match candidate_query(engine, issue)? {
        None => (Vec::new(), 0),
        Some(query) => hits(engine, &query, Sort::Score, most)?,
    };
    Ok(Selection {
        annotated,
        candidates,
        candidates_total,
    })
}

fn hits(
    engine: &dyn Engine,
    query: &Query,
    sort: Sort,
    limit: usize,
) -> Result<(Vec<Located>, usize), EngineError> {
    let found = engine.search(&Request {
        query,
        sort,
        limit,
        offset: 0,
        facets: false,
    })?;
    Ok((
        found.hits.into_iter().map(|hit| hit.located).collect(),
        found.total,
    ))
}
