//! `hoja brief --for journalist`: the pack keeps kinds of speech apart, and to its words.

use serde_json::Value;

use crate::project::Project;

const ISSUES: &[&str] = &[
    "architecture-security",
    "children",
    "dna-gps",
    "dpia-retrospective",
    "exclusion-equality",
    "maisha",
    "mandatory-registration",
    "omnibus-bill",
    "privacy-framework",
    "proportionality",
    "public-participation",
    "remedies",
    "senate-counties",
];

fn statements(sections: &Value) -> impl Iterator<Item = (&str, &Value)> {
    sections
        .as_array()
        .expect("sections")
        .iter()
        .flat_map(|section| {
            let kind = section["kind"].as_str().expect("a kind");
            section["statements"]
                .as_array()
                .expect("statements")
                .iter()
                .map(move |statement| (kind, statement))
        })
}

fn words(sections: &Value) -> usize {
    statements(sections)
        .map(|(_, statement)| {
            statement["text"]
                .as_str()
                .expect("a text")
                .split_whitespace()
                .filter(|word| word.chars().any(char::is_alphanumeric))
                .count()
        })
        .sum()
}

#[test]
fn stories_keep_to_their_words_and_speech_to_its_kind() {
    let project = Project::empty();
    for issue in ISSUES {
        let pack = project
            .run(["brief", issue, "--for", "journalist", "--json"])
            .expect(0)
            .json();
        assert_eq!(pack["schema"], "hoja/brief/1");
        assert!(words(&pack["short"]) <= 150, "{issue}");
        assert!(words(&pack["long"]) <= 400, "{issue}");
        assert!(words(&pack["long"]) >= words(&pack["short"]), "{issue}");
        for (kind, statement) in statements(&pack["sections"]) {
            let (voice, role) = (&statement["voice"], &statement["role"]);
            match kind {
                "decided" => {
                    assert_eq!(voice, "court", "{issue}: {statement}");
                    assert!(role == "finding" || role == "order", "{issue}: {statement}");
                }
                "ordered" => assert_eq!(role, "order", "{issue}: {statement}"),
                "says" => assert_eq!(role, "argument", "{issue}: {statement}"),
                "since" => assert_eq!(role, "statement", "{issue}: {statement}"),
                _ => {}
            }
            let pin = &statement["sources"][0];
            assert!(pin["document"].is_string() && pin["pinpoint"].is_string());
        }
    }
}

/// Whoever reads only the short story must not hear of a stop that was lifted as if it held.
#[test]
fn the_short_story_leaves_out_what_has_ended() {
    let project = Project::empty();
    let pack = project
        .run(["brief", "maisha", "--for", "journalist", "--json"])
        .expect(0)
        .json();
    let ended = |sections: &Value| {
        statements(sections)
            .filter(|(kind, _)| ["decided", "ordered"].contains(kind))
            .filter(|(_, statement)| {
                let why = statement["why"].as_str().unwrap_or_default();
                why.contains("set aside") || why.contains("spent")
            })
            .count()
    };
    assert_eq!(ended(&pack["short"]), 0, "{}", pack["short"]);
    assert!(ended(&pack["sections"]) > 3, "the sections tell all of it");
    let first = statements(&pack["long"]).next().expect("a sentence").1;
    assert_eq!(first["date"], "2024-08-12", "{first}");
}

/// The box is read alone: what was set aside or is spent says so there too.
#[test]
fn the_fact_box_says_which_decisions_bind_no_more() {
    let project = Project::empty();
    let pack = project
        .run(["brief", "maisha", "--for", "journalist", "--json"])
        .expect(0)
        .json();
    for fact in pack["facts"].as_array().expect("facts") {
        let expected = match fact["statement"]["sources"][0]["document"].as_str() {
            Some("haki-maisha-2024-07-order") => Some("this decision: set aside"),
            Some("katiba-maisha-2024-ruling") => Some("this decision: spent"),
            _ => None,
        };
        let expected = expected.filter(|_| fact["label"] != "Parties");
        assert_eq!(fact["standing"].as_str(), expected, "{fact}");
    }
    let text = project
        .run(["brief", "maisha", "--for", "journalist"])
        .expect(0)
        .stdout();
    let start = text.find("## At a glance").expect("the box");
    let end = text.find("## In about 150 words").expect("the story");
    let plain = text[start..end].split_whitespace().collect::<Vec<_>>();
    let plain = plain.join(" ");
    assert_eq!(
        plain.matches("*(this decision: set aside)*").count(),
        2,
        "{plain}"
    );
    assert!(
        plain.contains("could be decided.[^4] *(this decision: set aside)*"),
        "{plain}"
    );
}

#[test]
fn the_packs_of_all_issues_are_written_with_their_links() {
    let project = Project::empty();
    project
        .run(["brief", "--all", "--for", "journalist", "-o", "packs"])
        .expect(0);
    for issue in ISSUES {
        let text = project.read(&format!("packs/{issue}-journalist.md"));
        for heading in [
            "## At a glance",
            "## In about 150 words",
            "## In about 400 words",
            "## Questions and answers",
        ] {
            assert!(text.contains(heading), "{issue}: {heading}");
        }
        for part in text.split("](").skip(1) {
            let target = part.split(')').next().unwrap_or_default();
            if let Some((file, _)) = target
                .split_once(".md")
                .filter(|_| !target.starts_with("http"))
            {
                let path = project.join(&format!("packs/{file}.md"));
                assert!(path.is_file(), "{issue} links to {target}");
            }
        }
    }
}

#[test]
fn what_nobody_read_is_a_section_of_its_own_and_says_why_it_is_there() {
    let project = Project::with_base();
    let passages: String = (1..=30)
        .map(|number| {
            let (voice, role) = match number % 3 {
                0 => ("court", "finding"),
                1 => ("petitioner", "argument"),
                _ => ("respondent", "argument"),
            };
            format!("[{number}] Point {number} of costs: item {number} of the bill, on its own facts.\n{{voice={voice} role={role} sources=page}}\n\n")
        })
        .collect();
    project.write(
        "judgments/other-case.md",
        &format!("---\nid: other-case\nkind: judgment\ntitle: Tufe v Pwani\ndate: 2031-02-01\ntext: full\ncourt: KEHC\nverification: official-text\nsources:\n  - {{id: page, url: \"https://example.org/x\", publisher: Example}}\n---\n\n{passages}"),
    );
    project.write(
        "issues/costs.md",
        "---\nid: costs\ntitle: Costs\nquestion: Who bears the costs?\nquery: 'costs'\n---\n",
    );
    let brief = project
        .run([
            "brief",
            "costs",
            "--max-findings",
            "3",
            "--max-arguments",
            "2",
            "--max-others",
            "0",
            "--explain",
            "--json",
        ])
        .expect(0)
        .json();
    let found: Vec<(&str, &Value)> = statements(&brief["sections"])
        .filter(|(kind, _)| *kind == "candidates")
        .collect();
    assert_eq!(found.len(), 5, "{found:?}");
    let of_role = |role: &str| {
        found
            .iter()
            .filter(|(_, statement)| statement["role"] == role)
            .count()
    };
    assert_eq!((of_role("finding"), of_role("argument")), (3, 2));
    for (_, statement) in &found {
        let why = statement["why"].as_str().expect("a reason");
        assert!(
            why.starts_with("match ") && why.contains("in all "),
            "{why}"
        );
    }
    let quiet = project.run(["brief", "costs", "--json"]).expect(0).json();
    assert!(
        statements(&quiet["sections"]).all(|(_, statement)| statement["why"].is_null()),
        "reasons are given only when they are asked for"
    );
}

/// A pack as at a day is what a reporter could have printed that evening: the order of July 2024 was
/// in force, the ruling that took it away had not been given, and of 2023 all was over.
#[test]
fn a_pack_as_at_a_day_tells_what_stood_then() {
    let project = Project::empty();
    let at = |day: &str| {
        project
            .run([
                "brief",
                "maisha",
                "--for",
                "journalist",
                "--as-at",
                day,
                "--json",
            ])
            .expect(0)
            .json()
    };
    let standing = |pack: &Value, document: &str| -> Vec<Option<String>> {
        let facts = pack["facts"].as_array().expect("facts");
        let of = facts.iter().filter(|fact| {
            fact["label"] != "Parties" && fact["statement"]["sources"][0]["document"] == document
        });
        of.map(|fact| fact["standing"].as_str().map(str::to_owned))
            .collect()
    };
    let july = at("2024-08-01");
    assert_eq!(standing(&july, "haki-maisha-2024-07-order"), [None, None]);
    let text = july.to_string();
    assert!(!text.contains("haki-maisha-2024-08-ruling"), "{text}");
    for (kind, statement) in statements(&july["sections"]) {
        let date = statement["date"].as_str().unwrap_or_default();
        assert!(date <= "2024-08-01", "{kind}: {statement}");
    }
    for event in july["timeline"].as_array().expect("a timeline") {
        assert!(
            event["date"].as_str().expect("a date") <= "2024-08-01",
            "{event}"
        );
    }
    // The day of the ruling itself counts.
    let august = at("2024-08-12");
    let gone = Some("this decision: set aside since 12 August 2024".to_owned());
    assert_eq!(
        standing(&august, "haki-maisha-2024-07-order"),
        [gone.clone(), gone]
    );
    let gaps = july["gaps"].to_string();
    assert!(
        gaps.contains(" on this issue are of after 1 August 2024 and left out here."),
        "{gaps}"
    );
    // Before the first decision there is none to tell of.
    let before = at("2023-11-30");
    assert_eq!(before["facts"].as_array().map(Vec::len), Some(0));
}

/// What the front matter says of today has no day: as at an earlier one it is a doubt, and the
/// note, which tells what happened later, is not printed.
#[test]
fn a_standing_without_a_day_is_a_doubt_as_at_a_day() {
    let project = Project::with_base();
    let text = project.read("judgments/base-case.md");
    let (head, rest) = text.split_once("\nkind:").expect("a front matter");
    let standing = "standing: {state: withdrawn, note: Given up in 2032., verification: secondary, independent: 1}";
    project.write(
        "judgments/base-case.md",
        &format!("{head}\n{standing}\nkind:{rest}"),
    );
    let doubt =
        "this decision: stands, or perhaps withdrawn, as the record does not say from which day";
    let asked = ["brief", "public-participation", "--for", "journalist"];
    let [brief, issue, reader, journalist] = asked;
    let today = project
        .run([brief, issue, reader, journalist, "--json"])
        .expect(0)
        .json();
    assert_eq!(today["facts"][0]["standing"], "this decision: withdrawn");
    assert!(today.to_string().contains("Given up in 2032"), "{today}");
    let then = project
        .run([
            brief,
            issue,
            reader,
            journalist,
            "--as-at",
            "2031-12-31",
            "--json",
        ])
        .expect(0)
        .json();
    assert_eq!(then["facts"][0]["standing"], doubt, "{then}");
    assert!(!then.to_string().contains("Given up in 2032"), "{then}");
}

/// What stands beside a sentence, in the box and among the questions is printed too: a paper in
/// which it would be otherwise does not read the same.
#[test]
fn verify_notices_what_a_pack_says_beside_its_sentences() {
    let project = Project::with_base();
    let before = project.read("judgments/base-case.md").replacen(
        "\ncourt:",
        "\nparties:\n  - {name: Mwananchi, role: petitioner}\n  - {name: Registrar of Examples, role: respondent}\ncourt:",
        1,
    );
    project.write("judgments/base-case.md", &before);
    let write = || {
        project
            .run([
                "brief",
                "public-participation",
                "--for",
                "journalist",
                "-o",
                "pack.md",
            ])
            .expect(0);
        project.run(["brief", "--verify", "pack.md"]).expect(0);
    };
    let changed = |text: &str| -> Value {
        project.write("judgments/base-case.md", text);
        project
            .run(["brief", "--verify", "pack.md", "--json"])
            .expect(1)
            .json()
    };
    write();
    // Spent: nothing is said of what comes next, so that only the words in brackets change.
    let spent = before.replacen(
        "\nkind:",
        "\nstanding: {state: spent, verification: secondary, independent: 1}\nkind:",
        1,
    );
    let changes = changed(&spent);
    let parts = changes["parts"].to_string();
    assert!(parts.contains("the facts at a glance"), "{changes}");
    let touched = changes["sentences"].as_array().expect("sentences");
    assert!(
        touched
            .iter()
            .any(|one| one["change"] == "attributes" && one["place"] == "base-case#point 1"),
        "{changes}"
    );
    // Two lines of the box rest on one place: the second is told of as the first.
    let named = before.replacen("{name: Mwananchi,", "{name: Wananchi,", 1);
    assert_ne!(named, before);
    let changes = changed(&named);
    let touched = changes["sentences"].as_array().expect("sentences");
    assert!(
        touched
            .iter()
            .any(|one| one["change"] == "words" && one["place"] == "base-case#front matter"),
        "{changes}"
    );
}
