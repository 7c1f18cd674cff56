//! The course of a check, and how its findings are made.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use crate::diagnostic::{Diagnostic, Severity};
use crate::engine::{Engine, EngineError};
use crate::model::{DocId, PartialDate, Pinpoint};

use super::fate::Fates;
use super::finding::{CheckedAuthority, CheckedQuote, DraftFinding, DraftReport, Summary};
use super::mention::Authorities;
use super::quotes::{Quote, quotes};
use super::sources::Sources;
use super::speech::Speech;
use super::text::Draft;

/// How a draft is checked.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Options {
    /// The day at which laws and decisions are looked at; the draft's own date otherwise, and
    /// all that is recorded where it bears none.
    pub as_at: Option<PartialDate>,
}

/// Checks a draft.
///
/// # Errors
/// If the index cannot be read.
pub fn check(
    draft: &Draft,
    engine: &dyn Engine,
    options: Options,
) -> Result<DraftReport, EngineError> {
    check_with(draft, engine, &Fates::new(engine), options)
}

/// The same, where what became of decisions has been read already: for many drafts.
pub(super) fn check_with(
    draft: &Draft,
    engine: &dyn Engine,
    fates: &Fates<'_>,
    options: Options,
) -> Result<DraftReport, EngineError> {
    let authorities = Authorities::of(draft, engine)?;
    let quotes = quotes(draft);
    let speech = Speech::of(draft, &quotes);
    let mut checker = Checker {
        draft,
        authorities: &authorities,
        quotes: &quotes,
        speech: &speech,
        fates,
        sources: Sources::new(engine),
        as_at: options.as_at.or(draft.date),
        findings: Vec::new(),
        checked: Vec::new(),
        verified: BTreeMap::new(),
        summary: Summary::default(),
        said: BTreeSet::new(),
    };
    checker.quotations()?;
    let named = checker.authorities()?;
    checker.places()?;
    let mut findings = checker.findings;
    findings.sort_by(|a, b| {
        let key = |finding: &DraftFinding| {
            (
                finding.at,
                finding.diagnostic.code,
                finding.diagnostic.message.clone(),
            )
        };
        key(a).cmp(&key(b))
    });
    Ok(DraftReport {
        findings,
        authorities: named,
        quotations: checker.checked,
        as_at: checker.as_at,
        own_date: options.as_at.is_none() && draft.date.is_some(),
        summary: checker.summary,
    })
}

/// A check on its way.
pub(super) struct Checker<'a> {
    pub draft: &'a Draft,
    pub authorities: &'a Authorities,
    pub quotes: &'a [Quote],
    pub speech: &'a Speech,
    pub fates: &'a Fates<'a>,
    pub sources: Sources<'a>,
    pub as_at: Option<PartialDate>,
    pub findings: Vec<DraftFinding>,
    pub checked: Vec<CheckedQuote>,
    /// Where quotations stand that are the source's own, letter for letter.
    pub verified: BTreeMap<usize, usize>,
    pub summary: Summary,
    /// What has been said once and need not be said again.
    pub said: BTreeSet<(&'static str, String)>,
}

/// What a finding is about.
pub(super) struct Said {
    pub severity: Severity,
    pub code: &'static str,
    pub at: Range<usize>,
    pub message: String,
    pub label: String,
    pub help: Option<String>,
    pub expected: Option<String>,
    pub source: Option<(DocId, Option<Pinpoint>)>,
}

impl Said {
    pub fn error(code: &'static str, at: &Range<usize>, message: impl Into<String>) -> Self {
        Self {
            severity: Severity::Error,
            code,
            at: at.clone(),
            message: message.into(),
            label: String::new(),
            help: None,
            expected: None,
            source: None,
        }
    }

    pub fn warning(code: &'static str, at: &Range<usize>, message: impl Into<String>) -> Self {
        Self {
            severity: Severity::Warning,
            ..Self::error(code, at, message)
        }
    }

    pub fn label(mut self, label: impl Into<String>) -> Self {
        self.label = label.into();
        self
    }

    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    pub fn expected(mut self, expected: impl Into<String>) -> Self {
        self.expected = Some(expected.into());
        self
    }

    pub fn source(mut self, document: &DocId, pinpoint: Option<&Pinpoint>) -> Self {
        self.source = Some((document.clone(), pinpoint.cloned()));
        self
    }
}

impl Checker<'_> {
    /// Keeps a finding.
    pub fn say(&mut self, said: Said) {
        let place = self.draft.place(said.at.start);
        let mut diagnostic = Diagnostic::error(said.code, said.message, self.draft.span(&said.at));
        if said.severity == Severity::Warning {
            diagnostic = diagnostic.warning();
        }
        let label = match (&place, said.label.is_empty()) {
            (Some(place), true) => place.clone(),
            (Some(place), false) => format!("{place}: {}", said.label),
            (None, _) => said.label,
        };
        diagnostic = diagnostic.label(label).maybe_help(said.help);
        let byte = diagnostic
            .primary
            .as_ref()
            .map_or(0, |label| label.span.range.start);
        let (line, column) = self.draft.file.line_column(byte);
        self.findings.push(DraftFinding {
            diagnostic,
            at: said.at.start,
            line,
            column,
            place,
            expected: said.expected,
            source: said.source,
        });
    }

    /// Whether something is said for the first time.
    pub fn first_time(&mut self, code: &'static str, about: impl Into<String>) -> bool {
        self.said.insert((code, about.into()))
    }

    /// Remembers that a quotation is the source's own; one inside another adds nothing.
    pub fn keep_verified(&mut self, range: &Range<usize>) {
        if self.is_verified(range.start) {
            return;
        }
        let inside: Vec<usize> = self
            .verified
            .range(range.clone())
            .map(|(start, _)| *start)
            .collect();
        for start in inside {
            self.verified.remove(&start);
        }
        self.verified.insert(range.start, range.end);
    }

    /// Whether a place of the flow lies in words that are the source's own.
    pub fn is_verified(&self, at: usize) -> bool {
        self.verified
            .range(..=at)
            .next_back()
            .is_some_and(|(_, end)| at < *end)
    }
}

/// Authorities by what they come to, in the order in which they are first named.
#[derive(Default)]
pub(super) struct Table {
    pub rows: Vec<CheckedAuthority>,
    by_key: BTreeMap<String, usize>,
}

impl Table {
    /// The row of a key, made by `row` at its first mention.
    pub fn row(
        &mut self,
        key: String,
        row: impl FnOnce() -> CheckedAuthority,
    ) -> &mut CheckedAuthority {
        let index = *self.by_key.entry(key).or_insert_with(|| {
            self.rows.push(row());
            self.rows.len() - 1
        });
        &mut self.rows[index]
    }
}
