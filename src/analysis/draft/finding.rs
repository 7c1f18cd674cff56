//! What a check of a draft says.

use serde::Serialize;

use crate::diagnostic::Diagnostic;
use crate::model::{DocId, PartialDate, Pinpoint, TextKind, Verification};

/// What was checked: of which draft, against which corpus, when. The head of a report.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Checked {
    /// The draft's file name.
    pub draft: String,
    /// Its format.
    pub format: &'static str,
    /// SHA-256 of its bytes, in hexadecimal.
    pub sha256: String,
    /// The day of the check.
    pub date: Option<PartialDate>,
    /// The matter's name.
    pub matter: String,
    /// The corpus' hash.
    pub corpus_hash: String,
    /// The program's version.
    pub version: &'static str,
}

/// A finding of a check, with what the contract asks for beside it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DraftFinding {
    /// What, and where in the file.
    pub diagnostic: Diagnostic,
    /// Where in the flow it stands, in bytes; findings are sorted by it.
    pub at: usize,
    /// The line of the file, from 1.
    pub line: usize,
    /// The column, from 1, in Unicode scalars.
    pub column: usize,
    /// Where a reader finds it besides line and column: `page 3`, `footnote 4`.
    pub place: Option<String>,
    /// What would be right, as the corpus has it.
    pub expected: Option<String>,
    /// The document and place that show it.
    pub source: Option<(DocId, Option<Pinpoint>)>,
}

/// An authority of a draft as it was found, for the report.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CheckedAuthority {
    /// As the draft first writes it.
    pub text: String,
    /// The verdict's name.
    pub status: &'static str,
    /// The document it comes to.
    pub document: Option<DocId>,
    /// Its title in the corpus.
    pub title: Option<String>,
    /// How the corpus cites it.
    pub citation: Option<String>,
    /// Whether the corpus has the document's own text or a digest of it.
    pub text_kind: Option<TextKind>,
    /// How its front matter was established.
    pub verification: Option<Verification>,
    /// Where the document itself can be read.
    pub url: Option<String>,
    /// How it stands, if that is anything to tell.
    pub standing: Option<String>,
    /// Lines of the file at which it is mentioned.
    pub lines: Vec<usize>,
}

/// What came of a quotation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum QuoteState {
    /// Letter for letter in the passage cited.
    Verified,
    /// Letter for letter in the document; the draft names no passage.
    VerifiedWithoutPlace,
    /// Not as it stands in the corpus; a finding says what is wrong.
    Wrong,
    /// The corpus has no text to hold it against.
    Unverifiable,
    /// Nothing in the draft says whose words they are, or they are too few to be a statement.
    Unchecked,
}

/// A quotation of a draft as it was found, for the report.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CheckedQuote {
    /// The words, as the draft has them.
    pub text: String,
    /// Line of the file.
    pub line: usize,
    /// Where else a reader finds it.
    pub place: Option<String>,
    /// What came of it.
    pub state: QuoteState,
    /// The document it was held against.
    pub document: Option<DocId>,
    /// Where it stands there.
    pub pinpoint: Option<Pinpoint>,
    /// How it was decided that it belongs to that document.
    pub assumed: Option<&'static str>,
    /// What ellipses left out, in the source's words.
    pub omitted: Vec<String>,
    /// Brackets and cases of letters: `the source's` → `[t]he draft's`.
    pub changes: Vec<(String, String)>,
    /// Remarks of the author: `sic`, `emphasis added`.
    pub remarks: Vec<String>,
}

/// Numbers of a check.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Summary {
    /// Authorities, each counted once.
    pub authorities: usize,
    /// Of these, found in this corpus as they are cited.
    pub authorities_found: usize,
    /// Places named in authorities.
    pub pinpoints: usize,
    /// Of these, seen to exist.
    pub pinpoints_found: usize,
    /// Of these, of documents of which the corpus has no text, or of their pages.
    pub pinpoints_unverifiable: usize,
    /// Provisions of laws that are named.
    pub provisions: usize,
    /// Quotations.
    pub quotations: usize,
    /// Of these, letter for letter in the passage cited, or in the document where none is.
    pub quotations_verified: usize,
    /// Of these, of documents of which the corpus has no text.
    pub quotations_unverifiable: usize,
    /// Of these, left alone: short names, or nobody's.
    pub quotations_unchecked: usize,
}

/// All that a check of a draft has to say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DraftReport {
    /// The findings, in the order of the draft.
    pub findings: Vec<DraftFinding>,
    /// Its authorities, in the order in which it first names them.
    pub authorities: Vec<CheckedAuthority>,
    /// Its quotations, in order.
    pub quotations: Vec<CheckedQuote>,
    /// The day at which laws and decisions were looked at.
    pub as_at: Option<PartialDate>,
    /// Whether that day is the draft's own.
    pub own_date: bool,
    /// The numbers.
    pub summary: Summary,
}

impl DraftReport {
    /// Whether a finding is an error.
    #[must_use]
    pub fn has_errors(&self) -> bool {
        self.findings
            .iter()
            .any(|finding| finding.diagnostic.severity == crate::diagnostic::Severity::Error)
    }
}
