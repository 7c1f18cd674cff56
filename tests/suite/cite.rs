//! Citations of a text, of a corpus, and back from what is cited.

use serde_json::Value;

use crate::project::Project;

/// A matter of four decisions and one Act that cite each other.
fn matter() -> Project {
    let project = Project::with_base();
    let decision = |id: &str, kind: &str, title: &str, head: &str, body: &str| {
        project.write(
            &format!("judgments/{id}.md"),
            &format!(
                "---\nid: {id}\nkind: {kind}\ntitle: \"{title}\"\n{head}text: full\nverification: official-text\nsources:\n  - {{id: court, url: \"https://example.org/{id}\", publisher: Example Law}}\n---\n\n{body}"
            ),
        );
    };
    decision(
        "otieno-judgment",
        "judgment",
        "Otieno & 2 others v Registrar of Examples & another; Chama (Interested Party)",
        "short: Otieno judgment\ndate: 2033-03-04\ncourt: KEHC\nstation: Nairobi\ndivision: Judicial Review\nnumber: [\"Petition 5, 6 & 7 of 2032\"]\nwork: /akn/ke/judgment/kehc/2033/55\ncitations: [\"[2033] KEHC 55 (KLR)\", \"[2033] eKLR\"]\n",
        "[para 1] Under section 9(1)(b) of the Example Registers Act a register may be closed. Mwananchi v Registrar of Examples [2031] KEHC 1 (KLR) at para 12 was followed.\n{voice=court role=finding sources=court}\n\n[para 2] Counsel relied on Mwananchi (supra).\n{voice=petitioner role=argument sources=court}\n\n[para 3] Sections 11 to 13 of the Act were not argued. Giraffe v Zebra [2011] KECA 9 (KLR) was distinguished.\n{voice=court role=finding sources=court}\n",
    );
    decision(
        "otieno-ruling",
        "ruling",
        "Otieno & 2 others v Registrar of Examples & another; Chama (Interested Party)",
        "short: Otieno ruling\ndate: 2032-05-06\ncourt: KEHC\nnumber: [\"Petition 5, 6 & 7 of 2032\"]\ncitations: [\"[2032] KEHC 44 (KLR)\"]\n",
        "[para 1] The petition was admitted.\n{voice=court role=order sources=court}\n",
    );
    decision(
        "appeal",
        "judgment",
        "Registrar of Examples v Otieno & 3 others",
        "short: Otieno appeal\ndate: 2034-01-02\ncourt: KECA\nnumber: Civil Appeal E001 of 2033\ncitations: [\"[2034] KECA 7 (KLR)\"]\nrelations:\n  - {type: appeal-from, to: otieno-judgment}\n  - {type: follows, to: \"base-case#point 1\", note: on public participation, verification: official-text}\n",
        "[para 1] This is an appeal from the judgment in Otieno v Registrar of Examples [2033] KEHC 55 (KLR).\n{voice=court role=background sources=court}\n\n[para 2] Section 9 of the Example Registers Act was misread.\n{voice=court role=finding sources=court}\n",
    );
    decision(
        "later",
        "judgment",
        "Wanjiku v County Government of Example",
        "date: 2035-02-03\ncourt: KEELC\ncitations: [\"[2035] KEELC 3 (KLR)\"]\n",
        "[para 1] Otieno & 2 others v Registrar of Examples [2033] eKLR is good law. So is Petition 5 of 2032.\n{voice=court role=finding sources=court}\n\n[para 2] Articles 10 and 31(c) of the Constitution bind the county. Otieno v Registrar of Examples [2033] KEHC 56 (KLR) says so.\n{voice=court role=finding sources=court}\n",
    );
    project.write(
        "legislation/example-act.md",
        "---\nid: example-act\nkind: act\ntitle: Example Registers Act, 2030\nshort: Example Registers Act\ndate: 2030-01-01\nassent: 2030-01-01\nnumber: No. 8 of 2030\ncitations: [\"No. 8 of 2030\", \"Cap. 900Z\"]\ntext: full\nverification: official-text\nsources:\n  - {id: court, url: \"https://example.org/act\", publisher: Example Law}\n---\n\n[s 9] A register may be closed.\n{voice=legislature role=provision sources=court}\n\n[s 9(1)] By notice.\n{voice=legislature role=provision sources=court}\n",
    );
    project.run(["check"]).expect(0);
    project
}

fn cite(project: &Project, text: &str) -> Vec<Value> {
    project.write("draft.md", text);
    let found = project.run(["cite", "draft.md", "--json"]).json();
    assert_eq!(found["schema"], "hoja/cite/1");
    found["citations"].as_array().expect("a list").clone()
}

/// Status and document of each citation.
fn verdicts(project: &Project, text: &str) -> Vec<(String, String)> {
    cite(project, text)
        .iter()
        .map(|found| {
            let of = |field: &str| found[field].as_str().unwrap_or("-").to_owned();
            (of("status"), of("document"))
        })
        .collect()
}

#[test]
fn one_work_whatever_form_it_is_cited_in() {
    let project = matter();
    for (text, document) in [
        (
            "See Otieno & 2 others v Registrar of Examples [2033] eKLR.",
            "otieno-judgment",
        ),
        ("See [2033] KEHC 55 (KLR).", "otieno-judgment"),
        (
            "See Otieno v Registrar of Examples [2033] KEHC 55 (KLR).",
            "otieno-judgment",
        ),
        ("See Civil Appeal No. E001 of 2033.", "appeal"),
        ("See Cap. 900Z.", "example-act"),
        ("See the Example Registers Act, 2030.", "example-act"),
        ("See Act No. 8 of 2030.", "example-act"),
        ("See section 9 of the Example Registers Act.", "example-act"),
    ] {
        for (status, found) in verdicts(&project, text) {
            assert_eq!(
                (status.as_str(), found.as_str()),
                ("found", document),
                "{text}"
            );
        }
    }
    for reference in [
        "/akn/ke/judgment/kehc/2033/55",
        "https://example.org/akn/ke/judgment/kehc/2033/55/eng@2033-03-04",
        "Otieno judgment",
        "Otieno v Registrar of Examples [2033] eKLR, para 2",
        "/akn/ke/act/2030/8",
    ] {
        project.run(["show", reference]).expect(0);
    }
}

#[test]
fn what_differs_is_said() {
    let project = matter();
    for (text, what) in [
        (
            "Otieno v Registrar of Examples [2036] eKLR",
            "no decision of 2036",
        ),
        (
            "Otieno v Registrar of Examples [2033] KEHC 56 (KLR)",
            "[2033] KEHC 55 (KLR)",
        ),
        (
            "Otieno v Registrar of Examples [2033] KECA 55 (KLR)",
            "[2033] KEHC 55 (KLR)",
        ),
        (
            "Wanjiku v Registrar of Fables [2033] KEHC 55 (KLR)",
            "this citation is of Otieno",
        ),
        ("the Example Registers Act, 2029", "no such law of 2029"),
        (
            "the Example Registers Act (No. 9 of 2030)",
            "its number here is 8",
        ),
    ] {
        let found = cite(&project, &format!("See {text}."));
        for citation in &found {
            assert_eq!(citation["status"], "differs", "{text}: {citation}");
            let said = citation["difference"].as_str().expect("words");
            assert!(said.contains(what), "{text}: {said}");
        }
        let shown = project.run(["show", text]).expect(1);
        assert!(shown.stderr().contains(what), "{text}: {}", shown.stderr());
    }
}

#[test]
fn what_fits_several_is_not_guessed_at() {
    let project = matter();
    let found = cite(
        &project,
        "See Petition 5 of 2032, and Otieno v Registrar of Examples.",
    );
    for citation in &found {
        assert_eq!(citation["status"], "ambiguous", "{citation}");
        assert_eq!(citation["document"], Value::Null);
        assert_eq!(citation["candidates"].as_array().expect("ids").len(), 2);
    }
    let other = verdicts(&project, "See Giraffe v Zebra [2011] KECA 9 (KLR).");
    assert!(
        other.iter().all(|(status, _)| status == "not-in-corpus"),
        "{other:?}"
    );
}

/// A work URI in the place of a file is the work, in the corpus or not.
#[test]
fn a_work_uri_is_read_as_one() {
    let project = matter();
    for (uri, status, document, normal, place) in [
        (
            "/akn/ke/judgment/kehc/2033/55#para_2",
            "found",
            Some("otieno-judgment"),
            "[2033] KEHC 55 (KLR)",
            Some("para 2"),
        ),
        (
            "https://example.org/akn/ke/act/2030/8/eng@2030-01-01",
            "found",
            Some("example-act"),
            "Act 8 of 2030",
            None,
        ),
        (
            "/akn/ke/judgment/kesc/2014/11",
            "not-in-corpus",
            None,
            "[2014] KESC 11 (KLR)",
            None,
        ),
    ] {
        let found = project.run(["cite", uri, "--json"]).expect(0).json();
        let one = &found["citations"][0];
        assert_eq!(found["citations"].as_array().expect("a list").len(), 1);
        assert_eq!(one["text"], uri);
        assert_eq!(one["status"], status, "{one}");
        assert_eq!(one["document"].as_str(), document);
        assert_eq!(one["normal"], normal);
        assert_eq!(one["pinpoint"].as_str(), place);
    }
    let none = project
        .run(["cite", "/akn/ke/judgment/nowhere/2014/11"])
        .expect(2);
    assert!(none.stderr().contains("work URI"), "{}", none.stderr());
}

/// What a decision says of its own case, and of the courts that it came from, is no authority.
#[test]
fn steps_of_the_same_case_are_no_authorities() {
    let project = matter();
    project.write(
        "judgments/own.md",
        "---\nid: own\nkind: judgment\ntitle: Kirima v Ministry of Samples\ndate: 2036-01-02\ncourt: KEELRC\nnumber: Petition E080 of 2035\ncitations: [\"[2036] KEELRC 4 (KLR)\"]\ntext: full\nverification: official-text\nsources:\n  - {id: court, url: \"https://example.org/own\", publisher: Example Law}\n---\n\n[para 1] This is ELRC Petition No. E080 of 2035. It followed Hamisi SPMCC No. 50 of 2031, and is an appeal from the decision in Kirima v Registrar of Fables [2034] KEELRC 9 (KLR).\n{voice=court role=background sources=court}\n\n[para 2] Otieno v Registrar of Examples [2033] KEHC 55 (KLR) is good law, and so is Civil Appeal No. 12 of 2001.\n{voice=court role=finding sources=court}\n",
    );
    let table = project
        .run(["authorities", "own", "--json"])
        .expect(0)
        .json();
    let titles = |key: &str| -> Vec<String> {
        let rows = table[key].as_array().expect("rows");
        let title = |row: &Value| row["title"].as_str().expect("a title").to_owned();
        rows.iter().map(title).collect()
    };
    assert_eq!(
        titles("authorities"),
        [
            "Civil Appeal 12 of 2001",
            "Otieno & 2 others v Registrar of Examples & another; Chama (Interested Party)"
        ]
    );
    let mut steps = titles("procedural_history");
    steps.sort();
    assert_eq!(
        steps,
        [
            "ELRC Petition E080 of 2035",
            "Hamisi SPMCC 50 of 2031",
            "Kirima v Registrar of Fables [2034] KEELRC 9 (KLR)",
        ]
    );
    let shown = project.run(["authorities", "own"]).expect(0).stdout();
    assert!(shown.contains("Steps of this case"), "{shown}");
    // In the table of the appeal, the judgment that it is from is a step.
    let table = project
        .run(["authorities", "appeal", "--json"])
        .expect(0)
        .json();
    assert_eq!(
        table["procedural_history"][0]["document"],
        "otieno-judgment"
    );
    assert_eq!(table["authorities"].as_array().expect("rows").len(), 1);
}

#[test]
fn places_count_scalars_and_lines() {
    let project = matter();
    let text = "Ng’ombe 🐄\r\nand [2033] KEHC 55 (KLR) at para 2, and the Act.";
    let found = cite(&project, text);
    assert_eq!(found.len(), 1);
    let (start, end) = (found[0]["start"].as_u64(), found[0]["end"].as_u64());
    let scalars: Vec<char> = text.chars().collect();
    let range = start.expect("a number") as usize..end.expect("a number") as usize;
    assert_eq!(
        scalars[range].iter().collect::<String>(),
        "[2033] KEHC 55 (KLR)"
    );
    assert_eq!(found[0]["pinpoint"], "para 2");
    assert_eq!(found[0]["work"], "/akn/ke/judgment/kehc/2033/55");
    let human = project.run(["cite", "draft.md"]).expect(0).stdout();
    assert_eq!(
        human,
        "2:5  [2033] KEHC 55 (KLR), para 2  neutral · found: otieno-judgment\n"
    );
    let all = project.run(["cite", "draft.md", "--all", "--json"]).json();
    assert_eq!(all["citations"].as_array().expect("a list").len(), 2);
    project.write("draft.md", "Nothing is cited.");
    project.run(["cite", "draft.md"]).expect(1);
    project.run(["cite", "no-such-file"]).expect(2);
}

/// Emphasis in a Markdown draft is no part of a name, and parts no citation.
#[test]
fn emphasis_is_read_over() {
    let project = matter();
    let found = cite(
        &project,
        "In *Otieno* v *Registrar of Examples* [2033] KEHC 55 (KLR), section 9 of the _Example Registers Act_.",
    );
    let normals: Vec<_> = found.iter().map(|one| one["normal"].clone()).collect();
    assert_eq!(
        normals,
        [
            "Otieno v Registrar of Examples",
            "[2033] KEHC 55 (KLR)",
            "Example Registers Act, s 9"
        ]
    );
    assert_eq!(found[0]["group"], found[1]["group"]);
}

#[test]
fn styles_are_ready_to_be_copied() {
    let project = matter();
    let write = |style: &str, reference: &str| {
        let run = project.run(["cite", "--style", style, reference]).expect(0);
        run.stdout().trim_end().to_owned()
    };
    for (style, reference, expected) in [
        (
            "oscola4",
            "otieno-judgment#para 2",
            "Otieno v Registrar of Examples [2033] KEHC 55 (KLR) [2].",
        ),
        (
            "oscola5",
            "otieno-judgment#para 2",
            "Otieno v Registrar of Examples [2033] KEHC 55 (KLR) [2]",
        ),
        (
            "kenyalaw",
            "otieno-judgment#para 2",
            "Otieno & 2 others v Registrar of Examples & another; Chama (Interested Party) (Petition 5, 6 & 7 of 2032) [2033] KEHC 55 (KLR) (Judicial Review) (4 March 2033) (Judgment), paragraph 2",
        ),
        (
            "neutral",
            "appeal",
            "[2034] KECA 7 (KLR) Registrar of Examples v Otieno & 3 others",
        ),
        (
            "neutral-first",
            "appeal",
            "[2034] KECA 7 (KLR) Registrar of Examples v Otieno & 3 others",
        ),
        (
            "kenya-law",
            "example-act#s 9",
            "Example Registers Act, 2030 (Cap. 900Z), section 9",
        ),
        // What the corpus has not is written from the form of the reference alone.
        (
            "akn",
            "[2014] KESC 11 (KLR)",
            "/akn/ke/judgment/kesc/2014/11",
        ),
        (
            "oscola5",
            "https://example.org/akn/ke/judgment/kesc/2014/11/eng@2014-01-02#para_12",
            "[2014] KESC 11 (KLR), para 12",
        ),
        (
            "akn",
            "otieno-judgment#para 2",
            "/akn/ke/judgment/kehc/2033/55#para_2",
        ),
        (
            "akn",
            "example-act#s 9(1)",
            "/akn/ke/act/2030/8#sec_9__subsec_1",
        ),
        (
            "oscola5",
            "example-act#s 9(1)",
            "Example Registers Act 2030 (Cap 900Z), s 9(1)",
        ),
        (
            "kenyalaw",
            "example-act#s 9",
            "Example Registers Act, 2030 (Cap. 900Z), section 9",
        ),
    ] {
        assert_eq!(write(style, reference), expected, "{style} {reference}");
    }
    // The point of a digest is no paragraph of the judgment.
    let run = project
        .run(["cite", "--style", "oscola5", "base-case#point 2"])
        .expect(0);
    assert_eq!(
        run.stdout(),
        "Mwananchi v Registrar of Examples [2031] KEHC 1 (KLR)\n"
    );
    assert!(run.stderr().contains("own count"), "{}", run.stderr());
    project
        .run(["cite", "--style", "bluebook", "appeal"])
        .expect(2);
    project
        .run(["cite", "--style", "oscola5", "Petition 5 of 2032"])
        .expect(2);
}

#[test]
fn a_passage_is_quoted_with_its_citation() {
    let project = matter();
    let run = |reference: &str| project.run(["cite", "--style", "oscola5", "--quote", reference]);
    assert_eq!(
        run("otieno-judgment#para 2").expect(0).stdout(),
        "“Counsel relied on Mwananchi (supra).” Otieno v Registrar of Examples [2033] KEHC 55 (KLR) [2]\n"
    );
    // Nobody quotes a digest, nor a whole judgment.
    assert!(
        run("base-case#point 2")
            .expect(2)
            .stderr()
            .contains("digest")
    );
    assert!(
        run("otieno-judgment")
            .expect(2)
            .stderr()
            .contains("passage")
    );
    project.run(["cite", "--quote", "draft.md"]).expect(2);
    let json = project
        .run([
            "cite",
            "--style",
            "oscola5",
            "--quote",
            "appeal#para 2",
            "--json",
        ])
        .json();
    assert_eq!(json["schema"], "hoja/cite/1");
    assert_eq!(
        json["quote"],
        "Section 9 of the Example Registers Act was misread."
    );
}

fn cited_by(project: &Project, reference: &str) -> Vec<Value> {
    let found = project.run(["cited-by", reference, "--json"]).json();
    assert_eq!(found["schema"], "hoja/cited-by/1");
    found["cited_by"].as_array().expect("a list").clone()
}

fn places(mentions: &[Value]) -> Vec<String> {
    let text = |value: &Value| value.as_str().expect("a text").to_owned();
    mentions
        .iter()
        .map(|mention| {
            format!(
                "{} {}",
                text(&mention["document"]),
                text(&mention["pinpoint"])
            )
        })
        .collect()
}

#[test]
fn what_cites_a_decision() {
    let project = matter();
    let mentions = cited_by(&project, "otieno-judgment");
    assert_eq!(
        places(&mentions),
        ["appeal para 1", "later para 1", "later para 2"]
    );
    assert_eq!(mentions[0]["use"], "procedural-history");
    assert!(
        mentions[0]["why"]
            .as_str()
            .expect("why")
            .contains("appeal-from")
    );
    assert_eq!(mentions[1]["use"], "authority");
    assert_eq!(
        mentions[1]["sentence"],
        "Otieno & 2 others v Registrar of Examples [2033] eKLR is good law."
    );
    assert_eq!(mentions[1]["voice"], "court");
    assert_eq!(mentions[1]["status"], "found");
    assert_eq!(mentions[2]["status"], "differs");
    assert!(
        mentions[2]["difference"]
            .as_str()
            .expect("words")
            .contains("KEHC 55")
    );
    // A name that only (supra) repeats leads back to its citation.
    let base = cited_by(&project, "base-case");
    assert_eq!(
        places(&base),
        ["otieno-judgment para 1", "otieno-judgment para 2"]
    );
    let found = project.run(["cited-by", "base-case", "--json"]).json();
    let treatment = &found["treatment"][0];
    assert_eq!(treatment["relation"], "follows");
    assert_eq!(treatment["document"], "appeal");
    assert_eq!(treatment["pinpoint"], "point 1");
    assert_eq!(treatment["note"], "on public participation");
    // What the corpus has not can be cited in it.
    let outside = cited_by(&project, "[2011] KECA 9 (KLR)");
    assert_eq!(places(&outside), ["otieno-judgment para 3"]);
    assert_eq!(outside[0]["status"], "not-in-corpus");
    project.run(["cited-by", "later"]).expect(1);
    project.run(["cited-by", "Petition 5 of 2032"]).expect(2);
}

#[test]
fn a_section_is_found_for_its_subsections() {
    let project = matter();
    for (reference, expected) in [
        (
            "section 9 of the Example Registers Act",
            vec!["appeal para 2", "otieno-judgment para 1"],
        ),
        ("example-act#s 9(1)", vec!["otieno-judgment para 1"]),
        ("example-act#s 12", vec!["otieno-judgment para 3"]),
        (
            "Cap. 900Z",
            vec![
                "appeal para 2",
                "otieno-judgment para 1",
                "otieno-judgment para 3",
            ],
        ),
        ("Article 31 of the Constitution", vec!["later para 2"]),
    ] {
        assert_eq!(
            places(&cited_by(&project, reference)),
            expected,
            "{reference}"
        );
    }
}

#[test]
fn queries_ask_for_what_is_cited() {
    let project = matter();
    let count = |query: &str| {
        let run = project.run(["search", query, "--count"]);
        run.stdout().trim().to_owned()
    };
    for (query, expected) in [
        ("cites:otieno-judgment", "3"),
        ("cites:\"[2033] KEHC 55 (KLR)\"", "3"),
        ("cites:\"/akn/ke/judgment/kehc/2033/55\"", "3"),
        (
            "cites:\"Mwananchi v Registrar of Examples\" voice:court",
            "1",
        ),
        ("cites:\"section 9 of the Example Registers Act\"", "2"),
        ("cites:\"Cap. 900Z\" NOT cites:\"example-act#s 9\"", "1"),
        ("cites:(base-case OR otieno-judgment)", "5"),
        ("cites:\"[1999] KECA 1 (KLR)\"", "0"),
    ] {
        assert_eq!(count(query), expected, "{query}");
    }
    let run = project
        .run(["search", "cites:\"Petition 5 of 2032\""])
        .expect(2);
    assert!(run.stderr().contains("ambiguous"), "{}", run.stderr());
}

#[test]
fn every_mention_holds_the_citation() {
    // Of both matters: the invented one, and the bundled one.
    for (project, references) in [
        (
            matter(),
            vec!["otieno-judgment", "base-case", "example-act", "appeal"],
        ),
        (
            Project::empty(),
            vec![
                "dpa-2019",
                "rpa-cap-107",
                "constitution-2010",
                "slma-2018",
                "rpa-cap-107#s 9A",
            ],
        ),
    ] {
        for reference in references {
            for mention in cited_by(&project, reference) {
                let place = format!(
                    "{}#{}",
                    mention["document"].as_str().expect("an id"),
                    mention["pinpoint"].as_str().expect("a place")
                );
                let shown = project.run(["show", &place, "--json"]).expect(0).json();
                let text: Vec<char> = shown["passages"][0]["text"]
                    .as_str()
                    .expect("a text")
                    .chars()
                    .collect();
                let citations = mention["citations"].as_array().expect("a list");
                assert!(!citations.is_empty(), "{place}");
                for citation in citations {
                    let at = |field: &str| citation[field].as_u64().expect("a number") as usize;
                    let held: String = text[at("start")..at("end")].iter().collect();
                    assert_eq!(citation["text"], held, "{place}");
                }
                let cites = shown["passages"][0]["cites"]
                    .as_array()
                    .expect("cites")
                    .clone();
                assert!(
                    cites
                        .iter()
                        .any(|cite| cite["text"] == citations[0]["text"]),
                    "{place}"
                );
            }
        }
    }
}

#[test]
fn a_table_of_authorities_in_kenyan_order() {
    let project = matter();
    project.write(
        "draft.md",
        "Giraffe v Zebra [2011] KECA 9 (KLR).\n\nWanjiku v County Government of Example [2035] KEELC 3 (KLR), Registrar of Examples v Otieno [2034] KECA 7 (KLR) and [2033] KEHC 55 (KLR).\nSection 9 of the Example Registers Act.\n",
    );
    let table = project
        .run(["authorities", "draft.md", "--json"])
        .expect(0)
        .json();
    assert_eq!(table["schema"], "hoja/authorities/1");
    let rows = table["authorities"].as_array().expect("rows");
    let names: Vec<String> = rows
        .iter()
        .map(|row| {
            let name = row["document"].as_str().or(row["title"].as_str());
            format!(
                "{}: {}",
                row["group"].as_str().expect("a group"),
                name.expect("a name")
            )
        })
        .collect();
    assert_eq!(
        names,
        [
            "Kenyan cases: Giraffe v Zebra [2011] KECA 9 (KLR)",
            "Statutes: example-act",
            "Kenyan cases: appeal",
            "Kenyan cases: later",
            "Kenyan cases: otieno-judgment",
        ]
    );
    assert_eq!(rows[1]["cited_at"][0]["line"], 4);
    assert_eq!(rows[1]["provisions"][0], "s 9");
    let of_document = project
        .run(["authorities", "later", "--json"])
        .expect(0)
        .json();
    assert_eq!(
        of_document["authorities"].as_array().expect("rows").len(),
        4
    );
    project.run(["authorities"]).expect(0);
    project
        .run(["authorities", "nothing-of-the-kind"])
        .expect(2);
    let issue = Project::empty()
        .run(["authorities", "dna-gps"])
        .expect(0)
        .stdout();
    assert!(
        issue.lines().all(|line| line.chars().count() <= 80),
        "{issue}"
    );
    assert!(issue.contains("nrf-2020-judgment"), "{issue}");
}

#[test]
fn the_bundled_matter_is_found_by_every_form() {
    let project = Project::empty();
    for (reference, id) in [
        (
            "Nubian Rights Forum & 2 others v Attorney General & 6 others [2020] eKLR",
            "nrf-2020-judgment",
        ),
        ("[2020] KEHC 8772 (KLR)", "nrf-2020-judgment"),
        ("/akn/ke/judgment/kehc/2020/8772", "nrf-2020-judgment"),
        ("NIIMS / Huduma Namba judgment", "nrf-2020-judgment"),
        (
            "Judicial Review Application E1138 of 2020",
            "katiba-mucheru-2021-judgment",
        ),
        (
            "Republic v Joe Mucheru [2021] KEHC 122 (KLR)",
            "katiba-mucheru-2021-judgment",
        ),
        ("Cap. 107", "rpa-cap-107"),
        ("Act No. 33 of 1947", "rpa-cap-107"),
        ("Registration of Persons Act", "rpa-cap-107"),
        ("/akn/ke/act/1947/33", "rpa-cap-107"),
        (
            "section 9A of the Registration of Persons Act",
            "rpa-cap-107",
        ),
        ("L.N. 195 of 2020", "niims-rules-2020"),
        (
            "Article 31(c) of the Constitution of Kenya",
            "constitution-2010",
        ),
        (
            "Statute Law (Miscellaneous Amendments) Act, 2018",
            "slma-2018",
        ),
    ] {
        let shown = project.run(["show", reference, "--json"]);
        assert_eq!(shown.expect(0).json()["document"]["id"], id, "{reference}");
    }
    // Two decisions of one case: the number alone is no answer.
    project.run(["show", "Petition 56 of 2019"]).expect(2);
}

/// A title as Kenya Law's pages print it holds number, citation and date: no style says them twice.
#[test]
fn a_whole_title_is_not_written_twice() {
    let project = matter();
    project.write(
        "judgments/whole-title.md",
        "---\nid: whole-title\nkind: ruling\ntitle: \"Simiyu & 3 others v Board of Samples (Petition E9 of 2035) [2035] KEHC 9 (KLR) (8 August 2035) (Ruling)\"\ndate: 2035-08-08\ncourt: KEHC\nnumber: Petition E9 of 2035\ncitations: [\"[2035] KEHC 9 (KLR)\"]\ntext: full\nverification: official-text\nsources:\n  - {id: court, url: \"https://example.org/kehc/2035/9\", publisher: Example Law, official: true}\n---\n\n[para 1] The motion is allowed.\n{voice=court role=order sources=court}\n",
    );
    for (style, expected) in [
        (
            "oscola5",
            "Simiyu v Board of Samples [2035] KEHC 9 (KLR) [1]",
        ),
        (
            "kenya-law",
            "Simiyu & 3 others v Board of Samples (Petition E9 of 2035) [2035] KEHC 9 (KLR) (8 August 2035) (Ruling), paragraph 1",
        ),
        (
            "neutral-first",
            "[2035] KEHC 9 (KLR) Simiyu & 3 others v Board of Samples, para 1",
        ),
    ] {
        let run = project
            .run(["cite", "--style", style, "whole-title#para 1"])
            .expect(0);
        assert_eq!(run.stdout().trim_end(), expected, "{style}");
    }
}
