//! Briefs of the bundled matter and of small ones.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::project::Project;

fn all_briefs(project: &Project, format: &str, out: &str) -> Vec<String> {
    project
        .run(["brief", "--all", "--format", format, "-o", out])
        .expect(0);
    let mut names: Vec<String> = std::fs::read_dir(project.join(out))
        .expect("the folder of the briefs")
        .map(|entry| {
            entry
                .expect("an entry")
                .file_name()
                .into_string()
                .expect("a name")
        })
        .collect();
    names.retain(|name| !name.starts_with("index."));
    names.sort();
    names
}

#[test]
fn two_runs_give_equal_bytes() {
    let project = Project::empty();
    for format in ["md", "json"] {
        let names = all_briefs(&project, format, "one");
        project.run(["index", "--rebuild"]).expect(0);
        assert_eq!(all_briefs(&project, format, "two"), names);
        for name in names.iter().filter(|name| name.ends_with(format)) {
            assert_eq!(
                project.read(&format!("one/{name}")),
                project.read(&format!("two/{name}")),
                "{name}"
            );
        }
    }
}

#[test]
fn links_between_briefs_resolve() {
    let project = Project::empty();
    let names = all_briefs(&project, "md", "out");
    assert_eq!(names.len(), 13);
    let mut links = 0;
    for name in &names {
        let text = project.read(&format!("out/{name}"));
        for link in text
            .split("](")
            .skip(1)
            .filter_map(|part| part.split(')').next())
        {
            if link.ends_with(".md") {
                links += 1;
                assert!(
                    names.iter().any(|other| other == link),
                    "{name} links to {link}"
                );
            }
        }
        let marks: BTreeSet<&str> = text
            .split("[^")
            .skip(1)
            .filter_map(|part| part.split(']').next())
            .collect();
        for mark in marks {
            assert!(
                text.contains(&format!("\n[^{mark}]: ")),
                "{name}: note {mark} is missing"
            );
        }
        assert!(
            text.lines().all(|line| !line.contains("undefined")),
            "{name}"
        );
    }
    assert!(links > 20, "{links} links");
}

/// Every sentence of every brief leads to a passage that `hoja show` opens, whose words
/// are those of the brief.
#[test]
fn every_sentence_resolves() {
    let project = Project::empty();
    let names = all_briefs(&project, "json", "out");
    let mut shown = std::collections::BTreeMap::new();
    let mut sentences = 0;
    for name in &names {
        let brief: Value =
            serde_json::from_str(&project.read(&format!("out/{name}"))).expect("JSON");
        assert_eq!(brief["schema"], "hoja/brief/1");
        let mut statements: Vec<&Value> = Vec::new();
        gather(&brief, &mut statements);
        for statement in statements {
            sentences += 1;
            let pins = statement["sources"].as_array().expect("sources");
            assert!(!pins.is_empty(), "{name}: {statement}");
            for pin in pins {
                let document = pin["document"].as_str().expect("a document").to_owned();
                let passages = shown.entry(document.clone()).or_insert_with(|| {
                    project.run(["show", &document, "--json"]).expect(0).json()["passages"].clone()
                });
                let passage = passages
                    .as_array()
                    .expect("passages")
                    .iter()
                    .find(|passage| passage["pinpoint"] == pin["pinpoint"])
                    .unwrap_or_else(|| panic!("{name}: {pin} is no passage"));
                assert_eq!(passage["text"], statement["text"]);
                assert!(
                    pin["text_kind"] != "digest" || pin["quote"].is_null(),
                    "a digest is not quoted: {pin}"
                );
            }
        }
    }
    assert!(sentences > 500, "{sentences} sentences");
}

/// All objects that are statements, wherever they stand.
fn gather<'a>(value: &'a Value, found: &mut Vec<&'a Value>) {
    match value {
        Value::Object(fields) => {
            if fields.contains_key("note")
                && fields.contains_key("sources")
                && fields.contains_key("text")
            {
                found.push(value);
            }
            fields.values().for_each(|value| gather(value, found));
        }
        Value::Array(items) => items.iter().for_each(|value| gather(value, found)),
        _ => {}
    }
}

#[test]
fn findings_are_the_courts_alone() {
    let project = Project::empty();
    for name in all_briefs(&project, "json", "out") {
        let brief: Value =
            serde_json::from_str(&project.read(&format!("out/{name}"))).expect("JSON");
        for section in brief["sections"].as_array().expect("sections") {
            for statement in section["statements"].as_array().expect("statements") {
                match section["kind"].as_str() {
                    Some("findings") => {
                        assert_eq!(statement["voice"], "court", "{name}: {statement}");
                    }
                    Some("arguments") => {
                        assert_ne!(statement["voice"], "court", "{name}: {statement}");
                    }
                    _ => {}
                }
            }
        }
    }
}

#[test]
fn the_passport_remark_stands_beside_the_order() {
    let project = Project::empty();
    let brief = project
        .run(["brief", "mandatory-registration", "--json"])
        .expect(0)
        .json();
    let order = brief["orders"]
        .as_array()
        .expect("orders")
        .iter()
        .find(|order| order["id"] == "ord-2019-06")
        .expect("the order that services must not depend on enrolment");
    let remark = order["statements"]
        .as_array()
        .expect("statements")
        .iter()
        .find(|said| said["document"] == "st-2019-04-09-kihalangwa")
        .expect("the passport remark");
    assert_eq!(remark["statement"]["date"], "2019-04-09");
    assert_eq!(remark["label"], "in-tension");
    assert_eq!(remark["set_by"], "editor");
}

#[test]
fn conflicts_show_both_sides() {
    let project = Project::empty();
    let brief = project
        .run(["brief", "exclusion-equality", "--json"])
        .expect(0)
        .json();
    let conflicts = brief["conflicts"].as_array().expect("conflicts");
    let conflict = conflicts
        .iter()
        .find(|conflict| {
            conflict["about"]
                .as_str()
                .is_some_and(|about| about.contains("exclusion"))
        })
        .expect("the conflict on exclusion");
    let sides = conflict["sides"].as_array().expect("sides");
    assert!(
        sides.len() >= 2
            && sides
                .iter()
                .all(|side| !side["by"].as_array().expect("names").is_empty())
    );
}

#[test]
fn a_statement_without_a_source_stops_the_brief() {
    let project = Project::with_base();
    project.run(["brief", "public-participation"]).expect(0);
    let text = project
        .read("judgments/base-case.md")
        .replace(" answer=public-participation sources=gazette", "");
    project.write("judgments/base-case.md", &text);
    let run = project
        .run(["brief", "public-participation", "-o", "brief.md"])
        .expect(3);
    assert!(
        run.stderr().contains("unsourced-statement"),
        "{}",
        run.stderr()
    );
    assert!(
        run.stderr().contains("base-case#point 1"),
        "{}",
        run.stderr()
    );
    assert!(!project.join("brief.md").exists());
}

#[test]
fn orders_are_shown_as_at_a_day() {
    let project = Project::empty();
    let status = |day: &str| -> Value {
        let brief = project
            .run(["brief", "maisha", "--json", "--as-at", day])
            .expect(0)
            .json();
        let orders = brief["orders"].as_array().expect("orders").clone();
        orders
            .iter()
            .find(|order| order["id"] == "ord-2023-01")
            .map_or(Value::Null, |order| order["status"].clone())
    };
    assert_eq!(status("2023-12-04"), Value::Null);
    assert_eq!(status("2023-12-05"), "in-force");
    assert_eq!(status("2024-02-22"), "in-force");
    assert_eq!(status("2024-02-23"), "set-aside");
}

/// An editor's notes tell what came later: they neither stop a brief as at a day nor stand in it.
#[test]
fn every_issue_has_a_brief_as_at_any_day() {
    let project = Project::empty();
    let issues = project.run(["issues", "--json"]).expect(0).json();
    let issues = issues["issues"].as_array().expect("issues");
    assert!(issues.len() > 10, "{}", issues.len());
    let mut without = 0;
    for issue in issues {
        let id = issue["id"].as_str().expect("an id");
        let brief = project
            .run(["brief", id, "--json", "--as-at", "2019-06-01"])
            .expect(0)
            .json();
        assert!(brief["notes"].as_str().is_none_or(str::is_empty), "{id}");
        let gaps = brief["gaps"].to_string();
        without +=
            usize::from(gaps.contains("own notes on this issue may tell of after 1 June 2019"));
        let now = project.run(["brief", id, "--json"]).expect(0).json();
        let told = now["notes"].as_str().is_some_and(|notes| !notes.is_empty());
        assert_eq!(told, gaps.contains("own notes on this issue"), "{id}");
    }
    assert!(without > 0, "no issue has notes");
}

/// A decision in its own words that a later one reversed.
const REVERSED: &str = "---
id: reversed-case
kind: judgment
title: Tufe v Pwani Ltd
short: Tufe
date: 2030-05-05
court: KEHC
citations: [\"[2030] KEHC 5 (KLR)\"]
text: full
verification: official-text
standing: {state: reversed, note: The Court of Appeal allowed the appeal., verification: official-text, sources: [page]}
sources:
  - {id: page, url: \"https://example.org/tufe\", publisher: Example Reports, official: true}
---

[1] The register was opened without any notice to the public.
{voice=court role=finding sources=page}

[2] I find that a week of notice is never enough for a law of this size.
{voice=court role=finding sources=page}
";

/// Notes that open a brief are checked like any draft: each planted mistake stops it.
#[test]
fn a_mistake_in_the_author_s_notes_stops_the_brief() {
    let issue = |notes: &str| {
        let project = Project::with_base();
        project.write("judgments/reversed-case.md", REVERSED);
        project.write(
            "issues/public-participation.md",
            &format!("---\nid: public-participation\ntitle: Public participation\nquestion: Did the public take part?\nquery: '\"public participation\"'\n---\n{notes}\n"),
        );
        project
    };
    for (notes, code) in [
        (
            "The rule stands [@no-such-case, point 1].",
            "authority-not-in-corpus",
        ),
        (
            "The court wrote: “public participation had been quite enough for everybody” [@base-case, point 1].",
            "quote-unverifiable",
        ),
        (
            "A dead place: the notice was short [@base-case, point 9].",
            "pinpoint-not-found",
        ),
        (
            "In Tufe v Pwani Ltd [2030] KEHC 5 (KLR) at para 1 it was said that “the register was opened with ample notice to the public”.",
            "quote-altered",
        ),
        (
            "The court relied on Hewa v Bahari [2029] KEHC 77 (KLR).",
            "authority-not-in-corpus",
        ),
        (
            "A week is too short: Tufe v Pwani Ltd [2030] KEHC 5 (KLR), para 2.",
            "authority-set-aside",
        ),
    ] {
        let project = issue(notes);
        let run = project.run(["brief", "public-participation"]).expect(3);
        assert!(run.stderr().contains(code), "{notes}\n{}", run.stderr());
        assert!(run.stdout().is_empty(), "no half a brief is printed");
        assert!(
            run.stderr().contains("issues/public-participation.md"),
            "{}",
            run.stderr()
        );
        project
            .run(["brief", "public-participation", "--for", "journalist"])
            .expect(3);
    }
    issue("Participation was found to be thin [@base-case, point 1].")
        .run(["brief", "public-participation"])
        .expect(0);
}
