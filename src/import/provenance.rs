//! What a brief or summary that this program wrote says of its making, read back from the file.

use std::io::{Cursor, Read as _};

use thiserror::Error;

/// The largest part of a package that is read, in bytes.
const MAX_PART_BYTES: u64 = 32 << 20;

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
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).map_err(|error| damaged(&error))?;
    let names: Vec<String> = zip
        .file_names()
        .filter_map(Result::ok)
        .filter(|name| name.starts_with("customXml/item") && name.ends_with(".xml"))
        .map(|name| name.into_owned())
        .collect();
    for name in names {
        let part = zip.by_name(&name).map_err(|error| damaged(&error))?;
        let mut xml = String::new();
        part.take(MAX_PART_BYTES)
            .read_to_string(&mut xml)
            .map_err(|error| damaged(&error))?;
        let Ok(tree) = roxmltree::Document::parse(&xml) else {
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
    let pdf = lopdf::Document::load_mem(bytes).map_err(|error| damaged(&error))?;
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
