//! Places inside an authority, which stand behind a citation and are no part of its span.

use super::Kind;
use super::lex::{Lexed, Shape};
use super::scan::Scan;

/// The most tokens of a pinpoint.
const MAX_PINPOINT: usize = 24;

/// Gives each case citation the place that stands directly behind it.
pub(super) fn attach(scan: &mut Scan<'_>) {
    for i in 0..scan.finds.len() {
        let find = &scan.finds[i];
        let takes = matches!(
            find.kind,
            Kind::CaseName
                | Kind::Neutral
                | Kind::Eklr
                | Kind::Report
                | Kind::CaseNumber
                | Kind::Short
                | Kind::Supra
                | Kind::Ibid
                | Kind::Treaty
        );
        if !takes {
            continue;
        }
        let place = after(&scan.lex, find.end).filter(|(first, end)| scan.free(*first, *end));
        if let Some((first, end)) = place {
            scan.finds[i].pinpoint = Some(scan.lex.spaced_text(first, end));
        }
    }
}

/// The place that begins at or just behind token `i`: `, at paragraph 45`, `at 639`, `[45]-[47]`.
fn after(lex: &Lexed<'_>, i: usize) -> Option<(usize, usize)> {
    let comma = lex.is_sign(i, ',');
    let start = if comma { i + 1 } else { i };
    if lex.parted(start) {
        return None;
    }
    if let Some(end) = bracketed(lex, start) {
        return Some((start, end));
    }
    let at = lex.is(start, "at");
    let mut next = if at { start + 1 } else { start };
    if lex.is(next, "the") {
        next += 1;
    }
    let unit = lex.is_any(
        next,
        &[
            "paragraph",
            "paragraphs",
            "para",
            "paras",
            "page",
            "pages",
            "p",
            "pp",
            "pg",
            "par",
            "pars",
        ],
    );
    if unit {
        next += 1;
        if lex.is_sign(next, '.') {
            next += 1;
        }
    } else if !at && !comma {
        return None;
    }
    let first = if unit || at { start } else { next };
    if let Some(end) = bracketed(lex, next).filter(|_| unit || at) {
        return Some((first, end));
    }
    let end = numbers(lex, next)?;
    let year = lex.year(next).is_some() && !unit;
    // A bare number behind a comma is a page only where nothing else is counted by it.
    let bare = !unit && !at;
    let counted = bare
        && !matches!(lex.shape(end), None | Some(Shape::Sign(_)))
        && !lex.is_any(end, &["the", "where", "and", "that", "in", "it"]);
    (!year && !counted).then_some((first, end))
}

/// `[45]`, `[45]-[47]`; no year.
fn bracketed(lex: &Lexed<'_>, i: usize) -> Option<usize> {
    let one = |at: usize| {
        lex.is_sign(at, '[')
            && lex.shape(at + 1) == Some(Shape::Number)
            && lex.is_sign(at + 2, ']')
            && lex.year(at + 1).is_none()
    };
    if !one(i) {
        return None;
    }
    let mut end = i + 3;
    while end < i + MAX_PINPOINT && (lex.is_any(end, &["-", "–", "and", "to", ","])) && one(end + 1)
    {
        end += 4;
    }
    Some(end)
}

/// `45`, `1045-1047`, `12 and 14`.
fn numbers(lex: &Lexed<'_>, i: usize) -> Option<usize> {
    let number = |at: usize| {
        matches!(lex.shape(at), Some(Shape::Number | Shape::Mixed))
            && lex.word(at).starts_with(|c: char| c.is_ascii_digit())
            && lex.word(at).len() <= 5
    };
    if !number(i) {
        return None;
    }
    let mut end = i + 1;
    while end < i + MAX_PINPOINT
        && lex.is_any(end, &["-", "–", "and", "to", "&", ","])
        && number(end + 1)
        && lex.year(end + 1).is_none()
    {
        end += 2;
    }
    Some(end)
}
