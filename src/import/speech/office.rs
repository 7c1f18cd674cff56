//! Offices: who holds one, and on whose side it puts them.

use std::sync::LazyLock;

use regex::Regex;

use super::Speaker;
use crate::import::organisation;
use crate::model::Voice;
use crate::text::{patterns, regex};

/// Offices of the executive.
const EXECUTIVE: &str = r"(?:(?i:principal secretary|permanent secretary|(?:prime )?cabinet secretary|chief administrative secretary|(?:deputy |vice[- ])?president|(?:prime |deputy |assistant )?minister|(?:deputy )?public prosecutor|attorney[- ]general|solicitor[- ]general|director[- ]general|commissioner[- ]general|inspector[- ]general|(?:data (?:protection )?|county |regional |deputy county )?commissioner|(?:deputy )?governor|high commissioner|ambassador|(?:government|state house|police) spokes(?:man|woman|person)|registrar of (?:persons|births|companies)|chief of staff|head of public service|police (?:commander|commandant|boss|chief))|Director of (?:Immigration|Public Prosecutions|Criminal Investigations|[A-Z]\w+ Services)|PS|CS|CAS|DPP|IG|AG)";
/// Offices of Parliament and of county assemblies.
const LEGISLATIVE: &str = r"(?:(?i:senator|member of parliament|(?:deputy )?speaker|clerk|woman rep(?:resentative)?|(?:majority|minority) (?:leader|whip))|MP|MCA|Sen)";
/// Offices of courts.
const JUDICIAL: &str = r"(?:(?i:(?:deputy )?chief justice|(?:deputy |chief )*registrar|(?:presiding )?judge|(?:(?:senior|principal|resident|chief) )*magistrate)|DCJ|CJ)";
/// Positions in organisations outside the State.
const CIVIC: &str = r"(?i:executive director|programmes? (?:officer|manager|director)|chair ?(?:man|woman|person)?|convenor|co-?ordinator|activist|lawyer|advocate|campaigner|researcher|spokes(?:man|woman|person)|secretary[- ]general|founder|legal officer|paralegal|(?:arch)?bishop|cardinal|pastor|sheikh|imam|director|trustee)";
/// Positions that are found on every side.
const ANYWHERE: &str = r"(?i:chief executive(?: officer)?|ceo|(?:[a-z]+ )?manager|(?:vice[- ]?)?chancellor|principal|professor|representative|dean|analyst|treasurer|head)";

/// A person's name: two to four words with capitals, initials allowed.
const NAME: &str = r"(?:\p{Lu}[\p{L}’'-]*\p{Ll}|(?:[A-Z]\.)+)(?: (?:\p{Lu}[\p{L}’'-]*\p{Ll}|(?:[A-Z]\.)+|(?:wa|ole|bin|al)\b)){1,3}";
/// Titles before a name.
const TITLES: &str = r"(?:\(?(?:Dr|Prof|Eng|Amb|Hon|Rt|Maj(?:or)?|Lt|Col|Gen(?:eral)?|Rtd|Ret|Mr|Mrs|Ms|Rev|Fr|Sr|Adv|Bishop|Archbishop|Lady|Justice|H\.?E|(?:His|Her) Excellency|Mheshimiwa)\.?\)? ){0,4}";
/// What stands before the word of an office: `Mfano Affairs `, `#KeepItOn `.
const BEFORE: &str =
    r"(?:[Ff]ormer )?(?:(?:[A-Z]\.){2,} )?(?:[A-Z#][\w&’'-]+ (?:and |& |for |of )?){0,5}";
/// What an office is of, without commas: ` of the Central Bank of Mfano`.
const OF: &str = r"(?: (?:of|for|at|to|with|in charge of|in the|in)(?: the)? (?:[A-Z][\w&’'-]*(?: and the | and | & | of the | of | for | )|\d+ )*[A-Z][\w&’'-]*)";
/// The same with commas inside: ` for Information, Communications and Youth`.
const OF_LIST: &str =
    r"(?: (?:of|for)(?: the)? (?:[A-Z][\w&’'-]*(?: and | & |, | ))+[A-Z][\w&’'-]*)";
/// Before an office that stands behind its holder's name.
const LINK: &str = r"(?:, | is |,? who (?:is|was|serves as)(?: also)? )(?:an? |the |its |their |[A-Z]\w+['’]s? |the country['’]s )?(?:outgoing |incoming |acting )?";

/// An office and its holder in either order.
static HELD: LazyLock<[Regex; 2]> = LazyLock::new(|| {
    let word = format!(r"\b(?:{EXECUTIVE}|{LEGISLATIVE}|{JUDICIAL}|{CIVIC}|{ANYWHERE})\b");
    [
        regex(&format!(
            r"(?P<office>{BEFORE}{word}{OF}?)(?: \([A-Z]{{2,8}}\))?, {TITLES}(?P<name>{NAME})|(?P<listed>{BEFORE}{word}{OF_LIST}), {TITLES}(?P<of_listed>{NAME})|(?P<close>{BEFORE}{word}{OF}?) {TITLES}(?P<of_close>{NAME})"
        )),
        regex(&format!(
            r"(?P<name>{NAME})(?:{LINK}| the )(?P<office>(?:[a-z-]+ ){{0,3}}?{BEFORE}(?:[a-z-]+ ){{0,3}}?{word}{OF}?)"
        )),
    ]
});

patterns! {
    // Organisations whose president or secretary general is none of the State's.
    CIVIC_BODY = r"\b(?:Law Society|Society|Association|Forum|Trust|Trade Union|Union|Coalition|Network|Foundation|League|Alliance|Chamber of Commerce|Guild|Human Rights Commission \(KHRC\)|KHRC|Kenya Human Rights Commission|International Commission of Jurists|ICJ|LSK)\b";
    // Bodies that belong neither to the government of the day nor to those who argue with it.
    INDEPENDENT = r"\b(?:Commission|Oversight Authority|Ombudsman|IEBC|EACC|NCIC|IPOA|KNCHR|CAJ|NGEC|JSC|NPSC|PSC|TSC|CRA|SRC)\b";
    // Bodies of the executive whose heads have titles that others have too.
    STATE_BODY = r"\b(?:Authority|Ministry|State Department|Central Bank|Treasury|Agency|KRA|CBK|KEMSA|NEMA|EPRA|NTSA|NHIF|SHA|DCI|ODPC|County Government)\b";
    REGISTRAR = r"(?i)\bregistrar of (?:persons|births|companies)\b";
    // Of several States, or of a court.
    OF_NATIONS = r"\b(?:African Union|European Union|United Nations|Community|Court|Tribunal)\b";
    FORMER = r"^(?i:(?:the )?(?:former|ex|retired)\b)";
    IS_EXECUTIVE = &format!(r"\b{EXECUTIVE}\b");
    IS_LEGISLATIVE = &format!(r"\b{LEGISLATIVE}\b");
    IS_JUDICIAL = &format!(r"\b{JUDICIAL}\b");
    IS_ANYWHERE = &format!(r"\b{ANYWHERE}\b");
    IS_CIVIC = &format!(r"\b{CIVIC}\b");
    // Capitalised words of a sentence that are no part of the office behind them.
    LEADING = r"^(?:(?:But|The|On|In|At|And|As|When|While|Although|However|Yesterday|Today|Earlier|According to|Speaking|Said|By|That|Meanwhile|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day),? )+";
    RELATIVE = r"^(?:who|which|whose|and|was|has|had|is|as|the|that|when|where|while|with|for|to|in|on)\b";
    TITLED = r"^(?:(?:Bishop|Archbishop|Cardinal|Pastor|Sheikh|Justice|Senator|Governor|Commissioner|President|Ambassador|Dr|Prof|Hon|Rev|Mr|Mrs|Ms)\.? )+";
    TRAILING = r"(?: (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day| Yesterday| Today)+$";
    NO_NAME = r"\b(?:State|Department|Ministry|Government|Court|Kenya|Namba|Secretary|Minister|President|Commissioner|Governor|Director|General|Chief|Justice|United|Republic|Republicans?|High|Act|Bill|House)\b";
}

/// On whose side an office puts its holder; nobody's for courts, independent commissions, former holders
/// and what may be anybody's.
pub(super) fn side(office: &str) -> Option<Voice> {
    if REGISTRAR.is_match(office) {
        Some(Voice::Government)
    } else if OF_NATIONS.is_match(office) {
        None
    } else if CIVIC_BODY.is_match(office) {
        Some(Voice::CivilSociety)
    } else if FORMER.is_match(office)
        || IS_JUDICIAL.is_match(office)
        || INDEPENDENT.is_match(office)
    {
        None
    } else if IS_LEGISLATIVE.is_match(office) {
        Some(Voice::Legislature)
    } else if IS_EXECUTIVE.is_match(office) || STATE_BODY.is_match(office) {
        Some(Voice::Government)
    } else if IS_CIVIC.is_match(office) {
        Some(Voice::CivilSociety)
    } else {
        None
    }
}

/// Whether a text has the word of an office.
pub(super) fn is_office(text: &str) -> bool {
    [
        &*IS_EXECUTIVE,
        &*IS_LEGISLATIVE,
        &*IS_JUDICIAL,
        &*IS_CIVIC,
        &*IS_ANYWHERE,
    ]
    .iter()
    .any(|office| office.is_match(text))
}

/// Whether an office is a court's.
pub(in crate::import) fn is_judicial(office: &str) -> bool {
    IS_JUDICIAL.is_match(office)
}

/// The people with an office or a position whom a text names, in order.
pub(in crate::import) fn speakers(text: &str) -> Vec<Speaker> {
    let mut found: Vec<(usize, Speaker)> = Vec::new();
    for pattern in &*HELD {
        for captures in pattern.captures_iter(text) {
            let part = |names: &[&str]| {
                names
                    .iter()
                    .find_map(|name| captures.name(name))
                    .map_or("", |part| part.as_str())
            };
            let name = part(&["name", "of_listed", "of_close"]).trim();
            let name = TRAILING.replace(name, "");
            let name = TITLED.replace(&name, "");
            let office = part(&["office", "listed", "close"]).trim();
            let office = LEADING.replace(office, "");
            let (office, name) = with_first_name(&office, &name);
            let known = found.iter().any(|(_, speaker)| speaker.name == name);
            if known || !is_name(&name) || office.is_empty() || RELATIVE.is_match(&office) {
                continue;
            }
            let at = captures.get(0).map_or(0, |whole| whole.start());
            found.push((
                at,
                Speaker {
                    voice: side(&office),
                    name,
                    office: Some(office),
                },
            ));
        }
    }
    found.sort_by_key(|(at, _)| *at);
    found.into_iter().map(|(_, speaker)| speaker).collect()
}

/// An office and a name; the name begins with no initial that another name stands before: `Ambassador to
/// Mfano Asha F. Mfano`.
fn with_first_name(office: &str, name: &str) -> (String, String) {
    let initial = name
        .split_once(". ")
        .is_some_and(|(first, _)| first.chars().count() == 1);
    match office.rsplit_once(' ') {
        Some((before, first))
            if initial && before.contains(' ') && first.starts_with(char::is_uppercase) =>
        {
            (before.to_owned(), format!("{first} {name}"))
        }
        _ => (office.to_owned(), name.to_owned()),
    }
}

/// Whether words with capitals can be a person's name.
fn is_name(name: &str) -> bool {
    name.contains(' ') && !NO_NAME.is_match(name) && !organisation::is_letterhead(name)
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
                "PS for Immigration, Juma Mfano Kamau said",
                "Juma Mfano Kamau",
                "PS for Immigration",
                Voice::Government,
            ),
            (
                "But Governor of the Central Bank of Mfano, Dr. Juma Mfano, said",
                "Juma Mfano",
                "Governor of the Central Bank of Mfano",
                Voice::Government,
            ),
            (
                "Cabinet Secretary for Information, Innovation and Youth Affairs, Asha Mfano",
                "Asha Mfano",
                "Cabinet Secretary for Information, Innovation and Youth Affairs",
                Voice::Government,
            ),
            (
                "Mfano senator Asha Mfano Tuesday said",
                "Asha Mfano",
                "Mfano senator",
                Voice::Legislature,
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
                (name, Some(office), Some(voice))
            );
        }
        assert!(speakers("The rain fell in Nyeri and Meru on Tuesday.").is_empty());
        for (text, name, office) in [
            (
                "Mfano High Court registrar, Asha Mfano told",
                "Asha Mfano",
                "Mfano High Court registrar",
            ),
            (
                "said MNC chairperson W.M. Mfano",
                "W.M. Mfano",
                "MNC chairperson",
            ),
            (
                "Police oversight commission (IPOA): IPOA chair person Asha Mfano",
                "Asha Mfano",
                "IPOA chair person",
            ),
            (
                "former president Juma Mfano said",
                "Juma Mfano",
                "former president",
            ),
            (
                "Mfano Holdings CEO Juma Owiny-Mfano",
                "Juma Owiny-Mfano",
                "Mfano Holdings CEO",
            ),
        ] {
            let found = speakers(text);
            assert_eq!(found.len(), 1, "{text}: {found:?}");
            assert_eq!(
                (found[0].name.as_str(), found[0].office.as_deref()),
                (name, Some(office))
            );
            let unsided = name != "W.M. Mfano";
            assert_eq!(found[0].voice.is_none(), unsided, "{text}");
        }
    }
}
