//! A quotation laid beside the text that it is said to come from, word by word.
//!
//! The whole quotation is fitted to a part of the passage at the least cost. Costs come in two
//! ranks: a difference always outweighs any number of words that an ellipsis leaves out, so
//! that a fit without a difference is found where there is one, and of those the one that
//! leaves out least.

use std::ops::Range;

use super::quoted::{Item, Part, Quoted};
use super::tokens::Token;

/// The most items of a quotation and the most tokens of a passage that are laid side by side.
const MOST_ITEMS: usize = 1_500;
const MOST_TOKENS: usize = 6_000;
/// The most cells of one comparison; what needs more is not compared.
const MOST_CELLS: usize = 6_000_000;

/// Cost of one difference; below it lie the words that are left out.
const RANK: u64 = 1 << 32;
const WORD: u64 = 10 * RANK;
const ALIKE: u64 = 8 * RANK;
const OTHER: u64 = 12 * RANK;
const CASE: u64 = 3 * RANK;
const SIGN: u64 = 2 * RANK;
const NEVER: u64 = u64::MAX / 4;

/// What an author marked, or left unmarked, in a quotation that has every letter of its source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// The first letter of a fragment is in another case.
    Case {
        /// The source's word.
        was: String,
        /// The quotation's.
        is: String,
    },
    /// Something stands in brackets.
    Bracket {
        /// What the source has there; empty for nothing.
        was: String,
        /// The words or the word with its brackets.
        is: String,
    },
}

/// What an ellipsis left out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Omission {
    /// The words, as the source has them.
    pub text: String,
    /// How many.
    pub words: usize,
    /// Where the ellipsis stands, in bytes of the quotation.
    pub at: Range<usize>,
}

/// How a quotation compares with a passage.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Comparison {
    /// Words that differ, are missing or were added.
    pub words: usize,
    /// Words that differ in the case of a letter alone, where no sentence begins.
    pub cases: usize,
    /// Signs of punctuation that differ.
    pub signs: usize,
    /// Where the quotation's words stand in the passage, in bytes.
    pub source: Range<usize>,
    /// What ellipses left out.
    pub omissions: Vec<Omission>,
    /// Cases and brackets.
    pub changes: Vec<Change>,
    /// The differences with a few words around them: `[-what the source has-]`,
    /// `{+what the quotation has+}`.
    pub difference: String,
    /// Where the first difference stands, in bytes of the quotation.
    pub first: Option<Range<usize>>,
}

impl Comparison {
    /// Whether every letter and sign is the source's.
    #[must_use]
    pub const fn is_exact(&self) -> bool {
        self.words == 0 && self.cases == 0 && self.signs == 0
    }

    /// The words that the longest ellipsis left out.
    #[must_use]
    pub fn widest_gap(&self) -> usize {
        self.omissions
            .iter()
            .map(|gap| gap.words)
            .max()
            .unwrap_or(0)
    }
}

/// One step of the way through both.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
enum Step {
    /// The way begins here.
    Start,
    /// Item and token stand for each other.
    Both,
    /// The item has nothing in the source.
    Item,
    /// The token has nothing in the quotation.
    Token,
    /// The token lies in a gap or stands for a bracket.
    Skip,
    /// A gap or bracket ends.
    Close,
}

/// Fits a quotation to a passage. `None` if the two are too long to be laid side by side, or
/// there is nothing to fit.
#[must_use]
pub fn compare(quoted: &Quoted, text: &str, tokens: &[Token]) -> Option<Comparison> {
    let items = &quoted.items;
    let too_long = items.len() > MOST_ITEMS
        || tokens.len() > MOST_TOKENS
        || items.len() * tokens.len() > MOST_CELLS;
    if items.is_empty() || tokens.is_empty() || too_long {
        return None;
    }
    let width = tokens.len() + 1;
    let mut way = vec![Step::Start; (items.len() + 1) * width];
    let mut above: Vec<u64> = vec![0; width];
    let mut row: Vec<u64> = vec![NEVER; width];
    let lowered: Vec<String> = tokens
        .iter()
        .map(|token| token.text.to_lowercase())
        .collect();
    for (i, item) in items.iter().enumerate() {
        let opens = i == 0 || matches!(items[i - 1], Item::Gap(_));
        let skips = matches!(item, Item::Gap(_) | Item::Bracket(..));
        let extra = item_cost(item);
        let prepared = Prepared::of(item);
        for j in 0..width {
            let mut best = (above[j].saturating_add(extra), Step::Item);
            if skips {
                best = (above[j], Step::Close);
            }
            if j > 0 {
                let token = &tokens[j - 1];
                if skips {
                    let skip = row[j - 1].saturating_add(u64::from(token.word));
                    if skip < best.0 {
                        best = (skip, Step::Skip);
                    }
                } else {
                    let both =
                        above[j - 1].saturating_add(prepared.cost(token, &lowered[j - 1], opens));
                    if both <= best.0 {
                        best = (both, Step::Both);
                    }
                    let missing = row[j - 1].saturating_add(if token.word { WORD } else { SIGN });
                    if missing < best.0 {
                        best = (missing, Step::Token);
                    }
                }
            }
            row[j] = best.0;
            way[(i + 1) * width + j] = best.1;
        }
        std::mem::swap(&mut above, &mut row);
    }
    // Of equal ends the first: quotations are read from the front.
    let end = (0..width).min_by_key(|j| (above[*j], *j))?;
    Some(Trace::read(items, text, tokens, &way, end))
}

/// An item made ready to be held against many tokens.
enum Prepared<'i> {
    Token(&'i Token, String),
    Mixed(&'i [Part]),
    Skips,
}

impl<'i> Prepared<'i> {
    fn of(item: &'i Item) -> Self {
        match item {
            Item::Token(token) => Self::Token(token, token.text.to_lowercase()),
            Item::Mixed(parts, _) => Self::Mixed(parts),
            Item::Gap(_) | Item::Bracket(..) => Self::Skips,
        }
    }

    /// What it costs that the token stands for the item.
    fn cost(&self, token: &Token, lowered: &str, opens: bool) -> u64 {
        match self {
            Self::Token(own, own_lowered) => {
                if own.word != token.word {
                    NEVER
                } else if own.text == token.text {
                    0
                } else if !own.word {
                    SIGN
                } else if own_lowered == lowered {
                    if opens && only_first_differs(&own.text, &token.text) {
                        1
                    } else {
                        CASE
                    }
                } else if are_alike(own_lowered, lowered) {
                    ALIKE
                } else {
                    OTHER
                }
            }
            Self::Mixed(parts) => match bracketed(parts, &token.text) {
                Some(_) if token.word => 1,
                _ if token.word => OTHER,
                _ => NEVER,
            },
            Self::Skips => NEVER,
        }
    }
}

const fn item_cost(item: &Item) -> u64 {
    match item {
        Item::Token(token) if !token.word => SIGN,
        _ => WORD,
    }
}

/// Whether two words are one but for the case of their first letter.
fn only_first_differs(a: &str, b: &str) -> bool {
    let rest = |word: &str| -> String { word.chars().skip(1).collect() };
    rest(a) == rest(b)
}

/// Whether two words are near enough to be told as one that was altered.
fn are_alike(a: &str, b: &str) -> bool {
    let (longer, shorter) = (a.len().max(b.len()), a.len().min(b.len()));
    if longer < 4 || longer - shorter > longer / 2 || longer > 40 {
        return false;
    }
    let prefix = a.bytes().zip(b.bytes()).take_while(|(a, b)| a == b).count();
    prefix * 2 >= longer || strsim::levenshtein(a, b) * 3 <= longer
}

/// What the brackets of a word stand for in the source's word: its letters outside must be the
/// source's own. `None` if they are not.
fn bracketed(parts: &[Part], word: &str) -> Option<String> {
    /// The most letters of the source that a bracket in a word stands for.
    const MOST: usize = 12;
    fn fit(parts: &[Part], word: &str) -> Option<String> {
        let Some((part, rest)) = parts.split_first() else {
            return word.is_empty().then(String::new);
        };
        if !part.bracket {
            return fit(rest, word.strip_prefix(part.text.as_str())?);
        }
        let ends = word
            .char_indices()
            .map(|(at, _)| at)
            .chain(std::iter::once(word.len()))
            .take(MOST + 1);
        // The least that a bracket can stand for, but the same letter in another case first.
        let mut ends: Vec<usize> = ends.collect();
        ends.sort_by_key(|end| word[..*end].to_lowercase() != part.text.to_lowercase());
        ends.into_iter()
            .find_map(|end| fit(rest, &word[end..]).map(|more| format!("{}{more}", &word[..end])))
    }
    let outside: usize = parts
        .iter()
        .filter(|part| !part.bracket)
        .map(|part| part.text.len())
        .sum();
    (outside > 0 && parts.len() <= 6)
        .then(|| fit(parts, word))
        .flatten()
}

/// The way through both, read back to front and told.
struct Trace<'a> {
    items: &'a [Item],
    text: &'a str,
    tokens: &'a [Token],
    steps: Vec<(Step, usize, usize)>,
}

impl<'a> Trace<'a> {
    fn read(
        items: &'a [Item],
        text: &'a str,
        tokens: &'a [Token],
        way: &[Step],
        end: usize,
    ) -> Comparison {
        let width = tokens.len() + 1;
        let (mut i, mut j) = (items.len(), end);
        let mut steps = Vec::new();
        while i > 0 {
            let step = way[i * width + j];
            steps.push((step, i - 1, j.saturating_sub(1)));
            match step {
                Step::Both => {
                    i -= 1;
                    j -= 1;
                }
                Step::Item | Step::Close => i -= 1,
                Step::Token | Step::Skip => j -= 1,
                Step::Start => break,
            }
        }
        steps.reverse();
        Self {
            items,
            text,
            tokens,
            steps,
        }
        .told()
    }

    fn told(&self) -> Comparison {
        let mut told = Comparison {
            words: 0,
            cases: 0,
            signs: 0,
            source: 0..0,
            omissions: Vec::new(),
            changes: Vec::new(),
            difference: String::new(),
            first: None,
        };
        let mut diff = Difference::default();
        let mut range: Option<Range<usize>> = None;
        let mut skipped: Vec<usize> = Vec::new();
        for (at, (step, i, j)) in self.steps.iter().enumerate() {
            let item = &self.items[*i];
            if matches!(step, Step::Both | Step::Token | Step::Skip) {
                let token = self.tokens[*j].range.clone();
                range = Some(range.map_or(token.clone(), |range| range.start..token.end));
            }
            match step {
                Step::Both => self.both(item, *j, at, &mut told, &mut diff),
                Step::Item => {
                    self.count(&mut told, is_word(item), item);
                    diff.added(&written(item));
                }
                Step::Token => {
                    let token = &self.tokens[*j];
                    self.count(&mut told, token.word, item);
                    diff.missing(&token.text);
                }
                Step::Skip => skipped.push(*j),
                Step::Close | Step::Start => {}
            }
            let ends = self.steps.get(at + 1).is_none_or(|next| next.1 != *i);
            if ends && matches!(item, Item::Gap(_) | Item::Bracket(..)) {
                self.close(item, &std::mem::take(&mut skipped), &mut told);
                diff.same(&written(item));
            }
        }
        told.source = range.unwrap_or(0..0);
        told.difference = diff.told();
        told
    }

    fn both(&self, item: &Item, j: usize, at: usize, told: &mut Comparison, diff: &mut Difference) {
        let token = &self.tokens[j];
        match item {
            Item::Token(own) if own.text == token.text => diff.same(&own.text),
            Item::Token(own) => {
                let folded = own.text.to_lowercase() == token.text.to_lowercase();
                let opens = at == 0
                    || matches!(
                        self.items.get(self.steps[at].1.wrapping_sub(1)),
                        Some(Item::Gap(_))
                    );
                if own.word && folded && opens && only_first_differs(&own.text, &token.text) {
                    told.changes.push(Change::Case {
                        was: token.text.clone(),
                        is: own.text.clone(),
                    });
                    diff.same(&own.text);
                    return;
                }
                if own.word && folded {
                    told.cases += 1;
                    told.first.get_or_insert_with(|| own.range.clone());
                } else {
                    self.count(told, own.word, item);
                }
                diff.missing(&token.text);
                diff.added(&own.text);
            }
            Item::Mixed(parts, _) => match bracketed(parts, &token.text) {
                Some(_) => {
                    told.changes.push(Change::Bracket {
                        was: token.text.clone(),
                        is: written(item),
                    });
                    diff.same(&written(item));
                }
                None => {
                    self.count(told, true, item);
                    diff.missing(&token.text);
                    diff.added(&written(item));
                }
            },
            Item::Gap(_) | Item::Bracket(..) => {}
        }
    }

    fn count(&self, told: &mut Comparison, word: bool, item: &Item) {
        if word {
            told.words += 1;
        } else {
            told.signs += 1;
        }
        let range = match item {
            Item::Token(token) => &token.range,
            Item::Gap(range) | Item::Bracket(_, range) | Item::Mixed(_, range) => range,
        };
        told.first.get_or_insert_with(|| range.clone());
    }

    /// Tells what a gap or a bracket stands for.
    fn close(&self, item: &Item, skipped: &[usize], told: &mut Comparison) {
        let text = match (skipped.first(), skipped.last()) {
            (Some(first), Some(last)) => {
                self.text[self.tokens[*first].range.start..self.tokens[*last].range.end].to_owned()
            }
            _ => String::new(),
        };
        let words = skipped.iter().filter(|at| self.tokens[**at].word).count();
        match item {
            Item::Gap(at) => told.omissions.push(Omission {
                text,
                words,
                at: at.clone(),
            }),
            Item::Bracket(..) => told.changes.push(Change::Bracket {
                was: text,
                is: written(item),
            }),
            _ => {}
        }
    }
}

const fn is_word(item: &Item) -> bool {
    match item {
        Item::Token(token) => token.word,
        _ => true,
    }
}

/// An item as its author wrote it, near enough.
fn written(item: &Item) -> String {
    match item {
        Item::Token(token) => token.text.clone(),
        Item::Gap(_) => "…".to_owned(),
        Item::Bracket(words, _) => {
            let words: Vec<&str> = words.iter().map(|word| word.text.as_str()).collect();
            format!("[{}]", words.join(" "))
        }
        Item::Mixed(parts, _) => parts
            .iter()
            .map(|part| {
                if part.bracket {
                    format!("[{}]", part.text)
                } else {
                    part.text.clone()
                }
            })
            .collect(),
    }
}

/// Differences as they are shown: a few words around each.
#[derive(Default)]
struct Difference {
    pieces: Vec<(char, String)>,
}

impl Difference {
    /// Words shown on each side of a difference.
    const AROUND: usize = 4;

    fn same(&mut self, word: &str) {
        self.pieces.push((' ', word.to_owned()));
    }

    fn missing(&mut self, word: &str) {
        self.pieces.push(('-', word.to_owned()));
    }

    fn added(&mut self, word: &str) {
        self.pieces.push(('+', word.to_owned()));
    }

    fn told(self) -> String {
        let changed: Vec<usize> = (0..self.pieces.len())
            .filter(|at| self.pieces[*at].0 != ' ')
            .collect();
        let near = |at: usize| {
            let after = changed.partition_point(|other| *other < at);
            let before = after.checked_sub(1).map(|i| changed[i]);
            changed
                .get(after)
                .is_some_and(|other| other - at <= Self::AROUND)
                || before.is_some_and(|other| at - other <= Self::AROUND)
        };
        let mut out = String::new();
        let mut hidden = false;
        let mut at = 0;
        while at < self.pieces.len() {
            let kind = self.pieces[at].0;
            if kind == ' ' {
                if near(at) {
                    spaced(&mut out, &self.pieces[at].1);
                    hidden = false;
                } else if !hidden {
                    spaced(&mut out, "…");
                    hidden = true;
                }
                at += 1;
                continue;
            }
            // A run of changes is told as what was, then what is.
            let mut end = at;
            while end < self.pieces.len() && self.pieces[end].0 != ' ' {
                end += 1;
            }
            for (kind, open, close) in [('-', "[-", "-]"), ('+', "{+", "+}")] {
                let words: Vec<&str> = self.pieces[at..end]
                    .iter()
                    .filter(|piece| piece.0 == kind)
                    .map(|piece| piece.1.as_str())
                    .collect();
                if !words.is_empty() {
                    spaced(&mut out, &format!("{open}{}{close}", words.join(" ")));
                }
            }
            hidden = false;
            at = end;
        }
        out
    }
}

/// Appends a word with the space that a printed line has before it.
fn spaced(out: &mut String, word: &str) {
    let closes = matches!(
        word,
        "," | "." | ";" | ":" | "?" | "!" | ")" | "]" | "-" | "/"
    );
    let opened = out.ends_with(['(', '[', '-', '/']) && !out.ends_with("-]");
    if !out.is_empty() && !closes && !opened {
        out.push(' ');
    }
    out.push_str(word);
}

#[cfg(test)]
mod tests {
    use super::super::tokens::source_tokens;
    use super::*;

    const SOURCE: &str = "The Registrar shall not close the register unless Parliament consents, and the public must be heard. A closed register is void.";

    fn held(quote: &str) -> Comparison {
        compare(&Quoted::read(quote, true), SOURCE, &source_tokens(SOURCE)).unwrap()
    }

    #[test]
    fn letter_for_letter() {
        for quote in [
            "shall not close the register unless Parliament consents",
            "the public must be heard.",
            "the Registrar shall not close",
            "[t]he Registrar shall not close the register … unless Parliament consents",
            "the public must be heard. A closed register is void",
            "The Registrar [of Examples] shall not close",
            "The Registrar shall not clos[e]",
            "[T]he public must be heard",
        ] {
            let found = held(quote);
            assert!(found.is_exact(), "{quote}: {found:?}");
        }
    }

    #[test]
    fn differences_are_shown() {
        for (quote, difference) in [
            (
                "The Registrar shall close the register unless",
                "The Registrar shall [-not-] close the register unless",
            ),
            (
                "the public may be heard",
                "the public [-must-] {+may+} be heard",
            ),
            (
                "the public must always be heard",
                "the public must {+always+} be heard",
            ),
            (
                "unless parliament consents",
                "unless [-Parliament-] {+parliament+} consents",
            ),
            ("consents and the public", "consents [-,-] and the public"),
        ] {
            let found = held(quote);
            assert!(!found.is_exact(), "{quote}");
            assert_eq!(found.difference, difference);
        }
        assert_eq!(held("consents and the public").words, 0);
        assert_eq!(held("unless parliament consents").cases, 1);
    }

    #[test]
    fn what_an_ellipsis_swallowed() {
        let found = held("The Registrar shall … close the register");
        assert!(found.is_exact());
        assert_eq!(found.omissions[0].text, "not");
        let found = held("[A]n open register is void");
        assert!(!found.is_exact());
        let found = held("The Registrar shall [always] close the register");
        assert!(found.changes.contains(&Change::Bracket {
            was: "not".to_owned(),
            is: "[always]".to_owned()
        }));
    }

    #[test]
    fn the_least_is_left_out() {
        let text = "a register is open and a register is closed and void";
        let found = compare(
            &Quoted::read("a register … void", true),
            text,
            &source_tokens(text),
        )
        .unwrap();
        assert_eq!(found.omissions[0].text, "is closed and");
    }
}
