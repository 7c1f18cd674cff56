//! The Markdown that a template gives to a [`Paper`].
//!
//! Beside plain Markdown with tables, footnotes and lists of terms, a paper is built with:
//!
//! | written | is |
//! | --- | --- |
//! | a paragraph before `# Title` | what kind of paper it is |
//! | what stands between `# Title` and the first `##` | the head of the paper |
//! | `## Words { #name }` | a heading that `[…](#name)` leads to |
//! | `## Words {.box}` | a frame around all up to the next heading of its level |
//! | `## Words {.contents}`, `## Words {.notes}` | the table of contents; the notes |
//! | `## {.colophon}` | from here on: what the paper was made from, set small |
//! | `[^label]`, `[^label]: words` | a note; notes are numbered as the text leads to them |
//! | `[words](note:label)`, `[words](paper:name#place)` | a link to a note; to another paper |
//! | `[words](anchor:name)` | a place that `#name` leads to |
//!
//! A link without words takes those of what it leads to: a note's number, a heading's words.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use pulldown_cmark::{CowStr, Event, HeadingLevel, LinkType, Options, Parser, Tag, TagEnd};
use thiserror::Error;

use crate::model::{Block, Note, Paper, Place, Run, Target, Term, plain};

/// Values of a template are written in letters of this plane, one for each byte that Markdown
/// could take for a sign, so that no word of a source is ever read as markup.
const GUARD: u32 = 0x0010_FF00;

/// Why a text is no paper.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("line {line} of the text that it gives: {message}: `{excerpt}`")]
pub struct PaperError {
    /// What is wrong.
    pub message: String,
    /// The line, from 1.
    pub line: usize,
    /// The line's beginning.
    pub excerpt: String,
}

/// `text` with every sign guarded, so that [`parse_paper`] gives it back as it is. White space
/// becomes single spaces, line feeds stay.
#[must_use]
pub fn guard(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    out.push(sign(0));
    let mut space = false;
    for c in text.chars() {
        if c == '\n' {
            space = false;
            out.push(sign(b'\n'));
            continue;
        }
        if c.is_ascii_whitespace() || c.is_ascii_control() {
            space = true;
            continue;
        }
        if space {
            out.push(' ');
            space = false;
        }
        match c {
            c if c.is_ascii_punctuation() => out.push(sign(c as u8)),
            c if u32::from(c) >= GUARD => out.push(char::REPLACEMENT_CHARACTER),
            c => out.push(c),
        }
    }
    if space {
        out.push(' ');
    }
    out.push(sign(0));
    out
}

fn sign(byte: u8) -> char {
    char::from_u32(GUARD + u32::from(byte)).unwrap_or(char::REPLACEMENT_CHARACTER)
}

/// The text that was guarded.
#[must_use]
pub fn unguard(text: &str) -> String {
    text.chars()
        .filter_map(|c| match u32::from(c).checked_sub(GUARD) {
            Some(0) => None,
            Some(byte) => Some(u8::try_from(byte).map_or(c, char::from)),
            None => Some(c),
        })
        .collect()
}

/// Reads a paper.
///
/// # Errors
/// If it has no title, holds HTML, or a note that has no words.
pub fn parse_paper(name: &str, lang: &str, text: &str) -> Result<Paper, PaperError> {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_DEFINITION_LIST;
    if let Some((label, at)) = note_without_words(text) {
        return Err(error_at(
            text,
            at,
            format!("note `{}` has no words", unguard(label)),
        ));
    }
    let events: Vec<_> = Parser::new_ext(text, options).into_offset_iter().collect();
    let mut reader = Reader {
        text,
        events: &events,
        at: 0,
        labels: Vec::new(),
        marks: BTreeMap::new(),
        notes: BTreeMap::new(),
        names: BTreeMap::new(),
    };
    let blocks = reader.blocks()?;
    reader.paper(name, lang, blocks)
}

/// A heading as it was read: what it does is decided when the paper is put together.
enum Piece {
    Block(Block),
    Heading {
        level: u8,
        id: String,
        class: Option<String>,
        runs: Vec<Run>,
        place: Range<usize>,
    },
}

struct Reader<'a> {
    text: &'a str,
    events: &'a [(Event<'a>, Range<usize>)],
    at: usize,
    /// Labels of notes in the order in which the text leads to them.
    labels: Vec<String>,
    /// Where each label is first used.
    marks: BTreeMap<String, Range<usize>>,
    /// What each note says.
    notes: BTreeMap<String, Vec<Run>>,
    /// How often a name was made from the same words.
    names: BTreeMap<String, usize>,
}

impl<'a> Reader<'a> {
    fn error(&self, place: &Range<usize>, message: impl Into<String>) -> PaperError {
        error_at(self.text, place.start, message)
    }

    fn peek(&self) -> Option<&'a Event<'a>> {
        self.events.get(self.at).map(|(event, _)| event)
    }

    fn next(&mut self) -> Option<&'a (Event<'a>, Range<usize>)> {
        let next = self.events.get(self.at);
        self.at += 1;
        next
    }

    /// The pieces up to the end of the open tag, whose end is read too.
    fn blocks(&mut self) -> Result<Vec<Piece>, PaperError> {
        let mut pieces = Vec::new();
        while let Some(event) = self.peek() {
            if is_inline(event) {
                // The words of a tight list stand in it without a paragraph.
                let runs = self.runs_of_item()?;
                pieces.push(Piece::Block(Block::Paragraph(runs)));
                continue;
            }
            let Some((event, place)) = self.next() else {
                break;
            };
            match event {
                Event::End(_) => break,
                Event::Start(tag) => {
                    if let Some(piece) = self.piece(tag, place)? {
                        pieces.push(piece);
                    }
                }
                Event::Rule => {}
                _ => return Err(self.error(place, "this is not drawn in every format")),
            }
        }
        Ok(pieces)
    }

    /// The blocks inside something that has no headings.
    fn plain_blocks(&mut self) -> Result<Vec<Block>, PaperError> {
        let mut blocks = Vec::new();
        for piece in self.blocks()? {
            match piece {
                Piece::Block(block) => blocks.push(block),
                Piece::Heading { place, .. } => {
                    return Err(self.error(&place, "a heading stands inside a list or quotation"));
                }
            }
        }
        Ok(blocks)
    }

    fn piece(&mut self, tag: &Tag<'a>, place: &Range<usize>) -> Result<Option<Piece>, PaperError> {
        let block = match tag {
            Tag::Paragraph => Block::Paragraph(self.runs()?),
            Tag::Heading {
                level, id, classes, ..
            } => return self.heading(*level, id.as_ref(), classes, place).map(Some),
            Tag::BlockQuote(_) => Block::Quote(self.plain_blocks()?),
            Tag::List(start) => self.list(*start)?,
            Tag::Table(_) => self.table()?,
            Tag::DefinitionList => self.terms()?,
            Tag::FootnoteDefinition(label) => {
                let label = unguard(label);
                let blocks = self.plain_blocks()?;
                self.notes.insert(label, one_line(&blocks));
                return Ok(None);
            }
            Tag::HtmlBlock => {
                return Err(self.error(place, "HTML is not drawn in every format"));
            }
            _ => return Err(self.error(place, "this is not drawn in every format")),
        };
        Ok(Some(Piece::Block(block)))
    }

    fn heading(
        &mut self,
        level: HeadingLevel,
        id: Option<&CowStr<'a>>,
        classes: &[CowStr<'a>],
        place: &Range<usize>,
    ) -> Result<Piece, PaperError> {
        let runs = self.runs()?;
        let given = id.map(|id| unguard(id));
        let id = self.unique(given.unwrap_or_else(|| slug(&plain(&runs))));
        Ok(Piece::Heading {
            level: level as u8,
            id,
            class: classes.first().map(|class| unguard(class)),
            runs,
            place: place.clone(),
        })
    }

    /// A name that no other heading has.
    fn unique(&mut self, name: String) -> String {
        let count = self.names.entry(name.clone()).or_insert(0);
        *count += 1;
        if *count == 1 {
            name
        } else {
            format!("{name}-{count}")
        }
    }

    fn list(&mut self, start: Option<u64>) -> Result<Block, PaperError> {
        let mut items = Vec::new();
        while let Some((event, _)) = self.next() {
            match event {
                Event::Start(Tag::Item) => items.push(self.plain_blocks()?),
                _ => break,
            }
        }
        Ok(Block::List { start, items })
    }

    fn terms(&mut self) -> Result<Block, PaperError> {
        let mut terms: Vec<Term> = Vec::new();
        while let Some((event, _)) = self.next() {
            match event {
                Event::Start(Tag::DefinitionListTitle) => terms.push(Term {
                    term: self.runs()?,
                    says: Vec::new(),
                }),
                Event::Start(Tag::DefinitionListDefinition) => {
                    let says = self.plain_blocks()?;
                    if let Some(term) = terms.last_mut() {
                        term.says.extend(says);
                    }
                }
                _ => break,
            }
        }
        Ok(Block::Terms(terms))
    }

    fn table(&mut self) -> Result<Block, PaperError> {
        let mut head = Vec::new();
        let mut rows: Vec<Vec<Vec<Run>>> = Vec::new();
        let mut in_head = false;
        while let Some((event, _)) = self.next() {
            match event {
                Event::Start(Tag::TableHead) => in_head = true,
                Event::End(TagEnd::TableHead) => in_head = false,
                Event::Start(Tag::TableRow) => rows.push(Vec::new()),
                Event::End(TagEnd::Table) => break,
                Event::Start(Tag::TableCell) => {
                    let cell = self.runs()?;
                    match rows.last_mut() {
                        Some(row) if !in_head => row.push(cell),
                        _ => head.push(cell),
                    }
                }
                _ => {}
            }
        }
        Ok(Block::Table { head, rows })
    }

    /// The runs up to the end of the open tag, whose end is read too.
    fn runs(&mut self) -> Result<Vec<Run>, PaperError> {
        let mut runs = Vec::new();
        while let Some((event, place)) = self.next() {
            if matches!(event, Event::End(_)) {
                break;
            }
            self.run(event, place, &mut runs)?;
        }
        Ok(runs)
    }

    /// The runs up to the next block or the end of the item, which is left.
    fn runs_of_item(&mut self) -> Result<Vec<Run>, PaperError> {
        let mut runs = Vec::new();
        while let Some(event) = self.peek().filter(|event| is_inline(event)) {
            let place = self.events[self.at].1.clone();
            self.at += 1;
            self.run(event, &place, &mut runs)?;
        }
        Ok(runs)
    }

    fn run(
        &mut self,
        event: &Event<'a>,
        place: &Range<usize>,
        runs: &mut Vec<Run>,
    ) -> Result<(), PaperError> {
        match event {
            Event::Text(text) => push_words(text, runs),
            Event::Code(text) => runs.push(Run::Code(unguard(text))),
            Event::SoftBreak => push_words(" ", runs),
            Event::HardBreak => runs.push(Run::Break),
            Event::FootnoteReference(label) => {
                let label = unguard(label);
                let number = self.number(&label, place);
                runs.push(Run::Mark(number));
            }
            Event::Start(Tag::Emphasis) => {
                let inside = self.runs()?;
                runs.push(Run::Emphasis(inside));
            }
            Event::Start(Tag::Strong) => {
                let inside = self.runs()?;
                runs.push(Run::Strong(inside));
            }
            Event::Start(Tag::Link {
                link_type,
                dest_url,
                ..
            }) => {
                let inside = self.runs()?;
                runs.push(self.link(*link_type, &unguard(dest_url), inside, place)?);
            }
            Event::InlineHtml(_) => {
                return Err(self.error(place, "HTML is not drawn in every format"));
            }
            _ => return Err(self.error(place, "this is not drawn in every format")),
        }
        Ok(())
    }

    fn number(&mut self, label: &str, place: &Range<usize>) -> usize {
        if let Some(at) = self.labels.iter().position(|known| known == label) {
            return at + 1;
        }
        self.labels.push(label.to_owned());
        self.marks.insert(label.to_owned(), place.clone());
        self.labels.len()
    }

    fn link(
        &mut self,
        kind: LinkType,
        to: &str,
        runs: Vec<Run>,
        place: &Range<usize>,
    ) -> Result<Run, PaperError> {
        if let Some(id) = to.strip_prefix("anchor:") {
            return Ok(Run::Anchor {
                id: id.to_owned(),
                runs,
            });
        }
        let target = if let Some(id) = to.strip_prefix('#') {
            Target::Here(id.to_owned())
        } else if let Some(label) = to.strip_prefix("note:") {
            // Resolved with the others: the note may come later.
            Target::Here(format!("note:{label}"))
        } else if let Some(paper) = to.strip_prefix("paper:") {
            let (name, place) = paper.split_once('#').unzip();
            Target::Paper {
                name: name.unwrap_or(paper).to_owned(),
                place: place.map(|place| Place::Anchor(place.to_owned())),
            }
        } else if ["https://", "http://", "mailto:"]
            .iter()
            .any(|scheme| to.starts_with(scheme))
        {
            Target::Web(to.to_owned())
        } else if kind == LinkType::Email {
            Target::Web(format!("mailto:{to}"))
        } else {
            return Err(self.error(
                place,
                format!(
                    "`{to}` is no address: write https:…, #name, note:label, paper:name or anchor:name"
                ),
            ));
        };
        Ok(Run::Link { to: target, runs })
    }

    fn paper(mut self, name: &str, lang: &str, pieces: Vec<Piece>) -> Result<Paper, PaperError> {
        let mut paper = Paper {
            name: name.to_owned(),
            lang: lang.to_owned(),
            ..Paper::default()
        };
        let mut titled = false;
        let mut pieces = pieces.into_iter().peekable();
        while let Some(piece) = pieces.next() {
            match piece {
                Piece::Heading {
                    level: 1,
                    runs,
                    place,
                    ..
                } => {
                    if titled {
                        return Err(self.error(&place, "a second title"));
                    }
                    titled = true;
                    paper.title = runs;
                }
                Piece::Heading {
                    level,
                    id,
                    class,
                    runs,
                    place,
                } => {
                    let mut inside = || {
                        let mut blocks = Vec::new();
                        while let Some(Piece::Block(block)) =
                            pieces.next_if(|piece| matches!(piece, Piece::Block(_)))
                        {
                            blocks.push(block);
                        }
                        blocks
                    };
                    paper.body.push(match class.as_deref() {
                        None => Block::Heading { level, id, runs },
                        Some("box") => Block::Box {
                            id,
                            title: runs,
                            blocks: inside(),
                        },
                        Some("colophon") => Block::Colophon(inside()),
                        Some("contents") => Block::Contents { title: runs },
                        Some("notes") => Block::Notes { title: runs },
                        Some(other) => {
                            return Err(self.error(
                                &place,
                                format!(
                                    "no heading is a `.{other}`: it may be .box, .contents, .notes or .colophon"
                                ),
                            ));
                        }
                    });
                }
                Piece::Block(block) if !titled => match block {
                    Block::Paragraph(runs) if paper.kicker.is_empty() => paper.kicker = runs,
                    _ => return Err(self.error(&(0..0), "one line may stand above the title")),
                },
                Piece::Block(block) if paper.body.is_empty() => paper.head.push(block),
                Piece::Block(block) => paper.body.push(block),
            }
        }
        if !titled {
            return Err(self.error(&(0..0), "it has no title: a line that begins with `# `"));
        }
        for label in &self.labels {
            let Some(runs) = self.notes.remove(label) else {
                let place = self.marks.get(label).cloned().unwrap_or(0..0);
                return Err(self.error(&place, format!("note `{label}` has no words")));
            };
            paper.notes.push(Note {
                label: label.clone(),
                runs,
            });
        }
        Ok(paper)
    }
}

fn error_at(text: &str, at: usize, message: impl Into<String>) -> PaperError {
    let start = at.min(text.len());
    let begin = text[..start].rfind('\n').map_or(0, |at| at + 1);
    let excerpt = unguard(text[begin..].lines().next().unwrap_or(""));
    PaperError {
        message: message.into(),
        line: text[..start].matches('\n').count() + 1,
        excerpt: excerpt.chars().take(60).collect(),
    }
}

/// A mark of a note that the text does not have; Markdown would take it for words.
fn note_without_words(text: &str) -> Option<(&str, usize)> {
    let mut marks = BTreeMap::new();
    let mut notes = BTreeSet::new();
    for (at, _) in text.match_indices("[^") {
        let rest = &text[at + 2..];
        let Some(label) = rest.find(']').map(|end| &rest[..end]) else {
            continue;
        };
        let begins_line = text[..at].ends_with('\n') || at == 0;
        if begins_line && rest[label.len()..].starts_with("]:") {
            notes.insert(label);
        } else {
            marks.entry(label).or_insert(at);
        }
    }
    marks.into_iter().find(|(label, _)| !notes.contains(label))
}

fn is_inline(event: &Event<'_>) -> bool {
    match event {
        Event::Text(_)
        | Event::Code(_)
        | Event::SoftBreak
        | Event::HardBreak
        | Event::InlineHtml(_)
        | Event::FootnoteReference(_) => true,
        Event::Start(tag) => matches!(
            tag,
            Tag::Emphasis | Tag::Strong | Tag::Link { .. } | Tag::Image { .. }
        ),
        _ => false,
    }
}

/// Adds words, joined to those before; guarded line feeds are breaks.
fn push_words(text: &str, runs: &mut Vec<Run>) {
    for (index, line) in text.split(sign(b'\n')).enumerate() {
        if index > 0 {
            runs.push(Run::Break);
        }
        let words = unguard(line);
        if words.is_empty() {
            continue;
        }
        match runs.last_mut() {
            Some(Run::Text(last)) => last.push_str(&words),
            _ => runs.push(Run::Text(words)),
        }
    }
}

/// The paragraphs of a note as one, parted by breaks.
fn one_line(blocks: &[Block]) -> Vec<Run> {
    let mut runs = Vec::new();
    for block in blocks {
        if let Block::Paragraph(own) = block {
            if !runs.is_empty() {
                runs.push(Run::Break);
            }
            runs.extend(own.iter().cloned());
        }
    }
    runs
}

/// A name made from words: lower case, words joined by hyphens.
fn slug(words: &str) -> String {
    let mut slug = String::new();
    for c in crate::text::fold(words).chars() {
        if c.is_alphanumeric() {
            slug.push(c);
        } else if !slug.ends_with('-') && !slug.is_empty() {
            slug.push('-');
        }
    }
    let kept = slug.trim_end_matches('-');
    // A name begins with a letter: not all formats take others.
    match kept.chars().next() {
        None => "part".to_owned(),
        Some(first) if first.is_alphabetic() => kept.to_owned(),
        Some(_) => format!("part-{kept}"),
    }
}
