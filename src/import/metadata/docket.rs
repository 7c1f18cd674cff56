//! Case numbers and citations.

use std::sync::LazyLock;

use regex::Regex;

static NUMBER: LazyLock<Regex> =
    LazyLock::new(|| regex(r"(?i)\b[A-Z]{0,3}\.?\s?\d+[A-Z]?\s*(?:/|of)\s*(?:19|20)\d\d\b"));
static KIND: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"(?i)\b(action|appeal|appln|application|arbitration|case|cause|claim|complaint|dispute|election|estate|hca|hccc|hcc|inquiry|inquest|matter|misc|miscellaneous|objection|petition|pet|proceedings?|reference|review|revision|suit|summons|trial|winding)\b",
    )
});
static NO: LazyLock<Regex> = LazyLock::new(|| regex(r"(?i)\bnos?\b\.?\s*|\bnumbers?\b\s*"));
static NEUTRAL: LazyLock<Regex> =
    LazyLock::new(|| regex(r"\[(\d{4})\]\s+([A-Z]{2,8})\s+(\d{1,6})\s+\(KLR\)"));
static UK_NEUTRAL: LazyLock<Regex> = LazyLock::new(|| {
    regex(r"^\[(\d{4})\]\s+(?:UK|EW)[A-Z]+(?:\s+(?:Civ|Crim))?\s+\d+(?:\s+\([A-Za-z]+\))?$")
});
static REPORTED: LazyLock<Regex> =
    LazyLock::new(|| regex(r"[\[(]\d{4}[\])]\s+(?:eKLR|(?:\d+\s+)?(?:KLR|EA|E\.A\.)\s+\d+)"));

fn regex(pattern: &str) -> Regex {
    Regex::new(pattern).expect("the patterns of this file are valid")
}

/// A neutral citation in its parts: `[2031] KEHC 1 (KLR)`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Neutral {
    /// As it is cited.
    pub cite: String,
    /// `KEHC`. `None` where the citation is foreign.
    pub court: Option<String>,
    /// The FRBR work URI that Kenya Law makes of it.
    pub work: Option<String>,
}

/// The first neutral citation in a text.
pub(super) fn neutral(text: &str) -> Option<Neutral> {
    if UK_NEUTRAL.is_match(text.trim()) {
        return Some(Neutral {
            cite: text.trim().to_owned(),
            court: None,
            work: None,
        });
    }
    let captures = NEUTRAL.captures(text)?;
    let (year, court, number) = (&captures[1], &captures[2], &captures[3]);
    Some(Neutral {
        cite: format!("[{year}] {court} {number} (KLR)"),
        court: Some(court.to_owned()),
        work: Some(format!(
            "/akn/ke/judgment/{}/{year}/{number}",
            court.to_lowercase()
        )),
    })
}

/// Reported citations in a text: `[2031] eKLR`, `[2009] KLR 223`.
pub(super) fn reported(text: &str) -> Vec<String> {
    REPORTED
        .find_iter(text)
        .map(|found| {
            found
                .as_str()
                .split_whitespace()
                .collect::<Vec<_>>()
                .join(" ")
        })
        .collect()
}

/// Whether a line of a head is a case number: `CIVIL APPEAL NO. E017 OF 2024`.
pub(super) fn is_number_line(line: &str) -> bool {
    /// The longest line of numbers, in characters; consolidated petitions make long ones.
    const LONGEST: usize = 220;
    line.chars().count() <= LONGEST
        && !line.trim_start().starts_with('(')
        && !line
            .trim_start()
            .to_uppercase()
            .starts_with("IN THE MATTER")
        && NUMBER.is_match(line)
        && KIND.is_match(line)
}

/// A case number as it is cited, without `No.`: `Civil Appeal E017 of 2024`.
pub(super) fn number(text: &str) -> String {
    let text = NO.replace_all(text, "");
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    text.trim_end_matches(['.', ',', ';', '-', '–'])
        .trim()
        .to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_citations() {
        assert!(is_number_line("CRIMINAL CASE NO. E007 OF 2025"));
        assert!(is_number_line("ELC APPEAL NO. 1 OF 2021"));
        assert!(!is_number_line(
            "(Formerly at Kisii Appeal Case No. 11 of 2020)"
        ));
        assert!(!is_number_line("IN THE MATTER OF PETITION NO. 3 OF 2019"));
        assert!(!is_number_line("The Act, No. 18 of 2018, was passed."));
        assert_eq!(number("ELC APPEAL NO. 25 OF 2021"), "ELC APPEAL 25 OF 2021");
        let found = neutral("A v B [2031] KEHC 1 (KLR) (30 January 2031)").unwrap();
        assert_eq!(
            (found.cite.as_str(), found.court.as_deref()),
            ("[2031] KEHC 1 (KLR)", Some("KEHC"))
        );
        assert_eq!(found.work.as_deref(), Some("/akn/ke/judgment/kehc/2031/1"));
        assert_eq!(
            reported("A v B [2031] eKLR; (2018)  eKLR"),
            ["[2031] eKLR", "(2018) eKLR"]
        );
    }
}
