//! Case numbers: a docket, its numbers, its year.

use std::collections::BTreeSet;

use super::Kind;
use super::lex::{Lexed, Shape};
use super::scan::{Find, Scan, single_spaces};
use super::words::{Class, class_of};

/// The most tokens of a docket's name, and the most numbers of one docket.
const MAX_DOCKET: usize = 16;
const MAX_NUMBERS: usize = 40;

/// The numbers of a docket and its year.
struct Numbers {
    first: usize,
    /// After the numbers, before `of`.
    numbers_end: usize,
    year: String,
    end: usize,
    consolidated: bool,
    /// `N/YY`: only believed after a docket of capitals or `Application`.
    short_year: bool,
}

/// Finds all case numbers: first those with a docket, then bare ones that the text knows.
pub(super) fn find(scan: &mut Scan<'_>) {
    let mut bare = Vec::new();
    let mut known: BTreeSet<(String, String)> = BTreeSet::new();
    let mut i = 0;
    while i < scan.lex.len() {
        let Some(numbers) = numbers_at(&scan.lex, i) else {
            i += 1;
            continue;
        };
        i = numbers.end;
        if !scan.free(numbers.first, numbers.end) {
            continue;
        }
        match with_docket(scan, &numbers) {
            Some(find) => {
                known.insert((
                    scan.lex.word(numbers.first).to_ascii_uppercase(),
                    numbers.year.clone(),
                ));
                scan.add(find);
            }
            None => bare.push(numbers),
        }
    }
    find_foreign(scan);
    for numbers in bare {
        let key = (
            scan.lex.word(numbers.first).to_ascii_uppercase(),
            numbers.year.clone(),
        );
        // `E005 of 2023`: a number of the courts' electronic filing needs no docket to be known.
        let filed = scan.lex.word(numbers.first).len() > 2
            && scan.lex.word(numbers.first).starts_with('E')
            && scan.lex.is(numbers.numbers_end, "of");
        if (known.contains(&key) || filed || follows_number(scan, &numbers)) && !numbers.short_year
        {
            let find = bare_number(&scan.lex, &numbers);
            scan.add(find);
        }
    }
}

/// `CLAIM NO. 2018HCV01788`, `CCT 3/94`, `App nos 30562/04 and 30566/04`.
fn find_foreign(scan: &mut Scan<'_>) {
    for i in 0..scan.lex.len() {
        if let Some(find) = south_african(&scan.lex, i).or_else(|| strasbourg(&scan.lex, i)) {
            scan.add(find);
            continue;
        }
        let word = scan.lex.word(i);
        let digits = word.bytes().take_while(u8::is_ascii_digit).count();
        let jamaican = digits == 4 && word.len() > 8 && word[4..].starts_with("HCV");
        if !jamaican {
            continue;
        }
        let sign = (i.saturating_sub(2)..i)
            .find(|at| scan.lex.after_number_sign(*at) == Some(i))
            .unwrap_or(i);
        if sign > 0 && scan.lex.is(sign - 1, "claim") {
            let normal = format!("{} {word}", scan.lex.word(sign - 1));
            let find =
                Find::new(sign - 1, i + 1, Kind::CaseNumber, Some(normal)).part("number", word);
            scan.add(find);
        }
    }
}

/// `CCT3/94`, `Case CCT 19/2011`: the Constitutional Court of South Africa.
fn south_african(lex: &Lexed<'_>, i: usize) -> Option<Find> {
    let glued = lex.word(i).strip_prefix("CCT")?;
    let (number, slash) = if glued.is_empty() {
        (lex.word(i + 1), i + 2)
    } else {
        (glued, i + 1)
    };
    let digits = (1..=4).contains(&number.len()) && number.bytes().all(|b| b.is_ascii_digit());
    let year = lex.word(slash + 1);
    let dated = lex.shape(slash + 1) == Some(Shape::Number) && matches!(year.len(), 2 | 4);
    (digits && lex.is_sign(slash, '/') && dated)
        .then(|| cct(led_by_case(lex, i), slash + 2, number, year))
}

/// Where `Case No.` begins before a docket that stands at token `i`, or the docket itself.
fn led_by_case(lex: &Lexed<'_>, i: usize) -> usize {
    let sign = (i.saturating_sub(2)..i)
        .find(|at| lex.after_number_sign(*at) == Some(i))
        .unwrap_or(i);
    let case = sign > 0 && lex.is_any(sign - 1, &["case", "cases"]) && lex.is_capital(sign - 1);
    if case { sign - 1 } else { i }
}

/// One normal form for the dockets of that court, whichever way they are written: `CCT 3/94`. Of
/// the year it writes the last two digits.
fn cct(first: usize, end: usize, number: &str, year: &str) -> Find {
    let plain = number.trim_start_matches('0');
    let short = year.get(year.len().saturating_sub(2)..).unwrap_or(year);
    Find::new(
        first,
        end,
        Kind::CaseNumber,
        Some(format!("CCT {plain}/{short}")),
    )
    .part("docket", "CCT")
    .part("number", plain)
    .part("year", short)
}

/// `App nos 30562/04 and 30566/04`: the European Court of Human Rights. `Civil App. No. 45/99`
/// is none of its applications: it numbers them without saying of what kind they are.
fn strasbourg(lex: &Lexed<'_>, i: usize) -> Option<Find> {
    if !lex.is_any(i, &["app", "appl", "apps"]) || !lex.is_capital(i) {
        return None;
    }
    let before = i.checked_sub(if i > 0 && lex.is_sign(i - 1, '.') {
        2
    } else {
        1
    });
    let of_a_kind = before.is_some_and(|at| {
        lex.is_capital(at)
            && (lex.has(at, Class::DOCKET)
                || lex.has(at, Class::QUALIFIER)
                || lex.has(at, Class::COURT)
                || lex.has(at, Class::PLACE))
    });
    if of_a_kind {
        return None;
    }
    let stop = usize::from(lex.is_sign(i + 1, '.'));
    let first = lex.after_number_sign(i + 1 + stop)?;
    let slashed = |at: usize| {
        lex.shape(at) == Some(Shape::Number)
            && lex.is_sign(at + 1, '/')
            && lex.shape(at + 2) == Some(Shape::Number)
            && matches!(lex.word(at + 2).len(), 2 | 4)
    };
    if !slashed(first) {
        return None;
    }
    let mut end = first + 3;
    for _ in 0..MAX_NUMBERS {
        match joined(lex, end).filter(|next| slashed(*next)) {
            Some(next) => end = next + 3,
            None => break,
        }
    }
    let listed = lex.spaced_text(first, end);
    Some(
        Find::new(
            i,
            end,
            Kind::CaseNumber,
            Some(format!("Application {listed}")),
        )
        .part("docket", "Application")
        .part("number", listed),
    )
}

fn is_number(lex: &Lexed<'_>, i: usize) -> bool {
    let word = lex.word(i);
    if word.len() > 9 {
        return false;
    }
    match lex.shape(i) {
        Some(Shape::Number) => true,
        Some(Shape::Mixed) => {
            let letters = word.bytes().take_while(u8::is_ascii_alphabetic).count();
            let rest = &word[letters.min(word.len())..];
            let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
            let tail = rest.get(digits..).unwrap_or("x");
            letters <= 2
                && digits > 0
                && tail.len() <= 1
                && tail.bytes().all(|b| b.is_ascii_alphabetic())
        }
        _ => false,
    }
}

/// `56, 58 & 59 of 2019 (Consolidated)`, `19 (E027) of 2021`, `885/2007`.
fn numbers_at(lex: &Lexed<'_>, i: usize) -> Option<Numbers> {
    if !is_number(lex, i) || lex.parted(i) && i > 0 && lex.is_sign(i - 1, '/') {
        return None;
    }
    let mut end = i + 1;
    let mut count = 1;
    loop {
        if lex.is_sign(end, '(')
            && lex.shape(end + 1) == Some(Shape::Mixed)
            && is_number(lex, end + 1)
            && lex.is_sign(end + 2, ')')
        {
            end += 3;
        } else if let Some(close) = station_at(lex, end) {
            end = close + 1;
        } else if let Some(after) = quoted_letter(lex, end) {
            end = after;
        }
        let Some(next) = joined(lex, end).filter(|_| count < MAX_NUMBERS) else {
            break;
        };
        end = next + 1;
        count += 1;
    }
    let (year, after, short_year) = docket_year(lex, end)?;
    let consolidated =
        lex.is_sign(after, '(') && lex.is(after + 1, "consolidated") && lex.is_sign(after + 2, ')');
    Some(Numbers {
        first: i,
        numbers_end: end,
        year,
        end: if consolidated { after + 3 } else { after },
        consolidated,
        short_year,
    })
}

/// `E001 (NRB A) of 2023`: the closing bracket of a station or bench between number and year.
fn station_at(lex: &Lexed<'_>, i: usize) -> Option<usize> {
    let close = lex.mate(i).filter(|_| lex.is_sign(i, '('))?;
    let letters = (i + 1..close).all(|at| {
        lex.is_capital(at)
            && lex.word(at).len() <= 5
            && lex.word(at).bytes().all(|b| b.is_ascii_uppercase())
    });
    (letters && close <= i + 4 && close > i + 1 && lex.is(close + 1, "of")).then_some(close)
}

/// `12 'B' of 2014`: the token after the letter that a registry gave a number.
fn quoted_letter(lex: &Lexed<'_>, i: usize) -> Option<usize> {
    let quote = |at: usize| {
        matches!(
            lex.shape(at),
            Some(Shape::Sign('\'' | '‘' | '’' | '"' | '“' | '”'))
        )
    };
    let letter = quote(i)
        && lex.word(i + 1).len() == 1
        && lex.is_capital(i + 1)
        && quote(i + 2)
        && lex.is(i + 3, "of");
    letter.then_some(i + 3)
}

/// The next number of a list, behind its comma, `&` or `and`.
fn joined(lex: &Lexed<'_>, i: usize) -> Option<usize> {
    let mut at = i;
    while at < i + 3 && (lex.is_sign(at, ',') || lex.is_sign(at, '&') || lex.is(at, "and")) {
        at += 1;
    }
    (at > i && is_number(lex, at)).then_some(at)
}

fn docket_year(lex: &Lexed<'_>, i: usize) -> Option<(String, usize, bool)> {
    if lex.is(i, "of") {
        let at = if lex.is(i + 1, "the") { i + 2 } else { i + 1 };
        if let Some(year) = lex.year(at) {
            return Some((year.to_string(), at + 1, false));
        }
        let year = lex
            .year(at + 1)
            .filter(|_| lex.is_sign(at, '[') || lex.is_sign(at, '('))?;
        return Some((year.to_string(), at + 3, false));
    }
    if !lex.is_sign(i, '/') || lex.is_sign(i + 2, '/') {
        return None;
    }
    if let Some(year) = lex.year(i + 1) {
        return Some((year.to_string(), i + 2, false));
    }
    let short = lex.shape(i + 1) == Some(Shape::Number) && lex.word(i + 1).len() == 2;
    short.then(|| (lex.word(i + 1).to_owned(), i + 2, true))
}

fn with_docket(scan: &Scan<'_>, numbers: &Numbers) -> Option<Find> {
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
        (end < numbers.first && !numbers.short_year && !slashed)
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
    let year = if numbers.short_year {
        format!("/{}", numbers.year)
    } else {
        format!(" of {}", numbers.year)
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
            .part("year", &numbers.year),
    )
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
        i
    }
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

fn numbers_text(lex: &Lexed<'_>, numbers: &Numbers) -> String {
    single_spaces(
        &lex.slice(numbers.first, numbers.numbers_end)
            .replace(" ,", ","),
    )
}

/// The token that ends the docket: before `No.`, if it stands before the number.
fn before_number_sign(lex: &Lexed<'_>, i: usize) -> usize {
    let mut at = i;
    for back in 1..=3 {
        if i >= back
            && lex
                .after_number_sign(i - back)
                .is_some_and(|after| after == i || (after + 1 == i && lex.is_sign(after, '.')))
        {
            at = i - back;
        }
    }
    at
}

/// The first token of the docket whose name ends before `end`.
fn docket_start(scan: &Scan<'_>, end: usize) -> Option<usize> {
    let lex = &scan.lex;
    let mut at = end;
    let mut start = None;
    let mut docket = false;
    while at > 0 && end - at < MAX_DOCKET && !scan.taken(at - 1) && !(at < end && lex.parted(at)) {
        let i = at - 1;
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

/// `in Debarment Application No. 6 of 2025`: a kind of docket that no list has, where the word
/// before it shows that no name ends there.
fn led_by_unknown(scan: &Scan<'_>, first: usize) -> Option<usize> {
    let lex = &scan.lex;
    let i = first.checked_sub(1)?;
    let before = i.checked_sub(1)?;
    let word = lex.shape(i) == Some(Shape::Capital)
        && lex.word(i).len() > 3
        && lex.word(i).bytes().all(|b| b.is_ascii_alphabetic())
        && !lex.has(i, Class::STOP)
        && !lex.has(i, Class::ACT)
        && !lex.has(i, Class::PROVISION)
        && !scan.taken(i)
        && !lex.parted(first);
    let led = lex.is_any(
        before,
        &["in", "the", "this", "said", "under", "vide", "via"],
    );
    let docket = lex.has(first, Class::DOCKET) && lex.shape(first) == Some(Shape::Capital);
    (word && led && docket).then_some(i)
}

/// A docket's abbreviation that no list has, told by the `No.` behind it: `E & L No. 200 of 2012`.
fn unlisted(scan: &Scan<'_>, end: usize) -> Option<usize> {
    const PAPERS: [&str; 26] = [
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
    ];
    let lex = &scan.lex;
    let last = end.checked_sub(1)?;
    let capitals = |at: usize| {
        lex.word(at).len() <= 12
            && lex.word(at).bytes().all(|b| b.is_ascii_uppercase())
            && lex.is_capital(at)
    };
    if !capitals(last) || scan.taken(last) || lex.is_any(last, &PAPERS) {
        return None;
    }
    let joined = last > 1
        && matches!(lex.shape(last - 1), Some(Shape::Sign('&')))
        && capitals(last - 2)
        && !scan.taken(last - 2);
    if joined {
        return Some(last - 2);
    }
    (lex.word(last).len() > 1).then_some(last)
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

/// Whether a case number, or words that lead on from one, stand before a bare number.
fn follows_number(scan: &Scan<'_>, numbers: &Numbers) -> bool {
    let lex = &scan.lex;
    let mut at = before_number_sign(lex, numbers.first);
    let mut joins = 0;
    while at > 0
        && joins < 3
        && (lex.is_any(at - 1, &["and", "with", "consolidated", "formerly"])
            || matches!(lex.shape(at - 1), Some(Shape::Sign('&' | ',' | '('))))
    {
        if lex.is_any(at - 1, &["consolidated", "formerly"]) {
            return true;
        }
        at -= 1;
        joins += 1;
    }
    joins > 0
        && scan
            .ending_at(at)
            .is_some_and(|find| find.kind == Kind::CaseNumber)
}

/// A number whose docket stands elsewhere: `No. 317 of 2009`.
fn bare_number(lex: &Lexed<'_>, numbers: &Numbers) -> Find {
    let first = before_number_sign(lex, numbers.first);
    let listed = numbers_text(lex, numbers);
    let normal = format!("{listed} of {}", numbers.year);
    Find::new(first, numbers.end, Kind::CaseNumber, Some(normal))
        .part("number", listed)
        .part("year", &numbers.year)
}
