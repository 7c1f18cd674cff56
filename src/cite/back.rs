//! What refers back: full citations as groups, short names, supra, ibid.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use crate::text::fold;

use super::Kind;
use super::lex::{Lexed, Shape};
use super::scan::{Find, Scan};
use super::words::Class;

/// How far apart, in tokens, the parts of one full citation may stand.
const MAX_GAP: usize = 14;
/// The most cases that are compared with one short name.
const MAX_CANDIDATES: usize = 64;
/// The most tokens of a short name.
const MAX_SHORT: usize = 9;

/// A case that the text has named in full.
struct Case {
    /// The find that names it first.
    find: usize,
    /// Its parties' words, folded, by party.
    parties: Vec<Vec<String>>,
    /// Other names for it: who moved the court, what the text says that it will be called.
    called: Vec<Vec<String>>,
    /// Whether the last of those names was given to it in so many words.
    given: bool,
    /// The best of its citations.
    best: String,
}

/// Groups full citations, then finds short names, supra and ibid.
pub(super) fn find(scan: &mut Scan<'_>) {
    scan.finds.sort_by_key(|find| find.first);
    group(scan);
    let cases = Cases::of(scan);
    let mut backs = short_names(scan, &cases);
    backs.extend(latin(scan));
    backs.sort_by_key(|find| find.first);
    let known = scan.finds.len();
    for find in backs {
        scan.add(find);
    }
    resolve(scan, &cases, known);
}

/// Gives the parts of one full citation one number.
fn group(scan: &mut Scan<'_>) {
    let mut next = 0_u32;
    let mut current: Option<(usize, u32)> = None;
    for i in 0..scan.finds.len() {
        let kind = scan.finds[i].kind;
        if !matches!(
            kind,
            Kind::CaseName | Kind::CaseNumber | Kind::Neutral | Kind::Eklr | Kind::Report
        ) {
            continue;
        }
        let joined = kind != Kind::CaseName
            && current
                .is_some_and(|(last, _)| belongs(&scan.lex, &scan.finds[last], &scan.finds[i]));
        let number = match current {
            Some((last, number)) if joined => {
                scan.finds[last].group = Some(number);
                number
            }
            _ => {
                next += 1;
                next
            }
        };
        if joined {
            scan.finds[i].group = Some(number);
        }
        current = Some((i, number));
    }
}

/// Whether only brackets, commas, a division and a date stand between two finds.
fn belongs(lex: &Lexed<'_>, a: &Find, b: &Find) -> bool {
    if b.first < a.end || b.first - a.end > MAX_GAP {
        return false;
    }
    let mut at = a.end;
    while at < b.first {
        let bracket = matches!(lex.shape(at), Some(Shape::Sign('(' | '[')));
        if let Some(close) = lex.mate(at).filter(|close| bracket && *close < b.first) {
            at = close + 1;
            continue;
        }
        let sign = matches!(
            lex.shape(at),
            Some(Shape::Sign('(' | '[' | ')' | ']' | ',' | '”' | '"' | '.'))
        );
        let semicolon =
            lex.is_sign(at, ';') && a.kind != Kind::CaseName && b.kind != Kind::CaseNumber;
        if !(sign || semicolon || lex.is_any(at, &["reported", "as", "being"])) || lex.parted(at) {
            return false;
        }
        at += 1;
    }
    !lex.parted(b.first)
}

/// The cases that a text names, and how to find them by a word.
struct Cases {
    all: Vec<Case>,
    by_word: HashMap<String, Vec<usize>>,
    /// Case by the find that names it.
    by_find: BTreeMap<usize, usize>,
}

impl Cases {
    fn of(scan: &Scan<'_>) -> Self {
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
    fn named(&self, scan: &Scan<'_>, words: &[String], before: usize) -> Option<usize> {
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

/// Letters of a word that survive a slip of the pen: the first four of its consonant skeleton.
fn stem(word: &str) -> String {
    let mut stem: String = word
        .chars()
        .filter(|c| !matches!(c, 'a' | 'e' | 'i' | 'o' | 'u' | 'h'))
        .take(4)
        .collect();
    if stem.is_empty() {
        stem = word.to_owned();
    }
    stem
}

/// The words of a party that name it: without numbers of others, roles and brackets.
fn party_words(party: &str) -> Vec<String> {
    let bare = party.split(['(', '[', ';']).next().unwrap_or(party);
    let bare = bare.split(" & ").next().unwrap_or(bare);
    // `Mitu-Bell` and `Mitubell` are one name.
    let folded = fold(bare).replace('-', "");
    let words = folded
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty());
    words
        .take_while(|word| !matches!(*word, "and" | "another" | "others"))
        .filter(|word| *word != "the")
        .map(str::to_owned)
        .collect()
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

/// Whether the words begin a party's name, a slip in each forgiven.
fn is_prefix(words: &[String], party: &[String]) -> bool {
    let mut rest = party.iter();
    words.iter().enumerate().all(|(i, word)| {
        if i == 0 {
            rest.next().is_some_and(|own| is_slip(word, own))
        } else {
            rest.any(|own| is_slip(word, own))
        }
    })
}

/// Whether the words of one party are, in order and a slip forgiven, among those of another.
fn is_shortened(words: &[String], party: &[String]) -> bool {
    let mut rest = party.iter();
    !words.is_empty()
        && words
            .iter()
            .all(|word| rest.any(|own| is_slip(word, own) || sounds_alike(word, own)))
}

/// Whether two spellings of a name differ in vowels and doubled letters alone: `Ahmed`, `Ahamad`.
/// Enough only where the other party agrees as well.
fn sounds_alike(a: &str, b: &str) -> bool {
    const LEAST: usize = 3;
    let skeleton = |word: &str| {
        let mut letters: Vec<char> = word
            .chars()
            .filter(|c| !matches!(c, 'a' | 'e' | 'i' | 'o' | 'u'))
            .collect();
        letters.dedup();
        letters
    };
    let own = skeleton(a);
    own.len() >= LEAST && own == skeleton(b)
}

/// Whether two words are one, but for a letter or so.
fn is_slip(a: &str, b: &str) -> bool {
    a == b
        || (a.len() > 4 && strsim::levenshtein(a, b) <= 1 + a.len() / 8)
        || (a.len() > 1 && a.len() + 1 == b.len() && b.starts_with(a))
}

/// Whether `(supra)` stands behind a name.
fn is_recalled(scan: &Scan<'_>, find: &Find) -> bool {
    (find.end..find.end + 2).any(|at| scan.lex.is_any(at, &["supra", "ibid"]))
}

/// Neutral before eKLR before report before number, out of the name's own group.
fn best_citation(scan: &Scan<'_>, name: usize) -> String {
    let Some(group) = scan.finds[name].group else {
        return String::new();
    };
    let rank = |kind: Kind| {
        [Kind::Neutral, Kind::Eklr, Kind::Report, Kind::CaseNumber]
            .iter()
            .position(|k| *k == kind)
    };
    scan.finds[name + 1..]
        .iter()
        .filter(|find| find.kind != Kind::CaseName)
        .take_while(|find| find.group == Some(group))
        .filter_map(|find| Some((rank(find.kind)?, find.normal.clone()?)))
        .min()
        .map_or(String::new(), |(_, normal)| normal)
}

/// `supra`, `(supra)`, `ibid`.
fn latin(scan: &Scan<'_>) -> Vec<Find> {
    let lex = &scan.lex;
    let mut finds = Vec::new();
    for i in 0..lex.len() {
        let kind = if lex.is(i, "supra") {
            Kind::Supra
        } else if lex.is_any(i, &["ibid", "ibidem"]) {
            Kind::Ibid
        } else {
            continue;
        };
        let opened = i > 0 && matches!(lex.shape(i - 1), Some(Shape::Sign('(' | '[')));
        let closed = matches!(lex.shape(i + 1), Some(Shape::Sign(')' | ']')));
        let (first, end) = if opened && closed {
            (i - 1, i + 2)
        } else {
            (i, i + 1)
        };
        finds.push(Find::new(first, end, kind, None));
    }
    finds
}

/// Cut-down names: `the Mukisa Biscuit case`, `Anarita Karimi Njeru (supra)`, `In Mitubell, …`.
fn short_names(scan: &Scan<'_>, cases: &Cases) -> Vec<Find> {
    let lex = &scan.lex;
    let mut finds: Vec<Find> = Vec::new();
    for i in 1..lex.len() {
        let supra = lex.is(i, "supra")
            || (matches!(lex.shape(i), Some(Shape::Sign('(' | '['))) && lex.is(i + 1, "supra"));
        let case = lex.is_any(
            i,
            &[
                "case",
                "decision",
                "judgment",
                "principle",
                "principles",
                "test",
            ],
        );
        if !(supra || case) {
            continue;
        }
        let end = if supra && lex.is_any(i - 1, &["case", "decision"]) {
            i - 1
        } else {
            i
        };
        // The quotation marks round a whole name are no part of it.
        let around = matches!(lex.shape(end - 1), Some(Shape::Sign('”' | '"')))
            && quoted_inside(lex, end).is_none();
        let end = if around { end - 1 } else { end };
        let Some(first) = short_start(scan, end).filter(|first| *first < end) else {
            continue;
        };
        // `The Applicant’s case` is what it argues; `in Wafula’s case` is a case.
        let owned = lex.word(end - 1).ends_with("’s") || lex.word(end - 1).ends_with("'s");
        let recalled = supra
            || lex.is(i, "case") && first > 0 && lex.is_any(first - 1, &["in", "of", "see", "per"]);
        if owned && !recalled {
            continue;
        }
        let court = (first..end).all(|at| !lex.is_capital(at) || lex.has(at, Class::COURT));
        let matched = cases
            .named(scan, &words_of(lex, first, end), first)
            .filter(|_| !court);
        let called = lex.is(i, "case")
            && first > 0
            && lex.is(first - 1, "the")
            && is_distinctive(lex, first, end);
        if matched.is_some() || (supra && is_distinctive(lex, first, end)) || called {
            finds.push(Find::new(first, end, Kind::Short, None));
        }
    }
    finds.extend(led_in(scan, cases));
    finds
}

/// `In Mitubell, the Court …`, `the case of Mukisa Biscuit`: only names that the text has given in full.
fn led_in(scan: &Scan<'_>, cases: &Cases) -> Vec<Find> {
    let lex = &scan.lex;
    let mut finds = Vec::new();
    for i in 1..lex.len() {
        // `followed in the Galma Abagaro Shano where …`
        let article = i > 1 && lex.is(i - 1, "the") && lex.is(i - 2, "in");
        if scan.taken(i)
            || !lex.is_capital(i)
            || !(article || lex.is_any(i - 1, &["in", "see", "of"]))
        {
            continue;
        }
        let of_case =
            lex.is(i - 1, "of") && i > 1 && lex.is_any(i - 2, &["case", "decision", "cases"]);
        if lex.is(i - 1, "of") && !of_case {
            continue;
        }
        let mut end = i;
        while end < i + MAX_SHORT
            && lex.is_capital(end)
            && !scan.taken(end)
            && !lex.has(end, Class::STOP)
            || (end > i && (lex.is_sign(end, '&') || lex.is(end, "of")) && lex.is_capital(end + 1))
        {
            end += 1;
        }
        let after = matches!(lex.shape(end), Some(Shape::Sign(',' | ':' | '(')))
            || lex.is_any(end, &["the", "where", "this", "at", "and", "it", "is"]);
        let after = after && (!article || end - i > 1 && lex.is(end, "where"));
        if end == i
            || scan.taken(end)
            || !after
            || lex.is(end + 1, "supra")
            || !is_distinctive(lex, i, end)
        {
            continue;
        }
        let matched = cases.named(scan, &words_of(lex, i, end), i).is_some();
        if (of_case || end - i > 1 || lex.is_sign(end, ','))
            && (matched || of_case && end - i > 1 && lex.is(end, "is"))
        {
            finds.push(Find::new(i, end, Kind::Short, None));
        }
    }
    finds
}

/// The opening quotation mark of what stands quoted before `end`, if it stands inside a name.
fn quoted_inside(lex: &Lexed<'_>, end: usize) -> Option<usize> {
    let close = end.checked_sub(1)?;
    if !matches!(lex.shape(close), Some(Shape::Sign('”' | '"'))) {
        return None;
    }
    (close.saturating_sub(MAX_SHORT)..close)
        .rev()
        .find(|at| matches!(lex.shape(*at), Some(Shape::Sign('“' | '"'))))
        .filter(|open| *open > 0 && lex.is_capital(open - 1) && !lex.has(open - 1, Class::STOP))
}

/// The first token of the capitalised run that ends before `end`.
fn short_start(scan: &Scan<'_>, end: usize) -> Option<usize> {
    let lex = &scan.lex;
    let mut at = end;
    while at > 0 && end - at < MAX_SHORT && !scan.taken(at - 1) && !lex.parted(at) {
        let i = at - 1;
        // `Owners of Motor Vessel “Lillian S”`
        if let Some(open) = quoted_inside(lex, at).filter(|_| at == end) {
            at = open;
            continue;
        }
        let capital = lex.is_capital(i) && !lex.has(i, Class::STOP);
        let small = at < end
            && (lex.is_sign(i, '&')
                || lex.is_any(i, &["of", "for"])
                || lex.is_sign(i, '-')
                || lex.is_sign(i, '.') && i > 0 && lex.word(i - 1).len() == 1)
            && i > 0
            && lex.is_capital(i - 1)
            && !lex.has(i - 1, Class::STOP);
        let quote = at == end && matches!(lex.shape(i), Some(Shape::Sign('”' | '"' | '’')));
        if !(capital || small || quote) {
            break;
        }
        at = i;
    }
    while at < end && (lex.is_any(at, &["The", "A"]) || lex.is_sign(at, '.')) {
        at += 1;
    }
    // `Ex parte Kirima (supra)`
    if at > 1 && lex.is(at - 1, "parte") && lex.is(at - 2, "ex") && !scan.taken(at - 1) {
        at -= 2;
    }
    (at < end && lex.is_capital(at)).then_some(at)
}

/// Whether a run of capitalised words names a case and no court, party, place or kind of case.
fn is_distinctive(lex: &Lexed<'_>, first: usize, end: usize) -> bool {
    const COMMON: [&str; 48] = [
        "State",
        "Government",
        "Prosecution",
        "Republic",
        "Attorney",
        "General",
        "Kenya",
        "Kenyan",
        "Mr",
        "Mrs",
        "Ms",
        "Dr",
        "Bank",
        "Company",
        "Board",
        "Ministry",
        "Commission",
        "County",
        "Interested",
        "Party",
        "Parties",
        "Police",
        "Accused",
        "Hon",
        "Ugandan",
        "Indian",
        "English",
        "African",
        "Tanzanian",
        "Nigerian",
        "American",
        "Canadian",
        "British",
        "Australian",
        "Landmark",
        "South",
        "Zambian",
        "Uganda",
        "Tanzania",
        "India",
        "England",
        "Canada",
        "Zambia",
        "Nigeria",
        "Ghana",
        "Australia",
        "Rwanda",
        "Zimbabwe",
    ];
    let possessive = lex.word(end - 1).ends_with("’s")
        || lex.word(end - 1).ends_with("'s")
        || matches!(lex.shape(end), Some(Shape::Sign('’' | '\'')));
    !possessive
        && (first..end).any(|at| {
            lex.is_capital(at)
                && lex.word(at).len() > 2
                && !lex.has(at, Class::STOP)
                && !lex.has(at, Class::DOCKET)
                && !lex.has(at, Class::COURT)
                && !lex.has(at, Class::PLACE)
                && !lex.has(at, Class::ACT)
                && !lex.is_any(at, &COMMON)
        })
}

fn words_of(lex: &Lexed<'_>, first: usize, end: usize) -> Vec<String> {
    let parte = lex.is(first, "ex") && lex.is(first + 1, "parte");
    let text = lex.slice(if parte { first + 2 } else { first }, end);
    let bare = text.strip_suffix("’s").or_else(|| text.strip_suffix("'s"));
    let mut words = party_words(bare.unwrap_or(text));
    // `S. K. Macheria`: the initials are no part by which a case is known.
    while words.len() > 1 && words.first().is_some_and(|word| word.chars().count() == 1) {
        words.remove(0);
    }
    words
}

/// Gives each find that refers back the one case it can mean.
fn resolve(scan: &mut Scan<'_>, cases: &Cases, known: usize) {
    let mut order: Vec<usize> = (0..scan.finds.len()).collect();
    order.sort_by_key(|i| scan.finds[*i].first);
    // The case last named in full or in short, and where its mention ended.
    let mut last: Option<(usize, usize)> = None;
    for i in order {
        let find = &scan.finds[i];
        let case = match find.kind {
            Kind::CaseName if i < known => {
                let case = cases.by_find.get(&i).copied();
                last = case.map(|case| (case, find.end)).or(last);
                continue;
            }
            Kind::Neutral | Kind::Eklr | Kind::Report | Kind::CaseNumber => {
                last = last
                    .filter(|(_, end)| find.first.saturating_sub(*end) <= MAX_GAP)
                    .map(|(case, _)| (case, find.end))
                    .or(last);
                continue;
            }
            Kind::Short => {
                cases.named(scan, &words_of(&scan.lex, find.first, find.end), find.first)
            }
            Kind::Supra => last
                .filter(|(_, end)| near(scan, *end, find.first))
                .map(|(case, _)| case),
            Kind::Ibid => last.map(|(case, _)| case),
            _ => continue,
        };
        let (first, end) = (find.first, find.end);
        if let Some(case) = case {
            let case_find = cases.all[case].find;
            // A name before `(supra)` that the text never gave before leads nowhere.
            let own_name = scan.finds[i].kind == Kind::Supra
                && scan.finds[case_find].end + 2 > first
                && scan.finds[case_find].end <= first;
            if !own_name {
                let name = scan.finds[case_find].normal.clone().unwrap_or_default();
                let best = &cases.all[case].best;
                scan.finds[i].normal = Some(if best.is_empty() {
                    name
                } else {
                    format!("{name} {best}")
                });
                scan.finds[i].antecedent = Some(case_find);
            }
            last = Some((case, end));
        } else if scan.finds[i].kind == Kind::Short {
            last = None;
        }
    }
}

/// Whether a supra stands directly behind a name: only `case` or a comma between.
fn near(scan: &Scan<'_>, end: usize, first: usize) -> bool {
    // `X v Y (the Register case) supra`
    let close = scan
        .lex
        .mate(end)
        .filter(|close| (end..first).contains(close) && close - end < MAX_SHORT);
    let end = close.map_or(end, |close| close + 1);
    end <= first
        && first - end <= 3
        && (end..first).all(|at| {
            scan.lex
                .is_any(at, &["case", "decision", "cases", ",", "”", "\"", "(", "v"])
        })
}
