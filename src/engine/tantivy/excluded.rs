//! What a NOT keeps away, asked only forwards.

use tantivy::query::{EnableScoring, Explanation, Query, Scorer, Weight};
use tantivy::{DocId, DocSet, Score, SeekDangerResult, SegmentReader};

/// An excluded query. tantivy asks one for entries below those that it said come next, at
/// which some of its scorers (a phrase's) stumble; this one answers those itself.
#[derive(Debug)]
pub(super) struct Excluded(pub Box<dyn Query>);

struct ExcludedWeight(Box<dyn Weight>);

struct ExcludedScorer {
    inner: Box<dyn Scorer>,
    /// No entry before this one is among the excluded, as far as was said last.
    bound: DocId,
}

impl Clone for Excluded {
    fn clone(&self) -> Self {
        Self(self.0.box_clone())
    }
}

impl Query for Excluded {
    fn weight(&self, scoring: EnableScoring<'_>) -> tantivy::Result<Box<dyn Weight>> {
        Ok(Box::new(ExcludedWeight(self.0.weight(scoring)?)))
    }
}

impl Weight for ExcludedWeight {
    fn scorer(&self, reader: &SegmentReader, boost: Score) -> tantivy::Result<Box<dyn Scorer>> {
        let inner = self.0.scorer(reader, boost)?;
        let bound = inner.doc();
        Ok(Box::new(ExcludedScorer { inner, bound }))
    }

    fn explain(&self, reader: &SegmentReader, doc: DocId) -> tantivy::Result<Explanation> {
        self.0.explain(reader, doc)
    }
}

impl DocSet for ExcludedScorer {
    fn advance(&mut self) -> DocId {
        self.bound = self.inner.advance();
        self.bound
    }

    fn seek(&mut self, target: DocId) -> DocId {
        self.bound = self.inner.seek(target);
        self.bound
    }

    fn seek_danger(&mut self, target: DocId) -> SeekDangerResult {
        if self.bound > target {
            return SeekDangerResult::SeekLowerBound(self.bound);
        }
        let found = self.inner.seek_danger(target);
        self.bound = match found {
            SeekDangerResult::Found => target,
            SeekDangerResult::SeekLowerBound(bound) => bound,
        };
        found
    }

    fn doc(&self) -> DocId {
        self.inner.doc()
    }

    fn size_hint(&self) -> u32 {
        self.inner.size_hint()
    }

    fn cost(&self) -> u64 {
        self.inner.cost()
    }
}

impl Scorer for ExcludedScorer {
    fn score(&mut self) -> Score {
        self.inner.score()
    }
}
