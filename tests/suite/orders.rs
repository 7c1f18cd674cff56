//! `hoja orders` and `hoja timeline`.

use serde_json::Value;

use crate::project::Project;

fn orders(project: &Project, issue: &str, as_at: &str) -> Vec<Value> {
    let answer = project
        .run(["orders", "--issue", issue, "--as-at", as_at, "--json"])
        .expect(0)
        .json();
    assert_eq!(answer["schema"], "hoja/orders/1");
    answer["orders"].as_array().expect("orders").clone()
}

fn order<'a>(orders: &'a [Value], id: &str) -> &'a Value {
    orders
        .iter()
        .find(|order| order["id"] == id)
        .unwrap_or_else(|| panic!("no {id}"))
}

/// The suspensions of Maisha Namba, on five days.
#[test]
fn the_maisha_orders_on_five_days() {
    let project = Project::empty();
    for (day, first, second) in [
        ("2023-12-04", "not-yet", "not-yet"),
        ("2024-01-01", "in-force", "not-yet"),
        ("2024-03-01", "set-aside", "not-yet"),
        ("2024-08-01", "set-aside", "in-force"),
        ("2024-09-01", "set-aside", "set-aside"),
    ] {
        let all = orders(&project, "maisha", day);
        assert_eq!(order(&all, "ord-2023-01")["status"], first, "{day}");
        assert_eq!(order(&all, "ord-2024-02")["status"], second, "{day}");
    }
}

#[test]
fn a_statement_stands_beside_the_order_as_somebody_labelled_it() {
    let project = Project::empty();
    let all = orders(&project, "mandatory-registration", "2019-05-01");
    let order = order(&all, "ord-2019-06");
    let statements = order["statements"].as_array().expect("statements");
    let passport = statements
        .iter()
        .find(|said| said["document"] == "st-2019-04-09-kihalangwa")
        .expect("the passport remark");
    assert_eq!(passport["pinpoint"], "para 5");
    assert_eq!(passport["label"], "in-tension");
    assert_eq!(passport["set_by"], "editor");
    for said in statements {
        let labelled = !said["label"].is_null();
        assert_eq!(labelled, !said["set_by"].is_null(), "{said}");
        if said["proposed"] == true {
            assert!(!labelled, "{said}");
            let shared = said["shared_words"].as_array().expect("words");
            assert!(shared.len() >= 3, "{said}");
        }
    }
}

#[test]
fn orders_that_nobody_recorded_are_proposed() {
    let project = Project::with_base();
    project.write(
        "judgments/fruit-v-registrar.md",
        "---\nid: fruit-v-registrar\nkind: judgment\ntitle: Fruit v Registrar of Examples\ndate: 2031-01-31\ncourt: KEHC\nnumber: Petition 9 of 2030\ntext: full\nverification: official-text\nsources:\n  - {id: own, title: Fruit v Registrar, publisher: Registrar of Examples}\n---\n## Orders {voice=court role=order sources=own}\n\n[40] The 1st respondent shall issue the licence within sixty (60) days of this judgment.\n\n[41] Each party shall bear its own costs.\n",
    );
    let answer = project
        .run(["orders", "--document", "fruit-v-registrar", "--json"])
        .expect(0)
        .json();
    let all = answer["orders"].as_array().expect("orders");
    assert_eq!(all.len(), 2);
    assert_eq!(all[0]["kind"], "mandatory");
    assert_eq!(all[0]["proposed"], true);
    assert_eq!(all[0]["status"], "not-recorded");
    assert_eq!(all[0]["binds"][0], "respondent");
    assert_eq!(all[0]["deadline"]["last_day"], "2031-04-01");
    assert_eq!(all[1]["kind"], "costs");
    project.run(["orders", "--status", "spend"]).expect(2);
    project
        .run(["orders", "--issue", "no-such-issue"])
        .expect(2);
}

/// What was said before an order was made is no claim about it.
#[test]
fn statements_before_an_order_are_not_proposed() {
    let project = Project::with_base();
    let sources = "text: digest\nverification: secondary\nindependent: 1\nsources:\n  - {id: one, url: \"https://example.org/1\", publisher: One}\n";
    project.write(
        "judgments/fig.md",
        &format!("---\nid: fig\nkind: judgment\ntitle: Fig v Registrar\ndate: 2031-03-01\ncourt: KEHC\norders:\n  - {{id: ord-fig, at: point 1, kind: prohibition, binds: [respondent]}}\n{sources}---\n[point 1] The orchard fence and the harvest ladder must stay locked at night.\n{{voice=court role=order issue=public-participation sources=one}}\n"),
    );
    for (id, date) in [("before", "2030-05-01"), ("after", "2031-05-01")] {
        project.write(
            &format!("statements/{id}.md"),
            &format!("---\nid: {id}\nkind: official-statement\ntitle: The minister\ndate: {date}\nspeaker: A Minister\n{sources}---\n[point 1] The orchard fence and the harvest ladder stay open.\n{{voice=government role=statement issue=public-participation sources=one}}\n"),
        );
    }
    let answer = project.run(["orders", "--json"]).expect(0).json();
    let orders = answer["orders"].as_array().expect("orders");
    let own = order(orders, "ord-fig");
    let said: Vec<&str> = own["statements"]
        .as_array()
        .expect("statements")
        .iter()
        .filter_map(|said| said["document"].as_str())
        .collect();
    assert_eq!(said, ["after"]);
}

/// A file's ending says the format; who finds nothing is told what was looked for.
#[test]
fn a_timeline_by_its_file_and_without_events() {
    let project = Project::empty();
    let run = |file: &str| {
        project
            .run(["timeline", "--issue", "maisha", "-o", file])
            .expect(0);
        project.read(file)
    };
    assert!(run("a.svg").starts_with("<svg"));
    assert!(run("a.csv").starts_with("date,precision"));
    project
        .run(["timeline", "--issue", "maisha", "-o", "a.xyz"])
        .expect(2);
    let nothing = project
        .run(["timeline", "--issue", "maisha", "--from", "2099"])
        .expect(1);
    let said = nothing.stderr();
    assert!(
        said.contains("on the issue maisha") && said.contains("2099"),
        "{said}"
    );
    let json = project.run(["timeline", "--json"]).expect(0).json();
    assert_eq!(json["unread"], 0);
}

#[test]
fn a_timeline_in_every_format() {
    let project = Project::empty();
    let json = project
        .run(["timeline", "--issue", "maisha", "--json"])
        .expect(0)
        .json();
    let events = json["events"].as_array().expect("events");
    let dates: Vec<&str> = events
        .iter()
        .map(|event| event["date"].as_str().expect("a date"))
        .collect();
    let mut sorted = dates.clone();
    sorted.sort_unstable();
    assert_eq!(dates, sorted);
    assert!(events.iter().any(|event| event["precision"] == "month"));
    for format in ["text", "md", "csv", "svg", "html", "timelinejs"] {
        let out = project
            .run(["timeline", "--issue", "maisha", "--format", format])
            .expect(0)
            .stdout();
        let again = project
            .run(["timeline", "--issue", "maisha", "--format", format])
            .expect(0)
            .stdout();
        assert_eq!(out, again, "{format}");
        assert!(out.contains("Maisha"), "{format}");
    }
    let svg = project
        .run(["timeline", "--issue", "maisha", "--format", "svg"])
        .expect(0)
        .stdout();
    assert_eq!(svg.matches("<g><title>").count(), events.len());
    sheets(&project);
    let all = project.run(["timeline", "--json"]).expect(0).json();
    let all = all["events"].as_array().expect("events");
    timeline_js(&project, all.len());
    assert!(
        all.iter()
            .any(|event| !event["conflicts"].as_array().expect("a list").is_empty())
    );
    project
        .run(["timeline", "--from", "2021", "--to", "2020"])
        .expect(2);
    project.run(["timeline", "--from", "2099"]).expect(1);
}

/// The picture cut into sheets: every event on one of them, none over an edge.
fn sheets(project: &Project) {
    project
        .run(["timeline", "--format", "svg", "--sheets", "-o", "out.svg"])
        .expect(0);
    let events = project.run(["timeline", "--json"]).expect(0).json();
    let events = events["events"].as_array().expect("events").len();
    let (mut seen, mut number) = (0, 1);
    while project.join(&format!("out-{number:02}.svg")).is_file() {
        let sheet = project.read(&format!("out-{number:02}.svg"));
        seen += sheet.matches("<g><title>").count();
        assert!(sheet.contains(">Courts</text>"), "sheet {number}");
        assert!(sheet.contains(r#"viewBox="0 0 1200.0 815.0""#));
        for (y, height) in boxes(&sheet) {
            assert!(y + height <= 815.0 - 60.0, "sheet {number}: {y} + {height}");
        }
        number += 1;
    }
    assert_eq!(seen, events);
    assert!(number > 10);
    project
        .run(["timeline", "--sheets", "-o", "out.csv", "--format", "csv"])
        .expect(2);
    project
        .run(["timeline", "--format", "svg", "--sheets"])
        .expect(2);
}

/// Top and height of the frames of events.
fn boxes(svg: &str) -> Vec<(f64, f64)> {
    let number = |line: &str, name: &str| -> f64 {
        let at = line.find(&format!(" {name}=\"")).expect("it") + name.len() + 3;
        let end = at + line[at..].find('"').expect("its end");
        line[at..end].parse().expect("a number")
    };
    svg.lines()
        .filter(|line| line.starts_with("<rect class=\"box"))
        .map(|line| (number(line, "y"), number(line, "height")))
        .collect()
}

/// What TimelineJS 3 asks of its data: each event has a `start_date` with a `year` and a `text`; a
/// month is 1 to 12, a day 1 to 31 and stands with a month; a `unique_id` is one event's alone.
fn timeline_js(project: &Project, events: usize) {
    let value = project
        .run(["timeline", "--format", "timelinejs"])
        .expect(0)
        .json();
    let slides = value["events"].as_array().expect("events");
    assert_eq!(slides.len(), events);
    assert!(value["title"]["text"]["headline"].is_string());
    let mut ids = std::collections::BTreeSet::new();
    for slide in slides {
        let date = &slide["start_date"];
        assert!(date["year"].is_i64(), "{slide}");
        if !date["month"].is_null() {
            assert!((1..=12).contains(&date["month"].as_i64().expect("a month")));
        }
        if !date["day"].is_null() {
            assert!(!date["month"].is_null());
            assert!((1..=31).contains(&date["day"].as_i64().expect("a day")));
        }
        assert!(slide["text"]["headline"].is_string() && slide["text"]["text"].is_string());
        assert!(slide["group"].is_string());
        assert!(
            ids.insert(slide["unique_id"].as_str().expect("an id").to_owned()),
            "{slide}"
        );
    }
}
