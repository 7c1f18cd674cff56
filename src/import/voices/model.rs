//! A sequence model: how likely each state is for each passage, given all of them.
//!
//! A linear chain over the passages of a judgment (a conditional random field). A state's score
//! is the sum of the weights of what is seen; neighbours are weighed as pairs. Weights belong to
//! the four classes of [`states`](super::states); which party argues is weighed by features that
//! all parties share.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::features::Seen;
use super::states::{ARGUMENT, CLASSES, PARTIES, STATES, class, party};

/// Pairs of states that are weighed apart: of two classes; of arguments, one party's or two's.
pub(super) const PAIRS: usize = CLASSES * CLASSES + 1;

/// Scores of a judgment's states.
pub(super) struct Lattice {
    /// For each passage, of each state.
    pub(super) states: Vec<[f64; STATES]>,
    /// For each passage, of each pair of the state before and its own.
    pub(super) pairs: Vec<[f64; PAIRS]>,
}

/// Which pair two states are.
pub(super) const fn pair(before: usize, here: usize) -> usize {
    if class(before) == ARGUMENT && class(here) == ARGUMENT && before != here {
        PAIRS - 1
    } else {
        class(before) * CLASSES + class(here)
    }
}

/// Probabilities that follow from a lattice.
pub(super) struct Marginals {
    /// The logarithm of the sum over all sequences.
    pub(super) total: f64,
    /// Of each state at each passage.
    pub(super) states: Vec<[f64; STATES]>,
    /// Of each pair at each passage but the first.
    pub(super) pairs: Vec<[f64; PAIRS]>,
}

impl Lattice {
    /// Forward and backward over all sequences whose states are allowed.
    pub(super) fn marginals(&self, allowed: impl Fn(usize, usize) -> bool) -> Marginals {
        let count = self.states.len();
        let mut forward = vec![[f64::NEG_INFINITY; STATES]; count];
        let mut backward = vec![[0.0; STATES]; count];
        for at in 0..count {
            for state in (0..STATES).filter(|state| allowed(at, *state)) {
                let before = if at == 0 {
                    0.0
                } else {
                    log_sum(|from| forward[at - 1][from] + self.pairs[at][pair(from, state)])
                };
                forward[at][state] = before + self.states[at][state];
            }
        }
        for at in (0..count.saturating_sub(1)).rev() {
            for state in 0..STATES {
                backward[at][state] = log_sum(|to| {
                    if allowed(at + 1, to) {
                        backward[at + 1][to]
                            + self.states[at + 1][to]
                            + self.pairs[at + 1][pair(state, to)]
                    } else {
                        f64::NEG_INFINITY
                    }
                });
            }
        }
        let total = forward
            .last()
            .map_or(0.0, |last| log_sum(|state| last[state]));
        let mut states = vec![[0.0; STATES]; count];
        let mut pairs = vec![[0.0; PAIRS]; count];
        for at in 0..count {
            for state in 0..STATES {
                states[at][state] = (forward[at][state] + backward[at][state] - total).exp();
                if at == 0 || !allowed(at, state) {
                    continue;
                }
                for (from, so_far) in forward[at - 1].iter().enumerate() {
                    let which = pair(from, state);
                    pairs[at][which] += (so_far
                        + self.pairs[at][which]
                        + self.states[at][state]
                        + backward[at][state]
                        - total)
                        .exp();
                }
            }
        }
        Marginals {
            total,
            states,
            pairs,
        }
    }
}

fn log_sum(score: impl Fn(usize) -> f64) -> f64 {
    let mut scores = [f64::NEG_INFINITY; STATES];
    for (state, slot) in scores.iter_mut().enumerate() {
        *slot = score(state);
    }
    let most = scores.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    if most == f64::NEG_INFINITY {
        return most;
    }
    most + scores
        .iter()
        .map(|score| (score - most).exp())
        .sum::<f64>()
        .ln()
}

/// Weights, by the names of features.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Model {
    /// Of a feature, for each class.
    pub(super) features: BTreeMap<String, [f32; CLASSES]>,
    /// Of what speaks for a party.
    pub(super) parties: BTreeMap<String, f32>,
    /// Of what stands between two passages, for each pair.
    pub(super) joints: BTreeMap<String, [f32; PAIRS]>,
}

impl Model {
    /// Reads a file of weights, as [`Model::write`] writes it.
    ///
    /// # Errors
    /// The line that is none.
    pub fn parse(text: &str) -> Result<Self, String> {
        let mut model = Self::default();
        for line in text.lines().filter(|line| !line.starts_with('#')) {
            let bad = || format!("not a line of weights: {line}");
            let mut cells = line.split('\t');
            let (Some(kind), Some(name)) = (cells.next(), cells.next()) else {
                return Err(bad());
            };
            let weights: Vec<f32> = cells
                .map(|cell| cell.parse().map_err(|_| bad()))
                .collect::<Result<_, _>>()?;
            let name = name.to_owned();
            match kind {
                "feature" => {
                    let weights = weights.try_into().map_err(|_| bad())?;
                    model.features.insert(name, weights);
                }
                "party" => {
                    let [weight] = weights[..] else {
                        return Err(bad());
                    };
                    model.parties.insert(name, weight);
                }
                "joint" => {
                    let weights = weights.try_into().map_err(|_| bad())?;
                    model.joints.insert(name, weights);
                }
                _ => return Err(bad()),
            }
        }
        Ok(model)
    }

    /// The weights as a file, a feature a line, two decimals.
    #[must_use]
    pub fn write(&self) -> String {
        let mut out = String::new();
        let mut line = |kind: &str, name: &str, weights: &[f32]| {
            if weights.iter().all(|weight| weight.abs() < 0.005) {
                return;
            }
            let _ = write!(out, "{kind}\t{name}");
            for weight in weights {
                // No minus zero.
                let _ = write!(out, "\t{}", (weight * 100.0).round() / 100.0 + 0.0);
            }
            out.push('\n');
        };
        for (name, weights) in &self.features {
            line("feature", name, weights);
        }
        for (name, weight) in &self.parties {
            line("party", name, &[*weight]);
        }
        for (name, weights) in &self.joints {
            line("joint", name, weights);
        }
        out
    }

    /// The lattice of a judgment.
    pub(super) fn lattice(&self, seen: &[Seen]) -> Lattice {
        let mut states = vec![[0.0; STATES]; seen.len()];
        let mut pairs = vec![[0.0; PAIRS]; seen.len()];
        for (at, seen) in seen.iter().enumerate() {
            let mut classes = [0.0; CLASSES];
            for name in &seen.features {
                if let Some(weights) = self.features.get(name) {
                    for (sum, weight) in classes.iter_mut().zip(weights) {
                        *sum += f64::from(*weight);
                    }
                }
            }
            for state in 0..STATES {
                states[at][state] = classes[class(state)]
                    + party(state).map_or(0.0, |party| self.party(&seen.parties[party]));
            }
            for name in &seen.joints {
                if let Some(weights) = self.joints.get(*name) {
                    for (sum, weight) in pairs[at].iter_mut().zip(weights) {
                        *sum += f64::from(*weight);
                    }
                }
            }
        }
        Lattice { states, pairs }
    }

    fn party(&self, names: &[&'static str]) -> f64 {
        names
            .iter()
            .filter_map(|name| self.parties.get(*name))
            .map(|weight| f64::from(*weight))
            .sum()
    }

    /// How likely each state is for each passage.
    pub fn probabilities(&self, seen: &[Seen]) -> Vec<[f64; STATES]> {
        self.lattice(seen).marginals(|_, _| true).states
    }
}

const _: () = assert!(PARTIES.len() + CLASSES - 1 == STATES);
