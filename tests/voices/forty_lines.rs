//! What forty lines of headings and cue words make of a judgment: the peer beside which the weights are
//! measured. How far it comes says how hard a set is; where most passages name who speaks, it comes far.

use hoja::import::voices::states::state;
use hoja::import::voices::{Attribution, states};
use hoja::model::{Role, Voice};
use regex::RegexSet;

const SAYS: &str = r"\b[^.;]{0,60}\b(submi|contend|argu|aver|state[sd]|depon|maintain|assert|claim|posit|urge|denie|told|alleg|swore|case|pleaded|testified)";
const BRINGS: &str = "(petitioner|applicant|appellant|plaintiff|claimant)";
const ANSWERS: &str = "(respondent|defendant|attorney general|republic|state|prosecution|accused)";

/// Attributes passages, each with its last heading.
pub fn attributions(passages: &[(String, String)]) -> Vec<Attribution> {
    let court = |role| (Voice::Court, role);
    let argues = |voice| (voice, Role::Argument);
    let headings = [
        (
            "interested part.*(case|submission|response)".to_owned(),
            argues(Voice::InterestedParty),
        ),
        (
            format!(
                "{ANSWERS}.*(case|submission|response|defen|reply|evidence)|^(response|reply|defen)"
            ),
            argues(Voice::Respondent),
        ),
        (
            format!("{BRINGS}.*(case|submission|evidence|argu)|^grounds"),
            argues(Voice::Petitioner),
        ),
        (
            "analys|determin|finding|discuss|consider|merits|^(issue|whether)|conclu".to_owned(),
            court(Role::Finding),
        ),
        (
            "dispos|final order|^orders?$|^reliefs?$".to_owned(),
            court(Role::Order),
        ),
        (
            "intro|background|facts|proceed|evidence".to_owned(),
            court(Role::Background),
        ),
    ];
    let cues = [
        (r"so ordered|^(dated|delivered)|(is|are|be) (hereby |therefore )?(dismissed|allowed|set aside|struck|granted|ordered|quashed)|following orders|costs (to|of|shall)|shall (pay|bear)|no orders? as to costs|hereby (order|dismiss|allow|grant|direct)".to_owned(), court(Role::Order)),
        (r"^.{0,200}(\b(i|we|this court|the court|the tribunal) (find|hold|am |are |have considered|note|agree|consider|think)|in (my|our) (view|considered|opinion)|from the foregoing)".to_owned(), court(Role::Finding)),
        (format!("^.{{0,140}}interested part{SAYS}"), argues(Voice::InterestedParty)),
        (format!("^.{{0,140}}{BRINGS}s?{SAYS}"), argues(Voice::Petitioner)),
        (format!("^.{{0,140}}{ANSWERS}s?{SAYS}"), argues(Voice::Respondent)),
    ];
    let set = |rules: &[(String, _)]| {
        RegexSet::new(rules.iter().map(|(rule, _)| rule)).expect("the rules are patterns")
    };
    let (heads, says) = (set(&headings), set(&cues));
    let goes_on =
        regex::Regex::new(r"^(they|he|she|it|that|further|in addition|on|counsel|reliance)\b")
            .expect("a pattern");
    let mut before = court(Role::Background);
    let mut found = Vec::new();
    for (at, (heading, text)) in passages.iter().enumerate() {
        let text = text.to_lowercase();
        let headed = heads
            .matches(&heading.to_lowercase())
            .iter()
            .next()
            .map(|rule| headings[rule].1);
        let side = headed.is_some_and(|(voice, _)| voice != Voice::Court);
        let orders = |rule: &usize| *rule > 0 || !side && at * 2 > passages.len();
        let said = says
            .matches(&text)
            .iter()
            .find(orders)
            .map(|rule| cues[rule].1);
        let begun = found.contains(&court(Role::Finding));
        before = said.or(headed).unwrap_or(match before {
            (voice, _) if voice != Voice::Court && goes_on.is_match(&text) => before,
            _ => court(if begun {
                Role::Finding
            } else {
                Role::Background
            }),
        });
        found.push(before);
    }
    let known = found
        .into_iter()
        .filter(|(voice, role)| state(*voice, *role).is_some_and(|at| at < states::STATES));
    known
        .map(|(voice, role)| Attribution {
            voice: Some(voice),
            role: Some(role),
            confidence: 1.0,
        })
        .collect()
}
