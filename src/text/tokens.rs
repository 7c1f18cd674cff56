//! Cutting a text into words as a reader counts them.

use std::ops::Range;

use super::fold;

/// One word of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token {
    /// The word in its folded form.
    pub word: String,
    /// Where it stands, in bytes of the text, half open.
    pub range: Range<usize>,
}

/// Whether `c` may stand inside a word.
fn is_word(c: char) -> bool {
    c.is_alphanumeric() || unicode_normalization::char::is_combining_mark(c)
}

/// Whether `c` joins two letters into one word: `Attorney's`, `ng'ombe`.
fn joins(c: char) -> bool {
    matches!(c, '\'' | '’' | 'ʼ')
}

/// The words of `text`, in order.
///
/// A word is a run of letters, digits and combining marks; an apostrophe between two
/// letters belongs to it, save that an English possessive is cut off (`State's` is
/// `state`, as the reader who looks for `state` expects). Hyphens and full stops part
/// words. A comma before three digits does not (`1,215,095` is one word, `1215095`), and
/// a provision's brackets part it (`9A(1)` is `9a`, `1`).
///
/// ```
/// let words: Vec<_> = hoja::text::tokens("The State’s roll-out, s. 9A(1)")
///     .into_iter().map(|token| token.word).collect();
/// assert_eq!(words, ["the", "state", "roll", "out", "s", "9a", "1"]);
/// ```
#[must_use]
pub fn tokens(text: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut chars = text.char_indices().peekable();
    while let Some((start, first)) = chars.next() {
        if !is_word(first) {
            continue;
        }
        let mut end = start + first.len_utf8();
        let mut previous = first;
        while let Some(&(at, c)) = chars.peek() {
            let after = text[at + c.len_utf8()..].chars().next();
            let inside = is_word(c)
                || (joins(c) && previous.is_alphabetic() && after.is_some_and(char::is_alphabetic))
                || (c == ',' && previous.is_ascii_digit() && thousands(&text[at + 1..]));
            if !inside {
                break;
            }
            end = at + c.len_utf8();
            previous = c;
            chars.next();
        }
        tokens.push(Token {
            word: normal(&text[start..end]),
            range: start..end,
        });
    }
    tokens
}

/// Whether `rest` begins with exactly three digits, as after a thousands separator.
fn thousands(rest: &str) -> bool {
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    digits == 3
}

fn normal(word: &str) -> String {
    let mut folded = fold(word);
    if folded.contains(',') {
        folded.retain(|c| c != ',');
    }
    match folded.strip_suffix("'s") {
        Some(stem) if !stem.is_empty() => stem.to_owned(),
        _ => folded,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<String> {
        tokens(text).into_iter().map(|token| token.word).collect()
    }

    #[test]
    fn what_counts_as_a_word() {
        for (text, expected) in [
            ("", vec![]),
            ("…—“”", vec![]),
            ("DNA and GPS", vec!["dna", "and", "gps"]),
            ("ng'ombe ya Irũngũ", vec!["ng'ombe", "ya", "irungu"]),
            (
                "a backlog of 1,215,095 cards",
                vec!["a", "backlog", "of", "1215095", "cards"],
            ),
            ("1,2 and 1,23", vec!["1", "2", "and", "1", "23"]),
            ("[2020] eKLR", vec!["2020", "eklr"]),
            ("the petitioners' case", vec!["the", "petitioners", "case"]),
            ("ﬁnding", vec!["finding"]),
        ] {
            assert_eq!(words(text), expected, "{text}");
        }
    }

    #[test]
    fn ranges_point_at_the_text() {
        let text = "Irũngũ’s Huduma Namba";
        for token in tokens(text) {
            assert!(!text[token.range.clone()].is_empty());
        }
    }
}
