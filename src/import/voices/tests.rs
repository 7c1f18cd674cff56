//! Attribution of small judgments made up for the purpose. Real ones: `tests/voices_gold.rs`.

use super::*;
use crate::model::{Party, PartyRole};

fn passage(number: u32, heading: &str, text: &str) -> Passage {
    let passages = crate::import::structure::statement::passages(
        &[crate::import::block::Block {
            text: text.to_owned(),
            ..Default::default()
        }],
        &[crate::import::structure::statement::Line::Text],
    );
    let mut passage = passages.into_iter().next().unwrap();
    passage.pinpoint = crate::model::Pinpoint::number(Unit::Para, number);
    passage.headings = if heading.is_empty() {
        Vec::new()
    } else {
        vec![heading.to_owned()]
    };
    passage
}

#[test]
fn what_a_person_wrote_stays() {
    let mut passages = vec![passage(1, "The petitioners' case", "The law was rushed.")];
    passages[0].voice = Some(Voice::Amicus);
    passages[0].role = Some(Role::Argument);
    attribute(&mut passages, &[]);
    assert_eq!(passages[0].voice, Some(Voice::Amicus));
    assert!(!passages[0].inferred);
}

#[test]
fn headings_govern_until_the_next() {
    let mut passages = vec![
        passage(
            1,
            "Introduction",
            "The petition before the court is dated 4 April 2031.",
        ),
        passage(2, "The petitioners' case", "The House took two days."),
        passage(3, "The petitioners' case", "The files were kept from them."),
        passage(
            4,
            "Analysis",
            "The respondent submitted that time was short.",
        ),
        passage(
            5,
            "Analysis",
            "I have considered the evidence and find that there was time.",
        ),
        passage(6, "Disposition", "The petition is allowed with costs."),
        passage(
            7,
            "",
            "DATED AND DELIVERED AT NAIROBI THIS 3RD DAY OF MAY 2031",
        ),
    ];
    let found = attribute(&mut passages, &[]);
    let pairs: Vec<(Option<Voice>, Option<Role>)> = found
        .iter()
        .map(|found| (found.voice, found.role))
        .collect();
    assert_eq!(
        pairs,
        [
            (Some(Voice::Court), Some(Role::Background)),
            (Some(Voice::Petitioner), Some(Role::Argument)),
            (Some(Voice::Petitioner), Some(Role::Argument)),
            (Some(Voice::Respondent), Some(Role::Argument)),
            (Some(Voice::Court), Some(Role::Finding)),
            (Some(Voice::Court), Some(Role::Order)),
            (None, None),
        ]
    );
    assert!(passages[6].voice.is_none() && !passages[6].inferred);
}

#[test]
fn hostile_passages_end_soon() {
    let mut passages = vec![
        passage(1, "", &"the petitioner stated v. ".repeat(100_000)),
        passage(2, "", &"“".repeat(200_000)),
        passage(3, "", ""),
    ];
    assert_eq!(attribute(&mut passages, &[]).len(), 3);
}

/// What is a side's argument as likely as not is not shown as the court's.
#[test]
fn a_doubtful_finding_is_left_open() {
    let likely = |finding: f64, argument: f64| {
        let mut likely = [0.0; STATES];
        likely[1] = finding;
        likely[ARGUMENT] = argument;
        likely
    };
    assert_eq!(decide(&likely(0.9, 0.1)).role, Some(Role::Finding));
    assert_eq!(decide(&likely(0.7, 0.3)).role, Some(Role::Finding));
    assert_eq!(decide(&likely(0.6, 0.4)).role, Some(Role::Finding));
    assert_eq!(decide(&likely(0.45, 0.55)).role, None);
    assert_eq!(decide(&likely(0.2, 0.8)).role, Some(Role::Argument));
}

/// Advocates are introduced once, often of both sides in one sentence; who holds an office is nobody's name.
#[test]
fn advocates_stand_for_whom_they_appear_for() {
    let introduced = "Mr. A. Mfano, learned counsel, appeared for the appellant whereas Ms. B. Mfani, Principal Officer, \
        represented the respondent.";
    let by = "The appellant was represented by Messrs. Mfanu and Mfane, advocates.";
    let texts = [introduced.to_owned(), by.to_owned()];
    let sides = sides::Sides::read(&[], &texts);
    for (name, voice) in [
        ("mfano", Some(Voice::Petitioner)),
        ("mfani", Some(Voice::Respondent)),
        ("mfanu", Some(Voice::Petitioner)),
        ("mfane", Some(Voice::Petitioner)),
        ("officer", None),
        ("counsel", None),
    ] {
        assert_eq!(sides.voice(name), voice, "{name}");
    }
}

fn party(name: &str, printed: &str, role: PartyRole) -> DraftParty {
    DraftParty {
        party: Party {
            name: name.to_owned(),
            role,
            number: None,
            note: None,
        },
        printed: printed.to_owned(),
    }
}

/// Who is named by each mention of a text, where the respondent brought the last application.
fn named(sides: &sides::Sides, text: &str) -> Vec<Voice> {
    let mentions = sides.mentions(text);
    mentions
        .iter()
        .map(|mention| mention.who.voice(Voice::Respondent))
        .collect()
}

#[test]
fn a_short_name_is_that_of_the_name_before_it() {
    let parties = [
        party("JUMA MFANO", "CLAIMANT", PartyRole::Plaintiff),
        party(
            "CATTLE AND FERRIES COMMISSION",
            "1ST RESPONDENT",
            PartyRole::Respondent,
        ),
        party(
            "HON. ATTORNEY GENERAL",
            "2ND RESPONDENT",
            PartyRole::Respondent,
        ),
    ];
    let text = "Juma Mfano (the Claimant) kept herds for the Cattle and Ferries Commission (the Commission).";
    let sides = sides::Sides::read(&parties, &[text.to_owned()]);
    assert_eq!(
        named(&sides, "The Commission contends"),
        [Voice::Respondent]
    );
    assert_eq!(
        named(&sides, "The Attorney General contends"),
        [Voice::Respondent]
    );
    // Nobody's name stands before it here.
    let text = "The Claimant was employed by a board of the county (the Board) in 2031.";
    let sides = sides::Sides::read(&parties, &[text.to_owned()]);
    assert_eq!(sides.voice("board"), None);
}

#[test]
fn coupled_words_are_one_mention() {
    let parties = [
        party(
            "MFANO & COMPANY ADVOCATES",
            "APPLICANT",
            PartyRole::Applicant,
        ),
        party("JUMA MFANI", "RESPONDENT", PartyRole::Respondent),
    ];
    let sides = sides::Sides::read(
        &parties,
        &["The Respondent/client had the bill of costs taxed.".to_owned()],
    );
    assert_eq!(
        named(&sides, "The Applicant/Client alleges"),
        [Voice::Respondent]
    );
    assert_eq!(
        named(&sides, "The Respondent/Advocate opposes"),
        [Voice::Petitioner]
    );
    assert_eq!(
        named(&sides, "The Applicant and the Respondent"),
        [Voice::Petitioner, Voice::Respondent]
    );
    // Where the head has applicant and respondent, the defendant who applies brings the case.
    let parties = [
        party("F M", "APPLICANT", PartyRole::Applicant),
        party("E M", "RESPONDENT", PartyRole::Respondent),
    ];
    let text = "A replying affidavit by the Defendant/Applicant was filed.".to_owned();
    let sides = sides::Sides::read(&parties, &[text]);
    assert_eq!(named(&sides, "The Defendant contends"), [Voice::Petitioner]);
    assert_eq!(named(&sides, "The Plaintiff contends"), [Voice::Respondent]);
}

#[test]
fn a_head_that_lost_a_side() {
    let parties = [party("JUMA MFANO", "APPLICANT", PartyRole::Applicant)];
    let sides = sides::Sides::read(&parties, &[]);
    assert_eq!(
        named(&sides, "The respondent contends"),
        [Voice::Respondent]
    );
}
