//! The files of a matter as entries of the index.

use std::collections::BTreeSet;

use sha2::{Digest, Sha256};
use tantivy::TantivyDocument;

use crate::cite::{self, Cited};
use crate::engine::{Located, standing};
use crate::model::{Document, PartialDate, Passage};
use crate::parse::MatterFile;
use crate::text::{Language, sentence_words, tokens};

use super::schema::{DOCUMENT, Fields, ISSUE, MATTER, PASSAGE};

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

/// The entries of a document: itself, and each of its passages.
pub(super) fn document(
    fields: &Fields,
    file: &str,
    document: &Document,
) -> serde_json::Result<Vec<TantivyDocument>> {
    let mut entries = vec![head(fields, file, document)?];
    let texts: Vec<&str> = document
        .passages
        .iter()
        .map(|passage| passage.text.as_str())
        .collect();
    for (passage, cited) in document.passages.iter().zip(cite::find_in(&texts)) {
        let mut entry = self::passage(fields, file, document, passage)?;
        add_citations(fields, &mut entry, &cited)?;
        entries.push(entry);
    }
    Ok(entries)
}

/// What a passage cites: to be found by its keys, and to be shown as it stands.
fn add_citations(
    fields: &Fields,
    entry: &mut TantivyDocument,
    cited: &[Cited],
) -> serde_json::Result<()> {
    let keys: BTreeSet<&String> = cited.iter().flat_map(|cited| &cited.keys).collect();
    for key in keys {
        entry.add_text(fields.cites, key);
    }
    if !cited.is_empty() {
        entry.add_bytes(fields.cited, &serde_json::to_vec(cited)?);
    }
    Ok(())
}

fn base(fields: &Fields, kind: &str, file: &str) -> TantivyDocument {
    let mut entry = TantivyDocument::new();
    entry.add_text(fields.entry, kind);
    entry.add_text(fields.file, file);
    entry
}

fn head(fields: &Fields, file: &str, document: &Document) -> serde_json::Result<TantivyDocument> {
    let mut entry = base(fields, DOCUMENT, file);
    entry.add_text(fields.doc, document.id.as_str());
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
    let issues: BTreeSet<_> = document
        .issues
        .iter()
        .chain(document.passages.iter().flat_map(|passage| &passage.issues))
        .chain(
            document
                .conflicts
                .iter()
                .flat_map(|conflict| &conflict.issues),
        )
        .collect();
    for issue in issues {
        entry.add_text(fields.issue, issue.as_str());
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
    for name in super::refers::names(document) {
        entry.add_text(fields.refers, name);
    }
    for holding in super::refers::holdings(document) {
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
    entry.add_u64(fields.key, key(document, 0));
    let bare = Document {
        passages: Vec::new(),
        ..document.clone()
    };
    entry.add_bytes(fields.json, &serde_json::to_vec(&bare)?);
    Ok(entry)
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

fn passage(
    fields: &Fields,
    file: &str,
    document: &Document,
    passage: &Passage,
) -> serde_json::Result<TantivyDocument> {
    let mut entry = base(fields, PASSAGE, file);
    entry.add_text(fields.doc, document.id.as_str());
    entry.add_text(fields.text, &passage.text);
    let language = Language::of(&document.lang);
    entry.add_text(fields.stems(language), &passage.text);
    for start in sentence_words(&passage.text, &tokens(&passage.text)) {
        entry.add_u64(fields.sentence, u64::from(start));
    }
    if let Some(heading) = passage.heading() {
        entry.add_text(fields.headings(language), heading);
    }
    entry.add_u64(fields.standing, standing::thousandths(document, passage));
    entry.add_text(fields.title, &document.title);
    if let Some(short) = &document.short {
        entry.add_text(fields.title, short);
    }
    document
        .bench
        .iter()
        .for_each(|judge| entry.add_text(fields.judge, judge));
    document
        .parties
        .iter()
        .for_each(|party| entry.add_text(fields.party, &party.name));
    document
        .number
        .iter()
        .for_each(|number| entry.add_text(fields.number, number));
    document
        .citations
        .iter()
        .for_each(|citation| entry.add_text(fields.citation, &citation.cite));
    entry.add_text(fields.kind, document.kind.as_str());
    entry.add_text(fields.lang, &document.lang);
    entry.add_text(fields.para, passage.pinpoint.to_string());
    if document.kind.is_law() {
        entry.add_text(fields.provision, passage.pinpoint.provision().to_string());
    }
    if let Some(court) = &document.court {
        entry.add_text(fields.court, court);
    }
    passage
        .issues
        .iter()
        .for_each(|issue| entry.add_text(fields.issue, issue.as_str()));
    if let Some(voice) = passage.voice {
        entry.add_text(fields.voice, voice.as_str());
    }
    if let Some(role) = passage.role {
        entry.add_text(fields.role, role.as_str());
    }
    if let Some(date) = document.date_of(passage) {
        add_date(fields, &mut entry, date);
    }
    entry.add_u64(fields.key, key(document, passage.ordinal));
    let located = Located {
        document: document.id.clone(),
        lang: document.lang.clone(),
        passage: passage.clone(),
    };
    entry.add_bytes(fields.json, &serde_json::to_vec(&located)?);
    Ok(entry)
}

fn add_date(fields: &Fields, entry: &mut TantivyDocument, date: PartialDate) {
    entry.add_i64(fields.from, date.first_day());
    entry.add_i64(fields.to, date.last_day());
    entry.add_text(fields.year, format!("{:04}", date.year()));
}

/// A number by which equals are put in order: the same for the same passage in every
/// index, whatever the order in which files were added. Passages of one document follow
/// each other in their own order.
fn key(document: &Document, ordinal: u32) -> u64 {
    let hash = Sha256::digest(document.id.as_str().as_bytes());
    let mut high = [0; 8];
    high.copy_from_slice(&hash[..8]);
    (u64::from_be_bytes(high) & !0xff_ffff) | u64::from(ordinal.min(0xff_ffff))
}

/// The entry of an issue.
pub(super) fn issue(
    fields: &Fields,
    file: &str,
    issue: &crate::model::Issue,
) -> serde_json::Result<TantivyDocument> {
    let mut entry = base(fields, ISSUE, file);
    entry.add_text(fields.issue, issue.id.as_str());
    entry.add_bytes(fields.json, &serde_json::to_vec(issue)?);
    Ok(entry)
}

/// The entry of `hoja.yaml`.
pub(super) fn matter_file(
    fields: &Fields,
    file: &str,
    matter: &MatterFile,
) -> serde_json::Result<TantivyDocument> {
    let mut entry = base(fields, MATTER, file);
    entry.add_bytes(fields.json, &serde_json::to_vec(matter)?);
    Ok(entry)
}
