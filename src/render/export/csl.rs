//! CSL-JSON, the form in which Zotero, Pandoc and others exchange references.
//!
//! The shape is that of `csl-data.json` of the Citation Style Language, version 1.0.2. Styles
//! print cases of other countries than their own badly, so that the citation as a Kenyan lawyer
//! writes it stands in `note` too.

use serde_json::{Map, Value, json};

use crate::model::{Document, Kind};

use super::{citations, court, date_parts};

/// One document as an item.
#[must_use]
pub fn csl_json(document: &Document) -> Value {
    let mut item = Map::new();
    let mut put = |key: &str, value: Option<String>| {
        if let Some(value) = value.filter(|value| !value.is_empty()) {
            item.insert(key.to_owned(), Value::from(value));
        }
    };
    let citations = citations(document);
    put("id", Some(document.id.to_string()));
    put("type", Some(kind(document.kind).to_owned()));
    put("title", Some(document.title.clone()));
    put("title-short", document.short.clone());
    put("authority", court(document));
    put("number", Some(document.number.join("; ")));
    put("publisher", Some(document.publisher.join("; ")));
    put(
        "publisher-place",
        document.station.clone().or_else(|| document.place.clone()),
    );
    put("language", Some(document.lang.clone()));
    put("genre", genre(document.kind).map(str::to_owned));
    put("URL", document.url().map(str::to_owned));
    put("note", Some(citations.join("; ")));
    if document.kind.is_law() {
        put("chapter-number", document.cap.clone());
    }
    if let Some(date) = document.date {
        item.insert(
            "issued".to_owned(),
            json!({"date-parts": [date_parts(date)]}),
        );
    }
    if let Some(speaker) = &document.speaker {
        item.insert("author".to_owned(), json!([{"literal": speaker}]));
    }
    Value::Object(item)
}

const fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Judgment | Kind::Ruling | Kind::Order | Kind::Decision | Kind::Proceeding => {
            "legal_case"
        }
        Kind::Act | Kind::Constitution => "legislation",
        Kind::Bill => "bill",
        Kind::Rules | Kind::Regulations => "regulation",
        Kind::NewsReport => "article-newspaper",
        Kind::PressStatement | Kind::OfficialStatement => "document",
    }
}

const fn genre(kind: Kind) -> Option<&'static str> {
    match kind {
        Kind::Ruling => Some("Ruling"),
        Kind::Order => Some("Order"),
        Kind::Decision => Some("Decision"),
        Kind::Proceeding => Some("Proceeding"),
        Kind::PressStatement => Some("Press statement"),
        Kind::OfficialStatement => Some("Official statement"),
        _ => None,
    }
}
