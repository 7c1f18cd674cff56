//! What cites a work: per passage, with the sentence, its voice, and what the mention is.

use std::collections::BTreeSet;

use crate::cite::Cited;
use crate::engine::{Citing, Engine, EngineError};
use crate::model::{Document, Pinpoint, RelationType, Verification};

use super::resolve::{Resolver, Status};
use super::usage::{Use, sentence_of, usage};

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
        let all: Vec<&Cited> = cited.iter().collect();
        let (usage, why) = usage(&document, target.document.as_ref(), &all, &sentence);
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
