//! Lines to paragraphs.
//!
//! A paragraph goes on in the next line unless something says that it ended: a gap, a line
//! that had room for the next word, a label, another indent, another style. Page ends say
//! nothing: paragraphs run over them.

use std::collections::BTreeMap;
use std::ops::Range;

use super::footnote::Note;
use super::join::Joiner;
use super::label::{self, LabelKind};
use super::line::{Line, PageLines};
use super::shape;
use crate::import::block::{Block, BlockKind};

/// A gap wider than this many times the usual one parts paragraphs.
const WIDE_GAP: f32 = 1.3;
/// The same in mid-sentence, and of what is usual in the whole text.
const WIDEST_GAP: f32 = 1.6;
/// Lines are set no further apart than this many font sizes; triple spacing is less.
const WIDEST_LEADING: f32 = 4.5;
/// Edges nearer than this, in points, are one.
const SAME_EDGE: f32 = 3.0;
/// In mid-sentence a line must leave more than this share of the column free to end its paragraph.
const RAGGED: f32 = 0.35;
/// So many lines must end at one place for it to be a right edge.
const EDGE_LINES: usize = 3;
/// Texts after labels that begin nearer than this, in points, begin at one tab.
const SAME_TAB: f32 = 1.5;
/// The most places of tabs that are kept.
const MAX_TABS: usize = 200;

/// What is usual in the file.
#[derive(Debug, Clone, Default)]
pub(super) struct Habits {
    /// Distance of baselines in points.
    pub leading: f32,
    /// Font size of most words.
    pub size: f32,
    /// Left edge of most lines.
    pub left: f32,
    /// Right edge of the text.
    pub right: f32,
    /// The right edge at which most lines with a left edge end: indented text is narrower.
    edges: BTreeMap<i32, f32>,
    /// Distance of baselines of lines with a left edge: quotations are often set closer than the text.
    leadings: BTreeMap<i32, f32>,
    /// Left edges of labels that a tab follows, each with that of the text after it.
    tabs: Vec<(f32, f32)>,
}

/// Builds blocks from lines; notes come at the end.
#[must_use]
pub fn blocks(pages: &[PageLines], notes: Vec<Note>) -> Vec<Block> {
    let habits = Habits::of(pages);
    let joiner = Joiner::of(pages);
    let mut groups: Vec<Vec<&Line>> = Vec::new();
    for page in pages {
        for (index, line) in page.lines.iter().enumerate() {
            let next = page.lines.get(index + 1);
            match groups.last_mut() {
                Some(group) if habits.continues(group, line, next, page.width) => group.push(line),
                _ => groups.push(vec![line]),
            }
        }
    }
    let width = |page: u32| {
        pages
            .iter()
            .find(|p| p.number == page)
            .map_or(0.0, |p| p.width)
    };
    let mut depth = shape::Depth::default();
    let mut blocks: Vec<Block> = groups
        .iter()
        .filter_map(|group| shape::block(group, &habits, width(group[0].page), &joiner, &mut depth))
        .collect();
    shape::spread_quotations(&mut blocks);
    close_brackets(&mut blocks);
    blocks.extend(notes.into_iter().map(|note| Block {
        kind: BlockKind::Footnote,
        text: joiner.join(&note.lines.iter().collect::<Vec<_>>(), 0),
        number: Some(note.mark),
        page: Some(note.page),
        ..Block::default()
    }));
    blocks
}

/// What is set in the middle in brackets may be taken apart where its style changes: a part that
/// closes a bracket it never opened goes back to the part before, which left one open.
fn close_brackets(blocks: &mut Vec<Block>) {
    /// The longest such part, in bytes.
    const LONGEST: usize = 400;
    let open = |text: &str| text.matches('(').count() as i64 - text.matches(')').count() as i64;
    let mut at = 1;
    while at < blocks.len() {
        let (before, block) = (&blocks[at - 1], &blocks[at]);
        let one = matches!(block.kind, BlockKind::Heading(_) | BlockKind::Paragraph)
            && block.number.is_none()
            && before.text.starts_with('(')
            && before.text.len() + block.text.len() <= LONGEST
            && block.text.ends_with(')')
            && open(&before.text) == 1
            && open(&block.text) == -1;
        if one {
            let block = blocks.remove(at);
            let before = &mut blocks[at - 1];
            before.text = format!("{} {}", before.text, block.text);
        } else {
            at += 1;
        }
    }
}

/// Whether lines set apart are rows of a catalogue, `Court: High Court` over `Date: 22 January 2031`.
fn is_next_row(first: &Line, last: &Line, line: &Line) -> bool {
    /// Rows stand further apart than this many font sizes.
    const APART: f32 = 1.5;
    line.y - last.y > APART * line.size && is_row(first) && is_row(line)
}

/// Whether a row's value goes on in the next line: `Judges: A Mfano,` over `B Mfani,` and `C Mfanu`.
fn row_goes_on(first: &Line, last: &Line, line: &Line) -> bool {
    is_row(first) && !is_row(line) && last.text().ends_with(',') && line.page == last.page
}

/// Whether a line begins with a short label and a colon.
fn is_row(line: &Line) -> bool {
    /// The longest label, in letters.
    const LABEL: usize = 24;
    line.text().split_once(": ").is_some_and(|(label, _)| {
        label.chars().count() <= LABEL
            && label.starts_with(char::is_uppercase)
            && label
                .chars()
                .all(|c| c.is_alphabetic() || " _-".contains(c))
    })
}

/// The usual distance of baselines in `column`. A line that nearly fills it goes on in the next, mostly; only
/// where few do, as in a ruling of a page whose head has more lines than its text, do the others not count.
fn leading(pages: &[PageLines], size: f32, column: Range<f32>) -> Option<f32> {
    /// Fewest lines that go on.
    const FEWEST: usize = 4;
    /// A line that leaves less than this share of the column free goes on.
    const FREE: f32 = 0.12;
    let pairs = || pages.iter().flat_map(|page| page.lines.windows(2));
    let gap = |pair: &[Line]| pair[1].y - pair[0].y;
    let usual = |gap: &f32| *gap > 4.0 && *gap < WIDEST_LEADING * size;
    let edge = column.end - FREE * (column.end - column.start);
    let full: Vec<f32> = pairs()
        .filter(|pair| pair[0].x1() >= edge && pair[1].x0() <= column.start + SAME_EDGE)
        .map(gap)
        .filter(usual)
        .collect();
    let all = common(pairs().map(gap).filter(usual), 0.5);
    if full.len() < FEWEST {
        return all;
    }
    let within = common(full.into_iter(), 0.5)?;
    all.map(|all| all.min(within))
}

impl Habits {
    fn of(pages: &[PageLines]) -> Self {
        let lines = || pages.iter().flat_map(|page| &page.lines);
        let left = common(
            lines().filter(|line| line.words.len() > 3).map(Line::x0),
            1.0,
        )
        .unwrap_or(0.0);
        let mut by_left: BTreeMap<i32, Vec<f32>> = BTreeMap::new();
        for line in lines().filter(|line| line.words.len() > 2) {
            let text = match label::of_line(line) {
                Some((_, true)) => line.words[1].x0,
                _ => line.x0(),
            };
            by_left.entry(bucket(text)).or_default().push(line.x1());
        }
        let edges = by_left
            .into_iter()
            .filter_map(|(left, ends)| {
                let edge = common(ends.iter().copied(), 1.0)?;
                let there = ends
                    .iter()
                    .filter(|end| (**end - edge).abs() < SAME_EDGE)
                    .count();
                (there >= EDGE_LINES).then_some((left, edge))
            })
            .collect();
        let mut ends: Vec<f32> = lines()
            .filter(|line| line.words.len() > 3)
            .map(Line::x1)
            .collect();
        ends.sort_by(f32::total_cmp);
        let size = common(
            lines().flat_map(|line| line.words.iter().map(|_| line.size)),
            0.5,
        )
        .unwrap_or(11.0);
        let right = ends.get(ends.len() * 95 / 100).copied().unwrap_or(0.0);
        Self {
            leadings: leadings(pages, WIDEST_LEADING * size),
            leading: leading(pages, size, left..right).unwrap_or(1.2 * size),
            size,
            left,
            right,
            edges,
            tabs: tabs(pages),
        }
    }

    /// The label that a line begins with, and whether its place shows that it is one: by a
    /// tab after it, or because it stands where other labels do that have one.
    pub(super) fn label_of(&self, line: &Line) -> Option<(LabelKind, bool)> {
        let (kind, set_off) = label::of_line(line)?;
        let text = line.words.get(1).map_or(line.x0(), |word| word.x0);
        let same = |a: f32, b: f32| (a - b).abs() < SAME_TAB;
        let aligned = || {
            self.tabs
                .iter()
                .any(|&(label, after)| same(label, line.x0()) && same(after, text))
        };
        Some((kind, set_off || aligned()))
    }

    /// Left edge of the text after a label that is set off, or of the line.
    fn text_left(&self, line: &Line) -> f32 {
        match self.label_of(line) {
            Some((_, true)) => line.words.get(1).map_or(line.x0(), |word| word.x0),
            _ => line.x0(),
        }
    }

    /// Whether `line` goes on where `group` stops.
    fn continues(
        &self,
        group: &[&Line],
        line: &Line,
        next: Option<&Line>,
        page_width: f32,
    ) -> bool {
        let (Some(first), Some(last)) = (group.first(), group.last()) else {
            return false;
        };
        if has_leader(line) || changes_size(last, line) {
            return false;
        }
        if row_goes_on(first, last, line) {
            return true;
        }
        if has_leader(first) {
            return group.len() == 1
                && shape::leader_goes_on(first, line)
                && line.y - first.y < 2.0 * self.leading;
        }
        if self.is_in_brackets(group, line) {
            return true;
        }
        let last_centred = self.centred(last, page_width);
        // A line that begins where an uncentred one does, or in mid-sentence, is in the middle by chance.
        let begins_at = |edge: f32| (line.x0() - edge).abs() < SAME_EDGE;
        let by_chance = begins_at(last.x0()) || begins_at(self.text_left(last)) || starts_low(line);
        let centred = self.centred(line, page_width) && (last_centred || !by_chance);
        if centred || last_centred {
            return centred && last_centred && self.centred_goes_on(last, line);
        }
        let same_page = line.page == last.page;
        if same_page && (self.gap_parts(group, line, next) || is_next_row(first, last, line)) {
            return false;
        }
        if label::counts_on(first, line) && ends_sentence(last) {
            return false;
        }
        let short = self.is_short(last, line, first);
        if let Some((kind, set_off)) = self.label_of(line)
            && (set_off
                || short
                || self.leaves_edge(group, line)
                || self.is_sibling(first, line, kind))
            && !(kind == LabelKind::Bullet && !set_off && !short)
        {
            return false;
        }
        if changes_weight(last, line) && !starts_low(line) {
            return false;
        }
        if short {
            return false;
        }
        !self.leaves_edge(group, line) || (!ends_sentence(last) && starts_low(line))
    }

    /// Whether a group in the middle of the page opened a bracket that it has not closed yet: of what is
    /// set so over several lines, only some stand in.
    fn is_in_brackets(&self, group: &[&Line], line: &Line) -> bool {
        /// Most lines of what stands in brackets.
        const LINES: usize = 8;
        let (Some(first), Some(last)) = (group.first(), group.last()) else {
            return false;
        };
        let count = |sign: char| -> usize {
            group
                .iter()
                .map(|line| line.text().matches(sign).count())
                .sum()
        };
        group.len() < LINES
            && first.text().starts_with('(')
            && first.x0() > self.left + SAME_EDGE
            && count('(') > count(')')
            && line.page == last.page
            && line.y - last.y < 1.5 * last.size.max(line.size)
    }

    /// Whether a line begins with the same kind of label, at the same place, as the group.
    fn is_sibling(&self, first: &Line, line: &Line, kind: LabelKind) -> bool {
        self.label_of(first).is_some_and(|(other, _)| other == kind)
            && (first.x0() - line.x0()).abs() < SAME_EDGE
            && (self.text_left(first) - line.x0()).abs() > SAME_EDGE
    }

    /// Whether the distance from the line above is that between paragraphs.
    fn gap_parts(&self, group: &[&Line], line: &Line, next: Option<&Line>) -> bool {
        let Some(last) = group.last() else {
            return false;
        };
        let gap = line.y - last.y;
        let leading = self.leading_of(line);
        let before = group
            .len()
            .checked_sub(2)
            .and_then(|i| group.get(i))
            .filter(|before| before.page == last.page);
        let usual = match (before, next) {
            (Some(before), _) => last.y - before.y,
            // Of a single line, only what follows tells how far apart its lines would be.
            (None, Some(next)) if next.y - line.y > 0.9 * line.size => {
                (next.y - line.y).min(leading.max(line.size))
            }
            (None, _) => leading,
        };
        // Where a sentence goes on in lower case, lines stand apart by a word of another size at most.
        let wide = if !ends_sentence(last) && starts_low(line) {
            WIDEST_GAP
        } else {
            WIDE_GAP
        };
        gap > wide * usual && gap > 1.1 * line.size
            || gap > WIDEST_GAP * leading.max(1.3 * line.size)
    }

    /// How far the lines of a paragraph stand apart where a line begins.
    fn leading_of(&self, line: &Line) -> f32 {
        self.leadings
            .get(&bucket(line.x0()))
            .map_or(self.leading, |leading| leading.max(self.leading))
    }

    /// Whether the last line had room for the first word of the next: then a paragraph ended.
    fn is_short(&self, last: &Line, line: &Line, first: &Line) -> bool {
        let Some(word) = line.words.first() else {
            return false;
        };
        let edge = self
            .edges
            .get(&bucket(self.text_left(last)))
            .or_else(|| self.edges.get(&bucket(last.x0())))
            .copied()
            .unwrap_or_else(|| {
                if first.page == last.page {
                    self.right.min(first.x1().max(last.x1()).max(line.x1()))
                } else {
                    self.right
                }
            });
        let edge = if (last.x1() - line.x1()).abs() < 1.0 {
            last.x1()
        } else {
            edge
        };
        // Ragged text may break before a word that would have fitted.
        let slack = if !ends_sentence(last) && starts_low(line) {
            RAGGED * (edge - last.x0())
        } else {
            1.0
        };
        last.x1() + 0.3 * last.size + (word.x1 - word.x0) < edge - slack
    }

    /// Whether the line begins elsewhere than the group's lines.
    fn leaves_edge(&self, group: &[&Line], line: &Line) -> bool {
        let Some(first) = group.first() else {
            return false;
        };
        let x = line.x0();
        let same = |edge: f32| (x - edge).abs() < SAME_EDGE;
        match group.get(1) {
            Some(second) => !same(second.x0()),
            // A hanging label, a first line set in, or a first line set out.
            None if self.label_of(first).is_some() => {
                !(same(self.text_left(first))
                    || hangs_below(first, line)
                    || x < first.x0() + SAME_EDGE
                    || self.hangs_as_usual(first, line))
            }
            None => !(same(first.x0()) || x < first.x0()) && ends_sentence(first),
        }
    }

    /// Whether a line goes on with the sentence of a labelled one at the left edge of the text: in a justified
    /// line a narrow tab is no wider than the other gaps, so that it does not show where the text begins.
    fn hangs_as_usual(&self, first: &Line, line: &Line) -> bool {
        let x = line.x0();
        let near = |a: f32, b: f32| (a - b).abs() < SAME_EDGE;
        let closed = line.words.first().is_some_and(|word| {
            word.text.ends_with(['.', ')', ']']) && label::label(&word.text).is_some()
        });
        !ends_sentence(first)
            && !closed
            && (near(x, self.left)
                || self
                    .tabs
                    .iter()
                    .any(|&(label, text)| near(label, first.x0()) && near(text, x)))
    }

    /// Whether a line stands in the middle of the page.
    pub(super) fn centred(&self, line: &Line, page_width: f32) -> bool {
        let middle = f32::midpoint(self.left, self.right);
        let own = f32::midpoint(line.x0(), line.x1());
        let set_in =
            line.x0() > self.left + 1.5 * line.size && line.x1() < self.right - 1.5 * line.size;
        let near = |centre: f32| (own - centre).abs() < 0.5 * line.size;
        let labelled = self.label_of(line).is_some_and(|(_, set_off)| set_off);
        // Text set in alike from both sides fills its lines.
        let fills = self
            .edges
            .get(&bucket(line.x0()))
            .is_some_and(|edge| (line.x1() - edge).abs() < SAME_EDGE);
        set_in && (near(middle) || near(page_width / 2.0)) && !labelled && !fills
    }

    /// Whether a centred heading runs on: it filled its line, or breaks off in mid-phrase.
    fn centred_goes_on(&self, last: &Line, line: &Line) -> bool {
        let close = line.page == last.page && line.y - last.y < 1.5 * last.size.max(line.size);
        let weight = last.bold() == line.bold();
        let word = line.words.first().map_or(0.0, |word| word.x1 - word.x0);
        let filled = last.x1() - last.x0() + word > 0.85 * (self.right - self.left);
        let links = |word: Option<&super::line::Word>| {
            word.is_some_and(|w| {
                matches!(
                    w.text.to_uppercase().as_str(),
                    "AND" | "OF" | "FOR" | "OR" | "THE" | "TO" | "&"
                )
            })
        };
        let linked = line.words.len() > 1 && links(line.words.first())
            || last.words.len() > 1 && links(last.words.last());
        let open = last.text().matches('(').count() > last.text().matches(')').count();
        close && weight && (filled || linked || open || starts_low(line))
    }
}

/// How far lines stand apart that surely go on from the one above: in mid-sentence, in lower case.
fn leadings(pages: &[PageLines], widest: f32) -> BTreeMap<i32, f32> {
    let mut gaps: BTreeMap<i32, Vec<f32>> = BTreeMap::new();
    for pair in pages.iter().flat_map(|page| page.lines.windows(2)) {
        let gap = pair[1].y - pair[0].y;
        if starts_low(&pair[1]) && !ends_sentence(&pair[0]) && gap > 4.0 && gap < widest {
            gaps.entry(bucket(pair[1].x0())).or_default().push(gap);
        }
    }
    gaps.into_iter()
        .filter(|(_, gaps)| gaps.len() >= EDGE_LINES)
        .filter_map(|(left, gaps)| Some((left, common(gaps.into_iter(), 0.5)?)))
        .collect()
}

/// Where labels that a tab follows stand, and the text after them. A label before which no wide
/// gap shows the tab has one where the next line hangs below the text.
fn tabs(pages: &[PageLines]) -> Vec<(f32, f32)> {
    let mut tabs: Vec<(f32, f32)> = Vec::new();
    let lines = pages.iter().flat_map(|page| {
        let next = page.lines.iter().skip(1).map(Some).chain([None]);
        page.lines.iter().zip(next)
    });
    for (line, next) in lines {
        let (Some((_, set_off)), Some(text)) = (label::of_line(line), line.words.get(1)) else {
            continue;
        };
        let hangs = || next.is_some_and(|next| hangs_below(line, next));
        if !set_off && !hangs() {
            continue;
        }
        let tab = (line.x0(), text.x0);
        if tabs.len() < MAX_TABS
            && !tabs
                .iter()
                .any(|t| (t.0 - tab.0).abs() < 0.5 && (t.1 - tab.1).abs() < 0.5)
        {
            tabs.push(tab);
        }
    }
    tabs
}

/// Whether a line begins right below the text after the label of the one before.
fn hangs_below(line: &Line, next: &Line) -> bool {
    line.words.get(1).is_some_and(|text| {
        (next.x0() - text.x0).abs() < SAME_TAB && text.x0 - line.x0() > SAME_EDGE
    })
}

fn bucket(x: f32) -> i32 {
    (x / 4.0).round() as i32
}

/// The most common of some lengths, in steps of `step`; the larger of two that are equally common.
fn common(values: impl Iterator<Item = f32>, step: f32) -> Option<f32> {
    let mut counts: BTreeMap<i32, usize> = BTreeMap::new();
    for value in values {
        *counts.entry((value / step).round() as i32).or_default() += 1;
    }
    counts
        .into_iter()
        .max_by_key(|&(value, count)| (count, value))
        .map(|(value, _)| value as f32 * step)
}

/// Whether a line is led across by dots: a party and its role, a line of contents.
pub(super) fn has_leader(line: &Line) -> bool {
    shape::leader(line).is_some()
}

fn changes_size(last: &Line, line: &Line) -> bool {
    (last.size - line.size).abs() > 0.12 * last.size.max(line.size)
}

fn changes_weight(last: &Line, line: &Line) -> bool {
    last.bold() != line.bold()
        && (last.bold() || line.bold())
        && !partly_bold(last)
        && !partly_bold(line)
}

fn partly_bold(line: &Line) -> bool {
    !line.bold()
        && line
            .words
            .iter()
            .any(|word| word.bold && word.text.contains(char::is_alphabetic))
}

fn starts_low(line: &Line) -> bool {
    line.words
        .first()
        .is_some_and(|word| word.text.starts_with(char::is_lowercase))
}

fn ends_sentence(line: &Line) -> bool {
    line.words.last().is_some_and(|word| {
        word.text
            .trim_end_matches(['”', '"', '’', '\'', ')', ']'])
            .ends_with(['.', ':', ';', '?', '!', '—', '–', '-'])
    })
}
