//! The quotations of a draft, one by one.

use std::rc::Rc;

use crate::analysis::quotation::{Change, Quoted};
use crate::engine::EngineError;
use crate::model::{DocId, Document, Pinpoint};

use super::attach::{Attribution, How, attribute};
use super::authority::{cited_as, single};
use super::check::{Checker, Said};
use super::finding::{CheckedQuote, QuoteState};
use super::lexicon;
use super::mention::Sort;
use super::quotes::Quote;
use super::sources::Source;
use super::speech::Speaker;
use super::verify::{Cited, Held, Outcome, WIDEST_GAP, sense, shortened, verify};

/// A quotation of fewer words may be a name or a term.
const FEW: usize = 5;
/// A quotation that nobody is named for is looked for in the corpus from so many words on.
const TELLING: usize = 6;
/// The most quotations that are checked in one draft.
const MOST: usize = 20_000;
/// The most words of a quotation that are shown in the report.
const SHOWN: usize = 400;
/// An alteration of more than this share of the words may as well be another text's words.
const SLIGHT: f32 = 0.2;

impl Checker<'_> {
    /// Checks every quotation.
    pub fn quotations(&mut self) -> Result<(), EngineError> {
        let quotes = self.quotes;
        for (index, quote) in quotes.iter().enumerate().take(MOST) {
            self.summary.quotations += 1;
            let raw = &self.draft.flow[quote.inner.clone()];
            let mut row = CheckedQuote {
                text: shown(raw),
                line: self.draft.span(&quote.outer).line_column().0,
                place: self.draft.place(quote.outer.start),
                state: QuoteState::Unchecked,
                document: None,
                pinpoint: None,
                assumed: None,
                omitted: Vec::new(),
                changes: Vec::new(),
                remarks: Quoted::read(raw, true).remarks,
            };
            if quote.open {
                self.unclosed(quote);
            } else {
                self.quotation(index, quote, &mut row)?;
            }
            match row.state {
                QuoteState::Verified | QuoteState::VerifiedWithoutPlace => {
                    self.summary.quotations_verified += 1;
                    self.keep_verified(&quote.outer);
                }
                QuoteState::Unverifiable => self.summary.quotations_unverifiable += 1,
                QuoteState::Unchecked => self.summary.quotations_unchecked += 1,
                QuoteState::Wrong => {}
            }
            self.checked.push(row);
        }
        Ok(())
    }

    fn unclosed(&mut self, quote: &Quote) {
        let at = quote.outer.start
            ..self.draft.flow[quote.outer.start..]
                .chars()
                .next()
                .map_or(quote.outer.end, |c| quote.outer.start + c.len_utf8());
        self.say(
            Said::warning(
                "quote-unclosed",
                &at,
                "a quotation opens here and does not close",
            )
            .label("no closing mark in this paragraph")
            .help("its words were not checked: close it, or open the next paragraph with a mark"),
        );
    }

    fn quotation(
        &mut self,
        index: usize,
        quote: &Quote,
        row: &mut CheckedQuote,
    ) -> Result<(), EngineError> {
        let raw = &self.draft.flow[quote.inner.clone()];
        let words = Quoted::read(raw, true).words();
        let speaker = self.speech.speaker(&quote.outer, true);
        if words == 0 || self.names_something(quote, words) {
            return Ok(());
        }
        let found = attribute(
            self.draft,
            self.authorities,
            self.speech,
            self.quotes,
            index,
        );
        let Some(attribution) = found.filter(|found| self.is_claimed(found, quote, words, speaker))
        else {
            return self.nobodys(quote, words, speaker, row);
        };
        row.assumed = attribution.how.assumed();
        let mention = &self.authorities.mentions[attribution.mention];
        let documents: Vec<Document> = match mention.verdict.document() {
            Some(document) => vec![document.clone()],
            None => mention.verdict.documents.clone(),
        };
        if documents.is_empty() {
            row.state = QuoteState::Unverifiable;
            return Ok(());
        }
        let mut judged = Vec::new();
        for document in &documents {
            if let Some(source) = self.sources.source(&document.id)? {
                let outcome = verify(raw, &source, &self.cited(&attribution, mention.sort));
                judged.push((source, outcome));
            }
        }
        // Of several candidates the one that has the words is meant.
        judged.sort_by_key(|(_, outcome)| rank(outcome));
        for other in &attribution.beside {
            let beside = &self.authorities.mentions[*other];
            let Some(document) = beside.verdict.document() else {
                continue;
            };
            let Some(source) = self.sources.source(&document.id)? else {
                continue;
            };
            let places = self.authorities.places_of(*other).collect();
            if let outcome @ Outcome::Exact(_) = verify(raw, &source, &Cited::Places(places)) {
                judged.insert(0, (source, outcome));
                break;
            }
        }
        let Some((source, outcome)) = judged.into_iter().next() else {
            return Ok(());
        };
        self.judge(quote, words, speaker, &attribution, &source, outcome, row)
    }

    /// Where the draft says that the words stand.
    fn cited(&self, attribution: &Attribution, sort: Sort) -> Cited<'_> {
        let authorities = self.authorities;
        let mention = &authorities.mentions[attribution.mention];
        if sort != Sort::Case && !mention.provisions.is_empty() {
            return Cited::Provisions(&mention.provisions);
        }
        if attribution.places.is_empty() {
            return Cited::Anywhere;
        }
        Cited::Places(
            attribution
                .places
                .iter()
                .map(|at| &authorities.places[*at])
                .collect(),
        )
    }

    /// A name, a title or a term rather than words that somebody said.
    fn names_something(&self, quote: &Quote, words: usize) -> bool {
        let flow = &self.draft.flow;
        let before = flow[..quote.outer.start].chars().next_back();
        let after = flow[quote.outer.end..].chars().next();
        let bracketed = before == Some('(') && after == Some(')');
        let lead = self.lead(quote, 6);
        let defined = flow[..quote.outer.start].trim_end().ends_with(['(', '['])
            || lead.ends_with("the") && flow[..quote.outer.start].trim_end().ends_with("(the");
        if quote.apart || words > 2 * FEW {
            return false;
        }
        if (bracketed || defined) && words <= FEW {
            return true;
        }
        let lead: Vec<String> = lead.split(' ').map(str::to_owned).collect();
        let tail = lead.len().saturating_sub(4);
        lexicon::holds("naming", &lead[tail..])
            && self
                .speech
                .speaker(&quote.outer, false)
                .is_none_or(|speaker| speaker != Speaker::Court)
    }

    /// The draft's last words before a quotation, folded.
    fn lead(&self, quote: &Quote, most: usize) -> String {
        let sentence = self.speech.sentence(quote.outer.start);
        let words = self.speech.words(sentence.start..quote.outer.start);
        words[words.len().saturating_sub(most)..].join(" ")
    }

    /// Whether the draft claims plainly enough that the words are the authority's: a short
    /// term near a citation may be the draft's own.
    fn is_claimed(
        &self,
        attribution: &Attribution,
        quote: &Quote,
        words: usize,
        speaker: Option<Speaker>,
    ) -> bool {
        let mention = &self.authorities.mentions[attribution.mention];
        let spoken = matches!(
            speaker,
            Some(Speaker::Court | Speaker::Party(_) | Speaker::Law)
        );
        let placed = !attribution.places.is_empty();
        let beside = matches!(attribution.how, How::Behind | How::Note);
        if quote.apart {
            return true;
        }
        // The words of a law are quoted where the law speaks, or directly beside it.
        if mention.sort == Sort::Law {
            let between = self
                .speech
                .words(mention.range.end.min(quote.outer.start)..quote.outer.start);
            let says = between.len() <= FEW
                && (0..between.len()).any(|at| lexicon::at("law-verbs", &between, at).is_some());
            let at_once = attribution.how == How::LeadIn && (between.is_empty() || says);
            return speaker == Some(Speaker::Law) || beside || at_once;
        }
        if words <= 2 {
            return placed && (beside || speaker == Some(Speaker::Court));
        }
        if words < FEW {
            return spoken || placed || beside;
        }
        match attribution.how {
            How::Paragraph | How::Before => spoken || words >= TELLING && placed,
            How::Sentence => spoken || placed || words >= TELLING,
            _ => true,
        }
    }

    /// Tells what came of a comparison.
    #[expect(
        clippy::too_many_arguments,
        reason = "one judgment needs all that is known of a quotation"
    )]
    fn judge(
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
    fn exact(
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

    fn altered(
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

    /// A quotation that the draft gives to no authority: its words may still be known.
    fn nobodys(
        &mut self,
        quote: &Quote,
        words: usize,
        speaker: Option<Speaker>,
        row: &mut CheckedQuote,
    ) -> Result<(), EngineError> {
        if words < TELLING {
            return Ok(());
        }
        let raw = &self.draft.flow[quote.inner.clone()];
        let quoted = Quoted::read(raw, true);
        let assumed = "the words themselves: the draft names no authority for them";
        for id in self.sources.holding(&quoted)? {
            let Some(source) = self.sources.source(&id)? else {
                continue;
            };
            if let Outcome::Exact(held) = verify(raw, &source, &Cited::Anywhere) {
                row.document = Some(id);
                row.assumed = Some(assumed);
                row.state = QuoteState::VerifiedWithoutPlace;
                self.exact(quote, speaker, &source, &held, row);
                return Ok(());
            }
        }
        if !matches!(
            speaker,
            Some(Speaker::Court | Speaker::Party(_) | Speaker::Law)
        ) {
            return Ok(());
        }
        // Nearly the words of a document that the draft names are meant to be its words.
        let mut named: Vec<DocId> = Vec::new();
        for mention in &self.authorities.mentions {
            if let Some(document) = mention.verdict.document()
                && !named.contains(&document.id)
            {
                named.push(document.id.clone());
            }
        }
        for id in named.into_iter().take(20) {
            let Some(source) = self.sources.source(&id)? else {
                continue;
            };
            let Outcome::Altered(held) = verify(raw, &source, &Cited::Anywhere) else {
                continue;
            };
            if held.comparison.words as f32 <= words as f32 * SLIGHT {
                row.document = Some(id);
                row.assumed = Some(assumed);
                row.state = QuoteState::Wrong;
                let attribution = Attribution {
                    mention: 0,
                    beside: Vec::new(),
                    places: Vec::new(),
                    how: How::Before,
                };
                self.altered(quote, &attribution, &source, &held, row);
                return Ok(());
            }
        }
        Ok(())
    }
}

/// Outcomes from the best to the worst.
const fn rank(outcome: &Outcome) -> u8 {
    match outcome {
        Outcome::Exact(_) => 0,
        Outcome::Elsewhere(_) => 1,
        Outcome::Crosses(_) => 2,
        Outcome::TooWide(_) => 3,
        Outcome::Altered(_) => 4,
        Outcome::DigestsOwn(_) => 5,
        Outcome::Unverifiable => 6,
        Outcome::Absent => 7,
    }
}

/// Where the document itself can be read.
fn official(document: &Document) -> String {
    match document.url() {
        Some(url) => format!("compare it with the official text: {url}"),
        None => "compare it with the official text; this corpus names no address of it".to_owned(),
    }
}

fn shown(raw: &str) -> String {
    let words: Vec<&str> = raw.split_whitespace().collect();
    if words.len() <= SHOWN {
        words.join(" ")
    } else {
        format!("{} …", words[..SHOWN].join(" "))
    }
}
