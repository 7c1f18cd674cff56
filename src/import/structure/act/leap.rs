//! Numbers that run ahead: of sections between which others are gone, and of lists in a section, behind which
//! the next section follows.

use std::collections::BTreeMap;

use super::contents::Contents;
use super::mark::{self, Container, Mark};
use crate::import::block::Block;

/// So many sections in a row are looked for.
const STEPS: usize = 20;

/// Where numbers stand.
#[derive(Debug, Default)]
pub(super) struct Numbers {
    places: BTreeMap<u32, Vec<usize>>,
    /// Blocks at which numbers start anew: schedules, Orders.
    anew: Vec<usize>,
}

impl Numbers {
    pub(super) fn of(blocks: &[Block], contents: &Contents) -> Self {
        let mut numbers = Self::default();
        for (index, block) in blocks.iter().enumerate() {
            if contents.holds(index) {
                continue;
            }
            if let Mark::Section { number, .. } = mark::of(block) {
                numbers.places.entry(number.0).or_default().push(index);
            } else if matches!(
                mark::container(block),
                Some((Container::Schedule(_) | Container::Order(_), _))
            ) || mark::is_other_instrument(block)
            {
                numbers.anew.push(index);
            }
        }
        numbers
    }

    /// Whether a number at a block leaps over sections that follow later: behind `4.`, the `99.` of a list over
    /// `5.` and `6.`
    pub(super) fn leaps_over(&self, last: u32, number: u32, at: usize) -> bool {
        let anew = self.anew.partition_point(|anew| *anew <= at);
        let end = self.anew.get(anew).copied().unwrap_or(usize::MAX);
        let Some(next) = self.behind(last + 1, at, end) else {
            return false;
        };
        // A list of its own has the number of the last section, too.
        self.behind(last, at, next).is_none()
            && self.row(last + 1, next, end) >= self.row(number, at, end)
    }

    /// The first place of a number between two blocks.
    fn behind(&self, number: u32, at: usize, end: usize) -> Option<usize> {
        let places = self.places.get(&number)?;
        let next = places.partition_point(|place| *place <= at);
        places.get(next).copied().filter(|place| *place < end)
    }

    /// How many numbers follow each other from one on.
    fn row(&self, number: u32, mut at: usize, end: usize) -> usize {
        let follow = (number..).skip(1).take(STEPS);
        follow
            .map_while(|number| {
                at = self.behind(number, at, end)?;
                Some(())
            })
            .count()
    }
}

#[cfg(test)]
mod tests {
    use super::super::contents;
    use super::*;

    fn numbers(lines: &[&str]) -> Numbers {
        let blocks: Vec<Block> = Block::of_lines(lines);
        Numbers::of(&blocks, &contents::find(&blocks))
    }

    #[test]
    fn sections_that_are_gone_and_lists() {
        let list = numbers(&["4. Towns", "99. Mfano County", "5. Fees", "6. Forms"]);
        assert!(list.leaps_over(4, 99, 1));
        assert!(numbers(&["4. Towns", "45. Mfano", "5. Fees"]).leaps_over(4, 45, 1));
        let gone = numbers(&[
            "4. Towns",
            "9. Fees",
            "10. Forms",
            "4. A.",
            "5. B.",
            "6. C.",
        ]);
        assert!(!gone.leaps_over(4, 9, 1));
        let schedule = numbers(&["4. Towns", "9. Fees", "SCHEDULE", "5. Books", "6. Seals"]);
        assert!(!schedule.leaps_over(4, 9, 1));
    }
}
