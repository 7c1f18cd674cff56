//! The keys of a document of the corpus: one work, whatever form it is cited in.

use std::collections::BTreeSet;

use super::key::case;
use super::keys::{dated, own_dockets, title_without_year};
use super::pack::title_key;
use super::{Citation, Kind, Options, find, frbr, key, keys, parse};
use crate::model::{Document, PartialDate};

/// Words of offices: a party that begins with one is not cut at its comma.
const OFFICES: [&str; 14] = [
    "cabinet",
    "principal",
    "permanent",
    "secretary",
    "director",
    "minister",
    "registrar",
    "speaker",
    "attorney",
    "inspector",
    "chairman",
    "chairperson",
    "commissioner",
    "clerk",
];

/// Every key under which a document is cited.
#[must_use]
pub fn document_keys(document: &Document) -> BTreeSet<String> {
    let mut all: BTreeSet<String> = BTreeSet::new();
    let years = years(document);
    let written = document
        .citations
        .iter()
        .map(|citation| citation.cite.as_str())
        .chain(document.aliases.iter().map(String::as_str))
        .chain(document.number.iter().map(String::as_str));
    for text in written {
        add_written(document, text, &years, &mut all);
    }
    all.extend(document.work.as_deref().and_then(frbr::key_of));
    if document.kind.is_decision() {
        add_case(&document.title, &years, &mut all);
    }
    if document.kind.is_law() {
        add_law(document, &years, &mut all);
    }
    all
}

/// The keys of one form that the front matter gives.
fn add_written(document: &Document, text: &str, years: &[String], all: &mut BTreeSet<String>) {
    for citation in find(text, &Options { all: true }) {
        match citation.kind {
            Kind::CaseNumber => all.extend(own_dockets(
                &citation,
                document.court.as_deref(),
                document.station.as_deref(),
            )),
            Kind::CaseName => all.extend(names(&citation, years)),
            Kind::Neutral | Kind::Report | Kind::LegalNotice | Kind::GazetteNotice | Kind::Bill => {
                all.extend(key(&citation));
            }
            Kind::Act | Kind::Cap | Kind::Treaty | Kind::Constitution if document.kind.is_law() => {
                all.extend(keys(&citation, None));
            }
            _ => {}
        }
    }
}

fn add_case(title: &str, years: &[String], all: &mut BTreeSet<String>) {
    let name = find(title, &Options::default())
        .into_iter()
        .find(|citation| citation.kind == Kind::CaseName);
    if let Some(name) = name {
        all.extend(names(&name, years));
    }
}

/// A case name alone and with each year in which the decision may be reported; also cut at
/// the comma behind a person: `Republic v Joe Otieno` for `Republic v Joe Otieno, Cabinet Secretary`.
fn names(name: &Citation, years: &[String]) -> Vec<String> {
    let mut cut = name.clone();
    for party in cut.parts.values_mut() {
        if let Some((head, _)) = party.split_once(',') {
            let office = title_key(head)
                .split(' ')
                .next()
                .is_none_or(|word| OFFICES.contains(&word));
            if !office && head.split_whitespace().count() > 1 {
                *party = head.to_owned();
            }
        }
    }
    let mut keys = Vec::new();
    for name in [name, &cut].into_iter().filter_map(case) {
        let bare = format!("case/{name}");
        keys.extend(years.iter().map(|year| dated(&bare, Some(year))));
        keys.push(bare);
    }
    keys
}

fn add_law(document: &Document, years: &[String], all: &mut BTreeSet<String>) {
    let mut titles = vec![document.title.clone()];
    titles.extend(document.short.clone());
    for title in &titles {
        let parsed = parse(title);
        let bare = match parsed.as_ref().map(|citation| citation.kind) {
            Some(Kind::Bill) => {
                all.extend(parsed.as_ref().and_then(key));
                continue;
            }
            Some(Kind::Act | Kind::Treaty | Kind::Constitution) => {
                parsed.as_ref().and_then(key).unwrap_or_default()
            }
            _ => format!("law/{}", title_without_year(title).0),
        };
        if bare.is_empty() {
            continue;
        }
        all.extend(years.iter().map(|year| dated(&bare, Some(year))));
        all.insert(bare);
    }
    if let Some(cap) = &document.cap {
        all.extend(parse(&format!("Cap. {cap}")).and_then(|citation| key(&citation)));
    }
    // `No. 24 of 2019` is an Act's number in the front matter of an Act.
    if document.kind == crate::model::Kind::Act {
        let numbered = document
            .number
            .iter()
            .chain(document.citations.iter().map(|citation| &citation.cite))
            .filter(|number| number.trim_start().starts_with("No"))
            .filter_map(|number| parse(&format!("Act {number}")));
        for citation in numbered {
            all.extend(keys(&citation, None));
        }
    }
}

/// The years that a citation of the document may rightly name.
#[must_use]
pub fn years(document: &Document) -> Vec<String> {
    let mut years: BTreeSet<String> = BTreeSet::new();
    let dates: &[Option<PartialDate>] = if document.kind.is_law() {
        &[
            document.date,
            document.assent,
            document.commencement,
            document.published,
        ]
    } else {
        &[document.date]
    };
    years.extend(dates.iter().flatten().map(|date| date.year().to_string()));
    if document.kind.is_law() {
        years.extend(title_without_year(&document.title).1);
    }
    let written = document.citations.iter().map(|citation| &citation.cite);
    let numbers = document.number.iter().filter(|_| document.kind.is_law());
    for text in written.chain(numbers) {
        for citation in find(text, &Options { all: true }) {
            let counts = matches!(citation.kind, Kind::Neutral | Kind::Eklr | Kind::Report)
                || document.kind.is_law();
            years.extend(citation.parts.get("year").filter(|_| counts).cloned());
        }
    }
    years.into_iter().collect()
}
