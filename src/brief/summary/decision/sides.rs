//! What the case is about, what was asked, and what each side argued.

use std::collections::BTreeSet;

use crate::model::{Role, Voice};

use super::super::budget::{Basis, Candidate, Slot};
use super::super::excerpt::{excerpts, with_lists};
use super::super::{Source, cues, facts};
use super::sentence::{Sentence, in_the_body, ranked, sentences, with};
use super::{ARGUED, ASKED};

/// What a side argued, its clearest sentences: those in which somebody says something, others
/// only where there are none.
///
/// On appeal the claimant may be either party. A sentence that calls its side by what it was
/// before stands under that name.
pub(super) fn argued(source: &Source<'_>, voice: Voice) -> Vec<Slot> {
    let passages = || with(source, Role::Argument, Some(voice));
    let worth = |sentence: &Sentence<'_>, argues: bool| {
        let Some(excerpt) = &sentence.excerpt else {
            return Some(0);
        };
        let first = i32::from(excerpt.index == 0);
        let cut = if excerpt.is_cut() { 2 } else { 0 };
        let usable = sentence.alone().is_some()
            && !cues::procedural(&sentence.text)
            && !cues::tells_the_other_side(&sentence.text, voice)
            && !own_words(&sentence.text, argues)
            && !cues::only_asks(&sentence.text);
        usable.then_some(first - cut)
    };
    let mut candidates = ranked(source, passages(), excerpts, |sentence| {
        let argues = sentence.excerpt.is_none() || cues::argues(&sentence.text);
        worth(sentence, argues).filter(|_| argues)
    });
    if candidates.is_empty() {
        candidates = ranked(source, passages(), excerpts, |sentence| {
            worth(sentence, false)
        });
    }
    let mut by_name: Vec<(String, Vec<Candidate>)> = Vec::new();
    let side = facts::side(source.document, voice);
    let named = |one: &Candidate| {
        let role = cues::speaking_side(&one.text);
        if let Some(own) = role.and_then(|role| facts::party_side(source.document, &role)) {
            return Some(own);
        }
        // Counsel may bear a party's name; and a person who set the voice has read who speaks.
        let subject = cues::subject(&one.text);
        let counsel = ["counsel", "advocate", "advocates"];
        let by_name = matches!(&one.basis, Basis::Passage(passage) if passage.inferred)
            && !subject.iter().any(|word| counsel.contains(&word.as_str()));
        facts::named_side(source.document, &subject)
            .filter(|_| by_name)
            .or_else(|| former_name(&side, &one.text))
    };
    // Where every sentence that gives its side a name of the lower court gives it the same, and
    // none the side's own, the others are its as well.
    let called = |one: &Candidate| cues::speaking_side(&one.text).map(|name| format!("the {name}"));
    let names: BTreeSet<String> = candidates
        .iter()
        .filter_map(|one| former_name(&side, &one.text).or_else(|| called(one)))
        .filter(|name| FORMER.iter().any(|former| name.ends_with(former)) || *name == side)
        .collect();
    let common = names.first().filter(|_| names.len() == 1);
    for candidate in candidates {
        let name = named(&candidate)
            .or_else(|| common.cloned())
            .unwrap_or_else(|| side.clone());
        match by_name.iter_mut().find(|(known, _)| *known == name) {
            Some((_, list)) => list.push(candidate),
            None => by_name.push((name, vec![candidate])),
        }
    }
    by_name
        .into_iter()
        .map(|(name, candidates)| {
            let heading = format!("Argued by {name}");
            Slot::new("arguments", &heading, candidates, (ARGUED, 5), "arguments")
        })
        .collect()
}

/// What parties are called before a lower court.
const FORMER: &[&str] = &["claimant", "plaintiff", "pursuer", "defendant", "defender"];

/// What a sentence calls its side, where that is the name of a party before a lower court and
/// the case names the parties on appeal.
fn former_name(side: &str, sentence: &str) -> Option<String> {
    let on_appeal = side.starts_with("the appellant") || side.starts_with("the respondent");
    cues::speaking_side(sentence)
        .filter(|name| on_appeal && FORMER.contains(&name.as_str()))
        .map(|name| format!("the {name}"))
}

/// Whether a sentence in a passage of a side is the court's or another judge's all the same.
fn own_words(sentence: &str, argues: bool) -> bool {
    let plain = format!(" {} ", sentence.to_lowercase());
    let holds = |words: &[&str]| words.iter().any(|words| plain.contains(words));
    let decides = [
        " i accept",
        " i reject",
        " i agree",
        " i find",
        " we find",
        " we agree",
        " in my judgment",
        "in the opinion of the board",
    ];
    holds(&decides)
        || (!argues
            && (cues::tells_another_court(sentence)
                || holds(&[" i ", " we ", " my ", " me ", "the judge "])))
}

/// What was asked of the court.
pub(super) fn asked(source: &Source<'_>) -> Vec<Candidate> {
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
pub(super) fn background(source: &Source<'_>) -> Vec<Candidate> {
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

/// The questions that the court set itself: lists of them first, then sentences that say what the
/// issue is, and whatever else asks only where there are neither.
pub(super) fn questions(source: &Source<'_>) -> Vec<Candidate> {
    let worth = |sentence: &Sentence<'_>| {
        let excerpt = sentence.excerpt.as_ref()?;
        let plain = sentence
            .text
            .trim_start_matches(|c: char| !c.is_alphabetic())
            .to_lowercase();
        let behind_mark = plain
            .split_once(char::is_whitespace)
            .map_or("", |(_, rest)| rest);
        let whether = plain.starts_with("whether") || behind_mark.starts_with("whether");
        if whether && (excerpt.item || plain.ends_with('?')) {
            return Some(3);
        }
        let elsewhere = cues::tells_a_side(&sentence.text)
            || inside_a_quotation(&plain, "whether")
            || ["in that case", "in this connection", "without prejudice"]
                .iter()
                .any(|words| plain.contains(words));
        // "Any decision, whether early or late, on an issue that …" asks nothing.
        let before = plain.split("whether").next().unwrap_or_default();
        let asks = before.len() < plain.len() || plain.contains(" is: ");
        let set = ["issue", "question"]
            .iter()
            .any(|word| before.contains(word));
        if whether || elsewhere || !asks || !set {
            return None;
        }
        let central = [
            "for determination",
            "this appeal",
            "this case",
            "these proceedings",
            "this application",
            "this petition",
            "between the parties",
            "sole issue",
            "only issue",
            "main issue",
            "central issue",
            "stark issue",
            "primary question",
            "issues are",
            "issue is",
            "issue before",
            "question before",
        ];
        Some(if central.iter().any(|words| plain.contains(words)) {
            2
        } else {
            1
        })
    };
    let passages = || {
        (0..source.passages.len()).filter(|index| {
            let passage = &source.passages[*index];
            source.is_full(passage)
                && passage.voice.is_none_or(|voice| voice == Voice::Court)
                && passage.role != Some(Role::Order)
        })
    };
    let best = passages()
        .flat_map(|index| sentences(source, &source.passages[index], excerpts))
        .filter_map(|sentence| worth(&sentence))
        .max();
    ranked(source, passages(), excerpts, |sentence| {
        worth(sentence).filter(|found| best.is_some_and(|best| *found > 1 || best == 1))
    })
}

/// Whether a word first stands inside a quotation.
fn inside_a_quotation(text: &str, word: &str) -> bool {
    let before = text.split(word).next().unwrap_or_default();
    before.matches('“').count() > before.matches('”').count()
}
