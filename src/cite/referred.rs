//! `the Act`, `the said Rules`, `the repealed Act`, `the 1981 Act`: instruments that are referred to
//! without their names, and the short names in brackets that the text gives them.

use super::lex::{Lexed, Shape};
use super::title::Title;
use super::words::Class;

/// An instrument by the kind of text that it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Reference {
    /// The kind of text in small letters: `act`, `rules`, `schedule`.
    pub word: String,
    /// `the 1981 Act`.
    pub year: Option<String>,
    /// `the said Act`, `that Act`: the last that was mentioned.
    pub said: bool,
    pub manner: Manner,
}

/// Which of several instruments of a kind is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Manner {
    /// `the Act`
    Plain,
    /// `the repealed Act`, `the old Act`
    Former,
    /// `the new Act`, `the current Act`
    Present,
    /// `the principal Act`, `the parent Act`
    Principal,
    /// `the amending Act`, `the Amendment Act`
    Amending,
    /// `the impugned Act`
    Impugned,
}

impl Manner {
    /// What the word before the kind of text says.
    pub fn told_by(lex: &Lexed<'_>, i: usize) -> Option<Self> {
        const WORDS: [(Manner, &[&str]); 5] = [
            (
                Manner::Former,
                &[
                    "repealed",
                    "revoked",
                    "former",
                    "old",
                    "retired",
                    "defunct",
                    "erstwhile",
                    "independence",
                ],
            ),
            (Manner::Present, &["new", "current", "present"]),
            (
                Manner::Principal,
                &["principal", "parent", "main", "substantive"],
            ),
            (Manner::Amending, &["amending", "amendment"]),
            (Manner::Impugned, &["impugned"]),
        ];
        WORDS
            .iter()
            .find(|(_, words)| lex.is_any(i, words))
            .map(|(manner, _)| *manner)
    }
}

/// Whether the word points at what was mentioned last: `the said Act`, `that Act`.
pub(super) fn is_said(lex: &Lexed<'_>, i: usize) -> bool {
    lex.is_any(i, &["said", "aforesaid", "same", "that", "those", "above"])
}

/// Whether the word names a kind of instrument by which a text refers to one.
pub(super) fn is_kind(lex: &Lexed<'_>, i: usize) -> bool {
    lex.has(i, Class::INSTRUMENT_KIND)
}

/// The word without the ending of what it owns: `the Act’s purposes`.
pub(super) fn bare(word: &str) -> &str {
    word.strip_suffix("’s")
        .or_else(|| word.strip_suffix("'s"))
        .unwrap_or(word)
}

/// A name that the text gives an instrument: `… Act (the Act)`, `… Act (“the principal Act”)`; or
/// that it is repealed: `the repealed … Act`.
#[derive(Debug, Clone)]
pub(super) struct Definition {
    /// The token from which on the name holds.
    pub from: usize,
    pub word: String,
    pub manner: Manner,
    pub name: String,
}

/// The name that the bracket behind a title gives it, if it is one by its kind, and the token
/// after it: `(the Act)`, `, hereinafter “the principal Act”,`.
pub(super) fn defined_behind(lex: &Lexed<'_>, title: &Title) -> Option<(Definition, usize)> {
    const MAX_WORDS: usize = 10;
    let bracket = matches!(lex.shape(title.end), Some(Shape::Sign('(' | '[')));
    let (first, end, after) = if bracket {
        let close = lex
            .mate(title.end)
            .filter(|close| close - title.end <= MAX_WORDS + 2)?;
        (title.end + 1, close, close + 1)
    } else {
        let comma = usize::from(lex.is_sign(title.end, ','));
        let first = title.end + comma;
        if !lex.is_any(first, &["hereinafter", "hereafter", "herein"]) {
            return None;
        }
        let last = (first..first + MAX_WORDS).find(|at| is_kind(lex, *at))?;
        (first, last + 1, last + 1)
    };
    let quote = |at: usize| {
        matches!(
            lex.shape(at),
            Some(Shape::Sign('"' | '“' | '”' | '\'' | '‘' | '’'))
        )
    };
    let last = (first..end).rev().find(|at| !quote(*at))?;
    if !is_kind(lex, last) {
        return None;
    }
    let before = last.checked_sub(1).filter(|at| *at >= first);
    let manner = before.and_then(|at| Manner::told_by(lex, at));
    let lead = if manner.is_some() {
        before.and_then(|at| at.checked_sub(1))
    } else {
        before
    };
    // `(the Act)`, `(Act)`; not `(Fruit Act)`, a short name of its own.
    let alone = lead.is_none_or(|at| {
        at < first
            || quote(at)
            || lex.is_any(
                at,
                &["the", "as", "to", "called", "hereinafter", "hereafter"],
            )
    });
    alone.then(|| {
        (
            Definition {
                from: after,
                word: bare(lex.word(last)).to_ascii_lowercase(),
                manner: manner.unwrap_or(Manner::Plain),
                name: title.name.clone(),
            },
            after,
        )
    })
}

/// Whether the text says of the instrument that it is no longer law: `the repealed Fruit Act`,
/// `the Fruit Act (now repealed)`, `the Fruit Act, which was repealed`.
pub(super) fn is_called_former(lex: &Lexed<'_>, title: &Title) -> bool {
    const MAX_WORDS: usize = 6;
    let before = title.first.checked_sub(1).is_some_and(|at| {
        Manner::told_by(lex, at) == Some(Manner::Former)
            || lex.is(at, "the") && at > 0 && lex.is_any(at - 1, &["repealed", "revoked"])
    });
    let behind = (title.end..title.end + MAX_WORDS)
        .find(|at| {
            !lex.is_any(
                *at,
                &[
                    "now", "since", "was", "were", "is", "has", "have", "been", "which", "stands",
                ],
            ) && !matches!(lex.shape(*at), Some(Shape::Sign('(' | ',')))
        })
        .filter(|at| *at > title.end && lex.is_any(*at, &["repealed", "revoked"]));
    before || behind.is_some()
}
