//! What cites a work: per passage, with the sentence, its voice, and what the mention is.

use std::collections::BTreeSet;

use crate::cite::{self, Cited};
use crate::engine::{Citing, Engine, EngineError};
use crate::model::{Document, Pinpoint, RelationType, Verification, written_enum};

use super::resolve::{Resolver, Status};
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

/// One mention of a work.
#[derive(Debug, Clone, PartialEq)]
pub struct Mention {
    /// The document that cites, without its passages.
    pub document: Document,
    /// The passage.
    pub citing: Citing,
    /// The citations in it that lead to the work; one at least.
    pub cited: Vec<Cited>,
    /// The sentence of the first.
    pub sentence: String,
    /// What the mention is, by rule.
    pub usage: Use,
    /// The rule that says so, in words.
    pub why: String,
    /// What differs from the corpus, if the citation does.
    pub difference: Option<String>,
}

/// How a person says that one document treats another.
#[derive(Debug, Clone, PartialEq)]
pub struct Treatment {
    /// The document whose front matter says so.
    pub document: Document,
    /// How it treats the work, or how the work is treated by it.
    pub relation: RelationType,
    /// Whether the work's own front matter says so, of that document.
    pub inverse: bool,
    /// More exactly, in the words of whoever set it.
    pub note: Option<String>,
    /// The place that the relation names.
    pub pinpoint: Option<Pinpoint>,
    /// How it was established, where it says so itself.
    pub verification: Option<Verification>,
}

/// What is asked about.
#[derive(Debug, Clone, PartialEq)]
pub struct Target {
    /// What was typed.
    pub reference: String,
    /// The document, if it is one of the corpus.
    pub document: Option<Document>,
    /// The place in it: of a law, the provision.
    pub pinpoint: Option<Pinpoint>,
}

/// Every passage that cites the target, by document and place. A document does not cite itself.
///
/// # Errors
/// If the index cannot be read.
pub fn mentions(engine: &dyn Engine, target: &Target) -> Result<Vec<Mention>, EngineError> {
    let keys: BTreeSet<String> = engine.keys_of(&written(target))?.into_iter().collect();
    let mut resolver = Resolver::new(engine);
    let mut mentions = Vec::new();
    for citing in engine.citing(&keys.iter().cloned().collect::<Vec<_>>())? {
        let id = &citing.located.document;
        if target.document.as_ref().is_some_and(|own| own.id == *id) {
            continue;
        }
        let cited: Vec<Cited> = citing
            .cited
            .iter()
            .filter(|cited| cited.keys.iter().any(|key| keys.contains(key)))
            .cloned()
            .collect();
        let (Some(first), Some(document)) = (cited.first(), engine.document(id)?) else {
            continue;
        };
        let sentence = sentence_of(&citing.located.passage.text, first);
        let (usage, why) = usage(&document, target, &cited, &sentence);
        let difference = difference(&mut resolver, &citing, &cited, target)?;
        mentions.push(Mention {
            document,
            cited,
            sentence,
            usage,
            why,
            difference,
            citing,
        });
    }
    Ok(mentions)
}

/// The target as a reference that the index understands.
fn written(target: &Target) -> String {
    let Some(document) = &target.document else {
        return target.reference.clone();
    };
    match &target.pinpoint {
        Some(pinpoint) if document.kind.is_law() => format!("{}#{pinpoint}", document.id),
        _ => document.id.to_string(),
    }
}

/// The citing sentence, with single spaces.
fn sentence_of(text: &str, cited: &Cited) -> String {
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

/// What differs between the corpus and the first citation that leads to the target.
fn difference(
    resolver: &mut Resolver<'_>,
    citing: &Citing,
    cited: &[Cited],
    target: &Target,
) -> Result<Option<String>, EngineError> {
    if target.document.is_none() {
        return Ok(None);
    }
    let all: Vec<_> = citing
        .cited
        .iter()
        .map(|cited| cited.citation.clone())
        .collect();
    let verdicts = resolver.verdicts(&all)?;
    Ok(citing
        .cited
        .iter()
        .zip(verdicts)
        .filter(|(one, verdict)| cited.contains(one) && verdict.status == Status::Differs)
        .find_map(|(_, verdict)| verdict.difference))
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
fn usage(document: &Document, target: &Target, cited: &[Cited], sentence: &str) -> (Use, String) {
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
    if let Some(own) = &target.document {
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

/// Whether a relation says how one document treats another.
const fn is_treatment(relation: RelationType) -> bool {
    matches!(
        relation,
        RelationType::Cites
            | RelationType::Follows
            | RelationType::Distinguishes
            | RelationType::StayedBy
            | RelationType::SetAsideBy
            | RelationType::SetsAside
            | RelationType::UpheldBy
            | RelationType::ReversedBy
            | RelationType::Reverses
            | RelationType::Amends
            | RelationType::AmendedBy
            | RelationType::MadeUnder
            | RelationType::Implements
    )
}

/// How other documents treat this one, as far as a person has set it in a front matter; the
/// program infers none.
///
/// # Errors
/// If the index cannot be read.
pub fn treatments(engine: &dyn Engine, own: &Document) -> Result<Vec<Treatment>, EngineError> {
    let mut found = Vec::new();
    for document in engine.documents()? {
        for relation in &document.relations {
            if relation.to.document() == own.id.as_str() && is_treatment(relation.relation) {
                found.push(Treatment {
                    relation: relation.relation,
                    inverse: false,
                    note: relation.note.clone(),
                    pinpoint: relation.to.pinpoint().cloned(),
                    verification: relation.verification,
                    document: document.clone(),
                });
            }
        }
    }
    for relation in own
        .relations
        .iter()
        .filter(|relation| is_treatment(relation.relation))
    {
        let other = relation.to.document().parse().ok();
        let Some(document) = other.map(|id| engine.document(&id)).transpose()?.flatten() else {
            continue;
        };
        found.push(Treatment {
            document,
            relation: relation.relation,
            inverse: true,
            note: relation.note.clone(),
            pinpoint: relation.to.pinpoint().cloned(),
            verification: relation.verification,
        });
    }
    found.sort_by(|a, b| {
        let place = |treatment: &Treatment| (treatment.inverse, treatment.relation.as_str());
        (a.document.id.cmp(&b.document.id)).then_with(|| place(a).cmp(&place(b)))
    });
    Ok(found)
}
