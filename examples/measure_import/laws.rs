//! Laws, section by section, against what another source has of them.

use std::collections::BTreeMap;
use std::path::Path;

use hoja::import::{metadata, structure};
use hoja::model::Kind;
use serde_json::Value;

use super::gold::read;
use super::{difference, squeezed};

/// Prints a row a law.
pub(crate) fn table(data: &Path, verbose: bool) {
    println!(
        "\n{:<34} {:>5} {:>5} {:>5} {:>5} {:>6} {:>5} {:>5}",
        "law", "gold", "whole", "+head", "title", "%", "found", "warn"
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
    let mut last: Option<(String, &[String])> = None;
    // What the import set as headings of parts before the section that follows.
    let mut headings_after: BTreeMap<String, String> = BTreeMap::new();
    for passage in &found.passages {
        let place = passage.pinpoint.to_string();
        let Some(label) = place.strip_prefix(unit).and_then(|l| l.strip_prefix(' ')) else {
            continue;
        };
        let (section, inner) = label
            .split_once('(')
            .map_or((label, None), |(s, i)| (s, Some(i)));
        if let Some((before, headings)) = &last
            && before != section
        {
            let parts = passage
                .headings
                .split_last()
                .map_or(&[][..], |(_, parts)| parts);
            let new = parts.iter().filter(|part| !headings.contains(part));
            headings_after.insert(before.clone(), new.cloned().collect());
        }
        last = Some((section.to_owned(), &passage.headings));
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
    let (mut whole, mut headed, mut titled) = (0, 0, 0);
    for [number, title, text] in gold {
        let (have_title, have) = sections.get(number).cloned().unwrap_or_default();
        let same = loose(&have) == loose(text);
        let same_title =
            loose(&have_title).trim_end_matches('.') == loose(title).trim_end_matches('.');
        // The other source takes the heading of a part for the end of the section before it.
        let with_heading = headings_after
            .get(number)
            .is_some_and(|heading| loose(&format!("{have}{heading}")) == loose(text));
        headed += usize::from(!same && with_heading);
        whole += usize::from(same);
        titled += usize::from(same_title);
        if verbose && !same && !with_heading {
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
        "{name:<34} {:>5} {whole:>5} {headed:>5} {titled:>5} {percent:>6} {:>5} {:>5}",
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
