#![allow(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a table is what this prints"
)]
//! Citations in real judgments against labels made by hand.
//!
//! The labels (`gold/citations.jsonl`) hold places and types, no text: the documents are read
//! from the shared data folder. A third of the documents was kept aside from all tuning and is
//! counted apart. `HOJA_CITE_VERBOSE=1` lists what was missed in the others.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use hoja::cite::{Citation, Options, find};
use serde_json::Value;
use sha2::{Digest, Sha256};

/// One label.
struct Label {
    document: String,
    paragraph: String,
    start: usize,
    end: usize,
    kind: String,
    normal: Option<String>,
    normal_hash: Option<String>,
    antecedent_hash: Option<String>,
    check: String,
    optional: bool,
    held_out: bool,
}

/// A document as it is searched: its paragraphs, a blank line between.
struct Text {
    whole: String,
    /// Scalars at which each paragraph begins.
    starts: BTreeMap<String, usize>,
}

/// What was counted for one type.
#[derive(Default, Clone)]
struct Count {
    labels: usize,
    found: usize,
    overlap: usize,
    exact: usize,
    normals: usize,
    normal: usize,
    antecedents: usize,
    antecedent: usize,
}

fn shared() -> Option<PathBuf> {
    let folder = std::env::var_os("HOJA_SHARED").map_or_else(
        || Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared"),
        PathBuf::from,
    );
    let near = [
        folder,
        Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared"),
    ];
    near.into_iter()
        .find(|folder| folder.join("data/kenyalaw/gold/paragraphs.jsonl").is_file())
}

fn hash(text: &str) -> String {
    Sha256::digest(text.as_bytes())
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect()
}

fn labels() -> Vec<Label> {
    include_str!("gold/citations.jsonl")
        .lines()
        .map(|line| {
            let value: Value = serde_json::from_str(line).expect("a label a line");
            let text = |key: &str| value[key].as_str().map(str::to_owned);
            let number = |key: &str| {
                usize::try_from(value[key].as_u64().expect("an offset")).expect("small")
            };
            Label {
                document: text("document").expect("a document"),
                paragraph: text("paragraph").unwrap_or_default(),
                start: number("start"),
                end: number("end"),
                kind: text("type").expect("a type"),
                normal: text("normal"),
                normal_hash: text("normal_hash"),
                antecedent_hash: text("antecedent_hash"),
                check: text("check").expect("a check"),
                optional: value["optional"].as_bool().unwrap_or(false),
                held_out: value["held_out"].as_bool().unwrap_or(false),
            }
        })
        .collect()
}

/// All labelled documents. Documents of which no paragraph is labelled are searched too.
fn texts(shared: &Path) -> BTreeMap<String, Text> {
    let mut texts: BTreeMap<String, Text> = BTreeMap::new();
    let paragraphs = std::fs::read_to_string(shared.join("data/kenyalaw/gold/paragraphs.jsonl"))
        .expect("paragraphs");
    for line in paragraphs.lines() {
        let value: Value = serde_json::from_str(line).expect("a paragraph a line");
        let text = texts
            .entry(value["frbr"].as_str().unwrap_or_default().to_owned())
            .or_insert_with(|| Text {
                whole: String::new(),
                starts: BTreeMap::new(),
            });
        text.starts.insert(
            value["eid"].as_str().unwrap_or_default().to_owned(),
            text.whole.chars().count(),
        );
        text.whole
            .push_str(value["text"].as_str().unwrap_or_default());
        text.whole.push_str("\n\n");
    }
    for name in [
        "elc-appeal-1-of-2021.doc",
        "elc-petition-15-of-2020.doc",
        "elc-appeal-25-of-2021.docx",
    ] {
        texts.insert(
            format!("docx/{name}"),
            Text {
                whole: docx(&shared.join("data/docx").join(name)),
                starts: BTreeMap::from([(String::new(), 0)]),
            },
        );
    }
    for (id, string) in facts(&shared.join("facts/citations.yaml")) {
        texts.insert(
            format!("facts/{id}"),
            Text {
                whole: string,
                starts: BTreeMap::from([(String::new(), 0)]),
            },
        );
    }
    texts
}

/// The words of a DOCX file, each run of white space one space.
fn docx(path: &Path) -> String {
    let file = std::fs::File::open(path).expect("a file");
    let mut archive = zip::ZipArchive::new(file).expect("a zip file");
    let xml = std::io::read_to_string(archive.by_name("word/document.xml").expect("a body"))
        .expect("text");
    let tree = roxmltree::Document::parse(&xml).expect("XML");
    let mut text = String::new();
    for node in tree.descendants() {
        match node.tag_name().name() {
            "t" => text.push_str(node.text().unwrap_or_default()),
            "tab" | "br" => text.push(' '),
            "p" => text.push('\n'),
            _ => {}
        }
    }
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Identifier and string of each record of the facts.
fn facts(path: &Path) -> Vec<(String, String)> {
    let text = std::fs::read_to_string(path).expect("facts");
    let file = hoja::diagnostic::SourceFile::new("citations.yaml", text);
    let root = hoja::yaml::parse(&file, 0..file.text.len()).expect("YAML");
    let get = |node: &hoja::yaml::Node, name: &str| match &node.value {
        hoja::yaml::Value::Map(entries) => entries
            .iter()
            .find(|(key, _)| matches!(&key.value, hoja::yaml::Value::Scalar(text) if text == name))
            .map(|(_, value)| value.value.clone()),
        _ => None,
    };
    let Some(hoja::yaml::Value::List(records)) = get(&root, "records") else {
        panic!("no records")
    };
    let scalar = |value: Option<hoja::yaml::Value>| match value {
        Some(hoja::yaml::Value::Scalar(text)) => text,
        _ => String::new(),
    };
    records
        .iter()
        .map(|record| (scalar(get(record, "id")), scalar(get(record, "string"))))
        .collect()
}

fn slice(text: &str, start: usize, end: usize) -> String {
    text.chars().skip(start).take(end - start).collect()
}

#[test]
fn citations_of_real_judgments() {
    let Some(shared) = shared() else {
        assert!(
            std::env::var_os("CI").is_none(),
            "the shared data folder is missing"
        );
        println!("skipped: no shared data folder (set HOJA_SHARED)");
        return;
    };
    let labels = labels();
    let labelled: BTreeSet<&str> = labels.iter().map(|label| label.document.as_str()).collect();
    let held: BTreeSet<&str> = labels
        .iter()
        .filter(|label| label.held_out)
        .map(|label| label.document.as_str())
        .collect();
    let mut tuned: BTreeMap<String, Count> = BTreeMap::new();
    let mut unseen: BTreeMap<String, Count> = BTreeMap::new();
    for (document, text) in texts(&shared) {
        if document.starts_with("facts/") && !labelled.contains(document.as_str()) {
            continue;
        }
        let citations = find(&text.whole, &Options::default());
        let own: Vec<&Label> = labels
            .iter()
            .filter(|label| label.document == document)
            .collect();
        let counts = if held.contains(document.as_str()) {
            &mut unseen
        } else {
            &mut tuned
        };
        let verbose =
            std::env::var_os("HOJA_CITE_VERBOSE").is_some() && !held.contains(document.as_str());
        compare(
            &text,
            &citations,
            &own,
            counts,
            verbose.then_some(document.as_str()),
        );
    }
    let seen = table("tuned on", &tuned);
    let unseen = table("held out", &unseen);
    assert!(
        seen.0 >= 0.97 && seen.1 >= 0.92,
        "overlap {:.3}, exact {:.3}",
        seen.0,
        seen.1
    );
    assert!(
        unseen.0 >= 0.93 && unseen.1 >= 0.88,
        "held out: overlap {:.3}, exact {:.3}",
        unseen.0,
        unseen.1
    );
}

fn compare(
    text: &Text,
    citations: &[Citation],
    labels: &[&Label],
    counts: &mut BTreeMap<String, Count>,
    verbose: Option<&str>,
) {
    let mut used = vec![false; citations.len()];
    for label in labels {
        let base = text.starts[&label.paragraph];
        let (start, end) = (base + label.start, base + label.end);
        assert_eq!(
            hash(&slice(&text.whole, start, end))[..8],
            label.check,
            "{} has changed",
            label.document
        );
        let hit = (0..citations.len()).find(|i| {
            !used[*i]
                && citations[*i].kind.as_str() == label.kind
                && citations[*i].start < end
                && start < citations[*i].end
        });
        if let Some(i) = hit {
            used[i] = true;
        }
        if label.optional {
            for (i, citation) in citations.iter().enumerate() {
                used[i] |= citation.start < end && start < citation.end;
            }
            continue;
        }
        let count = counts.entry(label.kind.clone()).or_default();
        count.labels += 1;
        let Some(i) = hit else {
            if let Some(document) = verbose {
                println!(
                    "MISSED  {document} {} {}: {}",
                    label.paragraph,
                    label.kind,
                    slice(&text.whole, start, end)
                );
            }
            continue;
        };
        judge(
            text,
            citations,
            &citations[i],
            label,
            (start, end),
            count,
            verbose,
        );
    }
    for (i, citation) in citations.iter().enumerate() {
        let optional = used[i]
            && !labels
                .iter()
                .any(|label| label.kind == citation.kind.as_str());
        if !optional {
            counts
                .entry(citation.kind.as_str().to_owned())
                .or_default()
                .found += usize::from(!used[i]);
        }
        if let Some(document) = verbose.filter(|_| !used[i]) {
            println!(
                "EXTRA   {document} {}: {} | {:?}",
                citation.kind,
                citation.text,
                slice(
                    &text.whole,
                    citation.start.saturating_sub(40),
                    citation.end + 30
                )
            );
        }
    }
}

fn judge(
    text: &Text,
    citations: &[Citation],
    citation: &Citation,
    label: &Label,
    span: (usize, usize),
    count: &mut Count,
    verbose: Option<&str>,
) {
    count.overlap += 1;
    count.found += 1;
    let exact = (citation.start, citation.end) == span;
    count.exact += usize::from(exact);
    if let Some(document) = verbose.filter(|_| !exact) {
        println!(
            "SPAN    {document} {}: {:?} for {:?}",
            label.kind,
            citation.text,
            slice(&text.whole, span.0, span.1)
        );
    }
    let right = match (&label.normal, &label.normal_hash) {
        (Some(normal), _) => Some(citation.normal.as_ref() == Some(normal)),
        (None, Some(wanted)) => Some(
            citation
                .normal
                .as_ref()
                .is_some_and(|normal| hash(normal).starts_with(wanted)),
        ),
        (None, None) => None,
    };
    if let Some(right) = right {
        count.normals += 1;
        count.normal += usize::from(right);
        if let Some(document) = verbose.filter(|_| !right) {
            println!(
                "NORMAL  {document} {}: {:?} for {:?}",
                label.kind, citation.normal, label.normal
            );
        }
    }
    if let Some(wanted) = &label.antecedent_hash {
        let name = citation
            .antecedent
            .and_then(|i| citations[i].normal.clone());
        let right = name.is_some_and(|name| hash(&name).starts_with(wanted));
        count.antecedents += 1;
        count.antecedent += usize::from(right);
        if let Some(document) = verbose.filter(|_| !right) {
            println!(
                "REFERS  {document} {}: {:?} to {:?}",
                label.kind, citation.text, citation.antecedent
            );
        }
    }
}

/// Prints the table; F1 by overlap and by exact span over all types.
fn table(title: &str, counts: &BTreeMap<String, Count>) -> (f64, f64) {
    let ratio = |a: usize, b: usize| if b == 0 { 1.0 } else { a as f64 / b as f64 };
    let f1 = |hit: usize, count: &Count| ratio(2 * hit, count.labels + count.found);
    println!("\n{title:<15} labels found  prec.  recall F1     exact  normal  antecedent");
    let mut all = Count::default();
    let mut rows: Vec<(&str, Count)> = Vec::new();
    for (kind, count) in counts {
        all.labels += count.labels;
        all.found += count.found;
        all.overlap += count.overlap;
        all.exact += count.exact;
        all.normals += count.normals;
        all.normal += count.normal;
        all.antecedents += count.antecedents;
        all.antecedent += count.antecedent;
        rows.push((kind, count.clone()));
    }
    rows.push(("all", all.clone()));
    for (kind, count) in &rows {
        println!(
            "{kind:<15} {:>6} {:>5}  {:.3}  {:.3}  {:.3}  {:.3}  {:>3}/{:<3} {:>3}/{}",
            count.labels,
            count.found,
            ratio(count.overlap, count.found),
            ratio(count.overlap, count.labels),
            f1(count.overlap, count),
            f1(count.exact, count),
            count.normal,
            count.normals,
            count.antecedent,
            count.antecedents,
        );
    }
    (f1(all.overlap, &all), f1(all.exact, &all))
}
