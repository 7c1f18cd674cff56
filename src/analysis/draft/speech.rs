//! Who speaks, as a draft says it: `the court held`, `counsel for the petitioner argued`.

use std::ops::Range;

use crate::model::Voice;
use crate::text::{sentence_starts, tokens};

use super::lexicon;
use super::quotes::Quote;
use super::text::Draft;

/// Words within which a verb bears on what follows it.
const REACH: usize = 60;
/// Words within which a verb's subject stands before it.
const SUBJECT: usize = 14;
/// Words behind a place among which the verb may stand whose subject stands before it.
const AMID: usize = 3;
/// Words within which the words behind a quotation say whose it is.
const BEHIND: usize = 12;

/// Whose words a draft says something is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Speaker {
    /// The court, deciding.
    Court,
    /// A side, whose voice may be known.
    Party(Option<Voice>),
    /// A law.
    Law,
    /// The draft says that somebody speaks, but not in what capacity.
    Somebody,
}

/// The draft's own words: those of others are masked, so that what they say is not taken for
/// what the draft says of them.
#[derive(Debug)]
pub struct Speech {
    masked: String,
    sentences: Vec<Range<usize>>,
}

impl Speech {
    /// Masks the quotations of a draft and cuts it into sentences.
    #[must_use]
    pub fn of(draft: &Draft, quotes: &[Quote]) -> Self {
        let mut bytes = draft.flow.clone().into_bytes();
        for quote in quotes {
            let inner = &draft.flow[quote.inner.clone()];
            let ends = inner.trim_end().ends_with(['.', '?', '!']);
            for byte in &mut bytes[quote.inner.clone()] {
                *byte = b'_';
            }
            // A sentence that ends inside the marks ends outside them, too.
            let capital = draft.flow[quote.outer.end..]
                .trim_start()
                .starts_with(char::is_uppercase);
            if ends && capital && quote.outer.end < bytes.len() && quote.outer.end > quote.inner.end
            {
                for byte in &mut bytes[quote.inner.end..quote.outer.end] {
                    *byte = b'.';
                }
            }
        }
        // The marks themselves may be of several bytes: what was masked is ASCII, the rest whole.
        let masked = String::from_utf8(bytes).unwrap_or_else(|_| draft.flow.clone());
        let mut sentences = Vec::new();
        for block in &draft.blocks {
            let text = &masked[block.range.clone()];
            let mut start = 0;
            for next in sentence_starts(text) {
                sentences.push(block.range.start + start..block.range.start + next);
                start = next;
            }
            sentences.push(block.range.start + start..block.range.end);
        }
        Self { masked, sentences }
    }

    /// The sentence that holds a byte of the flow.
    #[must_use]
    pub fn sentence(&self, at: usize) -> Range<usize> {
        let index = self
            .sentences
            .partition_point(|sentence| sentence.start <= at)
            .saturating_sub(1);
        self.sentences.get(index).cloned().unwrap_or(0..0)
    }

    /// The draft's own words in a range, folded.
    #[must_use]
    pub fn words(&self, range: Range<usize>) -> Vec<String> {
        self.masked.get(range).map_or_else(Vec::new, spoken)
    }

    /// The words themselves, quotations masked.
    #[must_use]
    pub fn text(&self, range: Range<usize>) -> &str {
        self.masked.get(range).unwrap_or_default()
    }

    /// Whose words the draft says stand at a place: by what comes before it in its sentence,
    /// or, for a quotation, directly behind it.
    #[must_use]
    pub fn speaker(&self, place: &Range<usize>, quoted: bool) -> Option<Speaker> {
        let sentence = self.sentence(place.start);
        let before = self.words(sentence.start..place.start);
        if let Some(speaker) = spoken_before(&before) {
            return Some(speaker);
        }
        if !quoted {
            // `the court at paragraph 3 found that`: the place stands between the two.
            let mut around = before;
            let own = around.len();
            let behind = self.words(place.end..sentence.end.max(place.end));
            around.extend(behind.into_iter().take(AMID));
            let verb = (own..around.len()).any(|at| verb_at(&around, at).is_some());
            return spoken_before(&around).filter(|_| verb);
        }
        let end = self
            .sentence(place.end.saturating_sub(1))
            .end
            .max(place.end);
        let behind = self.words(place.end..end);
        spoken_behind(&behind[..behind.len().min(BEHIND)])
    }
}

/// The words of a text, folded; the `'s` of an owner is a word of its own.
fn spoken(text: &str) -> Vec<String> {
    tokens(text)
        .into_iter()
        .flat_map(|token| {
            let written = &text[token.range];
            let owns = written.ends_with("'s") || written.ends_with("’s");
            [Some(token.word), owns.then(|| "'s".to_owned())]
        })
        .flatten()
        .collect()
}

/// What a verb says of whoever speaks.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Verb {
    Court,
    Party,
    Either,
    Law,
}

fn verb_at(words: &[String], at: usize) -> Option<(Verb, usize)> {
    [
        ("court-verbs", Verb::Court),
        ("party-verbs", Verb::Party),
        ("either-verbs", Verb::Either),
        ("law-verbs", Verb::Law),
        ("leads-to-speaker", Verb::Either),
    ]
    .into_iter()
    .filter_map(|(list, verb)| Some((verb, lexicon::at(list, words, at)?)))
    // The first list wins between phrases of one length.
    .rev()
    .max_by_key(|(_, length)| *length)
}

/// A subject, and whether it is a court or a side.
fn subject_at(words: &[String], at: usize) -> Option<Speaker> {
    let party = [
        ("petitioner", Voice::Petitioner),
        ("respondent", Voice::Respondent),
        ("interested-party", Voice::InterestedParty),
        ("amicus", Voice::Amicus),
    ]
    .into_iter()
    .find(|(list, _)| lexicon::at(list, words, at).is_some());
    if let Some((_, voice)) = party {
        return Some(Speaker::Party(Some(voice)));
    }
    if words
        .get(at)
        .is_some_and(|word| matches!(word.as_str(), "counsel" | "advocate" | "wakili"))
    {
        return Some(Speaker::Party(None));
    }
    if lexicon::at("court", words, at).is_some() || is_judge(words, at) {
        return Some(Speaker::Court);
    }
    None
}

/// `Mfano J`, `Mfano JA`: the rank behind the name.
fn is_judge(words: &[String], at: usize) -> bool {
    at > 0
        && words.get(at).is_some_and(|word| {
            matches!(
                word.as_str(),
                "j" | "ja" | "jj" | "jja" | "scj" | "dcj" | "cj" | "lj"
            )
        })
}

fn spoken_before(words: &[String]) -> Option<Speaker> {
    let from = words.len().saturating_sub(REACH);
    let (at, verb, length) = (from..words.len())
        .rev()
        .find_map(|at| verb_at(words, at).map(|(verb, length)| (at, verb, length)))?;
    // `the court noted the petitioner's submission that`: the words are the petitioner's.
    let between = &words[at + length..];
    let retold = between
        .iter()
        .enumerate()
        .any(|(index, _)| lexicon::at("reported", between, index).is_some());
    let subject = (at.saturating_sub(SUBJECT)..at)
        .rev()
        .find_map(|index| subject_at(words, index));
    // `it was submitted by the petitioner`, `as held by the court`, `according to the court`.
    let leads = lexicon::at("leads-to-speaker", words, at).is_some();
    let by = between.iter().position(|word| word == "by" || word == "na");
    let agent = if leads {
        (0..between.len().min(6)).find_map(|index| subject_at(between, index))
    } else {
        None
    };
    let agent = agent.or_else(|| {
        by.filter(|at| *at < 3).and_then(|by| {
            (by + 1..between.len().min(by + 6)).find_map(|index| subject_at(between, index))
        })
    });
    // `counsel for the petitioner argued that the court held`: whose words these are is open.
    let nested = (from..at).any(|index| {
        matches!(verb_at(words, index), Some((Verb::Party, _))) && verb == Verb::Court
    });
    if nested {
        return Some(Speaker::Somebody);
    }
    let named = agent.or(subject);
    Some(match (verb, named) {
        (_, Some(Speaker::Court) | None) if retold && verb != Verb::Law => {
            let whose = between.iter().enumerate().find_map(|(index, _)| {
                match subject_at(between, index) {
                    Some(Speaker::Party(voice)) => Some(voice),
                    _ => None,
                }
            });
            match whose {
                Some(voice) => Speaker::Party(voice),
                None => Speaker::Somebody,
            }
        }
        (Verb::Court, Some(Speaker::Party(_))) => Speaker::Somebody,
        (Verb::Court, _) => Speaker::Court,
        (Verb::Party, Some(Speaker::Court)) => Speaker::Somebody,
        (Verb::Party, Some(speaker)) => speaker,
        (Verb::Party, None) => Speaker::Party(None),
        (Verb::Either, Some(speaker)) => speaker,
        (Verb::Either, None) => Speaker::Somebody,
        (Verb::Law, Some(speaker)) => speaker,
        (Verb::Law, None) => Speaker::Law,
    })
}

/// `“…”, the court held`, `“…”, said the petitioner`.
fn spoken_behind(words: &[String]) -> Option<Speaker> {
    let (at, verb) =
        (0..words.len()).find_map(|at| verb_at(words, at).map(|(verb, _)| (at, verb)))?;
    // What stands far behind belongs to the next thought.
    if at > 5 {
        return None;
    }
    let subject = (0..at)
        .rev()
        .chain(at + 1..words.len().min(at + 5))
        .find_map(|index| subject_at(words, index))?;
    Some(match (verb, subject) {
        (Verb::Court | Verb::Either, Speaker::Court) => Speaker::Court,
        (Verb::Party | Verb::Either, Speaker::Party(voice)) => Speaker::Party(voice),
        _ => Speaker::Somebody,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn before(text: &str) -> Option<Speaker> {
        spoken_before(&spoken(text))
    }

    #[test]
    fn who_speaks() {
        use Speaker::{Court, Law, Party, Somebody};
        for (text, expected) in [
            ("In Otieno v Registrar the court held that", Some(Court)),
            (
                "Otieno v Registrar [2031] KEHC 1 (KLR) held that",
                Some(Court),
            ),
            ("It was held in Otieno that", Some(Court)),
            ("Mfano J found that", Some(Court)),
            (
                "The learned judge went on to observe, as the court stated,",
                Some(Court),
            ),
            (
                "The petitioners submitted that",
                Some(Party(Some(Voice::Petitioner))),
            ),
            (
                "It was argued by counsel for the respondent that",
                Some(Party(None)),
            ),
            (
                "The court noted the petitioner's submission that",
                Some(Party(Some(Voice::Petitioner))),
            ),
            (
                "The petitioner contended that the court had held that",
                Some(Somebody),
            ),
            ("According to the court in Otieno,", Some(Court)),
            (
                "According to the respondents, who came late,",
                Some(Party(Some(Voice::Respondent))),
            ),
            ("The court’s answer was that", Some(Court)),
            (
                "The petitioner’s position was that",
                Some(Party(Some(Voice::Petitioner))),
            ),
            ("Section 9 provides that", Some(Law)),
            ("Mahakama iliamua kwamba", Some(Court)),
            (
                "Mlalamikaji alidai kwamba",
                Some(Party(Some(Voice::Petitioner))),
            ),
            ("The register was closed", None),
        ] {
            assert_eq!(before(text), expected, "{text}");
        }
        let words: Vec<String> = tokens("the court held at paragraph 7")
            .into_iter()
            .map(|t| t.word)
            .collect();
        assert_eq!(spoken_behind(&words), Some(Court));
    }
}
