//! Titles of sections on a line of their own that has no other look than the text: `1. Short title`, `1.`
//! with the title below it, or the title over a number that has its text behind it.

use std::collections::{BTreeMap, BTreeSet};

use super::contents::Contents;
use super::mark::{self, Container, Mark};
use crate::import::block::{Block, BlockKind};
use crate::import::title_words::has_verb;

/// The longest such title, in words.
const WORDS: usize = 20;
/// So many of a hundred sections must have their titles so.
const MOST: usize = 40;
/// So many, with those that have a verb, for these to be titles, too.
const CLEAR: usize = 70;
/// So many must have no verb, where these and those with one are nearly all.
const SURE: usize = 20;
/// Fewest sections that tell it.
const FEWEST: usize = 3;

/// The lines that are titles.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct OwnLine {
    titles: BTreeMap<usize, String>,
    /// Lines whose words are the title of the number above them.
    taken: BTreeSet<usize>,
}

/// Where a law has the titles of its sections.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    Behind,
    Above,
}

/// What the sections of a body, or the paragraphs of a schedule, tell of their titles.
#[derive(Debug, Default)]
struct Division {
    behind: OwnLine,
    above: OwnLine,
    /// Titles that have a verb, as sentences have.
    doubtful: Vec<(usize, String)>,
    sections: usize,
    /// The first of them, and its number.
    first: Option<(usize, u32)>,
}

impl Division {
    fn read(&mut self, blocks: &[Block], index: usize, contents: &Contents) {
        let Mark::Section {
            rest,
            inner,
            number,
        } = mark::of(&blocks[index])
        else {
            return;
        };
        self.first.get_or_insert((index, number.0));
        if is_gone(&rest) {
            return;
        }
        self.sections += 1;
        let near = |at: usize| blocks.get(at).filter(|_| !contents.holds(at));
        let below = near(index + 1);
        if rest.is_empty() {
            if let Some(title) = below.filter(|below| is_plain(below) && follows(near(index + 2))) {
                self.behind.titles.insert(index, bare(&title.text));
                self.behind.taken.insert(index + 1);
            }
        } else if inner.is_none()
            && can_be_title(&rest)
            && (follows(below) || contents.title(&number) == Some(&*bare(&rest)))
        {
            self.behind.titles.insert(index, bare(&rest));
        } else if let Some(at) = index.checked_sub(1)
            && let Some(title) = near(at).filter(|title| stands_above(title))
        {
            self.above.titles.insert(index, bare(&title.text));
            self.above.taken.insert(at);
        }
        if inner.is_none() && is_doubtful(&rest) && follows(below) {
            self.doubtful.push((index, bare(&rest)));
        }
    }

    fn most(&self, found: &OwnLine, of_hundred: usize) -> bool {
        self.sections > 0 && found.titles.len() * 100 >= self.sections * of_hundred
    }

    /// Whether lines behind numbers are titles, those with verbs among them.
    fn is_clear(&self) -> bool {
        (self.behind.titles.len() + self.doubtful.len()) * 100 >= self.sections * CLEAR
    }

    /// Where the titles are, if most sections have theirs there.
    fn place(&self) -> Option<Place> {
        // The first section has its note, too.
        let above_first = self
            .first
            .is_some_and(|(first, _)| self.above.titles.contains_key(&first));
        if self.sections < FEWEST {
            // A short law has all of them.
            let begins = self.first.is_some_and(|(_, number)| number == 1);
            let all = self.behind.titles.len() + self.doubtful.len() == self.sections;
            let told = begins && all && !self.behind.titles.is_empty();
            return told.then_some(Place::Behind);
        }
        let with_verbs = self.most(&self.behind, SURE) && self.is_clear();
        if self.most(&self.behind, MOST) || with_verbs {
            Some(Place::Behind)
        } else {
            (self.most(&self.above, MOST) && above_first).then_some(Place::Above)
        }
    }

    fn taken_from(self, place: Option<Place>) -> OwnLine {
        match place {
            Some(Place::Behind) => {
                let clear = self.is_clear();
                let mut behind = self.behind;
                if clear {
                    behind.titles.extend(self.doubtful);
                }
                behind
            }
            Some(Place::Above) => self.above,
            None => OwnLine::default(),
        }
    }
}

impl OwnLine {
    /// None where most sections have their text behind the number and no title over it. Schedules have habits
    /// of their own.
    pub(super) fn of(blocks: &[Block], contents: &Contents) -> Self {
        let mut divisions = vec![Division::default()];
        for (index, block) in blocks.iter().enumerate() {
            if contents.holds(index) {
                continue;
            }
            if let Some((Container::Schedule(_), _)) = mark::container(block) {
                divisions.push(Division::default());
            } else if mark::looks_like_title(block) {
                // Its look tells enough.
            } else if let Some(division) = divisions.last_mut() {
                division.read(blocks, index, contents);
            }
        }
        let body = divisions
            .iter()
            .find(|division| division.sections > 0)
            .and_then(Division::place);
        let mut all = Self::default();
        for division in divisions {
            let place = if division.sections < FEWEST {
                body
            } else {
                division.place()
            };
            let mut found = division.taken_from(place);
            all.titles.append(&mut found.titles);
            all.taken.append(&mut found.taken);
        }
        all
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
    has_shape_of_title(text)
        // A title is no sentence.
        && !has_verb(text)
}

/// Whether words are a title only where nearly all sections have theirs behind their numbers: `Court may extend
/// time`
fn is_doubtful(rest: &str) -> bool {
    let rest = rest.trim_end();
    !can_be_title(rest)
        && has_shape_of_title(rest)
        && (!rest.ends_with('.') || rest.ends_with(" etc."))
}

/// `[Repealed by Act No. 4 of 2031, s. 5.]`, `***`: such a section has no title any more.
fn is_gone(rest: &str) -> bool {
    let rest = rest.trim();
    !rest.is_empty()
        && (rest.starts_with('[') && rest.ends_with(']') || rest.chars().all(|c| c == '*'))
}

/// Whether words are few, begin as a title does and no section's text, and no list or second sentence follows.
fn has_shape_of_title(text: &str) -> bool {
    let text = text.trim();
    text.split_whitespace().count() <= WORDS
        && text.starts_with(|c: char| c.is_uppercase() || matches!(c, '"' | '“' | '['))
        && !text.ends_with([',', ';', ':', '—', '–', '-'])
        && !holds_sentence(text)
        && ![
            "This Act",
            "These Rules",
            "These Regulations",
            "This Bill",
            "In this",
        ]
        .iter()
        .any(|start| text.starts_with(start))
}

/// Whether a sentence ends within the words; the stops in `etc. of carcasses` and `(L.N. 5 of 2031)` end none.
fn holds_sentence(text: &str) -> bool {
    let mut words = text.split_whitespace().peekable();
    while let Some(word) = words.next() {
        let ends = word
            .strip_suffix('.')
            .is_some_and(|word| word.chars().count() > 3 && !word.contains('.'));
        if ends
            && words
                .peek()
                .is_some_and(|next| next.starts_with(char::is_uppercase))
        {
            return true;
        }
    }
    false
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
        && mark::lettered_part(block).is_none()
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
        let blocks: Vec<Block> = Block::of_lines(lines);
        let found = OwnLine::of(&blocks, &contents::find(&blocks));
        found.titles.into_values().collect()
    }

    #[test]
    fn schedules_do_not_tell_how_the_body_has_its_titles() {
        let text = "The register is kept by the registrar, and by nobody else.";
        let numbered: Vec<String> = (1..9).map(|n| format!("{n}. {text}")).collect();
        let mut lines = vec![
            "1. Citation",
            text,
            "2. Entries may be read",
            text,
            "3. Fees",
            text,
            "4. [Deleted by L.N. 5/2031, s. 2.]",
            "5. Forms",
            text,
            "FIRST SCHEDULE [r. 3]",
        ];
        lines.extend(numbered.iter().map(String::as_str));
        assert_eq!(
            titles(&lines),
            ["Citation", "Entries may be read", "Fees", "Forms"]
        );
        assert_eq!(
            titles(&["1. Fees", text, "2. Forms of receipts", text]),
            ["Fees", "Forms of receipts"]
        );
    }

    #[test]
    fn titles_of_which_most_have_verbs() {
        let text = "The register is kept by the registrar, and by nobody else.";
        assert_eq!(
            titles(&[
                "1. Fees",
                text,
                "2. Court may hear appeals",
                text,
                "3. Records to be kept",
                text,
                "4. Entries may be read",
                text,
            ])
            .len(),
            4
        );
    }

    #[test]
    fn stops_within_titles() {
        assert!(!holds_sentence("Burial, etc. of records (L.N. 5 of 2031)"));
        assert!(holds_sentence("It is kept. The registrar keeps it"));
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
