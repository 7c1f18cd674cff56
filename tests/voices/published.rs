//! Judgments that others publish, which the labels of `tests/fixtures/voices_public.tsv` name: by a neutral
//! citation those of a table, by repository and path the others.
//!
//! None of them is a part of this repository: `HOJA_JUDGMENTS` names a folder in which each repository of
//! [`SOURCES`] lies under its own name, or it is `judgments` in the data folder. The table holds the text of
//! pages of Kenya Law as a browser shows it, in which rows of empty lines are all that is left of the
//! elements; as such pages they are read here.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use sha2::{Digest as _, Sha256};

/// Where they are published: repository and commit. A repository that took files away later has two.
pub const SOURCES: [[&str; 2]; 16] = [
    [
        "CheropS/LegalizeMe",
        "6ef7df20613b816dde6664b7728596261e759193",
    ],
    [
        "RIFAZ-SOLUTIONS/dataprepai",
        "53ceef38ca40578b212a95f638e68f10781ae9bb",
    ],
    [
        "opendocsg/slw-judgments-backfill",
        "01ee10a5a6ad142912cbfcae50e7afc6c6c5cb90",
    ],
    [
        "vicKituku/kenya-law-scraper",
        "050728500e32ed63a05f42f6bc75324fba25cdb6",
    ],
    [
        "clencyc/hakilens",
        "ef4cb2c975912aa7bda163d14a846cc6bc3f68b6",
    ],
    [
        "royonzioki/engineering-challenge",
        "cf46b9a9318e674591467dc4e7f524361cc5472b",
    ],
    [
        "royonzioki/engineering-challenge",
        "08a8cae99af075076b4d9c35d5bdf2a8e2a04d50",
    ],
    [
        "MutugiD/kibaara-law",
        "d013fbd7684377dc1dc8917620d45a1ef7eff4bb",
    ],
    [
        "MutugiD/kibaara-law",
        "9af00c38999e012f45d07b3b4c9455aa70292c46",
    ],
    [
        "worldwidelaw/legal-sources",
        "190e314527a6462f38f34833f4a2fa6a560cc418",
    ],
    [
        "edvandroadolfopereira-bot/legal-sources",
        "eae902546eaae5e50e433181f9e61df1993344e8",
    ],
    [
        "Houstonsboy/Retreival-Augmented-Generation-AI",
        "3cd68b1cdd0c531810e8495912ecef2550415133",
    ],
    [
        "Houstonsboy/Retreival-Augmented-Generation-AI",
        "4636039fb24d564ba3bbf2368534e85054476b5e",
    ],
    [
        "laws-africa/peachjam",
        "1bd15db77dba0f197d3450dceb97c814e1490412",
    ],
    [
        "munenepeter/Case-Law-Search",
        "bf2a7ef8a90ad2462354b439d513a1c0d6675972",
    ],
    [
        "munenepeter/Case-Law-Search",
        "251bf2c25490ce7159fb0b940030dfc0c723e3e1",
    ],
];
/// The table of the first of them.
const TABLE: &str = "client/public/cases_data.csv";
/// What its bytes come to.
const SHA256: &str = "0a02ed7c8d8799c4e2a2c297f00da062809aca875ed3f69ad39107890b993da0";

/// Empty lines that part two elements.
const APART: usize = 2;
/// A heading is shorter, in characters.
const LONGEST_HEADING: usize = 110;

/// The judgments that are at hand.
pub struct Published {
    folder: PathBuf,
    /// The pages of the table by neutral citation, `2024 KEHC 11506`.
    pages: BTreeMap<String, String>,
}

impl Published {
    /// What is at hand; none if there is no such folder.
    ///
    /// # Errors
    /// If the table is another one, or cannot be read.
    pub fn at_hand(data: &Path) -> Result<Option<Self>, Box<dyn std::error::Error>> {
        let folder = std::env::var_os("HOJA_JUDGMENTS")
            .map_or_else(|| data.join("judgments"), PathBuf::from);
        if !folder.exists() {
            return Ok(None);
        }
        let pages = pages(&folder.join(SOURCES[0][0]).join(TABLE))?;
        Ok(Some(Self { folder, pages }))
    }

    /// A judgment by the name that labels give it.
    ///
    /// # Errors
    /// If it is not there.
    pub fn read(&self, name: &str) -> Result<Vec<u8>, Box<dyn std::error::Error>> {
        if name.contains('/') {
            let bytes = std::fs::read(self.folder.join(name))
                .map_err(|error| format!("{name}: {error}"))?;
            return if name.ends_with(".json") {
                text_of_record(&bytes)
            } else {
                Ok(bytes)
            };
        }
        let page = self
            .pages
            .get(name)
            .ok_or_else(|| format!("{name} is not in the table"))?;
        Ok(page.clone().into_bytes())
    }
}

/// The text that a record of a judgment holds.
fn text_of_record(bytes: &[u8]) -> Result<Vec<u8>, Box<dyn std::error::Error>> {
    let record: serde_json::Value = serde_json::from_slice(bytes)?;
    let text = record["text"].as_str().ok_or("a record without a text")?;
    Ok(text.as_bytes().to_vec())
}

fn pages(path: &Path) -> Result<BTreeMap<String, String>, Box<dyn std::error::Error>> {
    let bytes = std::fs::read(path).map_err(|error| format!("{}: {error}", path.display()))?;
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
    Ok(pages)
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
