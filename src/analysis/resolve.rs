//! Which document, and which place in it, a person means.

mod names;
mod verdict;

pub use verdict::{Resolver, Status, Verdict};

use crate::cite;
use crate::engine::{Engine, EngineError, Request, Sort};
use crate::model::{DocId, Document, Pinpoint, Reference};
use crate::query::{Field, Query};
use crate::text::tokens;

/// What a name was found to mean.
#[derive(Debug, Clone, PartialEq)]
pub enum Resolution {
    /// One document, and the place in it if one was named.
    Found(Box<Document>, Option<Pinpoint>),
    /// Several documents fit; choosing is the reader's task.
    Ambiguous(Vec<Document>),
    /// No document of this corpus.
    NotInCorpus,
}

/// Words of case names and citations that tell nothing apart.
const COMMON: &[&str] = &[
    "v", "vs", "versus", "and", "the", "of", "no", "others", "another", "re", "in", "eklr",
];

/// The most documents that are offered as candidates.
const CANDIDATES: usize = 20;

/// Finds what `text` names: an id, `id#pinpoint`, an alias, a work URI, or a citation as
/// people write it, alone or followed by a place (`…, para 12`, `… at para 12`).
///
/// # Errors
/// If the index cannot be read.
pub fn resolve(engine: &dyn Engine, text: &str) -> Result<Resolution, EngineError> {
    let text = text.trim();
    if let Some(uri) = cite::read_uri(text) {
        let found = match by_name(engine, &uri.work)? {
            Resolution::NotInCorpus => match &uri.citation {
                Some(citation) => of_verdict(Resolver::new(engine).typed(&citation.text)?),
                None => Resolution::NotInCorpus,
            },
            found => found,
        };
        return Ok(match uri.pinpoint {
            Some(pinpoint) => at(found, Some(pinpoint)),
            None => found,
        });
    }
    if let Ok(reference) = text.parse::<Reference>() {
        let found = by_name(engine, reference.document())?;
        let placed = reference.pinpoint().is_some();
        if matches!(found, Resolution::Found(..)) && (placed || is_id(text)) {
            return Ok(at(found, reference.pinpoint().cloned()));
        }
        if placed && matches!(found, Resolution::Ambiguous(_)) {
            return Ok(found);
        }
    }
    // A citation that the corpus contradicts is not found, though one part of it fits.
    let verdict = Resolver::new(engine).typed(text)?;
    match verdict.status {
        Status::Found => return Ok(of_verdict(verdict)),
        Status::Differs => return Ok(Resolution::NotInCorpus),
        Status::Ambiguous => return Ok(titled(text, verdict.documents)),
        Status::NotInCorpus => {}
    }
    let found = by_name(engine, text)?;
    if !matches!(found, Resolution::NotInCorpus) {
        return Ok(found);
    }
    if let Some((name, pinpoint)) = split_pinpoint(text) {
        let found = match by_name(engine, name)? {
            Resolution::NotInCorpus => choose(by_words(engine, name)?),
            found => found,
        };
        return Ok(at(found, Some(pinpoint)));
    }
    Ok(choose(by_words(engine, text)?))
}

fn at(found: Resolution, pinpoint: Option<Pinpoint>) -> Resolution {
    match found {
        Resolution::Found(document, _) => Resolution::Found(document, pinpoint),
        other => other,
    }
}

fn by_name(engine: &dyn Engine, name: &str) -> Result<Resolution, EngineError> {
    if let Ok(id) = name.parse::<DocId>()
        && let Some(document) = engine.document(&id)?
    {
        return Ok(Resolution::Found(Box::new(document), None));
    }
    Ok(choose(engine.named(name)?))
}

fn choose(mut documents: Vec<Document>) -> Resolution {
    match documents.len() {
        0 => Resolution::NotInCorpus,
        1 => Resolution::Found(Box::new(documents.remove(0)), None),
        _ => Resolution::Ambiguous(documents),
    }
}

/// The document that is called exactly so, if it is one of several that are cited alike.
fn titled(text: &str, documents: Vec<Document>) -> Resolution {
    let words =
        |text: &str| -> Vec<String> { tokens(text).into_iter().map(|token| token.word).collect() };
    let wanted = words(text);
    let mut exact = documents
        .iter()
        .filter(|document| words(&document.title) == wanted);
    match (exact.next(), exact.next()) {
        (Some(only), None) => Resolution::Found(Box::new(only.clone()), None),
        _ => Resolution::Ambiguous(documents),
    }
}

fn is_id(text: &str) -> bool {
    text.parse::<DocId>().is_ok()
}

fn of_verdict(mut verdict: Verdict) -> Resolution {
    match verdict.status {
        Status::Found => {
            let document = verdict.documents.remove(0);
            Resolution::Found(Box::new(document), verdict.pinpoint)
        }
        Status::Ambiguous => Resolution::Ambiguous(verdict.documents),
        Status::Differs | Status::NotInCorpus => Resolution::NotInCorpus,
    }
}

/// Documents that a cut-down name can mean: by a name of theirs, else by all its words.
fn candidates_named(engine: &dyn Engine, name: &str) -> Result<Vec<Document>, EngineError> {
    let found = engine.named(name)?;
    if !found.is_empty() {
        return Ok(found);
    }
    by_words(engine, name)
}

/// `Name, para 12` and `Name at para 12` as name and place.
fn split_pinpoint(text: &str) -> Option<(&str, Pinpoint)> {
    [" at ", ", ", " "].iter().find_map(|gap| {
        text.rmatch_indices(gap).find_map(|(index, gap)| {
            let pinpoint: Pinpoint = text[index + gap.len()..].parse().ok()?;
            // A bare number is a part of most citations: only a named unit is a place.
            let named = text[index + gap.len()..]
                .trim_start()
                .starts_with(|c: char| c.is_alphabetic() || c == '[');
            named.then(|| (text[..index].trim_end_matches(','), pinpoint))
        })
    })
}

/// The words of a name that tell something.
fn telling_words(text: &str) -> Vec<String> {
    tokens(text)
        .into_iter()
        .map(|token| token.word)
        .filter(|word| !COMMON.contains(&word.as_str()))
        .collect()
}

/// Documents whose title, citation, number or parties hold all the telling words.
fn by_words(engine: &dyn Engine, text: &str) -> Result<Vec<Document>, EngineError> {
    let words = telling_words(text);
    if words.len() < 2 {
        return Ok(Vec::new());
    }
    let any_field = |word: &String| {
        Query::Or(
            [Field::Title, Field::Citation, Field::Number, Field::Party]
                .into_iter()
                .map(|field| Query::Word {
                    field,
                    word: word.clone(),
                })
                .collect(),
        )
    };
    let query = Query::all_of(words.iter().map(any_field).collect());
    let mut documents: Vec<Document> = Vec::new();
    let mut exclude = query.clone();
    while documents.len() < CANDIDATES {
        let request = Request {
            query: &exclude,
            sort: Sort::Score,
            limit: 1,
            offset: 0,
            facets: false,
            explain: false,
        };
        let Some(hit) = engine.search(&request)?.hits.into_iter().next() else {
            break;
        };
        let id = hit.located.document;
        documents.extend(engine.document(&id)?);
        let seen = Query::Value {
            field: Field::Doc,
            value: id.to_string(),
        };
        exclude = Query::all_of(vec![exclude, Query::Not(Box::new(seen))]);
    }
    documents.sort_by(|a, b| a.id.cmp(&b.id));
    Ok(documents)
}
