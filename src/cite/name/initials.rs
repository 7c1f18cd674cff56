//! A `V.` that is a person's initial and parts no two parties.

use super::super::lex::Lexed;
use super::super::scan::Scan;
use super::right::leads_to_citation;

/// The most initials of one person.
const MAX_INITIALS: usize = 6;

/// Whether the `V` at token `i` is one of a person's initials: `G. V. Odunga`, `P.V. Patel`; not in
/// `M.N.M. V. D.N.M.K.`, where courts hide the parties' names behind theirs.
pub(super) fn is_personal(scan: &Scan<'_>, i: usize) -> bool {
    let lex = &scan.lex;
    let before = initials_before(lex, i);
    if lex.word(i) != "V" || !lex.is_sign(i + 1, '.') || before == 0 {
        return false;
    }
    let right = i + 2;
    if lex.is_any(right, &["republic", "r", "attorney", "the", "state"]) || !lex.is_capital(right) {
        return false;
    }
    // `P.V. Patel`: nobody writes the parties' separator into the first one's initials.
    if !lex.spaced(i) {
        return true;
    }
    // `D.N.M.K.` on the other side: initials that no surname follows, or as many as a name has not.
    let mut end = right;
    let mut after = 0;
    while after < MAX_INITIALS && lex.word(end).len() == 1 && lex.is_sign(end + 1, '.') {
        after += 1;
        end += 2;
    }
    let surname = lex.is_capital(end) && lex.word(end).chars().count() > 1;
    let hidden = after > 0 && (!surname || before > 1 && after > 1);
    // `M.N.M. V. Kamau [2017] eKLR`: a case is cited.
    let cited = before > 1 && !lex.spaced(i - 2) && leads_to_citation(scan, end);
    !(hidden || cited)
}

/// How many initials stand directly before token `i`.
fn initials_before(lex: &Lexed<'_>, i: usize) -> usize {
    let mut count = 0;
    let mut at = i;
    while at > 1
        && count < MAX_INITIALS
        && lex.is_sign(at - 1, '.')
        && lex.word(at - 2).chars().count() == 1
        && lex.is_capital(at - 2)
    {
        count += 1;
        at -= 2;
    }
    count
}
