//! Who speaks and what passages do, against passages of real judgments that were labelled by hand.
//!
//! The weights that are shipped have seen all of these judgments, so that what they make of them
//! says nothing. The figures are those of weights that have not: the documents are dealt into
//! folds, and each fold is attributed by weights that the others gave.
//!
//! The labels name documents under `../shared/data` (or `HOJA_SHARED`); without them the test is
//! skipped, except in CI. Those of `tests/fixtures/voices_public.tsv` name judgments that are published
//! elsewhere (see `tests/voices/published.rs`); without it the folds are of the others
//! alone, and the test says so.

#![allow(clippy::print_stdout, reason = "the figures are for a reader")]

use std::collections::BTreeMap;

use hoja::import::voices::labels::Set;
use hoja::import::voices::learn::{Lesson, learn};
use hoja::import::voices::states::meaning;
use hoja::import::voices::{Attribution, WEIGHTS, attributions};
use hoja::model::{Role, Voice};

use labelled::{AtHand, Document};

#[path = "voices/forty_lines.rs"]
mod forty_lines;
#[allow(dead_code, reason = "another test needs more of it")]
mod invented;
#[path = "voices/labelled.rs"]
mod labelled;
#[path = "voices/published.rs"]
mod published;

/// Parts that the documents are dealt into.
const FOLDS: usize = 6;

fn documents() -> Option<AtHand> {
    let data = labelled::data();
    if !data.is_dir() {
        assert!(
            std::env::var_os("CI").is_none(),
            "{} is missing",
            data.display()
        );
        println!("skipped: {} is missing", data.display());
        return None;
    }
    let at_hand = labelled::at_hand(&data).expect("what is labelled can be read");
    let (judgments, labels) = at_hand.missing;
    if judgments > 0 {
        let sources = published::SOURCES.map(|source| source.join(" at "));
        println!(
            "skipped: {labels} labels of {judgments} judgments of {}",
            sources.join(", ")
        );
    }
    let (mut labelled, mut lost) = (0, 0);
    for document in &at_hand.documents {
        if document.lost > 0 {
            println!(
                "{}: {} labels found no passage",
                document.name, document.lost
            );
        }
        labelled += document.labels;
        lost += document.lost;
    }
    assert!(
        lost * 50 <= labelled,
        "{lost} of {labelled} labels found no passage: label them anew where passages changed"
    );
    println!(
        "looking takes {:.0} ms for 1,000 passages in this build",
        at_hand.looking.as_secs_f64() * 1e6 / at_hand.looked_at as f64
    );
    Some(at_hand)
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
    /// How often what is labelled so was given as that.
    confusion: BTreeMap<(String, String), usize>,
}

fn name(voice: Option<Voice>, role: Option<Role>) -> String {
    match (voice, role) {
        (Some(Voice::Court), Some(role)) => role.as_str().to_owned(),
        (Some(voice), Some(_)) => voice.as_str().to_owned(),
        _ => "open".to_owned(),
    }
}

impl Tally {
    fn add(&mut self, label: usize, found: Attribution) {
        let (voice, role) = meaning(label);
        let decides = |role: Option<Role>| matches!(role, Some(Role::Finding | Role::Order));
        let argues = |role: Option<Role>| role == Some(Role::Argument);
        self.all += 1;
        self.right += usize::from(found.voice == Some(voice) && found.role == Some(role));
        self.open += usize::from(found.role.is_none());
        self.argument_as_court += usize::from(role == Role::Argument && decides(found.role));
        self.court_as_argument += usize::from(decides(Some(role)) && argues(found.role));
        self.wrong_party +=
            usize::from(role == Role::Argument && argues(found.role) && found.voice != Some(voice));
        for (gold, given) in [
            (voice.as_str(), found.voice.map_or("", Voice::as_str)),
            (role.as_str(), found.role.map_or("", Role::as_str)),
        ] {
            self.by.entry(gold.to_owned()).or_default().0 += 1;
            if gold == given {
                self.by.entry(gold.to_owned()).or_default().2 += 1;
            }
            if !given.is_empty() {
                self.by.entry(given.to_owned()).or_default().1 += 1;
            }
        }
        let pair = (name(Some(voice), Some(role)), name(found.voice, found.role));
        *self.confusion.entry(pair).or_default() += 1;
    }

    fn share(&self, part: usize) -> f64 {
        100.0 * part as f64 / self.all.max(1) as f64
    }

    /// The share that is right of what is not left open.
    fn told(&self) -> f64 {
        100.0 * self.right as f64 / (self.all - self.open).max(1) as f64
    }

    fn print(&self, name: &str) {
        println!(
            "{name:<66} {:>4} {:>5.1} {:>5.1} {:>5.1} {:>5.1} {:>5.1}",
            self.all,
            self.share(self.right),
            self.share(self.open),
            self.share(self.argument_as_court),
            self.share(self.court_as_argument),
            self.share(self.wrong_party)
        );
    }

    fn print_classes(&self) {
        for (what, (gold, given, both)) in &self.by {
            println!(
                "    {what:<17} precision {:>5.1} %  recall {:>5.1} %  of {gold}",
                100.0 * *both as f64 / (*given).max(1) as f64,
                100.0 * *both as f64 / (*gold).max(1) as f64
            );
        }
        for ((gold, given), count) in &self.confusion {
            if gold != given {
                println!("    {gold} given as {given}: {count}");
            }
        }
    }
}

#[test]
fn labelled_passages_of_judgments_unseen_by_the_weights() {
    let Some(at_hand) = documents() else {
        return;
    };
    let documents: Vec<&Document> = at_hand.to_learn().collect();
    let whole = at_hand.missing.0 == 0;
    let mut all = Tally::default();
    let mut kenyan = Tally::default();
    let mut sets: BTreeMap<Set, Tally> = BTreeMap::new();
    let mut peers: BTreeMap<String, Tally> = BTreeMap::new();
    println!("% of passages: {:<51} all right  open  a>c   c>a party", "");
    for fold in 0..FOLDS {
        let others: Vec<&Lesson> = documents
            .iter()
            .enumerate()
            .filter(|(at, _)| at % FOLDS != fold)
            .map(|(_, document)| &document.lesson)
            .collect();
        let model = learn(&others);
        for document in documents.iter().skip(fold).step_by(FOLDS) {
            let mut tally = Tally::default();
            let found = attributions(&model, &document.lesson.seen);
            for (label, found) in document.lesson.labels.iter().zip(found) {
                let Some(label) = *label else { continue };
                tally.add(label, found);
                if document.set != Set::Invented {
                    all.add(label, found);
                }
                sets.entry(document.set).or_default().add(label, found);
                if document.name.starts_with("kenyalaw/") {
                    kenyan.add(label, found);
                }
            }
            tally.print(&document.name);
            let found = forty_lines::attributions(&document.told);
            for (label, found) in document.lesson.labels.iter().zip(found) {
                let Some(label) = *label else { continue };
                let mut names = vec![format!("set: {}", document.set.as_str())];
                if document.set != Set::Invented {
                    names.push("all".to_owned());
                }
                if document.name.starts_with("kenyalaw/") {
                    names.push("Kenya Law".to_owned());
                }
                for name in names {
                    peers.entry(name).or_default().add(label, found);
                }
            }
        }
    }
    println!("forty lines of headings and cue words, on the same passages");
    for (name, tally) in &peers {
        tally.print(name);
    }
    println!("weights that the other documents gave");
    kenyan.print("Kenya Law");
    for (set, tally) in &sets {
        tally.print(&format!("set: {}", set.as_str()));
    }
    all.print("all");
    all.print_classes();
    for (name, tally) in [("Kenya Law", &kenyan), ("all", &all)] {
        println!(
            "{name}: {:.1} % right of what is not left open",
            tally.told()
        );
    }
    assert!(kenyan.share(kenyan.right) >= 89.5);
    assert!(kenyan.told() >= 91.0);
    assert!(kenyan.share(kenyan.open) <= 4.0);
    assert!(kenyan.share(kenyan.argument_as_court) <= 1.5);
    assert!(kenyan.share(kenyan.court_as_argument) <= 1.0);
    assert!(kenyan.share(kenyan.wrong_party) <= 3.0);
    assert!(all.share(all.right) >= 83.5);
    assert!(all.told() >= 84.0);
    assert!(all.share(all.open) <= 4.0);
    assert!(all.share(all.argument_as_court) <= 3.0);
    // What the features were not made by is right as often as what they were.
    let held_out = &sets[&Set::HeldOut];
    assert!(all.share(all.right) >= 15.0 + peers["all"].share(peers["all"].right));
    assert!(held_out.share(held_out.right) >= 84.0);
    if whole {
        assert!(all.share(all.right) >= 85.0);
        assert!(all.told() >= 85.5);
        let public = &sets[&Set::Public];
        assert!(public.share(public.right) >= 86.0);
        assert!(public.share(public.argument_as_court) <= 1.5);
        assert!(kenyan.share(kenyan.right) >= 91.5);
        let fresh = &sets[&Set::Fresh];
        assert!(fresh.share(fresh.right) >= 90.0);
        assert!(fresh.share(fresh.argument_as_court) <= 2.0);
    }

    // The shipped weights were made of these labels: what they saw, they fit.
    let mut fit = Tally::default();
    let started = std::time::Instant::now();
    let mut passages = 0;
    for document in &documents {
        passages += document.lesson.seen.len();
        let found = attributions(&WEIGHTS, &document.lesson.seen);
        for (label, found) in document.lesson.labels.iter().zip(found) {
            if let Some(label) = *label {
                fit.add(label, found);
            }
        }
    }
    println!(
        "weighing takes {:.1} ms for 1,000 passages in this build",
        started.elapsed().as_secs_f64() * 1e6 / passages as f64
    );
    fit.print("the shipped weights on what they were made of");
    assert!(
        fit.share(fit.right) >= 90.0,
        "the weights do not fit these labels: cargo run --release --example train_voices"
    );

    println!("the shipped weights on each document that they never saw");
    let mut unseen: BTreeMap<Set, Tally> = BTreeMap::new();
    for document in &at_hand.documents {
        if document.set.is_learnt() {
            continue;
        }
        let found = attributions(&WEIGHTS, &document.lesson.seen);
        let mut alone = Tally::default();
        for (label, found) in document.lesson.labels.iter().zip(found) {
            if let Some(label) = *label {
                unseen.entry(document.set).or_default().add(label, found);
                alone.add(label, found);
            }
        }
        alone.print(&document.name);
    }
    for (set, tally) in &unseen {
        tally.print(&format!(
            "the shipped weights, never seen: {}",
            set.as_str()
        ));
        tally.print_classes();
    }
    if whole {
        let abroad = &unseen[&Set::Abroad];
        assert!(abroad.share(abroad.right) >= 76.0);
    }
}
