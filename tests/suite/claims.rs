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
