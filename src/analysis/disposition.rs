//! Orders read out of a decision's own words: what each does, whom it binds, how long it gives.
//!
//! By rule, from the words that courts use. What is read here is a proposal: it says so wherever it is
//! shown, and nothing is said of what became of it.

use std::sync::LazyLock;

use regex::Regex;

use crate::model::{OrderKind, PartialDate, PartyRole};
use crate::text::sentence_starts;

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
        (r"^\W*(?:that )?(?:a |an order of )?declaration\b", K::Declaration),
        (r"\bnot to (?:revoke|set aside|quash)\b", K::Mandatory),
        (r"\b(?:stay|suspension|orders?)\b[^.]{0,40}\b(?:is|are|be) (?:hereby )?lifted\b|\blift(?:ed|s|ing)?\b[^.]{0,40}\b(?:stay|suspension|order)s?\b|\bheld back\b[^.]{0,40}\bstay\b", K::SettingAside),
        (r"\bheld back the effect\b", K::Suspension),
        (r"\bcertiorari\b|\bquash(?:ed|es|ing)?\b", K::Certiorari),
        (r"\bmandamus\b|\bcompelled to\b", K::Mandamus),
        (r"\bconservatory\b|\bstatus quo\b", K::Conservatory),
        (r"\bdeclar(?:e|es|ed|ation|ing)\b", K::Declaration),
        (r"\bstruck (?:down|out) (?:of|from) the (?:Act|law|Constitution)\b|\b(?:section|article|rule|regulation)s?\b[^.]{0,60}\b(?:is|are) (?:hereby )?struck (?:down|out)\b", K::StrikingOut),
        (r"\bset aside\b|\bsetting aside\b|\bvacated\b|\bdischarged\b|\brevok(?:e|ed|es|ing)\b|\bannul(?:led|s)?\b", K::SettingAside),
        (r"\bprohibit(?:ed|ion|ing|s)?\b|\brestrain(?:ed|ing|s)?\b|\binjunct(?:ion|ed)\b|\bshall not\b|\bbarred from\b", K::Prohibition),
        (r"\bsuspend(?:ed|s|ing)?\b|\bsuspension\b", K::Suspension),
        (r"\bstay(?:ed|s)?\b", K::Stay),
        (r"\btransfer(?:red)?\b|\bremitted\b|\bremit\b", K::Transfer),
        (r"\b(?:extension of time|time (?:is|be) (?:hereby )?(?:extended|enlarged)|out of time)\b", K::ExtensionOfTime),
        (r"\b(?:is|are|be|been|stands?|and) (?:also |thus |hereby |therefore |accordingly |ordered |wholly |consequently )*(?:dismissed|struck out|disallowed|declined|refused|rejected)\b|\b(?:dismiss|disallow|reject)(?:es|s)?\b|\bstrike out\b|\bhas no merit\b|\bfails?\b(?: and\b| with costs| in (?:its|their)\b|\W*$)", K::Dismissal),
        (r"\b(?:on condition|subject to|provided that|on terms that)\b[^.]*", K::ConditionalPermission),
        (r"\bleave\b[^.]{0,40}\bgranted\b|\bgranted\b[^.]{0,40}\bleave\b|\bat liberty to\b|\b(?:is|are|be) (?:hereby )?(?:permitted|allowed) to\b|\bcan take advantage\b|\bmay (?:approach|apply|file|appeal|move|proceed)\b", K::Permission),
        (r"\b(?:appeal|application|petition|motion|summons|suit|claim|objection|cross-appeal|prayers?|review|reference|notice)s?\b[^.]{0,90}?\b(?:is|are|be|stands?|partially|partly)? ?(?:hereby |therefore |accordingly |partly |partially )*(?:allowed|upheld|granted|succeeds?|merited)\b|\bjudgment (?:is|be) (?:hereby )?entered\b|\b(?:I|we) (?:hereby |accordingly |therefore )*(?:allow|grant|enter judgment)\b", K::Grant),
        (r"\bshall\b|\bmust\b|\b(?:is|are|am|be) (?:hereby |therefore |further )*(?:directed|ordered|required|reinstated|refunded|released|returned|remanded)\b|\b(?:direct|order)s? that\b|\border directing\b|\bto pay\b|\baward(?:ed|s)?\b|\b(?:be|is) (?:marked (?:as )?)?closed\b|\bbe (?:mentioned|filed|served|heard|submitted)\b|\b(?:do|does) (?:hereby )?(?:submit|file|pay|serve|deposit|vacate|release|appear|produce|comply)\b|\bto (?:have )?(?:file|compile|serve|deposit|refund|vacate)d?\b", K::Mandatory),
        (r"\bsentenced?\b[^.]{0,60}\b(?:imprisonment|years|months|days|fine|probation)\b", K::Other),
    ]
    .into_iter()
    .map(|(pattern, kind)| (regex(&format!("(?i){pattern}")), kind))
    .collect()
});

/// That a court refuses: of a side's prayer or a remedy (`remedy`), and in the court's own name (`court`).
static REFUSES: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"(?ix)
        \b(?:prayers?|reliefs?|claims?|applications?|motion|requests?|summons|leave|stay|injunctions?|orders?|writ
            |declarations?|certiorari|mandamus|prohibition|damages|costs|compensation|petition|suit|appeal|cross-appeal
            |objection|counter-?claim|review|reference|extension|bail|bond|it|same|they)\b[^.;]*?
        (?P<remedy>
            \b(?:is|are|be|stands?|and|thus|hereby|therefore|accordingly|wholly|also|but)
                \ (?:(?:hereby|also|thus|therefore|accordingly|consequently|ordered|wholly|likewise|similarly)\ )*
                (?:declined|refused|denied|rejected|disallowed|dismissed|struck\ out)\b
            |\b(?:(?:is|are|be)\ (?:hereby\ |therefore\ |accordingly\ )?not|(?:can|may|will|shall|do|does)\ ?not(?:\ therefore)?(?:\ be)?)
                \ (?:granted|allowed|issued?|given|awarded|made|merited|upheld|succeed|lie)\b
            |\b(?:cannot\ but|must)\ fail\b|\bfails?(?:\ and\b|\ in\ (?:its|their)\b|\ with\ costs|\W*$)
            |\b(?:lacks?\ (?:any\ )?merits?|has\ no\ merit|is\ (?:un|not\ )merited)\b)
        |\b(?:I|we|court|tribunal|bench|judge)\b[^.;]{0,40}?
            (?P<court>\b(?:declines?|refuses?|rejects?|disallows?|den(?:y|ies)
                |(?:am|are|is)\ (?:not\ (?:inclined|persuaded|minded|satisfied|able)|unable|disinclined)\ to
                |(?:cannot|can\ not|will\ not|shall\ not|do\ not|does\ not|find\ no\ (?:reason|basis|grounds?)\ to)
                    \ (?:grant|allow|issue|make|award|give))\b)
        |^\W*(?:that\ )?(?:the\ )?(?:\w+\ ){0,3}(?:leave|application|motion|appeal|petition|prayers?|stay|bail|suit)
            \ (?:declined|refused|denied|rejected|disallowed|dismissed)\b",
    )
});
/// Before it: that the court does something else first, or that the refusal is only supposed.
static GRANTS_FIRST: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"(?i)\b(?:is|are|be|stands?) (?:(?:hereby|also|thus|therefore|accordingly|partly|partially) )*(?:issued|granted|allowed|upheld|set aside|quashed|declared|restrained|lifted|vacated|discharged|stayed|suspended|revoked|(?:directed|ordered) to)\b|\bshall\b|\b(?:I|we|court|tribunal)\b (?:do |does )?(?:hereby |accordingly |therefore )*(?:grant|allow|issue|declare|quash|lift|uphold|set aside)(?:s|es)?\b|\b(?:if|unless|whether|where|in default|in the event)\b",
    )
});
/// A declaration of something, and whether the clause that says what has its own verb already: then a
/// second one is what becomes of the declaration.
static DECLARED: LazyLock<Regex> =
    LazyLock::new(|| regex(r"(?i)\bdeclarations? that\b(?P<what>.*)$"));
static OWN_VERB: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"(?i)\b(?:is|are|was|were|has|have|had|did|does|violate[sd]?|infringe[sd]?|contravene[sd]?|breache[sd])\b",
    )
});

/// Whether the first thing that an order does is to refuse, whatever is refused.
fn refuses(words: &str) -> bool {
    REFUSES.captures(words).is_some_and(|found| {
        let verb = found.name("remedy").or(found.name("court"));
        let before = &words[..verb.map_or(0, |verb| verb.start())];
        let inside = DECLARED.captures(before).is_some_and(|clause| {
            found.name("remedy").is_some() && !OWN_VERB.is_match(&clause["what"])
        });
        !GRANTS_FIRST.is_match(before) && !inside
    })
}

static COSTS: LazyLock<Regex> = LazyLock::new(|| regex(r"(?i)\bcosts?\b"));
static COSTS_ALONE: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"(?i)^\W*(?:that |and |accordingly,? |let )*(?:the )?(?:said )?(?:costs?\b|[^.;]{0,60}[’']s? costs\b|(?:there (?:shall|will) be )?no orders? as to costs|[^.;]{0,160}\b(?:each|every|either|all) (?:party|parties|side)s?\b[^.]*\bcosts?\b|(?:I|we) make no orders? as to costs|parties (?:shall|to) bear|[^.;]{1,40}\b(?:is|are|be) (?:hereby )?awarded (?:the )?costs\b|[^.;]{0,60}\bcosts of\b[^.;]{0,60}\b(?:awarded|borne|paid|met)\b|[^.;]{1,60}\b(?:shall|will|to|do) (?:also )?(?:have|bear|meet|pay) (?:the|their|its|his|her)? ?(?:own )?costs\b)",
    )
});

/// A line that begins with a number or letter of its own.
static LABEL: LazyLock<Regex> = LazyLock::new(|| {
    regex(r"^\s*\(?(?P<label>[ivxlc]{1,6}|[a-z]{1,2}|\d{1,2})[.)]\s+(?P<rest>\S.*)$")
});

/// A side of a case, as courts name it, with its numbers.
const SIDE: &str = r"(?:the\s+)?(?:(?:\d{1,2}(?:st|nd|rd|th)|first|second|third|fourth|fifth)(?:\s*(?:,|and|&|to)\s*(?:\d{1,2}(?:st|nd|rd|th)|first|second|third|fourth|fifth))*\s+)?(?P<role>respondent|petitioner|appellant|applicant|plaintiff|defendant|interested part(?:y|ies)|claimant|landlord|tenant|accused|objector)s?";

static SIDES: LazyLock<Regex> = LazyLock::new(|| regex(&format!(r"(?i)\b{SIDE}\b")));

/// What a side is told to do, or to leave; `infinitive` where it may hang on any word before it.
static TOLD: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"(?i)\b(?:shall|must|will|(?:is|are|be) (?:hereby )?(?:directed|ordered|restrained|prohibited|compelled|required|condemned|sentenced)|(?:do|does) (?:hereby )?|(?P<infinitive>to (?:pay|bear|file|deposit|vacate|refund|release|comply)))\b",
    )
});
/// The most bytes between a side and what it is told.
const APART: usize = 60;
/// Before a side: that it is not the one that acts, but one that something is done to or with.
static ACTED_ON: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"(?i)\b(?:against|of|by|to|for|from|with|between|under|upon|pay|serve|refund|notify)\s*$",
    )
});
/// The same words where they do not say so: `each of the respondents`.
static EACH_OF: LazyLock<Regex> =
    LazyLock::new(|| regex(r"(?i)\b(?:each|all|both|any|every one|one|none|either|some) of\s*$"));
static WHO: LazyLock<Regex> = LazyLock::new(|| regex(r"(?i)\b(?:who|which)\b"));
/// Between two sides that act together.
static TOGETHER: LazyLock<Regex> =
    LazyLock::new(|| regex(r"(?i)^\s*(?:,|and|&|,\s*and|as well as)\s*$"));
/// Before the first of them: that a clause begins, so that it does not belong to another verb.
static BEGINS: LazyLock<Regex> = LazyLock::new(|| regex(r"(?i)(?:^|[.;:,]|\bthat)\W*$"));

/// A side by whom something is to be paid, or whom the court sentences.
static BOUND_BEHIND: LazyLock<Regex> = LazyLock::new(|| {
    regex(&format!(
        r"(?i)\b(?:(?:paid|borne|met|settled|payable) by|sentence|restraining|directing|compelling)\s+{SIDE}\b"
    ))
});

/// A time that is given.
static WITHIN: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"(?i)\b(?P<lead>within|has|have|granted|given)\s+(?:the next\s+|a period of\s+|a further\s+)?(?P<n>\d{1,4}|[a-z]+(?:[- ][a-z]+)?)\s*(?:\((?P<d>\d{1,4})\)\s*)?(?:(?P<only>working|business|court|clear|sitting|juridical|week)[ -]?|calendar\s+)?\s*(?P<unit>days?|weeks?|months?|years?)[’']?",
    )
});
/// Behind `has sixty days`: that a time is given, and not told of.
static GIVES: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"(?i)^\s*(?:(?:to|from|of|after|in which|within which|leave|stay|for|time|only)\b|[.;,:]|$)",
    )
});
/// What stands directly behind a time that runs from the decision: nothing that names another day.
static FROM_DECISION: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"(?ix)^\s*(?:of|from|after)\s+(?:
            (?:the\s+)?(?:date|day)\s+(?:hereof|of\s+(?:the\s+)?(?:delivery\s+of\s+)?this\s+(?:judge?ment|ruling|orders?|decision|decree|award)|of\s+(?:its\s+|the\s+)?(?:judge?ment|ruling|delivery))
            |today|hereof|this\s+(?:date|day)
            |(?:the\s+)?(?:delivery\s+of\s+)?this\s+(?:judge?ment|ruling|orders?|decision|decree|award)
            |(?:the\s+)?delivery\s+hereof)
        (?P<rest>.*)$",
    )
});
/// What makes of `this order` something that happens to it.
static HAPPENS: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"(?i)^(?:[’']|\s*(?:of|upon|on|being|is|are|has|having|becoming|when|once|if|after|until|to|by)\b)",
    )
});
/// A time that begins or ends with something else, in the words behind it.
static ELSEWHERE: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"(?i)^\s*(?:of|from|after|before|prior|preceding)\b|\b(?:thereafter|thereof|upon|once|following|when|whenever|after|prior to|before|from the|from (?:receipt|service|delivery)|(?:with effect|starting|beginning|commencing|counted|computed|reckoned|running) (?:from|on))\b|^\s*(?:if|until|to the (?:hearing|mention|trial))\b",
    )
});
/// The same in the words before it.
static AFTERWARDS: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"(?i)\b(?:thereafter|upon|once|failing which|after|following|when|if|unless|in default|in the event)\b",
    )
});
/// Where a clause ends behind which nothing is said of that time any more.
static CLAUSE_ENDS: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"(?i)[.;\n]|,?\s*\b(?:failing which|in default|otherwise|provided|and (?:the|that|each|in|if|shall|thereafter))\b",
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

/// A line that begins as orders without a number do.
static THAT: LazyLock<Regex> = LazyLock::new(|| regex(r"^\s*(?:THAT|That)\b[,:]?\s+\S"));
/// What leads a list of orders in.
static LEADS_IN: LazyLock<Regex> = LazyLock::new(|| {
    regex(r"(?i)\b(?:orders?|ordered|directions|directs?|declarations|decree|disposition)\b")
});
/// What closes a decision and orders nothing more.
static CLOSING: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"(?i)^\W*(?:(?:it (?:is )?)?(?:hereby )?so ordered|orders? accordingly|it is so ordered accordingly|(?:(?:this )?(?:judgment|ruling|order|decision|sentence)s? )?(?:is |was )?(?:hereby )?(?:dated|signed|delivered)\b|orders as above)",
    )
});
/// Sentences that tell or reason, though the words of orders stand in them.
static TELLS: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"(?i)[“”]|\b(?:held|stated|observed|provides?|stipulates?|trite|submitted|argued|contend(?:ed|s)|prayed|seeks?|sought|in the case of|ought to|should have|as follows)\b|^\W*(?:if|although|while|where|since|as)\b",
    )
});
/// Sentences whose subject stands in the one before.
static LEANS: LazyLock<Regex> =
    LazyLock::new(|| regex(r"(?i)^\W*(?:the same|it|this|these|they|he|she|both)\b"));

/// The orders of a passage: one for each line that is numbered, lettered or begins with “That”,
/// with the lines that belong to it; else one for each sentence that orders something.
#[must_use]
pub fn read(text: &str, decided: Option<PartialDate>) -> Vec<Item> {
    let lines: Vec<&str> = text
        .lines()
        .filter(|line| !line.trim().is_empty())
        .collect();
    let labelled = lines.iter().any(|line| LABEL.is_match(line));
    let begins = |line: &str| {
        if labelled {
            LABEL.is_match(line)
        } else {
            THAT.is_match(line)
        }
    };
    let first = lines.iter().position(|line| begins(line));
    let enough = labelled || lines.iter().filter(|line| begins(line)).count() > 1;
    let Some(first) = first.filter(|_| enough) else {
        return sentences(text, decided);
    };
    let lead = lines[..first].join("\n");
    let orders = LEADS_IN.is_match(&lead);
    let mut items = sentences(&without_lead(&lead), decided);
    for (number, words) in listed(&lines[first..], &begins) {
        if CLOSING.is_match(&words) {
            continue;
        }
        let told = item(&words, number.clone(), decided);
        // In a list of orders every line orders, by whatever words.
        let any = || orders.then(|| made(OrderKind::Other, &words, number, decided));
        items.extend(told.or_else(any));
    }
    items
}

/// What stands before a list, without the sentence that leads it in.
fn without_lead(lead: &str) -> String {
    let trimmed = lead.trim_end();
    if !trimmed.ends_with([':', ';', ',', '-', '–']) && !LEADS_IN.is_match(trimmed) {
        return trimmed.to_owned();
    }
    let last = sentence_starts(trimmed).last().copied().unwrap_or(0);
    trimmed[..last].to_owned()
}

/// The lines of a list with their labels. What follows a line that ends in a colon belongs to it, as
/// long as it is lettered or numbered in another way; so does a line without a label.
fn listed(lines: &[&str], begins: &dyn Fn(&str) -> bool) -> Vec<(Option<String>, String)> {
    let mut all: Vec<(Option<String>, String)> = Vec::new();
    let mut open = false;
    for line in lines {
        let label = LABEL.captures(line);
        let number = label.as_ref().map(|found| found["label"].to_owned());
        let belongs = all.last().is_some_and(|(last, _)| {
            !begins(line) || open && style(number.as_deref()) != style(last.as_deref())
        });
        if CLOSING.is_match(line) || !begins(line) && is_name(line) {
            break;
        }
        let trimmed = line.trim();
        match all.last_mut() {
            Some((_, words)) if belongs => {
                words.push('\n');
                words.push_str(trimmed);
            }
            _ => {
                let words = label.map_or(trimmed, |found| {
                    found
                        .name("rest")
                        .map_or(trimmed, |rest| rest.as_str().trim())
                });
                open = words.ends_with([':', '-', '–']);
                all.push((number, words.to_owned()));
            }
        }
    }
    all
}

/// Whether a line is a name under a decision: `N DAMBUZA`, `JUDGE`.
fn is_name(line: &str) -> bool {
    let words = line.split_whitespace().count();
    words < 7 && line.contains(char::is_alphabetic) && !line.contains(char::is_lowercase)
}

/// How a label is written: in digits, in Roman numerals, in letters.
fn style(label: Option<&str>) -> u8 {
    match label {
        None => 0,
        Some(label) if label.bytes().all(|byte| byte.is_ascii_digit()) => 1,
        Some(label) if label.bytes().all(|byte| b"ivx".contains(&byte)) => 2,
        Some(_) => 3,
    }
}

/// A court speaks of what it does here and now.
static DOES: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"(?i)\b(?:I|we|(?:this|the) (?:honou?rable )?(?:court|tribunal))\b[^.]{0,30}\b(?:dismiss|allow|decline|refuse|grant|order|direct|set aside|quash|uphold|award)(?:es|s)?\b|\b(?:is|are|be) hereby\b",
    )
});

/// The orders of a passage that “so ordered” follows in the next one: the sentences in which the
/// court says that it does something.
#[must_use]
pub fn read_reasoned(text: &str, decided: Option<PartialDate>) -> Vec<Item> {
    let mut items = sentences(text, decided);
    items.retain(|item| DOES.is_match(&item.terms) && item.terms.len() < text.trim().len());
    items
}

/// The sentences that order, each with the one that it leans on. Where none does by itself, the
/// whole text, if its words order anything.
fn sentences(text: &str, decided: Option<PartialDate>) -> Vec<Item> {
    let mut all = Vec::new();
    for line in text.lines() {
        let starts = sentence_starts(line).into_iter();
        let bounds: Vec<usize> = [0].into_iter().chain(starts).chain([line.len()]).collect();
        let cut = bounds.windows(2).map(|pair| line[pair[0]..pair[1]].trim());
        all.extend(cut.map(unnumbered).filter(|words| !words.is_empty()));
    }
    let mut items = Vec::new();
    for (index, words) in all.iter().enumerate() {
        if CLOSING.is_match(words) || TELLS.is_match(words) {
            continue;
        }
        let Some(kind) = told_kind(words) else {
            continue;
        };
        let mut found = made(kind, words, None, decided);
        if index > 0 && LEANS.is_match(words) {
            found.terms = format!("{} {words}", all[index - 1]);
        }
        items.push(found);
    }
    if items.is_empty() {
        // What “so ordered” follows is ordered, by whatever words.
        let closing = all.iter().position(|words| CLOSING.is_match(words));
        items.extend(match closing {
            Some(0) => None,
            Some(at) => Some(made(OrderKind::Other, all[at - 1], None, decided)),
            None => item(text, None, decided),
        });
    }
    items
}

/// A paragraph's number that an import left inside the text: `26. Each party …`.
static NUMBERED: LazyLock<Regex> = LazyLock::new(|| regex(r"^\d{1,3}\.\s*"));

fn unnumbered(words: &str) -> &str {
    NUMBERED
        .find(words)
        .map_or(words, |found| words[found.end()..].trim())
}

fn item(words: &str, number: Option<String>, decided: Option<PartialDate>) -> Option<Item> {
    Some(made(kind_of(words)?, words, number, decided))
}

fn made(
    kind: OrderKind,
    words: &str,
    number: Option<String>,
    decided: Option<PartialDate>,
) -> Item {
    let mut binds = Vec::new();
    let mut bound: Vec<String> = Vec::new();
    let behind = BOUND_BEHIND.captures_iter(words);
    for found in acting(words).into_iter().chain(behind) {
        let Some(role) = found.name("role") else {
            continue;
        };
        let known = role_of(role.as_str()).filter(|role| !binds.contains(role));
        binds.extend(known);
        // From the article or the number to the end of the word: `the 1st and 2nd respondents`.
        let whole = found.get(0).map_or(role.start(), |whole| whole.start());
        let begin = words[whole..role.start()]
            .to_lowercase()
            .rfind("the ")
            .map_or(whole, |at| whole + at);
        let plural = usize::from(words[role.end()..].starts_with('s'));
        let name = words[begin..role.end() + plural].to_owned();
        if !bound.contains(&name) {
            bound.push(name);
        }
    }
    Item {
        number,
        kind,
        binds,
        bound,
        terms: words.trim().to_owned(),
        deadline: deadline(words, decided),
    }
}

/// The sides that are told something: the last one before each verb, and those that act with it. One
/// further before belongs to another verb, and one with `'s` only owns what is spoken of.
fn acting(words: &str) -> Vec<regex::Captures<'_>> {
    let sides: Vec<_> = SIDES
        .captures_iter(words)
        .filter_map(|found| Some((found.get(0)?.range(), found)))
        .collect();
    let mut taken: Vec<usize> = Vec::new();
    for verb in TOLD.captures_iter(words) {
        let Some(place) = verb.get(0).map(|verb| verb.start()) else {
            continue;
        };
        let Some(last) = sides.iter().rposition(|(side, _)| side.end <= place) else {
            continue;
        };
        let side = &sides[last].0;
        let tail = &words[side.end..place];
        let owns = tail.starts_with(['\'', '’']);
        if owns || tail.len() > APART || tail.contains(['.', ';']) {
            continue;
        }
        let before = &words[..side.start];
        let acted_on = ACTED_ON.is_match(before) && !EACH_OF.is_match(before);
        if acted_on && verb.name("infinitive").is_none() && !WHO.is_match(tail) {
            continue;
        }
        let mut first = last;
        while first > 0 && TOGETHER.is_match(&words[sides[first - 1].0.end..sides[first].0.start]) {
            first -= 1;
        }
        // `dismissed against the defendant and the plaintiff shall pay`: those are not together.
        if !BEGINS.is_match(&words[..sides[first].0.start]) {
            first = last;
        }
        taken.extend(first..=last);
    }
    taken.sort_unstable();
    taken.dedup();
    let kept = sides.into_iter().enumerate();
    kept.filter(|(index, _)| taken.contains(index))
        .map(|(_, (_, found))| found)
        .collect()
}

/// What an order does, by its words. `None` if they order nothing.
#[must_use]
pub fn kind_of(words: &str) -> Option<OrderKind> {
    told_kind(words).or_else(|| COSTS.is_match(words).then_some(OrderKind::Costs))
}

/// The same, of a sentence among others: that it speaks of costs is not enough.
fn told_kind(words: &str) -> Option<OrderKind> {
    if COSTS_ALONE.is_match(words) {
        return Some(OrderKind::Costs);
    }
    if refuses(words) {
        return Some(OrderKind::Dismissal);
    }
    KINDS
        .iter()
        .find(|(pattern, _)| pattern.is_match(words))
        .map(|(_, kind)| *kind)
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
    let digits = found
        .name("d")
        .and_then(|number| number_of(number.as_str()));
    let word = found
        .name("n")
        .and_then(|number| number_of(number.as_str()));
    let count = digits.or(word)?;
    // “thirty (14) days” is two times.
    let agrees = digits.is_none() || word.is_none() || digits == word;
    let unit = found["unit"].to_lowercase();
    let whole = found.get(0)?;
    let behind = &words[whole.end()..];
    let gives = found["lead"].eq_ignore_ascii_case("within") || GIVES.is_match(behind);
    let clause = CLAUSE_ENDS
        .find(behind)
        .map_or(behind, |end| &behind[..end.start()]);
    // From the decision, or from nothing that is named: anything else has a day of its own, and days on
    // which courts or offices are open need a calendar of theirs.
    let from_decision = match FROM_DECISION.captures(clause) {
        Some(from) => !HAPPENS.is_match(&from["rest"]) && !ELSEWHERE.is_match(&from["rest"]),
        None => !ELSEWHERE.is_match(clause),
    };
    let start = whole.start();
    let sentence = words[..start]
        .rfind(['.', ';', '\n'])
        .map_or(0, |at| at + 1);
    let afterwards = AFTERWARDS.is_match(&words[sentence..start]);
    let computed = decided
        .filter(|_| gives && from_decision && agrees && !afterwards && found.name("only").is_none())
        .and_then(|day| later(day, count, &unit));
    Some(Deadline {
        words: format!("{}{}", whole.as_str(), named_start(clause))
            .trim()
            .to_owned(),
        computed,
    })
}

/// What a time runs from, as far as the words directly behind it name it.
fn named_start(clause: &str) -> &str {
    const WORDS: usize = 60;
    let begins = [
        "of",
        "from",
        "after",
        "upon",
        "following",
        "thereafter",
        "before",
    ];
    let first = clause.split_whitespace().next().unwrap_or_default();
    if !begins.contains(&first.to_lowercase().trim_end_matches(',')) {
        return "";
    }
    let end = clause.find(',').unwrap_or(clause.len()).min(WORDS);
    let end = clause.floor_char_boundary(end);
    // Not in the middle of a word.
    match clause[end..].chars().next() {
        Some(next) if next.is_alphanumeric() => {
            clause[..end].rsplit_once(' ').map_or("", |(kept, _)| kept)
        }
        _ => &clause[..end],
    }
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
            (
                "The prayer for an order of certiorari is declined.",
                Some(K::Dismissal),
            ),
            (
                "The prayer for a conservatory order is disallowed.",
                Some(K::Dismissal),
            ),
            (
                "An injunction restraining the Board is not granted.",
                Some(K::Dismissal),
            ),
            ("I decline to grant the injunction.", Some(K::Dismissal)),
            (
                "We are not persuaded to stay the judgment.",
                Some(K::Dismissal),
            ),
            (
                "This Court does not grant leave to appeal.",
                Some(K::Dismissal),
            ),
            (
                "A declaration that the notice was void is refused.",
                Some(K::Dismissal),
            ),
            (
                "The application for a stay is dismissed with costs.",
                Some(K::Dismissal),
            ),
            (
                "It is hereby ordered that the application for a stay is dismissed.",
                Some(K::Dismissal),
            ),
            ("The claim for damages fails.", Some(K::Dismissal)),
            ("Leave to appeal refused.", Some(K::Dismissal)),
            // What is granted against a refusal.
            (
                "A declaration that a hearing is denied to hawkers.",
                Some(K::Declaration),
            ),
            (
                "The order refusing a licence is quashed.",
                Some(K::Certiorari),
            ),
            (
                "The stay is lifted and the application dismissed.",
                Some(K::SettingAside),
            ),
            (
                "If the order is denied effect, the Board shall report.",
                Some(K::Mandatory),
            ),
            (
                "In default of the order the Board fails to meet, it shall report.",
                Some(K::Mandatory),
            ),
            ("The matter was heard on Tuesday.", None),
        ] {
            assert_eq!(kind_of(words), kind, "{words}");
        }
    }

    #[test]
    fn whom_an_order_binds() {
        for (words, bound) in [
            (
                "The suit against the 1st Defendant is dismissed and the Plaintiff shall pay the costs.",
                "the Plaintiff",
            ),
            (
                "The suit is dismissed against the 1st Defendant and the Plaintiff shall pay the costs.",
                "the Plaintiff",
            ),
            (
                "The suit against the 1st Defendant shall stand dismissed.",
                "",
            ),
            ("The Plaintiff's suit shall stand dismissed.", ""),
            ("The Plaintiff’s suit shall stand dismissed.", ""),
            (
                "The 1st Respondent and the 2nd Respondent shall pay the Petitioner his costs.",
                "The 1st Respondent; the 2nd Respondent",
            ),
            (
                "Each of the Respondents shall file a reply.",
                "the Respondents",
            ),
            (
                "Leave is granted to the Applicant to file an appeal.",
                "the Applicant",
            ),
            (
                "Costs are to be paid by the 2nd Defendant.",
                "the 2nd Defendant",
            ),
        ] {
            let item = made(OrderKind::Other, words, None, None);
            assert_eq!(item.bound.join("; "), bound, "{words}");
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
            (
                "shall convene within 30 days of this judgment and conclude a meeting",
                Some("2031-03-02"),
            ),
            (
                "shall tell all parties and, within thirty (30) days thereafter, file",
                None,
            ),
            (
                "shall file a report within ninety (45) days of this judgment",
                None,
            ),
            (
                "upon obtaining the proceedings, shall file within the next 14 days",
                None,
            ),
            (
                "is hereby granted 14 days leave to file",
                Some("2031-02-14"),
            ),
            (
                "within 30 days from the date of delivery of typed proceedings",
                None,
            ),
            (
                "within 30 days from the date of delivery of this judgment",
                Some("2031-03-02"),
            ),
            ("within 7 working days", None),
            ("within seven (7) clear days of this ruling", None),
            ("within 14 days upon service", None),
            (
                "shall reply within 14 days, counted from the day on which it is served",
                None,
            ),
            ("within 14 days of this order being served", None),
            ("within 14 days of service of this order", None),
            ("within 14 days of this judgment’s certification", None),
            ("within 30 days following the valuation", None),
            ("within 7 days before the hearing", None),
            (
                "After service, the Respondent shall file a reply within 14 days",
                None,
            ),
            (
                "If the sum is not paid, the goods shall be sold within 14 days",
                None,
            ),
            (
                "If it is not paid, they are sold. The Respondent shall file within 14 days",
                Some("2031-02-14"),
            ),
            (
                "shall vacate within 14 days, failing which the Applicant may apply upon notice",
                Some("2031-02-14"),
            ),
            ("he has 10 years experience", None),
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

    fn told(text: &str) -> Vec<(Option<String>, OrderKind, String, String)> {
        read(text, "2031-01-31".parse().ok())
            .into_iter()
            .map(|item| (item.number, item.kind, item.bound.join("; "), item.terms))
            .collect()
    }

    #[test]
    fn a_paragraph_gives_the_sentences_that_order() {
        use OrderKind as K;
        let kinds = |text: &str| -> Vec<OrderKind> {
            told(text).into_iter().map(|(_, kind, ..)| kind).collect()
        };
        let items = told(
            "I find that the objection raises no pure point of law. The same is dismissed in its entirety. Costs will be met by the 2nd Defendant.",
        );
        assert_eq!(items.len(), 2, "{items:?}");
        assert_eq!(items[0].1, K::Dismissal);
        assert!(items[0].3.starts_with("I find that the objection"));
        assert_eq!(
            (items[1].1, items[1].2.as_str()),
            (K::Costs, "the 2nd Defendant")
        );
        for (text, expected) in [
            (
                "The motion has no affidavit. The application is dismissed and the petition struck out. Each party bears its costs.",
                &[K::Dismissal, K::Costs][..],
            ),
            (
                "It is devoid of merit and is hereby ordered dismissed. 26. Each party will bear their own costs. It is so ordered.",
                &[K::Dismissal, K::Costs][..],
            ),
            ("Orders accordingly.", &[][..]),
            (
                "DATED, SIGNED AND DELIVERED AT NAIROBI THIS 3RD DAY OF MAY 2031",
                &[][..],
            ),
            (
                "I will sentence the Accused to fifteen (15) years imprisonment.",
                &[K::Other][..],
            ),
            ("The appeal is allowed with costs.", &[K::Grant][..]),
            (
                "As a result, the application is res judicata. It is so ordered.",
                &[K::Other][..],
            ),
            (
                "The Applicant moved the Court under a bill of costs. With this entry of judgment, the file be marked as closed.",
                &[K::Mandatory][..],
            ),
            (
                "Order;\nThe application is allowed with costs.",
                &[K::Grant][..],
            ),
        ] {
            assert_eq!(kinds(text), expected, "{text}");
        }
    }

    #[test]
    fn every_line_of_a_list_of_orders_is_one() {
        use OrderKind as K;
        let items = told(
            "In conclusion, the Tribunal makes the following orders:\na. The notice is declared invalid.\nb. The application dated 13th May is also dismissed.\nc. The Landlord shall:\ni. mend the roof;\nii. return the keys.\nd. Let the file be closed forthwith.\ne. The reference is settled in terms.\nIt is so ordered.",
        );
        let kinds: Vec<_> = items
            .iter()
            .map(|(number, kind, bound, _)| {
                (number.as_deref().unwrap_or(""), *kind, bound.as_str())
            })
            .collect();
        assert_eq!(
            kinds,
            [
                ("a", K::Declaration, ""),
                ("b", K::Dismissal, ""),
                ("c", K::Mandatory, "The Landlord"),
                ("d", K::Mandatory, ""),
                ("e", K::Other, ""),
            ]
        );
        assert!(items[2].3.contains("return the keys"));
        // A list of findings orders only where its words do.
        let items = told(
            "The Tribunal finds as follows:\na. That it is functus officio.\nb. That the application is hereby dismissed.",
        );
        assert_eq!(items.len(), 1, "{items:?}");
        let items = told(
            "The court gives these directions:\nTHAT the motion is dismissed with costs to the Respondent.\nTHAT the Appellant be and is hereby granted 14 days leave to file a memorandum.\nTHAT the matter be mentioned on 8th June.",
        );
        let kinds: Vec<_> = items.iter().map(|(_, kind, ..)| *kind).collect();
        assert_eq!(kinds, [K::Dismissal, K::Permission, K::Mandatory]);
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
                    "The 1st and 2nd respondents".to_owned()
                ),
                (Some("b"), OrderKind::Costs, String::new()),
            ]
        );
    }
}
