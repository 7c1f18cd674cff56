//! The quotations of a draft: between quotation marks, and set apart.

use std::ops::Range;

use super::text::{BlockKind, Draft};

/// The longest quotation, in bytes: a mark that finds no partner within it opens none.
const LONGEST: usize = 20_000;

/// The same between single marks, which are apostrophes as often.
const LONGEST_SINGLE: usize = 2_000;

/// A quotation of a draft.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quote {
    /// The words, without their marks, in bytes of the flow.
    pub inner: Range<usize>,
    /// The words with their marks.
    pub outer: Range<usize>,
    /// The block that holds it.
    pub block: usize,
    /// Whether it is a block set apart, which needs no marks.
    pub apart: bool,
    /// Whether its closing mark is missing, and nothing shows where it ends.
    pub open: bool,
}

/// Finds the quotations of a draft, in order. A quotation inside another is part of it.
#[must_use]
pub fn quotes(draft: &Draft) -> Vec<Quote> {
    let mut found = Vec::new();
    for (index, block) in draft.blocks.iter().enumerate() {
        if block.kind == BlockKind::Heading || index < draft.head {
            continue;
        }
        let text = &draft.flow[block.range.clone()];
        let base = block.range.start;
        if block.kind == BlockKind::Quotation {
            found.extend(set_apart(text, base, index));
            continue;
        }
        let next = draft.blocks.get(index + 1).map_or("", |next| {
            let words = &draft.flow[next.range.clone()];
            if matches!(next.kind, BlockKind::Note(_)) {
                ""
            } else {
                words
            }
        });
        found.extend(marked(text, base, index, next));
    }
    found
}

/// A block that is a quotation as a whole: without the marks around it, and without an
/// attribution behind them.
fn set_apart(text: &str, base: usize, block: usize) -> Option<Quote> {
    let trimmed = text.trim();
    let start = base + (text.len() - text.trim_start().len());
    let mut inner = start..start + trimmed.len();
    if let Some(open) = trimmed
        .chars()
        .next()
        .filter(|c| is_double_open(*c) || *c == '‘')
    {
        let close = closing_of(open);
        // The last closing mark ends it; what follows is whoever is quoted.
        let body = &trimmed[open.len_utf8()..];
        let end = body.rfind(close).filter(|end| {
            let after = body[*end..].trim_start_matches(close).trim_start();
            after.is_empty() || after.starts_with(['(', '[', '—', '–', '-', '.', ','])
        });
        inner.start += open.len_utf8();
        if let Some(end) = end {
            inner.end = inner.start + end;
        }
    } else if trimmed.ends_with(['”', '"']) && trimmed.matches(['“', '”', '"']).count() == 1 {
        inner.end -= trimmed.chars().next_back().map_or(0, char::len_utf8);
    } else if let Some(at) = attribution(trimmed) {
        inner.end = start + at;
    }
    let kept = trimmed.chars().any(char::is_alphanumeric);
    kept.then_some(Quote {
        inner,
        outer: base..base + text.len(),
        block,
        apart: true,
        open: false,
    })
}

/// Where `— Otieno v Registrar, para 12` or `(Otieno, para 12)` begins at the end of a block.
fn attribution(text: &str) -> Option<usize> {
    let named = |at: usize| {
        let rest = &text[at..];
        let lower = rest.to_lowercase();
        rest.len() < 300
            && (lower.contains(" v ")
                || lower.contains(" v. ")
                || lower.contains("para")
                || lower.contains("supra")
                || lower.contains("ibid")
                || lower.contains("section")
                || lower.contains("article")
                || lower.contains("aya "))
    };
    let dash = ["\n— ", " — ", " – ", " -- "]
        .iter()
        .filter_map(|dash| text.rfind(dash))
        .max()
        .filter(|at| {
            named(*at)
                && text[..*at]
                    .trim_end()
                    .ends_with(['.', '”', '"', '…', '’', '?', ';'])
        });
    let bracket = text
        .trim_end_matches('.')
        .ends_with([')', ']'])
        .then(|| text.rfind(['(', '[']))
        .flatten()
        // A bracket with brackets in it: `(Otieno v Registrar [2031] KEHC 1 (KLR), para 12)`.
        .map(|at| outermost(text, at))
        .filter(|at| {
            named(*at)
                && text[..*at]
                    .trim_end()
                    .ends_with(['.', '”', '"', '…', '’', '?', ';'])
        });
    dash.or(bracket)
}

/// The opening bracket of the outermost pair that ends where the text does.
fn outermost(text: &str, inner: usize) -> usize {
    let mut depth = 0_i32;
    for (at, c) in text.char_indices().rev() {
        match c {
            ')' | ']' => depth += 1,
            '(' | '[' => {
                depth -= 1;
                if depth == 0 {
                    return at;
                }
            }
            _ => {}
        }
    }
    inner
}

const fn is_double_open(c: char) -> bool {
    matches!(c, '“' | '"' | '„' | '«')
}

const fn closing_of(open: char) -> &'static [char] {
    match open {
        '“' | '„' => &['”', '“'],
        '«' => &['»'],
        '‘' => &['’'],
        '\'' => &['\''],
        _ => &['"'],
    }
}

/// The quotations between marks of one block.
fn marked(text: &str, base: usize, block: usize, next: &str) -> Vec<Quote> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < text.len() {
        let Some(c) = text[at..].chars().next() else {
            break;
        };
        let after = at + c.len_utf8();
        if !opens(text, at, c) {
            at = after;
            continue;
        }
        match closing(text, after, c) {
            Some((close, end)) => {
                if text[after..close].chars().any(char::is_alphanumeric) {
                    found.push(Quote {
                        inner: base + after..base + close,
                        outer: base + at..base + end,
                        block,
                        apart: false,
                        open: false,
                    });
                }
                at = end;
            }
            // A quotation of several paragraphs opens each and closes the last.
            None if matches!(c, '“' | '"') => {
                let goes_on = next.trim_start().starts_with(c);
                if text.len() - after <= LONGEST {
                    found.push(Quote {
                        inner: base + after..base + text.len(),
                        outer: base + at..base + text.len(),
                        block,
                        apart: false,
                        open: !goes_on,
                    });
                }
                at = text.len();
            }
            None => at = after,
        }
    }
    found
}

/// Whether the sign at `at` opens a quotation.
fn opens(text: &str, at: usize, c: char) -> bool {
    let before = text[..at].chars().next_back();
    let after = text[at + c.len_utf8()..].chars().next();
    let begins = after.is_some_and(|c| {
        c.is_alphanumeric() || matches!(c, '[' | '(' | '…' | '.' | '‘' | '“' | '\'' | '"' | '$')
    });
    let apart = before.is_none_or(|c| {
        c.is_whitespace() || matches!(c, '(' | '[' | '—' | '–' | '-' | '/' | ':' | '“' | '*' | '_')
    });
    match c {
        '“' | '„' | '«' => true,
        '"' => apart && begins,
        '‘' => apart && begins,
        // `'` also cuts a word short; only a word behind it and none before makes it open.
        '\'' => apart && after.is_some_and(|c| c.is_alphabetic() || matches!(c, '[' | '…')),
        _ => false,
    }
}

/// Where the quotation that opened with `open` closes: the mark, and the byte behind it.
fn closing(text: &str, from: usize, open: char) -> Option<(usize, usize)> {
    let single = matches!(open, '‘' | '\'');
    let closers = closing_of(open);
    let mut depth = 0_usize;
    let longest = if single { LONGEST_SINGLE } else { LONGEST };
    let mut limit = text.len().min(from + longest);
    while !text.is_char_boundary(limit) {
        limit -= 1;
    }
    for (at, c) in text[from..limit]
        .char_indices()
        .map(|(at, c)| (from + at, c))
    {
        let end = at + c.len_utf8();
        let before = text[..at].chars().next_back();
        let after = text[end..].chars().next();
        if open == '“' && c == '“' {
            // Another opening before any closing: the first was left open, or one lies inside.
            depth += 1;
            continue;
        }
        if !closers.contains(&c) {
            continue;
        }
        let follows = after.is_none_or(|c| !c.is_alphanumeric());
        if open == '"' {
            let reopens = before.is_some_and(char::is_whitespace) && !follows;
            if reopens {
                return None;
            }
            if follows || before.is_some_and(|c| matches!(c, '.' | ',' | ';' | '?' | '!')) {
                return Some((at, end));
            }
            continue;
        }
        if single {
            if !follows || before.is_some_and(char::is_whitespace) {
                continue;
            }
            // `the petitioners' case`: a plural's apostrophe, if the quotation closes later.
            let plural = before.is_some_and(|c| c.eq_ignore_ascii_case(&'s'))
                && after == Some(' ')
                && text[end..].trim_start().starts_with(char::is_lowercase);
            if plural && closes_later(text, end, open) {
                continue;
            }
            return Some((at, end));
        }
        if depth > 0 {
            depth -= 1;
            continue;
        }
        return Some((at, end));
    }
    None
}

/// Whether a single quotation mark closes later, before another opens.
fn closes_later(text: &str, from: usize, open: char) -> bool {
    let close = if open == '‘' { '’' } else { '\'' };
    for (at, c) in text[from..].char_indices().map(|(at, c)| (from + at, c)) {
        if c == close {
            let before = text[..at].chars().next_back();
            let after = text[at + c.len_utf8()..].chars().next();
            let opens_here = before.is_some_and(char::is_whitespace);
            if opens_here {
                return false;
            }
            if after.is_none_or(|c| !c.is_alphanumeric()) {
                return true;
            }
        } else if c == '‘' {
            return false;
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<String> {
        marked(text, 0, 0, "")
            .into_iter()
            .map(|quote| text[quote.inner].to_owned())
            .collect()
    }

    #[test]
    fn marks_of_every_shape() {
        for (text, expected) in [
            (
                "it held “the Act is void” and more",
                vec!["the Act is void"],
            ),
            (
                "it held \"the Act is void.\" Then",
                vec!["the Act is void."],
            ),
            (
                "it held 'the petitioners' case was thin' so",
                vec!["the petitioners' case was thin"],
            ),
            ("the petitioners' case and the respondents' answer", vec![]),
            ("it held ‘the State’s duty’ there", vec!["the State’s duty"]),
            ("“one” and “two”", vec!["one", "two"]),
            ("“he said ‘no’ to it”", vec!["he said ‘no’ to it"]),
            ("don't say it isn't", vec![]),
            ("(“the Act”)", vec!["the Act"]),
            ("it held “never closed", vec!["never closed"]),
            ("a 12\" pipe", vec![]),
        ] {
            assert_eq!(found(text), expected, "{text}");
        }
    }

    #[test]
    fn an_attribution_is_no_part_of_a_block() {
        for (text, inner) in [
            ("The Act is void. — Otieno, para 12", "The Act is void."),
            (
                "“The Act is void.” (Otieno v R [2031] KEHC 1 (KLR), para 12)",
                "The Act is void.",
            ),
            (
                "The Act is void. (Otieno v R [2031] KEHC 1 (KLR), para 12)",
                "The Act is void.",
            ),
            ("The Act (the first) is void", "The Act (the first) is void"),
        ] {
            let quote = set_apart(text, 0, 0).unwrap();
            assert_eq!(text[quote.inner].trim(), inner);
        }
    }
}
