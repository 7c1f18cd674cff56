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
}

impl Carried {
    pub(super) fn heading(&mut self, section: Section) {
        *self = Self::default();
        if let Section::CaseOf(voice) = section {
            self.voice = Some(voice);
        }
    }

    pub(super) fn pass(&mut self, here: &Alone) {
        if let Some(voice) = here.cues.argument {
            *self = Self {
                voice: Some(voice),
                since: 1,
                court: false,
            };
        } else if here.cues.pronoun && !self.court {
            self.since = 1;
        } else if let Some(voice) = here.cues.for_whom.filter(|_| here.cues.step) {
            // Whoever filed a paper is the one whose words follow.
            *self = Self {
                voice: Some(voice),
                since: 1,
                court: false,
            };
        } else {
            self.since += 1;
            self.court |= here.cues.court_decides
                || here.cues.turns_to_analysis
                || here.cues.issues
                || here.cues.step
                || here.cues.opens_with_canvassing;
        }
    }
}
