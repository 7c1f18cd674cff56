//! Cut-down names of the cases that a draft has named.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use super::super::text::Draft;
use super::{Mention, Sort};
use crate::analysis::resolve::Status;
use crate::cite::Citation;

/// The shortest name that can stand for a case, in letters.
const SHORTEST_NAME: usize = 4;

/// Cut-down names of cases that the draft has named: `(Otieno, para 12)`, `In Otieno …`. A
/// name alone may be the party; a place behind it or a word before it makes it the case.
pub(super) fn short_forms(
    draft: &Draft,
    citations: &[Citation],
    mentions: &[Mention],
) -> Vec<Mention> {
    let names = names(citations, mentions);
    let mut found: Vec<Mention> = Vec::new();
    for (name, cases) in &names {
        for (at, _) in draft.flow.match_indices(name.as_str()) {
            let range = at..at + name.len();
            let whole = !draft.flow[..at].ends_with(|c: char| c.is_alphanumeric())
                && !draft.flow[range.end..].starts_with(|c: char| c.is_alphanumeric());
            let overlaps = |mention: &Mention| {
                mention.range.start < range.end && range.start < mention.range.end
            };
            let near = mentions.partition_point(|mention| mention.range.end <= at);
            let taken = mentions[near..].iter().take(2).any(overlaps) || found.iter().any(overlaps);
            let earlier = cases.iter().any(|case| mentions[*case].range.start < at);
            if !whole || taken || !earlier || !stands_for_a_case(&draft.flow, &range) {
                continue;
            }
            let first = &mentions[cases[0]];
            let mut verdict = first.verdict.clone();
            verdict.pinpoint = None;
            let others: Vec<_> = cases
                .iter()
                .flat_map(|case| &mentions[*case].verdict.documents)
                .filter(|document| !verdict.documents.iter().any(|own| own.id == document.id))
                .cloned()
                .collect();
            if !others.is_empty() && !verdict.documents.is_empty() {
                verdict.documents.extend(others);
                verdict.documents.dedup_by(|a, b| a.id == b.id);
                verdict.status = Status::Ambiguous;
            }
            found.push(Mention {
                block: draft.block_at(at),
                range,
                sort: Sort::Case,
                members: first.members.start..first.members.start,
                back: verdict.status != Status::Ambiguous,
                lost: false,
                provisions: Vec::new(),
                verdict,
            });
        }
    }
    found
}

/// The names by which a draft can call the cases that it has cited in full, longest first, each
/// with the mentions that it can mean.
fn names(citations: &[Citation], mentions: &[Mention]) -> Vec<(String, Vec<usize>)> {
    const IDLE: &[&str] = &[
        "Republic",
        "Attorney",
        "State",
        "County",
        "Kenya",
        "National",
        "Cabinet",
        "Ministry",
        "Director",
        "Inspector",
        "Commissioner",
        "The",
        "In",
        "Re",
        "Ex",
        "Registrar",
        "Board",
        "Commission",
        "Law",
        "Court",
        "Speaker",
        "Governor",
        "Public",
        "Council",
        "Bank",
    ];
    let mut names: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (index, mention) in mentions.iter().enumerate() {
        if mention.back || mention.sort != Sort::Case {
            continue;
        }
        let mut own: Vec<String> = Vec::new();
        for citation in &citations[mention.members.clone()] {
            for side in ["left", "right"] {
                let Some(party) = citation.parts.get(side) else {
                    continue;
                };
                let bare = party
                    .split(['&', '(', ',', ';'])
                    .next()
                    .unwrap_or(party)
                    .trim();
                let bare = bare.strip_prefix("the ").unwrap_or(bare);
                let first = bare.split_whitespace().next().unwrap_or_default();
                let idle = IDLE.contains(&first);
                if !idle {
                    own.push(bare.to_owned());
                    own.push(first.to_owned());
                    break;
                }
            }
        }
        for document in &mention.verdict.documents {
            own.extend(document.short.clone());
        }
        for name in own {
            let telling =
                name.chars().count() >= SHORTEST_NAME && name.starts_with(char::is_uppercase);
            let cases = names.entry(name).or_default();
            // A second citation of the same decision names nothing new.
            let known = cases
                .iter()
                .any(|case| mentions[*case].verdict.documents == mention.verdict.documents);
            if telling && !known {
                cases.push(index);
            }
        }
    }
    let mut list: Vec<(String, Vec<usize>)> = names
        .into_iter()
        .filter(|(_, cases)| !cases.is_empty())
        .collect();
    list.sort_by(|a, b| b.0.len().cmp(&a.0.len()).then_with(|| a.0.cmp(&b.0)));
    list
}

/// Whether a name stands where a case does and a party does not.
fn stands_for_a_case(flow: &str, range: &Range<usize>) -> bool {
    static BEHIND: LazyLock<Option<Regex>> = LazyLock::new(|| {
        Regex::new(r"(?i)^[\s,*_’”)]*(?:\((?:supra|n \d)|supra\b|\(?(?:at )?(?:the )?(?:para|paras|paragraph|paragraphs|pp?\.? ?\d|aya ya|katika aya)|\[\d{1,4}\]|at \[)").ok()
    });
    let behind = &flow[range.end..];
    let placed = BEHIND
        .as_ref()
        .is_some_and(|pattern| pattern.is_match(behind));
    let before = flow[..range.start].trim_end_matches([' ', '*', '_', '“', '"']);
    let last = before
        .rsplit(|c: char| !c.is_alphabetic())
        .next()
        .unwrap_or_default()
        .to_lowercase();
    let spaced = flow[..range.start].ends_with([' ', '*', '_', '(', '“']);
    let led = spaced
        && before.ends_with(char::is_alphabetic)
        && matches!(
            last.as_str(),
            "see" | "per" | "following" | "applying" | "distinguishing" | "citing"
        );
    let in_it = spaced
        && matches!(last.as_str(), "in" | "katika")
        && flow[range.end..].starts_with([',', ' ', ':', '*']);
    placed || led || in_it && before.ends_with(char::is_alphabetic)
}
