//! What a finished PDF measures: for checks against the rules of a court.

use lopdf::{Document, Object};

use super::{PdfError, read};

/// A PDF as it would be printed.
#[derive(Debug, Clone, PartialEq)]
pub struct Printed {
    /// How many pages it has.
    pub pages: usize,
    /// Width and height of the first page, in millimetres.
    pub size: (f32, f32),
    /// The left edge of the words that stand leftmost, running heads left out, in millimetres.
    pub left: Option<f32>,
}

/// Millimetres in a point.
const POINT: f32 = 25.4 / 72.0;

/// Measures a PDF.
///
/// # Errors
/// If it cannot be read.
pub fn printed(bytes: &[u8]) -> Result<Printed, PdfError> {
    let reading = read(bytes)?;
    let left = reading
        .blocks
        .iter()
        .filter(|block| block.indent > 0.0)
        .map(|block| block.indent * POINT)
        .min_by(f32::total_cmp);
    // It was read: its pages can be counted.
    let document = Document::load_mem(bytes).unwrap_or_default();
    let pages = document.get_pages();
    let number = |object: &Object| object.as_float().unwrap_or(0.0) * POINT;
    let size = pages
        .values()
        .next()
        .and_then(|page| document.get_dictionary(*page).ok())
        .and_then(|page| page.get(b"MediaBox").ok())
        .and_then(|area| area.as_array().ok())
        .filter(|area| area.len() == 4)
        .map_or((0.0, 0.0), |area| {
            (
                number(&area[2]) - number(&area[0]),
                number(&area[3]) - number(&area[1]),
            )
        });
    Ok(Printed {
        pages: pages.len(),
        size,
        left,
    })
}
