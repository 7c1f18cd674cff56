//! The sections of a law's summary: what it is, what it provides, what became of it.

use crate::engine::EngineError;
use crate::model::{Passage, Role};

use super::budget::{Basis, Candidate, Slot};
use super::excerpt::excerpts;
use super::{Source, facts};

/// The most provisions, and the most entries of their history.
const PROVISIONS: usize = 12;
const HISTORY: usize = 12;

/// The sections, and what is missing.
pub(super) fn slots(source: &Source<'_>) -> Result<(Vec<Slot>, Vec<String>), EngineError> {
    let document = source.document;
    let mut about = vec![facts::fact(head(source), 0)];
    about.extend(facts::standing(document).map(|text| {
        Candidate {
            basis: Basis::FrontMatter(
                document
                    .standing
                    .as_ref()
                    .and_then(|standing| standing.evidence.clone()),
            ),
            text,
            place: (1, 0),
        }
    }));
    let history: Vec<Candidate> = document
        .provisions
        .iter()
        .flat_map(|provision| {
            provision
                .history
                .iter()
                .map(move |entry| (provision, entry))
        })
        .enumerate()
        .map(|(index, (provision, entry))| {
            let mut text = format!("{}: {}", provision.at, entry.state.label());
            if let Some(date) = entry.date {
                text.push_str(&format!(", {}", date.in_words()));
            }
            if let Some(by) = entry
                .by
                .as_ref()
                .map(ToString::to_string)
                .or_else(|| entry.who.clone())
            {
                text.push_str(&format!(" ({by})"));
            }
            if let Some(note) = &entry.note {
                text.push_str(&format!(". {note}"));
            }
            Candidate {
                basis: Basis::FrontMatter(entry.evidence.clone()),
                text: facts::closed(text),
                place: (u32::try_from(index).unwrap_or(u32::MAX), 0),
            }
        })
        .collect();
    let mut gaps = Vec::new();
    if document.commencement.is_none() {
        gaps.push("When it came into operation is not recorded.".to_owned());
    }
    let provisions = provisions(source);
    let total = source
        .passages
        .iter()
        .filter(|passage| is_provision(passage))
        .count();
    if total > PROVISIONS {
        gaps.push(format!(
            "Of {total} provisions, {PROVISIONS} are shown at the most: those with a history first, then in their order."
        ));
    }
    let slots = vec![
        Slot::new(
            "case",
            "The law",
            about,
            (2, 0),
            "facts of the front matter",
        )
        .whole(),
        Slot::new(
            "law",
            "What it provides",
            provisions,
            (PROVISIONS, 1),
            "provisions",
        ),
        Slot::new(
            "history",
            "What became of its provisions",
            history,
            (HISTORY, 2),
            "events",
        ),
    ];
    Ok((slots, gaps))
}

fn is_provision(passage: &Passage) -> bool {
    matches!(passage.role, None | Some(Role::Provision))
}

/// `Act No. 24 of 2019, Cap. 411C; assent 8 November 2019; in force 25 November 2019.`
fn head(source: &Source<'_>) -> String {
    let document = source.document;
    let mut text = format!("{} ({})", document.title, document.kind.label());
    for number in &document.number {
        text.push_str(&format!(", {number}"));
    }
    if let Some(cap) = &document.cap {
        text.push_str(&format!(", Cap. {cap}"));
    }
    for (word, date) in [
        ("assent", document.assent),
        ("published", document.published),
        ("in operation from", document.commencement),
    ] {
        if let Some(date) = date {
            text.push_str(&format!("; {word} {}", date.in_words()));
        }
    }
    text.push('.');
    text
}

/// The provisions, those with a history first. A section of the law's own words is shown by
/// its first sentence.
fn provisions(source: &Source<'_>) -> Vec<Candidate> {
    let with_history = |passage: &Passage| {
        source.document.provisions.iter().any(|provision| {
            provision.at.contains(&passage.pinpoint) || passage.pinpoint.contains(&provision.at)
        })
    };
    let mut chosen: Vec<&Passage> = source
        .passages
        .iter()
        .filter(|passage| is_provision(passage))
        .collect();
    chosen.sort_by_key(|passage| (!with_history(passage), passage.ordinal));
    chosen
        .into_iter()
        .filter_map(|passage| {
            let words = if source.is_full(passage) {
                excerpts(&passage.text).into_iter().next()?.text
            } else {
                passage.text.replace('\n', " ")
            };
            Some(Candidate {
                basis: Basis::Passage(Box::new(passage.clone())),
                text: words,
                place: (passage.ordinal, 0),
            })
        })
        .collect()
}
