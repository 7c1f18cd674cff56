//! The files of a matter as entries of the index.

use std::collections::BTreeSet;

use sha2::{Digest, Sha256};
use tantivy::schema::Field;

use crate::cite::{self, Cited};
use crate::engine::standing;
use crate::model::{Document, Issue, Passage};
use crate::parse::MatterFile;
use crate::text::{Language, Words, sentence_words_at, tokens};

use super::analyser::{push_gap, push_word};
use super::batch::{Entries, Filling, Shared};
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

/// Bytes of text of one document that are prepared at once, and in which a citation may lead
/// back to an earlier one. The longest Act of Canada has 1.9 MB.
const PART: usize = 4 << 20;

/// What a passage counts for in a part beside its text: however short, its entry takes a kilobyte.
const PASSAGE_BYTES: usize = 64;

/// Bytes of memory after which what is prepared of a long document is handed on.
const PART_MEMORY: usize = 16 << 20;

/// Makes entries; each thread has its own, which remembers what words have in common.
pub(in crate::engine) struct Preparer {
    fields: Fields,
    words: Words,
    stems: Stems,
    /// The stems of one passage, kept so that they need no memory of their own.
    stemmed: String,
}

impl Preparer {
    pub(super) fn new(fields: Fields) -> Self {
        Self {
            fields,
            words: Words::default(),
            stems: Stems::default(),
            stemmed: String::new(),
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
        self.parts(unit, file, document, into, PART_MEMORY, part);
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
        self.head(unit, file, &document, &passages, into);
        let common = self.common(unit, &document);
        let mut first = 0;
        while first < passages.len() {
            let mut bytes = 0;
            let len = passages[first..]
                .iter()
                .take_while(|passage| {
                    bytes += passage.text.len() + PASSAGE_BYTES;
                    bytes <= PART
                })
                .count()
                .max(1);
            let piece = &mut passages[first..first + len];
            first += len;
            let texts: Vec<&str> = piece.iter().map(|passage| passage.text.as_str()).collect();
            let cited = cite::find_in(&texts);
            let shared = common.share(into);
            for (passage, cited) in piece.iter_mut().zip(cited) {
                self.passage(&common, &shared, &document, passage, &cited, into);
            }
            if into.memory() > most && first < passages.len() && !part(std::mem::take(into)) {
                return;
            }
        }
    }

    /// What the passages of a document share.
    fn common(&mut self, unit: &str, document: &Document) -> Common {
        let fields = self.fields;
        let mut texts = Vec::new();
        let mut words = |field, text: &str| {
            let mut cut = String::new();
            self.words.read(text);
            self.words.iter().for_each(|word| push_word(&mut cut, word));
            texts.push((field, cut));
        };
        words(fields.title, &document.title);
        document
            .short
            .iter()
            .for_each(|short| words(fields.title, short));
        document
            .bench
            .iter()
            .for_each(|judge| words(fields.judge, judge));
        document
            .parties
            .iter()
            .for_each(|party| words(fields.party, &party.name));
        document
            .number
            .iter()
            .for_each(|number| words(fields.number, number));
        document
            .citations
            .iter()
            .for_each(|citation| words(fields.citation, &citation.cite));
        let mut value = |field, text: &str| texts.push((field, text.to_owned()));
        value(fields.entry, PASSAGE);
        value(fields.unit, unit);
        value(fields.doc, document.id.as_str());
        value(fields.kind, document.kind.as_str());
        value(fields.lang, &document.lang);
        if let Some(court) = &document.court {
            value(fields.court, court);
        }
        Common {
            key: key(document),
            texts,
            language: Language::of(&document.lang),
        }
    }

    fn passage(
        &mut self,
        common: &Common,
        shared: &Shared,
        document: &Document,
        passage: &mut Passage,
        cited: &[Cited],
        into: &mut Entries,
    ) {
        let fields = self.fields;
        into.count_passage(passage.text.len());
        into.add(Some(shared), |entry| {
            self.words_of(common.language, passage, entry);
            entry.unsigned(fields.standing, standing::thousandths(document, passage));
            entry.shown(fields.para, &passage.pinpoint);
            if document.kind.is_law() {
                entry.shown(fields.provision, passage.pinpoint.provision());
            }
            for issue in &passage.issues {
                entry.text(fields.issue, issue.as_str());
            }
            if let Some(voice) = passage.voice {
                entry.text(fields.voice, voice.as_str());
            }
            if let Some(role) = passage.role {
                entry.text(fields.role, role.as_str());
            }
            let date = document.date_of(passage);
            if let Some(date) = date {
                entry.signed(fields.from, date.first_day());
                entry.signed(fields.to, date.last_day());
            }
            entry.write(fields.facets, |all| {
                facets::write(document, passage, date, all);
            });
            entry.unsigned(
                fields.key,
                common.key | u64::from(passage.ordinal.min(0xff_ffff)),
            );
            let keys: BTreeSet<&String> = cited.iter().flat_map(|cited| &cited.keys).collect();
            for key in keys {
                entry.text(fields.cites, key);
            }
            if !cited.is_empty() {
                entry.bytes(fields.cited, |bytes| {
                    bytes.extend(stored::encode_cited(cited));
                });
            }
            entry.bytes(fields.stored, |bytes| {
                stored::encode_passage(document, passage, bytes);
            });
        });
    }

    /// The words of a passage, their stems, and where its sentences begin.
    fn words_of(&mut self, language: Language, passage: &Passage, entry: &mut Filling<'_>) {
        let fields = self.fields;
        self.words.read(&passage.text);
        self.stemmed.clear();
        entry.write(fields.text, |cut| {
            for word in self.words.iter() {
                push_word(cut, word);
                self.stems.of(language, word, true, |stem| match stem {
                    Some(stem) => push_word(&mut self.stemmed, stem),
                    None => push_gap(&mut self.stemmed),
                });
            }
        });
        entry.text(fields.stems(language), &self.stemmed);
        for start in sentence_words_at(&passage.text, self.words.starts()) {
            entry.unsigned(fields.sentence, u64::from(start));
        }
        if let Some(heading) = passage.heading() {
            self.words.read(heading);
            entry.write(fields.heading, |stemmed| {
                for word in self.words.iter() {
                    self.stems.of(language, word, false, |stem| {
                        push_word(stemmed, stem.unwrap_or_default());
                    });
                }
            });
        }
    }

    fn head(
        &mut self,
        unit: &str,
        file: &str,
        document: &Document,
        passages: &[Passage],
        into: &mut Entries,
    ) {
        let fields = self.fields;
        self.add(DOCUMENT, unit, file, into, |entry| {
            entry.text(fields.id, document.id.as_str());
            for name in names(document) {
                entry.text(fields.name, &name);
            }
            for key in cite::document_keys(document) {
                entry.text(fields.work, &key);
            }
            for source in &document.sources {
                if let Some(title) = &source.title {
                    entry.text(fields.source, &name_key(title));
                }
                if let Some(sha256) = &source.sha256 {
                    entry.text(fields.source, sha256);
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
                entry.text(fields.on, issue.as_str());
            }
            let orders: BTreeSet<_> = document
                .orders
                .iter()
                .map(|order| &order.id)
                .chain(document.touches.iter().map(|touch| &touch.order))
                .collect();
            for order in orders {
                entry.text(fields.order, order.as_str());
            }
            for name in refers::names(document) {
                entry.text(fields.refers, &name);
            }
            for holding in refers::holdings(document) {
                entry.text(fields.holds, holding.as_str());
            }
            let dates = [
                document.date,
                document.assent,
                document.published,
                document.commencement,
            ];
            for date in dates.into_iter().flatten() {
                entry.signed(fields.from, date.first_day());
                entry.signed(fields.to, date.last_day());
            }
            entry.bytes(fields.stored, |bytes| {
                bytes.extend(stored::encode(document));
            });
        });
    }

    /// Adds an entry that is no passage.
    fn add(
        &self,
        kind: &str,
        unit: &str,
        file: &str,
        into: &mut Entries,
        fill: impl FnOnce(&mut Filling<'_>),
    ) {
        let fields = self.fields;
        into.add(None, |entry| {
            entry.text(fields.entry, kind);
            entry.text(fields.unit, unit);
            entry.text(fields.file, file);
            // A column that every entry has is read without looking whether an entry has it.
            entry.unsigned(fields.key, 0);
            entry.unsigned(fields.standing, 0);
            entry.text(fields.facets, "");
            fill(entry);
        });
    }

    /// The entry of an issue.
    pub(in crate::engine) fn issue(&self, file: &str, issue: &Issue, into: &mut Entries) {
        let fields = self.fields;
        self.add(ISSUE, file, file, into, |entry| {
            entry.text(fields.on, issue.id.as_str());
            entry.bytes(fields.stored, |bytes| bytes.extend(stored::encode(issue)));
        });
    }

    /// The entry of `hoja.yaml`.
    pub(in crate::engine) fn matter_file(
        &self,
        file: &str,
        matter: &MatterFile,
        into: &mut Entries,
    ) {
        let fields = self.fields;
        self.add(MATTER, file, file, into, |entry| {
            entry.bytes(fields.stored, |bytes| bytes.extend(stored::encode(matter)));
        });
    }
}

/// What the passages of one document share in the index.
struct Common {
    key: u64,
    /// Values, by field; texts that are cut into words are so already.
    texts: Vec<(Field, String)>,
    language: Language,
}

impl Common {
    fn share(&self, into: &mut Entries) -> Shared {
        into.share(|entry| {
            for (field, text) in &self.texts {
                entry.text(*field, text);
            }
        })
    }
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
