//! Every kind of mistake that `hoja check` knows, each with the words it is met with.
//!
//! A case is a folder of `tests/golden/mistakes`: `input` is put into a small sound matter,
//! `expected` is what the check says. `SNAPSHOTS=overwrite` renews the expected files.

use std::fs;
use std::path::PathBuf;

use crate::project::Project;

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/golden/mistakes")
}

fn cases() -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(folder())
        .expect("the golden folder")
        .map(|entry| {
            entry
                .expect("an entry")
                .file_name()
                .into_string()
                .expect("a UTF-8 name")
        })
        .collect();
    names.sort();
    names
}

fn place(project: &Project, name: &str) {
    let input = fs::read_to_string(folder().join(name).join("input")).expect("the case's input");
    match name {
        "matter-file" => project.write("hoja.yaml", &input),
        "issue-query" => project.write("issues/issue-query.md", &input),
        _ => project.write(&format!("judgments/{name}.md"), &input),
    }
}

/// Kinds of mistake that leave the rest usable.
const WARNINGS: &[&str] = &["file-name"];

#[test]
fn each_mistake_is_met_with_its_words() {
    for name in cases() {
        let project = Project::with_base();
        project.run(["check"]).expect(0);
        place(&project, &name);
        let run = project.run(["check"]);
        let expected = if WARNINGS.contains(&name.as_str()) {
            0
        } else {
            3
        };
        assert_eq!(run.status(), expected, "{name}\n{}", run.stderr());
        let said = format!("{}{}", run.stderr(), run.stdout());
        assert!(!said.contains("panicked"), "{name}: {said}");
        snapbox::assert_data_eq!(
            said,
            snapbox::Data::read_from(&folder().join(&name).join("expected"), None)
        );
    }
}

#[test]
fn all_mistakes_are_reported_in_one_run() {
    let project = Project::with_base();
    let cases = cases();
    assert!(cases.len() >= 20, "{} cases", cases.len());
    for name in &cases {
        place(&project, name);
    }
    let run = project.run(["check", "--json"]).expect(3);
    let report = run.json();
    let findings = report["findings"].as_array().expect("findings");
    for name in &cases {
        let file = match name.as_str() {
            "matter-file" => "hoja.yaml".to_owned(),
            "issue-query" => "issues/issue-query.md".to_owned(),
            other => format!("judgments/{other}.md"),
        };
        let named = findings
            .iter()
            .any(|finding| finding["file"] == file.as_str() && finding["line"].is_u64());
        // The file of a doubled id is found where the id stands the second time.
        assert!(named || name == "doubled-id", "nothing is said of {file}");
    }
    let places: Vec<_> = findings
        .iter()
        .map(|finding| (finding["file"].to_string(), finding["line"].as_u64()))
        .collect();
    assert!(places.is_sorted(), "{places:?}");
}

/// A warning takes nothing from the check: what the notes say is looked up all the same.
#[test]
fn a_warning_does_not_end_the_check() {
    let project = Project::with_base();
    project.write(
        "issues/figs.md",
        "---\nid: figs\ntitle: Figs\nquestion: Are figs fruit?\nquery: figs\n---\nThe court said that “figs fall upwards in the month of May” [@base-case, point 1].\n",
    );
    let codes = |project: &Project| -> Vec<String> {
        let report = project.run(["check", "--json"]).json();
        let findings = report["findings"].as_array().expect("findings").clone();
        let code =
            |finding: &serde_json::Value| finding["code"].as_str().expect("a code").to_owned();
        findings.iter().map(code).collect()
    };
    let before = codes(&project);
    assert!(!before.is_empty());
    let name = "file-name";
    place(&project, name);
    let after = codes(&project);
    assert!(after.iter().any(|code| code == name), "{after:?}");
    for code in before {
        assert!(after.contains(&code), "{code} of {after:?}");
    }
}
