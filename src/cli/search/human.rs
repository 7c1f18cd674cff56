//! The answer for people.

use std::collections::BTreeMap;
use std::ops::Range;

use hoja::analysis::{Because, SearchHit, Understood};
use hoja::engine::Facet;
use hoja::model::Passage;
use hoja::query::{self, Query};
use hoja::render::fill;
use hoja::text::Language;

use super::ReadingFlags;
use super::json::SNIPPET;
use crate::cli::orders::{reported, who};
use crate::cli::ui::{FAINT, STRONG, Ui};

/// Values of a facet that are shown to people.
const FACET_VALUES: usize = 8;
/// Other passages of a provision that are named.
const ALSO: usize = 6;

/// The places in a text that made it a hit.
pub(super) fn places(understood: &Understood, text: &str, language: Language) -> Vec<Range<usize>> {
    if let Some(question) = &understood.question {
        return query::highlights_of_parts(&question.to_query(true), text, language);
    }
    let Some(query) = &understood.query else {
        return Vec::new();
    };
    let places = query::highlights_in(query, text, language);
    if places.is_empty() {
        // A document matched by several passages, or one that was named.
        return query::highlights_of_parts(query, text, language);
    }
    places
}

/// What was understood, before the hits.
pub(super) fn begin(ui: &mut Ui, understood: &Understood, explain: bool) {
    say_relaxed(ui, understood);
    say_expanded(ui, understood);
    if !explain {
        return;
    }
    if let Some(question) = &understood.question {
        ui.text(&query::draw_question(question));
        ui.line("");
    } else if let Some(full) = &understood.full {
        ui.text(&query::draw(full));
        ui.line("");
    }
}

/// Says that not every word is wanted.
pub(super) fn say_relaxed(ui: &Ui, understood: &Understood) {
    let Some(relaxed) = &understood.relaxed else {
        return;
    };
    let mut say = match relaxed.because {
        Because::Question => "read as a question: passages with most of its words come first",
        Because::FewHaveAll(0) => {
            "no passage has all of these words; those with most of them follow"
        }
        Because::FewHaveAll(1) => {
            "one passage has all of these words; those with most of them come first"
        }
        Because::FewHaveAll(_) => {
            "few passages have all of these words; those with most of them come first"
        }
        Because::Asked => "passages with most of these words come first",
    }
    .to_owned();
    if !relaxed.left_out.is_empty() {
        let words = relaxed.left_out.join(", ").to_lowercase();
        say.push_str(&format!(" (not looked for: {words})"));
    }
    if !relaxed.unknown.is_empty() {
        let words = relaxed.unknown.join(", ");
        say.push_str(&format!("; no passage has: {words}"));
    }
    say.push_str("; --strict wants every word");
    ui.note(fill(&say, "", "  ", ui.columns()));
}

fn say_expanded(ui: &Ui, understood: &Understood) {
    if understood.expanded.is_empty() {
        return;
    }
    let groups: Vec<String> = understood
        .expanded
        .iter()
        .map(|expansion| format!("as `{}`: {}", expansion.term, expansion.added.join(", ")))
        .collect();
    let say = format!(
        "also looked for, {} (--literal turns this off)",
        groups.join("; ")
    );
    ui.note(fill(&say, "", "  ", ui.columns()));
}

pub(super) fn hit(ui: &mut Ui, understood: &Understood, hit: &SearchHit) {
    let (document, passage) = (&hit.document, &hit.located.passage);
    let mut place = format!("{}, {}", document.short_title(), passage.pinpoint);
    if let Some(heading) = passage.heading().filter(|_| document.kind.is_law()) {
        place.push_str(&format!(" ({heading})"));
    }
    let place = fill(&place, "", "  ", ui.columns());
    let place = ui.styled(STRONG, place);
    ui.line(place);
    let facts = fill(&facts(hit).join(" · "), "  ", "  ", ui.columns());
    let facts = ui.styled(FAINT, facts);
    ui.line(facts);
    let language = Language::of(&hit.located.lang);
    let places = places(understood, &passage.text, language);
    let (open, close) = ui.marks();
    let snippet = query::snippet(&passage.text, &places, SNIPPET, &open, &close);
    ui.line(fill(&snippet, "  ", "  ", ui.columns()));
    if !hit.also.is_empty() {
        let mut also: Vec<String> = hit
            .also
            .iter()
            .take(ALSO)
            .map(ToString::to_string)
            .collect();
        if hit.also.len() > ALSO {
            also.push(format!("{} more", hit.also.len() - ALSO));
        }
        ui.line(fill(
            &format!("also {}", also.join(", ")),
            "  ",
            "  ",
            ui.columns(),
        ));
    }
    if !hit.missing.is_empty() {
        let lacks = format!("lacks {}", hit.missing.join(", "));
        ui.line(fill(&lacks, "  ", "  ", ui.columns()));
    }
    ui.line("");
}

fn facts(hit: &SearchHit) -> Vec<String> {
    let (document, passage) = (&hit.document, &hit.located.passage);
    let mut facts: Vec<String> = vec![document.id.to_string()];
    if hit.named {
        facts.push("named by the query".to_owned());
    }
    if let Some(court) = document.court.as_deref() {
        facts.push(
            hoja::cite::court(court).map_or_else(|| court.to_owned(), |court| court.short.clone()),
        );
    }
    facts.extend(document.date_of(passage).map(|date| date.to_string()));
    if let Some(role) = passage.role {
        let of = passage
            .voice
            .map_or_else(String::new, |voice| format!(" of {}", voice.label()));
        facts.push(format!("{role}{of}"));
    }
    if document.kind.is_statement() {
        facts.push(who(document, passage));
    }
    facts.push(passage.evidence.verification.label());
    if document.kind.is_statement() {
        facts.extend(reported(document, passage));
    }
    facts.push(match document.text_of(passage) {
        hoja::model::TextKind::Digest => "digest".to_owned(),
        hoja::model::TextKind::Full => "own text".to_owned(),
        hoja::model::TextKind::Absent => "no text".to_owned(),
    });
    facts
}

/// Why a passage is a hit, and what its score is made of. Of a document as a whole, `document` holds all
/// passages.
pub(super) fn why(
    ui: &mut Ui,
    understood: &Understood,
    hit: &SearchHit,
    document: Option<&[Passage]>,
) {
    let text = &hit.located.passage.text;
    let language = Language::of(&hit.located.lang);
    let reasons = match (&understood.question, &understood.query) {
        (None, Some(query)) if let Some(passages) = document => {
            query::reasons_in_document(query, passages, language)
        }
        (Some(question), _) => query::reasons(&question.to_query(true), text, language),
        (None, Some(query)) => query::reasons(query, text, language),
        (None, None) => String::new(),
    };
    let found = |line: &&str| understood.question.is_none() || !line.ends_with("no: not found");
    for line in reasons.lines().filter(found) {
        ui.line(format!("  {line}"));
    }
    if hit.named {
        ui.line("  named by the query: first, whatever its score");
    }
    if document.is_some() {
        let of = "the best passage of each part, added up";
        ui.line(format!("  score {:.4}  {of}", hit.score));
    }
    if !hit.parts.is_empty() {
        ui.line(format!("  score {:.4}", hit.score));
        for part in &hit.parts {
            let sign = if part.factor { '×' } else { '+' };
            ui.line(format!("    {sign} {:<9.4} {}", part.value, part.label));
        }
    }
    ui.line("");
}

pub(super) fn end(
    ui: &mut Ui,
    understood: &Understood,
    reading: &ReadingFlags,
    offset: usize,
    shown: usize,
) {
    let total = understood.total;
    let unit = if reading.by_document() {
        "document"
    } else {
        "passage"
    };
    let counted = match total {
        0 => {
            ui.note("nothing found in this corpus");
            say_less(ui, understood);
            return;
        }
        1 => format!("1 {unit}"),
        _ => format!("{total} {unit}s"),
    };
    let counted = if understood.relaxed.is_some() {
        format!("{counted} with any of the words")
    } else {
        counted
    };
    let range = match shown {
        0 => "; none shown".to_owned(),
        _ if shown == total && understood.relaxed.is_none() => String::new(),
        _ => {
            let (first, last) = (offset + 1, offset + shown);
            let more = if last < total {
                format!("; --offset {last} for more")
            } else {
                String::new()
            };
            format!("; {first}–{last} shown{more}")
        }
    };
    ui.line(format!("{counted}{range}"));
}

/// Where plain words find nothing together: the query that wants any of them.
fn say_less(ui: &Ui, understood: &Understood) {
    let Some(Query::And(parts)) = &understood.query else {
        return;
    };
    let words: Vec<&str> = parts
        .iter()
        .filter_map(|part| match part {
            Query::Word { word, .. } => Some(word.as_str()),
            _ => None,
        })
        .collect();
    if words.len() == parts.len() {
        ui.note(format!(
            "no passage has all of these words; --any finds those with most of them, `{}` any of them",
            words.join(" OR ")
        ));
    }
}

pub(super) fn facets(ui: &mut Ui, facets: &BTreeMap<String, Facet>) {
    for name in hoja::engine::FACETS {
        let Some(facet) = facets.get(*name).filter(|facet| !facet.is_empty()) else {
            continue;
        };
        let mut values: Vec<_> = facet.iter().collect();
        values.sort_by(|a, b| b.1.cmp(a.1).then(a.0.cmp(b.0)));
        let more = values.len().saturating_sub(FACET_VALUES);
        let mut line: Vec<String> = values
            .into_iter()
            .take(FACET_VALUES)
            .map(|(value, count)| format!("{value} {count}"))
            .collect();
        if more > 0 {
            line.push(format!("and {more} more"));
        }
        ui.line(fill(
            &line.join(", "),
            &format!("{name:<6} "),
            "       ",
            ui.columns(),
        ));
    }
    ui.line("");
}
