//! Real files that are not part of the project become documents: a folder of Kenya Law's, and
//! dirty ones. `HOJA_SHARED` names the folder that holds them.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::project::Project;
use crate::pull::shared;

/// The folder of the real documents.
fn data() -> Option<PathBuf> {
    shared().map(|pages| pages.join("../.."))
}

fn lines(path: &Path) -> Vec<Value> {
    let text = fs::read_to_string(path).expect("the gold can be read");
    text.lines()
        .map(|line| serde_json::from_str(line).expect("the gold is JSON"))
        .collect()
}

/// A few words in a row that a phrase search can look for: plain ones, that stand at no edge.
fn phrase(text: &str) -> Option<String> {
    const WORDS: usize = 7;
    let words: Vec<&str> = text.split_whitespace().collect();
    words
        .windows(WORDS)
        .skip(3)
        .find(|words| {
            words
                .iter()
                .all(|word| word.len() > 1 && word.chars().all(|c| c.is_ascii_alphabetic()))
        })
        .map(|words| words.join(" "))
}

#[test]
fn a_folder_of_law_reports_is_a_matter() {
    let Some(data) = data() else { return };
    let gold = data.join("kenyalaw/gold");
    let project = Project::with_base();
    // All pages, and the PDFs of four works: three of them copies of pages.
    fs::create_dir_all(project.join("in")).expect("a folder");
    let mut count = 0;
    for entry in fs::read_dir(data.join("kenyalaw/html")).expect("pages") {
        let entry = entry.expect("a page");
        fs::copy(entry.path(), project.join("in").join(entry.file_name())).expect("copied");
        count += 1;
    }
    for name in [
        "kebprt_2025_365_eng@2025-08-08",
        "kesdt_2024_1559_eng@2024-11-07",
        "scc_2024_1_eng@2024-12-06",
        "kesc_2025_53_eng@2025-08-15",
    ] {
        let name = format!("ke_judgment_{name}.pdf");
        fs::copy(
            data.join("kenyalaw/pdf").join(&name),
            project.join("in").join(&name),
        )
        .expect("copied");
    }
    let added = project.run(["add", "in", "--json"]).expect(0).json();
    let rows = added["files"].as_array().expect("files");
    assert_eq!(rows.len(), count + 4);
    let mut documents: Vec<&str> = rows
        .iter()
        .map(|row| row["document"].as_str().expect("a document"))
        .collect();
    documents.sort_unstable();
    documents.dedup();
    assert_eq!(
        documents.len(),
        count + 1,
        "a page and its PDF are one document"
    );

    // The Supreme Court's judgment opens by its citation.
    let shown = project
        .run(["show", "[2025] KESC 53 (KLR)", "--json"])
        .expect(0)
        .json();
    assert_eq!(shown["document"]["court"], "KESC");
    assert!(shown["passages"].as_array().map(Vec::len) > Some(70));
    // Page and PDF of one work stand behind one text.
    let both = project
        .run(["show", "[2025] KEBPRT 365 (KLR)", "--json"])
        .expect(0)
        .json();
    let sources = both["document"]["sources"].as_array().expect("sources");
    let formats: Vec<&str> = sources
        .iter()
        .filter_map(|source| source["note"].as_str())
        .collect();
    assert!(
        formats.contains(&"HTML") && formats.contains(&"PDF"),
        "{formats:?}"
    );

    // A phrase of a paragraph is found at that paragraph, by its own number.
    let headers = lines(&gold.join("headers.jsonl"));
    let mut asked = 0;
    for paragraph in lines(&gold.join("paragraphs.jsonl")).iter().step_by(29) {
        let frbr = &paragraph["frbr"];
        let header = headers
            .iter()
            .find(|header| header["frbr"] == *frbr)
            .expect("a header");
        let number = paragraph["num"]
            .as_str()
            .unwrap_or_default()
            .trim_end_matches('.');
        let Some(words) = paragraph["text"]
            .as_str()
            .and_then(phrase)
            .filter(|_| !number.is_empty())
        else {
            continue;
        };
        let cite = header["neutral"].as_str().expect("a citation");
        let query = format!("\"{words}\"");
        let found = project
            .run(["search", &query, "--limit", "50", "--json"])
            .expect(0)
            .json();
        let hit = found["hits"]
            .as_array()
            .expect("hits")
            .iter()
            .any(|hit| hit["citation"] == cite && hit["pinpoint"] == format!("para {number}"));
        assert!(hit, "{cite} para {number}: {words}");
        asked += 1;
    }
    assert!(asked >= 8, "only {asked} phrases were looked for");
}

#[test]
fn dirty_files_are_read_sensibly_or_refused_clearly() {
    let Some(data) = data() else { return };
    let project = Project::with_base();
    let folder = data.join("dirty");
    let added = project
        .run(["add", folder.to_str().expect("a path"), "--json"])
        .expect(3)
        .json();
    let row = |name: &str| {
        let mut rows = added["files"].as_array().expect("files").iter();
        rows.find(|row| {
            row["path"]
                .as_str()
                .is_some_and(|path| path.ends_with(name))
        })
        .unwrap_or_else(|| panic!("no row for {name}"))
        .clone()
    };
    for (name, code, help) in [
        ("opinion_doc.doc", "legacy-doc", "DOCX"),
        ("opinion_wpd.wpd", "wordperfect", "DOCX"),
        ("opinion_pdf_image_based.pdf", "no-text-layer", "OCR"),
    ] {
        let error = row(name)["error"].clone();
        assert_eq!(error["code"], code, "{name}");
        assert!(
            error["help"]
                .as_str()
                .is_some_and(|words| words.contains(help))
        );
    }
    let shown = |name: &str| {
        let id = row(name)["document"]
            .as_str()
            .expect("a document")
            .to_owned();
        project.run(["show", &id, "--json"]).expect(0).json()
    };
    // Judgments in a wrapper of somebody's own: the court's text, its head and its numbers.
    for (name, id, kind, court, cite, parties) in [
        (
            "2026_KEELC_105_KLR_Copy.pdf",
            "keelc-2026-105",
            "ruling",
            "KEELC",
            "[2026] KEELC 105 (KLR)",
            2,
        ),
        (
            "2026_KEELRC_28_KLR_Copy.pdf",
            "keelrc-2026-28",
            "judgment",
            "KEELRC",
            "[2026] KEELRC 28 (KLR)",
            2,
        ),
        (
            "2026_KEHC_128_KLR_Copy.pdf",
            "kehc-2026-128",
            "ruling",
            "KEHC",
            "[2026] KEHC 128 (KLR)",
            4,
        ),
    ] {
        let shown = shown(name);
        let document = &shown["document"];
        assert_eq!(document["id"], id);
        assert_eq!(document["kind"], kind);
        assert_eq!(document["court"], court);
        assert_eq!(document["citations"][0]["cite"], cite);
        assert_eq!(
            document["date"].as_str().map(|date| &date[..7]),
            Some("2026-01")
        );
        assert_eq!(
            document["parties"].as_array().map(Vec::len),
            Some(parties),
            "{name}"
        );
        assert_eq!(
            document["number"].as_array().map(Vec::len),
            Some(1),
            "{name}"
        );
        let last = shown["passages"]
            .as_array()
            .expect("passages")
            .last()
            .expect("one")
            .clone();
        assert!(
            last["role"].is_null(),
            "a signature is nobody's finding: {last}"
        );
    }
    // Records of Parliament: its own voice, no speaker made up, nothing left of tags and of the
    // printer's hyphens.
    for (name, fewest) in [
        ("hansard-1985-cr-only.txt", 500),
        ("hansard_20251120_P.pdf", 120),
    ] {
        let shown = shown(name);
        let document = &shown["document"];
        assert_eq!(document["kind"], "official-statement", "{name}");
        // The model has no kind for such a record: the nearest one is a guess, and said to be.
        assert!(
            document["unverified"]
                .as_array()
                .is_some_and(|keys| keys.contains(&Value::from("kind"))),
            "{name}: {document}"
        );
        assert!(
            document["speaker"].is_null() && document["office"].is_null(),
            "{name}"
        );
        let passages = shown["passages"].as_array().expect("passages");
        assert!(passages.len() > fewest, "{name}: {}", passages.len());
        for passage in passages {
            assert_eq!(passage["voice"], "legislature", "{name}");
            let text = passage["text"].as_str().expect("text").to_lowercase();
            assert!(
                !text.contains("newspeech") && !text.contains('¬'),
                "{name}: {text}"
            );
        }
    }
}
