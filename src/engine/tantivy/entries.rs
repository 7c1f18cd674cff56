//! The files of a matter as entries of the index.

use std::collections::BTreeSet;

use sha2::{Digest, Sha256};
use tantivy::TantivyDocument;
use tantivy::schema::Field;

use crate::cite::{self, Cited};
use crate::engine::standing;
use crate::model::{Document, Issue, Passage};
use crate::parse::MatterFile;
use crate::text::{Language, Words, sentence_words_at, tokens};

use super::analyser::{push_gap, push_word};
use super::schema::{DOCUMENT, Fields, ISSUE, MATTER, PASSAGE};
use super::stems::Stems;
use super::{facets, refers, stored};

/// A name in the form in which names are compared: its words.
pub(super) fn name_key(name: &str) -> String {
    tokens(name)
        .into_iter()
        .map(|token| token.word)
        .collect::<Vec<_>>()
        .join(" ")
}

/// The forms under which a name is looked up: its words, and, if it is a citation, the key
/// under which every form of that citation meets.
pub(super) fn lookup_keys(name: &str) -> Vec<String> {
    let mut keys = vec![name_key(name)];
    keys.extend(cite::parse(name).and_then(|citation| cite::key(&citation)));
    keys
}

/// Entries that are ready for the index.
#[derive(Default)]
pub(in crate::engine) struct Entries {
    pub(super) entries: Vec<TantivyDocument>,
    bytes: usize,
    passages: u64,
}

impl Entries {
    /// Bytes of text in them.
    pub(in crate::engine) const fn bytes(&self) -> usize {
        self.bytes
    }

    /// How many passages they are.
    pub(in crate::engine) const fn passages(&self) -> u64 {
        self.passages
    }
}

/// Bytes of text of one document that are prepared at once, and in which a citation may lead
/// back to an earlier one. The longest Act of Canada has 1.9 MB.
const PART: usize = 4 << 20;

/// Makes entries; each thread has its own, which remembers what words have in common.
pub(in crate::engine) struct Preparer {
    fields: Fields,
    words: Words,
    stems: Stems,
    /// Values of one passage, kept so that none needs memory of its own.
    cut: String,
    stemmed: String,
    stored: Vec<u8>,
}

impl Preparer {
    pub(super) fn new(fields: Fields) -> Self {
        Self {
            fields,
            words: Words::default(),
            stems: Stems::default(),
            cut: String::new(),
            stemmed: String::new(),
            stored: Vec::new(),
        }
    }

    /// The entries of a document: itself, and each of its passages. They are taken out again
    /// by `unit`.
    pub(in crate::engine) fn document(
        &mut self,
        unit: &str,
        file: &str,
        document: Document,
        into: &mut Entries,
    ) {
        self.parts(unit, file, document, into, usize::MAX, &mut |_| true);
    }

    /// The same of a document that may be too long to be kept in memory as a whole: all but its
    /// last part go to `part`, until that says that nobody wants more.
    pub(in crate::engine) fn long_document(
        &mut self,
        unit: &str,
        file: &str,
        document: Document,
        into: &mut Entries,
        part: &mut dyn FnMut(Entries) -> bool,
    ) {
        self.parts(unit, file, document, into, PART, part);
    }

    fn parts(
        &mut self,
        unit: &str,
        file: &str,
        mut document: Document,
        into: &mut Entries,
        most: usize,
        part: &mut dyn FnMut(Entries) -> bool,
    ) {
        let mut passages = std::mem::take(&mut document.passages);
        into.entries
            .push(self.head(unit, file, &document, &passages));
        let common = self.common(unit, &document);
        let mut first = 0;
        while first < passages.len() {
            let mut bytes = 0;
            let len = passages[first..]
                .iter()
                .take_while(|passage| {
                    let fits = bytes == 0 || bytes + passage.text.len() <= PART;
                    bytes += passage.text.len();
                    fits
                })
                .count();
            let piece = &mut passages[first..first + len];
            first += len;
            let texts: Vec<&str> = piece.iter().map(|passage| passage.text.as_str()).collect();
            let cited = cite::find_in(&texts);
            for (passage, cited) in piece.iter_mut().zip(cited) {
                into.bytes += passage.text.len();
                into.passages += 1;
                let entry = self.passage(&common, &document, passage, &cited);
                into.entries.push(entry);
            }
            if into.bytes > most && first < passages.len() && !part(std::mem::take(into)) {
                return;
            }
        }
    }

    /// Cuts a text into `cut`.
    fn cut(&mut self, text: &str) -> &str {
        self.words.read(text);
        self.cut.clear();
        for word in self.words.iter() {
            push_word(&mut self.cut, word);
        }
        &self.cut
    }

    /// What the passages of a document share.
    fn common(&mut self, unit: &str, document: &Document) -> Common {
        let fields = self.fields;
        let mut words = Vec::new();
        let mut add = |field, text: &str| words.push((field, self.cut(text).to_owned()));
        add(fields.title, &document.title);
        document
            .short
            .iter()
            .for_each(|short| add(fields.title, short));
        document
            .bench
            .iter()
            .for_each(|judge| add(fields.judge, judge));
        document
            .parties
            .iter()
            .for_each(|party| add(fields.party, &party.name));
        document
            .number
            .iter()
            .for_each(|number| add(fields.number, number));
        document
            .citations
            .iter()
            .for_each(|citation| add(fields.citation, &citation.cite));
        Common {
            unit: unit.to_owned(),
            key: key(document),
            words,
            language: Language::of(&document.lang),
        }
    }

    fn passage(
        &mut self,
        common: &Common,
        document: &Document,
        passage: &mut Passage,
        cited: &[Cited],
    ) -> TantivyDocument {
        let fields = self.fields;
        let mut entry = TantivyDocument::with_capacity(4 * passage.text.len() + 512);
        entry.add_text(fields.entry, PASSAGE);
        entry.add_text(fields.unit, &common.unit);
        entry.add_text(fields.doc, document.id.as_str());
        self.words.read(&passage.text);
        self.cut.clear();
        self.stemmed.clear();
        for word in self.words.iter() {
            push_word(&mut self.cut, word);
            self.stems
                .of(common.language, word, true, |stem| match stem {
                    Some(stem) => push_word(&mut self.stemmed, stem),
                    None => push_gap(&mut self.stemmed),
                });
        }
        entry.add_text(fields.text, &self.cut);
        entry.add_text(fields.stems(common.language), &self.stemmed);
        for start in sentence_words_at(&passage.text, self.words.starts()) {
            entry.add_u64(fields.sentence, u64::from(start));
        }
        if let Some(heading) = passage.heading() {
            self.words.read(heading);
            self.stemmed.clear();
            for word in self.words.iter() {
                self.stems.of(common.language, word, false, |stem| {
                    push_word(&mut self.stemmed, stem.unwrap_or_default());
                });
            }
            entry.add_text(fields.heading, &self.stemmed);
        }
        entry.add_u64(fields.standing, standing::thousandths(document, passage));
        for (field, words) in &common.words {
            entry.add_text(*field, words);
        }
        entry.add_text(fields.kind, document.kind.as_str());
        entry.add_text(fields.lang, &document.lang);
        entry.add_text(fields.para, passage.pinpoint.to_string());
        if document.kind.is_law() {
            entry.add_text(fields.provision, passage.pinpoint.provision().to_string());
        }
        if let Some(court) = &document.court {
            entry.add_text(fields.court, court);
        }
        for issue in &passage.issues {
            entry.add_text(fields.issue, issue.as_str());
        }
        if let Some(voice) = passage.voice {
            entry.add_text(fields.voice, voice.as_str());
        }
        if let Some(role) = passage.role {
            entry.add_text(fields.role, role.as_str());
        }
        let date = document.date_of(passage);
        if let Some(date) = date {
            entry.add_i64(fields.from, date.first_day());
            entry.add_i64(fields.to, date.last_day());
        }
        entry.add_text(fields.facets, facets::written(document, passage, date));
        entry.add_u64(
            fields.key,
            common.key | u64::from(passage.ordinal.min(0xff_ffff)),
        );
        let keys: BTreeSet<&String> = cited.iter().flat_map(|cited| &cited.keys).collect();
        for key in keys {
            entry.add_text(fields.cites, key);
        }
        if !cited.is_empty() {
            entry.add_bytes(fields.cited, &stored::encode_cited(cited));
        }
        stored::encode_passage(document, passage, &mut self.stored);
        entry.add_bytes(fields.stored, &self.stored);
        entry
    }

    fn head(
        &mut self,
        unit: &str,
        file: &str,
        document: &Document,
        passages: &[Passage],
    ) -> TantivyDocument {
        let fields = self.fields;
        let mut entry = self.base(DOCUMENT, unit, file);
        entry.add_text(fields.id, document.id.as_str());
        for name in names(document) {
            entry.add_text(fields.name, name);
        }
        for key in cite::document_keys(document) {
            entry.add_text(fields.work, key);
        }
        for source in &document.sources {
            if let Some(title) = &source.title {
                entry.add_text(fields.source, name_key(title));
            }
            if let Some(sha256) = &source.sha256 {
                entry.add_text(fields.source, sha256);
            }
        }
        let conflicts = document
            .conflicts
            .iter()
            .flat_map(|conflict| &conflict.issues);
        let issues: BTreeSet<_> = document
            .issues
            .iter()
            .chain(passages.iter().flat_map(|passage| &passage.issues))
            .chain(conflicts)
            .collect();
        for issue in issues {
            entry.add_text(fields.on, issue.as_str());
        }
        let orders: BTreeSet<_> = document
            .orders
            .iter()
            .map(|order| &order.id)
            .chain(document.touches.iter().map(|touch| &touch.order))
            .collect();
        for order in orders {
            entry.add_text(fields.order, order.as_str());
        }
        for name in refers::names(document) {
            entry.add_text(fields.refers, name);
        }
        for holding in refers::holdings(document) {
            entry.add_text(fields.holds, holding.as_str());
        }
        let dates = [
            document.date,
            document.assent,
            document.published,
            document.commencement,
        ];
        for date in dates.into_iter().flatten() {
            entry.add_i64(fields.from, date.first_day());
            entry.add_i64(fields.to, date.last_day());
        }
        entry.add_bytes(fields.stored, &stored::encode(document));
        entry
    }

    /// An entry that is no passage.
    fn base(&self, kind: &str, unit: &str, file: &str) -> TantivyDocument {
        let mut entry = TantivyDocument::new();
        entry.add_text(self.fields.entry, kind);
        entry.add_text(self.fields.unit, unit);
        entry.add_text(self.fields.file, file);
        // A column that every entry has is read without looking whether an entry has it.
        entry.add_u64(self.fields.key, 0);
        entry.add_u64(self.fields.standing, 0);
        entry.add_text(self.fields.facets, "");
        entry
    }

    /// The entry of an issue.
    pub(in crate::engine) fn issue(&self, file: &str, issue: &Issue, into: &mut Entries) {
        let mut entry = self.base(ISSUE, file, file);
        entry.add_text(self.fields.on, issue.id.as_str());
        entry.add_bytes(self.fields.stored, &stored::encode(issue));
        into.entries.push(entry);
    }

    /// The entry of `hoja.yaml`.
    pub(in crate::engine) fn matter_file(
        &self,
        file: &str,
        matter: &MatterFile,
        into: &mut Entries,
    ) {
        let mut entry = self.base(MATTER, file, file);
        entry.add_bytes(self.fields.stored, &stored::encode(matter));
        into.entries.push(entry);
    }
}

/// What the passages of one document share in the index.
struct Common {
    unit: String,
    key: u64,
    /// Fields of words, with the words of the document in each.
    words: Vec<(Field, String)>,
    language: Language,
}

/// What a document may be called.
fn names(document: &Document) -> BTreeSet<String> {
    let mut names: BTreeSet<String> = BTreeSet::new();
    let mut add = |name: &str| names.extend(lookup_keys(name));
    document.aliases.iter().for_each(|alias| add(alias));
    add(document.id.as_str());
    add(&document.title);
    document.short.iter().for_each(|short| add(short));
    document.work.iter().for_each(|work| add(work));
    document.number.iter().for_each(|number| add(number));
    document
        .cap
        .iter()
        .for_each(|cap| add(&format!("Cap. {cap}")));
    for citation in &document.citations {
        // `[2020] eKLR` alone names half the judgments of a year; with the title it names one.
        if !name_key(&citation.cite).ends_with("eklr") {
            add(&citation.cite);
        }
        add(&format!("{} {}", document.title, citation.cite));
    }
    names.remove("");
    names
}

/// A number by which equals are put in order: the same for the same passage in every
/// index, whatever the order in which files were added. Passages of one document follow
/// each other in their own order.
fn key(document: &Document) -> u64 {
    let hash = Sha256::digest(document.id.as_str().as_bytes());
    let mut high = [0; 8];
    high.copy_from_slice(&hash[..8]);
    u64::from_be_bytes(high) & !0xff_ffff
}
