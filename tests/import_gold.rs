#![allow(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a table is what this prints"
)]
//! Measures the import of Kenya Law's pages against their own markup.
//!
//! `cargo test --test import_gold -- --nocapture` prints a table. The pages and their
//! gold are not part of the project: `HOJA_SHARED` names the folder that holds them,
//! `../shared` beside the project otherwise.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use hoja::import::block::{Block, BlockKind};
use hoja::import::imported::{Imported, Reading};
use hoja::import::structure::judgment as structure;
use hoja::import::{akn, html, judgment, text};
use hoja::model::{Passage, Unit};
use serde_json::Value;

/// The folder with the real documents, or `None` with a printed reason.
fn shared() -> Option<PathBuf> {
    let folder = std::env::var_os("HOJA_SHARED")
        .map(PathBuf::from)
        .or_else(|| {
            Path::new(env!("CARGO_MANIFEST_DIR"))
                .ancestors()
                .nth(1)
                .map(|parent| parent.join("shared"))
        })
        .filter(|folder| folder.join("data/kenyalaw/gold").is_dir());
    if folder.is_none() {
        assert!(
            std::env::var_os("CI").is_none(),
            "the folder of real documents is missing; name it in HOJA_SHARED"
        );
        eprintln!("skipped: the folder of real documents is not here; name it in HOJA_SHARED");
    }
    folder
}

fn lines(path: &Path) -> Vec<Value> {
    let text = fs::read_to_string(path).expect("the gold can be read");
    text.lines()
        .map(|line| serde_json::from_str(line).expect("the gold is JSON"))
        .collect()
}

/// Letters, digits and signs alone: the gold puts spaces around superscripts.
fn tight(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

fn page_of(frbr: &str, folder: &Path) -> PathBuf {
    folder.join(format!(
        "{}.html",
        frbr.trim_start_matches("/akn/").replace('/', "_")
    ))
}

/// Right and all, with what is wrong.
#[derive(Default)]
struct Score {
    right: usize,
    all: usize,
    wrong: Vec<String>,
}

impl Score {
    fn count(&mut self, what: &str, found: &str, gold: &str) {
        self.all += 1;
        if tight(found) == tight(gold) {
            self.right += 1;
        } else {
            self.wrong
                .push(format!("{what}: found `{found}`, gold `{gold}`"));
        }
    }
}

/// Paragraphs in order: number and text. Those that the page marks as quoted from
/// elsewhere are part of the paragraph that quotes them.
fn paragraphs(found: &Imported, gold: &[&Value]) -> Score {
    let mut score = Score::default();
    let own: Vec<_> = gold
        .iter()
        .filter(|paragraph| {
            !paragraph["eid"]
                .as_str()
                .unwrap_or_default()
                .contains("embeddedStructure")
        })
        .collect();
    let numbered: Vec<_> = found
        .passages
        .iter()
        .filter(|passage| passage.pinpoint.unit() == Unit::Para && !passage.counted)
        .collect();
    for (at, paragraph) in own.iter().enumerate() {
        let number = paragraph["num"]
            .as_str()
            .unwrap_or_default()
            .trim_end_matches('.');
        let gold = format!(
            "{number} {}",
            paragraph["text"].as_str().unwrap_or_default()
        );
        let found = numbered.get(at).map_or(String::new(), |passage| {
            // A repeated number carries which one it is: `17-2nd`.
            let label = passage
                .pinpoint
                .outermost()
                .1
                .split('-')
                .next()
                .unwrap_or_default()
                .to_owned();
            format!("{label} {}", passage.text)
        });
        score.count(number, &found, &gold);
    }
    score.count(
        "number of paragraphs",
        &numbered.len().to_string(),
        &own.len().to_string(),
    );
    score
}

fn fields(found: &Imported, gold: &Value) -> Score {
    let mut score = Score::default();
    let text = |key: &str| gold[key].as_str().unwrap_or_default();
    let draft = &found.draft;
    let value = |field: &Option<hoja::import::imported::Field<String>>| {
        field
            .as_ref()
            .map_or(String::new(), |field| field.value.clone())
    };
    score.count("title", &value(&draft.title), text("title"));
    score.count("neutral citation", &value(&draft.neutral), text("neutral"));
    let court = match &draft.station {
        Some(station) => format!("In the {} at {}", value(&draft.court_name), station.value),
        None => format!("In the {}", value(&draft.court_name)),
    };
    score.count("court", &court, text("court"));
    let code = text("frbr")
        .split('/')
        .nth(4)
        .unwrap_or_default()
        .to_uppercase();
    score.count("court code", &value(&draft.court), &code);
    let numbers = draft
        .number
        .iter()
        .map(|number| number.value.as_str())
        .collect::<Vec<_>>()
        .join(" & ");
    score.count("number", &numbers, text("docket"));
    score.count("judges", &names_of(found), &without_ranks(text("judges")));
    score.count(
        "date",
        &draft
            .date
            .as_ref()
            .map_or(String::new(), |date| date.value.to_string()),
        text("date"),
    );
    score.count("action", &value(&draft.action), text("action"));
    let work = text("frbr").rsplit_once('/').map_or("", |(work, _)| work);
    score.count("work", &value(&draft.work), work);
    score
}

fn names_of(found: &Imported) -> String {
    found
        .draft
        .bench
        .iter()
        .map(|judge| judge.value.as_str())
        .collect::<Vec<_>>()
        .join("|")
}

/// The gold's list of judges with their ranks taken off.
fn without_ranks(judges: &str) -> String {
    const RANKS: [&str; 6] = ["J", "RM", "Chair", "Member", "Members", "JJA"];
    judges
        .split([',', '&'])
        .map(str::trim)
        .filter(|part| !RANKS.contains(part))
        .collect::<Vec<_>>()
        .join("|")
}

/// Parties in order: name and capacity as printed. A line of the gold whose capacity is
/// its name tells more of the party before it (`Suing as …`) and is no party.
fn parties(found: &Imported, gold: &Value) -> Score {
    let mut score = Score::default();
    let gold: Vec<String> = gold["parties"]
        .as_array()
        .into_iter()
        .flatten()
        .filter(|party| party[0] != party[1])
        .map(|party| {
            format!(
                "{} ({})",
                party[0].as_str().unwrap_or_default(),
                party[1].as_str().unwrap_or_default()
            )
        })
        .collect();
    let found: Vec<String> = found
        .draft
        .parties
        .iter()
        .map(|party| format!("{} ({})", party.value.party.name, party.value.printed))
        .collect();
    for at in 0..gold.len().max(found.len()) {
        let none = String::new();
        score.count(
            "party",
            found.get(at).unwrap_or(&none),
            gold.get(at).unwrap_or(&none),
        );
    }
    score
}

#[test]
fn kenya_law_pages_equal_their_gold() {
    let Some(shared) = shared() else { return };
    let data = shared.join("data/kenyalaw");
    let mut by_page: BTreeMap<String, Vec<Value>> = BTreeMap::new();
    for paragraph in lines(&data.join("gold/paragraphs.jsonl")) {
        by_page
            .entry(paragraph["frbr"].as_str().unwrap_or_default().to_owned())
            .or_default()
            .push(paragraph);
    }
    let mut sums = [(0, 0); 3];
    println!(
        "{:<52} {:>11} {:>9} {:>9}",
        "page", "paragraphs", "fields", "parties"
    );
    for header in lines(&data.join("gold/headers.jsonl")) {
        let frbr = header["frbr"].as_str().unwrap_or_default();
        let bytes = fs::read(page_of(frbr, &data.join("html"))).expect("the page can be read");
        let found = judgment::import(&html::read_bytes(&bytes).expect("the page is a page"));
        let gold: Vec<&Value> = by_page.get(frbr).into_iter().flatten().collect();
        let scores = [
            paragraphs(&found, &gold),
            fields(&found, &header),
            parties(&found, &header),
        ];
        let shown: Vec<String> = scores
            .iter()
            .map(|score| format!("{}/{}", score.right, score.all))
            .collect();
        println!(
            "{frbr:<52} {:>11} {:>9} {:>9}",
            shown[0], shown[1], shown[2]
        );
        for (sum, score) in sums.iter_mut().zip(&scores) {
            sum.0 += score.right;
            sum.1 += score.all;
            for wrong in &score.wrong {
                println!("    {}", wrong.chars().take(600).collect::<String>());
            }
        }
        for warning in &found.warnings {
            println!("    warning: {}", warning.message);
        }
        let mut pinpoints: Vec<String> = found
            .passages
            .iter()
            .map(|passage| passage.pinpoint.to_string())
            .collect();
        let count = pinpoints.len();
        pinpoints.sort();
        pinpoints.dedup();
        assert_eq!(pinpoints.len(), count, "pinpoints of {frbr} are unique");
    }
    println!(
        "{:<52} {:>11} {:>9} {:>9}",
        "all",
        ratio(sums[0]),
        ratio(sums[1]),
        ratio(sums[2])
    );
    assert_eq!(
        sums[0].0, sums[0].1,
        "every paragraph of Kenya Law's pages is right"
    );
    let (right, all) = (sums[1].0 + sums[2].0, sums[1].1 + sums[2].1);
    assert!(right * 100 >= all * 98, "{right} of {all} fields are right");
}

/// What `pdftotext -layout` makes of a PDF; none, with a printed reason, where it is not installed.
fn layout_text(pdf: &Path) -> Option<Vec<u8>> {
    let run = Command::new("pdftotext")
        .arg("-layout")
        .arg(pdf)
        .arg("-")
        .output();
    if let Ok(run) = run {
        return Some(run.stdout);
    }
    assert!(
        std::env::var_os("CI").is_none(),
        "pdftotext is not installed"
    );
    eprintln!("skipped: pdftotext is not installed");
    None
}

/// The texts that `pdftotext -layout` makes of Kenya Law's PDFs, against the pages of the same
/// judgments: heads are centred, numbers hang, feet run through, ligatures are private codes.
#[test]
fn texts_taken_out_of_pdfs_equal_the_pages() {
    let Some(shared) = shared() else { return };
    let data = shared.join("data/kenyalaw");
    let gold = lines(&data.join("gold/paragraphs.jsonl"));
    let mut sums = [(0, 0); 2];
    println!("{:<52} {:>11} {:>9}", "text", "paragraphs", "fields");
    for header in lines(&data.join("gold/headers.jsonl")) {
        let frbr = header["frbr"].as_str().unwrap_or_default();
        let Some(pdf) = header["pdf"].as_str().filter(|pdf| !pdf.is_empty()) else {
            continue;
        };
        let Some(printed) = layout_text(&data.join(pdf)) else {
            return;
        };
        let found = judgment::import(&text::read(&printed, "ke"));
        let own: Vec<&Value> = gold
            .iter()
            .filter(|paragraph| paragraph["frbr"] == frbr)
            .collect();
        let scores = [whole(&found, &own), printed_fields(&found, &header)];
        println!(
            "{frbr:<52} {:>11} {:>9}",
            ratio((scores[0].right, scores[0].all)),
            ratio((scores[1].right, scores[1].all))
        );
        for (sum, score) in sums.iter_mut().zip(&scores) {
            sum.0 += score.right;
            sum.1 += score.all;
            for wrong in &score.wrong {
                println!("    {}", wrong.chars().take(300).collect::<String>());
            }
        }
    }
    println!("{:<52} {:>11} {:>9}", "all", ratio(sums[0]), ratio(sums[1]));
    for (right, all) in sums {
        assert!(all > 0 && right * 100 >= all * 97, "{right} of {all}");
    }
}

/// The JSON has the heading of the next Part at the end of the section before it: `… in Kenya. Part II – OFFICES`.
fn without_next_part(text: &str) -> &str {
    let Some(at) = text.rfind(". Part ") else {
        return text;
    };
    let heading = &text[at + ". Part ".len()..];
    let numeral = heading.trim_start_matches(['I', 'V', 'X']);
    let follows = numeral.len() < heading.len() && numeral.starts_with(" – ");
    if follows && !heading.contains('.') {
        &text[..=at]
    } else {
        text
    }
}

/// The texts that `pdftotext -layout` makes of the PDFs of laws, against their JSON: titles stand in the margin or
/// over the text, the arrangement of sections comes first, feet run through.
#[test]
fn texts_taken_out_of_pdfs_of_laws_have_their_sections() {
    let Some(shared) = shared() else { return };
    let data = shared.join("data/legislation");
    let of_json = |name: &str| -> Value {
        let text = std::fs::read_to_string(data.join(name)).expect("a file of the data");
        serde_json::from_str(&text).expect("JSON")
    };
    let act: Vec<[String; 3]> = of_json("data-protection-act-2019.json")["provisions"]
        .as_array()
        .expect("provisions")
        .iter()
        .map(|section| {
            let [number, title, text] = ["section", "title", "content"]
                .map(|key| section[key].as_str().unwrap_or_default().to_owned());
            [number, title, without_next_part(&text).to_owned()]
        })
        .collect();
    let articles: Vec<[String; 3]> = of_json("constitution-2010-articles.json")
        .as_array()
        .expect("articles")
        .iter()
        .filter_map(|article| {
            let title = article["title"].as_str()?.strip_prefix("Article ")?;
            let (number, title) = title.split_once(": ")?;
            let text = article["clauses"].as_str()?;
            Some([number, title, text].map(str::to_owned))
        })
        .collect();
    println!(
        "{:<32} {:>9} {:>9} {:>9}",
        "law", "sections", "titles", "texts"
    );
    for (pdf, gold, title, least) in [
        (
            "data-protection-act-2019.pdf",
            act,
            "Data Protection Act",
            [74, 74, 74],
        ),
        (
            "constitution-2010.pdf",
            articles,
            "CONSTITUTION OF KENYA, 2010",
            [264, 260, 228],
        ),
    ] {
        let Some(printed) = layout_text(&data.join(pdf)) else {
            return;
        };
        let reading = text::read(&printed, "ke");
        let head = hoja::import::metadata::act::read(&reading);
        assert_eq!(
            head.draft.title.map(|title| title.value).as_deref(),
            Some(title)
        );
        let kind = head.kind.expect("a kind of law").value;
        let read = hoja::import::structure::act::passages(&reading.blocks, kind);
        let letters = |text: &str| -> String {
            text.chars()
                .filter(|c| c.is_alphabetic())
                .flat_map(char::to_lowercase)
                .collect()
        };
        let mut right = [0; 3];
        for [number, title, text] in &gold {
            let own: Vec<_> = read
                .passages
                .iter()
                .filter(|passage| {
                    let (unit, label) = passage.pinpoint.outermost();
                    unit != Unit::Schedule && label.split('(').next() == Some(number)
                })
                .collect();
            let Some(first) = own.first() else { continue };
            right[0] += 1;
            let heading = first
                .headings
                .last()
                .map(String::as_str)
                .unwrap_or_default();
            if letters(heading) == letters(title) {
                right[1] += 1;
            } else {
                println!("    {number}: {heading:?} for {title:?}");
            }
            let words: String = own.iter().map(|passage| letters(&passage.text)).collect();
            right[2] += usize::from(words == letters(text));
        }
        let all = gold.len();
        println!(
            "{pdf:<32} {:>9} {:>9} {:>9}",
            ratio((right[0], all)),
            ratio((right[1], all)),
            ratio((right[2], all))
        );
        for (right, least) in right.iter().zip(least) {
            assert!(*right >= least, "{right} of {all}, {least} before");
        }
    }
}

/// Paragraphs whose number and words, to the last, are those of the gold; quotations and lists stand
/// apart in the gold and may be part of the passage here.
fn whole(found: &Imported, gold: &[&Value]) -> Score {
    let letters = |text: &str| -> String { text.chars().filter(|c| c.is_alphanumeric()).collect() };
    let mut score = Score::default();
    for paragraph in gold {
        if paragraph["eid"]
            .as_str()
            .is_some_and(|eid| eid.contains("embeddedStructure"))
        {
            continue;
        }
        let number = paragraph["num"].as_str().unwrap_or_default();
        let number = number.trim_end_matches('.');
        let words = letters(paragraph["text"].as_str().unwrap_or_default());
        let read = found
            .passages
            .iter()
            .filter(|passage| {
                let label = passage.pinpoint.outermost().1;
                label.split('-').next() == Some(number)
            })
            .map(|passage| letters(&passage.text))
            .find(|read| {
                let start: String = words.chars().take(120).collect();
                let end = words.char_indices().rev().nth(40).map_or(0, |(at, _)| at);
                read.starts_with(&start) && read.contains(&words[end..])
            });
        score.all += 1;
        match read {
            Some(_) => score.right += 1,
            None => score.wrong.push(format!("paragraph {number}: {words}")),
        }
    }
    score
}

/// The fields of a head that prints have in capitals, whatever their case.
fn printed_fields(found: &Imported, gold: &Value) -> Score {
    let mut score = Score::default();
    let text = |key: &str| gold[key].as_str().unwrap_or_default();
    let value = |field: &Option<hoja::import::imported::Field<String>>| {
        field
            .as_ref()
            .map_or(String::new(), |field| field.value.clone())
    };
    let draft = &found.draft;
    let day = draft.date.as_ref().map(|date| date.value.to_string());
    let numbers: Vec<&str> = draft.number.iter().map(|n| n.value.as_str()).collect();
    let parties = |list: Vec<(String, String)>| -> String {
        let named = list.iter().map(|(name, role)| format!("{name} ({role})"));
        named.collect::<Vec<_>>().join("; ")
    };
    let own = draft.parties.iter();
    let own = own.map(|party| (party.value.party.name.clone(), party.value.printed.clone()));
    let given = gold["parties"].as_array().into_iter().flatten();
    let given = given.filter(|party| party[0] != party[1]).map(|party| {
        let of = |at: usize| party[at].as_str().unwrap_or_default().to_owned();
        (of(0), of(1))
    });
    for (what, read, gold) in [
        ("title", value(&draft.title), text("title").to_owned()),
        (
            "neutral citation",
            value(&draft.neutral),
            text("neutral").to_owned(),
        ),
        ("number", numbers.join(" & "), text("docket").to_owned()),
        ("judges", names_of(found), without_ranks(text("judges"))),
        ("date", day.unwrap_or_default(), text("date").to_owned()),
        ("action", value(&draft.action), text("action").to_owned()),
        ("parties", parties(own.collect()), parties(given.collect())),
    ] {
        score.count(what, &read.to_uppercase(), &gold.to_uppercase());
    }
    score
}

fn ratio((right, all): (usize, usize)) -> String {
    format!("{right}/{all}")
}

/// The same blocks as a plain text file would give them: numbers in the text, no indents,
/// no quotations set apart, headings told by bold type alone.
fn flattened(reading: &Reading) -> Reading {
    let mut flat = Reading::default();
    for block in &reading.blocks {
        let text = match &block.number {
            Some(number) => format!("{number} {}", block.text).trim().to_owned(),
            None => block.text.clone(),
        };
        let kind = match block.kind {
            BlockKind::Footnote => continue,
            BlockKind::Table(_) => block.kind.clone(),
            _ => BlockKind::Paragraph,
        };
        flat.blocks.push(Block {
            kind,
            text,
            bold: block.bold || matches!(block.kind, BlockKind::Heading(_)),
            italic: block.italic,
            centred: block.centred,
            ..Block::default()
        });
    }
    flat
}

/// Number and words of each numbered passage.
fn numbered(passages: &[Passage]) -> Vec<(String, String)> {
    passages
        .iter()
        .filter(|passage| passage.pinpoint.unit() == Unit::Para && !passage.counted)
        .map(|passage| {
            let words = passage
                .text
                .chars()
                .filter(|c| c.is_alphanumeric())
                .collect();
            (passage.pinpoint.outermost().1.to_owned(), words)
        })
        .collect()
}

/// Judgments with markup: Kenya Law's pages and the National Archives' XML.
fn marked_up(shared: &Path) -> Vec<(String, Reading)> {
    let mut found = Vec::new();
    for folder in ["data/kenyalaw/html", "data/tna"] {
        let mut paths: Vec<PathBuf> = fs::read_dir(shared.join(folder))
            .expect("the folder is there")
            .map(|entry| entry.expect("an entry").path())
            .collect();
        paths.sort();
        for path in paths {
            let bytes = fs::read(&path).expect("the file can be read");
            let reading = match path.extension().and_then(|extension| extension.to_str()) {
                Some("html") => html::read_bytes(&bytes).expect("a page"),
                Some("xml") => {
                    akn::read(std::str::from_utf8(&bytes).expect("UTF-8")).expect("Akoma Ntoso")
                }
                _ => continue,
            };
            let name = path
                .file_stem()
                .map_or(String::new(), |name| name.to_string_lossy().into_owned());
            found.push((name, reading));
        }
    }
    found
}

#[test]
fn numbers_in_the_text_alone_are_found_again() {
    let Some(shared) = shared() else { return };
    let (mut right, mut all) = (0, 0);
    println!("{:<52} {:>11}", "markup taken off", "paragraphs");
    for (name, reading) in marked_up(&shared) {
        let gold = numbered(&structure::passages(&reading.blocks, 0).passages);
        if gold.is_empty() {
            continue;
        }
        let found = numbered(&structure::passages(&flattened(&reading).blocks, 0).passages);
        let same = gold
            .iter()
            .filter(|paragraph| found.contains(paragraph))
            .count();
        println!("{name:<52} {:>11}", format!("{same}/{}", gold.len()));
        for (number, words) in gold
            .iter()
            .filter(|paragraph| !found.contains(paragraph))
            .take(6)
        {
            let other = found
                .iter()
                .find(|(label, _)| label == number)
                .map_or("none", |(_, words)| words.as_str());
            let end = |words: &str| {
                words
                    .chars()
                    .rev()
                    .take(60)
                    .collect::<Vec<_>>()
                    .into_iter()
                    .rev()
                    .collect::<String>()
            };
            println!(
                "    {number}: gold ends …{} found ends …{}",
                end(words),
                end(other)
            );
        }
        let extra: Vec<&str> = found
            .iter()
            .filter(|(label, _)| !gold.iter().any(|(own, _)| own == label))
            .map(|(label, _)| label.as_str())
            .collect();
        if !extra.is_empty() {
            println!("    numbers that are none: {}", extra.join(" "));
        }
        right += same;
        all += gold.len();
    }
    println!("{:<52} {:>11}", "all", ratio((right, all)));
    assert!(
        right * 100 >= all * 98,
        "{right} of {all} paragraphs are found without their markup"
    );
}
