//! Attributes in braces: `{voice=court role=finding issue=dna-gps,privacy-framework}`.

use std::ops::Range;
use std::sync::Arc;

use crate::diagnostic::{Diagnostic, SourceFile, Span, nearest};
use crate::model::{EventKind, IssueId, PartialDate, Role, Stance, Verification, Voice};
use crate::yaml::Found;

use super::link::{Link, Target};

/// The keys that may stand in braces.
const KEYS: &[&str] = &[
    "voice",
    "role",
    "issue",
    "answer",
    "side",
    "sources",
    "verification",
    "independent",
    "reported-by",
    "date",
    "event",
    "text",
    "by",
];

/// What a pair of braces says. `None` where it is silent, so that headings pass theirs on.
#[derive(Debug, Clone, Default)]
pub(super) struct Attributes {
    pub voice: Option<Voice>,
    pub role: Option<Role>,
    pub issues: Option<Vec<IssueId>>,
    pub answers: Option<Vec<IssueId>>,
    pub side: Option<Stance>,
    pub sources: Option<Vec<String>>,
    pub verification: Option<Verification>,
    pub reported_by: Option<String>,
    pub date: Option<PartialDate>,
    pub event: Option<EventKind>,
    pub digest: Option<bool>,
    pub inferred: Option<bool>,
}

impl Attributes {
    /// These attributes, with `outer` where they are silent.
    pub(super) fn or(self, outer: &Self) -> Self {
        Self {
            voice: self.voice.or(outer.voice),
            role: self.role.or(outer.role),
            issues: self.issues.or_else(|| outer.issues.clone()),
            answers: self.answers.or_else(|| outer.answers.clone()),
            side: self.side.or(outer.side),
            sources: self.sources.or_else(|| outer.sources.clone()),
            verification: self.verification.or(outer.verification),
            reported_by: self.reported_by.or_else(|| outer.reported_by.clone()),
            date: self.date.or(outer.date),
            event: self.event.or(outer.event),
            digest: self.digest.or(outer.digest),
            inferred: self.inferred.or(outer.inferred),
        }
    }
}

/// Whether a whole line is a pair of braces: then it belongs to the passage above it.
pub(super) fn is_attribute_line(line: &str) -> bool {
    let line = line.trim();
    line.len() > 2 && line.starts_with('{') && line.ends_with('}')
}

/// Where the braces at the end of a heading begin, if it ends in braces.
pub(super) fn heading_braces(line: &str) -> Option<usize> {
    let trimmed = line.trim_end();
    if !trimmed.ends_with('}') {
        return None;
    }
    let open = trimmed.rfind('{')?;
    trimmed[..open].ends_with([' ', '\t']).then_some(open)
}

/// Reads the braces in `range` of `file`.
pub(super) fn parse(
    file: &Arc<SourceFile>,
    range: Range<usize>,
    findings: &mut Vec<Diagnostic>,
    links: &mut Vec<Link>,
) -> Attributes {
    let mut reader = Reader {
        file,
        findings,
        links,
        out: Attributes::default(),
        independent: None,
    };
    for (key, value) in pairs(file, range.clone(), reader.findings) {
        reader.set(&key, value);
    }
    reader.finish(range)
}

/// The pairs `key=value` or `key="value"` inside the braces.
fn pairs(
    file: &Arc<SourceFile>,
    range: Range<usize>,
    findings: &mut Vec<Diagnostic>,
) -> Vec<(Found<String>, Found<String>)> {
    let text = &file.text[range.clone()];
    let open = text.find('{').map_or(0, |at| at + 1);
    let close = text.rfind('}').unwrap_or(text.len());
    let found = |from: usize, to: usize| Found {
        value: text[from..to].to_owned(),
        span: Span::new(file, range.start + from..range.start + to),
    };
    let mut pairs = Vec::new();
    let mut at = open;
    while at < close {
        if text[at..].starts_with(char::is_whitespace) {
            at += text[at..].chars().next().map_or(1, char::len_utf8);
            continue;
        }
        let key_end = text[at..close]
            .find(|c: char| c == '=' || c.is_whitespace())
            .map_or(close, |n| at + n);
        if !text[key_end..close].starts_with('=') {
            findings.push(
                Diagnostic::error(
                    "bad-attribute",
                    format!("`{}` is no attribute", &text[at..key_end]),
                    found(at, key_end).span,
                )
                .help("write `key=value`, with quotes where the value has spaces: `reported-by=\"the partners\"`"),
            );
            at = key_end;
            continue;
        }
        let key = found(at, key_end);
        let start = key_end + 1;
        let (value, next) = if text[start..close].starts_with('"') {
            match text[start + 1..close].find('"') {
                Some(n) => (found(start + 1, start + 1 + n), start + n + 2),
                None => {
                    findings.push(Diagnostic::error(
                        "bad-attribute",
                        "the quotation mark is never closed",
                        found(start, start + 1).span,
                    ));
                    break;
                }
            }
        } else {
            let end = text[start..close]
                .find(char::is_whitespace)
                .map_or(close, |n| start + n);
            (found(start, end), end)
        };
        if value.value.is_empty() {
            findings.push(Diagnostic::error(
                "empty-value",
                format!("`{}` is empty", key.value),
                key.span.clone(),
            ));
        } else {
            pairs.push((key, value));
        }
        at = next;
    }
    pairs
}

struct Reader<'a> {
    file: &'a Arc<SourceFile>,
    findings: &'a mut Vec<Diagnostic>,
    links: &'a mut Vec<Link>,
    out: Attributes,
    independent: Option<Found<u32>>,
}

impl Reader<'_> {
    fn set(&mut self, key: &Found<String>, value: Found<String>) {
        match key.value.as_str() {
            "voice" => self.out.voice = self.name(key, &value, Voice::names()),
            "role" => self.out.role = self.name(key, &value, Role::names()),
            "side" => self.out.side = self.name(key, &value, Stance::names()),
            "event" => self.out.event = self.name(key, &value, EventKind::names()),
            "issue" => self.out.issues = Some(self.issues(&value)),
            "answer" => self.out.answers = Some(self.issues(&value)),
            "sources" => {
                let ids = self.list(&value);
                for id in &ids {
                    self.links.push(Link {
                        target: Target::Source(id.value.clone()),
                        span: id.span.clone(),
                    });
                }
                self.out.sources = Some(ids.into_iter().map(|id| id.value).collect());
            }
            "verification" => match value.value.as_str() {
                "official-text" => self.out.verification = Some(Verification::OfficialText),
                "secondary" => {
                    self.out.verification = Some(Verification::Secondary {
                        independent_sources: 1,
                    });
                }
                "unverified" => self.out.verification = Some(Verification::Unverified),
                other => self.unknown(
                    "verification",
                    other,
                    &value.span,
                    &["official-text", "secondary", "unverified"],
                ),
            },
            "independent" => match value.value.parse() {
                Ok(number) if number > 0 => {
                    self.independent = Some(Found {
                        value: number,
                        span: value.span,
                    });
                }
                _ => self.findings.push(
                    Diagnostic::error(
                        "bad-number",
                        format!("`{}` is no number of sources", value.value),
                        value.span,
                    )
                    .help("write how many independent sources say it, from 1"),
                ),
            },
            "reported-by" => self.out.reported_by = Some(value.value),
            "date" => match value.value.parse() {
                Ok(date) => self.out.date = Some(date),
                Err(error) => self.findings.push(Diagnostic::error(
                    "bad-date",
                    format!("{error}"),
                    value.span,
                )),
            },
            "text" if value.value == "digest" => self.out.digest = Some(true),
            "text" => self.unknown("text", &value.value, &value.span, &["digest"]),
            "by" if value.value == "hoja" => self.out.inferred = Some(true),
            "by" => self.unknown("by", &value.value, &value.span, &["hoja"]),
            other => {
                let help = nearest(other, KEYS.iter().copied()).map_or_else(
                    || format!("known attributes: {}", KEYS.join(", ")),
                    |near| format!("did you mean `{near}`?"),
                );
                self.findings.push(
                    Diagnostic::error(
                        "unknown-attribute",
                        format!("a passage has no attribute `{other}`"),
                        key.span.clone(),
                    )
                    .help(help),
                );
            }
        }
    }

    fn name<T: std::str::FromStr>(
        &mut self,
        key: &Found<String>,
        value: &Found<String>,
        names: impl Iterator<Item = &'static str>,
    ) -> Option<T> {
        let parsed = value.value.parse().ok();
        if parsed.is_none() {
            self.unknown(
                &key.value,
                &value.value,
                &value.span,
                &names.collect::<Vec<_>>(),
            );
        }
        parsed
    }

    fn unknown(&mut self, key: &str, word: &str, span: &Span, names: &[&str]) {
        self.findings
            .push(crate::yaml::unknown_name(key, word, span.clone(), names));
    }

    fn list(&self, value: &Found<String>) -> Vec<Found<String>> {
        let mut at = value.span.range.start;
        let mut items = Vec::new();
        for item in value.value.split(',') {
            let lead = item.len() - item.trim_start().len();
            let start = at + lead;
            let item_text = item.trim();
            if !item_text.is_empty() {
                items.push(Found {
                    value: item_text.to_owned(),
                    span: Span::new(self.file, start..start + item_text.len()),
                });
            }
            at += item.len() + 1;
        }
        items
    }

    fn issues(&mut self, value: &Found<String>) -> Vec<IssueId> {
        let mut issues = Vec::new();
        for item in self.list(value) {
            match item.value.parse::<IssueId>() {
                Ok(id) => {
                    self.links.push(Link {
                        target: Target::Issue(id.clone()),
                        span: item.span,
                    });
                    issues.push(id);
                }
                Err(error) => {
                    self.findings
                        .push(Diagnostic::error("bad-id", format!("{error}"), item.span));
                }
            }
        }
        issues
    }

    fn finish(mut self, range: Range<usize>) -> Attributes {
        if let Some(number) = self.independent {
            match self.out.verification {
                None | Some(Verification::Secondary { .. }) => {
                    self.out.verification = Some(Verification::Secondary {
                        independent_sources: number.value,
                    });
                }
                Some(_) => self.findings.push(
                    Diagnostic::error(
                        "bad-attribute",
                        "`independent` goes with `verification=secondary` only",
                        number.span,
                    )
                    .related(Span::new(self.file, range), "in these braces"),
                ),
            }
        }
        self.out
    }
}
