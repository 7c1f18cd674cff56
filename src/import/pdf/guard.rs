//! What a PDF would cost, found out before a library parses it.
//!
//! The library inflates streams without a bound, and object streams while it opens
//! the file. So every deflated stream is inflated here first, into nothing, and counted.

use std::io::Read;

use flate2::read::{DeflateDecoder, ZlibDecoder};

use super::{MAX_FILE_BYTES, PdfError};

/// The most bytes that one stream may inflate to, if it is no picture.
pub const MAX_STREAM_BYTES: u64 = 16 << 20;
/// The most bytes that one object stream or cross-reference stream may inflate to.
/// Each byte can cost a hundred in memory.
pub const MAX_OBJECT_STREAM_BYTES: u64 = 2 << 20;
/// The most bytes that all object streams may inflate to.
pub const MAX_OBJECT_BYTES: u64 = 32 << 20;
/// The most bytes that all streams may inflate to.
pub const MAX_INFLATED_BYTES: u64 = 512 << 20;
/// What LZW packs at most into one byte, roughly: its longest words have some 4,000 bytes
/// and cost a byte and a half, but each must have been built up first.
const LZW_RATIO: u64 = 64;
/// Where `%PDF-` may stand: some files have a few bytes of something else before it.
const HEADER_WITHIN: usize = 1024;
/// How far before `stream` its dictionary is looked for, in bytes.
const DICTIONARY_WITHIN: usize = 4096;

/// Refuses what is no PDF or would cost too much.
///
/// # Errors
/// [`PdfError::NotPdf`] or [`PdfError::TooLarge`].
pub fn check(bytes: &[u8]) -> Result<(), PdfError> {
    if bytes.len() > MAX_FILE_BYTES {
        return Err(PdfError::TooLarge(format!(
            "more than {} MB",
            MAX_FILE_BYTES >> 20
        )));
    }
    let head = &bytes[..bytes.len().min(HEADER_WITHIN)];
    if find(head, b"%PDF-").is_none() {
        return Err(PdfError::NotPdf);
    }
    let mut objects = 0;
    let mut all = 0;
    let mut from = 0;
    while let Some(at) = find(&bytes[from..], b"stream") {
        let at = from + at;
        from = at + b"stream".len();
        if bytes[..at].ends_with(b"end") {
            continue;
        }
        let names = names_before(&bytes[..at]);
        refuse_stacked(&names)?;
        let limit = limit_of(&names);
        let size = inflated(&bytes[from..], &names, limit.saturating_add(1));
        if size > limit {
            return Err(PdfError::TooLarge(format!(
                "a stream of it inflates to more than {} MB",
                limit >> 20
            )));
        }
        all += size;
        if limit == MAX_OBJECT_STREAM_BYTES {
            objects += size;
        }
        if objects > MAX_OBJECT_BYTES || all > MAX_INFLATED_BYTES {
            return Err(PdfError::TooLarge(
                "its streams inflate to too much".to_owned(),
            ));
        }
    }
    Ok(())
}

/// The names in the dictionary before a stream, `#xx` codes resolved.
fn names_before(bytes: &[u8]) -> Vec<Vec<u8>> {
    let from = bytes.len().saturating_sub(DICTIONARY_WITHIN);
    let near = &bytes[from..];
    let start = rfind(near, b" obj").unwrap_or(0);
    near[start..]
        .split(|&b| b == b'/')
        .skip(1)
        .map(name_of)
        .collect()
}

/// A name without its slash, up to the first delimiter.
fn name_of(bytes: &[u8]) -> Vec<u8> {
    let end = bytes
        .iter()
        .position(|b| b.is_ascii_whitespace() || b"()<>[]{}%".contains(b) || *b == 0)
        .unwrap_or(bytes.len());
    let mut name = Vec::new();
    let mut rest = &bytes[..end];
    while let Some((&first, after)) = rest.split_first() {
        let code = (first == b'#')
            .then(|| after.get(..2).and_then(|two| std::str::from_utf8(two).ok()))
            .flatten()
            .and_then(|two| u8::from_str_radix(two, 16).ok());
        if let Some(code) = code {
            name.push(code);
            rest = &after[2..];
        } else {
            name.push(first);
            rest = after;
        }
    }
    name
}

/// Refuses streams that are packed more than once: their size multiplies.
fn refuse_stacked(names: &[Vec<u8>]) -> Result<(), PdfError> {
    let packed = names
        .iter()
        .filter(|name| {
            matches!(
                name.as_slice(),
                b"FlateDecode" | b"Fl" | b"LZWDecode" | b"LZW"
            )
        })
        .count();
    if packed > 1 {
        return Err(PdfError::TooLarge(
            "a stream of it is compressed more than once".to_owned(),
        ));
    }
    Ok(())
}

fn limit_of(names: &[Vec<u8>]) -> u64 {
    let has = |wanted: &[u8]| names.iter().any(|name| name == wanted);
    if has(b"ObjStm") || has(b"XRef") {
        MAX_OBJECT_STREAM_BYTES
    } else if has(b"Image") {
        MAX_INFLATED_BYTES
    } else {
        MAX_STREAM_BYTES
    }
}

/// How many bytes a stream inflates to, counted to `limit`.
fn inflated(after_keyword: &[u8], names: &[Vec<u8>], limit: u64) -> u64 {
    let data = after_keyword
        .strip_prefix(b"\r\n")
        .or_else(|| after_keyword.strip_prefix(b"\n"));
    let data = data
        .or_else(|| after_keyword.strip_prefix(b"\r"))
        .unwrap_or(after_keyword);
    let has = |wanted: [&[u8]; 2]| names.iter().any(|name| wanted.contains(&name.as_slice()));
    if has([b"LZWDecode", b"LZW"]) {
        let packed = find(data, b"endstream").unwrap_or(data.len()) as u64;
        return packed.saturating_mul(LZW_RATIO);
    }
    if !has([b"FlateDecode", b"Fl"]) {
        return 0;
    }
    let size = counted(ZlibDecoder::new(data).take(limit));
    // The library falls back to data without a header, and so must the count.
    let headless = if size == 0 {
        counted(DeflateDecoder::new(data.get(2..).unwrap_or(data)).take(limit))
    } else {
        0
    };
    size.max(headless)
}

/// The bytes that can be read before the end or an error.
fn counted(mut reader: impl Read) -> u64 {
    let mut buffer = vec![0_u8; 1 << 16];
    let mut size = 0;
    while let Ok(read) = reader.read(&mut buffer) {
        if read == 0 {
            break;
        }
        size += read as u64;
    }
    size
}

fn find(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    let first = *wanted.first()?;
    let mut from = 0;
    while let Some(at) = bytes.get(from..)?.iter().position(|&b| b == first) {
        let at = from + at;
        if bytes[at..].starts_with(wanted) {
            return Some(at);
        }
        from = at + 1;
    }
    None
}

fn rfind(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    bytes
        .windows(wanted.len())
        .rposition(|window| window == wanted)
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use flate2::{Compression, write::ZlibEncoder};

    use super::*;

    fn file_with(dictionary: &str, inflated: usize) -> Vec<u8> {
        let mut encoder = ZlibEncoder::new(Vec::new(), Compression::best());
        encoder.write_all(&vec![b' '; inflated]).unwrap();
        let mut file = format!("%PDF-1.5\n1 0 obj\n<< {dictionary} >>\nstream\n").into_bytes();
        file.extend(encoder.finish().unwrap());
        file.extend(b"\nendstream\nendobj\n");
        file
    }

    #[test]
    fn bombs_are_refused_before_they_are_parsed() {
        assert_eq!(check(b"plain text"), Err(PdfError::NotPdf));
        assert_eq!(check(&file_with("/Filter /FlateDecode", 1000)), Ok(()));
        let over = |dictionary, size: u64| {
            matches!(
                check(&file_with(dictionary, size as usize)),
                Err(PdfError::TooLarge(_))
            )
        };
        assert!(over("/Filter /FlateDecode", MAX_STREAM_BYTES + 1));
        assert!(over(
            "/Type /ObjStm /Filter /FlateDecode",
            MAX_OBJECT_STREAM_BYTES + 1
        ));
        assert!(over(
            "/Type /Obj#53tm /Filter /FlateDecode",
            MAX_OBJECT_STREAM_BYTES + 1
        ));
        assert!(over("/Filter [/FlateDecode /FlateDecode]", 10));
        // Many that are each small enough.
        let several = |one: Vec<u8>, count: u64| {
            let file: Vec<u8> = (0..count).flat_map(|_| one.clone()).collect();
            matches!(check(&file), Err(PdfError::TooLarge(_)))
        };
        let object = file_with(
            "/Type /ObjStm /Filter /FlateDecode",
            MAX_OBJECT_STREAM_BYTES as usize,
        );
        let objects = MAX_OBJECT_BYTES / MAX_OBJECT_STREAM_BYTES;
        assert!(!several(object.clone(), objects));
        assert!(several(object, objects + 1));
        // What LZW packs is guessed at from its size.
        let lzw = |bytes: u64| {
            let mut file = b"%PDF-1.5\n1 0 obj\n<< /Filter /LZWDecode >>\nstream\n".to_vec();
            file.resize(file.len() + (bytes / LZW_RATIO) as usize, 0x80);
            file.extend(b"\nendstream\nendobj\n");
            file
        };
        let stream = lzw(MAX_STREAM_BYTES / 2);
        let streams = MAX_INFLATED_BYTES / (MAX_STREAM_BYTES / 2);
        assert!(!several(stream.clone(), streams / 2));
        assert!(several(stream, streams + 1));
        assert!(!over(
            "/Subtype /Image /Filter /FlateDecode",
            MAX_STREAM_BYTES + 1
        ));
    }
}
