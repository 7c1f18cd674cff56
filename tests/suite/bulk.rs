//! Bulk corpus files: documents by the line, indexed as they stream, never lost, never doubled.

use std::fmt::Write as _;
use std::fs;
use std::process::Stdio;
use std::time::Duration;

use serde_json::{Value, json};

use crate::project::Project;

/// A decision as a line.
fn line(id: &str, words: &str) -> String {
    let year = 2000 + id.bytes().map(usize::from).sum::<usize>() % 30;
    json!({
        "id": id, "kind": "judgment", "title": format!("Otieno v Case {id}"),
        "date": format!("{year}-05-06"), "court": "KEHC", "lang": "en", "text": "full",
        "citations": [{"cite": format!("[{year}] KEHC {} (KLR)", id.len()), "verification": "official-text"}],
        "passages": [
            {"pinpoint": "para 1", "text": format!("The court spoke of {words}."), "voice": "court", "role": "finding"},
            {"pinpoint": "para 2", "text": "Mwananchi v Registrar of Examples [2031] KEHC 1 (KLR) was followed.", "voice": "court", "role": "finding"},
        ],
    })
    .to_string()
}

fn set(count: usize, words: &str) -> String {
    let mut text = String::new();
    for i in 0..count {
        let _ = writeln!(text, "{}", line(&format!("case-{i}"), words));
    }
    text
}

fn index(project: &Project) -> Value {
    project.run(["index", "--json"]).expect(0).json()
}

fn total(project: &Project, query: &str) -> u64 {
    let report = project.run(["search", query, "--literal", "--json"]).json();
    report["total"].as_u64().expect("a number")
}

fn packed(project: &Project, path: &str, text: &str) {
    let bytes = zstd::stream::encode_all(text.as_bytes(), 1).expect("packed");
    fs::create_dir_all(project.join("bulk")).expect("a folder");
    fs::write(project.join(path), bytes).expect("written");
}

/// Two documents that are handed over in parts, on two cores: each replaces its own old text whole.
#[test]
fn documents_of_very_many_short_passages_are_replaced_whole() {
    const PASSAGES: usize = 110_000;
    let project = Project::with_base();
    let set = |words: [&str; 2]| {
        let mut text = String::new();
        for (id, word) in ["otieno-2011", "otieno-2012"].iter().zip(words) {
            let passages = vec![format!(r#"{{"text":"{word}"}}"#); PASSAGES].join(",");
            let head = format!(r#""id":"{id}","kind":"judgment","title":"Otieno","lang":"en""#);
            let _ = writeln!(text, r#"{{{head},"text":"full","passages":[{passages}]}}"#);
        }
        text
    };
    for words in [["twiga", "punda"], ["punda", "fisi"]] {
        project.write("bulk/short.jsonl", &set(words));
        index(&project);
        for word in ["twiga", "punda", "fisi"] {
            let expected = if words.contains(&word) {
                PASSAGES as u64
            } else {
                0
            };
            assert_eq!(total(&project, word), expected, "{word} of {words:?}");
        }
    }
}

#[test]
fn a_line_is_a_document_like_any_other() {
    let project = Project::with_base();
    project.write("bulk/decisions.jsonl", &line("otieno-2011", "a giraffe"));
    packed(
        &project,
        "bulk/more.jsonl.zst",
        &line("otieno-2012", "a zebra"),
    );
    let report = index(&project);
    assert_eq!(report["documents"], 3);
    assert_eq!(report["documents_indexed"], 2);
    assert_eq!(
        (total(&project, "giraffe"), total(&project, "zebra")),
        (1, 1)
    );
    let shown = project
        .run(["show", "otieno-2012#para 1", "--json"])
        .expect(0)
        .json();
    assert_eq!(shown["passages"][0]["text"], "The court spoke of a zebra.");
    assert_eq!(shown["passages"][0]["voice"], "court");
    let citing = project.run(["cited-by", "base-case", "--json"]).expect(0);
    assert!(
        citing.stdout().contains("otieno-2011"),
        "{}",
        citing.stdout()
    );
    let filtered = project
        .run(["search", "court:KEHC role:finding zebra", "--count"])
        .expect(0);
    assert_eq!(filtered.stdout(), "1\n");
    let checked = project.run(["check", "--json"]).expect(0).json();
    assert_eq!(checked["documents"], 3);
    project.write(
        "issues/costs.md",
        "---\nid: costs\ntitle: Costs\nquestion: Who pays?\nquery: costs\n---\n[@otieno-2011, para 1] and [@otieno-2011, para 9]\n",
    );
    let checked = project.run(["check", "--json"]).json();
    let codes: Vec<_> = checked["findings"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|finding| finding["code"].clone())
        .collect();
    assert!(!codes.contains(&json!("dangling-document")), "{checked}");
}

#[test]
fn only_lines_that_changed_are_read() {
    let project = Project::with_base();
    let text = set(50, "a giraffe");
    project.write("bulk/set.jsonl", &text);
    assert_eq!(index(&project)["documents_indexed"], 50);
    // In another order, packed or plain: the same documents.
    let mut lines: Vec<&str> = text.lines().collect();
    lines.reverse();
    project.write("bulk/set.jsonl", &lines.join("\n"));
    let report = index(&project);
    assert_eq!(
        (&report["documents_indexed"], &report["documents_removed"]),
        (&json!(0), &json!(0))
    );
    let edited = lines
        .join("\n")
        .replace(&line("case-7", "a giraffe"), &line("case-7", "a zebra"));
    project.write("bulk/set.jsonl", &edited);
    let report = index(&project);
    assert_eq!(
        (&report["documents_indexed"], &report["documents_removed"]),
        (&json!(1), &json!(0))
    );
    assert_eq!(
        (total(&project, "giraffe"), total(&project, "zebra")),
        (49, 1)
    );
    let fewer: Vec<&str> = edited.lines().skip(10).collect();
    project.write("bulk/set.jsonl", &fewer.join("\n"));
    let report = index(&project);
    assert_eq!(
        (&report["documents_indexed"], &report["documents_removed"]),
        (&json!(0), &json!(10))
    );
    let mut changed = project
        .run(["search", "giraffe", "--json"])
        .expect(0)
        .json();
    project.run(["index", "--rebuild"]).expect(0);
    let mut fresh = project
        .run(["search", "giraffe", "--json"])
        .expect(0)
        .json();
    for answer in [&mut changed, &mut fresh] {
        answer["took_ms"] = Value::Null;
    }
    assert_eq!(changed, fresh);
    fs::remove_file(project.join("bulk/set.jsonl")).expect("removed");
    assert_eq!(index(&project)["documents_removed"], 40);
    assert_eq!(total(&project, "giraffe"), 0);
}

#[test]
fn a_bad_line_is_a_finding_at_its_place_and_the_others_go_on() {
    let project = Project::with_base();
    let good = |id: &str| line(id, "a giraffe");
    let text = [
        good("one"),
        "{\"id\": \"two\", oops".to_owned(),
        good("three"),
        good("four").replace("judgment", "song"),
        good("one"),
        good("five").replace("KEHC\"", "KEXX\""),
    ]
    .join("\n");
    project.write("bulk/set.jsonl", &text);
    let run = project.run(["index", "--json"]).expect(0);
    assert!(
        run.stderr().contains("1 file has mistakes"),
        "{}",
        run.stderr()
    );
    let report = run.json();
    assert_eq!(
        (&report["documents_indexed"], &report["bad_lines"]),
        (&json!(3), &json!(3))
    );
    assert_eq!(total(&project, "giraffe"), 3);
    let checked = project.run(["check", "--json"]).expect(3).json();
    let found: Vec<(String, u64, String)> = checked["findings"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|finding| {
            let text = |key: &str| finding[key].as_str().unwrap_or_default().to_owned();
            (
                text("file"),
                finding["line"].as_u64().unwrap_or(0),
                text("code"),
            )
        })
        .collect();
    let at = |line, code: &str| ("bulk/set.jsonl".to_owned(), line, code.to_owned());
    assert_eq!(
        found,
        [
            at(2, "bad-line"),
            at(4, "bad-value"),
            at(5, "doubled-id"),
            at(6, "unknown-court")
        ]
    );
    let drawn = project.run(["check"]).expect(3);
    assert!(
        drawn.stderr().contains("bulk/set.jsonl:2:1"),
        "{}",
        drawn.stderr()
    );
    // A line that was bad is read again when it is mended, and no other is.
    project.write(
        "bulk/set.jsonl",
        &text.replace("{\"id\": \"two\", oops", &good("two")),
    );
    assert_eq!(index(&project)["documents_indexed"], 1);
}

#[test]
fn a_file_that_breaks_off_keeps_what_was_read() {
    let project = Project::with_base();
    packed(&project, "bulk/set.jsonl.zst", &set(300, "a giraffe"));
    index(&project);
    let whole = fs::read(project.join("bulk/set.jsonl.zst")).expect("the file");
    fs::write(
        project.join("bulk/set.jsonl.zst"),
        &whole[..whole.len() - 8],
    )
    .expect("cut");
    let report = index(&project);
    assert_eq!(
        (&report["documents_removed"], &report["documents"]),
        (&json!(0), &json!(301))
    );
    let checked = project.run(["check", "--json"]).expect(3).json();
    assert!(checked.to_string().contains("broken-file"), "{checked}");
}

#[test]
fn killed_at_any_moment_it_goes_on_and_nothing_is_doubled() {
    let project = Project::with_base();
    packed(&project, "bulk/set.jsonl.zst", &set(1_500, "a giraffe"));
    for delay in [10_u64, 40, 90, 200, 400] {
        let mut child = project
            .command(".")
            .args(["index", "--rebuild"])
            .stdout(Stdio::null())
            .spawn()
            .expect("the program starts");
        std::thread::sleep(Duration::from_millis(delay));
        let _ = child.kill();
        let _ = child.wait();
        assert_eq!(total(&project, "giraffe"), 1_500, "after {delay} ms");
        assert_eq!(index(&project)["documents"], 1_501);
    }
}

#[test]
fn a_writer_and_ten_readers_never_see_a_half_state() {
    let project = Project::with_base();
    project.write("bulk/set.jsonl", &set(200, "a giraffe"));
    index(&project);
    project.write("bulk/set.jsonl", &set(200, "a zebra"));
    let readers: Vec<_> = (0..10)
        .map(|_| {
            let mut command = project.command(".");
            command
                .args([
                    "search",
                    "giraffe OR zebra",
                    "--literal",
                    "--facets",
                    "--json",
                ])
                .stdout(Stdio::piped());
            command.spawn().expect("the program starts")
        })
        .collect();
    for reader in readers {
        let output = reader.wait_with_output().expect("the program ends");
        let answer: Value = serde_json::from_slice(&output.stdout).expect("an answer");
        assert_eq!(answer["total"], 200);
        let snippet = answer["hits"][0]["snippet"].as_str().unwrap_or_default();
        assert!(snippet.contains("zebra"), "{snippet}");
    }
}

#[test]
fn a_second_writer_waits_for_the_first() {
    let project = Project::with_base();
    project.write("bulk/set.jsonl", &set(400, "a giraffe"));
    let writers: Vec<_> = (0..2)
        .map(|_| {
            let mut command = project.command(".");
            command.args(["index", "--json"]).stdout(Stdio::piped());
            command.spawn().expect("the program starts")
        })
        .collect();
    for writer in writers {
        let output = writer.wait_with_output().expect("the program ends");
        let report: Value = serde_json::from_slice(&output.stdout).expect("a report");
        assert_eq!(report["documents"], 401);
    }
    assert_eq!(total(&project, "giraffe"), 400);
}

#[test]
fn where_the_index_cannot_be_written_one_line_says_so() {
    let project = Project::with_base();
    project.write("bulk/set.jsonl", &set(3, "a giraffe"));
    project.write(".hoja", "in the way");
    for args in [["index"].as_slice(), &["search", "giraffe"]] {
        let output = project
            .command(".")
            .args(args)
            .output()
            .expect("the program starts");
        let said = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(4), "{said}");
        assert_eq!(said.lines().count(), 1, "{said}");
    }
}

#[cfg(unix)]
#[test]
fn a_full_disk_ends_with_one_line_and_the_old_index() {
    let project = Project::with_base();
    project.write("bulk/set.jsonl", &set(20, "a giraffe"));
    index(&project);
    project.write("bulk/set.jsonl", &set(6_000, "a zebra"));
    // No file may become longer than 32 blocks: writing fails as on a full disk.
    let output = project
        .command(".")
        .get_program()
        .to_str()
        .map(|program| {
            let script = format!("trap '' XFSZ; ulimit -f 32; exec '{program}' index");
            let mut shell = std::process::Command::new("sh");
            shell.args(["-c", &script]).current_dir(project.path());
            shell.output().expect("a shell")
        })
        .expect("a path");
    let said = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(4), "{said}");
    assert_eq!(said.trim_end().lines().count(), 1, "{said}");
    // The corpus is whole, and with room the index is brought up to date.
    assert_eq!(total(&project, "zebra"), 6_000);
    assert_eq!(total(&project, "giraffe"), 0);
}

#[test]
fn what_vanishes_or_cannot_be_read_is_left_out_and_named() {
    let project = Project::with_base();
    project.write("bulk/set.jsonl", &set(3, "a giraffe"));
    fs::create_dir_all(project.join("bulk/folder.jsonl")).expect("a folder");
    index(&project);
    // A link to nothing is no file.
    #[cfg(unix)]
    std::os::unix::fs::symlink("nowhere", project.join("bulk/gone.jsonl")).expect("a link");
    assert_eq!(index(&project)["documents"], 4);
    // A file that is no text has a mistake; one that cannot be opened is named, and the rest
    // goes on.
    fs::write(project.join("judgments/wrong.md"), b"\xff\xfe\x00").expect("written");
    let run = project.run(["index"]).expect(0);
    assert!(
        run.stderr().contains("1 file has mistakes"),
        "{}",
        run.stderr()
    );
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink("loop.jsonl", project.join("bulk/loop.jsonl")).expect("a link");
        let run = project.run(["index"]).expect(4);
        assert!(run.stderr().contains("loop.jsonl"), "{}", run.stderr());
    }
    assert_eq!(total(&project, "giraffe"), 3);
}
