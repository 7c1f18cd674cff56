//! Dated events, from what documents are and from what their passages tell.

use crate::model::{
    Document, EventKind, IssueId, Kind, PartialDate, Passage, Pinpoint, Role, Verification, Voice,
};

/// Something that happened on a date.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    /// When, as precisely as it is known.
    pub date: PartialDate,
    /// What kind of thing.
    pub kind: EventKind,
    /// What happened.
    pub title: String,
    /// The document that shows it.
    pub document: crate::model::DocId,
    /// The passage that tells it; `None` where the document's own date does.
    pub pinpoint: Option<Pinpoint>,
    /// The issues it bears on.
    pub issues: Vec<IssueId>,
    /// Who tells it.
    pub voice: Option<Voice>,
    /// How it was established.
    pub verification: Verification,
}

/// The events of a document: its own dates, and its passages that tell of events.
/// They come by date, and on one day by what they are.
#[must_use]
pub fn events_of(document: &Document, passages: &[Passage]) -> Vec<Event> {
    let mut events = own_dates(document);
    events.extend(
        passages
            .iter()
            .filter(|passage| passage.role == Some(Role::Event))
            .filter_map(|passage| {
                Some(Event {
                    date: passage.date.or(document.date)?,
                    kind: passage.event.unwrap_or(EventKind::Happened),
                    title: passage.text.clone(),
                    document: document.id.clone(),
                    pinpoint: Some(passage.pinpoint.clone()),
                    issues: if passage.issues.is_empty() {
                        document.issues.clone()
                    } else {
                        passage.issues.clone()
                    },
                    voice: passage.voice,
                    verification: passage.evidence.verification,
                })
            }),
    );
    events.sort_by(|a, b| (a.date, a.kind, &a.pinpoint).cmp(&(b.date, b.kind, &b.pinpoint)));
    events
}

fn own_dates(document: &Document) -> Vec<Event> {
    let short = document.short_title();
    let mut events = Vec::new();
    let mut add = |date: Option<PartialDate>, key: &str, kind: EventKind, title: String| {
        if let Some(date) = date {
            let unverified = document.unverified.iter().any(|name| name == key);
            events.push(Event {
                date,
                kind,
                title,
                document: document.id.clone(),
                pinpoint: None,
                issues: document.issues.clone(),
                voice: None,
                verification: if unverified {
                    Verification::Unverified
                } else {
                    document.verification
                },
            });
        }
    };
    if document.kind.is_law() {
        let passed = document.kind == Kind::Act;
        add(
            document.assent.filter(|_| passed),
            "assent",
            EventKind::Assented,
            format!("Assent: {short}"),
        );
        add(
            document.published,
            "published",
            EventKind::Published,
            format!("Publication: {short}"),
        );
        add(
            document.commencement,
            "commencement",
            EventKind::Commenced,
            format!("Commencement: {short}"),
        );
    } else if document.kind == Kind::Proceeding {
        add(document.date, "date", EventKind::Happened, short.to_owned());
    } else if document.kind.is_decision() {
        add(
            document.date,
            "date",
            EventKind::Decided,
            format!("Decision: {short}"),
        );
    } else if document.kind != Kind::NewsReport || document.speaker.is_some() {
        let speaker = document.speaker.as_deref().unwrap_or(short);
        add(
            document.date,
            "date",
            EventKind::Said,
            format!("Statement: {speaker}"),
        );
    }
    events
}
