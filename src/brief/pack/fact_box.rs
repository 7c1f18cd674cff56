//! Facts at a glance: what a sub-editor checks first.

use serde::Serialize;

use crate::engine::EngineError;
use crate::model::DocId;

use super::super::build::Builder;
use super::super::data::{Brief, Statement};
use super::super::summary::{decision_line, parties_line};

/// The most decisions that the box speaks of: it fits a page.
const DECISIONS: usize = 3;

/// A line of the box.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Fact {
    /// What the line is about.
    pub label: String,
    /// What is so.
    pub statement: Statement,
}

/// The lines: the latest decisions on the issue with their parties and answers.
pub(super) fn facts(builder: &mut Builder<'_>, brief: &Brief) -> Result<Vec<Fact>, EngineError> {
    let mut answers: Vec<_> = brief
        .answers
        .iter()
        .filter(|answer| answer.decided)
        .collect();
    answers.sort_by_key(|answer| std::cmp::Reverse(answer.date));
    let mut facts: Vec<Fact> = Vec::new();
    let mut ids: Vec<DocId> = Vec::new();
    for answer in answers {
        let Ok(id) = answer.document.parse::<DocId>() else {
            continue;
        };
        if ids.contains(&id) || ids.len() == DECISIONS {
            continue;
        }
        ids.push(id.clone());
        let Some(document) = builder.ledger.document(&id)? else {
            continue;
        };
        let mut fact = |label: &str, text: String| {
            let statement = builder.ledger.front_matter(&document, text, None);
            facts.push(Fact {
                label: label.to_owned(),
                statement,
            });
        };
        fact("Decision", decision_line(&document));
        if let Some(parties) = parties_line(&document) {
            fact("Parties", parties);
        }
        facts.push(Fact {
            label: "Held".to_owned(),
            statement: answer.statement.clone(),
        });
    }
    Ok(facts)
}
