//! The fields of the index.

use tantivy::schema::{
    FAST, Field, INDEXED, IndexRecordOption, STORED, STRING, Schema, TextFieldIndexing, TextOptions,
};
use tantivy::{Index, TantivyError};

use crate::text::Language;

use super::analyser::Analyser;

/// Names of the ways in which a text is cut into words.
const WORDS: &str = "words";
const STEMS: &str = "stems";
const ROOTS: &str = "roots";

/// What an entry of the index is.
pub(super) const PASSAGE: &str = "passage";
pub(super) const DOCUMENT: &str = "document";
pub(super) const ISSUE: &str = "issue";
pub(super) const MATTER: &str = "matter";

/// The fields, by the names under which the schema has them.
#[derive(Clone, Copy)]
pub(super) struct Fields {
    /// What the entry is.
    pub entry: Field,
    /// The file it comes from.
    pub file: Field,
    /// The document it is or belongs to.
    pub doc: Field,
    /// Names of a document, folded.
    pub name: Field,
    /// Titles and hashes of a document's sources.
    pub source: Field,
    /// Orders that a document makes or speaks about.
    pub order: Field,
    /// Documents that a front matter names, by id, alias or key.
    pub refers: Field,
    /// What records a front matter holds.
    pub holds: Field,
    /// Keys under which a document is cited.
    pub work: Field,
    /// Keys of what a passage cites.
    pub cites: Field,
    pub text: Field,
    /// Stems of an English text.
    pub stem: Field,
    /// Roots of a Kiswahili text.
    pub root: Field,
    /// Positions of the words at which sentences begin, save the first.
    pub sentence: Field,
    /// Stems of the nearest heading, English and Kiswahili.
    pub heading: Field,
    pub heading_root: Field,
    pub title: Field,
    pub judge: Field,
    pub party: Field,
    pub number: Field,
    pub citation: Field,
    pub kind: Field,
    pub court: Field,
    pub year: Field,
    pub issue: Field,
    pub voice: Field,
    pub role: Field,
    pub lang: Field,
    /// Pinpoint in its written form.
    pub para: Field,
    /// The provision of a law that the passage is a part of.
    pub provision: Field,
    /// What the passage's standing multiplies its score by, in thousandths.
    pub standing: Field,
    /// First and last day that the passage's date can mean, as `yyyymmdd`.
    pub from: Field,
    pub to: Field,
    /// Settles the order of equals: the document, then the place in it.
    pub key: Field,
    /// The entry itself, as JSON.
    pub json: Field,
    /// The citations of a passage, as JSON.
    pub cited: Field,
}

/// The schema, the same in every index of this format.
pub(super) fn schema() -> Schema {
    let mut builder = Schema::builder();
    let words = |tokenizer: &str| {
        TextOptions::default().set_indexing_options(
            TextFieldIndexing::default()
                .set_tokenizer(tokenizer)
                .set_index_option(IndexRecordOption::WithFreqsAndPositions),
        )
    };
    let counted = |tokenizer: &str| {
        TextOptions::default().set_indexing_options(
            TextFieldIndexing::default()
                .set_tokenizer(tokenizer)
                .set_index_option(IndexRecordOption::WithFreqs),
        )
    };
    for name in [
        "entry",
        "doc",
        "name",
        "source",
        "order",
        "refers",
        "holds",
        "work",
        "cites",
        "role",
        "lang",
        "para",
        "provision",
    ] {
        builder.add_text_field(name, STRING);
    }
    builder.add_text_field("file", STRING | STORED);
    for name in ["kind", "court", "year", "issue", "voice"] {
        builder.add_text_field(name, STRING | FAST);
    }
    for name in ["text", "title", "judge", "party", "number", "citation"] {
        builder.add_text_field(name, words(WORDS));
    }
    builder.add_text_field("stem", words(STEMS));
    builder.add_text_field("root", words(ROOTS));
    builder.add_text_field("heading", counted(STEMS));
    builder.add_text_field("heading_root", counted(ROOTS));
    builder.add_u64_field("standing", FAST);
    builder.add_u64_field("sentence", FAST);
    for name in ["from", "to"] {
        builder.add_i64_field(name, INDEXED | FAST);
    }
    builder.add_u64_field("key", FAST);
    builder.add_bytes_field("json", STORED);
    builder.add_bytes_field("cited", STORED);
    builder.build()
}

impl Fields {
    /// Looks the fields up in the schema of an index.
    pub(super) fn of(index: &Index) -> Result<Self, TantivyError> {
        let schema = index.schema();
        let field = |name: &str| schema.get_field(name);
        Ok(Self {
            entry: field("entry")?,
            file: field("file")?,
            doc: field("doc")?,
            name: field("name")?,
            source: field("source")?,
            order: field("order")?,
            refers: field("refers")?,
            holds: field("holds")?,
            work: field("work")?,
            cites: field("cites")?,
            text: field("text")?,
            stem: field("stem")?,
            root: field("root")?,
            sentence: field("sentence")?,
            heading: field("heading")?,
            heading_root: field("heading_root")?,
            title: field("title")?,
            judge: field("judge")?,
            party: field("party")?,
            number: field("number")?,
            citation: field("citation")?,
            kind: field("kind")?,
            court: field("court")?,
            year: field("year")?,
            issue: field("issue")?,
            voice: field("voice")?,
            role: field("role")?,
            lang: field("lang")?,
            para: field("para")?,
            provision: field("provision")?,
            standing: field("standing")?,
            from: field("from")?,
            to: field("to")?,
            key: field("key")?,
            json: field("json")?,
            cited: field("cited")?,
        })
    }

    /// The field that holds the words of a language's headings as they are compared.
    pub const fn headings(&self, language: Language) -> Field {
        match language {
            Language::English => self.heading,
            Language::Kiswahili => self.heading_root,
        }
    }

    /// The field that holds the words of a language's texts as they are compared.
    pub const fn stems(&self, language: Language) -> Field {
        match language {
            Language::English => self.stem,
            Language::Kiswahili => self.root,
        }
    }
}

/// Tells an index how our texts are cut into words.
pub(super) fn register(index: &Index) {
    index.tokenizers().register(WORDS, Analyser { stems: None });
    index.tokenizers().register(
        STEMS,
        Analyser {
            stems: Some(Language::English),
        },
    );
    index.tokenizers().register(
        ROOTS,
        Analyser {
            stems: Some(Language::Kiswahili),
        },
    );
}
