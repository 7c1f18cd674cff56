//! The head of a judgment that is printed before its text: court, number, parties.

use super::{court, date, docket, head_end, judges, matter, parties, role};
use crate::import::block::{Block, BlockKind};
use crate::import::imported::DraftParty;
use crate::model::PartialDate;

/// How many blocks a head may have. Petitions with fifty parties and a page of `IN THE
/// MATTER OF` stay under 160.
pub(super) const LONGEST_HEAD: usize = 240;
/// The longest line of a head, in characters; what is longer is text.
const LONGEST_LINE: usize = 320;

/// The longest line with a neutral citation, in characters.
const LONGEST_TITLE: usize = 900;

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
    /// Numbers that stand behind their label: `Case No: CO/1/2031`.
    pub labelled: Vec<(usize, String)>,
    /// The judges.
    pub judges: Option<(usize, String)>,
    /// The day of delivery.
    pub date: Option<(usize, PartialDate)>,
    /// Parties.
    pub parties: Vec<(usize, DraftParty)>,
    /// The names on both sides, where no capacity is printed.
    pub sides: Option<[(usize, String); 2]>,
    /// `JUDGMENT`, `RULING ON SENTENCE`.
    pub action: Option<(usize, String)>,
    /// A line of the head names Kenya.
    pub kenyan: bool,
    /// Lines that hold citations.
    pub citations: Vec<(usize, String)>,
}

/// Reads the head, which begins at the block `from`.
pub(super) fn read(blocks: &[Block], from: usize) -> FirstBlocks {
    let end = head_end::find(blocks, from);
    let mut head = FirstBlocks {
        body: end.body,
        action: end
            .action
            .map(|at| (at, head_end::squeeze(&blocks[at].text))),
        ..FirstBlocks::default()
    };
    let lines = lines(blocks, from, end.head);
    scan(&lines, &mut head);
    if head.action.is_none() && (head.court.is_some() || !head.parties.is_empty()) {
        head.body = last_of(&head).map_or(from, |at| at + 1);
    }
    head
}

/// Lines of the head with the index of their block.
fn lines(blocks: &[Block], from: usize, end: usize) -> Vec<(usize, String)> {
    let mut lines: Vec<(usize, String)> = Vec::new();
    for (at, block) in blocks.iter().enumerate().take(end).skip(from) {
        for line in texts(block) {
            let line = line.trim();
            // Titles name whoever sues for whom, and are as long as that.
            let longest = if docket::is_kenyan(line) {
                LONGEST_TITLE
            } else {
                LONGEST_LINE
            };
            if line.is_empty() || line.chars().count() > longest {
                continue;
            }
            match lines.last_mut() {
                // The name of the court, or its seat, stands on the next line.
                Some((_, last))
                    if last.eq_ignore_ascii_case("in the")
                        || lacks_its_seat(last)
                            && !docket::is_number_line(line)
                            && !parties::is_between(line) =>
                {
                    *last = format!("{last} {line}");
                }
                _ => match line.strip_suffix(" BETWEEN") {
                    // `PETITION NO. E1 OF 2030 BETWEEN`, centred as one.
                    Some(number) if docket::is_number_line(number) => {
                        lines.push((at, number.to_owned()));
                        lines.push((at, "BETWEEN".to_owned()));
                    }
                    _ => lines.push((at, line.to_owned())),
                },
            }
        }
    }
    lines
}

/// `IN THE LABOUR COURT OF KENYA AT`, over `MOMBASA`.
fn lacks_its_seat(line: &str) -> bool {
    let upper = line.to_uppercase();
    upper.ends_with(" AT") && upper.starts_with("IN ")
}

/// The lines of a block; a table's cells are lines of their own. The number of a list belongs to
/// its line: heads number their parties.
fn texts(block: &Block) -> Vec<String> {
    match (&block.kind, &block.number) {
        (BlockKind::Table(rows), _) => rows.iter().flat_map(|row| parties::row(row)).collect(),
        (_, number) => {
            let number = number.as_deref().map(|number| format!("{number} "));
            let text = number.unwrap_or_default() + &block.text;
            text.split('\n').map(str::to_owned).collect()
        }
    }
}

fn scan(lines: &[(usize, String)], head: &mut FirstBlocks) {
    let mut after_number = 0;
    // Cases that were consolidated have a number and parties each.
    let mut first_number = None;
    let mut between = false;
    let mut dated = false;
    let mut last_number = None;
    // What stands after the matter, or says where an appeal comes from, has numbers of other cases.
    let mut others = false;
    // The last line that may speak of the judgment below.
    let mut below: Option<usize> = None;
    // The line in which a bracket of the court's name ends.
    let mut closing: Option<usize> = None;
    for (index, (block, line)) in lines.iter().enumerate() {
        if closing == Some(index) {
            continue;
        }
        let upper = line.to_uppercase();
        // The number of another case that is decided here follows.
        let joined = index > 0
            && lines[index - 1]
                .1
                .to_uppercase()
                .trim_matches(['(', ')', ' ', ':'])
                .ends_with("CONSOLIDATED WITH");
        head.kenyan |= upper.contains("KENYA") || upper.contains("(KLR)");
        between |= matches!(upper.trim_matches(['-', '–', ' ', ':']), "BETWEEN");
        if docket::is_own_citation(line) || !docket::reported(line).is_empty() {
            head.citations.push((*block, line.clone()));
            continue;
        }
        let origin = parties::tells_origin(line);
        if origin {
            below = Some(index + ORIGIN);
        }
        let of_below = below.is_some_and(|last| index <= last);
        others |= origin || upper.starts_with("IN THE MATTER");
        let named = line
            .get(17..)
            .filter(|_| upper.starts_with("REPUBLIC OF KENYA"))
            .map_or(line.as_str(), str::trim);
        // `IN THE EMPLOYMENT & LABOUR RELATIONS` over `COURT OF KENYA AT NYERI`.
        let over_two = lines
            .get(index + 1)
            .map(|(_, next)| format!("{named} {next}"));
        let over_two = over_two.filter(|both| {
            head.court.is_none()
                && upper.starts_with("IN THE ")
                && !upper.starts_with("IN THE MATTER")
                && !court::is_court_line(named)
                && court::code(both).is_some()
                && court::is_court_line(both)
        });
        if let Some(court) = over_two {
            head.numbers.clear();
            head.court = Some((*block, court));
        } else if let Some((court, day)) = court::of_report(line).filter(|_| head.court.is_none()) {
            head.court = Some((*block, court));
            head.date = Some((*block, day));
        } else if head.court.is_none() && court::is_court_line(named) {
            // What came before was the publisher's title.
            head.numbers.clear();
            // `IN THE COOPERATIVE TRIBUNAL AT NAIROBI CASE NO. 9 OF 2031`.
            let both = Some(named).filter(|line| docket::holds_number(line));
            let (court, number) = match both.and_then(docket::split_number) {
                Some((court, number)) => (court, Some(number)),
                None => (named, None),
            };
            // `AT NAIROBI (MILIMANI` over `COMMERCIAL COURTS)`.
            let rest = lines.get(index + 1).map(|(_, next)| next.as_str());
            let rest = rest.filter(|rest| {
                number.is_none()
                    && opens_bracket(court)
                    && rest.trim_end().ends_with(')')
                    && !docket::holds_number(rest)
                    && !court.to_uppercase().contains("(CORAM")
            });
            closing = rest.map(|_| index + 1);
            let court = rest.map_or(court.to_owned(), |rest| format!("{court} {rest}"));
            head.court = Some((*block, court));
            if let Some(number) = number {
                head.numbers.push((*block, docket::number(number)));
                after_number = index + 1;
            }
        } else if head.court.is_some() && head.numbers.is_empty() && is_place_line(&upper) {
            // `JUDICIAL REVIEW DIVISION MISC. APPLICATION NO. 1 OF 2031`.
            let (division, number) = division_and_number(line, &upper);
            place(*block, division, &division.to_uppercase(), head);
            if let Some(number) = number {
                head.numbers.push((*block, docket::number(number)));
                after_number = index + 1;
            }
        } else if (!between || joined)
            && (joined || !others || head.numbers.is_empty())
            && (docket::is_number_line(line)
                || head.court.is_some() && docket::is_court_number(line))
        {
            if head.numbers.len() < MOST_NUMBERS {
                head.numbers.push((*block, docket::number(line)));
            }
            // Before the court's name too, what is labelled is the case's own.
            if head.labelled.is_empty() {
                let numbers = docket::labelled_numbers(line).into_iter();
                head.labelled = numbers.map(|number| (*block, number)).collect();
                last_number = Some(index).filter(|_| !head.labelled.is_empty());
            }
            after_number = index + 1;
            let first = *first_number.get_or_insert(after_number);
            let between = lines.get(first..index).unwrap_or_default();
            if between.iter().any(|(_, line)| parties::ends_in_role(line)) {
                after_number = first;
            }
        } else if let Some(numbers) = more_numbers(line, index, &mut last_number, head) {
            let numbers = numbers.into_iter().map(|number| (*block, number));
            head.labelled.extend(numbers);
        } else if head.judges.is_none() && judges::is_before(line) {
            head.judges = judges::after_before(&lines[index + 1..]);
        } else if of_below && judges::is_in_brackets(line) {
            // `(Mfano, J.)` under `(Appeal from …)` is who sat there.
        } else if head.judges.is_none()
            && judges::is_judges_line(line)
            // A judge may be a party.
            && lines.get(index + 1).is_none_or(|(_, next)| role::role(next).is_none())
        {
            head.judges = Some((*block, judges::whole(lines, after_number.min(index), index)));
            // `(Before A. B. Mfano, J. on Friday 4th June, 2031)`.
            if line.contains(" on ") && head.date.is_none() {
                head.date = date::first(line).map(|day| (*block, day));
            }
        } else if of_below && upper.starts_with("DATED ") {
            // Of the judgment below.
        } else if let Some(day) = date::of_line(line) {
            // A day that is said to be that of the decision comes before one that may be the hearing's.
            let decided = date::says_delivered(line);
            if head.date.is_none() || decided && !std::mem::replace(&mut dated, true) {
                head.date = Some((*block, day));
            }
            dated |= decided;
        }
    }
    if head.numbers.is_empty() {
        head.numbers.clone_from(&head.labelled);
    }
    title(lines, head);
    head.matter = matter::read(lines);
    let from = if head.court.is_some() {
        after_number
    } else {
        0
    };
    let after = &lines[from.min(lines.len())..];
    head.parties = parties::in_lines(after);
    if head.parties.is_empty() {
        head.sides = parties::without_roles(after);
    }
}

/// The case numbers that a line has behind a label, or that stand alone on the first such line or
/// on those right after it: `Case No: CO/1/2031`, `CO/2/2031`.
fn more_numbers(
    line: &str,
    index: usize,
    last: &mut Option<usize>,
    head: &FirstBlocks,
) -> Option<Vec<String>> {
    let goes_on = last.is_some_and(|last: usize| last + 1 == index);
    let mut numbers = if head.labelled.is_empty() {
        docket::labelled_numbers(line)
    } else {
        Vec::new()
    };
    if numbers.is_empty()
        && (head.labelled.is_empty() || goes_on)
        && docket::is_registry_number(line)
    {
        numbers.push(line.trim().to_owned());
    }
    if numbers.is_empty() {
        return None;
    }
    *last = Some(index);
    Some(numbers)
}

/// The most case numbers of one decision. Consolidated suits have had 80; a head that
/// lists more is a cause list.
const MOST_NUMBERS: usize = 100;

/// A line in two, where a case number stands behind the division.
fn division_and_number<'line>(line: &'line str, upper: &str) -> (&'line str, Option<&'line str>) {
    let cut = upper
        .find("DIVISION ")
        .map(|at| at + "DIVISION".len())
        .filter(|_| upper.len() == line.len())
        .filter(|at| docket::is_number_line(&line[*at..]));
    match cut {
        Some(at) => (line[..at].trim(), Some(line[at..].trim())),
        None => (line, None),
    }
}

/// Lines between the court's name and the case number.
fn is_place_line(upper: &str) -> bool {
    upper.chars().count() < 80
        && (upper.starts_with("AT ")
            || upper.starts_with("HOLDEN AT ")
            || upper.starts_with("OF ") && upper.split_whitespace().count() == 2
            || upper.contains("DIVISION")
            || upper.contains("LAW COURTS")
            || upper.contains("REGISTRY"))
}

fn opens_bracket(line: &str) -> bool {
    line.rfind('(') > line.rfind(')')
}

fn place(block: usize, line: &str, upper: &str, head: &mut FirstBlocks) {
    if upper.contains("DIVISION") {
        // `GAUTENG DIVISION, PRETORIA`, `GAUTENG LOCAL DIVISION HELD AT JOHANNESBURG`.
        let parted = [", ", " HELD AT ", " AT "]
            .iter()
            .find_map(|sign| Some((upper.find(sign)?, sign.len())))
            .filter(|(at, _)| upper.len() == line.len() && upper[..*at].ends_with("DIVISION"));
        let name = parted.map_or(line, |(at, _)| &line[..at]);
        head.division = Some((block, name.trim_matches(['(', ')', ' ']).to_owned()));
        if let Some((at, length)) = parted {
            head.station = Some((
                block,
                line[at + length..].trim_matches(['.', ' ']).to_owned(),
            ));
        }
    } else if let Some(seat) = ["AT ", "OF ", "HOLDEN AT "]
        .iter()
        .find_map(|before| upper.starts_with(before).then(|| &line[before.len()..]))
    {
        let seat = seat.trim().trim_end_matches(['.', ',']);
        let registry = " DISTRICT REGISTRY";
        let bare = seat.len().saturating_sub(registry.len());
        let seat = match seat.get(bare..) {
            Some(end) if end.eq_ignore_ascii_case(registry) => &seat[..bare],
            _ => seat,
        };
        head.station = Some((block, seat.to_owned()));
    } else if upper.contains("LAW COURTS") && head.station.is_none() {
        head.station = Some((block, line.trim_matches(['(', ')', ' ']).to_owned()));
    }
}

/// The title that a publisher prints first: all before the line `Neutral citation`, or
/// the lines up to the one that holds a citation.
fn title(lines: &[(usize, String)], head: &mut FirstBlocks) {
    /// A title may be broken over this many lines.
    const LINES: usize = 8;
    // South African courts print the names with the citation.
    if let Some((block, line)) = lines
        .iter()
        .find(|(_, line)| docket::is_own_citation(line) && docket::names_before(line).is_some())
        && let Some(named) = docket::names_before(line)
    {
        head.title = Some((*block, named.to_owned()));
        return;
    }
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
        .filter(|line| !is_masthead(line))
        .collect::<Vec<_>>()
        .join(" ");
    if docket::is_kenyan(&text)
        && let Some((block, _)) = before.first()
    {
        // A title that is broken over lines has the number in one of them.
        let last = before.last().map_or(*block, |(at, _)| *at);
        if head.numbers.iter().any(|(at, _)| *at > last) {
            head.numbers.retain(|(at, _)| *at > last);
        }
        head.citations.insert(0, (*block, text.clone()));
        head.title = Some((*block, text));
    } else if let Some((block, line)) = before.iter().find(|(_, line)| {
        docket::is_own_citation(line)
            && [" v ", " vs ", " vs. "]
                .iter()
                .any(|sign| line.to_lowercase().contains(sign))
            && !line.starts_with('[')
    }) {
        head.title = Some((*block, line.clone()));
    } else if let Some((block, line)) = lines.first()
        && lines
            .iter()
            .any(|(_, line)| court::of_report(line).is_some())
        && line.contains(" v ")
        && line.split_whitespace().count() <= LINE_WORDS
    {
        // A law report has the names alone over the court and the day.
        head.title = Some((*block, line.trim_end_matches('.').to_owned()));
    }
}

/// So many lines after the one that tells an appeal's origin may still tell it.
const ORIGIN: usize = 4;
/// The most words of the names over a law report.
const LINE_WORDS: usize = 20;

/// The publisher's own name and motto over a title, as scans of its pages have them in words.
fn is_masthead(line: &str) -> bool {
    let lower = line.trim().to_lowercase();
    lower.ends_with("kenya law") || lower.contains("legal information is public knowledge")
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
        Block::of_lines(lines)
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
    fn a_court_over_two_lines() {
        let head = read(
            &blocks(&[
                "REPUBLIC OF KENYA",
                "IN THE EMPLOYMENT & LABOUR RELATIONS",
                "COURT OF KENYA AT NYERI",
                "CAUSE NO. 28 OF 2031",
                "ALPHA………………CLAIMANT",
                "VERSUS",
                "BETA………………RESPONDENT",
                "JUDGMENT",
            ]),
            0,
        );
        assert_eq!(
            head.court.unwrap().1,
            "IN THE EMPLOYMENT & LABOUR RELATIONS COURT OF KENYA AT NYERI"
        );
        assert_eq!(head.numbers[0].1, "CAUSE 28 OF 2031");
        assert_eq!(head.parties.len(), 2);
    }

    #[test]
    fn a_judge_may_be_a_party_and_the_bench_below_is_another() {
        let head = read(
            &blocks(&[
                "IN THE COURT OF APPEAL AT NAIROBI",
                "CIVIL APPEAL NO. 3 OF 2031",
                "BETWEEN",
                "HON. LADY JUSTICE ALPHA MFANO",
                "APPELLANT",
                "VERSUS",
                "THE SERVICE COMMISSION",
                "RESPONDENT",
                "(Appeal from the judgment of the High Court",
                "(Mfani, J.)",
                "dated 4th May 2030)",
                "JUDGMENT OF THE COURT",
            ]),
            0,
        );
        assert_eq!(head.judges, None);
        assert_eq!(head.date, None);
        assert_eq!(
            head.parties[0].1.party.name,
            "HON. LADY JUSTICE ALPHA MFANO"
        );
    }

    #[test]
    fn who_applies_for_a_child() {
        let head = read(
            &blocks(&[
                "IN THE HIGH COURT OF KENYA AT NAIROBI",
                "ADOPTION CAUSE NO. 2 OF 2031",
                "IN THE MATTER OF ADOPTION OF BABY M",
                "BY",
                "A C K AND G W W (APPLICANTS)",
                "JUDGMENT",
            ]),
            0,
        );
        let names: Vec<&str> = head
            .parties
            .iter()
            .map(|(_, party)| party.party.name.as_str())
            .collect();
        assert_eq!(names, ["A C K", "G W W"]);
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
        assert_eq!(head.numbers.len(), 1);
        assert_eq!(head.judges.unwrap().1, "AB MFANO, J");
        assert_eq!(head.date.unwrap().1.to_string(), "2031-01-30");
        assert_eq!((head.body, head.parties.len()), (14, 2));
    }
}
