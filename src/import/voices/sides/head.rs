//! Whom the head of a case puts on which side, and by what names.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use regex::Regex;

use super::{MAX_NAMES, SHORTEST_NAME, opponent};
use crate::import::imported::DraftParty;
use crate::model::{PartyRole, Voice};
use crate::text::regex;

/// Words of names that many parties share.
pub(super) const COMMON: &[&str] = &[
    "limited",
    "company",
    "bank",
    "others",
    "another",
    "county",
    "government",
    "kenya",
    "national",
    "ministry",
    "cabinet",
    "secretary",
    "commission",
    "authority",
    "board",
    "state",
    "republic",
    "estate",
    "deceased",
    "legal",
    "representative",
    "representatives",
    "administrator",
    "administrators",
    "society",
    "association",
    "trustees",
    "general",
    "court",
    "public",
    "school",
    "university",
    "hospital",
    "services",
    "international",
    "university",
    "director",
    "registrar",
    "minister",
    "department",
    "federation",
    "union",
    "workers",
    "group",
    "enterprises",
    "holdings",
    "investments",
    "insurance",
    "suing",
    "known",
    "alias",
    "through",
    "parliament",
    "senate",
    "assembly",
    "attorney",
    "council",
    "party",
    "high",
    "city",
    "service",
    "office",
    "commissioner",
    "inspector",
    "police",
];

/// The capacity as printed, without its number: `objector`.
pub(super) fn capacity(party: &DraftParty) -> String {
    static NUMBER: LazyLock<Regex> = LazyLock::new(|| {
        regex(
            r"(?i)^\s*(?:\d+\s*(?:st|nd|rd|th)?|first|second|third|fourth|fifth)\s*[-–to&and, \d]*(?:st|nd|rd|th)?\s+",
        )
    });
    let printed = NUMBER.replace(&party.printed, "").trim().to_lowercase();
    let singular = printed
        .strip_suffix('s')
        .filter(|word| word.len() > 4)
        .unwrap_or(&printed);
    let word = singular.split('/').next().unwrap_or_default().trim();
    if word.split_whitespace().count() <= 3 {
        word.to_owned()
    } else {
        String::new()
    }
}

/// The side that a party takes. Capacities that the model does not know go by what they do:
/// an objector answers a petition for a grant.
pub(super) fn voice(party: &DraftParty, parties: &[DraftParty]) -> Voice {
    let printed = party.printed.to_lowercase();
    match capacity(party).as_str() {
        "objector" if printed.contains("applicant") => return Voice::Petitioner,
        "petitioner" | "administrator" if printed.contains("respondent") => {
            return Voice::Respondent;
        }
        // Whoever objects to an execution is neither of the two whose judgment it is.
        "objector"
            if parties.iter().any(|other| {
                capacity(other).starts_with("decree") || capacity(other).starts_with("judgment")
            }) =>
        {
            return Voice::InterestedParty;
        }
        // Whoever objects and is answered by a respondent brought what is decided.
        "objector" | "protestor" | "protester"
            if parties
                .first()
                .is_some_and(|first| capacity(first) == capacity(party))
                && parties.iter().any(|other| capacity(other) == "respondent") =>
        {
            return Voice::Petitioner;
        }
        "objector" | "protestor" | "protester" | "caveator" | "judgment debtor"
        | "judgement debtor" | "debtor" => {
            return Voice::Respondent;
        }
        "contemnor" | "garnishee" | "third party" => return Voice::InterestedParty,
        "claimant" | "decree holder" | "judgment creditor" | "creditor" => {
            return Voice::Petitioner;
        }
        _ => {}
    }
    match party.party.role {
        PartyRole::Petitioner
        | PartyRole::Applicant
        | PartyRole::Appellant
        | PartyRole::Plaintiff => Voice::Petitioner,
        PartyRole::Respondent | PartyRole::Defendant => Voice::Respondent,
        PartyRole::InterestedParty | PartyRole::Intervener => Voice::InterestedParty,
        PartyRole::Amicus => Voice::Amicus,
    }
}

/// Whether somebody is tried in these texts, whatever the head says: many speak of the accused.
fn is_tried(texts: &[String]) -> bool {
    static TRIED: LazyLock<Regex> =
        LazyLock::new(|| regex(r"(?i)\bthe accused\b|\b(?:indictment|section 112 statement)\b"));
    /// One passage in so many at least.
    const SHARE: usize = 8;
    /// And so many in all.
    const FEWEST: usize = 5;
    let speak = texts.iter().filter(|text| TRIED.is_match(text)).count();
    speak >= FEWEST && speak * SHARE >= texts.len()
}

/// In criminal cases the State has many names.
pub(super) fn prosecution(
    parties: &[DraftParty],
    texts: &[String],
    names: &mut BTreeMap<String, Voice>,
) {
    let is_state = |name: &str| {
        let name = name.to_lowercase();
        [
            "republic",
            "the state",
            "the crown",
            "the queen",
            "the king",
            "public prosecution",
        ]
        .iter()
        .any(|word| {
            name == *word
                || name.contains("public prosecution")
                || name == word.trim_start_matches("the ")
        })
    };
    let voice = match parties.iter().find(|party| is_state(&party.party.name)) {
        Some(state) => voice(state, parties),
        None if is_tried(texts) => Voice::Petitioner,
        None => return,
    };
    // In a criminal case, whoever complained is a witness.
    names.remove("complainant");
    for word in [
        "prosecution",
        "republic",
        "state counsel",
        "prosecution counsel",
        "the state",
        "prosecutor",
        "dpp",
        "odpp",
    ] {
        names.insert(word.to_owned(), voice);
    }
    for word in [
        "accused",
        "accused person",
        "convict",
        "convicted person",
        "defence counsel",
    ] {
        names.insert(word.to_owned(), opponent(voice));
    }
}

/// Words of the parties' names that only one side has.
pub(super) fn proper_names(parties: &[DraftParty], names: &mut BTreeMap<String, Voice>) {
    let mut words: BTreeMap<String, Option<Voice>> = BTreeMap::new();
    for party in parties {
        let voice = voice(party, parties);
        if let Some(whole) = whole_name(&party.party.name) {
            words
                .entry(whole)
                .and_modify(|known| *known = known.filter(|known| *known == voice))
                .or_insert(Some(voice));
        }
        for word in party.party.name.split(|c: char| !c.is_alphabetic()) {
            let word_folded = word.to_lowercase();
            let proper =
                word.starts_with(char::is_uppercase) && word_folded.chars().count() > SHORTEST_NAME;
            if proper && !COMMON.contains(&word_folded.as_str()) {
                words
                    .entry(word_folded)
                    .and_modify(|known| *known = known.filter(|known| *known == voice))
                    .or_insert(Some(voice));
            }
        }
    }
    for (word, voice) in words.into_iter().take(MAX_NAMES / 2) {
        if let Some(voice) = voice {
            names.entry(word).or_insert(voice);
        }
    }
}

/// What a body or an officer is called after its first mention, where one party alone has that word: `the Commissioner` for `Commissioner of Domestic Taxes`.
pub(super) fn offices(parties: &[DraftParty], names: &mut BTreeMap<String, Voice>) {
    const OFFICES: &[&str] = &[
        "authority",
        "board",
        "commission",
        "commissioner",
        "council",
        "inspector",
        "registrar",
        "union",
        "university",
    ];
    for office in OFFICES {
        let holds = |party: &&DraftParty| {
            party
                .party
                .name
                .split(|c: char| !c.is_alphabetic())
                .any(|word| word.eq_ignore_ascii_case(office))
        };
        let mut holders = parties.iter().filter(holds);
        if let (Some(party), None) = (holders.next(), holders.next()) {
            names
                .entry(format!("the {office}"))
                .or_insert_with(|| voice(party, parties));
        }
    }
}

/// A name of several words as a text writes it: `Attorney General` for `HON. ATTORNEY GENERAL`.
fn whole_name(name: &str) -> Option<String> {
    /// More words than these are no name that is said again.
    const WORDS: usize = 6;
    let name = name
        .split(['(', '[', ','])
        .next()
        .unwrap_or(name)
        .to_lowercase();
    let mut words: Vec<&str> = name.split_whitespace().collect();
    while words
        .first()
        .is_some_and(|word| matches!(word.trim_end_matches('.'), "the" | "hon" | "honourable"))
    {
        words.remove(0);
    }
    while words.last().is_some_and(|word| {
        matches!(
            word.trim_end_matches('.'),
            "limited" | "ltd" | "plc" | "another" | "others" | "&"
        ) || word.chars().all(|c| c.is_ascii_digit())
    }) {
        words.pop();
    }
    let name = words.join(" ");
    let name = name.trim_matches(|c: char| !c.is_alphanumeric());
    ((2..=WORDS).contains(&name.split_whitespace().count())).then(|| name.to_owned())
}

/// In a dispute over fees, which the texts call a taxation or a bill of costs, the advocate is one side and the
/// client the other.
pub(super) fn advocate_and_client(
    parties: &[DraftParty],
    texts: &[String],
    names: &mut BTreeMap<String, Voice>,
) {
    static FEES: LazyLock<Regex> = LazyLock::new(|| {
        regex(
            r"(?i)\bbills? of costs\b|\btax(?:ation|ing)\b|\badvocates?['’]? ?(?:and|/|-) ?client",
        )
    });
    if !texts.iter().any(|text| FEES.is_match(text)) {
        return;
    }
    let advocates = parties.iter().filter(|party| {
        party
            .party
            .name
            .split(|c: char| !c.is_alphabetic())
            .any(|word| matches!(word.to_lowercase().as_str(), "advocate" | "advocates"))
    });
    let mut voices: Vec<Voice> = advocates.map(|party| voice(party, parties)).collect();
    voices.dedup();
    if let [voice @ (Voice::Petitioner | Voice::Respondent)] = voices[..] {
        names.entry("advocate".to_owned()).or_insert(voice);
        names.entry("client".to_owned()).or_insert(opponent(voice));
    }
}
