//! Words: where they begin and end, and in what form they are compared.

mod fold;
mod stem;
mod tokens;

pub use fold::fold;
pub use stem::stem;
pub use tokens::{Token, tokens};
