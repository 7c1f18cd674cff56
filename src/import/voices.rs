//! Who speaks in a passage of a judgment, and what the passage does.
//!
//! A judgment reports before it decides. What a side says is told in the court's own
//! sentences, so that only cues part the two: headings ("The petitioners' case"), verbs of
//! saying with a party for their subject ("the 1st respondent contends"), and the court's
//! first person ("I have considered"). A cue governs until another one comes; without any,
//! the part of the judgment decides, with less confidence. What stays too unsure is left
//! open: a party's argument shown as the court's finding is the worst mistake there is.

use crate::model::{Passage, Role, Unit, Voice};

use super::imported::DraftParty;

mod cues;
mod headings;
mod own_words;
mod sides;

use cues::Cues;
use headings::Section;
use own_words::own_words;
use sides::Sides;

/// Below this confidence a passage keeps no voice and no role.
pub const LEAST_CONFIDENCE: f32 = 0.5;

/// Of a longer passage, this many bytes at either end are read.
const MAX_SIDE: usize = 6_000;

/// A heading and a cue agree.
const AGREED: f32 = 0.95;
/// A cue that courts use for this alone.
const CUED: f32 = 0.85;
/// The cue is there, and something that speaks against it.
const MIXED: f32 = 0.6;
/// What went before goes on.
const CONTINUED: f32 = 0.65;
/// Nothing but the part of the judgment says so.
const PLACED: f32 = 0.7;
/// Nothing but the place before any cue says so.
const PRESUMED: f32 = 0.55;
/// A party argues, and which one is not told.
const NAMELESS: f32 = 0.4;

/// What was made out about one passage.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Attribution {
    /// Who speaks.
    pub voice: Option<Voice>,
    /// What the passage does.
    pub role: Option<Role>,
    /// How sure both are together, from 0 to 1.
    pub confidence: f32,
}

impl Attribution {
    const fn new(voice: Voice, role: Role, confidence: f32) -> Self {
        Self {
            voice: Some(voice),
            role: Some(role),
            confidence,
        }
    }

    const fn open() -> Self {
        Self {
            voice: None,
            role: None,
            confidence: 0.0,
        }
    }

    fn argues(self) -> Option<Voice> {
        self.voice.filter(|_| self.role == Some(Role::Argument))
    }
}

/// Says for each passage who speaks and what it does, and writes both into the passages
/// that nobody attributed before, where it is sure enough. Returns one attribution a passage.
///
/// `parties` are those of the judgment; without any, the words for the sides that
/// judgments use are all there is to go by.
pub fn attribute(passages: &mut [Passage], parties: &[DraftParty]) -> Vec<Attribution> {
    let texts: Vec<String> = passages
        .iter()
        .map(|passage| bounded(own_words(&passage.text)))
        .collect();
    let sides = Sides::read(parties, &texts);
    let mut state = State::new(sides, passages);
    let mut out = Vec::with_capacity(passages.len());
    for (at, (passage, text)) in passages.iter_mut().zip(&texts).enumerate() {
        let found = state.passage(at, passage, text);
        let by_person = (passage.voice.is_some() || passage.role.is_some()) && !passage.inferred;
        if !by_person && found.confidence >= LEAST_CONFIDENCE {
            passage.voice = found.voice;
            passage.role = found.role;
            passage.inferred = true;
        }
        out.push(found);
    }
    out
}

/// A passage's own words without the middle of a very long one: who speaks shows at its
/// beginning, what is ordered at its end.
fn bounded(text: String) -> String {
    if text.len() <= 2 * MAX_SIDE {
        return text;
    }
    let (mut head, mut tail) = (MAX_SIDE, text.len() - MAX_SIDE);
    while !text.is_char_boundary(head) {
        head -= 1;
    }
    while !text.is_char_boundary(tail) {
        tail += 1;
    }
    format!("{} … {}", &text[..head], &text[tail..])
}

/// What is known on the way through a judgment.
struct State {
    sides: Sides,
    /// How many passages there are.
    count: usize,
    /// Whether a heading announces the orders, so that orders stand under it alone.
    has_orders_section: bool,
    /// Whether a heading announces the court's analysis.
    has_analysis_section: bool,
    headings: Vec<String>,
    section: Section,
    /// Whether the court has begun to speak for itself.
    analysis: bool,
    /// Whether the last word on procedure was that the parties filed their submissions.
    canvassed: bool,
    /// Whose argument is being told.
    arguing: Option<Voice>,
    /// Who brought the application that is being told of.
    mover: Voice,
    ordered: bool,
}

impl State {
    fn new(sides: Sides, passages: &[Passage]) -> Self {
        let section_of = |passage: &Passage| headings::section(&passage.headings, &sides);
        let has = |wanted: Section| passages.iter().any(|passage| section_of(passage) == wanted);
        let (has_orders_section, has_analysis_section) =
            (has(Section::Orders), has(Section::Analysis));
        Self {
            sides,
            count: passages.len(),
            has_orders_section,
            has_analysis_section,
            headings: Vec::new(),
            section: Section::None,
            analysis: false,
            canvassed: false,
            arguing: None,
            mover: Voice::Petitioner,
            ordered: false,
        }
    }

    fn passage(&mut self, at: usize, passage: &Passage, text: &str) -> Attribution {
        if cues::is_signature(text) || is_note(passage) {
            return Attribution::open();
        }
        if passage.headings != self.headings {
            self.enter(&passage.headings);
        }
        let cues = Cues::read(text, &self.sides, self.mover);
        if let Some(mover) = cues.mover
            && !self.analysis
        {
            self.mover = mover;
        }
        if matches!(self.section, Section::CaseOf(_)) && cues.opens_step {
            self.section = Section::Background;
        }
        let found = match self.section {
            Section::CaseOf(voice) => self.in_case_of(voice, &cues),
            Section::Orders => self.in_orders(&cues),
            _ if self.analysis => self.in_analysis(at, &cues),
            _ => self.before_analysis(at, &cues),
        };
        self.arguing = found.argues();
        self.canvassed = cues.canvassed || (self.canvassed && cues.procedure);
        found
    }

    /// A new heading: some begin a part, others stand within the one that goes on.
    fn enter(&mut self, headings: &[String]) {
        self.headings = headings.to_vec();
        self.arguing = None;
        match headings::section(headings, &self.sides) {
            Section::None => {
                // A side's case ends with its heading; the court's analysis runs through many.
                if matches!(self.section, Section::CaseOf(_)) {
                    self.section = Section::None;
                }
            }
            Section::Analysis => {
                self.section = Section::Analysis;
                self.analysis = true;
            }
            section => {
                self.section = section;
                if matches!(
                    section,
                    Section::Background | Section::CaseOf(_) | Section::Submissions
                ) {
                    self.analysis = false;
                }
            }
        }
    }

    /// Under "The petitioners' case": theirs, unless another side or the court is heard.
    fn in_case_of(&mut self, voice: Voice, cues: &Cues) -> Attribution {
        if cues.court_decides {
            return Attribution::new(Voice::Court, Role::Finding, MIXED);
        }
        match cues.argument {
            Some(other) if other != voice && cues.argument_plain => {
                Attribution::new(other, Role::Argument, MIXED)
            }
            Some(other) if other != voice => Attribution::new(voice, Role::Argument, MIXED),
            Some(_) => Attribution::new(voice, Role::Argument, AGREED),
            None if cues.canvassed => Attribution::new(Voice::Court, Role::Background, MIXED),
            None => Attribution::new(voice, Role::Argument, CUED),
        }
    }

    /// Under "Final orders": the court's orders; reasons may lead up to them.
    fn in_orders(&mut self, cues: &Cues) -> Attribution {
        if cues.orders || self.ordered {
            self.ordered = true;
            return Attribution::new(
                Voice::Court,
                Role::Order,
                if cues.orders { AGREED } else { CONTINUED },
            );
        }
        Attribution::new(Voice::Court, Role::Finding, PLACED)
    }

    /// Where the court reasons. A party's argument is told in order to be answered.
    fn in_analysis(&mut self, at: usize, cues: &Cues) -> Attribution {
        if cues.orders && self.may_order(at) {
            self.ordered |= cues.orders_plainly;
            return Attribution::new(
                Voice::Court,
                Role::Order,
                if cues.orders_plainly { CUED } else { PLACED },
            );
        }
        if self.ordered && !cues.court_decides && !cues.authority {
            return Attribution::new(Voice::Court, Role::Order, MIXED);
        }
        if cues.issues_only {
            return Attribution::new(Voice::Court, Role::Background, PLACED);
        }
        if cues.old_story || (cues.history && !cues.court_decides && !cues.authority) {
            return Attribution::new(Voice::Court, Role::Background, MIXED);
        }
        if cues.court_decides || cues.authority {
            let confidence = if cues.argument.is_some() {
                PLACED
            } else {
                CUED
            };
            return Attribution::new(Voice::Court, Role::Finding, confidence);
        }
        if let Some(voice) = cues.argument {
            if cues.answered {
                return Attribution::new(Voice::Court, Role::Finding, MIXED);
            }
            return Attribution::new(voice, Role::Argument, PLACED);
        }
        if let Some(voice) = self.arguing
            && cues.goes_on
        {
            return Attribution::new(voice, Role::Argument, CONTINUED);
        }
        if cues.issues {
            return Attribution::new(Voice::Court, Role::Background, PLACED);
        }
        Attribution::new(Voice::Court, Role::Finding, PLACED)
    }

    /// Where the court tells what happened and what the sides say.
    fn before_analysis(&mut self, at: usize, cues: &Cues) -> Attribution {
        if cues.issues {
            self.analysis = true;
            return Attribution::new(Voice::Court, Role::Background, CUED);
        }
        if cues.turns_to_analysis && !self.analysis_comes_later() {
            self.analysis = true;
            return self.in_analysis(at, cues);
        }
        if cues.orders_plainly && self.is_late(at) {
            self.analysis = true;
            return self.in_analysis(at, cues);
        }
        if let Some(voice) = cues.argument {
            return Attribution::new(
                voice,
                Role::Argument,
                if cues.court_decides { MIXED } else { CUED },
            );
        }
        if let Some(voice) = self.arguing
            && cues.goes_on
        {
            return Attribution::new(voice, Role::Argument, PLACED);
        }
        // A side tells what the other one did: that is still its argument.
        let against = matches!((self.arguing, cues.files), (Some(arguing), Some(files)) if arguing != files)
            && !self.canvassed;
        if (cues.procedure && !against) || cues.opens_with_canvassing {
            return Attribution::new(Voice::Court, Role::Background, CUED);
        }
        if let Some(voice) = self.arguing {
            if cues.court_decides && !self.analysis_comes_later() {
                self.analysis = true;
                return self.in_analysis(at, cues);
            }
            return Attribution::new(voice, Role::Argument, CONTINUED);
        }
        if !self.analysis_comes_later()
            && (cues.court_decides || ((self.canvassed || cues.authority) && !cues.history))
        {
            self.analysis = true;
            return self.in_analysis(at, cues);
        }
        if cues.nameless_argument || self.section == Section::Submissions {
            return Attribution {
                voice: None,
                role: Some(Role::Argument),
                confidence: NAMELESS,
            };
        }
        let sure = if self.section == Section::Background {
            PLACED
        } else {
            PRESUMED
        };
        Attribution::new(Voice::Court, Role::Background, sure)
    }

    /// Whether a heading will say where the analysis begins.
    fn analysis_comes_later(&self) -> bool {
        self.has_analysis_section && !self.analysis
    }

    /// Orders stand at the end: in the last passages, or under their own heading if there is one.
    fn may_order(&self, at: usize) -> bool {
        !self.has_orders_section && self.is_late(at)
    }

    fn is_late(&self, at: usize) -> bool {
        /// Of a judgment, the orders take up at most this share at its end.
        const ORDERS_SHARE: usize = 4;
        (self.count - at) * ORDERS_SHARE <= self.count + ORDERS_SHARE
    }
}

fn is_note(passage: &Passage) -> bool {
    passage
        .pinpoint
        .to_string()
        .strip_prefix(Unit::Note.as_str())
        .is_some_and(|rest| rest.starts_with(' '))
}

#[cfg(test)]
mod tests;
