//! Who signs a statement: a name on one line, an office on the next.

use std::sync::LazyLock;

use regex::Regex;

use crate::text::regex;

/// Words by which a line is an office.
static OFFICE: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"(?i)\b(?:ps|cs|cas|ambassador|attorney[- ]general|ceo|chair ?(?:man|person|woman)?|chief executive|chief justice|clerk|chancellor|dean|manager|principal|senator|speaker|treasurer|(?:arch)?bishop|commissioner|convenor|coordinator|director|governor|head|inspector[- ]general|minister|officer|president|registrar|secretary|spokes(?:man|person|woman)|trustee)\b",
    )
});

/// The name that a line is, without titles and honours: `Hon. Dr. Alpha Mfano, EBS`.
pub(super) fn name(line: &str) -> Option<String> {
    const TITLES: &[&str] = &[
        "adv",
        "amb",
        "archbishop",
        "bishop",
        "cardinal",
        "col",
        "dr",
        "eng",
        "excellency",
        "fr",
        "gen",
        "h.e",
        "her",
        "his",
        "hon",
        "justice",
        "lady",
        "lt",
        "maj",
        "mr",
        "mrs",
        "ms",
        "prof",
        "rev",
        "rt",
        "rtd",
        "sheikh",
        "sr",
        "the",
    ];
    let line = line.trim().trim_end_matches(['.', ',']);
    let bare = line.split([',', '(']).next()?.trim();
    let words: Vec<&str> = bare
        .split_whitespace()
        .skip_while(|word| {
            let word = word.trim_end_matches('.').to_lowercase();
            TITLES.contains(&word.as_str())
        })
        .collect();
    let is_name = |word: &&str| {
        word.starts_with(char::is_uppercase)
            && word
                .chars()
                .all(|c| c.is_alphabetic() || matches!(c, '.' | '\'' | '’' | '-'))
    };
    let fits = (2..=4).contains(&words.len())
        && words.iter().all(is_name)
        && !OFFICE.is_match(bare)
        && !crate::import::organisation::is_letterhead(bare)
        && !matches!(
            words[0].to_lowercase().as_str(),
            "yours" | "the" | "for" | "notes" | "ends"
        );
    fits.then(|| words.join(" "))
}

/// The office that a line is.
pub(super) fn office(line: &str) -> Option<String> {
    /// The most words.
    const WORDS: usize = 14;
    let line = line.trim().trim_end_matches(['.', ',']);
    let fits = line.split_whitespace().count() <= WORDS
        && line.starts_with(char::is_uppercase)
        && OFFICE.is_match(line)
        && !line.contains(['@', ':']);
    fits.then(|| line.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_offices() {
        for (line, found) in [
            ("Alpha Mfano, EBS", Some("Alpha Mfano")),
            ("Hon. Dr. Alpha B. Mfano", Some("Alpha B. Mfano")),
            ("Yours Sincerely,", None),
            ("Law Society of Mfano", None),
            ("EXECUTIVE DIRECTOR", None),
            ("For more information", None),
        ] {
            assert_eq!(name(line).as_deref(), found, "{line}");
        }
        assert_eq!(
            office("DIRECTOR GENERAL/CEO").as_deref(),
            Some("DIRECTOR GENERAL/CEO")
        );
        assert_eq!(
            office("Executive Director, Mfano Trust").as_deref(),
            Some("Executive Director, Mfano Trust")
        );
        assert_eq!(office("press@mfano.example"), None);
        assert_eq!(office("Mfano House"), None);
    }
}
