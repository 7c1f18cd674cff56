//! The sides of a case and the words by which a judgment calls them.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use regex::Regex;

use crate::import::imported::DraftParty;
use crate::model::Voice;
use crate::text::regex;

mod head;
mod learnt;

use head::{advocate_and_client, capacity, offices, proper_names, prosecution, voice};

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
        names.insert("amicus".to_owned(), Voice::Amicus);
        names.insert("friend of the court".to_owned(), Voice::Amicus);
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
        offices(parties, &mut names);
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
                let printed = found.get(1)?.as_str();
                let name = printed.to_lowercase();
                // `the authority of a case`, `the commission of the offence` are nobody's.
                let office = printed.get(4..).filter(|_| name.starts_with("the "));
                if office.is_some_and(|office| office.starts_with(char::is_lowercase))
                    || office.is_some() && text[whole.end()..].starts_with(" of ")
                {
                    return None;
                }
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
