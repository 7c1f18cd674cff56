//! The sections of a decision's summary.

mod catchwords;
mod disposition;
mod held;
mod sentence;
mod sides;

use crate::engine::EngineError;
use crate::model::Voice;

use super::budget::{Basis, Candidate, Slot};
use super::{Audience, Source, facts};

use catchwords::catchwords;
use disposition::orders;
use held::held;
use sides::{argued, asked, background, questions};

/// The most sentences of a section in a headnote.
const FACTS: usize = 3;
const ASKED: usize = 3;
const QUESTIONS: usize = 4;
const ARGUED: usize = 3;
const HELD: usize = 8;
const ORDERS: usize = 40;
const CATCHWORDS: usize = 8;

/// The sections, and what is missing.
pub(super) fn slots(
    source: &Source<'_>,
    audience: Audience,
) -> Result<(Vec<Slot>, Vec<String>), EngineError> {
    let mut gaps = Vec::new();
    let orders = orders(source, &mut gaps);
    let held = held(source);
    if held.is_empty() {
        gaps.push("The corpus has no finding of the court in this document.".to_owned());
    }
    let mut case = vec![facts::fact(facts::decision(source.document), 0)];
    case.extend(facts::parties(source.document).map(|text| facts::fact(text, 1)));
    let mut outcome: Vec<Candidate> = Vec::new();
    outcome.extend(facts::outcome(source.document).map(|text| facts::fact(text, 0)));
    let standing: Vec<Candidate> = facts::standing(source.document)
        .map(|text| Candidate {
            basis: Basis::FrontMatter(
                source
                    .document
                    .standing
                    .as_ref()
                    .and_then(|standing| standing.evidence.clone()),
            ),
            text,
            place: (0, 0),
        })
        .into_iter()
        .collect();
    if standing.is_empty() {
        gaps.push("Whether it was appealed, stayed or set aside is not recorded.".to_owned());
    }
    let argued: Vec<Slot> = Voice::ALL
        .iter()
        .flat_map(|voice| argued(source, *voice))
        .collect();
    let case = Slot::new(
        "case",
        "The case",
        case,
        (2, 0),
        "facts of the front matter",
    )
    .whole();
    let outcome = Slot::new("outcome", "Outcome", outcome, (1, 1), "outcome");
    let orders = Slot::new(
        "orders",
        "Orders",
        orders,
        (ORDERS, 2),
        "sentences of the orders",
    )
    .whole();
    let held = Slot::new("findings", "Held", held, (HELD, 3), "findings");
    let asked = Slot::new(
        "asked",
        "What was asked",
        asked(source),
        (ASKED, 4),
        "requests",
    );
    let background = Slot::new(
        "background",
        "Facts",
        background(source),
        (FACTS, 5),
        "facts",
    );
    let questions = Slot::new(
        "questions",
        "Issues",
        questions(source),
        (QUESTIONS, 7),
        "questions",
    );
    let standing = Slot::new("standing", "Standing", standing, (1, 6), "standing");
    let slots = match audience {
        Audience::Lawyer => {
            let found = catchwords(source)?;
            let catchwords = Slot::new(
                "catchwords",
                "Catchwords",
                found,
                (CATCHWORDS, 8),
                "catchwords",
            )
            .whole();
            let mut slots = vec![case, catchwords, background, asked, questions];
            slots.extend(argued);
            slots.extend([held, orders, outcome, standing]);
            slots
        }
        Audience::Journalist => {
            let mut slots = vec![case, outcome, orders, held, asked, background];
            slots.extend(argued);
            slots.extend([questions, standing]);
            slots
        }
    };
    Ok((slots, gaps))
}
