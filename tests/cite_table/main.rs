//! The citation grammar by example: what people write, what it is, and what it is not.

mod heads;
mod meant;

use hoja::cite::{Citation, Kind, Options, find, key, parse};

fn citations(text: &str) -> Vec<Citation> {
    find(text, &Options::default())
}

/// Holds that a text has exactly these citations: type, words, normal form.
pub(crate) fn holds(text: &str, expected: &[(Kind, &str, &str)]) {
    let found = citations(text);
    let found: Vec<(Kind, &str, &str)> = found
        .iter()
        .map(|c| (c.kind, c.text.as_str(), c.normal.as_deref().unwrap_or("-")))
        .collect();
    assert_eq!(found, expected, "in {text:?}");
}

#[test]
fn neutral_citations_and_eklr() {
    for (text, kind, normal) in [
        (
            "[2021] KEHC 122 (KLR)",
            Kind::Neutral,
            "[2021] KEHC 122 (KLR)",
        ),
        (
            "[2021]KEHC 122(KLR)",
            Kind::Neutral,
            "[2021] KEHC 122 (KLR)",
        ),
        (
            "(2023) KEELC 20115 (KLR)",
            Kind::Neutral,
            "[2023] KEELC 20115 (KLR)",
        ),
        (
            "[2021] KEHC 122 KLR",
            Kind::Neutral,
            "[2021] KEHC 122 (KLR)",
        ),
        ("[2021] KEHC 122", Kind::Neutral, "[2021] KEHC 122 (KLR)"),
        (
            "2021 KEHC 122 (KLR)",
            Kind::Neutral,
            "[2021] KEHC 122 (KLR)",
        ),
        ("[2024] SCC 1 (KLR)", Kind::Neutral, "[2024] SCC 1 (KLR)"),
        ("[2006] ZACC 11", Kind::Neutral, "[2006] ZACC 11"),
        ("[2016] UKPC 30", Kind::Neutral, "[2016] UKPC 30"),
        (
            "[2019] EWCA Civ 1203",
            Kind::Neutral,
            "[2019] EWCA Civ 1203",
        ),
        (
            "[2019] EWHC 2341 (Admin)",
            Kind::Neutral,
            "[2019] EWHC 2341 (Admin)",
        ),
        (
            "[2024] EWCOP 30 (T2)",
            Kind::Neutral,
            "[2024] EWCOP 30 (T2)",
        ),
        (
            "[2023] UKUT 140 (AAC)",
            Kind::Neutral,
            "[2023] UKUT 140 (AAC)",
        ),
        ("[2014] UGSC 5", Kind::Neutral, "[2014] UGSC 5"),
        ("2015 SCC 5", Kind::Neutral, "[2015] SCC 5"),
        ("[2015] eKLR", Kind::Eklr, "[2015] eKLR"),
        ("(2018) eKLR", Kind::Eklr, "[2018] eKLR"),
        ("2012 e KLR", Kind::Eklr, "[2012] eKLR"),
        ("[2017]eKLR", Kind::Eklr, "[2017] eKLR"),
        ("[2014] e-KLR", Kind::Eklr, "[2014] eKLR"),
        ("[2014] EKLR", Kind::Eklr, "[2014] eKLR"),
    ] {
        holds(text, &[(kind, text, normal)]);
    }
}

#[test]
fn law_reports() {
    for (text, normal) in [
        ("[1969] EA 696", "[1969] EA 696"),
        ("[1969] E.A. 696", "[1969] EA 696"),
        ("(1959) EA 793", "[1959] EA 793"),
        ("1968 E.A 123", "[1968] EA 123"),
        ("[1968] 1. E.A 123", "[1968] 1 EA 123"),
        ("(2008) 2EA 300", "[2008] 2 EA 300"),
        ("(1986) KLR 141", "[1986] KLR 141"),
        ("[2006] 1 KLR 124", "[2006] 1 KLR 124"),
        ("[2008] 1 KLR (EP) 15", "[2008] 1 KLR (EP) 15"),
        ("(1982-88) 1 KAR 278", "(1982-88) 1 KAR 278"),
        ("(1953) 20 EACA 22", "(1953) 20 EACA 22"),
        ("[1964] AC 40", "[1964] AC 40"),
        ("[1990] 2 AC 273", "[1990] 2 AC 273"),
        ("[1923] 2KB 261", "[1923] 2 KB 261"),
        ("[1979] 3 All E.R. 252", "[1979] 3 All ER 252"),
        ("(1880) 5 App Cas 25", "(1880) 5 App Cas 25"),
        ("(1879) 4 App. Cas. 801", "(1879) 4 App Cas 801"),
        ("[2016] 4 WLR 167", "[2016] 4 WLR 167"),
        ("(2017) 10 SCC 1", "(2017) 10 SCC 1"),
        ("AIR 1978 SC 597", "AIR 1978 SC 597"),
        ("2006 (6) SA 416 (CC)", "2006 (6) SA 416 (CC)"),
        ("1995 (3) SA 391 (CC)", "1995 (3) SA 391 (CC)"),
        ("410 U.S. 113 (1973)", "410 US 113 (1973)"),
        ("[1986] 1 SCR 103", "[1986] 1 SCR 103"),
        ("(2008) 48 EHRR 50", "(2008) 48 EHRR 50"),
        ("[19591 EA 734", "[1959] EA 734"),
    ] {
        holds(text, &[(Kind::Report, text, normal)]);
    }
}

#[test]
fn case_numbers() {
    for (text, normal) in [
        (
            "Nairobi HC Petition No. 56, 58 & 59 of 2019 (Consolidated)",
            "Nairobi HC Petition 56, 58 & 59 of 2019 (Consolidated)",
        ),
        ("HCCC No. 885/2007", "HCCC 885 of 2007"),
        (
            "Civil Appeal (Application) E084 of 2021",
            "Civil Appeal (Application) E084 of 2021",
        ),
        ("Civil Appeal No. E084 of 2021", "Civil Appeal E084 of 2021"),
        ("Petition 19 (E027) of 2021", "Petition 19 (E027) of 2021"),
        (
            "CONSOLIDATED PETITIONS NO. 56, 58 & 59 OF 2019",
            "CONSOLIDATED PETITIONS 56, 58 & 59 of 2019",
        ),
        ("HCCHRPET/E809/2025", "HCCHRPET E809 of 2025"),
        ("Eldoret P&A No. 317 of 2009", "Eldoret P&A 317 of 2009"),
        ("Milimani CMCC No. 12 of 2018", "Milimani CMCC 12 of 2018"),
        (
            "Nairobi Misc. Application 516 of 2005",
            "Nairobi Misc. Application 516 of 2005",
        ),
        (
            "Judicial Review Miscellaneous Application No. 142 of 2019",
            "Judicial Review Miscellaneous Application 142 of 2019",
        ),
        (
            "Court of Appeal Civil Appeal No. 12 of 2001",
            "Court of Appeal Civil Appeal 12 of 2001",
        ),
        (
            "High Court Civil Suit No. 003 of 2020",
            "High Court Civil Suit 003 of 2020",
        ),
        ("H.C.C.C. No. 45 of 2010", "H.C.C.C. 45 of 2010"),
        ("SC 91/2002", "SC 91 of 2002"),
        ("Communication 317 / 2006", "Communication 317 of 2006"),
        (
            "WRIT PETITION (CIVIL) NO. 494 OF 2012",
            "WRIT PETITION (CIVIL) 494 of 2012",
        ),
        ("CLAIM NO. 2018HCV01788", "CLAIM 2018HCV01788"),
        (
            "Privy Council Appeal No 0006 of 2016",
            "Privy Council Appeal 0006 of 2016",
        ),
        ("Application no. 58170/13", "Application 58170/13"),
        (
            "Civil Application No. Nai. 15 of 1990",
            "Civil Application Nai. 15 of 1990",
        ),
        ("EACJ Reference No. 1 of 2010", "EACJ Reference 1 of 2010"),
    ] {
        holds(text, &[(Kind::CaseNumber, text, normal)]);
    }
    holds(
        "Succession Cause No 193 of 2003 and 317 of 2009",
        &[
            (
                Kind::CaseNumber,
                "Succession Cause No 193 of 2003",
                "Succession Cause 193 of 2003",
            ),
            (Kind::CaseNumber, "317 of 2009", "317 of 2009"),
        ],
    );
}

#[test]
fn provisions() {
    const CPR: &str = "Civil Procedure Rules";
    for (text, normal) in [
        (
            "sections 5(1)(g) and (ha) of the Registration of Persons Act",
            "Registration of Persons Act, s 5(1)(g); Registration of Persons Act, s 5(1)(ha)"
                .to_owned(),
        ),
        (
            "s. 5(1)(g) of the Registration of Persons Act",
            "Registration of Persons Act, s 5(1)(g)".to_owned(),
        ),
        (
            "Order 42 rule 6(2) of the Civil Procedure Rules, 2010",
            format!("{CPR}, Order 42 rule 6(2)"),
        ),
        (
            "Order 42 Rule 6 (6) of the Civil Procedure Rules",
            format!("{CPR}, Order 42 rule 6(6)"),
        ),
        (
            "Order 45 Rule one of the Civil Procedure Rules",
            format!("{CPR}, Order 45 rule 1"),
        ),
        (
            "Order IXA rule 10 of the Civil Procedure Rules",
            format!("{CPR}, Order IXA rule 10"),
        ),
        (
            "Order 42 Rules 11 and 13 of the Civil Procedure Rules",
            format!("{CPR}, Order 42 rule 11; {CPR}, Order 42 rule 13"),
        ),
        (
            "rule 6 of Order 42 of the Civil Procedure Rules",
            format!("{CPR}, Order 42 rule 6"),
        ),
        ("Order 42 rule 6", format!("{CPR}, Order 42 rule 6")),
        (
            "section 204 A of the Insurance Act Cap 405",
            "Insurance Act, s 204A".to_owned(),
        ),
        (
            "Section 12(1) (k) of Cap. 301",
            "Cap. 301, s 12(1)(k)".to_owned(),
        ),
        (
            "Section 80 of the CPA",
            "Civil Procedure Act, s 80".to_owned(),
        ),
        (
            "ss. 4, 7 and 9(2)(a) of the Evidence Act",
            "Evidence Act, s 4; Evidence Act, s 7; Evidence Act, s 9(2)(a)".to_owned(),
        ),
        (
            "Second Schedule to the Sports Act",
            "Sports Act, Second Schedule".to_owned(),
        ),
        (
            "Paragraph 15(1) of the Third Schedule to the Judicial Service Act",
            "Judicial Service Act, Third Schedule para 15(1)".to_owned(),
        ),
        (
            "sections 26 to 29 of the Land Act",
            "Land Act, s 26-29".to_owned(),
        ),
        (
            "Data Protection Act, No. 24 of 2019, section 3",
            "Data Protection Act, s 3".to_owned(),
        ),
        (
            "sub-section (2) of section 5 of the Land Act",
            "Land Act, s 5(2)".to_owned(),
        ),
        (
            "Standing Order 131",
            "Standing Orders, Order 131".to_owned(),
        ),
        (
            "Rule 5(2)(b) of the Court of Appeal Rules, 2010",
            "Court of Appeal Rules, rule 5(2)(b)".to_owned(),
        ),
        (
            "subsection (2) of section 5 of the Land Act",
            "Land Act, s 5(2)".to_owned(),
        ),
        ("section 5 Evidence Act", "Evidence Act, s 5".to_owned()),
        (
            "Article 9 of the ICCPR",
            "International Covenant on Civil and Political Rights, art 9".to_owned(),
        ),
        (
            "regulation 5(2) of the Data Protection (General) Regulations, 2021",
            "Data Protection (General) Regulations, reg 5(2)".to_owned(),
        ),
        (
            "Part IV of the Employment Act",
            "Employment Act, Part IV".to_owned(),
        ),
        (
            "section 107 of the evidence act",
            "evidence act, s 107".to_owned(),
        ),
    ] {
        let found = citations(text);
        assert_eq!(found.len(), 1, "{text}: {found:#?}");
        assert_eq!(
            (
                found[0].text.as_str(),
                found[0].kind,
                found[0].normal.as_deref()
            ),
            (text, Kind::Provision, Some(normal.as_str()))
        );
    }
}

#[test]
fn constitutions() {
    const C: &str = "Constitution of Kenya";
    for (text, normal) in [
        (
            "Articles 10, 31(c) and 118 of the Constitution",
            format!("{C}, art 10; {C}, art 31(c); {C}, art 118"),
        ),
        ("Art 31(c) of the Constitution", format!("{C}, art 31(c)")),
        (
            "Art. 31(c) and (d) of the Constitution of Kenya, 2010",
            format!("{C}, art 31(c); {C}, art 31(d)"),
        ),
        (
            "Constitution of Kenya, 2010, article 31(c) and (d)",
            format!("{C}, art 31(c); {C}, art 31(d)"),
        ),
        (
            "Article 159[2] [d] of the Constitution",
            format!("{C}, art 159(2)(d)"),
        ),
        (
            "Art5icle 11(3) of the Constitution of Kenya (2010)",
            format!("{C}, art 11(3)"),
        ),
        ("Article 47", format!("{C}, art 47")),
        (
            "Chapter Four of the Constitution",
            format!("{C}, Chapter 4"),
        ),
        (
            "Sixth Schedule to the Constitution",
            format!("{C}, Sixth Schedule"),
        ),
        (
            "section 72 of the repealed Constitution",
            format!("{C} (repealed), s 72"),
        ),
        (
            "article 21 of the Constitution of India",
            "Constitution of India, art 21".to_owned(),
        ),
        ("kipengele cha 31 cha Katiba", format!("{C}, art 31")),
    ] {
        let found = citations(text);
        assert_eq!(found.len(), 1, "{text}: {found:#?}");
        assert_eq!(
            (
                found[0].text.as_str(),
                found[0].kind,
                found[0].normal.as_deref()
            ),
            (text, Kind::Constitution, Some(normal.as_str()))
        );
    }
}

#[test]
fn a_new_word_begins_a_new_entry() {
    holds(
        "Article 22(1) as read with Article 22(3) of the Constitution",
        &[
            (
                Kind::Constitution,
                "Article 22(1)",
                "Constitution of Kenya, art 22(1)",
            ),
            (
                Kind::Constitution,
                "Article 22(3) of the Constitution",
                "Constitution of Kenya, art 22(3)",
            ),
        ],
    );
    holds(
        "Order 10 rule 11, Order 12 rule 7 of the Civil Procedure Rules",
        &[
            (
                Kind::Provision,
                "Order 10 rule 11",
                "Civil Procedure Rules, Order 10 rule 11",
            ),
            (
                Kind::Provision,
                "Order 12 rule 7 of the Civil Procedure Rules",
                "Civil Procedure Rules, Order 12 rule 7",
            ),
        ],
    );
}

#[test]
fn instruments_from_context() {
    let found = citations(
        "The Societies Act governs. Under section 18 the Registrar acts; section 30 of the said Act adds a duty.",
    );
    assert_eq!(found[1].normal.as_deref(), Some("Societies Act, s 18"));
    assert!(found[1].inferred && found[2].inferred);
    assert_eq!(
        (found[2].text.as_str(), found[2].normal.as_deref()),
        ("section 30 of the said Act", Some("Societies Act, s 30"))
    );
    let found = citations(
        "Section 76 of the Law of Succession Act and Section 80 of the Civil Procedure Act. Section 76 was invoked.",
    );
    assert_eq!(
        found[2].normal.as_deref(),
        Some("Law of Succession Act, s 76")
    );
    let found =
        citations("the Environment Levy Rules, 2019 (“the Levy Rules”) … rule 4 of the Levy Rules");
    assert_eq!(
        found[1].normal.as_deref(),
        Some("Environment Levy Rules, rule 4")
    );
}

#[test]
fn acts_notices_bills_treaties() {
    for (text, kind, normal) in [
        (
            "Statute Law (Miscellaneous Amendments) Act, 2018 (No. 18 of 2018)",
            Kind::Act,
            "Statute Law (Miscellaneous Amendments) Act",
        ),
        (
            "Registration of Persons Act (Cap 107 Laws of Kenya)",
            Kind::Act,
            "Registration of Persons Act",
        ),
        (
            "Land Registration Act No. 3 of the 2012",
            Kind::Act,
            "Land Registration Act",
        ),
        (
            "Environment and Land Court Act",
            Kind::Act,
            "Environment and Land Court Act",
        ),
        (
            "Landlord and Tenant (Shops, Hotels and Catering Establishments) Act",
            Kind::Act,
            "Landlord and Tenant (Shops, Hotels and Catering Establishments) Act",
        ),
        ("civil procedure act", Kind::Act, "civil procedure act"),
        ("Act No. 24 of 2019", Kind::Act, "Act 24 of 2019"),
        ("Penal Code", Kind::Act, "Penal Code"),
        ("Cap. 107", Kind::Cap, "Cap. 107"),
        ("CAP 411C", Kind::Cap, "Cap. 411C"),
        (
            "Legal Notice No. 195 of 2020",
            Kind::LegalNotice,
            "Legal Notice 195 of 2020",
        ),
        (
            "L.N. 195/2020",
            Kind::LegalNotice,
            "Legal Notice 195 of 2020",
        ),
        (
            "LEGAL NOTICE NO. 263",
            Kind::LegalNotice,
            "Legal Notice 263",
        ),
        (
            "Gazette Notice No. 894 of 1949",
            Kind::GazetteNotice,
            "Gazette Notice 894 of 1949",
        ),
        ("Huduma Bill, 2021", Kind::Bill, "Huduma Bill, 2021"),
        (
            "International Covenant on Civil and Political Rights",
            Kind::Treaty,
            "International Covenant on Civil and Political Rights",
        ),
        (
            "African Charter on Human and Peoples’ Rights",
            Kind::Treaty,
            "African Charter on Human and Peoples’ Rights",
        ),
        (
            "Universal Declaration of Human Rights",
            Kind::Treaty,
            "Universal Declaration of Human Rights",
        ),
    ] {
        holds(text, &[(kind, text, normal)]);
    }
}

#[test]
fn case_names() {
    for (text, name, normal) in [
        (
            "In Otieno v Bidii Ltd [2014] eKLR the court held",
            "Otieno v Bidii Ltd",
            "Otieno v Bidii Ltd",
        ),
        (
            "See the case of Otieno & 2 others -vs- Attorney General (2014) eKLR.",
            "Otieno & 2 others -vs- Attorney General",
            "Otieno & 2 others v Attorney General",
        ),
        (
            "cited Republic v. Bidii Board & another [2014] eKLR, where",
            "Republic v. Bidii Board & another",
            "Republic v Bidii Board & another",
        ),
        (
            "Further, in Otieno t/a Bidii Stores – Versus – Pwani Traders Limited [2014] eKLR",
            "Otieno t/a Bidii Stores – Versus – Pwani Traders Limited",
            "Otieno t/a Bidii Stores v Pwani Traders Limited",
        ),
        (
            "in Otieno & another (Suing as administrators of the estate of A B (Deceased)) v Pwani Bus Co. Ltd [2014] eKLR",
            "Otieno & another (Suing as administrators of the estate of A B (Deceased)) v Pwani Bus Co. Ltd",
            "Otieno & another (Suing as administrators of the estate of A B (Deceased)) v Pwani Bus Co. Ltd",
        ),
        (
            "In Republic v Registrar of Widgets; Pwani & 3 others (Interested Parties) [2021] KEHC 5 (KLR) the",
            "Republic v Registrar of Widgets; Pwani & 3 others (Interested Parties)",
            "Republic v Registrar of Widgets; Pwani & 3 others (Interested Parties)",
        ),
        (
            "held in Republic v Speaker Ex parte Bidii Trust [2018] eKLR",
            "Republic v Speaker Ex parte Bidii Trust",
            "Republic v Speaker Ex parte Bidii Trust",
        ),
        (
            "In re Estate of Otieno (Deceased) [2019] eKLR",
            "In re Estate of Otieno (Deceased)",
            "In re Estate of Otieno (Deceased)",
        ),
        (
            "as in In the Matter of the Widget Commission [2011] eKLR",
            "In the Matter of the Widget Commission",
            "In the Matter of the Widget Commission",
        ),
        (
            "in Otieno v Operation 680 Limited (2013) eKLR",
            "Otieno v Operation 680 Limited",
            "Otieno v Operation 680 Limited",
        ),
        (
            "In the matter of the Estate of Otieno (Deceased) [2020] KEHC 1234 (KLR)",
            "In the matter of the Estate of Otieno (Deceased)",
            "In the matter of the Estate of Otieno (Deceased)",
        ),
        (
            "as in Owners of the Motor Vessel “Bidii S” v Pwani Oil Ltd [1989] KLR 1",
            "Owners of the Motor Vessel “Bidii S” v Pwani Oil Ltd",
            "Owners of the Motor Vessel “Bidii S” v Pwani Oil Ltd",
        ),
        (
            "Rely on Salmon vs Salmon(1895) AC 22",
            "Salmon vs Salmon",
            "Salmon v Salmon",
        ),
    ] {
        let found = citations(text);
        let first = found.iter().find(|c| c.kind == Kind::CaseName);
        assert_eq!(
            first.map(|c| (c.text.as_str(), c.normal.as_deref())),
            Some((name, Some(normal))),
            "in {text}"
        );
        // A normal form is its own normal form.
        let again = citations(&format!("{normal} [2014] eKLR"));
        assert_eq!(again[0].normal.as_deref(), Some(normal));
    }
    let two = citations(
        "as held in Otieno v Republic and Wanjiru v Bidii Trust Civil Appeal No. 290 of 2012.",
    );
    let names: Vec<_> = two.iter().map(|c| c.text.as_str()).collect();
    assert_eq!(
        names,
        [
            "Otieno v Republic",
            "Wanjiru v Bidii Trust",
            "Civil Appeal No. 290 of 2012"
        ]
    );
}

#[test]
fn groups_and_pinpoints() {
    let found = citations(
        "Otieno v Bidii Ltd (Civil Appeal E084 of 2021) [2021] KECA 282 (KLR) (Civ) (19 November 2021) (Judgment), at paragraph 45. Pwani v Juu [1969] EA 696 at 701",
    );
    assert!(
        found[..3]
            .iter()
            .all(|c| c.group.is_some() && c.group == found[0].group)
    );
    assert_ne!(found[3].group, found[0].group);
    assert_eq!(found[4].pinpoint.as_deref(), Some("at 701"));
    let found = citations(
        "Otieno v Bidii Ltd [2014] eKLR, paras 1045-1047 and Pwani v Juu [2015] eKLR [45]-[47]",
    );
    assert_eq!(found[1].pinpoint.as_deref(), Some("paras 1045-1047"));
    assert_eq!(found[3].pinpoint.as_deref(), Some("[45]-[47]"));
}

#[test]
fn what_refers_back() {
    let text = "In Bidii Biscuit Co Ltd v Pwani Ltd [1969] EA 696 it was held. The test in the Bidii Biscuit case applies. Bidii Biscuit (supra) binds. Ibid.";
    let found = citations(text);
    let kinds: Vec<_> = found.iter().map(|c| c.kind).collect();
    assert_eq!(
        kinds,
        [
            Kind::CaseName,
            Kind::Report,
            Kind::Short,
            Kind::Short,
            Kind::Supra,
            Kind::Ibid
        ]
    );
    assert!(
        found[2..].iter().all(|c| c.antecedent == Some(0)),
        "{found:#?}"
    );
    assert_eq!(
        found[2].normal.as_deref(),
        Some("Bidii Biscuit Co Ltd v Pwani Ltd [1969] EA 696")
    );
    // Two cases of one name: none is chosen.
    let two = citations(
        "See Bidii Trust v Pwani [2014] eKLR; Bidii Trust v Juu [2015] eKLR. As in Bidii Trust (supra), so here.",
    );
    let short = two
        .iter()
        .find(|c| c.kind == Kind::Short)
        .expect("a short form");
    assert_eq!((short.antecedent, short.normal.as_deref()), (None, None));
}

#[test]
fn bare_references_on_request() {
    let text = "The Evidence Act is old. The Act and the Constitution bind.";
    assert_eq!(citations(text).len(), 1);
    let all = find(text, &Options { all: true });
    assert_eq!(
        all.iter().map(|c| c.normal.as_deref()).collect::<Vec<_>>(),
        [
            Some("Evidence Act"),
            Some("Evidence Act"),
            Some("Constitution of Kenya")
        ]
    );
}

#[test]
fn what_is_no_citation() {
    for text in [
        "clause 5 of the lease agreement was breached",
        "paragraphs 3 and 4 of the supporting affidavit",
        "in response to paragraph 10 of the affidavit",
        "Land Parcel No. Kakamega/Sergoit/148 was sold",
        "call 0722 123456 or +254 722 123 456 before 2020",
        "it was an act of God, an act of bankruptcy",
        "motor vehicle registration number KBR 428D/ZE 0885",
        "on 26/6/2023 and on 15/4/2024 he paid Kshs. 196,000/=",
        "orders 1 and 2 of the application were granted",
        "the rights in the Bill of Rights",
        "the parties agreed on a code of conduct and house rules",
        "v. Shares with Nation Media 8424 A/C No. 02390",
        "he was in the company of 3 others versus nobody",
        "The Respondent’s case is that the Applicant’s case fails",
        "Part V of the form; Volume V, page 3",
        "prayers 3 and 4 in the Notice of Motion dated 5th May 2020",
        "this section applies; subsection (3) applies",
        "Article 5 of the Memorandum and Articles of Association",
        "In the matter of costs, each party bears its own",
        "the 12 of 2020 candidates who failed",
        "Page 10 of the Record of Appeal",
        "P.O. Box 12 of Nairobi",
    ] {
        assert_eq!(citations(text), Vec::new(), "{text}");
    }
}

#[test]
fn one_authority_has_one_key() {
    let key_of = |text: &str| key(&parse(text).expect(text));
    for (a, b) in [
        ("[2021] KEHC 122 (KLR)", "[2021]KEHC 122"),
        ("the Data Protection Act, 2019", "Act No. 24 of 2019"),
        ("Cap. 107", "Registration of Persons Act"),
        ("Petition No. 56 of 2019", "Petition 56 of 2019"),
        ("Civil Appeal E084 of 2021", "CIVIL APPEAL NO. E084 OF 2021"),
        ("L.N. 195/2020", "Legal Notice No. 195 of 2020"),
        ("Section 80 of the CPA", "s. 80 of the Civil Procedure Act"),
        (
            "Otieno & 2 others v Bidii Ltd & another",
            "Otieno vs. Bidii Ltd",
        ),
    ] {
        assert!(key_of(a).is_some(), "{a}");
        assert_eq!(key_of(a), key_of(b), "{a} and {b}");
    }
}

#[test]
fn forms_of_the_registries_and_of_schedules() {
    for (text, kind, words) in [
        ("in {2014} eKLR it was", Kind::Eklr, "{2014} eKLR"),
        (
            "under paragraph 4 of the First Schedule to the Widgets Act, time runs",
            Kind::Provision,
            "paragraph 4 of the First Schedule to the Widgets Act",
        ),
        (
            "section 107(1), 108 and 109 of the Evidence Act apply",
            Kind::Provision,
            "section 107(1), 108 and 109 of the Evidence Act",
        ),
        (
            "Article 165(3)(d)(ii) of the Constitution says",
            Kind::Constitution,
            "Article 165(3)(d)(ii) of the Constitution",
        ),
        (
            "by Debarment Cause No. 7 of 2021 he",
            Kind::CaseNumber,
            "Debarment Cause No. 7 of 2021",
        ),
    ] {
        let found = citations(text);
        let found: Vec<(Kind, &str)> = found.iter().map(|c| (c.kind, c.text.as_str())).collect();
        assert_eq!(found, [(kind, words)], "in {text:?}");
    }
}

#[test]
fn foreign_dockets_reports_and_slips_of_print() {
    holds(
        "S v Makwanyane and Another (CCT3/94) [1995] ZACC 3",
        &[
            (
                Kind::CaseName,
                "S v Makwanyane and Another",
                "S v Makwanyane and Another",
            ),
            (Kind::CaseNumber, "CCT3/94", "CCT 3/94"),
            (Kind::Neutral, "[1995] ZACC 3", "[1995] ZACC 3"),
        ],
    );
    for (text, kind, words, normal) in [
        (
            "in App nos 30562/04 and 30566/04 it was",
            Kind::CaseNumber,
            "App nos 30562/04 and 30566/04",
            "Application 30562/04 and 30566/04",
        ),
        (
            "under Communication No. 155/96 it was",
            Kind::CaseNumber,
            "Communication No. 155/96",
            "Communication 155/96",
        ),
        (
            "in ELC Case No. 12 'B' of 2014 it was",
            Kind::CaseNumber,
            "ELC Case No. 12 'B' of 2014",
            "ELC Case 12 'B' of 2014",
        ),
        (
            "in 2004 ZACC 11 it was",
            Kind::Neutral,
            "2004 ZACC 11",
            "[2004] ZACC 11",
        ),
        (
            "in [2016] e.KLR it was",
            Kind::Eklr,
            "[2016] e.KLR",
            "[2016] eKLR",
        ),
        (
            "at 540 U.S. 644, 649 (2004) it was",
            Kind::Report,
            "540 U.S. 644, 649 (2004)",
            "540 US 644 (2004)",
        ),
        (
            "in AIR [1960] 354 it was",
            Kind::Report,
            "AIR [1960] 354",
            "AIR 1960 354",
        ),
        (
            "the Data Protection Act of 2019 applies",
            Kind::Act,
            "Data Protection Act of 2019",
            "Data Protection Act",
        ),
    ] {
        holds(text, &[(kind, words, normal)]);
    }
    holds(
        "The African Charter on the Rights of the Child and the Convention on the Rights of the Child agree.",
        &[
            (
                Kind::Treaty,
                "African Charter on the Rights of the Child",
                "African Charter on the Rights of the Child",
            ),
            (
                Kind::Treaty,
                "Convention on the Rights of the Child",
                "Convention on the Rights of the Child",
            ),
        ],
    );
    for text in [
        "He challenges the regulation. 15. The petitioner relies on it.",
        "as stated in the Schedule.\n53. As can be seen",
        "JUDGE OF APPEAL G. V. ODUNGA JUDGE OF APPEAL",
        "The Uganda case was followed.",
    ] {
        assert_eq!(citations(text), Vec::new(), "{text}");
    }
}

#[test]
fn a_bare_section_is_one_of_the_act_just_referred_to() {
    let text = "The Public Procurement Act governs this. The court relied on section 1A of the Civil Procedure Act. A request under section 167 of the Act is made within 14 days of notification under section 87.";
    let normals: Vec<Option<String>> = citations(text).into_iter().map(|c| c.normal).collect();
    assert_eq!(normals[3].as_deref(), Some("Civil Procedure Act, s 87"));
    let text = "Section 5 of the Fruit Act and section 167 of the Fruit Act apply; section 9 of the Apple Act does not. A request under section 167 of the Act follows notification under section 87. Regulation 3 of those Regulations and the Third Schedule to the rules of the Fruit Regulations help.";
    let normals: Vec<Option<String>> = citations(text).into_iter().map(|c| c.normal).collect();
    assert_eq!(normals[3].as_deref(), Some("Fruit Act, s 167"));
    assert_eq!(normals[4].as_deref(), Some("Fruit Act, s 87"));
}

#[test]
fn parties_with_initials_styles_and_seats() {
    for (text, name) in [
        (
            "in Chen & 2 Others vs I.K.K & Another (Suing as Administrator of CRK (deceased) [2017] eKLR it",
            "Chen & 2 Others vs I.K.K & Another (Suing as Administrator of CRK (deceased)",
        ),
        (
            "in Farmers Union vs. Mwikali & 8 others, Nairobi Court of Appeal, Civil Appeal Number 145 of 2018 it",
            "Farmers Union vs. Mwikali & 8 others",
        ),
        (
            "distinguished from Mate & Another vs Hon. Martin Wambui [2014] eKLR, it",
            "Mate & Another vs Hon. Martin Wambui",
        ),
    ] {
        let found = citations(text);
        assert_eq!(
            (found[0].kind, found[0].text.as_str()),
            (Kind::CaseName, name),
            "in {text:?}"
        );
    }
    let text = "In Owners of Motor Vessel “Bahari” vs. Calm Oil (K) Ltd [1989] KLR 1 it was. See the said Owners of Motor Vessel “Bahari” case. And see Mate & Another vs Martin Wambui (Wambui case) supra, cited as the Wambui case (supra).";
    let found = citations(text);
    let short: Vec<(Kind, &str, Option<usize>)> = found[2..]
        .iter()
        .map(|c| (c.kind, c.text.as_str(), c.antecedent))
        .collect();
    assert_eq!(
        short[0],
        (Kind::Short, "Owners of Motor Vessel “Bahari”", Some(0))
    );
    assert_eq!(
        short[1],
        (Kind::CaseName, "Mate & Another vs Martin Wambui", None)
    );
    assert_eq!(short[4], (Kind::Short, "Wambui", Some(3)));
    assert_eq!(short[5], (Kind::Supra, "(supra)", Some(3)));
    holds(
        "the dispensation under rule 81.8 (1) is narrow",
        &[(Kind::Provision, "rule 81.8 (1)", "rule 81.8(1)")],
    );
}

#[test]
fn an_application_of_a_kind_is_none_of_the_court_at_strasbourg() {
    for (text, normal) in [
        ("Civil App. No. 45/99", "Civil App. 45 of 1999"),
        (
            "Nairobi Civil Appl. No. 45/99",
            "Nairobi Civil Appl. 45 of 1999",
        ),
        ("Crim. App. No. 12/03", "Crim. App. 12 of 2003"),
        ("Civil Appeal No. 45/99", "Civil Appeal 45 of 1999"),
        ("App no 5493/72", "Application 5493/72"),
        ("Appl. No. 30562/04", "Application 30562/04"),
    ] {
        holds(
            &format!("It was so held in {text}, which binds."),
            &[(Kind::CaseNumber, text, normal)],
        );
    }
}

#[test]
fn a_court_is_no_short_name_of_a_case() {
    for text in [
        "In Otieno v Bidii Ltd [2014] eKLR (High Court decision) it was so held. The High Court decision stands.",
        "In Otieno v Bidii Ltd [2014] eKLR (the Supreme Court ruling) it was so held. The Supreme Court ruling binds.",
        "In High Court v Bidii Ltd [2014] eKLR it was so held. The High Court decision was set aside.",
    ] {
        let kinds: Vec<Kind> = citations(text).iter().map(|found| found.kind).collect();
        assert_eq!(kinds, [Kind::CaseName, Kind::Eklr], "{text}");
    }
}

#[test]
fn initials_of_parties_and_of_persons() {
    for (text, name) in [
        ("in M.N.M. V. D.N.M.K. [2017] eKLR it", "M.N.M. V. D.N.M.K."),
        ("in A. V. B. [2017] eKLR it", "A. V. B."),
        (
            "in P.A.W. V. C.M.A.W. & another [2018] eKLR it",
            "P.A.W. V. C.M.A.W. & another",
        ),
        ("in J.W.N. V. Kamau [2018] eKLR it", "J.W.N. V. Kamau"),
        ("in Shah v P.V. Patel [2015] eKLR it", "Shah v P.V. Patel"),
        ("in Shah v P. V. Patel [2015] eKLR it", "Shah v P. V. Patel"),
        (
            "in P.V. Kamau v Republic [2014] eKLR it",
            "P.V. Kamau v Republic",
        ),
        (
            "in P. V. Kamau v Republic [2014] eKLR it",
            "P. V. Kamau v Republic",
        ),
    ] {
        let found = citations(text);
        assert_eq!(
            found.first().map(|c| (c.kind, c.text.as_str())),
            Some((Kind::CaseName, name)),
            "in {text:?}"
        );
    }
    for text in [
        "The appeal was heard by G. V. Odunga, who allowed it.",
        "It was written by J. V. K. Mwangi of this court.",
        "He instructed P.V. Patel to act.",
    ] {
        assert_eq!(citations(text), Vec::new(), "{text}");
    }
}

#[test]
fn places_before_the_year_of_a_report_of_the_united_states() {
    for (text, normal, place) in [
        (
            "347 U.S. 483, 495 n.11 (1954)",
            "347 US 483 (1954)",
            "495 n.11",
        ),
        (
            "347 U.S. 483, 495 & n. 11 (1954)",
            "347 US 483 (1954)",
            "495 & n. 11",
        ),
        ("410 U.S. 113, 152-53 (1973)", "410 US 113 (1973)", "152-53"),
        (
            "410 U.S. 113, 152–153 (1973)",
            "410 US 113 (1973)",
            "152–153",
        ),
        (
            "384 U.S. 436, 444, 478-79 (1966)",
            "384 US 436 (1966)",
            "444, 478-79",
        ),
        (
            "5 U.S. (1 Cranch) 137, 177 (1803)",
            "5 US 137 (1803)",
            "177",
        ),
        ("540 U.S. 644, 649 (2004)", "540 US 644 (2004)", "649"),
    ] {
        let found = citations(&format!("It was held in {text} that so it is."));
        let found: Vec<_> = found
            .iter()
            .map(|c| {
                (
                    c.kind,
                    c.text.as_str(),
                    c.normal.as_deref(),
                    c.pinpoint.as_deref(),
                )
            })
            .collect();
        assert_eq!(found, [(Kind::Report, text, Some(normal), Some(place))]);
    }
}

#[test]
fn rules_hold_no_regulations() {
    let normals = |text: &str| -> Vec<Option<String>> {
        citations(text)
            .into_iter()
            .map(|found| found.normal)
            .collect()
    };
    let of = |text: &str| normals(text).pop().flatten();
    assert_eq!(
        of("The Court of Appeal Rules apply. Regulation 7 applies."),
        Some("reg 7".to_owned())
    );
    assert_eq!(
        of("The Court of Appeal Rules apply. Regulation 7 of the said Regulations applies."),
        Some("reg 7".to_owned())
    );
    assert_eq!(
        of("The Fruit Regulations apply. Rule 7 of the Rules applies."),
        Some("rule 7".to_owned())
    );
    assert_eq!(
        of("The Fruit Regulations apply. Regulation 7 of the Rules applies."),
        Some("Fruit Regulations, reg 7".to_owned())
    );
    assert_eq!(
        of("The Court of Appeal Rules apply. Rule 7 of the said Rules applies."),
        Some("Court of Appeal Rules, rule 7".to_owned())
    );
}

#[test]
fn one_form_for_a_docket_of_the_constitutional_court_of_south_africa() {
    for text in [
        "CCT3/94",
        "CCT 3/94",
        "CCT 3/1994",
        "CCT 03/94",
        "Case CCT 3/94",
        "Case CCT3/1994",
        "Case No. CCT 3/94",
        "CCT No. 3 of 1994",
    ] {
        holds(
            &format!("It was held in {text}, that it is."),
            &[(Kind::CaseNumber, text, "CCT 3/94")],
        );
    }
}

#[test]
fn numbers_with_decimals_and_the_english_rules() {
    const CPR: &str = "Civil Procedure Rules 1998";
    for (text, normal) in [
        ("CPR 3.4", format!("{CPR}, rule 3.4")),
        ("CPR 3.4(2)(a)", format!("{CPR}, rule 3.4(2)(a)")),
        (
            "CPR 44.3 and 44.4",
            format!("{CPR}, rule 44.3; {CPR}, rule 44.4"),
        ),
        ("CPR r 3.4", format!("{CPR}, rule 3.4")),
        ("CPR rule 45.29J", format!("{CPR}, rule 45.29J")),
        ("CPR Part 24", format!("{CPR}, Part 24")),
        ("Part 24 of the CPR", format!("{CPR}, Part 24")),
        (
            "rule 3.4 of the Civil Procedure Rules",
            format!("{CPR}, rule 3.4"),
        ),
        (
            "Order 3 rule 4 of the Civil Procedure Rules",
            "Civil Procedure Rules, Order 3 rule 4".to_owned(),
        ),
        (
            "regulation 5.2.1 of the Fruit Regulations",
            "Fruit Regulations, reg 5.2.1".to_owned(),
        ),
        (
            "clause 3.1.4(a) of the Third Schedule to the Fruit Act",
            "Fruit Act, Third Schedule cl 3.1.4(a)".to_owned(),
        ),
    ] {
        holds(
            &format!("He relied on {text} for that."),
            &[(Kind::Provision, text, &normal)],
        );
    }
    for text in [
        "He breached clause 3.1.4 of the lease agreement.",
        "The CPR allows it. CPR 2010 was cited.",
    ] {
        assert_eq!(citations(text), Vec::new(), "{text}");
    }
}

#[test]
fn a_case_named_after_a_law_is_a_case() {
    for name in [
        "Re The Matter of the Advocates Act",
        "In the Matter of the Advocates Act",
        "In re Advocates Act",
        "Re Section 5 of the Land Act",
        "In the Matter of the Advocates Act 2012",
    ] {
        holds(
            &format!("It was so held in {name} [2013] eKLR, which binds."),
            &[
                (Kind::CaseName, name, name),
                (Kind::Eklr, "[2013] eKLR", "[2013] eKLR"),
            ],
        );
    }
    holds(
        "In the matter of section 5 of the Land Act, the court held otherwise.",
        &[(
            Kind::Provision,
            "section 5 of the Land Act",
            "Land Act, s 5",
        )],
    );
    holds(
        "He read the Advocates Act [2013] KEHC 5 (KLR) does not bind.",
        &[
            (Kind::Act, "Advocates Act", "Advocates Act"),
            (Kind::Neutral, "[2013] KEHC 5 (KLR)", "[2013] KEHC 5 (KLR)"),
        ],
    );
}

/// The case or law that the words lead back to, whatever refers to it.
fn meant(text: &str, words: &str) -> Option<String> {
    let all = find(text, &Options { all: true });
    let at = text.rfind(words).expect("words of the text");
    let start = text[..at].chars().count();
    let end = start + words.chars().count();
    let found = all
        .iter()
        .find(|found| found.start < end && start < found.end)?;
    match found.kind {
        Kind::Short | Kind::Supra | Kind::Ibid => {
            found.antecedent.and_then(|i| all[i].normal.clone())
        }
        _ => found.normal.clone(),
    }
}

#[test]
fn whose_case_another_is_is_no_short_name() {
    let short = |text: &str| {
        let all = find(text, &Options { all: true });
        let short = all.iter().find(|found| found.kind == Kind::Short);
        short.map(|found| found.text.clone())
    };
    let text = "He cited the House of Lords case of Otieno v Bidii Ltd [2002] UKHL 5 and others.";
    assert_eq!(short(text), None);
    let text = "See Fundi Biscuit Ltd v Juu Ltd [1969] EA 696. In the Fundi Biscuit case of 1969 it was so.";
    assert_eq!(short(text).as_deref(), Some("Fundi Biscuit"));
}

#[test]
fn what_the_act_and_the_said_section_lead_back_to() {
    for (text, words, expected) in [
        (
            "Section 18 of the Fruit Act governs. The said Section provides for it.",
            "said Section",
            Some("Fruit Act, s 18"),
        ),
        (
            "Order 40 rule 1 of the Civil Procedure Rules governs, and the said rule was met.",
            "said rule",
            Some("Civil Procedure Rules, Order 40 rule 1"),
        ),
        (
            "Sections 5 and 7 of the Fruit Act govern. The said sections were breached.",
            "said sections",
            Some("Fruit Act, s 5; Fruit Act, s 7"),
        ),
        (
            "Section 5 of the Fruit Act (the impugned section) is attacked; section 9 is not. The impugned section falls.",
            "impugned section",
            Some("Fruit Act, s 5"),
        ),
        (
            "Article 47 of the Constitution binds. The reach of that Article is wide.",
            "that Article",
            Some("Constitution of Kenya, art 47"),
        ),
        (
            "The said section of the road is closed.",
            "said section",
            None,
        ),
        // A word of a title with a hyphen, and one that was written small.
        (
            "The Co-operative Societies Act applies. Section 58 of the Act is clear.",
            "of the Act",
            Some("Co-operative Societies Act, s 58"),
        ),
        (
            "Section 4 of Narcotic Drugs and Psychotropic substances Control Act applies. He was charged under the said Act.",
            "Act.",
            Some("Narcotic Drugs and Psychotropic substances Control Act"),
        ),
        // The Act that was meant the last time, though another was named before it.
        (
            "Under section 3 of the Fruit Act a licence is needed. The Apple Act is named but once, for none of the parties has relied on it before this court. Section 3 of the Act binds. Section 28 of the Act forbids it.",
            "28 of the Act",
            Some("Fruit Act, s 28"),
        ),
        // The Act named just before, though the section is known from another.
        (
            "He was charged under section 32 of the Apple Act. Then came the Fruit Act, Cap. 5, Laws of Kenya. Section 32 of the Act reads so.",
            "32 of the Act",
            Some("Fruit Act, s 32"),
        ),
        (
            "Section 3A of the Fruit Act states: Nothing in the Act shall limit it.",
            "the Act",
            Some("Fruit Act"),
        ),
        // A slip in a title is kept where it stands, and goes no further.
        (
            "The Laws of Succession Act applies. Section 71 of the Act is clear.",
            "71 of the Act",
            Some("Law of Succession Act, s 71"),
        ),
        (
            "Section 2 of the Laws of Succession Act applies.",
            "Section 2 of the Laws",
            Some("Laws of Succession Act, s 2"),
        ),
        (
            "It came under Rule 57 of this Court’s Rules, and Rule 4 of the Rules.",
            "Rule 4 of the Rules",
            Some("rule 4"),
        ),
    ] {
        assert_eq!(meant(text, words).as_deref(), expected, "{text}");
    }
}

#[test]
fn a_case_named_in_another_way_is_the_same_case() {
    for (text, words, expected) in [
        (
            "In Ahamad Bidii Mohammed & Another vs. Republic [2018] eKLR it was held. In Ahmed Bidii Mohamed v Republic (supra) the court went on.",
            "(supra)",
            Some("Ahamad Bidii Mohammed & Another v Republic"),
        ),
        (
            "In Francis Bidii & another v Republic [2017] eKLR it was held. In Francis Karanja Bidii & Another vs Republic, Petition No. 15 of 2015, it was explained. As the Bidii (supra) case has it.",
            "(supra)",
            Some("Francis Bidii & another v Republic"),
        ),
        (
            "In Francis Bidii v Republic [2017] eKLR it was held. In Francis Karanja Bidii v Republic [2019] eKLR it was not. As the Bidii (supra) case has it.",
            "(supra)",
            None,
        ),
        (
            "The case of Republic v Galma Bidii Shano [2017] eKLR was cited, as followed in the Galma Bidii Shano where it was held so.",
            "Galma Bidii Shano",
            Some("Republic v Galma Bidii Shano"),
        ),
        (
            "In Munyao & 2 others v Bidii Ltd (Judgment Debtor); Juu Ltd & another [2021] eKLR it was. In Munyao & 2 others v Bidii Ltd (Judgment Debtor); Juu Ltd & another (supra) it was too.",
            "(supra)",
            Some("Munyao & 2 others v Bidii Ltd (Judgment Debtor); Juu Ltd & another"),
        ),
    ] {
        assert_eq!(meant(text, words).as_deref(), expected, "{text}");
    }
}
