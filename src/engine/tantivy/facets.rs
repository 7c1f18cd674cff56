//! The facets of a passage in one value: counting five facets costs one look at a column.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use crate::engine::{FACETS, Facet};
use crate::model::{Document, PartialDate, Passage};

/// Parts the facets, in the order of [`FACETS`].
const NEXT: char = '\u{1f}';

/// Parts the values of one facet.
const ALSO: char = '\u{1e}';

/// Writes all facets of a passage behind what is there. Passages with the same values share one.
pub(super) fn write(
    document: &Document,
    passage: &Passage,
    date: Option<PartialDate>,
    all: &mut String,
) {
    all.push_str(document.kind.as_str());
    all.push(NEXT);
    all.push_str(document.court.as_deref().unwrap_or_default());
    all.push(NEXT);
    if let Some(date) = date {
        // Nothing fails that writes to memory.
        let _ = write!(all, "{:04}", date.year());
    }
    all.push(NEXT);
    for (i, issue) in passage.issues.iter().enumerate() {
        if i > 0 {
            all.push(ALSO);
        }
        all.push_str(issue.as_str());
    }
    all.push(NEXT);
    all.push_str(passage.voice.map_or("", |voice| voice.as_str()));
}

/// Adds `count` passages with these facets.
pub(super) fn add(all: &str, count: usize, into: &mut BTreeMap<String, Facet>) {
    for (name, values) in FACETS.iter().zip(all.split(NEXT)) {
        let Some(facet) = into.get_mut(*name) else {
            continue;
        };
        for value in values.split(ALSO).filter(|value| !value.is_empty()) {
            match facet.get_mut(value) {
                Some(counted) => *counted += count,
                None => drop(facet.insert(value.to_owned(), count)),
            }
        }
    }
}

/// No passages at all.
pub(super) fn none() -> BTreeMap<String, Facet> {
    FACETS
        .iter()
        .map(|name| ((*name).to_owned(), Facet::new()))
        .collect()
}
