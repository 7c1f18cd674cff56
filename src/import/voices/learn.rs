//! Weights from labelled judgments.
//!
//! The likelihood of the labels is raised, with a pull of all weights towards zero, by
//! limited-memory BFGS from zero: the same labels and texts give the same weights. Passages
//! without a label count with all that they could be.

use std::collections::{BTreeMap, BTreeSet};

use super::features::Seen;
use super::model::{Lattice, Model, PAIRS, pair};
use super::states::{CLASSES, STATES, class, party};

/// A judgment with labels.
#[derive(Debug, Clone)]
pub struct Lesson {
    /// What is seen of each passage.
    pub seen: Vec<Seen>,
    /// The state of each passage, if somebody labelled it.
    pub labels: Vec<Option<usize>>,
}

/// A feature of fewer judgments says nothing about others.
const FEWEST_JUDGMENTS: usize = 3;
/// How strongly weights are pulled towards zero.
const PULL: f64 = 1.0;
/// The same for words, of which there are many.
const PULL_WORDS: f64 = 4.0;
/// The same for what speaks for a party, of which there is little.
const PULL_PARTIES: f64 = 0.2;
/// Most steps of the optimiser.
const ROUNDS: usize = 80;
/// Steps that the optimiser remembers.
const MEMORY: usize = 7;

/// Learns weights.
#[must_use]
pub fn learn(lessons: &[&Lesson]) -> Model {
    let names = Names::of(lessons);
    let encoded: Vec<Encoded> = lessons
        .iter()
        .map(|lesson| Encoded::new(lesson, &names))
        .collect();
    let weights = minimise(vec![0.0; names.length()], |weights| {
        loss(&encoded, &names, weights)
    });
    names.model(&weights)
}

/// Where each weight stands in the vector of all.
struct Names {
    features: BTreeMap<String, usize>,
    parties: BTreeMap<&'static str, usize>,
    joints: BTreeMap<&'static str, usize>,
}

impl Names {
    fn of(lessons: &[&Lesson]) -> Self {
        let mut judgments: BTreeMap<&str, usize> = BTreeMap::new();
        let mut parties = BTreeSet::new();
        let mut joints = BTreeSet::new();
        for lesson in lessons {
            let mut here: BTreeSet<&str> = BTreeSet::new();
            for seen in &lesson.seen {
                here.extend(seen.features.iter().map(String::as_str));
                parties.extend(seen.parties.iter().flatten().copied());
                joints.extend(seen.joints.iter().copied());
            }
            for name in here {
                *judgments.entry(name).or_default() += 1;
            }
        }
        let features = judgments
            .into_iter()
            .filter(|(_, count)| *count >= FEWEST_JUDGMENTS)
            .enumerate()
            .map(|(at, (name, _))| (name.to_owned(), at))
            .collect();
        Self {
            features,
            parties: parties
                .into_iter()
                .enumerate()
                .map(|(at, name)| (name, at))
                .collect(),
            joints: joints
                .into_iter()
                .enumerate()
                .map(|(at, name)| (name, at))
                .collect(),
        }
    }

    fn party_start(&self) -> usize {
        self.features.len() * CLASSES
    }

    fn joint_start(&self) -> usize {
        self.party_start() + self.parties.len()
    }

    fn length(&self) -> usize {
        self.joint_start() + self.joints.len() * PAIRS
    }

    fn model(&self, weights: &[f64]) -> Model {
        let slice = |from: usize, count: usize| {
            weights[from..from + count]
                .iter()
                .map(|weight| *weight as f32)
        };
        let mut model = Model::default();
        for (name, at) in &self.features {
            let mut slots = [0.0; CLASSES];
            slots
                .iter_mut()
                .zip(slice(at * CLASSES, CLASSES))
                .for_each(|(slot, weight)| *slot = weight);
            model.features.insert(name.clone(), slots);
        }
        for (name, at) in &self.parties {
            model
                .parties
                .insert((*name).to_owned(), weights[self.party_start() + at] as f32);
        }
        for (name, at) in &self.joints {
            let mut slots = [0.0; PAIRS];
            slots
                .iter_mut()
                .zip(slice(self.joint_start() + at * PAIRS, PAIRS))
                .for_each(|(slot, weight)| *slot = weight);
            model.joints.insert((*name).to_owned(), slots);
        }
        model
    }

    fn pulls(&self) -> Vec<f64> {
        let mut pulls = vec![PULL; self.length()];
        pulls[self.party_start()..self.joint_start()].fill(PULL_PARTIES);
        for (name, at) in &self.features {
            if ["w:", "s:", "b:", "first:"]
                .iter()
                .any(|kind| name.starts_with(kind))
            {
                pulls[at * CLASSES..(at + 1) * CLASSES].fill(PULL_WORDS);
            }
        }
        pulls
    }
}

/// A lesson in numbers.
struct Encoded {
    features: Vec<Vec<usize>>,
    parties: Vec<Vec<Vec<usize>>>,
    joints: Vec<Vec<usize>>,
    labels: Vec<Option<usize>>,
}

impl Encoded {
    fn new(lesson: &Lesson, names: &Names) -> Self {
        let features = |seen: &Seen| {
            seen.features
                .iter()
                .filter_map(|name| names.features.get(name).map(|at| at * CLASSES))
                .collect()
        };
        let parties = |seen: &Seen| {
            let of = |list: &Vec<&'static str>| {
                list.iter()
                    .map(|name| names.party_start() + names.parties[name])
                    .collect()
            };
            seen.parties.iter().map(of).collect()
        };
        let joints = |seen: &Seen| {
            seen.joints
                .iter()
                .map(|name| names.joint_start() + names.joints[name] * PAIRS)
                .collect()
        };
        Self {
            features: lesson.seen.iter().map(features).collect(),
            parties: lesson.seen.iter().map(parties).collect(),
            joints: lesson.seen.iter().map(joints).collect(),
            labels: lesson.labels.clone(),
        }
    }

    fn lattice(&self, weights: &[f64]) -> Lattice {
        let count = self.labels.len();
        let mut states = vec![[0.0; STATES]; count];
        let mut pairs = vec![[0.0; PAIRS]; count];
        for at in 0..count {
            let mut classes = [0.0; CLASSES];
            for slot in &self.features[at] {
                for (class, sum) in classes.iter_mut().enumerate() {
                    *sum += weights[slot + class];
                }
            }
            for state in 0..STATES {
                states[at][state] = classes[class(state)]
                    + party(state).map_or(0.0, |party| {
                        self.parties[at][party]
                            .iter()
                            .map(|slot| weights[*slot])
                            .sum()
                    });
            }
            for slot in &self.joints[at] {
                for (which, sum) in pairs[at].iter_mut().enumerate() {
                    *sum += weights[slot + which];
                }
            }
        }
        Lattice { states, pairs }
    }

    /// Adds the negative logarithm of the labels' likelihood and its slope.
    fn add(&self, weights: &[f64], slope: &mut [f64]) -> f64 {
        let lattice = self.lattice(weights);
        let free = lattice.marginals(|_, _| true);
        let held =
            lattice.marginals(|at, state| self.labels[at].is_none_or(|label| label == state));
        for at in 0..self.labels.len() {
            let mut classes = [0.0; CLASSES];
            for state in 0..STATES {
                let excess = free.states[at][state] - held.states[at][state];
                classes[class(state)] += excess;
                if let Some(party) = party(state) {
                    for slot in &self.parties[at][party] {
                        slope[*slot] += excess;
                    }
                }
            }
            for slot in &self.features[at] {
                for (class, excess) in classes.iter().enumerate() {
                    slope[slot + class] += excess;
                }
            }
            if at == 0 {
                continue;
            }
            for slot in &self.joints[at] {
                for which in 0..PAIRS {
                    slope[slot + which] += free.pairs[at][which] - held.pairs[at][which];
                }
            }
        }
        free.total - held.total
    }
}

fn loss(lessons: &[Encoded], names: &Names, weights: &[f64]) -> (f64, Vec<f64>) {
    let mut slope = vec![0.0; weights.len()];
    let mut loss = 0.0;
    for lesson in lessons {
        loss += lesson.add(weights, &mut slope);
    }
    for ((weight, slope), pull) in weights.iter().zip(&mut slope).zip(names.pulls()) {
        loss += pull * weight * weight / 2.0;
        *slope += pull * weight;
    }
    (loss, slope)
}

fn dot(left: &[f64], right: &[f64]) -> f64 {
    left.iter()
        .zip(right)
        .map(|(left, right)| left * right)
        .sum()
}

/// Limited-memory BFGS with a step that is halved until it helps.
fn minimise(mut place: Vec<f64>, loss: impl Fn(&[f64]) -> (f64, Vec<f64>)) -> Vec<f64> {
    let (mut value, mut slope) = loss(&place);
    let mut steps: Vec<(Vec<f64>, Vec<f64>)> = Vec::new();
    for round in 0..ROUNDS {
        let mut way = slope.clone();
        let mut factors = Vec::new();
        for (moved, bent) in steps.iter().rev() {
            let factor = dot(moved, &way) / dot(moved, bent);
            way.iter_mut()
                .zip(bent)
                .for_each(|(way, bent)| *way -= factor * bent);
            factors.push(factor);
        }
        if let Some((moved, bent)) = steps.last() {
            let scale = dot(moved, bent) / dot(bent, bent);
            way.iter_mut().for_each(|way| *way *= scale);
        }
        for ((moved, bent), factor) in steps.iter().zip(factors.iter().rev()) {
            let back = factor - dot(bent, &way) / dot(moved, bent);
            way.iter_mut()
                .zip(moved)
                .for_each(|(way, moved)| *way += back * moved);
        }
        let steepness = dot(&way, &slope);
        let mut length = if round == 0 {
            1.0 / dot(&slope, &slope).sqrt().max(1.0)
        } else {
            1.0
        };
        let (next, next_value, next_slope) = loop {
            let next: Vec<f64> = place
                .iter()
                .zip(&way)
                .map(|(place, way)| place - length * way)
                .collect();
            let (next_value, next_slope) = loss(&next);
            if next_value <= value - 1e-4 * length * steepness || length < 1e-10 {
                break (next, next_value, next_slope);
            }
            length /= 2.0;
        };
        let moved: Vec<f64> = next
            .iter()
            .zip(&place)
            .map(|(next, place)| next - place)
            .collect();
        let bent: Vec<f64> = next_slope
            .iter()
            .zip(&slope)
            .map(|(next, slope)| next - slope)
            .collect();
        let gained = value - next_value;
        (place, value, slope) = (next, next_value, next_slope);
        if dot(&moved, &bent) > 1e-12 {
            steps.push((moved, bent));
            if steps.len() > MEMORY {
                steps.remove(0);
            }
        }
        if gained < 1e-4 * value.abs().max(1.0) * 0.1 {
            break;
        }
    }
    place
}

const _: () = assert!(pair(3, 4) == PAIRS - 1);
