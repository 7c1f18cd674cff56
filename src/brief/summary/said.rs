//! The sections of a statement's summary: who speaks, what is claimed, which orders it touches.

use crate::engine::EngineError;
use crate::model::{Passage, Role};

use super::budget::{Basis, Candidate, Slot};
use super::excerpt::excerpts;
use super::{Source, facts};

/// The most sentences of what is claimed.
const CLAIMS: usize = 10;
const BACKGROUND: usize = 3;
const TOUCHES: usize = 12;

/// The sections, and what is missing.
pub(super) fn slots(source: &Source<'_>) -> Result<(Vec<Slot>, Vec<String>), EngineError> {
    let mut gaps = Vec::new();
    if source.document.speaker.is_none() {
        gaps.push("Who speaks is not recorded.".to_owned());
    }
    let background =
        |passage: &&Passage| matches!(passage.role, Some(Role::Background | Role::Event));
    let claims: Vec<Candidate> = source
        .passages
        .iter()
        .filter(|passage| !background(passage))
        .flat_map(|passage| candidates(source, passage))
        .collect();
    let other: Vec<Candidate> = source
        .passages
        .iter()
        .filter(background)
        .flat_map(|passage| candidates(source, passage))
        .collect();
    let speaker = vec![facts::fact(speaker(source), 0)];
    let touches = touches(source)?;
    let slots = vec![
        Slot::new("speaker", "Who speaks", speaker, (1, 0), "facts").whole(),
        Slot::new(
            "statements",
            "What is claimed",
            claims,
            (CLAIMS, 1),
            "claims",
        ),
        Slot::new(
            "orders",
            "Orders that it touches",
            touches,
            (TOUCHES, 2),
            "orders",
        ),
        Slot::new("background", "Background", other, (BACKGROUND, 3), "facts"),
    ];
    Ok((slots, gaps))
}

/// `Official statement of Jane Doe, Principal Secretary, 9 April 2031, at Nairobi. Reported by …`
fn speaker(source: &Source<'_>) -> String {
    let document = source.document;
    let mut text = facts::sentence_case(&document.kind.label());
    if let Some(speaker) = &document.speaker {
        text.push_str(&format!(" of {speaker}"));
        if let Some(office) = &document.office {
            text.push_str(&format!(", {office}"));
        }
    }
    if let Some(date) = document.date {
        text.push_str(&format!(", {}", date.in_words()));
    }
    if let Some(place) = &document.place {
        text.push_str(&format!(", {place}"));
    }
    text.push('.');
    if !document.publisher.is_empty() {
        text.push_str(&format!(
            " Published by {}.",
            facts::listed(&document.publisher)
        ));
    }
    if !document.reported_by.is_empty() {
        text.push_str(&format!(
            " Reported by {}.",
            facts::listed(&document.reported_by)
        ));
    }
    text
}

fn candidates(source: &Source<'_>, passage: &Passage) -> Vec<Candidate> {
    let basis = || Basis::Passage(Box::new(passage.clone()));
    if source.is_full(passage) {
        excerpts(&passage.text)
            .into_iter()
            .map(|one| Candidate {
                basis: basis(),
                text: one.text,
                place: (passage.ordinal, one.index),
            })
            .collect()
    } else {
        vec![Candidate {
            basis: basis(),
            text: passage.text.replace('\n', " "),
            place: (passage.ordinal, 0),
        }]
    }
}

/// The orders that the statement is recorded to touch, in the orders' own passages.
fn touches(source: &Source<'_>) -> Result<Vec<Candidate>, EngineError> {
    let mut found = Vec::new();
    for (index, touch) in source.document.touches.iter().enumerate() {
        for decision in source.engine.documents_with_order(&touch.order)? {
            let Some(order) = decision.orders.iter().find(|order| order.id == touch.order) else {
                continue;
            };
            let Some(passage) = source.engine.passage(&decision.id, &order.at)? else {
                continue;
            };
            let text = passage.text.replace('\n', " ");
            found.push(Candidate {
                basis: Basis::Other(Box::new((decision.clone(), passage))),
                text,
                place: (u32::try_from(index).unwrap_or(u32::MAX), 0),
            });
        }
    }
    Ok(found)
}
