//! The words of `lexicon.yaml`: who speaks, and what a draft shows that it knows.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use crate::diagnostic::SourceFile;
use crate::text::fold;
use crate::yaml::{Node, Value, parse};

/// A list of phrases, each as its words.
type List = Vec<Vec<String>>;

/// A list by its name; empty if there is none.
pub(super) fn list(name: &str) -> &'static [Vec<String>] {
    static LISTS: LazyLock<BTreeMap<String, List>> = LazyLock::new(|| {
        let file = SourceFile::new("lexicon.yaml", include_str!("lexicon.yaml"));
        let Ok(Node {
            value: Value::Map(lists),
            ..
        }) = parse(&file, 0..file.text.len())
        else {
            return BTreeMap::new();
        };
        lists
            .iter()
            .filter_map(|(key, list)| Some((scalar(key)?, phrases(list))))
            .collect()
    });
    LISTS.get(name).map_or(&[], Vec::as_slice)
}

fn scalar(node: &Node) -> Option<String> {
    match &node.value {
        Value::Scalar(text) => Some(text.clone()),
        _ => None,
    }
}

fn phrases(node: &Node) -> List {
    let Value::List(items) = &node.value else {
        return Vec::new();
    };
    items
        .iter()
        .filter_map(scalar)
        .map(|phrase| phrase.split(' ').map(fold).collect())
        .collect()
}

/// The number of words of the longest phrase of a list that stands at `at`.
pub(super) fn at(name: &str, words: &[String], at: usize) -> Option<usize> {
    list(name)
        .iter()
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
            "reported",
            "petitioner",
            "respondent",
            "interested-party",
            "amicus",
            "knows-fate",
            "knows-law",
            "naming",
        ] {
            assert!(list(name).len() > 2 || name == "interested-party", "{name}");
        }
        let words: Vec<String> = "it was set aside on appeal"
            .split(' ')
            .map(str::to_owned)
            .collect();
        assert!(holds("knows-fate", &words));
    }
}
