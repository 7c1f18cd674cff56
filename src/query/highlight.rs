//! Where a text shows what a query asked for.

use std::ops::Range;

use crate::text::Language;

use super::places::Pattern;
use super::reading::Reading;
use super::tree::Query;

/// The places in an English `text` that made it match `query`, in bytes, in order and
/// apart from each other.
///
/// See [`highlights_in`].
#[must_use]
pub fn highlights(query: &Query, text: &str) -> Vec<Range<usize>> {
    highlights_in(query, text, Language::English)
}

/// The places in `text` that made it match `query`, in bytes, in order and apart from
/// each other. A phrase is one place, from its first word to its last; of a connector,
/// exactly the occurrences that are near enough are marked. What a field asks of the
/// document is taken as given.
#[must_use]
pub fn highlights_in(query: &Query, text: &str, language: Language) -> Vec<Range<usize>> {
    let reading = Reading::new(text, language);
    apart(marks(query, &reading).unwrap_or_default())
}

/// The places in `text` that each wanted part of `query` finds, whether or not the text
/// matches the whole: for documents whose passages match together, and for questions.
#[must_use]
pub fn highlights_of_parts(query: &Query, text: &str, language: Language) -> Vec<Range<usize>> {
    fn parts<'q>(query: &'q Query, into: &mut Vec<&'q Query>) {
        match query {
            Query::And(all) | Query::Or(all) => all.iter().for_each(|part| parts(part, into)),
            Query::Not(_) => {}
            other => into.push(other),
        }
    }
    let reading = Reading::new(text, language);
    let mut wanted = Vec::new();
    parts(query, &mut wanted);
    let found = wanted.into_iter().filter_map(|part| marks(part, &reading));
    apart(found.flatten().collect())
}

/// The marks of a query that the text may match; none if it does not.
fn marks(query: &Query, reading: &Reading) -> Option<Vec<Range<usize>>> {
    match query {
        Query::And(parts) => {
            let parts: Option<Vec<_>> = parts.iter().map(|part| marks(part, reading)).collect();
            Some(parts?.concat())
        }
        Query::Or(parts) => {
            let held: Vec<_> = parts
                .iter()
                .filter_map(|part| marks(part, reading))
                .collect();
            (!held.is_empty()).then(|| held.concat())
        }
        Query::Not(inner) => match holds(inner, reading) {
            Some(true) => None,
            _ => Some(Vec::new()),
        },
        other if is_of_text(other) => {
            let found = reading.marks(&Pattern::of(other)?);
            (!found.is_empty()).then(|| {
                found
                    .into_iter()
                    .map(|stretch| reading.range(stretch))
                    .collect()
            })
        }
        _ => Some(Vec::new()),
    }
}

/// Whether the passage's words alone decide.
pub(super) fn is_of_text(query: &Query) -> bool {
    query.has_places() || matches!(query, Query::AtLeast { .. })
}

/// Whether the text matches, as far as its words decide; `None` where a field does.
pub(super) fn holds(query: &Query, reading: &Reading) -> Option<bool> {
    match query {
        Query::All => Some(true),
        Query::And(parts) => {
            let parts: Vec<_> = parts.iter().map(|part| holds(part, reading)).collect();
            if parts.contains(&Some(false)) {
                Some(false)
            } else {
                parts.into_iter().collect::<Option<Vec<_>>>().map(|_| true)
            }
        }
        Query::Or(parts) => {
            let parts: Vec<_> = parts.iter().map(|part| holds(part, reading)).collect();
            if parts.contains(&Some(true)) {
                Some(true)
            } else {
                parts.into_iter().collect::<Option<Vec<_>>>().map(|_| false)
            }
        }
        Query::Not(inner) => holds(inner, reading).map(|held| !held),
        other if is_of_text(other) => reading.holds(&Pattern::of(other)?).ok(),
        _ => None,
    }
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

/// The place from which on a window shows the most of what was found: different words first,
/// then their number, then the earliest.
fn focus(text: &str, places: &[Range<usize>], width: usize) -> usize {
    let seen = |from: usize| {
        let within = places[from..]
            .iter()
            .take_while(|place| place.end <= places[from].start + width * 2 / 3);
        let mut words: Vec<String> = within
            .map(|place| crate::text::fold(&text[place.clone()]))
            .collect();
        let all = words.len();
        words.sort_unstable();
        words.dedup();
        (words.len(), all)
    };
    let mut best = (0, (0, 0));
    for from in 0..places.len().min(MOST_FOCI) {
        let here = seen(from);
        if here > best.1 {
            best = (from, here);
        }
    }
    places.get(best.0).map_or(0, |place| place.start)
}

/// So many places are tried as the beginning of a snippet.
const MOST_FOCI: usize = 200;

/// A piece of `text` around its highlights where they stand thickest, of about `width` characters, with
/// `open` and `close` about each of them and `…` where something is left out.
#[must_use]
pub fn snippet(
    text: &str,
    places: &[Range<usize>],
    width: usize,
    open: &str,
    close: &str,
) -> String {
    let (start, end) = window(text, focus(text, places, width), width);
    let mut out = String::new();
    if start > 0 {
        out.push('…');
    }
    let mut at = start;
    for place in places
        .iter()
        .filter(|place| place.start >= start && place.end <= end)
    {
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
    let before = text[..focus]
        .char_indices()
        .rev()
        .nth(width / 3)
        .map_or(0, |(at, _)| at);
    let start = if before == 0 {
        0
    } else {
        text[before..focus]
            .find(char::is_whitespace)
            .map_or(focus, |space| before + space + 1)
    };
    let rough = text[start..]
        .char_indices()
        .nth(width)
        .map_or(text.len(), |(at, _)| start + at);
    let end = if rough == text.len() {
        rough
    } else {
        text[start..rough]
            .rfind(char::is_whitespace)
            .map_or(rough, |space| start + space)
            .max(focus)
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
            (
                "register",
                "They registered, registering all.",
                80,
                "They <registered>, <registering> all.",
            ),
            (
                "\"huduma namba\" AND card",
                "A Huduma Namba card.",
                80,
                "A <Huduma Namba> <card>.",
            ),
            ("dna NOT gps", "DNA and GSM.", 80, "<DNA> and GSM."),
            ("dna NOT gps", "DNA and GPS.", 80, "DNA and GPS."),
            ("irungu", "Irũngũ’s view", 80, "<Irũngũ’s> view"),
            ("title:x", "plain", 80, "plain"),
            ("a /1 b", "a x b, x a b, b", 80, "a x b, x <a> <b>, b"),
            (
                "tax /2 tax",
                "tax x x tax x tax",
                80,
                "tax x x <tax> x <tax>",
            ),
            (
                "tax /1 tax /1 tax",
                "tax tax x tax tax tax",
                80,
                "tax tax x <tax> <tax> <tax>",
            ),
            ("a not /1 b", "a b x a", 80, "a b x <a>"),
            ("(a /1 b) OR c", "a x b c", 80, "a x b <c>"),
            (
                "a /s b",
                "A here. B there. A and b.",
                80,
                "A here. B there. <A> and <b>.",
            ),
            ("atleast2(a)", "a b a", 80, "<a> b <a>"),
            ("\"a b c\"~3", "c x a b x a", 80, "<c> x <a> <b> x a"),
            ("\"a a\"~1", "a a x a", 80, "<a> <a> x a"),
            (
                "particip!",
                "public participation",
                80,
                "public <participation>",
            ),
            (
                "seven",
                "one two three four five six seven eight nine ten eleven",
                18,
                "…six <seven> eight…",
            ),
        ] {
            assert_eq!(marked(query, text, width), expected, "{query}");
        }
    }
}
