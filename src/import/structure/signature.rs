//! The end of a judgment: date and place of delivery, the judges' names, who was present.

use crate::import::block::{Block, BlockKind};
use crate::text::dates;

mod columns;

/// The longest text that can begin a signature block, in characters.
const LONGEST: usize = 400;

/// Words by which the sentence of delivery begins.
const OPENINGS: &[&str] = &[
    "DATED",
    "DELIVERED",
    "SIGNED",
    "READ",
    "GIVEN",
    "ISSUED",
    "PRONOUNCED",
    "MADE",
];

/// What judges and those who sign for the court are called, where the words are all of a line.
const RANKS: &[&str] = &[
    "ACTING CHIEF JUSTICE",
    "ADJUDICATOR",
    "CHAIR",
    "CHAIRMAN",
    "CHAIRPERSON",
    "CHIEF JUSTICE",
    "CHIEF MAGISTRATE",
    "DEPUTY CHIEF JUSTICE",
    "DEPUTY REGISTRAR",
    "HIGH COURT JUDGE",
    "JUDGE",
    "JUDGES",
    "JUDGE OF APPEAL",
    "JUDGES OF APPEAL",
    "JUSTICE OF THE SUPREME COURT",
    "JUSTICES OF THE SUPREME COURT",
    "MAGISTRATE",
    "MEMBER",
    "PANEL CHAIRPERSON",
    "PRESIDENT",
    "PRESIDING JUDGE",
    "PRINCIPAL JUDGE",
    "PRINCIPAL MAGISTRATE",
    "RESIDENT MAGISTRATE",
    "SENIOR PRINCIPAL MAGISTRATE",
    "SENIOR RESIDENT MAGISTRATE",
    "VICE CHAIRPERSON",
];

/// Whether the signature block begins with the block at `at`.
pub(super) fn begins(blocks: &[Block], at: usize) -> bool {
    let block = &blocks[at];
    if block
        .anchor
        .as_deref()
        .is_some_and(|anchor| anchor.starts_with("conclusions"))
    {
        return true;
    }
    if block.kind == BlockKind::Footnote || matches!(block.kind, BlockKind::Table(_)) {
        return false;
    }
    delivery(blocks, at).is_some()
        || is_presence(&block.text)
        || names_a_judge(blocks, at)
        || before_rank(&block.text).is_some()
        || is_justice(blocks, at)
}

/// Sentences of delivery after the head, with the index of their block.
pub(crate) fn deliveries(blocks: &[Block], body: usize) -> Vec<(usize, String)> {
    (body..blocks.len())
        .filter(|at| blocks[*at].kind != BlockKind::Footnote)
        .filter_map(|at| Some((at, delivery(blocks, at)?)))
        .collect()
}

/// The sentence of delivery that begins with the block at `at`: its text, with that of the
/// next block where the date is broken over both.
fn delivery(blocks: &[Block], at: usize) -> Option<String> {
    /// The longest rest of a date, in characters.
    const REST: usize = 40;
    let text = &blocks[at].text;
    let joined = || {
        let next = blocks
            .get(at + 1)
            .filter(|next| next.text.chars().count() <= REST)?;
        let joined = format!("{text} {}", next.text);
        (text.chars().count() <= LONGEST && is_delivery(&joined)).then_some(joined)
    };
    if !is_delivery(text) {
        return joined();
    }
    // `this ……27th…… day of ……`, and the month in the next line.
    joined()
        .filter(|_| !has_year(text))
        .or_else(|| Some(text.clone()))
}

/// Lines that name who signed: those before a line that is a judge's rank, or as many as there are ranks in
/// a row.
pub(crate) fn signed_by(blocks: &[Block], body: usize) -> Vec<(usize, String)> {
    let in_one = |at: usize| Some((at, before_rank(&blocks[at].text)?.to_owned()));
    let ranks = |at: usize| columns::ranks(&blocks[at].text, is_rank);
    let mut found = Vec::new();
    let mut at = body + 1;
    while at < blocks.len() {
        let rank = blocks[at].text.as_str();
        let row = (at..blocks.len())
            .take_while(|next| ranks(*next) > 0 && (*next == at || blocks[*next].text == rank))
            .count();
        if row == 0 {
            at += 1;
            continue;
        }
        let count = (at..at + row).map(ranks).sum();
        found.extend(signers(blocks, body..at, count, row == 1 && count > 1));
        at += row;
    }
    if found.is_empty() {
        found = (body..blocks.len()).filter_map(in_one).collect();
    }
    if found.is_empty() {
        found = (body..blocks.len())
            .filter(|at| is_justice(blocks, *at))
            .map(|at| (at, blocks[at].text.clone()))
            .collect();
    }
    found
}

/// `HON. JUSTICE A. B. MFANO` over a day, where nothing else says that the court signs.
fn is_justice(blocks: &[Block], at: usize) -> bool {
    /// The longest day, in characters.
    const DAY: usize = 40;
    /// The most words of the name with its titles.
    const WORDS: usize = 8;
    let text = blocks[at].text.trim();
    let mut words = text.split_whitespace();
    let titled = words
        .next()
        .is_some_and(|first| first.to_uppercase().starts_with("HON"))
        && words
            .by_ref()
            .take(2)
            .any(|word| word.eq_ignore_ascii_case("justice"));
    titled
        && text.split_whitespace().count() <= WORDS
        && is_judges_name(text)
        && !text
            .split_whitespace()
            .any(|word| word.starts_with(char::is_lowercase))
        && blocks
            .get(at + 1)
            .is_some_and(|next| next.text.chars().count() <= DAY && is_day(&next.text))
}

/// Whether a line is a day and nothing else: `30th January 2031`.
fn is_day(text: &str) -> bool {
    let words = || {
        text.split(|c: char| !c.is_alphabetic())
            .filter(|word| !word.is_empty())
    };
    has_year(text)
        && words().any(dates::is_month)
        && words().all(|word| {
            dates::is_month(word)
                || matches!(
                    word.to_lowercase().as_str(),
                    "st" | "nd" | "rd" | "th" | "day" | "of" | "this" | "dated" | "on" | "the"
                )
        })
}

/// The names over so many ranks: a line each, or all in one.
fn signers(
    blocks: &[Block],
    before: std::ops::Range<usize>,
    count: usize,
    one_line: bool,
) -> Vec<(usize, String)> {
    let is_signer = |at: &usize| {
        let text = &blocks[*at].text;
        is_judges_name(text)
            && columns::ranks(text, is_rank) == 0
            && delivery(blocks, *at).is_none()
    };
    let mut lines: Vec<usize> = before.rev().take(count).take_while(is_signer).collect();
    lines.reverse();
    let Some(last) = lines.last().copied() else {
        return Vec::new();
    };
    let texts: Vec<&str> = lines.iter().map(|at| blocks[*at].text.as_str()).collect();
    // Where the ranks stand in one line, the names may be broken over two.
    let in_row = || columns::names(&texts.join(" "), count);
    let each = || lines.len() == count;
    if each() && !one_line {
        return lines
            .into_iter()
            .map(|at| (at, blocks[at].text.clone()))
            .collect();
    }
    let names =
        in_row().or_else(|| each().then(|| texts.iter().map(|text| (*text).to_owned()).collect()));
    names
        .unwrap_or_default()
        .into_iter()
        .map(|name| (last, name))
        .collect()
}

/// `A. B. MFANO JUDGE`, where both stand in one line: the name. It is in capitals, and so is no
/// `learned trial judge`.
fn before_rank(text: &str) -> Option<&str> {
    /// The longest such line, in characters.
    const LONGEST: usize = 80;
    /// Words that stand in titles, and in no judge's name.
    const NO_NAME: &[&str] = &[
        "A", "AGAINST", "AND", "BEFORE", "BY", "COURT", "FOR", "FROM", "IN", "OF", "ON", "THE",
        "TO", "TRIAL",
    ];
    /// Words of a name.
    const WORDS: std::ops::RangeInclusive<usize> = 1..=5;
    if text.chars().count() > LONGEST || text.contains(char::is_lowercase) {
        return None;
    }
    let cuts = text.match_indices(' ').map(|(at, _)| at);
    let at = cuts.into_iter().find(|at| is_rank(&text[*at..]))?;
    let name = text[..at].trim_matches([' ', ',', '.', '-', '–', '_', '…']);
    let words = name.split_whitespace().count();
    let is_name = WORDS.contains(&words)
        && name.chars().filter(|c| c.is_alphabetic()).count() > 2
        && !name.split_whitespace().any(|word| NO_NAME.contains(&word))
        && !is_rank(name);
    is_name.then_some(name)
}

/// `DATED, SIGNED AND DELIVERED AT NAIROBI THIS 30TH DAY OF JANUARY, 2031`.
fn is_delivery(text: &str) -> bool {
    if text.chars().count() > LONGEST {
        return false;
    }
    let upper = text.to_uppercase();
    let words: Vec<&str> = upper
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect();
    // A few words may stand before: `It is so ordered.`, `This ruling is`, `Judgment`.
    const BEFORE: usize = 8;
    let Some(opening) = words
        .iter()
        .take(BEFORE)
        .position(|word| OPENINGS.contains(word))
    else {
        return false;
    };
    let before_fits = words[..opening].iter().all(|word| {
        matches!(
            *word,
            "THE"
                | "THIS"
                | "JUDGMENT"
                | "JUDGEMENT"
                | "RULING"
                | "DECISION"
                | "ORDER"
                | "ORDERS"
                | "IS"
                | "WAS"
                | "HAS"
                | "BEEN"
                | "IT"
                | "SO"
                | "ORDERED"
                | "ARE"
                | "ACCORDINGLY"
                | "AND"
                | "FINAL"
                | "SENTENCE"
        )
    });
    let rest = &words[opening + 1..];
    let dated =
        has_year(&upper) || upper.contains("…") || upper.contains("...") || upper.contains("___");
    let placed = rest.iter().take(8).any(|word| {
        matches!(
            *word,
            "AT" | "THIS"
                | "IN"
                | "ON"
                | "VIRTUALLY"
                | "VIA"
                | "DAY"
                | "THROUGH"
                | "ELECTRONICALLY"
        )
    });
    // A sentence about another delivery goes on after the date.
    const AFTER: usize = 6;
    let year = rest
        .iter()
        .position(|word| word.len() == 4 && (word.starts_with("19") || word.starts_with("20")));
    let ends = text == upper || year.is_none_or(|year| rest.len() - year <= AFTER);
    before_fits && dated && placed && ends
}

fn has_year(text: &str) -> bool {
    text.split(|c: char| !c.is_alphanumeric())
        .any(|word| word.len() == 4 && (word.starts_with("19") || word.starts_with("20")))
}

/// `In the presence of:`
fn is_presence(text: &str) -> bool {
    let lower = text.to_lowercase();
    text.chars().count() < 120
        && (lower.starts_with("in the presence of")
            || lower.starts_with("delivered in the presence of"))
}

/// A short line before one that is a judge's rank and nothing else: the judge's name.
fn names_a_judge(blocks: &[Block], at: usize) -> bool {
    if is_rank(&blocks[at].text) {
        return true;
    }
    is_judges_name(&blocks[at].text)
        && blocks
            .get(at + 1)
            .is_some_and(|next| columns::ranks(&next.text, is_rank) > 0)
}

/// Whether a line can be the name of a judge with titles.
fn is_judges_name(text: &str) -> bool {
    /// The longest, in characters.
    const NAME: usize = 60;
    let count = text.chars().count();
    (3..=NAME).contains(&count)
        && text.chars().filter(|c| c.is_alphabetic()).count() > 2
        && !text.ends_with([':', ';', '?'])
        && !text.starts_with(char::is_lowercase)
}

fn is_rank(text: &str) -> bool {
    let bare: String = text
        .to_uppercase()
        .chars()
        .map(|c| if c.is_alphabetic() { c } else { ' ' })
        .collect::<String>()
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ");
    RANKS.iter().any(|rank| {
        bare == *rank
            || bare.strip_prefix(rank).is_some_and(|rest| {
                rest.starts_with(" RM")
                    || rest.starts_with(" OF THE HIGH COURT")
                    || rest.starts_with(" SCC")
            })
    }) || bare
        .strip_prefix("ADJUDICATOR")
        .is_some_and(|rest| rest.len() < 30)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn begins_with(lines: &[&str]) -> bool {
        let blocks: Vec<Block> = Block::of_lines(lines);
        begins(&blocks, 0)
    }

    #[test]
    fn who_signed() {
        let signed = |lines: &[&str]| -> Vec<String> {
            let blocks: Vec<Block> = Block::of_lines(lines);
            let found = signed_by(&blocks, 0);
            found.into_iter().map(|(_, name)| name).collect()
        };
        let head = [
            "It is so ordered.",
            "………………",
            "JANE MFANO",
            "CHAIRPERSON",
            "…… ……",
        ];
        let all = ["JANE MFANO", "DR. JUMA MFANI", "ASHA MFANU"];
        for rest in [
            &["DR. JUMA MFANI ASHA MFANU", "MEMBER MEMBER"] as &[_],
            &["DR. JUMA MFANI ASHA", "MFANU", "MEMBER MEMBER"],
            &["DR. JUMA MFANI", "ASHA MFANU", "MEMBER MEMBER"],
            &["DR. JUMA MFANI", "ASHA MFANU", "MEMBER", "MEMBER"],
            &["DR. JUMA MFANI ASHA MFANU", "MEMBER", "MEMBER"],
            &["DR. JUMA MFANI", "MEMBER", "ASHA MFANU", "MEMBER"],
        ] {
            assert_eq!(signed(&[&head as &[_], rest].concat()), all, "{rest:?}");
        }
        // Who cannot be told from the next is left out.
        let rest: &[_] = &["JUMA OLE MFANI ASHA MFANU", "MEMBER MEMBER"];
        assert_eq!(signed(&[&head as &[_], rest].concat()), ["JANE MFANO"]);
    }

    #[test]
    fn how_judgments_end() {
        for lines in [
            &["DATED, SIGNED AND DELIVERED AT NAIROBI THIS 30TH DAY OF JANUARY, 2031."] as &[_],
            &["Ruling dated, signed and delivered virtually this 30th January 2031"],
            &["It is so ordered. Dated at Nyeri this 30th day of January 2031."],
            &["JUDGMENT DATED SIGNED AND DELIVERED VIRTUALLY AT NAKURU THIS …… DAY OF MARCH"],
            &["In the presence of: -"],
            &["A.B. MFANO", "JUDGE"],
            &["HON. MFANO", "ADJUDICATOR/RM"],
            &["A. B. MFANO JUDGE OF THE HIGH COURT"],
            &["HON. LADY JUSTICE A. B. MFANO", "30th January 2031"],
        ] {
            assert!(begins_with(lines), "{lines:?}");
        }
        for lines in [
            &["Dated documents were produced by the respondent."] as &[_],
            &[
                "The ruling was delivered on 4 May 2020 and the applicant was aggrieved by it, hence this appeal.",
            ],
            &["The plaintiff appeared in the presence of counsel."],
            &["The judge was wrong:", "JUDGE"],
            &["THE RESIDENT JUDGE"],
            &["Hon. Justice Mfano granted the orders", "2031"],
            &[
                "Hon. Justice A. B. Mfano",
                "Since March 2016 he sits in Mfano.",
            ],
            &["Hon. Justice A. B. Mfano", "Petition 4 of 2015"],
            &["POWERS OF THE PRESIDENT"],
            &["FINDINGS OF THE TRIAL MAGISTRATE"],
            &["The evidence before the trial judge"],
            &["Read as a whole, the Act of 2019 shows in this court's view no such intention."],
        ] {
            assert!(!begins_with(lines), "{lines:?}");
        }
    }
}
