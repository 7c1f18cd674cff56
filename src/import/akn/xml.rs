//! Akoma Ntoso as XML.

use roxmltree::{Document, ParsingOptions};
use thiserror::Error;

use super::tree::{Element, MAX_DEPTH, Node};
use crate::import::imported::{Reading, Warning, WarningCode};

/// The longest XML file read, in bytes. The largest Act of Kenya is under 8 MB as XML.
pub const MAX_XML_BYTES: usize = 64 << 20;
/// The most elements and texts of a file; each takes some 400 bytes of memory. The longest Act has a
/// tenth of it.
const MAX_NODES: u32 = 1_000_000;

/// Why a text is no Akoma Ntoso document.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum AknError {
    /// Longer than the bound on XML.
    #[error("the XML is {0} bytes long; {MAX_XML_BYTES} is the most that is read")]
    TooLarge(usize),
    /// Elements stand too deep in each other to be a document.
    #[error("elements stand more than {MAX_NESTING} deep in each other")]
    TooDeep,
    /// More elements and texts than are read.
    #[error("the XML has more than {0} elements and texts")]
    TooManyNodes(u32),
    /// Not well-formed, or with a document type declaration, whose entities are not expanded.
    #[error("the XML cannot be read: {0}")]
    Xml(String),
    /// Well-formed, and something else.
    #[error("the XML has no `akomaNtoso` element")]
    NotAkomaNtoso,
}

/// Elements nested deeper than this are refused before the parser sees them.
const MAX_NESTING: usize = 2_000;

/// Reads an Akoma Ntoso document.
///
/// # Errors
/// If it is too large, too deep, not well-formed, declares entities, or is not Akoma Ntoso.
pub fn read(xml: &str) -> Result<Reading, AknError> {
    read_within(xml, MAX_NODES)
}

fn read_within(xml: &str, nodes: u32) -> Result<Reading, AknError> {
    if xml.len() > MAX_XML_BYTES {
        return Err(AknError::TooLarge(xml.len()));
    }
    if nests_too_deep(xml) {
        return Err(AknError::TooDeep);
    }
    let options = ParsingOptions {
        allow_dtd: false,
        nodes_limit: nodes,
        ..ParsingOptions::default()
    };
    let document = Document::parse_with_options(xml, options).map_err(|error| match error {
        roxmltree::Error::NodesLimitReached => AknError::TooManyNodes(nodes),
        error => AknError::Xml(error.to_string()),
    })?;
    let root = document
        .descendants()
        .find(|node| node.has_tag_name("akomaNtoso") || node.tag_name().name() == "akomaNtoso")
        .ok_or(AknError::NotAkomaNtoso)?;
    let mut cut = false;
    let tree = element(root, 0, &mut cut);
    let mut reading = super::read_tree(&tree);
    if cut {
        reading.warnings.push(Warning::new(
            WarningCode::TooLarge,
            format!("elements more than {MAX_DEPTH} deep were read as plain text"),
        ));
    }
    Ok(reading)
}

/// Whether open tags outrun closing ones by more than [`MAX_NESTING`]. Rough (a
/// comment may hold tags), and only ever too strict on files that are no documents.
fn nests_too_deep(xml: &str) -> bool {
    let bytes = xml.as_bytes();
    let mut depth = 0_usize;
    // Where the tag that is being read begins.
    let mut tag = None;
    for (at, &byte) in bytes.iter().enumerate() {
        match (byte, tag) {
            (b'<', None) => tag = Some(at),
            (b'>', Some(start)) => {
                tag = None;
                match bytes.get(start + 1) {
                    Some(b'/') => depth = depth.saturating_sub(1),
                    Some(b'!' | b'?') => {}
                    _ if bytes[at - 1] == b'/' => {}
                    _ => depth += 1,
                }
                if depth > MAX_NESTING {
                    return true;
                }
            }
            _ => {}
        }
    }
    false
}

fn element(node: roxmltree::Node<'_, '_>, depth: usize, cut: &mut bool) -> Element {
    let children = if depth >= MAX_DEPTH {
        *cut |= node.has_children();
        let text = node
            .descendants()
            .filter(roxmltree::Node::is_text)
            .filter_map(|text| text.text());
        vec![Node::Text(text.collect())]
    } else {
        node.children()
            .filter_map(|child| {
                if child.is_element() {
                    Some(Node::Element(element(child, depth + 1, cut)))
                } else if child.is_text() {
                    child.text().map(|text| Node::Text(text.to_owned()))
                } else {
                    None
                }
            })
            .collect()
    };
    let attributes = node
        .attributes()
        .map(|attribute| (attribute.name().to_owned(), attribute.value().to_owned()))
        .collect();
    Element {
        name: node.tag_name().name().to_owned(),
        class: node.attribute("class").unwrap_or_default().to_owned(),
        attributes,
        children,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wrap(body: &str) -> String {
        format!(
            "<akomaNtoso xmlns=\"http://docs.oasis-open.org/legaldocml/ns/akn/3.0\"><judgment><judgmentBody><decision>{body}</decision></judgmentBody></judgment></akomaNtoso>"
        )
    }

    #[test]
    fn entities_are_refused() {
        let bomb = format!(
            "<!DOCTYPE a [<!ENTITY b \"bbbb\"><!ENTITY c \"&b;&b;\">]>{}",
            wrap("<p>&c;</p>")
        );
        assert!(matches!(read(&bomb), Err(AknError::Xml(_))));
    }

    #[test]
    fn too_many_elements_are_refused() {
        let xml = wrap(&"<p>Words.</p>".repeat(100));
        // The root, five elements around, and two nodes a paragraph.
        assert!(read_within(&xml, 205).is_ok());
        assert_eq!(read_within(&xml, 204), Err(AknError::TooManyNodes(204)));
        let many = wrap(&"<b/>".repeat(MAX_NODES as usize));
        let refused = read(&many).expect_err("a refusal").to_string();
        let bound = "the XML has more than 1000000 elements and texts";
        assert_eq!(refused, bound);
    }

    #[test]
    fn deep_nesting_is_bounded() {
        let shallow = "<level>".repeat(MAX_DEPTH + 10)
            + "<p>deep words</p>"
            + &"</level>".repeat(MAX_DEPTH + 10);
        let reading = read(&wrap(&shallow)).unwrap();
        assert!(
            reading
                .blocks
                .iter()
                .any(|block| block.text.contains("deep words"))
        );
        assert_eq!(reading.warnings.len(), 1);
        let deep = "<level>".repeat(MAX_NESTING + 1) + &"</level>".repeat(MAX_NESTING + 1);
        assert_eq!(read(&wrap(&deep)), Err(AknError::TooDeep));
    }

    #[test]
    fn something_else_is_refused() {
        assert_eq!(read("<html/>"), Err(AknError::NotAkomaNtoso));
        assert!(matches!(read("<akomaNtoso>"), Err(AknError::Xml(_))));
    }
}
