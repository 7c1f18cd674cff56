//! The characters of a page.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8};

/// How far into a page its declaration of an encoding is looked for, in bytes: as far
/// as browsers look.
const DECLARATION: usize = 1024;

/// The text of a page, and whether bytes had to be replaced.
///
/// In this order: a byte order mark, valid UTF-8, what the page declares, what the
/// bytes look like. Valid UTF-8 comes before the declaration since pages that are
/// saved or proxied often keep a stale one.
#[must_use]
pub fn decode(bytes: &[u8]) -> (String, bool) {
    if let Some((encoding, _)) = Encoding::for_bom(bytes) {
        let (text, _, replaced) = encoding.decode(bytes);
        return (text.into_owned(), replaced);
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return (text.to_owned(), false);
    }
    let encoding = declared(bytes).unwrap_or_else(|| guessed(bytes));
    let (text, _, replaced) = encoding.decode(bytes);
    (text.into_owned(), replaced)
}

/// The encoding that the page's head names: `<meta charset=windows-1252>`.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head: String = bytes
        .iter()
        .take(DECLARATION)
        .map(|&byte| char::from(byte).to_ascii_lowercase())
        .collect();
    let (_, after) = head.split_once("charset")?;
    let name: String = after
        .trim_start_matches([' ', '=', '"', '\''])
        .chars()
        .take_while(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | ':'))
        .collect();
    // A page that claims UTF-8 and is not is of another encoding.
    Encoding::for_label(name.as_bytes()).filter(|encoding| *encoding != UTF_8)
}

fn guessed(bytes: &[u8]) -> &'static Encoding {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    detector.guess(Some(b"ke"), Utf8Detection::Allow)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn old_pages_and_stale_declarations() {
        let latin = b"<meta charset=\"windows-1252\"><p>Court\x92s</p>";
        assert_eq!(
            decode(latin).0,
            "<meta charset=\"windows-1252\"><p>Court\u{2019}s</p>"
        );
        let stale = "<meta charset=iso-8859-1><p>Mbar\u{169}</p>";
        assert_eq!(decode(stale.as_bytes()), (stale.to_owned(), false));
        assert_eq!(decode(b"\xff\xfea\0b\0").0, "ab");
    }
}
