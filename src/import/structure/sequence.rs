//! Which of the numbers in a document are its own paragraphs' numbers.
//!
//! A judgment quotes lists, affidavits and other judgments, whose numbers look like
//! its own; and its own may restart, repeat, skip or be mistyped. No number can be
//! judged alone. So every number is read in one of two ways, as the document's own or
//! as one inside a paragraph, each reading has a cost (roughly: how rarely a court
//! writes so), and the cheapest reading of all numbers together is taken. The search
//! is exact but for [`WINDOW`].

use super::number::{Number, Style};

/// How many numbers in a row may be read as standing inside a paragraph. Bounds the time of
/// the search; the longest list in the judgments seen has 96 items.
const WINDOW: usize = 400;

/// What it costs to read a number that is surely quoted as the document's own.
const QUOTED: f32 = 4.0;

/// A number that a block begins with, and what is known of its surroundings.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Candidate {
    /// The number.
    pub number: Number,
    /// The format itself says that it is the number of a paragraph of the document's own text.
    pub trusted: bool,
    /// The format marks it as a number.
    pub marked: bool,
    /// Inside words quoted from elsewhere: 0 surely not, 1 surely.
    pub quoted: f32,
    /// Which opened quotation mark makes it quoted, if one does. Numbers that share one are
    /// quoted together or not at all.
    pub quote: Option<usize>,
    /// The block before it is a heading, or there is none.
    pub after_heading: bool,
    /// The block before it announces a list or a quotation.
    pub announced: bool,
    /// Its left edge is further in than that of most numbers of the document.
    pub indented: bool,
    /// An item of a list, by the format; how deep.
    pub item: u8,
    /// The words after it begin like a sentence.
    pub sentence: bool,
    /// It looks like a numbered heading rather than a paragraph.
    pub heading_like: bool,
    /// No text stands before it: there is no paragraph that it could stand in.
    pub opening: bool,
    /// The index of its block.
    pub block: usize,
}

/// Costs. Units: about one for each step that makes a reading unusual.
mod cost {
    /// A reading that cannot be.
    pub const NEVER: f32 = 1.0e6;
    /// The next number is missing; for each further one that is missing.
    pub const GAP: f32 = 2.5;
    pub const GAP_MORE: f32 = 0.4;
    /// More than ten are missing.
    pub const LEAP: f32 = 7.0;
    /// The number of the paragraph before comes again.
    pub const REPEAT: f32 = 3.5;
    /// A number lower than the one before.
    pub const BACK: f32 = 5.0;
    /// Numbers begin again from 1.
    pub const RESTART: f32 = 6.0;
    /// The way in which numbers are set changes.
    pub const STYLE: f32 = 2.0;
    /// What a heading directly before takes off any of these.
    pub const HEADED: f32 = -1.5;
    /// A list inside a paragraph begins; so announced; so quoted.
    pub const LIST: f32 = 3.0;
    pub const LIST_ANNOUNCED: f32 = 1.0;
    pub const LIST_QUOTED: f32 = 0.5;
    /// Numbers inside a paragraph that do not begin with 1; so announced; so quoted.
    pub const EXCERPT: f32 = 6.0;
    pub const EXCERPT_ANNOUNCED: f32 = 2.5;
    pub const EXCERPT_QUOTED: f32 = 1.0;
    /// A list inside a paragraph goes on.
    pub const LIST_NEXT: f32 = 0.05;
    /// So too, where the format numbers it as it does paragraphs.
    pub const LIST_NEXT_MARKED: f32 = 0.2;
    /// The first number inside a paragraph is the very one that the next paragraph should have.
    pub const EXPECTED: f32 = 4.0;
    /// The numbers inside a paragraph, which nothing announces, begin a little below its own and count
    /// on past it, as a court's do that has slipped back.
    pub const SLIP: f32 = 3.0;
    /// A heading directly before a number inside a paragraph.
    pub const LIST_HEADED: f32 = 4.0;
    /// A number inside a paragraph where none has begun.
    pub const LIST_ALONE: f32 = 4.0;
}

/// For each candidate, whether its number is the document's own. `body` is the
/// index of the text's first block, `end` that of the block after the last.
pub(super) fn choose(candidates: &[Candidate], body: usize, end: usize) -> Vec<bool> {
    let count = candidates.len();
    let inner = Inner::new(candidates);
    let usual = usual_styles(candidates);
    let passed = Passed::new(candidates);
    // For each candidate: the least cost of all readings up to it in which it is the
    // document's own, and the candidate before it in that reading.
    let mut best: Vec<(f32, Option<usize>)> = Vec::with_capacity(count);
    for (at, candidate) in candidates.iter().enumerate() {
        let own = own_cost(candidate, &usual);
        let mut found = (
            inner.cost(0, at) + first_cost(candidates, at, body) + own,
            None,
        );
        for before in at.saturating_sub(WINDOW + 1)..at {
            let cost = best[before].0
                + inner.cost(before + 1, at)
                + passed.cost(candidates, before, at)
                + step_cost(&candidates[before], candidate)
                + own
                - shared_quote(&candidates[before], candidate);
            if cost < found.0 {
                found = (cost, Some(before));
            }
        }
        best.push(found);
    }
    trace(&best, &inner, candidates, &passed, end)
}

/// What it costs to read no number as the document's own: little where numbers are few among
/// the blocks, much where nearly every block from the first on has one.
fn unnumbered(candidates: &[Candidate], end: usize) -> f32 {
    /// A plain list has fewer items.
    const FEWEST: usize = 8;
    /// The cost where every block has a number.
    const MOST: f32 = 16.0;
    let Some(first) = candidates
        .iter()
        .find(|one| one.quoted < 0.5 && one.item == 0)
    else {
        return 0.0;
    };
    let outer = candidates
        .iter()
        .filter(|one| one.quoted < 0.5 && one.item == 0)
        .count();
    if outer < FEWEST {
        return 0.0;
    }
    let share = outer as f32 / (end - first.block).max(1) as f32;
    MOST * (share - 0.25).max(0.0)
}

/// Goes back from the cheapest end.
fn trace(
    best: &[(f32, Option<usize>)],
    inner: &Inner,
    candidates: &[Candidate],
    passed: &Passed,
    end: usize,
) -> Vec<bool> {
    let count = candidates.len();
    /// Blocks after the last number that mean nothing: orders, signatures.
    const TAIL: usize = 25;
    let mut chosen = vec![false; count];
    let mut least = inner.cost(0, count) + unnumbered(candidates, end);
    let mut at = None;
    for (index, (cost, _)) in best.iter().enumerate() {
        let rest = inner.cost(index + 1, count) + passed.cost(candidates, index, count);
        // An unnumbered judgment may hold one plain list: long text after it tells.
        let tail = (end - candidates[index].block).saturating_sub(TAIL).min(40) as f32;
        let total = cost
            + rest
            + if candidates[index].trusted {
                0.0
            } else {
                0.15 * tail
            };
        if total < least {
            (least, at) = (total, Some(index));
        }
    }
    while let Some(index) = at {
        chosen[index] = true;
        at = best[index].1;
    }
    chosen
}

/// What it costs to read runs of numbers as standing inside a paragraph.
struct Inner {
    /// The cost of each as the first of a run.
    start: Vec<f32>,
    /// Sums of the costs of each as a later one of a run, up to and without it.
    sums: Vec<f64>,
}

impl Inner {
    fn new(candidates: &[Candidate]) -> Self {
        let start: Vec<f32> = candidates.iter().map(inner_start).collect();
        let mut sums = vec![0.0];
        for (at, candidate) in candidates.iter().enumerate() {
            let next = at > 0
                && candidate.number.value == candidates[at - 1].number.value + 1
                && candidate.number.style == candidates[at - 1].number.style;
            let cost = match next {
                true if candidate.trusted => cost::NEVER,
                true if candidate.after_heading && candidate.quoted < 0.5 => cost::LIST_HEADED,
                true if candidate.marked && candidate.item == 0 && candidate.quoted < 0.3 => {
                    cost::LIST_NEXT_MARKED
                }
                true => cost::LIST_NEXT,
                false => start[at],
            };
            sums.push(sums[at] + f64::from(cost));
        }
        Self { start, sums }
    }

    /// The cost of reading `from..to` so.
    fn cost(&self, from: usize, to: usize) -> f32 {
        if from >= to {
            return 0.0;
        }
        self.start[from] + (self.sums[to] - self.sums[from + 1]) as f32
    }
}

fn inner_start(candidate: &Candidate) -> f32 {
    if candidate.trusted {
        return cost::NEVER;
    }
    let (plain, announced, quoted) = if candidate.number.value == 1 {
        (cost::LIST, cost::LIST_ANNOUNCED, cost::LIST_QUOTED)
    } else {
        (cost::EXCERPT, cost::EXCERPT_ANNOUNCED, cost::EXCERPT_QUOTED)
    };
    let base = if candidate.announced {
        announced
    } else {
        plain
    };
    let mut cost = base + candidate.quoted * (quoted - base).min(0.0);
    if candidate.after_heading && candidate.quoted < 0.5 {
        cost += cost::LIST_HEADED;
    }
    if candidate.opening && candidate.marked && candidate.item == 0 {
        cost += cost::LIST_ALONE;
    }
    if candidate.number.style == Style::Bare && !candidate.marked || candidate.heading_like {
        // As likely no number at all.
        cost = cost.min(1.5);
    }
    if candidate.marked && candidate.item == 0 {
        cost += 1.0;
    }
    cost -= f32::from(u8::from(candidate.indented)) * 1.5;
    cost -= f32::from(u8::from(!candidate.sentence));
    cost -= f32::from(candidate.item.min(2));
    cost.max(0.1)
}

/// What it costs to read a number as the document's own, whatever comes before.
fn own_cost(candidate: &Candidate, usual: &[Style]) -> f32 {
    if candidate.trusted {
        return 0.0;
    }
    let mut cost = QUOTED * candidate.quoted;
    if candidate.indented && !candidate.opening {
        cost += 2.5;
    }
    if candidate.announced {
        cost += 1.5;
    }
    if !candidate.sentence {
        cost += 2.0;
    }
    if candidate.heading_like {
        cost += 3.0;
    }
    if !usual.is_empty() && !usual.contains(&candidate.number.style) {
        cost += 1.0;
    }
    cost + match candidate.item {
        0 => 0.0,
        1 => 0.7,
        _ => 6.0,
    }
}

/// What [`own_cost`] counted for an open quotation mark that the number before, read as the
/// document's own, has already shown to be closed or forgotten.
fn shared_quote(before: &Candidate, candidate: &Candidate) -> f32 {
    if candidate.quote.is_some() && before.quote == candidate.quote && !candidate.trusted {
        QUOTED * candidate.quoted
    } else {
        0.0
    }
}

/// What it costs to begin with that candidate.
fn first_cost(candidates: &[Candidate], at: usize, body: usize) -> f32 {
    /// Unnumbered blocks before the first number that mean nothing: counsel, a summary.
    const OPENING: usize = 4;
    let value = candidates[at].number.value;
    let skipped = 0.4 * (value - 1).min(10) as f32 + if value > 1 { 1.0 } else { 0.0 };
    let blocks = candidates[at].block - body;
    if candidates[at].trusted {
        0.0
    } else {
        skipped + 0.4 * (blocks.saturating_sub(OPENING).min(20)) as f32
    }
}

/// What it costs that one number of the document's own follows another.
fn step_cost(before: &Candidate, candidate: &Candidate) -> f32 {
    let (last, next) = (&before.number, &candidate.number);
    let order = match (last.suffix, next.suffix) {
        (None, Some('A')) if last.value == next.value => 0.8,
        (Some(a), Some(b)) if last.value == next.value && u32::from(b) == u32::from(a) + 1 => 0.3,
        _ => plain_step(last.value, next.value),
    };
    let style = if last.style == next.style {
        0.0
    } else {
        cost::STYLE
    };
    let headed = if candidate.after_heading && order > 1.0 {
        cost::HEADED
    } else {
        0.0
    };
    (order + style + headed).max(0.0)
}

fn plain_step(last: u32, next: u32) -> f32 {
    match next {
        _ if next == last + 1 => 0.0,
        _ if next == last => cost::REPEAT,
        1 => cost::RESTART,
        _ if next < last => cost::BACK,
        _ if next - last <= 11 => cost::GAP + cost::GAP_MORE * (next - last - 2) as f32,
        _ => cost::LEAP,
    }
}

/// What it costs on top to read the numbers right after one of the document's own as standing inside
/// that paragraph: numbers inside seldom happen to be the next paragraph's, or to lead up to it.
struct Passed {
    /// The last number of the run, counted one by one, that each candidate stands in.
    reach: Vec<u32>,
    /// For each candidate, the first further on that has the next number and goes on from none inside.
    resumed: Vec<Option<usize>>,
}

impl Passed {
    fn new(candidates: &[Candidate]) -> Self {
        let value = |at: usize| candidates[at].number.value;
        let goes_on = |at: usize| at > 0 && value(at) == value(at - 1) + 1;
        let mut reach: Vec<u32> = (0..candidates.len()).map(value).collect();
        for at in (1..candidates.len()).rev() {
            if goes_on(at) {
                reach[at - 1] = reach[at];
            }
        }
        let mut resumed = vec![None; candidates.len()];
        // From behind, the nearest candidate with each number that goes on from none.
        let mut nearest = std::collections::BTreeMap::new();
        for at in (0..candidates.len()).rev() {
            resumed[at] = nearest.get(&(value(at) + 1)).copied();
            if !goes_on(at) {
                nearest.insert(value(at), at);
            }
        }
        Self { reach, resumed }
    }

    /// The cost of reading all between `last` and `to` so.
    fn cost(&self, candidates: &[Candidate], last: usize, to: usize) -> f32 {
        /// How many paragraphs a court slips back at the most.
        const BACK: u32 = 4;
        if last + 1 >= to {
            return 0.0;
        }
        let (before, next) = (&candidates[last], &candidates[last + 1]);
        let value = before.number.value;
        if next.number.value == value + 1 && next.item <= before.item && next.quoted < 2.0 {
            return cost::EXPECTED;
        }
        // "5. It was held: “1. … 2. … 6. …", whose quotation nobody closed.
        let resumed = self.resumed[last].filter(|at| *at < to).is_some_and(|at| {
            let one = &candidates[at];
            one.quote.is_some()
                && one.item <= before.item
                && one.number.style == before.number.style
                && !(one.announced || one.indented)
        });
        if resumed {
            return cost::EXPECTED;
        }
        let slipped = (value.saturating_sub(BACK).max(2)..=value).contains(&next.number.value)
            && self.reach[last + 1] > value
            && next.number.style == before.number.style
            && next.item == before.item
            && !(next.announced || next.indented)
            && next.quoted < 0.3;
        if slipped { cost::SLIP } else { 0.0 }
    }
}

/// The style of most numbers, where most share one, and those in which a long run is set: a
/// second list of the word processor goes on where the first ended, in a style of its own.
fn usual_styles(candidates: &[Candidate]) -> Vec<Style> {
    /// Lists inside paragraphs are seldom so long.
    const LONG_RUN: usize = 15;
    let mut counts = std::collections::BTreeMap::new();
    for candidate in candidates.iter().filter(|candidate| candidate.quoted < 0.5) {
        *counts.entry(candidate.number.style).or_insert(0_usize) += 1;
    }
    let Some((style, count)) = counts.into_iter().max_by_key(|(_, count)| *count) else {
        return Vec::new();
    };
    if count * 2 <= candidates.len() {
        return Vec::new();
    }
    let mut usual = vec![style];
    let mut run = 1;
    for pair in candidates.windows(2) {
        let (last, next) = (&pair[0].number, &pair[1].number);
        run = if next.value == last.value + 1 && next.style == last.style {
            run + 1
        } else {
            1
        };
        if run == LONG_RUN && !usual.contains(&next.style) {
            usual.push(next.style);
        }
    }
    usual
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `:` announces what follows it, `#` is a heading, `"` opens a quotation that the next
    /// word alone stands in; numbers are numbers.
    fn chosen(run: &str) -> String {
        let mut candidates = Vec::new();
        let (mut heading, mut announced, mut quoted) = (true, false, false);
        for word in run.split(' ') {
            match word {
                "#" => heading = true,
                ":" => announced = true,
                "\"" => quoted = true,
                word => {
                    candidates.push(Candidate {
                        number: Number::alone(word).expect(word),
                        trusted: false,
                        marked: false,
                        quoted: f32::from(u8::from(quoted)),
                        quote: None,
                        after_heading: heading,
                        announced,
                        indented: false,
                        item: 0,
                        sentence: true,
                        heading_like: false,
                        opening: false,
                        block: candidates.len(),
                    });
                    (heading, announced, quoted) = (false, false, false);
                }
            }
        }
        let own = choose(&candidates, 0, candidates.len());
        let mut own = own.into_iter();
        run.split(' ')
            .filter(|word| !matches!(*word, "#" | ":" | "\""))
            .filter(|_| own.next() == Some(true))
            .collect::<Vec<_>>()
            .join(" ")
    }

    #[test]
    fn lists_inside_paragraphs_are_not_paragraphs() {
        assert_eq!(
            chosen("1. 2. 3. : 1. 2. 3. 4. 5. 6. 7. 8. 4. 5."),
            "1. 2. 3. 4. 5."
        );
        assert_eq!(chosen("1. 2. : 1. 2. 3. 3. 4."), "1. 2. 3. 4.");
        assert_eq!(chosen("1. 2. 3. 4. 5. : 1. 2. 3."), "1. 2. 3. 4. 5.");
        assert_eq!(
            chosen("1. : 1. 2. 2. 3. : 1. 2. 3. 4. 5. 4. 5."),
            "1. 2. 3. 4. 5."
        );
    }

    #[test]
    fn quoted_judgments_are_not_paragraphs() {
        assert_eq!(
            chosen("11. 12. : \" 45. 46. 47. 13. 14."),
            "11. 12. 13. 14."
        );
        assert_eq!(chosen("1. 2. 3. : \" 4. 4. 5."), "1. 2. 3. 4. 5.");
        assert_eq!(chosen("18. 19. : (44) 20. 21."), "18. 19. 20. 21.");
        // Two paragraphs of another judgment, though nothing announces them.
        assert_eq!(chosen("27. 28. 25. 26. 27. 29."), "27. 28. 29.");
        assert_eq!(chosen("38. 39. : 38. 39. 40."), "38. 39. 40.");
    }

    #[test]
    fn mistyped_and_missing_numbers_stay() {
        assert_eq!(
            chosen("1. 2. 3. # 4. 5. 6. # 4. # 8. 9. 12. 13."),
            "1. 2. 3. 4. 5. 6. 4. 8. 9. 12. 13."
        );
        assert_eq!(
            chosen("15. 16. # 17. 18. # 17. # 19."),
            "15. 16. 17. 18. 17. 19."
        );
        assert_eq!(
            chosen("36. 37. 38. 39. 37. 38. 39. 40. 40."),
            "36. 37. 38. 39. 37. 38. 39. 40. 40."
        );
        assert_eq!(chosen("1. 2. 3. 5. 6."), "1. 2. 3. 5. 6.");
        assert_eq!(chosen("2. 3. 4."), "2. 3. 4.");
    }

    #[test]
    fn a_second_opinion_counts_anew() {
        assert_eq!(
            chosen("1. 2. 3. 4. # 1. 2. 3. 4. 5. 6."),
            "1. 2. 3. 4. 1. 2. 3. 4. 5. 6."
        );
    }

    #[test]
    fn lettered_paragraphs_follow_their_number() {
        assert_eq!(chosen("11. 12. 12A. 12B. 13."), "11. 12. 12A. 12B. 13.");
    }

    #[test]
    fn many_numbers_take_little_time() {
        let run: Vec<String> = (0..20_000).map(|n| format!("{}.", n % 1_500 + 1)).collect();
        assert_eq!(chosen(&run.join(" ")).split(' ').count(), 20_000);
    }
}
