//! The questions that an editor asks, answered by sentences of the sections.

use serde::Serialize;

use super::super::data::{Brief, Section, Statement};
use super::sections::{DECIDED, NEXT, ORDERED, SAYS, SINCE, UNDECIDED};

/// The most sentences of an answer.
const SENTENCES: usize = 3;

/// A question with the sentences that answer it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Answered {
    /// The question.
    pub question: String,
    /// The answer; empty where the corpus has none, and `none` says so.
    pub statements: Vec<Statement>,
    /// What is said where the corpus has no answer.
    pub none: Option<String>,
    /// How many sentences of the corpus answer it beside those that are shown.
    pub more: usize,
}

/// Questions and answers on the issue.
pub(super) fn questions(brief: &Brief, sections: &[Section]) -> Vec<Answered> {
    let of_kind = |kind: &str| -> Vec<Statement> {
        sections
            .iter()
            .filter(|section| section.kind == kind)
            .flat_map(|section| section.statements.iter().take(SENTENCES))
            .cloned()
            .collect()
    };
    let all_of = |kind: &str| -> usize {
        sections
            .iter()
            .filter(|section| section.kind == kind)
            .map(|section| section.statements.len())
            .sum()
    };
    let mut list = vec![
        answered(
            brief.question.clone(),
            of_kind(DECIDED),
            all_of(DECIDED),
            "The corpus has no passage in which a court answers this question.",
        ),
        answered(
            "What did the court order?".to_owned(),
            of_kind(ORDERED),
            all_of(ORDERED),
            "The corpus has no order on this issue.",
        ),
        answered(
            "What did the court leave open?".to_owned(),
            of_kind(UNDECIDED),
            all_of(UNDECIDED),
            "The corpus records no question that a court expressly left open here. That does not show that there is none.",
        ),
    ];
    for section in sections.iter().filter(|section| section.kind == SAYS) {
        list.push(answered(
            section
                .heading
                .replacen("What ", "What did ", 1)
                .replacen(" argued", " argue?", 1),
            section.statements.iter().take(SENTENCES).cloned().collect(),
            section.statements.len(),
            "",
        ));
    }
    list.push(answered(
        "Is that the last word?".to_owned(),
        of_kind(NEXT),
        all_of(NEXT),
        "Whether the decision was appealed, stayed or set aside is not recorded.",
    ));
    list.push(answered(
        "Who said what since?".to_owned(),
        of_kind(SINCE),
        all_of(SINCE),
        "The corpus has no statement on this issue from after the decision.",
    ));
    list
}

fn answered(question: String, statements: Vec<Statement>, all: usize, none: &str) -> Answered {
    let shown: Vec<Statement> = statements.into_iter().take(SENTENCES).collect();
    Answered {
        none: shown.is_empty().then(|| none.to_owned()),
        more: all.saturating_sub(shown.len()),
        question,
        statements: shown,
    }
}
