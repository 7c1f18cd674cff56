//! Tables of authorities in Kenyan order: constitution, statutes, subsidiary legislation, Bills,
//! Kenyan cases by rank of court, foreign cases, treaties, others.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use crate::cite::{self, Citation, Cited, Kind};
use crate::engine::{Citing, Engine, EngineError};
use crate::model::{self, DocId, Document, Pinpoint};

use super::resolve::{Resolver, Status, Verdict};
use super::usage::{Use, sentence_of, usage};

/// The groups of a table of authorities, in their order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Group {
    /// The Constitution of Kenya.
    Constitution,
    /// Acts of Parliament.
    Statutes,
    /// Rules, regulations and Legal Notices.
    Subsidiary,
    /// Bills and drafts of Bills.
    Bills,
    /// Decisions of Kenyan courts.
    KenyanCases,
    /// Decisions of the courts of other countries.
    ForeignCases,
    /// Treaties, and decisions of the bodies made by them.
    Treaties,
    /// Everything else.
    Others,
}

impl Group {
    /// The heading of the group.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Constitution => "Constitution",
            Self::Statutes => "Statutes",
            Self::Subsidiary => "Subsidiary legislation",
            Self::Bills => "Bills",
            Self::KenyanCases => "Kenyan cases",
            Self::ForeignCases => "Foreign cases",
            Self::Treaties => "Treaty bodies",
            Self::Others => "Statements and reports",
        }
    }

    /// The heading of the group in a table of what texts cite, where treaties stand beside
    /// their bodies and notices beside statements.
    #[must_use]
    pub const fn cited_label(self) -> &'static str {
        match self {
            Self::Treaties => "Treaties and treaty bodies",
            Self::Others => "Others",
            other => other.label(),
        }
    }
}

/// Where an authority stands in a table: group, rank of the court, newest first, title.
pub type Order = (Group, u8, Reverse<i64>, String);

/// The group of a document.
#[must_use]
pub fn group_of(document: &Document) -> Group {
    let country = document
        .court
        .as_deref()
        .and_then(cite::court)
        .map(|court| court.country.as_str());
    match (document.kind, country) {
        (model::Kind::Constitution, _) => Group::Constitution,
        (model::Kind::Act, _) => Group::Statutes,
        (model::Kind::Rules | model::Kind::Regulations, _) => Group::Subsidiary,
        (model::Kind::Bill, _) => Group::Bills,
        (kind, Some("int")) if kind.is_decision() => Group::Treaties,
        (kind, Some("ke") | None) if kind.is_decision() => Group::KenyanCases,
        (kind, Some(_)) if kind.is_decision() => Group::ForeignCases,
        _ => Group::Others,
    }
}

/// Where a document stands in a table.
#[must_use]
pub fn order_of(document: &Document) -> Order {
    let court = document.court.as_deref().and_then(cite::court);
    (
        group_of(document),
        court.map_or(u8::MAX, |court| court.rank),
        Reverse(document.date.map_or(0, |date| date.first_day())),
        document.title.clone(),
    )
}

/// Where something is cited.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    /// A passage of the corpus.
    Passage(DocId, Pinpoint),
    /// A line of a text, from 1.
    Line(usize),
}

/// One row of a table.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// Its group.
    pub group: Group,
    /// Whether the corpus has it.
    pub status: Status,
    /// What it is called.
    pub title: String,
    /// The document, or the candidates.
    pub documents: Vec<Document>,
    /// What differs from the corpus.
    pub difference: Option<String>,
    /// The forms in which it is cited.
    pub forms: BTreeSet<String>,
    /// The provisions of it that are cited, as normal forms write them.
    pub provisions: Vec<String>,
    /// Where it is cited, in order.
    pub places: Vec<Place>,
    /// Its own passages that bear on the issue, for the table of an issue.
    pub own: Vec<Pinpoint>,
    /// Why it is no authority but a step of the case whose table this is, if every mention is one.
    pub history: Option<String>,
    order: Order,
}

/// Whose authorities are listed.
pub enum Texts<'a> {
    /// Everything that the matter cites.
    Matter,
    /// What the passages on an issue cite, and the decisions and laws that they stand in.
    Issue(&'a str),
    /// What one document cites.
    Document(&'a DocId),
    /// What a text cites: each citation with its line.
    Draft(&'a [(Citation, usize)]),
}

/// The table of authorities of some texts: what the corpus cannot confirm first, then by group;
/// of a document, the steps of its own case last.
///
/// # Errors
/// If the index cannot be read.
pub fn authorities(engine: &dyn Engine, texts: &Texts<'_>) -> Result<Vec<Row>, EngineError> {
    let mut table = Table {
        resolver: Resolver::new(engine),
        rows: BTreeMap::new(),
        subject: None,
    };
    match texts {
        Texts::Matter => {
            for document in engine.documents()? {
                for citing in engine.citations(&document.id)? {
                    table.passage(&citing)?;
                }
            }
        }
        Texts::Document(id) => {
            table.subject = engine.document(id)?;
            for citing in engine.citations(id)? {
                table.passage(&citing)?;
            }
        }
        Texts::Issue(issue) => {
            for document in engine.documents_on(issue)? {
                for citing in engine.citations(&document.id)? {
                    let passage = &citing.located.passage;
                    if passage.issues.iter().any(|own| own.as_str() == *issue) {
                        table.passage(&citing)?;
                        table.own(&document, passage.pinpoint.clone());
                    }
                }
            }
        }
        Texts::Draft(citations) => table.draft(citations)?,
    }
    let mut rows: Vec<Row> = table.rows.into_values().collect();
    for row in &mut rows {
        // Section 3 before section 20.
        row.provisions
            .sort_by_cached_key(|place| (cite::place_of(place), place.clone()));
        row.provisions.dedup();
    }
    rows.sort_by(|a, b| {
        let place = |row: &Row| (row.history.is_some(), row.status == Status::Found);
        (place(a), &a.order).cmp(&(place(b), &b.order))
    });
    Ok(rows)
}

struct Table<'e> {
    resolver: Resolver<'e>,
    /// Rows by document and status, or by the key of what the corpus has not.
    rows: BTreeMap<(String, Status), Row>,
    /// The decision whose table this is: what is a step of its own case is told apart.
    subject: Option<Document>,
}

impl Table<'_> {
    fn passage(&mut self, citing: &Citing) -> Result<(), EngineError> {
        let verdicts = self.resolver.cited(&citing.cited)?;
        let place = Place::Passage(
            citing.located.document.clone(),
            citing.located.passage.pinpoint.clone(),
        );
        let own = &citing.located.document;
        for mention in grouped(&citing.cited) {
            let verdict = &verdicts[mention.first];
            // A document that names itself, or its own case, cites nothing.
            if !verdict.documents.iter().any(|document| document.id == *own) {
                let history = self.history(&mention, verdict, &citing.located.passage.text);
                self.mention(&mention, verdict, &place, history);
            }
        }
        Ok(())
    }

    /// Why a mention is a step of the subject's own case, if it is.
    fn history(&self, mention: &Full<'_>, verdict: &Verdict, text: &str) -> Option<String> {
        let subject = self.subject.as_ref()?;
        let sentence = sentence_of(text, mention.parts[0]);
        match usage(subject, verdict.document(), &mention.parts, &sentence) {
            (Use::ProceduralHistory, why) => Some(why),
            (Use::Authority, _) => None,
        }
    }

    fn draft(&mut self, citations: &[(Citation, usize)]) -> Result<(), EngineError> {
        let all: Vec<Citation> = citations.iter().map(|(one, _)| one.clone()).collect();
        let verdicts = self.resolver.verdicts(&all)?;
        let keys = cite::keys_in(&all);
        let cited: Vec<Cited> = all
            .into_iter()
            .zip(keys)
            .map(|(citation, keys)| Cited { citation, keys })
            .collect();
        for mention in grouped(&cited) {
            let place = Place::Line(citations[mention.first].1);
            self.mention(&mention, &verdicts[mention.first], &place, None);
        }
        Ok(())
    }

    fn mention(
        &mut self,
        mention: &Full<'_>,
        verdict: &Verdict,
        place: &Place,
        history: Option<String>,
    ) {
        let Some(key) = mention.key() else { return };
        let name = match verdict.document() {
            Some(document) => document.id.to_string(),
            None => key,
        };
        let row = self
            .rows
            .entry((name, verdict.status))
            .and_modify(|row| {
                // Once cited for what it says, it is an authority.
                if history.is_none() {
                    row.history = None;
                }
            })
            .or_insert_with(|| Row {
                history: history.clone(),
                ..new_row(mention, verdict)
            });
        row.forms.insert(mention.text());
        let targets = mention.parts[0].citation.parts.get("targets");
        row.provisions.extend(
            targets
                .into_iter()
                .flat_map(|all| all.split("; "))
                .map(str::to_owned),
        );
        if row.places.last() != Some(place) {
            row.places.push(place.clone());
        }
    }

    fn own(&mut self, document: &Document, pinpoint: Pinpoint) {
        if !(document.kind.is_decision() || document.kind.is_law()) {
            return;
        }
        let row = self
            .rows
            .entry((document.id.to_string(), Status::Found))
            .or_insert_with(|| document_row(document, Status::Found));
        row.own.push(pinpoint);
    }
}

/// A full citation: the tokens of one group.
struct Full<'c> {
    first: usize,
    parts: Vec<&'c Cited>,
}

fn grouped(cited: &[Cited]) -> Vec<Full<'_>> {
    let mut mentions: Vec<Full<'_>> = Vec::new();
    for (first, one) in cited.iter().enumerate() {
        let joins = |last: &Full<'_>| {
            one.citation.group.is_some()
                && last
                    .parts
                    .last()
                    .is_some_and(|part| part.citation.group == one.citation.group)
        };
        match mentions.last_mut().filter(|last| joins(last)) {
            Some(last) => last.parts.push(one),
            None => mentions.push(Full {
                first,
                parts: vec![one],
            }),
        }
    }
    mentions
}

impl Full<'_> {
    /// The key that tells the authority best; none where nothing does.
    fn key(&self) -> Option<String> {
        const BEST: [&str; 8] = [
            "neutral/", "report/", "case/", "docket/", "law/", "ln/", "gn/", "bill/",
        ];
        let rank = |key: &&String| {
            BEST.iter()
                .position(|kind| key.starts_with(kind))
                .unwrap_or(BEST.len())
        };
        let keys = self.parts.iter().flat_map(|part| &part.keys);
        // A provision counts for its law.
        keys.filter(|key| !key.contains('#'))
            .min_by_key(rank)
            .cloned()
    }

    fn text(&self) -> String {
        let texts: Vec<&str> = self
            .parts
            .iter()
            .map(|part| part.citation.text.as_str())
            .collect();
        let joined = texts.join(" ");
        joined.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// What the authority is called: its law, or its full citation in normal form.
    fn title(&self) -> String {
        if let Some(instrument) = self.parts[0].citation.parts.get("instrument") {
            return instrument.clone();
        }
        let first = &self.parts[0].citation;
        let part = |name: &str| first.parts.get(name).filter(|part| !part.is_empty());
        if let (Kind::Act, Some(title), Some(year)) = (first.kind, &first.normal, part("year"))
            && !title.ends_with(year.as_str())
        {
            return part("number").map_or_else(
                || format!("{title}, {year}"),
                |number| format!("{title} (No. {number} of {year})"),
            );
        }
        let normal: Vec<&str> = self
            .parts
            .iter()
            .filter_map(|part| part.citation.normal.as_deref())
            .collect();
        if normal.is_empty() {
            self.text()
        } else {
            normal.join(" ")
        }
    }

    /// Where it stands in a table, as far as the citation tells.
    fn order(&self) -> Order {
        let (group, rank) = self.group();
        let year = self
            .parts
            .iter()
            .find_map(|part| part.citation.parts.get("year")?.parse::<i64>().ok());
        (
            group,
            rank,
            Reverse(year.unwrap_or(0) * 10_000),
            self.title(),
        )
    }

    fn group(&self) -> (Group, u8) {
        let last = u8::MAX;
        let first = &self.parts[0].citation;
        match first.kind {
            Kind::Constitution if self.title().ends_with("Kenya") => (Group::Constitution, last),
            Kind::Constitution => (Group::Others, last),
            Kind::LegalNotice => (Group::Subsidiary, last),
            Kind::GazetteNotice => (Group::Others, last),
            Kind::Bill => (Group::Bills, last),
            Kind::Treaty => (Group::Treaties, last),
            Kind::Act | Kind::Cap | Kind::Provision => (law_group(&self.title()), last),
            _ => self.case_group(),
        }
    }

    fn case_group(&self) -> (Group, u8) {
        let court = self
            .parts
            .iter()
            .find_map(|part| cite::court(part.citation.parts.get("court")?));
        if let Some(court) = court {
            let group = match court.country.as_str() {
                "ke" => Group::KenyanCases,
                "int" => Group::Treaties,
                _ => Group::ForeignCases,
            };
            return (group, court.rank);
        }
        let foreign = self
            .parts
            .iter()
            .filter_map(|part| part.citation.parts.get("series"))
            .filter_map(|series| cite::series_country(series))
            // The East African reports are of Kenya too.
            .any(|country| !matches!(country, "ke" | "ea"));
        let group = if foreign {
            Group::ForeignCases
        } else {
            Group::KenyanCases
        };
        (group, u8::MAX)
    }
}

/// The group of a law that the corpus has not, by its title.
fn law_group(title: &str) -> Group {
    if cite::laws()
        .iter()
        .any(|law| law.treaty && law.title == title)
    {
        return Group::Treaties;
    }
    let last = title.split_whitespace().last().unwrap_or_default();
    match last.to_lowercase().as_str() {
        "rules" | "regulations" | "order" | "directions" => Group::Subsidiary,
        "bill" => Group::Bills,
        _ => Group::Statutes,
    }
}

fn new_row(mention: &Full<'_>, verdict: &Verdict) -> Row {
    if let Some(document) = verdict.document() {
        let mut row = document_row(document, verdict.status);
        if verdict.status == Status::Differs {
            row.title = mention.title();
        }
        row.difference = verdict.difference.clone();
        return row;
    }
    Row {
        group: mention.order().0,
        status: verdict.status,
        title: mention.title(),
        documents: verdict.documents.clone(),
        difference: verdict.difference.clone(),
        forms: BTreeSet::new(),
        provisions: Vec::new(),
        places: Vec::new(),
        own: Vec::new(),
        history: None,
        order: mention.order(),
    }
}

fn document_row(document: &Document, status: Status) -> Row {
    Row {
        group: group_of(document),
        status,
        title: document.title.clone(),
        documents: vec![document.clone()],
        difference: None,
        forms: BTreeSet::new(),
        provisions: Vec::new(),
        places: Vec::new(),
        own: Vec::new(),
        history: None,
        order: order_of(document),
    }
}
