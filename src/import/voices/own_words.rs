//! A passage without the words that it quotes.
//!
//! "I find" in a quoted authority is not this court's finding.

/// A quotation of fewer words than this may be a phrase of the sentence around it: it stays.
const SHORTEST: usize = 6;

/// The text without its quotations, in one line.
pub(super) fn own_words(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(['“', '"']) {
        let (before, from) = rest.split_at(at);
        out.push_str(before);
        let open = if from.starts_with('“') { '“' } else { '"' };
        let inner = &from[open.len_utf8()..];
        let end = if open == '“' {
            closing_curly(inner)
        } else {
            inner.find('"')
        };
        let (quoted, after) = match end {
            Some(end) => {
                let sign = inner[end..].chars().next().map_or(0, char::len_utf8);
                (&inner[..end], &inner[end + sign..])
            }
            // What is never closed runs to the end of the passage: each paragraph of a long
            // quotation opens anew.
            None => (inner, ""),
        };
        if quoted.split_whitespace().count() < SHORTEST {
            out.push_str(quoted);
        } else {
            out.push_str(" … ");
        }
        rest = after;
    }
    out.push_str(rest);
    out.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Where the curly quotation ends, inner ones counted.
fn closing_curly(inner: &str) -> Option<usize> {
    let mut depth = 1_usize;
    for (at, c) in inner.char_indices() {
        match c {
            '“' => depth += 1,
            '”' => {
                depth -= 1;
                if depth == 0 {
                    return Some(at);
                }
            }
            _ => {}
        }
    }
    // An inner quotation was opened and never closed: the first end is the best there is.
    inner.find('”')
}

#[cfg(test)]
mod tests {
    use super::own_words;

    #[test]
    fn quotations_go_and_phrases_stay() {
        for (text, own) in [
            (
                "It was held: “I find that the appeal has no merit at all.” I agree.",
                "It was held: … I agree.",
            ),
            ("a “pure point of law” only", "a pure point of law only"),
            (
                "He said \"I have considered the matter with care today\" then",
                "He said … then",
            ),
            (
                "stated:\n“One paragraph of a long quotation here\n“Another one",
                "stated: …",
            ),
            (
                "“outer “inner words that go on” and the rest of it” own",
                " … own",
            ),
        ] {
            assert_eq!(own_words(text), own.trim());
        }
    }
}
