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
    if c.is_ascii() {
        return c.is_ascii_alphanumeric();
    }
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
    each_word(text, |range| {
        let mut word = String::new();
        write_normal(&text[range.clone()], &mut word);
        tokens.push(Token { word, range });
    });
    tokens
}

/// The words of a text one after the other in a single piece of memory: what [`tokens`]
/// gives, for those who read millions of texts.
#[derive(Debug, Default)]
pub struct Words {
    /// The words in their folded form, joined.
    joined: String,
    /// Where each ends in `joined`.
    ends: Vec<usize>,
    /// Where each begins in the text, in bytes.
    starts: Vec<usize>,
}

impl Words {
    /// Cuts another text, in the memory of the last one.
    pub fn read(&mut self, text: &str) {
        self.joined.clear();
        self.ends.clear();
        self.starts.clear();
        each_word(text, |range| {
            self.starts.push(range.start);
            write_normal(&text[range], &mut self.joined);
            self.ends.push(self.joined.len());
        });
    }

    /// The words, in order.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        let mut start = 0;
        self.ends.iter().map(move |end| {
            let word = &self.joined[start..*end];
            start = *end;
            word
        })
    }

    /// Where the words begin in the text, in bytes, in order.
    #[must_use]
    pub fn starts(&self) -> &[usize] {
        &self.starts
    }
}

/// Calls `found` with the place of each word, in bytes.
fn each_word(text: &str, mut found: impl FnMut(Range<usize>)) {
    let bytes = text.as_bytes();
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        if byte.is_ascii() {
            if byte.is_ascii_alphanumeric() {
                let end = word_end(text, at);
                found(at..end);
                at = end;
            } else {
                at += 1;
            }
            continue;
        }
        let Some(first) = text[at..].chars().next() else {
            return;
        };
        if is_word(first) {
            let end = word_end(text, at);
            found(at..end);
            at = end;
        } else {
            at += first.len_utf8();
        }
    }
}

/// Where the word that begins at `start` ends.
fn word_end(text: &str, start: usize) -> usize {
    let bytes = text.as_bytes();
    let mut end = start;
    loop {
        // Most words are nothing but these.
        while bytes.get(end).is_some_and(u8::is_ascii_alphanumeric) {
            end += 1;
        }
        let Some(c) = text[end..].chars().next() else {
            return end;
        };
        let inside = is_word(c)
            || (end > start
                && ((joins(c)
                    && text[..end].ends_with(char::is_alphabetic)
                    && text[end + c.len_utf8()..].starts_with(char::is_alphabetic))
                    || (c == ','
                        && bytes[end - 1].is_ascii_digit()
                        && thousands(&text[end + 1..]))));
        if !inside {
            return end;
        }
        end += c.len_utf8();
    }
}

/// Whether `rest` begins with exactly three digits, as after a thousands separator.
fn thousands(rest: &str) -> bool {
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    digits == 3
}

/// Adds the folded form of a word.
fn write_normal(word: &str, out: &mut String) {
    let begin = out.len();
    if word.is_ascii() {
        out.push_str(word);
        if let Some(tail) = out.get_mut(begin..) {
            tail.make_ascii_lowercase();
        }
        if word.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
            return;
        }
    } else {
        out.push_str(&fold(word));
    }
    if out[begin..].contains(',') {
        let plain = out[begin..].replace(',', "");
        out.truncate(begin);
        out.push_str(&plain);
    }
    if out[begin..].len() > 2 && out[begin..].ends_with("'s") {
        out.truncate(out.len() - 2);
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
    fn words_are_those_of_tokens() {
        let mut words = Words::default();
        for text in [
            "",
            "The State’s roll-out of 1,215,095 cards, s. 9A(1)",
            "'Tis ng'ombe’ya O’Brien's '' ’s x'",
            "1,234,5 12,345 a,123 ,123 e\u{301}a \u{301} ﷺ ½ ÅNGSTRÖM",
        ] {
            words.read(text);
            let tokens = tokens(text);
            let plain: Vec<&str> = tokens.iter().map(|token| token.word.as_str()).collect();
            assert_eq!(words.iter().collect::<Vec<_>>(), plain, "{text}");
            let starts: Vec<usize> = tokens.iter().map(|token| token.range.start).collect();
            assert_eq!(words.starts(), starts, "{text}");
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
