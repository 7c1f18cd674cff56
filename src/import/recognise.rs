//! What kind of file it is: by its content, never by its name. Courts serve DOCX as
//! `.doc`, and HTML as anything.

use std::io::{Cursor, Read};

use super::decode::{Decoded, decode};

mod refusal;
pub use refusal::Refusal;

/// How far into a file its marks are looked for, in bytes.
const HEAD: usize = 64 << 10;
/// PDF readers find the mark of a PDF within this many bytes.
const PDF_MARK_WITHIN: usize = 1024;
/// How far into a markup file its root is looked for, in characters.
const ROOT_WITHIN: usize = 8 << 10;
/// Largest window of a zstd frame that is opened, as a power of two: 128 MB.
pub(crate) const ZSTD_WINDOW_LOG: u32 = 27;
/// Most entries of a zip that are looked at.
const ENTRIES: usize = 10_000;
/// A text of which more than one character in this many is a control character is no text.
const CONTROLS: usize = 50;
/// NULs creep into real texts; of one that has more than one byte in this many, the rest means nothing.
const NULS: usize = 4;

/// A format that can be imported.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// A web page.
    Html,
    /// Akoma Ntoso as XML.
    AkomaNtoso,
    /// PDF, whether it holds text or not.
    Pdf,
    /// Word's DOCX, whatever the file is called.
    Docx,
    /// Plain text in any encoding.
    Text,
    /// Markdown.
    Markdown,
    /// A document a line, as JSON.
    JsonLines {
        /// Whether it is packed with zstd.
        zstd: bool,
    },
}

impl Format {
    /// The name for a reader.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Html => "HTML",
            Self::AkomaNtoso => "Akoma Ntoso",
            Self::Pdf => "PDF",
            Self::Docx => "DOCX",
            Self::Text => "plain text",
            Self::Markdown => "Markdown",
            Self::JsonLines { zstd: false } => "JSON Lines",
            Self::JsonLines { zstd: true } => "JSON Lines packed with zstd",
        }
    }
}

/// Says what format the file has. `tld` is the jurisdiction's top-level domain, for guesses at
/// encodings: `ke`.
///
/// # Errors
/// If it is of none that can be imported; the refusal says why and what to do.
pub fn recognise(bytes: &[u8], tld: &str) -> Result<Format, Refusal> {
    if bytes
        .iter()
        .all(|byte| byte.is_ascii_whitespace() || *byte == 0)
    {
        return Err(Refusal::Empty);
    }
    if let Some(refusal) = refused_by_mark(bytes) {
        return Err(refusal);
    }
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return zip(bytes);
    }
    if bytes.starts_with(&[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]) {
        return Err(ole(bytes));
    }
    if bytes.starts_with(&[0x28, 0xb5, 0x2f, 0xfd]) {
        return zstd(bytes, tld);
    }
    let mark = &bytes[..bytes.len().min(PDF_MARK_WITHIN)];
    if mark.windows(5).any(|window| window == b"%PDF-") {
        return Ok(Format::Pdf);
    }
    text(&bytes[..bytes.len().min(HEAD)], tld, bytes.len() > HEAD)
}

/// Files whose first bytes say that they cannot be read.
fn refused_by_mark(bytes: &[u8]) -> Option<Refusal> {
    const MARKS: &[(&[u8], Refusal)] = &[
        (b"\xffWPC", Refusal::WordPerfect),
        (b"{\\rtf", Refusal::Rtf),
        (b"\x89PNG\r\n\x1a\n", Refusal::Image("PNG")),
        (b"\xff\xd8\xff", Refusal::Image("JPEG")),
        (b"GIF8", Refusal::Image("GIF")),
        (b"II*\0", Refusal::Image("TIFF")),
        (b"MM\0*", Refusal::Image("TIFF")),
        (b"AT&TFORM", Refusal::Image("DjVu")),
        (b"\x1f\x8b", Refusal::Archive("gzip")),
        (b"BZh", Refusal::Archive("bzip2")),
        (b"\xfd7zXZ\0", Refusal::Archive("xz")),
        (b"7z\xbc\xaf\x27\x1c", Refusal::Archive("7-Zip")),
        (b"Rar!\x1a\x07", Refusal::Archive("RAR")),
    ];
    let by_start = MARKS
        .iter()
        .find(|(mark, _)| bytes.starts_with(mark))
        .map(|(_, refusal)| *refusal);
    let at = |range: std::ops::Range<usize>, mark: &[u8]| bytes.get(range) == Some(mark);
    by_start.or_else(|| {
        if at(0..4, b"RIFF") && at(8..12, b"WEBP") {
            Some(Refusal::Image("WebP"))
        } else if at(4..8, b"ftyp")
            && (at(8..12, b"heic") || at(8..12, b"mif1") || at(8..12, b"avif"))
        {
            Some(Refusal::Image("HEIC"))
        } else if at(0..2, b"BM") && at(6..10, &[0; 4]) {
            Some(Refusal::Image("BMP"))
        } else {
            None
        }
    })
}

/// A zip: DOCX, or refused by what it holds.
fn zip(bytes: &[u8]) -> Result<Format, Refusal> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(|_| Refusal::BrokenZip)?;
    let names: Vec<String> = archive
        .file_names()
        .take(ENTRIES)
        .flatten()
        .map(|name| name.into_owned())
        .collect();
    let has = |start: &str| names.iter().any(|name| name.starts_with(start));
    if (0..archive.len().min(ENTRIES))
        .any(|at| archive.by_index_raw(at).is_ok_and(|file| file.encrypted()))
    {
        return Err(Refusal::EncryptedZip);
    }
    if has("[Content_Types].xml") {
        return if has("word/") {
            Ok(Format::Docx)
        } else if has("xl/") {
            Err(Refusal::OtherOffice("spreadsheet"))
        } else if has("ppt/") {
            Err(Refusal::OtherOffice("presentation"))
        } else {
            Err(Refusal::OtherZip)
        };
    }
    // OpenDocument and EPUB name their kind in an entry of this name.
    let mut kind = String::new();
    if let Ok(file) = archive.by_name("mimetype") {
        let _ = file.take(100).read_to_string(&mut kind);
    }
    Err(if kind.starts_with("application/vnd.oasis.opendocument") {
        Refusal::OpenDocument
    } else if kind.starts_with("application/epub") {
        Refusal::OtherOffice("electronic book")
    } else if has("word/document.xml") {
        return Ok(Format::Docx);
    } else {
        Refusal::OtherZip
    })
}

/// A compound file of old Office programs: what is in it stands in UTF-16.
fn ole(bytes: &[u8]) -> Refusal {
    let holds = |name: &str| {
        let name: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        bytes.windows(name.len()).any(|window| window == name)
    };
    if holds("EncryptedPackage") {
        Refusal::EncryptedOffice
    } else if holds("WordDocument") {
        Refusal::LegacyDoc
    } else {
        Refusal::OtherOffice("file of an old Office program")
    }
}

/// A zstd frame: JSON Lines, or an archive of something else.
fn zstd(bytes: &[u8], tld: &str) -> Result<Format, Refusal> {
    let mut head = Vec::new();
    let mut decoder =
        zstd::stream::read::Decoder::new(bytes).map_err(|_| Refusal::Archive("zstd"))?;
    decoder
        .window_log_max(ZSTD_WINDOW_LOG)
        .map_err(|_| Refusal::Archive("zstd"))?;
    decoder
        .take(HEAD as u64)
        .read_to_end(&mut head)
        .map_err(|_| Refusal::BrokenZstd)?;
    match text(&head, tld, head.len() == HEAD) {
        Ok(Format::JsonLines { .. }) => Ok(Format::JsonLines { zstd: true }),
        _ => Err(Refusal::Archive("zstd")),
    }
}

/// Text: markup, JSON Lines, Markdown or plain. `cut` says that only its beginning is here.
fn text(bytes: &[u8], tld: &str, cut: bool) -> Result<Format, Refusal> {
    let decoded = decode(bytes, tld);
    let text = decoded.text.trim_start();
    if text.is_empty() || is_binary(bytes, &decoded) {
        return Err(if text.is_empty() {
            Refusal::Empty
        } else {
            Refusal::Binary
        });
    }
    if text.starts_with('<')
        && let Some(answer) = markup(text)
    {
        return answer;
    }
    match text.chars().next() {
        Some('{') if is_json_line(text, cut) => return Ok(Format::JsonLines { zstd: false }),
        Some('{' | '[') if is_json(text, cut) => return Err(Refusal::OtherJson),
        // A mistake in it makes no prose of JSON.
        Some('{') if opens_object(text.lines().next().unwrap_or_default()) => {
            return Ok(Format::JsonLines { zstd: false });
        }
        Some('{' | '[') if opens_json(text) => return Err(broken_json(text)),
        _ => {}
    }
    Ok(if is_markdown(text) {
        Format::Markdown
    } else {
        Format::Text
    })
}

/// Whether the bytes were no text: many stand for nothing that is printed.
fn is_binary(bytes: &[u8], decoded: &Decoded) -> bool {
    let strange =
        |c: &char| matches!(c, '\u{fffd}' | '\u{80}'..='\u{9f}' | '\u{fff0}'..='\u{ffff}');
    let all = decoded.text.chars().count();
    if decoded.text.chars().filter(strange).count() * CONTROLS > all {
        return true;
    }
    if decoded.encoding.starts_with("UTF-16") || decoded.encoding.starts_with("UTF-32") {
        return false;
    }
    let control =
        |byte: &&u8| **byte < 0x20 && !matches!(**byte, b'\t' | b'\n' | b'\r' | 0x0c | 0x1a | 0);
    let nuls = bytes.iter().filter(|byte| **byte == 0).count();
    bytes.iter().filter(control).count() * CONTROLS > bytes.len() || nuls * NULS > bytes.len()
}

/// What a text that begins with `<` is; `None` if with a mere sign or an unknown tag.
fn markup(text: &str) -> Option<Result<Format, Refusal>> {
    let head: String = text
        .chars()
        .take(ROOT_WITHIN)
        .collect::<String>()
        .to_ascii_lowercase();
    let tags = |names: &[&str]| {
        names
            .iter()
            .map(|name| {
                let opening = format!("<{name}");
                head.match_indices(&opening)
                    .filter(|(at, _)| {
                        head[at + opening.len()..].starts_with([' ', '>', '\n', '\t', '/'])
                    })
                    .count()
            })
            .sum::<usize>()
    };
    if head.contains("akomantoso") && !head.contains("<html") && !head.contains("<!doctype html") {
        Some(Ok(Format::AkomaNtoso))
    } else if head.starts_with("<!doctype html") || tags(&["html", "body", "head"]) > 0 {
        Some(Ok(Format::Html))
    } else if head.starts_with("<?xml") || head.starts_with("<!doctype") {
        Some(Err(Refusal::OtherXml))
    } else if tags(&[
        "p", "div", "span", "table", "h1", "h2", "h3", "article", "section", "ul", "ol",
    ]) >= 2
    {
        Some(Ok(Format::Html))
    } else {
        None
    }
}

/// Whether the first line is an object, as far as it is here.
fn is_json_line(text: &str, cut: bool) -> bool {
    let line = text.lines().next().unwrap_or_default();
    let whole = !cut || text.len() > line.len();
    if whole {
        serde_json::from_str::<serde::de::IgnoredAny>(line).is_ok()
    } else {
        opens_object(line)
    }
}

fn opens_object(text: &str) -> bool {
    text.strip_prefix('{')
        .is_some_and(|rest| rest.trim_start().starts_with('"') && rest.contains("\":"))
}

/// Whether a text begins as JSON does, over as many lines as it likes, and prose does not.
fn opens_json(text: &str) -> bool {
    let rest = text.strip_prefix('[').map_or(text, str::trim_start);
    opens_object(rest)
}

/// Where JSON of many lines breaks.
fn broken_json(text: &str) -> Refusal {
    match serde_json::from_str::<serde::de::IgnoredAny>(text) {
        Ok(_) => Refusal::OtherJson,
        Err(error) => Refusal::BrokenJson {
            line: error.line(),
            column: error.column(),
        },
    }
}

fn is_json(text: &str, cut: bool) -> bool {
    if cut {
        opens_object(text)
            || text
                .strip_prefix('[')
                .is_some_and(|rest| rest.trim_start().starts_with(['{', '"', '[']))
    } else {
        serde_json::from_str::<serde::de::IgnoredAny>(text).is_ok()
    }
}

/// Whether the signs are Markdown's: front matter, a title at the top, or two or more of its marks.
fn is_markdown(text: &str) -> bool {
    let mut lines = text.lines();
    if lines.next().is_some_and(|line| line.trim_end() == "---") {
        let key = |line: &str| {
            line.split_once(':')
                .is_some_and(|(key, _)| !key.is_empty() && !key.contains(' '))
        };
        let head: Vec<&str> = lines
            .by_ref()
            .take_while(|line| line.trim_end() != "---")
            .collect();
        return !head.is_empty() && head.iter().any(|line| key(line));
    }
    // A title over an empty line; a comment would go on.
    let mut first = text.lines().skip_while(|line| line.trim().is_empty());
    if first.next().is_some_and(is_atx_heading)
        && first.next().is_some_and(|next| next.trim().is_empty())
    {
        return true;
    }
    let headings = text.lines().filter(|line| is_atx_heading(line)).count();
    let marks = [
        text.contains("]("),
        text.matches("**").count() >= 2,
        text.contains("\n```"),
        text.contains("\n> "),
    ];
    headings + marks.iter().filter(|mark| **mark).count() >= 2
}

fn is_atx_heading(line: &str) -> bool {
    let rest = line.trim_start_matches('#');
    (1..=6).contains(&(line.len() - rest.len())) && rest.starts_with(' ') && !rest.trim().is_empty()
}

#[cfg(test)]
mod tests;
