//! Plain text to blocks that know their bytes.

use std::ops::Range;

use super::text::{BlockKind, Raw};

/// A line longer than this, in bytes, is a paragraph of its own: nobody breaks lines so late.
const WIDEST: usize = 160;
/// Columns by which a quotation is set in.
const SET_IN: usize = 3;

struct Line<'t> {
    /// Without white space at its ends.
    text: &'t str,
    range: Range<usize>,
    indent: usize,
    page: u32,
}

/// The paragraphs of a text: broken lines joined, a word that was hyphenated at a line's end
/// joined by a soft hyphen, which is no letter.
pub(super) fn blocks(text: &str) -> Vec<Raw> {
    let lines = lines(text);
    let paged = lines.last().is_some_and(|line| line.page > 1);
    let mut blocks: Vec<(Raw, usize)> = Vec::new();
    let mut last: Option<&Line<'_>> = None;
    for line in &lines {
        if line.text.is_empty() {
            last = None;
            continue;
        }
        match (last, blocks.last_mut()) {
            (Some(before), Some((open, _))) if goes_on(before, line) => append(open, line),
            _ => {
                let mut raw = Raw {
                    kind: BlockKind::Paragraph,
                    text: String::new(),
                    pieces: Vec::new(),
                    marks: Vec::new(),
                    page: paged.then_some(line.page),
                    paragraph: None,
                };
                append(&mut raw, line);
                blocks.push((raw, line.indent));
            }
        }
        last = Some(line);
    }
    set_apart(&mut blocks);
    blocks.into_iter().map(|(raw, _)| raw).collect()
}

fn lines(text: &str) -> Vec<Line<'_>> {
    let mut lines = Vec::new();
    let mut at = 0;
    let mut page = 1;
    for whole in text.split_inclusive(['\n', '\u{c}']) {
        let body = whole.trim_end();
        let inner = body.trim_start();
        let lead = body.len() - inner.len();
        let indent = body[..lead]
            .chars()
            .map(|c| if c == '\t' { 8 } else { 1 })
            .sum();
        lines.push(Line {
            text: inner,
            range: at + lead..at + body.len(),
            indent,
            page,
        });
        page += u32::from(whole.ends_with('\u{c}'));
        at += whole.len();
    }
    lines
}

/// Whether a line belongs to the paragraph of the line before it.
fn goes_on(before: &Line<'_>, line: &Line<'_>) -> bool {
    let ended = before
        .text
        .trim_end_matches(['”', '"', '’', '\'', ')', ']'])
        .ends_with(['.', '!', '?', ':', ';']);
    let opens = line.indent > before.indent + 1 && ended;
    before.text.len() <= WIDEST && !starts_item(line.text) && !opens
}

/// `12. words`, `(a) words`, `• words`.
fn starts_item(text: &str) -> bool {
    let Some((mark, _)) = text.split_once(char::is_whitespace) else {
        return false;
    };
    let inner = mark
        .trim_start_matches('(')
        .trim_end_matches(['.', ')', ':']);
    let marked = inner.len() < mark.len();
    let counts = inner.len() <= 3
        && !inner.is_empty()
        && (inner.bytes().all(|b| b.is_ascii_digit())
            || inner.chars().all(|c| matches!(c, 'i' | 'v' | 'x'))
            || (inner.len() == 1 && inner.bytes().all(|b| b.is_ascii_alphabetic())));
    matches!(mark, "•" | "*" | "–") || (marked && counts)
}

fn append(raw: &mut Raw, line: &Line<'_>) {
    let hyphened = raw.text.ends_with('-')
        && !raw.text.ends_with(" -")
        && line.text.starts_with(char::is_lowercase);
    if hyphened {
        raw.text.pop();
        raw.text.push('\u{ad}');
    } else if !raw.text.is_empty() {
        raw.text.push(' ');
    }
    raw.pieces.push((raw.text.len(), line.range.clone()));
    raw.text.push_str(line.text);
}

/// Makes quotations of what is set in behind a colon.
fn set_apart(blocks: &mut [(Raw, usize)]) {
    for at in 1..blocks.len() {
        let (before, outer) = (&blocks[at - 1].0, blocks[at - 1].1);
        let indent = blocks[at].1;
        let leads = before.text.ends_with([':', '—']) && indent >= outer + SET_IN;
        let on = before.kind == BlockKind::Quotation && indent == outer;
        if (leads || on) && !starts_item(&blocks[at].0.text) {
            blocks[at].0.kind = BlockKind::Quotation;
        }
    }
}

/// Whether a text bears marks of Markdown: quotations, notes, headings, emphasis.
pub(super) fn is_marked_up(text: &str) -> bool {
    let by_line = text.lines().take(20_000).any(|line| {
        let bare = line.trim_start();
        let hashes = bare.len() - bare.trim_start_matches('#').len();
        let indent = line.len() - bare.len();
        indent < 4
            && (bare.starts_with("> ")
                || bare.starts_with("[^")
                || ((1..=6).contains(&hashes) && bare[hashes..].starts_with(' ')))
    });
    by_line || emphasised(text)
}

/// `*words*` or `**words**` that open at a word and close at one.
fn emphasised(text: &str) -> bool {
    text.lines().take(20_000).any(|line| {
        let mut opened = false;
        let chars: Vec<char> = line.chars().collect();
        for (at, c) in chars.iter().enumerate() {
            if *c != '*' {
                continue;
            }
            let before = at.checked_sub(1).map(|at| chars[at]);
            let after = chars.get(at + 1);
            if opened && before.is_some_and(|c| !c.is_whitespace() && c != '*') {
                return true;
            }
            opened |= before.is_none_or(|c| !c.is_alphanumeric())
                && after.is_some_and(|c| c.is_alphabetic());
        }
        false
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paragraphs_of_broken_lines() {
        let text = "The court held that the regis-\nter be closed:\n\n     words that are set in and\n     go on here.\n\n2. Next.\n3. Last.\n";
        let found: Vec<_> = blocks(text)
            .into_iter()
            .map(|raw| (raw.kind, raw.text))
            .collect();
        assert_eq!(
            found,
            [
                (
                    BlockKind::Paragraph,
                    "The court held that the regis\u{ad}ter be closed:".to_owned()
                ),
                (
                    BlockKind::Quotation,
                    "words that are set in and go on here.".to_owned()
                ),
                (BlockKind::Paragraph, "2. Next.".to_owned()),
                (BlockKind::Paragraph, "3. Last.".to_owned()),
            ]
        );
    }

    #[test]
    fn marks_of_markdown() {
        assert!(is_marked_up("In *Otieno v Registrar* it was so."));
        assert!(is_marked_up("It held:\n\n> words\n"));
        assert!(!is_marked_up("5 * 3 is 15 * 1, and a *footnote"));
    }
}
