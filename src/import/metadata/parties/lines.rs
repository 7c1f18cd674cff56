//! What the lines of a head are where parties are looked for: names, capacities, what parts the
//! two sides, or none of these.

use std::sync::LazyLock;

use regex::Regex;

use super::sides::both_sides;
use crate::import::metadata::role::{Role, role, role_at_start};
use crate::import::metadata::{court, docket, judges};
use crate::text::regex;

pub(in crate::import::metadata) fn is_between(line: &str) -> bool {
    matches!(
        bare_word(line).as_str(),
        "between" | "betwen" | "inthematterbetween"
    )
}

/// `VERSUS`, `-AND-`, `-VS-`.
pub(super) fn is_separator(line: &str) -> bool {
    /// Letters that may be wrong in `VERUS`.
    const WRONG: usize = 1;
    let bare = bare_word(line);
    let versus = bare.len() >= 5 && strsim::damerau_levenshtein(&bare, "versus") <= WRONG;
    versus
        || matches!(
            bare.as_str(),
            "versus"
                | "vs"
                | "vrs"
                | "v"
                | "and"
                | "between"
                | "andbetween"
                | "against"
                | "verses"
                | "by"
        )
}

/// Whether a line stands in brackets and is neither a capacity nor one of several names:
/// `(a company in liquidation)`.
pub(super) fn is_aside(line: &str) -> bool {
    let Some(inner) = line
        .strip_prefix('(')
        .and_then(|line| line.strip_suffix(')'))
    else {
        return false;
    };
    !inner.contains([')', '('])
        && !inner.starts_with(|c: char| c.is_ascii_digit())
        && role(line).is_none()
}

/// Whether a line has the name of one of several parties and nothing else: `(1) A mother`, or in
/// capitals with a capacity at its end.
pub(in crate::import::metadata) fn is_party(line: &str, marked: bool) -> bool {
    /// The most words of a name behind a mark.
    const WORDS: usize = 8;
    marked && line.split_whitespace().count() <= WORDS
        || !line.contains(char::is_lowercase) && has_role(line)
}

/// A line of dashes or the like.
pub(super) fn is_rule(line: &str) -> bool {
    line.chars().filter(|c| !c.is_whitespace()).count() > 2
        && line
            .chars()
            .all(|c| c.is_whitespace() || matches!(c, '-' | '–' | '—' | '_' | '=' | '*' | '.'))
}

/// Whether a line speaks of the court, its judges, the case or a law, where parties are looked for
/// without `BETWEEN`.
pub(super) fn is_of_court(line: &str) -> bool {
    let lower = line.to_lowercase();
    [
        "neutral citation",
        "royal courts of justice",
        "hearing date",
        "ref:",
        "date:",
    ]
    .iter()
    .any(|words| lower.starts_with(words))
        || judges::is_before(line)
        || court::is_court_line(line)
        || docket::labelled_number(line).is_some()
        || docket::is_court_number(line)
        || docket::names_law(line)
        || is_chamber(&lower)
        || lower.starts_with("in the matter of")
        || lower.contains("mr justice ")
        || lower.contains("lord justice ")
        || lower.contains("lady justice ")
        || lower.contains("mrs justice ")
}

/// `UPPER TRIBUNAL`, `TAX AND CHANCERY CHAMBER`: a tribunal's name has lines of its own.
fn is_chamber(lower: &str) -> bool {
    /// The most words of such a line.
    const WORDS: usize = 7;
    let bare = lower.trim_matches(['(', ')', ' ']);
    bare.split_whitespace().count() <= WORDS
        && (bare.starts_with("upper tribunal")
            || bare.starts_with("first-tier tribunal")
            || bare.ends_with(" chamber"))
}

/// Whether a line begins to say what an appeal is from: `(Being an appeal from …`.
pub(in crate::import::metadata) fn tells_origin(line: &str) -> bool {
    let lower = line.to_lowercase();
    let bare = lower.trim_start_matches(['(', '[']);
    let bracketed = bare.len() < lower.len();
    [
        "being an ",
        "being a ",
        "an appeal ",
        "appeal from",
        "appeal against",
    ]
    .iter()
    .any(|start| bare.starts_with(start))
        || bracketed
            && ["being", "an ap", "from the", "arising"]
                .iter()
                .any(|start| bare.starts_with(start))
}

/// What stands after the parties and before the text: the bench, an appeal's origin,
/// counsel.
pub(super) fn ends_parties(line: &str) -> bool {
    const STARTS: &[&str] = &[
        "coram",
        "(coram",
        "[coram",
        "before",
        "(before",
        "representation",
        "hearing date",
        "appearances",
        "counsel",
        "advocates",
        "heard on",
        "date of",
        "re:",
    ];
    let lower = line.to_lowercase();
    STARTS.iter().any(|start| lower.starts_with(start))
        || tells_origin(line)
        || lower.contains("instructed by")
        || lower.contains(" appeared ")
        || lower.contains(" represented ")
}

/// Whether the capacity at a line's end is one of several: `B ...... PETITIONERS`.
pub(super) fn is_plural(line: &str) -> bool {
    part_at_role(line)
        .split('\t')
        .next_back()
        .map(str::trim)
        .and_then(role_at_start)
        .is_some_and(|role| role.plural && role.number.is_none())
}

/// Whether a line says what a case is about, or under which law it is brought.
pub(super) fn is_of_matter(line: &str) -> bool {
    let upper = line.to_uppercase();
    [
        "IN THE MATTER",
        "IN RE",
        "UNDER ",
        "ARTICLE",
        "SECTION",
        "RE:",
    ]
    .iter()
    .any(|start| upper.starts_with(start))
}

/// `EX PARTE: A MFANO`, or `EX-PARTE APPLICANTS:` above its names: the capacity, and what stands
/// behind it.
pub(super) fn ex_parte(line: &str) -> Option<(Role, &str)> {
    let lower = line.to_ascii_lowercase();
    let length = ["ex parte", "ex-parte", "exparte", "ex - parte"]
        .iter()
        .find(|word| lower.starts_with(**word))?
        .len();
    let role = role_at_start(line)?;
    let length = length.max(role.length);
    let rest = &line[length..];
    let marks: &[char] = &[' ', ':', '-', '–', '.', ',', '…', '\t'];
    (rest.is_empty() || rest.starts_with(marks)).then(|| (role, rest.trim_matches(marks)))
}

/// `A ...... APPLICANTVERSUS` as two lines, and what stands behind as a third.
pub(super) fn cut_at_versus(lines: &[(usize, String)]) -> Vec<(usize, String)> {
    static GLUED: LazyLock<Regex> = LazyLock::new(|| {
        regex(
            r"(?i)^(.+(?:appellants?|applicants?|petitioners?|plaintiffs?|claimants?)\)?)\s*(versus|vs\.?)(?:\s+(.+))?$",
        )
    });
    let mut cut = Vec::with_capacity(lines.len());
    for (block, line) in lines {
        match GLUED.captures(line).filter(|_| both_sides(line).is_none()) {
            Some(parts) => {
                let parts = parts.iter().skip(1).flatten();
                cut.extend(parts.map(|part| (*block, part.as_str().trim().to_owned())));
            }
            None => match line.split_once(' ') {
                // `VS A MFANO ...... DEFENDANT`, under the other side.
                Some((sign, rest))
                    if matches!(sign.trim_end_matches('.'), "VS" | "VERSUS" | "Vs")
                        && cut
                            .last()
                            .is_some_and(|(_, last): &(usize, String)| has_role(last)) =>
                {
                    cut.push((*block, sign.to_owned()));
                    cut.push((*block, rest.trim().to_owned()));
                }
                _ => cut.push((*block, line.clone())),
            },
        }
    }
    cut
}

/// Joins a line that breaks off at a small word to the one under it, which has no number of its own:
/// `THE ADMINISTRATORS OF THE ESTATE OF`.
pub(super) fn join_hanging(lines: &[(usize, String)]) -> Vec<(usize, String)> {
    let hangs = |line: &str| {
        let mut words = line.split_whitespace().rev();
        words
            .next()
            .is_some_and(|last| matches!(last.to_uppercase().as_str(), "OF" | "THE"))
            && words.next().is_some()
            && !is_of_court(line)
    };
    let goes_on = |line: &str| {
        line.starts_with(|c: char| c.is_alphabetic())
            && !is_separator(line)
            && !begins_with_role(line)
    };
    let mut joined: Vec<(usize, String)> = Vec::new();
    // Whether the line before is a name's first and breaks off.
    let mut open = false;
    for (block, line) in lines {
        match joined.last_mut() {
            Some((_, last)) if open && goes_on(line) => {
                last.push(' ');
                last.push_str(line);
                open = false;
            }
            _ => {
                open = hangs(line);
                joined.push((*block, line.clone()));
            }
        }
    }
    joined
}

/// Joins lines while a bracket that the first opens is open: `A (a minor suing through` and
/// `her next friend B) ….. APPELLANT`.
pub(super) fn join_brackets(lines: &[(usize, String)]) -> Vec<(usize, String)> {
    /// Most lines of one bracket.
    const LINES: usize = 4;
    let mut joined: Vec<(usize, String)> = Vec::new();
    let mut open = 0;
    for (block, line) in lines {
        match joined.last_mut() {
            Some((_, last))
                if (1..LINES).contains(&open) && !is_separator(line) && !has_role(last) =>
            {
                last.push(' ');
                last.push_str(line);
                open = if is_open(last) { open + 1 } else { 0 };
            }
            _ => {
                open = usize::from(is_open(line) && !line.starts_with('('));
                joined.push((*block, line.clone()));
            }
        }
    }
    joined
}

fn is_open(line: &str) -> bool {
    line.matches('(').count() > line.matches(')').count()
}

/// Joins a line that ends in `…1ST` to the capacity on the next.
pub(super) fn join_ordinals(lines: &[(usize, String)]) -> Vec<(usize, String)> {
    static ORDINAL: LazyLock<Regex> =
        LazyLock::new(|| regex(r"(?i)[.…_\t\s]\d{1,3}\s?(?:st|nd|rd|th)?$"));
    let mut joined: Vec<(usize, String)> = Vec::new();
    for (block, line) in lines {
        match joined.last_mut() {
            Some((_, last)) if is_broken(last, line, &ORDINAL) => {
                last.push(' ');
                last.push_str(line);
            }
            Some((_, last)) if ends_a_word(last, line) => last.push_str(line),
            Some((_, last)) if ORDINAL.is_match(last) && LEADERS.is_match(last) => {
                let Some((capacity, name)) = capacity_and_name(line) else {
                    joined.push((*block, line.clone()));
                    continue;
                };
                last.push(' ');
                last.push_str(capacity);
                joined.push((*block, name.to_owned()));
            }
            _ => joined.push((*block, line.clone())),
        }
    }
    joined
}

/// `RESPONDENT A MFANO, MANAGER,` under `B LIMITED ......1ST`: the capacity, and the next name.
fn capacity_and_name(line: &str) -> Option<(&str, &str)> {
    let role = role_at_start(line).filter(|role| role.number.is_none())?;
    let name = line[role.length..].trim();
    let in_capitals = |text: &str| !text.contains(char::is_lowercase);
    (in_capitals(line) && name.contains(char::is_alphabetic) && !name.starts_with(['/', '(', '.']))
        .then(|| (line[..role.length].trim(), name))
}

/// Whether a word that is a capacity is broken over two lines without a hyphen: `……RESPO`, `NDENT`.
fn ends_a_word(last: &str, line: &str) -> bool {
    let is_word = |text: &str| !text.is_empty() && text.chars().all(char::is_alphabetic);
    let parted = LEADERS.replace_all(last, "\t");
    let Some((_, start)) = parted.rsplit_once('\t') else {
        return false;
    };
    let start = start.rsplit(' ').next().unwrap_or(start);
    is_word(start)
        && is_word(line)
        && role(start).is_none()
        && role(line).is_none()
        && role(&format!("{start}{line}")).is_some()
}

/// Whether a capacity is broken over two lines: `…1ST` and `RESPONDENT`, `INTERESTED` and
/// `PARTY`, `Claimants/` and `Appellants`.
fn is_broken(last: &str, line: &str, ordinal: &Regex) -> bool {
    let word = |words: &[&str]| {
        let end = last.trim_end().to_lowercase();
        words.iter().any(|word| {
            end.strip_suffix(word)
                .is_some_and(|rest| !rest.ends_with(char::is_alphanumeric))
        })
    };
    let is_party = matches!(bare_word(line).as_str(), "party" | "parties");
    (ordinal.is_match(last) || last.ends_with('/')) && begins_with_role(line)
        || word(&["ex parte", "exparte", "ex-parte"]) && begins_with_role(line)
        || word(&["interested", "third", "affected", "enjoined"]) && is_party
}

static LEADERS: LazyLock<Regex> =
    LazyLock::new(|| regex(r"\s*\|\s*|(?:[.…_]\s?){3,}|[.…_]{2,}|…|\t|\s[-–=]{3,}\s"));

/// The line with leaders as tabs, and a tab before a capacity that ends it.
pub(super) fn part_at_role(line: &str) -> String {
    let parted = LEADERS.replace_all(line, "\t").into_owned();
    if parted.contains('\t') {
        return parted;
    }
    // `A B LIMITED 1ST RESPONDENT`, `A B (Petitioner)`.
    let starts: Vec<usize> = line
        .char_indices()
        .filter(|(_, c)| *c == ' ')
        .map(|(at, _)| at + 1)
        .collect();
    for at in starts {
        // `THE STATE` is a name; so is `REPUBLIC`.
        let is_name = ["state", "republic", "prosecution", "prosecutions"]
            .iter()
            .any(|word| bare_word(&line[at..]) == *word);
        // `Counsel for the Claimant`.
        let of_counsel = ["for the", "for", "of the", "behalf of"]
            .iter()
            .any(|words| line[..at].trim_end().to_lowercase().ends_with(words));
        if !is_name && !of_counsel && role(&line[at..]).is_some() {
            return format!("{}\t{}", &line[..at], &line[at..]);
        }
    }
    parted
}

/// Whether a line names a party and, behind a leader, its capacity.
pub(in crate::import::metadata) fn ends_in_role(line: &str) -> bool {
    LEADERS.is_match(line) && has_role(line) && !begins_with_role(line)
}

pub(super) fn has_role(line: &str) -> bool {
    let parted = part_at_role(line);
    parted
        .split('\t')
        .skip(1)
        .any(|piece| role_at_start(piece).is_some())
        || begins_with_role(&parted)
}

pub(super) fn begins_with_role(line: &str) -> bool {
    role(line.trim_matches(['\t', ' ', '.', '…'])).is_some()
}

pub(super) fn bare_word(line: &str) -> String {
    line.to_lowercase()
        .chars()
        .filter(|c| c.is_alphabetic())
        .collect()
}
