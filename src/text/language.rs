//! The languages whose words are brought to one form.

use super::{is_closed, kiswahili, stem};

/// The language of a text, as far as it decides how words are compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Language {
    /// English, and every language without rules of its own.
    #[default]
    English,
    /// Kiswahili.
    Kiswahili,
}

impl Language {
    /// All of them.
    pub const ALL: [Self; 2] = [Self::English, Self::Kiswahili];

    /// The language of a code as front matter has it: `sw`, `swa` and `sw-KE` are Kiswahili.
    #[must_use]
    pub fn of(code: &str) -> Self {
        let main = code.split(['-', '_']).next().unwrap_or_default();
        if main.eq_ignore_ascii_case("sw") || main.eq_ignore_ascii_case("swa") {
            Self::Kiswahili
        } else {
            Self::English
        }
    }

    /// Whether a folded word is compared by itself alone, and no other word is by it.
    #[must_use]
    pub fn is_closed(self, word: &str) -> bool {
        self == Self::English && is_closed(word)
    }

    /// What a folded word is compared by: its stem, or its Kiswahili root.
    #[must_use]
    pub fn root(self, word: &str) -> String {
        match self {
            Self::English => stem(word),
            Self::Kiswahili => kiswahili::root(word),
        }
    }
}
