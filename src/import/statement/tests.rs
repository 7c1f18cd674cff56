//! Statements written here, and the two that the project began from.

use std::path::PathBuf;

use super::*;
use crate::import::text;

fn day(text: &str) -> Option<PartialDate> {
    Some(text.parse().unwrap())
}

fn of(source: &str, published: Option<&str>) -> Imported {
    import(
        &text::read(source.as_bytes(), "ke"),
        published.and_then(day),
    )
}

fn voices(imported: &Imported) -> Vec<&'static str> {
    imported
        .passages
        .iter()
        .map(|passage| passage.voice.map_or("", Voice::as_str))
        .collect()
}

fn value<T: Clone>(field: &Option<crate::import::imported::Field<T>>) -> Option<T> {
    field.as_ref().map(|field| field.value.clone())
}

const OFFICIAL: &str = "REPUBLIC OF KENYA

MINISTRY OF MFANO AFFAIRS

PRESS STATEMENT BY THE CABINET SECRETARY FOR MFANO AFFAIRS ON THE REGISTER

Nairobi, 12 March 2031

The Ministry wishes to inform the public that registration will begin on 1 April 2031 in all counties of the country, and that it is voluntary.

We urge everybody to bring the documents that the law names. No fee will be charged at any centre.

For more information contact: press@mfano.example
";

const NEWS: &str = "Register opens to protests

By Mfano Reporter

MOMBASA, Kenya, Mar 13 – Registration of residents opened yesterday in Mombasa to long queues and protests, a year after the law was passed by Parliament.

Mfano Affairs Principal Secretary Juma Mfano on Tuesday warned that services would be closed to whoever stayed away.

“Nobody will be served without a number,” he said.

But Asha Mwananchi, a human rights lawyer, dismissed the warning.

“The law says no such thing,” she told journalists.

The queues were shorter by evening.

Share this

Tags: register, identity
";

const RELEASE: &str = "FOR IMMEDIATE RELEASE

Joint statement by Mfano Trust and Haki Forum on the register

We, the organisations named below, are troubled by the opening of the register before its rules are in place.

We ask the Ministry to stop until the rules are made, and we will go to court if it does not.

Issued by Mfano Trust and Haki Forum
";

#[test]
fn an_official_statement() {
    let imported = of(OFFICIAL, None);
    assert_eq!(value(&imported.kind), Some(Kind::OfficialStatement));
    assert_eq!(value(&imported.draft.date), day("2031-03-12"));
    assert_eq!(value(&imported.draft.place).as_deref(), Some("Nairobi"));
    assert!(
        value(&imported.draft.title)
            .unwrap()
            .starts_with("PRESS STATEMENT BY")
    );
    assert_eq!(voices(&imported), ["government"; 2]);
    assert_eq!(imported.passages[1].pinpoint.to_string(), "para 2");
    assert!(imported.passages[1].counted && imported.passages[1].inferred);
}

#[test]
fn a_news_report_gives_each_speaker_their_voice() {
    let imported = of(NEWS, Some("2031-03-13"));
    assert_eq!(value(&imported.kind), Some(Kind::NewsReport));
    assert_eq!(
        value(&imported.draft.title).as_deref(),
        Some("Register opens to protests")
    );
    assert_eq!(value(&imported.draft.place).as_deref(), Some("Mombasa"));
    assert_eq!(
        voices(&imported),
        [
            "press",
            "government",
            "government",
            "civil-society",
            "civil-society",
            "press"
        ]
    );
    // 13 March 2031 is a Thursday.
    assert_eq!(imported.passages[1].date, day("2031-03-11"));
    assert_eq!(imported.passages[0].date, day("2031-03-12"));
    assert_eq!(
        of(NEWS, None).passages[1].date,
        None,
        "nobody knows of which week"
    );
    assert_eq!(
        value(&imported.draft.speaker),
        None,
        "two are reported alike"
    );
}

#[test]
fn a_joint_release() {
    let imported = of(RELEASE, None);
    assert_eq!(value(&imported.kind), Some(Kind::PressStatement));
    assert_eq!(
        value(&imported.draft.speaker).as_deref(),
        Some("Mfano Trust and Haki Forum")
    );
    assert_eq!(value(&imported.draft.office), None);
    assert_eq!(value(&imported.draft.date), None, "no date is invented");
    assert_eq!(voices(&imported), ["civil-society"; 2]);
}

#[test]
fn nothing_is_invented() {
    for source in [
        "",
        "Words.",
        "A title of some words\n\nA paragraph that reports nothing and says nothing of itself, but goes on for a while to be one.",
        "\n\n\n",
    ] {
        let imported = of(source, None);
        let draft = &imported.draft;
        assert_eq!(imported.kind, None, "{source}");
        assert!(
            draft.date.is_none()
                && draft.speaker.is_none()
                && draft.place.is_none()
                && draft.publisher.is_none()
        );
        assert!(
            imported
                .passages
                .iter()
                .all(|passage| passage.voice.is_none() && passage.role.is_none())
        );
    }
}

fn seed(name: &str) -> Option<Vec<u8>> {
    let root = std::env::var_os("HOJA_SHARED").map_or_else(
        || PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared"),
        PathBuf::from,
    );
    let path = root.join("seeds").join(name);
    if path.is_file() {
        return std::fs::read(path).ok();
    }
    assert!(
        std::env::var_os("CI").is_none(),
        "{} is missing",
        path.display()
    );
    println!("skipped: {} is missing", path.display());
    None
}

fn show(imported: &Imported) {
    if std::env::var_os("SHOW").is_some() {
        println!("{:#?} {:?}", imported.draft, imported.kind);
        for passage in &imported.passages {
            println!(
                "{} {:?} {:?} {}",
                passage.pinpoint,
                passage.voice,
                passage.date,
                passage.text.chars().take(80).collect::<String>()
            );
        }
    }
}

#[test]
fn the_press_release_of_the_seeds() {
    let Some(bytes) = seed("000_4226941cd00f09df.txt") else {
        return;
    };
    let imported = import(&text::read(&bytes, "ke"), None);
    show(&imported);
    let draft = &imported.draft;
    assert_eq!(value(&imported.kind), Some(Kind::PressStatement));
    assert_eq!(
        value(&draft.title).as_deref(),
        Some("PRESS RELEASE: Huduma Namba Stopped!")
    );
    assert_eq!(value(&draft.date), day("2020-01-31"));
    assert_eq!(value(&draft.publisher).as_deref(), Some("Namati"));
    assert_eq!(
        value(&draft.speaker).as_deref(),
        Some("Namati partners and civil society organisations in Kenya")
    );
    assert_eq!(
        value(&draft.place),
        None,
        "`Region: Kenya` is where the page files it"
    );
    assert_eq!(imported.passages.len(), 12);
    assert_eq!(voices(&imported), ["civil-society"; 12]);
    assert_eq!(imported.passages[4].date, day("2020-01-30"));
    assert!(imported.warnings.is_empty());
}

#[test]
fn the_news_item_of_the_seeds() {
    let Some(bytes) = seed("004_9283ad4b447c6e52.txt") else {
        return;
    };
    let reading = text::read(&bytes, "ke");
    let imported = import(&reading, None);
    show(&imported);
    assert_eq!(value(&imported.kind), Some(Kind::NewsReport));
    assert_eq!(
        value(&imported.draft.office).as_deref(),
        Some("Immigration Principal Secretary")
    );
    assert!(
        imported
            .draft
            .speaker
            .as_ref()
            .is_some_and(|speaker| speaker.confidence >= 0.7)
    );
    assert_eq!(value(&imported.draft.date), None);
    let (press, state) = ("press", "government");
    assert_eq!(
        voices(&imported),
        [
            press, press, press, state, state, state, state, state, press
        ]
    );
    // 10 April 2019 was a Wednesday.
    let dated = import(&reading, day("2019-04-10"));
    assert_eq!(dated.passages[3].date, day("2019-04-09"));
}

/// Title, publisher, speaker, office, day and place of a statement.
fn front(source: &str) -> [String; 6] {
    let draft = of(source, None).draft;
    let text = |field: &Option<crate::import::imported::Field<String>>| {
        value(field).unwrap_or_else(|| "-".to_owned())
    };
    [
        text(&draft.title),
        text(&draft.publisher),
        text(&draft.speaker),
        text(&draft.office),
        value(&draft.date).map_or_else(|| "-".to_owned(), |day| day.to_string()),
        text(&draft.place),
    ]
}

const TAIL: &str = "We ask the Ministry to stop until the rules are made, and to hear the public before any further step is taken in this matter.";

#[test]
fn a_release_under_a_letterhead() {
    let source = format!(
        "Mfano National Commission on Human Rights\n\nPress Statement: Nairobi, Tuesday 25th July 2031 For Immediate Release:\n\nThe Dangerous Path of the Mfano Register\n\nFellow citizens, it is with a heavy heart that we meet you again today to speak of the register.\n\n{TAIL}"
    );
    assert_eq!(
        front(&source),
        [
            "The Dangerous Path of the Mfano Register",
            "Mfano National Commission on Human Rights",
            "-",
            "-",
            "2031-07-25",
            "Nairobi"
        ]
    );
    assert_eq!(value(&of(&source, None).kind), Some(Kind::PressStatement));
}

#[test]
fn a_release_that_says_who_issues_it_in_its_first_sentence() {
    let source = format!(
        "A call to protect the defenders of rights\n\n(Kampala, June 27th 2031) The National Coalition of Defenders (NCD-U) speaks out against attacks that do not stop in any part of the country.\n\nThis has to end, said Asha Mfano, a programme officer of the Haki Forum.\n\n{TAIL}"
    );
    assert_eq!(
        front(&source),
        [
            "A call to protect the defenders of rights",
            "National Coalition of Defenders",
            "Asha Mfano",
            "programme officer of the Haki Forum",
            "2031-06-27",
            "Kampala"
        ]
    );
    assert_eq!(value(&of(&source, None).kind), Some(Kind::PressStatement));
}

#[test]
fn a_release_on_a_catalogue_of_pages() {
    let source = format!(
        "Organisations ask to be heard before the rollout\n\nPublished: 14/Sep/2031\n\nSource: Ten Mfano organisations\n\nNairobi, Kenya: Today we speak with one voice on the wish of the State to begin a number for life.\n\n{TAIL}"
    );
    assert_eq!(
        front(&source)[1..],
        ["Ten Mfano organisations", "-", "-", "2031-09-14", "Nairobi"]
    );
}

#[test]
fn a_notice_with_a_signature_and_a_speech() {
    let notice = format!(
        "COMMUNICATIONS AUTHORITY OF MFANO\n\nJune 25th, 2031\n\nLIVE COVERAGE OF THE DEMONSTRATIONS IN TOWNS\n\nTo broadcast the demonstrations live goes against the Act and the licence of each station.\n\n{TAIL}\n\nYours sincerely,\n\nAlpha B. Mfano, EBS\n\nDIRECTOR GENERAL/CEO\n"
    );
    assert_eq!(
        front(&notice),
        [
            "LIVE COVERAGE OF THE DEMONSTRATIONS IN TOWNS",
            "COMMUNICATIONS AUTHORITY OF MFANO",
            "Alpha B. Mfano",
            "DIRECTOR GENERAL/CEO",
            "2031-06-25",
            "-"
        ]
    );
    let speech = format!(
        "Remarks by U.S. Ambassador to Mfano Alpha F. Mfano on the register\n\nMarch 3, 2031\n\nIt is a pleasure to be here tonight among so many who work for the rights of others.\n\n{TAIL}"
    );
    let [_, _, speaker, office, date, _] = front(&speech);
    assert_eq!(
        [speaker.as_str(), office.as_str(), date.as_str()],
        ["Alpha F. Mfano", "U.S. Ambassador to Mfano", "2031-03-03"]
    );
}

#[test]
fn pictures_and_officials_that_a_release_answers_are_none_of_its_head() {
    let source = format!(
        "Court stops the register\n\nAttorney General Alpha Mfano. A court has told him to wait. FILE PHOTO\n\nThe Haki Forum welcomes the order, and asks that it be kept by all.\n\nPresident Juma Mfano said on Monday that nobody would be left out of the register.\n\n{TAIL}"
    );
    let [title, publisher, speaker, ..] = front(&source);
    assert_eq!(
        [title.as_str(), publisher.as_str(), speaker.as_str()],
        ["Court stops the register", "Haki Forum", "-"]
    );
}

#[test]
fn whose_words_the_texts_own_are() {
    let of_issuer = |head: &str| {
        let source = format!(
            "{head}\n\nNairobi, 12 March 2031\n\nThe register of persons has been much spoken of in these last weeks, in the courts and out of them.\n\n{TAIL}"
        );
        let imported = of(&source, None);
        (value(&imported.kind), voices(&imported)[0])
    };
    assert_eq!(
        of_issuer("PRESS STATEMENT BY THE MFANO TRUST ON THE REGISTER"),
        (Some(Kind::PressStatement), "civil-society")
    );
    // Judges out of court rule on nothing, and are not the government.
    assert_eq!(
        of_issuer("THE JUDICIARY\n\nPRESS STATEMENT ON THE REGISTER OF PERSONS"),
        (Some(Kind::OfficialStatement), "")
    );
    assert_eq!(
        of_issuer("NATIONAL ASSEMBLY OF MFANO\n\nPRESS STATEMENT ON THE REGISTER OF PERSONS"),
        (Some(Kind::OfficialStatement), "legislature")
    );
    // `We` alone makes a release only by guess, and nobody's voice of it.
    let guessed = of(
        "The register and its makers\n\nWe have seen what it does to our neighbours and to us, and we have kept quiet for too long about it.\n\nWe will not do so any more.",
        None,
    );
    assert_eq!(value(&guessed.kind), Some(Kind::PressStatement));
    assert_eq!(voices(&guessed), ["", ""]);
}

#[test]
fn a_report_on_an_agencys_wire() {
    let source = format!(
        "Home / NEWS / LIVE: Court to decide today on the register\n\nLIVE: Court to decide today on the register\n\nThe registrar at the court of Mfano. (Daily Mfano/Juma Mfano)\n\nKampala, Uganda | THE MFANO | The court is ready to say today, after a long wait, whether the register may go on.\n\nCourt registrar Asha Mfano was inside, seeing to the last details, and told reporters that nobody would be kept out.\n\n“The nation looks at nobody else,” she said.\n\n{TAIL}"
    );
    assert_eq!(
        front(&source),
        [
            "Court to decide today on the register",
            "THE MFANO",
            "Asha Mfano",
            "Court registrar",
            "-",
            "Kampala"
        ]
    );
    let imported = of(&source, None);
    assert_eq!(value(&imported.kind), Some(Kind::NewsReport));
    assert_eq!(
        voices(&imported)[1..3],
        ["", ""],
        "a registrar is neither the paper nor the government"
    );
}

#[test]
fn a_speech_whose_title_says_whose_it_is() {
    let source = format!(
        "SPEECH BY HIS EXCELLENCY HON. JUMA MFANO, C.G.H., M.P., PRESIDENT AND COMMANDER-IN-CHIEF OF THE ARMED FORCES OF MFANO DURING THE OPENING OF THE REGISTER AT THE GROUNDS OF THE TOWN OF MFANO, ON AUGUST 5, 2031\n\nFellow citizens,\n\nYou have all waited, I know, for us to be done with our talks on the register, and here we are.\n\n{TAIL}"
    );
    let [_, _, speaker, office, date, _] = front(&source);
    assert_eq!(
        [speaker.as_str(), office.as_str(), date.as_str()],
        [
            "JUMA MFANO",
            "PRESIDENT AND COMMANDER-IN-CHIEF OF THE ARMED FORCES OF MFANO",
            "2031-08-05"
        ]
    );
}

#[test]
fn the_day_on_which_a_page_was_read_is_not_the_reports() {
    let source = format!(
        "Monday, Mar 02nd 2031\n\nResidents threaten to halt the registration of voters\n\nThursday, October 18, 2030 - 00:00 -- BY JUMA MFANO\n\nThe government has a week in which to give the residents their cards, their forum's chairman Asha Mfano said on Tuesday.\n\n{TAIL}"
    );
    assert_eq!(front(&source)[4], "2030-10-18");
}

#[test]
fn a_body_that_signs_and_a_department_that_issues() {
    let notice = format!(
        "{TAIL}\n\n{TAIL}\n\nIssued by: Corporate Affairs Department,\n\nNational Mfano Authority\n"
    );
    assert_eq!(front(&notice)[1], "National Mfano Authority");
    let foot = format!(
        "PRESS RELEASE\n\nLICENCES FOR LENDERS OF MFANO\n\n{TAIL}\n\nCENTRAL BANK OF MFANO\n"
    );
    assert_eq!(front(&foot)[1], "CENTRAL BANK OF MFANO");
}

#[test]
fn items_over_and_under_the_text_are_text() {
    let source = format!(
        "Doctors leave a meeting over the register\n\n- The strike which the doctors called has come to its fourteenth day in all towns\n\n{TAIL}\n\n{TAIL}\n\nThe organisations therefore ask the Government to:\n\n1. See that no body is struck off the register without due process of law;\n\nAsha Mfano\n"
    );
    let passages = of(&source, None).passages;
    let texts: Vec<&str> = passages
        .iter()
        .map(|passage| passage.text.as_str())
        .collect();
    assert!(texts[0].starts_with("- The strike"), "{texts:?}");
    assert!(
        texts[texts.len() - 1].contains("See that no body"),
        "{texts:?}"
    );
}

#[test]
fn a_lead_a_list_of_places_and_a_caption_like_sentence_stay_text() {
    let source = format!(
        "PRESS STATEMENT\n\nThe Mfano Trust is alarmed by the arrest of two journalists.\n\nThey are being held.\n\n{TAIL}\n\nHearings are as follows:\n\nKisumu – 14 May 2031\n\nMombasa: 3 March 2031\n\nApplicants must bring two photos: one for the form.\n\n{TAIL}\n"
    );
    let imported = of(&source, None);
    let texts: Vec<&str> = imported
        .passages
        .iter()
        .map(|passage| passage.text.as_str())
        .collect();
    for text in [
        "The Mfano Trust is alarmed by the arrest of two journalists.",
        "Kisumu – 14 May 2031",
        "Mombasa: 3 March 2031",
        "Applicants must bring two photos: one for the form.",
    ] {
        assert!(texts.contains(&text), "{text}: {texts:?}");
    }
    assert_eq!(
        value(&imported.draft.publisher).as_deref(),
        Some("Mfano Trust")
    );
}

#[test]
fn a_dated_wire_is_a_report_and_a_dated_release_is_none() {
    let kind = |dateline: &str| {
        let source = format!(
            "Register opens in three towns\n\n{dateline} Officials said on Tuesday that the register is open, and that queues are long.\n\nPrincipal Secretary Juma Mfano said that all would be served before the end of the month.\n"
        );
        value(&of(&source, None).kind)
    };
    assert_eq!(kind("NAIROBI, 3 May 2031 (MNA) –"), Some(Kind::NewsReport));
    assert_eq!(kind("Nairobi, 3 May 2031:"), Some(Kind::PressStatement));
}

#[test]
fn titles_over_lines_and_titles_of_chapters() {
    let text = "It sets out at length, and with a great many words, why the fee of the register is what it is, and why nobody is asked to pay more than that.";
    let title = |head: &str| value(&of(&format!("{head}\n\n{text}\n\n{text}"), None).draft.title);
    assert_eq!(
        title("IMPACT STATEMENT\n\nON\n\nTHE REGISTER (FEES) RULES, 2031").as_deref(),
        Some("IMPACT STATEMENT ON THE REGISTER (FEES) RULES, 2031")
    );
    assert_eq!(
        title("REGISTER OFFICE GUIDELINES 2031\n\n3.0 LICENSING OF A REGISTER OFFICE").as_deref(),
        Some("REGISTER OFFICE GUIDELINES 2031")
    );
    assert_eq!(title("1 | i |\n\n2. Meaning of words"), None);
    assert_eq!(title("This paper sets out the fees of the register"), None);
    assert_eq!(title("It is a pleasure to set out the fees,"), None);
}

/// The organisation behind a statement, where neither letterhead nor first sentence names it; and what must
/// not be taken for one.
#[test]
fn the_body_behind_a_statement() {
    let long = "Two bridges were washed away by the river on Monday night, and the people of the town have nothing to cook on, nor a place to sleep.";
    let publisher = |source: &str| front(source)[1].clone();
    for (source, expected) in [
        // An office that names it.
        (
            format!(
                "Statement by Amnesty Mfano Executive Director Alpha Mfano on the floods\n\n{long}\n\n{long} We ask for help."
            ),
            "Amnesty Mfano",
        ),
        // What it says of itself.
        (
            format!(
                "Mfano Trust opens an office\n\n{long}\n\nAbout Mfano Trust\n\nIt works in all counties of the country, and has done so for many years."
            ),
            "Mfano Trust",
        ),
        // A person and an author say nothing of the kind.
        (
            format!(
                "Rains cut off the town of Mfano\n\n{long} Juma Mfano lost his shop.\n\nAbout Juma Mfano\n\nHe has sold maize in the market of the town for more than forty years."
            ),
            "-",
        ),
        (
            format!(
                "Rains cut off the town of Mfano\n\n{long} The author was there.\n\nAbout The Author\n\nShe writes from the coast for papers in many countries of the region."
            ),
            "-",
        ),
        // Who gets a letter does not write it.
        (
            format!(
                "Open letter on the floods\n\nNairobi, 4 May 2031\n\nOffice of the Governor\n\nDear Mr. Governor,\n\n{long} We ask for help."
            ),
            "-",
        ),
        (
            format!(
                "Statement by the Executive Committee\n\n4 May 2031\n\nThe Executive Committee of the Mfano Council of Churches met at Mfano today. {long}"
            ),
            "Mfano Council of Churches",
        ),
    ] {
        assert_eq!(publisher(&source), expected, "{source}");
    }
}

/// A report in which a body is the subject of a sentence, or a contact's word stands beside a large number,
/// is no release.
#[test]
fn reports_stay_reports() {
    for line in [
        "The firm spent 450000000 shillings on masts and other communications equipment in the county last year.",
        "Heavy rains cut off the town on Monday, and the Mfano Red Cross Society calls it the worst flood of all.",
    ] {
        let source = format!(
            "Rains cut off the town of Mfano\n\n{line}\n\nTraders counted their losses on Tuesday morning as the waters receded from the market."
        );
        assert_eq!(value(&of(&source, None).kind), None, "{line}");
    }
}

/// Those elected are a list, a signature is one line or two.
#[test]
fn who_signs_in_a_line() {
    let source = |last: &str| {
        format!(
            "Statement on the floods\n\nWe have heard with sorrow that two bridges were washed away by the river on Monday night, and that people sleep outside.\n\nWe call on everybody to help them.\n\n{last}"
        )
    };
    let signed = front(&source("Alpha Mfano - Executive Director"));
    assert_eq!(signed[2..4], ["Alpha Mfano", "Executive Director"]);
    let list = front(&source(
        "Alpha Mfano - Chairperson\n\nBeta Mfani - Treasurer\n\nGamma Mfanu - Secretary",
    ));
    assert_eq!(list[2], "-");
}

#[test]
fn papers_say_who_they_are_in_many_ways() {
    let body = "The Federation has seen what the register has done to the people who cannot climb stairs, and asks that every office be moved to the ground.\n\nNobody has answered our letters, and nobody has come to look at the stairs in all these months.\n";
    for (source, expected) in [
        (
            format!(
                "FEDERATION OF PERSONS WITH DISABILITIES OF MFANO\nTel. 0700 000 000, P.O. Box 12\n\nStairs to the register of persons\n\n{body}\nIssued at Mombasa this fourth day of March, 2031.\n\nNATIONAL CHAIRPERSON\nASHA MFANO, OGW\n"
            ),
            [
                "Stairs to the register of persons",
                "FEDERATION OF PERSONS WITH DISABILITIES OF MFANO",
                "ASHA MFANO",
                "NATIONAL CHAIRPERSON",
                "2031-03-04",
                "Mombasa",
            ],
        ),
        (
            format!(
                "SHIRIKA LA MFANO (SHIMFA)\n\nTAARIFA KWA VYOMBO VYA HABARI KUHUSU DAFTARI\n\n{body}\nImetolewa leo tarehe 5 Agosti 2031, Tanga.\n\nBi. Rukia Mfano\nMwenyekiti\n"
            ),
            [
                "TAARIFA KWA VYOMBO VYA HABARI KUHUSU DAFTARI",
                "SHIRIKA LA MFANO (SHIMFA)",
                "Rukia Mfano",
                "Mwenyekiti",
                "2031-08-05",
                "Tanga",
            ],
        ),
        (
            format!(
                "Agents suspended in three towns\n\n{body}\nMfano Authority, Nairobi, 17 June 2031\n"
            ),
            [
                "Agents suspended in three towns",
                "Mfano Authority",
                "-",
                "-",
                "2031-06-17",
                "Nairobi",
            ],
        ),
    ] {
        let [_, publisher, speaker, ..] = expected;
        let found = front(&source);
        assert_eq!(found[1], publisher, "{source}");
        assert_eq!(found[2], speaker, "{source}");
        assert_eq!(found, expected, "{source}");
    }
}

#[test]
fn a_statement_on_a_bill_is_no_bill() {
    let source = "# Joint statement on the Digital Persons Bill, 2032\n\nWe, the undersigned, ask the House to think again.\n\n1. Send the Bill back.\n2. Hold hearings.\n3. Strike out Clause 22.\n\n**Asha Mfano, SC**\n*President*\n";
    let read =
        crate::import::file::import(source.as_bytes(), &crate::import::file::Hints::default())
            .expect("a document")
            .imported;
    assert_eq!(value(&read.kind), Some(Kind::PressStatement));
    assert_eq!(value(&read.draft.speaker).as_deref(), Some("Asha Mfano"));
    assert_eq!(value(&read.draft.office).as_deref(), Some("President"));
}

#[test]
fn signatories_briefings_and_studies_name_who_publishes_and_speaks() {
    let body = "The desks in the three border districts were closed without notice, and nobody has said when they will be opened again.\n\nOnly a part of those who live there had been written down when the desks were shut, which shows what was lost.\n";
    let found = front(&format!(
        "Joint statement on the border districts\n\n{body}\nIssued at Mombasa, 27 March 2031\n\nSigned:\n\nMfano Trust for Papers\nMfano Youth Assembly\nMfano Elders' Council\n"
    ));
    assert_eq!(found[1], "Mfano Trust for Papers");
    assert_eq!(found[5], "Mombasa");
    let found = front(&format!(
        "Herders are left off the register, monitors find\n\nFOR IMMEDIATE RELEASE\n\nMOMBASA, 11 February 2031 – One in six adults in the drylands has no entry in the register, according to a survey released today by Mfano Herders Network.\n\n{body}"
    ));
    assert_eq!(found[1], "Mfano Herders Network");
    let found = front(&format!(
        "TRANSCRIPT OF THE WEEKLY PRESS BRIEFING\n\nGOVERNMENT SPOKESPERSON (Ms. Asha Chebet Mfano): Good morning, everyone. I have two short items and then I will take what you have to ask.\n\n{body}"
    ));
    assert_eq!(
        [&*found[2], &*found[3]],
        ["Asha Chebet Mfano", "GOVERNMENT SPOKESPERSON"]
    );
}
