//! What came of comparing a quotation with what it is said to be of, told at its place.

use std::rc::Rc;

use crate::analysis::quotation::{Change, Quoted};
use crate::engine::EngineError;
use crate::model::{DocId, Document, Pinpoint};

use super::attach::Attribution;
use super::authority::{cited_as, single};
use super::check::{Checker, Said};
use super::finding::{CheckedQuote, QuoteState};
use super::quotes::Quote;
use super::quoting::FEW;
use super::sources::Source;
use super::speech::Speaker;
use super::verify::{Cited, Held, Outcome, WIDEST_GAP, sense, shortened, verify};

/// An alteration of more than this share of the words may as well be another text's words.
pub(super) const SLIGHT: f32 = 0.2;

impl Checker<'_> {
    /// Tells what came of a comparison.
    #[expect(
        clippy::too_many_arguments,
        reason = "one judgment needs all that is known of a quotation"
    )]
    pub(super) fn judge(
        &mut self,
        quote: &Quote,
        words: usize,
        speaker: Option<Speaker>,
        attribution: &Attribution,
        source: &Rc<Source>,
        outcome: Outcome,
        row: &mut CheckedQuote,
    ) -> Result<(), EngineError> {
        let document = &source.document;
        row.document = Some(document.id.clone());
        row.state = QuoteState::Wrong;
        let at = &quote.outer;
        let named = document.short_title().to_owned();
        match outcome {
            Outcome::Exact(held) => {
                row.state = if attribution.places.is_empty()
                    && self.authorities.mentions[attribution.mention]
                        .provisions
                        .is_empty()
                {
                    QuoteState::VerifiedWithoutPlace
                } else {
                    QuoteState::Verified
                };
                self.exact(quote, speaker, source, &held, row);
            }
            Outcome::Elsewhere(held) => {
                row.pinpoint = Some(held.pinpoint.clone());
                let said = self.place_said(attribution);
                self.say(
                    Said::error(
                        "pinpoint-wrong",
                        at,
                        format!(
                            "these words stand at {} of {named}, not at {said}",
                            held.pinpoint
                        ),
                    )
                    .label(format!("found at {}", held.pinpoint))
                    .expected(held.pinpoint.to_string())
                    .source(&document.id, Some(&held.pinpoint)),
                );
                self.spoken(quote, speaker, source, &held);
            }
            Outcome::Crosses(places) => {
                row.pinpoint = places.first().cloned();
                let list: Vec<String> = places.iter().map(ToString::to_string).collect();
                self.say(
                    Said::error(
                        "quote-crosses-passages",
                        at,
                        format!(
                            "this quotation joins words of {} of {named}",
                            list.join(" and ")
                        ),
                    )
                    .label(format!("from {}", list.join(" and ")))
                    .help("quote each passage by itself, or cite all of them")
                    .expected(list.join("; "))
                    .source(&document.id, places.first()),
                );
            }
            Outcome::TooWide(held) => {
                row.pinpoint = Some(held.pinpoint.clone());
                let widest = held.comparison.widest_gap();
                self.say(
                    Said::error(
                        "quote-altered",
                        at,
                        format!(
                            "an ellipsis leaves out {widest} words of {} of {named}",
                            held.pinpoint
                        ),
                    )
                    .label(format!(
                        "more than {WIDEST_GAP} words or a bracket too wide"
                    ))
                    .help("quote the two parts by themselves")
                    .expected(shortened(&held.words))
                    .source(&document.id, Some(&held.pinpoint)),
                );
            }
            Outcome::DigestsOwn(pinpoint) => self.say(
                Said::error(
                    "quote-unverifiable",
                    at,
                    format!(
                        "these are words of this corpus' digest of {named}, not of the document"
                    ),
                )
                .label(format!("{pinpoint} of the digest"))
                .help(official(document))
                .source(&document.id, Some(&pinpoint)),
            ),
            Outcome::Unverifiable => {
                row.state = QuoteState::Unverifiable;
                self.say(
                    Said::warning(
                        "quote-unverifiable",
                        at,
                        format!("this corpus has only a digest of {named}: the words cannot be verified here"),
                    )
                    .label("not verified")
                    .help(official(document))
                    .source(&document.id, None),
                );
            }
            Outcome::Altered(held) => {
                if self.is_anothers(quote, attribution, source, &held, row)? {
                    return Ok(());
                }
                self.altered(quote, attribution, source, &held, row);
            }
            Outcome::Absent => return self.absent(quote, words, speaker, attribution, source, row),
        }
        Ok(())
    }

    fn place_said(&self, attribution: &Attribution) -> String {
        let mention = &self.authorities.mentions[attribution.mention];
        if attribution.places.is_empty() {
            let list: Vec<String> = mention.provisions.iter().map(ToString::to_string).collect();
            return list.join(", ");
        }
        let list: Vec<String> = attribution
            .places
            .iter()
            .map(|at| self.authorities.places[*at].written())
            .collect();
        list.join(", ")
    }

    /// What is told of words that are the source's own.
    pub(super) fn exact(
        &mut self,
        quote: &Quote,
        speaker: Option<Speaker>,
        source: &Rc<Source>,
        held: &Held,
        row: &mut CheckedQuote,
    ) {
        row.pinpoint = Some(held.pinpoint.clone());
        row.omitted = held
            .comparison
            .omissions
            .iter()
            .map(|omission| single(&omission.text))
            .collect();
        row.changes = held
            .comparison
            .changes
            .iter()
            .map(|change| match change {
                Change::Case { was, is } | Change::Bracket { was, is } => (was.clone(), is.clone()),
            })
            .filter(|(was, is)| was != is.trim_matches(['[', ']']))
            .collect();
        let sentence = self.speech.sentence(quote.outer.start);
        let end = self
            .speech
            .sentence(quote.outer.end.saturating_sub(1))
            .end
            .max(quote.outer.end);
        let lead = self
            .speech
            .text(sentence.start..quote.outer.start)
            .to_owned();
        let tail = self.speech.text(quote.outer.end..end).to_owned();
        if let Some((told, at)) = sense(held, source, &lead, &tail) {
            let place = if at.is_empty() {
                quote.outer.clone()
            } else {
                quote.inner.start + at.start..quote.inner.start + at.end
            };
            self.say(
                Said::warning(
                    "omission-changes-sense",
                    &place,
                    format!("what is left out may turn the sense: {told}"),
                )
                .label("read what stands there")
                .expected(shortened(&held.words))
                .source(&source.document.id, Some(&held.pinpoint)),
            );
        }
        self.spoken(quote, speaker, source, held);
    }

    /// Who speaks in the passage that has the words.
    fn spoken(
        &mut self,
        quote: &Quote,
        speaker: Option<Speaker>,
        source: &Rc<Source>,
        held: &Held,
    ) {
        if let Some(text) = source.texts.get(held.text) {
            self.voice(&quote.outer, speaker, &[&text.passage], &source.document.id);
        }
    }

    pub(super) fn altered(
        &mut self,
        quote: &Quote,
        attribution: &Attribution,
        source: &Rc<Source>,
        held: &Held,
        row: &mut CheckedQuote,
    ) {
        row.pinpoint = Some(held.pinpoint.clone());
        let place = held.comparison.first.as_ref().map_or_else(
            || quote.outer.clone(),
            |first| quote.inner.start + first.start..quote.inner.start + first.end,
        );
        let named = source.document.short_title();
        let signs_only = held.comparison.words == 0 && held.comparison.cases == 0;
        let message = if signs_only {
            format!(
                "the punctuation is not that of {} of {named}",
                held.pinpoint
            )
        } else {
            format!("these are not the words of {} of {named}", held.pinpoint)
        };
        let said = if signs_only {
            Said::warning("quote-altered", &place, message)
        } else {
            Said::error("quote-altered", &place, message)
        };
        let assumed = attribution.how.assumed().map_or_else(String::new, |how| {
            format!(" (assumed to be quoted from it: {how})")
        });
        self.say(
            said.label("differs here")
                .help(format!("{}{assumed}", held.comparison.difference))
                .expected(shortened(&held.words))
                .source(&source.document.id, Some(&held.pinpoint)),
        );
    }

    /// Says that much altered words are another document's, letter for letter.
    fn is_anothers(
        &mut self,
        quote: &Quote,
        attribution: &Attribution,
        source: &Rc<Source>,
        held: &Held,
        row: &mut CheckedQuote,
    ) -> Result<bool, EngineError> {
        let raw = &self.draft.flow[quote.inner.clone()];
        let words = Quoted::read(raw, true).words();
        let slight = held.comparison.words as f32 <= words as f32 * SLIGHT;
        if slight || words < FEW {
            return Ok(false);
        }
        let Some((other, elsewhere)) = self.elsewhere(raw, &source.document.id)? else {
            return Ok(false);
        };
        row.pinpoint = Some(elsewhere.pinpoint.clone());
        self.not_found(
            quote,
            attribution,
            source,
            Some((&other.document, &elsewhere.pinpoint)),
        );
        Ok(true)
    }

    /// Another document that has the words, letter for letter.
    fn elsewhere(
        &mut self,
        raw: &str,
        not: &DocId,
    ) -> Result<Option<(Rc<Source>, Held)>, EngineError> {
        let quoted = Quoted::read(raw, true);
        for id in self.sources.holding(&quoted)? {
            if id == *not {
                continue;
            }
            let Some(source) = self.sources.source(&id)? else {
                continue;
            };
            if let Outcome::Exact(held) = verify(raw, &source, &Cited::Anywhere) {
                return Ok(Some((source, held)));
            }
        }
        Ok(None)
    }

    fn absent(
        &mut self,
        quote: &Quote,
        words: usize,
        speaker: Option<Speaker>,
        attribution: &Attribution,
        source: &Rc<Source>,
        row: &mut CheckedQuote,
    ) -> Result<(), EngineError> {
        let raw = &self.draft.flow[quote.inner.clone()];
        let elsewhere = if words >= FEW {
            self.elsewhere(raw, &source.document.id)?
        } else {
            None
        };
        let plain =
            attribution.how.is_plain() || matches!(speaker, Some(Speaker::Court | Speaker::Law));
        let spoken = matches!(
            speaker,
            Some(Speaker::Court | Speaker::Party(_) | Speaker::Law)
        );
        let term = words < FEW && !spoken && attribution.places.is_empty();
        if elsewhere.is_none() && (term || !plain) {
            row.state = QuoteState::Unchecked;
            row.document = None;
            return Ok(());
        }
        let other = elsewhere
            .as_ref()
            .map(|(other, held)| (&other.document, &held.pinpoint));
        row.pinpoint = None;
        self.not_found(quote, attribution, source, other);
        Ok(())
    }

    fn not_found(
        &mut self,
        quote: &Quote,
        attribution: &Attribution,
        source: &Rc<Source>,
        elsewhere: Option<(&Document, &Pinpoint)>,
    ) {
        let named = source.document.short_title();
        let assumed = attribution.how.assumed().map_or_else(String::new, |how| {
            format!("; assumed to be quoted from it: {how}")
        });
        let said = Said::error(
            "quote-not-found",
            &quote.outer,
            format!("these words are not in {named}"),
        );
        let said = match elsewhere {
            Some((document, pinpoint)) => said
                .label(format!("words of {}", document.short_title()))
                .help(format!(
                    "they stand at {pinpoint} of {}{assumed}",
                    cited_as(document)
                ))
                .expected(format!("{}#{pinpoint}", document.id))
                .source(&document.id, Some(pinpoint)),
            None => said
                .label("not found")
                .help(format!(
                    "nothing like it stands there{assumed}; look it up in the document: `hoja show {}`",
                    source.document.id
                ))
                .source(&source.document.id, None),
        };
        self.say(said);
    }
}

/// Where the document itself can be read.
fn official(document: &Document) -> String {
    match document.url() {
        Some(url) => format!("compare it with the official text: {url}"),
        None => "compare it with the official text; this corpus names no address of it".to_owned(),
    }
}
