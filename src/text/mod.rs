//! Words, sentences and days: where they begin and end, and in what form they are compared.

mod abbreviations;
pub mod dates;
mod fold;
mod function_words;
mod kiswahili;
mod kiswahili_words;
mod language;
mod letters;
mod ordinal;
mod pattern;
mod quoted;
mod sentences;
mod stem;
mod tokens;

pub use fold::fold;
pub use function_words::{Weight, begins_question, weight};
pub use language::Language;
pub use letters::letters;
pub use ordinal::ordinal;
pub(crate) use pattern::{patterns, regex};
pub use quoted::quotations;
pub use sentences::{sentence_starts, sentence_words, sentence_words_at};
pub use stem::{is_closed, stem};
pub use tokens::{Token, Words, tokens};
