//! Akoma Ntoso 3.0, the XML of legal documents that Kenya Law and others exchange.
//!
//! What carries over: identification, parties, judges, headings, passages with their numbers.
//! What does not: voices, roles, issues, orders and relations, for which JSON Lines is. A digest
//! is a `doc` of that name, never a `judgment` or an `act`: its words are not the document's.

use crate::model::{Document, Kind, Passage, TextKind, Unit};
use crate::render::xml::Xml;
use crate::text::ordinal;

use super::court;

const NAMESPACE: &str = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0";

/// The elements of a law from the outermost in.
const LEVELS: &[&str] = &[
    "section",
    "subsection",
    "paragraph",
    "subparagraph",
    "point",
];

/// One document as a file.
#[must_use]
pub fn akn(document: &Document) -> String {
    let (kind, name) = kind(document);
    let mut xml = Xml::declared();
    xml.open("akomaNtoso", &[("xmlns", NAMESPACE)]);
    xml.open(kind, &[("name", name)]);
    meta(document, &mut xml);
    let mut writer = Writer {
        xml,
        open: 0,
        levels: Vec::new(),
        parts: 0,
    };
    match kind {
        "judgment" => {
            header(document, &mut writer.xml);
            writer.xml.open("judgmentBody", &[]);
            writer.xml.open("decision", &[]);
            writer.paragraphs(document);
            writer.xml.close();
            writer.xml.close();
        }
        "act" | "bill" => {
            title(document, &mut writer.xml);
            writer.xml.open("body", &[]);
            writer.provisions(document);
            writer.xml.close();
        }
        _ => {
            title(document, &mut writer.xml);
            writer.xml.open("mainBody", &[]);
            if document.passages.is_empty() {
                writer.xml.leaf("p", &[], "");
            }
            writer.paragraphs(document);
            writer.xml.close();
        }
    }
    let mut out = writer.xml.finish();
    out.push('\n');
    out
}

fn kind(document: &Document) -> (&'static str, &'static str) {
    if document.text == TextKind::Digest {
        return ("doc", "digest");
    }
    // The standard has no judgment or Act without a text.
    if document.passages.is_empty() {
        return ("doc", "record");
    }
    match document.kind {
        Kind::Judgment | Kind::Order | Kind::Decision | Kind::Proceeding => {
            ("judgment", "judgment")
        }
        Kind::Ruling => ("judgment", "ruling"),
        Kind::Act => ("act", "act"),
        Kind::Constitution => ("act", "constitution"),
        Kind::Rules => ("act", "rules"),
        Kind::Regulations => ("act", "regulations"),
        Kind::Bill => ("bill", "bill"),
        Kind::PressStatement => ("doc", "press-statement"),
        Kind::OfficialStatement => ("doc", "official-statement"),
        Kind::NewsReport => ("doc", "news-report"),
    }
}

fn meta(document: &Document, xml: &mut Xml) {
    // A digest is another work than the one that it is of.
    let work = document
        .work
        .clone()
        .filter(|_| document.text == TextKind::Full)
        .unwrap_or_else(|| format!("/akn/ke/doc/{}/{}", document.text, document.id));
    // The standard wants whole days; what is not known is its first.
    let date = document.date.map_or_else(
        || "0001-01-01".to_owned(),
        |date| {
            let mut date = date.to_string();
            while date.len() < 10 {
                date.push_str("-01");
            }
            date
        },
    );
    let lang = match document.lang.as_str() {
        "en" => "eng",
        "sw" => "swa",
        other => other,
    };
    let country = work.split('/').nth(2).unwrap_or("ke").to_owned();
    let part = |xml: &mut Xml, name: &'static str, uri: &str, date: &str| {
        xml.open(name, &[]);
        xml.empty("FRBRthis", &[("value", &format!("{uri}/!main"))]);
        xml.empty("FRBRuri", &[("value", uri)]);
        if name == "FRBRWork" {
            xml.empty(
                "FRBRalias",
                &[("name", "id"), ("value", document.id.as_str())],
            );
        }
        xml.empty("FRBRdate", &[("date", date), ("name", "Generation")]);
        xml.empty("FRBRauthor", &[("href", "#author")]);
        match name {
            "FRBRWork" => xml.empty("FRBRcountry", &[("value", &country)]),
            "FRBRExpression" => xml.empty("FRBRlanguage", &[("language", lang)]),
            _ => xml.empty("FRBRformat", &[("value", "application/akn+xml")]),
        }
        xml.close();
    };
    xml.open("meta", &[]);
    xml.open("identification", &[("source", "#hoja")]);
    part(xml, "FRBRWork", &work, &date);
    let expression = format!("{work}/{lang}@{date}");
    part(xml, "FRBRExpression", &expression, &date);
    part(
        xml,
        "FRBRManifestation",
        &format!("{expression}.akn"),
        &date,
    );
    xml.close();
    xml.open("references", &[("source", "#hoja")]);
    xml.empty(
        "TLCOrganization",
        &[
            ("eId", "hoja"),
            ("href", "/ontology/organization/hoja"),
            ("showAs", "hoja"),
        ],
    );
    let author = court(document)
        .or_else(|| document.speaker.clone())
        .unwrap_or_else(|| "unknown".to_owned());
    xml.empty(
        "TLCOrganization",
        &[
            ("eId", "author"),
            ("href", "/ontology/organization/author"),
            ("showAs", &author),
        ],
    );
    let mut roles: Vec<_> = document
        .parties
        .iter()
        .map(|party| (party.role, party.number))
        .collect();
    roles.sort_unstable_by_key(|(role, number)| (role.as_str(), *number));
    roles.dedup();
    for (role, number) in roles {
        let id = role_id(role.as_str(), number);
        let shown = match number {
            Some(number) => format!("{} {}", ordinal(number), role.as_str().replace('-', " ")),
            None => role.as_str().replace('-', " "),
        };
        xml.empty(
            "TLCRole",
            &[
                ("eId", &id),
                ("href", &format!("/ontology/role/{id}")),
                ("showAs", &shown),
            ],
        );
    }
    xml.close();
    xml.close();
}

fn role_id(role: &str, number: Option<u32>) -> String {
    number.map_or_else(|| role.to_owned(), |number| format!("{role}-{number}"))
}

/// The head of a decision, each value in the element that is made for it.
fn header(document: &Document, xml: &mut Xml) {
    xml.open("header", &[]);
    let line = |xml: &mut Xml, name: &'static str, attributes: &[(&str, &str)], text: &str| {
        xml.open("p", &[]);
        xml.leaf(name, attributes, text);
        xml.close();
    };
    line(xml, "docTitle", &[], &document.title);
    for citation in super::citations(document) {
        if !citation.ends_with("(unverified)") {
            line(xml, "neutralCitation", &[], &citation);
        }
    }
    if let Some(court) = court(document) {
        line(xml, "courtType", &[], &court);
    }
    for number in &document.number {
        line(xml, "docketNumber", &[], number);
    }
    for judge in &document.bench {
        line(xml, "judge", &[("refersTo", "#author")], judge);
    }
    if let Some(date) = document.date {
        let written = date.to_string();
        if written.len() == 10 {
            line(xml, "docDate", &[("date", &written)], &date.in_words());
        }
    }
    for party in &document.parties {
        let role = format!("#{}", role_id(party.role.as_str(), party.number));
        line(
            xml,
            "party",
            &[("as", &role), ("refersTo", "#author")],
            &party.name,
        );
    }
    xml.close();
}

fn title(document: &Document, xml: &mut Xml) {
    xml.open("preface", &[]);
    xml.open("p", &[]);
    xml.leaf("docTitle", &[], &document.title);
    xml.close();
    xml.close();
}

struct Writer {
    xml: Xml,
    /// How many headed parts are open.
    open: usize,
    /// The numbers of the provisions that are open, the outermost first.
    levels: Vec<String>,
    /// How many headed parts there have been, for their names.
    parts: usize,
}

impl Writer {
    /// Headings as parts, one inside the other, and the passages below them.
    fn paragraphs(&mut self, document: &Document) {
        let mut headings: &[String] = &[];
        for passage in &document.passages {
            self.headings(headings, &passage.headings);
            headings = &passage.headings;
            let id = passage.pinpoint.to_string().replace(' ', "_");
            self.xml.open("paragraph", &[("eId", &id)]);
            if let Some(number) = number(passage) {
                self.xml.leaf("num", &[], &number);
            }
            self.content("content", &passage.text);
            self.xml.close();
        }
        self.headings(headings, &[]);
    }

    /// Sections, subsections and what is inside, as their pinpoints tell.
    fn provisions(&mut self, document: &Document) {
        let mut headings: &[String] = &[];
        for (index, passage) in document.passages.iter().enumerate() {
            let levels = levels(passage);
            let shared = self
                .levels
                .iter()
                .zip(&levels)
                .take_while(|(a, b)| a == b)
                .count()
                .min(levels.len().saturating_sub(1));
            self.close_to(shared);
            if headings != passage.headings {
                self.close_to(0);
                self.headings(headings, &passage.headings);
                headings = &passage.headings;
            }
            for depth in self.levels.len()..levels.len() {
                let id = levels[..=depth].join("__");
                self.xml
                    .open(LEVELS[depth.min(LEVELS.len() - 1)], &[("eId", &id)]);
                let number = levels[depth].rsplit('_').next().unwrap_or_default();
                let written = if depth == 0 {
                    format!("{number}.")
                } else {
                    format!("({number})")
                };
                self.xml.leaf("num", &[], &written);
                self.levels.push(levels[depth].clone());
            }
            let has_parts = document.passages.get(index + 1).is_some_and(|next| {
                let next_levels = self::levels(next);
                next_levels.len() > levels.len()
                    && next_levels[..levels.len()] == levels[..]
                    && next.headings == passage.headings
            });
            self.content(if has_parts { "intro" } else { "content" }, &passage.text);
        }
        self.close_to(0);
        self.headings(headings, &[]);
    }

    fn close_to(&mut self, depth: usize) {
        while self.levels.len() > depth {
            self.levels.pop();
            self.xml.close();
        }
    }

    fn headings(&mut self, from: &[String], to: &[String]) {
        let shared = from.iter().zip(to).take_while(|(a, b)| a == b).count();
        while self.open > shared {
            self.xml.close();
            self.open -= 1;
        }
        for heading in &to[shared..] {
            self.parts += 1;
            self.xml
                .open("level", &[("eId", &format!("lvl_{}", self.parts))]);
            self.xml.leaf("heading", &[], heading);
            self.open += 1;
        }
    }

    fn content(&mut self, name: &'static str, text: &str) {
        self.xml.open(name, &[]);
        for line in text.split('\n') {
            self.xml.leaf("p", &[], line);
        }
        self.xml.close();
    }
}

/// The number as the document prints it; our own count is none of the document's.
fn number(passage: &Passage) -> Option<String> {
    if passage.counted || matches!(passage.pinpoint.unit(), Unit::Point | Unit::Unnumbered) {
        return None;
    }
    let written = passage.pinpoint.to_string();
    written
        .split_once(' ')
        .map(|(_, number)| format!("{number}."))
}

/// The names of a provision's levels: `sec_9A`, `subsec_1`, `para_b`.
fn levels(passage: &Passage) -> Vec<String> {
    const NAMES: &[&str] = &["subsec", "para", "subpara", "point"];
    let written = passage.pinpoint.to_string();
    let (unit, number) = written.split_once(' ').unwrap_or((written.as_str(), ""));
    let unit = match unit {
        "s" => "sec",
        "r" => "rule",
        other => other,
    };
    let mut pieces = number
        .split(['(', ')', ' '])
        .filter(|piece| !piece.is_empty());
    let mut levels = vec![format!("{unit}_{}", pieces.next().unwrap_or("1"))];
    for (depth, piece) in pieces.enumerate() {
        levels.push(format!("{}_{piece}", NAMES[depth.min(NAMES.len() - 1)]));
    }
    levels
}
