//! Where a line ends because its writer ended it, in a text that was broken at a width.
//!
//! Heads of judgments, addresses and signatures stand among paragraphs that a page's width broke.
//! A line that had room for the next word was ended by hand; so was one with a leader
//! (`ALPHA ...... PETITIONER`), and so were lines that stand centred one under the other.

use std::ops::RangeInclusive;

use super::Line;

/// How far from the middle of the page a centred line may be, as a part of the page: converters
/// count columns of letters that differ in width.
const OFF_CENTRE: usize = 10;
/// A centred line stands in by at least this many columns.
const LEAST_INDENT: usize = 8;
/// Text under a number or a quotation stands in by fewer columns than this.
const JUMP: usize = 15;
/// Spaces in a row that part a name from a capacity as a leader does.
const GAP: usize = 6;

/// The width of the page: the column that nine in ten of the lines that a page may have broken do
/// not pass. Others were not broken at all.
pub(super) fn width(lines: &[Line<'_>], lengths: RangeInclusive<usize>) -> usize {
    let mut edges: Vec<usize> = lines
        .iter()
        .filter(|line| lengths.contains(&line.text.chars().count()))
        .map(edge)
        .collect();
    edges.sort_unstable();
    edges.get(edges.len() * 9 / 10).copied().unwrap_or_default()
}

/// Whether a line was ended by hand: the `next` is no part of its paragraph.
pub(super) fn ended(line: &Line<'_>, next: &Line<'_>, width: usize) -> bool {
    if has_leader(line.text) || has_leader(next.text) {
        return true;
    }
    // A signature stands far to the right of the paragraph before it.
    if next.indent > line.indent + JUMP && !is_centred(line, width) {
        return true;
    }
    // Heads of Kenya Law's prints have these under lines of any length.
    if begins_with(next.text, "neutral citation") || is_day(next.text) {
        return true;
    }
    // So has the head of a law.
    let alone = ["arrangement of ", "laws of kenya", "special issue"];
    let opens = [
        "enacted by ",
        "date of assent",
        "date of commencement",
        "an act of parliament",
        "in exercise of ",
    ];
    if alone
        .iter()
        .any(|start| begins_with(line.text, start) || begins_with(next.text, start))
        || opens.iter().any(|start| begins_with(next.text, start))
    {
        return true;
    }
    if is_part_heading(next.text) {
        return true;
    }
    let begins_small = next.text.starts_with(char::is_lowercase);
    if begins_small || is_open(line.text) {
        return false;
    }
    // A quotation's lines begin in one column, and have small letters.
    let capitals = |line: &Line<'_>| !line.text.contains(char::is_lowercase);
    let stepped = line.indent.abs_diff(next.indent) > 1 || capitals(line) && capitals(next);
    if stepped && is_centred(line, width) && is_centred(next, width) {
        // A long title goes on under itself.
        let bracket = next.text.starts_with(['(', '[']) && line.text.contains(char::is_lowercase);
        return !bracket && line.text.chars().count() * 4 < width * 3;
    }
    let word = next.text.split_whitespace().next().unwrap_or_default();
    // Quotations are set in on both sides: a quarter of the page is more than that.
    (edge(line) + 1 + word.chars().count()) * 4 < width * 3
}

/// The column after a line's last character.
fn edge(line: &Line<'_>) -> usize {
    line.indent + line.text.chars().count()
}

/// `PART II — FEES`, in a law.
fn is_part_heading(text: &str) -> bool {
    let Some(behind) = text.strip_prefix("PART") else {
        return false;
    };
    let number = |c: char| c.is_ascii_digit() || "IVXLCAB".contains(c);
    let title = behind.trim_start().trim_start_matches(number).trim_start();
    let digits = behind.trim_start().len() - title.len();
    digits <= 6 && title.starts_with(['—', '–', '─', '-']) && !text.contains(char::is_lowercase)
}

fn begins_with(text: &str, start: &str) -> bool {
    text.get(..start.len())
        .is_some_and(|own| own.eq_ignore_ascii_case(start))
}

/// Whether a line is a day and nothing else: `JANUARY 30, 2031`.
fn is_day(text: &str) -> bool {
    const MONTHS: [&str; 12] = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    let words: Vec<&str> = text.split_whitespace().collect();
    let [month, day, year] = words[..] else {
        return false;
    };
    MONTHS.iter().any(|name| name.eq_ignore_ascii_case(month))
        && day.ends_with(',')
        && day.len() <= 3
        && year.len() == 4
        && year.chars().all(|c| c.is_ascii_digit())
}

fn is_centred(line: &Line<'_>, width: usize) -> bool {
    let middle = line.indent + line.text.chars().count() / 2;
    line.indent >= LEAST_INDENT && middle.abs_diff(width / 2) <= width / OFF_CENTRE
}

/// Whether a bracket that was opened in a line goes on in the next.
fn is_open(text: &str) -> bool {
    let count = |sign: char| text.matches(sign).count();
    count('(') > count(')') || count('[') > count(']')
}

/// Whether a line has a row of dots, or of spaces before a few words in capitals.
fn has_leader(text: &str) -> bool {
    /// Dots of a leader; three are an ellipsis.
    const DOTS: usize = 5;
    /// Most words behind a gap.
    const WORDS: usize = 4;
    let dots = |c: char| matches!(c, '.' | '…' | '_');
    let row: usize = text
        .split(|c: char| !dots(c))
        .map(|row| row.chars().map(|c| if c == '…' { 3 } else { 1 }).sum())
        .max()
        .unwrap_or_default();
    let behind_gap = || {
        let gap = " ".repeat(GAP);
        text.rsplit_once(&gap).is_some_and(|(name, behind)| {
            !name.trim().is_empty()
                && behind.split_whitespace().count() <= WORDS
                && behind.contains(char::is_uppercase)
                && !behind.contains(char::is_lowercase)
        })
    };
    row >= DOTS || behind_gap()
}

#[cfg(test)]
mod tests {
    use super::super::lines;
    use super::*;

    fn ended_lines(text: &str) -> Vec<String> {
        let (lines, _) = lines(text, false);
        let width = width(&lines, 40..=130);
        lines
            .windows(2)
            .filter(|pair| {
                !pair[0].text.is_empty()
                    && !pair[1].text.is_empty()
                    && ended(&pair[0], &pair[1], width)
            })
            .map(|pair| pair[0].text.to_owned())
            .collect()
    }

    #[test]
    fn heads_that_stand_centred_over_filled_paragraphs() {
        let text = "
      Alpha Holdings Limited v Beta Regulatory Authority and another (Petition
           E1 of 2030) [2031] KEHC 1 (KLR) (30 January 2031) (Judgment)
                     Neutral citation: [2031] KEHC 1 (KLR)

                             REPUBLIC OF KENYA
                      IN THE HIGH COURT AT NAIROBI
                      THE PETITION NO. E1 OF 2030
     AB MFANO, CD MFANI, EF MFUNO, GH MFENO, IJ MFINU & KL MFANU, JJJ
                            JANUARY 30, 2031

                                BETWEEN
      ALPHA HOLDINGS LIMITED ............................... PETITIONER

                                  AND
      BETA AUTHORITY                                     1ST RESPONDENT
      GAMMA AND SONS OF THE EXAMPLE REGISTRY ........... 2ND RESPONDENT

1.     The petitioner came to this court with the complaint that a permit
       which it held since the first of January was withdrawn by the first
       respondent.
2.     In answer the respondents say that a permit may be withdrawn whenever
       the public interest asks for it, and that it did in this matter here.
";
        assert_eq!(
            ended_lines(text),
            [
                "E1 of 2030) [2031] KEHC 1 (KLR) (30 January 2031) (Judgment)",
                "REPUBLIC OF KENYA",
                "IN THE HIGH COURT AT NAIROBI",
                "THE PETITION NO. E1 OF 2030",
                "AB MFANO, CD MFANI, EF MFUNO, GH MFENO, IJ MFINU & KL MFANU, JJJ",
                "BETWEEN",
                "AND",
                "BETA AUTHORITY                                     1ST RESPONDENT",
                "respondent.",
            ]
        );
    }

    #[test]
    fn headings_of_parts() {
        assert!(is_part_heading("PART II — FEES") && is_part_heading("PART—FEES"));
        assert!(!is_part_heading("PARTIES — FEES") && !is_part_heading("PART OF THE FEES"));
    }

    // Some lines of a scanned page were broken, some were not.
    #[test]
    fn long_lines_do_not_make_the_page_wide() {
        let narrow = "The member said that the Bill was to be read a second\nTime on that day, and that he would move that it be so\nRead, whatever the other side of the House had to say.\n";
        let long = format!("{}\n", "It was long. ".repeat(30));
        let text = [narrow.repeat(20), long.repeat(30)].concat();
        assert_eq!(ended_lines(&text), Vec::<String>::new());
    }

    #[test]
    fn paragraphs_and_quotations_go_on() {
        let text = "
The court heard the parties on the question whether the system could be
rolled out. It held as follows in the paragraph that all of them quote:
        No register of Kenya is lawful of itself. Parliament must say
        What it holds, who keeps it and whom a person may turn to for
        Redress, and must say so before a single name is entered.
The court went on, with... some doubt, to the second of the questions, which
It answered alike.
";
        assert_eq!(ended_lines(text), Vec::<String>::new());
    }
}
