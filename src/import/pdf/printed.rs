//! What a finished PDF measures: for checks against the rules of a court.

use super::line::{Line, PageLines};
use super::{LIMITS, PdfError, collect, furniture, line, open, refuse_without_text};

/// A PDF as it would be printed.
#[derive(Debug, Clone, PartialEq)]
pub struct Printed {
    /// How many pages it has.
    pub pages: usize,
    /// Width and height of each size of page that it has, in millimetres.
    pub sizes: Vec<(f32, f32)>,
    /// What stands nearest to each edge of a page: top, right, bottom, left. Running heads, feet
    /// and page numbers are left out. `None` if nothing else is printed.
    pub edges: Option<[Nearest; 4]>,
}

/// What stands nearest to an edge.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Nearest {
    /// How far from it, in millimetres.
    pub distance: f32,
    /// The page, from 1.
    pub page: u32,
}

/// Millimetres in a point.
const POINT: f32 = 25.4 / 72.0;
/// How high a capital is, as a share of the font size: 0.645 to 0.72 in the types of books. What
/// is measured from the top is the height of capitals, from the bottom the line they stand on.
const CAPITAL: f32 = 0.645;

/// Measures a PDF.
///
/// # Errors
/// If it cannot be read.
pub fn printed(bytes: &[u8]) -> Result<Printed, PdfError> {
    let mut document = open(bytes)?;
    let pages = collect(&mut document, LIMITS, &mut Vec::new())?;
    refuse_without_text(&pages)?;
    let mut sizes: Vec<(f32, f32)> = Vec::new();
    for page in &pages {
        let size = (page.width * POINT, page.height * POINT);
        if !sizes.contains(&size) {
            sizes.push(size);
        }
    }
    let lines = furniture::remove(pages.iter().map(line::lines).collect());
    Ok(Printed {
        pages: pages.len(),
        sizes,
        edges: edges(&lines),
    })
}

fn edges(pages: &[PageLines]) -> Option<[Nearest; 4]> {
    let mut nearest: Option<[Nearest; 4]> = None;
    let lines = pages
        .iter()
        .flat_map(|page| page.lines.iter().map(move |line| (page, line)));
    for (page, line) in lines {
        let here = distances(page, line).map(|points| Nearest {
            distance: points * POINT,
            page: page.number,
        });
        match &mut nearest {
            None => nearest = Some(here),
            Some(nearest) => {
                for (old, new) in nearest.iter_mut().zip(here) {
                    if new.distance < old.distance {
                        *old = new;
                    }
                }
            }
        }
    }
    nearest
}

/// Top, right, bottom, left, in points.
fn distances(page: &PageLines, line: &Line) -> [f32; 4] {
    [
        line.y - CAPITAL * line.size,
        page.width - line.x1(),
        page.height - line.y,
        line.x0(),
    ]
}
