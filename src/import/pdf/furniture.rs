//! Running heads and feet, page numbers and watermarks.
//!
//! They are found by repetition: a line near the top or bottom edge that other pages
//! print at the same height in the same words, numbers aside; or a word or two, much larger or
//! smaller than the text, that most pages print at one place, wherever that is.

use std::collections::BTreeMap;

use super::line::{Line, PageLines};

/// How many lines from each edge may be running ones.
const EDGE_LINES: usize = 5;
/// Heights nearer than this, in points, are the same.
const SAME_HEIGHT: f32 = 4.0;
/// A line must recur on at least one page in so many. Left and right pages differ, and so may chapters.
const ONE_PAGE_IN: usize = 12;
/// A line of the outer part of a page, as a share of its height, may be running.
const EDGE: f32 = 0.16;

/// A watermark has no more words.
const WATERMARK_WORDS: usize = 4;
/// Fewest pages with the same words at one place for them to be a watermark.
const WATERMARK_PAGES: usize = 3;

/// Takes out running heads and feet, page numbers among them, and watermarks.
#[must_use]
pub fn remove(mut pages: Vec<PageLines>) -> Vec<PageLines> {
    remove_watermarks(&mut pages);
    if let Some(last) = pages.last_mut() {
        remove_imprint(last);
    }
    let mut seen: BTreeMap<String, Vec<(u32, f32)>> = BTreeMap::new();
    for page in &pages {
        for index in edge(page) {
            let line = &page.lines[index];
            seen.entry(pattern(line))
                .or_default()
                .push((page.number, line.y));
        }
    }
    let needed = (pages.len() / ONE_PAGE_IN).max(2);
    for page in &mut pages {
        let running: Vec<usize> = edge(page)
            .into_iter()
            .filter(|&index| {
                let line = &page.lines[index];
                let others = seen.get(&pattern(line)).map_or(0, |places| {
                    places
                        .iter()
                        .filter(|(_, y)| (y - line.y).abs() < SAME_HEIGHT)
                        .count()
                });
                others >= needed || is_lone_number(page, index)
            })
            .collect();
        let running = contiguous(&running, page);
        let mut index = 0;
        page.lines.retain(|_| {
            index += 1;
            !running.contains(&(index - 1))
        });
    }
    pages
}

/// Takes out what more than half of the pages print at one place: `DRAFT`, across the text.
fn remove_watermarks(pages: &mut [PageLines]) {
    let size = usual_size(pages);
    let place = |line: &Line| {
        let short = line.words.len() <= WATERMARK_WORDS
            && !(0.6 * size..=1.6 * size).contains(&line.size)
            && line
                .words
                .iter()
                .any(|word| word.text.contains(char::is_alphabetic));
        let whole = |length: f32| (length / SAME_HEIGHT).round() as i32;
        short.then(|| (line.text(), whole(line.y), whole(line.x0())))
    };
    let mut seen: BTreeMap<(String, i32, i32), usize> = BTreeMap::new();
    for place in pages
        .iter()
        .flat_map(|page| page.lines.iter().filter_map(place))
    {
        *seen.entry(place).or_default() += 1;
    }
    let needed = WATERMARK_PAGES.max(pages.len() / 2 + 1);
    seen.retain(|_, count| *count >= needed);
    for page in pages {
        page.lines
            .retain(|line| place(line).is_none_or(|place| !seen.contains_key(&place)));
    }
}

/// Takes out what a publisher and its program print under the text once, on the last page: terms of use,
/// `Powered by …`.
fn remove_imprint(page: &mut PageLines) {
    /// How many lines from the end an imprint may begin.
    const LINES: usize = 10;
    /// How the terms of Kenya Law began before 2024.
    const TERMS: &str = "While the design, structure and metadata of the Case Search database";
    /// Most words of the line that names the program.
    const WORDS: usize = 6;
    let from = page.lines.len().saturating_sub(LINES);
    let foot = (1.0 - EDGE) * page.height;
    let begins = |line: &Line| {
        let text = line.text();
        let program = text.starts_with("Powered by ") && line.words.len() <= WORDS && line.y > foot;
        text.starts_with(TERMS) || program
    };
    if let Some(at) = (from..page.lines.len()).find(|at| begins(&page.lines[*at])) {
        page.lines.truncate(at);
    }
}

/// The font size of the middle one of all lines, by size.
fn usual_size(pages: &[PageLines]) -> f32 {
    let lines = pages.iter().flat_map(|page| &page.lines);
    let mut sizes: Vec<f32> = lines.map(|line| line.size).collect();
    sizes.sort_by(f32::total_cmp);
    sizes.get(sizes.len() / 2).copied().unwrap_or_default()
}

/// The lines that may be running ones.
fn edge(page: &PageLines) -> Vec<usize> {
    let count = page.lines.len();
    (0..count)
        .filter(|&i| i < EDGE_LINES || i + EDGE_LINES >= count)
        .filter(|&i| {
            let y = page.lines[i].y;
            y < EDGE * page.height || y > (1.0 - EDGE) * page.height
        })
        .collect()
}

/// Of the lines that recur, those with nothing but such lines between them and the edge.
/// What recurs further in is the text's own.
fn contiguous(running: &[usize], page: &PageLines) -> Vec<usize> {
    let middle = page.height / 2.0;
    let upper = |i: &usize| running.contains(i) && page.lines[*i].y < middle;
    let lower = |i: &usize| running.contains(i) && page.lines[*i].y > middle;
    let mut kept: Vec<usize> = (0..page.lines.len()).take_while(upper).collect();
    kept.extend((0..page.lines.len()).rev().take_while(lower));
    kept
}

/// A line's words with every number as `#`.
fn pattern(line: &Line) -> String {
    let mut out = String::new();
    for word in &line.words {
        let bare = word.text.trim_matches(|c: char| !c.is_alphanumeric());
        let mut numeral = false;
        if is_roman(bare) {
            out.push('#');
        } else {
            for c in word.text.chars() {
                if c.is_ascii_digit() {
                    if !numeral {
                        out.push('#');
                    }
                    numeral = true;
                } else {
                    out.extend(c.to_lowercase());
                    numeral = false;
                }
            }
        }
        out.push(' ');
    }
    out
}

fn is_roman(word: &str) -> bool {
    (1..=7).contains(&word.len()) && word.bytes().all(|b| b"ivxlc".contains(&b))
}

/// Whether a line is the page's own number and nothing else, set off from the text.
fn is_lone_number(page: &PageLines, index: usize) -> bool {
    let text = page.lines[index].text();
    let bare = text.trim_matches(|c: char| !c.is_ascii_alphanumeric());
    let bare = bare
        .strip_prefix("Page ")
        .or_else(|| bare.strip_prefix("page "))
        .unwrap_or(bare);
    let number = bare.split([' ', '/']).next().unwrap_or(bare);
    let rest = bare[number.len()..].trim();
    let is_page = number.parse() == Ok(page.number) || is_roman(number);
    let alone = rest.is_empty() || rest.starts_with("of ") || rest.starts_with('/');
    let gap = |a: usize, b: usize| {
        (page.lines[a].y - page.lines[b].y).abs() > 1.8 * page.lines[index].size
    };
    let last = index + 1 == page.lines.len() && (index == 0 || gap(index, index - 1));
    let first = index == 0 && page.lines.get(1).is_none_or(|_| gap(0, 1));
    is_page && alone && (first || last)
}

#[cfg(test)]
mod tests {
    use super::super::line::Word;
    use super::*;

    fn line(page: u32, y: f32, text: &str) -> Line {
        let words = text
            .split(' ')
            .map(|word| Word {
                text: word.to_owned(),
                x1: 10.0,
                size: 12.0,
                ..Word::default()
            })
            .collect();
        Line {
            page,
            y,
            size: 12.0,
            words,
        }
    }

    fn page(number: u32, first: &str) -> PageLines {
        let foot = format!("PETITION 4 OF 2031 {number}");
        let lines = vec![
            line(number, 72.0, first),
            line(number, 90.0, "the same words"),
            line(number, 400.0, "and others"),
            line(number, 800.0, &foot),
        ];
        PageLines {
            number,
            width: 595.0,
            height: 842.0,
            lines,
        }
    }

    #[test]
    fn what_recurs_at_the_edge_goes_and_what_stands_further_in_stays() {
        let pages = remove(vec![page(1, "first"), page(2, "second"), page(3, "third")]);
        let text: Vec<String> = pages
            .iter()
            .flat_map(|p| p.lines.iter().map(Line::text))
            .collect();
        assert_eq!(
            text,
            [
                "first",
                "the same words",
                "and others",
                "second",
                "the same words",
                "and others",
                "third",
                "the same words",
                "and others"
            ]
        );
    }

    #[test]
    fn a_watermark_goes_wherever_it_stands() {
        let mut pages = vec![page(1, "first"), page(2, "second"), page(3, "third")];
        for page in &mut pages {
            let mark = Line {
                size: 90.0,
                ..line(page.number, 414.0, "DRAFT")
            };
            page.lines.insert(3, mark);
        }
        let words = |pages: &[PageLines]| {
            let lines = pages.iter().flat_map(|page| &page.lines);
            lines.filter(|line| line.text() == "DRAFT").count()
        };
        assert_eq!(words(&remove(pages.clone())), 0);
        // Two pages may say the same by chance.
        assert_eq!(words(&remove(pages[..2].to_vec())), 2);
    }

    #[test]
    fn an_imprint_on_the_last_page_goes() {
        let mut pages = vec![page(1, "first"), page(2, "second")];
        let last = pages.last_mut().expect("two pages");
        last.lines.pop();
        for (y, text) in [
            (
                700.0,
                "While the design, structure and metadata of the Case Search database are licensed",
            ),
            (
                712.0,
                "by its publisher, the texts are in the public domain.",
            ),
            (812.0, "Powered by a program"),
        ] {
            last.lines.push(line(2, y, text));
        }
        let text: Vec<String> = remove(pages)[1].lines.iter().map(Line::text).collect();
        assert_eq!(text, ["second", "the same words", "and others"]);
    }
}
