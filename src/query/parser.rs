//! The grammar, by precedence from the tightest: parentheses and quotation marks, `-`,
//! OR, AND, NOT, as Lexis prints it.

use std::ops::Range;
use std::sync::Arc;

use crate::diagnostic::{Diagnostic, SourceFile, Span, nearest};
use crate::model::{Kind, PartialDate, Role, Voice};
use crate::text::tokens;

use super::lexer::{Lexeme, LexemeKind, lex};
use super::tree::{DateRange, Query};
use super::Field;

/// The deepest nesting of parentheses.
const DEEPEST: usize = 100;

/// How a query is read.
#[derive(Debug, Clone, Copy, Default)]
pub struct Options {
    /// Whether a space means OR, as on Westlaw, rather than AND.
    pub space_is_or: bool,
}

/// Reads a query. `file` holds its text under the name by which messages call it.
///
/// # Errors
/// A finding at the first place where the text is no query.
pub fn parse(file: &Arc<SourceFile>, options: Options) -> Result<Query, Diagnostic> {
    let lexemes = lex(file)?;
    let mut parser = Parser { file, lexemes, at: 0, options, depth: 0 };
    if parser.lexemes.is_empty() {
        return Err(parser
            .error(0..file.text.len(), "the query is empty")
            .help("type words, or `*` for every passage"));
    }
    let query = parser.exclusion()?;
    match parser.peek() {
        None => Ok(query),
        Some(lexeme) => {
            let range = lexeme.range.clone();
            Err(parser.error(range, "this parenthesis closes nothing").help("take it away, or open one before it"))
        }
    }
}

struct Parser<'a> {
    file: &'a Arc<SourceFile>,
    lexemes: Vec<Lexeme>,
    at: usize,
    options: Options,
    depth: usize,
}

impl Parser<'_> {
    fn peek(&self) -> Option<&Lexeme> {
        self.lexemes.get(self.at)
    }

    fn next_is(&mut self, kind: &LexemeKind) -> Option<Range<usize>> {
        let range = self.peek().filter(|lexeme| lexeme.kind == *kind)?.range.clone();
        self.at += 1;
        Some(range)
    }

    fn error(&self, range: Range<usize>, message: impl Into<String>) -> Diagnostic {
        Diagnostic::error("query-syntax", message, Span::new(self.file, range))
    }

    /// `a NOT b NOT c`: everything after a NOT is excluded.
    fn exclusion(&mut self) -> Result<Query, Diagnostic> {
        let mut parts = Vec::new();
        let begins_with_not = matches!(self.peek(), Some(Lexeme { kind: LexemeKind::Not, .. }));
        if !begins_with_not {
            parts.push(self.conjunction()?);
        }
        while let Some(operator) = self.next_is(&LexemeKind::Not) {
            self.need_operand(&operator, "NOT")?;
            parts.push(Query::Not(Box::new(self.conjunction()?)));
        }
        Ok(Query::all_of(parts))
    }

    fn conjunction(&mut self) -> Result<Query, Diagnostic> {
        let mut parts = vec![self.disjunction()?];
        loop {
            if let Some(operator) = self.next_is(&LexemeKind::And) {
                self.need_operand(&operator, "AND")?;
                parts.push(self.disjunction()?);
            } else if self.starts_operand() {
                parts.push(self.disjunction()?);
            } else {
                return Ok(Query::all_of(parts));
            }
        }
    }

    fn disjunction(&mut self) -> Result<Query, Diagnostic> {
        let mut parts = vec![self.operand()?];
        loop {
            if let Some(operator) = self.next_is(&LexemeKind::Or) {
                self.need_operand(&operator, "OR")?;
                parts.push(self.operand()?);
            } else if self.options.space_is_or && self.starts_operand() {
                parts.push(self.operand()?);
            } else {
                return Ok(if parts.len() == 1 { parts.remove(0) } else { Query::Or(parts) });
            }
        }
    }

    fn starts_operand(&self) -> bool {
        self.peek().is_some_and(|lexeme| {
            !matches!(lexeme.kind, LexemeKind::And | LexemeKind::Or | LexemeKind::Not | LexemeKind::Close | LexemeKind::Bracketed(_))
        })
    }

    fn need_operand(&self, operator: &Range<usize>, name: &str) -> Result<(), Diagnostic> {
        if self.starts_operand() {
            return Ok(());
        }
        Err(self
            .error(operator.clone(), format!("{name} has nothing after it"))
            .help(format!("put a word after it, or quote \"{}\" to search for the word", name.to_lowercase())))
    }

    fn operand(&mut self) -> Result<Query, Diagnostic> {
        let Some(lexeme) = self.peek().cloned() else {
            let end = self.file.text.trim_end().len();
            return Err(self.error(end..end, "a word is missing here"));
        };
        self.at += 1;
        match lexeme.kind {
            LexemeKind::Open => self.group(lexeme.range),
            LexemeKind::Minus => Ok(Query::Not(Box::new(self.operand()?))),
            LexemeKind::Star => Ok(Query::All),
            LexemeKind::Word(word) => self.words(Field::Text, &word, lexeme.range, false),
            LexemeKind::Quoted(words) => self.words(Field::Text, &words, lexeme.range, true),
            LexemeKind::Field(field) => self.field(field, lexeme.range),
            LexemeKind::And | LexemeKind::Or | LexemeKind::Not => {
                let sign = &self.file.text[lexeme.range.clone()];
                Err(self
                    .error(lexeme.range.clone(), format!("`{sign}` has nothing before it"))
                    .help("put a word before it, or take it away"))
            }
            LexemeKind::Close => Err(self.error(lexeme.range, "there is nothing in these parentheses")),
            LexemeKind::Bracketed(_) => Err(self.error(lexeme.range, "a range belongs to a field, as in `date:[2019 TO 2020]`")),
        }
    }

    fn group(&mut self, open: Range<usize>) -> Result<Query, Diagnostic> {
        self.depth += 1;
        if self.depth > DEEPEST {
            return Err(self.error(open, format!("parentheses are nested deeper than {DEEPEST}")));
        }
        let inner = self.exclusion()?;
        self.depth -= 1;
        if self.next_is(&LexemeKind::Close).is_none() {
            return Err(self
                .error(open, "this parenthesis is never closed")
                .help(format!("close it: {})", self.file.text.trim_end())));
        }
        Ok(inner)
    }

    /// A word or a phrase in a field of words. A word that the text's own rules cut in
    /// two (`9A(1)`, `roll-out`) is searched as the phrase that it is there.
    fn words(&self, field: Field, text: &str, range: Range<usize>, quoted: bool) -> Result<Query, Diagnostic> {
        let mut words: Vec<String> = tokens(text).into_iter().map(|token| token.word).collect();
        match words.len() {
            0 => Err(self
                .error(range, format!("`{text}` holds no word to search for"))
                .help("letters and digits are searched for; signs and punctuation are not indexed")),
            1 if !quoted => Ok(Query::Word { field, word: words.remove(0) }),
            _ => Ok(Query::Phrase { field, words }),
        }
    }

    fn field(&mut self, field: Field, range: Range<usize>) -> Result<Query, Diagnostic> {
        let Some(lexeme) = self.peek().cloned().filter(|lexeme| lexeme.range.start == range.end) else {
            return Err(self
                .error(range, format!("`{field}:` has no value"))
                .help(format!("write it without a space: `{field}:value`")));
        };
        self.at += 1;
        match lexeme.kind {
            LexemeKind::Open => self.field_group(field, lexeme.range),
            LexemeKind::Word(value) => self.value(field, &value, lexeme.range, false),
            LexemeKind::Quoted(value) => self.value(field, &value, lexeme.range, true),
            LexemeKind::Bracketed(inside) => self.range(field, &inside, lexeme.range),
            _ => Err(self.error(lexeme.range, format!("`{field}:` wants a word, a phrase or a group"))),
        }
    }

    /// `field:(a b OR c)`: the group's words are those of the field.
    fn field_group(&mut self, field: Field, open: Range<usize>) -> Result<Query, Diagnostic> {
        let mut values = Vec::new();
        let mut any = false;
        loop {
            let Some(lexeme) = self.peek().cloned() else {
                return Err(self.error(open, "this parenthesis is never closed"));
            };
            self.at += 1;
            match lexeme.kind {
                LexemeKind::Close if values.is_empty() => {
                    return Err(self.error(open.start..lexeme.range.end, "there is nothing in these parentheses"));
                }
                LexemeKind::Close => {
                    let single = values.len() == 1;
                    return Ok(if single {
                        values.remove(0)
                    } else if any {
                        Query::Or(values)
                    } else {
                        Query::all_of(values)
                    });
                }
                LexemeKind::Or => any = true,
                LexemeKind::And => {}
                LexemeKind::Word(value) => values.push(self.value(field, &value, lexeme.range, false)?),
                LexemeKind::Quoted(value) => values.push(self.value(field, &value, lexeme.range, true)?),
                _ => {
                    return Err(self
                        .error(lexeme.range, "only words, phrases, AND and OR may stand in a field's parentheses")
                        .help(format!("write the field again: `{field}:a NOT {field}:b`")));
                }
            }
        }
    }

    fn value(&self, field: Field, value: &str, range: Range<usize>, quoted: bool) -> Result<Query, Diagnostic> {
        let closed: Option<Vec<&str>> = match field {
            Field::Kind => Some(Kind::names().collect()),
            Field::Voice => Some(Voice::names().collect()),
            Field::Role => Some(Role::names().collect()),
            _ => None,
        };
        if let Some(names) = closed
            && !names.contains(&value)
        {
            return Err(self.unknown(field, value, range, &names));
        }
        match field {
            field if field.is_words() => self.words(field, value, range, quoted),
            Field::Date | Field::Year => {
                let date = self.date(value, range)?;
                Ok(Query::Dates(DateRange::new(Some(date), Some(date))))
            }
            Field::Para => {
                let pinpoint = value.parse::<crate::model::Pinpoint>().map_err(|error| self.error(range, error.to_string()))?;
                Ok(Query::Value { field, value: pinpoint.to_string() })
            }
            Field::Court => Ok(Query::Value { field, value: value.to_uppercase() }),
            _ => Ok(Query::Value { field, value: value.to_owned() }),
        }
    }

    fn unknown(&self, field: Field, value: &str, range: Range<usize>, names: &[&str]) -> Diagnostic {
        let help = nearest(value, names.iter().copied())
            .map_or_else(|| format!("one of: {}", names.join(", ")), |near| format!("did you mean `{field}:{near}`?"));
        self.error(range, format!("there is no {field} `{value}`")).help(help)
    }

    fn range(&self, field: Field, inside: &str, range: Range<usize>) -> Result<Query, Diagnostic> {
        if !matches!(field, Field::Date | Field::Year) {
            return Err(self.error(range, format!("`{field}:` takes no range")));
        }
        let Some((from, to)) = inside.split_once(" TO ") else {
            return Err(self.error(range, "a range is written `[a TO b]`").help("as in `date:[2019-04 TO 2020-01-30]`; `*` leaves an end open"));
        };
        let end = |text: &str| match text.trim() {
            "*" => Ok(None),
            text => self.date(text, range.clone()).map(Some),
        };
        let dates = DateRange::new(end(from)?, end(to)?);
        if dates.from > dates.to {
            return Err(self.error(range, "the range ends before it begins"));
        }
        Ok(Query::Dates(dates))
    }

    fn date(&self, text: &str, range: Range<usize>) -> Result<PartialDate, Diagnostic> {
        text.parse().map_err(|error: crate::model::DateError| self.error(range, error.to_string()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<String, Diagnostic> {
        parse(&SourceFile::new("<query>", text), Options::default()).map(|query| query.to_string())
    }

    #[test]
    fn what_queries_mean() {
        for (typed, meant) in [
            ("dna gps", "(dna AND gps)"),
            ("DNA AND GPS", "(dna AND gps)"),
            ("dna & gps", "(dna AND gps)"),
            ("a b OR c", "(a AND (b OR c))"),
            ("a or b and c", "((a OR b) AND c)"),
            ("a NOT b c", "(a AND NOT (b AND c))"),
            ("a AND NOT b", "(a AND NOT b)"),
            ("a but not b", "(a AND NOT b)"),
            ("a % b", "(a AND NOT b)"),
            ("a -b c", "(a AND NOT b AND c)"),
            ("-(a b)", "NOT (a AND b)"),
            ("NOT a", "NOT a"),
            ("\"huduma namba\"", "\"huduma namba\""),
            ("“huduma namba”", "\"huduma namba\""),
            ("roll-out", "\"roll out\""),
            ("9A(1)(b)", "\"9a 1 b\""),
            ("9A (1)", "(9a AND 1)"),
            ("title:nubian voice:court", "(title:nubian AND voice:court)"),
            ("voice:(court OR government)", "(voice:court OR voice:government)"),
            ("court:kehc", "court:KEHC"),
            ("date:[2019-04 TO 2020]", "date:[2019-04-01 TO 2020-12-31]"),
            ("date:[* TO 2020-01-30]", "date:[* TO 2020-01-30]"),
            ("year:2020", "date:[2020-01-01 TO 2020-12-31]"),
            ("para:12", "para:\"para 12\""),
            ("*", "*"),
            ("* kind:act", "kind:act"),
            ("\"and\"", "\"and\""),
            ("what's new?x", "(what AND \"new x\")"),
        ] {
            assert_eq!(read(typed).as_deref(), Ok(meant), "{typed}");
        }
    }

    #[test]
    fn mistakes_have_a_place() {
        for (typed, place) in [
            ("", 0..0),
            ("   ", 0..3),
            ("dna AND", 4..7),
            ("AND dna", 0..3),
            ("OR", 0..2),
            ("a OR OR b", 2..4),
            ("NOT", 0..3),
            ("(dna", 0..1),
            ("dna)", 3..4),
            ("()", 1..2),
            ("\"dna", 0..1),
            ("voise:court", 0..5),
            ("voice:curt", 6..10),
            ("voice: court", 0..6),
            ("date:[2020 TO 2019]", 5..19),
            ("date:[2020", 5..6),
            ("date:30/01/2020", 5..15),
            ("dna /s gps", 4..6),
            ("dna w/5 gps", 4..7),
            ("particip!", 0..9),
            ("wom*", 0..4),
            ("…", 0..3),
            ("🙂", 0..4),
        ] {
            let finding = read(typed).expect_err(typed);
            assert_eq!(finding.primary.map(|label| label.span.range), Some(place), "{typed}");
        }
        assert!(read(&"(".repeat(500)).is_err());
        assert!(read(&"a ".repeat(6000)).is_err());
    }

    #[test]
    fn a_space_can_mean_or() {
        let file = SourceFile::new("<query>", "dna gps & court");
        let query = parse(&file, Options { space_is_or: true }).unwrap();
        assert_eq!(query.to_string(), "((dna OR gps) AND court)");
    }
}
