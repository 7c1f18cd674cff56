//! Case names: where each party begins and ends.

use super::Kind;
use super::lex::{Lexed, Shape};
use super::scan::{Find, Scan, single_spaces};
use super::words::Class;

mod after_law;
mod initials;
mod left;
mod right;

pub(super) use after_law::find_named_after_laws;
use initials::is_personal;
use left::left_of;
use right::{Ended, right_of};

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
        let find = if scan.lex.has(i, Class::VERSUS) {
            versus(scan, i)
        } else {
            in_re(scan, i)
        };
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
    if lex.word(i) == "V"
        && left_end == i
        && lex.is_sign(i + 1, '-')
        && !lex.spaced(i + 1)
        && !lex.spaced(i + 2)
    {
        return None;
    }
    if is_personal(scan, i) {
        return None;
    }
    let holder = lex.has(left_end - 1, Class::PROVISION)
        || lex.is_any(
            left_end - 1,
            &[
                "volume", "vol", "form", "table", "annex", "class", "phase", "grade", "block",
            ],
        );
    if (lex.word(i) == "V" && holder && lex.word(left_end - 1) != "R")
        || lex.word(i) == "V" && lex.is_any(right_first, &["road", "street", "avenue"])
    {
        return None;
    }
    let first = left_of(scan, left_end)?;
    let end = right_of(scan, right_first)?.0;
    let left = lex.spaced_text(first, left_end);
    let right = lex.spaced_text(right_first, end);
    let normal = format!("{left} v {right}");
    Some(
        Find::new(first, end, Kind::CaseName, Some(normal))
            .part("left", left)
            .part("right", right),
    )
}

/// Whether the words behind a comma go on naming the same party: `X, Cabinet Secretary`, `Y, Ltd`.
fn corporate_tail(lex: &Lexed<'_>, i: usize) -> bool {
    const TAILS: [&str; 34] = [
        "Ltd",
        "Limited",
        "Inc",
        "Minister",
        "Ministry",
        "Cabinet",
        "Permanent",
        "Principal",
        "Secretary",
        "County",
        "City",
        "The",
        "Department",
        "Chairman",
        "Chairperson",
        "Director",
        "Commissioner",
        "Commission",
        "Municipal",
        "Registrar",
        "Attorney",
        "Board",
        "Managing",
        "District",
        "Officer",
        "Chief",
        "Inspector",
        "National",
        "Clerk",
        "Governor",
        "Speaker",
        "LLC",
        "PLC",
        "Deputy",
    ];
    lex.is_any(i, &TAILS)
}

fn is_party_noun(lex: &Lexed<'_>, i: usize) -> bool {
    lex.is_any(
        i,
        &[
            "estate",
            "trustees",
            "bank",
            "behalf",
            "board",
            "county",
            "secretary",
            "commissioner",
            "director",
            "registrar",
            "officials",
            "members",
            "owners",
            "college",
            "university",
            "institute",
            "union",
        ],
    ) && i > 0
        && (lex.is_capital(i - 1) || lex.is(i - 1, "the"))
}

/// `three others`
pub(super) fn counts_others(lex: &Lexed<'_>, i: usize) -> bool {
    lex.is_any(i + 1, &["others", "other", "ors"])
        && lex.is_any(
            i,
            &[
                "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
            ],
        )
}

/// `I.K.K`: a letter that a stop and a capital letter follow without space.
fn is_initial(lex: &Lexed<'_>, i: usize) -> bool {
    lex.word(i).len() == 1
        && lex.is_sign(i + 1, '.')
        && lex.is_capital(i + 2)
        && !lex.spaced(i + 1)
        && !lex.spaced(i + 2)
}

/// A full stop that ends an abbreviation or initial and no sentence.
fn is_abbreviation(lex: &Lexed<'_>, i: usize) -> bool {
    const SHORTS: [&str; 34] = [
        "Ltd", "Co", "Inc", "Mr", "Mrs", "Ms", "Dr", "Prof", "Hon", "Rev", "St", "Capt", "Col",
        "Maj", "Gen", "Bros", "Corp", "Pty", "Jr", "Sr", "PLC", "Esq", "Assn", "Dept", "Govt",
        "Adm", "Eng", "Arch", "Sgt", "Cpl", "Messrs", "Mfg", "Intl", "Univ",
    ];
    if i == 0 || lex.word(i).len() > 1 || lex.spaced(i) && lex.word(i - 1).len() > 1 {
        return false;
    }
    let parte = lex.is(i - 1, "p") && i > 1 && lex.is(i - 2, "ex");
    (lex.word(i - 1).chars().count() == 1 && lex.is_capital(i - 1))
        || parte
        || lex.is_any(i - 1, &SHORTS)
        || !lex.spaced(i + 1) && lex.is_capital(i + 1)
}

fn is_hyphen(lex: &Lexed<'_>, i: usize) -> bool {
    let touching = !lex.spaced(i) || !lex.spaced(i + 1);
    let parte = lex.is(i + 1, "parte") || (i > 0 && lex.is(i - 1, "ex"));
    i > 0
        && (parte
            || (touching
                && lex.is_capital(i - 1)
                && matches!(
                    lex.shape(i + 1),
                    Some(Shape::Capital | Shape::Upper | Shape::Lower | Shape::Mixed)
                )))
}

/// Whether what stands in brackets belongs to a party.
fn is_name_bracket(scan: &Scan<'_>, first: usize, end: usize) -> bool {
    const NO_NAME: [&str; 34] = [
        "supra",
        "ibid",
        "hereinafter",
        "hereafter",
        "unreported",
        "above",
        "own",
        "emphasis",
        "per",
        "see",
        "cited",
        "klr",
        "judgment",
        "ruling",
        "decision",
        "judgement",
        "which",
        "the",
        "and",
        "where",
        "referred",
        "herein",
        "infra",
        "sic",
        "same",
        "order",
        "orders",
        "decree",
        "costs",
        "eklr",
        "reported",
        "opinion",
        "emphases",
        "now",
    ];
    let lex = &scan.lex;
    if first >= end
        || end - first > MAX_SIDE
        || !scan.free(first, end)
        || lex.is_any(first, &NO_NAME)
            && !(lex.is(first, "now") && (lex.is_capital(first + 1) || end == first + 1))
            && !(lex.is_any(first, &["judgment", "decree", "judgement"])
                && lex.is_any(
                    first + 1,
                    &[
                        "debtor",
                        "debtors",
                        "creditor",
                        "creditors",
                        "holder",
                        "holders",
                    ],
                ))
        || lex.is_any(end - 1, &["supra", "case"])
    {
        return false;
    }
    // `(CCT8/02)`, `(HCCC 5/2010)`: a docket.
    let slashed = (first..end)
        .any(|at| lex.is_sign(at, '/') && matches!(lex.shape(at + 1), Some(Shape::Number)));
    if slashed {
        return false;
    }
    if lex.is(first, "as") && lex.is_any(first + 1, &["he", "she", "they", "it"]) {
        return false;
    }
    match lex.shape(first) {
        Some(Shape::Number) if lex.year(first).is_some() && end == first + 1 => {
            lex.is_capital(end + 1) && !lex.has(end + 1, Class::STOP)
        }
        Some(Shape::Number) => lex.is_any(first + 1, &["others", "st", "nd", "rd", "th"]),
        Some(Shape::Lower) => is_description(lex, first),
        Some(Shape::Sign('“' | '"' | '‘' | '[')) => false,
        _ => true,
    }
}

/// Words between two names of one company: `Juu Ltd now called Chini Ltd`; the first token and the one after.
fn renaming(lex: &Lexed<'_>, i: usize) -> Option<(usize, usize)> {
    const WORDS: [&str; 10] = [
        "now",
        "formerly",
        "previously",
        "also",
        "known",
        "called",
        "trading",
        "as",
        "and",
        "then",
    ];
    let inside = |at: usize| lex.shape(at) == Some(Shape::Lower) && lex.is_any(at, &WORDS);
    if !inside(i) {
        return None;
    }
    let mut first = i;
    while first > 0 && i - first < 4 && inside(first - 1) {
        first -= 1;
    }
    let mut end = i + 1;
    while end < i + 4 && inside(end) {
        end += 1;
    }
    let told = (first..end)
        .any(|at| lex.is_any(at, &["now", "formerly", "previously", "known", "trading"]))
        && (lex.is(end - 1, "as") || lex.is_any(end - 1, &["called", "formerly", "now"]));
    (told && lex.is_capital(end)).then_some((first, end))
}

/// Words that begin a description of a party.
fn is_description(lex: &Lexed<'_>, i: usize) -> bool {
    const STARTS: [&str; 41] = [
        "suing",
        "sued",
        "being",
        "as",
        "a",
        "minor",
        "through",
        "on",
        "interested",
        "deceased",
        "both",
        "all",
        "formerly",
        "in",
        "under",
        "for",
        "acting",
        "t",
        "trading",
        "amicus",
        "proposed",
        "also",
        "administrators",
        "administrator",
        "administratrix",
        "legal",
        "exparte",
        "ex",
        "intended",
        "now",
        "appealing",
        "by",
        "dcd",
        "aka",
        "alias",
        "affected",
        "personal",
        "previously",
        "objector",
        "sui",
        "and",
    ];
    lex.is_any(i, &STARTS)
}

/// How a name of a case without two parties opens: `In re`, `Re`, `In the Matter of`.
struct Opening {
    /// After it.
    start: usize,
    /// After it and a `the Matter` that follows: `Re The Matter of the Advocates Act`.
    named: usize,
    /// Whether nothing else is opened like that.
    sure: bool,
}

fn opening(lex: &Lexed<'_>, i: usize) -> Option<Opening> {
    if !lex.has(i, Class::OPENING) {
        return None;
    }
    let (start, sure) = if lex.is(i, "in") && lex.is(i + 1, "re") && lex.is_capital(i) {
        (i + 2, true)
    } else if lex.is(i, "in")
        && lex.is(i + 1, "the")
        && lex.is(i + 2, "matter")
        && lex.is(i + 3, "of")
        && lex.is_capital(i)
    {
        (i + 4, false)
    } else if lex.is(i, "re") && (lex.is_capital(i) || lex.is_capital(i + 1)) {
        (i + 1, false)
    } else {
        return None;
    };
    let start = start + usize::from(lex.is_sign(start, ':') || lex.is_sign(start, '.'));
    let matter = lex.is(start, "the") && lex.is(start + 1, "matter");
    Some(Opening {
        start,
        named: if matter { start + 2 } else { start },
        sure,
    })
}

/// `In re X`, `Re X`, `In the Matter of X`.
fn in_re(scan: &Scan<'_>, i: usize) -> Option<Find> {
    let lex = &scan.lex;
    let Opening { start, named, sure } = opening(lex, i)?;
    let first = i;
    let mut at = named;
    while at < start + 6
        && lex.is_any(
            at,
            &[
                "the",
                "estate",
                "of",
                "late",
                "an",
                "application",
                "by",
                "for",
            ],
        )
        && !lex.is_capital(at)
    {
        at += 1;
    }
    let (end, ended) = right_of(scan, at)?;
    // `IN THE MATTER OF ARTICLES 22 AND 23` heads a pleading: only a case's citation makes a name.
    let law = (end..end + 3)
        .find_map(|at| scan.beginning_at(at))
        .is_some_and(|next| {
            matches!(
                next.kind,
                Kind::Provision
                    | Kind::Constitution
                    | Kind::Act
                    | Kind::Cap
                    | Kind::Treaty
                    | Kind::LegalNotice
                    | Kind::GazetteNotice
            )
        });
    if (ended != Ended::Cited || law) && !sure {
        return None;
    }
    let normal = single_spaces(lex.slice(first, end));
    Some(
        Find::new(first, end, Kind::CaseName, Some(normal))
            .part("left", lex.spaced_text(start, end)),
    )
}

/// `Pinnel’s Case (1602) …`: where the name of a case that ends before `end` begins.
fn somebodys_case(scan: &Scan<'_>, end: usize) -> Option<usize> {
    let lex = &scan.lex;
    let owner = end.checked_sub(2)?;
    let owned = lex.word(owner).ends_with("’s") || lex.word(owner).ends_with("'s");
    if lex.word(end - 1) != "Case" || !owned || !lex.is_capital(owner) {
        return None;
    }
    let mut first = owner;
    while first > 0 && owner - first < 8 && scan.free(first - 1, first) {
        let capital = lex.is_capital(first - 1) && !lex.has(first - 1, Class::STOP);
        let small = first > 1 && lex.is_any(first - 1, &["of", "&"]) && lex.is_capital(first - 2);
        if !(capital || small) {
            break;
        }
        first -= 1;
    }
    while first < owner && lex.is(first, "the") {
        first += 1;
    }
    Some(first)
}

/// `Khambi & another [1968] EA 70`: a citation whose name shows one side only.
fn find_one_sided(scan: &mut Scan<'_>) {
    for index in 0..scan.finds.len() {
        let find = &scan.finds[index];
        if !matches!(find.kind, Kind::Neutral | Kind::Eklr | Kind::Report) || find.first == 0 {
            continue;
        }
        let end = find.first;
        if !scan.free(end - 1, end) {
            continue;
        }
        let counted = scan.lex.is_any(end - 1, &["another", "others", "other"]);
        let first = if counted {
            left_of(scan, end)
        } else {
            somebodys_case(scan, end)
        };
        let Some(first) = first else {
            continue;
        };
        let name = scan.lex.spaced_text(first, end);
        let find = Find::new(first, end, Kind::CaseName, Some(name.clone())).part("left", name);
        scan.add(find);
    }
}
