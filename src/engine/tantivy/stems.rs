//! Stems, each worked out once.

use rustc_hash::FxHashMap;

use crate::text::Language;

/// The most words that are remembered; the words of a library are some hundred thousand.
const MOST: usize = 200_000;

/// The longest word that is remembered, in bytes.
const LONGEST: usize = 40;

/// The stems of the words that came up last.
#[derive(Default)]
pub(super) struct Stems {
    english: FxHashMap<String, String>,
    kiswahili: FxHashMap<String, String>,
}

impl Stems {
    /// Adds the stem of a word to a text.
    pub fn of(&mut self, language: Language, word: &str, take: impl FnOnce(&str)) {
        let known = match language {
            Language::English => &mut self.english,
            Language::Kiswahili => &mut self.kiswahili,
        };
        if let Some(stem) = known.get(word) {
            return take(stem);
        }
        let stem = language.root(word);
        take(&stem);
        if word.len() <= LONGEST {
            if known.len() >= MOST {
                known.clear();
            }
            known.insert(word.to_owned(), stem);
        }
    }
}
