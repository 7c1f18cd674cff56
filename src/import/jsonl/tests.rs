use std::io::{self, BufReader, Cursor, Read};
use std::path::PathBuf;

use super::*;
use crate::model::{Document, Verification, Voice};

const GOOD: &str = r#"{"id":"a-1","kind":"act","title":"An  Act","date":null,"lang":"en","text":"full","passages":[{"pinpoint":"s 1","text":"One\n two"},{"pinpoint":"s 1","text":"Again"},{"pinpoint":"history","text":"Amended"},{"pinpoint":"s 2","text":" "}]}"#;

type Read1 = (u64, Result<Document, LineError>);

fn read(text: &[u8]) -> Vec<Read1> {
    Lines::new(BufReader::new(text))
        .map(|line| (line.number, line.bytes.and_then(|bytes| read_line(&bytes))))
        .collect()
}

#[test]
fn a_bad_line_is_a_finding_and_the_rest_goes_on() {
    let bad_kind = GOOD.replace("\"act\"", "\"song\"");
    let bad_id = GOOD.replace("a-1", "A 1");
    let bad_date = GOOD.replace("null", "\"2020-13-01\"");
    let bad_key = GOOD.replace("\"date\"", "\"dated\"");
    let text = format!(
        "{GOOD}\n\n{{oops\n{bad_kind}\r\n{bad_id}\n{bad_date}\n[1]\n{GOOD}\n{bad_key}\n{{\"id\":\"x\"}}"
    );
    let found: Vec<(u64, &str)> = read(text.as_bytes())
        .iter()
        .map(|(line, read)| (*line, read.as_ref().map_or_else(LineError::code, |_| "ok")))
        .collect();
    assert_eq!(
        found,
        [
            (1, "ok"),
            (3, "bad-line"),
            (4, "bad-value"),
            (5, "bad-value"),
            (6, "bad-value"),
            (7, "bad-line"),
            (8, "ok"),
            (9, "bad-value"),
            (10, "bad-line"),
        ]
    );
    let unknown = read(bad_key.as_bytes()).remove(0).1.unwrap_err();
    assert!(
        unknown.to_string().contains("did you mean `date`?"),
        "{unknown}"
    );
}

#[test]
fn pinpoints_are_unique_and_nothing_is_lost() {
    let document = read_line(GOOD.as_bytes()).unwrap();
    assert_eq!(document.title, "An Act");
    assert_eq!(document.verification, Verification::OfficialText);
    let passages: Vec<_> = document
        .passages
        .iter()
        .map(|passage| {
            (
                passage.pinpoint.to_string(),
                passage.counted,
                passage.ordinal,
                passage.heading().unwrap_or(""),
                passage.text.as_str(),
            )
        })
        .collect();
    assert_eq!(
        passages,
        [
            ("s 1".to_owned(), false, 1, "", "One\ntwo"),
            ("unnumbered 1".to_owned(), true, 2, "s 1", "Again"),
            ("unnumbered 2".to_owned(), true, 3, "history", "Amended"),
        ]
    );
}

#[test]
fn a_line_may_have_all_that_a_document_has() {
    let line = r#"{"id":"otieno-2031","kind":"judgment","title":"Otieno v Bidii","date":"2031-02","court":"KEHC","bench":["Mumbi J"],"number":["Petition 1 of 2031"],"citations":[{"cite":"[2031] KEHC 7 (KLR)","verification":"official-text"}],"passages":[{"pinpoint":"para 1","text":"The petitioner says so.","voice":"petitioner","role":"argument"},{"pinpoint":"para 2","text":"Dismissed.","voice":"court","role":"order","headings":["Orders"],"issues":["costs"]}]}"#;
    let document = read_line(line.as_bytes()).unwrap();
    assert_eq!(document.court.as_deref(), Some("KEHC"));
    assert_eq!(document.passages[0].voice, Some(Voice::Petitioner));
    assert_eq!(document.passages[1].ordinal, 2);
    assert_eq!(document.passages[1].heading(), Some("Orders"));
    // What the model writes is read back as it was.
    let again = serde_json::to_vec(&document).unwrap();
    assert_eq!(read_line(&again).unwrap(), document);
    let digest = line.replace("\"date\"", "\"text\":\"digest\",\"date\"");
    let digest = read_line(digest.as_bytes()).unwrap();
    assert_eq!(digest.verification, Verification::Unverified);
    let typo = line.replace("\"voice\":\"court\"", "\"voise\":\"court\"");
    let error = read_line(typo.as_bytes()).unwrap_err().to_string();
    assert!(error.contains("did you mean `voice`?"), "{error}");
}

#[test]
fn a_line_too_long_is_skipped_without_being_kept() {
    let long = io::repeat(b'x').take(MAX_LINE_BYTES as u64 + 10);
    let after = format!("\n{GOOD}\n");
    let mut lines = Lines::new(BufReader::new(long.chain(after.as_bytes())));
    assert_eq!(lines.next().unwrap().bytes, Err(LineError::TooLong));
    assert_eq!(lines.next().unwrap().number, 2);
    assert!(lines.next().is_none());
}

#[test]
fn a_document_of_too_many_passages_is_refused() {
    let passages = r#"{"text":"a"},"#.repeat(MAX_PASSAGES);
    let line =
        format!(r#"{{"id":"a","kind":"act","title":"A","passages":[{passages}{{"text":"a"}}]}}"#);
    assert_eq!(read_line(line.as_bytes()), Err(LineError::TooManyPassages));
}

#[test]
fn a_document_with_a_passage_too_long_is_refused() {
    let text = "a".repeat(MAX_PASSAGE_BYTES + 1);
    for more in ["", r#","voice":"court""#] {
        let line = format!(
            r#"{{"id":"a","kind":"judgment","title":"A","passages":[{{"text":"{text}"{more}}}]}}"#
        );
        assert_eq!(read_line(line.as_bytes()), Err(LineError::PassageTooLong));
    }
}

#[test]
fn packed_and_cut_off() {
    let packed = zstd::stream::encode_all(format!("{GOOD}\n{GOOD}\n").as_bytes(), 3).unwrap();
    let lines =
        |bytes: &[u8]| -> Vec<Line> { open(Cursor::new(bytes.to_vec()), true).unwrap().collect() };
    assert_eq!(
        lines(&packed)
            .iter()
            .filter(|line| line.bytes.is_ok())
            .count(),
        2
    );
    let cut = lines(&packed[..packed.len() - 6]);
    assert!(matches!(
        cut.last(),
        Some(Line {
            bytes: Err(LineError::Broken(_)),
            ..
        })
    ));
    for bad in ["\u{feff}".as_bytes(), b"\xff\n"] {
        assert_eq!(read(bad)[0].1.as_ref().unwrap_err().code(), "bad-line");
    }
}

#[test]
fn real_sets() {
    let root = std::env::var_os("HOJA_SHARED").map_or_else(
        || PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared"),
        PathBuf::from,
    );
    let folder = root.join("data/bench");
    if !folder.is_dir() {
        assert!(
            std::env::var_os("CI").is_none(),
            "{} is missing",
            folder.display()
        );
        println!("skipped: {} is missing", folder.display());
        return;
    }
    for (file, most) in [("dc-law.jsonl.zst", 3_000), ("ca-law.jsonl.zst", 300)] {
        let from = std::fs::File::open(folder.join(file)).unwrap();
        let (mut documents, mut passages, mut foreign) = (0, 0, 0);
        for line in open(from, true).unwrap().take(most) {
            let document = read_line(&line.bytes.unwrap()).unwrap();
            documents += 1;
            passages += document.passages.len();
            foreign += document
                .passages
                .iter()
                .filter(|passage| passage.counted)
                .count();
        }
        println!(
            "{file}: {documents} documents, {passages} passages, {foreign} pinpoints of other forms"
        );
        assert_eq!(documents, most);
    }
}
