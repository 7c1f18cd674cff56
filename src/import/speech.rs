//! Who is reported to speak in a text that is no judgment.

use super::organisation;
use crate::model::Voice;
use crate::text::patterns;

mod office;

pub(super) use office::{is_judicial, speakers};

/// Somebody whose words a text reports.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Speaker {
    /// Name as printed, without its title.
    pub(super) name: String,
    /// Office as printed before or after the name.
    pub(super) office: Option<String>,
    /// On whose side the office puts them, if on any.
    pub(super) voice: Option<Voice>,
}

/// Verbs by which speech is reported.
const VERBS: &str = r"(?:said|says|saying|tells|stated|declared|announced|warned|warns|asserted|added|told|explained|argued|claimed|admitted|insisted|noted|maintained|urged|confirmed|denied|revealed|disclosed|reiterated|observed|remarked|directed|ordered|promised|assured|dismissed|defended|clarified|condemned|called (?:on|for)|questioned|accused|demanded|lamented|posed|quipped|submitted|intimated|affirmed|asked|continued|emphasi[sz]ed|stressed|responded|replied|tweeted|wrote|read|made (?:it )?known|put it|vowed|cautioned|appealed|regretted|welcomed|according to)";

/// Verbs that stand before whoever spoke: `…, said Asha Mfano.`
const INVERTING: &str = "(?:according to|said|says|added|stated|explained|noted|warned|argued|observed|remarked|declared|announced)";

patterns! {
    INVERTED = &format!(r"(?i)(?:^|[\s,”\x22]){INVERTING}(?: the)?\s*$");
    // `They went to the then Chief Justice Hon Juma Mfano …`, who is not the one that `asked`.
    OBJECT = r"\b(?:to|with|against|for|from|before|on) (?:the )?(?:then |former )?(?:[A-Z][\w.’'-]*,? )*$";
    TITLES_BEHIND = r"(?:[\s,]*\(?\b(?:Dr|Prof|Eng|Amb|Hon|Mr|Mrs|Ms|Rev|Justice|Lady|Adv)\.?\)?)+$";
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

/// Most people who are looked for in the paragraphs after the one that names them.
const MOST_SPEAKERS: usize = 300;

/// Who speaks in each paragraph of a text whose own voice is not theirs: `None` where it is the
/// text's own. Speakers go by their surname once they were named, and by a pronoun after that.
pub(super) fn reported(paragraphs: &[&str]) -> Vec<Option<Speaker>> {
    let mut known: Vec<Speaker> = Vec::new();
    let mut last: Option<Speaker> = None;
    let mut out = Vec::with_capacity(paragraphs.len());
    for text in paragraphs {
        let named = speakers(text);
        for speaker in &named {
            if known.len() < MOST_SPEAKERS && !known.iter().any(|old| old.name == speaker.name) {
                known.push(speaker.clone());
            }
        }
        let says = SPEAKS.is_match(text);
        let quotes = text.contains(['“', '"']);
        let mut by_name = known
            .iter()
            .filter(|speaker| {
                says && is_subject(text, surname(&speaker.name)) || is_attributed(text, speaker)
            })
            .collect::<Vec<_>>();
        by_name.sort_by_key(|speaker| text.find(surname(&speaker.name)));
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
                    voice: Some(voice),
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
    let mut quotations = Quotations::of(text);
    text.match_indices(name).any(|(at, _)| {
        // Whoever is named inside a quotation is spoken of.
        if quotations.hold(at) {
            return false;
        }
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
        let object = OBJECT.is_match(before);
        let says = SPEAKS.find(sentence).is_some_and(|verb| {
            let between = &sentence[..verb.start()];
            !(names_another(between) || object && between.contains(" and "))
        });
        says || quoted_before || according
    })
}

/// Whether an organisation stands between a name and the verb, behind a comma: `Juma Mfano should leave it,
/// the Mfano Institute (MI) says`.
fn names_another(between: &str) -> bool {
    let Some((_, last)) = between.rsplit_once(',') else {
        return false;
    };
    let acronym = |word: &str| {
        let word = word.trim_matches(['(', ')', '.']);
        word.len() >= 3 && word.chars().all(|c| c.is_ascii_uppercase())
    };
    let named = organisation::is_named(last) || last.split_whitespace().any(acronym);
    named && !office::is_office(last)
}

/// Which places of a text stand between quotation marks, asked from its beginning to its end.
struct Quotations<'text> {
    text: &'text str,
    /// How far the marks are counted.
    read: usize,
    curly: bool,
    straight: bool,
    /// Where the last closing marks stand.
    last_curly: usize,
    last_straight: usize,
}

impl<'text> Quotations<'text> {
    fn of(text: &'text str) -> Self {
        Quotations {
            text,
            read: 0,
            curly: false,
            straight: false,
            last_curly: text.rfind('”').unwrap_or(0),
            last_straight: text.rfind('"').unwrap_or(0),
        }
    }

    fn hold(&mut self, at: usize) -> bool {
        for c in self.text[self.read..at].chars() {
            match c {
                '“' => self.curly = true,
                '”' => self.curly = false,
                '"' => self.straight = !self.straight,
                _ => {}
            }
        }
        self.read = at;
        self.curly && self.last_curly > at || self.straight && self.last_straight > at
    }
}

/// Whether a quotation is followed by whose it is: `…, said Mfano Trust chairperson Asha Mfano.`, `… be kept.”
/// Asha Mfano, campaign manager at Mfano Trust`.
fn is_attributed(text: &str, speaker: &Speaker) -> bool {
    let Some(at) = text.rfind(&*speaker.name) else {
        return false;
    };
    let after = &text[at + speaker.name.len()..];
    let office = speaker.office.as_deref().unwrap_or_default();
    // The verb stands before the office, which stands before the name.
    let mut before = TITLES_BEHIND
        .replace(text[..at].trim_end(), "")
        .into_owned();
    if let Some(rest) = before.trim_end_matches([',', ' ']).strip_suffix(office) {
        before = rest.to_owned();
    }
    if INVERTED.is_match(&before) {
        return true;
    }
    // Nothing stands behind the office, and a sentence or a quotation ends before the name.
    let ended = text[..at]
        .trim_end()
        .ends_with(['.', '”', '"', '!', '?', '–', '—', '-']);
    let named = after.trim_start_matches([',', ' ']).strip_prefix(office);
    ended
        && !office.is_empty()
        && named.is_some_and(|rest| rest.trim_matches(['.', ' ', '”', '"']).is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

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
            .map(|speaker| speaker.and_then(|speaker| speaker.voice))
            .collect();
        let (state, civic) = (Some(Voice::Government), Some(Voice::CivilSociety));
        assert_eq!(
            voices,
            [None, state, state, state, None, civic, civic, state]
        );
    }

    #[test]
    fn whose_a_quotation_is_stands_behind_it() {
        let who = |text: &str| reported(&[text]).remove(0).map(|speaker| speaker.name);
        for text in [
            "What was to join the nation now parts it, said MNC chairperson Asha Mfano.",
            "“Nobody was asked.” Asha Mfano, campaign manager at Mfano Trust",
            "According to Haki Mfano Chief Executive Officer Asha Mfano, others went missing.",
            "To close it is wrong. Asha Mfano, #MfanoOn Campaign Manager at Mfano Now",
            "Chief Justice Asha Mfano has told President Juma Mfana to his face.",
            "Mfano Council chairperson, Asha Mfano, said that it must wait.",
            "Mfano town senator Asha Mfano has told the county that it must wait.",
        ] {
            assert_eq!(who(text).as_deref(), Some("Asha Mfano"), "{text}");
        }
        assert_eq!(
            who(
                "President Asha Mfano should leave it unsigned, the Institute for the Media (IMM) says"
            ),
            None
        );
        assert_eq!(
            who("“Asha Mfano, an activist, is in the care of doctors,” noted another."),
            None
        );
        assert_eq!(
            who(
                "“Nobody was asked.” It met Asha Mfano, campaign manager at Mfano Trust, on Monday"
            ),
            None
        );
    }
}
