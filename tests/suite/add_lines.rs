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

// A second line of an id is told, and what it says is not taken for the first one's.
#[test]
fn a_doubled_id_is_told() {
    let project = Project::with_base();
    let set = line("mfano-2031", "full", "para 1", "The register must wait.")
        + &line("mfano-2031", "full", "para 1", "The zebra must wait.");
    project.write("in/set.jsonl", &set);
    for _ in 0..2 {
        let rows = added(&project, 3);
        assert_eq!(rows[0]["error"], Value::Null);
        assert_eq!(rows[1]["error"]["code"], "doubled-id");
        let help = rows[1]["error"]["help"].as_str().expect("help");
        assert!(help.contains("line 1"), "{help}");
    }
}

// Two decisions between the same sides are two, though nothing but their ids tells them apart.
#[test]
fn lines_of_one_title_are_documents_of_their_own() {
    let project = Project::with_base();
    let set = line("mfano-2031", "full", "para 1", "The register must wait.")
        + &line("mfano-2031-b", "full", "para 1", "The zebra must wait.");
    project.write("in/set.jsonl", &set);
    added(&project, 0);
    for (id, words) in [("mfano-2031", "register"), ("mfano-2031-b", "zebra")] {
        let text = shown(&project, id)["passages"][0]["text"].to_string();
        assert!(text.contains(words), "{text}");
    }
    // Again, each is known.
    for row in added(&project, 0) {
        let outcome = row["outcome"].as_str().expect("words").to_owned();
        assert!(outcome.starts_with("already added"), "{outcome}");
    }
}

// An id of the matter's is no leave to put another decision in its place.
#[test]
fn a_line_takes_no_other_documents_place() {
    let project = Project::with_base();
    project.write("judgments/mfano-2031.md", NOTED);
    let other = line("mfano-2031", "full", "para 1", "The zebra must wait.");
    project.write("in/set.jsonl", &other.replace("2031-02-03", "2029-05-01"));
    let rows = added(&project, 3);
    assert_eq!(rows[0]["error"]["code"], "id-taken", "{rows:?}");
    assert_eq!(project.read("judgments/mfano-2031.md"), NOTED);
}

// Each line gives its id, kind and days itself: an option that would say otherwise is not passed
// over in silence.
#[test]
fn options_that_name_one_document_are_refused() {
    let project = Project::with_base();
    project.write(
        "in/set.jsonl",
        &line("mfano-2031", "full", "para 1", "The register must wait."),
    );
    for (option, value) in [
        ("--id", "another"),
        ("--kind", "ruling"),
        ("--published", "2031-06-04"),
    ] {
        let run = project.run(["add", option, value, "in/set.jsonl", "--json"]);
        let error = run.expect(3).json()["files"][0]["error"].clone();
        assert_eq!(error["code"], "option-for-lines", "{error}");
        assert!(
            error["message"]
                .as_str()
                .is_some_and(|words| words.contains(option)),
            "{error}"
        );
    }
    assert!(!project.join("judgments/mfano-2031.md").exists());
}

// JSON with a mistake in it is no press report: the lines that are whole are added, the others
// told with line and column, wherever they stand.
#[test]
fn a_broken_line_is_told_with_its_place() {
    let project = Project::with_base();
    let good = line("mfano-2031", "full", "para 1", "The register must wait.");
    let bad = good.replace("mfano-2031\",", "mfano-2032\" ");
    project.write("in/set.jsonl", &format!("{bad}{good}"));
    let rows = added(&project, 3);
    assert!(
        rows[0]["path"]
            .as_str()
            .is_some_and(|path| path.ends_with("set.jsonl:1"))
    );
    let error = &rows[0]["error"];
    assert_eq!(error["code"], "bad-line", "{rows:?}");
    let place = format!("column {}:", bad.find("\"kind\"").expect("a key") + 1);
    assert!(
        error["message"]
            .as_str()
            .is_some_and(|words| words.contains(&place)),
        "{error}: {place}"
    );
    assert_eq!(rows[1]["document"], "mfano-2031");

    // Alone, with the encoding's mark before it, and cut off.
    for broken in [bad.clone(), format!("\u{feff}{bad}"), good[..90].to_owned()] {
        project.write("in/set.jsonl", &broken);
        let rows = added(&project, 3);
        assert_eq!(rows[0]["error"]["code"], "bad-line", "{rows:?}");
    }
    project.write("in/set.jsonl", &format!("\u{feff}{good}"));
    assert_eq!(added(&project, 0)[0]["document"], "mfano-2031");

    // JSON over many lines.
    project.write(
        "in/set.jsonl",
        "{\n  \"id\": \"mfano\"\n  \"kind\": \"act\"\n}\n",
    );
    let error = added(&project, 3)[0]["error"].clone();
    assert_eq!(error["code"], "broken-json");
    let message = error["message"].as_str().expect("words");
    assert!(message.contains("line 3, column 3"), "{message}");
    assert!(!project.join("statements").exists());
}

/// The court's own printing of a decision that a line gives with its citation.
const PRINTED: &str = "REPUBLIC OF KENYA

IN THE HIGH COURT OF KENYA AT NAIROBI

PETITION NO. E7 OF 2030

BETWEEN

ASHA MFANO ........................................ PETITIONER

AND

REGISTRAR OF EXAMPLES ........................................ RESPONDENT

JUDGMENT

1. The petitioner asks that the regster of giraffes be kept closed until a law is made for it.

2. The respondent says that the register is a trial and holds no person's data.

3. I find that the register is a register. It shall stay closed.

DATED, SIGNED AND DELIVERED AT NAIROBI THIS 30TH DAY OF JANUARY, 2031.

AB MFANO

JUDGE
";

// A poorer copy of what a line gave whole is kept beside it, not put in its place.
#[test]
fn a_printing_does_not_replace_a_line() {
    let project = Project::with_base();
    let text = r#"{"id":"mfano-2031","kind":"judgment","title":"Mfano v Registrar of Examples","date":"2031-01-30","court":"KEHC","number":["Petition E7 of 2030"],"passages":[{"pinpoint":"para 1","text":"The petitioner asks that the register of giraffes be kept closed until a law is made for it."},{"pinpoint":"para 2","text":"The respondent says that the register is a trial and holds no person's data."},{"pinpoint":"para 3","text":"I find that the register is a register. It shall stay closed."}]}"#;
    project.write("in/set.jsonl", text);
    added(&project, 0);
    project.write("in/printed.txt", PRINTED);
    let report = project.run(["add", "in/printed.txt"]).expect(0).stdout();
    assert!(report.contains("copy: mfano-2031"), "{report}");
    assert!(report.contains("para 1"), "{report}");
    let shown = shown(&project, "mfano-2031");
    let first = shown["passages"][0]["text"].to_string();
    assert!(first.contains("register of giraffes"), "{first}");
}
