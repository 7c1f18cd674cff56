//! The sheet that a paper is printed on: its size, margins and type.

use serde::Serialize;

/// Millimetres in an inch.
const INCH: f64 = 25.4;

/// How a paper is set on its sheets. Lengths are in millimetres, sizes of type in points.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Sheet {
    /// Width of the sheet.
    pub width: f64,
    /// Height of the sheet.
    pub height: f64,
    /// Margins: top, right, bottom, left.
    pub margins: [f64; 4],
    /// The type that is asked for; the program's own where there is none.
    pub font: Option<String>,
    /// Size of the running text.
    pub size: f64,
    /// Distance of lines, in lines: 1.5 is one and a half.
    pub spacing: f64,
    /// Where the number of the page stands.
    pub number: NumberPlace,
}

/// Where the number of a page stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum NumberPlace {
    /// In the middle below the text.
    BottomCentre,
    /// On the right below the text.
    BottomRight,
    /// On the right above the text.
    TopRight,
}

impl Default for Sheet {
    /// A4 with margins of an inch.
    fn default() -> Self {
        Self {
            width: 210.0,
            height: 297.0,
            margins: [INCH; 4],
            font: None,
            size: 11.0,
            spacing: 1.15,
            number: NumberPlace::BottomCentre,
        }
    }
}

impl Sheet {
    /// The sheet as CSS for print.
    #[must_use]
    pub fn css(&self) -> String {
        let [top, right, bottom, left] = self.margins;
        let number = match self.number {
            NumberPlace::BottomCentre => "@bottom-center",
            NumberPlace::BottomRight => "@bottom-right",
            NumberPlace::TopRight => "@top-right",
        };
        let font = self.font.as_ref().map_or_else(String::new, |font| {
            format!("@media print {{ body {{ font-family: \"{font}\", serif; }} }}\n")
        });
        format!(
            "@page {{ size: {}mm {}mm; margin: {top}mm {right}mm {bottom}mm {left}mm; {number} {{ content: counter(page) \" / \" counter(pages); font-size: 9pt; }} }}\n:root {{ --sheet-size: {}pt; --sheet-leading: {}; }}\n{font}",
            self.width,
            self.height,
            self.size,
            self.spacing * 1.2,
        )
    }
}
