//! The stem under which the forms of an English word meet.

use frostem::{Algorithm, Stemmer};

/// The stem of a folded word: `registrations`, `registration` and `register` do not all
/// meet, `registrations` and `registration` do.
///
/// Words with digits are left alone: `9a` is a section, not a plural.
#[must_use]
pub fn stem(word: &str) -> String {
    if word.chars().any(|c| c.is_ascii_digit()) {
        return word.to_owned();
    }
    Stemmer::new(Algorithm::English).stem(word).into_owned()
}
