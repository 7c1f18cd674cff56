//! Which parts of a text are quotations.

use std::ops::Range;

/// A quotation of fewer words than this may be a phrase of the sentence around it.
const PHRASE: usize = 6;

/// The quotations of `text` with their signs, in bytes, in order; phrases of fewer than six
/// words are left out. A quotation that is never closed runs to the end: each paragraph of a
/// long one opens anew.
///
/// ```
/// let text = "It said: “the court must always hear both sides.” I agree.";
/// assert_eq!(hoja::text::quotations(text).len(), 1);
/// assert!(hoja::text::quotations("a “pure point of law” only").is_empty());
/// ```
#[must_use]
pub fn quotations(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut at = 0;
    // What is closed before anything was opened goes on from the passage before.
    if let Some(close) = text.find('”')
        && !text[..close].contains('“')
    {
        let end = close + '”'.len_utf8();
        if text[..close].split_whitespace().count() >= PHRASE {
            found.push(0..end);
        }
        at = end;
    }
    while let Some(open) = text[at..].find(['“', '"']).map(|n| at + n) {
        let curly = text[open..].starts_with('“');
        let inner = open + if curly { '“'.len_utf8() } else { 1 };
        let close = if curly {
            closing(&text[inner..])
        } else {
            text[inner..].find('"')
        }
        .map(|n| inner + n);
        let end = close.map_or(text.len(), |close| {
            close + text[close..].chars().next().map_or(0, char::len_utf8)
        });
        let words = text[inner..close.unwrap_or(end)].split_whitespace().count();
        if words >= PHRASE {
            found.push(open..end);
        }
        at = end;
    }
    found
}

/// Where the curly quotation ends, inner ones counted.
fn closing(inner: &str) -> Option<usize> {
    let mut depth = 1_usize;
    for (at, c) in inner.char_indices() {
        match c {
            '“' => depth += 1,
            '”' => {
                depth -= 1;
                if depth == 0 {
                    return Some(at);
                }
            }
            _ => {}
        }
    }
    // An inner quotation was opened and never closed: the first end is the best there is.
    inner.find('”')
}

#[cfg(test)]
mod tests {
    use super::quotations;

    fn quoted(text: &str) -> Vec<&str> {
        quotations(text)
            .into_iter()
            .map(|range| &text[range])
            .collect()
    }

    #[test]
    fn inner_quotations_and_open_ends() {
        assert_eq!(
            quoted("He said “that the word “costs” has one sense here” and left."),
            ["“that the word “costs” has one sense here”"]
        );
        assert_eq!(
            quoted("It reads:\n“one two three four five six\nseven"),
            ["“one two three four five six\nseven"]
        );
        assert_eq!(quoted("\"a b c d e f\" x \"g h\""), ["\"a b c d e f\""]);
        assert_eq!(
            quoted("and so the society is struck off.” I agree."),
            ["and so the society is struck off.”"]
        );
        assert!(quoted("no quotation").is_empty());
    }
}
