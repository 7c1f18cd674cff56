//! Lines that are set as headings and are none: courts print the names of cases, quotations and the
//! items of lists in bold, and a line of a paragraph may hold nothing else.

use super::words::{before_mark, goes_on, heading_text, is_ended, is_item, mark_of, stand_open};
use super::{Builder, is_announcement};
use crate::import::block::{Block, BlockKind};
use crate::import::structure::number::{Number, Style};
use crate::import::structure::signature;
use crate::import::title_words;

/// Words after which a sentence goes on.
const OPEN_ENDS: &[&str] = &[
    "of", "the", "in", "v", "vs", "Vs", "versus", "and", "to", "for", "by", "at", "on", "or", "&",
    "with", "under", "that", "a", "an",
];
/// Fewest words of a sentence that is set in bold.
const SENTENCE: usize = 8;
/// How many lines back the item before may stand.
const NEAR: usize = 12;

impl Builder<'_> {
    /// Whether a block that is set as a heading is a part of the text around it.
    pub(super) fn belongs_to_text(&self, at: usize) -> bool {
        let text = heading_text(&self.source[at]);
        let text = text.trim();
        is_quotation(text)
            || text.starts_with("Provided that")
            || is_sentence(text)
            || leads_into_list(text)
            || self.is_in_a_sentence(at, text)
            || self.is_listed(at, text)
    }

    /// Whether a quotation that the open passage began goes on in a block and is closed in it or soon after:
    /// what another court said in several paragraphs is not this one's.
    pub(super) fn is_within_quotation(&self, at: usize) -> bool {
        /// A mark that is not closed after so many blocks was forgotten.
        const SOON: usize = 8;
        let lines = self.open.as_ref().map_or(&[][..], |open| &open.lines);
        stand_open(lines)
            && self.source[at..]
                .iter()
                .take(SOON)
                .find_map(|block| {
                    let (opens, closes) = (block.text.find('“'), block.text.find('”'));
                    (opens.is_some() || closes.is_some())
                        .then(|| closes.is_some_and(|close| opens.is_none_or(|open| close < open)))
                })
                .unwrap_or(false)
    }

    /// Whether a plain line is a title of its own, in a text that has no face for headings: `Analysis and
    /// Determination`, between two sentences, or between one and the court's next number.
    pub(super) fn is_bare_title(&self, at: usize) -> bool {
        /// The most titles in a row.
        const ROW: usize = 3;
        let plain = |block: &Block| block.kind == BlockKind::Paragraph && block.number.is_none();
        let block = &self.source[at];
        let ended = self.open.as_ref().is_none_or(|open| {
            open.lines
                .last()
                .is_none_or(|line| is_ended(line) || cites(line))
        });
        if !plain(block) || !ended {
            return false;
        }
        if !self.numbered {
            return self.source.get(at + 1).is_some_and(|next| {
                let words = next.text.split_whitespace().count();
                let sentence = words > 2 && next.text.ends_with('.');
                let titled = is_title(&block.text) && (sentence || words > SENTENCE);
                (titled
                    || sentence && self.stands_alone(at) && !signature::begins(self.source, at + 1))
                    && !next.text.starts_with(char::is_lowercase)
                    && !is_title(&next.text)
            });
        }
        let heads = |text: &str| is_title(text) || has_capitals(text) || is_issue(text);
        let is_next = self.starts.get(at + 1).is_some_and(Option::is_some);
        is_next && self.stands_alone(at)
            || heads(&block.text)
                && (at + 1..self.source.len())
                    .take(ROW)
                    .find(|next| {
                        let block = &self.source[*next];
                        self.starts[*next].is_some() || !plain(block) || !heads(&block.text)
                    })
                    .is_some_and(|next| self.starts[next].is_some())
    }

    /// Whether a plain line of a few words stands by itself after a sentence that ended, and no list:
    /// `Limitation of rights`, `Was the chain broken?`.
    fn stands_alone(&self, at: usize) -> bool {
        let text = self.source[at].text.as_str();
        let words = text.strip_suffix('?');
        let asks = words.is_some_and(|words| {
            words.split_whitespace().count() <= title_words::WORDS
                && words.starts_with(char::is_uppercase)
                && !words.contains(['.', '?', '“', '"', ':', '\n'])
        });
        let titled = text.ends_with(char::is_alphabetic)
            && title_words::is_plain(text)
            && !text.split_whitespace().any(reports)
            && !names_counsel(text)
            // A name alone, a witness with what he is.
            && (self.numbered || !text.contains(',') && has_small_word(text));
        // `Driving too fast`, over `Driving on the wrong side.`: items of a list that has no marks.
        let first = |text: &str| text.split_whitespace().next().map(str::to_owned);
        let alike = self.source.get(at + 1).is_some_and(|next| {
            first(&next.text) == first(text) && first(text).as_deref() != Some("The")
        });
        (titled || asks)
            && !alike
            && self.open.as_ref().is_none_or(|open| {
                open.lines.last().is_some_and(|line| {
                    line.ends_with('.')
                        && !["following.", "these.", "below."]
                            .iter()
                            .any(|end| line.ends_with(end))
                }) && !open.lines.iter().any(|line| is_item(line))
            })
    }

    /// Whether the sentence before it had not ended, or its own goes on in the next block.
    fn is_in_a_sentence(&self, at: usize, text: &str) -> bool {
        let lines = self.open.as_ref().map_or(&[][..], |open| &open.lines);
        let before_open = lines.last().is_some_and(|line| {
            let words = line.split_whitespace().count();
            words > 3
                && (ends_open(line) || !is_ended(line) && !is_announcement(line) && !goes_on(line))
        });
        let next = self.source[at + 1..]
            .iter()
            .zip(&self.starts[at + 1..])
            .find(|(block, _)| block.kind != BlockKind::Footnote);
        let Some((next, start)) = next else {
            return before_open && ends_closed(text);
        };
        let heading_next = matches!(next.kind, BlockKind::Heading(_));
        let next_goes_on = start.is_none() && !heading_next && begins_inside(next);
        let hangs = ends_open(text) && !heading_next && start.is_none();
        // Over a number of the court's a bracket may end a title.
        let closed = if start.is_some() {
            text.ends_with('.')
        } else {
            ends_closed(text)
        };
        hangs
            || before_open && (closed || cites(text) || next_goes_on)
            || next_goes_on && cites(text)
    }

    /// Whether it is the item after one that stands in the open paragraph, or the first of what that
    /// announced, and heads no number.
    fn is_listed(&self, at: usize, text: &str) -> bool {
        let lines = self.open.as_ref().map_or(&[][..], |open| &open.lines);
        let Some(mark) = item_mark(text) else {
            return false;
        };
        let before = before_mark(&mark);
        let counts_on = lines.iter().rev().take(NEAR).any(|line| {
            let line = line.trim_start_matches(['“', '"', '‘']);
            item_mark(line).is_some_and(|other| before.contains(&other))
        });
        let announced = lines
            .last()
            .is_some_and(|line| is_announcement(line) || goes_on(line))
            && matches!(&*mark, "a" | "i" | "1");
        (counts_on || announced) && !self.heads_a_number(at)
    }
}

/// Whether a line has the words of the titles that parts of judgments have, and no sentence's.
fn is_title(text: &str) -> bool {
    const MOST: usize = 9;
    /// The same with a stop at the end, as items of lists have it too.
    const STOPPED: usize = 3;
    const WORDS: &[&str] = &[
        "analysis",
        "appeal",
        "application",
        "background",
        "brief",
        "case",
        "claim",
        "conclusion",
        "consideration",
        "costs",
        "decision",
        "defence",
        "determination",
        "discussion",
        "disposal",
        "disposition",
        "evidence",
        "facts",
        "finding",
        "findings",
        "grounds",
        "hearing",
        "introduction",
        "issue",
        "issues",
        "judgment",
        "jurisdiction",
        "law",
        "liability",
        "mitigation",
        "opposition",
        "orders",
        "outcome",
        "petition",
        "position",
        "prayer",
        "prayers",
        "quantum",
        "reasons",
        "relief",
        "reliefs",
        "remedies",
        "reply",
        "response",
        "ruling",
        "sentence",
        "submission",
        "submissions",
        "summons",
        "verdict",
    ];
    let bare = text.trim().trim_end_matches('.');
    let words: Vec<&str> = bare.split_whitespace().collect();
    let holds = words.iter().any(|word| {
        let word = word
            .trim_matches(|c: char| !c.is_alphabetic())
            .to_lowercase();
        WORDS.contains(&word.as_str())
    });
    let stopped = text.trim().ends_with('.');
    (1..=if stopped { STOPPED } else { MOST }).contains(&words.len())
        && holds
        && bare.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit())
        && !bare.contains('\n')
        && !words.iter().any(|word| holds_figure(word))
        && !bare.ends_with([';', ',', ':', '?', '-', '–'])
        && !is_sentence_like(&words)
        && !title_words::disposes(bare)
}

/// Whether a word holds a figure and does not count a party: `20,000`, and not `2nd`.
fn holds_figure(word: &str) -> bool {
    let word = word.trim_end_matches([',', '’', '\'']);
    let ordinal = ["st", "nd", "rd", "th"]
        .iter()
        .filter_map(|end| word.strip_suffix(end))
        .any(|digits| !digits.is_empty() && digits.chars().all(|c| c.is_ascii_digit()));
    !ordinal && word.contains(|c: char| c.is_ascii_digit())
}

/// Whether a line says who appeared, or whose case it is: `Otieno for the respondent`, `A v B`.
fn names_counsel(text: &str) -> bool {
    let lower = text.to_lowercase();
    lower.split(|c: char| !c.is_alphanumeric()).any(|word| {
        matches!(
            word,
            "advocate" | "advocates" | "counsel" | "i" | "v" | "vs"
        )
    }) || [
        " for the ",
        " for appl",
        " for resp",
        " for pet",
        " for plain",
        " for def",
    ]
    .iter()
    .any(|sign| {
        lower.find(sign).is_some_and(|at| {
            let side = lower[at + sign.len()..].trim_start();
            *sign != " for the "
                || [
                    "petition",
                    "respond",
                    "appl",
                    "appell",
                    "claim",
                    "plaint",
                    "defend",
                    "state",
                    "accused",
                    "republic",
                    "interested",
                    "prosecut",
                    "court",
                ]
                .iter()
                .any(|start| side.starts_with(start))
        })
    })
}

/// Whether a word of a line that is no small one begins in small letters: names have none.
fn has_small_word(text: &str) -> bool {
    text.split_whitespace()
        .any(|word| word.starts_with(char::is_lowercase) && !title_words::SMALL.contains(&word))
        || text.split_whitespace().count() == 1
}

/// Whether a word tells what a side says: a sentence has it that lost its stop, and no title.
fn reports(word: &str) -> bool {
    matches!(
        word,
        "admits"
            | "argues"
            | "asks"
            | "avers"
            | "contends"
            | "denied"
            | "denies"
            | "further"
            | "maintains"
            | "prays"
            | "said"
            | "says"
            | "seeks"
            | "states"
            | "stated"
            | "submits"
            | "submitted"
            | "urges"
    )
}

/// Whether all words of a line but small ones begin with capitals, as a title's do: `Instruction Fees`.
fn has_capitals(text: &str) -> bool {
    text.ends_with(char::is_alphabetic)
        && title_words::is_plain(text)
        && text.split_whitespace().all(|word| {
            word.starts_with(char::is_uppercase)
                || word.chars().count() <= 4 && OPEN_ENDS.contains(&word)
        })
}

/// Whether a line asks what the court is to find, as the title of a part: `Whether the licence was void`.
fn is_issue(text: &str) -> bool {
    const MOST: usize = 40;
    let bare = text.trim_end_matches(['.', '?', ';']);
    text.starts_with("Whether ")
        && bare.split_whitespace().count() <= MOST
        && !bare.contains(['.', ';', '\n'])
}

/// Whether words have a verb that titles have not.
fn is_sentence_like(words: &[&str]) -> bool {
    words.iter().any(|word| {
        let word = word.to_lowercase();
        reports(&word)
            || matches!(
                word.as_str(),
                "is" | "are"
                    | "was"
                    | "were"
                    | "be"
                    | "been"
                    | "has"
                    | "have"
                    | "had"
                    | "shall"
                    | "will"
                    | "hereby"
                    | "that"
                    | "do"
                    | "did"
                    | "i"
                    | "we"
            )
    })
}

/// Whether it opens or closes a quotation: `“A decision shall be in writing`, `cannot be cured.”`.
fn is_quotation(text: &str) -> bool {
    /// A title may stand in quotation marks; it is shorter.
    const TITLE: usize = 4;
    let whole = text.matches('“').count() == text.matches('”').count();
    let words = text.split_whitespace().count();
    text.starts_with('“') && (!whole || words > TITLE)
        || text.starts_with('‘') && words > TITLE
        || text.ends_with('”') && !whole
}

/// The mark of an item, in small letters: `(a) `, `iv. `, `2. `.
fn item_mark(text: &str) -> Option<String> {
    /// The longest mark before a stop: `viii`.
    const LONGEST: usize = 5;
    if let Some((mark, _)) = mark_of(text) {
        return Some(mark);
    }
    let (mark, rest) = text.split_once('.')?;
    let plain = mark.len() == 1 && mark.chars().all(|c| c.is_ascii_lowercase())
        || mark.chars().all(|c| "ivx".contains(c))
        || mark.chars().all(|c| c.is_ascii_digit());
    (rest.starts_with(' ') && (1..=LONGEST).contains(&mark.len()) && plain).then(|| mark.to_owned())
}

/// Whether it is a whole sentence and no title that ends in a full stop.
fn is_sentence(text: &str) -> bool {
    const VERBS: &[&str] = &[
        "is", "are", "was", "were", "has", "have", "shall", "must", "may", "cannot", "should",
        "will", "would",
    ];
    let words: Vec<&str> = text.split_whitespace().collect();
    let lower = words
        .iter()
        .filter(|word| word.starts_with(char::is_lowercase))
        .count();
    let asks = words.iter().any(|word| {
        matches!(
            word.to_lowercase().as_str(),
            "whether" | "what" | "who" | "issue" | "ground"
        )
    });
    text.trim_end_matches(['’', '”', '"', '\'', ')'])
        .ends_with('.')
        && words.len() >= SENTENCE
        && lower * 10 > words.len() * 6
        && words.iter().any(|word| VERBS.contains(word))
        && !asks
}

/// `The issues for determination are:` announces what follows.
fn leads_into_list(text: &str) -> bool {
    let Some(text) = text.trim_end_matches(['-', '–', ' ']).strip_suffix(':') else {
        return false;
    };
    let last = text.split_whitespace().next_back();
    text.split_whitespace().count() > 3
        && last
            .is_some_and(|last| matches!(last, "are" | "is" | "were" | "was" | "that" | "include"))
}

/// Whether it breaks off after a word that is no sentence's last.
fn ends_open(text: &str) -> bool {
    let last = text.rsplit(' ').next().unwrap_or(text);
    text.contains(' ') && OPEN_ENDS.contains(&last.trim_end_matches('.'))
}

/// Whether it ends as a sentence or a citation does, and not as a title.
fn ends_closed(text: &str) -> bool {
    text.ends_with(['.', ')', ']'])
}

/// Whether it names a case: `A v B`, `[2031] eKLR`.
fn cites(text: &str) -> bool {
    let lower = text.to_lowercase();
    [" v ", " v. ", " vs ", " vs. ", " versus ", "eklr"]
        .iter()
        .any(|sign| lower.contains(sign))
}

/// Whether a block begins in the middle of a sentence: in small letters, or with a figure that is no
/// number of a list.
fn begins_inside(block: &Block) -> bool {
    let text = block.text.as_str();
    let number = Number::at_start(text);
    let figure = text.starts_with(|c: char| c.is_ascii_digit())
        && number.is_none_or(|number| number.style == Style::Bare);
    block.number.is_none()
        && block.kind != BlockKind::Footnote
        && !matches!(block.kind, BlockKind::Table(_))
        && mark_of(text).is_none()
        && (text.starts_with(char::is_lowercase) || figure)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_set_as_a_heading_and_is_text() {
        assert!(is_quotation("“A decision shall be in writing"));
        assert!(is_quotation("harm which cannot be cured.”"));
        assert!(!is_quotation("The “doctrine of necessity”"));
        assert!(!is_quotation("“Fair comment”"));
        assert!(!ends_open("Part V") && !ends_open("ORDERS PRAYED FOR"));
        assert!(is_sentence(
            "In order to show irreparable harm, the moving party must demonstrate that it cannot be cured."
        ));
        assert!(!is_sentence(
            "Whether the appellant has shown that the sentence was manifestly harsh."
        ));
        assert!(!is_sentence("The Mandate of the Court."));
        assert!(leads_into_list("The issues for determination are:"));
        assert!(!leads_into_list("Analysis:"));
        assert!(ends_open(
            "Republic & Mfano Limited Civil Appeal No. 185 of"
        ));
        assert!(!ends_open("Costs"));
        for title in [
            "Determination",
            "The Appellant’s Submissions",
            "Analysis and determination.",
        ] {
            assert!(is_title(title), "{title}");
        }
        for text in [
            "The application is dismissed",
            "Costs of 20,000",
            "Orders accordingly, 5",
            "Mfano Mfani",
            "No order as to costs",
            "Appeal allowed with costs",
        ] {
            assert!(!is_title(text), "{text}");
        }
    }
}
