//! Case names: where each party begins and ends.

use super::Kind;
use super::lex::{Lexed, Shape};
use super::scan::{Find, Scan, single_spaces};
use super::words::Class;

/// The most tokens of one side of a case name.
const MAX_SIDE: usize = 90;
/// The most tokens of a description that names nobody in brackets: `suing through his next friend`.
const MAX_DESCRIPTION: usize = 24;

/// Finds all case names. Citations must have been found: a name ends where its citation begins.
pub(super) fn find(scan: &mut Scan<'_>) {
    for i in 0..scan.lex.len() {
        if scan.taken(i) {
            continue;
        }
        let find = if scan.lex.has(i, Class::VERSUS) { versus(scan, i) } else { in_re(scan, i) };
        if let Some(find) = find {
            scan.add(find);
        }
    }
    find_one_sided(scan);
}

/// The tokens of `v`, `v.`, `-vs-`, `– Versus -`, around the word `i`.
fn separator(lex: &Lexed<'_>, i: usize) -> (usize, usize) {
    let dash = |at: usize| matches!(lex.shape(at), Some(Shape::Sign('-' | '–' | '—')));
    let mut first = i;
    while first > 0 && i - first < 2 && dash(first - 1) {
        first -= 1;
    }
    let mut end = i + 1;
    while end < i + 4 && (dash(end) || lex.is_sign(end, '.')) {
        end += 1;
    }
    (first, end)
}

fn versus(scan: &Scan<'_>, i: usize) -> Option<Find> {
    let lex = &scan.lex;
    let (left_end, right_first) = separator(lex, i);
    if left_end == 0 || lex.parted(left_end) && lex.parted(right_first) {
        return None;
    }
    // `Wigram V-C`: a judge's title.
    if lex.word(i) == "V" && left_end == i && lex.is_sign(i + 1, '-') && !lex.spaced(i + 1) && !lex.spaced(i + 2) {
        return None;
    }
    let holder = lex.has(left_end - 1, Class::PROVISION) || lex.is_any(left_end - 1, &["volume", "vol", "form", "table", "annex", "class", "phase", "grade", "block"]);
    if (lex.word(i) == "V" && holder && lex.word(left_end - 1) != "R") || lex.is_any(right_first, &["road", "street", "avenue"]) {
        return None;
    }
    let first = left_of(scan, left_end)?;
    let end = right_of(scan, right_first)?.0;
    let left = lex.spaced_text(first, left_end);
    let right = lex.spaced_text(right_first, end);
    let normal = format!("{left} v {right}");
    Some(Find::new(first, end, Kind::CaseName, Some(normal)).part("left", left).part("right", right))
}

/// Where the left party begins.
fn left_of(scan: &Scan<'_>, end: usize) -> Option<usize> {
    let lex = &scan.lex;
    let last = end - 1;
    let closed = lex.is_sign(last, ')') || lex.is_sign(last, ']') || lex.is_sign(last, '.') || lex.is_sign(last, '’') || lex.is_sign(last, '"') || lex.is_sign(last, '”');
    let counted = lex.is_any(last, &["others", "other", "another", "anor", "ors", "deceased"]);
    let role = lex.is_capital(last) && lex.has(last, Class::STOP) && !lex.is_any(last, &["Justice", "Constitution"]);
    if !(lex.is_capital(last) || closed || counted || lex.has(last, Class::CONNECT)) || role {
        return None;
    }
    let mut at = end;
    let mut comma = None;
    while at > 0 && end - at < MAX_SIDE && !scan.taken(at - 1) && !lex.parted(at) {
        if lex.is_sign(at - 1, ',') && at < end {
            if !comma_inside(lex, at - 1) {
                break;
            }
            if !corporate_tail(lex, at) {
                comma = comma.or(Some(at));
            }
            at -= 1;
            continue;
        }
        match left_step(scan, at - 1, end) {
            Some(next) => at = next,
            None => break,
        }
    }
    // Beyond a comma only a name that is led in cleanly goes on: `in Robinson, Julian v …`.
    if let Some(after) = comma
        && !led_in(lex, at)
    {
        at = after;
    }
    while at < end && !begins_name(lex, at) {
        at += 1;
    }
    (at < end && (at..end).any(|i| lex.is_capital(i))).then_some(at)
}

fn comma_inside(lex: &Lexed<'_>, i: usize) -> bool {
    i > 0
        && (lex.is_capital(i - 1) || lex.is_sign(i - 1, ')') || lex.is_any(i - 1, &["others", "another"]))
        && lex.is_capital(i + 1)
        && !lex.is_any(i - 1, &["J", "JA", "JJ", "JJA", "CJ", "SCJ", "DCJ", "P", "Kenya", "However", "Further", "LJ", "AG"])
        && !lex.has(i - 1, Class::PLACE)
        && !lex.has(i - 1, Class::STOP)
}

/// Whether the words behind a comma go on naming the same party: `X, Cabinet Secretary`, `Y, Ltd`.
fn corporate_tail(lex: &Lexed<'_>, i: usize) -> bool {
    const TAILS: [&str; 34] = [
        "Ltd", "Limited", "Inc", "Minister", "Ministry", "Cabinet", "Permanent", "Principal", "Secretary", "County", "City", "The", "Department",
        "Chairman", "Chairperson", "Director", "Commissioner", "Commission", "Municipal", "Registrar", "Attorney", "Board", "Managing", "District",
        "Officer", "Chief", "Inspector", "National", "Clerk", "Governor", "Speaker", "LLC", "PLC", "Deputy",
    ];
    lex.is_any(i, &TAILS)
}

/// Whether the token before `i` leads a case in: `in`, `of`, `see`, a bracket, the text's beginning.
fn led_in(lex: &Lexed<'_>, i: usize) -> bool {
    i == 0
        || lex.parted(i)
        || lex.is_any(i - 1, &["in", "of", "see", "case", "cases", "per", "cited", "to", "on"])
        || matches!(lex.shape(i - 1), Some(Shape::Sign('“' | '"' | '(' | '[' | ':' | '‘' | ';')))
}

fn begins_name(lex: &Lexed<'_>, i: usize) -> bool {
    let stop = lex.has(i, Class::STOP) && !(lex.is_any(i, &["All", "Justice"]) && lex.is_capital(i + 1));
    (lex.is_capital(i) || lex.word(i).starts_with(|c: char| c.is_ascii_digit()) && lex.shape(i) == Some(Shape::Mixed)) && !stop && !lex.is_any(i, &["And", "Of", "For", "By", "Or", "A"])
}

/// The token from which a left party goes on, if token `i` can belong to it.
fn left_step(scan: &Scan<'_>, i: usize, end: usize) -> Option<usize> {
    let lex = &scan.lex;
    let before = |words: &[&str]| i > 0 && lex.is_any(i - 1, words);
    match lex.shape(i)? {
        Shape::Sign(')' | ']') => {
            let open = lex.mate(i).filter(|open| scan.free(*open, i + 1))?;
            is_name_bracket(scan, open + 1, i).then_some(open)
        }
        // `Owners of the Motor Vessel "Lillian S" v …`
        Shape::Sign('"' | '”') => (i.saturating_sub(8)..i).rev().find(|at| matches!(lex.shape(*at), Some(Shape::Sign('"' | '“')))).filter(|open| *open > 0 && lex.is_capital(open - 1)),
        Shape::Sign('(') => (lex.mate(i).is_none() && is_description(lex, i + 1)).then_some(i),
        Shape::Sign('.') => is_abbreviation(lex, i).then_some(i),
        Shape::Sign('&') => (i > 0).then_some(i),
        Shape::Sign('-' | '–') => is_hyphen(lex, i).then_some(i),
        Shape::Sign('/') => (!lex.spaced(i) || !lex.spaced(i + 1)).then_some(i),
        Shape::Sign('\'' | '’' | '`') => (!lex.spaced(i)).then_some(i),
        Shape::Number => {
            let counted = lex.is_any(i + 1, &["others", "other", "another", "ors"]);
            let named = i + 1 < end && lex.is_capital(i + 1) && i > 0 && lex.is_capital(i - 1) && !lex.has(i - 1, Class::STOP);
            (counted || named).then_some(i)
        }
        Shape::Mixed => lex.is_capital(i).then_some(i),
        Shape::Capital | Shape::Upper => {
            let held = before(&["of", "for", "and", "&", "chief", "kenya", "on"]) && !lex.is_any(i, &["In", "The", "Case", "Counsel"]);
            let stop = lex.has(i, Class::STOP) && !(held && lex.is_any(i, &["Justice", "Section", "Constitution", "Appellate", "All", "Case", "Reference"]));
            (!stop && !lex.has(i, Class::VERSUS)).then_some(i)
        }
        Shape::Lower => left_small(lex, i),
        Shape::Sign(_) => None,
    }
}

/// Small words of a left party.
fn left_small(lex: &Lexed<'_>, i: usize) -> Option<usize> {
    if i == 0 {
        return None;
    }
    if lex.is_sign(i - 1, '-') && !lex.spaced(i - 1) {
        return Some(i);
    }
    let after_name = lex.is_capital(i - 1) || lex.is_any(i - 1, &["others", "another", "other"]) || matches!(lex.shape(i - 1), Some(Shape::Sign(')' | '.' | '&')));
    let fits = match lex.word(i) {
        "of" | "for" | "on" => lex.is_capital(i - 1) && !(lex.has(i - 1, Class::STOP) && !lex.is(i - 1, "section")) || is_party_noun(lex, i - 1),
        "and" => after_name,
        "the" => lex.is_any(i - 1, &["of", "for", "and", "&", "on", "by"]) && i > 1 && lex.is_capital(i - 2),
        "others" | "another" | "other" | "anor" | "ors" => after_name || lex.is_any(i - 1, &["and", "&"]) || lex.shape(i - 1) == Some(Shape::Number),
        "at" | "to" | "by" | "with" | "or" | "st" | "nd" | "rd" | "th" | "through" => false,
        _ if lex.has(i, Class::CONNECT) => after_name || lex.is_sign(i - 1, '/') || lex.has(i - 1, Class::CONNECT),
        _ => return suing_before(lex, i),
    };
    fits.then_some(i)
}

/// `Wanjiru suing through her next friend`: leaps to `suing`.
fn suing_before(lex: &Lexed<'_>, i: usize) -> Option<usize> {
    const WORDS: [&str; 14] =
        ["friend", "representative", "representatives", "administrator", "administrators", "estate", "minor", "mother", "father", "guardian", "behalf", "deceased", "administratrix", "capacity"];
    if !lex.is_any(i, &WORDS) {
        return None;
    }
    let lowest = i.saturating_sub(MAX_DESCRIPTION);
    let at = (lowest..i).rev().take_while(|at| !matches!(lex.shape(*at), Some(Shape::Sign(_)))).find(|at| lex.is_any(*at, &["suing", "sued"]))?;
    (at > 0 && lex.is_capital(at - 1)).then_some(at)
}

fn is_party_noun(lex: &Lexed<'_>, i: usize) -> bool {
    lex.is_any(i, &["estate", "trustees", "bank", "behalf", "board", "county", "secretary", "commissioner", "director", "registrar", "officials", "members", "owners", "college", "university", "institute", "union"])
        && i > 0
        && (lex.is_capital(i - 1) || lex.is(i - 1, "the"))
}

/// A full stop that ends an abbreviation or initial and no sentence.
fn is_abbreviation(lex: &Lexed<'_>, i: usize) -> bool {
    const SHORTS: [&str; 34] = [
        "Ltd", "Co", "Inc", "Mr", "Mrs", "Ms", "Dr", "Prof", "Hon", "Rev", "St", "Capt", "Col", "Maj", "Gen", "Bros", "Corp", "Pty", "Jr", "Sr", "PLC",
        "Esq", "Assn", "Dept", "Govt", "Adm", "Eng", "Arch", "Sgt", "Cpl", "Messrs", "Mfg", "Intl", "Univ",
    ];
    if i == 0 || lex.word(i).len() > 1 || lex.spaced(i) && lex.word(i - 1).len() > 1 {
        return false;
    }
    (lex.word(i - 1).chars().count() == 1 && lex.is_capital(i - 1)) || lex.is_any(i - 1, &SHORTS) || !lex.spaced(i + 1) && lex.is_capital(i + 1)
}

fn is_hyphen(lex: &Lexed<'_>, i: usize) -> bool {
    let touching = !lex.spaced(i) || !lex.spaced(i + 1);
    let parte = lex.is(i + 1, "parte") || (i > 0 && lex.is(i - 1, "ex"));
    i > 0 && (parte || (touching && lex.is_capital(i - 1) && matches!(lex.shape(i + 1), Some(Shape::Capital | Shape::Upper | Shape::Lower | Shape::Mixed))))
}

/// Whether what stands in brackets belongs to a party.
fn is_name_bracket(scan: &Scan<'_>, first: usize, end: usize) -> bool {
    const NO_NAME: [&str; 34] = [
        "supra", "ibid", "hereinafter", "hereafter", "unreported", "above", "own", "emphasis", "per", "see", "cited", "klr", "judgment", "ruling",
        "decision", "judgement", "which", "the", "and", "where", "referred", "herein", "infra", "sic", "same", "order", "orders", "decree", "costs", "eklr", "reported", "opinion", "emphases", "now",
    ];
    let lex = &scan.lex;
    if first >= end || end - first > MAX_SIDE || !scan.free(first, end) || lex.is_any(first, &NO_NAME) || lex.is(end - 1, "supra") {
        return false;
    }
    // `(CCT8/02)`, `(HCCC 5/2010)`: a docket.
    let slashed = (first..end).any(|at| lex.is_sign(at, '/') && matches!(lex.shape(at + 1), Some(Shape::Number)));
    if slashed {
        return false;
    }
    if lex.is(first, "as") && lex.is_any(first + 1, &["he", "she", "they", "it"]) {
        return false;
    }
    match lex.shape(first) {
        Some(Shape::Number) if lex.year(first).is_some() && end == first + 1 => lex.is_capital(end + 1) && !lex.has(end + 1, Class::STOP),
        Some(Shape::Number) => lex.is_any(first + 1, &["others", "st", "nd", "rd", "th"]),
        Some(Shape::Lower) => is_description(lex, first),
        Some(Shape::Sign('“' | '"' | '‘' | '[')) => false,
        _ => true,
    }
}

/// Words that begin a description of a party.
fn is_description(lex: &Lexed<'_>, i: usize) -> bool {
    const STARTS: [&str; 40] = [
        "suing", "sued", "being", "as", "a", "minor", "through", "on", "interested", "deceased", "both", "all", "formerly", "in", "under", "for", "acting", "t",
        "trading", "amicus", "proposed", "also", "administrators", "administrator", "administratrix", "legal", "exparte", "ex", "intended", "appealing", "by", "dcd", "aka", "alias",
        "affected", "personal", "previously", "objector", "sui", "and",
    ];
    lex.is_any(i, &STARTS)
}

/// How the right party ended.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Ended {
    /// At a citation, docket or `(supra)`.
    Cited,
    /// At a word that cannot belong to it.
    Open,
}

/// Where the right party ends.
fn right_of(scan: &Scan<'_>, first: usize) -> Option<(usize, Ended)> {
    let lex = &scan.lex;
    let start = if lex.is(first, "the") { first + 1 } else { first };
    let begins = lex.is_capital(start) || matches!(lex.shape(start), Some(Shape::Mixed)) || (lex.is_sign(start, '(') && lex.mate(start).is_some());
    if !begins || lex.has(start, Class::STOP) && !lex.is_any(start, &["All"]) || scan.taken(start) {
        return None;
    }
    let mut side = Side { good: start + 1, cut: None, last_join: None, ended: Ended::Open };
    let mut at = start;
    while at < start + MAX_SIDE && !(at > start && lex.parted(at)) {
        if is_marker(scan, at) {
            side.ended = Ended::Cited;
            break;
        }
        if lex.has(at, Class::VERSUS) && at > start {
            let end = side.last_join.or(side.cut).unwrap_or(side.good);
            return Some((end.max(start + 1), Ended::Open));
        }
        match side.step(scan, at, start) {
            Some(next) => at = next,
            None => break,
        }
    }
    let end = if side.ended == Ended::Cited { side.good } else { side.cut.unwrap_or(side.good) };
    Some((end, side.ended))
}

/// Whether a citation, or a bracket that holds one, or `(supra)` begins at the token.
fn is_marker(scan: &Scan<'_>, i: usize) -> bool {
    let lex = &scan.lex;
    let bracket = matches!(lex.shape(i), Some(Shape::Sign('(' | '[')));
    scan.taken(i) || (bracket && (scan.taken(i + 1) || lex.is_any(i + 1, &["supra", "unreported", "ibid"]) || lex.year(i + 1).is_some() && lex.mate(i) == Some(i + 2) && !lex.is_capital(i + 3)))
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
            Shape::Sign(c @ (',' | ';')) => {
                let goes_on = next_capital || scan.taken(i + 1) || lex.is_marker_bracket(i + 1) || (lex.is(i + 1, "the") && lex.is_capital(i + 2)) || lex.is_any(i + 1, &["ex", "exparte"]);
                let court = lex.is_any(i + 1, &["High", "Supreme", "Court"]) && (lex.is(i + 2, "court") || lex.is(i + 2, "of"));
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
                let sentence = lex.spaced(i + 1) && (lex.has(i + 1, Class::STOP) || lex.is_any(i + 1, &["The", "A"])) && lex.word(i.saturating_sub(1)).len() > 1;
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
                let inside = next_capital && lex.year(i).is_none() && i > start && lex.is_capital(i - 1);
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
                if (i + 1..close).any(|at| lex.is_any(at, &["interested", "party", "parties", "amicus", "exparte", "parte", "applicant", "applicants", "intended", "respondent", "respondents"])) {
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
        while at < i + MAX_DESCRIPTION && !is_marker(scan, at) && !matches!(lex.shape(at), None | Some(Shape::Sign('.' | ';' | ':' | '…'))) {
            if let Some(close) = lex.mate(at).filter(|close| *close > at) {
                at = close;
            }
            at += 1;
        }
        self.good = at;
        at
    }

    fn capital(&mut self, lex: &Lexed<'_>, i: usize, start: usize) -> Option<usize> {
        let led = i > start && (lex.is_any(i - 1, &["of", "for", "and", "chief", "on", "the"]) || lex.is_sign(i - 1, '&'));
        let stop = lex.has(i, Class::STOP) && !(led && !lex.is_any(i, &["In", "See", "Hon", "This", "That", "It", "He", "We", "They"]));
        let article = lex.is(i, "the") && i > start && !led && !matches!(lex.shape(i - 1), Some(Shape::Sign(',' | ';')));
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
        let capital_next = lex.is_capital(i + 1) && !lex.has(i + 1, Class::STOP) || lex.is(i + 1, "Justice");
        match lex.word(i) {
            "others" | "another" | "other" | "anor" | "ors" => {
                self.good = i + 1;
                Some(i + 1)
            }
            "and" => {
                self.last_join = Some(self.good);
                let counted = lex.is_any(i + 1, &["another", "others", "other"]) || lex.shape(i + 1) == Some(Shape::Number);
                (capital_next || counted || lex.is(i + 1, "the") && lex.is_capital(i + 2)).then_some(i + 1)
            }
            "in" => leads_to_citation(scan, i + 1).then_some(i + 1),
            "of" | "for" | "on" => (capital_next || lex.is(i + 1, "the") && (lex.is_capital(i + 2) || is_party_noun(lex, i + 2)) || lex.is_any(i + 1, &["estate"])).then_some(i + 1),
            "the" => (lex.is_any(i - 1, &["of", "for", "and", "on"]) || lex.is_sign(i - 1, '&') || i == start || lex.is_sign(i - 1, ';')).then_some(i + 1),
            "ex" | "exparte" => {
                let parte = lex.is(i, "exparte") || lex.is(i + 1, "parte") || (lex.is_sign(i + 1, '-') && lex.is(i + 2, "parte"));
                parte.then_some(i + 1)
            }
            "parte" => Some(i + 1),
            "suing" | "sued" => Some(self.description(scan, i)),
            "at" | "to" | "by" | "with" | "or" | "st" | "nd" | "rd" | "th" | "through" | "a" if !lex.is_sign(i + 1, '/') && !lex.is_sign(i - 1, '/') => None,
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

/// Whether only a name stands between `i` and the year of a citation: `v Child in Focus Kenya [2017] eKLR`.
fn leads_to_citation(scan: &Scan<'_>, i: usize) -> bool {
    const NEAR: usize = 14;
    let lex = &scan.lex;
    for at in i..i + NEAR {
        if scan.taken(at) {
            return lex.year(at).is_some() || lex.year(at + 1).is_some();
        }
        let name = lex.is_capital(at) && !lex.has(at, Class::STOP) && !lex.has(at, Class::COURT) && !lex.has(at, Class::VERSUS);
        let small = lex.has(at, Class::CONNECT) && !lex.is_any(at, &["the", "at", "to", "by"]) || lex.is_sign(at, '&') || lex.shape(at) == Some(Shape::Number);
        if !(name || small && at > i) {
            return false;
        }
    }
    false
}

impl Lexed<'_> {
    fn is_marker_bracket(&self, i: usize) -> bool {
        self.is_sign(i, '[') && self.year(i + 1).is_some()
    }
}

/// `In re X`, `Re X`, `In the Matter of X`.
fn in_re(scan: &Scan<'_>, i: usize) -> Option<Find> {
    let lex = &scan.lex;
    let (first, start, sure) = if lex.is(i, "in") && lex.is(i + 1, "re") && lex.is_capital(i) {
        (i, i + 2, true)
    } else if lex.is(i, "in") && lex.is(i + 1, "the") && lex.is(i + 2, "matter") && lex.is(i + 3, "of") && lex.is_capital(i) {
        (i, i + 4, false)
    } else if lex.word(i) == "Re" || lex.word(i) == "RE" {
        (i, i + 1, false)
    } else {
        return None;
    };
    let start = if lex.is_sign(start, ':') || lex.is_sign(start, '.') { start + 1 } else { start };
    let mut at = start;
    while at < start + 6 && lex.is_any(at, &["the", "estate", "of", "late", "an", "application", "by", "for"]) && !lex.is_capital(at) {
        at += 1;
    }
    let (end, ended) = right_of(scan, at)?;
    if ended != Ended::Cited && !sure {
        return None;
    }
    let normal = single_spaces(lex.slice(first, end));
    Some(Find::new(first, end, Kind::CaseName, Some(normal)).part("left", lex.spaced_text(start, end)))
}

/// `Khambi & another [1968] EA 70`: a citation whose name shows one side only.
fn find_one_sided(scan: &mut Scan<'_>) {
    for index in 0..scan.finds.len() {
        let find = &scan.finds[index];
        if !matches!(find.kind, Kind::Neutral | Kind::Eklr | Kind::Report) || find.first == 0 {
            continue;
        }
        let end = find.first;
        if !scan.free(end - 1, end) || !scan.lex.is_any(end - 1, &["another", "others", "other"]) {
            continue;
        }
        let Some(first) = left_of(scan, end) else { continue };
        let name = scan.lex.spaced_text(first, end);
        let find = Find::new(first, end, Kind::CaseName, Some(name.clone())).part("left", name);
        scan.add(find);
    }
}
