//! Lines of a paragraph put back together.

use std::collections::BTreeSet;

use super::line::{Line, PageLines};

/// First parts that take a hyphen of their own: a break after one is no hyphenation.
const PREFIXES: &[&str] = &[
    "non", "co", "self", "ex", "pre", "sub", "cross", "counter", "vice", "semi", "quasi", "anti",
    "post", "pro", "inter", "multi", "well", "so", "by", "re", "un", "over", "under", "out",
    "half", "long", "short", "high", "low", "part", "full", "twenty", "thirty", "forty", "fifty",
    "sixty", "seventy", "eighty", "ninety", "mid", "all", "one", "two", "three", "four",
];

/// Joins lines, with the document's own words to tell a hyphen from a hyphenation.
#[derive(Debug, Clone, Default)]
pub struct Joiner {
    /// Words of the document in lower case, hyphenated ones included, but those at line breaks.
    vocabulary: BTreeSet<String>,
}

impl Joiner {
    /// Learns the words of a document.
    #[must_use]
    pub fn of(pages: &[PageLines]) -> Self {
        let mut vocabulary = BTreeSet::new();
        for line in pages.iter().flat_map(|page| &page.lines) {
            for (index, word) in line.words.iter().enumerate() {
                let broken = index + 1 == line.words.len() && word.text.ends_with(['-', '\u{ad}']);
                if !broken {
                    vocabulary.insert(bare(&word.text));
                }
            }
        }
        Self { vocabulary }
    }

    /// The words of lines from the word of index `from` of the first line on, as one text.
    #[must_use]
    pub fn join(&self, lines: &[&Line], from: usize) -> String {
        self.join_with_marks(lines, from).0
    }

    /// The same, with the marks of notes and the bytes behind which they hang.
    #[must_use]
    pub fn join_with_marks(&self, lines: &[&Line], from: usize) -> (String, Vec<(usize, String)>) {
        let mut out = String::new();
        let mut marks = Vec::new();
        let words = lines.iter().enumerate().flat_map(|(l, line)| {
            let skip = if l == 0 { from } else { 0 };
            line.words
                .iter()
                .enumerate()
                .skip(skip)
                .map(move |(w, word)| (w == 0, word))
        });
        for (first_of_line, word) in words {
            let closed = out.is_empty() || (first_of_line && self.closes_up(&mut out, &word.text));
            if !closed {
                out.push(' ');
            }
            out.push_str(&word.text);
            marks.extend(word.note.clone().map(|mark| (out.len(), mark)));
        }
        for (at, _) in &mut marks {
            *at = out[..(*at).min(out.len())].replace('\u{ad}', "").len();
        }
        out.retain(|c| c != '\u{ad}');
        (out, marks)
    }

    /// Whether no space belongs between a line and the next; takes out a hyphen of hyphenation.
    fn closes_up(&self, before: &mut String, after: &str) -> bool {
        if before.ends_with('\u{ad}') {
            before.pop();
            return true;
        }
        if let Some(stripped) = before.strip_suffix(['-', '\u{2010}', '\u{2011}']) {
            if !stripped.ends_with(char::is_alphanumeric)
                || !after.starts_with(char::is_alphanumeric)
            {
                return false;
            }
            let head = bare(stripped.rsplit([' ', '/', '(']).next().unwrap_or(stripped));
            let low =
                stripped.ends_with(char::is_lowercase) && after.starts_with(char::is_lowercase);
            if low && self.is_hyphenation(&head, &bare(after)) {
                before.pop();
            }
            return true;
        }
        // An unspaced slash or dash joins words.
        let dash = before.ends_with('—') && after.starts_with(char::is_lowercase);
        (before.ends_with('/') || dash) && !before.ends_with(" /") && !before.ends_with(" —")
    }

    fn is_hyphenation(&self, head: &str, tail: &str) -> bool {
        let known = |word: &str| self.vocabulary.contains(word);
        if known(&format!("{head}-{tail}")) {
            return false;
        }
        if known(&format!("{head}{tail}")) {
            return true;
        }
        let last = head.rsplit('-').next().unwrap_or(head);
        let two_words =
            PREFIXES.contains(&last) || head.contains('-') || (known(last) && known(tail));
        !two_words
    }
}

fn bare(word: &str) -> String {
    word.trim_matches(|c: char| !c.is_alphanumeric())
        .to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::super::line::Word;
    use super::*;

    fn line(text: &str) -> Line {
        let words = text
            .split(' ')
            .map(|w| Word {
                text: w.to_owned(),
                ..Word::default()
            })
            .collect();
        Line {
            words,
            ..Line::default()
        }
    }

    #[test]
    fn hyphens_at_line_ends() {
        let page = PageLines {
            lines: vec![line(
                "the responsible officer and the sub-county and disclosure",
            )],
            ..PageLines::default()
        };
        let joiner = Joiner::of(&[page]);
        for (first, second, joined) in [
            ("a respon-", "sible man", "a responsible man"),
            ("a sub-", "county court", "a sub-county court"),
            (
                "material non-",
                "disclosure of",
                "material non-disclosure of",
            ),
            ("tenant/", "respondent deposes", "tenant/respondent deposes"),
            ("the Inspector-", "General of", "the Inspector-General of"),
            ("the years 2019-", "2020 were", "the years 2019-2020 were"),
            ("he said -", "and left", "he said - and left"),
            ("a consti\u{ad}", "tution", "a constitution"),
        ] {
            assert_eq!(joiner.join(&[&line(first), &line(second)], 0), joined);
        }
    }
}
