//! A chain of provisions in its normal form, each place written out.

use super::super::Kind;
use super::super::chain::{Chain, Level};
use super::super::holder::Instrument;
use super::super::scan::Find;

pub(super) fn written(chain: &Chain, holder: Option<(String, Instrument)>, named: bool) -> Find {
    let constitution = matches!(holder, Some((_, Instrument::Constitution)));
    let kind = if constitution {
        Kind::Constitution
    } else {
        Kind::Provision
    };
    let targets = targets(&chain.levels);
    let complete = chain.levels.iter().all(|level| !level.labels.is_empty());
    let normal = complete.then(|| {
        let with_name = |target: &String| match &holder {
            Some((name, _)) => format!("{name}, {target}"),
            None => target.clone(),
        };
        targets.iter().map(with_name).collect::<Vec<_>>().join("; ")
    });
    let name = holder
        .as_ref()
        .map(|(name, _)| name.clone())
        .unwrap_or_default();
    let mut find = Find::new(chain.first, chain.end, kind, normal)
        .part("instrument", name)
        .part("targets", targets.join("; "));
    find.inferred = !named && holder.is_some();
    find
}

/// Each place of the chain, its levels from the outermost in.
fn targets(levels: &[Level]) -> Vec<String> {
    let mut targets: Vec<String> = vec![String::new()];
    for (depth, level) in levels.iter().enumerate() {
        let written = level.written();
        // Only the innermost level is a list of places; above it the last number holds them.
        let outer = depth + 1 < levels.len();
        let pieces = if outer {
            written.last().cloned().into_iter().collect()
        } else {
            written
        };
        let stem = targets.pop().unwrap_or_default();
        targets = pieces
            .iter()
            .map(|piece| {
                if stem.is_empty() {
                    piece.clone()
                } else {
                    format!("{stem} {piece}")
                }
            })
            .collect();
    }
    targets
}
