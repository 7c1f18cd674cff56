//! How many numbered paragraphs come out whole and rightly numbered.

use hoja::import::judgment;
use hoja::model::{Passage, Unit};

use super::gold::{Case, Paragraph, base, read};
use super::{difference, percent, squeezed};

/// Prints a row a judgment that has paragraphs to compare with, and the sum.
pub(crate) fn table(heading: &str, cases: &[Case], verbose: bool) {
    println!(
        "\n{:<44} {:>5} {:>5} {:>6} {:>5} {:>5}",
        format!("paragraphs: {heading}"),
        "gold",
        "whole",
        "%",
        "found",
        "warn"
    );
    let (mut right, mut all, mut extra) = (0, 0, 0);
    for case in cases.iter().filter(|case| !case.paragraphs.is_empty()) {
        let Some(reading) = read(&case.file) else {
            all += case.paragraphs.len();
            continue;
        };
        let found = judgment::import(&reading);
        let numbered: Vec<(String, String)> = found
            .passages
            .iter()
            .filter(|passage| is_numbered(passage))
            .map(|passage| {
                let label = passage.pinpoint.outermost().1;
                (base(label).to_owned(), comparable(&passage.text))
            })
            .collect();
        let Compared { whole, wrong, more } = compare(&case.paragraphs, &numbered);
        println!(
            "{:<44} {:>5} {whole:>5} {:>6} {:>5} {:>5}",
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
        all += case.paragraphs.len();
        extra += more.len();
    }
    println!(
        "{:<44} {all:>5} {right:>5} {:>6}   ({extra} numbers beyond the gold's)",
        "all",
        percent(right, all)
    );
}

fn is_numbered(passage: &Passage) -> bool {
    passage.pinpoint.unit() == Unit::Para && !passage.counted
}

/// What a comparison found.
struct Compared {
    whole: usize,
    /// Number, gold, and what has that number.
    wrong: Vec<(String, String, String)>,
    /// Numbers found that the gold has not.
    more: Vec<String>,
}

/// Each found paragraph counts for one of the gold.
fn compare(gold: &[Paragraph], found: &[(String, String)]) -> Compared {
    let mut left: Vec<Option<&(String, String)>> = found.iter().map(Some).collect();
    let mut open = Vec::new();
    for paragraph in gold {
        let same = left.iter_mut().find(|other| {
            other.is_some_and(|(label, text)| {
                *label == paragraph.number && is_whole(paragraph, text)
            })
        });
        match same {
            Some(same) => *same = None,
            None => open.push(paragraph),
        }
    }
    let whole = gold.len() - open.len();
    let wrong = open
        .into_iter()
        .map(|paragraph| {
            let near = left
                .iter_mut()
                .find(|other| other.is_some_and(|(label, _)| *label == paragraph.number));
            let got = near.and_then(Option::take).map_or("", |(_, text)| text);
            (
                paragraph.number.clone(),
                comparable(&paragraph.text),
                got.to_owned(),
            )
        })
        .collect();
    let more = left.into_iter().flatten().map(|(label, _)| label.clone());
    Compared {
        whole,
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
