//! YAML as a tree in which every value knows its place.
//!
//! The only user of the YAML crate. Values are read as the text that stands in the
//! file: `1.10`, `no` and `2020-01-30` are what somebody wrote, not numbers, truths
//! or dates, until a reader of [`fields::Fields`] says what it wants.

mod fields;
mod node;

pub(crate) use fields::unknown_name;
pub use fields::{Fields, Found};
pub use node::{Node, Value, parse};
