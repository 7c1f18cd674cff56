//! Whose words go on from one passage to the next.

use super::Alone;
use crate::import::voices::headings::Section;
use crate::model::Voice;

/// Who spoke last, as far as cues and headings say.
#[derive(Default)]
pub(super) struct Carried {
    pub(super) voice: Option<Voice>,
    /// Passages since then.
    pub(super) since: usize,
    /// The court was heard since then.
    pub(super) court: bool,
    /// Passages since the court announced its orders, if nothing else was heard since.
    pub(super) ordered: Option<usize>,
}

impl Carried {
    pub(super) fn heading(&mut self, section: Section) {
        *self = Self::default();
        if let Section::CaseOf(voice) = section {
            self.voice = Some(voice);
        }
    }

    pub(super) fn pass(&mut self, here: &Alone) {
        let ordered = self.ordered_after(here);
        if let Some(voice) = here.cues.argument {
            *self = Self {
                voice: Some(voice),
                since: 1,
                ..Self::default()
            };
        } else if let Some(voice) = here.cues.calls {
            // What the witness says follows.
            *self = Self {
                voice: Some(voice),
                since: 1,
                ..Self::default()
            };
        } else if here.cues.pronoun && !self.court {
            self.since = 1;
        } else if let Some(voice) = here.cues.for_whom.filter(|_| here.cues.step) {
            // Whoever filed a paper is the one whose words follow.
            *self = Self {
                voice: Some(voice),
                since: 1,
                ..Self::default()
            };
        } else {
            self.since += 1;
            self.court |= here.cues.court_decides
                || here.cues.turns_to_analysis
                || here.cues.issues
                || here.cues.step
                || here.cues.opens_with_canvassing;
        }
        self.ordered = ordered;
    }

    /// How long ago the orders were announced, after this passage.
    fn ordered_after(&self, here: &Alone) -> Option<usize> {
        /// Longer lists of orders are parts of their own.
        const MOST: usize = 20;
        let cues = &here.cues;
        if here.announces_orders {
            return Some(1);
        }
        let reasons = cues.argument.is_some() || cues.authority || cues.turns_to_analysis;
        self.ordered
            .filter(|since| *since < MOST && !reasons)
            .map(|since| since + 1)
    }
}
