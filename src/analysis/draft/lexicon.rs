//! The words of `lexicon.yaml`: who speaks, and what a draft shows that it knows.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use crate::diagnostic::SourceFile;
use crate::text::fold;
use crate::yaml::{Node, Value, parse};

/// A list of phrases, each as its words, and which of them begin with a word.
#[derive(Default)]
struct List {
    phrases: Vec<Vec<String>>,
    by_first: FxHashMap<String, Vec<usize>>,
}

/// A list by its name; empty if there is none.
fn list(name: &str) -> Option<&'static List> {
    static LISTS: LazyLock<FxHashMap<String, List>> = LazyLock::new(|| {
        let file = SourceFile::new("lexicon.yaml", include_str!("lexicon.yaml"));
        let Ok(Node {
            value: Value::Map(lists),
            ..
        }) = parse(&file, 0..file.text.len())
        else {
            return FxHashMap::default();
        };
        lists
            .iter()
            .filter_map(|(key, list)| Some((scalar(key)?, phrases(list))))
            .collect()
    });
    LISTS.get(name)
}

fn scalar(node: &Node) -> Option<String> {
    match &node.value {
        Value::Scalar(text) => Some(text.clone()),
        _ => None,
    }
}

fn phrases(node: &Node) -> List {
    let mut list = List::default();
    let Value::List(items) = &node.value else {
        return list;
    };
    for phrase in items.iter().filter_map(scalar) {
        let words: Vec<String> = phrase.split(' ').map(fold).collect();
        if let Some(first) = words.first() {
            let at = list.phrases.len();
            list.by_first.entry(first.clone()).or_default().push(at);
        }
        list.phrases.push(words);
    }
    list
}

/// The number of words of the longest phrase of a list that stands at `at`.
pub(super) fn at(name: &str, words: &[String], at: usize) -> Option<usize> {
    let list = list(name)?;
    list.by_first
        .get(words.get(at)?)?
        .iter()
        .map(|index| &list.phrases[*index])
        .filter(|phrase| {
            words
                .get(at..at + phrase.len())
                .is_some_and(|here| here == phrase.as_slice())
        })
        .map(Vec::len)
        .max()
}

/// Whether a phrase of a list stands among the words.
pub(super) fn holds(name: &str, words: &[String]) -> bool {
    (0..words.len()).any(|index| at(name, words, index).is_some())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_list_is_there() {
        for name in [
            "court",
            "court-verbs",
            "either-verbs",
            "party-verbs",
            "law-verbs",
            "leads-to-speaker",
            "reported",
            "petitioner",
            "respondent",
            "interested-party",
            "amicus",
            "knows-fate",
            "knows-law",
            "naming",
        ] {
            let phrases = list(name).map_or(0, |list| list.phrases.len());
            assert!(phrases > 2 || name == "interested-party", "{name}");
        }
        let words: Vec<String> = "it was set aside on appeal"
            .split(' ')
            .map(str::to_owned)
            .collect();
        assert!(holds("knows-fate", &words));
    }
}
