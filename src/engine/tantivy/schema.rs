//! The fields of the index.

use tantivy::schema::{
    FAST, Field, IndexRecordOption, STORED, Schema, TextFieldIndexing, TextOptions,
};
use tantivy::store::{Compressor, ZstdCompressor};
use tantivy::{Index, IndexSettings, TantivyError};

use crate::text::Language;

use super::analyser::Cut;

/// Name of the way in which a text that is cut into words is read.
const CUT: &str = "cut";

/// Name of the way in which a value is one word.
const RAW: &str = "raw";

/// Bytes of stored text that are packed together. Larger packs better and is slower to read
/// a single passage from.
const BLOCK: usize = 24 << 10;

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
    /// By what the entries of one file, or of one line of a bulk file, are taken out.
    pub unit: Field,
    /// The file of a document; stored only.
    pub file: Field,
    /// The document that a passage stands in.
    pub doc: Field,
    /// The id of a document.
    pub id: Field,
    /// The issues that a document bears on; the id of an issue.
    pub on: Field,
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
    /// The words of a passage, with their places.
    pub text: Field,
    /// Stems of an English text, save words that are compared by themselves alone: where those
    /// stand, the field of words tells.
    pub stem: Field,
    /// Roots of a Kiswahili text.
    pub root: Field,
    /// Positions of the words at which sentences begin, save the first.
    pub sentence: Field,
    /// Stems of the nearest heading, by the document's language.
    pub heading: Field,
    pub title: Field,
    pub judge: Field,
    pub party: Field,
    pub number: Field,
    pub citation: Field,
    pub kind: Field,
    pub court: Field,
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
    /// The values of all facets in one.
    pub facets: Field,
    /// The entry itself.
    pub stored: Field,
    /// The citations of a passage, as JSON.
    pub cited: Field,
}

/// The schema, the same in every index of this format.
///
/// A field that passages are searched by, no other entry has, save dates: a query need not be
/// told to leave documents and issues out.
pub(super) fn schema() -> Schema {
    let mut builder = Schema::builder();
    let indexed = |tokenizer: &str, option, norms| {
        TextOptions::default().set_indexing_options(
            TextFieldIndexing::default()
                .set_tokenizer(tokenizer)
                .set_index_option(option)
                .set_fieldnorms(norms),
        )
    };
    let value = indexed(RAW, IndexRecordOption::Basic, false);
    for name in [
        "entry",
        "unit",
        "doc",
        "id",
        "on",
        "name",
        "source",
        "order",
        "refers",
        "holds",
        "work",
        "cites",
        "kind",
        "court",
        "issue",
        "voice",
        "role",
        "lang",
        "para",
        "provision",
    ] {
        builder.add_text_field(name, value.clone());
    }
    builder.add_text_field("file", TextOptions::default().set_stored());
    let words = indexed(CUT, IndexRecordOption::WithFreqsAndPositions, true);
    for name in ["text", "title", "stem", "root"] {
        builder.add_text_field(name, words.clone());
    }
    // Of these, how long they are says nothing of how well they match.
    let names = indexed(CUT, IndexRecordOption::WithFreqsAndPositions, false);
    for name in ["judge", "party", "number", "citation"] {
        builder.add_text_field(name, names.clone());
    }
    builder.add_text_field("heading", indexed(CUT, IndexRecordOption::WithFreqs, true));
    builder.add_u64_field("standing", FAST);
    builder.add_u64_field("sentence", FAST);
    for name in ["from", "to"] {
        builder.add_i64_field(name, FAST);
    }
    builder.add_u64_field("key", FAST);
    builder.add_text_field("facets", TextOptions::default().set_fast(RAW));
    builder.add_bytes_field("stored", STORED);
    builder.add_bytes_field("cited", STORED);
    builder.build()
}

/// How what is stored is packed.
pub(super) fn settings() -> IndexSettings {
    IndexSettings {
        docstore_compression: Compressor::Zstd(ZstdCompressor::default()),
        docstore_blocksize: BLOCK,
        ..IndexSettings::default()
    }
}

impl Fields {
    /// Looks the fields up in the schema of an index.
    pub(super) fn of(index: &Index) -> Result<Self, TantivyError> {
        let schema = index.schema();
        let field = |name: &str| schema.get_field(name);
        Ok(Self {
            entry: field("entry")?,
            unit: field("unit")?,
            file: field("file")?,
            doc: field("doc")?,
            id: field("id")?,
            on: field("on")?,
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
            title: field("title")?,
            judge: field("judge")?,
            party: field("party")?,
            number: field("number")?,
            citation: field("citation")?,
            kind: field("kind")?,
            court: field("court")?,
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
            facets: field("facets")?,
            stored: field("stored")?,
            cited: field("cited")?,
        })
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
    index.tokenizers().register(CUT, Cut);
}
