//! Marginal notes that a text has among its lines: the words stand in the arrangement of sections, too, by
//! which they are known wherever the printer's margin left them.

use crate::text::fold;

/// The words of a note that were not met yet.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct SideNote {
    /// All words, folded, without signs.
    words: Vec<String>,
    /// How many of them were met.
    met: usize,
    /// How many lines of the section were looked at.
    lines: usize,
}

/// So many lines behind the number may have the note between them.
const LINES: usize = 12;
/// The most words of a line of a note.
const LINE_WORDS: usize = 12;

fn words(text: &str) -> Vec<String> {
    fold(text)
        .split(|c: char| !c.is_alphanumeric() && c != '\'')
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}

impl SideNote {
    pub(super) fn of(title: &str) -> Self {
        /// No margin holds more words.
        const MOST: usize = 60;
        let words = words(title);
        if words.len() > MOST {
            return Self::default();
        }
        Self {
            words,
            ..Self::default()
        }
    }

    /// Whether a line is the next part of the note, and nothing else.
    pub(super) fn take(&mut self, line: &str) -> bool {
        self.lines += 1;
        if self.met >= self.words.len() || self.lines > LINES {
            return false;
        }
        // An item of a list is the section's own.
        if line.contains(';') || line.trim_end().ends_with([',', ':']) {
            return false;
        }
        let line = words(line);
        let next = &self.words[self.met..];
        let fits = !line.is_empty()
            && line.len() <= LINE_WORDS
            && next.len() >= line.len()
            && next[..line.len()] == line[..];
        if fits {
            self.met += line.len();
        }
        fits
    }

    /// Takes the whole note from the end of what stands before the number.
    pub(super) fn take_from_end(&mut self, lines: &mut Vec<String>) {
        let mut from = lines.len();
        let mut found: Vec<String> = Vec::new();
        while from > 0 && found.len() < self.words.len() {
            from -= 1;
            let mut line = words(&lines[from]);
            if line.is_empty() || line.len() > LINE_WORDS {
                return;
            }
            line.append(&mut found);
            found = line;
        }
        // The first line of a passage is its own.
        if from > 0 && !found.is_empty() && found == self.words {
            lines.truncate(from);
            self.met = self.words.len();
        }
    }

    /// A line without the note behind it: `If less is raised, Variation in revenue.`
    pub(super) fn cut_from_end(&mut self, line: String) -> String {
        if self.words.is_empty() || self.met > 0 {
            return line;
        }
        let own: Vec<&str> = line.split_whitespace().collect();
        // Words of the note and of the line need not part alike at signs: the longest end that is the note.
        for at in (1..own.len()).rev().take(self.words.len()) {
            let small = own[at - 1].chars().all(|c| c.is_lowercase()) && own[at - 1].len() <= 4;
            let doubtful =
                small || own[at - 1].ends_with('.') || !own[at].starts_with(char::is_uppercase);
            if !doubtful && words(&own[at..].join(" ")) == self.words {
                self.met = self.words.len();
                return own[..at].join(" ");
            }
        }
        line
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn notes_after_before_and_behind_a_line() {
        let mut note = SideNote::of("Procedure for presenting a petition");
        assert!(note.take("Procedure for"));
        assert!(!note.take("A petition shall be handed to the Clerk."));
        assert!(note.take("presenting a petition."));
        assert!(!note.take("Procedure for"), "it was met");

        let mut note = SideNote::of("Procedure for presenting a petition");
        let mut lines = vec![
            "(2) It shall ask for a clear thing.".to_owned(),
            "Procedure for".to_owned(),
            "presenting a".to_owned(),
            "petition.".to_owned(),
        ];
        note.take_from_end(&mut lines);
        assert_eq!(lines, ["(2) It shall ask for a clear thing."]);

        let mut note = SideNote::of("Variation in revenue");
        assert_eq!(
            note.cut_from_end("If less is raised than was hoped, Variation in revenue.".to_owned()),
            "If less is raised than was hoped,"
        );
        let seal = "The Commission shall have a common seal.";
        assert_eq!(
            SideNote::of("Common seal").cut_from_end(seal.to_owned()),
            seal
        );
        assert!(!SideNote::of("Chairperson and members").take("Chairperson; and"));
        let mut note = SideNote::of("Interpretation");
        assert_eq!(note.cut_from_end("In this Act—".to_owned()), "In this Act—");
    }
}
