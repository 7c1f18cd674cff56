//! The text of a paper and its notes.

use crate::model::{Block, Paper, Place, Run, plain};
use crate::render::sheet::Sheet;
use crate::render::write::columns;

use super::runs::Part;
use super::{measure, parts, twips};

/// How deep lists have styles of their own.
const DEEPEST_LIST: usize = 3;

/// The width of the column of terms.
const TERMS: i64 = 1560;

/// The number of the list of numbers in `numbering.xml` from which each list has its own.
pub(super) const FIRST_LIST: usize = 10;

/// The parts that hold the text.
pub(super) struct Text {
    pub document: String,
    pub document_relations: String,
    pub footnotes: String,
    pub footnote_relations: String,
    /// The first number of each numbered list.
    pub numbered_lists: Vec<u64>,
}

pub(super) fn text(paper: &Paper, sheet: &Sheet) -> Text {
    let mut body = Body {
        part: Part::new(paper, 0),
        sheet,
        numbered_lists: Vec::new(),
        in_table: None,
    };
    body.part.xml.open("w:document", parts::NAMESPACES);
    body.part.xml.open("w:body", &[]);
    if !paper.kicker.is_empty() {
        body.paragraph("Subtitle", &paper.kicker);
    }
    body.paragraph("Title", &paper.title);
    body.blocks(&paper.head, 0);
    body.blocks(&paper.body, 0);
    body.section();
    body.part.xml.close();
    body.part.xml.close();

    let document_relations = body.part.relations(parts::DOCUMENT_RELATIONS);
    let mut notes = Part::new(paper, body.part.bookmarks());
    notes.xml.open("w:footnotes", parts::NAMESPACES);
    for (id, kind, sign) in [
        ("-1", "separator", "w:separator"),
        ("0", "continuationSeparator", "w:continuationSeparator"),
    ] {
        notes
            .xml
            .open("w:footnote", &[("w:type", kind), ("w:id", id)]);
        notes.xml.open("w:p", &[]);
        notes.xml.open("w:r", &[]);
        notes.xml.empty(sign, &[]);
        notes.xml.close();
        notes.xml.close();
        notes.xml.close();
    }
    for (index, note) in paper.notes.iter().enumerate() {
        notes
            .xml
            .open("w:footnote", &[("w:id", &(index + 1).to_string())]);
        notes.xml.open("w:p", &[]);
        paragraph_style(&mut notes, "FootnoteText", None);
        notes.xml.open("w:r", &[]);
        notes.xml.open("w:rPr", &[]);
        notes
            .xml
            .empty("w:rStyle", &[("w:val", "FootnoteReference")]);
        notes.xml.close();
        notes.xml.empty("w:footnoteRef", &[]);
        notes.xml.close();
        notes.words(" ", None);
        notes.runs(&note.runs);
        notes.xml.close();
        notes.xml.close();
    }
    let footnote_relations = notes.relations(&[]);
    Text {
        document: body.part.xml.finish(),
        document_relations,
        footnotes: notes.xml.finish(),
        footnote_relations,
        numbered_lists: body.numbered_lists,
    }
}

fn paragraph_style(part: &mut Part<'_>, style: &str, list: Option<(usize, usize)>) {
    part.xml.open("w:pPr", &[]);
    part.xml.empty("w:pStyle", &[("w:val", style)]);
    if let Some((number, level)) = list {
        part.xml.open("w:numPr", &[]);
        part.xml.empty("w:ilvl", &[("w:val", &level.to_string())]);
        part.xml.empty("w:numId", &[("w:val", &number.to_string())]);
        part.xml.close();
    }
    part.xml.close();
}

struct Body<'a> {
    part: Part<'a>,
    sheet: &'a Sheet,
    numbered_lists: Vec<u64>,
    /// The style of paragraphs inside a table.
    in_table: Option<&'static str>,
}

impl Body<'_> {
    fn paragraph(&mut self, style: &str, runs: &[Run]) {
        self.part.xml.open("w:p", &[]);
        paragraph_style(&mut self.part, style, None);
        self.part.runs(runs);
        self.part.xml.close();
    }

    /// A paragraph that a bookmark leads to.
    fn heading(&mut self, style: &str, id: &str, runs: &[Run]) {
        self.part.xml.open("w:p", &[]);
        paragraph_style(&mut self.part, style, None);
        let place = Place::Anchor(id.to_owned());
        self.part.bookmark(&place, |part| part.runs(runs));
        self.part.xml.close();
    }

    fn blocks(&mut self, blocks: &[Block], depth: usize) {
        for block in blocks {
            self.block(block, depth);
        }
    }

    fn block(&mut self, block: &Block, depth: usize) {
        match block {
            Block::Heading { level, id, runs } => {
                let style = match level {
                    2 => "Heading1",
                    3 => "Heading2",
                    _ => "Heading3",
                };
                self.heading(style, id, runs);
            }
            Block::Paragraph(runs) => {
                let continued = list_style("ListContinue", depth);
                let style = match self.in_table {
                    Some(style) if depth == 0 => style,
                    _ if depth > 0 => &continued,
                    _ => "Normal",
                };
                self.paragraph(style, runs);
            }
            Block::List { start, items } => self.list(*start, items, depth),
            Block::Terms(terms) => {
                let width = measure(self.sheet);
                self.table("TermTable", &[TERMS, width - TERMS], |body| {
                    for term in terms {
                        body.row(false, |body| {
                            body.cell(TERMS, |body| body.paragraph("Term", &term.term));
                            body.cell(width - TERMS, |body| {
                                let around = body.in_table.replace("TableText");
                                body.blocks(&term.says, 0);
                                body.in_table = around;
                            });
                        });
                    }
                });
            }
            Block::Table { head, rows } => {
                let widths = widths(head, rows, measure(self.sheet));
                self.table("PaperTable", &widths, |body| {
                    body.row(true, |body| body.cells(head, &widths, "TableHead"));
                    for row in rows {
                        body.row(false, |body| body.cells(row, &widths, "TableText"));
                    }
                });
            }
            Block::Quote(blocks) => {
                for block in blocks {
                    match block {
                        Block::Paragraph(runs) => self.paragraph("Quote", runs),
                        other => self.block(other, depth),
                    }
                }
            }
            Block::Box { id, title, blocks } => {
                let width = measure(self.sheet);
                self.table("BoxTable", &[width], |body| {
                    body.row(false, |body| {
                        body.cell(width, |body| {
                            body.heading("BoxHeading", id, title);
                            body.blocks(blocks, 0);
                        });
                    });
                });
            }
            Block::Contents { title } => self.contents(title),
            // Word puts the notes at the foot of the page.
            Block::Notes { .. } => {}
            Block::Colophon(blocks) => {
                for block in blocks {
                    match block {
                        Block::Paragraph(runs) => self.paragraph("Colophon", runs),
                        other => self.block(other, depth),
                    }
                }
            }
        }
    }

    fn list(&mut self, start: Option<u64>, items: &[Vec<Block>], depth: usize) {
        let number = start.map(|first| {
            self.numbered_lists.push(first);
            FIRST_LIST + self.numbered_lists.len() - 1
        });
        let style = list_style(
            if number.is_some() {
                "ListNumber"
            } else {
                "ListBullet"
            },
            depth + 1,
        );
        let level = depth.min(DEEPEST_LIST - 1);
        for item in items {
            let rest = match item.split_first() {
                Some((Block::Paragraph(runs), rest)) => {
                    self.part.xml.open("w:p", &[]);
                    // Each numbered list begins anew, which only its own number says.
                    paragraph_style(&mut self.part, &style, number.map(|number| (number, level)));
                    self.part.runs(runs);
                    self.part.xml.close();
                    rest
                }
                _ => item,
            };
            self.blocks(rest, depth + 1);
        }
    }

    /// The table of contents: a field of Word's, filled in. On which page a heading falls only
    /// who sets the pages knows, so the numbers come when the field is updated, as Word offers
    /// to do when it opens the file.
    fn contents(&mut self, title: &[Run]) {
        let entries: Vec<(u8, String, String)> = self
            .part
            .paper
            .contents()
            .into_iter()
            .filter(|(level, _, _)| *level <= 3)
            .map(|(level, id, runs)| (level, id.to_owned(), plain(runs)))
            .collect();
        self.part.xml.open("w:sdt", &[]);
        self.part.xml.open("w:sdtPr", &[]);
        self.part.xml.open("w:docPartObj", &[]);
        self.part
            .xml
            .empty("w:docPartGallery", &[("w:val", "Table of Contents")]);
        self.part.xml.empty("w:docPartUnique", &[]);
        self.part.xml.close();
        self.part.xml.close();
        self.part.xml.open("w:sdtContent", &[]);
        self.paragraph("ContentsHeading", title);
        let last = entries.len().saturating_sub(1);
        for (index, (level, id, words)) in entries.iter().enumerate() {
            let style = if *level == 2 { "TOC1" } else { "TOC2" };
            self.part.xml.open("w:p", &[]);
            paragraph_style(&mut self.part, style, None);
            if index == 0 {
                self.part.field_to_update(" TOC \\o \"1-2\" \\h \\z \\u ");
            }
            let name = super::runs::bookmark_name(&Place::Anchor(id.clone()));
            self.part
                .xml
                .open("w:hyperlink", &[("w:anchor", &name), ("w:history", "1")]);
            self.part.words(words, None);
            self.part.xml.close();
            if index == last {
                self.part.field_end(None);
            }
            self.part.xml.close();
        }
        self.part.xml.close();
        self.part.xml.close();
    }

    fn table(&mut self, style: &str, widths: &[i64], rows: impl FnOnce(&mut Self)) {
        self.part.xml.open("w:tbl", &[]);
        self.part.xml.open("w:tblPr", &[]);
        self.part.xml.empty("w:tblStyle", &[("w:val", style)]);
        let width = widths.iter().sum::<i64>().to_string();
        self.part
            .xml
            .empty("w:tblW", &[("w:w", &width), ("w:type", "dxa")]);
        self.part.xml.empty("w:tblLayout", &[("w:type", "fixed")]);
        self.part.xml.close();
        self.part.xml.open("w:tblGrid", &[]);
        for width in widths {
            self.part
                .xml
                .empty("w:gridCol", &[("w:w", &width.to_string())]);
        }
        self.part.xml.close();
        rows(self);
        self.part.xml.close();
        // Two tables without a paragraph between them would become one.
        if self.in_table.is_none() {
            self.paragraph("TableText", &[]);
        }
    }

    fn row(&mut self, head: bool, cells: impl FnOnce(&mut Self)) {
        self.part.xml.open("w:tr", &[]);
        self.part.xml.open("w:trPr", &[]);
        if head {
            self.part.xml.empty("w:tblHeader", &[]);
        }
        self.part.xml.close();
        cells(self);
        self.part.xml.close();
    }

    fn cell(&mut self, width: i64, inside: impl FnOnce(&mut Self)) {
        self.part.xml.open("w:tc", &[]);
        self.part.xml.open("w:tcPr", &[]);
        self.part
            .xml
            .empty("w:tcW", &[("w:w", &width.to_string()), ("w:type", "dxa")]);
        self.part.xml.close();
        inside(self);
        self.part.xml.close();
    }

    fn cells(&mut self, cells: &[Vec<Run>], widths: &[i64], style: &str) {
        for (cell, width) in cells.iter().zip(widths) {
            self.cell(*width, |body| body.paragraph(style, cell));
        }
    }

    /// The sheet, with header and footer.
    fn section(&mut self) {
        let [top, right, bottom, left] = self.sheet.margins.map(|margin| twips(margin).to_string());
        let xml = &mut self.part.xml;
        xml.open("w:sectPr", &[]);
        xml.empty(
            "w:headerReference",
            &[("w:type", "default"), ("r:id", "rHeader")],
        );
        xml.empty(
            "w:footerReference",
            &[("w:type", "default"), ("r:id", "rFooter")],
        );
        xml.empty(
            "w:pgSz",
            &[
                ("w:w", &twips(self.sheet.width).to_string()),
                ("w:h", &twips(self.sheet.height).to_string()),
            ],
        );
        xml.empty(
            "w:pgMar",
            &[
                ("w:top", &top),
                ("w:right", &right),
                ("w:bottom", &bottom),
                ("w:left", &left),
                ("w:header", "567"),
                ("w:footer", "567"),
                ("w:gutter", "0"),
            ],
        );
        xml.close();
    }
}

/// The style of a list at a depth from 1: `ListBullet`, `ListBullet2`.
fn list_style(base: &str, depth: usize) -> String {
    match depth.clamp(1, DEEPEST_LIST) {
        1 => base.to_owned(),
        depth => format!("{base}{depth}"),
    }
}

/// The widths of columns.
fn widths(head: &[Vec<Run>], rows: &[Vec<Vec<Run>>], whole: i64) -> Vec<i64> {
    let shares: Vec<i64> = columns(head, rows)
        .into_iter()
        .map(|share| i64::try_from(share).unwrap_or(1))
        .collect();
    let sum = shares.iter().sum::<i64>().max(1);
    shares.iter().map(|share| whole * share / sum).collect()
}
