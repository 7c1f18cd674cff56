//! A finished text, whatever the format it is drawn in.
//!
//! A brief, a summary or an index page is written once, by a template, and read into this
//! tree; one writer a format draws it. What cannot be said here, no format shows.

use std::collections::BTreeSet;

/// A text to be drawn.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Paper {
    /// The stem of its file, by which other papers lead to it.
    pub name: String,
    /// Its language, as HTML and PDF name it: `en`.
    pub lang: String,
    /// What kind of paper it is, above the title.
    pub kicker: Vec<Run>,
    /// The title.
    pub title: Vec<Run>,
    /// What stands between the title and the first heading.
    pub head: Vec<Block>,
    /// The rest.
    pub body: Vec<Block>,
    /// The notes, in the order in which the text first leads to them; note 1 is the first.
    pub notes: Vec<Note>,
    /// Its places that a link leads to, from here or from a paper of the same set.
    pub led_to: BTreeSet<Place>,
    /// What the paper was made from, as one line of JSON for programs.
    pub provenance: Option<String>,
}

/// A note to the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// The name by which the template calls it.
    pub label: String,
    /// What it says.
    pub runs: Vec<Run>,
}

/// A part of a paper that stands in lines of its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// A heading.
    Heading {
        /// From 2, below the title.
        level: u8,
        /// Its name as a target, unique in the paper.
        id: String,
        /// Its words.
        runs: Vec<Run>,
    },
    /// A paragraph.
    Paragraph(Vec<Run>),
    /// A list.
    List {
        /// The first number; bullets where there is none.
        start: Option<u64>,
        /// The items.
        items: Vec<Vec<Block>>,
    },
    /// Terms, each with what is said of it.
    Terms(Vec<Term>),
    /// A table.
    Table {
        /// The cells of the head.
        head: Vec<Vec<Run>>,
        /// The rows.
        rows: Vec<Vec<Vec<Run>>>,
    },
    /// Words set apart: the question, a quotation.
    Quote(Vec<Block>),
    /// Facts at a glance, in a frame.
    Box {
        /// Its name as a target.
        id: String,
        /// Its heading.
        title: Vec<Run>,
        /// What it holds.
        blocks: Vec<Block>,
    },
    /// Where the table of contents stands.
    Contents {
        /// Its heading.
        title: Vec<Run>,
    },
    /// Where the notes stand, in a format that does not put them at the foot of a page.
    Notes {
        /// Its heading.
        title: Vec<Run>,
    },
    /// What the paper was made from, set small.
    Colophon(Vec<Block>),
}

/// A term of [`Block::Terms`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Term {
    /// The term.
    pub term: Vec<Run>,
    /// What is said of it.
    pub says: Vec<Block>,
}

/// A stretch of text within a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Run {
    /// Words.
    Text(String),
    /// Words in italics.
    Emphasis(Vec<Run>),
    /// Words in bold.
    Strong(Vec<Run>),
    /// A name that programs know: an id, a hash.
    Code(String),
    /// The mark of a note, by its number.
    Mark(usize),
    /// Words that lead elsewhere.
    Link {
        /// Where to.
        to: Target,
        /// The words.
        runs: Vec<Run>,
    },
    /// A place that links lead to, around words.
    Anchor {
        /// Its name, unique in the paper.
        id: String,
        /// The words.
        runs: Vec<Run>,
    },
    /// A new line.
    Break,
}

/// Where a link leads.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Target {
    /// An address on the web.
    Web(String),
    /// A heading, box or anchor of this paper.
    Here(String),
    /// A note of this paper, by its number.
    Note(usize),
    /// Another paper of the same set.
    Paper {
        /// Its name.
        name: String,
        /// The place in it; its beginning where there is none.
        place: Option<Place>,
    },
}

/// A place in another paper.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    /// A heading, box or anchor.
    Anchor(String),
    /// A note, by its number.
    Note(usize),
}

impl Block {
    /// The blocks that stand inside, in order.
    pub fn children(&self) -> Vec<&Block> {
        match self {
            Self::List { items, .. } => items.iter().flatten().collect(),
            Self::Terms(terms) => terms.iter().flat_map(|term| &term.says).collect(),
            Self::Quote(blocks) | Self::Box { blocks, .. } | Self::Colophon(blocks) => {
                blocks.iter().collect()
            }
            _ => Vec::new(),
        }
    }

    /// The stretches of text of the block itself, without those of the blocks inside.
    #[must_use]
    pub fn lines(&self) -> Vec<&[Run]> {
        match self {
            Self::Heading { runs, .. } | Self::Paragraph(runs) => vec![runs],
            Self::Terms(terms) => terms.iter().map(|term| term.term.as_slice()).collect(),
            Self::Table { head, rows } => head
                .iter()
                .chain(rows.iter().flatten())
                .map(Vec::as_slice)
                .collect(),
            Self::Box { title, .. } | Self::Contents { title } | Self::Notes { title } => {
                vec![title]
            }
            Self::List { .. } | Self::Quote(_) | Self::Colophon(_) => Vec::new(),
        }
    }
}

impl Paper {
    /// The words of the title.
    #[must_use]
    pub fn title_text(&self) -> String {
        plain(&self.title)
    }

    /// Headings and boxes of the body, for a table of contents: level, name, words.
    #[must_use]
    pub fn contents(&self) -> Vec<(u8, &str, &[Run])> {
        self.body
            .iter()
            .filter_map(|block| match block {
                Block::Heading { level, id, runs } => Some((*level, id.as_str(), runs.as_slice())),
                Block::Box { id, title, .. } => Some((2, id.as_str(), title.as_slice())),
                _ => None,
            })
            .collect()
    }
}

/// The words of `runs`, without marks of notes.
#[must_use]
pub fn plain(runs: &[Run]) -> String {
    let mut out = String::new();
    push_plain(runs, &mut out);
    out
}

fn push_plain(runs: &[Run], out: &mut String) {
    for run in runs {
        match run {
            Run::Text(text) | Run::Code(text) => out.push_str(text),
            Run::Emphasis(runs)
            | Run::Strong(runs)
            | Run::Link { runs, .. }
            | Run::Anchor { runs, .. } => push_plain(runs, out),
            Run::Break => out.push(' '),
            Run::Mark(_) => {}
        }
    }
}
