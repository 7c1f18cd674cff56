//! Legal and gazette notices, and chapter numbers that stand alone.

use super::Kind;
use super::lex::{Lexed, Shape};
use super::scan::{Find, Scan};
use super::words::Class;

/// Finds legal and gazette notices.
pub(super) fn find(scan: &mut Scan<'_>) {
    for i in 0..scan.lex.len() {
        if !scan.taken(i)
            && let Some(find) = notice(&scan.lex, i)
        {
            scan.add(find);
        }
    }
}

/// Finds chapter numbers that no title or provision holds.
pub(super) fn find_chapters(scan: &mut Scan<'_>) {
    for i in 0..scan.lex.len() {
        if let Some((end, number)) = chapter_at(&scan.lex, i)
            && (!scan.lex.is(i, "chapter") || is_laws_of_kenya(&scan.lex, end))
        {
            let normal = format!("Cap. {number}");
            scan.add(Find::new(i, end, Kind::Cap, Some(normal)).part("cap", number));
        }
    }
}

/// `Cap. 107`, `CAP 411C`, `Chapter 80`: the token after it, and the number.
pub(super) fn chapter_at(lex: &Lexed<'_>, i: usize) -> Option<(usize, String)> {
    if lex.shape(i) == Some(Shape::Mixed) {
        return glued_chapter(lex.word(i)).map(|number| (i + 1, number));
    }
    if !lex.has(i, Class::CHAPTER) {
        return None;
    }
    let at = if lex.is_sign(i + 1, '.') || lex.is_sign(i + 1, ':') {
        i + 2
    } else {
        i + 1
    };
    let word = lex.word(at);
    if !matches!(lex.shape(at), Some(Shape::Number | Shape::Mixed))
        || word.len() > 5
        || !word.starts_with(|c: char| c.is_ascii_digit())
    {
        return None;
    }
    // `Cap 485 A`: the letter belongs to the number where a bracket, comma or stop follows it.
    let letter = lex.shape(at) == Some(Shape::Number)
        && lex.word(at + 1).len() == 1
        && lex.is_capital(at + 1)
        && matches!(lex.shape(at + 2), Some(Shape::Sign(')' | ',' | ']')));
    if letter {
        return Some((at + 2, format!("{word}{}", lex.word(at + 1))));
    }
    Some((at + 1, word.to_ascii_uppercase()))
}

/// `Cap21`, `CAP486A`: the number that the word holds.
fn glued_chapter(word: &str) -> Option<String> {
    let number = word
        .strip_prefix("Cap")
        .or_else(|| word.strip_prefix("CAP"))
        .or_else(|| word.strip_prefix("cap"))?;
    let digits = number.bytes().take_while(u8::is_ascii_digit).count();
    let letter = &number[digits..];
    let fits = (1..=3).contains(&digits)
        && (letter.is_empty() || letter.len() == 1 && letter.as_bytes()[0].is_ascii_alphabetic());
    fits.then(|| number.to_ascii_uppercase())
}

/// `, Laws of Kenya`, `of the Laws of Kenya`.
pub(super) fn is_laws_of_kenya(lex: &Lexed<'_>, i: usize) -> bool {
    let at = (i..i + 4).find(|at| !lex.is_any(*at, &["of", "the"]) && !lex.is_sign(*at, ','));
    at.is_some_and(|at| lex.is(at, "laws") && lex.is(at + 1, "of") && lex.is(at + 2, "kenya"))
}

fn notice(lex: &Lexed<'_>, i: usize) -> Option<Find> {
    let (kind, name, after) = notice_name(lex, i)?;
    let sign = lex.after_number_sign(after);
    let at = sign.unwrap_or(after);
    let numbered = matches!(lex.shape(at), Some(Shape::Number | Shape::Mixed))
        && lex.word(at).starts_with(|c: char| c.is_ascii_digit());
    if !numbered {
        return None;
    }
    let mut numbers = vec![lex.word(at)];
    let mut end = at + 1;
    while numbers.len() < MAX_NUMBERS {
        let next = if lex.is_sign(end, ',') || lex.is_sign(end, '&') || lex.is(end, "and") {
            end + 1
        } else {
            break;
        };
        let next = if lex.is(next, "and") || lex.is_sign(next, '&') {
            next + 1
        } else {
            next
        };
        let plural = lex.shape(next) == Some(Shape::Number)
            && (lex.is(next + 1, "of")
                || lex.is_sign(next + 1, ',')
                || lex.is_sign(next + 1, '&')
                || lex.is(next + 1, "and"));
        if !plural {
            break;
        }
        numbers.push(lex.word(next));
        end = next + 1;
    }
    let (year, end) = year_at(lex, end).map_or((String::new(), at + 1), |(year, end)| (year, end));
    if year.is_empty() {
        numbers.truncate(1);
    }
    let tail = if year.is_empty() {
        String::new()
    } else {
        format!(" of {year}")
    };
    let normal = numbers
        .iter()
        .map(|number| format!("{name} {number}{tail}"))
        .collect::<Vec<_>>()
        .join("; ");
    Some(
        Find::new(i, end, kind, Some(normal))
            .part("number", numbers.join(", "))
            .part("year", year),
    )
}

/// The most numbers that one notice may list.
const MAX_NUMBERS: usize = 20;

/// ` of 2020`, `/2020`.
fn year_at(lex: &Lexed<'_>, i: usize) -> Option<(String, usize)> {
    let at = if lex.is(i, "of") || lex.is_sign(i, '/') || lex.is_sign(i, ',') {
        i + 1
    } else {
        return None;
    };
    lex.year(at).map(|year| (year.to_string(), at + 1))
}

fn notice_name(lex: &Lexed<'_>, i: usize) -> Option<(Kind, &'static str, usize)> {
    if !lex.has(i, Class::NOTICE) {
        return None;
    }
    const LEGAL: (Kind, &str) = (Kind::LegalNotice, "Legal Notice");
    const GAZETTE: (Kind, &str) = (Kind::GazetteNotice, "Gazette Notice");
    let (kind, name) = match lex.word(i).to_ascii_lowercase().as_str() {
        "legal" => LEGAL,
        "gazette" | "kenya" => GAZETTE,
        "ln" | "l" => LEGAL,
        "gn" | "g" | "kgn" => GAZETTE,
        _ => return None,
    };
    let word = lex.word(i);
    if word.eq_ignore_ascii_case("kenya") {
        return (lex.is(i + 1, "gazette") && lex.is_any(i + 2, &["notice", "notices"]))
            .then_some((kind, name, i + 3));
    }
    if word.len() > 3 {
        return lex
            .is_any(i + 1, &["notice", "notices"])
            .then_some((kind, name, i + 2));
    }
    if !word.starts_with(|c: char| c.is_ascii_uppercase()) {
        return None;
    }
    if word.len() > 1 {
        return Some((
            kind,
            name,
            if lex.is_sign(i + 1, '.') {
                i + 2
            } else {
                i + 1
            },
        ));
    }
    let dotted = lex.is_sign(i + 1, '.') && lex.word(i + 2) == "N";
    dotted.then(|| {
        (
            kind,
            name,
            if lex.is_sign(i + 3, '.') {
                i + 4
            } else {
                i + 3
            },
        )
    })
}
