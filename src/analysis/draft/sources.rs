//! The texts that a draft is held against, each read once.

use std::collections::{BTreeMap, HashSet};
use std::rc::Rc;

use crate::analysis::quotation::{Item, Quoted, Token, source_tokens};
use crate::engine::{Engine, EngineError, Request, Sort};
use crate::model::{DocId, Document, Passage, TextKind};
use crate::query::{Field, Query};
use crate::text::tokens;

/// The most words of a quotation that are looked for in the whole corpus at once.
const SOUGHT: usize = 12;
/// The most passages that a search for words hands over.
const FOUND: usize = 5;
/// The most searches in the whole corpus for one draft.
const MOST_SEARCHES: usize = 2_000;

/// A passage made ready for comparison.
#[derive(Debug)]
pub struct Text {
    /// The passage.
    pub passage: Passage,
    /// Whether its words are our own.
    pub digest: bool,
    /// Its words and signs.
    pub tokens: Vec<Token>,
    words: HashSet<String>,
}

impl Text {
    fn of(document: &Document, passage: Passage) -> Self {
        let tokens = source_tokens(&passage.text);
        let words = tokens
            .iter()
            .filter(|token| token.word)
            .map(|token| token.text.to_lowercase())
            .collect();
        Self {
            digest: document.text_of(&passage) == TextKind::Digest,
            passage,
            tokens,
            words,
        }
    }

    /// Whether the text has a word, in any case.
    #[must_use]
    pub fn has(&self, word: &str) -> bool {
        self.words.contains(&word.to_lowercase())
    }

    /// The share of a quotation's words that the text has, from 0 to 1.
    #[must_use]
    pub fn share(&self, quoted: &Quoted) -> f32 {
        let (mut all, mut here) = (0_usize, 0_usize);
        for item in &quoted.items {
            if let Item::Token(token) = item
                && token.word
            {
                all += 1;
                here += usize::from(self.words.contains(&token.text.to_lowercase()));
            }
        }
        if all == 0 {
            0.0
        } else {
            here as f32 / all as f32
        }
    }
}

/// A document with its passages.
#[derive(Debug)]
pub struct Source {
    /// Its front matter.
    pub document: Document,
    /// Its passages, in order.
    pub texts: Vec<Text>,
}

impl Source {
    /// Whether some of it is the document's own text.
    #[must_use]
    pub fn has_text(&self) -> bool {
        self.texts.iter().any(|text| !text.digest)
    }
}

/// The corpus as a check reads it.
pub struct Sources<'e> {
    engine: &'e dyn Engine,
    known: BTreeMap<DocId, Option<Rc<Source>>>,
    searches: usize,
}

impl<'e> Sources<'e> {
    /// Nothing read yet.
    #[must_use]
    pub const fn new(engine: &'e dyn Engine) -> Self {
        Self {
            engine,
            known: BTreeMap::new(),
            searches: 0,
        }
    }

    /// The engine behind.
    #[must_use]
    pub const fn engine(&self) -> &'e dyn Engine {
        self.engine
    }

    /// A document with its passages.
    ///
    /// # Errors
    /// If the index cannot be read.
    pub fn source(&mut self, id: &DocId) -> Result<Option<Rc<Source>>, EngineError> {
        if let Some(known) = self.known.get(id) {
            return Ok(known.clone());
        }
        let source = match self.engine.document(id)? {
            None => None,
            Some(document) => {
                let texts = self
                    .engine
                    .passages(id)?
                    .into_iter()
                    .map(|passage| Text::of(&document, passage))
                    .collect();
                Some(Rc::new(Source { document, texts }))
            }
        };
        self.known.insert(id.clone(), source.clone());
        Ok(source)
    }

    /// The documents whose passages hold the longest run of a quotation's words, best first.
    ///
    /// # Errors
    /// If the index cannot be read.
    pub fn holding(&mut self, quoted: &Quoted) -> Result<Vec<DocId>, EngineError> {
        let words = longest_run(quoted);
        if words.len() < 3 || self.searches >= MOST_SEARCHES {
            return Ok(Vec::new());
        }
        self.searches += 1;
        let query = Query::Phrase {
            field: Field::Text,
            words,
        };
        let found = self.engine.search(&Request {
            query: &query,
            sort: Sort::Score,
            limit: FOUND,
            offset: 0,
            facets: false,
            explain: false,
        })?;
        let mut ids: Vec<DocId> = Vec::new();
        for hit in found.hits {
            if !ids.contains(&hit.located.document) {
                ids.push(hit.located.document);
            }
        }
        Ok(ids)
    }
}

/// The longest run of words without a gap or bracket, as the index has them.
fn longest_run(quoted: &Quoted) -> Vec<String> {
    let runs = quoted.items.split(|item| !matches!(item, Item::Token(_)));
    let longest = runs.max_by_key(|run| run.len()).unwrap_or(&[]);
    let text: Vec<&str> = longest
        .iter()
        .filter_map(|item| match item {
            Item::Token(token) => Some(token.text.as_str()),
            _ => None,
        })
        .collect();
    let mut words: Vec<String> = tokens(&text.join(" "))
        .into_iter()
        .map(|token| token.word)
        .collect();
    words.truncate(SOUGHT);
    words
}
