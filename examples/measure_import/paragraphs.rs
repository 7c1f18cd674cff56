//! How many numbered paragraphs come out whole and rightly numbered.

use hoja::import::judgment;
use hoja::model::{Passage, Unit};

use super::gold::{Case, Paragraph, base, read};
use super::{difference, percent, squeezed};

/// Prints a row a judgment that has paragraphs to compare with, and the sum.
pub(crate) fn table(heading: &str, cases: &[Case], verbose: bool) {
    println!(
        "\n{:<44} {:>5} {:>5} {:>6} {:>5} {:>5} {:>5}",
        format!("paragraphs: {heading}"),
        "gold",
        "whole",
        "%",
        "+head",
        "found",
        "warn"
    );
    let (mut right, mut with_headings, mut all, mut extra) = (0, 0, 0, 0);
    for case in cases.iter().filter(|case| !case.paragraphs.is_empty()) {
        let Some(reading) = read(&case.file) else {
            all += case.paragraphs.len();
            continue;
        };
        let found = judgment::import(&reading);
        let numbered: Vec<Found> = found
            .passages
            .iter()
            .enumerate()
            .filter(|(_, passage)| is_numbered(passage))
            .map(|(at, passage)| Found {
                label: base(passage.pinpoint.outermost().1).to_owned(),
                text: comparable(&passage.text),
                headings: headings_between(passage, found.passages.get(at + 1)),
            })
            .collect();
        let Compared {
            whole,
            headed,
            wrong,
            more,
        } = compare(&case.paragraphs, &numbered);
        println!(
            "{:<44} {:>5} {whole:>5} {:>6} {headed:>5} {:>5} {:>5}",
            case.name,
            case.paragraphs.len(),
            percent(whole, case.paragraphs.len()),
            numbered.len(),
            found.warnings.len()
        );
        if verbose {
            for warning in &found.warnings {
                println!("    {:?}: {}", warning.code, warning.message);
            }
            for (number, wanted, got) in wrong {
                difference(&number, &wanted, &got);
            }
            if !more.is_empty() {
                println!("    numbers beyond the gold's: {}", more.join(" "));
            }
        }
        right += whole;
        with_headings += headed;
        all += case.paragraphs.len();
        extra += more.len();
    }
    println!(
        "{:<44} {all:>5} {right:>5} {:>6} {with_headings:>5}   ({extra} numbers beyond the gold's; {} % with the headings that the gold takes into the paragraph before)",
        "all",
        percent(right, all),
        percent(right + with_headings, all).trim()
    );
}

fn is_numbered(passage: &Passage) -> bool {
    passage.pinpoint.unit() == Unit::Para && !passage.counted
}

/// A numbered paragraph as the import gave it.
struct Found {
    label: String,
    text: String,
    /// What the import set as headings between it and the next passage.
    headings: String,
}

/// The headings that begin after a passage.
fn headings_between(passage: &Passage, next: Option<&Passage>) -> String {
    let Some(next) = next else {
        return String::new();
    };
    let same = passage
        .headings
        .iter()
        .zip(&next.headings)
        .take_while(|(before, after)| before == after)
        .count();
    comparable(&next.headings[same..].concat())
}

/// What a comparison found.
struct Compared {
    whole: usize,
    /// Those that are whole but for headings which the gold has at their end: its markup takes a
    /// heading for the last line of the paragraph before.
    headed: usize,
    /// Number, gold, and what has that number.
    wrong: Vec<(String, String, String)>,
    /// Numbers found that the gold has not.
    more: Vec<String>,
}

/// Each found paragraph counts for one of the gold.
fn compare(gold: &[Paragraph], found: &[Found]) -> Compared {
    let mut left: Vec<Option<&Found>> = found.iter().map(Some).collect();
    let mut open = Vec::new();
    let (mut whole, mut headed) = (0, 0);
    for paragraph in gold {
        let own = |other: &Found| other.label == paragraph.number;
        let is_same = |other: &Found| own(other) && is_whole(paragraph, &other.text);
        let is_headed = |other: &Found| {
            own(other) && comparable(&paragraph.text) == format!("{}{}", other.text, other.headings)
        };
        if let Some(same) = left.iter_mut().find(|other| other.is_some_and(is_same)) {
            *same = None;
            whole += 1;
        } else if let Some(same) = left.iter_mut().find(|other| other.is_some_and(is_headed)) {
            *same = None;
            headed += 1;
        } else {
            open.push(paragraph);
        }
    }
    let wrong = open
        .into_iter()
        .map(|paragraph| {
            let near = left
                .iter_mut()
                .find(|other| other.is_some_and(|other| other.label == paragraph.number));
            let got = near.and_then(Option::take).map_or("", |other| &other.text);
            (
                paragraph.number.clone(),
                comparable(&paragraph.text),
                got.to_owned(),
            )
        })
        .collect();
    let more = left.into_iter().flatten().map(|other| other.label.clone());
    Compared {
        whole,
        headed,
        wrong,
        more: more.collect(),
    }
}

/// All of the paragraph and nothing else; unnumbered text that follows it may be taken with it.
fn is_whole(paragraph: &Paragraph, found: &str) -> bool {
    let mut text = comparable(&paragraph.text);
    if text == found {
        return true;
    }
    paragraph.after.iter().any(|piece| {
        text.push_str(&comparable(piece));
        text == found
    })
}

/// The English gold prints some signs of an old symbol font as the letters of their codes; both
/// become those here.
fn comparable(text: &str) -> String {
    squeezed(text)
        .chars()
        .map(|c| match c {
            '£' => ',',
            '…' => 'Y',
            '’' => '=',
            '–' => 'B',
            c => c,
        })
        .collect()
}
