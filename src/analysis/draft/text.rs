//! A draft as one text: its words without markup, and the way back to the file.

use std::ops::Range;
use std::sync::Arc;

use crate::diagnostic::{SourceFile, Span};
use crate::import::block::{Block, BlockKind as ImportKind};
use crate::import::decode::decode;
use crate::import::file::{FileError, Hints};
use crate::import::recognise::{Format, Refusal};
use crate::model::PartialDate;
use crate::parse::{PlainKind, plain_blocks};

use super::head;
use super::lines;

/// What stands between two blocks of the flow.
const GAP: &str = "\n\n";

/// What a block of a draft is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BlockKind {
    /// Running text.
    Paragraph,
    /// A heading.
    Heading,
    /// Words set apart as quoted: a block quotation, an indented paragraph.
    Quotation,
    /// Set in, but by a number or letter of its own: a sub-paragraph, a prayer.
    Item,
    /// A footnote, by its mark.
    Note(String),
}

/// A block of a draft.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DraftBlock {
    /// Where it stands in the flow, in bytes.
    pub range: Range<usize>,
    /// What it is.
    pub kind: BlockKind,
    /// The page, from 1, where the format has pages.
    pub page: Option<u32>,
    /// Which paragraph of the file it is, from 1, where the format counts them.
    pub paragraph: Option<u32>,
}

/// A draft: what its author wrote, to be held against the corpus.
#[derive(Debug)]
pub struct Draft {
    /// What findings point into: the file itself for Markdown and text; for other formats
    /// their words, a paragraph a line.
    pub file: Arc<SourceFile>,
    /// Its format.
    pub format: Format,
    /// The words of all blocks without markup; a footnote stands behind the paragraph that
    /// bears its mark.
    pub flow: String,
    /// The blocks in the order of the flow.
    pub blocks: Vec<DraftBlock>,
    /// Marks of footnotes: byte of the flow, index of the footnote's block.
    pub marks: Vec<(usize, usize)>,
    /// The date that the draft bears, if it bears one.
    pub date: Option<PartialDate>,
    /// How many of the first blocks are the draft's own heading: court, parties, number.
    pub head: usize,
    pieces: Vec<Piece>,
}

/// A piece of the flow that is a piece of the file.
#[derive(Debug, Clone)]
struct Piece {
    flow: usize,
    source: Range<usize>,
}

impl Draft {
    /// Reads a draft of any format, which its content tells. `name` is how it is called in
    /// findings; `tld` the jurisdiction's top-level domain, for guesses at encodings.
    ///
    /// # Errors
    /// If the file is of no format that is read, is damaged, or is binary.
    pub fn read(name: &str, bytes: &[u8], tld: &str) -> Result<Self, FileError> {
        let hints = Hints {
            tld: tld.to_owned(),
            ..Hints::default()
        };
        let (format, blocks) = match crate::import::file::blocks(bytes, &hints) {
            Ok(found) => found,
            // A draft of one line of Markdown is taken for text; what is no known markup is too.
            Err(FileError::Refused(refusal)) if is_text(refusal) => (Format::Text, Vec::new()),
            Err(error) => return Err(error),
        };
        Ok(match format {
            Format::Markdown => Self::markdown(name, text_of(bytes, tld)),
            Format::Text => {
                let text = text_of(bytes, tld);
                // What looks like neither is read as Markdown when it quotes or notes as Markdown does.
                if lines::is_marked_up(&text) {
                    Self::markdown(name, text)
                } else {
                    Self::text(name, text)
                }
            }
            other => Self::imported(name, other, &blocks),
        })
    }

    /// A draft in Markdown.
    #[must_use]
    pub fn markdown(name: &str, text: String) -> Self {
        let blocks = plain_blocks(&text)
            .into_iter()
            .map(|block| Raw {
                kind: match block.kind {
                    PlainKind::Paragraph => BlockKind::Paragraph,
                    PlainKind::Heading => BlockKind::Heading,
                    PlainKind::Quotation => BlockKind::Quotation,
                    PlainKind::Note(mark) => BlockKind::Note(mark),
                },
                text: block.text,
                pieces: block.pieces,
                marks: block.marks,
                page: None,
                paragraph: None,
            })
            .collect();
        let dated = head::front_matter_date(&text);
        Self::assemble(SourceFile::new(name, text), Format::Markdown, blocks, dated)
    }

    /// A draft in plain text.
    #[must_use]
    pub fn text(name: &str, text: String) -> Self {
        let blocks = lines::blocks(&text);
        Self::assemble(SourceFile::new(name, text), Format::Text, blocks, None)
    }

    /// A draft that a reader of [`crate::import`] took apart.
    fn imported(name: &str, format: Format, blocks: &[Block]) -> Self {
        let mut source = String::new();
        let mut raws = Vec::new();
        let quoted = quotations(blocks);
        for (index, block) in blocks.iter().enumerate() {
            let number = block
                .number
                .as_ref()
                .filter(|_| block.kind != ImportKind::Footnote);
            let lead = number.map_or_else(String::new, |number| format!("{number} "));
            let text = format!("{lead}{}", block.text).replace('\n', " ");
            let start = source.len();
            source.push_str(&text);
            raws.push(Raw {
                kind: kind_of(block, quoted[index]),
                pieces: vec![(0, start..source.len())],
                marks: block
                    .marks
                    .iter()
                    .map(|(at, mark)| (lead.len() + at, mark.clone()))
                    .collect(),
                page: block.page,
                paragraph: (block.kind != ImportKind::Footnote && block.page.is_none())
                    .then(|| u32::try_from(index + 1).unwrap_or(u32::MAX)),
                text,
            });
            source.push('\n');
        }
        Self::assemble(SourceFile::new(name, source), format, raws, None)
    }

    fn assemble(
        file: Arc<SourceFile>,
        format: Format,
        raws: Vec<Raw>,
        dated: Option<PartialDate>,
    ) -> Self {
        let mut draft = Self {
            file,
            format,
            flow: String::new(),
            blocks: Vec::new(),
            marks: Vec::new(),
            date: None,
            head: 0,
            pieces: Vec::new(),
        };
        let order = Order::of(&raws);
        let mut placed = vec![None; raws.len()];
        let mut marks = Vec::new();
        for index in order.blocks {
            let raw = &raws[index];
            let start = draft.append(raw);
            placed[index] = Some(draft.blocks.len() - 1);
            for (mark, note) in raw.marks.iter().zip(&order.notes[index]) {
                marks.extend(note.map(|note| (start + mark.0, note)));
            }
        }
        draft.marks = marks
            .into_iter()
            .filter_map(|(at, note)| Some((at, placed[note]?)))
            .collect();
        draft.head = head::blocks(&draft);
        draft.date = dated.or_else(|| head::own_date(&draft));
        draft
    }

    /// Appends a block to the flow; gives the byte at which it begins.
    fn append(&mut self, raw: &Raw) -> usize {
        if !self.flow.is_empty() {
            self.flow.push_str(GAP);
        }
        let start = self.flow.len();
        self.flow.push_str(&raw.text);
        self.pieces
            .extend(raw.pieces.iter().map(|(at, range)| Piece {
                flow: start + at,
                source: range.clone(),
            }));
        self.blocks.push(DraftBlock {
            range: start..self.flow.len(),
            kind: raw.kind.clone(),
            page: raw.page,
            paragraph: raw.paragraph,
        });
        start
    }

    /// The place in the file of a place in the flow.
    #[must_use]
    pub fn span(&self, range: &Range<usize>) -> Span {
        let start = self.source_of(range.start, false);
        let end = self.source_of(range.end, true).max(start);
        Span::new(&self.file, start..end)
    }

    fn source_of(&self, flow: usize, end: bool) -> usize {
        // The end of a place lies in the piece of its last byte.
        let wanted = if end { flow.saturating_sub(1) } else { flow };
        let at = self.pieces.partition_point(|piece| piece.flow <= wanted);
        let Some(piece) = at.checked_sub(1).and_then(|at| self.pieces.get(at)) else {
            return 0;
        };
        (piece.source.start + (flow - piece.flow)).min(piece.source.end)
    }

    /// The index of the block that holds a byte of the flow.
    #[must_use]
    pub fn block_at(&self, flow: usize) -> usize {
        self.blocks
            .partition_point(|block| block.range.start <= flow)
            .saturating_sub(1)
    }

    /// The words of a block.
    #[must_use]
    pub fn words_of(&self, block: usize) -> &str {
        self.blocks
            .get(block)
            .map_or("", |block| &self.flow[block.range.clone()])
    }

    /// Whether a byte of the flow stands in a footnote, and in which block.
    #[must_use]
    pub fn note_at(&self, flow: usize) -> Option<usize> {
        let block = self.block_at(flow);
        matches!(self.blocks.get(block)?.kind, BlockKind::Note(_)).then_some(block)
    }

    /// Where in the draft a reader finds a byte of the flow, besides line and column:
    /// `page 3`, `paragraph 12`, `footnote 4`.
    #[must_use]
    pub fn place(&self, flow: usize) -> Option<String> {
        let block = self.blocks.get(self.block_at(flow))?;
        let note = match &block.kind {
            BlockKind::Note(mark) => Some(format!("footnote {mark}")),
            _ => None,
        };
        let page = block.page.map(|page| format!("page {page}"));
        let paragraph = block
            .paragraph
            .filter(|_| note.is_none())
            .map(|number| format!("paragraph {number}"));
        let parts: Vec<String> = [page, paragraph, note].into_iter().flatten().collect();
        (!parts.is_empty()).then(|| parts.join(", "))
    }
}

/// A block before it is put into the flow.
#[derive(Debug)]
pub(super) struct Raw {
    pub kind: BlockKind,
    pub text: String,
    pub pieces: Vec<(usize, Range<usize>)>,
    pub marks: Vec<(usize, String)>,
    pub page: Option<u32>,
    pub paragraph: Option<u32>,
}

/// In what order blocks are read: each note behind the block that bears its mark.
struct Order {
    blocks: Vec<usize>,
    /// For each block, the note of each of its marks.
    notes: Vec<Vec<Option<usize>>>,
}

impl Order {
    fn of(raws: &[Raw]) -> Self {
        let mut waiting: std::collections::BTreeMap<&str, std::collections::VecDeque<usize>> =
            std::collections::BTreeMap::new();
        for (index, raw) in raws.iter().enumerate() {
            if let BlockKind::Note(mark) = &raw.kind {
                let queue = waiting.entry(mark).or_default();
                // A note of several paragraphs is one note to its mark.
                let goes_on = queue.back().is_some_and(|last| last + 1 == index);
                if !goes_on {
                    queue.push_back(index);
                }
            }
        }
        let mut order = Self {
            blocks: Vec::new(),
            notes: vec![Vec::new(); raws.len()],
        };
        let mut taken = vec![false; raws.len()];
        for (index, raw) in raws.iter().enumerate() {
            if matches!(raw.kind, BlockKind::Note(_)) {
                continue;
            }
            order.blocks.push(index);
            for (_, mark) in &raw.marks {
                let queue = waiting.get_mut(mark.as_str());
                // The last note of a name serves all later marks of it, too.
                let note = queue.and_then(|queue| {
                    if queue.len() > 1 {
                        queue.pop_front()
                    } else {
                        queue.front().copied()
                    }
                });
                order.notes[index].push(note);
                let Some(note) = note.filter(|note| !taken[*note]) else {
                    continue;
                };
                let mut at = note;
                while raws
                    .get(at)
                    .is_some_and(|next| next.kind == raws[note].kind)
                    && !taken[at]
                {
                    taken[at] = true;
                    order.blocks.push(at);
                    at += 1;
                }
            }
        }
        let left = (0..raws.len())
            .filter(|at| !taken[*at] && matches!(raws[*at].kind, BlockKind::Note(_)));
        order.blocks.extend(left);
        order
    }
}

fn kind_of(block: &Block, quoted: bool) -> BlockKind {
    match &block.kind {
        ImportKind::Footnote => BlockKind::Note(block.number.clone().unwrap_or_default()),
        ImportKind::Heading(_) => BlockKind::Heading,
        ImportKind::Quotation => BlockKind::Quotation,
        ImportKind::Item(_) => BlockKind::Item,
        _ if quoted => BlockKind::Quotation,
        _ if block.number.is_some() => BlockKind::Item,
        _ => BlockKind::Paragraph,
    }
}

/// Set in by so many points more than its neighbour, a paragraph is set apart.
const SET_IN: f32 = 18.0;

/// Which paragraphs are set in behind one that leads to a quotation.
fn quotations(blocks: &[Block]) -> Vec<bool> {
    let mut quoted = vec![false; blocks.len()];
    for at in 1..blocks.len() {
        let (before, block) = (&blocks[at - 1], &blocks[at]);
        let plain = block.kind == ImportKind::Paragraph && block.number.is_none();
        let leads = before.text.trim_end().ends_with([':', '—', '-'])
            && block.indent >= before.indent + SET_IN;
        let goes_on = quoted[at - 1] && (block.indent - before.indent).abs() < 2.0;
        quoted[at] = plain && !block.centred && (leads || goes_on);
    }
    quoted
}

/// Whether what was refused can still be read as words.
const fn is_text(refusal: Refusal) -> bool {
    matches!(refusal, Refusal::OtherXml | Refusal::OtherJson)
}

/// The text as it stands, line ends included: places are counted in it.
fn text_of(bytes: &[u8], tld: &str) -> String {
    match std::str::from_utf8(bytes) {
        Ok(text) => text.strip_prefix('\u{feff}').unwrap_or(text).to_owned(),
        Err(_) => decode(bytes, tld).text,
    }
}
