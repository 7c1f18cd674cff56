use super::*;
use crate::import::metadata::role::role;
use crate::model::PartyRole;

fn read(lines: &[&str]) -> Vec<String> {
    let lines: Vec<(usize, String)> = lines.iter().map(|line| (0, (*line).to_owned())).collect();
    in_lines(&lines)
        .into_iter()
        .map(|(_, party)| {
            format!(
                "{} | {} | {:?}",
                party.party.name, party.printed, party.party.number
            )
        })
        .collect()
}

#[test]
fn capacities() {
    for (text, printed, number) in [
        ("1ST RESPONDENT", "1ST RESPONDENT", Some(1)),
        ("Objector/Applicant", "Objector/Applicant", None),
        ("2 nd Interested Party", "2 nd Interested Party", Some(2)),
        ("EX PARTE APPLICANTS", "EX PARTE APPLICANTS", None),
        ("Amicus Curiae", "Amicus Curiae", None),
    ] {
        let role = role(text).unwrap_or_else(|| panic!("{text}"));
        assert_eq!((role.printed.as_str(), role.number), (printed, number));
    }
    assert_eq!(role("Third Party").unwrap().number, None);
    assert_eq!(role("Third Respondent").unwrap().number, Some(3));
    for text in ["Stately Homes", "Respondentia", "Suing as the trustees", ""] {
        assert_eq!(role(text), None, "{text}");
    }
}

#[test]
fn heads_with_leaders() {
    assert_eq!(
        read(&[
            "BETWEEN",
            "ALPHA LIMITED ............ 1ST PETITIONER",
            "BETA…………….2ND PETITIONER",
            "-VERSUS-",
            "REGISTRAR OF",
            "EXAMPLES ....RESPONDENT"
        ]),
        [
            "ALPHA LIMITED | 1ST PETITIONER | Some(1)",
            "BETA | 2ND PETITIONER | Some(2)",
            "REGISTRAR OF EXAMPLES | RESPONDENT | None"
        ]
    );
    assert_eq!(
        read(&[
            "ALPHA .... 1ST APPELLANT BETA .... 2ND APPELLANT",
            "VERSUS",
            "GAMMA .... RESPONDENT"
        ]),
        [
            "ALPHA | 1ST APPELLANT | Some(1)",
            "BETA | 2ND APPELLANT | Some(2)",
            "GAMMA | RESPONDENT | None"
        ]
    );
}

#[test]
fn heads_with_capacities_on_their_own_lines() {
    assert_eq!(
        read(&[
            "REPUBLIC ……………………",
            "STATE",
            "- VERSUS–",
            "ALPHA BETA. ………",
            "ACCUSED"
        ]),
        ["REPUBLIC | STATE | None", "ALPHA BETA | ACCUSED | None"]
    );
    assert_eq!(
        read(&[
            "IN THE MATTER OF THE EXAMPLES ACT",
            "ALPHA……..….1ST",
            "OBJECTOR/APPLICANT"
        ])
        .len(),
        1
    );
}

#[test]
fn a_claim_against_a_claim_is_no_party() {
    let read = read(&[
        "Between:",
        "ALPHA LIMITED",
        "Claimant",
        "and",
        "BETA LIMITED",
        "Defendant",
        "And between:",
        "BETA LIMITED",
        "Part 20 Claimant",
        "and",
        "ALPHA LIMITED",
        "Part 20 Defendant",
    ]);
    let begins = ["ALPHA LIMITED", "BETA LIMITED"];
    assert!(read.len() >= 2, "{read:?}");
    assert!(
        read.iter()
            .all(|party| begins.iter().any(|name| party.starts_with(name))),
        "{read:?}"
    );
}

#[test]
fn several_share_a_capacity() {
    assert_eq!(
        read(&[
            "BETWEEN",
            "ALPHA ONE",
            "BETA TWO",
            "(Suing as TRUSTEES OF",
            "GAMMA) ……..EX PARTE APPLICANTS"
        ]),
        [
            "ALPHA ONE | EX PARTE APPLICANTS | Some(1)",
            "BETA TWO | EX PARTE APPLICANTS | Some(2)"
        ]
    );
}

#[test]
fn parties_of_a_title() {
    let found = in_title(
        "Alpha & 2 others v Beta; Gamma (Interested Party)",
        "Petition 1 of 2030",
        None,
    );
    let found: Vec<_> = found
        .iter()
        .map(|p| (p.party.name.as_str(), p.party.role, p.party.note.as_deref()))
        .collect();
    assert_eq!(
        found,
        [
            ("Alpha", PartyRole::Petitioner, Some("and 2 others")),
            ("Beta", PartyRole::Respondent, None),
            ("Gamma", PartyRole::InterestedParty, None),
        ]
    );
}

/// A catalogue's row has all names, and the citation beside it says how many they are.
#[test]
fn parties_of_a_row() {
    let names = |row: &str, cited: Option<&str>| -> Vec<String> {
        in_title(row, "Petition 1 of 2030", cited)
            .iter()
            .map(|found| format!("{} ({})", found.party.name, found.party.role.as_str()))
            .collect()
    };
    let row = "Alpha Mfano v Beta Commission, Gamma Mfani & Delta & Sons";
    assert_eq!(names(row, None).len(), 2);
    // "Delta & Sons" makes four of them: no guess is better than a wrong one.
    assert_eq!(
        names(row, Some("Alpha Mfano v Beta Commission & 2 others")).len(),
        2
    );
    let row = "Alpha Mfano v Beta Commission, Gamma Mfani & Delta";
    assert_eq!(
        names(row, Some("Alpha Mfano v Beta Commission & 2 others")),
        [
            "Alpha Mfano (petitioner)",
            "Beta Commission (respondent)",
            "Gamma Mfani (respondent)",
            "Delta (respondent)"
        ]
    );
    let row = "Alpha Mfano v Beta Board & another";
    assert_eq!(
        names(row, Some(row)),
        ["Alpha Mfano (petitioner)", "Beta Board (respondent)"]
    );
    let row = "Mfano & Sons Ltd, Gamma Mfani v Cabinet Secretary, Ministry of Lands";
    let cited = "Mfano & 2 Others v Cabinet Secretary & another";
    assert_eq!(names(row, Some(cited)).len(), 2);
    assert_eq!(
        names("Republic v Alpha Board Ex parte Beta Mfano", None),
        [
            "Republic (petitioner)",
            "Alpha Board (respondent)",
            "Beta Mfano (applicant)"
        ]
    );
}

#[test]
fn parties_of_tribunals_and_of_the_crown() {
    assert_eq!(
        read(&[
            "UPPER TRIBUNAL",
            "TAX AND CHANCERY CHAMBER",
            "ALPHA MFANO",
            "Appellant",
            "- and -",
            "the commissioners of examples",
            "Respondents",
            "Re: 1 Example Road",
            "The first appellant represented himself and the second appellant",
        ]),
        [
            "ALPHA MFANO | Appellant | None",
            "the commissioners of examples | Respondents | None"
        ]
    );
    assert_eq!(
        read(&[
            "BETWEEN",
            "THE QUEEN",
            "on the application of",
            "BETA BOROUGH",
            "Claimant",
            "- and -",
            "MAYOR OF GAMMA",
            "Defendant",
        ]),
        [
            "BETA BOROUGH | Claimant | None",
            "MAYOR OF GAMMA | Defendant | None"
        ]
    );
}

#[test]
fn numbered_names_descriptions_and_notices() {
    assert_eq!(
        read(&[
            "BETWEEN",
            "COUNTY OF ALPHA",
            "Applicant",
            "and",
            "(1) A mother",
            "(2) A father",
            "(3) & (4) BETA and GAMMA",
            "(through their guardian DELTA)",
            "Respondent",
        ]),
        [
            "COUNTY OF ALPHA | Applicant | None",
            "A mother | Respondent | Some(1)",
            "A father | Respondent | Some(2)",
            "BETA and GAMMA | Respondent | Some(3)",
        ]
    );
    assert_eq!(
        read(&[
            "BETWEEN",
            "ALPHA SA",
            "acting through its branch ALPHA KENYA",
            "Claimant",
            "and",
            "BETA – FIRST RESPONDENT",
            "(ANONYMITY ORDER MADE IN RESPECT OF THE FIRST RESPONDENT)",
            "GAMMA – SECOND RESPONDENT",
        ]),
        [
            "ALPHA SA | Claimant | None",
            "BETA | FIRST RESPONDENT | Some(1)",
            "GAMMA | SECOND RESPONDENT | Some(2)",
        ]
    );
}

// Appeals that are heard together; `(AP)` is an assisted person.
#[test]
fn titles_with_capacities_on_several_lines() {
    let lines = [
        "Public Prosecutor (Respondent) v Alpha (AP) (Appellant) (Northern Ireland)",
        "Public Prosecutor (Respondent) v Beta (suing as Gamma's guardian) (Appellant)",
    ];
    assert_eq!(
        read(&lines),
        [
            "Public Prosecutor | Respondent | None",
            "Alpha | Appellant | None",
            "Beta | Appellant | None",
        ]
    );
    let lines: Vec<(usize, String)> = lines.map(|line| (0, line.to_owned())).to_vec();
    let note = in_lines(&lines)[2].1.party.note.clone();
    assert_eq!(note.as_deref(), Some("suing as Gamma's guardian"));
}

// Kenya Law's pages have each name and each capacity on a line of its own.
#[test]
fn names_above_their_capacities() {
    assert_eq!(
        read(&[
            "BETWEEN",
            "ALPHA ........ APPELLANT",
            "AND",
            "HIGH COURT OF KENYA, NAIROBI ..... RESPONDENT",
        ])[1],
        "HIGH COURT OF KENYA, NAIROBI | RESPONDENT | None"
    );
    assert_eq!(
        read(&[
            "IN THE HIGH COURT",
            "THE RENT TRIBUNAL",
            "RESPONDENT",
            "ALPHA",
            "INTERESTED PARTY",
        ])[0],
        "THE RENT TRIBUNAL | RESPONDENT | None"
    );
    assert_eq!(
        read(&[
            "Between",
            "Mfano Alpha",
            "1st Petitioner",
            "eremiah Beta",
            "2nd Petitioner",
            "and",
            "The Political Parties Disputes Tribunal",
            "1st Respondent",
            "Director of Public Prosecutions",
            "2nd Respondent",
            "Advocates Benevolent Association",
            "Interested Party",
        ]),
        [
            "Mfano Alpha | 1st Petitioner | Some(1)",
            "eremiah Beta | 2nd Petitioner | Some(2)",
            "The Political Parties Disputes Tribunal | 1st Respondent | Some(1)",
            "Director of Public Prosecutions | 2nd Respondent | Some(2)",
            "Advocates Benevolent Association | Interested Party | None",
        ]
    );
}

#[test]
fn ex_parte_on_a_line_of_its_own_before_or_behind_the_name() {
    let head = |last: &[&str]| {
        let mut lines = vec![
            "BETWEEN",
            "REPUBLIC ........ APPLICANT",
            "VERSUS",
            "ALPHA TRIBUNAL ........ 1STRESPONDENT",
            "THE CHIEF MAGISTRATES COURT, KIBERA ....... 2NDRESPONDENT",
        ];
        lines.extend(last);
        read(&lines)
    };
    let before = [
        "REPUBLIC | APPLICANT | None",
        "ALPHA TRIBUNAL | 1STRESPONDENT | Some(1)",
        "THE CHIEF MAGISTRATES COURT, KIBERA | 2NDRESPONDENT | Some(2)",
    ];
    for (last, printed) in [
        (
            &["EX PARTE APPLICANT:", "BETA LIMITED"][..],
            "EX PARTE APPLICANT",
        ),
        (&["EX-PARTE: BETA LIMITED"], "EX-PARTE"),
        (&["EX PARTE BETA LIMITED"], "EX PARTE"),
        (&["BETA LIMITED ........ EX-PARTE"], "EX-PARTE"),
    ] {
        let found = head(last);
        assert_eq!(found[..3], before);
        assert_eq!(found[3..], [format!("BETA LIMITED | {printed} | None")]);
    }
    assert_eq!(
        head(&[
            "EX-PARTE",
            "1. BETA LIMITED",
            "2. GAMMA",
            "(Coram: A, B & C, JJA)"
        ])[3..],
        [
            "BETA LIMITED | EX-PARTE | Some(1)",
            "GAMMA | EX-PARTE | Some(2)",
        ]
    );
}

#[test]
fn names_on_either_side_of_a_capacity_that_they_share() {
    assert_eq!(
        read(&[
            "IN THE MATTER OF THE ESTATE OF MFANO (DECEASED)",
            "ALPHA MFANO",
            "BETA MFANO ........ PETITIONERS",
            "GAMMA MFANO",
            "VERSUS",
            "DELTA ........ OBJECTOR",
        ]),
        [
            "ALPHA MFANO | PETITIONERS | Some(1)",
            "BETA MFANO | PETITIONERS | Some(2)",
            "GAMMA MFANO | PETITIONERS | Some(3)",
            "DELTA | OBJECTOR | None",
        ]
    );
    // Lines that end within a name.
    assert_eq!(
        read(&[
            "ALPHA ........ APPLICANT",
            "VERSUS",
            "1. BETA CHURCH",
            "2. GAMMA DISTRICT OFFICE OF THE SUB-",
            "COUNTY",
            "3. DELTA COMMISSION OF",
            "EXAMPLES ........ RESPONDENTS",
            "THE CHIEF MAGISTRATES COURT, KIBERA ........",
            "INTERESTED PARTY",
        ])[1..],
        [
            "BETA CHURCH | RESPONDENTS | Some(1)",
            "GAMMA DISTRICT OFFICE OF THE SUB-COUNTY | RESPONDENTS | Some(2)",
            "DELTA COMMISSION OF EXAMPLES | RESPONDENTS | Some(3)",
            "THE CHIEF MAGISTRATES COURT, KIBERA | INTERESTED PARTY | None",
        ]
    );
    // The matter is none of them.
    assert_eq!(
        read(&[
            "43(1)(e) OF THE CONSTITUTION OF KENYA",
            "ALPHA ........ PETITIONERS",
            "VERSUS",
            "BETA ........ RESPONDENT",
        ])
        .len(),
        2
    );
}

#[test]
fn a_bench_above_the_parties_is_no_party() {
    assert_eq!(
        read(&[
            "CORAM: MFANO, J (IN OPEN COURT)",
            "REPUBLIC ……………….………………….….….…….PROSECUTOR",
            "VERSUS",
            "ALPHA ……. 1ST ACCUSED",
        ]),
        [
            "REPUBLIC | PROSECUTOR | None",
            "ALPHA | 1ST ACCUSED | Some(1)"
        ]
    );
}

#[test]
fn what_stands_above_the_first_name_is_no_part_of_it() {
    assert_eq!(
        read(&[
            "[2031] KEHC 1 (KLR)",
            "Republic of Kenya",
            "Probate & Administration 1 of 2030",
            "AB Mfano, J",
            "December 20, 2031",
            "Alpha Mfano (Deceased)",
            "1st Applicant",
            "Beta Mfano",
            "2nd Applicant",
        ]),
        [
            "Alpha Mfano (Deceased) | 1st Applicant | Some(1)",
            "Beta Mfano | 2nd Applicant | Some(2)",
        ]
    );
}

#[test]
fn a_name_over_two_lines_under_the_number_and_brackets_left_open() {
    assert_eq!(
        read(&[
            "TRUSTEES OF THE MFANO",
            "ALPHA BETA ........ PLAINTIFF",
            "-VERSUS-",
            "C M (a minor suing through mother and",
            "next friend M N ........ 1ST DEFENDANT",
            "GAMMA COUNCIL OF ELDERS) ........ 2ND DEFENDANT",
        ]),
        [
            "TRUSTEES OF THE MFANO ALPHA BETA | PLAINTIFF | None",
            "C M (a minor suing through mother and next friend M N | 1ST DEFENDANT | Some(1)",
            "GAMMA COUNCIL OF ELDERS | 2ND DEFENDANT | Some(2)",
        ]
    );
    assert_eq!(
        read(&[
            "1. ALPHA",
            "2. BETA",
            "3. GAMMA ........ APPELLANTS",
            "AND",
            "I&M ALPHA LIMITED ........ Plaintiff to the Counterclaim",
            "DELTA ........ TENANT",
        ]),
        [
            "ALPHA | APPELLANTS | Some(1)",
            "BETA | APPELLANTS | Some(2)",
            "GAMMA | APPELLANTS | Some(3)",
            "I&M ALPHA LIMITED | Plaintiff to the Counterclaim | None",
            "DELTA | TENANT | None",
        ]
    );
}

#[test]
fn a_landlord_who_is_named_first_has_come_to_the_tribunal() {
    let roles = |lines: [&str; 3]| -> Vec<PartyRole> {
        let lines = lines.map(|line| (0, line.to_owned()));
        in_lines(&lines)
            .into_iter()
            .map(|(_, party)| party.party.role)
            .collect()
    };
    let expected = [PartyRole::Applicant, PartyRole::Respondent];
    assert_eq!(
        roles(["ALPHA ..... LANDLORD", "VERSUS", "BETA ..... TENANT"]),
        expected
    );
    assert_eq!(
        roles(["ALPHA ..... TENANT", "VERSUS", "BETA ..... LANDLORD"]),
        expected
    );
    assert_eq!(
        roles([
            "ALPHA ..... LANDLORD/APPLICANT",
            "VERSUS",
            "BETA ..... TENANT/1ST RESPONDENT"
        ]),
        expected
    );
    assert_eq!(
        roles(["ALPHA ..... APPLICANT", "VERSUS", "BETA ..... TENANT"]),
        expected
    );
}

#[test]
fn slips_of_typists_and_of_scans() {
    let found = |lines: &[&str]| -> Vec<String> {
        let lines: Vec<_> = lines.iter().map(|line| (0, (*line).to_owned())).collect();
        in_lines(&lines)
            .into_iter()
            .map(|(_, party)| format!("{} {}", party.party.name, party.party.role.as_str()))
            .collect()
    };
    let expected = ["ALPHA LTD plaintiff", "BETA MFANO defendant"];
    for lines in [
        &[
            "ALPHA LTD ...... PLAINTIFFVERSUS",
            "BETA MFANO ..... DEFENDANT",
        ][..],
        &[
            "ALPHA LTD ...... PLAINTIFF",
            "VERUS",
            "BETA MFANO ..... DEFENDENT",
        ],
        &[
            "ALPHA LTD ...... PLAINTIFF VERSUS BETA MFANO",
            "...... DEFENDANT",
        ],
        &["ALPHA LTD VERSUS PLAINTIFF", "BETA MFANO", "DEFENDANT"],
        &[
            "ALPHA LTD ....... PLAIN TIFF",
            "VERSUS",
            "BETA MFANO .... DEFEND ANT",
        ],
    ] {
        assert_eq!(found(lines), expected, "{lines:?}");
    }
    assert_eq!(
        found(&[
            "ALPHA",
            "Claimant",
            "- and -",
            "Beta Mfano (1)",
            "Gamma of Delta (2)",
            "Defendants"
        ]),
        [
            "ALPHA plaintiff",
            "Beta Mfano defendant",
            "Gamma of Delta defendant"
        ]
    );
    assert_eq!(
        found(&[
            "ALPHA",
            "Claimant",
            "- and -",
            "BETA LTD",
            "Defendant 1",
            "GAMMA LTD",
            "Defendant 2"
        ]),
        [
            "ALPHA plaintiff",
            "BETA LTD defendant",
            "GAMMA LTD defendant"
        ]
    );
}

/// Cases that are heard together name the same people twice.
#[test]
fn whoever_is_in_both_of_two_consolidated_cases_is_one() {
    let lines = [
        "BETWEEN",
        "ALPHA MFANO ..... PETITIONER",
        "VERSUS",
        "BETA BOARD ..... 1ST RESPONDENT",
        "GAMMA MFANO (RETURNING OFFICER) ..... 2ND RESPONDENT",
        "CONSOLIDATED WITH",
        "ELECTION PETITION NO. 9 OF 2031",
        "BETWEEN",
        "DELTA MFANO ..... PETITONER",
        "VERSUS",
        "GAMMA MFANO ..... 1ST RESPONDNET",
        "BETA BOARD ..... 2ND RESPONDENT",
    ]
    .map(|line| (0, line.to_owned()));
    let names: Vec<_> = in_lines(&lines)
        .into_iter()
        .map(|(_, party)| party.party.name)
        .collect();
    assert_eq!(
        names,
        [
            "ALPHA MFANO",
            "BETA BOARD",
            "GAMMA MFANO (RETURNING OFFICER)",
            "DELTA MFANO"
        ]
    );
}

#[test]
fn a_name_that_breaks_off_at_a_small_word() {
    assert_eq!(
        read(&[
            "ALPHA MFANO ........ PLAINTIFF",
            "-VERSUS-",
            "THE ADMINISTRATORS OF THE ESTATE OF",
            "BETA MFANI (GAMMA MFANI,",
            "DELTA MFANI & OTHERS ........ DEFENDANTS",
        ]),
        [
            "ALPHA MFANO | PLAINTIFF | None",
            "THE ADMINISTRATORS OF THE ESTATE OF BETA MFANI (GAMMA MFANI, DELTA MFANI & OTHERS | DEFENDANTS | None",
        ]
    );
    assert_eq!(
        read(&[
            "ALPHA MFANO ........ PETITIONER",
            "VERSUS",
            "1. THE SECRETARY FOR LANDS OF THE",
            "2. THE REGISTRAR OF",
            "3. BETA MFANI ........ RESPONDENTS",
        ])
        .len(),
        4
    );
}

/// A bank may be called so; registrars of two towns are two.
#[test]
fn whoever_differs_by_what_stands_in_brackets_is_another() {
    let count = |lines: &[&str]| {
        let lines: Vec<_> = lines.iter().map(|line| (0, (*line).to_owned())).collect();
        in_lines(&lines).len()
    };
    let parties = [
        "CONSOLIDATED BANK LTD ..... 1ST DEFENDANT",
        "AB (MINOR) ..... 2ND DEFENDANT",
        "AB (ADULT) ..... 3RD DEFENDANT",
    ];
    assert_eq!(count(&parties), 3);
    let joined = [
        "BETWEEN",
        "ALPHA ..... PETITIONER",
        "THE REGISTRAR (THIKA) ..... 1ST RESPONDENT",
        "CONSOLIDATED WITH",
        "THE REGISTRAR (RUIRU) ..... 1ST RESPONDENT",
        "THE REGISTRAR (THIKA) ..... 2ND RESPONDENT",
    ];
    assert_eq!(count(&joined), 3);
}

#[test]
fn two_people_on_a_line() {
    let found = |line: &str| in_lines(&[(0, line.to_owned())]).len();
    assert_eq!(found("ALPHA MFANO AND B. MFANI ..... APPLICANTS"), 2);
    for one in [
        "MFANO AND MFANI ADVOCATES ..... APPLICANTS",
        "MFANO & SONS LTD ..... APPLICANTS",
        "LAKE MFANO WATER AND SANITATION AGENCY ..... APPLICANTS",
        "MUMO MFANO AND TEACHERS SERVICE ..... APPLICANTS",
        "ALPHA MFANO AND B. MFANI ..... APPLICANT",
    ] {
        assert_eq!(found(one), 1, "{one}");
    }
}

#[test]
fn what_lines_break_in_courts_own_prints() {
    // The name's last word is no capacity; a capacity goes on with the next name; a word is broken.
    assert_eq!(
        read(&[
            "BETWEEN",
            "ALPHA MFANO\tPETITIONER",
            "VERSUS",
            "DIRECTOR OF PUBLIC",
            "PROSECUTIONS\t1ST RESPONDENT",
            "BETA NETWORKS LIMITED\t2ND",
            "RESPONDENT GAMMA MFANI, MANAGER,",
            "BETA NETWORKS\t3RD RESPONDENT",
            "DELTA\tRESPO",
            "NDENT",
        ]),
        [
            "ALPHA MFANO | PETITIONER | None",
            "DIRECTOR OF PUBLIC PROSECUTIONS | 1ST RESPONDENT | Some(1)",
            "BETA NETWORKS LIMITED | 2ND RESPONDENT | Some(2)",
            "GAMMA MFANI, MANAGER, BETA NETWORKS | 3RD RESPONDENT | Some(3)",
            "DELTA | RESPONDENT | None",
        ]
    );
    assert_eq!(
        row(&["DELTA".to_owned(), "RESPO".to_owned()]),
        ["DELTA\tRESPO"]
    );
    // Behind the first capacity, `IN THE MATTER` takes no name away.
    assert_eq!(
        read(&[
            "MFANO & MFANI",
            "ADVOCATES\tADVOCATE/APPLICANT",
            "VERSUS",
            "EAST COAST CEMENT",
            "COMPANY LIMITED",
            "RESPONDENT",
            "IN THE MATTER OF THE ADVOCATES ACT",
        ]),
        [
            "MFANO & MFANI ADVOCATES | ADVOCATE/APPLICANT | None",
            "EAST COAST CEMENT COMPANY LIMITED | RESPONDENT | None",
        ]
    );
}

#[test]
fn the_case_below_names_nobody() {
    assert_eq!(
        read(&[
            "ALPHA LIMITED\tAPPELLANT",
            "VERSUS",
            "BETA MFANO\tRESPONDENT",
            "(Being an appeal from the judgment delivered on 13th August 2024)",
            "BETWEEN",
            "BETA MFANO\tPLAINTIFF",
            "VS ALPHA LIMITED\tDEFENDANT",
        ]),
        [
            "ALPHA LIMITED | APPELLANT | None",
            "BETA MFANO | RESPONDENT | None",
        ]
    );
    assert_eq!(
        read(&["BETWEEN", "ALPHA\tPLAINTIFF", "VS BETA\tDEFENDANT"]),
        ["ALPHA | PLAINTIFF | None", "BETA | DEFENDANT | None"]
    );
}

#[test]
fn a_list_counts_its_names() {
    let read = read(&[
        "1. ALPHA MFANO",
        "2. BETA MFANI (suing as the Administrator of the Estate of GAMMA MFANI)",
        "3. DELTA MFANU 4. EPSILON MFANE",
        "5 ZETA MFANO",
        "6. ETA MFANI\tCLAIMANTS",
        "VERSUS",
        "THE PORTS AUTHORITY\tRESPONDENT",
    ]);
    let told: Vec<&str> = read
        .iter()
        .map(|party| party.split(" (").next().unwrap_or(party))
        .collect();
    assert_eq!(read.len(), 7);
    assert!(told[1].starts_with("BETA MFANI"), "{read:?}");
    for (at, number) in [(0, 1), (1, 2), (2, 3), (3, 4), (4, 5), (5, 6)] {
        assert!(read[at].ends_with(&format!("Some({number})")), "{read:?}");
    }
    assert!(read[4].starts_with("ZETA MFANO |") && read[3].starts_with("EPSILON MFANE |"));
}
