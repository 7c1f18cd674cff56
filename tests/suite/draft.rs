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

/// Other hands: footnotes after OSCOLA, Kenyan submissions, stories, Kiswahili, skeletons.
#[test]
fn drafts_in_other_styles_too() {
    let list = faults(&folder().join("second/faults.tsv"));
    assert!(list.len() >= 20, "{} faults", list.len());
    let misses = misses(&folder().join("second"));
    assert!(misses.is_empty(), "{}", misses.join("\n"));
}

/// Submissions, lists of authorities, opinions and stories written after the rules were.
#[test]
fn drafts_of_a_third_hand_too() {
    let list = faults(&folder().join("third/faults.tsv"));
    assert!(list.len() >= 12, "{} faults", list.len());
    let misses = misses(&folder().join("third"));
    assert!(misses.is_empty(), "{}", misses.join("\n"));
}

/// A PDF of pages, a line of text each, in a font that every reader has.
fn pdf(pages: &[&[&str]]) -> Vec<u8> {
    let mut objects = vec!["<< /Type /Catalog /Pages 2 0 R >>".to_owned()];
    let kids: Vec<String> = (0..pages.len())
        .map(|at| format!("{} 0 R", 4 + 2 * at))
        .collect();
    objects.push(format!(
        "<< /Type /Pages /Kids [{}] /Count {} >>",
        kids.join(" "),
        pages.len()
    ));
    objects.push(
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"
            .to_owned(),
    );
    for (at, lines) in pages.iter().enumerate() {
        objects.push(format!(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {} 0 R /Resources << /Font << /F1 3 0 R >> >> >>",
            5 + 2 * at
        ));
        let shown: String = lines
            .iter()
            .map(|line| format!("({}) Tj T*\n", line.replace('(', "\\(").replace(')', "\\)")))
            .collect();
        let stream = format!("BT /F1 11 Tf 14 TL 72 770 Td\n{shown}ET");
        objects.push(format!(
            "<< /Length {} >>\nstream\n{stream}\nendstream",
            stream.len()
        ));
    }
    let mut out = String::from("%PDF-1.4\n");
    let mut places = Vec::new();
    for (at, object) in objects.iter().enumerate() {
        places.push(out.len());
        out.push_str(&format!("{} 0 obj\n{object}\nendobj\n", at + 1));
    }
    let xref = out.len();
    out.push_str(&format!(
        "xref\n0 {}\n0000000000 65535 f \n",
        objects.len() + 1
    ));
    for place in places {
        out.push_str(&format!("{place:010} 00000 n \n"));
    }
    out.push_str(&format!(
        "trailer << /Size {} /Root 1 0 R >>\nstartxref\n{xref}\n%%EOF\n",
        objects.len() + 1
    ));
    out.into_bytes()
}

#[test]
fn findings_in_a_pdf_stand_at_their_page() {
    let engine = engine();
    let first = [
        "The duty to consult is no formality. In Mwananchi & 2 others v Registrar of",
        "Examples & another [2031] KEHC 101 (KLR), at paragraph 12, the court said that it",
        "\"is owed to the public as a whole\".",
    ];
    let second = [
        "An entry may be corrected. At paragraph 10 of Mwananchi & 2 others v Registrar of",
        "Examples & another [2031] KEHC 101 (KLR) the court held that an entry made in good",
        "faith \"before the commencement date remains void\".",
    ];
    let (_, report) = checked(&*engine, "draft.pdf", &pdf(&[&first, &second]));
    let found: Vec<_> = report
        .findings
        .iter()
        .map(|finding| (finding.diagnostic.code.0, finding.place.as_deref()))
        .collect();
    assert_eq!(found, [("quote-altered", Some("page 2"))]);
    assert_eq!(report.summary.quotations_verified, 1);
}

/// A draft of megabytes with thousands of citations and quotations ends, and what is said of one
/// authority is said once.
#[test]
fn a_large_draft_ends() {
    let engine = engine();
    let mut text = String::new();
    for at in 0..3_000 {
        text.push_str(&format!(
            "{at}. In Mwananchi & 2 others v Registrar of Examples & another [2031] KEHC 101 (KLR), para {}, the court spoke of section 4 of the Example Registers Act, and the duty “is owed to the public as a whole”, as the other case, Simiyu v Board {at} [2030] KEHC {at} (KLR), has it.\n\n",
            1 + at % 20
        ));
    }
    text.push_str(&"Nothing is cited here, at some length, for the sake of it. ".repeat(20_000));
    let began = std::time::Instant::now();
    let (_, report) = checked(&*engine, "large.md", text.as_bytes());
    assert!(report.summary.quotations >= 3_000);
    assert!(report.summary.authorities > 2_900);
    // A bound against what grows with the square, not a measure of speed.
    assert!(began.elapsed().as_secs() < 120, "{:?}", began.elapsed());
}

/// A DOCX of paragraphs, and of notes that hang at the end of the paragraph with their number.
fn docx(paragraphs: &[&str], notes: &[(usize, &str)]) -> Vec<u8> {
    use std::io::Write as _;
    const W: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";
    let mut body = String::new();
    for (at, text) in paragraphs.iter().enumerate() {
        let mark = notes
            .iter()
            .position(|(of, _)| *of == at)
            .map_or_else(String::new, |note| {
                format!("<w:r><w:footnoteReference w:id=\"{}\"/></w:r>", note + 1)
            });
        body.push_str(&format!(
            "<w:p><w:r><w:t xml:space=\"preserve\">{text}</w:t></w:r>{mark}</w:p>"
        ));
    }
    let list: String = notes
        .iter()
        .enumerate()
        .map(|(at, (_, text))| {
            format!(
                "<w:footnote w:id=\"{}\"><w:p><w:r><w:t xml:space=\"preserve\">{text}</w:t></w:r></w:p></w:footnote>",
                at + 1
            )
        })
        .collect();
    let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let package = "http://schemas.openxmlformats.org/package/2006";
    let parts = [
        (
            "[Content_Types].xml",
            format!("<Types xmlns=\"{package}/content-types\"/>"),
        ),
        (
            "_rels/.rels",
            format!(
                "<Relationships xmlns=\"{package}/relationships\"><Relationship Id=\"a\" Type=\"{office}/officeDocument\" Target=\"word/document.xml\"/></Relationships>"
            ),
        ),
        (
            "word/_rels/document.xml.rels",
            format!(
                "<Relationships xmlns=\"{package}/relationships\"><Relationship Id=\"b\" Type=\"{office}/footnotes\" Target=\"footnotes.xml\"/></Relationships>"
            ),
        ),
        (
            "word/document.xml",
            format!("<w:document {W}><w:body>{body}</w:body></w:document>"),
        ),
        (
            "word/footnotes.xml",
            format!("<w:footnotes {W}>{list}</w:footnotes>"),
        ),
    ];
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, text) in parts {
        zip.start_file(name, zip::write::SimpleFileOptions::default())
            .expect("an entry");
        zip.write_all(text.as_bytes()).expect("its text");
    }
    zip.finish().expect("a zip").into_inner()
}

#[test]
fn a_draft_in_word_with_footnotes() {
    let engine = engine();
    let paragraphs = [
        "The first paragraph cites nothing.",
        "The court explained that “[t]he duty to consult is owed to the public as a whole”.",
        "An entry made in good faith is valid.",
    ];
    let sound = [
        (
            1,
            "Mwananchi v Registrar of Examples [2031] KEHC 101 (KLR) [12].",
        ),
        (2, "ibid [10]."),
    ];
    let (_, report) = checked(&*engine, "sound.docx", &docx(&paragraphs, &sound));
    assert_eq!(report.findings, []);
    assert_eq!(report.summary.quotations_verified, 1);
    assert_eq!(report.summary.pinpoints_found, 2);
    let faulty = [sound[0], (2, "ibid [77].")];
    let (_, report) = checked(&*engine, "faulty.docx", &docx(&paragraphs, &faulty));
    let found: Vec<_> = report
        .findings
        .iter()
        .map(|finding| (finding.diagnostic.code.0, finding.place.as_deref()))
        .collect();
    assert_eq!(found, [("pinpoint-not-found", Some("footnote 2"))]);
    let altered = [
        paragraphs[0],
        "The court said “the duty to consult is owed to the people as a whole”.",
    ];
    let (_, report) = checked(&*engine, "altered.docx", &docx(&altered, &sound[..1]));
    let found: Vec<_> = report
        .findings
        .iter()
        .map(|finding| {
            (
                finding.diagnostic.code.0,
                finding.place.as_deref(),
                finding.line,
            )
        })
        .collect();
    assert_eq!(found, [("quote-altered", Some("paragraph 2"), 2)]);
}

#[test]
fn a_draft_in_plain_text_with_broken_lines() {
    let engine = engine();
    let text = "In Mwananchi v Registrar of Examples [2031] KEHC 101 (KLR) the court held, at\npara 12, that \"[t]he duty to con-\nsult is owed to the public as a whole\".\n\nIt went on, at para 14:\n\n     The Act says nothing of minors. That silence can be read\n     as a permission.\n";
    let (_, report) = checked(&*engine, "draft.txt", text.as_bytes());
    let found: Vec<_> = report
        .findings
        .iter()
        .map(|finding| (finding.diagnostic.code.0, finding.line))
        .collect();
    assert_eq!(found, [("quote-altered", 7)]);
    assert_eq!(report.summary.quotations_verified, 1);
}

#[test]
fn hostile_drafts_end() {
    let engine = engine();
    let began = std::time::Instant::now();
    let cite = "Otieno v Example Authority [2034] KEHC 70 (KLR) said “a thing” at para 2. ";
    for text in [
        "“".repeat(4_000),
        "\"never closed and ".repeat(1_000),
        cite.repeat(200),
        "[".repeat(4_000),
        "'s ".repeat(4_000),
        "> ".repeat(500),
    ] {
        let (_, report) = checked(&*engine, "hostile.md", text.as_bytes());
        assert!(report.summary.quotations <= 20_000);
    }
    assert!(Draft::read("binary", &[0, 159, 146, 150, 1, 2, 3].repeat(500), "ke").is_err());
    // A bound against what never ends, not a measure of speed.
    assert!(began.elapsed().as_secs() < 120);
}

/// What a draft is told of a provision is what `hoja law` answers, on every day: an error where
/// it does not bind, a warning where the dates leave that open, and nothing otherwise.
#[test]
fn provisions_stand_as_law_says() {
    use hoja::analysis::{ProvisionStatus, provision_at};
    let matter = Matter::Bundled;
    let engine = engine::open(&matter, &Place::Memory, false)
        .expect("its index")
        .engine;
    let mut asked = Vec::new();
    for law in engine.documents().expect("documents") {
        if law.kind.is_law() && law.kind != hoja::model::Kind::Bill {
            let places = law.provisions.iter().map(|provision| provision.at.clone());
            asked.extend(places.map(|place| (law.clone(), place)));
        }
    }
    // A provision a paragraph, on its own line.
    let text: String = asked
        .iter()
        .map(|(law, place)| format!("The claim rests on that [@{}, {place}].\n\n", law.id))
        .collect();
    let draft = Draft::read("brief.md", text.as_bytes(), "ke").expect("a draft");
    let mut said = std::collections::BTreeMap::new();
    for day in [
        "2018-06-01",
        "2019-05-01",
        "2020-06-01",
        "2021-09-01",
        "2024-01-01",
    ] {
        let day = day.parse().expect("a day");
        let options = Options { as_at: Some(day) };
        let report = check(&draft, &*engine, options).expect("a check");
        for (index, (law, place)) in asked.iter().enumerate() {
            let answer = provision_at(&*engine, law, Some(place), day).expect("an answer");
            let got = report
                .findings
                .iter()
                .filter(|finding| finding.line == 2 * index + 1)
                .find(|finding| finding.diagnostic.code.0 == "provision-not-in-force")
                .map(|finding| finding.diagnostic.severity);
            let standing = &answer.standing;
            let expected = match standing.status {
                ProvisionStatus::Uncertain => standing
                    .perhaps
                    .iter()
                    .any(|one| one.binds() == Some(false))
                    .then_some(hoja::diagnostic::Severity::Warning),
                status => {
                    (status.binds() == Some(false)).then_some(hoja::diagnostic::Severity::Error)
                }
            };
            assert_eq!(got, expected, "{}#{place} on {day:?}", law.id);
            *said.entry(format!("{got:?}")).or_insert(0) += 1;
        }
    }
    assert_eq!(said.len(), 3, "errors, warnings and silence: {said:?}");
}

/// What was taken out of effect and came back is no error, though a day of it is not known.
#[test]
fn a_restored_provision_is_no_error() {
    let engine = engine();
    let mut law = engine
        .documents()
        .expect("documents")
        .into_iter()
        .find(|document| document.kind == hoja::model::Kind::Act)
        .expect("an Act");
    law.commencement = "2030-01-01".parse().ok();
    law.standing = None;
    for (history, accused) in [
        (r#"[{"state": "suspended", "date": "2031-01-01"}]"#, true),
        (
            r#"[{"state": "suspended", "date": "2031-01-01"}, {"state": "restored"}]"#,
            false,
        ),
        (r#"[{"state": "suspended"}, {"state": "restored"}]"#, false),
        (r#"[{"state": "repealed"}, {"state": "restored"}]"#, false),
        (r#"[{"state": "suspended"}]"#, true),
    ] {
        law.provisions = vec![hoja::model::Provision {
            at: "s 1".parse().expect("a place"),
            history: serde_json::from_str(history).expect("a history"),
        }];
        let engine = engine::in_memory(std::slice::from_ref(&law)).expect("an index");
        let text = format!("The claim rests on that [@{}, s 1].\n", law.id);
        let (_, report) = checked(&*engine, "brief.md", text.as_bytes());
        let said = report
            .findings
            .iter()
            .any(|finding| finding.diagnostic.code.0 == "provision-not-in-force");
        assert_eq!(said, accused, "{history}");
    }
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
            if to.ends_with(".hoja") {
                continue;
            }
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

/// Two steps of one cause share its number: the day that the draft gives says which is meant.
#[test]
fn a_day_says_which_step_of_a_case_is_meant() {
    let engine = engine();
    for (text, codes) in [
        (
            "The ruling of 3 March 2033 in Otieno v Example Authority (Cause 8 of 2032) says so.\n",
            &[][..],
        ),
        (
            "See Otieno v Example Authority, Cause 8 of 2032 (judgment of 4 March 2034).\n",
            &[],
        ),
        // Another day, a day of something else, and the days of both.
        (
            "The ruling of 5 March 2033 in Otieno v Example Authority (Cause 8 of 2032) says so.\n",
            &["authority-ambiguous"],
        ),
        (
            "The hearing was on 3 March 2033. See Otieno v Example Authority, Cause 8 of 2032.\n",
            &["authority-ambiguous"],
        ),
        (
            "The ruling of 3 March 2033 and the judgment of 4 March 2034 in Otieno v Example Authority (Cause 8 of 2032) say so.\n",
            &["authority-ambiguous"],
        ),
    ] {
        let (_, report) = checked(&*engine, "draft.md", text.as_bytes());
        let found: Vec<String> = report
            .findings
            .iter()
            .map(|finding| finding.diagnostic.code.to_string())
            .collect();
        assert_eq!(found, codes, "{text}");
    }
}
