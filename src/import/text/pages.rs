//! Lines that stand at the top or the foot of every page: the title again, an address, the number of the
//! page.

use std::collections::BTreeMap;

use super::Line;

/// Fewest pages that show what repeats, where its words alone do not.
const FEWEST_PAGES: usize = 3;
/// Fewest pages that show what stands on left or right pages alone.
const FEWEST_FACING: usize = 4;
/// Fewest letters of a running title.
const LETTERS: usize = 12;
/// Lines at either end of a page that may repeat.
const DEEP: usize = 6;

/// Marks the lines that repeat from page to page: `true` for each that is none of the text.
pub(super) fn running(lines: &[Line<'_>], is_law: bool) -> Vec<bool> {
    let mut running = vec![false; lines.len()];
    let mut pages: Vec<Vec<usize>> = Vec::new();
    let mut page = 0;
    for (at, line) in lines.iter().enumerate() {
        if line.page != page {
            page = line.page;
            pages.push(Vec::new());
        }
        if let Some(last) = pages.last_mut().filter(|_| !line.text.is_empty()) {
            last.push(at);
        }
    }
    pages.retain(|page| !page.is_empty());
    if pages.len() < 2 {
        return running;
    }
    for depth in 0..DEEP {
        for from_foot in [false, true] {
            // What lies nearer to the edge must repeat too.
            let place = |page: &Vec<usize>| {
                let nth = |depth: usize| {
                    let at = if from_foot {
                        page.len().checked_sub(depth + 1)?
                    } else {
                        depth
                    };
                    page.get(at).copied()
                };
                nth(depth)
                    .filter(|_| (0..depth).all(|outer| nth(outer).is_some_and(|at| running[at])))
            };
            let mut seen: BTreeMap<String, Vec<usize>> = BTreeMap::new();
            let mut letters: BTreeMap<String, Vec<usize>> = BTreeMap::new();
            for at in pages.iter().filter_map(place) {
                let text = lines[at].text;
                seen.entry(shape(text)).or_default().push(at);
                letters.entry(same_letters(text)).or_default().push(at);
            }
            // Left and right pages of a printed law have the same title, each with the number at its outer edge.
            for (letters, places) in letters {
                let told = is_law && letters.len() >= LETTERS && places.len() >= FEWEST_FACING;
                if told && places.len() * 5 >= pages.len() * 2 {
                    for at in places {
                        running[at] = true;
                    }
                }
            }
            for places in seen.into_values() {
                let fewest = if is_furniture(lines[places[0]].text) {
                    2
                } else {
                    FEWEST_PAGES
                };
                if places.len() >= fewest && places.len() * 2 > pages.len() {
                    for at in places {
                        running[at] = true;
                    }
                }
            }
        }
    }
    running
}

/// Whether a line is the number of a page or an address with one, and nothing else.
fn is_furniture(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    let number = |word: &&str| word.chars().all(|c| c.is_ascii_digit());
    match words[..] {
        [only] => number(&only),
        [address, page] => address.contains("://") && number(&page),
        [page, _, of, _] => page.eq_ignore_ascii_case("page") && of.eq_ignore_ascii_case("of"),
        _ => false,
    }
}

/// The letters of a line and no more, in the order of the alphabet: a title is the same on left and right pages,
/// where numbers stand behind and before it, and with the spaces that a scan lost.
pub(super) fn same_letters(text: &str) -> String {
    let mut letters: Vec<char> = text
        .chars()
        .filter(|c| c.is_alphabetic())
        .flat_map(char::to_lowercase)
        .collect();
    letters.sort_unstable();
    letters.into_iter().collect()
}

/// A line with all its numbers alike: `Page 3 of 12` is on every page.
pub(super) fn shape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        let mut number = false;
        for c in word.chars() {
            if c.is_ascii_digit() {
                if !std::mem::replace(&mut number, true) {
                    out.push('0');
                }
            } else {
                number = false;
                out.push(c);
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::super::blocks;

    #[test]
    fn what_stands_on_every_page_is_none_of_the_text() {
        let page = |number: usize, first: &str, last: &str| {
            format!(
                "ALPHA V BETA (RULING)\n\n{first}\nand the court went on for long in words that differ {number} times from\nthose which it had used before, as it had the right to do in\nany case that came to it.\n{last}\n\nHC. PET. NO. 1 OF 2031        Page {number} of 3\n"
            )
        };
        let text = [
            page(
                1,
                "The court sat.",
                "The first question in this petition was whether the whole of the",
            ),
            page(2, "register is lawful.", "It was not."),
            page(3, "So it held.", "It is so ordered."),
        ]
        .join("\u{c}");
        let text: String = blocks(&text)
            .iter()
            .map(|block| block.text.clone() + "\n")
            .collect();
        assert!(!text.contains("Page") && !text.contains("ALPHA"), "{text}");
        assert!(text.contains("whole of the register is lawful."), "{text}");
        assert!(text.contains("3 times"), "{text}");
    }

    #[test]
    fn titles_of_left_and_right_pages() {
        let page = |number: usize| {
            let title = if number.is_multiple_of(2) {
                format!("{number} Mfano Subsidiary Legislation, 2031")
            } else {
                format!("Mfano Subsidiary Legislation, 2031 {number}")
            };
            let word = ["books", "fees", "forms", "oaths", "seals", "lists"][number % 6];
            format!("{title}\nThe registrar keeps {word}, and nobody else keeps {word}.\n")
        };
        let text: Vec<String> = (1..9).map(page).collect();
        let law = format!("This Act may be cited.\n{}", text.join("\u{c}"));
        let found = blocks(&law);
        assert_eq!(found.len(), 10, "{found:#?}");
    }

    #[test]
    fn two_pages_show_nothing() {
        let text = "HEAD\n\nWords.\u{c}HEAD\n\nMore.";
        assert_eq!(blocks(text).len(), 4);
        // But for what can be nothing else.
        let text = "Words.\n\nhttps://example.org/a  1\u{c}More.\n\nhttps://example.org/a  2";
        assert_eq!(blocks(text).len(), 2);
    }
}
