//! A paper as one HTML file that needs nothing beside it.

use std::collections::BTreeMap;

use minijinja::context;
use minijinja::value::Value;

use crate::model::{Block, Paper, Place, Run, Target, plain};
use crate::render::sheet::Sheet;
use crate::render::template::{RenderError, Templates};
use crate::render::xml::Xml;

/// The paper as HTML, by `templates/page.html.j2` and `templates/page.css`.
///
/// # Errors
/// If the template has a mistake.
pub fn html(paper: &Paper, sheet: &Sheet, templates: &Templates) -> Result<String, RenderError> {
    let mut writer = Writer {
        paper,
        marks: BTreeMap::new(),
    };
    // In the order in which they are read, so that marks are counted in it.
    let mut piece = |draw: &mut dyn FnMut(&mut Writer<'_>, &mut Xml)| {
        let mut xml = Xml::default();
        draw(&mut writer, &mut xml);
        Value::from_safe_string(xml.finish())
    };
    let kicker = piece(&mut |writer, xml| writer.runs(&paper.kicker, xml));
    let title = piece(&mut |writer, xml| writer.runs(&paper.title, xml));
    let head = piece(&mut |writer, xml| writer.blocks(&paper.head, xml));
    let body = piece(&mut |writer, xml| writer.body(xml));
    let contents = paper.body.iter().find_map(|block| match block {
        Block::Contents { title } => Some(plain(title)),
        _ => None,
    });
    let provenance = paper
        .provenance
        .as_ref()
        // Inside a script a `<` could end it.
        .map(|json| Value::from_safe_string(json.replace('<', "\\u003c")));
    templates.render(
        "page.html.j2",
        context! {
            lang => &paper.lang,
            plain_title => paper.title_text(),
            plain_kicker => plain(&paper.kicker),
            generator => concat!("hoja ", env!("CARGO_PKG_VERSION")),
            kicker,
            title,
            head,
            body,
            contents,
            list => piece(&mut |writer, xml| writer.contents(xml)),
            provenance,
            css => Value::from_safe_string(templates.file("page.css").to_owned()),
            sheet_css => Value::from_safe_string(sheet.css()),
        },
    )
}

struct Writer<'a> {
    paper: &'a Paper,
    /// How many marks of each note have been drawn.
    marks: BTreeMap<usize, usize>,
}

impl Writer<'_> {
    fn body(&mut self, xml: &mut Xml) {
        let mut drawn = false;
        let mut open = false;
        for block in &self.paper.body {
            let begins = matches!(
                block,
                Block::Heading { level: 2, .. }
                    | Block::Box { .. }
                    | Block::Notes { .. }
                    | Block::Colophon(_)
            );
            if begins && open {
                xml.close();
                xml.raw("\n");
                open = false;
            }
            if let Block::Heading { level: 2, id, .. } = block {
                xml.open("section", &[("aria-labelledby", id)]);
                open = true;
            }
            if let Block::Notes { title } = block {
                self.notes(Some(title), xml);
                drawn = true;
            } else {
                self.block(block, xml);
            }
        }
        if open {
            xml.close();
        }
        if !drawn {
            self.notes(None, xml);
        }
    }

    fn blocks(&mut self, blocks: &[Block], xml: &mut Xml) {
        for block in blocks {
            self.block(block, xml);
        }
    }

    fn block(&mut self, block: &Block, xml: &mut Xml) {
        match block {
            Block::Heading { level, id, runs } => {
                let name = match level {
                    2 => "h2",
                    3 => "h3",
                    4 => "h4",
                    5 => "h5",
                    _ => "h6",
                };
                xml.open(name, &[("id", id)]);
                self.runs(runs, xml);
                xml.close();
            }
            Block::Paragraph(runs) => {
                xml.open("p", &[]);
                self.runs(runs, xml);
                xml.close();
            }
            Block::List { start, items } => {
                let first = start.unwrap_or(1).to_string();
                match start {
                    None => xml.open("ul", &[]),
                    Some(1) => xml.open("ol", &[]),
                    Some(_) => xml.open("ol", &[("start", &first)]),
                }
                for item in items {
                    xml.open("li", &[]);
                    self.tight(item, xml);
                    xml.close();
                    xml.raw("\n");
                }
                xml.close();
            }
            Block::Terms(terms) => {
                xml.open("dl", &[]);
                for term in terms {
                    xml.open("div", &[]);
                    xml.open("dt", &[]);
                    self.runs(&term.term, xml);
                    xml.close();
                    xml.open("dd", &[]);
                    self.tight(&term.says, xml);
                    xml.close();
                    xml.close();
                }
                xml.close();
            }
            Block::Table { head, rows } => self.table(head, rows, xml),
            Block::Quote(blocks) => {
                xml.open("blockquote", &[]);
                self.blocks(blocks, xml);
                xml.close();
            }
            Block::Box { id, title, blocks } => {
                xml.open("section", &[("class", "box"), ("aria-labelledby", id)]);
                xml.open("h2", &[("id", id)]);
                self.runs(title, xml);
                xml.close();
                self.blocks(blocks, xml);
                xml.close();
            }
            Block::Colophon(blocks) => {
                xml.open("footer", &[("class", "colophon")]);
                self.blocks(blocks, xml);
                xml.close();
            }
            // The template puts the contents where it likes; notes are drawn by `body`.
            Block::Contents { .. } | Block::Notes { .. } => {}
        }
        xml.raw("\n");
    }

    /// What an item holds: a single paragraph without its tag.
    fn tight(&mut self, blocks: &[Block], xml: &mut Xml) {
        match blocks.split_first() {
            Some((Block::Paragraph(runs), rest))
                if rest.iter().all(|block| matches!(block, Block::List { .. })) =>
            {
                self.runs(runs, xml);
                self.blocks(rest, xml);
            }
            _ => self.blocks(blocks, xml),
        }
    }

    fn table(&mut self, head: &[Vec<Run>], rows: &[Vec<Vec<Run>>], xml: &mut Xml) {
        xml.raw("<div class=\"wide\">");
        xml.open("table", &[]);
        xml.open("thead", &[]);
        xml.open("tr", &[]);
        for cell in head {
            xml.open("th", &[("scope", "col")]);
            self.runs(cell, xml);
            xml.close();
        }
        xml.close();
        xml.close();
        xml.open("tbody", &[]);
        for row in rows {
            xml.open("tr", &[]);
            for cell in row {
                xml.open("td", &[]);
                self.runs(cell, xml);
                xml.close();
            }
            xml.close();
            xml.raw("\n");
        }
        xml.close();
        xml.close();
        xml.raw("</div>");
    }

    fn notes(&mut self, title: Option<&Vec<Run>>, xml: &mut Xml) {
        if self.paper.notes.is_empty() {
            return;
        }
        match title {
            Some(title) => {
                xml.open(
                    "section",
                    &[
                        ("class", "notes"),
                        ("aria-labelledby", "notes"),
                        ("role", "doc-endnotes"),
                    ],
                );
                xml.open("h2", &[("id", "notes")]);
                self.runs(title, xml);
                xml.close();
            }
            None => xml.open("section", &[("class", "notes"), ("role", "doc-endnotes")]),
        }
        xml.open("ol", &[]);
        for (index, note) in self.paper.notes.iter().enumerate() {
            let number = index + 1;
            xml.open("li", &[("id", &format!("note-{number}"))]);
            self.runs(&note.runs, xml);
            for mark in 1..=self.marks.get(&number).copied().unwrap_or(0) {
                xml.text(" ");
                let label = format!("Back to the text, note {number}");
                xml.leaf(
                    "a",
                    &[
                        ("href", &format!("#{}", mark_name(number, mark))),
                        ("role", "doc-backlink"),
                        ("aria-label", &label),
                    ],
                    "↩\u{fe0e}",
                );
            }
            xml.close();
            xml.raw("\n");
        }
        xml.close();
        xml.close();
        xml.raw("\n");
    }

    /// The list of the headings, one level inside the other.
    fn contents(&mut self, xml: &mut Xml) {
        let mut depth = 1;
        let mut first = true;
        xml.open("ol", &[]);
        for (level, id, runs) in self.paper.contents() {
            let level = level.clamp(2, 3);
            if level > depth + 1 && !first {
                xml.open("ol", &[]);
                depth += 1;
            } else {
                while level < depth + 1 {
                    xml.close();
                    xml.close();
                    depth -= 1;
                }
                if !first {
                    xml.close();
                }
            }
            first = false;
            xml.open("li", &[]);
            xml.leaf("a", &[("href", &format!("#{id}"))], &plain(runs));
        }
    }

    fn runs(&mut self, runs: &[Run], xml: &mut Xml) {
        for run in runs {
            match run {
                Run::Text(text) => xml.text(text),
                Run::Emphasis(inside) => self.wrapped("em", &[], inside, xml),
                Run::Strong(inside) => self.wrapped("strong", &[], inside, xml),
                Run::Code(code) => xml.leaf("code", &[], code),
                Run::Mark(number) => {
                    let count = self.marks.entry(*number).or_insert(0);
                    *count += 1;
                    let id = mark_name(*number, *count);
                    xml.open("sup", &[]);
                    xml.leaf(
                        "a",
                        &[
                            ("id", &id),
                            ("href", &format!("#note-{number}")),
                            ("role", "doc-noteref"),
                        ],
                        &number.to_string(),
                    );
                    xml.close();
                }
                Run::Link { to, runs } => {
                    self.wrapped("a", &[("href", &address(to))], runs, xml);
                }
                Run::Anchor { id, runs } => self.wrapped("span", &[("id", id)], runs, xml),
                Run::Break => xml.raw("<br>"),
            }
        }
    }

    fn wrapped(
        &mut self,
        name: &'static str,
        attributes: &[(&str, &str)],
        inside: &[Run],
        xml: &mut Xml,
    ) {
        xml.open(name, attributes);
        self.runs(inside, xml);
        xml.close();
    }
}

/// The name of the nth mark of a note.
fn mark_name(number: usize, nth: usize) -> String {
    if nth == 1 {
        format!("mark-{number}")
    } else {
        format!("mark-{number}-{nth}")
    }
}

fn address(to: &Target) -> String {
    match to {
        Target::Web(address) => address.clone(),
        Target::Here(id) => format!("#{id}"),
        Target::Note(number) => format!("#note-{number}"),
        Target::Paper { name, place: None } => format!("{name}.html"),
        Target::Paper {
            name,
            place: Some(Place::Anchor(id)),
        } => format!("{name}.html#{id}"),
        Target::Paper {
            name,
            place: Some(Place::Note(number)),
        } => format!("{name}.html#note-{number}"),
    }
}
