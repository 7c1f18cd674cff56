//! What a jurisdiction calls its courts.
//!
//! The rules are data: a *pack* in YAML for each jurisdiction.

mod court;

pub use court::{Court, court, courts};
