//! Drafts with one planted fault each, and their sound twins.
//!
//! `tests/fixtures/drafts` has a small invented matter, the drafts, and in `faults.tsv` the
//! code of each fault with the words at its place. A faulty draft must give that one finding
//! there; a sound one none.

use std::fs;
use std::path::{Path, PathBuf};

use hoja::analysis::draft::{Draft, DraftReport, Options, check};
use hoja::engine::{self, Engine, Place};
use hoja::matter::Matter;

use crate::project::Project;

pub(crate) fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/drafts")
}

fn engine() -> Box<dyn Engine> {
    let matter = Matter::open(&folder().join("matter")).expect("the matter of the drafts");
    engine::open(&matter, &Place::Memory, false)
        .expect("its index")
        .engine
}

fn checked(engine: &dyn Engine, name: &str, bytes: &[u8]) -> (Draft, DraftReport) {
    let draft = Draft::read(name, bytes, "ke").expect("a draft");
    let report = check(&draft, engine, Options::default()).expect("a check");
    (draft, report)
}

struct Fault {
    name: String,
    code: String,
    words: String,
}

fn faults(list: &Path) -> Vec<Fault> {
    fs::read_to_string(list)
        .expect("the list of faults")
        .lines()
        .filter(|line| !line.starts_with('#'))
        .map(|line| {
            let mut columns = line.split('\t').map(str::to_owned);
            let mut next = || columns.next().expect("three columns");
            Fault {
                name: next(),
                code: next(),
                words: next(),
            }
        })
        .collect()
}

/// What is said of the drafts of a folder that should not be, or is not and should.
fn misses(folder: &Path) -> Vec<String> {
    let engine = engine();
    let mut misses = Vec::new();
    for fault in faults(&folder.join("faults.tsv")) {
        let path = folder.join("faulty").join(format!("{}.md", fault.name));
        let bytes = fs::read(&path).expect("a faulty draft");
        let (draft, report) = checked(&*engine, &fault.name, &bytes);
        let found: Vec<(String, String)> = report
            .findings
            .iter()
            .map(|finding| {
                let label = finding.diagnostic.primary.as_ref().expect("a place");
                (
                    finding.diagnostic.code.to_string(),
                    label.span.text().to_owned(),
                )
            })
            .collect();
        if found != [(fault.code.clone(), fault.words.clone())] {
            misses.push(format!(
                "{}: wanted {} at `{}`, got {found:?}",
                fault.name, fault.code, fault.words
            ));
        } else {
            // The words may stand there more than once: the place is in the draft's own bytes.
            let span = &report.findings[0]
                .diagnostic
                .primary
                .as_ref()
                .expect("a place")
                .span;
            assert!(draft.file.text[span.range.clone()] == *fault.words);
        }
        let twin = fs::read(folder.join("sound").join(format!("{}.md", fault.name)))
            .expect("a sound twin");
        let (_, report) = checked(&*engine, &fault.name, &twin);
        for finding in &report.findings {
            misses.push(format!(
                "{}: a sound draft is accused: {}",
                fault.name, finding.diagnostic.message
            ));
        }
    }
    misses
}

#[test]
fn every_fault_is_found_in_its_place_and_no_sound_draft_accused() {
    let list = faults(&folder().join("faults.tsv"));
    assert!(list.len() >= 30, "{} faults", list.len());
    let misses = misses(&folder());
    assert!(misses.is_empty(), "{}", misses.join("\n"));
}

/// A project whose folder is the matter of the drafts.
pub(crate) fn project() -> Project {
    fn copy(from: &Path, to: &str, project: &Project) {
        for entry in fs::read_dir(from).expect("a folder") {
            let path = entry.expect("an entry").path();
            let name = path
                .file_name()
                .expect("a name")
                .to_string_lossy()
                .into_owned();
            let to = if to.is_empty() {
                name
            } else {
                format!("{to}/{name}")
            };
            if path.is_dir() {
                copy(&path, &to, project);
            } else {
                project.write(&to, &fs::read_to_string(&path).expect("a text"));
            }
        }
    }
    let project = Project::empty();
    copy(&folder().join("matter"), "", &project);
    project
}

#[test]
fn the_words_a_reader_sees() {
    let project = project();
    project.write(
        "brief.md",
        "The rule: “The Registrar shall close the register unless the county assembly consents” (Mwananchi & 2 others v Registrar of Examples & another [2031] KEHC 101 (KLR), para 9).\n",
    );
    let run = project.run(["check", "brief.md"]).expect(1);
    let said = run.stderr();
    assert!(said.contains("error[quote-altered]"), "{said}");
    assert!(said.contains("brief.md:1:"), "{said}");
    assert!(said.contains("shall [-not-] close the register"), "{said}");
    assert!(run.stdout().starts_with("1 error\n"), "{}", run.stdout());
    let value = project
        .run(["check", "brief.md", "--json"])
        .expect(1)
        .json();
    let finding = &value["findings"][0];
    assert_eq!(finding["severity"], "error");
    assert_eq!(finding["line"], 1);
    assert_eq!(finding["column"], 26);
    assert_eq!(finding["source"], "mwananchi-2031#para 9");
    assert!(
        finding["expected"]
            .as_str()
            .expect("words")
            .contains("shall not close")
    );
    assert_eq!(value["ok"], false);
    assert_eq!(value["summary"]["authorities_found"], 1);
}

#[test]
fn a_report_is_written_in_every_form() {
    let project = project();
    project.write(
        "brief.md",
        "“[T]he duty to consult is owed to the public as a whole” (Mwananchi & 2 others v Registrar of Examples & another [2031] KEHC 101 (KLR), para 12). <script>alert(1)</script>\n",
    );
    for name in ["report.html", "report.md", "report.docx"] {
        project
            .run([
                "check",
                "brief.md",
                "--report",
                name,
                "--date",
                "2035-01-02",
            ])
            .expect(0);
    }
    let html = project.read("report.html");
    assert!(
        html.contains("2 January 2035") && html.contains("verified"),
        "{html}"
    );
    assert!(!html.contains("<script"), "{html}");
    assert!(html.contains("for “[T]he”"), "{html}");
    let markdown = project.read("report.md");
    assert!(
        markdown.contains("mwananchi-2031") && markdown.contains("official text"),
        "{markdown}"
    );
    let docx = fs::read(project.join("report.docx")).expect("a DOCX");
    let read = Draft::read("report.docx", &docx, "ke").expect("our own DOCX can be read");
    assert!(read.flow.contains("What was verified"), "{}", read.flow);
    project
        .run(["check", "brief.md", "--report", "report.xyz"])
        .expect(2);
    project.run(["check", "none.md"]).expect(2);
}
