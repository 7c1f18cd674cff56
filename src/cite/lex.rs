//! Cutting a text into the words, numbers and signs that the recognisers read.

use std::ops::Range;

use super::words::{Class, class_of};

/// How far apart, in tokens, an opening and its closing bracket may stand to count as a
/// pair. It also bounds how far a recogniser looks when it leaps over brackets.
const MAX_BRACKET: usize = 120;

/// One word, number or sign.
#[derive(Debug, Clone, Copy)]
pub(super) struct Token {
    /// Bytes of the text, half open.
    pub start: u32,
    pub end: u32,
    pub shape: Shape,
    /// What the pack knows of the word.
    pub class: Class,
    /// Whether a blank line stands before it.
    pub parted: bool,
    /// One more than the index of the other bracket of its pair; 0 where there is none.
    mate: u32,
}

/// What a token is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    /// Letters in lower case.
    Lower,
    /// A capital letter first.
    Capital,
    /// Capitals only, two or more.
    Upper,
    /// Digits only.
    Number,
    /// Letters and digits: `E084`, `9A`.
    Mixed,
    /// A sign; a run of full stops is one.
    Sign(char),
}

/// A text with its tokens.
pub(super) struct Lexed<'a> {
    pub text: &'a str,
    tokens: Vec<Token>,
}

impl<'a> Lexed<'a> {
    /// Cuts `text`. Texts longer than 4 GiB are cut off there.
    pub fn new(text: &'a str) -> Self {
        let mut tokens = Vec::with_capacity(text.len() / 5 + 1);
        let mut at = 0;
        let mut newlines = 0;
        let bytes = text.as_bytes();
        while at < bytes.len() && u32::try_from(at).is_ok() {
            let Some(c) = char_at(text, at) else { break };
            // The marks of emphasis in a Markdown draft stand for nothing.
            if c.is_whitespace() || matches!(c, '*' | '_') {
                newlines += usize::from(c == '\n' || c == '\r');
                at += c.len_utf8();
                continue;
            }
            let end = if is_word(c) {
                word_end(text, at)
            } else {
                sign_end(bytes, at, c)
            };
            tokens.push(token(text, at..end, c, newlines > 1));
            newlines = 0;
            at = end;
        }
        pair_brackets(&mut tokens);
        Self { text, tokens }
    }

    pub fn len(&self) -> usize {
        self.tokens.len()
    }

    /// The words of a token; empty past the end.
    pub fn word(&self, i: usize) -> &'a str {
        self.tokens
            .get(i)
            .map_or("", |t| &self.text[t.start as usize..t.end as usize])
    }

    /// Whether the token is this word, whatever its case.
    pub fn is(&self, i: usize, word: &str) -> bool {
        self.word(i).eq_ignore_ascii_case(word)
    }

    /// Whether the token is one of these words, whatever their case.
    pub fn is_any(&self, i: usize, words: &[&str]) -> bool {
        let word = self.word(i);
        words.iter().any(|w| word.eq_ignore_ascii_case(w))
    }

    pub fn is_sign(&self, i: usize, sign: char) -> bool {
        matches!(self.tokens.get(i), Some(Token { shape: Shape::Sign(c), .. }) if *c == sign)
    }

    pub fn shape(&self, i: usize) -> Option<Shape> {
        self.tokens.get(i).map(|t| t.shape)
    }

    pub fn has(&self, i: usize, class: Class) -> bool {
        self.tokens.get(i).is_some_and(|t| t.class.has(class))
    }

    /// Whether the token has something of the classes.
    pub fn has_any(&self, i: usize, classes: Class) -> bool {
        self.tokens.get(i).is_some_and(|t| t.class.has_any(classes))
    }

    /// Whether the token begins with a capital letter.
    pub fn is_capital(&self, i: usize) -> bool {
        match self.shape(i) {
            Some(Shape::Capital | Shape::Upper) => true,
            Some(Shape::Mixed) => self.word(i).starts_with(char::is_uppercase),
            _ => false,
        }
    }

    /// Whether white space stands before the token.
    pub fn spaced(&self, i: usize) -> bool {
        i == 0
            || self
                .tokens
                .get(i)
                .is_some_and(|t| t.start > self.tokens[i - 1].end)
    }

    /// Whether the token stands first on its line.
    pub fn begins_line(&self, i: usize) -> bool {
        let Some(token) = self.tokens.get(i) else {
            return true;
        };
        let before = i.checked_sub(1).map_or(0, |at| self.tokens[at].end);
        i == 0
            || self.text[before as usize..token.start as usize]
                .bytes()
                .any(|b| matches!(b, b'\n' | b'\r'))
    }

    /// Whether a paragraph ends before the token.
    pub fn parted(&self, i: usize) -> bool {
        self.tokens.get(i).is_some_and(|t| t.parted)
    }

    /// The other bracket of a pair.
    pub fn mate(&self, i: usize) -> Option<usize> {
        (self.tokens.get(i)?.mate as usize).checked_sub(1)
    }

    /// The bytes from one token to before another.
    pub fn range(&self, first: usize, end: usize) -> Range<usize> {
        match (
            self.tokens.get(first),
            end.checked_sub(1).and_then(|last| self.tokens.get(last)),
        ) {
            (Some(a), Some(b)) if a.start <= b.end => a.start as usize..b.end as usize,
            _ => 0..0,
        }
    }

    /// The text from one token to before another.
    pub fn slice(&self, first: usize, end: usize) -> &'a str {
        &self.text[self.range(first, end)]
    }
}

fn char_at(text: &str, at: usize) -> Option<char> {
    match text.as_bytes().get(at) {
        Some(b) if b.is_ascii() => Some(char::from(*b)),
        _ => text.get(at..)?.chars().next(),
    }
}

fn is_word(c: char) -> bool {
    if c.is_ascii() {
        c.is_ascii_alphanumeric()
    } else {
        c.is_alphanumeric() || is_mark(c)
    }
}

fn is_mark(c: char) -> bool {
    unicode_normalization::char::is_combining_mark(c)
}

/// The end of the word at `start`; an apostrophe between two letters belongs to it.
fn word_end(text: &str, start: usize) -> usize {
    // Most words are nothing but these.
    let bytes = text.as_bytes();
    let mut end = start;
    while bytes.get(end).is_some_and(u8::is_ascii_alphanumeric) {
        end += 1;
    }
    let mut letter = end > start && bytes[end - 1].is_ascii_alphabetic();
    while let Some(c) = char_at(text, end) {
        if is_word(c) {
            letter = c.is_alphabetic();
        } else if !(letter
            && matches!(c, '\'' | '’' | '‘' | '`')
            && char_at(text, end + c.len_utf8()).is_some_and(char::is_alphabetic))
        {
            break;
        }
        end += c.len_utf8();
    }
    unglued(&text[start..end]).map_or(end, |digits| start + digits)
}

/// `69of 1991`, `4and 5`: the digits before a small word that is glued to them.
fn unglued(word: &str) -> Option<usize> {
    let digits = word
        .strip_suffix("of")
        .or_else(|| word.strip_suffix("and"))?;
    (!digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit())).then_some(digits.len())
}

fn sign_end(bytes: &[u8], start: usize, c: char) -> usize {
    if c != '.' {
        return start + c.len_utf8();
    }
    start + bytes[start..].iter().take_while(|b| **b == b'.').count()
}

fn token(text: &str, range: Range<usize>, first: char, parted: bool) -> Token {
    let word = &text[range.clone()];
    let shape = shape(word, first);
    let class = if matches!(shape, Shape::Sign(_)) {
        Class::default()
    } else {
        class_of(word)
    };
    Token {
        start: narrow(range.start),
        end: narrow(range.end),
        shape,
        class,
        parted,
        mate: 0,
    }
}

fn shape(word: &str, first: char) -> Shape {
    if !is_word(first) {
        return Shape::Sign(if word.len() > 1 && first == '.' {
            '…'
        } else {
            first
        });
    }
    let (mut digits, mut letters, mut lower) = (false, false, false);
    if word.is_ascii() {
        for byte in word.bytes() {
            digits |= byte.is_ascii_digit();
            letters |= byte.is_ascii_alphabetic();
            lower |= byte.is_ascii_lowercase();
        }
    } else {
        for c in word.chars() {
            digits |= c.is_ascii_digit();
            letters |= c.is_alphabetic();
            lower |= c.is_lowercase();
        }
    }
    match (digits, letters) {
        (true, true) => Shape::Mixed,
        (true, false) => Shape::Number,
        _ if !first.is_uppercase() => Shape::Lower,
        _ if lower || word.chars().nth(1).is_none() => Shape::Capital,
        _ => Shape::Upper,
    }
}

/// Pairs round, square and curly brackets that stand near enough, in one walk.
fn pair_brackets(tokens: &mut [Token]) {
    let mut open: Vec<(usize, char)> = Vec::new();
    for i in 0..tokens.len() {
        let closes = match tokens[i].shape {
            Shape::Sign(c @ ('(' | '[' | '{')) => {
                open.push((i, c));
                continue;
            }
            Shape::Sign(')') => '(',
            Shape::Sign(']') => '[',
            Shape::Sign('}') => '{',
            _ => continue,
        };
        // An opening bracket of the other kind that was never closed must not block all that
        // follow: it is dropped, once.
        while let Some((at, kind)) = open.pop() {
            let near = i - at <= MAX_BRACKET;
            if kind == closes {
                if near {
                    tokens[at].mate = narrow(i + 1);
                    tokens[i].mate = narrow(at + 1);
                }
                break;
            }
            if near {
                open.push((at, kind));
                break;
            }
        }
    }
}

fn narrow(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}
