//! Which of an issue's candidates a brief shows: passages that its query finds and that nobody
//! has read for it.
//!
//! A large corpus has hundreds. They are chosen by what a reader would ask of each: how well
//! it answers the query, who speaks and what the passage does, which court it is, how often
//! the decision is cited here; and no decision fills the page alone.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::cite;
use crate::engine::{Engine, EngineError, Hit, Located};
use crate::model::{DocId, Document, Role, TextKind, Voice};
use crate::query::{Query, highlights_in};
use crate::text::{Language, tokens};

use super::data::{Section, Statement};
use super::ledger::Ledger;
use super::select::Selection;
use super::summary::{
    borrowed_at, count_words, court_speaks, deciding, excerpts, only_asks, tells_a_side,
};

/// How many candidates of the query are looked at for each that may be shown.
pub(super) const LOOKED_AT: usize = 8;

/// Passages that have more than this share of their words in common are one, said twice.
const DUPLICATE: f64 = 0.85;

/// What a further passage of the same document loses of its worth.
const SAME_DOCUMENT: f64 = 0.12;

/// What a passage loses that says much the same as one that is chosen.
const SAME_WORDS: f64 = 0.5;

/// How many of a group of candidates a brief shows at the most.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Most {
    /// Findings and orders of courts.
    pub findings: usize,
    /// Arguments of the sides together.
    pub arguments: usize,
    /// Anything else.
    pub others: usize,
}

impl Default for Most {
    fn default() -> Self {
        Self {
            findings: 12,
            arguments: 8,
            others: 8,
        }
    }
}

impl Most {
    /// All groups together.
    pub(super) const fn all(self) -> usize {
        self.findings
            .saturating_add(self.arguments)
            .saturating_add(self.others)
    }
}

/// A candidate that is shown.
#[derive(Debug, Clone)]
pub(super) struct Chosen {
    /// The passage.
    pub located: Located,
    /// Passages that say the same in other places.
    pub twins: Vec<Located>,
    /// Why it was chosen, in words.
    pub why: String,
}

/// A group of candidates: one section of the brief.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Group {
    /// A court finds.
    Findings,
    /// A court orders.
    Orders,
    /// A side argues.
    Arguments,
    /// What is left.
    Others,
}

impl Group {
    /// The group of a passage. One whose speaker is open is no finding, whatever it says. Where
    /// the program alone calls it one, it is none if it opens with what a side says, or if the
    /// court says nothing of its own in it: a doctrine told, another's words. A list of questions
    /// is no argument.
    pub(super) fn of(located: &Located) -> Self {
        let passage = &located.passage;
        let inferred = passage.inferred;
        match (passage.role, passage.voice) {
            (Some(Role::Finding), Some(Voice::Court)) => {
                match inferred && !decides(&passage.text) {
                    true => Self::Others,
                    false => Self::Findings,
                }
            }
            (Some(Role::Order), Some(Voice::Court)) => Self::Orders,
            (Some(Role::Argument), _) => match inferred && asks(&passage.text) {
                true => Self::Others,
                false => Self::Arguments,
            },
            _ => Self::Others,
        }
    }

    /// The heading of its section.
    pub(super) const fn heading(self) -> &'static str {
        match self {
            Self::Findings => "Findings that the issue's query finds",
            Self::Orders => "Orders that the issue's query finds",
            Self::Arguments => "Arguments that the issue's query finds",
            Self::Others => "Other passages that the issue's query finds",
        }
    }
}

/// Whether the court says something of its own in a passage that does not open with a side.
fn decides(text: &str) -> bool {
    !tells_a_side(text)
        && excerpts(text)
            .iter()
            .any(|one| court_speaks(&one.text) && !borrowed_at(text, one.range.start))
}

/// Whether all sentences of a passage are questions, or the court sets itself questions in it.
fn asks(text: &str) -> bool {
    let plain = text.to_lowercase();
    let all = excerpts(text);
    [
        "for determination",
        "i have considered",
        "i have carefully considered",
    ]
    .iter()
    .any(|words| plain.contains(words))
        || (!all.is_empty() && all.iter().all(|one| only_asks(&one.text)))
}

/// Chooses among `hits`, which come best first.
pub(super) fn choose(
    engine: &dyn Engine,
    hits: Vec<Hit>,
    most: Most,
) -> Result<Vec<Chosen>, EngineError> {
    let best = hits
        .iter()
        .map(|hit| hit.score)
        .fold(f32::EPSILON, f32::max);
    let mut standing = Standing::new(engine);
    let mut pool: Vec<Weighed> = Vec::new();
    for hit in hits {
        let weighed = standing.weigh(hit, best)?;
        let twin = pool.iter_mut().find(|other| {
            other.group == weighed.group && alike(&other.words, &weighed.words) > DUPLICATE
        });
        match twin {
            Some(other) => other.twins.push(weighed.located),
            None => pool.push(weighed),
        }
    }
    let mut room: BTreeMap<bool, usize> = BTreeMap::new();
    let mut chosen = Vec::new();
    for group in [
        Group::Findings,
        Group::Orders,
        Group::Arguments,
        Group::Others,
    ] {
        let court = matches!(group, Group::Findings | Group::Orders);
        let limit = match group {
            Group::Findings | Group::Orders => most.findings,
            Group::Arguments => most.arguments,
            Group::Others => most.others,
        };
        let taken = if court {
            room.get(&true).copied().unwrap_or(0)
        } else {
            0
        };
        let (of_group, rest): (Vec<Weighed>, Vec<Weighed>) =
            pool.into_iter().partition(|one| one.group == group);
        pool = rest;
        let list = diverse(of_group, limit.saturating_sub(taken));
        if court {
            *room.entry(true).or_default() += list.len();
        }
        chosen.extend(list);
    }
    Ok(chosen)
}

/// The sections of the candidates that were chosen, one a group.
pub(super) fn sections(
    ledger: &mut Ledger<'_>,
    selection: &Selection,
    explain: bool,
) -> Result<Vec<Section>, EngineError> {
    let mut sections: Vec<Section> = Vec::new();
    for chosen in &selection.candidates {
        let Some(mut statement) = statement(ledger, chosen, selection.query.as_ref())? else {
            continue;
        };
        statement.why = explain.then(|| chosen.why.clone());
        let heading = Group::of(&chosen.located).heading();
        match sections.last_mut() {
            Some(section) if section.heading == heading => section.statements.push(statement),
            _ => sections.push(Section {
                heading: heading.to_owned(),
                kind: "candidates".to_owned(),
                statements: vec![statement],
            }),
        }
    }
    Ok(sections)
}

/// A candidate as a statement with all its places.
fn statement(
    ledger: &mut Ledger<'_>,
    chosen: &Chosen,
    query: Option<&Query>,
) -> Result<Option<Statement>, EngineError> {
    let Some(document) = ledger.document(&chosen.located.document)? else {
        return Ok(None);
    };
    let passage = &chosen.located.passage;
    let excerpt = match query {
        Some(query) if document.text_of(passage) == TextKind::Full => {
            excerpt(&chosen.located, query)
        }
        _ => None,
    };
    let mut statement = match excerpt {
        Some(text) => ledger.excerpt(&document, passage, text),
        None => ledger.statement(&document, passage),
    };
    for twin in &chosen.twins {
        if let Some(document) = ledger.document(&twin.document)? {
            ledger.also_at(&mut statement, &document, &twin.passage);
        }
    }
    Ok(Some(statement))
}

/// Of a long passage, the sentences that answer the query best: the one with most of its
/// words, before those that only decide, and what follows it while there is room.
fn excerpt(located: &Located, query: &Query) -> Option<String> {
    let text = &located.passage.text;
    if count_words(text) <= SHORT {
        return None;
    }
    let marks = highlights_in(query, text, Language::of(&located.lang));
    let finding = located.passage.role == Some(Role::Finding);
    let all = excerpts(text);
    let worth = |index: usize| {
        let range = &all[index].range;
        let matches = marks
            .iter()
            .filter(|mark| mark.start >= range.start && mark.end <= range.end)
            .count();
        let decides = if finding {
            deciding(&all[index].text).max(-4)
        } else {
            0
        };
        (4 * i32::try_from(matches.min(4)).unwrap_or(0)) + decides
    };
    let best = (0..all.len()).max_by_key(|index| (worth(*index), std::cmp::Reverse(*index)))?;
    if worth(best) <= 0 {
        return None;
    }
    let mut words = count_words(&all[best].text);
    let mut out = all[best].text.clone();
    for next in best + 1..all.len() {
        let follows = all[next].index == all[next - 1].index + 1 && !all[next - 1].is_cut();
        words += count_words(&all[next].text);
        if !follows || words > ROOM {
            break;
        }
        out.push(' ');
        out.push_str(&all[next].text);
    }
    Some(out)
}

/// A passage of at most so many words stands as a whole.
const SHORT: usize = 70;
/// The most words of an excerpt of several sentences.
const ROOM: usize = 80;

/// A candidate with what speaks for it.
struct Weighed {
    located: Located,
    twins: Vec<Located>,
    group: Group,
    words: BTreeSet<String>,
    worth: f64,
    reasons: Vec<String>,
}

/// What the documents of candidates have for them, each looked up once.
struct Standing<'a> {
    engine: &'a dyn Engine,
    documents: BTreeMap<DocId, Option<(Document, usize)>>,
}

impl<'a> Standing<'a> {
    fn new(engine: &'a dyn Engine) -> Self {
        Self {
            engine,
            documents: BTreeMap::new(),
        }
    }

    /// The document, and how many passages of others cite it.
    fn of(&mut self, id: &DocId) -> Result<Option<&(Document, usize)>, EngineError> {
        if !self.documents.contains_key(id) {
            let found = match self.engine.document(id)? {
                None => None,
                Some(document) => {
                    let keys = self.engine.keys_of(id.as_str())?;
                    let citing = self.engine.citing(&keys)?;
                    let others = citing
                        .iter()
                        .filter(|citing| citing.located.document != *id)
                        .count();
                    Some((document, others))
                }
            };
            self.documents.insert(id.clone(), found);
        }
        Ok(self.documents.get(id).and_then(Option::as_ref))
    }

    fn weigh(&mut self, hit: Hit, best: f32) -> Result<Weighed, EngineError> {
        let located = hit.located;
        let match_worth = f64::from(hit.score / best);
        let mut worth = match_worth;
        let mut reasons = vec![format!("match {match_worth:.2}")];
        if let Some((document, cited)) = self.of(&located.document)? {
            let court = document.court.as_deref().and_then(cite::court);
            if let Some(court) = court {
                // From the highest court down, at most a third of the match.
                let higher = f64::from(court.rank).recip().min(1.0) / 3.0;
                worth += higher;
                reasons.push(format!("{} +{higher:.2}", court.short));
            }
            if *cited > 0 {
                let often = (1.0 + *cited as f64).ln() / 10.0;
                worth += often;
                reasons.push(format!("cited in {cited} passages of others +{often:.2}"));
            }
        }
        if located.passage.inferred {
            reasons.push("who speaks was inferred".to_owned());
        }
        let words = tokens(&located.passage.text)
            .into_iter()
            .map(|token| token.word)
            .collect();
        Ok(Weighed {
            group: Group::of(&located),
            located,
            twins: Vec::new(),
            words,
            worth,
            reasons,
        })
    }
}

/// The best of a group, each weighed against those chosen before it. Equals come in the order
/// of document and place.
fn diverse(mut pool: Vec<Weighed>, most: usize) -> Vec<Chosen> {
    pool.sort_by(|a, b| {
        (&a.located.document, a.located.passage.ordinal)
            .cmp(&(&b.located.document, b.located.passage.ordinal))
    });
    let mut chosen: Vec<(Weighed, Vec<String>)> = Vec::new();
    while chosen.len() < most && !pool.is_empty() {
        let mut best = (0, f64::NEG_INFINITY, 0.0, 0.0);
        for (index, one) in pool.iter().enumerate() {
            let same_document = chosen
                .iter()
                .filter(|(other, _)| other.located.document == one.located.document)
                .count() as f64
                * SAME_DOCUMENT;
            let same_words = chosen
                .iter()
                .map(|(other, _)| alike(&other.words, &one.words))
                .fold(0.0, f64::max)
                * SAME_WORDS;
            let worth = one.worth - same_document - same_words;
            if worth > best.1 {
                best = (index, worth, same_document, same_words);
            }
        }
        let (index, worth, same_document, same_words) = best;
        let one = pool.remove(index);
        let mut reasons = one.reasons.clone();
        if same_document > 0.0 {
            reasons.push(format!(
                "other passages of it are shown −{same_document:.2}"
            ));
        }
        if same_words >= 0.005 {
            reasons.push(format!("near to one that is shown −{same_words:.2}"));
        }
        reasons.push(format!("in all {worth:.2}"));
        chosen.push((one, reasons));
    }
    chosen
        .into_iter()
        .map(|(one, reasons)| Chosen {
            located: one.located,
            twins: one.twins,
            why: reasons.join("; "),
        })
        .collect()
}

/// The share of their words that two passages have in common.
fn alike(one: &BTreeSet<String>, other: &BTreeSet<String>) -> f64 {
    let shared = one.intersection(other).count();
    let all = one.len() + other.len() - shared;
    if all == 0 {
        0.0
    } else {
        shared as f64 / all as f64
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Passage;

    fn weighed(document: &str, ordinal: u32, text: &str, worth: f64) -> Weighed {
        let passage: Passage = serde_json::from_value(serde_json::json!({
            "pinpoint": format!("para {ordinal}"),
            "ordinal": ordinal,
            "text": text,
            "voice": "court",
            "role": "finding",
            "verification": "official-text",
        }))
        .unwrap();
        let located = Located {
            document: document.parse().unwrap(),
            lang: "en".to_owned(),
            passage,
        };
        Weighed {
            group: Group::of(&located),
            located,
            twins: Vec::new(),
            words: tokens(text).into_iter().map(|token| token.word).collect(),
            worth,
            reasons: Vec::new(),
        }
    }

    #[test]
    fn one_decision_does_not_fill_the_page() {
        let pool = vec![
            weighed("long-case", 1, "costs follow the event here", 1.0),
            weighed("long-case", 2, "each party bears what it spent", 0.98),
            weighed(
                "long-case",
                3,
                "an award is in the discretion of a judge",
                0.97,
            ),
            weighed(
                "other-case",
                1,
                "whoever loses pays unless justice asks otherwise",
                0.95,
            ),
        ];
        let chosen = diverse(pool, 2);
        let documents: Vec<&str> = chosen
            .iter()
            .map(|one| one.located.document.as_str())
            .collect();
        assert_eq!(documents, ["long-case", "other-case"]);
        assert!(chosen[1].why.ends_with("in all 0.95"), "{}", chosen[1].why);
    }

    #[test]
    fn a_passage_whose_speaker_is_open_is_no_finding() {
        let mut one = weighed("a-case", 1, "the claim fails", 1.0);
        assert_eq!(Group::of(&one.located), Group::Findings);
        one.located.passage.inferred = true;
        one.located.passage.text = "On costs, the appellants submit that none are due.".to_owned();
        assert_eq!(Group::of(&one.located), Group::Others);
        one.located.passage.voice = None;
        assert_eq!(Group::of(&one.located), Group::Others);
        one.located.passage.voice = Some(Voice::Petitioner);
        one.located.passage.role = Some(Role::Argument);
        assert_eq!(Group::of(&one.located), Group::Arguments);
    }
}
