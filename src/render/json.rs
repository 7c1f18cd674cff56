//! Machine output: one object, its schema first.

use serde::Serialize;
use serde_json::{Map, Value};

/// Version of the JSON shapes.
pub const SCHEMA_VERSION: u32 = 1;

/// `value`, an object, with `"schema": "hoja/COMMAND/1"` before its own fields.
///
/// # Errors
/// If the value cannot be written as JSON: a map with keys that are no texts.
pub fn with_schema(command: &str, value: &impl Serialize) -> serde_json::Result<Value> {
    let mut object = Map::new();
    object.insert(
        "schema".to_owned(),
        Value::from(format!("hoja/{command}/{SCHEMA_VERSION}")),
    );
    if let Value::Object(fields) = serde_json::to_value(value)? {
        object.extend(fields);
    }
    Ok(Value::Object(object))
}
