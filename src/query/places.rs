//! Where the words that a query asks for stand in a passage: an exact matcher over
//! positions, the same for the index and for a text that is read.
//!
//! An occurrence of a connector is an occurrence of each of its sides, which share no
//! word. Its distance from another is that between the nearest of their words; it lies in
//! a sentence if all of it does, and before another if all of it does.

use std::cell::Cell;
use std::collections::BTreeSet;
use std::ops::ControlFlow;

use super::tree::{Query, Reach};
use super::{Field, Form};

/// How many steps one passage may cost before the search gives up and says so. A query of
/// two words costs a few steps for each occurrence.
const MOST_STEPS: u64 = 1_000_000;

/// Words that follow each other, by their positions in the passage, both included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Stretch {
    /// Position of the first word, from 0.
    pub first: u32,
    /// Position of the last.
    pub last: u32,
}

impl Stretch {
    const fn overlaps(self, other: Self) -> bool {
        self.first <= other.last && other.first <= self.last
    }

    /// How many words on the nearest end of the other is; 0 if they overlap.
    const fn gap(self, other: Self) -> u32 {
        if self.last < other.first {
            other.first - self.last
        } else {
            self.first.saturating_sub(other.last)
        }
    }
}

/// A word as it is compared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Slot {
    /// By its stem: the word as it was typed.
    Stem(String),
    /// By its form.
    Form(Form),
}

/// A word or phrase of a pattern.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Leaf {
    /// Where to look.
    pub field: Field,
    /// The words that follow each other; one at least.
    pub slots: Vec<Slot>,
}

/// A part of a query that has places in a passage.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pattern {
    /// The words and phrases, to which the tree refers by number.
    leaves: Vec<Leaf>,
    root: Node,
    /// How many occurrences it takes.
    count: u32,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Node {
    Leaf(usize),
    Any(Vec<Node>),
    Near {
        sides: Box<[Node; 2]>,
        reach: Reach,
        ordered: bool,
    },
    NotNear {
        sides: Box<[Node; 2]>,
        reach: Reach,
    },
    Within {
        leaves: Vec<usize>,
        distance: u32,
    },
}

/// A passage as the matcher sees it.
#[derive(Debug, Clone, Copy)]
pub struct Places<'a> {
    /// Where each leaf occurs, in order.
    pub leaves: &'a [Vec<Stretch>],
    /// The positions at which sentences begin, save the first, in order.
    pub sentences: &'a [u32],
}

/// The matcher gave up: the query's words stand so often in a passage that it would take
/// too long to try them all.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TooHeavy;

/// What of the passage must pass between one stretch and the next for them to be sought.
#[derive(Clone, Copy)]
struct Window {
    /// Every word lies in these positions.
    inside: (u32, u32),
    /// Some word of the next stretch lies in these.
    touch: (u32, u32),
}

const ANYWHERE: (u32, u32) = (0, u32::MAX);

/// Leaves with the stretches that stand for them.
type Chosen = Vec<(usize, Stretch)>;

type Then<'f> = &'f mut dyn FnMut(&mut Chosen) -> ControlFlow<()>;

impl Pattern {
    /// The pattern of a query that has places, or counts such.
    #[must_use]
    pub fn of(query: &Query) -> Option<Self> {
        let (what, count) = match query {
            Query::AtLeast { count, what } => (what.as_ref(), *count),
            other => (other, 1),
        };
        let mut leaves = Vec::new();
        let root = node(what, &mut leaves)?;
        Some(Self {
            leaves,
            root,
            count,
        })
    }

    /// The words and phrases whose places are wanted.
    #[must_use]
    pub fn leaves(&self) -> &[Leaf] {
        &self.leaves
    }

    /// Whether the passage holds it.
    ///
    /// # Errors
    /// If it would take too long to say.
    pub fn holds(&self, places: Places<'_>) -> Result<bool, TooHeavy> {
        let search = Search::new(places);
        if self.count > 1 {
            return Ok(search.count(&self.root)? >= self.count as usize);
        }
        search.exists(&self.root)
    }

    /// The stretches that take part in a match, in order, each once. Empty if the
    /// passage does not hold the pattern.
    ///
    /// # Errors
    /// If it would take too long to say.
    pub fn marks(&self, places: Places<'_>) -> Result<Vec<Stretch>, TooHeavy> {
        let mut taking_part = BTreeSet::new();
        if !self.holds(places)? {
            return Ok(Vec::new());
        }
        // All searches share one allowance of steps.
        let mut search = Search::new(places);
        for (leaf, stretches) in places.leaves.iter().enumerate() {
            for stretch in stretches {
                if taking_part.contains(&(leaf, *stretch)) {
                    continue;
                }
                search.pin = Some((leaf, *stretch));
                taking_part.extend(search.first_match(&self.root)?.unwrap_or_default());
            }
        }
        let marks: BTreeSet<Stretch> = taking_part
            .into_iter()
            .map(|(_, stretch)| stretch)
            .collect();
        Ok(marks.into_iter().collect())
    }
}

fn node(query: &Query, leaves: &mut Vec<Leaf>) -> Option<Node> {
    let mut leaf = |field: Field, slots: Vec<Slot>| {
        leaves.push(Leaf { field, slots });
        leaves.len() - 1
    };
    Some(match query {
        // Only the passage's own words have stems in the index.
        Query::Word {
            field: Field::Text,
            word,
        } => Node::Leaf(leaf(Field::Text, vec![Slot::Stem(word.clone())])),
        Query::Word { field, word } => {
            Node::Leaf(leaf(*field, vec![Slot::Form(Form::Exact(word.clone()))]))
        }
        Query::Phrase { field, words } => Node::Leaf(leaf(
            *field,
            words
                .iter()
                .map(|word| Slot::Form(Form::Exact(word.clone())))
                .collect(),
        )),
        Query::Forms { field, forms } => Node::Leaf(leaf(
            *field,
            forms.iter().cloned().map(Slot::Form).collect(),
        )),
        Query::Within { forms, distance } => {
            let mut chosen: Vec<usize> = Vec::new();
            for (index, form) in forms.iter().enumerate() {
                // A word that is asked for twice is one leaf, so that its two places can be put in order.
                let before = forms[..index]
                    .iter()
                    .position(|other| other == form)
                    .map(|at| chosen[at]);
                chosen.push(
                    before.unwrap_or_else(|| leaf(Field::Text, vec![Slot::Form(form.clone())])),
                );
            }
            Node::Within {
                leaves: chosen,
                distance: *distance,
            }
        }
        Query::Near {
            sides,
            reach,
            ordered,
        } => Node::Near {
            sides: Box::new([node(&sides[0], leaves)?, node(&sides[1], leaves)?]),
            reach: *reach,
            ordered: *ordered,
        },
        Query::NotNear { sides, reach } => Node::NotNear {
            sides: Box::new([node(&sides[0], leaves)?, node(&sides[1], leaves)?]),
            reach: *reach,
        },
        Query::Or(parts) => Node::Any(
            parts
                .iter()
                .map(|part| node(part, leaves))
                .collect::<Option<_>>()?,
        ),
        _ => return None,
    })
}

/// One search in one passage.
struct Search<'a> {
    places: Places<'a>,
    /// A leaf that must be chosen, and the only stretch that it may have.
    pin: Option<(usize, Stretch)>,
    steps: Cell<u64>,
}

impl<'a> Search<'a> {
    const fn new(places: Places<'a>) -> Self {
        Self {
            places,
            pin: None,
            steps: Cell::new(0),
        }
    }

    fn exists(&self, root: &Node) -> Result<bool, TooHeavy> {
        Ok(self.first_match(root)?.is_some())
    }

    /// The first occurrence that is found, with the pinned stretch if there is one.
    fn first_match(&self, root: &Node) -> Result<Option<Chosen>, TooHeavy> {
        let window = Window {
            inside: ANYWHERE,
            touch: ANYWHERE,
        };
        let mut found = None;
        let _ = self.each(root, window, &mut Vec::new(), &mut |chosen| {
            if self.pin.is_some_and(|pin| !chosen.contains(&pin)) {
                return ControlFlow::Continue(());
            }
            found = Some(chosen.clone());
            ControlFlow::Break(())
        });
        if found.is_none() && self.exhausted() {
            Err(TooHeavy)
        } else {
            Ok(found)
        }
    }

    /// How many occurrences there are of which none overlaps another, taken from their
    /// first word to their last: as many as can be.
    fn count(&self, root: &Node) -> Result<usize, TooHeavy> {
        let window = Window {
            inside: ANYWHERE,
            touch: ANYWHERE,
        };
        let mut whole = Vec::new();
        let _ = self.each(root, window, &mut Vec::new(), &mut |chosen| {
            whole.push(Stretch {
                first: first(chosen),
                last: last(chosen),
            });
            ControlFlow::Continue(())
        });
        if self.exhausted() {
            return Err(TooHeavy);
        }
        whole.sort_unstable_by_key(|stretch| (stretch.last, stretch.first));
        let mut count = 0;
        let mut free = 0;
        for stretch in whole {
            if stretch.first >= free {
                count += 1;
                free = stretch.last + 1;
            }
        }
        Ok(count)
    }

    fn exhausted(&self) -> bool {
        self.steps.get() >= MOST_STEPS
    }

    fn step(&self) -> ControlFlow<()> {
        self.steps.set(self.steps.get() + 1);
        if self.exhausted() {
            ControlFlow::Break(())
        } else {
            ControlFlow::Continue(())
        }
    }

    /// Puts every occurrence of `node` on top of `chosen`, one after the other, and goes
    /// on with `then`.
    fn each(
        &self,
        node: &Node,
        window: Window,
        chosen: &mut Chosen,
        then: Then<'_>,
    ) -> ControlFlow<()> {
        match node {
            Node::Leaf(leaf) => self.each_stretch(*leaf, window, chosen, then),
            Node::Any(nodes) => {
                for node in nodes {
                    self.each(node, window, chosen, then)?;
                }
                ControlFlow::Continue(())
            }
            Node::Near {
                sides,
                reach,
                ordered,
            } => self.each_near(sides, *reach, *ordered, window, chosen, then),
            Node::NotNear { sides, reach } => {
                let base = chosen.len();
                self.each(&sides[0], window, chosen, &mut |chosen| {
                    if self.has_near(&chosen[base..], &sides[1], *reach) {
                        ControlFlow::Continue(())
                    } else {
                        then(chosen)
                    }
                })
            }
            Node::Within { leaves, distance } => {
                let base = chosen.len();
                self.each_within(leaves, *distance, window.inside, base, chosen, then)
            }
        }
    }

    fn each_stretch(
        &self,
        leaf: usize,
        window: Window,
        chosen: &mut Chosen,
        then: Then<'_>,
    ) -> ControlFlow<()> {
        let stretches = self.places.leaves.get(leaf).map_or(&[][..], Vec::as_slice);
        let from = window.inside.0;
        // All stretches of a leaf are of one length: those that begin earlier end earlier.
        let start = stretches
            .partition_point(|stretch| stretch.first < from || stretch.last < window.touch.0);
        for stretch in &stretches[start..] {
            if stretch.last > window.inside.1 || stretch.first > window.touch.1 {
                break;
            }
            self.step()?;
            if self
                .pin
                .is_some_and(|(pinned, only)| pinned == leaf && only != *stretch)
            {
                continue;
            }
            chosen.push((leaf, *stretch));
            let flow = then(chosen);
            chosen.pop();
            flow?;
        }
        ControlFlow::Continue(())
    }

    fn each_near(
        &self,
        sides: &[Node; 2],
        reach: Reach,
        ordered: bool,
        window: Window,
        chosen: &mut Chosen,
        then: Then<'_>,
    ) -> ControlFlow<()> {
        let base = chosen.len();
        let outer = Window {
            inside: window.inside,
            touch: ANYWHERE,
        };
        self.each(&sides[0], outer, chosen, &mut |chosen| {
            let middle = chosen.len();
            let Some(inner) =
                self.window(&chosen[base..], reach, ordered, window.inside, &sides[1])
            else {
                return ControlFlow::Continue(());
            };
            self.each(&sides[1], inner, chosen, &mut |chosen| {
                let (left, right) = chosen[base..].split_at(middle - base);
                if self.are_near(left, right, reach, ordered) {
                    then(chosen)
                } else {
                    ControlFlow::Continue(())
                }
            })
        })
    }

    /// Where the other side can lie, if anywhere.
    fn window(
        &self,
        left: &[(usize, Stretch)],
        reach: Reach,
        ordered: bool,
        inside: (u32, u32),
        right: &Node,
    ) -> Option<Window> {
        let (first, last) = (first(left), last(left));
        let mut window = Window {
            inside,
            touch: ANYWHERE,
        };
        if ordered {
            window.inside.0 = window.inside.0.max(last.saturating_add(1));
        }
        match reach {
            Reach::Words(distance) => {
                // Of a connector on the other side, only some part must be so near.
                if is_simple(right) {
                    let from = if ordered {
                        last
                    } else {
                        first.saturating_sub(distance)
                    };
                    window.touch = (from, last.saturating_add(distance));
                }
            }
            Reach::Sentence => {
                let (begin, end) = self.sentence(first);
                if last > end {
                    return None;
                }
                window.inside = (window.inside.0.max(begin), window.inside.1.min(end));
            }
            Reach::Paragraph => {}
        }
        Some(window)
    }

    /// The first and last position of the sentence that holds `position`.
    fn sentence(&self, position: u32) -> (u32, u32) {
        let starts = self.places.sentences;
        let next = starts.partition_point(|start| *start <= position);
        let begin = next.checked_sub(1).map_or(0, |at| starts[at]);
        let end = starts.get(next).map_or(u32::MAX, |start| start - 1);
        (begin, end)
    }

    fn are_near(
        &self,
        left: &[(usize, Stretch)],
        right: &[(usize, Stretch)],
        reach: Reach,
        ordered: bool,
    ) -> bool {
        let mut nearest = u32::MAX;
        for (_, a) in left {
            for (_, b) in right {
                if a.overlaps(*b) {
                    return false;
                }
                nearest = nearest.min(a.gap(*b));
            }
        }
        if ordered && last(left) >= first(right) {
            return false;
        }
        match reach {
            Reach::Words(distance) => nearest <= distance,
            Reach::Sentence => {
                let end = self.sentence(first(left).min(first(right))).1;
                last(left).max(last(right)) <= end
            }
            Reach::Paragraph => true,
        }
    }

    /// Whether some occurrence of `other` is near what was chosen.
    fn has_near(&self, left: &[(usize, Stretch)], other: &Node, reach: Reach) -> bool {
        let Some(window) = self.window(left, reach, false, ANYWHERE, other) else {
            return false;
        };
        // What is kept away takes no part in the match, so it is never pinned.
        let search = Search {
            pin: None,
            steps: Cell::new(self.steps.get()),
            ..*self
        };
        let mut near = false;
        let _ = search.each(other, window, &mut Vec::new(), &mut |right| {
            near = self.are_near(left, right, reach, false);
            if near {
                ControlFlow::Break(())
            } else {
                ControlFlow::Continue(())
            }
        });
        self.steps.set(search.steps.get());
        near
    }

    fn each_within(
        &self,
        leaves: &[usize],
        distance: u32,
        inside: (u32, u32),
        base: usize,
        chosen: &mut Chosen,
        then: Then<'_>,
    ) -> ControlFlow<()> {
        let Some((leaf, rest)) = leaves.split_first() else {
            return then(chosen);
        };
        let taken = &chosen[base..];
        let mut window = Window {
            inside,
            touch: ANYWHERE,
        };
        if !taken.is_empty() {
            window.touch = (
                last(taken).saturating_sub(distance),
                first(taken).saturating_add(distance),
            );
        }
        // Of two equal words, the one asked for first stands first: the other order is no other match.
        if let Some((_, before)) = taken.iter().rev().find(|(other, _)| other == leaf) {
            window.inside.0 = window.inside.0.max(before.last + 1);
        }
        self.each_any(*leaf, window, chosen, &mut |chosen| {
            let (_, newest) = chosen[chosen.len() - 1];
            if chosen[base..chosen.len() - 1]
                .iter()
                .any(|(_, other)| other.overlaps(newest))
            {
                return ControlFlow::Continue(());
            }
            self.each_within(rest, distance, inside, base, chosen, then)
        })
    }

    /// Like [`Self::each_stretch`], where a leaf may be chosen more than once: a pin then
    /// asks only that one of them is the pinned stretch, which the end of the search tests.
    fn each_any(
        &self,
        leaf: usize,
        window: Window,
        chosen: &mut Chosen,
        then: Then<'_>,
    ) -> ControlFlow<()> {
        let search = Search {
            pin: None,
            steps: Cell::new(self.steps.get()),
            ..*self
        };
        let flow = search.each_stretch(leaf, window, chosen, &mut |chosen| {
            self.step()?;
            then(chosen)
        });
        self.steps.set(self.steps.get().max(search.steps.get()));
        flow
    }
}

fn first(chosen: &[(usize, Stretch)]) -> u32 {
    chosen
        .iter()
        .map(|(_, stretch)| stretch.first)
        .min()
        .unwrap_or(0)
}

fn last(chosen: &[(usize, Stretch)]) -> u32 {
    chosen
        .iter()
        .map(|(_, stretch)| stretch.last)
        .max()
        .unwrap_or(0)
}

/// Whether every occurrence is one stretch.
fn is_simple(node: &Node) -> bool {
    match node {
        Node::Leaf(_) => true,
        Node::Any(nodes) => nodes.iter().all(is_simple),
        _ => false,
    }
}
