//! Making a query wider by words that mean the same.

use crate::text::tokens;

use super::Field;
use super::tree::Query;

/// Groups of terms that mean the same.
#[derive(Debug, Clone, Default)]
pub struct Thesaurus {
    groups: Vec<Vec<Term>>,
}

/// A term: as it is written, and its folded words.
#[derive(Debug, Clone)]
struct Term {
    written: String,
    words: Vec<String>,
}

/// What was added to a query for one of its terms.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Expansion {
    /// The term that was typed.
    pub term: String,
    /// The terms that were added.
    pub added: Vec<String>,
}

impl Thesaurus {
    /// A thesaurus of groups of terms, as they are written.
    pub fn new<G, T>(groups: G) -> Self
    where
        G: IntoIterator<Item = T>,
        T: IntoIterator<Item = String>,
    {
        let term = |written: String| {
            let words = tokens(&written)
                .into_iter()
                .map(|token| token.word)
                .collect();
            Term { written, words }
        };
        let groups = groups
            .into_iter()
            .map(|group| {
                group
                    .into_iter()
                    .map(term)
                    .filter(|term: &Term| !term.words.is_empty())
                    .collect()
            })
            .collect();
        Self { groups }
    }

    /// The other terms of every group that has a term of these words.
    fn others(&self, words: &[String]) -> Option<Vec<&Term>> {
        let mut others: Vec<&Term> = Vec::new();
        let mut known = false;
        for group in &self.groups {
            if group.iter().any(|term| term.words == words) {
                known = true;
                for term in group.iter().filter(|term| term.words != words) {
                    if !others.iter().any(|other| other.words == term.words) {
                        others.push(term);
                    }
                }
            }
        }
        known.then_some(others).filter(|others| !others.is_empty())
    }

    /// How many of the words, from the first on, are a term, and the words of the terms that
    /// mean the same.
    pub(super) fn run(&self, words: &[&str]) -> Option<(usize, Vec<Vec<String>>)> {
        let words: Vec<String> = words
            .iter()
            .take(self.longest())
            .map(|word| (*word).to_owned())
            .collect();
        (1..=words.len()).rev().find_map(|len| {
            let others = self.others(&words[..len])?;
            let others = others.into_iter().map(|term| term.words.clone());
            Some((len, others.collect()))
        })
    }

    fn longest(&self) -> usize {
        self.groups
            .iter()
            .flatten()
            .map(|term| term.words.len())
            .max()
            .unwrap_or(0)
    }
}

/// The query with every term of the thesaurus joined by those that mean the same, and what
/// was added. What is excluded is not made wider: nobody asked for more to be kept away.
#[must_use]
pub fn expand(query: Query, thesaurus: &Thesaurus) -> (Query, Vec<Expansion>) {
    let mut added = Vec::new();
    let query = widen(query, thesaurus, &mut added);
    (query, added)
}

fn widen(query: Query, thesaurus: &Thesaurus, added: &mut Vec<Expansion>) -> Query {
    match query {
        Query::Word {
            field: Field::Text,
            word,
        } => {
            let words = vec![word.clone()];
            widen_term(
                Query::Word {
                    field: Field::Text,
                    word,
                },
                &words,
                thesaurus,
                added,
            )
        }
        // One exact form was asked for on purpose: `=word`.
        Query::Phrase {
            field: Field::Text,
            words,
        } if words.len() > 1 => {
            let key = words.clone();
            widen_term(
                Query::Phrase {
                    field: Field::Text,
                    words,
                },
                &key,
                thesaurus,
                added,
            )
        }
        Query::And(parts) => Query::all_of(widen_run(parts, thesaurus, added)),
        Query::Or(parts) => Query::Or(
            parts
                .into_iter()
                .map(|part| widen(part, thesaurus, added))
                .collect(),
        ),
        Query::Near {
            sides,
            reach,
            ordered,
        } => {
            let sides = Box::new(sides.map(|side| widen(side, thesaurus, added)));
            Query::Near {
                sides,
                reach,
                ordered,
            }
        }
        Query::NotNear { sides, reach } => {
            let [wanted, other] = *sides;
            Query::NotNear {
                sides: Box::new([widen(wanted, thesaurus, added), other]),
                reach,
            }
        }
        Query::AtLeast { count, what } => Query::AtLeast {
            count,
            what: Box::new(widen(*what, thesaurus, added)),
        },
        other => other,
    }
}

fn widen_term(
    query: Query,
    words: &[String],
    thesaurus: &Thesaurus,
    added: &mut Vec<Expansion>,
) -> Query {
    let Some(others) = thesaurus.others(words) else {
        return query;
    };
    let expansion = Expansion {
        term: words.join(" "),
        added: others.iter().map(|term| term.written.clone()).collect(),
    };
    if !added.contains(&expansion) {
        added.push(expansion);
    }
    let mut any = vec![query];
    any.extend(others.into_iter().map(|term| Query::Phrase {
        field: Field::Text,
        words: term.words.clone(),
    }));
    Query::Or(any)
}

/// Widens the parts of an AND, of which a run of plain words may be one term:
/// `huduma namba` typed without quotation marks.
fn widen_run(parts: Vec<Query>, thesaurus: &Thesaurus, added: &mut Vec<Expansion>) -> Vec<Query> {
    let longest = thesaurus.longest();
    let mut out = Vec::new();
    let mut at = 0;
    while at < parts.len() {
        let run: Vec<String> = parts[at..]
            .iter()
            .take(longest)
            .map_while(|part| match part {
                Query::Word {
                    field: Field::Text,
                    word,
                } => Some(word.clone()),
                _ => None,
            })
            .collect();
        let term = (2..=run.len())
            .rev()
            .find(|len| thesaurus.others(&run[..*len]).is_some());
        match term {
            Some(len) => {
                let words = Query::all_of(parts[at..at + len].to_vec());
                out.push(widen_term(words, &run[..len], thesaurus, added));
                at += len;
            }
            None => {
                out.push(widen(parts[at].clone(), thesaurus, added));
                at += 1;
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::SourceFile;
    use crate::query::{Options, parse};

    fn widened(text: &str) -> (String, usize) {
        let thesaurus = Thesaurus::new([
            vec!["Huduma Namba".to_owned(), "NIIMS".to_owned()],
            vec![
                "public participation".to_owned(),
                "ushirikishwaji wa umma".to_owned(),
            ],
        ]);
        let query = parse(&SourceFile::new("<query>", text), Options::default()).unwrap();
        let (query, added) = expand(query, &thesaurus);
        (query.to_string(), added.len())
    }

    #[test]
    fn terms_are_joined_by_their_equals() {
        for (typed, meant, added) in [
            ("niims", "(niims OR \"huduma namba\")", 1),
            (
                "huduma namba card",
                "(((huduma AND namba) OR \"niims\") AND card)",
                1,
            ),
            (
                "\"public participation\"",
                "(\"public participation\" OR \"ushirikishwaji wa umma\")",
                1,
            ),
            ("card NOT niims", "(card AND NOT niims)", 0),
            ("public order", "(public AND order)", 0),
            ("niims /5 card", "((niims OR \"huduma namba\") /5 card)", 1),
            ("card not /5 niims", "(card not /5 niims)", 0),
            (
                "atleast2(niims)",
                "atleast2((niims OR \"huduma namba\"))",
                1,
            ),
            ("=niims", "\"niims\"", 0),
        ] {
            assert_eq!(widened(typed), (meant.to_owned(), added), "{typed}");
        }
    }
}
