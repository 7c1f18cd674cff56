//! Links of papers: every one leads somewhere, or the paper is not written.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{Block, Note, Paper, Place, Run, Target, Term, plain};

/// What can be led to in a paper.
struct Places {
    title: String,
    /// Headings, boxes and anchors by name, with their words.
    names: BTreeMap<String, String>,
    /// Notes by label.
    notes: BTreeMap<String, usize>,
}

impl Places {
    fn of(paper: &Paper) -> Self {
        let mut places = Self {
            title: paper.title_text(),
            names: BTreeMap::new(),
            notes: paper
                .notes
                .iter()
                .enumerate()
                .map(|(index, note)| (note.label.clone(), index + 1))
                .collect(),
        };
        for block in paper.head.iter().chain(&paper.body) {
            places.take(block);
        }
        for note in &paper.notes {
            places.take_runs(&note.runs);
        }
        places
    }

    fn take(&mut self, block: &Block) {
        match block {
            Block::Heading { id, runs, .. }
            | Block::Box {
                id, title: runs, ..
            } => {
                self.names.insert(id.clone(), plain(runs));
            }
            _ => {}
        }
        for runs in block.lines() {
            self.take_runs(runs);
        }
        for child in block.children() {
            self.take(child);
        }
    }

    fn take_runs(&mut self, runs: &[Run]) {
        for run in runs {
            match run {
                Run::Anchor { id, runs } => {
                    self.names.insert(id.clone(), plain(runs));
                    self.take_runs(runs);
                }
                Run::Emphasis(runs) | Run::Strong(runs) | Run::Link { runs, .. } => {
                    self.take_runs(runs);
                }
                _ => {}
            }
        }
    }
}

/// Leads every link of a set of papers to its place, and gives links without words those of
/// what they lead to. A link to a paper outside the set becomes its words alone.
///
/// # Errors
/// A line for each link that leads nowhere.
pub fn link(papers: &mut [Paper]) -> Result<(), Vec<String>> {
    let places: BTreeMap<String, Places> = papers
        .iter()
        .map(|paper| (paper.name.clone(), Places::of(paper)))
        .collect();
    let mut dead = BTreeSet::new();
    let mut led_to: BTreeMap<String, BTreeSet<Place>> = BTreeMap::new();
    for paper in papers.iter_mut() {
        let mut linker = Linker {
            own: paper.name.clone(),
            places: &places,
            dead: &mut dead,
            led_to: &mut led_to,
        };
        linker.runs(&mut paper.kicker);
        linker.runs(&mut paper.title);
        linker.blocks(&mut paper.head);
        linker.blocks(&mut paper.body);
        for Note { runs, .. } in &mut paper.notes {
            linker.runs(runs);
        }
    }
    for paper in papers {
        paper.led_to = led_to.remove(&paper.name).unwrap_or_default();
    }
    if dead.is_empty() {
        Ok(())
    } else {
        Err(dead.into_iter().collect())
    }
}

struct Linker<'a> {
    own: String,
    places: &'a BTreeMap<String, Places>,
    dead: &'a mut BTreeSet<String>,
    led_to: &'a mut BTreeMap<String, BTreeSet<Place>>,
}

impl Linker<'_> {
    fn blocks(&mut self, blocks: &mut [Block]) {
        for block in blocks {
            match block {
                Block::Heading { runs, .. } | Block::Paragraph(runs) => self.runs(runs),
                Block::List { items, .. } => {
                    for item in items {
                        self.blocks(item);
                    }
                }
                Block::Terms(terms) => {
                    for Term { term, says } in terms {
                        self.runs(term);
                        self.blocks(says);
                    }
                }
                Block::Table { head, rows } => {
                    for cell in head.iter_mut().chain(rows.iter_mut().flatten()) {
                        self.runs(cell);
                    }
                }
                Block::Quote(blocks) | Block::Colophon(blocks) => self.blocks(blocks),
                Block::Box { title, blocks, .. } => {
                    self.runs(title);
                    self.blocks(blocks);
                }
                Block::Contents { title } | Block::Notes { title } => self.runs(title),
            }
        }
    }

    fn runs(&mut self, runs: &mut Vec<Run>) {
        let mut at = 0;
        while at < runs.len() {
            match &mut runs[at] {
                Run::Emphasis(inside) | Run::Strong(inside) | Run::Anchor { runs: inside, .. } => {
                    self.runs(inside);
                }
                Run::Link { to, runs: inside } => {
                    self.runs(inside);
                    if !self.lead(to, inside) {
                        let words = std::mem::take(inside);
                        let count = words.len();
                        runs.splice(at..=at, words);
                        at += count;
                        continue;
                    }
                }
                _ => {}
            }
            at += 1;
        }
    }

    /// Leads a link to its place. `false` if only its words can be kept.
    fn lead(&mut self, to: &mut Target, words: &mut Vec<Run>) -> bool {
        let (name, place) = match to {
            Target::Web(address) => {
                if words.is_empty() {
                    words.push(Run::Text(address.clone()));
                }
                return true;
            }
            Target::Here(id) => (self.own.clone(), Some(id.clone())),
            Target::Paper { name, place } => (
                name.clone(),
                place.as_ref().and_then(|place| match place {
                    Place::Anchor(id) => Some(id.clone()),
                    Place::Note(_) => None,
                }),
            ),
            Target::Note(_) => return true,
        };
        let Some(places) = self.places.get(&name) else {
            return false;
        };
        let here = name == self.own;
        let Some(id) = place else {
            fill(words, &places.title);
            return true;
        };
        if let Some(label) = id.strip_prefix("note:") {
            let Some(number) = places.notes.get(label) else {
                self.dead.insert(format!(
                    "`{}` leads to note `{label}` of `{name}`, which it does not have",
                    self.own
                ));
                return true;
            };
            fill(words, &number.to_string());
            self.led_to
                .entry(name.clone())
                .or_default()
                .insert(Place::Note(*number));
            *to = if here {
                Target::Note(*number)
            } else {
                Target::Paper {
                    name,
                    place: Some(Place::Note(*number)),
                }
            };
            return true;
        }
        match places.names.get(&id) {
            Some(title) => {
                fill(words, title);
                self.led_to
                    .entry(name)
                    .or_default()
                    .insert(Place::Anchor(id));
            }
            None => {
                self.dead.insert(format!(
                    "`{}` leads to `#{id}` of `{name}`, which it does not have",
                    self.own
                ));
            }
        }
        true
    }
}

fn fill(words: &mut Vec<Run>, with: &str) {
    if words.is_empty() {
        words.push(Run::Text(with.to_owned()));
    }
}
