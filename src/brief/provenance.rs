//! What a brief or summary was made from, in a form that a later run can compare.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::matter::content_hash;
use crate::model::{PartialDate, Verification};

use super::build::BriefOptions;
use super::candidates::Most;
use super::data::{Brief, Statement};
use super::pack::Pack;
use super::summary::{Audience, Summary};

/// The shape that is written.
const SCHEMA: &str = "hoja/provenance/1";

/// Digits of a hash that are kept: a change goes unseen once in 4,000 million times.
const DIGITS: usize = 8;

/// What a paper was made from. It goes with the paper into every format.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Provenance {
    /// `hoja/provenance/1`.
    pub schema: String,
    /// What the paper is of.
    #[serde(flatten)]
    pub of: Of,
    /// Hash of the corpus.
    pub corpus_hash: String,
    /// Version of the program.
    pub version: String,
    /// The day as of which the record is told, if one was asked for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub as_at: Option<PartialDate>,
    /// How many sentences are established in which way.
    pub verification: Counts,
    /// Each sentence: the number of its note in the data, its place, a hash of its words and one
    /// of what is said about them: `12 case-2031#para 4 0f3a9c21 77e0d1b4`.
    pub sentences: Vec<String>,
    /// A hash of each other statement about the record, by what it is about.
    pub parts: BTreeMap<String, String>,
}

/// What a paper is of, and how it was asked for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "paper", rename_all = "kebab-case")]
pub enum Of {
    /// A brief.
    Brief {
        /// The issue.
        issue: String,
        /// Whether what is unverified was left out.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        verified_only: bool,
        /// The most passages that were taken from the issue's query.
        most: Most,
    },
    /// A journalist's pack.
    Pack {
        /// The issue.
        issue: String,
        /// Whether what is unverified was left out.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        verified_only: bool,
        /// The most passages that were taken from the issue's query.
        most: Most,
    },
    /// A summary.
    Summary {
        /// The document.
        document: String,
        /// For whom.
        audience: Audience,
        /// The most words.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        words: Option<usize>,
    },
}

/// How many sentences are established in which way.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counts {
    /// Read in the official text.
    pub official_text: usize,
    /// Reported by others.
    pub secondary: usize,
    /// Shown by no source.
    pub unverified: usize,
}

/// A sentence of a printed paper that would not be printed so now.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Touched {
    /// The number of its note.
    pub note: usize,
    /// Its document and pinpoint.
    pub place: String,
    /// What became of it.
    pub change: Change,
    /// The words that stand there now.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub now: Option<String>,
}

/// What became of a sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Change {
    /// Its words are others.
    Words,
    /// Its words are the same; who speaks, when, or how it was established is not.
    Attributes,
    /// It would not be in the paper.
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
    /// Of a brief.
    #[must_use]
    pub fn of_brief(brief: &Brief, options: &BriefOptions) -> Self {
        let mut parts = BTreeMap::new();
        let mut part = |name: String, value: &dyn erased::Json| {
            parts.insert(name, short_hash(&value.json()));
        };
        part("the question".to_owned(), &(&brief.title, &brief.question));
        part("the author's notes".to_owned(), &brief.notes);
        for answer in &brief.answers {
            part(
                format!("the standing of {}", answer.document),
                &(&answer.standing, &answer.standing_note, answer.decided),
            );
        }
        for provision in &brief.provisions {
            part(
                format!(
                    "the history of {}#{}",
                    provision.document, provision.pinpoint
                ),
                &provision.history,
            );
        }
        for order in &brief.orders {
            let said: Vec<_> = order
                .statements
                .iter()
                .map(|said| (&said.document, &said.words, &said.note))
                .collect();
            part(
                format!("the status of order {}", order.id),
                &(&order.status, &order.until, &order.number, &order.binds),
            );
            part(format!("the history of order {}", order.id), &order.history);
            part(format!("what is said about order {}", order.id), &said);
        }
        for conflict in &brief.conflicts {
            part(
                format!("the conflict on: {}", conflict.about),
                &(&conflict.sides, &conflict.resolution),
            );
        }
        for row in &brief.authorities {
            part(
                format!("the citation and standing of {}", row.document),
                &(
                    &row.title,
                    &row.citation,
                    &row.date,
                    &row.standing,
                    &row.note,
                ),
            );
        }
        part("the timeline".to_owned(), &brief.timeline);
        part("the gaps".to_owned(), &brief.gaps);
        Self::new(
            Of::Brief {
                issue: brief.issue.to_string(),
                verified_only: options.verified_only,
                most: options.most,
            },
            &brief.corpus_hash,
            brief.as_at,
            brief.statements(),
            parts,
        )
    }

    /// Of a journalist's pack.
    #[must_use]
    pub fn of_pack(pack: &Pack, options: &BriefOptions) -> Self {
        let mut parts = BTreeMap::new();
        let mut part = |name: &str, value: &dyn erased::Json| {
            parts.insert(name.to_owned(), short_hash(&value.json()));
        };
        part("the question", &(&pack.title, &pack.question));
        part("the timeline", &pack.timeline);
        part("the glossary", &pack.glossary);
        part("the gaps", &pack.gaps);
        Self::new(
            Of::Pack {
                issue: pack.issue.to_string(),
                verified_only: options.verified_only,
                most: options.most,
            },
            &pack.corpus_hash,
            pack.as_at,
            pack.by_note().into_iter(),
            parts,
        )
    }

    /// Of a summary.
    #[must_use]
    pub fn of_summary(summary: &Summary) -> Self {
        let parts = BTreeMap::from([
            (
                "the title and citation".to_owned(),
                short_hash(&(&summary.title, &summary.citation, &summary.date).json()),
            ),
            ("the gaps".to_owned(), short_hash(&summary.gaps.json())),
        ]);
        Self::new(
            Of::Summary {
                document: summary.document.clone(),
                audience: summary.audience,
                words: summary.limit,
            },
            &summary.corpus_hash,
            None,
            summary
                .sections
                .iter()
                .flat_map(|section| &section.statements),
            parts,
        )
    }

    fn new<'a>(
        of: Of,
        corpus_hash: &str,
        as_at: Option<PartialDate>,
        statements: impl Iterator<Item = &'a Statement>,
        parts: BTreeMap<String, String>,
    ) -> Self {
        let mut provenance = Self {
            schema: SCHEMA.to_owned(),
            of,
            corpus_hash: corpus_hash.to_owned(),
            version: env!("CARGO_PKG_VERSION").to_owned(),
            as_at,
            verification: Counts::default(),
            sentences: Vec::new(),
            parts,
        };
        let mut seen = BTreeSet::new();
        for statement in statements {
            let line = Sentence::of(statement).to_string();
            if !seen.insert(line.clone()) {
                continue;
            }
            provenance.sentences.push(line);
            let counts = &mut provenance.verification;
            match statement.verification {
                Verification::OfficialText => counts.official_text += 1,
                Verification::Secondary { .. } => counts.secondary += 1,
                Verification::Unverified => counts.unverified += 1,
            }
        }
        provenance
    }

    /// The line that goes into a paper.
    #[must_use]
    pub fn line(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }

    /// Reads the line of a paper.
    ///
    /// # Errors
    /// If it is none, or of a version that this program does not know.
    pub fn read(line: &str) -> Result<Self, String> {
        let provenance: Self =
            serde_json::from_str(line).map_err(|error| format!("it cannot be read: {error}"))?;
        if provenance.schema == SCHEMA {
            Ok(provenance)
        } else {
            Err(format!(
                "`{}` is not known to this version",
                provenance.schema
            ))
        }
    }

    /// What would be otherwise if the paper were made again, as `now` is. `words` gives the
    /// words of a sentence of the new paper by its place.
    #[must_use]
    pub fn changes(&self, now: &Self, words: &dyn Fn(&str) -> Option<String>) -> Changes {
        let printed: Vec<Sentence> = self
            .sentences
            .iter()
            .filter_map(|line| Sentence::read(line))
            .collect();
        let current: Vec<Sentence> = now
            .sentences
            .iter()
            .filter_map(|line| Sentence::read(line))
            .collect();
        let mut changes = Changes::default();
        for sentence in &printed {
            let there: Vec<&Sentence> = current
                .iter()
                .filter(|other| other.place == sentence.place)
                .collect();
            let change = if there.iter().any(|other| other.same(sentence)) {
                continue;
            } else if there.is_empty() {
                Change::Gone
            } else if there.iter().any(|other| other.words == sentence.words) {
                Change::Attributes
            } else {
                Change::Words
            };
            changes.sentences.push(Touched {
                note: sentence.note,
                place: sentence.place.clone(),
                change,
                now: words(&sentence.place),
            });
        }
        changes
            .sentences
            .sort_by(|a, b| (a.note, &a.place).cmp(&(b.note, &b.place)));
        changes.sentences.dedup();
        let places: BTreeSet<&str> = printed
            .iter()
            .map(|sentence| sentence.place.as_str())
            .collect();
        for sentence in &current {
            if !places.contains(sentence.place.as_str()) {
                let text = words(&sentence.place).unwrap_or_default();
                changes.new.push((sentence.place.clone(), text));
            }
        }
        let names: BTreeSet<&String> = self.parts.keys().chain(now.parts.keys()).collect();
        changes.parts = names
            .into_iter()
            .filter(|name| self.parts.get(*name) != now.parts.get(*name))
            .cloned()
            .collect();
        changes
    }
}

/// A line of [`Provenance::sentences`].
#[derive(Debug, Clone, PartialEq, Eq)]
struct Sentence {
    note: usize,
    place: String,
    words: String,
    attributes: String,
}

impl Sentence {
    fn of(statement: &Statement) -> Self {
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
        );
        Self {
            note: statement.note,
            place: places.join("+"),
            words: short_hash(&statement.text),
            attributes: short_hash(&attributes.json()),
        }
    }

    fn same(&self, other: &Self) -> bool {
        self.words == other.words && self.attributes == other.attributes
    }

    /// The places have spaces, so the hashes are read from the end.
    fn read(line: &str) -> Option<Self> {
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

/// The place of a statement as its line of provenance writes it.
#[must_use]
pub fn place_of(statement: &Statement) -> String {
    Sentence::of(statement).place
}

fn short_hash(text: &str) -> String {
    let mut hash = content_hash(text);
    hash.truncate(DIGITS);
    hash
}

/// Values of many types as JSON.
mod erased {
    use super::{Serialize, Value};

    pub(super) trait Json {
        fn json(&self) -> String;
    }

    impl<T: Serialize> Json for T {
        fn json(&self) -> String {
            serde_json::to_value(self)
                .unwrap_or(Value::Null)
                .to_string()
        }
    }
}
use erased::Json as _;
