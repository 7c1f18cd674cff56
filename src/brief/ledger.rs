//! The sources of a brief or summary: every sentence is entered here and gets its note.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use crate::cite;
use crate::diagnostic::Diagnostic;
use crate::engine::{Engine, EngineError};
use crate::model::{DocId, Document, Evidence, Passage, Reference, TextKind, Verification};

use super::authorities;
use super::data::{DocumentSources, Pin, Statement};

/// The place of what a document's front matter holds.
pub(super) const FRONT_MATTER: &str = "front matter";

/// What is said so far, and what it rests on.
pub(super) struct Ledger<'a> {
    pub engine: &'a dyn Engine,
    documents: BTreeMap<DocId, Rc<Document>>,
    /// What stops the brief: sentences without a source.
    pub findings: Vec<Diagnostic>,
    /// The note of each passage that is cited: a passage cited twice has one.
    notes: BTreeMap<(DocId, u32), usize>,
    /// Notes of each document, in order.
    pub cited: BTreeMap<DocId, Vec<usize>>,
    /// The places of each document that notes lead to, by their number in it.
    places: BTreeMap<DocId, BTreeMap<u32, String>>,
    /// The sources that the brief rests on, by document.
    relied_on: BTreeMap<DocId, BTreeSet<String>>,
}

impl<'a> Ledger<'a> {
    pub(super) fn new(engine: &'a dyn Engine) -> Self {
        Self {
            engine,
            documents: BTreeMap::new(),
            findings: Vec::new(),
            notes: BTreeMap::new(),
            cited: BTreeMap::new(),
            places: BTreeMap::new(),
            relied_on: BTreeMap::new(),
        }
    }

    /// The places of a document that notes lead to, in its order.
    pub(super) fn places_of(&self, id: &DocId) -> Vec<String> {
        self.places
            .get(id)
            .into_iter()
            .flat_map(|places| places.values().cloned())
            .collect()
    }

    /// Puts a document at hand.
    pub(super) fn hold(&mut self, document: Document) {
        self.documents
            .insert(document.id.clone(), Rc::new(document));
    }

    /// The documents at hand, by id.
    pub(super) fn documents(&self) -> impl Iterator<Item = &Document> {
        self.documents.values().map(Rc::as_ref)
    }

    /// What a document at hand is called: its short title, or the id of one that is not.
    pub(super) fn short(&self, id: &str) -> String {
        id.parse::<DocId>()
            .ok()
            .and_then(|id| self.documents.get(&id))
            .map_or_else(
                || id.to_owned(),
                |document| document.short_title().to_owned(),
            )
    }

    /// A document of the corpus.
    pub(super) fn document(&mut self, id: &DocId) -> Result<Option<Rc<Document>>, EngineError> {
        if let Some(document) = self.documents.get(id) {
            return Ok(Some(Rc::clone(document)));
        }
        let Some(document) = self.engine.document(id)? else {
            return Ok(None);
        };
        let document = Rc::new(document);
        self.documents.insert(id.clone(), Rc::clone(&document));
        Ok(Some(document))
    }

    /// The document that a reference names, by id or alias.
    pub(super) fn referred(
        &mut self,
        reference: &Reference,
    ) -> Result<Option<Rc<Document>>, EngineError> {
        if let Ok(id) = reference.document().parse::<DocId>()
            && let Some(document) = self.document(&id)?
        {
            return Ok(Some(document));
        }
        match self.engine.named(reference.document())?.into_iter().next() {
            Some(document) => self.document(&document.id),
            None => Ok(None),
        }
    }

    /// A passage as a statement of the brief, with a note of its own.
    pub(super) fn statement(&mut self, document: &Document, passage: &Passage) -> Statement {
        let note = self.note(document, passage.ordinal);
        let pin = self.pin(document, passage);
        let speaker = document
            .kind
            .is_statement()
            .then(|| speaker(document, passage))
            .flatten();
        Statement {
            note,
            text: passage.text.clone(),
            voice: passage.voice,
            role: passage.role,
            verification: passage.evidence.verification,
            verification_label: passage.evidence.verification.label(),
            reported_by: passage.reported_by.clone(),
            inferred: passage.inferred,
            date: document.date_of(passage),
            speaker,
            sources: vec![pin],
            elsewhere: Vec::new(),
            answered_by: Vec::new(),
            why: None,
        }
    }

    /// A passage as a place that a sentence rests on.
    fn pin(&mut self, document: &Document, passage: &Passage) -> Pin {
        self.rely_on(document, &passage.evidence);
        self.places
            .entry(document.id.clone())
            .or_default()
            .insert(passage.ordinal, passage.pinpoint.to_string());
        Pin {
            document: document.id.to_string(),
            short: document.short_title().to_owned(),
            pinpoint: passage.pinpoint.to_string(),
            counted: passage.counted,
            quote: (document.text_of(passage) == TextKind::Full).then(|| passage.text.clone()),
            text_kind: document.text_of(passage).as_str().to_owned(),
            reported_in: self.reported_in(document, passage),
        }
    }

    /// Notes that a passage says the same as a sentence that is entered: it gets no note of
    /// its own, and the sentence one more place.
    pub(super) fn also_at(
        &mut self,
        statement: &mut Statement,
        document: &Document,
        passage: &Passage,
    ) {
        let pin = self.pin(document, passage);
        let notes = self.cited.entry(document.id.clone()).or_default();
        if !notes.contains(&statement.note) {
            notes.push(statement.note);
        }
        statement.sources.push(pin);
    }

    /// A sentence of a passage, with the note of the passage. The document's own words are
    /// its quotation; of a digest there is none.
    pub(super) fn excerpt(
        &mut self,
        document: &Document,
        passage: &Passage,
        text: String,
    ) -> Statement {
        let mut statement = self.statement(document, passage);
        for pin in &mut statement.sources {
            pin.quote = pin.quote.as_ref().map(|_| text.clone());
        }
        statement.text = text;
        statement
    }

    /// A sentence of ours on what the front matter of a document holds.
    ///
    /// It rests on `evidence`, or, without any, on what the front matter as a whole rests on.
    pub(super) fn front_matter(
        &mut self,
        document: &Document,
        text: String,
        evidence: Option<&Evidence>,
    ) -> Statement {
        let note = self.note(document, 0);
        let verification = evidence.map_or(document.verification, |evidence| evidence.verification);
        let own: Vec<String> = match evidence {
            Some(evidence) => evidence.sources.clone(),
            None => document
                .sources
                .iter()
                .filter(|source| source.official || source.sha256.is_some())
                .map(|source| source.id.clone())
                .collect(),
        };
        let evidence = Evidence {
            verification,
            sources: own,
        };
        self.rely_on(document, &evidence);
        let (reported_in, _) = source_names(document, &evidence);
        Statement {
            note,
            text,
            voice: None,
            role: None,
            verification,
            verification_label: verification.label(),
            reported_by: None,
            inferred: false,
            date: document.date,
            speaker: None,
            sources: vec![Pin {
                document: document.id.to_string(),
                short: document.short_title().to_owned(),
                pinpoint: FRONT_MATTER.to_owned(),
                counted: false,
                quote: None,
                text_kind: document.text.as_str().to_owned(),
                reported_in,
            }],
            elsewhere: Vec::new(),
            answered_by: Vec::new(),
            why: None,
        }
    }

    /// The note of a passage, by its place; 0 is the front matter.
    fn note(&mut self, document: &Document, ordinal: u32) -> usize {
        let next = self.notes.len() + 1;
        let note = *self
            .notes
            .entry((document.id.clone(), ordinal))
            .or_insert(next);
        if note == next {
            self.cited
                .entry(document.id.clone())
                .or_default()
                .push(note);
        }
        note
    }

    /// Notes that the brief rests on these sources of a document.
    pub(super) fn rely_on(&mut self, document: &Document, evidence: &Evidence) {
        self.relied_on
            .entry(document.id.clone())
            .or_default()
            .extend(evidence.sources.iter().cloned());
    }

    /// The sources that the brief rests on, with their addresses.
    pub(super) fn sources(&mut self) -> Result<Vec<DocumentSources>, EngineError> {
        let mut lists = Vec::new();
        for (id, ids) in self.relied_on.clone() {
            let Some(document) = self.document(&id)? else {
                continue;
            };
            let used = document
                .sources
                .iter()
                .filter(|source| ids.contains(&source.id));
            let sources: Vec<_> = used.map(authorities::source_line).collect();
            if !sources.is_empty() {
                lists.push(DocumentSources {
                    document: id.to_string(),
                    short: document.short_title().to_owned(),
                    sources,
                });
            }
        }
        Ok(lists)
    }

    /// Who reports a passage. What no source shows, and is not marked so, is a finding.
    fn reported_in(&mut self, document: &Document, passage: &Passage) -> Vec<String> {
        let place = format!("{}#{}", document.id, passage.pinpoint);
        let unsourced = document.text_of(passage) == TextKind::Digest
            && passage.evidence.sources.is_empty()
            && passage.evidence.verification != Verification::Unverified;
        if unsourced {
            self.findings.push(
                Diagnostic::placeless(
                    "unsourced-statement",
                    format!("`{place}` rests on no source"),
                )
                .help("add `{sources=…}` below the passage, or `{verification=unverified}`"),
            );
        }
        let (names, missing) = source_names(document, &passage.evidence);
        for id in missing {
            self.findings.push(
                Diagnostic::placeless(
                    "unsourced-statement",
                    format!("`{place}` names a source `{id}` that its document does not have"),
                )
                .help("add it to the document's `sources`, or correct its name"),
            );
        }
        names
    }
}

/// The court's name, or the kind of document where no court gave it.
pub(super) fn court_name(document: &Document) -> String {
    document.court.as_deref().map_or_else(
        || document.kind.label(),
        |code| cite::court(code).map_or_else(|| code.to_owned(), |court| court.short.clone()),
    )
}

/// Who speaks in a passage of a statement, in what office.
fn speaker(document: &Document, passage: &Passage) -> Option<String> {
    match document.speaker_of(passage) {
        (Some(speaker), Some(office)) => Some(format!("{speaker}, {office}")),
        (speaker, _) => speaker.map(str::to_owned),
    }
}

/// The names of the sources of a document that report something, and ids that it lacks.
pub(super) fn source_names(document: &Document, evidence: &Evidence) -> (Vec<String>, Vec<String>) {
    document.source_names(&evidence.sources)
}
