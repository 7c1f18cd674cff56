//! Orders read out of a decision's own words: what each does, whom it binds, how long it gives.
//!
//! By rule, from the words that courts use. What is read here is a proposal: it says so wherever it is
//! shown, and nothing is said of what became of it.

use std::sync::LazyLock;

use regex::Regex;

use crate::model::{OrderKind, PartialDate, PartyRole};

/// An order as the text gives it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// Its number or letter: `i`, `b`, `3`.
    pub number: Option<String>,
    /// What it does, by its words.
    pub kind: OrderKind,
    /// Whom it binds, as the model has it.
    pub binds: Vec<PartyRole>,
    /// The same in the text's own words: `the 2nd respondent`.
    pub bound: Vec<String>,
    /// Its words.
    pub terms: String,
    /// The time that it gives.
    pub deadline: Option<Deadline>,
}

/// The time that an order gives.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Deadline {
    /// As the text says it: `within 60 days`.
    pub words: String,
    /// The last day, computed from the day of the decision; `None` where the time runs from something
    /// else (service, a payment) or the decision has no day.
    pub computed: Option<PartialDate>,
}

fn regex(pattern: &str) -> Regex {
    Regex::new(pattern).expect("the patterns of this file are valid")
}

/// Kinds by their words; the first that fits is taken.
static KINDS: LazyLock<Vec<(Regex, OrderKind)>> = LazyLock::new(|| {
    use OrderKind as K;
    [
        (r"\b(?:refus|declin)(?:ed|es|ing)\b", K::Dismissal),
        (r"\blift(?:ed|s|ing)?\b[^.]{0,40}\b(?:stay|suspension|order)s?\b|\bheld back\b[^.]{0,40}\bstay\b", K::SettingAside),
        (r"\bheld back the effect\b", K::Suspension),
        (r"\bcertiorari\b|\bquash(?:ed|es|ing)?\b", K::Certiorari),
        (r"\bmandamus\b|\bcompelled to\b", K::Mandamus),
        (r"\bconservatory\b|\bstatus quo\b", K::Conservatory),
        (r"\bdeclar(?:e|es|ed|ation|ing)\b", K::Declaration),
        (r"\bstruck (?:down|out) (?:of|from) the (?:Act|law|Constitution)\b|\b(?:section|article|rule|regulation)s?\b[^.]{0,60}\b(?:is|are) (?:hereby )?struck (?:down|out)\b", K::StrikingOut),
        (r"\bset aside\b|\bsetting aside\b|\bvacated\b|\bdischarged\b", K::SettingAside),
        (r"\bprohibit(?:ed|ion|ing|s)?\b|\brestrain(?:ed|ing|s)?\b|\binjunct(?:ion|ed)\b|\bshall not\b|\bbarred from\b", K::Prohibition),
        (r"\bsuspend(?:ed|s|ing)?\b|\bsuspension\b", K::Suspension),
        (r"\bstay(?:ed|s)?\b", K::Stay),
        (r"\btransferred\b|\bremitted\b", K::Transfer),
        (r"\b(?:extension of time|time (?:is|be) (?:hereby )?(?:extended|enlarged)|out of time)\b", K::ExtensionOfTime),
        (r"\b(?:on condition|subject to|provided that|on terms that)\b[^.]*", K::ConditionalPermission),
        (r"\bleave (?:is|be) (?:hereby )?granted\b|\bat liberty to\b|\bpermitted to\b", K::Permission),
        (r"\b(?:is|are|be|stands?) (?:hereby |therefore |accordingly )*(?:dismissed|struck out|disallowed|declined|refused)\b|\bdismiss\b|\b(?:fails|has no merit)\b", K::Dismissal),
        (r"\bshall\b|\bmust\b|\b(?:is|are) (?:hereby )?(?:directed|ordered|required)\b|\bto pay\b|\bjudgment (?:is|be) (?:hereby )?entered\b|\baward(?:ed|s)?\b|\b(?:is|be) (?:hereby |therefore )*allowed\b", K::Mandatory),
    ]
    .into_iter()
    .map(|(pattern, kind)| (regex(&format!("(?i){pattern}")), kind))
    .collect()
});

static COSTS: LazyLock<Regex> = LazyLock::new(|| regex(r"(?i)\bcosts?\b"));
static COSTS_ALONE: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"(?i)^\W*(?:that )?(?:the )?(?:costs?\b|(?:there (?:shall|will) be )?no orders? as to costs|(?:each|every|either) (?:party|side)\b[^.]*\bcosts|(?:I|we) make no orders? as to costs|parties (?:shall|to) bear)",
    )
});

/// A line that begins with a number or letter of its own.
static LABEL: LazyLock<Regex> = LazyLock::new(|| {
    regex(r"^\s*\(?(?P<label>[ivxlc]{1,6}|[a-z]{1,2}|\d{1,2})[.)]\s+(?P<rest>\S.*)$")
});

static BOUND: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"(?i)\b(?:the\s+)?(?:(?:\d{1,2}(?:st|nd|rd|th)|first|second|third|fourth|fifth)(?:\s*(?:,|and|&|to)\s*(?:\d{1,2}(?:st|nd|rd|th)|first|second|third|fourth|fifth))*\s+)?(?P<role>respondent|petitioner|appellant|applicant|plaintiff|defendant|interested part(?:y|ies)|claimant)s?\b(?P<tail>[^.;]{0,40}?)\b(?:shall|must|(?:is|are) (?:hereby )?(?:directed|ordered|restrained|prohibited|compelled|required|condemned)|(?:do|does) (?:hereby )?|to (?:pay|bear|file|deposit|vacate|refund|release|comply))\b",
    )
});

static WITHIN: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"(?i)\b(?:within|has|have)\s+(?:the next\s+|a period of\s+)?(?P<n>\d{1,4}|[a-z]+(?:[- ][a-z]+)?)\s*(?:\((?P<d>\d{1,4})\)\s*)?(?:calendar\s+)?(?P<unit>days?|weeks?|months?|years?)\b(?:\s+(?:of|from|after)\s+(?P<from>[^.;,]{1,60}))?",
    )
});

const NUMBERS: &[(&str, i64)] = &[
    ("a", 1),
    ("one", 1),
    ("two", 2),
    ("three", 3),
    ("four", 4),
    ("five", 5),
    ("six", 6),
    ("seven", 7),
    ("eight", 8),
    ("nine", 9),
    ("ten", 10),
    ("twelve", 12),
    ("fourteen", 14),
    ("fifteen", 15),
    ("eighteen", 18),
    ("twenty", 20),
    ("twenty-one", 21),
    ("twenty one", 21),
    ("thirty", 30),
    ("forty-five", 45),
    ("forty five", 45),
    ("sixty", 60),
    ("ninety", 90),
];

/// The orders of a passage: one for each lettered or numbered line, else the passage, if its words
/// order anything.
#[must_use]
pub fn read(text: &str, decided: Option<PartialDate>) -> Vec<Item> {
    let lines: Vec<_> = text
        .lines()
        .filter_map(|line| LABEL.captures(line))
        .collect();
    let mut items: Vec<Item> = lines
        .iter()
        .filter_map(|line| item(&line["rest"], Some(line["label"].to_owned()), decided))
        .collect();
    if lines.len() < 2 || items.is_empty() {
        items = item(text, None, decided).into_iter().collect();
    }
    items
}

fn item(words: &str, number: Option<String>, decided: Option<PartialDate>) -> Option<Item> {
    let kind = kind_of(words)?;
    let mut binds = Vec::new();
    let mut bound = Vec::new();
    for found in BOUND.captures_iter(words) {
        let role = role_of(&found["role"]);
        if let Some(role) = role.filter(|role| !binds.contains(role)) {
            binds.push(role);
        }
        let whole = found.get(0).map_or("", |m| m.as_str());
        let role_end =
            found.name("role").map_or(0, |m| m.end()) - found.get(0).map_or(0, |m| m.start());
        let name: String = whole.get(..role_end).unwrap_or(whole).to_owned();
        if !bound.contains(&name) {
            bound.push(name);
        }
    }
    Some(Item {
        number,
        kind,
        binds,
        bound,
        terms: words.trim().to_owned(),
        deadline: deadline(words, decided),
    })
}

/// What an order does, by its words. `None` if they order nothing.
#[must_use]
pub fn kind_of(words: &str) -> Option<OrderKind> {
    if COSTS_ALONE.is_match(words) {
        return Some(OrderKind::Costs);
    }
    let found = KINDS
        .iter()
        .find(|(pattern, _)| pattern.is_match(words))
        .map(|(_, kind)| *kind);
    found.or_else(|| COSTS.is_match(words).then_some(OrderKind::Costs))
}

fn role_of(word: &str) -> Option<PartyRole> {
    Some(match word.to_lowercase().as_str() {
        "respondent" => PartyRole::Respondent,
        "petitioner" => PartyRole::Petitioner,
        "appellant" => PartyRole::Appellant,
        "applicant" => PartyRole::Applicant,
        "plaintiff" | "claimant" => PartyRole::Plaintiff,
        "defendant" => PartyRole::Defendant,
        word if word.starts_with("interested") => PartyRole::InterestedParty,
        _ => return None,
    })
}

/// The time that an order's words give, with its last day where that follows from the day of the decision.
#[must_use]
pub fn deadline(words: &str, decided: Option<PartialDate>) -> Option<Deadline> {
    let found = WITHIN.captures(words)?;
    let count = found
        .name("d")
        .or(found.name("n"))
        .and_then(|number| number_of(number.as_str()))?;
    let unit = found["unit"].to_lowercase();
    // From the decision, or from nothing that is named: anything else has a day of its own.
    let from = found.name("from").map(|from| from.as_str().to_lowercase());
    let from_decision = from.as_deref().is_none_or(|from| {
        [
            "today",
            "the date hereof",
            "this ",
            "the date of this",
            "the date of delivery",
            "delivery",
            "hereof",
        ]
        .iter()
        .any(|start| from.starts_with(start))
    });
    let computed = decided
        .filter(|_| from_decision)
        .and_then(|day| later(day, count, &unit));
    Some(Deadline {
        words: found.get(0).map_or("", |m| m.as_str()).trim().to_owned(),
        computed,
    })
}

fn number_of(word: &str) -> Option<i64> {
    let lower = word.to_lowercase();
    lower.parse().ok().or_else(|| {
        NUMBERS
            .iter()
            .find(|(name, _)| *name == lower)
            .map(|(_, number)| *number)
    })
}

/// A day so much later; of a vague day none.
fn later(day: PartialDate, count: i64, unit: &str) -> Option<PartialDate> {
    let (month, of_month) = (day.month()?, day.day()?);
    let date = jiff::civil::Date::new(
        day.year(),
        i8::try_from(month).ok()?,
        i8::try_from(of_month).ok()?,
    )
    .ok()?;
    let span = match unit.trim_end_matches('s') {
        "day" => jiff::Span::new().try_days(count),
        "week" => jiff::Span::new().try_weeks(count),
        "month" => jiff::Span::new().try_months(count),
        _ => jiff::Span::new().try_years(count),
    };
    let last = date.checked_add(span.ok()?).ok()?;
    last.to_string().parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_by_their_words() {
        use OrderKind as K;
        for (words, kind) in [
            (
                "A declaration that the notice was void.",
                Some(K::Declaration),
            ),
            (
                "An order of certiorari is hereby issued to quash the decision.",
                Some(K::Certiorari),
            ),
            (
                "The respondents are restrained from evicting the petitioner.",
                Some(K::Prohibition),
            ),
            ("The appeal is dismissed with costs.", Some(K::Dismissal)),
            ("Each party shall bear its own costs.", Some(K::Costs)),
            ("There shall be no order as to costs.", Some(K::Costs)),
            (
                "The judgment of the magistrate is set aside.",
                Some(K::SettingAside),
            ),
            (
                "The 2nd respondent shall pay Kshs 5,000 within 30 days.",
                Some(K::Mandatory),
            ),
            ("The application for a stay is refused.", Some(K::Dismissal)),
            ("The court lifts its stay of 3 May.", Some(K::SettingAside)),
            ("The matter was heard on Tuesday.", None),
        ] {
            assert_eq!(kind_of(words), kind, "{words}");
        }
    }

    #[test]
    fn a_deadline_is_computed_from_the_decision_alone() {
        let decided = "2031-01-31".parse().ok();
        for (words, computed) in [
            ("shall pay within 60 days", Some("2031-04-01")),
            (
                "within sixty (60) days of this judgment",
                Some("2031-04-01"),
            ),
            ("within one month from the date hereof", Some("2031-02-28")),
            ("has 60 days to remove them", Some("2031-04-01")),
            ("within 14 days of service of the order", None),
        ] {
            let found = deadline(words, decided).unwrap();
            assert_eq!(
                found.computed.map(|day| day.to_string()).as_deref(),
                computed,
                "{words}"
            );
        }
        let month = "2031-01".parse().ok();
        assert_eq!(deadline("within 60 days", month).unwrap().computed, None);
        assert!(deadline("in good time", decided).is_none());
    }

    #[test]
    fn lettered_lines_are_orders_of_their_own() {
        let text = "In the end I order that:\n(a) The 1st and 2nd respondents shall reinstate the claimant within 14 days.\n(b) Each party shall bear its own costs.";
        let items = read(text, "2031-01-31".parse().ok());
        let told: Vec<_> = items
            .iter()
            .map(|item| (item.number.as_deref(), item.kind, item.bound.join("; ")))
            .collect();
        assert_eq!(
            told,
            [
                (
                    Some("a"),
                    OrderKind::Mandatory,
                    "The 1st and 2nd respondent".to_owned()
                ),
                (Some("b"), OrderKind::Costs, String::new()),
            ]
        );
    }
}
