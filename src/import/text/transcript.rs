//! Hansard of before 1990, which comes as a plain text with tags: `<Header>`, `<Newspeech>`.

use std::sync::LazyLock;

use regex::Regex;

use super::Line;
use crate::text::regex;

/// Fewest tags that make a transcript.
const FEWEST: usize = 3;

/// A tag of a transcript, however it is spaced; some were never closed.
static TAG: LazyLock<Regex> =
    LazyLock::new(|| regex(r"(?i)<\s*(/?)\s*(?:(header|newspeech)\b\s*>?|([ibu])\s*>)"));

/// A transcript with each speech on lines of its own.
pub(super) fn with_own_lines(text: &str) -> String {
    TAG.replace_all(text, |found: &regex::Captures<'_>| {
        let slash = &found[1];
        match (found.get(2), slash) {
            (Some(name), "") => format!("\n<{}>", name.as_str().to_lowercase()),
            (Some(name), _) => format!("</{}>\n", name.as_str().to_lowercase()),
            (None, _) => format!("<{slash}{}>", &found[3]),
        }
    })
    .into_owned()
}

/// Whether a text is a transcript: so many of its lines begin with a tag.
pub(super) fn is_transcript(text: &str) -> bool {
    let tag = |line: &&str| {
        let line = line.trim_start();
        ["<header>", "<newspeech>"].iter().any(|tag| {
            line.get(..tag.len())
                .is_some_and(|start| start.eq_ignore_ascii_case(tag))
        })
    };
    text.split('\n').filter(tag).count() >= FEWEST
}

/// Takes a transcript's tags off the ends of a line.
pub(super) fn take_tags(line: &mut Line<'_>) {
    loop {
        let before = line.text.len();
        for name in ["header", "newspeech", "i", "b", "u"] {
            let opening = format!("<{name}>");
            let closing = format!("</{name}>");
            let starts = |tag: &str| {
                line.text
                    .get(..tag.len())
                    .is_some_and(|start| start.eq_ignore_ascii_case(tag))
            };
            if starts(&opening) {
                line.heading |= name == "header";
                line.italic |= name == "i" && line.text.to_lowercase().ends_with("</i>");
                line.text = line.text[opening.len()..].trim();
            } else if starts(&closing) {
                line.text = line.text[closing.len()..].trim();
            }
            for tag in [&closing, &opening] {
                let at = line.text.len().saturating_sub(tag.len());
                if line
                    .text
                    .get(at..)
                    .is_some_and(|end| end.eq_ignore_ascii_case(tag))
                {
                    line.text = line.text[..at].trim();
                }
            }
        }
        if line.text.len() == before {
            return;
        }
    }
}
