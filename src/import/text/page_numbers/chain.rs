//! Numbers of pages among other numbers on lines of their own: the longest row of them that counts on, a page's
//! text between each two.

use std::collections::{BTreeMap, HashMap};

use super::super::Line;
use super::super::pages::same_letters;
use super::{SHORTEST_PAGE, numbers};

/// Fewest pages.
const FEWEST: usize = 5;
/// A scan may hide the numbers of so many pages in a row.
const HIDDEN: u32 = 2;
/// A page has so many lines at most, empty ones too.
const LONGEST_PAGE: usize = 220;
/// The rows cover so many of ten lines of the text.
const MOST: usize = 6;
/// Fewest letters of a title behind or before the number.
const LETTERS: usize = 12;

/// A number that may be a page's.
struct Node {
    at: usize,
    number: u32,
    /// How many count on up to it.
    length: usize,
    before: Option<usize>,
}

/// The lines that count the pages, each with its number.
pub(super) fn marks(lines: &[Line<'_>]) -> Option<Vec<(usize, u32)>> {
    let mut families: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (at, line) in lines.iter().enumerate() {
        let edge = |c: char| c.is_ascii_digit();
        if line.text.starts_with(edge) || line.text.ends_with(edge) {
            families
                .entry(same_letters(line.text))
                .or_default()
                .push(at);
        }
    }
    families
        .into_iter()
        .filter(|(letters, members)| {
            (letters.is_empty() || letters.len() >= LETTERS) && members.len() >= FEWEST
        })
        .filter_map(|(_, members)| longest(lines, &members))
        .max_by_key(Vec::len)
        .filter(|row| covers(row, lines.len()))
}

/// Whether a row of pages runs through the text.
fn covers(row: &[(usize, u32)], lines: usize) -> bool {
    let (Some((first, _)), Some((last, _))) = (row.first(), row.last()) else {
        return false;
    };
    let span = last - first;
    row.len() >= FEWEST && span * 10 >= lines * MOST && span <= row.len() * LONGEST_PAGE
}

/// The longest row that counts on in these lines.
fn longest(lines: &[Line<'_>], members: &[usize]) -> Option<Vec<(usize, u32)>> {
    /// No law has more pages.
    const LAST: u32 = 9_999;
    /// Numbers of one line.
    const SLOTS: usize = 3;
    let mut nodes: Vec<Node> = Vec::new();
    let mut ends: HashMap<u32, usize> = HashMap::new();
    for &at in members {
        let found = numbers(lines[at].text);
        if found.len() > SLOTS {
            continue;
        }
        for number in found.into_iter().filter(|number| *number <= LAST) {
            let before = (1..=HIDDEN)
                .filter_map(|step| ends.get(&number.checked_sub(step)?))
                .copied()
                .filter(|&before| nodes[before].at + SHORTEST_PAGE <= at)
                .max_by_key(|&before| nodes[before].length);
            let length = before.map_or(1, |before| nodes[before].length + 1);
            if ends
                .get(&number)
                .is_none_or(|&end| nodes[end].length <= length)
            {
                ends.insert(number, nodes.len());
            }
            nodes.push(Node {
                at,
                number,
                length,
                before,
            });
        }
    }
    let mut here = (0..nodes.len()).max_by_key(|&node| nodes[node].length);
    let mut row = Vec::new();
    while let Some(node) = here {
        row.push((nodes[node].at, nodes[node].number));
        here = nodes[node].before;
    }
    row.reverse();
    (!row.is_empty()).then_some(row)
}

#[cfg(test)]
mod tests {
    use super::super::super::lines;
    use super::*;

    #[test]
    fn pages_among_the_numbers_of_tables() {
        let page = |number: usize| {
            let title = if number.is_multiple_of(2) {
                format!("{number} Mfano Subsidiary Legislation, 2031")
            } else {
                format!("Mfano Subsidiary Legislation, 2031 {number}")
            };
            format!(
                "\n{title}\n{}7\n14\n3\n",
                "The registrar keeps it.\n".repeat(12)
            )
        };
        let text: String = (101..109).map(page).collect();
        let (found, _) = lines(&text, false);
        let marks = marks(&found).expect("pages");
        let numbers: Vec<u32> = marks.iter().map(|(_, number)| *number).collect();
        assert_eq!(numbers, (101..109).collect::<Vec<u32>>());

        let page = |number: usize| format!("\n{number}\n{}7\n14\n", "It is kept.\n".repeat(12));
        let text: String = (101..109).map(page).collect();
        let (found, _) = lines(&text, false);
        assert_eq!(super::marks(&found).map(|marks| marks.len()), Some(8));
    }

    #[test]
    fn numbers_of_a_table_are_no_pages() {
        let text = format!("{}1\n2\n3\n4\n5\n6\n7\n", "It is kept.\n".repeat(200));
        let (found, _) = lines(&text, false);
        assert_eq!(marks(&found), None);
    }
}
