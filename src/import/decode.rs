//! Bytes of plain text to characters, with line ends made one.
//!
//! In this order: a byte order mark, UTF-16 and UTF-32 without one (they show by their
//! NULs), valid UTF-8, UTF-8 with strays of an older encoding in it, and what the bytes
//! look like in texts of the jurisdiction.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_16BE, UTF_16LE, WINDOWS_1252};

/// How many bytes the guess at an encoding looks at.
const GUESS_BYTES: usize = 4 << 20;
/// How many bytes the look for UTF-16 without a mark takes.
const SAMPLE_BYTES: usize = 4096;
/// A text is taken for UTF-8 with strays if it holds this many times more signs of UTF-8 than strays.
const UTF8_TO_STRAYS: usize = 3;

/// A decoded text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decoded {
    /// The characters; lines end in a line feed, pages in a form feed. No NULs, no byte order mark.
    pub text: String,
    /// The encoding's name by the Encoding Standard, or `UTF-32LE`, `UTF-32BE`.
    pub encoding: &'static str,
    /// How many places held bytes that are no characters of the encoding.
    pub replaced: usize,
}

/// Decodes a text. `tld` is the jurisdiction's top-level domain, such as `ke`: without it
/// English quotation marks of Windows-1252 pass for letters of Windows-1250.
#[must_use]
pub fn decode(bytes: &[u8], tld: &str) -> Decoded {
    if let Some((text, encoding)) = utf32(bytes) {
        return finish(&text, encoding, 0);
    }
    if let Some((encoding, length)) = Encoding::for_bom(bytes) {
        return by(encoding, bytes.get(length..).unwrap_or_default());
    }
    if let Some(encoding) = utf16_without_mark(bytes) {
        return by(encoding, bytes);
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return finish(text, "UTF-8", 0);
    }
    let (signs, strays) = utf8_signs(bytes);
    if signs > 0 && signs >= strays * UTF8_TO_STRAYS {
        return utf8_with_strays(bytes, strays);
    }
    by(guess(bytes, tld), bytes)
}

fn by(encoding: &'static Encoding, bytes: &[u8]) -> Decoded {
    let (text, replaced) = encoding.decode_without_bom_handling(bytes);
    let count = if replaced {
        text.matches('\u{fffd}').count()
    } else {
        0
    };
    finish(&text, encoding.name(), count)
}

/// UTF-32 with its mark, which begins like that of UTF-16.
fn utf32(bytes: &[u8]) -> Option<(String, &'static str)> {
    let (read, encoding): (fn([u8; 4]) -> u32, _) = match bytes.get(..4)? {
        [0xff, 0xfe, 0, 0] => (u32::from_le_bytes, "UTF-32LE"),
        [0, 0, 0xfe, 0xff] => (u32::from_be_bytes, "UTF-32BE"),
        _ => return None,
    };
    let text = bytes[4..]
        .chunks_exact(4)
        .map(|unit| {
            char::from_u32(read([unit[0], unit[1], unit[2], unit[3]])).unwrap_or('\u{fffd}')
        })
        .collect();
    Some((text, encoding))
}

/// Text of Latin letters in UTF-16 has a NUL in every second place, and always the same one.
fn utf16_without_mark(bytes: &[u8]) -> Option<&'static Encoding> {
    let sample = &bytes[..bytes.len().min(SAMPLE_BYTES)];
    let nuls = |offset: usize| {
        sample
            .iter()
            .skip(offset)
            .step_by(2)
            .filter(|byte| **byte == 0)
            .count()
    };
    let (even, odd, half) = (nuls(0), nuls(1), sample.len() / 2);
    if half < 2 {
        None
    } else if odd * 10 >= half * 7 && even * 10 <= half {
        Some(UTF_16LE)
    } else if even * 10 >= half * 7 && odd * 10 <= half {
        Some(UTF_16BE)
    } else {
        None
    }
}

/// How many characters beyond ASCII are whole, and how many runs of bytes are no UTF-8.
fn utf8_signs(bytes: &[u8]) -> (usize, usize) {
    bytes.utf8_chunks().fold((0, 0), |(signs, strays), chunk| {
        let here = chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        (
            signs + here,
            strays + usize::from(!chunk.invalid().is_empty()),
        )
    })
}

/// UTF-8 into which bytes of Windows-1252 were pasted.
fn utf8_with_strays(bytes: &[u8], strays: usize) -> Decoded {
    let mut text = String::with_capacity(bytes.len());
    for chunk in bytes.utf8_chunks() {
        text.push_str(chunk.valid());
        text.push_str(&WINDOWS_1252.decode_without_bom_handling(chunk.invalid()).0);
    }
    finish(&text, "UTF-8", strays)
}

fn guess(bytes: &[u8], tld: &str) -> &'static Encoding {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(&bytes[..bytes.len().min(GUESS_BYTES)], true);
    // The detector takes lower-case labels alone and gives up on others.
    let tld = tld.to_ascii_lowercase();
    let known = !tld.is_empty() && tld.bytes().all(|byte| byte.is_ascii_lowercase());
    detector.guess(known.then_some(tld.as_bytes()), Utf8Detection::Deny)
}

/// Makes all line ends line feeds and takes out what prints nothing.
fn finish(text: &str, encoding: &'static str, replaced: usize) -> Decoded {
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\r' => {
                if chars.peek() != Some(&'\n') {
                    out.push('\n');
                }
            }
            '\u{85}' | '\u{2028}' | '\u{2029}' => out.push('\n'),
            '\n' | '\t' | '\u{c}' => out.push(c),
            '\u{feff}' => {}
            c if c.is_control() => {}
            c => out.push(c),
        }
    }
    Decoded {
        text: out,
        encoding,
        replaced,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(bytes: &[u8]) -> (String, &'static str, usize) {
        let decoded = decode(bytes, "ke");
        (decoded.text, decoded.encoding, decoded.replaced)
    }

    #[test]
    fn encodings_are_told_apart() {
        let utf16: Vec<u8> = "\u{feff}Rent – due"
            .encode_utf16()
            .flat_map(u16::to_le_bytes)
            .collect();
        let bare: Vec<u8> = "Rent is due"
            .encode_utf16()
            .flat_map(u16::to_be_bytes)
            .collect();
        let utf32: Vec<u8> = "\u{feff}Rent"
            .chars()
            .flat_map(|c| (c as u32).to_le_bytes())
            .collect();
        for (bytes, expected, encoding, replaced) in [
            (&b"Mbar\xc5\xa9"[..], "Mbarũ", "UTF-8", 0),
            (b"\xef\xbb\xbfRent", "Rent", "UTF-8", 0),
            (&utf16, "Rent – due", "UTF-16LE", 0),
            (&bare, "Rent is due", "UTF-16BE", 0),
            (&utf32, "Rent", "UTF-32LE", 0),
            (
                b"the Minister\x92s \x93single source of truth\x94 \xa3100",
                "the Minister’s “single source of truth” £100",
                "windows-1252",
                0,
            ),
            (
                "“a” “b” and the State".as_bytes(),
                "“a” “b” and the State",
                "UTF-8",
                0,
            ),
        ] {
            assert_eq!(text(bytes), (expected.to_owned(), encoding, replaced));
        }
    }

    #[test]
    fn strays_in_utf8_are_read_and_counted() {
        let mut bytes = "“one” “two” ".as_bytes().to_vec();
        bytes.extend(b"the court\x92s");
        assert_eq!(
            text(&bytes),
            ("“one” “two” the court’s".to_owned(), "UTF-8", 1)
        );
    }

    #[test]
    fn line_ends_and_nuls() {
        assert_eq!(text(b"a\rb\r\nc\nd\0\0e\x0cf").0, "a\nb\nc\nde\u{c}f");
        assert_eq!(text("a\u{2028}b\u{85}c".as_bytes()).0, "a\nb\nc");
        assert_eq!(text(b"").0, "");
        assert_eq!(text(b"\xff\xfe").0, "");
    }

    #[test]
    fn odd_domains_do_no_harm() {
        for tld in ["", "KE", "k.e", "ké"] {
            assert_eq!(decode(b"caf\xe9 \x93x\x94 the court", tld).replaced, 0);
        }
    }
}
