//! A journalist's pack as a paper.

use minijinja::context;
use minijinja::value::{Serde, Value};

use crate::brief::{Pack, Provenance};
use crate::model::Paper;

use super::template::{RenderError, Templates};

/// The pack as a paper, by `templates/journalist.md.j2`, named `ISSUE-journalist`. Its links
/// are still to be led to their places: [`super::link`].
///
/// # Errors
/// If the template has a mistake.
pub fn pack_paper(
    pack: &Pack,
    provenance: &Provenance,
    templates: &Templates,
) -> Result<Paper, RenderError> {
    let mut paper = templates.paper(
        "journalist.md.j2",
        &pack.name(),
        "en",
        context! {
            pack => Value::from(Serde(pack)),
            statements => Value::from(Serde(pack.by_note())),
            provenance => Value::from(Serde(provenance)),
        },
    )?;
    paper.provenance = Some(provenance.line());
    Ok(paper)
}
