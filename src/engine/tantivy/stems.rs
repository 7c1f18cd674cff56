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
    text: Text,
    /// Whether the word is one that no other form meets.
    closed: bool,
}

/// A stem; most are the beginning of the word, which is at hand where it is looked up.
enum Text {
    Beginning(usize),
    Other(Box<str>),
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
        let given = |stem: &Stem| {
            let text = match &stem.text {
                Text::Beginning(len) => &word[..*len],
                Text::Other(text) => text,
            };
            take((!(open && stem.closed)).then_some(text));
        };
        let known = match language {
            Language::English => &mut self.english,
            Language::Kiswahili => &mut self.kiswahili,
        };
        if let Some(stem) = known.get(word) {
            return given(stem);
        }
        let root = language.root(word);
        let stem = Stem {
            text: if word.starts_with(&root) {
                Text::Beginning(root.len())
            } else {
                Text::Other(root.into())
            },
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
