//! The citation grammar under hostile texts and random ones: its bounds and its properties.

use std::time::Instant;

use hoja::cite::{Citation, Kind, Options, courts, find, parse, read_uri, work_uri};
use proptest::prelude::*;

fn citations(text: &str) -> Vec<Citation> {
    find(text, &Options::default())
}

/// Seconds that a text of about `bytes` bytes takes that repeats `unit` between `head` and `tail`.
fn time(head: &str, unit: &str, tail: &str, bytes: usize) -> f64 {
    let text = format!("{head}{}{tail}", unit.repeat(bytes / unit.len()));
    let start = Instant::now();
    let _ = citations(&text);
    start.elapsed().as_secs_f64()
}

/// Words and signs that a recogniser begins at or looks back from: a text that begins or ends with
/// one has nothing before or behind it.
const TELLING: [&str; 44] = [
    ",",
    ".",
    "(",
    ")",
    "[",
    "“",
    "”",
    "&",
    "-",
    "/",
    "supra",
    "(supra)",
    "ibid",
    "case",
    "decision",
    "and",
    "others",
    "another",
    "v",
    "Re",
    "In",
    "the",
    "said",
    "of",
    "sub",
    "section",
    "Article",
    "Order",
    "rule",
    "First",
    "Schedule",
    "Act",
    "Bill",
    "Constitution",
    "Cap",
    "No",
    "5",
    "2019",
    "CPR",
    "LN",
    "CCT",
    "App",
    "KLR",
    "Otieno’s",
];

#[test]
fn no_text_is_too_short() {
    for first in TELLING {
        for second in TELLING {
            for third in TELLING {
                let text = format!("{first} {second} {third}");
                for citation in citations(&text) {
                    assert_eq!(
                        text.get(citation.bytes.clone()),
                        Some(&*citation.text),
                        "{text}"
                    );
                }
            }
        }
    }
}

/// A text that looks dangerous must cost no more than one that does not: ten times the text,
/// at most some thirty times the time (the machines that run this are shared).
#[test]
fn hostile_texts_take_linear_time() {
    for unit in [
        "(",
        "[",
        ")",
        "([",
        "(a)",
        "[2021] ",
        "v ",
        "A v ",
        "A v B and ",
        "A & ",
        "section ",
        "section 5(",
        "section 5(1)",
        "5, ",
        "No. 5 of ",
        "of the ",
        "Act ",
        "The Land Act ",
        "Order ",
        "(suing ",
        "Ex parte ",
        ", ",
        "“",
        ".",
        "9/",
        "the X case ",
        "supra ",
        "section 5 and ",
        "A v B [2014] eKLR ",
        "In re ",
        "Petition ",
        "{",
        "(Suing as X of ",
        "now called X ",
        "J. ",
        "Paragraph 5 ",
        "(“the X case”) ",
        "as read with 5 ",
        "Ex p. ",
        "E5 of 2020 ",
    ] {
        let small = time("", unit, "", 20_000).max(0.002);
        let large = time("", unit, "", 200_000);
        assert!(large < small * 60.0, "{unit:?}: {small} s, then {large} s");
    }
}

/// Monsters of one citation: a number too large for a range, 100,000 numbers in a chain, 100,000
/// commas, brackets 100,000 deep, a party of 100,000 words.
#[test]
fn one_monstrous_citation_takes_linear_time() {
    for (head, unit, tail) in [
        ("sections 1", ", 2", " of the Land Act"),
        ("section 5", "(1)", " of the Land Act"),
        ("Articles 1", " and 2", " of the Constitution"),
        ("Petition No. 1", ", 2", " of 2019"),
        ("Legal Notice 1", ", 2", " of 2019"),
        ("see", ",", " Otieno v Bidii Ltd [2014] eKLR"),
        ("see ", "(", " Otieno v Bidii Ltd [2014] eKLR"),
        ("Otieno v Bidii ", "[", "2014] eKLR"),
        ("In Otieno ", "Bidii ", "v Pwani [2014] eKLR"),
        ("In Otieno v Pwani ", "and Bidii ", "[2014] eKLR"),
        ("the ", "Land and ", "Water Act, 2012"),
        ("Otieno v Bidii [2014] eKLR. ", "Otieno (supra), ", ""),
        ("", "Otieno v Bidii [2014] eKLR; ", "Otieno (supra)"),
        ("paragraph 5 of the ", "First Schedule to the ", "Land Act"),
    ] {
        let small = time(head, unit, tail, 30_000).max(0.002);
        let large = time(head, unit, tail, 300_000);
        assert!(large < small * 60.0, "{unit:?}: {small} s, then {large} s");
    }
}

/// What is found stays in proportion to the text: a range is not written out, a chain is cut off.
#[test]
fn what_is_found_is_no_larger_than_a_multiple_of_the_text() {
    let title = format!("the {} Act", "Landing ".repeat(39));
    for text in [
        "ss 1-999999999 of the Land Act".to_owned(),
        "sections 1 to 4000 of the Land Act".to_owned(),
        "Articles 1-99999999999999999999 of the Constitution".to_owned(),
        format!("sections {}2 of {title}", "1, ".repeat(100_000)),
        format!("section 5{} of the Land Act", "(1)".repeat(100_000)),
        format!("Petition No. {}2 of 2019", "1, ".repeat(100_000)),
        format!("{}x{}", "(".repeat(100_000), ")".repeat(100_000)),
    ] {
        let written: usize = citations(&text)
            .iter()
            .map(|found| found.normal.as_ref().map_or(0, String::len))
            .sum();
        assert!(
            written <= 40 * text.len() + 200,
            "{written} of {}",
            text.len()
        );
    }
    let range = citations("sections 1 to 4000 of the Land Act");
    assert_eq!(range[0].normal.as_deref(), Some("Land Act, s 1-4000"));
}

/// Pieces out of which texts for the properties are made.
fn pieces() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "section 5",
        "sections 5(1)(g) and (ha) of the Land Act",
        "Article 31(c)",
        "of the",
        "Constitution",
        "Order 42 rule 6",
        "A v B",
        "Republic v. Irũngũ & 2 others",
        "[2014] eKLR",
        "(1969) EA 696",
        "Civil Appeal No. 5 of 2010",
        "193/2003",
        "(supra)",
        "ibid",
        "the",
        "and",
        ",",
        ".",
        "(",
        ")",
        "[",
        "]",
        "“",
        "”",
        "In re Estate of Otieno (Deceased)",
        "L.N. 5/2020",
        "Cap. 107",
        "the Act",
        "Evidence Act, 2012 (No. 5 of 2012)",
        "First Schedule",
        "\n\n",
        "at para 5",
        "Finance Bill, 2024",
        "6",
        "of 2019",
        "– vs –",
        "Ng’ombe",
        "v",
        "KEHC",
        "the KEHC Civil Appeal No. 5 of 2010",
        "in Debarment",
        "Application No. 6 of 2025",
        "[2021] KEHC 5 (KLR)",
        "🙂",
    ]);
    prop::collection::vec(piece, 0..40).prop_map(|pieces| pieces.join(" "))
}

proptest! {
    #[test]
    fn spans_lie_in_the_text_and_never_overlap(text in prop_oneof![pieces(), any::<String>()]) {
        let found = find(&text, &Options { all: true });
        let mut last = 0;
        for citation in &found {
            prop_assert!(citation.start >= last && citation.start < citation.end);
            let slice: String = text.chars().skip(citation.start).take(citation.end - citation.start).collect();
            prop_assert_eq!(&slice, &citation.text);
            prop_assert_eq!(&text[citation.bytes.clone()], &citation.text);
            prop_assert!(citation.antecedent.is_none_or(|i| i < found.len()));
            last = citation.end;
        }
    }

    #[test]
    fn normal_forms_parse_back_to_themselves(text in pieces()) {
        for citation in citations(&text) {
            let alone = matches!(
                citation.kind,
                Kind::Neutral | Kind::Eklr | Kind::Report | Kind::CaseNumber | Kind::LegalNotice
                    | Kind::GazetteNotice | Kind::Cap | Kind::Act | Kind::Bill
                    | Kind::Provision | Kind::Constitution
            );
            // A bare number and a provision of no known law are told by what stands around them.
            let whole = match citation.kind {
                Kind::CaseNumber => citation.parts.contains_key("docket"),
                Kind::Provision | Kind::Constitution => citation.parts.contains_key("instrument"),
                _ => true,
            };
            let Some(normal) = citation.normal.filter(|_| alone && whole) else { continue };
            // One of a list at a time.
            for one in normal.split("; ") {
                let again = parse(one).and_then(|found| found.normal);
                prop_assert_eq!(again.as_deref(), Some(one), "{}", citation.text);
            }
        }
    }

    #[test]
    fn work_uris_lead_to_their_citation_and_back(
        court in prop::sample::select(courts().iter().filter(|court| court.country == "ke").collect::<Vec<_>>()),
        year in 1900_u16..2100, number in 1_u32..99_999, form in 0..4,
    ) {
        let text = match form {
            0 => format!("[{year}] {} {number} (KLR)", court.code),
            1 => format!("Legal Notice {number} of {year}"),
            2 => format!("Gazette Notice {number} of {year}"),
            _ => format!("Act No. {number} of {year}"),
        };
        let citation = parse(&text).expect("a citation");
        let uri = work_uri(&citation).expect("a work URI");
        for written in [
            uri.clone(),
            format!("https://example.org{uri}/eng@{year}-01-02"),
            format!("{uri}/eng"),
            format!("{uri}#para_12"),
        ] {
            let read = read_uri(&written).expect(&written);
            prop_assert_eq!(&read.work, &uri);
            let again = read.citation.expect("its citation");
            prop_assert_eq!(work_uri(&again), Some(uri.clone()));
            prop_assert_eq!(&again.normal, &citation.normal);
        }
    }
}

/// Texts that once ended the program.
#[test]
fn texts_that_were_found_to_fail() {
    for text in [
        "( Republic v. Irũngũ & 2 others ) (supra)",
        "( Republic v. Irũngũ & 2 others ) section 5 193/2003 193/2003 the the section 5 (supra)",
    ] {
        for citation in find(text, &Options { all: true }) {
            assert_eq!(&text[citation.bytes.clone()], citation.text);
        }
    }
}
