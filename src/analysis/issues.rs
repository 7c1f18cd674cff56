//! What a corpus holds on each issue.

use crate::diagnostic::SourceFile;
use crate::engine::{Engine, EngineError, Request};
use crate::model::{Issue, Role};
use crate::query::{Field, Options, Query, parse};

/// An issue with what the corpus holds on it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IssueCounts {
    /// The issue.
    pub issue: Issue,
    /// Passages that find something.
    pub findings: usize,
    /// Passages that argue.
    pub arguments: usize,
    /// Passages that order.
    pub orders: usize,
    /// Passages of statements.
    pub statements: usize,
    /// Documents with a passage on it.
    pub documents: usize,
    /// Passages that its query finds and that nobody has put under any issue.
    pub candidates: usize,
}

/// The issues of a matter with what it holds on each, by id.
///
/// # Errors
/// If the index cannot be read.
pub fn issue_counts(engine: &dyn Engine) -> Result<Vec<IssueCounts>, EngineError> {
    let mut counts = Vec::new();
    for issue in engine.issues()? {
        let count = |role: Role| -> Result<usize, EngineError> {
            let query = Query::all_of(vec![
                Query::value(Field::Issue, issue.id.as_str()),
                Query::value(Field::Role, role.as_str()),
            ]);
            Ok(engine.search(&Request::new(&query, 0))?.total)
        };
        let (findings, arguments) = (count(Role::Finding)?, count(Role::Argument)?);
        let (orders, statements) = (count(Role::Order)?, count(Role::Statement)?);
        let documents = engine.documents_on(issue.id.as_str())?.len();
        let candidates = match candidate_query(engine, &issue)? {
            None => 0,
            Some(query) => engine.search(&Request::new(&query, 0))?.total,
        };
        counts.push(IssueCounts {
            candidates,
            issue,
            findings,
            arguments,
            orders,
            statements,
            documents,
        });
    }
    Ok(counts)
}

/// The query that finds an issue's candidates: passages that answer its query or hold one of
/// its other names, and that nobody has put under any issue. `None` for an issue without a
/// query that can be read; `check` says what is wrong with it.
///
/// # Errors
/// If the index cannot be read.
pub fn candidate_query(engine: &dyn Engine, issue: &Issue) -> Result<Option<Query>, EngineError> {
    let Some(query) = issue_query(issue) else {
        return Ok(None);
    };
    let read = Query::Not(Box::new(any_issue(engine)?));
    Ok(Some(Query::all_of(vec![query, read])))
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
    let values = issues.into_iter();
    let mut values: Vec<Query> = values
        .map(|issue| Query::value(Field::Issue, issue.id.to_string()))
        .collect();
    Ok(if values.len() == 1 {
        values.remove(0)
    } else {
        Query::Or(values)
    })
}
