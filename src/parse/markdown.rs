//! Markdown to headings and paragraphs of plain words, with their places.

use std::ops::Range;

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

/// A heading or a paragraph of a body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Block {
    /// The level of a heading, from 1; `None` for all else.
    pub heading: Option<u8>,
    /// The words, without Markdown.
    pub text: String,
    /// Where it stands, in bytes of the body.
    pub range: Range<usize>,
}

/// The top-level blocks of `body`. Lists, quotations and tables come as one block each,
/// with a line for each item, paragraph or row.
pub(super) fn blocks(body: &str) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut collector = Collector::default();
    let mut depth = 0_usize;
    let mut heading = None;
    for (event, range) in Parser::new_ext(body, Options::ENABLE_TABLES).into_offset_iter() {
        if let Event::Start(tag) = &event {
            if depth == 0 {
                collector = Collector::default();
                heading = match tag {
                    Tag::Heading { level, .. } => Some(*level as u8),
                    _ => None,
                };
            }
            depth += 1;
        }
        let ended = matches!(event, Event::End(_));
        let alone = depth == 0;
        collector.take(event);
        if ended {
            depth -= 1;
        }
        if (ended && depth == 0) || alone {
            let text = collector.finish();
            if !text.is_empty() {
                blocks.push(Block {
                    heading,
                    text,
                    range,
                });
            }
            collector = Collector::default();
            heading = None;
        }
    }
    blocks
}

/// Gathers the words of one block.
#[derive(Default)]
struct Collector {
    text: String,
    /// The next number of each open list; `None` for a list of bullets.
    lists: Vec<Option<u64>>,
    cells: usize,
}

impl Collector {
    fn take(&mut self, event: Event<'_>) {
        match event {
            Event::Text(text) | Event::Code(text) | Event::Html(text) | Event::InlineHtml(text) => {
                self.text.push_str(&text);
            }
            Event::SoftBreak => self.text.push(' '),
            Event::HardBreak => self.line(),
            Event::Start(Tag::List(first)) => self.lists.push(first),
            Event::End(TagEnd::List(_)) => {
                self.lists.pop();
            }
            Event::Start(Tag::Item) => {
                self.line();
                match self.lists.last_mut() {
                    Some(Some(number)) => {
                        self.text.push_str(&format!("{number}. "));
                        *number += 1;
                    }
                    _ => self.text.push_str("• "),
                }
            }
            Event::Start(Tag::Paragraph | Tag::CodeBlock(_) | Tag::TableRow | Tag::TableHead) => {
                let after_bullet = self.text.ends_with("• ")
                    || self.text.ends_with(". ") && !self.lists.is_empty();
                if !after_bullet {
                    self.line();
                }
                self.cells = 0;
            }
            Event::Start(Tag::TableCell) => {
                if self.cells > 0 {
                    self.text.push_str(" | ");
                }
                self.cells += 1;
            }
            _ => {}
        }
    }

    fn line(&mut self) {
        let kept = self.text.trim_end().len();
        self.text.truncate(kept);
        if !self.text.is_empty() {
            self.text.push('\n');
        }
    }

    fn finish(&mut self) -> String {
        self.text.trim().to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_without_markdown() {
        let body = "# One *two*\n\nA **bold**\nclaim.\n\n> quoted\n>\n> twice\n\n1. first\n2. second\n\n| a | b |\n|---|---|\n| c | d |\n";
        let texts: Vec<_> = blocks(body)
            .into_iter()
            .map(|block| (block.heading, block.text))
            .collect();
        assert_eq!(
            texts,
            [
                (Some(1), "One two".to_owned()),
                (None, "A bold claim.".to_owned()),
                (None, "quoted\ntwice".to_owned()),
                (None, "1. first\n2. second".to_owned()),
                (None, "a | b\nc | d".to_owned()),
            ]
        );
    }
}
