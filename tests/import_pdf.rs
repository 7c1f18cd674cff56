#![allow(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a table is what this prints"
)]
//! The PDF reader and the structure of laws against real documents.

use std::collections::BTreeMap;
use std::path::PathBuf;

use hoja::import::imported::Reading;
use hoja::import::pdf::{self, PdfError};
use hoja::import::structure::act;
use hoja::model::Kind;
use serde_json::Value;

/// The folder of real documents; `None`, with a printed reason, where there is none.
fn data() -> Option<PathBuf> {
    let shared =
        std::env::var_os("HOJA_SHARED").map_or_else(|| PathBuf::from("../shared"), PathBuf::from);
    let data = shared.join("data");
    if data.is_dir() {
        return Some(data);
    }
    assert!(
        std::env::var_os("CI").is_none(),
        "no documents at {}",
        data.display()
    );
    println!(
        "skipped: no documents at {}; set HOJA_SHARED",
        data.display()
    );
    None
}

fn read(path: PathBuf) -> Reading {
    let bytes = std::fs::read(&path).expect("a file of the shared data");
    pdf::read(&bytes).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn squeezed(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

// Every paragraph of the publisher's own markup must stand in the text of the PDF letter for
// letter, across lines and pages, with ligatures restored and running feet gone.
#[test]
fn paragraphs_of_kenya_law_judgments_are_whole() {
    let Some(data) = data() else { return };
    let gold = std::fs::read_to_string(data.join("kenyalaw/gold/paragraphs.jsonl")).unwrap();
    let mut wanted: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for line in gold.lines() {
        let value: Value = serde_json::from_str(line).unwrap();
        let field = |name: &str| value[name].as_str().unwrap_or_default().to_owned();
        wanted.entry(field("frbr")).or_default().push(field("text"));
    }
    let index = std::fs::read_to_string(data.join("kenyalaw/INDEX.tsv")).unwrap();
    let (mut all, mut whole) = (0, 0);
    for row in index.lines().skip(1) {
        let cells: Vec<&str> = row.split('\t').collect();
        let (Some(texts), false) = (wanted.get(cells[0]), cells[8].is_empty()) else {
            continue;
        };
        let reading = read(data.join("kenyalaw").join(cells[8]));
        assert_eq!(reading.warnings, [], "{}", cells[8]);
        let blocks: Vec<String> = reading
            .blocks
            .iter()
            .map(|b| format!("{}{}", b.number.as_deref().unwrap_or_default(), b.text))
            .collect();
        let text = squeezed(&blocks.concat());
        all += texts.len();
        whole += texts
            .iter()
            .filter(|wanted| text.contains(&squeezed(wanted)))
            .count();
    }
    assert!(all > 250);
    assert!(whole * 100 >= all * 98, "{whole} of {all}");
}

#[test]
fn sections_and_articles_are_found_with_their_titles() {
    let Some(data) = data() else { return };
    let law =
        |name: &str, kind| act::passages(&read(data.join("legislation").join(name)).blocks, kind);
    let json = |name: &str| -> Value {
        serde_json::from_str(&std::fs::read_to_string(data.join("legislation").join(name)).unwrap())
            .unwrap()
    };
    let act = law("data-protection-act-2019.pdf", Kind::Act);
    let gold = json("data-protection-act-2019.json");
    for provision in gold["provisions"].as_array().unwrap() {
        let place = format!("s {}", provision["section"].as_str().unwrap());
        let place = place.parse().unwrap();
        let found = act
            .passages
            .iter()
            .find(|p| p.pinpoint == place || hoja::model::Pinpoint::contains(&place, &p.pinpoint));
        let title = found.unwrap_or_else(|| panic!("no {place}")).heading();
        assert_eq!(title, provision["title"].as_str());
    }
    assert_eq!(act.warnings, []);
    let constitution = law("constitution-2010.pdf", Kind::Constitution);
    for article in 1..=264 {
        let place = format!("art {article}").parse().unwrap();
        assert!(
            constitution
                .passages
                .iter()
                .any(|p| hoja::model::Pinpoint::contains(&place, &p.pinpoint)),
            "{place}"
        );
    }
    assert_eq!(
        constitution.warnings.len(),
        0,
        "{:?}",
        constitution.warnings
    );
}

#[test]
fn pictures_of_pages_are_refused() {
    let Some(data) = data() else { return };
    let bytes = std::fs::read(data.join("dirty/opinion_pdf_image_based.pdf")).unwrap();
    assert_eq!(
        pdf::read(&bytes),
        Err(PdfError::NoText {
            pages: 1,
            characters: 0
        })
    );
}
