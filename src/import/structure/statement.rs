//! Paragraphs of a press release, an official statement or a news item.
//!
//! Such texts have no numbers of their own: paragraphs are counted by us. What surrounds
//! the text on its page (section names, bylines, share buttons, tags) is no paragraph.

use std::sync::LazyLock;

use regex::Regex;

use crate::import::block::{Block, BlockKind};
use crate::import::organisation::is_letterhead;
use crate::model::{Passage, Pinpoint, Unit};

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
/// Most words of a title.
const MAX_TITLE_WORDS: usize = 30;
/// A line of at least this many words is text, wherever it stands.
const TEXT_WORDS: usize = 25;
/// A line of at most this many words that ends like no sentence is a tag, outside the text.
const TAG_WORDS: usize = 4;

fn regex(pattern: &str) -> Regex {
    Regex::new(pattern).expect("the pattern is a constant of this file")
}

static FURNITURE: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"(?i)^\W*(?:(?:share|tweet|pin|e-?mail|print|whatsapp|facebook|twitter|x|instagram|youtube|tiktok|telegram|linkedin|messenger|reddit|copy link|like|save|listen|bookmark)(?:\W+(?:this|on|via|to|article|story|post|page|now|by|with|facebook|twitter|whatsapp|linkedin|telegram|email|print|x|link|friends?|copy|\d+))*\W*|(?:region|tags?|topics?|categor(?:y|ies)|filed under|posted in|keywords?|country|section|issues?)\s*:.*|(?:related|recommended|trending|popular|latest|more|top|other)\W+(?:stories|articles|posts|news|reads?|topics|content|links|in this section|from .*)?\W*|(?:read|see|watch|also read|read also|read more|continue reading|don't miss|you may also like|up next)\b.{0,120}|(?:subscribe|sign up|log ?in|register|follow us|join us|download our|get the app|advertisement|sponsored|loading|skip to .*|back to top|home|menu|search|news|blogs?|press|media|opinion|business|politics|counties|videos?|photos?|gallery|about us|contact us|privacy policy|terms .*|cookie .*|accept .*|we use cookies.*|comments?(?: \(\d+\))?|leave a (?:reply|comment).*|\d+ comments?|post a comment.*|news (?:&|and) blogs?|press (?:room|centre|center|releases?)|previous|next|by clicking.*)\W*|(?:©|copyright|all rights reserved).*|(?:photo|image|picture|file photo|credit|caption|video)\s*(?:credit|by|courtesy)?\s*[:|/].*|\[?(?:photo|image|picture)[^\]]{0,40}\]?|\d+\s*(?:shares?|views?|likes?|comments?|min(?:ute)?s? read)\W*)$",
    )
});

static BYLINE: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"(?i)^\W*(?:(?:by|written by|posted by|published by|reported by|edited by|author|compiled by|story by)\b:?\s*\S.{0,80}|(?:issued|signed|released|endorsed) (?:by|on behalf of)\b.{0,160}|(?:published|updated|posted|last updated|last modified|date|dated|created|first published)(?: on| at| this)?\b:?\s.{0,60}\d{2,4}.{0,20}|for (?:immediate|general|more|further|any|media|press)\b.{0,20}(?:release|information|inquir|enquir|quer|contact|details).{0,200}|(?:media |press )?contacts?\s*:.*|(?:tel|phone|hotline|mobile|cell|e-?mail|fax|website)\s*[:.].*|notes? to (?:the )?editors?\W*|[-–—#*\s]*(?:ends?|###)[-–—#*\s]*|embargoed.*|\[[^\]]*\b(?:released|issued|published|statement|originally)\b[^\]]*\]|ref(?:erence)?\s*(?:no)?\s*[:.].{0,60}|\S+@\S+\.\S+|[-+()/\d\s]{7,}|(?:press|media|joint) (?:statement|release)\s*[:–—-].{0,60}\d{4}.{0,40}|.{0,40}\d{4}\s*:?\s*for immediate release|source\s*:.{2,80}|written by .{2,80}\d{4}.{0,12}|.{0,60}\|\s*\S.{0,60}\b(?:author|staff|reporter|correspondent|editor|admin|team|writer|desk|newsroom|contributor))\W*$",
    )
});

static DATE_ALONE: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"(?i)^\W*(?:[a-z .]{2,30},\s*)?(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s*)?(?:(?:the\s+)?\d{1,2}(?:st|nd|rd|th)?(?:\s+day)?(?:\s+of)?\s+[a-z]{3,9}\.?,?\s+\d{4}|[a-z]{3,9}\.?\s+\d{1,2}(?:st|nd|rd|th)?,?\s+\d{4}|\d{4}-\d{2}-\d{2}|\d{1,2}[/.]\d{1,2}[/.]\d{4})(?:[-–,|\s]*(?:at\s*)?\d{1,2}[:.]\d{2}.{0,12})?(?:\W*(?:last\s+)?(?:updated|modified|edited)\b.{0,40}|\W*\d+\s*min(?:ute)?s?\s+read)?\W*$",
    )
});

/// What each block is.
#[must_use]
pub fn lines(blocks: &[Block]) -> Vec<Line> {
    let mut lines: Vec<Line> = blocks.iter().map(alone).collect();
    let first_text = (0..blocks.len())
        .find(|at| lines[*at] == Line::Text && is_text(&blocks[*at]))
        .unwrap_or(blocks.len());
    if let Some(title) = title(blocks, &lines, first_text) {
        lines[title] = Line::Title;
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
    if matches!(block.kind, BlockKind::Footnote) {
        Line::Text
    } else if FURNITURE.is_match(text) {
        Line::Furniture
    } else if (BYLINE.is_match(text) && !is_sentence_with_by(text)) || DATE_ALONE.is_match(text) {
        Line::Byline
    } else {
        Line::Text
    }
}

/// `By 2031 every citizen will have a number.`
fn is_sentence_with_by(text: &str) -> bool {
    text.to_lowercase().starts_with("by ")
        && text.ends_with(['.', ':'])
        && text.split_whitespace().count() > 5
}

fn words(block: &Block) -> usize {
    block.text.split_whitespace().count()
}

/// Whether a block is running text: long, or a sentence that is no title.
fn is_text(block: &Block) -> bool {
    !matches!(block.kind, BlockKind::Heading(_))
        && (words(block) >= TEXT_WORDS
            || (block.text.ends_with(['.', '”', '"', ':']) && words(block) > 8))
}

static RELEASE: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"(?i)\b(?:press|media|joint|public) (?:release|statement)|\b(?:statement|speech|remarks|address) (?:by|on|from)\b",
    )
});

/// The title: among the lines before the text, the heading that calls itself a statement, or
/// else the longest of the highest level, or else the line that calls itself one, or the first.
fn title(blocks: &[Block], lines: &[Line], first_text: usize) -> Option<usize> {
    let fits = |at: &usize| {
        let count = words(&blocks[*at]);
        lines[*at] == Line::Text && count <= MAX_TITLE_WORDS
    };
    let level = |at: &usize| match blocks[*at].kind {
        BlockKind::Heading(level) => Some(level),
        _ => None,
    };
    // Neither the letterhead nor what stands under a picture.
    let named_only = |at: &usize| is_letterhead(&blocks[*at].text) || is_caption(&blocks[*at].text);
    let all: Vec<usize> = (0..first_text).filter(fits).collect();
    let own: Vec<usize> = all.iter().copied().filter(|at| !named_only(at)).collect();
    let candidates = if own.is_empty() { all } else { own };
    let heading = candidates
        .iter()
        .copied()
        .filter(|at| level(at).is_some() && words(&blocks[*at]) >= TITLE_WORDS);
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
    calls_itself
        .or_else(|| heading.clone().min_by_key(rank))
        .or_else(|| {
            candidates
                .iter()
                .copied()
                .filter(|at| words(&blocks[*at]) >= TITLE_WORDS)
                .min_by_key(|at| (!named(at), *at))
        })
}

/// Whether a line stands under a picture: it names who took it.
fn is_caption(text: &str) -> bool {
    let lower = text.to_lowercase();
    text.contains('©')
        || ["photo", "file", "file photo", "courtesy"]
            .iter()
            .any(|word| lower.trim_end_matches(['.', ')', ']', ' ']).ends_with(word))
        || lower.contains("photo |")
        || lower.contains("photo/")
}

/// Short lines before the text and after its end that are neither its title nor sentences.
fn outside(blocks: &[Block], lines: &mut [Line], first_text: usize) {
    let last_text = (0..blocks.len())
        .rfind(|at| lines[*at] == Line::Text && is_text(&blocks[*at]))
        .unwrap_or(0);
    for (at, (line, block)) in lines.iter_mut().zip(blocks).enumerate() {
        let outside = at < first_text || at > last_text;
        let ends = block.text.ends_with(['.', '!', '?', '”', '"', ':']);
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_lines_of_pages_are() {
        let line = |text: &str| {
            alone(&Block {
                text: text.to_owned(),
                ..Block::default()
            })
        };
        for furniture in [
            "Share this",
            "Share on Facebook",
            "Tweet",
            "Region: Kenya",
            "Tags: data, identity",
            "News & Blogs",
            "Read more: The law",
            "Advertisement",
            "12 shares",
            "© 2031 Mfano News",
            "Photo: Mfano",
            "Related articles",
            "Subscribe",
            "3 min read",
            "Facebook Twitter WhatsApp Email",
        ] {
            assert_eq!(line(furniture), Line::Furniture, "{furniture}");
        }
        for byline in [
            "By Jane Mfano",
            "January 31, 2031 | Mfano Author",
            "Nairobi, 31 January 2031",
            "Published on 3 May 2031",
            "Issued by",
            "FOR IMMEDIATE RELEASE",
            "Contact: +254 700 000 000",
            "-ENDS-",
            "press@mfano.example",
            "Tuesday, 9th April 2031 10:15 am",
            "[This statement was released by Mfano Trust]",
        ] {
            assert_eq!(line(byline), Line::Byline, "{byline}");
        }
        for text in [
            "Shareholders of the company met.",
            "By 2031 every citizen will have a number, the ministry hopes.",
            "Regional governments were told to wait.",
            "We will monitor these orders.",
        ] {
            assert_eq!(line(text), Line::Text, "{text}");
        }
    }
}
