//! What a page says of its document beside it.

use std::collections::BTreeMap;

use scraper::{ElementRef, Html, Selector};

use super::linked_data;
use crate::import::imported::Labelled;
use crate::import::inline::{Face, Inline};

/// Meta properties and names, and the labels that they become.
const META: &[(&str, &str)] = &[
    ("og:title", "Page title"),
    ("og:site_name", "Publisher"),
    ("dcterms.publisher", "Publisher"),
    ("dc.publisher", "Publisher"),
    ("DC.publisher", "Publisher"),
    ("og:url", "Address"),
    ("article:published_time", "Published"),
    ("article:modified_time", "Modified"),
    ("datePublished", "Published"),
    ("dc.date", "Published"),
    ("DC.date.issued", "Published"),
    ("parsely-pub-date", "Published"),
    ("author", "Author"),
    ("article:author", "Author"),
    ("byl", "Author"),
];

/// Labelled values of a page, what its own lists and tables say first.
pub(super) fn page(page: &Html) -> Vec<Labelled> {
    let mut labels = definition_lists(page);
    labels.extend(case_metadata(page));
    labels.extend(attributes(page));
    labels.extend(head(page));
    let known: Vec<String> = labels.iter().map(|label| label.label.clone()).collect();
    labels.extend(
        linked_data::labels(page)
            .into_iter()
            .filter(|label| !known.contains(&label.label)),
    );
    let mut seen = BTreeMap::new();
    labels.retain(|label| {
        seen.insert((label.label.clone(), label.value.clone()), ())
            .is_none()
    });
    labels
}

/// `dl` lists of metadata: Kenya Law's `document-metadata-list` and its like.
fn definition_lists(page: &Html) -> Vec<Labelled> {
    let mut labels = Vec::new();
    for list in select(page, "dl")
        .into_iter()
        .filter(|list| is_metadata_list(*list))
    {
        let mut label = String::new();
        for child in list.children().filter_map(ElementRef::wrap) {
            match child.value().name() {
                "dt" => label = words(child),
                "dd" => labels.extend(Labelled::new(&label, &words(child))),
                _ => {}
            }
        }
    }
    labels
}

/// Whether a `dl` is metadata by its class. The walker leaves it out then.
pub(super) fn is_metadata_list(list: ElementRef<'_>) -> bool {
    list.value().name() == "dl"
        && list
            .value()
            .classes()
            .any(|class| class.contains("metadata"))
}

/// The table that Kenya Law's older pages put before a judgment: two columns, one of
/// whose labels is a case number, a citation or `Case Metadata`.
fn case_metadata(page: &Html) -> Vec<Labelled> {
    let mut labels = Vec::new();
    /// A case's metadata stands among the first tables of its page.
    const FIRST: usize = 20;
    for table in select(page, "table").into_iter().take(FIRST) {
        let rows = rows(table);
        if is_case_metadata(&rows) {
            labels.extend(
                rows.iter()
                    .filter_map(|(label, value)| Labelled::new(label, value)),
            );
        }
    }
    labels
}

/// Whether a table's rows are the metadata of a case. The walker leaves it out then.
pub(super) fn is_metadata_table(table: ElementRef<'_>) -> bool {
    is_case_metadata(&rows(table))
}

fn is_case_metadata(rows: &[(String, String)]) -> bool {
    const NAMES: &[&str] = &[
        "case number",
        "parties",
        "date delivered",
        "case class",
        "court",
        "case action",
        "judge",
        "judge(s)",
        "judges",
        "citation",
        "advocates",
        "case summary",
        "court division",
        "county",
        "case outcome",
    ];
    let known = rows
        .iter()
        .filter(|(label, value)| {
            let label = label.trim_end_matches([':', ' ']).to_lowercase();
            !value.is_empty() && NAMES.contains(&label.as_str())
        })
        .count();
    known >= 3
}

/// Label and value of each row that has two cells, tables inside left out.
fn rows(table: ElementRef<'_>) -> Vec<(String, String)> {
    /// Metadata tables are short; data tables of any length need not be read here.
    const MOST_ROWS: usize = 60;
    let mut rows = Vec::new();
    for row in table
        .descendants()
        .filter_map(ElementRef::wrap)
        .filter(|row| row.value().name() == "tr")
        .take(MOST_ROWS)
    {
        let cells: Vec<_> = row
            .children()
            .filter_map(ElementRef::wrap)
            .filter(|cell| matches!(cell.value().name(), "td" | "th"))
            .collect();
        if let [label, value] = cells[..] {
            rows.push((words(label), words(value)));
        }
    }
    rows
}

/// Attributes in which Kenya Law's pages name the work.
fn attributes(page: &Html) -> Vec<Labelled> {
    const NAMED: &[(&str, &str)] = &[
        ("data-work-frbr-uri", "FRBR work URI"),
        ("frbr-expression-uri", "FRBR expression URI"),
        ("data-frbr-expression-uri", "FRBR expression URI"),
    ];
    NAMED
        .iter()
        .filter_map(|(attribute, label)| {
            let element = select(page, &format!("[{attribute}]")).into_iter().next()?;
            Labelled::new(label, element.value().attr(attribute)?)
        })
        .collect()
}

/// The page's own head.
fn head(page: &Html) -> Vec<Labelled> {
    let mut labels = Vec::new();
    if let Some(heading) = select(page, "main h1, article h1, h1").first() {
        labels.extend(Labelled::new("Heading", &words(*heading)));
    }
    for meta in select(page, "meta[content]") {
        let name = meta
            .value()
            .attr("property")
            .or_else(|| meta.value().attr("name"))
            .or_else(|| meta.value().attr("itemprop"));
        let label = META
            .iter()
            .find(|(key, _)| name.is_some_and(|name| name.eq_ignore_ascii_case(key)));
        if let (Some((_, label)), Some(content)) = (label, meta.value().attr("content")) {
            labels.extend(Labelled::new(label, content));
        }
    }
    let attribute = |selector: &str, name: &str| {
        select(page, selector)
            .first()
            .and_then(|element| element.value().attr(name))
            .map(str::to_owned)
    };
    if !labels.iter().any(|label| label.label == "Page title") {
        let title = select(page, "title")
            .first()
            .map(|title| words(*title))
            .unwrap_or_default();
        labels.extend(Labelled::new("Page title", &title));
    }
    labels.extend(
        attribute("link[rel=canonical]", "href").and_then(|url| Labelled::new("Address", &url)),
    );
    labels.extend(
        attribute(
            "article time[datetime], main time[datetime], time[datetime]",
            "datetime",
        )
        .and_then(|time| Labelled::new("Published", &time)),
    );
    labels.extend(
        attribute("html[lang]", "lang").and_then(|lang| Labelled::new("Page language", &lang)),
    );
    labels
}

fn select<'page>(page: &'page Html, selector: &str) -> Vec<ElementRef<'page>> {
    Selector::parse(selector)
        .map(|parsed| page.select(&parsed).collect())
        .unwrap_or_default()
}

/// The words of an element without its buttons.
fn words(element: ElementRef<'_>) -> String {
    let mut line = Inline::default();
    let mut open: Vec<_> = vec![*element];
    /// No value of metadata has more parts than this.
    const MOST_NODES: usize = 2_000;
    for _ in 0..MOST_NODES {
        let Some(node) = open.pop() else { break };
        if let Some(text) = node.value().as_text() {
            line.push(text, Face::default());
        } else if let Some(child) = ElementRef::wrap(node) {
            if matches!(child.value().name(), "button" | "script" | "style" | "svg") {
                continue;
            }
            let at = open.len();
            open.extend(node.children());
            open[at..].reverse();
            if matches!(child.value().name(), "br" | "li" | "p" | "div" | "td") {
                line.push(" ", Face::default());
            }
        }
    }
    line.take().text
}
