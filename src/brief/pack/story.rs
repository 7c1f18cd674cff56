//! The story in so many words: the sections' own sentences, the most telling first.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use crate::engine::EngineError;
use crate::model::{DocId, PartialDate};

use super::super::build::Builder;
use super::super::data::{Brief, Section, Statement};
use super::super::summary::{Filling, fill_ready};
use super::fact_box::is_abroad;
use super::sections::{DECIDED, NEXT, ORDERED, SAYS, SINCE, UNDECIDED};

/// Which sections give to a story first, and how many sentences they give at the most.
const ORDER: &[(&str, u8, usize)] = &[
    (DECIDED, 0, 4),
    (ORDERED, 1, 4),
    (NEXT, 2, 2),
    (SAYS, 3, 2),
    (UNDECIDED, 4, 2),
    (SINCE, 5, 3),
];

/// What a reader of few lines must hear first, and what misleads alone: whoever reads that a court
/// stopped a thing, and not that the stop was lifted, has read something false.
pub(super) struct Weights {
    documents: BTreeMap<String, Weight>,
    /// Notes of orders that bind nobody any more.
    ended_orders: Vec<usize>,
    /// Notes of short answers.
    answers: Vec<usize>,
}

#[derive(Clone, Copy, Default)]
struct Weight {
    ended: bool,
    open: bool,
    abroad: bool,
    date: Option<PartialDate>,
}

impl Weights {
    /// Of all decisions that the sections speak of.
    pub(super) fn new(
        builder: &mut Builder<'_>,
        brief: &Brief,
        sections: &[Section],
    ) -> Result<Self, EngineError> {
        let home = builder.ledger.engine.matter_file()?.jurisdiction;
        let mut documents = BTreeMap::new();
        for statement in sections.iter().flat_map(|section| &section.statements) {
            let Some(id) = document_of(statement).and_then(|id| id.parse::<DocId>().ok()) else {
                continue;
            };
            if documents.contains_key(id.as_str()) {
                continue;
            }
            let Some(document) = builder.ledger.document(&id)? else {
                continue;
            };
            let stand = builder.stand(&document)?;
            let weight = Weight {
                ended: stand.is_ended(),
                open: stand.is_open(),
                abroad: is_abroad(&document, &home),
                date: document.date,
            };
            documents.insert(id.to_string(), weight);
        }
        let bound = ["in-force", "varied", "upheld"];
        Ok(Self {
            documents,
            ended_orders: brief
                .orders
                .iter()
                .filter(|order| !bound.contains(&order.status.as_str()))
                .map(|order| order.statement.note)
                .collect(),
            answers: brief
                .answers
                .iter()
                .map(|answer| answer.statement.note)
                .collect(),
        })
    }

    fn of(&self, statement: &Statement) -> Weight {
        document_of(statement)
            .and_then(|id| self.documents.get(id))
            .copied()
            .unwrap_or_default()
    }

    fn ended(&self, kind: &str, statement: &Statement) -> bool {
        match kind {
            ORDERED => self.ended_orders.contains(&statement.note),
            DECIDED | NEXT => self.of(statement).ended,
            _ => false,
        }
    }

    /// The sections with what binds now first and what has ended last.
    pub(super) fn told_all(&self, sections: &[Section]) -> Vec<Section> {
        sections
            .iter()
            .map(|section| self.told(section, true))
            .collect()
    }

    /// A section as a story tells it: what binds now, at home, the latest first. With `all`, what
    /// has ended comes last, with a word that says so; else it is left out where anything is left.
    fn told(&self, section: &Section, all: bool) -> Section {
        let mut told = section.clone();
        let kind = section.kind.as_str();
        if ![DECIDED, ORDERED, NEXT].contains(&kind) {
            return told;
        }
        told.statements.sort_by_key(|statement| {
            let weight = self.of(statement);
            (
                self.ended(kind, statement),
                kind == NEXT && !weight.open,
                weight.abroad,
                kind == DECIDED && !self.answers.contains(&statement.note),
                Reverse(weight.date),
            )
        });
        if !all && !told.statements.iter().all(|one| self.ended(kind, one)) {
            told.statements.retain(|one| !self.ended(kind, one));
        }
        told
    }
}

fn document_of(statement: &Statement) -> Option<&str> {
    statement
        .sources
        .first()
        .map(|source| source.document.as_str())
}

/// Sections with as many of their sentences as fit into `words` together; with `all`, those on
/// decisions that bind no more as well.
///
/// What happened before comes from background passages, which tell details: it is left to the
/// section of its own.
pub(super) fn story(
    sections: &[Section],
    weights: &Weights,
    words: usize,
    all: bool,
) -> Vec<Section> {
    let told: Vec<(Section, u8, usize)> = sections
        .iter()
        .filter_map(|section| {
            let (_, rank, most) = ORDER.iter().find(|(kind, _, _)| *kind == section.kind)?;
            Some((weights.told(section, all), *rank, *most))
        })
        .collect();
    let fillings = told
        .iter()
        .map(|(section, rank, most)| Filling {
            section,
            rank: *rank,
            most: *most,
        })
        .collect();
    fill_ready(fillings, words)
}
