//! Which source is the official text.

use std::sync::Arc;

use super::*;
use crate::diagnostic::SourceFile;
use crate::parse::parse_document;

fn document(head: &str) -> Document {
    let text =
        format!("---\nid: a\ntext: digest\nverification: official-text\n{head}---\n\n[1] Words.\n");
    let file: Arc<SourceFile> = SourceFile::new("judgments/a.md", text);
    let parsed = parse_document(&file);
    parsed
        .document
        .unwrap_or_else(|| panic!("{:?}", parsed.findings))
}

fn decision(more: &str) -> Document {
    document(&format!(
        "kind: judgment\ntitle: Mwananchi v Registrar of Examples\ndate: 2031-01-30\ncourt: KEHC\n{more}"
    ))
}

fn chosen(document: &Document, named: Option<&str>) -> Vec<String> {
    let hosts = ["new.law.example".to_owned(), "law.example".to_owned()];
    official_sources(document, &hosts, named)
        .into_iter()
        .map(|source| source.id.clone())
        .collect()
}

const SOURCES: &str = "sources:
  - {id: press, url: \"https://press.example/a\"}
  - {id: old, url: \"http://law.example/view/1\"}
  - {id: law, url: \"https://new.law.example/akn/ke/act/2031/4/eng@2031-12-31\"}
  - {id: appeal, url: \"https://new.law.example/akn/ke/judgment/keca/2031/9/eng@2031-06-01\"}
  - {id: later, url: \"https://new.law.example/akn/ke/judgment/kehc/2031/8/eng@2031-02-01\"}
  - {id: own, url: \"https://new.law.example/akn/ke/judgment/kehc/2031/1/eng@2031-01-30\"}
  - {id: again, url: \"https://new.law.example/akn/ke/judgment/kehc/2031/1/eng@2031-01-30\"}
  - {id: book, title: A book, publisher: A press}
";

#[test]
fn hosts_decide_in_their_order_and_other_works_are_passed_over() {
    let with_work = decision(&format!("work: /akn/ke/judgment/kehc/2031/1\n{SOURCES}"));
    assert_eq!(chosen(&with_work, None), ["own", "old"]);
    let other_number = decision(&format!("work: /akn/ke/judgment/kehc/2031/12\n{SOURCES}"));
    assert_eq!(chosen(&other_number, None), ["old"]);
    // Without a work, court and day tell.
    assert_eq!(chosen(&decision(SOURCES), None), ["own", "old"]);
    assert_eq!(chosen(&decision(SOURCES), Some("later")), ["later"]);
    assert!(chosen(&decision(SOURCES), Some("press")).is_empty());
    let marked = SOURCES.replace("{id: later, ", "{id: later, official: true, ");
    assert_eq!(chosen(&decision(&marked), None), ["later"]);
    assert_eq!(chosen(&decision(&marked), Some("own")), ["own"]);
    let law = document(&format!("kind: act\ntitle: Examples Act\n{SOURCES}"));
    assert_eq!(chosen(&law, None), ["law", "old"]);
    let numbered = |number: &str| {
        document(&format!(
            "kind: act\ntitle: Examples Act\nnumber: {number}\n{SOURCES}"
        ))
    };
    assert_eq!(chosen(&numbered("No. 4 of 2031"), None), ["law", "old"]);
    assert_eq!(chosen(&numbered("No. 19 of 2031"), None), ["old"]);
}

#[test]
fn a_text_that_differs_is_another() {
    let known =
        decision("number: Petition 56, 58 & 59 of 2031\ncitations: [\"[2031] KEHC 1 (KLR)\"]\n");
    let is = |new: &Document| sameness(&known, new, "https://law.example/view/1");
    let another = |new: &Document| matches!(is(new), Sameness::Another(_));
    let same_number = document(
        "kind: judgment\ntitle: In re Something\ndate: 2031-01-30\ncourt: KEHC\nnumber: Petition 58 of 2031\n",
    );
    assert_eq!(is(&same_number), Sameness::Same);
    let same_citation =
        document("kind: ruling\ntitle: Something\ncitations: [\"[2031] KEHC 1 (KLR)\"]\n");
    assert_eq!(is(&same_citation), Sameness::Same);
    assert!(another(&decision("citations: [\"[2031] KEHC 2 (KLR)\"]\n")));
    assert!(another(&document(
        "kind: judgment\ntitle: A\ndate: 2031-01-31\n"
    )));
    assert!(another(&document(
        "kind: judgment\ntitle: A\ncourt: KECA\n"
    )));
    assert!(another(&document("kind: act\ntitle: A\n")));
    let nameless = document("kind: judgment\ntitle: Judgment\n");
    assert_eq!(is(&nameless), Sameness::Untold);
    // A number alone is that of each ruling in the case.
    let undated = document("kind: ruling\ntitle: A\nnumber: Petition 58 of 2031\n");
    assert_eq!(is(&undated), Sameness::Untold);
}

#[test]
fn what_is_unverified_proves_nothing() {
    let known = decision(
        "unverified: [date, court]\ncitations:\n  - {cite: \"[2031] KEHC 1 (KLR)\", verification: unverified}\n",
    );
    let new = document(
        "kind: judgment\ntitle: Mwananchi v Registrar of Examples\ndate: 2031-02-01\ncourt: KECA\ncitations: [\"[2031] KECA 7 (KLR)\"]\n",
    );
    assert_eq!(sameness(&known, &new, ""), Sameness::Same);
}

#[test]
fn an_address_may_name_the_work() {
    let known = document("kind: rules\ntitle: Rules\nwork: /akn/ke/act/ln/2031/5\n");
    let new = document("kind: rules\ntitle: Something else\n");
    let at = |address: &str| sameness(&known, &new, address);
    let own = "https://new.law.example/akn/ke/act/ln/2031/5/eng@2031-12-31";
    assert_eq!(at(own), Sameness::Same);
    let other = "https://new.law.example/akn/ke/act/ln/2031/55/eng@2031-12-31";
    assert_eq!(at(other), Sameness::Untold);
}

#[test]
fn numbers_go_with_their_year() {
    let pair = |number: &str, year: &str| (number.to_owned(), year.to_owned());
    assert_eq!(
        numbers("Petition 56, 58 & 059 of 2031 (Consolidated)"),
        [pair("56", "2031"), pair("58", "2031"), pair("59", "2031")]
    );
    assert_eq!(numbers("Petition E008 of 2031"), [pair("e008", "2031")]);
    assert!(numbers("Legal Notice No. 59").is_empty());
}
