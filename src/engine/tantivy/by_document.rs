//! Queries whose AND and NOT range over whole documents.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::atomic::{AtomicBool, Ordering};

use tantivy::collector::{Collector, SegmentCollector};
use tantivy::columnar::Column;
use tantivy::{DocAddress, DocId, Score, Searcher, SegmentOrdinal, SegmentReader};

use crate::engine::{DocumentRequest, EngineError, Facet, Sort};
use crate::query::Query;

use super::collect::{self, GRAIN};
use super::facets;
use super::lower::{self, Lowered};
use super::schema::Fields;
use super::side_by_side;

/// The bits of an entry's key that name its document; the others name the place in it.
const DOCUMENT: u64 = !0xff_ffff;

/// Facets that are a document's own.
const OWN_FACETS: &[&str] = &["kind", "court", "year"];

/// The documents that match, by the key that their passages share: each with its score and
/// the passage that gave most of it.
type Matching = BTreeMap<u64, Best>;

#[derive(Debug, Clone, Copy)]
struct Best {
    score: Score,
    passage: DocAddress,
    of_passage: Score,
}

/// What was found: how many documents, those that were asked for, each as its best passage, and the
/// facets.
pub(super) struct Documents {
    pub total: usize,
    pub hits: Vec<(Score, DocAddress)>,
    pub facets: BTreeMap<String, Facet>,
}

pub(super) fn find(
    searcher: &Searcher,
    fields: &Fields,
    request: &DocumentRequest<'_>,
) -> Result<Documents, EngineError> {
    let search = Search {
        searcher,
        fields,
        filter: request.filter,
    };
    let matching = search.documents(request.query)?;
    let facets = if request.facets {
        facets(searcher, &matching)?
    } else {
        BTreeMap::new()
    };
    let mut ranked: Vec<(i64, u64, Best)> = Vec::new();
    for (key, best) in &matching {
        let rank = match request.sort {
            Sort::Score => (best.score * GRAIN).round() as i64,
            Sort::Date => -date(searcher, best.passage).unwrap_or(i64::MAX),
            Sort::DateDescending => date(searcher, best.passage).unwrap_or(i64::MIN),
        };
        ranked.push((rank, *key, *best));
    }
    ranked.sort_by_key(|(rank, key, _)| (Reverse(*rank), *key));
    let mut hits = Vec::new();
    let positive = Query::Or(positive(request.query));
    for (_, key, best) in ranked.into_iter().skip(request.offset).take(request.limit) {
        let passage = search.best_passage(&positive, key)?;
        let score = (best.score * GRAIN).round() / GRAIN;
        hits.push((score, passage.unwrap_or(best.passage)));
    }
    Ok(Documents {
        total: matching.len(),
        hits,
        facets,
    })
}

/// The parts of a query that are wanted, each matched within one passage.
fn positive(query: &Query) -> Vec<Query> {
    match query {
        Query::And(parts) | Query::Or(parts) => parts.iter().flat_map(positive).collect(),
        Query::Not(_) => Vec::new(),
        other => vec![other.clone()],
    }
}

struct Search<'a> {
    searcher: &'a Searcher,
    fields: &'a Fields,
    filter: &'a Query,
}

impl Search<'_> {
    fn documents(&self, query: &Query) -> Result<Matching, EngineError> {
        match query {
            Query::And(parts) => {
                let (unwanted, wanted): (Vec<&Query>, Vec<&Query>) =
                    parts.iter().partition(|part| matches!(part, Query::Not(_)));
                let mut found: Option<Matching> = None;
                for part in wanted {
                    let next = self.documents(part)?;
                    found = Some(match found {
                        None => next,
                        Some(found) => both(&found, &next),
                    });
                }
                let mut found = found.map_or_else(|| self.passages(&Query::All), Ok)?;
                for part in unwanted {
                    if let Query::Not(inner) = part {
                        let unwanted = self.documents(inner)?;
                        found.retain(|key, _| !unwanted.contains_key(key));
                    }
                }
                Ok(found)
            }
            Query::Or(parts) => {
                let mut found = Matching::new();
                for part in parts {
                    for (key, best) in self.documents(part)? {
                        found
                            .entry(key)
                            .and_modify(|known| *known = known.with(best))
                            .or_insert(best);
                    }
                }
                Ok(found)
            }
            Query::Not(inner) => {
                let mut found = self.passages(&Query::All)?;
                let unwanted = self.documents(inner)?;
                found.retain(|key, _| !unwanted.contains_key(key));
                Ok(found)
            }
            other => self.passages(other),
        }
    }

    fn lowered(&self, query: &Query) -> Result<Lowered, EngineError> {
        let all = Query::all_of(vec![query.clone(), self.filter.clone()]);
        lower::passages(self.searcher, self.fields, &all)
    }

    /// The documents with a passage that matches.
    fn passages(&self, query: &Query) -> Result<Matching, EngineError> {
        let Lowered { query, gave_up, .. } = self.lowered(query)?;
        let found = side_by_side::search(self.searcher, &*query, &BestOfEach)?;
        settled(&gave_up)?;
        Ok(found)
    }

    /// The passage of a document that holds most of what is wanted.
    fn best_passage(&self, query: &Query, key: u64) -> Result<Option<DocAddress>, EngineError> {
        let Query::Or(parts) = query else {
            return Ok(None);
        };
        if parts.is_empty() {
            return Ok(None);
        }
        let Lowered { query, gave_up, .. } = self.lowered(query)?;
        let within = lower::keys(self.fields, key..=key | !DOCUMENT);
        let query = lower::all_of(vec![query, within]);
        let found = collect::top(self.searcher, &*query, Sort::Score, 1)?;
        settled(&gave_up)?;
        Ok(found.first().map(|(_, address)| *address))
    }
}

fn settled(gave_up: &AtomicBool) -> Result<(), EngineError> {
    if gave_up.load(Ordering::Relaxed) {
        return Err(EngineError::TooHeavy);
    }
    Ok(())
}

impl Best {
    fn with(self, other: Self) -> Self {
        let better = if other.of_passage > self.of_passage {
            other
        } else {
            self
        };
        Self {
            score: self.score + other.score,
            ..better
        }
    }
}

fn both(a: &Matching, b: &Matching) -> Matching {
    a.iter()
        .filter_map(|(key, best)| Some((*key, best.with(*b.get(key)?))))
        .collect()
}

fn date(searcher: &Searcher, address: DocAddress) -> Option<i64> {
    let segment = searcher.segment_reader(address.segment_ord);
    let dates = segment.fast_fields().i64("from").ok()?;
    dates.first(address.doc_id)
}

fn facets(searcher: &Searcher, matching: &Matching) -> tantivy::Result<BTreeMap<String, Facet>> {
    let mut facets = facets::none();
    let segments: BTreeSet<SegmentOrdinal> = matching
        .values()
        .map(|best| best.passage.segment_ord)
        .collect();
    for segment in segments {
        let columns = searcher.segment_reader(segment).fast_fields();
        let Some(column) = columns.str("facets")? else {
            continue;
        };
        let here = matching
            .values()
            .filter(|best| best.passage.segment_ord == segment);
        for best in here {
            for ordinal in column.term_ords(best.passage.doc_id) {
                let mut all = String::new();
                if column.ord_to_str(ordinal, &mut all)? {
                    facets::add(&all, 1, &mut facets);
                }
            }
        }
    }
    for (name, facet) in &mut facets {
        if !OWN_FACETS.contains(&name.as_str()) {
            facet.clear();
        }
    }
    Ok(facets)
}

/// Collects the best passage of each document.
struct BestOfEach;

struct BestOfSegment {
    segment: SegmentOrdinal,
    keys: Column<u64>,
    standings: Option<Column<u64>>,
    found: Matching,
}

impl Collector for BestOfEach {
    type Fruit = Matching;
    type Child = BestOfSegment;

    fn for_segment(
        &self,
        segment: SegmentOrdinal,
        reader: &SegmentReader,
    ) -> tantivy::Result<BestOfSegment> {
        Ok(BestOfSegment {
            segment,
            keys: reader.fast_fields().u64("key")?,
            standings: reader.fast_fields().u64("standing").ok(),
            found: Matching::new(),
        })
    }

    fn requires_scoring(&self) -> bool {
        true
    }

    fn merge_fruits(&self, fruits: Vec<Matching>) -> tantivy::Result<Matching> {
        let mut merged = Matching::new();
        for (key, best) in fruits.into_iter().flatten() {
            keep(&mut merged, key, best);
        }
        Ok(merged)
    }
}

impl SegmentCollector for BestOfSegment {
    type Fruit = Matching;

    fn collect(&mut self, doc: DocId, score: Score) {
        let Some(key) = self.keys.first(doc) else {
            return;
        };
        let standing = self.standings.as_ref().and_then(|column| column.first(doc));
        let score = score * standing.map_or(1.0, |value| value as f32 / 1_000.0);
        let best = Best {
            score,
            passage: DocAddress::new(self.segment, doc),
            of_passage: score,
        };
        keep(&mut self.found, key & DOCUMENT, best);
    }

    fn harvest(self) -> Matching {
        self.found
    }
}

/// Keeps the better of two passages of a document; of equals, the first.
fn keep(found: &mut Matching, key: u64, best: Best) {
    found
        .entry(key)
        .and_modify(|known| {
            if best.score > known.score {
                *known = best;
            }
        })
        .or_insert(best);
}
