//! The front matter of a document.

use crate::diagnostic::{Diagnostic, Span};
use crate::model::{Document, IssueId, Kind, PartialDate, TextKind, Verification};
use crate::yaml::{Fields, Found, Node};

use super::history;
use super::link::{Declaration, Declared, Target};
use super::records::{self, Notes};

/// Keys of every document.
const COMMON: &[&str] = &[
    "id",
    "kind",
    "title",
    "short",
    "date",
    "lang",
    "text",
    "work",
    "aliases",
    "citations",
    "issues",
    "verification",
    "independent",
    "unverified",
    "sources",
    "relations",
    "conflicts",
    "touches",
    "note",
    "numbering",
    "imported",
];
/// Keys of decisions.
const DECISION: &[&str] = &[
    "court", "station", "division", "bench", "number", "parties", "outcome", "standing", "orders",
];
/// Keys of laws.
const LAW: &[&str] = &[
    "cap",
    "number",
    "assent",
    "commencement",
    "published",
    "version",
    "standing",
    "provisions",
];
/// Keys of statements.
const STATEMENT: &[&str] = &["speaker", "office", "place", "publisher", "reported_by"];

/// A front matter as it was understood.
pub(super) struct FrontMatter {
    /// The document, without passages.
    pub document: Document,
    /// Whether the file's paragraph numbers are our own count.
    pub counted: bool,
    /// The value of `id`.
    pub id_span: Span,
}

/// Reads the front matter `node`. `None` where a key is missing or wrong without which
/// there is no document; the findings say which.
pub(super) fn read(node: &Node, notes: &mut Notes) -> Option<FrontMatter> {
    let mut findings = std::mem::take(&mut notes.findings);
    let head = Head::read(node, &mut findings);
    notes.findings = findings;
    let head = head?;
    declare(&head, notes);
    let mut document = head.document;
    let default = document.verification;
    for item in head.citations {
        document
            .citations
            .extend(records::citation(item, notes, default));
    }
    read_sources(&head.sources, &mut document, notes);
    document.relations = head
        .relations
        .into_iter()
        .filter_map(|item| records::relation(item, notes))
        .collect();
    document.conflicts = head
        .conflicts
        .into_iter()
        .filter_map(|item| records::conflict(item, notes))
        .collect();
    document.touches = head
        .touches
        .into_iter()
        .filter_map(|item| records::touch(item, notes))
        .collect();
    document.parties = head
        .parties
        .into_iter()
        .filter_map(|item| records::party(item, notes))
        .collect();
    document.orders = head
        .orders
        .into_iter()
        .filter_map(|item| records::order(item, notes))
        .collect();
    document.provisions = head
        .provisions
        .into_iter()
        .filter_map(|item| history::provision(item, notes))
        .collect();
    document.standing = head
        .standing
        .and_then(|item| records::standing(item, notes));
    Some(FrontMatter {
        document,
        counted: head.counted,
        id_span: head.id_span,
    })
}

/// The plain values, and the nodes of the records, before these are read.
struct Head<'a> {
    document: Document,
    counted: bool,
    id_span: Span,
    aliases: Vec<Found<String>>,
    issues: Vec<Found<IssueId>>,
    court: Option<Found<String>>,
    citations: Vec<&'a Node>,
    sources: Vec<&'a Node>,
    relations: Vec<&'a Node>,
    conflicts: Vec<&'a Node>,
    touches: Vec<&'a Node>,
    parties: Vec<&'a Node>,
    orders: Vec<&'a Node>,
    provisions: Vec<&'a Node>,
    standing: Option<&'a Node>,
}

impl<'a> Head<'a> {
    fn read(node: &'a Node, findings: &mut Vec<Diagnostic>) -> Option<Self> {
        let kind = peek_kind(node);
        let (what, keys) = keys_of(kind);
        let mut fields = Fields::open(node, &what, &keys, findings)?;
        for key in ["id", "kind", "title", "text"] {
            if fields.node(key).is_none() {
                fields.missing(key);
            }
        }
        let id = fields.parsed::<crate::model::DocId>("id", "bad-id");
        let kind = fields.one_of::<Kind>("kind", &Kind::names().collect::<Vec<_>>());
        let title = fields.text("title");
        let verification = records::verification(&mut fields).unwrap_or(Verification::Unverified);
        let text = fields.one_of::<TextKind>("text", &TextKind::names().collect::<Vec<_>>());
        let counted = numbering(&mut fields);
        let unverified = unverified_keys(&mut fields, &keys);
        let date = date(&mut fields, "date");
        let assent = date_of(&mut fields, "assent");
        let commencement = date_of(&mut fields, "commencement");
        let published = date_of(&mut fields, "published");
        let version = date_of(&mut fields, "version");
        let issues = fields.list("issues", "bad-id");
        let aliases = fields.texts("aliases");
        let court = fields.text("court");
        let text_of =
            |key: &str, fields: &mut Fields<'_, '_>| fields.text(key).map(|found| found.value);
        let texts_of = |key: &str, fields: &mut Fields<'_, '_>| {
            fields
                .texts(key)
                .into_iter()
                .map(|found| found.value)
                .collect::<Vec<_>>()
        };
        let short = text_of("short", &mut fields);
        let lang = text_of("lang", &mut fields).unwrap_or_else(|| "en".to_owned());
        let work = text_of("work", &mut fields);
        let note = text_of("note", &mut fields);
        let station = text_of("station", &mut fields);
        let division = text_of("division", &mut fields);
        let outcome = text_of("outcome", &mut fields);
        let cap = text_of("cap", &mut fields);
        let speaker = text_of("speaker", &mut fields);
        let office = text_of("office", &mut fields);
        let place = text_of("place", &mut fields);
        let imported = text_of("imported", &mut fields);
        let bench = texts_of("bench", &mut fields);
        let number = texts_of("number", &mut fields);
        let publisher = texts_of("publisher", &mut fields);
        let reported_by = texts_of("reported_by", &mut fields);
        let nodes = |key: &str| fields.items(key);
        let (citations, sources, relations, conflicts) = (
            nodes("citations"),
            nodes("sources"),
            nodes("relations"),
            nodes("conflicts"),
        );
        let (touches, parties, orders, provisions) = (
            nodes("touches"),
            nodes("parties"),
            nodes("orders"),
            nodes("provisions"),
        );
        let standing = fields.node("standing");
        let id = id?;
        let document = Document {
            id: id.value,
            kind: kind?.value,
            title: title?.value,
            short,
            date,
            lang,
            text: text.map_or(TextKind::Full, |found| found.value),
            work,
            aliases: aliases.iter().map(|found| found.value.clone()).collect(),
            citations: Vec::new(),
            issues: issues
                .iter()
                .map(|found: &Found<IssueId>| found.value.clone())
                .collect(),
            verification,
            unverified,
            sources: Vec::new(),
            relations: Vec::new(),
            conflicts: Vec::new(),
            touches: Vec::new(),
            note,
            court: court.as_ref().map(|found| found.value.clone()),
            station,
            division,
            bench,
            number,
            parties: Vec::new(),
            outcome,
            standing: None,
            orders: Vec::new(),
            cap,
            assent,
            commencement,
            published,
            version,
            provisions: Vec::new(),
            speaker,
            office,
            place,
            publisher,
            reported_by,
            imported,
            passages: Vec::new(),
        };
        Some(Self {
            document,
            counted,
            id_span: id.span,
            aliases,
            issues,
            court,
            citations,
            sources,
            relations,
            conflicts,
            touches,
            parties,
            orders,
            provisions,
            standing,
        })
    }
}

/// The kind that the front matter names, before it is read properly: it decides which
/// keys there may be.
fn peek_kind(node: &Node) -> Option<Kind> {
    let crate::yaml::Value::Map(entries) = &node.value else {
        return None;
    };
    entries
        .iter()
        .find_map(|(key, value)| match (&key.value, &value.value) {
            (crate::yaml::Value::Scalar(key), crate::yaml::Value::Scalar(value))
                if key == "kind" =>
            {
                value.parse().ok()
            }
            _ => None,
        })
}

/// What a document of that kind is called, and the keys that it may have.
fn keys_of(kind: Option<Kind>) -> (String, Vec<&'static str>) {
    let own: Vec<&[&str]> = match kind {
        Some(kind) if kind.is_decision() => vec![DECISION],
        Some(kind) if kind.is_law() => vec![LAW],
        Some(_) => vec![STATEMENT],
        None => vec![DECISION, LAW, STATEMENT],
    };
    let what = kind.map_or_else(
        || "a document".to_owned(),
        |kind| {
            let label = kind.label();
            let article = if label.starts_with(['a', 'e', 'i', 'o', 'u']) {
                "an"
            } else {
                "a"
            };
            format!("{article} {label}")
        },
    );
    (
        what,
        COMMON
            .iter()
            .chain(own.into_iter().flatten())
            .copied()
            .collect(),
    )
}

fn date(fields: &mut Fields<'_, '_>, key: &str) -> Option<PartialDate> {
    fields.parsed(key, "bad-date").map(|found| found.value)
}

fn date_of(fields: &mut Fields<'_, '_>, key: &str) -> Option<PartialDate> {
    date(fields, key)
}

fn numbering(fields: &mut Fields<'_, '_>) -> bool {
    let Some(text) = fields.text("numbering") else {
        return false;
    };
    if text.value == "counted" {
        return true;
    }
    let finding = crate::yaml::unknown_name("numbering", &text.value, text.span, &["counted"]);
    fields.findings().push(finding);
    false
}

fn unverified_keys(fields: &mut Fields<'_, '_>, keys: &[&str]) -> Vec<String> {
    let mut names = Vec::new();
    for text in fields.texts("unverified") {
        if keys.contains(&text.value.as_str()) {
            names.push(text.value);
        } else {
            let finding = crate::yaml::unknown_name("unverified", &text.value, text.span, keys);
            fields.findings().push(finding);
        }
    }
    names
}

/// Notes the names that the document takes and the others that it refers to.
fn declare(head: &Head<'_>, notes: &mut Notes) {
    let declare = |name: &str, span: &Span| Declaration {
        name: Declared::Document(name.to_owned()),
        span: span.clone(),
    };
    notes
        .declarations
        .push(declare(head.document.id.as_str(), &head.id_span));
    for alias in &head.aliases {
        notes.declarations.push(declare(&alias.value, &alias.span));
    }
    for issue in &head.issues {
        notes.link(Target::Issue(issue.value.clone()), &issue.span);
    }
    if let Some(court) = &head.court {
        notes.link(Target::Court(court.value.clone()), &court.span);
    }
}

fn read_sources(nodes: &[&Node], document: &mut Document, notes: &mut Notes) {
    let mut spans: Vec<(String, Span)> = Vec::new();
    for node in nodes {
        let Some(found) = records::source(node, notes) else {
            continue;
        };
        if let Some((_, first)) = spans.iter().find(|(id, _)| *id == found.value.id) {
            notes.findings.push(
                Diagnostic::error(
                    "doubled-id",
                    format!("two sources are called `{}`", found.value.id),
                    found.span,
                )
                .label("second here")
                .related(first.clone(), "first here"),
            );
            continue;
        }
        spans.push((found.value.id.clone(), found.span));
        document.sources.push(found.value);
    }
}
