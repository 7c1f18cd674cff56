//! PDFs with a text layer.
//!
//! A PDF says where each glyph stands and, with luck, which character it prints; lines,
//! words and paragraphs are the reader's inference. The steps:
//!
//! 1. [`guard`] refuses what would cost too much before anything parses it;
//! 2. [`flatten`] rewrites each page to the few drawing operators that matter for text;
//! 3. [`glyphs`] collects positioned characters from the library;
//! 4. [`ligature`] finds out which letters a file's private codes stand for;
//! 5. [`line`](mod@line) builds lines and words;
//! 6. [`furniture`] takes out running heads and feet and page numbers;
//! 7. [`footnote`] sets notes apart, [`flow`] joins lines to blocks.

pub mod flatten;
pub mod flow;
pub mod footnote;
pub mod furniture;
pub mod glyphs;
pub mod guard;
pub mod join;
pub mod label;
pub mod ligature;
pub mod line;
mod printed;
mod quiet;
mod shape;
mod words;

pub use printed::{Nearest, Printed, printed};

use std::time::{Duration, Instant};

use lopdf::Document;
use thiserror::Error;

use super::imported::{Labelled, Reading, Warning, WarningCode};
use glyphs::{Glyph, PageGlyphs};

/// The largest file that is read, in bytes.
pub const MAX_FILE_BYTES: usize = 64 << 20;
/// The most pages that are read.
pub const MAX_PAGES: usize = 5_000;
/// The most glyphs that are read from one page.
pub const MAX_PAGE_GLYPHS: usize = 100_000;
/// The most glyphs that are read from one file: some 1,600 full pages.
pub const MAX_GLYPHS: usize = 4_000_000;
/// The most bytes of its pages' content that are read from one file, unpacked.
pub const MAX_PAGES_BYTES: usize = 256 << 20;
/// The most drawing operators that are read from one file.
pub const MAX_OPERATORS: usize = 8_000_000;
/// The longest time that reading glyphs may take; a build with checks is ten times as slow.
pub const MAX_TIME: Duration = Duration::from_secs(if cfg!(debug_assertions) { 600 } else { 60 });

/// How much of a file is read.
#[derive(Debug, Clone, Copy)]
struct Limits {
    pages: usize,
    glyphs: usize,
    content: usize,
    operators: usize,
    time: Duration,
}

const LIMITS: Limits = Limits {
    pages: MAX_PAGES,
    glyphs: MAX_GLYPHS,
    content: MAX_PAGES_BYTES,
    operators: MAX_OPERATORS,
    time: MAX_TIME,
};

/// A file whose pages have fewer characters than this on average, white space left out, holds
/// pictures of pages rather than their text.
pub const MIN_CHARACTERS_A_PAGE: usize = 20;
/// The share of glyphs, in hundredths, for which a file may fail to say the character
/// before its text is not believed at all.
pub const MAX_UNTOLD_PERCENT: usize = 10;

/// A page with a picture and fewer glyphs than this may have its words in the picture.
pub const FEW_GLYPHS: usize = 250;

/// Why a PDF was refused.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum PdfError {
    /// The file does not begin as a PDF does.
    #[error("this is no PDF: its first kilobyte has no `%PDF-`")]
    NotPdf,
    /// A bound was reached.
    #[error("the PDF is too large: {0}")]
    TooLarge(String),
    /// A password is needed.
    #[error("the PDF is encrypted and needs a password: save a copy without one")]
    Encrypted,
    /// The file ends early or its structure is damaged.
    #[error("the PDF is damaged or cut short: {0}")]
    Broken(String),
    /// The file has no pages.
    #[error("the PDF has no pages")]
    NoPages,
    /// The pages are pictures.
    #[error(
        "the PDF has no text layer ({characters} characters on {pages} pages): its pages are pictures; \
         run it through text recognition first"
    )]
    NoText {
        /// Pages of the file.
        pages: usize,
        /// Characters found on all of them, white space left out.
        characters: usize,
    },
    /// The fonts do not say which characters their glyphs print.
    #[error(
        "the PDF's fonts do not say which characters they print ({untold} of {glyphs} glyphs): \
         run it through text recognition first"
    )]
    Untold {
        /// Glyphs without a character.
        untold: usize,
        /// All glyphs.
        glyphs: usize,
    },
}

/// Reads a PDF's text layer into blocks.
///
/// Pages that cannot be read are named in the warnings, as are codes of letters that
/// stayed unknown; those stand in the text as U+FFFD.
///
/// # Errors
/// If the file is no PDF, is encrypted or broken, has no text layer, or crosses a bound.
pub fn read(bytes: &[u8]) -> Result<Reading, PdfError> {
    read_within(bytes, LIMITS)
}

fn read_within(bytes: &[u8], limits: Limits) -> Result<Reading, PdfError> {
    let mut document = open(bytes)?;
    let mut warnings = Vec::new();
    let labels = labels(&document);
    let mut pages = collect(&mut document, limits, &mut warnings)?;
    drop(document);
    refuse_without_text(&pages)?;
    warn_of_pictures(&pages, &mut warnings);
    ligature::restore(&mut pages, &mut warnings);
    let lines: Vec<line::PageLines> = pages.iter().map(line::lines).collect();
    drop(pages);
    let lines = furniture::remove(lines);
    let (lines, notes) = footnote::split(lines);
    let blocks = flow::blocks(&lines, notes);
    Ok(Reading {
        blocks,
        labels,
        warnings,
    })
}

/// Parses the file's structure.
pub(super) fn open(bytes: &[u8]) -> Result<Document, PdfError> {
    guard::check(bytes)?;
    let loaded = quiet::catch(|| Document::load_mem(bytes));
    let mut document = match loaded {
        None => {
            return Err(PdfError::Broken(
                "its structure cannot be parsed".to_owned(),
            ));
        }
        Some(Err(lopdf::Error::InvalidPassword | lopdf::Error::Decryption(_))) => {
            return Err(PdfError::Encrypted);
        }
        Some(Err(error)) => return Err(PdfError::Broken(error.to_string())),
        Some(Ok(document)) => document,
    };
    if document.is_encrypted() {
        // Many files are encrypted with an empty password, only to forbid copying or printing.
        match quiet::catch(|| document.decrypt("").map(|()| document)) {
            Some(Ok(open)) => document = open,
            _ => return Err(PdfError::Encrypted),
        }
    }
    Ok(document)
}

/// What the file says of itself.
fn labels(document: &Document) -> Vec<Labelled> {
    const KEYS: [&str; 6] = [
        "Title", "Author", "Subject", "Keywords", "Creator", "Producer",
    ];
    let Some(info) = document
        .trailer
        .get(b"Info")
        .ok()
        .and_then(|info| document.dereference(info).ok())
        .and_then(|(_, info)| info.as_dict().ok())
    else {
        return Vec::new();
    };
    KEYS.iter()
        .filter_map(|key| {
            let value = info.get(key.as_bytes()).ok()?;
            let value = lopdf::decode_text_string(document.dereference(value).ok()?.1).ok()?;
            Labelled::new(key, &value).filter(|_| *key != "Title" || !is_programs_own(&value))
        })
        .collect()
}

/// Whether a title was given by a program and not by a person: `untitled`, `Microsoft Word - Ruling.doc`, a
/// file's name.
fn is_programs_own(title: &str) -> bool {
    let title = title.trim().to_lowercase();
    let stem = title.trim_end_matches(|c: char| c.is_ascii_digit() || "-_ ()".contains(c));
    matches!(
        stem,
        "anonymous"
            | "(anonymous"
            | "document"
            | "powerpoint presentation"
            | "print"
            | "scan"
            | "slide"
    ) || ["untitled", "microsoft word -", "microsoft powerpoint -"]
        .iter()
        .any(|start| title.starts_with(start))
        || title.contains('\\')
        || [
            ".doc", ".docx", ".pdf", ".rtf", ".odt", ".indd", ".pptx", ".htm", ".html",
        ]
        .iter()
        .any(|ending| title.ends_with(ending))
}

/// The glyphs of all pages.
fn collect(
    document: &mut Document,
    limits: Limits,
    warnings: &mut Vec<Warning>,
) -> Result<Vec<PageGlyphs>, PdfError> {
    let ids: Vec<_> = document.page_iter().take(limits.pages + 1).collect();
    if ids.is_empty() {
        return Err(PdfError::NoPages);
    }
    if ids.len() > limits.pages {
        return Err(PdfError::TooLarge(format!(
            "it has more than {} pages",
            limits.pages
        )));
    }
    let deadline = Instant::now() + limits.time;
    let mut fonts = flatten::Fonts::default();
    let mut pages = Vec::with_capacity(ids.len());
    let mut unreadable = 0_usize;
    let mut budget = limits.glyphs;
    for (number, id) in (1_u32..).zip(ids) {
        if Instant::now() > deadline {
            return Err(PdfError::TooLarge(format!(
                "reading it takes more than {} s",
                limits.time.as_secs()
            )));
        }
        let page = glyphs::page(document, id, number, &mut fonts, deadline);
        if fonts.spent.content > limits.content {
            return Err(PdfError::TooLarge(format!(
                "the content of its pages is more than {} bytes long",
                limits.content
            )));
        }
        if fonts.spent.operators > limits.operators {
            return Err(PdfError::TooLarge(format!(
                "it has more than {} drawing operators",
                limits.operators
            )));
        }
        match page {
            Ok(page) => {
                budget = budget.checked_sub(page.glyphs.len()).ok_or_else(|| {
                    PdfError::TooLarge(format!("it has more than {} glyphs", limits.glyphs))
                })?;
                pages.push(page);
            }
            Err(reason) => {
                unreadable += 1;
                warnings.push(
                    Warning::new(
                        WarningCode::Unreadable,
                        format!("page {number} was left out: {reason}"),
                    )
                    .on_page(Some(number)),
                );
                pages.push(PageGlyphs::empty(number));
            }
        }
    }
    if unreadable == pages.len() {
        let reason = warnings
            .last()
            .map_or_else(String::new, |w| w.message.clone());
        return Err(PdfError::Broken(format!("no page can be read; {reason}")));
    }
    Ok(pages)
}

/// Names the pages whose words may be in a picture.
fn warn_of_pictures(pages: &[PageGlyphs], warnings: &mut Vec<Warning>) {
    for page in pages
        .iter()
        .filter(|page| page.pictured && page.glyphs.len() < FEW_GLYPHS)
    {
        let message = format!(
            "page {} has a picture and few words: what the picture says was not read",
            page.number
        );
        warnings.push(Warning::new(WarningCode::NoText, message).on_page(Some(page.number)));
    }
}

fn refuse_without_text(pages: &[PageGlyphs]) -> Result<(), PdfError> {
    let glyphs = pages
        .iter()
        .map(|page| page.glyphs.len() + page.untold)
        .sum::<usize>();
    let untold = pages.iter().map(|page| page.untold).sum::<usize>();
    let characters = pages
        .iter()
        .flat_map(|page| &page.glyphs)
        .filter(|glyph: &&Glyph| glyph.text.chars().any(|c| !c.is_whitespace()))
        .count();
    if untold * 100 > glyphs * MAX_UNTOLD_PERCENT {
        return Err(PdfError::Untold { untold, glyphs });
    }
    if characters < MIN_CHARACTERS_A_PAGE * pages.len() {
        return Err(PdfError::NoText {
            pages: pages.len(),
            characters,
        });
    }
    Ok(())
}

#[cfg(test)]
mod tests;
