//! Searching as people do it: questions, names, lists of queries, saved searches.

use serde_json::Value;

use crate::project::Project;

/// A matter with an invented law, a judgment on it, and an argument in that judgment.
fn matter() -> Project {
    let project = Project::with_base();
    project.write(
        "legislation/keepers-act.md",
        "---
id: keepers-act
kind: act
title: Keepers of Registers Act
number: [No. 7 of 2030]
date: 2030-05-01
text: full
verification: official-text
sources:
  - {id: original, title: keepers.pdf}
---

# Part I – KEEPERS

## Arrest of keepers

[s 4(1)] A keeper who is arrested shall be told the reason promptly.
{voice=legislature role=provision sources=original}

[s 4(2)] The keeper shall be brought before a court within two days.
{voice=legislature role=provision sources=original}

## Dismissal

[s 5] An employer shall not dismiss a keeper without a hearing.
{voice=legislature role=provision sources=original}

## Fees

[s 6] A keeper may charge the fee that is prescribed; a court may review it.
{voice=legislature role=provision sources=original}
",
    );
    project.write(
        "judgments/fees-case.md",
        "---
id: fees-case
kind: judgment
title: Otieno v Keeper of Examples
date: 2032-03-01
court: KESC
citations: [\"[2032] KESC 3 (KLR)\"]
text: full
verification: official-text
sources:
  - {id: original, title: fees.pdf}
---

[para 1] The petitioner said that the fee of the keeper was an unlawful tax.
{voice=petitioner role=argument sources=original}

[para 2] We find that the fee of the keeper was an unlawful tax.
{voice=court role=finding sources=original}
",
    );
    project
}

fn places(found: &Value) -> Vec<String> {
    let hits = found["hits"].as_array().expect("hits").iter();
    hits.map(|hit| {
        format!(
            "{} {}",
            hit["document"].as_str().expect("an id"),
            hit["pinpoint"].as_str().expect("a place")
        )
    })
    .collect()
}

#[test]
fn a_question_finds_what_has_most_of_its_words_and_says_so() {
    let project = matter();
    let question = "Can my boss fire me without listening to me?";
    let run = project.run(["search", question, "--json"]).expect(0);
    let found = run.json();
    assert_eq!(found["relaxed"], true);
    assert_eq!(found["because"], "question");
    assert!(found["left_out"].as_array().expect("words").len() > 3);
    assert_eq!(places(&found)[0], "keepers-act s 5");
    let shown = project.run(["search", question]).expect(0);
    assert!(
        shown.stderr().contains("read as a question"),
        "{}",
        shown.stderr()
    );
    assert!(
        shown.stderr().contains("as `boss`: employer"),
        "{}",
        shown.stderr()
    );
    // Words as typed lead nowhere, every word is in no passage.
    project.run(["search", question, "--literal"]).expect(1);
    let strict = project.run(["search", question, "--strict"]).expect(1);
    assert!(
        strict.stderr().contains("nothing found"),
        "{}",
        strict.stderr()
    );
}

#[test]
fn clauses_of_a_section_answer_together() {
    let project = matter();
    let run = project.run([
        "search",
        "When must an arrested keeper see a court?",
        "--json",
    ]);
    let found = run.json();
    let first = &found["hits"][0];
    assert_eq!(first["heading"], "Arrest of keepers");
    let (pinpoint, also) = (first["pinpoint"].as_str(), &first["also"][0]);
    let both = [pinpoint, also.as_str()];
    assert!(
        both.contains(&Some("s 4(1)")) && both.contains(&Some("s 4(2)")),
        "{first}"
    );
    let sections = places(&found);
    assert_eq!(
        sections
            .iter()
            .filter(|place| place.contains("s 4"))
            .count(),
        1
    );
}

#[test]
fn plain_words_are_all_wanted_unless_nothing_has_them() {
    let project = matter();
    let run = project
        .run(["search", "keeper fee unlawful tax", "--json"])
        .expect(0);
    let found = run.json();
    assert_eq!(found["relaxed"], false);
    assert_eq!(found["total"], 2);
    let run = project
        .run(["search", "keeper fee unlawful dismissal", "--json"])
        .expect(0);
    let found = run.json();
    assert_eq!(
        (&found["relaxed"], &found["because"]),
        (&true.into(), &"few-have-all".into())
    );
    assert!(found["hits"][0]["missing"].is_array());
    // A count is never of something else than what was typed.
    let run = project
        .run(["search", "keeper fee unlawful dismissal", "--count"])
        .expect(1);
    assert_eq!(run.stdout(), "0\n");
    for query in [
        "keeper zebra",
        "keeper AND fee AND unlawful AND dismissal",
        "keeper and fee and unlawful and dismissal",
    ] {
        let run = project.run(["search", query, "--json"]).expect(1);
        assert_eq!(run.json()["total"], 0, "{query}");
    }
    let run = project
        .run(["search", "keeper zebra", "--any", "--json"])
        .expect(0);
    assert_eq!(run.json()["unknown"][0], "zebra");
}

#[test]
fn a_name_goes_to_its_document_first() {
    let project = matter();
    for (query, place) in [
        ("[2032] KESC 3 (KLR)", "fees-case para 1"),
        ("Otieno v Keeper of Examples", "fees-case para 1"),
        ("Keepers of Registers Act", "keepers-act s 4(1)"),
        (
            "section 5 of the Keepers of Registers Act",
            "keepers-act s 5",
        ),
        ("section 6", "keepers-act s 6"),
        ("keepers-act#s 4(2)", "keepers-act s 4(2)"),
    ] {
        let run = project.run(["search", query, "--json"]);
        if query.contains('#') {
            continue;
        }
        let found = run.json();
        assert_eq!(
            places(&found).first().map(String::as_str),
            Some(place),
            "{query}"
        );
        assert_eq!(found["hits"][0]["named"], true, "{query}");
    }
    let run = project.run(["search", "[2032] KESC 3 (KLR)", "--kind", "act", "--json"]);
    assert_eq!(run.json()["total"], 0);
}

#[test]
fn standing_orders_what_matches_alike() {
    let project = matter();
    let run = project
        .run(["search", "fee unlawful tax", "--explain"])
        .expect(0);
    let text = run.stdout();
    let place = |what: &str| text.find(what).unwrap_or_else(|| panic!("{what}: {text}"));
    assert!(place("para 2") < place("para 1"), "{text}");
    for part in [
        "words of the passage",
        "highest court",
        "what the court found",
        "argument of a party",
    ] {
        place(part);
    }
}

#[test]
fn words_of_one_document_may_stand_in_several_passages() {
    let project = matter();
    project.run(["search", "dismiss AND fee"]).expect(1);
    let run = project
        .run(["search", "dismiss AND fee", "--by", "document", "--json"])
        .expect(0);
    let found = run.json();
    assert_eq!(
        (&found["by"], &found["total"]),
        (&"document".into(), &1.into())
    );
    assert_eq!(found["hits"][0]["document"], "keepers-act");
    assert_eq!(found["facets"]["kind"]["act"], 1);
    let run = project
        .run(["search", "dismiss AND fee", "--by=document", "--explain"])
        .expect(0);
    let out = run.stdout();
    for line in [
        "  AND  yes",
        "  ├─ dismiss  yes: s 5",
        "  └─ fee  yes: s 6",
        "the best passage of each part, added up",
    ] {
        assert!(out.contains(line), "{line}: {out}");
    }
    let run = project
        .run(["search", "fee NOT dismiss", "--by=document", "--explain"])
        .expect(0);
    assert!(run.stdout().contains("     └─ dismiss  no: in no passage"));
    let run = project
        .run(["search", "fee NOT dismiss", "--by", "document", "--json"])
        .expect(0);
    assert_eq!(run.json()["hits"][0]["document"], "fees-case");
    let run = project.run([
        "search",
        "fee",
        "--by=document",
        "--voice=petitioner",
        "--json",
    ]);
    assert_eq!(run.json()["total"], 1);
}

#[test]
fn dates_may_be_written_as_westlaw_and_lexis_do() {
    let project = matter();
    for (query, total) in [
        ("fee date aft 2031", 2),
        ("fee date bef 2032", 1),
        ("fee da(aft 2029 & bef 2033)", 3),
        ("keeper of the fee date aft 2032", 0),
    ] {
        let run = project.run(["search", query, "--json"]);
        assert_eq!(run.json()["total"], total, "{query}");
    }
    project.run(["search", "fee date aft 2031-13"]).expect(2);
}

#[test]
fn every_row_of_a_list_is_reported() {
    let project = matter();
    let list = "\u{feff}Ref;Query;Note\r\n1;keeper AND fee;\"a; b\"\r\n2;zebra;\r\n3;\"fee AND\";x\r\n4;\"\"\"unlawful tax\"\"\";two\r\n\r\n5;cites:keepers-act\r\n6;Can a boss fire a keeper?;q\r\n";
    project.write("list.csv", list);
    let run = project.run(["search", "--batch", "list.csv"]).expect(3);
    let out = run.stdout();
    let rows: Vec<&str> = out.lines().collect();
    assert_eq!(
        rows[0],
        "Ref;Query;Note;total;document;pinpoint;citation;relaxed;error"
    );
    assert_eq!(rows.len(), 7, "{out}");
    assert!(rows[1].starts_with("1;keeper AND fee;\"a; b\";3;"), "{out}");
    assert_eq!(rows[2], "2;zebra;;0;;;;;");
    assert!(
        rows[3].contains("column 5: `AND` has nothing after it"),
        "{out}"
    );
    assert!(
        rows[4].contains(";2;fees-case;para 2;[2032] KESC 3 (KLR);;"),
        "{out}"
    );
    assert!(rows[6].contains(";keepers-act;s 5;;yes;"), "{out}");
    let run = project
        .run(["search", "--batch", "list.csv", "--json"])
        .expect(3);
    let found = run.json();
    assert_eq!(found["schema"], "hoja/search-batch/1");
    assert_eq!(found["rows"][2]["total"], Value::Null);
    assert_eq!(found["rows"][0]["columns"]["Note"], "a; b");
    assert_eq!(found["rows"][0]["line"], 2);
}

#[test]
fn odd_lists_are_read() {
    let project = matter();
    std::fs::write(project.join("latin.csv"), b"query\nfee\nn\xb0 5\ncaf\xe9\n").expect("a file");
    let run = project.run(["search", "--batch", "latin.csv"]).expect(0);
    assert!(run.stderr().contains("Windows-1252"), "{}", run.stderr());
    assert!(run.stdout().contains("café,0"), "{}", run.stdout());
    project.write("bare.csv", "fee\nkeeper\n");
    let run = project.run(["search", "--batch", "bare.csv"]).expect(0);
    assert!(run.stdout().starts_with("query,total"), "{}", run.stdout());
    assert_eq!(run.stdout().lines().count(), 3);
    let utf16: Vec<u8> = [0xff, 0xfe]
        .into_iter()
        .chain("query\r\nfee\r\n".encode_utf16().flat_map(u16::to_le_bytes))
        .collect();
    std::fs::write(project.join("utf16.csv"), utf16).expect("a file");
    let run = project.run(["search", "--batch", "utf16.csv"]).expect(0);
    assert!(run.stdout().contains("fee,3"), "{}", run.stdout());
    project.write("empty.csv", "");
    project.run(["search", "--batch", "empty.csv"]).expect(3);
    project.run(["search", "--batch", "none.csv"]).expect(4);
}

#[test]
fn a_saved_search_tells_what_is_new() {
    let project = matter();
    project
        .run(["search", "keeper AND fee", "--save", "fees"])
        .expect(0);
    let run = project.run(["search", "--new", "fees"]).expect(1);
    assert!(
        run.stdout().contains("0 new, 0 changed, 0 no longer found"),
        "{}",
        run.stdout()
    );
    project.run(["index", "--rebuild"]).expect(0);
    project.run(["search", "--new", "fees"]).expect(1);
    let law = project.read("legislation/keepers-act.md");
    project.write(
        "legislation/keepers-act.md",
        &law.replace("a court may review it.", "a court may review every fee."),
    );
    project.write(
        "judgments/second.md",
        &project
            .read("judgments/fees-case.md")
            .replace("fees-case", "second-case")
            .replace("[2032] KESC 3", "[2032] KESC 4"),
    );
    std::fs::remove_file(project.join("judgments/fees-case.md")).expect("the file goes");
    let run = project.run(["search", "--new", "fees", "--json"]).expect(0);
    let mut found = places(&run.json());
    found.sort();
    assert_eq!(
        found,
        [
            "keepers-act s 6",
            "second-case para 1",
            "second-case para 2"
        ]
    );
    assert!(
        run.stderr().contains("2 new, 1 changed, 2 no longer found"),
        "{}",
        run.stderr()
    );
    project.run(["search", "--new", "fees"]).expect(1);
    let run = project.run(["search", "--new", "fes"]).expect(2);
    assert!(
        run.stderr().contains("did you mean `fees`?"),
        "{}",
        run.stderr()
    );
    project.run(["search", "fee", "--save", "../out"]).expect(2);
    project
        .run(["search", "Can a keeper be fired?", "--save", "q"])
        .expect(2);
}

#[test]
fn large_answers_are_whole() {
    let project = matter();
    let mut text = String::from(
        "---\nid: long\nkind: act\ntitle: Long Act\ntext: full\nverification: unverified\n---\n",
    );
    for number in 1..=1_500 {
        text.push_str(&format!(
            "\n[s {number}] The giraffe of section {number}.\n"
        ));
    }
    project.write("legislation/long.md", &text);
    let run = project
        .run(["search", "giraffe", "--limit", "100000", "--json"])
        .expect(0);
    let found = run.json();
    assert_eq!(found["hits"].as_array().map(Vec::len), Some(1_500));
    assert_eq!(found["total"], 1_500);
    let run = project
        .run(["search", "giraffe", "--offset", "1495", "--json"])
        .expect(0);
    assert_eq!(run.json()["hits"].as_array().map(Vec::len), Some(5));
}

#[test]
fn a_document_may_be_named_by_its_citation() {
    let project = matter();
    let run = project
        .run(["search", "fee", "--in", "[2032] KESC 3 (KLR)", "--json"])
        .expect(0);
    assert_eq!(run.json()["total"], 2);
    project
        .run(["search", "fee", "--in", "[2040] KESC 3 (KLR)"])
        .expect(2);
}

/// What a government said, who said it, in what office, and who reports it; the voice by other names.
#[test]
fn a_statement_says_who_speaks() {
    let project = Project::empty();
    let of = |voice: &str| {
        project
            .run([
                "search",
                "passport",
                "--voice",
                voice,
                "--issue",
                "mandatory-registration",
                "--json",
            ])
            .expect(0)
            .json()
    };
    let said = of("government");
    for other in ["gov", "GOVT", "serikali"] {
        assert_eq!(of(other)["total"], said["total"], "{other}");
    }
    let hit = &said["hits"][0];
    assert_eq!(hit["speaker"], "Gordon Kihalangwa");
    assert!(hit["office"].is_string());
    assert_eq!(hit["reported_in"][0], "Urbwise");
    let shown = project
        .run(["search", "passport", "--voice", "government"])
        .expect(0)
        .stdout();
    let shown = shown.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(
        shown.contains("Gordon Kihalangwa, Principal Secretary"),
        "{shown}"
    );
    assert!(shown.contains("reported by Urbwise"), "{shown}");
    project
        .run(["search", "passport", "--voice", "govrnment"])
        .expect(2);
}
