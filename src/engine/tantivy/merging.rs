//! Which segments are put together.

use tantivy::SegmentMeta;
use tantivy::index::SegmentId;

/// Indexes of up to this many entries are kept in one segment, so that scores never
/// depend on the history of the index.
const ONE_SEGMENT: u64 = 50_000;

/// A segment of so many entries is left as it is: a long update writes segments of about this size,
/// which are never written again, and a search opens one more in a tenth of a millisecond.
const LARGE: u64 = 250_000;

/// How many segments of about one size are put together.
const TOGETHER: usize = 4;

/// Segments of fewer entries than this count as of one size, and how much larger those of the
/// next size are.
const SMALL: u64 = 2_000;
const STEP: u64 = 8;

/// A segment is written anew when more than one in this many of its entries were taken out.
const TAKEN_OUT: u64 = 5;

/// A segment as far as it matters here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Size {
    /// Entries that are left.
    live: u64,
    /// Entries that were taken out.
    gone: u64,
}

/// The segments that are to be made one now, if any are.
pub(super) fn due(segments: &[SegmentMeta]) -> Option<Vec<SegmentId>> {
    let sizes: Vec<Size> = segments
        .iter()
        .map(|segment| Size {
            live: u64::from(segment.num_docs()),
            gone: u64::from(segment.num_deleted_docs()),
        })
        .collect();
    let chosen = choose(&sizes)?;
    Some(chosen.into_iter().map(|i| segments[i].id()).collect())
}

fn choose(sizes: &[Size]) -> Option<Vec<usize>> {
    let all: u64 = sizes.iter().map(|size| size.live + size.gone).sum();
    let untidy = sizes.len() > 1 || sizes.iter().any(|size| size.gone > 0);
    if all <= ONE_SEGMENT {
        return untidy.then(|| (0..sizes.len()).collect());
    }
    if let Some(i) = sizes
        .iter()
        .position(|size| size.gone * TAKEN_OUT > size.live + size.gone)
    {
        return Some(vec![i]);
    }
    // Segments of about one size, the smallest first.
    let mut order: Vec<usize> = (0..sizes.len())
        .filter(|i| sizes[*i].live < LARGE)
        .collect();
    order.sort_by_key(|i| sizes[*i].live);
    let mut level = SMALL;
    while level < LARGE * STEP {
        let (mut chosen, mut sum) = (Vec::new(), 0);
        for i in order.iter().copied().filter(|i| {
            let live = sizes[*i].live;
            live < level && (level == SMALL || live >= level / STEP)
        }) {
            if sum + sizes[i].live > LARGE {
                break;
            }
            sum += sizes[i].live;
            chosen.push(i);
        }
        if chosen.len() >= TOGETHER {
            return Some(chosen);
        }
        level *= STEP;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sizes(live: &[u64]) -> Vec<Size> {
        live.iter()
            .map(|live| Size {
                live: *live,
                gone: 0,
            })
            .collect()
    }

    #[test]
    fn small_indexes_are_one_segment() {
        assert_eq!(choose(&sizes(&[100, 10])), Some(vec![0, 1]));
        assert_eq!(choose(&sizes(&[100])), None);
        assert_eq!(choose(&[Size { live: 100, gone: 1 }]), Some(vec![0]));
        assert_eq!(choose(&[]), None);
    }

    #[test]
    fn large_segments_are_left_alone() {
        assert_eq!(
            choose(&sizes(&[250_000, 300_000, 2_000_000, 290_000])),
            None
        );
        assert_eq!(
            choose(&[Size {
                live: 210_000,
                gone: 90_000
            }]),
            Some(vec![0])
        );
        assert_eq!(
            choose(&[Size {
                live: 270_000,
                gone: 30_000
            }]),
            None
        );
    }

    #[test]
    fn edits_never_leave_many_segments() {
        let mut index = vec![300_000, 300_000, 300_000, 130_000];
        for _ in 0..2_000 {
            index.push(40);
            while let Some(chosen) = choose(&sizes(&index)) {
                let sum = chosen.iter().map(|i| index[*i]).sum();
                let kept = (0..index.len()).filter(|i| !chosen.contains(i));
                index = kept.map(|i| index[i]).collect();
                index.push(sum);
            }
            assert!(index.len() <= 15, "{index:?}");
        }
    }
}
