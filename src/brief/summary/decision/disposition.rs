//! The orders by which a court disposes of the case.

use crate::model::{Role, Unit, Voice};

use super::super::budget::Candidate;
use super::super::excerpt::{excerpts, whole_items};
use super::super::{Source, cues};
use super::sentence::{Sentence, sentences, with};

/// Behind this share of a decision its disposition is looked for, where no passage is marked
/// as an order.
const DISPOSITION: f64 = 0.8;

/// The orders, in their order. Where no passage is marked as one, the sentences at the end by
/// which the court disposes of the case.
pub(super) fn orders(source: &Source<'_>, gaps: &mut Vec<String>) -> Vec<Candidate> {
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
    if !from_tail.is_empty() && !is_talk(source, &tail) {
        return from_tail;
    }
    let numbered: Vec<usize> = (0..source.passages.len())
        .filter(|index| source.passages[*index].pinpoint.unit() == Unit::Para)
        .collect();
    let from = (numbered.len() as f64 * DISPOSITION) as usize;
    let from = numbered.get(from).copied().unwrap_or(0);
    let by_cue = |until: usize| {
        let end = (from..until).filter(|index| {
            let passage = &source.passages[*index];
            passage.voice.is_none_or(|voice| voice == Voice::Court) && source.is_full(passage)
        });
        disposing(source, end)
    };
    if !from_tail.is_empty() {
        let talk = tail.first().copied().unwrap_or(source.passages.len());
        return by_cue(talk).into_iter().chain(from_tail).collect();
    }
    let by_cue = by_cue(source.passages.len());
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

/// Whether passages are talk between the bench and counsel: what follows a judgment given by word of
/// mouth, in a transcript. It settles costs; the case was disposed of before it.
fn is_talk(source: &Source<'_>, passages: &[usize]) -> bool {
    let turns = passages
        .iter()
        .flat_map(|index| source.passages[*index].text.lines())
        .filter(|line| spoken_by_counsel(line));
    turns.take(TURNS).count() == TURNS
}

/// So many turns of counsel make a talk.
const TURNS: usize = 3;

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
        let marked = passage.role == Some(Role::Order);
        let end = appendix(&passage.text);
        let mut before: Option<Sentence<'_>> = None;
        let (mut listed, mut asked) = (false, false);
        for sentence in sentences(source, passage, whole_items) {
            let Some(excerpt) = &sentence.excerpt else {
                continue;
            };
            if excerpt.range.start >= end {
                break;
            }
            let goes_on = before
                .as_ref()
                .and_then(|before| before.excerpt.as_ref())
                .is_some_and(|other| other.item && other.index + 1 == excerpt.index);
            if excerpt.item && !goes_on {
                let lead = &passage.text[..excerpt.range.start];
                listed = leads_to_orders(lead, marked);
                asked = !listed && leads_to_prayers(lead);
            }
            let plain = sentence.text.to_lowercase();
            let empty = plain.contains("so ordered") || plain.starts_with("orders accordingly");
            let asked_for = excerpt.item && asked;
            let item_of_orders = excerpt.item && listed;
            // An item of orders names what it deals with: another court's judgment, what a side sought.
            let told = !item_of_orders
                && !cues::disposes_itself(&sentence.text)
                && (cues::tells_a_side(&sentence.text)
                    || cues::tells_another_court(&sentence.text));
            let told = told || asked_for || spoken_by_counsel(&sentence.text);
            let commands = cues::disposing(&sentence.text)
                || (excerpt.item && (listed || plain.contains(" shall ")));
            if !empty && !told && commands {
                found.push(sentence.with_subject(before.as_ref()).candidate());
            }
            before = Some(sentence);
        }
    }
    found
}

/// Whether the words before the first item of a list lead to orders. A list of grounds, of
/// parties or of a letter's paragraphs is none, whatever its passage is marked as.
fn leads_to_orders(before: &str, marked: bool) -> bool {
    let Some(lead) = before.lines().map(str::trim).rfind(|line| !line.is_empty()) else {
        // The list goes on from the passage before, or stands under a heading.
        return marked;
    };
    let heading = lead.split_whitespace().count() <= HEADING_WORDS && !lead.ends_with(',');
    let opens = lead.ends_with([':', '-', '–', '—']) || heading || lead.contains(" shall ");
    lead.split([';', '.']).any(cues::commanding) || (marked && opens && cues::asking(lead) < 3)
}

/// Whether the words before the first item of a list ask: what follows was prayed for, not ordered.
fn leads_to_prayers(before: &str) -> bool {
    let lead = before.lines().map(str::trim).rfind(|line| !line.is_empty());
    lead.is_some_and(|lead| cues::asking(lead) >= 3)
}

/// A line of so few words is a heading.
const HEADING_WORDS: usize = 4;

/// Where an appendix to the decision begins: what it holds is ordered by nobody.
fn appendix(text: &str) -> usize {
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let first = line.split_whitespace().next().unwrap_or_default();
        let words = line.split_whitespace().count();
        if at > 0 && words <= 2 && ["APPENDIX", "ANNEX", "ANNEXURE"].contains(&first) {
            return at;
        }
        at += line.len();
    }
    text.len()
}

/// Whether a transcript gives a sentence to somebody who is no judge: `MS FULANI: My Lord, …`.
fn spoken_by_counsel(sentence: &str) -> bool {
    let Some((name, _)) = sentence.split_once(": ") else {
        return false;
    };
    let shouted = name.chars().any(char::is_alphabetic) && !name.chars().any(char::is_lowercase);
    let titled = name
        .split([' ', '.'])
        .next()
        .is_some_and(|word| ["MR", "MRS", "MS", "MISS", "DR", "SIR", "COUNSEL"].contains(&word));
    shouted && titled && !name.contains("JUSTICE") && !name.contains("JUDGE")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_of_orders_is_known_by_what_leads_to_it() {
        assert!(leads_to_orders("I make the following orders:\n", false));
        assert!(leads_to_orders("The outcome is this:\n", true));
        assert!(leads_to_orders("", true));
        assert!(leads_to_orders("Disposition\n", true));
        assert!(!leads_to_orders("Your Excellency,\n", true));
        assert!(!leads_to_orders("The outcome is this:\n", false));
        assert!(!leads_to_orders(
            "The petitioner seeks orders that:\n",
            true
        ));
    }

    #[test]
    fn what_is_appended_or_said_by_counsel_is_no_order() {
        let text = "The appeal is dismissed.\nAPPENDIX\n(1) Peace be upon you.\n";
        assert_eq!(&text[..appendix(text)], "The appeal is dismissed.\n");
        assert_eq!(appendix("The appendix is long.\n"), 22);
        assert!(spoken_by_counsel("MS FULANI: My Lord, costs to follow."));
        assert!(!spoken_by_counsel(
            "MR JUSTICE FULANI: The claim is dismissed."
        ));
        assert!(!spoken_by_counsel("Order: the claim is dismissed."));
    }
}
