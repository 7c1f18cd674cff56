//! A search as a person means it: a query, a question, or a name.

mod named;

use std::collections::BTreeMap;
use std::ops::ControlFlow;
use std::sync::Arc;

use thiserror::Error;

use crate::diagnostic::{Diagnostic, SourceFile};
use crate::engine::{
    DocumentRequest, Engine, EngineError, Facet, Hit, Located, Request, ScorePart, Sort, Step,
};
use crate::model::{DocId, Document, Pinpoint};
use crate::query::{
    self, Expansion, Field, Options, Prose, Query, Question, Thesaurus, Vocabulary, prose,
};

use super::answer::{Asked, answer};
use super::cites::{Unsettled, settle_cites};

/// What to look for, and how.
#[derive(Debug, Clone)]
pub struct Search<'a> {
    /// What was typed.
    pub text: &'a Arc<SourceFile>,
    /// What every passage must match besides.
    pub filter: Query,
    /// How the text is read.
    pub mode: Mode,
    /// Whether a space means OR.
    pub space_is_or: bool,
    /// Whether words are looked for as typed, without those that mean the same.
    pub literal: bool,
    /// Whether AND and NOT range over whole documents.
    pub by_document: bool,
    /// In what order.
    pub sort: Sort,
    /// How many hits at the most.
    pub limit: usize,
    /// How many to pass over before the first.
    pub offset: usize,
    /// Whether to count facets.
    pub facets: bool,
    /// Whether to say what each score is made of.
    pub explain: bool,
}

/// How a text is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Mode {
    /// A question in plain words as one, everything else as a query; plain words of which no passage, or for a sentence few, has
    /// all, as a question too.
    #[default]
    AsItReads,
    /// A question as one, everything else as a query and nothing more: for counts.
    Counted,
    /// A query, every word of which is wanted.
    Strict,
    /// A question, whatever its form.
    Any,
}

/// What was understood, and how much was found.
#[derive(Debug, Clone, Default)]
pub struct Understood {
    /// What is looked for in the passages.
    pub query: Option<Query>,
    /// The same with the filter.
    pub full: Option<Query>,
    /// What was added for terms that mean the same, or, in a question, lead to others.
    pub expanded: Vec<Expansion>,
    /// Where not every word is wanted: why, and what is not looked for.
    pub relaxed: Option<Relaxed>,
    /// The question, where it was read as one.
    pub question: Option<Question>,
    /// How many passages, or documents, were found.
    pub total: usize,
    /// The facets, if they were asked for.
    pub facets: BTreeMap<String, Facet>,
}

/// Why a search does not want every word.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Relaxed {
    /// The reason.
    pub because: Because,
    /// Words that are not looked for, as typed.
    pub left_out: Vec<String>,
    /// Words that no passage of the matter has, as typed.
    pub unknown: Vec<String>,
}

/// The reason for which not every word is wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Because {
    /// It was typed as a question.
    Question,
    /// Only so many passages have all of the words.
    FewHaveAll(usize),
    /// It was asked for.
    Asked,
}

/// A passage that was found.
#[derive(Debug, Clone)]
pub struct SearchHit {
    /// The passage.
    pub located: Located,
    /// Its document.
    pub document: Document,
    /// How well it matches.
    pub score: f32,
    /// What the score is made of, if that was asked for.
    pub parts: Vec<ScorePart>,
    /// Whether the text names it: a citation or a title goes to its document first.
    pub named: bool,
    /// Words of a question that it has not, as typed.
    pub missing: Vec<String>,
    /// Other passages of its provision that hold something of a question.
    pub also: Vec<Pinpoint>,
}

/// What is told in a search.
#[derive(Debug)]
pub enum Told {
    /// What was understood, before any hit.
    Understood(Box<Understood>),
    /// A hit, in its order.
    Hit(Box<SearchHit>),
}

/// Whom it is told; it may break off.
pub type Tell<'a> = &'a mut dyn FnMut(Told) -> ControlFlow<()>;

/// Why nothing can be searched for.
#[derive(Debug, Error)]
pub enum SearchError {
    /// The query is wrong at a place.
    #[error("the query has a mistake")]
    Query(Box<Diagnostic>),
    /// A reference in the query fits several documents.
    #[error("`{}` fits several documents", .0.reference)]
    Ambiguous(Box<Unsettled>),
    /// The index cannot be read.
    #[error(transparent)]
    Engine(#[from] EngineError),
}

/// Searches. What was understood is told first, then each hit, in order, until `tell` breaks off.
///
/// # Errors
/// If the query is wrong, or the index cannot be read.
pub fn search(engine: &dyn Engine, search: &Search<'_>, tell: Tell<'_>) -> Result<(), SearchError> {
    let mut run = Run {
        engine,
        search,
        documents: BTreeMap::new(),
    };
    let reads = match search.mode {
        Mode::Strict => Prose::Query,
        _ if search.space_is_or || search.by_document => Prose::Query,
        _ => prose(&search.text.text),
    };
    let because = match (search.mode, reads) {
        (Mode::Any, _) => Some(Because::Asked),
        (_, Prose::Question) => Some(Because::Question),
        _ => None,
    };
    if let Some(because) = because
        && let Some((question, documents)) = run.question()?
    {
        return run.answer(&question, &documents, because, tell);
    }
    let (query, expanded) = run.query()?;
    if search.by_document {
        return run.documents(query, expanded, tell);
    }
    let named = if search.mode == Mode::Strict || search.space_is_or {
        Vec::new()
    } else {
        named::whole(engine, search, &query)?
    };
    let few = match reads {
        Prose::Sentence => LITTLE,
        Prose::Words => 1,
        Prose::Question | Prose::Query => 0,
    };
    if few > 0 && search.mode == Mode::AsItReads && named.is_empty() {
        let all = run.count(&query)?;
        if all < few
            && let Some((question, documents)) = run.question()?
        {
            return run.answer(&question, &documents, Because::FewHaveAll(all), tell);
        }
    }
    run.passages(query, expanded, named, tell)
}

/// A sentence of which fewer passages than these have every word is answered by those that
/// have most: a page of hits.
const LITTLE: usize = 10;

struct Run<'a> {
    engine: &'a dyn Engine,
    search: &'a Search<'a>,
    documents: BTreeMap<DocId, Document>,
}

/// So many documents' front matter is kept at hand.
const AT_HAND: usize = 512;

impl Run<'_> {
    fn document(&mut self, id: &DocId) -> Result<Document, EngineError> {
        if let Some(known) = self.documents.get(id) {
            return Ok(known.clone());
        }
        let document = self.engine.document(id)?.ok_or_else(|| {
            EngineError::Damaged(format!("a passage of `{id}` and not the document"))
        })?;
        if self.documents.len() >= AT_HAND {
            self.documents.clear();
        }
        self.documents.insert(id.clone(), document.clone());
        Ok(document)
    }

    fn thesaurus(&self) -> Result<(Thesaurus, String), EngineError> {
        let matter = self.engine.matter_file()?;
        let groups = matter.thesaurus.into_iter().filter(|entry| entry.expand);
        let groups =
            groups.map(|entry| entry.terms.into_iter().chain(entry.sw).collect::<Vec<_>>());
        Ok((Thesaurus::new(groups), matter.jurisdiction))
    }

    /// The text as a question, and the documents that it names, whose names are no words to
    /// be looked for.
    fn question(&self) -> Result<Option<(Question, Vec<DocId>)>, EngineError> {
        let inside = named::inside(self.engine, &self.search.text.text)?;
        let question = self.read(&inside.text)?;
        let question = match question {
            None if inside.provisions.is_empty() => return Ok(None),
            None => Question::default(),
            Some(question) => question,
        };
        Ok(Some((question.with(inside.provisions), inside.documents)))
    }

    fn read(&self, text: &str) -> Result<Option<Question>, EngineError> {
        if self.search.literal {
            return Ok(Question::read(
                text,
                &Thesaurus::default(),
                &Vocabulary::default(),
            ));
        }
        let (thesaurus, jurisdiction) = self.thesaurus()?;
        // A matter that names no jurisdiction is one of the pack that is there.
        let jurisdiction = if jurisdiction.is_empty() {
            "ke"
        } else {
            &jurisdiction
        };
        Ok(Question::read(
            text,
            &thesaurus,
            Vocabulary::of(jurisdiction),
        ))
    }

    /// The text as a query, made wider by the thesaurus.
    fn query(&self) -> Result<(Query, Vec<Expansion>), SearchError> {
        let options = Options {
            space_is_or: self.search.space_is_or,
        };
        let typed = query::parse(self.search.text, options)
            .map_err(|finding| SearchError::Query(Box::new(finding)))?;
        let typed = settle_cites(self.engine, typed)?
            .map_err(|unsettled| SearchError::Ambiguous(Box::new(unsettled)))?;
        if self.search.literal {
            return Ok((typed, Vec::new()));
        }
        Ok(query::expand(typed, &self.thesaurus()?.0))
    }

    fn full(&self, query: &Query) -> Query {
        Query::all_of(vec![query.clone(), self.search.filter.clone()])
    }

    fn in_query(&self, error: EngineError) -> SearchError {
        match error.in_query(self.search.text) {
            Some(finding) => SearchError::Query(Box::new(finding)),
            None => error.into(),
        }
    }

    fn count(&self, query: &Query) -> Result<usize, SearchError> {
        let full = self.full(query);
        let found = self.engine.search(&Request::new(&full, 0));
        Ok(found.map_err(|error| self.in_query(error))?.total)
    }

    fn passages(
        &mut self,
        query: Query,
        expanded: Vec<Expansion>,
        mut named: Vec<Located>,
        tell: Tell<'_>,
    ) -> Result<(), SearchError> {
        let full = self.full(&query);
        let is = |located: &Located| {
            let value = |field, value: String| Query::Value { field, value };
            Query::all_of(vec![
                value(Field::Doc, located.document.to_string()),
                value(Field::Para, located.passage.pinpoint.to_string()),
            ])
        };
        let mut kept = Vec::new();
        for located in named.drain(..) {
            let wanted = Query::all_of(vec![is(&located), self.search.filter.clone()]);
            if self.engine.search(&Request::new(&wanted, 0))?.total == 1 {
                kept.push(located);
            }
        }
        let named = kept;
        let mut parts = vec![full.clone()];
        parts.extend(
            named
                .iter()
                .map(|located| Query::Not(Box::new(is(located)))),
        );
        let others = Query::all_of(parts);
        let before = named.len();
        let request = Request {
            query: &others,
            sort: self.search.sort,
            limit: self
                .search
                .limit
                .saturating_sub(before.saturating_sub(self.search.offset)),
            offset: self.search.offset.saturating_sub(before),
            facets: self.search.facets,
            explain: self.search.explain,
        };
        let mut failed = None;
        let engine = self.engine;
        let visited = engine.visit(&request, &mut |step| match step {
            Step::Counted(found) => {
                tell(Told::Understood(Box::new(Understood {
                    query: Some(query.clone()),
                    full: Some(full.clone()),
                    expanded: expanded.clone(),
                    total: found.total + before,
                    facets: found.facets,
                    ..Understood::default()
                })))?;
                let shown = named.iter().skip(self.search.offset);
                for located in shown.take(self.search.limit) {
                    let hit = Hit {
                        located: located.clone(),
                        score: 0.0,
                        parts: Vec::new(),
                    };
                    tell(Told::Hit(Box::new(keep(self.hit(hit, true), &mut failed)?)))?;
                }
                ControlFlow::Continue(())
            }
            Step::Hit(hit) => tell(Told::Hit(Box::new(keep(
                self.hit(*hit, false),
                &mut failed,
            )?))),
        });
        visited.map_err(|error| self.in_query(error))?;
        failed.map_or(Ok(()), |error| Err(error.into()))
    }

    fn hit(&mut self, hit: Hit, named: bool) -> Result<SearchHit, EngineError> {
        Ok(SearchHit {
            document: self.document(&hit.located.document)?,
            located: hit.located,
            score: hit.score,
            parts: hit.parts,
            named,
            missing: Vec::new(),
            also: Vec::new(),
        })
    }

    fn documents(
        &mut self,
        query: Query,
        expanded: Vec<Expansion>,
        tell: Tell<'_>,
    ) -> Result<(), SearchError> {
        let found = self
            .engine
            .search_documents(&DocumentRequest {
                query: &query,
                filter: &self.search.filter,
                sort: self.search.sort,
                limit: self.search.limit,
                offset: self.search.offset,
                facets: self.search.facets,
            })
            .map_err(|error| self.in_query(error))?;
        let understood = Understood {
            full: Some(self.full(&query)),
            query: Some(query),
            expanded,
            total: found.total,
            facets: found.facets,
            ..Understood::default()
        };
        let mut flow = tell(Told::Understood(Box::new(understood)));
        for hit in found.hits {
            if flow.is_break() {
                break;
            }
            flow = tell(Told::Hit(Box::new(self.hit(hit, false)?)));
        }
        Ok(())
    }

    fn answer(
        &self,
        question: &Question,
        documents: &[DocId],
        because: Because,
        tell: Tell<'_>,
    ) -> Result<(), SearchError> {
        let mut found = answer(
            self.engine,
            &Asked {
                question,
                documents,
                filter: &self.search.filter,
                limit: self.search.limit,
                offset: self.search.offset,
                facets: self.search.facets,
            },
        )
        .map_err(|error| self.in_query(error))?;
        let query = question.to_query(false);
        let expanded = found.added.into_iter();
        let understood = Understood {
            full: Some(self.full(&query)),
            query: Some(query),
            expanded: expanded
                .map(|(term, added)| Expansion { term, added })
                .collect(),
            relaxed: Some(Relaxed {
                because,
                left_out: question.left_out.clone(),
                unknown: found.unknown,
            }),
            question: Some(question.clone()),
            total: found.total,
            facets: found.facets,
        };
        if self.search.sort != Sort::Score {
            let day = |reply: &super::answer::Reply| {
                let date = reply.document.date_of(&reply.located.passage);
                date.map(crate::model::PartialDate::first_day)
            };
            found.replies.sort_by_key(|reply| match self.search.sort {
                Sort::DateDescending => day(reply).map_or(i64::MAX, |day| -day),
                _ => day(reply).unwrap_or(i64::MAX),
            });
        }
        let mut flow = tell(Told::Understood(Box::new(understood)));
        for reply in found.replies {
            if flow.is_break() {
                break;
            }
            let hit = SearchHit {
                located: reply.located,
                document: reply.document,
                score: reply.score,
                parts: reply.parts,
                named: false,
                missing: reply.missing,
                also: reply.also,
            };
            flow = tell(Told::Hit(Box::new(hit)));
        }
        Ok(())
    }
}

/// Keeps an error aside and breaks off.
fn keep<T>(result: Result<T, EngineError>, failed: &mut Option<EngineError>) -> ControlFlow<(), T> {
    match result {
        Ok(value) => ControlFlow::Continue(value),
        Err(error) => {
            *failed = Some(error);
            ControlFlow::Break(())
        }
    }
}
