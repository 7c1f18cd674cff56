//! Where the text is of a document that a page only tells about.

use std::collections::BTreeSet;

use scraper::{Html, Selector};

use super::decode;

/// A viewer that shows a file in place of the text, with the attribute that holds its address.
const VIEWERS: &[(&str, &str)] = &[
    ("[data-pdf]", "data-pdf"),
    ("object[type=\"application/pdf\"]", "data"),
    ("embed[type=\"application/pdf\"]", "src"),
];

/// Links to the text as a file.
const LINKS: &[(&str, &str)] = &[
    ("link[rel~=alternate][type=\"application/pdf\"]", "href"),
    ("a[href$=\".pdf\"]", "href"),
];

/// Whether a page shows one file in a viewer: then that is the document, and the words around
/// the viewer are not.
pub(super) fn shows_a_file(page: &Html) -> bool {
    first(page, VIEWERS).is_some()
}

/// The address, as the page writes it, of the file that holds the document that a page is
/// about. Only for a page that was seen to hold no text itself.
#[must_use]
pub fn text_file(bytes: &[u8]) -> Option<String> {
    let page = Html::parse_document(&decode(bytes).0);
    first(&page, VIEWERS).or_else(|| first(&page, LINKS))
}

/// The address at the first place that has any. Of several nobody says which is the text.
fn first(page: &Html, places: &[(&str, &str)]) -> Option<String> {
    let named = |selector: &str, attribute: &str| -> BTreeSet<String> {
        let selector = Selector::parse(selector).expect("a selector of ours is well-formed");
        page.select(&selector)
            .filter_map(|part| part.value().attr(attribute))
            .map(|address| address.trim().to_owned())
            .filter(|address| !address.is_empty())
            .collect()
    };
    let mut addresses = places
        .iter()
        .map(|(selector, attribute)| named(selector, attribute))
        .find(|addresses| !addresses.is_empty())
        .filter(|addresses| addresses.len() == 1)?;
    addresses.pop_first()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::html::read;
    use crate::import::imported::WarningCode;

    fn page(body: &str) -> String {
        format!("<html><head><title>A v B</title></head><body>{body}</body></html>")
    }

    #[test]
    fn a_page_without_its_text_names_the_file() {
        let file = |body: &str| text_file(page(body).as_bytes());
        let viewer = "<div data-pdf=\"/a/source.pdf\"><p>Loading</p></div><a href=\"b.pdf\">B</a>";
        assert_eq!(file(viewer).as_deref(), Some("/a/source.pdf"));
        let link = "<p>A v B</p><a href=\"source.pdf\">Download</a><a href=\"/\">Home</a>";
        assert_eq!(file(link).as_deref(), Some("source.pdf"));
        let two = "<a href=\"one.pdf\">One</a><a href=\"two.pdf\">Two</a>";
        assert_eq!(file(two), None);
        assert_eq!(file("<p>A v B</p>"), None);
    }

    #[test]
    fn the_words_around_a_viewer_are_not_the_document() {
        let words = "<p>This document has 28 KB. Do you want to load it?</p>".repeat(9);
        let reading = read(&page(&format!("<div data-pdf=\"/a.pdf\">{words}</div>"))).unwrap();
        assert!(reading.blocks.is_empty());
        assert_eq!(reading.warnings[0].code, WarningCode::NoText);
        assert!(!read(&page(&words)).unwrap().blocks.is_empty());
    }
}
