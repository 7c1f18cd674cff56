//! Positioned characters of a page.

use std::time::Instant;

use lopdf::{Document, ObjectId};
use pdf_extract::{ColorSpace, MediaBox, OutputDev, OutputError, Path, PathOp, Transform};

use super::flatten::{Face, FlatPage, Fonts, flatten};
use super::{MAX_PAGE_GLYPHS, quiet};

/// How many glyphs are read between two looks at the clock.
const GLYPHS_BETWEEN_LOOKS: usize = 4096;
/// Sizes outside this range, in points, are no print.
const SIZES: std::ops::Range<f64> = 0.5..500.0;

/// A printed character, or the few that one glyph stands for.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Glyph {
    /// Left edge, in points from the page's left.
    pub x: f32,
    /// Baseline, in points from the page's top.
    pub y: f32,
    /// Width in points.
    pub width: f32,
    /// Font size in points, as printed.
    pub size: f32,
    /// Number of its font in the file.
    pub font: u16,
    /// What it prints. Never empty.
    pub text: String,
}

/// The characters of a page in the order in which the file draws them.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct PageGlyphs {
    /// Number of the page, from 1.
    pub number: u32,
    /// Width in points.
    pub width: f32,
    /// Height in points.
    pub height: f32,
    /// Upright text.
    pub glyphs: Vec<Glyph>,
    /// Bold and italic of each font number.
    pub faces: Vec<Face>,
    /// Glyphs for which the file does not say what they print.
    pub untold: usize,
    /// Whether the page shows a picture, which may hold words.
    pub pictured: bool,
}

impl PageGlyphs {
    /// A page of which nothing could be read.
    #[must_use]
    pub fn empty(number: u32) -> Self {
        Self {
            number,
            ..Self::default()
        }
    }
}

/// Reads one page.
///
/// # Errors
/// Why it cannot be read, in a few words.
pub(super) fn page(
    document: &mut Document,
    id: ObjectId,
    number: u32,
    fonts: &mut Fonts,
    deadline: Instant,
) -> Result<PageGlyphs, String> {
    let flat = quiet::catch(|| flatten(document, id, fonts))
        .ok_or_else(|| "its content cannot be parsed".to_owned())??;
    flat.install(document, id, fonts);
    let mut result = draw(document, number, &flat, deadline);
    if matches!(result, Err(Failure::Panic)) {
        fonts.strip_programs(document);
        result = draw(document, number, &flat, deadline);
    }
    FlatPage::clear(document, id);
    match result {
        Ok(mut page) => {
            page.faces = fonts.faces.clone();
            page.pictured = flat.pictured;
            Ok(page)
        }
        Err(Failure::Panic) => Err("a font of it cannot be read".to_owned()),
        Err(Failure::Reason(reason)) => Err(reason),
    }
}

enum Failure {
    Panic,
    Reason(String),
}

fn draw(
    document: &Document,
    number: u32,
    flat: &FlatPage,
    deadline: Instant,
) -> Result<PageGlyphs, Failure> {
    let mut collector = Collector::new(number, flat, deadline);
    let drawn = quiet::catch(|| pdf_extract::output_doc_page(document, &mut collector, number));
    match drawn {
        None => Err(Failure::Panic),
        Some(Err(error)) => Err(Failure::Reason(
            collector.stopped.unwrap_or_else(|| error.to_string()),
        )),
        Some(Ok(())) => Ok(collector.page),
    }
}

/// Takes glyphs from the library.
struct Collector {
    page: PageGlyphs,
    /// Left and upper edge of the page in its own coordinates.
    left: f64,
    top: f64,
    right: f64,
    bottom: f64,
    rotation: i64,
    font: u16,
    deadline: Instant,
    /// Why reading was stopped.
    stopped: Option<String>,
}

impl Collector {
    fn new(number: u32, flat: &FlatPage, deadline: Instant) -> Self {
        let [left, bottom, right, top] = flat.media_box;
        let upright = matches!(flat.rotation, 0 | 180);
        let (width, height) = if upright {
            (right - left, top - bottom)
        } else {
            (top - bottom, right - left)
        };
        let page = PageGlyphs {
            number,
            width: width as f32,
            height: height as f32,
            ..PageGlyphs::default()
        };
        Self {
            page,
            left,
            top,
            right,
            bottom,
            rotation: flat.rotation,
            font: 0,
            deadline,
            stopped: None,
        }
    }

    /// A place or direction in the page's own coordinates as the reader sees it: right and down.
    fn seen(&self, x: f64, y: f64) -> (f64, f64) {
        match self.rotation {
            90 => (y - self.bottom, x - self.left),
            180 => (self.right - x, y - self.bottom),
            270 => (self.top - y, self.right - x),
            _ => (x - self.left, self.top - y),
        }
    }

    fn stop(&mut self, reason: String) -> OutputError {
        self.stopped = Some(reason);
        OutputError::FormatError(std::fmt::Error)
    }
}

impl OutputDev for Collector {
    fn begin_page(
        &mut self,
        _: u32,
        _: &MediaBox,
        _: Option<(f64, f64, f64, f64)>,
    ) -> Result<(), OutputError> {
        Ok(())
    }

    fn end_page(&mut self) -> Result<(), OutputError> {
        Ok(())
    }

    fn output_character(
        &mut self,
        trm: &Transform,
        width: f64,
        _: f64,
        font_size: f64,
        text: &str,
    ) -> Result<(), OutputError> {
        if self.page.glyphs.len() >= MAX_PAGE_GLYPHS {
            return Err(self.stop(format!("it has more than {MAX_PAGE_GLYPHS} glyphs")));
        }
        if self.page.glyphs.len().is_multiple_of(GLYPHS_BETWEEN_LOOKS)
            && Instant::now() > self.deadline
        {
            return Err(self.stop("reading the file takes too long".to_owned()));
        }
        // Along the line and up from it, as the reader sees them.
        let origin = self.seen(trm.m31, trm.m32);
        let along = self.seen(trm.m31 + trm.m11 * font_size, trm.m32 + trm.m12 * font_size);
        let up = self.seen(trm.m31 + trm.m21 * font_size, trm.m32 + trm.m22 * font_size);
        let along = (along.0 - origin.0, along.1 - origin.1);
        let size = (up.0 - origin.0).hypot(up.1 - origin.1);
        let upright = along.0 > 0.0 && along.1.abs() < along.0 * 0.2;
        // Watermarks and marginal stamps run aslant or upwards; they are no running text.
        if !upright || !SIZES.contains(&size) || !origin.0.is_finite() || !origin.1.is_finite() {
            return Ok(());
        }
        let text: String = text
            .chars()
            .filter(|c| *c != '\0' && *c != '\u{feff}')
            .collect();
        if text.is_empty() {
            self.page.untold += usize::from(width > 0.0);
            return Ok(());
        }
        self.page.glyphs.push(Glyph {
            x: origin.0 as f32,
            y: origin.1 as f32,
            width: (along.0 * width) as f32,
            size: size as f32,
            font: self.font,
            text,
        });
        Ok(())
    }

    fn begin_word(&mut self) -> Result<(), OutputError> {
        Ok(())
    }

    fn end_word(&mut self) -> Result<(), OutputError> {
        Ok(())
    }

    fn end_line(&mut self) -> Result<(), OutputError> {
        Ok(())
    }

    /// Reads the marks that [`flatten`](super::flatten) writes after each choice of a font.
    fn stroke(
        &mut self,
        _: &Transform,
        _: &ColorSpace,
        _: &[f64],
        path: &Path,
    ) -> Result<(), OutputError> {
        if let [PathOp::MoveTo(font, _)] = path.ops.as_slice() {
            self.font = *font as u16;
        }
        Ok(())
    }
}
