//! Formats by content, from bytes made here and from real files.

use std::io::{Cursor, Write};
use std::path::PathBuf;

use zip::write::{SimpleFileOptions, ZipWriter};

use super::{Format, Refusal, recognise};

fn zip_of(names: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in names {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(content.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn ole(name: &str) -> Vec<u8> {
    let mut bytes = vec![0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0];
    bytes.extend(name.encode_utf16().flat_map(u16::to_le_bytes));
    bytes
}

#[test]
fn formats_by_content() {
    let line = r#"{"id": "a", "kind": "act", "passages": []}"#;
    let packed = zstd::encode_all(format!("{line}\n{line}\n").as_bytes(), 1).unwrap();
    let long = format!(r#"{{"id": "a", "text": "{}"}}"#, "x".repeat(100_000));
    let utf16: Vec<u8> = "The court sat."
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    for (bytes, format) in [
        (b"%PDF-1.4\n".as_slice(), Format::Pdf),
        (b"\n\njunk before %PDF-1.7", Format::Pdf),
        (b"<!DOCTYPE html><html>", Format::Html),
        (b"\xef\xbb\xbf  <html lang=en>", Format::Html),
        (b"<?xml version='1.0'?>\n<html xmlns='x'>", Format::Html),
        (b"<div><p>One</p><p>Two</p></div>", Format::Html),
        (
            b"<?xml version='1.0'?><akomaNtoso xmlns='u'>",
            Format::AkomaNtoso,
        ),
        (b"<akn:akomaNtoso xmlns:akn='u'>", Format::AkomaNtoso),
        (line.as_bytes(), Format::JsonLines { zstd: false }),
        (long.as_bytes(), Format::JsonLines { zstd: false }),
        (&packed, Format::JsonLines { zstd: true }),
        (b"---\ntitle: A statement\n---\nWords.", Format::Markdown),
        (b"# Title\n\nWords.\n\n## Part\n", Format::Markdown),
        (b"# Title\n\nSee [it](https://a.example).", Format::Markdown),
        (b"No. #1 of 2020\n\nWords.", Format::Text),
        (
            b"<Header>POINT OF ORDER</Header>\r<Newspeech> Mr Mfano: On a point",
            Format::Text,
        ),
        (b"{not json", Format::Text),
        (b"[2020] eKLR is cited here.", Format::Text),
        (b"words\0and\0NULs in a text", Format::Text),
        (&utf16, Format::Text),
        (b"The Minister\x92s \x93statement\x94", Format::Text),
    ] {
        assert_eq!(
            recognise(bytes, "ke"),
            Ok(format),
            "{:?}",
            String::from_utf8_lossy(&bytes[..bytes.len().min(60)])
        );
    }
    let docx = zip_of(&[("[Content_Types].xml", ""), ("word/document.xml", "")]);
    assert_eq!(recognise(&docx, "ke"), Ok(Format::Docx));
}

#[test]
fn refusals_have_codes_and_help() {
    let sheet = zip_of(&[("[Content_Types].xml", ""), ("xl/workbook.xml", "")]);
    let open = zip_of(&[("mimetype", "application/vnd.oasis.opendocument.text")]);
    let other = zip_of(&[("a.txt", "words")]);
    let packed = zstd::encode_all(b"just words".as_slice(), 1).unwrap();
    let binary: Vec<u8> = (0..4000_u32)
        .map(|n| (n.wrapping_mul(2_654_435_761) >> 13) as u8)
        .collect();
    let mut locked = zip_of(&[("a.txt", "words")]);
    for at in 0..locked.len() - 4 {
        // The flag for a password stands 6 bytes into a local header, 8 into a central one.
        match &locked[at..at + 4] {
            b"PK\x03\x04" => locked[at + 6] |= 1,
            b"PK\x01\x02" => locked[at + 8] |= 1,
            _ => {}
        }
    }
    for (bytes, code) in [
        (b"".as_slice(), "empty-file"),
        (b" \r\n\0\0", "empty-file"),
        (b"\xef\xbb\xbf \n", "empty-file"),
        (&ole("WordDocument"), "legacy-doc"),
        (&ole("EncryptedPackage"), "encrypted-file"),
        (&ole("Workbook"), "other-office"),
        (b"\xffWPC\x16\x0f", "wordperfect"),
        (b"{\\rtf1 words}", "rtf"),
        (b"\x89PNG\r\n\x1a\n..", "image-file"),
        (b"\xff\xd8\xff\xe0JFIF", "image-file"),
        (b"\0\0\0\x18ftypheic", "image-file"),
        (&sheet, "other-office"),
        (&open, "opendocument"),
        (&other, "other-zip"),
        (&locked, "encrypted-file"),
        (&other[..other.len() / 2], "broken-archive"),
        (&packed, "archive"),
        (b"\x1f\x8b\x08", "archive"),
        (b"<?xml version='1.0'?><note/>", "other-xml"),
        (b"[{\"a\": 1}]", "other-json"),
        (b"{\n \"a\": 1\n}", "other-json"),
        (&binary, "unknown-format"),
    ] {
        let refusal = recognise(bytes, "ke").unwrap_err();
        assert_eq!(
            refusal.code(),
            code,
            "{:?}",
            String::from_utf8_lossy(&bytes[..bytes.len().min(40)])
        );
        assert!(!refusal.help().is_empty() && !refusal.message().ends_with('.'));
    }
    assert_eq!(
        Refusal::Image("PNG").to_string(),
        "this is a picture (PNG): it holds no text"
    );
}

#[test]
fn real_files() {
    let root = std::env::var_os("HOJA_SHARED").map_or_else(
        || PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared"),
        PathBuf::from,
    );
    if !root.join("data").is_dir() {
        assert!(
            std::env::var_os("CI").is_none(),
            "{} is missing",
            root.display()
        );
        println!("skipped: {} is missing", root.display());
        return;
    }
    for (file, expected) in [
        ("data/docx/elc-appeal-1-of-2021.doc", "DOCX"),
        ("data/docx/elc-petition-15-of-2020.doc", "DOCX"),
        ("data/docx/zagpjhc_judgment.docx", "DOCX"),
        ("data/docx/gauteng_judgment.pdf", "PDF"),
        ("data/dirty/hansard-1985-cr-only.txt", "plain text"),
        ("data/dirty/opinion_doc.doc", "legacy-doc"),
        ("data/dirty/opinion_wpd.wpd", "wordperfect"),
        ("data/dirty/opinion_pdf_image_based.pdf", "PDF"),
        ("data/tna/test1.xml", "Akoma Ntoso"),
        ("data/tna/test1.docx", "DOCX"),
        (
            "data/legislation/data-protection-act-2019.json",
            "other-json",
        ),
        ("data/bench/dc-law.jsonl.zst", "JSON Lines packed with zstd"),
        ("seeds/000_4226941cd00f09df.txt", "plain text"),
    ] {
        let bytes = std::fs::read(root.join(file)).unwrap();
        let found =
            recognise(&bytes, "ke").map_or_else(|refusal| refusal.code(), |format| format.label());
        assert_eq!(found, expected, "{file}");
    }
    for entry in std::fs::read_dir(root.join("data/kenyalaw/html")).unwrap() {
        let path = entry.unwrap().path();
        assert_eq!(
            recognise(&std::fs::read(&path).unwrap(), "ke"),
            Ok(Format::Html),
            "{}",
            path.display()
        );
    }
}
