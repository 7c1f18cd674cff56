//! The answer to a question in plain words: the provisions and paragraphs that hold most of what
//! it asks about.
//!
//! The engine gathers passages that hold any of its words; each of them is then looked at.
//! Passages of one provision of a law answer together: a clause speaks under its article's heading,
//! and an article's clauses share out the words of a question among them.

mod score;
mod sheet;

use std::collections::BTreeMap;

use crate::engine::{Engine, EngineError, Facet, Gather, Located, ScorePart};
use crate::model::{DocId, Document, Pinpoint};
use crate::query::{Query, Question};

pub use score::Weights;

use score::{GRAIN, Group, Scale, Scored};
use sheet::Sheet;

/// How many passages are looked at for each hit that is asked for, and at the least.
const DEPTH: usize = 20;
const LEAST: usize = 400;

/// What is asked, and of which passages.
#[derive(Debug, Clone, Copy)]
pub struct Asked<'a> {
    /// The question.
    pub question: &'a Question,
    /// Documents that it names: their passages come first.
    pub documents: &'a [DocId],
    /// What every passage must match besides: kind, court, date …
    pub filter: &'a Query,
    /// How many hits at the most.
    pub limit: usize,
    /// How many to pass over before the first.
    pub offset: usize,
    /// Whether to count facets.
    pub facets: bool,
}

/// A passage that answers a question.
#[derive(Debug, Clone)]
pub struct Reply {
    /// The passage that answers best among those of its provision.
    pub located: Located,
    /// The document it stands in.
    pub document: Document,
    /// How well it answers; only the order means anything.
    pub score: f32,
    /// Other passages of the same provision that hold something of the question, in their order.
    pub also: Vec<Pinpoint>,
    /// What the question asks about and neither the passage nor its heading has, as typed.
    pub missing: Vec<String>,
    /// What the score is made of.
    pub parts: Vec<ScorePart>,
}

/// The answer to a question.
#[derive(Debug, Clone, Default)]
pub struct Answer {
    /// How many passages hold anything of the question.
    pub total: usize,
    /// The hits that were asked for, the best first.
    pub replies: Vec<Reply>,
    /// What no passage of the matter has, as typed.
    pub unknown: Vec<String>,
    /// What was added to the words as typed and is in the matter.
    pub added: Vec<(String, Vec<String>)>,
    /// The facets of all passages that hold anything of the question.
    pub facets: BTreeMap<String, Facet>,
}

/// What was gathered for a question, ready to be ranked.
#[derive(Debug)]
pub struct Gleaned<'a> {
    asked: &'a Asked<'a>,
    scale: Scale,
    documents: BTreeMap<DocId, Document>,
    groups: Vec<(DocId, Group)>,
    total: usize,
    facets: BTreeMap<String, Facet>,
}

/// Answers a question.
///
/// # Errors
/// If the index cannot be read.
pub fn answer(engine: &dyn Engine, asked: &Asked<'_>) -> Result<Answer, EngineError> {
    Ok(glean(engine, asked)?.rank(&Weights::default()))
}

/// Gathers what may answer a question.
///
/// # Errors
/// If the index cannot be read.
pub fn glean<'a>(engine: &dyn Engine, asked: &'a Asked<'a>) -> Result<Gleaned<'a>, EngineError> {
    let terms = asked.question.terms();
    let gathered = engine.gather(&Gather {
        terms: &terms,
        provisions: &asked.question.provisions,
        filter: asked.filter,
        most: LEAST.max(DEPTH * (asked.offset + asked.limit)),
        facets: asked.facets,
    })?;
    let scale = Scale::new(
        asked.question,
        &terms,
        &gathered.frequencies,
        gathered.passages,
    );
    let mut documents: BTreeMap<DocId, Document> = BTreeMap::new();
    let mut groups: BTreeMap<(DocId, String), Group> = BTreeMap::new();
    for hit in gathered.hits {
        let id = &hit.located.document;
        if !documents.contains_key(id) {
            let Some(document) = engine.document(id)? else {
                continue;
            };
            documents.insert(id.clone(), document);
        }
        let document = &documents[id];
        let pinpoint = &hit.located.passage.pinpoint;
        let place = if document.kind.is_law() {
            pinpoint.provision().to_string()
        } else {
            pinpoint.to_string()
        };
        let key = (id.clone(), place);
        let sheet = Sheet::new(hit.located, document, &scale);
        groups.entry(key).or_default().add(sheet);
    }
    Ok(Gleaned {
        asked,
        scale,
        documents,
        groups: groups
            .into_iter()
            .map(|((id, _), group)| (id, group))
            .collect(),
        total: gathered.total,
        facets: gathered.facets,
    })
}

impl Gleaned<'_> {
    /// The answer, its hits in the order that the weights give.
    #[must_use]
    pub fn rank(&self, weights: &Weights) -> Answer {
        let question = self.asked.question;
        let mut ranked: Vec<_> = self
            .groups
            .iter()
            .map(|(id, group)| {
                let named = self.asked.documents.contains(id);
                let document = &self.documents[id];
                let scored = group.score(document, named, question, &self.scale, weights);
                let grain = (scored.total() * GRAIN).round() as i64;
                (grain, id, group, scored)
            })
            .collect();
        ranked.sort_by(|a, b| {
            let place = |(_, id, group, scored): &(i64, &DocId, &Group, Scored)| {
                ((*id).clone(), group.ordinal(scored))
            };
            b.0.cmp(&a.0).then_with(|| place(a).cmp(&place(b)))
        });
        let replies = ranked
            .into_iter()
            .skip(self.asked.offset)
            .take(self.asked.limit)
            .map(|(_, id, group, scored)| {
                group.reply(self.documents[id].clone(), question, &self.scale, scored)
            })
            .collect();
        Answer {
            total: self.total,
            replies,
            unknown: self.scale.unknown(question),
            added: self.scale.added(question),
            facets: self.facets.clone(),
        }
    }
}
