//! `hoja issues --matrix`: issues and documents, the strongest passage on either side, the gaps.

use serde_json::Value;

use crate::project::Project;

const HEAD: &str = "text: digest\nverification: secondary\nindependent: 1\nsources:\n  - {id: one, url: \"https://example.org/1\", publisher: One}\n  - {id: two, url: \"https://example.org/2\", publisher: Two}\n";

fn project() -> Project {
    let project = Project::with_base();
    project.write(
        "issues/gates.md",
        "---\nid: gates\ntitle: Gates\nquestion: May the gates be shut?\nquery: 'gates'\n---\n",
    );
    project.write(
        "judgments/orchard.md",
        &format!("---\nid: orchard\nkind: judgment\ntitle: Orchard v Registrar of Examples\nshort: Orchard\ndate: 2031-03-01\ncourt: KEHC\n{HEAD}---\n\n\
## The petitioners {{voice=petitioner role=argument issue=gates sources=one}}\n\n\
[point 1] Reported by the petitioners alone, although two sources print it.\n{{reported-by=\"the petitioners\" independent=2 verification=secondary}}\n\n\
[point 2] An early point that one source reports.\n\n\
[point 3] A point that two independent sources report.\n{{independent=2 verification=secondary}}\n\n\
[point 4] A point that nobody was seen to report.\n{{verification=unverified}}\n\n\
## The respondents {{voice=respondent role=argument issue=gates sources=one}}\n\n\
[point 5] On two issues at once.\n{{issue=gates,public-participation}}\n\n\
[point 6] On this issue alone.\n\n\
## The court {{voice=court role=finding issue=gates sources=one}}\n\n\
[point 7] A finding on the way that five sources report.\n{{independent=5 verification=secondary}}\n\n\
[point 8] The short answer.\n{{answer=gates}}\n"),
    );
    project.write(
        "judgments/meadow.md",
        &format!("---\nid: meadow\nkind: ruling\ntitle: Meadow v Registrar of Examples\nshort: Meadow\ndate: 2031-04-01\ncourt: KEHC\n{HEAD}---\n\n\
[point 1] The petitioners say that the gates must open.\n{{voice=petitioner role=argument sources=one}}\n\n\
[point 2] Nothing on the subject.\n{{voice=court role=finding sources=one}}\n"),
    );
    project.write(
        "statements/minister.md",
        &format!("---\nid: minister\nkind: official-statement\ntitle: The minister on gates\nshort: the minister\ndate: 2031-05-01\nspeaker: A Minister\noffice: Minister for Gates\npublisher: [One]\n{HEAD}---\n\n\
[point 1] The gates will stay shut, the Minister said.\n{{voice=government role=statement issue=gates side=against sources=one}}\n\n\
[point 2] The paper that reports it adds a view of its own.\n{{voice=press role=statement issue=gates sources=two}}\n"),
    );
    project
}

fn row<'a>(value: &'a Value, id: &str) -> &'a Value {
    value["matrix"]
        .as_array()
        .expect("rows")
        .iter()
        .find(|row| row["document"] == id)
        .unwrap_or_else(|| panic!("no row {id}"))
}

#[test]
fn the_strongest_passage_is_chosen_by_the_rule_that_is_said() {
    let project = project();
    let value = project
        .run(["issues", "gates", "--matrix", "--json"])
        .expect(0)
        .json();
    assert_eq!(value["schema"], "hoja/issues/1");
    assert!(
        value["rule"]
            .as_str()
            .expect("a rule")
            .contains("never by what the words say")
    );
    let cell = &row(&value, "orchard")["cells"]["gates"];
    // Two sources before one; what its own side alone reports comes after.
    assert_eq!(cell["for"]["pinpoint"], "point 3");
    assert_eq!(cell["for"]["among"], 4);
    assert_eq!(cell["for"]["side_by"], "voice");
    assert_eq!(cell["for"]["voice"], "petitioner");
    assert_eq!(cell["against"]["pinpoint"], "point 6");
    assert_eq!(cell["court"]["pinpoint"], "point 8");
    assert_eq!(cell["court"]["side"], Value::Null);
    assert_eq!(cell["gaps"], serde_json::json!([]));
    let statement = &row(&value, "minister")["cells"]["gates"];
    assert_eq!(statement["against"]["side_by"], "person");
    assert_eq!(statement["against"]["speaker"], "A Minister");
    // What the press says for itself is not the minister's, and takes no side unmarked.
    assert_eq!(statement["other"]["pinpoint"], "point 2");
    assert_eq!(statement["other"]["speaker"], "Two");
    assert_eq!(statement["other"]["office"], Value::Null);
    assert_eq!(statement["gaps"], serde_json::json!([]));
}

#[test]
fn gaps_are_said() {
    let project = project();
    let value = project
        .run(["issues", "--matrix", "--json"])
        .expect(0)
        .json();
    // A candidate is shown as such, and the cell says that nobody has read it.
    let cell = &row(&value, "meadow")["cells"]["gates"];
    assert_eq!(cell["passages"], 0);
    assert_eq!(cell["for"]["candidate"], true);
    assert_eq!(
        cell["gaps"],
        serde_json::json!(["against", "court", "unannotated"])
    );
    let base = &row(&value, "base-case")["cells"]["public-participation"];
    assert_eq!(base["gaps"], serde_json::json!(["for", "against"]));
    let issues = value["issues"].as_array().expect("issues");
    let gaps = |id: &str| &issues.iter().find(|issue| issue["id"] == id).expect("it")["gaps"];
    assert_eq!(*gaps("gates"), serde_json::json!([]));
    assert_eq!(*gaps("public-participation"), serde_json::json!(["for"]));
    assert_eq!(value["silent_documents"], 0);
}

#[test]
fn the_matrix_in_every_format() {
    let project = project();
    let text = project.run(["issues", "--matrix"]).expect(0).stdout();
    assert!(
        text.lines().all(|line| line.chars().count() <= 80),
        "{text}"
    );
    assert!(text.contains("missing: nothing argued against; no finding"));
    assert!(text.contains("+-h"));
    let csv = project
        .run(["issues", "--matrix", "--format", "csv"])
        .expect(0)
        .stdout();
    let lines: Vec<&str> = csv.lines().collect();
    assert!(lines[0].starts_with("issue,document,kind,date,place,pinpoint,voice"));
    assert!(lines.iter().all(|line| line.matches(',').count() >= 16));
    assert!(
        lines.contains(&"gates,meadow,ruling,2031-04-01,gap,,,,,,,,,,,,nothing argued against")
    );
    for format in ["md", "html"] {
        let out = project
            .run(["issues", "--matrix", "--format", format])
            .expect(0)
            .stdout();
        let out = out.split_whitespace().collect::<Vec<_>>().join(" ");
        for words in [
            "nothing argued against",
            "A point that two independent",
            "Minister for Gates",
            "as a person marked it",
        ] {
            assert!(out.contains(words), "{format}: {words}");
        }
    }
    project.run(["issues", "--matrix", "-o", "m.csv"]).expect(0);
    assert_eq!(project.read("m.csv"), csv);
    project.run(["issues", "gate", "--matrix"]).expect(2);
    project.run(["issues", "--format", "csv"]).expect(2);
}

/// The issue that the NIIMS matter is best on, and one on which a side is silent.
#[test]
fn the_niims_matrix() {
    let project = Project::empty();
    let value = project
        .run(["issues", "--matrix", "--json"])
        .expect(0)
        .json();
    let judgment = &row(&value, "nrf-2020-judgment")["cells"];
    let gps = &judgment["dna-gps"];
    for (place, voice) in [
        ("for", "petitioner"),
        ("against", "respondent"),
        ("court", "court"),
    ] {
        assert_eq!(gps[place]["voice"], voice);
        assert!(gps[place]["pinpoint"].is_string());
        assert_eq!(gps[place]["text_kind"], "digest");
    }
    let children = &judgment["children"];
    assert_eq!(children["gaps"], serde_json::json!(["against"]));
    for row in value["matrix"].as_array().expect("rows") {
        for (issue, cell) in row["cells"].as_object().expect("cells") {
            for place in ["for", "against"] {
                let chosen = &cell[place];
                if chosen.is_object() && chosen["side_by"] == "voice" {
                    assert_eq!(chosen["role"], "argument", "{row} {issue}");
                    assert!(matches!(
                        chosen["voice"].as_str(),
                        Some("petitioner" | "respondent")
                    ));
                }
            }
        }
    }
}

/// What a report finds is no court's, whatever its passage is called.
#[test]
fn a_finding_is_a_courts_in_a_decision_alone() {
    let project = project();
    project.write(
        "statements/report.md",
        &format!("---\nid: report\nkind: news-report\ntitle: A report on gates\ndate: 2031-05-02\npublisher: [One]\n{HEAD}---\n\n[point 1] The gates are shut, this paper finds.\n{{role=finding issue=gates sources=one}}\n"),
    );
    let value = project
        .run(["issues", "gates", "--matrix", "--json"])
        .expect(0)
        .json();
    let cell = &row(&value, "report")["cells"]["gates"];
    assert_eq!(cell["court"], Value::Null);
    assert_eq!(cell["other"]["pinpoint"], "point 1");
    let orchard = &row(&value, "orchard")["cells"]["gates"];
    assert_eq!(orchard["court"]["pinpoint"], "point 8");
}
