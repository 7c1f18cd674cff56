//! The page that leads to briefs made together, and from each authority to where it is used.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::analysis::order_of;
use crate::engine::{Engine, EngineError};
use crate::model::{DocId, IssueId, PartialDate};

use super::data::{Authority, Brief};

/// An index of briefs.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Index {
    /// The name of the matter, if it has one.
    pub matter: Option<String>,
    /// Hash of the corpus.
    pub corpus_hash: String,
    /// Version of the program.
    pub version: &'static str,
    /// The day as of which the record is told, if one was asked for.
    pub as_at: Option<PartialDate>,
    /// The briefs.
    pub briefs: Vec<IndexEntry>,
    /// The authorities of all of them, in the order of a table of authorities.
    pub authorities: Vec<UsedAuthority>,
}

/// A brief of an index.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct IndexEntry {
    /// The number of the issue.
    pub number: usize,
    /// The issue, also the name of its brief.
    pub issue: IssueId,
    /// Its title.
    pub title: String,
    /// The question.
    pub question: String,
    /// How many notes the brief has.
    pub notes: usize,
}

/// An authority, and the briefs that use it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct UsedAuthority {
    /// The document.
    pub document: String,
    /// The group of the table of authorities.
    pub group: String,
    /// Its title.
    pub title: String,
    /// Its citation.
    pub citation: Option<String>,
    /// How it stands.
    pub standing: Option<String>,
    /// Where it is used.
    pub uses: Vec<Use>,
}

/// A brief that uses an authority.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Use {
    /// The number of the issue.
    pub number: usize,
    /// The issue.
    pub issue: IssueId,
    /// The notes that cite it; none where the author of the issue names it.
    pub notes: Vec<usize>,
}

/// The index of briefs that were made together.
///
/// # Errors
/// If the index of the matter cannot be read.
pub fn index(engine: &dyn Engine, briefs: &[Brief]) -> Result<Index, EngineError> {
    let mut rows: BTreeMap<&str, (&Authority, Vec<Use>)> = BTreeMap::new();
    for brief in briefs {
        for row in &brief.authorities {
            let (_, uses) = rows.entry(&row.document).or_insert((row, Vec::new()));
            uses.push(Use {
                number: brief.number,
                issue: brief.issue.clone(),
                notes: row.notes.clone(),
            });
        }
    }
    let mut authorities = Vec::new();
    for (id, (row, uses)) in rows {
        let document = match id.parse::<DocId>() {
            Ok(id) => engine.document(&id)?,
            Err(_) => None,
        };
        let used = UsedAuthority {
            document: row.document.clone(),
            group: row.group.clone(),
            title: row.title.clone(),
            citation: row.citation.clone(),
            standing: row.standing.clone(),
            uses,
        };
        authorities.push((document.as_ref().map(order_of), used));
    }
    authorities.sort_by(|a, b| (&a.0, &a.1.document).cmp(&(&b.0, &b.1.document)));
    let matter = engine.matter_file()?.name;
    Ok(Index {
        matter: Some(matter).filter(|name| !name.is_empty()),
        corpus_hash: engine.corpus_hash().to_owned(),
        version: env!("CARGO_PKG_VERSION"),
        as_at: briefs.first().and_then(|brief| brief.as_at),
        briefs: briefs
            .iter()
            .map(|brief| IndexEntry {
                number: brief.number,
                issue: brief.issue.clone(),
                title: brief.title.clone(),
                question: brief.question.clone(),
                notes: brief.by_note().len(),
            })
            .collect(),
        authorities: authorities.into_iter().map(|(_, used)| used).collect(),
    })
}
