//! Which of a document's sources is its official text, and whether a text that came from
//! there is the document's.

use std::collections::{BTreeMap, BTreeSet};

use crate::fetch::{Address, listed};
use crate::model::{DocId, Document, PartialDate, Source, Verification};
use crate::text::{fold, tokens};

/// Share of a title's words that another must have to be called alike, from 0 to 1.
const ALIKE: f64 = 0.6;

/// The sources at hosts that the matter lists, the best first: in the order of `hosts`, then
/// as the document names them.
///
/// Where the document marks sources as official, no others are meant. It names as sources also
/// the pages of other works, which speak about it: an address that names another work, court or
/// day is passed over, unless it is marked or `named` asks for that source.
#[must_use]
pub fn official_sources<'a>(
    document: &'a Document,
    hosts: &[String],
    named: Option<&str>,
) -> Vec<&'a Source> {
    // Where somebody marked which source is the document itself, no other is taken for it.
    let marked = document.sources.iter().any(|source| source.official);
    let mut found: Vec<(usize, &Source)> = document
        .sources
        .iter()
        .filter(|source| match named {
            Some(named) => source.id == named,
            None => source.official || !marked,
        })
        .filter_map(|source| {
            let address = Address::parse(source.url.as_deref()?).ok()?;
            let host = listed(&address, hosts)?;
            let is_told = named.is_some() || source.official;
            (is_told || !is_of_another_work(&address, document)).then_some((host, source))
        })
        .collect();
    found.sort_by_key(|(host, _)| *host);
    let mut seen = BTreeSet::new();
    found
        .into_iter()
        .map(|(_, source)| source)
        .filter(|source| seen.insert(source.url.as_deref()))
        .collect()
}

/// The addresses at which documents have their official text, as these documents mark it: to any
/// other document that names one it is a page about another work.
#[must_use]
pub fn claimed_addresses(documents: &[Document]) -> BTreeMap<String, DocId> {
    documents
        .iter()
        .flat_map(|document| {
            let sources = document.sources.iter().filter(|source| source.official);
            sources.filter_map(|source| Some((source.url.clone()?, document.id.clone())))
        })
        .collect()
}

/// Whether an address says by its Akoma Ntoso path that it is of another work:
/// `/akn/ke/judgment/kehc/2031/1/eng@2031-01-30`.
fn is_of_another_work(address: &Address, document: &Document) -> bool {
    // Kenya Law's older pages are all of decisions: `/caselaw/cases/view/1/`.
    if address.path().contains("/caselaw/cases/") && !document.kind.is_decision() {
        return true;
    }
    let Some(at) = address.path().find("/akn/") else {
        return false;
    };
    let path = &address.path()[at..];
    let parts: Vec<&str> = path.split('/').skip(2).collect();
    let decides = parts.get(1) == Some(&"judgment");
    if decides != document.kind.is_decision() || document.kind.is_statement() {
        return true;
    }
    if let Some(work) = &document.work {
        return !names_work(path, work);
    }
    if !decides {
        let numbers: Vec<_> = numbers_of(document).into_iter().collect();
        return !numbers.is_empty() && !numbers.iter().any(|pair| is_act(&parts, pair));
    }
    let court = parts.get(2).copied().unwrap_or_default();
    let other_court = document
        .court
        .as_ref()
        .is_some_and(|known| !known.eq_ignore_ascii_case(court));
    let day: Option<PartialDate> = path
        .rsplit_once('@')
        .and_then(|(_, day)| day.split(['/', '!']).next()?.parse().ok());
    other_court || !agree(document.date, day)
}

/// Whether the parts of a path end as those of a law do, in year, number and expression:
/// `act/2031/4/eng@2031-12-31`.
fn is_act(parts: &[&str], (number, year): &(String, String)) -> bool {
    parts.windows(2).any(|pair| pair == [year, number])
}

/// Whether a path is that of a work, of one of its expressions or of a part of it.
fn names_work(path: &str, work: &str) -> bool {
    path.strip_prefix(work)
        .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

/// Whether a text is that of a document of the matter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Sameness {
    /// It names itself as the document.
    Same,
    /// It names nothing by which it could be told.
    Untold,
    /// It is another: in what they differ.
    Another(String),
}

/// Says whether `new`, a text from `address`, is that of `known`.
#[must_use]
pub fn sameness(known: &Document, new: &Document, address: &str) -> Sameness {
    if let Some(difference) = difference(known, new) {
        return Sameness::Another(difference);
    }
    let by_address = || {
        known.work.as_ref().is_some_and(|work| {
            address
                .find("/akn/")
                .is_some_and(|at| names_work(&address[at..], work))
        })
    };
    let same = shares(&cited(&known.citations, true), &cited(&new.citations, true))
        || (known.work.is_some() && known.work == new.work)
        || by_address()
        || alike(&known.title, &new.title)
        || known
            .sources
            .iter()
            .filter_map(|source| source.title.as_ref())
            .any(|title| fold(title) == fold(&new.title))
        || (shares_number(known, new)
            && (known.kind.is_law() || (known.date.is_some() && new.date.is_some())));
    if same {
        Sameness::Same
    } else {
        Sameness::Untold
    }
}

/// In what two documents differ that cannot differ in one work. What the matter holds
/// unverified proves nothing.
fn difference(known: &Document, new: &Document) -> Option<String> {
    let sure = |key: &str| !known.unverified.iter().any(|other| other == key);
    let family = |document: &Document| (document.kind.is_decision(), document.kind.is_law());
    if family(known) != family(new) {
        return Some(format!(
            "it is a {}, not a {}",
            new.kind.label(),
            known.kind.label()
        ));
    }
    let differ = |what: &str, known: &str, new: &str| {
        Some(format!("its {what} is {new}, the document's {known}"))
    };
    if let (true, Some(was), Some(is)) = (sure("work"), &known.work, &new.work)
        && was != is
    {
        return differ("work", was, is);
    }
    if known.kind.is_law() {
        return match (&known.cap, &new.cap) {
            (Some(was), Some(is)) if sure("cap") && fold(was) != fold(is) => {
                differ("Cap.", was, is)
            }
            _ => None,
        };
    }
    if !known.kind.is_decision() {
        return None;
    }
    let (was, is) = (neutral(known, false), neutral(new, true));
    if !was.is_empty() && !is.is_empty() && was.is_disjoint(&is) {
        return differ("citation", &list(&was), &list(&is));
    }
    if let (true, Some(was), Some(is)) = (sure("court"), &known.court, &new.court)
        && was != is
    {
        return differ("court", was, is);
    }
    if let (true, Some(was), Some(is)) = (sure("date"), known.date, new.date)
        && !agree(Some(was), Some(is))
    {
        return differ("date", &was.to_string(), &is.to_string());
    }
    None
}

fn agree(a: Option<PartialDate>, b: Option<PartialDate>) -> bool {
    match (a, b) {
        (Some(a), Some(b)) => a.first_day() <= b.last_day() && b.first_day() <= a.last_day(),
        _ => true,
    }
}

fn shares(a: &BTreeSet<String>, b: &BTreeSet<String>) -> bool {
    !a.is_disjoint(b)
}

fn list(names: &BTreeSet<String>) -> String {
    names.iter().cloned().collect::<Vec<_>>().join(", ")
}

fn cited(citations: &[crate::model::DocumentCitation], all: bool) -> BTreeSet<String> {
    citations
        .iter()
        .filter(|citation| all || citation.verification != Verification::Unverified)
        .map(|citation| fold(&citation.cite))
        .collect()
}

/// Its neutral citations, as `[2031] KEHC 1`.
fn neutral(document: &Document, all: bool) -> BTreeSet<String> {
    cited(&document.citations, all)
        .iter()
        .filter_map(|cite| {
            let (year, rest) = cite.split_once('[')?.1.split_once(']')?;
            let mut words = rest.split_whitespace();
            let court = words.next()?.to_ascii_uppercase();
            let number: u32 = words.next()?.parse().ok()?;
            let court_known = crate::cite::court(&court).is_some();
            court_known.then(|| format!("[{}] {court} {number}", year.trim()))
        })
        .collect()
}

/// Whether two titles have most of the words of the longer one in common.
fn alike(known: &str, new: &str) -> bool {
    if fold(known) == fold(new) {
        return true;
    }
    let words = |text: &str| -> BTreeSet<String> {
        tokens(text)
            .into_iter()
            .map(|token| token.word)
            .filter(|word| word.chars().count() > 2 || word.chars().all(|c| c.is_ascii_digit()))
            .collect()
    };
    let (known, new) = (words(known), words(new));
    let common = known.intersection(&new).count() as f64;
    let most = known.len().max(new.len()).max(1) as f64;
    common / most >= ALIKE
}

/// Whether they share a number of a year: `Petition 56, 58 & 59 of 2031` has three.
fn shares_number(known: &Document, new: &Document) -> bool {
    !numbers_of(known).is_disjoint(&numbers_of(new))
}

/// Its numbers with their years.
pub(super) fn numbers_of(document: &Document) -> BTreeSet<(String, String)> {
    document
        .number
        .iter()
        .flat_map(|text| numbers(text))
        .collect()
}

fn numbers(text: &str) -> Vec<(String, String)> {
    let mut pairs = Vec::new();
    let mut open: Vec<String> = Vec::new();
    for word in fold(text).split(|c: char| !c.is_ascii_alphanumeric()) {
        let is_year = word.len() == 4 && word.bytes().all(|byte| byte.is_ascii_digit());
        if is_year && !open.is_empty() {
            pairs.extend(open.drain(..).map(|number| (number, word.to_owned())));
        } else if word.bytes().any(|byte| byte.is_ascii_digit()) {
            open.push(word.trim_start_matches('0').to_owned());
        }
    }
    pairs
}

#[cfg(test)]
#[path = "official_tests.rs"]
mod tests;
