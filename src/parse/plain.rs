//! The words of a Markdown text that somebody else wrote, each with its place: a draft.
//!
//! Unlike the corpus' own reader it throws nothing away and joins nothing: a finding must
//! point at the byte at which the author typed.

use std::ops::Range;

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

/// What a block of a draft is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PlainKind {
    /// Running text, an item of a list or a row of a table.
    Paragraph,
    /// A heading.
    Heading,
    /// Words set apart as quoted.
    Quotation,
    /// A footnote, by its mark.
    Note(String),
}

/// A block of plain words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlainBlock {
    /// What it is.
    pub kind: PlainKind,
    /// Its words, without markup.
    pub text: String,
    /// Where pieces of `text` stand in the file: byte of `text`, bytes of the file.
    pub pieces: Vec<(usize, Range<usize>)>,
    /// Marks of footnotes: byte of `text` behind which the mark stands, and the mark.
    pub marks: Vec<(usize, String)>,
}

/// The blocks of a Markdown text, notes where the author put them.
#[must_use]
pub fn plain_blocks(text: &str) -> Vec<PlainBlock> {
    let mut reader = Reader::default();
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS;
    for (event, range) in Parser::new_ext(text, options).into_offset_iter() {
        reader.take(text, event, range);
    }
    reader.close();
    reader.done
}

#[derive(Default)]
struct Reader {
    done: Vec<PlainBlock>,
    open: Option<PlainBlock>,
    heading: bool,
    quotations: usize,
    notes: Vec<String>,
    /// Inside front matter.
    hidden: usize,
}

impl Reader {
    fn kind(&self) -> PlainKind {
        if let Some(mark) = self.notes.last() {
            PlainKind::Note(mark.clone())
        } else if self.quotations > 0 {
            PlainKind::Quotation
        } else if self.heading {
            PlainKind::Heading
        } else {
            PlainKind::Paragraph
        }
    }

    fn take(&mut self, source: &str, event: Event<'_>, range: Range<usize>) {
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(tag),
            Event::Text(words) | Event::Code(words) if self.hidden == 0 => {
                let range = inside(source, &range, &words);
                self.push(&words, range);
            }
            Event::SoftBreak | Event::HardBreak => self.push(" ", range),
            Event::Html(words) => self.html(&words, range.start),
            Event::FootnoteReference(mark) => {
                let block = self.block();
                let at = block.text.len();
                block.marks.push((at, mark.to_string()));
            }
            _ => {}
        }
    }

    fn start(&mut self, tag: Tag<'_>) {
        match tag {
            Tag::Heading { .. } => {
                self.close();
                self.heading = true;
            }
            Tag::BlockQuote(_) => {
                self.close();
                self.quotations += 1;
            }
            // Four spaces make code of what a lawyer set in: a quotation, to those who read it.
            Tag::CodeBlock(_) => {
                self.close();
                self.quotations += 1;
            }
            Tag::FootnoteDefinition(mark) => {
                self.close();
                self.notes.push(mark.to_string());
            }
            Tag::MetadataBlock(_) => self.hidden += 1,
            Tag::Paragraph | Tag::Item | Tag::TableRow | Tag::TableHead | Tag::List(_) => {
                self.close();
            }
            Tag::TableCell => self.push(" ", 0..0),
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Heading(_) => {
                self.close();
                self.heading = false;
            }
            TagEnd::BlockQuote(_) | TagEnd::CodeBlock => {
                self.close();
                self.quotations = self.quotations.saturating_sub(1);
            }
            TagEnd::FootnoteDefinition => {
                self.close();
                self.notes.pop();
            }
            TagEnd::MetadataBlock(_) => {
                self.hidden = self.hidden.saturating_sub(1);
            }
            TagEnd::Paragraph | TagEnd::Item | TagEnd::TableRow | TagEnd::TableHead => {
                self.close();
            }
            _ => {}
        }
    }

    /// The words between the tags: what is in HTML is read by whoever gets the draft.
    fn html(&mut self, words: &str, start: usize) {
        let mut at = 0;
        while at < words.len() {
            let rest = &words[at..];
            if let Some(comment) = rest.strip_prefix("<!--") {
                at += comment.find("-->").map_or(rest.len(), |end| end + 7);
            } else if rest.starts_with('<') {
                at += rest.find('>').map_or(rest.len(), |end| end + 1);
            } else {
                let end = rest.find('<').unwrap_or(rest.len());
                self.push(&rest[..end], start + at..start + at + end);
                at += end;
            }
        }
    }

    fn block(&mut self) -> &mut PlainBlock {
        let kind = self.kind();
        self.open.get_or_insert_with(|| PlainBlock {
            kind,
            text: String::new(),
            pieces: Vec::new(),
            marks: Vec::new(),
        })
    }

    fn push(&mut self, words: &str, range: Range<usize>) {
        if self.open.is_none() && words.trim().is_empty() {
            return;
        }
        let block = self.block();
        if !range.is_empty() {
            block.pieces.push((block.text.len(), range));
        }
        block.text.push_str(words);
    }

    fn close(&mut self) {
        if let Some(block) = self.open.take()
            && !block.text.trim().is_empty()
        {
            self.done.push(block);
        }
    }
}

/// Where `words` stand inside the range of their event: code has its ticks around it.
fn inside(source: &str, range: &Range<usize>, words: &str) -> Range<usize> {
    let Some(whole) = source.get(range.clone()) else {
        return range.clone();
    };
    match whole.find(words) {
        Some(at) if !words.is_empty() => {
            let start = range.start + at;
            start..start + words.len()
        }
        _ => range.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_know_their_places() {
        let text = "---\ndate: 2034-01-01\n---\n\n# Head\n\nThe *court* held &amp; said\n“so”.[^1]\n\n> set\n> apart\n\n1. one\n\n[^1]: Otieno v Registrar [2031] KEHC 1 (KLR).\n";
        let blocks = plain_blocks(text);
        let seen: Vec<_> = blocks
            .iter()
            .map(|block| (block.kind.clone(), block.text.as_str()))
            .collect();
        assert_eq!(
            seen,
            [
                (PlainKind::Heading, "Head"),
                (PlainKind::Paragraph, "The court held & said “so”."),
                (PlainKind::Quotation, "set apart"),
                (PlainKind::Paragraph, "one"),
                (
                    PlainKind::Note("1".to_owned()),
                    "Otieno v Registrar [2031] KEHC 1 (KLR)."
                ),
            ]
        );
        assert_eq!(blocks[1].marks, [(blocks[1].text.len(), "1".to_owned())]);
        for block in &blocks {
            for (at, range) in &block.pieces {
                let piece = &text[range.clone()];
                let said = block.text[*at..].starts_with(piece);
                assert!(
                    said || piece == "&amp;" || piece == "\n" || piece.starts_with("\n"),
                    "{piece:?}"
                );
            }
        }
    }
}
