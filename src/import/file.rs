//! A whole file: its format, what kind of document it holds, and what can be made of it.

use std::borrow::Cow;

use thiserror::Error;

use super::akn::AknError;
use super::block::Block;
use super::docx::DocxError;
use super::html::HtmlError;
use super::imported::{Field, Imported, Origin, Reading, Warning, WarningCode};
use super::metadata;
use super::pdf::PdfError;
use super::recognise::{Format, Refusal, recognise};
use super::structure::act;
use super::{
    akn, amendments, decode, docx, genre, html, judgment, markdown, pdf, statement, styled, text,
    voices,
};
use crate::model::{Kind, PartialDate, Provision};

/// The most paragraphs that are read from a file: as many as lines of a text. Each takes some two
/// kilobytes until the document is written.
pub const MAX_BLOCKS: usize = 200_000;

/// What is known about a file besides its bytes.
#[derive(Debug, Clone, Default)]
pub struct Hints {
    /// Top-level domain of the jurisdiction, for guesses at encodings: `ke`.
    pub tld: String,
    /// The kind of document, if a person says so.
    pub kind: Option<Kind>,
    /// When it came out, if a person says so: words such as "on Tuesday" count from it.
    pub published: Option<PartialDate>,
}

/// What a file gave.
#[derive(Debug)]
pub struct FileImport {
    /// Its format.
    pub format: Format,
    /// The document.
    pub imported: Imported,
    /// What only laws have.
    pub law: Option<LawFields>,
    /// How sure the program is of voice and role, for each passage from 0 to 1.
    pub confidence: Vec<f32>,
}

/// Front matter that only laws have.
#[derive(Debug, Clone, Default)]
pub struct LawFields {
    /// Chapter in the Laws of Kenya.
    pub cap: Option<Field<String>>,
    /// Date of assent.
    pub assent: Option<Field<PartialDate>>,
    /// Date of commencement.
    pub commencement: Option<Field<PartialDate>>,
    /// Date of publication.
    pub published: Option<Field<PartialDate>>,
    /// Date of the version printed.
    pub version: Option<Field<PartialDate>>,
    /// What its notes tell of amendments.
    pub histories: Vec<Provision>,
}

/// Why a file gave nothing.
#[derive(Debug, Error)]
pub enum FileError {
    /// It is of no format that is read.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// A web page that cannot be read.
    #[error(transparent)]
    Html(#[from] HtmlError),
    /// Akoma Ntoso that cannot be read.
    #[error(transparent)]
    Akn(#[from] AknError),
    /// A PDF that cannot be read.
    #[error(transparent)]
    Pdf(#[from] PdfError),
    /// A DOCX that cannot be read.
    #[error(transparent)]
    Docx(#[from] DocxError),
    /// It holds many documents, not one.
    #[error("the file holds a document a line")]
    Bulk {
        /// Whether it is packed with zstd.
        packed: bool,
    },
    /// It has more paragraphs than a document has.
    #[error("the file has more than {MAX_BLOCKS} paragraphs")]
    TooManyBlocks,
    /// Nothing in it can be cited.
    #[error("the file holds no text that could be cited")]
    NoPassages,
}

impl FileError {
    /// The stable name of the finding.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Refused(refusal) => refusal.code(),
            Self::Html(HtmlError::List | HtmlError::SignIn) => "no-document",
            Self::Html(_) => "bad-html",
            Self::Akn(_) => "bad-akoma-ntoso",
            Self::Pdf(PdfError::NoText { .. } | PdfError::Untold { .. }) => "no-text-layer",
            Self::Pdf(_) => "bad-pdf",
            Self::Docx(_) => "bad-docx",
            Self::Bulk { .. } => "bulk-file",
            Self::TooManyBlocks => "too-large",
            Self::NoPassages => "no-passages",
        }
    }

    /// What the reader can do.
    #[must_use]
    pub const fn help(&self) -> &'static str {
        match self {
            Self::Refused(refusal) => refusal.help(),
            Self::Pdf(PdfError::NoText { .. } | PdfError::Untold { .. }) => {
                "run it through text recognition (OCR) and add the result, or look for the document as HTML or DOCX"
            }
            Self::Pdf(PdfError::Encrypted) => "save a copy without the password and add that",
            Self::TooManyBlocks
            | Self::Pdf(PdfError::TooLarge(_))
            | Self::Html(HtmlError::TooLarge(_) | HtmlError::TooManyTags)
            | Self::Docx(DocxError::TooLarge { .. })
            | Self::Akn(AknError::TooLarge(_) | AknError::TooManyNodes(_)) => {
                "part it into several files and add each"
            }
            Self::Html(HtmlError::List) => "open what it leads to and save those pages",
            Self::Html(HtmlError::SignIn) => {
                "sign in with a browser, open the document and save that page"
            }
            Self::Html(_) | Self::Akn(_) | Self::Pdf(_) | Self::Docx(_) => {
                "fetch the file again, or save it anew from the program that made it"
            }
            Self::Bulk { .. } => "put it into `bulk/` of the matter: it is indexed as it is",
            Self::NoPassages => "look for the document itself: this may be a page about it",
        }
    }
}

/// Makes a document of a file's bytes.
///
/// # Errors
/// If the file is of no format that is read, is damaged, or holds no text.
pub fn import(bytes: &[u8], hints: &Hints) -> Result<FileImport, FileError> {
    let format = recognise(bytes, &hints.tld)?;
    let reading = read(bytes, format, hints)?;
    let (imported, law, confidence) = understand(&reading, hints);
    // A page without text may be the record of a decision or a law; a title alone is nothing.
    let of_court_or_law = imported
        .kind
        .as_ref()
        .is_some_and(|kind| kind.value.is_decision() || kind.value.is_law());
    let catalogue_only =
        imported.draft.neutral.is_some() || of_court_or_law && imported.draft.title.is_some();
    // A few words of which nobody says when or by whom: what is left of a page of links.
    let words: usize = imported
        .passages
        .iter()
        .map(|passage| passage.text.split_whitespace().count())
        .sum();
    let bare = format == Format::Html
        && hints.kind.is_none()
        && words < FEWEST_WORDS
        && !of_court_or_law
        && imported.draft.date.is_none()
        && imported.draft.speaker.is_none();
    if imported.passages.is_empty() && !catalogue_only || bare {
        return Err(FileError::NoPassages);
    }
    Ok(FileImport {
        format,
        imported,
        law,
        confidence,
    })
}

/// The text of a file, for whoever reads it as a text: that of Markdown and plain text as it
/// stands, of other formats their blocks, parted by an empty line.
///
/// # Errors
/// If the file is of no format that is read, is damaged, or holds many documents.
pub fn plain_text(bytes: &[u8], hints: &Hints) -> Result<(Format, String), FileError> {
    let format = recognise(bytes, &hints.tld)?;
    if matches!(format, Format::Text | Format::Markdown) {
        // Places are counted in the text as it stands, line ends included.
        let text = std::str::from_utf8(bytes)
            .map_or_else(|_| decode::decode(bytes, &hints.tld).text, str::to_owned);
        return Ok((format, text));
    }
    let reading = read(bytes, format, hints)?;
    let texts: Vec<&str> = reading
        .blocks
        .iter()
        .map(|block| block.text.as_str())
        .collect();
    Ok((format, texts.join("\n\n")))
}

/// The format of a file and its blocks; none for Markdown and plain text, which
/// [`plain_text`] gives as they stand.
///
/// # Errors
/// If the file is of no format that is read, is damaged, or holds many documents.
pub fn blocks(bytes: &[u8], hints: &Hints) -> Result<(Format, Vec<Block>), FileError> {
    let format = recognise(bytes, &hints.tld)?;
    if matches!(format, Format::Text | Format::Markdown) {
        return Ok((format, Vec::new()));
    }
    Ok((format, read(bytes, format, hints)?.blocks))
}

fn read(bytes: &[u8], format: Format, hints: &Hints) -> Result<Reading, FileError> {
    let mut reading = match format {
        Format::Html => html::read_bytes(bytes)?,
        Format::AkomaNtoso => akn::read(&decode::decode(bytes, &hints.tld).text)?,
        Format::Pdf => pdf::read(bytes)?,
        Format::Docx => docx::read(bytes)?,
        Format::Text => text::read(bytes, &hints.tld),
        Format::Markdown => markdown::read(bytes, &hints.tld),
        Format::JsonLines { zstd } => return Err(FileError::Bulk { packed: zstd }),
    };
    if reading.blocks.len() > MAX_BLOCKS {
        return Err(FileError::TooManyBlocks);
    }
    styled::spell_out(&mut reading);
    Ok(reading)
}

/// Decides what kind of document it is, and reads it as that.
fn understand(reading: &Reading, hints: &Hints) -> (Imported, Option<LawFields>, Vec<f32>) {
    let kind = hints.kind;
    if kind.is_some_and(Kind::is_decision) || (kind.is_none() && genre::is_decision(reading)) {
        let mut imported = judgment::import(reading);
        // Its head is that of a decision; which of them is the likeliest one where it does not say.
        let judgment = Field {
            value: Kind::Judgment,
            confidence: Field::<()>::GUESS,
            from: Origin::Block(0),
        };
        imported.kind.get_or_insert(judgment);
        if imported.draft.citations.is_empty()
            && let Some(own) = genre::own_citation(reading)
        {
            imported.draft.neutral.get_or_insert_with(|| own.clone());
            imported.draft.citations.push(own);
        }
        let parties: Vec<_> = imported
            .draft
            .parties
            .iter()
            .map(|party| party.value.clone())
            .collect();
        if imported.passages.len() > voices::MOST_PASSAGES {
            let most = voices::MOST_PASSAGES;
            let message = format!("who speaks was told in none of more than {most} passages");
            imported
                .warnings
                .push(Warning::new(WarningCode::TooLarge, message));
        }
        let attributions = voices::attribute(&mut imported.passages, &parties);
        let confidence = attributions.iter().map(|found| found.confidence).collect();
        return (named(imported, kind), None, confidence);
    }
    if let Some((imported, law)) = law(reading, kind) {
        let sure = vec![Field::<()>::SURE; imported.passages.len()];
        return (imported, Some(law), sure);
    }
    let imported = statement::import(reading, hints.published);
    let likely = vec![Field::<()>::LIKELY; imported.passages.len()];
    (named(imported, kind), None, likely)
}

/// The kind that a person names wins.
fn named(mut imported: Imported, kind: Option<Kind>) -> Imported {
    if let Some(kind) = kind {
        imported.kind = Some(Field::labelled(kind, "--kind".to_owned()));
    }
    imported
}

/// A page with fewer words, of which nothing says when or by whom, is no document.
const FEWEST_WORDS: usize = 8;

/// The fewest provisions of a law that nobody says is one.
const PROVISIONS: usize = 3;

/// Reads it as a law, if a person says so or its title and provisions do.
fn law(reading: &Reading, kind: Option<Kind>) -> Option<(Imported, LawFields)> {
    if kind.is_some_and(|kind| !kind.is_law()) {
        return None;
    }
    let blocks = act::usual(act::parted(&reading.blocks));
    let whole = match blocks {
        Cow::Borrowed(_) => Cow::Borrowed(reading),
        Cow::Owned(blocks) => Cow::Owned(Reading {
            blocks,
            ..reading.clone()
        }),
    };
    let reading = &*whole;
    let head = metadata::act::read(reading);
    let read_as = kind.or_else(|| head.kind.as_ref().map(|kind| kind.value));
    let structured = act::passages(&reading.blocks, read_as?);
    let fewest = if head.is_told() { 1 } else { PROVISIONS };
    if kind.is_none() && structured.passages.len() < fewest {
        return None;
    }
    let mut warnings = reading.warnings.clone();
    warnings.extend(structured.warnings);
    let imported = Imported {
        kind: head.kind,
        draft: head.draft,
        passages: structured.passages,
        warnings,
    };
    let law = LawFields {
        cap: head.cap,
        assent: head.assent,
        commencement: head.commencement,
        published: head.published,
        version: head.version,
        histories: amendments::histories(&structured.notes),
    };
    Some((named(imported, kind), law))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_with_more_paragraphs_than_a_document_has_is_refused() {
        let page = format!(
            "<html><body>{}</body></html>",
            "<p>x".repeat(MAX_BLOCKS + 1)
        );
        let refused = import(page.as_bytes(), &Hints::default()).expect_err("a refusal");
        assert!(matches!(refused, FileError::TooManyBlocks), "{refused}");
        assert_eq!(refused.code(), "too-large");
    }

    #[test]
    fn a_statement_about_a_law_is_no_law() {
        let head = "Cattle Act, 2031\nAct 7 of 2031\nAssented to on 3 May 2031\n";
        let demands = "1. Ask the owners.\n2. Pay for the cattle.\n3. Open the park.\n";
        let kind = |text: String| {
            let read = import(text.as_bytes(), &Hints::default()).expect("a document");
            read.imported.kind.map(|kind| kind.value)
        };
        assert_eq!(kind(format!("{head}{demands}")), Some(Kind::Act));
        let words = "The Mfano Trust regrets that nobody has asked the owners of the cattle.\n";
        for text in [
            format!("PRESS STATEMENT\n{head}{demands}"),
            format!("COMMUNIQUÉ\n{head}{demands}"),
            format!("{head}{words}{demands}"),
        ] {
            assert_ne!(kind(text), Some(Kind::Act));
        }
    }
    #[test]
    fn nobody_speaks_in_more_passages_than_a_court_wrote() {
        let head = "REPUBLIC OF KENYA\nIN THE HIGH COURT OF KENYA AT MFANO\nPETITION 4 OF 2031\nA MFANO v B MFANI\nJUDGMENT\n";
        let judgment = |paragraphs: usize| {
            let mut text = head.to_owned();
            for number in (1..=1_000).cycle().take(paragraphs) {
                text.push_str(&format!(
                    "{number}. The petitioner submitted that it was not.\n"
                ));
            }
            import(text.as_bytes(), &Hints::default())
                .expect("a judgment")
                .imported
        };
        let told = |read: &Imported| {
            let voices = read
                .passages
                .iter()
                .filter(|passage| passage.voice.is_some())
                .count();
            let large = |warning: &&Warning| warning.code == WarningCode::TooLarge;
            (voices, read.warnings.iter().filter(large).count())
        };
        let most = voices::MOST_PASSAGES;
        assert_eq!(told(&judgment(100)), (100, 0));
        let read = judgment(most + 500);
        assert!(read.passages.len() > most, "{}", read.passages.len());
        assert_eq!(told(&read), (0, 1));
    }
}
