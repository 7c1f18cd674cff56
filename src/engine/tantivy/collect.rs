//! Counting matches and facets and keeping the best, in one walk over the matches, in an
//! order that does not depend on the index.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BinaryHeap};
use std::sync::Arc;

use tantivy::collector::{Collector, SegmentCollector};
use tantivy::columnar::{ColumnValues, StrColumn};
use tantivy::query::Query;
use tantivy::{DocAddress, DocId, Score, Searcher, SegmentOrdinal, SegmentReader};

use crate::engine::{Facet, Sort};

use super::facets;

/// Scores nearer than this are the same: 1 / 10,000.
pub(super) const GRAIN: f32 = 10_000.0;

/// How many matches are looked at together: reading a column costs less by the block.
const BLOCK: usize = 64;

/// What is wanted of the matches.
pub(super) struct Wanted {
    pub sort: Sort,
    /// How many of the best.
    pub most: usize,
    pub facets: bool,
}

/// The best matches in their order, with their scores.
pub(super) fn top(
    searcher: &Searcher,
    query: &dyn Query,
    sort: Sort,
    limit: usize,
) -> tantivy::Result<Vec<(Score, DocAddress)>> {
    let wanted = Wanted {
        sort,
        most: limit,
        facets: false,
    };
    Ok(searcher.search(query, &wanted)?.best)
}

/// What was asked for.
#[derive(Default)]
pub(super) struct Collected {
    pub total: usize,
    /// The facets by name, if they were asked for.
    pub facets: BTreeMap<String, Facet>,
    /// The best, in their order, with their scores.
    pub best: Vec<(Score, DocAddress)>,
}

/// How good a match is: its rank, then the order of equals, then nothing.
type Rank = (i64, Reverse<u64>);

/// A match that may be among the best: the worst comes out of the heap first.
type Kept = Reverse<(Rank, i64, DocId)>;

/// What a segment gives.
#[derive(Default)]
pub(super) struct Part {
    segment: SegmentOrdinal,
    total: usize,
    facets: Vec<(String, usize)>,
    best: Vec<(Rank, i64, DocId)>,
}

pub(super) struct Segment {
    ordinal: SegmentOrdinal,
    sort: Sort,
    most: usize,
    total: usize,
    /// The column of facets, and how often each of its values came up.
    facets: Option<(StrColumn, Vec<u32>)>,
    keys: Option<Arc<dyn ColumnValues<u64>>>,
    /// What the standing of each entry multiplies its score by, in thousandths.
    standings: Option<Arc<dyn ColumnValues<u64>>>,
    dates: Option<tantivy::columnar::Column<i64>>,
    best: BinaryHeap<Kept>,
    docs: Vec<DocId>,
    scores: Vec<Score>,
    /// Room for what a column says of a block.
    values: Vec<u64>,
}

impl Collector for Wanted {
    type Fruit = Collected;
    type Child = Segment;

    fn for_segment(
        &self,
        ordinal: SegmentOrdinal,
        segment: &SegmentReader,
    ) -> tantivy::Result<Segment> {
        let columns = segment.fast_fields();
        let facets = if self.facets {
            columns.str("facets")?.map(|column| {
                let counts = vec![0; column.num_terms()];
                (column, counts)
            })
        } else {
            None
        };
        let best = self.most > 0;
        // Every entry has a key; one without a date sorts last.
        let keys = if best {
            Some(columns.u64("key")?.first_or_default_col(0))
        } else {
            None
        };
        let standings = if best {
            Some(columns.u64("standing")?.first_or_default_col(1_000))
        } else {
            None
        };
        let dates = if best && self.sort != Sort::Score {
            columns.i64("from").ok()
        } else {
            None
        };
        Ok(Segment {
            ordinal,
            sort: self.sort,
            most: self.most,
            total: 0,
            facets,
            keys,
            standings,
            dates,
            best: BinaryHeap::new(),
            docs: Vec::with_capacity(BLOCK),
            scores: Vec::with_capacity(BLOCK),
            values: vec![0; BLOCK],
        })
    }

    fn requires_scoring(&self) -> bool {
        self.most > 0
    }

    fn merge_fruits(&self, parts: Vec<Part>) -> tantivy::Result<Collected> {
        let mut collected = Collected::default();
        if self.facets {
            collected.facets = facets::none();
        }
        let mut best = Vec::new();
        for part in parts {
            collected.total += part.total;
            for (all, count) in &part.facets {
                facets::add(all, *count, &mut collected.facets);
            }
            best.extend(
                part.best
                    .into_iter()
                    .map(|(rank, score, doc)| (rank, score, DocAddress::new(part.segment, doc))),
            );
        }
        best.sort_unstable_by_key(|kept| Reverse(kept.0));
        best.truncate(self.most);
        collected.best = best
            .into_iter()
            .map(|(_, score, address)| (score as f32 / GRAIN, address))
            .collect();
        Ok(collected)
    }
}

/// A score with its standing, in thousandths, rounded. No score is below zero.
fn in_grains(score: Score, standing: u64) -> i64 {
    (score * (standing as f32 / 1_000.0) * GRAIN + 0.5) as i64
}

impl Segment {
    /// Looks at the matches that were put by.
    fn settle(&mut self) {
        if self.docs.is_empty() {
            return;
        }
        self.total += self.docs.len();
        if let Some((column, counts)) = &mut self.facets {
            let values = &mut self.values[..self.docs.len()];
            column.ords().values.get_vals(&self.docs, values);
            for value in values {
                if let Some(count) = usize::try_from(*value)
                    .ok()
                    .and_then(|value| counts.get_mut(value))
                {
                    *count += 1;
                }
            }
        }
        if let (Some(keys), Some(standings)) = (&self.keys, &self.standings) {
            let highest = standings.max_value();
            for (doc, score) in self.docs.iter().copied().zip(&self.scores) {
                let full = self.best.len() >= self.most;
                let worst = self.best.peek().map(|Reverse((rank, ..))| rank.0);
                // Most matches would not be kept whatever their standing: that is not looked up.
                if self.sort == Sort::Score
                    && full
                    && worst.is_some_and(|worst| in_grains(*score, highest) < worst)
                {
                    continue;
                }
                let score = in_grains(*score, standings.get_val(doc));
                let rank = match self.sort {
                    Sort::Score => score,
                    sort => {
                        let date = self.dates.as_ref().and_then(|dates| dates.first(doc));
                        match sort {
                            Sort::Date => date.map_or(i64::MIN, |date| -date),
                            _ => date.unwrap_or(i64::MIN),
                        }
                    }
                };
                let worst = self.best.peek().map(|Reverse((rank, ..))| *rank);
                // Only of a match that may be kept is its place among equals looked up.
                if full && worst.is_some_and(|(worst, _)| rank < worst) {
                    continue;
                }
                let rank = (rank, Reverse(keys.get_val(doc)));
                if full {
                    if worst.is_some_and(|worst| rank <= worst) {
                        continue;
                    }
                    self.best.pop();
                }
                self.best.push(Reverse((rank, score, doc)));
            }
        }
        self.docs.clear();
        self.scores.clear();
    }
}

impl SegmentCollector for Segment {
    type Fruit = Part;

    fn collect(&mut self, doc: DocId, score: Score) {
        self.docs.push(doc);
        self.scores.push(score);
        if self.docs.len() == BLOCK {
            self.settle();
        }
    }

    fn harvest(mut self) -> Part {
        self.settle();
        let mut facets = Vec::new();
        if let Some((column, counts)) = self.facets {
            for (ordinal, count) in counts
                .into_iter()
                .enumerate()
                .filter(|(_, count)| *count > 0)
            {
                let mut all = String::new();
                if column.ord_to_str(ordinal as u64, &mut all).unwrap_or(false) {
                    facets.push((all, count as usize));
                }
            }
        }
        Part {
            segment: self.ordinal,
            total: self.total,
            facets,
            best: self.best.into_iter().map(|Reverse(kept)| kept).collect(),
        }
    }
}
