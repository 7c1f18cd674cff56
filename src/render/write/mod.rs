//! One writer a format.

mod docx;
mod html;
mod markdown;
#[cfg(feature = "pdf")]
mod pdf;

use crate::model::{Paper, Run, plain};

use super::sheet::Sheet;
use super::template::{RenderError, Templates};

/// A format in which papers are drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Format {
    /// Markdown.
    Markdown,
    /// One HTML file.
    Html,
    /// Word and LibreOffice.
    Docx,
    /// Portable Document Format.
    Pdf,
}

impl Format {
    /// The ending of its files, without the dot.
    #[must_use]
    pub const fn ending(self) -> &'static str {
        match self {
            Self::Markdown => "md",
            Self::Html => "html",
            Self::Docx => "docx",
            Self::Pdf => "pdf",
        }
    }

    /// Whether it is no text, and must not be printed on a terminal.
    #[must_use]
    pub const fn is_binary(self) -> bool {
        matches!(self, Self::Docx | Self::Pdf)
    }
}

/// Draws a paper, whose links have been led to their places.
///
/// # Errors
/// If a template has a mistake, or the format was left out of this program.
pub fn draw(
    paper: &Paper,
    format: Format,
    sheet: &Sheet,
    templates: &Templates,
) -> Result<Vec<u8>, RenderError> {
    Ok(match format {
        Format::Markdown => markdown::markdown(paper).into_bytes(),
        Format::Html => html::html(paper, sheet, templates)?.into_bytes(),
        Format::Docx => docx::docx(paper, sheet, templates)?,
        #[cfg(feature = "pdf")]
        Format::Pdf => pdf::pdf(paper, sheet, templates)?,
        #[cfg(not(feature = "pdf"))]
        Format::Pdf => return Err(RenderError::LeftOut("pdf")),
    })
}

/// The widths of the columns of a table as shares, by how much stands in them.
fn columns(head: &[Vec<Run>], rows: &[Vec<Vec<Run>>]) -> Vec<usize> {
    const LEAST: usize = 10;
    const MOST: usize = 60;
    (0..head.len())
        .map(|column| {
            rows.iter()
                .filter_map(|row| row.get(column))
                .chain(head.get(column))
                .map(|cell| plain(cell).chars().count())
                .max()
                .unwrap_or(LEAST)
                .clamp(LEAST, MOST)
        })
        .collect()
}
