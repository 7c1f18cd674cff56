//! Akoma Ntoso inside a page: `la-akoma-ntoso`, whose elements carry their Akoma
//! Ntoso names as classes.

use scraper::{ElementRef, Html, Selector};

use super::MAX_DEPTH;
use crate::import::akn::tree::{Element, Node};

/// The element that holds the document, if the page has one with a head or body in it.
pub(super) fn find(page: &Html) -> Option<ElementRef<'_>> {
    let selector = Selector::parse("la-akoma-ntoso").ok()?;
    let marked = Selector::parse(
        ".akn-akomaNtoso, .akn-header, .akn-judgment, .akn-act, .akn-doc, .akn-body",
    )
    .ok()?;
    page.select(&selector)
        .find(|root| root.select(&marked).next().is_some())
}

/// The same as a tree of Akoma Ntoso elements.
pub(super) fn tree(root: ElementRef<'_>) -> Element {
    element(root, 0)
}

fn element(node: ElementRef<'_>, depth: usize) -> Element {
    let children = if depth >= MAX_DEPTH {
        vec![Node::Text(node.text().collect())]
    } else {
        node.children()
            .filter_map(|child| {
                if let Some(text) = child.value().as_text() {
                    return Some(Node::Text(text.to_string()));
                }
                ElementRef::wrap(child).map(|child| Node::Element(element(child, depth + 1)))
            })
            .collect()
    };
    let class: Vec<&str> = node.value().classes().collect();
    Element {
        name: name(node, &class),
        class: class.join(" "),
        attributes: attributes(node),
        children,
    }
}

/// `paragraph` for `div.akn-paragraph`; `div` for an element of HTML alone.
fn name(node: ElementRef<'_>, class: &[&str]) -> String {
    class
        .iter()
        .find_map(|class| class.strip_prefix("akn-"))
        .filter(|name| !name.starts_with('-'))
        .unwrap_or_else(|| node.value().name())
        .to_owned()
}

/// Attributes by their Akoma Ntoso names. HTML holds them as `data-…`, and in lower case.
fn attributes(node: ElementRef<'_>) -> Vec<(String, String)> {
    let mut attributes: Vec<(String, String)> = Vec::new();
    for (key, value) in node.value().attrs() {
        let key = match key {
            "data-eid" => "eId",
            "id" if node.value().attr("data-eid").is_none() => "eId",
            "data-startquote" => "startQuote",
            "data-marker" => "marker",
            "href" if node.value().attr("data-href").is_some() => continue,
            key => key.strip_prefix("data-").unwrap_or(key),
        };
        attributes.push((key.to_owned(), value.to_owned()));
    }
    attributes.sort();
    attributes
}
