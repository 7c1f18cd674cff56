//! Titles of sections on a line of their own that has no other look than the text: `1. Short title`, `1.`
//! with the title below it, or the title over a number that has its text behind it.

use std::collections::{BTreeMap, BTreeSet};

use super::contents::Contents;
use super::mark::{self, Mark};
use crate::import::block::{Block, BlockKind};

/// The longest such title, in words.
const WORDS: usize = 20;
/// So many of a hundred sections must have their titles so.
const MOST: usize = 40;
/// Fewest sections that tell it.
const FEWEST: usize = 3;

/// The lines that are titles.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct OwnLine {
    titles: BTreeMap<usize, String>,
    /// Lines whose words are the title of the number above them.
    taken: BTreeSet<usize>,
}

impl OwnLine {
    /// None where most sections have their text behind the number and no title over it.
    pub(super) fn of(blocks: &[Block], contents: &Contents) -> Self {
        let mut behind = Self::default();
        let mut above = Self::default();
        let mut sections = 0;
        let mut first = None;
        for (index, block) in blocks.iter().enumerate() {
            if contents.holds(index) || mark::looks_like_title(block) {
                continue;
            }
            let Mark::Section {
                rest,
                inner,
                number,
            } = mark::of(block)
            else {
                continue;
            };
            sections += 1;
            first.get_or_insert(index);
            let near = |at: usize| blocks.get(at).filter(|_| !contents.holds(at));
            let below = near(index + 1);
            if rest.is_empty() {
                if let Some(title) =
                    below.filter(|below| is_plain(below) && follows(near(index + 2)))
                {
                    behind.titles.insert(index, bare(&title.text));
                    behind.taken.insert(index + 1);
                }
            } else if inner.is_none()
                && can_be_title(&rest)
                && (follows(below) || contents.title(&number) == Some(&*bare(&rest)))
            {
                behind.titles.insert(index, bare(&rest));
            } else if let Some(at) = index.checked_sub(1)
                && let Some(title) = near(at).filter(|title| stands_above(title))
            {
                above.titles.insert(index, bare(&title.text));
                above.taken.insert(at);
            }
        }
        // The first section has its note, too.
        let above_first = first.is_some_and(|first| above.titles.contains_key(&first));
        let most = |found: &Self| sections >= FEWEST && found.titles.len() * 100 >= sections * MOST;
        if most(&behind) {
            behind
        } else if most(&above) && above_first {
            above
        } else {
            Self::default()
        }
    }

    /// Whether sections have their titles so.
    pub(super) fn tells_titles(&self) -> bool {
        !self.titles.is_empty()
    }

    /// Whether the title of a section stands over its number, so that there are words behind that.
    pub(super) fn is_above(&self, index: usize) -> bool {
        index > 0 && self.taken.contains(&(index - 1))
    }

    /// The title that a line with a number is.
    pub(super) fn title(&self, index: usize) -> Option<&str> {
        self.titles.get(&index).map(String::as_str)
    }

    /// Whether a line was the title of the number above it.
    pub(super) fn is_taken(&self, index: usize) -> bool {
        self.taken.contains(&index)
    }
}

fn bare(title: &str) -> String {
    title.trim().trim_end_matches('.').to_owned()
}

/// Whether words can be a title: few, and not the beginning of a sentence that goes on.
fn can_be_title(text: &str) -> bool {
    let text = text.trim();
    text.split_whitespace().count() <= WORDS
        && text.starts_with(|c: char| c.is_uppercase() || matches!(c, '"' | '“' | '['))
        && !text.ends_with([',', ';', ':', '—', '–', '-'])
        && !text.trim_end_matches('.').contains(". ")
        && !["This Act", "These Rules", "These Regulations", "This Bill", "In this"]
            .iter()
            .any(|start| text.starts_with(start))
        // A title is no sentence.
        && !text.split_whitespace().any(|word| matches!(word, "shall" | "means" | "may" | "must" | "is" | "are" | "was" | "were" | "has" | "have" | "be" | "provided"))
}

fn is_plain(block: &Block) -> bool {
    block.kind == BlockKind::Paragraph
        && matches!(mark::of(block), Mark::None)
        && can_be_title(&block.text)
        && !block.text.trim_end().ends_with('.')
}

/// Whether a line can be the note over a section: a few words, a stop at most behind them.
fn stands_above(block: &Block) -> bool {
    /// The most words.
    const NOTE: usize = 12;
    block.kind == BlockKind::Paragraph
        && matches!(mark::of(block), Mark::None)
        && mark::container(block).is_none()
        && !mark::is_marginal_note(block)
        && can_be_title(&block.text)
        && block.text.split_whitespace().count() <= NOTE
}

/// Whether the text of the section follows: a sentence or a subsection.
fn follows(block: Option<&Block>) -> bool {
    block.is_some_and(|block| {
        !matches!(mark::of(block), Mark::Section { .. })
            && mark::container(block).is_none()
            && block
                .text
                .starts_with(|c: char| c.is_uppercase() || matches!(c, '“' | '"' | '['))
            || matches!(mark::of(block), Mark::Subsection { .. })
    })
}

#[cfg(test)]
mod tests {
    use super::super::contents;
    use super::*;

    fn titles(lines: &[&str]) -> Vec<String> {
        let blocks: Vec<Block> = lines
            .iter()
            .map(|line| Block {
                text: (*line).to_owned(),
                ..Block::default()
            })
            .collect();
        let found = OwnLine::of(&blocks, &contents::find(&blocks));
        found.titles.into_values().collect()
    }

    #[test]
    fn titles_behind_below_and_over_numbers() {
        let text = "This Act applies to everybody in the county, and to nobody else.";
        assert_eq!(
            titles(&[
                "1. Short title",
                text,
                "2. Interpretation",
                text,
                "3. Objects of the Act",
                text
            ]),
            ["Short title", "Interpretation", "Objects of the Act"]
        );
        assert_eq!(
            titles(&[
                "1.",
                "Short title",
                text,
                "2.",
                "Interpretation",
                text,
                "3.",
                "Objects",
                text
            ]),
            ["Short title", "Interpretation", "Objects"]
        );
        let numbered = |n: u32| format!("{n}. {text}");
        let [one, two, three] = [1, 2, 3].map(numbered);
        assert_eq!(
            titles(&[
                "Citation.",
                &one,
                "Interpretation.",
                &two,
                "Objects.",
                &three
            ]),
            ["Citation", "Interpretation", "Objects"]
        );
        // What a list goes on with is no title.
        assert!(
            titles(&[
                "1. Every officer of the Board",
                "(a) keeps the register; and",
                "2. Any fee",
                "(a) goes to the Fund.",
                "3. The Board",
                "(a) sits."
            ])
            .is_empty()
        );
        assert!(
            titles(&[
                &one,
                "Whoever fails shall be fined.",
                &two,
                "(a) a farm;",
                &three
            ])
            .is_empty()
        );
    }
}
