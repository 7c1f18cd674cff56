//! From the words of everyday to those of the law: `boss` to *employer*.
//!
//! Unlike a matter's thesaurus, whose terms mean the same, these lead from one word to others
//! that a law may use for it. They are used in questions alone, count for less than what was typed, and
//! are a jurisdiction's data: another country is another file.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::diagnostic::{Diagnostic, SourceFile};
use crate::text::{Language, tokens};
use crate::yaml::{Fields, Node, Value, parse};

/// How well a word of the law stands for an everyday word.
const LEADS: f32 = 0.7;
/// How well an English word stands for a Kiswahili one that is translated by it.
pub(super) const TRANSLATES: f32 = 0.9;

/// The words of a term of the law, and how well it stands for an everyday term.
pub(super) type Lead = (Vec<String>, f32);

/// The words of one jurisdiction.
#[derive(Debug, Clone, Default)]
pub struct Vocabulary {
    /// What each term leads to, by the roots of its words.
    leads: HashMap<(Language, String), Vec<Lead>>,
    /// Words of the longest term.
    longest: usize,
}

/// The key under which a run of words is looked up.
fn key(language: Language, words: &[&str]) -> (Language, String) {
    let roots: Vec<String> = words.iter().map(|word| language.root(word)).collect();
    (language, roots.join(" "))
}

fn words(term: &str) -> Vec<String> {
    tokens(term).into_iter().map(|token| token.word).collect()
}

impl Vocabulary {
    /// The vocabulary of a jurisdiction by its code, such as `ke`; an empty one where there is
    /// none.
    #[must_use]
    pub fn of(jurisdiction: &str) -> &'static Self {
        static KENYA: LazyLock<Vocabulary> =
            LazyLock::new(|| Vocabulary::read(include_str!("ke.yaml")).0);
        static NONE: LazyLock<Vocabulary> = LazyLock::new(Vocabulary::default);
        match jurisdiction {
            "ke" => &KENYA,
            _ => &NONE,
        }
    }

    /// Reads a list of entries `{say: […], law: […]}` in English and `{sw: […], law: […]}`
    /// in Kiswahili, with what is wrong in it.
    fn read(text: &str) -> (Self, Vec<Diagnostic>) {
        let mut findings = Vec::new();
        let mut vocabulary = Self::default();
        let file = SourceFile::new("vocabulary", text);
        let items = match parse(&file, 0..file.text.len()) {
            Ok(Node {
                value: Value::List(items),
                ..
            }) => items,
            Ok(_) => Vec::new(),
            Err(finding) => {
                findings.push(finding);
                Vec::new()
            }
        };
        for item in &items {
            let keys = ["say", "sw", "law"];
            let Some(mut fields) = Fields::open(item, "an entry", &keys, &mut findings) else {
                continue;
            };
            let mut texts = |key: &str| -> Vec<Vec<String>> {
                fields
                    .texts(key)
                    .into_iter()
                    .map(|found| words(&found.value))
                    .filter(|words| !words.is_empty())
                    .collect()
            };
            let (say, sw, law) = (texts("say"), texts("sw"), texts("law"));
            for term in &say {
                vocabulary.add(Language::English, term, &law, LEADS);
            }
            for term in &sw {
                vocabulary.add(Language::Kiswahili, term, &law, TRANSLATES);
            }
        }
        (vocabulary, findings)
    }

    fn add(&mut self, language: Language, term: &[String], law: &[Vec<String>], share: f32) {
        let term: Vec<&str> = term.iter().map(String::as_str).collect();
        self.longest = self.longest.max(term.len());
        let leads = self.leads.entry(key(language, &term)).or_default();
        for words in law {
            if !leads.iter().any(|(known, _)| known == words) {
                leads.push((words.clone(), share));
            }
        }
    }

    /// How many of the words, from the first on, are a term, and the words that it leads to,
    /// each with how well it stands for the term.
    pub(super) fn run(&self, words: &[&str]) -> Option<(usize, Vec<Lead>)> {
        (1..=words.len().min(self.longest)).rev().find_map(|len| {
            let mut leads: Vec<Lead> = Vec::new();
            for language in Language::ALL {
                let found = self.leads.get(&key(language, &words[..len]));
                for lead in found.into_iter().flatten() {
                    if !leads.iter().any(|(known, _)| *known == lead.0) {
                        leads.push(lead.clone());
                    }
                }
            }
            (!leads.is_empty()).then_some((len, leads))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_entry_is_read() {
        let text = include_str!("ke.yaml");
        let (vocabulary, findings) = Vocabulary::read(text);
        assert!(findings.is_empty(), "{findings:?}");
        let entries = text.lines().filter(|line| line.starts_with("- {")).count();
        assert!(entries > 300, "{entries}");
        assert!(vocabulary.leads.len() > entries);
    }

    #[test]
    fn words_lead_to_those_of_the_law() {
        let vocabulary = Vocabulary::of("ke");
        let leads = |words: &[&str]| {
            vocabulary.run(words).map(|(len, leads)| {
                let leads = leads.into_iter().map(|(words, _)| words.join(" "));
                (len, leads.collect::<Vec<_>>())
            })
        };
        assert!(
            leads(&["bosses"]).is_some_and(|(_, leads)| leads.contains(&"employer".to_owned()))
        );
        assert!(leads(&["watoto"]).is_some_and(|(_, leads)| leads.contains(&"child".to_owned())));
        assert!(
            leads(&["phone", "number", "please"]).is_some_and(|(len, _)| len == 2),
            "the longest term counts"
        );
        assert_eq!(leads(&["zyzzyva"]), None);
    }
}
