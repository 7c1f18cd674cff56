//! Asking an index.

use std::ops::ControlFlow;
use std::sync::atomic::Ordering;

use serde::de::DeserializeOwned;
use tantivy::collector::{Count, DocSetCollector};
use tantivy::query::{EnableScoring, Query as TantivyQuery};
use tantivy::schema::Value;
use tantivy::{DocAddress, Index, ReloadPolicy, Searcher, TantivyDocument, TantivyError};

use crate::engine::{
    Citing, DocumentRequest, Engine, EngineError, Found, Gather, Gathered, Hit, Holding, Located,
    Request, ScorePart, Sort, Step, standing,
};
use crate::model::{DocId, Document, Issue, OrderId, PartialDate, Passage, Pinpoint};
use crate::parse::MatterFile;
use crate::query::{DateRange, Query};

use super::by_document;
use super::citations;
use super::collect::{Collected, Wanted};
use super::entries::{lookup_keys, name_key};
use super::lower::{self, Likely, Lowered, all_of, any_of, exact};
use super::schema::{DOCUMENT, Fields, ISSUE, MATTER, PASSAGE};
use super::{side_by_side, stored};

/// An index open for reading, as it stood when it was opened.
pub(in crate::engine) struct TantivyEngine {
    searcher: Searcher,
    fields: Fields,
    corpus_hash: String,
}

impl From<TantivyError> for EngineError {
    fn from(error: TantivyError) -> Self {
        Self::Damaged(error.to_string())
    }
}

impl TantivyEngine {
    pub(super) fn new(
        index: &Index,
        fields: Fields,
        corpus_hash: String,
    ) -> Result<Self, TantivyError> {
        let reader = index
            .reader_builder()
            .reload_policy(ReloadPolicy::Manual)
            .try_into()?;
        Ok(Self {
            searcher: reader.searcher(),
            fields,
            corpus_hash,
        })
    }

    /// What an entry stores, as it is needed.
    fn read<T>(
        &self,
        address: DocAddress,
        decode: impl Fn(&[u8]) -> Result<T, EngineError>,
    ) -> Result<T, EngineError> {
        let entry: TantivyDocument = self.searcher.doc(address)?;
        let bytes = entry
            .get_first(self.fields.stored)
            .and_then(|value| value.as_bytes());
        decode(bytes.ok_or_else(|| EngineError::Damaged("an entry has no content".to_owned()))?)
    }

    /// The entries that match, in the order in which they lie.
    fn addresses(&self, query: &dyn TantivyQuery) -> Result<Vec<DocAddress>, EngineError> {
        let found = self.searcher.search(query, &DocSetCollector)?;
        let mut addresses: Vec<_> = found.into_iter().collect();
        addresses.sort_unstable();
        Ok(addresses)
    }

    /// All entries that match, in no particular order.
    fn all<T: DeserializeOwned>(&self, query: &dyn TantivyQuery) -> Result<Vec<T>, EngineError> {
        let addresses = self.addresses(query)?.into_iter();
        addresses
            .map(|address| self.read(address, stored::decode))
            .collect()
    }

    /// All passages that match, in no particular order.
    fn located(&self, query: &dyn TantivyQuery) -> Result<Vec<Located>, EngineError> {
        let addresses = self.addresses(query)?.into_iter();
        addresses
            .map(|address| self.read(address, stored::decode_passage))
            .collect()
    }

    /// The entries that cite something under any of these keys.
    fn any_key(&self, keys: &[String]) -> Box<dyn TantivyQuery> {
        let keys = keys.iter().map(|key| exact(self.fields.cites, key));
        any_of(keys.collect())
    }

    /// The passages that match, each with what it cites.
    fn citing_entries(&self, query: &dyn TantivyQuery) -> Result<Vec<Citing>, EngineError> {
        let mut passages = Vec::new();
        for address in self.addresses(query)? {
            let entry: TantivyDocument = self.searcher.doc(address)?;
            let bytes = |field| entry.get_first(field).and_then(|value| value.as_bytes());
            let located = stored::decode_passage(bytes(self.fields.stored).unwrap_or_default())?;
            let cited = match bytes(self.fields.cited) {
                Some(cited) => stored::decode_cited(cited, &located.passage.text)?,
                None => Vec::new(),
            };
            passages.push(Citing { located, cited });
        }
        passages.sort_by(|a, b| {
            let place = |citing: &Citing| citing.located.passage.ordinal;
            let document = a.located.document.cmp(&b.located.document);
            document.then_with(|| place(a).cmp(&place(b)))
        });
        Ok(passages)
    }

    /// What the score of a match is made of.
    fn parts(
        &self,
        lowered: &Lowered,
        address: DocAddress,
        located: &Located,
    ) -> Result<Vec<ScorePart>, EngineError> {
        let segment = self.searcher.segment_reader(address.segment_ord);
        let of = |query: &dyn TantivyQuery| -> Result<f32, TantivyError> {
            let weight = query.weight(EnableScoring::enabled_from_searcher(&self.searcher))?;
            let mut scorer = weight.scorer(segment, 1.0)?;
            let doc = scorer.doc();
            let found = if doc < address.doc_id {
                scorer.seek(address.doc_id)
            } else {
                doc
            };
            Ok(if found == address.doc_id {
                scorer.score()
            } else {
                0.0
            })
        };
        let (words, all) = (of(&*lowered.words)?, of(&*lowered.query)?);
        let part = |label: &str, value, factor| ScorePart {
            label: label.to_owned(),
            value,
            factor,
        };
        let mut parts = vec![part("words of the passage", words, false)];
        if all > words {
            parts.push(part("words of its heading and title", all - words, false));
        }
        if let Some(document) = self.document(&located.document)? {
            let standing = standing::parts(&document, &located.passage);
            parts.extend(
                standing
                    .into_iter()
                    .map(|one| part(one.label, one.factor, true)),
            );
        }
        Ok(parts)
    }

    fn documents_where(
        &self,
        condition: Option<Box<dyn TantivyQuery>>,
    ) -> Result<Vec<Document>, EngineError> {
        let mut parts = vec![exact(self.fields.entry, DOCUMENT)];
        parts.extend(condition);
        let mut documents: Vec<Document> = self.all(&*all_of(parts))?;
        documents.sort_by(|a, b| a.id.cmp(&b.id));
        Ok(documents)
    }
}

impl Engine for TantivyEngine {
    fn corpus_hash(&self) -> &str {
        &self.corpus_hash
    }

    fn search(&self, request: &Request<'_>) -> Result<Found, EngineError> {
        let mut found = Found::default();
        let mut hits = Vec::new();
        self.visit(request, &mut |step| {
            match step {
                Step::Counted(counted) => found = counted,
                Step::Hit(hit) => hits.push(*hit),
            }
            ControlFlow::Continue(())
        })?;
        found.hits = hits;
        Ok(found)
    }

    fn visit(
        &self,
        request: &Request<'_>,
        each: &mut dyn FnMut(Step) -> ControlFlow<()>,
    ) -> Result<(), EngineError> {
        let query = citations::with_keys(self, request.query)?;
        let lowered = lower::passages(&self.searcher, &self.fields, &query)?;
        let wanted = Wanted {
            sort: request.sort,
            most: match request.limit {
                0 => 0,
                limit => limit.saturating_add(request.offset),
            },
            facets: request.facets,
        };
        // What only adds to a score need not be looked at where nothing is scored.
        let query = match wanted.most {
            0 => &lowered.words,
            _ => &lowered.query,
        };
        let Collected {
            total,
            facets,
            best,
        } = side_by_side::search(&self.searcher, &**query, &wanted)?;
        if lowered.gave_up.load(Ordering::Relaxed) {
            return Err(EngineError::TooHeavy);
        }
        let counted = Found {
            total,
            facets,
            hits: Vec::new(),
        };
        if each(Step::Counted(counted)).is_break() {
            return Ok(());
        }
        for (score, address) in best.into_iter().skip(request.offset).take(request.limit) {
            let located = self.read(address, stored::decode_passage)?;
            let parts = if request.explain {
                self.parts(&lowered, address, &located)?
            } else {
                Vec::new()
            };
            let hit = Hit {
                located,
                score,
                parts,
            };
            if each(Step::Hit(Box::new(hit))).is_break() {
                break;
            }
        }
        Ok(())
    }

    fn search_documents(&self, request: &DocumentRequest<'_>) -> Result<Found, EngineError> {
        let query = citations::with_keys(self, request.query)?;
        let filter = citations::with_keys(self, request.filter)?;
        let request = DocumentRequest {
            query: &query,
            filter: &filter,
            ..request.clone()
        };
        let documents = by_document::find(&self.searcher, &self.fields, &request)?;
        let mut found = Found {
            total: documents.total,
            facets: documents.facets,
            hits: Vec::new(),
        };
        for (score, address) in documents.hits {
            found.hits.push(Hit {
                located: self.read(address, stored::decode_passage)?,
                score,
                parts: Vec::new(),
            });
        }
        Ok(found)
    }

    fn gather(&self, gather: &Gather<'_>) -> Result<Gathered, EngineError> {
        let filter = citations::with_keys(self, gather.filter)?;
        let Likely {
            query,
            each,
            gave_up,
        } = lower::likely(&self.searcher, &self.fields, gather, &filter)?;
        let all = exact(self.fields.entry, PASSAGE);
        let mut gathered = Gathered {
            passages: self.searcher.search(&*all, &Count)?,
            ..Gathered::default()
        };
        for term in each {
            gathered
                .frequencies
                .push(side_by_side::search(&self.searcher, &*term, &Count)?);
        }
        let wanted = Wanted {
            sort: Sort::Score,
            most: gather.most,
            facets: gather.facets,
        };
        let collected = side_by_side::search(&self.searcher, &*query, &wanted)?;
        (gathered.total, gathered.facets) = (collected.total, collected.facets);
        for (score, address) in collected.best {
            gathered.hits.push(Hit {
                located: self.read(address, stored::decode_passage)?,
                score,
                parts: Vec::new(),
            });
        }
        if gave_up.load(Ordering::Relaxed) {
            return Err(EngineError::TooHeavy);
        }
        Ok(gathered)
    }

    fn document(&self, id: &DocId) -> Result<Option<Document>, EngineError> {
        let found = self.documents_where(Some(exact(self.fields.id, id.as_str())))?;
        Ok(found.into_iter().next())
    }

    fn file_of(&self, id: &DocId) -> Result<Option<String>, EngineError> {
        let query = all_of(vec![
            exact(self.fields.entry, DOCUMENT),
            exact(self.fields.id, id.as_str()),
        ]);
        let Some(address) = self.addresses(&*query)?.into_iter().next() else {
            return Ok(None);
        };
        let entry: TantivyDocument = self.searcher.doc(address)?;
        let file = entry
            .get_first(self.fields.file)
            .and_then(|value| value.as_str().map(str::to_owned));
        Ok(file)
    }

    fn named(&self, name: &str) -> Result<Vec<Document>, EngineError> {
        let any = lookup_keys(name)
            .iter()
            .map(|key| exact(self.fields.name, key))
            .collect();
        self.documents_where(Some(any_of(any)))
    }

    fn with_source_title(&self, title: &str) -> Result<Vec<Document>, EngineError> {
        self.documents_where(Some(exact(self.fields.source, &name_key(title))))
    }

    fn with_original(&self, sha256: &str) -> Result<Option<Document>, EngineError> {
        let found = self.documents_where(Some(exact(self.fields.source, sha256)))?;
        Ok(found.into_iter().next())
    }

    fn documents(&self) -> Result<Vec<Document>, EngineError> {
        self.documents_where(None)
    }

    fn counts(&self) -> Result<(usize, usize), EngineError> {
        let count = |kind| {
            let query = exact(self.fields.entry, kind);
            self.searcher.search(&*query, &Count)
        };
        Ok((count(DOCUMENT)?, count(PASSAGE)?))
    }

    fn documents_on(&self, issue: &str) -> Result<Vec<Document>, EngineError> {
        self.documents_where(Some(exact(self.fields.on, issue)))
    }

    fn documents_with_order(&self, order: &OrderId) -> Result<Vec<Document>, EngineError> {
        self.documents_where(Some(exact(self.fields.order, order.as_str())))
    }

    fn documents_referring(&self, names: &[String]) -> Result<Vec<Document>, EngineError> {
        let any = names
            .iter()
            .map(|name| exact(self.fields.refers, name))
            .collect();
        self.documents_where(Some(any_of(any)))
    }

    fn documents_holding(&self, what: Holding) -> Result<Vec<Document>, EngineError> {
        self.documents_where(Some(exact(self.fields.holds, what.as_str())))
    }

    fn documents_dated(
        &self,
        from: Option<PartialDate>,
        to: Option<PartialDate>,
    ) -> Result<Vec<Document>, EngineError> {
        let range = DateRange::new(from, to);
        // One date of a document may begin early enough and another end late enough: each is looked at.
        let own = |document: &Document| {
            let dates = [
                document.date,
                document.assent,
                document.published,
                document.commencement,
            ];
            dates
                .into_iter()
                .flatten()
                .any(|date| date.last_day() >= range.from && date.first_day() <= range.to)
        };
        let mut documents = self.documents_where(Some(lower::dated(&self.fields, range)))?;
        documents.retain(own);
        Ok(documents)
    }

    fn passages(&self, id: &DocId) -> Result<Vec<Passage>, EngineError> {
        let mut passages: Vec<Passage> = self
            .located(&*exact(self.fields.doc, id.as_str()))?
            .into_iter()
            .map(|located| located.passage)
            .collect();
        passages.sort_by_key(|passage| passage.ordinal);
        Ok(passages)
    }

    fn passage(&self, id: &DocId, pinpoint: &Pinpoint) -> Result<Option<Passage>, EngineError> {
        let query = all_of(vec![
            exact(self.fields.doc, id.as_str()),
            exact(self.fields.para, &pinpoint.to_string()),
        ]);
        Ok(self
            .located(&*query)?
            .into_iter()
            .next()
            .map(|located| located.passage))
    }

    fn with_key(&self, key: &str) -> Result<Vec<Document>, EngineError> {
        self.documents_where(Some(exact(self.fields.work, key)))
    }

    fn keys_of(&self, reference: &str) -> Result<Vec<String>, EngineError> {
        citations::keys_of(self, reference)
    }

    fn citing(&self, keys: &[String]) -> Result<Vec<Citing>, EngineError> {
        self.citing_entries(&*self.any_key(keys))
    }

    fn citing_where(&self, keys: &[String], query: &Query) -> Result<Vec<Citing>, EngineError> {
        let lowered = lower::passages(&self.searcher, &self.fields, query)?;
        let found = self.citing_entries(&*all_of(vec![self.any_key(keys), lowered.query]))?;
        if lowered.gave_up.load(Ordering::Relaxed) {
            return Err(EngineError::TooHeavy);
        }
        Ok(found)
    }

    fn citations(&self, id: &DocId) -> Result<Vec<Citing>, EngineError> {
        self.citing_entries(&*exact(self.fields.doc, id.as_str()))
    }

    fn issues(&self) -> Result<Vec<Issue>, EngineError> {
        let mut issues: Vec<Issue> = self.all(&*exact(self.fields.entry, ISSUE))?;
        issues.sort_by(|a, b| a.id.cmp(&b.id));
        Ok(issues)
    }

    fn matter_file(&self) -> Result<MatterFile, EngineError> {
        let found: Vec<MatterFile> = self.all(&*exact(self.fields.entry, MATTER))?;
        Ok(found.into_iter().next().unwrap_or_default())
    }
}
