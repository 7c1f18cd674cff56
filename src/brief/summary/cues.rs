//! Words by which a court shows what a sentence does.
//!
//! They choose among sentences of passages whose voice and role are known already: they never
//! decide who speaks.

use crate::model::Voice;

/// Words of a court that decides a point.
const DECIDING: &[(&str, i32)] = &[
    ("i find", 5),
    ("we find", 5),
    ("court finds", 5),
    ("tribunal finds", 5),
    ("i hold", 5),
    ("we hold", 5),
    ("i therefore find", 6),
    ("it is my finding", 6),
    ("it is our finding", 6),
    ("my finding", 3),
    ("our finding", 3),
    ("i am satisfied", 5),
    ("we are satisfied", 5),
    ("court is satisfied", 5),
    ("i am persuaded", 5),
    ("we are persuaded", 5),
    ("not persuaded", 5),
    ("i am convinced", 4),
    ("we are convinced", 4),
    ("i conclude", 5),
    ("we conclude", 5),
    ("concludes that", 4),
    ("i agree", 3),
    ("we agree", 3),
    ("i disagree", 4),
    ("we disagree", 4),
    ("i am of the view", 4),
    ("we are of the view", 4),
    ("i am of the opinion", 4),
    ("in my view", 3),
    ("in our view", 3),
    ("it is clear", 2),
    ("it follows", 3),
    ("in the result", 4),
    ("the upshot", 4),
    ("in the circumstances", 2),
    ("accordingly", 3),
    ("consequently", 3),
    ("therefore", 2),
    ("in conclusion", 3),
    ("for the above reasons", 3),
    ("for these reasons", 3),
    ("for the foregoing reasons", 3),
    ("has no merit", 5),
    ("lacks merit", 5),
    ("without merit", 5),
    ("devoid of merit", 5),
    ("has merit", 5),
    ("is merited", 5),
    ("is unmerited", 5),
    ("not merited", 5),
    ("must fail", 5),
    ("fails", 3),
    ("succeeds", 4),
    ("has not proved", 4),
    ("has proved", 4),
    ("failed to prove", 5),
    ("did not prove", 4),
    ("not been proved", 4),
    ("has not established", 4),
    ("has established", 4),
    ("failed to establish", 4),
    ("was unlawful", 4),
    ("is unlawful", 4),
    ("was lawful", 4),
    ("is unconstitutional", 5),
    ("unconstitutional", 3),
    ("null and void", 4),
    ("was in error", 4),
    ("erred", 3),
    ("did not err", 5),
    ("no error", 3),
    ("i decline", 5),
    ("we decline", 5),
    ("i reject", 5),
    ("we reject", 5),
    ("is rejected", 4),
    ("is entitled", 3),
    ("not entitled", 4),
    ("is liable", 4),
    ("not liable", 4),
    ("has jurisdiction", 4),
    ("no jurisdiction", 4),
    ("lacks jurisdiction", 4),
    ("lack of jurisdiction", 2),
    ("it would appear", 3),
    ("it is evident", 3),
    ("it is apparent", 3),
    ("not in dispute", 3),
    ("no evidence", 3),
    ("had no capacity", 4),
    ("i note", 1),
    ("we note", 1),
    ("in breach", 2),
    ("violated", 2),
    ("was not", 1),
    ("were not", 1),
];

/// Words by which a court commands, allows or refuses.
const DISPOSING: &[&str] = &[
    "is dismissed",
    "are dismissed",
    "hereby dismiss",
    "dismiss the",
    "is struck out",
    "struck out",
    "hereby struck",
    "strike out",
    "is allowed",
    "are allowed",
    "hereby allow",
    "allow the",
    "is granted",
    "are granted",
    "hereby grant",
    "is declined",
    "is refused",
    "set aside",
    "is upheld",
    "hereby upheld",
    "is quashed",
    "hereby quash",
    "is affirmed",
    "is substituted",
    "is entered",
    "enter judgment",
    "judgment is entered",
    "judgment be and is",
    "is ordered",
    "are ordered",
    "hereby order",
    "i order",
    "we order",
    "it is ordered",
    "is directed",
    "hereby direct",
    "are directed",
    "shall bear",
    "bear the costs",
    "bears its",
    "bear its",
    "bear their",
    "costs to",
    "costs of",
    "no order as to costs",
    "no orders as to costs",
    "with costs",
    "is hereby",
    "are hereby",
    "be and is hereby",
    "do issue",
    "shall issue",
    "is restrained",
    "are restrained",
    "declaration",
    "is sentenced",
    "sentence is",
    "shall serve",
    "is acquitted",
    "is convicted",
    "is admitted to bail",
    "is released",
    "is closed",
    "marked as settled",
    "marked as withdrawn",
    "is transferred",
    "is remitted",
    "is stayed",
    "is extended",
    "shall pay",
    "is awarded",
    "are awarded",
    "is reinstated",
    "shall file",
    "shall deposit",
    "orders accordingly",
    "so ordered",
];

/// Words of a passage that says what was asked of the court.
const ASKING: &[(&str, i32)] = &[
    ("seeks", 4),
    ("seeking", 4),
    ("sought", 3),
    ("prays", 4),
    ("praying", 4),
    ("prayed for", 4),
    ("prayers", 3),
    ("application dated", 3),
    ("notice of motion", 3),
    ("chamber summons", 3),
    ("memorandum of appeal", 3),
    ("petition dated", 3),
    ("plaint dated", 3),
    ("statement of claim", 3),
    ("amended plaint", 3),
    ("filed the", 1),
    ("filed a", 1),
    ("filed this", 2),
    ("instituted", 2),
    ("moved the court", 3),
    ("moved this court", 4),
    ("appeals against", 4),
    ("appealed", 2),
    ("before this court", 2),
    ("before the court", 2),
    ("the claim is", 3),
    ("reference dated", 3),
    ("charged with", 4),
];

/// Words of procedure that tell a reader nothing about the case.
const PROCEDURE: &[&str] = &[
    "written submissions",
    "canvassed",
    "was heard",
    "i have considered",
    "we have considered",
    "i have carefully",
    "having considered",
    "i have read",
    "have perused",
    "was opposed",
    "replying affidavit",
    "filed submissions",
    "mention",
    "as stated earlier",
    "set out above",
    "virtually",
    "orally",
];

/// Words of a question that the court sets itself.
const QUESTIONS: &[&str] = &[
    "whether",
    "issue for determination",
    "issues for determination",
    "questions for determination",
];

/// Words that show that a sentence tells what another court or a law says.
const BORROWED: &[&str] = &[
    " v ",
    " v. ",
    " vs ",
    " vs. ",
    " -vs- ",
    "eklr",
    "(klr)",
    "stated as follows",
    "stated that",
    "held that",
    "observed that",
    "provides that",
    "provides as follows",
    "it was held",
    "trite",
    "settled law",
    "well settled",
    "section ",
    "article ",
];

/// Those who argue before a court.
const SIDES: &[&str] = &[
    "appellant",
    "respondent",
    "applicant",
    "petitioner",
    "plaintiff",
    "defendant",
    "claimant",
    "accused",
    "prosecution",
    "counsel",
    "landlord",
    "tenant",
    "state",
    "interested party",
    "objector",
    "they",
    "he",
    "she",
    "complainant",
    "party",
    "parties",
    "dpp",
];

/// What they do there.
const ARGUING: &[&str] = &[
    "contend",
    "contends",
    "contended",
    "submit",
    "submits",
    "submitted",
    "argue",
    "argues",
    "argued",
    "maintain",
    "maintains",
    "maintained",
    "claimed",
    "stated",
    "averred",
    "aver",
    "avers",
    "deposed",
    "depones",
    "alleged",
    "alleges",
    "allege",
    "complained",
    "complains",
    "asked",
    "asks",
    "urged",
    "urges",
    "urge",
    "insisted",
    "insists",
    "prays",
    "prayed",
    "seeks",
    "sought",
    "asserted",
    "asserts",
    "told",
    "testified",
    "pleaded",
    "faulted",
    "faults",
    "relied",
    "relies",
    "denied",
    "denies",
];

/// Whether a sentence, wherever it stands, tells what a side says: its subject is a side and
/// its verb one of saying. In a passage of the court such a sentence is no holding.
pub(in crate::brief) fn tells_a_side(sentence: &str) -> bool {
    speaking_side(sentence).is_some()
        || [
            "according to the ",
            "it was submitted",
            "it is submitted",
            "it was argued",
            "it was contended",
            "it is further its case",
        ]
        .iter()
        .any(|cue| plain(sentence).trim_start().starts_with(cue))
}

/// The side whose word a sentence tells, by the name that stands before the verb of saying.
pub(super) fn speaking_side(sentence: &str) -> Option<String> {
    let text = plain(sentence);
    let opening: Vec<&str> = text
        .split(|c: char| !c.is_alphanumeric() && c != '\'' && c != '’')
        .filter(|word| !word.is_empty())
        .take(OPENING)
        .collect();
    // The side nearest to the verb is its subject: "regarding the appellant's powers, the
    // respondent submits".
    let verb = opening.iter().position(|word| ARGUING.contains(word))?;
    opening[..verb]
        .iter()
        .rev()
        .take(REACH)
        .map(|word| word.trim_end_matches("'s").trim_end_matches("’s"))
        .find(|word| SIDES.contains(word) || SIDES.contains(&word.trim_end_matches('s')))
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

fn weight(text: &str, cues: &[(&str, i32)]) -> i32 {
    cues.iter()
        .filter(|(cue, _)| text.contains(cue))
        .map(|(_, weight)| *weight)
        .sum()
}

/// How much a sentence of the court's reads like the decision of a point. Higher is more.
pub(in crate::brief) fn deciding(sentence: &str) -> i32 {
    let text = plain(sentence);
    let borrowed = BORROWED.iter().filter(|cue| text.contains(**cue)).count();
    let procedure = PROCEDURE.iter().any(|cue| text.contains(cue));
    let question = text.contains(" whether ") && text.trim_end().ends_with('?');
    weight(&text, DECIDING) + 2 * i32::from(disposing(sentence))
        - 3 * i32::try_from(borrowed).unwrap_or(i32::MAX)
        - if procedure { 3 } else { 0 }
        - if question { 6 } else { 0 }
        - if tells_a_side(sentence) { 12 } else { 0 }
}

/// Whether a sentence commands, allows or refuses.
pub(super) fn disposing(sentence: &str) -> bool {
    let text = plain(sentence);
    DISPOSING.iter().any(|cue| text.contains(cue))
}

/// Whether words command in the court's own name, or lead to a list of such commands.
pub(super) fn commanding(words: &str) -> bool {
    let text = plain(words);
    [
        "hereby",
        "i order",
        "we order",
        "it is ordered",
        "following orders",
        "orders as follows",
        "orders that",
        "order that",
        "order as follows",
        "i make",
        "we make",
        "i direct",
        "we direct",
        "is dismissed",
        "is allowed",
        "is granted",
        "judgment is entered",
        "i issue",
        "we issue",
        "final orders",
        "orders for this court",
        "orders of this court",
        "declaration is",
        "shall bear",
    ]
    .iter()
    .any(|cue| text.contains(cue))
        && !tells_a_side(words)
        && asking(words) < 4
}

/// How much a sentence reads like what was asked of the court.
pub(super) fn asking(sentence: &str) -> i32 {
    weight(&plain(sentence), ASKING)
}

/// Whether a sentence only tells how the case went through the court.
pub(super) fn procedural(sentence: &str) -> bool {
    let text = plain(sentence);
    PROCEDURE.iter().any(|cue| text.contains(cue))
}

/// Whether a sentence is a question that the court sets itself.
pub(super) fn questioning(sentence: &str) -> bool {
    let text = plain(sentence);
    QUESTIONS.iter().any(|cue| text.contains(cue))
}

#[cfg(test)]
mod tests {
    use super::*;

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
