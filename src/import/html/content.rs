//! Where on a page the document is.

use scraper::{ElementRef, Html, Selector};

use super::noise::is_noise;

/// Elements that pages use for the document itself, the surest first.
const NAMED: &[&str] = &[
    "[itemprop=articleBody]",
    "#document-content .content",
    "#case_content, .case_content",
    ".entry-content",
    ".article-body, .article__body, .article-content, .story-body, .post-content, .field--name-body",
    "article",
    "[role=main]",
    "main",
    "#content",
];

/// A named element is the document if it holds at least this share, in per cent, of
/// the words that the page has in paragraphs.
const SHARE: usize = 40;

/// How many elements of one kind are weighed against each other.
const MOST: usize = 60;

/// The element that holds the document, or the body of the page.
pub(super) fn root(page: &Html) -> ElementRef<'_> {
    let body = first(page, "body").unwrap_or_else(|| page.root_element());
    let all = words(body);
    for selector in NAMED {
        let Ok(parsed) = Selector::parse(selector) else {
            continue;
        };
        let best = page
            .select(&parsed)
            .filter(|element| !inside_noise(*element))
            .take(MOST)
            .map(|element| (words(element), element))
            .reduce(|best, next| if next.0 > best.0 { next } else { best });
        if let Some((count, element)) = best
            && count > 0
            && count * 100 >= all * SHARE
        {
            return element;
        }
    }
    densest(body, all)
}

fn first<'page>(page: &'page Html, selector: &str) -> Option<ElementRef<'page>> {
    page.select(&Selector::parse(selector).ok()?).next()
}

fn inside_noise(element: ElementRef<'_>) -> bool {
    element
        .ancestors()
        .filter_map(ElementRef::wrap)
        .any(|ancestor| is_noise(ancestor))
}

/// Words outside the shop and outside links.
fn words(element: ElementRef<'_>) -> usize {
    let mut count = 0;
    let mut open = vec![element];
    while let Some(node) = open.pop() {
        for child in node.children() {
            if let Some(text) = child.value().as_text() {
                count += text.split_whitespace().count();
            } else if let Some(child) = ElementRef::wrap(child)
                && !is_noise(child)
                && child.value().name() != "a"
            {
                open.push(child);
            }
        }
    }
    count
}

/// Goes down while one child holds nearly all words, so that headers and side columns
/// without telling names fall away.
fn densest(body: ElementRef<'_>, all: usize) -> ElementRef<'_> {
    /// A child is followed if it holds at least this share, in per cent.
    const NEARLY_ALL: usize = 80;
    const STEPS: usize = 24;
    let mut at = body;
    for _ in 0..STEPS {
        let next = at
            .children()
            .filter_map(ElementRef::wrap)
            .filter(|child| !is_noise(*child) && is_container(child.value().name()))
            .map(|child| (words(child), child))
            .reduce(|best, next| if next.0 > best.0 { next } else { best });
        match next {
            Some((count, child)) if count > 0 && count * 100 >= all * NEARLY_ALL => at = child,
            _ => break,
        }
    }
    at
}

/// Paragraphs and tables are content, not containers.
fn is_container(name: &str) -> bool {
    matches!(
        name,
        "article"
            | "body"
            | "center"
            | "div"
            | "main"
            | "section"
            | "table"
            | "tbody"
            | "td"
            | "tr"
    )
}
