//! The authorities of a draft: each mention with what it comes to and the place it names.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::analysis::resolve::{Resolver, Status, Verdict};
use crate::cite::{self, Citation, Kind, Options};
use crate::engine::{Engine, EngineError};
use crate::model::{DocId, Pinpoint};
use crate::parse::note_citations;

use super::dated::settle;
use super::places::{Place, places};
use super::text::Draft;

mod held;
mod notes;
mod short;

use held::held;
use notes::cross_noted;
use short::short_forms;

/// What a mention names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sort {
    /// A case, in full or by what refers back to it.
    Case,
    /// A law, a provision, a treaty.
    Law,
    /// A document of the matter by its id: `[@mwananchi-2031, para 12]`.
    Id,
}

/// A mention of an authority.
#[derive(Debug, Clone)]
pub struct Mention {
    /// Where it stands in the flow, in bytes, without the place behind it.
    pub range: Range<usize>,
    /// The block that holds it.
    pub block: usize,
    /// What it names.
    pub sort: Sort,
    /// Its citations, as indices into [`Authorities::citations`]; none for an id.
    pub members: Range<usize>,
    /// What it comes to.
    pub verdict: Verdict,
    /// Whether it is a supra, an ibid, or a short form.
    pub back: bool,
    /// Whether it refers back and nothing stands there.
    pub lost: bool,
    /// The provisions it names, for a law.
    pub provisions: Vec<Pinpoint>,
}

/// The authorities of a draft.
#[derive(Debug)]
pub struct Authorities {
    /// All citations, in the order of the flow.
    pub citations: Vec<Citation>,
    /// All mentions, in the order of the flow.
    pub mentions: Vec<Mention>,
    /// All places that are named, in the order of the flow.
    pub places: Vec<Place>,
    /// For each place, the mention that it is in, and whether it stands directly beside it.
    pub held_by: Vec<Option<(usize, bool)>>,
    /// For each mention that has places, those.
    places_of: BTreeMap<usize, Vec<usize>>,
}

impl Authorities {
    /// Finds and resolves all authorities of a draft.
    ///
    /// # Errors
    /// If the index cannot be read.
    pub fn of(draft: &Draft, engine: &dyn Engine) -> Result<Self, EngineError> {
        let citations = cite::find(&draft.flow, &Options::default());
        let mut resolver = Resolver::new(engine);
        let verdicts = resolver.verdicts(&citations)?;
        let mut mentions = grouped(draft, &citations, &verdicts);
        settle(draft, &mut mentions);
        namesakes(&citations, &mut mentions);
        mentions.extend(by_id(draft, engine)?);
        mentions.sort_by_key(|mention| (mention.range.start, mention.range.end));
        let shorts = short_forms(draft, &citations, &mentions);
        mentions.extend(shorts);
        mentions.sort_by_key(|mention| (mention.range.start, mention.range.end));
        cross_noted(draft, &mut mentions, &citations);
        let places = places(&draft.flow);
        let held_by = held(draft, &mentions, &places);
        let mut places_of: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for (place, held) in held_by.iter().enumerate() {
            if let Some((mention, _)) = held {
                places_of.entry(*mention).or_default().push(place);
            }
        }
        Ok(Self {
            citations,
            mentions,
            places,
            held_by,
            places_of,
        })
    }

    /// The places of a mention, in order.
    pub fn places_of(&self, mention: usize) -> impl Iterator<Item = &Place> {
        let own = self.places_of.get(&mention).into_iter().flatten();
        own.map(|place| &self.places[*place])
    }
}

/// A mention for each full citation, each short form with its supra, each law.
fn grouped(draft: &Draft, citations: &[Citation], verdicts: &[Verdict]) -> Vec<Mention> {
    let mut mentions: Vec<Mention> = Vec::new();
    let mut at = 0;
    while at < citations.len() {
        let mut end = at + 1;
        while end < citations.len()
            && citations[at].group.is_some()
            && citations[end].group == citations[at].group
        {
            end += 1;
        }
        let first = &citations[at];
        let back = matches!(first.kind, Kind::Short | Kind::Supra | Kind::Ibid);
        // `Otieno (supra)` is one mention.
        if first.kind == Kind::Short
            && citations.get(end).is_some_and(|next| {
                next.kind == Kind::Supra && near(draft, first.bytes.end, next.bytes.start)
            })
        {
            end += 1;
        }
        let sort = match first.kind {
            Kind::CaseName
            | Kind::Neutral
            | Kind::Eklr
            | Kind::Report
            | Kind::CaseNumber
            | Kind::Short
            | Kind::Supra
            | Kind::Ibid => Sort::Case,
            _ => Sort::Law,
        };
        let members = &citations[at..end];
        let lost = back
            && members.iter().all(|citation| citation.antecedent.is_none())
            && verdicts[at].status == Status::NotInCorpus;
        // A name with its supra leads where either of them does.
        let verdict = (at..end)
            .map(|index| &verdicts[index])
            .find(|verdict| verdict.status != Status::NotInCorpus)
            .unwrap_or(&verdicts[at])
            .clone();
        mentions.push(Mention {
            range: first.bytes.start
                ..members
                    .last()
                    .map_or(first.bytes.end, |last| last.bytes.end),
            block: draft.block_at(first.bytes.start),
            sort,
            members: at..end,
            verdict,
            back,
            lost,
            provisions: provisions(first),
        });
        at = end;
    }
    mentions
}

/// What refers back by a name that the draft has given to several decisions is ambiguous.
fn namesakes(citations: &[Citation], mentions: &mut [Mention]) {
    let mut named: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for index in 0..mentions.len() {
        let mention = &mentions[index];
        let members = &citations[mention.members.clone()];
        let name = |citation: &Citation| citation.normal.as_deref().map(crate::text::fold);
        if !mention.back {
            let own = members
                .iter()
                .find(|citation| citation.kind == Kind::CaseName)
                .and_then(name);
            if let Some(own) = own.filter(|_| mention.verdict.document().is_some()) {
                named.entry(own).or_default().push(index);
            }
            continue;
        }
        if members.iter().any(|citation| citation.kind == Kind::Ibid) {
            continue;
        }
        let antecedent = members
            .iter()
            .find_map(|citation| citation.antecedent)
            .and_then(|at| citations.get(at))
            .and_then(name);
        let Some(all) = antecedent.and_then(|name| named.get(&name)) else {
            continue;
        };
        let mut documents: Vec<_> = all
            .iter()
            .filter_map(|at| mentions[*at].verdict.document().cloned())
            .collect();
        documents.sort_by(|a, b| a.id.cmp(&b.id));
        documents.dedup_by(|a, b| a.id == b.id);
        if documents.len() > 1 {
            mentions[index].verdict = Verdict {
                status: Status::Ambiguous,
                documents,
                difference: None,
                pinpoint: None,
            };
            mentions[index].back = false;
        }
    }
}

/// Whether at most a bracket, a comma or `case` stands between two places.
fn near(draft: &Draft, from: usize, to: usize) -> bool {
    from <= to && to - from <= 12 && {
        let between = draft.flow[from..to].trim_matches([' ', ',', '(', '[', '*', '_', '”', '"']);
        between.is_empty() || matches!(between, "case" | "decision" | "judgment")
    }
}

/// The provisions that a citation of a law names.
fn provisions(citation: &Citation) -> Vec<Pinpoint> {
    let targets = citation.parts.get("targets").map_or("", String::as_str);
    targets
        .split("; ")
        .filter(|target| !target.is_empty())
        .filter_map(cite::place_of)
        .collect()
}

/// `[@mwananchi-2031, para 12]`.
fn by_id(draft: &Draft, engine: &dyn Engine) -> Result<Vec<Mention>, EngineError> {
    let mut mentions = Vec::new();
    for citation in note_citations(&draft.flow) {
        let Ok(reference) = citation.reference else {
            continue;
        };
        let document = match reference.document().parse::<DocId>() {
            Ok(id) => engine.document(&id)?,
            Err(_) => None,
        };
        let status = if document.is_some() {
            Status::Found
        } else {
            Status::NotInCorpus
        };
        mentions.push(Mention {
            block: draft.block_at(citation.range.start),
            range: citation.range,
            sort: Sort::Id,
            members: 0..0,
            verdict: Verdict {
                status,
                documents: document.into_iter().collect(),
                difference: None,
                pinpoint: reference.pinpoint().cloned(),
            },
            back: false,
            lost: false,
            provisions: reference.pinpoint().cloned().into_iter().collect(),
        });
    }
    Ok(mentions)
}
