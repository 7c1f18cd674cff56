//! A paper as the data that `templates/paper.typ` reads.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use crate::model::{Block, Paper, Place, Run, Target, plain};
use crate::render::sheet::Sheet;
use crate::render::write::columns;

/// The paper and its sheet.
pub(super) fn of(paper: &Paper, sheet: &Sheet) -> Value {
    let mut data = Data {
        paper,
        marked: BTreeSet::new(),
    };
    json!({
        "name": paper.name,
        "lang": paper.lang,
        "plain_title": paper.title_text(),
        "plain_kicker": plain(&paper.kicker),
        "program": concat!("hoja ", env!("CARGO_PKG_VERSION")),
        "kicker": data.runs(&paper.kicker),
        "title": data.runs(&paper.title),
        "head": data.blocks(&paper.head),
        "body": data.blocks(&paper.body),
        "notes": paper.notes.iter().map(|note| data.runs(&note.runs)).collect::<Vec<_>>(),
        "provenance": paper.provenance,
        "sheet": sheet,
    })
}

struct Data<'a> {
    paper: &'a Paper,
    /// Notes whose mark stands already: typst sets the note at the first.
    marked: BTreeSet<usize>,
}

impl Data<'_> {
    fn blocks(&mut self, blocks: &[Block]) -> Vec<Value> {
        blocks.iter().map(|block| self.block(block)).collect()
    }

    fn block(&mut self, block: &Block) -> Value {
        match block {
            Block::Heading { level, id, runs } => {
                json!({"is": "heading", "level": level - 1, "id": id, "runs": self.runs(runs)})
            }
            Block::Paragraph(runs) => json!({"is": "paragraph", "runs": self.runs(runs)}),
            Block::List { start, items } => {
                let items: Vec<_> = items.iter().map(|item| self.blocks(item)).collect();
                json!({"is": "list", "start": start, "items": items})
            }
            Block::Terms(terms) => {
                let terms: Vec<_> = terms
                    .iter()
                    .map(|term| json!({"term": self.runs(&term.term), "says": self.blocks(&term.says)}))
                    .collect();
                json!({"is": "terms", "terms": terms})
            }
            Block::Table { head, rows } => {
                let widths = columns(head, rows);
                let head: Vec<_> = head.iter().map(|cell| self.runs(cell)).collect();
                let rows: Vec<Vec<_>> = rows
                    .iter()
                    .map(|row| row.iter().map(|cell| self.runs(cell)).collect())
                    .collect();
                json!({"is": "table", "widths": widths, "head": head, "rows": rows})
            }
            Block::Quote(blocks) => json!({"is": "quote", "blocks": self.blocks(blocks)}),
            Block::Box { id, title, blocks } => {
                json!({"is": "box", "id": id, "title": self.runs(title), "blocks": self.blocks(blocks)})
            }
            Block::Contents { title } => json!({"is": "contents", "title": self.runs(title)}),
            // typst puts the notes at the foot of the page.
            Block::Notes { .. } => json!({"is": "nothing"}),
            Block::Colophon(blocks) => json!({"is": "colophon", "blocks": self.blocks(blocks)}),
        }
    }

    fn runs(&mut self, runs: &[Run]) -> Vec<Value> {
        runs.iter().map(|run| self.run(run)).collect()
    }

    fn run(&mut self, run: &Run) -> Value {
        match run {
            Run::Text(text) => json!({"is": "text", "text": text}),
            Run::Emphasis(runs) => json!({"is": "emphasis", "runs": self.runs(runs)}),
            Run::Strong(runs) => json!({"is": "strong", "runs": self.runs(runs)}),
            Run::Code(code) => json!({"is": "code", "text": code}),
            Run::Mark(number) if self.marked.insert(*number) => {
                json!({"is": "note", "number": number})
            }
            Run::Mark(number) => json!({"is": "again", "number": number}),
            Run::Link { to, runs } => {
                let runs = self.runs(runs);
                match to {
                    Target::Here(id) => json!({"is": "link", "label": id, "runs": runs}),
                    Target::Note(number) => {
                        json!({"is": "link", "label": format!("note-{number}"), "runs": runs})
                    }
                    other => json!({"is": "link", "to": address(other), "runs": runs}),
                }
            }
            Run::Anchor { id, runs } => {
                let led_to = self.paper.led_to.contains(&Place::Anchor(id.clone()));
                let id = led_to.then_some(id);
                json!({"is": "anchor", "id": id, "runs": self.runs(runs)})
            }
            Run::Break => json!({"is": "break"}),
        }
    }
}

/// An address outside the file. Places in another PDF are named as readers of PDF take them.
fn address(to: &Target) -> String {
    match to {
        Target::Web(address) => address.clone(),
        Target::Paper { name, place } => match place {
            None => format!("{name}.pdf"),
            Some(Place::Anchor(id)) => format!("{name}.pdf#nameddest={id}"),
            Some(Place::Note(number)) => format!("{name}.pdf#nameddest=note-{number}"),
        },
        Target::Here(id) => format!("#{id}"),
        Target::Note(number) => format!("#note-{number}"),
    }
}
