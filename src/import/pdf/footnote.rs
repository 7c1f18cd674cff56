//! Footnotes, told by their place and size.

use super::line::{Line, PageLines};

/// Text at the foot that is smaller than this share of the body's size is a note.
const SMALL: f32 = 0.93;
/// The longest mark of a note.
const LONGEST_MARK: usize = 4;

/// A footnote.
#[derive(Debug, Clone, PartialEq)]
pub struct Note {
    /// Its mark: `12`, `*`.
    pub mark: String,
    /// Page on which it stands, from 1.
    pub page: u32,
    /// Its lines, the mark taken out.
    pub lines: Vec<Line>,
}

/// Takes the footnotes out of the pages, and their marks out of the text.
///
/// A note is a run of small lines at the foot of a page that begins with a mark which the
/// text above also bears, raised.
#[must_use]
pub fn split(mut pages: Vec<PageLines>) -> (Vec<PageLines>, Vec<Note>) {
    let body = body_size(&pages);
    let mut notes: Vec<Note> = Vec::new();
    for page in &mut pages {
        let start = page
            .lines
            .iter()
            .rposition(|line| line.size >= SMALL * body)
            .map_or(0, |i| i + 1);
        let marks = raised_marks(&page.lines[..start]);
        let mut found: Vec<Note> = Vec::new();
        let mut first = None;
        for (index, line) in page.lines.iter().enumerate().skip(start) {
            if let Some((mark, rest)) = note_start(line, &marks) {
                first = first.or(Some(index));
                found.push(Note {
                    mark,
                    page: page.number,
                    lines: vec![rest],
                });
            } else if let Some(note) = found.last_mut() {
                note.lines.push(line.clone());
            }
        }
        let Some(mut first) = first else { continue };
        // What stands before the first mark continues a note of the page before.
        if let Some(open) = notes.last_mut().filter(|note| note.page + 1 == page.number) {
            open.lines.extend(page.lines[start..first].iter().cloned());
            first = start;
        }
        page.lines.truncate(first);
        drop_marks(&mut page.lines, &found);
        notes.extend(found);
    }
    (pages, notes)
}

/// The font size in which most words of the file are set.
fn body_size(pages: &[PageLines]) -> f32 {
    let mut counts = std::collections::BTreeMap::new();
    for line in pages.iter().flat_map(|page| &page.lines) {
        *counts
            .entry((line.size * 2.0).round() as i32)
            .or_insert(0_usize) += line.words.len();
    }
    counts
        .into_iter()
        .max_by_key(|&(size, count)| (count, size))
        .map_or(0.0, |(size, _)| size as f32 / 2.0)
}

fn is_mark(text: &str) -> bool {
    let digits = text.bytes().all(|b| b.is_ascii_digit());
    let signs = text.chars().all(|c| matches!(c, '*' | '†' | '‡' | '§'));
    !text.is_empty() && text.chars().count() <= LONGEST_MARK && (digits || signs)
}

/// The raised marks of the text.
fn raised_marks(lines: &[Line]) -> Vec<String> {
    lines
        .iter()
        .flat_map(|line| &line.words)
        .filter(|word| word.raised > 0)
        .map(|word| word.text[word.text.len() - word.raised..].to_owned())
        .filter(|mark| is_mark(mark))
        .collect()
}

/// The mark that a line begins with, if the text bears it, and the line without it.
fn note_start(line: &Line, marks: &[String]) -> Option<(String, Line)> {
    let first = line.words.first()?;
    let mark = marks
        .iter()
        .filter(|mark| {
            first
                .text
                .strip_prefix(mark.as_str())
                .is_some_and(|rest| !rest.starts_with(|c: char| c.is_ascii_digit()))
        })
        .max_by_key(|mark| mark.len())?;
    let mut rest = line.clone();
    if first.text.len() == mark.len() {
        rest.words.remove(0);
    } else {
        rest.words[0].text.drain(..mark.len());
    }
    Some((mark.clone(), rest)).filter(|(_, rest)| !rest.words.is_empty())
}

/// Takes the marks of these notes out of the text: there they would stick to words.
fn drop_marks(lines: &mut [Line], notes: &[Note]) {
    for line in lines {
        for word in &mut line.words {
            let at = word.text.len() - word.raised;
            if word.raised > 0 && notes.iter().any(|note| note.mark == word.text[at..]) {
                word.note = Some(word.text.split_off(at));
                word.raised = 0;
            }
        }
        // A mark that stands alone hangs on the word before it.
        for at in 1..line.words.len() {
            if line.words[at].text.is_empty() && line.words[at - 1].note.is_none() {
                line.words[at - 1].note = line.words[at].note.take();
            }
        }
        line.words.retain(|word| !word.text.is_empty());
    }
}

#[cfg(test)]
mod tests {
    use super::super::line::Word;
    use super::*;

    fn word(text: &str, raised: usize) -> Word {
        Word {
            text: text.to_owned(),
            raised,
            size: 12.0,
            ..Word::default()
        }
    }

    #[test]
    fn a_note_needs_its_mark_in_the_text() {
        let body = Line {
            page: 1,
            y: 100.0,
            size: 12.0,
            words: vec![
                word("held", 0),
                word("so.7", 1),
                word("Then", 0),
                word("it", 0),
                word("was", 0),
                word("over", 0),
            ],
        };
        let note = Line {
            page: 1,
            y: 700.0,
            size: 9.0,
            words: vec![word("7", 1), word("See", 0), word("there", 0)],
        };
        let other = Line {
            page: 1,
            y: 712.0,
            size: 9.0,
            words: vec![word("and", 0), word("here", 0)],
        };
        let page = PageLines {
            number: 1,
            width: 595.0,
            height: 842.0,
            lines: vec![body, note, other],
        };
        let (pages, notes) = split(vec![page.clone()]);
        assert_eq!(pages[0].lines[0].text(), "held so. Then it was over");
        assert_eq!((notes[0].mark.as_str(), notes[0].lines.len()), ("7", 2));
        let mut bare = page;
        bare.lines[0].words[1].raised = 0;
        assert!(split(vec![bare]).1.is_empty());
    }
}
