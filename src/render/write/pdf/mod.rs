//! A paper as PDF, set by typst: tagged, with outline, links, embedded fonts and the paper's
//! provenance attached.
//!
//! The paper goes to `templates/paper.typ` as data, never as markup. No clock and no font of
//! the machine is asked, so that the same paper gives the same bytes.

mod data;
mod world;

use typst::comemo::Track as _;
use typst::diag::{SourceDiagnostic, Warned};
use typst::foundations::Smart;
use typst::introspection::Introspector as _;
use typst::model::LateLinkResolver;
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};

use crate::diagnostic::{Diagnostic, SourceFile, Span};
use crate::model::Paper;
use crate::render::sheet::Sheet;
use crate::render::template::{RenderError, Templates};

use world::{MAIN, Press};

/// The paper as PDF, by `templates/paper.typ`.
///
/// # Errors
/// If the template has a mistake.
pub fn pdf(paper: &Paper, sheet: &Sheet, templates: &Templates) -> Result<Vec<u8>, RenderError> {
    let template = templates.file(MAIN);
    let press = Press::new(template, &data::of(paper, sheet));
    let Warned { output, .. } = typst::compile::<PagedDocument>(&press);
    let pages = output.map_err(|errors| mistake(&press, template, &errors))?;
    let options = PdfOptions {
        ident: Smart::Custom(format!("{} {}", paper.name, paper.title_text())),
        creator: Smart::Custom(Some(format!("hoja {}", env!("CARGO_PKG_VERSION")))),
        timestamp: None,
        page_ranges: None,
        standards: PdfStandards::new(&[PdfStandard::Ua_1]).unwrap_or_default(),
        tagged: true,
        pretty: false,
    };
    // typst gives names to headings alone. Other papers lead to notes and authorities as well.
    let introspector = pages.introspector();
    let places: Vec<_> = introspector
        .query_labelled()
        .iter()
        .filter_map(|element| element.location().zip(element.label()))
        .map(|(location, label)| (location, label.resolve().as_str().into()))
        .collect();
    let nowhere_else = LateLinkResolver::new(None, &**introspector);
    let bytes = typst_pdf::pdf_in_bundle(&pages, &options, &places, nowhere_else.track())
        .map_err(|errors| mistake(&press, template, &errors));
    // What was set is remembered for the next time, which does not come.
    typst::comemo::evict(0);
    bytes
}

/// The first mistake as a finding at its place in the template.
fn mistake(press: &Press, template: &str, errors: &[SourceDiagnostic]) -> RenderError {
    let Some(error) = errors.first() else {
        return RenderError::Writer {
            format: "pdf",
            message: "no reason is given".to_owned(),
        };
    };
    let range = press.range(error).unwrap_or(0..0);
    let file = SourceFile::new(format!("templates/{MAIN}"), template);
    let finding = Diagnostic::error(
        "template-mistake",
        error.message.to_string(),
        Span::new(&file, range),
    );
    RenderError::Template(Box::new(match error.hints.first() {
        Some(hint) => finding.help(hint.v.to_string()),
        None => finding,
    }))
}
