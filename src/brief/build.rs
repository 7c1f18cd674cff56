//! Putting a brief together.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use crate::analysis::events_of;
use crate::cite;
use crate::diagnostic::Diagnostic;
use crate::engine::{Engine, EngineError, Located};
use crate::model::{
    DocId, Document, Evidence, Issue, PartialDate, Passage, Reference, Role, TextKind,
    Verification, Voice,
};
use crate::parse::note_citations;

use super::data::{
    Answer, Brief, ConflictEntry, DocumentSources, EventEntry, Pin, ProvisionRecord, Related,
    Section, SideEntry, Statement,
};
use super::select::{Selection, select};
use super::{authorities, gaps, orders};

/// Candidates of the issue's query that a brief shows.
const CANDIDATES: usize = 20;

/// What a brief is made for.
#[derive(Debug, Clone, Default)]
pub struct BriefOptions {
    /// The day as of which orders are shown; all that is known where it is absent.
    pub as_at: Option<PartialDate>,
    /// Whether statements that no source shows are left out.
    pub verified_only: bool,
}

/// Builds the brief of an issue.
///
/// # Errors
/// `Ok(Err(findings))` where a statement has no source that can be looked up: such a brief
/// is not made. `Err` if the index cannot be read.
pub fn build(
    engine: &dyn Engine,
    issue: &Issue,
    options: &BriefOptions,
) -> Result<Result<Brief, Vec<Diagnostic>>, EngineError> {
    let mut selection = select(engine, issue, CANDIDATES)?;
    if options.verified_only {
        let verified =
            |located: &Located| located.passage.evidence.verification != Verification::Unverified;
        selection.annotated.retain(verified);
        selection.candidates.retain(verified);
    }
    let mut builder = Builder::new(engine, issue, options);
    builder.load(&selection)?;
    let brief = builder.brief(&selection)?;
    Ok(if builder.findings.is_empty() {
        Ok(brief)
    } else {
        Err(builder.findings)
    })
}

/// A brief while it is put together.
pub(super) struct Builder<'a> {
    pub engine: &'a dyn Engine,
    pub issue: &'a Issue,
    pub options: &'a BriefOptions,
    documents: BTreeMap<DocId, Rc<Document>>,
    findings: Vec<Diagnostic>,
    /// The note of each passage that the brief cites: a passage cited twice has one.
    notes: BTreeMap<(DocId, u32), usize>,
    /// Notes of each document, in order.
    pub cited: BTreeMap<DocId, Vec<usize>>,
    /// The sources that the brief rests on, by document.
    relied_on: BTreeMap<DocId, BTreeSet<String>>,
}

impl<'a> Builder<'a> {
    fn new(engine: &'a dyn Engine, issue: &'a Issue, options: &'a BriefOptions) -> Self {
        Self {
            engine,
            issue,
            options,
            documents: BTreeMap::new(),
            findings: Vec::new(),
            notes: BTreeMap::new(),
            cited: BTreeMap::new(),
            relied_on: BTreeMap::new(),
        }
    }

    /// Reads the documents that the brief will speak of.
    fn load(&mut self, selection: &Selection) -> Result<(), EngineError> {
        for document in self.engine.documents_on(self.issue.id.as_str())? {
            self.documents
                .insert(document.id.clone(), Rc::new(document));
        }
        for located in selection.annotated.iter().chain(&selection.candidates) {
            self.document(&located.document)?;
        }
        Ok(())
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

    fn brief(&mut self, selection: &Selection) -> Result<Brief, EngineError> {
        let issue = self.issue;
        let answers = self.answers(&selection.annotated)?;
        let mut sections = self.sections(&selection.annotated)?;
        let provisions = self.provisions()?;
        let orders = orders::records(self, &selection.annotated)?;
        let (conflicts, related, timeline) = (
            self.conflicts(),
            self.related()?,
            self.timeline(&selection.annotated)?,
        );
        if !selection.candidates.is_empty() {
            sections.push(self.candidates(selection)?);
        }
        let authorities = authorities::table(self)?;
        let mut brief = Brief {
            issue: issue.id.clone(),
            title: issue.title.clone(),
            question: issue.question.clone(),
            also: issue.also.clone(),
            as_at: self.options.as_at,
            corpus_hash: self.engine.corpus_hash().to_owned(),
            version: env!("CARGO_PKG_VERSION"),
            notes: self.written_notes()?,
            answers,
            sections,
            provisions,
            orders,
            conflicts,
            authorities,
            related,
            timeline,
            sources: self.sources()?,
            gaps: Vec::new(),
        };
        brief.gaps = gaps::gaps(&brief, selection);
        Ok(brief)
    }

    /// A passage as a statement of the brief, with a note of its own.
    pub(super) fn statement(&mut self, document: &Document, passage: &Passage) -> Statement {
        let next = self.notes.len() + 1;
        let note = *self
            .notes
            .entry((document.id.clone(), passage.ordinal))
            .or_insert(next);
        if note == next {
            self.cited
                .entry(document.id.clone())
                .or_default()
                .push(note);
        }
        self.rely_on(document, &passage.evidence);
        let reported_in = self.reported_in(document, passage);
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
            sources: vec![Pin {
                document: document.id.to_string(),
                short: document.short_title().to_owned(),
                pinpoint: passage.pinpoint.to_string(),
                counted: passage.counted,
                quote: (document.text_of(passage) == TextKind::Full).then(|| passage.text.clone()),
                text_kind: document.text_of(passage).as_str().to_owned(),
                reported_in,
            }],
        }
    }

    /// Notes that the brief rests on these sources of a document.
    pub(super) fn rely_on(&mut self, document: &Document, evidence: &Evidence) {
        self.relied_on
            .entry(document.id.clone())
            .or_default()
            .extend(evidence.sources.iter().cloned());
    }

    /// The sources that the brief rests on, with their addresses.
    fn sources(&mut self) -> Result<Vec<DocumentSources>, EngineError> {
        let mut lists = Vec::new();
        for (id, ids) in std::mem::take(&mut self.relied_on) {
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

    fn answers(&mut self, passages: &[Located]) -> Result<Vec<Answer>, EngineError> {
        let mut answers = Vec::new();
        for located in passages
            .iter()
            .filter(|located| located.passage.answers.contains(&self.issue.id))
        {
            let Some(document) = self.document(&located.document)? else {
                continue;
            };
            let statement = self.statement(&document, &located.passage);
            let standing = document.standing.as_ref();
            answers.push(Answer {
                court: court_name(&document),
                decision: document.short_title().to_owned(),
                document: document.id.to_string(),
                date: document.date,
                decided: matches!(located.passage.role, Some(Role::Finding | Role::Order)),
                statement,
                standing: standing.map_or_else(
                    || "later history not recorded".to_owned(),
                    |standing| standing.state.label(),
                ),
                standing_note: standing.and_then(|standing| standing.note.clone()),
            });
        }
        Ok(answers)
    }

    /// Findings by decision, arguments by side, then what the law says, what was said
    /// outside court, and background.
    fn sections(&mut self, passages: &[Located]) -> Result<Vec<Section>, EngineError> {
        let mut sections = Vec::new();
        let mut by_decision: Vec<(DocId, Vec<&Located>)> = Vec::new();
        for located in passages
            .iter()
            .filter(|located| located.passage.role == Some(Role::Finding))
        {
            match by_decision.last_mut() {
                Some((id, list)) if *id == located.document => list.push(located),
                _ => by_decision.push((located.document.clone(), vec![located])),
            }
        }
        for (id, list) in by_decision {
            let Some(document) = self.document(&id)? else {
                continue;
            };
            let heading = format!("{} ({})", document.short_title(), court_and_date(&document));
            sections.push(self.section("findings", heading, &list)?);
        }
        for voice in Voice::ALL {
            let list: Vec<_> = with(passages, Role::Argument, Some(*voice));
            if !list.is_empty() {
                sections.push(self.section("arguments", argument_heading(*voice), &list)?);
            }
        }
        let unvoiced: Vec<_> = passages
            .iter()
            .filter(|located| {
                located.passage.role == Some(Role::Argument) && located.passage.voice.is_none()
            })
            .collect();
        if !unvoiced.is_empty() {
            sections.push(self.section(
                "arguments",
                "Arguments whose side is not recorded".to_owned(),
                &unvoiced,
            )?);
        }
        for (kind, heading, role) in [
            ("statements", "Said outside court", Role::Statement),
            ("background", "Background", Role::Background),
        ] {
            let mut list = with(passages, role, None);
            // What a court did not decide stands among the answers already.
            list.retain(|located| !located.passage.answers.contains(&self.issue.id));
            if !list.is_empty() {
                sections.push(self.section(kind, heading.to_owned(), &list)?);
            }
        }
        Ok(sections)
    }

    fn section(
        &mut self,
        kind: &str,
        heading: String,
        passages: &[&Located],
    ) -> Result<Section, EngineError> {
        let mut statements = Vec::new();
        for located in passages {
            if let Some(document) = self.document(&located.document)? {
                statements.push(self.statement(&document, &located.passage));
            }
        }
        Ok(Section {
            heading,
            kind: kind.to_owned(),
            statements,
        })
    }

    fn candidates(&mut self, selection: &Selection) -> Result<Section, EngineError> {
        let list: Vec<_> = selection.candidates.iter().collect();
        let heading = "Found by the issue's query, read for it by nobody".to_owned();
        self.section("candidates", heading, &list)
    }

    /// The provisions that the issue names, with what they say and what became of them.
    fn provisions(&mut self) -> Result<Vec<ProvisionRecord>, EngineError> {
        let mut records = Vec::new();
        for reference in &self.issue.provisions {
            let Some(law) = self.referred(reference)? else {
                continue;
            };
            let passages = self.engine.passages(&law.id)?;
            let inside = |passage: &&Passage| match reference.pinpoint() {
                Some(pinpoint) => pinpoint.contains(&passage.pinpoint),
                None => passage.issues.contains(&self.issue.id),
            };
            let chosen: Vec<Passage> = passages.iter().filter(inside).cloned().collect();
            let statements = chosen
                .iter()
                .map(|passage| self.statement(&law, passage))
                .collect();
            let mut history = Vec::new();
            for provision in &law.provisions {
                let concerned = reference.pinpoint().is_none_or(|pinpoint| {
                    pinpoint.contains(&provision.at) || provision.at.contains(pinpoint)
                });
                if concerned {
                    for entry in &provision.history {
                        history.push(orders::provision_entry(self, &law, provision, entry)?);
                    }
                }
            }
            history.sort_by_key(|entry| entry.date);
            history.dedup();
            records.push(ProvisionRecord {
                law: law.short_title().to_owned(),
                document: law.id.to_string(),
                pinpoint: reference
                    .pinpoint()
                    .map_or_else(String::new, ToString::to_string),
                statements,
                history,
            });
        }
        Ok(records)
    }

    fn conflicts(&self) -> Vec<ConflictEntry> {
        let mut entries = Vec::new();
        for document in self.documents.values() {
            for conflict in document
                .conflicts
                .iter()
                .filter(|conflict| conflict.issues.contains(&self.issue.id))
            {
                let sides = conflict.sides.iter().map(|side| {
                    let mut by: Vec<String> = side.at.iter().map(|at| self.place(at)).collect();
                    let evidence = Evidence {
                        verification: document.verification,
                        sources: side.sources.clone(),
                    };
                    by.extend(source_names(document, &evidence).0);
                    SideEntry {
                        says: side.says.clone(),
                        by,
                    }
                });
                entries.push(ConflictEntry {
                    document: document.id.to_string(),
                    about: conflict.about.clone(),
                    sides: sides.collect(),
                    resolution: conflict.resolution.clone(),
                });
            }
        }
        entries
    }

    /// A reference in words: `NIIMS judgment, point 3`.
    fn place(&self, reference: &Reference) -> String {
        let short = reference
            .document()
            .parse::<DocId>()
            .ok()
            .and_then(|id| self.documents.get(&id))
            .map_or_else(
                || reference.document().to_owned(),
                |document| document.short_title().to_owned(),
            );
        match reference.pinpoint() {
            Some(pinpoint) => format!("{short}, {pinpoint}"),
            None => short,
        }
    }

    /// Other issues with provisions, orders or passages in common, and those the author names.
    fn related(&self) -> Result<Vec<Related>, EngineError> {
        let own = Shares::of(self.engine, self.issue)?;
        let mut related = Vec::new();
        for other in self.engine.issues()? {
            if other.id == self.issue.id {
                continue;
            }
            let shared = own.with(&Shares::of(self.engine, &other)?);
            if !shared.is_empty()
                || self.issue.related.contains(&other.id)
                || other.related.contains(&self.issue.id)
            {
                related.push(Related {
                    id: other.id,
                    title: other.title,
                    shared,
                });
            }
        }
        Ok(related)
    }

    fn timeline(&mut self, passages: &[Located]) -> Result<Vec<EventEntry>, EngineError> {
        let mut ids: Vec<DocId> = passages
            .iter()
            .map(|located| located.document.clone())
            .collect();
        ids.sort();
        ids.dedup();
        let mut entries = Vec::new();
        for id in ids {
            let Some(document) = self.document(&id)? else {
                continue;
            };
            let telling: Vec<Passage> = passages
                .iter()
                .filter(|located| {
                    located.document == id && located.passage.role == Some(Role::Event)
                })
                .map(|located| located.passage.clone())
                .collect();
            entries.extend(
                events_of(&document, &telling)
                    .into_iter()
                    .map(|event| EventEntry {
                        date: event.date,
                        precision: event.date.precision(),
                        title: event.title,
                        document: event.document.to_string(),
                        pinpoint: event.pinpoint.map_or_else(
                            || "front matter".to_owned(),
                            |pinpoint| pinpoint.to_string(),
                        ),
                        issues: event.issues,
                        voice: event.voice,
                        verification_label: event.verification.label(),
                    }),
            );
        }
        entries
            .sort_by(|a, b| (a.date, &a.document, &a.title).cmp(&(b.date, &b.document, &b.title)));
        Ok(entries)
    }

    /// The author's notes with each citation written out.
    fn written_notes(&mut self) -> Result<String, EngineError> {
        let notes = &self.issue.notes;
        let mut out = String::new();
        let mut at = 0;
        for citation in note_citations(notes) {
            out.push_str(&notes[at..citation.range.start]);
            at = citation.range.end;
            match citation.reference {
                Ok(reference) => {
                    self.referred(&reference)?;
                    out.push_str(&format!("({})", self.place(&reference)));
                }
                Err(_) => out.push_str(&notes[citation.range]),
            }
        }
        out.push_str(&notes[at..]);
        Ok(out)
    }
}

/// What an issue has that others may have too.
struct Shares {
    provisions: Vec<String>,
    orders: Vec<String>,
    passages: Vec<(DocId, u32)>,
}

impl Shares {
    fn of(engine: &dyn Engine, issue: &Issue) -> Result<Self, EngineError> {
        let query = crate::query::Query::Value {
            field: crate::query::Field::Issue,
            value: issue.id.to_string(),
        };
        let request = crate::engine::Request {
            query: &query,
            sort: crate::engine::Sort::Score,
            limit: usize::MAX,
            offset: 0,
            facets: false,
        };
        let mut shares = Self {
            provisions: issue.provisions.iter().map(ToString::to_string).collect(),
            orders: Vec::new(),
            passages: Vec::new(),
        };
        for hit in engine.search(&request)?.hits {
            let Located {
                document, passage, ..
            } = hit.located;
            if passage.role == Some(Role::Order) {
                shares
                    .orders
                    .push(format!("{document}#{}", passage.pinpoint));
            }
            shares.passages.push((document, passage.ordinal));
        }
        Ok(shares)
    }

    /// What both have, in words.
    fn with(&self, other: &Self) -> Vec<String> {
        let mut shared = Vec::new();
        let provisions: Vec<_> = self
            .provisions
            .iter()
            .filter(|provision| other.provisions.contains(provision))
            .cloned()
            .collect();
        if !provisions.is_empty() {
            shared.push(format!("provisions: {}", provisions.join(", ")));
        }
        let orders = self
            .orders
            .iter()
            .filter(|order| other.orders.contains(order))
            .count();
        let passages = self
            .passages
            .iter()
            .filter(|passage| other.passages.contains(passage))
            .count();
        for (number, one, many) in [
            (orders, "order", "orders"),
            (passages, "passage", "passages"),
        ] {
            match number {
                0 => {}
                1 => shared.push(format!("1 {one}")),
                _ => shared.push(format!("{number} {many}")),
            }
        }
        shared
    }
}

fn with(passages: &[Located], role: Role, voice: Option<Voice>) -> Vec<&Located> {
    passages
        .iter()
        .filter(|located| located.passage.role == Some(role))
        .filter(|located| voice.is_none() || located.passage.voice == voice)
        .collect()
}

fn argument_heading(voice: Voice) -> String {
    match voice {
        Voice::Petitioner => "Argued by the petitioners".to_owned(),
        Voice::Respondent => "Argued by the State or the respondents".to_owned(),
        other => format!("Argued by {}", other.label()),
    }
}

/// The court's name, or the kind of document where no court gave it.
pub(super) fn court_name(document: &Document) -> String {
    document.court.as_deref().map_or_else(
        || document.kind.label(),
        |code| cite::court(code).map_or_else(|| code.to_owned(), |court| court.short.clone()),
    )
}

fn court_and_date(document: &Document) -> String {
    let court = court_name(document);
    document.date.map_or(court.clone(), |date| {
        format!("{court}, {}", date.in_words())
    })
}

/// Who speaks in a passage of a statement: the speaker where the passage is theirs, the
/// publisher where it is the press's own.
fn speaker(document: &Document, passage: &Passage) -> Option<String> {
    if passage.voice == Some(Voice::Press) && document.speaker.is_some() {
        return document.publisher.first().cloned();
    }
    let speaker = document.speaker.clone()?;
    Some(match &document.office {
        Some(office) => format!("{speaker}, {office}"),
        None => speaker,
    })
}

/// The names of the sources of a document that report something, and ids that it lacks.
pub(super) fn source_names(document: &Document, evidence: &Evidence) -> (Vec<String>, Vec<String>) {
    let mut names: Vec<String> = Vec::new();
    let mut missing = Vec::new();
    for id in &evidence.sources {
        match document.source(id) {
            Some(source) => {
                let name = source
                    .publisher
                    .clone()
                    .or_else(|| source.title.clone())
                    .or_else(|| source.document.as_ref().map(ToString::to_string))
                    .or_else(|| source.url.clone())
                    .unwrap_or_else(|| id.clone());
                if !names.contains(&name) {
                    names.push(name);
                }
            }
            None => missing.push(id.clone()),
        }
    }
    (names, missing)
}
