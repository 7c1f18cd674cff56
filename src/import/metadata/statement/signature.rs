//! Who signs a statement: a name on one line, an office on the next.

use std::sync::LazyLock;

use regex::Regex;

use crate::import::organisation;
use crate::text::regex;

/// Words by which a line is an office.
static OFFICE: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"(?i)\b(?:ps|cs|cas|ambassador|attorney[- ]general|ceo|chair ?(?:man|person|woman|lady)?|chief executive|chief justice|clerk|chancellor|dean|gavana|katibu|manager|mkurugenzi|mratibu|msemaji|mwenyekiti|ombudsman|principal|rapporteur|committee member|senator|speaker|treasurer|(?:arch)?bishop|commissioner|convenor|coordinator|director|governor|head|inspector[- ]general|minister|officer|president|registrar|secretary|spokes(?:man|person|woman)|trustee)\b",
    )
});

/// What stands before a person's name.
const TITLES: &[&str] = &[
    "adv",
    "amb",
    "archbishop",
    "bi",
    "bishop",
    "bw",
    "cardinal",
    "cde",
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
    "mhe",
    "mheshimiwa",
    "most",
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
    "ustadh",
];

/// Whether a title stands before the words: `Mr. Alpha Mfano`.
pub(super) fn has_title(words: &str) -> bool {
    let first = words.split_whitespace().next().unwrap_or_default();
    let first = first.trim_end_matches('.').to_lowercase();
    first != "the" && TITLES.contains(&first.as_str())
}

/// The name that a line is, without titles and honours: `Hon. Dr. Alpha Mfano, EBS`.
pub(super) fn name(line: &str) -> Option<String> {
    // `DR. (ENG) ALPHA MFANO`
    static ASIDE: LazyLock<Regex> =
        LazyLock::new(|| regex(r"(?i)^((?:[\w.]+ )?)\((?:eng|dr|rtd|amb|prof|rev)\.?\) "));
    let line = line.trim().trim_start_matches(['+', '†', ' ']);
    let line = line.trim_end_matches(['.', ',']);
    let line = &ASIDE.replace(line, "$1");
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
        && !words.iter().any(|word| word.eq_ignore_ascii_case("and"))
        && !OFFICE.is_match(bare)
        && !organisation::is_letterhead(bare)
        && !matches!(
            words[0].to_lowercase().as_str(),
            "yours"
                | "the"
                | "for"
                | "notes"
                | "ends"
                | "dated"
                | "given"
                | "issued"
                | "signed"
                | "done"
                | "imetolewa"
                | "imesainiwa"
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

/// Who signs in one line behind a dash, with the office: `— Alpha Mfano, programme officer at Mfano Trust`.
pub(super) fn in_line(line: &str) -> Option<(String, String)> {
    /// The most words of the office.
    const WORDS: usize = 16;
    let line = line.trim();
    let (first, rest) = match line.strip_prefix(['—', '–', '-']) {
        Some(bare) => bare.trim().split_once(',')?,
        // `Alpha Mfano - Executive Director`
        None => [" – ", " - ", "- ", " — "]
            .iter()
            .find_map(|sign| line.split_once(sign))
            .filter(|(_, office)| office.starts_with(char::is_uppercase))?,
    };
    let rest = rest.trim().trim_end_matches('.');
    // `chairlady, for the Association`
    let rest = rest.split(", for ").next().unwrap_or(rest);
    let fits = OFFICE.is_match(rest) && rest.split_whitespace().count() <= WORDS;
    Some((name(first)?, fits.then(|| rest.to_owned())?))
}

/// A secretary's office in capitals with the line below it that says of what: `PRINCIPAL SECRETARY`, `LANDS AND HOUSING`.
pub(super) fn rest_of_office(office: &str, below: &str) -> Option<String> {
    /// The most words of either.
    const WORDS: [usize; 2] = [3, 7];
    let capitals = |text: &str| {
        !text.contains(|c: char| c.is_lowercase() || c.is_ascii_digit() || c == ':')
            && text.contains(char::is_alphabetic)
    };
    let below = below.trim().trim_end_matches(['.', ',']);
    let fits = capitals(office)
        && capitals(below)
        && office.split_whitespace().count() <= WORDS[0]
        && below.split_whitespace().count() <= WORDS[1]
        && name(below).is_none()
        && !organisation::is_letterhead(below)
        && !OFFICE.is_match(below)
        && office.to_uppercase().ends_with("SECRETARY");
    fits.then(|| format!("{office} {below}"))
}

/// The organisation that an office is of: `Amnesty Mfano Executive Director`, `Secretary, Mfano Trust`.
pub(super) fn body_of(office: &str) -> Option<String> {
    static BEFORE: LazyLock<Regex> = LazyLock::new(|| {
        regex(
            r"^(.+?) (?:(?:Executive|Managing|Acting|Deputy|Country|Regional|Senior|Vice|Chief|Programme|Section) )*(?:Director|President|Chair(?:man|person|woman)?|CEO|Secretary|Spokes(?:man|person|woman)|Manager|Coordinator|Convenor)\b",
        )
    });
    let named = |body: &str| {
        let body = body.trim();
        let whole = body.split_whitespace().count() > 1
            && body.starts_with(char::is_uppercase)
            && organisation::is_letterhead(without_short_form(body))
            && !OFFICE.is_match(body);
        whole.then(|| without_short_form(body).to_owned())
    };
    if let Some((_, last)) = office.rsplit_once(", ") {
        return named(last);
    }
    named(&BEFORE.captures(office)?[1])
}

/// `Congress of Mfano (CoM)` without its short form.
fn without_short_form(body: &str) -> &str {
    body.rsplit_once(" (")
        .filter(|(_, short)| short.ends_with(')'))
        .map_or(body, |(body, _)| body)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_offices() {
        for (line, found) in [
            ("Alpha Mfano, EBS", Some("Alpha Mfano")),
            ("Hon. Dr. Alpha B. Mfano", Some("Alpha B. Mfano")),
            ("DR. (ENG) ALPHA MFANO", Some("ALPHA MFANO")),
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

    #[test]
    fn offices_name_their_organisation() {
        for (office, body) in [
            ("Amnesty Mfano Executive Director", Some("Amnesty Mfano")),
            (
                "National Spokesperson, Congress of Mfano Unions (Comu)",
                Some("Congress of Mfano Unions"),
            ),
            ("Executive Director", None),
            ("PRINCIPAL SECRETARY", None),
        ] {
            assert_eq!(body_of(office).as_deref(), body, "{office}");
        }
        assert_eq!(
            in_line("— Alpha Mfano, senior programme officer at Mfano, a rights group."),
            Some((
                "Alpha Mfano".to_owned(),
                "senior programme officer at Mfano, a rights group".to_owned()
            ))
        );
        assert_eq!(in_line("— Alpha Mfano was there, and left."), None);
        assert_eq!(
            in_line("Fr. Alpha Mfano- Executive Director"),
            Some(("Alpha Mfano".to_owned(), "Executive Director".to_owned()))
        );
    }
}
