//! Sets small enough to become documents of their own, which a person reads and edits.

use std::io::Cursor;

use super::{LineError, open, read_line};
use crate::model::Document;

/// Most documents of a set that become files; more are indexed as they are, from `bulk/`.
pub const FEW_DOCUMENTS: usize = 200;
/// Most bytes of such a set, unpacked.
pub const FEW_BYTES: usize = 8 << 20;

/// The documents of a small set, each with the number of its line; `None` if the set is not small.
#[must_use]
pub fn few(bytes: &[u8], packed: bool) -> Option<Vec<(u64, Result<Document, LineError>)>> {
    if bytes.len() > FEW_BYTES {
        return None;
    }
    let mut documents = Vec::new();
    let mut read = 0;
    for line in open(Cursor::new(bytes.to_vec()), packed).ok()? {
        let document = match line.bytes {
            Ok(bytes) => {
                read += bytes.len();
                read_line(&bytes)
            }
            Err(LineError::TooLong) => return None,
            Err(error) => Err(error),
        };
        documents.push((line.number, document));
        if documents.len() > FEW_DOCUMENTS || read > FEW_BYTES {
            return None;
        }
    }
    Some(documents)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(number: usize, words: &str) -> String {
        format!(
            r#"{{"id":"d{number}","kind":"judgment","title":"Mfano v {number}","passages":[{{"pinpoint":"para 1","text":"{words}"}}]}}"#
        )
    }

    #[test]
    fn small_sets_are_few_documents_and_large_ones_are_not() {
        let set = |count: usize| {
            (0..count)
                .map(|n| line(n, "Words.") + "\n")
                .collect::<String>()
        };
        let found = few(set(FEW_DOCUMENTS).as_bytes(), false).unwrap();
        assert_eq!(found.len(), FEW_DOCUMENTS);
        assert_eq!(few(set(FEW_DOCUMENTS + 1).as_bytes(), false), None);
        let wide = line(0, &"word ".repeat(FEW_BYTES / 5 + 1));
        assert_eq!(few(wide.as_bytes(), false), None);
        let packed = zstd::stream::encode_all(wide.as_bytes(), 3).unwrap();
        assert!(packed.len() < FEW_BYTES);
        assert_eq!(few(&packed, true), None);
        let bad = few(b"{\"id\":\"x\"}\n", false).unwrap();
        assert!(bad[0].1.is_err());
    }
}
