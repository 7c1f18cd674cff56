//! Paragraphs of a press release, an official statement or a news item.
//!
//! Such texts have no numbers of their own: paragraphs are counted by us. What surrounds
//! the text on its page (section names, bylines, share buttons, tags) is no paragraph.

use std::sync::LazyLock;

use regex::Regex;

use super::page;
use crate::import::block::{Block, BlockKind};
use crate::import::dateline;
use crate::import::organisation::is_letterhead;
use crate::model::{Passage, Pinpoint, Unit};
use crate::text::{fold, regex};

/// What a block of a statement's page is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Line {
    /// The title.
    Title,
    /// Who wrote or released it, when, where; whom to call.
    Byline,
    /// Parts of the page, not of the text: section names, tags, share buttons.
    Furniture,
    /// A heading inside the text.
    Heading,
    /// The text.
    Text,
}

/// Fewest words of a title.
const TITLE_WORDS: usize = 4;
/// Fewest words of a title where no other line can be one.
const SHORT_TITLE_WORDS: usize = 2;
/// Most words of a title.
const MAX_TITLE_WORDS: usize = 30;
/// Most words of a title that says whose speech it is, with all offices and honours.
const LONG_TITLE_WORDS: usize = 70;
/// A line of at least this many words is text, wherever it stands.
const TEXT_WORDS: usize = 25;
/// A line under the text of more words than this is no name and no office: it is text.
const NAME_WORDS: usize = 14;
/// How many lines before the text are held against each other.
const NEAR_LINES: usize = 80;
/// A line of at most this many words that ends like no sentence is a tag, outside the text.
const TAG_WORDS: usize = 4;

/// What each block is.
#[must_use]
pub fn lines(blocks: &[Block]) -> Vec<Line> {
    let mut lines: Vec<Line> = blocks.iter().map(alone).collect();
    let first_text = first_text(blocks, &lines);
    // Within the text such lines are a list of places and days.
    let last_text = (first_text..blocks.len())
        .rfind(|at| lines[*at] == Line::Text && is_text(&blocks[*at]))
        .unwrap_or(first_text);
    for at in (0..first_text).chain(last_text + 1..blocks.len()) {
        let plain = matches!(
            blocks[at].kind,
            BlockKind::Paragraph | BlockKind::Heading(_)
        );
        if plain && lines[at] == Line::Text && dateline::of_line(&blocks[at].text).is_some() {
            lines[at] = Line::Byline;
        }
    }
    if let Some(title) = title(blocks, &lines, first_text) {
        lines[title] = Line::Title;
        // Pages print it again over the text.
        let printed = fold(&blocks[title].text);
        for (line, block) in lines.iter_mut().zip(blocks).take(first_text) {
            if *line == Line::Text && fold(&block.text) == printed {
                *line = Line::Furniture;
            }
        }
    }
    outside(blocks, &mut lines, first_text);
    for (line, block) in lines.iter_mut().zip(blocks) {
        if *line == Line::Text && matches!(block.kind, BlockKind::Heading(_)) {
            *line = Line::Heading;
        }
    }
    lines
}

/// What a block is by its words alone.
fn alone(block: &Block) -> Line {
    let text = block.text.trim();
    let set = matches!(
        block.kind,
        BlockKind::Footnote | BlockKind::Table(_) | BlockKind::Item(_)
    );
    if set {
        Line::Text
    } else if page::is_furniture(text) || page::is_credited(text) {
        Line::Furniture
    } else if page::is_byline(text) {
        Line::Byline
    } else {
        Line::Text
    }
}

/// The block with which the text begins. A short sentence begins it only where text follows: a title
/// may end with a stop, and a motto stands over a title.
fn first_text(blocks: &[Block], lines: &[Line]) -> usize {
    let begins = |at: &usize| {
        if lines[*at] != Line::Text || !is_text(&blocks[*at]) {
            return false;
        }
        let next = at + 1;
        words(&blocks[*at]) >= TEXT_WORDS
            || next >= blocks.len()
            || fold(&blocks[*at].text) != fold(&blocks[next].text)
                && lines[next] == Line::Text
                && is_text(&blocks[next])
            || blocks[*at].text.ends_with(':')
    };
    let sentence = |at: &usize| lines[*at] == Line::Text && is_text(&blocks[*at]);
    (0..blocks.len())
        .find(begins)
        .or_else(|| (0..blocks.len()).find(sentence))
        .unwrap_or(blocks.len())
}

fn words(block: &Block) -> usize {
    block.text.split_whitespace().count()
}

/// Whether a block is running text: long, or a sentence that is no title.
fn is_text(block: &Block) -> bool {
    let heading = matches!(block.kind, BlockKind::Heading(_));
    // `STATEMENT ON THE ARREST OF A PATIENT.`
    let capitals = words(block) < TEXT_WORDS
        && block.text.contains(char::is_uppercase)
        && !block.text.contains(char::is_lowercase);
    let title = words(block) <= LONG_TITLE_WORDS && calls_itself_a_speech(&block.text);
    if heading || capitals || title {
        return false;
    }
    // An item of a summary over a report.
    let item = block.text.starts_with(['-', '–', '•', '*']) && words(block) > 8;
    item || words(block) >= TEXT_WORDS
        || (block.text.ends_with(['.', '”', '"', ':']) && words(block) > 8)
}

static RELEASE: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"(?i)\b(?:press|media|joint|public) (?:release|statement)|\b(?:statement|speech|remarks|address) (?:by|on|from)\b",
    )
});

/// `Inaugural address by His Excellency …`, without the end of a sentence.
fn calls_itself_a_speech(text: &str) -> bool {
    static SPEECH: LazyLock<Regex> = LazyLock::new(|| {
        regex(r"(?i)^\W*(?:[\w’'-]+ ){0,5}(?:speech|remarks|address|statement) (?:by|of|from) ")
    });
    SPEECH.is_match(text) && !text.ends_with(['.', ':', '”', '"', ';'])
}

/// Whether words can be a title: `2. Definition of terms` is that of a chapter, `1 | i |` is what pages have.
fn can_name(text: &str) -> bool {
    static CHAPTER: LazyLock<Regex> = LazyLock::new(|| regex(r"^\d{1,2}\.(?:\d{1,2}\.?)* "));
    // `This paper sets out the fees` is a line of the text, and what ends in a comma goes on.
    static SENTENCE: LazyLock<Regex> =
        LazyLock::new(|| regex(r"^This (?:document|paper|report|guideline|survey) [a-z]+s\b|,$"));
    text.chars().filter(|c| c.is_alphabetic()).count() > 2
        && !CHAPTER.is_match(text)
        && !SENTENCE.is_match(text.trim_end())
}

/// Whether a line says how to reach whoever writes, to whom it goes, from when it may be printed, or is a motto.
fn is_of_paper(text: &str) -> bool {
    static PAPER: LazyLock<Regex> = LazyLock::new(|| {
        regex(
            r"(?i)\b(?:tel(?:ephone)?|fax|hotline|p\.? ?o\.? ?box|s\.l\.p)\W*[:.]?\W*[\d+(]|\b(?:e-?mail:|head office:|when replying)|@|www\.|^\W*(?:(?:our |your )?ref(?:erence)?\b[:. ]+\S*[/\d]|(?:strictly )?embargo|(?:\*+ ?)?(?:corrected|updated) (?:version|statement)\b|forwarded many times|to all (?:media|editors|press)|all media houses)|, page \d+$",
        )
    });
    /// The most words of a motto.
    const MOTTO: usize = 8;
    let text = text.trim();
    let quoted = text.starts_with(['"', '“', '‘']) && text.ends_with(['"', '”', '’']);
    PAPER.is_match(text) || quoted && text.split_whitespace().count() <= MOTTO
}

/// The title: among the lines before the text, the heading that calls itself a statement, or
/// else the longest of the highest level, or else the line that calls itself one, or the first.
fn title(blocks: &[Block], lines: &[Line], first_text: usize) -> Option<usize> {
    let fits = |at: &usize| {
        let count = words(&blocks[*at]);
        lines[*at] == Line::Text
            && can_name(&blocks[*at].text)
            && (count <= MAX_TITLE_WORDS
                || count <= LONG_TITLE_WORDS && calls_itself_a_speech(&blocks[*at].text))
    };
    let level = |at: &usize| match blocks[*at].kind {
        BlockKind::Heading(level) => Some(level),
        _ => None,
    };
    // Neither the letterhead nor what stands under a picture.
    let named_only = |at: &usize| {
        let text = &blocks[*at].text;
        is_letterhead(text) || page::is_caption(text) || is_of_paper(text)
    };
    let all: Vec<usize> = (0..first_text).filter(fits).collect();
    let own: Vec<usize> = all.iter().copied().filter(|at| !named_only(at)).collect();
    let candidates = if own.is_empty() { all } else { own };
    let heading = candidates
        .iter()
        .copied()
        .filter(|at| level(at).is_some() && words(&blocks[*at]) >= TITLE_WORDS);
    // A line that is printed twice, or with which a line of the way to the page ends, is the title.
    let near = first_text.saturating_sub(NEAR_LINES);
    let printed: Vec<String> = blocks[near..first_text]
        .iter()
        .map(|block| fold(&block.text))
        .collect();
    let twice = candidates
        .iter()
        .copied()
        .filter(|at| *at >= near)
        .find(|at| {
            let own = at - near;
            words(&blocks[*at]) >= TITLE_WORDS
                && (0..printed.len())
                    .any(|other| other != own && printed[other].ends_with(&*printed[own]))
        });
    let named = |at: &usize| RELEASE.is_match(&blocks[*at].text);
    let rank = |at: &usize| {
        (
            !named(at),
            level(at),
            std::cmp::Reverse(words(&blocks[*at])),
            *at,
        )
    };
    let calls_itself = candidates.iter().copied().find(|at| {
        named(at) && words(&blocks[*at]) >= TITLE_WORDS && !heading.clone().any(|at| named(&at))
    });
    // `Reorganisation in Government`, if nothing else can be one.
    let short = || match candidates[..] {
        [only]
            if words(&blocks[only]) >= SHORT_TITLE_WORDS
                && !blocks[only].text.ends_with([',', '.', ':', ';'])
                && !blocks[only].text.contains(|c: char| c.is_ascii_digit()) =>
        {
            Some(only)
        }
        _ => None,
    };
    twice
        .filter(|_| heading.clone().next().is_none())
        .or(calls_itself)
        .or_else(|| heading.clone().min_by_key(rank))
        .or_else(|| {
            candidates
                .iter()
                .copied()
                .filter(|at| words(&blocks[*at]) >= TITLE_WORDS)
                // A sentence is the lead, unless whoever wrote it and the day stand under it.
                .filter(|at| !is_text(&blocks[*at]) || lines.get(at + 1) == Some(&Line::Byline))
                .min_by_key(|at| (!named(at), blocks[*at].text.ends_with('.'), *at))
        })
        .or_else(short)
}

/// Short lines before the text and after its end that are neither its title nor sentences.
fn outside(blocks: &[Block], lines: &mut [Line], first_text: usize) {
    let last_text = (0..blocks.len())
        .rfind(|at| lines[*at] == Line::Text && is_text(&blocks[*at]))
        .unwrap_or(0);
    for (at, (line, block)) in lines.iter_mut().zip(blocks).enumerate() {
        let outside = at < first_text || at > last_text;
        let ends = block.text.ends_with(['.', '!', '?', '”', '"', ':', ';'])
            || at > last_text && words(block) > NAME_WORDS;
        let item = matches!(
            block.kind,
            BlockKind::Item(_) | BlockKind::Table(_) | BlockKind::Quotation
        );
        if outside && *line == Line::Text && !ends && !item {
            *line = if at < first_text && words(block) <= TAG_WORDS {
                Line::Furniture
            } else if at < first_text {
                Line::Heading
            } else {
                // Names under a statement, or what a page puts below one.
                Line::Byline
            };
        }
    }
}

/// The passages: every block of text is one, counted from 1.
#[must_use]
pub fn passages(blocks: &[Block], lines: &[Line]) -> Vec<Passage> {
    let mut out: Vec<Passage> = Vec::new();
    let mut headings: Vec<(u8, String)> = Vec::new();
    for (block, line) in blocks.iter().zip(lines) {
        match line {
            Line::Heading => {
                let level = if let BlockKind::Heading(level) = block.kind {
                    level
                } else {
                    u8::MAX
                };
                headings.retain(|(above, _)| *above < level);
                headings.push((level, block.text.clone()));
            }
            Line::Text => {
                let number = u32::try_from(out.len())
                    .unwrap_or(u32::MAX)
                    .saturating_add(1);
                let text = match &block.number {
                    Some(mark) if mark != "•" => format!("{mark} {}", block.text),
                    _ => block.text.clone(),
                };
                out.push(Passage {
                    counted: true,
                    headings: headings.iter().map(|(_, text)| text.clone()).collect(),
                    ..Passage::bare(Pinpoint::number(Unit::Para, number), number, text)
                });
            }
            Line::Title | Line::Byline | Line::Furniture => {}
        }
    }
    out
}
