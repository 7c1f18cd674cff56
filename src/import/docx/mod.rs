//! DOCX to blocks.
//!
//! The parts are read here, not by a library: what a court's DOCX means lies in the
//! numbers that Word makes (`numbering.xml`), in styles that inherit, in changes that
//! were tracked and in notes, and a judgment without its paragraph numbers cannot be
//! cited. Numbers come out as Word prints them; inserted text is kept, deleted text is
//! not; fields show their result; text boxes follow the paragraph that holds them;
//! notes stand at the end with their marks, so that they do not cut the reasons apart.

mod body;
mod inline;
mod number_format;
mod numbering;
mod package;
mod styles;
mod symbols;

use thiserror::Error;

use super::imported::Reading;
use super::xml::{self, XmlError};

pub use package::{MAX_ENTRIES, MAX_PART_BYTES};

/// Why a DOCX could not be read.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum DocxError {
    /// The zip itself is broken.
    #[error("the DOCX is no readable zip: {0}")]
    Zip(String),
    /// It holds too many entries.
    #[error("the DOCX holds more than {MAX_ENTRIES} entries")]
    TooManyEntries,
    /// A part unpacks to too many bytes.
    #[error("part `{name}` of the DOCX unpacks to more than {} MB", MAX_PART_BYTES >> 20)]
    TooLarge {
        /// The part.
        name: String,
    },
    /// A part cannot be unpacked or decoded.
    #[error("part `{name}` of the DOCX cannot be read: {reason}")]
    Part {
        /// The part.
        name: String,
        /// Why.
        reason: String,
    },
    /// A part is no XML that can be read.
    #[error("part `{name}` of the DOCX: {error}")]
    Xml {
        /// The part.
        name: String,
        /// Why.
        error: XmlError,
    },
    /// There is no document in the package.
    #[error("the file is a zip without a Word document in it")]
    NoDocument,
}

impl DocxError {
    /// The stable name of the finding.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Zip(_) | Self::Part { .. } | Self::Xml { .. } => "broken-docx",
            Self::TooManyEntries | Self::TooLarge { .. } => "oversized-docx",
            Self::NoDocument => "no-document",
        }
    }

    /// What the reader can do.
    #[must_use]
    pub const fn help(&self) -> &'static str {
        match self {
            Self::TooManyEntries | Self::TooLarge { .. } => {
                "save the part that you need as a document of its own, or export it as PDF"
            }
            _ => "open it in a word processor and save it again as DOCX, or export it as PDF",
        }
    }
}

/// Reads a DOCX: its text as blocks. What its properties say is left out: they are those of
/// the template or of an older judgment as often as not.
///
/// # Errors
/// If the package or its main part cannot be read, or a bound is crossed.
pub fn read(bytes: &[u8]) -> Result<Reading, DocxError> {
    let mut package = package::Package::open(bytes)?;
    let main = package.main_document()?;
    let document = package.part(&main)?.ok_or(DocxError::NoDocument)?;
    let styles = package.related(&main, "/styles")?;
    let numbering = package.related(&main, "/numbering")?;
    let footnotes = package.related(&main, "/footnotes")?;
    let endnotes = package.related(&main, "/endnotes")?;

    let styles = match &styles {
        Some(text) => styles::Styles::read(&xml_tree("styles", text)?),
        None => styles::Styles::default(),
    };
    let numbering = match &numbering {
        Some(text) => numbering::Numbering::read(&xml_tree("numbering", text)?),
        None => numbering::Numbering::default(),
    };
    let mut body = body::Body::new(&styles, numbering);
    body.read(&xml_tree(&main, &document)?)?;
    if let Some(text) = &footnotes {
        body.read_notes(&xml_tree("footnotes", text)?, inline::NoteKind::Footnote);
    }
    if let Some(text) = &endnotes {
        body.read_notes(&xml_tree("endnotes", text)?, inline::NoteKind::Endnote);
    }
    Ok(body.finish())
}

/// What programs keep in a package beside its text, part by part: all of it together unpacks to no
/// more than one part may.
///
/// # Errors
/// If the package cannot be opened; of a part, if it cannot be read or crosses the bound.
pub(super) fn custom_parts(
    bytes: &[u8],
) -> Result<impl Iterator<Item = Result<String, DocxError>>, DocxError> {
    let mut package = package::Package::open(bytes)?;
    let mut left = MAX_PART_BYTES;
    let names = package.names("customXml/item");
    Ok(names.into_iter().filter_map(move |name| {
        let part = package.part_within(&name, left).transpose()?;
        if let Ok(text) = &part {
            left = left.saturating_sub(text.len() as u64);
        }
        Some(part)
    }))
}

/// The tree of a part, within the bounds of [`xml`].
fn xml_tree<'a>(name: &str, text: &'a str) -> Result<roxmltree::Document<'a>, DocxError> {
    xml::tree(text).map_err(|error| DocxError::Xml {
        name: name.to_owned(),
        error,
    })
}

/// The words of WordprocessingML, transitional and strict.
trait Word<'a> {
    /// The element's name if it is one of WordprocessingML, or else the empty text.
    fn word(&self) -> &'a str;
    /// The attribute of that name, with or without the namespace.
    fn word_attribute(&self, name: &str) -> Option<&'a str>;
    /// The first child of that name.
    fn word_child(&self, name: &str) -> Option<roxmltree::Node<'a, 'a>>;
    /// The `val` of the first child of that name.
    fn word_value(&self, name: &str) -> Option<&'a str>;
    /// A property that is on by being there: `<w:b/>`, `<w:b w:val="0"/>`.
    fn word_switch(&self, name: &str) -> Option<bool>;
}

impl<'a> Word<'a> for roxmltree::Node<'a, 'a> {
    fn word(&self) -> &'a str {
        let tag = self.tag_name();
        match tag.namespace() {
            Some(space) if space.contains("/wordprocessingml/") && space.ends_with("/main") => {
                tag.name()
            }
            _ => "",
        }
    }

    fn word_attribute(&self, name: &str) -> Option<&'a str> {
        self.attributes()
            .find(|attribute| attribute.name() == name)
            .map(|attribute| attribute.value())
    }

    fn word_child(&self, name: &str) -> Option<roxmltree::Node<'a, 'a>> {
        self.children().find(|child| child.word() == name)
    }

    fn word_value(&self, name: &str) -> Option<&'a str> {
        self.word_child(name)?.word_attribute("val")
    }

    fn word_switch(&self, name: &str) -> Option<bool> {
        let node = self.word_child(name)?;
        Some(!matches!(
            node.word_attribute("val"),
            Some("0" | "false" | "off")
        ))
    }
}

#[cfg(test)]
mod tests;
