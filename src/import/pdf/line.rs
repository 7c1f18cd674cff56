//! Lines and words from positioned glyphs.

use std::cmp::Ordering;

use super::flatten::Face;
use super::glyphs::{Glyph, PageGlyphs};

/// A gap wider than this share of the font size parts words.
const WORD_GAP: f32 = 0.15;
/// Before a raised suffix (the `th` of `13th`) a wider gap is still none: justified lines
/// are stretched there, too.
const SUFFIX_GAP: f32 = 0.45;
/// Text smaller than this share of its line's size is raised or lowered beside it.
const SMALL: f32 = 0.85;
/// A small mark before a line may stand this many font sizes to its left.
const MARK_GAP: f32 = 3.0;
/// So many single letters in a row, set apart without spaces, are one word in spaced letters.
const SPACED_LETTERS: usize = 3;
/// Baselines nearer than this share of the font size are one line.
const SAME_LINE: f32 = 0.3;
/// The same glyph printed twice within this share of its size is printed bold that way.
const OVERPRINT: f32 = 0.12;

/// Text without a gap in it.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Word {
    /// What it prints. Never empty.
    pub text: String,
    /// Left edge in points from the page's left.
    pub x0: f32,
    /// Right edge.
    pub x1: f32,
    /// Font size in points of its first glyph.
    pub size: f32,
    /// Whether all of its letters are bold.
    pub bold: bool,
    /// Whether all of its letters are italic.
    pub italic: bool,
    /// How many bytes of `text`, at its end, are raised and small: a footnote's mark, the `th` of `13th`.
    pub raised: usize,
    /// The mark of the note that hung on it, taken out of `text`.
    pub note: Option<String>,
}

/// A line of print.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Line {
    /// Page, from 1.
    pub page: u32,
    /// Baseline in points from the page's top.
    pub y: f32,
    /// Font size that most of its letters have.
    pub size: f32,
    /// Its words, from left to right. Never empty.
    pub words: Vec<Word>,
}

/// The lines of a page from top to bottom.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct PageLines {
    /// Number of the page, from 1.
    pub number: u32,
    /// Width in points.
    pub width: f32,
    /// Height in points.
    pub height: f32,
    /// The lines.
    pub lines: Vec<Line>,
}

impl Line {
    /// Left edge.
    #[must_use]
    pub fn x0(&self) -> f32 {
        self.words.first().map_or(0.0, |word| word.x0)
    }

    /// Right edge.
    #[must_use]
    pub fn x1(&self) -> f32 {
        self.words.last().map_or(0.0, |word| word.x1)
    }

    /// The words with single spaces between them.
    #[must_use]
    pub fn text(&self) -> String {
        let words: Vec<&str> = self.words.iter().map(|word| word.text.as_str()).collect();
        words.join(" ")
    }

    /// Whether all words with letters are bold.
    #[must_use]
    pub fn bold(&self) -> bool {
        self.all(|word| word.bold)
    }

    /// Whether all words with letters are italic.
    #[must_use]
    pub fn italic(&self) -> bool {
        self.all(|word| word.italic)
    }

    fn all(&self, holds: impl Fn(&Word) -> bool) -> bool {
        let mut lettered = self
            .words
            .iter()
            .filter(|word| word.text.contains(char::is_alphanumeric))
            .peekable();
        lettered.peek().is_some() && lettered.all(holds)
    }
}

/// Builds the lines of a page.
#[must_use]
pub fn lines(page: &PageGlyphs) -> PageLines {
    let mut chunks = chunks(&page.glyphs);
    chunks.sort_by(|a, b| a.y.partial_cmp(&b.y).unwrap_or(Ordering::Equal));
    let mut rows: Vec<Row> = Vec::new();
    // The text first, then what is smaller than it and stands in lines of its own: notes, whose
    // marks are smaller still.
    while !chunks.is_empty() {
        let body = common_size(chunks.iter().flat_map(|chunk| chunk.glyphs.iter().copied()));
        let (full, small): (Vec<Chunk>, Vec<Chunk>) = chunks
            .into_iter()
            .partition(|chunk| chunk.size >= SMALL * body);
        if full.is_empty() {
            rows.extend(self::rows(small));
            break;
        }
        let mut found = self::rows(full);
        chunks = attach(&mut found, small);
        rows.extend(found);
    }
    let mut lines: Vec<Line> = rows.iter().filter_map(|row| line(row, page)).collect();
    lines.sort_by(|a, b| a.y.partial_cmp(&b.y).unwrap_or(Ordering::Equal));
    PageLines {
        number: page.number,
        width: page.width,
        height: page.height,
        lines,
    }
}

/// Glyphs that the file draws one after the other at one height and size.
struct Chunk<'a> {
    glyphs: Vec<&'a Glyph>,
    y: f32,
    size: f32,
    x0: f32,
    x1: f32,
}

fn chunks(glyphs: &[Glyph]) -> Vec<Chunk<'_>> {
    let mut chunks: Vec<Chunk> = Vec::new();
    for glyph in glyphs {
        if let Some(last) = chunks.last_mut()
            && (glyph.y - last.y).abs() < 0.05 * glyph.size
            && (glyph.size - last.size).abs() < 0.05 * glyph.size
            && glyph.x > last.x0
        {
            last.x1 = last.x1.max(glyph.x + glyph.width);
            last.glyphs.push(glyph);
            continue;
        }
        chunks.push(Chunk {
            y: glyph.y,
            size: glyph.size,
            x0: glyph.x,
            x1: glyph.x + glyph.width,
            glyphs: vec![glyph],
        });
    }
    chunks
}

/// The font size that most glyphs have, to half a point.
fn common_size<'a>(glyphs: impl Iterator<Item = &'a Glyph>) -> f32 {
    let mut counts = std::collections::BTreeMap::new();
    for glyph in glyphs.filter(|glyph| !glyph.text.trim().is_empty()) {
        *counts
            .entry((glyph.size * 2.0).round() as i32)
            .or_insert(0_usize) += 1;
    }
    counts
        .into_iter()
        .max_by_key(|&(size, count)| (count, size))
        .map_or(10.0, |(size, _)| size as f32 / 2.0)
}

/// Chunks of one line.
struct Row<'a> {
    y: f32,
    size: f32,
    chunks: Vec<Chunk<'a>>,
}

/// Sets chunks, sorted by height, into rows.
fn rows(chunks: Vec<Chunk<'_>>) -> Vec<Row<'_>> {
    let mut rows: Vec<Row> = Vec::new();
    for chunk in chunks {
        match rows.last_mut() {
            Some(row) if (chunk.y - row.y).abs() <= SAME_LINE * chunk.size.min(row.size) => {
                if chunk.glyphs.len() > row.chunks.iter().map(|c| c.glyphs.len()).max().unwrap_or(0)
                {
                    row.size = chunk.size;
                }
                row.chunks.push(chunk);
            }
            _ => rows.push(Row {
                y: chunk.y,
                size: chunk.size,
                chunks: vec![chunk],
            }),
        }
    }
    rows
}

/// Puts small chunks beside the lines that they belong to; gives back those that stand alone.
fn attach<'a>(rows: &mut [Row<'a>], small: Vec<Chunk<'a>>) -> Vec<Chunk<'a>> {
    let mut alone = Vec::new();
    for chunk in small {
        let beside = |row: &Row| {
            let height = (row.y - 0.72 * row.size..=row.y + 0.35 * row.size).contains(&chunk.y);
            let near = |other: &Chunk| {
                // A note's mark may stand a tab before its text.
                let before = other.x0 - chunk.x1;
                chunk.x0 - other.x1 < row.size
                    && before
                        < if before > 0.0 {
                            MARK_GAP * row.size
                        } else {
                            row.size
                        }
            };
            height && chunk.size < SMALL * row.size && row.chunks.iter().any(near)
        };
        match rows.iter_mut().filter(|row| beside(row)).min_by(|a, b| {
            let distance = |row: &Row| (row.y - chunk.y).abs();
            distance(a)
                .partial_cmp(&distance(b))
                .unwrap_or(Ordering::Equal)
        }) {
            Some(row) => row.chunks.push(chunk),
            None => alone.push(chunk),
        }
    }
    alone
}

/// The words of a row; `None` if it holds nothing but white space.
fn line(row: &Row, page: &PageGlyphs) -> Option<Line> {
    let mut glyphs: Vec<&Glyph> = row
        .chunks
        .iter()
        .flat_map(|chunk| chunk.glyphs.iter().copied())
        .collect();
    glyphs.sort_by(|a, b| a.x.partial_cmp(&b.x).unwrap_or(Ordering::Equal));
    let mut words: Vec<Word> = Vec::new();
    let mut last: Option<&Glyph> = None;
    let mut space = true;
    // For each word, whether the file prints a space before it.
    let mut spaces: Vec<bool> = Vec::new();
    for glyph in glyphs {
        if glyph.text.trim().is_empty() {
            space = true;
            continue;
        }
        if last.is_some_and(|before| {
            before.text == glyph.text && (glyph.x - before.x).abs() < OVERPRINT * glyph.size
        }) {
            continue;
        }
        let raised = glyph.size < SMALL * row.size && glyph.y < row.y - 0.1 * row.size;
        let gap = last.map_or(f32::MAX, |before| glyph.x - (before.x + before.width));
        let suffix = raised && is_ordinal(words.last(), glyph) && gap < SUFFIX_GAP * row.size;
        let face = page
            .faces
            .get(usize::from(glyph.font))
            .cloned()
            .unwrap_or_default();
        // Behind a note's mark the next word begins, however near: `Ltd⁵which`.
        let marked = !raised && words.last().is_some_and(ends_in_mark);
        match words.last_mut() {
            Some(word)
                if suffix || (!space && !marked && gap <= WORD_GAP * glyph.size.max(row.size)) =>
            {
                extend(word, glyph, &face, raised);
            }
            _ => {
                let mut word = Word {
                    x0: glyph.x,
                    size: glyph.size,
                    bold: true,
                    italic: true,
                    ..Word::default()
                };
                extend(&mut word, glyph, &face, raised);
                words.push(word);
                spaces.push(space);
            }
        }
        last = Some(glyph);
        space = false;
    }
    let words = close_letters(words, &spaces, row.size);
    (!words.is_empty()).then_some(Line {
        page: page.number,
        y: row.y,
        size: row.size,
        words,
    })
}

/// Joins words that are printed in letters set apart.
fn close_letters(words: Vec<Word>, spaces: &[bool], size: f32) -> Vec<Word> {
    let letter =
        |word: &Word| word.text.chars().count() == 1 && word.text.chars().all(char::is_alphabetic);
    let goes_on = |at: usize| {
        let gap = words[at].x0 - words[at - 1].x1;
        letter(&words[at])
            && letter(&words[at - 1])
            && !spaces.get(at).copied().unwrap_or(true)
            && gap < size
    };
    let mut out: Vec<Word> = Vec::with_capacity(words.len());
    let mut at = 0;
    while at < words.len() {
        let mut end = at + 1;
        while end < words.len() && goes_on(end) {
            end += 1;
        }
        if end - at >= SPACED_LETTERS {
            let mut word = words[at].clone();
            for next in &words[at + 1..end] {
                word.text.push_str(&next.text);
                word.x1 = next.x1;
                word.bold &= next.bold;
                word.italic &= next.italic;
            }
            out.push(word);
        } else {
            out.extend(words[at..end].iter().cloned());
        }
        at = end;
    }
    out
}

/// Whether a raised glyph begins or continues the suffix of an ordinal number.
fn is_ordinal(word: Option<&Word>, glyph: &Glyph) -> bool {
    word.is_some_and(|word| {
        let number =
            word.text[..word.text.len() - word.raised].ends_with(|c: char| c.is_ascii_digit());
        number && (word.raised > 0 || "snrt".contains(glyph.text.chars().next().unwrap_or(' ')))
    })
}

/// Whether a word ends in raised figures that are none of a number's: a note's mark.
fn ends_in_mark(word: &Word) -> bool {
    let (text, mark) = word.text.split_at(word.text.len() - word.raised);
    !mark.is_empty()
        && mark.bytes().all(|b| b.is_ascii_digit())
        && text.ends_with(|c: char| !c.is_ascii_digit())
}

fn extend(word: &mut Word, glyph: &Glyph, face: &Face, raised: bool) {
    let text = glyph.text.trim();
    if text.contains(char::is_alphanumeric) {
        word.bold &= face.bold;
        word.italic &= face.italic;
    }
    word.raised = if raised { word.raised + text.len() } else { 0 };
    word.text.push_str(text);
    word.x1 = word.x1.max(glyph.x + glyph.width);
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Glyphs of a text, half an em each, on one baseline.
    pub(crate) fn set(text: &str, x: f32, y: f32, size: f32) -> Vec<Glyph> {
        text.chars()
            .enumerate()
            .map(|(i, c)| Glyph {
                x: x + i as f32 * size / 2.0,
                y,
                width: size / 2.0,
                size,
                font: 0,
                text: c.to_string(),
            })
            .collect()
    }

    fn page(glyphs: Vec<Glyph>) -> PageGlyphs {
        PageGlyphs {
            number: 1,
            width: 595.0,
            height: 842.0,
            glyphs,
            faces: vec![Face::default()],
            ..PageGlyphs::default()
        }
    }

    #[test]
    fn a_raised_suffix_stays_with_its_number() {
        let mut glyphs = set("dated 13", 100.0, 100.0, 12.0);
        glyphs.extend(set("th", 150.0, 96.0, 7.0));
        glyphs.extend(set("May", 165.0, 100.0, 12.0));
        let lines = lines(&page(glyphs)).lines;
        assert_eq!(lines.len(), 1);
        assert_eq!(lines[0].text(), "dated 13th May");
        assert_eq!(lines[0].words[1].raised, 2);
    }

    // Marks stand as high as in older prints of Kenya Law, and no space stands behind them.
    #[test]
    fn a_notes_mark_ends_a_word() {
        let mut glyphs = set("Alpha Ltd", 100.0, 100.0, 12.0);
        glyphs.extend(set("5", 154.0, 91.8, 6.0));
        glyphs.extend(set("which", 157.0, 100.0, 12.0));
        let lines = lines(&page(glyphs)).lines;
        assert_eq!(lines.len(), 1);
        assert_eq!(lines[0].text(), "Alpha Ltd5 which");
        assert_eq!(lines[0].words[1].raised, 1);
    }

    #[test]
    fn gaps_part_words_and_rows_part_lines() {
        let mut glyphs = set("one", 100.0, 100.0, 12.0);
        glyphs.extend(set("two", 140.0, 100.5, 12.0));
        glyphs.extend(set("three", 100.0, 114.0, 12.0));
        let lines = lines(&page(glyphs)).lines;
        let text: Vec<String> = lines.iter().map(Line::text).collect();
        assert_eq!(text, ["one two", "three"]);
    }
}
