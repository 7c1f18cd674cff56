//! A query drawn as the tree that was understood, and why a passage matches it.

use crate::model::Passage;
use crate::text::Language;

use super::Field;
use super::highlight::{holds, is_of_text};
use super::places::Pattern;
use super::question::Question;
use super::reading::Reading;
use super::tree::{Query, Reach};

/// How many places of one part are named before `…`.
const MOST_PLACES: usize = 6;

/// Draws the query as a tree, a part a line, each with what it means.
///
/// ```
/// # use hoja::{diagnostic::SourceFile, query};
/// let file = SourceFile::new("<query>", "data /5 breach -bank");
/// let tree = query::parse(&file, query::Options::default()).unwrap();
/// assert_eq!(query::draw(&tree), "\
/// AND  all of these
/// ├─ /5  within 5 words of each other, in either order
/// │  ├─ data  in any of its forms
/// │  └─ breach  in any of its forms
/// └─ NOT  none of this
///    └─ bank  in any of its forms
/// ");
/// ```
#[must_use]
pub fn draw(query: &Query) -> String {
    let mut out = String::new();
    branch(query, "", "", &|part| meaning(part), &mut out);
    out
}

/// Draws a question as it was understood: what is looked for, what stands for it, and what is
/// not looked for.
#[must_use]
pub fn draw_question(question: &Question) -> String {
    let mut out = "question  passages with most of these, the best first\n".to_owned();
    let mut lines: Vec<String> = question
        .provisions
        .iter()
        .map(|provision| format!("{provision}  named by its number: first"))
        .collect();
    for concept in &question.concepts {
        let mut line = concept.typed.clone();
        if concept.share < 1.0 {
            line.push_str("  counts for little");
        }
        let words = |typed: bool| -> Vec<String> {
            let terms = concept.terms.iter().filter(|term| term.typed == typed);
            terms.map(|term| term.words.join(" ")).collect()
        };
        let added = words(false);
        if !added.is_empty() {
            line.push_str(&format!("  or {}", added.join(", ")));
        }
        lines.push(line);
    }
    if !question.left_out.is_empty() {
        let words = question.left_out.join(", ").to_lowercase();
        lines.push(format!("not looked for: {words}"));
    }
    for (index, line) in lines.iter().enumerate() {
        let corner = if index + 1 == lines.len() {
            "└─"
        } else {
            "├─"
        };
        out.push_str(&format!("{corner} {line}\n"));
    }
    out
}

/// Draws the query as a tree with what each part finds in a passage's text, by the
/// numbers of its words from 1.
#[must_use]
pub fn reasons(query: &Query, text: &str, language: Language) -> String {
    let reading = Reading::new(text, language);
    let mut out = String::new();
    branch(
        query,
        "",
        "",
        &|part| finding(part, &reading, text),
        &mut out,
    );
    out
}

/// Draws the query as a tree with the passages of a document in which each part is found, where AND and
/// NOT range over the whole of it. `passages` are all that it has.
#[must_use]
pub fn reasons_in_document(query: &Query, passages: &[Passage], language: Language) -> String {
    let read = |passage: &Passage| Reading::new(&passage.text, language);
    let document: Vec<(&Passage, Reading)> = passages.iter().map(|one| (one, read(one))).collect();
    let mut out = String::new();
    let note = |part: &Query| finding_in_document(part, &document);
    branch(query, "", "", &note, &mut out);
    out
}

/// The tree, and below it for each passage, under its name, why it matches.
#[must_use]
pub fn explain<'a>(
    query: &Query,
    hits: impl IntoIterator<Item = (&'a str, &'a str, Language)>,
) -> String {
    let mut out = draw(query);
    for (name, text, language) in hits {
        out.push('\n');
        out.push_str(name);
        out.push('\n');
        out.push_str(&reasons(query, text, language));
    }
    out
}

fn branch(
    query: &Query,
    first: &str,
    below: &str,
    note: &dyn Fn(&Query) -> String,
    out: &mut String,
) {
    out.push_str(first);
    out.push_str(&label(query));
    let words = note(query);
    if !words.is_empty() {
        out.push_str("  ");
        out.push_str(&words);
    }
    out.push('\n');
    let parts = parts(query);
    for (index, part) in parts.iter().enumerate() {
        let (corner, line) = if index + 1 == parts.len() {
            ("└─ ", "   ")
        } else {
            ("├─ ", "│  ")
        };
        branch(
            part,
            &format!("{below}{corner}"),
            &format!("{below}{line}"),
            note,
            out,
        );
    }
}

fn label(query: &Query) -> String {
    match query {
        Query::And(_) => "AND".to_owned(),
        Query::Or(_) => "OR".to_owned(),
        Query::Not(_) => "NOT".to_owned(),
        Query::Near { reach, ordered, .. } => {
            format!("{}{reach}", if *ordered { '+' } else { '/' })
        }
        Query::NotNear { reach, .. } => format!("not /{reach}"),
        Query::AtLeast { count, .. } => format!("atleast{count}"),
        leaf => leaf.to_string(),
    }
}

fn parts(query: &Query) -> Vec<&Query> {
    match query {
        Query::And(parts) | Query::Or(parts) => parts.iter().collect(),
        Query::Not(inner) => vec![inner],
        Query::Near { sides, .. } | Query::NotNear { sides, .. } => sides.iter().collect(),
        Query::AtLeast { what, .. } => vec![what],
        _ => Vec::new(),
    }
}

fn meaning(query: &Query) -> String {
    let reach = |reach: &Reach| match reach {
        Reach::Words(1) => "next to each other".to_owned(),
        Reach::Words(distance) => format!("within {distance} words of each other"),
        Reach::Sentence => "in one sentence".to_owned(),
        Reach::Paragraph => "in one paragraph".to_owned(),
    };
    match query {
        Query::All => "every passage".to_owned(),
        Query::Word {
            field: Field::Text, ..
        } => "in any of its forms".to_owned(),
        Query::Phrase { words, .. } if words.len() == 1 => "exactly this form".to_owned(),
        Query::Phrase { .. } => "these forms in this order".to_owned(),
        Query::Forms { forms, .. } if forms.len() == 1 => "every form that fits".to_owned(),
        Query::Forms { .. } => "forms that fit, in this order".to_owned(),
        Query::Within { distance, .. } => {
            format!("each within {distance} words of each other, in any order")
        }
        Query::Near {
            reach: near,
            ordered,
            ..
        } => {
            format!(
                "{}, {}",
                reach(near),
                if *ordered {
                    "the first before the second"
                } else {
                    "in either order"
                }
            )
        }
        Query::NotNear {
            reach: Reach::Words(distance),
            ..
        } => format!("the first where the second is not within {distance} words"),
        Query::NotNear {
            reach: Reach::Sentence,
            ..
        } => "the first where the second is not in its sentence".to_owned(),
        Query::NotNear {
            reach: Reach::Paragraph,
            ..
        } => "the first where the second is not in its paragraph".to_owned(),
        Query::AtLeast { count: 1, .. } => "once or more in the passage".to_owned(),
        Query::AtLeast { count, .. } => format!("{count} times or more in the passage"),
        Query::And(_) => "all of these".to_owned(),
        Query::Or(_) => "any of these".to_owned(),
        Query::Not(_) => "none of this".to_owned(),
        Query::Word { .. } | Query::Value { .. } | Query::Dates(_) => {
            "asked of the document or passage".to_owned()
        }
    }
}

/// In which passages of a document a part is found.
fn finding_in_document(query: &Query, document: &[(&Passage, Reading)]) -> String {
    if matches!(query, Query::And(_) | Query::Or(_) | Query::Not(_)) {
        return match holds_in_document(query, document) {
            Some(true) => "yes".to_owned(),
            Some(false) => "no".to_owned(),
            None => "asked of the document or passage".to_owned(),
        };
    }
    if !is_of_text(query) {
        return "asked of the document or passage".to_owned();
    }
    let found: Vec<String> = document
        .iter()
        .filter(|(_, reading)| holds(query, reading) == Some(true))
        .map(|(passage, _)| passage.pinpoint.to_string())
        .collect();
    if found.is_empty() {
        return "no: in no passage".to_owned();
    }
    let more = found.len().saturating_sub(MOST_PLACES);
    let mut places = found[..found.len() - more].join(", ");
    if more > 0 {
        places.push_str(&format!(" and {more} more"));
    }
    format!("yes: {places}")
}

/// Whether a document matches, as far as the words of its passages decide.
fn holds_in_document(query: &Query, document: &[(&Passage, Reading)]) -> Option<bool> {
    let of = |part: &Query| holds_in_document(part, document);
    match query {
        Query::Not(inner) => of(inner).map(|held| !held),
        Query::And(parts) | Query::Or(parts) => {
            let decisive = matches!(query, Query::Or(_));
            let parts: Vec<_> = parts.iter().map(of).collect();
            if parts.contains(&Some(decisive)) {
                return Some(decisive);
            }
            (!parts.contains(&None)).then_some(!decisive)
        }
        part if is_of_text(part) => {
            let mut readings = document.iter().map(|(_, reading)| reading);
            Some(readings.any(|reading| holds(part, reading) == Some(true)))
        }
        _ => None,
    }
}

/// What a part finds in a text.
fn finding(query: &Query, reading: &Reading, text: &str) -> String {
    if is_of_text(query)
        && let Some(pattern) = Pattern::of(query)
    {
        let marks = reading.marks(&pattern);
        if marks.is_empty() {
            return "no: not found".to_owned();
        }
        let mut places: Vec<String> = marks
            .iter()
            .take(MOST_PLACES)
            .map(|mark| {
                format!(
                    "{} [{}]",
                    text[reading.range(*mark)].replace('\n', " "),
                    mark.first + 1
                )
            })
            .collect();
        if marks.len() > MOST_PLACES {
            places.push("…".to_owned());
        }
        return format!("yes: {}", places.join(", "));
    }
    match holds(query, reading) {
        Some(true) => "yes".to_owned(),
        Some(false) => "no".to_owned(),
        None => "asked of the document or passage".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::SourceFile;
    use crate::query::{Options, parse};

    #[test]
    fn why_a_passage_matches() {
        let query = parse(
            &SourceFile::new("<query>", "(data /2 breach) -bank voice:court"),
            Options::default(),
        )
        .unwrap();
        let text = "Data was lost: a breach of data.";
        assert_eq!(
            reasons(&query, text, Language::English),
            "AND  asked of the document or passage\n\
             ├─ /2  yes: breach [5], data [7]\n\
             │  ├─ data  yes: Data [1], data [7]\n\
             │  └─ breach  yes: breach [5]\n\
             ├─ NOT  yes\n\
             │  └─ bank  no: not found\n\
             └─ voice:court  asked of the document or passage\n"
        );
    }
}
