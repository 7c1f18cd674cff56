//! Web pages: Kenya Law's judgments of today and of before 2024, news, and what
//! organisations publish.
//!
//! A page is a document with a shop around it. `noise` knows the shop, `content`
//! finds the document, `walk` makes blocks of it, `labels` reads what the page
//! says of the document beside it.

mod akoma;
mod content;
mod encoding;
mod labels;
mod linked_data;
mod noise;
mod portal;
mod text_file;
mod walk;

pub use encoding::decode;
pub use text_file::text_file;

use scraper::Html;
use thiserror::Error;

use self::portal::Portal;
use super::imported::{Reading, Warning, WarningCode};

/// The longest page read, in bytes. The longest judgments stay under 6 MB.
pub const MAX_HTML_BYTES: usize = 16 << 20;
/// How deep elements may stand in each other; what lies deeper is read as plain text.
pub(crate) const MAX_DEPTH: usize = 256;
/// Pages with more open tags than this in each other are refused: the HTML parser
/// takes time that grows with the square of the depth.
const MAX_NESTING: usize = 1_000;
/// The most tags of a page: a judgment of 1,000 paragraphs has some 20,000.
const MAX_TAGS: usize = 500_000;
/// The most attributes of a tag; the HTML parser compares each with all others.
const MAX_ATTRIBUTES: usize = 1_000;
/// A page with a head and fewer words of content than this holds no document.
const LEAST_WORDS: usize = 20;

/// Why a page was not read.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum HtmlError {
    /// Longer than [`MAX_HTML_BYTES`].
    #[error("the page is {0} bytes long; {MAX_HTML_BYTES} is the most that is read")]
    TooLarge(usize),
    /// Elements stand too deep in each other to be a document.
    #[error("elements stand more than {MAX_NESTING} deep in each other")]
    TooDeep,
    /// More tags, or more attributes in a tag, than a document has.
    #[error(
        "the page has more than {MAX_TAGS} tags, or a tag with more than {MAX_ATTRIBUTES} attributes"
    )]
    TooManyTags,
    /// It leads to documents and holds none.
    #[error("the page is a list that leads to documents and holds none")]
    List,
    /// It asks who one is, in place of what was looked for.
    #[error("the page asks to sign in and holds no document")]
    SignIn,
}

/// Reads a page from its bytes, in whatever encoding they are.
///
/// # Errors
/// As those of [`read`].
pub fn read_bytes(bytes: &[u8]) -> Result<Reading, HtmlError> {
    if bytes.len() > MAX_HTML_BYTES {
        return Err(HtmlError::TooLarge(bytes.len()));
    }
    let (text, replaced) = decode(bytes);
    let mut reading = read(&text)?;
    if replaced {
        reading.warnings.push(Warning::new(
            WarningCode::Encoding,
            "some bytes are no characters of the page's encoding and were replaced",
        ));
    }
    Ok(reading)
}

/// Reads a page.
///
/// # Errors
/// If the page is too large or too deep, a list of documents, or a form to sign in by.
pub fn read(html: &str) -> Result<Reading, HtmlError> {
    if html.len() > MAX_HTML_BYTES {
        return Err(HtmlError::TooLarge(html.len()));
    }
    let markup = noise::markup(html);
    if markup.nesting > MAX_NESTING {
        return Err(HtmlError::TooDeep);
    }
    if markup.tags > MAX_TAGS || markup.attributes > MAX_ATTRIBUTES {
        return Err(HtmlError::TooManyTags);
    }
    let page = Html::parse_document(html);
    let mut reading = match akoma::find(&page) {
        Some(root) => {
            let mut reading = super::akn::read_tree(&akoma::tree(root));
            reading.labels.extend(labels::page(&page));
            reading
        }
        None if text_file::shows_a_file(&page) => Reading {
            labels: labels::page(&page),
            ..Reading::default()
        },
        None => {
            let root = content::root(&page);
            match portal::of(&page, root) {
                Some(Portal::List) => return Err(HtmlError::List),
                Some(Portal::SignIn) => return Err(HtmlError::SignIn),
                None => Reading {
                    labels: labels::page(&page),
                    ..walk::blocks(root)
                },
            }
        }
    };
    let words: usize = reading
        .blocks
        .iter()
        .map(|block| block.text.split(' ').count())
        .sum();
    if words < LEAST_WORDS {
        let (code, message) = if reading.labels.len() > 3 {
            (
                WarningCode::MetadataOnly,
                "the page tells about a document and does not hold it",
            )
        } else {
            (WarningCode::NoText, "the page has next to no text")
        };
        reading.warnings.push(Warning::new(code, message));
    }
    Ok(reading)
}

#[cfg(test)]
mod tests;
