//! Dockets of the courts of other countries that are written in no way of Kenya's.

use super::super::Kind;
use super::super::lex::{Lexed, Shape};
use super::super::scan::{Find, Scan};
use super::super::words::Class;
use super::{MAX_NUMBERS, joined};

/// `CLAIM NO. 2018HCV01788`, `CCT 3/94`, `App nos 30562/04 and 30566/04`.
pub(super) fn find_foreign(scan: &mut Scan<'_>) {
    for i in 0..scan.lex.len() {
        if let Some(find) = south_african(&scan.lex, i).or_else(|| strasbourg(&scan.lex, i)) {
            scan.add(find);
            continue;
        }
        if scan.lex.shape(i) != Some(Shape::Mixed) {
            continue;
        }
        let word = scan.lex.word(i);
        let digits = word.bytes().take_while(u8::is_ascii_digit).count();
        let jamaican = digits == 4 && word.len() > 8 && word[4..].starts_with("HCV");
        if !jamaican {
            continue;
        }
        let sign = (i.saturating_sub(2)..i)
            .find(|at| scan.lex.after_number_sign(*at) == Some(i))
            .unwrap_or(i);
        if sign > 0 && scan.lex.is(sign - 1, "claim") {
            let normal = format!("{} {word}", scan.lex.word(sign - 1));
            let find =
                Find::new(sign - 1, i + 1, Kind::CaseNumber, Some(normal)).part("number", word);
            scan.add(find);
        }
    }
}

/// `CCT3/94`, `Case CCT 19/2011`: the Constitutional Court of South Africa.
fn south_african(lex: &Lexed<'_>, i: usize) -> Option<Find> {
    if !matches!(lex.shape(i), Some(Shape::Upper | Shape::Mixed)) {
        return None;
    }
    let glued = lex.word(i).strip_prefix("CCT")?;
    let (number, slash) = if glued.is_empty() {
        (lex.word(i + 1), i + 2)
    } else {
        (glued, i + 1)
    };
    let digits = (1..=4).contains(&number.len()) && number.bytes().all(|b| b.is_ascii_digit());
    let year = lex.word(slash + 1);
    let dated = lex.shape(slash + 1) == Some(Shape::Number) && matches!(year.len(), 2 | 4);
    (digits && lex.is_sign(slash, '/') && dated)
        .then(|| cct(led_by_case(lex, i), slash + 2, number, year))
}

/// Where `Case No.` begins before a docket that stands at token `i`, or the docket itself.
pub(super) fn led_by_case(lex: &Lexed<'_>, i: usize) -> usize {
    let sign = (i.saturating_sub(2)..i)
        .find(|at| lex.after_number_sign(*at) == Some(i))
        .unwrap_or(i);
    let case = sign > 0 && lex.is_any(sign - 1, &["case", "cases"]) && lex.is_capital(sign - 1);
    if case { sign - 1 } else { i }
}

/// One normal form for the dockets of that court, whichever way they are written: `CCT 3/94`. Of
/// the year it writes the last two digits.
pub(super) fn cct(first: usize, end: usize, number: &str, year: &str) -> Find {
    let plain = number.trim_start_matches('0');
    let short = year.get(year.len().saturating_sub(2)..).unwrap_or(year);
    Find::new(
        first,
        end,
        Kind::CaseNumber,
        Some(format!("CCT {plain}/{short}")),
    )
    .part("docket", "CCT")
    .part("number", plain)
    .part("year", short)
}

/// `App nos 30562/04 and 30566/04`: the European Court of Human Rights. `Civil App. No. 45/99`
/// is none of its applications: it numbers them without saying of what kind they are.
fn strasbourg(lex: &Lexed<'_>, i: usize) -> Option<Find> {
    if !lex.has(i, Class::APPLICATION) || !lex.is_capital(i) {
        return None;
    }
    let before = i.checked_sub(if i > 0 && lex.is_sign(i - 1, '.') {
        2
    } else {
        1
    });
    let of_a_kind = before.is_some_and(|at| {
        lex.is_capital(at)
            && (lex.has(at, Class::DOCKET)
                || lex.has(at, Class::QUALIFIER)
                || lex.has(at, Class::COURT)
                || lex.has(at, Class::PLACE))
    });
    if of_a_kind {
        return None;
    }
    let stop = usize::from(lex.is_sign(i + 1, '.'));
    let first = lex.after_number_sign(i + 1 + stop)?;
    let slashed = |at: usize| {
        lex.shape(at) == Some(Shape::Number)
            && lex.is_sign(at + 1, '/')
            && lex.shape(at + 2) == Some(Shape::Number)
            && matches!(lex.word(at + 2).len(), 2 | 4)
    };
    if !slashed(first) {
        return None;
    }
    let mut end = first + 3;
    for _ in 0..MAX_NUMBERS {
        match joined(lex, end).filter(|next| slashed(*next)) {
            Some(next) => end = next + 3,
            None => break,
        }
    }
    let listed = lex.spaced_text(first, end);
    Some(
        Find::new(
            i,
            end,
            Kind::CaseNumber,
            Some(format!("Application {listed}")),
        )
        .part("docket", "Application")
        .part("number", listed),
    )
}
