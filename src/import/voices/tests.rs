//! Voices against paragraphs that were labelled by hand before the rules were made.

use std::collections::BTreeMap;
use std::path::PathBuf;

use super::*;
use crate::import::imported::Reading;

/// One labelled paragraph.
struct Label {
    set: String,
    voice: Voice,
    role: Role,
}

fn labels() -> BTreeMap<String, BTreeMap<String, Label>> {
    let mut labels: BTreeMap<String, BTreeMap<String, Label>> = BTreeMap::new();
    for line in include_str!("../../../tests/fixtures/voices.tsv")
        .lines()
        .skip(1)
    {
        let cells: Vec<&str> = line.split('\t').collect();
        let label = Label {
            set: cells[1].to_owned(),
            voice: cells[3].parse().unwrap(),
            role: cells[4].parse().unwrap(),
        };
        labels
            .entry(cells[0].to_owned())
            .or_default()
            .insert(cells[2].to_owned(), label);
    }
    labels
}

/// What went right and wrong.
#[derive(Default)]
struct Tally {
    all: usize,
    right: usize,
    open: usize,
    argument_as_court: usize,
    court_as_argument: usize,
    wrong_party: usize,
    /// For each voice and role: labelled, given, and both.
    by: BTreeMap<String, (usize, usize, usize)>,
}

impl Tally {
    fn add(&mut self, label: &Label, found: Attribution) {
        let found = if found.confidence >= LEAST_CONFIDENCE {
            found
        } else {
            Attribution::open()
        };
        let decides = |role: Option<Role>| matches!(role, Some(Role::Finding | Role::Order));
        let argues = |role: Option<Role>| role == Some(Role::Argument);
        self.all += 1;
        self.right +=
            usize::from(found.voice == Some(label.voice) && found.role == Some(label.role));
        self.open += usize::from(found.role.is_none());
        self.argument_as_court += usize::from(label.role == Role::Argument && decides(found.role));
        self.court_as_argument += usize::from(decides(Some(label.role)) && argues(found.role));
        self.wrong_party += usize::from(
            label.role == Role::Argument && argues(found.role) && found.voice != Some(label.voice),
        );
        for (gold, given) in [
            (label.voice.as_str(), found.voice.map_or("", Voice::as_str)),
            (label.role.as_str(), found.role.map_or("", Role::as_str)),
        ] {
            self.by.entry(gold.to_owned()).or_default().0 += 1;
            if gold == given {
                self.by.entry(gold.to_owned()).or_default().2 += 1;
            }
            if !given.is_empty() {
                self.by.entry(given.to_owned()).or_default().1 += 1;
            }
        }
    }

    fn print(&self, name: &str) {
        let share = |part: usize| 100.0 * part as f64 / self.all.max(1) as f64;
        println!(
            "{name}: {} paragraphs, right {:.1} %, open {}, argument as finding or order {:.1} %, the reverse {:.1} %, wrong party {:.1} %",
            self.all,
            share(self.right),
            self.open,
            share(self.argument_as_court),
            share(self.court_as_argument),
            share(self.wrong_party)
        );
        for (what, (gold, given, both)) in &self.by {
            println!(
                "    {what:<17} precision {:>5.1} %  recall {:>5.1} %  of {gold}",
                100.0 * *both as f64 / (*given).max(1) as f64,
                100.0 * *both as f64 / (*gold).max(1) as f64
            );
        }
    }
}

fn reading(name: &str) -> Option<Reading> {
    let root = std::env::var_os("HOJA_SHARED").map_or_else(
        || PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared"),
        PathBuf::from,
    );
    let is_docx = name.contains('/');
    let path = if is_docx {
        root.join("data").join(name)
    } else {
        root.join("data/kenyalaw/html").join(format!("{name}.html"))
    };
    if !path.is_file() {
        assert!(
            std::env::var_os("CI").is_none(),
            "{} is missing",
            path.display()
        );
        println!("skipped: {} is missing", path.display());
        return None;
    }
    let bytes = std::fs::read(path).unwrap();
    if is_docx {
        crate::import::docx::read(&bytes).ok()
    } else {
        crate::import::html::read_bytes(&bytes).ok()
    }
}

#[test]
fn labelled_paragraphs() {
    let mut tallies: BTreeMap<String, Tally> = BTreeMap::new();
    for (name, labels) in labels() {
        let Some(reading) = reading(&name) else {
            return;
        };
        let mut imported = crate::import::judgment::import(&reading);
        let parties: Vec<DraftParty> = imported
            .draft
            .parties
            .iter()
            .map(|party| party.value.clone())
            .collect();
        let found = attribute(&mut imported.passages, &parties);
        if imported.passages.iter().all(|passage| passage.counted) {
            println!("{name}: its paragraph numbers were not found, so its labels say nothing");
            continue;
        }
        let mut seen = 0;
        for (passage, found) in imported.passages.iter().zip(found) {
            let place = passage.pinpoint.to_string();
            let Some(label) = place
                .strip_prefix("para ")
                .and_then(|number| labels.get(number))
            else {
                continue;
            };
            seen += 1;
            tallies
                .entry(label.set.clone())
                .or_default()
                .add(label, found);
            let wrong = found.voice != Some(label.voice) || found.role != Some(label.role);
            if wrong && std::env::var_os("SHOW").is_some() {
                println!(
                    "  {name} {place}: {} {} labelled, {:?} {:?} {:.2} given: {}",
                    label.voice,
                    label.role,
                    found.voice,
                    found.role,
                    found.confidence,
                    passage.text.chars().take(110).collect::<String>()
                );
            }
        }
        assert_eq!(
            seen,
            labels.len(),
            "{name}: every labelled paragraph is there"
        );
    }
    let mut all = Tally::default();
    for (set, tally) in &tallies {
        tally.print(set);
        all.all += tally.all;
        all.right += tally.right;
        all.argument_as_court += tally.argument_as_court;
        all.court_as_argument += tally.court_as_argument;
        all.wrong_party += tally.wrong_party;
    }
    all.print("all");
    assert!(all.right * 100 >= all.all * 90);
    assert!(all.argument_as_court * 100 <= all.all * 2);
    assert!(all.court_as_argument * 100 <= all.all);
    assert!(all.wrong_party * 100 <= all.all * 3);
}

fn passage(number: u32, heading: &str, text: &str) -> Passage {
    let passages = crate::import::structure::statement::passages(
        &[crate::import::block::Block {
            text: text.to_owned(),
            ..Default::default()
        }],
        &[crate::import::structure::statement::Line::Text],
    );
    let mut passage = passages.into_iter().next().unwrap();
    passage.pinpoint = crate::model::Pinpoint::number(Unit::Para, number);
    passage.headings = if heading.is_empty() {
        Vec::new()
    } else {
        vec![heading.to_owned()]
    };
    passage
}

#[test]
fn what_a_person_wrote_stays() {
    let mut passages = vec![passage(1, "The petitioners' case", "The law was rushed.")];
    passages[0].voice = Some(Voice::Amicus);
    passages[0].role = Some(Role::Argument);
    attribute(&mut passages, &[]);
    assert_eq!(passages[0].voice, Some(Voice::Amicus));
    assert!(!passages[0].inferred);
}

#[test]
fn headings_govern_until_the_next() {
    let mut passages = vec![
        passage(1, "The petitioners' case", "The law was rushed."),
        passage(
            2,
            "The petitioners' case",
            "The respondent's records were kept from them.",
        ),
        passage(
            3,
            "Analysis",
            "The respondent submitted that time was short.",
        ),
        passage(
            4,
            "Analysis",
            "I have considered the evidence and find that there was time.",
        ),
        passage(5, "Disposition", "The petition is allowed with costs."),
        passage(
            6,
            "",
            "DATED AND DELIVERED AT NAIROBI THIS 3RD DAY OF MAY 2031",
        ),
    ];
    let found = attribute(&mut passages, &[]);
    let pairs: Vec<(Option<Voice>, Option<Role>)> = found
        .iter()
        .map(|found| (found.voice, found.role))
        .collect();
    assert_eq!(
        pairs,
        [
            (Some(Voice::Petitioner), Some(Role::Argument)),
            (Some(Voice::Petitioner), Some(Role::Argument)),
            (Some(Voice::Respondent), Some(Role::Argument)),
            (Some(Voice::Court), Some(Role::Finding)),
            (Some(Voice::Court), Some(Role::Order)),
            (None, None),
        ]
    );
    assert!(passages[5].voice.is_none() && !passages[5].inferred);
}

#[test]
fn hostile_passages_end_soon() {
    let mut passages = vec![
        passage(1, "", &"the petitioner stated v. ".repeat(100_000)),
        passage(2, "", &"“".repeat(200_000)),
        passage(3, "", ""),
    ];
    assert_eq!(attribute(&mut passages, &[]).len(), 3);
}
