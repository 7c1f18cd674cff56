//! Words that a page's width broke, put together again.

/// Scanned pages have `¬` where the printer broke a word, and files of word processors U+00AD. At
/// the end of a line the break goes with it.
pub(super) fn closed(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        let broken = match c {
            '\u{ad}' => out.ends_with(char::is_alphabetic),
            '¬' => out.ends_with(char::is_lowercase),
            _ => {
                out.push(c);
                continue;
            }
        };
        let rest = broken.then(|| rest_of_word(&chars)).flatten();
        match rest {
            Some(ahead) => chars = ahead,
            None if c == '¬' => out.push(c),
            None => {}
        }
    }
    out
}

/// Where a word that was broken goes on: in small letters here, or at the start of the next line;
/// in capitals too where the word has them.
fn rest_of_word<'text>(
    chars: &std::iter::Peekable<std::str::Chars<'text>>,
) -> Option<std::iter::Peekable<std::str::Chars<'text>>> {
    let mut ahead = chars.clone();
    let mut lines = 0;
    while let Some(c) = ahead.next_if(|c| c.is_whitespace() && *c != '\u{c}') {
        lines += usize::from(c == '\n');
    }
    let goes_on = ahead.peek().is_some_and(|next| next.is_lowercase());
    let near = lines == 1 || lines == 0 && chars.clone().next() == ahead.peek().copied();
    (goes_on && near).then_some(ahead)
}
