//! Cases that are named after the law that they were about: `Re The Matter of the Advocates Act [2013] eKLR`.

use super::super::Kind;
use super::super::lex::{Lexed, Shape};
use super::super::scan::{Find, Scan, single_spaces};
use super::super::words::Class;
use super::{Opening, opening};

/// The most tokens of such a name.
const MAX_NAME: usize = 40;

/// Finds them before the laws themselves are looked for. Reports and neutral citations must have
/// been found: that one follows directly shows that a case is named, and no law.
pub(in super::super) fn find_named_after_laws(scan: &mut Scan<'_>) {
    for index in 0..scan.finds.len() {
        let cited = &scan.finds[index];
        if matches!(cited.kind, Kind::Neutral | Kind::Eklr | Kind::Report)
            && let Some(find) = before(scan, cited.first)
        {
            scan.add(find);
        }
    }
}

/// The name that ends before the citation at token `end`.
fn before(scan: &Scan<'_>, end: usize) -> Option<Find> {
    let lex = &scan.lex;
    let last = end.checked_sub(1)?;
    let last = if lex.year(last).is_some() {
        last.checked_sub(1)?
    } else {
        last
    };
    let law = lex.has(last, Class::ACT) || lex.is(last, "constitution") || lex.is(last, "kenya");
    if !law || !lex.is_capital(last) {
        return None;
    }
    let lowest = end.saturating_sub(MAX_NAME);
    let first = (lowest..last)
        .rev()
        .take_while(|at| !scan.taken(*at) && !lex.parted(at + 1))
        .find(|at| opening(lex, *at).is_some())?;
    // `In re` holds a `re` of its own.
    let first = if first > lowest && opening(lex, first - 1).is_some() {
        first - 1
    } else {
        first
    };
    let Opening { start, named, .. } = opening(lex, first)?;
    let whole = scan.free(first, end) && (named..end).all(|at| is_part(lex, at));
    let name = single_spaces(lex.slice(first, end));
    (whole && named < last).then(|| {
        Find::new(first, end, Kind::CaseName, Some(name)).part("left", lex.spaced_text(start, end))
    })
}

/// Whether a token can stand in the title of a law, or before it in a name: `Section 5 of`.
fn is_part(lex: &Lexed<'_>, i: usize) -> bool {
    match lex.shape(i) {
        Some(Shape::Capital | Shape::Upper | Shape::Number | Shape::Mixed) => true,
        Some(Shape::Lower) => {
            lex.has(i, Class::PROVISION)
                || lex.is_any(
                    i,
                    &[
                        "the",
                        "of",
                        "and",
                        "for",
                        "to",
                        "on",
                        "in",
                        "an",
                        "application",
                        "under",
                        "by",
                    ],
                )
        }
        Some(Shape::Sign(sign)) => matches!(sign, '(' | ')' | '&' | '-' | '’' | '\''),
        None => false,
    }
}
