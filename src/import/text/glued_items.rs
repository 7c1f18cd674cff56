//! Items that lost the breaks between them, as they do where a page is copied: `orders:a.Spentb.A stay`.

use std::borrow::Cow;

/// The series of marks that lists have.
const SERIES: [&[&str]; 2] = [
    &[
        "a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l", "m", "n", "o", "p", "q", "r",
        "s", "t", "u", "v", "w", "x", "y", "z",
    ],
    &[
        "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv",
        "xv", "xvi", "xvii", "xviii", "xix", "xx",
    ],
];

/// The longest item that is looked through for the mark of the next, in bytes.
const LONGEST_ITEM: usize = 6_000;
/// Marks of a first item that nothing follows, after which no more are tried in one text.
const MOST_ALONE: usize = 500;
/// A text of more items is no list of anybody's.
const MOST_ITEMS: usize = 2_000;

/// The text with a line for each item of its glued lists.
pub(super) fn parted(text: &str) -> Cow<'_, str> {
    let mut marks: Vec<(usize, usize)> = Vec::new();
    let mut alone = 0;
    for (stop, _) in text.match_indices('.') {
        let past = marks.last().is_some_and(|(_, end)| stop < *end);
        let Some((series, at)) = first(text, stop).filter(|_| !past) else {
            continue;
        };
        let found = list(text, series, at);
        if found.len() > 1 {
            marks.extend(found);
            if marks.len() > MOST_ITEMS {
                break;
            }
        } else {
            alone += 1;
            if alone == MOST_ALONE {
                break;
            }
        }
    }
    if marks.is_empty() || marks.len() > MOST_ITEMS {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 2 * marks.len());
    let mut from = 0;
    for (start, end) in marks {
        out.push_str(text[from..start].trim_end());
        out.push('\n');
        out.push_str(&text[start..end]);
        out.push(' ');
        from = end;
    }
    out.push_str(&text[from..]);
    Cow::Owned(out)
}

/// The series that the stop's mark begins, and where, if a colon or a dash announces it: `:a.The`.
fn first(text: &str, stop: usize) -> Option<(&'static [&'static str], usize)> {
    let series = SERIES
        .into_iter()
        .find(|series| text[..stop].ends_with(series[0]))?;
    let at = stop - series[0].len();
    let announced = text[..at].trim_end().ends_with([':', '-', '–', '—', '−']);
    let rest = &text[stop + 1..];
    // `Email: a.mfano@…`, `– a.k.a.`
    let item = is_glued(rest) && !is_address(text, at) && !begins_with_mark(rest);
    (announced && item).then_some((series, at))
}

/// The marks of the list that begins there, each to the end of its stop.
fn list(text: &str, series: &[&str], at: usize) -> Vec<(usize, usize)> {
    let mut marks = vec![(at, at + series[0].len() + 1)];
    for mark in &series[1..] {
        let from = marks.last().map_or(at, |(_, end)| *end);
        let mut to = text.len().min(from + LONGEST_ITEM);
        while !text.is_char_boundary(to) {
            to -= 1;
        }
        let mark = format!("{mark}.");
        let next = text[from..to]
            .match_indices(&mark)
            .map(|(at, _)| (from + at, from + at + mark.len()))
            .find(|(start, end)| {
                let before = &text[from..*start];
                // `iii.` holds `ii.`.
                let longer = series[1] == "ii" && before.ends_with(['i', 'v', 'x']);
                let none = before.is_empty() || before.ends_with([' ', '(', '/']);
                let rest = &text[*end..];
                !(none || longer || is_abbreviation(before) || is_address(text, *start))
                    && is_glued(rest)
                    // The end of `closed` in `closed.d.Costs`, or of a name in `mfano.co.ke`.
                    && !(before.ends_with(char::is_alphabetic) && begins_with_mark(rest))
            });
        let Some(next) = next else { break };
        marks.push(next);
    }
    marks
}

/// Whether the words of an item follow right behind its stop.
fn is_glued(rest: &str) -> bool {
    rest.starts_with(|c: char| c.is_alphabetic() || matches!(c, '“' | '"' | '‘' | '(' | '['))
}

/// Whether a text begins with a mark and a stop: `d.Costs`.
fn begins_with_mark(text: &str) -> bool {
    let mark = text.split('.').next().unwrap_or_default();
    mark.len() < text.len()
        && (1..=5).contains(&mark.len())
        && mark.chars().all(|c| c.is_ascii_lowercase())
}

/// Whether what stands there without a space is an address: `a@mfano.example`, `www.mfano.example`.
fn is_address(text: &str, at: usize) -> bool {
    let start = text[..at]
        .char_indices()
        .rev()
        .find(|(_, c)| c.is_whitespace())
        .map_or(0, |(at, c)| at + c.len_utf8());
    let end = text[at..]
        .find(char::is_whitespace)
        .map_or(text.len(), |end| at + end);
    let word = text.get(start..end).unwrap_or_default();
    word.contains(['@', '/']) || word.contains("www.")
}

/// Whether a text ends in one letter and a stop: `e.` of `e.g.`.
fn is_abbreviation(text: &str) -> bool {
    let Some(bare) = text.strip_suffix('.') else {
        return false;
    };
    let mut last = bare.chars().rev();
    last.next().is_some_and(char::is_alphabetic) && last.next().is_none_or(|c| !c.is_alphanumeric())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn glued_items_get_lines_of_their_own() {
        for (glued, expected) in [
            (
                "We make these orders:a.The motion is dismissedb.Each side bears its costs;c.No more.",
                "We make these orders:\na. The motion is dismissed\nb. Each side bears its costs;\nc. No more.",
            ),
            (
                "It seeks these orders: a.Thatthe decree be stayed.b.Costs.",
                "It seeks these orders:\na. Thatthe decree be stayed.\nb. Costs.",
            ),
            (
                "It seeks: -a.Spentb.a stay of the decree.",
                "It seeks: -\na. Spent\nb. a stay of the decree.",
            ),
            (
                "We order:a.The file is made.b.It is closed.c.Alpha is paid.d.Costs in the cause.e.Liberty.",
                "We order:\na. The file is made.\nb. It is closed.\nc. Alpha is paid.\nd. Costs in the cause.\ne. Liberty.",
            ),
            (
                "As follows:i.Fees 100ii.Costs 200iii.Interest. It held that:a.One, e.g.goods;b.Two.",
                "As follows:\ni. Fees 100\nii. Costs 200\niii. Interest. It held that:\na. One, e.g.goods;\nb. Two.",
            ),
        ] {
            assert_eq!(parted(glued), expected);
        }
    }

    #[test]
    fn what_is_no_glued_list_stays() {
        for text in [
            "He relies on section 2: a. The first; b. The second.",
            "The court said:a.One thing alone.",
            "On 3 Feb.The court sat, i.e.it heard the parties.",
            "Email: a.mfano@web.example.org or b.mfani@web.example.org",
            "Alpha – a.k.a. Beta – wrote on the page www.club.co.ke and left.",
            "",
        ] {
            assert_eq!(parted(text), text);
        }
    }
}
