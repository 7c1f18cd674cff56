//! The words of one block as a reader walks through its markup.

/// Text that grows piece by piece: white space is collapsed, line breaks that mean
/// something are kept, and it knows whether all of its words are bold or italic.
#[derive(Debug, Default)]
pub(crate) struct Inline {
    text: String,
    /// A space is owed before the next word.
    space: bool,
    letters: usize,
    bold: usize,
    italic: usize,
}

/// How a piece of text is set.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Face {
    /// Bold.
    pub bold: bool,
    /// Italic.
    pub italic: bool,
}

/// A finished text.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Line {
    /// The words.
    pub text: String,
    /// Whether all letters and digits are bold.
    pub bold: bool,
    /// Whether all letters and digits are italic.
    pub italic: bool,
}

impl Inline {
    /// Adds words. No-break spaces become spaces; soft hyphens and characters without
    /// width go.
    pub fn push(&mut self, text: &str, face: Face) {
        for c in text.chars() {
            if c.is_whitespace() {
                self.space = true;
            } else if !is_invisible(c) {
                self.push_char(c, face);
            }
        }
    }

    fn push_char(&mut self, c: char, face: Face) {
        if self.space && !self.text.is_empty() && !self.text.ends_with('\n') {
            self.text.push(' ');
        }
        self.space = false;
        self.text.push(c);
        if c.is_alphanumeric() {
            self.letters += 1;
            self.bold += usize::from(face.bold);
            self.italic += usize::from(face.italic);
        }
    }

    /// Ends the line.
    pub fn break_line(&mut self) {
        self.space = false;
        if !self.text.is_empty() {
            self.text.push('\n');
        }
    }

    /// Whether the last line is ended and nothing followed yet.
    pub fn at_line_start(&self) -> bool {
        self.text.ends_with('\n')
    }

    /// Whether nothing but white space was added.
    pub fn is_empty(&self) -> bool {
        self.text.trim().is_empty()
    }

    /// Ends the text and begins anew.
    pub fn take(&mut self) -> Line {
        let done = std::mem::take(self);
        let text = done.text.trim().to_owned();
        Line {
            bold: done.letters > 0 && done.bold == done.letters,
            italic: done.letters > 0 && done.italic == done.letters,
            text,
        }
    }
}

/// Characters that show nothing and mean nothing to a reader of law.
fn is_invisible(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spaces_collapse_and_faces_are_told() {
        let bold = Face {
            bold: true,
            italic: false,
        };
        let mut line = Inline::default();
        line.push("  DATED 8", bold);
        line.push("TH", bold);
        line.push("\u{a0}\n ", Face::default());
        line.push("AUGUST", bold);
        assert_eq!(
            line.take(),
            Line {
                text: "DATED 8TH AUGUST".into(),
                bold: true,
                italic: false
            }
        );
        line.push("a", Face::default());
        line.break_line();
        line.push(" b", bold);
        assert_eq!(line.take().text, "a\nb");
    }
}
