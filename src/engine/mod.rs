//! The index: passages and documents, found again by a query tree.
//!
//! [`Engine`] is what the floors above see; which engine is behind it they do not know.
//! [`open`] brings the index of a matter up to date and opens it.

mod memory;
pub mod standing;
mod store;
mod tantivy;

use std::collections::BTreeMap;
use std::ops::ControlFlow;
use std::path::PathBuf;
use std::sync::Arc;

use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::cite::Cited;
use crate::diagnostic::{Diagnostic, SourceFile, Span};
use crate::matter::MatterError;
use crate::model::{DocId, Document, Issue, OrderId, PartialDate, Passage, Pinpoint};
use crate::parse::MatterFile;
use crate::query::{Form, Query, place_of};

pub use memory::in_memory;
pub use store::{Opened, Opening, Place, Progress, Update, open};

/// A passage with the document that it stands in.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Located {
    /// The document.
    pub document: DocId,
    /// The document's language, by whose rules its words are compared.
    pub lang: String,
    /// The passage.
    pub passage: Passage,
}

/// A passage with what it cites.
#[derive(Debug, Clone, PartialEq)]
pub struct Citing {
    /// The passage.
    pub located: Located,
    /// Its citations, in their order.
    pub cited: Vec<Cited>,
}

/// A passage that matches a query.
#[derive(Debug, Clone, PartialEq)]
pub struct Hit {
    /// The passage.
    pub located: Located,
    /// How well it matches; only the order among the hits of one query means anything.
    pub score: f32,
    /// What the score is made of, if that was asked for.
    pub parts: Vec<ScorePart>,
}

/// A part of a score.
#[derive(Debug, Clone, PartialEq)]
pub struct ScorePart {
    /// In words.
    pub label: String,
    /// What it adds, or, of a factor, what it multiplies by.
    pub value: f32,
    /// Whether it multiplies.
    pub factor: bool,
}

/// In what order hits come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Sort {
    /// The best match first.
    #[default]
    Score,
    /// The oldest first.
    Date,
    /// The newest first.
    DateDescending,
}

/// A search.
#[derive(Debug, Clone)]
pub struct Request<'a> {
    /// What to look for.
    pub query: &'a Query,
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

impl<'a> Request<'a> {
    /// Passages that match a query, the oldest first.
    #[must_use]
    pub const fn by_date(query: &'a Query, limit: usize) -> Self {
        Self {
            sort: Sort::Date,
            ..Self::new(query, limit)
        }
    }

    /// A search for the best matches of a query.
    #[must_use]
    pub const fn new(query: &'a Query, limit: usize) -> Self {
        Self {
            query,
            sort: Sort::Score,
            limit,
            offset: 0,
            facets: false,
            explain: false,
        }
    }
}

/// A search whose AND and NOT range over whole documents.
#[derive(Debug, Clone)]
pub struct DocumentRequest<'a> {
    /// What to look for: each part that is no AND, OR or NOT in one passage.
    pub query: &'a Query,
    /// What every passage must match that has such a part.
    pub filter: &'a Query,
    /// In what order.
    pub sort: Sort,
    /// How many documents at the most.
    pub limit: usize,
    /// How many to pass over before the first.
    pub offset: usize,
    /// Whether to count facets.
    pub facets: bool,
}

/// What sort of record a front matter holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Holding {
    /// Orders of a court.
    Orders,
    /// Links from a statement to orders.
    Touches,
    /// Conflicts between sources.
    Conflicts,
}

impl Holding {
    /// Its name in the index.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Orders => "orders",
            Self::Touches => "touches",
            Self::Conflicts => "conflicts",
        }
    }
}

/// How many matches each value of a facet has, by value.
pub type Facet = BTreeMap<String, usize>;

/// The names of the facets.
pub const FACETS: &[&str] = &["kind", "court", "year", "issue", "voice"];

/// What a search found.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Found {
    /// How many passages match in all.
    pub total: usize,
    /// The hits that were asked for.
    pub hits: Vec<Hit>,
    /// The facets by name, if they were asked for.
    pub facets: BTreeMap<String, Facet>,
}

/// What is handed over in a search.
#[derive(Debug, Clone, PartialEq)]
pub enum Step {
    /// How many passages match, and the facets; no hits yet.
    Counted(Found),
    /// A hit, in its order.
    Hit(Box<Hit>),
}

/// Some words, and passages that hold any of them: what a question is answered from.
#[derive(Debug, Clone)]
pub struct Gather<'a> {
    /// The terms: each the folded words of a word or phrase, in any of their forms.
    pub terms: &'a [Vec<String>],
    /// Provisions that are wanted whatever their words, such as `art 31`.
    pub provisions: &'a [Pinpoint],
    /// What every passage must match besides.
    pub filter: &'a Query,
    /// How many passages at the most.
    pub most: usize,
    /// Whether to count facets.
    pub facets: bool,
}

/// What was gathered.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Gathered {
    /// How many passages the matter has.
    pub passages: usize,
    /// In how many of them each term stands, in the text or the heading.
    pub frequencies: Vec<usize>,
    /// How many passages hold one of the terms, and match the filter.
    pub total: usize,
    /// The likeliest of them, by the number and rarity of their terms.
    pub hits: Vec<Hit>,
    /// The facets of all of them, if they were asked for.
    pub facets: BTreeMap<String, Facet>,
}

/// Why an engine cannot do what it is asked.
#[derive(Debug, Error)]
pub enum EngineError {
    /// The matter cannot be read.
    #[error(transparent)]
    Matter(#[from] MatterError),
    /// The file system refused.
    #[error("could not write the index in {}", path.display())]
    Io {
        /// What was to be read or written.
        path: PathBuf,
        /// Why it was not.
        source: std::io::Error,
    },
    /// Somebody else is writing the index.
    #[error("the index in {} is being written by {holder}", path.display())]
    Locked {
        /// The folder.
        path: PathBuf,
        /// Who holds the lock: a process.
        holder: String,
    },
    /// A wildcard or fuzzy word stands for too many words of the matter.
    #[error("`{form}` stands for more than {most} words of this matter: write more of its letters")]
    TooManyForms {
        /// The word as the query has it.
        form: Form,
        /// How many it may stand for.
        most: usize,
    },
    /// The words of the query stand so often in a passage that it would take too long to
    /// try them all.
    #[error(
        "the query is too heavy: its words stand so often in a passage that not all ways to match could be tried; use fewer connectors"
    )]
    TooHeavy,
    /// The index does not hold what it should.
    #[error("the index is damaged: {0}")]
    Damaged(String),
}

impl EngineError {
    /// The mistake as a finding in the query, if it is the query's: its author can mend it.
    #[must_use]
    pub fn in_query(&self, file: &Arc<SourceFile>) -> Option<Diagnostic> {
        let (place, help) = match self {
            Self::TooManyForms { form, .. } => (
                place_of(form, &file.text),
                "write more of the word's letters",
            ),
            Self::TooHeavy => (0..file.text.len(), "use fewer connectors, or rarer words"),
            _ => return None,
        };
        Some(
            Diagnostic::error("query-too-wide", self.to_string(), Span::new(file, place))
                .help(help),
        )
    }
}

/// An index that can be asked.
///
/// What comes back is in a fixed order: documents by id, passages by their place.
pub trait Engine {
    /// The hash of the corpus that the index was made from.
    fn corpus_hash(&self) -> &str;

    /// Passages that match a query.
    ///
    /// # Errors
    /// If the index cannot be read.
    fn search(&self, request: &Request<'_>) -> Result<Found, EngineError>;

    /// Finds passages as [`search`](Self::search) does and hands them over one by one, in
    /// order, until `each` breaks off: an answer of any size needs no more memory than one of
    /// them. The first that is handed over is [`Step::Counted`].
    ///
    /// # Errors
    /// If the index cannot be read.
    fn visit(
        &self,
        request: &Request<'_>,
        each: &mut dyn FnMut(Step) -> ControlFlow<()>,
    ) -> Result<(), EngineError>;

    /// Finds documents: [`Found::total`] counts them, each hit is the passage of one that
    /// matches best.
    ///
    /// # Errors
    /// If the index cannot be read.
    fn search_documents(&self, request: &DocumentRequest<'_>) -> Result<Found, EngineError>;

    /// Gathers the passages that hold any of some words, for a ranking that looks at each
    /// of them.
    ///
    /// # Errors
    /// If the index cannot be read.
    fn gather(&self, gather: &Gather<'_>) -> Result<Gathered, EngineError>;

    /// A document's front matter, without its passages.
    ///
    /// # Errors
    /// If the index cannot be read.
    fn document(&self, id: &DocId) -> Result<Option<Document>, EngineError>;

    /// The file of a document, as a path inside the matter with slashes.
    ///
    /// # Errors
    /// If the index cannot be read.
    fn file_of(&self, id: &DocId) -> Result<Option<String>, EngineError>;

    /// The documents that a name belongs to: an id, an alias, a work URI, a citation or a
    /// title, compared by their words.
    ///
    /// # Errors
    /// If the index cannot be read.
    fn named(&self, name: &str) -> Result<Vec<Document>, EngineError>;

    /// The documents one of whose sources has that title, compared by its words.
    ///
    /// # Errors
    /// If the index cannot be read.
    fn with_source_title(&self, title: &str) -> Result<Vec<Document>, EngineError>;

    /// The document that was made of a file, or that names it as a source, by the SHA-256
    /// of its bytes in hexadecimal.
    ///
    /// # Errors
    /// If the index cannot be read.
    fn with_original(&self, sha256: &str) -> Result<Option<Document>, EngineError>;

    /// All documents, without passages.
    ///
    /// # Errors
    /// If the index cannot be read.
    fn documents(&self) -> Result<Vec<Document>, EngineError>;

    /// How many documents and how many passages there are.
    ///
    /// # Errors
    /// If the index cannot be read.
    fn counts(&self) -> Result<(usize, usize), EngineError>;

    /// Documents that bear on an issue by their front matter, a passage or a conflict.
    ///
    /// # Errors
    /// If the index cannot be read.
    fn documents_on(&self, issue: &str) -> Result<Vec<Document>, EngineError>;

    /// The documents that make, or speak about, an order.
    ///
    /// # Errors
    /// If the index cannot be read.
    fn documents_with_order(&self, order: &OrderId) -> Result<Vec<Document>, EngineError>;

    /// The documents whose front matter names a document under any of these names (an id, an
    /// alias, or a key of [`crate::cite::keys`]): in a relation, in the history of an order or of a provision,
    /// among the provisions of an order, in a side of a conflict.
    ///
    /// # Errors
    /// If the index cannot be read.
    fn documents_referring(&self, names: &[String]) -> Result<Vec<Document>, EngineError>;

    /// The documents whose front matter holds records of that sort.
    ///
    /// # Errors
    /// If the index cannot be read.
    fn documents_holding(&self, what: Holding) -> Result<Vec<Document>, EngineError>;

    /// The documents one of whose own dates may lie between two days, both included.
    ///
    /// # Errors
    /// If the index cannot be read.
    fn documents_dated(
        &self,
        from: Option<PartialDate>,
        to: Option<PartialDate>,
    ) -> Result<Vec<Document>, EngineError>;

    /// The passages of a document, in order.
    ///
    /// # Errors
    /// If the index cannot be read.
    fn passages(&self, id: &DocId) -> Result<Vec<Passage>, EngineError>;

    /// One passage.
    ///
    /// # Errors
    /// If the index cannot be read.
    fn passage(&self, id: &DocId, pinpoint: &Pinpoint) -> Result<Option<Passage>, EngineError>;

    /// The documents that are cited under a key of [`crate::cite::keys`].
    ///
    /// # Errors
    /// If the index cannot be read.
    fn with_key(&self, key: &str) -> Result<Vec<Document>, EngineError>;

    /// The keys by which `reference` is found where it is cited: an id or a citation, with a
    /// place behind `#` for a law. A key that several documents share is left out.
    ///
    /// # Errors
    /// If the index cannot be read.
    fn keys_of(&self, reference: &str) -> Result<Vec<String>, EngineError>;

    /// The passages that cite something under any of these keys, by document and place.
    ///
    /// # Errors
    /// If the index cannot be read.
    fn citing(&self, keys: &[String]) -> Result<Vec<Citing>, EngineError>;

    /// Those of them that a query matches: what does not is not read.
    ///
    /// # Errors
    /// If the index cannot be read, or the query is too wide.
    fn citing_where(&self, keys: &[String], query: &Query) -> Result<Vec<Citing>, EngineError>;

    /// What each passage of a document cites, in the order of the passages.
    ///
    /// # Errors
    /// If the index cannot be read.
    fn citations(&self, id: &DocId) -> Result<Vec<Citing>, EngineError>;

    /// The issues, by id.
    ///
    /// # Errors
    /// If the index cannot be read.
    fn issues(&self) -> Result<Vec<Issue>, EngineError>;

    /// What `hoja.yaml` says.
    ///
    /// # Errors
    /// If the index cannot be read.
    fn matter_file(&self) -> Result<MatterFile, EngineError>;
}
