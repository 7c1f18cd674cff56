//! Stems, each worked out once, and which words have none but themselves.

use rustc_hash::FxHashMap;

use crate::text::Language;

/// The most words that are remembered; the words of a library are some hundred thousand.
const MOST: usize = 200_000;

/// The longest word that is remembered, in bytes.
const LONGEST: usize = 40;

/// The stems of the words that came up last.
#[derive(Default)]
pub(super) struct Stems {
    english: FxHashMap<String, Stem>,
    kiswahili: FxHashMap<String, Stem>,
}

struct Stem {
    text: String,
    /// Whether the word is one that no other form meets.
    closed: bool,
}

impl Stems {
    /// Hands out the stem of a word; with `open`, none of a closed word.
    pub fn of(
        &mut self,
        language: Language,
        word: &str,
        open: bool,
        take: impl FnOnce(Option<&str>),
    ) {
        let given = |stem: &Stem| take((!(open && stem.closed)).then_some(&stem.text));
        let known = match language {
            Language::English => &mut self.english,
            Language::Kiswahili => &mut self.kiswahili,
        };
        if let Some(stem) = known.get(word) {
            return given(stem);
        }
        let stem = Stem {
            text: language.root(word),
            closed: language.is_closed(word),
        };
        given(&stem);
        if word.len() <= LONGEST {
            if known.len() >= MOST {
                known.clear();
            }
            known.insert(word.to_owned(), stem);
        }
    }
}
