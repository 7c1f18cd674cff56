//! The capacity in which somebody takes part, as heads print it.

use std::sync::LazyLock;

use regex::Regex;

use crate::model::PartyRole;
use crate::text::regex;

/// Capacities as they are printed, in lower case and singular, and the nearest that the
/// model knows. Longer ones first where one holds another.
const ROLES: &[(&str, PartyRole)] = &[
    ("ex parte applicant", PartyRole::Applicant),
    ("exparte applicant", PartyRole::Applicant),
    ("ex-parte applicant", PartyRole::Applicant),
    ("ex parte", PartyRole::Applicant),
    ("ex-parte", PartyRole::Applicant),
    ("exparte", PartyRole::Applicant),
    ("cross petitioner", PartyRole::Petitioner),
    ("cross-petitioner", PartyRole::Petitioner),
    ("petitioner", PartyRole::Petitioner),
    ("applicant", PartyRole::Applicant),
    ("cross appellant", PartyRole::Appellant),
    ("cross-appellant", PartyRole::Appellant),
    ("appellant", PartyRole::Appellant),
    ("plaintiff", PartyRole::Plaintiff),
    ("claimant", PartyRole::Plaintiff),
    ("complainant", PartyRole::Plaintiff),
    ("decree holder", PartyRole::Plaintiff),
    ("judgment creditor", PartyRole::Plaintiff),
    ("judgement creditor", PartyRole::Plaintiff),
    ("creditor", PartyRole::Plaintiff),
    ("prosecutor", PartyRole::Plaintiff),
    ("prosecution", PartyRole::Plaintiff),
    ("state", PartyRole::Plaintiff),
    ("republic", PartyRole::Plaintiff),
    ("cross respondent", PartyRole::Respondent),
    ("respondent", PartyRole::Respondent),
    ("judgment debtor", PartyRole::Respondent),
    ("judgement debtor", PartyRole::Respondent),
    ("debtor", PartyRole::Respondent),
    ("contemnor", PartyRole::Respondent),
    ("garnishee", PartyRole::Respondent),
    ("defendant", PartyRole::Defendant),
    ("accused person", PartyRole::Defendant),
    ("accused", PartyRole::Defendant),
    ("landlord", PartyRole::Respondent),
    ("landlady", PartyRole::Respondent),
    ("tenant", PartyRole::Applicant),
    ("third party", PartyRole::Defendant),
    ("fourth party", PartyRole::Defendant),
    ("fifth party", PartyRole::Defendant),
    ("part 20 claimant", PartyRole::Plaintiff),
    ("part 20 defendant", PartyRole::Defendant),
    ("interested parties", PartyRole::InterestedParty),
    ("interested party", PartyRole::InterestedParty),
    ("affected party", PartyRole::InterestedParty),
    ("enjoined party", PartyRole::InterestedParty),
    ("objector", PartyRole::InterestedParty),
    ("protestor", PartyRole::InterestedParty),
    ("protester", PartyRole::InterestedParty),
    ("beneficiary", PartyRole::InterestedParty),
    ("beneficiaries", PartyRole::InterestedParty),
    ("administrator", PartyRole::InterestedParty),
    ("administratrix", PartyRole::InterestedParty),
    ("caveator", PartyRole::InterestedParty),
    ("subject", PartyRole::InterestedParty),
    ("victim", PartyRole::InterestedParty),
    ("amicus curiae", PartyRole::Amicus),
    ("amici curiae", PartyRole::Amicus),
    ("amicus", PartyRole::Amicus),
    ("friend of the court", PartyRole::Amicus),
    ("intervener", PartyRole::Intervener),
    ("intervenor", PartyRole::Intervener),
];

/// A capacity as it was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Role {
    /// The nearest one of the model.
    pub role: PartyRole,
    /// Its number: the 2 of `2nd Respondent`.
    pub number: Option<u32>,
    /// Several share it: `Respondents`.
    pub plural: bool,
    /// As printed.
    pub printed: String,
    /// How many bytes of the text it takes.
    pub length: usize,
}

static LEAD: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"(?ix)^[\s(]* (?: (?:st|nd|rd|th) \s+ )? # `ST RESPONDENT`, whose figure is lost
        (?: (?: (\d{1,3}) \s? (?:st|nd|rd|th)? | (first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth) \s )
            \s* (?: (?:to|-|–|&|and) \s* (?: \d{1,3} \s? (?:st|nd|rd|th)? | [a-z]+(?:th|st|nd|rd) ) \s+ )? )?
        ( (?:proposed|intended|original|lead) \s+
        | (?:advocate|client)s? \s* / \s* )* # on the taxation of costs",
    )
});

/// The capacity that a text begins with: `1ST RESPONDENT`, `Objectors/Applicants`.
pub(super) fn role_at_start(text: &str) -> Option<Role> {
    let lead = LEAD.captures(text)?;
    let after_lead = lead.get(0).map_or(0, |all| all.end());
    // `Third Party` begins with no ordinal.
    let plain = text.len() - text.trim_start_matches([' ', '\t', '(']).len();
    let (lead_end, (name_length, mut role, many)) = [after_lead, plain]
        .into_iter()
        .find_map(|end| Some((end, named(&text[end..])?)))?;
    let rest = &text[lead_end..];
    let lower = rest.to_ascii_lowercase();
    let mut length = name_length;
    let mut plural = lower[length..].starts_with('s') || many;
    length += usize::from(lower[length..].starts_with('s'));
    // `Petitioner/Respondent`, `RESPONDENT/ 1ST DEFENDANT`: the first says it.
    loop {
        let after = lower[length..].trim_start();
        let Some(next) = after
            .strip_prefix('/')
            .or_else(|| after.strip_prefix("(s)"))
        else {
            break;
        };
        let skipped = lower.len() - next.len();
        if after.starts_with("(s)") {
            plural = true;
            length = skipped;
            continue;
        }
        let spaces = next.len() - next.trim_start().len();
        match role_at_start(&rest[skipped + spaces..]) {
            Some(second) => {
                length = skipped + spaces + second.length;
                // `Objector/Applicant`: who was no side yet is one here.
                if role == PartyRole::InterestedParty {
                    role = second.role;
                }
            }
            None => break,
        }
    }
    // `Plaintiff to the Counterclaim`.
    let counterclaim = [
        " to the counterclaim",
        " in the counterclaim",
        " to the counter-claim",
    ];
    length += counterclaim
        .iter()
        .find(|words| lower[length..].starts_with(**words))
        .map_or(0, |words| words.len());
    let end = lead_end + length;
    // `Defendant 2`, and nothing behind it.
    let behind = text[end..].trim();
    let behind = (behind.len() <= 2).then(|| behind.parse().ok()).flatten();
    let end = if behind.is_some() { text.len() } else { end };
    let end = end + usize::from(text[end..].starts_with(')') && text[..lead_end].contains('('));
    let printed = text[..end]
        .trim()
        .trim_matches(['(', ')'])
        .trim()
        .to_owned();
    Some(Role {
        role,
        number: lead
            .get(1)
            .and_then(|number| number.as_str().parse().ok())
            .or_else(|| in_words(lead.get(2)?.as_str()))
            .filter(|_| lead_end == after_lead)
            .or(behind),
        plural,
        printed,
        length: end,
    })
}

/// The capacity that a text begins with: how many bytes its word takes, what it means, whether the word is
/// a plural.
fn named(text: &str) -> Option<(usize, PartyRole, bool)> {
    let lower = text.to_ascii_lowercase();
    ROLES
        .iter()
        .find(|(name, _)| starts_with_word(&lower, name))
        .map(|(name, role)| (name.len(), *role, name.ends_with("ies")))
        .or_else(|| misspelt(&lower))
}

/// `RESPONDNET`, `PETITONER`: one letter wrong, or two changed about, in a long word; `PETITION ER`: a gap in one.
fn misspelt(lower: &str) -> Option<(usize, PartyRole, bool)> {
    const LONG: &[(&str, PartyRole)] = &[
        ("petitioner", PartyRole::Petitioner),
        ("applicant", PartyRole::Applicant),
        ("appellant", PartyRole::Appellant),
        ("plaintiff", PartyRole::Plaintiff),
        ("respondent", PartyRole::Respondent),
        ("defendant", PartyRole::Defendant),
    ];
    let end = lower
        .find(|c: char| !c.is_ascii_alphabetic())
        .unwrap_or(lower.len());
    let word = &lower[..end];
    if let Some(rest) = lower[end..].strip_prefix(' ') {
        let more = rest
            .find(|c: char| !c.is_ascii_alphabetic())
            .unwrap_or(rest.len());
        let whole = format!("{word}{}", &rest[..more]);
        let whole = whole.strip_suffix('s').unwrap_or(&whole);
        if let Some((_, role)) = LONG.iter().find(|(name, _)| *name == whole) {
            return Some((whole.len() + 1, *role, false));
        }
    }
    let word = word.strip_suffix('s').unwrap_or(word);
    LONG.iter()
        .find(|(name, _)| {
            word.len() + 1 >= name.len()
                && word.len() <= name.len() + 1
                && word.starts_with(&name[..1])
                && !word.ends_with("ed")
                && strsim::damerau_levenshtein(word, name) == 1
        })
        .map(|(_, role)| (word.len(), *role, false))
}

fn starts_with_word(lower: &str, word: &str) -> bool {
    lower.strip_prefix(word).is_some_and(|rest| {
        let rest = rest.strip_prefix('s').unwrap_or(rest);
        !rest.starts_with(char::is_alphanumeric)
    })
}

/// The capacity that a whole text is.
pub(super) fn role(text: &str) -> Option<Role> {
    role_at_start(text).filter(|role| {
        text[role.length..]
            .trim_matches([' ', '.', ')', '-', '–', ':', ','])
            .is_empty()
    })
}

/// `second` as 2.
fn in_words(word: &str) -> Option<u32> {
    const WORDS: &[&str] = &[
        "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth",
        "tenth", "eleventh", "twelfth",
    ];
    let at = WORDS
        .iter()
        .position(|own| own.eq_ignore_ascii_case(word))?;
    u32::try_from(at + 1).ok()
}
