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
