//! What a brief holds. Plain data that renderers read.

use serde::Serialize;

use crate::model::{IssueId, OrderId, PartialDate, Role, Verification, Voice};

/// A place that a sentence rests on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Pin {
    /// The document.
    pub document: String,
    /// What a brief calls the document.
    pub short: String,
    /// The place in it.
    pub pinpoint: String,
    /// Whether the place is our own count, not the document's.
    pub counted: bool,
    /// The words of the document itself; `None` for a digest, which is not quoted.
    pub quote: Option<String>,
    /// `digest` or `full`.
    pub text_kind: String,
    /// Where the document's sources report it: publishers, or titles.
    pub reported_in: Vec<String>,
}

/// One sentence or paragraph about the record, with its source.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Statement {
    /// Number of its note in the brief, from 1.
    pub note: usize,
    /// What is said.
    pub text: String,
    /// Who says it.
    pub voice: Option<Voice>,
    /// What it does.
    pub role: Option<Role>,
    /// How it was established, with the number of independent sources.
    #[serde(flatten)]
    pub verification: Verification,
    /// The same in words.
    pub verification_label: String,
    /// Who reports it, where that is a party or its ally and nobody else.
    pub reported_by: Option<String>,
    /// Whether the program, not a person, set voice and role.
    pub inferred: bool,
    /// When, where the statement has a date of its own or its document has one.
    pub date: Option<PartialDate>,
    /// Who speaks, in what office: for statements outside court.
    pub speaker: Option<String>,
    /// Where it stands. Never empty.
    pub sources: Vec<Pin>,
    /// Notes of other briefs that lead to the same passage, where they were made together.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub elsewhere: Vec<NoteElsewhere>,
    /// Of an argument: the notes of what the court found on the issue in the same decision.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub answered_by: Vec<usize>,
    /// Why it was chosen, where the program chose it among the candidates of a query; in a pack, how
    /// an order stands, and that a decision binds no more.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub why: Option<String>,
}

/// A note of another brief.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct NoteElsewhere {
    /// The number of its issue.
    pub number: usize,
    /// The issue.
    pub issue: IssueId,
    /// The number of the note.
    pub note: usize,
}

/// A brief that relies on the same document.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct IssueElsewhere {
    /// The number of its issue.
    pub number: usize,
    /// The issue.
    pub issue: IssueId,
}

/// Sentences under one heading.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Section {
    /// The heading.
    pub heading: String,
    /// What kind of section it is, for renderers: `findings`, `arguments`, `law`, `statements`, `background`, `candidates`.
    pub kind: String,
    /// The sentences.
    pub statements: Vec<Statement>,
}

/// A court's short answer, with how the decision stands.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Answer {
    /// The court's name.
    pub court: String,
    /// What a brief calls the decision.
    pub decision: String,
    /// The decision's id.
    pub document: String,
    /// When it was given.
    pub date: Option<PartialDate>,
    /// Whether the court decided the point at all.
    pub decided: bool,
    /// What it answered.
    pub statement: Statement,
    /// How the decision stands, in words.
    pub standing: String,
    /// More exactly.
    pub standing_note: Option<String>,
}

/// A provision that the issue turns on.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ProvisionRecord {
    /// The law's short title.
    pub law: String,
    /// The law's id.
    pub document: String,
    /// The provision.
    pub pinpoint: String,
    /// What it says, in the corpus's words or its own.
    pub statements: Vec<Statement>,
    /// What happened to it, oldest first.
    pub history: Vec<HistoryEntry>,
}

/// One thing that happened to an order or a provision.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct HistoryEntry {
    /// When.
    pub date: Option<PartialDate>,
    /// What: the written form of the state.
    pub state: String,
    /// The same in words.
    pub label: String,
    /// Who did or said it: a document's short title, or a name.
    pub by: Option<String>,
    /// The document that shows it.
    pub document: Option<String>,
    /// The place in it.
    pub pinpoint: Option<String>,
    /// What happened.
    pub note: Option<String>,
    /// How it was established.
    #[serde(flatten)]
    pub verification: Verification,
    /// The same in words.
    pub verification_label: String,
    /// Who reports it: publishers, or titles.
    pub reported_in: Vec<String>,
}

/// An order that bears on the issue.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct OrderRecord {
    /// Its name.
    pub id: OrderId,
    /// The decision's id.
    pub document: String,
    /// What a brief calls the decision.
    pub decision: String,
    /// The court's name.
    pub court: String,
    /// The place in the decision.
    pub pinpoint: String,
    /// Its number in the decision, if that was seen.
    pub number: Option<String>,
    /// When it was made.
    pub date: Option<PartialDate>,
    /// When it ceased to bind.
    pub until: Option<PartialDate>,
    /// What it says.
    pub text: String,
    /// What it does.
    pub kind: String,
    /// Whom it binds.
    pub binds: Vec<String>,
    /// The issues it bears on.
    pub issues: Vec<IssueId>,
    /// How it stands.
    pub status: String,
    /// The same in words.
    pub status_label: String,
    /// The order's own sentence, with its source.
    pub statement: Statement,
    /// What became of it, oldest first.
    pub history: Vec<HistoryEntry>,
    /// What was said about it outside court, oldest first.
    pub statements: Vec<StatementOnOrder>,
}

/// A statement beside the order that it touches.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct StatementOnOrder {
    /// What was said.
    pub statement: Statement,
    /// The statement's document.
    pub document: String,
    /// How they sit with each other, where somebody has said so.
    pub label: Option<String>,
    /// Who has said so: `editor` or `source`.
    pub set_by: Option<String>,
    /// The same in words.
    pub words: String,
    /// More exactly.
    pub note: Option<String>,
}

/// Something on which the sources disagree.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ConflictEntry {
    /// The document that records it.
    pub document: String,
    /// What they disagree on.
    pub about: String,
    /// What each says.
    pub sides: Vec<SideEntry>,
    /// What the corpus follows, and why.
    pub resolution: Option<String>,
}

/// One side of a conflict.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct SideEntry {
    /// What is said.
    pub says: String,
    /// Who says it: documents with places, or publishers.
    pub by: Vec<String>,
}

/// A document that the brief relies on or that its author names.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Authority {
    /// Its id.
    pub document: String,
    /// The group of the table of authorities that it stands in.
    pub group: String,
    /// Its full title.
    pub title: String,
    /// Its best citation, or its case number.
    pub citation: Option<String>,
    /// When it was given, made or said.
    pub date: Option<PartialDate>,
    /// How it stands, in words.
    pub standing: Option<String>,
    /// Notes of the brief that cite it.
    pub notes: Vec<usize>,
    /// The places of it that they lead to, in the order of the document.
    pub places: Vec<String>,
    /// How it was established that it bears on the issue.
    #[serde(flatten)]
    pub verification: Verification,
    /// The same in words.
    pub verification_label: String,
    /// Why it bears on the issue, where no passage shows it.
    pub note: Option<String>,
    /// `digest` or `full`.
    pub text_kind: String,
    /// Other briefs that rely on it or name it, where they were made together.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub elsewhere: Vec<IssueElsewhere>,
}

/// The sources of a document that a brief rests on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DocumentSources {
    /// The document.
    pub document: String,
    /// What a brief calls the document.
    pub short: String,
    /// Its sources.
    pub sources: Vec<SourceLine>,
}

/// A source of a document, to be looked up.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SourceLine {
    /// Who published it, or its title.
    pub name: String,
    /// Its title, if that was noted.
    pub title: Option<String>,
    /// Its address.
    pub url: Option<String>,
    /// The document of this matter that it is.
    pub document: Option<String>,
}

/// Another issue, and what it shares with this one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Related {
    /// Its number among the issues of the matter.
    pub number: usize,
    /// Its id, also the name of its brief.
    pub id: IssueId,
    /// Its title.
    pub title: String,
    /// What the two share, in words.
    pub shared: Vec<String>,
}

/// A dated event.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct EventEntry {
    /// When.
    pub date: PartialDate,
    /// `year`, `month` or `day`.
    pub precision: &'static str,
    /// What happened.
    pub title: String,
    /// The document that shows it.
    pub document: String,
    /// The place in it, or `front matter` where the document's own date shows it.
    pub pinpoint: String,
    /// The issues it bears on.
    pub issues: Vec<IssueId>,
    /// Who tells it.
    pub voice: Option<Voice>,
    /// How it was established, in words.
    pub verification_label: String,
}

/// A brief: everything the corpus holds on an issue.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Brief {
    /// The issue.
    pub issue: IssueId,
    /// Its number among the issues of the matter, which are in the order of their ids.
    pub number: usize,
    /// Its title.
    pub title: String,
    /// The question.
    pub question: String,
    /// Its other names.
    pub also: Vec<String>,
    /// The day as of which the record is told, if one was asked for.
    pub as_at: Option<PartialDate>,
    /// Hash of the corpus.
    pub corpus_hash: String,
    /// Version of the program.
    pub version: &'static str,
    /// The author's notes, citations written out.
    pub notes: String,
    /// What each court answered, in order of date.
    pub answers: Vec<Answer>,
    /// What was found, argued and said.
    pub sections: Vec<Section>,
    /// The provisions.
    pub provisions: Vec<ProvisionRecord>,
    /// The orders.
    pub orders: Vec<OrderRecord>,
    /// Where the sources disagree.
    pub conflicts: Vec<ConflictEntry>,
    /// The documents.
    pub authorities: Vec<Authority>,
    /// Other issues.
    pub related: Vec<Related>,
    /// What happened when.
    pub timeline: Vec<EventEntry>,
    /// The sources that it rests on, with their addresses.
    pub sources: Vec<DocumentSources>,
    /// What the corpus lacks.
    pub gaps: Vec<String>,
}

impl Brief {
    /// Every statement, in the order of the sections; one that is made twice comes twice.
    pub fn statements(&self) -> impl Iterator<Item = &Statement> {
        let answers = self.answers.iter().map(|answer| &answer.statement);
        let sections = self.sections.iter().flat_map(|section| &section.statements);
        let provisions = self
            .provisions
            .iter()
            .flat_map(|provision| &provision.statements);
        let orders = self.orders.iter().flat_map(|order| {
            let said = order.statements.iter().map(|said| &said.statement);
            std::iter::once(&order.statement).chain(said)
        });
        answers.chain(sections).chain(provisions).chain(orders)
    }

    /// The same, to be completed.
    pub fn statements_mut(&mut self) -> impl Iterator<Item = &mut Statement> {
        let answers = self.answers.iter_mut().map(|answer| &mut answer.statement);
        let sections = self
            .sections
            .iter_mut()
            .flat_map(|section| &mut section.statements);
        let provisions = self
            .provisions
            .iter_mut()
            .flat_map(|provision| &mut provision.statements);
        let orders = self.orders.iter_mut().flat_map(|order| {
            let said = order.statements.iter_mut().map(|said| &mut said.statement);
            std::iter::once(&mut order.statement).chain(said)
        });
        answers.chain(sections).chain(provisions).chain(orders)
    }

    /// Every statement once, by the number of its note.
    #[must_use]
    pub fn by_note(&self) -> Vec<&Statement> {
        let mut statements: Vec<&Statement> = self.statements().collect();
        statements.sort_by_key(|statement| statement.note);
        statements.dedup_by_key(|statement| statement.note);
        statements
    }
}
