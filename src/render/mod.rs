//! Data to documents. The only user of the template engine.
//!
//! A template in `templates/` holds the words and their order; what it gives is read as a
//! [`Paper`](crate::model::Paper), and each writer draws every paper.

mod brief_paper;
mod check_paper;
pub mod export;
mod house;
mod index_paper;
mod json;
mod link;
mod matrix;
mod pack_paper;
mod rows;
mod sheet;
mod summary_paper;
mod template;
mod timeline;
mod write;
mod xml;

pub use brief_paper::brief_paper;
pub use check_paper::check_paper;
pub use house::HouseRules;
pub use index_paper::{INDEX, index_paper};
pub use json::{SCHEMA_VERSION, with_schema};
pub use link::link;
pub use matrix::{matrix_csv, matrix_json, matrix_paper, matrix_sign};
pub use pack_paper::pack_paper;
pub use rows::issue_letter;
pub use sheet::{NumberPlace, Sheet};
pub use summary_paper::summary_paper;
pub use template::{RenderError, Templates, fill};
pub use timeline::{
    TimelineHead, timeline_csv, timeline_html, timeline_js, timeline_markdown, timeline_sheets,
    timeline_svg,
};
pub use write::{Format, draw};
