//! The sides of a case and the words by which a judgment calls them.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use regex::Regex;

use crate::import::imported::DraftParty;
use crate::model::{PartyRole, Voice};
use crate::text::regex;

/// Most names that are looked for in one judgment.
const MAX_NAMES: usize = 200;
/// A name of fewer letters is no name to go by.
const SHORTEST_NAME: usize = 4;

/// Words for whoever brought a case, whatever the court.
const BRINGS: &[&str] = &[
    "petitioner",
    "appellant",
    "plaintiff",
    "claimant",
    "complainant",
    "suitor",
];
/// Words for whoever answers it.
const ANSWERS: &[&str] = &["respondent", "defendant"];

/// Words of names that many parties share.
const COMMON: &[&str] = &[
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

/// Words behind an advocate's name that are none.
const OFFICES: &[&str] = &[
    "officer",
    "counsel",
    "advocate",
    "advocates",
    "prosecutor",
    "prosecutions",
    "solicitor",
    "solicitors",
    "attorneys",
    "barrister",
    "clerk",
    "chief",
    "senior",
    "principal",
    "learned",
];

/// Words behind a party after which another is named.
const OF_ANOTHER: &[&str] = &[
    "by", "with", "from", "against", "to", "at", "was", "were", "is", "are", "had", "has",
];

/// Who is called what.
#[derive(Debug)]
pub(super) struct Sides {
    names: BTreeMap<String, Voice>,
    mention: Option<Regex>,
    /// Somebody is tried, and nobody appeals or applies.
    trial: bool,
    /// The capacities that the head gives.
    held: BTreeSet<String>,
}

/// A party named in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Mention {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) who: Who,
}

/// Whom a word names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Who {
    Voice(Voice),
    /// "The applicant" where no party has that for its capacity.
    Mover,
    /// "The respondent" where no party has that for its capacity.
    Opponent,
}

impl Who {
    pub(super) fn voice(self, mover: Voice) -> Voice {
        match self {
            Self::Voice(voice) => voice,
            Self::Mover => mover,
            Self::Opponent => opponent(mover),
        }
    }
}

/// The other side.
pub(super) fn opponent(voice: Voice) -> Voice {
    if voice == Voice::Respondent {
        Voice::Petitioner
    } else {
        Voice::Respondent
    }
}

impl Sides {
    /// Gathers the words for the sides: from the parties, and from what the texts call them.
    pub(super) fn read(parties: &[DraftParty], texts: &[String]) -> Self {
        let mut names: BTreeMap<String, Voice> = BTreeMap::new();
        for word in BRINGS {
            names.insert((*word).to_owned(), Voice::Petitioner);
        }
        for word in ANSWERS {
            names.insert((*word).to_owned(), Voice::Respondent);
        }
        names.insert("interested party".to_owned(), Voice::InterestedParty);
        names.insert("interested parties".to_owned(), Voice::InterestedParty);
        names.insert("intervener".to_owned(), Voice::InterestedParty);
        names.insert("amicus curiae".to_owned(), Voice::Amicus);
        names.insert("amici curiae".to_owned(), Voice::Amicus);
        let capacities: Vec<(String, Voice)> = parties
            .iter()
            .map(|party| (capacity(party), voice(party, parties)))
            .collect();
        for (capacity, voice) in &capacities {
            if !capacity.is_empty() {
                names.insert(capacity.clone(), *voice);
            }
        }
        // Words that say what somebody does in a case, whatever its head calls him.
        for (word, voice) in [
            ("contemnor", Voice::InterestedParty),
            ("garnishee", Voice::InterestedParty),
            ("judgment debtor", Voice::Respondent),
            ("judgement debtor", Voice::Respondent),
            ("judgment-debtor", Voice::Respondent),
            ("judgement-debtor", Voice::Respondent),
            ("decree holder", Voice::Petitioner),
            ("decree-holder", Voice::Petitioner),
            ("third party", Voice::InterestedParty),
            ("third parties", Voice::InterestedParty),
            ("objector", Voice::Respondent),
            ("protestor", Voice::Respondent),
            ("protester", Voice::Respondent),
            ("caveator", Voice::Respondent),
        ] {
            names.entry(word.to_owned()).or_insert(voice);
        }
        prosecution(parties, texts, &mut names);
        proper_names(parties, &mut names);
        advocate_and_client(parties, texts, &mut names);
        let holds = |word: &str| capacities.iter().any(|(capacity, _)| capacity == word);
        let fixed_applicant = [
            "applicant",
            "ex parte applicant",
            "exparte applicant",
            "ex-parte applicant",
        ]
        .iter()
        .any(|word| holds(word));
        let mut sides = Self {
            names,
            mention: None,
            trial: false,
            held: capacities
                .iter()
                .map(|(capacity, _)| capacity.clone())
                .collect(),
        };
        let moves = ["appellant", "applicant", "petitioner"];
        sides.trial = sides.is_criminal() && !moves.iter().any(|word| holds(word));
        if fixed_applicant {
            sides
                .names
                .insert("applicant".to_owned(), Voice::Petitioner);
        }
        // Of a head that names one side alone the other is not known to have another capacity.
        let answered = capacities
            .iter()
            .any(|(_, voice)| *voice == Voice::Respondent);
        if answered && !holds("respondent") {
            sides.names.remove("respondent");
        }
        sides.build();
        sides.learn(texts);
        sides
    }

    /// The parties named in a text, in order.
    pub(super) fn mentions(&self, text: &str) -> Vec<Mention> {
        let Some(mention) = &self.mention else {
            return Vec::new();
        };
        let found = mention
            .captures_iter(text)
            .filter_map(|found| {
                let whole = found.get(0)?;
                let name = found.get(1)?.as_str().to_lowercase();
                let who = match self.names.get(&name) {
                    Some(voice) => Who::Voice(*voice),
                    None if name == "applicant" => Who::Mover,
                    None if name == "respondent" => Who::Opponent,
                    None => return None,
                };
                let mention = Mention {
                    start: whole.start(),
                    end: whole.end(),
                    who,
                };
                Some((mention, self.weight(&name)))
            })
            .collect();
        doubled(text, found)
    }

    /// How surely a word says whose it is, of two that are coupled: `the client` and `the bank` are one person
    /// all along, the head's capacities are next, and who applies or answers may change with each application.
    fn weight(&self, name: &str) -> u8 {
        if self.held.contains(name) {
            2
        } else if matches!(name, "applicant" | "respondent") {
            0
        } else if BRINGS.contains(&name) || ANSWERS.contains(&name) {
            1
        } else {
            3
        }
    }

    /// Whether the State prosecutes in this case.
    pub(super) fn is_criminal(&self) -> bool {
        self.names.contains_key("prosecution")
    }

    /// Whether it is a criminal case in which the court itself hears the evidence.
    pub(super) const fn is_trial(&self) -> bool {
        self.trial
    }

    /// Whose name that is.
    pub(super) fn voice(&self, name: &str) -> Option<Voice> {
        self.names.get(&name.to_lowercase()).copied()
    }

    /// Learns what else the texts call the parties: `landlord/applicant`, `the 3rd Respondent (the
    /// Bank)`, `counsel for the petitioner, Mr Mfano`, `a replying affidavit sworn by Jane Mfano`.
    fn learn(&mut self, texts: &[String]) {
        self.renamed(texts);
        for text in texts {
            let mut learnt = self.doubles(text);
            learnt.extend(self.short_forms(text));
            learnt.extend(self.people(text));
            learnt.extend(self.counsel(text));
            learnt.extend(self.appearances(text));
            let before = self.names.len();
            for (name, voice) in learnt {
                if self.names.len() < MAX_NAMES && name.chars().count() >= SHORTEST_NAME {
                    self.names.entry(name).or_insert(voice);
                }
            }
            if self.names.len() > before {
                self.build();
            }
        }
    }

    /// What the sides were called elsewhere: where the head has the appellant and the respondent, and a
    /// text `the plaintiff/respondent`, the plaintiff answers.
    fn renamed(&mut self, texts: &[String]) {
        let mut renamed: BTreeSet<&str> = BTreeSet::new();
        for (left, right) in texts.iter().flat_map(|text| coupled(text)) {
            let (held, other) = match (self.held.contains(&left), self.held.contains(&right)) {
                (true, false) => (left, right),
                (false, true) => (right, left),
                _ => continue,
            };
            let (one, counter) = match other.as_str() {
                "plaintiff" => ("plaintiff", Some("defendant")),
                "defendant" => ("defendant", Some("plaintiff")),
                "claimant" => ("claimant", None),
                _ => continue,
            };
            let free = counter.is_none_or(|counter| !self.held.contains(counter));
            if let Some(voice @ (Voice::Petitioner | Voice::Respondent)) = self.voice(&held)
                && free
                && renamed.insert(one)
            {
                self.names.insert(one.to_owned(), voice);
                if let Some(counter) = counter
                    && renamed.insert(counter)
                {
                    self.names.insert(counter.to_owned(), opponent(voice));
                }
            }
        }
        self.build();
    }

    fn doubles(&self, text: &str) -> Vec<(String, Voice)> {
        coupled(text)
            .into_iter()
            .filter_map(
                |(left, right)| match (self.voice(&left), self.voice(&right)) {
                    (None, Some(voice)) if is_capacity_like(&left) => Some((left, voice)),
                    (Some(voice), None) if is_capacity_like(&right) => Some((right, voice)),
                    _ => None,
                },
            )
            .collect()
    }

    fn short_forms(&self, text: &str) -> Vec<(String, Voice)> {
        static SHORT: LazyLock<Regex> = LazyLock::new(|| {
            regex(
                r#"[\(\[](?:hereinafter |herein )?(?:referred to as )?(?:the |“|"|‘|')*([A-Z][A-Za-z]{2,}(?: [A-Z][A-Za-z]+)?)(?:”|"|’|')?[\)\]]"#,
            )
        });
        /// How far before its short form a party is named, in bytes.
        const NEAR: usize = 60;
        let mentions = self.mentions(text);
        SHORT
            .captures_iter(text)
            .filter_map(|found| {
                let start = found.get(0)?.start();
                let near = mentions
                    .iter()
                    .rfind(|mention| mention.end <= start && start - mention.end <= NEAR)?;
                // "The claimant was employed by a board of the county (the Board)"
                let another = text[near.end..start]
                    .split(|c: char| !c.is_alphanumeric())
                    .any(|word| OF_ANOTHER.contains(&word));
                let Who::Voice(voice) = near.who else {
                    return None;
                };
                let name = found[1].to_lowercase();
                (!another && !COMMON_SHORT.contains(&name.as_str())).then_some((name, voice))
            })
            .collect()
    }

    /// Lists of counsel: `For the appellants: Mr A Mfano`, `Ms B Mfano (instructed by …) for the Claimant`.
    fn counsel(&self, text: &str) -> Vec<(String, Voice)> {
        static LISTS: LazyLock<Regex> = LazyLock::new(|| {
            regex(
                r"(?i)\bfor the ([a-z ]{4,24}?)s?\s*[:–]\s*(.{3,200})|\b((?:mr|mrs|ms|miss|dr|sir)\b[^;:]{3,140}?)\(instructed by[^)]{0,120}\) for the ([a-z]{4,20}?)s?\b",
            )
        });
        static PERSON: LazyLock<Regex> = LazyLock::new(|| {
            regex(r"\b(?:Mr|Mrs|Ms|Miss|Dr|Sir)\.? (?:[A-Z][a-z]*\.? ){0,3}?([A-Z][a-z’'-]{3,})\b")
        });
        let mut out = Vec::new();
        for found in LISTS.captures_iter(text) {
            let (side, names) = match (found.get(1), found.get(2), found.get(3), found.get(4)) {
                (Some(side), Some(names), ..) | (.., Some(names), Some(side)) => {
                    (side.as_str(), names.as_str())
                }
                _ => continue,
            };
            let Some(voice) = self.voice(side) else {
                continue;
            };
            // The list of one side ends where the next begins.
            let names = names.split("or the ").next().unwrap_or(names);
            out.extend(
                PERSON
                    .captures_iter(names)
                    .map(|person| (person[1].to_lowercase(), voice)),
            );
        }
        out
    }

    /// Deponents and counsel whose side the sentence names.
    fn people(&self, text: &str) -> Vec<(String, Voice)> {
        static PERSON: LazyLock<Regex> = LazyLock::new(|| {
            regex(
                r"(?:[Aa]ffidavit|[Ss]tatement)s?(?: dated [^,.]{4,30},?)? (?:sworn by|of|by|deponed by|through) (?:its |his |her |their |one |the |[a-z]+ )*(?:Mr|Mrs|Ms|Miss|Dr|Prof|Hon|PC|CPL|Eng|Rev)?\.? ?((?:[A-Z][a-z’'-]+ ){1,3}[A-Z][a-z’'-]+)|[Cc]ounsel,? (?:for the [a-z ]{4,40},? )?(?:Mr|Mrs|Ms|Miss|Dr)s?\.? ?([A-Z][a-z’'-]+)|(?:Mr|Mrs|Ms|Miss|Dr)s?\.? ?([A-Z][a-z’'-]+),? (?:learned )?(?:[Cc]ounsel|[Aa]dvocate)? ?(?:for|appearing for|on behalf of)",
            )
        });
        let sentences = sentences(text);
        let mut out = Vec::new();
        for sentence in sentences {
            let voices: Vec<Voice> = self
                .mentions(sentence)
                .iter()
                .filter_map(|mention| match mention.who {
                    Who::Voice(voice) => Some(voice),
                    _ => None,
                })
                .collect();
            let Some(voice) = voices
                .first()
                .copied()
                .filter(|first| voices.iter().all(|voice| voice == first))
            else {
                continue;
            };
            for found in PERSON.captures_iter(sentence) {
                let name = found
                    .get(1)
                    .or(found.get(2))
                    .or(found.get(3))
                    .map_or("", |name| name.as_str());
                if let Some(last) = name.split_whitespace().last() {
                    out.push((last.to_lowercase(), voice));
                }
            }
        }
        out
    }

    /// Who appears for whom, also where a sentence names both sides: `Mr A Mfano appeared for the appellant
    /// whereas Ms B Mfani, assisted by Mr C Mfanu, represented the respondent`, `the appellant was
    /// represented by Mr A Mfano`.
    fn appearances(&self, text: &str) -> Vec<(String, Voice)> {
        static TELLS: LazyLock<Regex> = LazyLock::new(|| {
            regex(
                r"(?i)\b(?:appear(?:ed|s|ing)|represent(?:ed|s|ing)?|services of|counsel|advocates?|attorneys?|amicus)\b",
            )
        });
        static PERSON: LazyLock<Regex> = LazyLock::new(|| {
            regex(
                r"\b(?:Mr|Mrs|Ms|Miss|Dr|Prof|Messrs|Messers)s?\.? ?((?:[A-Z][\w’'-]*\.? ){0,3}[A-Z][\w’'-]+(?:(?:, | and | & )(?:[A-Z][\w’'-]*\.? ){0,2}[A-Z][\w’'-]+){0,4})",
            )
        });
        static BEFORE: LazyLock<Regex> = LazyLock::new(|| {
            regex(
                r"(?i)\b(?:for|represent(?:ed|s|ing)?|on behalf of)(?: both)? (?:the )?(?:(?:\d+(?:st|nd|rd|th)|first|second|third|and|to|,|&) ?)*$",
            )
        });
        static BY: LazyLock<Regex> = LazyLock::new(|| {
            regex(
                r"(?i)\b(?:represented by|services of|assist(?:ed by|ance of)|appear(?:ed|s) (?:through|by))\b",
            )
        });
        let mut out = Vec::new();
        for sentence in sentences(text) {
            if !TELLS.is_match(sentence) {
                continue;
            }
            let mentions = self.mentions(sentence);
            let voice = |mention: &Mention| match mention.who {
                Who::Voice(voice) => Some(voice),
                _ => None,
            };
            for person in PERSON.captures_iter(sentence) {
                let (Some(whole), Some(names)) = (person.get(0), person.get(1)) else {
                    continue;
                };
                let next = mentions
                    .iter()
                    .find(|mention| mention.start >= whole.end())
                    .filter(|mention| BEFORE.is_match(&sentence[whole.end()..mention.start]));
                let last = || {
                    mentions
                        .iter()
                        .rfind(|mention| mention.end <= whole.start())
                        .filter(|mention| BY.is_match(&sentence[mention.end..whole.start()]))
                };
                let Some(side) = next.or_else(last).and_then(voice) else {
                    continue;
                };
                for name in names
                    .as_str()
                    .split([',', '&'])
                    .flat_map(|part| part.split(" and "))
                {
                    if let Some(surname) = name.split_whitespace().last()
                        && !COMMON.contains(&surname.to_lowercase().as_str())
                        && !OFFICES.contains(&surname.to_lowercase().as_str())
                    {
                        out.push((surname.to_lowercase(), side));
                    }
                }
            }
        }
        out
    }

    fn build(&mut self) {
        let mut words: Vec<String> = self.names.keys().map(|name| regex::escape(name)).collect();
        for word in ["applicant", "respondent"] {
            if !self.names.contains_key(word) {
                words.push(word.to_owned());
            }
        }
        // Longer names first: "interested parties" before "interested".
        words.sort_by_key(|word| std::cmp::Reverse(word.len()));
        let pattern = format!(r"(?i)\b({})(?:s['’]|['’]s|s)?\b", words.join("|"));
        self.mention = Regex::new(&pattern).ok();
    }
}

/// Two words with a stroke between them, in lower case and without their ends: `Plaintiffs/Respondents`.
fn coupled(text: &str) -> Vec<(String, String)> {
    static DOUBLE: LazyLock<Regex> =
        LazyLock::new(|| regex(r"(?i)\b([a-z]{4,20}?)s?(?:['’]s?)?\s?/\s?([a-z]{4,20}?)s?\b"));
    DOUBLE
        .captures_iter(text)
        .map(|found| (found[1].to_lowercase(), found[2].to_lowercase()))
        .collect()
}

/// `The Defendant/Applicant` is one mention, of whom the weightier word names.
fn doubled(text: &str, found: Vec<(Mention, u8)>) -> Vec<Mention> {
    let mut out: Vec<(Mention, u8)> = Vec::with_capacity(found.len());
    for (mention, weight) in found {
        if let Some((last, last_weight)) = out.last_mut()
            && text[last.end..mention.start].trim() == "/"
        {
            last.end = mention.end;
            if weight > *last_weight {
                last.who = mention.who;
                *last_weight = weight;
            }
            continue;
        }
        out.push((mention, weight));
    }
    out.into_iter().map(|(mention, _)| mention).collect()
}

/// Words in brackets that name no party.
const COMMON_SHORT: &[&str] = &[
    "act",
    "constitution",
    "court",
    "rules",
    "applicant",
    "sic",
    "emphasis",
    "supra",
    "klr",
];

/// The sentences of a text, roughly: names with initials part some in two.
pub(super) fn sentences(text: &str) -> Vec<&str> {
    static END: LazyLock<Regex> = LazyLock::new(|| regex(r"[.;?!]\s+(?:[A-Z(“‘]|\d+\))"));
    static TITLE: LazyLock<Regex> = LazyLock::new(|| {
        regex(
            r"(?:\b(?:Mr|Mrs|Ms|Messrs|Dr|Hon|No|Nos|v|vs|Prof|Eng|Rev|St|Cap|Sec|Art|J|JA|SCJ|[A-Z]))$",
        )
    });
    let mut out = Vec::new();
    let mut start = 0;
    for found in END.find_iter(text) {
        let mut near = found.start().saturating_sub(12).max(start);
        while !text.is_char_boundary(near) {
            near += 1;
        }
        if TITLE.is_match(&text[near..found.start()]) {
            continue;
        }
        out.push(text[start..=found.start()].trim());
        start = found.start() + 1;
    }
    out.push(text[start..].trim());
    out
}

/// The capacity as printed, without its number: `objector`.
fn capacity(party: &DraftParty) -> String {
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
fn voice(party: &DraftParty, parties: &[DraftParty]) -> Voice {
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
fn prosecution(parties: &[DraftParty], texts: &[String], names: &mut BTreeMap<String, Voice>) {
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
fn proper_names(parties: &[DraftParty], names: &mut BTreeMap<String, Voice>) {
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
fn advocate_and_client(
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

/// Words that stand for a side when coupled with one by a stroke.
fn is_capacity_like(word: &str) -> bool {
    word.ends_with("er")
        || word.ends_with("or")
        || word.ends_with("ant")
        || word.ends_with("ent")
        || word.ends_with("lord")
        || word.ends_with("ee")
}
