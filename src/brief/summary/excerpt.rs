//! The sentences of a passage that can stand alone: what a summary quotes.

use std::ops::Range;

use crate::text::{quotations, sentence_starts};

/// A sentence of fewer words says too little to stand alone.
const FEWEST_WORDS: usize = 4;
/// A sentence of more words is cut at a clause, where that changes nothing.
const MOST_WORDS: usize = 60;
/// What is cut off must leave at least this many words.
const LEAST_KEPT: usize = 18;

/// Words that turn what stands before them: a cut must not swallow one.
const TURNING: &[&str] = &[
    "not",
    "no",
    "nor",
    "never",
    "unless",
    "except",
    "save",
    "subject",
    "provided",
    "however",
    "but",
    "without",
    "only",
    "although",
    "though",
    "until",
    "if",
    "cannot",
    "hardly",
    "neither",
    "si",
    "isipokuwa",
    "lakini",
    "ila",
    "wala",
    "hakuna",
    "bila",
];

/// A sentence of a passage, or an item of a list in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::brief) struct Excerpt {
    /// Where it stands in the passage, in bytes; what is trimmed off is not in it.
    pub range: Range<usize>,
    /// The words, in one line; ` …` at the end where the sentence goes on.
    pub text: String,
    /// Its number among the passage's sentences, from 0.
    pub index: usize,
    /// Whether it is an item of a list: `(a)`, `ii.`.
    pub item: bool,
}

impl Excerpt {
    /// Whether it can be understood without the sentence before: it begins as a sentence does,
    /// not with a word that leans on another, and it ends.
    pub(super) fn stands_alone(&self) -> bool {
        let first = self.text.split_whitespace().next().unwrap_or_default();
        let word = first
            .trim_matches(|c: char| !c.is_alphanumeric())
            .to_lowercase();
        let begins = self.item || self.text.starts_with(char::is_uppercase);
        let ends = self
            .text
            .ends_with(['.', '?', '!', '”', '"', '…', ')', ']']);
        let leaning = LEANING.contains(&word.as_str()) && !self.is_formula();
        begins && ends && !self.leans() && !leaning
    }

    /// Whether its subject stands in the sentence before: `The same is dismissed.`
    pub(super) fn leans(&self) -> bool {
        let text = self.text.to_lowercase();
        ["the same ", "it is ", "it was ", "this is ", "they are "]
            .iter()
            .any(|opening| text.starts_with(opening))
            && !self.is_formula()
    }

    /// Whether it opens as a court orders or finds: `It is our finding that …`. Its `it` stands for
    /// nothing before.
    fn is_formula(&self) -> bool {
        let text = self.text.to_lowercase();
        let Some(rest) = text.strip_prefix("it is ") else {
            return false;
        };
        let own = [
            "my ",
            "our ",
            "this court's ",
            "this court’s ",
            "the court's ",
            "the court’s ",
        ]
        .iter()
        .find_map(|owner| rest.strip_prefix(owner));
        let found = own.is_some_and(|rest| {
            let rest = rest.trim_start_matches("considered ");
            ["finding", "view", "holding", "opinion", "conclusion"]
                .iter()
                .any(|noun| rest.starts_with(noun))
        });
        found || rest.starts_with("ordered") || rest.starts_with("hereby")
    }

    /// Whether a part of the sentence was cut off.
    pub(in crate::brief) fn is_cut(&self) -> bool {
        self.text.ends_with(" …")
    }
}

/// Words that lean on the sentence before.
const LEANING: &[&str] = &[
    "that",
    "he",
    "she",
    "they",
    "it",
    "his",
    "her",
    "their",
    "this",
    "these",
    "those",
    "and",
    "but",
    "which",
    "who",
    "such",
    "further",
    "furthermore",
    "moreover",
    "similarly",
    "likewise",
    "yeye",
    "wao",
    "hivyo",
];

/// How many words a text has for a reader.
pub(in crate::brief) fn count_words(text: &str) -> usize {
    text.split_whitespace()
        .filter(|word| word.chars().any(char::is_alphanumeric))
        .count()
}

/// The sentences of `text` that are its speaker's own: what lies inside a quotation is left
/// out, and so is what only leads to a list or a quotation.
pub(in crate::brief) fn excerpts(text: &str) -> Vec<Excerpt> {
    let quoted = quotations(text);
    let mut found = Vec::new();
    for (index, range) in sentences(text).into_iter().enumerate() {
        let words = &text[range.clone()];
        let inside = quoted.iter().any(|quotation| {
            let overlap = quotation
                .end
                .min(range.end)
                .saturating_sub(quotation.start.max(range.start));
            overlap * 2 > range.len()
        });
        let leads = words.trim_end().ends_with([':', '-', '–', '—'])
            || words.trim_end().ends_with("that,")
            || words.trim_end().ends_with(";-");
        if inside || leads || count_words(words) < FEWEST_WORDS {
            continue;
        }
        let item = item_mark(words).is_some();
        // What stands behind a colon and a sign of quotation is a list or somebody's words.
        let range = range.start..range.start + led(words).unwrap_or(words.len());
        let (range, text) = trimmed(text, range);
        found.push(Excerpt {
            range,
            text,
            index,
            item,
        });
    }
    found
}

/// The same, but an item of a list that leads to items under it is one with them, as far as
/// sixty words go: `2) The following persons shall attend: i. …; ii. …` is one order.
pub(in crate::brief) fn whole_items(text: &str) -> Vec<Excerpt> {
    let all = sentences(text);
    let mut found = excerpts(text);
    let (mut at, mut joined) = (0, 0);
    while at < all.len() {
        let own = Mark::of(&text[all[at].clone()]);
        let leads = text[all[at].clone()].ends_with(':');
        let (first, mut last, mut end) = (at, at, all[at].end);
        at += 1;
        let Some(own) = own.filter(|_| leads) else {
            continue;
        };
        while at < all.len() {
            match Mark::of(&text[all[at].clone()]) {
                Some(mark) if mark != own => last = at,
                _ => break,
            }
            if count_words(&text[all[first].start..all[last].end]) <= MOST_WORDS {
                end = all[last].end;
            }
            at += 1;
        }
        let range = all[first].start..end;
        let mut words = one_line(&text[range.clone()]);
        if end < all[last].end || last == first {
            words.push_str(" …");
        }
        // What follows is the next one: nothing lies between them.
        let (first, last) = (first - joined, last - joined);
        joined += last - first;
        found.retain(|one| one.index < first || one.index > last);
        for one in found.iter_mut().filter(|one| one.index > last) {
            one.index -= last - first;
        }
        found.push(Excerpt {
            range,
            text: words,
            index: first,
            item: true,
        });
        found.sort_by_key(|one| one.range.start);
    }
    found
}

/// What marks an item of a list, but for its value: items of one list have the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Mark {
    open: bool,
    number: bool,
    upper: bool,
    close: Option<char>,
}

impl Mark {
    /// The mark with which `words` begin, if they are an item.
    fn of(words: &str) -> Option<Self> {
        let mark = words.get(..item_mark(words)?)?.trim();
        let first = mark.trim_start_matches(['(', '[']).chars().next()?;
        Some(Self {
            open: mark.starts_with(['(', '[']),
            number: first.is_ascii_digit(),
            upper: first.is_ascii_uppercase(),
            close: mark.chars().next_back(),
        })
    }
}

/// Where a sentence leads into a list or a quotation, in bytes, behind the colon.
fn led(sentence: &str) -> Option<usize> {
    [":-", ":–", ":—"]
        .iter()
        .filter_map(|sign| sentence.find(sign))
        .min()
        .map(|at| at + 1)
}

/// What a passage asks for: the sentences that lead to a list, each with as much of the list
/// as makes sixty words, and the other sentences.
pub(super) fn with_lists(text: &str) -> Vec<Excerpt> {
    let all = sentences(text);
    let mut found = Vec::new();
    let mut at = 0;
    while at < all.len() {
        let lead = &text[all[at].clone()];
        let leads = lead.ends_with([':', '-', '–', '—', ';']) || led(lead).is_some();
        let mut end = at;
        while leads && end + 1 < all.len() {
            let next = &text[all[end + 1].clone()];
            let listed = item_mark(next.trim_start_matches(['“', '"'])).is_some();
            let whole = text[all[at].start..all[end + 1].end].trim();
            if !listed || count_words(whole) > MOST_WORDS {
                break;
            }
            end += 1;
        }
        let range = all[at].start..all[end].end;
        let mut words = one_line(&text[range.clone()]);
        if words.ends_with([':', '-', ';']) {
            words.push_str(" …");
        }
        if count_words(&words) >= FEWEST_WORDS {
            let (range, text) = if end == at && !leads {
                trimmed(text, range)
            } else {
                (range, words)
            };
            found.push(Excerpt {
                range,
                text,
                index: at,
                item: false,
            });
        }
        at = end + 1;
    }
    found
}

fn one_line(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The sentences and list items of a text, in bytes, without white space at their ends.
fn sentences(text: &str) -> Vec<Range<usize>> {
    let mut starts: Vec<usize> = sentence_starts(text);
    // Each line that begins with a mark of a list is a unit of its own, whatever ended before.
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        if item_mark(line).is_some() {
            starts.push(at);
        }
        at += line.len();
    }
    starts.push(0);
    starts.sort_unstable();
    starts.dedup();
    let ends = starts.iter().skip(1).copied().chain([text.len()]);
    let mut found: Vec<Range<usize>> = Vec::new();
    for (start, end) in starts.iter().copied().zip(ends) {
        let words = &text[start..end];
        let lead = words.len() - words.trim_start().len();
        let start = start + lead;
        let end = start + words.trim().len();
        // The mark of a list is no sentence of its own: it belongs to what follows.
        match found.last_mut() {
            Some(last) if item_mark(&text[last.clone()]) == Some(last.len()) => last.end = end,
            _ if start < end => found.push(start..end),
            _ => {}
        }
    }
    found
}

/// The length of a list's mark with which `line` begins: `(a) `, `ii. `, `3) `.
fn item_mark(line: &str) -> Option<usize> {
    let line_start = line.len() - line.trim_start().len();
    let line = line.trim_start();
    let open = usize::from(line.starts_with(['(', '[']));
    let body = &line[open..];
    let length = body
        .find(|c: char| !c.is_ascii_alphanumeric())
        .unwrap_or(body.len());
    let mark = &body[..length];
    let number = mark.len() <= 3 && mark.chars().all(|c| c.is_ascii_digit());
    let letter = mark.len() == 1 && mark.chars().all(|c| c.is_ascii_alphabetic());
    let roman = mark.len() <= 5 && mark.to_lowercase().chars().all(|c| "ivxlc".contains(c));
    let after = &body[length..];
    let closed = after.starts_with([')', ']', '.']);
    let spaced = after[after.chars().next().map_or(0, char::len_utf8)..]
        .starts_with(char::is_whitespace)
        || after.len() == 1;
    (!mark.is_empty() && (number || letter || roman) && closed && spaced)
        .then(|| line_start + open + length + 1)
}

/// The sentence in one line, cut at a clause if it is too long and nothing that turns its
/// sense is lost.
fn trimmed(text: &str, range: Range<usize>) -> (Range<usize>, String) {
    let sentence = &text[range.clone()];
    if count_words(sentence) <= MOST_WORDS {
        return (range.clone(), one_line(sentence));
    }
    let cut = sentence
        .char_indices()
        .filter(|(at, c)| {
            matches!(c, ';' | ',') && {
                let words = count_words(&sentence[..*at]);
                (LEAST_KEPT..=MOST_WORDS).contains(&words) && !turns(&sentence[*at..])
            }
        })
        .map(|(at, _)| at)
        .next_back();
    match cut {
        Some(at) => (
            range.start..range.start + at,
            format!("{} …", one_line(&sentence[..at])),
        ),
        None => (range.clone(), one_line(sentence)),
    }
}

fn turns(rest: &str) -> bool {
    rest.split(|c: char| !c.is_alphanumeric())
        .any(|word| TURNING.contains(&word.to_lowercase().as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(text: &str) -> Vec<String> {
        excerpts(text).into_iter().map(|one| one.text).collect()
    }

    #[test]
    fn items_of_orders_stand_alone_and_what_leads_to_them_does_not() {
        let text = "Consequently, we order that:\n\ni. The petition is hereby dismissed.\n\nii. \
                    Each party shall bear its own costs.\n\nIt is so ordered.";
        let found = excerpts(text);
        assert_eq!(
            found
                .iter()
                .map(|one| one.text.as_str())
                .collect::<Vec<_>>(),
            [
                "i. The petition is hereby dismissed.",
                "ii. Each party shall bear its own costs.",
                "It is so ordered."
            ]
        );
        assert!(found[0].item && !found[2].item);
        assert_eq!(&text[found[0].range.clone()], found[0].text);
    }

    #[test]
    fn an_order_that_leads_to_a_list_is_one_with_it() {
        let text = "I order:\n\n1) The chief shall call a meeting.\n\n2) The following shall attend \
                    it:\n\ni. The elder of the north and hers;\n\nii. The elder of the \
                    south.\n\n3) All shall speak in turn.";
        let found = whole_items(text);
        let texts: Vec<&str> = found.iter().map(|one| one.text.as_str()).collect();
        assert_eq!(
            texts,
            [
                "1) The chief shall call a meeting.",
                "2) The following shall attend it: i. The elder of the north and hers; ii. The elder of the south.",
                "3) All shall speak in turn."
            ]
        );
        let numbers: Vec<usize> = found.iter().map(|one| one.index).collect();
        assert_eq!(numbers, [1, 2, 3]);
        assert!(found.iter().all(|one| one.item));
    }

    #[test]
    fn what_leans_on_another_sentence_does_not_stand_alone() {
        let found = excerpts(
            "The tenant paid the rent late. That she was sorry is no answer. Under examination the tenant said that",
        );
        let alone: Vec<bool> = found.iter().map(Excerpt::stands_alone).collect();
        assert_eq!(alone, [true, false, false]);
        let formulas = excerpts(
            "It is our finding that no forgery was proved. It is hereby ordered that he go. It is late.",
        );
        let alone: Vec<bool> = formulas.iter().map(Excerpt::stands_alone).collect();
        assert_eq!(alone, [true, true]);
        let leaning = excerpts("It is not a matter for this court.");
        assert!(!leaning[0].stands_alone());
    }

    #[test]
    fn what_is_asked_keeps_its_list() {
        let found = with_lists(
            "The applicant seeks:-\n\n(a) A stay of execution of the decree.\n\n(b) Costs of the application.\n\nThe respondent opposes it.",
        );
        assert_eq!(
            found
                .iter()
                .map(|one| one.text.as_str())
                .collect::<Vec<_>>(),
            [
                "The applicant seeks:- (a) A stay of execution of the decree. (b) Costs of the application.",
                "The respondent opposes it."
            ]
        );
    }

    #[test]
    fn what_others_said_is_left_out() {
        assert_eq!(
            texts(
                "It was held in that case that “the burden lies on whoever alleges a fact.” I am not persuaded by it."
            ),
            ["I am not persuaded by it."]
        );
    }

    #[test]
    fn a_cut_never_swallows_what_turns_the_sense() {
        let long = "The lease ran from the first day of the month to the last day of the year in \
                    which the tenant had paid the rent in full and on time to the agent of the \
                    landlord at the office in the town, which stood beside the market and the \
                    river and the old road to the coast and the hills";
        let harmless = format!("{long}, and the door was green and the wall was white.");
        let turning = format!("{long}, but it was not renewed and the door was green by then.");
        assert!(texts(&harmless)[0].ends_with('…'));
        assert!(texts(&turning)[0].ends_with("by then."));
    }

    #[test]
    fn nothing_is_lost_or_doubled_on_odd_texts() {
        for text in [
            "",
            "\n\n",
            "(a)",
            "a. b. c.",
            "ü. 🙂 one two three four",
            "“",
            "(a)\n\nfour words are here",
        ] {
            for one in excerpts(text) {
                assert!(text.get(one.range).is_some());
            }
        }
    }
}
