use super::*;
use crate::import::block::Block;

fn reading(labels: &[(&str, &str)], lines: &[&str]) -> Reading {
    Reading {
        labels: labels
            .iter()
            .filter_map(|(label, value)| Labelled::new(label, value))
            .collect(),
        blocks: Block::of_lines(lines),
        warnings: Vec::new(),
    }
}

fn value(field: &Option<Field<String>>) -> &str {
    field.as_ref().map_or("", |field| field.value.as_str())
}

#[test]
fn labels_win_and_disagreements_are_told() {
    let head = read(&reading(
        &[
            (
                "Title",
                "Alpha v Beta (Cause 1 of 2003 & 3 of 2009 (Consolidated)) [2031] KEHC 1 (KLR) (30 January 2031) (Ruling)",
            ),
            ("Court as printed", "In the High Court at Nyeri"),
            ("Docket", "Cause 1 of 2003 & 3 of 2009 (Consolidated)"),
            ("Case number", "Cause 1 of 2003"),
            ("Judges as printed", "AB Mfano, J"),
            ("Date", "2031-01-30"),
            ("Party (1st Objector)", "Alpha Mfano"),
            ("Party (Petitioner)", "Beta Mfano"),
            ("Party", "Suing as administrator"),
            (
                "FRBR expression URI",
                "/akn/ke/judgment/kehc/2031/1/eng@2031-01-30",
            ),
            ("Filing county", "Nyeri"),
        ],
        &[],
    ));
    let draft = &head.draft;
    assert_eq!(value(&draft.short), "Alpha v Beta");
    assert_eq!(
        (value(&draft.court), value(&draft.station)),
        ("KEHC", "Nyeri")
    );
    assert_eq!(
        draft.number[0].value,
        "Cause 1 of 2003 & 3 of 2009 (Consolidated)"
    );
    assert_eq!(value(&draft.work), "/akn/ke/judgment/kehc/2031/1");
    assert_eq!(value(&draft.neutral), "[2031] KEHC 1 (KLR)");
    assert_eq!(draft.bench[0].value, "AB Mfano");
    assert_eq!(
        head.kind.as_ref().map(|kind| kind.value),
        Some(Kind::Ruling)
    );
    assert_eq!(draft.parties.len(), 2);
    assert_eq!(draft.parties[0].value.printed, "1st Objector");
    assert_eq!(
        draft.parties[1].value.party.note.as_deref(),
        Some("Suing as administrator")
    );
    assert_eq!(
        draft.others,
        [Labelled::new("Filing county", "Nyeri").unwrap()]
    );
    assert_eq!(head.warnings.len(), 1);
}

#[test]
fn a_file_without_labels_is_read_from_its_first_and_last_blocks() {
    let head = read(&reading(
        &[],
        &[
            "REPUBLIC OF KENYA",
            "IN THE ENVIRONMENT & LAND COURT OF KENYA",
            "AT NYAMIRA",
            "ELC APPEAL NO. 1 OF 2030",
            "(Formerly at Kisii Appeal Case No. 11 of 2029)",
            "ALPHA MFANO…………………..……1ST APPELLANT",
            "BETA MFANO………………………...……..2ND APPELLANT",
            "-VERSUS-",
            "GAMMA COMPANY",
            "LIMITED...........RESPONDENT",
            "RULING",
            "The appeal was filed late.",
            "It is dismissed.",
            "Ruling dated, signed and delivered at Nyamira this 24th day of March 2031.",
            "HON. AB MFANO",
            "JUDGE",
        ],
    ));
    let draft = &head.draft;
    assert_eq!(
        (value(&draft.court), value(&draft.station)),
        ("KEELC", "NYAMIRA")
    );
    assert_eq!(draft.number[0].value, "ELC APPEAL 1 OF 2030");
    assert_eq!(
        value(&draft.title),
        "ALPHA MFANO & another v GAMMA COMPANY LIMITED"
    );
    assert_eq!(draft.date.as_ref().unwrap().value.to_string(), "2031-03-24");
    assert_eq!(draft.bench[0].value, "AB MFANO");
    assert!(draft.bench[0].confidence < Field::<String>::FIRM);
    assert_eq!(head.body, 11);
    assert_eq!((&draft.neutral, &draft.work), (&None, &None));
}

#[test]
fn a_court_of_that_name_elsewhere_is_not_kenyas() {
    let head = read(&reading(
        &[],
        &[
            "IN THE HIGH COURT OF SOUTH AFRICA",
            "CASE NO: 1/2030",
            "JUDGMENT",
            "The text.",
        ],
    ));
    assert_eq!(head.draft.court, None);
    let head = read(&reading(
        &[],
        &[
            "IN THE HIGH COURT AT MFANO",
            "CASE NO. 1 OF 2030",
            "JUDGMENT",
            "The text.",
        ],
    ));
    assert!(head.draft.court.unwrap().confidence <= Field::<String>::GUESS);
}

#[test]
fn labels_printed_in_the_text_are_labels() {
    let head = read(&reading(
        &[],
        &[
            "Title: Alpha v Beta [2031] KEHC 1 (KLR) Copy",
            "Court: High Court",
            "Judges: AB Mfano",
            "Date: 19 January 2031",
            "REPUBLIC OF KENYA",
            "JUDGMENT",
            "The text.",
        ],
    ));
    assert_eq!(value(&head.draft.title), "Alpha v Beta [2031] KEHC 1 (KLR)");
    assert_eq!(head.draft.date.unwrap().value.to_string(), "2031-01-19");
    assert_eq!(head.body, 6);
}

#[test]
fn nothing_is_made_up() {
    let head = read(&reading(
        &[],
        &["Some words without a head.", "And more of them."],
    ));
    assert_eq!(head.draft, Draft::default());
    assert_eq!((head.kind, head.body), (None, 0));
}

// A tribunal's head has the day of the hearing; the decision's own stands under its judge.
#[test]
fn the_day_under_the_judge_is_later_than_the_hearing() {
    let day = |lines: &[&str]| {
        let head = read(&reading(&[], lines));
        head.draft.date.map(|date| date.value.to_string())
    };
    let lines = |head: &'static str, last: &'static str| {
        vec![
            "UPPER TRIBUNAL (LANDS CHAMBER)",
            "BETWEEN:",
            "ALPHA MFANO",
            "Appellant",
            "-and-",
            "BETA MFANO",
            "Respondent",
            head,
            "DECISION",
            "1. This is an appeal.",
            "AB Mfano QC",
            last,
            "Right of appeal",
        ]
    };
    for (head, last, expected) in [
        ("18 January 2031", "1 February 2031", "2031-02-01"),
        ("18 January 2031", "1 January 2031", "2031-01-18"),
        ("Date: 18 January 2031", "1 February 2031", "2031-01-18"),
        (
            "Royal Courts of Justice",
            "RELEASE DATE: 1 February 2031",
            "2031-02-01",
        ),
    ] {
        assert_eq!(day(&lines(head, last)).as_deref(), Some(expected), "{head}");
    }
}

#[test]
fn heads_whose_lines_hold_two_things() {
    let head = read(&reading(
        &[],
        &[
            "REPUBLIC OF KENYA",
            "EMPLOYMENT AND LABOUR RELATIONS COURT OF KENYA",
            "AT KERICHO",
            "JUDICIAL REVIEW DIVISION MISC. CIVIL APPLICATION N0. 685 OF 2030",
            "IN THE MATTER OF ELECTION PETITION NO. 3 OF 2029",
            "ALPHA .......... APPLICANT",
            "VERSUS",
            "BETA .......... RESPONDENT",
            "(Before Hon. Justice A. Mfano on Friday 4th June, 2031)",
            "RULING",
            "1. The applicant came to this court.",
        ],
    ));
    let draft = head.draft;
    assert_eq!(value(&draft.court), "KEELRC");
    assert_eq!(value(&draft.station), "KERICHO");
    assert_eq!(value(&draft.division), "JUDICIAL REVIEW DIVISION");
    let numbers: Vec<&str> = draft.number.iter().map(|n| n.value.as_str()).collect();
    assert_eq!(numbers, ["MISCELLANEOUS CIVIL APPLICATION 685 OF 2030"]);
    let bench: Vec<&str> = draft.bench.iter().map(|n| n.value.as_str()).collect();
    assert_eq!(bench, ["A. Mfano"]);
    assert_eq!(draft.date.unwrap().value.to_string(), "2031-06-04");
    assert_eq!(draft.parties.len(), 2);
    assert_eq!(draft.parties[1].value.party.note, None);
}

#[test]
fn a_number_is_written_as_the_title_has_it() {
    let head = read(&reading(
        &[],
        &[
            "Alpha & 2 others (Suing on their Own Behalf and as Officials and Representatives of the Residents' Association of the Gardens of Mfano in the Ward of that Name) v Deputy and Acting Governor of the County Government of Mfano, the Executive Committee Member for Roads & 3 others (Complaint E005 (KSM) of 2030) [2031] KEPPDT 8 (KLR) (26 February 2031) (Ruling)",
            "Neutral citation: [2031] KEPPDT 8 (KLR)",
            "REPUBLIC OF KENYA",
            "IN THE POLITICAL PARTIES DISPUTES TRIBUNAL",
            "COMPLAINT E005 (KSM) OF 2030",
            "FEBRUARY 26, 2031",
            "BETWEEN",
            "ALPHA .......... COMPLAINANT",
            "AND",
            "BETA .......... RESPONDENT",
            "RULING",
            "1. The complainant came to this tribunal.",
        ],
    ));
    assert_eq!(head.draft.number[0].value, "Complaint E005 (KSM) of 2030");
    assert!(value(&head.draft.short).ends_with("for Roads & 3 others"));
    assert_eq!(head.kind.unwrap().value, Kind::Ruling);
}

#[test]
fn an_old_page_is_known_by_its_citation_and_sits_where_its_head_says() {
    let head = read(&reading(
        &[
            ("Case Number", "Election Petition 3 of 2030"),
            ("Parties", "Alpha Mfano v Beta Mfano, Gamma & Delta"),
            ("Court", "Election Petition in Magistrate Courts"),
            ("Citation", "Alpha Mfano v Beta Mfano & 2 others [2031]eKLR"),
        ],
        &[
            "REPUBLIC OF KENYA",
            "IN THE CHIEF MAGISTRATE'S COURT AT KILGORIS",
            "JUDGMENT",
            "1. The petitioner came to this court.",
        ],
    ));
    assert_eq!(
        value(&head.draft.short),
        "Alpha Mfano v Beta Mfano & 2 others"
    );
    assert_eq!(value(&head.draft.station), "KILGORIS");
    assert_eq!(head.draft.citations[0].value, "[2031] eKLR");
}

#[test]
fn numbers_behind_the_matter_or_of_the_court_below_are_others() {
    let head = read(&reading(
        &[],
        &[
            "REPUBLIC OF KENYA",
            "HIGH COURT AT NAIROBI",
            "CIVIL APPEAL NO. 4 OF 2030",
            "ALPHA .......... APPELLANT",
            "VERSUS",
            "BETA .......... RESPONDENT",
            "(Being an Appeal against the decision of Hon. P. Mfano – Magistrate’s Court",
            "Civil Suit Number 12 of 2018 read on 9th March 2020 by L. Mfani)",
            "ALPHA .......... PLAINTIFF",
            "BETA .......... DEFENDANT",
            "JUDGMENT",
            "1. The appellant came to this court.",
        ],
    ));
    let numbers: Vec<&str> = head.draft.number.iter().map(|n| n.value.as_str()).collect();
    assert_eq!(numbers, ["CIVIL APPEAL 4 OF 2030"]);
    let roles: Vec<&str> = (head.draft.parties.iter())
        .map(|party| party.value.printed.as_str())
        .collect();
    assert_eq!(roles, ["APPELLANT", "RESPONDENT"]);
}

#[test]
fn consolidated_cases_have_a_number_and_parties_each() {
    let head = read(&reading(
        &[],
        &[
            "REPUBLIC OF KENYA",
            "IN THE HIGH COURT OF KENYA AT NAIVASHA",
            "CORAM: HON. R. MFANO, J.",
            "CRIMINAL APPEAL NO. 38 OF 2030",
            "ALPHA .......... APPELLANT",
            "VERSUS",
            "REPUBLIC .......... RESPONDENT",
            "CONSOLIDATED WITH",
            "CRIMINAL APPEAL NO. 37 OF 2030",
            "BETA .......... APPELLANT",
            "-vrs-",
            "GAMMA .......... ST INTERESTED PARTY",
            "JUDGMENT",
            "1. The appellants came to this court.",
        ],
    ));
    let numbers: Vec<&str> = head.draft.number.iter().map(|n| n.value.as_str()).collect();
    assert_eq!(
        numbers,
        ["CRIMINAL APPEAL 38 OF 2030", "CRIMINAL APPEAL 37 OF 2030"]
    );
    let names: Vec<&str> = (head.draft.parties.iter())
        .map(|party| party.value.party.name.as_str())
        .collect();
    assert_eq!(names, ["ALPHA", "REPUBLIC", "BETA", "GAMMA"]);
}

/// A scan of Kenya Law's page has its motto in words; a court of Tanzania has the day under the line.
#[test]
fn heads_of_scans_and_of_neighbours() {
    let head = read(&reading(
        &[],
        &[
            "iiKENYA LAW",
            "mm Where Legal Information is Public Knowledge",
            "AB v CD (Matrimonial Cause 1 of 2030) [2031] KEHC 233 (KLR) (24 March 2031) (Ruling)",
            "Neutral citation: [2031] KEHC 233 (KLR)",
            "IN THE HIGH COURT AT MACHAKOS",
            "RULING",
            "1. The applicant came late.",
        ],
    ));
    assert_eq!(value(&head.draft.short), "AB v CD");
    let head = read(&reading(
        &[],
        &[
            "IN THE COURT OF APPEAL OF TANZANIA",
            "AT MWANZA",
            "(CORAM: MFANO, J.A., MFANI, J.A., And MFANU, J.A.)",
            "CIVIL APPEAL NO. 9 OF 2030",
            "ALPHA LIMITED ........ APPELLANT",
            "VERSUS",
            "BETA AUTHORITY ....... RESPONDENT",
            "(Appeal from the decision of the Tax Tribunal)",
            "(Mfane, J.)",
            "dated the 15th day of October, 2029 in Tax Appeal No. 13 of 2028",
            "JUDGMENT OF THE COURT",
            "27th June & 5th July, 2031",
            "MFANU, J.A.:",
            "The appeal is of a tax that was not paid in time, as the tribunal held.",
        ],
    ));
    let draft = &head.draft;
    assert_eq!(
        (value(&draft.court), value(&draft.station)),
        ("TZCA", "MWANZA")
    );
    let bench: Vec<_> = draft.bench.iter().map(|name| name.value.as_str()).collect();
    assert_eq!(bench, ["MFANO", "MFANI", "MFANU"]);
    assert_eq!(draft.date.as_ref().unwrap().value.to_string(), "2031-07-05");
    let numbers: Vec<_> = draft
        .number
        .iter()
        .map(|number| number.value.as_str())
        .collect();
    assert_eq!(numbers, ["CIVIL APPEAL 9 OF 2030"]);
}

#[test]
fn a_law_report_has_the_names_alone_over_court_and_day() {
    let head = read(&reading(
        &[],
        &[
            "Mfano v Mfani",
            "High Court, at Mombasa September 12, 2031",
            "Mfanu J",
            "Civil Suit No 295 of 2030",
            "Land - registration - a first registration",
            "The plaintiff asked for a declaration that the land is held for him.",
        ],
    ));
    let draft = &head.draft;
    assert_eq!(value(&draft.title), "Mfano v Mfani");
    assert_eq!(value(&draft.court), "KEHC");
    assert_eq!(draft.bench[0].value, "Mfanu");
    assert_eq!(draft.date.as_ref().unwrap().value.to_string(), "2031-09-12");
}

#[test]
fn a_sentence_of_the_text_tells_another_day() {
    let head = read(&reading(
        &[],
        &[
            "REPUBLIC OF KENYA",
            "IN THE LABOUR COURT OF KENYA AT",
            "MOMBASA",
            "PETITION NO. 40 OF 2031 BETWEEN",
            "ALPHA………………CLAIMANT",
            "VERSUS",
            "BETA………………RESPONDENT",
            "RULING",
            "The judgment herein was delivered on 31 October 2030. The parties were told to report to the court whether they agree on what is due.",
            "DATED, SIGNED AND DELIVERED AT MOMBASA",
            "THIS….9TH | DAY OF …October…2031.",
            "A. B. MFANO JUDGE",
        ],
    ));
    assert_eq!(head.draft.date.unwrap().value.to_string(), "2031-10-09");
    assert_eq!(value(&head.draft.station), "MOMBASA");
    assert_eq!(head.draft.number[0].value, "PETITION 40 OF 2031");
    assert_eq!(head.draft.bench[0].value, "A. B. MFANO");
    assert_eq!(head.draft.parties.len(), 2);
}

#[test]
fn what_a_catalogue_digests_is_no_text() {
    let head = read(&reading(
        &[],
        &[
            "Case ID: [2031] KEHC 4 (KLR) Copy",
            "Title: Alpha v Beta & another [2031] KEHC 4 (KLR) Copy",
            "Court: High Court",
            "Judges: AB Mfano",
            "Date: 22 January 2031",
            "Parties: Alpha v Beta & another [2031] KEHC 4 (KLR) Copy",
            "legal_issues: ['The key issues that arise for the determination of this court are whether the appellant owed a duty and whether it was broken.']",
            "---- JUDGMENT TEXT ----",
            "IN THE HIGH COURT OF KENYA AT NYERI",
            "CORAM: A. MFANO, J.",
            "CIVIL APPEAL NO. E4 OF 2030",
            "ALPHA LIMITED………………APPELLANT",
            "VERSUS",
            "BETA MFANO………………1ST RESPONDENT",
            "JUDGMENT",
            "The respondent came to the court below and asked for damages that the appellant did not want to pay.",
        ],
    ));
    assert_eq!(head.body, 15);
    assert_eq!(value(&head.draft.station), "NYERI");
    assert_eq!(head.draft.parties[1].value.party.name, "BETA MFANO");
    assert_eq!(head.draft.number[0].value, "CIVIL APPEAL E4 OF 2030");
    // Where the head names nobody, the row does, without the citation behind it.
    let bare = read(&reading(
        &[
            ("Case Number", "Cause 1 of 2031"),
            ("Parties", "Alpha v Beta [2031] KEHC 4 (KLR)"),
        ],
        &["The text begins at once and tells who came to the court and why."],
    ));
    assert_eq!(bare.draft.parties[1].value.party.name, "Beta");
}

#[test]
fn a_page_marker_cuts_nothing_off_and_a_blank_seat_stays_blank() {
    let head = read(&reading(
        &[],
        &[
            "Title: Alpha v Beta [2031] KEHC 4 (KLR)",
            "Court: High Court",
            "Judges: AB Mfano",
            "Date: 22 January 2031",
            "IN THE HIGH COURT OF KENYA AT",
            "CIVIL APPEAL NO. E4 OF 2030",
            "ALPHA LIMITED………………APPELLANT",
            "VERSUS",
            "BETA MFANO………………RESPONDENT",
            "JUDGMENT",
            "1. The appellant came to this court.",
            "--- Page 2 ---",
            "2. The respondent did not.",
        ],
    ));
    assert_eq!(head.body, 10);
    assert_eq!(value(&head.draft.station), "");
    assert_eq!(head.draft.number[0].value, "CIVIL APPEAL E4 OF 2030");
    assert_eq!(head.draft.parties.len(), 2);
}

#[test]
fn the_state_answers_whoever_applies() {
    let head = read(&reading(
        &[],
        &[
            "REPUBLIC OF KENYA",
            "IN THE HIGH COURT OF KENYA AT NAIROBI",
            "CRIMINAL MISC. APPLICATION NO. 4 OF 2031",
            "JANE MFANO………………APPLICANT",
            "VERSUS",
            "DIRECTOR OF PUBLIC PROSECUTIONS………………REPUBLIC",
            "RULING",
            "This matter comes up for the application of Jane Mfano, who asks for another sentence than that which she got.",
        ],
    ));
    let roles: Vec<_> = head
        .draft
        .parties
        .iter()
        .map(|party| party.value.party.role)
        .collect();
    assert_eq!(roles, [PartyRole::Applicant, PartyRole::Respondent]);
}
