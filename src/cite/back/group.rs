//! Full citations as groups: a name, its number and its reports under one number.

use super::super::Kind;
use super::super::lex::{Lexed, Shape};
use super::super::scan::{Find, Scan};

/// How far apart, in tokens, the parts of one full citation may stand.
pub(super) const MAX_GAP: usize = 14;

/// Gives the parts of one full citation one number.
pub(super) fn group(scan: &mut Scan<'_>) {
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

/// Neutral before eKLR before report before number, out of the name's own group.
pub(super) fn best_citation(scan: &Scan<'_>, name: usize) -> String {
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
