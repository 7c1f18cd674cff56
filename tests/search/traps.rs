//! Texts that bring other search boxes down, each with what it means here.

use std::collections::BTreeSet;

use hoja::engine::{Engine, in_memory};
use hoja::model::Document;
use serde_json::json;

use crate::equal::found;

fn matter(texts: &[&str]) -> Box<dyn Engine> {
    let passages: Vec<_> = texts
        .iter()
        .enumerate()
        .map(|(index, text)| json!({"pinpoint": format!("para {}", index + 1), "ordinal": index + 1, "text": text, "verification": "unverified"}))
        .collect();
    let document: Document = serde_json::from_value(json!({
        "id": "doc", "kind": "act", "title": "The Test Act", "lang": "en", "text": "full", "verification": "unverified", "passages": passages,
    }))
    .expect("a document of the model's shape");
    in_memory([&document]).expect("a matter in memory")
}

const TEXTS: &[&str] = &[
    "The State’s roll-out under s. 9A(1)(ha) of the Registration of Persons Act (Cap. 107).",
    "Nubian Rights Forum v. Attorney General [2020] KEHC 8772 (KLR), Petition No. E282 of 2020.",
    "Ng’ombe za Irũngũ: 1,215,095 cards; the 2nd and 3rd Respondents; L.N. 195/2020.",
    "حماية البيانات الشخصية and הגנה על הפרטיות and data.",
    "A smile 🙂 and data: protected, shared and stored. Data is kept. Breach of data law?",
    "women and woman; tax tax; roll out of the card.",
];

fn numbers(engine: &dyn Engine, query: &str) -> Result<Vec<usize>, String> {
    let names: BTreeSet<String> = found(engine, query)?;
    Ok(names
        .iter()
        .filter_map(|name| name.rsplit(' ').next()?.parse().ok())
        .collect())
}

#[test]
fn what_means_something_finds_it() {
    let engine = matter(TEXTS);
    for (query, passages) in [
        ("*", vec![1, 2, 3, 4, 5, 6]),
        ("9A(1)(ha)", vec![1]),
        ("\"s. 9A\"", vec![1]),
        ("Cap. 107", vec![1]),
        ("\"Cap. 107\"", vec![1]),
        ("State's", vec![1]),
        ("State’s", vec![1]),
        ("roll-out", vec![1, 6]),
        ("\"roll out\"", vec![1, 6]),
        ("[2020] KEHC 8772 (KLR)", vec![2]),
        ("\"[2020] KEHC 8772 (KLR)\"", vec![2]),
        ("v.", vec![2]),
        ("E282", vec![2]),
        ("\"No. E282 of 2020\"", vec![2]),
        ("ng'ombe", vec![3]),
        ("ng’ombe", vec![3]),
        ("NG'OMBE", vec![3]),
        ("irungu", vec![3]),
        ("Irũngũ", vec![3]),
        ("1,215,095", vec![3]),
        ("1215095", vec![3]),
        ("2nd", vec![3]),
        ("L.N. 195/2020", vec![3]),
        ("البيانات", vec![4]),
        ("\"حماية البيانات\"", vec![4]),
        ("הפרטיות /5 data", vec![4]),
        ("data: ", vec![]),
        ("wom?n", vec![6]),
        ("wom*n", vec![6]),
        ("regist!", vec![1]),
        ("person*", vec![1]),
        ("tax /1 tax", vec![6]),
        ("tax /1 tax /1 tax", vec![]),
        ("data /s breach", vec![5]),
        ("protected /s kept", vec![]),
        ("protected /p kept", vec![5]),
        ("\u{200f}data\u{200e}", vec![4, 5]),
        ("crad~", vec![6]),
        ("crad~2", vec![1, 3, 6]),
    ] {
        if query == "data: " {
            assert!(numbers(engine.as_ref(), query).is_err(), "{query}");
            continue;
        }
        assert_eq!(numbers(engine.as_ref(), query), Ok(passages), "{query}");
    }
}

#[test]
fn what_means_nothing_is_refused() {
    let engine = matter(TEXTS);
    for query in [
        "",
        " ",
        "?",
        "!",
        "[",
        "]",
        "(",
        ")",
        "\"",
        "'",
        ":",
        "^",
        "~",
        "+",
        "-",
        "/",
        "\\",
        "AND",
        "OR",
        "NOT",
        "&",
        "|",
        "%",
        "/s",
        "w/5",
        "data AND",
        "AND data",
        "data OR OR act",
        "data^2",
        "title:",
        "title: act",
        "nofield:act",
        "date:[2020",
        "[a TO b]",
        "\"data",
        "(data",
        "data)",
        "*ata",
        "?ata",
        "d!",
        "🙂",
        "…",
        "atleast3",
        "atleast(data)",
        "'data act'",
    ] {
        assert!(
            numbers(engine.as_ref(), query).is_err(),
            "{query:?} found something"
        );
    }
}

#[test]
fn long_queries_are_answered_or_refused() {
    let engine = matter(TEXTS);
    assert_eq!(
        numbers(engine.as_ref(), &"data ".repeat(2_000)),
        Ok(vec![4, 5])
    );
    assert_eq!(
        numbers(
            engine.as_ref(),
            &format!("data{}", " OR data".repeat(1_200))
        ),
        Ok(vec![4, 5])
    );
    assert!(numbers(engine.as_ref(), &format!("\"{}\"", "data ".repeat(1_990))).is_ok());
    assert!(numbers(engine.as_ref(), &"data ".repeat(2_001)).is_err());
    assert!(numbers(engine.as_ref(), &"(".repeat(10_000)).is_err());
    assert!(numbers(engine.as_ref(), &"x".repeat(10_000)).is_ok());
    assert!(numbers(engine.as_ref(), &"🙂".repeat(2_500)).is_err());
}

#[test]
fn a_heavy_query_says_so() {
    let text = "tax ".repeat(3_000);
    let engine = matter(&[&text]);
    // More places are wanted than there are, in more ways than can be tried.
    let query = format!("card OR (tax{} /1 tax)", " /1 tax".repeat(31));
    let _ = numbers(engine.as_ref(), &query);
    assert_eq!(numbers(engine.as_ref(), "tax /1 tax /1 tax"), Ok(vec![1]));
    assert_eq!(numbers(engine.as_ref(), "atleast1000(tax)"), Ok(vec![1]));
    let few = "tax ".repeat(12);
    let engine = matter(&[&few]);
    let query = format!("tax{}", " /p tax".repeat(12));
    assert!(numbers(engine.as_ref(), &query).is_err_and(|error| error.contains("too heavy")));
}

#[test]
fn a_wildcard_that_stands_for_too_much_says_so() {
    let words: Vec<String> = (0..10_001).map(|number| format!("ab{number}")).collect();
    let engine = matter(&[&words.join(" ")]);
    assert!(
        numbers(engine.as_ref(), "ab!").is_err_and(|error| error.contains("more than 10000 words"))
    );
    assert_eq!(numbers(engine.as_ref(), "ab1!"), Ok(vec![1]));
    assert_eq!(numbers(engine.as_ref(), "ab1! /1 ab2!"), Ok(vec![1]));
}
