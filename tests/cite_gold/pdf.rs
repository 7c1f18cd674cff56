//! Labels on court PDFs, as the importer reads them.
//!
//! A first line of each document says which stretch of it was labelled; what is found outside is
//! not counted. The importer may come to read a line otherwise: a label is looked for near the
//! place where the last one was found, and one that is not there any more is counted as lost.

use std::collections::BTreeMap;
use std::ops::Range;
use std::path::Path;

use hoja::import::file::{Hints, plain_text};
use serde_json::Value;

use crate::{Label, Text, hash, label};

/// Scalars before and behind the expected place in which a label is looked for.
const NEAR: usize = 600;

/// A document with what was labelled in it.
pub struct Document {
    pub name: String,
    pub text: Text,
    pub within: Range<usize>,
    pub labels: Vec<Label>,
    pub lost: usize,
}

pub fn documents(shared: &Path) -> Vec<Document> {
    let lines: Vec<Value> = include_str!("../gold/citations_pdf.jsonl")
        .lines()
        .map(|line| serde_json::from_str(line).expect("a label a line"))
        .collect();
    let number =
        |value: &Value| usize::try_from(value.as_u64().expect("an offset")).expect("small");
    let mut documents: Vec<Document> = Vec::new();
    for line in &lines {
        if line["from"].is_null() {
            let document = documents.last_mut().expect("a document before its labels");
            document.labels.push(label(line));
        } else {
            let name = line["document"].as_str().expect("a document").to_owned();
            documents.push(Document {
                text: read(&shared.join("data").join(&name)),
                name,
                within: number(&line["from"])..number(&line["to"]),
                labels: Vec::new(),
                lost: 0,
            });
        }
    }
    documents.into_iter().map(settle).collect()
}

fn read(path: &Path) -> Text {
    let bytes = std::fs::read(path).expect("a file");
    let hints = Hints {
        tld: "ke".to_owned(),
        ..Hints::default()
    };
    Text {
        whole: plain_text(&bytes, &hints).expect("a PDF with text").1,
        starts: BTreeMap::from([(String::new(), 0)]),
    }
}

/// Puts each label where its words stand now.
fn settle(mut document: Document) -> Document {
    let scalars: Vec<char> = document.text.whole.chars().collect();
    let mut drift = 0;
    let mut kept = Vec::new();
    for mut label in std::mem::take(&mut document.labels) {
        let length = label.end - label.start;
        let is_here = |start: usize| {
            scalars
                .get(start..start + length)
                .is_some_and(|part| hash(&part.iter().collect::<String>())[..8] == label.check)
        };
        let wanted = label.start.saturating_add_signed(drift);
        let start = (0..=NEAR)
            .flat_map(|step| [wanted + step, wanted.saturating_sub(step)])
            .find(|start| is_here(*start));
        let Some(start) = start else {
            document.lost += 1;
            continue;
        };
        drift = start as isize - label.start as isize;
        label.start = start;
        label.end = start + length;
        kept.push(label);
    }
    document.labels = kept;
    document.within.end = document.within.end.saturating_add_signed(drift);
    document
}
