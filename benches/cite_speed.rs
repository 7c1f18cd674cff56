#![allow(
    clippy::print_stdout,
    clippy::print_stderr,
    clippy::unwrap_used,
    reason = "a table is what this prints, and a failure is its end"
)]
//! How fast `cite::find` reads beside a plain set of regular expressions over the same shapes:
//! MB of text a second, on one core, on Kenyan judgments and on laws of elsewhere.
//!
//! Reads `bench/*.jsonl.zst` and `kenyalaw/**/*.txt` and `.html` of the folder `data` under
//! `HOJA_SHARED` (`../shared` by default). Run with `cargo bench --bench cite_speed`;
//! `HOJA_CITE_MB=1` reads no more than one megabyte of each. The exit status is 1 if a text is
//! missing or no citation is found in it.

use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Instant;

use hoja::cite::{Options, find};
use hoja::import::file::{Hints, plain_text};
use regex::RegexSet;

/// Text that is read of each source, in bytes.
fn enough() -> usize {
    let megabytes = std::env::var("HOJA_CITE_MB").ok();
    megabytes.map_or(40, |text| text.parse().unwrap()) * 1_000_000
}

/// Text is given to the finders in pieces of about this size: a long judgment.
const PIECE: usize = 400_000;

/// The shapes that the grammar knows, as one would write them in a hurry. They find starts, not
/// whole citations, and lead nowhere back: the comparison flatters them.
const SHAPES: &[&str] = &[
    r"\[\d{4}\]\s+[A-Z]{2,8}\s+\d+\s*(\(KLR\))?",
    r"[\[(]?\d{4}[\])]?\s*e\s?KLR",
    r"[\[(]\d{4}[\])]\s+(\d+\s+)?(KLR|EA|AC|All ER|QB|WLR|SCR|EACA|KAR|LLR)\s+\d+",
    r"(Petition|Appeal|Application|Case|Suit|Cause|Reference)\s+(No\.?\s*)?[A-Z]?\d+\s+of\s+\d{4}",
    r"[A-Z][\w’'.-]+(\s+(&|and|of|the|[A-Z][\w’'.-]+)){0,12}\s+(v|vs|versus)\.?\s+[A-Z][\w’'.-]+",
    r"([A-Z][\w’']+\s+){1,10}(Act|Code|Rules|Regulations)(,?\s+(No\.\s*\d+\s+of\s+)?\d{4})?",
    r"(?i)\b(sections?|articles?|rules?|regulations?|ss?\.|arts?\.)\s*\d+[A-Z]?(\(\w+\))*",
    r"\bCap\.?\s*\d+[A-Z]?",
    r"(Legal|Gazette)\s+Notice\s+(No\.?\s*)?\d+",
    r"L\.?N\.?\s*\d+(/|\s+of\s+)\d{4}",
    r"(?i)\b(supra|ibid)\b",
    r"([A-Z]\w+\s+){1,8}(Convention|Covenant|Charter|Declaration)",
];

fn main() -> ExitCode {
    let mut complete = true;
    let shared = std::env::var_os("HOJA_SHARED")
        .map_or_else(|| PathBuf::from("../shared"), PathBuf::from)
        .join("data");
    println!(
        "{:<24}{:>8}{:>12}{:>12}{:>10}{:>10}",
        "text", "MB", "found", "matches", "cite", "regex"
    );
    for (name, pieces) in [
        ("D.C. laws", bulk(&shared.join("bench/dc-law.jsonl.zst"))),
        (
            "laws of Canada",
            bulk(&shared.join("bench/ca-law.jsonl.zst")),
        ),
        ("judgments", files(&shared.join("kenyalaw"))),
    ] {
        if pieces.is_empty() {
            eprintln!("{name}: no text under {}", shared.display());
            complete = false;
            continue;
        }
        complete &= measure(name, &pieces) > 0;
    }
    if complete {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}

/// Prints the row; gives how many citations were found.
fn measure(name: &str, pieces: &[String]) -> usize {
    let bytes: usize = pieces.iter().map(String::len).sum();
    let megabytes = bytes as f64 / 1e6;
    // The first piece warms the tables up.
    let _ = find(&pieces[0], &Options::default());
    let began = Instant::now();
    let found: usize = pieces
        .iter()
        .map(|piece| find(piece, &Options::default()).len())
        .sum();
    let ours = megabytes / began.elapsed().as_secs_f64();
    let each: Vec<regex::Regex> = SHAPES
        .iter()
        .map(|shape| regex::Regex::new(shape).unwrap())
        .collect();
    let set = RegexSet::new(SHAPES).unwrap();
    let began = Instant::now();
    let mut matches = 0;
    for piece in pieces {
        // The set says which shapes a line has; only those are looked for in it.
        for line in piece.lines() {
            for shape in set.matches(line) {
                matches += each[shape].find_iter(line).count();
            }
        }
    }
    let theirs = megabytes / began.elapsed().as_secs_f64();
    println!("{name:<24}{megabytes:>8.1}{found:>12}{matches:>12}{ours:>10.1}{theirs:>10.1}");
    found
}

/// The texts of a bulk file, put together to pieces.
fn bulk(path: &Path) -> Vec<String> {
    let Ok(file) = std::fs::File::open(path) else {
        return Vec::new();
    };
    let lines = BufReader::new(zstd::Decoder::new(file).unwrap()).lines();
    let mut pieces = vec![String::new()];
    let mut total = 0;
    for line in lines {
        let value: serde_json::Value = serde_json::from_str(&line.unwrap()).unwrap();
        for passage in value["passages"].as_array().unwrap() {
            let text = passage["text"].as_str().unwrap_or_default();
            total += text.len();
            let piece = pieces.last_mut().unwrap();
            piece.push_str(text);
            piece.push_str("\n\n");
            if piece.len() > PIECE {
                pieces.push(String::new());
            }
        }
        if total > enough() {
            break;
        }
    }
    pieces
}

/// The texts of the HTML and text files of a folder.
fn files(folder: &Path) -> Vec<String> {
    let mut texts = Vec::new();
    let mut folders = vec![folder.to_owned()];
    let mut total = 0;
    while let Some(folder) = folders.pop() {
        let Ok(entries) = std::fs::read_dir(&folder) else {
            continue;
        };
        let mut paths: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
        paths.sort();
        for path in paths {
            let ending = path.extension().and_then(|ending| ending.to_str());
            if path.is_dir() {
                folders.push(path);
            } else if matches!(ending, Some("html" | "txt")) {
                let bytes = std::fs::read(&path).unwrap_or_default();
                let Ok((_, text)) = plain_text(&bytes, &Hints::default()) else {
                    continue;
                };
                total += text.len();
                texts.push(text);
                if total > enough() {
                    return texts;
                }
            }
        }
    }
    texts
}
