//! XML from strangers, read within bounds.
//!
//! The tree is `roxmltree`'s. Before it is built, one pass over the text makes sure that
//! it cannot cost more than its length suggests: nesting, attributes a tag and namespace
//! declarations multiply in a tree, and a DTD's entities multiply anywhere.

use quick_xml::Reader;
use quick_xml::events::Event;
use roxmltree::{Document, ParsingOptions};
use thiserror::Error;

/// Deepest nesting of elements that is read. Documents of courts stay below 60.
pub const MAX_DEPTH: usize = 200;
/// Most elements, texts and comments of one tree; each costs about 100 bytes.
pub const MAX_NODES: u32 = 2_000_000;
/// Most attributes of one tag: a tree compares each with all others of its tag.
pub const MAX_ATTRIBUTES: usize = 128;
/// Most namespace declarations in all: a tree hands each down to every tag below that declares more.
pub const MAX_NAMESPACES: usize = 4096;

/// Why a text was not read as XML.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum XmlError {
    /// Elements stand inside each other too deeply.
    #[error("elements are nested more than {MAX_DEPTH} deep")]
    TooDeep,
    /// A tag has too many attributes.
    #[error("a tag has more than {MAX_ATTRIBUTES} attributes")]
    TooManyAttributes,
    /// Too many namespaces are declared.
    #[error("more than {MAX_NAMESPACES} namespaces are declared")]
    TooManyNamespaces,
    /// The tree would be too large.
    #[error("the tree has more than {MAX_NODES} nodes")]
    TooManyNodes,
    /// It declares a document type, which may define entities.
    #[error("it declares a document type (DTD), which is not read")]
    Dtd,
    /// It is not well formed.
    #[error("not well-formed XML: {0}")]
    Malformed(String),
}

/// The tree of `text`, if it keeps the bounds.
///
/// # Errors
/// If a bound is crossed, a DTD is declared, or the text is no XML.
pub fn tree(text: &str) -> Result<Document<'_>, XmlError> {
    check(text)?;
    let options = ParsingOptions {
        allow_dtd: false,
        nodes_limit: MAX_NODES,
        ..ParsingOptions::default()
    };
    Document::parse_with_options(text, options).map_err(|error| match error {
        roxmltree::Error::NodesLimitReached => XmlError::TooManyNodes,
        roxmltree::Error::DtdDetected => XmlError::Dtd,
        other => XmlError::Malformed(other.to_string()),
    })
}

/// Counts what multiplies, without building anything.
fn check(text: &str) -> Result<(), XmlError> {
    let mut reader = Reader::from_str(text);
    let mut depth = 0_usize;
    let mut namespaces = 0_usize;
    loop {
        let event = reader
            .read_event()
            .map_err(|error| XmlError::Malformed(error.to_string()))?;
        let (tag, opens) = match &event {
            Event::Start(tag) => (tag, true),
            Event::Empty(tag) => (tag, false),
            Event::End(_) => {
                depth = depth.saturating_sub(1);
                continue;
            }
            Event::DocType(_) => return Err(XmlError::Dtd),
            Event::Eof => return Ok(()),
            _ => continue,
        };
        let mut attributes = 0;
        for attribute in tag.attributes().with_checks(false).flatten() {
            attributes += 1;
            namespaces += usize::from(attribute.key.as_ref().starts_with("xmlns"));
            if attributes > MAX_ATTRIBUTES {
                return Err(XmlError::TooManyAttributes);
            }
        }
        if namespaces > MAX_NAMESPACES {
            return Err(XmlError::TooManyNamespaces);
        }
        depth += usize::from(opens);
        if depth > MAX_DEPTH {
            return Err(XmlError::TooDeep);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn error(text: &str) -> XmlError {
        tree(text).map(|_| ()).unwrap_err()
    }

    #[test]
    fn reads_what_keeps_the_bounds() {
        let text = format!("{}x{}", "<a>".repeat(MAX_DEPTH), "</a>".repeat(MAX_DEPTH));
        assert_eq!(tree(&text).unwrap().root_element().tag_name().name(), "a");
    }

    #[test]
    fn refuses_what_crosses_them() {
        let depth = MAX_DEPTH + 1;
        assert_eq!(
            error(&format!("{}{}", "<a>".repeat(depth), "</a>".repeat(depth))),
            XmlError::TooDeep
        );
        let many: String = (0..=MAX_ATTRIBUTES).map(|n| format!(" a{n}='1'")).collect();
        assert_eq!(error(&format!("<a{many}/>")), XmlError::TooManyAttributes);
        let many: String = (0..=MAX_NAMESPACES)
            .map(|n| format!("<a xmlns:n{n}='u:{n}'/>"))
            .collect();
        assert_eq!(
            error(&format!("<r>{many}</r>")),
            XmlError::TooManyNamespaces
        );
        let many = "<a/>".repeat(MAX_NODES as usize + 1);
        assert_eq!(error(&format!("<r>{many}</r>")), XmlError::TooManyNodes);
    }

    #[test]
    fn refuses_entities_and_broken_text() {
        let bomb = "<!DOCTYPE r [<!ENTITY a 'xxxx'><!ENTITY b '&a;&a;&a;'>]><r>&b;</r>";
        assert_eq!(error(bomb), XmlError::Dtd);
        assert!(matches!(error("<a><b></a>"), XmlError::Malformed(_)));
        assert!(matches!(error(""), XmlError::Malformed(_)));
    }
}
