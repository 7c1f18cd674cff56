//! Where every format ends: what an import found out about a document.
//!
//! A reader gives a [`Reading`]; `structure` and `metadata` make an [`Imported`] of
//! it. Nothing here is a corpus document yet: every value says how sure it is and
//! where it was read, so that a person, or the code that writes the corpus file,
//! can decide what to keep.

use crate::model::{Kind, PartialDate, Party, Passage};

use super::block::Block;

/// What a reader gives: a file's content and what the file says about itself.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Reading {
    /// The content in reading order.
    pub blocks: Vec<Block>,
    /// What the file says about its content beside it, in the file's order.
    pub labels: Vec<Labelled>,
    /// What the reader could not do, or did not believe.
    pub warnings: Vec<Warning>,
}

/// A value that a file names: a row of a metadata table, a property of a DOCX or PDF.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Labelled {
    /// Its name as printed, without a closing colon: `Media Neutral Citation`, `Case Number`.
    pub label: String,
    /// The value, with single spaces. Never empty.
    pub value: String,
}

impl Labelled {
    /// A label and its value, spaces mended. `None` if either is empty after that.
    #[must_use]
    pub fn new(label: &str, value: &str) -> Option<Self> {
        let label = single_spaces(label);
        let label = label.trim_end_matches([':', ' ']).to_owned();
        let value = single_spaces(value);
        (!label.is_empty() && !value.is_empty()).then_some(Self { label, value })
    }
}

/// Runs of white space, no-break spaces included, as one space each; none at the ends.
#[must_use]
pub fn single_spaces(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for word in text.split(|c: char| c.is_whitespace() || is_unprinted(c)) {
        if word.is_empty() {
            continue;
        }
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
    out
}

/// Characters that take no room on the page but part no words of a law text either:
/// a byte order mark, a NUL, other control characters.
pub(super) fn is_unprinted(c: char) -> bool {
    c.is_control() || c == '\u{feff}'
}

/// A document as far as an import can tell.
#[derive(Debug, Clone, PartialEq)]
pub struct Imported {
    /// What it is. Absent where nothing tells.
    pub kind: Option<Field<Kind>>,
    /// Its front matter.
    pub draft: Draft,
    /// Its text, in order; pinpoints are unique.
    pub passages: Vec<Passage>,
    /// What a person should look at before relying on it.
    pub warnings: Vec<Warning>,
}

/// Front matter with doubts. What was not found is `None` or empty, never guessed up.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Draft {
    /// The full title.
    pub title: Option<Field<String>>,
    /// Parties alone, as a citation names them: `Mwananchi v Registrar of Examples & another`.
    pub short: Option<Field<String>>,
    /// Delivery, assent or publication.
    pub date: Option<Field<PartialDate>>,
    /// Language of the text: `en`, `sw`.
    pub lang: Option<Field<String>>,
    /// FRBR work URI: `/akn/ke/judgment/kehc/2031/1`.
    pub work: Option<Field<String>>,
    /// The court's own citation without names: `[2031] KEHC 1 (KLR)`. Also the first of `citations`.
    pub neutral: Option<Field<String>>,
    /// All citations, each in the form in which it is cited: `[2031] KEHC 1 (KLR)`, `[2031] eKLR`.
    pub citations: Vec<Field<String>>,
    /// Code of the court: `KEHC`.
    pub court: Option<Field<String>>,
    /// The court's name as printed, without its station: `High Court`.
    pub court_name: Option<Field<String>>,
    /// Where the court sat: `Nyeri`, `Nairobi (Milimani Law Courts)`.
    pub station: Option<Field<String>>,
    /// Division of the court: `Constitutional and Human Rights`.
    pub division: Option<Field<String>>,
    /// Case numbers as printed, or the number of a law.
    pub number: Vec<Field<String>>,
    /// The judges as printed, without their rank: `AB Mfano`.
    pub bench: Vec<Field<String>>,
    /// Who takes part, in the order of the document.
    pub parties: Vec<Field<DraftParty>>,
    /// What the decision calls itself: `Judgment`, `Ruling`, `Decision`, `Judgment and Decree`.
    pub action: Option<Field<String>>,
    /// How it ended, in the source's words: `Dismissed`.
    pub outcome: Option<Field<String>>,
    /// Who published or wrote it, for statements.
    pub publisher: Option<Field<String>>,
    /// Who speaks, for statements: a person or a body.
    pub speaker: Option<Field<String>>,
    /// The speaker's office at the time.
    pub office: Option<Field<String>>,
    /// Where it was said.
    pub place: Option<Field<String>>,
    /// The address that the file gives as its own.
    pub address: Option<Field<String>>,
    /// Labelled values that have no field here: `Filing county`, `Advocates`.
    pub others: Vec<Labelled>,
}

/// A party as it was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DraftParty {
    /// What the model can hold. The role is the nearest one that the model knows.
    pub party: Party,
    /// The capacity as printed: `1st Objector`, `Claimant`. Empty where none was.
    pub printed: String,
}

/// A value, how sure it is, and where it was read.
#[derive(Debug, Clone, PartialEq)]
pub struct Field<T> {
    /// The value.
    pub value: T,
    /// How sure it is, from 0 to 1. See [`Field::SURE`] and its fellows for what the program uses.
    pub confidence: f32,
    /// Where it was read.
    pub from: Origin,
}

impl<T> Field<T> {
    /// The source names the value as what it is.
    pub const SURE: f32 = 1.0;
    /// Read from the document's own head, whose form left no doubt.
    pub const FIRM: f32 = 0.9;
    /// Read from the document's own head, whose form could mean something else.
    pub const LIKELY: f32 = 0.7;
    /// Follows from another value or from how such documents usually are.
    pub const GUESS: f32 = 0.5;

    /// A value that the source labels.
    #[must_use]
    pub const fn labelled(value: T, label: String) -> Self {
        Self {
            value,
            confidence: Self::SURE,
            from: Origin::Label(label),
        }
    }

    /// A value read in a block of the document.
    #[must_use]
    pub const fn read(value: T, block: usize, confidence: f32) -> Self {
        Self {
            value,
            confidence,
            from: Origin::Block(block),
        }
    }

    /// A value that follows from the field named.
    #[must_use]
    pub const fn derived(value: T, field: &'static str, confidence: f32) -> Self {
        Self {
            value,
            confidence,
            from: Origin::Field(field),
        }
    }

    /// The same doubts about another value.
    pub fn map<U>(self, change: impl FnOnce(T) -> U) -> Field<U> {
        Field {
            value: change(self.value),
            confidence: self.confidence,
            from: self.from,
        }
    }
}

/// Where a [`Field`] was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Origin {
    /// Beside the content, under this label.
    Label(String),
    /// In the block of this index, from 0, of the [`Reading`].
    Block(usize),
    /// In another field, by its name in [`Draft`].
    Field(&'static str),
    /// In the name or address of the file.
    FileName,
}

/// Something a person should look at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Warning {
    /// What kind of thing.
    pub code: WarningCode,
    /// What, in one line: lower case, no full stop.
    pub message: String,
    /// Page, from 1, where the format has pages.
    pub page: Option<u32>,
}

impl Warning {
    /// A warning about the document as a whole, or about a place without a page.
    #[must_use]
    pub fn new(code: WarningCode, message: impl Into<String>) -> Self {
        Self {
            code,
            message: message.into(),
            page: None,
        }
    }

    /// The same, on that page.
    #[must_use]
    pub const fn on_page(mut self, page: Option<u32>) -> Self {
        self.page = page;
        self
    }
}

/// What a [`Warning`] is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum WarningCode {
    /// The file has no text, or so little that it cannot be the document.
    NoText,
    /// A bound was reached and what lies beyond it was left out.
    TooLarge,
    /// Part of the file could not be read.
    Unreadable,
    /// Characters that could not be told were replaced.
    Encoding,
    /// The page holds what a catalogue says of the document, not the document.
    MetadataOnly,
    /// What a publisher wrote before the court's text was left out.
    Headnote,
    /// Paragraph numbers repeat or run backwards.
    RepeatedNumber,
    /// Paragraph numbers are missing from the run.
    MissingNumber,
    /// A number at the start of a block was not taken for the paragraph's own.
    DoubtfulNumber,
    /// Two places of the file disagree about a field.
    Disagreement,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_label_without_a_value_is_none() {
        assert_eq!(Labelled::new("Attorneys", " \u{a0} "), None);
        let label = Labelled::new(" Case Number: ", "Petition\u{a0}1\n of 2031").unwrap();
        assert_eq!(
            (label.label.as_str(), label.value.as_str()),
            ("Case Number", "Petition 1 of 2031")
        );
    }
}
