//! Words and signs as quotations are compared by them.

use std::ops::Range;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// A word or a sign of punctuation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token {
    /// Its letters in their case, typography made plain.
    pub text: String,
    /// Where it stands, in bytes of the text, half open.
    pub range: Range<usize>,
    /// Whether it is a word.
    pub word: bool,
}

/// The words and signs of a text. Quotation marks are none: their shape changes no letter.
#[must_use]
pub fn source_tokens(text: &str) -> Vec<Token> {
    tokens_in(text, 0..text.len())
}

/// The same, of a part of a text.
pub(super) fn tokens_in(text: &str, part: Range<usize>) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut at = part.start;
    while let Some(c) = text[at..part.end].chars().next() {
        let next = at + c.len_utf8();
        if is_word(c) {
            let end = word_end(&text[..part.end], at);
            tokens.push(Token {
                text: plain(&text[at..end]),
                range: at..end,
                word: true,
            });
            at = end;
            continue;
        }
        if let Some(sign) = sign(c) {
            for _ in 0..if c == '…' { 3 } else { 1 } {
                tokens.push(Token {
                    text: sign.to_string(),
                    range: at..next,
                    word: false,
                });
            }
        }
        at = next;
    }
    tokens
}

/// Whether `c` stands in a word.
pub(super) fn is_word(c: char) -> bool {
    c.is_alphanumeric() || is_combining_mark(c)
}

/// Signs inside a word that show nothing.
const fn is_silent(c: char) -> bool {
    matches!(
        c,
        '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}'
    )
}

const fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | '‘' | 'ʼ' | '′')
}

/// Where the word that begins at `start` ends.
fn word_end(text: &str, start: usize) -> usize {
    let mut end = start;
    let mut chars = text[start..].char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let joins = (is_apostrophe(c) || is_silent(c))
            && chars.peek().is_some_and(|(_, next)| next.is_alphanumeric());
        if !is_word(c) && !joins {
            break;
        }
        end = start + at + c.len_utf8();
    }
    end
}

/// A word with its typography made plain: ligatures parted, accents composed, one apostrophe.
pub(super) fn plain(word: &str) -> String {
    if word.is_ascii() {
        return word.to_owned();
    }
    let mut out = String::with_capacity(word.len());
    for c in word.nfc() {
        match c {
            'ﬀ' => out.push_str("ff"),
            'ﬁ' => out.push_str("fi"),
            'ﬂ' => out.push_str("fl"),
            'ﬃ' => out.push_str("ffi"),
            'ﬄ' => out.push_str("ffl"),
            'ﬅ' | 'ﬆ' => out.push_str("st"),
            // A word broken at a line's end keeps its place; who compares decides.
            '\u{ad}' => out.push(c),
            c if is_apostrophe(c) => out.push('\''),
            c if is_silent(c) => {}
            c => out.push(c),
        }
    }
    out
}

/// The plain form of a sign; none for what changes nothing.
fn sign(c: char) -> Option<char> {
    match c {
        c if c.is_whitespace() || c.is_control() || is_silent(c) || is_apostrophe(c) => None,
        '"' | '“' | '”' | '„' | '«' | '»' | '‹' | '›' | '‚' | '″' | '*' | '_' => {
            None
        }
        '‐' | '‑' | '‒' | '–' | '—' | '―' | '−' => Some('-'),
        '…' => Some('.'),
        c => Some(c),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<String> {
        source_tokens(text).into_iter().map(|t| t.text).collect()
    }

    #[test]
    fn typography_changes_no_token() {
        assert_eq!(
            words("the “oﬃcer’s”\u{a0}file – closed"),
            words("the 'officer's' file - closed")
        );
        assert_eq!(words("Irũngũ"), words("Iru\u{303}ngu\u{303}"));
        assert_ne!(words("Irũngũ"), words("Irungu"));
        assert_ne!(words("a, b"), words("a b"));
    }
}
