//! The story in so many words: the sections' own sentences, the most telling first.

use super::super::data::Section;
use super::super::summary::{Filling, fill_ready};
use super::sections::{DECIDED, NEXT, ORDERED, SAYS, SINCE, UNDECIDED};

/// Which sections give to a story first, and how many sentences they give at the most.
const ORDER: &[(&str, u8, usize)] = &[
    (DECIDED, 0, 4),
    (ORDERED, 1, 4),
    (NEXT, 2, 2),
    (SAYS, 3, 2),
    (UNDECIDED, 4, 2),
    (SINCE, 5, 3),
];

/// Sections with as many of their sentences as fit into `words` together.
///
/// What happened before comes from background passages, which tell details: it is left to the
/// section of its own.
pub(super) fn story(sections: &[Section], words: usize) -> Vec<Section> {
    let fillings = sections
        .iter()
        .filter(|section| ORDER.iter().any(|(kind, _, _)| *kind == section.kind))
        .map(|section| {
            let (rank, most) = ORDER
                .iter()
                .find(|(kind, _, _)| *kind == section.kind)
                .map_or((u8::MAX, 0), |(_, rank, most)| (*rank, *most));
            Filling {
                section,
                rank,
                most,
            }
        })
        .collect();
    fill_ready(fillings, words)
}
