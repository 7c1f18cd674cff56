//! Case numbers: a docket, its numbers, its year.

use std::collections::BTreeSet;

mod docket;
mod foreign;

use super::Kind;
use super::lex::{Lexed, Shape};
use super::scan::{Find, Scan, single_spaces};

use docket::with_docket;
use foreign::find_foreign;

/// The most numbers of one docket.
const MAX_NUMBERS: usize = 40;

/// The numbers of a docket and its year.
struct Numbers {
    first: usize,
    /// After the numbers, before `of`.
    numbers_end: usize,
    year: String,
    end: usize,
    consolidated: bool,
    /// `N/YY`: only believed after a docket of capitals or `Application`.
    short_year: bool,
}

/// Finds all case numbers: first those with a docket, then bare ones that the text knows.
pub(super) fn find(scan: &mut Scan<'_>) {
    let mut bare = Vec::new();
    let mut known: BTreeSet<(String, String)> = BTreeSet::new();
    let mut i = 0;
    while i < scan.lex.len() {
        let Some(numbers) = numbers_at(&scan.lex, i) else {
            i += 1;
            continue;
        };
        i = numbers.end;
        if !scan.free(numbers.first, numbers.end) {
            continue;
        }
        match with_docket(scan, &numbers) {
            Some(find) => {
                known.insert((
                    scan.lex.word(numbers.first).to_ascii_uppercase(),
                    numbers.year.clone(),
                ));
                scan.add(find);
            }
            None => bare.push(numbers),
        }
    }
    find_foreign(scan);
    for numbers in bare {
        let key = (
            scan.lex.word(numbers.first).to_ascii_uppercase(),
            numbers.year.clone(),
        );
        // `E005 of 2023`: a number of the courts' electronic filing needs no docket to be known.
        let filed = scan.lex.word(numbers.first).len() > 2
            && scan.lex.word(numbers.first).starts_with('E')
            && scan.lex.is(numbers.numbers_end, "of");
        if (known.contains(&key) || filed || follows_number(scan, &numbers)) && !numbers.short_year
        {
            let find = bare_number(&scan.lex, &numbers);
            scan.add(find);
        }
    }
}

fn is_number(lex: &Lexed<'_>, i: usize) -> bool {
    let word = lex.word(i);
    if word.len() > 9 {
        return false;
    }
    match lex.shape(i) {
        Some(Shape::Number) => true,
        Some(Shape::Mixed) => {
            let letters = word.bytes().take_while(u8::is_ascii_alphabetic).count();
            let rest = &word[letters.min(word.len())..];
            let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
            let tail = rest.get(digits..).unwrap_or("x");
            letters <= 2
                && digits > 0
                && tail.len() <= 1
                && tail.bytes().all(|b| b.is_ascii_alphabetic())
        }
        _ => false,
    }
}

/// `56, 58 & 59 of 2019 (Consolidated)`, `19 (E027) of 2021`, `885/2007`.
fn numbers_at(lex: &Lexed<'_>, i: usize) -> Option<Numbers> {
    if !is_number(lex, i) || lex.parted(i) && i > 0 && lex.is_sign(i - 1, '/') {
        return None;
    }
    let mut end = i + 1;
    let mut count = 1;
    loop {
        if lex.is_sign(end, '(')
            && lex.shape(end + 1) == Some(Shape::Mixed)
            && is_number(lex, end + 1)
            && lex.is_sign(end + 2, ')')
        {
            end += 3;
        } else if let Some(close) = station_at(lex, end) {
            end = close + 1;
        } else if let Some(after) = quoted_letter(lex, end) {
            end = after;
        }
        let Some(next) = joined(lex, end).filter(|_| count < MAX_NUMBERS) else {
            break;
        };
        end = next + 1;
        count += 1;
    }
    // `E007 & E003 (Consolidated) of 2020`, `56 & 58 of 2019 (Consolidated)`
    let consolidated_at = |at: usize| {
        lex.is_sign(at, '(') && lex.is(at + 1, "consolidated") && lex.is_sign(at + 2, ')')
    };
    let inside = consolidated_at(end);
    let (year, after, short_year) = docket_year(lex, if inside { end + 3 } else { end })?;
    let behind = consolidated_at(after);
    Some(Numbers {
        first: i,
        numbers_end: end,
        year,
        end: if behind { after + 3 } else { after },
        consolidated: inside || behind,
        short_year,
    })
}

/// `E001 (NRB A) of 2023`: the closing bracket of a station or bench between number and year.
fn station_at(lex: &Lexed<'_>, i: usize) -> Option<usize> {
    let close = lex.mate(i).filter(|_| lex.is_sign(i, '('))?;
    let letters = (i + 1..close).all(|at| {
        lex.is_capital(at)
            && lex.word(at).len() <= 5
            && lex.word(at).bytes().all(|b| b.is_ascii_uppercase())
    });
    (letters && close <= i + 4 && close > i + 1 && lex.is(close + 1, "of")).then_some(close)
}

/// `12 'B' of 2014`: the token after the letter that a registry gave a number.
fn quoted_letter(lex: &Lexed<'_>, i: usize) -> Option<usize> {
    let quote = |at: usize| {
        matches!(
            lex.shape(at),
            Some(Shape::Sign('\'' | '‘' | '’' | '"' | '“' | '”'))
        )
    };
    let letter = quote(i)
        && lex.word(i + 1).len() == 1
        && lex.is_capital(i + 1)
        && quote(i + 2)
        && lex.is(i + 3, "of");
    letter.then_some(i + 3)
}

/// The next number of a list, behind its comma, `&` or `and`.
fn joined(lex: &Lexed<'_>, i: usize) -> Option<usize> {
    let mut at = i;
    while at < i + 3 && (lex.is_sign(at, ',') || lex.is_sign(at, '&') || lex.is(at, "and")) {
        at += 1;
    }
    (at > i && is_number(lex, at)).then_some(at)
}

fn docket_year(lex: &Lexed<'_>, i: usize) -> Option<(String, usize, bool)> {
    // `CRIMINAL APPEAL NO 60. OF 2018`
    if lex.is_sign(i, '.') && lex.is(i + 1, "of") && lex.year(i + 2).is_some() {
        return docket_year(lex, i + 1);
    }
    if lex.is(i, "of") {
        let at = if lex.is(i + 1, "the") { i + 2 } else { i + 1 };
        if let Some(year) = lex.year(at) {
            return Some((year.to_string(), at + 1, false));
        }
        let year = lex
            .year(at + 1)
            .filter(|_| lex.is_sign(at, '[') || lex.is_sign(at, '('))?;
        return Some((year.to_string(), at + 3, false));
    }
    if !lex.is_sign(i, '/') || lex.is_sign(i + 2, '/') {
        return None;
    }
    if let Some(year) = lex.year(i + 1) {
        return Some((year.to_string(), i + 2, false));
    }
    let short = lex.shape(i + 1) == Some(Shape::Number) && lex.word(i + 1).len() == 2;
    short.then(|| (lex.word(i + 1).to_owned(), i + 2, true))
}

fn numbers_text(lex: &Lexed<'_>, numbers: &Numbers) -> String {
    single_spaces(
        &lex.slice(numbers.first, numbers.numbers_end)
            .replace(" ,", ","),
    )
}

/// The token that ends the docket: before `No.`, if it stands before the number.
fn before_number_sign(lex: &Lexed<'_>, i: usize) -> usize {
    let mut at = i;
    for back in 1..=3 {
        if i >= back
            && lex
                .after_number_sign(i - back)
                .is_some_and(|after| after == i || (after + 1 == i && lex.is_sign(after, '.')))
        {
            at = i - back;
        }
    }
    at
}

/// Whether a case number, or words that lead on from one, stand before a bare number.
fn follows_number(scan: &Scan<'_>, numbers: &Numbers) -> bool {
    let lex = &scan.lex;
    let mut at = before_number_sign(lex, numbers.first);
    let mut joins = 0;
    while at > 0
        && joins < 3
        && (lex.is_any(at - 1, &["and", "with", "consolidated", "formerly"])
            || matches!(lex.shape(at - 1), Some(Shape::Sign('&' | ',' | '('))))
    {
        if lex.is_any(at - 1, &["consolidated", "formerly"]) {
            return true;
        }
        at -= 1;
        joins += 1;
    }
    joins > 0
        && scan
            .ending_at(at)
            .is_some_and(|find| find.kind == Kind::CaseNumber)
}

/// A number whose docket stands elsewhere: `No. 317 of 2009`.
fn bare_number(lex: &Lexed<'_>, numbers: &Numbers) -> Find {
    let first = before_number_sign(lex, numbers.first);
    let listed = numbers_text(lex, numbers);
    let normal = format!("{listed} of {}", numbers.year);
    Find::new(first, numbers.end, Kind::CaseNumber, Some(normal))
        .part("number", listed)
        .part("year", &numbers.year)
}
