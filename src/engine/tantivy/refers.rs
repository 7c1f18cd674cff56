//! What a document's front matter leads to, as terms of the index.

use std::collections::BTreeSet;

use crate::cite;
use crate::engine::Holding;
use crate::model::{Document, Reference};

/// The documents that a front matter names: as it names them, and, where it tells of somebody
/// outside the matter, under the keys of what they are called (`Act No. 2 of 1970, s 9`).
pub(super) fn names(document: &Document) -> BTreeSet<String> {
    let orders = document.orders.iter();
    let provisions = document.provisions.iter();
    let references = document
        .relations
        .iter()
        .map(|relation| &relation.to)
        .chain(orders.clone().flat_map(|order| &order.provisions))
        .chain(
            orders
                .flat_map(|order| &order.status)
                .filter_map(|entry| entry.by.as_ref()),
        )
        .chain(
            provisions
                .clone()
                .flat_map(|provision| &provision.history)
                .filter_map(|entry| entry.by.as_ref()),
        )
        .chain(
            document
                .conflicts
                .iter()
                .flat_map(|conflict| &conflict.sides)
                .filter_map(|side| side.at.as_ref()),
        );
    let mut names: BTreeSet<String> = references
        .map(Reference::document)
        .map(str::to_owned)
        .collect();
    let others = provisions
        .flat_map(|provision| &provision.history)
        .filter_map(|entry| entry.who.as_deref());
    for cited in others.flat_map(|who| cite::find_in(&[who])).flatten() {
        names.extend(cited.keys);
    }
    names
}

/// What records a front matter holds.
pub(super) fn holdings(document: &Document) -> Vec<Holding> {
    let mut all = Vec::new();
    if !document.orders.is_empty() {
        all.push(Holding::Orders);
    }
    if !document.touches.is_empty() {
        all.push(Holding::Touches);
    }
    if !document.conflicts.is_empty() {
        all.push(Holding::Conflicts);
    }
    all
}
