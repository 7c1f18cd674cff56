#![allow(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a table is what this prints"
)]
//! Measures the import against documents whose text is known from another source.
//!
//! `cargo run --example measure_import [-- -v] [-- --twins DIR] [-- --pdfs DIR]` prints, file by file: paragraphs
//! of Kenya Law's pages, of the PDFs of the same works and of DOCX judgments; sections of laws;
//! and the fields of the front matter, per format. `-v` lists every difference. `--twins` takes
//! a folder of other judgments, each as DOCX or PDF beside the Akoma Ntoso XML of the same name;
//! `--pdfs` one of other PDFs of Kenya Law's pages, named like those (printed by a browser, say).
//! The documents are looked for in `HOJA_SHARED`, by default `../shared`; without them the exit
//! status is 1.

mod fields;
mod gold;
mod laws;
mod paragraphs;
mod parties;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let verbose = arguments.iter().any(|argument| argument == "-v");
    let option = |name: &str| {
        let at = arguments.iter().position(|argument| argument == name)?;
        arguments.get(at + 1)
    };
    if let Some(folder) = option("--twins") {
        twins_in(Path::new(folder), verbose);
        return ExitCode::SUCCESS;
    }
    let shared =
        std::env::var_os("HOJA_SHARED").map_or_else(|| PathBuf::from("../shared"), PathBuf::from);
    let data = shared.join("data");
    if !data.is_dir() {
        eprintln!("no documents at {}: set HOJA_SHARED", data.display());
        return ExitCode::FAILURE;
    }
    let kenya_law = gold::kenya_law(&data);
    if let Some(folder) = option("--pdfs") {
        let others = gold::other_pdfs(&kenya_law, Path::new(folder));
        paragraphs::table("other PDFs", &others, verbose);
        fields::table("other PDFs", &others, verbose);
        return ExitCode::SUCCESS;
    }
    paragraphs::table("Kenya Law pages", &gold::pages(&kenya_law), verbose);
    paragraphs::table("PDFs of the same works", &gold::pdfs(&kenya_law), verbose);
    let english = gold::twins(&data.join("tna"));
    paragraphs::table("DOCX judgments", &english, verbose);
    laws::table(&data, verbose);
    fields::table("Kenya Law pages", &gold::pages(&kenya_law), verbose);
    fields::table("PDFs of the same works", &gold::pdfs(&kenya_law), verbose);
    fields::table("English DOCX judgments", &english, verbose);
    ExitCode::SUCCESS
}

fn twins_in(folder: &Path, verbose: bool) {
    let twins = gold::twins(folder);
    paragraphs::table("judgments beside their XML", &twins, verbose);
    fields::table("judgments beside their XML", &twins, verbose);
}

/// A text without white space, in which two sources differ by their own markup.
fn squeezed(text: &str) -> String {
    text.chars()
        .filter(|c| {
            !c.is_whitespace() && !matches!(c, '\u{a0}' | '\u{ad}' | '\u{200b}'..='\u{200f}' | '|')
        })
        .map(|c| if c == '\u{2011}' { '-' } else { c })
        .collect()
}

/// Prints where two texts part.
fn difference(label: &str, wanted: &str, got: &str) {
    let same = wanted
        .chars()
        .zip(got.chars())
        .take_while(|(a, b)| a == b)
        .count();
    let near = |text: &str| {
        text.chars()
            .skip(same.saturating_sub(20))
            .take(90)
            .collect::<String>()
    };
    println!(
        "    {label} at {same} of {} / {}\n      gold {}\n      have {}",
        wanted.chars().count(),
        got.chars().count(),
        near(wanted),
        near(got)
    );
}

fn percent(right: usize, all: usize) -> String {
    if all == 0 {
        "-".to_owned()
    } else {
        format!("{:.2}", 100.0 * right as f64 / all as f64)
    }
}
