//! What stands around a number: headings, announcements, quotations, indents.

use std::collections::{BTreeMap, BTreeSet};

use super::number::{HIGHEST, Number};
use super::sequence::Candidate;
use super::signature;
use crate::import::block::{Block, BlockKind};

/// A block of no more words is a heading or a judge's name rather than text.
const FEW_WORDS: usize = 12;

/// Goes through a document's blocks in order and says what is known of each number.
pub(super) struct Surroundings<'blocks> {
    blocks: &'blocks [Block],
    body: usize,
    /// The left edge of most blocks that begin with a number, in tens of points.
    usual_indent: Option<i32>,
    /// The block in which a quotation mark was opened that is not closed yet.
    open_quote: Option<usize>,
    signed: bool,
    /// Text was seen, numbered or not.
    begun: bool,
    /// The outermost lists of the format are the paragraphs.
    listed: bool,
    /// Numbers seen that are near those that are years.
    high: BTreeSet<u32>,
    /// The highest number that the next block is believed to have.
    highest: u32,
}

/// How far past the numbers of a judgment with near two thousand paragraphs the next may lie.
const STEP: u32 = 10;
/// Of so many numbers before one, most must have been seen for the count to have come to it.
const COUNTED: u32 = 10;
const SEEN: usize = 8;

impl<'blocks> Surroundings<'blocks> {
    pub fn new(blocks: &'blocks [Block], body: usize) -> Self {
        Self {
            blocks,
            body,
            usual_indent: usual_indent(&blocks[body.min(blocks.len())..]),
            open_quote: None,
            signed: false,
            begun: false,
            listed: counts_by_lists(&blocks[body.min(blocks.len())..]),
            high: BTreeSet::new(),
            highest: HIGHEST,
        }
    }

    /// The candidate that the block at `at` is, if it begins with a number. To be called for
    /// each block in turn.
    pub fn candidate(&mut self, at: usize) -> Option<Candidate> {
        let block = &self.blocks[at];
        self.end_quote(at);
        let (quoted, quote) = self.quoted(at);
        self.follow_quotes(at);
        let number = own_number(block, self.highest);
        if let Some(number) = number.filter(|number| number.value > HIGHEST - 2 * COUNTED) {
            let before = number.value - COUNTED..number.value;
            if self.high.range(before).count() >= SEEN {
                self.highest = self.highest.max(number.value + STEP);
            }
            self.high.insert(number.value);
        }
        let opening = !self.begun;
        self.begun |= number.is_some() || block.text.split_whitespace().count() > FEW_WORDS;
        if number.is_none() {
            self.signed = self.signed || at > self.body && signature::begins(self.blocks, at);
            return None;
        }
        let number = number?;
        let marked = block.number.is_some();
        let words = if marked {
            block.text.as_str()
        } else {
            &block.text[number.length..]
        };
        if self.signed && words.is_empty() {
            // An empty numbered line between signatures, left over from a word processor.
            return None;
        }
        self.signed = false;
        let item = match block.kind {
            BlockKind::Item(1) if self.listed => 0,
            BlockKind::Item(depth) => depth,
            _ => 0,
        };
        Some(Candidate {
            number,
            trusted: marked && block.kind == BlockKind::Paragraph && is_paragraph_name(block),
            marked,
            quoted,
            quote,
            after_heading: self.after_heading(at),
            announced: self.announced(at),
            indented: self
                .usual_indent
                .is_some_and(|usual| tens(block) > usual + 1),
            item,
            sentence: !words
                .trim_start_matches(['“', '"', '‘', '\'', '(', '['])
                .starts_with(char::is_lowercase),
            heading_like: is_numbered_heading(block),
            opening,
            block: at,
        })
    }

    /// A quotation whose closing mark was forgotten ends with the layout that sets it apart,
    /// or at a heading.
    fn end_quote(&mut self, at: usize) {
        /// How much further in, in points, quotations are set at least.
        const SET_IN: f32 = 8.0;
        if at == self.body || self.open_quote.is_none() {
            return;
        }
        let (before, block) = (&self.blocks[at - 1], &self.blocks[at]);
        let apart = before.kind == BlockKind::Quotation && block.kind != BlockKind::Quotation
            || before.italic && !block.italic
            || before.indent > block.indent + SET_IN && before.kind != BlockKind::Footnote;
        if apart || is_heading(block).is_some() {
            self.open_quote = None;
        }
    }

    /// How surely the block at `at` is quoted, and which open quotation mark says so.
    fn quoted(&self, at: usize) -> (f32, Option<usize>) {
        /// An opened quotation mark that is not closed after this many blocks was
        /// forgotten, or closed by another sign.
        const NEAR: usize = 8;
        let block = &self.blocks[at];
        if block.kind == BlockKind::Quotation {
            return (if block.number.is_some() { 50.0 } else { 1.6 }, None);
        }
        if block.text.starts_with(['“', '"', '‘', '«']) {
            return (1.0, None);
        }
        match self.open_quote {
            Some(opened) if at - opened <= NEAR => (0.8, Some(opened)),
            Some(opened) if at - opened <= NEAR * 4 => (0.3, Some(opened)),
            _ => (0.0, None),
        }
    }

    fn follow_quotes(&mut self, at: usize) {
        let text = &self.blocks[at].text;
        let opened = text.rfind('“');
        // What was opened by a curly mark is often closed by a straight one.
        let end = text.trim_end_matches(['.', ',', ';', ')', ' ', ']']);
        let straight = end.ends_with(['"', '″']) || end.ends_with("''") || end.ends_with("’’");
        let closed = text.rfind('”').or_else(|| straight.then_some(end.len()));
        match (opened, closed) {
            (Some(opened), Some(closed)) if opened > closed => self.open_quote = Some(at),
            (Some(_), None) => self.open_quote = Some(at),
            (_, Some(_)) => self.open_quote = None,
            (None, None) => {}
        }
    }

    fn after_heading(&self, at: usize) -> bool {
        let before = self.blocks[self.body..at]
            .iter()
            .rev()
            .find(|block| block.kind != BlockKind::Footnote);
        before.is_none_or(|block| is_heading(block).is_some() || is_bold_label(block))
    }

    fn announced(&self, at: usize) -> bool {
        let before = self.blocks[self.body..at]
            .iter()
            .rev()
            .find(|block| block.kind != BlockKind::Footnote);
        before.is_some_and(|block| {
            !matches!(block.kind, BlockKind::Heading(_))
                && !is_bold_label(block)
                && is_announcement(&block.text)
        })
    }
}

/// `Grounds of appeal:`, in bold: a heading, whatever it ends with. `I make the following orders:`
/// is a sentence, however it is set, and what follows are its items.
fn is_bold_label(block: &Block) -> bool {
    const WORDS: usize = 8;
    block.kind == BlockKind::Paragraph
        && block.bold
        && block.number.is_none()
        && block.text.ends_with(':')
        && block.text.split_whitespace().count() <= WORDS
        && !is_clause(&block.text)
}

/// Whether a few words are a clause: they have a subject or a verb that labels have not.
fn is_clause(text: &str) -> bool {
    text.split(|c: char| !c.is_alphanumeric()).any(|word| {
        matches!(
            word.to_lowercase().as_str(),
            "i" | "we"
                | "it"
                | "he"
                | "she"
                | "they"
                | "is"
                | "are"
                | "was"
                | "were"
                | "has"
                | "have"
                | "shall"
                | "do"
                | "hereby"
                | "following"
                | "follows"
                | "thus"
                | "that"
                | "accordingly"
        )
    })
}

/// The number that a block begins with. Quotations have one too: what they quote.
fn own_number(block: &Block, highest: u32) -> Option<Number> {
    match block.kind {
        BlockKind::Heading(_) | BlockKind::Table(_) | BlockKind::Footnote => return None,
        BlockKind::Paragraph | BlockKind::Quotation | BlockKind::Item(_) => {}
    }
    match &block.number {
        Some(number) => Number::alone_to(number, highest),
        None => {
            let opening = block.text.trim_start_matches(['“', '"']);
            if opening.len() == block.text.len() {
                Number::at_start_to(&block.text, highest)
            } else {
                None
            }
        }
    }
}

/// Whether the markup calls the block a paragraph: `arguments__para_12`. The naming
/// convention of Akoma Ntoso; numbered headings and quoted rules have other names.
fn is_paragraph_name(block: &Block) -> bool {
    let name = block
        .anchor
        .as_deref()
        .and_then(|anchor| anchor.rsplit("__").next());
    name.is_some_and(|name| name.starts_with("para_"))
}

/// Whether a text announces a list or a quotation: it ends in a colon or the like.
pub(super) fn is_announcement(text: &str) -> bool {
    let end = text.trim_end();
    if end.ends_with([':', '-', '–', '—', '−']) {
        return true;
    }
    let lower: String = end
        .chars()
        .rev()
        .take(24)
        .collect::<Vec<_>>()
        .into_iter()
        .rev()
        .collect();
    let lower = lower.to_lowercase();
    // `It was no more than that.` is said of what came before.
    if lower.trim_end_matches([';', ',', ' ']).ends_with("that") {
        return true;
    }
    let lower = lower.trim_end_matches(['.', ';', ',', ' ']);
    [
        "as follows",
        "the following",
        "follows",
        "thus",
        "inter alia",
    ]
    .iter()
    .any(|phrase| lower.ends_with(phrase))
}

/// The level at which a block that is no heading by its format stands as one: bold, or
/// in capitals, short, and no sentence.
pub(super) fn is_heading(block: &Block) -> Option<u8> {
    if let BlockKind::Heading(level) = block.kind {
        return Some(level);
    }
    // A stop at the end is a heading's only where all of it is bold or numbered as one.
    let text = match block.text.strip_suffix('.') {
        Some(text) if block.bold || has_heading_number(text) && is_capitals(text) => text,
        _ => &block.text,
    };
    // `a. Costs`, in bold: a heading of a lower level.
    let text = if block.bold {
        after_item_mark(text)
    } else {
        text
    };
    let numbered = block.number.is_some() || Number::at_start(&block.text).is_some();
    if block.kind != BlockKind::Paragraph
        || numbered
        || !looks_like_heading(text)
        || is_closing(text)
    {
        return None;
    }
    let capitals = is_capitals(&block.text);
    match (block.bold, capitals, block.centred) {
        (_, true, true) | (true, true, _) => Some(1),
        (true, false, _) | (false, true, false) => Some(2),
        (false, false, _) if block.underlined => Some(2),
        (false, false, _) if block.italic && block.text.chars().count() < 60 => Some(3),
        (false, false, _) if has_heading_number(&block.text) => Some(2),
        _ => None,
    }
}

/// The text after a mark of one letter or a small Roman number: `a. `, `(iv) `.
fn after_item_mark(text: &str) -> &str {
    let bare = text.trim_start_matches('(');
    let mark = bare.chars().take_while(char::is_ascii_lowercase).count();
    let rest = &bare[mark..];
    match rest.strip_prefix([')', '.']) {
        Some(rest) if (1..=4).contains(&mark) => rest.trim_start(),
        _ => text,
    }
}

/// Whether a text begins with such a mark.
pub(super) fn has_item_mark(text: &str) -> bool {
    after_item_mark(text).len() < text.len()
}

/// Whether a block looks like a heading with a plain number: `1. Introduction`, in bold.
pub(super) fn is_numbered_heading(block: &Block) -> bool {
    block.kind == BlockKind::Paragraph
        && block.bold
        && block.number.is_none()
        && Number::at_start(&block.text)
            .is_some_and(|number| looks_like_heading(&block.text[number.length..]))
}

/// The words under a mark of their own, where they look like a heading: `(2) The costs appeal`.
pub(super) fn is_label(words: &str) -> bool {
    /// The most words of a label that nothing but its mark and place tell.
    const WORDS: usize = 14;
    looks_like_heading(words)
        && words.starts_with(char::is_uppercase)
        && words.split_whitespace().count() <= WORDS
}

/// `It is so ordered`, set in bold: the end of a paragraph.
fn is_closing(text: &str) -> bool {
    text.to_lowercase().contains("ordered")
}

fn looks_like_heading(text: &str) -> bool {
    /// The longest heading, in characters. Issues for determination make long ones.
    const LONGEST: usize = 160;
    let count = text.chars().count();
    (3..=LONGEST).contains(&count)
        && text.chars().any(char::is_alphabetic)
        && !text.starts_with(char::is_lowercase)
        && !text.ends_with(['.', ';', ',', ':', '-', '–', '”', '"'])
        && !text.starts_with(['“', '"', '(', '•', '-', '…'])
        && !text.contains('\n')
        && !text.contains("……")
        && !text.contains("....")
}

fn is_capitals(text: &str) -> bool {
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    let upper = text.chars().filter(|c| c.is_uppercase()).count();
    letters >= 4 && upper * 10 >= letters * 9
}

/// `A. Introduction`, `IV. The law`: a capital or Roman number, then a few capitalised words.
fn has_heading_number(text: &str) -> bool {
    /// The most words after the number.
    const WORDS: usize = 8;
    let Some((number, rest)) = text.split_once(['.', ')']) else {
        return false;
    };
    let number = number.trim_start_matches('(');
    let roman =
        number.len() <= 5 && !number.is_empty() && number.chars().all(|c| "IVX".contains(c));
    let letter = number.len() == 1 && number.chars().all(|c| c.is_ascii_uppercase());
    let rest = rest.trim();
    (roman || letter)
        && rest.starts_with(char::is_uppercase)
        && rest.split_whitespace().count() <= WORDS
}

fn tens(block: &Block) -> i32 {
    (block.indent / 10.0).round().clamp(-1.0e4, 1.0e4) as i32
}

/// Whether a text counts its paragraphs by the lists of its format, as Markdown and pages do: it begins
/// with the first item of one, and most of what is no heading is such an item.
fn counts_by_lists(blocks: &[Block]) -> bool {
    let mut text = blocks
        .iter()
        .filter(|block| !matches!(block.kind, BlockKind::Heading(_) | BlockKind::Footnote))
        .peekable();
    let item = |block: &Block| {
        matches!(block.kind, BlockKind::Item(1)) && own_number(block, HIGHEST).is_some()
    };
    let first = text.peek().is_some_and(|block| {
        item(block) && own_number(block, HIGHEST).is_some_and(|number| number.value == 1)
    });
    let (mut items, mut others) = (0, 0);
    for block in text {
        if item(block) {
            items += 1;
        } else {
            others += 1;
        }
    }
    first && items > others
}

/// The left edge of most numbers, or the furthest in of those at which the format numbers a good
/// part of the text: a second list of the word processor may stand further out than the first.
fn usual_indent(blocks: &[Block]) -> Option<i32> {
    /// The least share, in per cent, and the fewest numbers of such a list.
    const SHARE: usize = 30;
    const FEWEST: usize = 15;
    let mut counts = BTreeMap::new();
    let mut marked = BTreeMap::new();
    for block in blocks
        .iter()
        .filter(|block| own_number(block, HIGHEST).is_some())
    {
        *counts.entry(tens(block)).or_insert(0_usize) += 1;
        if block.number.is_some() && block.kind == BlockKind::Paragraph {
            *marked.entry(tens(block)).or_insert(0_usize) += 1;
        }
    }
    let all: usize = counts.values().sum();
    let most = counts
        .into_iter()
        .max_by_key(|(indent, count)| (*count, -indent))
        .map(|(indent, _)| indent)?;
    let lists = marked
        .into_iter()
        .filter(|(_, count)| *count >= FEWEST && count * 100 >= all * SHARE)
        .map(|(indent, _)| indent);
    lists.chain([most]).max()
}
