//! What refers back: full citations as groups, short names, supra, ibid.

mod cases;
mod group;
mod party;
mod short;

use super::Kind;
use super::lex::Shape;
use super::scan::{Find, Scan};
use super::words::Class;

use cases::Cases;
use group::{MAX_GAP, group};
use short::{short_names, words_of};

/// The most tokens of a short name.
const MAX_SHORT: usize = 9;

/// Groups full citations, then finds short names, supra and ibid.
pub(super) fn find(scan: &mut Scan<'_>) {
    scan.finds.sort_by_key(|find| find.first);
    group(scan);
    let cases = Cases::of(scan);
    let mut backs = short_names(scan, &cases);
    backs.extend(latin(scan));
    backs.sort_by_key(|find| find.first);
    let known = scan.finds.len();
    for find in backs {
        scan.add(find);
    }
    resolve(scan, &cases, known);
}

/// `supra`, `(supra)`, `ibid`.
fn latin(scan: &Scan<'_>) -> Vec<Find> {
    let lex = &scan.lex;
    let mut finds = Vec::new();
    for i in 0..lex.len() {
        if !lex.has(i, Class::BACK) {
            continue;
        }
        let kind = if lex.is(i, "supra") {
            Kind::Supra
        } else {
            Kind::Ibid
        };
        let opened = i > 0 && matches!(lex.shape(i - 1), Some(Shape::Sign('(' | '[')));
        let closed = matches!(lex.shape(i + 1), Some(Shape::Sign(')' | ']')));
        let (first, end) = if opened && closed {
            (i - 1, i + 2)
        } else {
            (i, i + 1)
        };
        finds.push(Find::new(first, end, kind, None));
    }
    finds
}

/// Gives each find that refers back the one case it can mean.
fn resolve(scan: &mut Scan<'_>, cases: &Cases, known: usize) {
    let mut order: Vec<usize> = (0..scan.finds.len()).collect();
    order.sort_by_key(|i| scan.finds[*i].first);
    // The case last named in full or in short, and where its mention ended.
    let mut last: Option<(usize, usize)> = None;
    for i in order {
        let find = &scan.finds[i];
        let case = match find.kind {
            Kind::CaseName if i < known => {
                let case = cases.by_find.get(&i).copied();
                last = case.map(|case| (case, find.end)).or(last);
                continue;
            }
            Kind::Neutral | Kind::Eklr | Kind::Report | Kind::CaseNumber => {
                last = last
                    .filter(|(_, end)| find.first.saturating_sub(*end) <= MAX_GAP)
                    .map(|(case, _)| (case, find.end))
                    .or(last);
                continue;
            }
            Kind::Short => {
                cases.named(scan, &words_of(&scan.lex, find.first, find.end), find.first)
            }
            Kind::Supra => last
                .filter(|(_, end)| near(scan, *end, find.first))
                .map(|(case, _)| case),
            Kind::Ibid => last.map(|(case, _)| case),
            _ => continue,
        };
        let (first, end) = (find.first, find.end);
        if let Some(case) = case {
            let case_find = cases.all[case].find;
            // A name before `(supra)` that the text never gave before leads nowhere.
            let own_name = scan.finds[i].kind == Kind::Supra
                && scan.finds[case_find].end + 2 > first
                && scan.finds[case_find].end <= first;
            if !own_name {
                let name = scan.finds[case_find].normal.clone().unwrap_or_default();
                let best = &cases.all[case].best;
                scan.finds[i].normal = Some(if best.is_empty() {
                    name
                } else {
                    format!("{name} {best}")
                });
                scan.finds[i].antecedent = Some(case_find);
            }
            last = Some((case, end));
        } else if scan.finds[i].kind == Kind::Short {
            last = None;
        }
    }
}

/// Whether a supra stands directly behind a name: only `case` or a comma between.
fn near(scan: &Scan<'_>, end: usize, first: usize) -> bool {
    // `X v Y (the Register case) supra`
    let close = scan
        .lex
        .mate(end)
        .filter(|close| (end..first).contains(close) && close - end < MAX_SHORT);
    let end = close.map_or(end, |close| close + 1);
    end <= first
        && first - end <= 3
        && (end..first).all(|at| {
            scan.lex
                .is_any(at, &["case", "decision", "cases", ",", "”", "\"", "(", "v"])
        })
}
