//! The quotations of a draft, one by one.

use crate::analysis::quotation::Quoted;
use crate::engine::EngineError;
use crate::model::{DocId, Document};

use super::attach::{Attribution, How, attribute};
use super::check::{Checker, Said};
use super::finding::{CheckedQuote, QuoteState};
use super::judging::SLIGHT;
use super::lexicon;
use super::mention::Sort;
use super::quotes::Quote;
use super::speech::Speaker;
use super::verify::{Cited, Outcome, verify};

/// A quotation of fewer words may be a name or a term.
pub(super) const FEW: usize = 5;
/// A quotation that nobody is named for is looked for in the corpus from so many words on.
const TELLING: usize = 6;
/// The most quotations that are checked in one draft.
const MOST: usize = 20_000;
/// The most words of a quotation that are shown in the report.
const SHOWN: usize = 400;

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

fn shown(raw: &str) -> String {
    let words: Vec<&str> = raw.split_whitespace().collect();
    if words.len() <= SHOWN {
        words.join(" ")
    } else {
        format!("{} …", words[..SHOWN].join(" "))
    }
}
