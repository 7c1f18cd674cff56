//! The engine finds what a reader finds, for queries of the whole grammar.

use std::collections::BTreeSet;

use hoja::diagnostic::SourceFile;
use hoja::engine::{DocumentRequest, Engine, Request, Sort, in_memory};
use hoja::query::{Options, Query, highlights_in, parse};
use hoja::text::Language;

use crate::corpus::documents;
use crate::oracle::{Asked, answers, answers_as_a_whole};
use crate::questions::{query, typed};
use crate::random::Random;

/// Cases without `HOJA_SEARCH_CASES`.
const CASES: usize = 2_000;

/// How many queries each matter is asked.
const QUERIES: usize = 50;

/// The passages that the engine finds.
pub fn found(engine: &dyn Engine, text: &str) -> Result<BTreeSet<String>, String> {
    let query = parse(&SourceFile::new("<query>", text), Options::default())
        .map_err(|finding| format!("{finding:?}"))?;
    let request = Request {
        query: &query,
        sort: Sort::Score,
        limit: 1_000,
        offset: 0,
        facets: false,
        explain: false,
    };
    let found = engine.search(&request).map_err(|error| error.to_string())?;
    let names: BTreeSet<String> = found
        .hits
        .iter()
        .map(|hit| format!("{}#{}", hit.located.document, hit.located.passage.pinpoint))
        .collect();
    assert_eq!(found.total, names.len(), "{text}");
    for hit in &found.hits {
        // Whatever is marked lies in the text, in order, apart.
        let marks = highlights_in(
            &query,
            &hit.located.passage.text,
            Language::of(&hit.located.lang),
        );
        assert!(
            marks.windows(2).all(|pair| pair[0].end <= pair[1].start),
            "{text}"
        );
        assert!(
            marks
                .iter()
                .all(|mark| hit.located.passage.text.get(mark.clone()).is_some()),
            "{text}"
        );
        assert!(
            !marks.is_empty() || !query.has_places(),
            "{text}: a hit without a mark"
        );
    }
    Ok(names)
}

fn number(name: &str, otherwise: usize) -> usize {
    std::env::var(name)
        .ok()
        .and_then(|value| value.parse().ok())
        .unwrap_or(otherwise)
}

#[test]
fn the_engine_finds_what_a_reader_finds() {
    let cases = number("HOJA_SEARCH_CASES", CASES);
    let seed = number("HOJA_SEARCH_SEED", 1) as u64;
    let (mut done, mut answered, mut hits) = (0, 0, 0);
    let mut matter = 0;
    while done < cases {
        matter += 1;
        let mut random = Random::new(seed * 1_000_003 + matter);
        let documents = documents(&mut random);
        let engine = in_memory(&documents).expect("a matter in memory");
        for _ in 0..QUERIES.min(cases - done) {
            let depth = random.below(4);
            let asked: Asked = query(&mut random, depth);
            let text = typed(&asked, &mut random);
            let expected: BTreeSet<String> = documents
                .iter()
                .flat_map(|document| {
                    document
                        .passages
                        .iter()
                        .map(move |passage| (document, passage))
                })
                .filter(|(document, passage)| answers(&asked, document, passage))
                .map(|(document, passage)| format!("{}#{}", document.id, passage.pinpoint))
                .collect();
            let found = found(engine.as_ref(), &text);
            if found.as_ref() != Ok(&expected) {
                let understood = parse(
                    &SourceFile::new("<query>", text.as_str()),
                    Options::default(),
                )
                .map(|query| query.to_string());
                let passages: Vec<_> = documents
                    .iter()
                    .flat_map(|document| {
                        document.passages.iter().map(move |passage| {
                            format!(
                                "{}#{} ({}): {}",
                                document.id, passage.pinpoint, document.lang, passage.text
                            )
                        })
                    })
                    .collect();
                panic!(
                    "seed {seed}, matter {matter}\ntyped: {text}\nmeant: {asked:?}\nunderstood: {understood:?}\nexpected: {expected:?}\nfound: {found:?}\n{}",
                    passages.join("\n")
                );
            }
            done += 1;
            answered += usize::from(!expected.is_empty());
            hits += expected.len();
        }
    }
    println!(
        "{done} queries on {matter} matters: {answered} with an answer, {hits} hits in all, each as a reader finds them"
    );
}

/// The documents that the engine finds where AND and NOT range over whole documents.
fn found_by_document(engine: &dyn Engine, text: &str) -> Result<BTreeSet<String>, String> {
    let query = parse(&SourceFile::new("<query>", text), Options::default())
        .map_err(|finding| format!("{finding:?}"))?;
    let found = engine
        .search_documents(&DocumentRequest {
            query: &query,
            filter: &Query::All,
            sort: Sort::Score,
            limit: 1_000,
            offset: 0,
            facets: true,
        })
        .map_err(|error| error.to_string())?;
    let hits = found.hits.iter();
    let names: BTreeSet<String> = hits.map(|hit| hit.located.document.to_string()).collect();
    assert_eq!(found.total, names.len(), "{text}");
    assert_eq!(found.total, found.hits.len(), "{text}");
    assert_eq!(
        found.facets["kind"].values().sum::<usize>(),
        found.total,
        "{text}"
    );
    Ok(names)
}

#[test]
fn documents_match_as_a_reader_matches_them() {
    let cases = number("HOJA_SEARCH_CASES", CASES);
    let seed = number("HOJA_SEARCH_SEED", 1) as u64;
    let (mut done, mut answered, mut across) = (0, 0, 0);
    let mut matter = 0;
    while done < cases {
        matter += 1;
        let mut random = Random::new(seed * 7_000_003 + matter);
        let documents = documents(&mut random);
        let engine = in_memory(&documents).expect("a matter in memory");
        for _ in 0..QUERIES.min(cases - done) {
            let depth = random.below(4);
            let asked: Asked = query(&mut random, depth);
            let text = typed(&asked, &mut random);
            let whole = documents
                .iter()
                .filter(|document| answers_as_a_whole(&asked, document));
            let expected: BTreeSet<String> =
                whole.map(|document| document.id.to_string()).collect();
            let found = found_by_document(engine.as_ref(), &text);
            assert_eq!(
                found.as_ref(),
                Ok(&expected),
                "seed {seed}, matter {matter}\ntyped: {text}\nmeant: {asked:?}"
            );
            done += 1;
            answered += usize::from(!expected.is_empty());
            let in_one = |id: &String| {
                let document = documents.iter().find(|document| document.id.as_str() == id);
                document.is_some_and(|document| {
                    let passages = &document.passages;
                    passages.iter().any(|one| answers(&asked, document, one))
                })
            };
            across += usize::from(!expected.iter().all(in_one));
        }
    }
    assert!(across > 0, "no document matched by several passages");
    println!(
        "{done} queries by document: {answered} with an answer, {across} of them only by several passages"
    );
}
