//! Where a text shows what a query asked for.

use std::ops::Range;

use crate::text::{stem, tokens};

use super::tree::Query;

/// The places in `text` that show a word or phrase of `query`, in bytes, in order and
/// apart from each other. A phrase is one place, from its first word to its last.
#[must_use]
pub fn highlights(query: &Query, text: &str) -> Vec<Range<usize>> {
    let wanted = query.highlights();
    if wanted.is_empty() {
        return Vec::new();
    }
    let words = tokens(text);
    let stems: Vec<String> = words.iter().map(|token| stem(&token.word)).collect();
    let mut places = Vec::new();
    for part in wanted {
        match part {
            Query::Word { word, .. } => {
                let wanted = stem(word);
                let found = words.iter().zip(&stems).filter(|(_, stem)| **stem == wanted);
                places.extend(found.map(|(token, _)| token.range.clone()));
            }
            Query::Phrase { words: wanted, .. } => {
                for run in words.windows(wanted.len()) {
                    if run.iter().map(|token| &token.word).eq(wanted) {
                        places.push(run[0].range.start..run[run.len() - 1].range.end);
                    }
                }
            }
            _ => {}
        }
    }
    apart(places)
}

/// The places sorted, those that overlap made one.
fn apart(mut places: Vec<Range<usize>>) -> Vec<Range<usize>> {
    places.sort_by_key(|place| (place.start, place.end));
    let mut apart: Vec<Range<usize>> = Vec::new();
    for place in places {
        match apart.last_mut() {
            Some(last) if place.start < last.end => last.end = last.end.max(place.end),
            _ => apart.push(place),
        }
    }
    apart
}

/// A piece of `text` around its first highlights, of about `width` characters, with
/// `open` and `close` about each of them and `…` where something is left out.
#[must_use]
pub fn snippet(text: &str, places: &[Range<usize>], width: usize, open: &str, close: &str) -> String {
    let first = places.first().map_or(0, |place| place.start);
    let (start, end) = window(text, first, width);
    let mut out = String::new();
    if start > 0 {
        out.push('…');
    }
    let mut at = start;
    for place in places.iter().filter(|place| place.start >= start && place.end <= end) {
        out.push_str(&text[at..place.start]);
        out.push_str(open);
        out.push_str(&text[place.clone()]);
        out.push_str(close);
        at = place.end;
    }
    out.push_str(&text[at..end]);
    if end < text.len() {
        let kept = out.trim_end().len();
        out.truncate(kept);
        out.push('…');
    }
    out.replace('\n', " ")
}

/// The bytes of a window of about `width` characters, a third of it before `focus`, cut
/// between words.
fn window(text: &str, focus: usize, width: usize) -> (usize, usize) {
    if text.chars().count() <= width {
        return (0, text.len());
    }
    let before = text[..focus].char_indices().rev().nth(width / 3).map_or(0, |(at, _)| at);
    let start = if before == 0 {
        0
    } else {
        text[before..focus].find(char::is_whitespace).map_or(focus, |space| before + space + 1)
    };
    let rough = text[start..].char_indices().nth(width).map_or(text.len(), |(at, _)| start + at);
    let end = if rough == text.len() {
        rough
    } else {
        text[start..rough].rfind(char::is_whitespace).map_or(rough, |space| start + space).max(focus)
    };
    (start, end)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::SourceFile;
    use crate::query::{Options, parse};

    fn marked(query: &str, text: &str, width: usize) -> String {
        let query = parse(&SourceFile::new("<query>", query), Options::default()).unwrap();
        snippet(text, &highlights(&query, text), width, "<", ">")
    }

    #[test]
    fn snippets_show_what_was_asked_for() {
        for (query, text, width, expected) in [
            ("register", "They registered, registering all.", 80, "They <registered>, <registering> all."),
            ("\"huduma namba\" AND card", "A Huduma Namba card.", 80, "A <Huduma Namba> <card>."),
            ("dna NOT gps", "DNA and GPS.", 80, "<DNA> and GPS."),
            ("irungu", "Irũngũ’s view", 80, "<Irũngũ’s> view"),
            ("title:x", "plain", 80, "plain"),
            ("seven", "one two three four five six seven eight nine ten eleven", 18, "…six <seven> eight…"),
        ] {
            assert_eq!(marked(query, text, width), expected, "{query}");
        }
    }
}
