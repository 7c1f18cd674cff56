//! `hoja law`: how provisions stand on a day.

use std::fmt::Write as _;
use std::path::Path;

use proptest::prelude::*;
use serde_json::Value;
use snapbox::{Data, assert_data_eq};

use hoja::analysis::{ProvisionStatus, decision_at, order_standing, provision_at};
use hoja::engine::in_memory;
use hoja::matter::{Matter, load};
use hoja::model::{
    Document, OrderEntry, OrderState, PartialDate, Pinpoint, Provision, ProvisionEntry,
    ProvisionState, Relation, RelationType, StandingState,
};

use crate::project::Project;

fn fixture() -> Matter {
    Matter::open(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/law"))
        .expect("the fixture")
}

fn documents(matter: &Matter) -> Vec<Document> {
    let loaded = load(matter).expect("a matter");
    assert!(loaded.findings.is_empty(), "{:#?}", loaded.findings);
    loaded.documents().cloned().collect()
}

fn golden(name: &str) -> Data {
    let path = format!("{}/tests/golden/law/{name}", env!("CARGO_MANIFEST_DIR"));
    Data::read_from(Path::new(&path), None).raw()
}

fn day(text: &str) -> PartialDate {
    text.parse().expect("a date")
}

/// The days about which the fixture is asked.
const DAYS: [&str; 12] = [
    "2030-01-01",
    "2030-02-15",
    "2030-03-01",
    "2031-03-10",
    "2031-05-15",
    "2031-06-15",
    "2031-09-15",
    "2031-11-15",
    "2031-12-01",
    "2032-01-15",
    "2033-06-01",
    "2034-01-01",
];

/// How every provision of the fixture stands on each day, as a table.
fn table(documents: &[Document], days: &[&str]) -> String {
    let engine = in_memory(documents).expect("an index");
    let law = documents
        .iter()
        .find(|document| document.id.as_str() == "fruit-act")
        .expect("the Act");
    let mut out = String::new();
    for number in 1..=14 {
        let place = format!("s {number}").parse().expect("a place");
        let _ = writeln!(out, "s {number}");
        for at in days {
            let found = provision_at(&*engine, law, Some(&place), day(at)).expect("an answer");
            let standing = &found.standing;
            let perhaps: Vec<_> = standing.perhaps.iter().map(|one| one.as_str()).collect();
            let parts: Vec<_> = standing
                .parts
                .iter()
                .map(|part| format!("{}={}", part.part, part.state))
                .collect();
            let conditions: Vec<_> = found
                .conditions
                .iter()
                .map(|one| one.order.id.to_string())
                .collect();
            let line = format!(
                "  {at}  {} {} {} {} {}",
                standing.status,
                standing
                    .since
                    .map_or_else(String::new, |date| date.to_string()),
                perhaps.join("|"),
                parts.join(","),
                conditions.join(",")
            );
            let _ = writeln!(
                out,
                "{}",
                line.split_whitespace()
                    .fold(String::from(" "), |all, word| all + " " + word)
            );
        }
    }
    // The table lists them by name, whatever the order of the files.
    let mut orders: Vec<_> = documents
        .iter()
        .flat_map(|document| &document.orders)
        .collect();
    orders.sort_by_key(|order| order.id.to_string());
    for order in orders {
        let _ = writeln!(out, "{}", order.id);
        for at in days {
            let standing = order_standing(order, Some(day(at)));
            let perhaps: Vec<_> = standing.perhaps.iter().map(|one| one.as_str()).collect();
            let _ = writeln!(
                out,
                "  {at} {} {}",
                standing.status.as_str(),
                perhaps.join("|")
            );
        }
    }
    out
}

#[test]
fn every_state_and_transition() {
    assert_data_eq!(
        table(&documents(&fixture()), &DAYS),
        golden("transitions.txt")
    );
}

/// A law in force since 2030, with a provision for each pair of states: what happened on
/// 1 January 2031, and what on 1 January 2032.
fn pairs_of_provisions() -> Document {
    let mut law = documents(&fixture())
        .into_iter()
        .find(|document| document.id.as_str() == "fruit-act")
        .expect("the Act");
    law.provisions.clear();
    law.passages.clear();
    for (row, first) in ProvisionState::ALL.iter().enumerate() {
        for (column, second) in ProvisionState::ALL.iter().enumerate() {
            let entry = |state: ProvisionState, date: &str| ProvisionEntry {
                date: Some(day(date)),
                state,
                effect: None,
                disputed: None,
                part: None,
                order: None,
                by: None,
                who: Some("somebody".to_owned()),
                note: None,
                evidence: None,
                inferred: false,
            };
            law.provisions.push(Provision {
                at: pair(row, column),
                history: vec![entry(*first, "2031-01-01"), entry(*second, "2032-01-01")],
            });
        }
    }
    law
}

fn pair(row: usize, column: usize) -> Pinpoint {
    format!("s {}", 1 + row * ProvisionState::ALL.len() + column)
        .parse()
        .expect("a place")
}

/// Every state of a provision after every other, with what they make of it.
#[test]
fn every_transition_of_a_provision() {
    let law = pairs_of_provisions();
    let engine = in_memory(std::slice::from_ref(&law)).expect("an index");
    let mut out = String::new();
    for (row, first) in ProvisionState::ALL.iter().enumerate() {
        for (column, second) in ProvisionState::ALL.iter().enumerate() {
            let place = pair(row, column);
            let on = |at: &str| {
                provision_at(&*engine, &law, Some(&place), day(at))
                    .expect("an answer")
                    .standing
            };
            let (between, after) = (on("2031-06-01"), on("2032-06-01"));
            let _ = writeln!(
                out,
                "{first} then {second}: {} then {}{}",
                between.status,
                after.status,
                after
                    .since
                    .map_or_else(String::new, |date| format!(" since {date}")),
            );
        }
    }
    assert_data_eq!(out, golden("provision-transitions.txt"));
}

/// Every state of an order after every other, with what they make of its force.
#[test]
fn every_transition_of_an_order() {
    let mut out = String::new();
    let mut order = documents(&fixture())
        .iter()
        .flat_map(|document| document.orders.clone())
        .next()
        .expect("an order");
    order.from = Some(day("2030-01-01"));
    for first in OrderState::ALL {
        for second in OrderState::ALL {
            let entry = |state: OrderState, date: &str| OrderEntry {
                date: Some(day(date)),
                state,
                by: None,
                who: Some("somebody".to_owned()),
                note: None,
                evidence: None,
            };
            order.status = vec![entry(*second, "2032-01-01"), entry(*first, "2031-01-01")];
            let mut line = format!("{first} then {second}:");
            for until in [None, Some(day("2033-01-01"))] {
                order.until = until;
                for at in [
                    "2029-06-01",
                    "2030-06-01",
                    "2031-06-01",
                    "2032-06-01",
                    "2033-06-01",
                ] {
                    let standing = order_standing(&order, Some(day(at)));
                    assert!(standing.perhaps.is_empty());
                    let _ = write!(line, " {}", standing.status.as_str());
                }
                line.push_str(if until.is_none() { " |" } else { "" });
            }
            let _ = writeln!(out, "{line}");
        }
    }
    // What people say or do changes nothing of its force.
    for state in OrderState::ALL
        .iter()
        .filter(|state| !state.changes_force())
    {
        assert!(out.contains(&format!(
            "{state} then {state}: not-yet in-force in-force in-force in-force | not-yet in-force in-force in-force spent\n"
        )));
    }
    assert_data_eq!(out, golden("order-transitions.txt"));
}

/// Every relation by which one decision acts on another, from either side, with and without an end.
#[test]
fn every_step_of_a_decision() {
    let all = documents(&fixture());
    let find = |id: &str| {
        all.iter()
            .find(|document| document.id.as_str() == id)
            .expect("it")
            .clone()
    };
    let mut out = String::new();
    for relation in RelationType::ALL {
        for forwards in [true, false] {
            for until in [None, Some(day("2032-01-01"))] {
                let (mut first, mut second) = (find("plum-judgment"), find("plum-appeal"));
                first.relations.clear();
                second.relations.clear();
                let (from, to) = if forwards {
                    (&mut first, "plum-appeal")
                } else {
                    (&mut second, "plum-judgment")
                };
                from.relations.push(Relation {
                    relation: *relation,
                    to: to.parse().expect("a reference"),
                    note: None,
                    date: Some(day("2031-10-10")),
                    until,
                    verification: None,
                });
                let engine = in_memory(&[first.clone(), second]).expect("an index");
                let states: Vec<String> = ["2031-01-01", "2031-06-01", "2031-12-01", "2032-06-01"]
                    .iter()
                    .map(|at| {
                        let found = decision_at(&*engine, &first, day(at)).expect("an answer");
                        let force = match found.is_without_force() {
                            Some(true) => " without force",
                            Some(false) => "",
                            None => " not certain",
                        };
                        format!("{}{force}", found.state)
                    })
                    .collect();
                let whose = if forwards { "its own" } else { "the other's" };
                let end = if until.is_some() {
                    ", over in 2032"
                } else {
                    ""
                };
                let _ = writeln!(out, "{relation} ({whose}{end}): {}", states.join(", "));
            }
        }
    }
    assert_data_eq!(out, golden("decision-steps.txt"));
}

/// Every status that a provision can have, and every state that a history can record, is in a golden file.
#[test]
fn the_goldens_leave_no_status_out() {
    let read = |name: &str| {
        let path = format!("{}/tests/golden/law/{name}", env!("CARGO_MANIFEST_DIR"));
        std::fs::read_to_string(path).expect("the golden file")
    };
    let provisions = read("provision-transitions.txt") + &read("transitions.txt");
    for status in ProvisionStatus::ALL {
        // A law whose dates are known is never unknown: the next test has that one.
        let known = *status == ProvisionStatus::Unknown;
        assert!(
            known
                || provisions
                    .split_whitespace()
                    .any(|word| word == status.as_str()),
            "{status}"
        );
    }
    let orders = read("order-transitions.txt");
    for state in OrderState::ALL {
        assert!(orders.contains(&format!("\n{state} then ")) || orders.starts_with(state.as_str()));
        if state.changes_force() {
            assert!(orders.contains(&format!(" {state} |")), "{state}");
        }
    }
}

/// A law is suspended before it begins to apply, and the suspension is lifted before too.
#[test]
fn what_a_court_lifts_leaves_the_law_as_it_was() {
    let mut law = pairs_of_provisions();
    law.commencement = Some(day("2033-01-01"));
    let history = |states: &[(&str, ProvisionState)]| {
        let first = law.provisions[0].history[0].clone();
        let entries = states.iter().map(|(date, state)| ProvisionEntry {
            date: Some(day(date)),
            state: *state,
            ..first.clone()
        });
        Provision {
            at: "s 1".parse().expect("a place"),
            history: entries.collect(),
        }
    };
    let lifted = history(&[
        ("2031-01-01", ProvisionState::Suspended),
        ("2032-01-01", ProvisionState::Restored),
    ]);
    let invalid = history(&[("2031-01-01", ProvisionState::DeclaredInvalid)]);
    let on = |law: &Document, at: &str| {
        let engine = in_memory(std::slice::from_ref(law)).expect("an index");
        let place = "s 1".parse().expect("a place");
        provision_at(&*engine, law, Some(&place), day(at))
            .expect("an answer")
            .standing
            .status
    };
    law.provisions = vec![lifted];
    assert_eq!(on(&law, "2031-06-01"), ProvisionStatus::Suspended);
    assert_eq!(on(&law, "2032-06-01"), ProvisionStatus::NotCommenced);
    assert_eq!(on(&law, "2033-06-01"), ProvisionStatus::InForce);
    // A commencement does not revive what was declared invalid.
    law.provisions = vec![invalid];
    assert_eq!(on(&law, "2033-06-01"), ProvisionStatus::Invalid);
    (law.assent, law.commencement, law.date) = (None, None, None);
    law.provisions.clear();
    assert_eq!(on(&law, "2033-06-01"), ProvisionStatus::Unknown);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(5))]
    /// Files and entries in any order give one answer.
    #[test]
    fn the_order_of_files_and_entries_plays_no_part(seed in any::<u64>()) {
        let ordered = documents(&fixture());
        let mut shuffled = ordered.clone();
        let mut state = seed | 1;
        let mut next = move |below: usize| {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            usize::try_from(state % below.max(1) as u64).unwrap_or(0)
        };
        for document in &mut shuffled {
            for order in &mut document.orders {
                for last in (1..order.status.len()).rev() {
                    order.status.swap(last, next(last + 1));
                }
            }
            for provision in &mut document.provisions {
                for last in (1..provision.history.len()).rev() {
                    provision.history.swap(last, next(last + 1));
                }
            }
            for last in (1..document.provisions.len()).rev() {
                document.provisions.swap(last, next(last + 1));
            }
        }
        let count = shuffled.iter().map(|document| document.orders.len()).sum::<usize>();
        prop_assert_eq!(count, 3);
        for last in (1..shuffled.len()).rev() {
            shuffled.swap(last, next(last + 1));
        }
        let days = [DAYS[5], DAYS[7], DAYS[9]];
        prop_assert_eq!(table(&shuffled, &days), table(&ordered, &days));
    }
}

#[test]
fn a_decision_on_a_day() {
    let documents = documents(&fixture());
    let engine = in_memory(&documents).expect("an index");
    let decision = documents
        .iter()
        .find(|document| document.id.as_str() == "plum-judgment")
        .expect("the judgment");
    for (at, state, without_force) in [
        ("2031-01-01", StandingState::Pending, false),
        ("2031-02-02", StandingState::Stands, false),
        ("2031-03-10", StandingState::Stayed, true),
        ("2031-04-04", StandingState::Stands, false),
        ("2031-10-10", StandingState::Reversed, true),
    ] {
        let found = decision_at(&*engine, decision, day(at)).expect("an answer");
        assert_eq!(found.state, state, "{at}");
        assert_eq!(found.is_without_force(), Some(without_force), "{at}");
    }
}

/// The words on a day, and how two versions differ.
#[test]
fn versions_and_their_difference() {
    let project = Project::empty();
    let matter = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/law");
    copy(&matter, project.path());
    let text = |at: &str| {
        let answer = project
            .run(["law", "section 2 of Cap. 901", "--at", at, "--json"])
            .expect(0)
            .json();
        answer["version_of_text"]["document"].clone()
    };
    assert_eq!(text("2031-05-09"), "fruit-act");
    assert_eq!(text("2031-05-10"), "fruit-act-2031");
    let diff = project
        .run(["law", "fruit-act#s 2", "--diff", "2031-01-01", "2031-06-01"])
        .expect(0)
        .stdout();
    assert_data_eq!(diff, golden("diff.txt"));
    project
        .run(["law", "fruit-act", "--diff", "2031-01-01", "2031-06-01"])
        .expect(2);
    project.run(["law", "fruit-act#s 99"]).expect(1);
    project.run(["law", "plum-judgment"]).expect(2);
    project
        .run(["law", "fruit-act#s 2", "--at", "yesterday"])
        .expect(2);
}

fn copy(from: &Path, to: &Path) {
    for entry in std::fs::read_dir(from).expect("a folder") {
        let path = entry.expect("an entry").path();
        let target = to.join(path.file_name().expect("a name"));
        if path.is_dir() {
            std::fs::create_dir_all(&target).expect("a folder");
            copy(&path, &target);
        } else {
            std::fs::copy(&path, &target).expect("a copy");
        }
    }
}

fn answer(project: &Project, reference: &str, at: &str) -> Value {
    project
        .run(["law", reference, "--at", at, "--json"])
        .expect(0)
        .json()
}

/// The NIIMS section and its neighbours on the days that matter.
#[test]
fn the_niims_provisions_on_the_days_that_matter() {
    let project = Project::empty();
    let s9a = "section 9A of the Registration of Persons Act";
    for (reference, at, status, verification) in [
        (s9a, "2019-01-01", "not-yet", "official-text"),
        (s9a, "2019-04-01", "in-force", "official-text"),
        (s9a, "2020-02-01", "in-force", "official-text"),
        (s9a, "2021-09-01", "uncertain", "secondary"),
        (s9a, "2026-11-28", "in-force", "secondary"),
        ("s 3 Cap. 107", "2019-01-01", "in-force", "official-text"),
        (
            "s 3 Cap. 107",
            "2019-04-01",
            "in-force-in-part",
            "secondary",
        ),
        (
            "s 3 Cap. 107",
            "2020-02-01",
            "in-force-in-part",
            "secondary",
        ),
        (
            "s 3 Cap. 107",
            "2026-11-28",
            "in-force-in-part",
            "secondary",
        ),
        ("rpa-cap-107#s 5", "2019-01-01", "in-force", "official-text"),
        (
            "rpa-cap-107#s 5",
            "2019-04-01",
            "in-force-in-part",
            "secondary",
        ),
        (
            "rpa-cap-107#s 5",
            "2020-02-01",
            "in-force-in-part",
            "secondary",
        ),
        (
            "rpa-cap-107#s 5",
            "2026-11-28",
            "in-force-in-part",
            "secondary",
        ),
        (
            "Data Protection Act",
            "2019-11-10",
            "not-commenced",
            "secondary",
        ),
        (
            "Data Protection Act, 2019, s 31",
            "2020-02-01",
            "in-force",
            "secondary",
        ),
        (
            "Legal Notice 195 of 2020",
            "2020-10-15",
            "not-yet",
            "official-text",
        ),
        ("NIIMS Rules r 7", "2020-10-16", "in-force", "official-text"),
        ("Huduma Bill, 2021", "2026-11-28", "proposed", "secondary"),
        (
            "slma-2018#point 1",
            "2026-11-28",
            "in-force",
            "official-text",
        ),
    ] {
        let answer = answer(&project, reference, at);
        let place = format!("{reference} on {at}");
        assert_eq!(answer["status"], status, "{place}");
        assert_eq!(answer["verification"], verification, "{place}");
        for entry in answer["history"].as_array().expect("a history") {
            let proved = !entry["sources"].as_array().expect("sources").is_empty()
                || entry["by"].is_string()
                || entry["bearing"] == "law";
            assert!(
                proved || entry["verification"] == "unverified",
                "{place}: {entry}"
            );
        }
    }
    let conditional = answer(&project, s9a, "2020-02-01");
    assert_eq!(conditional["conditions"][0]["id"], "ord-2020-03");
    let part = answer(&project, "s 3 Cap. 107", "2019-04-01");
    assert_eq!(part["parts"][0]["state"], "suspended");
}

/// From the omnibus Act to every provision it changed, with petition, ground, paragraph, order.
#[test]
fn the_omnibus_chain() {
    let project = Project::empty();
    let forwards = answer(&project, "Act No. 18 of 2018", "2020-02-01");
    let changes = forwards["changes"].as_array().expect("changes");
    let s3 = changes
        .iter()
        .find(|change| change["pinpoint"] == "s 3")
        .expect("section 3");
    assert_eq!(s3["state"], "amended");
    assert_eq!(s3["by_pinpoint"], "sch");
    let order = s3["orders"]
        .as_array()
        .expect("orders")
        .iter()
        .find(|order| order["id"] == "ord-2020-01")
        .expect("the order");
    assert_eq!(order["document"], "nrf-2020-judgment");
    assert_eq!(order["pinpoint"], "point 44");
    assert_eq!(order["status"], "in-force");
    assert_eq!(order["grounds"][0]["issue"], "dna-gps");
    assert!(!order["number"].as_array().expect("numbers").is_empty());
    let backwards = answer(&project, "rpa-cap-107#s 9A", "2020-02-01");
    let inserted = &backwards["history"][0];
    assert_eq!(inserted["state"], "inserted");
    assert_eq!(inserted["by"], "slma-2018");
    assert_eq!(inserted["pinpoint"], "sch");
}

#[test]
fn answers_for_people() {
    let project = Project::empty();
    for (name, reference, at) in [
        ("s-9a.txt", "s 9A Cap. 107", "2020-02-01"),
        ("s-3.txt", "s 3 Cap. 107", "2019-04-01"),
        ("omnibus.txt", "Act No. 18 of 2018", "2021-09-01"),
        ("undated.txt", "bdra-cap-149#s 9(2)", "2020-02-01"),
    ] {
        let out = project
            .run(["law", reference, "--at", at])
            .expect(0)
            .stdout();
        for line in out.lines().filter(|line| !line.contains("://")) {
            assert!(line.chars().count() <= 80, "{name}: {line}");
        }
        assert_data_eq!(out, golden(name));
    }
}

/// Nothing is said about a provision of which the corpus tells nothing.
#[test]
fn what_is_not_recorded_is_not_answered() {
    let project = Project::empty();
    let run = project.run(["law", "section 99 of Cap. 107"]).expect(1);
    assert!(run.stdout().is_empty(), "{}", run.stdout());
    assert!(
        run.stderr().contains("cannot be told from here"),
        "{}",
        run.stderr()
    );
    project.run(["law", "Act No. 77 of 1977"]).expect(1);
}

#[test]
fn every_status_has_words() {
    for status in ProvisionStatus::ALL {
        assert!(!status.label().is_empty());
    }
}

/// What an Act's own text says of its beginning, and another of its end.
#[test]
fn beginnings_and_ends_that_the_text_tells() {
    let project = Project::empty();
    project.write(
        "hoja.yaml",
        "name: Test\njurisdiction: ke\nlanguages: [en]\nthesaurus: []\n",
    );
    let act = |id: &str, title: &str, number: &str, more: &str, text: &str| {
        project.write(
            &format!("legislation/{id}.md"),
            &format!("---\nid: {id}\nkind: act\ntitle: {title}\nnumber: {number}\n{more}text: full\nverification: official-text\nsources:\n  - {{id: own, title: {title}, publisher: Registrar of Examples}}\n---\n## Provisions {{voice=legislature role=provision sources=own}}\n\n{text}\n"),
        );
    };
    let early = "date: 2030-03-01\nassent: 2030-03-01\n";
    act(
        "fig-act",
        "Fig Act",
        "No. 4 of 2030",
        early,
        "[s 1] This Act may be cited as the Fig Act and shall come into operation on the 1st June, 2030.\n\n[s 2] Nobody sells figs at night.",
    );
    act(
        "date-act",
        "Date Act",
        "No. 5 of 2030",
        early,
        "[s 1] This Act may be cited as the Date Act, and shall come into operation on such date as the Cabinet Secretary may, by notice in the Gazette, appoint.\n\n[s 2] Nobody sells dates.",
    );
    act(
        "plum-act",
        "Plum Act",
        "No. 6 of 2030",
        early,
        "[s 1] This Act may be cited as the Plum Act, 2030.\n\n[s 2] Nobody sells plums at night.",
    );
    act(
        "orchards-act",
        "Orchards Act",
        "No. 9 of 2033",
        "date: 2033-02-01\nassent: 2033-02-01\ncommencement: 2033-04-01\n",
        "[s 1] This Act may be cited as the Orchards Act, 2033.\n\n[s 40] The Fig Act is repealed.\n\n[s 41] Section 2 of the Plum Act is repealed.",
    );
    // What begins by its own clause is the Part, and of the Act nothing is said.
    act(
        "pear-act",
        "Pear Act",
        "No. 7 of 2030",
        early,
        "[s 1] This Act may be cited as the Pear Act, 2030.\n\n[s 2] Part III of this Act shall come into operation on the 1st June, 2030.",
    );
    // Nobody assents to rules.
    project.write(
        "legislation/fig-rules.md",
        "---\nid: fig-rules\nkind: rules\ntitle: Fig (Night Sales) Rules\nnumber: L.N. 8 of 2030\ndate: 2030-04-20\npublished: 2030-05-01\ntext: full\nverification: official-text\nsources:\n  - {id: own, title: Rules, publisher: Registrar of Examples}\n---\n## Provisions {voice=executive role=provision sources=own}\n\n[r 1] These Rules may be cited as the Fig (Night Sales) Rules and shall come into operation on the 1st August, 2030.\n\n[r 2] Nobody sells figs at night.\n",
    );
    for (reference, at, status) in [
        ("Pear Act s 1", "2031-01-01", "uncertain"),
        ("fig-rules r 2", "2030-04-30", "not-yet"),
        ("fig-rules r 2", "2030-06-01", "not-commenced"),
        ("fig-rules r 2", "2030-08-01", "in-force"),
        ("Fig Act", "2030-02-01", "not-yet"),
        ("Fig Act", "2030-04-01", "not-commenced"),
        ("Fig Act s 2", "2030-06-01", "in-force"),
        ("Fig Act s 2", "2033-03-01", "in-force"),
        ("Fig Act s 2", "2033-04-01", "repealed"),
        ("Fig Act", "2033-04-01", "repealed"),
        // Whether a notice was published, or when an Act without a clause began, is not known here.
        ("Date Act s 2", "2031-01-01", "uncertain"),
        ("Plum Act s 1", "2031-01-01", "uncertain"),
        ("Plum Act s 2", "2033-04-01", "repealed"),
        ("Plum Act s 1", "2033-04-01", "uncertain"),
    ] {
        let found = answer(&project, reference, at);
        assert_eq!(found["status"], status, "{reference} on {at}: {found:#}");
    }
    let notice = answer(&project, "Date Act", "2031-01-01");
    assert_eq!(
        notice["perhaps"],
        serde_json::json!(["not-commenced", "in-force"])
    );
    let history = notice["history"].as_array().expect("a history");
    assert!(history.iter().any(|entry| {
        entry["inferred"] == true
            && entry["note"]
                .as_str()
                .is_some_and(|note| note.contains("notice"))
    }));
}

/// Of the passages that cite a law those alone are read that repeal something, in laws.
#[test]
fn repeals_are_sought_in_the_index() {
    use hoja::query::{Field, Query};
    let project = Project::empty();
    project.write(
        "hoja.yaml",
        "name: Test\njurisdiction: ke\nlanguages: [en]\nthesaurus: []\n",
    );
    let document = |path: &str, id: &str, kind: &str, text: &str| {
        project.write(
            path,
            &format!("---\nid: {id}\nkind: {kind}\ntitle: {id}\ndate: 2031-01-01\ntext: full\nverification: official-text\nsources:\n  - {{id: own, title: {id}, publisher: Registrar of Examples}}\n---\n## Text {{voice=legislature role=provision sources=own}}\n\n{text}\n"),
        );
    };
    document(
        "legislation/quince-act.md",
        "quince-act",
        "act\nnumber: No. 3 of 2029",
        "[s 1] This Act may be cited as the Quince Act, 2029.",
    );
    document(
        "legislation/orchards-act.md",
        "orchards-act",
        "act\nnumber: No. 9 of 2030",
        "[s 4] A licence under Act No. 3 of 2029 is saved.\n\n[s 5] Act No. 3 of 2029 is repealed.",
    );
    document(
        "judgments/quince.md",
        "quince",
        "judgment\ncourt: KEHC",
        "[4] Counsel said that Act No. 3 of 2029 is repealed.",
    );
    let matter = Matter::open(project.path()).expect("a matter");
    let opened =
        hoja::engine::open(&matter, &hoja::engine::Place::Memory, false).expect("an index");
    let keys = opened.engine.keys_of("quince-act").expect("keys");
    let places = |found: Vec<hoja::engine::Citing>| -> Vec<String> {
        let place = |citing: hoja::engine::Citing| {
            format!(
                "{}#{}",
                citing.located.document, citing.located.passage.pinpoint
            )
        };
        found.into_iter().map(place).collect()
    };
    let all = opened.engine.citing(&keys).expect("an answer");
    assert_eq!(places(all).len(), 3);
    let query = Query::all_of(vec![
        Query::value(Field::Kind, "act"),
        Query::Phrase {
            field: Field::Text,
            words: vec!["repealed".to_owned()],
        },
    ]);
    let some = opened
        .engine
        .citing_where(&keys, &query)
        .expect("an answer");
    assert_eq!(places(some), ["orchards-act#s 5"]);
    assert_eq!(
        answer(&project, "quince-act", "2031-06-01")["status"],
        "repealed"
    );
}
