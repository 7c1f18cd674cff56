//! A query's signs and words, with their places.

use std::ops::Range;
use std::sync::Arc;

use crate::diagnostic::{Diagnostic, SourceFile, Span};

use super::Field;
use super::dates::{Wrong, condition};
use super::signs::{Connector, FARTHEST, Reading, connector};
use super::tree::DateRange;
use super::words::is_wild;

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
    /// `=word`, `#word`: without the sign.
    Exact(String),
    /// `word~`, `word~2`: the word, and how many letters may differ.
    Fuzzy(String, u8),
    /// What stood between double quotes.
    Quoted(String),
    /// `"a b"~5`: what stood between the quotes, and the distance.
    Window(String, u32),
    /// `field:`
    Field(Field),
    /// `[a TO b]`: what stood between the brackets.
    Bracketed(String),
    /// `date aft 2019`, `da(aft 2018 & bef 2021)`
    Days(DateRange),
    /// `/5`, `+s`, `not w/p` and their kin.
    Near(Connector),
    /// `atleast3`, before its parenthesis.
    AtLeast(u32),
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

/// The most that `atleast` counts to.
const MOST_TIMES: u32 = 1_000;

/// The most letters that a fuzzy word may differ in.
const MOST_EDITS: u8 = 2;

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
    let mut lexer = Lexer {
        file,
        text,
        at: 0,
        lexemes: Vec::new(),
    };
    while lexer.at < text.len() {
        lexer.step()?;
    }
    let mut lexemes = join_words(text, lexer.lexemes);
    without_question_mark(&mut lexemes);
    Ok(lexemes)
}

struct Lexer<'a> {
    file: &'a Arc<SourceFile>,
    text: &'a str,
    at: usize,
    lexemes: Vec<Lexeme>,
}

impl Lexer<'_> {
    fn push(&mut self, kind: LexemeKind, len: usize) {
        self.lexemes.push(Lexeme {
            kind,
            range: self.at..self.at + len,
        });
        self.at += len;
    }

    fn error(&self, range: Range<usize>, message: impl Into<String>) -> Diagnostic {
        Diagnostic::error("query-syntax", message, Span::new(self.file, range))
    }

    fn step(&mut self) -> Result<(), Diagnostic> {
        let rest = &self.text[self.at..];
        let Some(c) = rest.chars().next() else {
            return Ok(());
        };
        match c {
            c if c.is_whitespace() => self.at += c.len_utf8(),
            '(' => self.push(LexemeKind::Open, 1),
            ')' => self.push(LexemeKind::Close, 1),
            '&' => self.push(LexemeKind::And, 1),
            '|' => self.push(LexemeKind::Or, 1),
            '%' => self.push(LexemeKind::Not, 1),
            '-' if self.begins_operand() => self.push(LexemeKind::Minus, 1),
            '"' | '“' | '”' => self.quoted(c)?,
            '[' if self.after_field() => self.bracketed()?,
            '*' if rest[1..]
                .chars()
                .next()
                .is_none_or(|c| c.is_whitespace() || matches!(c, ')' | '|' | '&')) =>
            {
                self.push(LexemeKind::Star, 1);
            }
            _ => self.word()?,
        }
        Ok(())
    }

    fn after_field(&self) -> bool {
        matches!(self.lexemes.last(), Some(Lexeme { kind: LexemeKind::Field(_), range }) if range.end == self.at)
    }

    fn in_words_field(&self) -> bool {
        matches!(self.lexemes.last(), Some(Lexeme { kind: LexemeKind::Field(field), .. }) if field.is_words())
    }

    /// Whether the `-` here stands before an operand and after a gap: `-dna`, not `roll-out`.
    fn begins_operand(&self) -> bool {
        let after = self.text[self.at + 1..].chars().next();
        after.is_some_and(|c| c.is_alphanumeric() || matches!(c, '"' | '“' | '(' | '=' | '#'))
    }

    fn quoted(&mut self, open: char) -> Result<(), Diagnostic> {
        let start = self.at + open.len_utf8();
        let Some(len) = self.text[start..].find(['"', '“', '”']) else {
            return Err(self
                .error(self.at..start, "this quotation mark is never closed")
                .help(format!("close it: {}\"", self.text.trim_end())));
        };
        let close = self.text[start + len..]
            .chars()
            .next()
            .map_or(1, char::len_utf8);
        let words = self.text[start..start + len].to_owned();
        let whole = open.len_utf8() + len + close;
        let rest = &self.text[self.at + whole..];
        let Some(tail) = rest.strip_prefix('~') else {
            self.push(LexemeKind::Quoted(words), whole);
            return Ok(());
        };
        let digits = &tail[..tail.bytes().take_while(u8::is_ascii_digit).count()];
        match digits.parse() {
            Ok(distance) if (1..=FARTHEST).contains(&distance) => {
                self.push(
                    LexemeKind::Window(words, distance),
                    whole + 1 + digits.len(),
                );
                Ok(())
            }
            _ => {
                let sign = self.at + whole;
                Err(self
                    .error(
                        sign..sign + 1 + digits.len(),
                        format!("`~` after a quotation wants a number of words, 1 to {FARTHEST}"),
                    )
                    .help(format!("as in \"{words}\"~5")))
            }
        }
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
        if !self.after_field()
            && let Some(read) = condition(rest)
        {
            let condition = read.map_err(|wrong| self.wrong_days(wrong))?;
            self.push(LexemeKind::Days(condition.days), condition.len);
            return Ok(());
        }
        let end = rest
            .find(|c: char| {
                c.is_whitespace() || matches!(c, '(' | ')' | '"' | '“' | '”' | '|' | '&')
            })
            .unwrap_or(rest.len());
        let end =
            with_provision_brackets(rest, end.max(rest.chars().next().map_or(1, char::len_utf8)));
        let word = &rest[..end];
        let valued = self.after_field();
        if !valued && let Some(colon) = word.find(':') {
            let name = &word[..colon];
            if name.chars().all(|c| c.is_ascii_alphabetic() || c == '-') && !name.is_empty() {
                return self.field(name);
            }
        }
        let kind = match word.to_ascii_lowercase().as_str() {
            "and" => LexemeKind::And,
            "or" => LexemeKind::Or,
            _ if word == "NOT" => LexemeKind::Not,
            _ if valued && !self.in_words_field() => LexemeKind::Word(word.to_owned()),
            _ => self.special(word)?,
        };
        let len = word.len();
        self.push(kind, len);
        Ok(())
    }

    fn wrong_days(&self, wrong: Wrong) -> Diagnostic {
        let at = |range: Range<usize>| self.at + range.start..self.at + range.end;
        let help = "as in `date aft 2019`, `date bef 2021-06-30`, `da(aft 2018 & bef 2021)`";
        match wrong {
            Wrong::Date(place, error) => self.error(at(place), error.to_string()),
            Wrong::Open(place) => self.error(
                at(place..place + 1),
                "a date's parenthesis holds `aft` and `bef`, and is closed",
            ),
            Wrong::Empty(place) => {
                self.error(at(place), "no day is after the one and before the other")
            }
            Wrong::Alone(place) => self.error(at(place), "`aft` or `bef` is to follow here"),
            Wrong::Either(place) => {
                return self
                    .error(at(place), "a condition on the date has no `or` within it")
                    .help("write `date` on both sides: `date bef 2010 or date aft 2019`");
            }
        }
        .help(help)
    }

    /// A word that may carry signs of its own. What looks like a sign and is none is a
    /// mistake: it is never searched for without it.
    fn special(&self, word: &str) -> Result<LexemeKind, Diagnostic> {
        let range = self.at..self.at + word.len();
        match connector(word) {
            Reading::Connector(connector) => return Ok(LexemeKind::Near(connector)),
            Reading::Wrong(message, help) => return Err(self.error(range, message).help(help)),
            Reading::Word => {}
        }
        if let Some(count) = self.at_least(word)? {
            return Ok(LexemeKind::AtLeast(count));
        }
        self.stray_sign(word)?;
        if let Some(form) = word.strip_prefix(['=', '#']) {
            if form.is_empty() {
                let sign = &word[..1];
                return Err(self
                    .error(range, format!("`{sign}` has no word after it"))
                    .help(format!(
                        "write it without a space: `{sign}word` finds exactly that form"
                    )));
            }
            return Ok(LexemeKind::Exact(form.to_owned()));
        }
        match word.find('~') {
            Some(tilde) => self.fuzzy(word, tilde),
            None => Ok(LexemeKind::Word(word.to_owned())),
        }
    }

    fn at_least(&self, word: &str) -> Result<Option<u32>, Diagnostic> {
        let lower = word.to_ascii_lowercase();
        let Some(digits) = lower.strip_prefix("atleast") else {
            return Ok(None);
        };
        let opens = self.text[self.at + word.len()..]
            .trim_start()
            .starts_with('(');
        if !digits.bytes().all(|b| b.is_ascii_digit()) || (digits.is_empty() && !opens) {
            return Ok(None);
        }
        match digits.parse() {
            Ok(count) if opens && (1..=MOST_TIMES).contains(&count) => Ok(Some(count)),
            _ => Err(self
                .error(
                    self.at..self.at + word.len(),
                    format!("`atleast` wants a number from 1 to {MOST_TIMES} and parentheses"),
                )
                .help("as in `atleast3(biometric)`")),
        }
    }

    /// Signs of other languages, and ours in places where they mean nothing.
    fn stray_sign(&self, word: &str) -> Result<(), Diagnostic> {
        let place = |at: usize, len: usize| self.at + at..self.at + at + len;
        if let Some(at) = word.find(['^', '{', '}', '\\', '<', '>']) {
            let sign = &word[at..=at];
            return Err(self
                .error(place(at, 1), format!("`{sign}` means nothing in a query"))
                .help(format!(
                    "take it away, or quote the words: \"{}\"",
                    word.replace(sign, " ").trim()
                )));
        }
        if word.starts_with('-') {
            let rest = word.trim_start_matches('-');
            return Err(self
                .error(
                    place(0, word.len() - rest.len()),
                    "`-` stands right before what is to be excluded",
                )
                .help(if rest.is_empty() {
                    "as in `-word`, or `NOT word`".to_owned()
                } else {
                    format!("write `-{rest}`")
                }));
        }
        if word.starts_with(':') {
            return Err(self
                .error(place(0, 1), "no field is named before the colon")
                .help(format!("fields: {}", names())));
        }
        if word.starts_with('~') {
            return Err(self
                .error(
                    place(0, word.len()),
                    "`~` has no word or quotation right before it",
                )
                .help("as in `word~`, `word~2`, \"two words\"~5"));
        }
        if word.starts_with('[')
            && self.text[self.at..]
                .split(']')
                .next()
                .is_some_and(|inside| inside.contains(" TO "))
        {
            return Err(self
                .error(place(0, 1), "a range belongs to a field")
                .help("as in `date:[2019 TO 2020]`"));
        }
        if let Some(percent) = word.find('%')
            && !word[..percent].ends_with(|c: char| c.is_ascii_digit())
        {
            let (a, b) = (&word[..percent], &word[percent + 1..]);
            return Err(self
                .error(place(percent, 1), "`%` excludes only with spaces about it")
                .help(format!(
                    "write `{a} % {b}`, or quote the words: \"{a} {b}\""
                )));
        }
        self.single_quotes(word)
    }

    /// `'data protection'`: what looks like a quotation and would be searched word by word.
    fn single_quotes(&self, word: &str) -> Result<(), Diagnostic> {
        let Some(open) = word
            .chars()
            .next()
            .filter(|c| matches!(c, '\'' | '‘' | '`'))
        else {
            return Ok(());
        };
        let from = self.at + open.len_utf8();
        let closes = |at: &usize| {
            self.text[*at..]
                .chars()
                .nth(1)
                .is_none_or(|c| !c.is_alphanumeric())
        };
        let close = self.text[from..]
            .match_indices(['\'', '’', '`'])
            .map(|(at, _)| from + at)
            .find(closes);
        let Some(close) = close else { return Ok(()) };
        let inside = &self.text[from..close];
        Err(self
            .error(
                self.at..from,
                "single quotation marks do not hold words together",
            )
            .help(format!("write \"{inside}\"")))
    }

    fn fuzzy(&self, word: &str, tilde: usize) -> Result<LexemeKind, Diagnostic> {
        let (stem, tail) = (&word[..tilde], &word[tilde + 1..]);
        let range = self.at + tilde..self.at + word.len();
        let edits = match tail {
            "" => Some(1),
            tail => tail
                .parse::<u8>()
                .ok()
                .filter(|edits| (1..=MOST_EDITS).contains(edits)),
        };
        let Some(edits) = edits else {
            return Err(self
                .error(
                    range,
                    format!("`~` after a word is followed by nothing, 1 or {MOST_EDITS}"),
                )
                .help(format!("write `{stem}~` or `{stem}~{MOST_EDITS}`")));
        };
        if stem.contains(is_wild) || stem.is_empty() {
            return Err(self
                .error(range, "a word is either fuzzy or has a wildcard")
                .help(format!("write `{stem}`, or the whole word and `~`")));
        }
        Ok(LexemeKind::Fuzzy(stem.to_owned(), edits))
    }

    fn field(&mut self, name: &str) -> Result<(), Diagnostic> {
        let range = self.at..self.at + name.len();
        match name.to_ascii_lowercase().parse::<Field>() {
            Ok(field) => {
                self.push(LexemeKind::Field(field), name.len() + 1);
                Ok(())
            }
            Err(_) => {
                let help = crate::diagnostic::nearest(name, Field::names()).map_or_else(
                    || {
                        format!(
                            "fields: {}; to search for the colon's words, quote them",
                            names()
                        )
                    },
                    |near| format!("did you mean `{near}:`?"),
                );
                Err(self
                    .error(range, format!("there is no field `{name}`"))
                    .help(help))
            }
        }
    }
}

fn names() -> String {
    Field::names().collect::<Vec<_>>().join(", ")
}

/// The end of a word that is a provision, with its brackets: `9A(1)(b)`, `31(c)`.
fn with_provision_brackets(rest: &str, mut end: usize) -> usize {
    if !rest.starts_with(|c: char| c.is_ascii_digit()) {
        return end;
    }
    while let Some(inside) = rest[end..].strip_prefix('(') {
        match inside.find(')') {
            Some(len @ 1..=4) if inside[..len].bytes().all(|b| b.is_ascii_alphanumeric()) => {
                end += len + 2;
            }
            _ => break,
        }
    }
    end
}

/// Makes `and not`, `but not` and `not w/5` one sign each.
fn join_words(text: &str, lexemes: Vec<Lexeme>) -> Vec<Lexeme> {
    let mut joined: Vec<Lexeme> = Vec::with_capacity(lexemes.len());
    for lexeme in lexemes {
        let Some(last) = joined.last_mut() else {
            joined.push(lexeme);
            continue;
        };
        let is_not = |lexeme: &Lexeme| match &lexeme.kind {
            LexemeKind::Not => true,
            LexemeKind::Word(word) => word.eq_ignore_ascii_case("not"),
            _ => false,
        };
        let is_but = |kind: &LexemeKind| matches!(kind, LexemeKind::Word(word) if word.eq_ignore_ascii_case("but"));
        if is_not(&lexeme) && (last.kind == LexemeKind::And || is_but(&last.kind)) {
            last.kind = LexemeKind::Not;
            last.range.end = lexeme.range.end;
        } else if let LexemeKind::Near(connector) = lexeme.kind
            && is_not(last)
            && text[last.range.clone()].eq_ignore_ascii_case("not")
        {
            last.kind = LexemeKind::Near(Connector {
                negated: true,
                ..connector
            });
            last.range.end = lexeme.range.end;
        } else {
            joined.push(lexeme);
        }
    }
    joined
}

/// A question that a citizen types ends in its mark: three plain words or more, no sign
/// among them. There the mark stands for no letter.
fn without_question_mark(lexemes: &mut [Lexeme]) {
    let plain =
        |lexeme: &Lexeme| matches!(&lexeme.kind, LexemeKind::Word(word) if !word.contains(is_wild));
    let Some((
        Lexeme {
            kind: LexemeKind::Word(last),
            ..
        },
        others,
    )) = lexemes.split_last_mut()
    else {
        return;
    };
    if others.len() >= 2 && others.iter().all(plain) && last.len() > 1 && last.ends_with('?') {
        last.pop();
    }
}
