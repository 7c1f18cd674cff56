//! Short names that send a reader to another note: `Otieno (n 4)`.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use regex::Regex;

use super::super::text::{BlockKind, Draft};
use super::{Mention, Sort};
use crate::analysis::resolve::Status;
use crate::cite::{Citation, Kind};

/// What footnotes say of each other: `ibid` is the authority of the note before, `Otieno (n 3)`
/// that of note 3.
pub(super) fn cross_noted(draft: &Draft, mentions: &mut [Mention], citations: &[Citation]) {
    static NOTE: LazyLock<Option<Regex>> = LazyLock::new(|| {
        Regex::new(r"^[\s,*_]*\(?(?:supra\s+)?(?:n|fn|note|footnote)\.?\s*(?P<mark>\d{1,4})\)?")
            .ok()
    });
    let mut by_mark: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    let mut notes: Vec<(usize, Vec<usize>)> = Vec::new();
    for index in 0..mentions.len() {
        let block = mentions[index].block;
        let BlockKind::Note(mark) = &draft.blocks[block].kind else {
            resolve_by_note(draft, mentions, index, &by_mark, NOTE.as_ref());
            continue;
        };
        if notes.last().is_none_or(|(last, _)| *last != block) {
            notes.push((block, Vec::new()));
        }
        let is_ibid = mentions[index]
            .members
            .clone()
            .any(|at| citations[at].kind == Kind::Ibid);
        if is_ibid && notes.last().is_some_and(|(_, own)| own.is_empty()) {
            let before = notes
                .len()
                .checked_sub(2)
                .and_then(|at| notes[at].1.last().copied());
            if let Some(before) = before {
                mentions[index].verdict = mentions[before].verdict.clone();
                mentions[index].verdict.pinpoint = None;
                mentions[index].sort = mentions[before].sort;
                mentions[index].lost = mentions[before].lost;
            }
        } else {
            resolve_by_note(draft, mentions, index, &by_mark, NOTE.as_ref());
        }
        if let Some((_, own)) = notes.last_mut() {
            own.push(index);
        }
        by_mark.entry(mark.clone()).or_default().push(index);
    }
}

/// Resolves a short name that a footnote's number stands behind.
fn resolve_by_note(
    draft: &Draft,
    mentions: &mut [Mention],
    index: usize,
    by_mark: &BTreeMap<String, Vec<usize>>,
    note: Option<&Regex>,
) {
    let mention = &mentions[index];
    if !mention.back || mention.verdict.status == Status::Found {
        return;
    }
    let rest = &draft.flow[mention.range.end..draft.blocks[mention.block].range.end];
    let Some(captures) = note.and_then(|note| note.captures(rest)) else {
        return;
    };
    let target = by_mark
        .get(&captures["mark"])
        .and_then(|all| all.iter().find(|at| mentions[**at].sort == Sort::Case))
        .copied();
    if let Some(target) = target {
        let verdict = mentions[target].verdict.clone();
        mentions[index].verdict = verdict;
        mentions[index].lost = false;
    }
}
