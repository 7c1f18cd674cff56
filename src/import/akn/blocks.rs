//! The body of an Akoma Ntoso document as blocks.

use super::tree::{Element, Node};
use crate::import::block::{Block, BlockKind};
use crate::import::inline::{Face, Inline};

/// The blocks of a document's body.
pub(super) fn blocks(root: &Element) -> Vec<Block> {
    let mut walker = Walker::default();
    for part in bodies(root) {
        walker.element(part, &Context::default());
        walker.flush(&Context::default());
    }
    walker.blocks
}

/// The outermost elements that hold what the document says.
fn bodies(root: &Element) -> Vec<&Element> {
    const BODIES: &[&str] = &[
        "judgmentBody",
        "body",
        "mainBody",
        "preface",
        "preamble",
        "conclusions",
        "attachments",
    ];
    let mut found = Vec::new();
    let mut open = vec![root];
    while let Some(element) = open.pop() {
        if BODIES.contains(&element.name.as_str()) {
            found.push(element);
        } else if !matches!(element.name.as_str(), "meta" | "header" | "coverPage") {
            let at = open.len();
            open.extend(element.elements());
            open[at..].reverse();
        }
    }
    found
}

/// Where the walker is.
#[derive(Debug, Clone, Default)]
struct Context {
    /// Inside words quoted from elsewhere.
    quoted: bool,
    /// Inside the section of an Act.
    section: bool,
    /// How many numbered parts stand around, the outermost numbered paragraph left out.
    depth: u8,
    /// Inside a numbered paragraph.
    numbered: bool,
    /// How many headed parts stand around.
    level: u8,
    face: Face,
    centred: bool,
    anchor: Option<String>,
    /// The name of the numbered part itself, if it has one.
    own: Option<String>,
}

#[derive(Debug, Default)]
struct Walker {
    blocks: Vec<Block>,
    line: Inline,
    /// A number read and not yet given to a block.
    number: Option<String>,
    /// How deep the part stands whose number that is.
    number_depth: u8,
    /// Numbers that open the next block's text.
    opening: String,
    /// A quotation mark that stands before the next block, number included.
    quote_mark: Option<String>,
    /// Footnotes of the block that is being read.
    notes: Vec<Block>,
    anchor: Option<String>,
}

impl Walker {
    fn element(&mut self, element: &Element, context: &Context) {
        match element.name.as_str() {
            "num" => self.number(&element.text(), context),
            "heading" | "subheading" | "crossHeading" | "docTitle" => {
                self.heading(element, context);
            }
            "table" => self.table(element, context),
            "authorialNote" => self.note(element),
            "noteRef" | "img" | "figure" | "meta" | "toc" | "script" | "style" | "button" => {}
            "br" | "eol" => self.line.break_line(),
            "embeddedStructure--startQuote" => self.quote_mark = Some(element.text()),
            name if is_inline(name) => self.children(element, &faced(element, context)),
            "quotedStructure" | "embeddedStructure" => self.quotation(element, context),
            "block" if element.attribute("name") == Some("quote") => {
                self.quotation(element, context);
            }
            "section" | "article" if !context.quoted && !element.has_class("akn-judgment") => {
                self.section(element, context);
            }
            _ if is_numbered(element) => self.numbered(element, context),
            _ => self.container(element, context),
        }
    }

    fn children(&mut self, element: &Element, context: &Context) {
        for child in &element.children {
            match child {
                Node::Element(child) => self.element(child, context),
                Node::Text(text) => self.line.push(text, context.face),
            }
        }
    }

    /// A part without a number of its own: `p`, `content`, `division`.
    fn container(&mut self, element: &Element, context: &Context) {
        self.flush(context);
        let mut inner = faced(element, context);
        if element.elements().any(|child| child.name == "heading") {
            inner.level = inner.level.saturating_add(1);
        }
        if let Some(anchor) = element.attribute("eId") {
            inner.anchor = Some(anchor.to_owned());
        }
        inner.centred |= is_centred(element);
        self.children(element, &inner);
        self.flush(&inner);
    }

    fn quotation(&mut self, element: &Element, context: &Context) {
        self.flush(context);
        if self.quote_mark.is_none()
            && !element
                .elements()
                .any(|child| child.name == "embeddedStructure--startQuote")
        {
            self.quote_mark = element.attribute("startQuote").map(str::to_owned);
        }
        let inner = Context {
            quoted: true,
            ..context.clone()
        };
        self.children(element, &inner);
        self.flush(&inner);
    }

    /// A paragraph, subparagraph or item with a number.
    fn numbered(&mut self, element: &Element, context: &Context) {
        self.flush(context);
        if let Some(heading) = element.elements().find(|child| child.name == "heading") {
            // A headed and numbered part is a part, whatever its name: `level`, `part`.
            return self.part(element, heading, context);
        }
        let mut inner = context.clone();
        inner.own = element.attribute("eId").map(str::to_owned);
        inner.anchor = inner.own.clone().or(inner.anchor);
        let paragraph =
            element.name == "paragraph" && !context.section || element.name == "subsection";
        if paragraph && !context.numbered {
            inner.numbered = true;
        } else {
            inner.depth = inner.depth.saturating_add(1);
            inner.numbered = true;
        }
        self.children(element, &inner);
        self.flush(&inner);
        self.drop_number(&inner);
    }

    /// A part with a number and a heading: its number stands at the heading.
    fn part(&mut self, element: &Element, heading: &Element, context: &Context) {
        let level = context.level.saturating_add(1);
        let number = element
            .elements()
            .find(|child| child.name == "num")
            .map(Element::text);
        let inner = Context {
            level,
            anchor: element
                .attribute("eId")
                .map(str::to_owned)
                .or_else(|| context.anchor.clone()),
            ..context.clone()
        };
        self.push_heading(heading.text(), number, &inner);
        for child in &element.children {
            match child {
                Node::Element(child) if matches!(child.name.as_str(), "num" | "heading") => {}
                Node::Element(child) => self.element(child, &inner),
                Node::Text(text) => self.line.push(text, context.face),
            }
        }
        self.flush(&inner);
    }

    /// A section of an Act: a heading with the section's number, then its text.
    fn section(&mut self, element: &Element, context: &Context) {
        self.flush(context);
        let inner = Context {
            section: true,
            ..context.clone()
        };
        match element.elements().find(|child| child.name == "heading") {
            Some(heading) => self.part(element, heading, &inner),
            None => {
                let inner = Context {
                    anchor: element.attribute("eId").map(str::to_owned).or(inner.anchor),
                    numbered: true,
                    ..inner
                };
                self.children(element, &inner);
                self.flush(&inner);
                self.drop_number(&inner);
            }
        }
    }

    fn number(&mut self, text: &str, context: &Context) {
        self.flush(context);
        let text = match self.quote_mark.take() {
            Some(mark) => format!("{mark}{text}"),
            None => text.to_owned(),
        };
        if self.number.is_none() {
            self.number = Some(text);
            self.number_depth = context.depth;
            self.anchor.clone_from(&context.own);
        } else {
            // `1. (a) …`: the inner number opens the outer one's text.
            self.opening.push_str(&text);
            self.opening.push(' ');
        }
    }

    /// Keeps a number that no words followed.
    fn drop_number(&mut self, context: &Context) {
        if self.number.is_some() {
            self.push(crate::import::inline::Line::default(), context);
        }
    }

    fn heading(&mut self, element: &Element, context: &Context) {
        self.flush(context);
        let number = self.number.take();
        self.push_heading(element.text(), number, context);
    }

    fn push_heading(&mut self, text: String, number: Option<String>, context: &Context) {
        if text.is_empty() && number.is_none() {
            return;
        }
        if context.quoted || context.numbered && !context.section {
            // A heading inside a quotation heads nothing of this document, one inside a
            // numbered paragraph no more than a part of that paragraph.
            self.line.push(&text, Face::default());
            self.number = number;
            return self.flush(context);
        }
        self.blocks.push(Block {
            kind: BlockKind::Heading(context.level.max(1)),
            text,
            number,
            anchor: context.anchor.clone(),
            ..Block::default()
        });
    }

    fn table(&mut self, element: &Element, context: &Context) {
        self.flush(context);
        let rows: Vec<Vec<String>> = element
            .descendants()
            .into_iter()
            .filter(|row| row.name == "tr")
            .map(|row| {
                row.elements()
                    .filter(|cell| matches!(cell.name.as_str(), "td" | "th"))
                    .map(Element::text)
                    .collect()
            })
            .filter(|row: &Vec<String>| row.iter().any(|cell| !cell.is_empty()))
            .collect();
        if rows.is_empty() {
            return;
        }
        self.blocks.push(Block {
            number: self.number.take(),
            anchor: context.anchor.clone(),
            ..Block::table(rows)
        });
    }

    fn note(&mut self, element: &Element) {
        let text = element.text();
        if !text.is_empty() {
            self.notes.push(Block {
                kind: BlockKind::Footnote,
                text,
                number: element.attribute("marker").map(str::to_owned),
                anchor: element.attribute("eId").map(str::to_owned),
                ..Block::default()
            });
        }
    }

    /// Ends the block that is being read.
    fn flush(&mut self, context: &Context) {
        if self.line.is_empty() {
            self.line.take();
        } else {
            let line = self.line.take();
            self.push(line, context);
        }
        self.blocks.append(&mut self.notes);
    }

    fn push(&mut self, line: crate::import::inline::Line, context: &Context) {
        let number = self.number.take();
        let mark = self.quote_mark.take().unwrap_or_default();
        let text = format!("{mark}{}{}", std::mem::take(&mut self.opening), line.text);
        let text = text.trim_end().to_owned();
        let first = number.is_some();
        let kind = if context.quoted {
            BlockKind::Quotation
        } else {
            match if first {
                self.number_depth
            } else {
                context.depth
            } {
                0 => BlockKind::Paragraph,
                depth => BlockKind::Item(depth),
            }
        };
        // A number without a name of its own in the markup must not borrow one: the name
        // tells that the number is the document's.
        let anchor = if first {
            self.anchor.take()
        } else {
            context.anchor.clone()
        };
        self.blocks.push(Block {
            kind,
            text,
            number,
            bold: line.bold,
            italic: line.italic,
            centred: context.centred,
            anchor,
            ..Block::default()
        });
    }
}

/// Whether the element is a part that carries a number of its own.
fn is_numbered(element: &Element) -> bool {
    element.elements().any(|child| child.name == "num")
}

fn is_inline(name: &str) -> bool {
    matches!(
        name,
        "a" | "abbr"
            | "affectedDocument"
            | "b"
            | "courtType"
            | "date"
            | "def"
            | "docDate"
            | "docNumber"
            | "docketNumber"
            | "em"
            | "entity"
            | "event"
            | "font"
            | "i"
            | "inline"
            | "ins"
            | "judge"
            | "lawyer"
            | "location"
            | "mod"
            | "mref"
            | "neutralCitation"
            | "organization"
            | "party"
            | "person"
            | "placeholder"
            | "process"
            | "quantity"
            | "quotedText"
            | "ref"
            | "remark"
            | "rmod"
            | "role"
            | "rref"
            | "shortTitle"
            | "small"
            | "span"
            | "strong"
            | "sub"
            | "sup"
            | "term"
            | "time"
            | "u"
    )
}

/// The context with what the element says about the face of its words.
fn faced(element: &Element, context: &Context) -> Context {
    let style = element.attribute("style").unwrap_or_default();
    let mut inner = context.clone();
    inner.face.bold |=
        matches!(element.name.as_str(), "b" | "strong") || style.contains("font-weight:bold");
    inner.face.italic |= matches!(element.name.as_str(), "i" | "em")
        || element.name == "inline" && element.attribute("name") == Some("em")
        || style.contains("font-style:italic");
    inner
}

fn is_centred(element: &Element) -> bool {
    let style = element.attribute("style").unwrap_or_default();
    style.contains("text-align:center") || style.contains("text-align: center")
}

#[cfg(test)]
mod tests {
    use super::super::xml::read;
    use crate::import::block::BlockKind;

    fn shapes(body: &str) -> Vec<(String, Option<String>, String)> {
        let xml = format!(
            "<akomaNtoso><judgment><judgmentBody><decision>{body}</decision></judgmentBody></judgment></akomaNtoso>"
        );
        let reading = read(&xml).unwrap();
        reading
            .blocks
            .into_iter()
            .map(|block| {
                let kind = match block.kind {
                    BlockKind::Heading(level) => format!("h{level}"),
                    BlockKind::Item(depth) => format!("item{depth}"),
                    BlockKind::Quotation => "quote".into(),
                    BlockKind::Table(_) => "table".into(),
                    BlockKind::Footnote => "note".into(),
                    BlockKind::Paragraph => "p".into(),
                };
                (kind, block.number, block.text)
            })
            .collect()
    }

    fn row(kind: &str, number: Option<&str>, text: &str) -> (String, Option<String>, String) {
        (kind.into(), number.map(Into::into), text.into())
    }

    #[test]
    fn paragraphs_items_and_quotations() {
        let found = shapes(
            "<division><heading>Orders</heading><paragraph eId=\"para_1\"><num>1.</num><intro><p>On 6<sup>th</sup> May:</p></intro>\
             <subparagraph><num>(a)</num><content><p>first</p></content></subparagraph><wrapUp><p>So ordered.</p></wrapUp></paragraph>\
             <paragraph><num>2.</num><content><p>It says:<authorialNote marker=\"1\"><p>A note.</p></authorialNote></p>\
             <block name=\"quote\"><embeddedStructure startQuote=\"“\"><paragraph><num>4.</num><content><p>Words.”</p></content></paragraph></embeddedStructure></block></content></paragraph></division>",
        );
        assert_eq!(
            found,
            [
                row("h1", None, "Orders"),
                row("p", Some("1."), "On 6th May:"),
                row("item1", Some("(a)"), "first"),
                row("p", None, "So ordered."),
                row("p", Some("2."), "It says:"),
                row("note", Some("1"), "A note."),
                row("quote", Some("“4."), "Words.”"),
            ]
        );
    }

    #[test]
    fn sections_of_an_act_are_headings() {
        let xml = "<akomaNtoso><act><body><part eId=\"part_I\"><num>Part I</num><heading>Preliminary</heading>\
             <section eId=\"sec_9A\"><num>9A.</num><heading>Register</heading><subsection><num>(1)</num><content><p>There is a register.</p></content>\
             </subsection></section></part></body></act></akomaNtoso>";
        let found: Vec<_> = read(xml)
            .unwrap()
            .blocks
            .into_iter()
            .map(|b| (b.kind, b.number.unwrap(), b.text))
            .collect();
        assert_eq!(
            found[0],
            (BlockKind::Heading(1), "Part I".into(), "Preliminary".into())
        );
        assert_eq!(
            found[1],
            (BlockKind::Heading(2), "9A.".into(), "Register".into())
        );
        assert_eq!(
            found[2],
            (
                BlockKind::Paragraph,
                "(1)".into(),
                "There is a register.".into()
            )
        );
    }

    #[test]
    fn a_number_directly_before_another_keeps_both() {
        let found = shapes(
            "<paragraph><num>1.</num><subparagraph><num>(a)</num><content><p>x</p></content></subparagraph></paragraph>",
        );
        assert_eq!(found, [row("p", Some("1."), "(a) x")]);
    }
}
