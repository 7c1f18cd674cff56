//! Which step of a case is meant, by the day that the draft gives it: `the ruling of 1 April 2019
//! (Petition 56 of 2019)`. Steps of one case share its number and its name.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use crate::analysis::resolve::Status;
use crate::model::PartialDate;
use crate::text::{dates, regex, sentence_starts};

use super::mention::{Mention, Sort};
use super::text::Draft;

/// The most bytes between the word for a decision and its day.
const APART: usize = 40;

/// Words that a decision is called by, before its day.
static DECISION: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"(?i)\b(?:rulings?|judge?ments?|orders?|decisions?|decrees?|directions|delivered|decided|issued|uamuzi|hukumu|amri)\b",
    )
});

/// Settles what can be several decisions, where the sentence gives a decision's day and one
/// candidate alone was made on it.
pub(super) fn settle(draft: &Draft, mentions: &mut [Mention]) {
    for mention in mentions {
        if mention.sort != Sort::Case || mention.verdict.status != Status::Ambiguous {
            continue;
        }
        let days = decision_days(&draft.flow[sentence(draft, mention)]);
        let mut made = mention
            .verdict
            .documents
            .iter()
            .filter(|document| document.date.is_some_and(|date| days.contains(&date)));
        if let (Some(one), None) = (made.next().cloned(), made.next()) {
            mention.verdict.documents = vec![one];
            mention.verdict.status = Status::Found;
        }
    }
}

/// The sentence around a mention, in bytes of the flow.
fn sentence(draft: &Draft, mention: &Mention) -> Range<usize> {
    let block = draft.blocks[mention.block].range.clone();
    let starts = sentence_starts(&draft.flow[block.clone()]);
    let starts = starts.into_iter().map(|start| block.start + start);
    let (before, after): (Vec<usize>, Vec<usize>) =
        starts.partition(|start| *start <= mention.range.start);
    let end = after.into_iter().find(|start| *start >= mention.range.end);
    before.last().copied().unwrap_or(block.start)..end.unwrap_or(block.end)
}

/// The whole days in a sentence that stand behind a word for a decision.
fn decision_days(sentence: &str) -> Vec<PartialDate> {
    dates::days(sentence)
        .into_iter()
        .filter(|(at, _)| {
            DECISION
                .find_iter(&sentence[..*at])
                .last()
                .is_some_and(|word| at - word.end() <= APART)
        })
        .map(|(_, day)| day)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::decision_days;

    #[test]
    fn a_day_belongs_to_a_decision_by_the_word_before_it() {
        for (sentence, days) in [
            ("The ruling of 3 March 2033 stands.", "2033-03-03"),
            ("Judgment delivered on 4th March, 2034.", "2034-03-04"),
            ("Uamuzi wa tarehe 3 Machi 2033.", "2033-03-03"),
            ("The Act of 3 March 2033.", ""),
            (
                "An order was made, as everybody in this country knows well, on 3 March 2033.",
                "",
            ),
        ] {
            let found: Vec<String> = decision_days(sentence)
                .iter()
                .map(ToString::to_string)
                .collect();
            assert_eq!(found.join(" "), days, "{sentence}");
        }
    }
}
