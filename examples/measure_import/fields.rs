//! How many fields of the front matter come out right, per field.

use std::collections::BTreeMap;

use hoja::import::imported::{Draft, Field, Reading};
use hoja::import::judgment;

use super::gold::{Case, read};
use super::{parties, percent};

/// Prints a row a field, and the sum; with `verbose`, every difference.
pub(crate) fn table(heading: &str, cases: &[Case], verbose: bool) {
    println!("\nfields: {heading}");
    let mut sums: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    for case in cases.iter().filter(|case| !case.fields.is_empty()) {
        let Some(reading) = read(&case.file) else {
            continue;
        };
        let found = judgment::import(&reading).draft;
        let printed = printed(&reading);
        for (name, wanted) in &case.fields {
            if !is_printed(&printed, name, wanted) {
                continue;
            }
            let wanted: Vec<String> = parts(name, wanted);
            let got: Vec<String> = parts(name, &value(&found, name));
            let same = if *name == "parties" {
                parties::same(&wanted, &got)
            } else {
                let pairs = wanted.iter().zip(&got);
                pairs.filter(|(wanted, got)| wanted == got).count()
            };
            let all = wanted.len().max(got.len());
            let sum = sums.entry(name).or_default();
            *sum = (sum.0 + same, sum.1 + all);
            if verbose && same < all {
                println!("    {} {name}: gold {wanted:?}", case.name);
                println!("      have {got:?}");
            }
        }
    }
    let (mut right, mut all) = (0, 0);
    for (name, (same, count)) in &sums {
        println!(
            "{name:<12} {same:>5} of {count:>5} {:>7}",
            percent(*same, *count)
        );
        right += same;
        all += count;
    }
    println!(
        "{:<12} {right:>5} of {all:>5} {:>7}",
        "all",
        percent(right, all)
    );
}

/// What a file prints or labels: letters and digits.
fn printed(reading: &Reading) -> String {
    let blocks = reading.blocks.iter().map(|block| block.text.as_str());
    let labels = reading.labels.iter().map(|label| label.value.as_str());
    let text: Vec<&str> = labels.chain(blocks).collect();
    bare(&text.join(" "))
}

fn bare(text: &str) -> String {
    text.to_lowercase()
        .chars()
        .filter(|c| c.is_alphanumeric())
        .collect()
}

/// Whether the file says it at all: a court's own printing has neither the citation that is
/// given later nor the title that a publisher makes.
fn is_printed(printed: &str, name: &str, wanted: &str) -> bool {
    match name {
        "title" | "neutral" | "judges" | "number" => wanted
            .split('|')
            .all(|part| !part.is_empty() && printed.contains(&bare(part))),
        "work" => wanted
            .rsplitn(3, '/')
            .collect::<Vec<_>>()
            .first()
            .is_some_and(|number| {
                let court = wanted.split('/').nth(4).unwrap_or_default();
                printed.contains(&format!("{court}{number}"))
            }),
        _ => true,
    }
}

/// The field as the import found it; several values parted by `|`.
fn value(draft: &Draft, name: &str) -> String {
    let text = |field: &Option<Field<String>>| {
        field
            .as_ref()
            .map_or(String::new(), |field| field.value.clone())
    };
    let all = |fields: &[Field<String>]| {
        fields
            .iter()
            .map(|field| field.value.as_str())
            .collect::<Vec<_>>()
            .join("|")
    };
    match name {
        "title" => text(&draft.title),
        "neutral" => text(&draft.neutral),
        "court" => text(&draft.court),
        "station" => text(&draft.station),
        "division" => text(&draft.division),
        "action" => text(&draft.action),
        "outcome" => text(&draft.outcome),
        "work" => text(&draft.work),
        "date" => draft
            .date
            .as_ref()
            .map_or(String::new(), |date| date.value.to_string()),
        "number" => all(&draft.number),
        "judges" => all(&draft.bench),
        "parties" => draft
            .parties
            .iter()
            .map(|party| format!("{} ({})", party.value.party.name, party.value.printed))
            .collect::<Vec<_>>()
            .join("|"),
        _ => String::new(),
    }
}

/// The values of a field as they are compared: letters and digits alone, in one case; without
/// what two catalogues print in their own way.
fn parts(name: &str, value: &str) -> Vec<String> {
    if name == "parties" {
        return value.split('|').filter_map(parties::comparable).collect();
    }
    value
        .split('|')
        .map(|part| {
            let lower = part.to_lowercase();
            let mut words: Vec<&str> = lower
                .split(|c: char| !c.is_alphanumeric() && c != '\'')
                .filter(|word| !word.is_empty())
                .collect();
            match name {
                // Ranks; `No.`; how many others there are; whose number a capacity has.
                "judges" => words.retain(|word| !RANKS.contains(word)),
                "number" => words.retain(|word| !matches!(*word, "no" | "nos" | "number")),
                "title" => words.retain(|word| !is_count_of_others(word)),
                _ => {}
            }
            words.concat()
        })
        .filter(|part| !part.is_empty())
        .collect()
}

const RANKS: &[&str] = &[
    "the",
    "hon",
    "honourable",
    "mr",
    "mrs",
    "ms",
    "miss",
    "lord",
    "lady",
    "justice",
    "sir",
    "dame",
    "dr",
    "judge",
    "his",
    "her",
    "honour",
    "hhj",
    "president",
    "high",
    "court",
    "s9",
    "j",
    "lj",
    "kc",
    "qc",
    "chair",
    "member",
    "of",
    "appeal",
    "deputy",
    "district",
    "recorder",
    "upper",
    "tribunal",
    "sitting",
    "as",
    "a",
];

fn is_count_of_others(word: &str) -> bool {
    matches!(
        word,
        "and" | "another" | "others" | "other" | "ors" | "anor"
    ) || word.len() < 3 && word.chars().all(|c| c.is_ascii_digit())
}
