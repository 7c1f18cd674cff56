//! What is printed around a title: that it is one, that it is new.

use std::sync::LazyLock;

use regex::Regex;

use crate::text::regex;

/// Fewest words of what is left, so that `Re: No` stays whole.
const WORDS: usize = 3;

/// A title without what stands before it (`SUBJECT: `, `JUST IN | `, a sign) and without the stop behind it.
/// `PRESS STATEMENT: ` stays: the paper is cited by it.
pub(super) fn bare(title: &str) -> &str {
    static BEFORE: LazyLock<Regex> = LazyLock::new(|| {
        regex(
            r"^[^\w“”‘’'\x22(#\[{]*(?:(?i:subject|re|just in|breaking(?: news)?|live|updated?|exclusive)\s*[:|]\s*)?",
        )
    });
    let whole = title.trim();
    let whole = and_site(whole).map_or(whole, |(own, _)| own);
    let start = BEFORE.find(whole).map_or(0, |found| found.end());
    let bare = whole[start..].trim();
    let bare = match bare.strip_suffix('.') {
        // `Mfano v Mfano & Co.`, `…` and initials keep theirs.
        Some(short)
            if !short.ends_with('.')
                && short
                    .rsplit(' ')
                    .next()
                    .is_some_and(|word| word.chars().count() > 3) =>
        {
            short
        }
        _ => bare,
    };
    if bare.split_whitespace().count() >= WORDS {
        bare
    } else {
        whole
    }
}

/// A title and the site that is printed behind it: `Court rules » Mfano News`, `Court rules | Mfano FM`.
pub(super) fn and_site(title: &str) -> Option<(&str, &str)> {
    /// The most words of a site's name.
    const SITE: usize = 4;
    let (own, site) = title
        .rsplit_once(" » ")
        .or_else(|| title.rsplit_once(" | "))?;
    let words = site.split_whitespace().count();
    let fits = (1..=SITE).contains(&words)
        && site.starts_with(char::is_uppercase)
        && own.split_whitespace().count() >= WORDS;
    fits.then(|| (own.trim(), site.trim()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_without_what_is_around_them() {
        for (title, own) in [
            (
                "PRESS STATEMENT: Mfano Trust condemns the arrests",
                "PRESS STATEMENT: Mfano Trust condemns the arrests",
            ),
            ("SUBJECT: SUSPENSION OF LEARNING", "SUSPENSION OF LEARNING"),
            ("🟥 LIVE: Court to decide today", "Court to decide today"),
            (
                "JUST IN | Court dismisses an appeal",
                "Court dismisses an appeal",
            ),
            (
                "STATEMENT ON THE ARREST OF A PATIENT.",
                "STATEMENT ON THE ARREST OF A PATIENT",
            ),
            ("Re: No", "Re: No"),
            (
                "Press Statement on the register",
                "Press Statement on the register",
            ),
            ("Mfano v Mfano & Co.", "Mfano v Mfano & Co."),
            ("Return of the register", "Return of the register"),
            ("#KeepItOn in Mfano", "#KeepItOn in Mfano"),
            (
                "Wait till it clears all courts » Mfano News",
                "Wait till it clears all courts",
            ),
        ] {
            assert_eq!(bare(title), own, "{title}");
        }
    }
}
