//! The names nearest to one that this corpus does not have.

use crate::cite::{Citation, Kind};
use crate::engine::{Engine, EngineError, Request, Sort};
use crate::model::Document;
use crate::query::{Field, Query};
use crate::text::tokens;

/// The most names that are offered.
const OFFERED: usize = 3;
/// The most passages that are looked through for them.
const LOOKED: usize = 40;
/// How alike a name must be (Jaro-Winkler of its telling words, 0 to 1), else it only puzzles.
const NEAR: f64 = 0.8;

/// Words that tell no party from another.
const IDLE: &[&str] = &[
    "v",
    "vs",
    "and",
    "the",
    "of",
    "no",
    "others",
    "other",
    "another",
    "re",
    "in",
    "republic",
    "kenya",
    "attorney",
    "general",
    "county",
    "government",
    "limited",
    "ltd",
    "ministry",
    "cabinet",
    "secretary",
    "director",
    "commission",
    "board",
    "authority",
    "national",
    "act",
    "court",
    "high",
    "matter",
    "registrar",
    "inspector",
    "public",
    "state",
    "bank",
    "company",
];

/// Documents whose names are near to a cited one; none where nothing is near.
///
/// # Errors
/// If the index cannot be read.
pub(super) fn nearest_names(
    engine: &dyn Engine,
    members: &[Citation],
) -> Result<Vec<Document>, EngineError> {
    let Some(name) = members
        .iter()
        .find(|citation| matches!(citation.kind, Kind::CaseName | Kind::Short | Kind::Act))
    else {
        return Ok(Vec::new());
    };
    let wanted = telling(&name.text);
    if wanted.is_empty() {
        return Ok(Vec::new());
    }
    let any = |word: &String| Query::Word {
        field: Field::Title,
        word: word.clone(),
    };
    let query = match wanted.as_slice() {
        [only] => any(only),
        words => Query::Or(words.iter().map(any).collect()),
    };
    let request = Request {
        query: &query,
        sort: Sort::Score,
        limit: LOOKED,
        offset: 0,
        facets: false,
        explain: false,
    };
    let mut found: Vec<(f64, Document)> = Vec::new();
    for hit in engine.search(&request)?.hits {
        let id = hit.located.document;
        if found.iter().any(|(_, document)| document.id == id) {
            continue;
        }
        let Some(document) = engine.document(&id)? else {
            continue;
        };
        let same_kind = if name.kind == Kind::Act {
            document.kind.is_law()
        } else {
            document.kind.is_decision()
        };
        let likeness = alike(&wanted, &telling(&document.title));
        if same_kind && likeness >= NEAR {
            found.push((likeness, document));
        }
    }
    found.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| a.1.id.cmp(&b.1.id)));
    Ok(found
        .into_iter()
        .take(OFFERED)
        .map(|(_, document)| document)
        .collect())
}

fn telling(text: &str) -> Vec<String> {
    tokens(text)
        .into_iter()
        .map(|token| token.word)
        .filter(|word| word.len() > 2 && !IDLE.contains(&word.as_str()))
        .filter(|word| !word.bytes().all(|b| b.is_ascii_digit()))
        .take(12)
        .collect()
}

/// How well the best of the wanted words is met.
fn alike(wanted: &[String], own: &[String]) -> f64 {
    wanted
        .iter()
        .flat_map(|a| own.iter().map(move |b| strsim::jaro_winkler(a, b)))
        .fold(0.0, f64::max)
}
