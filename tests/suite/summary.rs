//! `hoja summary`: one document in short, each sentence with its place.

use serde_json::Value;

use crate::project::Project;

/// An invented decision in the document's own words. What a side says stands in passages of
/// that side, and once more inside the court's own.
const DECISION: &str = r#"---
id: kitu-v-mwangaza-2031
kind: judgment
title: "Kitu Traders v Mwangaza Ltd [2031] KEHC 7 (KLR)"
short: Kitu Traders
date: 2031-03-04
text: full
court: KEHC
station: Nakuru
bench: [Asha Mfano]
number: Civil Appeal E007 of 2030
citations: ["[2031] KEHC 7 (KLR)"]
parties:
  - {name: Kitu Traders, role: appellant}
  - {name: Mwangaza Ltd, role: respondent}
outcome: Allowed
verification: official-text
sources:
  - {id: page, url: "https://example.org/kehc/2031/7", publisher: Example Reports, official: true}
---

[1] The appellant rented a shop in Nakuru from the respondent for nine years. By a memorandum of appeal dated 5th May 2030 the appellant seeks orders that the judgment of the lower court be set aside.
{voice=court role=background sources=page}

## The appellant's case

[2] The appellant submitted that no notice to quit was ever served on it. Counsel relied on Tufe v Pwani [2029] KEHC 1 (KLR).
{voice=petitioner role=argument sources=page}

## The respondent's case

[3] The respondent submitted that the notice was pinned to the door of the shop and that the tenancy ended lawfully. It added that the appellant should bear the costs.
{voice=respondent role=argument sources=page}

## Analysis

[4] The issue for determination is whether the notice was served.
{voice=court role=finding sources=page}

[5] The respondent contends that I should find that the notice was lawful and dismiss the appeal. In Tufe v Pwani [2029] KEHC 1 (KLR) it was held that “I find that a notice on a door is good service in every case there is.”
{voice=court role=finding sources=page}

[6] I find that no notice was served on the appellant before the eviction. The eviction was unlawful.
{voice=court role=finding sources=page}

## Disposition

[7] In the result I make the following orders:

(a) The appeal is allowed with costs to the appellant.

(b) The judgment of the lower court is set aside.

(c) The respondent shall within thirty days return the goods of the appellant.

It is so ordered.
{voice=court role=order sources=page}
"#;

fn matter() -> Project {
    let project = Project::empty();
    project.write("hoja.yaml", "name: Tenancies\n");
    project.write("judgments/kitu-v-mwangaza-2031.md", DECISION);
    project
}

fn texts<'a>(summary: &'a Value, kind: &str) -> Vec<&'a str> {
    summary["sections"]
        .as_array()
        .expect("sections")
        .iter()
        .filter(|section| section["kind"] == kind)
        .flat_map(|section| section["statements"].as_array().expect("statements"))
        .map(|statement| statement["text"].as_str().expect("a text"))
        .collect()
}

#[test]
fn a_decision_in_short_keeps_findings_apart_from_what_the_sides_say() {
    let project = matter();
    let summary = project
        .run(["summary", "kitu-v-mwangaza-2031", "--json"])
        .expect(0)
        .json();
    assert_eq!(summary["schema"], "hoja/summary/1");
    let held = texts(&summary, "findings");
    assert_eq!(
        held[0],
        "I find that no notice was served on the appellant before the eviction."
    );
    assert!(
        held.iter()
            .all(|text| !text.contains("contends") && !text.contains("door")),
        "{held:?}"
    );
    assert_eq!(
        texts(&summary, "orders"),
        [
            "(a) The appeal is allowed with costs to the appellant.",
            "(b) The judgment of the lower court is set aside.",
            "(c) The respondent shall within thirty days return the goods of the appellant.",
        ]
    );
    let asked = texts(&summary, "asked");
    assert!(asked[0].contains("seeks orders that"), "{asked:?}");
    let headings: Vec<&str> = summary["sections"]
        .as_array()
        .expect("sections")
        .iter()
        .filter_map(|section| section["heading"].as_str())
        .collect();
    assert!(
        headings.contains(&"Argued by the appellant"),
        "{headings:?}"
    );
    assert!(
        headings.contains(&"Argued by the respondent"),
        "{headings:?}"
    );
}

#[test]
fn every_sentence_of_a_full_text_stands_in_the_passage_that_it_names() {
    let project = matter();
    let summary = project
        .run(["summary", "kitu-v-mwangaza-2031", "--json"])
        .expect(0)
        .json();
    let shown = project
        .run(["show", "kitu-v-mwangaza-2031", "--json"])
        .expect(0)
        .json();
    let mut seen = 0;
    for section in summary["sections"].as_array().expect("sections") {
        for statement in section["statements"].as_array().expect("statements") {
            let pin = &statement["sources"][0];
            if pin["pinpoint"] == "front matter" || section["kind"] == "catchwords" {
                continue;
            }
            let passage = shown["passages"]
                .as_array()
                .expect("passages")
                .iter()
                .find(|passage| passage["pinpoint"] == pin["pinpoint"])
                .expect("the passage is there");
            let one_line = passage["text"]
                .as_str()
                .expect("a text")
                .split_whitespace()
                .collect::<Vec<_>>()
                .join(" ");
            let quote = pin["quote"].as_str().expect("a quotation");
            assert!(
                one_line.contains(quote.trim_end_matches(" …")),
                "{quote}\nis not in\n{one_line}"
            );
            seen += 1;
        }
    }
    assert!(seen >= 7, "{seen}");
}

/// A judgment given by word of mouth goes over into talk on the costs: what it decided before stands
/// among the orders too.
#[test]
fn the_talk_behind_a_transcript_is_not_all_that_was_ordered() {
    let (body, _) = DECISION.split_once("## Disposition").expect("a heading");
    let spoken = r"[7] On any view the agent must be removed. He told the court what was not true.
{voice=court role=finding sources=page}

[8] I will hear counsel on the rest.

MS FULANI: My Lord, there is the matter of costs.

MR JUSTICE MFANO: Yes.

MS FULANI: My Lord, the order should be that it is ordered as we ask.

MR JUSTICE MFANO: The respondent is ordered to pay the costs of the appellant.

MS FULANI: I am grateful to the court for that.
{voice=court role=order sources=page}
";
    let project = Project::empty();
    project.write("hoja.yaml", "name: Tenancies\n");
    project.write(
        "judgments/kitu-v-mwangaza-2031.md",
        &format!("{body}{spoken}"),
    );
    let summary = project
        .run(["summary", "kitu-v-mwangaza-2031", "--json"])
        .expect(0)
        .json();
    assert_eq!(
        texts(&summary, "orders"),
        [
            "On any view the agent must be removed.",
            "MR JUSTICE MFANO: The respondent is ordered to pay the costs of the appellant.",
        ]
    );
}

/// What is asked in a list is no order; an item that names another court or a side is one.
#[test]
fn orders_name_other_courts_and_prayers_are_none() {
    let (body, _) = DECISION.split_once("[6]").expect("a paragraph");
    let end = r"[6] It is our finding that no notice was served. The appellant's submission is that the eviction was unlawful.
{voice=court role=finding sources=page}

[7] The appellant had prayed for:

(a) a declaration that the eviction was cruel; and

(b) costs of the suit.
{voice=court role=order sources=page}

[8] We make the following orders:

(a) The judgment of the High Court made on 5 May 2028 is hereby set aside.

(b) The order of the trial court issued on 6 June 2028 is quashed.

(c) The reliefs that the respondent sought are hereby dismissed.

(d) Each party shall bear its own costs.
{voice=court role=order sources=page}
";
    let project = Project::empty();
    project.write("hoja.yaml", "name: Tenancies\n");
    project.write("judgments/kitu-v-mwangaza-2031.md", &format!("{body}{end}"));
    let summary = project
        .run(["summary", "kitu-v-mwangaza-2031", "--json"])
        .expect(0)
        .json();
    assert_eq!(
        texts(&summary, "orders"),
        [
            "(a) The judgment of the High Court made on 5 May 2028 is hereby set aside.",
            "(b) The order of the trial court issued on 6 June 2028 is quashed.",
            "(c) The reliefs that the respondent sought are hereby dismissed.",
            "(d) Each party shall bear its own costs.",
        ]
    );
    let held = texts(&summary, "findings");
    assert!(
        held.contains(&"It is our finding that no notice was served."),
        "{held:?}"
    );
    assert!(
        held.iter().all(|text| !text.contains("submission")),
        "{held:?}"
    );
}

/// Counsel who bears a party's name speaks for whom the passage is set to.
#[test]
fn counsel_of_a_party_s_name_turns_no_side() {
    let text = DECISION.replace(
        "[3] The respondent submitted that",
        "[3] Mr Kitu, learned counsel, contended that",
    );
    let project = Project::empty();
    project.write("hoja.yaml", "name: Tenancies\n");
    project.write("judgments/kitu-v-mwangaza-2031.md", &text);
    let summary = project
        .run(["summary", "kitu-v-mwangaza-2031", "--json"])
        .expect(0)
        .json();
    let of = |heading: &str| {
        summary["sections"]
            .as_array()
            .expect("sections")
            .iter()
            .filter(|section| section["heading"] == heading)
            .any(|section| section.to_string().contains("Mr Kitu"))
    };
    assert!(of("Argued by the respondent") && !of("Argued by the appellant"));
}

#[test]
fn a_journalist_s_summary_keeps_to_its_words_and_orders_come_first() {
    let project = matter();
    for words in ["80", "150", "400"] {
        let summary = project
            .run([
                "summary",
                "kitu-v-mwangaza-2031",
                "--for",
                "journalist",
                "--words",
                words,
                "--json",
            ])
            .expect(0)
            .json();
        let limit: u64 = words.parse().expect("a number");
        assert!(summary["words"].as_u64().expect("a number") <= limit);
        assert_eq!(texts(&summary, "orders").len(), 3, "within {words} words");
    }
    let tight = project
        .run([
            "summary",
            "kitu-v-mwangaza-2031",
            "--for",
            "journalist",
            "--words",
            "40",
            "--json",
        ])
        .expect(0)
        .json();
    let gaps = tight["gaps"].to_string();
    assert!(gaps.contains("left out for want of room"), "{gaps}");
}

#[test]
fn summaries_of_the_bundled_matter_rest_on_places_that_exist() {
    let project = Project::empty();
    for id in [
        "nrf-2020-judgment",
        "katiba-mucheru-2021-judgment",
        "st-2019-04-09-kihalangwa",
        "st-2020-01-31-partners",
        "rpa-cap-107",
        "dpa-2019",
    ] {
        for words in ["150", "400"] {
            let summary = project
                .run([
                    "summary",
                    id,
                    "--for",
                    "journalist",
                    "--words",
                    words,
                    "--json",
                ])
                .expect(0)
                .json();
            assert_eq!(summary["document"], id);
            let sections = summary["sections"].as_array().expect("sections");
            assert!(!sections.is_empty(), "{id}");
            for statement in sections
                .iter()
                .flat_map(|section| section["statements"].as_array().expect("statements"))
            {
                let pin = &statement["sources"][0];
                assert!(pin["quote"].is_null(), "a digest is not quoted");
                if pin["pinpoint"] == "front matter" {
                    continue;
                }
                let place = format!(
                    "{}#{}",
                    pin["document"].as_str().expect("a document"),
                    pin["pinpoint"].as_str().expect("a place")
                );
                let shown = project.run(["show", &place, "--json"]).expect(0).json();
                assert!(
                    !shown["passages"].as_array().expect("passages").is_empty(),
                    "{place}"
                );
            }
        }
    }
    let remark = project
        .run(["summary", "st-2019-04-09-kihalangwa", "--json"])
        .expect(0)
        .json();
    assert!(texts(&remark, "speaker")[0].contains("Principal Secretary"));
    assert!(
        !texts(&remark, "orders").is_empty(),
        "the order that it touches"
    );
}

#[test]
fn the_summary_is_written_to_a_file_whole() {
    let project = matter();
    project
        .run(["summary", "[2031] KEHC 7 (KLR)", "-o", "short.md"])
        .expect(0);
    let text = project.read("short.md");
    assert!(text.contains("## Held") && text.contains("[^1]:"));
    let for_readers = |line: &&str| !line.starts_with("<!-- hoja ");
    assert!(
        text.lines()
            .filter(for_readers)
            .all(|line| line.chars().count() <= 80),
        "{text}"
    );
}
