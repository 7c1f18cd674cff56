//! A paper as Markdown, in lines of 80 columns.
//!
//! What is written reads back as the same paper: a word of a source never becomes markup.

use std::borrow::Cow;

use crate::model::{Block, Paper, Place, Run, Target, plain};
use crate::render::fill;

/// Columns of a line of running text.
const COLUMNS: usize = 80;

/// The paper as Markdown. Links to other papers lead to files with the ending `.md`.
#[must_use]
pub fn markdown(paper: &Paper) -> String {
    let mut writer = Writer {
        out: String::new(),
        paper,
    };
    if !paper.kicker.is_empty() {
        writer.paragraph(&format!("*{}*", writer.line(&paper.kicker)), "", "");
    }
    writer.gap("");
    writer
        .out
        .push_str(&format!("# {}\n", writer.line(&paper.title)));
    writer.blocks(&paper.head, "");
    writer.blocks(&paper.body, "");
    if !paper
        .body
        .iter()
        .any(|block| matches!(block, Block::Notes { .. }))
    {
        writer.notes("");
    }
    if let Some(provenance) = &paper.provenance {
        // A comment ends at the first `-->`.
        let safe = provenance.replace("--", "-\\u002d");
        writer.gap("");
        writer.out.push_str(&format!("<!-- hoja {safe} -->\n"));
    }
    writer.out
}

struct Writer<'a> {
    out: String,
    paper: &'a Paper,
}

impl Writer<'_> {
    /// An empty line, unless the text begins here.
    fn gap(&mut self, indent: &str) {
        if !self.out.is_empty() && !self.out.ends_with("\n\n") {
            self.out.push_str(indent.trim_end());
            self.out.push('\n');
        }
    }

    fn paragraph(&mut self, text: &str, first: &str, rest: &str) {
        self.gap(rest);
        self.lines(text, first, rest);
    }

    fn lines(&mut self, text: &str, first: &str, rest: &str) {
        // One column is kept for a backslash at the beginning of a line.
        let filled = fill(text, first, rest, COLUMNS - 1);
        for (index, line) in filled.lines().enumerate() {
            let prefix = if index == 0 { first } else { rest };
            let (before, words) = line.split_at(prefix.len().min(line.len()));
            self.out.push_str(before);
            self.out.push_str(&no_block(words.trim_end(), index == 0));
            self.out.push('\n');
        }
    }

    fn blocks(&mut self, blocks: &[Block], indent: &str) {
        for block in blocks {
            self.block(block, indent);
        }
    }

    fn block(&mut self, block: &Block, indent: &str) {
        match block {
            Block::Heading { level, id, runs } => self.heading(*level, id, runs),
            Block::Paragraph(runs) => self.paragraph(&self.line(runs), indent, indent),
            Block::List { start, items } => {
                self.gap(indent);
                for (index, item) in items.iter().enumerate() {
                    let mark = start.map_or_else(
                        || "- ".to_owned(),
                        |start| format!("{}. ", start + index as u64),
                    );
                    self.item(item, indent, &mark);
                }
            }
            Block::Terms(terms) => {
                self.gap(indent);
                for term in terms {
                    let name = format!("**{}:** ", self.line(&term.term));
                    match term.says.split_first() {
                        Some((Block::Paragraph(runs), rest)) => {
                            let text = format!("{name}{}", self.line(runs));
                            self.lines(&text, &format!("{indent}- "), &format!("{indent}  "));
                            self.blocks(rest, &format!("{indent}  "));
                        }
                        _ => {
                            self.lines(&name, &format!("{indent}- "), &format!("{indent}  "));
                            self.blocks(&term.says, &format!("{indent}  "));
                        }
                    }
                }
            }
            Block::Table { head, rows } => {
                self.gap(indent);
                self.table(head, rows, indent);
            }
            Block::Quote(blocks) => {
                self.gap(indent);
                let inner = format!("{indent}> ");
                let mut first = true;
                for block in blocks {
                    if !first {
                        self.out.push_str(inner.trim_end());
                        self.out.push('\n');
                    }
                    first = false;
                    if let Block::Paragraph(runs) = block {
                        self.lines(&self.line(runs), &inner, &inner);
                    } else {
                        self.block(block, &inner);
                    }
                }
            }
            Block::Box { id, title, blocks } => {
                self.heading(2, id, title);
                self.blocks(blocks, indent);
            }
            Block::Contents { title } => {
                self.heading(2, "contents", title);
                self.gap(indent);
                let contents = self.paper.contents();
                for (level, id, runs) in contents {
                    let deep = "  ".repeat(usize::from(level.saturating_sub(2)));
                    let words = escape(&plain(runs));
                    self.lines(
                        &format!("[{words}](#{id})"),
                        &format!("{deep}- "),
                        &format!("{deep}  "),
                    );
                }
            }
            Block::Notes { title } => {
                self.heading(2, "notes", title);
                self.notes(indent);
            }
            Block::Colophon(blocks) => {
                self.gap(indent);
                self.out.push_str("---\n");
                self.blocks(blocks, indent);
            }
        }
    }

    fn heading(&mut self, level: u8, id: &str, runs: &[Run]) {
        self.gap("");
        let signs = "#".repeat(usize::from(level));
        // The table of contents leads to every heading.
        let listed = self
            .paper
            .body
            .iter()
            .any(|block| matches!(block, Block::Contents { .. }));
        let anchor = if usual_name(&plain(runs)) == id {
            String::new()
        } else if listed {
            format!("<a id=\"{id}\"></a>")
        } else {
            self.anchor(&Place::Anchor(id.to_owned()))
        };
        self.out
            .push_str(&format!("{signs} {anchor}{}\n", self.line(runs)));
    }

    /// The anchor of a place, if a link leads to it. Names of headings are no part of
    /// Markdown; anchors in HTML are kept by all that show it.
    fn anchor(&self, place: &Place) -> String {
        if !self.paper.led_to.contains(place) {
            return String::new();
        }
        match place {
            Place::Anchor(id) => format!("<a id=\"{id}\"></a>"),
            Place::Note(number) => format!("<a id=\"note-{number}\"></a>"),
        }
    }

    fn item(&mut self, item: &[Block], indent: &str, mark: &str) {
        let first = format!("{indent}{mark}");
        let rest = format!("{indent}{}", " ".repeat(mark.len()));
        match item.split_first() {
            Some((Block::Paragraph(runs), others)) => {
                self.lines(&self.line(runs), &first, &rest);
                for (index, block) in others.iter().enumerate() {
                    if index == 0 && matches!(block, Block::List { .. }) {
                        self.list_inside(block, &rest);
                    } else {
                        self.block(block, &rest);
                    }
                }
            }
            _ => {
                self.out.push_str(first.trim_end());
                self.out.push('\n');
                self.blocks(item, &rest);
            }
        }
    }

    /// A list directly below the words of an item.
    fn list_inside(&mut self, block: &Block, indent: &str) {
        if let Block::List { start, items } = block {
            for (index, item) in items.iter().enumerate() {
                let mark = start.map_or_else(
                    || "- ".to_owned(),
                    |start| format!("{}. ", start + index as u64),
                );
                self.item(item, indent, &mark);
            }
        }
    }

    /// A table; where a row would be longer than a line, a list of its rows.
    fn table(&mut self, head: &[Vec<Run>], rows: &[Vec<Vec<Run>>], indent: &str) {
        let drawn: Vec<String> = std::iter::once(head)
            .chain(rows.iter().map(Vec::as_slice))
            .map(|cells| self.row(cells, indent))
            .collect();
        if drawn.iter().all(|row| row.chars().count() <= COLUMNS) {
            for (index, row) in drawn.iter().enumerate() {
                self.out.push_str(row);
                self.out.push('\n');
                if index == 0 {
                    let rule = vec!["---"; head.len()].join(" | ");
                    self.out.push_str(&format!("{indent}| {rule} |\n"));
                }
            }
            return;
        }
        for row in rows {
            let cells: Vec<String> = row
                .iter()
                .map(|runs| self.line(runs))
                .filter(|cell| !cell.is_empty())
                .collect();
            let text = match cells.split_first() {
                Some((first, rest)) if !rest.is_empty() => {
                    format!("**{first}**: {}", rest.join("; "))
                }
                _ => cells.concat(),
            };
            self.lines(&text, &format!("{indent}- "), &format!("{indent}  "));
        }
    }

    fn row(&self, cells: &[Vec<Run>], indent: &str) -> String {
        let cells: Vec<String> = cells
            .iter()
            .map(|runs| self.line(runs).replace('|', "\\|").replace("\\\n", "<br>"))
            .collect();
        format!("{indent}| {} |", cells.join(" | "))
    }

    fn notes(&mut self, indent: &str) {
        self.gap(indent);
        for (index, note) in self.paper.notes.iter().enumerate() {
            let mark = format!("[^{}]: ", index + 1);
            let anchor = self.anchor(&Place::Note(index + 1));
            let text = format!("{anchor}{}", self.line(&note.runs));
            self.lines(&text, &mark, "    ");
        }
    }
}

impl Writer<'_> {
    /// Runs as one line of Markdown; breaks are a backslash before a line feed.
    fn line(&self, runs: &[Run]) -> String {
        let mut out = String::new();
        self.push(runs, &mut out);
        out
    }

    fn push(&self, runs: &[Run], out: &mut String) {
        for run in runs {
            match run {
                Run::Text(text) => out.push_str(&escape(text)),
                Run::Emphasis(runs) => self.wrap(runs, "*", out),
                Run::Strong(runs) => self.wrap(runs, "**", out),
                Run::Code(code) => {
                    let fence = if code.contains('`') { "``" } else { "`" };
                    out.push_str(&format!("{fence}{code}{fence}"));
                }
                Run::Mark(number) => out.push_str(&format!("[^{number}]")),
                Run::Link { to, runs } => {
                    let words = self.line(runs);
                    match to {
                        Target::Web(address) if *address == plain(runs) => {
                            out.push_str(&format!("<{address}>"));
                        }
                        _ => out.push_str(&format!("[{words}]({})", address(to))),
                    }
                }
                Run::Anchor { id, runs } => {
                    out.push_str(&self.anchor(&Place::Anchor(id.clone())));
                    self.push(runs, out);
                }
                Run::Break => out.push_str("\\\n"),
            }
        }
    }

    fn wrap(&self, runs: &[Run], mark: &str, out: &mut String) {
        let inside = self.line(runs);
        let words = inside.trim();
        if words.is_empty() {
            return;
        }
        let before = &inside[..inside.len() - inside.trim_start().len()];
        let after = &inside[inside.trim_end().len()..];
        out.push_str(&format!("{before}{mark}{words}{mark}{after}"));
    }
}

fn address(to: &Target) -> String {
    match to {
        Target::Web(address) if address.contains(['(', ')', ' ', '<', '>']) => {
            format!(
                "<{}>",
                address
                    .replace('<', "%3C")
                    .replace('>', "%3E")
                    .replace(' ', "%20")
            )
        }
        Target::Web(address) => address.clone(),
        Target::Here(id) => format!("#{id}"),
        Target::Note(number) => format!("#note-{number}"),
        Target::Paper { name, place: None } => format!("{name}.md"),
        Target::Paper {
            name,
            place: Some(Place::Anchor(id)),
        } => format!("{name}.md#{id}"),
        Target::Paper {
            name,
            place: Some(Place::Note(number)),
        } => format!("{name}.md#note-{number}"),
    }
}

/// Words with a backslash before each sign that Markdown would take for markup where it
/// stands; others, such as brackets of a citation, stay as they are.
fn escape(text: &str) -> String {
    let chars: Vec<char> = text.chars().collect();
    let mut out = String::with_capacity(text.len());
    for (at, c) in chars.iter().copied().enumerate() {
        let before = at.checked_sub(1).map(|at| chars[at]);
        let after = chars.get(at + 1).copied();
        let inside_word =
            before.is_some_and(char::is_alphanumeric) && after.is_some_and(char::is_alphanumeric);
        let is_sign = match c {
            '\\' | '`' | '*' => true,
            '_' => !inside_word,
            // `[…](`, `[…][`, `[…]:` and `[^…]` are links and notes.
            ']' => matches!(after, Some('(' | '[' | ':')) || after.is_none(),
            '[' => after == Some('^') || before == Some('!'),
            '<' => after.is_none_or(|c| c.is_ascii_alphabetic() || matches!(c, '/' | '!' | '?')),
            '&' => {
                after.is_some_and(|c| c.is_ascii_alphabetic() || c == '#')
                    && chars[at..].iter().take(40).any(|c| *c == ';')
            }
            _ => false,
        };
        if is_sign {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

/// A line of running text, with a backslash where it would begin a list, quotation or
/// heading of its own.
fn no_block(line: &str, first: bool) -> Cow<'_, str> {
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let after = &line[digits..];
    // In the middle of a paragraph only a list from 1 begins.
    if (first && (1..=9).contains(&digits) || &line[..digits] == "1")
        && after.starts_with(['.', ')'])
        && !after[1..].starts_with(|c: char| c != ' ')
    {
        return Cow::Owned(format!("{}\\{after}", &line[..digits]));
    }
    let sign = line.starts_with(['>', '#', '|', '=', '~'])
        || line.starts_with(['-', '+']) && !line[1..].starts_with(char::is_alphanumeric)
        || line.starts_with(": ");
    if sign {
        Cow::Owned(format!("\\{line}"))
    } else {
        Cow::Borrowed(line)
    }
}

/// The name that renderers of Markdown give to a heading of these words.
fn usual_name(words: &str) -> String {
    words
        .to_lowercase()
        .chars()
        .filter_map(|c| match c {
            ' ' => Some('-'),
            c if c.is_alphanumeric() || c == '-' || c == '_' => Some(c),
            _ => None,
        })
        .collect()
}
