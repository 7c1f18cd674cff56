//! How a query compares a word of a text by its form: whole, by a pattern, or nearly.

use std::fmt;

/// One sign of a pattern.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sign {
    /// This letter or digit, folded.
    Letter(char),
    /// Any one letter or digit: `?`, or a `*` inside a word.
    One,
}

/// A word with unknown letters: `wom?n`, `particip!`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wildcard {
    /// What the word begins with, sign by sign.
    pub signs: Vec<Sign>,
    /// Whether anything, or nothing, may follow: the root expander.
    pub open: bool,
}

impl Wildcard {
    /// Whether a folded word fits.
    #[must_use]
    pub fn matches(&self, word: &str) -> bool {
        let mut letters = word.chars();
        for sign in &self.signs {
            match (sign, letters.next()) {
                (_, None) => return false,
                (Sign::Letter(wanted), Some(letter)) if *wanted != letter => return false,
                _ => {}
            }
        }
        self.open || letters.next().is_none()
    }

    /// The letters before the first unknown one.
    #[must_use]
    pub fn prefix(&self) -> String {
        self.signs
            .iter()
            .map_while(|sign| match sign {
                Sign::Letter(letter) => Some(*letter),
                Sign::One => None,
            })
            .collect()
    }
}

/// A word of a text as a query asks for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Form {
    /// Exactly this folded word.
    Exact(String),
    /// A word that fits a pattern.
    Wild(Wildcard),
    /// A word at most `edits` letters away: one put in, left out, changed, or two
    /// neighbours swapped.
    Fuzzy {
        /// The folded word.
        word: String,
        /// How many: 1 or 2.
        edits: u8,
    },
}

impl Form {
    /// Whether a folded word fits.
    #[must_use]
    pub fn matches(&self, word: &str) -> bool {
        match self {
            Self::Exact(wanted) => wanted == word,
            Self::Wild(wildcard) => wildcard.matches(word),
            Self::Fuzzy {
                word: wanted,
                edits,
            } => is_near(wanted, word, usize::from(*edits)),
        }
    }
}

/// Whether two words are at most `edits` apart, a swap of neighbours counting once and no
/// letter being touched twice.
fn is_near(a: &str, b: &str, edits: usize) -> bool {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    if a.len().abs_diff(b.len()) > edits {
        return false;
    }
    let mut before: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=b.len()).collect();
    for i in 1..=a.len() {
        let mut row = vec![i; b.len() + 1];
        for j in 1..=b.len() {
            let changed = last[j - 1] + usize::from(a[i - 1] != b[j - 1]);
            row[j] = changed.min(last[j] + 1).min(row[j - 1] + 1);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                row[j] = row[j].min(before[j - 2] + 1);
            }
        }
        before = std::mem::replace(&mut last, row);
    }
    last[b.len()] <= edits
}

impl fmt::Display for Form {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Exact(word) => f.write_str(word),
            Self::Wild(Wildcard { signs, open }) => {
                for sign in signs {
                    match sign {
                        Sign::Letter(letter) => write!(f, "{letter}")?,
                        Sign::One => f.write_str("?")?,
                    }
                }
                f.write_str(if *open { "!" } else { "" })
            }
            Self::Fuzzy { word, edits: 1 } => write!(f, "{word}~"),
            Self::Fuzzy { word, edits } => write!(f, "{word}~{edits}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn near_words() {
        for (a, b, edits, near) in [
            ("card", "card", 1, true),
            ("card", "cards", 1, true),
            ("card", "crad", 1, true),
            ("card", "cord", 1, true),
            ("card", "corps", 1, false),
            ("card", "cords", 2, true),
            ("card", "", 2, false),
        ] {
            assert_eq!(is_near(a, b, edits), near, "{a} {b}");
        }
    }
}
