//! A corpus that grows past the real one: sentences of real passages in new company, and new
//! words as often as the real texts bring new ones (Heaps' law).

use std::collections::HashSet;
use std::fs::{self, File};
use std::io::{BufWriter, Write};
use std::path::Path;

use super::Result;
use super::corpus::{self, Document, Matter, Random};

/// A matter of so many passages: real ones as far as they go, then grown ones. Also the bytes
/// of its text. It takes the place of the last one.
pub fn matter(
    folder: &Path,
    real: &[Document],
    size: usize,
    growth: &mut Growth<'_>,
) -> Result<(Matter, usize)> {
    if folder.exists() {
        fs::remove_dir_all(folder)?;
    }
    let matter = corpus::matter(folder, &[])?;
    let mut out = BufWriter::new(File::create(&matter.bulk)?);
    let (mut left, mut bytes) = (size, 0);
    let mut add = |mut document: Document| -> Result<bool> {
        document.passages.truncate(left);
        left -= document.passages.len();
        bytes += document
            .passages
            .iter()
            .map(|(_, text)| text.len())
            .sum::<usize>();
        corpus::write_line(&mut out, &document)?;
        Ok(left > 0)
    };
    let mut more = true;
    for document in real {
        more = add(document.clone())?;
        if !more {
            break;
        }
    }
    while more {
        more = add(growth.document())?;
    }
    out.flush()?;
    Ok((matter, bytes))
}

/// Passages of a document that is made up.
const PASSAGES: usize = 40;

/// Words of the real texts after which the growth of their vocabulary is looked at.
const LOOKS: [usize; 2] = [1 << 20, 1 << 23];

/// How the vocabulary grows: `factor * words ^ power` different ones.
#[derive(Debug, Clone, Copy)]
pub struct Heaps {
    pub factor: f64,
    pub power: f64,
}

/// Makes documents, one after the other.
pub struct Growth<'a> {
    sentences: Vec<&'a str>,
    syllables: Vec<&'a str>,
    heaps: Heaps,
    words: usize,
    vocabulary: usize,
    random: Random,
    made: usize,
}

impl<'a> Growth<'a> {
    pub fn new(real: &'a [Document]) -> Self {
        let mut seen: HashSet<&str> = HashSet::new();
        let mut sentences = Vec::new();
        let mut syllables: Vec<&str> = Vec::new();
        let mut words = 0;
        let mut looks = Vec::new();
        for (_, text) in real.iter().flat_map(|document| &document.passages) {
            for sentence in text.split_inclusive(". ") {
                if sentence.len() > 20 && sentence.len() < 600 {
                    sentences.push(sentence);
                }
            }
            for word in text
                .split(|c: char| !c.is_alphanumeric())
                .filter(|word| !word.is_empty())
            {
                words += 1;
                if seen.insert(word)
                    && syllables.len() < 20_000
                    && word.is_ascii()
                    && word.len() > 5
                {
                    syllables.push(&word[..3]);
                    syllables.push(&word[word.len() - 3..]);
                }
                if LOOKS.contains(&words) {
                    looks.push((words as f64, seen.len() as f64));
                }
            }
        }
        looks.push((words as f64, seen.len() as f64));
        let (first, last) = (looks[0], looks[looks.len() - 1]);
        let power = if last.0 > first.0 {
            (last.1 / first.1).ln() / (last.0 / first.0).ln()
        } else {
            0.6
        };
        Self {
            sentences,
            syllables,
            heaps: Heaps {
                factor: last.1 / last.0.powf(power),
                power,
            },
            words,
            vocabulary: seen.len(),
            random: Random(11),
            made: 0,
        }
    }

    /// How the vocabulary of the real texts grows.
    pub const fn heaps(&self) -> Heaps {
        self.heaps
    }

    /// The next document.
    pub fn document(&mut self) -> Document {
        self.made += 1;
        let passages = (1..=PASSAGES)
            .map(|i| (format!("s {i}"), self.passage()))
            .collect();
        Document {
            id: format!("grown-{}", self.made),
            title: format!("Grown Act {}", self.made),
            date: Some(format!("{}", 1950 + self.random.below(75))),
            passages,
        }
    }

    fn passage(&mut self) -> String {
        let mut text = String::new();
        for _ in 0..=self.random.below(2) {
            let sentence = self.sentences[self.random.below(self.sentences.len())];
            for word in sentence.split_inclusive(' ') {
                self.words += 1;
                let due = self.heaps.factor * (self.words as f64).powf(self.heaps.power);
                if (self.vocabulary as f64) < due {
                    self.vocabulary += 1;
                    text.push_str(&self.coined());
                    text.push(' ');
                }
                text.push_str(word);
            }
            if !text.ends_with(' ') {
                text.push(' ');
            }
        }
        text.trim_end().to_owned()
    }

    /// A word of beginnings and ends of real words, with the number that makes it new.
    fn coined(&mut self) -> String {
        let piece = |random: &mut Random, all: &[&str]| all[random.below(all.len())].to_owned();
        let mut word = piece(&mut self.random, &self.syllables);
        word.push_str(&piece(&mut self.random, &self.syllables));
        let mut number = self.vocabulary;
        while number > 0 {
            word.push(char::from(b'a' + (number % 26) as u8));
            number /= 26;
        }
        word
    }
}
