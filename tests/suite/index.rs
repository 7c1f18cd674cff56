//! The index: brought up to date, mended, shared.

use std::fs;
use std::time::Duration;

use crate::project::Project;

const SECOND: &str = "---
id: second-case
kind: ruling
title: Second v Case
date: 2031-02-01
text: digest
verification: secondary
independent: 1
sources:
  - {id: gazette, url: \"https://example.org/second\", publisher: Example Gazette}
---

[point 1] The court spoke of a giraffe.
{voice=court role=finding sources=gazette}
";

fn total(project: &Project, query: &str) -> u64 {
    project.run(["search", query, "--literal", "--json"]).json()["total"]
        .as_u64()
        .expect("a number")
}

fn update(project: &Project) -> (u64, u64) {
    let report = project.run(["index", "--json"]).expect(0).json();
    (
        report["indexed"].as_u64().expect("a number"),
        report["removed"].as_u64().expect("a number"),
    )
}

#[test]
fn only_what_changed_is_read() {
    let project = Project::with_base();
    assert_eq!(update(&project), (3, 0));
    assert_eq!(update(&project), (0, 0));
    project.write("judgments/second-case.md", SECOND);
    assert_eq!(update(&project), (1, 0));
    assert_eq!(total(&project, "giraffe"), 1);
    project.write(
        "judgments/second-case.md",
        &SECOND.replace("giraffe", "zebra and a zebra"),
    );
    assert_eq!(
        (total(&project, "giraffe"), total(&project, "zebra")),
        (0, 1)
    );
    fs::remove_file(project.join("judgments/second-case.md")).expect("the file is removed");
    assert_eq!(update(&project), (0, 1));
    assert_eq!(total(&project, "zebra"), 0);
    // The same words at a new time are no change.
    let text = project.read("judgments/base-case.md");
    std::thread::sleep(Duration::from_millis(20));
    project.write("judgments/base-case.md", &text);
    assert_eq!(update(&project), (0, 0));
}

#[test]
fn a_changed_index_answers_as_a_new_one() {
    let project = Project::with_base();
    project.run(["index"]).expect(0);
    project.write("judgments/second-case.md", SECOND);
    let query = ["search", "court OR registrar", "--json"];
    let mut changed = project.run(query).expect(0).json();
    project.run(["index", "--rebuild"]).expect(0);
    let mut fresh = project.run(query).expect(0).json();
    for answer in [&mut changed, &mut fresh] {
        answer["took_ms"] = serde_json::Value::Null;
    }
    assert_eq!(changed, fresh);
}

#[test]
fn a_damaged_index_is_made_anew_with_a_note() {
    let project = Project::with_base();
    project.run(["index"]).expect(0);
    let index = project.join(".hoja/index");
    for damage in ["meta.json", ".managed.json"] {
        fs::write(index.join(damage), "no index").expect("damage");
        let run = project.run(["search", "register"]).expect(0);
        assert!(
            run.stderr().contains("the index was made anew"),
            "{damage}: {}",
            run.stderr()
        );
    }
    for entry in fs::read_dir(&index).expect("the index") {
        let path = entry.expect("an entry").path();
        if path
            .extension()
            .is_some_and(|ending| ending == "store" || ending == "term")
        {
            fs::write(path, "").expect("damage");
        }
    }
    project.run(["search", "register"]).expect(0);
}

#[test]
fn an_index_of_another_version_is_made_anew() {
    let project = Project::with_base();
    project.run(["index"]).expect(0);
    let meta = project
        .read(".hoja/index/meta.json")
        .replace("\\\"format\\\":3", "\\\"format\\\":999");
    project.write(".hoja/index/meta.json", &meta);
    let run = project.run(["search", "register"]).expect(0);
    assert!(run.stderr().contains("another version"), "{}", run.stderr());
}

#[test]
fn a_folder_that_cannot_be_written_is_read_all_the_same() {
    let project = Project::with_base();
    // A file where the index folder should be: nothing can be written there.
    project.write(".hoja", "in the way");
    let run = project.run(["search", "register"]).expect(0);
    assert!(run.stderr().contains("made in memory"), "{}", run.stderr());
}

#[test]
fn killed_at_any_moment_nothing_is_lost() {
    let project = Project::with_base();
    for number in 0..40 {
        project.write(
            &format!("judgments/case-{number}.md"),
            &SECOND.replace("second-case", &format!("case-{number}")),
        );
    }
    for delay in [0_u64, 2, 5, 10, 20, 40, 80] {
        let mut child = project
            .command(".")
            .args(["index", "--rebuild"])
            .spawn()
            .expect("the program starts");
        std::thread::sleep(Duration::from_millis(delay));
        let _ = child.kill();
        let _ = child.wait();
        assert_eq!(total(&project, "giraffe"), 40, "after {delay} ms");
    }
}

#[test]
fn many_at_once_get_the_same_answer() {
    let project = Project::with_base();
    project.write("judgments/second-case.md", SECOND);
    let children: Vec<_> = (0..8)
        .map(|_| {
            let mut command = project.command(".");
            command
                .args(["search", "giraffe", "--count"])
                .stdout(std::process::Stdio::piped());
            command.spawn().expect("the program starts")
        })
        .collect();
    for child in children {
        let output = child.wait_with_output().expect("the program ends");
        assert_eq!(String::from_utf8_lossy(&output.stdout), "1\n");
    }
}
