//! The grammar, by precedence from the tightest: parentheses and quotation marks, `-`, OR,
//! `/n` `+n`, `/s` `+s`, `/p` `+p`, AND, NOT, as Lexis prints it. Signs of one level are
//! read from left to right.

use std::ops::Range;
use std::sync::Arc;

use crate::diagnostic::{Diagnostic, SourceFile, Span};

use super::Field;
use super::lexer::{Lexeme, LexemeKind, lex};
use super::signs::Connector;
use super::tree::{Query, Reach};

/// The deepest nesting of parentheses.
const DEEPEST: usize = 40;

/// The most connectors that one chain or nest of them may hold.
pub(super) const MOST_CONNECTORS: usize = 32;

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

pub(super) struct Parser<'a> {
    file: &'a Arc<SourceFile>,
    lexemes: Vec<Lexeme>,
    at: usize,
    options: Options,
    depth: usize,
    /// Whose words are asked for where no other field is named.
    pub(super) field: Field,
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

    pub(super) fn error(&self, range: Range<usize>, message: impl Into<String>) -> Diagnostic {
        Diagnostic::error("query-syntax", message, Span::new(self.file, range))
    }

    pub(super) fn typed(&self, range: &Range<usize>) -> &str {
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
                    excluded.push(part);
                } else {
                    parts.push(part);
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
            LexemeKind::Days(days) if self.field == Field::Text => Query::Dates(days),
            LexemeKind::Days(_) => {
                return Err(self.error(
                    range,
                    format!("a date is asked of the document, not of `{}:`", self.field),
                ));
            }
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
}

/// How a word was typed.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Quoting {
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
#[path = "parser_tests.rs"]
mod tests;
