//! Provisions of an Act, a Bill, rules, regulations or a constitution.
//!
//! **How deep a passage is.** A passage is a subsection (or a clause of an article, a paragraph
//! of a rule) with its paragraphs inside: `s 25(1)` holds `(a)` and `(b)`. A section without
//! subsections is one passage, `s 25`, and so is the introduction of one that has them, if it has words of its own.
//! Deeper is not useful to cut: "(b) any other person;" says nothing without the words above
//! it. A lawyer's `s 25(1)(a)` is found by the passage that holds it.
//!
//! Schedules are `sch 1`, their numbered paragraphs `sch 1 para 3`; where numbers start anew in
//! each part of a schedule, `sch 4 part 2 para 3`. Orders of rules of court are `order 40 r 1`.
//!
//! What is not a provision makes no passage: covers, running titles, the arrangement of
//! sections, notes on amendments (these are returned beside the passages). Words that a
//! provision inserts elsewhere stay inside the provision, numbers and all.

mod contents;
mod draft;
mod glued;
mod in_list;
mod insertion;
mod leap;
mod mark;
mod own_line;
mod restyled;
mod side_note;
mod undotted;

use std::collections::BTreeSet;

use crate::import::block::{Block, BlockKind};
use crate::import::imported::{Warning, WarningCode};
use crate::model::{Kind, Passage, Pinpoint, Unit};

pub use glued::parted;
pub use restyled::usual;

use contents::Contents;
use draft::{Draft, passage, simplify_parts};
use insertion::Insertion;
use leap::Numbers;
use mark::{Container, Mark};
use own_line::OwnLine;
use side_note::SideNote;

/// A number may run ahead of the one before by so many: provisions are repealed and their numbers kept free.
const MAX_GAP: u32 = 40;
/// So many sections in a row may be gone without a trace where titles tell that the next number is a section's.
const MAX_LOST: u32 = 100;
/// Without the look of a section's heading, by so many.
const MAX_PLAIN_GAP: u32 = 3;
/// The longest introduction of a section by its marginal note, in words.
const NOTE_WORDS: usize = 40;

/// What [`passages`] makes of a law's blocks.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct StructuredAct {
    /// The provisions, in order; pinpoints are unique.
    pub passages: Vec<Passage>,
    /// For each passage, the indexes of the blocks that it was made of.
    pub blocks: Vec<Vec<usize>>,
    /// Notes on amendments, each with the section that it stands under: `[Act No. 12 of 1971, s. 2.]`.
    pub notes: Vec<(Option<Pinpoint>, String)>,
    /// Index of the first block of the law itself, after cover and arrangement of sections.
    pub start: usize,
    /// Index of the first block of another instrument printed after this one: subsidiary legislation.
    pub next_instrument: Option<usize>,
    /// Gaps, repeats and numbers that were not believed.
    pub warnings: Vec<Warning>,
}

/// The unit of the provisions of a kind of law.
#[must_use]
pub const fn unit_of(kind: Kind) -> Unit {
    match kind {
        Kind::Constitution => Unit::Article,
        Kind::Bill => Unit::Clause,
        Kind::Rules => Unit::Rule,
        Kind::Regulations => Unit::Regulation,
        _ => Unit::Section,
    }
}

/// The passages of a law, from blocks whose numbers the format marks or that merely begin with one.
#[must_use]
pub fn passages(blocks: &[Block], kind: Kind) -> StructuredAct {
    let blocks = &*undotted::dotted(blocks);
    let contents = contents::find(blocks);
    let own_line = OwnLine::of(blocks, &contents);
    // `159. Judicial authority`, where a chapter is all there is.
    let one =
        |block: &Block| matches!(mark::of(block), Mark::Section { number, .. } if number.0 == 1);
    let excerpt = own_line.tells_titles() && !blocks.iter().any(one);
    let mut reader = Reader::new(unit_of(kind), contents.titled(blocks), &contents, own_line);
    reader.numbers = Numbers::of(blocks, &contents);
    reader.excerpt = excerpt;
    reader.closes = insertion::closes(blocks);
    for (index, block) in blocks.iter().enumerate() {
        if contents.holds(index) || block.kind == BlockKind::Footnote {
            continue;
        }
        if mark::is_other_instrument(block) && !reader.drafts.is_empty() {
            reader.out.next_instrument = Some(index);
            break;
        }
        reader.read(blocks, index);
    }
    reader.finish()
}

struct Reader<'law> {
    unit: Unit,
    contents: &'law Contents,
    /// Whether the first provision may have any number.
    excerpt: bool,
    /// Which lines are titles though they have no look of their own.
    own_line: OwnLine,
    /// Where numbers stand, for those that run ahead.
    numbers: Numbers,
    /// The title of the section in force, where its lines may stand among those of the text.
    side_note: SideNote,
    /// Whether unnumbered headings just before sections are their titles, not headings over several.
    titled: bool,
    out: StructuredAct,
    drafts: Vec<Draft>,
    /// Chapter and Part in force, outermost first.
    parts: Vec<(Container, String)>,
    /// A heading over several sections.
    cross_heading: Option<String>,
    /// A heading that may turn out to be the next section's title.
    pending: Vec<String>,
    /// The schedule, or the Order, in force.
    container: Vec<(Unit, String)>,
    schedules: u32,
    /// Number of the last section, and the title it has.
    section: Option<(u32, String)>,
    title: Option<String>,
    /// Number of the last rule of the Order before.
    before: Option<(u32, String)>,
    /// Number of the last subsection.
    subsection: Option<(u32, String)>,
    insertion: Insertion,
    /// For each block, whether a quotation that it leaves open is closed soon behind it.
    closes: Vec<bool>,
    /// Whether a part of a schedule has just begun, in which numbers may start anew or run on.
    may_restart: bool,
    /// Whether the blocks since the last Part heading were headings, too.
    naming: bool,
    /// Left edges of section numbers seen so far.
    edges: Vec<f32>,
}

impl<'law> Reader<'law> {
    fn new(unit: Unit, titled: bool, contents: &'law Contents, own_line: OwnLine) -> Self {
        Self {
            unit,
            contents,
            excerpt: false,
            own_line,
            numbers: Numbers::default(),
            side_note: SideNote::default(),
            titled,
            out: StructuredAct::default(),
            drafts: Vec::new(),
            parts: Vec::new(),
            cross_heading: None,
            pending: Vec::new(),
            container: Vec::new(),
            schedules: 0,
            section: None,
            title: None,
            before: None,
            subsection: None,
            insertion: Insertion::default(),
            closes: Vec::new(),
            may_restart: false,
            naming: false,
            edges: Vec::new(),
        }
    }

    fn read(&mut self, blocks: &[Block], index: usize) {
        if self.own_line.is_taken(index) && self.takes_title(blocks, index) {
            return;
        }
        let block = &blocks[index];
        let marked = mark::of(block);
        if mark::is_note(block) {
            let place = self
                .drafts
                .last()
                .and_then(|draft| draft.pinpoint(self.unit).ok());
            self.out.notes.push((place, block.text.clone()));
            // Of a section that is gone, the note is what is left.
            if let Some(draft) = self.drafts.last_mut()
                && let [line] = draft.lines.as_mut_slice()
                && mark::is_blank(line)
            {
                line.clone_from(&block.text);
                draft.blocks.push(index);
            }
            return;
        }
        if !self.insertion.is_open() {
            let lettered = || {
                let is_part = || in_list::is_part(blocks, index, self.part_of_schedule());
                mark::lettered_part(block).filter(|_| self.in_schedule() && is_part())
            };
            if let Some((container, name)) = mark::container(block)
                .filter(|(container, _)| !self.is_named_only(blocks, index, container))
                .or_else(lettered)
            {
                return self.enter(container, name);
            }
            if self.begins_preliminary(blocks, index) {
                return;
            }
        }
        match marked {
            Mark::Section {
                number,
                rest,
                inner,
            } if self.accepts_section(&number, block, index) => {
                self.start_section(block, index, number, rest, inner);
            }
            Mark::Subsection { number, rest } if self.accepts_subsection(&number) => {
                self.subsection = Some(number.clone());
                let label = match &self.section {
                    Some((n, letters)) => format!("{n}{letters}({}{})", number.0, number.1),
                    None => format!("({}{})", number.0, number.1),
                };
                self.push(label, index);
                self.add_line(rest, index);
            }
            _ if self.is_free_heading(block) => self.hold(block),
            _ => self.continue_with(block, index),
        }
    }

    /// Whether a line names a Part or a schedule that it does not open. A list of fees in a schedule has parts.
    fn is_named_only(&self, blocks: &[Block], index: usize, container: &Container) -> bool {
        let section = self.section.as_ref().filter(|_| !self.in_schedule());
        in_list::names_only(blocks, index, container, section.map(|(number, _)| *number))
    }

    /// The part of the schedule in force.
    fn part_of_schedule(&self) -> Option<&str> {
        let (unit, name) = self.container.get(1)?;
        (*unit == Unit::Part).then_some(name.as_str())
    }

    /// Takes a Chapter, Part, schedule or Order heading.
    fn enter(&mut self, container: Container, name: String) {
        self.pending.clear();
        self.cross_heading = None;
        self.insertion = Insertion::default();
        match container {
            Container::Schedule(number) => {
                if self.section.is_none() && self.drafts.iter().all(|draft| draft.unit.is_none()) {
                    return;
                }
                self.schedules += 1;
                self.parts.clear();
                self.container = vec![(Unit::Schedule, number)];
                self.restart();
                self.parts.push((Container::Schedule(String::new()), name));
            }
            Container::Order(number) => {
                // The rules of an Order begin anew, or run on from those of the one before.
                self.before = self.section.take().or_else(|| self.before.take());
                self.container = vec![(Unit::RuleOrder, number)];
                self.restart();
                self.parts.clear();
                self.parts.push((Container::Order(String::new()), name));
            }
            // `CHAPTER 107` over an Act is its place in the Laws of Kenya.
            Container::Chapter if self.is_cap(&name) => {}
            Container::Chapter => {
                self.parts
                    .retain(|(outer, _)| matches!(outer, Container::Schedule(_)));
                self.parts.push((Container::Chapter, name));
                self.title = None;
            }
            Container::Part(number) => {
                self.parts
                    .retain(|(outer, _)| !matches!(outer, Container::Part(_)));
                self.parts.push((Container::Part(number.clone()), name));
                self.title = None;
                if self.in_schedule() {
                    self.container.truncate(1);
                    self.container.push((Unit::Part, number));
                    self.subsection = None;
                    self.may_restart = true;
                }
            }
        }
        self.naming = true;
    }

    /// Whether the section whose title a line is begins, or has just begun.
    fn takes_title(&mut self, blocks: &[Block], index: usize) -> bool {
        if self.own_line.is_above(index + 1) {
            return blocks.get(index + 1).is_some_and(|next| {
                matches!(mark::of(next), Mark::Section { number, .. } if self.accepts_section(&number, next, index + 1))
            });
        }
        let before = index.checked_sub(1).map(|before| mark::of(&blocks[before]));
        matches!(before, Some(Mark::Section { number, .. }) if self.section.as_ref() == Some(&number))
    }

    fn is_cap(&self, name: &str) -> bool {
        let number = name
            .get("CHAPTER".len()..)
            .unwrap_or_default()
            .split_whitespace()
            .next()
            .and_then(|number| number.parse::<u32>().ok());
        let first = !self
            .parts
            .iter()
            .any(|(outer, _)| *outer == Container::Chapter);
        // `CHAPTER 4 – THE BILL OF RIGHTS`, where an excerpt begins with it, is a chapter.
        let of_act = !name.contains(['–', '—', '-', ':']);
        self.section.is_none() && first && of_act && number.is_some_and(|number| number != 1)
    }

    fn restart(&mut self) {
        self.may_restart = false;
        self.section = None;
        self.subsection = None;
        self.title = None;
        self.edges.clear();
    }

    fn in_schedule(&self) -> bool {
        self.container
            .first()
            .is_some_and(|(unit, _)| *unit == Unit::Schedule)
    }

    /// Long title and preamble, before the first section.
    fn begins_preliminary(&mut self, blocks: &[Block], index: usize) -> bool {
        let block = &blocks[index];
        let below = index
            .checked_sub(1)
            .is_some_and(|above| mark::is_over_long_title(&blocks[above].text));
        if self.section.is_some() || !self.container.is_empty() {
            return false;
        }
        if mark::is_over_long_title(&block.text) {
            return true;
        }
        let unit = if mark::is_long_title(&block.text) || below && block.text.starts_with("To ") {
            Unit::LongTitle
        } else if mark::is_preamble(&block.text) {
            Unit::Preamble
        } else {
            return false;
        };
        if self.drafts.iter().any(|draft| draft.unit == Some(unit)) {
            return false;
        }
        self.drafts.push(Draft {
            unit: Some(unit),
            headings: Vec::new(),
            ..Draft::default()
        });
        if block.text.eq_ignore_ascii_case("preamble") {
            self.drafts
                .last_mut()
                .into_iter()
                .for_each(|draft| draft.blocks.push(index));
        } else {
            self.add_line(block.text.clone(), index);
        }
        true
    }

    /// Whether a number can be that of the next section.
    fn accepts_section(&mut self, number: &(u32, String), block: &Block, index: usize) -> bool {
        let titled = self.own_line.title(index).is_some();
        let gone = matches!(mark::of(block), Mark::Section { rest, .. } if mark::is_blank(&rest));
        let looks = mark::looks_like_title(block);
        let at_edge = self.edges.is_empty()
            || self
                .edges
                .iter()
                .any(|edge| (edge - block.indent).abs() < 12.0);
        let Some(last) = &self.section else {
            let runs_on = self
                .before
                .as_ref()
                .is_some_and(|before| number.0 == before.0 + 1);
            return self.excerpt
                || number.0 == 1
                || runs_on
                || ((looks || titled || gone) && number.0 <= MAX_PLAIN_GAP);
        };
        if self.may_restart && number.0 == 1 {
            return true;
        }
        let next = number.0 == last.0 + 1
            || (number.0 == last.0 && number.1 > last.1 && !number.1.is_empty());
        if self.insertion.is_open() {
            // Only the very next number, in a section's own place and style, ends words that are quoted.
            let ends = number.0 == last.0 + 1
                && number.1.is_empty()
                && at_edge
                && (looks || self.insertion.may_end());
            if ends {
                self.insertion = Insertion::default();
            }
            return ends;
        }
        // What stands between may be repealed; the arrangement has the number then.
        let arranged = !self.in_schedule() && self.contents.title(number).is_some();
        let most = if titled && !self.in_schedule() {
            MAX_LOST
        } else if looks || arranged {
            MAX_GAP
        } else {
            MAX_PLAIN_GAP
        };
        let ahead = number.0 > last.0
            && number.0 - last.0 <= most
            && (arranged || next || !self.numbers.leaps_over(last.0, number.0, index));
        at_edge && (next || (ahead && (looks || !self.in_schedule())))
    }

    fn start_section(
        &mut self,
        block: &Block,
        index: usize,
        number: (u32, String),
        rest: String,
        inner: Option<(u32, String)>,
    ) {
        self.may_restart = false;
        if let Some(last) = &self.section
            && number.0 > last.0 + 1
        {
            let message = format!(
                "numbers run from {}{} to {}{}",
                last.0, last.1, number.0, number.1
            );
            self.out
                .warnings
                .push(Warning::new(WarningCode::MissingNumber, message).on_page(block.page));
        }
        if self.edges.len() < 32 {
            self.edges.push(block.indent);
        }
        let on_own_line = self.own_line.title(index);
        let is_title = on_own_line.is_some() && !self.own_line.is_above(index)
            || mark::looks_like_title(block) && rest.split_whitespace().count() <= NOTE_WORDS;
        let arranged = self
            .contents
            .title(&number)
            .filter(|_| self.container.is_empty());
        self.title = if let Some(title) = on_own_line {
            Some(title.to_owned())
        } else if is_title {
            Some(rest.clone())
        } else if self.titled {
            self.pending.pop()
        } else {
            None
        };
        self.side_note = SideNote::default();
        if self.title.is_none()
            && let Some(title) = arranged
        {
            self.side_note = SideNote::of(title);
            if let Some(before) = self.drafts.last_mut() {
                self.side_note.take_from_end(&mut before.lines);
            }
            self.title = Some(title.to_owned());
        }
        if let Some(heading) = self.pending.pop() {
            self.cross_heading = Some(heading);
        }
        self.pending.clear();
        self.naming = false;
        let label = format!("{}{}", number.0, number.1);
        self.section = Some(number);
        self.subsection = None;
        self.insertion = Insertion::default();
        self.push(label.clone(), index);
        if is_title {
            return;
        }
        let rest = self.side_note.cut_from_end(rest);
        if let Some(inner) = inner {
            let inner_label = format!("{label}({}{})", inner.0, inner.1);
            self.subsection = Some(inner);
            self.push(inner_label, index);
        }
        self.add_line(rest, index);
    }

    fn accepts_subsection(&self, number: &(u32, String)) -> bool {
        if self.insertion.is_open()
            || self.drafts.is_empty()
            || (self.section.is_none() && self.container.is_empty())
        {
            return false;
        }
        if self.section.is_none() {
            return false;
        }
        match &self.subsection {
            None => number.0 == 1 && number.1.is_empty(),
            Some(last) => {
                (number.0 > last.0 && number.0 - last.0 <= MAX_PLAIN_GAP)
                    || (number.0 == last.0 && number.1 > last.1)
            }
        }
    }

    /// Whether a block is a heading without a number, outside quoted words.
    fn is_free_heading(&self, block: &Block) -> bool {
        let heading = matches!(block.kind, BlockKind::Heading(_))
            || (self.titled && mark::is_marginal_note(block));
        heading && !self.insertion.is_open() && block.number.is_none()
    }

    /// Keeps a heading: it goes on a Part's name, or waits for the section that it stands over.
    fn hold(&mut self, block: &Block) {
        match self.parts.last_mut() {
            Some((_, name)) if self.naming && mark::goes_on(name, block) => {
                name.push(' ');
                name.push_str(&block.text);
            }
            _ => {
                self.naming = false;
                self.pending.push(block.text.clone());
            }
        }
    }

    /// Adds a block to the passage in the making.
    fn continue_with(&mut self, block: &Block, index: usize) {
        if self.drafts.is_empty() && self.container.is_empty() {
            return;
        }
        if self.in_schedule()
            && self
                .drafts
                .last()
                .is_none_or(|draft| draft.container != self.container)
        {
            self.drafts.push(Draft {
                container: self.container.clone(),
                headings: self.headings(),
                ..Draft::default()
            });
        }
        if block.kind == BlockKind::Paragraph
            && block.number.is_none()
            && self.side_note.take(&block.text)
        {
            return;
        }
        self.naming = false;
        for heading in std::mem::take(&mut self.pending) {
            self.add_line(heading, index);
        }
        self.insertion.read(&block.text);
        self.add_line(mark::printed(block), index);
    }

    fn headings(&self) -> Vec<String> {
        let parts = self.parts.iter().map(|(_, name)| name.clone());
        parts
            .chain(self.cross_heading.clone())
            .chain(self.title.clone())
            .collect()
    }

    fn push(&mut self, label: String, index: usize) {
        let unit = if self.in_schedule() {
            Unit::Para
        } else {
            self.unit
        };
        self.drafts.push(Draft {
            container: self.container.clone(),
            unit: Some(unit),
            label,
            headings: self.headings(),
            lines: Vec::new(),
            blocks: vec![index],
        });
    }

    fn add_line(&mut self, line: String, index: usize) {
        self.insertion
            .note_lead(&line, self.closes.get(index).copied().unwrap_or(false));
        if let Some(draft) = self.drafts.last_mut() {
            if !line.is_empty() {
                draft.lines.push(line);
            }
            if draft.blocks.last() != Some(&index) {
                draft.blocks.push(index);
            }
        }
    }

    /// Makes passages of the drafts, unique ones.
    fn finish(mut self) -> StructuredAct {
        let mut seen = BTreeSet::new();
        let mut unnumbered = 0;
        simplify_parts(&mut self.drafts);
        self.out.start = self
            .drafts
            .first()
            .and_then(|draft| draft.blocks.first())
            .copied()
            .unwrap_or(0);
        let has_inner: BTreeSet<String> = self
            .drafts
            .iter()
            .filter_map(|draft| {
                Some(format!(
                    "{:?}{}",
                    draft.container,
                    draft.label.split_once('(')?.0
                ))
            })
            .collect();
        for draft in self.drafts {
            let mut text = draft.lines.join("\n");
            if text.is_empty() {
                // A section of subsections has no words of its own; one that was repealed has its note as title.
                if has_inner.contains(&format!("{:?}{}", draft.container, draft.label))
                    || draft.label.contains('(')
                {
                    continue;
                }
                let Some(title) = draft.headings.last().filter(|_| draft.unit.is_some()) else {
                    continue;
                };
                text.clone_from(title);
            }
            let printed = draft
                .pinpoint(self.unit)
                .ok()
                .filter(|place| seen.insert(place.to_string()));
            let counted = printed.is_none();
            let pinpoint = printed.unwrap_or_else(|| {
                unnumbered += 1;
                Pinpoint::number(Unit::Unnumbered, unnumbered)
            });
            if counted {
                let message = format!("the number {} stands twice", draft.label);
                self.out
                    .warnings
                    .push(Warning::new(WarningCode::RepeatedNumber, message));
            }
            self.out.blocks.push(draft.blocks);
            let ordinal = u32::try_from(self.out.passages.len() + 1).unwrap_or(u32::MAX);
            self.out
                .passages
                .push(passage(pinpoint, counted, ordinal, draft.headings, text));
        }
        self.out
    }
}

#[cfg(test)]
mod tests;
