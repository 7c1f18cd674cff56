//! Exports, and what they give when they come back.

use hoja::model::Document;

use crate::project::Project;

/// Every document comes back from its line as it was, orders, relations and annotations too.
#[test]
fn json_lines_are_lossless() {
    let project = Project::empty();
    let text = project
        .run(["export", "--format", "jsonl"])
        .expect(0)
        .stdout();
    let documents: Vec<Document> = text
        .lines()
        .map(|line| serde_json::from_str(line).expect("a document"))
        .collect();
    assert!(documents.len() > 50);
    assert!(documents.iter().any(|document| !document.orders.is_empty()));
    assert!(
        documents
            .iter()
            .any(|document| !document.relations.is_empty())
    );
    project.run(["init", "again"]).expect(0);
    for document in &documents {
        let written = hoja::parse::write_document(document);
        project.write(&format!("again/judgments/{}.md", document.id), &written);
    }
    let back = project
        .run_in("again", ["export", "--format", "jsonl"])
        .expect(0)
        .stdout();
    let same = text
        .lines()
        .zip(back.lines())
        .filter(|(a, b)| a == b)
        .count();
    let first = text.lines().zip(back.lines()).find(|(a, b)| a != b);
    assert_eq!(same, documents.len(), "{first:?}");
}

/// The same set in a matter's `bulk/` is the same documents, byte for byte.
#[test]
fn an_export_in_bulk_is_the_same_corpus() {
    let project = Project::empty();
    project.run(["init", "again"]).expect(0);
    let export = ["export", "--format", "jsonl"];
    let text = project.run(export).expect(0).stdout();
    project.write("again/bulk/all.jsonl", &text);
    let back = project.run_in("again", export).expect(0).stdout();
    assert!(text == back, "the set differs after the round trip");
}

#[test]
fn csl_items_have_only_keys_of_the_schema() {
    // csl-data.json, version 1.0.2: those that we use.
    const KEYS: &[&str] = &[
        "id",
        "type",
        "title",
        "title-short",
        "authority",
        "number",
        "publisher",
        "publisher-place",
        "language",
        "genre",
        "URL",
        "note",
        "chapter-number",
        "issued",
        "author",
    ];
    const TYPES: &[&str] = &[
        "legal_case",
        "legislation",
        "bill",
        "regulation",
        "article-newspaper",
        "document",
    ];
    let project = Project::empty();
    let items = project
        .run(["export", "--format", "csl-json"])
        .expect(0)
        .json();
    let items = items.as_array().expect("a list").clone();
    assert!(items.len() > 50);
    for item in &items {
        let object = item.as_object().expect("an item");
        for key in object.keys() {
            assert!(KEYS.contains(&key.as_str()), "{key}");
        }
        assert!(
            TYPES.contains(&item["type"].as_str().expect("a type")),
            "{item}"
        );
        if let Some(parts) = item["issued"]["date-parts"][0].as_array() {
            assert!(matches!(parts.len(), 1..=3) && parts.iter().all(serde_json::Value::is_u64));
        }
    }
}

#[test]
fn bibtex_braces_balance_and_rows_of_csv_are_as_long_as_the_head() {
    let project = Project::empty();
    let bibtex = project
        .run(["export", "--format", "bibtex"])
        .expect(0)
        .stdout();
    let (mut depth, mut escaped, mut entries) = (0_i32, false, 0);
    for c in bibtex.chars() {
        match c {
            '\\' if !escaped => {
                escaped = true;
                continue;
            }
            '{' if !escaped => depth += 1,
            '}' if !escaped => depth -= 1,
            '@' if depth == 0 => entries += 1,
            _ => {}
        }
        escaped = false;
        assert!(depth >= 0);
    }
    assert_eq!(depth, 0);
    let csv = project
        .run(["export", "--format", "csv"])
        .expect(0)
        .stdout();
    let (mut cells, mut quoted, mut rows) = (1, false, Vec::new());
    for c in csv.chars() {
        match c {
            '"' => quoted = !quoted,
            ',' if !quoted => cells += 1,
            '\n' if !quoted => {
                rows.push(cells);
                cells = 1;
            }
            _ => {}
        }
    }
    assert_eq!(rows.len(), entries + 1);
    assert!(rows.iter().all(|cells| *cells == rows[0]), "{rows:?}");
}

/// A judgment that is written as Akoma Ntoso and added again has the same head and passages.
#[test]
fn akoma_ntoso_comes_back() {
    let project = Project::empty();
    project.run(["init", "one"]).expect(0);
    project.write("one/judgments/example.md", JUDGMENT);
    project
        .run_in(
            "one",
            [
                "export",
                "--format",
                "akn",
                "example-2031",
                "-o",
                "example.xml",
            ],
        )
        .expect(0);
    project.run(["init", "two"]).expect(0);
    project
        .run_in("two", ["add", "../one/example.xml", "--id", "example-2031"])
        .expect(0);
    let document = |matter: &str| -> Document {
        let line = project
            .run_in(matter, ["export", "--format", "jsonl"])
            .expect(0)
            .stdout();
        serde_json::from_str(&line).expect("a document")
    };
    let (before, after) = (document("one"), document("two"));
    assert_eq!(before.kind, after.kind);
    assert_eq!(before.title, after.title);
    assert_eq!(before.court, after.court);
    assert_eq!(before.date, after.date);
    assert_eq!(before.work, after.work);
    let cites = |document: &Document| -> Vec<String> {
        document
            .citations
            .iter()
            .map(|cite| cite.cite.clone())
            .collect()
    };
    assert_eq!(cites(&before), cites(&after));
    let parties = |document: &Document| -> Vec<String> {
        document
            .parties
            .iter()
            .map(|party| format!("{} {}", party.role, party.name))
            .collect()
    };
    assert_eq!(parties(&before), parties(&after));
    let passages = |document: &Document| -> Vec<(String, String)> {
        document
            .passages
            .iter()
            .map(|passage| (passage.pinpoint.to_string(), passage.text.clone()))
            .collect()
    };
    assert_eq!(passages(&before), passages(&after));
}

/// A digest is not the document: it never goes out under the document's name.
#[test]
fn a_digest_is_no_judgment_in_akoma_ntoso() {
    let project = Project::with_base();
    let xml = project
        .run(["export", "--format", "akn", "base-case"])
        .expect(0)
        .stdout();
    assert!(xml.contains("<doc name=\"digest\">"), "{xml}");
    assert!(!xml.contains("<judgment"), "{xml}");
}

/// Nor does a record without a text: a judgment of the standard has one.
#[test]
fn a_record_without_text_is_no_judgment_in_akoma_ntoso() {
    let project = Project::empty();
    project.run(["init", "one"]).expect(0);
    let (head, _) = JUDGMENT.split_once("\n## ").expect("a heading");
    project.write(
        "one/judgments/example.md",
        &format!("{}\n", head.replace("text: full", "text: none")),
    );
    let xml = project
        .run_in("one", ["export", "--format", "akn", "example-2031"])
        .expect(0)
        .stdout();
    assert!(xml.contains("<doc name=\"record\">"), "{xml}");
    assert!(xml.contains("<mainBody><p></p></mainBody>"), "{xml}");
}

const JUDGMENT: &str = "---
id: example-2031
kind: judgment
title: Asha Mwananchi v Registrar of Examples
date: 2031-01-30
court: KEHC
citations: [\"[2031] KEHC 1 (KLR)\"]
number: [\"Petition 1 of 2030\"]
work: /akn/ke/judgment/kehc/2031/1
parties:
  - {name: Asha Mwananchi, role: petitioner}
  - {name: Registrar of Examples, role: respondent}
text: full
verification: official-text
---

## Introduction

[1] The petitioner asks for an order against the Registrar & others.

[2] The Registrar opposes the petition.

## Determination

[3] The petition is allowed.
";

/// The file's ending says the format; where nothing does, that is a mistake.
#[test]
fn an_export_by_its_file() {
    let project = Project::with_base();
    project.run(["export", "-o", "all.bib"]).expect(0);
    assert!(project.read("all.bib").starts_with('@'));
    project.run(["export", "-o", "all.csv"]).expect(0);
    assert!(project.read("all.csv").starts_with("id,kind"));
    project.run(["export"]).expect(2);
    project.run(["export", "-o", "all.xyz"]).expect(2);
}
