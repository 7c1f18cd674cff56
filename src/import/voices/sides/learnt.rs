//! What the texts call the parties beside their names and capacities.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use regex::Regex;

use super::head::COMMON;
use super::{MAX_NAMES, Mention, SHORTEST_NAME, Sides, Who, opponent, sentences};
use crate::model::Voice;
use crate::text::regex;

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

impl Sides {
    /// Learns what else the texts call the parties: `landlord/applicant`, `the 3rd Respondent (the
    /// Bank)`, `counsel for the petitioner, Mr Mfano`, `a replying affidavit sworn by Jane Mfano`.
    pub(super) fn learn(&mut self, texts: &[String]) {
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

/// Words that stand for a side when coupled with one by a stroke.
fn is_capacity_like(word: &str) -> bool {
    word.ends_with("er")
        || word.ends_with("or")
        || word.ends_with("ant")
        || word.ends_with("ent")
        || word.ends_with("lord")
        || word.ends_with("ee")
}
