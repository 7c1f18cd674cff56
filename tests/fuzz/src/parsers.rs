//! Every parser, as a function of bytes.
//!
//! What is asked of each: no panic, and what it says of places holds in the text it was given.

use std::io::Write as _;

use hoja::analysis::draft::Draft;
use hoja::cite;
use hoja::diagnostic::SourceFile;
use hoja::import::corpus::{Original, document};
use hoja::import::file::{Hints, import, plain_text};
use hoja::import::jsonl::{open, read_line};
use hoja::matter::parse_file;
use hoja::model::{Document, PartialDate, Pinpoint};
use hoja::parse::{parse_document, parse_paper, write_document};
use hoja::query::{self, Question, Thesaurus, Vocabulary};
use hoja::text;

/// A parser by its name.
pub type Parser = (&'static str, fn(&[u8]));

/// The parsers by name. A folder of `seeds` has the name of the parser whose inputs it holds.
pub const PARSERS: [Parser; 11] = [
    ("files", imported),
    ("pages", pages),
    ("akoma_ntoso", akoma_ntoso),
    ("word_documents", word_documents),
    ("json_lines", json_lines),
    ("corpus_files", corpus_files),
    ("papers", papers),
    ("citations", citations),
    ("queries", queries),
    ("words", words),
    ("drafts", drafts),
];

fn hints() -> Hints {
    Hints {
        tld: "ke".to_owned(),
        ..Hints::default()
    }
}

/// A file of any format, to a document of the corpus and back.
fn imported(bytes: &[u8]) {
    let hints = hints();
    let _ = plain_text(bytes, &hints);
    let Ok(read) = import(bytes, &hints) else {
        return;
    };
    let original = Original {
        name: "file".to_owned(),
        sha256: String::new(),
    };
    let made = document(&read, &original);
    let written = write_document(&made);
    let parsed = parse_document(&SourceFile::new("file.md", written));
    let texts = |document: &Document| -> Vec<String> {
        // White space is Markdown's own matter.
        let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        let passages = document.passages.iter();
        passages.map(|passage| words(&passage.text)).collect()
    };
    assert_eq!(
        parsed.document.as_ref().map(texts),
        Some(texts(&made)),
        "what is written is read as it was"
    );
}

fn pages(bytes: &[u8]) {
    let mut page = b"<!DOCTYPE html><html><body>".to_vec();
    page.extend_from_slice(bytes);
    imported(&page);
}

fn akoma_ntoso(bytes: &[u8]) {
    let mut xml =
        b"<akomaNtoso xmlns=\"http://docs.oasis-open.org/legaldocml/ns/akn/3.0\"><judgment>"
            .to_vec();
    xml.extend_from_slice(bytes);
    xml.extend_from_slice(b"</judgment></akomaNtoso>");
    imported(&xml);
}

/// The bytes are the body of a Word document.
fn word_documents(bytes: &[u8]) {
    let mut packed = std::io::Cursor::new(Vec::new());
    let mut zip = zip::ZipWriter::new(&mut packed);
    let stored =
        zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    for (name, head, tail) in [
                (
                    "[Content_Types].xml",
                    &b"<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Override PartName=\"/word/document.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>"[..],
                    None,
                ),
                (
                    "word/document.xml",
                    &b"<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>"[..],
                    Some(&b"</w:body></w:document>"[..]),
                ),
            ] {
                zip.start_file(name, stored).expect("a part");
                zip.write_all(head).expect("its head");
                if let Some(tail) = tail {
                    zip.write_all(bytes).expect("its body");
                    zip.write_all(tail).expect("its tail");
                }
            }
    zip.finish().expect("a package");
    imported(packed.get_ref());
}

fn json_lines(bytes: &[u8]) {
    let _ = read_line(bytes);
    for packed in [false, true] {
        let Ok(set) = open(std::io::Cursor::new(bytes.to_vec()), packed) else {
            continue;
        };
        for line in set {
            if let Ok(line) = line.bytes {
                let _ = read_line(&line);
            }
        }
    }
}

fn corpus_files(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else {
        return;
    };
    for name in [
        "judgments/file.md",
        "issues/file.md",
        "hoja.yaml",
        "thesaurus.yaml",
    ] {
        let _ = parse_file(name, &SourceFile::new(name, text));
    }
    let parsed = parse_document(&SourceFile::new("file.md", text));
    if let Some(document) = parsed.document {
        let _ = write_document(&document);
    }
}

fn papers(bytes: &[u8]) {
    if let Ok(text) = std::str::from_utf8(bytes) {
        let _ = parse_paper("file", "en", text);
    }
}

fn citations(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else {
        return;
    };
    for all in [false, true] {
        let mut end = 0;
        for citation in cite::find(text, &cite::Options { all }) {
            let written: String = text
                .chars()
                .skip(citation.start)
                .take(citation.end - citation.start)
                .collect();
            assert_eq!(written, citation.text);
            assert!(citation.start >= end, "citations do not overlap");
            end = citation.end;
            let _ = cite::work_uri(&citation);
        }
    }
    let _ = cite::read_uri(text);
    let _ = text.parse::<Pinpoint>();
    let _ = text.parse::<PartialDate>();
}

fn queries(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else {
        return;
    };
    let file = SourceFile::new("<query>", text);
    for space_is_or in [false, true] {
        let _ = query::parse(&file, query::Options { space_is_or });
    }
    let _ = Question::read(text, &Thesaurus::default(), Vocabulary::of("ke"));
}

fn words(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else {
        return;
    };
    for token in text::tokens(text) {
        let _ = text::stem(&text[token.range.clone()]);
    }
    for start in text::sentence_starts(text) {
        assert!(text.is_char_boundary(start));
    }
    for quoted in text::quotations(text) {
        assert!(text.get(quoted).is_some());
    }
}

fn drafts(bytes: &[u8]) {
    let _ = Draft::read("draft", bytes, "ke");
}
