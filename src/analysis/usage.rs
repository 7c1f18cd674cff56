//! What a mention of an authority is: cited for what it says, or a step of the same case.

use std::collections::BTreeSet;

use crate::cite::{self, Cited, Kind};
use crate::model::{Document, RelationType, written_enum};

use super::sentence::sentence_around;

written_enum! {
    /// What a mention of an authority is.
    Use {
        /// It is cited for what it says.
        Authority = "authority",
        /// It is a step of the same case.
        ProceduralHistory = "procedural-history",
    }
}

/// The citing sentence, with single spaces.
pub(super) fn sentence_of(text: &str, cited: &Cited) -> String {
    let byte = |scalar: usize| {
        text.char_indices()
            .nth(scalar)
            .map_or(text.len(), |(at, _)| at)
    };
    let place = byte(cited.citation.start)..byte(cited.citation.end);
    text[sentence_around(text, &place)]
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
}

/// Words before a citation that tell of a step in the same case.
const STEPS: &[&str] = &[
    "on appeal from",
    "appeal from",
    "appeal against",
    "appealed from",
    "appealed against",
    "arising from the judgment",
    "arising from the ruling",
    "arising out of",
    "being an appeal",
    "review of the judgment",
    "stay of execution of the judgment",
    "the judgment appealed",
    "the decision appealed",
];

/// What a mention is. A law is never procedural history; a decision is, in another decision of
/// the same case.
pub(super) fn usage(
    document: &Document,
    target: Option<&Document>,
    cited: &[&Cited],
    sentence: &str,
) -> (Use, String) {
    let plain = || {
        (
            Use::Authority,
            "no rule makes it a step of the same case".to_owned(),
        )
    };
    let history = |why: String| (Use::ProceduralHistory, why);
    let law = |key: &String| {
        ["law/", "ln/", "gn/", "bill/"]
            .iter()
            .any(|kind| key.starts_with(kind))
    };
    if cited.iter().flat_map(|cited| &cited.keys).any(law) {
        return (Use::Authority, "it is a law".to_owned());
    }
    if let Some(own) = target {
        if let Some(relation) = related(document, own) {
            return history(format!("the corpus relates the two: {relation}"));
        }
        if let Some(number) = shared_number(document, own) {
            return history(format!("same case number: {number}"));
        }
        if same_parties(document, own) {
            return history("same parties".to_owned());
        }
    }
    if let Some(number) = own_number(document, cited) {
        return history(format!("its own case number: {number}"));
    }
    if let Some(docket) = magistrates(cited) {
        return history(format!("a case of a magistrate’s court: {docket}"));
    }
    let lower = sentence.to_lowercase();
    let before = cited
        .first()
        .and_then(|cited| lower.find(&cited.citation.text.to_lowercase()))
        .map_or(lower.as_str(), |at| &lower[..at]);
    STEPS
        .iter()
        .find(|step| before.contains(*step) && document.kind.is_decision())
        .map_or_else(plain, |step| history(format!("the sentence says “{step}”")))
}

/// The number under which a decision itself was filed, however its docket is written here:
/// `ELRC Petition E080 of 2020` in Petition E080 of 2020. A name or a report beside it is of
/// another case.
fn own_number(document: &Document, cited: &[&Cited]) -> Option<String> {
    if !document.kind.is_decision() || !are_numbers(cited) {
        return None;
    }
    let own: Vec<Docket> = cite::document_keys(document)
        .iter()
        .filter_map(|key| Docket::of(key))
        .collect();
    let mut theirs = cited.iter().flat_map(|cited| &cited.keys);
    theirs
        .any(|key| Docket::of(key).is_some_and(|docket| own.iter().any(|own| own.is(&docket))))
        .then(|| document.number.join("; "))
}

/// A case number as its key has it: `docket/elrc-petition/e080/2020@nairobi`.
struct Docket {
    kind: BTreeSet<String>,
    number: String,
    year: String,
}

impl Docket {
    fn of(key: &str) -> Option<Self> {
        let mut parts = key.strip_prefix("docket/")?.split('/');
        let (kind, number, year) = (parts.next()?, parts.next()?, parts.next()?);
        Some(Self {
            kind: kind.split('-').map(str::to_owned).collect(),
            number: number.to_owned(),
            year: year.split('@').next().unwrap_or(year).to_owned(),
        })
    }

    /// Whether one writes the other's kind out further.
    fn is(&self, other: &Self) -> bool {
        self.number == other.number
            && self.year == other.year
            && (self.kind.is_subset(&other.kind) || other.kind.is_subset(&self.kind))
    }
}

/// Whether nothing but case numbers is cited: no name, no report.
fn are_numbers(cited: &[&Cited]) -> bool {
    cited
        .iter()
        .all(|cited| cited.citation.kind == Kind::CaseNumber)
}

/// The case number of a magistrate's court. No such court makes precedent: it is what the case
/// came from, or what was filed beside it.
fn magistrates(cited: &[&Cited]) -> Option<String> {
    const DOCKETS: [&str; 6] = ["CMC", "SPMC", "PMC", "SRMC", "RMC", "MCCC"];
    let docket = cited.first()?.citation.parts.get("docket")?;
    let named = docket.to_lowercase().contains("magistrate");
    let short = docket
        .split(|c: char| !c.is_ascii_alphanumeric())
        .any(|word| DOCKETS.iter().any(|start| word.starts_with(start)));
    (are_numbers(cited) && (named || short)).then(|| docket.clone())
}

/// The relation of one case that either front matter sets.
fn related(a: &Document, b: &Document) -> Option<RelationType> {
    let of_one_case = |relation: RelationType| {
        matches!(
            relation,
            RelationType::AppealedBy
                | RelationType::AppealFrom
                | RelationType::StayedBy
                | RelationType::SetAsideBy
                | RelationType::SetsAside
                | RelationType::UpheldBy
                | RelationType::ReversedBy
                | RelationType::Reverses
                | RelationType::ConsolidatedWith
                | RelationType::Continues
        )
    };
    let from = |own: &Document, other: &Document| {
        own.relations
            .iter()
            .filter(|relation| relation.to.document() == other.id.as_str())
            .map(|relation| relation.relation)
            .find(|relation| of_one_case(*relation))
    };
    from(a, b).or_else(|| from(b, a))
}

/// A case number that two decisions share, as the first writes it.
fn shared_number(a: &Document, b: &Document) -> Option<String> {
    if a.court != b.court || !a.kind.is_decision() {
        return None;
    }
    let dockets = |document: &Document| -> BTreeSet<String> {
        cite::document_keys(document)
            .into_iter()
            .filter(|key| key.starts_with("docket/") && !key.contains('@'))
            .collect()
    };
    let shared = !dockets(a).is_disjoint(&dockets(b));
    shared.then(|| a.number.join("; "))
}

fn same_parties(a: &Document, b: &Document) -> bool {
    let sides = |document: &Document| -> BTreeSet<BTreeSet<String>> {
        cite::document_keys(document)
            .into_iter()
            .filter(|key| !key.contains('@'))
            .filter_map(|key| key.strip_prefix("case/").map(str::to_owned))
            .map(|name| name.split(" v ").map(str::to_owned).collect())
            .filter(|sides: &BTreeSet<String>| sides.len() == 2)
            .collect()
    };
    a.kind.is_decision() && b.kind.is_decision() && !sides(a).is_disjoint(&sides(b))
}
