//! The zip that a DOCX is: its parts, by name, within bounds.

use std::io::{Cursor, Read};

use zip::ZipArchive;

use super::DocxError;

/// Most entries of a package. Word writes 10 to 60; each picture is one more.
pub const MAX_ENTRIES: usize = 10_000;
/// Largest part that is read, in bytes when unpacked: a judgment of 1,000 pages has about 12 MB.
pub const MAX_PART_BYTES: u64 = 32 << 20;

/// An opened package.
pub(super) struct Package<'a> {
    zip: ZipArchive<Cursor<&'a [u8]>>,
}

impl<'a> Package<'a> {
    /// Opens the package and counts its entries.
    pub(super) fn open(bytes: &'a [u8]) -> Result<Self, DocxError> {
        let zip = ZipArchive::new(Cursor::new(bytes))
            .map_err(|error| DocxError::Zip(error.to_string()))?;
        if zip.len() > MAX_ENTRIES {
            return Err(DocxError::TooManyEntries);
        }
        Ok(Self { zip })
    }

    /// The names of XML parts that begin so.
    pub(super) fn names(&self, start: &str) -> Vec<String> {
        self.zip
            .file_names()
            .filter_map(Result::ok)
            .filter(|name| name.starts_with(start) && name.ends_with(".xml"))
            .map(|name| name.into_owned())
            .collect()
    }

    /// The text of the part, or `None` if there is no such part.
    pub(super) fn part(&mut self, name: &str) -> Result<Option<String>, DocxError> {
        self.part_within(name, MAX_PART_BYTES)
    }

    /// The text of the part, if it unpacks to no more than so many bytes.
    pub(super) fn part_within(
        &mut self,
        name: &str,
        most: u64,
    ) -> Result<Option<String>, DocxError> {
        let Some(index) = self.zip.index_for_name(name) else {
            return Ok(None);
        };
        let broken = |error: String| DocxError::Part {
            name: name.to_owned(),
            reason: error,
        };
        let file = self
            .zip
            .by_index(index)
            .map_err(|error| broken(error.to_string()))?;
        // The size that the zip names is the sender's word; only the bytes count.
        let mut bytes = Vec::new();
        file.take(most + 1)
            .read_to_end(&mut bytes)
            .map_err(|error| broken(error.to_string()))?;
        if bytes.len() as u64 > most {
            return Err(DocxError::TooLarge {
                name: name.to_owned(),
            });
        }
        decode(bytes)
            .map(Some)
            .ok_or_else(|| broken("its encoding is not UTF-8 or UTF-16".to_owned()))
    }

    /// The name of the main document: where the package's relationships say it is.
    pub(super) fn main_document(&mut self) -> Result<String, DocxError> {
        let stated = match self.part("_rels/.rels")? {
            Some(text) => target_of(&text, "/officeDocument")?,
            None => None,
        };
        Ok(stated.unwrap_or_else(|| "word/document.xml".to_owned()))
    }

    /// The text of the part that the main document names under this type of
    /// relationship: `/styles`, `/numbering`, `/footnotes`.
    pub(super) fn related(
        &mut self,
        document: &str,
        kind: &str,
    ) -> Result<Option<String>, DocxError> {
        let (folder, file) = document.rsplit_once('/').unwrap_or(("", document));
        let relations = if folder.is_empty() {
            format!("_rels/{file}.rels")
        } else {
            format!("{folder}/_rels/{file}.rels")
        };
        let Some(relations) = self.part(&relations)? else {
            return Ok(None);
        };
        let Some(target) = target_of(&relations, kind)? else {
            return Ok(None);
        };
        let name = match target.strip_prefix('/') {
            Some(absolute) => absolute.to_owned(),
            None if folder.is_empty() => target,
            None => format!("{folder}/{target}"),
        };
        self.part(&name)
    }
}

/// The target of the first relationship whose type ends in `kind`.
fn target_of(relations: &str, kind: &str) -> Result<Option<String>, DocxError> {
    let tree = super::xml_tree("relationships", relations)?;
    Ok(tree
        .descendants()
        .filter(|node| node.has_tag_name_local("Relationship"))
        .find(|node| {
            node.attribute("Type")
                .is_some_and(|kind_of| kind_of.ends_with(kind))
        })
        .and_then(|node| node.attribute("Target"))
        .map(|target| target.trim_start_matches("./").to_owned())
        .map(|target| {
            if kind == "/officeDocument" {
                target.trim_start_matches('/').to_owned()
            } else {
                target
            }
        }))
}

/// Local names, whatever the namespace: transitional and strict documents differ in that alone.
trait LocalName {
    fn has_tag_name_local(&self, name: &str) -> bool;
}

impl LocalName for roxmltree::Node<'_, '_> {
    fn has_tag_name_local(&self, name: &str) -> bool {
        self.is_element() && self.tag_name().name() == name
    }
}

/// XML parts are UTF-8 or UTF-16 with a byte order mark.
fn decode(bytes: Vec<u8>) -> Option<String> {
    match encoding_rs::Encoding::for_bom(&bytes) {
        Some((encoding, length)) => encoding
            .decode_without_bom_handling_and_without_replacement(&bytes[length..])
            .map(|text| text.into_owned()),
        None => String::from_utf8(bytes).ok(),
    }
}
