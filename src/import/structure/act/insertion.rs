//! Words that a provision inserts into another law.
//!
//! An amending Act says `by inserting the following new section immediately after section
//! 9—` and then prints that section, number, subsections and all. What follows such words
//! belongs to the amending section, to the closing quotation mark, or, where there are no marks, to the
//! amending Act's own next number.

use std::sync::LazyLock;

use regex::Regex;

use crate::import::block::Block;
use crate::text::regex;

static LEAD: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"(?i)\b(?:insert|add|substitut|replac|introduc)\w*\b.*\b(?:following|therefor|new)\b.*[—–:-]\s*$",
    )
});

/// The same with the beginning of the words in the line: `… after section 6— “Night stages.`
static LEAD_IN: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"(?i)\b(?:insert|add|substitut|replac|introduc)\w*\b.*\b(?:following|therefor|new)\b[^“]*[—–:]\s*(“.*)$",
    )
});

/// Where the reader stands with regard to inserted words.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Insertion {
    /// Whether the present section announced inserted words.
    announced: bool,
    /// Whether the announcement was the last thing read.
    expected: bool,
    /// Inside quotation marks that were not closed in the block that opened them.
    quoted: bool,
    /// Inside inserted words without quotation marks.
    bare: bool,
}

impl Insertion {
    /// Whether what comes next belongs to the provision that is being read, whatever number it bears.
    pub(super) fn is_open(&self) -> bool {
        self.expected || self.quoted || self.bare
    }

    /// Whether only a number says where the inserted words end.
    pub(super) fn may_end(&self) -> bool {
        self.bare
    }

    /// Notes that a line announces inserted words.
    /// `closes` tells whether a mark that the line leaves open is closed soon.
    pub(super) fn note_lead(&mut self, line: &str, closes: bool) {
        if LEAD.is_match(line) {
            self.announced = true;
            self.expected = true;
        } else if closes
            && let Some(found) = LEAD_IN.captures(line)
            && still_open(&found[1], false)
        {
            self.announced = true;
            self.quoted = true;
        }
    }

    /// Reads a block that stands inside a provision.
    pub(super) fn read(&mut self, text: &str) {
        let text = text.trim();
        let opens = text.starts_with(['“', '"', '‘']);
        if self.expected && !opens {
            self.bare = true;
        }
        self.expected = false;
        if !self.announced {
            return;
        }
        self.quoted = still_open(text, self.quoted);
    }
}

/// For each block, whether the next quotation mark behind it, not far, is one that closes.
pub(super) fn closes(blocks: &[Block]) -> Vec<bool> {
    /// How many blocks inserted words may have.
    const MOST: usize = 60;
    let mut out = vec![false; blocks.len()];
    // The next block with a mark, and whether it closes.
    let mut next: Option<(usize, bool)> = None;
    for at in (0..blocks.len()).rev() {
        out[at] = next.is_some_and(|(mark, closes)| closes && mark - at <= MOST);
        if let Some(mark) = blocks[at].text.find(['“', '”']) {
            next = Some((at, blocks[at].text[mark..].starts_with('”')));
        }
    }
    out
}

/// Whether a double quotation mark is open at the end of the text.
fn still_open(text: &str, mut open: bool) -> bool {
    for c in text.chars() {
        match c {
            '“' => open = true,
            '”' => open = false,
            '"' => open = !open,
            _ => {}
        }
    }
    open
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotation_marks_bound_inserted_words() {
        let mut insertion = Insertion::default();
        insertion.read("“a term” without end “");
        assert!(!insertion.is_open(), "nothing was announced");
        insertion.note_lead(
            "The principal Act is amended by inserting the following new section after section 9—",
            false,
        );
        assert!(insertion.is_open());
        insertion.read("“9A. (1) There is established a register.");
        assert!(insertion.is_open());
        insertion.read("(2) The register is public.”");
        assert!(!insertion.is_open());
        let lead = "It is amended by inserting the following new section— “Stages.";
        insertion.note_lead(lead, false);
        assert!(!insertion.is_open(), "nobody closes it");
        insertion.note_lead(lead, true);
        assert!(insertion.is_open());
        insertion.read("6A. (1) There are stages.”");
        assert!(!insertion.is_open());
    }
}
