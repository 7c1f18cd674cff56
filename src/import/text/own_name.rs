//! What a plain text calls itself: a law says how it is cited, a decision says in a line of its own what it is.

use std::sync::LazyLock;

use regex::Regex;

use crate::text::regex;

/// Lines in which a decision calls itself so: petitions have had fifty petitioners over it.
const HEAD: usize = 160;
/// The most words of such a line: `CONSOLIDATED JUDGMENT`, `JUDGMENT OF THE COURT`.
const WORDS: usize = 4;

/// Whether a text is a law by its own words. A decision may quote how a law is cited.
pub(super) fn is_law(text: &str) -> bool {
    static LAW: LazyLock<Regex> = LazyLock::new(|| {
        regex(
            r"(?i)\b(?:this\s+(?:act|bill)|these\s+(?:rules|regulations))\s+(?:may|shall)\s+be\s+cited\b|\barrangement\s+of\s+(?:sections|clauses|regulations|rules|articles)\b",
        )
    });
    let judged = |line: &str| names_decision(line, &["judgment", "judgement", "ruling"]);
    LAW.is_match(text)
        && !text
            .lines()
            .filter(|line| !line.trim().is_empty())
            .take(HEAD)
            .any(judged)
}

/// Whether a text stands under the head of a law, or is one by its own words: two lines that heads of laws have,
/// its number, its chapter, the days on which it was made known.
pub(super) fn has_head_of_law(text: &str) -> bool {
    /// Lines of a cover.
    const COVER: usize = 60;
    static LINE: LazyLock<Regex> = LazyLock::new(|| {
        regex(
            r"(?i)^\[?(?:(?:act|ordinance|proclamation|decree|law|statutory instrument|legal notice)\s+(?:no\.?\s*)?\d{1,4}\s+of\s+\d{4}|(?:chapter|cap\.?)\s+\d{1,3}[a-z]{0,2}|(?:assented to|commenced|published)\s+(?:on|in)\s.{4,90}|laws of \w+)\]?\.?$",
        )
    });
    let filled = || text.lines().map(str::trim).filter(|line| !line.is_empty());
    is_law(text)
        || filled()
            .take(COVER)
            .filter(|line| LINE.is_match(line))
            .count()
            >= 2
            && !is_decision(filled())
}

/// Whether one of the first lines calls the text a decision.
pub(super) fn is_decision<'text>(lines: impl Iterator<Item = &'text str>) -> bool {
    const OWN: &[&str] = &[
        "judgment",
        "judgement",
        "ruling",
        "order",
        "directions",
        "award",
        "opinion",
    ];
    lines
        .filter(|line| !line.trim().is_empty())
        .take(HEAD)
        .any(|line| names_decision(line, OWN))
}

/// Whether a line is one of these names, alone, behind other capitals or before `of the court`. `12. Judgment` is an
/// entry of an arrangement, `ORDER 1` one of rules.
fn names_decision(line: &str, names: &[&str]) -> bool {
    let bare = line.trim().trim_matches(|c: char| !c.is_alphanumeric());
    let is = |word: &str| names.iter().any(|name| word.eq_ignore_ascii_case(name));
    let words = bare.split_whitespace().count();
    if !(1..=WORDS).contains(&words) || bare.contains(|c: char| c.is_ascii_digit()) {
        return false;
    }
    let own = bare
        .get(bare.len().saturating_sub(" of the court".len())..)
        .filter(|end| end.eq_ignore_ascii_case(" of the court"))
        .map_or(bare, |end| &bare[..bare.len() - end.len()]);
    let capitals = !own.contains(char::is_lowercase);
    is(own) || capitals && own.rsplit(' ').next().is_some_and(is)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn heads_of_laws() {
        let head = "Register Act\nAct 4 of 2031\nAssented to on 3 May 2031\n";
        assert!(has_head_of_law(head));
        assert!(!has_head_of_law(&format!("{head}RULING")));
        assert!(!has_head_of_law(
            "Register Act\nAct 4 of 2031\nWhat it says."
        ));
    }

    #[test]
    fn laws_and_decisions() {
        let law = "1. This Act may be cited as the Register Act.";
        assert!(is_law(law));
        assert!(is_law(&format!(
            "ARRANGEMENT OF SECTIONS\n12. Judgment\nORDER 1\n{law}"
        )));
        for name in [
            "JUDGMENT",
            "Ruling.",
            "CONSOLIDATED JUDGMENT",
            "JUDGMENT OF THE COURT",
        ] {
            let text = format!("JANE MFANO v JUMA MFANI\n{name}\nSection 1 reads: {law}");
            assert!(!is_law(&text), "{name}");
            assert!(is_decision(text.lines()), "{name}");
        }
        for line in [
            "12. Judgment",
            "ORDER 1",
            "The judgment",
            "THE ADVOCATES (FEES) RULES",
            "",
        ] {
            assert!(!is_decision([line].into_iter()), "{line}");
        }
    }
}
