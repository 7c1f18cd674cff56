//! Who is reported to speak in a text that is no judgment.

use std::sync::LazyLock;

use regex::Regex;

use crate::model::Voice;

/// Somebody whose words a text reports.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Speaker {
    /// Name as printed, without its title.
    pub(super) name: String,
    /// Office as printed before or after the name.
    pub(super) office: Option<String>,
    /// On whose side the office puts them.
    pub(super) voice: Voice,
}

fn regex(pattern: &str) -> Regex {
    Regex::new(pattern).expect("the pattern is a constant of this file")
}

/// Offices of the executive.
const OFFICIAL: &str = r"(?:Principal Secretary|Permanent Secretary|Cabinet Secretary|Chief Administrative Secretary|Prime Cabinet Secretary|Deputy President|President|Prime Minister|Deputy Minister|Minister|(?:Deputy )?Public Prosecutor|Attorney[- ]General|Solicitor[- ]General|Director[- ]General|Director of (?:Immigration|Public Prosecutions|Criminal Investigations|[A-Z]\w+ Services)|Inspector[- ]General|Data (?:Protection )?Commissioner|(?:County |Regional |Deputy County )?Commissioner|Governor|(?:High Commissioner|Ambassador)(?: to [A-Z]\w+)?|Government [Ss]pokes(?:man|woman|person)|State House [Ss]pokes(?:man|woman|person)|Registrar of (?:Persons|Births|Companies)|Chief of Staff|Head of Public Service|PS|CS|CAS|DPP|IG|AG)";
/// Positions in organisations outside the State.
const CIVIC: &str = r"(?:[Ee]xecutive [Dd]irector|[Pp]rogramme? (?:[Oo]fficer|[Mm]anager|[Dd]irector)|[Cc]hair(?:man|woman|person)?|[Cc]onvenor|[Cc]oordinator|[Aa]ctivist|[Ll]awyer|[Aa]dvocate|[Cc]ampaigner|[Rr]esearcher|[Ss]pokes(?:man|woman|person)|[Ss]ecretary[- ][Gg]eneral|[Ff]ounder|[Ll]egal [Oo]fficer|[Pp]aralegal|[Bb]ishop|[Ss]heikh|[Ii]mam|director)";
/// A person's name: two to four words with capitals, initials allowed.
const NAME: &str =
    r"(?:\p{Lu}[\p{Ll}’'-]+|[A-Z]\.)(?: (?:\p{Lu}[\p{Ll}’'-]+|[A-Z]\.|(?:wa|ole|bin|al)\b)){1,3}";
/// Verbs by which speech is reported.
const VERBS: &str = r"(?:said|says|stated|declared|announced|warned|warns|asserted|added|told|explained|argued|claimed|admitted|insisted|noted|maintained|urged|confirmed|denied|revealed|disclosed|reiterated|observed|remarked|directed|ordered|promised|assured|dismissed|defended|clarified|condemned|called (?:on|for)|questioned|accused|demanded|lamented|posed|quipped|submitted|intimated|affirmed|asked|continued|emphasi[sz]ed|stressed|responded|replied|tweeted|wrote|read|according to)";

macro_rules! pattern {
    ($($name:ident = $pattern:expr;)+) => { $( static $name: LazyLock<Regex> = LazyLock::new(|| regex($pattern)); )+ };
}

pattern! {
    OFFICE_NAME = &format!(r"((?:[A-Z][A-Za-z&-]+ (?:and |& )?){{0,4}}{OFFICIAL}(?: (?:for|of|in charge of|in the)(?: the)? (?:[A-Z][A-Za-z&-]+(?: and | & |, | ))*[A-Z][A-Za-z&-]+)?),? (?:\(?(?:Dr|Prof|Eng|Amb|Hon|Maj(?:or)?|Gen(?:eral)?|Rtd|Ret|Mr|Mrs|Ms)\.?\)? ){{0,3}}({NAME})");
    NAME_OFFICE = &format!(r"({NAME}),? (?:who is |who serves as |is )?(?:the |Kenya['’]s |its |the country['’]s )?(?:outgoing |incoming |acting )?((?:[A-Z][A-Za-z&-]+ (?:and |& )?){{0,4}}{OFFICIAL}(?: (?:for|of|in)(?: the)? (?:[A-Z][A-Za-z&-]+(?: and | & | of | ))*[A-Z][A-Za-z&-]+)?)\b");
    CIVIC_NAME = &format!(r"((?:[A-Z][A-Za-z&-]+ (?:and |& |for |of )?){{0,5}}{CIVIC}(?: (?:of|at|for)(?: the)? (?:[A-Z][A-Za-z&-]+(?: and | & | of | for | ))*[A-Z][A-Za-z&-]+)?),? ({NAME})");
    NAME_CIVIC = &format!(r"({NAME})(?:,? (?:an? |the )|, )((?:[A-Za-z-]+ ){{0,3}}{CIVIC}(?: (?:of|at|for|with)(?: the)? (?:[A-Z][A-Za-z&-]+(?: and | & | of | for | )|\d+ )*[A-Z][A-Za-z&-]+)?)\b");
    CIVIC_OFFICE = r"\b(?:Law Society|Society|Association|Forum|Trust|Trade Union|Coalition|Network|Foundation|League|Alliance|Chamber of Commerce)\b";
    INVERTED = r"\b(?:said|says|added|stated|explained|noted)(?: \p{Lu}[\w.’'-]*){0,3}\s*$"; // `…, said Asha Mfano, a lawyer.`
    SPEAKS = &format!(r"\b{VERBS}\b");
    PRONOUN = &format!(r"(?i)^(?:(?:in addition|further|however|at the same time|speaking|on his part|on her part|earlier|yesterday)[^.]{{0,120}}, )?(?:he|she|they|the (?:ps|cs|minister|official|governor|president|director|commissioner|spokes\w+|activist|lawyer|lobby|group|organi[sz]ation|principal secretary|cabinet secretary|ministry))\b[^.]{{0,80}}\b{VERBS}\b");
    PRONOUN_AFTER = &format!(r"(?i)[”\x22],?\s*(?:he|she|they|the (?:ps|cs|minister|official|governor|president|director|commissioner|spokes\w+|activist|lawyer|lobby|group|statement|principal secretary|cabinet secretary|ministry))\s+(?:\w+ )?{VERBS}|[”\x22],?\s*{VERBS} (?:he|she|they|the)\b");
    STATE_BODY = &format!(r"^(?:The )?(?:[Gg]overnment|Ministry of [A-Z]\w+|State Department(?: for [A-Z]\w+)?|Department of [A-Z]\w+|Interior [Mm]inistry|ICT [Mm]inistry|Treasury|State House|Communications Authority|Immigration [Dd]epartment)\b[^.“”]{{0,60}}\b{VERBS}\b");
    CIVIC_BODY = &format!(r"^(?:The )?(?:(?:[A-Z][\w’-]*|and|of|for|on|the|&) )*(?:Forum|Coalition|Trust|Foundation|Society|Network|Alliance|Initiative|Human Rights Commission \(KHRC\)|lobby|lobby group|lobbies|rights groups?|civil society(?: organi[sz]ations?| groups?)?|[Aa]ctivists|campaigners|petitioners|[A-Z]\w+ International)\b[^.“”]{{0,60}}\b{VERBS}\b");
    CHANGES = r"^(?:Although|Meanwhile|The (?:controversial|report|court|judge|move|exercise|programme|program|case|High Court)|In (?:January|February|March|April|May|June|July|August|September|October|November|December|\d{4})|Last (?:week|month|year))";
}

/// Whether a sentence or paragraph reports speech at all.
pub(super) fn speaks(text: &str) -> bool {
    SPEAKS.is_match(text)
}

/// The people with an office or a position whom a text names, in order.
pub(super) fn speakers(text: &str) -> Vec<Speaker> {
    let mut found: Vec<(usize, Speaker)> = Vec::new();
    let mut keep = |at: usize, name: &str, office: &str, voice: Voice| {
        let name = name.trim();
        let known = found.iter().any(|(_, speaker)| speaker.name == name);
        if !known && !is_office_word(name) {
            let office = office.trim().trim_start_matches("The ").to_owned();
            // A law society has a president, too.
            let voice = if CIVIC_OFFICE.is_match(&office) {
                Voice::CivilSociety
            } else {
                voice
            };
            found.push((
                at,
                Speaker {
                    name: name.to_owned(),
                    office: Some(office),
                    voice,
                },
            ));
        }
    };
    for (pattern, office_first, voice) in [
        (&*OFFICE_NAME, true, Voice::Government),
        (&*NAME_OFFICE, false, Voice::Government),
        (&*CIVIC_NAME, true, Voice::CivilSociety),
        (&*NAME_CIVIC, false, Voice::CivilSociety),
    ] {
        for captures in pattern.captures_iter(text) {
            let at = captures.get(0).map_or(0, |whole| whole.start());
            let (name, office) = if office_first { (2, 1) } else { (1, 2) };
            keep(at, &captures[name], &captures[office], voice);
        }
    }
    found.sort_by_key(|(at, _)| *at);
    found.into_iter().map(|(_, speaker)| speaker).collect()
}

/// Words that begin with a capital and are no name.
fn is_office_word(name: &str) -> bool {
    static OFFICE: LazyLock<Regex> = LazyLock::new(|| {
        regex(&format!(
            r"\b(?:{OFFICIAL}|State|Department|Ministry|Government|Court|Kenya|Namba)\b"
        ))
    });
    OFFICE.is_match(name)
}

/// Who speaks in each paragraph of a text whose own voice is not theirs: `None` where it is the
/// text's own. Speakers go by their surname once they were named, and by a pronoun after that.
pub(super) fn reported(paragraphs: &[&str]) -> Vec<Option<Speaker>> {
    let mut known: Vec<Speaker> = Vec::new();
    let mut last: Option<Speaker> = None;
    let mut out = Vec::with_capacity(paragraphs.len());
    for text in paragraphs {
        let named = speakers(text);
        for speaker in &named {
            if !known.iter().any(|old| old.name == speaker.name) {
                known.push(speaker.clone());
            }
        }
        let says = SPEAKS.is_match(text);
        let quotes = text.contains(['“', '"']);
        let by_name = known
            .iter()
            .filter(|speaker| says && is_subject(text, surname(&speaker.name)))
            .collect::<Vec<_>>();
        let body = if STATE_BODY.is_match(text) {
            Some(Voice::Government)
        } else if CIVIC_BODY.is_match(text) {
            Some(Voice::CivilSociety)
        } else {
            None
        };
        let found = match by_name[..] {
            [one] => Some(one.clone()),
            // Two people in one paragraph: the first named governs, if both stand on one side.
            [one, ..] if by_name.iter().all(|other| other.voice == one.voice) => Some(one.clone()),
            [_, ..] => None,
            [] => body
                .map(|voice| Speaker {
                    name: String::new(),
                    office: None,
                    voice,
                })
                .or_else(|| last.clone().filter(|_| goes_on(text, quotes))),
        };
        // Somebody else's speech, or the text's own words, end the run.
        last = found.clone().or_else(|| {
            if quotes && !CHANGES.is_match(text) {
                last
            } else {
                None
            }
        });
        out.push(found);
    }
    out
}

/// Whether the speaker of the paragraph before still speaks.
fn goes_on(text: &str, quotes: bool) -> bool {
    PRONOUN.is_match(text)
        || (quotes && PRONOUN_AFTER.is_match(text))
        || (text.starts_with(['“', '"']) && text.ends_with(['”', '"']))
}

fn surname(name: &str) -> &str {
    name.rsplit(' ').next().unwrap_or(name)
}

/// Whether a verb of saying stands near the name, before or after it.
fn is_subject(text: &str, name: &str) -> bool {
    /// Bytes between a name and its verb: room for an office or a day.
    const NEAR: usize = 160;
    text.match_indices(name).any(|(at, _)| {
        let mut end = (at + name.len() + NEAR).min(text.len());
        while !text.is_char_boundary(end) {
            end -= 1;
        }
        let after = &text[at + name.len()..end];
        let sentence = after.split(['.', ';']).next().unwrap_or(after);
        let mut start = at.saturating_sub(60);
        while !text.is_char_boundary(start) {
            start -= 1;
        }
        let before = &text[start..at];
        let quoted_before = before
            .rfind(['”', '"'])
            .map(|sign| &before[sign..])
            .is_some_and(|part| SPEAKS.is_match(part));
        let according = before.to_lowercase().trim_end().ends_with("according to");
        let inverted = INVERTED.is_match(before);
        SPEAKS.is_match(sentence) || quoted_before || according || inverted
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn offices_and_names() {
        for (text, name, office, voice) in [
            (
                "Immigration Principal Secretary Juma Mfano on Tuesday declared that",
                "Juma Mfano",
                "Immigration Principal Secretary",
                Voice::Government,
            ),
            (
                "ICT Cabinet Secretary Asha Mfano said",
                "Asha Mfano",
                "ICT Cabinet Secretary",
                Voice::Government,
            ),
            (
                "Juma Mfano, the Cabinet Secretary for Interior, told reporters",
                "Juma Mfano",
                "Cabinet Secretary for Interior",
                Voice::Government,
            ),
            (
                "PS Juma Mfano warned",
                "Juma Mfano",
                "PS",
                Voice::Government,
            ),
            (
                "Juma Mfano, the outgoing President of the Law Society of Mfano, said",
                "Juma Mfano",
                "President of the Law Society of Mfano",
                Voice::CivilSociety,
            ),
            (
                "This must end, said Asha Mfanũ, Haki Trust Mfano Executive Director.",
                "Asha Mfanũ",
                "Haki Trust Mfano Executive Director",
                Voice::CivilSociety,
            ),
            (
                "Asha Mfano, a human rights lawyer, said",
                "Asha Mfano",
                "human rights lawyer",
                Voice::CivilSociety,
            ),
        ] {
            let found = speakers(text);
            assert_eq!(found.len(), 1, "{text}: {found:?}");
            assert_eq!(
                (
                    found[0].name.as_str(),
                    found[0].office.as_deref(),
                    found[0].voice
                ),
                (name, Some(office), voice)
            );
        }
        assert!(speakers("The rain fell in Nyeri and Meru on Tuesday.").is_empty());
    }

    #[test]
    fn speech_runs_through_paragraphs_and_ends() {
        let text = [
            "The system has been debated for months.",
            "Interior Principal Secretary Juma Mfano on Monday said that all would register.",
            "“It is for your own good,” he added.",
            "Mfano admitted that there were delays.",
            "The court had suspended the exercise in April.",
            "Asha Mwananchi, an activist, dismissed the remarks.",
            "“Nobody was asked,” she said.",
            "The government says registration goes on.",
        ];
        let voices: Vec<Option<Voice>> = reported(&text)
            .into_iter()
            .map(|speaker| speaker.map(|speaker| speaker.voice))
            .collect();
        let (state, civic) = (Some(Voice::Government), Some(Voice::CivilSociety));
        assert_eq!(
            voices,
            [None, state, state, state, None, civic, civic, state]
        );
    }
}
