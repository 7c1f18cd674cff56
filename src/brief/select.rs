//! Which passages make a brief.

use crate::diagnostic::SourceFile;
use crate::engine::{Engine, EngineError, Located, Request, Sort};
use crate::model::Issue;
use crate::query::{Field, Options, Query, parse};

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
    let (candidates, candidates_total) = match issue_query(issue) {
        None => (Vec::new(), 0),
        Some(query) => {
            let elsewhere = Query::all_of(vec![query, Query::Not(Box::new(any_issue(engine)?))]);
            hits(engine, &elsewhere, Sort::Score, most)?
        }
    };
    Ok(Selection {
        annotated,
        candidates,
        candidates_total,
    })
}

/// The issue's query with its other names. A query with a mistake is left to `check`.
fn issue_query(issue: &Issue) -> Option<Query> {
    let text = issue.query.as_ref()?;
    let query = parse(
        &SourceFile::new("<query>", text.clone()),
        Options::default(),
    )
    .ok()?;
    let mut any = vec![query];
    for name in &issue.also {
        let words: Vec<String> = crate::text::tokens(name)
            .into_iter()
            .map(|token| token.word)
            .collect();
        if !words.is_empty() {
            any.push(Query::Phrase {
                field: Field::Text,
                words,
            });
        }
    }
    Some(if any.len() == 1 {
        any.remove(0)
    } else {
        Query::Or(any)
    })
}

/// Passages that somebody put under any issue.
fn any_issue(engine: &dyn Engine) -> Result<Query, EngineError> {
    let issues = engine.issues()?;
    let values = issues.into_iter().map(|issue| Query::Value {
        field: Field::Issue,
        value: issue.id.to_string(),
    });
    let mut values: Vec<Query> = values.collect();
    Ok(if values.len() == 1 {
        values.remove(0)
    } else {
        Query::Or(values)
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
