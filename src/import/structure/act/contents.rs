//! The arrangement of sections: a table of contents that must not become sections.

use std::collections::BTreeMap;
use std::ops::Range;

use super::mark::{self, Mark, Number};
use crate::import::block::{Block, BlockKind};
use crate::import::title_words::has_verb;

/// So many entries make a table of contents under a heading that says so.
const ENTRIES: usize = 2;
/// So many without such a heading.
const ENTRIES_UNTITLED: usize = 5;
/// So many blocks may stand between two lines with page numbers: headings, entries that run over.
const APART: usize = 6;
/// So many entries may stand out of their order.
const MISPLACED: usize = 3;
/// The longest entry, in words.
const ENTRY_WORDS: usize = 45;

/// Where the table of contents stands.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Contents {
    range: Range<usize>,
    /// What it calls each provision; empty where numbers start anew, as in rules of court.
    titles: BTreeMap<Number, String>,
}

impl Contents {
    pub(super) fn holds(&self, index: usize) -> bool {
        self.range.contains(&index)
    }

    /// What it calls a provision.
    pub(super) fn title(&self, number: &Number) -> Option<&str> {
        self.titles.get(number).map(String::as_str)
    }

    /// Whether most sections of the text have their titles in a heading or note before them.
    pub(super) fn titled(&self, blocks: &[Block]) -> bool {
        let mut plain = 0;
        let mut noted = 0;
        for index in 1..blocks.len() {
            if self.holds(index) || self.holds(index - 1) {
                continue;
            }
            let (block, before) = (&blocks[index], &blocks[index - 1]);
            if matches!(mark::of(block), Mark::Section { .. }) && !mark::looks_like_title(block) {
                plain += 1;
                noted += usize::from(
                    mark::is_marginal_note(before) && mark::container(before).is_none(),
                );
            }
        }
        noted * 10 >= plain * 6 && noted > 2
    }
}

/// Finds the table of contents.
pub(super) fn find(blocks: &[Block]) -> Contents {
    let range = range(blocks);
    Contents {
        titles: titles(&blocks[range.clone()]),
        range,
    }
}

fn range(blocks: &[Block]) -> Range<usize> {
    if let Some(range) = rows_with_pages(blocks) {
        return range;
    }
    if let Some(title) = blocks.iter().position(is_title)
        && let Some(end) = walk(blocks, title + 1, ENTRIES)
    {
        return title..end;
    }
    let first = blocks.iter().position(|block| {
        matches!(mark::of(block), Mark::Section { number, .. } if number.0 == 1)
            || is_dashed_entry(block)
    });
    first
        .and_then(|first| Some(first..walk(blocks, first, ENTRIES_UNTITLED)?))
        .unwrap_or_default()
}

/// `1—Citation`, which no section is.
fn is_dashed_entry(block: &Block) -> bool {
    let behind = block.text.strip_prefix('1').map(str::trim_start);
    behind.is_some_and(|behind| behind.starts_with(['—', '–', '─', '―']))
        && mark::entry(block).is_some()
}

/// What the entries call the provisions: the words behind each number, and those of the lines below it that
/// are no entry of their own.
fn titles(blocks: &[Block]) -> BTreeMap<Number, String> {
    let mut titles = BTreeMap::new();
    // A misprint: nothing tells which of the two titles is that of the number.
    let mut twice: Vec<Number> = Vec::new();
    let mut last: Option<Number> = None;
    for block in blocks {
        let entry = match &block.kind {
            BlockKind::Table(_) => {
                last = None;
                continue;
            }
            _ => mark::entry(block),
        };
        match entry {
            Some((number, _))
                if last
                    .as_ref()
                    .is_some_and(|last| number.0 > last.0 + super::MAX_GAP) => {}
            Some((number, rest)) => {
                let (own, next) = next_entry(&number, &rest);
                if titles.insert(number.clone(), own.to_owned()).is_some() {
                    if twice.len() == MISPLACED {
                        return BTreeMap::new();
                    }
                    twice.push(number.clone());
                }
                last = Some(number);
                if let Some((number, rest)) = next {
                    titles.insert(number.clone(), rest.to_owned());
                    last = Some(number);
                }
            }
            None if mark::container(block).is_some() || is_title(block) => last = None,
            None => {
                let open = last.as_ref().and_then(|number| titles.get_mut(number));
                if let Some(title) = open.filter(|title| goes_on(title, &block.text)) {
                    *title = format!("{title} {}", block.text.trim()).trim().to_owned();
                }
            }
        }
    }
    for title in titles.values_mut() {
        // A leader, and the page behind it.
        if let Some(leader) = title.find("....") {
            title.truncate(leader);
        }
        *title = title.trim().trim_end_matches('.').to_owned();
    }
    titles.retain(|number, title| !title.is_empty() && !twice.contains(number));
    titles
}

/// An entry, and the next one where it stands in the same line: `1—Citation. 2—Fees.`
fn next_entry<'a>(number: &Number, rest: &'a str) -> (&'a str, Option<(Number, &'a str)>) {
    let next = number.0.saturating_add(1);
    for dash in ['—', '–', '─'] {
        if let Some((own, more)) = rest.split_once(&format!(". {next}{dash}")) {
            return (own, Some(((next, String::new()), more.trim())));
        }
    }
    (rest, None)
}

/// Whether a line goes on the entry above it: that has no words yet, or has no stop and the line begins small.
fn goes_on(title: &str, line: &str) -> bool {
    /// The longest title, in bytes.
    const LONGEST: usize = 600;
    if title.len() > LONGEST {
        return false;
    }
    title.is_empty() || !title.ends_with('.') && line.starts_with(char::is_lowercase)
}

/// The first run of lines with page numbers that name provisions. Tables of fees have such lines, too, but
/// not so close together, and name none.
fn rows_with_pages(blocks: &[Block]) -> Option<Range<usize>> {
    let rows: Vec<usize> = (0..blocks.len()).filter(|&i| is_row(&blocks[i])).collect();
    let runs = rows.chunk_by(|before, next| next - before <= APART);
    let names = |&&row: &&usize| {
        let BlockKind::Table(cells) = &blocks[row].kind else {
            return false;
        };
        let first = cells
            .first()
            .and_then(|cells| cells.first())
            .cloned()
            .unwrap_or_default();
        let entry = Block {
            text: first,
            centred: true,
            ..Block::default()
        };
        matches!(mark::of(&entry), Mark::Section { .. }) || mark::container(&entry).is_some()
    };
    let mut runs =
        runs.filter(|run| run.len() > ENTRIES && run.iter().filter(names).count() * 2 > run.len());
    let run = runs.next()?;
    Some(*run.first()?..*run.last()? + 1)
}

/// A line of contents with its page number, or one that a leader parts from it.
fn is_row(block: &Block) -> bool {
    let BlockKind::Table(rows) = &block.kind else {
        return false;
    };
    rows.iter().all(|cells| {
        cells.len() > 1
            && cells.last().is_some_and(|page| {
                !page.is_empty()
                    && page.len() <= 6
                    && page
                        .chars()
                        .all(|c| c.is_ascii_digit() || "ivxlc-".contains(c))
            })
    })
}

fn is_title(block: &Block) -> bool {
    let text = block
        .text
        .trim()
        .trim_end_matches(['.', ':'])
        .to_lowercase();
    let arrangement = text
        .strip_prefix("arrangement of ")
        // `Arrangement of clauses Clauses`, where two lines became one.
        .is_some_and(|what| {
            let mut words = what.split(' ');
            let first = words.next();
            words.next().is_none_or(|second| {
                words.next().is_none()
                    && first.is_some_and(|first| first.starts_with(second.trim_end_matches('s')))
            })
        });
    arrangement || text == "contents" || text == "table of contents"
}

/// Whether a line is a sentence with a verb that entries do not have.
fn is_sentence(text: &str) -> bool {
    /// The fewest words.
    const WORDS: usize = 5;
    text.trim_end().ends_with(['.', ';', '—'])
        && text.split_whitespace().count() >= WORDS
        && has_verb(text)
}

/// Walks over entries from `start`; gives the end of the table if numbers start anew after
/// it, or the law's own beginning follows.
fn walk(blocks: &[Block], start: usize, needed: usize) -> Option<usize> {
    let mut last_number = 0;
    let mut misplaced = 0;
    let mut entries = 0;
    // Lines that say something: below a title, they are the section itself.
    let mut sentences = 0;
    let mut end = start;
    for (index, block) in blocks.iter().enumerate().skip(start) {
        if entries >= needed && (mark::is_long_title(&block.text) || mark::is_preamble(&block.text))
        {
            return Some(end);
        }
        match mark::entry(block) {
            // `1978 Kenya Subsidiary Legislation`, with which a page begins.
            Some((number, _)) if number.0 > last_number + super::MAX_GAP => {}
            Some((number, _)) => {
                if number.0 <= last_number && number.1.is_empty() {
                    // A misprint, or the lines of two columns.
                    if number.0 != 1 && misplaced < MISPLACED {
                        misplaced += 1;
                        continue;
                    }
                    let told = entries >= needed && number.0 == 1 && sentences * 2 < entries;
                    return told.then_some(end);
                }
                last_number = number.0;
                entries += 1;
                end = index + 1;
            }
            _ if matches!(
                mark::container(block),
                Some((mark::Container::Schedule(_), _))
            ) && entries > 0 =>
            {
                end = index + 1;
            }
            _ => sentences += usize::from(is_sentence(&block.text)),
        }
        // Lists of amendments over the law are as long as they like.
        if !block.text.starts_with('[') && block.text.split_whitespace().count() > ENTRY_WORDS {
            return None;
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entries_with_dashes_need_no_heading() {
        let amendments = "[Amended by the Register Act.] ".repeat(20);
        let lines = [
            "PART I — PRELIMINARY",
            "1—Citation. 2—Meaning of words.",
            "3─Books.",
            "4—Fees",
            "for books.",
            "5—Forms.",
            "3—Seals.",
            "6—Oaths ........ 7",
            amendments.trim(),
            "1. These Rules may be cited as the Register Rules.",
            "2. A book is of paper.",
        ];
        let blocks: Vec<Block> = Block::of_lines(&lines);
        let contents = find(&blocks);
        let title = |number: u32| contents.title(&(number, String::new()));
        assert_eq!(title(1), Some("Citation"));
        assert_eq!(title(2), Some("Meaning of words"));
        assert_eq!(title(3), None, "it stands twice");
        assert_eq!(title(4), Some("Fees for books"));
        assert_eq!(title(6), Some("Oaths"));
        assert!(contents.holds(7) && !contents.holds(9));
    }
}
