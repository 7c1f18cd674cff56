//! The words of a Markdown block, without the marks inside it.

use crate::parse::reference;

/// Words and whether all of them are set in one way.
pub(super) struct Words {
    pub(super) text: String,
    pub(super) bold: bool,
    pub(super) italic: bool,
}

/// Longest label, address or tag that is skipped, in bytes; what is longer is words.
const MAX_MARK: usize = 2048;
/// Longest address of a link that is skipped, in characters.
const MAX_ADDRESS: usize = 300;

/// Where a sign stands next: looked for once, not again for every mark before it.
struct Ahead {
    sign: char,
    /// Its place, or the end of the text if there is none left.
    at: usize,
}

impl Ahead {
    /// How far after `from` the sign stands, if near.
    fn near(&mut self, text: &str, from: usize) -> Option<usize> {
        if self.at < from {
            self.at = text[from..]
                .find(self.sign)
                .map_or(text.len(), |far| from + far);
        }
        let far = self.at - from;
        (self.at < text.len() && far <= MAX_MARK).then_some(far)
    }
}

/// Takes emphasis, links, note marks, code marks, tags and escapes out of a text.
pub(super) fn plain(source: &str) -> Words {
    let trimmed = source.trim();
    let wrapped = |mark: &str| {
        trimmed.len() > 2 * mark.len()
            && trimmed.starts_with(mark)
            && trimmed.ends_with(mark)
            && !trimmed[mark.len()..trimmed.len() - mark.len()].contains(mark)
    };
    let both = wrapped("***") || wrapped("___");
    let bold = both || wrapped("**") || wrapped("__");
    let italic = both || (!bold && (wrapped("*") || wrapped("_")));
    Words {
        text: words(source),
        bold,
        italic,
    }
}

fn words(source: &str) -> String {
    let mut out = String::with_capacity(source.len());
    let mut rest = source;
    let mut brackets = Ahead { sign: ']', at: 0 };
    let mut tags = Ahead { sign: '>', at: 0 };
    while let Some(c) = rest.chars().next() {
        let after = &rest[c.len_utf8()..];
        let from = source.len() - after.len();
        rest = match c {
            '\\' => match after.chars().next() {
                Some(sign) if sign.is_ascii_punctuation() => {
                    out.push(sign);
                    &after[1..]
                }
                Some('\n') => after,
                _ => {
                    out.push('\\');
                    after
                }
            },
            '*' | '`' => {
                if is_sum(&out, after) {
                    out.push(c);
                }
                after
            }
            '_' => {
                // Inside a word it is a letter like any other.
                if out.ends_with(char::is_alphanumeric) && after.starts_with(char::is_alphanumeric)
                {
                    out.push('_');
                }
                after
            }
            '&' => entity(rest, &mut out),
            '!' if after.starts_with('[') => after,
            '[' => bracket(after, brackets.near(source, from), &mut out),
            '<' => tag(after, tags.near(source, from), &mut out),
            c => {
                out.push(c);
                after
            }
        };
    }
    out
}

/// What stands for a sign becomes it; any other `&` is one.
fn entity<'text>(text: &'text str, out: &mut String) -> &'text str {
    match reference(text) {
        Some((sign, length)) => {
            out.push_str(&sign);
            &text[length..]
        }
        None => {
            out.push('&');
            &text[1..]
        }
    }
}

/// `2 * 3`: a star between spaces emphasises nothing.
fn is_sum(before: &str, after: &str) -> bool {
    before.ends_with(' ') && after.starts_with(' ')
}

/// After `[`: a note mark goes, of a link the words stay, anything else is brackets.
fn bracket<'text>(after: &'text str, end: Option<usize>, out: &mut String) -> &'text str {
    if after.starts_with('^')
        && let Some(end) = end
    {
        return &after[end + 1..];
    }
    if let Some(end) = end {
        let label = &after[..end];
        let behind = &after[end + 1..];
        if behind.starts_with('(')
            && !label.contains('[')
            && let Some(close) = closing(behind)
        {
            out.push_str(&label.replace(['*', '`'], ""));
            return &behind[close + 1..];
        }
    }
    out.push('[');
    after
}

/// Where the round bracket that `text` begins with is closed, brackets inside it counted.
fn closing(text: &str) -> Option<usize> {
    let mut depth = 0_usize;
    for (at, c) in text.char_indices().take(MAX_ADDRESS) {
        match c {
            '(' => depth += 1,
            ')' if depth == 1 => return Some(at),
            ')' => depth -= 1,
            _ => {}
        }
    }
    None
}

/// After `<`: an address in angle brackets stays, a tag goes, anything else is a sign.
fn tag<'text>(after: &'text str, end: Option<usize>, out: &mut String) -> &'text str {
    let Some(end) = end else {
        out.push('<');
        return after;
    };
    let inner = &after[..end];
    if inner.starts_with("http://") || inner.starts_with("https://") || inner.contains('@') {
        out.push_str(inner);
    } else if !inner.starts_with(|c: char| c.is_ascii_alphabetic() || c == '/') {
        out.push('<');
        return after;
    } else if inner.starts_with("br") {
        out.push('\n');
    }
    &after[end + 1..]
}
