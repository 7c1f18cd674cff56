#![allow(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a table is what this prints"
)]
//! Measures the PDF reader against documents whose text is known from another source.
//!
//! `cargo run --example measure_pdf [-- -v]` prints a table: for each judgment how many of the
//! paragraphs of its HTML twin came out whole and rightly numbered, for each law how many of
//! its sections. `-v` lists the differences. The documents are looked for in `HOJA_SHARED`, by
//! default `../shared`; without them it says so.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use hoja::import::imported::Reading;
use hoja::import::{metadata, pdf, structure};
use hoja::model::{Kind, Passage};
use serde_json::Value;

fn main() {
    let verbose = std::env::args().any(|arg| arg == "-v");
    let shared =
        std::env::var_os("HOJA_SHARED").map_or_else(|| PathBuf::from("../shared"), PathBuf::from);
    let data = shared.join("data");
    if !data.is_dir() {
        println!("no documents at {}: set HOJA_SHARED", data.display());
        return;
    }
    judgments(&data, verbose);
    laws(&data, verbose);
}

/// A text without white space, in which the two sources differ by their own markup.
fn squeezed(text: &str) -> String {
    text.chars()
        .filter(|c| !c.is_whitespace() && *c != '\u{a0}' && *c != '|')
        .collect()
}

fn lines(path: &Path) -> Vec<Value> {
    let text = std::fs::read_to_string(path).unwrap_or_default();
    text.lines()
        .filter_map(|line| serde_json::from_str(line).ok())
        .collect()
}

fn read(path: &Path) -> Option<Reading> {
    match std::fs::read(path).map(|bytes| pdf::read(&bytes)) {
        Ok(Ok(reading)) => Some(reading),
        Ok(Err(error)) => {
            println!("{}: {error}", path.display());
            None
        }
        Err(_) => None,
    }
}

fn judgments(data: &Path, verbose: bool) {
    let mut gold: BTreeMap<String, Vec<(String, String)>> = BTreeMap::new();
    for value in lines(&data.join("kenyalaw/gold/paragraphs.jsonl")) {
        let field = |name: &str| value[name].as_str().unwrap_or_default().to_owned();
        gold.entry(field("frbr"))
            .or_default()
            .push((field("num"), field("text")));
    }
    println!(
        "{:<34} {:>5} {:>5} {:>5} {:>6} {:>5} {:>5}",
        "judgment", "gold", "whole", "inside", "%", "found", "warn"
    );
    let index = std::fs::read_to_string(data.join("kenyalaw/INDEX.tsv")).unwrap_or_default();
    let mut sums = (0, 0);
    for row in index.lines().skip(1) {
        let cells: Vec<&str> = row.split('\t').collect();
        let (Some(uri), Some(file)) = (cells.first(), cells.get(8).filter(|file| !file.is_empty()))
        else {
            continue;
        };
        let Some(reading) = read(&data.join("kenyalaw").join(file)) else {
            continue;
        };
        let head = metadata::judgment::read(&reading);
        let found = structure::judgment::passages(&reading.blocks, head.body);
        let numbered = found
            .passages
            .iter()
            .filter(|p| !p.counted && p.pinpoint.to_string().starts_with("para"))
            .count();
        let wanted = gold.get(*uri).cloned().unwrap_or_default();
        let all = squeezed(
            &found
                .passages
                .iter()
                .map(|p| p.text.as_str())
                .collect::<Vec<_>>()
                .join(" "),
        );
        let whole = wanted
            .iter()
            .filter(|(number, text)| is_whole(&found.passages, number, text))
            .count();
        let inside = wanted
            .iter()
            .filter(|(_, text)| all.contains(&squeezed(text)))
            .count();
        sums = (sums.0 + wanted.len(), sums.1 + whole);
        let percent = if wanted.is_empty() {
            "-".to_owned()
        } else {
            format!("{:.1}", 100.0 * whole as f32 / wanted.len() as f32)
        };
        let name = uri.trim_start_matches("/akn/ke/judgment/");
        println!(
            "{name:<34} {:>5} {whole:>5} {inside:>5} {percent:>6} {numbered:>5} {:>5}",
            wanted.len(),
            reading.warnings.len() + found.warnings.len()
        );
        if verbose {
            for warning in reading.warnings.iter().chain(&found.warnings) {
                println!("    {:?}: {}", warning.code, warning.message);
            }
            for (number, text) in wanted
                .iter()
                .filter(|(number, text)| !is_whole(&found.passages, number, text))
            {
                difference(
                    number,
                    text,
                    passage(&found.passages, number)
                        .map(|p| p.text.as_str())
                        .unwrap_or_default(),
                );
            }
        }
    }
    println!(
        "paragraphs whole and rightly numbered: {} of {} ({:.2} %)",
        sums.1,
        sums.0,
        100.0 * sums.1 as f32 / sums.0.max(1) as f32
    );
}

fn passage<'a>(passages: &'a [Passage], number: &str) -> Option<&'a Passage> {
    let place = format!("para {}", number.trim_end_matches('.'));
    passages
        .iter()
        .find(|passage| passage.pinpoint.to_string() == place)
}

fn is_whole(passages: &[Passage], number: &str, text: &str) -> bool {
    passage(passages, number).is_some_and(|passage| squeezed(&passage.text) == squeezed(text))
}

/// Prints where two texts part.
fn difference(number: &str, wanted: &str, got: &str) {
    let (wanted, got) = (squeezed(wanted), squeezed(got));
    let same = wanted
        .chars()
        .zip(got.chars())
        .take_while(|(a, b)| a == b)
        .count();
    let near = |text: &str| {
        text.chars()
            .skip(same.saturating_sub(20))
            .take(90)
            .collect::<String>()
    };
    println!(
        "    {number} at {same} of {} / {}\n      gold {}\n      have {}",
        wanted.chars().count(),
        got.chars().count(),
        near(&wanted),
        near(&got)
    );
}

fn laws(data: &Path, verbose: bool) {
    println!(
        "\n{:<34} {:>5} {:>5} {:>5} {:>6} {:>5} {:>5}",
        "law", "gold", "whole", "title", "%", "found", "warn"
    );
    let json = |name: &str| {
        let text = std::fs::read_to_string(data.join("legislation").join(name)).unwrap_or_default();
        serde_json::from_str::<Value>(&text).unwrap_or_default()
    };
    let act = json("data-protection-act-2019.json");
    let act: Vec<[String; 3]> = act["provisions"]
        .as_array()
        .into_iter()
        .flatten()
        .map(|p| {
            ["section", "title", "content"]
                .map(|key| p[key].as_str().unwrap_or_default().to_owned())
        })
        .collect();
    law(data, "data-protection-act-2019", Kind::Act, &act, verbose);
    let constitution = json("constitution-2010-articles.json");
    let constitution: Vec<[String; 3]> = constitution
        .as_array()
        .into_iter()
        .flatten()
        .map(|a| {
            let title = a["title"].as_str().unwrap_or_default();
            let title = title
                .split_once(':')
                .map_or(title, |(_, title)| title)
                .trim()
                .trim_end_matches('.');
            [
                a["number"].to_string(),
                title.to_owned(),
                a["clauses"].as_str().unwrap_or_default().to_owned(),
            ]
        })
        .collect();
    law(
        data,
        "constitution-2010",
        Kind::Constitution,
        &constitution,
        verbose,
    );
    law(
        data,
        "landlord-and-tenant-act-cap-301",
        Kind::Act,
        &[],
        verbose,
    );
}

fn law(data: &Path, name: &str, kind: Kind, gold: &[[String; 3]], verbose: bool) {
    let Some(reading) = read(&data.join("legislation").join(format!("{name}.pdf"))) else {
        return;
    };
    let found = structure::act::passages(&reading.blocks, kind);
    let unit = structure::act::unit_of(kind).as_str();
    let mut sections: BTreeMap<String, (String, String)> = BTreeMap::new();
    for passage in &found.passages {
        let place = passage.pinpoint.to_string();
        let Some(label) = place.strip_prefix(unit).and_then(|l| l.strip_prefix(' ')) else {
            continue;
        };
        let (section, inner) = label
            .split_once('(')
            .map_or((label, None), |(s, i)| (s, Some(i)));
        let entry = sections.entry(section.to_owned()).or_default();
        if let Some(inner) = inner {
            entry.1.push_str(&format!("({inner}"));
        }
        entry.1.push_str(&passage.text);
        entry.0 = passage.headings.last().cloned().unwrap_or_default();
    }
    let loose = |text: &str| {
        squeezed(text)
            .replace(['”', '“', '"', '’', '\'', '‘'], "")
            .replace(['—', '–'], "-")
            .to_lowercase()
    };
    let (mut whole, mut titled) = (0, 0);
    for [number, title, text] in gold {
        let (have_title, have) = sections.get(number).cloned().unwrap_or_default();
        let same = loose(&have) == loose(text);
        let same_title =
            loose(&have_title).trim_end_matches('.') == loose(title).trim_end_matches('.');
        whole += usize::from(same);
        titled += usize::from(same_title);
        if verbose && !same {
            difference(&format!("{unit} {number}"), &loose(text), &loose(&have));
        }
        if verbose && !same_title {
            println!("    {unit} {number} title: gold `{title}` have `{have_title}`");
        }
    }
    let head = metadata::act::read(&reading);
    let percent = if gold.is_empty() {
        "-".to_owned()
    } else {
        format!("{:.1}", 100.0 * whole as f32 / gold.len() as f32)
    };
    println!(
        "{name:<34} {:>5} {whole:>5} {titled:>5} {percent:>6} {:>5} {:>5}",
        gold.len(),
        sections.len(),
        found.warnings.len()
    );
    if verbose {
        for warning in &found.warnings {
            println!(
                "    {:?}: {} (page {:?})",
                warning.code, warning.message, warning.page
            );
        }
        let schedules: Vec<String> = found
            .passages
            .iter()
            .map(|p| p.pinpoint.to_string())
            .filter(|p| p.starts_with("sch"))
            .collect();
        println!("    schedules: {}", schedules.join(", "));
        let day = |field: &Option<hoja::import::imported::Field<hoja::model::PartialDate>>| {
            field.as_ref().map(|f| f.value.to_string())
        };
        println!(
            "    kind {:?}, title {:?}, cap {:?}, number {:?}, work {:?}",
            head.kind.map(|k| k.value),
            head.draft.title.map(|t| t.value),
            head.cap.map(|c| c.value),
            head.draft.number.first().map(|n| &n.value),
            head.draft.work.map(|w| w.value)
        );
        println!(
            "    assent {:?}, commencement {:?}, published {:?}, version {:?}",
            day(&head.assent),
            day(&head.commencement),
            day(&head.published),
            day(&head.version)
        );
    }
}
