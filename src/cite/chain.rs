//! One chain of provisions as it is written: units, numbers, and what it says of its instrument.

use super::holder::{Holder, Instrument, holder_at};
use super::label::{Numbering, labels_at};
use super::lex::{Lexed, Shape};
use super::title::Titles;
use super::words::Class;

/// How the English rules of civil procedure are called before a number.
pub(super) const ENGLISH_RULES: &str = "CPR";

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
        // `… of the Senate Standing Orders`
        let named = lex.is(end, "of")
            && (end + 1..end + 6)
                .take_while(|at| lex.is(*at, "the") || lex.is_capital(*at))
                .find(|at| lex.is(*at, "standing") && lex.is(at + 1, "orders"))
                .is_some();
        let end = if named {
            (end..end + 7)
                .find(|at| lex.is(*at, "orders"))
                .map_or(end, |at| at + 1)
        } else {
            end
        };
        return Some(Chain {
            first: i,
            end,
            levels: vec![level],
            holder,
        });
    }
    if lex.word(i) == ENGLISH_RULES {
        return english_rule(lex, i);
    }
    if lex.is(i, "sub") && lex.is_sign(i + 1, '-') && !lex.spaced(i + 2) {
        return hyphened_subsection(lex, titles, i);
    }
    // `Sub Article 2 makes it even more forceful`: a part of what is being quoted.
    if i > 0 && lex.is(i - 1, "sub") {
        return None;
    }
    let (level, mut end) = level_at(lex, i)?;
    let mut levels = vec![level];
    while levels.len() < MAX_LEVELS {
        let Some((level, after, outer)) = next_level(lex, end, &levels) else {
            break;
        };
        if outer {
            levels.insert(0, level);
        } else {
            levels.push(level);
        }
        end = after;
    }
    let (holder, end) = holder_at(lex, titles, end);
    let chain = Chain {
        first: i,
        end,
        levels: merge_subsections(levels),
        holder,
    };
    is_believable(lex, &chain).then_some(chain)
}

/// `CPR 3.4(2)`, `CPR r 3.4`, `CPR Part 24`: the English rules, which number by Part and decimal,
/// where Kenya's of that name number by Order and rule.
fn english_rule(lex: &Lexed<'_>, i: usize) -> Option<Chain> {
    let comma = usize::from(lex.is_sign(i + 1, ','));
    let (level, end) = level_at(lex, i + 1 + comma)
        .or_else(|| {
            let (labels, end) = labels_at(lex, i + 1, Numbering::Digits)?;
            let unit = Unit::Rule;
            Some((Level { unit, labels }, end))
        })
        .filter(|(level, _)| is_english(level))?;
    Some(Chain {
        first: i,
        end,
        levels: vec![level],
        holder: Holder::Named("Civil Procedure Rules".to_owned(), Instrument::Law),
    })
}

/// Whether a level of the Civil Procedure Rules can only be one of England's: a Part with a number,
/// a rule with a decimal.
pub(super) fn is_english(level: &Level) -> bool {
    let of = |fits: fn(&str) -> bool| level.labels.iter().all(|label| fits(label));
    match level.unit {
        Unit::Rule => of(|label| label.contains('.')),
        Unit::Part => of(|label| label.bytes().all(|b| b.is_ascii_digit())),
        _ => false,
    }
}

/// `sub-section (2) of section 5`.
fn hyphened_subsection(lex: &Lexed<'_>, titles: &Titles, i: usize) -> Option<Chain> {
    let article = lex.is_any(
        i + 2,
        &["section", "sections", "article", "articles", "rule"],
    );
    let (labels, end) = subsection_labels(lex, i + 3).filter(|_| article)?;
    let levels = vec![Level {
        unit: Unit::Subsection,
        labels,
    }];
    let (outer, end, _) = next_level(lex, end, &levels).filter(|(_, _, outer)| *outer)?;
    let (holder, end) = holder_at(lex, titles, end);
    let chain = Chain {
        first: i,
        end,
        levels: merge_subsections(vec![outer, levels.into_iter().next()?]),
        holder,
    };
    is_believable(lex, &chain).then_some(chain)
}

/// A further level: to the right of its holder (`Order 42 rule 6`) or to the left (`rule 6 of Order 42`).
fn next_level(lex: &Lexed<'_>, i: usize, levels: &[Level]) -> Option<(Level, usize, bool)> {
    let inner = levels.last()?.unit;
    let comma = if lex.is_sign(i, ',') { i + 1 } else { i };
    if let Some((level, end)) = level_at(lex, comma) {
        let nests = matches!(
            (inner, level.unit),
            (Unit::Order, Unit::Rule)
                | (Unit::Schedule, Unit::Paragraph | Unit::Part)
                | (Unit::Part, Unit::Paragraph)
                | (Unit::Rule | Unit::Section | Unit::Article, Unit::Subsection)
        );
        // As normal forms have it: `First Schedule s 5`, `s 5 para 2`.
        let written = comma == i
            && !matches!(level.unit, Unit::Schedule | Unit::Chapter)
            && match inner {
                Unit::Schedule => true,
                Unit::Section | Unit::Article | Unit::Rule | Unit::Regulation => {
                    level.unit == Unit::Paragraph
                }
                Unit::Part => level.unit != Unit::Part,
                _ => false,
            };
        let nests = nests || written;
        return nests.then_some((level, end, false));
    }
    let of = lex.is_any(i, &["of", "to", "under", "in"]);
    let mut at = i + 1;
    // `of the said Third Schedule`, and the slip `of the of the Third Schedule`.
    while at < i + 5 && lex.is_any(at, &["the", "said", "aforesaid", "same", "impugned", "of"]) {
        at += 1;
    }
    let (level, end) = level_at(lex, at).filter(|_| of)?;
    let first = levels.first()?.unit;
    let nests = match level.unit {
        Unit::Schedule | Unit::Part | Unit::Chapter => {
            first != Unit::Schedule && first != Unit::Chapter
        }
        Unit::Order => first == Unit::Rule || first == Unit::Subsection,
        Unit::Section | Unit::Article | Unit::Rule | Unit::Regulation => {
            matches!(first, Unit::Subsection | Unit::Paragraph)
        }
        _ => false,
    };
    nests.then_some((level, end, true))
}

/// `subsection (2) of section 5` is `section 5(2)`.
fn merge_subsections(mut levels: Vec<Level>) -> Vec<Level> {
    while let Some(at) = levels
        .iter()
        .position(|level| level.unit == Unit::Subsection)
        .filter(|at| *at > 0)
    {
        let inner = levels.remove(at);
        let outer = &mut levels[at - 1];
        if let Some(base) = outer.labels.last().cloned() {
            outer.labels = inner
                .labels
                .iter()
                .map(|label| format!("{base}{label}"))
                .collect();
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
        return Some((
            Level {
                unit: Unit::Schedule,
                labels: vec![ordinal],
            },
            end,
        ));
    }
    let unit = unit_of(lex, i)?;
    let word = lex.word(i);
    let stop = lex.is_sign(i + 1, '.');
    // `… under the regulation. 15. The petitioner …`: a whole word needs no stop, a sentence does.
    let ends = lex.shape(i) == Some(Shape::Lower) || lex.slice(i + 1, i + 3).contains('\n');
    if stop && word.len() > 4 && lex.spaced(i + 2) && ends {
        return None;
    }
    let mut at = if stop { i + 2 } else { i + 1 };
    let swahili = lex.is_any(at, &["cha", "ya", "la", "za"]);
    if swahili {
        at += 1;
    }
    at = lex
        .after_number_sign(at)
        .filter(|_| unit != Unit::Order && unit != Unit::Rule)
        .unwrap_or(at);
    let glued = word.len() <= 2 && !word.eq_ignore_ascii_case("ss");
    let spaced_single = glued && !stop && lex.spaced(at) && !matches!(word, "s" | "r");
    if spaced_single || lex.parted(at) {
        return None;
    }
    if lex.is_any(i, &["sub"]) {
        return None;
    }
    let numbering = match unit {
        Unit::Order | Unit::Part | Unit::Chapter | Unit::Schedule | Unit::Article | Unit::Rule => {
            Numbering::Free
        }
        _ => Numbering::Digits,
    };
    if unit == Unit::Subsection {
        let (labels, end) = subsection_labels(lex, at)?;
        return Some((Level { unit, labels }, end));
    }
    let year_of_rules = matches!(unit, Unit::Rule | Unit::Regulation)
        && lex.year(at).is_some()
        && !lex.is_sign(at + 1, '(');
    if let Some((labels, end)) = labels_at(lex, at, numbering).filter(|_| !year_of_rules) {
        return Some((Level { unit, labels }, end));
    }
    // `Order Rule 1 of the Civil Procedure Rules`: the Order's number was lost.
    if unit == Unit::Order
        && lex.is(i + 1, "rule")
        && lex.is_capital(i)
        && labels_at(lex, i + 2, Numbering::Digits).is_some()
    {
        return Some((
            Level {
                unit,
                labels: Vec::new(),
            },
            i + 1,
        ));
    }
    let alone = unit == Unit::Schedule && lex.is_any(i + 1, &["to", "of"]) && lex.is_capital(i);
    alone.then(|| {
        (
            Level {
                unit,
                labels: vec![String::new()],
            },
            i + 1,
        )
    })
}

fn subsection_labels(lex: &Lexed<'_>, i: usize) -> Option<(Vec<String>, usize)> {
    let inside = lex.is_sign(i, '(') && lex.is_sign(i + 2, ')') && lex.word(i + 1).len() <= 4;
    inside.then(|| (vec![format!("({})", lex.word(i + 1))], i + 3))
}

/// `First Schedule`, `2nd Schedule`: the ordinal as it is written out, and the token after.
fn ordinal_schedule(lex: &Lexed<'_>, i: usize) -> Option<(String, usize)> {
    const ORDINALS: [&str; 20] = [
        "First",
        "Second",
        "Third",
        "Fourth",
        "Fifth",
        "Sixth",
        "Seventh",
        "Eighth",
        "Ninth",
        "Tenth",
        "Eleventh",
        "Twelfth",
        "Thirteenth",
        "Fourteenth",
        "Fifteenth",
        "Sixteenth",
        "Seventeenth",
        "Eighteenth",
        "Nineteenth",
        "Twentieth",
    ];
    if lex.shape(i) == Some(Shape::Sign('(')) {
        return None;
    }
    let word = lex.word(i);
    let at = if lex.shape(i) == Some(Shape::Number) && lex.is_any(i + 1, &["st", "nd", "rd", "th"])
    {
        i + 2
    } else {
        i + 1
    };
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

/// Whether the words can be meant as a provision of law at all.
fn is_believable(lex: &Lexed<'_>, chain: &Chain) -> bool {
    if chain.holder == Holder::NoLaw {
        return false;
    }
    let held = chain.holder != Holder::Bare;
    let schedule = chain
        .levels
        .iter()
        .any(|level| level.unit == Unit::Schedule);
    let Some(outer) = chain.levels.first() else {
        return false;
    };
    match outer.unit {
        Unit::Article => held || !is_organisation(lex, chain),
        Unit::Section | Unit::Regulation => true,
        Unit::Rule => chain.levels.len() > 1 || held || !lex.is(chain.first, "r"),
        Unit::Order => chain.levels.len() > 1 || held || lex.is_capital(chain.first),
        Unit::Schedule => {
            held || chain.levels.len() > 1
                || ((lex.is_capital(chain.first) || lex.shape(chain.first) == Some(Shape::Mixed))
                    && outer.labels.iter().all(|label| !label.is_empty()))
        }
        // `Land Act, Part IV`: what stands before the comma may hold it.
        Unit::Paragraph => {
            held || schedule
                || follows_comma(lex, chain.first)
                || names_a_known_one(lex, chain.first)
        }
        Unit::Clause | Unit::Part | Unit::Chapter => {
            held || schedule || follows_comma(lex, chain.first)
        }
        Unit::Subsection => false,
    }
}

/// `Article 19 submitted that …`, `Article 19 East Africa`: the organisation of that name, which
/// appears before the courts, and no article.
fn is_organisation(lex: &Lexed<'_>, chain: &Chain) -> bool {
    let named = chain.end == chain.first + 2 && lex.word(chain.first + 1) == "19";
    let dash = usize::from(matches!(
        lex.shape(chain.end),
        Some(Shape::Sign('-' | '–' | '—' | ','))
    ));
    named
        && (lex.is_any(chain.end + dash, &["east", "eastern"])
            || lex.is_any(
                chain.end,
                &[
                    "argued",
                    "argues",
                    "submitted",
                    "submits",
                    "relied",
                    "relies",
                    "contended",
                    "contends",
                    "supported",
                    "supports",
                    "respectively",
                    "have",
                ],
            ))
}

fn follows_comma(lex: &Lexed<'_>, i: usize) -> bool {
    i > 0 && lex.is_sign(i - 1, ',')
}

/// `Paragraph 25 requires`: only the context can tell whether it is one of a schedule.
fn names_a_known_one(lex: &Lexed<'_>, i: usize) -> bool {
    lex.is_capital(i)
        && !(i > 0
            && (lex.is(i - 1, "at") || matches!(lex.shape(i - 1), Some(Shape::Sign('[' | '(')))))
}

impl Level {
    /// Each number with its unit, as normal forms have it: `s 5(1)`, `First Schedule`.
    pub fn written(&self) -> Vec<String> {
        let ordinal = |label: &str| {
            label.ends_with("st")
                || label.ends_with("nd")
                || label.ends_with("rd")
                || label.ends_with("th")
        };
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
