//! `hoja claims`: what statements claim, beside what courts ordered and found.

use crate::project::Project;

#[test]
fn the_passport_remark_stands_beside_the_order_that_it_touches() {
    let project = Project::empty();
    let value = project
        .run(["claims", "mandatory-registration", "--json"])
        .expect(0)
        .json();
    assert_eq!(value["schema"], "hoja/claims/1");
    let claims = value["claims"].as_array().expect("claims");
    let linked = claims
        .iter()
        .filter(|claim| claim["document"] == "st-2019-04-09-kihalangwa")
        .flat_map(|claim| claim["orders"].as_array().expect("orders"))
        .find(|order| order["id"] == "ord-2019-06")
        .expect("the order on access to services");
    assert_eq!(linked["label"], "in-tension");
    assert_eq!(linked["set_by"], "editor");
    assert_eq!(linked["proposed"], false);
    for claim in claims {
        assert!(claim["pinpoint"].is_string() && claim["document"].is_string());
        for order in claim["orders"].as_array().expect("orders") {
            assert!(order["pinpoint"].is_string());
            // Only a person labels; a proposal says with which words it was made.
            assert_eq!(
                order["proposed"] == true,
                order["set_by"].is_null()
                    && order["label"].is_null()
                    && order["shared_words"]
                        .as_array()
                        .is_some_and(|words| !words.is_empty()),
                "{order}"
            );
        }
        for finding in claim["findings"].as_array().expect("findings") {
            let issues = finding["issues"].as_array().expect("issues");
            assert!(issues.iter().any(|issue| issue == "mandatory-registration"));
        }
    }
    let dates: Vec<&str> = claims
        .iter()
        .filter_map(|claim| claim["date"].as_str())
        .collect();
    assert!(
        dates.windows(2).all(|pair| pair[0][..4] <= pair[1][..4]),
        "{dates:?}"
    );
}

#[test]
fn the_press_release_stands_beside_what_the_court_is_reported_to_have_held() {
    let project = Project::empty();
    let value = project.run(["claims", "--json"]).expect(0).json();
    let release: Vec<_> = value["claims"]
        .as_array()
        .expect("claims")
        .iter()
        .filter(|claim| claim["document"] == "st-2020-01-31-partners")
        .collect();
    assert!(!release.is_empty());
    assert!(
        release.iter().any(|claim| claim["findings"]
            .as_array()
            .expect("findings")
            .iter()
            .any(|finding| finding["document"] == "nrf-2020-judgment")),
        "the judgment's answers stand beside it"
    );
    // Where the release and the reports of the judgment differ, a person has recorded it.
    let difference = release
        .iter()
        .find(|claim| claim["pinpoint"] == "para 7")
        .and_then(|claim| claim["differences"].as_array()?.first())
        .expect("the difference on exclusion");
    assert_eq!(difference["set_by"], "editor");
    assert_eq!(difference["recorded_in"], "nrf-2020-judgment");
    assert!(
        difference["says"]
            .as_str()
            .expect("it says")
            .contains("as a win")
    );
    let judgment = difference["others"]
        .as_array()
        .expect("the others")
        .iter()
        .find(|other| other["document"] == "nrf-2020-judgment")
        .expect("what the reports of the judgment say");
    assert_eq!(judgment["pinpoint"], "point 37");
    assert!(!judgment["sources"].as_array().expect("sources").is_empty());
    let differing = release
        .iter()
        .filter(|claim| !claim["differences"].as_array().expect("a list").is_empty());
    assert_eq!(differing.count(), 6);
    project.run(["claims", "no-such-issue"]).expect(2);
    let shown = project.run(["claims", "mandatory-registration"]).expect(0);
    assert!(shown.stdout().contains("in the reading of this corpus"));
    assert!(
        shown
            .stdout()
            .lines()
            .all(|line| line.chars().count() <= 80)
    );
}

/// Who speaks, in what office, when, reported by whom; what the press adds is not the speaker's.
#[test]
fn a_claim_has_its_speaker() {
    let project = Project::empty();
    let value = project
        .run(["claims", "mandatory-registration", "--json"])
        .expect(0)
        .json();
    let claim = |pinpoint: &str| {
        value["claims"]
            .as_array()
            .expect("claims")
            .iter()
            .find(|claim| {
                claim["document"] == "st-2019-04-09-kihalangwa" && claim["pinpoint"] == pinpoint
            })
            .expect("the passage")
            .clone()
    };
    let said = claim("para 5");
    assert_eq!(said["speaker"], "Gordon Kihalangwa");
    assert!(
        said["office"]
            .as_str()
            .expect("an office")
            .starts_with("Principal Secretary")
    );
    assert_eq!(said["date"], "2019-04-09");
    assert_eq!(
        said["reported_in"],
        serde_json::json!(["Urbwise", "Newsline", "The Standard"])
    );
    let press = claim("para 3");
    assert_eq!(press["voice"], "press");
    assert_eq!(press["speaker"], "Urbwise");
    assert_eq!(press["office"], serde_json::Value::Null);
}

/// Asking for one issue reads less and answers the same.
#[test]
fn claims_on_an_issue_are_those_of_all() {
    let project = Project::empty();
    let all = project.run(["claims", "--json"]).expect(0).json();
    for issue in ["exclusion-equality", "remedies"] {
        let own = project.run(["claims", issue, "--json"]).expect(0).json();
        let own = own["claims"].as_array().expect("claims");
        assert!(!own.is_empty());
        for claim in own {
            let same = all["claims"]
                .as_array()
                .expect("claims")
                .iter()
                .find(|other| {
                    other["document"] == claim["document"] && other["pinpoint"] == claim["pinpoint"]
                })
                .expect("it is among all");
            assert_eq!(same["orders"], claim["orders"]);
            assert_eq!(same["differences"], claim["differences"]);
        }
        let on = all["claims"]
            .as_array()
            .expect("claims")
            .iter()
            .filter(|claim| {
                let issues = claim["issues"].as_array().expect("issues");
                issues.iter().any(|other| other == issue)
            });
        assert_eq!(on.count(), own.len());
    }
}

/// A court's answer is a court's, and says what became of its decision; nobody speaks in another's voice.
#[test]
fn whose_words_stand_beside_a_claim() {
    const SOURCES: &str = "text: digest\nverification: secondary\nindependent: 1\nsources:\n  - {id: one, url: \"https://example.org/1\", publisher: One}\n";
    let project = Project::with_base();
    let judgment = |id: &str, date: &str, more: &str, text: &str| {
        project.write(
            &format!("judgments/{id}.md"),
            &format!("---\nid: {id}\nkind: judgment\ntitle: {id} v Registrar\ndate: {date}\ncourt: KEHC\n{more}{SOURCES}---\n## Held {{voice=court role=finding issue=public-participation sources=one}}\n\n[1] {text}\n{{answer=public-participation}}\n"),
        );
    };
    judgment(
        "fig",
        "2031-03-01",
        "relations:\n  - {type: set-aside-by, to: fig-appeal, date: 2032-01-01}\n",
        "The public was heard.",
    );
    judgment("fig-appeal", "2032-01-01", "", "The public was not heard.");
    project.write(
        "statements/gazette.md",
        &format!("---\nid: gazette\nkind: news-report\ntitle: A report\ndate: 2031-05-01\npublisher: [One]\n{SOURCES}---\n[point 1] The paper finds that nobody was heard.\n{{voice=press role=finding issue=public-participation answer=public-participation sources=one}}\n"),
    );
    project.write(
        "statements/minister.md",
        &format!("---\nid: minister\nkind: official-statement\ntitle: The minister\ndate: 2031-05-01\nspeaker: A Minister\noffice: Minister for Figs\n{SOURCES}---\n[point 1] All were heard.\n{{voice=government role=statement issue=public-participation sources=one}}\n\n[point 2] Growers answered that none was.\n{{voice=civil-society role=statement issue=public-participation sources=one}}\n"),
    );
    let value = project.run(["claims", "--json"]).expect(0).json();
    let claims = value["claims"].as_array().expect("claims");
    assert_eq!(claims.len(), 2);
    assert_eq!(claims[0]["speaker"], "A Minister");
    assert_eq!(claims[1]["speaker"], serde_json::Value::Null);
    assert_eq!(claims[1]["office"], serde_json::Value::Null);
    let answers: Vec<(&str, &str)> = claims[0]["findings"]
        .as_array()
        .expect("findings")
        .iter()
        .map(|finding| {
            (
                finding["document"].as_str().expect("a decision"),
                finding["decision"].as_str().expect("how it stands"),
            )
        })
        .collect();
    assert_eq!(
        answers,
        [
            ("base-case", "stands"),
            ("fig", "set-aside"),
            ("fig-appeal", "stands")
        ]
    );
    let shown = project.run(["claims"]).expect(0).stdout();
    assert!(shown.contains("decision set aside"), "{shown}");
    assert!(!shown.contains("The paper finds"), "{shown}");
}
