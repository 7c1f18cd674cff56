//! Where the words of a pattern stand in an entry, read from the index.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use tantivy::columnar::Column;
use tantivy::postings::{Postings, SegmentPostings};
use tantivy::schema::IndexRecordOption;
use tantivy::{DocId, DocSet, SegmentReader, TERMINATED, Term};

use crate::query::{Pattern, Places, Stretch, TooHeavy};

/// The terms that each word of each leaf of a pattern stands for.
pub(super) type LeafTerms = Vec<Vec<Vec<Term>>>;

/// Reads the places of a pattern in one segment, entry by entry, forwards.
pub(super) struct PlaceReader {
    leaves: Vec<Vec<WordReader>>,
    sentences: Option<Column<u64>>,
    /// Kept from entry to entry, so that none needs memory of its own.
    stretches: Vec<Vec<Stretch>>,
    starts: Vec<u32>,
}

impl PlaceReader {
    pub fn open(reader: &SegmentReader, leaves: &LeafTerms) -> tantivy::Result<Self> {
        let open = |terms: &Vec<Term>| WordReader::open(reader, terms);
        let leaves: Vec<Vec<WordReader>> = leaves
            .iter()
            .map(|slots| slots.iter().map(open).collect())
            .collect::<tantivy::Result<_>>()?;
        let stretches = vec![Vec::new(); leaves.len()];
        // A segment in which no passage has a second sentence has no such column.
        let sentences = reader.fast_fields().u64("sentence").ok();
        Ok(Self {
            leaves,
            sentences,
            stretches,
            starts: Vec::new(),
        })
    }

    /// Whether an entry holds the pattern. Entries must be asked for in rising order, each
    /// once.
    pub fn holds(&mut self, pattern: &Pattern, doc: DocId) -> Result<bool, TooHeavy> {
        for (words, stretches) in self.leaves.iter_mut().zip(&mut self.stretches) {
            gather(words, doc, stretches);
        }
        self.starts.clear();
        if let Some(column) = &self.sentences {
            self.starts.extend(
                column
                    .values_for_doc(doc)
                    .filter_map(|start| u32::try_from(start).ok()),
            );
        }
        pattern.holds(Places {
            leaves: &self.stretches,
            sentences: &self.starts,
        })
    }
}

/// The places at which the words follow each other.
fn gather(words: &mut [WordReader], doc: DocId, stretches: &mut Vec<Stretch>) {
    stretches.clear();
    let Some((first, rest)) = words.split_first_mut() else {
        return;
    };
    let extent = u32::try_from(rest.len()).unwrap_or(u32::MAX);
    let starts = first.positions(doc).iter();
    stretches.extend(starts.map(|start| Stretch {
        first: *start,
        last: start.saturating_add(extent),
    }));
    for (offset, word) in (1..).zip(rest) {
        if stretches.is_empty() {
            return;
        }
        let positions = word.positions(doc);
        stretches.retain(|stretch| positions.binary_search(&(stretch.first + offset)).is_ok());
    }
}

/// The places of one word in any of its terms.
struct WordReader {
    terms: Vec<SegmentPostings>,
    /// The terms that are not at their end, by the entry at which they stand.
    waiting: BinaryHeap<Reverse<(DocId, usize)>>,
    positions: Vec<u32>,
}

impl WordReader {
    fn open(reader: &SegmentReader, terms: &[Term]) -> tantivy::Result<Self> {
        let mut open = Vec::new();
        for term in terms {
            let index = reader.inverted_index(term.field())?;
            open.extend(index.read_postings(term, IndexRecordOption::WithFreqsAndPositions)?);
        }
        let waiting = open
            .iter()
            .enumerate()
            .filter(|(_, postings)| postings.doc() != TERMINATED)
            .map(|(index, postings)| Reverse((postings.doc(), index)))
            .collect();
        Ok(Self {
            terms: open,
            waiting,
            positions: Vec::new(),
        })
    }

    /// The places in an entry, in order.
    fn positions(&mut self, doc: DocId) -> &[u32] {
        self.positions.clear();
        let mut terms = 0;
        while let Some(Reverse((at, index))) = self
            .waiting
            .peek()
            .copied()
            .filter(|Reverse((at, _))| *at <= doc)
        {
            self.waiting.pop();
            let postings = &mut self.terms[index];
            let at = if at < doc { postings.seek(doc) } else { at };
            if at == doc {
                postings.append_positions_with_offset(0, &mut self.positions);
                terms += 1;
                postings.advance();
            }
            if self.terms[index].doc() != TERMINATED {
                self.waiting.push(Reverse((self.terms[index].doc(), index)));
            }
        }
        if terms > 1 {
            self.positions.sort_unstable();
            self.positions.dedup();
        }
        &self.positions
    }
}
