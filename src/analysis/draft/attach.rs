//! Whose words a quotation is said to be: the citation it belongs to, by the conventions of
//! those who cite.

use std::ops::Range;

use super::mention::{Authorities, Mention, Sort};
use super::quotes::Quote;
use super::speech::{Speaker, Speech};
use super::text::{BlockKind, Draft};

mod lead;
mod place;

/// Words between a quotation and the citation behind it, at the most.
const BEHIND: usize = 25;
/// Words of a block that only says where the quotation above it stands.
const CREDIT: usize = 30;

/// By which convention a quotation was given to a citation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum How {
    /// The citation follows directly.
    Behind,
    /// The footnote at its end cites it.
    Note,
    /// The citation leads to it in the same sentence.
    LeadIn,
    /// The citation comes later in the sentence.
    Sentence,
    /// The paragraph before a block quotation leads to it, or the one behind names it.
    Around,
    /// An earlier sentence of the paragraph names the authority.
    Paragraph,
    /// An earlier paragraph does.
    Before,
}

impl How {
    /// In words, where something was assumed.
    #[must_use]
    pub const fn assumed(self) -> Option<&'static str> {
        match self {
            Self::Behind | Self::Note | Self::LeadIn => None,
            Self::Sentence => Some("the citation later in the sentence"),
            Self::Around => Some("the citation before or behind the block"),
            Self::Paragraph => Some("the authority last named in the paragraph"),
            Self::Before => Some("the authority last named in an earlier paragraph"),
        }
    }

    /// Whether the draft says plainly whose words they are.
    #[must_use]
    pub const fn is_plain(self) -> bool {
        matches!(
            self,
            Self::Behind | Self::Note | Self::LeadIn | Self::Around
        )
    }
}

/// What a quotation belongs to.
#[derive(Debug, Clone)]
pub struct Attribution {
    /// The mention.
    pub mention: usize,
    /// Others that are named in one breath with it: `A; B`.
    pub beside: Vec<usize>,
    /// The places that the draft names for the words.
    pub places: Vec<usize>,
    /// By which convention.
    pub how: How,
}

/// Finds what a quotation belongs to.
#[must_use]
pub fn attribute(
    draft: &Draft,
    authorities: &Authorities,
    speech: &Speech,
    quotes: &[Quote],
    index: usize,
) -> Option<Attribution> {
    let search = Search {
        draft,
        authorities,
        speech,
        quotes,
        quote: &quotes[index],
        index,
    };
    let (mention, how) = search.find()?;
    let mut attribution = Attribution {
        mention,
        beside: search.beside(mention, how),
        places: search.places(mention, how),
        how,
    };
    attribution.places.sort_unstable();
    attribution.places.dedup();
    Some(attribution)
}

struct Search<'a> {
    draft: &'a Draft,
    authorities: &'a Authorities,
    speech: &'a Speech,
    quotes: &'a [Quote],
    quote: &'a Quote,
    index: usize,
}

impl Search<'_> {
    fn mentions(&self) -> &[Mention] {
        &self.authorities.mentions
    }

    fn find(&self) -> Option<(usize, How)> {
        if let Some(found) = self.note() {
            return Some((found, How::Note));
        }
        if self.quote.apart {
            return self.apart();
        }
        if let Some(found) = self.directly_behind() {
            return Some((found, How::Behind));
        }
        if let Some(found) = self.lead_in() {
            return Some((found, How::LeadIn));
        }
        if let Some(found) = self.later_in_sentence() {
            return Some((found, How::Sentence));
        }
        if let Some(found) = self.earlier_in_block() {
            return Some((found, How::Paragraph));
        }
        self.before().map(|found| (found, How::Before))
    }

    /// The first authority of the footnote whose mark stands at the end of the quotation, or
    /// in its sentence where no authority is named in the text.
    fn note(&self) -> Option<usize> {
        let end = self.quote.outer.end;
        let near = |at: usize| {
            at >= self.quote.inner.end.min(end)
                && at <= end + 4
                && self.draft.flow[end.min(at)..at.max(end)]
                    .chars()
                    .all(|c| !c.is_alphanumeric())
        };
        let at_end = self.draft.marks.iter().find(|(at, _)| near(*at));
        if let Some((_, note)) = at_end {
            return self.first_in_block(*note);
        }
        if self.quote.apart {
            return None;
        }
        let sentence = self.sentence();
        if self.in_range(&sentence).next().is_some() {
            return None;
        }
        let later = self
            .draft
            .marks
            .iter()
            .filter(|(at, _)| *at > end && *at <= sentence.end + 2)
            .find_map(|(_, note)| self.first_in_block(*note));
        // `In Otieno[1] the court held “…”`: the mark stands before the words.
        later.or_else(|| {
            self.draft
                .marks
                .iter()
                .rev()
                .filter(|(at, _)| *at >= sentence.start && *at < self.quote.outer.start)
                .find_map(|(_, note)| self.first_in_block(*note))
        })
    }

    fn first_in_block(&self, block: usize) -> Option<usize> {
        let range = self.draft.blocks.get(block)?.range.clone();
        let mut all: Vec<usize> = self.in_range(&range).collect();
        // Of a law and a case the case is quoted, unless the text says that the law is.
        let law = self.spoken() == Some(Speaker::Law);
        all.sort_by_key(|at| (self.mentions()[*at].sort == Sort::Law) != law);
        all.first().copied()
    }

    fn in_range(&self, range: &Range<usize>) -> impl DoubleEndedIterator<Item = usize> + '_ {
        let from = self
            .mentions()
            .partition_point(|mention| mention.range.start < range.start);
        let to = self
            .mentions()
            .partition_point(|mention| mention.range.start < range.end);
        // What is cited inside quoted words is the quoted author's citation.
        (from..to.max(from)).filter(|at| !self.is_quoted(*at))
    }

    fn is_quoted(&self, mention: usize) -> bool {
        let start = self.mentions()[mention].range.start;
        let at = self
            .quotes
            .partition_point(|quote| quote.inner.end <= start);
        self.quotes
            .get(at)
            .is_some_and(|quote| quote.inner.start <= start)
    }

    fn sentence(&self) -> Range<usize> {
        let first = self.speech.sentence(self.quote.outer.start);
        let last = self.speech.sentence(self.quote.outer.end.saturating_sub(1));
        first.start..last.end.max(self.quote.outer.end)
    }

    fn spoken(&self) -> Option<Speaker> {
        self.speech.speaker(&self.quote.outer, true)
    }

    fn block(&self) -> Range<usize> {
        self.draft.blocks[self.quote.block].range.clone()
    }

    /// `“…” (Otieno v Registrar, para 12)`, `“…”: Otieno, para 12`.
    fn directly_behind(&self) -> Option<usize> {
        let end = self.quote.outer.end;
        let next = self.in_range(&(end..self.block().end)).next()?;
        let between = &self.draft.flow[end..self.mentions()[next].range.start];
        self.links(between).then_some(next)
    }

    fn has_place(&self, mention: usize, range: &Range<usize>) -> bool {
        self.authorities
            .places
            .iter()
            .zip(&self.authorities.held_by)
            .any(|(place, held)| {
                held.is_some_and(|(of, _)| of == mention)
                    && range.start <= place.range.start
                    && place.range.end <= range.end
            })
    }

    fn later_in_sentence(&self) -> Option<usize> {
        let end = self.quote.outer.end;
        let sentence = self.sentence();
        let next = self.in_range(&(end..sentence.end)).next()?;
        let between = end..self.mentions()[next].range.start;
        (self.speech.words(between).len() <= BEHIND).then_some(next)
    }

    fn earlier_in_block(&self) -> Option<usize> {
        let range = self.block().start..self.sentence().start;
        self.last_spoken_of(&range)
    }

    /// The authority last named in a range: a case unless a law speaks.
    fn last_spoken_of(&self, range: &Range<usize>) -> Option<usize> {
        let law = self.spoken() == Some(Speaker::Law);
        let mut all: Vec<usize> = self.in_range(range).collect();
        // In a text with footnotes the authority is named in the note.
        for (at, note) in &self.draft.marks {
            if range.contains(at) {
                all.extend(self.first_in_block(*note));
            }
        }
        all.sort_by_key(|at| self.mentions()[*at].range.start);
        all.iter()
            .rev()
            .find(|at| (self.mentions()[**at].sort == Sort::Law) == law)
            .or(all.last())
            .copied()
    }

    /// The authority last named in the blocks before, if the draft says that somebody speaks.
    fn before(&self) -> Option<usize> {
        let speaks = matches!(
            self.spoken(),
            Some(Speaker::Court | Speaker::Party(_) | Speaker::Law)
        );
        if !speaks {
            return None;
        }
        let mut left = 3;
        for block in (self.draft.head..self.quote.block).rev() {
            let kind = &self.draft.blocks[block].kind;
            if matches!(kind, BlockKind::Note(_)) {
                continue;
            }
            if let Some(found) = self.last_spoken_of(&self.draft.blocks[block].range) {
                return Some(found);
            }
            left -= 1;
            if left == 0 {
                break;
            }
        }
        None
    }

    /// What a block quotation belongs to.
    fn apart(&self) -> Option<(usize, How)> {
        // Its own last words may say.
        let credit = self.quote.inner.end..self.block().end;
        if let Some(own) = self.in_range(&credit).next() {
            return Some((own, How::Behind));
        }
        let is_quotation = |block: usize| self.draft.blocks[block].kind == BlockKind::Quotation;
        let is_note = |block: usize| matches!(self.draft.blocks[block].kind, BlockKind::Note(_));
        // The block behind it may only name it.
        let mut next = self.quote.block + 1;
        while next < self.draft.blocks.len() && (is_quotation(next) || is_note(next)) {
            next += 1;
        }
        if let Some(block) = self.draft.blocks.get(next) {
            let text = &self.draft.flow[block.range.clone()];
            let credit = text.trim_start().starts_with(['(', '—', '–', '-'])
                || (text.split_whitespace().count() <= CREDIT
                    && self.in_range(&block.range).next().is_some_and(|at| {
                        self.mentions()[at].range.start <= block.range.start + 8
                    })
                    && self
                        .speech
                        .speaker(&(block.range.end..block.range.end), false)
                        .is_none());
            if credit && let Some(found) = self.in_range(&block.range).next() {
                return Some((found, How::Around));
            }
        }
        let mut before = self.quote.block;
        while before > 0 && (is_quotation(before - 1) || is_note(before - 1)) {
            before -= 1;
        }
        // A note on the words that lead to the block.
        let lead = self.draft.blocks.get(before.checked_sub(1)?)?.range.clone();
        let sentence = self.speech.sentence(lead.end.saturating_sub(1));
        let law = self.spoken_by_lead(&lead) == Some(Speaker::Law);
        let in_sentence: Vec<usize> = self.in_range(&sentence).collect();
        let wanted = in_sentence
            .iter()
            .rev()
            .find(|at| (self.mentions()[**at].sort == Sort::Law) == law)
            .or(in_sentence.last());
        if let Some(found) = wanted {
            return Some((*found, How::Around));
        }
        let noted = self
            .draft
            .marks
            .iter()
            .rev()
            .filter(|(at, _)| sentence.start <= *at && *at <= sentence.end)
            .find_map(|(_, note)| self.first_in_block(*note));
        if let Some(found) = noted {
            return Some((found, How::Around));
        }
        if let Some(found) = self.last_spoken_of(&lead) {
            return Some((found, How::Paragraph));
        }
        let leads = self.draft.flow[lead.clone()]
            .trim_end()
            .ends_with([':', '—'])
            || self.spoken_by_lead(&lead).is_some();
        let earlier = (self.draft.head..before.saturating_sub(1))
            .rev()
            .take(3)
            .find_map(|block| self.last_spoken_of(&self.draft.blocks[block].range));
        earlier.filter(|_| leads).map(|found| (found, How::Before))
    }

    fn spoken_by_lead(&self, lead: &Range<usize>) -> Option<Speaker> {
        self.speech
            .speaker(&(lead.end.saturating_sub(1)..lead.end), false)
    }
}
