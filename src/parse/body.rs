//! The body of a document: headings and passages.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::Arc;

use crate::diagnostic::{Diagnostic, SourceFile, Span};
use crate::model::{Evidence, Passage, Pinpoint, TextKind, Unit, Verification};
use crate::yaml::Found;

use super::attributes::{self, Attributes};
use super::link::Link;
use super::markdown;

/// What the body of a document holds.
pub(super) struct Body {
    pub passages: Vec<Passage>,
    /// The place of each passage's first line, in the order of `passages`.
    pub spans: Vec<Span>,
}

/// What the front matter says about all passages.
pub(super) struct Defaults {
    pub verification: Verification,
    pub text: TextKind,
    /// Whether the numbers in the file are our own count.
    pub counted: bool,
}

/// Braces that were taken out of the Markdown, with the line they stood on.
struct Braces {
    line: Range<usize>,
    attributes: Attributes,
}

/// Reads the body that stands in `range` of `file`.
pub(super) fn parse(
    file: &Arc<SourceFile>,
    range: Range<usize>,
    defaults: &Defaults,
    findings: &mut Vec<Diagnostic>,
    links: &mut Vec<Link>,
) -> Body {
    let (masked, braces) = take_braces(file, range.clone(), findings, links);
    let mut reader = Reader {
        file,
        base: range.start,
        defaults,
        findings,
        headings: Vec::new(),
        drafts: Vec::new(),
        open: false,
    };
    let mut braces = braces.into_iter().peekable();
    for block in markdown::blocks(&masked) {
        while let Some(found) =
            braces.next_if(|found| found.line.end <= range.start + block.range.start)
        {
            reader.attach(found);
        }
        match block.heading {
            Some(level) => {
                let end = range.start + block.range.end;
                let own = braces
                    .next_if(|found| found.line.start < end)
                    .map(|found| found.attributes);
                reader.heading(level, block.text, own.unwrap_or_default());
            }
            None => reader.block(block),
        }
    }
    for found in braces {
        reader.attach(found);
    }
    reader.finish()
}

/// Takes all braces out of the Markdown, in whose place spaces stay, so that places keep
/// their offsets and the Markdown parser never sees them.
fn take_braces(
    file: &Arc<SourceFile>,
    range: Range<usize>,
    findings: &mut Vec<Diagnostic>,
    links: &mut Vec<Link>,
) -> (String, Vec<Braces>) {
    let mut masked = String::with_capacity(range.len());
    let mut braces = Vec::new();
    let mut at = range.start;
    for line in file.text[range].split_inclusive('\n') {
        let content = line.trim_end_matches(['\n', '\r']);
        let from = if attributes::is_attribute_line(content) {
            Some(0)
        } else if content.starts_with('#') {
            attributes::heading_braces(content)
        } else {
            None
        };
        match from {
            Some(from) => {
                let parsed =
                    attributes::parse(file, at + from..at + content.len(), findings, links);
                braces.push(Braces {
                    line: at..at + line.len(),
                    attributes: parsed,
                });
                masked.push_str(&content[..from]);
                masked.extend(std::iter::repeat_n(' ', content.len() - from));
                masked.push_str(&line[content.len()..]);
            }
            None => masked.push_str(line),
        }
        at += line.len();
    }
    (masked, braces)
}

/// A heading that governs what follows.
struct Heading {
    level: u8,
    text: String,
    attributes: Attributes,
}

/// A passage while its blocks are gathered.
struct Draft {
    marker: Option<Found<Pinpoint>>,
    text: String,
    headings: Vec<String>,
    outer: Attributes,
    own: Attributes,
    span: Span,
}

struct Reader<'a> {
    file: &'a Arc<SourceFile>,
    base: usize,
    defaults: &'a Defaults,
    findings: &'a mut Vec<Diagnostic>,
    headings: Vec<Heading>,
    drafts: Vec<Draft>,
    /// Whether the last draft may take further blocks: not across a heading.
    open: bool,
}

impl Reader<'_> {
    fn heading(&mut self, level: u8, text: String, attributes: Attributes) {
        self.headings.retain(|heading| heading.level < level);
        let outer = self
            .headings
            .last()
            .map_or_else(Attributes::default, |heading| heading.attributes.clone());
        self.headings.push(Heading {
            level,
            text,
            attributes: attributes.or(&outer),
        });
        self.open = false;
    }

    fn block(&mut self, block: markdown::Block) {
        let start = self.base + block.range.start;
        let raw = &self.file.text[start..self.base + block.range.end];
        let (marker, text) = self.marker(raw, start, block.text);
        if marker.is_none()
            && self.open
            && self
                .drafts
                .last()
                .is_some_and(|draft| draft.marker.is_some())
        {
            if let Some(draft) = self.drafts.last_mut() {
                draft.text.push('\n');
                draft.text.push_str(&text);
            }
            return;
        }
        let outer = self
            .headings
            .last()
            .map_or_else(Attributes::default, |heading| heading.attributes.clone());
        let first_line = raw.lines().next().map_or(0, str::len);
        self.drafts.push(Draft {
            marker,
            text,
            headings: self
                .headings
                .iter()
                .map(|heading| heading.text.clone())
                .collect(),
            outer,
            own: Attributes::default(),
            span: Span::new(self.file, start..start + first_line),
        });
        self.open = true;
    }

    /// The pinpoint that a paragraph begins with, and its text without it.
    fn marker(
        &mut self,
        raw: &str,
        start: usize,
        text: String,
    ) -> (Option<Found<Pinpoint>>, String) {
        let Some((label, rest)) = bracketed(raw) else {
            return (None, text);
        };
        let span = Span::new(self.file, start..start + label.len() + 2);
        let text = bracketed(&text).map_or(text.clone(), |(_, rest)| rest.trim().to_owned());
        match label.parse::<Pinpoint>() {
            Ok(value) if !rest.trim().is_empty() => (Some(Found { value, span }), text),
            Ok(_) => {
                self.findings.push(Diagnostic::error(
                    "empty-passage",
                    format!("passage [{label}] has no words"),
                    span,
                ));
                (None, text)
            }
            Err(error) => {
                self.findings.push(
                    Diagnostic::error("bad-pinpoint", format!("{error}"), span)
                        .help("a bracket that is text, not a pinpoint, is written `\\[`"),
                );
                (None, text)
            }
        }
    }

    fn attach(&mut self, braces: Braces) {
        let Some(draft) = self.drafts.last_mut().filter(|_| self.open) else {
            self.findings.push(
                Diagnostic::error(
                    "stray-attributes",
                    "these attributes stand under no passage",
                    Span::new(
                        self.file,
                        braces.line.start..braces.line.end.saturating_sub(1).max(braces.line.start),
                    ),
                )
                .help(
                    "put them on the line after the passage's last one, or at the end of a heading",
                ),
            );
            return;
        };
        let before = std::mem::take(&mut draft.own);
        draft.own = braces.attributes.or(&before);
    }

    fn finish(self) -> Body {
        let Self {
            file: _,
            base: _,
            defaults,
            findings,
            headings: _,
            drafts,
            open: _,
        } = self;
        check_markers(&drafts, defaults, findings);
        let numbered = drafts.iter().any(|draft| draft.marker.is_some());
        let mut unmarked = 0;
        let mut passages = Vec::new();
        let mut spans = Vec::new();
        for draft in drafts {
            let (pinpoint, counted) = match draft.marker {
                Some(marker) => {
                    let ours = matches!(marker.value.unit(), Unit::Point | Unit::Unnumbered);
                    (marker.value, ours || defaults.counted)
                }
                None => {
                    unmarked += 1;
                    let unit = match (numbered, defaults.text) {
                        (true, _) => Unit::Unnumbered,
                        (false, TextKind::Digest) => Unit::Point,
                        (false, TextKind::Full | TextKind::Absent) => Unit::Para,
                    };
                    (Pinpoint::number(unit, unmarked), true)
                }
            };
            let attributes = draft.own.or(&draft.outer);
            let ordinal = u32::try_from(passages.len() + 1).unwrap_or(u32::MAX);
            passages.push(Passage {
                pinpoint,
                counted,
                ordinal,
                headings: draft.headings,
                text: draft.text,
                voice: attributes.voice,
                role: attributes.role,
                issues: attributes.issues.unwrap_or_default(),
                answers: attributes.answers.unwrap_or_default(),
                side: attributes.side,
                evidence: Evidence {
                    verification: attributes.verification.unwrap_or(defaults.verification),
                    sources: attributes.sources.unwrap_or_default(),
                },
                reported_by: attributes.reported_by,
                date: attributes.date,
                event: attributes.event,
                digest: attributes.digest.unwrap_or(false),
                inferred: attributes.inferred.unwrap_or(false),
            });
            spans.push(draft.span);
        }
        Body { passages, spans }
    }
}

/// Reports pinpoints that stand twice or run backwards within their unit.
///
/// A full text keeps the court's own numbers, which may restart: only doubled pinpoints
/// are wrong there.
fn check_markers(drafts: &[Draft], defaults: &Defaults, findings: &mut Vec<Diagnostic>) {
    let markers = drafts.iter().filter_map(|draft| draft.marker.as_ref());
    // A text may have a hundred thousand of them: none is compared with all before it.
    let mut first: HashMap<&Pinpoint, &Found<Pinpoint>> = HashMap::new();
    let mut last_of_unit: HashMap<(usize, Unit), &Found<Pinpoint>> = HashMap::new();
    for marker in markers {
        let place = &marker.value;
        let before = last_of_unit.insert((place.levels().len(), place.outermost().0), marker);
        if let Some(first) = first.get(place) {
            findings.push(
                Diagnostic::error(
                    "doubled-pinpoint",
                    format!("`{place}` stands twice in this document"),
                    marker.span.clone(),
                )
                .label("second time here")
                .related(first.span.clone(), "first time here"),
            );
            continue;
        }
        first.insert(place, marker);
        if defaults.text == TextKind::Digest
            && let Some(before) = before
            && before.value > marker.value
        {
            findings.push(
                Diagnostic::error(
                    "backward-pinpoint",
                    format!("`{}` comes after `{}`", marker.value, before.value),
                    marker.span.clone(),
                )
                .related(before.span.clone(), "comes before it")
                .help("put the passages in the order of the document"),
            );
        }
    }
}

/// The label of `[label] words`, and what follows the bracket.
fn bracketed(text: &str) -> Option<(&str, &str)> {
    let (label, rest) = text.strip_prefix('[')?.split_once(']')?;
    let apart = rest.is_empty() || rest.starts_with([' ', '\n', '\r', '\t']);
    (apart && !label.starts_with(['@', '^']) && !label.contains('\n')).then_some((label, rest))
}
