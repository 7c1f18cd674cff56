//! What a news site tells search engines of an article: JSON-LD by schema.org.

use scraper::{Html, Selector};
use serde_json::Value;

use crate::import::imported::Labelled;

/// The largest script that is read, in bytes.
const LARGEST: usize = 256 << 10;
/// How many scripts of a page are read.
const SCRIPTS: usize = 16;

/// Publisher, day and author of the first article that the page describes. None of a page that
/// describes itself, its site or a list.
pub(super) fn labels(page: &Html) -> Vec<Labelled> {
    let Ok(selector) = Selector::parse("script[type='application/ld+json']") else {
        return Vec::new();
    };
    page.select(&selector)
        .take(SCRIPTS)
        .map(|script| script.text().collect::<String>())
        .filter(|text| text.len() <= LARGEST)
        .filter_map(|text| serde_json::from_str::<Value>(&text).ok())
        .find_map(|value| article(&value).map(of))
        .unwrap_or_default()
}

/// The article that a value is, or holds in its list or graph.
fn article(value: &Value) -> Option<&Value> {
    if let Some(list) = value.as_array().or_else(|| value["@graph"].as_array()) {
        return list.iter().find_map(article);
    }
    let kind = &value["@type"];
    let is = |kind: &Value| {
        kind.as_str()
            .is_some_and(|kind| kind.ends_with("Article") || kind == "BlogPosting")
    };
    (is(kind) || kind.as_array().is_some_and(|kinds| kinds.iter().any(is))).then_some(value)
}

fn of(article: &Value) -> Vec<Labelled> {
    let text = |key: &str| article[key].as_str().map(str::to_owned);
    [
        ("Page title", text("headline")),
        ("Publisher", name(&article["publisher"])),
        ("Published", text("datePublished")),
        ("Author", name(&article["author"])),
    ]
    .into_iter()
    .filter_map(|(label, value)| Labelled::new(label, &value?))
    .collect()
}

/// The name of a person or body, or of the first of several.
fn name(value: &Value) -> Option<String> {
    let one = value
        .as_array()
        .and_then(|all| all.first())
        .unwrap_or(value);
    one["name"]
        .as_str()
        .or_else(|| one.as_str())
        .map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(json: &str) -> Vec<String> {
        let page = format!("<script type=\"application/ld+json\">{json}</script>");
        labels(&Html::parse_document(&page))
            .into_iter()
            .map(|label| format!("{}={}", label.label, label.value))
            .collect()
    }

    #[test]
    fn articles_alone_are_read() {
        let article = r#"{"@type":["NewsArticle"],"headline":"A","datePublished":"2031-05-02",
            "publisher":{"name":"The Daily Example"},"author":[{"name":"Chui"},{"name":"Duma"}]}"#;
        let expected = [
            "Page title=A",
            "Publisher=The Daily Example",
            "Published=2031-05-02",
            "Author=Chui",
        ];
        assert_eq!(read(article), expected);
        let graph = format!("{{\"@graph\":[{{\"@type\":\"WebSite\",\"name\":\"S\"}},{article}]}}");
        assert_eq!(read(&graph), expected);
        for other in ["{\"@type\":\"WebSite\",\"name\":\"S\"}", "[1,", "3", "null"] {
            assert!(read(other).is_empty(), "{other}");
        }
    }
}
