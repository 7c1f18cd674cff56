//! Data to documents. The only user of the template engine; the words are in `templates/`.

mod brief_markdown;
mod json;
mod summary_markdown;
mod template;

pub use brief_markdown::brief_markdown;
pub use json::{SCHEMA_VERSION, with_schema};
pub use summary_markdown::summary_markdown;
pub use template::{RenderError, fill};
