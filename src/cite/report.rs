//! Neutral citations, eKLR and law reports.

use super::Kind;
use super::lex::{Lexed, Shape};
use super::pack;
use super::scan::{Find, Scan, single_spaces};

/// The most tokens that the abbreviation of a report may take, stops included.
const MAX_SERIES: usize = 8;

/// A year as reports are cited by it.
struct Year {
    text: String,
    bracketed: bool,
    end: usize,
}

/// Finds all citations by report or neutral number.
pub(super) fn find(scan: &mut Scan<'_>) {
    for i in 0..scan.lex.len() {
        if scan.taken(i) {
            continue;
        }
        if let Some(find) = at(&scan.lex, i) {
            scan.add(find);
        }
    }
}

fn at(lex: &Lexed<'_>, i: usize) -> Option<Find> {
    match lex.shape(i)? {
        Shape::Sign('[' | '(' | '{') | Shape::Number => {
            if let Some(year) = year_at(lex, i) {
                return eklr(lex, i, &year)
                    .or_else(|| neutral(lex, i, &year))
                    .or_else(|| report(lex, i, &year));
            }
            by_volume(lex, i)
        }
        Shape::Upper | Shape::Capital if lex.is(i, "air") || lex.is(i, "a") => india(lex, i),
        Shape::Upper if is_kenyan(lex.word(i)) => yearless(lex, i),
        _ => None,
    }
}

/// `[1969]`, `(1982-88)`, `1968`; also `[19591`, in which a scanner read the bracket as a one.
fn year_at(lex: &Lexed<'_>, i: usize) -> Option<Year> {
    let open = match lex.shape(i)? {
        Shape::Sign(c) => Some(c),
        _ => None,
    };
    let at = if open.is_some() { i + 1 } else { i };
    let word = lex.word(at);
    if open.is_some()
        && word.len() == 5
        && word.ends_with('1')
        && lex.shape(at) == Some(Shape::Number)
    {
        let year = word[..4]
            .parse::<u16>()
            .ok()
            .filter(|year| (1800..2100).contains(year))?;
        return Some(Year {
            text: year.to_string(),
            bracketed: true,
            end: at + 1,
        });
    }
    let year = lex.year(at)?;
    if open.is_none() {
        let joined =
            !lex.spaced(i) && i > 0 && matches!(lex.shape(i - 1), Some(Shape::Sign('/' | '-')));
        return (!joined).then(|| Year {
            text: year.to_string(),
            bracketed: false,
            end: at + 1,
        });
    }
    let mut text = year.to_string();
    let mut end = at + 1;
    if lex.is_any(end, &["-", "–", "/"]) && lex.shape(end + 1) == Some(Shape::Number) {
        text = format!("{year}-{}", lex.word(end + 1));
        end += 2;
    }
    matches!(lex.shape(end), Some(Shape::Sign(']' | ')' | '}'))).then_some(Year {
        text,
        bracketed: true,
        end: end + 1,
    })
}

fn eklr(lex: &Lexed<'_>, i: usize, year: &Year) -> Option<Find> {
    let end = if lex.is_any(year.end, &["eklr", "ekrl", "eklr's"]) {
        year.end + 1
    } else if lex.is(year.end, "e") && lex.is(year.end + 1, "klr") {
        year.end + 2
    } else if lex.is(year.end, "e")
        && matches!(lex.shape(year.end + 1), Some(Shape::Sign('-' | '.')))
        && lex.is(year.end + 2, "klr")
    {
        year.end + 3
    } else {
        return None;
    };
    let normal = format!("[{}] eKLR", year.text);
    Some(Find::new(i, end, Kind::Eklr, Some(normal)).part("year", &year.text))
}

fn neutral(lex: &Lexed<'_>, i: usize, year: &Year) -> Option<Find> {
    let code = lex.word(year.end);
    let kenyan = is_kenyan(code);
    let known = code.len() > 3 && super::court::court(code).is_some();
    if !kenyan && !(is_court_code(code) && (year.bracketed || known || is_canadian(code))) {
        return None;
    }
    let mut at = year.end + 1;
    let mut full = code.to_owned();
    if lex.is_any(
        at,
        &["Civ", "Crim", "Full", "Comm", "Admin", "Fam", "Civil"],
    ) && lex.shape(at + 1) == Some(Shape::Number)
    {
        full = format!("{code} {}", lex.word(at));
        at += 1;
    }
    // `[2019] KESC (16) KLR`
    let bracketed = kenyan && lex.is_sign(at, '(') && lex.is_sign(at + 2, ')');
    at += usize::from(bracketed);
    let number = lex.word(at);
    if lex.shape(at) != Some(Shape::Number) || number.len() > 6 {
        return None;
    }
    at += 1 + usize::from(bracketed);
    let klr = klr_at(lex, at);
    if !kenyan && klr.is_none() && is_report_form(lex, year, at) {
        return None;
    }
    let (end, tail) = match klr {
        Some(end) => (end, " (KLR)".to_owned()),
        None if kenyan => (at, " (KLR)".to_owned()),
        None => division_at(lex, at).unwrap_or((at, String::new())),
    };
    let normal = format!("[{}] {full} {number}{tail}", year.text);
    Some(
        Find::new(i, end, Kind::Neutral, Some(normal))
            .part("year", &year.text)
            .part("court", full)
            .part("number", number),
    )
}

/// `KECA 446 (KLR)`: the year was lost, and is not guessed.
fn yearless(lex: &Lexed<'_>, i: usize) -> Option<Find> {
    let number = lex.word(i + 1);
    if lex.shape(i + 1) != Some(Shape::Number) || number.len() > 6 {
        return None;
    }
    let end = klr_at(lex, i + 2)?;
    Some(
        Find::new(i, end, Kind::Neutral, None)
            .part("court", lex.word(i))
            .part("number", number),
    )
}

/// A code of Kenya Law's: `KEHC`.
fn is_kenyan(code: &str) -> bool {
    code.len() > 3
        && code.len() < 10
        && code.starts_with("KE")
        && code.bytes().all(|b| b.is_ascii_uppercase())
}

/// A code that is no law report: of the pack, or of the shape `UGSC`, `ZASCA`.
fn is_court_code(code: &str) -> bool {
    super::court::court(code).is_some()
        || ((3..=8).contains(&code.len())
            && code.bytes().all(|b| b.is_ascii_alphanumeric())
            && code.bytes().take(2).all(|b| b.is_ascii_uppercase())
            && code.bytes().filter(u8::is_ascii_uppercase).count() >= 3
            && !code.bytes().any(|b| b.is_ascii_digit())
            && pack::series(&pack::squeeze(code)).is_none())
}

fn is_canadian(code: &str) -> bool {
    matches!(
        code,
        "SCC" | "ONCA" | "BCCA" | "ABCA" | "QCCA" | "FCA" | "ONSC" | "BCSC"
    )
}

/// `[2015] SCC 1` with no `(KLR)` could be Canada's court or India's report; the latter
/// has a volume before the series, so one without is the court. Others are never both.
fn is_report_form(lex: &Lexed<'_>, year: &Year, after: usize) -> bool {
    pack::series(&pack::squeeze(lex.word(year.end))).is_some()
        && lex.word(year.end) != "SCC"
        && after > year.end
}

fn klr_at(lex: &Lexed<'_>, i: usize) -> Option<usize> {
    if matches!(lex.shape(i), Some(Shape::Sign('(' | '['))) && lex.is(i + 1, "klr") {
        let closed = matches!(lex.shape(i + 2), Some(Shape::Sign(')' | ']')));
        return Some(if closed { i + 3 } else { i + 2 });
    }
    lex.is(i, "klr").then_some(i + 1)
}

/// `(Admin)`, `(Ch)` after an English number: a division, the chamber of a tribunal, the tier of the
/// Court of Protection.
fn division_at(lex: &Lexed<'_>, i: usize) -> Option<(usize, String)> {
    let inside = lex.is_sign(i, '(')
        && lex.is_any(
            i + 1,
            &[
                "Admin", "Ch", "QB", "KB", "Fam", "Comm", "Pat", "TCC", "Admlty", "IPEC", "SCCO",
                "IAC", "AAC", "LC", "TC", "GRC", "HESC", "PC", "T1", "T2", "T3",
            ],
        )
        && lex.is_sign(i + 2, ')');
    inside.then(|| (i + 3, format!(" ({})", lex.word(i + 1))))
}

/// A report's abbreviation at `i`: the digits glued before it, its name, the token after it.
struct Series {
    volume: Option<String>,
    series: &'static pack::Series,
    end: usize,
}

fn series_at(lex: &Lexed<'_>, i: usize) -> Option<Series> {
    let first = lex.word(i);
    let glued: String = first.chars().take_while(char::is_ascii_digit).collect();
    if !first[glued.len()..].starts_with(|c: char| c.is_ascii_alphabetic()) {
        return None;
    }
    let mut squeezed = pack::squeeze(&first[glued.len()..]);
    let mut best = pack::series(&squeezed).map(|series| (series, i + 1));
    for at in i + 1..(i + MAX_SERIES).min(lex.len()) {
        match lex.shape(at)? {
            Shape::Sign('.') => {
                if let Some((_, end)) = &mut best
                    && *end == at
                {
                    *end = at + 1;
                }
                continue;
            }
            Shape::Sign('&' | '(' | ')' | '\'' | '’')
            | Shape::Capital
            | Shape::Upper
            | Shape::Mixed
            | Shape::Lower => {
                squeezed.push_str(&pack::squeeze(lex.word(at)));
            }
            _ => break,
        }
        if let Some(series) = pack::series(&squeezed) {
            let sign = matches!(lex.shape(at), Some(Shape::Sign('(')));
            if !sign {
                best = Some((series, at + 1));
            }
        }
    }
    let (series, end) = best?;
    Some(Series {
        volume: (!glued.is_empty()).then_some(glued),
        series,
        end,
    })
}

fn report(lex: &Lexed<'_>, i: usize, year: &Year) -> Option<Find> {
    let (volume, at) = volume_at(lex, year.end);
    let Some(found) = series_at(lex, at) else {
        return unlisted(lex, i, year, volume, at);
    };
    let volume = volume.or_else(|| found.volume.clone());
    let capitals = lex
        .word(at)
        .starts_with(|c: char| c.is_ascii_uppercase() || c.is_ascii_digit());
    if !capitals || (found.series.name.len() == 1 && !year.bracketed) {
        return None;
    }
    let mut end = found.end;
    let mut name = found.series.name.clone();
    if let Some(after) = series_division(lex, end) {
        name = format!("{name} {}", lex.spaced_text(end, after));
        end = after;
    }
    let page = page_at(lex, end);
    if page.is_none() && !(year.bracketed && name.len() > 1) {
        return None;
    }
    let page_text = page.map_or(String::new(), |at| lex.word(at).to_owned());
    let end = page.map_or(trim_stop(lex, end), |at| at + 1);
    let (end, court) = court_at(lex, end, &found.series.name);
    let parenthesised = lex.is_sign(year.end, '(') && volume.is_some() && !year.bracketed;
    let year_text = match (parenthesised, found.series.by_year) {
        (true, _) => year.text.clone(),
        (false, true) => format!("[{}]", year.text),
        (false, false) => format!("({})", year.text),
    };
    let volume_text = match &volume {
        Some(volume) if parenthesised => format!(" ({volume})"),
        Some(volume) => format!(" {volume}"),
        None => String::new(),
    };
    let tail = if page_text.is_empty() {
        String::new()
    } else {
        format!(" {page_text}")
    };
    let normal = format!("{year_text}{volume_text} {name}{tail}{court}");
    Some(
        Find::new(i, end, Kind::Report, Some(normal))
            .part("year", &year.text)
            .part("volume", volume.unwrap_or_default())
            .part("series", name)
            .part("page", page_text),
    )
}

/// A report that no list has, told by its form: `[1996] 2 CLC 990`.
fn unlisted(
    lex: &Lexed<'_>,
    i: usize,
    year: &Year,
    volume: Option<String>,
    at: usize,
) -> Option<Find> {
    let volume = volume.filter(|_| year.bracketed)?;
    let name = lex.word(at);
    let capitals = (2..=7).contains(&name.len()) && name.bytes().all(|b| b.is_ascii_uppercase());
    let page = page_at(lex, at + 1).filter(|page| capitals && *page == at + 1)?;
    let year_text = if lex.is_sign(i, '(') {
        format!("({})", year.text)
    } else {
        format!("[{}]", year.text)
    };
    let page_text = lex.word(page);
    let normal = format!("{year_text} {volume} {name} {page_text}");
    Some(
        Find::new(i, page + 1, Kind::Report, Some(normal))
            .part("year", &year.text)
            .part("volume", volume)
            .part("series", name)
            .part("page", page_text),
    )
}

/// The page after a report's name; `at` and `p` may stand between.
fn page_at(lex: &Lexed<'_>, i: usize) -> Option<usize> {
    let at = if lex.is_any(i, &["at", "p", "page"]) {
        if lex.is_any(i + 1, &["page", "p"]) {
            i + 2
        } else {
            i + 1
        }
    } else {
        i
    };
    let at = if lex.is_sign(at, '.') || lex.is_sign(at, ',') {
        at + 1
    } else {
        at
    };
    let digits = lex.shape(at) == Some(Shape::Number) && lex.word(at).len() <= 6;
    (digits && !lex.parted(at)).then_some(at)
}

/// A full stop after an abbreviation with no page after it ends the sentence.
fn trim_stop(lex: &Lexed<'_>, end: usize) -> usize {
    if lex.is_sign(end - 1, '.') && lex.spaced(end) {
        end - 1
    } else {
        end
    }
}

/// `10`, `(3)`, `1.` before a report's name.
fn volume_at(lex: &Lexed<'_>, i: usize) -> (Option<String>, usize) {
    let short = |at: usize| lex.shape(at) == Some(Shape::Number) && lex.word(at).len() <= 3;
    if short(i) {
        let stop = lex.is_sign(i + 1, '.') || lex.is_sign(i + 1, ',');
        return (
            Some(lex.word(i).to_owned()),
            if stop { i + 2 } else { i + 1 },
        );
    }
    if lex.is_sign(i, '(') && short(i + 1) && lex.is_sign(i + 2, ')') {
        return (Some(lex.word(i + 1).to_owned()), i + 3);
    }
    let comma = lex.is_sign(i, ',');
    if comma && short(i + 1) {
        (Some(lex.word(i + 1).to_owned()), i + 2)
    } else {
        (None, i)
    }
}

/// `(EP)`, `(E&L)` between a series and its page.
fn series_division(lex: &Lexed<'_>, i: usize) -> Option<usize> {
    if !lex.is_sign(i, '(') {
        return None;
    }
    let close = lex.mate(i).filter(|close| *close <= i + 5)?;
    let letters = (i + 1..close).all(|at| {
        matches!(
            lex.shape(at),
            Some(Shape::Upper | Shape::Capital | Shape::Sign('&'))
        )
    });
    (letters && lex.shape(close + 1) == Some(Shape::Number)).then_some(close + 1)
}

/// The court in brackets that belongs to some series' form: `1995 (3) SA 391 (CC)`.
fn court_at(lex: &Lexed<'_>, i: usize, series: &str) -> (usize, String) {
    let wants = matches!(
        series,
        "SA" | "BCLR" | "SACR" | "JELR" | "ZLR" | "AHRLR" | "NR"
    );
    let there =
        lex.is_sign(i, '(') && lex.shape(i + 1) == Some(Shape::Upper) && lex.is_sign(i + 2, ')');
    let there =
        there || (lex.is_sign(i, '(') && lex.word(i + 1).len() == 1 && lex.is_sign(i + 2, ')'));
    if wants && there {
        (i + 3, format!(" ({})", lex.word(i + 1)))
    } else {
        (i, String::new())
    }
}

/// `410 US 113 (1973)`, `1 KAR 24`: a running volume before the series.
fn by_volume(lex: &Lexed<'_>, i: usize) -> Option<Find> {
    if lex.shape(i) != Some(Shape::Number) || lex.word(i).len() > 3 || !lex.spaced(i + 1) {
        return None;
    }
    let found = series_at(lex, i + 1)
        .filter(|found| !found.series.by_year && found.series.name.len() > 1)?;
    let capital = lex
        .word(i + 1)
        .starts_with(|c: char| c.is_ascii_uppercase());
    let page = page_at(lex, beyond_reporter(lex, found.end)).filter(|_| capital)?;
    let mut end = page + 1;
    let mut normal = format!("{} {} {}", lex.word(i), found.series.name, lex.word(page));
    let mut year = String::new();
    // `540 U.S. 644, 649 (2004)`
    let pins = pins_before_year(lex, end);
    let pinpoint = pins.map(|after| lex.spaced_text(end + 1, after));
    end = pins.unwrap_or(end);
    if lex.is_sign(end, '(') && lex.is_sign(end + 2, ')') && lex.year(end + 1).is_some() {
        year = lex.word(end + 1).to_owned();
        normal = format!("{normal} ({year})");
        end += 3;
    }
    let mut find = Find::new(i, end, Kind::Report, Some(normal))
        .part("volume", lex.word(i))
        .part("series", &found.series.name)
        .part("page", lex.word(page))
        .part("year", year);
    find.pinpoint = pinpoint;
    Some(find)
}

/// `5 U.S. (1 Cranch) 137`: the token after the reporter whose own volume it was.
fn beyond_reporter(lex: &Lexed<'_>, i: usize) -> usize {
    let close = lex.mate(i).filter(|close| {
        lex.is_sign(i, '(')
            && (i + 3..i + 6).contains(close)
            && lex.shape(i + 1) == Some(Shape::Number)
            && lex.is_capital(i + 2)
    });
    close.map_or(i, |close| close + 1)
}

/// `, 152-53 (1973)`, `, 495 n.11 (1954)`, `, 444, 478-79 (1966)`: the token after the places that
/// stand between page and year, as reports of the United States are cited.
fn pins_before_year(lex: &Lexed<'_>, i: usize) -> Option<usize> {
    const MAX_PINS: usize = 24;
    let page = |at: usize| lex.shape(at) == Some(Shape::Number) && lex.word(at).len() <= 4;
    if !lex.is_sign(i, ',') || !page(i + 1) {
        return None;
    }
    let mut at = i + 2;
    while at < i + MAX_PINS {
        let dated = lex.is_sign(at, '(') && lex.year(at + 1).is_some() && lex.is_sign(at + 2, ')');
        if dated {
            return Some(at);
        }
        let joint = lex.is_any(at, &[",", "-", "–", "—", "&", "and"]);
        let note = lex.is_any(at, &["n", "nn", "note", "notes"]);
        // `n.11`, `n11`
        let glued = lex.shape(at) == Some(Shape::Mixed)
            && lex
                .word(at)
                .trim_start_matches('n')
                .bytes()
                .all(|b| b.is_ascii_digit());
        if !(joint || note || glued || page(at) || lex.is_sign(at, '.')) {
            return None;
        }
        at += 1;
    }
    None
}

/// `AIR 1978 SC 597`.
fn india(lex: &Lexed<'_>, i: usize) -> Option<Find> {
    let at = if lex.is(i, "air") {
        i + 1
    } else {
        let dotted = lex.is_sign(i + 1, '.')
            && lex.is(i + 2, "i")
            && lex.is_sign(i + 3, '.')
            && lex.is(i + 4, "r");
        dotted.then(|| {
            if lex.is_sign(i + 5, '.') {
                i + 6
            } else {
                i + 5
            }
        })?
    };
    let bracket = matches!(lex.shape(at), Some(Shape::Sign('(' | '[')));
    let at = if bracket { at + 1 } else { at };
    let year = lex.year(at)?;
    let at = if bracket { at + 2 } else { at + 1 };
    let mut end = at;
    let mut court = String::new();
    while end < at + 6 && (lex.is_capital(end) || lex.is_sign(end, '.')) {
        court.push_str(lex.word(end).trim_matches('.'));
        end += 1;
    }
    let page = page_at(lex, end).filter(|_| bracket || !court.is_empty())?;
    let normal = single_spaces(&format!("AIR {year} {court} {}", lex.word(page)));
    Some(
        Find::new(i, page + 1, Kind::Report, Some(normal))
            .part("year", year.to_string())
            .part("series", "AIR")
            .part("court", court)
            .part("page", lex.word(page)),
    )
}
