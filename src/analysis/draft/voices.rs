//! Who speaks at a place, and who the draft says does.

use std::ops::Range;

use crate::engine::EngineError;
use crate::model::{DocId, Passage, Role, Unit, Voice};

use super::authority::extent;
use super::check::{Checker, Said};
use super::fate::Fates;
use super::mention::Sort;
use super::places::Place;
use super::sources::Source;
use super::speech::Speaker;

impl Checker<'_> {
    /// Checks every place that is named in a decision or statement: is it there, who speaks
    /// there, does the order that it holds still stand.
    pub fn places(&mut self) -> Result<(), EngineError> {
        for index in 0..self.authorities.places.len() {
            let Some((mention, direct)) = self.authorities.held_by[index] else {
                continue;
            };
            let mention = &self.authorities.mentions[mention];
            let place = &self.authorities.places[index];
            if mention.sort == Sort::Law || mention.block < self.draft.head {
                continue;
            }
            let Some(document) = mention.verdict.document().cloned() else {
                continue;
            };
            let Some(source) = self.sources.source(&document.id)? else {
                continue;
            };
            if mention.sort != Sort::Id {
                self.summary.pinpoints += 1;
                // From another sentence a place may be that of some other paper.
                let near = direct
                    || self.speech.sentence(mention.range.start)
                        == self.speech.sentence(place.range.start);
                self.place_exists(place, &source, near);
            }
            let covered: Vec<&Passage> = source
                .texts
                .iter()
                .map(|text| &text.passage)
                .filter(|passage| {
                    if mention.sort == Sort::Id {
                        mention
                            .verdict
                            .pinpoint
                            .as_ref()
                            .is_some_and(|at| at.contains(&passage.pinpoint))
                    } else {
                        place.covers(&passage.pinpoint)
                    }
                })
                .collect();
            self.order_stands(place, &source, &covered);
            if self.is_verified(place.range.start) {
                continue;
            }
            let speaker = self.speaker_of(place, &mention.range);
            self.voice(&place.range, speaker, &covered, &document.id);
        }
        Ok(())
    }

    /// Whose words the draft says stand at a place: by what leads to it, or to the citation
    /// that it stands behind.
    fn speaker_of(&self, place: &Place, mention: &Range<usize>) -> Option<Speaker> {
        let direct = self.speech.speaker(&place.range, false);
        if direct.is_some() {
            return direct;
        }
        let sentence = self.speech.sentence(place.range.start);
        // `the court’s answer, in Otieno v Registrar [2031] KEHC 1 (KLR), given at paragraph 7`:
        // the words of the citation between count for nothing.
        if sentence.contains(&mention.start) && mention.end <= place.range.start {
            let led = self.speech.speaker(&(mention.start..mention.start), false);
            if led.is_some() {
                return led;
            }
        }
        // `paragraph 7 of Otieno, where the court held that …`
        let behind = place.range.end.max(mention.end);
        if mention.start >= place.range.end || behind < sentence.end {
            let rest = self.speech.words(behind..sentence.end);
            let where_ = rest
                .first()
                .is_some_and(|word| word == "where" || word == "ambapo");
            if where_ {
                let at = sentence.end.saturating_sub(1)..sentence.end;
                return self.speech.speaker(&at, false);
            }
        }
        None
    }

    fn place_exists(&mut self, place: &Place, source: &Source, near: bool) {
        let unit = if place.points {
            Unit::Point
        } else {
            Unit::Para
        };
        // The points of a digest are all here; of a judgment's paragraphs it may show some only.
        let numbered = source.texts.iter().any(|text| {
            (place.points || !text.digest) && text.passage.pinpoint.outermost().0 == unit
        });
        if place.pages || !numbered {
            let found = source
                .texts
                .iter()
                .any(|text| place.covers(&text.passage.pinpoint));
            if found && !place.pages {
                self.summary.pinpoints_found += 1;
            } else {
                self.summary.pinpoints_unverifiable += 1;
            }
            return;
        }
        let missing: Vec<&str> = place
            .runs
            .iter()
            .flat_map(|(first, last)| [first.as_str(), last.as_str()])
            .filter(|label| {
                let one = Place {
                    range: place.range.clone(),
                    runs: vec![((*label).to_owned(), (*label).to_owned())],
                    pages: false,
                    points: place.points,
                };
                !source
                    .texts
                    .iter()
                    .any(|text| one.covers(&text.passage.pinpoint))
            })
            .collect();
        let Some(label) = missing.first() else {
            self.summary.pinpoints_found += 1;
            return;
        };
        let document = &source.document;
        let paras: Vec<_> = source
            .texts
            .iter()
            .map(|text| &text.passage.pinpoint)
            .filter(|at| at.outermost().0 == unit)
            .collect();
        let counted = source.texts.iter().all(|text| text.passage.counted);
        let message = format!(
            "{} has no {} {label}",
            document.short_title(),
            unit.as_str()
        );
        let said = if near && !counted {
            Said::error("pinpoint-not-found", &place.range, message)
        } else {
            Said::warning("pinpoint-not-found", &place.range, message)
        };
        let extent = extent(&paras);
        self.say(
            said.label("no such paragraph")
                .help(if counted {
                    format!("{extent}, by this corpus' own count: the text has no numbers")
                } else {
                    extent.clone()
                })
                .expected(extent)
                .source(&document.id, None),
        );
    }

    /// Whether an order that is cited still stands.
    fn order_stands(&mut self, place: &Place, source: &Source, covered: &[&Passage]) {
        for passage in covered {
            let Some(fate) = Fates::of_order(&source.document, &passage.pinpoint, self.as_at)
            else {
                continue;
            };
            let sentence = self.speech.sentence(place.range.start);
            let known = super::lexicon::holds("knows-fate", &self.speech.words(sentence));
            let about = format!("{}#{}", source.document.id, passage.pinpoint);
            if known || !self.first_time("authority-set-aside", about) {
                continue;
            }
            let message = format!(
                "the order at {} of {}: {}",
                passage.pinpoint,
                source.document.short_title(),
                fate.words
            );
            let said = if fate.gone {
                Said::error("authority-set-aside", &place.range, message)
            } else {
                Said::warning("authority-set-aside", &place.range, message)
            };
            let said = said
                .label(fate.words.clone())
                .help("say so in the draft: the order does not bind as it was made");
            self.say(match &fate.by {
                Some(by) => said.source(by, None),
                None => said.source(&source.document.id, Some(&passage.pinpoint)),
            });
        }
    }

    /// Says that the draft gives a passage to the wrong speaker.
    pub fn voice(
        &mut self,
        at: &Range<usize>,
        speaker: Option<Speaker>,
        passages: &[&Passage],
        document: &DocId,
    ) {
        let Some(speaker) = speaker else { return };
        if passages.is_empty() {
            return;
        }
        // Of several paragraphs one in the right voice is enough.
        let wrong: Vec<String> = passages
            .iter()
            .map_while(|passage| mistaken(speaker, passage))
            .collect();
        if wrong.len() < passages.len() {
            return;
        }
        let passage = passages[0];
        if !self.first_time(
            "voice-misattributed",
            format!(
                "{document}#{} {}",
                passage.pinpoint,
                self.speech.sentence(at.start).start
            ),
        ) {
            return;
        }
        let inferred = passages.iter().any(|passage| passage.inferred);
        let message = format!(
            "{}: {} of `{document}` is {}",
            claim(speaker),
            passage.pinpoint,
            wrong[0]
        );
        let said = if inferred {
            Said::warning("voice-misattributed", at, message)
        } else {
            Said::error("voice-misattributed", at, message)
        };
        let said = said.label(wrong[0].clone()).expected(wrong[0].clone());
        let said = said.help(if inferred {
            "who speaks there was inferred by the program: read the passage"
        } else {
            "say whose words these are, or cite the passage in which the other speaks"
        });
        self.say(said.source(document, Some(&passage.pinpoint)));
    }
}

fn claim(speaker: Speaker) -> &'static str {
    match speaker {
        Speaker::Court => "given as the court's",
        _ => "given as a side's",
    }
}

/// What a passage is, where that is not what the draft says; `None` where it may be.
fn mistaken(speaker: Speaker, passage: &Passage) -> Option<String> {
    let voice = passage.voice?;
    let argued = passage.role == Some(Role::Argument);
    let court = voice == Voice::Court;
    let decides = court && matches!(passage.role, Some(Role::Finding | Role::Order));
    let wrong = match speaker {
        // Laws that a court sets out, and what witnesses told it, are in its judgment, too.
        Speaker::Court => argued || !(court || matches!(voice, Voice::Legislature | Voice::Expert)),
        Speaker::Party(Some(own)) => {
            decides || (voice.is_party() && own.is_party() && own != voice)
        }
        Speaker::Party(None) => decides,
        Speaker::Law | Speaker::Somebody => false,
    };
    let role = passage.role.map_or("", |role| match role {
        Role::Argument => "the argument",
        Role::Finding => "a finding",
        Role::Order => "an order",
        Role::Background => "background",
        Role::Provision => "a provision",
        Role::Statement => "a statement",
        Role::Event => "an event",
    });
    wrong.then(|| {
        if role.is_empty() {
            format!("in the voice of {}", voice.label())
        } else {
            format!("{role} of {}", voice.label())
        }
    })
}
