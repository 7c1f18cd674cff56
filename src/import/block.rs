//! What a file holds, before anybody asks what it means.
//!
//! Every reader ([`html`](super::html), [`pdf`](super::pdf), [`docx`](super::docx), …)
//! turns its format into blocks in reading order, with running heads, page numbers,
//! ligature codes and the like already gone. The floors above (`structure`,
//! `metadata`, `voices`) see blocks alone, so that a judgment is understood in the
//! same way whatever it came in.

/// A paragraph, heading, table or note of a file.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Block {
    /// What it is.
    pub kind: BlockKind,
    /// Its words: single spaces, no line breaks but those that mean something.
    /// A number that the format marks as such is not in here but in `number`.
    pub text: String,
    /// The number that the format itself gives to the block, as printed: `12.`, `(a)`, `9A.`.
    /// Absent where a number merely stands in the text.
    pub number: Option<String>,
    /// Distance of its left edge from the page's, in points; 0 where the format has none.
    pub indent: f32,
    /// Whether all of its words are bold.
    pub bold: bool,
    /// Whether all of its words are italic.
    pub italic: bool,
    /// Whether all of its words are underlined, where the format says so of words.
    pub underlined: bool,
    /// Whether it is set in the middle of the line.
    pub centred: bool,
    /// Page, from 1, for formats that have pages.
    pub page: Option<u32>,
    /// The format's own name for the place: an HTML id, an Akoma Ntoso eId.
    pub anchor: Option<String>,
    /// Where notes hang on its words: the byte of `text` behind which the mark stands, and the
    /// mark, which is the `number` of a [`BlockKind::Footnote`].
    pub marks: Vec<(usize, String)>,
}

impl Block {
    /// A table of those rows: in its words a line a row, with bars between the cells.
    pub(in crate::import) fn table(rows: Vec<Vec<String>>) -> Self {
        let lines: Vec<String> = rows.iter().map(|row| row.join(" | ")).collect();
        Self {
            text: lines.join("\n"),
            kind: BlockKind::Table(rows),
            ..Self::default()
        }
    }
}

#[cfg(test)]
impl Block {
    /// Plain paragraphs, for tests.
    pub(in crate::import) fn of_lines(lines: &[&str]) -> Vec<Self> {
        let block = |line: &&str| Self {
            text: (*line).to_owned(),
            ..Self::default()
        };
        lines.iter().map(block).collect()
    }
}

/// What a [`Block`] is.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum BlockKind {
    /// Running text.
    #[default]
    Paragraph,
    /// A heading, from level 1.
    Heading(u8),
    /// Words that the document quotes from elsewhere, set apart.
    Quotation,
    /// An item of a list inside a paragraph; from depth 1.
    Item(u8),
    /// A table: rows of cells. `text` holds the same, cells parted by ` | `, rows by line feeds.
    Table(Vec<Vec<String>>),
    /// A footnote or endnote; `number` is its mark.
    Footnote,
}
