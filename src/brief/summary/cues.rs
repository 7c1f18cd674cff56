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
    thoughts: Vec<String>,
    others: Vec<String>,
    holding: Vec<String>,
    own: Vec<String>,
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
        "thoughts",
        "others",
        "holding",
        "own",
    ];
    let mut findings = Vec::new();
    let Some(mut fields) = Fields::open(&root, "the cues", &keys, &mut findings) else {
        return Cues::default();
    };
    let mut words = |key: &str| -> Vec<String> {
        fields
            .texts(key)
            .into_iter()
            .map(|text| whole(text.value))
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
        thoughts: words("thoughts"),
        others: words("others"),
        holding: words("holding"),
        own: words("own"),
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
            list.extend(words.map(|text| (weight.value, whole(text.value))));
        }
    }
    cues
}

/// A cue that begins with a word of one or two letters, so that no end of another word makes it.
fn whole(cue: String) -> String {
    if cue.starts_with("i ") || cue.starts_with("we ") || cue.starts_with("in ") {
        format!(" {cue}")
    } else {
        cue
    }
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
        || thinks(&text)
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

/// Whether a text made plain gives what a side thinks, by a noun: `the tenant's submission is that`,
/// `in the appellant's view`, `counsel for the bank was emphatic that`.
fn thinks(text: &str) -> bool {
    // An apostrophe at the end stays: `the respondents' submission`.
    let words: Vec<&str> = text
        .split_whitespace()
        .map(|word| word.trim_matches(|c: char| !c.is_alphanumeric() && !matches!(c, '\'' | '’')))
        .collect();
    let reach = OPENING.min(words.len());
    let one_of = |list: &[String], word: &str| list.iter().any(|own| own == word);
    let owner = |word: &str| {
        let name = ["'s", "’s", "s'", "s’"]
            .iter()
            .find_map(|end| word.strip_suffix(end));
        ["his", "her", "their", "its"].contains(&word)
            || name.is_some_and(|name| one_of(&cues().sides, name))
    };
    // `the tenant's submission`, `her only argument`.
    let thought = |at: usize| {
        let behind = words[at + 1..].iter().take(2);
        owner(words[at])
            && behind
                .into_iter()
                .any(|word| one_of(&cues().thoughts, word))
    };
    let stresses = |at: usize| {
        one_of(&cues().sides, words[at].trim_end_matches('s'))
            && words[at..]
                .iter()
                .take(REACH)
                .any(|word| ["emphatic", "adamant"].contains(word))
    };
    // `The appellant's case fails` decides it: what is thought follows `is`, or stands behind `in`.
    let told = |at: usize| {
        let is = words[at..]
            .windows(2)
            .take(REACH)
            .any(|pair| ["is", "was"].contains(&pair[0]) && pair[1] == "that");
        is || at > 0
            && words[..at]
                .iter()
                .rev()
                .take(2)
                .any(|word| *word == "in" || *word == "to")
    };
    (0..reach).any(|at| thought(at) && told(at) || stresses(at))
}

/// Whether a sentence tells what another court or judge held, found or ordered, and does not take
/// it up: in a passage of the court such a sentence is no holding of its own.
pub(in crate::brief) fn tells_another_court(sentence: &str) -> bool {
    let text = plain(sentence);
    let opening: Vec<&str> = text.split_whitespace().take(OPENING).collect();
    if holds(&format!(" {} ", opening.join(" ")), &cues().own) {
        return false;
    }
    let tail = text.trim_end().trim_end_matches(['.', '”', '"']);
    if [", the court found", ", the court held", ", the judge held"]
        .iter()
        .any(|end| tail.ends_with(end))
    {
        return true;
    }
    let words: Vec<&str> = text.split_whitespace().map(bare).collect();
    let reach = OPENING.min(words.len());
    cues().others.iter().any(|other| {
        let other: Vec<&str> = other.split(' ').collect();
        (0..reach).any(|at| {
            let behind = at + other.len();
            words[at..].starts_with(&other)
                && words[behind..]
                    .iter()
                    .take(REACH)
                    .any(|word| cues().holding.iter().any(|verb| verb == bare(word)))
        })
    })
}

/// A word without the punctuation around it.
fn bare(word: &str) -> &str {
    word.trim_matches(|c: char| !c.is_alphanumeric())
}

/// Whether a sentence argues: somebody who is neither the court nor another judge says something.
pub(super) fn argues(sentence: &str) -> bool {
    const JUDGES: &[&str] = &[
        "judge",
        "court",
        "board",
        "magistrate",
        "master",
        "tribunal",
        "i",
        "we",
        "court’s",
        "court's",
    ];
    if tells_a_side(sentence) {
        return true;
    }
    let text = plain(sentence);
    let opening: Vec<&str> = text.split_whitespace().take(OPENING).map(bare).collect();
    saying(&opening).is_some_and(|verb| {
        (1..=REACH).contains(&verb) && !opening[..verb].iter().any(|word| JUDGES.contains(word))
    })
}

/// The first verb of saying among words. What is `pleaded` or an `alleged` duty says nothing.
fn saying(words: &[&str]) -> Option<usize> {
    const BEFORE_PARTICIPLE: &[&str] = &[
        "the", "this", "that", "a", "an", "no", "any", "such", "their", "his", "her", "its",
        "each", "was", "is", "are", "were", "been", "as", "viable",
    ];
    (0..words.len()).find(|at| {
        let verb = cues().arguing.iter().any(|verb| verb == words[*at]);
        let participle = ["alleged", "pleaded", "claimed", "stated"].contains(&words[*at])
            && *at > 0
            && BEFORE_PARTICIPLE.contains(&words[*at - 1]);
        verb && !participle
    })
}

/// Whether what stands at `at` in a passage is what another court, an author or a law says: words
/// that lead to it stand before, and no quotation marks show where it ends.
pub(in crate::brief) fn borrowed_at(passage: &str, at: usize) -> bool {
    let mut seen = 0;
    let mut quoting = false;
    for line in passage[..at].split_inclusive('\n') {
        seen += line.len();
        let lead = line.trim_end();
        if lead.ends_with(':') && leads_to_borrowed(lead) {
            quoting = !passage[seen..].trim_start().starts_with(['“', '"', '‘']);
        }
    }
    quoting
}

/// Whether words lead to what another court, an author or a law says.
fn leads_to_borrowed(words: &str) -> bool {
    let text = plain(words);
    holds(&text, &cues().borrowed)
        || text
            .split_whitespace()
            .map(bare)
            .any(|word| matches!(word, "held" | "stated" | "observed" | "said" | "wrote"))
}

/// Whether the court speaks of itself in a sentence, or decides.
pub(in crate::brief) fn court_speaks(sentence: &str) -> bool {
    let text = plain(sentence);
    let own = [
        " my ",
        " our ",
        " this court",
        " this tribunal",
        " the court finds",
    ];
    !tells_a_side(sentence)
        && !tells_another_court(sentence)
        && (deciding(sentence) >= 1
            || text.contains(" i ")
            || text.contains(" we ")
            || (deciding(sentence) >= 0 && own.iter().any(|word| text.contains(word))))
}

/// Whether a sentence only asks: `Whether …`, `2. Who shall bear the costs?`
pub(in crate::brief) fn only_asks(sentence: &str) -> bool {
    let words = sentence.trim_start_matches(|c: char| !c.is_alphabetic());
    let behind_mark = words.split_once(' ').map_or("", |(_, rest)| rest);
    let opens = [words, behind_mark].iter().any(|words| {
        let first = words
            .split_whitespace()
            .next()
            .unwrap_or_default()
            .to_lowercase();
        ["whether", "who", "what", "which"].contains(&first.as_str())
    });
    opens || (questioning(sentence) && !argues(sentence))
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
    let verb = saying(&opening)?;
    let mut subjects = opening[..verb]
        .iter()
        .rev()
        .take(REACH)
        .map(|word| word.trim_end_matches("'s").trim_end_matches("’s"))
        .enumerate()
        .filter(|(_, word)| {
            let sides = &cues().sides;
            let one = word.trim_end_matches('s');
            sides.iter().any(|side| side == word || side == one)
        });
    let (at, nearest) = subjects.next()?;
    // "The claimant, Mr Fulani, contends": the name says less than what stands before it.
    let named = TITLES.contains(&nearest);
    let before = subjects
        .next()
        .filter(|(before, _)| named && before - at <= 3);
    let side = before.map_or(nearest, |(_, side)| side);
    Some(match TITLES.contains(&side) {
        true => side.to_owned(),
        false => side.trim_end_matches('s').to_owned(),
    })
}

/// Titles before the name of counsel, a party or a witness.
const TITLES: &[&str] = &["mr", "mrs", "ms", "miss", "dr", "prof", "professor"];

/// What stands before the verb of saying in a sentence, in small letters.
pub(super) fn subject(sentence: &str) -> Vec<String> {
    let text = plain(sentence);
    let opening: Vec<&str> = text.split_whitespace().take(OPENING).map(bare).collect();
    let verb = saying(&opening);
    opening[..verb.unwrap_or(0)]
        .iter()
        .map(|word| {
            word.trim_end_matches("'s")
                .trim_end_matches("’s")
                .to_owned()
        })
        .collect()
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
        - if tells_a_side(sentence) || tells_another_court(sentence) {
            12
        } else {
            0
        }
}

/// Whether a sentence commands, allows or refuses.
pub(super) fn disposing(sentence: &str) -> bool {
    let mut text = plain(sentence);
    // "The reasoning that led the court to allow the appeal" disposes of nothing.
    if !["inclined to ", "proceed to ", "minded to "]
        .iter()
        .any(|own| text.contains(own))
    {
        for verb in [
            "allow",
            "dismiss",
            "grant",
            "strike out",
            "set aside",
            "quash",
        ] {
            text = text.replace(&format!(" to {verb} "), " ");
        }
    }
    holds(&text, &cues().disposing)
}

/// Whether the sentence's own verb disposes of something: `The judgment of the High Court is hereby set
/// aside`, `We affirm the order`. Whatever court or side it names, it is told of by the one that decides.
pub(super) fn disposes_itself(sentence: &str) -> bool {
    let text = plain(sentence);
    let done = [
        "set aside",
        "quashed",
        "dismissed",
        "allowed",
        "upheld",
        "affirmed",
        "struck out",
        "varied",
        "reinstated",
        "substituted",
        "granted",
    ];
    let here = [
        "is ",
        "are ",
        "is hereby ",
        "are hereby ",
        "be and is hereby ",
        "be and are hereby ",
    ];
    let passive = here.iter().any(|be| {
        done.iter()
            .any(|verb| text.contains(&format!(" {be}{verb}")))
    });
    passive
        || [
            "we affirm ",
            "i affirm ",
            "we uphold ",
            "i uphold ",
            "we set aside ",
            "i set aside ",
            "we allow ",
            "i allow ",
            "we dismiss ",
            "i dismiss ",
            "we hereby ",
            "i hereby ",
        ]
        .iter()
        .any(|own| text.trim_start().starts_with(own))
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
            &all.thoughts,
            &all.others,
            &all.holding,
            &all.own,
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
    fn what_a_side_thinks_is_no_decision() {
        for told in [
            "The respondent's contention is that the notice was null and void.",
            "The appellant’s main submission was that the transfer was unlawful.",
            "The respondents’ position is that the suit is bad.",
            "In the appellant's view, the tribunal has no jurisdiction.",
            "Learned counsel for the tenant was emphatic that the lease was null and void.",
        ] {
            assert!(tells_a_side(told), "{told}");
        }
        for decided in [
            "The appellant's case fails.",
            "I reject the tenant's submission on the notice.",
            "The respondent's contention has no merit.",
            "In my view the tenant's lease is null and void.",
            "The landlord's notice was unlawful.",
        ] {
            assert!(!tells_a_side(decided), "{decided}");
        }
    }

    #[test]
    fn what_another_court_held_is_no_holding() {
        for told in [
            "The court in the above case issued an order of mandamus.",
            "The Tribunal, after concluding that it had no jurisdiction, dismissed the claim.",
            "Indeed, the Court of Appeal agreed with the tenant that there was no evidence.",
            "The judge took the view that the claim was unlawful.",
        ] {
            assert!(tells_another_court(told) && deciding(told) < 3, "{told}");
        }
        for own in [
            "The trial court erred when it held that the notice was valid.",
            "We agree with what the High Court held on the notice.",
            "The court finds that the notice was valid.",
        ] {
            assert!(!tells_another_court(own), "{own}");
        }
    }

    #[test]
    fn what_stands_behind_as_follows_is_borrowed() {
        let text =
            "In Mwangaza v Kitu it was stated as follows:\nThe writ derives from old words.\n";
        let at = text.find("The writ").expect("it is there");
        assert!(borrowed_at(text, at) && !borrowed_at(text, 0));
        let quoted = "It was held in that case:\n“The writ is old.”\nI am not persuaded.\n";
        let own = quoted.find("I am").expect("it is there");
        assert!(!borrowed_at(quoted, own));
        assert!(court_speaks(
            "We have no reason to deny costs to the tenant."
        ));
        assert!(!court_speaks(
            "The doctrine prevents many suits and unnecessary costs."
        ));
        assert!(only_asks("2. Who will bear the costs.") && !only_asks("Costs follow the event."));
    }

    #[test]
    fn whoever_says_something_argues_but_no_judge() {
        assert!(argues("Mr Fulani submits that the powers were exhaustive."));
        assert!(argues(
            "Mwangaza & Co contended that the appeal should be dismissed."
        ));
        assert!(!argues("The judge stated that he had read the lease."));
        assert!(!argues("On 4 May the bank wrote to its agent."));
        assert!(!argues("The position on this alleged duty is plain."));
        assert!(!argues("Breach and loss are pleaded in the particulars."));
        assert!(tells_a_side(
            "Mr Fulani submits that the powers were exhaustive."
        ));
    }

    #[test]
    fn the_subject_is_the_side_nearest_to_the_verb() {
        let told =
            "Regarding the 1st appellant’s powers, the respondent submits that they are limited.";
        assert_eq!(speaking_side(told).as_deref(), Some("respondent"));
        let named = "The claimant, Mr Fulani, contends that the notice was void.";
        assert_eq!(speaking_side(named).as_deref(), Some("claimant"));
        assert_eq!(subject(named), ["the", "claimant", "mr", "fulani"]);
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
        assert!(!disposing(
            "I do not share the reasoning that led the court to allow the appeal."
        ));
        assert!(disposing("I am inclined to allow the appeal."));
        assert_eq!(deciding("The sheet he referred to was a cloth."), 0);
        assert!(asking("The applicant seeks an injunction.") > 0);
        assert!(questioning("Whether the notice was valid."));
        assert!(procedural(
            "The appeal was canvassed by way of written submissions."
        ));
    }
}
