//! Titles of treaties, which go on behind the word that says what they are.

use super::super::lex::Shape;
use super::super::scan::Scan;
use super::super::words::Class;
use super::tail::finish;
use super::{MAX_TITLE, Title, TitleKind, first_of_title};

pub(super) fn treaty(scan: &Scan<'_>, i: usize, from: usize) -> Option<Title> {
    let lex = &scan.lex;
    let first = first_of_title(scan, i, from).unwrap_or(i);
    let mut end = i + 1;
    while end < i + MAX_TITLE && !scan.taken(end) && !lex.parted(end) {
        let small = lex.is_any(
            end,
            &[
                "on", "of", "and", "the", "for", "against", "to", "in", "relating", "or", "by",
                "with", "all",
            ],
        );
        let comma = lex.is_sign(end, ',')
            && lex.is_capital(end + 1)
            && (end + 2..end + 6).any(|at| lex.is(at, "and") || lex.is(at, "or"));
        let possessive =
            matches!(lex.shape(end), Some(Shape::Sign('’' | '\''))) && !lex.spaced(end);
        let capital = lex.is_capital(end)
            && !lex.has(end, Class::ACT)
            && (!lex.has(end, Class::STOP) || lex.is_any(end, &["All"]));
        // `the African Charter on … and the Convention on …`: another begins.
        let another = lex.is_any(end, &["and", "or"])
            && (end + 1..end + 6)
                .take_while(|at| lex.is_capital(*at) || lex.is(*at, "the"))
                .any(|at| lex.has(at, Class::INSTRUMENT));
        if another || !(capital || small || comma || possessive) {
            break;
        }
        end += 1;
    }
    while end > i + 1
        && !lex.is_capital(end - 1)
        && !matches!(lex.shape(end - 1), Some(Shape::Sign('’' | '\'')))
    {
        end -= 1;
    }
    let long = end > i + 1 && lex.is_any(i + 1, &["on", "against", "relating", "for", "of"]);
    let word = lex.word(first);
    let known = first < i
        && TREATY_STARTS
            .iter()
            .any(|start| word.eq_ignore_ascii_case(start));
    let declared = lex.is(i, "declaration") || lex.is(i, "charter") || lex.is(i, "protocol");
    let of_rights = lex.is(i, "convention") || lex.is(i, "covenant") || lex.is(i, "treaty");
    (known || (long && of_rights && !declared && (i + 2..end).any(|at| lex.is_capital(at))))
        .then(|| finish(scan, first, end, TitleKind::Treaty))
}

/// First words by which international texts are told from others that are called charters.
const TREATY_STARTS: [&str; 35] = [
    "International",
    "Universal",
    "African",
    "European",
    "American",
    "United",
    "UN",
    "AU",
    "Vienna",
    "Geneva",
    "Hague",
    "Maputo",
    "Banjul",
    "Kampala",
    "Malabo",
    "Abuja",
    "Bamako",
    "EAC",
    "COMESA",
    "East",
    "Inter-American",
    "Optional",
    "Framework",
    "Berne",
    "Paris",
    "Beijing",
    "Arusha",
    "Ramsar",
    "Basel",
    "Convention",
    "New",
    "Rome",
    "Montreal",
    "Warsaw",
    "Genocide",
];
