//! One chain of provisions as it is written: units, numbers, and what it says of its instrument.

use super::label::{Numbering, labels_at};
use super::lex::{Lexed, Shape};
use super::notice::chapter_at;
use super::pack;
use super::title::{TitleKind, Titles};
use super::words::Class;

/// The most levels of a chain: `paragraph 15 of Part IV of the Third Schedule`.
const MAX_LEVELS: usize = 5;

/// What a number counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Unit {
    Section,
    Article,
    Rule,
    Regulation,
    Order,
    Paragraph,
    Clause,
    Part,
    Chapter,
    Schedule,
    Subsection,
}

/// One level of a chain.
#[derive(Debug, Clone)]
pub(super) struct Level {
    pub unit: Unit,
    pub labels: Vec<String>,
}

/// What a chain says of its instrument.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Holder {
    /// By name.
    Named(String, Instrument),
    /// `of the Act`, `of the said Rules`: the word, and whether "said" or its like precedes.
    Referred(String, bool),
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

/// A chain of provisions.
#[derive(Debug, Clone)]
pub(super) struct Chain {
    pub first: usize,
    pub end: usize,
    /// From the outermost in.
    pub levels: Vec<Level>,
    pub holder: Holder,
}

/// Reads the chain that begins at token `i`.
pub(super) fn chain_at(lex: &Lexed<'_>, titles: &Titles, i: usize) -> Option<Chain> {
    if lex.is(i, "standing") && lex.is_any(i + 1, &["order", "orders"]) {
        let (level, end) = level_at(lex, i + 1)?;
        let holder = Holder::Named("Standing Orders".to_owned(), Instrument::Law);
        return Some(Chain { first: i, end, levels: vec![level], holder });
    }
    if lex.is(i, "sub") && lex.is_sign(i + 1, '-') && !lex.spaced(i + 2) {
        return hyphened_subsection(lex, titles, i);
    }
    let (level, mut end) = level_at(lex, i)?;
    let mut levels = vec![level];
    while levels.len() < MAX_LEVELS {
        let Some((level, after, outer)) = next_level(lex, end, &levels) else { break };
        if outer {
            levels.insert(0, level);
        } else {
            levels.push(level);
        }
        end = after;
    }
    let (holder, end) = holder_at(lex, titles, end);
    let chain = Chain { first: i, end, levels: merge_subsections(levels), holder };
    is_believable(lex, &chain).then_some(chain)
}

/// `sub-section (2) of section 5`.
fn hyphened_subsection(lex: &Lexed<'_>, titles: &Titles, i: usize) -> Option<Chain> {
    let article = lex.is_any(i + 2, &["section", "sections", "article", "articles", "rule"]);
    let (labels, end) = subsection_labels(lex, i + 3).filter(|_| article)?;
    let levels = vec![Level { unit: Unit::Subsection, labels }];
    let (outer, end, _) = next_level(lex, end, &levels).filter(|(_, _, outer)| *outer)?;
    let (holder, end) = holder_at(lex, titles, end);
    let chain = Chain { first: i, end, levels: merge_subsections(vec![outer, levels.into_iter().next()?]), holder };
    is_believable(lex, &chain).then_some(chain)
}

/// A further level: to the right of its holder (`Order 42 rule 6`) or to the left (`rule 6 of Order 42`).
fn next_level(lex: &Lexed<'_>, i: usize, levels: &[Level]) -> Option<(Level, usize, bool)> {
    let inner = levels.last()?.unit;
    let comma = if lex.is_sign(i, ',') { i + 1 } else { i };
    if let Some((level, end)) = level_at(lex, comma) {
        let nests = matches!(
            (inner, level.unit),
            (Unit::Order, Unit::Rule) | (Unit::Schedule, Unit::Paragraph | Unit::Part) | (Unit::Part, Unit::Paragraph) | (Unit::Rule | Unit::Section | Unit::Article, Unit::Subsection)
        );
        return nests.then_some((level, end, false));
    }
    let of = lex.is_any(i, &["of", "to", "under", "in"]);
    let at = if lex.is(i + 1, "the") { i + 2 } else { i + 1 };
    let (level, end) = level_at(lex, at).filter(|_| of)?;
    let first = levels.first()?.unit;
    let nests = match level.unit {
        Unit::Schedule | Unit::Part | Unit::Chapter => first != Unit::Schedule && first != Unit::Chapter,
        Unit::Order => first == Unit::Rule || first == Unit::Subsection,
        Unit::Section | Unit::Article | Unit::Rule | Unit::Regulation => matches!(first, Unit::Subsection | Unit::Paragraph),
        _ => false,
    };
    nests.then_some((level, end, true))
}

/// `subsection (2) of section 5` is `section 5(2)`.
fn merge_subsections(mut levels: Vec<Level>) -> Vec<Level> {
    while let Some(at) = levels.iter().position(|level| level.unit == Unit::Subsection).filter(|at| *at > 0) {
        let inner = levels.remove(at);
        let outer = &mut levels[at - 1];
        if let Some(base) = outer.labels.last().cloned() {
            outer.labels = inner.labels.iter().map(|label| format!("{base}{label}")).collect();
        }
    }
    levels
}

fn unit_of(lex: &Lexed<'_>, i: usize) -> Option<Unit> {
    if !lex.has(i, Class::PROVISION) {
        return slip_of(lex.word(i));
    }
    Some(match lex.word(i).to_ascii_lowercase().as_str() {
        "section" | "sections" | "sec" | "secs" | "sect" | "s" | "ss" | "kifungu" => Unit::Section,
        "article" | "articles" | "art" | "arts" | "ibara" | "kipengele" => Unit::Article,
        "rule" | "rules" | "r" | "rr" => Unit::Rule,
        "regulation" | "regulations" | "reg" | "regs" => Unit::Regulation,
        "order" | "orders" | "ord" | "o" => Unit::Order,
        "paragraph" | "paragraphs" | "para" | "paras" => Unit::Paragraph,
        "clause" | "clauses" => Unit::Clause,
        "part" | "parts" => Unit::Part,
        "chapter" => Unit::Chapter,
        "schedule" | "sch" => Unit::Schedule,
        "subsection" | "subsections" | "sub-section" => Unit::Subsection,
        _ => return None,
    })
}

/// `Art5icle`: a digit that slipped into the word.
fn slip_of(word: &str) -> Option<Unit> {
    if word.len() < 8 || !word.bytes().any(|b| b.is_ascii_digit()) || word.len() > 12 {
        return None;
    }
    let letters: String = word.chars().filter(char::is_ascii_alphabetic).collect();
    match letters.to_ascii_lowercase().as_str() {
        "section" | "sections" => Some(Unit::Section),
        "article" | "articles" => Some(Unit::Article),
        _ => None,
    }
}

fn level_at(lex: &Lexed<'_>, i: usize) -> Option<(Level, usize)> {
    if let Some((ordinal, end)) = ordinal_schedule(lex, i) {
        return Some((Level { unit: Unit::Schedule, labels: vec![ordinal] }, end));
    }
    let unit = unit_of(lex, i)?;
    let word = lex.word(i);
    let stop = lex.is_sign(i + 1, '.');
    let mut at = if stop { i + 2 } else { i + 1 };
    let swahili = lex.is_any(at, &["cha", "ya", "la", "za"]);
    if swahili {
        at += 1;
    }
    at = lex.after_number_sign(at).filter(|_| unit != Unit::Order && unit != Unit::Rule).unwrap_or(at);
    let glued = word.len() <= 2 && !word.eq_ignore_ascii_case("ss");
    let spaced_single = glued && !stop && lex.spaced(at) && !matches!(word, "s" | "r");
    if spaced_single || lex.parted(at) {
        return None;
    }
    if lex.is_any(i, &["sub"]) {
        return None;
    }
    let numbering = match unit {
        Unit::Order | Unit::Part | Unit::Chapter | Unit::Schedule | Unit::Article | Unit::Rule => Numbering::Free,
        _ => Numbering::Digits,
    };
    if unit == Unit::Subsection {
        let (labels, end) = subsection_labels(lex, at)?;
        return Some((Level { unit, labels }, end));
    }
    let year_of_rules = matches!(unit, Unit::Rule | Unit::Regulation) && lex.year(at).is_some() && !lex.is_sign(at + 1, '(');
    if let Some((labels, end)) = labels_at(lex, at, numbering).filter(|_| !year_of_rules) {
        return Some((Level { unit, labels }, end));
    }
    // `Order Rule 1 of the Civil Procedure Rules`: the Order's number was lost.
    if unit == Unit::Order && lex.is(i + 1, "rule") && lex.is_capital(i) && labels_at(lex, i + 2, Numbering::Digits).is_some() {
        return Some((Level { unit, labels: Vec::new() }, i + 1));
    }
    let alone = unit == Unit::Schedule && lex.is_any(i + 1, &["to", "of"]) && lex.is_capital(i);
    alone.then(|| (Level { unit, labels: vec![String::new()] }, i + 1))
}

fn subsection_labels(lex: &Lexed<'_>, i: usize) -> Option<(Vec<String>, usize)> {
    let inside = lex.is_sign(i, '(') && lex.is_sign(i + 2, ')') && lex.word(i + 1).len() <= 4;
    inside.then(|| (vec![format!("({})", lex.word(i + 1))], i + 3))
}

/// `First Schedule`, `2nd Schedule`: the ordinal as it is written out, and the token after.
fn ordinal_schedule(lex: &Lexed<'_>, i: usize) -> Option<(String, usize)> {
    const ORDINALS: [&str; 20] = [
        "First", "Second", "Third", "Fourth", "Fifth", "Sixth", "Seventh", "Eighth", "Ninth", "Tenth", "Eleventh", "Twelfth",
        "Thirteenth", "Fourteenth", "Fifteenth", "Sixteenth", "Seventeenth", "Eighteenth", "Nineteenth", "Twentieth",
    ];
    if lex.shape(i) == Some(Shape::Sign('(')) {
        return None;
    }
    let word = lex.word(i);
    let at = if lex.shape(i) == Some(Shape::Number) && lex.is_any(i + 1, &["st", "nd", "rd", "th"]) { i + 2 } else { i + 1 };
    if !lex.is_any(at, &["schedule", "schedules"]) {
        return None;
    }
    if let Some(name) = ORDINALS.iter().find(|name| word.eq_ignore_ascii_case(name)) {
        return Some(((*name).to_owned(), at + 1));
    }
    let digits: String = word.chars().take_while(char::is_ascii_digit).collect();
    let ordinal = at == i + 2 || (digits.len() < word.len() && !digits.is_empty());
    let number: usize = digits.parse().ok().filter(|_| ordinal)?;
    Some(((*ORDINALS.get(number.checked_sub(1)?)?).to_owned(), at + 1))
}

/// What follows a chain: `of the Evidence Act`, `of the said Act`, nothing.
fn holder_at(lex: &Lexed<'_>, titles: &Titles, i: usize) -> (Holder, usize) {
    // `(First Schedule) of the Act`
    let joint = lex.is_any(i, &["of", "to", "in", "under", "from"]);
    let swahili = lex.is_any(i, &["cha", "ya", "la", "za", "wa"]);
    let comma = lex.is_sign(i, ',');
    let mut at = if joint || swahili || comma { i + 1 } else { i };
    let start = at;
    let mut said = false;
    let mut repealed = false;
    while at < start + 4 && lex.is_any(at, &["the", "said", "aforesaid", "same", "impugned", "principal", "operative", "repealed", "former", "old", "new", "current", "above", "this", "that", "retired", "2010", "afore", "independence", "new", "our", "Kenyan"]) {
        said |= lex.is_any(at, &["said", "aforesaid", "same", "that", "above"]);
        repealed |= lex.is_any(at, &["repealed", "former", "old", "retired", "independence"]);
        at += 1;
    }
    if let Some(named) = named_at(lex, titles, at, repealed) {
        return named;
    }
    if !joint && !swahili {
        return (Holder::Bare, i);
    }
    if lex.is_any(at, &["act", "code", "rules", "regulations", "ordinance", "bill", "schedule", "charter", "convention", "covenant"]) && (at > start || lex.is_capital(at)) {
        return (Holder::Referred(lex.word(at).to_ascii_lowercase(), said), at + 1);
    }
    if is_no_law(lex, at) { (Holder::NoLaw, i) } else { (Holder::Bare, i) }
}

fn named_at(lex: &Lexed<'_>, titles: &Titles, at: usize, repealed: bool) -> Option<(Holder, usize)> {
    // `Constitution of Kenya (Protection of …) Rules` is a title that begins like the other thing.
    let title_here = titles.at(lex, at).is_some_and(|title| title.name.to_ascii_lowercase().starts_with("constitution of kenya ("));
    if !title_here
        && let Some((name, end)) = constitution_at(lex, at, repealed)
    {
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
        if lex.is_capital(at) && short.len() > 2
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
    let title = titles.alias(short).map(str::to_owned).or_else(|| law.map(|law| law.title.clone()))?;
    let treaty = pack::law_titled(&title).is_some_and(|law| law.treaty);
    Some((title, if treaty { Instrument::Treaty } else { Instrument::Law }))
}

/// `Constitution`, `Constitution of Kenya, 2010`, `Katiba`: its name, and the token after it.
pub(super) fn constitution_at(lex: &Lexed<'_>, i: usize, repealed: bool) -> Option<(String, usize)> {
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
    let the = if lex.is(end, "of") && lex.is(end + 1, "the") { 1 } else { 0 };
    let republic = if lex.is(end + 1 + the, "republic") && lex.is(end + 2 + the, "of") { 2 } else { 0 };
    let country = end + 1 + the + republic;
    if lex.is(end, "of") && lex.is_capital(country) && !lex.has(country, Class::STOP) {
        // A club's constitution is no law: only the names of countries lead on.
        let mut after = country + 1;
        if lex.is_any(country, &["South", "United", "Sierra"]) && lex.is_capital(after) {
            after += 1;
        }
        if lex.is(country, "Kenya") || COUNTRIES.iter().any(|name| lex.is(country, name)) {
            name = format!("Constitution of {}", lex.spaced_text(country, after));
            end = after;
        }
    }
    let kenyan = name.ends_with("Kenya");
    let comma = if lex.is_sign(end, ',') { end + 1 } else { end };
    let open = lex.is_sign(comma, '(') || lex.is_sign(comma, '[');
    let year = if open { comma + 1 } else { comma };
    if lex.year(year).is_some_and(|year| !kenyan || (1963..=2010).contains(&year)) && (!open || lex.mate(comma) == Some(year + 1)) {
        end = if open { year + 2 } else { year + 1 };
    }
    if kenyan && (repealed || old) {
        name.push_str(" (repealed)");
    }
    Some((name, end))
}

const COUNTRIES: [&str; 22] = [
    "Uganda", "Tanzania", "Rwanda", "Burundi", "India", "South", "United", "Ghana", "Nigeria", "Zambia", "Zimbabwe", "Malawi", "Namibia",
    "Botswana", "Canada", "Jamaica", "Ireland", "Germany", "Mauritius", "Seychelles", "Pakistan", "Sierra",
];

/// Whether the words from `i` on name something that is no law.
fn is_no_law(lex: &Lexed<'_>, i: usize) -> bool {
    const NO_LAW: [&str; 49] = [
        "affidavit", "affidavits", "agreement", "contract", "lease", "plaint", "petition", "judgment", "judgement", "ruling", "memorandum",
        "letter", "report", "policy", "submissions", "application", "defence", "statement", "grounds", "record", "will", "deed", "plea",
        "charge", "manual", "motion", "notice", "tender", "reply", "articles", "cba", "proposal", "document", "bid", "award", "plan",
        "certificate", "summons", "claim", "pleadings", "response", "mortgage", "conditions", "terms", "union", "association", "club", "church", "company",
    ];
    (i..i + 6).take_while(|at| !matches!(lex.shape(*at), None | Some(Shape::Sign('.' | ',' | ';' | ':' | '…')))).any(|at| lex.is_any(at, &NO_LAW))
}

/// Whether the words can be meant as a provision of law at all.
fn is_believable(lex: &Lexed<'_>, chain: &Chain) -> bool {
    if chain.holder == Holder::NoLaw {
        return false;
    }
    let held = chain.holder != Holder::Bare;
    let schedule = chain.levels.iter().any(|level| level.unit == Unit::Schedule);
    let Some(outer) = chain.levels.first() else { return false };
    match outer.unit {
        Unit::Section | Unit::Article | Unit::Regulation => true,
        Unit::Rule => chain.levels.len() > 1 || held || !lex.is(chain.first, "r"),
        Unit::Order => chain.levels.len() > 1 || held || lex.is_capital(chain.first),
        Unit::Schedule => held || chain.levels.len() > 1 || (lex.is_capital(chain.first) && outer.labels.iter().all(|label| !label.is_empty())),
        Unit::Paragraph | Unit::Clause | Unit::Part | Unit::Chapter => held || schedule,
        Unit::Subsection => false,
    }
}

impl Level {
    /// Each number with its unit, as normal forms have it: `s 5(1)`, `First Schedule`.
    pub fn written(&self) -> Vec<String> {
        let ordinal = |label: &str| label.ends_with("st") || label.ends_with("nd") || label.ends_with("rd") || label.ends_with("th");
        self.labels
            .iter()
            .map(|label| match self.unit {
                Unit::Schedule if ordinal(label) => format!("{label} Schedule"),
                Unit::Schedule if label.is_empty() => "Schedule".to_owned(),
                unit => format!("{} {label}", unit.word()),
            })
            .collect()
    }
}

impl Unit {
    const fn word(self) -> &'static str {
        match self {
            Self::Section | Self::Subsection => "s",
            Self::Article => "art",
            Self::Rule => "rule",
            Self::Regulation => "reg",
            Self::Order => "Order",
            Self::Paragraph => "para",
            Self::Clause => "cl",
            Self::Part => "Part",
            Self::Chapter => "Chapter",
            Self::Schedule => "Schedule",
        }
    }
}
