use super::*;

/// Blocks of a plain text: `#` before a line makes it bold, `>` sets it in.
fn plain(lines: &[&str]) -> Vec<Block> {
    lines
        .iter()
        .map(|line| {
            let bold = line.starts_with('#');
            let indent = if line.starts_with('>') { 36.0 } else { 0.0 };
            let text = line.trim_start_matches(['#', '>']).to_owned();
            Block {
                text,
                bold,
                indent,
                ..Block::default()
            }
        })
        .collect()
}

fn shown(structured: &Structured) -> Vec<String> {
    structured
        .passages
        .iter()
        .map(|passage| {
            format!(
                "{}: {}",
                passage.pinpoint,
                passage.text.replace('\n', " / ")
            )
        })
        .collect()
}

#[test]
fn continuations_and_items_stay_with_their_paragraph() {
    let found = passages(
        &plain(&[
            "This is an application for review.",
            "#Background",
            "1. The applicant prays for orders that:",
            ">a) the ruling be set aside;",
            ">b) costs be provided for.",
            "The application is opposed.",
            "2. I have considered it.",
        ]),
        0,
    );
    assert_eq!(
        shown(&found),
        [
            "unnumbered 1: This is an application for review.",
            "para 1: The applicant prays for orders that: / a) the ruling be set aside; / b) costs be provided for. / The application is opposed.",
            "para 2: I have considered it.",
        ]
    );
    assert_eq!(found.passages[1].headings, ["Background"]);
    assert!(found.passages[0].counted && !found.passages[1].counted);
    assert_eq!(found.blocks[1], [2, 3, 4, 5]);
    assert_eq!(
        (found.parts[0], found.parts[1]),
        (Part::Opening, Part::Reasons)
    );
}

#[test]
fn quoted_numbers_start_no_paragraph() {
    let found = passages(
        &plain(&[
            "1. The deponent swore as follows:",
            "1. That I am the applicant herein.",
            "2. That I was not served.",
            "3. That I pray for review.",
            "2. In the earlier case the court held:",
            "“45. The power of review is narrow.",
            "46. It is not an appeal.”",
            "3. I agree with that.",
            "4. The application is dismissed.",
        ]),
        0,
    );
    let numbers: Vec<&str> = found
        .passages
        .iter()
        .map(|passage| passage.pinpoint.outermost().1)
        .collect();
    assert_eq!(numbers, ["1", "2", "3", "4"]);
    assert!(
        found.passages[1]
            .text
            .ends_with("46. It is not an appeal.”")
    );
    assert!(found.warnings.is_empty());
}

/// A quotation that nobody closed ends where the court's own numbers go on.
#[test]
fn an_unclosed_quotation_swallows_no_paragraph() {
    let read = |lines: &[&str]| -> Vec<String> {
        let found = passages(&plain(lines), 0).passages;
        found
            .iter()
            .map(|passage| passage.pinpoint.to_string())
            .collect()
    };
    let opening = [
        "1. The petition is dated 3 May 2031.",
        "2. It is opposed.",
        "3. It was heard on paper.",
        "4. I have considered it.",
        "5. The judge there said: “1. The burden does not shift.",
        "2. Whoever alleges must prove.",
        "3. So it is.",
    ];
    let closing = [
        "6. The goods were delivered.",
        "7. Nobody paid.",
        "8. The petition succeeds.",
    ];
    let whole: Vec<&str> = opening.iter().chain(&closing).copied().collect();
    let expected: Vec<String> = (1..9).map(|number| format!("para {number}")).collect();
    assert_eq!(read(&whole), expected);
    // Closed, the quotation may count on past the court's own number.
    let mut closed = opening.to_vec();
    closed.extend(["4. And it was.", "5. And is.", "6. And will be.”"]);
    closed.extend(closing);
    assert_eq!(read(&closed), expected);
}

#[test]
fn a_repeated_number_gets_a_pinpoint_of_its_own() {
    let found = passages(
        &plain(&[
            "#Facts",
            "1. One.",
            "2. Two.",
            "#Costs",
            "2. Two again.",
            "3. Three.",
            "5. Five.",
        ]),
        0,
    );
    let pinpoints: Vec<String> = found
        .passages
        .iter()
        .map(|passage| passage.pinpoint.to_string())
        .collect();
    assert_eq!(
        pinpoints,
        ["para 1", "para 2", "para 2-2nd", "para 3", "para 5"]
    );
    for pinpoint in &pinpoints {
        assert_eq!(pinpoint.parse::<Pinpoint>().unwrap().to_string(), *pinpoint);
    }
    let second: Pinpoint = "para 2-2nd".parse().unwrap();
    assert!(!"para 2".parse::<Pinpoint>().unwrap().contains(&second));
    let messages: Vec<&str> = found
        .warnings
        .iter()
        .map(|warning| warning.message.as_str())
        .collect();
    assert_eq!(
        messages,
        ["paragraph 2 follows paragraph 2", "paragraph 4 is missing"]
    );
}

#[test]
fn a_judgment_without_numbers_is_counted() {
    let found = passages(
        &plain(&[
            "The suit was filed in 2030.",
            "The defendant was not served.",
            "The suit is dismissed.",
        ]),
        0,
    );
    assert_eq!(shown(&found)[2], "para 3: The suit is dismissed.");
    assert!(found.passages.iter().all(|passage| passage.counted));
}

#[test]
fn orders_and_signatures_are_parts() {
    let found = passages(
        &plain(&[
            "1. The application is before me.",
            "2. It was opposed.",
            "3. I find no merit in it.",
            "4. The upshot is that I make the following orders:",
            "a. The application is dismissed.",
            "DATED AND DELIVERED AT NYERI THIS 30TH DAY OF JANUARY 2031.",
            "AB MFANO",
            "JUDGE",
            "In the presence of:",
            "Court assistant: Mfani",
        ]),
        0,
    );
    assert_eq!(
        found.parts,
        [
            Part::Reasons,
            Part::Reasons,
            Part::Reasons,
            Part::Orders,
            Part::Signature
        ]
    );
    assert!(found.passages[4].text.ends_with("Court assistant: Mfani"));
}

#[test]
fn footnotes_come_last_and_split_no_paragraph() {
    let mut blocks = plain(&["1. The court said so.", "A note.", "And more.", "2. Next."]);
    blocks[1].kind = BlockKind::Footnote;
    blocks[1].number = Some("[1]".into());
    let found = passages(&blocks, 0);
    assert_eq!(
        shown(&found),
        [
            "para 1: The court said so. / And more.",
            "para 2: Next.",
            "n 1: A note."
        ]
    );
}

#[test]
fn nothing_and_nonsense_do_no_harm() {
    assert_eq!(passages(&[], 0), Structured::default());
    assert_eq!(passages(&[], 7).passages.len(), 0);
    let odd = plain(&[
        "",
        "1.",
        "[",
        "(1",
        "۱. عدد",
        "1️⃣ One",
        "2.\u{a0}Two",
        "“",
        "9999999999. x",
        "ß. x",
    ]);
    let found = passages(&odd, 3);
    let mut pinpoints: Vec<String> = found
        .passages
        .iter()
        .map(|passage| passage.pinpoint.to_string())
        .collect();
    pinpoints.sort();
    pinpoints.dedup();
    assert_eq!(pinpoints.len(), found.passages.len());
}

#[test]
fn a_long_document_takes_little_time() {
    let lines: Vec<String> = (0..30_000)
        .map(|n| format!("{}. “Words and more words", n % 900 + 1))
        .collect();
    let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
    assert!(!passages(&plain(&lines), 0).passages.is_empty());
}

/// A number as high as a year is a paragraph's where the count has come to it, and nowhere else.
#[test]
fn paragraphs_beyond_the_years() {
    let lines: Vec<String> = (1..=2_120)
        .map(|n| format!("{n}. The court finds that the cattle are the owner's."))
        .collect();
    let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
    let found = passages(&plain(&lines), 0);
    assert_eq!(found.passages.len(), 2_120);
    assert_eq!(found.passages[2_119].pinpoint.to_string(), "para 2120");
    let year = [
        "1. The cattle were sold in",
        "2031. They came back.",
        "2. Nobody asked.",
    ];
    assert_eq!(passages(&plain(&year), 0).passages.len(), 2);
    let years: Vec<String> = (1..=10)
        .map(|n| format!("{n}. The court tells what happened year by year."))
        .chain((378..=404).map(|n| format!("{}. The cattle were counted again.", n * 5)))
        .chain((11..=20).map(|n| format!("{n}. The court goes on with its reasons.")))
        .collect();
    let years: Vec<&str> = years.iter().map(String::as_str).collect();
    let place = |passage: &crate::model::Passage| passage.pinpoint.to_string();
    let read: Vec<String> = passages(&plain(&years), 0)
        .passages
        .iter()
        .map(place)
        .collect();
    assert_eq!(read.len(), 20, "{read:?}");
    assert_eq!(read[19], "para 20");
}

/// A block that its format sets as a heading.
fn heading(text: &str) -> Block {
    Block {
        kind: BlockKind::Heading(2),
        text: text.to_owned(),
        ..Block::default()
    }
}

// A heading that ends in a colon is one; a clause that leads into a quotation is the paragraph's.
#[test]
fn headings_with_a_colon_and_clauses_that_lead_in() {
    let mut blocks = plain(&["1. This is an appeal.", "2. It was heard.", "3. It fails."]);
    for (label, at) in [("Held:", 1), ("What the trial court stated:", 3)] {
        blocks.insert(at, heading(label));
    }
    let found = passages(&blocks, 0);
    assert_eq!(found.passages[1].headings, ["Held:"]);
    assert_eq!(found.passages[2].headings, ["What the trial court stated:"]);
    assert_eq!(found.passages[0].text, "This is an appeal.");
    for label in [
        "Submissions of the partner states:",
        "The reasons, as follows:",
    ] {
        let mut blocks = plain(&["1. This is an appeal.", "2. It was heard."]);
        blocks.insert(1, heading(label));
        assert_eq!(passages(&blocks, 0).passages[1].headings, [label]);
    }
    let mut blocks = plain(&[
        "1. The appellant relies on the judgment.",
        "“The register must wait.”",
        "2. It was heard.",
    ]);
    blocks.insert(1, heading("At paragraph 4 it is stated:"));
    assert_eq!(
        shown(&passages(&blocks, 0)),
        [
            "para 1: The appellant relies on the judgment. / At paragraph 4 it is stated: / “The register must wait.”",
            "para 2: It was heard.",
        ]
    );
}

// Orders under a sentence in bold are its items, not paragraphs that begin anew.
#[test]
fn orders_under_a_bold_sentence_are_items() {
    for sentence in [
        "#I make the following orders:",
        "#Accordingly, we order:",
        "#The orders of the court are:",
    ] {
        let found = passages(
            &plain(&[
                "1. This is an application.",
                "2. It was opposed.",
                "3. It has merit.",
                sentence,
                "1. The ruling is set aside.",
                "2. Costs to the applicant.",
            ]),
            0,
        );
        let pinpoints: Vec<String> = found
            .passages
            .iter()
            .map(|passage| passage.pinpoint.to_string())
            .collect();
        assert_eq!(pinpoints, ["para 1", "para 2", "para 3"], "{sentence}");
    }
}

// A few words with a mark of their own between two paragraphs head the second; the items of a list
// do not.
#[test]
fn labels_with_a_mark_are_headings_by_their_place() {
    let found = passages(
        &plain(&[
            "1. There are two claims.",
            "2. The first has three grounds. They are these.",
            "(1) The first claim",
            "3. I begin with it.",
            "(2) The second claim",
            "4. The grounds of the second are:",
            "(a) Delay",
            "(b) The want of notice",
            "5. It fails.",
        ]),
        0,
    );
    assert_eq!(found.passages[2].headings, ["(1) The first claim"]);
    assert_eq!(found.passages[3].headings, ["(2) The second claim"]);
    assert_eq!(
        shown(&found)[3],
        "para 4: The grounds of the second are: / (a) Delay / (b) The want of notice"
    );
}

// What a word processor sets as a heading can be part of a sentence, or have a paragraph's number.
#[test]
fn what_is_set_as_a_heading_and_is_none() {
    let mut blocks = plain(&[
        "1. The plan lists areas for tall buildings;",
        "2. It was adopted.",
        "The author's view of the future is set out below.",
        "4. It fails.",
    ]);
    blocks.insert(1, heading("and it says where they may stand; and"));
    blocks.insert(
        3,
        Block {
            number: Some("3.".to_owned()),
            ..heading("Future treatment")
        },
    );
    let found = passages(&blocks, 0);
    assert_eq!(
        shown(&found),
        [
            "para 1: The plan lists areas for tall buildings; / and it says where they may stand; and",
            "para 2: It was adopted.",
            "para 3: Future treatment / The author's view of the future is set out below.",
            "para 4: It fails.",
        ]
    );
    assert!(found.warnings.is_empty());
}

#[test]
fn an_underlined_line_is_a_heading() {
    let mut blocks = plain(&[
        "1. This is an appeal.",
        "Discussion – the appeal",
        "2. It fails.",
    ]);
    blocks[1].underlined = true;
    let found = passages(&blocks, 0);
    assert_eq!(found.passages[1].headings, ["Discussion – the appeal"]);
}

// Whoever quotes a section copies its title with the title's style; small capitals are small
// letters in the file.
#[test]
fn headings_inside_quotations_and_in_small_capitals() {
    let mut blocks = plain(&[
        "1. Section 95 provides:",
        "(1) An employee is dismissed if the contract ends.”",
        "2. It was a dismissal.",
        "3. It was unfair.",
        "4. The rest of it.",
    ]);
    blocks.insert(1, heading("“When an employee is dismissed"));
    blocks.insert(4, heading("the remedy"));
    let found = passages(&blocks, 0);
    assert_eq!(
        shown(&found)[0],
        "para 1: Section 95 provides: / “When an employee is dismissed / (1) An employee is dismissed if the contract ends.”"
    );
    assert!(found.passages[0].headings.is_empty());
    assert_eq!(found.passages[2].headings, ["the remedy"]);
    assert_eq!(found.passages[1].text, "It was a dismissal.");
}

#[test]
fn an_annex_is_no_part_of_the_last_paragraph() {
    let found = passages(
        &plain(&[
            "1. The property is shown in the schedule to the plaint, as follows:",
            "Schedule 1",
            "The house at Nyeri.",
            "2. The appeal fails.",
            "Appendix A",
            "What the parties agreed.",
            "1. They meet in May.",
        ]),
        0,
    );
    assert_eq!(
        shown(&found),
        [
            "para 1: The property is shown in the schedule to the plaint, as follows: / Schedule 1 / The house at Nyeri.",
            "para 2: The appeal fails.",
            "unnumbered 1: What the parties agreed. / 1. They meet in May.",
        ]
    );
    assert_eq!(found.passages[2].headings, ["Appendix A"]);
    assert_eq!(found.parts[2], Part::Annex);
}

// Nothing stands before them, so that they are no list in a paragraph, though they are set further
// in than the numbers after them and those begin anew.
#[test]
fn the_first_numbers_are_paragraphs() {
    let numbered = |number: u32, indent: f32| Block {
        number: Some(format!("{number}.")),
        text: "The claimant owns a studio.".to_owned(),
        indent,
        ..Block::default()
    };
    let mut blocks = vec![heading("Introduction")];
    blocks.extend((1..=3).map(|number| numbered(number, 36.0)));
    blocks.push(heading("The facts"));
    blocks.extend((2..=9).map(|number| numbered(number, 24.0)));
    let found = passages(&blocks, 0);
    let pinpoints: Vec<String> = found
        .passages
        .iter()
        .map(|passage| passage.pinpoint.to_string())
        .collect();
    assert_eq!(
        pinpoints[..5],
        ["para 1", "para 2", "para 3", "para 2-2nd", "para 3-2nd"]
    );
}

fn headings(structured: &Structured) -> Vec<String> {
    structured
        .passages
        .iter()
        .map(|passage| passage.headings.join(" > "))
        .collect()
}

#[test]
fn no_line_that_is_set_as_a_heading_is_lost() {
    let mut blocks = plain(&[
        "1. The applicants seek the following orders:",
        "#1. SPENT",
        "#2. THAT pending the hearing and determination of the",
        "#instant suit, an order to issue for the taking of accounts.",
        "2. The motion was opposed.",
        "#Appropriate reliefs",
        "#Declaration",
        "3. In Mfano v Mfani the court held what is said in",
        "#Mfanu v Board of Mfano [2031] eKLR.",
        "4. The claim has merit.",
        "#Orders accordingly.",
        "#Liberty to apply",
        "DATED AND DELIVERED AT NYERI THIS 30TH DAY OF JANUARY 2031",
    ]);
    // What the format itself marks as a heading.
    let last = blocks.len() - 2;
    blocks[last].kind = BlockKind::Heading(2);
    let found = passages(&blocks, 0);
    assert_eq!(
        shown(&found),
        [
            "para 1: The applicants seek the following orders: / 1. SPENT / 2. THAT pending the hearing and \
             determination of the / instant suit, an order to issue for the taking of accounts.",
            "para 2: The motion was opposed.",
            "para 3: In Mfano v Mfani the court held what is said in / Mfanu v Board of Mfano [2031] eKLR.",
            "para 4: The claim has merit. / Orders accordingly.",
            "unnumbered 1: Liberty to apply",
            "unnumbered 2: DATED AND DELIVERED AT NYERI THIS 30TH DAY OF JANUARY 2031",
        ]
    );
    assert_eq!(
        headings(&found)[..4],
        [
            "",
            "",
            "Appropriate reliefs > Declaration",
            "Appropriate reliefs > Declaration"
        ]
    );
}

#[test]
fn a_text_without_numbers_has_titles_and_quotations_of_several_paragraphs() {
    let found = passages(
        &plain(&[
            "The appellant sued the respondent for damages in the court below, and lost.",
            "Analysis and Determination",
            "The Court of Appeal has said this of such claims, which is what binds this court too:",
            "“The burden lies on whoever alleges.",
            "It never shifts, whatever the other side says.”",
            "This court agrees with that and finds that the burden was not discharged here.",
            "DATED AND DELIVERED AT NYERI THIS 30TH DAY OF JANUARY 2031",
        ]),
        0,
    );
    assert_eq!(
        shown(&found)[1..],
        [
            "para 2: The Court of Appeal has said this of such claims, which is what binds this court too: / \
             “The burden lies on whoever alleges. / It never shifts, whatever the other side says.”",
            "para 3: This court agrees with that and finds that the burden was not discharged here.",
            "unnumbered 1: DATED AND DELIVERED AT NYERI THIS 30TH DAY OF JANUARY 2031",
        ]
    );
    assert_eq!(headings(&found)[2], "Analysis and Determination");
}

#[test]
fn headings_before_an_annex_and_rows_of_contents_become_passages() {
    let mut blocks = plain(&[
        "Introduction",
        "The petitioners’ case",
        "The respondents’ case",
        "Analysis",
        "Orders",
        "Introduction",
        "1. The petition is allowed.",
        "2. Each side bears its costs.",
        "Liberty to apply",
        "SCHEDULE",
        "What the order names.",
    ]);
    for at in [0, 1, 2, 3, 4, 5, 8, 9] {
        blocks[at].kind = BlockKind::Heading(2);
    }
    // Text stands before the contents, as a summary does.
    blocks.insert(
        0,
        plain(&["This summary is no part of the judgment."]).remove(0),
    );
    let found = passages(&blocks, 0);
    let all = shown(&found).join("\n");
    for line in ["The petitioners’ case", "Orders", "Liberty to apply"] {
        assert!(
            all.contains(line) || headings(&found).iter().any(|path| path.contains(line)),
            "{line} in {all}"
        );
    }
    let first = found
        .passages
        .iter()
        .find(|passage| passage.pinpoint.to_string() == "para 1")
        .expect("paragraph 1");
    assert!(first.headings.len() <= ROW, "{:?}", first.headings);
}
