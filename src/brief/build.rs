//! Putting a brief together.

use std::collections::BTreeMap;

use crate::analysis::events_of;
use crate::diagnostic::Diagnostic;
use crate::engine::{Engine, EngineError, Located};
use crate::model::{
    DocId, Document, Evidence, Issue, PartialDate, Passage, ProvisionEntry, Reference, Role,
    Verification, Voice,
};
use crate::parse::note_citations;

use super::candidates::Most;
use super::data::{Answer, Brief, ConflictEntry, EventEntry, ProvisionRecord, Section, SideEntry};
use super::ledger::{Ledger, court_name, source_names};
use super::related::related;
use super::select::{Selection, select};
use super::standing::{Stand, is_later, is_of_later, tells_of_later};
use super::{authorities, candidates, gaps, notes, orders};

/// What a brief is made for.
#[derive(Debug, Clone, Default)]
pub struct BriefOptions {
    /// The day as of which the record is told: what was decided, said or done later is left out, and
    /// orders and decisions stand as they stood. All that is known where it is absent.
    pub as_at: Option<PartialDate>,
    /// Whether statements that no source shows are left out.
    pub verified_only: bool,
    /// How many candidates of the issue's query are shown at the most.
    pub most: Most,
    /// Whether each candidate says why it was chosen.
    pub explain: bool,
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
    let (mut builder, selection) = start(engine, issue, options)?;
    let brief = builder.brief(&selection)?;
    Ok(if builder.ledger.findings.is_empty() {
        Ok(brief)
    } else {
        Err(builder.ledger.findings)
    })
}

/// Chooses the passages of a brief and reads their documents.
pub(super) fn start<'a>(
    engine: &'a dyn Engine,
    issue: &'a Issue,
    options: &'a BriefOptions,
) -> Result<(Builder<'a>, Selection), EngineError> {
    let mut builder = Builder::new(engine, issue, options);
    let mut selection = select(engine, issue, options.most, &mut |located| {
        let Some(document) = builder.ledger.document(&located.document)? else {
            return Ok(true);
        };
        Ok(!tells_of_later(&document, &located.passage, options.as_at))
    })?;
    if options.verified_only {
        let verified =
            |located: &Located| located.passage.evidence.verification != Verification::Unverified;
        selection.annotated.retain(verified);
        selection
            .candidates
            .retain(|chosen| verified(&chosen.located));
    }
    if builder.tells_notes() {
        builder.ledger.findings = notes::findings(engine, issue)?;
    }
    builder.load(&selection)?;
    Ok((builder, selection))
}

/// A brief while it is put together.
pub(super) struct Builder<'a> {
    pub ledger: Ledger<'a>,
    pub issue: &'a Issue,
    pub options: &'a BriefOptions,
}

impl<'a> Builder<'a> {
    fn new(engine: &'a dyn Engine, issue: &'a Issue, options: &'a BriefOptions) -> Self {
        Self {
            ledger: Ledger::new(engine),
            issue,
            options,
        }
    }

    /// Reads the documents that the brief will speak of.
    fn load(&mut self, selection: &Selection) -> Result<(), EngineError> {
        for document in self.ledger.engine.documents_on(self.issue.id.as_str())? {
            if !is_of_later(&document, self.options.as_at) {
                self.ledger.hold(document);
            }
        }
        let candidates = selection
            .candidates
            .iter()
            .flat_map(|chosen| std::iter::once(&chosen.located).chain(&chosen.twins));
        for located in selection.annotated.iter().chain(candidates) {
            self.ledger.document(&located.document)?;
        }
        Ok(())
    }

    pub(super) fn brief(&mut self, selection: &Selection) -> Result<Brief, EngineError> {
        let issue = self.issue;
        let answers = self.answers(&selection.annotated)?;
        let mut sections = self.sections(&selection.annotated)?;
        answer_arguments(&mut sections);
        let provisions = self.provisions()?;
        let orders = orders::records(self, &selection.annotated)?;
        let (conflicts, related, timeline) = (
            self.conflicts(),
            related(self.ledger.engine, self.issue)?,
            self.timeline(&selection.annotated)?,
        );
        sections.extend(candidates::sections(
            &mut self.ledger,
            selection,
            self.options.explain,
        )?);
        let authorities = authorities::table(self)?;
        let mut brief = Brief {
            issue: issue.id.clone(),
            number: self.number()?,
            title: issue.title.clone(),
            question: issue.question.clone(),
            also: issue.also.clone(),
            as_at: self.options.as_at,
            corpus_hash: self.ledger.engine.corpus_hash().to_owned(),
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
            sources: self.ledger.sources()?,
            gaps: Vec::new(),
        };
        brief.gaps = gaps::gaps(&brief, selection);
        if let Some(day) = self
            .options
            .as_at
            .filter(|_| !issue.notes.trim().is_empty())
        {
            brief.gaps.push(format!(
                "The editor's own notes on this issue may tell of after {} and are left out here.",
                day.in_words()
            ));
        }
        Ok(brief)
    }

    fn answers(&mut self, passages: &[Located]) -> Result<Vec<Answer>, EngineError> {
        let mut answers = Vec::new();
        for located in passages
            .iter()
            .filter(|located| located.passage.answers.contains(&self.issue.id))
        {
            let Some(document) = self.ledger.document(&located.document)? else {
                continue;
            };
            let statement = self.ledger.statement(&document, &located.passage);
            let stand = self.stand(&document)?;
            answers.push(Answer {
                court: court_name(&document),
                decision: document.short_title().to_owned(),
                document: document.id.to_string(),
                date: document.date,
                decided: matches!(located.passage.role, Some(Role::Finding | Role::Order)),
                statement,
                standing: stand
                    .label()
                    .unwrap_or_else(|| "later history not recorded".to_owned()),
                standing_note: stand.note,
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
            let Some(document) = self.ledger.document(&id)? else {
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
            if let Some(document) = self.ledger.document(&located.document)? {
                statements.push(self.ledger.statement(&document, &located.passage));
            }
        }
        Ok(Section {
            heading,
            kind: kind.to_owned(),
            statements,
        })
    }

    /// The provisions that the issue names, with what they say and what became of them.
    fn provisions(&mut self) -> Result<Vec<ProvisionRecord>, EngineError> {
        let mut records = Vec::new();
        for reference in &self.issue.provisions {
            let Some(law) = self.ledger.referred(reference)? else {
                self.ledger.findings.push(dangling(self.issue, reference));
                continue;
            };
            let passages = self.ledger.engine.passages(&law.id)?;
            let inside = |passage: &&Passage| match reference.pinpoint() {
                Some(pinpoint) => pinpoint.contains(&passage.pinpoint),
                None => passage.issues.contains(&self.issue.id),
            };
            let chosen: Vec<Passage> = passages.iter().filter(inside).cloned().collect();
            let statements = chosen
                .iter()
                .map(|passage| self.ledger.statement(&law, passage))
                .collect();
            let mut history = Vec::new();
            for provision in &law.provisions {
                let concerned = reference.pinpoint().is_none_or(|pinpoint| {
                    pinpoint.contains(&provision.at) || provision.at.contains(pinpoint)
                });
                if concerned {
                    let then = |entry: &&ProvisionEntry| !is_later(entry.date, self.options.as_at);
                    for entry in provision.history.iter().filter(then) {
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
        for document in self.ledger.documents() {
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
        let short = self.ledger.short(reference.document());
        match reference.pinpoint() {
            Some(pinpoint) => format!("{short}, {pinpoint}"),
            None => short,
        }
    }

    /// How a document stands, on the day if one was asked for.
    pub(super) fn stand(&self, document: &Document) -> Result<Stand, EngineError> {
        Stand::of(self.ledger.engine, document, self.options.as_at)
    }

    /// The number of the issue among those of the matter.
    fn number(&self) -> Result<usize, EngineError> {
        let issues = self.ledger.engine.issues()?;
        Ok(issues
            .iter()
            .position(|issue| issue.id == self.issue.id)
            .map_or(0, |index| index + 1))
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
            let Some(document) = self.ledger.document(&id)? else {
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
                    .filter(|event| !is_later(Some(event.date), self.options.as_at))
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

    /// Whether the author's notes open the brief. They speak as of when they were written, which no
    /// field says: a brief as at a day is without them.
    const fn tells_notes(&self) -> bool {
        self.options.as_at.is_none()
    }

    /// The author's notes with each citation written out.
    fn written_notes(&mut self) -> Result<String, EngineError> {
        if !self.tells_notes() {
            return Ok(String::new());
        }
        let notes = &self.issue.notes;
        let mut out = String::new();
        let mut at = 0;
        for citation in note_citations(notes) {
            out.push_str(&notes[at..citation.range.start]);
            at = citation.range.end;
            match citation.reference {
                Ok(reference) => {
                    self.ledger.referred(&reference)?;
                    out.push_str(&format!("({})", self.place(&reference)));
                }
                Err(_) => out.push_str(&notes[citation.range]),
            }
        }
        out.push_str(&notes[at..]);
        Ok(out)
    }
}

fn with(passages: &[Located], role: Role, voice: Option<Voice>) -> Vec<&Located> {
    passages
        .iter()
        .filter(|located| located.passage.role == Some(role))
        .filter(|located| voice.is_none() || located.passage.voice == voice)
        .collect()
}

/// A document that the issue names and the corpus lacks.
pub(super) fn dangling(issue: &Issue, reference: &Reference) -> Diagnostic {
    Diagnostic::placeless(
        "dangling-document",
        format!(
            "the issue `{}` names `{reference}`, which is not in this corpus",
            issue.id
        ),
    )
    .help("add the document, or correct its name; `hoja check` shows the place")
}

/// Notes beside each argument what the court found on the issue in the same decision.
fn answer_arguments(sections: &mut [Section]) {
    let mut found: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for statement in sections
        .iter()
        .filter(|section| section.kind == "findings")
        .flat_map(|section| &section.statements)
    {
        for pin in &statement.sources {
            found
                .entry(pin.document.clone())
                .or_default()
                .push(statement.note);
        }
    }
    for statement in sections
        .iter_mut()
        .filter(|section| section.kind == "arguments")
        .flat_map(|section| &mut section.statements)
    {
        let notes = statement
            .sources
            .iter()
            .filter_map(|pin| found.get(&pin.document))
            .flatten();
        statement.answered_by = notes.copied().collect();
        statement.answered_by.sort_unstable();
        statement.answered_by.dedup();
    }
}

fn argument_heading(voice: Voice) -> String {
    match voice {
        Voice::Petitioner => "Argued by the petitioners".to_owned(),
        Voice::Respondent => "Argued by the State or the respondents".to_owned(),
        other => format!("Argued by {}", other.label()),
    }
}

fn court_and_date(document: &Document) -> String {
    let court = court_name(document);
    document.date.map_or(court.clone(), |date| {
        format!("{court}, {}", date.in_words())
    })
}
