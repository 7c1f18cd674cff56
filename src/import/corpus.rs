//! An import as a corpus document.

use std::collections::BTreeMap;

use super::file::FileImport;
use super::imported::{Draft, DraftParty, Field};
use super::recognise::Format;
use crate::cite;
use crate::model::{
    DocId, Document, DocumentCitation, Evidence, Kind, PartialDate, Party, Passage, Source,
    TextKind, Verification,
};
use crate::text::fold;

/// The original that a document was made of.
#[derive(Debug, Clone)]
pub struct Original {
    /// Its name, without folders.
    pub name: String,
    /// SHA-256 of its bytes, in hexadecimal.
    pub sha256: String,
}

/// The name under which a document has its original among its sources.
const ORIGINAL: &str = "original";
/// Longest part of a title that goes into an id, in words.
const ID_WORDS: usize = 8;

/// What a person must fill in: keys that the document lacks and its kind should have.
#[must_use]
pub fn missing(document: &Document) -> Vec<&'static str> {
    let mut keys = Vec::new();
    let mut want = |absent: bool, key: &'static str| {
        if absent {
            keys.push(key);
        }
    };
    want(document.unverified.iter().any(|key| key == "kind"), "kind");
    want(document.date.is_none(), "date");
    if document.kind.is_decision() {
        want(document.court.is_none(), "court");
        want(document.bench.is_empty(), "bench");
        want(document.number.is_empty(), "number");
        want(document.parties.is_empty(), "parties");
        want(document.citations.is_empty(), "citations");
    } else if document.kind.is_law() {
        want(
            document.number.is_empty() && document.cap.is_none(),
            "number",
        );
        want(document.commencement.is_none(), "commencement");
    } else {
        want(document.speaker.is_none(), "speaker");
        want(document.publisher.is_empty(), "publisher");
    }
    keys
}

/// How sure each key of the front matter is, from 0 to 1.
#[must_use]
pub fn confidences(file: &FileImport) -> BTreeMap<&'static str, f32> {
    let draft = &file.imported.draft;
    let mut sure = BTreeMap::new();
    let mut note = |key: &'static str, confidence: Option<f32>| {
        sure.extend(confidence.map(|confidence| (key, confidence)));
    };
    fn of<T>(field: &Option<Field<T>>) -> Option<f32> {
        field.as_ref().map(|field| field.confidence)
    }
    fn least<T>(fields: &[Field<T>]) -> Option<f32> {
        fields.iter().map(|field| field.confidence).reduce(f32::min)
    }
    note("kind", of(&file.imported.kind));
    note("title", of(&draft.title));
    note("date", of(&draft.date));
    note("court", of(&draft.court));
    note("number", least(&draft.number));
    note("bench", least(&draft.bench));
    note("parties", least(&draft.parties));
    note("citations", least(&draft.citations));
    note("speaker", of(&draft.speaker));
    note("publisher", of(&draft.publisher));
    let passages = &file.confidence;
    let mean = passages.iter().sum::<f32>() / passages.len().max(1) as f32;
    note("voices", (!passages.is_empty()).then_some(mean));
    sure
}

/// The corpus document of an import. Its id may be taken; its passages rest on the original.
///
/// What no place of the file gives stays absent. A key that was only guessed at is listed
/// under `unverified`.
#[must_use]
pub fn document(file: &FileImport, original: &Original) -> Document {
    let draft = &file.imported.draft;
    let kind = file
        .imported
        .kind
        .as_ref()
        .map_or(Kind::NewsReport, |kind| kind.value);
    let title = draft
        .title
        .as_ref()
        .map_or_else(|| original.name.clone(), |title| title.value.clone());
    let value = |field: &Option<Field<String>>| field.as_ref().map(|field| field.value.clone());
    let values = |fields: &[Field<String>]| {
        fields
            .iter()
            .map(|field| field.value.clone())
            .collect::<Vec<_>>()
    };
    let date = |field: Option<&Field<PartialDate>>| field.map(|field| field.value);
    let law = file.law.as_ref();
    let day = date(draft.date.as_ref()).or_else(|| {
        law.and_then(|law| date(law.assent.as_ref()).or_else(|| date(law.published.as_ref())))
    });
    let verification = Verification::OfficialText;
    let mut document = Document {
        id: id(draft, kind, &title, day),
        kind,
        short: value(&draft.short).filter(|short| *short != title),
        title,
        date: day,
        lang: value(&draft.lang).unwrap_or_else(|| "en".to_owned()),
        text: if file.imported.passages.is_empty() {
            TextKind::Absent
        } else {
            TextKind::Full
        },
        work: value(&draft.work),
        aliases: Vec::new(),
        citations: draft
            .citations
            .iter()
            .map(|field| DocumentCitation {
                cite: field.value.clone(),
                verification,
            })
            .collect(),
        issues: Vec::new(),
        verification,
        unverified: guessed(file, kind),
        sources: vec![source(draft, original, file.format)],
        relations: Vec::new(),
        conflicts: Vec::new(),
        touches: Vec::new(),
        note: None,
        court: value(&draft.court).filter(|code| cite::court(code).is_some()),
        station: value(&draft.station),
        division: value(&draft.division),
        bench: values(&draft.bench),
        number: values(&draft.number),
        parties: draft
            .parties
            .iter()
            .map(|party| self::party(&party.value))
            .collect(),
        outcome: value(&draft.outcome),
        standing: None,
        orders: Vec::new(),
        cap: law.and_then(|law| value(&law.cap)),
        assent: law.and_then(|law| date(law.assent.as_ref())),
        commencement: law.and_then(|law| date(law.commencement.as_ref())),
        published: law.and_then(|law| date(law.published.as_ref())),
        version: law.and_then(|law| date(law.version.as_ref())),
        provisions: law.map_or_else(Vec::new, |law| law.histories.clone()),
        speaker: value(&draft.speaker),
        office: value(&draft.office),
        place: value(&draft.place),
        publisher: draft
            .publisher
            .iter()
            .map(|field| field.value.clone())
            .collect(),
        reported_by: Vec::new(),
        imported: None,
        passages: file.imported.passages.iter().map(passage).collect(),
    };
    keep_to_kind(&mut document);
    document
}

/// A document of a set, with the set as one of its sources. What the line says of how its words
/// were established holds.
#[must_use]
pub fn of_line(mut document: Document, original: &Original, format: Format) -> Document {
    let name = ORIGINAL;
    let taken = |id: &str| document.sources.iter().any(|source| source.id == id);
    let id = std::iter::once(name.to_owned())
        .chain((2..).map(|count| format!("{name}-{count}")))
        .find(|id| !taken(id))
        .expect("names are endless");
    for passage in &mut document.passages {
        if passage.evidence.sources.is_empty() {
            passage.evidence.sources.push(id.clone());
        }
    }
    let mut source = source(&Draft::default(), original, format);
    source.id = id;
    document.sources.push(source);
    document.imported = None;
    document
}

/// A kind has its own keys: what a reader found beyond them has no place in the file.
fn keep_to_kind(document: &mut Document) {
    if !document.kind.is_decision() {
        (
            document.court,
            document.station,
            document.division,
            document.outcome,
        ) = (None, None, None, None);
        document.bench.clear();
        document.parties.clear();
        if !document.kind.is_law() {
            document.number.clear();
        }
    }
    if !document.kind.is_statement() {
        (document.speaker, document.office, document.place) = (None, None, None);
        document.publisher.clear();
    }
}

/// Keys whose value is no better than a guess.
fn guessed(file: &FileImport, kind: Kind) -> Vec<String> {
    let draft = &file.imported.draft;
    let mut keys = Vec::new();
    let mut guess = |key: &str, confidence: Option<f32>| {
        if confidence.is_some_and(|confidence| confidence <= Field::<()>::GUESS) {
            keys.push(key.to_owned());
        }
    };
    guess(
        "kind",
        file.imported
            .kind
            .as_ref()
            .map_or(Some(0.0), |kind| Some(kind.confidence)),
    );
    guess("title", draft.title.as_ref().map(|field| field.confidence));
    guess("date", draft.date.as_ref().map(|field| field.confidence));
    if kind.is_decision() {
        guess(
            "parties",
            draft
                .parties
                .iter()
                .map(|field| field.confidence)
                .reduce(f32::min),
        );
        guess("court", draft.court.as_ref().map(|field| field.confidence));
        guess(
            "outcome",
            draft.outcome.as_ref().map(|field| field.confidence),
        );
    }
    if kind.is_statement() {
        guess(
            "speaker",
            draft.speaker.as_ref().map(|field| field.confidence),
        );
        guess(
            "office",
            draft.office.as_ref().map(|field| field.confidence),
        );
        guess(
            "publisher",
            draft.publisher.as_ref().map(|field| field.confidence),
        );
    }
    keys
}

fn source(draft: &Draft, original: &Original, format: Format) -> Source {
    Source {
        id: ORIGINAL.to_owned(),
        url: draft
            .address
            .as_ref()
            .map(|field| field.value.clone())
            .filter(|url| url.starts_with("http")),
        publisher: draft.publisher.as_ref().map(|field| field.value.clone()),
        title: Some(original.name.clone()),
        seen: None,
        sha256: Some(original.sha256.clone()),
        document: None,
        official: false,
        note: Some(format.label().to_owned()),
    }
}

/// A party, with the capacity as printed where the model's word is another.
fn party(draft: &DraftParty) -> Party {
    let mut party = draft.party.clone();
    let printed = fold(&draft.printed);
    if party.note.is_none()
        && !printed.is_empty()
        && !printed.contains(&party.role.as_str().replace('-', " "))
    {
        party.note = Some(format!("printed as {}", draft.printed));
    }
    party
}

fn passage(passage: &Passage) -> Passage {
    Passage {
        evidence: Evidence {
            verification: Verification::OfficialText,
            sources: vec!["original".to_owned()],
        },
        ..passage.clone()
    }
}

/// An id that a person would give: from the neutral citation, or from date and title.
fn id(draft: &Draft, kind: Kind, title: &str, date: Option<PartialDate>) -> DocId {
    let neutral = draft
        .neutral
        .as_ref()
        .filter(|_| kind.is_decision())
        .map(|field| field.value.as_str());
    let text = match neutral {
        Some(neutral) => {
            let mut words: Vec<String> = words(neutral)
                .into_iter()
                .filter(|word| word != "klr")
                .collect();
            // `[2031] KEHC 1 (KLR)` is known as kehc-2031-1.
            if words.len() >= 3 && words[0].len() == 4 {
                words.swap(0, 1);
            }
            words.join("-")
        }
        None => {
            let mut words = words(title);
            words.truncate(ID_WORDS);
            let head = words.join("-");
            match date.filter(|_| !kind.is_law()) {
                Some(date) => format!("{date}-{head}"),
                None => head,
            }
        }
    };
    let kept = text.trim_matches('-');
    kept.parse()
        .or_else(|_| "document".parse())
        .expect("`document` is an id")
}

/// The ASCII words of a text, folded.
fn words(text: &str) -> Vec<String> {
    fold(text)
        .replace('\'', "")
        .split(|c: char| !c.is_ascii_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}
