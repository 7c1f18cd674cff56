//! Whether a file holds the decision of a court: told by its head, as a clerk tells it at
//! a glance.
//!
//! No one sign is enough: press releases name courts and judgments, and Acts have parts
//! called Rulings. A decision's head has several of them together.

use super::block::{Block, BlockKind};
use super::imported::{Field, Origin, Reading};
use super::metadata::{court, labels};
use crate::cite::{self, Kind};
use crate::text::fold;

/// How many blocks a head may have.
const HEAD: usize = 45;
/// How many blocks may name parties before the first capacity: petitions have had fifty petitioners.
const PARTIES: usize = 160;
/// The longest line of a head, in words: what is longer is running text.
const LINE_WORDS: usize = 14;
/// How many different signs make a decision.
const ENOUGH: usize = 3;

/// Label under which the Akoma Ntoso reader says what the root element holds.
pub(super) const DOCUMENT_TYPE: &str = "Document type";

/// Whether the file's head is that of a decision.
#[must_use]
pub fn is_decision(reading: &Reading) -> bool {
    let labelled = |label: &str| {
        reading
            .labels
            .iter()
            .find(|row| row.label.eq_ignore_ascii_case(label))
    };
    if let Some(kind) = labelled(DOCUMENT_TYPE) {
        return kind.value == "judgment";
    }
    if labelled("Case Number").is_some() || labelled("Media Neutral Citation").is_some() {
        return true;
    }
    if labels::is_catalogue(&reading.blocks) {
        return true;
    }
    let lines = head_lines(&reading.blocks, HEAD);
    // The caption of a court: its name in capitals, and a case number under it.
    let caption = lines.iter().any(|line| {
        // `IN THE ENVIRONMENT AND LAND OF KENYA`, whose court was forgotten, has its code all the same.
        line.starts_with("IN THE ")
            && !line.starts_with("IN THE MATTER")
            && (names_court(line) || court::code(line).is_some())
            && !has_docket(line)
    }) && lines
        .iter()
        .any(|line| has_docket(line) && !line.contains(char::is_lowercase));
    let reported = lines.iter().any(|line| court::of_report(line).is_some())
        && lines.iter().any(|line| has_docket(line));
    // A bare head: who against whom, and what it is.
    let bare = leads_to_role(&reading.blocks)
        && lines
            .iter()
            .filter(|line| names_role(line) && !is_entry(line))
            .count()
            >= 2
        && lines
            .iter()
            .any(|line| says_what_it_is(line) && !is_entry(line));
    if caption || reported || bare {
        return true;
    }
    let signs: [fn(&str) -> bool; 5] = [
        names_court,
        says_what_it_is,
        has_neutral_citation,
        has_docket,
        opens_parties,
    ];
    let found = signs
        .iter()
        .filter(|sign| lines.iter().any(|line| sign(line)))
        .count();
    // A case that a line cites has all of them in that line.
    let holding = lines
        .iter()
        .filter(|line| signs.iter().any(|sign| sign(line)))
        .count();
    if holding < 2 {
        return false;
    }
    let roles = head_lines(&reading.blocks, PARTIES)
        .iter()
        .filter(|line| names_role(line))
        .count();
    found + usize::from(roles >= 2 || leads_to_role(&reading.blocks)) >= ENOUGH
}

/// A line of a table of contents: a number before it, or its page behind it.
fn is_entry(line: &str) -> bool {
    line.starts_with(|c: char| c.is_ascii_digit()) || line.ends_with(|c: char| c.is_ascii_digit())
}

/// Whether a leader, or a table's cell, parts a name from a capacity: no other paper has that.
fn leads_to_role(blocks: &[Block]) -> bool {
    let led = |line: &str| names_role(line) && (line.contains("...") || line.contains('…'));
    blocks.iter().take(HEAD).any(|block| match &block.kind {
        BlockKind::Table(rows) => rows.iter().any(|row| {
            row.len() > 1
                && row
                    .last()
                    .is_some_and(|cell| names_role(cell) && cell.split_whitespace().count() <= 3)
        }),
        _ => block
            .text
            .lines()
            .any(|line| led(line) && line.split_whitespace().count() <= LINE_WORDS),
    })
}

/// The neutral citation that a head gives as its own: on a line that says so, or that holds
/// nothing else, or the only one of the head.
#[must_use]
pub fn own_citation(reading: &Reading) -> Option<Field<String>> {
    let mut found: Vec<(String, f32)> = Vec::new();
    for line in head_lines(&reading.blocks, HEAD) {
        for citation in cite::find(&line, &cite::Options::default()) {
            let Some(normal) = citation.normal.filter(|_| citation.kind == Kind::Neutral) else {
                continue;
            };
            let folded = fold(&line);
            let alone = line.trim().trim_matches(['(', ')']) == citation.text;
            let confidence = if folded.starts_with("neutral citation") {
                Field::<()>::FIRM
            } else if folded.contains("on appeal from") {
                continue;
            } else if alone {
                Field::<()>::LIKELY
            } else {
                Field::<()>::GUESS
            };
            found.push((normal, confidence));
        }
    }
    let best = found
        .iter()
        .map(|(_, confidence)| *confidence)
        .reduce(f32::max)?;
    let mut names: Vec<&String> = found
        .iter()
        .filter(|(_, confidence)| *confidence >= best)
        .map(|(name, _)| name)
        .collect();
    names.dedup();
    match names.as_slice() {
        [only] => Some(Field {
            value: (*only).clone(),
            confidence: best,
            from: Origin::Block(0),
        }),
        _ => None,
    }
}

/// The short lines of a head; a table's cells are lines of their own.
fn head_lines(blocks: &[Block], most: usize) -> Vec<String> {
    let mut lines = Vec::new();
    for block in blocks.iter().take(most) {
        match &block.kind {
            BlockKind::Table(rows) => lines.extend(rows.iter().flatten().cloned()),
            _ => lines.extend(block.text.lines().map(str::to_owned)),
        }
    }
    lines.retain(|line| !line.trim().is_empty() && line.split_whitespace().count() <= LINE_WORDS);
    lines
}

/// `IN THE HIGH COURT OF KENYA AT NAIROBI`, `Upper Tribunal`: a line that is a court's name,
/// not a sentence about one.
fn names_court(line: &str) -> bool {
    let line = line.trim();
    let name = fold(line);
    let court = name
        .split(|c: char| !c.is_alphanumeric())
        .any(|word| matches!(word, "court" | "tribunal" | "commission"));
    let titled = line
        .split_whitespace()
        .filter(|word| word.chars().filter(|c| c.is_alphabetic()).count() > 3)
        .all(|word| {
            word.chars()
                .find(|c| c.is_alphabetic())
                .is_some_and(char::is_uppercase)
        });
    let closed = line.ends_with(['.', '!', '?', '”']) && !name.starts_with("in the ");
    court && titled && !closed
}

/// `JUDGMENT`, `J U D G M E N T`, `RULING NO. 2`, `Approved Judgment`.
fn says_what_it_is(line: &str) -> bool {
    let letters: String = fold(line)
        .chars()
        .filter(char::is_ascii_alphabetic)
        .collect();
    let letters = letters.strip_prefix("approved").unwrap_or(&letters);
    let letters = letters.strip_prefix("the").unwrap_or(letters);
    [
        "judgment",
        "judgement",
        "ruling",
        "decisionandreasons",
        "decisionreasons",
        "determinationandreasons",
    ]
    .iter()
    .any(|word| {
        letters
            .strip_prefix(word)
            .is_some_and(|rest| rest.len() <= 16)
    }) && line.split_whitespace().count() <= 12
}

fn has_neutral_citation(line: &str) -> bool {
    cites(line, Kind::Neutral)
}

fn has_docket(line: &str) -> bool {
    let lower = fold(line);
    let named = [
        "case no",
        "claim no",
        "appeal no",
        "petition no",
        "suit no",
        "cause no",
        "application no",
    ];
    cites(line, Kind::CaseNumber) || named.iter().any(|word| lower.starts_with(word))
}

fn cites(line: &str, kind: Kind) -> bool {
    cite::find(line, &cite::Options::default())
        .iter()
        .any(|citation| citation.kind == kind)
}

/// `Before:`, `CORAM: …`, `BETWEEN`, `In the matter between`.
fn opens_parties(line: &str) -> bool {
    let line = fold(line);
    let line = line.trim();
    let word = |word: &str| {
        line.strip_prefix(word)
            .is_some_and(|rest| rest.is_empty() || rest.trim_start().starts_with(':'))
    };
    ["before", "between", "coram", "in the matter between"]
        .iter()
        .any(|opening| word(opening))
        || (line.starts_with("coram") && line.split_whitespace().count() > 1)
}

/// A line that ends in a capacity: `REPUBLIC ……… RESPONDENT`, `2nd Petitioner`.
fn names_role(line: &str) -> bool {
    let folded = fold(line);
    let ends = |words: &str| {
        folded
            .trim_end_matches(|c: char| !c.is_alphabetic())
            .ends_with(words)
    };
    if ["interested party", "interested parties", "ex parte"]
        .iter()
        .any(|words| ends(words))
    {
        return true;
    }
    let last = folded
        .split(|c: char| !c.is_alphabetic())
        .rfind(|word| !word.is_empty())
        .unwrap_or_default();
    let last = last.strip_suffix('s').unwrap_or(last);
    matches!(
        last,
        "appellant"
            | "respondent"
            | "petitioner"
            | "claimant"
            | "defendant"
            | "applicant"
            | "plaintiff"
            | "accused"
            | "prosecutor"
            | "objector"
            | "garnishee"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_head_without_the_word_by_which_it_calls_itself() {
        assert!(is_decision(&reading(&[
            "REPUBLIC OF KENYA",
            "IN THE HIGH COURT OF KENYA",
            "AT NAKURU",
            "JUDICIAL REVIEW NO. 58 OF 2031",
            "THE MFANO TRIBUNAL ............. RESPONDENT",
            "1. ALPHA CENTRE",
            "2. BETA SCHOOL ............ INTERESTED PARTIES",
            "This is the application of the first of them for leave.",
        ])));
        let led = |line| {
            is_decision(&reading(&[
                "The High Court of Kenya",
                "Judicial Review No. 58 of 2031",
                line,
            ]))
        };
        assert!(led("The Mfano Tribunal ....... Respondent"));
        assert!(!led("Spokesman for the respondent"));
        assert!(is_decision(&reading(&[
            "ALPHA MFANO ………….………..APPLICANT",
            "VERSUS",
            "BETA LIMITED………………………RESPONDENT",
            "RULING",
        ])));
        assert!(is_decision(&reading(&[
            "Mfano v Republic",
            "Court of Appeal, at Kisumu June 19, 2031",
            "Mfano JA, Mfani & Mfanu Ag JJA",
            "Criminal Appeal No 36 of 2030",
        ])));
        assert!(!is_decision(&reading(&[
            "The right to vote belongs to all alike.",
            "Mfano and Another v Electoral Commission and Others (CCT8/99) [1999] ZACC 3",
            "LAW SOCIETY CONDEMNS WHAT WAS DONE",
        ])));
    }

    fn reading(lines: &[&str]) -> Reading {
        let blocks = Block::of_lines(lines);
        Reading {
            blocks,
            ..Reading::default()
        }
    }

    #[test]
    fn heads_of_decisions_and_of_other_texts() {
        let decisions: &[&[&str]] = &[
            &[
                "REPUBLIC OF KENYA",
                "IN THE HIGH COURT OF KENYA AT NAIROBI",
                "PETITION NO. 1 OF 2031",
                "MWANANCHI …… PETITIONER",
                "VERSUS",
                "REGISTRAR …… RESPONDENT",
                "JUDGMENT",
            ],
            &[
                "[2031] EWCA Civ 1",
                "COURT OF APPEAL (CIVIL DIVISION)",
                "Before :",
                "LORD JUSTICE EXAMPLE",
            ],
            &[
                "IN THE HIGH COURT OF SOUTH AFRICA",
                "CASE NO: 1/2031",
                "In the matter between",
                "J U D G M E N T",
            ],
        ];
        let others: &[&[&str]] = &[
            &[
                "PRESS RELEASE",
                "The High Court gave its judgment today, the Forum said.",
                "Nairobi, 4 June 2031",
            ],
            &[
                "Court stops the register",
                "The High Court ruled in Petition 1 of 2031 that the register must wait.",
                "Judgment day for the register",
            ],
            &[
                "THE COURTS ACT",
                "No. 1 of 2031",
                "ARRANGEMENT OF SECTIONS",
                "1. Short title.",
                "2. The High Court.",
            ],
        ];
        for lines in decisions {
            assert!(is_decision(&reading(lines)), "{lines:?}");
        }
        for lines in others {
            assert!(!is_decision(&reading(lines)), "{lines:?}");
        }
    }
}
