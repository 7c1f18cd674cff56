//! What a chain of provisions says of its instrument.

use super::lex::{Lexed, Shape};
use super::notice::chapter_at;
use super::pack;
use super::referred::{Manner, Reference, is_said};
use super::title::{TitleKind, Titles};
use super::words::Class;

/// Countries whose constitutions Kenyan judgments cite, by the first word of the name.
const COUNTRIES: [&str; 22] = [
    "Uganda",
    "Tanzania",
    "Rwanda",
    "Burundi",
    "India",
    "South",
    "United",
    "Ghana",
    "Nigeria",
    "Zambia",
    "Zimbabwe",
    "Malawi",
    "Namibia",
    "Botswana",
    "Canada",
    "Jamaica",
    "Ireland",
    "Germany",
    "Mauritius",
    "Seychelles",
    "Pakistan",
    "Sierra",
];

/// What follows a chain: `of the Evidence Act`, `of the said Act`, nothing.
pub(super) fn holder_at(lex: &Lexed<'_>, titles: &Titles, i: usize) -> (Holder, usize) {
    // `section 63E (sic) of the Act`
    let sic = matches!(lex.shape(i), Some(Shape::Sign('(' | '[')))
        && lex.is(i + 1, "sic")
        && lex.mate(i) == Some(i + 2)
        && lex.is(i + 3, "of");
    // `Rule 5(2)(b), of Court of Appeal Rules`
    let stray = lex.is_sign(i, ',') && lex.is(i + 1, "of");
    if sic || stray {
        let of = if sic { i + 3 } else { i + 1 };
        let (holder, end) = holder_at(lex, titles, of);
        return match holder {
            Holder::Bare => (holder, i),
            held => (held, end),
        };
    }
    // `rule 2 as per the Court Rules`
    if lex.is(i, "as") && lex.is(i + 1, "per") {
        let (holder, end) = holder_at(lex, titles, i + 1);
        return match holder {
            Holder::Named(..) => (holder, end),
            _ => (Holder::Bare, i),
        };
    }
    // `(First Schedule) of the Act`
    let joint = lex.is_any(i, &["of", "to", "in", "under", "from", "per"]);
    let swahili = lex.is_any(i, &["cha", "ya", "la", "za", "wa"]);
    let comma = lex.is_sign(i, ',');
    let mut at = if joint || swahili || comma { i + 1 } else { i };
    let start = at;
    let mut said = false;
    let mut manner = Manner::Plain;
    while at < start + 4
        && lex.is_any(
            at,
            &[
                "the",
                "said",
                "aforesaid",
                "same",
                "impugned",
                "principal",
                "parent",
                "main",
                "substantive",
                "amending",
                "amendment",
                "operative",
                "repealed",
                "revoked",
                "former",
                "old",
                "defunct",
                "erstwhile",
                "new",
                "present",
                "current",
                "above",
                "this",
                "that",
                "these",
                "those",
                "retired",
                "2010",
                "afore",
                "independence",
                "new",
                "our",
                "her",
                "its",
                "their",
                "Kenyan",
            ],
        )
    {
        said |= is_said(lex, at);
        manner = Manner::told_by(lex, at).unwrap_or(manner);
        at += 1;
    }
    if let Some(named) = named_at(lex, titles, at, manner == Manner::Former) {
        return named;
    }
    if !joint && !swahili {
        return (Holder::Bare, i);
    }
    // `section 21(4) of the 1981 Act`
    if let Some(year) = lex.year(at).filter(|_| at > start)
        && lex.is_any(at + 1, &["act", "rules", "regulations", "code"])
    {
        let reference = Reference {
            word: lex.word(at + 1).to_ascii_lowercase(),
            year: Some(year.to_string()),
            said: true,
            manner,
        };
        return (Holder::Referred(reference), at + 2);
    }
    if lex.is_any(
        at,
        &[
            "act",
            "code",
            "rules",
            "regulations",
            "ordinance",
            "bill",
            "schedule",
            "charter",
            "convention",
            "covenant",
        ],
    ) && (at > start || lex.is_capital(at))
    {
        let reference = Reference {
            word: lex.word(at).to_ascii_lowercase(),
            year: None,
            said,
            manner,
        };
        return (Holder::Referred(reference), at + 1);
    }
    if is_no_law(lex, at) {
        (Holder::NoLaw, i)
    } else {
        (Holder::Bare, i)
    }
}

fn named_at(
    lex: &Lexed<'_>,
    titles: &Titles,
    at: usize,
    repealed: bool,
) -> Option<(Holder, usize)> {
    // `Constitution of Kenya (Protection of …) Rules` is a title that begins like the other thing.
    let title_here = titles.at(lex, at).is_some_and(|title| {
        title
            .name
            .to_ascii_lowercase()
            .starts_with("constitution of kenya (")
    });
    if !title_here && let Some((name, end)) = constitution_at(lex, at, repealed) {
        return Some((Holder::Named(name, Instrument::Constitution), end));
    }
    if let Some(title) = titles.at(lex, at) {
        let kind = match title.kind {
            TitleKind::Law => Instrument::Law,
            TitleKind::Treaty => Instrument::Treaty,
            TitleKind::Bill => Instrument::Bill,
        };
        let name = canonical(titles, &title.name);
        return Some((Holder::Named(name, kind), title.end));
    }
    if let Some((end, cap)) = chapter_at(lex, at) {
        return Some((Holder::Named(format!("Cap. {cap}"), Instrument::Law), end));
    }
    for words in (1..=3).rev() {
        let short = lex.spaced_text(at, at + words);
        if lex.is_capital(at)
            && short.len() > 2
            && let Some((name, kind)) = expand(titles, &short)
        {
            return Some((Holder::Named(name, kind), at + words));
        }
    }
    None
}

/// The title that a short name stands for: first by the text itself, then by the pack.
pub(super) fn canonical(titles: &Titles, name: &str) -> String {
    expand(titles, name).map_or_else(|| name.to_owned(), |(title, _)| title)
}

fn expand(titles: &Titles, short: &str) -> Option<(String, Instrument)> {
    let law = pack::law_abbreviated(short);
    let title = titles
        .alias(short)
        .map(str::to_owned)
        .or_else(|| law.map(|law| law.title.clone()))?;
    let treaty = pack::law_titled(&title).is_some_and(|law| law.treaty);
    Some((
        title,
        if treaty {
            Instrument::Treaty
        } else {
            Instrument::Law
        },
    ))
}

/// `Constitution`, `Constitution of Kenya, 2010`, `Katiba`: its name, and the token after it.
pub(super) fn constitution_at(
    lex: &Lexed<'_>,
    i: usize,
    repealed: bool,
) -> Option<(String, usize)> {
    if lex.is(i, "katiba") && i > 0 && lex.is_any(i - 1, &["cha", "ya", "la", "za", "wa", "na"]) {
        return Some(("Constitution of Kenya".to_owned(), i + 1));
    }
    let old = lex.is_any(i, &["1963", "1969"]) && lex.is(i + 1, "constitution");
    let i = if old || lex.is(i, "2010") { i + 1 } else { i };
    if !lex.is(i, "constitution") {
        return None;
    }
    let mut end = i + 1;
    let mut name = "Constitution of Kenya".to_owned();
    let the = if lex.is(end, "of") && lex.is(end + 1, "the") {
        1
    } else {
        0
    };
    let republic = if lex.is(end + 1 + the, "republic") && lex.is(end + 2 + the, "of") {
        2
    } else {
        0
    };
    let country = end + 1 + the + republic;
    if lex.is(end, "of") && lex.is_capital(country) && !lex.has(country, Class::STOP) {
        // A club's constitution is no law: only the names of countries lead on.
        let mut after = country + 1;
        if lex.is_any(country, &["South", "United", "Sierra"]) && lex.is_capital(after) {
            after += 1;
        }
        if lex.is(country, "Kenya") || COUNTRIES.iter().any(|name| lex.is(country, name)) {
            if !lex.is(country, "Kenya") {
                name = format!("Constitution of {}", lex.spaced_text(country, after));
            }
            end = after;
        }
    }
    let kenyan = name.ends_with("Kenya");
    let comma = if lex.is_sign(end, ',') { end + 1 } else { end };
    let open = lex.is_sign(comma, '(') || lex.is_sign(comma, '[');
    let year = if open { comma + 1 } else { comma };
    if lex
        .year(year)
        .is_some_and(|year| !kenyan || (1963..=2010).contains(&year))
        && (!open || lex.mate(comma) == Some(year + 1))
    {
        end = if open { year + 2 } else { year + 1 };
    }
    // `section 77 of the Constitution of Kenya (now repealed)`
    let said_so = lex.is_sign(end, '(')
        && lex.is_any(
            end + 1 + usize::from(lex.is_any(end + 1, &["now", "since"])),
            &["repealed"],
        );
    if kenyan && (repealed || old || said_so) {
        name.push_str(" (repealed)");
    }
    Some((name, end))
}

/// Whether the words from `i` on name something that is no law.
fn is_no_law(lex: &Lexed<'_>, i: usize) -> bool {
    const NO_LAW: [&str; 49] = [
        "affidavit",
        "affidavits",
        "agreement",
        "contract",
        "lease",
        "plaint",
        "petition",
        "judgment",
        "judgement",
        "ruling",
        "memorandum",
        "letter",
        "report",
        "policy",
        "submissions",
        "application",
        "defence",
        "statement",
        "grounds",
        "record",
        "will",
        "deed",
        "plea",
        "charge",
        "manual",
        "motion",
        "notice",
        "tender",
        "reply",
        "articles",
        "cba",
        "proposal",
        "document",
        "bid",
        "award",
        "plan",
        "certificate",
        "summons",
        "claim",
        "pleadings",
        "response",
        "mortgage",
        "conditions",
        "terms",
        "union",
        "association",
        "club",
        "church",
        "company",
    ];
    // `guaranteed under Article 33 in the following terms`
    if lex.is(i, "following") || lex.is(i + 1, "following") {
        return false;
    }
    (i..i + 6)
        .take_while(|at| {
            !matches!(
                lex.shape(*at),
                None | Some(Shape::Sign('.' | ',' | ';' | ':' | '…'))
            )
        })
        .any(|at| lex.is_any(at, &NO_LAW))
}

/// What a chain says of its instrument.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Holder {
    /// By name.
    Named(String, Instrument),
    /// `of the Act`, `of the said Rules`.
    Referred(Reference),
    /// Not at all.
    Bare,
    /// It is an affidavit, a contract, a judgment.
    NoLaw,
}

/// What kind of text an instrument is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Instrument {
    Law,
    Treaty,
    Constitution,
    Bill,
}
