//! The timeline of a matter: dated events of all documents, in lanes, with what sources dispute.

use std::collections::{BTreeMap, BTreeSet};

use crate::engine::{Engine, EngineError, Request};
use crate::model::{
    DocId, Document, EventKind, IssueId, Kind, PartialDate, Passage, Role, Voice, written_enum,
};
use crate::query::{DateRange, Field, Query};
use crate::text::{Weight, tokens, weight};

use super::dispute::{Dispute, disputes_about};
use super::timeline::{Event, events_of};

/// Countries after which bodies are named.
const PLACES: &[&str] = &[
    "kenya",
    "uganda",
    "tanzania",
    "africa",
    "rwanda",
    "india",
    "international",
];
/// The most passages of events that are read.
const PASSAGES: usize = 20_000;

written_enum! {
    /// Whose doing an event is: the lanes of the picture, in their order.
    Lane {
        /// What happens in court.
        Courts = "courts",
        /// What becomes law, or would.
        Law = "law",
        /// What the executive says and does.
        Government = "government",
        /// What people and bodies outside the State say and do.
        CivilSociety = "civil-society",
        /// What the press tells in its own name.
        Press = "press",
    }
}

impl Lane {
    /// The words for a reader.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Courts => "Courts",
            Self::Law => "Law",
            Self::Government => "Government",
            Self::CivilSociety => "Civil society",
            Self::Press => "Press and others",
        }
    }
}

/// What of the timeline is asked for.
#[derive(Debug, Clone, Default)]
pub struct TimelineFilter {
    /// Events on this issue alone.
    pub issue: Option<IssueId>,
    /// Events that may lie on this day or later.
    pub from: Option<PartialDate>,
    /// Events that may lie on this day or earlier.
    pub to: Option<PartialDate>,
}

/// An event of the timeline.
#[derive(Debug, Clone, PartialEq)]
pub struct Dated {
    /// The event.
    pub event: Event,
    /// The document that shows it.
    pub document: Document,
    /// Whose doing it is.
    pub lane: Lane,
    /// What sources dispute about it.
    pub disputes: Vec<Dispute>,
}

/// Events.
#[derive(Debug, Clone, PartialEq)]
pub struct Chronicle {
    /// The events, oldest first; of one first day the vaguer date first.
    pub events: Vec<Dated>,
    /// How many passages that tell of events were not read, as there are too many at once.
    pub unread: usize,
}

/// The events that a filter leaves.
///
/// # Errors
/// If the index cannot be read.
pub fn chronicle(engine: &dyn Engine, filter: &TimelineFilter) -> Result<Chronicle, EngineError> {
    read(engine, filter, PASSAGES)
}

/// The same, of `most` passages at most.
fn read(
    engine: &dyn Engine,
    filter: &TimelineFilter,
    most: usize,
) -> Result<Chronicle, EngineError> {
    let mut documents: BTreeMap<DocId, Document> = match &filter.issue {
        Some(issue) => engine.documents_on(issue.as_str())?,
        None if filter.from.is_none() && filter.to.is_none() => engine.documents()?,
        None => engine.documents_dated(filter.from, filter.to)?,
    }
    .into_iter()
    .map(|document| (document.id.clone(), document))
    .collect();
    let mut passages: BTreeMap<DocId, Vec<Passage>> = BTreeMap::new();
    let found = engine.search(&Request::by_date(&query(filter), most))?;
    let unread = found.total.saturating_sub(found.hits.len());
    for hit in found.hits {
        let id = hit.located.document;
        passages.entry(id).or_default().push(hit.located.passage);
    }
    for id in passages.keys() {
        if !documents.contains_key(id)
            && let Some(document) = engine.document(id)?
        {
            documents.insert(id.clone(), document);
        }
    }
    let disputes = disputes_about(engine, documents.keys())?;
    let range = DateRange::new(filter.from, filter.to);
    let mut all = Vec::new();
    for (id, document) in &documents {
        let own = passages.get(id).map_or(&[][..], Vec::as_slice);
        let events = events_of(document, own);
        let told: BTreeSet<(PartialDate, EventKind)> = events
            .iter()
            .filter(|event| event.pinpoint.is_some())
            .map(|event| (event.date, event.kind))
            .collect();
        for mut event in events {
            if event.kind == EventKind::Said && event.pinpoint.is_none() {
                event.title = said(document);
            }
            let inside = event.date.last_day() >= range.from && event.date.first_day() <= range.to;
            let on_issue = filter
                .issue
                .as_ref()
                .is_none_or(|issue| event.issues.contains(issue));
            // A passage that tells of the same step says more than the bare date.
            let doubled = event.pinpoint.is_none()
                && event.kind != EventKind::Said
                && told.contains(&(event.date, event.kind));
            if !inside || !on_issue || doubled {
                continue;
            }
            let place = event
                .pinpoint
                .as_ref()
                .map_or_else(|| id.to_string(), |place| format!("{id}#{place}"));
            all.push(Dated {
                lane: lane(document, &event),
                disputes: disputes.get(&place).cloned().unwrap_or_default(),
                document: document.clone(),
                event,
            });
        }
    }
    all.sort_by(|a, b| {
        let key = |dated: &Dated| {
            (
                dated.event.date,
                dated.lane,
                dated.event.kind,
                dated.document.id.clone(),
                dated.event.pinpoint.clone(),
            )
        };
        key(a).cmp(&key(b))
    });
    Ok(Chronicle {
        events: all,
        unread,
    })
}

/// Who said it, and what the statement is called. A title that has the speaker's name, or the last
/// name of a person, says already who speaks.
fn said(document: &Document) -> String {
    let words =
        |text: &str| -> Vec<String> { tokens(text).into_iter().map(|token| token.word).collect() };
    let title = words(&document.title);
    let named = |speaker: &String| {
        let name = words(speaker);
        // A body is named by all of its words: its last one may be a country's, or any word.
        let body = name.iter().any(|word| weight(word) != Weight::Full) || name.len() > 3;
        match name.last() {
            Some(last) if !body && !PLACES.contains(&last.as_str()) => title.contains(last),
            _ => title.windows(name.len().max(1)).any(|part| part == name),
        }
    };
    match &document.speaker {
        Some(speaker) if !named(speaker) => format!("{speaker}: {}", document.title),
        _ => document.title.clone(),
    }
}

fn query(filter: &TimelineFilter) -> Query {
    let mut parts = vec![Query::value(Field::Role, Role::Event.as_str())];
    let issue = filter.issue.iter();
    parts.extend(issue.map(|issue| Query::value(Field::Issue, issue.as_str())));
    if filter.from.is_some() || filter.to.is_some() {
        parts.push(Query::Dates(DateRange::new(filter.from, filter.to)));
    }
    Query::all_of(parts)
}

/// What happened decides; then who tells it; then what the document is.
fn lane(document: &Document, event: &Event) -> Lane {
    match event.kind {
        EventKind::Filed | EventKind::Heard | EventKind::Decided => return Lane::Courts,
        EventKind::Introduced
        | EventKind::Passed
        | EventKind::Assented
        | EventKind::Commenced
        | EventKind::Tabled => return Lane::Law,
        EventKind::Published if document.kind.is_law() => return Lane::Law,
        EventKind::Published | EventKind::Said | EventKind::Happened => {}
    }
    match (event.voice, document.kind) {
        (Some(Voice::Government), _) | (None, Kind::OfficialStatement) => Lane::Government,
        (Some(Voice::CivilSociety | Voice::Petitioner), _) | (None, Kind::PressStatement) => {
            Lane::CivilSociety
        }
        (Some(Voice::Court), _) => Lane::Courts,
        (Some(Voice::Legislature), _) => Lane::Law,
        // What the press tells of the world is no step in court, whatever document tells it.
        (Some(Voice::Press), _) => Lane::Press,
        (_, kind) if kind.is_decision() => Lane::Courts,
        (_, kind) if kind.is_law() => Lane::Law,
        (_, Kind::OfficialStatement) => Lane::Government,
        (_, Kind::PressStatement) => Lane::CivilSociety,
        _ => Lane::Press,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn statement(speaker: &str, title: &str) -> Document {
        serde_json::from_value(serde_json::json!({
            "id": "st-fig", "kind": "press-statement", "title": title, "speaker": speaker, "lang": "en",
            "text": "digest", "verification": "official-text", "date": "2031-01-01",
        }))
        .unwrap()
    }

    #[test]
    fn a_title_that_names_a_country_does_not_name_the_speaker() {
        for (speaker, title, expected) in [
            ("Fruit Growers of Kenya", "Kenya: figs under threat", true),
            ("Orchard Kenya", "Statement on figs in Kenya", true),
            ("Asha Mkulima", "Mkulima on the price of figs", false),
            ("Asha Mkulima", "On the price of figs", true),
            ("Asha Ali", "Alien fruit", true),
            (
                "Fruit Growers of Kenya",
                "Fruit Growers of Kenya on figs",
                false,
            ),
        ] {
            let words = said(&statement(speaker, title));
            assert_eq!(
                words.starts_with(speaker) && words != title,
                expected,
                "{words}"
            );
        }
    }

    #[test]
    fn what_is_not_read_is_counted() {
        let mut document = statement("Asha Mkulima", "On figs");
        let passage = |ordinal: u32| -> Passage {
            serde_json::from_value(serde_json::json!({
                "pinpoint": format!("para {ordinal}"), "ordinal": ordinal, "text": "Figs fell.",
                "role": "event", "date": "2031-01-01", "verification": "official-text",
            }))
            .unwrap()
        };
        document.passages = vec![passage(1), passage(2), passage(3)];
        let engine = crate::engine::in_memory(std::slice::from_ref(&document)).unwrap();
        let filter = TimelineFilter::default();
        assert_eq!(read(&*engine, &filter, 2).unwrap().unread, 1);
        assert_eq!(chronicle(&*engine, &filter).unwrap().unread, 0);
    }
}
