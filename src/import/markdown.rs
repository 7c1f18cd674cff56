//! Markdown to blocks.
//!
//! A line reader of our own for the Markdown that people and converters write: headings,
//! lists, quotations, tables, notes, front matter, emphasis, links. The full grammar is
//! the business of the corpus' own parser, which cites places; here the words count.

use super::block::{Block, BlockKind};
use super::decode::decode;
use super::imported::{Labelled, Reading, Warning, WarningCode, single_spaces};
use super::text::MAX_TEXT_BYTES;

mod span;
use span::plain;

/// Most lines of a front matter.
const MAX_FRONT_MATTER_LINES: usize = 500;
/// Deepest list that is told apart.
const MAX_LIST_DEPTH: u8 = 9;
/// Columns by which an item stands in from the list around it.
const LIST_STEP: usize = 2;

/// Reads Markdown in any encoding. Plain values of a front matter come as labels.
#[must_use]
pub fn read(bytes: &[u8], tld: &str) -> Reading {
    let mut reading = Reading::default();
    if bytes.len() > MAX_TEXT_BYTES {
        let message = format!("only the first {} MB were read", MAX_TEXT_BYTES >> 20);
        reading
            .warnings
            .push(Warning::new(WarningCode::TooLarge, message));
    }
    let decoded = decode(&bytes[..bytes.len().min(MAX_TEXT_BYTES)], tld);
    if decoded.replaced > 0 {
        let message = format!(
            "{} places were not valid {} and were mended or replaced",
            decoded.replaced, decoded.encoding
        );
        reading
            .warnings
            .push(Warning::new(WarningCode::Encoding, message));
    }
    let (labels, body) = front_matter(&decoded.text);
    reading.labels = labels;
    reading.blocks = blocks(body);
    if reading.blocks.is_empty() {
        reading
            .warnings
            .push(Warning::new(WarningCode::NoText, "the text holds no words"));
    }
    reading
}

/// Plain values of the front matter, and what follows it.
fn front_matter(text: &str) -> (Vec<Labelled>, &str) {
    let Some(rest) = text.strip_prefix("---\n") else {
        return (Vec::new(), text);
    };
    let mut labels = Vec::new();
    let mut at = 0;
    for line in rest.split_inclusive('\n').take(MAX_FRONT_MATTER_LINES) {
        at += line.len();
        let line = line.trim_end();
        if line == "---" || line == "..." {
            return (labels, &rest[at..]);
        }
        if line.starts_with([' ', '-', '#']) {
            continue;
        }
        if let Some((key, value)) = line.split_once(':') {
            labels.extend(Labelled::new(key, value.trim().trim_matches(['"', '\''])));
        }
    }
    (Vec::new(), text)
}

/// The blocks of a Markdown body.
#[must_use]
pub fn blocks(body: &str) -> Vec<Block> {
    let mut reader = Reader::default();
    for line in body.split('\n') {
        reader.line(line);
    }
    reader.close();
    reader.done
}

/// Reads line by line; one block is open at a time.
#[derive(Default)]
struct Reader {
    done: Vec<Block>,
    open: Option<Block>,
    rows: Vec<Vec<String>>,
    /// The fence that a code block waits for.
    fence: Option<String>,
    comment: bool,
}

/// Whether a line is emphasised as a whole.
fn is_emphasised(line: &str) -> bool {
    let line = line.trim();
    ["***", "**", "*", "__", "_"].iter().any(|mark| {
        line.len() > 2 * mark.len()
            && line.starts_with(mark)
            && line.ends_with(mark)
            && !line[mark.len()..line.len() - mark.len()].contains(mark)
    })
}

/// The same, as short as a name or an office is.
fn is_signed(line: &str) -> bool {
    const WORDS: usize = 7;
    is_emphasised(line) && line.split_whitespace().count() <= WORDS
}

impl Reader {
    fn line(&mut self, raw: &str) {
        let line = raw.trim_end();
        let text = line.trim_start();
        if self.in_fence(text) || self.in_comment(text) {
            return;
        }
        if !text.starts_with('|') {
            self.close_table();
        }
        if text.is_empty() {
            self.close();
        } else if let Some((level, words)) = atx(text) {
            self.start(
                Block {
                    kind: BlockKind::Heading(level),
                    ..Block::default()
                },
                words,
            );
            self.close();
        } else if self.is_setext(text) {
            self.make_heading(if text.starts_with('=') { 1 } else { 2 });
        } else if is_rule(text) {
            self.close();
        } else if text.starts_with('|') {
            self.row(text);
        } else if let Some((mark, words)) = note(text) {
            self.start(
                Block {
                    kind: BlockKind::Footnote,
                    number: Some(mark),
                    ..Block::default()
                },
                words,
            );
        } else if let Some(words) = text.strip_prefix('>') {
            self.quotation(words.trim());
        } else if let Some((number, words)) = item(text) {
            let indent = line.len() - text.len();
            let depth = u8::try_from(indent / LIST_STEP)
                .unwrap_or(MAX_LIST_DEPTH)
                .min(MAX_LIST_DEPTH - 1)
                + 1;
            self.start(
                Block {
                    kind: BlockKind::Item(depth),
                    number: Some(number),
                    ..Block::default()
                },
                words,
            );
        } else {
            self.words(line);
        }
    }

    /// Code is text like any other, without its fences.
    fn in_fence(&mut self, text: &str) -> bool {
        let fence: String = text
            .chars()
            .take_while(|c| matches!(c, '`' | '~'))
            .collect();
        match &self.fence {
            Some(open) if fence.len() >= open.len() && text.len() == fence.len() => {
                self.fence = None;
                self.close();
                true
            }
            Some(_) => {
                self.words(text);
                true
            }
            None if fence.len() >= 3 => {
                self.close();
                self.fence = Some(fence);
                true
            }
            None => false,
        }
    }

    fn in_comment(&mut self, text: &str) -> bool {
        let opens = text.starts_with("<!--");
        if opens || self.comment {
            self.comment = !text.contains("-->");
            return true;
        }
        false
    }

    fn start(&mut self, block: Block, words: &str) {
        self.close();
        self.open = Some(Block {
            text: words.to_owned(),
            ..block
        });
    }

    fn words(&mut self, line: &str) {
        let text = line.trim();
        // `**A. Mfano**` over `*President*`: who signs, and what he is.
        let begins = text
            .trim_start_matches(['*', '_'])
            .starts_with(char::is_uppercase);
        if begins
            && is_signed(text)
            && self.open.as_ref().is_some_and(|block| {
                block.kind == BlockKind::Paragraph && block.text.lines().all(is_signed)
            })
        {
            self.close();
        }
        match &mut self.open {
            Some(block) => {
                block.text.push(
                    if block.text.ends_with("  ") || block.text.ends_with('\\') {
                        '\n'
                    } else {
                        ' '
                    },
                );
                block.text.push_str(text);
            }
            None => {
                self.open = Some(Block {
                    text: text.to_owned(),
                    ..Block::default()
                });
            }
        }
        // Two spaces at the end of a line, or a backslash, break it.
        if line.ends_with("  ")
            && let Some(block) = &mut self.open
        {
            block.text.push_str("  ");
        }
    }

    fn quotation(&mut self, words: &str) {
        if words.is_empty() {
            self.close();
        } else if self
            .open
            .as_ref()
            .is_some_and(|block| block.kind == BlockKind::Quotation)
        {
            self.words(words);
        } else {
            self.start(
                Block {
                    kind: BlockKind::Quotation,
                    ..Block::default()
                },
                words,
            );
        }
    }

    fn is_setext(&self, text: &str) -> bool {
        let line =
            text.len() >= 2 && (text.chars().all(|c| c == '=') || text.chars().all(|c| c == '-'));
        line && self
            .open
            .as_ref()
            .is_some_and(|block| block.kind == BlockKind::Paragraph)
    }

    fn make_heading(&mut self, level: u8) {
        if let Some(block) = &mut self.open {
            block.kind = BlockKind::Heading(level);
        }
        self.close();
    }

    fn row(&mut self, text: &str) {
        if self.rows.is_empty() {
            self.close();
        }
        let inner = text.trim_matches('|');
        if inner.chars().all(|c| matches!(c, '-' | ':' | '|' | ' ')) {
            return;
        }
        self.rows.push(
            inner
                .split('|')
                .map(|cell| plain(cell.trim()).text)
                .collect(),
        );
    }

    fn close_table(&mut self) {
        if self.rows.is_empty() {
            return;
        }
        let rows = std::mem::take(&mut self.rows);
        self.done.push(Block::table(rows));
    }

    /// Ends the open block.
    fn close(&mut self) {
        self.close_table();
        let Some(mut block) = self.open.take() else {
            return;
        };
        let words = plain(&block.text);
        block.bold = words.bold;
        block.italic = words.italic;
        block.text = words
            .text
            .split('\n')
            .map(single_spaces)
            .collect::<Vec<_>>()
            .join("\n");
        if !block.text.trim().is_empty() {
            self.done.push(block);
        }
    }
}

/// `## Heading ##` with its level.
fn atx(text: &str) -> Option<(u8, &str)> {
    let rest = text.trim_start_matches('#');
    let level = text.len() - rest.len();
    if !(1..=6).contains(&level) || !(rest.starts_with(' ') || rest.is_empty()) {
        return None;
    }
    // Attributes in braces belong to the heading, not to its words.
    let words = rest.trim().trim_end_matches('#').trim_end();
    let words = match words.rfind(" {") {
        Some(at) if words.ends_with('}') => &words[..at],
        _ => words,
    };
    Some((level as u8, words))
}

/// A line of three or more `-`, `*` or `_`.
fn is_rule(text: &str) -> bool {
    let signs: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    signs.len() >= 3
        && ["-", "*", "_"]
            .iter()
            .any(|sign| signs.replace(sign, "").is_empty())
}

/// `[^3]: words`.
fn note(text: &str) -> Option<(String, &str)> {
    let (mark, words) = text.strip_prefix("[^")?.split_once("]:")?;
    Some((mark.to_owned(), words.trim()))
}

/// `- words`, `3. words`, `b) words` with the mark as written.
fn item(text: &str) -> Option<(String, &str)> {
    let (mark, words) = text.split_once(' ')?;
    if matches!(mark, "-" | "*" | "+") {
        return Some(("•".to_owned(), words.trim()));
    }
    let number = mark.strip_suffix(['.', ')'])?;
    let counts =
        !number.is_empty() && number.len() <= 9 && number.bytes().all(|byte| byte.is_ascii_digit());
    (counts && !words.trim().is_empty()).then(|| (mark.to_owned(), words.trim()))
}

#[cfg(test)]
mod tests;
