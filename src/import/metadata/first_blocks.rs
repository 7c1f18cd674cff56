//! The head of a judgment that is printed before its text: court, number, parties.

use super::{court, date, docket, judges, parties};
use crate::import::block::{Block, BlockKind};
use crate::import::imported::DraftParty;
use crate::import::structure::number::Number;
use crate::model::PartialDate;

/// How many blocks a head may have. Petitions with fifty parties and a page of `IN THE
/// MATTER OF` stay under 160.
const LONGEST_HEAD: usize = 240;
/// The longest line of a head, in characters; what is longer is text.
const LONGEST_LINE: usize = 320;

/// What a head says, each value with the block it was read in.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct FirstBlocks {
    /// Index of the first block after the head.
    pub body: usize,
    /// The title that a publisher put before the head.
    pub title: Option<(usize, String)>,
    /// `ESTATE OF … (DECEASED)`: what a case without two sides is about.
    pub matter: Option<(usize, String)>,
    /// The line that names the court.
    pub court: Option<(usize, String)>,
    /// Where it sits, if that stands on a line of its own.
    pub station: Option<(usize, String)>,
    /// Division.
    pub division: Option<(usize, String)>,
    /// Case numbers.
    pub numbers: Vec<(usize, String)>,
    /// The judges.
    pub judges: Option<(usize, String)>,
    /// The day of delivery.
    pub date: Option<(usize, PartialDate)>,
    /// Parties.
    pub parties: Vec<(usize, DraftParty)>,
    /// `JUDGMENT`, `RULING ON SENTENCE`.
    pub action: Option<(usize, String)>,
    /// A line of the head names Kenya.
    pub kenyan: bool,
    /// Lines that hold citations.
    pub citations: Vec<(usize, String)>,
}

/// Reads the head, which begins at the block `from`.
pub(super) fn read(blocks: &[Block], from: usize) -> FirstBlocks {
    let mut head = FirstBlocks::default();
    let first = |is: &dyn Fn(&Block) -> bool| {
        blocks
            .iter()
            .enumerate()
            .skip(from)
            .take(LONGEST_HEAD)
            .find(|(_, block)| is(block))
            .map(|(at, _)| at)
    };
    let action = first(&|block| is_action(&block.text));
    let text = first(&begins_text).unwrap_or(blocks.len());
    let end = match action {
        // A first paragraph that comes before it makes it a heading of the text.
        Some(at) if at <= text => {
            head.action = Some((at, squeeze(&blocks[at].text)));
            head.body = at + 1;
            at
        }
        _ => {
            head.body = from;
            text
        }
    };
    let lines = lines(blocks, from, end);
    scan(&lines, &mut head);
    if head.action.is_none() && (head.court.is_some() || !head.parties.is_empty()) {
        head.body = last_of(&head).map_or(from, |at| at + 1);
    }
    head
}

/// Lines of the head with the index of their block.
fn lines(blocks: &[Block], from: usize, end: usize) -> Vec<(usize, String)> {
    blocks
        .iter()
        .enumerate()
        .take(end)
        .skip(from)
        .flat_map(|(at, block)| {
            block
                .text
                .split('\n')
                .map(move |line| (at, line.trim().to_owned()))
        })
        .filter(|(_, line)| !line.is_empty() && line.chars().count() <= LONGEST_LINE)
        .collect()
}

fn scan(lines: &[(usize, String)], head: &mut FirstBlocks) {
    let mut after_number = 0;
    let mut between = false;
    for (index, (block, line)) in lines.iter().enumerate() {
        let upper = line.to_uppercase();
        head.kenyan |= upper.contains("KENYA") || upper.contains("(KLR)");
        between |= matches!(upper.trim_matches(['-', '–', ' ', ':']), "BETWEEN");
        if docket::neutral(line).is_some() || !docket::reported(line).is_empty() {
            head.citations.push((*block, line.clone()));
            continue;
        }
        let named = line
            .get(17..)
            .filter(|_| upper.starts_with("REPUBLIC OF KENYA"))
            .map_or(line.as_str(), str::trim);
        if head.court.is_none() && court::is_court_line(named) {
            head.court = Some((*block, named.to_owned()));
            // What came before was the publisher's title.
            head.numbers.clear();
        } else if head.court.is_some() && head.numbers.is_empty() && is_place_line(&upper) {
            place(*block, line, &upper, head);
        } else if !between && head.parties.is_empty() && docket::is_number_line(line) {
            if head.numbers.len() < MOST_NUMBERS {
                head.numbers.push((*block, docket::number(line)));
            }
            after_number = index + 1;
        } else if head.judges.is_none() && judges::is_judges_line(line) {
            // A long bench is broken over lines; the rank stands at the end of the last.
            let earlier = lines[after_number.min(index)..index]
                .iter()
                .rev()
                .take_while(|(_, line)| judges::goes_on(line))
                .count();
            let bench: Vec<&str> = lines[index - earlier..=index]
                .iter()
                .map(|(_, line)| line.as_str())
                .collect();
            head.judges = Some((*block, bench.join(" ")));
        } else if head.date.is_none() && date::is_date_line(line) {
            head.date = date::first(line).map(|day| (*block, day));
        }
    }
    title(lines, head);
    head.matter = matter(lines);
    let from = if head.court.is_some() {
        after_number
    } else {
        0
    };
    head.parties = parties::in_lines(&lines[from.min(lines.len())..]);
}

/// The most case numbers of one decision. Consolidated suits have had 80; a head that
/// lists more is a cause list.
const MOST_NUMBERS: usize = 100;

/// Lines between the court's name and the case number.
fn is_place_line(upper: &str) -> bool {
    upper.chars().count() < 80
        && (upper.starts_with("AT ")
            || upper.contains("DIVISION")
            || upper.contains("LAW COURTS")
            || upper.contains("REGISTRY"))
}

fn place(block: usize, line: &str, upper: &str, head: &mut FirstBlocks) {
    if upper.contains("DIVISION") {
        head.division = Some((block, line.trim_matches(['(', ')', ' ']).to_owned()));
    } else if upper.starts_with("AT ") {
        head.station = Some((
            block,
            line[3..].trim().trim_end_matches(['.', ',']).to_owned(),
        ));
    } else if upper.contains("LAW COURTS") && head.station.is_none() {
        head.station = Some((block, line.trim_matches(['(', ')', ' ']).to_owned()));
    }
}

/// The title that a publisher prints first: all before the line `Neutral citation`, or
/// the lines up to the one that holds a citation.
fn title(lines: &[(usize, String)], head: &mut FirstBlocks) {
    /// A title may be broken over this many lines.
    const LINES: usize = 8;
    let court = head.court.as_ref().map_or(usize::MAX, |(at, _)| *at);
    let before: Vec<&(usize, String)> = lines
        .iter()
        .take(LINES)
        .take_while(|(at, line)| {
            *at < court
                && !line.to_lowercase().starts_with("neutral citation")
                && !line.eq_ignore_ascii_case("republic of kenya")
        })
        .collect();
    let text = before
        .iter()
        .map(|(_, line)| line.as_str())
        .collect::<Vec<_>>()
        .join(" ");
    if docket::neutral(&text).is_some()
        && let Some((block, _)) = before.first()
    {
        head.citations.insert(0, (*block, text.clone()));
        head.title = Some((*block, text));
    }
}

/// The estate or company that a case is about: `IN THE MATTER OF THE ESTATE OF …`.
fn matter(lines: &[(usize, String)]) -> Option<(usize, String)> {
    const STARTS: &[&str] = &[
        "IN THE MATTER OF THE ESTATE OF",
        "IN RE ESTATE OF",
        "IN RE: ESTATE OF",
        "RE: ESTATE OF",
        "IN RE THE ESTATE OF",
    ];
    let at = lines.iter().position(|(_, line)| {
        let upper = line.to_uppercase();
        STARTS.iter().any(|start| upper.starts_with(start))
    })?;
    let (block, line) = &lines[at];
    let start = line.to_uppercase().find("ESTATE OF")?;
    let mut text = line.get(start..)?.to_owned();
    // The name may be broken before `(DECEASED)`.
    if let Some((_, next)) = lines.get(at + 1)
        && next
            .to_uppercase()
            .trim_end_matches(['.', ')'])
            .ends_with("DECEASED")
    {
        text = format!("{text} {next}");
    }
    Some((*block, text))
}

/// Words by which decisions call themselves.
const ACTIONS: &[&str] = &[
    "AWARD",
    "DECISION",
    "DETERMINATION",
    "DIRECTIONS",
    "EXTEMPORE RULING",
    "JUDGEMENT",
    "JUDGMENT",
    "OPINION",
    "ORDER",
    "ORDERS",
    "REASONS",
    "RULING",
    "RULINGS",
    "SENTENCE",
    "ADVISORY OPINION",
];

/// Whether a block is the line by which a judgment calls itself so, and nothing else.
pub(super) fn is_action(text: &str) -> bool {
    /// The longest such line, in characters: `RULING NO. 2 (ON THE APPLICATION DATED …)`.
    const LONGEST: usize = 110;
    let upper = squeeze(text).to_uppercase();
    if upper.chars().count() > LONGEST || upper.ends_with(';') {
        return false;
    }
    let bare = upper.trim_matches(['*', '-', '–', '_', ':', '.', ' ', '\'', '"']);
    let first = [
        "CONSOLIDATED ",
        "FINAL ",
        "INTERIM ",
        "EX TEMPORE ",
        "EX-TEMPORE ",
        "RESERVED ",
        "THE ",
        "SUMMARY ",
        "COURT ",
        "COURT'S ",
    ]
    .iter()
    .find_map(|word| bare.strip_prefix(word))
    .unwrap_or(bare);
    ACTIONS.iter().any(|action| {
        first.strip_prefix(action).is_some_and(|rest| {
            let rest = rest.trim_start();
            rest.is_empty()
                || [
                    "ON ",
                    "OF THE COURT",
                    "OF ",
                    "NO",
                    "AND ",
                    "& ",
                    "(",
                    "I",
                    "1",
                    "2",
                    "3",
                ]
                .iter()
                .any(|word| rest.starts_with(word))
                    && text.chars().filter(|c| c.is_lowercase()).count() * 3 < text.chars().count()
        })
    })
}

/// `J U D G M E N T` as `JUDGMENT`.
fn squeeze(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    let spaced = words.len() > 4
        && words
            .iter()
            .filter(|word| word.chars().count() == 1)
            .count()
            * 10
            >= words.len() * 8;
    if spaced {
        words.concat()
    } else {
        words.join(" ")
    }
}

/// Whether the text of the judgment begins with this block.
fn begins_text(block: &Block) -> bool {
    /// No line of a head is longer, in characters, but for long matters and appeals.
    const LONG: usize = 360;
    let sentence = || {
        let words: Vec<&str> = block.text.split_whitespace().collect();
        let lower = words
            .iter()
            .filter(|word| word.starts_with(char::is_lowercase))
            .count();
        words.len() > 14 && lower * 2 > words.len() && !block.text.starts_with('(')
    };
    match &block.number {
        Some(number) => {
            block.kind == BlockKind::Paragraph
                && Number::alone(number).is_some_and(|n| n.value == 1)
        }
        None => {
            block.text.chars().count() > LONG
                || sentence()
                || Number::at_start(&block.text).is_some_and(|n| n.value == 1)
                    && block.text.split_whitespace().count() > 12
        }
    }
}

/// The last block that anything was read in.
fn last_of(head: &FirstBlocks) -> Option<usize> {
    let places = [
        head.title.as_ref().map(|(at, _)| *at),
        head.court.as_ref().map(|(at, _)| *at),
        head.station.as_ref().map(|(at, _)| *at),
        head.division.as_ref().map(|(at, _)| *at),
        head.judges.as_ref().map(|(at, _)| *at),
        head.date.as_ref().map(|(at, _)| *at),
        head.numbers.last().map(|(at, _)| *at),
        head.parties.last().map(|(at, _)| *at),
        head.citations.last().map(|(at, _)| *at),
    ];
    places.into_iter().flatten().max()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn blocks(lines: &[&str]) -> Vec<Block> {
        lines
            .iter()
            .map(|line| Block {
                text: (*line).to_owned(),
                ..Block::default()
            })
            .collect()
    }

    #[test]
    fn a_head_as_courts_print_it() {
        let head = read(
            &blocks(&[
                "REPUBLIC OF KENYA",
                "IN THE HIGH COURT OF KENYA AT NAIROBI",
                "MILIMANI LAW COURTS",
                "JUDICIAL REVIEW DIVISION",
                "PETITION NO. E1 OF 2030",
                "ALPHA………………PETITIONER",
                "VERSUS",
                "BETA………………RESPONDENT",
                "J U D G M E N T",
                "1. The petitioner came to this court.",
            ]),
            0,
        );
        assert_eq!(head.body, 9);
        assert_eq!(head.action.unwrap().1, "JUDGMENT");
        assert_eq!(head.numbers[0].1, "PETITION E1 OF 2030");
        assert_eq!(head.division.unwrap().1, "JUDICIAL REVIEW DIVISION");
        assert_eq!(head.parties.len(), 2);
    }

    #[test]
    fn a_head_as_kenya_law_prints_it() {
        let head = read(
            &blocks(&[
                "Alpha v Beta (Civil Appeal E1 of 2030) [2031] KEHC 1 (KLR) (30 January",
                "2031) (Judgment)",
                "Neutral citation: [2031] KEHC 1 (KLR)",
                "REPUBLIC OF KENYA",
                "IN THE HIGH COURT AT NYERI",
                "CIVIL APPEAL E1 OF 2030",
                "AB MFANO, J",
                "JANUARY 30, 2031",
                "BETWEEN",
                "ALPHA ...... APPELLANT",
                "AND",
                "BETA ...... RESPONDENT",
                "(Being an appeal from the Judgment of Hon. Mfani)",
                "JUDGMENT",
                "Background",
            ]),
            0,
        );
        assert_eq!(
            head.title.unwrap().1,
            "Alpha v Beta (Civil Appeal E1 of 2030) [2031] KEHC 1 (KLR) (30 January 2031) (Judgment)"
        );
        assert_eq!(head.judges.unwrap().1, "AB MFANO, J");
        assert_eq!(head.date.unwrap().1.to_string(), "2031-01-30");
        assert_eq!((head.body, head.parties.len()), (14, 2));
    }

    #[test]
    fn lines_that_call_it_a_judgment() {
        for line in [
            "RULING",
            "Judgment",
            "RULING ON SENTENCE",
            "J U D G E M E N T",
            "JUDGMENT OF THE COURT",
            "RULING NO. 2",
        ] {
            assert!(is_action(line), "{line}");
        }
        for line in [
            "Judgment was entered for the plaintiff",
            "ORDERED TO PAY",
            "Ruling on which the parties rely is old",
        ] {
            assert!(!is_action(line), "{line}");
        }
    }
}
