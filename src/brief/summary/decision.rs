//! The sections of a decision's summary.

use std::collections::BTreeMap;

use crate::cite::Kind;
use crate::engine::EngineError;
use crate::model::{Passage, Role, Unit, Voice};

use super::budget::{Basis, Candidate, Slot};
use super::excerpt::{Excerpt, excerpts, with_lists};
use super::{Audience, Source, cues, facts};

/// The most sentences of a section in a headnote.
const FACTS: usize = 3;
const ASKED: usize = 3;
const QUESTIONS: usize = 4;
const ARGUED: usize = 3;
const HELD: usize = 8;
const ORDERS: usize = 40;
/// Where fewer sentences decide in so many words, the last ones of the court's are taken too.
const FEW_HELD: usize = 3;
/// What a sentence must weigh to decide in so many words.
const DECIDES: i32 = 3;
const CATCHWORDS: usize = 8;

/// Behind this share of a decision its disposition is looked for, where no passage is marked
/// as an order.
const DISPOSITION: f64 = 0.8;

/// The sections, and what is missing.
pub(super) fn slots(
    source: &Source<'_>,
    audience: Audience,
) -> Result<(Vec<Slot>, Vec<String>), EngineError> {
    let mut gaps = Vec::new();
    let orders = orders(source, &mut gaps);
    let held = held(source);
    if held.is_empty() {
        gaps.push("The corpus has no finding of the court in this document.".to_owned());
    }
    let mut case = vec![facts::fact(facts::decision(source.document), 0)];
    case.extend(facts::parties(source.document).map(|text| facts::fact(text, 1)));
    let mut outcome: Vec<Candidate> = Vec::new();
    outcome.extend(facts::outcome(source.document).map(|text| facts::fact(text, 0)));
    let standing: Vec<Candidate> = facts::standing(source.document)
        .map(|text| Candidate {
            basis: Basis::FrontMatter(
                source
                    .document
                    .standing
                    .as_ref()
                    .and_then(|standing| standing.evidence.clone()),
            ),
            text,
            place: (0, 0),
        })
        .into_iter()
        .collect();
    if standing.is_empty() {
        gaps.push("Whether it was appealed, stayed or set aside is not recorded.".to_owned());
    }
    let argued: Vec<Slot> = Voice::ALL
        .iter()
        .filter_map(|voice| argued(source, *voice))
        .collect();
    let slot = |kind, heading: &str, candidates, most, rank, unit| Slot {
        kind,
        heading: heading.to_owned(),
        candidates,
        most,
        rank,
        whole: false,
        unit,
    };
    let case = Slot {
        whole: true,
        ..slot("case", "The case", case, 2, 0, "facts of the front matter")
    };
    let outcome = slot("outcome", "Outcome", outcome, 1, 1, "outcome");
    let orders = Slot {
        whole: true,
        ..slot(
            "orders",
            "Orders",
            orders,
            ORDERS,
            2,
            "sentences of the orders",
        )
    };
    let held = slot("findings", "Held", held, HELD, 3, "findings");
    let asked = slot(
        "asked",
        "What was asked",
        asked(source),
        ASKED,
        4,
        "requests",
    );
    let background = slot("background", "Facts", background(source), FACTS, 5, "facts");
    let questions = slot(
        "questions",
        "Issues",
        questions(source),
        QUESTIONS,
        7,
        "questions",
    );
    let standing = slot("standing", "Standing", standing, 1, 6, "standing");
    let slots = match audience {
        Audience::Lawyer => {
            let catchwords = Slot {
                whole: true,
                ..slot(
                    "catchwords",
                    "Catchwords",
                    catchwords(source)?,
                    CATCHWORDS,
                    8,
                    "catchwords",
                )
            };
            let mut slots = vec![case, catchwords, background, asked, questions];
            slots.extend(argued);
            slots.extend([held, orders, outcome, standing]);
            slots
        }
        Audience::Journalist => {
            let mut slots = vec![case, outcome, orders, held, asked, background];
            slots.extend(argued);
            slots.extend([questions, standing]);
            slots
        }
    };
    Ok((slots, gaps))
}

/// A sentence of the document's own words, or a whole point of a digest.
struct Sentence<'a> {
    passage: &'a Passage,
    /// `None` for a digest's point, which stands as a whole.
    excerpt: Option<Excerpt>,
    text: String,
}

impl Sentence<'_> {
    fn candidate(&self) -> Candidate {
        Candidate {
            basis: Basis::Passage(Box::new(self.passage.clone())),
            text: self.text.clone(),
            place: (
                self.passage.ordinal,
                self.excerpt.as_ref().map_or(0, |excerpt| excerpt.index),
            ),
        }
    }

    /// The excerpt of a sentence of the document's own words that stands alone.
    fn alone(&self) -> Option<&Excerpt> {
        self.excerpt.as_ref().filter(|one| one.stands_alone())
    }
}

/// The sentences of a passage, cut by `cut` where they are the document's own words.
fn sentences<'a>(
    source: &Source<'_>,
    passage: &'a Passage,
    cut: fn(&str) -> Vec<Excerpt>,
) -> Vec<Sentence<'a>> {
    if !source.is_full(passage) {
        return vec![Sentence {
            passage,
            excerpt: None,
            text: passage.text.replace('\n', " "),
        }];
    }
    cut(&passage.text)
        .into_iter()
        .map(|one| Sentence {
            passage,
            text: one.text.clone(),
            excerpt: Some(one),
        })
        .collect()
}

/// Sentences of the passages chosen, best first by `worth`; those without worth are left out.
fn ranked(
    source: &Source<'_>,
    passages: impl Iterator<Item = usize>,
    cut: fn(&str) -> Vec<Excerpt>,
    worth: impl Fn(&Sentence<'_>) -> Option<i32>,
) -> Vec<Candidate> {
    let mut found: Vec<(i32, Candidate)> = Vec::new();
    for index in passages {
        for sentence in sentences(source, &source.passages[index], cut) {
            if let Some(worth) = worth(&sentence) {
                found.push((worth, sentence.candidate()));
            }
        }
    }
    found.sort_by(|a, b| b.0.cmp(&a.0).then_with(|| a.1.place.cmp(&b.1.place)));
    found.into_iter().map(|(_, candidate)| candidate).collect()
}

/// Whether a passage is of the body: a cover, counsel and signatures have no number where the
/// others have one.
fn in_the_body(source: &Source<'_>, passage: &Passage) -> bool {
    let numbered = |passage: &Passage| passage.pinpoint.unit() != Unit::Unnumbered;
    numbered(passage) || !source.passages.iter().any(numbered)
}

/// The indices of passages with that role and voice.
fn with<'a>(
    source: &'a Source<'_>,
    role: Role,
    voice: Option<Voice>,
) -> impl Iterator<Item = usize> + 'a {
    (0..source.passages.len()).filter(move |index| {
        let passage = &source.passages[*index];
        passage.role == Some(role) && voice.is_none_or(|voice| passage.voice == Some(voice))
    })
}

/// What the court held. A digest's points come in their order, short answers first; of the
/// court's own words come the sentences that decide, the later ones before the earlier.
fn held(source: &Source<'_>) -> Vec<Candidate> {
    let last = source.passages.len().max(1);
    let findings = || with(source, Role::Finding, Some(Voice::Court));
    let late = |passage: &Passage| 3 * passage.ordinal as usize / last;
    let mut found = ranked(source, findings(), excerpts, |sentence| {
        let Some(excerpt) = &sentence.excerpt else {
            return Some(i32::from(!sentence.passage.answers.is_empty()));
        };
        let deciding = cues::deciding(&sentence.text);
        let cut = if excerpt.is_cut() { 4 } else { 0 };
        (deciding >= DECIDES && sentence.alone().is_some())
            .then(|| 2 * deciding + i32::try_from(late(sentence.passage)).unwrap_or(0) - cut)
    });
    if found.len() < FEW_HELD {
        // A court that decides in plain words: what it says last, told by nobody else.
        found.extend(ranked(source, findings(), excerpts, |sentence| {
            let deciding = cues::deciding(&sentence.text);
            let plain = (0..DECIDES).contains(&deciding)
                && sentence.alone().is_some()
                && !cues::tells_a_side(&sentence.text)
                && !cues::questioning(&sentence.text);
            (plain && late(sentence.passage) >= 1).then(|| {
                let place = sentence.passage.ordinal as usize;
                i32::try_from(place).unwrap_or(i32::MAX) / 4 + 4 * deciding
            })
        }));
    }
    spread(source, &mut found);
    found
}

/// Brings the best sentence under each heading before the second best under any: a decision
/// on three points is not summed up by three sentences on one.
fn spread(source: &Source<'_>, found: &mut Vec<Candidate>) {
    let heading_of: BTreeMap<u32, &str> = source
        .passages
        .iter()
        .map(|passage| (passage.ordinal, passage.heading().unwrap_or_default()))
        .collect();
    let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
    let mut ranked: Vec<(usize, usize, Candidate)> = Vec::new();
    for (index, candidate) in found.drain(..).enumerate() {
        let heading = heading_of
            .get(&candidate.place.0)
            .copied()
            .unwrap_or_default();
        let turn = seen.entry(heading).or_default();
        ranked.push((*turn, index, candidate));
        *turn += 1;
    }
    ranked.sort_by_key(|(turn, index, _)| (*turn, *index));
    found.extend(ranked.into_iter().map(|(_, _, candidate)| candidate));
}

/// The orders, in their order. Where no passage is marked as one, the sentences at the end by
/// which the court disposes of the case.
fn orders(source: &Source<'_>, gaps: &mut Vec<String>) -> Vec<Candidate> {
    let marked: Vec<usize> = with(source, Role::Order, Some(Voice::Court)).collect();
    let digest = marked
        .iter()
        .any(|index| !source.is_full(&source.passages[*index]));
    if digest {
        return marked
            .into_iter()
            .flat_map(|index| sentences(source, &source.passages[index], excerpts))
            .map(|sentence| sentence.candidate())
            .collect();
    }
    // An order told in the body is another court's, or an earlier one: the last run of
    // passages marked as orders is the disposition.
    let tail = last_run(source, &marked);
    let from_tail = disposing(source, tail.iter().copied());
    if !from_tail.is_empty() {
        return from_tail;
    }
    let numbered: Vec<usize> = (0..source.passages.len())
        .filter(|index| source.passages[*index].pinpoint.unit() == Unit::Para)
        .collect();
    let from = (numbered.len() as f64 * DISPOSITION) as usize;
    let by_cue = disposing(
        source,
        numbered[from.min(numbered.len())..]
            .iter()
            .copied()
            .filter(|index| {
                let passage = &source.passages[*index];
                passage.voice.is_none_or(|voice| voice == Voice::Court) && source.is_full(passage)
            }),
    );
    if by_cue.is_empty() {
        gaps.push("The corpus has no order of the court in this document.".to_owned());
    } else {
        gaps.push(
            "No passage is marked as an order: the orders are the sentences at the end by which the court disposes of the case, found by their words."
                .to_owned(),
        );
    }
    by_cue
}

/// The passages marked as orders that stand together at the end, with at most two others
/// between them.
fn last_run(source: &Source<'_>, marked: &[usize]) -> Vec<usize> {
    let mut run: Vec<usize> = Vec::new();
    for index in marked.iter().rev().copied() {
        if run.last().is_some_and(|later| later - index > 3) {
            break;
        }
        run.push(index);
    }
    run.reverse();
    let by_person: Vec<usize> = marked
        .iter()
        .copied()
        .filter(|index| !source.passages[*index].inferred && !run.contains(index))
        .collect();
    let mut all = by_person;
    all.extend(run);
    all
}

/// The sentences that dispose of the case, and the items of a list of orders, in their order.
fn disposing(source: &Source<'_>, passages: impl Iterator<Item = usize>) -> Vec<Candidate> {
    let mut found = Vec::new();
    for index in passages {
        let passage = &source.passages[index];
        // A list is one of orders where the words that lead to it, or one of its items,
        // command: a list of grounds is none.
        let commands = passage.text.split(['\n', ';', '.']).any(cues::commanding);
        for sentence in sentences(source, passage, excerpts) {
            let item = sentence
                .excerpt
                .as_ref()
                .is_some_and(|excerpt| excerpt.item);
            let plain = sentence.text.to_lowercase();
            let empty = plain.contains("so ordered") || plain.starts_with("orders accordingly");
            let told = cues::tells_a_side(&sentence.text);
            let marked = passage.role == Some(Role::Order) || plain.contains(" shall ");
            let listed = item && (commands || marked);
            if !empty && !told && (listed || cues::disposing(&sentence.text)) {
                found.push(sentence.candidate());
            }
        }
    }
    found
}

/// What a side argued, its clearest sentences.
fn argued(source: &Source<'_>, voice: Voice) -> Option<Slot> {
    let candidates = ranked(
        source,
        with(source, Role::Argument, Some(voice)),
        excerpts,
        |sentence| {
            let Some(excerpt) = &sentence.excerpt else {
                return Some(0);
            };
            let first = i32::from(excerpt.index == 0);
            let told = 3 * i32::from(cues::tells_a_side(&sentence.text));
            let cut = if excerpt.is_cut() { 2 } else { 0 };
            let usable = sentence.alone().is_some()
                && !cues::procedural(&sentence.text)
                && !cues::tells_the_other_side(&sentence.text, voice);
            usable.then_some(told + first - cut)
        },
    );
    (!candidates.is_empty()).then(|| Slot {
        kind: "arguments",
        heading: format!("Argued by {}", facts::side(source.document, voice)),
        candidates,
        most: ARGUED,
        rank: 5,
        whole: false,
        unit: "arguments",
    })
}

/// What was asked of the court.
fn asked(source: &Source<'_>) -> Vec<Candidate> {
    let mut found = ranked(
        source,
        (0..source.passages.len()).filter(|index| {
            matches!(
                source.passages[*index].role,
                Some(Role::Background | Role::Argument)
            ) && source.is_full(&source.passages[*index])
        }),
        with_lists,
        |sentence| {
            let asking = cues::asking(&sentence.text);
            let early = if sentence.passage.ordinal <= 3 { 3 } else { 0 };
            let own = sentence.passage.role == Some(Role::Background);
            let lists = i32::from(sentence.text.contains(":-") || sentence.text.contains(": "));
            let usable = asking >= 3
                && sentence.alone().is_some()
                && in_the_body(source, sentence.passage)
                && (own || sentence.passage.ordinal <= 6);
            usable.then_some(asking + early + lists)
        },
    );
    found.truncate(2 * ASKED);
    found
}

/// What the case is about.
fn background(source: &Source<'_>) -> Vec<Candidate> {
    ranked(
        source,
        with(source, Role::Background, None),
        excerpts,
        |sentence| {
            let Some(excerpt) = &sentence.excerpt else {
                return Some(0);
            };
            let text = &sentence.text;
            let skip = cues::procedural(text)
                || cues::asking(text) >= 3
                || cues::questioning(text)
                || excerpt.item
                || !in_the_body(source, sentence.passage);
            let place = sentence.passage.ordinal as usize + excerpt.index;
            (!skip && excerpt.stands_alone()).then(|| -i32::try_from(place).unwrap_or(i32::MAX))
        },
    )
}

/// The questions that the court set itself.
fn questions(source: &Source<'_>) -> Vec<Candidate> {
    ranked(
        source,
        (0..source.passages.len()).filter(|index| {
            let passage = &source.passages[*index];
            source.is_full(passage)
                && passage.voice.is_none_or(|voice| voice == Voice::Court)
                && passage.role != Some(Role::Order)
        }),
        excerpts,
        |sentence| {
            let excerpt = sentence.excerpt.as_ref()?;
            let plain = sentence
                .text
                .trim_start_matches(|c: char| !c.is_alphabetic())
                .to_lowercase();
            let words = plain
                .split_once(char::is_whitespace)
                .map_or("", |(_, rest)| rest);
            let item = excerpt.item && words.trim_start().starts_with("whether");
            let asks = plain.starts_with("whether") || item;
            let set = plain.contains("whether")
                && (plain.contains("issue") || plain.contains("question"))
                && !cues::tells_a_side(&sentence.text);
            (asks || set).then_some(i32::from(asks))
        },
    )
}

/// Subjects: issues that a person set, and the provisions that the court's passages cite most.
fn catchwords(source: &Source<'_>) -> Result<Vec<Candidate>, EngineError> {
    let mut found = Vec::new();
    for issue in source.engine.issues()? {
        let on_it = || {
            source
                .passages
                .iter()
                .filter(|passage| passage.issues.contains(&issue.id))
        };
        let held = on_it()
            .filter(|passage| matches!(passage.role, Some(Role::Finding | Role::Order)))
            .count();
        if let Some(passage) = on_it().next() {
            found.push((held, issue.title.clone(), passage.clone()));
        }
    }
    found.sort_by_key(|one| std::cmp::Reverse(one.0));
    let mut cited: BTreeMap<String, (usize, Passage)> = BTreeMap::new();
    for citing in source.engine.citations(&source.document.id)? {
        let passage = citing.located.passage;
        if passage.role == Some(Role::Argument) {
            continue;
        }
        for one in citing.cited {
            let law = matches!(
                one.citation.kind,
                Kind::Provision | Kind::Constitution | Kind::Act
            );
            let Some(normal) = one.citation.normal.filter(|_| law) else {
                continue;
            };
            for target in normal.split("; ") {
                cited
                    .entry(target.to_owned())
                    .or_insert_with(|| (0, passage.clone()))
                    .0 += 1;
            }
        }
    }
    let mut laws: Vec<(usize, String, Passage)> = cited
        .into_iter()
        .map(|(target, (times, passage))| (times, target, passage))
        .collect();
    laws.sort_by(|a, b| {
        b.0.cmp(&a.0)
            .then_with(|| a.2.ordinal.cmp(&b.2.ordinal))
            .then_with(|| a.1.cmp(&b.1))
    });
    found.extend(laws);
    Ok(found
        .into_iter()
        .enumerate()
        .map(|(index, (_, text, passage))| Candidate {
            basis: Basis::Passage(Box::new(passage)),
            text,
            place: (u32::try_from(index).unwrap_or(u32::MAX), 0),
        })
        .collect())
}
