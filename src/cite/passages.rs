//! The citations of a whole document, passage by passage: short forms, `supra` and `ibid`
//! lead to what an earlier passage named.

use serde::{Deserialize, Serialize};

use super::{Citation, Kind, Options, find, keys};

/// What parts two passages in the text that is read. White space of two lines ends a
/// sentence, so that no citation reaches across.
const GAP: &str = "\n\n";

/// A citation of a passage, with the keys of what it leads to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cited {
    /// The citation; its places are those of the passage's own text, its antecedent none.
    pub citation: Citation,
    /// The keys of the authority, for a short form those of what it leads back to.
    pub keys: Vec<String>,
}

/// The citations of passages that follow each other in one document: a list for each.
///
/// ```
/// use hoja::cite::find_in;
/// let cited = find_in(&["See Otieno v Bidii Ltd [2021] KEHC 122 (KLR).", "In Otieno (supra) it was so."]);
/// assert!(cited[1].iter().any(|short| short.keys.contains(&"neutral/2021/kehc/122".to_owned())));
/// ```
#[must_use]
pub fn find_in(passages: &[&str]) -> Vec<Vec<Cited>> {
    let text = passages.join(GAP);
    let all = find(&text, &Options::default());
    let keys = keys_in(&all);
    let mut lists: Vec<Vec<Cited>> = passages.iter().map(|_| Vec::new()).collect();
    // Where each passage begins, in bytes and in scalars.
    let mut starts = Vec::with_capacity(passages.len());
    let (mut byte, mut scalar) = (0, 0);
    for passage in passages {
        starts.push((byte, scalar));
        byte += passage.len() + GAP.len();
        scalar += passage.chars().count() + GAP.len();
    }
    for (citation, keys) in all.into_iter().zip(keys) {
        let at = starts
            .partition_point(|(byte, _)| *byte <= citation.bytes.start)
            .saturating_sub(1);
        let (Some((byte, scalar)), Some(list)) = (starts.get(at), lists.get_mut(at)) else {
            continue;
        };
        if citation.bytes.end > byte + passages[at].len() {
            continue;
        }
        list.push(Cited {
            citation: Citation {
                start: citation.start - scalar,
                end: citation.end - scalar,
                bytes: citation.bytes.start - byte..citation.bytes.end - byte,
                antecedent: None,
                ..citation
            },
            keys,
        });
    }
    lists
}

/// The keys of each citation of a text, those that refer back included.
#[must_use]
pub fn keys_in(citations: &[Citation]) -> Vec<Vec<String>> {
    let own = |i: usize| keys(&citations[i], year_of(citations, i).as_deref());
    (0..citations.len())
        .map(|i| match citations[i].kind {
            Kind::Short | Kind::Supra | Kind::Ibid => {
                let Some(name) = citations[i].antecedent.filter(|at| *at < i) else {
                    return Vec::new();
                };
                let mut keys: Vec<String> = group(citations, name).flat_map(own).collect();
                keys.sort();
                keys.dedup();
                keys
            }
            _ => own(i),
        })
        .collect()
}

/// The members of the full citation that a citation belongs to, itself included.
pub(crate) fn group(citations: &[Citation], i: usize) -> impl Iterator<Item = usize> + '_ {
    let group = citations[i].group;
    // The parts of a full citation stand together.
    let same = move |at: &usize| *at == i || (group.is_some() && citations[*at].group == group);
    let first = (0..i).rev().take_while(same).last().unwrap_or(i);
    (first..citations.len()).take_while(same)
}

/// The year of the neutral citation, eKLR or report in the same full citation.
fn year_of(citations: &[Citation], i: usize) -> Option<String> {
    group(citations, i)
        .map(|at| &citations[at])
        .filter(|other| matches!(other.kind, Kind::Neutral | Kind::Eklr | Kind::Report))
        .find_map(|other| other.parts.get("year").cloned())
}
