//! The index of a set of briefs as a paper.

use minijinja::value::{Serde, Value};

use crate::brief::Index;
use crate::model::Paper;

use super::template::{RenderError, Templates};

/// The name of its file.
pub const INDEX: &str = "index";

/// The index as a paper, by `templates/index.md.j2`, to be linked with its briefs.
///
/// # Errors
/// If the template has a mistake.
pub fn index_paper(index: &Index, templates: &Templates) -> Result<Paper, RenderError> {
    templates.paper("index.md.j2", INDEX, "en", Value::from(Serde(index)))
}
