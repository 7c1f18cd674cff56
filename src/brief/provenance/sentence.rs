//! One sentence of a paper as its provenance keeps it.

use super::super::data::Statement;
use super::erased::Json as _;
use super::short_hash;

/// A line of [`Provenance::sentences`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Sentence {
    pub note: usize,
    pub place: String,
    pub words: String,
    pub attributes: String,
}

impl Sentence {
    pub(super) fn of(statement: &Statement) -> Self {
        let places: Vec<String> = statement
            .sources
            .iter()
            .map(|pin| format!("{}#{}", pin.document, pin.pinpoint))
            .collect();
        let pins: Vec<_> = statement
            .sources
            .iter()
            .map(|pin| (&pin.short, pin.counted, &pin.text_kind, &pin.reported_in))
            .collect();
        let attributes = (
            (
                statement.voice,
                statement.role,
                &statement.verification_label,
            ),
            (&statement.reported_by, statement.inferred, statement.date),
            (&statement.speaker, pins),
            // Numbers of notes move with what stands before them.
            (&statement.why, statement.answered_by.len()),
        );
        Self {
            note: statement.note,
            place: places.join("+"),
            words: short_hash(&statement.text),
            attributes: short_hash(&attributes.json()),
        }
    }

    /// Whether both are printed alike; the number of a note moves with what stands before it.
    pub(super) fn reads_as(&self, other: &Self) -> bool {
        (&self.place, &self.words, &self.attributes)
            == (&other.place, &other.words, &other.attributes)
    }

    /// What tells it from other sentences: its place and its words.
    pub(super) fn key(&self) -> String {
        format!("{} {}", self.place, self.words)
    }

    /// The places have spaces, so the hashes are read from the end.
    pub(super) fn read(line: &str) -> Option<Self> {
        let (note, rest) = line.split_once(' ')?;
        let (rest, attributes) = rest.rsplit_once(' ')?;
        let (place, words) = rest.rsplit_once(' ')?;
        Some(Self {
            note: note.parse().ok()?,
            place: place.to_owned(),
            words: words.to_owned(),
            attributes: attributes.to_owned(),
        })
    }
}

impl std::fmt::Display for Sentence {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(
            f,
            "{} {} {} {}",
            self.note, self.place, self.words, self.attributes
        )
    }
}

/// What tells a statement from the others of a paper: its place and a hash of its words.
#[must_use]
pub fn key_of(statement: &Statement) -> String {
    Sentence::of(statement).key()
}
