//! A query's signs and words, with their places.

use std::ops::Range;
use std::sync::Arc;

use crate::diagnostic::{Diagnostic, SourceFile, Span};

use super::Field;

/// One sign or word of a query.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Lexeme {
    pub kind: LexemeKind,
    pub range: Range<usize>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum LexemeKind {
    /// A run of characters that is no sign.
    Word(String),
    /// What stood between double quotes.
    Quoted(String),
    /// `field:`
    Field(Field),
    /// `[a TO b]`: what stood between the brackets.
    Bracketed(String),
    And,
    Or,
    /// `NOT`, `%`, `and not`, `but not`
    Not,
    /// `-` right before an operand.
    Minus,
    Open,
    Close,
    Star,
}

/// The longest query in bytes. Longer ones are slips of a paste, not questions.
const LONGEST: usize = 10_000;

/// Cuts the query into lexemes.
pub(super) fn lex(file: &Arc<SourceFile>) -> Result<Vec<Lexeme>, Diagnostic> {
    let text = file.text.as_str();
    if text.len() > LONGEST {
        return Err(Diagnostic::error(
            "query-too-long",
            format!("the query has {} bytes; {LONGEST} is the most", text.len()),
            Span::new(file, 0..0),
        )
        .help("put long lists of words into a file and use `--batch`"));
    }
    let mut lexer = Lexer { file, text, at: 0, lexemes: Vec::new() };
    while lexer.at < text.len() {
        lexer.step()?;
    }
    Ok(join_words(lexer.lexemes))
}

struct Lexer<'a> {
    file: &'a Arc<SourceFile>,
    text: &'a str,
    at: usize,
    lexemes: Vec<Lexeme>,
}

/// Signs that lawyers know from elsewhere and that only later versions of the grammar hold.
fn is_connector(word: &str) -> bool {
    let word = word.to_ascii_lowercase();
    let (head, tail) = match word.split_once(['/', '+']) {
        Some(parts) => parts,
        None => return false,
    };
    let near = matches!(tail, "s" | "p" | "sent" | "para") || (!tail.is_empty() && tail.bytes().all(|b| b.is_ascii_digit()));
    near && matches!(head, "" | "w" | "near" | "pre" | "onear")
}

impl Lexer<'_> {
    fn push(&mut self, kind: LexemeKind, len: usize) {
        self.lexemes.push(Lexeme { kind, range: self.at..self.at + len });
        self.at += len;
    }

    fn error(&self, range: Range<usize>, message: impl Into<String>) -> Diagnostic {
        Diagnostic::error("query-syntax", message, Span::new(self.file, range))
    }

    fn step(&mut self) -> Result<(), Diagnostic> {
        let rest = &self.text[self.at..];
        let Some(c) = rest.chars().next() else { return Ok(()) };
        match c {
            c if c.is_whitespace() => self.at += c.len_utf8(),
            '(' => self.push(LexemeKind::Open, 1),
            ')' => self.push(LexemeKind::Close, 1),
            '&' => self.push(LexemeKind::And, 1),
            '|' => self.push(LexemeKind::Or, 1),
            '%' => self.push(LexemeKind::Not, 1),
            '-' if self.begins_operand() => self.push(LexemeKind::Minus, 1),
            '"' | '“' | '”' => self.quoted(c)?,
            '[' if matches!(self.lexemes.last(), Some(Lexeme { kind: LexemeKind::Field(_), range }) if range.end == self.at) => {
                self.bracketed()?;
            }
            '*' if rest[1..].chars().next().is_none_or(|c| c.is_whitespace() || c == ')') => {
                self.push(LexemeKind::Star, 1);
            }
            _ => self.word()?,
        }
        Ok(())
    }

    /// Whether the `-` here stands before an operand and after a gap: `-dna`, not `roll-out`.
    fn begins_operand(&self) -> bool {
        let after = self.text[self.at + 1..].chars().next();
        after.is_some_and(|c| c.is_alphanumeric() || matches!(c, '"' | '“' | '('))
    }

    fn quoted(&mut self, open: char) -> Result<(), Diagnostic> {
        let start = self.at + open.len_utf8();
        let Some(len) = self.text[start..].find(['"', '“', '”']) else {
            let end = self.at + open.len_utf8();
            return Err(self
                .error(self.at..end, "this quotation mark is never closed")
                .help(format!("close it: {}\"", self.text.trim_end())));
        };
        let close = self.text[start + len..].chars().next().map_or(1, char::len_utf8);
        let words = self.text[start..start + len].to_owned();
        self.push(LexemeKind::Quoted(words), open.len_utf8() + len + close);
        Ok(())
    }

    fn bracketed(&mut self) -> Result<(), Diagnostic> {
        let Some(len) = self.text[self.at + 1..].find(']') else {
            return Err(self
                .error(self.at..self.at + 1, "this bracket is never closed")
                .help("a range is written `date:[2019-04 TO 2020-01-30]`"));
        };
        let inside = self.text[self.at + 1..self.at + 1 + len].to_owned();
        self.push(LexemeKind::Bracketed(inside), len + 2);
        Ok(())
    }

    fn word(&mut self) -> Result<(), Diagnostic> {
        let rest = &self.text[self.at..];
        let end = rest
            .find(|c: char| c.is_whitespace() || matches!(c, '(' | ')' | '"' | '“' | '”' | '|' | '&'))
            .unwrap_or(rest.len());
        let end = with_provision_brackets(rest, end.max(rest.chars().next().map_or(1, char::len_utf8)));
        let word = &rest[..end];
        if let Some(colon) = word.find(':') {
            let name = &word[..colon];
            if name.chars().all(|c| c.is_ascii_alphabetic() || c == '-') && !name.is_empty() {
                return self.field(name);
            }
        }
        let range = self.at..self.at + word.len();
        if is_connector(word) {
            return Err(self
                .error(range, format!("the connector `{word}` is not understood by this version"))
                .help("use AND, OR, NOT, quotation marks and parentheses; put the sign in quotation marks to search for it"));
        }
        if word.len() > 1 && (word.ends_with(['*', '!', '~', '?']) || word.starts_with(['=', '#', '*', '?'])) {
            return Err(self
                .error(range, format!("the wildcard or modifier in `{word}` is not understood by this version"))
                .help("write the word out: an unquoted word already finds its plural and verb forms"));
        }
        let kind = match word {
            "AND" | "and" => LexemeKind::And,
            "OR" | "or" => LexemeKind::Or,
            "NOT" => LexemeKind::Not,
            _ => LexemeKind::Word(word.to_owned()),
        };
        let len = word.len();
        self.push(kind, len);
        Ok(())
    }

    fn field(&mut self, name: &str) -> Result<(), Diagnostic> {
        let range = self.at..self.at + name.len();
        let names: Vec<_> = Field::names().collect();
        match name.to_ascii_lowercase().parse::<Field>() {
            Ok(field) => {
                self.push(LexemeKind::Field(field), name.len() + 1);
                Ok(())
            }
            Err(_) => {
                let help = crate::diagnostic::nearest(name, names.iter().copied()).map_or_else(
                    || format!("fields: {}; to search for the colon's words, quote them", names.join(", ")),
                    |near| format!("did you mean `{near}:`?"),
                );
                Err(self.error(range, format!("there is no field `{name}`")).help(help))
            }
        }
    }
}

/// The end of a word that is a provision, with its brackets: `9A(1)(b)`, `31(c)`.
fn with_provision_brackets(rest: &str, mut end: usize) -> usize {
    if !rest.starts_with(|c: char| c.is_ascii_digit()) {
        return end;
    }
    while let Some(inside) = rest[end..].strip_prefix('(') {
        match inside.find(')') {
            Some(len @ 1..=4) if inside[..len].bytes().all(|b| b.is_ascii_alphanumeric()) => end += len + 2,
            _ => break,
        }
    }
    end
}

/// Makes `and not` and `but not` one sign each.
fn join_words(lexemes: Vec<Lexeme>) -> Vec<Lexeme> {
    let mut joined: Vec<Lexeme> = Vec::with_capacity(lexemes.len());
    for lexeme in lexemes {
        let is_not = match &lexeme.kind {
            LexemeKind::Not => true,
            LexemeKind::Word(word) => word == "not",
            _ => false,
        };
        if is_not
            && let Some(last) = joined.last_mut()
            && (last.kind == LexemeKind::And || matches!(&last.kind, LexemeKind::Word(word) if word.eq_ignore_ascii_case("but")))
        {
            last.kind = LexemeKind::Not;
            last.range.end = lexeme.range.end;
            continue;
        }
        joined.push(lexeme);
    }
    joined
}
