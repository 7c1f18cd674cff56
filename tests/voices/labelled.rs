//! Labelled judgments as the tests and the trainer read them.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use hoja::import::file::{self, Hints};
use hoja::import::voices::labels::{self, Labels, Set};
use hoja::import::voices::learn::Lesson;

use super::invented::{self, layouts::Layout};
use super::published::Published;

/// A judgment with its labels.
pub struct Document {
    pub name: String,
    pub set: Set,
    pub lesson: Lesson,
    /// The last heading and the text of each passage of the lesson.
    pub told: Vec<(String, String)>,
    /// Labels, and those of them that found no passage.
    pub labels: usize,
    pub lost: usize,
}

/// What is at hand of the labelled judgments.
pub struct AtHand {
    /// Those of the data folder, then those that others publish.
    pub documents: Vec<Document>,
    /// Judgments and labels of those that others publish, if these are not at hand.
    pub missing: (usize, usize),
    /// How long passages were looked at, and how many.
    pub looking: Duration,
    pub looked_at: usize,
}

/// `../shared/data`, or the `data` folder of `HOJA_SHARED`.
pub fn data() -> PathBuf {
    std::env::var_os("HOJA_SHARED")
        .map_or_else(
            || PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared"),
            PathBuf::from,
        )
        .join("data")
}

/// Reads all labelled judgments that are at hand.
///
/// # Errors
/// If one that must be there is missing or cannot be read.
pub fn at_hand(data: &Path) -> Result<AtHand, Box<dyn std::error::Error>> {
    let mut at_hand = AtHand {
        documents: Vec::new(),
        missing: (0, 0),
        looking: Duration::ZERO,
        looked_at: 0,
    };
    for (name, labels) in labels::parse(include_str!("../fixtures/voices.tsv"))? {
        let bytes = std::fs::read(data.join(&name))?;
        at_hand.read(name, &labels, &bytes)?;
    }
    for (fixture, set) in [
        (invented::LEARNT, Set::Invented),
        (invented::UNSEEN, Set::InventedUnseen),
    ] {
        for judgment in invented::judgments(fixture)? {
            let name = format!("{}: {}", set.as_str(), judgment.title);
            let text = Layout::Markdown.write(&judgment);
            at_hand.read(name, &judgment.labels(set), text.as_bytes())?;
        }
    }
    let public = labels::parse(include_str!("../fixtures/voices_public.tsv"))?;
    let Some(published) = Published::at_hand(data)? else {
        let count = public.values().map(|labels| labels.marks.len()).sum();
        at_hand.missing = (public.len(), count);
        return Ok(at_hand);
    };
    for (name, labels) in public {
        let bytes = published.read(&name)?;
        at_hand.read(name, &labels, &bytes)?;
    }
    Ok(at_hand)
}

impl AtHand {
    /// Those that weights are made of.
    pub fn to_learn(&self) -> impl Iterator<Item = &Document> {
        self.documents
            .iter()
            .filter(|document| document.set.is_learnt())
    }

    fn read(
        &mut self,
        name: String,
        labels: &Labels,
        bytes: &[u8],
    ) -> Result<(), Box<dyn std::error::Error>> {
        let hints = Hints {
            tld: "ke".to_owned(),
            ..Hints::default()
        };
        let imported = file::import(bytes, &hints)?.imported;
        let parties: Vec<_> = imported
            .draft
            .parties
            .iter()
            .map(|party| party.value.clone())
            .collect();
        let started = Instant::now();
        let (lesson, places, lost) = labels::lesson(labels, &imported.passages, &parties);
        self.looking += started.elapsed();
        self.looked_at += imported.passages.len();
        let told = places
            .iter()
            .map(|at| &imported.passages[*at])
            .map(|passage| {
                let heading = passage.headings.last().cloned();
                (heading.unwrap_or_default(), passage.text.clone())
            })
            .collect();
        self.documents.push(Document {
            name,
            set: labels.set,
            lesson,
            told,
            labels: labels.marks.len(),
            lost,
        });
        Ok(())
    }
}
