//! Plain text to blocks.
//!
//! Two habits are told apart for each file: lines that are whole paragraphs, and lines
//! that were broken at a width, whose paragraphs end at an empty line, an indent, a
//! new number or where a line was ended by hand (`layout`).

use std::borrow::Cow;

use super::block::{Block, BlockKind};
use super::decode::decode;
use super::imported::{Reading, Warning, WarningCode, single_spaces};
use super::title_words;

mod bars;
mod between;
mod glued_items;
mod hyphens;
mod layout;
mod ligatures;
mod one_line;
mod own_name;
mod page_numbers;
mod pages;
mod pieces;
mod right_column;
mod run_in_notes;
mod side_column;
mod titles;
mod transcript;

use transcript::{is_transcript, take_tags};

/// Longest text that is read, in bytes; the longest Act of Canada has 1.9 MB.
pub const MAX_TEXT_BYTES: usize = 8 << 20;
/// Most lines that are read; rows of empty ones count as one.
pub const MAX_LINES: usize = 200_000;
/// A line that was broken at a width is at most this long, in characters.
const WIDEST_PAGE: usize = 130;
/// Lines shorter than this, in characters, do not show that a file was broken at a width.
const NARROWEST_PAGE: usize = 40;
/// Most words of a heading.
const MAX_HEADING_WORDS: usize = 14;

/// Reads a plain text in any encoding. `tld` is the jurisdiction's top-level domain, such as `ke`.
#[must_use]
pub fn read(bytes: &[u8], tld: &str) -> Reading {
    let mut warnings = Vec::new();
    if bytes.len() > MAX_TEXT_BYTES {
        let message = format!("only the first {} MB were read", MAX_TEXT_BYTES >> 20);
        warnings.push(Warning::new(WarningCode::TooLarge, message));
    }
    let decoded = decode(&bytes[..bytes.len().min(MAX_TEXT_BYTES)], tld);
    if decoded.replaced > 0 {
        let message = format!(
            "{} places were not valid {} and were mended or replaced",
            decoded.replaced, decoded.encoding
        );
        warnings.push(Warning::new(WarningCode::Encoding, message));
    }
    let text = ligatures::spelled_out(&decoded.text, &mut warnings);
    let (blocks, cut) = blocks_and_rest(&text);
    if cut {
        let message = format!("only the first {MAX_LINES} lines were read");
        warnings.push(Warning::new(WarningCode::TooLarge, message));
    }
    if blocks.is_empty() {
        warnings.push(Warning::new(WarningCode::NoText, "the text holds no words"));
    }
    Reading {
        blocks,
        labels: Vec::new(),
        warnings,
    }
}

/// One line with what its white space says.
struct Line<'text> {
    /// Without white space at its ends.
    text: &'text str,
    /// Columns before it; a tab has eight.
    indent: usize,
    /// Page, from 1.
    page: u32,
    heading: bool,
    italic: bool,
    /// How many lines it stands for: rows of empty ones are one.
    rows: usize,
}

/// The blocks of a decoded text.
#[must_use]
pub fn blocks(text: &str) -> Vec<Block> {
    blocks_and_rest(text).0
}

/// The blocks, and whether there are more lines than are read.
fn blocks_and_rest(text: &str) -> (Vec<Block>, bool) {
    let text = one_line::with_lines(text);
    let is_law = own_name::is_law(&text);
    let text = side_column::lifted(&text);
    let text = right_column::lifted(&text);
    let text = hyphens::closed(&text);
    let text = run_in_notes::parted(&text);
    let text = pieces::joined(&text);
    let scanned = is_transcript(&text);
    let text = if scanned {
        Cow::Owned(transcript::with_own_lines(&text))
    } else {
        text
    };
    let (mut lines, cut) = lines(&text, scanned);
    if is_double_spaced(&lines) {
        lines.retain(|line| !line.text.is_empty() || line.rows > 1);
    }
    page_numbers::assign(&mut lines, is_law);
    let paged = lines.last().is_some_and(|line| line.page > 1);
    let broken = is_broken_at_a_width(&lines);
    let width = layout::width(&lines, NARROWEST_PAGE..=WIDEST_PAGE);
    let running = pages::running(&lines, is_law);
    let titled = broken && !scanned && own_name::is_decision(lines.iter().map(|line| line.text));
    let mut out: Vec<Block> = Vec::new();
    // The block that is being read, with its first line and its last.
    let mut open: Option<(Block, usize, usize)> = None;
    // Where the table ends that was read last, and lines with bars that are none.
    let (mut in_table, mut barred) = (0, 0);
    for (at, line) in lines.iter().enumerate() {
        if running[at] || at < in_table {
            continue;
        }
        if at >= barred && line.text.contains('|') {
            let (rows, taken) = bars::table(&lines[at..]);
            barred = at + taken;
            if let Some(rows) = rows {
                out.extend(open.take().map(|(block, ..)| block));
                out.push(Block {
                    page: paged.then_some(line.page),
                    ..Block::table(rows)
                });
                in_table = barred;
                continue;
            }
        }
        if line.text.is_empty() {
            // A page may end within a paragraph.
            let goes_on = broken
                && open.as_ref().is_some_and(|(block, _, last)| {
                    goes_on_overleaf(block, &lines[*last], &lines[at..], &running[at..], width)
                });
            if !goes_on {
                out.extend(open.take().map(|(block, ..)| block));
            }
            continue;
        }
        if is_underline(line.text) {
            // A row of signs under a short line makes it a heading; alone it is an ornament.
            if let Some((mut block, ..)) = open.take() {
                // Under figures the row is that of a sum.
                let letters = block.text.chars().filter(|c| c.is_alphabetic()).count();
                let figures = block.text.chars().filter(char::is_ascii_digit).count();
                if block.text.split_whitespace().count() <= MAX_HEADING_WORDS && letters > figures {
                    block.kind = BlockKind::Heading(if line.text.starts_with('=') { 1 } else { 2 });
                }
                out.push(block);
            }
            continue;
        }
        let before = open
            .as_ref()
            .map(|(block, ..)| block)
            .or_else(|| out.last());
        let is_title = titled
            && before.is_some_and(|before| {
                let rest = lines[at + 1..].iter().zip(&running[at + 1..]);
                titles::stands_between(before, line, rest)
            });
        let goes_on = broken
            && !line.heading
            && !is_title
            && open.as_ref().is_some_and(|(block, first, last)| {
                let (first, last) = (&lines[*first], &lines[*last]);
                continues(block, first, last, line)
                    // A transcript's tags tell its paragraphs; its lines were scanned, and end anywhere.
                    && (scanned || !layout::ended(last, line, width))
            });
        if goes_on {
            if let Some((block, _, last)) = &mut open {
                join(&mut block.text, line.text);
                *last = at;
            }
            continue;
        }
        out.extend(open.take().map(|(block, ..)| block));
        if is_title {
            out.push(Block {
                kind: BlockKind::Heading(title_words::level(line.text)),
                text: single_spaces(line.text),
                page: paged.then_some(line.page),
                ..Block::default()
            });
            continue;
        }
        let alone = lines
            .get(at + 1)
            .is_none_or(|next| next.text.is_empty() || !broken || is_underline(next.text));
        let kind = if line.heading || (alone && is_capital_heading(line.text)) {
            BlockKind::Heading(1)
        } else {
            BlockKind::Paragraph
        };
        let block = Block {
            kind,
            text: single_spaces(line.text),
            italic: line.italic,
            page: paged.then_some(line.page),
            ..Block::default()
        };
        open = Some((block, at, at));
    }
    out.extend(open.map(|(block, ..)| block));
    out.retain(|block| !block.text.is_empty());
    for block in out
        .iter_mut()
        .filter(|block| block.kind == BlockKind::Paragraph)
    {
        if let Cow::Owned(parted) = glued_items::parted(&block.text) {
            block.text = parted;
        }
    }
    (join_lone_numbers(out), cut)
}

fn is_set_as_heading(block: &Block) -> bool {
    matches!(block.kind, BlockKind::Heading(_))
}

/// `16.`, `9A.`
fn is_lone_number(text: &str) -> bool {
    text.strip_suffix('.').is_some_and(|number| {
        let digits = number.trim_end_matches(|c: char| c.is_ascii_uppercase());
        (1..=3).contains(&digits.len())
            && number.len() - digits.len() <= 2
            && digits.chars().all(|c| c.is_ascii_digit())
    })
}

/// Puts a number that stands alone before the paragraph after it: so it comes out of PDFs whose
/// numbers hang in the margin.
fn join_lone_numbers(blocks: Vec<Block>) -> Vec<Block> {
    let mut out: Vec<Block> = Vec::with_capacity(blocks.len());
    for block in blocks {
        let starts = block.kind == BlockKind::Paragraph && !starts_item(&block.text);
        match out.last_mut() {
            Some(last) if starts && is_lone_number(&last.text) && !is_lone_number(&block.text) => {
                last.text.push(' ');
                last.text.push_str(&block.text);
            }
            _ => out.push(block),
        }
    }
    out
}

fn lines(text: &str, scanned: bool) -> (Vec<Line<'_>>, bool) {
    let mut page = 1;
    let mut lines: Vec<Line<'_>> = Vec::new();
    for whole in text.split('\n') {
        for (at, part) in whole.split('\u{c}').enumerate() {
            page += u32::from(at > 0);
            let indent = part
                .chars()
                .take_while(|c| c.is_whitespace())
                .map(|c| if c == '\t' { 8 } else { 1 })
                .sum();
            let mut line = Line {
                text: part.trim(),
                indent,
                page,
                heading: false,
                italic: false,
                rows: 1,
            };
            if scanned {
                take_tags(&mut line);
            }
            if let Some(last) = lines.last_mut()
                && line.text.is_empty()
                && last.text.is_empty()
            {
                last.rows += 1;
                continue;
            }
            if lines.len() == MAX_LINES {
                return (lines, true);
            }
            lines.push(line);
        }
    }
    (lines, false)
}

/// Whether lines of a paragraph were broken to fit a page: neighbours that are both long, none
/// longer than a page is wide, the second beginning as a sentence does not. Where more lines are longer
/// than that, no page bounds them.
fn is_broken_at_a_width(lines: &[Line<'_>]) -> bool {
    let (mut pairs, mut broken) = (0_usize, 0_usize);
    let wide = lines
        .iter()
        .filter(|line| line.text.len() > WIDEST_PAGE && line.text.chars().count() > WIDEST_PAGE)
        .count();
    for pair in lines.windows(2) {
        let [first, second] = pair else { continue };
        let length = first.text.chars().count();
        if second.text.is_empty() || length < NARROWEST_PAGE {
            continue;
        }
        pairs += 1;
        let goes_on =
            second.text.starts_with(|c: char| c.is_lowercase()) || !ends_sentence(first.text);
        broken += usize::from(length <= WIDEST_PAGE && goes_on);
    }
    pairs > 0 && broken * 10 >= pairs * 6 && broken > wide
}

/// Whether a paragraph goes on after the empty lines with which a page ends: the next line of the
/// text stands on the next page and begins in small letters, or goes on a line that was full.
fn goes_on_overleaf(
    block: &Block,
    last: &Line<'_>,
    rest: &[Line<'_>],
    running: &[bool],
    width: usize,
) -> bool {
    /// Empty lines and running ones between two pages.
    const BETWEEN: usize = 12;
    let next = rest
        .iter()
        .zip(running)
        .take(BETWEEN)
        .find(|(line, running)| !line.text.is_empty() && !**running);
    block.kind == BlockKind::Paragraph
        && !ends_sentence(&block.text)
        && next.is_some_and(|(next, _)| {
            let full = || {
                next.text.contains(char::is_lowercase)
                    && !starts_item(next.text)
                    && !layout::ended(last, next, width)
            };
            Some(next.page) == last.page.checked_add(1)
                && (next.text.starts_with(char::is_lowercase) || full())
        })
}

/// Whether an empty line follows nearly every line, and paragraphs run over them: then the empty
/// lines part nothing.
fn is_double_spaced(lines: &[Line<'_>]) -> bool {
    /// Fewest lines that show it.
    const FEWEST: usize = 20;
    let filled = lines.iter().filter(|line| !line.text.is_empty());
    let count = filled.clone().count();
    let followed = lines
        .windows(2)
        .filter(|pair| !pair[0].text.is_empty() && pair[1].text.is_empty())
        .count();
    let runs_over = filled
        .clone()
        .zip(filled.skip(1))
        .filter(|(line, next)| {
            !ends_sentence(line.text) && next.text.starts_with(char::is_lowercase)
        })
        .count();
    count >= FEWEST && followed * 10 >= count * 8 && runs_over * 10 >= count * 3
}

fn ends_sentence(text: &str) -> bool {
    text.trim_end_matches(['”', '"', '’', '\'', ')', ']'])
        .ends_with(['.', '!', '?', ':', ';'])
}

/// Whether a line belongs to the paragraph before it.
fn continues(block: &Block, first: &Line<'_>, last: &Line<'_>, line: &Line<'_>) -> bool {
    if matches!(block.kind, BlockKind::Heading(_))
        || starts_item(line.text)
        || is_lone_number(line.text) && ends_sentence(&block.text)
        || is_spaced(line.text)
        || is_spaced(last.text)
        || between::parts_sides(line.text) && between::is_capacity(last.text)
        || between::parts_sides(&block.text)
    {
        return false;
    }
    if is_next_entry(&block.text, first.text, line.text) {
        return false;
    }
    // What hangs beside its number ends where a line begins under the number again.
    if last.indent > line.indent + 2
        && line.indent <= first.indent + 1
        && starts_item(first.text)
        && line.text.starts_with(char::is_uppercase)
    {
        return false;
    }
    // A first line that stands in, after one that ended, opens a paragraph; under a number all do.
    !(line.indent > last.indent + 1
        && !starts_item(last.text)
        && ends_sentence(&block.text)
        && line.text.starts_with(char::is_uppercase))
}

/// `2 Interpretation.` behind `1 Citation.`, or under a line in capitals: the next of a list of titles.
fn is_next_entry(before: &str, first: &str, line: &str) -> bool {
    let number = |text: &str| -> Option<u32> {
        let (number, words) = text.split_once(' ')?;
        // `45 OF 2031` is the number of a case.
        let words = words.trim_start();
        let starts = words.starts_with(char::is_uppercase) && !words.starts_with("OF ");
        number
            .trim_end_matches(|c: char| c.is_ascii_uppercase())
            .parse()
            .ok()
            .filter(|number| starts && *number < 1000)
    };
    let Some(here) = number(line) else {
        return false;
    };
    ends_sentence(before) && number(first).is_some_and(|last| last + 1 == here)
        || is_capital_heading(before)
        || here == 1 && before.split_whitespace().count() == 1
}

/// `J U D G M E N T`: such a line is alone.
fn is_spaced(text: &str) -> bool {
    let mut letters = text.split_whitespace();
    letters.clone().count() >= 5
        && letters
            .all(|letter| letter.chars().count() == 1 && letter.chars().all(char::is_uppercase))
}

/// Whether a line begins with a number or a bullet: `12.`, `(a)`, `iv)`, `•`, `[3]`.
fn starts_item(text: &str) -> bool {
    let Some(first) = text.split_whitespace().next() else {
        return false;
    };
    if matches!(first, "•" | "-" | "*" | "–" | "o" | "▪" | "·") {
        return text.len() > first.len();
    }
    // `10.That`, as typists have it.
    if let Some((number, word)) = first.split_once('.')
        && (1..=3).contains(&number.len())
        && number.chars().all(|c| c.is_ascii_digit())
        && word.starts_with(char::is_uppercase)
        && word.chars().nth(1).is_some_and(char::is_lowercase)
    {
        return true;
    }
    // `1—Short title.`, as arrangements of sections have it.
    let digits = text.trim_start_matches(|c: char| c.is_ascii_digit());
    let titled = digits
        .trim_start_matches(|c: char| c.is_ascii_uppercase())
        .trim_start()
        .strip_prefix(['—', '–', '─', '―']);
    if (1..=3).contains(&(text.len() - digits.len()))
        && titled.is_some_and(|title| title.trim_start().starts_with(char::is_uppercase))
    {
        return true;
    }
    let inner = first
        .trim_start_matches(['(', '['])
        .trim_end_matches(['.', ')', ']', ':']);
    let marked = inner.len() < first.len();
    let counts = !inner.is_empty()
        && (inner.chars().all(|c| c.is_ascii_digit() || c == '.')
            || (inner.len() <= 4 && inner.chars().all(|c| matches!(c, 'i' | 'v' | 'x'))
                || text.starts_with('(') && inner.chars().all(|c| matches!(c, 'I' | 'V' | 'X')))
            || (inner.len() == 1 && inner.chars().all(|c| c.is_ascii_alphabetic())));
    // `2020.` at the start of a line is the end of a sentence far more often than a number.
    marked && counts && inner.len() <= 3 && text.len() > first.len()
}

fn join(text: &mut String, more: &str) {
    // A hyphen at the end of a line may be the word's own: it is kept, the break is not.
    let hyphen = text.ends_with('-')
        && more.starts_with(|c: char| c.is_lowercase())
        && !text.ends_with(" -");
    if !hyphen {
        text.push(' ');
    }
    text.push_str(&single_spaces(more));
}

fn is_underline(text: &str) -> bool {
    text.len() >= 3
        && (text.chars().all(|c| c == '=') || text.chars().all(|c| c == '-' || c == '_'))
}

/// Whether a line alone is a heading: few words, all in capitals, no end of a sentence.
fn is_capital_heading(text: &str) -> bool {
    let words = text.split_whitespace().count();
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    letters >= 4
        && words <= MAX_HEADING_WORDS
        && !text.chars().any(char::is_lowercase)
        && !text.ends_with(['.', ';', ','])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(text: &str) -> Vec<String> {
        blocks(text).into_iter().map(|block| block.text).collect()
    }

    #[test]
    fn lines_that_are_paragraphs() {
        let text = "A title\n\nA first paragraph that is long enough to be one, and says so at length; it goes on and on.\nA second one right under it, also long enough to count as one, and it ends here.\n  1. An item.\n  2. Another.";
        assert_eq!(texts(text).len(), 5);
    }

    #[test]
    fn letters_set_apart_are_a_line_of_their_own() {
        let text = "The law of evidence - the reopening of a case that was closed already\nJ U D G M E N T\nThe court heard the parties on the question whether the system could\nbe rolled out before a law was in place that kept personal data safe\nfrom all who have no business with it at all.";
        assert_eq!(texts(text)[1], "J U D G M E N T");
        assert_eq!(texts(text).len(), 3);
    }

    #[test]
    fn the_word_between_two_sides_is_a_line_of_its_own() {
        let text = "Between\nAlpha Mfano\nApplicant\nand\nThe Chief Keeper of the Register of All Persons\nRespondent\nThe court heard the parties on the question whether the system could\nbe rolled out before a law was in place that kept personal data safe\nfrom all who have no business with it at all.";
        assert!(texts(text).contains(&"and".to_owned()), "{:?}", texts(text));
    }

    #[test]
    fn lines_broken_at_a_width() {
        let text = "The court heard the parties on the question whether the system could\nbe rolled out before a law was in place that kept personal data non-\nnegotiably safe.\n   A new paragraph starts with an indent after the end of a sentence and\ngoes on here.\n(a) an item stands alone and is long enough to be broken at the width\nof the page;\n2. another.\n\nHEADING\n\nLast words.";
        let found = texts(text);
        assert_eq!(found.len(), 6, "{found:#?}");
        assert!(found[0].ends_with("personal data non-negotiably safe."));
        assert!(found[2].ends_with("width of the page;"));
        let heading = blocks(text)
            .into_iter()
            .find(|block| block.text == "HEADING")
            .unwrap();
        assert_eq!(heading.kind, BlockKind::Heading(1));
    }

    #[test]
    fn long_titles_over_longer_paragraphs_are_no_broken_lines() {
        let paragraph = "The registrar keeps the register in a safe place, ".repeat(4);
        let section = |n: u32| {
            format!("{n}. Duties of the registrar with regard to the register\n{paragraph}\n\n")
        };
        let text: String = (1..5).map(section).collect();
        assert_eq!(texts(&text).len(), 8);
    }

    // As a court's printed judgment comes out of a PDF: every line is followed by an empty one.
    #[test]
    fn double_spaced_pages() {
        let mut text = String::from(
            "                 REPUBLIC OF KENYA\n\n       IN THE HIGH COURT OF KENYA AT MFANO.\n\nALPHA ................. ACCUSED\n\n",
        );
        for number in 1..8 {
            text += &format!(
                "{number}.That the accused went on that day to the place in which he was\n\n   seen by the witness, and that he did not leave it until the evening,\n\n   so far as anybody remembered.\n\n"
            );
        }
        text += "Dated, signed and delivered at Mfano this 30th day of January 2031\n\n                              A. B. MFANO\n\n                                JUDGE";
        let found = texts(&text);
        assert_eq!(found.len(), 3 + 7 + 3, "{found:#?}");
        assert!(found[3].ends_with("so far as anybody remembered."));
        assert_eq!(found[11..], ["A. B. MFANO", "JUDGE"]);
    }

    #[test]
    fn numbers_that_stand_alone() {
        let text = "1. The court sat.\n\n2.\n\nIt heard both sides.\n\n3.\n\n4.\n\nIt rose.";
        assert_eq!(
            texts(text),
            [
                "1. The court sat.",
                "2. It heard both sides.",
                "3.",
                "4. It rose."
            ]
        );
    }

    #[test]
    fn a_heading_under_a_paragraph_that_hangs_beside_its_number() {
        let text = "1.     The claimant avers in his testimony that he was retained by the other\n       side to supply materials for the houses, and that it never paid.\nThe respondent’s case\n2.     The respondent says that nobody retained him, and that nothing that he\n       brought was ever used.";
        assert_eq!(texts(text).len(), 3);
    }

    #[test]
    fn underlines_and_pages() {
        let blocks = blocks("Summary\n=======\nWords.\u{c}On page two.");
        assert_eq!(blocks[0].kind, BlockKind::Heading(1));
        assert_eq!((blocks[1].page, blocks[2].page), (Some(1), Some(2)));
    }

    #[test]
    fn a_transcript_with_tags_and_carriage_returns() {
        let text = b"<Header>BILLS</Header>\r<Header> A BILL </Header>\r<Newspeech>Mr. Mfano: I beg to move.</Newspeech>\r<i>Second Reading</i>\r";
        let reading = read(text, "ke");
        let kinds: Vec<_> = reading
            .blocks
            .iter()
            .map(|block| (block.kind.clone(), block.text.as_str(), block.italic))
            .collect();
        assert_eq!(
            kinds,
            [
                (BlockKind::Heading(1), "BILLS", false),
                (BlockKind::Heading(1), "A BILL", false),
                (BlockKind::Paragraph, "Mr. Mfano: I beg to move.", false),
                (BlockKind::Paragraph, "Second Reading", true),
            ]
        );
    }

    #[test]
    fn tags_within_lines_and_words_that_a_page_broke() {
        let text = "<Header>A BILL</Header>\n<Newspeech>Mr. Mfano: The regi¬ster must\nwait. < /Newspeech ><Newspeech Mrs. Mfano: No. ¬ 5</Newspeech>\n<NEWSPEECH>Mr. Speaker: Or\u{ad}der.</NEWSPEECH>";
        assert_eq!(
            texts(text),
            [
                "A BILL",
                "Mr. Mfano: The register must",
                "wait.",
                "Mrs. Mfano: No. ¬ 5",
                "Mr. Speaker: Order."
            ]
        );
    }

    #[test]
    fn lines_of_a_scanned_transcript_end_anywhere() {
        let speech = "<Newspeech>Mr. Mfano: The Bill that is before the House now ought\nto be read,\nMr. Speaker, and I ask that it be read on this day and no other one,\nas the House has\nOrdered before.</Newspeech>\n";
        assert_eq!(texts(&speech.repeat(6)).len(), 6);
    }

    // What a word processor or a converter left at the end of a line is the break of a word.
    #[test]
    fn soft_hyphens_at_the_end_of_a_line() {
        for text in [
            "The regi\u{ad}\nster must wait.",
            "The regi\u{ad} \r\n   ster must wait.",
            "The regi¬\n  ster must wait.",
            "The regi\u{ad}ster must wait.",
        ] {
            let read = read(text.as_bytes(), "ke");
            assert_eq!(read.blocks[0].text, "The register must wait.", "{text:?}");
        }
        assert_eq!(
            texts("The end\u{ad}\n\nof it\u{ad}\nAnother line\u{ad} here."),
            ["The end", "of it", "Another line here."]
        );
    }

    #[test]
    fn no_more_is_read_than_the_bounds_allow() {
        let many = "x\n".repeat(MAX_LINES + 1);
        let reading = read(many.as_bytes(), "ke");
        assert_eq!(reading.warnings[0].code, WarningCode::TooLarge);
        // Empty lines are many in some files, and nothing.
        let empty = read(format!("{}x", "\n".repeat(MAX_LINES + 1)).as_bytes(), "ke");
        assert!(empty.warnings.is_empty() && empty.blocks.len() == 1);
        let mut large = vec![b' '; MAX_TEXT_BYTES + 1];
        large[..6].copy_from_slice(b"Words.");
        let reading = read(&large, "ke");
        assert_eq!(reading.warnings[0].code, WarningCode::TooLarge);
        assert_eq!(reading.blocks.len(), 1);
    }

    #[test]
    fn nothing_and_endless_lines() {
        assert_eq!(read(b"", "ke").warnings[0].code, WarningCode::NoText);
        let endless = "word ".repeat(500_000);
        assert_eq!(blocks(&endless).len(), 1);
        let empty = "\n".repeat(1_000_000);
        assert!(blocks(&empty).is_empty());
    }
}
