//! What a citation comes to in a matter: found, found but different, not in this corpus.

use std::collections::BTreeMap;

use crate::cite::{self, Citation, Cited, Kind};
use crate::engine::{Engine, EngineError};
use crate::model::{Document, Pinpoint, written_enum};

use super::names::alike;
use super::{by_words, candidates_named};

written_enum! {
    /// The verdict on a citation.
    Status {
        /// One document of the corpus is meant.
        Found = "found",
        /// The authority is here, under another year, number, court or name.
        Differs = "differs",
        /// Several documents fit; choosing is the reader's task.
        Ambiguous = "ambiguous",
        /// No document of this corpus. That it does not exist is never said.
        NotInCorpus = "not-in-corpus",
    }
}

/// What a citation comes to.
#[derive(Debug, Clone, PartialEq)]
pub struct Verdict {
    /// The verdict.
    pub status: Status,
    /// The document that is meant, the one that differs, or the candidates.
    pub documents: Vec<Document>,
    /// What differs, in words.
    pub difference: Option<String>,
    /// The place in the document, where one place is named.
    pub pinpoint: Option<Pinpoint>,
}

impl Verdict {
    const fn none() -> Self {
        Self {
            status: Status::NotInCorpus,
            documents: Vec::new(),
            difference: None,
            pinpoint: None,
        }
    }

    fn of(mut documents: Vec<Document>) -> Self {
        documents.sort_by(|a, b| a.id.cmp(&b.id));
        documents.dedup_by(|a, b| a.id == b.id);
        let status = match documents.len() {
            0 => Status::NotInCorpus,
            1 => Status::Found,
            _ => Status::Ambiguous,
        };
        Self {
            status,
            documents,
            ..Self::none()
        }
    }

    fn differs(documents: Vec<Document>, difference: String) -> Self {
        Self {
            status: Status::Differs,
            difference: Some(difference),
            ..Self::of(documents)
        }
        .with_status(Status::Differs)
    }

    const fn with_status(mut self, status: Status) -> Self {
        self.status = status;
        self
    }

    /// The one document that is meant, if it is certain which.
    #[must_use]
    pub fn document(&self) -> Option<&Document> {
        match (self.status, self.documents.as_slice()) {
            (Status::Found | Status::Differs, [document]) => Some(document),
            _ => None,
        }
    }
}

/// Looks citations up in a matter, each key once.
pub struct Resolver<'e> {
    engine: &'e dyn Engine,
    known: BTreeMap<String, Vec<Document>>,
    named: BTreeMap<String, Vec<Document>>,
}

impl<'e> Resolver<'e> {
    /// A resolver for the matter behind `engine`.
    #[must_use]
    pub const fn new(engine: &'e dyn Engine) -> Self {
        Self {
            engine,
            known: BTreeMap::new(),
            named: BTreeMap::new(),
        }
    }

    fn by_key(&mut self, key: &str) -> Result<Vec<Document>, EngineError> {
        if let Some(known) = self.known.get(key) {
            return Ok(known.clone());
        }
        let found = self.engine.with_key(key)?;
        self.known.insert(key.to_owned(), found.clone());
        Ok(found)
    }

    fn by_keys(&mut self, keys: &[String]) -> Result<Vec<Document>, EngineError> {
        let mut found = Vec::new();
        for key in keys {
            found.extend(self.by_key(key)?);
        }
        found.sort_by(|a, b| a.id.cmp(&b.id));
        found.dedup_by(|a, b| a.id == b.id);
        Ok(found)
    }

    /// The verdict on each citation of a text, in order. Parts of one full citation share
    /// theirs; a short form has that of what it leads back to.
    ///
    /// # Errors
    /// If the index cannot be read.
    pub fn verdicts(&mut self, citations: &[Citation]) -> Result<Vec<Verdict>, EngineError> {
        let mut verdicts: Vec<Verdict> = Vec::with_capacity(citations.len());
        for i in 0..citations.len() {
            let citation = &citations[i];
            let first = cite::group(citations, i).next().unwrap_or(i);
            let verdict = match citation.kind {
                Kind::Short | Kind::Supra | Kind::Ibid => match citation.antecedent {
                    Some(name) if name < i => verdicts[name].clone(),
                    None if citation.kind == Kind::Short => self.short(&citation.text)?,
                    _ => Verdict::none(),
                },
                _ if first < i => verdicts[first].clone(),
                Kind::CaseName | Kind::Neutral | Kind::Eklr | Kind::Report | Kind::CaseNumber => {
                    let group: Vec<&Citation> =
                        cite::group(citations, i).map(|at| &citations[at]).collect();
                    self.case(&group)?
                }
                _ => self.law(citation)?,
            };
            verdicts.push(with_place(verdict, citation));
        }
        Ok(verdicts)
    }

    /// The verdict on each citation of a passage of the index. Short forms have lost the text
    /// that they lead back to; their keys stand for it.
    ///
    /// # Errors
    /// If the index cannot be read.
    pub fn cited(&mut self, cited: &[Cited]) -> Result<Vec<Verdict>, EngineError> {
        let citations: Vec<Citation> = cited.iter().map(|one| one.citation.clone()).collect();
        let mut verdicts = self.verdicts(&citations)?;
        for (verdict, one) in verdicts.iter_mut().zip(cited) {
            let back = matches!(one.citation.kind, Kind::Short | Kind::Supra | Kind::Ibid);
            if back && !one.keys.is_empty() {
                *verdict = with_place(self.by_best_key(&one.keys)?, &one.citation);
            }
        }
        Ok(verdicts)
    }

    /// The documents of the most telling of some keys of one authority.
    fn by_best_key(&mut self, keys: &[String]) -> Result<Verdict, EngineError> {
        for kind in ["neutral/", "report/", "case/", "docket/"] {
            let of_kind: Vec<String> = keys
                .iter()
                .filter(|key| key.starts_with(kind))
                .cloned()
                .collect();
            let found = self.by_keys(&of_kind)?;
            if !found.is_empty() {
                return Ok(Verdict::of(found));
            }
        }
        Ok(Verdict::none())
    }

    /// The verdict on one citation that a person typed; the parts of a full citation count
    /// together.
    ///
    /// # Errors
    /// If the index cannot be read.
    pub fn typed(&mut self, text: &str) -> Result<Verdict, EngineError> {
        let citations = cite::find(text, &cite::Options { all: true });
        let verdicts = self.verdicts(&citations)?;
        let rank = |verdict: &Verdict| {
            Status::ALL
                .iter()
                .position(|status| *status == verdict.status)
        };
        let place = verdicts.iter().find_map(|verdict| verdict.pinpoint.clone());
        let mut best = verdicts
            .into_iter()
            .min_by_key(rank)
            .unwrap_or_else(Verdict::none);
        best.pinpoint = best.pinpoint.or(place);
        Ok(best)
    }

    /// A case by all parts of its citation.
    fn case(&mut self, group: &[&Citation]) -> Result<Verdict, EngineError> {
        let cited = Case::of(group);
        let exact = self.by_keys(&cited.exact)?;
        if !exact.is_empty() {
            return Ok(judged_by_citation(exact, &cited));
        }
        let numbered = self.by_keys(&cited.dockets)?;
        if let Some(name) = cited.name {
            let mut named = self.named(name)?;
            let in_case: Vec<Document> = named
                .iter()
                .filter(|document| numbered.iter().any(|other| other.id == document.id))
                .cloned()
                .collect();
            if !in_case.is_empty() {
                named = in_case;
            }
            if !named.is_empty() {
                return Ok(judged_by_name(named, &cited));
            }
            if let [only] = numbered.as_slice()
                && !alike(name, &only.title)
            {
                let difference = format!("this case number is of {}", only.title);
                return Ok(Verdict::differs(numbered, difference));
            }
        }
        Ok(Verdict::of(in_year(numbered, cited.year.as_deref())))
    }

    /// The documents of a case name: by its key, else by its words.
    fn named(&mut self, name: &Citation) -> Result<Vec<Document>, EngineError> {
        let found = self.by_keys(&cite::keys(name, None))?;
        let text = name.normal.as_deref().unwrap_or(&name.text);
        if !found.is_empty() || !name.parts.contains_key("left") {
            return Ok(found);
        }
        if let Some(known) = self.named.get(text) {
            return Ok(known.clone());
        }
        let words = ["left", "right"]
            .iter()
            .filter_map(|side| name.parts.get(*side))
            .filter_map(|party| party.split(['(', ';', '&', '[']).next())
            .collect::<Vec<_>>()
            .join(" ");
        let mut found = by_words(self.engine, &words)?;
        found.retain(|document| document.kind.is_decision() && alike(name, &document.title));
        self.named.insert(text.to_owned(), found.clone());
        Ok(found)
    }

    /// A cut-down name that the text never gave in full.
    fn short(&mut self, text: &str) -> Result<Verdict, EngineError> {
        let mut found = candidates_named(self.engine, text)?;
        found.retain(|document| document.kind.is_decision());
        Ok(Verdict::of(found))
    }

    /// A law, a notice, a treaty, or a place in one.
    fn law(&mut self, citation: &Citation) -> Result<Verdict, EngineError> {
        let part = |name: &str| citation.parts.get(name).filter(|part| !part.is_empty());
        let keys: Vec<String> = cite::keys(citation, None)
            .into_iter()
            .filter(|key| !key.contains('#'))
            .collect();
        let exact = self.by_keys(&keys)?;
        if let [law] = exact.as_slice()
            && let Some(difference) = other_law(law, citation)
        {
            return Ok(Verdict::differs(exact, difference));
        }
        if !exact.is_empty() {
            return Ok(Verdict::of(exact));
        }
        // The title without its year, for an Act that is here under another.
        let bare: Vec<String> = keys
            .iter()
            .filter_map(|key| key.split_once('@').map(|(bare, _)| bare.to_owned()))
            .collect();
        let titled = self.by_keys(&bare)?;
        let Some(year) = part("year").filter(|_| !titled.is_empty()) else {
            return Ok(Verdict::none());
        };
        let here: Vec<String> = titled
            .iter()
            .map(|document| format!("{} ({})", document.title, cite::years(document).join(", ")))
            .collect();
        let difference = format!(
            "the corpus has no such law of {year}; it has {}",
            here.join("; ")
        );
        Ok(Verdict::differs(titled, difference))
    }
}

/// What the parts of a full citation say together.
struct Case<'a> {
    name: Option<&'a Citation>,
    neutral: Option<&'a Citation>,
    /// Keys of neutral citations and reports.
    exact: Vec<String>,
    dockets: Vec<String>,
    year: Option<String>,
}

impl<'a> Case<'a> {
    fn of(group: &[&'a Citation]) -> Self {
        let of_kind = |kind: Kind| group.iter().copied().find(|citation| citation.kind == kind);
        let keys = |kinds: &[Kind]| -> Vec<String> {
            group
                .iter()
                .filter(|citation| kinds.contains(&citation.kind))
                .flat_map(|citation| cite::keys(citation, None))
                .collect()
        };
        let year = [Kind::Neutral, Kind::Eklr, Kind::Report]
            .into_iter()
            .filter_map(of_kind)
            .find_map(|citation| citation.parts.get("year").cloned());
        Self {
            name: of_kind(Kind::CaseName),
            neutral: of_kind(Kind::Neutral),
            exact: keys(&[Kind::Neutral, Kind::Report]),
            dockets: keys(&[Kind::CaseNumber]),
            year,
        }
    }
}

/// The verdict where a neutral citation or report leads to documents: does the rest agree?
fn judged_by_citation(found: Vec<Document>, cited: &Case<'_>) -> Verdict {
    let Some(name) = cited.name else {
        return Verdict::of(found);
    };
    let (agree, other): (Vec<Document>, Vec<Document>) = found
        .into_iter()
        .partition(|document| alike(name, &document.title));
    if agree.is_empty() {
        let titles: Vec<&str> = other
            .iter()
            .map(|document| document.title.as_str())
            .collect();
        let difference = format!("this citation is of {}", titles.join("; "));
        return Verdict::differs(other, difference);
    }
    if let [document] = agree.as_slice()
        && let Some(difference) = other_number(document, &cited.dockets)
    {
        return Verdict::differs(agree, difference);
    }
    Verdict::of(agree)
}

/// The verdict where only the name leads to documents: year, number and court must agree.
fn judged_by_name(named: Vec<Document>, cited: &Case<'_>) -> Verdict {
    let agree = in_year(named.clone(), cited.year.as_deref());
    if agree.is_empty() {
        let here = named
            .iter()
            .map(own_citation)
            .collect::<Vec<_>>()
            .join("; ");
        let year = cited.year.as_deref().unwrap_or_default();
        let difference =
            format!("the corpus has no decision of {year} under this name; it has {here}");
        return Verdict::differs(named, difference);
    }
    if cited.neutral.is_some() {
        let (silent, speaking): (Vec<Document>, Vec<Document>) = agree
            .into_iter()
            .partition(|document| neutral_of(document).is_none());
        if silent.is_empty() {
            let here = speaking
                .iter()
                .map(own_citation)
                .collect::<Vec<_>>()
                .join("; ");
            let difference = format!("the corpus has it as {here}");
            return Verdict::differs(speaking, difference);
        }
        let court = cited.neutral.and_then(|neutral| neutral.parts.get("court"));
        let elsewhere = |document: &Document| matches!((&document.court, court), (Some(own), Some(cited)) if own != cited);
        let (other, fits): (Vec<Document>, Vec<Document>) = silent.into_iter().partition(elsewhere);
        if fits.is_empty() {
            let here = other
                .iter()
                .map(own_citation)
                .collect::<Vec<_>>()
                .join("; ");
            let difference = format!("the corpus has it from another court: {here}");
            return Verdict::differs(other, difference);
        }
        return Verdict::of(fits);
    }
    if let [document] = agree.as_slice()
        && let Some(difference) = other_number(document, &cited.dockets)
    {
        return Verdict::differs(agree, difference);
    }
    Verdict::of(agree)
}

/// What differs, if a cited case number is none of the document's.
fn other_number(document: &Document, dockets: &[String]) -> Option<String> {
    if dockets.is_empty() || document.number.is_empty() {
        return None;
    }
    let own = cite::document_keys(document);
    let number = |key: &String| key.split('@').next().map(str::to_owned);
    let own: Vec<String> = own.iter().filter_map(number).collect();
    let shared = dockets
        .iter()
        .filter_map(number)
        // The kind of case is written in many ways; its number and year are not.
        .any(|cited| own.iter().any(|own| tail(own) == tail(&cited)));
    (!shared).then(|| format!("its number here is {}", document.number.join("; ")))
}

/// What differs, if the number or chapter in a citation is not the law's.
fn other_law(law: &Document, citation: &Citation) -> Option<String> {
    if citation.kind != Kind::Act {
        return None;
    }
    let written: Vec<&str> = law
        .number
        .iter()
        .map(String::as_str)
        .chain(law.citations.iter().map(|citation| citation.cite.as_str()))
        .collect();
    let own = |part: &str| -> Vec<String> {
        written
            .iter()
            .filter_map(|text| {
                let act = if text.starts_with("No") { "Act " } else { "" };
                cite::parse(&format!("{act}{text}"))
            })
            .filter(|own| matches!(own.kind, Kind::Act | Kind::Cap))
            .filter_map(|own| own.parts.get(part).filter(|part| !part.is_empty()).cloned())
            .collect()
    };
    for (part, words) in [("number", "number"), ("cap", "chapter")] {
        let Some(cited) = citation.parts.get(part).filter(|part| !part.is_empty()) else {
            continue;
        };
        // A chapter that only the pack knows was not cited.
        if !citation.text.contains(cited.as_str()) {
            continue;
        }
        let mut known = own(part);
        if part == "cap" {
            known.extend(law.cap.clone());
        }
        if !known.is_empty() && !known.iter().any(|own| own.eq_ignore_ascii_case(cited)) {
            known.dedup();
            return Some(format!("its {words} here is {}", known.join(", ")));
        }
    }
    None
}

/// Number and year of a docket's key.
fn tail(key: &str) -> Option<&str> {
    let rest = key.strip_prefix("docket/")?;
    rest.split_once('/').map(|(_, tail)| tail)
}

fn in_year(documents: Vec<Document>, year: Option<&str>) -> Vec<Document> {
    let Some(year) = year else { return documents };
    let agrees = |document: &Document| {
        // What was never decided is reported nowhere.
        if document.kind == crate::model::Kind::Proceeding {
            return false;
        }
        let years = cite::years(document);
        years.is_empty() || years.iter().any(|own| own == year)
    };
    documents.into_iter().filter(agrees).collect()
}

/// The document's neutral citation, as the corpus has it.
fn neutral_of(document: &Document) -> Option<&str> {
    document
        .citations
        .iter()
        .map(|citation| citation.cite.as_str())
        .find(|cite| cite::parse(cite).is_some_and(|citation| citation.kind == Kind::Neutral))
}

/// How the corpus cites a document, for a message.
fn own_citation(document: &Document) -> String {
    let best = neutral_of(document)
        .map(str::to_owned)
        .or_else(|| document.citation().map(|citation| citation.cite.clone()));
    match (best, document.date) {
        (Some(cite), _) => cite,
        (None, Some(date)) => format!("{} of {}", document.id, date.in_words()),
        (None, None) => document.id.to_string(),
    }
}

/// The place that a citation names in the document that it leads to.
fn with_place(mut verdict: Verdict, citation: &Citation) -> Verdict {
    let targets: Vec<&str> = citation
        .parts
        .get("targets")
        .map_or_else(Vec::new, |targets| targets.split("; ").collect());
    let place = match targets.as_slice() {
        [one] => cite::place_of(one),
        [] => citation.pinpoint.as_deref().and_then(place_in_words),
        _ => None,
    };
    verdict.pinpoint = place;
    verdict
}

/// `at paragraph 45`, `[12]`; not `at 639`, which is a page of a report.
fn place_in_words(text: &str) -> Option<Pinpoint> {
    let bare = text
        .trim_start_matches([',', ' '])
        .trim_start_matches("at ")
        .trim_start_matches("the ");
    let named = bare.starts_with(|c: char| c.is_alphabetic() || c == '[');
    named.then(|| bare.parse().ok()).flatten()
}
