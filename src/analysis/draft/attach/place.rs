//! What else is named beside the citation of a quotation: other authorities, and places.

use super::super::places::Place;
use super::{How, Search};

impl Search<'_> {
    /// Others named in one breath: `(A, para 3; B, para 4)`.
    pub(super) fn beside(&self, mention: usize, how: How) -> Vec<usize> {
        let mut beside = Vec::new();
        if !matches!(how, How::Behind | How::Note | How::Around) {
            return beside;
        }
        let mut last = mention;
        let block = self.draft.blocks[self.mentions()[mention].block].range.end;
        for next in self.in_range(&(self.mentions()[mention].range.end..block)) {
            let between = &self.draft.flow
                [self.mentions()[last].range.end..self.mentions()[next].range.start];
            let joined = between.len() < 60 && between.contains(';') && !between.contains(". ");
            if !joined {
                break;
            }
            beside.push(next);
            last = next;
        }
        beside
    }

    /// The places named for the words: beside them first, else in their sentence, else at the
    /// citation itself.
    pub(super) fn places(&self, mention: usize, how: How) -> Vec<usize> {
        let of_mention: Vec<usize> = self
            .authorities
            .held_by
            .iter()
            .enumerate()
            .filter(|(_, held)| held.is_some_and(|(of, _)| of == mention))
            .map(|(index, _)| index)
            .collect();
        let place = |at: usize| -> &Place { &self.authorities.places[at] };
        if self.quote.apart {
            let own = self.block();
            let inside: Vec<usize> = of_mention
                .iter()
                .copied()
                .filter(|at| own.contains(&place(*at).range.start))
                .collect();
            if !inside.is_empty() {
                return inside;
            }
            // The last place before the block, or the first behind it.
            let start = own.start;
            let before = of_mention
                .iter()
                .rev()
                .find(|at| place(**at).range.start < start)
                .copied();
            let behind = of_mention
                .iter()
                .find(|at| place(**at).range.start > start)
                .copied();
            let mention_behind = self.mentions()[mention].range.start > start;
            return if mention_behind {
                behind.or(before)
            } else {
                before.or(behind)
            }
            .into_iter()
            .collect();
        }
        let sentence = self.sentence();
        // `held “…” (para 12)`: the place follows at once.
        let end = self.quote.outer.end;
        let next_quote = self
            .quotes
            .get(self.index + 1)
            .map_or(usize::MAX, |quote| quote.outer.start);
        let directly = of_mention.iter().copied().find(|at| {
            let range = &place(*at).range;
            range.start >= end
                && range.end <= self.block().end
                && range.start < next_quote
                && self.speech.words(end..range.start).len() <= 4
                && !self.speech.text(end..range.start).contains(". ")
        });
        if let Some(found) = directly {
            return vec![found];
        }
        let before: Option<usize> = of_mention.iter().rev().copied().find(|at| {
            let range = &place(*at).range;
            range.start >= sentence.start && range.end <= self.quote.outer.start
        });
        if let Some(found) = before {
            return vec![found];
        }
        let later: Option<usize> = of_mention.iter().copied().find(|at| {
            let range = &place(*at).range;
            range.start >= end && range.end <= sentence.end + 2 && range.start < next_quote
        });
        if let Some(found) = later {
            return vec![found];
        }
        // The citation's own place; from an earlier sentence only where the quotation takes it up.
        match how {
            How::Behind | How::Note | How::LeadIn | How::Sentence | How::Around => of_mention
                .iter()
                .copied()
                .filter(|at| self.authorities.held_by[*at].is_some_and(|(_, direct)| direct))
                .take(1)
                .collect(),
            How::Paragraph | How::Before => Vec::new(),
        }
    }
}
