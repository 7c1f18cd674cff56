//! Who issues a statement, where no label and no byline says it: the letterhead over it, or the
//! sentence with which it opens.

use std::sync::LazyLock;

use regex::Regex;

use crate::text::regex;

/// Words by which a name is that of an organisation.
const KINDS: &str = r"(?:Agency|Alliance|Amnesty|Assembly|Baraza|Bishops|Churches|Association|Authorit(?:y|ies)|Bank|Bar|Board|Bureau|Cent(?:re|er)|Coalition|Collective|Commission(?:er)?|Committee|Community|Conference|Congress|Consortium|Council|Department|Directorate|Embassy|Federation|Forum|Foundation|Fund|County Government|Government of|Group|Guild|House|Initiative|Institute|International|Jumuiya|Judiciary|Lab|League|Ministry|Mission|Movements?|Muungano|Network|Ofisi|Office|Ombudsman|Organi[sz]ations?|Parliament|Party|PLC|Platform|Roundtable|Secretariat|Section|Senate|Serikali|Service|Shirika|Society|Treasury|Tribunal|Trust|Tume|Union|University|Watch|Wizara)";

/// Words with which an organisation says what it thinks, in a release of its own; reports of it have
/// them in the past.
const STANCE: &str = r"(?:(?:is|are|remains?) (?:\w+ly |very |most |much |extremely )?(?:alarmed|at one|keeping|watching|following|angry|grieved|aware|appalled|concerned|disappointed|distressed|disturbed|encouraged|glad|grateful|outraged|perturbed|pleased|saddened|shocked|sorry|troubled|uneasy|worried|anxious|dismayed|proud|delighted|calling)|ha(?:s|ve) (?:learn(?:t|ed)|noted|received|followed|watched|taken note|observed) |(?:wish(?:es)?|would like) to (?:inform|notify|state|express|clarify|draw|bring|announce|congratulate|thank|condemn|assure|remind)|(?:welcome|condemn|deplore|fear|grieve|lament|greet|strongly|denounce|reject|note|urge|demand|express|applaud|commend|celebrate|congratulate|hail|mourn|oppose|regret|salute|see|support|view|call|stand|join|reiterate|affirm|caution|remind|protest|decrie|decry|appeal|inform|send|extend|thank|strongly \w+)(?:s|es)?\b|takes? (?:note|issue|exception)|speaks? (?:out|with))";

static NAMED: LazyLock<Regex> = LazyLock::new(|| {
    let pattern = format!(
        r"^(?:(?:We|we),? (?:at )?)?(?:[Tt]he )?((?:[A-Z0-9][\w’'&.-]*)(?:,? (?:[A-Z0-9&#][\w’'&.-]*|of|the|and|for|on|in|to)){{0,16}}?)(?:,? \(([^()]{{2,60}})\))?,? (?:today |hereby |jointly |strongly |once again )?{STANCE}"
    );
    regex(&pattern)
});

/// `We, the Bishops of Mfano, …`: whoever signs it says who it is.
static WE: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"^[Ww]e,? (?:at )?(?:the )?(?:undersigned )?((?:[A-Z][\w’'&-]*)(?: (?:[A-Z&][\w’'&-]*|of|the|and|for|on|in))*)(?: \(([^()]{2,60})\))?(?:,? [a-z]|,)",
    )
});

static KIND: LazyLock<Regex> = LazyLock::new(|| regex(&format!(r"(?i)\b{KINDS}\b")));

/// Whether a name has a word by which it is an organisation's.
pub(super) fn is_named(name: &str) -> bool {
    KIND.is_match(name)
}

/// Whether a line is the name of an organisation and nothing else: `MINISTRY OF MFANO AFFAIRS`.
pub(super) fn is_letterhead(line: &str) -> bool {
    /// The most words.
    const WORDS: usize = 10;
    let line = line.trim();
    let words: Vec<&str> = line.split_whitespace().collect();
    let small = |word: &str| {
        matches!(
            word,
            "of" | "the" | "and" | "for" | "on" | "in" | "&" | "ya" | "wa" | "la"
        )
    };
    (1..=WORDS).contains(&words.len())
        && !line.contains('\n')
        && KIND.is_match(line)
        && words
            .iter()
            .all(|word| {
                // `(MTF)`: its short form.
                let word = word.strip_prefix('(').unwrap_or(word);
                small(word) || word.starts_with(char::is_uppercase) || matches!(word, "&" | "with")
            })
        && !line.contains(|c: char| c.is_ascii_digit() || matches!(c, ':' | '?' | '!' | '|' | '–'))
        && !line.ends_with(['.', ','])
        && !is_office(&words)
        && !words[0].eq_ignore_ascii_case("by")
        // Two of them, in two columns.
        && !words
            .windows(2)
            .any(|pair| pair[1].eq_ignore_ascii_case("ministry") && !small(&pair[0].to_lowercase()))
        // `… Looks Into Death of Inmate`; `Federation of Persons with Disabilities` is a name.
        && !words.iter().enumerate().any(|(at, word)| {
            let of_persons = at > 0
                && matches!(
                    words[at - 1].to_lowercase().as_str(),
                    "persons" | "people" | "women" | "men" | "children"
                );
            match word.to_lowercase().as_str() {
                "with" => !of_persons,
                "into" | "over" | "after" | "before" | "amid" | "as" | "from" | "by" | "at" => true,
                _ => false,
            }
        })
        // `JUDICIARY'S BUDGET`, `DEPARTMENT SPOKESPERSON`, `Birthday Party in Mfano`
        && !words.iter().any(|word| {
            let word = word.to_lowercase().replace('’', "'");
            word.ends_with("'s") || word == "logo" || word.starts_with("spokes") || word == "birthday"
        })
        // `Ministry Opens Office` has a verb, as far as capitals can show it.
        && !words.iter().any(|word| is_headline_verb(word))
}

/// Whether words are what somebody is: `Group Managing Director and CEO`, but not `Office of the Director`.
fn is_office(words: &[&str]) -> bool {
    const OFFICES: &[&str] = &[
        "ceo",
        "director",
        "manager",
        "officer",
        "chairman",
        "chairperson",
        "spokesperson",
    ];
    const BODIES: &[&str] = &[
        "office",
        "ministry",
        "department",
        "directorate",
        "state",
        "commission",
        "union",
    ];
    !words
        .iter()
        .any(|word| BODIES.contains(&word.to_lowercase().as_str()))
        && words
            .iter()
            .any(|word| OFFICES.contains(&word.to_lowercase().as_str()))
}

/// Verbs of headlines, in the form that they have there.
fn is_headline_verb(word: &str) -> bool {
    const VERBS: &[&str] = &[
        "bars",
        "blocks",
        "calls",
        "condemns",
        "denies",
        "halts",
        "home",
        "is",
        "launches",
        "must",
        "opens",
        "orders",
        "quashes",
        "rejects",
        "rules",
        "says",
        "seeks",
        "should",
        "statement",
        "stops",
        "suspends",
        "to",
        "urges",
        "warns",
        "welcomes",
        "will",
        "release",
        "releases",
        "concerned",
        "expresses",
        "against",
        "report",
        "reports",
        "briefing",
        "update",
    ];
    VERBS.contains(&word.to_lowercase().as_str())
}

/// The organisation that opens a text with what it thinks: `The Mfano Commission on Rights (MCR) is
/// alarmed that …`.
pub(super) fn opening(text: &str) -> Option<String> {
    let text = text.trim_start();
    let found = NAMED.captures(text).or_else(|| WE.captures(text))?;
    // `Government to appeal` is a headline.
    if found[1].ends_with(" to") {
        return None;
    }
    let name = without_small_end(&found[1]);
    let short = found.get(2).is_some_and(|short| {
        let short = short.as_str();
        short.contains(char::is_uppercase) && !short.contains(|c: char| c.is_ascii_digit())
    });
    let capitals = name
        .split_whitespace()
        .next()
        .is_some_and(|word| word.chars().count() > 3 && word.chars().all(char::is_uppercase));
    // Of a list, each.
    let named = if name.contains(", ") {
        name.split(", ").all(|name| KIND.is_match(name))
    } else {
        KIND.is_match(name) || short || capitals
    };
    let name = name.trim_end_matches(',');
    let person = matches!(
        name.to_lowercase().as_str(),
        "civil society"
            | "government"
            | "court"
            | "high court"
            | "supreme court"
            | "president"
            | "state"
            | "police"
    );
    (named && !person && name.chars().count() > 2).then(|| name.to_owned())
}

/// A name without the small word at its end, which belongs to what follows.
fn without_small_end(name: &str) -> &str {
    let name = name.trim();
    [" of", " the", " and", " for", " on", " in"]
        .iter()
        .find_map(|small| name.strip_suffix(small))
        .unwrap_or(name)
}

/// The organisation for which somebody says `we` within a sentence: `Gathered at Mfano, we the Mfano
/// Conference of Bishops have thought`.
pub(super) fn we(text: &str) -> Option<String> {
    static WITHIN: LazyLock<Regex> = LazyLock::new(|| {
        regex(
            r"\b[Ww]e,? (?:at )?the (?:undersigned )?([A-Z][\w’'&-]*(?: (?:[A-Z&][\w’'&-]*|of|the|and|for|on|in))*)",
        )
    });
    let found = WITHIN.captures(text)?;
    let name = without_small_end(&found[1]);
    (is_named(name) && name.contains(' ')).then(|| name.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_organisations() {
        for line in [
            "Kenya National Commission on Mfano",
            "MINISTRY OF MFANO AFFAIRS",
            "The Judiciary",
            "Office of the Data Protection Commissioner",
        ] {
            assert!(is_letterhead(line), "{line}");
        }
        for line in [
            "Register opens to protests",
            "Law Society concerned about violence",
            "Commission must answer",
            "Commission Rejects New Register",
            "Statement of the Mfano Trust",
            "We went to the office.",
            "Judiciary's Budget",
            "Department Spokesperson",
            "Mfano Human Rights Commission Looks Into Death",
            "By Mfano Rights Watch",
            "Mfano Revenue Authority Ministry of Mfano",
            "Group Managing Director and CEO",
        ] {
            assert!(!is_letterhead(line), "{line}");
        }
    }

    #[test]
    fn who_opens_a_text() {
        for (text, name) in [
            (
                "The Mfano National Commission on Human Rights (MNCHR) is deeply alarmed that people vanish.",
                Some("Mfano National Commission on Human Rights"),
            ),
            (
                "Amnesty Mfano welcomes the judgment.",
                Some("Amnesty Mfano"),
            ),
            (
                "ARTICLE 19 is pleased with what was promised.",
                Some("ARTICLE 19"),
            ),
            (
                "The Haki Forum wishes to inform the public that it moved.",
                Some("Haki Forum"),
            ),
            (
                "The Mfano Congress of Unions sends its condolences to the families.",
                Some("Mfano Congress of Unions"),
            ),
            ("The Mfano Trust condemned the arrests on Monday.", None),
            ("The court notes that nobody came.", None),
            (
                "We, the Mfano Bishops of the Coast, meeting at Mfano, greet everybody.",
                Some("Mfano Bishops of the Coast"),
            ),
            (
                "The Mfano Medical Association, Law Society of Mfano and the Reforms Working Group are much troubled.",
                Some(
                    "Mfano Medical Association, Law Society of Mfano and the Reforms Working Group",
                ),
            ),
            (
                "We at the Mfano Section of the Commission of Jurists, (CJ Mfano) view this with alarm.",
                Some("Mfano Section of the Commission of Jurists"),
            ),
            ("On Monday, the Mfano Trust is concerned.", None),
            ("Queues are long, and people are concerned.", None),
            ("Juma Mfano welcomes visitors.", None),
        ] {
            assert_eq!(opening(text).as_deref(), name, "{text}");
        }
    }

    #[test]
    fn who_says_we() {
        assert_eq!(
            we("Gathered at Mfano House, we the Mfano Conference of Bishops have thought long.")
                .as_deref(),
            Some("Mfano Conference of Bishops")
        );
        assert_eq!(we("We the People of Mfano are many."), None);
    }
}
