//! Words by which a line is a title or none, where nothing but them and its place tell.

/// The most words of a title that nothing sets apart.
pub(super) const WORDS: usize = 10;
/// Small words of titles: `Issues for Determination`.
pub(super) const SMALL: &[&str] = &[
    "a", "an", "and", "as", "at", "by", "for", "from", "in", "of", "on", "or", "the", "to", "v",
    "vs", "with",
];

/// Whether words can be a title that nothing sets apart: few, no figures, brackets or quotation marks in them,
/// no verb, no order in short, nobody's name with a title.
pub(super) fn is_plain(text: &str) -> bool {
    const VERBS: &[&str] = &[
        "is", "are", "was", "were", "be", "been", "has", "have", "had", "shall", "will", "it",
        "pays", "pay", "bears", "bear",
    ];
    const NAMED: &[&str] = &[
        "mr", "mrs", "ms", "miss", "dr", "prof", "hon", "justice", "eng", "rev",
    ];
    /// What a court says of its own marks in a quotation.
    const MARKS: &[&str] = &[
        "emphasis",
        "underlining",
        "mine",
        "ours",
        "supplied",
        "signed",
    ];
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    let mut words = text.split_whitespace().map(|word| {
        word.trim_matches(|c: char| !c.is_alphabetic())
            .to_lowercase()
    });
    let last = text.split_whitespace().next_back();
    letters >= 4
        && text.split_whitespace().count() <= WORDS
        && text.starts_with(char::is_uppercase)
        && !text.contains(['(', '[', ')', ']', '“', '”', '"', '…', '\n'])
        && !text.contains("..")
        && !text.contains(|c: char| c.is_ascii_digit())
        && last.is_some_and(|last| !SMALL.contains(&last))
        && !words.any(|word| {
            [VERBS, NAMED, MARKS]
                .iter()
                .any(|list| list.contains(&word.as_str()))
        })
        && !disposes(text)
}

/// Whether words are an order in short: `No order as to costs`, `Appeal allowed with costs`.
pub(super) fn disposes(text: &str) -> bool {
    const ENDS: &[&str] = &[
        "allowed",
        "dismissed",
        "granted",
        "ordered",
        "accordingly",
        "awarded",
        "refused",
        "succeeds",
        "fails",
        "quashed",
    ];
    let words: Vec<String> = text.split_whitespace().map(str::to_lowercase).collect();
    let first = words.first().map(String::as_str);
    first == Some("no")
        || first == Some("costs") && words.len() > 1
        || words.iter().any(|word| ENDS.contains(&word.as_str()))
}

/// The level of a title that nothing but its words tells.
pub(super) fn level(text: &str) -> u8 {
    if text.contains(char::is_lowercase) {
        2
    } else {
        1
    }
}

/// Whether words have a verb that few titles have.
pub(super) fn has_verb(words: &str) -> bool {
    words.split_whitespace().any(|word| {
        matches!(
            word,
            "shall"
                | "may"
                | "means"
                | "must"
                | "is"
                | "are"
                | "was"
                | "were"
                | "has"
                | "have"
                | "be"
                | "includes"
                | "provided"
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_and_titles() {
        assert!(has_verb("The register is kept"));
        assert!(!has_verb("Keeping of the register"));
        for title in [
            "Analysis and Determination",
            "VALUE ADDED TAX",
            "Instruction Fees",
        ] {
            assert!(is_plain(title), "{title}");
        }
        for text in [
            "No Order as to Costs",
            "THE APPEAL IS ALLOWED",
            "Appeal Dismissed",
            "Dr. Jane Mfano",
            "Emphasis Mine",
            "Ground 3",
            "Costs (if any)",
            "In the Matter of",
        ] {
            assert!(!is_plain(text), "{text}");
        }
    }
}
