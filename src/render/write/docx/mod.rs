//! A paper as DOCX, for Word and LibreOffice: named styles, Word's own footnotes, bookmarks
//! and fields.
//!
//! The package is put together here and not by a library: those at hand number notes and
//! bookmarks by counters of the process, so that the same paper gives other bytes when others
//! were written before it, and write footnotes without their separators.

mod body;
mod parts;
mod runs;

use std::io::{Cursor, Write as _};

use minijinja::context;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use crate::model::Paper;
use crate::render::sheet::Sheet;
use crate::render::template::{RenderError, Templates};

/// Twentieths of a point, Word's measure, in a millimetre.
const TWIPS: f64 = 1440.0 / 25.4;

/// The font where the sheet asks for none: all that show DOCX have it or one of its width.
const FONT: &str = "Times New Roman";

/// The paper as DOCX, its styles by `templates/styles.xml.j2`.
///
/// # Errors
/// If the template has a mistake, or the package cannot be put together.
pub fn docx(paper: &Paper, sheet: &Sheet, templates: &Templates) -> Result<Vec<u8>, RenderError> {
    let styles = templates.render(
        "styles.xml.j2",
        context! {
            font => sheet.font.as_deref().unwrap_or(FONT),
            size => whole(sheet.size * 2.0),
            line => whole(sheet.spacing * 240.0),
            lang => if paper.lang == "en" { "en-GB" } else { &paper.lang },
            measure => measure(sheet),
        },
    )?;
    let text = body::text(paper, sheet);
    let mut files = parts::fixed(paper, sheet, text.numbered_lists);
    files.push(("word/styles.xml", styles));
    files.push(("word/document.xml", text.document));
    files.push(("word/_rels/document.xml.rels", text.document_relations));
    files.push(("word/footnotes.xml", text.footnotes));
    files.push(("word/_rels/footnotes.xml.rels", text.footnote_relations));
    zip(&files).map_err(|error| RenderError::Writer {
        format: "docx",
        message: error.to_string(),
    })
}

/// The parts in a zip file without a time, so that the same paper gives the same bytes.
fn zip(files: &[(&str, String)]) -> zip::result::ZipResult<Vec<u8>> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(zip::DateTime::default());
    for (name, text) in files {
        zip.start_file(*name, options)?;
        zip.write_all(text.as_bytes())?;
    }
    Ok(zip.finish()?.into_inner())
}

/// A length of the sheet in Word's measure.
fn twips(millimetres: f64) -> i64 {
    whole(millimetres * TWIPS)
}

/// The nearest whole number.
fn whole(value: f64) -> i64 {
    // Lengths of a sheet are far below the bound.
    #[expect(clippy::cast_possible_truncation)]
    let rounded = value.round() as i64;
    rounded
}

/// The width of the text.
fn measure(sheet: &Sheet) -> i64 {
    let [_, right, _, left] = sheet.margins;
    twips(sheet.width - right - left)
}
