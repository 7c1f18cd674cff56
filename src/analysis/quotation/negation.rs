//! Words that turn or narrow what is said: one that is left out changes the sense.

use crate::text::tokens;

/// Single words, folded.
const WORDS: &[&str] = &[
    "not",
    "no",
    "never",
    "nor",
    "neither",
    "none",
    "nobody",
    "nothing",
    "nowhere",
    "without",
    "unless",
    "except",
    "excepting",
    "save",
    "cannot",
    "hardly",
    "scarcely",
    "barely",
    "only",
    "until",
    "provided",
    "notwithstanding",
    "however",
    "but",
    "fails",
    "failed",
    "refuses",
    "refused",
    "declines",
    "declined",
    "denied",
    "denies",
    "rejected",
    "rejects",
    // Kiswahili
    "si",
    "sio",
    "siyo",
    "hapana",
    "hakuna",
    "hamna",
    "hana",
    "hawana",
    "haina",
    "hazina",
    "bila",
    "isipokuwa",
    "ila",
    "wala",
    "kamwe",
    "mradi",
    "lakini",
    "kutokuwa",
    "bali",
    "asilani",
    "pasipo",
];

/// Words in a row, folded.
const PHRASES: &[&[&str]] = &[
    &["subject", "to"],
    &["provided", "that"],
    &["save", "that"],
    &["save", "for"],
    &["other", "than"],
    &["on", "condition"],
    &["far", "from"],
    &["if", "and", "only", "if"],
    &["kwa", "masharti"],
    &["kwa", "sharti"],
];

/// Of [`WORDS`], those that turn a sense only together with others, or merely colour it: they
/// count in what an ellipsis left out, not at the edge of a quotation.
const WEAK: &[&str] = &[
    "but",
    "however",
    "until",
    "only",
    "save",
    "lakini",
    "bali",
    "no",
    "provided",
    "fails",
    "failed",
    "refuses",
    "refused",
    "declines",
    "declined",
    "denied",
    "denies",
    "rejected",
    "rejects",
    "nothing",
    "none",
    "nobody",
    "notwithstanding",
    "without",
    "bila",
    "pasipo",
];

/// Kiswahili words that begin like a negated verb and are none.
const AFFIRMATIVE: &[&str] = &[
    "haki",
    "hakimu",
    "hakimiliki",
    "hali",
    "halali",
    "hapa",
    "hata",
    "hati",
    "hatua",
    "hadi",
    "hasa",
    "hasi",
    "haraka",
    "habari",
    "hatari",
    "hatimaye",
    "hakika",
    "hawa",
    "hayo",
    "haya",
    "hazi",
    "hadhi",
    "hiari",
    "halisi",
    "halmashauri",
    "hukumu",
    "hasara",
    "hamsini",
    "hatia",
    "hakiki",
    "haiba",
    "hawaii",
    "haji",
    "hadithi",
    "hadhari",
    "harusi",
    "hatimiliki",
];

/// The word or words in `text` that turn or narrow its sense, as folded words; the first found.
///
/// ```
/// use hoja::analysis::quotation::limits;
/// assert_eq!(limits("unless Parliament consents").as_deref(), Some("unless"));
/// assert_eq!(limits("which is subject to appeal").as_deref(), Some("subject to"));
/// assert_eq!(limits("sheria hairuhusu jambo hili").as_deref(), Some("hairuhusu"));
/// assert_eq!(limits("the register of births"), None);
/// ```
#[must_use]
pub fn limits(text: &str) -> Option<String> {
    let words: Vec<String> = tokens(text).into_iter().map(|token| token.word).collect();
    (0..words.len()).find_map(|at| limit_at(&words, at, true))
}

/// The same, where it is the last word of `text`: a quotation that begins behind it hides it.
#[must_use]
pub fn limits_at_end(text: &str) -> Option<String> {
    let words: Vec<String> = tokens(text).into_iter().map(|token| token.word).collect();
    let last = words.len().checked_sub(1)?;
    limit_at(&words, last, false)
}

/// The same, where `text` begins with it: a quotation that ends before it hides it.
#[must_use]
pub fn limits_at_start(text: &str) -> Option<String> {
    const NARROWING: &[&str] = &[
        "unless",
        "except",
        "subject to",
        "provided that",
        "save that",
        "save for",
        "isipokuwa",
        "mradi",
        "kwa masharti",
        "kwa sharti",
        "only if",
    ];
    let words: Vec<String> = tokens(text).into_iter().map(|token| token.word).collect();
    NARROWING
        .iter()
        .find(|phrase| {
            phrase
                .split(' ')
                .enumerate()
                .all(|(at, word)| words.get(at).is_some_and(|own| own == word))
        })
        .map(|phrase| (*phrase).to_owned())
}

fn limit_at(words: &[String], at: usize, weak_too: bool) -> Option<String> {
    let phrase = PHRASES.iter().find(|phrase| {
        phrase
            .iter()
            .enumerate()
            .all(|(more, word)| words.get(at + more).is_some_and(|own| own == word))
    });
    if let Some(phrase) = phrase {
        return Some(phrase.join(" "));
    }
    let word = words.get(at)?;
    let plain = WORDS.contains(&word.as_str()) && (weak_too || !WEAK.contains(&word.as_str()));
    let cut = word.ends_with("n't");
    (plain || cut || is_negated_verb(word)).then(|| word.clone())
}

/// A Kiswahili verb negated by its prefix: `hairuhusiwi`, `hawakushauriwa`, `isiyokuwa`.
fn is_negated_verb(word: &str) -> bool {
    const SUBJECTS: &[&str] = &[
        "hai", "hau", "hawa", "haku", "hatu", "ham", "haya", "hazi", "haki", "havi", "hapa",
        "halita", "hali",
    ];
    if word.len() < 6 || AFFIRMATIVE.contains(&word) || !word.is_ascii() {
        return false;
    }
    // The relative of a negated verb: `yasiyofaa`, `isipofanywa`.
    let relative = ["siyo", "sizo", "sicho", "silo", "siye", "sipo"]
        .iter()
        .any(|infix| word.find(infix).is_some_and(|at| (1..=3).contains(&at)));
    if relative {
        return true;
    }
    let Some(rest) = SUBJECTS
        .iter()
        .find_map(|subject| word.strip_prefix(subject))
    else {
        return false;
    };
    let tensed = ["ku", "ta", "ja", "nge"]
        .iter()
        .any(|tense| rest.starts_with(tense));
    rest.len() >= 3 && (tensed || word.ends_with(['i', 'u', 'e']))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn negations_of_both_languages() {
        for (text, expected) in [
            ("shall not be closed", Some("not")),
            ("provided that notice is given", Some("provided that")),
            ("hawakushauriwa ipasavyo", Some("hawakushauriwa")),
            ("isipokuwa kwa idhini", Some("isipokuwa")),
            ("haki za wananchi ni halali", None),
            ("the harbour was haunted", None),
            ("sheria haitatumika", Some("haitatumika")),
        ] {
            assert_eq!(limits(text).as_deref(), expected, "{text}");
        }
        assert_eq!(limits_at_end("it is not").as_deref(), Some("not"));
        assert_eq!(limits_at_end("there is but"), None);
        assert_eq!(
            limits_at_start("unless it is open").as_deref(),
            Some("unless")
        );
        assert_eq!(limits_at_start("and unless"), None);
    }
}
