//! The query language against a reader who knows only its table.

mod corpus;
mod equal;
mod kiswahili;
mod oracle;
mod questions;
mod random;
mod traps;
