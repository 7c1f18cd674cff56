//! The words of a docket before its number: where they begin, and whether they make one.

use super::super::Kind;
use super::super::court::court;
use super::super::lex::{Lexed, Shape};
use super::super::scan::{Find, Scan, single_spaces};
use super::super::words::{Class, class_of};
use super::foreign::{cct, led_by_case};
use super::{Numbers, before_number_sign, numbers_text};

/// The most tokens of a docket's name.
const MAX_DOCKET: usize = 16;

pub(super) fn with_docket(scan: &Scan<'_>, numbers: &Numbers) -> Option<Find> {
    let lex = &scan.lex;
    let mut slashed = false;
    let mut end = numbers.first;
    if end > 0 && lex.is_sign(end - 1, '/') {
        slashed = true;
        end -= 1;
    } else {
        end = before_number_sign(lex, before_registry(lex, end));
    }
    let first = docket_start(scan, end).or_else(|| {
        // `ARB/E003/2020`: a number of the courts' electronic filing is told by its letter.
        let filed = slashed && lex.word(numbers.first).starts_with('E');
        let numbered = end < numbers.first && !slashed;
        ((numbered || filed) && !numbers.short_year)
            .then(|| unlisted(scan, end))
            .flatten()
    })?;
    let docket_end = (first..end)
        .rev()
        .find(|at| !lex.is_sign(*at, '.') || lex.word(at.saturating_sub(1)).len() <= 4)
        .map_or(end, |at| at + 1);
    if slashed && docket_end != end {
        return None;
    }
    let last = lex.word(docket_end - 1);
    let capitals = last.len() > 1 && last.bytes().all(|b| b.is_ascii_uppercase());
    // `Civil App. No. 45/99`: two words of a docket and a `No.` leave no doubt.
    let written_out = end < numbers.first
        && (first..docket_end)
            .filter(|at| lex.is_capital(*at) && lex.has(*at, Class::DOCKET))
            .count()
            > 1;
    if numbers.short_year
        && !(capitals
            || written_out
            || lex.is_any(docket_end - 1, &["application", "communication"]))
    {
        return None;
    }
    let registry = lex.spaced_text(before_registry(lex, numbers.first), numbers.first);
    let docket = single_spaces(&format!(
        "{} {registry}",
        docket_name(lex, first, docket_end)
    ));
    let listed = numbers_text(lex, numbers);
    if last == "CCT" && !numbers.consolidated {
        return Some(cct(
            led_by_case(lex, first),
            numbers.end,
            &listed,
            &numbers.year,
        ));
    }
    // `Communication 155/96` keeps the two digits by which the African Commission cites it.
    let foreign = docket_end - first == 1 && lex.is_any(first, &["application", "communication"]);
    let full = if numbers.short_year && !foreign {
        full_year(&numbers.year)
    } else {
        numbers.year.clone()
    };
    let year = if full.len() < 4 {
        format!("/{full}")
    } else {
        format!(" of {full}")
    };
    let consolidated = if numbers.consolidated {
        " (Consolidated)"
    } else {
        ""
    };
    let normal = format!("{docket} {listed}{year}{consolidated}");
    Some(
        Find::new(first, numbers.end, Kind::CaseNumber, Some(normal))
            .part("docket", docket)
            .part("number", listed)
            .part("year", full),
    )
}

/// `99` → `1999`, `03` → `2003`.
fn full_year(year: &str) -> String {
    /// The first of two digits that are of the last century.
    const LAST_CENTURY: u8 = 40;
    match year.parse::<u8>() {
        Ok(digits) if digits >= LAST_CENTURY => format!("19{year}"),
        Ok(_) => format!("20{year}"),
        Err(_) => year.to_owned(),
    }
}

/// Before the registry that the Court of Appeal writes behind `No.`: `Civil Application No. Nai. 15 of 1990`.
fn before_registry(lex: &Lexed<'_>, i: usize) -> usize {
    let stop = usize::from(i > 0 && lex.is_sign(i - 1, '.'));
    let registry = i > stop
        && lex.is_any(
            i - stop - 1,
            &[
                "nai", "ksm", "msa", "nyr", "nku", "sup", "mld", "eld", "kisii",
            ],
        );
    let numbered = i > stop + 2
        && (lex.after_number_sign(i - stop - 2) == Some(i - stop - 1)
            || lex.after_number_sign(i - stop - 3) == Some(i - stop - 1));
    if registry && numbered {
        i - stop - 1
    } else {
        before_division(lex, i)
    }
}

/// Before the letters of a division that stand behind `No.`: `Petition No. J.R. 291 of 2011`,
/// `Application No. (JR) 51 of 2010`.
fn before_division(lex: &Lexed<'_>, i: usize) -> usize {
    const MAX_DIVISION: usize = 7;
    let mut at = i;
    while at > 0 && i - at < MAX_DIVISION {
        let letters = lex.is_capital(at - 1)
            && lex.word(at - 1).len() <= 4
            && (lex.word(at - 1).bytes().all(|b| b.is_ascii_uppercase()) || lex.is(at - 1, "misc"));
        let sign = matches!(lex.shape(at - 1), Some(Shape::Sign('.' | '(' | ')')));
        if !(letters || sign) || lex.parted(at) {
            break;
        }
        at -= 1;
        let signed = at > 1
            && (lex.after_number_sign(at - 1) == Some(at)
                || lex.after_number_sign(at - 2) == Some(at));
        if signed && (at..i).any(|at| lex.is_capital(at)) {
            return at;
        }
    }
    i
}

/// The docket's name without `number` and with single spaces.
fn docket_name(lex: &Lexed<'_>, first: usize, end: usize) -> String {
    let last = if lex.is(end - 1, "number") {
        end - 1
    } else {
        end
    };
    lex.spaced_text(first, last)
}

/// The first token of the docket whose name ends before `end`.
fn docket_start(scan: &Scan<'_>, end: usize) -> Option<usize> {
    let lex = &scan.lex;
    let mut at = end;
    let mut start = None;
    let mut docket = false;
    while at > 0 && end - at < MAX_DOCKET && !scan.taken(at - 1) && !(at < end && lex.parted(at)) {
        let i = at - 1;
        if docket && ends_heading(lex, i) {
            break;
        }
        let (is_part, from) = part_of_docket(lex, i, at < end);
        if !is_part {
            break;
        }
        at = from;
        docket |= lex.has(i, Class::DOCKET)
            || is_coined(lex.word(i))
            || lex.word(i) == "A" && at + 2 == i;
        docket |= lex.is_sign(i, ')') && (at..i).any(|at| lex.has(at, Class::DOCKET));
        if may_begin(lex, at) {
            start = Some(at);
        }
    }
    let start = start.filter(|first| docket || is_dotted(lex, *first, end))?;
    // A lower-case word begins the docket only where no capitalised one follows.
    let capital = (start..end).find(|at| lex.is_capital(*at) && may_begin(lex, *at));
    let from = capital.unwrap_or(start);
    let still = (from..end).any(|at| {
        lex.has(at, Class::DOCKET)
            || is_coined(lex.word(at))
            || lex.word(at) == "P" && lex.is_sign(at + 1, '&')
    }) || is_dotted(lex, from, end);
    let first = if still { from } else { start };
    Some(led_by_unknown(scan, first).unwrap_or(first))
}

/// Whether token `i` ends a line of a heading that names the court, and no docket goes on over it:
/// `IN THE HIGH COURT OF KENYA AT NYERI`, `CONSTITUTIONAL AND HUMAN RIGHTS DIVISION`.
fn ends_heading(lex: &Lexed<'_>, i: usize) -> bool {
    const MAX_LINE: usize = 24;
    if !lex.begins_line(i + 1) {
        return false;
    }
    let lowest = i.saturating_sub(MAX_LINE);
    let Some(first) = (lowest..=i).rev().find(|at| lex.begins_line(*at)) else {
        return false;
    };
    let court = lex.is_capital(first)
        && (lex.is(first, "at") || lex.is(first, "in") && lex.is(first + 1, "the"));
    court
        || (first..=i).all(|at| {
            lex.has(at, Class::COURT)
                || lex.has(at, Class::PLACE)
                || lex.has(at, Class::DOCKET)
                || lex.has(at, Class::QUALIFIER)
                || matches!(
                    lex.shape(at),
                    Some(Shape::Sign('&' | ',' | '(' | ')' | '.'))
                )
                || lex.is_any(at, &["of", "and", "the", "at", "for", "law", "courts"])
        }) && (first..=i).any(|at| lex.is_any(at, &["division", "court", "courts", "tribunal"]))
}

/// `in Debarment Application No. 6 of 2025`: a kind of docket that no list has, where the word
/// before it shows that no name ends there.
fn led_by_unknown(scan: &Scan<'_>, first: usize) -> Option<usize> {
    let lex = &scan.lex;
    let i = first.checked_sub(1)?;
    let word = matches!(lex.shape(i), Some(Shape::Capital | Shape::Upper))
        && lex.word(i).len() > 3
        && lex.word(i).bytes().all(|b| b.is_ascii_alphabetic())
        && !lex.has(i, Class::STOP)
        && !lex.has(i, Class::ACT)
        && !lex.has(i, Class::PROVISION)
        && !lex.has(i, Class::COURT)
        && court(lex.word(i)).is_none()
        && !scan.taken(i)
        && !lex.parted(first);
    // The first word of all has no name before it either: the normal form by itself.
    let led = i.checked_sub(1).is_none_or(|before| {
        lex.is_any(
            before,
            &["in", "the", "this", "said", "under", "vide", "via"],
        )
    });
    let docket = lex.has(first, Class::DOCKET) && lex.shape(first) == Some(Shape::Capital);
    (word && led && docket).then_some(i)
}

/// A docket's abbreviation that no list has, told by the `No.` behind it: `E & L No. 200 of 2012`.
fn unlisted(scan: &Scan<'_>, end: usize) -> Option<usize> {
    const PAPERS: [&str; 33] = [
        "ACT",
        "BILL",
        "NOTICE",
        "GN",
        "LN",
        "KGN",
        "TITLE",
        "PARCEL",
        "PLOT",
        "LR",
        "ORDER",
        "FORM",
        "TENDER",
        "INVOICE",
        "LETTER",
        "RECEIPT",
        "PASSPORT",
        "ID",
        "SUPPLEMENT",
        "CIRCULAR",
        "ORDINANCE",
        "SCHEDULE",
        "REF",
        "OB",
        "FIR",
        "PV",
        "BLOCK",
        "FOLIO",
        "GRANT",
        "GAZETTE",
        "REPORT",
        "POLICY",
        "PAPER",
    ];
    let lex = &scan.lex;
    let last = end.checked_sub(1)?;
    let capitals = |at: usize| {
        lex.word(at).len() <= 12
            && lex.word(at).bytes().all(|b| b.is_ascii_uppercase())
            && lex.is_capital(at)
    };
    if scan.taken(last) || lex.is_any(last, &PAPERS) {
        return None;
    }
    if !capitals(last) {
        return seated(scan, last);
    }
    let joined = last > 1
        && matches!(lex.shape(last - 1), Some(Shape::Sign('&')))
        && capitals(last - 2)
        && !scan.taken(last - 2);
    let first = if joined {
        last - 2
    } else if lex.word(last).len() > 1 {
        last
    } else {
        return None;
    };
    // `Nyeri SO No. 20 of 2020`
    Some(with_seat(scan, first))
}

/// The seat directly before a docket, or the docket where none stands there.
fn with_seat(scan: &Scan<'_>, first: usize) -> usize {
    let lex = &scan.lex;
    let seat = first.checked_sub(1).filter(|at| {
        lex.is_capital(*at)
            && lex.has(*at, Class::PLACE)
            && !scan.taken(*at)
            && !lex.begins_line(first)
    });
    seat.unwrap_or(first)
}

/// `Machakos Mediation No. 5 of 2023`: a word that no list has is a docket's where the seat of a
/// court stands before it and a number behind.
fn seated(scan: &Scan<'_>, last: usize) -> Option<usize> {
    let lex = &scan.lex;
    let word = lex.word(last);
    let plain = lex.shape(last) == Some(Shape::Capital)
        && word.len() > 4
        && word.bytes().all(|b| b.is_ascii_alphabetic())
        && !lex.has(last, Class::STOP)
        && !lex.has(last, Class::ACT)
        && !lex.has(last, Class::PLACE)
        && !lex.has(last, Class::PROVISION);
    let seat = with_seat(scan, last);
    (plain && seat < last).then_some(seat)
}

/// `H.C.C.C.`: an abbreviation of the pack with a stop after each letter.
fn is_dotted(lex: &Lexed<'_>, first: usize, end: usize) -> bool {
    let letters: String = (first..end)
        .map(|at| lex.word(at))
        .filter(|word| word.len() == 1 && *word != ".")
        .collect();
    letters.len() > 1 && class_of(&letters).has(Class::DOCKET)
}

/// Whether the token belongs to a docket's name, and from which token on.
fn part_of_docket(lex: &Lexed<'_>, i: usize, inside: bool) -> (bool, usize) {
    let known = lex.has(i, Class::DOCKET);
    if known && (lex.word(i).len() > 2 || lex.is_capital(i)) {
        return (true, i);
    }
    if lex.is_capital(i)
        && (lex.has(i, Class::COURT) || lex.has(i, Class::PLACE) || is_coined(lex.word(i)))
    {
        return (true, i);
    }
    if inside && lex.has(i, Class::QUALIFIER) {
        return (true, i);
    }
    // `Anti-Corruption Revision`
    if let Some(from) = hyphened(lex, i) {
        return (true, from);
    }
    if lex.is(i, "council") && i > 0 && lex.is(i - 1, "privy") {
        return (true, i);
    }
    let word = lex.word(i);
    if word == "A" && i > 1 && lex.is_sign(i - 1, '&') && lex.word(i - 2) == "P" {
        return (true, i - 2);
    }
    if lex.is(i, "number")
        || (word.len() == 1 && lex.is_capital(i) && lex.is_sign(i + 1, '.') && inside)
    {
        return (true, i);
    }
    let left_known = i > 0
        && (lex.has(i - 1, Class::DOCKET) || lex.has(i - 1, Class::COURT))
        && lex.is_capital(i - 1);
    // `Criminal Case File No. 12 of 2020`
    if inside_or_last(lex, i, inside) && i > 0 && lex.has(i - 1, Class::DOCKET) {
        return (true, i);
    }
    // `Garissa CM’s court civil case number 29 of 2020`
    if inside
        && lex.shape(i) == Some(Shape::Lower)
        && lex.has(i, Class::COURT)
        && i > 0
        && lex.is_capital(i - 1)
        && (lex.has(i - 1, Class::COURT) || lex.has(i - 1, Class::PLACE))
    {
        return (true, i);
    }
    match lex.shape(i) {
        Some(Shape::Sign(')')) => match lex.mate(i) {
            Some(open) if i - open <= 8 && inside_docket(lex, open + 1, i) => (true, open),
            _ => (false, i),
        },
        Some(Shape::Sign('.')) => {
            let initial = i > 0 && lex.word(i - 1).len() == 1 && lex.is_capital(i - 1);
            (left_known || initial, i)
        }
        // `CHIEF MAGISTRATES' CRIMINAL CASE`
        Some(Shape::Sign('\'' | '’')) => (
            left_known && !lex.spaced(i) && lex.word(i - 1).to_ascii_lowercase().ends_with('s'),
            i,
        ),
        Some(Shape::Sign('&')) => (left_known || (i > 0 && lex.word(i - 1) == "P"), i),
        _ if word == "P" && lex.is_sign(i + 1, '&') => (true, i),
        _ if inside && lex.is_any(i, &["and"]) => (
            left_known
                && !lex.is_any(
                    i - 1,
                    &["case", "cause", "petition", "appeal", "suit", "application"],
                ),
            i,
        ),
        _ if inside && lex.is(i, "of") => (
            i > 0 && lex.is(i - 1, "court") && lex.is(i + 1, "appeal"),
            i,
        ),
        _ => (false, i),
    }
}

/// The first token of a word of the pack that is written with a hyphen and ends at token `i`.
fn hyphened(lex: &Lexed<'_>, i: usize) -> Option<usize> {
    let first = i.checked_sub(2)?;
    let joined = lex.is_sign(i - 1, '-') && !lex.spaced(i - 1) && !lex.spaced(i);
    let known = joined && {
        let class = class_of(lex.slice(first, i + 1));
        class.has(Class::DOCKET) || class.has(Class::QUALIFIER)
    };
    known.then_some(first)
}

/// Whether the token is the `file` of a docket: its last word, or inside it.
fn inside_or_last(lex: &Lexed<'_>, i: usize, inside: bool) -> bool {
    lex.is_any(i, &["file", "files"]) && (inside || lex.after_number_sign(i + 1).is_some())
}

/// Whether what stands in brackets can belong to a docket: `(Application)`, `(Mombasa)`.
fn inside_docket(lex: &Lexed<'_>, first: usize, end: usize) -> bool {
    (first..end).all(|at| {
        let sign = matches!(lex.shape(at), Some(Shape::Sign('.' | '&' | '-')));
        let class =
            lex.has(at, Class::DOCKET) || lex.has(at, Class::COURT) || lex.has(at, Class::PLACE);
        let capitals =
            lex.shape(at) == Some(Shape::Upper) && lex.word(at).len() <= 8 && lex.word(at) != "KLR";
        sign || class || capitals || lex.is_any(at, &["Rights", "Human", "and"])
    })
}

fn may_begin(lex: &Lexed<'_>, i: usize) -> bool {
    !(lex.is_any(
        i,
        &[
            "and",
            "of",
            "number",
            "magistrate's",
            "division",
            "relations",
            "rights",
        ],
    ) || matches!(lex.shape(i), Some(Shape::Sign(_)))
        || is_judge(lex, i))
}

/// `by Muya J. Petition E006`: the letter stands for a judge.
fn is_judge(lex: &Lexed<'_>, i: usize) -> bool {
    lex.word(i) == "J" && lex.is_sign(i + 1, '.') && lex.word(i + 2).len() > 1
}

/// A docket's abbreviation that the pack does not list but that is made like one: `HCCOMMARB`.
fn is_coined(word: &str) -> bool {
    (4..=14).contains(&word.len())
        && word.bytes().all(|b| b.is_ascii_uppercase())
        && [
            "HCC", "HCM", "HCJ", "HCS", "HCA", "HCP", "HCO", "HCF", "CMC", "PMC", "SPM", "SRM",
            "MCC", "MCE", "MCS", "ELC", "ELR", "RMC", "SCCC",
        ]
        .iter()
        .any(|start| word.starts_with(start))
}
