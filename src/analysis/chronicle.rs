//! The timeline of a matter: dated events of all documents, in lanes, with what sources dispute.

use std::collections::{BTreeMap, BTreeSet};

use crate::engine::{Engine, EngineError, Request};
use crate::model::{
    DocId, Document, EventKind, IssueId, Kind, PartialDate, Passage, Role, Voice, written_enum,
};
use crate::query::{DateRange, Field, Query};

use super::dispute::{Dispute, disputes_about};
use super::timeline::{Event, events_of};

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

/// The events, oldest first; of one first day the vaguer date first.
///
/// # Errors
/// If the index cannot be read.
pub fn chronicle(engine: &dyn Engine, filter: &TimelineFilter) -> Result<Vec<Dated>, EngineError> {
    let mut documents: BTreeMap<DocId, Document> = match &filter.issue {
        Some(issue) => engine.documents_on(issue.as_str())?,
        None if filter.from.is_none() && filter.to.is_none() => engine.documents()?,
        None => engine.documents_dated(filter.from, filter.to)?,
    }
    .into_iter()
    .map(|document| (document.id.clone(), document))
    .collect();
    let mut passages: BTreeMap<DocId, Vec<Passage>> = BTreeMap::new();
    for hit in engine
        .search(&Request::by_date(&query(filter), PASSAGES))?
        .hits
    {
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
    Ok(all)
}

/// Who said it, and what the statement is called. A title that has one of the speaker's names
/// says already who speaks.
fn said(document: &Document) -> String {
    let named = |speaker: &String| {
        let mut names = speaker.split_whitespace();
        names.any(|name| name.chars().count() > 3 && document.title.contains(name))
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
