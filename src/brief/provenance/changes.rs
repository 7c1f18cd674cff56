//! What has changed between a printed paper and the same made again.

use std::collections::BTreeSet;

use serde::Serialize;

use super::Provenance;
use super::sentence::Sentence;

/// A sentence of a printed paper that would not be printed so now.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Touched {
    /// The number of its note.
    pub note: usize,
    /// Its document and pinpoint.
    pub place: String,
    /// What became of it.
    pub change: Change,
    /// The words that stand there now; of what is gone, those that are still there elsewhere in the
    /// paper.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub now: Option<String>,
    /// Where its words stand now, if they have moved.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub to: Option<String>,
}

/// What became of a sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Change {
    /// Its words are others.
    Words,
    /// Its words are the same; who speaks, when, or how it was established is not.
    Attributes,
    /// Its words stand at another place.
    Moved,
    /// It would not be in the paper, or not as often.
    Gone,
}

/// What has changed under a printed paper.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Changes {
    /// Sentences that are touched, in the order of their notes.
    pub sentences: Vec<Touched>,
    /// Sentences that would be new: place and words.
    pub new: Vec<(String, String)>,
    /// Other parts that would read otherwise.
    pub parts: Vec<String>,
}

impl Changes {
    /// Whether the paper would be printed as it was.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.sentences.is_empty() && self.new.is_empty() && self.parts.is_empty()
    }
}

impl Provenance {
    /// What would be otherwise if the paper were made again, as `now` is. `words` gives the
    /// words of a sentence of the new paper by its [`key_of`](super::key_of).
    ///
    /// A sentence counts as often as it is printed, and each one of the printed paper answers to
    /// one of the new paper at the most: to its equal, to the same words at its place, to the same
    /// words elsewhere, or to what stands at its place instead, in this order.
    #[must_use]
    pub fn changes(&self, now: &Self, words: &dyn Fn(&str) -> Option<String>) -> Changes {
        let mut pairs = Pairs {
            printed: read(&self.sentences),
            current: read(&now.sentences),
            touched: Vec::new(),
        };
        pairs.take(|printed, current| printed.reads_as(current).then_some(None));
        pairs.take(|printed, current| {
            let same = printed.place == current.place && printed.words == current.words;
            same.then_some(Some(Change::Attributes))
        });
        pairs.take(|printed, current| {
            (printed.words == current.words).then_some(Some(Change::Moved))
        });
        pairs.take(|printed, current| {
            (printed.place == current.place).then_some(Some(Change::Words))
        });
        let mut sentences = Vec::new();
        for (sentence, change, current) in pairs.touched {
            sentences.push(Touched {
                note: sentence.note,
                to: Some(current.place.clone()).filter(|_| change == Change::Moved),
                now: words(&current.key()),
                place: sentence.place,
                change,
            });
        }
        for sentence in pairs.printed {
            sentences.push(Touched {
                note: sentence.note,
                now: words(&sentence.key()),
                place: sentence.place,
                change: Change::Gone,
                to: None,
            });
        }
        sentences.sort_by(|a, b| (a.note, &a.place).cmp(&(b.note, &b.place)));
        sentences.dedup();
        let mut new: Vec<(String, String)> = Vec::new();
        for sentence in pairs.current {
            let text = words(&sentence.key()).unwrap_or_default();
            let found = (sentence.place, text);
            if !new.contains(&found) {
                new.push(found);
            }
        }
        let names: BTreeSet<&String> = self.parts.keys().chain(now.parts.keys()).collect();
        let parts = names
            .into_iter()
            .filter(|name| self.parts.get(*name) != now.parts.get(*name))
            .cloned()
            .collect();
        Changes {
            sentences,
            new,
            parts,
        }
    }
}

fn read(lines: &[String]) -> Vec<Sentence> {
    lines
        .iter()
        .filter_map(|line| Sentence::read(line))
        .collect()
}

/// The sentences of both papers that have not found their counterpart yet.
struct Pairs {
    printed: Vec<Sentence>,
    current: Vec<Sentence>,
    /// Those that have, and are not equal.
    touched: Vec<(Sentence, Change, Sentence)>,
}

impl Pairs {
    /// Takes out the pairs that `alike` knows, each sentence once.
    fn take(&mut self, alike: fn(&Sentence, &Sentence) -> Option<Option<Change>>) {
        let mut left = Vec::new();
        for sentence in std::mem::take(&mut self.printed) {
            let found = self
                .current
                .iter()
                .enumerate()
                .find_map(|(at, other)| Some((at, alike(&sentence, other)?)));
            match found {
                None => left.push(sentence),
                Some((at, change)) => {
                    let current = self.current.remove(at);
                    if let Some(change) = change {
                        self.touched.push((sentence, change, current));
                    }
                }
            }
        }
        self.printed = left;
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::super::{Counts, Of, SCHEMA};
    use super::*;

    fn paper(sentences: &[&str]) -> Provenance {
        Provenance {
            schema: SCHEMA.to_owned(),
            of: Of::Summary {
                document: "case".to_owned(),
                audience: crate::brief::Audience::Lawyer,
                words: None,
            },
            corpus_hash: String::new(),
            version: String::new(),
            as_at: None,
            verification: Counts::default(),
            sentences: sentences.iter().map(|&line| line.to_owned()).collect(),
            parts: BTreeMap::new(),
        }
    }

    /// What is told of `printed` and `now`, in short.
    fn told(printed: &[&str], now: &[&str]) -> Vec<String> {
        let printed = paper(printed);
        let now = paper(now);
        let words = |key: &str| {
            let of_paper = read(&now.sentences);
            let found = of_paper.into_iter().find(|other| other.key() == key);
            found.map(|other| other.words)
        };
        let changes = printed.changes(&now, &words);
        let touched = changes.sentences.into_iter().map(|one| {
            let to = one.to.unwrap_or_default();
            let now = one.now.unwrap_or_default();
            format!("{} {:?} {to} {now}", one.note, one.change)
        });
        let new = changes.new.into_iter();
        let new = new.map(|(place, words)| format!("new {place} {words}"));
        touched.chain(new).collect()
    }

    #[test]
    fn equal_papers_have_no_changes() {
        let lines = ["1 a#para 1 w1 x", "1 a#para 1 w1 x", "2 a#para 2 w2 x"];
        assert!(told(&lines, &lines).is_empty());
        let renumbered = ["7 a#para 2 w2 x", "9 a#para 1 w1 x", "9 a#para 1 w1 x"];
        assert!(told(&lines, &renumbered).is_empty(), "notes are numbers");
    }

    #[test]
    fn one_of_two_sentences_at_a_place_is_told() {
        let printed = ["1 a#front matter w1 x", "1 a#front matter w2 x"];
        let now = ["1 a#front matter w1 x", "1 a#front matter w3 x"];
        assert_eq!(told(&printed, &now), ["1 Words  w3"]);
        let now = ["1 a#front matter w1 x", "1 a#front matter w2 y"];
        assert_eq!(told(&printed, &now), ["1 Attributes  w2"]);
    }

    #[test]
    fn words_that_change_places_have_moved() {
        let printed = ["1 a#para 1 w1 x", "2 a#para 2 w2 x"];
        let now = ["1 a#para 1 w2 x", "2 a#para 2 w1 x"];
        assert_eq!(
            told(&printed, &now),
            ["1 Moved a#para 2 w1", "2 Moved a#para 1 w2"]
        );
        let now = ["1 a#para 1 w3 x", "2 a#para 2 w1 x", "3 a#para 3 w2 x"];
        assert_eq!(
            told(&printed, &now),
            [
                "1 Moved a#para 2 w1",
                "2 Moved a#para 3 w2",
                "new a#para 1 w3"
            ]
        );
    }

    #[test]
    fn a_sentence_counts_as_often_as_it_is_printed() {
        let once = ["1 a#para 1 w1 x"];
        let twice = ["1 a#para 1 w1 x", "1 a#para 1 w1 x"];
        assert_eq!(told(&once, &twice), ["new a#para 1 w1"]);
        assert_eq!(told(&twice, &once), ["1 Gone  w1"]);
        assert_eq!(told(&twice, &[]), ["1 Gone  "]);
    }
}
