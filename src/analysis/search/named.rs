//! Documents and provisions that a text names, as a whole or among its words.

use std::collections::BTreeMap;

use crate::cite;
use crate::engine::{Engine, EngineError, Gather, Located};
use crate::model::{DocId, Passage, Pinpoint};
use crate::query::{Field, Query};
use crate::text::{Weight, tokens, weight};

use super::Search;
use crate::analysis::resolve::{Resolution, Resolver, resolve};

/// The passages that the whole text names: by a citation, a title, or the number of a
/// provision.
pub(super) fn whole(
    engine: &dyn Engine,
    search: &Search<'_>,
    query: &Query,
) -> Result<Vec<Located>, EngineError> {
    let text = search.text.text.trim();
    if !is_plain(query) || (text.contains(SIGNS) && cite::read_uri(text).is_none()) {
        return Ok(Vec::new());
    }
    if let Ok(pinpoint) = text.parse::<Pinpoint>()
        && pinpoint.levels().iter().any(|(_, label)| !label.is_empty())
    {
        return provision(engine, &search.filter, &pinpoint);
    }
    let words = crate::text::tokens(text).len();
    let is_name = words > 1
        && (is_citation(text) || cite::read_uri(text).is_some() || !engine.named(text)?.is_empty())
        || text
            .parse::<DocId>()
            .is_ok_and(|id| id.as_str().contains('-'));
    if !is_name {
        return Ok(Vec::new());
    }
    let Resolution::Found(document, pinpoint) = resolve(engine, text)? else {
        return Ok(Vec::new());
    };
    let passages = engine.passages(&document.id)?;
    let inside = |passage: &&Passage| {
        pinpoint
            .as_ref()
            .is_none_or(|pinpoint| pinpoint.contains(&passage.pinpoint))
    };
    let first = passages.iter().find(inside).cloned();
    let located = first.map(|passage| Located {
        document: document.id.clone(),
        lang: document.lang.clone(),
        passage,
    });
    Ok(located.into_iter().collect())
}

/// The first passage of the provision with that number in each law that has it.
fn provision(
    engine: &dyn Engine,
    filter: &Query,
    pinpoint: &Pinpoint,
) -> Result<Vec<Located>, EngineError> {
    let gathered = engine.gather(&Gather {
        terms: &[],
        provisions: &[pinpoint.provision()],
        filter,
        most: MOST_NAMED * 8,
        facets: false,
    })?;
    let mut firsts: BTreeMap<DocId, Located> = BTreeMap::new();
    for hit in gathered.hits {
        if !pinpoint.contains(&hit.located.passage.pinpoint) {
            continue;
        }
        let known = firsts.get(&hit.located.document);
        let ordinal = hit.located.passage.ordinal;
        if known.is_none_or(|known| known.passage.ordinal > ordinal) {
            firsts.insert(hit.located.document.clone(), hit.located);
        }
    }
    Ok(firsts.into_values().take(MOST_NAMED).collect())
}

/// Whether a text is a citation from its first word to its last.
fn is_citation(text: &str) -> bool {
    let citations = cite::find(text, &cite::Options { all: true });
    let cited = |at: usize| {
        let mut spans = citations.iter().map(|citation| &citation.bytes);
        spans.any(|span| span.contains(&at))
    };
    let outside = |token: &crate::text::Token| !cited(token.range.start);
    let mut words = tokens(text).into_iter().filter(outside);
    // `section 5 of the Act`: what joins the parts of one citation.
    !citations.is_empty() && words.all(|token| weight(&token.word) == Weight::None)
}

/// Signs of the query language that stand in no citation.
const SIGNS: [char; 7] = ['|', '*', '!', '~', '=', '#', ':'];

/// Whether a query asks for nothing but words of the passage, all of them.
fn is_plain(query: &Query) -> bool {
    match query {
        Query::Word { field, .. } | Query::Phrase { field, .. } => *field == Field::Text,
        Query::And(parts) => parts.iter().all(is_plain),
        // What a thesaurus made wider.
        Query::Or(parts) => parts.first().is_some_and(is_plain),
        _ => false,
    }
}

/// In so many laws the provision that a text names by its number is shown first.
const MOST_NAMED: usize = 5;

/// What a question names among its words.
pub(super) struct Inside {
    /// The question without the names.
    pub text: String,
    /// The documents that it names.
    pub documents: Vec<DocId>,
    /// The provisions of these that it names.
    pub provisions: Vec<Pinpoint>,
}

/// Words in which names of laws end.
const LAWS: &[&str] = &["act", "bill", "rules", "regulations", "constitution"];
/// Words of the longest name that is looked for without a citation's capitals.
const LONGEST: usize = 8;

/// The documents and provisions that a question names. A law's name, or a case's, says where to
/// look; its words are not looked for themselves. That of the Constitution stays: it is what many
/// provisions speak of.
pub(super) fn inside(engine: &dyn Engine, text: &str) -> Result<Inside, EngineError> {
    let mut inside = Inside {
        text: text.to_owned(),
        documents: Vec::new(),
        provisions: Vec::new(),
    };
    let citations = cite::find(text, &cite::Options { all: true });
    let verdicts = Resolver::new(engine).verdicts(&citations)?;
    for (citation, verdict) in citations.iter().zip(&verdicts) {
        let Some(document) = verdict.document() else {
            continue;
        };
        inside.add(&document.id);
        if citation.kind != cite::Kind::Constitution {
            inside.blank(citation.bytes.clone());
        }
        if let Some(pinpoint) = &verdict.pinpoint {
            let provision = pinpoint.provision();
            if document.kind.is_law() && !inside.provisions.contains(&provision) {
                inside.provisions.push(provision);
            }
        }
    }
    let words = tokens(&inside.text);
    for (last, word) in words.iter().enumerate() {
        if !LAWS.contains(&word.word.as_str()) {
            continue;
        }
        for first in &words[last.saturating_sub(LONGEST - 1)..last] {
            let range = first.range.start..word.range.end;
            let named = engine.named(&text[range.clone()])?;
            if let [document] = named.as_slice() {
                inside.add(&document.id);
                if word.word != "constitution" {
                    inside.blank(range);
                }
                break;
            }
        }
    }
    Ok(inside)
}

impl Inside {
    fn add(&mut self, id: &DocId) {
        if !self.documents.contains(id) {
            self.documents.push(id.clone());
        }
    }

    /// Takes a name out; what stands around it keeps its place.
    fn blank(&mut self, range: std::ops::Range<usize>) {
        let blanks = " ".repeat(range.len());
        self.text.replace_range(range, &blanks);
    }
}
