use super::*;

fn text(text: &str) -> Block {
    Block {
        text: text.to_owned(),
        indent: 72.0,
        ..Block::default()
    }
}

fn bold(words: &str) -> Block {
    Block {
        bold: true,
        kind: BlockKind::Heading(2),
        ..text(words)
    }
}

fn centred(words: &str) -> Block {
    Block {
        centred: true,
        kind: BlockKind::Heading(1),
        ..text(words)
    }
}

fn law(blocks: &[Block], kind: Kind) -> Vec<(String, String)> {
    let law = passages(blocks, kind);
    law.passages
        .iter()
        .map(|p| (p.pinpoint.to_string(), p.text.clone()))
        .collect()
}

fn places(blocks: &[Block], kind: Kind) -> Vec<String> {
    law(blocks, kind)
        .into_iter()
        .map(|(place, _)| place)
        .collect()
}

#[test]
fn subsections_are_passages_and_hold_their_paragraphs() {
    let blocks = [
        text("An Act of Parliament to keep a register"),
        centred("PART I – PRELIMINARY"),
        bold("1. Short title"),
        text("This Act may be cited as the Register Act."),
        centred("PART II – THE REGISTER"),
        bold("2. Register"),
        text("(1) There shall be a register, which shall—"),
        text("(a) be public; and"),
        text("(b) be kept by the Registrar."),
        text("(1A) Nobody may alter it."),
        text("(2) The Registrar shall keep it safe."),
        text("[Act No. 3 of 2031, s. 2.]"),
        bold("2A. Entries"),
        text("Entries are free."),
        bold("3. [Repealed by Act No. 4 of 2031, s. 5.]"),
    ];
    let found = passages(&blocks, Kind::Act);
    let places: Vec<String> = found
        .passages
        .iter()
        .map(|p| p.pinpoint.to_string())
        .collect();
    assert_eq!(
        places,
        [
            "long title",
            "s 1",
            "s 2(1)",
            "s 2(1A)",
            "s 2(2)",
            "s 2A",
            "s 3"
        ]
    );
    assert_eq!(
        found.passages[2].text,
        "There shall be a register, which shall—\n(a) be public; and\n(b) be kept by the Registrar."
    );
    assert_eq!(
        found.passages[2].headings,
        ["PART II – THE REGISTER", "Register"]
    );
    assert_eq!(
        found.passages[6].text,
        "[Repealed by Act No. 4 of 2031, s. 5.]"
    );
    assert_eq!(found.notes.len(), 1);
}

#[test]
fn the_arrangement_of_sections_makes_no_sections() {
    let blocks = [
        centred("ARRANGEMENT OF SECTIONS"),
        text("1. Short title."),
        text("2. Register."),
        text("3. Fees."),
        centred("SCHEDULE – FORMS"),
        centred("THE REGISTER ACT"),
        text("An Act of Parliament to keep a register"),
        bold("1. Short title"),
        text("This Act may be cited as the Register Act."),
        bold("2. Register"),
        text("There shall be a register."),
        bold("3. Fees"),
        text("There are none."),
    ];
    assert_eq!(
        places(&blocks, Kind::Act),
        ["long title", "s 1", "s 2", "s 3"]
    );
}

#[test]
fn inserted_words_start_no_section() {
    let blocks = [
        text("1. This Act may be cited as the Amendment Act."),
        text(
            "2. The principal Act is amended by inserting the following new section immediately after section 2—",
        ),
        text("“3. (1) There is established a register."),
        text("(2) The register is public.”"),
        text(
            "3. Section 10 of the principal Act is amended by substituting therefor the following new section—",
        ),
        text("4. (1) This belongs to section 3."),
        text("12. So does this."),
        text("4. Section 11 is repealed."),
    ];
    let found = law(&blocks, Kind::Act);
    let places: Vec<&str> = found.iter().map(|(place, _)| place.as_str()).collect();
    assert_eq!(places[..3], ["s 1", "s 2", "s 3"]);
    assert!(
        found[1].1.contains("(2) The register is public.”"),
        "{found:?}"
    );
}

#[test]
fn schedules_and_their_parts() {
    let blocks = [
        bold("1. Short title"),
        text("This Act may be cited as the Register Act."),
        centred("FIRST SCHEDULE"),
        text("[s. 1]"),
        centred("FUNCTIONS"),
        centred("PART 1 – NATION"),
        text("1. Roads."),
        text("2. Rivers."),
        centred("PART 2 – COUNTIES"),
        text("1. Paths."),
        centred("SECOND SCHEDULE"),
        centred("OATH"),
        text("I swear."),
    ];
    assert_eq!(
        places(&blocks, Kind::Act),
        [
            "s 1",
            "sch 1 part 1 para 1",
            "sch 1 part 1 para 2",
            "sch 1 part 2 para 1",
            "sch 2"
        ]
    );
}

#[test]
fn rules_of_court_have_orders_and_bills_clauses() {
    let rules = [
        centred("ORDER 1 – PARTIES"),
        bold("1. Who may be joined"),
        text("All persons may be joined."),
        centred("ORDER 2 – PLEADINGS"),
        bold("1. Form"),
        text("(1) Pleadings shall be short."),
    ];
    assert_eq!(
        places(&rules, Kind::Rules),
        ["order 1 r 1", "order 2 r 1(1)"]
    );
    let bill = [
        text("1. This Act may be cited as the Register Act."),
        text("2. (1) There is a register."),
        text("(2) It is public."),
    ];
    assert_eq!(places(&bill, Kind::Bill), ["cl 1", "cl 2(1)", "cl 2(2)"]);
}

#[test]
fn marginal_notes_become_headings() {
    let note = |words: &str| Block {
        italic: true,
        ..text(words)
    };
    let blocks = [
        note("Short title."),
        text("1. This Act may be cited as the Register Act."),
        note("Register."),
        text("2. (1) There shall be a register."),
        text("(2) It is public."),
        note("Fees."),
        text("3. There are none."),
    ];
    let found = passages(&blocks, Kind::Act);
    let headings: Vec<&[String]> = found
        .passages
        .iter()
        .map(|p| p.headings.as_slice())
        .collect();
    assert_eq!(
        headings,
        [["Short title."], ["Register."], ["Register."], ["Fees."]]
    );
}

#[test]
fn tables_of_fees_are_no_table_of_contents() {
    let row = |name: &str, page: &str| Block {
        kind: BlockKind::Table(vec![vec![name.to_owned(), page.to_owned()]]),
        ..text(&format!("{name} | {page}"))
    };
    let blocks = [
        row("1. Short title", "1"),
        row("2. Fees", "1"),
        row("SCHEDULE", "2"),
        bold("1. Short title"),
        text("This Act may be cited as the Register Act."),
        bold("2. Fees"),
        text("The fees are those of the Schedule."),
        text("They are paid on the first day."),
        text("They are paid in full."),
        text("They are not paid back."),
        centred("SCHEDULE"),
        row("Filing", "500"),
        row("Copying", "20"),
        row("Sealing", "100"),
    ];
    let found = law(&blocks, Kind::Act);
    let places: Vec<&str> = found.iter().map(|(place, _)| place.as_str()).collect();
    assert_eq!(places, ["s 1", "s 2", "sch"]);
    assert!(found[2].1.contains("Copying | 20"));
}

/// `1978 Kenya Subsidiary Legislation` begins a page; sections 3 to 8 are repealed.
#[test]
fn an_arrangement_over_pages_names_what_comes_after_repealed_sections() {
    let lines = [
        "ARRANGEMENT OF SECTIONS",
        "1 Short title.",
        "2 Interpretation.",
        "1978 Kenya Subsidiary Legislation, 2031",
        "9 Who may practise.",
        "10 Fees.",
        "1. This Act may be cited as the Register Act.",
        "2. In this Act, a register is a book.",
        "9. Nobody may practise without being named in it.",
        "10. A fee is paid by all.",
    ]
    .map(text);
    let found = passages(&lines, Kind::Act);
    let told: Vec<String> = found
        .passages
        .iter()
        .map(|passage| format!("{} {}", passage.pinpoint, passage.headings.join("/")))
        .collect();
    assert_eq!(
        told,
        [
            "s 1 Short title",
            "s 2 Interpretation",
            "s 9 Who may practise",
            "s 10 Fees"
        ]
    );
}

#[test]
fn a_chapter_that_is_all_there_is_begins_with_any_number() {
    let lines = [
        "Constitution of Example – Chapter Ten",
        "159. Judicial authority",
        "(1) It comes from the people, who give it to courts.",
        "160. Independence",
        "(1) A court answers to nobody but the law.",
        "161. Offices",
        "(1) There are judges, and others who help them.",
    ]
    .map(text);
    assert_eq!(
        places(&lines, Kind::Constitution),
        ["art 159(1)", "art 160(1)", "art 161(1)"]
    );
}

/// As a law site's copy has it: no line has a look, a section is gone, others left no trace.
#[test]
fn a_copy_of_plain_lines() {
    let blocks = [
        "ORDINANCE",
        "To provide for a register.",
        "BE IT ORDAINED by the Assembly as follows:-",
        "Part I – Preliminary",
        "1. Short title",
        "This Ordinance shall be called the Register Ordinance, 2031.",
        "2. ***",
        "[section 2 deleted by Act 5 of 2032]",
        "Part II – Registrars, etc.",
        "61. Fees may be charged",
        "(1) A fee is paid.",
        "(2) The fee is that of Schedule 1.",
        "Schedule 1 (Section 61(1), (2))",
        "A – Registrars",
        "1. A registrar pays nothing.",
        "B – Clerks",
        "1. A clerk pays a little.",
        "2. A second clerk pays more.",
    ]
    .map(text);
    let found = passages(&blocks, Kind::Act);
    let told: Vec<String> = found
        .passages
        .iter()
        .map(|p| format!("{} | {} | {}", p.pinpoint, p.headings.join("/"), p.text))
        .collect();
    assert_eq!(
        told,
        [
            "long title |  | To provide for a register.",
            "preamble |  | BE IT ORDAINED by the Assembly as follows:-",
            "s 1 | Part I – Preliminary/Short title | This Ordinance shall be called the Register Ordinance, 2031.",
            "s 2 | Part I – Preliminary | [section 2 deleted by Act 5 of 2032]",
            "s 61(1) | Part II – Registrars, etc./Fees may be charged | A fee is paid.",
            "s 61(2) | Part II – Registrars, etc./Fees may be charged | The fee is that of Schedule 1.",
            "sch 1 part A para 1 | Schedule 1 (Section 61(1), (2))/A – Registrars | A registrar pays nothing.",
            "sch 1 part B para 1 | Schedule 1 (Section 61(1), (2))/B – Clerks | A clerk pays a little.",
            "sch 1 part B para 2 | Schedule 1 (Section 61(1), (2))/B – Clerks | A second clerk pays more.",
        ]
    );
    assert_eq!(found.notes.len(), 1);
}

#[test]
fn words_about_parts_and_schedules_are_no_headings() {
    let blocks = [
        "1. Citation",
        "These Regulations may be cited as the Register Regulations.",
        "2. Parts",
        "Part II applies to registrars.",
        "Schedule 2 shall be read with it.",
        "Part 3 – all of it applies to clerks; they are many.",
        "3. Fees",
        "There are none.",
    ]
    .map(text);
    assert_eq!(
        places(&blocks, Kind::Regulations),
        ["reg 1", "reg 2", "reg 3"]
    );
}

/// Five titled sections, then a schedule whose numbers start anew.
#[test]
fn a_body_is_no_arrangement_because_numbers_start_anew_behind_it() {
    let blocks = [
        "1. Citation",
        "These Rules may be cited as the Register Rules.",
        "2. Fees",
        "A fee is paid for each entry.",
        "3. Forms",
        "The forms are those of the registrar.",
        "4. Hours",
        "The register is open in the morning.",
        "5. Seal",
        "There shall be a seal.",
        "SCHEDULE",
        "1. The seal is round.",
        "2. The seal is red.",
        "3. It bears a book.",
    ]
    .map(text);
    assert_eq!(
        places(&blocks, Kind::Rules),
        [
            "r 1",
            "r 2",
            "r 3",
            "r 4",
            "r 5",
            "sch para 1",
            "sch para 2",
            "sch para 3"
        ]
    );
}

#[test]
fn lists_within_sections_open_nothing() {
    let words = "The registrar keeps a book on each day of the week.";
    let lines = [
        "1. Short title",
        words,
        "2. Application",
        "These do not apply to cattle:",
        "Part II – Fees",
        "Schedule 2",
        words,
        "3. Towns",
        "The register is kept in these towns:",
        "99. Mfano County",
        words,
        "4. Fees",
        words,
        "FIRST SCHEDULE",
        "1. These are the grades",
        "A – Good",
        "B – Poor",
        "2. They are told",
    ];
    let blocks = lines.map(text);
    assert_eq!(
        places(&blocks, Kind::Act),
        ["s 1", "s 2", "s 3", "s 4", "sch 1 para 1", "sch 1 para 2"]
    );
    let law = law(&blocks, Kind::Act);
    assert!(law[1].1.contains("Part II – Fees\nSchedule 2\n"));
    assert!(law[2].1.contains("99. Mfano County"));
    assert!(law[4].1.ends_with("A – Good\nB – Poor"));
}
