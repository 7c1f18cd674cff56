//! Heads of judgments, lists of articles and dockets as registries print them. All texts are made up.

use hoja::cite::Kind;

use super::holds;

#[test]
fn the_court_above_a_docket_is_none_of_it() {
    for (head, docket, normal) in [
        (
            "IN THE HIGH COURT OF KENYA\nAT KERICHO\nPETITION NO. 1 OF 2017\nBETWEEN",
            "PETITION NO. 1 OF 2017",
            "PETITION 1 of 2017",
        ),
        (
            "IN THE ENVIRONMENT AND LAND COURT AT NYERI\nELC PET 8 OF 2016\nBETWEEN",
            "ELC PET 8 OF 2016",
            "ELC PET 8 of 2016",
        ),
        (
            "MILIMANI LAW COURTS\nCONSTITUTIONAL AND HUMAN RIGHTS DIVISION\nPETITION NO 14 OF 2015\nBETWEEN",
            "PETITION NO 14 OF 2015",
            "PETITION 14 of 2015",
        ),
        // A line that breaks in running words breaks no docket.
        (
            "He was arraigned in Milimani\nCriminal Case No. 61 of 2015, which stands.",
            "Milimani\nCriminal Case No. 61 of 2015",
            "Milimani Criminal Case 61 of 2015",
        ),
    ] {
        holds(head, &[(Kind::CaseNumber, docket, normal)]);
    }
}

#[test]
fn dockets_as_registries_print_them() {
    for (docket, normal) in [
        ("Nyeri SO No. 20 of 2020", "Nyeri SO 20 of 2020"),
        (
            "Machakos Mediation No. 005 of 2023",
            "Machakos Mediation 005 of 2023",
        ),
        (
            "Sup. Ct. Petition No. 6 of 2014",
            "Sup. Ct. Petition 6 of 2014",
        ),
        (
            "H.C. Petition No. J.R. 291 of 2011",
            "H.C. Petition J.R. 291 of 2011",
        ),
        (
            "Misc. Civil Application No. (JR) 51 of 2010",
            "Misc. Civil Application (JR) 51 of 2010",
        ),
        (
            "Criminal Appeal No 60. of 2018",
            "Criminal Appeal 60 of 2018",
        ),
        ("Civil Appeal No. 45/99", "Civil Appeal 45 of 1999"),
        ("HCCC No. 12/03", "HCCC 12 of 2003"),
        (
            "Anti-Corruption Revision No 30 of 2019",
            "Anti-Corruption Revision 30 of 2019",
        ),
        (
            "EDRC Application No 020 of 2022",
            "EDRC Application 020 of 2022",
        ),
        ("HCC ARB/E003/2020", "HCC ARB E003 of 2020"),
        (
            "Civil Miscellaneous E007 & E003 (Consolidated) of 2020",
            "Civil Miscellaneous E007 & E003 of 2020 (Consolidated)",
        ),
        (
            "MSA Judicial Review No 12 of 2010",
            "MSA Judicial Review 12 of 2010",
        ),
    ] {
        holds(
            &format!("It was so held in {docket}, which binds."),
            &[(Kind::CaseNumber, docket, normal)],
        );
    }
    holds(
        "the Probate & Administration E004 of 2021 was heard",
        &[(
            Kind::CaseNumber,
            "Probate & Administration E004 of 2021",
            "Probate & Administration E004 of 2021",
        )],
    );
}

#[test]
fn the_matter_of_a_notice_is_no_case() {
    holds(
        "AND IN THE MATTER OF NULLIFICATION OF GAZETTE NOTICE NO. 81 OF 2004",
        &[(
            Kind::GazetteNotice,
            "GAZETTE NOTICE NO. 81 OF 2004",
            "Gazette Notice 81 of 2004",
        )],
    );
}

#[test]
fn lists_that_lost_their_commas() {
    holds(
        "Articles 20, 23 (3), 40 159 (2) (d) and 258 of the Constitution",
        &[(
            Kind::Constitution,
            "Articles 20, 23 (3), 40 159 (2) (d) and 258 of the Constitution",
            "Constitution of Kenya, art 20; Constitution of Kenya, art 23(3); Constitution of Kenya, art 40; \
             Constitution of Kenya, art 159(2)(d); Constitution of Kenya, art 258",
        )],
    );
    holds(
        "Articles 159, 165(3)(b)258(1) of the Constitution",
        &[(
            Kind::Constitution,
            "Articles 159, 165(3)(b)258(1) of the Constitution",
            "Constitution of Kenya, art 159; Constitution of Kenya, art 165(3)(b); Constitution of Kenya, art 258(1)",
        )],
    );
    holds(
        "section 167(1)(a), (b)(2) and (3) of the Fruit Act",
        &[(
            Kind::Provision,
            "section 167(1)(a), (b)(2) and (3) of the Fruit Act",
            "Fruit Act, s 167(1)(a); Fruit Act, s 167(1)(b); Fruit Act, s 167(2); Fruit Act, s 167(3)",
        )],
    );
    holds(
        "declared sections 4; 7(1) and (2);10(4); 16; 21(1); and 58(2) of the Fruit Act null",
        &[(
            Kind::Provision,
            "sections 4; 7(1) and (2);10(4); 16; 21(1); and 58(2) of the Fruit Act",
            "Fruit Act, s 4; Fruit Act, s 7(1); Fruit Act, s 7(2); Fruit Act, s 10(4); Fruit Act, s 16; \
             Fruit Act, s 21(1); Fruit Act, s 58(2)",
        )],
    );
    holds(
        "Order 40 rule 1 and 51 rule 1 of the Civil Procedure Rules",
        &[
            (
                Kind::Provision,
                "Order 40 rule 1",
                "Civil Procedure Rules, Order 40 rule 1",
            ),
            (
                Kind::Provision,
                "51 rule 1 of the Civil Procedure Rules",
                "Civil Procedure Rules, Order 51 rule 1",
            ),
        ],
    );
}

#[test]
fn titles_as_they_are_printed() {
    holds(
        "section 3 of the Fruit Act, Cap21 applies",
        &[(
            Kind::Provision,
            "section 3 of the Fruit Act, Cap21",
            "Fruit Act, s 3",
        )],
    );
    holds(
        "the Fruit Act (No. 5) of 1996 applies",
        &[(Kind::Act, "Fruit Act (No. 5) of 1996", "Fruit Act")],
    );
    holds(
        "regulation 5 of the Advocates (CPD) Rules, 2014",
        &[(
            Kind::Provision,
            "regulation 5 of the Advocates (CPD) Rules, 2014",
            "Advocates (CPD) Rules, reg 5",
        )],
    );
    holds(
        "under the Laws of Kenya and Regulations 40 and 41 of the Fruit (General) Regulations, 2017",
        &[(
            Kind::Provision,
            "Regulations 40 and 41 of the Fruit (General) Regulations, 2017",
            "Fruit (General) Regulations, reg 40; Fruit (General) Regulations, reg 41",
        )],
    );
    holds(
        "AS AMENDED BY THE FRUIT ACT, 2020 AND THE APPLE LAWS (AMENDMENT) (NO.2) ACT, 2020",
        &[
            (Kind::Act, "FRUIT ACT, 2020", "FRUIT ACT"),
            (
                Kind::Act,
                "APPLE LAWS (AMENDMENT) (NO.2) ACT, 2020",
                "APPLE LAWS (AMENDMENT) (NO.2) ACT",
            ),
        ],
    );
    holds(
        "Article 19 submitted that Article 33 was violated; Article 19 East Africa agreed",
        &[(
            Kind::Constitution,
            "Article 33",
            "Constitution of Kenya, art 33",
        )],
    );
    holds(
        "guaranteed under Article 33 in the following terms",
        &[(
            Kind::Constitution,
            "Article 33",
            "Constitution of Kenya, art 33",
        )],
    );
    holds(
        "Bidii Guild v Registrar & 2 others; Union of Crafts In East Pwani & another (Interested Parties) (Petition 5 of 2020)",
        &[
            (
                Kind::CaseName,
                "Bidii Guild v Registrar & 2 others; Union of Crafts In East Pwani & another (Interested Parties)",
                "Bidii Guild v Registrar & 2 others; Union of Crafts In East Pwani & another (Interested Parties)",
            ),
            (Kind::CaseNumber, "Petition 5 of 2020", "Petition 5 of 2020"),
        ],
    );
    holds(
        "in Kisumu HCCC No 63 of 2017, Otieno, Kamau & Company Advocates v Bidii Ltd, he won",
        &[
            (
                Kind::CaseNumber,
                "Kisumu HCCC No 63 of 2017",
                "Kisumu HCCC 63 of 2017",
            ),
            (
                Kind::CaseName,
                "Otieno, Kamau & Company Advocates v Bidii Ltd",
                "Otieno, Kamau & Company Advocates v Bidii Ltd",
            ),
        ],
    );
    holds(
        "in Otieno Kamau and three others v Bidii Sacco Limited where",
        &[(
            Kind::CaseName,
            "Otieno Kamau and three others v Bidii Sacco Limited",
            "Otieno Kamau and three others v Bidii Sacco Limited",
        )],
    );
    holds(
        "Republic v Registrar & another ex-parte The Juu Foundation Ltd [2014] eKLR",
        &[
            (
                Kind::CaseName,
                "Republic v Registrar & another ex-parte The Juu Foundation Ltd",
                "Republic v Registrar & another ex-parte The Juu Foundation Ltd",
            ),
            (Kind::Eklr, "[2014] eKLR", "[2014] eKLR"),
        ],
    );
}
