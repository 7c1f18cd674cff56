//! The cases that a text names in full, and which of them a name can mean.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::super::Kind;
use super::super::lex::Shape;
use super::super::scan::{Find, Scan};
use super::group::best_citation;
use super::party::{is_prefix, is_shortened, party_words, stem};
use super::short::is_distinctive;
use crate::text::fold;

/// The most cases that are compared with one short name.
const MAX_CANDIDATES: usize = 64;

/// A case that the text has named in full.
pub(super) struct Case {
    /// The find that names it first.
    pub find: usize,
    /// Its parties' words, folded, by party.
    parties: Vec<Vec<String>>,
    /// Other names for it: who moved the court, what the text says that it will be called.
    called: Vec<Vec<String>>,
    /// Whether the last of those names was given to it in so many words.
    given: bool,
    /// The best of its citations.
    pub best: String,
}

/// The cases that a text names, and how to find them by a word.
pub(super) struct Cases {
    pub all: Vec<Case>,
    by_word: HashMap<String, Vec<usize>>,
    /// Case by the find that names it.
    pub by_find: BTreeMap<usize, usize>,
}

impl Cases {
    pub fn of(scan: &Scan<'_>) -> Self {
        let mut cases = Self {
            all: Vec::new(),
            by_word: HashMap::new(),
            by_find: BTreeMap::new(),
        };
        let mut by_name: HashMap<String, usize> = HashMap::new();
        for (i, find) in scan
            .finds
            .iter()
            .enumerate()
            .filter(|(_, find)| find.kind == Kind::CaseName)
        {
            let sides: Vec<&String> = ["left", "right"]
                .iter()
                .filter_map(|side| find.parts.get(*side))
                .collect();
            let parties: Vec<Vec<String>> = sides.iter().map(|party| party_words(party)).collect();
            let name = parties
                .iter()
                .map(|words| words.iter().take(3).cloned().collect::<Vec<_>>().join(" "))
                .collect::<Vec<_>>()
                .join(" v ");
            let best = best_citation(scan, i);
            let met = by_name.get(&name).copied();
            let alike = || {
                let found = cases.alike(&parties)?;
                let free = best.is_empty() || is_recalled(scan, find);
                (free || is_one_case(&cases.all[found], &parties, &best)).then_some(found)
            };
            let index = met.or_else(alike).unwrap_or_else(|| {
                cases.all.push(Case {
                    find: i,
                    parties,
                    called: Vec::new(),
                    given: false,
                    best: String::new(),
                });
                cases.all.len() - 1
            });
            by_name.entry(name).or_insert(index);
            if cases.all[index].best.is_empty() {
                cases.all[index].best = best;
            }
            if cases.all[index].find == i {
                for word in cases.all[index]
                    .parties
                    .iter()
                    .flat_map(|party| party.iter().take(8))
                {
                    cases.by_word.entry(stem(word)).or_default().push(index);
                }
                for short in nicknames(&find.parts) {
                    cases.by_word.entry(short).or_default().push(index);
                }
                // `Ex parte Kirima` calls a case by who moved the court.
                for mover in sides.iter().filter_map(|party| mover(party)) {
                    for word in mover.iter().take(8) {
                        cases.by_word.entry(stem(word)).or_default().push(index);
                    }
                    cases.all[index].called.push(mover);
                }
            }
            if let Some(name) = given_name(scan, i) {
                for word in name.iter().take(8) {
                    cases.by_word.entry(stem(word)).or_default().push(index);
                }
                cases.all[index].called.push(name);
                cases.all[index].given = true;
            }
            cases.by_find.insert(i, index);
        }
        cases
    }

    /// The only case of which both parties are these, one of them shortened or misspelt:
    /// `Ol Pejeta Ranching v Muhoro` for `Ole Pejeta Ranching Co. Ltd v David Muhoro`.
    fn alike(&self, parties: &[Vec<String>]) -> Option<usize> {
        let first = parties.first()?.first()?;
        let mut found = None;
        for index in self.by_word.get(&stem(first))?.iter().take(MAX_CANDIDATES) {
            let own = &self.all[*index].parties;
            let both = own.len() == parties.len()
                && own
                    .iter()
                    .zip(parties)
                    .all(|(a, b)| is_shortened(a, b) || is_shortened(b, a));
            if both && found.replace(*index).is_some_and(|other| other != *index) {
                return None;
            }
        }
        found
    }

    /// The only case before token `before` that the words can name: by the beginning of a party's
    /// name, or else by a name inside it.
    pub fn named(&self, scan: &Scan<'_>, words: &[String], before: usize) -> Option<usize> {
        if let Some(case) = self.given(scan, words, before) {
            return Some(case);
        }
        let begins = self.fitting(scan, words, before, false);
        let fitting = if begins.is_empty() {
            self.fitting(scan, words, before, true)
        } else {
            begins
        };
        (fitting.len() == 1)
            .then(|| fitting.first().copied())
            .flatten()
    }

    /// The only case that the text has given just this name: (“the Register case”).
    fn given(&self, scan: &Scan<'_>, words: &[String], before: usize) -> Option<usize> {
        let first = words.first()?;
        let mut found = None;
        for index in self.by_word.get(&stem(first))?.iter().take(MAX_CANDIDATES) {
            let case = &self.all[*index];
            let named = case.given
                && case.called.iter().any(|name| name == words)
                && scan.finds[case.find].first < before;
            if named && found.replace(*index).is_some_and(|other| other != *index) {
                return None;
            }
        }
        found
    }

    fn fitting(
        &self,
        scan: &Scan<'_>,
        words: &[String],
        before: usize,
        inner: bool,
    ) -> BTreeSet<usize> {
        let mut fitting: BTreeSet<usize> = BTreeSet::new();
        let Some(first) = words.first() else {
            return fitting;
        };
        for index in self
            .by_word
            .get(&stem(first))
            .into_iter()
            .flatten()
            .take(MAX_CANDIDATES)
        {
            let case = &self.all[*index];
            let earlier = scan.finds[case.find].first < before;
            let inner = inner
                && case
                    .parties
                    .iter()
                    .chain(&case.called)
                    .any(|party| (1..party.len()).any(|at| is_prefix(words, &party[at..])));
            let nickname =
                words.len() == 1 && nicknames(&scan.finds[case.find].parts).contains(&stem(first));
            if earlier
                && (nickname
                    || inner
                    || case
                        .parties
                        .iter()
                        .chain(&case.called)
                        .any(|party| is_prefix(words, party)))
            {
                fitting.insert(*index);
            }
        }
        fitting
    }
}

/// Whether a case that is named again in a shorter or longer way can be the same by what it is
/// cited by: `Francis Muruatetu v Republic [2017] eKLR` and `Francis Karioko Muruatetu v Republic,
/// Petition 15 of 2015` are; two reports of one kind that differ tell two cases.
fn is_one_case(case: &Case, parties: &[Vec<String>], best: &str) -> bool {
    let kind = |citation: &str| {
        citation
            .chars()
            .filter(|c| c.is_alphabetic())
            .collect::<String>()
    };
    // Of `Mwangi v Republic` there are many.
    let telling = |parties: &[Vec<String>]| parties.iter().any(|party| party.len() > 1);
    case.best == best
        || case.best.is_empty()
        || kind(&case.best) != kind(best) && telling(parties) && telling(&case.parties)
}

/// The words of who moved the court: behind `Ex parte`.
fn mover(party: &str) -> Option<Vec<String>> {
    let folded = fold(party);
    let after = ["ex parte ", "exparte ", "ex-parte ", "ex p. ", "ex p "]
        .iter()
        .find_map(|sign| folded.find(sign).map(|at| at + sign.len()))?;
    let words = party_words(&folded[after..]);
    (!words.is_empty()).then_some(words)
}

/// `… [2020] KEHC 5 (KLR) (“the Register case”)`: the name that stands in the bracket behind the
/// full citation whose case name is find `name`.
fn given_name(scan: &Scan<'_>, name: usize) -> Option<Vec<String>> {
    const MAX_BRACKET: usize = 16;
    let lex = &scan.lex;
    let group = scan.finds[name].group;
    let last = scan.finds[name..]
        .iter()
        .take_while(|find| find.group == group && group.is_some())
        .last()
        .unwrap_or(&scan.finds[name]);
    let open =
        (last.end..last.end + 2).find(|at| lex.is_sign(*at, '(') || lex.is_sign(*at, '['))?;
    let close = lex.mate(open).filter(|close| close - open <= MAX_BRACKET)?;
    let called =
        |at: usize| lex.is_any(at, &["case", "decision", "judgment", "ruling", "judgement"]);
    let end = (open + 1..close).rev().find(|at| called(*at))?;
    let bare = end + 1 == close && (open + 1..end).all(|at| lex.is_capital(at));
    let quoted =
        bare || matches!(
            lex.shape(open + 1),
            Some(Shape::Sign('“' | '"' | '‘' | '\''))
        ) || (open + 1..close).any(|at| lex.is_any(at, &["hereinafter", "hereafter", "the"]));
    let mut first = end;
    while first > open + 1 && lex.is_capital(first - 1) {
        first -= 1;
    }
    let words = party_words(lex.slice(first, end));
    // `(High Court decision)` says which court decided.
    (quoted && first < end && !words.is_empty() && is_distinctive(lex, first, end)).then_some(words)
}

/// What stands in brackets in a name, and its initials: `CORD`, `BAT`.
fn nicknames(parts: &BTreeMap<String, String>) -> BTreeSet<String> {
    let mut short = BTreeSet::new();
    for party in ["left", "right"].iter().filter_map(|side| parts.get(*side)) {
        for inside in party
            .split('(')
            .skip(1)
            .filter_map(|rest| rest.split(')').next())
        {
            if inside.len() > 1
                && inside.len() < 12
                && inside.bytes().all(|b| b.is_ascii_uppercase())
            {
                short.insert(stem(&fold(inside)));
            }
        }
        let initials: String = party_words(party)
            .iter()
            .filter(|word| !matches!(word.as_str(), "of" | "for"))
            .filter_map(|word| word.chars().next())
            .collect();
        if initials.len() > 2 {
            short.insert(stem(&initials.chars().take(6).collect::<String>()));
            short.insert(stem(&initials.chars().take(3).collect::<String>()));
        }
    }
    short
}

/// Whether `(supra)` stands behind a name.
fn is_recalled(scan: &Scan<'_>, find: &Find) -> bool {
    (find.end..find.end + 2).any(|at| scan.lex.is_any(at, &["supra", "ibid"]))
}
