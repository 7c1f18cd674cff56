//! The blocks of a page that has no markup of its own for law.

use scraper::ElementRef;

use super::MAX_DEPTH;
use super::noise::{is_link_farm, is_noise};
use crate::import::block::{Block, BlockKind};
use crate::import::imported::{Reading, Warning, WarningCode};
use crate::import::inline::{Face, Inline};
use crate::text::letters;

/// The blocks below `root`.
pub(super) fn blocks(root: ElementRef<'_>) -> Reading {
    let mut walker = Walker::default();
    walker.children(root, &Context::default());
    walker.flush(&Context::default());
    walker.blocks.append(&mut walker.notes);
    let mut warnings = Vec::new();
    if walker.cut {
        warnings.push(Warning::new(
            WarningCode::TooLarge,
            format!("elements more than {MAX_DEPTH} deep were read as plain text"),
        ));
    }
    Reading {
        blocks: walker.blocks,
        labels: Vec::new(),
        warnings,
    }
}

/// Where the walker is.
#[derive(Debug, Clone, Default)]
struct Context {
    kind: BlockKind,
    face: Face,
    centred: bool,
    anchor: Option<String>,
    /// How many lists stand around.
    list: u8,
    depth: usize,
}

#[derive(Debug, Default)]
struct Walker {
    blocks: Vec<Block>,
    notes: Vec<Block>,
    line: Inline,
    /// The number of a list item whose words have not come yet.
    number: Option<String>,
    cut: bool,
}

impl Walker {
    fn children(&mut self, element: ElementRef<'_>, context: &Context) {
        if context.depth >= MAX_DEPTH {
            self.cut = true;
            let text: String = element.text().collect();
            return self.line.push(&text, context.face);
        }
        for child in element.children() {
            if let Some(text) = child.value().as_text() {
                self.line.push(text, context.face);
            } else if let Some(child) = ElementRef::wrap(child)
                && !is_noise(child)
            {
                self.element(child, context);
            }
        }
    }

    fn element(&mut self, element: ElementRef<'_>, context: &Context) {
        let name = element.value().name();
        let mut inner = faced(element, context);
        inner.depth += 1;
        match name {
            "br" => self.line_break(context),
            "hr" => self.flush(context),
            "sup" if is_note_mark(element) => {}
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
                inner.kind = BlockKind::Heading(name.as_bytes()[1] - b'0');
                self.block(element, context, &inner);
            }
            "blockquote" => {
                inner.kind = BlockKind::Quotation;
                self.block(element, context, &inner);
            }
            "ul" | "ol" => self.list(element, context, &inner),
            "dl" if super::labels::is_metadata_list(element) => self.flush(context),
            "table" if super::labels::is_metadata_table(element) => self.flush(context),
            "table" => self.table(element, context, &inner),
            "figure" | "figcaption" | "img" | "picture" => {}
            _ if is_inline(name) => self.children(element, &inner),
            _ if is_note(element) => self.note(element, context),
            _ => {
                if !is_prose(element) && is_link_farm(element) {
                    return self.flush(context);
                }
                if let Some(id) = element.value().attr("id") {
                    inner.anchor = Some(id.to_owned());
                }
                inner.centred |= is_centred(element);
                self.block(element, context, &inner);
            }
        }
    }

    fn block(&mut self, element: ElementRef<'_>, outer: &Context, inner: &Context) {
        self.flush(outer);
        self.children(element, inner);
        self.flush(inner);
    }

    /// One break ends a line, two end a paragraph.
    fn line_break(&mut self, context: &Context) {
        if self.line.at_line_start() {
            self.flush(context);
        } else {
            self.line.break_line();
        }
    }

    fn list(&mut self, element: ElementRef<'_>, outer: &Context, inner: &Context) {
        if is_link_farm(element) {
            return self.flush(outer);
        }
        self.flush(outer);
        let depth = outer.list.saturating_add(1);
        let mut counter = ListCounter::new(element);
        for child in element.children().filter_map(ElementRef::wrap) {
            if is_noise(child) {
                continue;
            }
            let mut item = Context {
                list: depth,
                depth: inner.depth,
                ..inner.clone()
            };
            if !matches!(item.kind, BlockKind::Quotation) {
                item.kind = BlockKind::Item(depth);
            }
            if child.value().name() == "li" {
                self.number = counter.next(child);
            }
            self.children(child, &item);
            self.flush(&item);
            self.number = None;
        }
    }

    /// A table of data becomes a block; one that lays out the page is walked through.
    fn table(&mut self, element: ElementRef<'_>, outer: &Context, inner: &Context) {
        self.flush(outer);
        let rows = rows(element);
        if lays_out(element, &rows) {
            return self.block(element, outer, inner);
        }
        let rows: Vec<Vec<String>> = rows
            .into_iter()
            .map(|row| row.into_iter().map(cell_text).collect::<Vec<_>>())
            .filter(|row| row.iter().any(|cell| !cell.is_empty()))
            .collect();
        if rows.is_empty() {
            return;
        }
        self.blocks.push(Block {
            anchor: inner.anchor.clone(),
            ..Block::table(rows)
        });
    }

    /// A footnote goes to the end, where the page shows it.
    fn note(&mut self, element: ElementRef<'_>, context: &Context) {
        self.flush(context);
        let text = cell_text(element);
        let (mark, words) = split_mark(&text);
        if !words.is_empty() {
            self.notes.push(Block {
                kind: BlockKind::Footnote,
                text: words.to_owned(),
                number: mark,
                anchor: element.value().attr("id").map(str::to_owned),
                ..Block::default()
            });
        }
    }

    fn flush(&mut self, context: &Context) {
        let line = self.line.take();
        if line.text.is_empty() {
            return;
        }
        self.blocks.push(Block {
            kind: context.kind.clone(),
            text: line.text,
            number: self.number.take(),
            bold: line.bold,
            italic: line.italic,
            centred: context.centred,
            anchor: context.anchor.clone(),
            ..Block::default()
        });
    }
}

/// The numbers that a browser shows before the items of an `ol`.
struct ListCounter {
    ordered: bool,
    style: char,
    next: i64,
}

impl ListCounter {
    fn new(list: ElementRef<'_>) -> Self {
        let attribute = |name: &str| list.value().attr(name);
        let style = attribute("type")
            .and_then(|style| style.chars().next())
            .or_else(|| {
                let style = attribute("style")?;
                let (_, value) = style.split_once("list-style-type:")?;
                match value.trim().split([';', ' ']).next()? {
                    "lower-alpha" | "lower-latin" => Some('a'),
                    "upper-alpha" | "upper-latin" => Some('A'),
                    "lower-roman" => Some('i'),
                    "upper-roman" => Some('I'),
                    "none" => Some('-'),
                    _ => None,
                }
            });
        Self {
            ordered: list.value().name() == "ol" && style != Some('-'),
            style: style.unwrap_or('1'),
            next: attribute("start")
                .and_then(|start| start.trim().parse().ok())
                .unwrap_or(1),
        }
    }

    fn next(&mut self, item: ElementRef<'_>) -> Option<String> {
        if !self.ordered {
            return None;
        }
        if let Some(value) = item
            .value()
            .attr("value")
            .and_then(|value| value.trim().parse().ok())
        {
            self.next = value;
        }
        let number = self.next;
        self.next = self.next.saturating_add(1);
        Some(format!("{}.", shown(number, self.style)))
    }
}

fn shown(number: i64, style: char) -> String {
    let Some(positive) = u32::try_from(number).ok().filter(|n| (1..4000).contains(n)) else {
        return number.to_string();
    };
    match style {
        'a' => letters(positive),
        'A' => letters(positive).to_uppercase(),
        'i' => roman(positive),
        'I' => roman(positive).to_uppercase(),
        _ => number.to_string(),
    }
}

fn roman(mut number: u32) -> String {
    const DIGITS: &[(u32, &str)] = &[
        (1000, "m"),
        (900, "cm"),
        (500, "d"),
        (400, "cd"),
        (100, "c"),
        (90, "xc"),
        (50, "l"),
        (40, "xl"),
        (10, "x"),
        (9, "ix"),
        (5, "v"),
        (4, "iv"),
        (1, "i"),
    ];
    let mut out = String::new();
    for (value, digit) in DIGITS {
        while number >= *value {
            out.push_str(digit);
            number -= value;
        }
    }
    out
}

/// The cells of a table's own rows, tables inside it left out.
fn rows(table: ElementRef<'_>) -> Vec<Vec<ElementRef<'_>>> {
    let children = |element: ElementRef<'_>| -> Vec<_> {
        // The walk owns what it returns: table, section and row are three levels at most.
        element
            .children()
            .filter_map(ElementRef::wrap)
            .map(|child| child.id())
            .collect()
    };
    let tree = table.tree();
    let wrap = |id| tree.get(id).and_then(ElementRef::wrap);
    let mut rows = Vec::new();
    for child in children(table).into_iter().filter_map(wrap) {
        match child.value().name() {
            "tr" => rows.push(children(child).into_iter().filter_map(wrap).collect()),
            "tbody" | "thead" | "tfoot" => {
                for row in children(child).into_iter().filter_map(wrap) {
                    rows.push(children(row).into_iter().filter_map(wrap).collect());
                }
            }
            _ => {}
        }
    }
    rows
}

/// Whether a table only arranges the page: one column, or cells that hold whole
/// sequences of paragraphs.
fn lays_out(table: ElementRef<'_>, rows: &[Vec<ElementRef<'_>>]) -> bool {
    /// More blocks than this in one cell are a page, not a value.
    const VALUE: usize = 6;
    if matches!(table.value().attr("role"), Some("presentation" | "none")) {
        return true;
    }
    rows.iter().all(|row| row.len() < 2)
        || rows.iter().flatten().any(|cell| {
            let inside = |cell: &ElementRef<'_>| {
                cell.descendants()
                    .filter_map(ElementRef::wrap)
                    .filter(|element| {
                        matches!(element.value().name(), "p" | "h1" | "h2" | "h3" | "table")
                    })
                    .count()
            };
            inside(cell) > VALUE
        })
}

fn cell_text(cell: ElementRef<'_>) -> String {
    let mut walker = Walker::default();
    walker.children(
        cell,
        &Context {
            depth: MAX_DEPTH / 2,
            ..Context::default()
        },
    );
    walker.flush(&Context::default());
    walker
        .blocks
        .iter()
        .map(|block| block.text.replace('\n', " "))
        .collect::<Vec<_>>()
        .join(" ")
}

/// A mark such as `12` or `[12]` that only leads to a footnote.
fn is_note_mark(sup: ElementRef<'_>) -> bool {
    let text: String = sup.text().collect();
    let bare = text.trim().trim_matches(['[', ']', '(', ')']);
    let is_mark = !bare.is_empty()
        && (bare.chars().all(|c| c.is_ascii_digit()) || matches!(bare, "*" | "†" | "‡"));
    let linked = sup
        .descendants()
        .chain(sup.parent())
        .filter_map(ElementRef::wrap)
        .any(|element| {
            element
                .value()
                .attr("href")
                .is_some_and(|href| href.contains('#'))
        });
    is_mark && linked
}

/// A footnote at the end of a page that was made from a Word file, or of an article.
fn is_note(element: ElementRef<'_>) -> bool {
    let id = element.value().attr("id").unwrap_or_default();
    let numbered = |prefix: &str| {
        id.strip_prefix(prefix)
            .is_some_and(|rest| !rest.is_empty() && rest.chars().all(|c| c.is_ascii_digit()))
    };
    ["ftn", "_ftn", "fn", "fn:", "edn", "footnote-"]
        .into_iter()
        .any(numbered)
}

/// `[1] Words` as mark and words.
fn split_mark(text: &str) -> (Option<String>, &str) {
    let rest = text.trim_start_matches('[');
    let digits = rest.chars().take_while(char::is_ascii_digit).count();
    if digits == 0 {
        return (None, text);
    }
    let words = rest[digits..]
        .trim_start_matches([']', '.', ')'])
        .trim_start();
    (
        Some(rest[..digits].to_owned()),
        words.trim_end_matches(['↩', ' ']),
    )
}

fn is_inline(name: &str) -> bool {
    matches!(
        name,
        "a" | "abbr"
            | "acronym"
            | "b"
            | "bdi"
            | "bdo"
            | "big"
            | "cite"
            | "code"
            | "data"
            | "del"
            | "dfn"
            | "em"
            | "font"
            | "i"
            | "ins"
            | "kbd"
            | "label"
            | "mark"
            | "q"
            | "s"
            | "samp"
            | "small"
            | "span"
            | "strike"
            | "strong"
            | "sub"
            | "sup"
            | "time"
            | "tt"
            | "u"
            | "var"
            | "wbr"
    )
}

/// A paragraph full of links is still a paragraph: a list of cases relied on.
fn is_prose(element: ElementRef<'_>) -> bool {
    matches!(element.value().name(), "p" | "td" | "dd" | "li")
}

fn faced(element: ElementRef<'_>, context: &Context) -> Context {
    let style = element
        .value()
        .attr("style")
        .unwrap_or_default()
        .replace(' ', "");
    let name = element.value().name();
    let mut inner = context.clone();
    inner.face.bold |= matches!(name, "b" | "strong" | "th")
        || style.contains("font-weight:bold")
        || style.contains("font-weight:700");
    inner.face.italic |= matches!(name, "i" | "em") || style.contains("font-style:italic");
    inner
}

fn is_centred(element: ElementRef<'_>) -> bool {
    let style = element
        .value()
        .attr("style")
        .unwrap_or_default()
        .replace(' ', "");
    element.value().name() == "center"
        || style.contains("text-align:center")
        || element.value().attr("align") == Some("center")
        || element
            .value()
            .classes()
            .any(|class| matches!(class, "text-center" | "has-text-align-center"))
}
