//! What a group of lines is: heading, item, quotation, row of a table, paragraph.

use super::flow::Habits;
use super::join::Joiner;
use super::label::{self, LabelKind};
use super::line::Line;
use crate::import::block::{Block, BlockKind};

/// The longest heading in words.
const HEADING_WORDS: usize = 30;
/// The fewest dots that lead across a line.
const LEADER_DOTS: usize = 5;
/// The most words after a leader.
const LEADER_WORDS: usize = 8;
/// A quotation is set in by at least this many font sizes.
const QUOTE_INDENT: f32 = 0.8;

/// Indents of the labels that are open, outermost first.
#[derive(Debug, Clone, Default)]
pub(super) struct Depth {
    open: Vec<f32>,
}

impl Depth {
    /// The depth of an item whose label stands at `indent`, from 1.
    fn item(&mut self, indent: f32) -> u8 {
        self.open.retain(|outer| *outer < indent - 3.0);
        self.open.push(indent);
        u8::try_from(self.open.len()).unwrap_or(u8::MAX)
    }
}

/// The block that a group of lines makes; `None` if nothing is left of it.
pub(super) fn block(
    lines: &[&Line],
    habits: &Habits,
    page_width: f32,
    joiner: &Joiner,
    depth: &mut Depth,
) -> Option<Block> {
    let first = *lines.first()?;
    let mut block = Block {
        indent: first.x0(),
        bold: lines.iter().all(|line| line.bold()),
        italic: lines.iter().all(|line| line.italic()),
        centred: lines.iter().all(|line| habits.centred(line, page_width)),
        page: Some(first.page),
        ..Block::default()
    };
    if let Some(mut cells) = leader(first) {
        for line in &lines[1..] {
            push(&mut cells, &line.text());
        }
        let cells: Vec<String> = cells.into_iter().filter(|cell| !cell.is_empty()).collect();
        if cells.len() > 1 {
            block.text = cells.join(" | ");
            block.kind = BlockKind::Table(vec![cells]);
        } else {
            block.text = cells.into_iter().next()?;
        }
        return Some(block);
    }
    let label = own_label(lines, habits);
    if let Some(kind) = label {
        block.number = first.words.first().map(|word| word.text.clone());
        block.kind = match kind {
            LabelKind::Number => {
                depth.open.clear();
                BlockKind::Paragraph
            }
            _ => BlockKind::Item(depth.item(first.x0())),
        };
    }
    (block.text, block.marks) = joiner.join_with_marks(lines, usize::from(label.is_some()));
    if block.text.is_empty() {
        // A label alone on its line: the text follows in the next block.
        block.text = block.number.take()?;
    }
    if is_heading(&block, lines, habits) {
        block.kind = BlockKind::Heading(if block.centred {
            1
        } else if block.italic {
            3
        } else {
            2
        });
        if label != Some(LabelKind::Number) {
            // The letter of a heading is part of it: `A. Background`.
            if let Some(number) = block.number.take() {
                block.text = format!("{number} {}", block.text);
            }
        }
        depth.open.clear();
    } else if label.is_none() && is_quotation(lines, habits, &block) {
        block.kind = BlockKind::Quotation;
    }
    Some(block)
}

/// The kind of the label that stands apart from a group's text: by a tab, or by lines that hang beside it.
fn own_label(lines: &[&Line], habits: &Habits) -> Option<LabelKind> {
    let first = lines.first()?;
    let (kind, set_off) = habits.label_of(first)?;
    let text = first.words.get(1)?.x0;
    let hangs = lines
        .get(1)
        .is_some_and(|second| (second.x0() - text).abs() < 2.5);
    let closed = kind == LabelKind::Bullet || first.words[0].text.ends_with(['.', ')', ']']);
    (closed && (set_off || hangs)).then_some(kind)
}

/// Makes quotations of the paragraphs that stand as far in as the quotation above them: those
/// of a provision that is quoted whole, with its numbers.
pub(super) fn spread_quotations(blocks: &mut [Block]) {
    let mut quoting: Option<f32> = None;
    for block in blocks {
        match block.kind {
            BlockKind::Quotation => {
                quoting = Some(quoting.map_or(block.indent, |indent| indent.min(block.indent)));
            }
            BlockKind::Paragraph
                if quoting.is_some_and(|indent| block.indent > indent - 2.0) && !block.centred =>
            {
                block.kind = BlockKind::Quotation;
            }
            BlockKind::Item(_) if quoting.is_some_and(|indent| block.indent > indent - 2.0) => {}
            _ => quoting = None,
        }
    }
}

/// Whether words are one sentence or less.
fn is_one_sentence(text: &str) -> bool {
    let (first, rest) = text.split_once(' ').unwrap_or(("", text));
    let body = if label::label(first).is_some() {
        rest
    } else {
        text
    }
    .trim_end_matches('.');
    !body.contains(". ") && !body.contains("; ")
}

fn is_heading(block: &Block, lines: &[&Line], habits: &Habits) -> bool {
    let words: usize = lines.iter().map(|line| line.words.len()).sum();
    let letters = || block.text.chars().filter(|c| c.is_alphabetic());
    if words > HEADING_WORDS
        || letters().count() < 3
        || matches!(block.kind, BlockKind::Item(depth) if depth > 1)
    {
        return false;
    }
    let capitals = letters().all(char::is_uppercase);
    let closed = block.text.ends_with(['.', ';', ',']);
    // Publishers set headings bold, full stops and all, at the left edge or in the middle.
    let at_edge = block.centred || block.indent < habits.left + 3.0;
    let stopped = block.text.ends_with('.')
        && at_edge
        && is_one_sentence(&block.text)
        && block.number.is_none();
    (block.bold && (!closed || stopped))
        || (block.centred && (capitals || block.bold))
        || (capitals && !closed && words > 1 && block.number.is_none())
}

fn is_quotation(lines: &[&Line], habits: &Habits, block: &Block) -> bool {
    let set_in = block.indent > habits.left + QUOTE_INDENT * habits.size;
    let opened = block.text.starts_with(['“', '"', '‘']);
    let narrow = lines.len() > 1
        && lines
            .iter()
            .all(|line| line.x1() < habits.right - QUOTE_INDENT * habits.size);
    set_in && !block.centred && (opened || narrow)
}

/// The parts of a line that is led across by dots: `NAME ....... APPLICANT`. Dots in mid-sentence
/// are a blank to be filled in, and lead nowhere.
pub(super) fn leader(line: &Line) -> Option<Vec<String>> {
    let cells = split_at_dots(line)?;
    let last = cells.last()?;
    let blank = last.starts_with(|c: char| !c.is_uppercase() && !c.is_ascii_digit() && c != '(');
    (!blank && last.split(' ').count() <= LEADER_WORDS).then_some(cells)
}

fn split_at_dots(line: &Line) -> Option<Vec<String>> {
    let mut cells = vec![String::new()];
    let mut found = false;
    for word in &line.words {
        let mut rest = word.text.as_str();
        while let Some((before, after)) = split_leader(rest) {
            push(&mut cells, before);
            cells.push(String::new());
            found = true;
            rest = after;
        }
        push(&mut cells, rest);
    }
    found.then_some(cells)
}

/// Whether a line under one with a leader ends what follows the leader: `… 1ST`, `OBJECTOR`.
pub(super) fn leader_goes_on(first: &Line, line: &Line) -> bool {
    let Some(last) = leader(first).and_then(|mut cells| cells.pop()) else {
        return false;
    };
    let ordinal = last.starts_with(|c: char| c.is_ascii_digit())
        && last.len() <= 5
        && last.ends_with(char::is_alphabetic);
    let role = line.words.len() <= 4
        && line
            .text()
            .chars()
            .filter(|c| c.is_alphabetic())
            .all(char::is_uppercase);
    (last.is_empty() || ordinal) && role
}

fn push(cells: &mut [String], text: &str) {
    let Some(cell) = cells.last_mut().filter(|_| !text.is_empty()) else {
        return;
    };
    if !cell.is_empty() {
        cell.push(' ');
    }
    cell.push_str(text);
}

/// What stands before and after a run of leader dots.
fn split_leader(text: &str) -> Option<(&str, &str)> {
    let is_dot = |c: char| matches!(c, '.' | '…' | '·' | '_');
    let mut start = None;
    let mut weight = 0;
    for (at, c) in text
        .char_indices()
        .chain(std::iter::once((text.len(), ' ')))
    {
        if is_dot(c) {
            start = start.or(Some(at));
            weight += if c == '…' { 3 } else { 1 };
        } else {
            if let Some(from) = start.filter(|_| weight >= LEADER_DOTS) {
                return Some((&text[..from], &text[at..]));
            }
            (start, weight) = (None, 0);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::super::line::Word;
    use super::*;

    fn line(text: &str) -> Line {
        let words = text
            .split(' ')
            .map(|w| Word {
                text: w.to_owned(),
                ..Word::default()
            })
            .collect();
        Line {
            words,
            ..Line::default()
        }
    }

    #[test]
    fn leaders_part_a_line() {
        let cells = |text: &str| leader(&line(text));
        assert_eq!(
            cells("ANNE MFANO .......... 1ST APPLICANT"),
            Some(vec!["ANNE MFANO".into(), "1ST APPLICANT".into()])
        );
        assert_eq!(
            cells("ANNE MFANO……..……………1ST"),
            Some(vec!["ANNE MFANO".into(), "1ST".into()])
        );
        assert_eq!(cells("and so on... he said"), None);
    }
}
