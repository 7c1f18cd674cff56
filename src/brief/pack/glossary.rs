//! The words of a pack that a reader of news may not know.

use std::sync::{Arc, LazyLock};

use serde::Serialize;

use crate::diagnostic::SourceFile;
use crate::model::Verification;
use crate::parse::ThesaurusEntry;
use crate::text::tokens;
use crate::yaml::{Fields, Value, parse};

/// A term in plain words, with its Kiswahili where the matter has it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Term {
    /// The term.
    pub term: String,
    /// In plain words; a gloss of the program, no definition of law.
    pub plain: Option<String>,
    /// In Kiswahili, as the matter's thesaurus has it.
    pub sw: Vec<String>,
    /// How the Kiswahili was established, in words.
    pub sw_verification: Option<String>,
}

/// A gloss of the program.
struct Gloss {
    term: String,
    plain: String,
    also: Vec<String>,
}

fn glosses() -> &'static [Gloss] {
    static GLOSSES: LazyLock<Vec<Gloss>> = LazyLock::new(|| read(include_str!("terms.yaml")));
    &GLOSSES
}

/// Reads the glosses. Entries with a mistake are left out; a test holds that there are none.
fn read(text: &str) -> Vec<Gloss> {
    let file: Arc<SourceFile> = SourceFile::new("terms.yaml", text);
    let Ok(root) = parse(&file, 0..file.text.len()) else {
        return Vec::new();
    };
    let Value::List(items) = &root.value else {
        return Vec::new();
    };
    let mut findings = Vec::new();
    items
        .iter()
        .filter_map(|item| {
            let keys = ["term", "plain", "also"];
            let mut fields = Fields::open(item, "a term", &keys, &mut findings)?;
            Some(Gloss {
                term: fields.required("term")?.value,
                plain: fields.required("plain")?.value,
                also: fields
                    .texts("also")
                    .into_iter()
                    .map(|text| text.value)
                    .collect(),
            })
        })
        .collect()
}

/// The terms that stand in `texts`, by the alphabet: the program's glosses, and the matter's
/// own terms that have a Kiswahili form.
pub(super) fn glossary(texts: &[&str], thesaurus: &[ThesaurusEntry]) -> Vec<Term> {
    let said: Vec<Vec<String>> = texts.iter().map(|text| words(text)).collect();
    let stands = |term: &str| {
        let term = words(term);
        !term.is_empty()
            && said
                .iter()
                .any(|words| words.windows(term.len()).any(|window| window == term))
    };
    let mut terms: Vec<Term> = glosses()
        .iter()
        .filter(|gloss| stands(&gloss.term) || gloss.also.iter().any(|form| stands(form)))
        .map(|gloss| Term {
            term: gloss.term.clone(),
            plain: Some(gloss.plain.clone()),
            sw: Vec::new(),
            sw_verification: None,
        })
        .collect();
    for entry in thesaurus.iter().filter(|entry| !entry.sw.is_empty()) {
        let known = terms.iter_mut().find(|term| {
            entry
                .terms
                .iter()
                .any(|name| words(name) == words(&term.term))
        });
        let label = match entry.verification {
            Verification::Unverified => "unverified".to_owned(),
            other => other.label(),
        };
        match known {
            Some(term) => {
                term.sw.clone_from(&entry.sw);
                term.sw_verification = Some(label);
            }
            None if entry.terms.iter().any(|name| stands(name)) => terms.push(Term {
                term: entry.terms[0].clone(),
                plain: None,
                sw: entry.sw.clone(),
                sw_verification: Some(label),
            }),
            None => {}
        }
    }
    terms.sort_by_key(|term| term.term.to_lowercase());
    terms
}

fn words(text: &str) -> Vec<String> {
    tokens(text).into_iter().map(|token| token.word).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_gloss_is_read_once() {
        let lines = include_str!("terms.yaml")
            .lines()
            .filter(|line| line.starts_with("- {"))
            .count();
        assert_eq!(glosses().len(), lines);
        let mut terms: Vec<&str> = glosses().iter().map(|gloss| gloss.term.as_str()).collect();
        terms.sort_unstable();
        terms.dedup();
        assert_eq!(terms.len(), lines);
    }

    #[test]
    fn only_terms_that_stand_in_the_text_are_explained() {
        let found = glossary(&["The court issued an order of certiorari."], &[]);
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].term, "certiorari");
    }
}
