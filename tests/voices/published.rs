//! Judgments of a public table, which the labels of `tests/fixtures/voices_public.tsv` name by
//! their neutral citations.
//!
//! The table is no part of this repository: `HOJA_JUDGMENTS` names it, or it is
//! `judgments/cases_data.csv` of the data folder. It holds the text of pages of Kenya Law as a
//! browser shows it, in which rows of empty lines are all that is left of the elements; as such
//! pages they are read here.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use sha2::{Digest as _, Sha256};

/// Where the table is published: repository, commit, path.
pub const SOURCE: [&str; 3] = [
    "CheropS/LegalizeMe",
    "6ef7df20613b816dde6664b7728596261e759193",
    "client/public/cases_data.csv",
];
/// What its bytes come to.
const SHA256: &str = "0a02ed7c8d8799c4e2a2c297f00da062809aca875ed3f69ad39107890b993da0";

/// Empty lines that part two elements.
const APART: usize = 2;
/// A heading is shorter, in characters.
const LONGEST_HEADING: usize = 110;

/// The pages of the table by neutral citation, `2024 KEHC 11506`; none if it is not at hand.
///
/// # Errors
/// If a file is there that is another one, or cannot be read.
pub fn pages(data: &Path) -> Result<Option<BTreeMap<String, String>>, Box<dyn std::error::Error>> {
    let path = std::env::var_os("HOJA_JUDGMENTS")
        .map_or_else(|| data.join("judgments/cases_data.csv"), PathBuf::from);
    if !path.exists() {
        return Ok(None);
    }
    let bytes = std::fs::read(&path)?;
    if format!("{:x}", Sha256::digest(&bytes)) != SHA256 {
        return Err(format!("{} is not the table that was labelled", path.display()).into());
    }
    let mut pages = BTreeMap::new();
    for record in csv::Reader::from_reader(&*bytes).deserialize() {
        let record: BTreeMap<String, String> = record?;
        let text = record.get("Full Text").map_or("", String::as_str);
        // One number stands at two records: the one that holds a decision counts.
        if let Some(citation) = citation(text)
            && pages
                .get(&citation)
                .is_none_or(|other: &String| other.len() < text.len())
        {
            pages.insert(citation, page(text));
        }
    }
    Ok(Some(pages))
}

/// The first neutral citation of a page without its brackets: `2024 KEHC 11506`.
fn citation(text: &str) -> Option<String> {
    let text = text.replace('\u{a0}', " ");
    let (_, rest) = text.split_once('[')?;
    let (year, rest) = rest.split_once("] ")?;
    let mut words = rest.split_whitespace();
    Some(format!("{year} {} {}", words.next()?, words.next()?))
}

/// A page made again of its text: what stands in numbered paragraphs, short lines between them as
/// headings, and the head before them.
fn page(text: &str) -> String {
    let mut out = String::from("<html><body><article>");
    let mut body = false;
    for (at, block) in blocks(text).iter().enumerate() {
        let title = matches!(
            block.to_lowercase().as_str(),
            "judgment" | "ruling" | "sentence"
        );
        body |= title || block.starts_with("1. ");
        let element = if at == 0 {
            "h1"
        } else if title || body && is_heading(block) {
            "h2"
        } else {
            "p"
        };
        let escaped = block.replace('&', "&amp;").replace('<', "&lt;");
        out += &format!("<{element}>{escaped}</{element}>\n");
    }
    out + "</article></body></html>"
}

/// Its elements, each in one line.
fn blocks(text: &str) -> Vec<String> {
    let mut blocks: Vec<String> = Vec::new();
    let mut empty = APART;
    for line in text.replace('\u{a0}', " ").lines().map(str::trim) {
        if line.is_empty() {
            empty += 1;
            continue;
        }
        match blocks.last_mut() {
            // The number of a paragraph stands in a line of its own, and so do raised letters.
            Some(block) if empty < APART || is_number(block) => {
                let raised = matches!(line.to_lowercase().as_str(), "st" | "nd" | "rd" | "th");
                if !(raised && block.ends_with(|c: char| c.is_ascii_digit())) {
                    block.push(' ');
                }
                block.push_str(line);
            }
            _ => blocks.push(line.to_owned()),
        }
        empty = 0;
    }
    blocks
}

fn is_number(block: &str) -> bool {
    block
        .strip_suffix('.')
        .is_some_and(|number| number.parse::<u16>().is_ok())
}

fn is_heading(block: &str) -> bool {
    let numbered = block
        .split_once(". ")
        .is_some_and(|(number, _)| number.parse::<u16>().is_ok());
    let signed = ["dated", "delivered", "in the presence", "(", "“", "\""];
    let folded = block.to_lowercase();
    !numbered
        && block.chars().count() <= LONGEST_HEADING
        && block.starts_with(char::is_uppercase)
        && !block.ends_with(['.', ';', ','])
        && !folded.ends_with("judge")
        && !signed.iter().any(|start| folded.starts_with(start))
}
