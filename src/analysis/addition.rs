//! What adding a file does to a matter: a new document, the text of one that was known by a
//! digest, a newer version, or nothing.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::hash::{DefaultHasher, Hash, Hasher};

use sha2::{Digest, Sha256};

use super::official::numbers_of;
use crate::engine::{Engine, EngineError};
use crate::model::{DocId, Document, Evidence, Passage, Pinpoint, Relation, Source, TextKind};
use crate::text::{fold, tokens};

/// What adding a document does.
#[derive(Debug, Clone, PartialEq)]
pub enum Addition {
    /// It is new.
    New(Box<Document>),
    /// It is the text of a document that the matter knew by a digest; the digest's
    /// annotations are kept.
    TextOf {
        /// The document with its text.
        document: Box<Document>,
        /// Places of the digest whose words the text's take.
        replaced: Vec<Pinpoint>,
        /// Places of the digest that the text has not: they stay, as digest.
        kept: Vec<Pinpoint>,
    },
    /// It is the text of a document of which the matter had a record alone.
    TextOfRecord(Box<Document>),
    /// It is the digest of a document of which the matter had a record alone.
    DigestOfRecord(Box<Document>),
    /// It is a digest of a document whose text the matter has: the text stays, the digest is
    /// kept as a source.
    Digest(Box<Document>),
    /// It has no text: what it says of a document that the matter has is added to that.
    Record(Box<Document>),
    /// The file was added before, and has not changed.
    Unchanged(DocId),
    /// It is a copy, in another format, of a document that the matter has in a better one: only
    /// the source is added.
    Copy {
        /// The document with the new source.
        document: Box<Document>,
        /// Places whose words differ in the copy.
        differing: Vec<Pinpoint>,
    },
    /// The document was added before from another version of the file.
    Newer {
        /// The document as the new version has it, a person's annotations kept.
        document: Box<Document>,
        /// Places whose words changed, that are new, or that are gone.
        changed: Vec<Pinpoint>,
    },
}

impl Addition {
    /// The document that is new or changed, or stays as it is.
    #[must_use]
    pub const fn id(&self) -> &DocId {
        match self {
            Self::Unchanged(id) => id,
            Self::New(document)
            | Self::TextOfRecord(document)
            | Self::DigestOfRecord(document)
            | Self::Digest(document)
            | Self::Record(document)
            | Self::TextOf { document, .. }
            | Self::Copy { document, .. }
            | Self::Newer { document, .. } => &document.id,
        }
    }
}

/// Says what adding `new` does. Documents are the same work if they share a neutral citation,
/// a work URI, or a title (their own, or that of a source that a digest names) and no date
/// tells them apart; where a title alone has to tell, runs of words must be shared, too.
///
/// # Errors
/// If the index cannot be read.
pub fn addition(engine: &dyn Engine, new: Document) -> Result<Addition, EngineError> {
    match same_work(engine, &new)? {
        Some(known) => addition_to(engine, known, new),
        None => addition_of_new(engine, new),
    }
}

/// Says what adding `new` does where it is known to be no work that the matter has.
///
/// # Errors
/// If the index cannot be read.
pub fn addition_of_new(engine: &dyn Engine, mut new: Document) -> Result<Addition, EngineError> {
    new.id = free_id(engine, &new.id)?;
    Ok(Addition::New(Box::new(new)))
}

/// Says what adding `new` does to `known`, a document of the matter that is the same work.
///
/// # Errors
/// If the index cannot be read.
pub fn addition_to(
    engine: &dyn Engine,
    known: Document,
    new: Document,
) -> Result<Addition, EngineError> {
    let had = |source: &Source| {
        known
            .sources
            .iter()
            .any(|other| other.sha256.is_some() && other.sha256 == source.sha256)
    };
    if new.sources.iter().all(had) {
        return Ok(Addition::Unchanged(known.id));
    }
    let passages = engine.passages(&known.id)?;
    if new.text == TextKind::Absent {
        let names = source_names(&known, &new);
        let document = with_sources(Document { passages, ..known }, new, &names);
        return Ok(Addition::Record(Box::new(document)));
    }
    if known.text == TextKind::Absent {
        let names = source_names(&known, &new);
        let mut known = known;
        // A catalogue names two sides; the text's own head has all, with their capacities.
        if !new.parties.is_empty() && known.unverified.iter().any(|key| key == "parties") {
            known.parties.clear();
            known.unverified.retain(|key| key != "parties");
            known.unverified.extend(
                new.unverified
                    .iter()
                    .filter(|key| *key == "parties")
                    .cloned(),
            );
        }
        let is_digest = new.text == TextKind::Digest;
        let document = Box::new(merge(known, &passages, new, &names));
        return Ok(if is_digest {
            Addition::DigestOfRecord(document)
        } else {
            Addition::TextOfRecord(document)
        });
    }
    if known.text == TextKind::Full && new.text == TextKind::Digest {
        let names = source_names(&known, &new);
        let document = with_sources(Document { passages, ..known }, new, &names);
        return Ok(Addition::Digest(Box::new(document)));
    }
    if known.text == new.text {
        let changed = differences(&passages, &new.passages);
        if is_copy(&known, &passages, &new) {
            let names = source_names(&known, &new);
            let document = with_sources(Document { passages, ..known }, new, &names);
            return Ok(Addition::Copy {
                document: Box::new(document),
                differing: changed,
            });
        }
        let document = merge(known, &passages, new, &BTreeMap::new());
        return Ok(Addition::Newer {
            document: Box::new(document),
            changed,
        });
    }
    let names = source_names(&known, &new);
    let text = places(&new.passages);
    let (replaced, kept): (Vec<Pinpoint>, Vec<Pinpoint>) = passages
        .iter()
        .map(|passage| passage.pinpoint.clone())
        .partition(|pinpoint| text.contains(pinpoint));
    let document = merge(known, &passages, new, &names);
    Ok(Addition::TextOf {
        document: Box::new(document),
        replaced,
        kept,
    })
}

/// The document of the matter that is the same work.
fn same_work(engine: &dyn Engine, new: &Document) -> Result<Option<Document>, EngineError> {
    let mut names: Vec<&str> = new
        .citations
        .iter()
        .map(|citation| citation.cite.as_str())
        .collect();
    names.extend(new.work.as_deref());
    names.push(&new.title);
    for name in names {
        let mut found = engine.named(name)?;
        found.extend(engine.with_source_title(name)?);
        found.retain(|document| {
            family(document) == family(new)
                && dates_agree(document, new)
                && (name != new.title || numbers_agree(document, new))
        });
        if name == new.title && !found.is_empty() {
            let ours = runs(&new.passages);
            let mut alike = Vec::new();
            for known in found {
                if is_sure_title(&known, new)
                    || parties_agree(&known, new)
                        && is_version(&ours, &runs(&engine.passages(&known.id)?))
                {
                    alike.push(known);
                }
            }
            found = alike;
        }
        if let Some(known) = only(found) {
            return Ok(Some(known));
        }
    }
    // A court's own printing has no neutral citation: one court gives one decision of a kind
    // in a case on a day.
    for number in &new.number {
        let mut found = engine.named(number)?;
        found.retain(|document| {
            family(document) == family(new)
                && document.date == new.date
                && new.date.is_some_and(|date| date.day().is_some())
                && (document.court == new.court || new.court.is_none())
                && document.kind == new.kind
        });
        if let Some(known) = only(found) {
            return Ok(Some(known));
        }
    }
    Ok(None)
}

/// Whether a title that both have is enough: it is no file's name, which many files have, and one of the two is no
/// text, whose words could tell. `PRESS STATEMENT` stands over many on one day.
fn is_sure_title(known: &Document, new: &Document) -> bool {
    let by_file = new
        .sources
        .iter()
        .any(|source| source.title.as_deref() == Some(&new.title));
    !by_file && (known.text != TextKind::Full || new.text != TextKind::Full)
}

/// Whether no party of either is in the way of their being one.
fn parties_agree(known: &Document, new: &Document) -> bool {
    let names = |document: &Document| -> HashSet<String> {
        document
            .parties
            .iter()
            .map(|party| fold(&party.name))
            .collect()
    };
    let (known, new) = (names(known), names(new));
    known.is_empty() || new.is_empty() || !known.is_disjoint(&new)
}

/// Hashes of the runs of four words with which a text begins; formulas are shorter. The first tens of thousands
/// tell enough.
fn runs(passages: &[Passage]) -> HashSet<u64> {
    const RUN: usize = 4;
    const MOST: usize = 50_000;
    let mut last = [0; RUN];
    let mut runs = HashSet::new();
    let hashes = passages.iter().flat_map(|passage| {
        tokens(&passage.text).into_iter().map(|token| {
            let mut hasher = DefaultHasher::new();
            token.word.hash(&mut hasher);
            hasher.finish()
        })
    });
    for hash in hashes.take(MOST) {
        last.rotate_left(1);
        last[RUN - 1] = hash;
        let mut hasher = DefaultHasher::new();
        last.hash(&mut hasher);
        runs.insert(hasher.finish());
    }
    runs
}

/// Whether two texts are versions of one by their runs: half of the shorter's stand in the longer, which is not
/// many times as long.
fn is_version(ours: &HashSet<u64>, theirs: &HashSet<u64>) -> bool {
    /// No version has so many times the runs of another.
    const MOST_GROWTH: usize = 5;
    let shared = ours.intersection(theirs).count();
    let shorter = ours.len().min(theirs.len());
    shared * 2 >= shorter && shorter * MOST_GROWTH >= ours.len().max(theirs.len())
}

/// The document, if there is exactly one.
fn only(mut found: Vec<Document>) -> Option<Document> {
    found.sort_by(|a, b| a.id.cmp(&b.id));
    found.dedup_by(|a, b| a.id == b.id);
    if found.len() == 1 { found.pop() } else { None }
}

/// Decisions, laws and statements are never the same work as each other.
fn family(document: &Document) -> (bool, bool) {
    (document.kind.is_decision(), document.kind.is_law())
}

fn dates_agree(known: &Document, new: &Document) -> bool {
    match (known.date, new.date) {
        (Some(a), Some(b)) => a.first_day() <= b.last_day() && b.first_day() <= a.last_day(),
        _ => true,
    }
}

/// Whether two decisions of one title can be one: the same sides have many cases.
fn numbers_agree(known: &Document, new: &Document) -> bool {
    let (known, new) = (numbers_of(known), numbers_of(new));
    known.is_empty() || new.is_empty() || known.iter().any(|number| new.contains(number))
}

fn free_id(engine: &dyn Engine, id: &DocId) -> Result<DocId, EngineError> {
    let mut number = 1;
    let mut free = id.clone();
    while engine.document(&free)?.is_some() {
        number += 1;
        free = format!("{id}-{number}")
            .parse()
            .unwrap_or_else(|_| id.clone());
    }
    Ok(free)
}

/// Names for the new document's sources that the known one does not use yet. A source of the
/// same name and address is the same source.
fn source_names(known: &Document, new: &Document) -> BTreeMap<String, String> {
    let mut names = BTreeMap::new();
    for source in &new.sources {
        let mut name = source.id.clone();
        let mut number = 1;
        let taken = |name: &str| {
            known.sources.iter().any(|other| {
                other.id == name
                    && !(name == source.id && other.url.is_some() && other.url == source.url)
            })
        };
        while taken(&name) {
            number += 1;
            name = format!("{}-{number}", source.id);
        }
        names.insert(source.id.clone(), name);
    }
    names
}

/// Formats from the one that keeps most of a document's structure to the one that keeps least,
/// as an import notes them on a source. A line of JSON names each place and what stands there.
const FORMATS: &[&str] = &[
    "JSON Lines",
    "Akoma Ntoso",
    "HTML",
    "DOCX",
    "PDF",
    "Markdown",
    "plain text",
];

/// How the note of a packed file ends.
const PACKED: &str = " packed with zstd";

/// Whether `new` is the same document in a format that keeps no more of it than the known
/// one's, and no newer version: then the text that is there stays.
fn is_copy(known: &Document, passages: &[Passage], new: &Document) -> bool {
    let format = |document: &Document| {
        document
            .sources
            .iter()
            .filter_map(|source| source.note.as_deref())
            .map(|note| note.strip_suffix(PACKED).unwrap_or(note))
            .filter_map(|note| FORMATS.iter().position(|format| *format == note))
            .min()
    };
    let numbered =
        |passages: &[Passage]| passages.iter().filter(|passage| !passage.counted).count();
    match (format(known), format(new)) {
        (Some(known_format), Some(new_format)) => {
            known_format < new_format
                && numbered(passages) > 0
                && numbered(passages) * 10 >= numbered(&new.passages) * 9
        }
        _ => false,
    }
}

/// The known document with the new one's sources and what else it lacked.
fn with_sources(mut known: Document, new: Document, names: &BTreeMap<String, String>) -> Document {
    fill(&mut known, &new);
    for source in new.sources {
        let id = names
            .get(&source.id)
            .cloned()
            .unwrap_or_else(|| source.id.clone());
        let source = Source { id, ..source };
        match known.sources.iter_mut().find(|other| other.id == source.id) {
            Some(place) => *place = renewed(place, source),
            None => known.sources.push(source),
        }
    }
    known
}

/// The known document with the new one's text, or its digest. What a person wrote about it stays:
/// the front matter, and the attributes of each place. Places that the text has not stay as digest.
fn merge(
    known: Document,
    passages: &[Passage],
    mut new: Document,
    names: &BTreeMap<String, String>,
) -> Document {
    let becomes_text = known.text == TextKind::Digest && new.text == TextKind::Full;
    let text_kind = new.text;
    let imported = std::mem::take(&mut new.passages);
    let mut merged = with_sources(known, new, names);
    merged.text = text_kind;
    let had: HashMap<&Pinpoint, &Passage> = passages
        .iter()
        // The first of a place that somebody wrote twice is the one that stays in the map.
        .rev()
        .filter(|before| !before.digest)
        .map(|before| (&before.pinpoint, before))
        .collect();
    let mut text = Vec::with_capacity(imported.len());
    for passage in imported {
        let before = had.get(&passage.pinpoint).copied();
        let sources = passage
            .evidence
            .sources
            .iter()
            .map(|id| names.get(id).unwrap_or(id).clone())
            .collect();
        let evidence = Evidence {
            verification: passage.evidence.verification,
            sources,
        };
        text.push(annotated(
            &merged,
            Passage {
                evidence,
                ..passage
            },
            before,
        ));
    }
    let filled = places(&text);
    let left: Vec<Passage> = passages
        .iter()
        .filter(|before| (becomes_text || before.digest) && !filled.contains(&before.pinpoint))
        .map(|before| Passage {
            digest: true,
            ..before.clone()
        })
        .collect();
    text.extend(left);
    for (index, passage) in text.iter_mut().enumerate() {
        passage.ordinal = u32::try_from(index + 1).unwrap_or(u32::MAX);
    }
    merged.passages = text;
    merged
}

/// The places of passages. A document may have a hundred thousand.
fn places(passages: &[Passage]) -> HashSet<&Pinpoint> {
    passages.iter().map(|passage| &passage.pinpoint).collect()
}

/// A source as it is now, with what was said about it before.
fn renewed(known: &Source, new: Source) -> Source {
    let known = known.clone();
    Source {
        url: new.url.or(known.url),
        publisher: new.publisher.or(known.publisher),
        title: new.title.or(known.title),
        seen: new.seen.or(known.seen),
        document: new.document.or(known.document),
        official: new.official || known.official,
        note: new.note.or(known.note),
        ..new
    }
}

/// Front matter that the known document lacks.
fn fill(known: &mut Document, new: &Document) {
    fn or<T: Clone>(known: &mut Option<T>, new: &Option<T>) {
        if known.is_none() {
            known.clone_from(new);
        }
    }
    fn or_list<T: Clone>(known: &mut Vec<T>, new: &[T]) {
        if known.is_empty() {
            known.extend_from_slice(new);
        }
    }
    or(&mut known.date, &new.date);
    or(&mut known.work, &new.work);
    or(&mut known.court, &new.court);
    or(&mut known.station, &new.station);
    or(&mut known.division, &new.division);
    or(&mut known.cap, &new.cap);
    or(&mut known.assent, &new.assent);
    or(&mut known.commencement, &new.commencement);
    or(&mut known.published, &new.published);
    or(&mut known.version, &new.version);
    or(&mut known.speaker, &new.speaker);
    or(&mut known.office, &new.office);
    or(&mut known.place, &new.place);
    or_list(&mut known.bench, &new.bench);
    or_list(&mut known.number, &new.number);
    or_list(&mut known.parties, &new.parties);
    or_list(&mut known.publisher, &new.publisher);
    for citation in &new.citations {
        let same = |other: &str| fold(other) == fold(&citation.cite);
        match known.citations.iter_mut().find(|other| same(&other.cite)) {
            Some(other) => other.verification = citation.verification,
            None => known.citations.push(citation.clone()),
        }
    }
    let shown = |key: &String| match key.as_str() {
        "work" => new.work.is_none(),
        "date" => new.date.is_none(),
        _ => true,
    };
    known.unverified.retain(shown);
    let relations: Vec<Relation> = new.relations.clone();
    known.relations.extend(relations);
}

/// The text's passage with what was said about the place before. What a person wrote wins;
/// what the program inferred then is inferred anew.
fn annotated(document: &Document, passage: Passage, before: Option<&Passage>) -> Passage {
    let Some(before) = before.filter(|before| !before.inferred) else {
        return passage;
    };
    let own = passage.evidence.sources.clone();
    let mut evidence = before.evidence.clone();
    if document.text == TextKind::Full && !document.kind.is_statement() {
        // What a report said of the place is now read in the place itself. What a news item
        // says that somebody said stays a report, though its own text is here.
        evidence.verification = passage.evidence.verification;
    }
    evidence.sources.splice(0..0, own);
    evidence.sources.dedup();
    Passage {
        voice: before.voice.or(passage.voice),
        role: before.role.or(passage.role),
        issues: before.issues.clone(),
        answers: before.answers.clone(),
        side: before.side,
        reported_by: None,
        date: before.date.or(passage.date),
        event: before.event,
        evidence,
        inferred: false,
        ..passage
    }
}

/// Places whose words differ. What is digest was never the text's.
fn differences(before: &[Passage], after: &[Passage]) -> Vec<Pinpoint> {
    let (before, after) = (texts(before), texts(after));
    let same = |place: &Pinpoint| match (before.get(place), after.get(place)) {
        (Some(before), Some(after)) => before == after || words(before) == words(after),
        _ => false,
    };
    let mut places: Vec<Pinpoint> = before
        .keys()
        .chain(after.keys())
        .filter(|place| !same(place))
        .map(|place| (*place).clone())
        .collect();
    places.sort();
    places.dedup();
    places
}

/// The text of each place that is no digest.
fn texts(passages: &[Passage]) -> HashMap<&Pinpoint, &str> {
    passages
        .iter()
        .filter(|passage| !passage.digest)
        .map(|passage| (&passage.pinpoint, passage.text.as_str()))
        .collect()
}

fn words(text: &str) -> Vec<String> {
    tokens(text).into_iter().map(|token| token.word).collect()
}

/// The key of a document file that says how an import wrote it.
const SEAL: &str = "imported: ";

/// The file with its seal: the hash of all its other lines, under the title.
#[must_use]
pub fn sealed(text: &str) -> String {
    let bare = unsealed(text);
    let seal = hash(&bare);
    let mut out = String::with_capacity(bare.len() + 80);
    let mut open = true;
    for line in bare.split_inclusive('\n') {
        out.push_str(line);
        if open && line.starts_with("title: ") {
            out.push_str(&format!("{SEAL}{seal}\n"));
            open = false;
        }
    }
    out
}

/// Whether a person has edited the file since an import wrote it, or wrote it in the first
/// place.
#[must_use]
pub fn is_edited(text: &str) -> bool {
    let seal = text.lines().find_map(|line| line.strip_prefix(SEAL));
    seal != Some(hash(&unsealed(text)).as_str())
}

fn unsealed(text: &str) -> String {
    text.split_inclusive('\n')
        .filter(|line| !line.starts_with(SEAL))
        .collect()
}

fn hash(text: &str) -> String {
    Sha256::digest(text.as_bytes())
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_seal_tells_whether_somebody_edited() {
        let written = sealed("---\nid: a\ntitle: A\n---\n\n[1] Words.\n");
        assert!(!is_edited(&written), "{written}");
        assert_eq!(sealed(&written), written);
        assert!(is_edited(&written.replace("Words", "Other words")));
        assert!(is_edited("---\nid: a\ntitle: A\n---\n"));
    }
}
