//! Paragraphs, tables, text boxes and notes, in reading order.

use std::collections::BTreeMap;

use roxmltree::{Document, Node};

use super::inline::{Inline, NoteKind, NoteMark, Runs, chosen};
use super::number_format::NumberFormat;
use super::numbering::{Number, Numbering};
use super::styles::{BODY_TEXT, ParagraphProperties, Style, Styles, paragraph_properties};
use super::{DocxError, Word};
use crate::import::block::{Block, BlockKind};
use crate::import::imported::{Reading, Warning, WarningCode};

/// Longest heading in characters: what is longer is a paragraph that wears a heading's style.
const MAX_HEADING_CHARS: usize = 200;
/// Most words of a heading that ends like a sentence.
const MAX_SENTENCE_HEADING_WORDS: usize = 12;
/// Most words of a heading that has a number.
const MAX_NUMBERED_HEADING_WORDS: usize = 22;
/// A style of which this share is sentences is not one for headings, whatever its name.
const SENTENCE_SHARE: f32 = 0.25;
/// What stands between cells of a row.
const CELL_BREAK: &str = " | ";

/// Collects the blocks of a document.
pub(super) struct Body<'s> {
    styles: &'s Styles,
    runs: Runs<'s>,
    blocks: Vec<Block>,
    notes: Vec<Block>,
    marks: Vec<NoteMark>,
    /// How many marks of each kind were counted.
    counted: [u32; 2],
    /// For each heading: the style that made it one, and whether it reads as a sentence.
    headings: BTreeMap<usize, (String, bool)>,
    /// Blocks of the text that are numbered in figures, with the level of their list.
    levels: BTreeMap<usize, usize>,
    /// How marks are written: figures, or what the document's sections say.
    mark_formats: [NumberFormat; 2],
    unknown_signs: usize,
    foreign_parts: usize,
}

impl<'s> Body<'s> {
    pub(super) fn new(styles: &'s Styles, numbering: Numbering) -> Self {
        Self {
            styles,
            runs: Runs::new(styles, numbering),
            blocks: Vec::new(),
            notes: Vec::new(),
            marks: Vec::new(),
            counted: [0; 2],
            headings: BTreeMap::new(),
            levels: BTreeMap::new(),
            mark_formats: [NumberFormat::Decimal, NumberFormat::LowerRoman],
            unknown_signs: 0,
            foreign_parts: 0,
        }
    }

    /// Reads the main part.
    pub(super) fn read<'a>(&mut self, tree: &'a Document<'a>) -> Result<(), DocxError> {
        let body = tree
            .root_element()
            .word_child("body")
            .ok_or(DocxError::NoDocument)?;
        self.runs.enter(tree);
        for (at, name) in ["footnotePr", "endnotePr"].into_iter().enumerate() {
            let format = tree
                .descendants()
                .filter(|node| node.word() == name)
                .find_map(|node| node.word_value("numFmt"));
            if let Some(format) = format {
                self.mark_formats[at] = NumberFormat::named(format);
            }
        }
        let mut blocks = Vec::new();
        self.content(body, &mut blocks, true);
        self.blocks = blocks;
        Ok(())
    }

    /// Reads the notes of one kind, in the order of their marks.
    pub(super) fn read_notes<'a>(&mut self, tree: &'a Document<'a>, kind: NoteKind) {
        self.runs.enter(tree);
        let nodes: BTreeMap<&str, Node<'_, '_>> = tree
            .root_element()
            .children()
            .filter_map(|node| Some((node.word_attribute("id")?, node)))
            .collect();
        let format = self.mark_formats[kind as usize];
        let marks: Vec<NoteMark> = self
            .marks
            .iter()
            .filter(|mark| mark.kind == kind)
            .cloned()
            .collect();
        let mut count = 0;
        for mark in marks {
            let number = mark.own.clone().unwrap_or_else(|| {
                count += 1;
                format.write(count)
            });
            let Some(node) = nodes.get(mark.id.as_str()) else {
                continue;
            };
            let mut blocks = Vec::new();
            self.content(*node, &mut blocks, false);
            let text = joined(&blocks, "\n");
            if !text.is_empty() {
                self.notes.push(Block {
                    kind: BlockKind::Footnote,
                    text,
                    number: Some(number).filter(|number| !number.is_empty()),
                    ..Block::default()
                });
            }
        }
    }

    /// The blocks, notes last, and what could not be read.
    pub(super) fn finish(mut self) -> Reading {
        self.demote_sentences();
        self.raise_level();
        let mut warnings = Vec::new();
        if self.unknown_signs > 0 {
            let message = format!(
                "{} signs of symbol fonts that are not known were replaced",
                self.unknown_signs
            );
            warnings.push(Warning::new(WarningCode::Encoding, message));
        }
        if self.foreign_parts > 0 {
            let message = format!("{} embedded documents were left out", self.foreign_parts);
            warnings.push(Warning::new(WarningCode::Unreadable, message));
        }
        self.blocks.append(&mut self.notes);
        if self.blocks.iter().all(|block| block.text.is_empty()) {
            warnings.push(Warning::new(
                WarningCode::NoText,
                "the document holds no words",
            ));
        }
        Reading {
            blocks: self.blocks,
            labels: Vec::new(),
            warnings,
        }
    }

    /// Whatever stands in a body, a cell, a text box or a note. Only of the body itself are
    /// styles judged by how they are used (`main`).
    fn content<'a>(&mut self, node: Node<'a, 'a>, into: &mut Vec<Block>, main: bool) {
        // Words of paragraphs whose mark was deleted or hidden: they open the next one.
        let mut carried = None;
        for child in node.children().filter(Node::is_element) {
            match child.word() {
                "p" => carried = self.paragraph(child, carried, into, main),
                "tbl" => self.table(child, into, main),
                "sdt" | "sdtContent" | "customXml" | "ins" | "moveTo" | "smartTag" => {
                    self.content(child, into, main);
                }
                "altChunk" => self.foreign_parts += 1,
                "" if child.tag_name().name() == "AlternateContent" => {
                    if let Some(branch) = chosen(child) {
                        self.content(branch, into, main);
                    }
                }
                _ => {}
            }
        }
        if let Some(mut inline) = carried {
            inline.trim();
            self.block(
                inline,
                &ParagraphProperties::default(),
                &Style::default(),
                None,
                into,
                main,
            );
        }
    }

    /// Reads a paragraph. Gives its words back if they belong to the next one.
    fn paragraph<'a>(
        &mut self,
        node: Node<'a, 'a>,
        carried: Option<Inline<'a>>,
        into: &mut Vec<Block>,
        main: bool,
    ) -> Option<Inline<'a>> {
        let properties = node.word_child("pPr");
        let id = properties.and_then(|node| node.word_value("pStyle"));
        let style = self.styles.paragraph(id);
        let mut inline = carried.unwrap_or_default();
        self.runs.read(node, style, &mut inline);
        let own = properties
            .map(|node| paragraph_properties(&node))
            .unwrap_or_default();
        if let Some(gone) = properties.and_then(|node| mark_is_gone(&node)) {
            // What runs on behind a hidden mark keeps the number that it began with.
            if gone == Gone::Hidden && inline.number.is_none() && !inline.text.trim().is_empty() {
                inline.number = self.runs.numbering.count(&own, style);
            }
            return Some(inline);
        }
        inline.trim();
        // Word gives no number to a paragraph that holds nothing but the end of a section.
        let ends_section = properties.is_some_and(|node| node.word_child("sectPr").is_some());
        let counts = !(ends_section && inline.text.is_empty());
        let counted = if counts {
            self.runs.numbering.count(&own, style)
        } else {
            None
        };
        let number = counted.or_else(|| inline.number.take());
        self.block(inline, &own, style, number, into, main);
        None
    }

    /// Makes the block of a paragraph, and those of its text boxes after it.
    fn block<'a>(
        &mut self,
        inline: Inline<'a>,
        own: &ParagraphProperties,
        style: &Style,
        number: Option<Number>,
        into: &mut Vec<Block>,
        main: bool,
    ) {
        self.unknown_signs += inline.unknown_signs;
        if !inline.text.is_empty() {
            let kind = kind(&inline.text, own, style, number.as_ref());
            let heads = matches!(kind, BlockKind::Heading(_));
            let says = inline.text.chars().any(char::is_alphanumeric);
            if main && says && (heads || style.heads()) {
                let name = style.ids.first().cloned().unwrap_or_default();
                self.headings.insert(into.len(), (name, !heads));
            }
            let indent = own
                .indent
                .or_else(|| number.as_ref().and_then(|number| number.indent))
                .or(style.paragraph.indent);
            if main && let Some(number) = number.as_ref().filter(|number| number.figures) {
                self.levels.insert(into.len(), number.level);
            }
            into.push(Block {
                kind,
                bold: inline.bold(),
                italic: inline.italic(),
                underlined: inline.underlined(),
                centred: own.centred.or(style.paragraph.centred).unwrap_or(false),
                indent: indent.unwrap_or(0.0),
                number: number
                    .map(|number| number.text)
                    .filter(|text| !text.is_empty()),
                anchor: inline.anchor,
                marks: self.numbered(&inline.marks),
                text: inline.text,
                page: None,
            });
        }
        self.marks.extend(inline.marks);
        for node in inline.boxes {
            // A box's blocks are placed, not styled, as headings: their styles judge nothing.
            self.content(node, into, false);
        }
    }

    /// The marks of a paragraph as they are printed.
    fn numbered(&mut self, marks: &[NoteMark]) -> Vec<(usize, String)> {
        let mut numbered = Vec::new();
        for mark in marks {
            let kind = mark.kind as usize;
            let number = mark.own.clone().unwrap_or_else(|| {
                self.counted[kind] += 1;
                self.mark_formats[kind].write(self.counted[kind])
            });
            numbered.push((mark.at, number));
        }
        numbered
    }

    /// Reads a table. One of a single column is a frame: what it holds stands for itself.
    fn table<'a>(&mut self, node: Node<'a, 'a>, into: &mut Vec<Block>, main: bool) {
        let rows: Vec<Vec<Node<'a, 'a>>> = rows(node).into_iter().map(cells).collect();
        if rows.iter().all(|row| row.len() <= 1) {
            for cell in rows.into_iter().flatten() {
                self.content(cell, into, main);
            }
            return;
        }
        let mut table = Vec::new();
        for row in rows {
            let mut texts = Vec::new();
            for cell in row {
                let mut blocks = Vec::new();
                if !is_merged_away(&cell) {
                    self.content(cell, &mut blocks, false);
                }
                texts.push(joined(&blocks, "\n"));
            }
            if texts.iter().any(|text| !text.is_empty()) {
                table.push(texts);
            }
        }
        if table.is_empty() {
            return;
        }
        let lines: Vec<String> = table
            .iter()
            .map(|row| row.join(CELL_BREAK).replace('\n', " "))
            .collect();
        into.push(Block {
            text: lines.join("\n"),
            kind: BlockKind::Table(table),
            ..Block::default()
        });
    }

    /// Makes paragraphs of the items of a list's inner level where the text is numbered by that
    /// level: courts number all of a judgment by the fifth level of a list.
    fn raise_level(&mut self) {
        /// The fewest numbers of a level that number a text.
        const FEWEST: usize = 5;
        /// How many times more they are than those of the first level.
        const TIMES: usize = 4;
        let mut counts: BTreeMap<usize, usize> = BTreeMap::new();
        let is_item = |blocks: &[Block], at: usize| {
            blocks
                .get(at)
                .is_some_and(|block| matches!(block.kind, BlockKind::Item(_)))
        };
        for (at, level) in &self.levels {
            if *level == 0 || is_item(&self.blocks, *at) {
                *counts.entry(*level).or_default() += 1;
            }
        }
        let outer = counts.remove(&0).unwrap_or(0);
        let Some((level, count)) = counts.into_iter().max_by_key(|(_, count)| *count) else {
            return;
        };
        if count < FEWEST || count < outer * TIMES {
            return;
        }
        for at in self
            .levels
            .iter()
            .filter(|(_, own)| **own == level)
            .map(|(at, _)| *at)
        {
            if is_item(&self.blocks, at) {
                self.blocks[at].kind = BlockKind::Paragraph;
            }
        }
    }

    /// Makes paragraphs of headings whose style is used for running text: courts write
    /// numbered paragraphs in `Heading 1` because it counts, and the template of the English
    /// courts gives its `ParaLevel1` a level of the outline.
    fn demote_sentences(&mut self) {
        let mut uses: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
        for (style, sentence) in self.headings.values() {
            let (all, sentences) = uses.entry(style).or_default();
            *all += 1;
            *sentences += usize::from(*sentence);
        }
        for (at, (style, _)) in &self.headings {
            let (all, sentences) = uses[style.as_str()];
            if sentences as f32 >= SENTENCE_SHARE * all as f32
                && let Some(block) = self.blocks.get_mut(*at)
                && matches!(block.kind, BlockKind::Heading(_))
            {
                block.kind = BlockKind::Paragraph;
            }
        }
    }
}

/// What a paragraph is, by its style, its outline level and its number.
fn kind(
    text: &str,
    own: &ParagraphProperties,
    style: &Style,
    number: Option<&Number>,
) -> BlockKind {
    let number = number.filter(|number| !number.text.is_empty());
    let outline = own
        .outline
        .or(style.paragraph.outline)
        .filter(|level| *level < BODY_TEXT)
        .map(|level| level + 1);
    if let Some(level) = style.heading().or(outline)
        && !is_sentence(text, number.is_some())
        && text.chars().any(char::is_alphanumeric)
    {
        return BlockKind::Heading(level);
    }
    if style.quotation() {
        return BlockKind::Quotation;
    }
    let Some(number) = number else {
        return BlockKind::Paragraph;
    };
    let depth = u8::try_from(number.level).unwrap_or(u8::MAX);
    let counts_through = number.text.chars().filter(char::is_ascii_digit).count() > 0
        && number.text.trim_end_matches('.').contains('.');
    if number.figures && (depth == 0 || counts_through) {
        BlockKind::Paragraph
    } else {
        BlockKind::Item(depth.max(1))
    }
}

/// Whether words read as running text rather than as a heading. A question may be the heading of
/// an issue, numbered or not; what ends as an item of a list is none.
fn is_sentence(text: &str, numbered: bool) -> bool {
    let ends = text.ends_with(['.', ':', '”', '"', '-', '–']);
    let words = text.split_whitespace().count();
    text.chars().count() > MAX_HEADING_CHARS
        || text.ends_with([';', ','])
        || numbered && words > MAX_NUMBERED_HEADING_WORDS
        || !numbered && text.ends_with('?') && words > MAX_SENTENCE_HEADING_WORDS
        || (ends && (numbered || words > MAX_SENTENCE_HEADING_WORDS))
}

/// The texts of blocks with their numbers, as one text.
fn joined(blocks: &[Block], between: &str) -> String {
    let texts: Vec<String> = blocks
        .iter()
        .map(|block| match &block.number {
            Some(number) => format!("{number} {}", block.text),
            None => block.text.clone(),
        })
        .collect();
    texts.join(between)
}

/// Why a paragraph has no end of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Gone {
    Deleted,
    Hidden,
}

/// Whether a paragraph's end was deleted or hidden, so that it runs on into the next.
fn mark_is_gone<'a>(properties: &Node<'a, 'a>) -> Option<Gone> {
    let mark = properties.word_child("rPr")?;
    let is = |name: &str| mark.word_switch(name) == Some(true);
    if mark.word_child("del").is_some() || mark.word_child("moveFrom").is_some() {
        Some(Gone::Deleted)
    } else {
        (is("vanish") || is("specVanish")).then_some(Gone::Hidden)
    }
}

/// The rows of a table, those of content controls and insertions included, deleted ones not.
fn rows<'a>(table: Node<'a, 'a>) -> Vec<Node<'a, 'a>> {
    within(table, "tr")
        .into_iter()
        .filter(|row| {
            row.word_child("trPr")
                .is_none_or(|properties| properties.word_child("del").is_none())
        })
        .collect()
}

fn cells<'a>(row: Node<'a, 'a>) -> Vec<Node<'a, 'a>> {
    within(row, "tc")
}

/// Whether a cell is part of the one above it and holds no words: Word shows nothing of it, and
/// gives no number to its empty paragraph.
fn is_merged_away<'a>(cell: &Node<'a, 'a>) -> bool {
    let goes_on = cell
        .word_child("tcPr")
        .and_then(|properties| properties.word_child("vMerge"))
        .is_some_and(|merge| merge.word_attribute("val") != Some("restart"));
    let says = |node: Node<'_, '_>| node.word() == "t" && node.text().is_some();
    goes_on && !cell.descendants().any(says)
}

/// Children of that name, also inside content controls and the like.
fn within<'a>(node: Node<'a, 'a>, name: &str) -> Vec<Node<'a, 'a>> {
    let mut found = Vec::new();
    for child in node.children().filter(Node::is_element) {
        match child.word() {
            word if word == name => found.push(child),
            "sdt" | "sdtContent" | "customXml" | "ins" | "moveTo" => {
                found.extend(within(child, name));
            }
            _ => {}
        }
    }
    found
}
