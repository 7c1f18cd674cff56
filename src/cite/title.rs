//! Titles of laws and treaties, with the year, number and chapter that follow them.

use std::collections::HashMap;

mod tail;
mod treaty;

use super::lex::{Lexed, Shape};
use super::pack;
use super::referred::{Definition, Manner, defined_behind, is_called_former};
use super::scan::Scan;
use super::words::Class;

use tail::{finish, tail};
use treaty::treaty;

/// The most tokens that are held against the pack's titles where a title is written in small letters.
const MAX_SMALL_TITLE: usize = 14;
/// Words that stand before a title and in none: nothing is looked up for them.
const BEFORE_TITLES: &[&str] = &[
    "the", "of", "under", "in", "to", "by", "said", "a", "an", "from", "that", "this", "with",
    "and",
];
/// The most tokens of a title.
const MAX_TITLE: usize = 40;

/// What a title names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum TitleKind {
    /// An Act, Code, Rules, Regulations.
    Law,
    Treaty,
    Bill,
}

/// A title met in the text.
#[derive(Debug, Clone)]
pub(super) struct Title {
    /// Its first token, "the" left out.
    pub first: usize,
    /// After its name, before year and number.
    pub name_end: usize,
    pub end: usize,
    pub kind: TitleKind,
    /// The name with single spaces.
    pub name: String,
    pub year: String,
    pub number: String,
    pub cap: String,
}

/// All titles of a text in order, and short names that the text gives them.
pub(super) struct Titles {
    pub all: Vec<Title>,
    /// Title by each token of its name.
    by_token: HashMap<usize, usize>,
    /// `Court Rules` → the title that it was given to.
    aliases: HashMap<String, String>,
    /// The names by their kind that it gives them, in order: `(the Act)`.
    pub defined: Vec<Definition>,
}

impl Titles {
    /// Finds all titles.
    pub fn of(scan: &Scan<'_>) -> Self {
        let lex = &scan.lex;
        let mut titles = Self {
            all: Vec::new(),
            by_token: HashMap::new(),
            aliases: HashMap::new(),
            defined: Vec::new(),
        };
        let mut free_from = 0;
        for i in 0..lex.len() {
            if i < free_from {
                continue;
            }
            let Some(mut title) = title_with(scan, i, free_from) else {
                continue;
            };
            if titles.is_definition(lex, &title) {
                continue;
            }
            let index = titles.all.len();
            for at in title.first..title.name_end {
                titles.by_token.insert(at, index);
            }
            if is_called_former(lex, &title) {
                titles.defined.push(Definition {
                    from: title.end,
                    word: lex.word(title.name_end - 1).to_ascii_lowercase(),
                    manner: Manner::Former,
                    name: title.name.clone(),
                });
            }
            let defined = defined_behind(lex, &title).map(|(definition, after)| {
                titles.defined.push(definition);
                after
            });
            if let Some(after) = defined.or_else(|| titles.learn_alias(lex, &title)) {
                title = beyond_alias(lex, title, after);
            }
            free_from = title.end;
            titles.all.push(title);
        }
        titles
    }

    /// Whether a title only stands in the brackets that give another its short name.
    fn is_definition(&self, lex: &Lexed<'_>, title: &Title) -> bool {
        let inside = title.first.checked_sub(1).is_some_and(|open| {
            lex.mate(open) == Some(title.end) || lex.is_any(open, &["the", "“", "\""])
        });
        let before = title.first.saturating_sub(8);
        let just_named = self.all.last().is_some_and(|last| {
            last.end >= before
                && last.end < title.first
                && (last.end..title.first).any(|at| lex.is_sign(at, '('))
        });
        inside && just_named && self.aliases.contains_key(&title.name)
    }

    /// The title that begins at a token, or whose rest does (`Kenya, Evidence Act` read from `Evidence`).
    pub fn at(&self, lex: &Lexed<'_>, i: usize) -> Option<Title> {
        let mut title = self.all.get(*self.by_token.get(&i)?)?.clone();
        if title.first != i {
            title.first = i;
            title.name = lex.spaced_text(i, title.name_end);
        }
        (title.first + 1 < title.name_end || title.kind == TitleKind::Treaty).then_some(title)
    }

    /// The title for which the text uses a short name.
    pub fn alias(&self, short: &str) -> Option<&str> {
        self.aliases.get(short).map(String::as_str)
    }

    /// `… Act (EMCA)`, `… Rules (hereinafter “the Court Rules”)`: the token after the bracket,
    /// if it gave the title a short name.
    fn learn_alias(&mut self, lex: &Lexed<'_>, title: &Title) -> Option<usize> {
        let open = title.end;
        if !lex.is_sign(open, '(') && !lex.is_sign(open, '[') {
            return None;
        }
        let close = lex.mate(open).filter(|close| *close <= open + 14)?;
        let quote = |at: usize| {
            matches!(
                lex.shape(at),
                Some(Shape::Sign('"' | '“' | '”' | '\'' | '‘' | '’'))
            )
        };
        let mut first = close;
        while first > open + 1
            && !lex.is_any(
                first - 1,
                &["the", "as", "to", "called", "hereinafter", "hereafter"],
            )
        {
            first -= 1;
        }
        let last = (first..close).find(|at| !quote(*at));
        let end = (first..close).rev().find(|at| !quote(*at));
        let (first, last) = (last?, end?);
        let short = lex.spaced_text(first, last + 1);
        let fit = last - first < 5 && (first..=last).all(|at| lex.is_capital(at));
        if fit && short.len() > 2 && !lex.has(first, Class::STOP) && short != "Cap" {
            self.aliases
                .entry(short)
                .or_insert_with(|| title.name.clone());
        } else {
            return None;
        }
        Some(close + 1)
    }
}

/// `Judicial Service Act (JSA), Cap 8A`: year, number and chapter go on behind the short name.
fn beyond_alias(lex: &Lexed<'_>, title: Title, after: usize) -> Title {
    let mut longer = Title {
        end: after,
        ..title.clone()
    };
    match tail(lex, &mut longer) {
        Some(end) => Title { end, ..longer },
        None => title,
    }
}

/// The title whose last word (for a treaty: whose kind of text) is token `i`.
fn title_with(scan: &Scan<'_>, i: usize, from: usize) -> Option<Title> {
    let lex = &scan.lex;
    if !lex.has_any(i, Class::ACT.or(Class::INSTRUMENT).or(Class::TITLE)) {
        return None;
    }
    if lex.has(i, Class::INSTRUMENT) && lex.is_capital(i) {
        return treaty(scan, i, from);
    }
    if lex.is_any(i, &["bill"]) && lex.is_capital(i) && !lex.is(i + 1, "of") {
        let first = first_of_title(scan, i, from)?;
        return Some(finish(scan, first, i + 1, TitleKind::Bill));
    }
    if lex.is(i, "statute") && lex.is(i.wrapping_sub(1), "rome") {
        return Some(finish(scan, i - 1, i + 1, TitleKind::Treaty));
    }
    let remuneration = lex.is(i, "order")
        && i > 0
        && (lex.is(i - 1, "remuneration")
            || lex.is_sign(i - 1, ')') && lex.is(i.wrapping_sub(2), "remuneration"));
    // `Public Order (State Curfew) Order, 2020`
    let comma = usize::from(lex.is_sign(i + 1, ','));
    let order = lex.word(i) == "Order"
        && i > 0
        && lex.is_sign(i - 1, ')')
        && lex.year(i + 1 + comma).is_some();
    if !(lex.has(i, Class::ACT) || remuneration || order)
        || lex.is(i, "regulation") && !lex.is(i.wrapping_sub(1), "protection")
    {
        return None;
    }
    if lex.is(i, "directions") && !lex.is(i.wrapping_sub(1), "practice") {
        return None;
    }
    if lex.shape(i) == Some(Shape::Lower) {
        return known_title(scan, i, from);
    }
    if !lex.is_capital(i) {
        return None;
    }
    let Some(first) = first_of_title(scan, i, from) else {
        return known_title(scan, i, from).or_else(|| small_title(scan, i, from));
    };
    // Guidelines are law only where they are cited as an instrument is: with their year.
    if lex.is(i, "guidelines") && finish(scan, first, i + 1, TitleKind::Law).year.is_empty() {
        return None;
    }
    // `the Laws of Kenya and Regulations 40 and 41 of …`: a provision begins.
    let provision = lex.has(i, Class::PROVISION)
        && lex.shape(i + 1) == Some(Shape::Number)
        && lex.year(i + 1).is_none()
        && !lex.is(i + 2, "of");
    if provision {
        return None;
    }
    let treaty = lex.is(i, "regulation");
    Some(finish(
        scan,
        first,
        i + 1,
        if treaty {
            TitleKind::Treaty
        } else {
            TitleKind::Law
        },
    ))
}

/// A title of the pack in small letters: `the civil procedure act`.
fn known_title(scan: &Scan<'_>, i: usize, from: usize) -> Option<Title> {
    let lex = &scan.lex;
    if i == 0 || matches!(lex.shape(i - 1), Some(Shape::Sign(c)) if c != ')') {
        return None;
    }
    let lowest = i.saturating_sub(MAX_SMALL_TITLE).max(from);
    (lowest..i)
        .find(|first| {
            matches!(lex.shape(*first), Some(Shape::Lower | Shape::Capital))
                && !lex.is(*first, "the")
                && pack::law_titled(lex.slice(*first, i + 1)).is_some()
        })
        .filter(|first| scan.free(*first, i + 1))
        .map(|first| finish(scan, first, i + 1, TitleKind::Law))
}

/// `the finance Act 2023`: a title in small letters that its year shows to be one.
fn small_title(scan: &Scan<'_>, i: usize, from: usize) -> Option<Title> {
    const MAX_WORDS: usize = 6;
    let lex = &scan.lex;
    let comma = usize::from(lex.is_sign(i + 1, ','));
    lex.year(i + 1 + comma)?;
    let lowest = i.saturating_sub(MAX_WORDS).max(from);
    let first = (lowest..i)
        .rev()
        .take_while(|at| matches!(lex.shape(*at), Some(Shape::Lower)))
        .find(|at| lex.is(*at, "the"))?
        + 1;
    let plain = first < i
        && !lex.is_any(
            first,
            &[
                "said",
                "same",
                "new",
                "old",
                "repealed",
                "principal",
                "parent",
            ],
        );
    (plain && scan.free(first, i + 1)).then(|| finish(scan, first, i + 1, TitleKind::Law))
}

/// Walks back from the last word of a title to its first.
fn first_of_title(scan: &Scan<'_>, last: usize, from: usize) -> Option<usize> {
    let lex = &scan.lex;
    let mut at = last;
    while at > from && last - at < MAX_TITLE && !scan.taken(at - 1) && !lex.parted(at) {
        // `Objective of the Civil Procedure Act`: what is a title by itself needs no more.
        if lex.is(at - 1, "the") && at < last && pack::law_titled(lex.slice(at, last + 1)).is_some()
        {
            break;
        }
        let Some(next) = step_back(lex, at - 1, last) else {
            break;
        };
        if next < from {
            break;
        }
        at = next;
    }
    // `Psychotropic substances Control Act`: a title of the pack may go on over a word that the text
    // writes small.
    let small =
        at > from && lex.shape(at - 1) == Some(Shape::Lower) && !lex.is_any(at - 1, BEFORE_TITLES);
    if small {
        let lowest = last.saturating_sub(MAX_SMALL_TITLE).max(from);
        let whole = (lowest..at).find(|first| {
            lex.is_capital(*first)
                && scan.free(*first, at)
                && pack::law_titled(lex.slice(*first, last + 1)).is_some()
        });
        at = whole.unwrap_or(at);
    }
    while at < last && !begins_title(lex, at) {
        at = lex.mate(at).filter(|close| *close > at).unwrap_or(at) + 1;
    }
    (at < last && names_something(lex, at, last)).then_some(at)
}

/// The token from which a title goes on to the left, if token `i` can belong to it.
fn step_back(lex: &Lexed<'_>, i: usize, last: usize) -> Option<usize> {
    match lex.shape(i)? {
        Shape::Sign(')') => lex.mate(i).filter(|open| i > open + 1).filter(|open| {
            i - open < MAX_TITLE
                && i - open > 1
                && (is_title_bracket(lex, open + 1, i) || is_initials_bracket(lex, *open, i, last))
        }),
        // `Co-operative Societies Act`
        Shape::Lower if i > 1 && is_hyphened(lex, i) => Some(i - 2),
        Shape::Sign('-' | '/' | '–') => {
            (!lex.spaced(i) && !lex.spaced(i + 1) && i > 0 && lex.is_capital(i - 1)).then_some(i)
        }
        Shape::Sign('’' | '\'') => {
            (!lex.spaced(i) && i > 0 && lex.is_capital(i - 1)).then_some(i)
        }
        Shape::Sign('&') => (i > 0 && lex.is_capital(i - 1)).then_some(i),
        // A list in a title ends in "and": `Betting, Lotteries and Gaming Act`.
        Shape::Sign(',') => {
            let listed = (i + 1..last.min(i + 5))
                .any(|at| lex.is(at, "and") || lex.is_sign(at, '&') || lex.is_sign(at, ','));
            let capital = i > 0
                && lex.is_capital(i - 1)
                && lex.is_capital(i + 1)
                && !lex.has(i - 1, Class::PLACE);
            (listed
                && capital
                && !lex.has(i - 1, Class::ACT)
                && !lex.is(i - 1, "kenya")
                && lex.word(i - 1).len() > 2)
                .then_some(i)
        }
        Shape::Lower
            if lex.is_any(
                i,
                &["of", "for", "to", "on", "in", "with", "from", "against"],
            ) =>
        {
            let holder = i > 0
                && (lex.has(i - 1, Class::PROVISION)
                    || lex.is_any(
                        i - 1,
                        &[
                            "preamble",
                            "purpose",
                            "provisions",
                            "bill",
                            "court",
                            "republic",
                        ],
                    ));
            let number = i > 1 && lex.has(i - 2, Class::PROVISION);
            let court_of_appeal = i > 0 && lex.is(i - 1, "court") && lex.is(i + 1, "appeal");
            (i > 0 && lex.is_capital(i - 1) && (!holder || court_of_appeal) && !number).then_some(i)
        }
        Shape::Lower if lex.is(i, "and") => (i > 0
            && (lex.is_capital(i - 1) || lex.is_sign(i - 1, ')'))
            && !lex.is(i - 1, "constitution"))
        .then_some(i),
        Shape::Lower if lex.is(i, "the") => {
            let joined = i > 1
                && lex.is_any(i - 1, &["of", "for", "to", "in", "with", "on"])
                && lex.is_capital(i - 2);
            // `Nothing in the Act`: no title has its article last.
            (joined
                && i + 1 < last
                && !lex.has(i - 2, Class::PROVISION)
                && !lex.has(i.saturating_sub(3), Class::PROVISION))
            .then_some(i)
        }
        Shape::Capital | Shape::Upper => {
            let law = lex.has(i, Class::ACT) || lex.is_any(i, &["bill"]);
            let whole = law && !lex.is_sign(i + 1, '(');
            let constitution = lex.is(i, "constitution") && !lex.is(i + 1, "of");
            let conjunction = lex.shape(i) == Some(Shape::Upper)
                && lex.is_any(
                    i,
                    &[
                        "UNDER", "MATTER", "SECTION", "SECTIONS", "ARTICLES", "ARTICLE",
                    ],
                );
            let schedule = lex.is_any(i, &["schedule", "schedules"]);
            // `AS AMENDED BY THE FRUIT ACT`, all in capitals: an article that nothing joins.
            let article = lex.word(i) == "THE"
                && !(i > 0 && lex.is_any(i - 1, &["of", "for", "to", "in", "with", "on"]));
            (!whole && !constitution && !conjunction && !schedule && !article).then_some(i)
        }
        _ => None,
    }
}

/// Whether a small word is the second half of one that begins with a capital: `Co-operative`.
fn is_hyphened(lex: &Lexed<'_>, i: usize) -> bool {
    lex.is_sign(i - 1, '-') && !lex.spaced(i - 1) && !lex.spaced(i) && lex.is_capital(i - 2)
}

/// What may stand in brackets inside a title; not a definition, a number or a citation.
fn is_title_bracket(lex: &Lexed<'_>, first: usize, end: usize) -> bool {
    // `Statute Law (Miscellaneous Amendments) (No. 2) Act`
    if lex.after_number_sign(first) == Some(end - 1)
        && lex.shape(end - 1) == Some(Shape::Number)
        && lex.word(end - 1).len() <= 2
    {
        return true;
    }
    let capital = (first..end).any(|at| lex.is_capital(at));
    let number = (first..end).any(|at| matches!(lex.shape(at), Some(Shape::Number | Shape::Mixed)));
    let law = (first..end).any(|at| lex.has(at, Class::ACT) || lex.is(at, "supra"));
    // `(AMENDMENT)` in a title of capitals is no initials.
    let initials = lex.shape(first) == Some(Shape::Upper) && lex.word(first).len() < 7;
    let letters = end - first == 1 && (lex.word(first).len() < 3 || initials);
    capital && !number && !law && !letters
}

/// `Advocates (CPD) Rules`: initials that stand directly before the last word; not the short name
/// of another Act, `Fruit Act (FA) Regulations`.
fn is_initials_bracket(lex: &Lexed<'_>, open: usize, close: usize, last: usize) -> bool {
    close + 1 == last
        && close == open + 2
        && lex.shape(open + 1) == Some(Shape::Upper)
        && open > 0
        && lex.is_capital(open - 1)
        && !lex.has(open - 1, Class::ACT)
        && !lex.has(open - 1, Class::STOP)
}

fn begins_title(lex: &Lexed<'_>, i: usize) -> bool {
    lex.is_capital(i)
        && (!lex.has(i, Class::STOP)
            || lex.is_any(i, &["Judgment", "Appellate", "Reference", "Constitution"]))
        && (!lex.has(i, Class::PROVISION) || lex.is_any(i, &["Order", "Part"]))
        && !lex.is_any(
            i,
            &[
                "The",
                "Of",
                "And",
                "For",
                "By",
                "Kenya’s",
                "Kenya's",
                "Court’s",
                "Court's",
                "Kenyan",
                "English",
                "Said",
                "Principal",
                "Parent",
                "Repealed",
                "New",
                "Impugned",
                "Our",
                "Former",
            ],
        )
        && lex.word(i).len() != 1
}

/// Whether a title holds more than words that any law could be called by.
fn names_something(lex: &Lexed<'_>, first: usize, last: usize) -> bool {
    (first..last).any(|at| {
        lex.is_capital(at)
            && !lex.is_any(
                at,
                &[
                    "Said",
                    "Principal",
                    "Parent",
                    "Same",
                    "Amendment",
                    "Amending",
                    "Sub",
                    "Impugned",
                    "Draft",
                    "Subsidiary",
                    "House",
                    "Ground",
                    "These",
                    "Such",
                    "Dress",
                    "Practice",
                ],
            )
    })
}
