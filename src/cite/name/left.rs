//! Where the left party of a case name begins.

use super::super::lex::{Lexed, Shape};
use super::super::scan::Scan;
use super::super::words::Class;
use super::initials::is_personal;
use super::{
    MAX_DESCRIPTION, MAX_SIDE, corporate_tail, counts_others, is_abbreviation, is_description,
    is_hyphen, is_initial, is_name_bracket, is_party_noun, renaming,
};

/// Where the left party begins.
pub(super) fn left_of(scan: &Scan<'_>, end: usize) -> Option<usize> {
    let lex = &scan.lex;
    let last = end - 1;
    let closed = lex.is_sign(last, ')')
        || lex.is_sign(last, ']')
        || lex.is_sign(last, '.')
        || lex.is_sign(last, '’')
        || lex.is_sign(last, '"')
        || lex.is_sign(last, '”');
    let counted = lex.is_any(
        last,
        &["others", "other", "another", "anor", "ors", "deceased"],
    );
    let role = lex.is_capital(last)
        && lex.has(last, Class::STOP)
        && !are_initials(lex, last)
        && !lex.is_any(last, &["Justice", "Constitution"]);
    if !(lex.is_capital(last) || closed || counted || lex.has(last, Class::CONNECT)) || role {
        return None;
    }
    let mut at = end;
    let mut comma = None;
    while at > 0 && end - at < MAX_SIDE && !scan.taken(at - 1) && !lex.parted(at) {
        if lex.is_sign(at - 1, ',') && at < end {
            if !comma_inside(lex, at - 1) {
                break;
            }
            if !corporate_tail(lex, at) {
                comma = comma.or(Some(at));
            }
            at -= 1;
            continue;
        }
        match left_step(scan, at - 1, end).or_else(|| open_description(scan, at - 1)) {
            Some(next) => at = next,
            None => break,
        }
    }
    // Beyond a comma only a name that is led in cleanly goes on: `in Robinson, Julian v …`.
    // `Miscellaneous Cause 6 of 2017, Otieno, Ragot & Company v …`
    let behind_citation = at > 1 && lex.is_sign(at - 1, ',') && scan.taken(at - 2);
    if let Some(after) = comma
        && !behind_citation
        && !led_in(lex, at)
    {
        at = after;
    }
    while at < end && !begins_name(lex, at) {
        // A bracket goes as a whole, and so does what stands in quotation marks.
        let quote = matches!(lex.shape(at), Some(Shape::Sign('“' | '"')));
        let close = if quote {
            (at + 1..end).find(|i| matches!(lex.shape(*i), Some(Shape::Sign('”' | '"'))))
        } else {
            lex.mate(at).filter(|close| *close > at)
        };
        at = close.unwrap_or(at) + 1;
    }
    (at < end && (at..end).any(|i| lex.is_capital(i))).then_some(at)
}

fn comma_inside(lex: &Lexed<'_>, i: usize) -> bool {
    i > 0
        && (lex.is_capital(i - 1)
            || lex.is_sign(i - 1, ')')
            || lex.is_any(i - 1, &["others", "another"]))
        && lex.is_capital(i + 1)
        && !lex.is_any(
            i - 1,
            &[
                "J", "JA", "JJ", "JJA", "CJ", "SCJ", "DCJ", "P", "Kenya", "However", "Further",
                "LJ", "AG",
            ],
        )
        && !lex.has(i - 1, Class::PLACE)
        && !lex.has(i - 1, Class::STOP)
}

/// Whether the token before `i` leads a case in: `in`, `of`, `see`, a bracket, the text's beginning.
fn led_in(lex: &Lexed<'_>, i: usize) -> bool {
    i == 0
        || lex.parted(i)
        || lex.is_any(
            i - 1,
            &[
                "in", "of", "see", "case", "cases", "per", "cited", "to", "on",
            ],
        )
        || matches!(
            lex.shape(i - 1),
            Some(Shape::Sign('“' | '"' | '(' | '[' | ':' | '‘' | ';'))
        )
}

/// `AN v MEC`: letters that stand for a person, no word of a sentence in capitals.
fn are_initials(lex: &Lexed<'_>, i: usize) -> bool {
    lex.shape(i) == Some(Shape::Upper)
        && lex.word(i).len() <= 3
        && !(i > 0 && lex.shape(i - 1) == Some(Shape::Upper))
        && lex.has(i + 1, Class::VERSUS)
}

fn begins_name(lex: &Lexed<'_>, i: usize) -> bool {
    let initial = is_initial(lex, i) || are_initials(lex, i);
    let of_name = lex.is_any(i, &["All", "Justice"]) && lex.is_capital(i + 1);
    let stop = lex.has(i, Class::STOP) && !initial && !of_name;
    (lex.is_capital(i)
        || lex.word(i).starts_with(|c: char| c.is_ascii_digit())
            && lex.shape(i) == Some(Shape::Mixed))
        && !stop
        && !lex.is_any(i, &["And", "Of", "For", "By", "Or"])
        && (!lex.is(i, "A") || lex.is_sign(i + 1, '.'))
}

/// The token from which a left party goes on, if token `i` can belong to it.
fn left_step(scan: &Scan<'_>, i: usize, end: usize) -> Option<usize> {
    let lex = &scan.lex;
    let before = |words: &[&str]| i > 0 && lex.is_any(i - 1, words);
    match lex.shape(i)? {
        Shape::Sign(')' | ']') => {
            let open = lex.mate(i).filter(|open| scan.free(*open, i + 1))?;
            is_name_bracket(scan, open + 1, i).then_some(open)
        }
        // `Owners of the Motor Vessel "Lillian S" v …`
        Shape::Sign('"' | '”') => (i.saturating_sub(8)..i)
            .rev()
            .find(|at| matches!(lex.shape(*at), Some(Shape::Sign('"' | '“'))))
            .filter(|open| *open > 0 && lex.is_capital(open - 1)),
        Shape::Sign('(') => (lex.mate(i).is_none() && is_description(lex, i + 1)).then_some(i),
        Shape::Sign('.') => is_abbreviation(lex, i).then_some(i),
        Shape::Sign('&') => (i > 0).then_some(i),
        Shape::Sign('-' | '–') => is_hyphen(lex, i).then_some(i),
        Shape::Sign('/') => (!lex.spaced(i) || !lex.spaced(i + 1)).then_some(i),
        Shape::Sign('\'' | '’' | '`') => (!lex.spaced(i)).then_some(i),
        Shape::Number => {
            let counted = lex.is_any(i + 1, &["others", "other", "another", "ors"]);
            let named = i + 1 < end
                && lex.is_capital(i + 1)
                && i > 0
                && lex.is_capital(i - 1)
                && !lex.has(i - 1, Class::STOP);
            (counted || named).then_some(i)
        }
        Shape::Mixed => lex.is_capital(i).then_some(i),
        Shape::Capital | Shape::Upper => {
            let held = before(&["of", "for", "and", "&", "chief", "kenya", "on"])
                && !lex.is_any(i, &["In", "The", "Case", "Counsel"]);
            let initial = is_initial(lex, i) || are_initials(lex, i);
            let of_name = held
                && lex.is_any(
                    i,
                    &[
                        "Justice",
                        "Section",
                        "Constitution",
                        "Appellate",
                        "All",
                        "Case",
                        "Reference",
                    ],
                );
            let stop = lex.has(i, Class::STOP) && !initial && !of_name;
            // `V. Chokaa & Co. Advocates`: an initial.
            let initial = lex.word(i) == "V"
                && lex.is_sign(i + 1, '.')
                && lex.is_capital(i + 2)
                && !(i > 0
                    && (lex.is_capital(i - 1)
                        || lex.is_any(i - 1, &["others", "another", "other"])
                        || matches!(lex.shape(i - 1), Some(Shape::Sign(')' | '.')))))
                || is_personal(scan, i);
            (!stop && (initial || !lex.has(i, Class::VERSUS))).then_some(i)
        }
        Shape::Lower => left_small(lex, i),
        Shape::Sign(_) => None,
    }
}

/// Small words of a left party.
fn left_small(lex: &Lexed<'_>, i: usize) -> Option<usize> {
    if i == 0 {
        return None;
    }
    if lex.is_sign(i - 1, '-') && !lex.spaced(i - 1) {
        return Some(i);
    }
    if let Some((first, _)) = renaming(lex, i).filter(|(first, end)| *end == i + 1 && *first > 0) {
        return lex.is_capital(first - 1).then_some(first);
    }
    if counts_others(lex, i) {
        return Some(i);
    }
    let after_name = lex.is_capital(i - 1)
        || lex.is_any(i - 1, &["others", "another", "other"])
        || matches!(lex.shape(i - 1), Some(Shape::Sign(')' | '.' | '&')));
    let fits = match lex.word(i) {
        "of" | "for" | "on" => {
            lex.is_capital(i - 1) && (!lex.has(i - 1, Class::STOP) || lex.is(i - 1, "section"))
                || is_party_noun(lex, i - 1)
        }
        "and" => after_name,
        "the" => {
            lex.is_any(i - 1, &["of", "for", "and", "&", "on", "by"])
                && i > 1
                && lex.is_capital(i - 2)
        }
        "others" | "another" | "other" | "anor" | "ors" => {
            after_name
                || lex.is_any(i - 1, &["and", "&"])
                || lex.shape(i - 1) == Some(Shape::Number)
                || counts_others(lex, i - 1)
        }
        "at" | "to" | "by" | "with" | "or" | "st" | "nd" | "rd" | "th" | "through" => false,
        _ if lex.has(i, Class::CONNECT) => {
            after_name || lex.is_sign(i - 1, '/') || lex.has(i - 1, Class::CONNECT)
        }
        _ => return suing_before(lex, i),
    };
    fits.then_some(i)
}

/// `Wanjiru (Suing as administratrix of the estate of X v Y`: leaps to a bracket that opens a
/// description and is never closed.
fn open_description(scan: &Scan<'_>, i: usize) -> Option<usize> {
    let lex = &scan.lex;
    let lowest = i.saturating_sub(MAX_DESCRIPTION);
    (lowest..i)
        .rev()
        .take_while(|at| {
            !scan.taken(*at)
                && !lex.parted(*at)
                && !matches!(lex.shape(*at), Some(Shape::Sign('.' | ';' | ':' | '…')))
        })
        .find(|at| lex.is_sign(*at, '(') && lex.mate(*at).is_none())
        .filter(|at| lex.is_any(at + 1, &["suing", "sued", "being", "as"]))
        .filter(|at| {
            *at > 0 && (lex.is_capital(at - 1) || lex.is_any(at - 1, &["others", "another"]))
        })
}

/// `Wanjiru suing through her next friend`: leaps to `suing`.
fn suing_before(lex: &Lexed<'_>, i: usize) -> Option<usize> {
    const WORDS: [&str; 14] = [
        "friend",
        "representative",
        "representatives",
        "administrator",
        "administrators",
        "estate",
        "minor",
        "mother",
        "father",
        "guardian",
        "behalf",
        "deceased",
        "administratrix",
        "capacity",
    ];
    if !lex.is_any(i, &WORDS) {
        return None;
    }
    let lowest = i.saturating_sub(MAX_DESCRIPTION);
    let at = (lowest..i)
        .rev()
        .take_while(|at| !matches!(lex.shape(*at), Some(Shape::Sign(_))))
        .find(|at| lex.is_any(*at, &["suing", "sued"]))?;
    (at > 0 && lex.is_capital(at - 1)).then_some(at)
}
