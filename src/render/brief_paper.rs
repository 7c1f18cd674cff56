//! A brief as a paper.

use minijinja::context;
use minijinja::value::{Serde, Value};

use crate::brief::{Brief, Provenance};
use crate::model::Paper;

use super::template::{RenderError, Templates};

/// The brief as a paper, by `templates/brief.md.j2`. Its links are still to be led to their
/// places, with those of the papers beside it: [`super::link`].
///
/// # Errors
/// If the template has a mistake.
pub fn brief_paper(
    brief: &Brief,
    provenance: &Provenance,
    templates: &Templates,
) -> Result<Paper, RenderError> {
    let mut paper = templates.paper(
        "brief.md.j2",
        brief.issue.as_str(),
        "en",
        context! {
            brief => Value::from(Serde(brief)),
            statements => Value::from(Serde(brief.by_note())),
            provenance => Value::from(Serde(provenance)),
        },
    )?;
    paper.provenance = Some(provenance.line());
    Ok(paper)
}
