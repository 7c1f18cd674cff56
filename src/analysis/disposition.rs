//! Orders read out of a decision's own words: what each does, whom it binds, how long it gives.
//!
//! By rule, from the words that courts use. What is read here is a proposal: it says so wherever it is
//! shown, and nothing is said of what became of it.

mod deadline;
mod kind;
mod side;

use std::sync::LazyLock;

use regex::Regex;

use crate::model::{OrderKind, PartialDate, PartyRole};
use crate::text::{regex, sentence_starts};

pub use deadline::{Deadline, deadline};
pub use kind::kind_of;
use kind::told_kind;
use side::sides;

/// An order as the text gives it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// Its number or letter: `i`, `b`, `3`.
    pub number: Option<String>,
    /// What it does, by its words.
    pub kind: OrderKind,
    /// Whom it binds, as the model has it.
    pub binds: Vec<PartyRole>,
    /// The same in the text's own words: `the 2nd respondent`.
    pub bound: Vec<String>,
    /// Its words.
    pub terms: String,
    /// The time that it gives.
    pub deadline: Option<Deadline>,
}

/// A line that begins with a number or letter of its own.
static LABEL: LazyLock<Regex> = LazyLock::new(|| {
    regex(r"^\s*\(?(?P<label>[ivxlc]{1,6}|[a-z]{1,2}|\d{1,2})[.)]\s+(?P<rest>\S.*)$")
});

/// A line that begins as orders without a number do.
static THAT: LazyLock<Regex> = LazyLock::new(|| regex(r"^\s*(?:THAT|That)\b[,:]?\s+\S"));
/// What leads a list of orders in.
static LEADS_IN: LazyLock<Regex> = LazyLock::new(|| {
    regex(r"(?i)\b(?:orders?|ordered|directions|directs?|declarations|decree|disposition)\b")
});
/// What closes a decision and orders nothing more.
static CLOSING: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"(?i)^\W*(?:(?:it (?:is )?)?(?:hereby )?so ordered|orders? accordingly|it is so ordered accordingly|(?:(?:this )?(?:judgment|ruling|order|decision|sentence)s? )?(?:is |was )?(?:hereby )?(?:dated|signed|delivered)\b|orders as above)",
    )
});
/// Sentences that tell or reason, though the words of orders stand in them.
static TELLS: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"(?i)[“”]|\b(?:held|stated|observed|provides?|stipulates?|trite|submitted|argued|contend(?:ed|s)|prayed|seeks?|sought|in the case of|ought to|should have|as follows)\b|^\W*(?:if|although|while|where|since|as)\b",
    )
});
/// Sentences whose subject stands in the one before.
static LEANS: LazyLock<Regex> =
    LazyLock::new(|| regex(r"(?i)^\W*(?:the same|it|this|these|they|he|she|both)\b"));

/// The orders of a passage: one for each line that is numbered, lettered or begins with “That”,
/// with the lines that belong to it; else one for each sentence that orders something.
#[must_use]
pub fn read(text: &str, decided: Option<PartialDate>) -> Vec<Item> {
    let lines: Vec<&str> = text
        .lines()
        .filter(|line| !line.trim().is_empty())
        .collect();
    let labelled = lines.iter().any(|line| LABEL.is_match(line));
    let begins = |line: &str| {
        if labelled {
            LABEL.is_match(line)
        } else {
            THAT.is_match(line)
        }
    };
    let first = lines.iter().position(|line| begins(line));
    let enough = labelled || lines.iter().filter(|line| begins(line)).count() > 1;
    let Some(first) = first.filter(|_| enough) else {
        return sentences(text, decided);
    };
    let lead = lines[..first].join("\n");
    let orders = LEADS_IN.is_match(&lead);
    let mut items = sentences(&without_lead(&lead), decided);
    for (number, words) in listed(&lines[first..], &begins) {
        if CLOSING.is_match(&words) {
            continue;
        }
        let told = item(&words, number.clone(), decided);
        // In a list of orders every line orders, by whatever words.
        let any = || orders.then(|| made(OrderKind::Other, &words, number, decided));
        items.extend(told.or_else(any));
    }
    items
}

/// What stands before a list, without the sentence that leads it in.
fn without_lead(lead: &str) -> String {
    let trimmed = lead.trim_end();
    if !trimmed.ends_with([':', ';', ',', '-', '–']) && !LEADS_IN.is_match(trimmed) {
        return trimmed.to_owned();
    }
    let last = sentence_starts(trimmed).last().copied().unwrap_or(0);
    trimmed[..last].to_owned()
}

/// The lines of a list with their labels. What follows a line that ends in a colon belongs to it, as
/// long as it is lettered or numbered in another way; so does a line without a label.
fn listed(lines: &[&str], begins: &dyn Fn(&str) -> bool) -> Vec<(Option<String>, String)> {
    let mut all: Vec<(Option<String>, String)> = Vec::new();
    let mut open = false;
    for line in lines {
        let label = LABEL.captures(line);
        let number = label.as_ref().map(|found| found["label"].to_owned());
        let belongs = all.last().is_some_and(|(last, _)| {
            !begins(line) || open && style(number.as_deref()) != style(last.as_deref())
        });
        if CLOSING.is_match(line) || !begins(line) && is_name(line) {
            break;
        }
        let trimmed = line.trim();
        match all.last_mut() {
            Some((_, words)) if belongs => {
                words.push('\n');
                words.push_str(trimmed);
            }
            _ => {
                let words = label.map_or(trimmed, |found| {
                    found
                        .name("rest")
                        .map_or(trimmed, |rest| rest.as_str().trim())
                });
                open = words.ends_with([':', '-', '–']);
                all.push((number, words.to_owned()));
            }
        }
    }
    all
}

/// Whether a line is a name under a decision: `N DAMBUZA`, `JUDGE`.
fn is_name(line: &str) -> bool {
    let words = line.split_whitespace().count();
    words < 7 && line.contains(char::is_alphabetic) && !line.contains(char::is_lowercase)
}

/// How a label is written: in digits, in Roman numerals, in letters.
fn style(label: Option<&str>) -> u8 {
    match label {
        None => 0,
        Some(label) if label.bytes().all(|byte| byte.is_ascii_digit()) => 1,
        Some(label) if label.bytes().all(|byte| b"ivx".contains(&byte)) => 2,
        Some(_) => 3,
    }
}

/// A court speaks of what it does here and now.
static DOES: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"(?i)\b(?:I|we|(?:this|the) (?:honou?rable )?(?:court|tribunal))\b[^.]{0,30}\b(?:dismiss|allow|decline|refuse|grant|order|direct|set aside|quash|uphold|award)(?:es|s)?\b|\b(?:is|are|be) hereby\b",
    )
});

/// The orders of a passage that “so ordered” follows in the next one: the sentences in which the
/// court says that it does something.
#[must_use]
pub fn read_reasoned(text: &str, decided: Option<PartialDate>) -> Vec<Item> {
    let mut items = sentences(text, decided);
    items.retain(|item| DOES.is_match(&item.terms) && item.terms.len() < text.trim().len());
    items
}

/// The sentences that order, each with the one that it leans on. Where none does by itself, the
/// whole text, if its words order anything.
fn sentences(text: &str, decided: Option<PartialDate>) -> Vec<Item> {
    let mut all = Vec::new();
    for line in text.lines() {
        let starts = sentence_starts(line).into_iter();
        let bounds: Vec<usize> = [0].into_iter().chain(starts).chain([line.len()]).collect();
        let cut = bounds.windows(2).map(|pair| line[pair[0]..pair[1]].trim());
        all.extend(cut.map(unnumbered).filter(|words| !words.is_empty()));
    }
    let mut items = Vec::new();
    for (index, words) in all.iter().enumerate() {
        if CLOSING.is_match(words) || TELLS.is_match(words) {
            continue;
        }
        let Some(kind) = told_kind(words) else {
            continue;
        };
        let mut found = made(kind, words, None, decided);
        if index > 0 && LEANS.is_match(words) {
            found.terms = format!("{} {words}", all[index - 1]);
        }
        items.push(found);
    }
    if items.is_empty() {
        // What “so ordered” follows is ordered, by whatever words.
        let closing = all.iter().position(|words| CLOSING.is_match(words));
        items.extend(match closing {
            Some(0) => None,
            Some(at) => Some(made(OrderKind::Other, all[at - 1], None, decided)),
            None => item(text, None, decided),
        });
    }
    items
}

/// A paragraph's number that an import left inside the text: `26. Each party …`.
static NUMBERED: LazyLock<Regex> = LazyLock::new(|| regex(r"^\d{1,3}\.\s*"));

fn unnumbered(words: &str) -> &str {
    NUMBERED
        .find(words)
        .map_or(words, |found| words[found.end()..].trim())
}

fn item(words: &str, number: Option<String>, decided: Option<PartialDate>) -> Option<Item> {
    Some(made(kind_of(words)?, words, number, decided))
}

fn made(
    kind: OrderKind,
    words: &str,
    number: Option<String>,
    decided: Option<PartialDate>,
) -> Item {
    let (binds, bound) = sides(words);
    Item {
        number,
        kind,
        binds,
        bound,
        terms: words.trim().to_owned(),
        deadline: deadline(words, decided),
    }
}

#[cfg(test)]
mod tests;
