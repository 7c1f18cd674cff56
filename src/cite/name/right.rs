//! Where the right party of a case name ends.

use super::super::Kind;
use super::super::lex::{Lexed, Shape};
use super::super::scan::Scan;
use super::super::words::Class;
use super::initials::is_personal;
use super::{
    MAX_DESCRIPTION, MAX_SIDE, corporate_tail, counts_others, is_abbreviation, is_description,
    is_hyphen, is_initial, is_name_bracket, is_party_noun, renaming,
};

/// How the right party ended.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Ended {
    /// At a citation, docket or `(supra)`.
    Cited,
    /// At a word that cannot belong to it.
    Open,
}

/// Where the right party ends.
pub(super) fn right_of(scan: &Scan<'_>, first: usize) -> Option<(usize, Ended)> {
    let lex = &scan.lex;
    let start = if lex.is(first, "the") {
        first + 1
    } else {
        first
    };
    let begins = lex.is_capital(start)
        || matches!(lex.shape(start), Some(Shape::Mixed))
        || (lex.is_sign(start, '(')
            && lex
                .mate(start)
                .is_some_and(|close| is_name_bracket(scan, start + 1, close)));
    if !begins
        || lex.is(start + 1, "schedule")
        || lex.has(start, Class::STOP)
            && !lex.is_any(start, &["All"])
            && !is_initial(lex, start)
            && !is_styled(lex, start)
        || scan.taken(start)
    {
        return None;
    }
    let mut side = Side {
        good: start + 1,
        cut: None,
        last_join: None,
        ended: Ended::Open,
    };
    let mut at = start;
    while at < start + MAX_SIDE && !(at > start && lex.parted(at)) {
        if is_marker(scan, at) {
            side.ended = Ended::Cited;
            break;
        }
        if lex.has(at, Class::VERSUS) && at > start && !is_personal(scan, at) {
            let end = side.last_join.or(side.cut).unwrap_or(side.good);
            return Some((end.max(start + 1), Ended::Open));
        }
        match side.step(scan, at, start) {
            Some(next) => at = next,
            None => break,
        }
    }
    let mut end = if side.ended == Ended::Cited {
        side.good
    } else {
        side.cut.unwrap_or(side.good)
    };
    // The stop after `Ltd` at a sentence's end is the sentence's.
    if side.ended == Ended::Open && lex.is_sign(end - 1, '.') && lex.word(end - 2).len() > 1 {
        end -= 1;
    }
    while end > start + 1 && lex.is_sign(end - 1, '(') {
        end -= 1;
    }
    Some((end, side.ended))
}

/// Whether a citation, or a bracket that holds one, or `(supra)` begins at the token.
fn is_marker(scan: &Scan<'_>, i: usize) -> bool {
    let lex = &scan.lex;
    let bracket = matches!(lex.shape(i), Some(Shape::Sign('(' | '[')));
    scan.taken(i)
        || (bracket
            && (scan.taken(i + 1)
                || lex.is_any(i + 1, &["supra", "unreported", "ibid"])
                || lex.year(i + 1).is_some()
                    && lex.mate(i) == Some(i + 2)
                    && !lex.is_capital(i + 3)))
}

/// Whether the word tells the part that somebody has in a case, as brackets behind names do.
fn is_role(lex: &Lexed<'_>, i: usize) -> bool {
    lex.is_any(
        i,
        &[
            "interested",
            "party",
            "parties",
            "amicus",
            "exparte",
            "parte",
            "applicant",
            "applicants",
            "intended",
            "respondent",
            "respondents",
        ],
    )
}

/// `; Guild of Hope In East Pwani & another (Interested Parties)`: the token after the bracket that
/// tells the role of all who stand behind the semicolon.
fn others_with_role(scan: &Scan<'_>, i: usize) -> Option<usize> {
    const MAX_NAMES: usize = 40;
    let lex = &scan.lex;
    let mut at = i + 1;
    if !lex.is_capital(at) || lex.has(at, Class::STOP) {
        return None;
    }
    while at < i + MAX_NAMES && !scan.taken(at) && !lex.parted(at) {
        if lex.is_sign(at, '(') {
            let close = lex.mate(at)?;
            if !scan.free(at, close + 1) {
                return None;
            }
            if (at + 1..close).any(|at| is_role(lex, at)) {
                return Some(close + 1);
            }
            at = close;
        } else if matches!(lex.shape(at), Some(Shape::Sign(';' | ':' | '…')))
            || lex.is_sign(at, '.') && !is_abbreviation(lex, at)
        {
            return None;
        }
        at += 1;
    }
    None
}

/// A right party as far as it was read.
struct Side {
    /// After the last token that surely belongs to it.
    good: usize,
    /// Where it ends if no citation follows: before its first comma or semicolon.
    cut: Option<usize>,
    /// Before the last `and` or comma: there another case may begin.
    last_join: Option<usize>,
    ended: Ended,
}

impl Side {
    /// Reads one token; the next one to read, or none where the party ends.
    fn step(&mut self, scan: &Scan<'_>, i: usize, start: usize) -> Option<usize> {
        let lex = &scan.lex;
        let next_capital = lex.is_capital(i + 1) && !lex.has(i + 1, Class::STOP);
        match lex.shape(i)? {
            Shape::Sign('(' | '[') => self.bracket(scan, i),
            Shape::Sign(';') if let Some(end) = others_with_role(scan, i) => {
                self.good = end;
                self.cut = None;
                Some(end)
            }
            Shape::Sign(c @ (',' | ';')) => {
                let goes_on = next_capital
                    || scan.taken(i + 1)
                    || lex.is_marker_bracket(i + 1)
                    || (lex.is(i + 1, "the") && lex.is_capital(i + 2))
                    || lex.is_any(i + 1, &["ex", "exparte"]);
                // `, High Court`, `, Nairobi Court of Appeal`: where it was decided.
                let seat = i + 1 + usize::from(lex.has(i + 1, Class::PLACE));
                let court = lex.is_any(seat, &["High", "Supreme", "Court"])
                    && (lex.is(seat + 1, "court") || lex.is(seat + 1, "of"));
                if court || !goes_on && !is_marker(scan, i + 1) {
                    return None;
                }
                if !(c == ',' && corporate_tail(lex, i + 1)) {
                    self.cut = self.cut.or(Some(self.good));
                    self.last_join = Some(self.good);
                }
                Some(i + 1)
            }
            Shape::Sign('.') => {
                let sentence = lex.spaced(i + 1)
                    && (lex.has(i + 1, Class::STOP) || lex.is_any(i + 1, &["The", "A"]))
                    && lex.word(i.saturating_sub(1)).len() > 1;
                if !is_abbreviation(lex, i) || sentence {
                    return None;
                }
                self.good = i + 1;
                // An abbreviation at the very end of a sentence keeps its stop.
                Some(i + 1)
            }
            Shape::Sign('&') => {
                self.last_join = Some(self.good);
                Some(i + 1)
            }
            Shape::Sign('-' | '–') => is_hyphen(lex, i).then_some(i + 1),
            Shape::Sign('/') => (!lex.spaced(i) || !lex.spaced(i + 1)).then_some(i + 1),
            Shape::Sign('\'' | '’' | '`') if !lex.spaced(i) => {
                self.good = i + 1;
                Some(i + 1)
            }
            Shape::Number => {
                let counted = lex.is_any(i + 1, &["others", "other", "another", "ors"]);
                // `Operation 680 Limited`
                let inside =
                    next_capital && lex.year(i).is_none() && i > start && lex.is_capital(i - 1);
                (counted || inside || i == start).then_some(i + 1)
            }
            Shape::Mixed if !lex.is_capital(i) && i != start => None,
            Shape::Capital | Shape::Upper | Shape::Mixed => self.capital(lex, i, start),
            Shape::Lower => self.small(scan, i, start),
            Shape::Sign(_) => None,
        }
    }

    fn bracket(&mut self, scan: &Scan<'_>, i: usize) -> Option<usize> {
        let lex = &scan.lex;
        match lex.mate(i) {
            Some(close) => {
                if !is_name_bracket(scan, i + 1, close) {
                    return None;
                }
                self.good = close + 1;
                // `; Kavutha & 9 others (Interested Parties)`: the role shows that all of it is one name.
                if (i + 1..close).any(|at| is_role(lex, at)) {
                    self.cut = None;
                }
                Some(close + 1)
            }
            None => is_description(lex, i + 1).then(|| self.description(scan, i + 1)),
        }
    }

    /// A description whose bracket never closes: on to the citation, or to its last bracket.
    fn description(&mut self, scan: &Scan<'_>, i: usize) -> usize {
        let lex = &scan.lex;
        let mut at = i;
        while at < i + MAX_DESCRIPTION
            && !is_marker(scan, at)
            && !matches!(
                lex.shape(at),
                None | Some(Shape::Sign('.' | ';' | ':' | '…'))
            )
        {
            if let Some(close) = lex.mate(at).filter(|close| *close > at) {
                at = close;
            }
            at += 1;
        }
        self.good = at;
        at
    }

    fn capital(&mut self, lex: &Lexed<'_>, i: usize, start: usize) -> Option<usize> {
        let led = i > start
            && (lex.is_any(
                i - 1,
                &["of", "for", "and", "chief", "on", "the", "parte", "exparte"],
            ) || lex.is_sign(i - 1, '&'));
        let never = lex.is_any(
            i,
            &["In", "See", "Hon", "This", "That", "It", "He", "We", "They"],
        );
        let first = i == start && (is_initial(lex, i) || is_styled(lex, i));
        let stop = lex.has(i, Class::STOP) && (!led || never) && !first && !is_justice_of(lex, i);
        let article = lex.is(i, "the")
            && i > start
            && !led
            && !matches!(lex.shape(i - 1), Some(Shape::Sign(',' | ';')));
        if stop || article {
            return None;
        }
        self.good = i + 1;
        Some(i + 1)
    }

    fn small(&mut self, scan: &Scan<'_>, i: usize, start: usize) -> Option<usize> {
        let lex = &scan.lex;
        if lex.is_sign(i - 1, '-') && !lex.spaced(i - 1) {
            self.good = i + 1;
            return Some(i + 1);
        }
        if let Some((_, end)) = renaming(lex, i).filter(|(first, _)| *first == i) {
            return Some(end);
        }
        let capital_next =
            lex.is_capital(i + 1) && !lex.has(i + 1, Class::STOP) || lex.is(i + 1, "Justice");
        match lex.word(i) {
            "others" | "another" | "other" | "anor" | "ors" => {
                self.good = i + 1;
                Some(i + 1)
            }
            "and" => {
                self.last_join = Some(self.good);
                let counted = lex.is_any(i + 1, &["another", "others", "other"])
                    || lex.shape(i + 1) == Some(Shape::Number)
                    || counts_others(lex, i + 1);
                (capital_next || counted || lex.is(i + 1, "the") && lex.is_capital(i + 2))
                    .then_some(i + 1)
            }
            _ if counts_others(lex, i) => Some(i + 1),
            "in" => leads_to_citation(scan, i + 1).then_some(i + 1),
            "of" | "for" | "on" => (capital_next
                || lex.is(i + 1, "the") && (lex.is_capital(i + 2) || is_party_noun(lex, i + 2))
                || lex.is_any(i + 1, &["estate"]))
            .then_some(i + 1),
            "the" => (lex.is_any(i - 1, &["of", "for", "and", "on"])
                || lex.is_sign(i - 1, '&')
                || i == start
                || lex.is_sign(i - 1, ';'))
            .then_some(i + 1),
            "ex" | "exparte" => {
                let parte = lex.is(i, "exparte")
                    || lex.is_any(i + 1, &["parte", "p"])
                    || (lex.is_sign(i + 1, '-') && lex.is(i + 2, "parte"));
                parte.then_some(i + 1)
            }
            "parte" => Some(i + 1),
            "p" if lex.is(i - 1, "ex") => Some(i + 1),
            "suing" | "sued" => Some(self.description(scan, i)),
            "at" | "to" | "by" | "with" | "or" | "st" | "nd" | "rd" | "th" | "through" | "a"
                if !lex.is_sign(i + 1, '/') && !lex.is_sign(i - 1, '/') =>
            {
                None
            }
            _ if lex.has(i, Class::CONNECT) => {
                if lex.word(i).len() > 2 {
                    self.good = i + 1;
                }
                Some(i + 1)
            }
            _ => None,
        }
    }
}

/// `v Hon. Wanjiku Otieno`: a party that is given its style.
fn is_styled(lex: &Lexed<'_>, i: usize) -> bool {
    let stop = usize::from(lex.is_sign(i + 1, '.'));
    lex.is(i, "hon") && lex.is_capital(i + 1 + stop) && !lex.has(i + 1 + stop, Class::STOP)
}

/// `Commission on Administrative Justice`: no judge.
fn is_justice_of(lex: &Lexed<'_>, i: usize) -> bool {
    lex.is(i, "justice")
        && i > 0
        && lex.is_any(
            i - 1,
            &[
                "administrative",
                "criminal",
                "social",
                "international",
                "juvenile",
                "restorative",
                "environmental",
                "gender",
                "climate",
                "chief",
                "economic",
            ],
        )
}

/// Whether only a name stands between `i` and the year of a citation: `v Child in Focus Kenya [2017] eKLR`.
pub(super) fn leads_to_citation(scan: &Scan<'_>, i: usize) -> bool {
    const NEAR: usize = 20;
    let lex = &scan.lex;
    let mut at = i;
    while at < i + NEAR {
        if scan.taken(at) {
            return lex.year(at).is_some() || lex.year(at + 1).is_some();
        }
        // `… Litigation in Africa (Petition E018 of 2023)`
        if lex.is_sign(at, '(')
            && scan
                .beginning_at(at + 1)
                .is_some_and(|next| next.kind == Kind::CaseNumber)
        {
            return true;
        }
        let bracket = lex.is_sign(at, '(').then(|| lex.mate(at)).flatten();
        if let Some(close) = bracket.filter(|close| is_name_bracket(scan, at + 1, *close)) {
            at = close + 1;
            continue;
        }
        let name = lex.is_capital(at)
            && !lex.has(at, Class::STOP)
            && !lex.has(at, Class::COURT)
            && !lex.has(at, Class::VERSUS);
        let small = lex.has(at, Class::CONNECT) && !lex.is_any(at, &["the", "at", "to", "by"])
            || lex.is_sign(at, '&')
            || lex.shape(at) == Some(Shape::Number);
        if !(name || small && at > i) {
            return false;
        }
        at += 1;
    }
    false
}

impl Lexed<'_> {
    fn is_marker_bracket(&self, i: usize) -> bool {
        self.is_sign(i, '[') && self.year(i + 1).is_some()
    }
}
