//! Labels that somebody gave to the passages of real judgments, without their words.
//!
//! A line a passage: document, set, place, print, voice, role. The print is a hash of the first
//! letters of the passage: it finds the passage again whatever number a reader gives it, and says
//! nothing of what it holds.

use std::collections::BTreeMap;

use super::learn::Lesson;
use super::{observe, states};
use crate::import::imported::DraftParty;
use crate::model::{Passage, Role, Voice};

/// Letters and digits of a passage that its print is made of.
const PRINTED: usize = 48;

/// When a document got its labels: figures of those that were tuned on say less.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Set {
    /// The first, which the features were made by.
    Tuned,
    /// Set aside before anything was run on the document.
    HeldOut,
    /// Added later, to learn from more.
    Later,
    /// Of Kenyan judgments that are published elsewhere, to learn from more.
    Public,
    /// Of other countries' judgments that are published elsewhere; never learnt from.
    Abroad,
    /// Set by reading before anything was run on the document.
    Fresh,
    /// Of short judgments that were made up, to learn from headings alone.
    Invented,
    /// Of such judgments, never learnt from; cues were made by reading some of them.
    InventedUnseen,
}

impl Set {
    /// All sets.
    pub const ALL: [Self; 8] = [
        Self::Tuned,
        Self::HeldOut,
        Self::Later,
        Self::Public,
        Self::Abroad,
        Self::Fresh,
        Self::Invented,
        Self::InventedUnseen,
    ];

    /// Whether weights are made of it.
    #[must_use]
    pub const fn is_learnt(self) -> bool {
        !matches!(self, Self::Abroad | Self::InventedUnseen)
    }

    /// Its name in the file.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Tuned => "tuned",
            Self::HeldOut => "held-out",
            Self::Later => "later",
            Self::Public => "public",
            Self::Abroad => "abroad",
            Self::Fresh => "fresh",
            Self::Invented => "invented",
            Self::InventedUnseen => "invented, unseen",
        }
    }
}

/// The labels of one document, in the order of the file.
#[derive(Debug, Clone)]
pub struct Labels {
    /// The set that all of them belong to.
    pub set: Set,
    /// Print and state of each labelled passage.
    pub marks: Vec<(String, usize)>,
}

/// Reads a file of labels: those of each document, by its path.
///
/// # Errors
/// The first line that is no label.
pub fn parse(text: &str) -> Result<BTreeMap<String, Labels>, String> {
    let mut labels: BTreeMap<String, Labels> = BTreeMap::new();
    for line in text.lines().skip(1) {
        let bad = || format!("not a label: {line}");
        let [document, set, _place, print, voice, role] =
            <[&str; 6]>::try_from(line.split('\t').collect::<Vec<_>>()).map_err(|_| bad())?;
        let voice: Voice = voice.parse().map_err(|_| bad())?;
        let role: Role = role.parse().map_err(|_| bad())?;
        let state = states::state(voice, role).ok_or_else(bad)?;
        let set = Set::ALL
            .into_iter()
            .find(|known| known.as_str() == set)
            .ok_or_else(bad)?;
        let document = labels.entry(document.to_owned()).or_insert_with(|| Labels {
            set,
            marks: Vec::new(),
        });
        // Who saw one passage of it saw the document.
        if document.set != set {
            return Err(bad());
        }
        document.marks.push((print.to_owned(), state));
    }
    Ok(labels)
}

/// The print of a passage: FNV-1a of its first letters and digits, in hexadecimal.
#[must_use]
pub fn print(text: &str) -> String {
    let mut hash = 0x811c_9dc5_u32;
    let letters = text.chars().filter(|c| c.is_alphanumeric());
    for letter in letters.take(PRINTED).flat_map(char::to_lowercase) {
        for byte in letter.encode_utf8(&mut [0; 4]).bytes() {
            hash = (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193);
        }
    }
    format!("{hash:08x}")
}

/// A judgment with its labels, the places of its passages that the labels and the model see, and
/// how many labels found no passage.
#[must_use]
pub fn lesson(
    labels: &Labels,
    passages: &[Passage],
    parties: &[DraftParty],
) -> (Lesson, Vec<usize>, usize) {
    let (places, seen) = observe(passages, parties);
    let mut marks = labels.marks.clone();
    let found: Vec<Option<usize>> = places
        .iter()
        .map(|at| {
            let print = print(&passages[*at].text);
            let mark = marks.iter().position(|(mark, _)| *mark == print)?;
            Some(marks.remove(mark).1)
        })
        .collect();
    (
        Lesson {
            seen,
            labels: found,
        },
        places,
        marks.len(),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_label_is_six_cells() {
        let text =
            "document\tset\tplace\tprint\tvoice\trole\na.pdf\theld-out\tpara 1\t0a\tcourt\torder";
        let labels = parse(text).unwrap();
        assert_eq!(labels["a.pdf"].set, Set::HeldOut);
        assert_eq!(labels["a.pdf"].marks, [("0a".to_owned(), 2)]);
        let mixed = format!("{text}\na.pdf\ttuned\tpara 2\t0b\tcourt\torder");
        assert!(parse(&mixed).is_err());
        assert!(parse(&text.replace("held-out", "held")).is_err());
        assert!(parse("head\na.pdf\tx\tpara 1\t0a\tcourt").is_err());
        assert!(parse("head\na.pdf\tx\tpara 1\t0a\tpress\tstatement").is_err());
    }

    #[test]
    fn prints_see_letters_alone() {
        assert_eq!(print("The Rain, fell."), print("therain FELL"));
        assert_ne!(print("The rain fell."), print("The rain falls."));
    }
}
