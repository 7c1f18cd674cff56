use std::path::PathBuf;

use super::*;

const GOOD: &str = r#"{"id":"a-1","kind":"act","title":"An  Act","date":null,"lang":"en","text":"full","passages":[{"pinpoint":"s 1","text":"One\n two"},{"pinpoint":"s 1","text":"Again"},{"pinpoint":"history","text":"Amended"},{"pinpoint":"s 2","text":" "}]}"#;

fn read(text: &str) -> Vec<Result<Record, LineFinding>> {
    plain(text.as_bytes()).collect()
}

#[test]
fn a_bad_line_is_a_finding_and_the_rest_goes_on() {
    let bad_kind = GOOD.replace("\"act\"", "\"song\"");
    let bad_id = GOOD.replace("a-1", "A 1");
    let bad_date = GOOD.replace("null", "\"2020-13-01\"");
    let text = format!("{GOOD}\n\n{{oops\n{bad_kind}\r\n{bad_id}\n{bad_date}\n[1]\n{GOOD}");
    let found: Vec<(u64, &str)> = read(&text)
        .iter()
        .map(|item| match item {
            Ok(record) => (record.line, "ok"),
            Err(finding) => (finding.line, finding.error.code()),
        })
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
            (8, "ok")
        ]
    );
}

#[test]
fn pinpoints_are_unique_and_nothing_is_lost() {
    let record = read(GOOD).remove(0).unwrap();
    assert_eq!(record.title, "An Act");
    let passages: Vec<_> = record
        .passages
        .iter()
        .map(|passage| {
            (
                passage.pinpoint.to_string(),
                passage.counted,
                passage.heading().unwrap_or(""),
                passage.text.as_str(),
            )
        })
        .collect();
    assert_eq!(
        passages,
        [
            ("s 1".to_owned(), false, "", "One\ntwo"),
            ("unnumbered 1".to_owned(), true, "s 1", "Again"),
            ("unnumbered 2".to_owned(), true, "history", "Amended"),
        ]
    );
    assert_eq!(record.foreign_pinpoints, 2);
}

#[test]
fn a_line_too_long_is_skipped_without_being_kept() {
    let long = io::repeat(b'x').take(MAX_LINE_BYTES as u64 + 10);
    let after = format!("\n{GOOD}\n");
    let mut records = plain(long.chain(after.as_bytes()));
    assert_eq!(
        records.next().unwrap().unwrap_err().error,
        LineError::TooLong
    );
    assert!(records.buffer.capacity() <= 2 * MAX_LINE_BYTES);
    assert_eq!(records.next().unwrap().unwrap().line, 2);
    assert!(records.next().is_none());
}

#[test]
fn packed_and_cut_off() {
    let packed = zstd::stream::encode_all(format!("{GOOD}\n{GOOD}\n").as_bytes(), 3).unwrap();
    assert_eq!(
        super::zstd(packed.as_slice())
            .unwrap()
            .filter(Result::is_ok)
            .count(),
        2
    );
    let cut: Vec<_> = super::zstd(&packed[..packed.len() - 6]).unwrap().collect();
    assert!(matches!(
        cut.last(),
        Some(Err(LineFinding {
            error: LineError::Broken(_),
            ..
        }))
    ));
    assert_eq!(
        read("\u{feff}")[0].as_ref().unwrap_err().error.code(),
        "bad-line"
    );
    assert!(plain(b"\xff\n".as_slice()).next().unwrap().is_err());
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
        for record in super::zstd(from).unwrap().take(most) {
            let record = record.unwrap();
            documents += 1;
            passages += record.passages.len();
            foreign += record.foreign_pinpoints;
        }
        println!(
            "{file}: {documents} documents, {passages} passages, {foreign} pinpoints of other forms"
        );
        assert_eq!(documents, most);
    }
}
