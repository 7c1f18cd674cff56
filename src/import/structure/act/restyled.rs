//! Provisions that are set in another style than that of the Laws of Kenya: `Section 1. Short title.`,
//! `[1] Short title.`, `1. Short title.—This Act may be cited …`, lists of a page for subsections, Divisions
//! of a Part. They become what the reader of provisions knows.

use std::borrow::Cow;
use std::sync::LazyLock;

use regex::Regex;

use super::mark::{self, Container, Mark};
use crate::import::block::{Block, BlockKind};
use crate::text::regex;

/// So many provisions in a row tell a style from a reference.
const FEWEST: u32 = 3;
/// A number may run ahead of the one before by so many.
const MAX_GAP: u32 = 3;
/// The longest title of a section, in words.
const WORDS: usize = 16;

static NAMED: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"^(?:(?:Section|Regulation|Rule|Clause|Article|SECTION|ARTICLE|[Ss]ec\.|[Rr]\.|[Rr]eg\.|[Ss]\.|[Cc]l\.|[Aa]rt\.|By-law)\s*(?P<named>\d{1,3})(?P<letters>[A-Z]{0,2})\s*[.:—–-]|\[(?P<square>\d{1,3})(?P<more>[A-Z]{0,2})\])\s*(?P<rest>[\p{Lu}\[].*|\(\d.*)$",
    )
});
static DASHED: LazyLock<Regex> = LazyLock::new(|| {
    regex(r"^(\d{1,3})([A-Z]{0,2})\.\s+(\p{Lu}[^.,;:—–]{2,120}\.)[—–]\s?(\p{Lu}.*|\(\d.*)$")
});
static DIVISION: LazyLock<Regex> = LazyLock::new(|| {
    regex(r"^(?i:(?:sub)?division) (?:\d{1,2}|[IVX]{1,5}|[A-Z]) ?[–—-] ?\p{Lu}[^.;]*$")
});

/// The blocks in the usual style.
#[must_use]
pub fn usual(blocks: Cow<'_, [Block]>) -> Cow<'_, [Block]> {
    // Those that a section quotes are not the law's own.
    let first = blocks
        .iter()
        .position(|block| block.number.is_none() && NAMED.is_match(&block.text));
    let quoted = first
        .and_then(|first| blocks.get(first.checked_sub(1)?))
        .is_some_and(|before| {
            before.text.trim_end().ends_with([':', '—'])
                && matches!(mark::of(before), Mark::Section { .. })
        });
    let named = !quoted
        && count(&blocks, |text| {
            let found = NAMED.captures(text)?;
            let number = found.name("named").or(found.name("square"))?;
            number.as_str().parse().ok()
        });
    let dashed = count(&blocks, |text| DASHED.captures(text)?[1].parse().ok());
    let listed = has_titles(&blocks) && blocks.iter().any(|block| list_mark(block).is_some());
    let divided = blocks.iter().any(|block| DIVISION.is_match(&block.text));
    if !(named || dashed || listed || divided) {
        return blocks;
    }
    let mut out: Vec<Block> = Vec::with_capacity(blocks.len() + 8);
    // What a schedule counts are its own paragraphs.
    let (mut begun, mut in_schedule) = (false, false);
    // Subsections stand right under the title of a section that prints none of its own.
    let mut subsections = false;
    let mut last = 0;
    for (at, block) in blocks.iter().enumerate() {
        // An arrangement names the schedules, too.
        begun |= named && NAMED.is_match(&block.text) && block.number.is_none()
            || dashed && DASHED.is_match(&block.text)
            || listed && mark::looks_like_title(block) && !matches!(mark::of(block), Mark::None);
        in_schedule |= begun && matches!(mark::container(block), Some((Container::Schedule(_), _)));
        let before = at
            .checked_sub(1)
            .map_or("", |before| blocks[before].text.trim());
        let announced = before.ends_with(['—', '–', ':', '-']);
        if mark::looks_like_title(block) {
            subsections = true;
        } else if !matches!(block.kind, BlockKind::Item(_)) {
            subsections &=
                !announced && !block.text.starts_with('(') && !block.text.ends_with(['—', ':']);
        }
        if named
            && !in_schedule
            && let Some((number, block)) = numbered(block, blocks.get(at + 1))
            && (last..=last + MAX_GAP).contains(&number)
        {
            last = number;
            out.push(block);
        } else if dashed
            && !in_schedule
            && let Some(pair) = title_and_text(block)
        {
            out.extend(pair);
        } else if listed
            && !in_schedule
            && let Some(mark) = list_mark(block).filter(|mark| is_letter(mark) || subsections)
        {
            out.push(Block {
                number: Some(mark),
                ..block.clone()
            });
        } else if !announced && !DIVISION.is_match(before) && is_division(block) {
            out.push(Block {
                kind: BlockKind::Heading(4),
                ..block.clone()
            });
        } else {
            out.push(block.clone());
        }
    }
    Cow::Owned(out)
}

/// Whether blocks count so from 1, whatever stands between them.
fn count(blocks: &[Block], number: impl Fn(&str) -> Option<u32>) -> bool {
    let mut last = 0;
    for block in blocks.iter().filter(|block| block.number.is_none()) {
        if number(&block.text) == Some(last + 1) {
            last += 1;
        }
    }
    last >= FEWEST
}

/// `Section 4. Path maps.` as `4. Path maps.`, in the look of a title if its text follows.
fn numbered(block: &Block, next: Option<&Block>) -> Option<(u32, Block)> {
    let set = matches!(block.kind, BlockKind::Paragraph | BlockKind::Heading(_));
    if !set || block.number.is_some() {
        return None;
    }
    let found = NAMED.captures(&block.text)?;
    let group = |name: &str| found.name(name).map_or("", |found| found.as_str());
    let rest = &found["rest"];
    let number = format!(
        "{}{}{}{}",
        group("named"),
        group("square"),
        group("letters"),
        group("more")
    );
    let follows = next.is_some_and(|next| {
        !NAMED.is_match(&next.text)
            && next
                .text
                .starts_with(|c: char| c.is_uppercase() || c == '(')
    });
    let title = follows
        && rest.split_whitespace().count() <= WORDS
        && !rest.ends_with([';', ':', '—', '–', ','])
        && !rest.trim_end_matches('.').contains(". ");
    let value = format!("{}{}", group("named"), group("square"));
    let block = Block {
        text: format!("{number}. {rest}"),
        bold: block.bold || title,
        ..block.clone()
    };
    Some((value.parse().ok()?, block))
}

/// `4. Path maps.—(1) Each ward …` as its title and its text.
fn title_and_text(block: &Block) -> Option<[Block; 2]> {
    if block.kind != BlockKind::Paragraph || block.number.is_some() {
        return None;
    }
    let found = DASHED.captures(&block.text)?;
    if found[3].split_whitespace().count() > WORDS {
        return None;
    }
    let with = |text: String, bold: bool| Block {
        text,
        bold,
        ..block.clone()
    };
    Some([
        with(format!("{}{}. {}", &found[1], &found[2], &found[3]), true),
        with(found[4].to_owned(), false),
    ])
}

/// Whether sections have titles that are set as headings, so that a list under one is its subsections.
fn has_titles(blocks: &[Block]) -> bool {
    let titles = blocks.iter().filter(|block| {
        mark::looks_like_title(block)
            && !matches!(block.kind, BlockKind::Item(_))
            && matches!(mark::of(block), Mark::Section { .. })
    });
    titles.count() >= FEWEST as usize
}

/// The mark that an item of a page's list has in a law: `(1)` for `1.`, `(a)` for `a.`.
fn list_mark(block: &Block) -> Option<String> {
    if !matches!(block.kind, BlockKind::Item(_)) {
        return None;
    }
    let mark = block.number.as_deref()?.trim().strip_suffix('.')?;
    let plain = (1..=4).contains(&mark.len())
        && (mark.chars().all(|c| c.is_ascii_digit())
            || mark.chars().all(|c| c.is_ascii_lowercase()));
    plain.then(|| format!("({mark})"))
}

fn is_letter(mark: &str) -> bool {
    mark.contains(|c: char| c.is_ascii_lowercase())
}

fn is_division(block: &Block) -> bool {
    block.kind == BlockKind::Paragraph && block.number.is_none() && DIVISION.is_match(&block.text)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(lines: &[&str]) -> Vec<(String, bool)> {
        usual(Cow::Owned(Block::of_lines(lines)))
            .iter()
            .map(|block| (block.text.clone(), block.bold))
            .collect()
    }

    #[test]
    fn sections_that_are_called_so_or_stand_in_brackets() {
        for [first, second, third] in [
            [
                "Section 1. Short title.",
                "Section 2. Meaning.",
                "Section 3. Paths.",
            ],
            ["[1] Short title.", "[2] Meaning.", "[3] Paths."],
        ] {
            let found = texts(&[
                first,
                "This Act may be cited as the Paths Act.",
                second,
                "In this Act, a path is a way.",
                third,
                "(1) A path is open.",
            ]);
            assert_eq!(found[0], ("1. Short title.".to_owned(), true));
            assert_eq!(found[4], ("3. Paths.".to_owned(), true));
            assert_eq!(found[5], ("(1) A path is open.".to_owned(), false));
        }
        let references = ["Section 4. It was said.", "Nothing followed."];
        assert_eq!(texts(&references)[0].0, references[0]);
    }

    #[test]
    fn a_title_before_a_dash() {
        let found = texts(&[
            "1. Short title.—This Act may be cited as the Paths Act.",
            "2. Paths.—(1) A path is open.",
            "(2) It is free.",
            "3. Offence.—A person who closes a path commits an offence.",
        ]);
        assert_eq!(found.len(), 7);
        assert_eq!(found[2], ("2. Paths.".to_owned(), true));
        assert_eq!(found[3], ("(1) A path is open.".to_owned(), false));
    }

    #[test]
    fn lists_of_a_page_and_divisions() {
        let heading = |text: &str| Block {
            text: text.to_owned(),
            kind: BlockKind::Heading(3),
            ..Block::default()
        };
        let item = |depth, number: &str, text: &str| Block {
            text: text.to_owned(),
            number: Some(number.to_owned()),
            kind: BlockKind::Item(depth),
            ..Block::default()
        };
        let division = Block {
            text: "Division 2—Loss of permits".to_owned(),
            ..Block::default()
        };
        let blocks = [
            heading("1. Title"),
            heading("2. Paths"),
            item(1, "1.", "A path is open if"),
            item(2, "a.", "it is drawn."),
            division,
            heading("3. Offence"),
        ];
        let found = usual(Cow::Borrowed(&blocks));
        assert_eq!(found[2].number.as_deref(), Some("(1)"));
        assert_eq!(found[3].number.as_deref(), Some("(a)"));
        assert_eq!(found[4].kind, BlockKind::Heading(4));
    }
}
