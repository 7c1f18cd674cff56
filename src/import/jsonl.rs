//! JSON Lines: a document a line, read as a stream.
//!
//! The shape is `{"id", "kind", "title", "date", "lang", "text", "passages": [{"pinpoint",
//! "text"}]}`. One line is in memory at a time. A line that is wrong is a finding with its
//! number, and the rest goes on.

use std::io::{self, BufRead, BufReader, Read};

use serde::Deserialize;
use thiserror::Error;

use super::imported::single_spaces;
use super::recognise::ZSTD_WINDOW_LOG;
use crate::model::{DocId, Kind, PartialDate, Passage, Pinpoint, TextKind, Unit};
use crate::model::{Evidence, Verification};

/// Longest line that is read, in bytes; the longest Act of Canada has 1.9 MB.
pub const MAX_LINE_BYTES: usize = 64 << 20;
/// Most passages of one document.
pub const MAX_PASSAGES: usize = 1_000_000;
/// Most words of a finding that quotes what it found.
const MAX_QUOTED: usize = 60;

/// A document of a set.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Record {
    /// Number of its line, from 1.
    pub line: u64,
    /// Its name.
    pub id: DocId,
    /// What it is.
    pub kind: Kind,
    /// Its title.
    pub title: String,
    /// Its date, if the set gives one.
    pub date: Option<PartialDate>,
    /// Language of the text; `en` where the set does not say.
    pub lang: String,
    /// Whose words the passages are; the document's own where the set does not say.
    pub text: TextKind,
    /// The passages; pinpoints are unique.
    pub passages: Vec<Passage>,
    /// Passages whose pinpoint is none that the model knows: they count as unnumbered, and their
    /// printed pinpoint is their last heading.
    pub foreign_pinpoints: usize,
}

/// What is wrong with a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LineFinding {
    /// Number of the line, from 1.
    pub line: u64,
    /// What.
    pub error: LineError,
}

/// Why a line is no document.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum LineError {
    /// Not JSON, or of another shape.
    #[error("no document: {0}")]
    Shape(String),
    /// A value that the model does not allow.
    #[error("{key}: {reason}")]
    Value {
        /// The key.
        key: &'static str,
        /// Why.
        reason: String,
    },
    /// Longer than is read.
    #[error("the line is longer than {} MB", MAX_LINE_BYTES >> 20)]
    TooLong,
    /// More passages than are read.
    #[error("the document has more than {MAX_PASSAGES} passages")]
    TooManyPassages,
    /// Bytes that are no UTF-8.
    #[error("the line is not UTF-8")]
    NotUtf8,
    /// The file ends or breaks in the middle. Nothing follows.
    #[error("the file cannot be read further: {0}")]
    Broken(String),
}

impl LineError {
    /// The stable name of the finding.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Shape(_) | Self::NotUtf8 => "bad-line",
            Self::Value { .. } => "bad-value",
            Self::TooLong | Self::TooManyPassages => "oversized-line",
            Self::Broken(_) => "broken-file",
        }
    }
}

/// The documents of a set, in their order.
pub struct Records<R> {
    from: R,
    line: u64,
    buffer: Vec<u8>,
    ended: bool,
}

/// Opens a set from plain JSON Lines.
pub fn plain<R: Read>(from: R) -> Records<BufReader<R>> {
    Records::new(BufReader::new(from))
}

/// Opens a set packed with zstd.
///
/// # Errors
/// If no decoder can be made.
pub fn zstd<R: Read>(
    from: R,
) -> io::Result<Records<BufReader<zstd::stream::read::Decoder<'static, BufReader<R>>>>> {
    let mut decoder = zstd::stream::read::Decoder::new(from)?;
    decoder.window_log_max(ZSTD_WINDOW_LOG)?;
    Ok(Records::new(BufReader::new(decoder)))
}

/// What one look for a line gave.
enum Line {
    Whole,
    TooLong,
    End,
}

impl<R: BufRead> Records<R> {
    /// Opens a set.
    pub const fn new(from: R) -> Self {
        Self {
            from,
            line: 0,
            buffer: Vec::new(),
            ended: false,
        }
    }

    /// Reads the next line into the buffer; of one that is too long, only the end is looked for.
    fn fill(&mut self) -> io::Result<Line> {
        self.buffer.clear();
        let (mut any, mut too_long) = (false, false);
        loop {
            let available = match self.from.fill_buf() {
                Ok(available) => available,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                Err(error) => return Err(error),
            };
            if available.is_empty() {
                return Ok(if too_long {
                    Line::TooLong
                } else if any {
                    Line::Whole
                } else {
                    Line::End
                });
            }
            any = true;
            let end = available.iter().position(|byte| *byte == b'\n');
            let piece = &available[..end.unwrap_or(available.len())];
            too_long |= self.buffer.len() + piece.len() > MAX_LINE_BYTES;
            if !too_long {
                self.buffer.extend_from_slice(piece);
            }
            let used = piece.len() + usize::from(end.is_some());
            self.from.consume(used);
            if end.is_some() {
                return Ok(if too_long { Line::TooLong } else { Line::Whole });
            }
        }
    }

    fn record(&self) -> Result<Record, LineError> {
        let text = std::str::from_utf8(&self.buffer).map_err(|_| LineError::NotUtf8)?;
        let raw: RawDocument<'_> = serde_json::from_str(text)
            .map_err(|error| LineError::Shape(short(&error.to_string())))?;
        raw.check(self.line)
    }
}

impl<R: BufRead> Iterator for Records<R> {
    type Item = Result<Record, LineFinding>;

    fn next(&mut self) -> Option<Self::Item> {
        while !self.ended {
            let line = self.fill();
            self.line += 1;
            let finding = |error| {
                Some(Err(LineFinding {
                    line: self.line,
                    error,
                }))
            };
            match line {
                Ok(Line::End) => self.ended = true,
                Ok(Line::TooLong) => return finding(LineError::TooLong),
                Ok(Line::Whole) if self.buffer.iter().all(u8::is_ascii_whitespace) => {}
                Ok(Line::Whole) => {
                    return match self.record() {
                        Ok(record) => Some(Ok(record)),
                        Err(error) => finding(error),
                    };
                }
                Err(error) => {
                    let found = finding(LineError::Broken(error.to_string()));
                    self.ended = true;
                    return found;
                }
            }
        }
        None
    }
}

#[derive(Deserialize)]
struct RawDocument<'a> {
    id: String,
    kind: String,
    title: String,
    #[serde(default)]
    date: Option<String>,
    #[serde(default)]
    lang: Option<String>,
    #[serde(default)]
    text: Option<String>,
    #[serde(borrow)]
    passages: Vec<RawPassage<'a>>,
}

#[derive(Deserialize)]
struct RawPassage<'a> {
    #[serde(default, borrow)]
    pinpoint: std::borrow::Cow<'a, str>,
    #[serde(borrow)]
    text: std::borrow::Cow<'a, str>,
}

impl RawDocument<'_> {
    fn check(self, line: u64) -> Result<Record, LineError> {
        let value = |key, reason: String| LineError::Value {
            key,
            reason: short(&reason),
        };
        let id: DocId = self
            .id
            .parse()
            .map_err(|error: crate::model::IdError| value("id", error.to_string()))?;
        let kind: Kind = self
            .kind
            .parse()
            .map_err(|_| value("kind", format!("`{}` is no kind of document", self.kind)))?;
        let date = self.date.filter(|date| !date.is_empty());
        let date = date.map(|date| date.parse()).transpose();
        let date =
            date.map_err(|error: crate::model::DateError| value("date", error.to_string()))?;
        let text = match self.text.as_deref() {
            None => TextKind::Full,
            Some(text) => text
                .parse()
                .map_err(|_| value("text", format!("`{text}` is neither `full` nor `digest`")))?,
        };
        let title = single_spaces(&self.title);
        if title.is_empty() {
            return Err(value("title", "it is empty".to_owned()));
        }
        if self.passages.len() > MAX_PASSAGES {
            return Err(LineError::TooManyPassages);
        }
        let mut pinpoints = Pinpoints::default();
        let passages = self
            .passages
            .iter()
            .filter_map(|raw| pinpoints.passage(raw))
            .collect();
        let lang = self
            .lang
            .filter(|lang| !lang.is_empty())
            .unwrap_or_else(|| "en".to_owned());
        Ok(Record {
            line,
            id,
            kind,
            title,
            date,
            lang,
            text,
            passages,
            foreign_pinpoints: pinpoints.foreign,
        })
    }
}

/// Gives each passage a pinpoint of its own.
#[derive(Default)]
struct Pinpoints {
    seen: std::collections::HashSet<Pinpoint>,
    unnumbered: u32,
    ordinal: u32,
    foreign: usize,
}

impl Pinpoints {
    /// The passage, or `None` if it has no words.
    fn passage(&mut self, raw: &RawPassage<'_>) -> Option<Passage> {
        let text = clean(&raw.text);
        if text.is_empty() {
            return None;
        }
        self.ordinal += 1;
        let printed = single_spaces(&raw.pinpoint);
        let known = printed
            .parse::<Pinpoint>()
            .ok()
            .filter(|pinpoint| !self.seen.contains(pinpoint));
        let counted = known.is_none();
        let pinpoint = match known {
            Some(pinpoint) => pinpoint,
            None => {
                self.foreign += usize::from(!printed.is_empty());
                self.unnumbered += 1;
                Pinpoint::number(Unit::Unnumbered, self.unnumbered)
            }
        };
        self.seen.insert(pinpoint.clone());
        let headings = if counted && !printed.is_empty() {
            vec![printed]
        } else {
            Vec::new()
        };
        Some(Passage {
            pinpoint,
            counted,
            ordinal: self.ordinal,
            headings,
            text,
            voice: None,
            role: None,
            issues: Vec::new(),
            answers: Vec::new(),
            evidence: Evidence {
                verification: Verification::OfficialText,
                sources: Vec::new(),
            },
            reported_by: None,
            date: None,
            event: None,
            digest: false,
            inferred: false,
        })
    }
}

/// Single spaces; paragraphs stay parted.
fn clean(text: &str) -> String {
    let lines: Vec<String> = text
        .lines()
        .map(single_spaces)
        .filter(|line| !line.is_empty())
        .collect();
    lines.join("\n")
}

fn short(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().take(MAX_QUOTED).collect();
    let text = words.join(" ");
    if text.chars().count() > 300 {
        text.chars().take(300).chain(['…']).collect()
    } else {
        text
    }
}

#[cfg(test)]
mod tests;
