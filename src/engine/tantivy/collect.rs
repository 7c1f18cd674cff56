//! Counting facets, and putting hits in an order that does not depend on the index.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use tantivy::collector::{Collector, SegmentCollector, TopDocs};
use tantivy::columnar::StrColumn;
use tantivy::query::Query;
use tantivy::{DocAddress, DocId, Score, Searcher, SegmentOrdinal, SegmentReader};

use crate::engine::{FACETS, Facet, Sort};

/// Scores nearer than this are the same: 1 / 10,000.
pub(super) const GRAIN: f32 = 10_000.0;

/// The hits in their order, with their scores.
pub(super) fn top(
    searcher: &Searcher,
    query: &dyn Query,
    sort: Sort,
    limit: usize,
    offset: usize,
) -> tantivy::Result<Vec<(Score, DocAddress)>> {
    if limit == 0 {
        return Ok(Vec::new());
    }
    let collector = TopDocs::with_limit(limit).and_offset(offset).tweak_score(
        move |segment: &SegmentReader| {
            // Both columns are in every index of this format; an entry without a date sorts last.
            let keys = segment
                .fast_fields()
                .u64("key")
                .ok()
                .map(|column| column.first_or_default_col(0));
            let dates = segment.fast_fields().i64("from").ok();
            let standings = segment.fast_fields().u64("standing").ok();
            move |doc: DocId, score: Score| {
                let standing = standings.as_ref().and_then(|values| values.first(doc));
                let score = score * standing.map_or(1.0, |value| value as f32 / 1_000.0);
                let key = keys.as_ref().map_or(0, |keys| keys.get_val(doc));
                let date = dates.as_ref().and_then(|dates| dates.first(doc));
                let rank = match sort {
                    Sort::Score => (score * GRAIN).round() as i64,
                    Sort::Date => date.map_or(i64::MIN, |date| -date),
                    Sort::DateDescending => date.unwrap_or(i64::MIN),
                };
                ((rank, Reverse(key)), (score * GRAIN).round() as i64)
            }
        },
    );
    let hits = searcher.search(query, &collector)?;
    Ok(hits
        .into_iter()
        .map(|((_, score), address)| (score as f32 / GRAIN, address))
        .collect())
}

/// Counts all matches, and the values of each facet among them.
pub(super) struct FacetCollector;

pub(super) struct FacetSegment {
    total: usize,
    /// For each facet its column and the count of each of its values.
    columns: Vec<(&'static str, Option<StrColumn>, Vec<usize>)>,
}

/// The number of matches, and the facets by name.
pub(super) type Counted = (usize, BTreeMap<String, Facet>);

impl Collector for FacetCollector {
    type Fruit = Counted;
    type Child = FacetSegment;

    fn for_segment(
        &self,
        _: SegmentOrdinal,
        segment: &SegmentReader,
    ) -> tantivy::Result<FacetSegment> {
        let mut columns = Vec::new();
        for name in FACETS {
            let column = segment.fast_fields().str(name)?;
            let values = column.as_ref().map_or(0, |column| column.num_terms());
            columns.push((*name, column, vec![0; values]));
        }
        Ok(FacetSegment { total: 0, columns })
    }

    fn requires_scoring(&self) -> bool {
        false
    }

    fn merge_fruits(&self, fruits: Vec<Counted>) -> tantivy::Result<Counted> {
        let mut merged = Counted::default();
        for (total, facets) in fruits {
            merged.0 += total;
            for (name, facet) in facets {
                let into = merged.1.entry(name).or_default();
                for (value, count) in facet {
                    *into.entry(value).or_default() += count;
                }
            }
        }
        Ok(merged)
    }
}

impl SegmentCollector for FacetSegment {
    type Fruit = Counted;

    fn collect(&mut self, doc: DocId, _: Score) {
        self.total += 1;
        for (_, column, counts) in &mut self.columns {
            let Some(column) = column else { continue };
            for value in column.term_ords(doc) {
                if let Some(count) = usize::try_from(value)
                    .ok()
                    .and_then(|value| counts.get_mut(value))
                {
                    *count += 1;
                }
            }
        }
    }

    fn harvest(self) -> Counted {
        let mut facets = BTreeMap::new();
        for (name, column, counts) in self.columns {
            let mut facet = Facet::new();
            let mut value = String::new();
            for (ordinal, count) in counts
                .into_iter()
                .enumerate()
                .filter(|(_, count)| *count > 0)
            {
                value.clear();
                if let Some(column) = &column
                    && column
                        .ord_to_str(ordinal as u64, &mut value)
                        .unwrap_or(false)
                {
                    facet.insert(value.clone(), count);
                }
            }
            facets.insert(name.to_owned(), facet);
        }
        (self.total, facets)
    }
}
