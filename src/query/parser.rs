//! The grammar, by precedence from the tightest: parentheses and quotation marks, `-`, OR,
//! `/n` `+n`, `/s` `+s`, `/p` `+p`, AND, NOT, as Lexis prints it. Signs of one level are
//! read from left to right.

use std::ops::Range;
use std::sync::Arc;

use crate::diagnostic::{Diagnostic, SourceFile, Span, nearest};
use crate::model::{Kind, PartialDate, Role, Voice};

use super::Field;
use super::form::Form;
use super::lexer::{Lexeme, LexemeKind, lex};
use super::signs::Connector;
use super::tree::{DateRange, Query, Reach};
use super::words::{forms, is_wild};

/// The deepest nesting of parentheses.
const DEEPEST: usize = 40;

/// The most connectors that one chain or nest of them may hold.
const MOST_CONNECTORS: usize = 32;

/// The shortest word, in letters, that may be meant fuzzily.
const SHORTEST_FUZZY: usize = 3;

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
    let mut parser = Parser {
        file,
        lexemes,
        at: 0,
        options,
        depth: 0,
        field: Field::Text,
    };
    if parser.lexemes.is_empty() {
        return Err(parser
            .error(0..file.text.len(), "the query is empty")
            .help("type words, or `*` for every passage"));
    }
    let part = parser.exclusion()?;
    match parser.peek() {
        None => Ok(part.query),
        Some(lexeme) => {
            let range = lexeme.range.clone();
            let mut repaired = file.text.clone();
            repaired.replace_range(range.clone(), "");
            Err(parser
                .error(range, "this parenthesis closes nothing")
                .help(format!("take it away: {}", repaired.trim())))
        }
    }
}

/// A part of the query with the place where it was typed.
#[derive(Clone)]
struct Part {
    query: Query,
    range: Range<usize>,
}

struct Parser<'a> {
    file: &'a Arc<SourceFile>,
    lexemes: Vec<Lexeme>,
    at: usize,
    options: Options,
    depth: usize,
    /// Whose words are asked for where no other field is named.
    field: Field,
}

/// The three levels of connectors, tightest first.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Level {
    Words,
    Sentence,
    Paragraph,
}

impl Level {
    const fn of(reach: Reach) -> Self {
        match reach {
            Reach::Words(_) => Self::Words,
            Reach::Sentence => Self::Sentence,
            Reach::Paragraph => Self::Paragraph,
        }
    }
}

/// Joins parts under one query, over the place of them all.
fn joined(mut parts: Vec<Part>, join: impl Fn(Vec<Query>) -> Query) -> Part {
    if parts.len() == 1 {
        return parts.remove(0);
    }
    let range = parts[0].range.start..parts[parts.len() - 1].range.end;
    Part {
        query: join(parts.into_iter().map(|part| part.query).collect()),
        range,
    }
}

fn negated(part: Part) -> Part {
    Part {
        query: Query::Not(Box::new(part.query)),
        range: part.range,
    }
}

impl Parser<'_> {
    fn peek(&self) -> Option<&Lexeme> {
        self.lexemes.get(self.at)
    }

    fn next_is(&mut self, kind: &LexemeKind) -> Option<Range<usize>> {
        let range = self
            .peek()
            .filter(|lexeme| lexeme.kind == *kind)?
            .range
            .clone();
        self.at += 1;
        Some(range)
    }

    fn error(&self, range: Range<usize>, message: impl Into<String>) -> Diagnostic {
        Diagnostic::error("query-syntax", message, Span::new(self.file, range))
    }

    fn typed(&self, range: &Range<usize>) -> &str {
        self.file.text.get(range.clone()).unwrap_or_default()
    }

    /// `a NOT b NOT c`: everything after a NOT is excluded.
    fn exclusion(&mut self) -> Result<Part, Diagnostic> {
        let mut parts = Vec::new();
        let begins_with_not = matches!(
            self.peek(),
            Some(Lexeme {
                kind: LexemeKind::Not,
                ..
            })
        );
        if !begins_with_not {
            parts.push(self.conjunction()?);
        }
        while let Some(operator) = self.next_is(&LexemeKind::Not) {
            self.need_operand(&operator)?;
            let mut part = negated(self.conjunction()?);
            part.range.start = operator.start;
            parts.push(part);
        }
        Ok(joined(parts, Query::all_of))
    }

    fn conjunction(&mut self) -> Result<Part, Diagnostic> {
        let mut parts = vec![self.connected(Level::Paragraph)?];
        loop {
            if let Some(operator) = self.next_is(&LexemeKind::And) {
                self.need_operand(&operator)?;
                parts.push(self.connected(Level::Paragraph)?);
            } else if self.starts_operand() {
                parts.push(self.connected(Level::Paragraph)?);
            } else {
                return Ok(joined(parts, Query::all_of));
            }
        }
    }

    /// `a /5 b +3 c`: connectors of one level, from left to right.
    fn connected(&mut self, level: Level) -> Result<Part, Diagnostic> {
        let mut left = self.tighter(level)?;
        while let Some(Lexeme {
            kind: LexemeKind::Near(connector),
            range,
        }) = self.peek().cloned()
        {
            if Level::of(connector.reach) != level {
                break;
            }
            self.at += 1;
            self.need_operand(&range)?;
            let right = self.tighter(level)?;
            left = self.connect(left, connector, &range, right)?;
        }
        Ok(left)
    }

    fn tighter(&mut self, level: Level) -> Result<Part, Diagnostic> {
        match level {
            Level::Paragraph => self.connected(Level::Sentence),
            Level::Sentence => self.connected(Level::Words),
            Level::Words => self.disjunction(),
        }
    }

    fn connect(
        &self,
        left: Part,
        connector: Connector,
        sign: &Range<usize>,
        right: Part,
    ) -> Result<Part, Diagnostic> {
        if self.field != Field::Text {
            return Err(self
                .error(
                    sign.clone(),
                    format!(
                        "a connector asks of the passage's words, not of `{}:`",
                        self.field
                    ),
                )
                .help(format!(
                    "use AND, OR and quotation marks inside `{}:(…)`",
                    self.field
                )));
        }
        if connector.negated && connector.ordered {
            let typed = self.typed(sign).to_owned();
            return Err(self
                .error(
                    sign.clone(),
                    format!("`{typed}` is not understood: what is kept away has no order"),
                )
                .help(format!("write `not /{}`", connector.reach)));
        }
        let Connector {
            reach,
            ordered,
            negated,
        } = connector;
        let near = |sides: [Query; 2]| {
            let sides = Box::new(sides);
            if negated {
                Query::NotNear { sides, reach }
            } else {
                Query::Near {
                    sides,
                    reach,
                    ordered,
                }
            }
        };
        self.need_places(&left, |part| near([part, right.query.clone()]))?;
        self.need_places(&right, |part| near([left.query.clone(), part]))?;
        let part = Part {
            range: left.range.start..right.range.end,
            query: near([left.query, right.query]),
        };
        if connectors(&part.query) > MOST_CONNECTORS {
            return Err(self
                .error(
                    sign.clone(),
                    format!("more than {MOST_CONNECTORS} connectors hang together here"),
                )
                .help("part the query with AND"));
        }
        Ok(part)
    }

    /// A side of a connector must have places in the text.
    fn need_places(&self, side: &Part, near: impl Fn(Query) -> Query) -> Result<(), Diagnostic> {
        if side.query.has_places() {
            return Ok(());
        }
        let error = |message: &str| self.error(side.range.clone(), message);
        let spread = |parts: &[Query], operator: &str| {
            let parts: Vec<String> = parts
                .iter()
                .map(|part| near(part.clone()).to_string())
                .collect();
            format!("write {}", parts.join(operator))
        };
        Err(match &side.query {
            Query::And(parts) if parts.iter().all(Query::has_places) => {
                error("a side of a connector cannot be two things that stand anywhere")
                    .help(spread(parts, " AND "))
            }
            Query::And(_) | Query::Or(_) => error(
                "a side of a connector holds words, phrases, wildcards, connectors and OR alone",
            )
            .help("put what is asked of the whole passage outside, joined with AND"),
            Query::Not(_) => error("what is excluded is near to nothing")
                .help("exclude the whole: `a NOT (a /5 b)`; or write `a not /5 b`"),
            Query::AtLeast { what, .. } => {
                error("`atleast` counts over the whole passage, so it is near to nothing").help(
                    format!("write {} AND {}", side.query, near((**what).clone())),
                )
            }
            Query::All => error("`*` stands for every passage, so it is near to nothing")
                .help("put a word there"),
            _ => error("a field is asked of the whole passage, so it is near to nothing")
                .help("join it with AND"),
        })
    }

    fn disjunction(&mut self) -> Result<Part, Diagnostic> {
        let mut parts = vec![self.operand()?];
        // Where a space means OR, `a -b c` is what holds a or c, and not b.
        let mut excluded = Vec::new();
        loop {
            if let Some(operator) = self.next_is(&LexemeKind::Or) {
                self.need_operand(&operator)?;
                parts.push(self.operand()?);
            } else if self.options.space_is_or && self.starts_operand() {
                let minus = matches!(
                    self.peek(),
                    Some(Lexeme {
                        kind: LexemeKind::Minus,
                        ..
                    })
                );
                let part = self.operand()?;
                if minus {
                    excluded.push(part)
                } else {
                    parts.push(part)
                }
            } else {
                break;
            }
        }
        if self.options.space_is_or && parts.len() > 1 && matches!(parts[0].query, Query::Not(_)) {
            excluded.insert(0, parts.remove(0));
        }
        let any = joined(parts, Query::Or);
        excluded.insert(0, any);
        Ok(joined(excluded, Query::all_of))
    }

    fn starts_operand(&self) -> bool {
        self.peek().is_some_and(|lexeme| {
            !matches!(
                lexeme.kind,
                LexemeKind::And
                    | LexemeKind::Or
                    | LexemeKind::Not
                    | LexemeKind::Near(_)
                    | LexemeKind::Close
                    | LexemeKind::Bracketed(_)
            )
        })
    }

    fn need_operand(&self, operator: &Range<usize>) -> Result<(), Diagnostic> {
        if self.starts_operand() {
            return Ok(());
        }
        let sign = self.typed(operator).to_owned();
        let error = self.error(operator.clone(), format!("`{sign}` has nothing after it"));
        Err(match self.peek() {
            Some(Lexeme {
                kind: LexemeKind::Near(_),
                range,
            }) if matches!(sign.to_lowercase().as_str(), "and not" | "but not") => {
                let near = self.typed(range).to_owned();
                error.help(format!(
                    "write `not {near}`: the word, and not so near the other"
                ))
            }
            Some(next) if !matches!(next.kind, LexemeKind::Close) => {
                let next = self.typed(&next.range).to_owned();
                error.help(format!(
                    "two operators follow each other: leave `{sign}` or `{next}` away"
                ))
            }
            _ => error.help(format!(
                "put a word after it, or quote \"{sign}\" to search for the word"
            )),
        })
    }

    fn operand(&mut self) -> Result<Part, Diagnostic> {
        let Some(lexeme) = self.peek().cloned() else {
            let end = self.file.text.trim_end().len();
            return Err(self.error(end..end, "a word is missing here"));
        };
        self.at += 1;
        let range = lexeme.range.clone();
        let query = match lexeme.kind {
            LexemeKind::Open => return self.group(lexeme.range),
            LexemeKind::Minus => {
                self.need_operand(&range)?;
                let inner = self.operand()?;
                return Ok(Part {
                    range: range.start..inner.range.end,
                    ..negated(inner)
                });
            }
            LexemeKind::Field(field) => return self.field(field, lexeme.range),
            LexemeKind::AtLeast(count) => return self.at_least(count, lexeme.range),
            LexemeKind::Star if self.field == Field::Text => Query::All,
            LexemeKind::Star => {
                return Err(self.error(
                    range,
                    format!("`{}:` wants a word, a phrase or a group", self.field),
                ));
            }
            LexemeKind::Word(word) => {
                self.value(self.field, &word, range.clone(), Quoting::None)?
            }
            LexemeKind::Exact(word) => {
                self.value(self.field, &word, range.start + 1..range.end, Quoting::Form)?
            }
            LexemeKind::Quoted(words) => {
                self.value(self.field, &words, range.clone(), Quoting::Quoted)?
            }
            LexemeKind::Fuzzy(word, edits) => {
                self.fuzzy(self.field, &word, edits, range.clone())?
            }
            LexemeKind::Window(words, distance) => self.window(&words, distance, range.clone())?,
            LexemeKind::And | LexemeKind::Or | LexemeKind::Not | LexemeKind::Near(_) => {
                let sign = self.typed(&range).to_owned();
                return Err(self
                    .error(range, format!("`{sign}` has nothing before it"))
                    .help(format!(
                        "put a word before it, take it away, or quote \"{sign}\" to search for it"
                    )));
            }
            LexemeKind::Close => {
                return Err(self.error(range, "there is nothing in these parentheses"));
            }
            LexemeKind::Bracketed(_) => {
                return Err(self.error(
                    range,
                    "a range belongs to a field, as in `date:[2019 TO 2020]`",
                ));
            }
        };
        Ok(Part { query, range })
    }

    fn group(&mut self, open: Range<usize>) -> Result<Part, Diagnostic> {
        self.depth += 1;
        if self.depth > DEEPEST {
            return Err(self.error(
                open,
                format!("parentheses are nested deeper than {DEEPEST}"),
            ));
        }
        let inner = self.exclusion()?;
        self.depth -= 1;
        let Some(close) = self.next_is(&LexemeKind::Close) else {
            return Err(self
                .error(open, "this parenthesis is never closed")
                .help(format!("close it: {})", self.file.text.trim_end())));
        };
        Ok(Part {
            query: inner.query,
            range: open.start..close.end,
        })
    }

    /// `atleast3(x)`
    fn at_least(&mut self, count: u32, sign: Range<usize>) -> Result<Part, Diagnostic> {
        if self.field != Field::Text {
            return Err(self.error(
                sign,
                format!(
                    "`atleast` counts the passage's words, not those of `{}:`",
                    self.field
                ),
            ));
        }
        let Some(open) = self.next_is(&LexemeKind::Open) else {
            return Err(self
                .error(sign, "`atleast` wants parentheses")
                .help("as in `atleast3(biometric)`"));
        };
        let inner = self.group(open)?;
        if !inner.query.has_places() {
            return Err(self
                .error(inner.range, "`atleast` counts words, phrases, wildcards, connectors and choices of them")
                .help("join counts with AND: `atleast3(a) AND atleast3(b)`; count either with OR: `atleast3(a OR b)`"));
        }
        let query = Query::AtLeast {
            count,
            what: Box::new(inner.query),
        };
        Ok(Part {
            query,
            range: sign.start..inner.range.end,
        })
    }

    /// A word or a phrase in a field of words. A word that the text's own rules cut in
    /// two (`9A(1)`, `roll-out`) is searched as the phrase that it is there.
    fn words(
        &self,
        field: Field,
        text: &str,
        range: Range<usize>,
        quoting: Quoting,
    ) -> Result<Query, Diagnostic> {
        let forms = self.forms(text, &range, quoting)?;
        let exact: Option<Vec<String>> = forms
            .iter()
            .map(|form| {
                if let Form::Exact(word) = form {
                    Some(word.clone())
                } else {
                    None
                }
            })
            .collect();
        Ok(match exact {
            None => Query::Forms { field, forms },
            Some(mut words) if words.len() == 1 && quoting == Quoting::None => Query::Word {
                field,
                word: words.remove(0),
            },
            Some(words) => Query::Phrase { field, words },
        })
    }

    fn forms(
        &self,
        text: &str,
        range: &Range<usize>,
        quoting: Quoting,
    ) -> Result<Vec<Form>, Diagnostic> {
        let found = forms(text, quoting == Quoting::Quoted).map_err(|error| {
            let start = self
                .typed(range)
                .find(text)
                .map_or(range.start, |at| range.start + at);
            let place = start + error.range.start..start + error.range.end;
            self.error(place, error.message).help(error.help)
        })?;
        if found.is_empty() {
            return Err(self
                .error(
                    range.clone(),
                    format!("`{text}` holds no word to search for"),
                )
                .help(
                    "letters and digits are searched for; signs and punctuation are not indexed",
                ));
        }
        Ok(found)
    }

    fn fuzzy(
        &self,
        field: Field,
        word: &str,
        edits: u8,
        range: Range<usize>,
    ) -> Result<Query, Diagnostic> {
        if !field.is_words() {
            return Err(self.error(
                range,
                format!("`{field}:` takes whole values, nothing fuzzy"),
            ));
        }
        let mut found = self.forms(word, &range, Quoting::None)?;
        match (found.len(), found.pop()) {
            (1, Some(Form::Exact(word))) if word.chars().count() >= SHORTEST_FUZZY => {
                Ok(Query::Forms {
                    field,
                    forms: vec![Form::Fuzzy { word, edits }],
                })
            }
            (1, _) => Err(self
                .error(
                    range,
                    format!("a fuzzy word has {SHORTEST_FUZZY} letters or more"),
                )
                .help("write a longer word, or leave `~` away")),
            _ => Err(self
                .error(range, format!("`{word}` is more than one word in a text"))
                .help(format!("for words near each other write \"{word}\"~5"))),
        }
    }

    fn window(&self, text: &str, distance: u32, range: Range<usize>) -> Result<Query, Diagnostic> {
        if self.field != Field::Text {
            return Err(self.error(
                range,
                format!(
                    "`~{distance}` asks of the passage's words, not of `{}:`",
                    self.field
                ),
            ));
        }
        let forms = self.forms(text, &range, Quoting::Quoted)?;
        if forms.len() < 2 {
            return Err(self
                .error(
                    range,
                    "a distance wants two words or more between the quotation marks",
                )
                .help(format!(
                    "for a word nearly so written, leave the quotation marks away: `{}~`",
                    text.trim()
                )));
        }
        if forms.len() > MOST_CONNECTORS {
            return Err(self.error(
                range,
                format!("more than {MOST_CONNECTORS} words are asked to be near each other"),
            ));
        }
        Ok(Query::Within { forms, distance })
    }

    fn field(&mut self, field: Field, range: Range<usize>) -> Result<Part, Diagnostic> {
        let next = self
            .peek()
            .cloned()
            .filter(|lexeme| lexeme.range.start == range.end);
        let Some(lexeme) = next else {
            return Err(self
                .error(range, format!("`{field}:` has no value"))
                .help(format!("write it without a space: `{field}:value`")));
        };
        if self.field != Field::Text {
            return Err(self
                .error(
                    range,
                    format!("`{field}:` stands inside `{}:(…)`", self.field),
                )
                .help("close the parenthesis before it"));
        }
        self.at += 1;
        let whole = range.start..lexeme.range.end;
        let query = match lexeme.kind {
            LexemeKind::Open => return self.field_group(field, lexeme.range),
            LexemeKind::Word(value) => self.value(field, &value, lexeme.range, Quoting::None)?,
            LexemeKind::Quoted(value) => {
                self.value(field, &value, lexeme.range, Quoting::Quoted)?
            }
            LexemeKind::Exact(value) => self.value(field, &value, lexeme.range, Quoting::Form)?,
            LexemeKind::Fuzzy(value, edits) => self.fuzzy(field, &value, edits, lexeme.range)?,
            LexemeKind::Window(value, distance) if field == Field::Text => {
                self.window(&value, distance, lexeme.range)?
            }
            LexemeKind::Bracketed(inside) => self.range(field, &inside, lexeme.range)?,
            _ => {
                return Err(self.error(
                    lexeme.range,
                    format!("`{field}:` wants a word, a phrase or a group"),
                ));
            }
        };
        Ok(Part {
            query,
            range: whole,
        })
    }

    /// `field:(a b OR c)`: the group's words are those of the field.
    fn field_group(&mut self, field: Field, open: Range<usize>) -> Result<Part, Diagnostic> {
        self.field = field;
        let group = self.group(open);
        self.field = Field::Text;
        group
    }

    fn value(
        &self,
        field: Field,
        value: &str,
        range: Range<usize>,
        quoting: Quoting,
    ) -> Result<Query, Diagnostic> {
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
        if !field.is_words() && (quoting == Quoting::Form || value.contains(is_wild)) {
            return Err(self.error(
                range,
                format!("`{field}:` takes whole values, without wildcards"),
            ));
        }
        match field {
            field if field.is_words() => self.words(field, value, range, quoting),
            Field::Date | Field::Year => {
                let date = self.date(value, range)?;
                Ok(Query::Dates(DateRange::new(Some(date), Some(date))))
            }
            Field::Para => {
                let pinpoint = value
                    .parse::<crate::model::Pinpoint>()
                    .map_err(|error| self.error(range, error.to_string()))?;
                Ok(Query::Value {
                    field,
                    value: pinpoint.to_string(),
                })
            }
            Field::Court => Ok(Query::Value {
                field,
                value: value.to_uppercase(),
            }),
            _ => Ok(Query::Value {
                field,
                value: value.to_owned(),
            }),
        }
    }

    fn unknown(
        &self,
        field: Field,
        value: &str,
        range: Range<usize>,
        names: &[&str],
    ) -> Diagnostic {
        let help = nearest(value, names.iter().copied()).map_or_else(
            || format!("one of: {}", names.join(", ")),
            |near| format!("did you mean `{field}:{near}`?"),
        );
        self.error(range, format!("there is no {field} `{value}`"))
            .help(help)
    }

    fn range(&self, field: Field, inside: &str, range: Range<usize>) -> Result<Query, Diagnostic> {
        if !matches!(field, Field::Date | Field::Year) {
            return Err(self.error(range, format!("`{field}:` takes no range")));
        }
        let Some((from, to)) = inside.split_once(" TO ") else {
            return Err(self
                .error(range, "a range is written `[a TO b]`")
                .help("as in `date:[2019-04 TO 2020-01-30]`; `*` leaves an end open"));
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
        text.parse()
            .map_err(|error: crate::model::DateError| self.error(range, error.to_string()))
    }
}

/// How a word was typed.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Quoting {
    None,
    /// After `=` or `#`.
    Form,
    Quoted,
}

/// How many connectors hang together at the top of a query.
fn connectors(query: &Query) -> usize {
    match query {
        Query::Near { sides, .. } | Query::NotNear { sides, .. } => {
            1 + sides.iter().map(connectors).sum::<usize>()
        }
        Query::Or(parts) => parts.iter().map(connectors).sum(),
        Query::AtLeast { what, .. } => connectors(what),
        _ => 0,
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
            (
                "voice:(court OR government)",
                "(voice:court OR voice:government)",
            ),
            ("court:kehc", "court:KEHC"),
            ("date:[2019-04 TO 2020]", "date:[2019-04-01 TO 2020-12-31]"),
            ("date:[* TO 2020-01-30]", "date:[* TO 2020-01-30]"),
            ("year:2020", "date:[2020-01-01 TO 2020-12-31]"),
            ("para:12", "para:\"para 12\""),
            ("*", "*"),
            ("* kind:act", "kind:act"),
            ("\"and\"", "\"and\""),
            ("what's new?x", "(what AND new?x)"),
            // connectors, by precedence
            ("dna /5 gps", "(dna /5 gps)"),
            ("dna w/5 gps near/3 id", "((dna /5 gps) /3 id)"),
            ("dna pre/5 gps", "(dna +5 gps)"),
            ("dna onear/5 gps", "(dna +5 gps)"),
            ("a or b /5 c or d", "((a OR b) /5 (c OR d))"),
            ("a /s b /5 c +p d", "((a /s (b /5 c)) +p d)"),
            ("a /p b /s c", "(a /p (b /s c))"),
            ("a b /5 c d", "(a AND (b /5 c) AND d)"),
            ("a NOT b /s c", "(a AND NOT (b /s c))"),
            ("a w/sent b w/para c", "((a /s b) /p c)"),
            ("a not w/5 b", "(a not /5 b)"),
            ("a NOT /s b", "(a not /s b)"),
            ("a not w/p b", "(a not /p b)"),
            ("\"a b\" /5 (c OR \"d e\")", "(\"a b\" /5 (c OR \"d e\"))"),
            ("(a /5 b) /3 (c +2 d)", "((a /5 b) /3 (c +2 d))"),
            ("\"a b\"~5", "\"a b\"~5"),
            ("\"a b cd!\"~5", "\"a b cd!\"~5"),
            ("atleast3(a)", "atleast3(a)"),
            ("ATLEAST10 (a OR \"b c\")", "atleast10((a OR \"b c\"))"),
            ("atleast two of them", "(atleast AND two AND of AND them)"),
            // forms
            ("particip! wom*n wom?n", "(particip! AND wom?n AND wom?n)"),
            ("regist*", "regist!"),
            ("=cards #Card", "(\"cards\" AND \"card\")"),
            ("kard~ kard~2", "(kard~ AND kard~2)"),
            ("\"public particip!\"", "\"public particip!\""),
            ("\"Is it lawful?\"", "\"is it lawful\""),
            ("title:nubi! text:dna", "(title:nubi! AND dna)"),
            (
                "title:(nubian OR \"bail act\")",
                "(title:nubian OR title:\"bail act\")",
            ),
            ("title:(nubian -bail)", "(title:nubian AND NOT title:bail)"),
            (
                "kind:(act OR bill) dna",
                "((kind:act OR kind:bill) AND dna)",
            ),
            ("text:(dna /5 gps)", "(dna /5 gps)"),
            ("-(dna /5 gps) id", "(NOT (dna /5 gps) AND id)"),
            // a question's mark
            ("is it lawful?", "(is AND it AND lawful)"),
            ("lawfu?", "lawfu?"),
            // what stands in citations and names
            ("[2020] eKLR", "(2020 AND eklr)"),
            ("s. 9A(1)(ha)", "(s AND \"9a 1 ha\")"),
            ("L.N. 195/2020", "(\"l n\" AND \"195 2020\")"),
            ("and/or", "\"and or\""),
            ("ng'ombe Irũngũ", "(ng'ombe AND irungu)"),
            ("50% R&D", "(50 AND r AND d)"),
            ("הגנה על פרטיות", "(הגנה AND על AND פרטיות)"),
            ("حماية البيانات", "(حماية AND البيانات)"),
        ] {
            assert_eq!(read(typed).as_deref(), Ok(meant), "{typed}");
        }
    }

    #[test]
    fn mistakes_have_a_place() {
        let mut wrong = Vec::new();
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
            ("wom!n", 0..5),
            ("a!", 0..2),
            ("*card", 0..5),
            ("dna ?ard", 4..8),
            ("card**", 0..6),
            ("\"data p!\"", 6..8),
            ("dna /5", 4..6),
            ("/5 dna", 0..2),
            ("dna /5 /5 gps", 4..6),
            ("dna /0 gps", 4..6),
            ("dna w/x gps", 4..7),
            ("dna/5 gps", 0..5),
            ("dna +gps", 4..8),
            ("dna and not /5 gps", 4..11),
            ("dna not pre/5 gps", 4..13),
            ("dna /5 (gps AND id)", 7..19),
            ("(dna gps) /5 id", 0..9),
            ("dna /5 title:act", 7..16),
            ("dna /5 *", 7..8),
            ("dna /5 atleast2(gps)", 7..20),
            ("dna /5 -gps", 7..11),
            ("atleast3", 0..8),
            ("atleast0(dna)", 0..8),
            ("atleast3(dna gps)", 8..17),
            ("atleast3(", 9..9),
            ("title:(dna /5 gps)", 11..13),
            ("title:(dna kind:act)", 11..16),
            ("\"dna\"~5", 0..7),
            ("\"dna gps\"~", 9..10),
            ("\"dna gps\"~0", 9..11),
            ("\"dna gps\" ~5", 10..12),
            ("dna~3", 3..5),
            ("dn~", 0..3),
            ("dn!~", 3..4),
            ("dna^2", 3..4),
            ("{dna}", 0..1),
            ("dna\\", 3..4),
            ("= dna", 0..1),
            ("dna -", 4..5),
            ("dna --gps", 4..6),
            (":dna", 0..1),
            ("dna 'huduma namba'", 4..5),
            ("dna ‘huduma namba’", 4..7),
            ("[2019 TO 2020]", 0..1),
            ("dna%gps", 3..4),
            ("kind:ac!", 5..8),
            ("https://x", 0..5),
            ("\"*\"", 1..2),
            ("!", 0..1),
            ("?", 0..1),
            ("~", 0..1),
            ("#", 0..1),
            ("-", 0..1),
            ("+", 0..1),
            ("/", 0..1),
            ("|", 0..1),
            ("&", 0..1),
            ("%", 0..1),
            ("[", 0..1),
            ("]", 0..1),
            ("^", 0..1),
            ("'", 0..1),
            ("\"", 0..1),
            ("…", 0..3),
            ("🙂", 0..4),
        ] {
            let found =
                read(typed).map_err(|finding| finding.primary.map(|label| label.span.range));
            if found != Err(Some(place.clone())) {
                wrong.push(format!("{typed}: expected {place:?}, found {found:?}"));
            }
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
        assert!(read(&"(".repeat(500)).is_err());
        assert!(read(&"a ".repeat(6000)).is_err());
        assert!(read(&"a ".repeat(5000)).is_ok());
        assert!(read(&format!("a{}", " /5 a".repeat(MOST_CONNECTORS))).is_ok());
        assert!(read(&format!("a{}", " /5 a".repeat(MOST_CONNECTORS + 1))).is_err());
        assert!(read(&"-(".repeat(3000)).is_err());
    }

    #[test]
    fn repaired_queries_are_offered() {
        for (typed, help) in [
            ("(dna", "close it: (dna)"),
            ("dna)", "take it away: dna"),
            ("(dna gps) /5 id", "write (dna /5 id) AND (gps /5 id)"),
            (
                "dna/5 gps",
                "put spaces about it: `dna /5 …`; or quote it: \"dna/5\"",
            ),
            (
                "dna and not /5 gps",
                "write `not /5`: the word, and not so near the other",
            ),
            ("'huduma namba'", "write \"huduma namba\""),
            (
                "!word",
                "write the first letters: `word!` finds every word that begins with them",
            ),
            (
                "wom!n",
                "at the end it finds every ending; for one letter inside, write `wom?n`",
            ),
            ("dna~3", "write `dna~` or `dna~2`"),
            ("voise:court", "did you mean `voice:`?"),
        ] {
            assert_eq!(
                read(typed).expect_err(typed).help.as_deref(),
                Some(help),
                "{typed}"
            );
        }
    }

    #[test]
    fn no_text_makes_the_parser_fall() {
        let signs = [
            "a",
            " ",
            "\"",
            "(",
            ")",
            "*",
            "?",
            "!",
            "~",
            "=",
            "#",
            "/",
            "+",
            "-",
            "5",
            "s",
            "p",
            "w/",
            "not ",
            "AND ",
            "OR ",
            "NOT ",
            "%",
            "&",
            "|",
            "[",
            "]",
            "{",
            ":",
            "title:",
            "date:",
            "atleast3(",
            "atleast",
            "'",
            "’",
            "“",
            "ũ",
            "🙂",
            "\u{202e}",
            "א",
            "\n",
            "^",
            "\\",
            ".",
            "ß",
            "ﬁ",
            "İ",
            "\u{301}",
            "pre/",
            "1,000",
        ];
        let mut seed = 7u64;
        for _ in 0..40_000 {
            let mut text = String::new();
            seed = seed
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            for _ in 0..(seed >> 60) + 1 {
                seed = seed
                    .wrapping_mul(6_364_136_223_846_793_005)
                    .wrapping_add(1_442_695_040_888_963_407);
                text.push_str(signs[(seed >> 33) as usize % signs.len()]);
            }
            if let Err(finding) = read(&text) {
                let place = finding
                    .primary
                    .expect("every mistake has a place")
                    .span
                    .range;
                assert!(
                    text.is_char_boundary(place.start) && text.is_char_boundary(place.end),
                    "{text:?} {place:?}"
                );
            }
        }
    }

    #[test]
    fn a_space_can_mean_or() {
        let file = SourceFile::new("<query>", "dna gps & court");
        let query = parse(&file, Options { space_is_or: true }).unwrap();
        assert_eq!(query.to_string(), "((dna OR gps) AND court)");
        let westlaw = |text: &str| {
            parse(
                &SourceFile::new("<query>", text),
                Options { space_is_or: true },
            )
            .unwrap()
            .to_string()
        };
        assert_eq!(westlaw("a b /5 c d"), "((a OR b) /5 (c OR d))");
        assert_eq!(westlaw("a -b c"), "((a OR c) AND NOT b)");
        assert_eq!(westlaw("a % b c"), "(a AND NOT (b OR c))");
    }
}
