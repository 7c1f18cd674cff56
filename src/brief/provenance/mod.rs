//! What a brief or summary was made from, in a form that a later run can compare.

mod changes;
mod sentence;

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::matter::content_hash;
use crate::model::{PartialDate, Verification};

use super::build::BriefOptions;
use super::candidates::Most;
use super::data::{Brief, Section, Statement};
use super::pack::Pack;
use super::summary::{Audience, Summary};

pub use changes::{Change, Changes, Touched};
use sentence::Sentence;
pub use sentence::key_of;

/// The shape that is written.
const SCHEMA: &str = "hoja/provenance/2";

/// Digits of a hash that are kept: a change goes unseen once in 4,000 million times.
const DIGITS: usize = 8;

/// What a paper was made from. It goes with the paper into every format.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Provenance {
    /// `hoja/provenance/2`.
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
    /// Each sentence as often as it is printed: the number of its note in the data, its place, a
    /// hash of its words and one of what is said about them: `12 case-2031#para 4 0f3a9c21 77e0d1b4`.
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
        /// Whether each of them says why.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        explain: bool,
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
        /// Whether each of them says why.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        explain: bool,
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

impl Provenance {
    /// Of a brief.
    #[must_use]
    pub fn of_brief(brief: &Brief, options: &BriefOptions) -> Self {
        let mut parts = BTreeMap::new();
        let mut part = |name: String, value: &dyn erased::Json| {
            parts.insert(name, short_hash(&value.json()));
        };
        part(
            "the question".to_owned(),
            &(&brief.number, &brief.title, &brief.question, &brief.also),
        );
        part("the author's notes".to_owned(), &brief.notes);
        for answer in &brief.answers {
            part(
                format!("the standing of {}", answer.document),
                &(&answer.standing, &answer.standing_note, answer.decided),
            );
        }
        part("the short answers".to_owned(), &answers(brief));
        part("the headings".to_owned(), &headings(&brief.sections));
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
        part("the related issues".to_owned(), &brief.related);
        part("the timeline".to_owned(), &brief.timeline);
        part("the sources".to_owned(), &brief.sources);
        part("the gaps".to_owned(), &brief.gaps);
        Self::new(
            Of::Brief {
                issue: brief.issue.to_string(),
                verified_only: options.verified_only,
                most: options.most,
                explain: options.explain,
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
        part("the question", &(&pack.number, &pack.title, &pack.question));
        let facts: Vec<_> = pack
            .facts
            .iter()
            .map(|fact| (&fact.label, &fact.standing, place_of(&fact.statement)))
            .collect();
        part("the facts at a glance", &facts);
        part("the story in 150 words", &headings(&pack.short));
        part("the story in 400 words", &headings(&pack.long));
        let questions: Vec<_> = pack
            .questions
            .iter()
            .map(|asked| {
                let places: Vec<String> = asked.statements.iter().map(place_of).collect();
                (&asked.question, &asked.none, asked.more, places)
            })
            .collect();
        part("the questions and answers", &questions);
        part("the headings", &headings(&pack.sections));
        part("the related issues", &pack.related);
        part("the timeline", &pack.timeline);
        part("the glossary", &pack.glossary);
        part("the sources", &pack.sources);
        part("the gaps", &pack.gaps);
        Self::new(
            Of::Pack {
                issue: pack.issue.to_string(),
                verified_only: options.verified_only,
                most: options.most,
                explain: options.explain,
            },
            &pack.corpus_hash,
            pack.as_at,
            pack.statements(),
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
            (
                "the headings".to_owned(),
                short_hash(&headings(&summary.sections).json()),
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
            provenance.sentences.push(line.clone());
            if !seen.insert(line) {
                continue;
            }
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
}

/// The place of a statement as its line of provenance writes it.
fn place_of(statement: &Statement) -> String {
    Sentence::of(statement).place
}

/// Headings and what stands under them in which order. The words have hashes of their own, so that
/// a change of one sentence is told once.
fn headings(sections: &[Section]) -> Vec<(&str, &str, Vec<String>)> {
    sections
        .iter()
        .map(|section| {
            let places = section.statements.iter().map(place_of).collect();
            (section.kind.as_str(), section.heading.as_str(), places)
        })
        .collect()
}

/// Whose short answers a brief opens with, in which order.
fn answers(brief: &Brief) -> Vec<(&str, &str, Option<PartialDate>, String)> {
    let answers = brief.answers.iter();
    answers
        .map(|answer| {
            let place = place_of(&answer.statement);
            (
                answer.court.as_str(),
                answer.decision.as_str(),
                answer.date,
                place,
            )
        })
        .collect()
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

#[cfg(test)]
mod tests {
    use super::super::pack::{Answered, Fact};
    use super::*;

    fn statement(text: &str) -> Statement {
        Statement {
            note: 1,
            text: text.to_owned(),
            voice: None,
            role: None,
            verification: Verification::Unverified,
            verification_label: "unverified".to_owned(),
            reported_by: None,
            inferred: false,
            date: None,
            speaker: None,
            sources: Vec::new(),
            elsewhere: Vec::new(),
            answered_by: Vec::new(),
            why: None,
        }
    }

    fn pack() -> Pack {
        let section = Section {
            heading: "What the court decided".to_owned(),
            kind: "decided".to_owned(),
            statements: vec![statement("It held so.")],
        };
        Pack {
            issue: "costs".parse().expect("an id"),
            number: 1,
            title: "Costs".to_owned(),
            question: "Who pays?".to_owned(),
            as_at: None,
            corpus_hash: String::new(),
            version: "",
            facts: vec![Fact {
                label: "Held".to_owned(),
                statement: statement("It held so."),
                standing: None,
            }],
            short: vec![section.clone()],
            long: vec![section.clone()],
            questions: vec![Answered {
                question: "Who pays?".to_owned(),
                statements: vec![statement("It held so.")],
                none: None,
                more: 0,
            }],
            sections: vec![section],
            timeline: Vec::new(),
            related: Vec::new(),
            glossary: Vec::new(),
            authorities: Vec::new(),
            sources: Vec::new(),
            gaps: Vec::new(),
        }
    }

    /// Whatever a pack prints, a change of it is told.
    #[test]
    fn every_part_of_a_pack_counts() {
        type Edit = (&'static str, fn(&mut Pack));
        let options = BriefOptions::default();
        let printed = Provenance::of_pack(&pack(), &options);
        let changes: [Edit; 9] = [
            ("the question", |pack| pack.number = 2),
            ("the facts at a glance", |pack| {
                pack.facts[0].label = "Decided".to_owned();
            }),
            ("the facts at a glance", |pack| {
                pack.facts[0].standing = Some("this decision: spent".to_owned());
            }),
            ("the story in 150 words", |pack| pack.short.clear()),
            ("the story in 400 words", |pack| {
                pack.long[0].heading = "Decided".to_owned();
            }),
            ("the questions and answers", |pack| {
                pack.questions[0].question = "Who is to pay?".to_owned();
            }),
            ("the questions and answers", |pack| {
                pack.questions[0].more = 1;
            }),
            ("the headings", |pack| {
                pack.sections[0].heading = "What was decided".to_owned();
            }),
            ("the gaps", |pack| pack.gaps.push("None.".to_owned())),
        ];
        for (part, change) in changes {
            let mut now = pack();
            change(&mut now);
            let now = Provenance::of_pack(&now, &options);
            let found = printed.changes(&now, &|_| None);
            assert_eq!(found.parts, [part]);
            assert!(found.sentences.is_empty() && found.new.is_empty());
        }
        let mut now = pack();
        now.sections[0].statements[0].why = Some("this decision: spent".to_owned());
        let now = Provenance::of_pack(&now, &options);
        let found = printed.changes(&now, &|_| None);
        assert_eq!(found.sentences[0].change, Change::Attributes);
    }
}
