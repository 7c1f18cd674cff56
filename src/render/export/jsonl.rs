//! JSON Lines: everything that is known of a document, one a line. A file of them in the
//! `bulk/` of a matter is the same documents again.

use serde_json::Value;

use crate::model::Document;

/// One document, whole, as one line with its line feed.
///
/// # Errors
/// If it cannot be written as JSON, which no document is.
pub fn jsonl(document: &Document) -> serde_json::Result<String> {
    let mut value = serde_json::to_value(document)?;
    if let Value::Object(fields) = &mut value {
        // A reader expects the list, be it empty.
        fields
            .entry("passages")
            .or_insert_with(|| Value::Array(Vec::new()));
    }
    let mut line = serde_json::to_string(&value)?;
    line.push('\n');
    Ok(line)
}
