//! A query that takes entries which may match, and looks at the places of their words.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use tantivy::query::{EnableScoring, Explanation, Query, Scorer, Weight};
use tantivy::{DocId, DocSet, Score, SeekDangerResult, SegmentReader, TERMINATED, TantivyError};

use crate::query::Pattern;

use super::positions::{LeafTerms, PlaceReader};

/// What is looked for in an entry.
#[derive(Debug)]
pub(super) struct Plan {
    pub pattern: Pattern,
    pub terms: LeafTerms,
    /// Raised where the matcher gave up on an entry: the answer is then no answer.
    pub gave_up: Arc<AtomicBool>,
}

/// The candidates that hold the plan's pattern, with the candidates' scores.
#[derive(Debug)]
pub(super) struct ExactQuery {
    pub candidates: Box<dyn Query>,
    pub plan: Arc<Plan>,
}

impl Clone for ExactQuery {
    fn clone(&self) -> Self {
        Self {
            candidates: self.candidates.box_clone(),
            plan: Arc::clone(&self.plan),
        }
    }
}

struct ExactWeight {
    candidates: Box<dyn Weight>,
    plan: Arc<Plan>,
}

struct ExactScorer {
    candidates: Box<dyn Scorer>,
    plan: Arc<Plan>,
    places: PlaceReader,
    /// The last entry that was looked at, and whether it matches.
    seen: Option<(DocId, bool)>,
}

impl Query for ExactQuery {
    fn weight(&self, scoring: EnableScoring<'_>) -> tantivy::Result<Box<dyn Weight>> {
        Ok(Box::new(ExactWeight {
            candidates: self.candidates.weight(scoring)?,
            plan: Arc::clone(&self.plan),
        }))
    }
}

impl ExactWeight {
    /// A scorer at its first candidate, which nobody has looked at.
    fn unchecked(&self, reader: &SegmentReader, boost: Score) -> tantivy::Result<ExactScorer> {
        Ok(ExactScorer {
            candidates: self.candidates.scorer(reader, boost)?,
            plan: Arc::clone(&self.plan),
            places: PlaceReader::open(reader, &self.plan.terms)?,
            seen: None,
        })
    }
}

impl Weight for ExactWeight {
    fn scorer(&self, reader: &SegmentReader, boost: Score) -> tantivy::Result<Box<dyn Scorer>> {
        let mut scorer = self.unchecked(reader, boost)?;
        scorer.settle();
        Ok(Box::new(scorer))
    }

    fn scorer_danger(
        &self,
        reader: &SegmentReader,
        target: DocId,
        boost: Score,
    ) -> tantivy::Result<(SeekDangerResult, Box<dyn Scorer>)> {
        let mut scorer = self.unchecked(reader, boost)?;
        let found = scorer.seek_danger(target);
        Ok((found, Box::new(scorer)))
    }

    fn explain(&self, reader: &SegmentReader, doc: DocId) -> tantivy::Result<Explanation> {
        let mut scorer = self.scorer(reader, 1.0)?;
        if scorer.doc() <= doc && scorer.seek(doc) == doc {
            return Ok(Explanation::new("places of words", scorer.score()));
        }
        Err(TantivyError::InvalidArgument(
            "the entry does not match".to_owned(),
        ))
    }
}

impl ExactScorer {
    fn holds(&mut self, doc: DocId) -> bool {
        if let Some((_, held)) = self.seen.filter(|(seen, _)| *seen == doc) {
            return held;
        }
        let held = self
            .places
            .holds(&self.plan.pattern, doc)
            .unwrap_or_else(|_| {
                self.plan.gave_up.store(true, Ordering::Relaxed);
                false
            });
        self.seen = Some((doc, held));
        held
    }

    /// Goes on from a candidate that nobody has looked at to the next that matches.
    fn settle(&mut self) -> DocId {
        let mut doc = self.candidates.doc();
        while doc != TERMINATED && !self.holds(doc) {
            doc = self.candidates.advance();
        }
        doc
    }
}

impl DocSet for ExactScorer {
    fn advance(&mut self) -> DocId {
        self.candidates.advance();
        self.settle()
    }

    fn seek(&mut self, target: DocId) -> DocId {
        if self.candidates.doc() >= target {
            return self.candidates.doc();
        }
        self.candidates.seek(target);
        self.settle()
    }

    /// Looks at the target alone: where another part of the query leads, the candidates
    /// between its entries are never opened.
    fn seek_danger(&mut self, target: DocId) -> SeekDangerResult {
        if target >= TERMINATED {
            return SeekDangerResult::SeekLowerBound(target);
        }
        let mut doc = self.candidates.doc();
        if doc < target {
            doc = self.candidates.seek(target);
        }
        if doc > target {
            return SeekDangerResult::SeekLowerBound(doc);
        }
        if self.holds(target) {
            SeekDangerResult::Found
        } else {
            SeekDangerResult::SeekLowerBound(target + 1)
        }
    }

    fn doc(&self) -> DocId {
        self.candidates.doc()
    }

    fn size_hint(&self) -> u32 {
        self.candidates.size_hint()
    }

    /// Looking at the places of an entry costs some tens of times what finding it does.
    fn cost(&self) -> u64 {
        self.candidates.cost().saturating_mul(20)
    }
}

impl Scorer for ExactScorer {
    fn score(&mut self) -> Score {
        self.candidates.score()
    }
}
