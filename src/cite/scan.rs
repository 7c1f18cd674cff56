//! What the recognisers share: the tokens, what was found, and which tokens are taken.

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;

use super::Kind;
use super::lex::{Lexed, Shape};

/// One find, in tokens.
#[derive(Debug, Clone)]
pub(super) struct Find {
    /// Tokens, half open.
    pub first: usize,
    pub end: usize,
    pub kind: Kind,
    pub normal: Option<String>,
    pub parts: BTreeMap<String, String>,
    pub inferred: bool,
    pub pinpoint: Option<String>,
    /// Reported only on request: `the Act`.
    pub quiet: bool,
    pub group: Option<u32>,
    /// Index of the find that it refers back to.
    pub antecedent: Option<usize>,
}

impl Find {
    pub fn new(first: usize, end: usize, kind: Kind, normal: Option<String>) -> Self {
        Self {
            first,
            end,
            kind,
            normal,
            parts: BTreeMap::new(),
            inferred: false,
            pinpoint: None,
            quiet: false,
            group: None,
            antecedent: None,
        }
    }

    /// Adds a part, unless it is empty.
    pub fn part(mut self, name: &str, value: impl Into<String>) -> Self {
        let value = value.into();
        if !value.is_empty() {
            self.parts.insert(name.to_owned(), value);
        }
        self
    }
}

/// A text in which citations are being found.
pub(super) struct Scan<'a> {
    pub lex: Lexed<'a>,
    pub finds: Vec<Find>,
    /// Quiet finds, which give way to all others and are added last.
    pub later: Vec<Find>,
    taken: Vec<bool>,
    /// Finds by the token after them.
    ends: FxHashMap<usize, usize>,
    /// Finds by their first token.
    starts: FxHashMap<usize, usize>,
}

impl<'a> Scan<'a> {
    pub fn new(text: &'a str) -> Self {
        let lex = Lexed::new(text);
        let taken = vec![false; lex.len()];
        Self {
            lex,
            finds: Vec::new(),
            later: Vec::new(),
            taken,
            ends: FxHashMap::default(),
            starts: FxHashMap::default(),
        }
    }

    /// Whether a find already holds the token.
    pub fn taken(&self, i: usize) -> bool {
        self.taken.get(i).copied().unwrap_or(false)
    }

    /// Whether no find holds any of the tokens.
    pub fn free(&self, first: usize, end: usize) -> bool {
        first < end && end <= self.taken.len() && !self.taken[first..end].iter().any(|taken| *taken)
    }

    /// The find that ends before a token.
    pub fn ending_at(&self, end: usize) -> Option<&Find> {
        self.ends.get(&end).map(|i| &self.finds[*i])
    }

    /// The find that begins at a token.
    pub fn beginning_at(&self, first: usize) -> Option<&Find> {
        self.starts.get(&first).map(|i| &self.finds[*i])
    }

    /// Adds a find, unless another holds one of its tokens.
    pub fn add(&mut self, find: Find) -> bool {
        if !self.free(find.first, find.end) {
            return false;
        }
        self.taken[find.first..find.end].fill(true);
        self.ends.insert(find.end, self.finds.len());
        self.starts.insert(find.first, self.finds.len());
        self.finds.push(find);
        true
    }
}

impl Lexed<'_> {
    /// The tokens' text with single spaces.
    pub fn spaced_text(&self, first: usize, end: usize) -> String {
        single_spaces(self.slice(first, end))
    }

    /// A year of four digits, from 1750 to 2099.
    pub fn year(&self, i: usize) -> Option<u16> {
        if self.shape(i) != Some(Shape::Number) || self.word(i).len() != 4 {
            return None;
        }
        self.word(i)
            .parse()
            .ok()
            .filter(|year| (1750..2100).contains(year))
    }

    /// After `No.`, `Nos`, `Number` and their stops, if they stand at `i`.
    pub fn after_number_sign(&self, i: usize) -> Option<usize> {
        if !self.is_any(i, &["no", "nos", "number", "numbers", "num", "№"]) {
            return None;
        }
        let stop = self.shape(i + 1) == Some(Shape::Sign('.'))
            || self.is_sign(i + 1, ':')
            || (self.is_sign(i + 1, ',')
                && matches!(self.shape(i + 2), Some(Shape::Number | Shape::Mixed)));
        Some(if stop { i + 2 } else { i + 1 })
    }
}

/// The text with each run of white space made one space, and without marks of emphasis.
pub(super) fn single_spaces(text: &str) -> String {
    let plain = text.replace(['*', '_'], "");
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}
