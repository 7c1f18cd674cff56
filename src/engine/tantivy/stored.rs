//! What an entry stores, as bytes.

use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::engine::{EngineError, Located};
use crate::model::{DocId, Document, Passage};

/// What parts the attributes of a passage from its text. JSON holds no such byte.
const END: u8 = 0;

/// A value as JSON.
pub(super) fn encode<T: Serialize + ?Sized>(value: &T) -> Vec<u8> {
    // Only maps with keys that are no strings cannot be written; the model has none. What is
    // not written cannot be read, and says so there.
    serde_json::to_vec(value).unwrap_or_default()
}

/// What [`encode`] wrote.
pub(super) fn decode<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, EngineError> {
    serde_json::from_slice(bytes).map_err(damaged)
}

fn damaged(error: impl ToString) -> EngineError {
    EngineError::Damaged(error.to_string())
}

/// A passage with where it stands: attributes as JSON, and the text as it is, so that the
/// longest part is neither escaped nor read through.
pub(super) fn encode_passage(document: &Document, passage: &mut Passage, into: &mut Vec<u8>) {
    let text = std::mem::take(&mut passage.text);
    into.clear();
    let head = Head {
        document: &document.id,
        lang: &document.lang,
        passage,
    };
    if serde_json::to_writer(&mut *into, &head).is_err() {
        into.clear();
    }
    into.push(END);
    into.extend_from_slice(text.as_bytes());
    passage.text = text;
}

/// [`Located`] by reference.
#[derive(Serialize)]
struct Head<'a> {
    document: &'a DocId,
    lang: &'a str,
    passage: &'a Passage,
}

/// What [`encode_passage`] wrote.
pub(super) fn decode_passage(bytes: &[u8]) -> Result<Located, EngineError> {
    let end = memchr::memchr(END, bytes).ok_or_else(|| damaged("a passage without its text"))?;
    let mut located: Located = decode(&bytes[..end])?;
    located.passage.text = String::from_utf8(bytes[end + 1..].to_vec()).map_err(damaged)?;
    Ok(located)
}
