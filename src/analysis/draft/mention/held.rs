//! Which authority each place of a draft belongs to.

use super::super::places::Place;
use super::super::text::{BlockKind, Draft};
use super::{Mention, Sort};

/// Papers of a case whose paragraphs are not an authority's.
const PAPERS: &[&str] = &[
    "petition",
    "affidavit",
    "affidavits",
    "plaint",
    "application",
    "submissions",
    "statement",
    "defence",
    "replying",
    "supporting",
    "agreement",
    "contract",
    "lease",
    "letter",
    "report",
    "memorandum",
    "grounds",
    "motion",
    "summons",
    "reply",
    "answer",
    "pleadings",
    "annexure",
    "hansard",
    "bundle",
    "record",
    "minutes",
    "manual",
    "guidelines",
    "policy",
    "hati",
];

/// Which mention each place belongs to.
pub(super) fn held(
    draft: &Draft,
    mentions: &[Mention],
    places: &[Place],
) -> Vec<Option<(usize, bool)>> {
    places
        .iter()
        .map(|place| holder(draft, mentions, place))
        .collect()
}

fn holder(draft: &Draft, mentions: &[Mention], place: &Place) -> Option<(usize, bool)> {
    let block = draft.block_at(place.range.start);
    let within = &draft.blocks.get(block)?.range;
    // A place inside a citation is part of it: `sch 1 para 3`, `[@id, para 3]`.
    let begun = mentions.partition_point(|mention| mention.range.start <= place.range.start);
    let inside = begun
        .checked_sub(1)
        .filter(|at| place.range.end <= mentions[*at].range.end);
    if let Some(inside) = inside {
        return (mentions[inside].sort == Sort::Id).then_some((inside, true));
    }
    let bracket = draft.flow[place.range.clone()].starts_with('[');
    let end = mentions.partition_point(|mention| mention.range.end <= place.range.start);
    let before = mentions[..end]
        .iter()
        .enumerate()
        .rev()
        .take_while(|(_, mention)| mention.range.start >= within.start)
        .map(|(index, _)| index);
    // `paragraph 12 of Otieno v Registrar`, but not `paragraph 12 of the petition`.
    let rest = &draft.flow[place.range.end..within.end];
    if let Some(tail) = of_what(rest) {
        let next = mentions.partition_point(|mention| mention.range.start < place.range.end);
        let next = Some(next).filter(|at| {
            mentions
                .get(*at)
                .is_some_and(|mention| mention.range.start < within.end)
        });
        if let Some(next) = next {
            let between = &draft.flow[place.range.end..mentions[next].range.start];
            let words = between.split_whitespace().count();
            if words <= 9
                && !between.contains(['.', ';', '“', '”', '"'])
                && mentions[next].sort != Sort::Law
                && !is_paper(between)
            {
                return Some((next, true));
            }
        }
        if is_paper(tail) {
            return None;
        }
    }
    let mut cases = before.filter(|index| mentions[*index].sort != Sort::Law);
    let Some(nearest) = cases.next() else {
        return earlier(draft, mentions, block, bracket).map(|found| (found, false));
    };
    let between = &draft.flow[mentions[nearest].range.end..place.range.start];
    let directly = between.len() <= 40 && between.split_whitespace().all(is_joint);
    if bracket && !(directly || between.trim_end().ends_with(" at")) {
        return None;
    }
    Some((nearest, directly))
}

/// The case last named in one of the blocks before: `At para 14 the court went on …`.
fn earlier(draft: &Draft, mentions: &[Mention], block: usize, bracket: bool) -> Option<usize> {
    const BLOCKS: usize = 3;
    // A note speaks of what it names itself.
    if bracket || matches!(draft.blocks[block].kind, BlockKind::Note(_)) {
        return None;
    }
    (draft.head..block)
        .rev()
        .filter(|at| !matches!(draft.blocks[*at].kind, BlockKind::Note(_)))
        .take(BLOCKS)
        .find_map(|at| {
            let range = &draft.blocks[at].range;
            mentions.iter().rposition(|mention| {
                mention.sort != Sort::Law && range.contains(&mention.range.start)
            })
        })
}

/// Words that may stand between a citation and its place.
fn is_joint(word: &str) -> bool {
    let bare = word
        .trim_matches(|c: char| !c.is_alphanumeric())
        .to_lowercase();
    let bare = bare.as_str();
    bare.is_empty()
        || matches!(
            bare,
            "at" | "in"
                | "the"
                | "see"
                | "per"
                | "katika"
                | "supra"
                | "and"
                | "n"
                | "ibid"
                | "case"
                | "j"
                | "ja"
                | "cj"
                | "dcj"
                | "scj"
                | "judgment"
                | "ruling"
                | "esp"
                | "especially"
                | "kwenye"
                | "particularly"
        )
        || bare.bytes().all(|b| b.is_ascii_digit())
}

/// What stands behind ` of `, ` in ` or ` ya ` after a place.
fn of_what(rest: &str) -> Option<&str> {
    [" of ", " in ", " ya ", " katika ", " ya hukumu ", " from "]
        .iter()
        .find_map(|word| rest.strip_prefix(word))
}

/// Whether the first words name a paper of a case.
fn is_paper(text: &str) -> bool {
    text.split_whitespace()
        .take(6)
        .map(|word| {
            word.trim_matches(|c: char| !c.is_alphanumeric())
                .to_lowercase()
        })
        .any(|word| PAPERS.contains(&word.as_str()))
}
