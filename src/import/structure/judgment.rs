//! Paragraphs of a judgment.
//!
//! A paragraph is what the court numbered, with all that follows until the next
//! number: items, quotations, tables, a closing sentence. What stands outside the
//! numbers (an opening before the first, text under a heading without one, the
//! signature block) is kept as unnumbered passages.

use std::collections::BTreeMap;

use super::number::{Number, Style};
use super::sequence::{Candidate, choose};
use super::surroundings::{
    Surroundings, has_item_mark, is_announcement, is_heading, is_label, is_numbered_heading,
};
use super::{annex, orders, signature};
use crate::import::block::{Block, BlockKind};
use crate::import::imported::{Warning, WarningCode};
use crate::import::title_words;
use crate::model::{Passage, Pinpoint, Unit};
use crate::text::ordinal;

mod doubts;
mod words;

use words::{
    before_mark, counted, goes_on, heading_text, is_ended, is_item, mark_of, quotes_open, says,
    stand_open,
};

/// What [`passages`] makes of a judgment's blocks.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Structured {
    /// The passages, in order; pinpoints are unique.
    pub passages: Vec<Passage>,
    /// For each passage, the indexes of the blocks that it was made of.
    pub blocks: Vec<Vec<usize>>,
    /// For each passage, the part of the judgment that it belongs to.
    pub parts: Vec<Part>,
    /// Gaps, repeats and numbers that were not believed.
    pub warnings: Vec<Warning>,
}

/// What part of a judgment a passage belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Part {
    /// Before the first numbered paragraph: a summary, counsel, what the case is about.
    Opening,
    /// The reasons.
    Reasons,
    /// What the court orders at the end: the paragraph that introduces the orders and what follows.
    Orders,
    /// Date, place, judges' names, who was present.
    Signature,
    /// A schedule or an appendix after the judgment.
    Annex,
    /// A footnote.
    Note,
}

/// The passages of a judgment, from blocks whose numbers the format marks or that
/// merely begin with one. Blocks of the head (court, parties, title) may be left in:
/// `body` is the index of the first block after it.
#[must_use]
pub fn passages(blocks: &[Block], body: usize) -> Structured {
    let starts = own_numbers(blocks, body);
    let mut builder = Builder::new(blocks, &starts);
    for at in body..blocks.len() {
        builder.block(at);
    }
    builder.finish()
}

/// For each block, the number that it starts a paragraph with.
fn own_numbers(blocks: &[Block], body: usize) -> Vec<Option<Number>> {
    let mut starts = vec![None; blocks.len()];
    let mut surroundings = Surroundings::new(blocks, body);
    let candidates: Vec<Candidate> = (body..blocks.len())
        .filter_map(|at| surroundings.candidate(at))
        .collect();
    let own = choose(&candidates, body, blocks.len());
    for (candidate, _) in candidates.iter().zip(own).filter(|(_, own)| *own) {
        starts[candidate.block] = Some(candidate.number);
    }
    numbered_headings(blocks, body, &mut starts);
    starts
}

/// A heading that the format numbers as a paragraph is one where the run has a gap for it: word
/// processors count a heading's number too, and the court cites the text under it by that.
fn numbered_headings(blocks: &[Block], body: usize, starts: &mut [Option<Number>]) {
    let own: Vec<(usize, Number)> = (body..blocks.len())
        .filter_map(|at| Some((at, starts[at]?)))
        .collect();
    for pair in own.windows(2) {
        let [(from, before), (to, after)] = pair else {
            continue;
        };
        if after.value != before.value + 2 || after.style != before.style {
            continue;
        }
        let mut fits = (from + 1..*to).filter_map(|at| {
            let number = Number::alone(blocks[at].number.as_deref()?)?;
            let heads = matches!(blocks[at].kind, BlockKind::Heading(_));
            let is_next = number.value == before.value + 1 && number.style == before.style;
            (heads && is_next).then_some((at, number))
        });
        if let (Some((at, number)), None) = (fits.next(), fits.next()) {
            starts[at] = Some(number);
        }
    }
}

/// A passage that is being put together.
#[derive(Debug, Default)]
struct Open {
    number: Option<Number>,
    signature: bool,
    lines: Vec<String>,
    blocks: Vec<usize>,
    /// The level of the headings inside it.
    inner: Option<u8>,
}

/// Headings that may stand in a row over one text.
const ROW: usize = 4;

/// A heading that stands over what follows.
#[derive(Debug)]
struct Standing {
    level: u8,
    text: String,
    /// The block that it was.
    block: usize,
    /// A passage stands under it.
    used: bool,
}

struct Builder<'blocks> {
    source: &'blocks [Block],
    starts: &'blocks [Option<Number>],
    numbered: bool,
    headings: Vec<Standing>,
    open: Option<Open>,
    notes: Vec<usize>,
    done: Structured,
    /// How often each pinpoint was given.
    seen: BTreeMap<String, u32>,
    unnumbered: u32,
    /// Signatures of a text whose paragraphs are counted by us.
    signatures: u32,
    last: Option<Number>,
    /// The highest number since they last began at 1.
    highest: u32,
    in_signature: bool,
    in_annex: bool,
}

impl<'blocks> Builder<'blocks> {
    fn new(source: &'blocks [Block], starts: &'blocks [Option<Number>]) -> Self {
        Self {
            source,
            starts,
            numbered: starts.iter().any(Option::is_some),
            headings: Vec::new(),
            open: None,
            notes: Vec::new(),
            done: Structured::default(),
            seen: BTreeMap::new(),
            unnumbered: 0,
            signatures: 0,
            last: None,
            highest: 0,
            in_signature: false,
            in_annex: false,
        }
    }

    fn block(&mut self, at: usize) {
        let block = &self.source[at];
        if let Some(number) = self.starts[at] {
            return self.start(at, number);
        }
        if block.kind == BlockKind::Footnote {
            self.notes.push(at);
        } else if self.is_annex(at) {
            self.close();
            self.keep_unused();
            (self.in_signature, self.in_annex) = (false, true);
            self.headings = Vec::new();
            self.stand(1, at);
        } else if self.in_signature {
            self.append(at);
        } else if self.may_sign() && signature::begins(self.source, at) {
            self.close();
            self.keep_unused();
            self.in_signature = true;
            self.open = Some(Open {
                signature: true,
                ..Open::default()
            });
            self.append(at);
        } else if let Some(level) = self.heading(at) {
            self.close();
            // One that nothing stands under yet heads this one too: no line is lost. A longer row is a list.
            if self
                .headings
                .iter()
                .rev()
                .take_while(|above| !above.used)
                .count()
                >= ROW
            {
                self.keep_unused();
            }
            self.headings
                .retain(|above| above.level < level || !above.used);
            self.stand(level, at);
        } else {
            self.text(at);
        }
    }

    fn stand(&mut self, level: u8, at: usize) {
        self.headings.push(Standing {
            level,
            text: heading_text(&self.source[at]),
            block: at,
            used: false,
        });
    }

    /// Makes text of the last headings that nothing stood under: `Orders accordingly.`, in bold.
    fn keep_unused(&mut self) {
        let from = self
            .headings
            .iter()
            .rposition(|heading| heading.used)
            .map_or(0, |at| at + 1);
        if from == 0 && self.done.passages.is_empty() {
            return;
        }
        for heading in self.headings.split_off(from) {
            self.open = Some(Open {
                lines: vec![heading.text],
                blocks: vec![heading.block],
                ..Open::default()
            });
            self.close();
        }
    }

    fn start(&mut self, at: usize, number: Number) {
        self.close();
        self.in_signature = false;
        self.check_order(number, self.source[at].page);
        let block = &self.source[at];
        let words = if block.number.is_some() {
            block.text.as_str()
        } else {
            &block.text[number.length..]
        };
        let lines = if words.is_empty() {
            Vec::new()
        } else {
            vec![words.to_owned()]
        };
        self.open = Some(Open {
            number: Some(number),
            lines,
            blocks: vec![at],
            ..Open::default()
        });
    }

    /// Whether an annex begins at a block: after the court's last number, or after the last before
    /// they begin anew. A schedule that is quoted or announced belongs to its paragraph.
    fn is_annex(&self, at: usize) -> bool {
        let Some(last) = self.last.filter(|_| annex::begins(&self.source[at])) else {
            return false;
        };
        let lines = self.open.as_ref().map_or(&[][..], |open| &open.lines);
        let next = self.starts[at + 1..].iter().flatten().next();
        !stand_open(lines)
            && lines.last().is_none_or(|line| !is_announcement(line))
            && next.is_none_or(|next| self.in_annex || next.value <= last.value)
    }

    /// A judgment is signed after its text; a headless file may begin with a date.
    fn may_sign(&self) -> bool {
        self.open.is_some() || !self.done.passages.is_empty()
    }

    /// The level of the heading that a block is, if it is one here.
    fn heading(&self, at: usize) -> Option<u8> {
        self.set_as_heading(at)
            .filter(|_| !self.belongs_to_text(at))
    }

    /// The level of the heading that a block is set as. A line that only looks
    /// like a heading, in a judgment with numbers, heads a numbered paragraph or nothing.
    fn set_as_heading(&self, at: usize) -> Option<u8> {
        let block = &self.source[at];
        if let BlockKind::Heading(level) = block.kind {
            let own = !self.counts_on(at)
                && !self.leads_in(at)
                && !self.runs_on(at)
                && !self.is_quoted(at)
                && !self.is_inner(at, level);
            return own.then_some(level);
        }
        let level = is_heading(block)
            .or_else(|| {
                self.is_bare_title(at)
                    .then_some(title_words::level(&block.text))
            })
            .or_else(|| is_numbered_heading(block).then_some(2))
            .or_else(|| (counted(block) && self.is_marked_label(at)).then_some(2))?;
        let before = self.open.as_ref().and_then(|open| open.lines.last());
        if has_item_mark(&block.text)
            && before.is_some_and(|line| {
                is_announcement(line) || is_item(line) && !self.is_marked_label(at)
            })
        {
            // Issues listed in bold are the paragraph's own.
            return None;
        }
        let in_paragraph = self.open.as_ref().is_some_and(|open| open.number.is_some());
        if !self.numbered || !in_paragraph {
            return Some(level);
        }
        // `Yes.`, in bold under a question.
        if block.text.ends_with('.') && before.is_some_and(|line| line.ends_with('?')) {
            return None;
        }
        self.heads_a_number(at).then_some(level)
    }

    /// Whether a block that is set as a heading is part of the sentence of the open paragraph: it
    /// begins in small letters and no sentence ended before it, or ends as an item of a list does.
    /// What is printed in small capitals may be in small letters in the file.
    fn runs_on(&self, at: usize) -> bool {
        let text = self.source[at].text.trim_end();
        let Some(open) = self.open.as_ref().filter(|open| open.number.is_some()) else {
            return false;
        };
        let ended = open.lines.last().is_none_or(|line| is_ended(line));
        text.starts_with(char::is_lowercase) && !has_item_mark(text) && !ended || goes_on(text)
    }

    /// Whether a block that is set as a heading stands in a quotation of the open paragraph:
    /// whoever copies a section of an Act copies the style of its title too. The mark that closes
    /// the quotation must follow before the court's next number.
    fn is_quoted(&self, at: usize) -> bool {
        let Some(open) = self.open.as_ref().filter(|open| open.number.is_some()) else {
            return false;
        };
        let text = self.source[at].text.as_str();
        let opens = text.starts_with('“') && quotes_open(text);
        let stands_open = open
            .lines
            .iter()
            .rev()
            .find_map(|line| line.contains(['“', '”']).then(|| quotes_open(line)));
        (opens || stands_open == Some(true))
            && (at..self.source.len())
                .take_while(|next| self.starts[*next].is_none())
                .any(|next| self.source[next].text.contains('”'))
    }

    /// Whether a block that is set as a heading heads a part of what the open paragraph announced,
    /// `The policies are as follows:`, or another such part: no number of the court's follows it.
    fn is_inner(&self, at: usize, level: u8) -> bool {
        let Some(open) = self.open.as_ref().filter(|open| open.number.is_some()) else {
            return false;
        };
        let announced = open.lines.last().is_some_and(|line| line.ends_with(':'));
        (announced || open.inner == Some(level)) && !self.heads_a_number(at)
    }

    /// Whether nothing but other headings stands between a block and the court's next number.
    fn heads_a_number(&self, at: usize) -> bool {
        /// The most blocks that are looked at: headings do not stand in longer rows.
        const ROW: usize = 24;
        let heads = |block: &Block| {
            let text = heading_text(block);
            is_heading(block).is_some()
                || block.kind == BlockKind::Paragraph
                    && mark_of(&text).is_some_and(|(_, words)| is_label(words))
        };
        (at + 1..self.source.len())
            .take(ROW)
            .find(|next| {
                self.source[*next].kind != BlockKind::Footnote
                    && (self.starts[*next].is_some() || !heads(&self.source[*next]))
            })
            .is_some_and(|next| self.starts[next].is_some())
    }

    /// Whether a few words with a mark of their own are a heading by their place: what stands
    /// before is ended and no item that they count on from, and the court's own number follows.
    fn is_marked_label(&self, at: usize) -> bool {
        /// How many lines back the item before may stand.
        const NEAR: usize = 12;
        let block = &self.source[at];
        let text = heading_text(block);
        let Some((mark, words)) = mark_of(&text) else {
            return false;
        };
        let lines = self.open.as_ref().map_or(&[][..], |open| &open.lines);
        let ended = lines.last().is_none_or(|line| is_ended(line));
        let counts_on = || {
            lines.iter().rev().take(NEAR).any(|line| {
                mark_of(line).is_some_and(|(other, _)| before_mark(&mark).contains(&other))
            })
        };
        block.kind == BlockKind::Paragraph
            && ended
            && is_label(words)
            && !counts_on()
            && self.heads_a_number(at)
    }

    /// Whether a block that is set as a heading leads into a quotation, which follows: what the
    /// court numbers as its own does not.
    fn leads_in(&self, at: usize) -> bool {
        let next =
            (at + 1..self.source.len()).find(|next| self.source[*next].kind != BlockKind::Footnote);
        says(&self.source[at].text)
            && next.is_some_and(|next| {
                self.starts[next].is_none()
                    && !matches!(self.source[next].kind, BlockKind::Heading(_))
            })
    }

    /// Whether a block that is set as a heading is an item of the list in the open paragraph:
    /// the number before it stands there, and more was to come or the one after it follows.
    fn counts_on(&self, at: usize) -> bool {
        /// How many lines the items around it may have.
        const NEAR: usize = 12;
        let block = &self.source[at];
        let number = |block: &Block| match &block.number {
            Some(number) => Number::alone(number),
            None => Number::at_start(&block.text),
        };
        let Some(own) = number(block).filter(|own| own.style != Style::Bare) else {
            return false;
        };
        let is = |other: Number, value: u32| other.style == own.style && other.value == value;
        let before = self.open.as_ref().is_some_and(|open| {
            open.lines.iter().rev().take(NEAR).any(|line| {
                Number::at_start(line).is_some_and(|other| is(other, own.value.wrapping_sub(1)))
            })
        });
        let announced = self
            .open
            .as_ref()
            .and_then(|open| open.lines.last())
            .is_some_and(|line| goes_on(line));
        let followed = || {
            self.source[at + 1..].iter().take(NEAR).any(|next| {
                !matches!(next.kind, BlockKind::Heading(_))
                    && number(next).is_some_and(|other| is(other, own.value + 1))
            })
        };
        before && (announced || followed())
    }

    /// Text without a number of its own: the paragraph goes on, or an unnumbered one begins.
    fn text(&mut self, at: usize) {
        if self.open.as_ref().is_some_and(|open| open.number.is_none()) && !self.continues(at) {
            self.close();
        }
        self.open.get_or_insert_with(Open::default);
        self.append(at);
    }

    /// Whether a block belongs to the unnumbered passage before it.
    fn continues(&self, at: usize) -> bool {
        let block = &self.source[at];
        let Some(open) = &self.open else { return false };
        !matches!(block.kind, BlockKind::Paragraph)
            || block.number.is_some()
            || open.lines.last().is_some_and(|line| is_announcement(line))
            || is_item(&block.text)
            || block.text.starts_with(char::is_lowercase)
            || self.is_within_quotation(at)
    }

    fn append(&mut self, at: usize) {
        let block = &self.source[at];
        let open = self.open.get_or_insert_with(Open::default);
        let line = match &block.number {
            Some(number) if block.text.is_empty() => number.clone(),
            Some(number) => format!("{number} {}", block.text),
            None => block.text.clone(),
        };
        let announced = open.lines.last().is_some_and(|line| line.ends_with(':'));
        if let (BlockKind::Heading(level), true) = (&block.kind, announced) {
            open.inner.get_or_insert(*level);
        }
        if !line.is_empty() {
            open.lines.push(line);
        }
        open.blocks.push(at);
    }

    fn close(&mut self) {
        let Some(open) = self.open.take() else { return };
        if open.lines.is_empty() {
            return;
        }
        let (unit, label) = match open.number {
            Some(number) => (Unit::Para, number.label()),
            // Nobody cites who was present by a number.
            None if open.signature && !self.numbered => {
                self.signatures += 1;
                (Unit::Unnumbered, self.signatures.to_string())
            }
            None => {
                self.unnumbered += 1;
                // In a text without numbers our own count is the paragraph's.
                let unit = if self.numbered {
                    Unit::Unnumbered
                } else {
                    Unit::Para
                };
                (unit, self.unnumbered.to_string())
            }
        };
        let part = match open.number {
            _ if open.signature => Part::Signature,
            _ if self.in_annex => Part::Annex,
            None if self.last.is_none() && self.numbered => Part::Opening,
            _ => Part::Reasons,
        };
        self.push(
            unit,
            &label,
            open.number.is_none(),
            open.lines.join("\n"),
            open.blocks,
            part,
        );
    }

    fn push(
        &mut self,
        unit: Unit,
        label: &str,
        counted: bool,
        text: String,
        blocks: Vec<usize>,
        part: Part,
    ) {
        let Some(pinpoint) = self.unique(unit, label) else {
            return;
        };
        let ordinal = u32::try_from(self.done.passages.len() + 1).unwrap_or(u32::MAX);
        let headings = if matches!(part, Part::Note | Part::Signature) {
            Vec::new()
        } else {
            for heading in &mut self.headings {
                heading.used = true;
            }
            self.headings
                .iter()
                .map(|heading| heading.text.clone())
                .collect()
        };
        self.done.passages.push(Passage {
            counted,
            headings,
            ..Passage::bare(pinpoint, ordinal, text)
        });
        self.done.blocks.push(blocks);
        self.done.parts.push(part);
    }

    /// A pinpoint that no passage has yet: `para 17`, then `para 17-2nd`.
    ///
    /// The suffix is joined by a hyphen since `17(2)` would read as an item of
    /// paragraph 17, and is an ordinal since `17-2` would read as a range.
    fn unique(&mut self, unit: Unit, label: &str) -> Option<Pinpoint> {
        let count = self
            .seen
            .entry(format!("{} {label}", unit.as_str()))
            .or_insert(0);
        *count += 1;
        let label = if *count == 1 {
            label.to_owned()
        } else {
            format!("{label}-{}", ordinal(*count))
        };
        Pinpoint::new(unit, &label).ok()
    }

    fn check_order(&mut self, number: Number, page: Option<u32>) {
        if let Some(last) = self.last {
            let highest = self.highest.max(last.value);
            if number.value > highest + 1 {
                let missing = if number.value == highest + 2 {
                    format!("paragraph {} is missing", highest + 1)
                } else {
                    format!(
                        "paragraphs {} to {} are missing",
                        highest + 1,
                        number.value - 1
                    )
                };
                self.warn(WarningCode::MissingNumber, missing, page);
            } else if number.value < last.value
                || number.value == last.value && number.suffix == last.suffix
            {
                let message = format!(
                    "paragraph {} follows paragraph {}",
                    number.label(),
                    last.label()
                );
                self.warn(WarningCode::RepeatedNumber, message, page);
            }
        }
        // Numbers that begin anew count anew.
        self.highest = if number.value == 1 {
            1
        } else {
            self.highest.max(number.value)
        };
        self.last = Some(number);
    }

    fn warn(&mut self, code: WarningCode, message: String, page: Option<u32>) {
        self.done
            .warnings
            .push(Warning::new(code, message).on_page(page));
    }

    fn finish(mut self) -> Structured {
        self.close();
        self.keep_unused();
        self.mark_orders();
        for at in std::mem::take(&mut self.notes) {
            let block = &self.source[at];
            let mark: String = block
                .number
                .as_deref()
                .unwrap_or_default()
                .chars()
                .filter(|c| c.is_alphanumeric())
                .collect();
            let text = block.text.clone();
            if mark.is_empty() {
                self.unnumbered += 1;
                let label = self.unnumbered.to_string();
                self.push(Unit::Unnumbered, &label, true, text, vec![at], Part::Note);
            } else {
                self.push(Unit::Note, &mark, false, text, vec![at], Part::Note);
            }
        }
        self.done
    }

    fn mark_orders(&mut self) {
        let parts = &mut self.done.parts;
        let last = parts
            .iter()
            .rposition(|part| *part == Part::Reasons)
            .map_or(0, |at| at + 1);
        if let Some(first) = orders::begin(&self.done.passages, last) {
            for part in parts[first..last]
                .iter_mut()
                .filter(|part| **part == Part::Reasons)
            {
                *part = Part::Orders;
            }
        }
    }
}

#[cfg(test)]
#[path = "judgment_tests.rs"]
mod tests;
