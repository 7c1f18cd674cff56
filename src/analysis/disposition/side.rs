//! Whom an order binds: the side that its verb tells, not one that something is done to.

use std::sync::LazyLock;

use regex::Regex;

use crate::model::PartyRole;

use super::regex;

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

/// Whom the words bind: as the model has it, and in the text's own words.
pub(super) fn sides(words: &str) -> (Vec<PartyRole>, Vec<String>) {
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
    (binds, bound)
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
