//! The authorities of a draft: each mention with what it comes to and the place it names.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use crate::analysis::resolve::{Resolver, Status, Verdict};
use crate::cite::{self, Citation, Kind, Options};
use crate::engine::{Engine, EngineError};
use crate::model::{DocId, Pinpoint};
use crate::parse::note_citations;

use super::dated::settle;
use super::places::{Place, places};
use super::text::{BlockKind, Draft};

/// What a mention names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sort {
    /// A case, in full or by what refers back to it.
    Case,
    /// A law, a provision, a treaty.
    Law,
    /// A document of the matter by its id: `[@mwananchi-2031, para 12]`.
    Id,
}

/// A mention of an authority.
#[derive(Debug, Clone)]
pub struct Mention {
    /// Where it stands in the flow, in bytes, without the place behind it.
    pub range: Range<usize>,
    /// The block that holds it.
    pub block: usize,
    /// What it names.
    pub sort: Sort,
    /// Its citations, as indices into [`Authorities::citations`]; none for an id.
    pub members: Range<usize>,
    /// What it comes to.
    pub verdict: Verdict,
    /// Whether it is a supra, an ibid, or a short form.
    pub back: bool,
    /// Whether it refers back and nothing stands there.
    pub lost: bool,
    /// The provisions it names, for a law.
    pub provisions: Vec<Pinpoint>,
}

/// The authorities of a draft.
#[derive(Debug)]
pub struct Authorities {
    /// All citations, in the order of the flow.
    pub citations: Vec<Citation>,
    /// All mentions, in the order of the flow.
    pub mentions: Vec<Mention>,
    /// All places that are named, in the order of the flow.
    pub places: Vec<Place>,
    /// For each place, the mention that it is in, and whether it stands directly beside it.
    pub held_by: Vec<Option<(usize, bool)>>,
    /// For each mention that has places, those.
    places_of: BTreeMap<usize, Vec<usize>>,
}

impl Authorities {
    /// Finds and resolves all authorities of a draft.
    ///
    /// # Errors
    /// If the index cannot be read.
    pub fn of(draft: &Draft, engine: &dyn Engine) -> Result<Self, EngineError> {
        let citations = cite::find(&draft.flow, &Options::default());
        let mut resolver = Resolver::new(engine);
        let verdicts = resolver.verdicts(&citations)?;
        let mut mentions = grouped(draft, &citations, &verdicts);
        settle(draft, &mut mentions);
        namesakes(&citations, &mut mentions);
        mentions.extend(by_id(draft, engine)?);
        mentions.sort_by_key(|mention| (mention.range.start, mention.range.end));
        let shorts = short_forms(draft, &citations, &mentions);
        mentions.extend(shorts);
        mentions.sort_by_key(|mention| (mention.range.start, mention.range.end));
        cross_noted(draft, &mut mentions, &citations);
        let places = places(&draft.flow);
        let held_by = held(draft, &mentions, &places);
        let mut places_of: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for (place, held) in held_by.iter().enumerate() {
            if let Some((mention, _)) = held {
                places_of.entry(*mention).or_default().push(place);
            }
        }
        Ok(Self {
            citations,
            mentions,
            places,
            held_by,
            places_of,
        })
    }

    /// The places of a mention, in order.
    pub fn places_of(&self, mention: usize) -> impl Iterator<Item = &Place> {
        let own = self.places_of.get(&mention).into_iter().flatten();
        own.map(|place| &self.places[*place])
    }
}

/// A mention for each full citation, each short form with its supra, each law.
fn grouped(draft: &Draft, citations: &[Citation], verdicts: &[Verdict]) -> Vec<Mention> {
    let mut mentions: Vec<Mention> = Vec::new();
    let mut at = 0;
    while at < citations.len() {
        let mut end = at + 1;
        while end < citations.len()
            && citations[at].group.is_some()
            && citations[end].group == citations[at].group
        {
            end += 1;
        }
        let first = &citations[at];
        let back = matches!(first.kind, Kind::Short | Kind::Supra | Kind::Ibid);
        // `Otieno (supra)` is one mention.
        if first.kind == Kind::Short
            && citations.get(end).is_some_and(|next| {
                next.kind == Kind::Supra && near(draft, first.bytes.end, next.bytes.start)
            })
        {
            end += 1;
        }
        let sort = match first.kind {
            Kind::CaseName
            | Kind::Neutral
            | Kind::Eklr
            | Kind::Report
            | Kind::CaseNumber
            | Kind::Short
            | Kind::Supra
            | Kind::Ibid => Sort::Case,
            _ => Sort::Law,
        };
        let members = &citations[at..end];
        let lost = back
            && members.iter().all(|citation| citation.antecedent.is_none())
            && verdicts[at].status == Status::NotInCorpus;
        // A name with its supra leads where either of them does.
        let verdict = (at..end)
            .map(|index| &verdicts[index])
            .find(|verdict| verdict.status != Status::NotInCorpus)
            .unwrap_or(&verdicts[at])
            .clone();
        mentions.push(Mention {
            range: first.bytes.start
                ..members
                    .last()
                    .map_or(first.bytes.end, |last| last.bytes.end),
            block: draft.block_at(first.bytes.start),
            sort,
            members: at..end,
            verdict,
            back,
            lost,
            provisions: provisions(first),
        });
        at = end;
    }
    mentions
}

/// What refers back by a name that the draft has given to several decisions is ambiguous.
fn namesakes(citations: &[Citation], mentions: &mut [Mention]) {
    let mut named: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for index in 0..mentions.len() {
        let mention = &mentions[index];
        let members = &citations[mention.members.clone()];
        let name = |citation: &Citation| citation.normal.as_deref().map(crate::text::fold);
        if !mention.back {
            let own = members
                .iter()
                .find(|citation| citation.kind == Kind::CaseName)
                .and_then(name);
            if let Some(own) = own.filter(|_| mention.verdict.document().is_some()) {
                named.entry(own).or_default().push(index);
            }
            continue;
        }
        if members.iter().any(|citation| citation.kind == Kind::Ibid) {
            continue;
        }
        let antecedent = members
            .iter()
            .find_map(|citation| citation.antecedent)
            .and_then(|at| citations.get(at))
            .and_then(name);
        let Some(all) = antecedent.and_then(|name| named.get(&name)) else {
            continue;
        };
        let mut documents: Vec<_> = all
            .iter()
            .filter_map(|at| mentions[*at].verdict.document().cloned())
            .collect();
        documents.sort_by(|a, b| a.id.cmp(&b.id));
        documents.dedup_by(|a, b| a.id == b.id);
        if documents.len() > 1 {
            mentions[index].verdict = Verdict {
                status: Status::Ambiguous,
                documents,
                difference: None,
                pinpoint: None,
            };
            mentions[index].back = false;
        }
    }
}

/// Whether at most a bracket, a comma or `case` stands between two places.
fn near(draft: &Draft, from: usize, to: usize) -> bool {
    from <= to && to - from <= 12 && {
        let between = draft.flow[from..to].trim_matches([' ', ',', '(', '[', '*', '_', '”', '"']);
        between.is_empty() || matches!(between, "case" | "decision" | "judgment")
    }
}

/// The provisions that a citation of a law names.
fn provisions(citation: &Citation) -> Vec<Pinpoint> {
    let targets = citation.parts.get("targets").map_or("", String::as_str);
    targets
        .split("; ")
        .filter(|target| !target.is_empty())
        .filter_map(cite::place_of)
        .collect()
}

/// `[@mwananchi-2031, para 12]`.
fn by_id(draft: &Draft, engine: &dyn Engine) -> Result<Vec<Mention>, EngineError> {
    let mut mentions = Vec::new();
    for citation in note_citations(&draft.flow) {
        let Ok(reference) = citation.reference else {
            continue;
        };
        let document = match reference.document().parse::<DocId>() {
            Ok(id) => engine.document(&id)?,
            Err(_) => None,
        };
        let status = if document.is_some() {
            Status::Found
        } else {
            Status::NotInCorpus
        };
        mentions.push(Mention {
            block: draft.block_at(citation.range.start),
            range: citation.range,
            sort: Sort::Id,
            members: 0..0,
            verdict: Verdict {
                status,
                documents: document.into_iter().collect(),
                difference: None,
                pinpoint: reference.pinpoint().cloned(),
            },
            back: false,
            lost: false,
            provisions: reference.pinpoint().cloned().into_iter().collect(),
        });
    }
    Ok(mentions)
}

/// What footnotes say of each other: `ibid` is the authority of the note before, `Otieno (n 3)`
/// that of note 3.
fn cross_noted(draft: &Draft, mentions: &mut [Mention], citations: &[Citation]) {
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
fn held(draft: &Draft, mentions: &[Mention], places: &[Place]) -> Vec<Option<(usize, bool)>> {
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

/// The shortest name that can stand for a case, in letters.
const SHORTEST_NAME: usize = 4;

/// Cut-down names of cases that the draft has named: `(Otieno, para 12)`, `In Otieno …`. A
/// name alone may be the party; a place behind it or a word before it makes it the case.
fn short_forms(draft: &Draft, citations: &[Citation], mentions: &[Mention]) -> Vec<Mention> {
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
