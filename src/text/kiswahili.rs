//! The form under which the forms of a Kiswahili word meet, by rule.
//!
//! Nouns meet in their singular (`watoto` in `mtoto`, `vifungu` in `kifungu`), verbs in
//! their plain form (`hawakusajiliwa`, `waliosajiliwa` in `sajili`). The rules know
//! prefixes, not the dictionary; the lists hold what the rules would get wrong. Where a
//! noun and a verb cannot be told apart, the word stays as it is.

use super::kiswahili_words::{IRREGULAR, KEPT_NI, LOAN_VERBS, NOUNS, O_VERBS, PERSONS, STOP_WORDS};

/// The root of a folded Kiswahili word.
///
/// ```
/// use hoja::text::Language;
/// let root = |word| Language::Kiswahili.root(word);
/// assert_eq!(root("watoto"), root("mtoto"));
/// assert_eq!(root("waliosajiliwa"), root("kusajili"));
/// ```
pub(super) fn root(word: &str) -> String {
    if !word.is_ascii() || word.bytes().any(|b| b.is_ascii_digit()) || STOP_WORDS.contains(&word) {
        return word.to_owned();
    }
    if let Some((_, root)) = IRREGULAR.iter().find(|(form, _)| *form == word) {
        return (*root).to_owned();
    }
    let word = without_place(word);
    if let Some((_, root)) = IRREGULAR.iter().find(|(form, _)| *form == word) {
        return (*root).to_owned();
    }
    verb(word).unwrap_or_else(|| noun(word))
}

/// Without the `-ni` of places: `mahakamani` is at the `mahakama`.
fn without_place(word: &str) -> &str {
    match word.strip_suffix("ni") {
        Some(rest) if rest.len() >= 4 && rest.ends_with(is_vowel) && !KEPT_NI.contains(&word) => {
            rest
        }
        _ => word,
    }
}

fn is_vowel(c: char) -> bool {
    matches!(c, 'a' | 'e' | 'i' | 'o' | 'u')
}

/// Prefixes of who or what acts, and the relative that goes with each. Those of places
/// (`ku-`, `pa-`) are left out: they are rare, and `ku-` begins every infinitive.
const SUBJECTS: &[(&str, &str)] = &[
    ("ni", "ye"),
    ("tu", "o"),
    ("wa", "o"),
    ("zi", "zo"),
    ("li", "lo"),
    ("ya", "yo"),
    ("ki", "cho"),
    ("vi", "vyo"),
    ("a", "ye"),
    ("u", "o"),
    ("i", "yo"),
];

/// The same after `ha-`: who does not act.
const NEGATED: &[&str] = &[
    "hatu", "hawa", "hazi", "hali", "haya", "haki", "havi", "haku", "hau", "hai", "ha", "si",
];

const TENSES: &[&str] = &["ngali", "nge", "taka", "na", "li", "ta", "me"];

const NEGATED_TENSES: &[&str] = &["ku", "ja", "ta"];

/// The plain form of a conjugated verb, if the word is one.
fn verb(word: &str) -> Option<String> {
    if NOUNS.contains(&word) {
        return None;
    }
    for (subject, relative) in SUBJECTS {
        let Some(rest) = word.strip_prefix(subject) else {
            continue;
        };
        for tense in TENSES {
            let Some(rest) = rest.strip_prefix(tense) else {
                continue;
            };
            if let Some(plain) = related(rest, relative, tense).or_else(|| acted(rest)) {
                return Some(plain);
            }
        }
    }
    for negated in NEGATED {
        let Some(rest) = word.strip_prefix(negated) else {
            continue;
        };
        for tense in NEGATED_TENSES {
            if let Some(plain) = rest.strip_prefix(tense).and_then(acted) {
                return Some(plain);
            }
        }
        // `haiwezi`: in the negative present the last vowel turns.
        if negated.len() >= 3 && rest.len() >= 4 && rest.ends_with('i') {
            let plain = if LOAN_VERBS.contains(&rest) {
                rest.to_owned()
            } else {
                format!("{}a", &rest[..rest.len() - 1])
            };
            return Some(active(&plain));
        }
    }
    // `kusajiliwa`: the infinitive.
    word.strip_prefix("ku")
        .filter(|rest| !rest.starts_with("sini"))
        .and_then(acted)
        .or_else(|| bare(word))
}

/// What follows a tense and a relative: `wa-li-o-sajiliwa`.
fn related(rest: &str, relative: &str, tense: &str) -> Option<String> {
    if !matches!(tense, "na" | "li" | "taka") || O_VERBS.iter().any(|verb| rest.starts_with(verb)) {
        return None;
    }
    [relative, "po", "vyo"].iter().find_map(|relative| {
        rest.strip_prefix(relative)
            .filter(|rest| rest.len() >= 4)
            .and_then(acted)
    })
}

/// A verb stem after its prefixes, perhaps with whom it acts upon.
fn acted(rest: &str) -> Option<String> {
    if rest.len() < 3 {
        return None;
    }
    for object in ["mw", "m", "wa", "tu", "ni", "ji"] {
        let Some(stem) = rest.strip_prefix(object) else {
            continue;
        };
        let parted = (object != "m" || !stem.starts_with(is_vowel))
            && (object != "mw" || stem.starts_with(is_vowel));
        if parted && stem.len() >= 5 && (is_stem(stem) && !is_loan(rest)) {
            return Some(active(stem));
        }
    }
    is_stem(rest).then(|| active(rest))
}

/// Whether a verb could read so: verbs of the language end in `a`, those taken from
/// Arabic are listed.
fn is_stem(stem: &str) -> bool {
    stem.len() >= 3 && stem.ends_with('a') || is_loan(stem)
}

fn is_loan(stem: &str) -> bool {
    LOAN_VERBS.contains(&stem)
        || stem
            .strip_suffix("wa")
            .is_some_and(|stem| LOAN_VERBS.contains(&stem))
}

/// A verb without prefixes: only one that is listed, or its passive, is known for one.
fn bare(word: &str) -> Option<String> {
    is_loan(word).then(|| active(word))
}

/// The active form: `sajiliwa` to `sajili`, `chukuliwa` to `chukua`, `andikwa` to `andika`.
fn active(stem: &str) -> String {
    let Some(rest) = stem.strip_suffix("wa").filter(|rest| rest.len() >= 2) else {
        return stem.to_owned();
    };
    if LOAN_VERBS.contains(&rest) {
        return rest.to_owned();
    }
    if let Some(loan) = with_last_u(rest) {
        return loan;
    }
    if let Some(vowel) = rest
        .strip_suffix("li")
        .or_else(|| rest.strip_suffix("le"))
        .filter(|rest| rest.ends_with(['u', 'o']))
    {
        return format!("{vowel}a");
    }
    match rest.chars().last() {
        Some('i' | 'e') if rest.len() >= 3 => format!("{rest}a"),
        Some(last) if !is_vowel(last) => format!("{rest}a"),
        _ => stem.to_owned(),
    }
}

/// `hukumu` of `hukumi(wa)`: before the passive the last `u` of a verb from Arabic turns.
fn with_last_u(rest: &str) -> Option<String> {
    let verb = format!("{}u", rest.strip_suffix('i')?);
    LOAN_VERBS.contains(&verb.as_str()).then_some(verb)
}

/// A noun in its singular, by the prefixes of its class.
fn noun(word: &str) -> String {
    let after =
        |prefix: &str, least: usize| word.strip_prefix(prefix).filter(|rest| rest.len() >= least);
    if let Some(person) = after("wana", 4).filter(|rest| PERSONS.contains(rest)) {
        return format!("mna{person}");
    }
    if let Some(person) = after("mwana", 4).filter(|rest| PERSONS.contains(rest)) {
        return format!("mna{person}");
    }
    if let Some(rest) = after("mw", 2) {
        // `mwalimu`, `walimu`: the vowel of the prefix swallows that of the stem.
        return format!("m{}", rest.strip_prefix('a').unwrap_or(rest));
    }
    if let Some(rest) = after("wa", 3) {
        return format!("m{}", rest.strip_prefix('a').unwrap_or(rest));
    }
    if let Some(rest) = after("mi", 2) {
        return format!("m{}", rest.strip_prefix('a').unwrap_or(rest));
    }
    if let Some(rest) = after("vy", 2) {
        return format!("ch{rest}");
    }
    if let Some(rest) = after("vi", 2) {
        return format!("ki{rest}");
    }
    if let Some(rest) = after("ma", 3) {
        return noun(
            rest.strip_prefix('u')
                .filter(|rest| rest.len() >= 4)
                .unwrap_or(rest),
        );
    }
    if let Some(rest) = after("u", 4) {
        return rest.to_owned();
    }
    word.to_owned()
}
