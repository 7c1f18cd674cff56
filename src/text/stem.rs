//! The stem under which the forms of an English word meet.

use frostem::{Algorithm, Stemmer};

/// Words that join and point, in the order of their letters. Each is a word of its own: no other
/// form meets it, such as `being`, which may be a human one, and `be`. In a legal text, two words of
/// five are one of these.
const CLOSED: &[&str] = &[
    "a", "an", "and", "any", "are", "as", "at", "be", "been", "but", "by", "can", "for", "from",
    "had", "has", "have", "he", "her", "his", "if", "in", "into", "is", "it", "its", "may", "must",
    "no", "nor", "not", "of", "on", "or", "shall", "she", "should", "so", "than", "that", "the",
    "their", "them", "then", "there", "these", "they", "this", "those", "to", "under", "upon",
    "was", "we", "were", "where", "which", "who", "whom", "with", "would", "you",
];

/// Whether a folded word is one that no other form meets: its stem is the word itself, and that of
/// no other word.
#[must_use]
pub fn is_closed(word: &str) -> bool {
    word.len() <= 6 && CLOSED.binary_search(&word).is_ok()
}

/// The stem of a folded word: `registrations`, `registration` and `register` do not all
/// meet, `registrations` and `registration` do.
///
/// Words with digits are left alone: `9a` is a section, not a plural.
#[must_use]
pub fn stem(word: &str) -> String {
    if is_closed(word) || word.chars().any(|c| c.is_ascii_digit()) {
        return word.to_owned();
    }
    let stem = Stemmer::new(Algorithm::English).stem(word).into_owned();
    if is_closed(&stem) {
        word.to_owned()
    } else {
        stem
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn closed_words_are_met_by_no_other() {
        assert!(CLOSED.is_sorted());
        for (word, expected) in [
            ("the", "the"),
            ("being", "being"),
            ("ins", "ins"),
            ("its", "its"),
            ("registrations", "registr"),
            ("9a", "9a"),
        ] {
            assert_eq!(stem(word), expected);
        }
    }
}
