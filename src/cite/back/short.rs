//! Cut-down names of cases: where one begins, and whether it is one.

use super::super::Kind;
use super::super::lex::{Lexed, Shape};
use super::super::name::counts_others;
use super::super::scan::{Find, Scan};
use super::super::words::Class;
use super::MAX_SHORT;
use super::cases::Cases;
use super::party::party_words;

/// Before the `& 2 others`, `and another` that end before token `end`.
fn before_others(lex: &Lexed<'_>, end: usize) -> usize {
    let Some(last) = end.checked_sub(1) else {
        return end;
    };
    if !lex.is_any(last, &["others", "another", "other", "ors", "anor"]) {
        return end;
    }
    let counted =
        last > 0 && (lex.shape(last - 1) == Some(Shape::Number) || counts_others(lex, last - 1));
    let join = last - usize::from(counted);
    let joined = join > 0 && (lex.is_sign(join - 1, '&') || lex.is(join - 1, "and"));
    if joined { join - 1 } else { end }
}

/// Cut-down names: `the Mukisa Biscuit case`, `Anarita Karimi Njeru (supra)`, `In Mitubell, …`.
pub(super) fn short_names(scan: &Scan<'_>, cases: &Cases) -> Vec<Find> {
    let lex = &scan.lex;
    let mut finds: Vec<Find> = Vec::new();
    for i in 1..lex.len() {
        let supra = lex.has(i, Class::BACK) && lex.is(i, "supra")
            || lex.has(i + 1, Class::BACK)
                && matches!(lex.shape(i), Some(Shape::Sign('(' | '[')))
                && lex.is(i + 1, "supra");
        let case = lex.has(i, Class::CALLED);
        if !(supra || case) {
            continue;
        }
        // `the Register case (supra)`, `Bidii Traders, supra, at page 12`
        let led = lex.is_any(i - 1, &["case", "decision"]) || lex.is_sign(i - 1, ',');
        let end = if supra && led { i - 1 } else { i };
        // A text may begin with `, supra`: nothing stands before it.
        let Some(last) = end.checked_sub(1) else {
            continue;
        };
        // The quotation marks round a whole name are no part of it.
        let around = matches!(lex.shape(last), Some(Shape::Sign('”' | '"')))
            && quoted_inside(lex, end).is_none();
        let end = if around { last } else { end };
        // `Wanjala Otieno & 2 others (supra)`: all of it is the name.
        let named = before_others(lex, end);
        let Some(first) = short_start(scan, named).filter(|first| *first < named) else {
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
        // `the House of Lords case of Regina v Jones` says whose case another is.
        let called = lex.is(i, "case")
            && !lex.is(i + 1, "of")
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
        if !lex.is_capital(i) || scan.taken(i) {
            continue;
        }
        // `followed in the Galma Abagaro Shano where …`
        let article = i > 1 && lex.is(i - 1, "the") && lex.is(i - 2, "in");
        if !(article || lex.is_any(i - 1, &["in", "see", "of"])) {
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
            || lex.is_any(
                end,
                &[
                    "the", "where", "this", "at", "and", "it", "is", "was", "were", "has", "had",
                    "that", "did", "does", "as",
                ],
            );
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
pub(super) fn is_distinctive(lex: &Lexed<'_>, first: usize, end: usize) -> bool {
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

pub(super) fn words_of(lex: &Lexed<'_>, first: usize, end: usize) -> Vec<String> {
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
