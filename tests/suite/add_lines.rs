//! JSON Lines that become documents: what a line may replace, what it may not, and that none is
//! lost in silence.

use serde_json::Value;

use crate::project::Project;

/// A judgment as somebody noted it down, without a seal.
const NOTED: &str = "---
id: mfano-2031
kind: judgment
title: Mfano v Registrar of Examples
date: 2031-02-03
court: KEHC
text: digest
verification: unverified
---

[point 1] The court held that the register of giraffes must wait.
{voice=court role=finding issue=public-participation}
";

/// A line of JSON Lines: an id, the kind of its text and the words of a passage.
fn line(id: &str, text: &str, pinpoint: &str, words: &str) -> String {
    format!(
        r#"{{"id":"{id}","kind":"judgment","title":"Mfano v Registrar of Examples","date":"2031-02-03","court":"KEHC","text":"{text}","passages":[{{"pinpoint":"{pinpoint}","text":"{words}"}}]}}"#
    ) + "\n"
}

/// The rows of the report.
fn added(project: &Project, status: i32) -> Vec<Value> {
    let report = project
        .run(["add", "in/set.jsonl", "--json"])
        .expect(status)
        .json();
    report["files"].as_array().expect("rows").clone()
}

fn shown(project: &Project, id: &str) -> Value {
    project.run(["show", id, "--json"]).expect(0).json()
}

// A digest tells of a document; it is never its text, and never takes a text's place.
#[test]
fn a_digest_stays_a_digest() {
    let project = Project::with_base();
    project.write("judgments/mfano-2031.md", NOTED);
    project.run(["check"]).expect(0);
    project.write(
        "in/set.jsonl",
        &line("mfano-2031", "digest", "point 1", "A zebra in its place."),
    );
    let rows = added(&project, 3);
    assert_eq!(rows[0]["error"]["code"], "edited-document", "{rows:?}");
    assert_eq!(project.read("judgments/mfano-2031.md"), NOTED);

    // The text takes the place of the digest.
    let text = line("mfano-2031", "full", "para 1", "The register must wait.");
    project.write("in/set.jsonl", &text);
    let rows = added(&project, 0);
    assert!(
        rows[0]["outcome"]
            .as_str()
            .is_some_and(|words| words.starts_with("text of a digest")),
        "{rows:?}"
    );
    let known = shown(&project, "mfano-2031");
    assert_eq!(known["document"]["text"], "full");
    assert_eq!(known["passages"][1]["digest"], true);

    // A digest does not take the place of the text.
    project.write(
        "in/set.jsonl",
        &line("mfano-2031", "digest", "para 1", "A zebra in its place."),
    );
    let rows = added(&project, 0);
    assert!(
        rows[0]["outcome"]
            .as_str()
            .is_some_and(|words| words.starts_with("digest: mfano-2031")),
        "{rows:?}"
    );
    let shown = shown(&project, "mfano-2031");
    assert_eq!(shown["document"]["text"], "full");
    assert_eq!(
        shown["document"]["sources"].as_array().map(Vec::len),
        Some(2)
    );
    assert_eq!(shown["passages"][0]["text"], "The register must wait.");
    project.run(["check"]).expect(0);
}

// A digest that came as a line makes way for a newer one and is still a digest.
#[test]
fn a_newer_digest_is_a_digest() {
    let project = Project::with_base();
    for words in [
        "The register must wait.",
        "The register of giraffes must wait.",
    ] {
        project.write(
            "in/set.jsonl",
            &line("mfano-2031", "digest", "point 1", words),
        );
        added(&project, 0);
        let shown = shown(&project, "mfano-2031");
        assert_eq!(shown["document"]["text"], "digest");
        assert_eq!(shown["passages"][0]["text"], words);
        project.run(["check"]).expect(0);
    }
}
