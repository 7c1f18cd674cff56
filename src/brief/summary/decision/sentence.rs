//! The sentences of a decision, and the best of them by a measure.

use crate::model::{Passage, Role, Unit, Voice};

use super::super::Source;
use super::super::budget::{Basis, Candidate};
use super::super::excerpt::Excerpt;

/// A sentence of the document's own words, or a whole point of a digest.
pub(super) struct Sentence<'a> {
    pub passage: &'a Passage,
    /// `None` for a digest's point, which stands as a whole.
    pub excerpt: Option<Excerpt>,
    pub text: String,
}

impl Sentence<'_> {
    pub(super) fn candidate(&self) -> Candidate {
        Candidate {
            basis: Basis::Passage(Box::new(self.passage.clone())),
            text: self.text.clone(),
            place: (
                self.passage.ordinal,
                self.excerpt.as_ref().map_or(0, |excerpt| excerpt.index),
            ),
        }
    }

    /// The sentence with the one before it, where its subject stands there.
    pub(super) fn with_subject(&self, before: Option<&Self>) -> Self {
        let leaning = self.excerpt.as_ref().filter(|one| one.leans());
        match (leaning, before) {
            (Some(excerpt), Some(before))
                if before
                    .excerpt
                    .as_ref()
                    .is_some_and(|other| other.index + 1 == excerpt.index && !other.is_cut()) =>
            {
                Self {
                    passage: self.passage,
                    excerpt: self.excerpt.clone(),
                    text: format!("{} {}", before.text, self.text),
                }
            }
            _ => Self {
                passage: self.passage,
                excerpt: self.excerpt.clone(),
                text: self.text.clone(),
            },
        }
    }

    /// The excerpt of a sentence of the document's own words that stands alone.
    pub(super) fn alone(&self) -> Option<&Excerpt> {
        self.excerpt.as_ref().filter(|one| one.stands_alone())
    }
}

/// The sentences of a passage, cut by `cut` where they are the document's own words.
pub(super) fn sentences<'a>(
    source: &Source<'_>,
    passage: &'a Passage,
    cut: fn(&str) -> Vec<Excerpt>,
) -> Vec<Sentence<'a>> {
    if !source.is_full(passage) {
        return vec![Sentence {
            passage,
            excerpt: None,
            text: passage.text.replace('\n', " "),
        }];
    }
    cut(&passage.text)
        .into_iter()
        .map(|one| Sentence {
            passage,
            text: one.text.clone(),
            excerpt: Some(one),
        })
        .collect()
}

/// Sentences of the passages chosen, best first by `worth`; those without worth are left out.
pub(super) fn ranked(
    source: &Source<'_>,
    passages: impl Iterator<Item = usize>,
    cut: fn(&str) -> Vec<Excerpt>,
    worth: impl Fn(&Sentence<'_>) -> Option<i32>,
) -> Vec<Candidate> {
    let mut found: Vec<(i32, Candidate)> = Vec::new();
    for index in passages {
        for sentence in sentences(source, &source.passages[index], cut) {
            if let Some(worth) = worth(&sentence) {
                found.push((worth, sentence.candidate()));
            }
        }
    }
    found.sort_by(|a, b| b.0.cmp(&a.0).then_with(|| a.1.place.cmp(&b.1.place)));
    found.into_iter().map(|(_, candidate)| candidate).collect()
}

/// Whether a passage is of the body: a cover, counsel and signatures have no number where the
/// others have one.
pub(super) fn in_the_body(source: &Source<'_>, passage: &Passage) -> bool {
    let numbered = |passage: &Passage| passage.pinpoint.unit() != Unit::Unnumbered;
    numbered(passage) || !source.passages.iter().any(numbered)
}

/// The indices of passages with that role and voice.
pub(super) fn with<'a>(
    source: &'a Source<'_>,
    role: Role,
    voice: Option<Voice>,
) -> impl Iterator<Item = usize> + 'a {
    (0..source.passages.len()).filter(move |index| {
        let passage = &source.passages[*index];
        passage.role == Some(role) && voice.is_none_or(|voice| passage.voice == Some(voice))
    })
}
