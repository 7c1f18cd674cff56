//! Words by which a court shows what a sentence does.
//!
//! They choose among sentences of passages whose voice and role are known already: they never
//! decide who speaks.

use std::sync::{Arc, LazyLock};

use crate::diagnostic::SourceFile;
use crate::model::Voice;
use crate::yaml::{Fields, Node, parse};

/// The words, by what they show: `cues.yaml`.
#[derive(Default)]
struct Cues {
    deciding: Vec<(i32, String)>,
    asking: Vec<(i32, String)>,
    disposing: Vec<String>,
    commanding: Vec<String>,
    procedure: Vec<String>,
    questions: Vec<String>,
    borrowed: Vec<String>,
    sides: Vec<String>,
    arguing: Vec<String>,
}

fn cues() -> &'static Cues {
    static CUES: LazyLock<Cues> = LazyLock::new(|| read(include_str!("cues.yaml")));
    &CUES
}

/// Reads the words. A mistake leaves a list empty; a test holds that there is none.
fn read(text: &str) -> Cues {
    let file: Arc<SourceFile> = SourceFile::new("cues.yaml", text);
    let Ok(root) = parse(&file, 0..file.text.len()) else {
        return Cues::default();
    };
    let keys = [
        "deciding",
        "asking",
        "disposing",
        "commanding",
        "procedure",
        "questions",
        "borrowed",
        "sides",
        "arguing",
    ];
    let mut findings = Vec::new();
    let Some(mut fields) = Fields::open(&root, "the cues", &keys, &mut findings) else {
        return Cues::default();
    };
    let mut words = |key: &str| -> Vec<String> {
        fields
            .texts(key)
            .into_iter()
            .map(|text| text.value)
            .collect()
    };
    let mut cues = Cues {
        disposing: words("disposing"),
        commanding: words("commanding"),
        procedure: words("procedure"),
        questions: words("questions"),
        borrowed: words("borrowed"),
        sides: words("sides"),
        arguing: words("arguing"),
        ..Cues::default()
    };
    let groups: Vec<(bool, Vec<&Node>)> = vec![
        (true, fields.items("deciding")),
        (false, fields.items("asking")),
    ];
    for (deciding, nodes) in groups {
        for node in nodes {
            let Some(mut group) =
                Fields::open(node, "a group", &["weight", "words"], &mut findings)
            else {
                continue;
            };
            let Some(weight) = group.parsed::<i32>("weight", "bad-weight") else {
                continue;
            };
            let list = if deciding {
                &mut cues.deciding
            } else {
                &mut cues.asking
            };
            let words = group.texts("words").into_iter();
            list.extend(words.map(|text| (weight.value, text.value)));
        }
    }
    cues
}

/// Whether one of the words stands in a text made plain.
fn holds(text: &str, words: &[String]) -> bool {
    words.iter().any(|word| text.contains(word.as_str()))
}

/// Whether a sentence, wherever it stands, tells what a side says: its subject is a side and
/// its verb one of saying. In a passage of the court such a sentence is no holding.
pub(in crate::brief) fn tells_a_side(sentence: &str) -> bool {
    let text = plain(sentence);
    speaking_side(sentence).is_some()
        || text.contains(" position is that ")
        || text.contains(" case is that ")
        || [
            "it was submitted",
            "it is submitted",
            "it was argued",
            "it was contended",
            "it is further its case",
        ]
        .iter()
        .any(|cue| text.trim_start().starts_with(cue))
}

/// The side whose word a sentence tells, by the name that stands before the verb of saying.
pub(super) fn speaking_side(sentence: &str) -> Option<String> {
    let text = plain(sentence);
    if let Some(rest) = text.trim_start().strip_prefix("according to ") {
        return rest
            .split(|c: char| !c.is_alphanumeric())
            .filter(|word| !word.is_empty())
            .take(OPENING / 2)
            .map(|word| word.trim_end_matches('s').to_owned())
            .find(|word| cues().sides.iter().any(|side| side == word));
    }
    let opening: Vec<&str> = text
        .split(|c: char| !c.is_alphanumeric() && c != '\'' && c != '’')
        .filter(|word| !word.is_empty())
        .take(OPENING)
        .collect();
    // The side nearest to the verb is its subject: "regarding the appellant's powers, the
    // respondent submits".
    let verb = opening
        .iter()
        .position(|word| cues().arguing.iter().any(|verb| verb == word))?;
    opening[..verb]
        .iter()
        .rev()
        .take(REACH)
        .map(|word| word.trim_end_matches("'s").trim_end_matches("’s"))
        .find(|word| {
            let sides = &cues().sides;
            let one = word.trim_end_matches('s');
            sides.iter().any(|side| side == word || side == one)
        })
        .map(|word| word.trim_end_matches('s').to_owned())
}

/// Whether a sentence tells what another side than `own` says, by the word for it.
pub(super) fn tells_the_other_side(sentence: &str, voice: Voice) -> bool {
    let bringing = [
        "appellant",
        "applicant",
        "petitioner",
        "plaintiff",
        "claimant",
        "prosecution",
    ];
    let answering = ["respondent", "defendant", "accused"];
    // In an application inside a case either side may be the one that asks.
    speaking_side(sentence).is_some_and(|side| match voice {
        Voice::Petitioner => answering.contains(&side.as_str()),
        Voice::Respondent => bringing.contains(&side.as_str()),
        _ => false,
    })
}

/// How many words of a sentence are looked at for its subject, and how far behind the subject
/// its verb may stand.
const OPENING: usize = 16;
const REACH: usize = 8;

/// The text in small letters with plain spaces, with one at either end.
fn plain(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    format!(" {} ", words.join(" ").to_lowercase())
}

fn weight(text: &str, cues: &[(i32, String)]) -> i32 {
    cues.iter()
        .filter(|(_, cue)| text.contains(cue.as_str()))
        .map(|(weight, _)| *weight)
        .sum()
}

/// How much a sentence of the court's reads like the decision of a point. Higher is more.
pub(in crate::brief) fn deciding(sentence: &str) -> i32 {
    let text = plain(sentence);
    let borrowed = cues()
        .borrowed
        .iter()
        .filter(|cue| text.contains(cue.as_str()))
        .count();
    let procedure = holds(&text, &cues().procedure);
    let question = text.contains(" whether ") && text.trim_end().ends_with('?');
    weight(&text, &cues().deciding) + 2 * i32::from(disposing(sentence))
        - 3 * i32::try_from(borrowed).unwrap_or(i32::MAX)
        - if procedure { 3 } else { 0 }
        - if question { 6 } else { 0 }
        - if tells_a_side(sentence) { 12 } else { 0 }
}

/// Whether a sentence commands, allows or refuses.
pub(super) fn disposing(sentence: &str) -> bool {
    let text = plain(sentence);
    holds(&text, &cues().disposing)
}

/// Whether words command in the court's own name, or lead to a list of such commands.
pub(super) fn commanding(words: &str) -> bool {
    let text = plain(words);
    holds(&text, &cues().commanding) && !tells_a_side(words) && asking(words) < 4
}

/// How much a sentence reads like what was asked of the court.
pub(super) fn asking(sentence: &str) -> i32 {
    weight(&plain(sentence), &cues().asking)
}

/// Whether a sentence only tells how the case went through the court.
pub(super) fn procedural(sentence: &str) -> bool {
    let text = plain(sentence);
    holds(&text, &cues().procedure)
}

/// Whether a sentence is a question that the court sets itself.
pub(super) fn questioning(sentence: &str) -> bool {
    let text = plain(sentence);
    holds(&text, &cues().questions)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_words_are_read() {
        let written = include_str!("cues.yaml").matches('"').count() / 2;
        let all = cues();
        let read = [
            &all.disposing,
            &all.commanding,
            &all.procedure,
            &all.questions,
            &all.borrowed,
            &all.sides,
            &all.arguing,
        ];
        let read: usize = read.iter().map(|list| list.len()).sum();
        assert_eq!(read + all.deciding.len() + all.asking.len(), written);
    }

    #[test]
    fn a_decision_outweighs_what_is_borrowed() {
        let own = deciding("I therefore find that the tenancy was never determined.");
        let law = deciding(
            "In Mwangaza v Kitu [2031] KEHC 1 (KLR) it was held that a tenancy must be determined by notice.",
        );
        let motion = deciding("I have considered the written submissions of the parties.");
        assert!(own >= 5 && law < 0 && motion < 0);
    }

    #[test]
    fn what_a_side_says_is_no_decision() {
        for told in [
            "The appellants contend that the courts below erred and that the decision was unlawful.",
            "They have asked that we find no basis for awarding damages.",
            "Conversely, the respondent maintains that she was entitled to remedies.",
            "The Appellant has complained that the Respondents have failed to execute the documents.",
        ] {
            assert!(tells_a_side(told), "{told}");
            assert!(deciding(told) < 3, "{told}");
        }
        for own in [
            "We find that the respondent was not heard.",
            "The respondent failed to prove the loss.",
            "In the result, the petition succeeds.",
        ] {
            assert!(!tells_a_side(own), "{own}");
        }
    }

    #[test]
    fn the_subject_is_the_side_nearest_to_the_verb() {
        let told =
            "Regarding the 1st appellant’s powers, the respondent submits that they are limited.";
        assert_eq!(speaking_side(told).as_deref(), Some("respondent"));
        assert!(tells_the_other_side(told, Voice::Petitioner));
        assert!(!tells_the_other_side(told, Voice::Respondent));
        assert!(
            commanding("Consequently, we order that:")
                && !commanding("The applicant seeks orders that:")
        );
    }

    #[test]
    fn commands_are_known_by_their_verbs() {
        assert!(disposing(
            "The application is dismissed and the petition struck out."
        ));
        assert!(disposing("Each party bears its costs."));
        assert!(!disposing("The applicant lives in the county."));
        assert!(asking("The applicant seeks an injunction.") > 0);
        assert!(questioning("Whether the notice was valid."));
        assert!(procedural(
            "The appeal was canvassed by way of written submissions."
        ));
    }
}
