//! A quotation held against the passage that it is said to come from.

use std::ops::Range;

use crate::analysis::quotation::{
    Change, Comparison, Item, Quoted, Token, compare, limits, limits_at_end, limits_at_start,
    source_tokens,
};
use crate::model::Pinpoint;

use super::places::Place;
use super::sources::{Source, Text};

/// The most words that one ellipsis may leave out.
pub const WIDEST_GAP: usize = 100;
/// The most words of the source that one bracket may stand for.
const WIDEST_BRACKET: usize = 20;
/// Passages that a quotation may run across and still be told from one that is not there.
const ACROSS: usize = 4;
/// The share of a quotation's words that a passage must have to be laid beside it.
const SHARE: f32 = 0.5;
/// The share of its words that may differ in what is still called an alteration.
const ALTERED: f32 = 0.4;
/// Passages that are laid beside a quotation which none of them has.
const COMPARED: usize = 4;

/// Where a quotation may stand, by what the draft names.
pub enum Cited<'p> {
    /// These places of a decision.
    Places(Vec<&'p Place>),
    /// These provisions of a law.
    Provisions(&'p [Pinpoint]),
    /// Anywhere in the document.
    Anywhere,
}

impl Cited<'_> {
    fn names_a_place(&self) -> bool {
        match self {
            Self::Places(places) => places.iter().any(|place| !place.pages),
            Self::Provisions(provisions) => !provisions.is_empty(),
            Self::Anywhere => false,
        }
    }

    fn covers(&self, pinpoint: &Pinpoint) -> bool {
        match self {
            Self::Places(places) => places.iter().any(|place| place.covers(pinpoint)),
            Self::Provisions(provisions) => provisions
                .iter()
                .any(|provision| provision.contains(pinpoint) || pinpoint.contains(provision)),
            Self::Anywhere => true,
        }
    }
}

/// What came of a comparison.
#[derive(Debug, Clone, PartialEq)]
pub enum Outcome {
    /// Letter for letter, where the draft says, or anywhere if it names no place.
    Exact(Held),
    /// Letter for letter, but in another passage than the one named.
    Elsewhere(Held),
    /// Letter for letter, but over several passages of which the draft names not all.
    Crosses(Vec<Pinpoint>),
    /// Nearly.
    Altered(Held),
    /// The ellipsis leaves out more than may be.
    TooWide(Held),
    /// The words are those of a digest: not the document's.
    DigestsOwn(Pinpoint),
    /// The passage that is named is a digest's.
    Unverifiable,
    /// Nothing like it.
    Absent,
}

/// A passage and how the quotation compares with it.
#[derive(Debug, Clone, PartialEq)]
pub struct Held {
    /// Index of the passage in the source.
    pub text: usize,
    /// Where it stands.
    pub pinpoint: Pinpoint,
    /// How they compare.
    pub comparison: Comparison,
    /// The words of the passage that answer to the quotation.
    pub words: String,
}

/// Holds a quotation against a document.
#[must_use]
pub fn verify(raw: &str, source: &Source, cited: &Cited<'_>) -> Outcome {
    let mut forms = forms(raw);
    for quoted in &mut forms {
        quoted.settle_breaks(|word| source.texts.iter().any(|text| text.has(word)));
    }
    let named: Vec<usize> = (0..source.texts.len())
        .filter(|at| cited.covers(&source.texts[*at].passage.pinpoint))
        .collect();
    let own = |at: &&usize| !source.texts[**at].digest;
    let exact_in = |among: &[usize]| -> Option<Held> {
        among
            .iter()
            .filter(own)
            .find_map(|at| exact(&forms, source, *at))
    };
    let mut wide = None;
    if let Some(held) = exact_in(&named) {
        if is_bounded(&held.comparison) {
            return Outcome::Exact(held);
        }
        wide = Some(held);
    }
    if cited.names_a_place()
        && named.len() > 1
        && let Some(held) = joined(&forms, source, &named)
    {
        return Outcome::Exact(held);
    }
    let all: Vec<usize> = (0..source.texts.len()).collect();
    if let Some(held) = exact_in(&all).filter(|held| is_bounded(&held.comparison)) {
        return if cited.names_a_place() {
            Outcome::Elsewhere(held)
        } else {
            Outcome::Exact(held)
        };
    }
    if let Some(places) = crossing(&forms, source) {
        return Outcome::Crosses(places);
    }
    if let Some(held) = wide {
        return Outcome::TooWide(held);
    }
    let digests_own = source
        .texts
        .iter()
        .enumerate()
        .filter(|(_, text)| text.digest)
        .find_map(|(at, text)| exact(&forms, source, at).map(|_| text.passage.pinpoint.clone()));
    if let Some(pinpoint) = digests_own {
        return Outcome::DigestsOwn(pinpoint);
    }
    let unread = cited.names_a_place() && !named.is_empty() && !named.iter().any(|at| own(&at));
    if unread || !source.has_text() {
        return Outcome::Unverifiable;
    }
    nearest(&forms, source, &named).map_or(Outcome::Absent, Outcome::Altered)
}

/// In what ways the words between the marks can be meant: brackets as the author's or as the
/// source's own, a number before them as the paragraph's.
fn forms(raw: &str) -> Vec<Quoted> {
    let mut forms = vec![Quoted::read(raw, true)];
    if raw.contains('[') {
        forms.push(Quoted::read(raw, false));
    }
    let bare: Vec<Quoted> = forms.iter().filter_map(Quoted::without_number).collect();
    forms.extend(bare);
    forms.retain(|quoted| quoted.words() > 0);
    forms
}

/// Whether no ellipsis leaves out, and no bracket stands for, more than it may.
fn is_bounded(comparison: &Comparison) -> bool {
    let brackets = comparison.changes.iter().all(|change| match change {
        Change::Bracket { was, .. } => was.split_whitespace().count() <= WIDEST_BRACKET,
        Change::Case { .. } => true,
    });
    comparison.widest_gap() <= WIDEST_GAP && brackets
}

/// The quotation in a passage, letter for letter.
fn exact(forms: &[Quoted], source: &Source, at: usize) -> Option<Held> {
    let text = &source.texts[at];
    forms.iter().find_map(|quoted| {
        if quoted.is_plain() && !stands(quoted, text) || text.share(quoted) < 1.0 {
            return None;
        }
        let comparison = compare(quoted, &text.passage.text, &text.tokens)?;
        comparison.is_exact().then(|| held(text, at, comparison))
    })
}

fn held(text: &Text, at: usize, comparison: Comparison) -> Held {
    Held {
        text: at,
        pinpoint: text.passage.pinpoint.clone(),
        words: text
            .passage
            .text
            .get(comparison.source.clone())
            .unwrap_or_default()
            .to_owned(),
        comparison,
    }
}

/// Whether a run of plain words stands in a text: the quick look before the exact one.
fn stands(quoted: &Quoted, text: &Text) -> bool {
    let tokens: Vec<&Token> = quoted
        .items
        .iter()
        .filter_map(|item| match item {
            Item::Token(token) => Some(token),
            _ => None,
        })
        .collect();
    run_at(&tokens, &text.tokens).is_some()
}

/// Where a run of tokens stands, the case of its first letter left open.
fn run_at(run: &[&Token], tokens: &[Token]) -> Option<usize> {
    let (first, rest) = run.split_first()?;
    let opens = |token: &Token| {
        token.text == first.text
            || (token.word
                && token.text.to_lowercase() == first.text.to_lowercase()
                && token.text.chars().skip(1).eq(first.text.chars().skip(1)))
    };
    (0..tokens.len()).find(|at| {
        opens(&tokens[*at])
            && tokens[at + 1..]
                .iter()
                .zip(rest)
                .take_while(|(own, wanted)| own.text == wanted.text)
                .count()
                == rest.len()
    })
}

/// The quotation over the passages that the draft names together: `paras 10-12`, `section 9`.
fn joined(forms: &[Quoted], source: &Source, named: &[usize]) -> Option<Held> {
    for window in windows(named) {
        let mut text = String::new();
        for at in window {
            if source.texts[*at].digest {
                return None;
            }
            text.push_str(&source.texts[*at].passage.text);
            text.push('\n');
        }
        let tokens = source_tokens(&text);
        for quoted in forms {
            if let Some(comparison) = compare(quoted, &text, &tokens)
                .filter(|found| found.is_exact() && is_bounded(found))
            {
                let first = &source.texts[window[0]];
                return Some(Held {
                    text: window[0],
                    pinpoint: first.passage.pinpoint.clone(),
                    words: text
                        .get(comparison.source.clone())
                        .unwrap_or_default()
                        .to_owned(),
                    comparison,
                });
            }
        }
    }
    None
}

/// Runs of neighbours among the passages named, each as long as a quotation may be.
fn windows(named: &[usize]) -> impl Iterator<Item = &[usize]> {
    (0..named.len()).filter_map(move |start| {
        let mut end = start + 1;
        while end < named.len() && end - start < ACROSS && named[end] == named[end - 1] + 1 {
            end += 1;
        }
        (end - start > 1).then(|| &named[start..end])
    })
}

/// The passages that a quotation runs across, if it is made of their words in order.
fn crossing(forms: &[Quoted], source: &Source) -> Option<Vec<Pinpoint>> {
    forms
        .iter()
        .find_map(|quoted| run_across(quoted, source).or_else(|| in_pieces(quoted, source)))
}

/// A run without a gap that begins in one passage and ends in a later one.
fn run_across(quoted: &Quoted, source: &Source) -> Option<Vec<Pinpoint>> {
    for start in 0..source.texts.len() {
        if source.texts[start].digest {
            continue;
        }
        let end = (start + ACROSS).min(source.texts.len());
        let window = start..end;
        // Cheap first: what a passage and its neighbours lack cannot run across them.
        let lacks = quoted.items.iter().any(|item| match item {
            Item::Token(token) if token.word => {
                !window.clone().any(|at| source.texts[at].has(&token.text))
            }
            _ => false,
        });
        if lacks {
            continue;
        }
        let (text, bounds) = together(source, window);
        let tokens = source_tokens(&text);
        let Some(comparison) = compare(quoted, &text, &tokens) else {
            continue;
        };
        // The number of a paragraph that the author quoted between two is no difference.
        if !comparison.is_exact() || !is_bounded(&comparison) {
            continue;
        }
        let places: Vec<Pinpoint> = bounds
            .iter()
            .filter(|(range, _)| {
                range.start < comparison.source.end && comparison.source.start < range.end
            })
            .map(|(_, at)| source.texts[*at].passage.pinpoint.clone())
            .collect();
        if places.len() > 1 {
            return Some(places);
        }
    }
    None
}

fn together(source: &Source, window: Range<usize>) -> (String, Vec<(Range<usize>, usize)>) {
    let mut text = String::new();
    let mut bounds = Vec::new();
    for at in window {
        if source.texts[at].digest {
            break;
        }
        let start = text.len();
        text.push_str(&source.texts[at].passage.text);
        bounds.push((start..text.len(), at));
        text.push('\n');
    }
    (text, bounds)
}

/// Fragments parted by ellipses, each whole in a passage, in order, not all in the same.
fn in_pieces(quoted: &Quoted, source: &Source) -> Option<Vec<Pinpoint>> {
    let fragments: Vec<Vec<&Token>> = quoted
        .fragments()
        .map(|items| {
            items
                .iter()
                .filter_map(|item| match item {
                    Item::Token(token) => Some(token),
                    _ => None,
                })
                .collect()
        })
        .collect();
    let told = fragments.iter().all(|fragment| fragment.len() >= 3);
    if fragments.len() < 2 || !told {
        return None;
    }
    let mut places: Vec<Pinpoint> = Vec::new();
    let mut from = 0;
    for fragment in &fragments {
        // Punctuation at the ends of a fragment is the author's.
        let mut run: &[&Token] = fragment;
        while let Some((last, rest)) = run.split_last() {
            if last.word {
                break;
            }
            run = rest;
        }
        let at = (from..source.texts.len()).find(|at| {
            !source.texts[*at].digest && run_at(run, &source.texts[*at].tokens).is_some()
        })?;
        let pinpoint = source.texts[at].passage.pinpoint.clone();
        if places.last() != Some(&pinpoint) {
            places.push(pinpoint);
        }
        from = at;
    }
    (places.len() > 1).then_some(places)
}

/// The passage that the quotation is nearest to, if it is near enough to be an alteration.
fn nearest(forms: &[Quoted], source: &Source, named: &[usize]) -> Option<Held> {
    let quoted = forms.first()?;
    let mut order: Vec<(f32, bool, usize)> = source
        .texts
        .iter()
        .enumerate()
        .filter(|(_, text)| !text.digest)
        .map(|(at, text)| (text.share(quoted), named.contains(&at), at))
        .filter(|(share, ..)| *share >= SHARE)
        .collect();
    order.sort_by(|a, b| b.0.total_cmp(&a.0).then(b.1.cmp(&a.1)).then(a.2.cmp(&b.2)));
    let most = quoted.words() as f32 * ALTERED;
    order
        .into_iter()
        .take(COMPARED)
        .filter_map(|(_, is_named, at)| {
            let text = &source.texts[at];
            let comparison = compare(quoted, &text.passage.text, &text.tokens)?;
            let wrong = comparison.words + comparison.cases;
            (wrong as f32 <= most).then(|| (wrong, !is_named, held(text, at, comparison)))
        })
        .min_by_key(|(wrong, other, held)| (*wrong, *other, held.text))
        .map(|(.., held)| held)
}

/// Whether the words given up by brackets and ellipses, or standing at the very edge of the
/// quotation, turn its sense. Says what, and where in the quotation.
#[must_use]
pub fn sense(
    held: &Held,
    source: &Source,
    lead: &str,
    tail: &str,
) -> Option<(String, Range<usize>)> {
    let comparison = &held.comparison;
    for omission in &comparison.omissions {
        if let Some(word) = limits(&omission.text) {
            return Some((
                format!(
                    "the ellipsis leaves out “{word}”: “{}”",
                    shortened(&omission.text)
                ),
                omission.at.clone(),
            ));
        }
    }
    for change in &comparison.changes {
        let Change::Bracket { was, is } = change else {
            continue;
        };
        // `[n]o` for `No` changes a case and no word.
        if is.replace(['[', ']'], "").to_lowercase() == was.to_lowercase() {
            continue;
        }
        if let Some(word) = limits(was).filter(|word| !has_word(is, word)) {
            return Some((
                format!(
                    "`{is}` stands for “{}”, which holds “{word}”",
                    shortened(was)
                ),
                0..0,
            ));
        }
        let added = is.trim_matches(['[', ']']);
        if limits(added).is_some() && limits(was).is_none() {
            return Some((
                format!(
                    "`{is}` turns the sense: the source has “{}” there",
                    shortened(was)
                ),
                0..0,
            ));
        }
        if negates_by_prefix(is, was) {
            return Some((format!("`{is}` turns the sense of “{was}”"), 0..0));
        }
    }
    edges(held, source, lead, tail).map(|told| (told, 0..0))
}

fn has_word(text: &str, word: &str) -> bool {
    source_tokens(text)
        .iter()
        .any(|token| token.text.to_lowercase() == word)
}

/// `[un]lawful` for `lawful`.
fn negates_by_prefix(is: &str, was: &str) -> bool {
    ["[un]", "[in]", "[non]", "[dis]", "[im]", "[ir]", "[il]"]
        .iter()
        .any(|prefix| {
            is.to_lowercase()
                .strip_prefix(prefix)
                .is_some_and(|rest| rest == was.to_lowercase())
        })
}

/// What stands directly before or behind the words quoted and turns or narrows them, where
/// the draft does not say so in its own words.
fn edges(held: &Held, source: &Source, lead: &str, tail: &str) -> Option<String> {
    let text = &source.texts.get(held.text)?.passage.text;
    let range = &held.comparison.source;
    let before = text.get(..range.start)?;
    let line = before
        .rfind(['.', ';', '\n'])
        .map_or(before, |at| &before[at..]);
    if let Some(word) = limits_at_end(line).filter(|_| limits(lead).is_none()) {
        return Some(format!("“{word}” stands directly before the words quoted"));
    }
    let behind = text.get(range.end..)?;
    if behind.trim_start().starts_with(['.', ';']) {
        return None;
    }
    let goes_on = limits_at_start(behind)?;
    limits(tail)
        .is_none()
        .then(|| format!("the sentence goes on with “{goes_on}” directly behind the words quoted"))
}

/// The beginning and end of a long text.
#[must_use]
pub fn shortened(text: &str) -> String {
    const WORDS: usize = 24;
    let words: Vec<&str> = text.split_whitespace().collect();
    if words.len() <= WORDS {
        return words.join(" ");
    }
    let half = WORDS / 2;
    format!(
        "{} … {}",
        words[..half].join(" "),
        words[words.len() - half..].join(" ")
    )
}
