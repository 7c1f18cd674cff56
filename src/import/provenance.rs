//! What a brief or summary that this program wrote says of its making, read back from the file.

use thiserror::Error;

use super::{docx, pdf};

/// Why a file has no provenance.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum ProvenanceError {
    /// It was not written by this program, or somebody took it out.
    #[error("it does not say what it was made from")]
    None,
    /// The file is damaged.
    #[error("it cannot be read: {0}")]
    Damaged(String),
}

/// The name of the file that a PDF carries.
const ATTACHED: &str = "hoja-provenance.json";

/// The line of provenance in a file: Markdown, HTML, DOCX, PDF or JSON, known by its content.
///
/// # Errors
/// If there is none, or the file is damaged.
pub fn provenance(bytes: &[u8]) -> Result<String, ProvenanceError> {
    if bytes.starts_with(b"%PDF") {
        return in_pdf(bytes);
    }
    if bytes.starts_with(b"PK") {
        return in_docx(bytes);
    }
    let text = std::str::from_utf8(bytes).map_err(|error| damaged(&error))?;
    if text.trim_start().starts_with('{') {
        let value: serde_json::Value =
            serde_json::from_str(text).map_err(|error| damaged(&error))?;
        return match value.get("provenance") {
            Some(provenance) => Ok(provenance.to_string()),
            None => Err(ProvenanceError::None),
        };
    }
    between(
        text,
        "<script type=\"application/json\" id=\"hoja-provenance\">",
        "</script>",
    )
    .or_else(|| between(text, "<!-- hoja {", "-->").map(|rest| format!("{{{}", rest.trim())))
    .ok_or(ProvenanceError::None)
}

fn damaged(error: &dyn std::fmt::Display) -> ProvenanceError {
    ProvenanceError::Damaged(error.to_string())
}

fn between(text: &str, start: &str, end: &str) -> Option<String> {
    // The last: what a source says stands before it.
    let (_, rest) = text.rsplit_once(start)?;
    Some(rest.split_once(end)?.0.to_owned())
}

fn in_docx(bytes: &[u8]) -> Result<String, ProvenanceError> {
    let parts = docx::custom_parts(bytes).map_err(|error| damaged(&error))?;
    for part in parts {
        let part = part.map_err(|error| damaged(&error))?;
        // What else a program keeps there is none of ours.
        let Ok(tree) = super::xml::tree(&part) else {
            continue;
        };
        let root = tree.root_element();
        if root.has_tag_name(("urn:hoja:provenance:1", "provenance")) {
            return Ok(root.text().unwrap_or_default().to_owned());
        }
    }
    Err(ProvenanceError::None)
}

fn in_pdf(bytes: &[u8]) -> Result<String, ProvenanceError> {
    let pdf = pdf::open(bytes).map_err(|error| damaged(&error))?;
    for object in pdf.objects.values() {
        let Ok(file) = object.as_dict() else { continue };
        let named = file
            .get(b"UF")
            .or_else(|_| file.get(b"F"))
            .is_ok_and(|name| lopdf::decode_text_string(name).is_ok_and(|name| name == ATTACHED));
        if !named {
            continue;
        }
        let stream = file
            .get(b"EF")
            .and_then(|embedded| pdf.dereference(embedded))
            .and_then(|(_, embedded)| embedded.as_dict())
            .and_then(|embedded| embedded.get(b"F"))
            .and_then(|stream| pdf.dereference(stream))
            .and_then(|(_, stream)| stream.as_stream())
            .map_err(|error| damaged(&error))?;
        let content = stream
            .get_plain_content()
            .map_err(|error| damaged(&error))?;
        return String::from_utf8(content).map_err(|error| damaged(&error));
    }
    Err(ProvenanceError::None)
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;

    use lopdf::{Document, Object, Stream, dictionary};
    use zip::ZipWriter;
    use zip::write::SimpleFileOptions;

    use super::*;

    /// A PDF that carries a file under the name of ours.
    fn carrying(content: Vec<u8>) -> Vec<u8> {
        let mut pdf = Document::with_version("1.7");
        let mut stream = Stream::new(dictionary! {"Type" => "EmbeddedFile"}, content);
        stream.compress().unwrap();
        let stream = pdf.add_object(stream);
        let name = Object::string_literal(ATTACHED);
        pdf.add_object(dictionary! {
            "Type" => "Filespec", "F" => name, "EF" => dictionary! {"F" => stream},
        });
        let pages = pdf.add_object(dictionary! {
            "Type" => "Pages", "Kids" => Vec::<Object>::new(), "Count" => 0,
        });
        let root = pdf.add_object(dictionary! {"Type" => "Catalog", "Pages" => pages});
        pdf.trailer.set("Root", root);
        let mut bytes = Vec::new();
        pdf.save_to(&mut bytes).unwrap();
        bytes
    }

    /// A DOCX with these parts beside its text.
    fn package(items: &[&[u8]]) -> Vec<u8> {
        let mut zip = ZipWriter::new(std::io::Cursor::new(Vec::new()));
        for (number, item) in (1..).zip(items) {
            let name = format!("customXml/item{number}.xml");
            zip.start_file(name, SimpleFileOptions::default()).unwrap();
            zip.write_all(item).unwrap();
        }
        zip.finish().unwrap().into_inner()
    }

    const OURS: &[u8] = br#"<provenance xmlns="urn:hoja:provenance:1">{}</provenance>"#;

    #[test]
    fn what_a_file_carries_is_read() {
        assert_eq!(provenance(&carrying(b"{}".to_vec())), Ok("{}".to_owned()));
        assert_eq!(
            provenance(&package(&[b"<other/>", b"no XML", OURS])),
            Ok("{}".to_owned())
        );
        assert_eq!(
            provenance(&package(&[b"<other/>"])),
            Err(ProvenanceError::None)
        );
    }

    // A small file can unpack to gigabytes: it is refused before.
    #[test]
    fn what_unpacks_beyond_the_bounds_is_refused() {
        let size = usize::try_from(pdf::guard::MAX_STREAM_BYTES).unwrap() + 1;
        let bomb = carrying(vec![b' '; size]);
        assert!(bomb.len() < 1 << 20);
        let refused = |bytes: &[u8], words: &str| {
            let error = provenance(bytes).unwrap_err().to_string();
            assert!(error.contains(words), "{error}");
        };
        refused(&bomb, "inflates to more than 16 MB");
        let large = vec![b' '; usize::try_from(docx::MAX_PART_BYTES).unwrap() + 1];
        refused(&package(&[&large, OURS]), "unpacks to more than 32 MB");
        let half = &large[..large.len() / 2 + 1];
        refused(&package(&[half, half, OURS]), "unpacks to more than 32 MB");
    }
}
