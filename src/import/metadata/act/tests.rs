use super::*;

fn set(text: &str) -> Block {
    Block {
        text: text.to_owned(),
        centred: true,
        bold: true,
        kind: BlockKind::Heading(1),
        ..Block::default()
    }
}

fn text(text: &str) -> Block {
    Block {
        text: text.to_owned(),
        ..Block::default()
    }
}

#[test]
fn a_reprinted_act() {
    let blocks = vec![
        set("LAWS OF KENYA"),
        set("REGISTER OF EXAMPLES ACT"),
        set("CHAPTER 901A"),
        text("Revised Edition 2032 [2031]"),
        text("[Date of assent: 4th June, 2031.]"),
        text("[Date of commencement: 1st November, 2031.]"),
        text("[Act No. 13 of 2031, Act No. 2 of 2032.]"),
        text("An Act of Parliament to keep a register"),
        set("1. Short title"),
        text(
            "This Act may be cited as the Register of Examples Act, and shall come into operation on the 1st November, 2031.",
        ),
    ];
    let law = read(&Reading {
        blocks,
        ..Reading::default()
    });
    assert_eq!(law.kind.map(|k| k.value), Some(Kind::Act));
    assert_eq!(
        law.draft.title.map(|t| t.value).as_deref(),
        Some("Register of Examples Act")
    );
    assert_eq!(law.cap.map(|c| c.value).as_deref(), Some("901A"));
    assert_eq!(law.draft.number[0].value, "No. 13 of 2031");
    assert_eq!(
        law.assent.map(|d| d.value.to_string()).as_deref(),
        Some("2031-06-04")
    );
    assert_eq!(
        law.commencement.map(|d| d.value.to_string()).as_deref(),
        Some("2031-11-01")
    );
    assert_eq!(
        law.version.map(|d| d.value.to_string()).as_deref(),
        Some("2032")
    );
    assert_eq!(law.published, None);
}

fn lines(lines: &[&str]) -> LawHead {
    read(&Reading {
        blocks: lines.iter().map(|line| text(line)).collect(),
        ..Reading::default()
    })
}

#[test]
fn regulations_have_the_number_of_their_notice() {
    let law = lines(&[
        "LEGAL NOTICE NO. 263",
        "THE REGISTER ACT",
        "(No. 24 of 2029)",
        "IN EXERCISE of the power that section 7 gives, the Minister makes these Regulations",
        "THE REGISTER (GENERAL) (No. 2) REGULATIONS, 2031",
        "1. These Regulations may be cited as the Register (General) (No. 2) Regulations, 2031.",
        "2. In these Regulations, a register is a book.",
        "3. It is kept.",
    ]);
    assert_eq!(law.kind.map(|kind| kind.value), Some(Kind::Regulations));
    assert_eq!(
        law.draft.title.map(|title| title.value).as_deref(),
        Some("Register (General) (No. 2) Regulations, 2031")
    );
    let numbers: Vec<_> = law
        .draft
        .number
        .iter()
        .map(|number| &number.value)
        .collect();
    assert_eq!(numbers, ["Legal Notice No. 263"]);
}

#[test]
fn heads_of_a_supplement_of_the_gazette() {
    let law = lines(&[
        "SPECIAL ISSUE 7",
        "Kenya Gazette Supplement No. 9 1st May, 2031 (Legislative Supplement No. 3)",
        "LEGAL NOTICE NO. 50",
        "THE REGISTER ACT",
        "(Cap. 901A)",
        "THE REGISTER (BOOKS)",
        "REGULATIONS, 2031",
        "ARRANGEMENT OF REGULATIONS",
        "1—Citation",
        "2—Fees",
        "3—Forms",
        "IN EXERCISE of the powers of section 7, the Board makes the following Regulations—",
        "1. The books are kept.",
        "2. A fee is paid.",
        "3. There are forms.",
    ]);
    assert_eq!(law.kind.map(|kind| kind.value), Some(Kind::Regulations));
    let text = |field: Option<Field<String>>| field.map(|field| field.value);
    assert_eq!(
        text(law.draft.title).as_deref(),
        Some("REGISTER (BOOKS) REGULATIONS, 2031")
    );
    assert_eq!(law.draft.number[0].value, "Legal Notice No. 50 of 2031");
    let day = law.draft.date.map(|day| day.value.to_string());
    assert_eq!(day.as_deref(), Some("2031-05-01"));
    assert_eq!(law.cap, None);
}

#[test]
fn notes_within_a_citation() {
    let title = "REGISTER (BOOKS) RULES, 2031";
    for (cited, same) in [
        ("Register Citation (Books) Rules, 2031", true),
        ("Register Short title (Books) Rules, 2031", true),
        ("Register (Books) Rules, 2031", false),
        ("Register Citation (Fees) Rules, 2031", false),
    ] {
        assert_eq!(is_same_but_for_note(cited, title), same, "{cited}");
    }
}

#[test]
fn small_capitals_in_titles() {
    assert_eq!(
        bare_title("The RegisTraTion of Books Act"),
        "Registration of Books Act"
    );
    assert_eq!(bare_title("McMfano eRegister Act"), "McMfano eRegister Act");
}

#[test]
fn scans_lose_spaces() {
    let law = lines(&[
        "THE REGISTER ACT, 2031",
        "No. 20 of2031",
        "Date ofAssent: 15th October, 2031",
        "1. Fees are paid.",
    ]);
    assert_eq!(law.draft.number[0].value, "No. 20 of 2031");
    let day = law.assent.map(|day| day.value.to_string());
    assert_eq!(day.as_deref(), Some("2031-10-15"));
}

#[test]
fn heads_of_a_law_site() {
    let told = |law: &LawHead| {
        (
            law.kind.as_ref().map(|kind| kind.value),
            law.draft.title.clone().map(|title| title.value),
            law.draft.number.first().map(|number| number.value.clone()),
            law.draft.date.clone().map(|date| date.value.to_string()),
        )
    };
    let some = |text: &str| Some(text.to_owned());
    let law = lines(&[
        "Register Ordinance, 2031",
        "Ordinance 20 of 2031",
        "Published in Official Gazette 3348 on 21 August 2031",
        "Assented to on 16 August 2031",
        "Commenced on 1 January 2032",
        "[This is the version of this document from 15 May 2033 and includes any amendments published up to 6 March 2034.]",
        "ORDINANCE",
        "To keep a register.",
        "1. Fees",
        "A fee is paid.",
    ]);
    assert_eq!(
        told(&law),
        (
            Some(Kind::Act),
            some("Register Ordinance, 2031"),
            some("Ordinance 20 of 2031"),
            some("2031-08-16")
        )
    );
    assert_eq!(
        law.version
            .clone()
            .map(|day| day.value.to_string())
            .as_deref(),
        Some("2033-05-15")
    );
    assert!(law.is_told());
    let law = lines(&[
        "Register Act",
        "Register (Fees) Order, 2031",
        "Statutory Instrument 92 of 2031",
        "Published in Statutory Instruments Supplement 47 on 12 December 2031",
        "Assented to on 29 November 2031",
        "1. This Order may be cited as the Register (Fees) Order, 2031.",
    ]);
    assert_eq!(
        told(&law),
        (
            Some(Kind::Regulations),
            some("Register (Fees) Order, 2031"),
            some("Statutory Instrument 92 of 2031"),
            some("2031-12-12")
        )
    );
    // A citation of another law is not its name.
    let law = lines(&[
        "Register Act",
        "Chapter 95",
        "Assented to on 7 July 2031",
        "[Act 6/2031; Act 17/2033]",
        "1. Short title",
        "This Act may be cited as the Archive Act, 2031.",
    ]);
    assert_eq!(
        told(&law),
        (
            Some(Kind::Act),
            some("Register Act"),
            some("Act 6/2031"),
            some("2031-07-07")
        )
    );
    assert_eq!(law.cap.map(|cap| cap.value).as_deref(), Some("95"));
    assert!(!lines(&["Register Act", "1. A fee is paid."]).is_told());
}

#[test]
fn a_citation_among_side_notes_and_a_day_in_brackets() {
    let law = lines(&[
        "CHAPTER 1",
        "THE REGISTER OF LAWS ACT",
        "An Act to keep a register of laws",
        "[1st September 2031]",
        "1. This Act may be cited as the Register Short title",
        "of Laws Act.",
        "2. Laws are kept in it.",
        "3. It is public, as are all laws of Tanzania.",
    ]);
    assert_eq!(
        law.draft.title.map(|title| title.value).as_deref(),
        Some("REGISTER OF LAWS ACT")
    );
    // Nothing in the head says whose law it is.
    assert_eq!(law.commencement, None);
    let law = lines(&[
        "LAWS OF KENYA",
        "THE REGISTER OF LAWS ACT",
        "[1st September 2031]",
        "1. This Act may be cited as the Register of Laws Act.",
    ]);
    let day = law.commencement.map(|day| day.value.to_string());
    assert_eq!(day.as_deref(), Some("2031-09-01"));
}

#[test]
fn a_paper_on_the_constitution_is_not_the_constitution() {
    for (title, excerpt) in [
        ("Constitution of Kenya – Chapter Ten, Part One", true),
        ("THE CONSTITUTION OF KENYA, 2010", true),
        ("The Constitution of Kenya at Ten", false),
        ("Constitution of Kenya Under Siege", false),
    ] {
        assert_eq!(is_excerpt(title), excerpt, "{title}");
    }
}

#[test]
fn a_bill_of_a_county_has_no_chapter() {
    let law = lines(&[
        "THE MFANO COUNTY REGISTER BILL, 2031",
        "AN ACT of the Mfano County to keep a register",
        "ENACTED by the County Assembly of Mfano, as follows—",
        "(Cap. 445)",
        "1. This Act may be cited as the Mfano County Register Act, 2031.",
    ]);
    assert_eq!(law.kind.map(|kind| kind.value), Some(Kind::Bill));
    assert_eq!(law.cap, None);
}

#[test]
fn kinds_by_title() {
    for (title, kind) in [
        ("THE REGISTER OF EXAMPLES BILL, 2031", Some(Kind::Bill)),
        (
            "THE REGISTER (FEES) REGULATIONS, 2031",
            Some(Kind::Regulations),
        ),
        ("CONSTITUTION OF EXAMPLE, 2031", Some(Kind::Constitution)),
        ("Register Act (Cap. 901)", Some(Kind::Act)),
        ("LAWS OF KENYA", None),
    ] {
        assert_eq!(kind_of_title(title), kind, "{title}");
    }
}
