//! The public form of a citation, and the way from a text to its citations.

use std::collections::BTreeMap;
use std::ops::Range;

use serde::{Deserialize, Serialize};

use super::scan::{Find, Scan};
use super::{Kind, back, name, notice, number, pinpoint, provision, report};

/// How citations are looked for.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Options {
    /// Also report bare references that only resolve: `the Act`, `the Constitution`.
    pub all: bool,
}

/// One citation token of a text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Citation {
    /// The words of the text, unchanged.
    pub text: String,
    /// Where it begins, in Unicode scalars of the text.
    pub start: usize,
    /// Where it ends, half open.
    pub end: usize,
    /// The same place in bytes.
    #[serde(skip)]
    pub bytes: Range<usize>,
    /// What it is.
    #[serde(rename = "type")]
    pub kind: Kind,
    /// Its regular form; none where it is broken beyond honest repair.
    pub normal: Option<String>,
    /// What it is made of: `year`, `number`, `series`, `instrument` …
    pub parts: BTreeMap<String, String>,
    /// Shared by the parts of one full citation; counted from 1 in the text.
    pub group: Option<u32>,
    /// Whether its instrument was taken from context.
    pub inferred: bool,
    /// The place in the authority, as it stands behind the citation.
    pub pinpoint: Option<String>,
    /// Index, in the list of the text's citations, of the case name that it refers back to.
    pub antecedent: Option<usize>,
}

/// Finds every citation of a text, in order; none overlap.
///
/// Time is linear in the length of the text.
#[must_use]
pub fn find(text: &str, options: &Options) -> Vec<Citation> {
    let mut scan = Scan::new(text);
    report::find(&mut scan);
    name::find_named_after_laws(&mut scan);
    notice::find(&mut scan);
    provision::find(&mut scan);
    notice::find_chapters(&mut scan);
    number::find(&mut scan);
    name::find(&mut scan);
    for quiet in std::mem::take(&mut scan.later) {
        scan.add(quiet);
    }
    back::find(&mut scan);
    pinpoint::attach(&mut scan);
    publish(&scan, *options)
}

/// Reads one citation as people type it: the first that the text holds, if it holds one.
///
/// ```
/// use hoja::cite::{Kind, parse};
/// let citation = parse("petition no 56 of 2019").unwrap();
/// assert_eq!(citation.kind, Kind::CaseNumber);
/// assert_eq!(citation.normal.as_deref(), Some("petition 56 of 2019"));
/// assert!(parse("an act of God").is_none());
/// ```
#[must_use]
pub fn parse(text: &str) -> Option<Citation> {
    let all = find(text.trim(), &Options { all: true });
    // A name tells a case better than the number that follows it, a citation better than both.
    let rank = |citation: &Citation| match citation.kind {
        Kind::Neutral => 0,
        Kind::Report => 1,
        Kind::CaseName => 2,
        _ => 3,
    };
    all.into_iter().min_by_key(rank)
}

fn publish(scan: &Scan<'_>, options: Options) -> Vec<Citation> {
    let mut order: Vec<usize> = (0..scan.finds.len())
        .filter(|i| options.all || !scan.finds[*i].quiet)
        .collect();
    order.sort_by_key(|i| scan.finds[*i].first);
    let place: BTreeMap<usize, usize> = order
        .iter()
        .enumerate()
        .map(|(place, i)| (*i, place))
        .collect();
    let mut scalars = Scalars {
        text: scan.lex.text,
        byte: 0,
        scalar: 0,
    };
    order
        .iter()
        .map(|i| {
            let find = &scan.finds[*i];
            let bytes = scan.lex.range(find.first, find.end);
            let start = scalars.at(bytes.start);
            let end = scalars.at(bytes.end);
            citation(find, scan.lex.text, bytes, start..end, &place)
        })
        .collect()
}

fn citation(
    find: &Find,
    text: &str,
    bytes: Range<usize>,
    scalars: Range<usize>,
    place: &BTreeMap<usize, usize>,
) -> Citation {
    Citation {
        text: text[bytes.clone()].to_owned(),
        start: scalars.start,
        end: scalars.end,
        bytes,
        kind: find.kind,
        normal: find.normal.clone(),
        parts: find.parts.clone(),
        group: find.group,
        inferred: find.inferred,
        pinpoint: find.pinpoint.clone(),
        antecedent: find.antecedent.and_then(|i| place.get(&i)).copied(),
    }
}

/// Counts scalars up to bytes that come in order.
struct Scalars<'a> {
    text: &'a str,
    byte: usize,
    scalar: usize,
}

impl Scalars<'_> {
    fn at(&mut self, byte: usize) -> usize {
        if byte > self.byte {
            self.scalar += self.text[self.byte..byte].chars().count();
            self.byte = byte;
        }
        self.scalar
    }
}
